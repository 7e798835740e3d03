"""What is wrong with a text layer, counted: pure functions on text, no PDF in sight."""

from __future__ import annotations

import re
from typing import NamedTuple

THAI_LETTER = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]")
_LATIN_LETTER = re.compile("[A-Za-z]")
_THAI_PRIVATE = re.compile("[\uf700-\uf71a]")
_FOREIGN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffd-\uffff\ue000-\uf6ff\uf71b-\uf8ff]")
"""Codes that mean nothing outside their font; symbol bullets (U+F0xx) are among them, so a few prove nothing."""
TEMPLATE = re.compile(r"\{[A-Za-z_]{3,}[0-9]{0,2}\}")
"""A field of a form that the real value was to replace, and did not, or only by being drawn over it."""
_MARK = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
# Repairs of these are the business of thaidoc.text; here they only say that the layer is damaged.
_BROKEN_CLUSTERS = (
    ("blank_before_mark", re.compile(f"[ก-ฮ] [{_MARK}]")),
    ("blank_before_aa", re.compile("[ก-ฮ] [าำ]")),
    ("split_sara_am", re.compile("\u0e4d[\u0e48-\u0e4b]?\u0e32")),
    ("tone_for_circle", re.compile("(?:ส้านัก|ต้าบล|ก้าหนด|จ้านวน|อ้าเภอ)")),
    ("mark_without_base", re.compile(f"[{_MARK}](?<![ก-ฮ{_MARK}\uf700-\uf71a ][{_MARK}])")),
)
_PLAIN_TOKEN = re.compile(
    "[(\"'\u201c\u2018\\[]*(?:[A-Z]?[a-z]{2,}|[A-Z]{2,}|[AaI]|[\\d.,:/%-]*\\d|[\u0e01-\u0e5b\uf700-\uf71a.,/-]{2,}|"
    "\\S+@\\S+\\.\\w+|https?://\\S+|www\\.\\S+|[-\u2013\u2014.,:/&+()\u2026]+)(?:'s)?[)\"'\u201d\u2019\\].,;:!?]*"
)
_VOWEL = re.compile("[aeiouyAEIOUY]")
_TORN = re.compile(f" (?:ะ|[ก-ฒด-ฮา-\u0e33เ-ไ][{_MARK}]*+ [ก-ฮะ-\u0e33เ-ไ][{_MARK}]*+(?= ))")
"""Letters that stand by themselves, two and more on end, and a vowel cut off: a torn word, or a title spaced out."""
_TWICE = re.compile(f"([{_MARK}])\\1")
_LEAK = re.compile("[A-Za-z\u00c0-\u024f][\u0e48-\u0e4b]?[าำ]")
_HEAVY, _LIGHT = 1.0, 0.2


class Tally(NamedTuple):
    """Counts over the text of one page."""

    visible: int
    thai: int
    latin: int
    private: int
    foreign: int


def tally(text: str) -> Tally:
    """Count the characters that decide whether *text* is a text at all."""
    visible = len("".join(text.split()))
    return Tally(
        visible,
        len(THAI_LETTER.findall(text)),
        len(_LATIN_LETTER.findall(text)),
        len(_THAI_PRIVATE.findall(text)),
        len(_FOREIGN.findall(text)),
    )


def damages(text: str) -> tuple[str, ...]:
    """The names of the defects that are in *text* and can be repaired."""
    found = [name for name, pattern in _BROKEN_CLUSTERS if pattern.search(text)]
    if _THAI_PRIVATE.search(text):
        found.append("private_marks")
    if " ำ" in text and text.count("ำ") > 20 and text.count("ำ") > text.count("า"):
        found.append("am_for_aa")
    return tuple(found)


def plain_share(text: str) -> float:
    """The share of the tokens that are words, numbers or punctuation as people write them."""
    tokens = text.split()
    if not tokens:
        return 1.0
    plain = 0
    for token in tokens:
        if _PLAIN_TOKEN.fullmatch(token) and (not token.isalpha() or not token.isascii() or _VOWEL.search(token)):
            plain += 1
    return plain / len(tokens)


def is_gibberish(text: str, counts: Tally | None = None) -> bool:
    """Whether *text* is what an English recogniser makes of a Thai page: Latin letters that form no words."""
    counts = counts or tally(text)
    if counts.thai > counts.latin or counts.visible < 30:
        return False
    return plain_share(text) < 0.6


def badness(text: str) -> float:
    """How bad the text of a page is: its defects for each visible character, heavy ones those that nothing repairs.

    A page without a visible character is the worst.
    """
    counts = tally(text)
    if not counts.visible:
        return 1.0
    heavy = counts.foreign + _heavy(text)
    light = counts.private + sum(len(pattern.findall(text)) for name, pattern in _BROKEN_CLUSTERS if name != _LOOSE)
    return min(1.0, (_HEAVY * heavy + _LIGHT * light) / counts.visible)


def suspect(text: str) -> bool:
    """Whether *text* has defects that no rule repairs, so that another reader might do better. Cheap on good text."""
    return _heavy(text) >= _SOME or len(_FOREIGN.findall(text)) >= _SOME


_LOOSE = "mark_without_base"
_SOME = 3
"""So few defects may stand on the paper itself."""


def _heavy(text: str) -> int:
    """How often letters are torn apart, marks hang in the air or stand twice, or a glyph's number leaks."""
    return sum([len(pattern.findall(text)) for pattern in (_TORN, dict(_BROKEN_CLUSTERS)[_LOOSE], _TWICE, _LEAK)])
