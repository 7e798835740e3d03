"""The forwarding graph: documents and the absent ones that they cite, joined by what each passes on of the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from thaidoc.records import Document
from thaidoc.registry import Registry
from thaidoc.tracing import chains, findings
from thaidoc.tracing.linking import Links
from thaidoc.tracing.model import Edge, Hop, Node, Proposal, Remark
from thaidoc.tracing.picture import Picture


class ForwardingGraph:
    """Who passed what on to whom. Fill it by :meth:`add`, in any order and any number of batches.

    ``nodes`` and ``edges`` are made when asked for and kept until letters are added. Two graphs of the same
    documents are equal, whatever the order.
    """

    def __init__(self, documents: Iterable[Document] = (), *, registry: Registry | None = None) -> None:
        self._links = Links(registry)
        self._view: Picture | None = None
        self.add(documents)

    @property
    def _now(self) -> Picture:
        if self._view is None:
            self._view = Picture(self._links)
        return self._view

    def add(self, documents: Iterable[Document]) -> ForwardingGraph:
        """Take *documents* in and link them with those before; returns the graph itself.

        The work is that of the new documents and of the citations that they touch, not of the whole graph.
        """
        if self._links.add(documents):
            self._view = None
        return self

    def merge(self, other: ForwardingGraph) -> ForwardingGraph:
        """Take in what another graph holds, as if its documents had been added here; returns the graph itself."""
        if self._links.absorb(other._links):
            self._view = None
        return self

    # --- what it holds ----------------------------------------------------------------------------

    def __len__(self) -> int:
        """How many documents there are, copies counted once, ghosts not counted."""
        links = self._links
        return len(links.letters) - sum(len(group) - 1 for group in links.copies.values())

    @property
    def nodes(self) -> tuple[Node, ...]:
        """Documents by date and id, then the ghosts."""
        return tuple(self.iter_nodes())

    def iter_nodes(self) -> Iterator[Node]:
        """The same one by one: a million records need not exist at once."""
        view = self._now
        for node in view.leaders:
            yield view.node(node)
        yield from self._ghosts(view)

    def _ghosts(self, view: Picture) -> list[Node]:
        return sorted((view.node(-1 - g) for g in range(len(view.ghosts))), key=lambda x: x.id)

    @property
    def edges(self) -> tuple[Edge, ...]:
        """All links with their evidence, by the downstream document."""
        return tuple(self.iter_edges())

    def iter_edges(self) -> Iterator[Edge]:
        """The same one by one."""
        view = self._now
        for node in view.leaders:
            found = [view.edge(up, node, relation, n) for up, relation, n in view.edges_into(node)]
            yield from sorted(found, key=lambda e: (e.relation, e.upstream))

    def ghosts(self) -> tuple[Node, ...]:
        """The documents that are cited and absent."""
        return tuple(self._ghosts(self._now))

    def chains(self) -> tuple[tuple[str, ...], ...]:
        """Every way of a paper from its origin to a last office, as node ids; only ``forwards`` edges count."""
        view = self._now
        ids = view.ids
        return tuple(sorted(tuple(ids[node] for node in path) for path in chains.paths(view)))

    def hops(self, chain: Iterable[str]) -> tuple[Hop, ...]:
        """The steps of a chain with their dates, delays and deadlines."""
        return chains.hops(self._now, tuple(chain))

    @property
    def corrections(self) -> tuple[Proposal, ...]:
        """What the documents say of each other's numbers and dates: proposals, never applied."""
        return findings.corrections(self._now)

    @property
    def notes(self) -> tuple[Remark, ...]:
        """Doubtful citations with their candidates, copies, conflicts, loops, stamps that cannot be right."""
        return findings.remarks(self._now)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ForwardingGraph):
            return NotImplemented
        return (
            self.nodes == other.nodes
            and self.edges == other.edges
            and self.corrections == other.corrections
            and self.notes == other.notes
        )

    __hash__ = None  # type: ignore[assignment]  # it grows

    def __repr__(self) -> str:
        return f"<ForwardingGraph of {len(self)} documents, {len(self._links.claims)} citations>"


def trace(documents: Iterable[Document], *, registry: Registry | None = None) -> ForwardingGraph:
    """The graph of *documents*: who passed what on to whom, in whatever order they come.

    >>> graph = trace(bundle.documents)  # doctest: +SKIP
    >>> graph.chains()  # doctest: +SKIP
    (('นร 0107/2199', 'พช 0023.6/ว 1507', 'พช 0023.7/ว 583'),)
    """
    return ForwardingGraph(documents, registry=registry)


__all__ = ["ForwardingGraph", "trace"]
