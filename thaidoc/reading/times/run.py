"""What every reader of a time phrase needs of the document it stands in."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Sequence

from thaidoc.reading.times import asking, cues, governing, items, refusals, reported
from thaidoc.reading.times.items import NUMBERED
from thaidoc.reading.times.phrase import Day, When, patterns, read_when
from thaidoc.records import Deadline, Event, Kind, Note
from thaidoc.text import Span
from thaidoc.values import DateMatch, ThaiDate

NO_DAY = 99  # of a printed day that its month does not have
FAR = 12  # years: a deadline further away than this from the letter's date is a slip or a plan, not a day to act by
NEAR = 100  # letters between a verb and its day within which no other request can stand

_NO_ROOM = 16  # between a verb and its day for another request
_JOINTS = frozenset("-–—ถจแ,ห")  # what joins one day to the next begins with
_DONE = re.compile("(?<!ให้)(?<!ขอ)(?<!ไม่)(?<!มิ)ได้? *+(?:เข้?า|ทำ *+การ|ร่?วม(?: *+กัน)?)? *+$")
# What a meeting resolved, or an office asked by letter; not what a member told.
_RESOLVED = re.compile(
    " ให้(?:โรงเรียน|ทุก|กอง|สำนัก|หน่วย|อำเภอ|ฝ่าย|งาน|กลุ่ม|ศูนย์|เทศบาล)|(?:ขอ|แจ้ง|โดย)? *+ให้ *+ทุก|มอบ *+ทุก|ข้อ *+สั่งการ"
    "|ที่ *+ประชุม *+(?:จึง *+)?(?:มอบ|ขอ *+ให้|ให้|กำหนด|เห็น *+(?:ชอบ|ควร))"
    "|ประธาน *+(?:จึง *+)?(?:มอบ"
    "|ขอ *+ให้|สั่ง|กำชับ|ให้)"
    "|หนังสือ[^ ]* *+(?:ด่?วน[^ ]*)? *+ที่? *+[ก-ฮ]{2,4} *+[0-9๐-๙]{3}|มติ *+ที่? *+ประชุม|(?<= )มติ(?! *+คณะ *+รัฐมนตรี)"
    "|ประชุม *+(?:จึง *+)?มี *+มติ|แจ้?ง *+ให้? *+[^ ]{2,60}(?:ส่?ง|ราย)|มอบ(?:หมาย)? *+(?:ให้?)?[^ ]{2,80}$"
)


def _start_of(found: DateMatch) -> int:
    return found.span.start


class Run:
    """One document while its times are read: its text and dates, what is claimed already, what was found."""

    __slots__ = (
        "ask", "claimed", "cues", "dates", "deadlines", "duties", "end", "events", "flat", "floor", "governors",
        "in_force", "issued", "items_", "kind", "notes", "received", "reported_", "sender", "span_of", "start",
        "starts", "text_of",
    )  # fmt: skip

    def __init__(
        self,
        flat: str,
        start: int,
        end: int,
        dates: Sequence[DateMatch],
        issued: ThaiDate | None,
        kind: Kind,
        sender: str | None,
        received: Sequence[ThaiDate],
        span_of: Callable[[int, int], Span],
        text_of: Callable[[int, int], str],
    ) -> None:
        self.flat = flat
        self.start = start
        self.end = end
        first = bisect_left(dates, start, key=_start_of)
        self.dates = dates[first : bisect_left(dates, end, first, key=_start_of)]
        self.cues = cues.scan(flat, start, end)
        self.starts = [found.span.start for found in self.dates]
        self.issued = issued
        self.in_force: dt.date | None = None  # the printed day from which the paper has effect, but its own day
        self.floor = issued.first() if issued else None
        self.kind = kind
        self.sender = sender
        self.received = received
        self.span_of = span_of
        self.text_of = text_of
        self.items_: tuple[items.Item, ...] | None = None
        self.reported_: tuple[tuple[int, int], ...] | None = None
        self.claimed: list[tuple[int, int]] = []
        self.deadlines: list[tuple[int, int, str, Deadline]] = []
        self.events: list[tuple[int, Event]] = []
        self.notes: list[Note] = []
        self.ask: int | None = None
        self.duties: dict[int, governing.Governor | None] = {}
        self.governors: dict[int, governing.Governor | None] = {}

    def governor(self, at: int) -> governing.Governor | None:
        """The verb or happening that governs *at*."""
        known = self.governors
        if at not in known:
            known[at] = governing.governor(self.flat, self.start, at)
        return known[at]

    def duty(self, at: int) -> governing.Governor | None:
        """The verb that governs *at*; where none of the table stands there, the request that holds the place."""
        known = self.duties
        if at not in known:
            known[at] = self._duty(at)
        return known[at]

    def _duty(self, at: int) -> governing.Governor | None:
        found = self.governor(at)
        if found is not None and found.kind != "happening" and at - found.end <= NEAR:
            if at - found.end <= _NO_ROOM:
                return found
            return asking.plain_request(self.flat, found.end, at, self.asked_from()) or found
        asked = asking.request(self.flat, self.start, at, self.asked_from())
        if asked is None or (found is not None and found.kind != "happening" and asked.start <= found.end):
            return found
        return asked

    def asked_from(self) -> int:
        """Where the letter begins to ask."""
        if self.ask is None:
            orders = self.kind is Kind.ORDER  # what its clauses name is ordered, whatever words stand before
            # So does a body that begins within a list, its head cut off.
            orders = orders or NUMBERED.match(self.flat, max(self.start - 1, 0), self.end) is not None
            self.ask = self.start if orders else asking.first_ask(self.flat, self.start, self.end)
        return self.ask

    def item(self, at: int) -> str | None:
        """The number of the list item that holds *at*."""
        if self.items_ is None:
            self.items_ = items.find_items(self.flat, self.start, self.end)
        return items.item(self.flat, self.items_, at) if self.items_ else None

    def is_claimed(self, at: int) -> bool:
        """Whether *at* lies in a phrase that is read already."""
        # In order of their starts; phrases hardly nest, so the two before *at* are all that can hold it.
        claimed = self.claimed
        index = bisect_right(claimed, (at, len(self.flat)))
        return (index > 0 and at < claimed[index - 1][1]) or (index > 1 and at < claimed[index - 2][1])

    def claimed_before(self, at: int) -> int:
        """Where the last phrase before *at* that is read already ends; the start of the document if there is none."""
        index = bisect_right(self.claimed, (at,))
        return self.claimed[index - 1][1] if index else self.start

    def claim(self, start: int, end: int) -> None:
        """Mark the phrase as read."""
        insort(self.claimed, (start, end))

    def when_of(self, found: DateMatch) -> When:
        """A date of the date finder as days."""
        value, until = found.value, found.until
        if found.flaw == "impossible":
            # The month has no such day: no day of the calendar, so that none is made of it.
            return When((Day(NO_DAY, value.month, value.year),), False, found.span.end)
        if found.flaw == "year inferred":
            days = [Day(value.day, value.month, None, found.weekday)]
            if until is not None:
                days.append(Day(until.day, until.month, None))
            return When(tuple(days), until is not None, found.span.end)
        first = Day(value.day, value.month, value.year, found.weekday)
        if until is None:
            return When((first,), False, found.span.end)
        return When((first, Day(until.day, until.month, until.year)), True, found.span.end)

    def read_when(self, at: int) -> When | None:
        """The days at *at*: a date already found, or one without a year, or a list."""
        flat = self.flat
        head = patterns().head.match(flat, at, self.end)
        place = head.end() if head else at
        index = bisect_left(self.starts, place)
        if index < len(self.starts) and self.starts[index] == place:
            found = self.dates[index]
            when = self.when_of(found)
            if found.flaw == "impossible" or flat[when.end : when.end + 3].lstrip()[:1] not in _JOINTS:
                return when
            more = read_when(self.flat, at, self.end)
            return more if more and len(more.days) > len(when.days) else when
        month = patterns().month.match(self.flat, place, self.end)
        if month and month["full"]:
            at_month = bisect_left(self.starts, month.start("full"))
            if at_month < len(self.starts) and self.starts[at_month] == month.start("full"):
                return self.when_of(self.dates[at_month])
        return read_when(self.flat, at, self.end)

    def note(self, code: str, message: str, span: Span, severity: str = "warning") -> None:
        """Say what looked wrong."""
        # The same place is told once; notes come in order, so only the last can be of the same place.
        if not self.notes or (self.notes[-1].code, self.notes[-1].span) != (code, span):
            self.notes.append(Note(code, message, severity, span))

    def is_done(self, governed: governing.Governor) -> bool:
        """ได้สำรวจระหว่าง … แล้ว: told as done."""
        done = _DONE.search(self.flat, max(self.start, governed.start - 10), governed.start)
        # ผู้ไม่สามารถเข้าร่วมได้ ส่งความคิดเห็น …: what cannot be, and then another clause.
        return done is not None and self.flat.find("สามารถ", max(self.start, done.start() - 24), done.start()) < 0

    def in_reported(self, at: int) -> bool:
        """Whether *at* lies in what is told again (ตามที่ … นั้น)."""
        if self.reported_ is None:
            self.reported_ = reported.reported(self.flat, self.start, self.end, self.cues)
            if self.kind is Kind.ORDER:
                self.reported_ = reported.with_preamble(self.flat, self.start, self.end, self.reported_)
        index = bisect_right(self.reported_, (at, len(self.flat)))
        return index > 0 and at < self.reported_[index - 1][1]

    def refuse(self, at: int, stop: int, *, term: bool = False) -> bool:
        """Told again, the term of a remedy, or the talk of a meeting."""
        if (
            self.in_reported(at)
            or refusals.is_word(self.flat, at, stop)
            or refusals.is_appeal(self.flat, self.start, at, stop, self.end, term=term)
        ):
            return True
        if self.kind is Kind.MINUTES:
            return _RESOLVED.search(self.flat, max(self.start, at - 320), at) is None
        return False

    def is_past(self, day: dt.date) -> bool:
        """Whether *day* lies before the letter's."""
        return self.floor is not None and day < self.floor

    def is_far(self, day: dt.date) -> bool:
        """Whether *day* lies too many years from the letter's."""
        base = self.issued.year if self.issued else None
        return base is not None and abs(day.year - base) > FAR

    def infer_year(self, at: int, day: Day) -> Day:
        """The year of a month without one: the first such month from the letter's date on, or near a printed date."""
        month = day.month
        if month is None:
            return day
        if self.issued is not None and self.issued.month is not None:
            year = self.issued.year
            if month < self.issued.month or (
                month == self.issued.month and day.day and self.issued.day and day.day < self.issued.day
            ):
                year += 1
            return day._replace(year=year)
        for index in range(bisect_left(self.starts, at), len(self.dates)):
            value = self.dates[index].value
            if value.month is not None:
                return day._replace(year=value.year - (month > value.month))
        index = bisect_left(self.starts, at) - 1
        if index >= 0 and self.dates[index].value.month:
            value = self.dates[index].value
            return day._replace(year=value.year + (month < (value.month or 0)))
        stamps = [d for d in self.received if d.month]
        if stamps:
            value = max(stamps)
            return day._replace(year=value.year + (month < (value.month or 0)))
        return day
