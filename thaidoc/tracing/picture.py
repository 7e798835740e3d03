"""The links at one moment, seen as nodes and edges with names."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import groupby

from thaidoc.tracing import chains
from thaidoc.tracing.blocking import identifies
from thaidoc.tracing.facts import Claim, Letter, iso, number_of
from thaidoc.tracing.ghosts import Ghost, group_ghosts
from thaidoc.tracing.linking import ABSENT, Links
from thaidoc.tracing.matching import Proof, compare, explain, probability, weigh
from thaidoc.tracing.model import Copy, Edge, Node, Said
from thaidoc.values import ThaiDate


class Picture:
    """Everything that is derived from the links at one moment; thrown away when letters are added."""

    def __init__(self, links: Links) -> None:
        self.links = links
        # Outcomes by node: the ghost of each absent claim.
        grouping = group_ghosts(links)
        self.ghosts: list[Ghost] = grouping.ghosts
        #: Claims that may be of an absent letter which others cite better: (weight, ghost).
        self.unsure = grouping.doubts
        self.ghost_of: dict[int, int] = {n: g for g, ghost in enumerate(self.ghosts) for n in ghost.claims}
        #: Claims that would close a loop, and for each the loop.
        self.loops: dict[int, tuple[int, ...]] = {}
        self.loops = chains.find_loops(self)

    # A node is a leader's index (>= 0), or -1 - g for ghost g.

    @cached_property
    def leaders(self) -> list[int]:
        """The leaders of all documents, in the order in which nodes are listed."""
        links = self.links
        found = [i for i in range(len(links.letters)) if links.leader[i] == i]
        keys = {i: (links.letters[i].date or 99999999, self.label(i)) for i in found}
        found.sort(key=keys.__getitem__)
        # Only what these leave equal is told apart by all that is known of it: that is dear.
        ordered: list[int] = []
        for _, group in groupby(found, key=keys.__getitem__):
            equal = list(group)
            ordered += sorted(equal, key=links.canonical) if len(equal) > 1 else equal
        return ordered

    def members(self, node: int) -> tuple[int, ...]:
        """The copies of a document."""
        return self.links.copies.get(node, (node,))

    def upstream_of(self, n: int) -> int | None:
        """The node that claim *n* means, None if it means none."""
        target = self.links.target[n]
        if target >= 0:
            return self.links.leader[target]
        if target == ABSENT:
            g = self.ghost_of.get(n)
            return None if g is None else -1 - g
        return None

    def edges_into(self, node: int) -> list[tuple[int, str, int]]:
        """What a document cites: (upstream node, relation, claim), the strongest claim for each upstream node."""
        links = self.links
        best: dict[int, tuple[tuple[bool, float, int], int]] = {}
        for i in self.members(node):
            letter = links.letters[i]
            for n in range(letter.first_claim, letter.first_claim + letter.claims):
                up = self.upstream_of(n)
                if up is None or up == node or n in self.loops:
                    continue
                claim = links.claims[n]
                rank = (claim.relation == "forwards", round(links.weight[n], 3), -claim.position)
                if up not in best or rank > best[up][0]:
                    best[up] = (rank, n)
        return [(up, links.claims[n].relation, n) for up, (_, n) in best.items()]

    # --- names ------------------------------------------------------------------------------------

    def label(self, node: int) -> str:
        """The number, or what else names a node; not yet unique."""
        if node < 0:
            ghost = self.ghosts[-1 - node]
            return ghost.number.text if ghost.number is not None else ghost.agency or ghost.subject or "?"
        letter = self.links.letters[node]
        number = number_of(letter)
        if number is not None and number.text:
            return number.text
        if letter.source is not None:
            return f"{letter.source}#{letter.index}"
        parts = (letter.actor.name if letter.actor else None, iso(letter.date), letter.subject)
        return " ".join([p for p in parts if p]) or "?"

    @cached_property
    def ids(self) -> dict[int, str]:
        """A unique name for every node: its number, with the day, then the file behind it where that is not enough."""
        nodes = [*self.leaders, *range(-1, -1 - len(self.ghosts), -1)]
        names = {node: self.label(node) for node in nodes}
        for widen in (self._with_date, self._with_place):
            counts = Counter(names.values())
            clashing = [node for node in nodes if counts[names[node]] > 1]
            if not clashing:
                return names
            for node in clashing:
                names[node] = widen(node, names[node])
        seen: Counter[str] = Counter()
        counts = Counter(names.values())
        clashing = sorted((n for n in nodes if counts[names[n]] > 1), key=self._order)
        for node in clashing:
            seen[names[node]] += 1
            names[node] += f" ({seen[names[node]]})"
        return names

    @cached_property
    def by_id(self) -> dict[str, int]:
        """The node of an id."""
        return {name: node for node, name in self.ids.items()}

    def _order(self, node: int) -> tuple[object, ...]:
        if node < 0:
            return (1, self.ghosts[-1 - node].order)
        return (0, self.links.canonical(node))

    def _with_date(self, node: int, name: str) -> str:
        day = iso(self.ghosts[-1 - node].date if node < 0 else self.links.letters[node].date)
        return f"{name} ({day})" if day else name

    def _with_place(self, node: int, name: str) -> str:
        if node >= 0:
            letter = self.links.letters[node]
            return f"{name} [{letter.source}#{letter.index}]" if letter.source is not None else name
        citing = self.links.letters[self.links.claims[self.ghosts[-1 - node].claims[0]].by]
        return f"{name} [{_cited_in(citing)}]"

    # --- records ----------------------------------------------------------------------------------

    def node(self, node: int) -> Node:
        """The record of a node."""
        links = self.links
        if node < 0:
            ghost = self.ghosts[-1 - node]
            return Node(
                id=self.ids[node],
                number=ghost.number,
                date=to_thai_date(ghost.date),
                agency=ghost.agency,
                subject=ghost.subject,
                ghost=True,
                claims=tuple(sorted((self._said(n) for n in ghost.claims), key=_said_order)),
            )
        members = [links.letters[i] for i in self.members(node)]
        letter = members[0]
        copies = {Copy(x.source, x.index) for x in members}
        return Node(
            id=self.ids[node],
            number=number_of(letter),
            date=to_thai_date(max(members, key=lambda x: (x.date % 100 > 0, x.date)).date),
            agency=next((x.actor.name for x in members if x.actor), None),
            subject=next((x.subject for x in members if x.subject), None),
            copies=tuple(sorted(copies, key=lambda c: (c.source or "", c.index))),
        )

    def _said(self, n: int) -> Said:
        claim = self.links.claims[n]
        return Said(
            by=self.ids[self.links.leader[claim.by]],
            number=number_of(claim),
            date=to_thai_date(claim.date),
            agency=claim.actor.name if claim.actor else None,
            subject=claim.subject,
        )

    def edge(self, up: int, down: int, relation: str, n: int) -> Edge:
        """The record of an edge, its evidence worked out again from the claim."""
        score, proofs = self.proof(n)
        return Edge(self.ids[up], self.ids[down], relation, score, proofs)

    def proof(self, n: int) -> tuple[float, tuple[Proof, ...]]:
        """Score and evidence of claim *n*."""
        links = self.links
        claim = links.claims[n]
        target = links.target[n]
        citing = links.letters[claim.by]
        if target >= 0:
            # The copy that fits best stands for its node.
            copies = [links.letters[i] for i in self.members(links.leader[target])]
            letter = max(copies, key=lambda x: (_fit(claim, x, citing), x.source or "", x.index))
            score = probability(links.weight[n], told=claim.narrative)
            return score, explain(compare(claim, letter, citing), claim, letter, citing)
        ghost = self.ghosts[self.ghost_of[n]]
        cited = number_of(claim)
        said = f"cited as {cited if cited is not None else claim.actor.name if claim.actor else '?'}"
        proofs = [Proof("absent", f"{said}; the letter itself is not among the documents")]
        if cited is not None and ghost.number is not None and cited != ghost.number:
            proofs.append(Proof("serial", f"cited {cited}, others cite {ghost.number}"))
        if len(ghost.claims) > 1:
            proofs.append(Proof("agreement", f"{len(ghost.claims)} citations agree"))
        return ghost.score(n), tuple(proofs)


def _fit(claim: Claim, letter: Letter, citing: Letter) -> float:
    return weigh(compare(claim, letter, citing))


def _cited_in(letter: Letter) -> str:
    number = number_of(letter)
    if number is not None and identifies(letter):
        return f"in {number.text}"
    return f"in {letter.source}#{letter.index}" if letter.source is not None else f"in {letter.subject or '?'}"


def _said_order(x: Said) -> tuple[str, ...]:
    return (x.by, x.number.text if x.number else "", x.date.iso if x.date else "", x.agency or "", x.subject or "")


def to_thai_date(value: int) -> ThaiDate | None:
    """``yyyymmdd`` as a date; zeros for what is missing."""
    if not value:
        return None
    return ThaiDate(value // 10000, value // 100 % 100 or None, value % 100 or None)
