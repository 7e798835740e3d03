"""Places: a stretch of a text, a rectangle on a page."""

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch ``[start, end)`` of a text, counted in code points."""

    start: int
    end: int

    def slice(self, text: str) -> str:
        """The characters of *text* that this span covers."""
        return text[self.start : self.end]

    def shift(self, by: int) -> "Span":
        """The same stretch in a text that begins *by* code points earlier."""
        return Span(self.start + by, self.end + by)


class Box(NamedTuple):
    """A rectangle on a page, in points, origin at the page's top left; *page* counts from 1."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float
