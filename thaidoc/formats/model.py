"""What a reader gives: a text, a verdict for each page, and what is to be told of the file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from enum import StrEnum
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from attrs import field, frozen

from thaidoc.errors import Limit, NeedsOCR, ReadError, Unreadable
from thaidoc.text import Box, Source, Span

if TYPE_CHECKING:
    from PIL.Image import Image


class Verdict(StrEnum):
    """How far the text of a page can be trusted."""

    TEXT = "text"
    """The text layer was taken as it is."""
    REPAIRED = "repaired"
    """The text layer is damaged, and was put right or will be by the cleaning rules."""
    MIXED = "mixed"
    """The text was read, but a large part of the page is an image that may hold more."""
    NEEDS_OCR = "needs_ocr"
    """What is printed cannot be had from the file: the page is an image, or its text layer is no text."""


class PageVerdict(NamedTuple):
    """The verdict on one page (from 1) and the reasons for it, short machine-readable words."""

    page: int
    verdict: Verdict
    reasons: tuple[str, ...] = ()


@frozen
class FormatNote:
    """Something to be told of the file: ``severity`` is ``info``, ``warning`` or ``error``."""

    code: str
    message: str
    severity: str = "warning"
    page: int | None = None
    span: Span | None = None


@frozen
class Annotation:
    """A mark made on a page after it was printed: FreeText, StrikeOut, Stamp, ...

    ``text`` is what it says itself (a strike-out mostly nothing), ``box`` its rectangle; ``span`` is what it covers in
    the source text (struck out, highlighted, overlaid), None if it covers nothing. A mark over places that do not
    follow each other in the text comes once for each.
    """

    page: int
    kind: str
    text: str
    box: Box
    span: Span | None = None


@frozen
class Limits:
    """What one file may cost. None takes a limit away; what was left unread is told in a note."""

    pages: int | None = 2_000
    bytes: int | None = 200_000_000
    seconds: float | None = 60.0
    unpacked: int = 500_000_000
    """Bytes that compressed parts (DOCX members, PDF streams) may come to when unpacked."""
    pixels: int = 40_000_000
    """The largest page image that is made for a text recogniser."""


class OcrWord(NamedTuple):
    """A word of a recogniser: its rectangle in pixels of the image it was given, confidence 0-1."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float = 1.0


class OcrLine(NamedTuple):
    """A line of words, from left to right. ``text`` overrides the words joined by their gaps."""

    words: tuple[OcrWord, ...]
    text: str | None = None


Recogniser = Callable[["Image"], Sequence[OcrLine] | str]
"""The interface of text recognisers: a page image in, its lines in reading order out (or its bare text)."""


@frozen
class Reading:
    """What a reader found: the text with its places, how good it is, and what is to be told."""

    source: Source
    pages: tuple[PageVerdict, ...] = ()
    notes: tuple[FormatNote, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    format: str = "text"
    encoding: str | None = None
    """The character encoding in which a text file stood."""
    addresses: tuple[tuple[int, str], ...] = field(default=(), repr=False)
    """Where each stretch of the text stands in a file without pages (DOCX): its first offset and its address."""
    untrusted_digits: bool = False
    """Whether the text comes from a recogniser that cannot tell Thai digits apart: numbers and dates are doubtful."""

    def address(self, span: Span) -> str | None:
        """Where the start of *span* stands in a file without pages, e.g. ``document.xml paragraph 3``."""
        at = bisect_right(self.addresses, span.start, key=itemgetter(0)) - 1
        return self.addresses[at][1] if at >= 0 else None

    @property
    def unread(self) -> tuple[int, ...]:
        """The pages that need a text recogniser."""
        return tuple(page.page for page in self.pages if page.verdict is Verdict.NEEDS_OCR)

    @property
    def verdict(self) -> Verdict:
        """The verdict on the whole file: ``mixed`` if only some pages could be read."""
        if not self.pages:
            return Verdict.TEXT
        unread = len(self.unread)
        if unread:
            return Verdict.NEEDS_OCR if not self.source.text.strip() else Verdict.MIXED
        kinds = {page.verdict for page in self.pages}
        for kind in (Verdict.MIXED, Verdict.REPAIRED):
            if kind in kinds:
                return kind
        return Verdict.TEXT

    def error(self) -> ReadError | None:
        """The error that this reading amounts to if no text came out of it, else None."""
        if self.source.text.strip():
            return None
        for note in self.notes:
            if note.code in _ERRORS:
                return _ERRORS[note.code](note.message)
        return None


_ERRORS: dict[str, type[ReadError]] = {"needs_ocr": NeedsOCR, "limit": Limit, "unreadable_page": Unreadable}


def needs_ocr_note(what: str, page: int = 1) -> FormatNote:
    """The note that says what to do where *what* cannot be read without a text recogniser."""
    return FormatNote(
        "needs_ocr",
        f"{what}; run a text recogniser and parse the text that it gives, or in Python give read() one, "
        "e.g. ocr=thaidoc.formats.tesseract.recogniser() (extra thaidoc[ocr])",
        "error",
        page,
    )


def page_list(pages: Sequence[int]) -> str:
    """``1-3, 5`` for ``(1, 2, 3, 5)``."""
    parts: list[str] = []
    first = last = None
    for page in [*pages, None]:
        if first is not None and last is not None and page != last + 1:
            parts.append(str(first) if first == last else f"{first}-{last}")
            first = None
        if first is None:
            first = page
        last = page
    return ", ".join(parts)
