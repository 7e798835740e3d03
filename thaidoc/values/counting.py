"""From what a letter prints to a day: counting, rolling on, recurring.

The rules, with their sources:

* A printed day stands, also on a holiday: nothing rolls it on.
* A period in days, weeks, months or years leaves out its first day (Administrative Procedure Act 2539, APA, s. 64
  para. 1; Civil and Commercial Code, CCC, s. 193/3).
* For an authority that must act, the last day counts though it be a holiday (APA s. 64 para. 2); for a person, the
  period ends on the next working day (APA s. 64 para. 3; CCC s. 193/8). A letter does not always say whom it
  binds, so :class:`Resolution` gives the first as ``date`` and the second as ``rolled``.
* A month has the day of the same number, or its last (CCC s. 193/5).
* Working days are those of :class:`thaidoc.values.calendar.CivilCalendar`; what that does not know is said.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Protocol

from attrs import frozen

from thaidoc.values.calendar import DEFAULT, KNOWN_TO, CivilCalendar, add_offset
from thaidoc.values.dates import ThaiDate

_DAY = dt.timedelta(days=1)
_HORIZON = 40  # years that a recurrence is followed at most
_WORKDAYS = "MO,TU,WE,TH,FR"

DateLike = dt.date | ThaiDate


class OffsetLike(Protocol):
    """What is needed of an ``Offset``."""

    @property
    def days(self) -> int | None:
        """Days after the anchor."""

    @property
    def months(self) -> int | None:
        """Months after the anchor."""

    @property
    def working_days(self) -> bool:
        """Whether *days* are working days."""
        raise NotImplementedError

    @property
    def anchor(self) -> str | None:
        """``received``, ``issued``, ``event`` or ``quarter_end``."""


class DeadlineLike(Protocol):
    """What is needed of a ``Deadline``."""

    @property
    def kind(self) -> str:
        """``date``, ``period``, ``relative``, ``recurring`` or ``immediate``."""
        raise NotImplementedError

    @property
    def start(self) -> dt.date | None:
        """First day of a period or recurrence."""

    @property
    def due(self) -> dt.date | None:
        """The day, where the letter prints or implies it."""

    @property
    def precision(self) -> str | None:
        """``day``, ``month`` or ``year``."""

    @property
    def recurrence(self) -> str | None:
        """An RRULE without DTSTART and UNTIL."""

    @property
    def end(self) -> dt.date | None:
        """Last day of a recurrence."""

    @property
    def offset(self) -> OffsetLike | None:
        """A distance counted from an event."""

    @property
    def inferred(self) -> tuple[str, ...]:
        """What was not printed."""
        raise NotImplementedError


@frozen
class Resolution:
    """The day of a deadline.

    *date* is the day by which an office must have acted, None where something is *missing* (the name of the anchor
    that was not given) or nothing can be reckoned. *rule* names how it was found. *uncertain* lists why it may be
    another day; empty where it is sure. *rolled* is the day on which the same period ends for a person, where that is
    another one; *workday* the last working day on or before *date*.
    """

    date: dt.date | None
    rule: str
    uncertain: tuple[str, ...] = ()
    rolled: dt.date | None = None
    workday: dt.date | None = None
    missing: str | None = None


def as_date(value: DateLike | None) -> dt.date | None:
    """A date, from a date, a datetime or a :class:`ThaiDate` of a day; None from None.

    A month or year raises :exc:`ValueError`: no day can be counted from it.
    """
    if value is None:
        return None
    if isinstance(value, ThaiDate):
        return value.to_date()
    return value.date() if isinstance(value, dt.datetime) else value


def resolve(
    deadline: DeadlineLike,
    *,
    received: DateLike | None = None,
    issued: DateLike | None = None,
    event: DateLike | None = None,
    calendar: CivilCalendar | None = None,
) -> Resolution:
    """The day of *deadline*, given the day on which the letter was *received* or *issued* or on which the *event* is.

    A missing anchor gives a resolution without a date that names it. Of a recurrence it is the next day after the
    latest of the days given.
    """
    calendar = calendar or DEFAULT
    anchors = {"received": as_date(received), "issued": as_date(issued), "event": as_date(event)}
    if deadline.offset is not None:
        return _counted(deadline, deadline.offset, anchors, calendar)
    if deadline.recurrence:
        known = [day for day in anchors.values() if day is not None]
        if not known:
            return Resolution(None, "a recurrence needs a day to look from", missing="issued")
        return _next(deadline, max(known), calendar)
    if deadline.kind == "immediate":
        day = anchors["received"] or anchors["issued"]
        if day is None:
            return Resolution(None, "at once, from the day of receipt", missing="received")
        return Resolution(day, "at once, from the day of receipt", (), None, calendar.previous_working_day(day))
    if deadline.due is None:
        return Resolution(None, "the letter prints no day that can be reckoned")
    return _printed(deadline, deadline.due, calendar)


def _printed(deadline: DeadlineLike, due: dt.date, calendar: CivilCalendar) -> Resolution:
    what = {"month": "end of the month printed", "year": "end of the year printed"}.get(
        deadline.precision or "day", "printed day: it stands, holiday or not"
    )
    reasons = tuple(f"{name} not printed" for name in deadline.inferred)
    workday = calendar.previous_working_day(due)
    if workday != due:
        named = calendar.holiday(due)
        what += f" ({named.name if named else due.strftime('%A')})"
    return Resolution(due, what, reasons, None, workday)


def _counted(
    deadline: DeadlineLike, offset: OffsetLike, anchors: dict[str, dt.date | None], calendar: CivilCalendar
) -> Resolution:
    reasons = [f"{name} not printed" for name in deadline.inferred]
    name = offset.anchor or "received"
    if name == "quarter_end":
        base = anchors["event"]
        given = anchors["issued"] or anchors["received"]
        if base is None and given is not None:
            base = quarter_end(given)
            reasons.append(f"counted from the end of the quarter that holds {given.isoformat()}")
    else:
        base = anchors.get(name)
    if base is None:
        if deadline.due is not None:
            return _last_day(deadline.due, "as reckoned when the letter was read", reasons, calendar)
        return Resolution(None, f"counted from {_ANCHOR_WORDS.get(name, name)}", tuple(reasons), missing=name)
    kind = "working days" if offset.working_days else "days"
    unit = f"{offset.months} months" if offset.months else f"{offset.days} {kind}"
    day = add_offset(base, offset.days, offset.months, working=offset.working_days, calendar=calendar)
    if day is None:
        return Resolution(None, f"{unit} after {base.isoformat()} leaves the calendar", tuple(reasons))
    rule = f"{unit} after {_ANCHOR_WORDS.get(name, name)} {base.isoformat()}, first day not counted"
    if offset.working_days:
        reasons += calendar.doubts(base, day)
        return Resolution(day, f"{rule} (APA s. 64, CCC s. 193/3)", tuple(reasons), None, day)
    return _last_day(day, rule, reasons, calendar)


_ANCHOR_WORDS = {
    "received": "receipt on",
    "issued": "the letter's date",
    "event": "the event on",
    "quarter_end": "the end of the quarter",
}


def _last_day(day: dt.date, rule: str, reasons: list[str], calendar: CivilCalendar) -> Resolution:
    """A counted period's last day, for an office and for a person."""
    rolled = calendar.next_working_day(day)
    if rolled == day:
        if day > KNOWN_TO:
            reasons += calendar.doubts(day, day)
        return Resolution(day, f"{rule} (APA s. 64, CCC s. 193/3)", tuple(reasons), None, day)
    rule += "; a holiday at the end counts for an authority (APA s. 64 para. 2), "
    rule += "a person has until the next working day (APA s. 64 para. 3, CCC s. 193/8)"
    reasons += calendar.doubts(day, rolled)
    return Resolution(day, rule, tuple(reasons), rolled, calendar.previous_working_day(day))


