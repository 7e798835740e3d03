"""What stands around a time phrase: who asks whom for what, and whether it is this letter that asks.

Everything looks at a window of bounded length beside the phrase, so the cost does not grow with the letter.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from thaidoc.reading.times import forms
from thaidoc.reading.times.phrase import N, one_of

REACH = 320  # how far to the left a phrase is governed: the longest seen in real letters is 240
_ITEM_REACH = 1800


class Governor(NamedTuple):
    """The word that a time phrase hangs on."""

    kind: str  # "duty", "submission" or "happening"
    start: int
    end: int
    word: str


# What must not stand before or behind a word for it to be that verb (bare stems: no tone marks, no blanks).
_NOT_BEFORE = {
    "ส่ง": ("ขน", "ที่", "ที"), "แจ้ง": ("รับ", "รับ "), "บันทึก": ("การ",), "สมัคร": ("ผู้", "ผู", "ใบ", "อาสา"),
    "เสนอ": ("ข้อ", "ขอ"),
    "ประเมิน": ("การ", "ผล", "ระบบ"), "ยื่น": ("ยั่ง", "ยัง"), "ดำเนินการ": ("การ", "ผล"),
    "ประชุม": ("ห้อง", "หอง", "หอ", "ที่", "ที"), "พิธี": ("ห้อง",), "ตรวจสอบ": ("ผล", "ผู้"),
    "รายงาน": ("แบบ", "ปฏิทินการ", "ได้รับ"),
}  # fmt: skip
_NOT_BEHIND = {
    "ส่ง": "เสริม|มา|ผล *(?:กระทบ|ให้?)|ต่?อ|ท้?าย|ออก", "แจ้ง": "ว่?า|แล้?ว|ท้?าย|ความ|เวียน", "รายงาน": "การ *ประชุม",
    "บันทึก": "ข้?อ *(?:ความ|ตกลง|หารือ|เสนอ)", "เสนอ": "แนะ|ราคา", "ประเมิน": "ผล",
    "สอบ": "ถาม|สวน|ทาน|เทียบ|ราคา|ข้?อ", "ยื่น": "ยัน|ราคา|ยาว",
}  # fmt: skip
_MARKS = re.compile("[่้๊๋์็ ]")


@cache
def _governors() -> re.Pattern[str]:
    return re.compile(f"(?P<duty>{one_of(*forms.DUTIES)}|แล้?ว +เสร็?จ)|{one_of(*forms.HAPPENINGS, 'สอบ')}")


@cache
def _checks() -> dict[str, tuple[tuple[str, ...], re.Pattern[str] | None]]:
    """By bare word: what may not stand before it, and what not behind it."""
    words = {*_NOT_BEFORE, *_NOT_BEHIND}
    return {
        _MARKS.sub("", word): (
            _NOT_BEFORE.get(word, ()),
            re.compile(" *(?:" + _NOT_BEHIND[word] + ")") if word in _NOT_BEHIND else None,
        )
        for word in words
    }


@lru_cache(maxsize=1024)
def _bare(word: str) -> str:
    return _MARKS.sub("", word)


def _is_word(flat: str, match: re.Match[str]) -> bool:
    """Whether a governing word is one here: ส่ง is none in ส่งเสริม, แจ้ง none in ได้รับแจ้งว่า."""
    bare = _bare(match[0])
    at = match.start()
    if flat.startswith(("ผู้", "ผู"), max(at - 3, 0)) and flat.endswith(("ผู้", "ผู"), 0, at):
        return False  # ผู้ยื่นคำขอ, ผู้เสนอ: a person
    if bare == "สอบ":
        if "ก" <= flat[at - 1 : at] <= "๎":
            return False
    check = _checks().get(bare)
    if check is None:
        return True
    before, behind = check
    if before and flat.endswith(before, max(0, at - 8), at):
        return False
    return behind is None or behind.match(flat, match.end()) is None


@cache
def _submission() -> re.Pattern[str]:
    return re.compile(f"(?:{one_of(*forms.SUBMISSIONS, 'ส่ง')})")


# A registration keeps its object: ลงทะเบียนเข้าร่วมประชุม … ระหว่างวันที่ is about registering.
_REGISTRATION = re.compile(
    "ขอรับ|ซื้?อเอกสาร|ยื่?น(?:ซอง|เอกสาร|คำ|ใบ|ข้อเสนอ)|ลงทะเบียน|สมัคร|ตอบรับ|แจ้?ง(?:ราย|ชื่?อ|ความ *ประสงค์|ยืนยัน)|ส่?ง(?:ราย"
    "|แบบ)|ยืนยัน|จอง|จัดส่?ง|รับสมัคร"
)
_BREAK = re.compile("[0-9๐-๙]{4}|จะ|ซึ่?ง|โดย|กำหนด|จัดขึ้?น|ใน *วัน|เพื่?อ|ทั้?งนี้?|และ *(?:เชิญ|จัด)|ดัง *กล่?าว")


def governor(flat: str, start: int, at: int) -> Governor | None:
    """The nearest verb or happening to the left of *at*.

    The window is widened only while it holds none: most phrases stand within 60 letters of their verb.
    """
    pattern = _governors()
    high = at
    last: re.Match[str] | None = None
    noun: re.Match[str] | None = None
    registration: re.Match[str] | None = None
    for reach in (56, 130, REACH):
        low = max(start, at - reach)
        here: re.Match[str] | None = None
        for match in pattern.finditer(flat, low, high):
            if not _is_word(flat, match):
                continue
            if match["duty"] and flat.endswith("การ", 0, match.start()):
                noun = noun or match  # การรับสมัคร: the matter of something, not its act
                continue
            here = match
            if match["duty"] and _REGISTRATION.match(flat, match.start()):
                registration = match
        last = last or here
        high = low
        if low == start or (last and (last["duty"] or registration or reach > 56)):
            break
    last = last or noun
    if last is None:
        return None
    if not last["duty"] and registration:
        between = flat[registration.end() : at]
        if len(between) <= 110 and not _BREAK.search(between):
            last = registration
    if not last["duty"]:
        return Governor("happening", last.start(), last.end(), last[0])
    kind = "submission" if _submission().match(last[0]) else "duty"
    return Governor(kind, last.start(), last.end(), last[0])


def first_governor(flat: str, low: int, high: int) -> Governor | None:
    """The first verb or happening in the stretch."""
    for match in _governors().finditer(flat, low, high):
        if _is_word(flat, match):
            return Governor("duty" if match["duty"] else "happening", match.start(), match.end(), match[0])
    return None


_OPENER = re.compile(
    "(?:ตาม(?:ที่?|หนังสือ|มติ|คำสั่?ง|ประกาศ|บันทึก|อ้?างถึง|ความ *ใน|โทรสาร|วิทยุ|ข้?อ *สั่?ง|สัญญา|โครงการ| )|อนุสนธิ)"
)
# Openers that can be no mere "as": they stand for themselves wherever they are.
_SURE_OPENER = re.compile("ตาม *(?:หนังสือ|โทรสาร|คำสั่?ง|วิทยุ|บันทึก|ประกาศ)? *(?:ที่? *)?อ้?างถึง|อนุสนธิ")
_NO_CLOSER = (
    "ดัง", "เท่า", "เทา", "ทั้ง", "ทัง", "ฉะ", "วัน", "เดือน", "ปี", "ผู้", "ราย", "การ", "เช่น", "คน", "ครั้ง", "เวลา",
    "ขณะ", "แห่ง", "จาก", "เหล่า",
)  # fmt: skip
# Words that begin the part of a letter in which it speaks for itself.
_TURN = re.compile("(?<![ก-๎])(?:บัดนี้?|ใน *การ *นี้?)")
_LONGEST = 3000  # code points of a clause ตามที่ … นั้น; the longest seen in real letters is 1100


def reported(flat: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The stretches ตามที่ … นั้น: what is told again, not asked.

    An opener counts at the body's start, behind another such clause, or behind two blanks (a new line or
    paragraph); elsewhere ตามที่ is a mere *as*. The clause runs to the next นั้น (or แจ้งแล้ว) before a blank.
    """
    out: list[tuple[int, int]] = []
    low = start
    for at, stop in _closers(flat, start, end):
        if at < low:
            continue
        opener = _first_opener(flat, start, low, at)
        if opener >= 0:
            out.append((opener, stop))
        low = stop
    return tuple(out)


