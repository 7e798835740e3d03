"""One letter from a split, a seed and an index; many of them."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from random import Random
from typing import Final

from corpus.generator import layout, letters as writing
from corpus.generator.letters import Written
from corpus.generator.pen import Pen, Sample, finish
from corpus.generator.stock import Stock

SPLITS: Final = ("dev", "eval", "challenge")
_SALT: Final = {"dev": 101, "eval": 70001, "challenge": 900001}

_KINDS: tuple[tuple[Callable[[Pen], Written], int], ...] = (
    (writing.external, 60), (writing.stamped, 14), (writing.memo, 14),
)  # fmt: skip


def stock(split: str) -> Stock:
    found: Stock = importlib.import_module(f"corpus.generator.stock_{split}").STOCK
    return found


def letter(split: str, seed: int, index: int, *, damage: str = "none", strength: float = 1.0) -> Sample:
    """The letter of that place in the stream of that seed."""
    rng = Random((_SALT[split] + seed) * 1_000_003 + index)
    pen = Pen(rng, stock(split))
    (make,) = rng.choices([make for make, _ in _KINDS], [weight for _, weight in _KINDS])
    written = make(pen)
    marked = layout.compose(pen, written.blocks, layout.draw_style(pen))
    return finish(marked, [written.gold], pen.paths, [])


def letters(split: str, seed: int, count: int) -> Iterator[Sample]:
    for index in range(count):
        yield letter(split, seed, index)
