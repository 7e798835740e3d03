"""The letters that are judged: by hand from files, generated ones from a seed, damaged if asked for."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from corpus import SPLITS, golds, letters
from corpus import damage as harm
from corpus.generator import files, letter

GENERATED = ("dev", "opened", "eval", "challenge")
CHOICES = (*GENERATED, *SPLITS, "all")

#: The seed by which each split is judged where none is given; another one than before for what was redrawn.
SEEDS = {"dev": 7, "opened": 4111, "eval": 5683, "challenge": 9203}


class Case(NamedTuple):
    """A letter with its gold, under the name by which results are kept."""

    stem: str
    text: str
    gold: dict[str, Any]

    @property
    def documents(self) -> list[dict[str, Any]]:
        documents: list[dict[str, Any]] = self.gold["documents"]
        return documents


def written(split: str) -> list[Case]:
    """The letters of a split that stand in files."""
    gold = golds(split)
    return [
        Case(path.stem, path.read_text(encoding="utf-8"), json.loads(gold[path.stem].read_text(encoding="utf-8")))
        for path in letters(split)
    ]


def generated(
    split: str, count: int, seed: int | None = None, damage: str = "none", strength: float = 1.0
) -> Iterator[Case]:
    """The first *count* letters of a split's stream, of the split's own seed if none is given."""
    seed = SEEDS[split] if seed is None else seed
    for index in range(count):
        sample = letter(split, seed, index, damage=damage, strength=strength)
        yield Case(f"{split}-{seed}-{index:05}", sample.text, sample.gold)


def cases(
    splits: Sequence[str], count: int, seed: int | None = None, damage: str = "none", strength: float = 1.0
) -> list[Case]:
    """Everything that these splits hold; `Unfollowed` where gold of letters from files cannot follow the damage."""
    found: list[Case] = []
    for split in splits:
        if split in GENERATED:
            found += generated(split, count, seed, damage, strength)
        else:
            found += (_hurt(case, damage, strength) for case in written(split))
    return found


def _hurt(case: Case, damage: str, strength: float) -> Case:
    """A letter from a file after the damage; the same each time."""
    models = harm.models(damage)
    if not models:
        return case
    rng = Random(zlib.crc32(case.stem.encode()))
    return Case(case.stem, *files.damaged(case.text, case.gold, models, rng, strength, name=damage))


def elsewhere(folder: Path) -> list[Case]:
    """Letters of another folder (`text/`, `gold/` named by the number that leads the letter), as ../shared/real has."""
    found = []
    for path in sorted((folder / "text").glob("*.txt")):
        gold = next(
            (g for name in (path.stem, path.stem.split("_")[0]) if (g := folder / "gold" / f"{name}.json").exists()),
            None,
        )
        if gold is not None:
            found.append(
                Case(path.stem, path.read_text(encoding="utf-8"), json.loads(gold.read_text(encoding="utf-8")))
            )
    return found


def names(split: str) -> list[str]:
    return [*GENERATED, *SPLITS] if split == "all" else [split]
