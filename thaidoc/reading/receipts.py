"""Received stamps of any wording: lines that hold nothing but a stamp's words, its office, number, day and clock.

No form of a stamp is looked for. A line is cut into words of the lists ``receipt…`` of ``words.toml``, a number, a day,
a clock and an office; what is left over makes it a line of something else. Neighbouring lines of that kind are a
stamp where they say that something was received, under which number and on what day, in whatever order.
"""

from __future__ import annotations

import re
from functools import cache

from attrs import define, evolve, field

from thaidoc.reading.grammar import MARKS, starts_with, words
from thaidoc.reading.sheet import Sheet, join
from thaidoc.records import Stamp
from thaidoc.values import ThaiDate, dates

LONGEST = 130  # longer lines are running text
_REACH = 9  # lines that a stamp may go up and down from the line that tells of it
_LEADER = re.compile(r"(?<=[0-9])\.{2,}|(?<=[ก-๎]\.)\.+|\.{3,}|…+")
_BETWEEN = re.compile("[-\\s.:：…_|–—/,;()\\[\\]<>{}*\"'“”‘’=+│┃#~!\\\\]++")
_HOUR = re.compile(r"([0-9]{1,2})[ \t]*+[.:][ \t]*+([0-9]{2})(?:[.:][0-9]{2})?(?![0-9])(?![ \t]*+/)")
_NUMBER = re.compile(
    r"((?:[0-9][ \t]){2,6}[0-9](?![0-9])|[0-9][0-9,]{0,9})(/(?:25[0-9]{2}|[4-9][0-9])(?![0-9]))?(?![0-9])"
)
_PREFIX = re.compile(r"[ก-ฮ]{1,3}\.?[ \t]*+(?=[0-9])")
_MONTHS = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
_LATIN = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LATIN_DAY = re.compile(
    rf"([0-9]{{1,2}})[ \t]?[-/.]?[ \t]?(?i:({'|'.join(_LATIN)})[a-z]{{0,6}})[ \t.,/-]{{0,3}}"
    r"([0-9]{4}|[0-9]{2})(?![0-9])"
)
_PARTED_DAY = re.compile(
    r"([0-9]{1,2})[ \t]?([-/. \t])[ \t]?([0-9]{1,2}|[ก-ฮเม][ก-๎]{0,2}\.?[ \t]?[ก-ฮ]{1,2}\.?|[ก-๎]{4,10})"
    r"[ \t]?[-/.\t ][ \t]?([0-9]{4}|[0-9]{2})(?![0-9/])"
)
_ABBREVIATION = re.compile(r"(?:[ก-ฮ]{1,5}\.){1,4}[ก-๎]{0,20}")
_OFFICE_ENDS = re.compile(r"[|\[\]()<>{}:,;│┃=]|[ \t]{3,}|[ \t]-[ \t]")
_OFFICE_DIGITS = re.compile(r"(?:เขต|ที่|ภาค|หมายเลข|กลุ่ม|สาขา|[0-9])[ \t]*+$")
_CUES = frozenset({None, "received", "day", "clock", "docno", "number", "urgency", "signed"})
_SHORT = frozenset({"น", "น.", "ณ", "ลว", "วดป"})
_OF_RECEIPT = re.compile("ร[ัิ]?บ")
_OWN = re.compile(r"ที่[ \t.:…]*+[0-9][0-9,]{0,6}[ \t.…]*+")  # a letter's number has letters, an order's its year
_LONG_DAY = re.compile(r"[ก-๎]{2,9}(?:คม|ยน|พันธ์)[ \t]")
SECTION = re.compile(r"(?:ฝ่าย|งาน|กลุ่ม|ส่วน|หน่วย|แผนก|ศูนย์|กอง)[ก-๎ ]*(?:สารบรรณ|รับ|กลาง|เอกสาร|ธุรการ|บริหาร)[ก-๎ ]*$")
_FIRST = re.compile(r"[-\s.:|(\[<{*\"“+=│┃]*+[0-9ก-ฮเ-ไA-Za-z]")


@define
class Token:
    """A piece of a stamp's line: its kind, its stretch, and what it says."""

    kind: str
    start: int
    end: int
    value: str | ThaiDate | None = None


