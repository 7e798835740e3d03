"""A forwarding graph for Graphviz."""

from __future__ import annotations

from thaidoc.tracing import ForwardingGraph


def to_dot(graph: ForwardingGraph) -> str:
    """The graph in the DOT language, from left to right, in a font that has Thai."""
    lines = [
        "digraph forwarding {",
        "  rankdir=LR;",
        '  node [shape=box, fontname="Laksaman"];',
        '  edge [fontname="Laksaman"];',
    ]
    for node in graph.iter_nodes():
        parts = [node.id]
        if node.agency is not None and node.agency != node.id:
            parts.append(node.agency)
        if node.date is not None:
            parts.append(node.date.iso)
        label = "\\n".join([escape(part) for part in parts])
        style = ", style=dashed" if node.ghost else ""
        lines.append(f'  "{escape(node.id)}" [label="{label}"{style}];')
    for edge in graph.iter_edges():
        if edge.relation == "forwards":
            (hop,) = graph.hops((edge.upstream, edge.downstream))
            look = f'label="{hop.days} วัน"' if hop.days is not None else 'label=""'
        else:
            look = f'label="{edge.relation}", style=dotted'
        lines.append(f'  "{escape(edge.upstream)}" -> "{escape(edge.downstream)}" [{look}];')
    return "\n".join(lines) + "\n}\n"


def escape(text: str) -> str:
    """*text* inside double quotes."""
    return " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