def quarter_end(day: dt.date) -> dt.date:
    """The last day of the fiscal (and calendar) quarter that holds *day*."""
    month = (day.month + 2) // 3 * 3
    return dt.date(day.year, month, 30 if month in (6, 9) else 31)


# --- recurrences ---------------------------------------------------------------------------------------------------


def parts(rule: str) -> dict[str, str]:
    """An RRULE as a mapping; ``RRULE:`` before it and blanks are dropped."""
    text = rule.replace(" ", "").removeprefix("RRULE:")
    return dict(part.split("=", 1) for part in text.split(";") if "=" in part)


def completed(rule: str) -> tuple[str, str | None]:
    """*rule* with the day that it leaves open, and what was assumed (None where nothing was).

    รายงานทุกเดือน names no day: a month is taken at its end, as in ภายในเดือน, a quarter and half-year of the fiscal
    year and a calendar year likewise, a week at Friday.
    """
    p = parts(rule)
    by = any(key.startswith("BY") for key in p)
    step = int(p.get("INTERVAL", "1")) if p.get("INTERVAL", "1").isdecimal() else 1
    if by or p.get("FREQ") not in ("WEEKLY", "MONTHLY", "YEARLY"):
        return rule, None
    if p["FREQ"] == "WEEKLY":
        return f"{rule};BYDAY=FR", "the day of the week is not printed: Friday taken"
    if p["FREQ"] == "YEARLY":
        return f"{rule};BYMONTH=12;BYMONTHDAY=31", "the day of the year is not printed: its last day taken"
    if step in (3, 6):
        months = "3,6,9,12" if step == 3 else "3,9"
        what = "quarter" if step == 3 else "half-year of the fiscal year"
        return f"FREQ=MONTHLY;BYMONTH={months};BYMONTHDAY=-1", f"the day is not printed: the last of each {what} taken"
    return f"{rule};BYMONTHDAY=-1", "the day of the month is not printed: its last day taken"