def _closers(flat: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where นั้น (or ความละเอียดแจ้งแล้ว) ends a clause: a blank follows, and it is no ดังนั้น, เท่านั้น, วันนั้น."""
    out = []
    for literal in ("นั้น", "นัน", "แจ้งแล้ว", "ทราบแล้ว", "แจงแลว"):
        at = flat.find(literal, start, end)
        while at >= 0:
            stop = at + len(literal)
            ends = flat[stop : stop + 1] in " ,"
            if literal == "นัน":
                ends = ends and flat.endswith((" ", "แลว"), start, at)  # not กำนัน
            elif literal == "นั้น":
                ends = ends and not flat.endswith(_NO_CLOSER, max(start, at - 6), at)
            if ends:
                out.append((at, stop))
            at = flat.find(literal, stop, end)
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
            if (not lead or lead[-1] == " ") and (near or lead.endswith("  ")) and _OPENER.match(flat, at, high):
                turn = _TURN.search(flat, at, high)
                if turn is None:
                    return at
            at = flat.find(literal, at + 3, high)
    return -1


@cache
def _appeals() -> re.Pattern[str]:
    return re.compile(one_of(*forms.APPEALS))


_REMEDY = ("อุทธรณ์", "ฟ้อง", "ร้องทุกข์", "โต้แย้ง", "คัดค้าน")


_OVER = re.compile(
    "ขอ(?:ให้?|ความ|รับ|อนุเคราะห์?)|โปรด|กรุณา|กำชับ|จึง|ในการนี้?|มอบหมาย|ให้?(?:รายงาน|จัดส่?ง|ส่?ง|จังหวัด|อำเภอ|หน่?วย|สำนัก)"
    "|[0-9๐-๙][.)][ก-๎]"
)


def is_appeal(flat: str, start: int, at: int, stop: int, end: int, *, term: bool) -> bool:
    """Whether the phrase ``[at, stop)`` is the term of a remedy (อุทธรณ์, ฟ้องคดี …), told by the act beside it.

    A remedy runs so many days from the notice (*term*); a printed day is one only right behind the act.
    """
    low = max(start, at - (150 if term else 60))
    near = flat[low : min(end, stop + 110) if term else stop]
    if not any(word in near for word in _REMEDY):
        return False
    left = flat[low:at].replace(" ", "")
    # สถิติการอุทธรณ์, ผลการฟ้องคดี: the matter of a report, not the remedy.
    found = [
        m for m in _appeals().finditer(left)
        if not (left.endswith("การ", 0, m.start()) and re.search("ส่ง|รายงาน|แจ้ง|สถิติ|รวบรวม", left[: m.start()]))
    ]  # fmt: skip
    if found:
        # A request that follows the act takes over: … เกี่ยวกับการอุทธรณ์ ขอให้รายงาน … ภายใน.
        return not _OVER.search(left[found[-1].end() :])
    if not term:
        return False
    right = flat[stop : min(end, stop + 110)].replace(" ", "")
    after = _appeals().search(right)
    # … ภายใน 30 วัน … ท่านมีสิทธิร้องทุกข์: the act follows at once; a new หาก … opens another matter.
    return bool(after and not re.search("ขอให้|โปรด|รายงาน|จัดส่ง|หาก|กรณี|อนึ่ง|จึง", right[: after.start()]))


@cache
def _contracts() -> re.Pattern[str]:
    return re.compile(one_of(*forms.CONTRACTS))


_OF_CONTRACT = re.compile(" *[^ ]{0,24} *(?:วัน *ลง *นาม|ลง *นาม *ใน *สัญญา|ทำ *สัญญา|สัญญา|ใบ *สั่ง *ซื้อ)")


def is_contract(flat: str, start: int, at: int, stop: int, end: int) -> bool:
    """Whether the phrase is a term between the parties of a contract or tender."""
    last: re.Match[str] | None = None
    for match in _contracts().finditer(flat, max(start, at - 220), stop):
        last = match
    if last is None:
        return _OF_CONTRACT.match(flat, stop, end) is not None
    # … หลักประกันสัญญา และขอให้บริษัทจัดส่งใบเสร็จ …: a request of this letter, not a term.
    rest = flat[last.end() : at]
    return not (re.search("ขอ *ให้|โปรด|ขอ *ความ|(?<= )ให้ *คณะ|จึง", rest) or _NUMBERED.search(rest))


@cache
def _laws() -> re.Pattern[str]:
    return re.compile(f"(?P<law>{one_of(*forms.LAWS)})|(?P<ask>{one_of(*forms.REQUESTS)})")


def is_quoted_law(flat: str, start: int, at: int) -> bool:
    """Whether the nearest of law and request to the left is a law: กฎกระทรวง … กำหนดให้ … ภายในหกสิบวัน."""
    last: re.Match[str] | None = None
    for match in _laws().finditer(flat, max(start, at - 400), at):
        # อาศัยอำนาจตามมาตรา … แห่งพระราชบัญญัติ …: what an order rests on, not what it quotes.
        if match["law"] is None or "อาศัย" not in flat[max(start, match.start() - 200) : match.start()]:
            last = match
    if last is not None and last["law"] is not None:
        return bool(re.search("กำหนด|บัญญัติ|ให้?(?: *ผู้?|$)|ต้?อง", flat[last.end() : at]))
    return False


_RULE = re.compile(
    "(?:ระเบียบ|หลัก *เกณฑ์|ข้?อ *บังคับ|ข้?อ *[0-9๐-๙]{1,2}"
    "|ลง *วันที่?[^ก-ฮ]{0,4}[0-9๐-๙]{1,2}[^0-9๐-๙]{3,20}[0-9๐-๙]{4}) *[^ ]{0,60} *กำหนด *(?:ให้?|ว่?า)"
)


def is_standing_rule(flat: str, start: int, at: int) -> bool:
    """Whether a rule that a paper laid down is told (หนังสือ … ลงวันที่ … กำหนดให้ …), with no request behind it."""
    last: re.Match[str] | None = None
    for match in _RULE.finditer(flat, max(start, at - 300), at):
        last = match
    return last is not None and not re.search("ขอให้|โปรด|ขอความ|ในการนี้|จึงให้", flat[last.end() : at])


_ASKS = re.compile(
    "ขอ *ให้?|ขอ *(?:รับ *)?(?:การ *)?(?:อนุเคราะห์?|สนับสนุน)|ขอ *ทราบ|โปรด|ขอ *ความ|ขอ *ได้|กรุณา|ให้?|ต้?อง|มอบ(?:หมาย)?"
    "|ขอ *เชิญ|เชิญ *ชวน|กำชับ"
)
_LETTER_ASKS = (
    "จึงขอ", "ขอให้", "ขอความ", "โปรด", "จึงให้", "ให้ดำเนินการ", "ดังนี้", "ดังต่อไปนี้", "หน้าที่", "ขออนุเคราะห์", "ขอใหจังหวัด",
)  # fmt: skip


def first_ask(flat: str, start: int, end: int) -> int:
    """Where the letter begins to ask (จึงขอให้ … ดังนี้); what stands in a list below is asked. *end* if nowhere."""
    return min((at for word in _LETTER_ASKS if (at := flat.find(word, start, end)) >= 0), default=end)


# The patterns below run over windows of a hundred letters and more. Every alternative begins with a plain letter (what
# must not stand before is looked for behind it), so that the search leaps from one such letter to the next.
_REQUEST = re.compile(
    "ขอ *ให้?(?! *แสดง| *ทราบ)|ขอ *(?:รับ *)?(?:ความ *|การ *)?(?:ร่?วม *มือ|อนุเคราะห์?|สนับสนุน)(?: *(?:จาก|ท่?าน))?|กรุณา"
    "|โปรด(?! *ทราบ)|จึง *ให้?|มอบ(?:หมาย)? *(?:ให้?)?|สั่?ง *การ *ให้?|เห็น *(?:สม *)?ควร *ให้?|ประสาน *ให้?|กำชับ *ให้?|โดย *ให้?"
    "|แจ้ง(?<!ได้แจ้ง)(?<!เคยแจ้ง) *ให้?|แจง *ให้?|ขอ *(?:เรียน *)?เชิญ(?! *ชวน)"
    "|ให้(?<![ก-๎]ให้)(?!บริการ|แก่|กับ|เป็น|มี|ความ|ทัน)"
)
_REQUEST_REACH = 220


def request(flat: str, start: int, at: int, asked_from: int) -> Governor | None:
    """The request that holds a place where no verb of the table stands: ขอให้ฉีดวัคซีน …, a list's item below it."""
    last: re.Match[str] | None = None
    low = max(start, at - _REQUEST_REACH)
    for match in _REQUEST.finditer(flat, low, at):
        last = match
    for match in _NUMBERED.finditer(flat, low, at):
        if match.start() > asked_from and (last is None or match.end() > last.end()):
            last = match
    if last is None:
        return None
    first = last.end()
    while first < at and flat[first] == " ":
        first += 1
    return Governor("duty", first, first, "") if first < at else None


_PLANS = re.compile(
    "เป้?า *หมาย|มี *แผน|นโยบาย|วิสัย *ทัศน์|มุ่?ง|ตั้?ง *เป้?า|คาด|ซึ่?ง|โดย *(?:มี|ได้?|ที่)|ได้? *รับ *(?:จัดสรร|งบ)|ต้?อง"
    "|    (?! *[(0-9๐-๙ข])"
)
_ANYONE = re.compile("ผู้? *(?!ว่?า|อำนวย|บัญชา|ใหญ่?|กำกับ|จัดการ|แทน|ตรวจ|ประสาน|รับ *ผิด *ชอบ|เข้?า)")
_OWN_ASK = re.compile(
    "กำชับ|แจ้?ง *ให้?|ขอ *เชิญ|โดย *ให้?|ขอ *ได้|มี *หน้?าที่?|พร้?อม *ทั้?ง|อนึ่?ง *การ[^ ]{0,80} *ให้? *แล้?ว *เสร็?จ"
    "|ทั้?งนี้? *การ[^ ]{0,80} *ให้? *แล้?ว *เสร็?จ"
)


def is_own_ask(flat: str, start: int, at: int, asked_from: int) -> bool:
    """Whether the sentence of the day itself asks: for forms that plans and rules use more often than letters do."""
    found = request(flat, start, at, asked_from)
    low = found.end if found else max(start, at - 160)
    last = None
    for match in _OWN_ASK.finditer(flat, low, at):
        last = match
    if found is None and last is None:
        return False
    if found is not None and _ANYONE.match(flat, found.start) and flat.endswith(" ให้", start, found.start):
        return False  # ให้ผู้ยืมเงินส่งใช้ภายใน 30 วัน นับแต่วันที่กลับ: a rule for whoever it is
    return _PLANS.search(flat, last.end() if last else low, at) is None


_CONDITION = re.compile("หาก|กรณี(?:ที่?)?|เมื่อ(?!วันที่?)|เมือ(?!ง|วันที)|ถ้า|ภายหลัง|หลังจาก|นับแต่|นับจาก")


def is_asked(flat: str, start: int, at: int, reach: int = 160) -> bool:
    """Whether a word of request stands to the left."""
    return bool(_ASKS.search(flat, max(start, at - reach), at))


def is_conditional(flat: str, start: int, at: int, reach: int = 110) -> bool:
    """Whether หาก, กรณี, เมื่อ … opens the sentence: the duty waits for an event."""
    last = None
    for match in _CONDITION.finditer(flat, max(start, at - reach), at):
        last = match
    return last is not None and not re.search("จึง *ขอ|โปรด|ใน *การ *นี้", flat[last.end() : at])


# The sender's own undertaking: กรมจะแจ้งผลให้ทราบภายในวันที่ …
_WILL = re.compile("(?<!ที่)(?<!ประสงค์)(?<!เพื่อ)(?<!พึง)จะ(?!ต้?อง| *ต้?อง|ได้?) *(?:(?!ให้|ต้อง)[^ ]){0,12} *$")


def is_undertaking(flat: str, start: int, found: Governor) -> bool:
    """Whether จะ stands right before the governing verb."""
    return bool(_WILL.search(flat[max(start, found.start - 18) : found.start]))


_NO_PROSPECT = (
    "ที่", "ซึ่ง", "ว่า", "ประสงค์", "เพื่อ", "พึง", "หรือ", "ผู้", "กำลัง", "อาจ", "ต้องการ", "ก่อน", "ควร",
)  # fmt: skip
_SHALL = re.compile(" *(?:กล่?าว|ต้?อง|ได้?(?! *รับ))")


def is_prospect(flat: str, found: Governor, at: int) -> bool:
    """Whether another clause's will stands between the request and the day: ผู้รับบริการจะได้รับผลภายใน 3 วัน."""
    low = max(found.end, at - 70)
    will = flat.find("จะ", low, at)
    while will >= 0:
        before = will - 1 if flat[will - 1] == " " else will
        if not flat.endswith(_NO_PROSPECT, max(before - 8, 0), before) and not _SHALL.match(flat, will + 2, at):
            return True
        will = flat.find("จะ", will + 2, at)
    return False


_TOLD = re.compile(
    "คาด *(?:ว่?า|หมาย|การณ์?)|เรียก *ร้?อง|มี *กำหนด(?! *ส่?ง)|มี *ระยะ *เวลา *(?:การ *)?(?:ดำเนิน|รับ *ประกัน|ก่?อ)"
    "|ระยะ(?<![ก-๎]ระยะ) *เวลา *(?:การ *)?(?:ดำเนิน|รับ *ประกัน|ก่?อ)|ใช้? *เวลา|สัญญา(?<![ก-๎]สัญญา)"
    "|ผู้(?<![ก-๎]ผู้) *(?:รับ *จ้?าง|ขาย|เช่?า)|ส่?ง *มอบ *(?:งาน|สิ่?ง|พัสดุ)"
    "|อายุ(?<!สูงอายุ) *(?:ครบ|ย่?าง|ไม่?|การ|ตั้?ง)|เป้?าหมาย *(?:ให้?|ว่?า)|ปิด *ภาค|พยากรณ์? *(?:ว่?า|อากาศ)"
    "|อุตุนิยม[^ ]{0,12} *(?:คาด|พยากรณ์?|แจ้?ง *ว่?า)|เกษียณ|ได้? *(?:ดำเนิน *การ|จัด) *(?:เสร็?จ|แล้?ว|เรียบ)"
    "|กฎหมาย *[^ ]{0,40} *กำหนด|ระเบียบ *[^ ]{0,40} *กำหนด|ยุทธศาสตร์? *[^ ]{0,40} *กำหนด"
    "|หลัก *เกณฑ์? *[^ ]{0,40} *กำหนด|ข้?อ *บังคับ *[^ ]{0,40} *กำหนด"
    "|คณะ *รัฐมนตรี *[^ ]{0,10}มี *มติ|ตาม *ข้?อ *[0-9๐-๙]"
)
_TURNS = re.compile(
    "ขอ *(?:ให้?|ความ|รับ|อนุเคราะห์?|เชิญ)|โปรด|จึง|สั่?ง *การ|เห็น *ควร|กรุณา|ใน *การ *นี้?|กำชับ|มอบ *หมาย|แจ้?ง *ให้?"
    "|ให้?(?<=[ ]ให้)| [0-9๐-๙]{1,2}[.)] *[ก-๎]|\\([0-9๐-๙]{1,2}\\) *[ก-๎]"
)
_TOLD_REACH = 100
# What others asked: their ขอให้ is none of this letter's.
_OTHERS = re.compile("ร้?อง *เรียน *(?:ว่?า|ขอ|ให้?)|เคย *(?:แจ้?ง|มี|ขอ|ส่?ง|ให้?)|ผู้? *ร้?อง *(?:ขอ|เรียน)")
_OWN = re.compile("จึง|ใน *การ *นี้?|โปรด|กรุณา|ดังนั้น")


def is_told(flat: str, start: int, at: int) -> bool:
    """Whether the sentence before the day tells of something (contract, plan, rule) and asks for nothing since."""
    last: re.Match[str] | None = None
    for match in _TOLD.finditer(flat, max(start, at - _TOLD_REACH), at):
        last = match
    if last is not None and _TURNS.search(flat, last.end(), at) is None:
        return True
    others = _OTHERS.search(flat, max(start, at - _TOLD_REACH), at)
    return others is not None and _OWN.search(flat, others.end(), at) is None


_FINITE = re.compile(
    "ลดลง|เพิ่?ม *ขึ้?น|สูง *ขึ้?น|ได้? *รับ *ผล|จำหน่?าย|ลง *พื้?นที่?|หัก *(?:บัญชี|เงิน)|ให้? *บริการ|คำนวณ|เกิด *ขึ้?น|ประสบ *(?:ภัย"
    "|ปัญหา)|จัด *ขึ้?น"
    "|มัก|สามารถ|ออก *อากาศ|เปิด *(?:ทำ|ให้?|บริการ)|ซึ่?ง"
)


def is_habit(flat: str, found: Governor, at: int) -> bool:
    """Whether another verb than the governing one stands before ทุก…: ราคายางลดลงทุกสัปดาห์."""
    return _FINITE.search(flat, found.end, at) is not None


_CLAUSE = re.compile("(?<!หน้า)(?<!พื้น)(?<!สถาน)(?<!ท้อง)(?<!ทั้ง)(?<!อำเภอ)(?:ที่|ซึ่ง) *(?:ได้ *)?$")


def is_relative_clause(flat: str, start: int, found: Governor) -> bool:
    """Whether the verb tells which things are meant: ผู้ที่ลงทะเบียนภายใน…, แบบคำขอที่ยื่นก่อน…"""
    return _CLAUSE.search(flat, max(start, found.start - 10), found.start) is not None


_NUMBERED = re.compile(
    rf" (?:(?P<dotted>{N}{{1,2}}(?:\.{N}{{1,2}}){{1,3}})\.?|(?P<plain>{N}{{1,2}})\.|\((?P<round>{N}{{1,2}})\)"
    rf"|(?P<half>{N}{{1,2}})\)|ข้?อ *(?P<clause>{N}{{1,2}}))(?= *[ก-๎A-Z“\"(])"
)
_LIST_ENDS = re.compile("(?<= )(?:จึง *(?:เรียน|แจ้?ง *มา|ประกาศ|ขอ)|อนึ่?ง|ใน *การ *นี้?|รายละเอียด *ปรากฏ|ขอ *แสดง *ความ)")
_NOT_ITEM = re.compile("(?:เวลา|จำนวน|ด้?วย|ที่?|เรื่?อง|หมู่?|วรรค|มาตรา|ตาม|และ|ถึง|-|–|ชั้?น) *$")


def item(flat: str, start: int, at: int) -> str | None:
    """The number of the list item that holds the place: ``1``, ``3.2``, ``(2)`` gives ``2``."""
    low = max(start - 1, at - _ITEM_REACH, 0)
    seen: set[str] = set()
    last: re.Match[str] | None = None
    name = ""
    for match in _NUMBERED.finditer(flat, low, at):
        printed = match["dotted"] or match["plain"] or match["round"] or match["half"] or match["clause"]
        number = ".".join(str(int(part)) for part in printed.split("."))
        head, _, tail = number.rpartition(".")
        before = f"{head}.{int(tail) - 1}".lstrip(".")
        if _NOT_ITEM.search(flat, max(low, match.start() - 12), match.start() + 1) or re.match(
            r" *(?:น\.|นาฬิกา)", flat[match.end() : match.end() + 8]
        ):
            continue
        # An item is the first of its list or follows its neighbour; a list cut by a page may begin anywhere.
        if int(tail) == 1 or before in seen or (head and head in seen) or (last is None and low >= start):
            seen.add(number)
            last, name = match, number
    if last is None or _LIST_ENDS.search(flat, last.end(), at):
        return None
    return name


_AGENCY = (
    "สำนัก|กรม|กระทรวง|ทบวง|จังหวัด|อำเภอ|กอง|ศูนย์|กลุ่?ม|ฝ่?าย|องค์การ|เทศบาล|คณะ|มหาวิทยาลัย|โรงพยาบาล|โรงเรียน|ผู้?ว่?า"
    "|ผู้?อำนวยการ|อธิบดี"
    "|ปลัด|นายอำเภอ|นายก|ส่?วน|สถาบัน|วิทยาลัย|เลขา|ที่?ว่?าการ|ที่?ทำการ|ศาลากลาง|แขวง|การไฟฟ้?า|การประปา|ธนาคาร|บริษัท|งาน"
    "|ประธาน|หัวหน้?า"
    "|ท้?องถิ่?น|สพ[ฐม]|สถ\\.|สปสช|ก\\.[ก-ฮ]\\.|อบ[ตจ]\\.|สสจ\\.|ฝ่?ายเลขา"
)
_ACTOR_HEAD = (
    "หน่?วย|ส่?วนราชการ|สถานศึกษา|องค์กร|ผู้?|ทุก|สมาชิก|นิสิต|นักศึกษา|ประชาชน|เจ้?า|บุคคล|ข้?าราชการ|พนักงาน|เกษตรกร|วิสาหกิจ|ชุมชน"
    "|สหกรณ์|อปท|วัด|ศาล"
)
_ASK = (
    "(?:ขอ *ให้?|แจ้?ง *ให้?|มอบ *(?:หมาย *)?ให้?|ประสาน *ให้?|กำชับ *ให้?|โดย *ให้?|ทั้?งนี้? *ให้?|(?<= )ให้?"
    "|ขอ *ความ *(?:ร่?วม *มือ|อนุเคราะห์) *(?:จาก|ให้?)?|มอบ(?:หมาย)?)"
)
_NO_ACTOR = re.compile("จำนวน|ทั้งนี้|ดังกล่าว *และ|(?:ที่?|และ|การ|ใน|ของ|จะ|หรือ|ได้|ตาม)$")


@cache
def _actors() -> re.Pattern[str]:
    verbs = one_of(*(w for w in forms.DUTIES if w != "ส่ง"))
    verbs += "|ส่?ง(?!เสริม)|เร่?ง|เข้?าร่?วม|จัด|เชิญ|กำกับ|พิจารณา|ถือปฏิบัติ|สนับสนุน|มีหน้?าที่?"
    return re.compile(
        f"{_ASK} *(?P<name>(?:{_AGENCY}|{_ACTOR_HEAD})[ก-๎A-Za-z0-9๐-๙./() ]{{0,70}}?) *"
        f"(?=(?:ได้?|จะ|ต้?อง|ช่?วย|โปรด)? *(?:{verbs}))"
    )


def actor(flat: str, start: int, verb: int) -> tuple[int, int] | None:
    """Who must act, where the letter names them between the request and the verb at *verb*: ขอให้ **จังหวัด** รายงาน."""
    low = max(start, verb - 260)
    best: tuple[int, int] | None = None
    for match in _actors().finditer(flat, low, min(len(flat), verb + 12)):
        if match.start() >= verb:
            break
        if not _NO_ACTOR.search(match["name"].strip()):
            best = match.span("name")
    return best


_SUBMIT = re.compile(
    "(?:ให้?|ไป *ยัง|ไป *ที่?|มา *ยัง|มา *ที่?|ถึง|ต่?อ|ที่?|ได้? *ที่?|เสนอ|ส่?ง) *"
    f"(?P<to>(?:{_AGENCY})[ก-๎A-Za-z0-9๐-๙.()\\-/ฯ]*(?: *\\([^()]{{1,40}}\\))?"
    f"(?: (?=เขต|ภาค|ชั้?น|สาขา|ที่? *{N})[ก-๎A-Za-z0-9๐-๙.]+(?: {N}{{1,2}})?)?)"
)
_TO_END = re.compile(
    "(?<=.)(?:ทราบ|ภายใน|จำนวน|พร้?อม|เพื่?อ|โดย|ก่?อน|ทุก(?!อำเภอ|จังหวัด|แห่)|เป็?น|พิจารณา|ตาม(?!พรม)|อย่?าง|ไม่?เกิน|ใน"
    "|ทาง(?!หลวง|พิเศษ|รถ)"
    "|และ *(?:ให้?|ขอ|ส่?ง|แจ้?ง|ราย|จัด)).*$"
)
# A wrapped line may part the first word of a name from the rest of it.
_HEAD_ALONE = re.compile("(?:สำนัก(?:งาน)?|กลุ่?ม(?:งาน)?|กอง|ศูนย์?|คณะ|ฝ่?าย|องค์การ|สถาบัน|.{3,40}(?:และ|การ|เพื่อ|งาน|แห่ง))$")
_MORE_NAME = re.compile(
    " (?!ทราบ|ภายใน|จำนวน|ผ่าน|ทาง|โดย|เพื่อ|และ|ที่|หรือ|ตาม|พร้อม|ก่อน|ไม่)(?P<more>[ก-๎][ก-๎A-Za-z0-9๐-๙.()ฯ]+)"
)


def submit_to(flat: str, low: int, high: int) -> tuple[int, int] | None:
    """The office that something goes to: the last ให้/ไปยัง/ถึง + agency in the stretch."""
    best: tuple[int, int] | None = None
    for match in _SUBMIT.finditer(flat, low, high):
        first, last = match.span("to")
        last = min(last, high)
        if _HEAD_ALONE.match(flat, first, last):
            more = _MORE_NAME.match(flat, last, high)
            last = more.end() if more else last
        cut = _TO_END.search(flat[first:last])
        if cut and cut.start() > 3:
            last = first + cut.start()
        if last - first > 3:
            best = (first, last)
    return best


_ACTION_STOPS = re.compile(
    "(?<= )(?:จึง|ขอ *ให้?|โปรด|โดย *ให้?|ทั้?งนี้?|และ *(?=ให้?|ขอ)|พร้?อม *ทั้?ง|แล้?ว *(?=ให้?|จัด|ส่?ง|ราย)|มติ *(?:ที่? *ประชุม)?)"
    "|ขอ *ให้?|ขอ *ความ *(?:ร่?วม *มือ|อนุเคราะห์)"
)
_NO_OBJECT = re.compile(" *(?:ให้?|ไป *ยัง|ถึง|มา *ยัง|ต่?อ|กลับ|คืน|ภายใน|โดย|ได้?|ทาง|ทั้?งสิ้?น|$)")
_COMPLETION = re.compile("แล้?ว *เสร็?จ|เสร็?จ|ติด *ตาม|ตอบ *รับ")
_NOMINAL = ("การ", "ระบบ", "แบบ", "ผล", "ผู้", "ผู", "ใบ", "ข้อ", "ความ", "และ", "/", "หรือ", "จัดซื้อ")


def action(flat: str, start: int, at: int, found: Governor) -> tuple[int, int]:
    """The request in the letter's words.

    It begins at the governing verb; where that one has no object (… และส่งให้กรม), only tells of an end (ให้แล้วเสร็จ)
    or is part of a noun (แบบสำรวจ, การรายงาน), at the first verb behind the request or the item's number.
    """
    first = found.start
    nominal = flat.endswith(_NOMINAL, max(start, first - 8), first)
    if nominal or _NO_OBJECT.match(flat, found.end, at) or _COMPLETION.match(found.word):
        low = max(start, first - 200)
        edge = low
        for stop in _ACTION_STOPS.finditer(flat, low, first):
            edge = stop.end()
        numbered = [m.end() for m in _NUMBERED.finditer(flat, edge, first)]
        edge = numbered[-1] if numbered else edge
        verbs = [
            m.start()
            for m in _governors().finditer(flat, edge, first)
            if m["duty"] and _is_word(flat, m) and not flat.endswith(_NOMINAL, max(edge, m.start() - 8), m.start())
        ]
        if verbs:
            first = verbs[0]
        elif edge > low and re.match(" *[ก-๎]", flat[edge : edge + 4]) and first - edge < 60:
            first = edge  # a verb that the table does not hold: ขอให้เร่งรัด…ให้แล้วเสร็จ
    last = at
    while last > first and flat[last - 1] in " ,(":
        last -= 1
    while first < last and flat[first] == " ":
        first += 1
    return first, last


_PLACE_END = re.compile(
    " {2,}| +(?=และ|โดย|ทั้?งนี้?|เพื่?อ|ซึ่?ง|จึง|ใน *การ|รายละเอียด|นั้?น|พร้?อม|ขอ|หาก|ตาม|อนึ่?ง|ให้?|สำ?หรับ|ใน *วัน|วัน|เวลา|ผู้?"
    "|ผ่?าน|แล้?ว|ระหว่?าง|ตั้?ง *แต่?|เป็?นต้?น|กรม|จะ|ได้?|มี|เมื่?อ|ภายใน|ดัง|อาคาร *เลข|เริ่?ม|รวม|สอบถาม|กรุณา|โปรด|หรือ *ผ่?าน)"
    r"|(?=\)|\||<|https?:|ทั้?งนี้|(?<=[ก-๎])นั้?น )"
)


def place(flat: str, at: int, end: int) -> tuple[int, int] | None:
    """The place behind ณ at *at*."""
    match = re.compile(r" *(?:[,(] *)?ณ\.? *(?=[ก-๎A-Za-z“\"๐-๙0-9])(?!วันที่|วัน|โอกาส|ที่นี้|บัดนี้|ปัจจุบัน)").match(flat, at, end)
    if match is None:
        return None
    high = min(end, match.end() + 160)
    stop = _PLACE_END.search(flat, match.end(), high)
    last = stop.start() if stop else high
    while last > match.end() and flat[last - 1] in " .,":
        last -= 1
    return (match.end(), last) if last - match.end() > 2 else None
