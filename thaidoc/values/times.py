"""Clock times: ``๐๙.๐๐ น.``, ``09:00``, ``๑๓.๓๐ - ๑๖.๓๐ น.`` (saraban.md part 5: a dot before น., a colon too)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from thaidoc.text import Span

_D = "[0-9๐-๙]"
_B = "[ \t\u00a0]"
_CLOCK = rf"({_D}{{1,2}})([.:])({_D}{{2}})"
# Without น. or นาฬิกา a dot is a decimal or a clause number; only a colon or the word เวลา makes it a time.
_TIME = re.compile(
    rf"(?<![0-9๐-๙.:]){_CLOCK}(?![0-9๐-๙]|[.:]{_D})(?:{_B}?(?:น\.?)?{_B}?(?:[-–—]|ถึง){_B}?(?:เวลา{_B}?)?{_CLOCK}(?![0-9๐-๙]|[.:]{_D}))?"
    rf"(?P<unit>{_B}?(?:น\.|น(?![ก-๎])|นาฬิกา))?"
)
_LEAD = re.compile(rf"(?:{_B}|เวลา|[.…])*+")
_NAMED = re.compile(rf"เวลา(?:ประมาณ)?{_B}*\Z")


class TimeMatch(NamedTuple):
    """A clock time ``"09:00"`` in a text; *until* is the end of a range."""

    value: str
    span: Span
    until: str | None = None


def match(text: str, pos: int = 0, end: int | None = None) -> TimeMatch | None:
    """The clock time that stands at *pos* after blanks and the word เวลา; None if there is none."""
    if not isinstance(text, str):
        raise TypeError(f"times.match takes a str, not {type(text).__name__}")
    stop = len(text) if end is None else min(end, len(text))
    lead = _LEAD.match(text, pos, stop)
    found = _TIME.match(text, lead.end() if lead else pos, stop)
    return _value(found) if found else None


def find(text: str, start: int = 0, end: int | None = None) -> Iterator[TimeMatch]:
    """Every clock time of *text*: with น. or นาฬิกา, with a colon, or behind เวลา."""
    if not isinstance(text, str):
        raise TypeError(f"times.find takes a str, not {type(text).__name__}")
    stop = len(text) if end is None else min(end, len(text))
    done = start
    places = []
    for mark in ".:":
        at = text.find(mark, start + 1, stop)
        while at >= 0:
            if text[at - 1].isdecimal() and text[at + 1 : at + 2].isdecimal():
                places.append(at)
            at = text.find(mark, at + 1, stop)
    for at in sorted(places):
        if at < done:
            continue
        found = _TIME.match(text, max(done, at - 2), stop) or _TIME.match(text, max(done, at - 1), stop)
        if not found:
            continue
        named = _NAMED.search(text, max(0, found.start() - 16), found.start())
        if (found["unit"] or ":" in (found[2], found[5]) or named) and (value := _value(found)):
            yield value
            done = found.end()


def _value(found: re.Match[str]) -> TimeMatch | None:
    first = _clock(found[1], found[3])
    until = _clock(found[4], found[6]) if found[4] else None
    if first is None or (found[4] and until is None):
        return None
    return TimeMatch(first, Span(*found.span()), until)


def _clock(hour: str, minute: str) -> str | None:
    h, m = int(hour), int(minute)
    return f"{h:02}:{m:02}" if m < 60 and (h < 24 or (h, m) == (24, 0)) else None
