"""Text in, records out. :func:`parse` takes any string and never raises on its content."""

from __future__ import annotations

from thaidoc.reading import across, document, segment, stamps
from thaidoc.reading.guard import Guard
from thaidoc.reading.sheet import Sheet
from thaidoc.records import Bundle, Document
from thaidoc.registry import Registry
from thaidoc.text import Source, Span


def parse(text: str | Source, *, name: str | None = None, registry: Registry | None = None) -> Bundle:
    """Read the documents in *text* (a string, or a :class:`Source` with pages).

    *name* is printed as the documents' source; *registry* replaces :meth:`Registry.default`.
    What nothing claims stays visible as ``Bundle.unassigned``.
    """
    source = text if isinstance(text, Source) else Source.from_text(text, name)
    known = registry or Registry.default()
    sheet = Sheet(source)
    guard = Guard()
    groups = guard([], stamps.find_stamps, sheet)
    documents: list[Document] = []
    claimed: list[tuple[int, int]] = []
    for part in guard([], segment.segment, sheet):
        built = guard(None, document.build, sheet, part, groups, len(documents), known)
        if built is None or _is_blank(built[0]):
            continue
        record, stretches = built
        documents.append(record)
        claimed.extend(stretches)
    together = tuple(guard(documents, across.correct_across, documents))
    return Bundle(source, together, _unassigned(sheet, claimed), tuple(guard.notes))


def _is_blank(document: Document) -> bool:
    """An empty form: labels without a number, a date, a subject, a recipient or a name."""
    name = document.signatory.name if document.signatory else None
    return not (document.number or document.date or document.subject or document.recipients or name)


def _unassigned(sheet: Sheet, claimed: list[tuple[int, int]]) -> tuple[Span, ...]:
    """Runs of lines that no document took; page furniture is left out."""
    taken = bytearray(len(sheet.lines))
    for first, last in claimed:
        taken[first:last] = b"\x01" * (last - first)
    spans: list[Span] = []
    start = taken.find(0)
    while start >= 0:
        stop = taken.find(1, start)
        run = [line for line in sheet.lines[start : stop if stop >= 0 else None] if not line.furniture]
        if run:
            spans.append(sheet.span(run[0].start, run[-1].end))
        start = taken.find(0, stop) if stop >= 0 else -1
    return tuple(spans)


__all__ = ["parse"]
