"""The command ``thaidoc``: files in, records out.

Exit status: 0 if every file was read, 1 if some were not (the output says which), 2 for a wrong call.
Imports stay inside the commands, so that ``--help`` and a wrong call answer at once.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from thaidoc import batch, commands_deadlines, commands_route, commands_trace

if TYPE_CHECKING:
    from thaidoc.errors import ReadError
    from thaidoc.records import Bundle, Document

EPILOG = """\
exit status: 0 every file was read, 1 some were not (each gives an object with "error"), 2 wrong call

examples:
  thaidoc parse letters/ > records.jsonl
  thaidoc parse w583.txt --format csv -o w583.csv
  cat w583.txt | thaidoc show -
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line *argv* (by default that of the process) and return the exit status."""
    for stream in (sys.stdout, sys.stderr):  # Thai must come out whatever the locale says
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        args = _parser().parse_args(argv)
    except SystemExit as stop:  # --help, --version, a wrong call: argparse has said what there is to say
        return stop.code if isinstance(stop.code, int) else 0
    command: Callable[[argparse.Namespace], int] = args.command
    try:
        status = command(args)
        sys.stdout.flush()
    except batch.UsageError as error:
        print(f"thaidoc: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader (head, less) has gone; say nothing, also not at exit
        _silence()
        return 1
    except OSError as error:  # input errors are caught file by file: this is the output
        _silence()
        print(f"thaidoc: cannot write the output: {error.strerror or error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return status


def _silence() -> None:
    """Give up standard output, so that its buffer does not fail again when the process ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="thaidoc",
        description="Thai official letters in, records out.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and stop")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    parse = commands.add_parser(
        "parse",
        help="print one record for each document",
        description="One object for each document on standard output, in the order in which they stand. "
        "Folders are walked in sorted order, hidden files left out; - is standard input.",
    )
    parse.add_argument("paths", nargs="+", metavar="PATH", help="file, folder, or - for standard input")
    parse.add_argument("--format", choices=("jsonl", "json", "csv", "parquet"), default="jsonl", help="default: jsonl")
    parse.add_argument("-o", "--output", metavar="FILE", help="write there (at the end, all at once)")
    parse.add_argument(
        "--bundle", action="store_true", help="close each file with {source, unassigned, notes} (jsonl and json)"
    )
    parse.add_argument(
        "--boxes", action="store_true", help="give the evidence its rectangles on the page (jsonl and json)"
    )
    parse.set_defaults(command=_parse)

    show = commands.add_parser(
        "show",
        help="print a readable summary, and the text with the fields marked",
        description="A summary of each document, then the source text with the fields marked.",
    )
    show.add_argument("path", metavar="FILE", help="a file, or - for standard input")
    show.add_argument("--no-color", action="store_true", help="mark by [[name: …]], as is done when piped")
    show.add_argument("--image", metavar="OUT.png", help="also draw the page of a PDF with the fields boxed and named")
    show.add_argument("--page", type=_count, default=1, metavar="N", help="the page to draw (default: 1)")
    show.add_argument("--width", type=_width, metavar="N", help="columns of the summary (default: the terminal's)")
    show.set_defaults(command=_show)

    for more in (commands_trace, commands_deadlines, commands_route):
        more.register(commands)

    schema = commands.add_parser(
        "schema",
        help="print the JSON Schema of what parse prints",
        description="The JSON Schema (2020-12) of one line of what parse prints.",
    )
    schema.set_defaults(command=_schema)
    return parser


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from thaidoc import __version__

        print(f"thaidoc {__version__}")
        parser.exit()


def _width(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 20 <= int(text[:6]) <= 10_000):
        raise argparse.ArgumentTypeError(f"{text!r}: a number from 20 to 10000 is wanted")
    return int(text)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= 100_000):
        raise argparse.ArgumentTypeError(f"{text!r}: the number of a page is wanted, 1 or more")
    return int(text)


# ------------------------------------------------------------------ parse


def _parse(args: argparse.Namespace) -> int:
    if args.format == "parquet":
        raise batch.UsageError(
            "--format parquet is not built yet; it will need the extra thaidoc[arrow]. Use jsonl or csv."
        )
    if args.format == "csv" and (args.bundle or args.boxes):
        raise batch.UsageError("--bundle and --boxes have no place in csv: use --format jsonl or json")
    if args.paths.count("-") > 1:
        raise batch.UsageError("standard input (-) can be read only once")
    output = None if args.output in (None, "-") else Path(args.output).resolve()
    status = 0
    with batch.output_to(output) as out, batch.progress() as tell:
        sink = _SINKS[args.format](out, closing=args.bundle, boxes=args.boxes)
        for path, error in batch.inputs(args.paths, output):
            tell(path)
            lines, whole = _printed(sink, path, error or batch.read_guarded(path))
            sink.write(lines)
            status = status if whole else 1
        sink.close()
    return status


