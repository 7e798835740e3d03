"""The only place that imports pdfplumber: ruled tables, and the second opinion on a page that PDFium reads badly.

pdfplumber knows the width of every character and takes no notice of ActualText. That is why it wins where a producer
stretches lines letter by letter (PDFium puts a blank behind each) or marks good text with a bad ActualText. It takes
fifty times as long, so a page must have a reason to come here. Its characters are taken in the order of the content
stream; lines are made by :mod:`thaidoc.formats.pdf.layout`, as for PDFium's.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any, NamedTuple

from thaidoc.formats.pdf.layout import MARKS, Cell, Glyph, Table

Rectangle = tuple[float, float, float, float]
"""x0, top, x1, bottom from the top left corner of the page as it is seen."""

_BLANK = 0.18
"""How much more than between its other letters a line must gape, in letter heights, for a blank to be meant."""
_SPAN = 0x10000
"""The widest range of codes that a font may define: pdfminer writes every one of them out."""
_RANGE = re.compile(rb"<\s*([0-9A-Fa-f]+)\s*>\s*<\s*([0-9A-Fa-f]+)\s*>\s*[<\[\d]")
_FORMS = 4
_CROSSINGS = 1500
"""The finder compares each crossing with all others: more are squared paper, or malice."""
_BREAKS = frozenset("\t\n\r\f\v\x1c\x1d\x1e\x85\u2028\u2029")


class Sheet(NamedTuple):
    """The characters of a page in the order of the content stream, and the rectangle of each by its index."""

    glyphs: list[Glyph]
    boxes: list[Rectangle]


class Plumber:
    """A document opened with pdfplumber when its first page is asked for; :meth:`close` it.

    pdfminer raises anything on damaged files, and writes to the log: here it gives None, and silence.
    """

    def __init__(self, data: str | bytes, count: int) -> None:
        self.data = data
        self.count = count
        self._document: Any = None
        self._failed = False

    def close(self) -> None:
        """Give its memory back."""
        if self._document is not None:
            self._document.close()
            self._document = None

    def sheet(self, number: int, size: tuple[float, float] | None = None) -> Sheet | None:
        """Page *number* (from 0), or None if it cannot be read or is not the page of *size* that PDFium means."""
        try:
            pages = self._pages()
            if len(pages) != self.count:  # a damaged page tree: the two do not number the pages alike
                return None
            page = pages[number]
            left, top, right, bottom = page.cropbox
            if size is not None and max(abs(right - left - size[0]), abs(bottom - top - size[1])) > 1:
                return None
            if not all(map(_harmless, _fonts(page.page_obj.resources, 0))):
                return None
            try:
                return _sheet(page.chars, float(page.mediabox[3]) - bottom, left, top)
            finally:
                page.close()
        except Exception:  # noqa: BLE001 - whatever it stumbles over, the other reader's text stands
            return None

    def _pages(self) -> Sequence[Any]:
        import pdfplumber

        if self._failed:
            return ()
        if self._document is None:
            self._failed = True  # unless all goes well: a second try would fail as the first
            logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
            if _slow(self.data):
                return ()
            self._document = pdfplumber.open(io.BytesIO(self.data) if isinstance(self.data, bytes) else self.data)
            self._failed = False
        pages: Sequence[Any] = self._document.pages
        return pages


def tables(rules: Sequence[Rectangle]) -> list[Table]:
    """The tables of two and more rows and columns that *rules* draw: left, lower, right, upper edge of each rule.

    pdfplumber finds the crossings, the cells and the tables; the rules come from PDFium, which has them at hand.
    """
    from pdfplumber import table as finder

    edges = [
        {
            "x0": x0, "x1": x1, "top": -y1, "bottom": -y0, "width": x1 - x0, "height": y1 - y0,
            "object_type": "line", "orientation": "h" if x1 - x0 > y1 - y0 else "v",
        }
        for x0, y0, x1, y1 in map(_thinned, rules)
    ]  # fmt: skip
    merged = finder.merge_edges(edges, 3, 3, 3, 3)
    level = sum(edge["orientation"] == "h" for edge in merged)
    if level * (len(merged) - level) > _CROSSINGS:
        return []
    cells = finder.intersections_to_cells(finder.edges_to_intersections(merged, 3, 3))
    made: list[Table] = []
    for group in finder.cells_to_tables(cells):
        nowhere: Any = None  # a table wants its page only to read from it
        rows: list[list[Cell | None]] = [
            [None if cell is None else (cell[0], -cell[3], cell[2], -cell[1]) for cell in row.cells]
            for row in finder.Table(nowhere, group).rows
        ]
        if len(rows) >= 2 and sum(sum(cell is not None for cell in row) >= 2 for row in rows) >= 2:
            made.append(rows)
    return made


def _thinned(rule: Rectangle) -> Rectangle:
    """*rule* without its thickness."""
    x0, y0, x1, y1 = rule
    if x1 - x0 > y1 - y0:
        y0 = y1 = (y0 + y1) / 2
    else:
        x0 = x1 = (x0 + x1) / 2
    return x0, y0, x1, y1


def _slow(data: str | bytes) -> bool:
    """Whether streams are packed in a way that pdfminer unpacks at a crawl."""
    if isinstance(data, str):
        with open(data, "rb") as file:
            data = file.read()
    return b"LZWDecode" in data


def _fonts(resources: Any, depth: int) -> Iterator[dict[str, Any]]:
    """The fonts that *resources* name, also those of the forms in it."""
    from pdfplumber.utils.pdfinternals import resolve

    found = resolve(resources)
    if not isinstance(found, dict) or depth > _FORMS:
        return
    fonts, forms = resolve(found.get("Font")), resolve(found.get("XObject"))
    for font in fonts.values() if isinstance(fonts, dict) else ():
        one = resolve(font)
        if isinstance(one, dict):
            yield one
            for inner in resolve(one.get("DescendantFonts")) or ():
                if isinstance(below := resolve(inner), dict):
                    yield below
    for form in forms.values() if isinstance(forms, dict) else ():
        yield from _fonts(getattr(resolve(form), "attrs", {}).get("Resources"), depth + 1)


def _harmless(font: dict[str, Any]) -> bool:
    """Whether no range of a font's codes is so wide that writing it out would take for ever."""
    from pdfplumber.utils.pdfinternals import resolve

    for key in ("ToUnicode", "Encoding"):
        stream = resolve(font.get(key))
        if hasattr(stream, "get_data"):
            for found in _RANGE.finditer(stream.get_data()):
                if int(found[2], 16) - int(found[1], 16) >= _SPAN:
                    return False
    for key in ("W", "W2"):
        numbers = [n for n in map(resolve, resolve(font.get(key)) or ()) if isinstance(n, int | float)]
        if any(number > _SPAN for number in numbers):
            return False
    return True