def occurrences(
    deadline: DeadlineLike,
    *,
    after: DateLike,
    until: DateLike | None = None,
    calendar: CivilCalendar | None = None,
) -> Iterator[dt.date]:
    """The days of a recurring deadline after *after*, in order, to *until* or its own end.

    The rule is RFC 5545, read by :mod:`dateutil.rrule`; positions among the days from Monday to Friday
    (วันทำการสุดท้าย, ๕ วันทำการแรก) and every working day follow the civil-service calendar.
    """
    if not deadline.recurrence:
        raise ValueError("not a recurring deadline")
    from dateutil.rrule import rrulestr

    calendar = calendar or DEFAULT
    low = as_date(after)
    if low is None:
        raise ValueError("after: a day is needed")
    high = min(filter(None, (as_date(until), deadline.end, _years_on(low))))
    begin = deadline.start or low
    rule, _ = completed(deadline.recurrence)
    p = parts(rule)
    weekdays = p.get("BYDAY") == _WORKDAYS
    position = p.get("BYSETPOS")
    if weekdays and position and position.lstrip("-").isdecimal() and p.get("FREQ") == "MONTHLY":
        yield from _positions(int(position), begin, low, high, calendar)
        return
    try:
        found = rrulestr(rule, dtstart=dt.datetime.combine(begin, dt.time()), ignoretz=True)
    except (ValueError, TypeError, KeyError) as error:
        raise ValueError(f"not a recurrence rule: {deadline.recurrence}") from error
    for moment in found:
        day = moment.date()
        if day > high:
            return
        if day <= low or (weekdays and not calendar.is_working_day(day)):
            continue
        yield day


def _years_on(day: dt.date) -> dt.date:
    return dt.date(min(day.year + _HORIZON, 9999), 12, 31)


def _positions(n: int, begin: dt.date, low: dt.date, high: dt.date, calendar: CivilCalendar) -> Iterator[dt.date]:
    """The *n*-th working day of each month (from the end, if negative)."""
    year, month = low.year, low.month
    while (year, month) <= (high.year, high.month):
        if n > 0:
            day = calendar.add_working_days(dt.date(year, month, 1) - _DAY, n)
        else:
            day = calendar.add_working_days(calendar.last_working_day(year, month), n + 1)
        if max(low, begin - _DAY) < day <= high:
            yield day
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def _next(deadline: DeadlineLike, after: dt.date, calendar: CivilCalendar) -> Resolution:
    _, assumed = completed(deadline.recurrence or "")
    try:
        day = next(occurrences(deadline, after=after, calendar=calendar), None)
    except ValueError as error:
        return Resolution(None, str(error))
    if day is None:
        return Resolution(None, f"no day of the recurrence lies after {after.isoformat()}")
    reasons = [f"{name} not printed" for name in deadline.inferred]
    if assumed:
        reasons.append(assumed)
    if _WORKDAYS in (deadline.recurrence or ""):
        reasons += calendar.doubts(after, day)
    rule = f"next of {deadline.recurrence} after {after.isoformat()}"
    return Resolution(day, rule, tuple(reasons), None, calendar.previous_working_day(day))
