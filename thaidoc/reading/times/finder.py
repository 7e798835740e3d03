"""Deadlines, events and start of effect of one document.

The finder looks for literals (``str.find``) and at the dates already found, reads the phrase that stands there with
:mod:`phrase`, and asks :mod:`context` whether it is a duty of this letter. Conventions: CONTRACT 6 and 7.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from thaidoc.reading.times import context
from thaidoc.reading.times.phrase import (
    RRULE_DAYS,
    WORKDAYS,
    Clock,
    Day,
    N,
    When,
    gregorian,
    last_day,
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


@cache
def _heads() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(p)
        for p in (
            # What opens a phrase whose day is already found; searched in the text just before the day.
            r"(?:(?P<within>ภายใน)|(?P<before>ก่?อน(?: *ถึง)?)|(?P<late>ไม่? *(?:เกิน(?: *กว่?า)?|ช้?า *กว่?า)|อย่?าง *ช้?า)"
            r"|(?P<until>(?:จน *)?ถึง|สิ้?น *สุด|(?<!เ)ปิด *รับ(?:[^ ]{0,30})|หมด *เขต(?:[^ ]{0,30})|ครบ *กำหนด[^ ]{0,12})"
            r"|(?P<span>ระหว่?าง|ตั้?งแต่?|(?:ใน *)?(?:ห้?วง|ช่?วง)(?: *(?:เวลา|ระหว่?าง))?)|(?P<past>เมื่?อ|จาก *เดิม(?: *ใน)?|จาก|เดิม|ลง|ลว\.?)|(?P<on>ใน|เป็?น(?! *ต้?น))|(?P<at>ณ\.?)|(?P<paren>\())"
            r" *[\"“']? *(?:วัน *(?:ที่?)? *(?:จันทร์?|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์?|เสาร์?|อาทิตย์?)? *(?:ที่?)? *|เดือน *)?$",
        )
    )


_NOW = re.compile(r"ตั้?งแต่? *(?:วันที่? *)?บัดนี้? *(?:เป็?น *ต้?น *ไป *)?$")
_HEAD_DAY = re.compile(r"(?:วัน *(?:ที่?)? *(?:จันทร์?|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์?|เสาร์?|อาทิตย์?)? *(?:ที่?)? *|เดือน *|ที่? *)$")
_LATE = re.compile(
    "(?<!หาก)(?<!หาก )(?<!เมื่อ)(?<!ถ้า)(?<!กรณี)(?:ล่?วง *เลย|เลย|พ้?น|เกิน) *(?:ระยะ *เวลา *(?:ที่? *)?กำหนด|กำหนด *(?:ระยะ *)?(?:เวลา|การ *ส่?ง|การ *รายงาน|ส่?ง|รายงาน|ดัง *กล่?าว)|วัน *ที่? *กำหนด|ระยะ *เวลา *ดัง *กล่?าว)"
)
_IF = re.compile("(?:หาก|ถ้า|เมื่อ|กรณี|ซึ่?ง *หาก|โดย *หาก|มิ *ให้?|ไม่? *ให้?|ไม่?|อาจ|จะ)[^ ]{0,12} *$")


class _Finder:
    __slots__ = (
        "claimed", "dates", "deadlines", "end", "events", "flat", "governors", "issued", "kind", "notes", "received", "reported_",
        "sender", "span_of", "start", "starts", "text_of",
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
        self.governors: dict[int, context.Governor | None] = {}

    # -- the run --------------------------------------------------------------------------------

    def run(self) -> Times:
        flat, start, end = self.flat, self.start, self.end
        find = flat.find
        effective = self._effective()
        silent = self.kind in _SILENT and not (
            self.kind is Kind.OTHER and find("(.)", start, end) >= 0
        )  # radio messages
        if not silent:
            for literal, read in _LITERALS:
                at = find(literal, start, end)
                while at >= 0:
                    read(self, at)
                    at = find(literal, at + len(literal), end)
            self._dated()
        self.deadlines.sort(key=lambda row: row[0])
        if len(self.deadlines) > 1:
            self._settle()
        self.events.sort(key=lambda row: row[0])
        deadlines, rules = _unique(self.deadlines)
        return Times(deadlines, _unique_events(self.events), effective, tuple(self.notes), rules)

    def _settle(self) -> None:
        """Drop what another deadline says more exactly: เป็นรายสัปดาห์ ทุกวันพฤหัสบดี; a last … โดยด่วน below a day."""
        rows = self.deadlines
        dropped: set[int] = set()
        for i, (at, stop, rule, deadline) in enumerate(rows):
            if rule == "immediate":
                if len({row[2] for row in rows} - {"immediate"}) and _PURPOSE.search(
                    self.flat, max(self.start, at - 140), at
                ):
                    dropped.add(i)
            elif rule == "recurring" and i + 1 < len(rows) and rows[i + 1][2] == "recurring":
                after = rows[i + 1]
                one, two = deadline.recurrence or "", after[3].recurrence or ""
                if after[0] - stop <= 40 and ";" not in one and two.startswith(one + ";"):
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
            head = _heads()[0].search(flat, max(self.start, at - 56), at)
            when = self._when_of(found)
            if head is None:
                pair = self._pair(found)
                if pair is not None:
                    at, when = pair
                    head = _heads()[0].search(flat, max(self.start, at - 40), at)
            if head is None:
                # No opener: the day of a happening or of a submission, printed as วันที่ 9 - 24 …, or in a column.
                bare = _HEAD_DAY.search(flat, max(self.start, at - 24), at)
                if flat.startswith(("| ", "  "), max(at - 2, 0)) and self._cell(at, when, stop):
                    continue
                if bare or flat.startswith(("  ", "| "), max(at - 2, 0)):
                    self._on(bare.start() if bare else at, when, stop, bare=True)
                continue
            name = head.lastgroup
            if name in ("past", "at"):
                continue
            if name in ("before", "late", "until"):
                self._bound(name, head.start(), when, stop)
            elif name == "span":
                self._range(head.start(), when, stop)
            elif name == "on":
                self._on(head.start(), when, stop)

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
        low = max(self.start, found.span.start - 14)
        before = _FIRST_OF_TWO.search(self.flat, low, found.span.start)
        if before is None or not 1 <= int(before["d"]) < found.value.day:
            return None
        last = self._when_of(found).first
        return before.start("d"), When((last._replace(day=int(before["d"])), last), True, found.span.end)

    def _governor(self, at: int) -> context.Governor | None:
        if at not in self.governors:
            self.governors[at] = context.governor(self.flat, self.start, at)
        return self.governors[at]

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
        place = at + len("ภายใน")
        p = patterns()
        begin = self._back(at)
        ahead = _WITHIN_HEAD.match(flat, place, end)
        after = ahead.end() if ahead else place
        term = p.unit_end.match(flat, after, end)
        if term and self._unit_end(begin, term):
            return
        count = p.count.match(flat, after, end)
        if count and self._relative(begin, count):
            return
        same = _SAME_DAY.match(flat, after, end)
        if same:
            governed = self._governor(begin)
            if governed is not None and not self._refuse(begin, same.end()):
                self._add(
                    begin, same.end(), "relative", Deadline("relative", offset=Offset(days=0, anchor="received")), governed
                )  # fmt: skip
            return
        this = p.this.match(flat, after, end)
        if this and self._this(begin, this):
            return
        fiscal = p.fiscal.match(flat, after, end)
        if fiscal and (fiscal["q"] or fiscal["term"] or fiscal["unit"]) and self._fiscal(begin, fiscal):
            return
        week = _THIS_WEEKDAY.match(flat, after, end)
        if week:
            self._this_weekday(begin, week)
            return
        clock = _WITHIN_CLOCK.match(flat, place, end)
        if clock:
            self._clock_first(begin, place)
            return
        when = self._read_when(after)
        if when is not None:
            self._within_when(begin, after, when)

    def _back(self, at: int) -> int:
        """The start of the phrase when อย่างช้า or ให้แล้วเสร็จ… stands before it."""
        lead = _SLOWLY.search(self.flat, max(self.start, at - 24), at)
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
            months_ = ",".join(str(d.month) for d in when.days)
            day = f";BYMONTHDAY={first.day}" if first.day else ""
            self._recurring(at, following.end(), f"FREQ=YEARLY;BYMONTH={months_}{day}")
            return
        stop = self._now_end(when.end)
        if when.is_range and first.day is not None:
            self._range(at, when, stop, force=True)
            return
        for day in when.days if not when.is_range else when.days[-1:]:
            self._date(at, stop, day, "within-date" if day.day else "within-month")

    def _now_end(self, at: int) -> int:
        """Past นี้, ของปีนี้ or a closing bracket that belongs to the phrase."""
        more = re.compile(r" *(?:ของ *)?(?:ปี *|ศก *)?นี้(?![ก-๎])").match(self.flat, at, self.end)
        return more.end() if more else at

    def _within_day(self, at: int, when: When) -> None:
        """ภายในวันที่ 25 นี้ / ของเดือนนี้: month and year from the letter's date."""
        this = re.compile(r" *(?:ของ *)?(?:เดือน *)?นี้(?![ก-๎])").match(self.flat, when.end, self.end)
        if this is None or self.issued is None or self.issued.month is None:
            return
        day = Day(when.first.day, self.issued.month, self.issued.year)
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
        self._date(at, found.end(), _as_day(day), "within-date", ("day", "month", "year"))

    def _clock_first(self, at: int, place: int) -> None:
        """ภายในเวลา 16.00 น. ของวันที่ … ; without a day it belongs to the phrase before."""
        clock = read_clock(self.flat, place - len("ภายใน"), self.end)
        if clock is None:
            return
        of = re.compile(r" *(?:ของ *|ใน *)?(?=วัน)").match(self.flat, clock.end, self.end)
        when = self._read_when(of.end()) if of else None
        if when is None or when.first.month is None or when.first.day is None:
            return
        self._date(at, when.end, when.first, "within-date", clock=clock)

    # -- bounds: before, not later than, until ----------------------------------------------------

    def _bound(self, name: str, at: int, when: When, stop: int) -> None:
        flat = self.flat
        if when.is_range:
            return
        governed = self._governor(at)
        if name == "until":
            now = _NOW.search(flat, max(self.start, at - 40), at)
            if now:
                at = now.start()
                if governed is None or governed.kind == "happening":
                    governed = self._governor(at)
            elif flat.startswith(("ถึง", "จน"), at) and not re.search(
                "ขยาย|เลื่อน|เปิด|ได้ *$", flat[max(self.start, at - 60) : at]
            ):
                return
            closing = flat.startswith(("ปิด", "หมด"), at)
            if governed is None and not closing:
                return
            if governed is not None and governed.kind == "happening" and not (now or closing):
                return
        elif governed is None or (governed.kind == "happening" and name == "before"):
            return
        if name == "before" and re.search(
            "(?:ผู้?|ซึ่?ง|ที่?) *(?:ซึ่?ง|ที่?|ได้?)[^ ]{0,60}$", flat[max(self.start, at - 70) : at]
        ):
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
        if re.search("(?:มีผล|บังคับ)(?: *(?:ใช้?|บังคับ))* *$", flat[max(self.start, at - 16) : at]):
            return  # a stretch of effect
        first, last = when.first, when.last
        has_place = context.place(flat, stop, self.end) is not None
        if not force and (
            governed is None or governed.kind == "happening" or (has_place and governed.kind != "submission")
        ):
            if first.day is not None and (governed is not None or has_place):
                self._event(at, when, stop)
            return
        if governed is not None and not force and self._is_done(governed, at):
            return
        self._period(at, stop, first, last)

    def _through_clocks(self, when: When, stop: int) -> tuple[When, int] | None:
        """ตั้งแต่วันที่ 23 … เวลา 08.30 น. ถึงวันที่ 30 …: a clock time inside the range."""
        clock = read_clock(self.flat, stop, self.end)
        to = re.compile(r" *(?:[-–—]|(?:จน *)?ถึง) *").match(self.flat, clock.end, self.end) if clock else None
        last = self._read_when(to.end()) if to else None
        if last is None or last.is_range or to_date(last.first) is None:
            return None
        return When((when.first, last.first), True, last.end), last.end

    def _is_done(self, governed: context.Governor, at: int) -> bool:
        """ได้สำรวจระหว่าง … แล้ว: told as done."""
        before = self.flat[max(self.start, governed.start - 10) : governed.start]
        return bool(re.search("ได้? *$", before)) and "ให้ได้" not in before

    # -- days without a bound word: happenings, or the day of a submission --------------------------

    def _on(self, at: int, when: When, stop: int, *, bare: bool = False) -> None:
        flat = self.flat
        if when.first.day is None:
            return
        clock = read_clock(flat, stop, self.end)
        place = context.place(flat, clock.end if clock else stop, self.end)
        governed = self._governor(at)
        near = governed is not None and at - governed.end <= 170
        if near and governed is not None and governed.kind == "submission":
            if when.is_range and not self._is_done(governed, at):
                self._period(at, stop, when.first, when.last)
            elif (
                (not bare or (clock and flat.startswith("  ", max(at - 2, 0))))
                and not self._is_done(governed, at)
                and at - governed.end <= 90
            ):
                self._date(at, stop, when.first, "within-date")
            return
        if governed is not None and governed.kind == "happening" and near:
            if bare and (at - governed.end > 70 or not (clock or place or when.is_range)):
                return
            if not (clock or place) and not _STRONG.search(flat, max(self.start, at - 60), at):
                return
            self._event(at, when, stop)
        elif (
            (not bare or flat.startswith("เป", at))
            and (clock or place)
            and not (near and governed is not None and self._is_done(governed, at))
        ):
            self._event(at, when, stop)

    def _event(self, at: int, when: When, stop: int, *, cell: bool = False) -> None:
        flat = self.flat
        first, last = to_date(when.first), to_date(when.last)
        if first is None or last is None or self._is_past(last):
            return
        if self.kind is Kind.MINUTES and not _PLANNED.search(flat, max(self.start, at - 90), at):
            return
        if context.is_appeal(flat, self.start, at, stop, self.end):
            return
        if self._in_reported(at) and _CALLED_OFF.search(flat, stop, min(self.end, stop + 420)):
            return  # told again only to be called off or moved
        clock = read_clock(flat, stop, self.end)
        if cell:
            named = re.compile("เวลา").search(flat, stop, min(self.end, stop + 130))
            clock = (
                read_clock(flat, named.start(), self.end)._replace(end=stop)
                if named and read_clock(flat, named.start(), self.end)
                else None
            )
        finish = clock.end if clock else stop
        where = context.place(flat, finish, self.end)
        if clock is None and where:
            clock = read_clock(flat, where[1], self.end)
            finish = max(stop, clock.end if clock else stop)
        if where is None:
            where = self._place_before(at)
        start = _moment(first, clock.start if clock else None)
        until: dt.date | None = last if when.is_range else None
        if clock and clock.until:
            until = _moment(last, clock.until)
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
        unit = re.sub(" ", "", count["unit"] or "")
        anchor_at = patterns().anchor.match(flat, stop, end)
        if not unit:
            # ภายใน 15 นับแต่วันที่ได้รับ: the unit was dropped. Only a count that is counted from something.
            if anchor_at is None or not anchor_at["verb"].startswith("นับ") or not (value and value > 0):
                return False
        if not value:
            return False
        if count["unit"] and re.match("ที่|[ก-๎]{0,3}ละ", flat[stop : stop + 3].lstrip()):
            return False
        if unit == "วัน" and re.match(" *(?:ที่|จันทร|อังคาร|พุธ|พฤหัส|ศุกร|เสาร|อาทิตย)", flat[stop : stop + 12]):
            return False
        if unit == "เดือน" and count["n"] and patterns().month.match(flat, count.start("unit"), end):
            return False
        if count["first"]:
            return self._first_days(at, value, unit, stop)
        governed = self._governor(at)
        anchor, inferred, stop, event = self._anchor(anchor_at, stop, at)
        if (
            self._refuse(at, stop)
            or context.is_contract(flat, start, at, stop, end)
            or context.is_quoted_law(flat, start, at)
            or context.is_standing_rule(flat, start, at)
            or governed is None
            or (governed.kind == "happening" and not context.is_asked(flat, start, at, 60))
        ):
            return True
        if anchor is None:
            if unit == "ปี" or not context.is_asked(flat, start, at):
                return True
            anchor = "event" if context.is_conditional(flat, start, at) else self._default_anchor()
            inferred = ("anchor",)
        if context.is_undertaking(flat, start, governed):
            return True
        if anchor == "event" and _BY_RULE.match(flat, stop, end):
            return True  # … นับแต่วันที่ออกใบมรณบัตร ตามประกาศ…: a rule told, not a task set
        offset = _offset(value, unit, anchor)
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

    def _default_anchor(self) -> str:
        return "issued" if self.kind in (Kind.ORDER, Kind.ANNOUNCEMENT, Kind.STATEMENT, Kind.NEWS) else "received"

    def _anchor(
        self, found: re.Match[str] | None, stop: int, at: int
    ) -> tuple[str | None, tuple[str, ...], int, dt.date | None]:
        """What the days are counted from: (anchor, inferred, end of the phrase, the event's date if printed)."""
        flat = self.flat
        if found is None:
            return None, (), stop, None
        what_at = found.start("what")
        for name, pattern in _ANCHORS:
            match = pattern.match(flat, what_at, self.end)
            if match:
                return name, (), match.end(), None
        if not found["verb"].startswith(("นับ", "หลัง", "จาก", "ตั", "ต")):
            return None, (), stop, None
        when = self._read_when(what_at)
        if when and not when.is_range and (date := to_date(when.first)):
            anchor = "issued" if self.issued and self.issued.day and date == self.issued.to_date() else "event"
            return anchor, (), when.end, date
        if found["verb"].startswith("นับ") or re.match("(?:วัน|การ|เสร็จ|สิ้น|เกิด|ที่)", found["what"]):
            cut = re.compile(r"[^ ]{0,60}").match(flat, what_at, self.end)
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
        following = re.compile(r" *ของ *(?:ทุก *|แต่ละ *)?เดือน(?! *[มกพสตธ][ีุิฤร])").match(self.flat, stop, self.end)
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
        found = _AHEAD.match(flat, at, self.end)
        value = number(found["n"]) if found else None
        governed = self._governor(at)
        if found is None or not value or governed is None or governed.kind == "happening":
            return
        if not context.is_asked(flat, start, at) or self._refuse(at, found.end()) or "ได้" in flat[at - 4 : at]:
            return
        unit = found["unit"].replace(" ", "")
        days = value * (7 if unit == "สัปดาห์" else 1)
        offset = Offset(days=-days, working_days="ทำการ" in unit, anchor="event")
        self._add(at, found.end(), "relative", Deadline("relative", offset=offset), governed)

    def _before_end(self, at: int) -> None:
        """At ก่อนสิ้น: ก่อนสิ้นเดือน มิ.ย. 67 is its last day, as ภายใน is."""
        found = patterns().unit_end.match(self.flat, at + len("ก่อน") - (self.flat[at + 1] != "่"), self.end)
        if found and not self._is_claimed(at):
            self._unit_end(at, found)

    # -- months, terms and years --------------------------------------------------------------------

    def _unit_end(self, at: int, found: re.Match[str]) -> bool:
        """ภายในสิ้นเดือน …, วันทำการสุดท้ายของเดือน …, กลางเดือน …"""
        flat = self.flat
        unit = re.sub(" ", "", found["unit"])
        stop = found.end()
        working = bool(found["last"] and "ทำ" in found["last"])
        if unit.startswith("เดือน"):
            this = unit != "เดือน"
            when = None if this else read_when(flat, stop, self.end)
            if when is None or when.first.month is None or when.first.day is not None:
                following = patterns().of_month.match(flat, found.start("unit"), self.end)
                if following and following["next"] is None and (following["every"] or following["month"]):
                    rule = f"FREQ=MONTHLY;BYDAY={WORKDAYS};BYSETPOS=-1" if working else "FREQ=MONTHLY;BYMONTHDAY=-1"
                    self._recurring(at, following.end(), rule)
                    return True
                each = re.compile(r" *(?:ของ *)?(?:ทุก|แต่?ละ) *เดือน").match(flat, found.start("unit") - 6, self.end)
                if working and not this:
                    self._recurring(at, each.end() if each else stop, f"FREQ=MONTHLY;BYDAY={WORKDAYS};BYSETPOS=-1")
                    return True
                if self.issued is None or self.issued.month is None:
                    return True
                day = Day(None, self.issued.month, self.issued.year)
                self._date(
                    at, stop, day, "within-month", ("month", "year"), part=found.lastgroup if found["mid"] else None
                )
                return True
            exact = self._read_when(stop) or when
            day = exact.first
            if working and day.year and day.month:
                from thaidoc.values.calendar import last_working_day

                self._date(at, exact.end, _as_day(last_working_day(day.year, day.month)), "within-month")
                return True
            self._date(at, exact.end, day, "within-month", part="mid" if found["mid"] else None)
            return True
        fiscal = patterns().fiscal.match(flat, found.start("unit"), self.end)
        return bool(fiscal) and self._fiscal(at, fiscal)  # type: ignore[arg-type]

    def _this(self, at: int, found: re.Match[str]) -> bool:
        word = re.sub(" ", "", found["this"])
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
        self._date(at, found.end(), _as_day(today), "within-date", ("day", "month", "year"))
        return True

    def _fiscal(self, at: int, found: re.Match[str]) -> bool:
        """A quarter, fiscal year, academic year or term, or calendar year: its last day."""
        unit = re.sub(" ", "", found["unit"] or "")
        if not unit and not found["q"]:
            return False
        inferred: tuple[str, ...] = ()
        if found["year"]:
            year = gregorian(found["year"], common=bool(found["era"] and "ค" in found["era"]))
        elif self.issued is not None and self.issued.month:
            year, inferred = self._running_year(unit, found["q"]), ("year",)
            if not found["this"] and not found["q"]:
                return True  # ภายในปีงบประมาณ of no year: a condition more often than a day
        else:
            return True
        due = _term_end(unit, year, found["q"], found["term"])
        if due is None:
            return True
        governed = self._governor(at)
        if governed is None or governed.kind == "happening" or self._refuse(at, found.end()) or self._is_past(due):
            return True
        if context.is_undertaking(self.flat, self.start, governed):
            return True
        precision = "month" if found["q"] else "year"
        if "ศึกษา" in unit:
            inferred = (*inferred, "due")
        self._add(
            at, found.end(), "within-term", Deadline("date", due=due, precision=precision, inferred=inferred), governed
        )
        return True

    def _running_year(self, unit: str, quarter: str | None) -> int:
        issued = self.issued
        assert issued is not None and issued.month is not None  # noqa: S101 - the caller has looked
        if "งบ" in unit or quarter:
            return issued.year + (issued.month >= 10)
        if "ศึกษา" in unit:
            return issued.year - (issued.month < 5)
        return issued.year

    # -- recurring ----------------------------------------------------------------------------------

    def _every(self, at: int) -> None:
        """At ทุก."""
        flat = self.flat
        found = patterns().every.match(flat, at + len("ทุก"), self.end)
        if found is None or self._is_claimed(at) or _OWN_DAY.search(flat, max(self.start, at - 60), at):
            return
        rule = self._every_rule(found)
        if rule is None:
            return
        rrule, stop = rule
        self._recurring(at, stop, rrule)

    def _every_rule(self, found: re.Match[str]) -> tuple[str, int] | None:
        flat, stop = self.flat, found.end()
        value = number(found["n"]) if found["n"] else 1
        if not value:
            return None
        interval = f";INTERVAL={value}" if value > 1 else ""
        if found["workday"]:
            last = re.compile(r" *(สุด *ท้?าย|แรก) *ของ *เดือน").match(flat, stop, self.end)
            if last:
                return f"FREQ=MONTHLY;BYDAY={WORKDAYS};BYSETPOS={1 if last[1] == 'แรก' else -1}", last.end()
            return (f"FREQ=DAILY;INTERVAL={value}", stop) if value > 1 else (f"FREQ=WEEKLY;BYDAY={WORKDAYS}", stop)
        if found["monthend"]:
            return f"FREQ=MONTHLY{interval};BYMONTHDAY=-1", stop
        if found["quarterend"]:
            return "FREQ=MONTHLY;INTERVAL=3", stop
        if found["half"]:
            return "FREQ=MONTHLY;INTERVAL=6", stop
        if found["yearend"]:
            month, day = (9, 30) if "งบ" in found["yearend"] else (12, 31)
            return f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}", stop
        if found["date"]:
            return self._every_date(stop)
        if found["weekday"]:
            return self._every_weekday(found, interval)
        unit = found["unit"]
        if unit == "วัน":
            if re.match(" *(?:นี้|สำคัญ|หยุด|พระ|คืน|และ|อาทิตย์|ปี|เดือน|[ๆ])", flat[stop : stop + 8]):
                return None
            return f"FREQ=DAILY{interval}", stop
        if unit in ("สัปดาห์", "อาทิตย์"):
            return f"FREQ=WEEKLY{interval}", stop
        if unit == "เดือน":
            following = _BY_DAY.match(flat, stop, self.end)
            if following:
                return self._month_day(following, interval)
            return f"FREQ=MONTHLY{interval}", stop
        if unit == "ไตรมาส":
            return f"FREQ=MONTHLY;INTERVAL={3 * value}", stop
        when = None
        by = re.compile(r" *(?:ภายใน *|ใน *)?(?=วัน *ที่|เดือน)").match(flat, stop, self.end)
        if by:
            when = read_when(flat, by.end(), self.end)
        if when and when.first.month and when.first.year is None:
            months_ = ",".join(str(d.month) for d in when.days)
            day = f";BYMONTHDAY={when.first.day}" if when.first.day else ""
            return f"FREQ=YEARLY{interval};BYMONTH={months_}{day}", when.end
        return f"FREQ=YEARLY{interval}", stop

    def _month_day(self, found: re.Match[str], interval: str) -> tuple[str, int]:
        if found["last"]:
            working = "ทำ" in found["last"]
            tail = f";BYDAY={WORKDAYS};BYSETPOS=-1" if working else ";BYMONTHDAY=-1"
            return f"FREQ=MONTHLY{interval}{tail}", found.end()
        following = re.compile(r" *(?:ของ *)?(?:เดือน *(?:ถัด *ไป|นั้?น)?)?").match(self.flat, found.end(), self.end)
        return f"FREQ=MONTHLY{interval};BYMONTHDAY={int(found['day'])}", following.end() if following else found.end()

    def _every_date(self, at: int) -> tuple[str, int] | None:
        """ทุกวันที่ 5 (และ 20) ของเดือน; ทุกวันที่ 1 มกราคม."""
        flat = self.flat
        days: list[int] = []
        stop = at
        listed = re.compile(rf" *(?P<d>{N}{{1,2}})(?!{N}|[.:]{N})")
        while len(days) < 8:
            match = listed.match(flat, stop, self.end)
            if match is None:
                break
            days.append(int(match["d"]))
            stop = match.end()
            joint = re.compile(rf" *(?:,|และ(?: *วัน *ที่?)?) *(?={N})").match(flat, stop, self.end)
            if joint is None:
                break
            stop = joint.end()
        if not days or not all(1 <= d <= 31 for d in days):
            return None
        last_too = re.compile(r" *และ *วัน *(?:สุด *ท้?าย|สิ้?น *เดือน) *(?:ของ *เดือน)?").match(flat, stop, self.end)
        if last_too:
            return f"FREQ=MONTHLY;BYMONTHDAY={','.join(map(str, days))},-1", last_too.end()
        month = patterns().month.match(flat, stop, self.end)
        if month and month["full"]:
            when = read_when(flat, at, self.end)
            if when and when.first.month and when.first.year is None:
                months_ = ",".join(str(d.month) for d in when.days)
                return f"FREQ=YEARLY;BYMONTH={months_};BYMONTHDAY={when.first.day}", when.end
            return None
        of = re.compile(r" *(?:ของ *)?(?:ทุก *|แต่?ละ *)?เดือน(?: *ถัด *ไป)?").match(flat, stop, self.end)
        return f"FREQ=MONTHLY;BYMONTHDAY={','.join(map(str, days))}", of.end() if of else stop

    def _every_weekday(self, found: re.Match[str], interval: str) -> tuple[str, int] | None:
        flat, stop = self.flat, found.end()
        days = [weekday_of(found["weekday"])]
        more = _MORE_DAYS.match(flat, stop, self.end)
        while more and len(days) < 7:
            days.append(weekday_of(more["weekday"]))
            stop = more.end()
            more = _MORE_DAYS.match(flat, stop, self.end)
        codes = [RRULE_DAYS[d] for d in days if d is not None]
        if not codes:
            return None
        nth = re.compile(
            rf" *(?:(?P<first>แรก)|(?P<last>สุด *ท้?าย)|ที่? *(?P<n>{N})(?!{N})|สัปดาห์ *ที่? *(?P<w>{N}))? *ของ *(?:ทุก *)?เดือน"
        ).match(flat, stop, self.end)
        if nth and len(codes) == 1:
            place = 1 if nth["first"] else -1 if nth["last"] else int(nth["n"] or nth["w"] or 0)
            if place:
                return f"FREQ=MONTHLY;BYDAY={place}{codes[0]}", nth.end()
        ordered = [code for code in RRULE_DAYS if code in codes]
        return f"FREQ=WEEKLY{interval};BYDAY={','.join(ordered)}", stop

    def _of_month(self, at: int, when: When, following: re.Match[str]) -> None:
        """ภายในวันที่ 7 ของเดือนถัดไป / ของทุกเดือน / ของเดือน."""
        days = ",".join(str(d.day) for d in when.days if d.day)
        if following["quarter"]:
            self._recurring(at, following.end(), "FREQ=MONTHLY;INTERVAL=3")
        elif not following["year"]:
            self._recurring(at, following.end(), f"FREQ=MONTHLY;BYMONTHDAY={days}")

    def _next_month(self, at: int) -> None:
        """At the องเดือนถัดไป of (ใน)วันที่ 10 ของเดือนถัดไป, without ภายใน."""
        if self._is_claimed(at):
            return
        low = max(self.start, at - 24)
        found = re.compile(rf"(?P<head>(?:ใน *|ทุก *)?วัน *ที่?) *(?P<d>{N}{{1,2}}) *ข$").search(self.flat, low, at)
        if found:
            stop = re.compile("องเดือนถัดไป|องทุกเดือน").match(self.flat, at, self.end)
            self._recurring(found.start(), stop.end() if stop else at, f"FREQ=MONTHLY;BYMONTHDAY={int(found['d'])}")

    def _each(self, at: int) -> None:
        """At ราย: รายเดือน, รายไตรมาส."""
        found = _PERIODIC.match(self.flat, at, self.end)
        if found is None or self._is_claimed(at):
            return
        lead = re.compile(r"เป็?น *(?:ประจำ *)?$").search(self.flat, max(self.start, at - 14), at)
        if lead is None:
            return
        rrule = {
            "วัน": "FREQ=DAILY", "สัปดาห์": "FREQ=WEEKLY", "เดือน": "FREQ=MONTHLY", "ไตรมาส": "FREQ=MONTHLY;INTERVAL=3",
            "ปี": "FREQ=YEARLY",
        }[found["unit"]]  # fmt: skip
        self._recurring(lead.start(), found.end(), rrule)

    def _times_a(self, at: int) -> None:
        """At ครั้ง: เดือนละ 1 ครั้ง, ปีละ 2 ครั้ง."""
        found = _TIMES_A.search(self.flat, max(self.start, at - 26), at)
        if found is None or self._is_claimed(at):
            return
        value = number(found["n"]) or 0
        unit = found["unit"]
        months = {"เดือน": 1, "ไตรมาส": 3, "ปี": 12}.get(unit)
        if unit == "สัปดาห์" and value == 1:
            rrule = "FREQ=WEEKLY"
        elif unit == "วัน" and value == 1:
            rrule = "FREQ=DAILY"
        elif unit == "ปี" and value == 1:
            rrule = "FREQ=YEARLY"
        elif months and value and months % value == 0:
            step = months // value
            rrule = "FREQ=MONTHLY" + (f";INTERVAL={step}" if step > 1 else "")
        else:
            return
        self._recurring(found.start(), at + len("ครั้ง"), rrule)

    def _recurring(self, at: int, stop: int, rrule: str) -> None:
        flat, start, end = self.flat, self.start, self.end
        governed = self._governor(at)
        after = _THEN.match(flat, stop, end)
        asked = context.is_asked(flat, start, at, 400) or context.letter_asks(flat, start, at)
        meeting = governed is not None and governed.kind == "happening" and "ประชุม" in governed.word and asked
        if not (after and re.search("ให้|ขอ|โปรด", after[0])) and not meeting:
            if governed is None or governed.kind == "happening" or not asked or at - governed.end > 200:
                return
            if self._is_done(governed, at):
                return
        if governed is not None and context.is_undertaking(flat, start, governed):
            return
        if self._refuse(at, stop) or context.is_quoted_law(flat, start, at):
            return
        if context.is_contract(flat, start, at, stop, end):
            return
        bound = _AND_BY.match(flat, stop, end)
        if bound and "BYMONTHDAY" not in rrule and rrule == "FREQ=MONTHLY":
            rrule, stop = f"FREQ=MONTHLY;BYMONTHDAY={int(bound['day'])}", bound.end()
        clock = read_clock(flat, stop, end)
        if clock:
            stop = clock.end
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
        first = re.compile(r"(?:เริ่?ม[^ ]{0,40} *)?(?:ตั้?งแต่?|เริ่?ม(?: *ใน)?) *(?=วัน *ที่?|เดือน)").search(flat, at, high)
        if first:
            when = self._read_when(first.end())
            if when and when.first.month and when.first.year:
                begin = (
                    dt.date(when.first.year, when.first.month, when.first.day or 1) if _possible(when.first) else None
                )
                if when.is_range:
                    until = _last(when.last)
                self._claim(first.start(), when.end)
        last = re.compile(r"(?:จน *)?ถึง *(?:สิ้?น *)?(?=วัน *ที่?|เดือน)").search(flat, at, high)
        if last and until is None:
            when = self._read_when(last.end())
            if when and when.first.month and when.first.year:
                until = _last(when.first)
                self._claim(last.start(), when.end)
        return begin, until

    # -- immediate ------------------------------------------------------------------------------------

    def _immediate(self, at: int) -> None:
        """At ทันที, โดยด่วน …"""
        flat, start, end = self.flat, self.start, self.end
        found = _AT_ONCE.match(flat, at, end)
        if found is None or self._is_claimed(at):
            return
        if _NOT_AT_ONCE.match(flat, found.end(), end) or re.search(
            "(?:ได้?|มีผล|ใช้?งาน) *$", flat[max(start, at - 10) : at]
        ):
            return
        governed = self._governor(at)
        if governed is None or governed.kind == "happening" or at - governed.end > 120:
            return
        if not context.is_asked(flat, start, at, 140) or context.is_conditional(flat, start, at, 120):
            return
        if (
            self._refuse(at, found.end())
            or context.is_undertaking(flat, start, governed)
            or context.is_quoted_law(flat, start, at)
        ):
            return
        # A day printed right behind says the same more exactly.
        if "ภายใน" in flat[found.end() : found.end() + 40]:
            return
        self._add(at, found.end(), "immediate", Deadline("immediate"), governed)

    # -- overdue --------------------------------------------------------------------------------------

    def _overdue(self, at: int) -> None:
        """At เลย or พ้น: บัดนี้ล่วงเลยกำหนดเวลา."""
        found = _LATE.match(self.flat, at, self.end)
        if found is None:
            return
        lead = self.flat[max(self.start, at - 40) : at]
        if _IF.search(lead) or re.search("หาก|ถ้า|มิฉะนั้น|เมื่อพ้น", lead):
            return
        if re.search("บัดนี้|ปรากฏว่า|ขณะนี้|ได้ *$|ยังไม่|ล่?วง *$|แล้ว", lead) or re.match(
            " *(?:ดังกล่าว *)?(?:มา)?แล้ว", self.flat[found.end() : found.end() + 16]
        ):
            start = self.flat.rfind("บัดนี้", max(self.start, at - 40), at)
            begin = start if start >= 0 else at
            self._note(
                "overdue", "the letter says that a time limit has passed", self.span_of(begin, found.end()), "info"
            )

    # -- start of effect --------------------------------------------------------------------------------

    def _effective(self) -> Effective | None:
        flat, end = self.flat, self.end
        best: tuple[int, Effective] | None = None
        for literal in ("เป็นต้นไป", "เปนตนไป", "มีผล", "ใช้บังคับ", "บังคับใช้"):
            at = flat.find(literal, self.start, end)
            while at >= 0:
                found = self._effect_at(at, literal)
                if found and (best is None or found[0] > best[0]):
                    best = found
                at = flat.find(literal, at + len(literal), end)
        return best[1] if best else None

    def _effect_at(self, at: int, literal: str) -> tuple[int, Effective] | None:
        flat = self.flat
        onward = literal.endswith("ไป")
        if onward:
            head = None
            for match in re.compile(r"ตั้?งแต่? *").finditer(flat, max(self.start, at - 90), at):
                head = match
            stop = at + len(literal)
        else:
            head = re.compile(
                r"(?:มีผล(?: *(?:ใช้?|บังคับ))*|(?:ให้? *)?ใช้?บังคับ|บังคับใช้?) *(?:ได้? *)?(?:นับ *)?(?:ตั้?งแต่?|แต่?|เมื่?อ|ใน) *"
            ).match(flat, at, self.end)
            stop = at
        if head is None or (onward and re.match(" *(?:จน *)?ถึง", flat[stop : stop + 8])):
            return None
        lead = flat[max(self.start, head.start() - 46) : head.start()]
        if onward and _AVAILABLE.search(lead) and "ทั้งนี้" not in lead[-12:]:
            return None
        date: ThaiDate | None = None
        now = re.compile(r"บัดนี้? *").match(flat, head.end(), self.end)
        index = bisect_left(self.starts, head.end())
        if now:
            last = now.end()
        elif index < len(self.starts) and _HEAD_DAY_FULL.fullmatch(flat, head.end(), self.starts[index]):
            date, last = self.dates[index].value, self.dates[index].span.end
        else:
            next_day = re.compile(r"วัน *(?:ถัด|ที่? *(?:ประกาศ|ออก|ลง *นาม)|ประกาศ)[^ ]{0,60}").match(
                flat, head.end(), self.end
            )
            if next_day is None:
                return None
            last = next_day.end()
        if onward:
            if last > stop or flat[last:at].strip():
                if not (last >= at):
                    return None
        else:
            tail = re.compile(r" *เป็?น *ต้?น *ไป").match(flat, last, self.end)
            stop = tail.end() if tail else last
        begin = at if not onward else head.start()
        if not onward:
            begin = next((m.start() for m in re.compile("ตั้?งแต่?").finditer(flat, at, head.end())), at)
        lead = flat[max(self.start, begin - 14) : begin]
        whole = re.search("ทั้?งนี้? *(?:ให้? *)?(?:มีผล *)?$", lead)
        if self._in_reported(begin):
            return None
        rank = (
            3 if whole else 2 if not onward or re.search("มีผล|บังคับ", flat[max(self.start, begin - 30) : begin]) else 1
        )
        while stop > begin and flat[stop - 1] == " ":
            stop -= 1
        return rank, Effective(date, self.text_of(begin, stop), self.span_of(begin, stop))

    # -- common -----------------------------------------------------------------------------------------

    def _in_reported(self, at: int) -> bool:
        if self.reported_ is None:
            self.reported_ = context.reported(self.flat, self.start, self.end)
        index = bisect_right(self.reported_, (at, len(self.flat)))
        return index > 0 and at < self.reported_[index - 1][1]

    def _refuse(self, at: int, stop: int) -> bool:
        """Told again, the term of a remedy, or the talk of a meeting."""
        if self._in_reported(at) or context.is_appeal(self.flat, self.start, at, stop, self.end):
            return True
        if self.kind is Kind.MINUTES:
            return _RESOLVED.search(self.flat, max(self.start, at - 320), at) is None
        return False

    def _is_past(self, day: dt.date) -> bool:
        return self.issued is not None and day < self.issued.first()

    def _is_far(self, day: dt.date) -> bool:
        base = self.issued.year if self.issued else None
        return base is not None and abs(day.year - base) > FAR

    def _infer_year(self, at: int, day: Day) -> Day:
        """The year of a month without one: the first such month from the letter's date on, or near a printed date."""
        month = day.month
        assert month is not None  # noqa: S101 - only months come here
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
        governed = self._governor(at)
        if self._refuse(at, stop):
            return
        # In a record of a statement the one who speaks binds himself; elsewhere จะ is the sender's own promise.
        if governed and self.kind is not Kind.RECORD and context.is_undertaking(flat, self.start, governed):
            return
        if day.year is None and day.month is not None:
            day = self._infer_year(at, day)
            inferred = (*inferred, "year")
        if clock is None and day.day is not None:
            clock = read_clock(flat, stop, self.end)
            if clock:
                stop = clock.end
        precision = "day" if day.day else "month"
        due = _last(day)
        if part == "mid" and due is not None:
            due, inferred = due.replace(day=15), (*inferred, "day")
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
        due = _last(last)
        begin = dt.date(first.year, first.month, first.day or 1) if _possible(first) else None
        governed = self._governor(at)
        if due is None or self._is_past(due) or self._refuse(at, stop):
            return
        if governed is not None and context.is_undertaking(flat, self.start, governed):
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
            after = _THEN.match(flat, stop, self.end)
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
                    deadline.end, deadline.offset, action, actor, submit, context.item(flat, start, at), deadline.inferred,
                    self.text_of(at, stop), self.span_of(at, stop),
                ),
            )
        )  # fmt: skip


