"""Whether a day to come is that of a happening: the clause says that it will be, or nothing says otherwise."""

from __future__ import annotations

import re
from bisect import bisect_left

from thaidoc.reading.times import forms, places
from thaidoc.reading.times.phrase import exactly
from thaidoc.reading.times.run import Run

_WILL = re.compile(
    "จะ(?<![^า]ที่จะ)(?<!สงค์จะ)(?<!เพื่อจะ)(?<!สัจจะ)(?<!หากจะ)(?<!ควรจะ)|กำหนด(?!ให้|ไว้|เวลา|ระยะ|การส่ง|ส่ง|แล้ว)|จำเป็น *+ต้อง"
    "|ขอ *+(?:ปิด(?!รับ)|งด|หยุด|ระงับ)|จัด *+ให้(?!มี *+ผู้)|นัด|ไม่ *+ขัดข้อง|เริ่ม"
)
_PAYS = "|จ่าย(?<!หยุดจ่าย)(?<!งดจ่าย)"  # to stop supplying is a happening
_NO_HAPPENING = re.compile(exactly(*forms.SENT, *forms.LASTING, *forms.FORECASTS, *forms.TURNS) + _PAYS)
_UNSURE = re.compile("คาด *+(?:ว่า|การณ์|หมาย)|พยากรณ์|สัญญา|หาก|ถ้า|กรณี|เมื่อ(?! *+วัน *+ที่)")
_NOT_PLAIN = re.compile(
    exactly(*forms.SENT, *forms.LASTING, *forms.FORECASTS, *forms.TOLD)
    + _PAYS
    + "|ค่า(?!ย)|ลง(?! *+พื้นที่)|(?:ใบ|วัน|ขอ|การ|ให้|ได้|(?<![ก-๎]))ลา(?![นดยวมก])"
)
_NOT_PLAIN_BEHIND = re.compile(" *+(?:เป็น|แล้ว|ได้|มี|พบ|ผ่าน|ซึ่ง)")


def comes(run: Run, at: int) -> bool:
    """Whether the clause before *at* tells what will be: กรมจะเข้าดำเนินการ …, มีความจำเป็นต้องปิดช่องจราจร …"""
    will: re.Match[str] | None = None
    for match in _WILL.finditer(run.flat, max(run.start, at - 130), at):
        will = match
    if will is None or _NO_HAPPENING.search(run.flat, will.start(), at):
        return False
    return _UNSURE.search(run.flat, max(run.start, will.start() - 50), will.start()) is None


def is_held(run: Run, at: int, stop: int) -> bool:
    """Whether something is held on these days at a place."""
    return places.place(run.flat, stop, run.end) is not None and comes(run, at)


def _day_before(run: Run, at: int) -> int:
    """Where the last date before *at* ends."""
    index = bisect_left(run.starts, at) - 1
    return run.dates[index].span.end if index >= 0 else run.start


def is_plain(run: Run, at: int, stop: int) -> bool:
    """Whether nothing beside a day to come makes it anything else than that of a happening."""
    return (
        _NOT_PLAIN.search(run.flat, max(run.claimed_before(at), _day_before(run, at), at - 70), at) is None
        and _NOT_PLAIN_BEHIND.match(run.flat, stop, run.end) is None
    )
