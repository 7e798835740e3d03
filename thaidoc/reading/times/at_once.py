"""ทันที, โดยด่วน and their like; บัดนี้ล่วงเลยกำหนดเวลา."""

from __future__ import annotations

import re

from thaidoc.reading.times import asking, duties, refusals
from thaidoc.reading.times.phrase import N
from thaidoc.reading.times.run import Run

_AT_ONCE = re.compile(
    "(?:ใน *+)?(?:ทัน *+ที(?!ท่)(?: *+ที่? *+(?:ได้? *+)?รับ *+(?:หนังสือ|แจ้?ง|ทราบ)[^ ]{0,12})?"
    "|โดย *+(?:มิ|ไม่?) *+(?:ชัก|รอ) *+ช้?า"
    "|โดย *+(?:เร็?ว(?: *+ที่? *+สุด)?|พลัน)|(?:ให้? *+)?เร็?ว *+ที่? *+สุด|โอกาส *+แรก(?: *+ที่? *+(?:จะ|สามารถ|พึง"
    "|เป็?น *+ไป|ทำ|กระทำ)[^ ]{0,16})?|ด่?วน(?: *+ที่? *+สุด(?! *+ที่? *+[ก-ฮ]{2} ))?)"
)
_URGENTLY = re.compile("(?:โดย|เป็?น *+(?:การ|กรณี)|อย่?าง|แบบ)(?: *+(?:เร่?ง|รีบ))? *+$")
# A new line or paragraph opens another matter: … โดยด่วน  หากมีข้อสงสัย ….
_NOT_AT_ONCE = re.compile(
    " ?(?:เมื่อ|เมือ(?!ง)|หลัง|ภาย *+หลัง|นับ|(?P<if>หาก|กรณี|ถ้?า) *+(?:ที่? *+)?(?:มี *+(?:เหตุ|ผู้?|การ)|พบ|เกิด|ปรากฏ))"
    "|ที่?(?!กรม|สำนัก|กอง)"
)
# … โดยด่วน หากเกิดเหตุ ให้รายงานทันที: the condition has an act of its own.
_NEXT_ACT = re.compile("ให้|โปรด|กรุณา|ขอ")
_THEN_WITHIN = re.compile(rf"(?:(?!{N}[.)]| ข้?อ|และ|แล้ว|พร้อม| ผู้|หาก|ทั้งนี้|อนึ่ง).){{0,40}}?ภายใน")
_READY = re.compile("(?:ได้?|มีผล|ใช้?งาน) *+$")
# ทั้งนี้ เจ้าหน้าที่เข้าระงับเหตุทันที: a sentence that tells, behind the one that asked.
_STATEMENT = re.compile("(?:ทั้งนี้|อนึ่ง) *+(?!(?:ให้|ขอ|โปรด|กรุณา|การ))(?:(?!ให้|ขอ|โปรด|กรุณา)[^ ]){4,60}$")
_LATE = re.compile(
    "(?:ล่?วง *+เลย|เลย|พ้?น|เกิน) *+(?:ระยะ *+เวลา *+(?:ที่? *+)?กำหนด|กำหนด *+(?:ระยะ *+)?"
    "(?:เวลา|การ *+ส่?ง|การ *+รายงาน|ส่?ง|รายงาน|ดัง *+กล่?าว)|วัน *+ที่? *+กำหนด|ระยะ *+เวลา *+ดัง *+กล่?าว)"
)
_IF = re.compile("หาก|ถ้า|มิฉะนั้น|เมื่อ *+พ้น|(?:เมื่อ|กรณี|มิ *+ให้?|ไม่? *+ให้?|ไม่?|อาจ|จะ)[^ ]{0,12} *+$")
_SINCE = re.compile("บัดนี้|ปรากฏว่า|ขณะนี้|ได้ *+$|ยังไม่|ล่?วง *+$|แล้ว")
_ALREADY = re.compile(" *+(?:ดังกล่าว *+)?(?:มา)?แล้ว")


def immediate(run: Run, at: int) -> None:
    """At ทันที, โดยด่วน …"""
    flat, start, end = run.flat, run.start, run.end
    found = _AT_ONCE.match(flat, at, end)
    if found is None or run.is_claimed(at):
        return
    stop = found.end()
    if flat.startswith(("ด่วน", "ดวน"), at):
        # โดยด่วน, เป็นการเร่งด่วน; ด่วนที่สุด alone is a speed grade.
        lead = _URGENTLY.search(flat, max(start, at - 16), at)
        if lead is None:
            return
        at = lead.start()
    waits = _NOT_AT_ONCE.match(flat, stop, end)
    if (
        waits and not (waits["if"] and _NEXT_ACT.search(flat, waits.end(), min(end, waits.end() + 120)))
    ) or _READY.search(flat, max(start, at - 10), at):
        return
    governed = run.duty(at)
    if governed is None or governed.kind == "happening" or at - governed.end > 120:
        return
    if run.is_done(governed) or _STATEMENT.search(flat, governed.end, at):
        return
    asked = run.asked_from() < at or asking.is_asked(flat, start, at, 140)
    if not asked or asking.is_conditional(flat, start, at, 120):
        return
    if (
        run.refuse(at, stop)
        or refusals.is_undertaking(flat, start, governed)
        or refusals.is_quoted_law(flat, start, at)
        or refusals.binds_party(flat, start, at)
        or refusals.is_told(flat, start, at)
    ):
        return
    # A day printed right behind says the same more exactly.
    if _THEN_WITHIN.match(flat, stop, end):
        return
    duties.add(run, at, stop, "immediate", governed, "immediate")


def quickly(run: Run, at: int) -> None:
    """At the เร็ว of โดยเร็ว, (ให้)เร็วที่สุด."""
    lead = run.flat.rfind("โดย", max(run.start, at - 5), at)
    immediate(run, lead if lead >= 0 else at)


def without_delay(run: Run, at: int) -> None:
    """At the ชักช of โดยไม่ชักช้า, โดยมิชักช้า, the พลัน of โดยพลัน."""
    lead = run.flat.rfind("โดย", max(run.start, at - 10), at)
    if lead >= 0:
        immediate(run, lead)


def overdue(run: Run, at: int) -> None:
    """At เลย or พ้น: บัดนี้ล่วงเลยกำหนดเวลา."""
    found = _LATE.match(run.flat, at, run.end)
    if found is None:
        return
    low = max(run.start, at - 40)
    if _IF.search(run.flat, low, at):
        return
    if _SINCE.search(run.flat, low, at) or _ALREADY.match(run.flat, found.end(), run.end):
        start = run.flat.rfind("บัดนี้", max(run.start, at - 40), at)
        begin = start if start >= 0 else at
        run.note("overdue", "the letter says that a time limit has passed", run.span_of(begin, found.end()), "info")