# -- patterns that open nothing ---------------------------------------------------------------------

_SLOWLY = re.compile("อย่?าง *ช้?า(?:ที่?สุด)? *$")
_WITHIN_HEAD = re.compile(" *(?:ใน|ก่?อน)?(?! *วัน *ที่? *ก)(?:(?:กำหนด|ระยะ) *เวลา *)?")
_WITHIN_CLOCK = re.compile(rf" *(?:เวลา *(?:{N}{{1,2}} ?[.:]|เที่?ยง)|เที่?ยง)")
_PLANNED = re.compile("ครั้?ง *(?:ต่?อ|ถัด) *ไป|นัด|กำหนด(?!ให้|ไว้)|ขอ *เชิญ|การ *จัด(?:งาน|ประชุม|กิจกรรม|อบรม|พิธี)|จะ *จัด")
# What a meeting resolved, or an office asked by letter; not what a member told.
_RESOLVED = re.compile(
    "หนังสือ[^ ]* *(?:ด่?วน[^ ]*)? *ที่? *[ก-ฮ]{2,4} *[0-9๐-๙]{3}|มติ *ที่? *ประชุม|(?<= )มติ(?! *คณะ *รัฐมนตรี)|ประชุม *(?:จึง *)?มี *มติ|แจ้?ง *ให้? *[^ ]{2,60}(?:ส่?ง|ราย)|มอบ(?:หมาย)? *(?:ให้?)?[^ ]{2,80}$"
)
_FIRST_OF_TWO = re.compile(rf"(?P<d>{N}{{1,2}}) *(?:และ|,) *(?:วัน *ที่? *)?$")
_CALLED_OFF = re.compile("ยกเลิก *การ|ขอ *ยกเลิก|เลื่?อน|ขอ *(?:แก้?ไข|เปลี่?ยน)|งด *การ")
_STRONG = re.compile("(?:ประชุม|สัมมนา|อบรม|แข่?งขัน|พิธี|จัดงาน|กำหนด|สอบ|เลือกตั้?ง|เปิดซอง|เข้?าร่?วม|จัดขึ้?น|ชี้?แจง)")
_BY_DAY = re.compile(
    rf" *(?:ภายใน|ไม่? *เกิน|ใน|ก่?อน)? *(?:วัน *ที่? *(?P<day>{N}{{1,2}})(?!{N})|(?P<last>วัน *(?:ทำ *การ *)?สุด *ท้?าย|วัน *สิ้?น *เดือน))"
)
_AND_BY = re.compile(
    rf"[ ,]*(?:ให้?[^ ]{{0,24}} *)?(?:โดย *)?(?:ภายใน|ไม่? *เกิน) *วัน *ที่? *(?P<day>{N}{{1,2}})(?!{N}) *(?:ของ *)?(?:ทุก *)?(?:เดือน(?: *ถัด *ไป)?)?"
)
_THIS_WEEKDAY = re.compile(
    r" *วัน *(?P<weekday>จันทร์?|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์?|เสาร์?|อาทิตย์?) *(?:นี้?|(?P<next>หน้?า))(?P<bracket> *\( *)?"
)
_SAME_DAY = re.compile(r" *วัน *เดียว *กัน *(?:กับ *)?(?:วัน *)?ที่? *(?:ได้? *)?รับ *(?:หนังสือ|แจ้?ง)?(?: *นี้?)?")
_AHEAD = re.compile(
    rf"ล่?วง *หน้?า *(?:เป็?น *เวลา *)?(?:ไม่? *น้?อย *กว่?า|อย่?าง *น้?อย|ก่?อน)? *(?P<n>{N}{{1,3}}|[ก-๎]{{2,12}}?) *(?P<unit>วัน *ทำ *การ|วัน|สัปดาห์)"
    r" *(?:ก่?อน *(?:ถึง *)?(?:วัน|การ|กำหนด)[^ ]{0,40})"
)
_BY_RULE = re.compile(" *(?:ทั้?งนี้? *)?ตาม(?:ประกาศ|ระเบียบ|กฎ|ข้?อบังคับ|มาตรา|พระราช|หลัก *เกณฑ์)")
_PURPOSE = re.compile("จึง *(?:กราบ *)?(?:เรียน|แจ้?ง|เสนอ|ขอ *เรียน) *มา *เพื่?อ")
_OWN_DAY = re.compile(f"(?:ภายใน|วัน *ที่?) *[^ก-ฮ]{{0,12}}(?:[ก-๎]+ ?)?(?:และ *)?(?:[ก-๎]+ *)?(?:ของ|ใน) *$")
_PERIODIC = re.compile("ราย *(?P<unit>วัน|สัปดาห์|เดือน|ไตรมาส|ปี)(?![ก-๎])")
_TIMES_A = re.compile(rf"(?:อย่?าง *น้?อย *)?(?P<unit>วัน|สัปดาห์|เดือน|ไตรมาส|ปี) *ละ *(?P<n>{N}{{1,2}}|หนึ่?ง|สอง|สาม|สี่?) *$")
_MORE_DAYS = re.compile(r" *(?:,|และ|หรือ)? *(?:และ *)?วัน *(?P<weekday>จันทร์?|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์?|เสาร์?|อาทิตย์?)")
_THEN = re.compile(r"[ ,]*(?:ขอ *)?(?P<what>(?:ให้?|โปรด) *[^ ]{2,80})")
_AT_ONCE = re.compile(
    "(?:ใน *)?(?:ทัน *ที(?!ท่)|โดย *(?:ด่?วน(?: *ที่? *สุด)?|เร็?ว(?: *ที่? *สุด)?|พลัน)|โอกาส *แรก|เป็?น *การ *ด่?วน)"
)
_NOT_AT_ONCE = re.compile(" *(?:เมื่อ|เมือ(?!ง)|ที่?(?!กรม|สำนัก|กอง)|หลัง|ภาย *หลัง|หาก|กรณี|ถ้?า|นับ)")
_AVAILABLE = re.compile(
    "(?:ลงทะเบียน|ดาวน์?โหลด|สมัคร|ติดต่?อ|ตรวจ *สอบ|จอง|ยื่?น|รับ|เปิด|เข้?า|ชม|ใช้?งาน|ขอรับ|บันทึก)[^ ]{0,30} *(?:ได้?)? *(?:ที่?[^ ]{0,40})? *$|ได้? *$|เวลา[^ ]* *[^ ]* *$"
)
_HEAD_DAY_FULL = re.compile(r" *(?:วัน *(?:ที่?)? *(?:จันทร์?|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์?|เสาร์?|อาทิตย์?)? *(?:ที่?)? *|เดือน *)?")
_ANCHORS = (
    ("received", re.compile(r"(?:วัน *ถัด *(?:ไป *)?จาก *)?(?:วัน *)?(?:ที่? *)?(?:ได้? *)?รับ *(?:หนังสือ|แจ้?ง|ทราบ|เรื่?อง|เอกสาร)(?: *(?:หนังสือ|คำ *สั่?ง|ดัง *กล่?าว))?(?: *(?:ฉบับ *)?(?:นี้?|ดัง *กล่?าว))?(?: *เป็?น *ต้?น *ไป)?")),
    ("quarter_end", re.compile(r"(?:วัน *)?(?:ที่? *)?สิ้?น *(?:สุด *)?(?:แต่?ละ *)?ไตรมาส")),
    ("issued", re.compile(r"(?:วัน *)?(?:ที่? *)?(?:มี|ออก|ลง *นาม *ใน|ลง *ใน|ใน|ประกาศ(?=ฉบับ|นี้| |$)|ของ)? *(?:คำ *สั่?ง|หนังสือ|ประกาศ)(?:แต่?ง *ตั้?ง)?(?: *(?:ฉบับ *)?นี้?)?(?: *เป็?น *ต้?น *ไป)?(?= |$|[ก-๎]{0,0})(?!ที่|ของผู้)")),
    ("issued", re.compile(r"(?:วัน *(?:ที่? *)?)?(?:บัดนี้?|นี้)(?: *เป็?น *ต้?น *ไป)?")),
)  # fmt: skip

