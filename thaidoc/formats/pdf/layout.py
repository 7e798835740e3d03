"""From glyphs with places to lines as the eye reads them.

Thai in PDF breaks every tool that sorts glyphs by their left edge: marks have no width, and producers place
them a hair before or behind their base. So the order *inside* a stretch is that of the content stream, in
which producers write what they mean; only whole stretches (pieces) are sorted by place. Everything here is
arithmetic on tuples: no PDF library is needed to test it.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

MARKS = frozenset(
    "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e"
) | {chr(c) for c in (*range(0xF701, 0xF70F), *range(0xF710, 0xF71B))}
"""Signs that sit above or below a consonant, also in the private codes that old Thai fonts use for them."""
FIRST = frozenset("เแโใไ")
"""Vowels that are written before their consonant: no blank comes between."""
WIDE = 5
"""From how many letter widths on a gap is a wide one."""
_SPACE = 1.22
"""From how many times the usual distance on two lines are further apart than lines of a paragraph."""
_DEEPEST = 80
_APART = 12
"""From how many letter widths off the margin a line stands in a column, and is no paragraph's first."""
_BLANKS = frozenset(" \u00a0\t")
_TEMPLATE = re.compile(r"\{[A-Za-z_]{3,}[0-9]{0,2}\}")


class Glyph(NamedTuple):
    """One character: its pen position (points, y upwards), its object's place in the stream, its index in the page.

    ``spaced`` is the place at which the PDF library says that a blank stands before this glyph, though none is drawn.
    """

    char: str
    x: float
    y: float
    order: int
    at: int
    spaced: float | None = None


class Piece:
    """Glyphs that were written one after the other on one line, without a wide gap."""

    __slots__ = ("end", "glyphs", "order", "x", "y")

    def __init__(self, glyph: Glyph, end: float) -> None:
        self.glyphs = [glyph]
        self.x = glyph.x
        self.y = glyph.y
        self.order = glyph.order
        self.end = end

    def strip(self) -> None:
        """Take the blanks off its ends: they would seem to lie over what another piece draws there."""
        glyphs = self.glyphs
        while glyphs and glyphs[-1].char in _BLANKS:
            self.end = min(self.end, glyphs.pop().x)
        first = 0
        while first < len(glyphs) and glyphs[first].char in _BLANKS:
            first += 1
        if first:
            del glyphs[:first]
            if glyphs:
                self.x = glyphs[0].x

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join([g.char for g in self.glyphs])


class Line(NamedTuple):
    """One line as read: its text, each character's index on the page (-1: a blank put in), its left end and height.

    A row of a table may be made of several printed lines: ``low`` is the height of the lowest.
    """

    text: str
    indices: list[int]
    x: float
    y: float
    low: float | None = None
    starts: tuple[tuple[int, float], ...] = ()
    """Behind each wide gap: where in the text the next part begins, and where on the page."""


