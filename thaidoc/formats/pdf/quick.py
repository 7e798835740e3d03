"""The short way for pages that the PDF library reads well: its text, with a few places looked up to prove it.

Asking for the place of every character costs more than all the rest. Most pages need only the places of line
starts, of blanks (how wide is the gap?) and of marks (does the mark stand behind its base?). Whenever one of them is
not as it should be, the page takes the long way through :mod:`thaidoc.formats.pdf.layout`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from statistics import median
from typing import NamedTuple, Protocol

from thaidoc.formats.pdf.layout import FIRST, MARKS, WIDE, Line, set_out, wide
from thaidoc.formats.pdf.stamps import apart

_LINES = re.compile("[^\r\n]+")
_BLANK = " \u00a0"
_BLANKS = re.compile(f"[{_BLANK}]+")
_MARK_CLASS = "".join(sorted(MARKS))
_MARKED = re.compile(f"[^ {_MARK_CLASS}](?=[{_MARK_CLASS}])")
_MARK = re.compile(f"[{_MARK_CLASS}]")
_ODD = re.compile(
    "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffd-\uffff{}]"
    "|[\u00a1-\u00fb]{2}"
    "|[ก-ฮ][\u0e48-\u0e4b]?[A-Za-z\u00c0-\u024f][\u0e48-\u0e4b]?[าำ]"
)
"""Signs that the glyphs must be looked at one by one: codes without meaning, template fields, the wrong code table."""


class _Line(NamedTuple):
    """A line of the library's: its height, the pen at its first and last character, its stretch of the text."""

    y: float
    x: float
    last_x: float
    start: int
    end: int


class Places(Protocol):
    """What can be asked of a page about the character at an index."""

    def origin(self, index: int, /) -> tuple[float, float]:
        """The pen position."""
        raise NotImplementedError

    def generated(self, index: int) -> bool:
        """Whether the library made it up."""
        raise NotImplementedError

    def right(self, index: int) -> float:
        """Where the character ends and the next would begin."""
        raise NotImplementedError

    def together(self, one: int, other: int) -> bool:
        """Whether two characters were written by one command."""
        raise NotImplementedError


def quick(text: str, page: Places) -> tuple[str, list[int]] | None:
    """The text of a *page* and each character's index in *text*, or None if the page needs the long way."""
    origin = page.origin
    if _ODD.search(text):
        return None
    lines: list[_Line] = []
    widths: list[float] = []
    for found in _LINES.finditer(text):
        line = found.group()
        start = found.start() + len(line) - len(line.lstrip(_BLANK))
        end = start + len(line.strip(_BLANK))
        if end <= start:
            continue
        x, y = origin(start)
        last_x, last_y = origin(end - 1)
        if y != last_y or text[start] in MARKS:
            return None
        lines.append(_Line(y, x, last_x, start, end))
        steps = end - 1 - start - len(_MARK.findall(text, start, end))
        if steps > 5:
            widths.append((last_x - x) / steps)
    unit = median(widths) if widths else 6.0
    if unit < 0.5:
        return None
    rows = _rows(lines, unit)
    if rows is None or _blanks_are_guesses(text, page.generated):
        return None
    made: list[Line] = []
    for row in rows:
        parts: list[str] = []
        indices: list[int] = []
        starts: list[tuple[int, float]] = []
        previous: _Line | None = None
        for line_ in row:
            if previous is not None:
                letters = (line_.x - previous.last_x) / unit - 1
                blank = " " * wide(letters) if letters > WIDE else " "
                parts.append(blank)
                if letters > WIDE:
                    starts.append((sum(map(len, parts)), line_.x))
                indices += [-1] * len(blank)
            previous = line_
            if not _copy(text, line_, unit, page, parts, indices, starts):
                return None
        made.append(Line("".join(parts), indices, row[0].x, row[0].y, None, tuple(starts)))
    return set_out(apart(made, unit), unit)


