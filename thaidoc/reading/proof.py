"""Evidence collected while a record is built."""

from __future__ import annotations

from thaidoc.reading.sheet import Sheet
from thaidoc.records import Evidence
from thaidoc.text import Span


class Proof:
    """By path: the place of each value, the rule that read it, how sure it is."""

    __slots__ = ("items", "sheet")

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.items: dict[str, Evidence] = {}

    def mark(self, path: str, start: int, end: int, rule: str, confidence: float) -> str:
        """The value at *path* stands in ``[start, end)`` of the clean text, which is returned as a text field."""
        text = self.sheet.fold(start, end)
        self.place(path, self.sheet.span(start, end), rule, confidence, text)
        return text

    def place(self, path: str, span: Span | None, rule: str, confidence: float, text: str | None = None) -> None:
        """The value at *path* stands at *span* of the original text; nothing is noted without a place."""
        if span is not None:
            source = self.sheet.source
            page = source.page_of(span.start) if source.page_starts else None
            self.items[path] = Evidence(span, page, text, rule, confidence)
