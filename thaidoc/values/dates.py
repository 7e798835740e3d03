"""Dates as Thai letters print them: ``๙ มีนาคม ๒๕๖๘``, ``9 มี.ค. 68``, ``๒๒ - ๓๐ มกราคม ๒๕๖๒``.

Rules: years are of the Buddhist era (B.E. = C.E. + 543) unless ค.ศ. is printed or the four digits can only be a
year of ours (1857-2200); two digits are 25xx B.E., and only behind a month or in day/month/year. A day that the
month does not have is never made into another day. Forms and misspellings: tests/values/data/date_forms.csv
and :mod:`thaidoc.values.months`.

Digits need no conversion: ``int`` reads Thai ones. :func:`find` works from what can only be part of a date
(the ends of month names, the 25 of a year, slashes and hyphens between digits) and reads outward from there.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator
from operator import itemgetter
from typing import Literal, NamedTuple

from attrs import field, frozen

from thaidoc.errors import InvalidDate
from thaidoc.text import Span, to_arabic, to_thai
from thaidoc.values.months import ABBR, BY_ABBR, FULL, month_of

ERA = 543  # B.E. - C.E. since 1 January 2484 B.E.; letters of today are all later
CE_FIRST, CE_LAST = 1857, 2200

_D = "[0-9๐-๙]"
_B = "[ \t\u00a0\u2000-\u200b\u202f\u3000]"
_S = "[ \t\r\n\u00a0\u2000-\u200b\u202f\u3000]"

Style = Literal["full", "abbr", "order", "numeric"]


@frozen(order=False)
class ThaiDate:
    """A day, a month (``day`` None) or a year (``month`` None too); ``year`` is of our era (C.E.).

    ``text`` is what was printed, in Arabic digits and single spaces; ``era`` is ``"CE"`` where the year was
    printed so. Neither takes part in comparison. Raises :exc:`ValueError` for a day or month that does not
    exist and for years outside 1857-2200 (B.E. 2400-2743).
    """

    year: int
    month: int | None = None
    day: int | None = None
    text: str | None = field(default=None, eq=False, repr=False)
    era: str = field(default="BE", eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        year, month, day = self.year, self.month, self.day
        if not CE_FIRST <= year <= CE_LAST:
            raise ValueError(f"year {year} is outside {CE_FIRST}-{CE_LAST} C.E.; B.E. years are not taken here")
        if month is None:
            if day is not None:
                raise ValueError("a day needs a month")
        elif not 1 <= month <= 12:
            raise ValueError(f"month {month} is not in 1-12")
        elif not _exists(year, month, day):
            raise ValueError(f"month {month} of {year} has no day {day}")

    @classmethod
    def parse(cls, text: str) -> ThaiDate:
        """Read *text*, which must be one date and nothing else; วันที่, ลงวันที่, ลว. and a weekday may precede it.

        Raises :exc:`InvalidDate` with the place, also for an impossible day and for a range, and
        :exc:`TypeError` for anything but a string.
        """
        _need_text(text, "ThaiDate.parse")
        end = len(text.rstrip())
        for found in find(text, 0, end):
            if not _LEAD.fullmatch(text, 0, found.span.start) or not _TRAIL.fullmatch(text, found.span.end, end):
                break
            if found.flaw == "impossible":
                raise InvalidDate("not a date: that month has no such day", text, *found.span)
            if found.until:
                raise InvalidDate("not one date but a range", text, *found.span)
            return found.value
        start = _end_of(_LEAD, text, 0)
        for pattern in (_YEAR_ALONE, _MONTH_YEAR):
            bare = pattern.fullmatch(text, start, end)
            if bare is None:
                continue
            year = _year(bare["year"], bare["ce"] is not None, bare["be"] is not None)
            month = _bare_month(bare.groupdict())
            if year and (month is None or 1 <= month <= 12):
                return cls(year[0], month, None, _printed(text, start, end), year[1])
        raise InvalidDate("not a date", text, min(start, max(end - 1, 0)), max(end, 1))

    @classmethod
    def from_date(cls, date: dt.date) -> ThaiDate:
        """The Thai date of a :class:`datetime.date` (or datetime)."""
        return cls(date.year, date.month, date.day)

    @property
    def iso(self) -> str:
        """``2024-03-29``, ``2024-03`` or ``2024``."""
        if self.month is None:
            return f"{self.year:04}"
        return f"{self.year:04}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")

    @property
    def precision(self) -> Literal["day", "month", "year"]:
        """What is known."""
        return "year" if self.month is None else "month" if self.day is None else "day"

    @property
    def be_year(self) -> int:
        """The year of the Buddhist era."""
        return self.year + ERA

    @property
    def fiscal_year(self) -> int | None:
        """ปีงบประมาณ in B.E.: 2568 runs from 1 October 2567 to 30 September 2568; None without a month."""
        return None if self.month is None else self.be_year + (self.month >= 10)

    @property
    def quarter(self) -> int | None:
        """ไตรมาส of the fiscal year (1 is October to December); None without a month."""
        return None if self.month is None else (self.month + 2) // 3 % 4 + 1

    def to_date(self) -> dt.date:
        """The day; :exc:`ValueError` if only a month or year is known."""
        if self.month is None or self.day is None:
            raise ValueError(f"{self.iso} is a {self.precision}, not a day; use first() or last()")
        return dt.date(self.year, self.month, self.day)

    def first(self) -> dt.date:
        """The first day that this date can mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    def last(self) -> dt.date:
        """The last day that this date can mean."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or _length(self.year, month))

    def format(self, digits: Literal["thai", "arabic"] = "thai", style: Style = "full") -> str:
        """The date in Thai, the year in B.E.

        *style*: ``full`` 9 มีนาคม 2568, ``abbr`` 9 มี.ค. 2568, ``order`` วันที่ 9 เดือน มีนาคม พ.ศ. 2568 (as
        orders print it), ``numeric`` 09/03/2568. :meth:`parse` reads all of them back.
        """
        if digits not in ("thai", "arabic"):
            raise ValueError(f"digits must be 'thai' or 'arabic', not {digits!r}")
        if style not in ("full", "abbr", "order", "numeric"):
            raise ValueError(f"style must be full, abbr, order or numeric, not {style!r}")
        year = str(self.be_year)
        if self.month is None:
            out = year if style == "numeric" else f"พ.ศ. {year}"
        elif style == "numeric":
            out = (f"{self.day:02}/" if self.day else "") + f"{self.month:02}/{year}"
        elif style == "order":
            out = (f"วันที่ {self.day} " if self.day else "") + f"เดือน {FULL[self.month - 1]} พ.ศ. {year}"
        else:
            name = (FULL if style == "full" else ABBR)[self.month - 1]
            out = (f"{self.day} " if self.day else "") + f"{name} {year}"
        return to_thai(out) if digits == "thai" else out

    def __str__(self) -> str:
        return self.format()

    def _order(self) -> tuple[int, int, int]:
        return self.year, self.month or 0, self.day or 0

    def __lt__(self, other: object) -> bool:
        return self._order() < other._order() if isinstance(other, ThaiDate) else NotImplemented

    def __le__(self, other: object) -> bool:
        return self._order() <= other._order() if isinstance(other, ThaiDate) else NotImplemented

    def __gt__(self, other: object) -> bool:
        return self._order() > other._order() if isinstance(other, ThaiDate) else NotImplemented

    def __ge__(self, other: object) -> bool:
        return self._order() >= other._order() if isinstance(other, ThaiDate) else NotImplemented


class DateMatch(NamedTuple):
    """A date in a text. *span* runs from its day (or month) to the end of its year, over a whole range.

    *until* is the second date of a range. *weekday* is the printed one (Monday is 0), of the first date.
    *flaw*: ``"weekday"`` the printed weekday is another, ``"impossible"`` the month has no such day (*value* is
    then the month), ``"year inferred"`` the year was not printed.
    """

    value: ThaiDate
    span: Span
    until: ThaiDate | None = None
    weekday: int | None = None
    flaw: str | None = None


def match(text: str, pos: int = 0, end: int | None = None, *, default_year: int | None = None) -> DateMatch | None:
    """The date that stands at *pos*, after blanks, dotted leaders, วันที่ or a weekday; None if there is none."""
    _need_text(text, "dates.match")
    stop = min(len(text) if end is None else end, pos + 160)
    for found in find(text, pos, stop, default_year=default_year):
        return found if _LEAD.fullmatch(text, pos, found.span.start) else None
    return None


def find(text: str, start: int = 0, end: int | None = None, *, default_year: int | None = None) -> Iterator[DateMatch]:
    """Every date of *text*, left to right; a range is one match.

    *default_year* (C.E.) is given to a day and month, or เดือน and a month, that no year follows; without it
    they are passed over.
    """
    _need_text(text, "dates.find")
    stop = len(text) if end is None else min(end, len(text))
    held: _Piece | None = None
    for at, read in _anchors(text, start, stop):
        low = held.end if held else start
        if at < low:
            continue
        piece = read(text, at, low, stop)
        if piece is None:
            continue
        if held is None:
            held = piece
            continue
        if (
            piece.start - held.end < 50  # more than _BETWEEN can be
            and _BETWEEN.fullmatch(text, held.end, piece.start)
            and (joined := _join(held, piece))
        ):
            held = joined
            continue
        if found := _finish(text, held, default_year):
            yield found
        held = piece
    if held and (found := _finish(text, held, default_year)):
        yield found


# --- reading outward from an anchor -----------------------------------------------------------------------------


class _Piece(NamedTuple):
    """What was read at one anchor; *month* is 1-12, *year* C.E. or None where none is printed."""

    start: int
    end: int
    day: int | None
    month: int
    year: int | None
    era: str = "BE"
    first_day: int | None = None
    until: tuple[int | None, int, int] | None = None
    labelled: bool = False


_WEEKDAYS = {"จันทร์": 0, "อังคาร": 1, "พุธ": 2, "พฤหัสบดี": 3, "พฤหัส": 3, "ศุกร์": 4, "เสาร์": 5, "อาทิตย์": 6}
_WEEKDAY_NAMES = tuple(_WEEKDAYS)
_WD = "จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์|อาทิตย์"
_TO = (
    rf"{_S}{{0,4}}(?:[-–—]|(?:จน)?ถึง){_S}{{0,4}}"
    rf"(?:วัน(?:ที่)?{_S}{{0,2}}(?:{_WD})?{_S}{{0,2}}(?:ที่)?{_S}{{0,4}}|เดือน{_S}{{0,4}})?"
)
_BETWEEN = re.compile(_TO)
# A day behind no digit; its first digit comes first in the patterns, so that ``re`` skips to digits.
_FIRST_DAY = re.compile(rf"({_D}(?<!{_D}.)(?<!{_D}[.,/:-].){_D}?){_TO}\Z")
_DAY = re.compile(rf"({_D}(?<!{_D}.)(?<!{_D}[.,/:].)(?:{_D}|[oO])?)({_S}{{0,90}}(?:เ[ดต][ิ-ื]?[อย]น{_S}{{0,4}})?)\Z")
# The digits of a day set apart (OCR: วันที่ ๑ ๓ กันยายน), where nothing else can be meant.
_SPREAD_DAY = re.compile(r"(?:วันที่?|ลว\.?|ลง|\n)[ \t]*+([1-3๑-๓])[ \t]\Z")
_BLANK = frozenset((" ", "\t", "\u00a0"))
_NAMED = re.compile(rf"(เดือน|วันที่){_S}{{0,4}}(?:[.…_]+{_S}{{0,4}})?\Z")
_BE = rf"พุทธศักราช|พ\.?{_S}?ศ\.?"
_CE = rf"คริสต์ศักราช|ค\.?{_S}?ศ\.?"
_YEAR = re.compile(
    rf"{_S}{{0,90}}(?:(?:ปี{_S}?)?(?:(?P<be>{_BE})|(?P<ce>{_CE})){_S}{{0,90}})?"
    rf"(?:(?P<long>{_D}{{4}})(?!{_D})|(?P<short>{_D}{{2}})(?!{_D}|{_B}?(?!{_D}{{1,2}}[.:]{_D}{{2}}(?!{_D})|{_D}{{1,2}}[.)]{_S}+[^0-9๐-๙])(?:[:/]|[.,]{_D}|{_D}|น\.|นาฬิกา|วัน|คน|ราย|บาท|ชุด|ฉบับ|เดือน|ปี|แห่ง)))"
)
_SLASHED = re.compile(
    rf"(?<![0-9๐-๙/-])(?<![0-9๐-๙]\.)(?P<d>{_D}{{1,2}}){_B}?(?P<sep>[/.-]){_B}?(?P<m>{_D}{{1,2}}){_B}?(?P=sep){_B}?"
    rf"(?P<y>{_D}{{4}}|{_D}{{2}})(?![0-9๐-๙]|[/-]{_D}|{_B}?(?:หมู่|ม\.|ถนน|ถ\.|ซอย))"
)
_ISO = re.compile(rf"(?<![0-9๐-๙-])({_D}{{4}})-({_D}{{1,2}})-({_D}{{1,2}})(?![0-9๐-๙]|-{_D})")
_MISSPELT = re.compile(
    rf"({_D}(?<!{_D}.)(?<!{_D}[.,/:].){_D}?){_S}{{0,8}}(?:เดือน{_S}{{0,3}})?([ก-๎][ก-๎. \n]{{1,15}}?)"
    rf"{_S}{{0,6}}(?:(?:{_BE}){_S}{{0,4}})?\Z"
)
_LEAD = re.compile(
    rf"(?:{_S}|[.…_:(\"“-]|ประกาศ|สั่ง|ให้ไว้|ณ|ลง|ลว\.?|เมื่อ|ใน|ภายใน|ตั้งแต่|ระหว่าง|วัน(?=ที่|{_S}|{_WD})|ที่|(?:{_WD})|เดือน)*+"
)
_TRAIL = re.compile(rf"(?:{_S}|[.…_)\"”])*+")
_MONTH_YEAR = re.compile(
    rf"(?:(?P<name>[ก-๎][ก-๎.]{{1,12}}){_S}{{0,4}}(?:(?P<be>{_BE})|(?P<ce>{_CE}))?{_S}{{0,4}}|(?P<num>{_D}{{1,2}})/)(?P<year>{_D}{{4}})"
)
_YEAR_ALONE = re.compile(
    rf"(?:ปี{_S}?)?(?:(?P<be>{_BE})|(?P<ce>{_CE}))?{_S}{{0,4}}(?P<year>{_D}{{4}})(?:-(?P<num>{_D}{{1,2}}))?(?P<name>)"
)


# The full names by the letters around the place where an anchor finds them (ราคม of มกราคม): what stands before it.
_FULL_ENDS = ("าคม", "ายน", "พันธ์")
_BY_END: dict[str, tuple[str, int, int, int]] = {
    name[at - 1 : at + 3]: (name, month, at, len(name) - at)
    for month, name in enumerate(FULL, 1)
    for at in [max(map(name.rfind, _FULL_ENDS))]
}


def _full(text: str, at: int, low: int, stop: int) -> _Piece | None:
    """At าคม, ายน or พันธ์: the end of a full name."""
    known = _BY_END.get(text[at - 1 : at + 3]) if at else None
    if known is None:
        return None
    name, month, before, behind = known
    begin, end = at - before, at + behind
    if begin < low or end > stop or not text.startswith(name, begin):
        return None
    return _around(text, begin, end, month, low, stop, True)


def _dotted(text: str, at: int, low: int, stop: int) -> _Piece | None:
    """At the first dot of ม.ค., มี.ค., เม.ย."""
    if at + 2 > stop:
        return None
    for length in (2, 1):
        begin = at - length
        month = BY_ABBR.get(text[max(begin, 0) : at] + text[at + 1]) if begin >= low else None
        if month and not (begin > low and "ก" <= text[begin - 1] <= "๎" and not text.endswith("เดือน", low, begin)):
            end = at + 2
            return _around(text, begin, end + (text[end : end + 1] == "."), month, low, stop, False)
    return None


def _undotted(text: str, at: int, low: int, stop: int) -> _Piece | None:
    """At the last letter of มค, มีค, เมย: believed between a day and a year only."""
    for length in (2, 1):
        begin = at - length
        month = BY_ABBR.get(text[max(begin, 0) : at + 1]) if begin >= low else None
        if month:
            piece = _around(text, begin, at + 1, month, low, stop, False)
            return piece if piece and piece.day is not None and piece.year is not None else None
    return None


# What most dates look like, told without a pattern: " 2568" behind the month; " 9 " or "12 " before it.
_PLAIN_YEARS = {f" {year}": (year - ERA, "BE") for year in range(2500, 2600)}
_PLAIN_DAYS = {f"{day} ".rjust(3): day for day in range(1, 32)}


def _around(text: str, begin: int, end: int, month: int, low: int, stop: int, full: bool) -> _Piece | None:
    """Look for the day before and the year behind a month that stands at [begin, end)."""
    year: tuple[int, str] | None = None
    last = end
    plain = _PLAIN_YEARS.get(text[end : end + 5])
    if plain is not None and (end + 5 == stop or (end + 5 < stop and not text[end + 5].isdecimal())):
        found, year, last = None, plain, end + 5
    else:
        found = _YEAR.match(text, end, stop)
    if found:
        long = found["long"]
        gap = text.count("\n", end, found.start("long" if long else "short"))
        if gap == 0 or gap == 1 and long:
            year = _year(long or found["short"], found["ce"] is not None, found["be"] is not None)
            last = found.end() if year else end
            if year is None and long:
                return None  # an impossible year: better no date than half of one
    start = begin
    day: int | None = None
    if begin - 4 >= low:
        day = _PLAIN_DAYS.get(text[begin - 3 : begin])
    if day is not None and (day < 10 or text[begin - 4] == " "):
        start = begin - (2 if day < 10 else 3)
    else:
        day = None
        before = _DAY.search(text, max(low, begin - 30), begin)
        if before:
            gap = before[2].count("\n")
            # A number on the line above is a day only behind วันที่; else it is a page, an extension, a house.
            lead = text[max(low, before.start() - 8) : before.start()].rstrip(" \t\u00a0") if gap else ""
            if gap == 0 or gap == 1 and lead.endswith(("ที่", "-", "–")):
                start, day = before.start(), int(before[1].replace("o", "0").replace("O", "0"))
    if day is not None and day < 10 and text[start - 1 : start] in _BLANK:
        spread = _SPREAD_DAY.search(text, max(low, start - 16), start)
        if spread and int(spread[1]) * 10 + day <= 31:
            start, day = spread.start(1), int(spread[1]) * 10 + day
    named = False
    if day is None:
        named = bool(_NAMED.search(text, max(low, begin - 30), begin))
        long_year = plain is not None or (found is not None and found["long"])
        if year is not None and not (long_year and (full or named)):
            return None
    printed, era = year or (None, "BE")
    piece = _Piece(start, last, day, month, printed, era, None, None, named)
    return _with_first_day(text, piece, low) if day is not None else piece


def _with_first_day(text: str, piece: _Piece, low: int) -> _Piece:
    """๑ - ๕ มีนาคม: the first day shares the month."""
    near = text[max(low, piece.start - 48) : piece.start]
    if "-" not in near and "ถึง" not in near and "–" not in near and "—" not in near:
        return piece
    before = _FIRST_DAY.search(text, max(low, piece.start - 48), piece.start)
    if before and piece.day is not None and 1 <= int(before[1]) < piece.day:
        return piece._replace(start=before.start(), first_day=int(before[1]))
    return piece


def _misspelt(text: str, at: int, low: int, stop: int) -> _Piece | None:
    """At the 25 of a year: a day and a word that may be a month before it, or 13.10.2553."""
    end = at + 4
    if end > stop or not text[at:end].isdecimal() or text[end : end + 1].isdecimal():
        return None
    mark = text[at - 1 : at]
    if mark == ".":
        dotted = _SLASHED.search(text, max(low, at - 8), min(stop, at + 12))
        if dotted and dotted.start("y") == at:
            return _numeric(dotted)
    if mark in "/-(:,)+":
        return None
    found = _MISSPELT.search(text, max(low, at - 44), at)
    if not found or found[0].count("\n") > 1:
        return None
    month = month_of(found[2], doubtful=True)
    year = _year(text[at:end], False, False)
    if not month or not year:
        return None
    return _with_first_day(text, _Piece(found.start(), end, int(found[1]), month, *year), low)


def _slashed(text: str, at: int, low: int, stop: int) -> _Piece | None:
    """At a slash or hyphen between digits."""
    found = _SLASHED.search(text, max(low, at - 4), min(stop, at + 20))
    if found and found.start() < at:
        return _numeric(found)
    found = _ISO.match(text, at - 4, stop) if text[at] == "-" and at - 4 >= low else None
    if not found or not 1 <= int(found[2]) <= 12:
        return None
    year = _year(found[1], False, False)
    return _Piece(found.start(), found.end(), int(found[3]), int(found[2]), *year) if year else None


def _numeric(found: re.Match[str]) -> _Piece | None:
    day, month = int(found["d"]), int(found["m"])
    if len(found["y"]) == 2 and found["sep"] != "/" or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    year = _year(found["y"], False, False)
    return _Piece(found.start(), found.end(), day, month, *year) if year else None


def _join(held: _Piece, piece: _Piece) -> _Piece | None:
    """Two dates with - or ถึง between them as one range; None if they cannot be one."""
    if piece.year is None or piece.first_day is not None or held.first_day is not None or held.until is not None:
        return None
    if held.day is None and held.year is None and piece.day is not None:
        return None
    year = held.year
    if year is None:
        year = piece.year - (held.month > piece.month)
    if (year, held.month, held.day or 0) > (piece.year, piece.month, piece.day or 31):
        return None
    return held._replace(end=piece.end, year=year, until=(piece.day, piece.month, piece.year), era=piece.era)


def _finish(text: str, piece: _Piece, default_year: int | None) -> DateMatch | None:
    """The match of a piece, with its flaws."""
    flaw: str | None = None
    year, day, month = piece.year, piece.day, piece.month
    if year is None:
        if default_year is None or not CE_FIRST <= default_year <= CE_LAST or (day is None and not piece.labelled):
            return None
        year, flaw = default_year, "year inferred"
    until: ThaiDate | None = None
    printed = _printed(text, piece.start, piece.end)
    if piece.until:
        u_day, u_month, u_year = piece.until
        if not _exists(u_year, u_month, u_day):
            u_day, flaw = None, "impossible"
        until = ThaiDate(u_year, u_month, u_day, printed, piece.era)
    elif piece.first_day is not None:
        if not _exists(year, month, day):
            day, flaw = None, "impossible"
        until, day = ThaiDate(year, month, day, printed, piece.era), piece.first_day
    if not _exists(year, month, day):
        day, flaw = None, "impossible"
    value = ThaiDate(year, month, day, printed, piece.era)
    weekday: int | None = None
    if piece.day is not None:
        weekday = _weekday(text[max(0, piece.start - 20) : piece.start])
        if weekday is not None and flaw is None and value.day is not None and value.to_date().weekday() != weekday:
            flaw = "weekday"
    return DateMatch(value, Span(piece.start, piece.end), until, weekday, flaw)


_AND_WEEKDAY = re.compile(" *+(?:[-–—,]|และ|ถึง) *+(?:วัน *+)?$")


def _weekday(before: str) -> int | None:
    """The weekday that *before* ends with, with or without ที่; Monday is 0."""
    before = before.rstrip().removesuffix("ที่").rstrip()
    if not before.endswith(_WEEKDAY_NAMES):
        return None
    number, name = next((number, name) for name, number in _WEEKDAYS.items() if before.endswith(name))
    pair = _AND_WEEKDAY.search(before.removesuffix(name))
    first = _weekday(before[: pair.start()]) if pair else None  # วันเสาร์ - อาทิตย์ ที่ 24 - 25 …: the first day's
    return number if first is None else first


_Read = Callable[[str, int, int, int], "_Piece | None"]
# What only dates have, and how to read from there: the ends of full names; the first dot of abbreviations; their last
# letter before a blank; the 25 of a year, with something before it and no digit (a long run of digits gives no
# anchor); slashes and hyphens between digits. Every pattern begins with a literal, so that ``re`` skips to it; what
# must stand before is asked last.
_PATTERNS: tuple[tuple[re.Pattern[str], _Read], ...] = (
    (re.compile("ค (?<=[มีพกสตธ]..)"), _undotted),
    (re.compile("ย (?<=[มิกพ]..)"), _undotted),
    (re.compile("พ (?<=ก..)"), _undotted),
)
_DOT = re.compile(r"\.(?:ค(?<=[มีพกสตธ]..)|ย(?<=[มิกพ]..)|พ(?<=ก..))")


def _anchors(text: str, start: int, stop: int) -> list[tuple[int, _Read]]:
    """Places to read from in order of the text, each with its reader."""
    out: list[tuple[int, _Read]] = []
    find = text.find
    for ending in _FULL_ENDS:
        at = find(ending, start, stop)
        while at >= 0:
            out.append((at, _full))
            at = find(ending, at + 3, stop)
    first = start + 1  # the others need something before them
    if find(".", first, stop) >= 0:
        out += [(found.start(), _dotted) for found in _DOT.finditer(text, first, stop)]
    for pattern, read in _PATTERNS:
        for found in pattern.finditer(text, first, stop):
            out.append((found.start(), read))
    for century in ("25", "๒๕"):
        at = find(century, first, stop) if find(century[0], first, stop) >= 0 else -1
        while at >= 0:
            if not text[at - 1].isdecimal():
                out.append((at, _misspelt))
            at = find(century, at + 2, stop)
    for mark in "/-":
        at = find(mark, first, stop - 1)
        while at >= 0:
            if text[at - 1].isdecimal() and text[at + 1].isdecimal():
                out.append((at, _slashed))
            at = find(mark, at + 1, stop - 1)
    out.sort(key=_place)
    return out


_place: Callable[[tuple[int, _Read]], int] = itemgetter(0)


def _length(year: int, month: int) -> int:
    return 29 if month == 2 and calendar.isleap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _exists(year: int, month: int, day: int | None) -> bool:
    return day is None or 1 <= day <= 28 or 28 < day <= _length(year, month)


def _year(digits: str, ce: bool, be: bool) -> tuple[int, str] | None:
    """The C.E. year and the era of printed digits; None if no letter can bear that year."""
    year = int(digits)
    if len(digits) == 2:
        return None if ce else (2500 + year - ERA, "BE")
    if be or not ce and year >= CE_FIRST + ERA:
        return (year - ERA, "BE") if CE_FIRST <= year - ERA <= CE_LAST else None
    return (year, "CE") if CE_FIRST <= year <= CE_LAST else None


def _bare_month(parts: dict[str, str | None]) -> int | None:
    if parts["num"]:
        return int(parts["num"])
    return (month_of(parts["name"]) or 0) if parts["name"] else None


_UNTIDY = re.compile(r"[๐-๙]|[^\S ]|  ")


def _printed(text: str, start: int, end: int) -> str:
    printed = text[start:end]
    return to_arabic(" ".join(printed.split())) if _UNTIDY.search(printed) else printed


def _end_of(pattern: re.Pattern[str], text: str, pos: int) -> int:
    found = pattern.match(text, pos)
    return found.end() if found else pos


def _need_text(text: object, name: str) -> None:
    if not isinstance(text, str):
        raise TypeError(f"{name} takes a str, not {type(text).__name__}; decode bytes first (thaidoc.read does)")
