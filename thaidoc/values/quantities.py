"""How many of what: ``จำนวน ๑ ชุด``, ``จำนวนหนึ่งชุด``, ``๒ ฉบับ``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from thaidoc.text import Span, words_to_int

# Classifiers (ลักษณนาม) seen behind จำนวน in the seeds and the real letters, with those that the form of
# สิ่งที่ส่งมาด้วย names (saraban.md 1.3); longer words first where one begins another.
CLASSIFIERS = (
    "ฉบับ", "ชุด", "แผ่น", "เล่ม", "หน้า", "รายการ", "รายชื่อ", "ราย", "ไฟล์", "รูป", "ภาพ", "ใบ", "ซอง", "กล่อง",
    "คน", "ท่าน", "อัน", "ชิ้น", "เครื่อง", "คัน", "แห่ง", "หน่วย", "โครงการ", "หลักสูตร", "เรื่อง", "ข้อ", "ครั้ง",
    "วัน", "เดือน", "ปี", "ชั่วโมง", "บาท", "อัตรา", "ตำแหน่ง", "ตำบล", "อำเภอ", "จังหวัด", "หมู่บ้าน", "แปลง", "หลัง",
    "ตัว", "แฟ้ม", "แบบ", "ลัง", "กระป๋อง", "ขวด", "ถุง", "มัด", "ม้วน", "สำเนา", "รุ่น", "ทีม", "กลุ่ม", "เมตร",
    "กิโลเมตร", "ตารางเมตร", "ไร่", "ลิตร", "ทุน", "ห้อง", "ที่นั่ง", "โรง", "สาย", "จุด", "ดวง", "แผ่นพับ", "คู่",
    "ปึก", "ห่อ", "ตลับ", "เทป", "แผ่นบันทึก", "ผัง", "ระวาง", "โฟลเดอร์", "ลิงก์", "ตัวอย่าง", "ชนิด", "ประเภท", "ตอน",
    "แท่ง", "แท่น", "แผง", "หลอด", "เหรียญ", "ผืน", "พับ", "หีบ", "เส้น", "บท", "วิดีโอ", "คลิป", "เอกสาร", "หมวด", "พวง", "บาน",
    "ปก", "ตู้", "แผ่นดิสก์", "แผ่นซีดี", "ซีดี", "ดีวีดี", "แฟลชไดรฟ์", "กระบอก", "กรอบ", "กระสอบ", "สำนวน", "องค์", "ดอก", "ต้น",
    "ป้าย", "โปสเตอร์", "ช่อง", "แถบ", "เม็ด", "ก้อน", "ลูก", "รีม", "โหล", "ช่อ", "ลำ", "กอง", "คำขอ", "คำร้อง", "แทร็ก",
)  # fmt: skip

_D = "[0-9๐-๙]"
_B = "[ \t\u00a0]"
_S = "[ \t\r\n\u00a0]"
_WORD = "หนึ่ง|เอ็ด|สอง|ยี่|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ร้อย|พัน|หมื่น|แสน"
_UNITS = "|".join(sorted(CLASSIFIERS, key=len, reverse=True))
_QUANTITY = re.compile(
    rf"(?:(?P<digits>{_D}{{1,3}}(?:,{_D}{{3}}){{1,3}}|{_D}{{1,9}})(?!{_D}|[.,]{_D})|(?P<words>(?:{_WORD}){{1,12}}))"
    rf"(?:{_B}?\([^()\n]{{1,40}}\))?{_S}{{0,6}}(?P<unit>{_UNITS})"
)
_HEAD = re.compile(rf"(?:รวม)?จำนวน(?:ทั้งสิ้น|ทั้งหมด|รวม|คนละ|แห่งละ|อย่างละ|เรื่องละ|ละ)?{_S}{{0,6}}")


class QuantityMatch(NamedTuple):
    """A number of things: *quantity*, their classifier *unit*, and the place from จำนวน to the classifier."""

    quantity: int
    unit: str
    span: Span


def parse_quantity(text: str) -> tuple[int, str] | None:
    """``"จำนวน ๑ ชุด"`` → ``(1, "ชุด")``; the first quantity of *text*, จำนวน may be missing; None if there is none."""
    if not isinstance(text, str):
        raise TypeError(f"parse_quantity takes a str, not {type(text).__name__}")
    found = next(find(text), None) or match(text)
    return (found.quantity, found.unit) if found else None


def match(text: str, pos: int = 0, end: int | None = None) -> QuantityMatch | None:
    """The quantity that stands at *pos* after blanks, with or without จำนวน; None if there is none."""
    if not isinstance(text, str):
        raise TypeError(f"quantities.match takes a str, not {type(text).__name__}")
    stop = len(text) if end is None else min(end, len(text))
    while pos < stop and text[pos].isspace():
        pos += 1
    head = _HEAD.match(text, pos, stop)
    return _value(_QUANTITY.match(text, head.end() if head else pos, stop), pos)


def find(text: str, start: int = 0, end: int | None = None) -> Iterator[QuantityMatch]:
    """Every quantity of *text* behind จำนวน."""
    if not isinstance(text, str):
        raise TypeError(f"quantities.find takes a str, not {type(text).__name__}")
    stop = len(text) if end is None else min(end, len(text))
    at = text.find("จำนวน", start, stop)
    while at >= 0:
        head = _HEAD.match(text, at, stop)
        if head and (value := _value(_QUANTITY.match(text, head.end(), stop), at)):
            yield value
        at = text.find("จำนวน", at + 5, stop)


def _value(found: re.Match[str] | None, start: int) -> QuantityMatch | None:
    if not found:
        return None
    number = int(found["digits"].replace(",", "")) if found["digits"] else words_to_int(found["words"])
    return QuantityMatch(number, found["unit"], Span(start, found.end())) if number is not None else None
