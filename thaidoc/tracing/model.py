"""What a graph gives out: nodes, edges, proposals, remarks and hops, as plain frozen records.

The names ``from`` and ``to`` of the record contract are ``upstream`` and ``downstream`` here.
"""

from __future__ import annotations

import datetime as dt

from attrs import frozen

from thaidoc.records import Correction, Note
from thaidoc.tracing.matching import Proof
from thaidoc.values import DocumentNumber, ThaiDate


@frozen
class Copy:
    """Where a document stands: its file and its place in it."""

    source: str | None
    index: int


@frozen
class Said:
    """What one letter (node id *by*) says of a document that is absent."""

    by: str
    number: DocumentNumber | None
    date: ThaiDate | None
    agency: str | None
    subject: str | None


@frozen
class Node:
    """A document, or one that is only cited (``ghost``); then *claims* holds what each citing letter says of it."""

    id: str
    number: DocumentNumber | None = None
    date: ThaiDate | None = None
    agency: str | None = None
    subject: str | None = None
    ghost: bool = False
    copies: tuple[Copy, ...] = ()
    claims: tuple[Said, ...] = ()


@frozen
class Edge:
    """*downstream* cites *upstream*; ``forwards`` where it passes that paper on. *score*: the chance that it is so."""

    upstream: str
    downstream: str
    relation: str
    score: float
    evidence: tuple[Proof, ...] = ()


@frozen
class Proposal:
    """A correction that follows from another document: what is *printed* in *node*, what is *proposed*, and why."""

    node: str
    source: str | None
    index: int
    field: str
    printed: str | None
    proposed: str | None
    reason: str
    confidence: float

    @property
    def correction(self) -> Correction:
        """The same in the shape of a document's own corrections."""
        return Correction(self.field, self.printed, self.proposed, self.reason, self.confidence)


@frozen
class Remark:
    """Something noticed between documents; *nodes* are the ids concerned."""

    code: str
    message: str
    severity: str = "info"
    nodes: tuple[str, ...] = ()

    @property
    def note(self) -> Note:
        """The same in the shape of a document's own notes."""
        return Note(self.code, self.message, self.severity)


@frozen
class Hop:
    """One step of a chain: when the letter was written, received (by stamp), passed on, and how long that took.

    *due* is the first deadline that the upstream letter sets, *due_passed_on* the first of the downstream one;
    *left* the days that remained between passing on and the latter.
    """

    upstream: str
    downstream: str
    sent: dt.date | None
    received: dt.date | None
    passed_on: dt.date | None
    days: int | None
    due: dt.date | None
    due_passed_on: dt.date | None
    left: int | None


__all__ = ["Copy", "Edge", "Hop", "Node", "Proof", "Proposal", "Remark", "Said"]
