"""A forwarding graph as a Mermaid flow chart: agencies as boxes, ghosts dashed."""

from __future__ import annotations

from thaidoc.tracing import ForwardingGraph, Node

# Thai vowels and tone marks are no letters to isalnum.
_PLAIN = frozenset(" /.,-()") | {chr(c) for c in range(0x0E00, 0x0E80)}


def to_mermaid(graph: ForwardingGraph) -> str:
    """The graph as text for ``mermaid``; every printed character is escaped, since Mermaid reads HTML in labels."""
    nodes = graph.nodes
    names = {node.id: f"n{i}" for i, node in enumerate(nodes)}
    lines = ["flowchart LR"]
    by_agency: dict[str | None, list[Node]] = {}
    for node in nodes:
        by_agency.setdefault(node.agency, []).append(node)
    for i, (agency, members) in enumerate(by_agency.items()):
        indent = "  "
        if agency is not None:
            lines.append(f'  subgraph a{i}["{escape(agency)}"]')
            indent = "    "
        for node in members:
            style = ":::ghost" if node.ghost else ""
            lines.append(f'{indent}{names[node.id]}["{_label(node)}"]{style}')
        if agency is not None:
            lines.append("  end")
    for edge in graph.iter_edges():
        if edge.relation == "forwards":
            (hop,) = graph.hops((edge.upstream, edge.downstream))
            label = f"|{hop.days} วัน|" if hop.days is not None else ""
            arrow = f"-->{label}"
        else:
            arrow = f"-.->|{edge.relation}|"
        lines.append(f"  {names[edge.upstream]} {arrow} {names[edge.downstream]}")
    lines.append("  classDef ghost stroke-dasharray: 5 5,fill:#fff,color:#555")
    return "\n".join(lines) + "\n"


def _label(node: Node) -> str:
    parts = [node.id]
    if node.date is not None and node.date.iso not in node.id:
        parts.append(node.date.iso)
    return "<br>".join([escape(part) for part in parts])


def escape(text: str) -> str:
    """*text* for a quoted Mermaid label: as entities whatever could end the label or be read as markup."""
    return "".join([c if c.isalnum() or c in _PLAIN else f"#{ord(c)};" for c in " ".join(text.split())])