_Reader = Callable[["_Finder", int], None]
_LITERALS: tuple[tuple[str, _Reader], ...] = (
    ("ทุก", _Finder._every),
    ("ภายใน", _Finder._within),
    ("ก่อนสิ้น", _Finder._before_end),
    ("กอนสิ", _Finder._before_end),
    ("ล่วงหน้า", _Finder._ahead),
    ("องเดือนถัดไป", _Finder._next_month),
    ("องทุกเดือน", _Finder._next_month),
    ("ครั้ง", _Finder._times_a),
    ("รายเดือน", _Finder._each),
    ("รายไตรมาส", _Finder._each),
    ("รายสัปดาห์", _Finder._each),
    ("รายปี", _Finder._each),
    ("ทันที", _Finder._immediate),
    ("โดยด", _Finder._immediate),
    ("โดยเร", _Finder._immediate),
    ("โอกาสแรก", _Finder._immediate),
    ("การด่วน", _Finder._immediate),
    ("เลย", _Finder._overdue),
    ("พ้นกำหนด", _Finder._overdue),
)


def _offset(value: int, unit: str, anchor: str) -> Offset | None:
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


def _term_end(unit: str, year: int, quarter: str | None, term: str | None) -> dt.date | None:
    """The last day of a quarter, a fiscal, academic or calendar year (*year* Gregorian of the printed number).

    Fiscal year Y runs from 1 October Y-1 to 30 September Y (Budget Procedures Act 2561 s. 4). The academic year
    runs from 16 May to 15 May, its terms end on 11 October and 1 April (Ministry of Education regulation on the
    academic year, B.E. 2549).
    """
    if quarter:
        q = int(quarter)
        if not 1 <= q <= 4:
            return None
        if unit == "ปี":
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


def _as_day(day: dt.date) -> Day:
    return Day(day.day, day.month, day.year)


def _possible(day: Day) -> bool:
    if day.year is None or day.month is None:
        return False
    return day.day is None or to_date(day) is not None


def _last(day: Day) -> dt.date | None:
    """The day, or the last of the month."""
    if day.year is None or day.month is None:
        return None
    if day.day is None:
        return dt.date(day.year, day.month, last_day(day.year, day.month))
    return to_date(day)


def _moment(day: dt.date, clock: str | None) -> dt.date | dt.datetime:
    if clock is None:
        return day
    if clock == "24:00":
        return dt.datetime.combine(day + dt.timedelta(days=1), dt.time())
    return dt.datetime.combine(day, dt.time.fromisoformat(clock))


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
