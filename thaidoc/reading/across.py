"""What the documents of one file say of each other: proposals only (the file's order is the order of forwarding)."""

from __future__ import annotations

from thaidoc.reading.evolving import evolve
from thaidoc.records import Citation, Correction, Document, Note
from thaidoc.values import ThaiDate

_MOST = 200  # claims looked at for one number: a file of more is an archive, which tracing links


def correct_across(documents: list[Document]) -> list[Document]:
    """Fill in an unreadable day, or doubt a number, where another document of the file cites the letter otherwise."""
    if len(documents) < 2:
        return documents
    out = list(documents)
    claims: dict[tuple[str | None, str | None], list[tuple[int, Citation]]] = {}
    for k, other in enumerate(out):
        for citation in other.citations:
            if citation.number is not None and citation.number.unit is not None:
                claims.setdefault((citation.number.prefix, citation.number.unit), []).append((k, citation))
    for i, document in enumerate(out):
        if document.number is None:
            continue
        corrections = list(document.corrections)
        notes = list(document.notes)
        for k, citation in claims.get((document.number.prefix, document.number.unit), [])[:_MOST]:
            if k != i:
                _compare(document, citation, out[k], corrections, notes)
        if len(corrections) != len(document.corrections) or len(notes) != len(document.notes):
            out[i] = evolve(document, corrections=tuple(corrections), notes=tuple(notes))
    return out


def _compare(
    document: Document, citation: Citation, other: Document, corrections: list[Correction], notes: list[Note]
) -> None:
    own, cited = document.number, citation.number
    if own is None or cited is None or own.prefix != cited.prefix or own.unit != cited.unit or own.unit is None:
        return
    by = f"cited so by {other.number.text if other.number else 'the letter'} that forwards it"
    date, day = document.date, citation.date
    unread = (
        day is not None and day.day is not None and date is not None and date.day is None and _same_month(date, day)
    )
    if own.key == cited.key:
        if unread and date and day:
            _propose_day(date, day, by, 0.85, corrections)
        return
    same_agency = (
        citation.agency is not None and document.sender is not None and citation.agency == document.sender.agency
    )
    if not same_agency or day is None or date is None or own.circular != cited.circular:
        return
    if day.iso != date.iso and not unread:
        return
    if own.serial and cited.serial and _close(own.serial, cited.serial):
        if not any(c.field == "number.serial" for c in corrections):
            corrections.append(Correction("number.serial", own.serial, cited.serial, by, 0.6))
            notes.append(Note("number_cited_otherwise", f"printed {own.text}, {by} as {cited.text}", "warning"))
        if unread:
            _propose_day(date, day, by, 0.6, corrections)


def _propose_day(date: ThaiDate, day: ThaiDate, by: str, sure: float, corrections: list[Correction]) -> None:
    if day.iso not in {c.proposed for c in corrections if c.field == "date"}:
        corrections.append(Correction("date", date.text or date.iso, day.iso, by, sure))


def _same_month(a: object, b: object) -> bool:
    return getattr(a, "year", None) == getattr(b, "year", None) and getattr(a, "month", None) == getattr(
        b, "month", None
    )


def _close(a: str, b: str) -> bool:
    """At most two digits lost, added or changed."""
    if abs(len(a) - len(b)) > 2:
        return False
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            row.append(min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (x != y)))
        previous = row
    return previous[-1] <= 2
