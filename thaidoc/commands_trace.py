"""The command ``thaidoc trace``: letters, folders or the JSON Lines of ``thaidoc parse`` in, the graph out."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thaidoc import batch

if TYPE_CHECKING:
    from thaidoc.tracing import ForwardingGraph

FORMATS = ("json", "mermaid", "dot", "graphml", "html")


def register(subparsers: Any) -> None:
    """Add ``trace`` to the commands of ``thaidoc``."""
    trace = subparsers.add_parser(
        "trace",
        help="rebuild who passed which letter on to whom",
        description="The forwarding graph of all letters given: {nodes, edges, chains, corrections, notes}. "
        "A letter that is cited and not given is a node too (ghost).",
    )
    trace.add_argument(
        "paths", nargs="+", metavar="PATH", help="letter, folder, JSON Lines printed by parse, or - for standard input"
    )
    trace.add_argument("--format", choices=FORMATS, default="json", help="default: json")
    trace.add_argument("-o", "--output", metavar="FILE", help="write there (at the end, all at once)")
    trace.set_defaults(command=run)


def run(args: argparse.Namespace) -> int:
    """Trace what *args* names; 1 if some of it could not be read (standard error says what), else 0."""
    from thaidoc.tracing import ForwardingGraph

    output = Path(args.output) if args.output else None
    failures: list[str] = []
    graph = ForwardingGraph()
    with batch.output_to(output) as out, batch.progress() as tell:
        for path, problem in batch.inputs(args.paths, output.resolve() if output else None):
            tell(path)
            if problem is not None:
                failures.append(f"{path}: {problem.type}: {problem}")
            else:
                graph.add(batch.documents(path, failures))
        out.writelines(render(graph, args.format))
    return batch.tell(failures)


def render(graph: ForwardingGraph, form: str) -> Iterable[str]:
    """The graph in one of :data:`FORMATS`, as pieces of text."""
    if form == "json":
        from thaidoc.views.graph_json import pieces

        return pieces(graph)
    if form == "mermaid":
        from thaidoc.views.graph_mermaid import to_mermaid

        return [to_mermaid(graph)]
    if form == "dot":
        from thaidoc.views.graph_dot import to_dot

        return [to_dot(graph)]
    if form == "graphml":
        from thaidoc.views.graph_graphml import to_graphml

        return [to_graphml(graph)]
    from thaidoc.views.graph_html import to_html

    return [to_html(graph)]
