"""Absent letters: what several citations say of one letter that is not in the archive, put together.

Citations of one number and day speak of one letter; of one number and year too, unless the matter is another (the
contradiction stays to be seen in the node's ``claims``). A citation that stands alone with its number joins a better
attested one if the two are as alike as a damaged citation and its letter, and no other is. Two that are both well
attested and follow one another are twins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from thaidoc.tracing.blocking import day_keys, identifies, loose_keys, number_keys
from thaidoc.tracing.facts import Claim, fold_matter, number_of
from thaidoc.tracing.linking import ABSENT, CROWDED, Links
from thaidoc.tracing.matching import (
    DATE_CONFUSED,
    DATE_OTHER,
    DATE_SAME,
    DATE_YEAR,
    LETTERS_OTHER,
    MARGIN,
    MATTER_CLOSE,
    MATTER_OTHER,
    MATTER_PART,
    MATTER_SAME,
    SERIAL_OTHER,
    SERIAL_UNLIKE,
    WEIGHTS,
    compare,
    date_level,
    letters_level,
    matter_level,
    probability,
    weigh,
)
from thaidoc.values import DocumentNumber

#: The sum that two citations of absent letters need to be of one letter: they lack what a paper would tell.
ACCEPT_GHOST: Final = 8.5
#: From here on they may be of one letter: then neither is taken for a letter of its own nor for the other.
DOUBT_GHOST: Final = -1.0


class Ghost:
    """An absent letter, by the claims made of it."""

    __slots__ = ("agency", "claims", "date", "number", "order", "score_of", "subject")

    def __init__(self, links: Links, groups: Iterable[tuple[tuple[int, ...], float]]) -> None:
        ordered = list(groups)
        self.claims: tuple[int, ...] = tuple(n for group, _ in ordered for n in group)
        #: The chance that a claim is of this letter, by claim.
        self.score_of = {n: score for group, score in ordered for n in group}
        # The first group is the one that the others joined: its number is the letter's.
        first = [links.claims[n] for n in ordered[0][0]]
        said = [links.claims[n] for n in self.claims]
        self.number: DocumentNumber | None = _commonest([number_of(c) for c in first if c.office is not None])
        self.date: int = (
            _commonest([c.date for c in first if c.date]) or _commonest([c.date for c in said if c.date]) or 0
        )
        self.agency: str | None = _commonest([c.actor.name for c in said if c.actor is not None])
        self.subject: str | None = _commonest([c.subject for c in said if c.subject is not None])
        self.order = (
            self.number.text if self.number else "",
            self.date,
            self.agency or "",
            min(links.canonical(c.by) for c in said),
        )

    def score(self, n: int) -> float:
        """The chance that claim *n* is of this letter and that it is absent."""
        return self.score_of[n]


def _commonest(values: list[Any]) -> Any:
    """The value said most often; the greatest of several."""
    if not values:
        return None
    if len(values) == 1:
        return values[0]
    counts = Counter(values)
    return max(counts, key=lambda value: (counts[value], value))


class Grouping(NamedTuple):
    """The absent letters, and the claims that may be of one of them but are not surely: claim → (weight, ghost)."""

    ghosts: list[Ghost]
    doubts: dict[int, tuple[float, int]]


def group_ghosts(links: Links) -> Grouping:
    """The absent letters, whatever the order in which their citations came."""
    by_number: dict[str, dict[int, list[int]]] = {}
    single: dict[tuple[object, ...], list[int]] = {}
    for n, target in enumerate(links.target):
        if target != ABSENT:
            continue
        claim = links.claims[n]
        if claim.office is not None and identifies(claim):
            by_number.setdefault(number_keys(claim)[0], {}).setdefault(claim.date, []).append(n)
        else:
            # Unknown keys never merge: only copies of one letter say the same twice, or agency, day and title agree.
            number = number_of(claim)
            actor = claim.actor.ident if claim.actor else None
            title = fold_matter(claim.subject) if claim.subject else None
            whole = actor is not None and claim.date % 100 and title is not None
            by = -1 if whole else links.leader[claim.by]
            place = (by, actor, claim.date, number.text if number else None, title)
            single.setdefault(place, []).append(n)
    groups: list[tuple[int, ...]] = []
    for days in by_number.values():
        undated = days.pop(0, None)
        if undated is not None and len(days) == 1:
            (only,) = days.values()
            only.extend(undated)
        elif undated is not None:
            days[0] = undated
        groups += [tuple(group) for group in days.values()]
    ghosts, doubts = _join(links, groups)
    ghosts += [Ghost(links, [(tuple(group), 0.9)]) for group in single.values()]
    return Grouping(ghosts, doubts)


def _join(links: Links, groups: list[tuple[int, ...]]) -> Grouping:
    """Groups of one number put together where one of them only stands for a damaged citation of another."""
    faces = [_face(links, group) for group in groups]
    names = [
        (len(group), face.date % 100 > 0, number_keys(face)[0], face.date)
        for group, face in zip(groups, faces, strict=True)
    ]
    hashes = [
        [hash(key) for key in {*number_keys(face), *loose_keys(face, links.letters[face.by]), *day_keys(face)}]
        for face in faces
    ]
    blocks: dict[int, list[int]] = {}
    for g, keys in enumerate(hashes):
        for h in keys:
            blocks.setdefault(h, []).append(g)
    root = list(range(len(groups)))
    scores: dict[int, float] = {}
    unsure: dict[int, tuple[float, int]] = {}
    # Strongest first: what a group may join is settled before it, so every group joins a root.
    order = sorted(range(len(groups)), key=lambda g: names[g], reverse=True)
    for g in order:
        near = {
            other
            for h in hashes[g]
            if len(block := blocks[h]) <= CROWDED
            for other in block
            if names[other] > names[g]
            and (
                names[g][0] == 1
                or names[other][0] >= 4 * names[g][0]
                or not _adjacent(faces[g].serial, faces[other].serial)
            )
        }
        best: dict[int, float] = {}
        for other in near:
            if other not in unsure and _may_join(faces[g], faces[other]):
                weight = _alike(links, faces[g], faces[other])
                best[root[other]] = max(weight, best.get(root[other], -99.0))
        ranked = sorted(((weight, names[r], r) for r, weight in best.items()), reverse=True)
        if not ranked or ranked[0][0] < DOUBT_GHOST:
            continue
        weight, _, other = ranked[0]
        if weight >= ACCEPT_GHOST and (len(ranked) == 1 or weight - ranked[1][0] >= MARGIN):
            root[g] = other
            scores[g] = probability(weight)
        elif names[g][0] == 1:
            unsure[g] = weight, other
    parts: dict[int, list[tuple[tuple[int, ...], float]]] = {}
    for g in order:
        if g not in unsure:
            own = 0.97 if len(groups[g]) == 1 else 0.99
            parts.setdefault(root[g], []).append((groups[g], scores.get(g, own)))
    place = {r: i for i, r in enumerate(parts)}
    doubts = {groups[g][0]: (weight, place[r]) for g, (weight, r) in unsure.items()}
    return Grouping([Ghost(links, groups) for groups in parts.values()], doubts)


def _may_join(a: Claim, b: Claim) -> bool:
    """Whether two claims of absent letters may be of one: of another number and another day they are not."""
    if a.date != b.date and a.serial != b.serial and a.date and b.date:
        if date_level(a.date, b.date, 0, same_number=False) == DATE_OTHER:
            return False
    x, y = a.office, b.office
    if x is None or y is None or x is y or x.prefix == y.prefix:
        return True
    return letters_level(x.prefix, y.prefix) != LETTERS_OTHER


def _adjacent(a: str | None, b: str | None) -> bool:
    """Whether two running numbers follow one another, as those of twins do."""
    return bool(a and b and a.isdecimal() and b.isdecimal() and abs(int(a[:18]) - int(b[:18])) == 1)


def _face(links: Links, group: tuple[int, ...]) -> Claim:
    """The claim that speaks for its group: of the commonest day, then by what it says alone."""
    said = [links.claims[n] for n in group]
    if len(said) == 1:
        return said[0]
    day = _commonest([c.date for c in said if c.date]) or 0
    return min(
        said,
        key=lambda c: (c.date != day, c.date, c.actor is None, c.actor.name if c.actor else "", links.canonical(c.by)),
    )


def _alike(links: Links, a: Claim, b: Claim) -> float:
    """How likely two claims of absent letters are of one: number, day, agency, and the matter that cites them."""
    levels = compare(a, b, None)
    weight = weigh(levels)
    x = a.subject or links.letters[a.by].subject
    y = b.subject or links.letters[b.by].subject
    if x and y:
        near = matter_level(x, y)
        weight += _MATTER[near]
        if levels[0] == SERIAL_OTHER and near in (MATTER_SAME, MATTER_CLOSE) and levels[4] in _ONE_DAY:
            weight += WEIGHTS[0][SERIAL_UNLIKE] - WEIGHTS[0][SERIAL_OTHER]
    return weight


# What the matter of the two citing letters adds: replies and reminders vary it, what is passed on keeps it.
_MATTER: Final = {MATTER_SAME: 2.0, MATTER_CLOSE: 2.0, MATTER_PART: 0.5, MATTER_OTHER: -4.0}
_ONE_DAY: Final = (DATE_SAME, DATE_CONFUSED, DATE_YEAR)
