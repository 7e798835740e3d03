"""The pen: draws at random, prints values in one of their many forms, and keeps what was printed as truth.

Everything is written with Arabic digits and with *marks* around what gold knows of; the layout turns digits into Thai
ones, and `finish` takes the marks out and leaves their places. A mark is a pair of private code points (U+E000 to
U+EFFF, not those of broken PDF layers), one for the beginning and one for the end of the same value, so that wrapping,
damage and dressing carry them along unseen. Before each stands `SEP`: splitting at one known code point is ten times
as fast as looking for any of a range.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from bisect import bisect
from collections.abc import Callable, Sequence
from itertools import accumulate
from random import Random
from typing import Any, Final, NamedTuple, TypeVar

from corpus.generator.stock import Stock
from corpus.shape import canonical

Gold = dict[str, Any]
Path = tuple[int, str]
"""The document of a value in its file, and the dotted path of the value in the document."""
_T = TypeVar("_T")
_WHITE: Final = " \n\t"

OPEN: Final = 0xE000
CLOSE: Final = 0xE800
SEP: Final = "\uefff"
_OPENS: Final = [SEP + chr(OPEN + index) for index in range(CLOSE - OPEN - 1)]
_CLOSES: Final = [SEP + chr(CLOSE + index) for index in range(CLOSE - OPEN - 1)]
MARK: Final = re.compile("[\ue000-\uefff]")

MONTHS: Final = "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split()
SHORT: Final = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split()
WEEKDAYS: Final = "จันทร์ อังคาร พุธ พฤหัสบดี ศุกร์ เสาร์ อาทิตย์".split()
URGENCY: Final = {"urgent": "ด่วน", "very_urgent": "ด่วนมาก", "most_urgent": "ด่วนที่สุด"}
SECRECY: Final = {"confidential": "ลับ", "secret": "ลับมาก", "top_secret": "ลับที่สุด"}

THAI: Final = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def thai(text: str) -> str:
    """*text* with Thai digits; ten replacements are much faster than one translation."""
    for arabic, digit in zip("0123456789", "๐๑๒๓๔๕๖๗๘๙", strict=True):
        text = text.replace(arabic, digit)
    return text


class Num(NamedTuple):
    """A document number by its parts, as the record contract has them."""

    prefix: str | None = None
    unit: str | None = None
    serial: str | None = None
    circular: bool = False
    committee: str | None = None
    year: int | None = None

    def gold(self) -> Gold:
        prefix, unit, serial, circular, committee, year = self
        if prefix and unit and committee is None and year is None:  # nearly all of them
            text = f"{prefix} {unit}/{('ว ' if serial else 'ว') if circular else ''}{serial or ''}"
        else:
            parts = self._asdict()
            text = canonical(parts)
        return {
            "text": text, "prefix": prefix, "committee": committee, "unit": unit, "circular": circular,
            "serial": serial, "year": year,
        }  # fmt: skip


class Day(NamedTuple):
    """A day as it will be read, with the text that stands for it."""

    date: dt.date
    text: str

    @property
    def gold(self) -> Gold:
        return {"iso": self.date.isoformat(), "precision": "day"}


def be(year: int) -> int:
    return year + 543


def month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _same(text: str, _rng: Random) -> str:
    return text


class Pen:
    """One letter's source of chance and of marks; `see` is how its reader mistakes digits."""

    def __init__(self, rng: Random, stock: Stock, see: Callable[[str, Random], str] | None = None) -> None:
        self.rng = rng
        self.random = rng.random
        self.stock = stock
        self.paths: list[Path] = []
        self.at = 0
        self._see = see or _same
        self._seen: dict[str, str] = {}
        self.blank = self.pick(("", " ", "  ", "   "), (4, 64, 92, 100))
        self.exact = see is None

    # -- chance ----------------------------------------------------------------------------------

    def any(self, items: Sequence[_T]) -> _T:
        return items[int(self.random() * len(items))]

    def pick(self, items: Sequence[_T], shares: Sequence[int]) -> _T:
        """One of *items* by shares that are summed up: what `random.choices` would take, at a quarter of its cost."""
        return items[bisect(shares, self.random() * shares[-1])]

    def own(self, key: str, share: float = 0.4) -> str | None:
        """A form that this split has alone for that place, or None; a split that has none draws nothing."""
        rows = self.stock.habits.get(key)
        return self.any(rows) if rows and self.may(share) else None

    def way(self, key: str, common: Sequence[str], share: float = 0.4) -> str:
        """A form of the split's own for that place, or one of the *common* ones."""
        return self.own(key, share) or self.any(common)

    def few(self, items: Sequence[_T], low: int, high: int) -> list[_T]:
        random, size = self.random, len(items)
        count = min(size, low + int(random() * (high - low + 1)))
        if count == 1:
            return [items[int(random() * size)]]
        chosen: dict[int, None] = {}
        if count * 2 > size:  # few are left out
            left = list(range(size))
            return [items[left.pop(int(random() * len(left)))] for _ in range(count)]
        while len(chosen) < count:
            chosen[int(random() * size)] = None
        return [items[i] for i in chosen]

    def may(self, share: float) -> bool:
        return self.random() < share

    def between(self, low: int, high: int) -> int:
        return low + int(self.random() * (high - low + 1))

    # -- marks -----------------------------------------------------------------------------------

    def tag(self, path: str, text: str) -> str:
        """*text* as the place of the value at *path* of the document being written."""
        index = len(self.paths)
        self.paths.append((self.at, path))
        return f"{_OPENS[index]}{text}{_CLOSES[index]}"

    # -- values as they will be read ----------------------------------------------------------------

    def see(self, digits: str) -> str:
        """*digits* as this letter's reader sees them, the same each time."""
        if self.exact or not digits:
            return digits
        if digits not in self._seen:
            self._seen[digits] = self._see(digits, self.rng)
        return self._seen[digits]

    def count(self, number: int) -> int:
        """A small number as it is seen; never nothing."""
        return int(self.see(str(number))) or number

    def day(self, date: dt.date, style: str = "full") -> Day:
        """*date* as it is seen, printed in a style: full, short, era (with พ.ศ.), spaced, slashes."""
        if not self.exact:
            date = self._seen_date(date)
        day, month, year = date.day, date.month - 1, date.year + 543
        if style == "full":
            return Day(date, f"{day} {MONTHS[month]} {year}")
        elif style == "short":
            text = f"{day} {SHORT[month]} {year if self.may(0.6) else year % 100:02}"
        elif style == "era":
            text = f"{day} {MONTHS[month]} {self.own('era', 0.25) or 'พ.ศ.'} {year}"
        elif style == "parts":
            text = f"{day} เดือน {MONTHS[month]} พ.ศ. {year}"
        elif style == "spaced":
            text = f"{day}  {MONTHS[month]}  {year}"
        else:
            text = f"{day:02}/{date.month:02}/{year}"
        return Day(date, text)

    def _seen_date(self, date: dt.date) -> dt.date:
        """The day that is read for *date*; a reading that is no day is read again, and at last taken as printed."""
        key = date.isoformat()
        if key in self._seen:
            return dt.date.fromisoformat(self._seen[key])
        found = date
        for _ in range(4):
            day, year = int(self._see(str(date.day), self.rng)), int(self._see(str(be(date.year)), self.rng)) - 543
            try:
                found = dt.date(year, date.month, day)
            except ValueError:
                continue
            break
        self._seen[key] = found.isoformat()
        self._seen[found.isoformat()] = found.isoformat()
        return found

    def clock(self, hour: int, minute: int) -> tuple[str, str]:
        """A time of day as it is seen: printed with a dot, and as gold has it."""
        seen, rest = int(self.see(f"{hour:02}")), self.see(f"{minute:02}")
        if seen > 23 or len(rest) != 2 or int(rest) > 59:
            seen, rest = hour, f"{minute:02}"
            self._seen |= {f"{hour:02}": f"{hour:02}", rest: rest}
        return f"{seen:02}.{rest}", f"{seen:02}:{rest}"

    def number(self, number: Num) -> Num:
        """*number* as it is seen."""
        if self.exact:
            return number
        year = number.year
        if year is not None:
            year = int(self.see(str(year)))
        return number._replace(
            unit=number.unit and re.sub("[0-9]+", lambda m: self.see(m[0]), number.unit),
            serial=number.serial and re.sub("[0-9]+", lambda m: self.see(m[0]), number.serial),
            year=year,
        )

    def print_number(self, number: Num) -> str:
        """One of the ways in which offices print a number."""
        lot = self.rng.random()
        serial = number.serial or ""
        if not number.prefix and not number.unit:
            return f"{serial}/{number.year}" if lot < 0.97 else f"{serial} / {number.year}"
        mark = ""
        if number.circular:
            mark = "ว " if lot < 0.62 else "ว" if lot < 0.88 else "ว." if lot < 0.94 else " ว "
        slash = " /" if 0.94 <= lot < 0.955 else "/"
        tail = f"/{number.year}" if number.year and number.unit else ""
        unit = number.unit or str(number.year)
        gap = " "
        if number.prefix:
            space = self.rng.random()
            gap = " " if space < 0.86 else "  " if space < 0.92 else "" if space < 0.96 else ". "
            if number.committee:
                gap = f" ({number.committee}) " if space < 0.8 else f"({number.committee})"
        return f"{number.prefix or ''}{gap if number.prefix else ''}{unit}{slash}{mark}{serial}{tail}"

    # -- people, places, numbers to call -------------------------------------------------------------

    def person(self) -> str:
        """A title and a name of the split's cast."""
        stock = self.stock
        name = f"{self.any(stock.first)} {self.any(stock.last)}"
        lot = self.rng.random()
        if lot < 0.42:
            return "นาย" + name
        if lot < 0.66:
            return "นาง" + name
        if lot < 0.86:
            return "นางสาว" + name
        if lot < 0.90:
            return f"นาย{self.any(stock.first)}  {self.any(stock.last)}".replace("  ", " ")
        common = ("ว่าที่ร้อยตรี ", "ว่าที่ร้อยตรีหญิง ", "ดร.", "หม่อมหลวง", "พันจ่าเอก ", "ว่าที่พันตรี ")
        return self.way("titles", common, 0.6) + name

    def phone(self) -> str:
        """A telephone of the exchange 555, which nobody has."""
        area = self.any((("2", 1), ("3", 2), ("4", 2), ("5", 2), ("7", 2)))
        block = f"{area[0]}555" if area[1] == 1 else f"{area[0]}{self.between(2, 8)}55"
        block, last = self.see(block), self.see(f"{self.between(0, 9999):04}")
        lot = self.rng.random()
        if lot < 0.45:
            return f"0 {block} {last}"
        if lot < 0.75:
            return f"0-{block}-{last}"
        if lot < 0.85:
            return f"0{block[0]} {block[1:]} {last}"
        if lot < 0.93:
            return f"0 {block} {last}-{self.see(str(self.between(1, 9)))}"
        return f"0{block}{last}"

    def mobile(self) -> str:
        first, last = self.see(f"{self.any('689')}{self.between(1, 9)}555"[:5]), self.see(f"{self.between(0, 999):04}")
        return self.any(("0{}-{}-{}", "0{} {} {}", "0{}{}{}")).format(first[:2], first[2:], last)

    def law_year(self) -> int:
        return self.between(2518, 2562)


class Sample(NamedTuple):
    """A letter (or a bundle of them) as text, and what it says."""

    text: str
    gold: Gold


def finish(marked: str, documents: list[Gold], paths: Sequence[Path], chain: list[Gold]) -> Sample:
    """Take the marks out; every document gets `spans`: where the value at a path stands."""
    spans: list[dict[str, list[int]]] = [{} for _ in documents]
    first, *pieces = marked.split(SEP)
    rests = [piece[1:] for piece in pieces]
    text = first + "".join(rests)
    opened = [0] * len(paths)
    for code, position in zip(
        [ord(piece[0]) for piece in pieces], accumulate(map(len, rests), initial=len(first)), strict=False
    ):
        if code < CLOSE:
            opened[code - OPEN] = position
        else:
            index, path = paths[code - CLOSE]
            spans[index][path] = [opened[code - CLOSE], position]
    for document, places in zip(documents, spans, strict=True):
        for place in places.values():
            start, end = place
            if start < end and (text[start] in _WHITE or text[end - 1] in _WHITE):
                place[:] = _trim(text, start, end)
        document["spans"] = places
    return Sample(text, {"documents": documents, "chain": chain})


def _trim(text: str, start: int, end: int) -> list[int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [start, end]
