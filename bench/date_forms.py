"""Date forms of Thai letters: thaidoc against dateparser, PyThaiNLP's thai_strptime and dateutil.

``python bench/date_forms.py`` prints the table; ``--write`` puts it into docs/dates.md. The forms are those of
tests/values/data/date_forms.csv. A library that is not installed says so. The others are read kindly: a month
counts if year and month are right, a range if its first date is, and thai_strptime tries every format below.
"""

from __future__ import annotations

import csv
import datetime as dt
import os
import sys
import warnings
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
FORMS_FILE = ROOT / "tests" / "values" / "data" / "date_forms.csv"
PAGE = ROOT / "docs" / "dates.md"
MARKS = ("<!-- table: python bench/date_forms.py --write -->", "<!-- end of table -->")
FORMATS = ("%d %B %Y", "%d %b %Y", "%d %b %y", "%d %B %y", "%d/%m/%Y", "%d/%m/%y", "%d-%m-%Y", "%Y-%m-%d", "%B %Y")

TODAY = dt.datetime(2026, 1, 1)  # noqa: DTZ001 - the parsers compared return naive datetimes

Reader = Callable[[str], "str | None"]


class Form(NamedTuple):
    """A printed form (``|`` in the file is a line break) and what it says."""

    text: str
    iso: str
    until: str | None
    what: str
    source: str


def forms() -> list[Form]:
    with FORMS_FILE.open(encoding="utf-8", newline="") as file:
        return [
            Form(row["form"].replace("|", "\n"), row["iso"], row["until"] or None, row["what"], row["source"])
            for row in csv.DictReader(file)
        ]


def thaidoc_reader() -> Reader:
    sys.path.insert(0, str(ROOT))
    from thaidoc.values import dates

    def read(text: str) -> str | None:
        found = list(dates.find(text))
        if len(found) != 1 or found[0].flaw:
            return None
        return found[0].value.iso + (f"/{found[0].until.iso}" if found[0].until else "")

    return read


def dateparser_reader() -> Reader:
    import dateparser

    # Without a fixed day it fills a missing day from today's date, and the table would change daily.
    return lambda text: _iso(dateparser.parse(text, settings={"RELATIVE_BASE": TODAY}))


def thai_strptime_reader() -> Reader:
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    from pythainlp.util import thai_strptime

    def read(text: str) -> str | None:
        answers = []
        for form in FORMATS:
            try:
                answers.append(_iso(thai_strptime(text, form)) or "")
            except Exception as error:  # noqa: BLE001 - it raises IndexError, KeyError, ValueError, AttributeError …
                answers.append(type(error).__name__)
        return "|".join(dict.fromkeys(answers))

    return read


def dateutil_reader() -> Reader:
    from dateutil import parser  # type: ignore[import-untyped,unused-ignore]

    return lambda text: _iso(parser.parse(text, dayfirst=not text[:4].isdecimal(), default=TODAY))


LIBRARIES: tuple[tuple[str, Callable[[], Reader]], ...] = (
    ("thaidoc", thaidoc_reader),
    ("dateparser", dateparser_reader),
    ("pythainlp", thai_strptime_reader),
    ("python-dateutil", dateutil_reader),
)


def _iso(value: Any) -> str | None:
    return value.date().isoformat() if isinstance(value, dt.datetime) else None


def judge(name: str, read: Reader, form: Form) -> tuple[bool, str]:
    """Whether *read* is right on *form*, and what it said."""
    try:
        said = read(form.text)
    except Exception as error:  # noqa: BLE001 - how a library refuses is part of the table
        return False, type(error).__name__
    if said is None:
        return False, "nothing"
    if name == "thaidoc":
        return said == form.iso + (f"/{form.until}" if form.until else ""), said
    for answer in said.split("|"):
        if answer[:1].isdecimal() and answer.startswith(form.iso):
            return True, answer
    dates = [answer for answer in said.split("|") if answer[:1].isdecimal()]
    return False, (dates or said.split("|"))[0]


def table() -> tuple[list[str], dict[str, int]]:
    """The table as lines of Markdown, and how many forms each library reads."""
    readers: list[tuple[str, str, Reader | None]] = []
    for name, make in LIBRARIES:
        try:
            version = "" if name == "thaidoc" else f" {metadata.version(name)}"
            readers.append((name, f"{name}{version}", make()))
        except ImportError:
            readers.append((name, name, None))
    right = {name: 0 for name, _, read in readers if read}
    rows = []
    for form in forms():
        cells = []
        for name, _, read in readers:
            if read is None:
                cells.append("not installed")
                continue
            good, said = judge(name, read, form)
            right[name] += good
            cells.append("✓" if good else said)
        want = f"{form.iso} to {form.until}" if form.until else form.iso
        rows.append(f"| `{form.text.replace(chr(10), '⏎')}` | {want} | {' | '.join(cells)} | {form.what} |")
    total = [f"**{right[name]}/{len(rows)}**" if read else "not installed" for name, _, read in readers]
    titles = " | ".join(title for _, title, _ in readers)
    head = [f"| form | means | {titles} | what |", "|---|---|" + "---|" * len(readers) + "---|"]
    return [*head, *rows, f"| **right** | | {' | '.join(total)} | |"], right


def main(arguments: list[str]) -> int:
    warnings.simplefilter("ignore")
    lines, right = table()
    print("\n".join(lines))
    if "--write" in arguments:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(MARKS[0])
        _, _, after = rest.partition(MARKS[1])
        PAGE.write_text(f"{before}{MARKS[0]}\n\n" + "\n".join(lines) + f"\n\n{MARKS[1]}{after}", encoding="utf-8")
    return 0 if right["thaidoc"] == len(forms()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