class Widths:
    """How far the pen moves after each character, learnt from the page itself; ``unit`` is that of a usual letter."""

    __slots__ = ("scale", "steps", "sure", "unit")

    def __init__(self, steps: dict[str, float], sure: frozenset[str], unit: float, scale: float = 1.0) -> None:
        self.steps = steps
        self.sure = sure
        self.unit = unit
        self.scale = scale

    @classmethod
    def of(cls, glyphs: Iterable[Glyph]) -> Widths:
        """The widths that neighbours on a line tell. Gaps make them larger, so it is the smaller ones that count."""
        seen: dict[str, list[float]] = {}
        base: Glyph | None = None
        for glyph in glyphs:
            if base is not None and glyph.y == base.y:
                step = glyph.x - base.x
                if step > 0.05 and glyph.spaced is None:
                    seen.setdefault(base.char, []).append(step)
                elif step <= 0.05 and glyph.char not in MARKS:  # a syllable named at once: whose width is not known
                    base = None
                    continue
            if glyph.char not in MARKS:
                base = None if glyph.char in _BLANKS else glyph
        steps = {}
        for char, found in seen.items():
            some = sorted(found[:40])
            steps[char] = some[len(some) // 4]
        if "\u0e32" in steps:
            steps["\u0e33"], seen["\u0e33"] = steps["\u0e32"], seen["\u0e32"]
        sure = frozenset([char for char, found in seen.items() if len(found) >= 4])
        usual = [step for char, step in steps.items() if char in sure] or list(steps.values())
        return cls(steps, sure, max(median(usual) if usual else 6.0, 0.5))

    def __getitem__(self, char: str) -> float:
        return self.steps.get(char, self.unit) * self.scale

    def scaled(self, row: Iterable[Piece]) -> Widths | None:
        """The widths where letters are larger or smaller than those of the page; None if too few letters tell."""
        ratios = []
        for piece in row:
            letters = [glyph for glyph in piece.glyphs if glyph.char not in MARKS]
            for one, other in pairwise(letters):
                if one.char in self.sure and other.x > one.x:
                    ratios.append((other.x - one.x) / self.steps[one.char])
        if len(ratios) < 4 and (len(ratios) < 2 or max(ratios) > 1.15 * min(ratios)):  # a short word: all must agree
            return None
        scale = sorted(ratios)[len(ratios) // 3]
        return self if 0.9 < scale < 1.12 else Widths(self.steps, self.sure, self.unit * scale, scale)


def set_out(lines: Sequence[Line], unit: float) -> tuple[str, list[int]]:
    """The text of *lines* and its characters' indices: indented as on the page, an empty line where space is left.

    A reader sees by indents and spaces where the body begins and which lines belong together.
    """
    text: list[str] = []
    indices: list[int] = []
    if not lines:
        return "", []
    margin = sorted(line.x for line in lines)[len(lines) // 10]
    usual = _usual_drops(lines, margin, unit)
    above: Line | None = None
    for line in lines:
        if above is not None:
            drop = usual.get(_column(above, line, margin, unit), usual[None])
            fall = (above.low or above.y) - line.y
            if fall > _SPACE * drop or fall < -unit:  # a stamp is read before what stands at its height
                text.append("\n")
                indices.append(-1)
        above = line
        indent = min(_DEEPEST, max(0, round((line.x - margin) / unit)))
        text.append(" " * indent + line.text + "\n")
        indices += [-1] * indent
        indices += line.indices
        indices.append(-1)
    return "".join(text), indices


def _usual_drops(lines: Sequence[Line], margin: float, unit: float) -> dict[int | None, float]:
    """How far apart the lines of a paragraph stand, on the page and in each of its columns: a stamp is set narrower."""
    drops: dict[int | None, list[float]] = {None: []}
    for above, below in pairwise(lines):
        if (drop := (above.low or above.y) - below.y) > unit:
            drops.setdefault(_column(above, below, margin, unit), []).append(drop)
    page = drops.pop(None) or [drop for found in drops.values() for drop in found]
    usual: dict[int | None, float] = {None: sorted(page)[len(page) // 4] if page else 0.0}
    for column, found in drops.items():
        if len(found) > 2:
            usual[column] = sorted(found)[len(found) // 4]
    return usual


def _column(above: Line, below: Line, margin: float, unit: float) -> int | None:
    """The column in which two lines stand, by where it begins; None for what begins at the margin or anywhere."""
    apart = abs(above.x - below.x) < unit and below.x - margin > _APART * unit
    return round(below.x / (4 * unit)) if apart else None


def wide(letters: float) -> int:
    """How many blanks stand for a wide gap (between number and agency, between columns) of so many letter widths."""
    return max(4, min(_DEEPEST, round(letters)))


def arrange(glyphs: Iterable[Glyph]) -> tuple[list[Line], float]:
    """The lines of a page from top to bottom, and the width of a usual letter. *glyphs* are in stream order."""
    stream = list(glyphs)
    if not stream:
        return [], 1.0
    widths = Widths.of(stream)
    return _lines(once(stream, widths.unit), widths), widths.unit


def _lines(stream: list[Glyph], widths: Widths) -> list[Line]:
    """The lines of glyphs that stand on the page once."""
    return [_line(row, widths) for row in _rows(_pieces(stream, widths), widths.unit)]


Cell = tuple[float, float, float, float]
"""The rectangle of a cell: left, lower, right and upper edge (points, y upwards)."""
Table = list[list[Cell | None]]
"""The rows of a table from top to bottom; None where a row has no cell of its own."""
_PARTED = 4
"""How many blanks part the cells of a row."""
_WORK = 5_000_000
"""So many questions whether a glyph stands in a cell are asked of a page at most; they take some seconds."""
_CELL_LINES = 10
"""A cell with more lines than that is a frame around running text."""


def arrange_tables(glyphs: Iterable[Glyph], tables: Iterable[Table]) -> tuple[list[Line], float] | None:
    """As :func:`arrange`, but each row of *tables* is one line, its cells parted by wide gaps; None if there is none.

    Read line by line, what is broken inside a cell would be mixed with what stands in the cells beside it.
    """
    stream = list(glyphs)
    widths = Widths.of(stream)
    stream = once(stream, widths.unit)
    rows: list[Line] = []
    for table in tables:
        if len(stream) * sum(map(len, table)) > _WORK:
            continue
        inner, outer = _inside(stream, table)
        cells = {cell: _lines(glyphs, widths) for cell, glyphs in inner.items()}
        made = [line for row in table if (line := _row_line(row, cells, widths)) is not None]
        tall = any(len(lines) > _CELL_LINES for lines in cells.values())
        if not tall and sum(" " * _PARTED in line.text for line in made) >= 2:
            rows += made
            stream = outer
    if not rows:
        return None
    found = _lines(stream, widths)
    for line in rows:
        at = next((i for i, other in enumerate(found) if other.y < line.y), len(found))
        found.insert(at, line)
    return found, widths.unit


def _inside(stream: Sequence[Glyph], table: Table) -> tuple[dict[Cell, list[Glyph]], list[Glyph]]:
    """The glyphs in each cell of *table*, and the others. A mark goes where the glyph before it went."""
    cells = [cell for row in table for cell in row if cell is not None]
    left, low = min(c[0] for c in cells), min(c[1] for c in cells)
    right, high = max(c[2] for c in cells), max(c[3] for c in cells)
    inner: dict[Cell, list[Glyph]] = {}
    outer: list[Glyph] = []
    home: Cell | None = None
    for glyph in stream:
        if glyph.char not in MARKS:
            home = None
            if left <= glyph.x <= right and low <= glyph.y <= high:
                home = next((c for c in cells if c[0] <= glyph.x < c[2] and c[1] <= glyph.y < c[3]), None)
        if home is None:
            outer.append(glyph)
        else:
            inner.setdefault(home, []).append(glyph)
    return inner, outer


def _row_line(row: Sequence[Cell | None], cells: dict[Cell, list[Line]], widths: Widths) -> Line | None:
    """A row of a table as one line, of the printed lines of its *cells*; None if nothing stands in it."""
    text: list[str] = []
    indices: list[int] = []
    x, y, low = 0.0, 0.0, 0.0
    for cell in row:
        if cell is None or not (lines := cells.get(cell)):
            continue
        if text:
            text.append(" " * _PARTED)
            indices += [-1] * _PARTED
            y, low = max(y, lines[0].y), min(low, lines[-1].y)
        else:
            x, y, low = lines[0].x, lines[0].y, lines[-1].y
        for number, line in enumerate(lines):
            if number and _parted(lines[number - 1], line, cell, widths):
                text.append(" ")
                indices.append(-1)
            text.append(line.text)
            indices += line.indices
    return Line("".join(text), indices, x, y, low) if text else None


def _parted(one: Line, other: Line, cell: Cell, widths: Widths) -> bool:
    """Whether a blank stands between two lines of a cell: not where a Thai sentence was only wrapped."""
    if not ("\u0e01" <= one.text[-1] <= "\u0e4e" and "\u0e01" <= other.text[0] <= "\u0e4e"):
        return True
    end = one.x + sum([widths[char] for char in one.text if char not in MARKS])
    return cell[2] - end > 0.35 * (cell[2] - cell[0])


def once(stream: Sequence[Glyph], unit: float) -> list[Glyph]:
    """*stream* without the second copies of glyphs that were drawn twice to look bold."""
    near = 0.35 * unit
    # Copies lie so close that many share a square with the original; if none does, there are no copies.
    if len({(glyph.char, glyph.x // near, glyph.y // near) for glyph in stream}) == len(stream):
        return list(stream)
    seen: dict[tuple[str, int, int], Glyph] = {}
    kept: list[Glyph] = []
    previous: Glyph | None = None
    for glyph in stream:
        if previous is not None and _of_one_sign(previous, glyph):  # kept or dropped with the rest of its sign
            if kept and kept[-1] is previous:
                kept.append(glyph)
            previous = glyph
            continue
        previous = glyph
        column, row = int(glyph.x // near), int(glyph.y // near)
        if not any(
            abs(other.x - glyph.x) < near and abs(other.y - glyph.y) < near
            for dx in (0, -1, 1)
            for dy in (0, -1, 1)
            if (other := seen.get((glyph.char, column + dx, row + dy))) is not None
        ):
            seen[glyph.char, column, row] = glyph
            kept.append(glyph)
    return kept


def _of_one_sign(one: Glyph, other: Glyph) -> bool:
    """Whether *other* is the next letter of a ligature: ffi is drawn as one sign in one place."""
    return one.at + 1 == other.at and one.x == other.x and one.y == other.y and one.order == other.order


def _pieces(stream: list[Glyph], widths: Widths) -> list[Piece]:
    unit = widths.unit
    pieces: list[Piece] = []
    piece: Piece | None = None
    previous: Glyph | None = None
    of_sign = False  # the glyph before is a further letter of a ligature
    for glyph in stream:
        mark = glyph.char in MARKS
        blank = glyph.char in _BLANKS
        # how far a blank moves the pen only the next glyph tells: a blank for a lost circle moves it by nothing
        if piece is not None and previous is not None:
            rise = abs(glyph.y - piece.y)
            one_sign = _of_one_sign(previous, glyph)
            if of_sign and not one_sign and not mark and rise == 0 and previous.x < glyph.x < piece.end:
                piece.end = glyph.x  # a ligature is narrower than its letters
            of_sign = one_sign
            back = piece.end - glyph.x
            if mark:  # a mark may be raised, and its pen may stand at either edge of its base
                joined = rise < 2.5 * unit and -unit < back < 3 * unit
            else:
                # the circle of sara am begins over the consonant before it
                joined = rise < 0.6 * unit and -2.5 * unit < back < (2 if glyph.char == "\u0e33" else 0.9) * unit
                joined = joined or one_sign
                joined = joined and glyph.char != "{" and previous.char != "}"  # fields of a form stand by themselves
            if joined:
                piece.glyphs.append(glyph)
                piece.end = max(piece.end, glyph.x) if blank else _end(glyph, piece.end, widths)
                previous = glyph
                continue
        piece = Piece(glyph, glyph.x if blank else _end(glyph, None, widths))
        pieces.append(piece)
        previous = glyph
    return pieces


def _end(glyph: Glyph, before: float | None, widths: Widths) -> float:
    """Where the pen stands after *glyph*; *before* is where it stood.

    Where a producer names a whole syllable at once, all its characters have the place of the first one: a glyph that
    begins well before the pen is drawn at the pen.
    """
    if glyph.char in MARKS:
        return max(glyph.x, before or glyph.x)
    start = glyph.x
    if before is not None and before - 3 * widths.unit < start < before - 0.5 * widths.unit:
        start = before
    return start + widths[glyph.char]


def _rows(pieces: list[Piece], unit: float) -> list[list[Piece]]:
    """Pieces by line, lines from top to bottom, pieces of a line from left to right."""
    for piece in pieces:
        piece.strip()
    rows: list[list[Piece]] = []
    heights: list[float] = []
    for piece in sorted(
        (p for p in pieces if p.glyphs and not _TEMPLATE.fullmatch(p.text)), key=lambda p: (-p.y, p.order, p.x)
    ):
        at = len(rows) - 1
        placed = False
        while at >= 0 and heights[at] - piece.y < 0.75 * unit:
            clash = [p for p in rows[at] if min(p.end, piece.end) - max(p.x, piece.x) > 0.8 * unit]
            if not clash:
                insort(rows[at], piece, key=lambda p: p.x)
                placed = True
                break
            if any(_same(p, piece, unit) for p in clash):
                placed = True  # a second copy: drop it
                break
            at -= 1
        if not placed:
            rows.append([piece])
            heights.append(piece.y)
    return rows


def _same(one: Piece, other: Piece, unit: float) -> bool:
    return abs(one.x - other.x) < 0.5 * unit and one.text.strip() == other.text.strip()


def _line(row: list[Piece], page: Widths) -> Line:
    usual = widths = page.scaled(row) or page
    unit = widths.unit
    starts: list[tuple[int, float]] = []
    chars: list[str] = []
    indices: list[int] = []
    end: float | None = None  # of the last glyph that is no blank
    blanks: list[int] = []
    last_at = -2
    after_mark = sure = False
    start = 0.0  # of the last letter
    for piece in row:
        if len(row) > 1:  # ด่วนที่สุด in large letters, and a small stamp beside it
            widths = page.scaled((piece,)) or usual
            unit = widths.unit
        for number, glyph in enumerate(piece.glyphs):
            char = glyph.char
            if char in _BLANKS:
                if end is not None and not blanks:
                    end = max(end, min(glyph.x, end + unit))
                blanks.append(glyph.at)
                continue
            mark = char in MARKS
            if end is not None and not mark:
                if number and glyph.x > piece.glyphs[number - 1].x:
                    end = min(end, glyph.x)
                gap = glyph.x - end
                if gap > WIDE * unit:
                    _blank(chars, indices, blanks, max(len(blanks), wide(gap / page.unit)))
                    starts.append((len(chars), glyph.x))
                elif blanks:
                    _blank(chars, indices, blanks, len(blanks))
                elif glyph.spaced is not None and (sure or glyph.at - last_at <= 2):
                    # The library's guess, checked where the width of the letter before is known.
                    if (not sure or gap > 0.3 * unit) and not (gap < unit and chars[-1] in FIRST):
                        _blank(chars, indices, blanks, 1)
                elif gap > 0.45 * unit and (number == 0 or (after_mark and sure)):
                    # Behind marks the library overlooks gaps.
                    _blank(chars, indices, blanks, 1)
            elif blanks and end is not None:
                _blank(chars, indices, blanks, len(blanks))
            blanks = []
            chars.append(char)
            indices.append(glyph.at)
            last_at = glyph.at
            after_mark = mark
            # A mark that stands behind its letter tells that letter's width itself.
            sure = (sure or glyph.x > start + 0.3 * unit) if mark else char in widths.sure
            start = start if mark else glyph.x
            end = _end(glyph, end, widths)
    return Line("".join(chars), indices, row[0].x, row[0].y, None, tuple(starts))


def _blank(chars: list[str], indices: list[int], blanks: list[int], count: int) -> None:
    for i in range(count):
        chars.append(" ")
        indices.append(blanks[i] if i < len(blanks) else -1)
