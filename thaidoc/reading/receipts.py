"""Received stamps of any wording: lines that hold nothing but a stamp's words, its office, number, day and clock.

No form of a stamp is looked for. A line is cut into words of the lists ``receipt…`` of ``words.toml``, a number, a day,
a clock and an office; what is left over makes it a line of something else. Neighbouring lines of that kind are a
stamp where they say that something was received, under which number and on what day, in whatever order.
"""

from __future__ import annotations

import re

from attrs import define, field

from thaidoc.reading.grammar import starts_with
from thaidoc.reading.sheet import Sheet, join
from thaidoc.reading.tokens import Token, of_receipt
from thaidoc.records import Stamp
from thaidoc.values import ThaiDate

_REACH = 9  # lines that a stamp may go up and down from the line that tells of it
_CUES = frozenset({None, "received", "day", "clock", "docno", "number", "placeholder"})
_UNDER = re.compile(r"กลุ่ม|ฝ่าย|งาน|กอง(?!ทัพ|บัญชา|บังคับ|พล|พัน|บิน|เรือ)|ส่วน|แผนก|ห้อง|หน่วย(?!บัญชา|เฉพาะ)")
_OWN = re.compile(r"ที่[ \t.:…]*+[0-9][0-9,]{0,6}[ \t.…]*+")  # a letter's number has letters, an order's its year
_LONG_DAY = re.compile(r"[ก-๎]{2,9}(?:คม|ยน|พันธ์)[ \t]")
SECTION = re.compile(r"(?:ฝ่าย|งาน|กลุ่ม|ส่วน|หน่วย|แผนก|ศูนย์|กอง)[ก-๎ ]*(?:สารบรรณ|รับ|กลาง|เอกสาร|ธุรการ|บริหาร)[ก-๎ ]*$")


_APART = 12
"""From how many columns to the right a line stands in another column."""


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


def read(sheet: Sheet, i: int) -> list[tuple[Found, Stamp]] | None:
    """The stamps whose lines stand around line *i*, top to bottom; None where they are rows of a table."""
    lines = sheet.lines
    first = last = i
    if _of_line(sheet, i) is None:
        return []
    while first > max(0, i - _REACH) and _goes_with(sheet, first - 1, first):
        first -= 1
    while last + 1 < min(len(lines), i + _REACH) and _goes_with(sheet, last + 1, last):
        last += 1
    rows = [k for k in range(first, last + 1) if not lines[k].furniture]
    several = _side_by_side(sheet, rows) or parted(sheet, rows)
    if any(_is_row(below) for below in several[1:]):
        return None  # a table of what was received
    return [(found, _stamp(sheet, found)) for found in several if found.whole and _of_stamp(sheet, found)]


def of_column(sheet: Sheet, rows: list[int]) -> list[tuple[Found, Stamp]]:
    """The stamps in a column of their own, whose lines are *rows*."""
    return [(found, _stamp(sheet, found)) for found in parted(sheet, rows) if found.whole]


def _is_row(found: Found) -> bool:
    """A number and a day without a word about them: the row of a table."""
    said = found.received or found.labelled or found.office or found.desk
    return not said and found.number is not None and found.date is not None


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
    return line.said()


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
        pieces = sheet.lines[k].said() or []
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
                _take(sheet, current, row, sheet.lines[row].said() or [])
        elif again:
            carried = _heading(sheet, current)
            out.append(current)
            current = Found()
            for row in carried:
                _take(sheet, current, row, sheet.lines[row].said() or [])
        _take(sheet, current, k, pieces)
    out.append(current)
    return out


def _side_by_side(sheet: Sheet, rows: list[int]) -> list[Found]:
    """Stamps side by side, read row by row: the offices, then the numbers, the days, the hours."""
    blocks: list[tuple[str, list[int]]] = []
    for k in rows:
        kinds = {token.kind for token in sheet.lines[k].said() or []}
        what = kinds & {"number", "date", "hour", "office"} or kinds & {"clock"}
        if len(what) != 1:
            return []
        name = "hour" if "clock" in what else what.pop()
        if blocks and blocks[-1][0] == name:
            blocks[-1][1].append(k)
        else:
            blocks.append((name, [k]))
    order = [name for name, _ in blocks]
    several = dict(blocks)
    count = len(several.get("number", ()))
    if count < 2 or len(order) != len(several) or count != len(several.get("date", ())):
        return []
    out = []
    for n in range(count):
        found = Found()
        for name in order:
            if len(several[name]) == count:
                _take(sheet, found, several[name][n], sheet.lines[several[name][n]].said() or [])
        out.append(found)
    return out


def _is_letters(sheet: Sheet, k: int, pieces: list[Token], found: Found) -> bool:
    """Whether of two days the lower one, on row *k*, is the letter's: printed in full, as the upper is not."""
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
        found.received = found.received or of_receipt(token)
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
                elif _is_section(sheet, row, value):
                    found.office = f"{found.office} {value}"
                else:
                    found.office = value
                    if not SECTION.match(above.text):
                        del found.rows[: found.rows.index(row)]
            found.offices.append(row)
        elif kind == "desk" and isinstance(value, str):
            found.desk = found.desk or value
        elif kind == "clock":
            found.clocked = True
        if kind in ("no", "receipt", "day"):
            label = kind
        if kind == "no":
            found.labelled = found.labelled or found.number is None


def _is_section(sheet: Sheet, row: int, name: str) -> bool:
    """A section below its office, where the line above cannot be the letterhead: another stands below."""
    agency = starts_with("agency")
    above, line = sheet.lines[row - 1], sheet.lines[row]
    if not _UNDER.match(name):
        return False
    if sheet.indent(line) - sheet.indent(above) >= _APART and not sheet.centred(above, line):
        return False  # a stamp in its own column, below the letterhead's first line
    return any(
        agency.match(line.text)
        or (line.cue in ("number", "office") and agency.match(line.text.rsplit("  ", 1)[-1].strip()))
        for line in sheet.lines[row + 2 : row + 14]
    )


def _stamp(sheet: Sheet, found: Found) -> Stamp:
    lines = sheet.lines
    span = sheet.span(lines[found.rows[0]].start, lines[found.rows[-1]].end)
    return Stamp(found.office or found.desk, found.number, found.date, found.time, span)


__all__ = ["SECTION", "Found", "parted", "read"]