@define
class Found:
    """A stamp in the making, line by line."""

    rows: list[int] = field(factory=list)
    number: str | None = None
    date: ThaiDate | None = None
    time: str | None = None
    office: str | None = None
    desk: str | None = None
    received: bool = False
    labelled: bool = False  # a word for the number stands before it
    clocked: bool = False
    offices: list[int] = field(factory=list)
    bare: int = -1  # the row that holds the day and nothing else
    above: bool = False  # the day stood there before anything else was said

    @property
    def whole(self) -> bool:
        """Whether it says enough to be a stamp."""
        told = self.received or (self.labelled and self.clocked) or (self.labelled and self.desk is not None)
        return told and self.number is not None and self.date is not None


_KINDS = {
    "receipt_person": "person",
    "receipt": "receipt",
    "receipt_day": "day",
    "receipt_clock": "clock",
    "receipt_number": "no",
    "receipt_desk": "desk",
    "receipt_label": "label",
}


@cache
def _words() -> tuple[re.Pattern[str], dict[str, str]]:
    """All words of stamps as one pattern, longest first, and the kind of each by its group."""
    rows = sorted(((word, kind) for name, kind in _KINDS.items() for word in words()[name]), key=lambda r: -len(r[0]))
    kinds = {f"w{i}": kind for i, (_, kind) in enumerate(rows)}
    parts = [f"(?P<w{i}>{_loose(word)}{_end(word)})" for i, (word, _) in enumerate(rows)]
    return re.compile("|".join(parts), re.IGNORECASE), kinds


def _end(word: str) -> str:
    """What may not follow: a letter behind a Latin word or a short sign, a vowel of the last letter behind others."""
    return "(?![A-Za-z])" if word[0].isascii() else "(?![ก-ฮะ-๎])" if word in _SHORT else "(?![ะาำๅ])"


def _loose(word: str) -> str:
    """A pattern for *word* that ignores its marks, and blanks where it has one."""
    return "[ \\t]*+".join(
        "".join(f"{re.escape(c)}[{MARKS}]*+" if "ก" <= c <= "๎" else re.escape(c) for c in piece if c not in "ัิีึืุู็่้๊๋์ํ")
        for piece in word.split(" ")
    )


def tokens(text: str) -> list[Token] | None:
    """The pieces of a line, None where it holds anything else."""
    if len(text) > LONGEST or not _FIRST.match(text):
        return None
    text = _LEADER.sub(lambda dots: " " * len(dots.group()), text)
    out: list[Token] = []
    position, end = 0, len(text)
    word, kinds = _words()
    while True:
        between = _BETWEEN.match(text, position)
        if between is not None:
            position = between.end()
        if position >= end:
            return out
        token = _digits(text, position, out) if "0" <= text[position] <= "9" else None
        if token is None:
            token = _office(text, position)
        if token is None:
            found = word.match(text, position)
            if found is not None and found.lastgroup is not None:
                token = Token(kinds[found.lastgroup], position, found.end(), found.group())
            elif out and out[-1].kind in ("no", "receipt", "label") and (prefix := _PREFIX.match(text, position)):
                token = _digits(text, prefix.end(), out)
                if token is not None and token.kind == "number":
                    token = evolve(token, start=position, value=f"{prefix.group()}{token.value}")
                else:
                    return None
        if token is None:
            return None
        if token.kind == "person":
            token.end = _name_ends(text, token.end)
        out.append(token)
        position = token.end


def _name_ends(text: str, start: int) -> int:
    """Where the name of who received it ends: at a digit, a wide blank or a label."""
    word, kinds = _words()
    for k in range(start, len(text)):
        if text[k].isdigit() or text[k] in "|\t" or text.startswith("   ", k):
            return k
        if text[k - 1] == " " and (found := word.match(text, k)) and kinds[found.lastgroup or ""] in ("day", "clock"):
            return k
    return len(text)


def _digits(text: str, at: int, before: list[Token]) -> Token | None:
    """The day, the clock or the number that stands at *at*."""
    day = _day(text, at)
    if day is not None:
        return day
    hour = _HOUR.match(text, at)
    if hour is not None and int(hour.group(1)) < 24 and int(hour.group(2)) < 60:
        return Token("hour", at, hour.end(), f"{int(hour.group(1)):02d}:{hour.group(2)}")
    found = _NUMBER.match(text, at)
    if found is None:
        return None
    if found.group(2) and _day(text, found.start(2) + 1) is not None:
        return Token("number", at, found.end(1), found.group(1))
    printed = found.group(1).replace(",", "").replace(" ", "").replace("\t", "")
    return Token("number", at, found.end(), printed + (found.group(2) or ""))


