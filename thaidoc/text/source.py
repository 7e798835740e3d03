"""A text with its name and its pages: what every span points into."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from attrs import field, frozen

from thaidoc.text.span import Box, Span

PAGE_BREAK = re.compile(r"\f|<!--[ \t]*+PAGE BREAK[ \t]*+-->")
"""What parts two pages in a plain text: a form feed, or the comment that OCR services write."""
_FORM_FEED = re.compile(r"\f")


@frozen(repr=False)
class Source:
    """The original text of one file, never changed.

    ``page_starts`` holds the offset (code points) of each page's first character, page 1 first; it is
    None where the file has no pages. ``boxer`` gives the rectangles of a span on its pages; it belongs
    to the reader that made the text and takes no part in equality.
    """

    text: str
    name: str | None = None
    page_starts: tuple[int, ...] | None = None
    boxer: Callable[[Span], tuple[Box, ...]] | None = field(eq=False, default=None)

    @classmethod
    def from_text(cls, text: str, name: str | None = None) -> Source:
        """A plain text; its pages are found at form feeds and at ``<!-- PAGE BREAK -->`` comments."""
        if "\f" not in text and "<" not in text:  # by far the most
            return cls(text, name)
        return cls(text, name, tuple(_page_starts(text)) or None)

    def page_of(self, offset: int) -> int | None:
        """The page (from 1) of the character at *offset*; None without pages or outside the text."""
        if not self.page_starts or not 0 <= offset <= len(self.text):
            return None
        return max(1, bisect_right(self.page_starts, offset))

    def pages_of(self, span: Span) -> tuple[int, int] | None:
        """The first and the last page that *span* touches."""
        first, last = self.page_of(span.start), self.page_of(max(span.start, span.end - 1))
        return None if first is None or last is None else (first, last)

    def boxes(self, span: Span) -> tuple[Box, ...]:
        """The rectangles of *span*, one a line; empty where nothing is known of the page."""
        return self.boxer(span) if self.boxer else ()

    def __repr__(self) -> str:
        pages = f", {len(self.page_starts)} pages" if self.page_starts else ""
        return f"<Source {self.name or 'text'!r}: {len(self.text)} characters{pages}>"


def _page_starts(text: str) -> Iterator[int]:
    """The starts of all pages; nothing if no page break stands in *text*."""
    start = None
    # Without comments the form feed alone is looked for: of one character many times faster than of two things.
    breaks = PAGE_BREAK if "<!--" in text else _FORM_FEED
    for found in breaks.finditer(text):
        if start is None:
            yield 0
        else:
            yield start
        start = found.end()
    # pdftotext closes the last page with a form feed too: what follows is no page.
    if start is not None and text[start:].strip():
        yield start
