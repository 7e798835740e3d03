"""Text recognisers: what they are given, what they give back, and what is known of their faults.

A recogniser is a callable: a page image (:class:`PIL.Image.Image`) in; out come its lines in reading order, each a
tuple of words with rectangles in pixels and confidences, or just the text of the page.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from thaidoc.formats.model import FormatNote, OcrLine, OcrWord, Recogniser
from thaidoc.text import Box, Span

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 300
"""Resolution of page images where memory allows: recognisers for print are trained for it."""
GAP = "    "


class Place(NamedTuple):
    """A word's stretch in the text of its page, and its rectangle in points."""

    start: int
    end: int
    line: int
    x0: float
    top: float
    x1: float
    bottom: float


class Recognised(NamedTuple):
    """The text of a page, and where its words stand."""

    text: str
    places: tuple[Place, ...]


def scale_for(size: tuple[float, float], pixels: int, resolution: float = DPI) -> float:
    """Pixels a point for a page of *size* points: *resolution*, unless its image had more than *pixels* pixels then."""
    width, height = max(size[0], 1.0), max(size[1], 1.0)
    return min(resolution / 72, math.sqrt(pixels / (width * height)))


def recognise(recogniser: Recogniser, image: Image, unit: float) -> Recognised:
    """Run *recogniser* on *image*; *unit* is the size of a pixel in points."""
    found = recogniser(image)
    if isinstance(found, str):
        return Recognised(found if not found or found.endswith("\n") else found + "\n", ())
    return join(found, unit)


def join(lines: Sequence[OcrLine], unit: float = 1.0) -> Recognised:
    """The text of *lines*, one a line, words parted as far as they stand apart."""
    parts: list[str] = []
    places: list[Place] = []
    length = 0
    for number, line in enumerate(lines):
        words = [word for word in line.words if word.text.strip()]
        if not words and not line.text:
            continue
        text, stretches = _line_text(line, words)
        for word, (start, end) in zip(words, stretches, strict=True):
            box = (word.x0 * unit, word.top * unit, word.x1 * unit, word.bottom * unit)
            places.append(Place(length + start, length + end, number, *box))
        parts.append(text + "\n")
        length += len(text) + 1
    return Recognised("".join(parts), tuple(places))


def _line_text(line: OcrLine, words: Sequence[OcrWord]) -> tuple[str, list[tuple[int, int]]]:
    if line.text is not None:
        stretches = []
        at = 0
        for word in words:  # a word that the line's own text spells otherwise gets the whole line
            start = line.text.find(word.text, at)
            if start < 0:
                stretches.append((0, len(line.text)))
            else:
                at = start + len(word.text)
                stretches.append((start, at))
        return line.text, stretches
    text = ""
    stretches = []
    height = median(word.bottom - word.top for word in words)
    end: float | None = None
    for word in words:
        if end is not None:
            gap = word.x0 - end
            # Thai has no blanks between words: recognisers cut it into words that touch.
            text += GAP if gap > 2.5 * height else " " if gap > 0.15 * height else ""
        stretches.append((len(text), len(text) + len(word.text)))
        text += word.text
        end = word.x1
    return text, stretches


def boxes(places: Sequence[Place], page: int, start: int, end: int) -> Iterator[Box]:
    """One rectangle a line for the stretch of a page's text; part of a word gives a part of its rectangle."""
    number: int | None = None
    parts: list[tuple[float, float, float, float]] = []
    for place in places:
        if place.end <= start or place.start >= end:
            continue
        if number is not None and place.line != number and parts:
            yield _union(page, parts)
            parts = []
        number = place.line
        step = (place.x1 - place.x0) / (place.end - place.start)
        x0 = place.x0 + step * max(0, start - place.start)
        x1 = place.x1 - step * max(0, place.end - end)
        parts.append((x0, place.top, x1, place.bottom))
    if parts:
        yield _union(page, parts)


class WordBoxes:
    """The rectangles of spans in a text made of words with places. It pickles."""

    def __init__(self, starts: tuple[int, ...], places: dict[int, tuple[Place, ...]]) -> None:
        self.starts, self.places = starts, places

    def __call__(self, span: Span) -> tuple[Box, ...]:
        """The rectangles of *span*, one a line."""
        found: list[Box] = []
        ends = (*self.starts[1:], span.end + 1)
        for page, (start, end) in enumerate(zip(self.starts, ends, strict=True), 1):
            if span.start < end and span.end > start:
                found += boxes(self.places[page], page, span.start - start, span.end - start)
        return tuple(found)


def _union(page: int, parts: Sequence[tuple[float, float, float, float]]) -> Box:
    return Box(
        page, min(p[0] for p in parts), min(p[1] for p in parts), max(p[2] for p in parts), max(p[3] for p in parts)
    )


_MISSING = "๔๖๗๘๙"
_ENOUGH = 16


def digits_untrusted(text: str) -> bool:
    """Whether *text* shows the mark of Tesseract's Thai model, which has no ๔ ๖ ๗ ๘ ๙: many Thai digits, none of these.

    Honest text of sixteen Thai digits lacks all five about once in 65,000, and any year of our time holds one of them.
    """
    if any(digit in text for digit in _MISSING):
        return False
    return sum(text.count(digit) for digit in "๐๑๒๓๕") >= _ENOUGH


def untrusted_note(text: str) -> FormatNote | None:
    """The note on a text whose digits cannot be trusted, else None."""
    if not digits_untrusted(text):
        return None
    return FormatNote(
        "untrusted_digits",
        "many Thai digits, but none of ๔๖๗๘๙: the text comes from a recogniser that cannot read these (Tesseract's "
        "Thai model), so no number and no date in it is sure; read the page with another recogniser",
    )


DIGIT_CLASSES = ("๐0", "๑1", "๒๖26", "๓๗37", "๔๕๘๙4589")
"""Digits that such a model does not tell apart: numbers compared by class can propose links, not prove them."""
