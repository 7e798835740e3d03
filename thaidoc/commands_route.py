"""The commands ``thaidoc route``, ``coverage``, ``lookup``: where a letter goes, if it got there, who is who."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thaidoc import batch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thaidoc.records import Bundle, Document
    from thaidoc.registry import Entry, Registry


def register(subparsers: Any) -> None:
    """Add ``route``, ``coverage`` and ``lookup`` to the commands of ``thaidoc``."""
    route = subparsers.add_parser(
        "route",
        help="list the offices that a letter goes to, and who must pass it on",
        description="Recipients expanded into offices as of the letter's date; groups without a list say why.",
    )
    route.add_argument("paths", nargs="+", metavar="FILE", help="letter, folder, JSON Lines of parse, or -")
    route.add_argument("--format", choices=("text", "json", "jsonl"), default="text", help="default: text")
    _common(route)
    route.set_defaults(command=run_route)

    coverage = subparsers.add_parser(
        "coverage",
        help="tell which of the offices that a circular goes to have acted on it",
        description="By the forwarding graph of an archive: who has passed the circular on, answered, received it, "
        "and of whom nothing is found. Give the number as printed, in quotes.",
    )
    coverage.add_argument("archive", metavar="ARCHIVE", help="folder, letter, or JSON Lines of parse")
    coverage.add_argument("number", metavar="NUMBER", help='the circular, as in "มท 0819.2/ว 367"')
    coverage.add_argument("--format", choices=("text", "json", "html"), default="text", help="default: text")
    coverage.add_argument("--silent", action="store_true", help="only those of whom nothing is found (text)")
    _common(coverage)
    coverage.set_defaults(command=run_coverage)

    lookup = subparsers.add_parser(
        "lookup",
        help="tell who a name, an abbreviation or a number stands for",
        description='For people: thaidoc lookup "มท 0819.2", thaidoc lookup สสจ.พะเยา.',
    )
    lookup.add_argument("words", nargs="+", metavar="TEXT", help="name, abbreviation, letters and code, or number")
    lookup.add_argument("--year", type=_year, metavar="YEAR", help="as of that year (B.E.)")
    lookup.add_argument("--near", metavar="PLACE", help="the province or district that the text is from")
    lookup.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    _common(lookup)
    lookup.set_defaults(command=run_lookup)


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--registry", metavar="CSV", action="append", default=[], help="rows of your own (CSV); may be repeated"
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="write there (at the end, all at once)")


def _year(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 2400 <= int(text[:6]) <= 2700):
        raise argparse.ArgumentTypeError(f"{text!r}: a year of the Buddhist era is wanted, such as 2567")
    return int(text)


def _registry(args: argparse.Namespace) -> Registry:
    from thaidoc.registry import InvalidTable, Registry

    registry = Registry.default()
    for file in args.registry:
        try:
            registry = registry.extended_by_csv(file)
        except InvalidTable as error:
            raise batch.UsageError(str(error)) from None
        except OSError as error:
            raise batch.UsageError(f"{file} cannot be read: {error.strerror or error}") from None
    return registry


# ------------------------------------------------------------------ route


def run_route(args: argparse.Namespace) -> int:
    """Print where the letters go; 1 if some of the files could not be read."""
    import json

    from thaidoc.routing import route
    from thaidoc.views.coverage_json import route_dict
    from thaidoc.views.coverage_table import route_text

    registry = _registry(args)
    output = Path(args.output) if args.output else None
    failures: list[str] = []
    with batch.output_to(output) as out, batch.progress() as tell:
        found: list[dict[str, Any]] = []
        between = ""
        for document, bundle in _letters(args.paths, output, failures, tell):
            way = route(document, registry=registry, bundle=bundle)
            if args.format == "text":
                out.write(between + route_text(document, way))
                between = "\n"
            elif args.format == "jsonl":
                out.write(json.dumps(route_dict(document, way), ensure_ascii=False) + "\n")
            else:
                found.append(route_dict(document, way))
        if args.format == "json":
            out.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    return batch.tell(failures)


def _letters(
    paths: list[str], output: Path | None, failures: list[str], tell: Any
) -> Iterator[tuple[Document, Bundle | None]]:
    """Every document with the file it stands in, where it comes from a file."""
    from thaidoc.errors import ReadError

    for path, problem in batch.inputs(paths, output.resolve() if output else None):
        tell(path)
        if problem is not None:
            failures.append(f"{path}: {problem.type}: {problem}")
        elif path == "-" or path.endswith((".jsonl", ".ndjson", ".json")):
            for document in batch.documents(path, failures):
                yield document, None
        else:
            bundle = batch.read_guarded(path)
            lack = bundle if isinstance(bundle, ReadError) else batch.lack_of(bundle)
            if lack is not None:
                failures.append(f"{path}: {lack.type}: {lack}")
            if not isinstance(bundle, ReadError):
                for document in bundle.documents:
                    yield document, bundle


# ------------------------------------------------------------------ coverage


def run_coverage(args: argparse.Namespace) -> int:
    """Print who has acted on a circular."""
    import json

    from attrs import evolve

    from thaidoc.routing import NotInArchive, Status, coverage, route
    from thaidoc.tracing import ForwardingGraph
    from thaidoc.views.coverage_html import to_html
    from thaidoc.views.coverage_json import coverage_dict
    from thaidoc.views.coverage_table import coverage_text

    registry = _registry(args)
    output = Path(args.output) if args.output else None
    failures: list[str] = []
    ways: dict[tuple[str | None, int], Bundle] = {}
    documents: list[Document] = []
    with batch.progress() as tell:
        for document, bundle in _letters([args.archive], output, failures, tell):
            documents.append(document)
            if bundle is not None and document.enclosures and document.recipients:
                ways[document.source, document.index] = bundle
    graph = ForwardingGraph(documents, registry=registry)
    try:
        found = coverage(graph, args.number, documents, registry=registry)
        lists = [
            d
            for d in documents
            if any((c.source, c.index) == (d.source, d.index) for c in _copies(graph, found.circular))
        ]
        for document in lists:
            bundle = ways.get((document.source, document.index))
            if bundle is not None and any(group.kind == "external_list" for group in found.groups):
                way = route(document, registry=registry, bundle=bundle)
                found = coverage(graph, found.circular, documents, registry=registry, way=way)
    except NotInArchive as error:
        if batch.tell(failures):
            return 1
        raise batch.UsageError(str(error)) from None
    if args.silent:
        found = evolve(found, rows=tuple([row for row in found.rows if row.status is Status.SILENT]), others=())
    with batch.output_to(output) as out:
        if args.format == "json":
            out.write(json.dumps(coverage_dict(found), ensure_ascii=False, indent=1) + "\n")
        else:
            out.write(to_html(found) if args.format == "html" else coverage_text(found))
    return batch.tell(failures)


def _copies(graph: Any, ident: str) -> tuple[Any, ...]:
    return next((node.copies for node in graph.nodes if node.id == ident), ())


# ------------------------------------------------------------------ lookup


def run_lookup(args: argparse.Namespace) -> int:
    """Print whom a text stands for; 1 if nobody."""
    import json

    registry = _registry(args)
    text = " ".join(args.words)
    found = _meant(registry, text, args.year, args.near)
    output = Path(args.output) if args.output else None
    with batch.output_to(output) as out:
        number = registry.number_of(text)
        local = (
            registry.local_kind(number.unit) if number is not None and number.unit and args.format == "text" else None
        )
        if local:
            out.write(f"{text}: by its five digits a number of {local}\n")
        if args.format == "json":
            rows = [_entry_dict(registry, entry, score, how) for entry, score, how in found]
            out.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
        else:
            for entry, score, how in found:
                out.write(_entry_text(registry, entry, score, how))
            if not found:
                sys.stderr.write(f"thaidoc: {text}: nobody that the registry knows\n")
    return 0 if found else 1


def _meant(registry: Registry, text: str, year: int | None, near: str | None) -> list[tuple[Entry, float, str]]:
    number = registry.number_of(text)
    if number is not None:
        found = [(owner, 100.0, "number") for owner in registry.owner_of_number(number, year)]
        if found:
            return found
    return [(m.entry, m.score, m.rule) for m in registry.matches(text, year=year, near=near)]


def _facts(registry: Registry, entry: Entry) -> Iterator[tuple[str, str]]:
    from thaidoc.registry import Agency, District, Province

    yield "kind", entry.kind
    if isinstance(entry, Agency):
        if entry.letters:
            yield "number", " ".join(filter(None, (entry.letters, entry.unit)))
        for name, ident in (("under", entry.parent), ("place", entry.place)):
            above = registry.get(ident) if ident else None
            if above is not None:
                yield name, above.full_name
        if entry.aliases:
            yield "also", ", ".join(entry.aliases)
        if entry.former_names:
            yield "formerly", ", ".join(entry.former_names)
        if entry.since or entry.until:
            yield "years", f"{entry.since or ''}–{entry.until or ''}"
    else:
        yield "letters", entry.letters
        if isinstance(entry, District):
            yield "province", entry.province
            yield "postcodes", ", ".join(entry.postcodes)
        elif isinstance(entry, Province):
            yield "postcodes", ", ".join([f"{prefix}xxx" for prefix in entry.postcode_prefixes])
            if entry.phone:
                yield "phone", entry.phone
    yield "source", f"{entry.source} ({entry.confidence})"


def _entry_text(registry: Registry, entry: Entry, score: float, how: str) -> str:
    sure = "" if score >= 100 else f"  ({score:g} % alike)"
    lines = [f"{entry.full_name}  {entry.id}  [{how}]{sure}"]
    lines += [f"  {name:<10} {value}" for name, value in _facts(registry, entry)]
    return "\n".join(lines) + "\n"


def _entry_dict(registry: Registry, entry: Entry, score: float, how: str) -> dict[str, Any]:
    return {"id": entry.id, "name": entry.full_name, "score": score, "how": how, **dict(_facts(registry, entry))}
