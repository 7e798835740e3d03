"""What an item of a list begins with: a number, a letter or a bullet, in every dress; and what announces a list.

Seen in the seeds and the real letters: ``๑.`` ``๑)`` ``(๑)`` ``๑ `` ``ก.`` ``-``; the others are forms of other hands.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_TITLE = r"(?=[ก-ฮเ-ไA-Za-z(\"“‘'<])"  # with which the item's own words may begin
_WORDS = (
    "รายการ|ราย|ลำดับ|อันดับ|ฉบับ|ข้อ|ชิ้น|ชุด|ประการ|เรื่อง|หมายเลข|เอกสาร(?:แนบ|ประกอบ|ท้าย)?(?:หมายเลข|ลำดับ)?|"
    "สิ่งที่(?:ส่ง|แนบ)มาด้วย|ภาคผนวก"
)
_HEADS = ("รา", "ลำ", "อัน", "ฉบ", "ข้อ", "ชิ", "ชุ", "ปร", "เร", "หม", "เอ", "สิ่ง", "ภา", "ที่")  # with which _WORDS begin
_THAI = "กขคงจฉชซ"
_LATIN = "abcdefgh"
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
BULLETS = "-–—•·▪●○◦■□◆◇►▶➢➤➣❖✓✔→‣*o"
_LEAD = re.compile(
    r"[ \t]*+(?:-[ \t]*+(?=[(\[]?[0-9]))?(?:"
    r"(?P<number>[(\[{][ \t]?[0-9]{1,2}[ \t]?[)\]}][.:]?(?![0-9/])|"
    r"[(\[]?[0-9]{1,2}[ \t]?(?:\.\)|\.{1,2}|[)\]/])(?![0-9]))[ \t]*+(?![0-9])"
    rf"|(?P<word>(?:(?:{_WORDS})(?:ที่)?|ที่)[ \t]*+[0-9]{{1,2}})[ \t:.)\-–]++{_TITLE}"
    rf"|(?P<colon>[0-9]{{1,2}})(?:[ \t]*+[:=][ \t]++|,[ \t]++){_TITLE}"
    rf"|(?P<bare>[0-9]{{1,2}})(?:[ \t]++[-–—][ \t]++|[ \t]++{_TITLE}|$)"
    rf"|(?P<circled>[{_CIRCLED}])[ \t]*+"
    rf"|\(?(?P<thai>[{_THAI}])[.)][ \t]++{_TITLE}"
    rf"|\(?(?P<latin>[{_LATIN}{_LATIN.upper()}])[.)][ \t]++{_TITLE}"
    rf"|\(?(?P<roman>i{{1,3}}|iv|vi{{0,3}})[.)][ \t]++{_TITLE}"
    rf"|(?P<bullet>[{re.escape(BULLETS[:-1])}])[ \t]*+(?=[ก-ฮเ-ไA-Za-z(])|(?P<round>o)[ \t]++(?=[ก-ฮเ-ไ])"
    r")"
)
_PLAIN = re.compile(rf"\(?([0-9]{{1,2}})[.)][ \t]++{_TITLE}")  # 1. 1) (1): nearly all
_DIGITS = re.compile(r"[0-9]{1,2}")
_ANNOUNCED = re.compile(
    r"[ \t]*+(?:\((?:ถ้ามี|จำนวน[ \t]*+[0-9]{1,2}[ \t]*+[ก-๎]{2,8}|[0-9]{1,2}[ \t]*+(?:รายการ|ฉบับ|อย่าง|ชุด))\)"
    r"|(?:(?:มี)?(?:จำนวน|รวม|ทั้งหมด|ทั้งสิ้น)*+[ \t]*+[0-9]{1,2}[ \t]*+(?:รายการ|อย่าง|ฉบับ|ชุด|ชิ้น|เรื่อง)[ \t]*+)"
    r"(?:ดังนี้|ดังต่อไปนี้|ได้แก่|คือ|ประกอบด้วย)?"
    r"|ดังนี้|ดังต่อไปนี้|ได้แก่|ประกอบด้วย|คือ(?=[ \t:]|$))[ \t:：]*+"
)


class Lead(NamedTuple):
    """The sign before an item: its series, which it is, where its words begin, where its digit stands."""

    series: str
    number: int | None
    end: int
    at: int
    text: str

    def next_sign(self) -> str | None:
        """A pattern for the sign of the following item, dressed as this one is; None for a bullet."""
        if self.number is None:
            return None
        if self.series in ("thai", "latin", "roman"):
            letters = {"thai": tuple(_THAI), "latin": tuple(_LATIN), "roman": _ROMAN}[self.series]
            if self.number >= len(letters):
                return None
            following = letters[self.number]
            if self.text.strip(" (.)\t").isupper():
                following = following.upper()
            return rf"\(?{following}[.)][ \t]++"
        if self.series == "circled":
            return _CIRCLED[self.number] if self.number < len(_CIRCLED) else None
        sign = re.escape(_DIGITS.sub("\0", self.text.strip(), count=1)).replace("\0", str(self.number + 1))
        return sign.replace(r"\ ", "[ \t]*+") + r"(?![0-9])"


def lead(text: str, start: int = 0, end: int | None = None) -> Lead | None:
    """The sign of an item that stands at *start*, if one does."""
    at = start
    while text[at : at + 1] in (" ", "\t"):
        at += 1
    if "ก" <= text[at : at + 1] <= "ไ" and text[at + 1 : at + 2] not in (".", ")") and not text.startswith(_HEADS, at):
        return None  # quick: most lines begin with a word
    plain = _PLAIN.match(text, at) if end is None else _PLAIN.match(text, at, end)
    if plain:
        return Lead("number", int(plain.group(1)), plain.end(), plain.start(1), plain.group())
    found = _LEAD.match(text, start) if end is None else _LEAD.match(text, start, end)
    if found is None or found.lastgroup is None:
        return None
    series, sign, digits = found.lastgroup, found[found.lastgroup], None
    if series in ("number", "word", "colon", "bare"):
        digits = _DIGITS.search(sign)
        index = int(digits.group()) if digits else None
    elif series == "thai":
        index = _THAI.index(sign) + 1
    elif series == "latin":
        index = _LATIN.index(sign.lower()) + 1
    elif series == "roman":
        index = _ROMAN.index(sign) + 1
    elif series == "circled":
        index = _CIRCLED.index(sign) + 1
    else:
        series, index = "bullet", None
    at = found.start(found.lastgroup)
    return Lead(series, index, found.end(), digits.start() + at if digits else at, text[found.start() : found.end()])


def announced(text: str, start: int = 0, end: int | None = None) -> int:
    """Where words that only announce a list end (``จำนวน ๒ รายการ ดังนี้``, ``(ถ้ามี)``); *start* if there are none."""
    found = _ANNOUNCED.match(text, start) if end is None else _ANNOUNCED.match(text, start, end)
    return found.end() if found else start


__all__ = ["BULLETS", "Lead", "announced", "lead"]
