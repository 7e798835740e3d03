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
    "ส่ง": ("ขน", "ที่", "ที", "รับ", "สาย"), "แจ้ง": ("รับ", "รับ ", "ชี้", "ชี", "ชี้ ", "พิมพ์"), "บันทึก": ("การ", "ยกเลิก", "ตาม"),
    "สมัคร": ("ผู้", "ผู", "ใบ", "อาสา"), "สรุป": ("แบบ", "ผล", "ใบ", "ราย", "บท"),
    "เสนอ": ("ข้อ", "ขอ", "การนำ"),
    "มอบหมาย": ("รับ", "รับ "), "อบรม": ("ศูนย์ฝึก", "ห้องฝึก", "อาคารฝึก", "ห้อง"),
    "จัดซื้อ": ("ระบบ", "การ", "ระบบการ"), "จัดจ้าง": ("จัดซื้อ", "จัดซื้อ ", "การ"),
    "ประเมิน": ("การ", "ผล", "ระบบ"),
    "ให้ถ้อยคำ": ("ผู้", "ผู", "การ", "ได้"), "ให้ปากคำ": ("ผู้", "ผู", "การ", "ได้"),
    "ตอบ": ("คำ", "ข้อ", "การ", "โต้", "ผู้", "คํา"), "ยื่น": ("ยั่ง", "ยัง"), "ดำเนินการ": ("การ", "ผล"),
    "ประชุม": ("แจ้งวัน", "กำหนดวัน", "ห้อง", "หอง", "หอ", "ที่", "ที"), "พิธี": ("ห้อง",), "เชิญ": ("หนังสือ",
    "บัตร"), "ตรวจสอบ": ("ผล", "ผู้"),
    "สอบ": tuple(map(chr, range(ord("ก"), ord("๎") + 1))),
    "รายงาน": ("แบบ", "ปฏิทินการ", "ได้รับ"),
}  # fmt: skip
_NOT_BEHIND = {
    "เชิญ": "ชวน",
    "ส่ง": "เสริม|มา|ผล *+(?:กระทบ|ให้?)|ต่?อ|ท้?าย|ออก",
    "แจ้ง": "ว่?า|แล้?ว|ท้?าย|ความ(?! *+(?:ประสงค์|จำนง|ต้องการ|เห็น|คืบ))|เวียน",
    "รายงาน": "การ *+ประชุม|ว่?า",
    "ตอบ": "แทน|สนอง|โต้|โจทย์|รับ *+ผิด", "บันทึก": "ข้?อ *+(?:ความ|ตกลง|หารือ|เสนอ)", "เสนอ": "แนะ|ราคา", "ประเมิน": "ผล",
    "ขอรับ": "การ *+(?:สนับสนุน|อนุเคราะห์)|ความ",
    "สอบ": "ถาม|สวน|ปากคำ|ยัน|ทาน|เทียบ|ราคา|ข้?อ", "ยื่น": "ยัน|ราคา|ยาว",
}  # fmt: skip
_MARKS = re.compile("[่้๊๋์็ ]")


class Word(NamedTuple):
    """A governing word as a table entry: a duty or a happening, and what may not stand beside it."""

    is_duty: bool
    is_submission: bool
    before: tuple[str, ...]
    behind: re.Pattern[str] | None


@cache
def governors() -> re.Pattern[str]:
    """All governing words; whether one is a word where it stands, :func:`word_at` says."""
    return re.compile(one_of(*forms.DUTIES, "แล้ว เสร็จ", *forms.HAPPENINGS, "สอบ"))


@cache
def _words() -> dict[str, Word]:
    """The table by bare word."""
    behind = {_bare(word): re.compile(f" *+(?:{pattern})") for word, pattern in _NOT_BEHIND.items()}
    before = {_bare(word): heads for word, heads in _NOT_BEFORE.items()}
    submissions = tuple(_bare(word) for word in (*forms.SUBMISSIONS, "ส่ง"))
    out: dict[str, Word] = {}
    for words, is_duty in ((forms.DUTIES, True), ((*forms.HAPPENINGS, "สอบ"), False)):
        for word in map(_bare, words):
            submits = is_duty and word.startswith(submissions)
            out.setdefault(word, Word(is_duty, submits, before.get(word, ()), behind.get(word)))
    return out


def _bare(word: str) -> str:
    return _MARKS.sub("", word)