def _sheet(chars: Sequence[dict[str, Any]], low: float, left: float, top: float) -> Sheet:
    """*chars* of a page whose visible part begins *left* and *top* from the upper corner, *low* above the bottom."""
    glyphs: list[Glyph] = []
    boxes: list[Rectangle] = []
    usual = _usual_gaps(chars)
    before: dict[str, Any] | None = None  # the last character that is no mark
    for at, char in enumerate(chars):
        x, y = char["matrix"][4] - left, char["matrix"][5] - low
        boxes.append((char["x0"] - left, char["top"] - top, char["x1"] - left, char["bottom"] - top))
        spaced = None
        text = "\ufffd" if char["text"].startswith("(cid:") else char["text"]
        if text not in MARKS:
            if before is not None and before["matrix"][5] == char["matrix"][5]:
                gap = char["x0"] - before["x1"] - usual.get(round(char["matrix"][5], 1), 0.0)
                spaced = before["x1"] - left if gap > _BLANK * char["size"] else None
            before = char
        for one in text:
            glyphs.append(Glyph("\ufffd" if one in _BREAKS else one, x, y, at, at, spaced))
            spaced = None
    return Sheet(glyphs, boxes)


def _usual_gaps(chars: Sequence[dict[str, Any]]) -> dict[float, float]:
    """The distance at which letters stand, for each height on the page: more than nothing where a line is stretched."""
    gaps: dict[float, list[float]] = {}
    before: dict[str, Any] | None = None
    for char in chars:
        if char["text"] in MARKS:
            continue
        if before is not None and before["matrix"][5] == char["matrix"][5] and char["x0"] >= before["x0"]:
            gaps.setdefault(round(char["matrix"][5], 1), []).append(char["x0"] - before["x1"])
        before = char
    return {y: max(0.0, median(found)) for y, found in gaps.items() if len(found) >= 4}
