"""The commands ``thaidoc deadlines`` and ``thaidoc calendar``: what is due when, as a table or as iCalendar."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thaidoc import batch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thaidoc.records import Document
    from thaidoc.values.calendar import CivilCalendar

FORMATS = ("table", "json", "jsonl", "csv")
_BANGKOK = dt.timezone(dt.timedelta(hours=7))


def register(subparsers: Any) -> None:
    """Add ``deadlines`` and ``calendar`` to the commands of ``thaidoc``."""
    deadlines = subparsers.add_parser(
        "deadlines",
        help="list what the letters want done, by day",
        description="The deadlines of all letters by due day, overdue ones marked with !. A day that is not sure bears "
        "~, and --format json says why. A letter that counts from its receipt is counted from its received stamp.",
    )
    _common(deadlines)
    deadlines.add_argument("--format", choices=FORMATS, default="table", help="default: table")
    deadlines.add_argument("--lang", choices=("th", "en"), default="th", help="language of the table (default: th)")
    deadlines.add_argument("--era", choices=("be", "ce"), default="be", help="years B.E. or C.E. (default: be)")
    deadlines.add_argument("--width", type=int, metavar="N", help="columns of the table (default: the terminal's)")
    deadlines.set_defaults(command=run_deadlines)

    calendar = subparsers.add_parser(
        "calendar",
        help="write deadlines and events as an iCalendar file",
        description="Deadlines and events of all letters as iCalendar (RFC 5545), with reminders.",
    )
    _common(calendar)
    calendar.add_argument(
        "--alarm", type=_count, action="append", metavar="DAYS", help="remind that many days before (default: 7 and 1)"
    )
    calendar.set_defaults(command=run_calendar)


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="letter, folder, JSON Lines printed by parse, or - for standard input"
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="write there (at the end, all at once)")
    parser.add_argument(
        "--today", type=_day, metavar="DATE", help="YYYY-MM-DD, B.E. or C.E. (default: today in Bangkok)"
    )
    parser.add_argument(
        "--received", type=_day, metavar="DATE", help="day of receipt of letters without a received stamp"
    )
    parser.add_argument("--holiday", type=_day, action="append", default=[], metavar="DATE", help="a further day off")
    parser.add_argument(
        "--province", metavar="NAME", help="Thai name; the southern border provinces have more holidays"
    )


def _day(text: str) -> dt.date:
    try:
        year, month, day = map(int, text.split("-"))
        return dt.date(year - 543 if year > 2300 else year, month, day)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r}: a day is wanted, as in 2568-03-20 or 2025-03-20") from None


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text[:6]) <= 3650):
        raise argparse.ArgumentTypeError(f"{text!r}: a number of days from 0 to 3650 is wanted")
    return int(text)


def run_deadlines(args: argparse.Namespace) -> int:
    """Print the duties; 1 if some input could not be read, else 0."""
    from thaidoc.deadlines import duties

    calendar = _calendar(args)
    documents, failures = _read(args)
    if failures and not documents:
        return batch.tell(failures)  # nothing is written: an older file stays
    found = duties(documents, today=_today(args), received=args.received, calendar=calendar)
    with batch.output_to(_target(args)) as out:
        out.write(render(found, args))
    return batch.tell(failures)


def render(found: Sequence[Any], args: argparse.Namespace) -> str:
    """The duties in the format asked for."""
    from thaidoc.views.duties import duty_row, table

    if args.format == "table":
        return table(found, lang=args.lang, era=args.era, width=_width(args))
    rows = [duty_row(duty) for duty in found]
    if args.format == "csv":
        from thaidoc.views.rows import csv_line

        names = list(duty_row(found[0])) if found else []
        lines = [csv_line(names)] if names else []
        for row in rows:
            flat = {**row, "uncertain": "; ".join(row["uncertain"]), "span": "-".join(map(str, row["span"] or []))}
            lines.append(csv_line(["" if flat[name] is None else str(flat[name]) for name in names]))
        return "".join(lines)
    from thaidoc.views.json import dumps

    if args.format == "jsonl":
        return "".join(dumps(row) + "\n" for row in rows)
    return "[\n" + ",\n".join(dumps(row, indent=1) for row in rows) + "\n]\n" if rows else "[]\n"


def run_calendar(args: argparse.Namespace) -> int:
    """Write the iCalendar; what has no day is counted on standard error."""
    from thaidoc.deadlines import duties
    from thaidoc.views.icalendar import ALARMS, to_icalendar

    calendar = _calendar(args)
    documents, failures = _read(args)
    if failures and not documents:
        return batch.tell(failures)  # nothing is written: an older file stays
    today = _today(args)
    alarms = ALARMS if args.alarm is None else tuple(sorted(set(args.alarm), reverse=True))
    text = to_icalendar(documents, today=today, received=args.received, calendar=calendar, alarms=alarms)
    undated = sum(d.due is None for d in duties(documents, today=today, received=args.received, calendar=calendar))
    with batch.output_to(_target(args)) as out:
        out.write(text)
    if undated:
        sys.stderr.write(
            f"thaidoc: {undated} deadlines have no day and are left out: give --received, or see thaidoc deadlines\n"
        )
    return batch.tell(failures)


def _read(args: argparse.Namespace) -> tuple[list[Document], list[str]]:
    """Every document that the paths hold, and what could not be read."""
    failures: list[str] = []
    documents: list[Document] = []
    target = _target(args)
    with batch.progress() as tell:
        for path, problem in batch.inputs(args.paths, target):
            tell(path)
            if problem is not None:
                failures.append(f"{path}: {problem.type}: {problem}")
            else:
                documents += batch.documents(path, failures)
    return documents, failures


def _target(args: argparse.Namespace) -> Path | None:
    return None if args.output in (None, "-") else Path(args.output).resolve()


def _today(args: argparse.Namespace) -> dt.date:
    return args.today if args.today is not None else dt.datetime.now(_BANGKOK).date()


def _calendar(args: argparse.Namespace) -> CivilCalendar:
    from thaidoc.values.calendar import CivilCalendar

    if args.province is not None:
        from thaidoc.registry import Registry

        if Registry.default().province(args.province.removeprefix("จังหวัด")) is None:
            raise batch.UsageError(f"--province {args.province}: there is no province of that name; give it in Thai")
    return CivilCalendar.of(args.holiday, province=args.province)


def _width(args: argparse.Namespace) -> int | None:
    if args.width is not None:
        return max(int(args.width), 40)
    if args.output in (None, "-") and sys.stdout.isatty():
        import shutil

        return shutil.get_terminal_size().columns
    return None
