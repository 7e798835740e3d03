"""Coming meetings and other dated happenings: the moment, the place."""

from __future__ import annotations

import datetime as dt
import re

from thaidoc.reading.times import duties, places
from thaidoc.reading.times.days import moment
from thaidoc.reading.times.phrase import N, When, read_clock, to_date
from thaidoc.reading.times.run import Run
from thaidoc.records import Event, Kind

_PLANNED = re.compile(
    "เลื่?อน *+(?:ไป|การ)|ครั้?ง *+(?:ต่?อ|ถัด) *+ไป|นัด|กำหนด(?!ให้|ไว้)|ขอ *+เชิญ|การ *+จัด(?:งาน|ประชุม|กิจกรรม|อบรม|พิธี)"
    "|จะ *+จัด|มอบ(?:หมาย)?|ลงพื้นที่"
)
_PROGRAMME = re.compile("กำหนดการ|มติ *+ที่ *+ประชุม *+(?:เห็น *+ชอบ|ให้|กำหนด)")
_CANCELLED = re.compile(
    "ยก *+เลิก *+(?:การ *+)?(?:จัด *+)?(?:ประชุม|อบรม|สัมมนา|งาน|กำหนด|นัด|เดินทาง)[^ ]{0,40} *+(?:ใน *+)?$"
)
_NOT_HELD = re.compile(
    "(?:งด|ยกเลิก)(?:การ)?(?:จัด|ประชุม|อบรม|สัมมนา|สอบ|กิจกรรม)[^ ]{0,24} *+(?:ใน *+)?(?:วัน|กำหนด)(?:และเวลา)?ดังกล่าว$"
)
_HELD_THEN = re.compile("ขอ *+เชิญ|นัด|เลื่อน")
_HANDED_IN = re.compile(" *+(?:ให้?|สามารถ) *+(?:จัด *+)?(?:ยื่?น|ส่?ง|สมัคร|รับ *+(?:ซอง|ใบ|เอกสาร|สมัคร))")
_CALLED_OFF = re.compile("ยกเลิก *+การ|ขอ *+ยกเลิก|เลื่?อน|ขอ *+(?:แก้?ไข|เปลี่?ยน)|งด *+การ")
_CLOCK_BEFORE = re.compile(rf"เวลา *+{N}{{1,2}} ?[.:] ?{N}{{2}} *+(?:น *+\.|นาฬิกา) *+(?:ของ *+)?$")
_TO_CLOCK = re.compile(rf" *+(?:จน *+)?ถึง *+เวลา *+{N}{{1,2}} ?[.:] ?{N}{{2}} *+(?:น *+\.|นาฬิกา) *+(?:ของ|ใน) *+(?=วัน)")
_CLOCK_WORD = re.compile("เวลา")


def put(run: Run, at: int, when: When, stop: int, *, cell: bool = False) -> None:
    """An event on the days of *when*, for each of a list one; *cell*: in a table, where its hour stands further on."""
    if when.last.year is None and when.last.month is not None:
        when = _with_years(run, at, when)
    if not when.is_range and len(when.days) > 1:
        for day in when.days:
            put(run, at, When((day,), False, when.end), stop, cell=cell)
        return
    flat = run.flat
    first, last = to_date(when.first), to_date(when.last)
    if first is None or last is None or run.is_past(last):
        return
    if run.kind is Kind.MINUTES and not _PLANNED.search(flat, max(run.start, at - 90), at):
        if not _PROGRAMME.search(flat, max(run.start, at - 300), at):
            return
    if _HANDED_IN.match(flat, stop, run.end) and not _named(run, at):
        # The days of an act: in วันที่ 9 - 24 … ให้ยื่นซอง ณ … the limit stands before; without one they are the limit.
        if not any(at - row[1] < 60 for row in run.deadlines):
            if when.is_range:
                duties.period(run, at, stop, when.first, when.last)
            else:
                duties.on_day(run, at, stop, when.first, "within-date")
        return
    if _CANCELLED.search(flat, max(run.start, at - 70), at):
        return
    said = flat.find("ดังกล่าว", stop, min(run.end, stop + 200))
    if said >= 0 and _NOT_HELD.search(flat, stop, said + 8) and not _HELD_THEN.search(flat, stop, said):
        return  # ปรากฏว่าในวันพุธที่ … มีสมาชิกต้องเดินทาง จึงงดการประชุมในวันดังกล่าว
    if run.in_reported(at) and _CALLED_OFF.search(flat, stop, min(run.end, stop + 420)):
        return  # told again only to be called off or moved
    clock = read_clock(flat, stop, run.end)
    if cell:
        named = _CLOCK_WORD.search(flat, stop, min(run.end, stop + 130))
        clock = read_clock(flat, named.start(), run.end) if named else None
        clock = clock._replace(end=stop) if clock else None
    if clock is None and not cell:  # เวลา 09.09 น. ในวันที่ …
        before = _CLOCK_BEFORE.search(flat, max(run.start, at - 24), at)
        clock = read_clock(flat, before.start(), at) if before else None
        clock = clock._replace(end=stop) if clock else None
    finish = clock.end if clock else stop
    where = places.place(flat, finish, run.end)
    if clock is None and where:
        clock = read_clock(flat, where[1], run.end)
        finish = max(stop, clock.end if clock else stop)
    if where is None:
        where = place_before(run, at)
    start = moment(first, clock.start if clock else None)
    until: dt.date | None = last if when.is_range else None
    ends = _TO_CLOCK.match(flat, stop, run.end) if clock and not when.is_range else None
    if ends:  # ตั้งแต่เวลา 00.01 น. ของวันที่ 28 … ถึงเวลา 24.00 น. ของวันที่ 29 …
        later = run.read_when(ends.end())
        until = to_date(later.first) if later else None
        if later and until:
            stop = finish = later.end
    if clock and clock.until:
        until = moment(last, clock.until)
    if clock and where and where[1] < finish and flat[where[0] : where[1]]:
        finish = stop
    text_end = finish if clock is None or where is None or finish <= where[0] or where[1] <= at else stop
    run.claim(at, stop)
    run.events.append(
        (
            at,
            Event(
                start,
                until,
                run.text_of(*where) if where else None,
                run.text_of(at, text_end),
                run.span_of(at, text_end),
            ),
        )
    )


def _with_years(run: Run, at: int, when: When) -> When:
    """*when*, whose days print no year, with the year that they must have."""
    last = run.infer_year(at, when.last)
    years = [
        last.year - ((day.month or 0) > (last.month or 0)) if day.year is None and last.year else day.year
        for day in when.days
    ]
    return when._replace(days=tuple(day._replace(year=year) for day, year in zip(when.days, years, strict=True)))


def _named(run: Run, at: int) -> bool:
    """Whether a happening of which the day may be is named before it."""
    governed = run.governor(at)
    return governed is not None and governed.kind == "happening" and governed.end > run.claimed_before(at)


def place_before(run: Run, at: int) -> tuple[int, int] | None:
    """The place that runs right up to the day: ณ โรงเก็บพัสดุ ในวันที่ …"""
    low = max(run.start, at - 110)
    mark = max(run.flat.rfind(" ณ ", low, at), run.flat.rfind(" ณ. ", low, at))
    if mark < 0:
        return None
    found = places.place(run.flat, mark, at)
    # Only when the place runs right up to the day.
    return found if found and at - found[1] <= 6 else None
