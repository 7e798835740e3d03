"""Letters made for the tests, field by field: what routing reads and nothing else."""

from __future__ import annotations

from thaidoc.records import Bundle, Document, Enclosure, Kind, Recipient, Sender, Stamp
from thaidoc.text import Source, Span
from thaidoc.values import DocumentNumber, ThaiDate


def recipient(text: str) -> Recipient:
    """``name|scope|except,except|via``."""
    name, scope, exceptions, via = (*text.split("|"), "", "", "")[:4]
    return Recipient(
        name or None,
        scope or None,
        tuple(exceptions.split(",")) if exceptions else (),
        text.replace("|", " ").strip(),
        via or None,
    )


def letter(
    *recipients: str,
    sender: str | None = "กรมส่งเสริมการปกครองท้องถิ่น",
    number: str | None = None,
    date: str | None = "11 กุมภาพันธ์ 2568",
    body: str = "",
    copies: tuple[str, ...] = (),
    source: str | None = None,
    index: int = 0,
    stamps: tuple[Stamp, ...] = (),
    enclosures: tuple[Enclosure, ...] = (),
) -> Document:
    """A letter of these recipients."""
    return Document(
        kind=Kind.EXTERNAL_LETTER,
        source=source,
        index=index,
        number=DocumentNumber.parse(number) if number else None,
        date=ThaiDate.parse(date) if date else None,
        sender=Sender(agency=sender) if sender else None,
        recipients=tuple([recipient(text) for text in recipients]),
        copies_to=tuple([recipient(text) for text in copies]),
        body=body,
        stamps=stamps,
        enclosures=enclosures,
    )


def with_list(document: Document, text: str) -> tuple[Document, Bundle]:
    """The letter with a list of recipients behind it, and the file that holds both."""
    from attrs import evolve

    front = "หน้าหนังสือ\n"
    document = evolve(document, enclosures=(Enclosure(None, None, Span(len(front), len(front) + len(text))),))
    return document, Bundle(Source(front + text), (document,))
