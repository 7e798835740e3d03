"""Cleaning: a table of rules run over a text, with the map that leads back.

The source is never changed. :func:`clean` gives a second text in which the defects of scanning, printing and
conversion are mended, and every edit that led there; the map is made from those edits, not by comparing texts.
"""

from __future__ import annotations

import re

from attrs import field, frozen

from thaidoc.text.offsets import Edit, OffsetMap, apply_edits, compose
from thaidoc.text.rules import CLASSES, ENCODING, FOREIGN, RULES
from thaidoc.text.span import Span

MAX_ROUNDS = 16
"""One repair may lay bare another. A text that has not settled after so many rounds is left as it is."""

_FOREIGN = re.compile(f"[{FOREIGN}]")


@frozen
class NormalText:
    """A cleaned text beside its source. ``edits`` are in source coordinates, ascending and disjoint."""

    text: str
    source: str
    edits: tuple[Edit, ...] = ()
    map: OffsetMap = field(repr=False, kw_only=True)

    def to_source(self, start: int, end: int) -> Span:
        """Where ``text[start:end]`` stands in the source (see :meth:`OffsetMap.to_source`)."""
        return self.map.to_source(start, end)

    def to_clean(self, span: Span) -> Span:
        """Where the source's *span* stands in the clean text."""
        return self.map.to_clean(span.start, span.end)


# Which rules wait for what, a bit each: bit *i* is RULES[i].
_LITERALS: dict[str, int] = {}
_PAIRS: dict[bytes, int] = {}
_FOREIGN_RULES = _PAIR_RULES = 0
for _i, _rule in enumerate(RULES):
    for _literal in _rule.literals:
        _LITERALS[_literal] = _LITERALS.get(_literal, 0) | 1 << _i
    for _pair in _rule.pairs:
        _PAIRS[_pair] = _PAIRS.get(_pair, 0) | 1 << _i
        _PAIR_RULES |= 1 << _i
    if _rule.foreign:
        _FOREIGN_RULES |= 1 << _i
_FIRST_PAIR_RULE = _PAIR_RULES & -_PAIR_RULES
_BY_PAIR = tuple(_PAIRS.items())
# Literals are looked for in the encoded text, where a byte is found many times faster than a letter: the first byte,
# the whole literal where it is longer, the letters themselves where ENCODING lacks them; the rules.
_BY_LITERAL: tuple[tuple[int, bytes | None, str | None, int], ...] = tuple(
    (code[0], code if len(code) > 1 else None, literal if code.decode(ENCODING) != literal else None, waiting)
    for literal, waiting in _LITERALS.items()
    for code in [literal.encode(ENCODING, "replace")]
)

# One test for all pairs: where one stands, its byte in the left table and its next byte in the right one share a bit.
_LEFT, _RIGHT = bytearray(256), bytearray(256)
for _n, _class in enumerate(sorted({pair[0] for pair in _PAIRS})):
    for _code in range(256):
        _LEFT[_code] |= (CLASSES[_code] == _class) << _n
        _RIGHT[_code] |= (bytes((_class, CLASSES[_code])) in _PAIRS) << _n
# What a foreign character is in ENCODING, where "?" stands for all that it lacks: the high bit of the left table.
for _code in b"?\x7f\xa0" + bytes(code for code in range(32) if code not in b"\t\n\f"):
    _LEFT[_code] |= 128


def _encoded(text: str) -> bytes:
    """*text* with one byte a character, to look at."""
    return text.encode(ENCODING, "replace")


def _waiting_for_literals(text: str, encoded: bytes, among: int = -1) -> int:
    """The rules of *among* one of whose literals stands in *text*."""
    rules = 0
    for first, code, letters, waiting in _BY_LITERAL:
        if first in encoded and waiting & among & ~rules:
            if (letters in text) if letters else (code is None or code in encoded):
                rules |= waiting
    return rules & among


def _waiting_for_characters(text: str, encoded: bytes) -> tuple[int, int]:
    """The rules for foreign characters, if *text* has one, and the rules one of whose neighbour pairs it has."""
    left = encoded.translate(_LEFT)
    foreign = 0 if left.isascii() or _FOREIGN.search(text) is None else _FOREIGN_RULES
    pairs = 0
    if int.from_bytes(left, "little") & (int.from_bytes(encoded.translate(_RIGHT), "little") >> 8):
        classes = encoded.translate(CLASSES)
        for pair, waiting in _BY_PAIR:
            if pair in classes:
                pairs |= waiting
    return foreign, pairs


def clean(text: str) -> NormalText:
    """*text* with every defect of :data:`RULES` mended, and the map between the two.

    Never raises, takes time in proportion to the length, and cleaning twice changes nothing more. A text
    with nothing to mend comes back as the same object. Digits are not converted.
    """
    current, encoded = text, _encoded(text)
    edits: list[Edit] = []
    seen = (current, *_waiting_for_characters(current, encoded))  # the last text looked at, and what was seen
    for _ in range(MAX_ROUNDS):
        before = current
        if seen[0] is not current:
            seen = (current, *_waiting_for_characters(current, encoded))
        _, foreign, pairs = seen
        waiting = foreign | pairs | _waiting_for_literals(current, encoded)
        while waiting:
            bit = waiting & -waiting  # the first rule that waits
            waiting ^= bit
            rule = RULES[bit.bit_length() - 1]
            found = [Edit(start, end, new, rule.name) for start, end, new in rule.changes(current)]
            if not found:
                continue
            edits = compose(text, edits, current, found)
            current = apply_edits(current, found)
            encoded = _encoded(current)
            # What the later rules wait for may have come or gone; only the first look at pairs and at foreign
            # characters counts, every edit brings a next round.
            if bit < _FIRST_PAIR_RULE:
                seen = (current, *_waiting_for_characters(current, encoded))
                pairs = seen[2]
            later = -(bit << 1)
            waiting = (foreign | pairs) & later | _waiting_for_literals(current, encoded, later)
        if current is before:
            break
    else:
        current, edits = text, []
    return NormalText(current, text, tuple(edits), map=OffsetMap.of(edits, len(text)))
