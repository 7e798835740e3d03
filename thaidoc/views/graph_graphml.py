"""A forwarding graph as GraphML, for Gephi, yEd, NetworkX."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from thaidoc.tracing import ForwardingGraph

_KEYS = (
    ("number", "node", "string"),
    ("date", "node", "string"),
    ("agency", "node", "string"),
    ("subject", "node", "string"),
    ("ghost", "node", "boolean"),
    ("copies", "node", "int"),
    ("relation", "edge", "string"),
    ("score", "edge", "double"),
    ("days", "edge", "int"),
    ("evidence", "edge", "string"),
)
# What XML 1.0 cannot hold at all, not even as an entity.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def to_graphml(graph: ForwardingGraph) -> str:
    """The graph as GraphML; a directed edge leads to the document that passes on."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
    lines += [
        f'  <key id="{name}" for="{where}" attr.name="{name}" attr.type="{kind}"/>' for name, where, kind in _KEYS
    ]
    lines.append('  <graph id="forwarding" edgedefault="directed">')
    for node in graph.iter_nodes():
        lines.append(f"    <node id={_attribute(node.id)}>")
        values = {
            "number": node.number.text if node.number is not None else None,
            "date": node.date.iso if node.date is not None else None,
            "agency": node.agency,
            "subject": node.subject,
            "ghost": str(node.ghost).lower(),
            "copies": str(len(node.copies)),
        }
        lines += [
            f'      <data key="{key}">{_text(value)}</data>' for key, value in values.items() if value is not None
        ]
        lines.append("    </node>")
    for edge in graph.iter_edges():
        hop = graph.hops((edge.upstream, edge.downstream))[0]
        lines.append(f"    <edge source={_attribute(edge.upstream)} target={_attribute(edge.downstream)}>")
        values = {
            "relation": edge.relation,
            "score": str(edge.score),
            "days": str(hop.days) if hop.days is not None else None,
            "evidence": "; ".join([f"{p.rule}: {p.detail}" for p in edge.evidence]),
        }
        lines += [
            f'      <data key="{key}">{_text(value)}</data>' for key, value in values.items() if value is not None
        ]
        lines.append("    </edge>")
    lines += ["  </graph>", "</graphml>"]
    return "\n".join(lines) + "\n"


def _text(value: str) -> str:
    return escape(_NO_XML.sub("\ufffd", value))


def _attribute(value: str) -> str:
    return quoteattr(_NO_XML.sub("\ufffd", value))