def _blanks_are_guesses(text: str, generated: Callable[[int], bool]) -> bool:
    """Whether the producer writes no blanks: then the library's guesses need checking, as marks confuse it."""
    sample = [found.start() for found in islice(_BLANKS.finditer(text), 2, 40)]
    return sum(map(generated, sample)) > 0.5 * len(sample)


def _rows(lines: list[_Line], unit: float) -> list[list[_Line]] | None:
    """The lines by their height, those of one height side by side; None if they cannot be told apart."""
    rows: list[list[_Line]] = []
    for line in sorted(lines, key=lambda line: (-line.y, line.x)):
        if rows and (drop := rows[-1][0].y - line.y) < 0.8 * unit:
            if drop > 0.05 * unit or line.x < rows[-1][-1].last_x + 0.5 * unit:
                return None
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _stretched(gaps: list[tuple[int, int]], unit: float, page: Places) -> set[int]:
    """Where in a line the library guessed a blank that is none; -1 is put in so that it is asked once.

    Where several are too narrow the whole line is set with wider letters, and others may be a little wider.
    """
    guessed: dict[int, float] = {}
    for first, after in gaps:
        if first < after and page.generated(first):
            pen, following = page.origin(first - 1)[0], page.origin(after)[0]
            if following - pen < 1.6 * unit:
                guessed[first] = following - page.right(first - 1)
    narrow = [gap for gap in guessed.values() if gap < 0.3 * unit]
    limit = max(0.3 * unit, 1.6 * median(narrow)) if len(narrow) > 2 else 0.3 * unit
    return {-1, *(first for first, gap in guessed.items() if gap < limit)}


def _copy(
    text: str,
    line: _Line,
    unit: float,
    page: Places,
    parts: list[str],
    indices: list[int],
    starts: list[tuple[int, float]],
) -> bool:
    """Append a line to *parts*, *indices*, *starts*, wide gaps widened; False if something in it is out of place."""
    start, end, origin = line.start, line.end, page.origin
    missing: list[int] = []
    for marked in _MARKED.finditer(text, start, end - 1):
        at, after = marked.start(), marked.end()
        pen = origin(at + 1)[0]
        if pen - origin(at)[0] < 0.2 * unit:
            if not page.together(at, at + 1):
                return False
            continue  # a syllable that was named at once: all of it has one place
        while text[after] in MARKS and after < end - 1:
            after += 1
        if text[after] not in _BLANK and text[after] not in MARKS and origin(after)[0] - pen > 0.45 * unit:
            missing.append(after)  # behind marks the library overlooks gaps
    done = start
    gaps = [found.span() for found in _BLANKS.finditer(text, start, end)]
    if missing:
        gaps = sorted([*gaps, *((at, at) for at in missing)])
    stretched: set[int] = set()
    for first, after in gaps:
        if first == after:
            parts.append(text[done:after] + " ")
            indices += range(done, after)
            indices.append(-1)
            done = after
            continue
        x, y = origin(after)
        gap = x - origin(first - 1)[0] - (0 if text[first - 1] in MARKS else unit)
        if gap < -unit or y != line.y:
            return False
        if text[after] in MARKS:
            if page.generated(first):
                parts.append(text[done:first])
                indices += range(done, first)
                done = after
        elif (
            gap < unit
            and page.generated(first)
            and (
                text[first - 1] in FIRST
                or (gap < 0.6 * unit and first in (stretched := stretched or _stretched(gaps, unit, page)))
            )
        ):
            parts.append(text[done:first])  # letters spaced out to fill the line: the library takes gaps for blanks
            indices += range(done, first)
            done = after
        elif gap > WIDE * unit and (more := wide(gap / unit) - (after - first)) > 0:
            parts.append(text[done:after] + " " * more)
            indices += range(done, after)
            indices += [-1] * more
            starts.append((sum(map(len, parts)), x))
            done = after
    parts.append(text[done:end])
    indices += range(done, end)
    return True
