"""The word that a time phrase hangs on: a verb of duty, the act of handing in, or a happening.

Everything looks at a window of bounded length beside the phrase, so the cost does not grow with the letter.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from thaidoc.reading.times import forms
from thaidoc.reading.times.phrase import one_of

REACH = 320  # how far to the left a phrase is governed: the longest seen in real letters is 240


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
def governors() -> re.Pattern[str]:
    """All governing words; whether one is a word where it stands, :func:`is_word` says."""
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


def is_word(flat: str, match: re.Match[str]) -> bool:
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
    pattern = governors()
    high = at
    last: re.Match[str] | None = None
    noun: re.Match[str] | None = None
    registration: re.Match[str] | None = None
    for reach in (56, 130, REACH):
        low = max(start, at - reach)
        here: re.Match[str] | None = None
        for match in pattern.finditer(flat, low, high):
            if not is_word(flat, match):
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
    for match in governors().finditer(flat, low, high):
        if is_word(flat, match):
            return Governor("duty" if match["duty"] else "happening", match.start(), match.end(), match[0])
    return None
