"""Cleaning: a table of rules run over a text, with the map that leads back.

The source is never changed. :func:`clean` gives a second text in which the defects of scanning, printing and
conversion are mended, and every edit that led there; the map is made from those edits, not by comparing texts.
"""

from __future__ import annotations

import re

from attrs import field, frozen

from thaidoc.text.offsets import Edit, OffsetMap, apply_edits, compose
from thaidoc.text.rules import CLASSES, ENCODING, FOREIGN, RULES, Rule
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


class _Look:
    """What can be told of a text before any pattern runs, each thing looked up once a round, when first asked for.

    An edit may make it stale; the next round looks again, and every edit brings a next round.
    """

    def __init__(self) -> None:
        self._foreign: bool | None = None
        self._classes: bytes | None = None
        self._pairs: dict[bytes, bool] = {}

    def may_need(self, rule: Rule, text: str) -> bool:
        """Whether *rule* could change *text*."""
        if rule.foreign:
            if self._foreign is None:
                self._foreign = _FOREIGN.search(text) is not None
            return self._foreign
        for literal in rule.literals:
            if literal in text:
                return True
        for pair in rule.pairs:
            if pair not in self._pairs:
                if self._classes is None:
                    self._classes = text.encode(ENCODING, "replace").translate(CLASSES)
                self._pairs[pair] = pair in self._classes
            if self._pairs[pair]:
                return True
        return False


def clean(text: str) -> NormalText:
    """*text* with every defect of :data:`RULES` mended, and the map between the two.

    Never raises, takes time in proportion to the length, and cleaning twice changes nothing more. A text
    with nothing to mend comes back as the same object. Digits are not converted.
    """
    current = text
    edits: list[Edit] = []
    for _ in range(MAX_ROUNDS):
        before, look = current, _Look()
        for rule in RULES:
            if not look.may_need(rule, current):
                continue
            found = [Edit(start, end, new, rule.name) for start, end, new in rule.changes(current)]
            if found:
                edits = compose(text, edits, current, found)
                current = apply_edits(current, found)
        if current is before:
            break
    else:
        current, edits = text, []
    return NormalText(current, text, tuple(edits), map=OffsetMap.of(edits, len(text)))
