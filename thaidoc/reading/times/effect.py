"""Start of effect: ทั้งนี้ ตั้งแต่วันที่ … เป็นต้นไป, ให้มีผลตั้งแต่ …, ให้ใช้บังคับตั้งแต่วันถัดจากวันประกาศ …"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from thaidoc.reading.times.cues import EFFECT, Cues
from thaidoc.reading.times.phrase import DAY_HEAD
from thaidoc.values import DateMatch, ThaiDate

_FROM = re.compile("ตั้?ง *+แต่? *+")
_EFFECT = re.compile(
    "(?:(?:มีผล(?: *+(?:ใช้?|บังคับ))*|(?:ให้? *+)?ใช้?บังคับ|บังคับใช้?) *+(?:ได้? *+)?(?:นับ *+)?(?:ตั้?ง *+แต่?|แต่?|เมื่?อ|ใน)"
    "|ทั้งนี้ *+(?:ให้ *+(?:มีผล *+)?)?ตั้?ง *+แต่?) *+"
)
_UNTIL = re.compile(" *+(?:จน *+)?ถึง")
_NOW = re.compile("บัดนี้? *+")
_NEXT_DAY = re.compile("วัน *+(?:ถัด|ที่? *+(?:ประกาศ|ออก|ลง *+นาม)|ประกาศ)[^ ]{0,60}")
_ONWARD = re.compile(" *+เป็?น *+ต้?น *+ไป")
_WHOLE = re.compile("ทั้?งนี้? *+(?:ให้? *+)?(?:มีผล *+)?$")
_IN_FORCE = re.compile("มีผล|บังคับ")
_DAY = re.compile(f" *+(?:{DAY_HEAD}|เดือน *+)?")
# From when something can be had is no start of effect: ลงทะเบียนได้ตั้งแต่วันที่ … เป็นต้นไป.
_AVAILABLE = re.compile(
    "(?:เกิด|อายุ|ลงทะเบียน|ดาวน์?โหลด|สมัคร|ติดต่?อ|ตรวจ *+สอบ|จอง|ยื่?น|รับ|เปิด|เข้?า|ชม|ใช้?งาน|ขอรับ|บันทึก)[^ ]{0,30} *+"
    "(?:ได้?)? *+(?:ที่?[^ ]{0,40})? *+$|ได้? *+$|เวลา[^ ]* *+[^ ]* *+$"
)


class Effect(NamedTuple):
    """A start of effect in ``flat[start:end]``; *date* is None for ตั้งแต่บัดนี้ and for the day after the gazette's."""

    date: ThaiDate | None
    start: int
    end: int


def find_effect(
    flat: str,
    start: int,
    end: int,
    found_cues: Cues,
    dates: Sequence[DateMatch],
    starts: Sequence[int],
    is_told_again: Callable[[int], bool],
) -> Effect | None:
    """The document's start of effect: ทั้งนี้ ตั้งแต่ … before มีผลตั้งแต่ … before a bare ตั้งแต่ … เป็นต้นไป."""
    best: tuple[int, Effect] | None = None
    for literal in EFFECT:
        onward = literal.endswith("ไป")
        for at in found_cues.get(literal, ()):
            stop = at + len(literal)
            found = (
                _onward(flat, start, at, stop, end, dates, starts) if onward else _forced(flat, at, end, dates, starts)
            )
            if found is not None:
                lead = flat[max(start, found.start - 30) : found.start]
                rank = 3 if _WHOLE.search(lead) else 2 if not onward or _IN_FORCE.search(lead) else 1
                if (best is None or rank > best[0]) and not is_told_again(found.start):
                    best = rank, found
    return best[1] if best else None


def _onward(
    flat: str, start: int, at: int, stop: int, end: int, dates: Sequence[DateMatch], starts: Sequence[int]
) -> Effect | None:
    """ตั้งแต่ … เป็นต้นไป, the last word at *at*."""
    head: re.Match[str] | None = None
    for match in _FROM.finditer(flat, max(start, at - 90), at):
        head = match
    if head is None or _UNTIL.match(flat, stop, end):
        return None
    lead = flat[max(start, head.start() - 46) : head.start()]
    if _AVAILABLE.search(lead) and "ทั้งนี้" not in lead[-12:]:
        return None
    day = _day(flat, head.end(), end, dates, starts)
    if day is None or (day[1] < at and flat[day[1] : at].strip()):
        return None
    return Effect(day[0], head.start(), stop)


def _forced(flat: str, at: int, end: int, dates: Sequence[DateMatch], starts: Sequence[int]) -> Effect | None:
    """มีผล(บังคับใช้)ตั้งแต่ … at *at*."""
    if flat.startswith("ใช้", at - 3):
        at -= 3
    head = _EFFECT.match(flat, at, end)
    day = _day(flat, head.end(), end, dates, starts) if head else None
    if head is None or day is None:
        return None
    if _UNTIL.match(flat, day[1], end):
        return None
    tail = _ONWARD.match(flat, day[1], end)
    first = _FROM.search(flat, at, head.end())
    stop = tail.end() if tail else day[1]
    while flat[stop - 1] == " ":
        stop -= 1
    return Effect(day[0], first.start() if first else at, stop)


def _day(
    flat: str, at: int, end: int, dates: Sequence[DateMatch], starts: Sequence[int]
) -> tuple[ThaiDate | None, int] | None:
    """The day at *at* and its end: บัดนี้, a date, the day after the announcement."""
    now = _NOW.match(flat, at, end)
    if now:
        return None, now.end()
    index = bisect_left(starts, at)
    if index < len(starts) and starts[index] < end and _DAY.fullmatch(flat, at, starts[index]):
        return dates[index].value, dates[index].span.end
    following = _NEXT_DAY.match(flat, at, end)
    return (None, following.end()) if following else None
