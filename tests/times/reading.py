"""What the tests of times share: a sentence read, and its result written as in data/sentences.tsv."""

from __future__ import annotations

import datetime as dt
import pathlib
from typing import NamedTuple

from thaidoc.reading.times import Times, find_times
from thaidoc.records import Deadline, Kind
from thaidoc.text import Span, to_arabic
from thaidoc.values import ThaiDate, dates

DATA = pathlib.Path(__file__).parent / "data" / "sentences.tsv"
KINDS = {
    "E": Kind.EXTERNAL_LETTER, "M": Kind.INTERNAL_MEMO, "S": Kind.STAMPED_LETTER, "O": Kind.ORDER, "A": Kind.ANNOUNCEMENT,
    "N": Kind.NEWS, "R": Kind.REGULATION, "B": Kind.BYLAW, "C": Kind.CERTIFICATE, "T": Kind.MINUTES, "X": Kind.OTHER,
}  # fmt: skip


class Row(NamedTuple):
    """A line of the table."""

    line: int
    issued: str
    kind: str
    expect: str
    resolved: str
    sentence: str


def rows() -> list[Row]:
    out = []
    for number, line in enumerate(DATA.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            issued, kind, expect, resolved, sentence = line.split("\t")
            out.append(Row(number, issued, kind, expect, resolved, sentence.replace("\\n", "\n")))
    return out


def read(
    sentence: str,
    issued: str | None = "2025-01-10",
    kind: Kind = Kind.EXTERNAL_LETTER,
    received: tuple[ThaiDate, ...] = (),
) -> Times:
    """The times of one sentence, as if it were a letter's body."""
    flat = sentence.replace("\n", " ")
    return find_times(
        flat,
        0,
        len(flat),
        list(dates.find(flat)),
        issued=ThaiDate.from_date(dt.date.fromisoformat(issued)) if issued and issued != "-" else None,
        kind=kind,
        sender=None,
        received=received,
        span_of=Span,
        text_of=lambda start, end: to_arabic(" ".join(flat[start:end].split())),
    )


def brief(times: Times) -> str:
    """The result in the words of the table."""
    parts = [_deadline(d) for d in times.deadlines]
    for event in times.events:
        start, end = (x.isoformat()[:16] if x else "" for x in (event.start, event.end))
        parts.append(f"event {start}" + (f"/{end}" if end else ""))
    if times.effective:
        parts.append(f"from {times.effective.date.iso if times.effective.date else 'now'}")
    parts += [f"note {note.code}" for note in times.notes]
    return " ; ".join(parts) or "-"


def _deadline(d: Deadline) -> str:
    clock = f"T{d.time}" if d.time else ""
    if d.kind == "immediate":
        return "now"
    if d.recurrence:
        return (
            d.recurrence
            + (f" @{d.time}" if d.time else "")
            + (f" >{d.start}" if d.start else "")
            + (f" <{d.end}" if d.end else "")
        )
    if d.offset:
        o = d.offset
        unit = f"{o.months}m" if o.months else f"{o.days}wd" if o.working_days else f"{o.days}d"
        return f"+{unit} {o.anchor}" + (f" ={d.due}" if d.due else "")
    if d.due is None:
        return "undated"
    return f"{d.start}/{d.due}{clock}" if d.start else f"{d.due}{clock}"


def normal(expect: str) -> frozenset[str]:
    """The parts of an expectation, whatever their order."""
    return frozenset(part.strip() for part in expect.split(";;")) if ";;" in expect else frozenset(expect.split(" ; "))


def day(iso: str) -> dt.date:
    return dt.date.fromisoformat(iso)
