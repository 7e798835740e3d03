"""Edits, and the map between a text and what the edits make of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from attrs import frozen

from thaidoc.text.span import Span


class Edit(NamedTuple):
    """``text[start:end]`` becomes *replacement*; *rule* is the name of the rule (``a+b`` if two made it)."""

    start: int
    end: int
    replacement: str
    rule: str


@frozen
class OffsetMap:
    """Where each stretch of the clean text stands in the source, and back. Look-ups take O(log edits).

    Four parallel tuples, one entry an edit, ascending: the edit's place in the source and in the clean text.
    """

    source_starts: tuple[int, ...]
    source_ends: tuple[int, ...]
    clean_starts: tuple[int, ...]
    clean_ends: tuple[int, ...]
    source_length: int
    clean_length: int

    @classmethod
    def of(cls, edits: Sequence[Edit], source_length: int) -> OffsetMap:
        """The map that ascending, disjoint *edits* make of a text of *source_length* code points."""
        if not edits:
            return cls((), (), (), (), source_length, source_length)
        starts, ends, shift = [], [], 0
        for start, end, replacement, _ in edits:
            starts.append(start + shift)
            ends.append(start + shift + len(replacement))
            shift += len(replacement) - (end - start)
        return cls(
            tuple([e.start for e in edits]),
            tuple([e.end for e in edits]),
            tuple(starts),
            tuple(ends),
            source_length,
            source_length + shift,
        )

    @property
    def is_identity(self) -> bool:
        """Whether nothing was edited."""
        return not self.source_starts

    def to_source(self, start: int, end: int) -> Span:
        """The source stretch of ``clean[start:end]``.

        It is tight: what was removed just before or after stays outside. A part of a replacement gives
        the whole edit. The whole clean text gives the whole source.
        """
        if start <= 0 and end >= self.clean_length:
            return Span(0, self.source_length)
        return _stretch(start, end, self.clean_starts, self.clean_ends, self.source_starts, self.source_ends)

    def to_clean(self, start: int, end: int) -> Span:
        """The clean stretch of ``source[start:end]``, by the same rules the other way round."""
        if start <= 0 and end >= self.source_length:
            return Span(0, self.clean_length)
        return _stretch(start, end, self.source_starts, self.source_ends, self.clean_starts, self.clean_ends)


def _stretch(
    start: int,
    end: int,
    starts: tuple[int, ...],
    ends: tuple[int, ...],
    to_starts: tuple[int, ...],
    to_ends: tuple[int, ...],
) -> Span:
    """Map a stretch from the side of *starts*/*ends* to the other one."""
    at = bisect_right(starts, start) - 1  # the last edit that begins at or before the start
    if at < 0:
        first = start
    elif start < ends[at]:
        first = to_starts[at]
    else:
        first = to_ends[at] + start - ends[at]
    at = bisect_left(starts, end) - 1  # the last edit that begins before the end
    if at < 0:
        last = end
    elif end < ends[at]:
        last = to_ends[at]
    else:
        last = to_ends[at] + end - ends[at]
    return Span(first, max(first, last))


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """*text* with ascending, disjoint *edits* made."""
    parts, at = [], 0
    for start, end, replacement, _ in edits:
        parts.append(text[at:start])
        parts.append(replacement)
        at = end
    parts.append(text[at:])
    return "".join(parts)


def compose(source: str, first: Sequence[Edit], middle: str, second: Sequence[Edit]) -> list[Edit]:
    """The edits that lead from *source* straight to what *second* makes of *middle*, itself made by *first*.

    Edits of the two that overlap become one; an edit that is undone disappears.
    """
    if not first:
        return list(second)
    return [e for e in _composed(first, middle, second) if source[e.start : e.end] != e.replacement]


def _composed(first: Sequence[Edit], middle: str, second: Sequence[Edit]) -> Iterator[Edit]:
    i = j = shift = 0  # shift: middle minus source, over the edits of *first* passed so far
    a_start = a_end = 0
    while i < len(first) or j < len(second):
        if i < len(first):
            a_start = first[i].start + shift
            a_end = a_start + len(first[i].replacement)
        if j == len(second) or (i < len(first) and a_end <= second[j].start):
            yield first[i]
            shift += len(first[i].replacement) - (first[i].end - first[i].start)
            i += 1
        elif i == len(first) or second[j].end <= a_start:
            edit = second[j]
            yield Edit(edit.start - shift, edit.end - shift, edit.replacement, edit.rule)
            j += 1
        else:
            start = at = end = min(a_start, second[j].start)
            source_start = start - shift
            parts: list[str] = []
            rules: tuple[list[str], list[str]] = [], []
            while True:  # take in every edit, of either side, that begins inside the stretch so far
                if i < len(first) and (a_start := first[i].start + shift) < max(end, start + 1):
                    edit = first[i]
                    end = max(end, a_start + len(edit.replacement))
                    shift += len(edit.replacement) - (edit.end - edit.start)
                    rules[0].append(edit.rule)
                    i += 1
                elif j < len(second) and second[j].start < max(end, start + 1):
                    edit = second[j]
                    parts += middle[at : edit.start], edit.replacement
                    at = edit.end
                    end = max(end, at)
                    rules[1].append(edit.rule)
                    j += 1
                else:
                    break
            parts.append(middle[at:end])
            names = dict.fromkeys("+".join(rules[0] + rules[1]).split("+"))
            yield Edit(source_start, end - shift, "".join(parts), "+".join(names))
