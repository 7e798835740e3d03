"""Deadlines, events and start of effect of one document.

The finder looks for literals (``str.find``) and at the dates already found, reads the phrase that stands there with
:mod:`phrase`, and asks :mod:`context` whether it is a duty of this letter. Conventions: CONTRACT 6 and 7.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Sequence
from typing import NamedTuple

from attrs import evolve

from thaidoc.reading.times import context, marks, rules
from thaidoc.reading.times.days import as_day, first_of, last_of, moment, offset_of, term_end
from thaidoc.reading.times.effect import find_effect
from thaidoc.reading.times.phrase import (
    WORKDAYS,
    Clock,
    Day,
    When,
    gregorian,
    number,
    patterns,
    read_clock,
    read_when,
    to_date,
    weekday_of,
)
from thaidoc.records import Deadline, Effective, Event, Kind, Note, Offset
from thaidoc.text import Span
from thaidoc.values import DateMatch, ThaiDate

_NO_DAY = 99  # of a printed day that its month does not have
FAR = 12  # years: a deadline further away than this from the letter's date is a slip or a plan, not a day to act by

_NEAR = 100  # letters between a verb and its day within which no other request can stand
_SPEAKS = ("(.)", "จึงขอ", "ขอให้", "ขอความร่วมมือ")
_SILENT = frozenset({Kind.REGULATION, Kind.BYLAW, Kind.OTHER, Kind.CERTIFICATE})


class Times(NamedTuple):
    """What one document says of time. *rules* names the form of each deadline, in the same order."""

    deadlines: tuple[Deadline, ...] = ()
    events: tuple[Event, ...] = ()
    effective: Effective | None = None
    notes: tuple[Note, ...] = ()
    rules: tuple[str, ...] = ()


def find_times(
    flat: str,
    start: int,
    end: int,
    dates: Sequence[DateMatch],
    *,
    issued: ThaiDate | None,
    kind: Kind,
    sender: str | None,
    received: Sequence[ThaiDate] = (),
    span_of: Callable[[int, int], Span],
    text_of: Callable[[int, int], str],
) -> Times:
    """Deadlines, events and start of effect in ``flat[start:end]``.

    *flat* is the clean text of the file with blanks for line breaks and furniture; *dates* all dates of it, in
    order; *issued* the document's own date, *received* those of its stamps; *span_of* maps to the original text,
    *text_of* gives a stretch as a text field.
    """
    return _Finder(flat, start, end, dates, issued, kind, sender, received, span_of, text_of).run()


class _Finder:
    __slots__ = (
        "ask", "claimed", "dates", "deadlines", "end", "events", "flat", "governors", "issued", "kind", "notes",
        "received", "reported_", "sender", "span_of", "start", "starts", "text_of",
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
        self.dates = dates
        self.starts = [found.span.start for found in dates]
        self.issued = issued
        self.kind = kind
        self.sender = sender
        self.received = received
        self.span_of = span_of
        self.text_of = text_of
        self.reported_: tuple[tuple[int, int], ...] | None = None
        self.claimed: list[tuple[int, int]] = []
        self.deadlines: list[tuple[int, int, str, Deadline]] = []
        self.events: list[tuple[int, Event]] = []
        self.notes: list[Note] = []
        self.ask: int | None = None
        self.governors: dict[int, context.Governor | None] = {}

    # -- the run --------------------------------------------------------------------------------

    def run(self) -> Times:
        flat, start, end = self.flat, self.start, self.end
        find = flat.find
        effective = self._effective()
        if not self._is_silent():
            for literal, read in _LITERALS:
                at = find(literal, start, end)
                while at >= 0:
                    read(self, at)
                    at = find(literal, at + len(literal), end)
            self._dated()
        self.deadlines.sort(key=lambda row: row[0])
        if len(self.deadlines) > 1:
            self._settle()
            self._share_action()
        self.events.sort(key=lambda row: row[0])
        deadlines, rules = _unique(self.deadlines)
        return Times(deadlines, _unique_events(self.events), effective, tuple(self.notes), rules)

    def _share_action(self) -> None:
        """ส่งข้อมูลภายใน 7 วัน และไม่เกินวันที่ 11: the act is one, and the first limit is no part of it."""
        for k in range(1, len(self.deadlines)):
            before, (at, stop, rule, deadline) = self.deadlines[k - 1][3], self.deadlines[k]
            if before.text and deadline.action and before.text in deadline.action:
                self.deadlines[k] = (at, stop, rule, evolve(deadline, action=before.action))

    def _is_silent(self) -> bool:
        """Whether the paper's kind sets no task. One of no known kind speaks where it asks, as radio messages do."""
        if self.kind is not Kind.OTHER:
            return self.kind in _SILENT
        find = self.flat.find
        return not any(find(word, self.start, self.end) >= 0 for word in _SPEAKS)

    def _settle(self) -> None:
        """Drop what another deadline says more exactly: เป็นรายสัปดาห์ ทุกวันพฤหัสบดี; a last … โดยด่วน below a day."""
        rows = self.deadlines
        dated = any(row[2] != "immediate" for row in rows)
        dropped: set[int] = set()
        for i, (at, stop, rule, deadline) in enumerate(rows):
            if rule == "immediate":
                if dated and marks.PURPOSE.search(self.flat, max(self.start, at - 140), at):
                    dropped.add(i)
            elif rule == "recurring" and i + 1 < len(rows) and rows[i + 1][2] == "recurring":
                after = rows[i + 1]
                one, two = deadline.recurrence or "", after[3].recurrence or ""
                if after[0] - stop <= 40 and (one == two or (";" not in one and two.startswith(one + ";"))):
                    dropped.add(i)
                elif after[0] - stop <= 40 and ";" not in two and one.startswith(two + ";"):
                    dropped.add(i + 1)
        self.deadlines = [row for i, row in enumerate(rows) if i not in dropped]

    # -- dates ----------------------------------------------------------------------------------

    def _dated(self) -> None:
        """Every date of the stretch that no literal has claimed and that is not past."""
        flat = self.flat
        floor = self.issued.first() if self.issued else None
        for index in range(bisect_left(self.starts, self.start), len(self.dates)):
            found = self.dates[index]
            at, stop = found.span
            if stop > self.end:
                break
            late = found.until or found.value
            if (floor is not None and late.last() < floor) or self._is_claimed(at):
                continue
            head = marks.HEAD.search(flat, max(self.start, at - 56), at)
            when = self._when_of(found)
            if head is None:
                pair = self._pair(found)
                if pair is not None:
                    at, when = pair
                    head = marks.HEAD.search(flat, max(self.start, at - 40), at)
            if head is None:
                # No opener: the day of a happening or of a submission, printed as วันที่ 9 - 24 …, or in a column.
                bare = marks.BARE_HEAD.search(flat, max(self.start, at - 24), at)
                if marks.AT_LATEST.match(flat, stop, self.end):
                    self._date(bare.start() if bare else at, stop, when.first, "not-later-date")
                    continue
                if flat.startswith(("| ", "  "), max(at - 2, 0)) and self._cell(at, when, stop):
                    continue
                if bare or flat.startswith(("  ", "| "), max(at - 2, 0)):
                    self._on(bare.start() if bare else at, when, stop, bare=True)
                continue
            name = head.lastgroup
            if name in ("past", "at"):
                continue
            if name == "eve":
                name = "late"  # ก่อนสิ้นวันที่ 20: that day still counts
            if name in ("before", "late", "until"):
                self._bound(name, head.start(), when, stop)
            elif name == "span":
                self._range(head.start(), when, stop)
            elif name == "on":
                self._on(head.start(), when, stop)
            elif name == "paren" and when.is_range:
                governed = self._governor(head.start())
                if governed is not None and governed.kind == "submission" and head.start() - governed.end < 50:
                    self._period(at, stop, when.first, when.last)

    def _cell(self, at: int, when: When, stop: int) -> bool:
        """A day in a table's cell with the happening in the next: | 2 กุมภาพันธ์ 2568 | สอบข้อเขียน |."""
        right = context.first_governor(self.flat, stop, min(self.end, stop + 60))
        if right is None or right.kind != "happening" or when.first.day is None:
            return False
        if right.start - stop > 3 and not self.flat.startswith(("  ", " |"), stop):
            return False
        left = self._governor(at)
        if left is not None and at - left.end < 45:
            return False  # the column before tells what the day is for
        self._event(at, when, stop, cell=True)
        return True

    def _pair(self, found: DateMatch) -> tuple[int, When] | None:
        """วันที่ 7 และ 8 ตุลาคม 2567: the first day of two, which the date finder leaves out."""
        if found.until is not None or found.value.day is None:
            return None
        low = max(self.start, found.span.start - 26)
        before = marks.FIRST_OF_TWO.search(self.flat, low, found.span.start)
        if before is None or not 1 <= int(before["d"]) < found.value.day:
            return None
        last = self._when_of(found).first
        return before.start("d"), When((last._replace(day=int(before["d"])), last), True, found.span.end)

    def _governor(self, at: int) -> context.Governor | None:
        if at not in self.governors:
            self.governors[at] = context.governor(self.flat, self.start, at)
        return self.governors[at]

    def _duty(self, at: int) -> context.Governor | None:
        """The verb that governs *at*; where none of the table stands there, the request that holds the place."""
        found = self._governor(at)
        near = found is not None and at - found.end <= _NEAR
        if found is not None and found.kind != "happening" and near:
            return found
        asked = context.request(self.flat, self.start, at, self._asked_from())
        if asked is None or (found is not None and found.kind != "happening" and asked.start <= found.end):
            return found
        return asked

    def _asked_from(self) -> int:
        if self.ask is None:
            orders = self.kind is Kind.ORDER  # what its clauses name is ordered, whatever words stand before
            self.ask = self.start if orders else context.first_ask(self.flat, self.start, self.end)
        return self.ask

    def _is_claimed(self, at: int) -> bool:
        # In order of their starts; phrases hardly nest, so the two before *at* are all that can hold it.
        index = bisect_right(self.claimed, (at, len(self.flat)))
        return any(low <= at < high for low, high in self.claimed[max(0, index - 2) : index])

    def _claim(self, start: int, end: int) -> None:
        insort(self.claimed, (start, end))

    def _when_of(self, found: DateMatch) -> When:
        value, until = found.value, found.until
        if found.flaw == "impossible":
            # The month has no such day: no day of the calendar, so that none is made of it.
            return When((Day(_NO_DAY, value.month, value.year),), False, found.span.end)
        first = Day(value.day, value.month, value.year, found.weekday)
        if until is None:
            return When((first,), False, found.span.end)
        return When((first, Day(until.day, until.month, until.year)), True, found.span.end)

    def _read_when(self, at: int) -> When | None:
        """The days at *at*: a date already found, or one without a year, or a list."""
        head = patterns().head.match(self.flat, at, self.end)
        place = head.end() if head else at
        index = bisect_left(self.starts, place)
        if index < len(self.starts) and self.starts[index] == place:
            found = self.dates[index]
            when = self._when_of(found)
            if found.flaw == "impossible":
                return when
            more = read_when(self.flat, at, self.end)
            return more if more and len(more.days) > len(when.days) else when
        month = patterns().month.match(self.flat, place, self.end)
        if month and month["full"]:
            at_month = bisect_left(self.starts, month.start("full"))
            if at_month < len(self.starts) and self.starts[at_month] == month.start("full"):
                return self._when_of(self.dates[at_month])
        return read_when(self.flat, at, self.end)

    def _note(self, code: str, message: str, span: Span, severity: str = "warning") -> None:
        # The same place is told once; notes come in order, so only the last can be of the same place.
        if not self.notes or (self.notes[-1].code, self.notes[-1].span) != (code, span):
            self.notes.append(Note(code, message, severity, span))

    # -- ภายใน ----------------------------------------------------------------------------------

    def _within(self, at: int) -> None:
        """At ภายใน."""
        flat, end = self.flat, self.end
        if self._is_claimed(at):
            return
        if flat.endswith(("เดิม", "เดิม "), self.start, at):
            return  # จากเดิมภายในวันที่ … เป็น …
        head = marks.WITHIN_WORD.match(flat, at, end)
        if head is None:
            return
        place = head.end()
        p = patterns()
        begin = self._back(at)
        ahead = marks.WITHIN.match(flat, place, end)
        after = ahead.end() if ahead else place
        term = p.unit_end.match(flat, after, end)
        if term and self._unit_end(begin, term):
            return
        count = p.counted.match(flat, after, end)
        if count and self._relative(begin, count):
            return
        same = marks.SAME_DAY.match(flat, after, end)
        if same:
            governed = self._governor(begin)
            if governed is not None and not self._refuse(begin, same.end()):
                self._add(
                    begin, same.end(), "relative",
                    Deadline("relative", offset=Offset(days=0, anchor="received")), governed
                )  # fmt: skip
            return
        this = p.this.match(flat, after, end)
        if this and self._this(begin, this):
            return
        fiscal = p.fiscal.match(flat, after, end)
        if fiscal and (fiscal["q"] or fiscal["term"] or fiscal["unit"]) and self._fiscal(begin, fiscal):
            return
        nth = marks.WEEK_OF.match(flat, after, end)
        if nth:
            when = self._read_when(nth.end())
            if when is not None and when.first.month is not None and when.first.day is None:
                part = {"แรก": "1"}.get(nth["n"], nth["n"])
                self._date(begin, when.end, when.first, "within-month", part=part if part.isdecimal() else None)
            elif nth["n"] == "แรก":
                each = marks.EACH_MONTH.match(flat, nth.end(), end)
                if each:
                    self._recurring(begin, each.end(), "FREQ=MONTHLY;BYMONTHDAY=7")
            return
        week = marks.THIS_WEEKDAY.match(flat, after, end)
        if week:
            self._this_weekday(begin, week)
            return
        clock = marks.WITHIN_CLOCK.match(flat, place, end)
        if clock:
            self._clock_first(begin, at)
            return
        when = self._read_when(after)
        if when is not None:
            self._within_when(begin, after, when)

    def _back(self, at: int) -> int:
        """The start of the phrase when อย่างช้า or ให้แล้วเสร็จ… stands before it."""
        lead = marks.SLOWLY.search(self.flat, max(self.start, at - 24), at)
        return lead.start() if lead else at

    def _within_when(self, at: int, place: int, when: When) -> None:
        flat = self.flat
        first = when.first
        following = patterns().of_month.match(flat, when.end, self.end)
        if first.month is None:
            if following:
                self._of_month(at, when, following)
            elif first.marked and first.day is not None:
                self._within_day(at, when)
            return
        if following and following["year"]:
            self._recurring(at, following.end(), rules.yearly(when))
            return
        stop = self._now_end(when.end)
        if when.is_range and first.day is not None:
            self._range(at, when, stop, force=True)
            return
        for day in when.days if not when.is_range else when.days[-1:]:
            self._date(at, stop, day, "within-date" if day.day else "within-month")

    def _now_end(self, at: int) -> int:
        """Past นี้, ของปีนี้ or a closing bracket that belongs to the phrase."""
        more = marks.THIS.match(self.flat, at, self.end)
        return more.end() if more else at

    def _within_day(self, at: int, when: When) -> None:
        """ภายในวันที่ 25 นี้ / ของเดือนนี้ / เดือนหน้า: month and year from the letter's date."""
        this = marks.THIS_MONTH.match(self.flat, when.end, self.end)
        if this is None or self.issued is None or self.issued.month is None:
            return
        month, year = self.issued.month, self.issued.year
        if this["next"]:
            month, year = (1, year + 1) if month == 12 else (month + 1, year)
        day = Day(when.first.day, month, year)
        self._date(at, this.end(), day, "within-date", ("month", "year"))

    def _this_weekday(self, at: int, found: re.Match[str]) -> None:
        """ภายในวันพฤหัสบดีนี้ (6 มีนาคม 2568): the day in brackets, else the next such weekday."""
        if found["bracket"]:
            when = self._read_when(found.end())
            if when is not None and to_date(when.first) is not None:
                self._date(at, when.end + (self.flat[when.end : when.end + 1] == ")"), when.first, "within-date")
            return
        weekday = weekday_of(found["weekday"])
        if weekday is None or self.issued is None or self.issued.day is None:
            return
        day = self.issued.to_date()
        day += dt.timedelta(days=(weekday - day.weekday()) % 7 + (7 if found["next"] else 0))
        self._date(at, found.end(), as_day(day), "within-date", ("day", "month", "year"))

    def _clock_first(self, at: int, word: int) -> None:
        """ภายในเวลา 16.00 น. ของวันที่ … ; without a day it belongs to the phrase before."""
        clock = read_clock(self.flat, word, self.end)
        if clock is None:
            return
        of = marks.OF_DAY.match(self.flat, clock.end, self.end)
        when = self._read_when(of.end()) if of else None
        if when is None or when.first.month is None or when.first.day is None:
            return
        self._date(at, when.end, when.first, "within-date", clock=clock)

    # -- bounds: before, not later than, until ----------------------------------------------------

    def _bound(self, name: str, at: int, when: When, stop: int) -> None:
        flat = self.flat
        if when.is_range:
            return
        governed = self._duty(at)
        if name == "until":
            now = marks.NOW.search(flat, max(self.start, at - 40), at)
            if now:
                at = now.start()
                if governed is None or governed.kind == "happening":
                    governed = self._duty(at)
            elif flat.startswith(("ถึง", "จน"), at) and not marks.EXTENDED.search(flat, max(self.start, at - 60), at):
                if governed is None or at - governed.end > 60 or not marks.SIGN_UP.match(governed.word):
                    return
            closing = flat.startswith(("ปิด", "หมด", "สิ้นสุดการ", "สิ้นสุดรับ"), at)
            if governed is None and not closing:
                return
            if governed is not None and governed.kind == "happening" and not (now or closing):
                return
        elif governed is None or (governed.kind == "happening" and name == "before"):
            return
        if name == "before" and marks.CONDITION.search(flat, max(self.start, at - 70), at):
            return  # ผู้ซึ่งบรรจุก่อนวันที่ …: a condition
        day = when.first
        rule = {"before": "before-date", "late": "not-later-date", "until": "until-date"}[name]
        self._date(at, stop, day, rule, before=name == "before")

    def _range(self, at: int, when: When, stop: int, *, force: bool = False) -> None:
        flat = self.flat
        governed = self._governor(at)
        if not when.is_range:
            longer = self._through_clocks(when, stop)
            if longer is not None:
                when, stop = longer
        if not when.is_range:
            # ตั้งแต่วันที่ …  without an end is no bound; ระหว่างวันที่ 5 มีนาคม neither.
            return
        if marks.IN_FORCE.search(flat, max(self.start, at - 16), at):
            return  # a stretch of effect
        first, last = when.first, when.last
        has_place = context.place(flat, stop, self.end) is not None
        if not has_place and (governed is None or (governed.kind == "happening" and at - governed.end > _NEAR)):
            duty = self._duty(at)
            if duty is not None and "อนุญาต" not in flat[duty.start : at]:
                governed = duty
        if not force and (
            governed is None or governed.kind == "happening" or (has_place and governed.kind != "submission")
        ):
            if first.day is not None and (governed is not None or has_place):
                self._event(at, when, stop)
            return
        if governed is not None and not force and self._is_done(governed):
            return
        self._period(at, stop, first, last)

    def _through_clocks(self, when: When, stop: int) -> tuple[When, int] | None:
        """ตั้งแต่วันที่ 23 … เวลา 08.30 น. ถึงวันที่ 30 …: a clock time inside the range."""
        clock = read_clock(self.flat, stop, self.end)
        to = marks.TO.match(self.flat, clock.end, self.end) if clock else None
        last = self._read_when(to.end()) if to else None
        if last is None or last.is_range or to_date(last.first) is None:
            return None
        return When((when.first, last.first), True, last.end), last.end

    def _is_done(self, governed: context.Governor) -> bool:
        """ได้สำรวจระหว่าง … แล้ว: told as done."""
        return marks.DONE.search(self.flat, max(self.start, governed.start - 10), governed.start) is not None

    # -- days without a bound word: happenings, or the day of a submission --------------------------

    def _on(self, at: int, when: When, stop: int, *, bare: bool = False) -> None:
        flat = self.flat
        if when.first.day is None:
            return
        clock = read_clock(flat, stop, self.end)
        place = context.place(flat, clock.end if clock else stop, self.end)
        governed = self._governor(at)
        near = governed is not None and at - governed.end <= 170
        # A day with its hour and place is that of a happening, whatever it is called, unless the act stands beside it.
        meets = clock is not None and place is not None and not when.is_range
        apart = governed is None or at - governed.end > 40
        if meets and apart and not (governed is not None and self._is_done(governed)):
            self._event(at, when, stop)
        elif near and governed is not None and governed.kind == "submission":
            if when.is_range and not self._is_done(governed):
                self._period(at, stop, when.first, when.last)
            elif (
                (
                    not bare
                    or (clock and flat.startswith("  ", max(at - 2, 0)))
                    or (
                        flat.endswith("กำหนด", self.start, governed.start)
                        and not flat.endswith("ครบกำหนด", self.start, governed.start)
                    )
                )
                and not self._is_done(governed)
                and at - governed.end <= 90
            ):
                self._date(at, stop, when.first, "within-date")
        elif governed is not None and governed.kind == "happening" and near:
            if bare and (at - governed.end > (170 if clock and place else 70) or not (clock or place or when.is_range)):
                return
            if not (clock or place or self._place_before(at)) and not marks.STRONG.search(
                flat, max(self.start, at - 60), at
            ):
                return
            self._event(at, when, stop)
        elif (
            (not bare or flat.startswith("เป", at) or meets)
            and (clock or place)
            and not (near and governed is not None and self._is_done(governed))
        ):
            self._event(at, when, stop)

    def _event(self, at: int, when: When, stop: int, *, cell: bool = False) -> None:
        flat = self.flat
        first, last = to_date(when.first), to_date(when.last)
        if first is None or last is None or self._is_past(last):
            return
        if self.kind is Kind.MINUTES and not marks.PLANNED.search(flat, max(self.start, at - 90), at):
            return
        if context.is_appeal(flat, self.start, at, stop, self.end, term=False):
            return
        if self._in_reported(at) and marks.CALLED_OFF.search(flat, stop, min(self.end, stop + 420)):
            return  # told again only to be called off or moved
        clock = read_clock(flat, stop, self.end)
        if cell:
            named = marks.CLOCK_WORD.search(flat, stop, min(self.end, stop + 130))
            clock = read_clock(flat, named.start(), self.end) if named else None
            clock = clock._replace(end=stop) if clock else None
        finish = clock.end if clock else stop
        where = context.place(flat, finish, self.end)
        if clock is None and where:
            clock = read_clock(flat, where[1], self.end)
            finish = max(stop, clock.end if clock else stop)
        if where is None:
            where = self._place_before(at)
        start = moment(first, clock.start if clock else None)
        until: dt.date | None = last if when.is_range else None
        if clock and clock.until:
            until = moment(last, clock.until)
        if clock and where and where[1] < finish and flat[where[0] : where[1]]:
            finish = stop
        text_end = finish if clock is None or where is None or finish <= where[0] or where[1] <= at else stop
        self._claim(at, stop)
        self.events.append(
            (
                at,
                Event(
                    start,
                    until,
                    self.text_of(*where) if where else None,
                    self.text_of(at, text_end),
                    self.span_of(at, text_end),
                ),
            )
        )

    def _place_before(self, at: int) -> tuple[int, int] | None:
        low = max(self.start, at - 110)
        mark = max(self.flat.rfind(" ณ ", low, at), self.flat.rfind(" ณ. ", low, at))
        if mark < 0:
            return None
        found = context.place(self.flat, mark, at)
        # Only when the place runs right up to the day.
        return found if found and at - found[1] <= 6 else None

    # -- counts of days ----------------------------------------------------------------------------

    def _relative(self, at: int, count: re.Match[str]) -> bool:
        """ภายใน 7 วัน นับแต่…; True where the phrase was a count of time (read or refused)."""
        flat, start, end = self.flat, self.start, self.end
        value = number(count["n"])
        stop = count.end()
        unit = (count["unit"] or "").replace(" ", "")
        anchor_at = patterns().anchor.match(flat, stop, end)
        if not unit:
            # ภายใน 15 นับแต่วันที่ได้รับ: the unit was dropped. Only a count that is counted from something.
            if anchor_at is None or not anchor_at["verb"].startswith("นับ") or not (value and value > 0):
                return False
        if not value:
            return False
        if unit and marks.NOT_A_COUNT.match(flat, stop, end):
            return False
        if unit == "วัน" and marks.NOT_DAYS.match(flat, stop, end):
            return False
        if unit == "เดือน" and count["n"] and patterns().month.match(flat, count.start("unit"), end):
            return False
        if count["first"]:
            return self._first_days(at, value, unit, stop)
        governed = self._duty(at)
        anchor, inferred, stop, event = self._anchor(anchor_at, stop)
        ahead = marks.AHEAD_OF.match(flat, stop, end) if anchor is None else None
        if ahead:
            anchor, stop, value = "event", ahead.end(), -value
        # Counted from this letter or this order it is no term of a contract or a law.
        ours = anchor is not None and flat[at:stop].replace(" ", "").endswith(("นี้", "นี"))
        if (
            self._refuse(at, stop, term=True)
            or (not ours and context.is_contract(flat, start, at, stop, end))
            or (not ours and context.is_quoted_law(flat, start, at))
            or (not ours and context.is_standing_rule(flat, start, at))
            or governed is None
            or governed.kind == "happening"
        ):
            return True
        if context.is_prospect(flat, governed, at) or context.is_told(flat, start, at):
            return True
        if anchor is None:
            if unit == "ปี" or not context.is_asked(flat, start, at):
                return True
            anchor = "event" if context.is_conditional(flat, start, at) else self._default_anchor()
            inferred = ("anchor",)
        if context.is_undertaking(flat, start, governed):
            return True
        standing = self.kind in (Kind.ANNOUNCEMENT, Kind.STATEMENT, Kind.NEWS)
        if anchor == "received" and self.kind in (Kind.ANNOUNCEMENT, Kind.NEWS):
            return True  # nobody receives an announcement: a rule told
        told = anchor == "event" and not ahead and not inferred
        if told and not context.is_own_ask(flat, start, at, self._asked_from()):
            return True
        if anchor == "event" and (standing or marks.BY_RULE.match(flat, stop, end)):
            return True  # … นับแต่วันที่ออกใบมรณบัตร ตามประกาศ…: a rule told, not a task set
        offset = offset_of(value, unit, anchor)
        if offset is None:
            return True
        if not unit:
            inferred = (*inferred, "unit")
        due, more = self._due(offset, event)
        self._add(
            at, stop, "relative",
            Deadline("relative", due=due, precision="day" if due else None, offset=offset, inferred=(*inferred, *more)),
            governed,
        )  # fmt: skip
        return True

    def _not_over(self, at: int) -> None:
        """At ไม่เกิน: ไม่เกิน 7 วันทำการ นับจาก…; an amount without นับ is no time."""
        if self.flat.startswith("เวลา", at + len("ไม่เกิน")):
            self._before_clock(at + len("ไม่เ"))
            return
        count = patterns().counted.match(self.flat, at, self.end)
        if count is None or count["unit"] in (None, "ปี") or self._is_claimed(at):
            return  # อายุไม่เกิน 60 ปี นับถึง … is no time to act by
        anchor = patterns().anchor.match(self.flat, count.end(), self.end)
        if anchor is not None and anchor["verb"].startswith("นับ") and context.is_asked(self.flat, self.start, at):
            self._relative(at, count)

    def _default_anchor(self) -> str:
        return "issued" if self.kind in (Kind.ORDER, Kind.ANNOUNCEMENT, Kind.STATEMENT, Kind.NEWS) else "received"

    def _anchor(
        self, found: re.Match[str] | None, stop: int
    ) -> tuple[str | None, tuple[str, ...], int, dt.date | None]:
        """What the days are counted from: (anchor, inferred, end of the phrase, the event's date if printed)."""
        flat = self.flat
        if found is None:
            return None, (), stop, None
        what_at = found.start("what")
        for name, pattern in marks.ANCHORS:
            match = pattern.match(flat, what_at, self.end)
            if match:
                return name, (), match.end(), None
        if not found["verb"].startswith(("นับ", "หลัง", "จาก", "ตั", "ต")):
            return None, (), stop, None
        when = self._read_when(what_at)
        if when and not when.is_range and (date := to_date(when.first)):
            anchor = "issued" if self.issued and self.issued.day and date == self.issued.to_date() else "event"
            return anchor, (), when.end, date
        if found["verb"].startswith("นับ") or marks.EVENT_WORD.match(found["what"]):
            cut = marks.WORDS.match(flat, what_at, self.end)
            return "event", (), cut.end() if cut else stop, None
        return None, (), stop, None

    def _due(self, offset: Offset, event: dt.date | None) -> tuple[dt.date | None, tuple[str, ...]]:
        """The day itself where the anchor is known: the letter's own date, a printed event, the only stamp."""
        base, inferred = event, ()
        if base is None and offset.anchor == "issued" and self.issued is not None and self.issued.day:
            base = self.issued.to_date()
        if base is None and offset.anchor == "received":
            stamps = {d.to_date() for d in self.received if d.day}
            if len(stamps) == 1:
                base = stamps.pop()
        if base is None:
            return None, inferred
        from thaidoc.values.calendar import add_offset

        return add_offset(base, offset.days, offset.months, working=offset.working_days), inferred

    def _first_days(self, at: int, value: int, unit: str, stop: int) -> bool:
        """ภายใน 5 วันทำการแรกของเดือน."""
        following = marks.FIRST_OF_MONTH.match(self.flat, stop, self.end)
        if following is None:
            return True
        rule = (
            f"FREQ=MONTHLY;BYDAY={WORKDAYS};BYSETPOS={value}" if "ทำการ" in unit else f"FREQ=MONTHLY;BYMONTHDAY={value}"
        )
        self._recurring(at, following.end(), rule)
        return True

    def _ahead(self, at: int) -> None:
        """At ล่วงหน้า: ล่วงหน้าไม่น้อยกว่า 3 วันทำการก่อนวันส่งตัวอย่าง: counted back from the event."""
        flat, start = self.flat, self.start
        found = marks.AHEAD.match(flat, at, self.end)
        value = number(found["n"]) if found else None
        governed = self._duty(at)
        if found is None or not value or governed is None or governed.kind == "happening":
            return
        if not context.is_asked(flat, start, at) or self._refuse(at, found.end()) or "ได้" in flat[at - 4 : at]:
            return
        unit = found["unit"].replace(" ", "")
        days = value * (7 if unit == "สัปดาห์" else 1)
        offset = Offset(days=-days, working_days="ทำการ" in unit, anchor="event")
        self._add(at, found.end(), "relative", Deadline("relative", offset=offset), governed)

    def _before_clock(self, at: int) -> None:
        """At the อนเวลา or เกินเวลา of ก่อนเวลา 12.00 น. ของวันที่ …"""
        head = marks.BOUND_WORD.search(self.flat, max(self.start, at - 8), at + 4)
        if head and not self._is_claimed(head.start()):
            self._clock_first(head.start(), head.start())

    def _before_end(self, at: int) -> None:
        """At the อนสิ of ก่อนสิ้นเดือน มิ.ย. 67, which is its last day, as ภายใน is."""
        head = marks.BEFORE.search(self.flat, max(self.start, at - 2), at + len("อน"))
        found = patterns().unit_end.match(self.flat, head.end(), self.end) if head else None
        if head and found and not self._is_claimed(head.start()):
            self._unit_end(head.start(), found)

    # -- months, terms and years --------------------------------------------------------------------

    def _unit_end(self, at: int, found: re.Match[str]) -> bool:
        """ภายในสิ้นเดือน …, วันทำการสุดท้ายของเดือน …, กลางเดือน …"""
        flat = self.flat
        unit = found["unit"].replace(" ", "")
        stop = found.end()
        working = bool(found["last"] and "ทำ" in found["last"])
        if unit.startswith("เดือน"):
            this = unit != "เดือน"
            when = None if this else read_when(flat, stop, self.end)
            if when is None or when.first.month is None or when.first.day is not None:
                following = patterns().of_month.match(flat, found.start("unit"), self.end)
                every = marks.EACH_MONTH.match(flat, stop, self.end)
                if "ทุก" in found[0]:
                    self._recurring(at, stop, rules.LAST_WORKDAY if working else "FREQ=MONTHLY;BYMONTHDAY=-1")
                    return True
                if every and not this:
                    self._recurring(at, every.end(), rules.LAST_WORKDAY if working else "FREQ=MONTHLY;BYMONTHDAY=-1")
                    return True
                if following and following["next"] is None and (following["every"] or following["month"]):
                    rule = rules.LAST_WORKDAY if working else "FREQ=MONTHLY;BYMONTHDAY=-1"
                    self._recurring(at, following.end(), rule)
                    return True
                each = marks.EACH_MONTH.match(flat, found.start("unit") - 6, self.end)
                if working and not this:
                    self._recurring(at, each.end() if each else stop, rules.LAST_WORKDAY)
                    return True
                if self.issued is None or self.issued.month is None:
                    return True
                day = Day(None, self.issued.month, self.issued.year)
                self._date(at, stop, day, "within-month", ("month", "year"), part="mid" if found["mid"] else None)
                return True
            exact = self._read_when(stop) or when
            day = exact.first
            if working and day.year and day.month:
                from thaidoc.values.calendar import last_working_day

                self._date(at, exact.end, as_day(last_working_day(day.year, day.month)), "within-month")
                return True
            self._date(at, exact.end, day, "within-month", part="mid" if found["mid"] else None)
            return True
        fiscal = patterns().fiscal.match(flat, found.start("unit"), self.end)
        return bool(fiscal) and self._fiscal(at, fiscal)  # type: ignore[arg-type]

    def _this(self, at: int, found: re.Match[str]) -> bool:
        word = found["this"].replace(" ", "")
        issued = self.issued
        if issued is None or issued.month is None:
            return True
        if word.startswith("เดือน"):
            year, month = issued.year, issued.month
            if not word.startswith("เดือนนี"):
                year, month = (year + 1, 1) if month == 12 else (year, month + 1)
            self._date(at, found.end(), Day(None, month, year), "within-month", ("month", "year"))
            return True
        if issued.day is None:
            return True
        today = issued.to_date()
        if word.startswith("สัปดาห์"):
            today += dt.timedelta(days=4 - today.weekday() if today.weekday() <= 4 else 6 - today.weekday())
        elif "พรุ" in word:
            today += dt.timedelta(days=1)
        self._date(at, found.end(), as_day(today), "within-date", ("day", "month", "year"))
        return True

    def _fiscal(self, at: int, found: re.Match[str]) -> bool:
        """A quarter, fiscal year, academic year or term, or calendar year: its last day."""
        unit = (found["unit"] or "").replace(" ", "")
        if not unit and not found["q"]:
            return False
        inferred: tuple[str, ...] = ()
        if found["year"]:
            printed = gregorian(found["year"], common=bool(found["era"] and "ค" in found["era"]))
            if printed is None:
                return True
            year = printed
        elif self.issued is not None and self.issued.month:
            year, inferred = self._running_year(self.issued, unit, found["q"]), ("year",)
            if not found["this"] and not found["q"] and "สิ" not in self.flat[at : found.start() + 1]:
                return True  # ภายในปีงบประมาณ of no year: a condition more often than a day
        else:
            return True
        due = term_end(unit, year, found["q"], found["term"])
        if due is None:
            return True
        governed = self._duty(at)
        if governed is None or governed.kind == "happening" or self._refuse(at, found.end()) or self._is_past(due):
            return True
        if context.is_undertaking(self.flat, self.start, governed) or context.is_prospect(self.flat, governed, at):
            return True
        if context.is_told(self.flat, self.start, at):
            return True
        precision = "month" if found["q"] else "year"
        if precision == "year" and not context.is_own_ask(self.flat, self.start, at, self._asked_from()):
            return True
        if "ศึกษา" in unit:
            inferred = (*inferred, "due")
        inside = marks.BRACKETED.match(self.flat, found.end(), self.end)
        if inside:
            self._claim(inside.start(), inside.end())  # (เมษายน - มิถุนายน 2568): the same said again
        self._add(
            at, found.end(), "within-term", Deadline("date", due=due, precision=precision, inferred=inferred), governed
        )
        return True

    def _running_year(self, issued: ThaiDate, unit: str, quarter: str | None) -> int:
        """The year of the kind *unit* in which the letter was written."""
        month = issued.month or 1
        if "งบ" in unit or quarter:
            return issued.year + (month >= 10)
        if "ศึกษา" in unit:
            return issued.year - (month < 5)
        return issued.year

    # -- recurring ----------------------------------------------------------------------------------

    def _every(self, at: int) -> None:
        """At ทุก."""
        flat = self.flat
        if self._is_claimed(at):
            return
        found = rules.every(flat, at + len("ทุก"), self.end)
        if found is None:
            return
        if not marks.OWN_DAY.search(flat, max(self.start, at - 60), at):
            self._recurring(at, found.end, found.rrule)
        elif found.rrule == "FREQ=MONTHLY":
            self._day_of(at, found.end)  # วันที่ 5 ของทุกเดือน; with ภายใน it is read there

    def _of_month(self, at: int, when: When, following: re.Match[str]) -> None:
        """ภายในวันที่ 7 ของเดือนถัดไป / ของทุกเดือน / ของเดือน."""
        days = ",".join(str(d.day) for d in when.days if d.day)
        if following["first"]:
            self._recurring(at, following.end(), f"FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY={days}")
        elif following["quarter"]:
            self._recurring(at, following.end(), "FREQ=MONTHLY;INTERVAL=3")
        elif not following["year"]:
            self._recurring(at, following.end(), f"FREQ=MONTHLY;BYMONTHDAY={days}")

    def _next_month(self, at: int) -> None:
        """At the องเดือนถัดไป of (ใน)วันที่ 10 ของเดือนถัดไป, without ภายใน."""
        if not self._is_claimed(at):
            self._day_of(at + len("อง"), at + len("องเดือนถัดไป"))

    def _day_of(self, at: int, stop: int) -> None:
        """A day printed before ของเดือนถัดไป or ของทุกเดือน, which is ``flat[at:stop]``."""
        found = marks.DAY_OF.search(self.flat, max(self.start, at - 28), at)
        if found and not self._is_claimed(found.start()):
            day = int(found["d"])
            day -= bool(found["before"]) and day > 1
            first = found.start() - len("ภาย") * self.flat.endswith("ภาย", self.start, found.start())
            self._recurring(first, stop, f"FREQ=MONTHLY;BYMONTHDAY={day}")

    def _each(self, at: int) -> None:
        """At the นราย of เป็นรายเดือน, เป็นรายไตรมาส."""
        at += 1
        found = rules.periodic(self.flat, at, self.end)
        if found is None or self._is_claimed(at):
            return
        lead = marks.AS.search(self.flat, max(self.start, at - 14), at)
        if lead is not None:
            self._recurring(lead.start(), found.end, found.rrule)

    def _times_a(self, at: int) -> None:
        """At ครั้ง: เดือนละ 1 ครั้ง, ปีละ 2 ครั้ง."""
        found = rules.times(self.flat, max(self.start, at - 26), at)
        if found is not None and not self._is_claimed(at):
            self._recurring(found[1], at + len("ครั้ง"), found[0])

    def _recurring(self, at: int, stop: int, rrule: str) -> None:
        flat, start, end = self.flat, self.start, self.end
        governed = self._governor(at)
        if marks.OPENING_HOURS.search(flat, max(start, at - 60), at):
            return
        after = marks.THEN.match(flat, stop, end)
        asked = context.is_asked(flat, start, at, 400) or self._asked_from() < at
        meeting = governed is not None and governed.kind == "happening" and "ประชุม" in governed.word and asked
        if not meeting:
            governed = self._duty(at)
        if meeting and marks.BY_RULE.match(flat, stop, end):
            return
        if not after and not meeting and not context.is_own_ask(flat, start, at, self._asked_from()):
            return
        if not after and not meeting:
            if governed is None or governed.kind == "happening" or not asked or at - governed.end > 200:
                return
            if self._is_done(governed) or (not governed.word and "อนุญาต" in flat[governed.start : at]):
                return  # ขอท่านอนุญาตให้ … มาทุกวันพุธ: the asker's own plan
        if governed is not None and context.is_undertaking(flat, start, governed):
            return
        if self._refuse(at, stop) or context.is_quoted_law(flat, start, at) or context.is_told(flat, start, at):
            return
        if governed is not None and (context.is_habit(flat, governed, at) or context.is_prospect(flat, governed, at)):
            return
        if context.is_contract(flat, start, at, stop, end):
            return
        bound = marks.AND_BY.match(flat, stop, end)
        if bound and "BYMONTHDAY" not in rrule and rrule == "FREQ=MONTHLY":
            rrule, stop = f"FREQ=MONTHLY;BYMONTHDAY={int(bound['day'])}", bound.end()
        clock = read_clock(flat, stop, end)
        if clock:
            stop = clock.end
        else:
            before = marks.CLOCK_OF.search(flat, max(start, at - 44), at)
            clock = read_clock(flat, before.start(), at) if before else None
            at = before.start() if before and clock else at
        begin, until = self._run(stop)
        self._add(
            at, stop, "recurring",
            Deadline(
                "recurring", start=begin, end=until, recurrence=rrule,
                time=(clock.until or clock.start) if clock else None,
            ),
            governed,
        )  # fmt: skip

    def _run(self, at: int) -> tuple[dt.date | None, dt.date | None]:
        """When the recurrence starts and ends, if the words right behind it say so."""
        flat = self.flat
        high = min(self.end, at + 130)
        begin = until = None
        first = marks.BEGINS.search(flat, at, high)
        if first:
            when = self._read_when(first.end())
            if when and when.first.month and when.first.year:
                begin = first_of(when.first)
                if when.is_range:
                    until = last_of(when.last)
                self._claim(first.start(), when.end)
        last = marks.ENDS.search(flat, at, high)
        if last and until is None:
            when = self._read_when(last.end())
            if when and when.first.month and when.first.year:
                until = last_of(when.first)
                self._claim(last.start(), when.end)
        return begin, until

    # -- immediate ------------------------------------------------------------------------------------

    def _immediate(self, at: int) -> None:
        """At ทันที, โดยด่วน …"""
        flat, start, end = self.flat, self.start, self.end
        found = marks.AT_ONCE.match(flat, at, end)
        if found is None or self._is_claimed(at):
            return
        stop = found.end()
        if flat.startswith(("ด่วน", "ดวน"), at):
            # โดยด่วน, เป็นการเร่งด่วน; ด่วนที่สุด alone is a speed grade.
            lead = marks.URGENTLY.search(flat, max(start, at - 16), at)
            if lead is None:
                return
            at = lead.start()
        if marks.NOT_AT_ONCE.match(flat, stop, end) or marks.READY.search(flat, max(start, at - 10), at):
            return
        governed = self._duty(at)
        if governed is None or governed.kind == "happening" or at - governed.end > 120:
            return
        asked = self._asked_from() < at or context.is_asked(flat, start, at, 140)
        if not asked or context.is_conditional(flat, start, at, 120):
            return
        if (
            self._refuse(at, stop)
            or context.is_undertaking(flat, start, governed)
            or context.is_quoted_law(flat, start, at)
            or context.is_told(flat, start, at)
        ):
            return
        # A day printed right behind says the same more exactly.
        if marks.THEN_WITHIN.match(flat, stop, end):
            return
        self._add(at, stop, "immediate", Deadline("immediate"), governed)

    def _without_delay(self, at: int) -> None:
        """At the ชักช of โดยไม่ชักช้า, โดยมิชักช้า."""
        lead = self.flat.rfind("โดย", max(self.start, at - 10), at)
        if lead >= 0:
            self._immediate(lead)

    # -- overdue --------------------------------------------------------------------------------------

    def _overdue(self, at: int) -> None:
        """At เลย or พ้น: บัดนี้ล่วงเลยกำหนดเวลา."""
        found = marks.LATE.match(self.flat, at, self.end)
        if found is None:
            return
        low = max(self.start, at - 40)
        if marks.IF.search(self.flat, low, at):
            return
        if marks.SINCE.search(self.flat, low, at) or marks.ALREADY.match(self.flat, found.end(), self.end):
            start = self.flat.rfind("บัดนี้", max(self.start, at - 40), at)
            begin = start if start >= 0 else at
            self._note(
                "overdue", "the letter says that a time limit has passed", self.span_of(begin, found.end()), "info"
            )

    # -- start of effect --------------------------------------------------------------------------------

    def _effective(self) -> Effective | None:
        found = find_effect(self.flat, self.start, self.end, self.dates, self.starts, self._in_reported)
        if found is None:
            return None
        span = found.start, found.end
        return Effective(found.date, self.text_of(*span), self.span_of(*span))

    # -- common -----------------------------------------------------------------------------------------

    def _in_reported(self, at: int) -> bool:
        if self.reported_ is None:
            self.reported_ = context.reported(self.flat, self.start, self.end)
        index = bisect_right(self.reported_, (at, len(self.flat)))
        return index > 0 and at < self.reported_[index - 1][1]

    def _refuse(self, at: int, stop: int, *, term: bool = False) -> bool:
        """Told again, the term of a remedy, or the talk of a meeting."""
        if self._in_reported(at) or context.is_appeal(self.flat, self.start, at, stop, self.end, term=term):
            return True
        if self.kind is Kind.MINUTES:
            return marks.RESOLVED.search(self.flat, max(self.start, at - 320), at) is None
        return False

    def _is_past(self, day: dt.date) -> bool:
        return self.issued is not None and day < self.issued.first()

    def _is_far(self, day: dt.date) -> bool:
        base = self.issued.year if self.issued else None
        return base is not None and abs(day.year - base) > FAR

    def _infer_year(self, at: int, day: Day) -> Day:
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
            if self.starts[index] >= self.end:
                break
            value = self.dates[index].value
            if value.month is not None:
                return day._replace(year=value.year - (month > value.month))
        index = bisect_left(self.starts, at) - 1
        if index >= 0 and self.starts[index] >= self.start and self.dates[index].value.month:
            value = self.dates[index].value
            return day._replace(year=value.year + (month < (value.month or 0)))
        stamps = [d for d in self.received if d.month]
        if stamps:
            value = max(stamps)
            return day._replace(year=value.year + (month < (value.month or 0)))
        return day

    def _date(
        self,
        at: int,
        stop: int,
        day: Day,
        rule: str,
        inferred: tuple[str, ...] = (),
        *,
        before: bool = False,
        clock: Clock | None = None,
        part: str | None = None,
    ) -> None:
        """A deadline on one day or at the end of one month."""
        flat = self.flat
        governed = self._duty(at)
        if self._refuse(at, stop):
            return
        # In a record of a statement the one who speaks binds himself; elsewhere จะ is the sender's own promise.
        if governed and self.kind is not Kind.RECORD and context.is_undertaking(flat, self.start, governed):
            return
        if governed is not None and governed.kind == "happening":
            # จะเสนอต่อที่ประชุมภายใน …: the sender's promise, though a meeting is nearer.
            outer = context.governor(flat, self.start, governed.start)
            near = outer is not None and governed.start - outer.end < 40
            if context.is_undertaking(flat, self.start, governed):
                return
            if outer is not None and near and context.is_undertaking(flat, self.start, outer):
                return
        if governed is None and not rule.startswith("until") and not context.is_asked(flat, self.start, at):
            return
        if governed is not None and context.is_relative_clause(flat, self.start, governed):
            # ส่งรายชื่อตำบลที่สมัคร … ภายใน: the verb before it; without one, the clause tells which things are meant.
            outer = context.governor(flat, self.start, governed.start)
            if before or outer is None or outer.kind == "happening" or governed.start - outer.end > 60:
                return
            governed = outer
        if marks.OR_LATEST.match(flat, stop, self.end):
            return  # … หรืออย่างช้าไม่เกินวันที่ …: that day binds
        if context.is_told(flat, self.start, at):
            return
        if marks.DONE_BEHIND.match(flat, stop, self.end) or marks.FORMER.search(flat, max(self.start, at - 90), at):
            return
        if governed is not None and context.is_prospect(flat, governed, at):
            return
        if day.year is None and day.month is not None:
            day = self._infer_year(at, day)
            inferred = (*inferred, "year")
        if clock is None and day.day is not None:
            clock = read_clock(flat, stop, self.end)
            if clock:
                stop = clock.end
        precision = "day" if day.day else "month"
        due = last_of(day)
        if part is not None and due is not None:
            # The middle of a month is its 15th; its n-th week ends with day 7n.
            last = 15 if part == "mid" else 7 * int(part)
            due, inferred = due.replace(day=min(last, due.day)), (*inferred, "day")
        if due is None and day.day != _NO_DAY and day.year is not None and day.month is not None:
            self._note("impossible_date", f"{self.text_of(at, stop)}: no such day", self.span_of(at, stop))
        if due is not None and before:
            due = (due if day.day else due.replace(day=1)) - dt.timedelta(days=1)
            precision = "day"
        if due is not None and self._is_past(due):
            if rule in ("within-date", "within-month"):
                self._note(
                    "deadline_before_letter",
                    f"{self.text_of(at, stop)} lies before the letter's date",
                    self.span_of(at, stop),
                )
            self._claim(at, stop)
            return
        if due is not None and self._is_far(due):
            self._note(
                "far_date", f"{self.text_of(at, stop)} is many years from the letter's date", self.span_of(at, stop)
            )
            due = None
        time = (clock.until or clock.start) if clock else None
        self._add(
            at, stop, rule, Deadline("date", due=due, precision=precision, time=time, inferred=inferred), governed
        )

    def _period(self, at: int, stop: int, first: Day, last: Day) -> None:
        flat = self.flat
        inferred: tuple[str, ...] = ()
        if last.year is None and last.month is not None:
            last = self._infer_year(at, last)
            if last.year is not None and first.month is not None:
                first = first._replace(year=last.year - (first.month > (last.month or 0)))
            inferred = ("year",)
        due = last_of(last)
        begin = first_of(first)
        governed = self._duty(at)
        if due is None or self._is_past(due) or self._refuse(at, stop) or marks.NARRATED.match(flat, stop, self.end):
            return
        if governed is not None and context.is_undertaking(flat, self.start, governed):
            return
        if context.is_told(flat, self.start, at) or (governed is not None and context.is_prospect(flat, governed, at)):
            return
        if governed is not None and marks.TENURE.search(flat, max(governed.start, at - 120), at):
            return
        if self._is_far(due):
            self._note(
                "far_date", f"{self.text_of(at, stop)} is many years from the letter's date", self.span_of(at, stop)
            )
            return
        clock = read_clock(flat, stop, self.end)
        time = None
        limit = flat[stop : clock.end].lstrip().startswith(("ภายใน", "ก่อน", "ไม่เกิน")) if clock else False
        if clock and clock.until is None and (limit or "น." in flat[at:stop]):
            time, stop = clock.start, clock.end
        precision = "day" if last.day else "month"
        self._add(
            at, stop, "period",
            Deadline("period", start=begin, due=due, precision=precision, time=time, inferred=inferred),
            governed,
        )  # fmt: skip

    def _add(self, at: int, stop: int, rule: str, deadline: Deadline, governed: context.Governor | None) -> None:
        flat, start = self.flat, self.start
        action = actor = submit = None
        if governed is not None and governed.kind != "happening" and at - governed.start <= context.REACH:
            low, high = context.action(flat, start, at, governed)
            if high - low > 2:
                action = self.text_of(low, high)
                to = context.submit_to(flat, low, high)
                submit = self.text_of(*to) if to else None
            who = context.actor(flat, start, low)
            actor = self.text_of(*who) if who else None
        else:
            after = marks.THEN.match(flat, stop, self.end)
            if after and after["what"]:
                action = self.text_of(*after.span("what"))
        self._claim(at, stop)
        self.deadlines.append(
            (
                at,
                stop,
                rule,
                Deadline(
                    deadline.kind, deadline.start, deadline.due, deadline.precision, deadline.time, deadline.recurrence,
                    deadline.end, deadline.offset, action, actor, submit, context.item(flat, start, at),
                    deadline.inferred,
                    self.text_of(at, stop), self.span_of(at, stop),
                ),
            )
        )  # fmt: skip


