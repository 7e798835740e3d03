"""What letters want done, by day: deadlines resolved, sorted, followed along a chain.

:func:`duties` turns the deadlines of any number of documents into rows by due day; :func:`along` compares the same
duty at each hop of a chain. The rules of counting are those of :mod:`thaidoc.values.counting`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

from attrs import frozen

from thaidoc.records import Deadline, Document
from thaidoc.values.calendar import DEFAULT, CivilCalendar
from thaidoc.values.counting import DateLike, Resolution, as_date, occurrences, resolve

_DAY = dt.timedelta(days=1)

Status = Literal["overdue", "today", "open", "undated"]


@frozen
class Duty:
    """One deadline of one document, resolved.

    *due* is the day by which an office must have acted, *days_left* counts from ``today`` (negative: overdue).
    """

    document: Document
    index: int
    deadline: Deadline
    resolution: Resolution
    status: Status
    days_left: int | None = None

    @property
    def due(self) -> dt.date | None:
        """The day, if one could be reckoned."""
        return self.resolution.date

    @property
    def number(self) -> str | None:
        """The letter's number."""
        return str(self.document.number) if self.document.number else None


def received_day(document: Document) -> tuple[dt.date | None, str | None]:
    """The day of the document's received stamp; of several the first, which is safe, and a word on the others."""
    days = sorted({stamp.date.to_date() for stamp in document.stamps if stamp.date is not None and stamp.date.day})
    if not days:
        return None, None
    if len(days) == 1:
        return days[0], None
    return days[0], f"received stamps of {len(days)} days: counted from the first, {days[0].isoformat()}"


def issued_day(document: Document) -> dt.date | None:
    """The document's own day, if it is printed in full."""
    return document.date.to_date() if document.date is not None and document.date.day else None


def duties(
    documents: Iterable[Document],
    *,
    today: dt.date | None = None,
    received: DateLike | None = None,
    calendar: CivilCalendar | None = None,
) -> tuple[Duty, ...]:
    """Every deadline of *documents* by due day; those without a day come last, in the order of the letters.

    *received* stands for the received stamp where a letter bears none. A recurring deadline gives its next day from
    *today* on (without it, after the letter's date).
    """
    calendar = calendar or DEFAULT
    given = as_date(received)
    rows = [row for document in documents for row in _of(document, today, given, calendar)]
    return tuple(sorted(rows, key=lambda row: (row.due is None, row.due or dt.date.max)))


def _of(document: Document, today: dt.date | None, received: dt.date | None, calendar: CivilCalendar) -> Iterator[Duty]:
    stamped, doubt = received_day(document)
    issued = issued_day(document)
    for index, deadline in enumerate(document.deadlines):
        since = issued
        if deadline.recurrence and deadline.offset is None and today is not None:
            since = max(filter(None, (issued, today - _DAY)))
        arrived = stamped or received
        found = resolve(deadline, received=arrived, issued=since, calendar=calendar)
        if doubt and deadline.offset is not None and deadline.offset.anchor == "received":
            found = Resolution(
                found.date, found.rule, (*found.uncertain, doubt), found.rolled, found.workday, found.missing
            )
        left = (found.date - today).days if found.date is not None and today is not None else None
        yield Duty(document, index, deadline, found, _status(found.date, left), left)


def _status(due: dt.date | None, left: int | None) -> Status:
    if due is None:
        return "undated"
    if left is None or left > 0:
        return "open"
    return "today" if left == 0 else "overdue"


@frozen
class Hop:
    """A duty at one office of a chain: when the letter came or was written there, and the days that were left."""

    document: Document
    deadline: Deadline
    day: dt.date | None
    due: dt.date | None
    days_left: int | None
    working_days_left: int | None


def along(chain: Sequence[Document], *, calendar: CivilCalendar | None = None) -> tuple[tuple[Hop, ...], ...]:
    """The duties of the first document of *chain* that has any, each followed through the hops that repeat it.

    A hop repeats a duty by the same form (day, offset or recurrence), or by nearly the same action with another day:
    an office on the way may well set an earlier one. The days left count from the received stamp, else from the
    letter's date.
    """
    calendar = calendar or DEFAULT
    out = []
    for start, first in enumerate(chain):
        if not first.deadlines:
            continue
        for deadline in first.deadlines:
            hops = [_hop(first, deadline, calendar)]
            for document in chain[start + 1 :]:
                same = _same(deadline, document.deadlines)
                if same is not None:
                    hops.append(_hop(document, same, calendar))
            out.append(tuple(hops))
        break
    return tuple(out)


def _hop(document: Document, deadline: Deadline, calendar: CivilCalendar) -> Hop:
    stamped, _ = received_day(document)
    issued = issued_day(document)
    day = stamped or issued
    due = resolve(deadline, received=stamped, issued=issued, calendar=calendar).date
    if day is None or due is None:
        return Hop(document, deadline, day, due, None, None)
    return Hop(document, deadline, day, due, (due - day).days, calendar.working_days(day + _DAY, due))


def _same(deadline: Deadline, others: Iterable[Deadline]) -> Deadline | None:
    """The one of *others* that asks the same."""
    best: tuple[float, Deadline] | None = None
    for other in others:
        form = (deadline.due, deadline.offset, deadline.recurrence) == (other.due, other.offset, other.recurrence)
        likeness = _likeness(deadline.action or "", other.action or "")
        score = likeness + form
        if (form or likeness >= 0.75) and (best is None or score > best[0]):
            best = (score, other)
    return best[1] if best else None


def _likeness(one: str, two: str) -> float:
    """How alike two actions are; an office on the way adds where to send it."""
    short, long = sorted((one, two), key=len)
    if len(short) >= 8 and long.startswith(short):
        return 0.95
    return SequenceMatcher(None, one, two, autojunk=False).ratio() if short else 0.0


__all__ = ["Duty", "Hop", "Resolution", "along", "duties", "issued_day", "occurrences", "received_day", "resolve"]