def _day(text: str, at: int) -> Token | None:
    found = dates.match(text, at)
    if found is not None and found.span.start == at and found.value.day is not None and found.until is None:
        return Token("date", at, found.span.end, found.value)
    latin = _LATIN_DAY.match(text, at)
    if latin is not None:
        year = int(latin.group(3))
        era = "ค.ศ. " if 1900 <= year < 2200 else "ค.ศ. 20" if year < 44 else ""
        return _told(f"{latin.group(1)} {_MONTHS[_LATIN.index(latin.group(2).lower())]} {era}{latin.group(3)}", latin)
    parted = _PARTED_DAY.match(text, at)
    if parted is None:
        return None
    day, _, month, year_of = parted.groups()
    if month.isdigit():
        if parted.group(2) in " \t." or not 1 <= int(month) <= 12:
            return None
        month = _MONTHS[int(month) - 1]
    return _told(f"{day} {month.replace(' ', '')} {year_of}", parted)


def _told(text: str, printed: re.Match[str]) -> Token | None:
    found = dates.match(text)
    if found is None or found.span.end != len(text) or found.value.day is None:
        return None
    value = found.value
    day = ThaiDate(value.year, value.month, value.day, printed.group(), value.era)
    return Token("date", printed.start(), printed.end(), day)


def _office(text: str, at: int) -> Token | None:
    """An office's name, to the next label, digit or wide blank."""
    if not (starts_with("agency").match(text, at) or starts_with("unit").match(text, at)):
        short = _ABBREVIATION.match(text, at)
        if short is None or _words()[0].match(text, at):
            return None
    end = len(text)
    stop = _OFFICE_ENDS.search(text, at)
    if stop is not None:
        end = stop.start()
    word, kinds = _words()
    k = text.find(" ", at, end)
    while k >= 0:
        k += 1
        if k < end and text[k].isdigit():
            if not _OFFICE_DIGITS.search(text, at, k) or _day(text, k) is not None:
                end = k
                break
        found = word.match(text, k, end)
        if found is not None and kinds[found.lastgroup or ""] in ("receipt", "day", "clock", "no"):
            end = k
            break
        k = text.find(" ", k, end)
    name = text[at:end].rstrip(' \t-–/.…_*"”')
    if name.endswith(("จ", "อ", "ต")) and text[at + len(name) : at + len(name) + 1] == ".":
        name += "."
    return Token("office", at, at + len(name), " ".join(name.split())) if len(name) >= 3 else None


def read(sheet: Sheet, i: int) -> list[tuple[Found, Stamp]]:
    """The stamps whose lines stand around line *i*, top to bottom."""
    lines = sheet.lines
    first = last = i
    if _of_line(sheet, i) is None:
        return []
    while first > max(0, i - _REACH) and _goes_with(sheet, first - 1, first):
        first -= 1
    while last + 1 < min(len(lines), i + _REACH) and _goes_with(sheet, last + 1, last):
        last += 1
    rows = [k for k in range(first, last + 1) if not lines[k].furniture]
    return [(found, _stamp(sheet, found)) for found in parted(sheet, rows) if found.whole and _of_stamp(sheet, found)]


def _of_stamp(sheet: Sheet, found: Found) -> bool:
    """Whether the day is the stamp's: one alone at its upper or lower edge may be the letter's, if no other is."""
    if found.bare < 0 or found.bare not in (found.rows[0], found.rows[-1]):
        return True
    line = sheet.lines[found.bare]
    if (found.bare == found.rows[-1] and line.cue == "day") or not _LONG_DAY.search(line.text):
        return True
    near = (
        *sheet.lines[max(0, found.rows[0] - 14) : found.rows[0]],
        *sheet.lines[found.rows[-1] + 1 : found.rows[-1] + 15],
    )
    return any(len(line.text) <= 70 and sheet.dates_in(line.start, line.end) and line.stamp < 0 for line in near)


def _of_line(sheet: Sheet, k: int) -> list[Token] | None:
    line = sheet.lines[k]
    if line.stamp >= 0 or line.cue not in _CUES or (line.cue == "number" and not _OWN.fullmatch(line.text)):
        return None
    return tokens(line.text)


