"""Routes and coverages as text for a terminal: columns by display width, no character that steers the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from thaidoc.errors import display_width
from thaidoc.records import Document
from thaidoc.routing import Coverage, Route
from thaidoc.views.terminal import visible


def route_text(document: Document, route: Route) -> str:
    """The offices of a letter, the groups with their reasons, who passes it on."""
    lines = [_heading(document, route)]
    for at, recipient in enumerate((*document.recipients, *document.copies_to)):
        said = " ".join([word for word in (recipient.name, recipient.scope) if word])
        said += f" (ยกเว้น {', '.join(recipient.exceptions)})" if recipient.exceptions else ""
        offices = [office for office in route.offices if office.recipient == at]
        copy = "  [copy]" if at >= len(document.recipients) else ""
        lines.append(f"{visible(said)}{copy}: {_count(len(offices), 'office')}" if offices else visible(said) + copy)
        lines += [f"  {visible(o.name)}{f'  {o.id}' if o.id else '  (not in the registry)'}" for o in offices]
        lines += [
            f"  group, not enumerated{f' ({g.size})' if g.size else ''}: {visible(g.reason)}"
            for g in route.groups
            if g.recipient == at
        ]
    for hop in route.next_hops:
        whom = f"{visible(hop.by or 'the recipients')} ({_count(len(hop.offices), 'office')})"
        lines += [f"passed on by {whom} to {visible(hop.to)}", f"  “{visible(hop.sentence)}”"]
    lines += [f"note: {visible(note.message)}" for note in route.notes]
    return "\n".join(lines) + "\n"


def _heading(document: Document, route: Route) -> str:
    number = document.number.text if document.number else "(no number)"
    day = f", as of {route.day.isoformat()}" if route.day else ", as of today (the letter has no date)"
    return f"{visible(number)}{day}: {_count(len(route.offices), 'office')}, {_count(len(route.groups), 'group')}"


def coverage_text(coverage: Coverage) -> str:
    """Who has acted on a circular, who is silent."""
    counts = ", ".join([f"{status.th} {count}" for status, count in coverage.counts().items() if count])
    sent = f" ({coverage.sent.iso})" if coverage.sent else ""
    lines = [
        f"{visible(coverage.number or coverage.circular)}{sent}: {visible(coverage.subject or '')}".rstrip(": "),
        f"{_count(len(coverage.rows), 'office')}{': ' + counts if counts else ''}",
    ]
    rows = [
        (
            row.status.th,
            row.when.iso if row.when else "",
            f"{row.days} d" if row.days is not None else "",
            visible(row.office.name),
            visible(row.number or ""),
        )
        for row in (*coverage.rows, *coverage.others)
    ]
    lines += _columns(rows)
    if coverage.others:
        lines.append(f"The last {len(coverage.others)} were not addressed.")
    lines += [
        f"group, not followed up: {visible(g.name or g.scope or '')} ({visible(g.reason)})" for g in coverage.groups
    ]
    return "\n".join(lines) + "\n"


def _columns(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    rows = list(rows)
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [cell + " " * (width - display_width(cell)) for cell, width in zip(row, widths, strict=True)]
        yield "  ".join(cells).rstrip()


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
