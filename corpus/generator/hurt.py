"""Damage to a letter, and what gold says then.

What a damage model cannot destroy beyond recovery (a lost vowel in a label, a mark in the private use area, ำ in two
code points, dressing, lines out of order) leaves gold as it was. Where it does destroy, gold follows the damaged text,
as printed:

- digits of values (numbers, dates, telephones, days of deadlines) are misread before they are printed, so that text
  and gold agree (`seeing`); a misreading that makes no real day is not taken;
- subjects, names, titles and positions take the text that stands between their marks after the damage;
- elsewhere letters and digits of running text are hurt without any gold to follow; marked times, numbers and
  citations are spared there, since their digits were misread already;
- only lines without a value are lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from corpus.damage import MOVES, Model, lose_lines
from corpus.generator.pen import CLOSE, MARK, OPEN, SEP, Gold, Path
from corpus.score import fold, plain

#: Last steps of paths whose gold is the printed text itself.
_PRINTED = frozenset({"subject", "name", "scope", "title", "position", "acting_for", "agency"})
_INSIDE = re.compile("([\ue000-\uefff])")


def seeing(models: Sequence[Model], strength: float) -> Callable[[str, Random], str] | None:
    """How these models see the digits of a value; None if they see them right."""
    eyes = [model.see for model in models if model.see]
    if not eyes:
        return None

    def see(digits: str, rng: Random) -> str:
        for eye in eyes:
            digits = eye(digits, rng, strength)
        return digits

    return see


def hurt(
    marked: str, documents: list[Gold], paths: Sequence[Path], models: Sequence[Model], rng: Random, strength: float
) -> str:
    """The marked text after the damage; gold of printed texts is changed in place."""
    marked = marked.replace(SEP, "")  # damage moves single marks; they are set apart again at the end
    before = _texts(marked, paths)
    for model in models:
        for step in model.free:
            marked = _free(marked, paths, step, rng, strength)
    after = _texts(marked, paths)
    for path, text in after.items():
        if text != before[path]:
            _follow(documents, path, before[path], text)
    for model in models:
        for step in model.page:
            found = step(marked, rng, strength)
            if _whole(found) and (step not in MOVES or _untorn(marked, found, paths)):
                marked = found
        if model.lines:
            marked = lose_lines(marked, rng, strength, keep=lambda line: bool(MARK.search(line)) or _within(line))
    return MARK.sub(lambda mark: SEP + mark[0], marked)


def _within(line: str) -> bool:
    """May this line be part of a value that goes over several lines? Short lines are kept, to be safe."""
    return len(line.strip()) < 40


def _whole(marked: str) -> bool:
    """Does every mark still open before it closes?"""
    opened: set[int] = set()
    for found in MARK.finditer(marked):
        code = ord(found[0])
        if code < CLOSE:
            opened.add(code - OPEN)
        elif code - CLOSE not in opened:
            return False
    return True


def _untorn(before: str, after: str, paths: Sequence[Path]) -> bool:
    """Does every value but a stamp still stand in one piece?"""
    were, are = _texts(before, paths), _texts(after, paths)
    return all(fold(are[path]) == fold(text) for path, text in were.items() if not path[1].startswith("stamps"))


def _texts(marked: str, paths: Sequence[Path]) -> dict[Path, str]:
    """What stands between the marks of each path."""
    starts: dict[int, int] = {}
    found: dict[Path, str] = {}
    for mark in MARK.finditer(marked):
        code = ord(mark[0])
        if code < CLOSE:
            starts[code - OPEN] = mark.end()
        else:
            index = code - CLOSE
            found[paths[index]] = MARK.sub("", marked[starts[index] : mark.start()])
    return found


def _free(
    marked: str, paths: Sequence[Path], step: Callable[[str, Random, float], str], rng: Random, strength: float
) -> str:
    """*step* done to all text but that of values which do not follow their print."""
    spared = 0
    out: list[str] = []
    stack: dict[int, bool] = {}
    for piece in _INSIDE.split(marked):
        if len(piece) == 1 and _INSIDE.match(piece):
            code = ord(piece)
            if code < CLOSE:
                stack[code - OPEN] = printed = _is_printed(paths[code - OPEN])
                spared += not printed
            else:
                spared -= not stack[code - CLOSE]
            out.append(piece)
        else:
            inner = any(stack.values()) and spared <= 1
            out.append(step(piece, rng, strength) if not spared or inner and _closest(out, paths) else piece)
    return "".join(out)


def _closest(out: Sequence[str], paths: Sequence[Path]) -> bool:
    """Is the innermost open mark one whose gold follows its print?"""
    depth = 0
    for piece in reversed(out):
        if len(piece) == 1 and _INSIDE.match(piece):
            code = ord(piece)
            if code >= CLOSE:
                depth += 1
            elif depth:
                depth -= 1
            else:
                return _is_printed(paths[code - OPEN])
    return True


def _is_printed(path: Path) -> bool:
    return path[1].rpartition(".")[2] in _PRINTED


def _follow(documents: list[Gold], path: Path, before: str, after: str) -> None:
    """Put what is now printed where gold had what was printed before."""
    *above, last = path[1].split(".")
    here: Any = documents[path[0]]
    for key in above:
        here = here[int(key)] if key.isdigit() else (here or {}).get(key)
        if here is None:
            return
    if isinstance(here, dict) and isinstance(here.get(last), str) and fold(here[last]) == fold(before):
        here[last] = " ".join(plain(after).split())


__all__ = ["hurt", "seeing"]