def _goes_with(sheet: Sheet, k: int, neighbour: int) -> bool:
    """Whether line *k* may belong to the stamp of the line next to it."""
    line = sheet.lines[k]
    below = sheet.lines[max(k, neighbour)]
    if line.furniture:
        return below.gap == 0 and line.text[0] in "+|-=_┌└─━═"
    if below.gap > 1:
        return False
    found = _of_line(sheet, k)
    if found is None:
        return False
    return below.gap == 0 or any(token.kind in ("receipt", "no", "day", "clock") for token in found)


def parted(sheet: Sheet, rows: list[int]) -> list[Found]:
    """The rows shared out among stamps: a second number, day or clock opens another."""
    out: list[Found] = []
    current = Found()
    for k in rows:
        pieces = tokens(sheet.lines[k].text) or []
        kinds = [token.kind for token in pieces]
        full = current.number is not None and current.date is not None
        again = (
            ("number" in kinds and current.number is not None)
            or ("date" in kinds and current.date is not None)
            or ("hour" in kinds and current.time is not None)
            or ("office" in kinds and current.office is not None and full)
            or ("receipt" in kinds and full and "clock" not in kinds)
        )
        if again and "date" in kinds and current.above and not _is_letters(sheet, k, pieces, current):
            # The letter's own day stands right above: the stamp begins below it.
            rest, current = [row for row in current.rows if row > current.bare], Found()
            for row in rest:
                _take(sheet, current, row, tokens(sheet.lines[row].text) or [])
        elif again:
            carried = _heading(sheet, current)
            out.append(current)
            current = Found()
            for row in carried:
                _take(sheet, current, row, tokens(sheet.lines[row].text) or [])
        _take(sheet, current, k, pieces)
    out.append(current)
    return out


def _is_letters(sheet: Sheet, k: int, pieces: list[Token], found: Found) -> bool:
    """Whether of two days the lower one, on row *k*, is the letter's: printed alone and in full, as the upper is not."""
    alone = len(pieces) == 1 and _LONG_DAY.search(sheet.lines[k].text) is not None
    return alone and not _LONG_DAY.search(sheet.lines[found.bare].text)


def _heading(sheet: Sheet, found: Found) -> list[int]:
    """Office lines at the end of a stamp that has its office already: they head the next."""
    rows: list[int] = []
    while found.rows and found.rows[-1] in found.offices and found.offices[0] != found.rows[-1]:
        rows.insert(0, found.rows.pop())
        found.offices.pop()
    return rows


def _take(sheet: Sheet, found: Found, row: int, pieces: list[Token]) -> None:
    found.rows.append(row)
    label = ""
    for token in pieces:
        kind, value = token.kind, token.value
        if kind == "number" and found.number is None and isinstance(value, str):
            found.number = value
            found.labelled = found.labelled or label in ("no", "receipt")
        elif kind == "date" and found.date is None and isinstance(value, ThaiDate):
            found.date = value
            found.bare = row if all(piece is token or piece.kind == "day" for piece in pieces) else -1
            found.above = found.bare >= 0 and not (found.received or found.labelled or found.number)
        elif kind == "hour" and found.time is None and isinstance(value, str):
            found.time = value
            found.clocked = True
        elif kind == "office" and isinstance(value, str):
            if found.office is None:
                found.office = value
            elif found.offices[-1] == row - 1 and found.number is None and found.date is None:
                above, line = sheet.lines[row - 1], sheet.lines[row]
                if sheet.aligned(above, line) and not line.gap:
                    found.office = join([found.office, value])  # a narrow stamp wraps the office's name
                else:
                    found.office = value
                    if not SECTION.match(above.text):
                        del found.rows[: found.rows.index(row)]
            found.offices.append(row)
        elif kind == "desk" and isinstance(value, str):
            found.desk = found.desk or value
        elif kind == "receipt":
            found.received = True
        elif kind == "clock":
            found.clocked = True
        if kind in ("no", "day", "clock") and isinstance(value, str) and _OF_RECEIPT.search(value):
            found.received = True  # เลขรับ, วันที่รับ
        if kind in ("no", "receipt", "day"):
            label = kind
        if kind == "no":
            found.labelled = found.labelled or found.number is None


def _stamp(sheet: Sheet, found: Found) -> Stamp:
    lines = sheet.lines
    span = sheet.span(lines[found.rows[0]].start, lines[found.rows[-1]].end)
    return Stamp(found.office or found.desk, found.number, found.date, found.time, span)


__all__ = ["Found", "Token", "parted", "read", "tokens"]
