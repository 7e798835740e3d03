"""The grammar tables: line-start cues of every kind of document, and the word lists of the finders.

A cue's ``words`` are matched with any of their vowels above or below and tone marks lost or changed
(OCR gives ``เรอง`` for เรื่อง); ``follow`` must come next. Tables are read once, on first use.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen

MARKS = "ัิ-ฺ็-๎"  # vowels above and below, tone marks: what OCR loses first


def tolerant(word: str) -> str:
    """A pattern for *word* that ignores its marks, and blanks where it has one: ``เรื่อง`` also matches ``เรอง``."""
    return "[ \\t]*".join(
        "".join(f"{re.escape(c)}[{MARKS}]*" for c in piece if not re.match(f"[{MARKS}]", c))
        for piece in word.split(" ")
    )


@cache
def phrases(name: str) -> str:
    """The alternation of the fragments *name* of ``phrases.toml``, in the order of the table."""
    table = tomllib.loads(files("thaidoc.reading").joinpath("grammar", "phrases.toml").read_text(encoding="utf-8"))
    return "(?:" + "|".join(table[name]) + ")"


@frozen
class Cue:
    """One line-start sign: its name, the Thai term, where it may stand and what it fills."""

    name: str
    term: str
    pattern: str
    zone: str
    first: str
    slot: str | None = None
    cardinality: str = "*"
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


@frozen
class KindGrammar:
    """A kind's own table: its slots, and whole heads that are (not) of this kind."""

    kind: str
    term: str
    source: str
    slots: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@frozen
class Grammar:
    """All tables together; ``at`` maps a line's first character to an alternation of cues and their names by group."""

    cues: dict[str, Cue]
    kinds: dict[str, KindGrammar]
    at: dict[str, tuple[re.Pattern[str], dict[int, str]]]

    def match(self, text: str, start: int, end: int) -> tuple[Cue, int] | None:
        """The cue with which the line ``text[start:end]`` begins, and where its value starts."""
        entry = self.at.get(text[start : start + 1])
        if entry is None:
            return None
        found = entry[0].match(text, start, end)
        if found is None or found.lastindex is None:
            return None
        return self.cues[entry[1][found.lastindex]], found.end()


def _cue(row: dict[str, Any]) -> Cue:
    words = row.get("words")
    if words:
        pattern = "(?:" + "|".join(tolerant(w) for w in sorted(words, key=len, reverse=True)) + ")"
        if row.get("follow"):
            pattern += f"(?={row['follow']})"
        first = "".join(w[0] for w in words)
    else:
        pattern = row["pattern"]
        first = row.get("first", "") + "".join(e[0] for e in row["examples"])
    return Cue(
        name=row["name"],
        term=row["term"],
        pattern=re.sub(r"\(\?P<\w+>", "(?:", pattern),
        zone=row["zone"],
        first="".join(sorted(set(first))),
        slot=row.get("slot"),
        cardinality=row.get("cardinality", "*"),
        examples=tuple(row.get("examples", ())),
        counterexamples=tuple(row.get("counterexamples", ())),
    )


@cache
def grammar() -> Grammar:
    """Read every table under ``grammar/`` (once)."""
    cues: dict[str, Cue] = {}
    kinds: dict[str, KindGrammar] = {}
    for path in sorted(files("thaidoc.reading").joinpath("grammar").iterdir(), key=lambda p: p.name):
        if not path.name.endswith(".toml") or path.name in ("words.toml", "phrases.toml", "purposes.toml"):
            continue
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        for row in table.get("cue", ()):
            cues[row["name"]] = _cue(row)
        if "kind" in table:
            kinds[table["kind"]] = KindGrammar(
                table["kind"],
                table["term"],
                table["source"],
                tuple(table["slots"]),
                tuple(table["examples"]),
                tuple(table["counterexamples"]),
            )
    at: dict[str, tuple[re.Pattern[str], dict[int, str]]] = {}
    for char in sorted({c for cue in cues.values() for c in cue.first}):
        own = tuple(cue for cue in cues.values() if char in cue.first)
        pattern = re.compile("|".join(f"(?P<c{i}>{cue.pattern})" for i, cue in enumerate(own)))
        at[char] = (pattern, {pattern.groupindex[f"c{i}"]: cue.name for i, cue in enumerate(own)})
    return Grammar(cues, kinds, at)


@cache
def words() -> dict[str, tuple[str, ...]]:
    """The shared word lists, longest first."""
    table = tomllib.loads(files("thaidoc.reading").joinpath("grammar", "words.toml").read_text(encoding="utf-8"))
    return {name: tuple(sorted(values, key=len, reverse=True)) for name, values in table.items()}


_STREET = re.compile(
    r"[0-9/\-]{1,9}[ \t]*+(?:ถนน|ถ\.|หมู่|ม\.|ซอย|ซ\.|ตำบล|แขวง|อาคาร|ชั้น|บ้าน)|"
    r"[^\n]{0,40}[ \t](?:ถนน|หมู่ที่|หมู่[ \t]|ซอย|ตำบล|แขวง)"
)
_BANGKOK = re.compile(r"กทม\.?[ \t]*+(?:[0-9 ]{5,7})?$")
POSTCODE = re.compile(r"(?<![0-9/\-])([0-9]{5})(?![0-9/\-])")


def is_address(text: str) -> bool:
    """A line of an address: it begins with a word of one, a house number and a street, or ends with a postcode."""
    return bool(
        starts_with("address").match(text)
        or _STREET.match(text)
        or POSTCODE.search(text[-12:])
        or _BANGKOK.search(text)
    )


class WordList:
    """The words of a list, for asking whether a text begins with one: a dict look-up, then ``startswith``."""

    __slots__ = ("_by_head", "pattern", "regex")

    def __init__(self, entries: tuple[str, ...]) -> None:
        self.pattern = "(?:" + "|".join(re.escape(word) for word in entries) + ")"
        self.regex = re.compile(self.pattern)
        by_head: dict[str, list[str]] = {}
        for word in entries:
            by_head.setdefault(word[:2], []).append(word)
        # Of many words that begin alike a pattern finds the one faster than a loop.
        self._by_head: dict[str, tuple[str, ...] | re.Pattern[str]] = {
            head: tuple(group) if len(group) < 4 else re.compile("|".join(map(re.escape, group)))
            for head, group in by_head.items()
        }

    def match(self, text: str, start: int = 0, end: int | None = None) -> int:
        """Where the longest word that stands at *start* ends; 0 if none does."""
        group = self._by_head.get(text[start : start + 2])
        if group is None:
            return 0
        if isinstance(group, re.Pattern):
            found = group.match(text, start) if end is None else group.match(text, start, end)
            return found.end() if found else 0
        for word in group:
            if text.startswith(word, start) and (end is None or start + len(word) <= end):
                return start + len(word)
        return 0


class Sought:
    """A pattern for long texts, every match of which holds one of *words*: without one nothing is searched."""

    __slots__ = ("pattern", "words")

    def __init__(self, pattern: str, *words: str) -> None:
        self.pattern = re.compile(pattern)
        self.words = words

    def search(self, text: str) -> re.Match[str] | None:
        """As :meth:`re.Pattern.search`."""
        for word in self.words:
            if word in text:
                return self.pattern.search(text)
        return None


@cache
def starts_with(name: str) -> WordList:
    """The list *name* as a :class:`WordList`."""
    return WordList(words()[name])
