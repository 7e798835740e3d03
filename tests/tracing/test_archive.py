"""Archives whose chains are known: the same seed gives the same archive, and tracing finds its chains."""

from collections import Counter
from itertools import islice
from random import Random

import pytest

from corpus.archive import archive, judge
from corpus.damage import confuse_digit, damage_citation, damage_date, damage_number, damage_text, lose_or_double_digit
from tests.tracing.making import cite
from thaidoc.tracing import trace
from thaidoc.values import DocumentNumber, ThaiDate


def test_the_same_seed_gives_the_same_archive():
    """Document by document; another seed another one."""
    first = list(archive(letters=200, seed=4))
    assert list(archive(letters=200, seed=4)) == first
    assert list(archive(letters=200, seed=5)) != first


def test_an_archive_is_streamed():
    """Ten of a million cost what ten cost."""
    assert len(list(islice(archive(letters=1_000_000), 10))) == 10


def test_an_archive_holds_what_its_recipe_says():
    """Shares of copies, lost letters and damaged citations, about."""
    items = list(archive(letters=6000, seed=2))
    letters = Counter(item.letter for item in items)
    assert 0.03 < 1 - len(letters) / len(items) < 0.07
    meant = [up for item in items for up in item.meant if up is not None]
    assert 0.15 < sum(up not in letters for up in meant) / len(meant) < 0.25
    numbers = {item.letter: item.document.number for item in items}
    cited = [
        (c.number, numbers[up])
        for item in items
        for c, up in zip(item.document.citations, item.meant, strict=True)
        if up in numbers and c.number is not None
    ]
    assert 0.2 < sum(a != b for a, b in cited) / len(cited) < 0.3


def test_tracing_finds_the_chains_of_a_damaged_archive():
    """Three thousand letters, three in ten citations damaged; the figures for 100,000 are in docs/tracing.md."""
    items = list(archive(letters=3000, seed=8))
    score = judge(trace(item.document for item in items), items)
    assert score.precision > 0.995
    assert score.recall > 0.96


def test_tracing_an_undamaged_archive_makes_no_mistake():
    """Without damage and narrative citations every chain is found."""
    items = list(archive(letters=2000, seed=9, damaged=0.0, narrative=0.0))
    score = judge(trace(item.document for item in items), items)
    assert score.wrong == 0
    assert score.recall > 0.99


@pytest.mark.parametrize("seed", range(30))
def test_damage_keeps_numbers_and_dates_of_their_kind(seed: int):
    """What comes out is a number or a date still, and one thing of it has changed at most."""
    rng = Random(seed)
    number = DocumentNumber("มท", None, "0310.3", circular=True, serial="12696")
    hurt = damage_number(number, rng)
    assert hurt.complete
    assert sum(getattr(hurt, f) != getattr(number, f) for f in ("prefix", "unit", "circular", "serial")) == 1
    date = damage_date(ThaiDate(2023, 5, 10), rng)
    assert (date.month, date.precision) == (5, "day")
    assert len(confuse_digit("12696", rng)) == 5
    assert abs(len(lose_or_double_digit("12696", rng)) - 5) == 1
    assert damage_text("", rng) == ""


def test_a_damaged_citation_is_seldom_what_it_was():
    """Two damages may undo each other, no more."""
    whole = cite("มท 0310.3/ว 1266", "2023-05-10")
    assert sum(damage_citation(whole, Random(seed)) == whole for seed in range(200)) < 8
