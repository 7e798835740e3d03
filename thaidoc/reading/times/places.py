"""The place of a happening: what stands behind ณ."""

from __future__ import annotations

import re

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
