"""From what is printed to days: the ends of months, terms and years, counts of units, clock times."""

from __future__ import annotations

import datetime as dt

from thaidoc.reading.times.phrase import Day, last_day, to_date
from thaidoc.records import Offset


def offset_of(value: int, unit: str, anchor: str) -> Offset | None:
    """So many of a unit after the anchor; None for hours that are no whole days."""
    if unit in ("วัน", ""):
        return Offset(days=value, anchor=anchor)
    if "ทำการ" in unit:
        return Offset(days=value, working_days=True, anchor=anchor)
    if unit in ("สัปดาห์", "อาทิตย์"):
        return Offset(days=7 * value, anchor=anchor)
    if unit == "เดือน":
        return Offset(months=value, anchor=anchor)
    if unit == "ปี":
        return Offset(months=12 * value, anchor=anchor)
    # Hours: whole days only; ภายใน 24 ชั่วโมง is the next day.
    return Offset(days=value // 24, anchor=anchor) if value % 24 == 0 else None


_QUARTERS = {"แรก": 1, "หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "สุดท้าย": 4, "สุดทาย": 4}


def term_end(unit: str, year: int, quarter: str | None, term: str | None) -> dt.date | None:
    """The last day of a quarter, a fiscal, academic or calendar year (*year* Gregorian of the printed number).

    Fiscal year Y runs from 1 October Y-1 to 30 September Y (Budget Procedures Act 2561 s. 4). The academic year
    runs from 16 May to 15 May, its terms end on 11 October and 1 April (Ministry of Education regulation on the
    academic year, B.E. 2549).
    """
    if quarter:
        q = _QUARTERS.get(quarter.replace(" ", "")) or int(quarter)
        if not 1 <= q <= 4:
            return None
        if unit in ("ปี", "ปีปฏิทิน"):
            return dt.date(year, 3 * q, last_day(year, 3 * q))
        month = (12, 3, 6, 9)[q - 1]
        return dt.date(year - (q == 1), month, last_day(year, month))
    if "งบ" in unit:
        return dt.date(year, 9, 30)
    if "ศึกษา" in unit:
        if term:
            return {"1": dt.date(year, 10, 11), "2": dt.date(year + 1, 4, 1)}.get(str(int(term)))
        return dt.date(year + 1, 5, 15)
    return dt.date(year, 12, 31) if unit in ("ปี", "ปีปฏิทิน") else None


def as_day(day: dt.date) -> Day:
    """A date as if it were printed in full."""
    return Day(day.day, day.month, day.year)


def first_of(day: Day) -> dt.date | None:
    """The day, or the first of the month."""
    if day.year is None or day.month is None:
        return None
    return dt.date(day.year, day.month, 1) if day.day is None else to_date(day)


def last_of(day: Day) -> dt.date | None:
    """The day, or the last of the month."""
    if day.year is None or day.month is None:
        return None
    if day.day is None:
        return dt.date(day.year, day.month, last_day(day.year, day.month))
    return to_date(day)


def moment(day: dt.date, clock: str | None) -> dt.date | dt.datetime:
    """A day, with the clock time if there is one (local, as printed)."""
    if clock is None:
        return day
    if clock == "24:00":
        return dt.datetime.combine(day + dt.timedelta(days=1), dt.time())
    return dt.datetime.combine(day, dt.time.fromisoformat(clock))


def as_first(day: Day) -> Day:
    """The first day of a month."""
    first = first_of(day)
    return as_day(first) if first else day


def as_last(day: Day) -> Day:
    """The last day of a month."""
    last = last_of(day)
    return as_day(last) if last else day
