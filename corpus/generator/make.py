"""One letter from a split, a seed and an index; many of them."""

from __future__ import annotations

import importlib
import itertools
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from random import Random
from typing import Final

from corpus import damage as harm
from corpus.damage import Model
from corpus.generator import bundles, hurt, layout, papers, slips
from corpus.generator import letters as writing
from corpus.generator.letters import Written
from corpus.generator.pen import Gold, Pen, Sample, finish
from corpus.generator.stock import Stock

SPLITS: Final = ("dev", "opened", "eval", "challenge")
_SALT: Final = {"dev": 101, "opened": 70001, "eval": 330017, "challenge": 900001}

_KINDS: Final[tuple[tuple[Callable[[Pen], Written], int], ...]] = (
    (writing.external, 31), (writing.stamped, 9), (writing.memo, 11), (papers.order, 8), (papers.rules, 3),
    (papers.announcement, 4), (papers.notice, 2), (papers.certificate, 2), (papers.minutes, 3), (papers.record, 1),
    (papers.decree, 1), (papers.radio, 1),
)  # fmt: skip
_BUNDLES: Final[tuple[tuple[Callable[[Pen], tuple[list[Written], list[Gold]]], int], ...]] = (
    (bundles.chain, 19), (bundles.covered, 5),
)  # fmt: skip
_WEIGHTS: Final = list(itertools.accumulate([weight for _, weight in _KINDS] + [weight for _, weight in _BUNDLES]))


@cache
def stock(split: str) -> Stock:
    found: Stock = importlib.import_module(f"corpus.generator.stock_{split}").STOCK
    return found


def write(
    split: str, seed: int, index: int, models: Sequence[Model] = (), strength: float = 1.0
) -> tuple[Pen, layout.Style, list[Written], list[Gold]]:
    """The documents of a letter as blocks, before they are laid out."""
    rng = Random((_SALT[split] + seed) * 1_000_003 + index)
    pen = Pen(rng, stock(split), see=hurt.seeing(models, strength))
    style = layout.draw_style(pen, next((one.digits for one in models if one.digits), None) if models else None)
    place = pen.pick(range(len(_WEIGHTS)), _WEIGHTS)
    if place < len(_KINDS):
        written, chain = [_KINDS[place][0](pen)], list[Gold]()
    else:
        written, chain = _BUNDLES[place - len(_KINDS)][0](pen)
    for at, one in enumerate(written):
        if pen.may(0.5):
            hung = bundles.enclosure(pen, one)
            if hung:
                written[at] = one._replace(blocks=[*one.blocks, *hung])
    return pen, style, written, chain


def settle(documents: Sequence[Gold]) -> None:
    """What is counted as it stands on the page, where that is known."""
    for document in documents:
        if len(document["stamps"]) > 1:
            slips.in_order(document)


def letter(split: str, seed: int, index: int, *, damage: str = "none", strength: float = 1.0) -> Sample:
    """The letter of that place in the stream of that seed."""
    models = harm.models(damage) if damage != "none" else ()
    pen, style, written, chain = write(split, seed, index, models, strength)
    pages = [layout.compose(pen, one.blocks, style) for one in written]
    marked = pen.any(("\n\n\n", "\n\n\n\n", "\n\n")).join(pages)
    documents = [one.gold for one in written]
    if models:
        marked = hurt.hurt(marked, documents, pen.paths, models, pen.rng, strength)
    sample = finish(marked, documents, pen.paths, chain)
    settle(documents)
    return sample


def letters(split: str, seed: int, count: int) -> Iterator[Sample]:
    for index in range(count):
        yield letter(split, seed, index)
