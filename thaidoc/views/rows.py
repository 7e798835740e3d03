"""A document as one flat row, for spreadsheets, CSV and data frames."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from thaidoc.records import Citation, Deadline, Document, Event, Recipient, Signatory

Cell = str | int | None

#: Names of the columns, in order. New ones are only ever added at the end.
COLUMNS = (
    "source",
    "index",
    "kind",
    "number",
    "date",
    "urgency",
    "secrecy",
    "sender",
    "subject",
    "recipients",
    "deadlines",
    "references",
    "attachments",
    "citations",
    "events",
    "effective",
    "signatory",
    "position",
    "copies_to",
    "status",
    "contact",
    "phones",
    "emails",
    "received",
    "links",
    "first_page",
    "last_page",
    "corrections",
    "notes",
    "error",
    "message",
)

# What a spreadsheet takes for a formula, also behind blanks and in full width.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
# What has no place in a cell: control characters but tab and newline, and what UTF-8 cannot carry.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def row(document: Document) -> dict[str, Cell]:
    """*document* as ``{column: value}``; lists are joined by ``"; "``, what is not there is None."""
    d = document
    cells: dict[str, Cell] = dict.fromkeys(COLUMNS)
    cells.update(
        source=d.source,
        index=d.index,
        kind=d.kind.value,
        number=d.number.text if d.number else None,
        date=d.date.iso if d.date else None,
        urgency=d.urgency.value if d.urgency else None,
        secrecy=d.secrecy.value if d.secrecy else None,
        sender=d.sender.agency if d.sender else None,
        subject=d.subject,
        recipients=_join(recipient_words(r) for r in d.recipients),
        deadlines=_join(deadline_words(x) for x in d.deadlines),
        references=_join(citation_words(c) for c in d.references),
        attachments=_join(a.title for a in d.attachments),
        citations=_join(citation_words(c) for c in d.citations),
        events=_join(event_words(e) for e in d.events),
        effective=d.effective.date.iso if d.effective and d.effective.date else None,
        signatory=d.signatory.name if d.signatory else None,
        position=signatory_words(d.signatory) if d.signatory else None,
        copies_to=_join(recipient_words(r) for r in d.copies_to),
        status=d.status.value if d.status else None,
        contact=d.contact.unit if d.contact else None,
        phones=_join(d.contact.phones) if d.contact else None,
        emails=_join(d.contact.emails) if d.contact else None,
        received=_join(" ".join(w for w in (s.agency, s.number, s.date and s.date.iso, s.time) if w) for s in d.stamps),
        links=_join(d.links),
        first_page=d.pages[0] if d.pages else None,
        last_page=d.pages[1] if d.pages else None,
        corrections=_join(f"{c.field}: {c.printed or ''} → {c.proposed or ''}" for c in d.corrections),
        notes=_join(n.code for n in d.notes),
    )
    return cells


def failure_row(source: str | None, error: str, message: str) -> dict[str, Cell]:
    """The row of a file that gave no document."""
    cells: dict[str, Cell] = dict.fromkeys(COLUMNS)
    cells.update(source=source, error=error, message=message)
    return cells


def csv_line(cells: Iterable[Cell]) -> str:
    """One line of CSV, safe to open in a spreadsheet: no cell begins as a formula does.

    A cell that would is given a leading apostrophe; control characters become U+FFFD.
    """
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([_safe(cell) for cell in cells])
    return out.getvalue()


def _safe(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, int):
        return str(cell)
    # "\r" is a newline here; what begins with a tab or a newline is quoted, as it was given
    text = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", cell.replace("\r\n", "\n").replace("\r", "\n"))
    return "'" + text if _FORMULA.match(text) else text


def _join(words: Iterable[str | None]) -> str | None:
    return "; ".join(word for word in words if word) or None


# ------------------------------------------------------------------ one value in a few words


def recipient_words(r: Recipient) -> str:
    """``นายกเทศมนตรีตำบล ทุกแห่ง (ยกเว้น …) (ผ่าน …)``."""
    words = " ".join(w for w in (r.name, r.scope) if w)
    if r.exceptions:
        words += f" (ยกเว้น {', '.join(r.exceptions)})"
    if r.via:
        words += f" ({r.via if r.via.startswith('ผ่าน') else 'ผ่าน ' + r.via})"
    return words.strip() or r.text or ""


def citation_words(c: Citation) -> str:
    """``กรมการปกครอง มท 0310.3/ว 12696 (2023-05-10)``."""
    words = [c.agency, c.number and c.number.text, c.date and f"({c.date.iso})"]
    return " ".join(w for w in words if w) or c.subject or c.text or ""


def deadline_words(x: Deadline) -> str:
    """The day (``2024-06-30``, ``2024-06-01/2024-07-31``, with ``T16:30``), else the rule for days."""
    words = []
    if x.recurrence:
        words.append(x.recurrence + (f" until {x.end.isoformat()}" if x.end else ""))
    if x.due:
        start = f"{x.start.isoformat()}/" if x.start and not x.recurrence else ""
        words.append(f"{start}{x.due.isoformat()}" + (f"T{x.time}" if x.time else ""))
    elif x.offset:
        o = x.offset
        counts = []
        if o.months is not None:
            counts.append(f"{o.months} months")
        if o.days is not None:
            counts.append(f"{o.days} {'working days' if o.working_days else 'days'}")
        words.append(f"{' '.join(counts) or '?'} from {o.anchor or 'event'}")
    return " ".join(words) or (x.kind if x.kind == "immediate" else x.text or x.kind)


def event_words(e: Event) -> str:
    """``2025-12-25T13:30 ห้องประชุม …``."""
    moment = e.start.isoformat()[:16] + (f"/{e.end.isoformat()[:16]}" if e.end else "")
    return f"{moment} {e.place}" if e.place else moment


def signatory_words(s: Signatory) -> str | None:
    """``ปลัดจังหวัด ปฏิบัติราชการแทน ผู้ว่าราชการจังหวัด…``, without the name."""
    return " ".join(w for w in (s.position, s.authority, s.acting_for) if w) or None