_Reader = Callable[["_Finder", int], None]
_LITERALS: tuple[tuple[str, _Reader], ...] = (
    ("ทุก", _Finder._every),
    ("ภาย", _Finder._within),
    ("อนสิ", _Finder._before_end),
    ("อนเวลา", _Finder._before_clock),
    ("ไม่เกิน", _Finder._not_over),
    ("ล่วงหน้า", _Finder._ahead),
    ("องเดือนถัดไป", _Finder._next_month),
    ("ครั้ง", _Finder._times_a),
    ("นราย", _Finder._each),
    ("ทันที", _Finder._immediate),
    ("ด่วน", _Finder._immediate),
    ("โดยเร", _Finder._immediate),
    ("โดยพลัน", _Finder._immediate),
    ("ชักช", _Finder._without_delay),
    ("โอกาสแรก", _Finder._immediate),
    ("เร็วที่สุด", _Finder._immediate),
    ("เลย", _Finder._overdue),
    ("พ้นกำหนด", _Finder._overdue),
)


def _unique(rows: list[tuple[int, int, str, Deadline]]) -> tuple[tuple[Deadline, ...], tuple[str, ...]]:
    """Without what says the same day for the same thing twice."""
    seen = set()
    out, rules = [], []
    for _, _, rule, row in rows:
        key = (row.kind, row.start, row.due, row.time, row.recurrence, row.offset, row.item, row.action)
        if key not in seen:
            seen.add(key)
            out.append(row)
            rules.append(rule)
    return tuple(out), tuple(rules)


def _unique_events(rows: list[tuple[int, Event]]) -> tuple[Event, ...]:
    """One event for each start; a later mention may only add the place."""
    out: dict[str, Event] = {}
    for _, row in rows:
        day = row.start.isoformat()[:10]
        same = out.get(day)
        if same is None or (
            same.place is None and row.place is not None and len(str(row.start)) >= len(str(same.start))
        ):
            out[day] = row
    return tuple(out.values())
