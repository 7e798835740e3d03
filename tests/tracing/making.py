"""Letters for tests of tracing, made from short texts: all of them invented."""

from __future__ import annotations

import datetime as dt

from thaidoc.records import Citation, Deadline, Document, Kind, Recipient, Relation, Sender, Stamp
from thaidoc.tracing import ForwardingGraph
from thaidoc.values import DocumentNumber, ThaiDate


def day(iso: str | None) -> ThaiDate | None:
    if iso is None:
        return None
    year, month, on = [*[int(part) for part in iso.split("-")], None, None][:3]
    assert year is not None
    return ThaiDate(year, month, on)


def number(text: str | None) -> DocumentNumber | None:
    return None if text is None else DocumentNumber.parse(text)


def cite(
    text: str | None = None,
    date: str | None = None,
    agency: str | None = None,
    *,
    relation: str = "forwards",
    where: str = "attachment",
    subject: str | None = None,
) -> Citation:
    return Citation(
        where=where, agency=agency, number=number(text), date=day(date), subject=subject, relation=Relation(relation)
    )


def told(agency: str, relation: str = "forwards") -> Citation:
    """ได้รับแจ้งจาก *agency* ว่า …"""
    return cite(agency=agency, relation=relation, where="body")


def letter(
    text: str | None,
    date: str | None,
    agency: str | None,
    *citations: Citation,
    subject: str | None = "การสำรวจแหล่งน้ำชุมชนประจำปี",
    to: tuple[tuple[str, str | None], ...] = (),
    source: str | None = None,
    index: int = 0,
    stamps: tuple[tuple[str, str], ...] = (),
    due: dt.date | None = None,
    kind: Kind = Kind.EXTERNAL_LETTER,
) -> Document:
    return Document(
        kind,
        source if source is not None else f"{text or subject}.txt",
        index,
        number=number(text),
        date=day(date),
        sender=Sender(agency=agency),
        subject=subject,
        recipients=tuple([Recipient(name, scope) for name, scope in to]),
        citations=citations,
        stamps=tuple([Stamp(name, "12", day(when)) for name, when in stamps]),
        deadlines=(Deadline("date", due=due, precision="day"),) if due else (),
    )


TO_PROVINCES = (("ผู้ว่าราชการจังหวัด", "ทุกจังหวัด"),)
TO_DISTRICTS = (("นายอำเภอ", "ทุกอำเภอ"),)


def department(**changes: object) -> Document:
    """A circular of a department to all provinces."""
    return letter("มท 0310.3/ว 1266", "2023-05-10", "กรมการปกครอง", to=TO_PROVINCES, **changes)  # type: ignore[arg-type]


def province(*citations: Citation, **changes: object) -> Document:
    """A province that passes it on to its districts."""
    if not citations:
        citations = (cite("มท 0310.3/ว 1266", "2023-05-10", "กรมการปกครอง"),)
    return letter("พง 0018.1/ว 5558", "2023-06-13", "จังหวัดพังงา", *citations, to=TO_DISTRICTS, **changes)  # type: ignore[arg-type]


def forwards(graph: ForwardingGraph) -> list[tuple[str, str]]:
    return [(e.upstream, e.downstream) for e in graph.edges if e.relation == "forwards"]


def codes(graph: ForwardingGraph) -> list[str]:
    return [remark.code for remark in graph.notes]
