"""Did it get there: which of the offices that a circular is addressed to have acted on it, by an archive's graph.

An office has *forwarded* the circular if a letter of its own passes it on, *answered* if a letter of its own names it
otherwise (a reply, a report), *received* it if its stamp stands on a copy, and is *silent* if the archive shows none
of these. A province's letter counts for the office in the province that it speaks through (พย 0023.6 of จังหวัดพะเยา
for its ท้องถิ่นจังหวัด), and the office's for the province: the evidence says which.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from thaidoc.errors import ThaidocError
from thaidoc.records import Document
from thaidoc.registry import Agency, Entry, Registry
from thaidoc.routing.expand import route
from thaidoc.routing.model import NextHop, Office, Route, RouteGroup
from thaidoc.values import DocumentNumber, ThaiDate

if TYPE_CHECKING:
    from thaidoc.tracing import ForwardingGraph
    from thaidoc.tracing.model import Edge, Node


class NotInArchive(ThaidocError, LookupError):
    """The circular is no document of the archive, or several are meant: the message says which."""


class Status(StrEnum):
    """What an office has done, the most telling first."""

    FORWARDED = "forwarded"
    ANSWERED = "answered"
    RECEIVED = "received"
    SILENT = "silent"

    @property
    def th(self) -> str:
        """In Thai: ``แจ้งต่อแล้ว``."""
        return _STATUS_TH[self]


_STATUS_TH: Final = {
    Status.FORWARDED: "แจ้งต่อแล้ว",
    Status.ANSWERED: "ตอบแล้ว",
    Status.RECEIVED: "ลงรับแล้ว",
    Status.SILENT: "ยังไม่พบ",
}
_ORDER: Final = tuple(Status)


@frozen
class CoverageRow:
    """One office: its *status*, *when* (its letter's date or its stamp's), by which *document* (a node's id) and why.

    *days* are those since the circular, where both dates have a day.
    """

    office: Office
    status: Status = Status.SILENT
    when: ThaiDate | None = None
    document: str | None = None
    number: str | None = None
    days: int | None = None
    evidence: str | None = None


@frozen
class Coverage:
    """The offices of one circular (*circular* is its node's id) and what each has done, as far as the archive shows.

    *groups* are not followed up, nobody knows their members; *others* acted on it without being addressed.
    """

    circular: str
    number: str | None
    subject: str | None
    sent: ThaiDate | None
    rows: tuple[CoverageRow, ...] = ()
    groups: tuple[RouteGroup, ...] = ()
    others: tuple[CoverageRow, ...] = ()
    next_hops: tuple[NextHop, ...] = ()

    def counts(self) -> dict[Status, int]:
        """How many offices of each status."""
        return {status: sum(row.status is status for row in self.rows) for status in Status}

    @property
    def silent(self) -> tuple[Office, ...]:
        """The offices of which the archive shows nothing."""
        return tuple([row.office for row in self.rows if row.status is Status.SILENT])


def coverage(
    graph: ForwardingGraph,
    circular: Document | DocumentNumber | str,
    documents: Iterable[Document],
    *,
    registry: Registry | None = None,
    way: Route | None = None,
) -> Coverage:
    """What the archive shows of each office that *circular* is addressed to.

    *circular* is a document, a number, or the id of a node; *documents* are those of the graph (their recipients and
    stamps are needed). *way* is the circular's route where it is made already (with its bundle, for lists in
    enclosures). :exc:`NotInArchive` if no document is meant, or more than one.
    """
    known = registry or Registry.default()
    by_place = {(document.source, document.index): document for document in documents}
    node = _node_of(graph, circular)
    copies = [d for copy in node.copies if (d := by_place.get((copy.source, copy.index))) is not None]
    if not copies:
        raise NotInArchive(f"{node.id} is only cited in this archive: its recipients are not known")
    letter = max(copies, key=lambda document: len(document.recipients))
    way = way or route(letter, registry=known)
    table = _Table(way.offices, known, letter.date)
    nodes = {each.id: each for each in graph.nodes}
    for edge in graph.edges:
        if edge.upstream == node.id:
            _enter(table, edge, nodes[edge.downstream], by_place)
    for copy in copies:
        for stamp in copy.stamps:
            table.stamped(stamp.agency, stamp.date, stamp.number, node.id)
    return Coverage(
        circular=node.id,
        number=node.number.text if node.number else None,
        subject=node.subject,
        sent=node.date,
        rows=tuple(table.rows),
        groups=way.groups,
        others=tuple(table.others.values()),
        next_hops=way.next_hops,
    )


def _enter(table: _Table, edge: Edge, node: Node, by_place: Mapping[tuple[str | None, int], Document]) -> None:
    status = Status.FORWARDED if edge.relation == "forwards" else Status.ANSWERED
    below = next((d for copy in node.copies if (d := by_place.get((copy.source, copy.index)))), None)
    if below is None:
        return
    sender = below.sender.agency if below.sender else node.agency
    table.wrote(sender, below, status, node.id, edge.relation)


def _node_of(graph: ForwardingGraph, circular: Document | DocumentNumber | str) -> Node:
    nodes = graph.nodes
    if isinstance(circular, Document):
        found = [n for n in nodes if any((c.source, c.index) == (circular.source, circular.index) for c in n.copies)]
        wanted = circular.number.text if circular.number else "the document"
    else:
        wanted = circular if isinstance(circular, str) else circular.text
        found = [n for n in nodes if n.id == wanted]
        if not found:
            number = _number(circular)
            found = [n for n in nodes if n.number is not None and number is not None and _same(n.number, number)]
        there = [n for n in found if not n.ghost]
        found = there or found
    if not found:
        raise NotInArchive(f"{wanted} is not in this archive")
    if len(found) > 1:
        raise NotInArchive(f"{wanted} may be {', '.join(n.id for n in found)}: give one of these")
    return found[0]


def _number(circular: DocumentNumber | str) -> DocumentNumber | None:
    if isinstance(circular, DocumentNumber):
        return circular
    try:
        return DocumentNumber.parse(circular)
    except ValueError:
        return None


def _same(a: DocumentNumber, b: DocumentNumber) -> bool:
    return (a.prefix, a.unit, a.circular, a.serial) == (b.prefix, b.unit, b.circular, b.serial)


class _Table:
    """The rows of a circular while the archive is read."""

    def __init__(self, offices: tuple[Office, ...], registry: Registry, sent: ThaiDate | None) -> None:
        self.registry = registry
        self.sent = sent
        self.rows = [CoverageRow(office) for office in offices]
        self.others: dict[str, CoverageRow] = {}
        self._by_id: dict[str, list[int]] = {}
        self._by_place: dict[str, list[int]] = {}
        for at, office in enumerate(offices):
            if office.id:
                self._by_id.setdefault(office.id, []).append(at)
            if office.place:
                self._by_place.setdefault(office.place, []).append(at)
        self._by_name = {office.name.replace(" ", ""): at for at, office in enumerate(offices) if not office.id}

    def wrote(self, sender: str | None, document: Document, status: Status, node: str, relation: str) -> None:
        """A letter of *sender* that names the circular."""
        number = document.number
        owners = self.registry.owner_of_number(number) if number is not None else ()
        when = document.date
        found, why = self._meant(sender, owners, document.sender.province if document.sender else None)
        row = CoverageRow(
            Office(None, sender or "", -1),
            status,
            when,
            node,
            number.text if number else None,
            self._days(when),
            f"its letter {relation} the circular{why}",
        )
        self._put(found, row, node)

    def stamped(self, agency: str | None, when: ThaiDate | None, number: str | None, node: str) -> None:
        """A received stamp on a copy."""
        found, why = self._meant(agency, (), None)
        stamp = f"received stamp{f' {number}' if number else ''} on a copy{why}"
        row = CoverageRow(Office(None, agency or "", -1), Status.RECEIVED, when, node, None, self._days(when), stamp)
        self._put(found, row, f"{node} {agency}")

    def _put(self, found: list[int], row: CoverageRow, key: str) -> None:
        if not found:
            if row.office.name:
                entry = self.registry.resolve(row.office.name)
                self.others.setdefault(key, evolve(row, office=evolve(row.office, id=entry.id if entry else None)))
            return
        for at in found:
            before = self.rows[at]
            if _rank(row) < _rank(before):
                self.rows[at] = evolve(row, office=before.office)

    def _days(self, when: ThaiDate | None) -> int | None:
        days = [date.to_date() for date in (self.sent, when) if date is not None and date.precision == "day"]
        return (days[1] - days[0]).days if len(days) == 2 else None

    def _meant(self, name: str | None, owners: tuple[Entry, ...], near: str | None) -> tuple[list[int], str]:
        """The rows that an agency stands for, and how that is known beyond its name."""
        entry = self.registry.resolve(name, near=near) if name else None
        if entry is not None and entry.id in self._by_id:
            return self._by_id[entry.id], ""
        for owner in owners:
            if owner.id in self._by_id:
                return self._by_id[owner.id], ", by its number"
        if name and name.replace(" ", "") in self._by_name:
            return [self._by_name[name.replace(" ", "")]], ""
        for place in _places(entry):
            at = self._by_place.get(place, [])
            # One office there: the province writes for it, or it writes for the province. Of several, nobody knows.
            if len(at) == 1:
                return at, f", through {name}"
        return [], ""


def _rank(row: CoverageRow) -> tuple[int, str]:
    return _ORDER.index(row.status), row.when.iso if row.when else "9999"


def _places(entry: Entry | None) -> Iterator[str]:
    if isinstance(entry, Agency):
        if entry.place and entry.id.startswith("office:"):
            yield entry.place
    elif entry is not None:
        yield entry.id
