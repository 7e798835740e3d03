"""What is told again and not asked: the stretches ตามที่ … นั้น."""

from __future__ import annotations

import re

from thaidoc.reading.times.cues import CLOSERS, Cues

_OPENER = re.compile(
    "(?:ตาม(?:ที่?|หนังสือ|มติ|คำสั่?ง|ประกาศ|บันทึก|อ้?างถึง|ความ *+ใน|โทรสาร|วิทยุ|ข้?อ *+สั่?ง|สัญญา|โครงการ| )|อนุสนธิ)"
)
# Openers that can be no mere "as": they stand for themselves wherever they are.
_SURE_OPENER = re.compile("ตาม *+(?:หนังสือ|โทรสาร|คำสั่?ง|วิทยุ|บันทึก|ประกาศ)? *+(?:ที่? *+)?อ้?างถึง|อนุสนธิ")
_NO_CLOSER = (
    "ดัง", "เท่า", "เทา", "ทั้ง", "ทัง", "ฉะ", "วัน", "เดือน", "ปี", "ผู้", "ราย", "การ", "เช่น", "คน", "ครั้ง", "เวลา",
    "ขณะ", "แห่ง", "จาก", "เหล่า",
)  # fmt: skip
# Words that begin the part of a letter in which it speaks for itself.
_TURN = re.compile("บัด(?<![ก-๎]บัด)นี้?|ใน(?<![ก-๎]ใน) *+การ *+นี้?")
_LONGEST = 3000  # code points of a clause ตามที่ … นั้น; the longest seen in real letters is 1100


def reported(flat: str, start: int, end: int, found: Cues) -> tuple[tuple[int, int], ...]:
    """The stretches ตามที่ … นั้น: what is told again, not asked.

    An opener counts at the body's start, behind another such clause, or behind two blanks (a new line or
    paragraph); elsewhere ตามที่ is a mere *as*. The clause runs to the next นั้น (or แจ้งแล้ว) before a blank.
    """
    out: list[tuple[int, int]] = []
    low = start
    for at, stop in _closers(flat, start, found):
        if at < low:
            continue
        opener = _first_opener(flat, start, low, at)
        if opener >= 0:
            out.append((opener, stop))
        low = stop
    return tuple(out)


# Where an order begins to order; what stands before it says why.
_ORDERS = re.compile("จึง *+(?:ขอ *+)?(?:มี *+คำ *+สั่ง|แต่ง *+ตั้ง|ให้|ออก *+คำ|มอบ|กำหนด|อนุ|สั่ง|ยก *+เลิก|แก้ไข|เห็น *+ควร)")


def with_preamble(flat: str, start: int, end: int, found: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """*found*, with the preamble of an order before it: ด้วยจังหวัดให้อำเภอจัดตั้งศูนย์ … จึงแต่งตั้ง."""
    orders = _ORDERS.search(flat, start, end)
    if orders is None:
        return found
    first = orders.start()
    return ((start, first), *(row for row in found if row[0] >= first))


def _closers(flat: str, start: int, found: Cues) -> list[tuple[int, int]]:
    """Where นั้น (or ความละเอียดแจ้งแล้ว) ends a clause: a blank follows, and it is no ดังนั้น, เท่านั้น, วันนั้น."""
    out = []
    for literal in CLOSERS:
        for at in found.get(literal, ()):
            stop = at + len(literal)
            ends = flat[stop : stop + 1] in " ,"
            if literal == "นัน":
                ends = ends and flat.endswith((" ", "แลว"), start, at)  # not กำนัน
            elif literal == "นั้น":
                ends = ends and not flat.endswith(_NO_CLOSER, max(start, at - 6), at)
            if ends:
                out.append((at, stop))
    out.sort()
    return out


def _first_opener(flat: str, start: int, low: int, high: int) -> int:
    low = max(low, high - _LONGEST)
    for literal in ("ตาม", "อนุสนธิ"):
        at = flat.find(literal, low, high)
        while at >= 0:
            lead = flat[max(start, at - 3) : at]
            near = at - start <= 60 or at - low <= 12 or bool(_SURE_OPENER.match(flat, at, high))
            near = near or flat[max(start, at - 8) : at].rstrip()[-1:].isdecimal()  # below a date
            # At the head of the body anything may be told again: ตามปฏิทินการศึกษา … นั้น, ตามมาตรา 54 … นั้น.
            first = at - start <= 4 or _OPENER.match(flat, at, high) is not None
            if (not lead or lead[-1] == " ") and (near or lead.endswith("  ")) and first:
                turn = _TURN.search(flat, at, high)
                if turn is None:
                    return at
            at = flat.find(literal, at + 3, high)
    return -1