# Where its mark seems lost, a word is another one more often than not: สงฆ์, สงสัย, สงบ; ยืนราคา.
_UNMARKED = {
    "สง": re.compile("ฆ|ค(?!ื)|สัย|บ(?!ุ|ั)|ขลา|เคราะ|วน|คราม|กราน|่า|่ง"),
    "ยืน": re.compile("(?! *+(?:คำ|แบบ|ใบ|ซอง|เอกสาร|ข้อ|ขอ|เรื่อง|หนังสือ|ต่อ))"),
}


@lru_cache(maxsize=1024)
def _word(printed: str) -> Word:
    word = _words()[_bare(printed)]
    return word._replace(behind=_UNMARKED[printed]) if printed in _UNMARKED else word


def word_at(flat: str, match: re.Match[str]) -> Word | None:
    """The governing word, if it is one here: ส่ง is none in ส่งเสริม, แจ้ง none in ได้รับแจ้งว่า, ผู้ยื่น is a person."""
    at = match.start()
    before = flat[at - 1 : at]
    if before in _LEADING or (before == "้" and flat.startswith("ผู้", at - 3)):
        return None
    word = _word(match[0])
    if word.before and flat.endswith(word.before, max(0, at - 8), at):
        return None
    if word.behind is not None and word.behind.match(flat, match.end()):
        return None
    return word


# A registration keeps its object: ลงทะเบียนเข้าร่วมประชุม … ระหว่างวันที่ is about registering.
_REGISTRATION = re.compile(
    "ขอรับ|ซื้?อเอกสาร|ยื่?น(?:ซอง|เอกสาร|คำ|ใบ|ข้อเสนอ)|ลงทะเบียน|สมัคร|ตอบรับ|แจ้?ง(?:ราย|ชื่?อ|ความ *+ประสงค์|ยืนยัน)|ส่?ง(?:ราย"
    "|แบบ)|ยืนยัน|จอง|จัดส่?ง|รับสมัคร"
)
_LEADING = frozenset("เแโใไ")  # the word begins before it: แ|สง is no ส่ง
_LONGEST_WORD = 14
_BREAK = re.compile("[0-9๐-๙]{4}|จะ|ซึ่?ง|โดย|กำหนด|จัดขึ้?น|ใน *+วัน|เพื่?อ|ทั้?งนี้?|และ *+(?:เชิญ|จัด)|ดัง *+กล่?าว")

# รับสมัครสอบแข่งขันเพื่อรับทุน ประจำปี 2569 …: of the opening of a list only a new clause takes the days away.
_OPENS = re.compile("(?:เปิด *+|.{0,3})รับ *+สมัคร")
_NEW_CLAUSE = re.compile("วัน *+ที่|เวลา|จะ|กำหนด|จัดขึ้?น|ใน *+วัน|และ *+(?:เชิญ|จัด)|ดัง *+กล่?าว|ซึ่?ง")


def governor(flat: str, start: int, at: int) -> Governor | None:
    """The nearest verb or happening to the left of *at*.

    The window is widened only while it holds none: most phrases stand within 60 letters of their verb.
    """
    pattern = governors()
    high = at
    last: re.Match[str] | None = None
    kind: Word | None = None
    noun: re.Match[str] | None = None
    registration: re.Match[str] | None = None
    for reach in (56, 130, REACH):
        low = max(start, at - reach)
        named: re.Match[str] | None = None
        # A little further, so that no word is cut by the edge of the window.
        for match in reversed(list(pattern.finditer(flat, max(start, low - _LONGEST_WORD), high))):
            word = word_at(flat, match)
            if word is None:
                continue
            if word.is_duty and flat.startswith("การ", match.start() - 3):
                named = match  # การรับสมัคร: the matter of something, not its act
            elif kind is None:
                if word.is_duty:
                    return Governor("submission" if word.is_submission else "duty", *match.span(), match[0])
                last, kind = match, word
            elif word.is_duty and _REGISTRATION.match(flat, match.start()):
                registration = match
                break
        noun = noun or named
        high = low
        if low == start or (last is not None and (registration or reach > 56)):
            break
    if registration is not None and at - registration.end() <= 110:
        opens = _OPENS.match(flat, max(start, registration.start() - 3))
        if not (_NEW_CLAUSE if opens else _BREAK).search(flat, registration.end(), at):
            last = registration
    last = last or noun
    if last is None:
        return None
    kind = _word(last[0])
    name = "happening" if not kind.is_duty else "submission" if kind.is_submission else "duty"
    return Governor(name, *last.span(), last[0])


def first_governor(flat: str, low: int, high: int) -> Governor | None:
    """The first verb or happening in the stretch."""
    for match in governors().finditer(flat, low, high):
        word = word_at(flat, match)
        if word is not None:
            return Governor("duty" if word.is_duty else "happening", match.start(), match.end(), match[0])
    return None
