"""The place of a happening: what stands behind ณ."""

from __future__ import annotations

import re

_AT = re.compile(
    r" *+(?:\((?:ทั้งวัน|ตลอดวัน|ครึ่งวัน|(?:ภาค|ช่วง)(?:เช้า|บ่าย"
    r"|ค่ำ))[^()]{0,12}\) *+)?(?:[,(] *+)?ณ\.? *+(?=[ก-๎A-Za-z“\"๐-๙0-9])(?!วันที่|วัน|โอกาส"
    r"|ที่นี้|บัดนี้|ปัจจุบัน)"
)
# A blank ends the place where a new clause begins behind it; the name of an office goes on (ห้องประชุม 5 อาคาร 1
# กรมธนารักษ์), unless that office is the one that asks, holds or informs.
_OFFICE = "(?:กรม|กระทรวง|สำนัก|กอง|ศูนย์|จังหวัด|อำเภอ|เทศบาล|มหาวิทยาลัย|สถาบัน|องค์การ|โรงพยาบาล|คณะ|ฝ่าย|กลุ่ม)"
_ACTS = (
    "(?:จึง|ขอ(?:ให้|เชิญ|ความ|เรียน|แจ้ง|ส่ง|รับ|ได้|อนุ|ประชา)|จะ(?:ได้|จัด|ดำเนิน|แจ้ง|ส่ง|ประ|มี|เปิด|ทำ)"
    "|ได้(?:จัด|ดำเนิน|กำหนด|รับ|มี|แจ้ง|ส่ง|พิจารณา|ตรวจ)|กำหนด)"
)
_BLANK = re.compile(
    " (?: |(?=และ|โดย|ทั้?งนี้?|เพื่?อ|ซึ่?ง|จึง|ใน *+การ|รายละเอียด|นั้?น|พร้?อม|ขอ|หาก|ตาม|อนึ่?ง|ให้?|สำ?หรับ|ใน *+วัน|วัน|เวลา|ผู้?"
    "|ผ่?าน|แล้?ว|ระหว่?าง|ตั้?ง *+แต่?|เป็?นต้?น|สมัคร(?=ได้|ก่อน|ภาย|ทาง|ผ่าน|ที่)"
    "|จะ|ได้?|มี|เมื่?อ|ภายใน|ดัง|อาคาร *+เลข|เริ่?ม|รวม|สอบถาม|กรุณา|โปรด|หรือ *+ผ่?าน"
    "|[^ ]{0,60}(?:ภายใน(?:วัน|เดือน)|ก่?อน *+วัน|ไม่เกิน *+วัน|ที่(?:สนใจ|ประสงค์|ต้องการ))"
    f"|{_OFFICE}[^ ]{{0,60}}{_ACTS}))"
)
_MARK = re.compile(r"\)|\||<|https?:|ทั้?งนี้|นั้?น(?<=[ก-๎]นั้น)(?= )")
_LONGEST = 160


def place(flat: str, at: int, end: int) -> tuple[int, int] | None:
    """The place behind ณ at *at*."""
    head = _AT.match(flat, at, end)
    if head is None:
        return None
    first = head.end()
    last = min(end, first + _LONGEST)
    for pattern in (_BLANK, _MARK):
        stop = pattern.search(flat, first, last)
        if stop:
            last = stop.start()
    while last > first and flat[last - 1] in " .,":
        last -= 1
    return (first, last) if last - first > 2 else None