def _printed(sink: _Lines, path: str, found: Bundle | ReadError) -> tuple[list[str], bool]:
    """What one file prints, made before any of it is written, and whether the file was read as a whole."""
    from thaidoc.errors import ReadError

    if isinstance(found, ReadError):
        return sink.failure(path, found), False
    try:
        lines = sink.lines(found)
    except Exception as fault:
        return sink.failure(path, batch.fault_of(fault)), False
    lack = batch.lack_of(found)
    if lack is not None:
        return sink.failure(path, lack) + lines, False
    return lines, not batch.misses_pages(found)


def _told(bundle: Bundle) -> Iterable[Document]:
    """The documents; what the bundle notes of pages that could not be read is told by each of them."""
    import attrs

    said = {note.code for d in bundle.documents for note in d.notes}
    missing = tuple(note for note in bundle.notes if note.code in batch.UNREAD and note.code not in said)
    return [attrs.evolve(d, notes=d.notes + missing) for d in bundle.documents] if missing else bundle.documents


class _Lines:
    """JSON Lines: one object a line."""

    def __init__(self, out: TextIO, *, closing: bool, boxes: bool) -> None:
        self.out = out
        self.closing = closing
        self.boxes = boxes

    def lines(self, bundle: Bundle) -> list[str]:
        from thaidoc.views.json import bundle_line, to_dict

        lines = [self.text(to_dict(d, boxes=bundle if self.boxes else None)) for d in _told(bundle)]
        if self.closing:
            lines.append(self.text(bundle_line(bundle)))
        return lines

    def failure(self, path: str, error: ReadError) -> list[str]:
        from thaidoc.views.json import error_line

        return [self.text(error_line(path, error))]

    def text(self, data: dict[str, Any]) -> str:
        from thaidoc.views.json import dumps

        return dumps(data) + "\n"

    def write(self, lines: list[str]) -> None:
        self.out.writelines(lines)
        self.out.flush()

    def close(self) -> None:
        pass


class _Array(_Lines):
    """One JSON array of the same objects."""

    def __init__(self, out: TextIO, *, closing: bool, boxes: bool) -> None:
        super().__init__(out, closing=closing, boxes=boxes)
        self.before = "[\n"

    def text(self, data: dict[str, Any]) -> str:
        from thaidoc.views.json import dumps

        return dumps(data, indent=1)

    def write(self, lines: list[str]) -> None:
        for line in lines:
            self.out.write(self.before + line)
            self.before = ",\n"
        self.out.flush()

    def close(self) -> None:
        self.out.write("[]\n" if self.before == "[\n" else "\n]\n")


class _Table(_Lines):
    """CSV: a line of names, then one row a document."""

    def __init__(self, out: TextIO, *, closing: bool, boxes: bool) -> None:
        from thaidoc.views.rows import COLUMNS, csv_line

        super().__init__(out, closing=closing, boxes=boxes)
        out.write(csv_line(COLUMNS))

    def lines(self, bundle: Bundle) -> list[str]:
        from thaidoc.views.rows import csv_line, row

        return [csv_line(row(d).values()) for d in _told(bundle)]

    def failure(self, path: str, error: ReadError) -> list[str]:
        from thaidoc.views.rows import csv_line, failure_row

        return [csv_line(failure_row(path, error.type, str(error)).values())]


_SINKS: dict[str, type[_Lines]] = {"jsonl": _Lines, "json": _Array, "csv": _Table}


# ------------------------------------------------------------------ show, schema


def _show(args: argparse.Namespace) -> int:
    import shutil

    from thaidoc.errors import ReadError
    from thaidoc.views.terminal import page, render, visible

    if batch.is_folder(args.path):
        raise batch.UsageError(f"{args.path} is a folder: show takes one file, parse takes folders")
    found = batch.read_guarded(args.path)
    lack = found if isinstance(found, ReadError) else batch.lack_of(found)
    if not isinstance(found, ReadError):
        color = not args.no_color and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        width = args.width or shutil.get_terminal_size().columns
        sys.stdout.write(render(page(found), color=color, width=width))
        sys.stdout.flush()
        if args.image:
            _draw(found, args.page, Path(args.image))
    if lack is not None:
        print(f"thaidoc: {visible(args.path)}: {lack.type}: {visible(str(lack))}", file=sys.stderr)
        return 1
    return int(not isinstance(found, ReadError) and batch.misses_pages(found))


def _draw(bundle: Bundle, page: int, path: Path) -> None:
    """Write the page as a picture; what cannot be drawn is a wrong call, since the record has been shown."""
    from thaidoc.errors import ReadError
    from thaidoc.views.page_image import page_image

    try:
        page_image(bundle, page).save(path)
    except ReadError as error:
        raise batch.UsageError(f"--image {path}: {error}") from None
    except (OSError, ValueError) as error:  # no such folder, or an ending that names no kind of picture
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise batch.UsageError(
            f"--image {path} cannot be written ({why.strip(' :')}): name a file as out.png"
        ) from None


def _schema(_args: argparse.Namespace) -> int:
    import json

    from thaidoc.views.schema import schema

    print(json.dumps(schema(), ensure_ascii=False, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
