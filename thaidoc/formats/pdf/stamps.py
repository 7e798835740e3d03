"""Received stamps taken out of the rows that they share with the head: two stamps side by side, a stamp beside ด่วน.

A stamp stands where there is room, and its rows lie at the height of others. Read row by row, it would be mixed with
them; so its cells, told by the label of its number (เลขรับ) and by where they begin, are read one below the other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from thaidoc.formats.pdf.layout import Line

_LABEL = re.compile(r"(?:เลข(?:ที่)?รับ(?:ที่)?|รับ(?:เลข)?ที่|เลขทะเบียนรับ)[ .:…]*[0-9๐-๙]")
_BELOW = re.compile(r"วันที่|เวลา|(?:พ\.?ศ\.?)?[ .]*[0-9๐-๙]{4}[ .…]*$")
_NEAR = 5
"""How many letter widths two cells of a stamp may begin apart."""
_OFFICE = 4
_ROWS = 4
_LONG = 45
"""A longer cell belongs to running text."""


class _Cell(NamedTuple):
    """A part of a line between wide gaps: its stretch of the text, and where it begins on the page."""

    start: int
    end: int
    x: float


def apart(lines: list[Line], unit: float) -> list[Line]:
    """*lines* with the stamps' cells taken out of their rows; *lines* themselves where no stamp shares a row."""
    labelled = [i for i, line in enumerate(lines) if "รับ" in line.text and _LABEL.search(line.text)]
    if not labelled:
        return lines
    cells = [_cells(line) if len(line.text) < 400 else [] for line in lines]
    taken: list[list[tuple[int, _Cell]]] = []
    for i in labelled:
        for cell in cells[i]:
            if _LABEL.match(lines[i].text, cell.start, cell.end):
                block = _block(lines, cells, i, cell, unit)
                if len(block) > 1 and _mixed(cells, block):
                    taken.append(block)
    return _taken_out(lines, taken) if taken else lines


def _cells(line: Line) -> list[_Cell]:
    """The parts of a line between wide gaps."""
    begun = [(0, line.x), *line.starts]
    ends = [*(start for start, _ in line.starts), len(line.text)]
    return [
        _Cell(start, start + len(line.text[start:end].rstrip()), x) for (start, x), end in zip(begun, ends, strict=True)
    ]


def _at(cells: Sequence[_Cell], x: float, unit: float) -> _Cell | None:
    """The cell that begins at *x*."""
    near = [cell for cell in cells if abs(cell.x - x) <= _NEAR * unit]
    return min(near, key=lambda cell: abs(cell.x - x)) if near else None


def _block(lines: list[Line], cells: list[list[_Cell]], i: int, label: _Cell, unit: float) -> list[tuple[int, _Cell]]:
    """The cells of the stamp whose number stands in *label* on line *i*, from the office's name down to the time."""
    block = [(i, label)]
    k = i - 1
    while k >= 0 and i - k <= _OFFICE and lines[k].y - lines[k + 1].y < _ROWS * unit:
        above = _at(cells[k], label.x, unit)
        said = lines[k].text[above.start : above.end] if above else ""
        if above is None or len(said) > _LONG or _LABEL.match(said) or _BELOW.match(said):
            break
        block.insert(0, (k, above))
        k -= 1
    k, lowest = i + 1, i
    while k < len(lines) and k - lowest <= 2 and lines[lowest].y - lines[k].y < 2 * _ROWS * unit:
        below = _at(cells[k], label.x, unit)
        if below is not None and _BELOW.match(lines[k].text, below.start, below.end):
            block.append((k, below))
            lowest = k
        k += 1
    return block


def _mixed(cells: list[list[_Cell]], block: list[tuple[int, _Cell]]) -> bool:
    """Whether something else stands on a row of the stamp, or a row between two of its own."""
    rows = [k for k, _ in block]
    return rows[-1] - rows[0] >= len(rows) or any(len(cells[k]) > 1 for k in rows)


def _taken_out(lines: list[Line], taken: list[list[tuple[int, _Cell]]]) -> list[Line]:
    gone: dict[int, list[_Cell]] = {}
    before: dict[int, list[Line]] = {}
    for block in taken:
        place = before.setdefault(min(other[0][0] for other in taken if _meet(other, block)), [])
        for k, cell in block:
            if cell in gone.get(k, ()):
                continue
            gone.setdefault(k, []).append(cell)
            line = lines[k]
            text, indices = line.text[cell.start : cell.end], line.indices[cell.start : cell.end]
            place.append(Line(text, indices, cell.x, line.y))
    found: list[Line] = []
    for k, line in enumerate(lines):
        found += before.get(k, ())
        if k not in gone:
            found.append(line)
        elif (rest := _without(line, gone[k])) is not None:
            found.append(rest)
    return found


def _meet(one: list[tuple[int, _Cell]], other: list[tuple[int, _Cell]]) -> bool:
    """Whether two stamps share rows."""
    return one[0][0] <= other[-1][0] and other[0][0] <= one[-1][0]


def _without(line: Line, cells: list[_Cell]) -> Line | None:
    """*line* without *cells*; None if nothing is left."""
    text, indices = list(line.text), list(line.indices)
    for cell in cells:
        text[cell.start : cell.end] = " " * (cell.end - cell.start)
        indices[cell.start : cell.end] = [-1] * (cell.end - cell.start)
    said = "".join(text)
    end = len(said.rstrip())
    start = len(said) - len(said.lstrip())
    if start >= end:
        return None
    x = max([(begun, x) for begun, x in ((0, line.x), *line.starts) if begun <= start])[1]
    starts = tuple((begun - start, x) for begun, x in line.starts if start < begun < end)
    return Line(said[start:end], indices[start:end], x, line.y, line.low, starts)
