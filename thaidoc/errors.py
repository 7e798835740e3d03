"""Every error that thaidoc raises. ``parse`` raises none of them on any text."""

from __future__ import annotations

import unicodedata
from typing import ClassVar


def display_width(text: str) -> int:
    """Columns that *text* takes in a terminal: Thai vowels above and below and tone marks take none."""
    return sum(
        0 if unicodedata.category(c) in ("Mn", "Cf", "Cc") else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


class ThaidocError(Exception):
    """Base of all errors of this library."""


class ValueParseError(ThaidocError, ValueError):
    """A text that should be one value is not.

    ``message`` says what is wrong, ``text`` is what was given, ``start`` and ``end`` the place
    (code points); ``str()`` draws the place below the text, by display column.
    """

    def __init__(self, message: str, text: str, start: int = 0, end: int | None = None) -> None:
        self.message = message
        self.text = text
        self.start = start
        self.end = len(text) if end is None else end
        super().__init__(message, text, self.start, self.end)

    def __str__(self) -> str:
        line = self.text.replace("\n", " ")[:200]
        before = " " * display_width(line[: self.start])
        marks = "^" * max(1, display_width(line[self.start : self.end]))
        return f"{self.message}\n  {line}\n  {before}{marks}"


class InvalidNumber(ValueParseError):
    """Not a document number (เลขที่หนังสือ)."""


class InvalidDate(ValueParseError):
    """Not a date, or an impossible day."""


class ReadError(ThaidocError):
    """A file that gives no record; ``type`` is the name printed in the JSON ``error`` object."""

    type: ClassVar[str] = "Unreadable"


class Unreadable(ReadError):
    """The file cannot be opened or decoded, or is of a kind that no reader takes."""


class NoDocument(ReadError):
    """The file was read, but nothing in it is an official document."""

    type = "NoDocument"


class NeedsOCR(ReadError):
    """The pages are images; a text recogniser must run first."""

    type = "NeedsOCR"


class Limit(ReadError):
    """A limit (size, pages, time) was reached."""

    type = "Limit"
