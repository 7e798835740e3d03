"""The command ``thaidoc trace``: letters, folders or the JSON Lines of ``thaidoc parse`` in, the graph out."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from thaidoc.records import Document
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
    from thaidoc import cli
    from thaidoc.tracing import ForwardingGraph

    output = Path(args.output) if args.output else None
    failures: list[str] = []
    graph = ForwardingGraph()
    with cli._output(output) as out, cli._progress() as tell:
        for path, problem in cli._inputs(args.paths, output.resolve() if output else None):
            tell(path)
            if problem is not None:
                failures.append(f"{path}: {problem.type}: {problem}")
            else:
                graph.add(_documents(path, failures))
        out.writelines(render(graph, args.format))
    from thaidoc.views.terminal import visible

    for failure in failures:
        print(f"thaidoc: {visible(failure)}", file=sys.stderr)
    return 1 if failures else 0


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


def _documents(path: str, failures: list[str]) -> Iterator[Document]:
    """The documents of one input; what cannot be read is added to *failures*."""
    from thaidoc import cli
    from thaidoc.errors import ReadError

    if path == "-":
        text = sys.stdin.buffer.read()
        if _is_records(text[:4096]):
            yield from _of_lines(path, text.splitlines(), failures)
            return
        import thaidoc.api

        try:
            found = thaidoc.api.read(text, name="-")
        except ReadError as error:
            failures.append(f"-: {error.type}: {error}")
            return
        yield from found.documents
        return
    try:
        if Path(path).is_file():
            with Path(path).open("rb") as file:
                if _is_records(file.read(4096)):
                    file.seek(0)
                    yield from _of_lines(path, _lines(file), failures)
                    return
    except OSError as error:
        failures.append(f"{path}: Unreadable: {error.strerror or type(error).__name__}")
        return
    bundle = cli._guarded(path)
    if isinstance(bundle, ReadError):
        failures.append(f"{path}: {bundle.type}: {bundle}")
        return
    lack = cli._lack(bundle)
    if lack is not None:
        failures.append(f"{path}: {lack.type}: {lack}")
    yield from bundle.documents


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    yield from file


def _is_records(start: bytes) -> bool:
    """Whether a file is what ``parse`` printed: objects, one a line or in a list, the first of this library's making."""
    head = start.lstrip(b"\xef\xbb\xbf \t\r\n[")
    return head.startswith(b"{") and (b'"schema"' in head or b'"source"' in head or b'"kind"' in head)


def _of_lines(path: str, lines: Iterable[bytes], failures: list[str]) -> Iterator[Document]:
    from thaidoc.views.json import InvalidRecord, from_dict

    for row, line in enumerate(lines, start=1):
        text = line.strip().lstrip(b"\xef\xbb\xbf")
        if not text or text in (b"[", b"]"):
            continue
        try:
            # A list printed with --format json on one line each, or pretty: whole objects a line end in a comma.
            data = json.loads(text.rstrip(b","))
        except ValueError:
            yield from _of_array(path, [line, *lines] if row == 1 else None, row, failures)
            return
        if isinstance(data, list):
            data_list = data
        else:
            data_list = [data]
        for item in data_list:
            if isinstance(item, dict) and "kind" not in item and "error" not in item and "source" in item:
                continue  # the closing line of --bundle
            try:
                yield from_dict(item)
            except InvalidRecord as error:
                failures.append(f"{path}:{row}: {error}")


def _of_array(path: str, lines: list[bytes] | None, row: int, failures: list[str]) -> Iterator[Document]:
    """Records spread over lines, as ``parse --format json`` prints them."""
    from thaidoc.views.json import InvalidRecord, from_dict

    try:
        data = json.loads(b"\n".join(lines)) if lines is not None else None
    except ValueError as error:
        failures.append(f"{path}: Unreadable: neither JSON Lines nor JSON ({error})")
        return
    if data is None:
        failures.append(f"{path}:{row}: Unreadable: the line is no JSON")
        return
    for item in data if isinstance(data, list) else [data]:
        try:
            yield from_dict(item)
        except InvalidRecord as error:
            failures.append(f"{path}: {error}")
