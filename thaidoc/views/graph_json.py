"""A forwarding graph as the JSON of the record contract: ``{nodes, edges, chains, corrections, notes}``."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

from thaidoc.tracing import Edge, ForwardingGraph, Hop, Node, Proposal, Remark
from thaidoc.views.json import date_dict, number_dict

Json = dict[str, Any]


def to_dict(graph: ForwardingGraph) -> Json:
    """The whole graph as plain data; for a large one take :func:`pieces`."""
    return {
        "nodes": [node_dict(node) for node in graph.iter_nodes()],
        "edges": [edge_dict(graph, edge) for edge in graph.iter_edges()],
        "chains": [list(chain) for chain in graph.chains()],
        "corrections": [correction_dict(p) for p in graph.corrections],
        "notes": [note_dict(r) for r in graph.notes],
    }


def pieces(graph: ForwardingGraph) -> Iterator[str]:
    """The same as text, one record a line, made as it is taken."""
    yield '{\n"nodes": ['
    yield from _rows(node_dict(node) for node in graph.iter_nodes())
    yield '],\n"edges": ['
    yield from _rows(edge_dict(graph, edge) for edge in graph.iter_edges())
    yield '],\n"chains": ['
    yield from _rows(list(chain) for chain in graph.chains())
    yield '],\n"corrections": ['
    yield from _rows(correction_dict(p) for p in graph.corrections)
    yield '],\n"notes": ['
    yield from _rows(note_dict(r) for r in graph.notes)
    yield "]\n}\n"


def _rows(rows: Iterator[Any]) -> Iterator[str]:
    before = "\n"
    for row in rows:
        yield before + json.dumps(row, ensure_ascii=False)
        before = ",\n"
    if before != "\n":
        yield "\n"


def node_dict(node: Node) -> Json:
    """A node; of a ghost also what each citing letter says of it."""
    return {
        "id": node.id,
        "number": number_dict(node.number),
        "date": date_dict(node.date),
        "agency": node.agency,
        "subject": node.subject,
        "ghost": node.ghost,
        "copies": [{"source": copy.source, "index": copy.index} for copy in node.copies],
        "claims": [
            {
                "by": said.by,
                "number": number_dict(said.number),
                "date": date_dict(said.date),
                "agency": said.agency,
                "subject": said.subject,
            }
            for said in node.claims
        ],
    }


def edge_dict(graph: ForwardingGraph, edge: Edge) -> Json:
    """An edge from the earlier document to the one that passes it on, with the time that this took."""
    hop = graph.hops((edge.upstream, edge.downstream))[0] if edge.relation == "forwards" else None
    return {
        "from": edge.upstream,
        "to": edge.downstream,
        "relation": edge.relation,
        "score": edge.score,
        "evidence": [{"rule": proof.rule, "detail": proof.detail} for proof in edge.evidence],
        "hop": hop_dict(hop) if hop is not None else None,
    }


def hop_dict(hop: Hop) -> Json:
    """The days of a step."""
    return {
        "sent": _day(hop.sent),
        "received": _day(hop.received),
        "passed_on": _day(hop.passed_on),
        "days": hop.days,
        "due": _day(hop.due),
        "due_passed_on": _day(hop.due_passed_on),
        "left": hop.left,
    }


def correction_dict(p: Proposal) -> Json:
    """A proposal in the shape of a document's own corrections, and which document it is for."""
    return {
        "node": p.node,
        "source": p.source,
        "index": p.index,
        "field": p.field,
        "printed": p.printed,
        "proposed": p.proposed,
        "reason": p.reason,
        "confidence": p.confidence,
    }


def note_dict(r: Remark) -> Json:
    """A remark in the shape of a document's own notes, and the nodes that it concerns."""
    return {"code": r.code, "message": r.message, "severity": r.severity, "span": None, "nodes": list(r.nodes)}


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()
