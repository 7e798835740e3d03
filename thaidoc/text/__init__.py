"""Texts, places in them, and what is needed before reading: cleaning and numerals. Imports nothing above it."""

from thaidoc.text.cleaning import NormalText, clean
from thaidoc.text.numerals import find_number_words, to_arabic, to_int, to_thai, words_to_int
from thaidoc.text.offsets import Edit, OffsetMap
from thaidoc.text.rules import RULES, Rule
from thaidoc.text.source import Source
from thaidoc.text.span import Box, Span

__all__ = [
    "RULES",
    "Box",
    "Edit",
    "NormalText",
    "OffsetMap",
    "Rule",
    "Source",
    "Span",
    "clean",
    "find_number_words",
    "to_arabic",
    "to_int",
    "to_thai",
    "words_to_int",
]
