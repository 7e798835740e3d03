"""What a split brings of its own: names, places, matters and sentences. Grammar and layout are common to all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Sector(NamedTuple):
    """The matters and duties of one field of government."""

    topics: tuple[str, ...]
    duties: tuple[str, ...]


def lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().splitlines())


def sectors(text: str) -> dict[str, Sector]:
    """`key: topic | topic …` and then `+ duty | duty …`, two lines a sector."""
    found = {}
    rows = lines(text)
    for above, below in zip(rows[::2], rows[1::2], strict=True):
        key, _, topics = above.partition(": ")
        found[key] = Sector(tuple(topics.split(" | ")), tuple(below.removeprefix("+ ").split(" | ")))
    return found


@dataclass(frozen=True)
class Stock:
    """Words of one split. Braces: {me} the sender, {topic}, {goal}, {fy} and {by} years, {past} a day gone by,
    {duty}, {time} a deadline, {up} who wrote before, {place}, {law}, {n} a number.
    """

    split: str
    first: tuple[str, ...]
    last: tuple[str, ...]
    tambons: tuple[str, ...]
    roads: tuple[str, ...]
    rooms: tuple[str, ...]
    sectors: dict[str, Sector]
    subjects: tuple[str, ...]
    meetings: tuple[str, ...]  # subjects of invitations
    new: tuple[str, ...]  # first paragraphs of a new matter
    reason: tuple[str, ...]  # a sentence that may follow it
    passed: tuple[str, ...]  # what {origin} does, after ว่า
    heard: tuple[str, ...]  # {me} was told by {up} that …
    says: tuple[str, ...]  # {up} says that …
    told: tuple[str, ...]  # ตามหนังสือที่อ้างถึง … นั้น, what was announced
    asked: tuple[str, ...]  # the same, what was asked of the reader
    known: tuple[str, ...]  # ตามที่ … นั้น without a reference
    detail: tuple[str, ...]
    ask: tuple[str, ...]  # with {duty} and {time}
    items: tuple[str, ...]  # a list follows
    meet: tuple[str, ...]  # with {event}
    traps: tuple[str, ...]  # times that bind nobody
    decide: tuple[str, ...]  # an answer's decision
    remind: tuple[str, ...]
    goals: tuple[str, ...]
    papers: tuple[str, ...]  # titles of attachments
    units: tuple[str, ...]
    posts: tuple[str, ...]
    purposes: tuple[str, ...]  # last sentences of letters
    slogans: tuple[str, ...]
    order_subjects: tuple[str, ...]
    order_tasks: tuple[str, ...]
    rules: tuple[str, ...]  # clauses of regulations
    notices: tuple[str, ...]  # paragraphs of announcements
    certified: tuple[str, ...]
    agenda: tuple[str, ...]
    events: tuple[str, ...]  # what happened, for records
    thanks: tuple[str, ...]
    #: Forms that this split has alone, by the name of the place where they may stand: see `Pen.way` and forms.py.
    habits: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
