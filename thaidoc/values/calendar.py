"""Stub."""

from __future__ import annotations

import calendar
import datetime as dt


def add_months(day: dt.date, months: int) -> dt.date:
    """*day* plus *months*; the last day of the month where it has no such day (Civil Code 193/5)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_offset(base: dt.date, days: int | None, months: int | None, *, working: bool = False) -> dt.date | None:
    """*base* plus an offset."""
    if working:
        return None
    if months:
        return add_months(base, months)
    return base + dt.timedelta(days=days or 0)


def last_working_day(year: int, month: int) -> dt.date:
    """The last working day of a month."""
    day = dt.date(year, month, calendar.monthrange(year, month)[1])
    while day.weekday() > 4:
        day -= dt.timedelta(days=1)
    return day
