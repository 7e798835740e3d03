"""Damage to letters from files, whose gold knows no places.

Everything that gold says is looked for in the text and held: free damage, lost lines and moved lines leave it alone, so
that gold stays true. Digits are misread only in runs that stand in numbers and telephones and nowhere else in gold;
gold follows them. A model that leaves no digit as it was (`tesseract`) would ask for dates and deadlines that gold
cannot follow: it is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from random import Random
from typing import Any, Final

from corpus.damage import Model
from corpus.generator import hurt
from corpus.generator.pen import CLOSE, MARK, MONTHS, OPEN, SHORT, Gold
from corpus.score import plain
from corpus.shape import plain_letters

_RUN: Final = re.compile("[0-9]+")
_SHORTEST: Final = 3  # a run of fewer digits stands in many things at once
_YEAR: Final = re.compile("2[456][0-9]{2}|(?:19|20)[0-9]{2}")
#: Digits were misread already; months and the sign of circulars make a date and a number what they are.
_HELD: Final = re.compile("[0-9๐-๙]+|/ ?ว|" + "|".join(map(re.escape, [*MONTHS, *SHORT])))
_PAIRS: Final = {"ํา": "ำ", "เเ": "แ"}
#: Last names of paths that hold digits which nothing is reckoned from.
_LOOSE: Final = frozenset({"serial", "unit", "phones", "faxes", "from", "to"})


class Unfollowed(ValueError):
    """Damage that gold of letters from files cannot follow; the message names the remedy."""


def damaged(
    text: str, gold: Gold, models: Sequence[Model], rng: Random, strength: float = 1.0, *, name: str = ""
) -> tuple[str, Gold]:
    """Text and gold of a letter from a file after the damage."""
    if any(model.digits for model in models):
        raise Unfollowed(
            f"{name or 'this damage'} leaves no digit certain; dates and deadlines of letters from files cannot "
            "follow it: use a generated split (--split dev, opened, eval or challenge), whose gold does, "
            "or --damage ocr, layer or markdown here"
        )
    if MARK.search(text):
        raise Unfollowed("the letter holds code points of the private use area that the damage needs for itself")
    gold = deepcopy(gold)
    see = hurt.seeing(models, strength)
    if see is not None:
        seen = {run: see(run, rng) for run in sorted(_loose_runs(gold))}
        text, gold = _misread(text, seen), _followed(gold, seen)
    marked, paths = _held(text, gold)
    documents: list[Gold] = gold["documents"]
    return MARK.sub("", hurt.hurt(marked, documents, paths, models, rng, strength)), gold


def _strings(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every string of a gold with the last name of its path; items of a list have the name of the list."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _strings(inner, "" if name == "chain" else name)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner, key)


def _loose_runs(gold: Gold) -> set[str]:
    loose: set[str] = set()
    bound: set[str] = set()
    for key, said in _strings(gold):
        runs = _RUN.findall(plain(said))
        if key in _LOOSE:
            loose.update(run for run in runs if len(run) >= _SHORTEST and not _YEAR.fullmatch(run))
        elif not (key == "text" and "/" in said):  # the text of a number is its parts
            bound.update(runs)
    return loose - bound


def _misread(text: str, seen: dict[str, str]) -> str:
    """*text* with these runs as they were seen, in the digits in which they stand."""

    def read(found: re.Match[str]) -> str:
        run = plain(found[0])
        if seen.get(run, run) == run:
            return found[0]
        thai = found[0][0] > "9"
        return "".join(chr(ord(c) - 48 + 0x0E50) for c in seen[run]) if thai else seen[run]

    return re.sub("[0-9]+|[๐-๙]+", read, text)


def _followed(value: Any, seen: dict[str, str]) -> Any:
    if isinstance(value, str):
        return _RUN.sub(lambda found: seen.get(found[0], found[0]), value)
    if isinstance(value, dict):
        return {name: _followed(inner, seen) for name, inner in value.items()}
    return [_followed(inner, seen) for inner in value] if isinstance(value, list) else value


def _folded(text: str) -> tuple[str, list[int]]:
    """The text as values are compared, without white space, and where each of its letters stands."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(plain_letters(text)):
        if letter.isspace():
            continue
        pair = letters[-1] + letter if letters and places[-1] == place - 1 else ""
        if pair in _PAIRS:
            letters[-1] = _PAIRS[pair]
        else:
            letters.append(letter)
            places.append(place)
    return "".join(letters), places


def _held(text: str, gold: Gold) -> tuple[str, list[tuple[int, str]]]:
    """The text with marks around all that gold says, wherever it stands; what overlaps is held as one."""
    page, places = _folded(text)
    spans = [found.span() for found in _HELD.finditer(text)]
    values = {said for _, said in _strings(gold)}
    words = {word for said in values for word in said.split() if len(word) > _SHORTEST}  # printed in pieces
    for said in {_folded(said)[0] for said in values | words}:
        start = page.find(said) if len(said) > 1 else -1
        while start >= 0:
            end = start + len(said)
            spans.append((places[start], places[end] if end < len(places) else len(text.rstrip())))
            start = page.find(said, start + 1)
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    pieces: list[str] = []
    last = 0
    for index, (start, end) in enumerate(merged):
        end = start + len(text[start:end].rstrip())  # the blank before the next letter is nobody's
        pieces += [text[last:start], chr(OPEN + index), text[start:end], chr(CLOSE + index)]
        last = end
    return "".join([*pieces, text[last:]]), [(0, f"held.{index}") for index in range(len(merged))]


__all__ = ["Unfollowed", "damaged"]
