"""Records to plain data and back: the shape that ``thaidoc parse`` prints.

The records know nothing of JSON; this module names every key of the contract once for writing
and once for reading. Both are written out by hand, since a record is printed far more often than
its shape changes, and a test holds them, the schema and the records together.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from thaidoc.errors import ReadError, ThaidocError
from thaidoc.records import (
    SCHEMA,
    Attachment,
    Bundle,
    Citation,
    Contact,
    Correction,
    Deadline,
    Document,
    Effective,
    Enclosure,
    Endorsement,
    Event,
    Evidence,
    EvidenceMap,
    Kind,
    Note,
    Offset,
    Recipient,
    Relation,
    Secrecy,
    Sender,
    Signatory,
    Stamp,
    Status,
    Urgency,
)
from thaidoc.text import Span
from thaidoc.values import DocumentNumber, ThaiDate

Json = dict[str, Any]
T = TypeVar("T")


class InvalidRecord(ThaidocError, ValueError):
    """Data that should be a printed document is not."""


# ------------------------------------------------------------------ records to data


def to_dict(x: Document | Bundle, *, boxes: Bundle | None = None) -> Json:
    """*x* as plain data under the names of the record contract.

    Args:
        x: A document, or a bundle (then ``{source, documents, unassigned, notes}``).
        boxes: The bundle that the document came from; with it, every evidence also tells its
            rectangles on the page. Without it ``boxes`` is null.
    """
    if isinstance(x, Document):
        return _document(x, boxes)
    if isinstance(x, Bundle):
        line = bundle_line(x)
        return {"source": line.pop("source"), "documents": [_document(d, boxes) for d in x.documents], **line}
    raise TypeError(f"to_dict takes a Document or a Bundle, not {type(x).__name__}")


def bundle_line(bundle: Bundle) -> Json:
    """The closing line of a file (``thaidoc parse --bundle``): what no document claims, and notes on the file."""
    return {
        "source": bundle.source.name,
        "unassigned": [list(s) for s in bundle.unassigned],
        "notes": [_note(n) for n in bundle.notes],
    }


def error_line(source: str | None, error: ReadError | str, message: str | None = None) -> Json:
    """The object printed for a file that gives no record; *error* is a `ReadError` or the name of its type."""
    if isinstance(error, ReadError):
        return {"source": source, "error": {"type": error.type, "message": message or str(error)}}
    return {"source": source, "error": {"type": error, "message": message or ""}}


def _document(d: Document, boxes: Bundle | None) -> Json:
    sender = d.sender
    contact = d.contact
    return {
        "schema": SCHEMA,
        "source": d.source,
        "index": d.index,
        "span": _list(d.span),
        "pages": _list(d.pages),
        "kind": d.kind.value,
        "urgency": d.urgency.value if d.urgency else None,
        "secrecy": d.secrecy.value if d.secrecy else None,
        "number": number_dict(d.number),
        "date": date_dict(d.date),
        "sender": None
        if sender is None
        else {
            "agency": sender.agency,
            "letterhead": sender.letterhead,
            "unit": sender.unit,
            "address": sender.address,
            "province": sender.province,
            "postcode": sender.postcode,
            "agency_id": sender.agency_id,
        },
        "subject": d.subject,
        "recipients": [_recipient(r) for r in d.recipients],
        "references": [_citation(c) for c in d.references],
        "attachments": [
            {
                "index": a.index,
                "title": a.title,
                "quantity": a.quantity,
                "unit": a.unit,
                "cites": None if a.cites is None else _citation(a.cites),
                "text": a.text,
                "span": _list(a.span),
            }
            for a in d.attachments
        ],
        "citations": [_citation(c) for c in d.citations],
        "deadlines": [_deadline(x) for x in d.deadlines],
        "events": [
            {"start": _moment(e.start), "end": _moment(e.end), "place": e.place, "text": e.text, "span": _list(e.span)}
            for e in d.events
        ],
        "effective": None
        if d.effective is None
        else {"date": date_dict(d.effective.date), "text": d.effective.text, "span": _list(d.effective.span)},
        "signatory": None if d.signatory is None else _signatory(d.signatory),
        "cosignatories": [_signatory(s) for s in d.cosignatories],
        "copies_to": [_recipient(r) for r in d.copies_to],
        "status": d.status.value if d.status else None,
        "contact": None
        if contact is None
        else {
            "unit": contact.unit,
            "phones": list(contact.phones),
            "faxes": list(contact.faxes),
            "emails": list(contact.emails),
            "coordinators": list(contact.coordinators),
        },
        "stamps": [
            {"agency": s.agency, "number": s.number, "date": date_dict(s.date), "time": s.time, "span": _list(s.span)}
            for s in d.stamps
        ],
        "endorsements": [
            {
                "to": e.to,
                "by": e.by,
                "position": e.position,
                "decision": e.decision,
                "date": date_dict(e.date),
                "text": e.text,
                "span": _list(e.span),
            }
            for e in d.endorsements
        ],
        "purpose": list(d.purpose),
        "links": list(d.links),
        "body": d.body,
        "enclosures": [
            {"attachment": e.attachment, "title": e.title, "span": _list(e.span), "pages": _list(e.pages)}
            for e in d.enclosures
        ],
        "corrections": [
            {
                "field": c.field,
                "printed": c.printed,
                "proposed": c.proposed,
                "reason": c.reason,
                "confidence": c.confidence,
            }
            for c in d.corrections
        ],
        "notes": [_note(n) for n in d.notes],
        "evidence": {
            path: {
                "span": _list(e.span),
                "page": e.page,
                "boxes": None if boxes is None or e.span is None else _boxes(boxes, e.span),
                "text": e.text,
                "rule": e.rule,
                "confidence": e.confidence,
                "alternatives": list(e.alternatives),
            }
            for path, e in d.evidence.items()
        },
    }


def _list(x: Iterable[int] | None) -> list[int] | None:
    return None if x is None else list(x)


def _moment(x: dt.date | None) -> str | None:
    """A day, or a day with its clock time in minutes (finer only where finer was given)."""
    if isinstance(x, dt.datetime):
        return x.isoformat(timespec="auto" if x.second or x.microsecond else "minutes")
    return None if x is None else x.isoformat()


def number_dict(n: DocumentNumber | None) -> Json | None:
    """A number in its parts, ``text`` as it is printed canonically."""
    if n is None:
        return None
    return {
        "text": n.text,
        "prefix": n.prefix,
        "committee": n.committee,
        "unit": n.unit,
        "circular": n.circular,
        "serial": n.serial,
        "year": n.year,
        "year_first": n.year_first,
    }


def date_dict(d: ThaiDate | None) -> Json | None:
    """A date with its precision, its B.E. year and what was printed."""
    if d is None:
        return None
    return {"iso": d.iso, "precision": d.precision, "be_year": d.be_year, "text": d.text, "era": d.era}


def _recipient(r: Recipient) -> Json:
    return {
        "name": r.name,
        "scope": r.scope,
        "except": list(r.exceptions),
        "text": r.text,
        "via": r.via,
        "span": _list(r.span),
        "agency_ids": list(r.agency_ids),
    }


def _citation(c: Citation) -> Json:
    return {
        "where": c.where,
        "agency": c.agency,
        "number": number_dict(c.number),
        "date": date_dict(c.date),
        "subject": c.subject,
        "urgency": c.urgency.value if c.urgency else None,
        "secrecy": c.secrecy.value if c.secrecy else None,
        "medium": c.medium,
        "relation": c.relation.value if c.relation else None,
        "text": c.text,
        "span": _list(c.span),
    }


def _deadline(x: Deadline) -> Json:
    offset = x.offset
    return {
        "kind": x.kind,
        "start": _moment(x.start),
        "due": _moment(x.due),
        "precision": x.precision,
        "time": x.time,
        "recurrence": x.recurrence,
        "end": _moment(x.end),
        "offset": None
        if offset is None
        else {
            "days": offset.days,
            "months": offset.months,
            "working_days": offset.working_days,
            "anchor": offset.anchor,
        },
        "action": x.action,
        "actor": x.actor,
        "submit_to": x.submit_to,
        "item": x.item,
        "inferred": list(x.inferred),
        "text": x.text,
        "span": _list(x.span),
    }


def _signatory(s: Signatory) -> Json:
    return {
        "name": s.name,
        "position": s.position,
        "authority": s.authority,
        "acting_for": s.acting_for,
        "links": list(s.links),
        "span": _list(s.span),
    }


def _note(n: Note) -> Json:
    return {"code": n.code, "message": n.message, "severity": n.severity, "span": _list(n.span)}


def _boxes(bundle: Bundle, span: Span) -> list[Json]:
    return [b._asdict() for b in bundle.boxes(span)]


# ------------------------------------------------------------------ data to records


def from_dict(data: Mapping[str, Any]) -> Document:
    """The document that `to_dict` printed. Keys that are missing count as null; unknown keys are passed over.

    Raises:
        InvalidRecord: *data* is no printed document (an error object, a closing line, another version,
            a value of the wrong type).
    """
    if not isinstance(data, Mapping):
        raise InvalidRecord(f"a printed document is an object, not {type(data).__name__}")
    if "error" in data:
        raise InvalidRecord(f"{data.get('source')!r} could not be read ({data['error']}): there is no document")
    if "kind" not in data:
        raise InvalidRecord("no document: the field 'kind' is missing")
    if data.get("schema", SCHEMA) != SCHEMA:
        raise InvalidRecord(f"the record says schema {data['schema']!r}; this thaidoc reads {SCHEMA!r}")
    try:
        return _read_document(data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InvalidRecord(f"not a record of {SCHEMA!r}: {type(error).__name__}: {error}") from error


def _read_document(d: Mapping[str, Any]) -> Document:
    get = d.get
    return Document(
        kind=Kind(d["kind"]),
        source=get("source"),
        index=get("index", 0),
        span=_span(get("span")),
        pages=_pages(get("pages")),
        urgency=_maybe(Urgency, get("urgency")),
        secrecy=_maybe(Secrecy, get("secrecy")),
        number=_maybe(_read_number, get("number")),
        date=_maybe(_read_date, get("date")),
        sender=_maybe(_read_sender, get("sender")),
        subject=get("subject"),
        recipients=_all(_read_recipient, get("recipients")),
        references=_all(_read_citation, get("references")),
        attachments=_all(_read_attachment, get("attachments")),
        citations=_all(_read_citation, get("citations")),
        deadlines=_all(_read_deadline, get("deadlines")),
        events=_all(_read_event, get("events")),
        effective=_maybe(_read_effective, get("effective")),
        signatory=_maybe(_read_signatory, get("signatory")),
        cosignatories=_all(_read_signatory, get("cosignatories")),
        copies_to=_all(_read_recipient, get("copies_to")),
        status=_maybe(Status, get("status")),
        contact=_maybe(_read_contact, get("contact")),
        stamps=_all(_read_stamp, get("stamps")),
        endorsements=_all(_read_endorsement, get("endorsements")),
        purpose=_words(get("purpose")),
        links=_words(get("links")),
        body=get("body"),
        enclosures=_all(_read_enclosure, get("enclosures")),
        corrections=_all(_read_correction, get("corrections")),
        notes=_all(_read_note, get("notes")),
        evidence=EvidenceMap({path: _read_evidence(e) for path, e in (get("evidence") or {}).items()}),
    )


def _maybe(make: Callable[[Any], T], x: Any) -> T | None:
    return None if x is None else make(x)


def _all(make: Callable[[Any], T], xs: Iterable[Any] | None) -> tuple[T, ...]:
    return () if not xs else tuple([make(x) for x in xs])


def _words(xs: Iterable[str] | None) -> tuple[str, ...]:
    if isinstance(xs, str):
        raise TypeError(f"a list of strings is wanted, not the string {xs[:40]!r}")
    return tuple(xs or ())


def _span(x: Any) -> Span | None:
    return None if x is None else Span(*x)


def _pages(x: Any) -> tuple[int, int] | None:
    if x is None:
        return None
    first, last = x
    return (first, last)


def _read_moment(x: str) -> dt.date:
    return dt.datetime.fromisoformat(x) if "T" in x else dt.date.fromisoformat(x)


def _read_number(n: Mapping[str, Any]) -> DocumentNumber:
    get = n.get
    return DocumentNumber(
        prefix=get("prefix"),
        committee=get("committee"),
        unit=get("unit"),
        circular=get("circular", False),
        serial=get("serial"),
        year=get("year"),
        year_first=get("year_first", False),
    )


def _read_date(d: Mapping[str, Any]) -> ThaiDate:
    year, _, rest = d["iso"].partition("-")
    month, _, day = rest.partition("-")
    return ThaiDate(
        int(year),
        int(month) if month else None,
        int(day) if day else None,
        text=d.get("text"),
        era=d.get("era", "BE"),
    )


def _read_sender(s: Mapping[str, Any]) -> Sender:
    get = s.get
    return Sender(
        agency=get("agency"),
        letterhead=get("letterhead"),
        unit=get("unit"),
        address=get("address"),
        province=get("province"),
        postcode=get("postcode"),
        agency_id=get("agency_id"),
    )


def _read_recipient(r: Mapping[str, Any]) -> Recipient:
    get = r.get
    return Recipient(
        name=r["name"],
        scope=get("scope"),
        exceptions=_words(get("except")),
        text=get("text"),
        via=get("via"),
        span=_span(get("span")),
        agency_ids=_words(get("agency_ids")),
    )


def _read_citation(c: Mapping[str, Any]) -> Citation:
    get = c.get
    return Citation(
        where=c["where"],
        agency=get("agency"),
        number=_maybe(_read_number, get("number")),
        date=_maybe(_read_date, get("date")),
        subject=get("subject"),
        urgency=_maybe(Urgency, get("urgency")),
        secrecy=_maybe(Secrecy, get("secrecy")),
        medium=get("medium"),
        relation=_maybe(Relation, get("relation")),
        text=get("text"),
        span=_span(get("span")),
    )


def _read_attachment(a: Mapping[str, Any]) -> Attachment:
    get = a.get
    return Attachment(
        index=get("index"),
        title=a["title"],
        quantity=get("quantity"),
        unit=get("unit"),
        cites=_maybe(_read_citation, get("cites")),
        text=get("text"),
        span=_span(get("span")),
    )


def _read_offset(o: Mapping[str, Any]) -> Offset:
    return Offset(
        days=o.get("days"),
        months=o.get("months"),
        working_days=o.get("working_days", False),
        anchor=o.get("anchor"),
    )


def _read_deadline(x: Mapping[str, Any]) -> Deadline:
    get = x.get
    return Deadline(
        kind=x["kind"],
        start=_maybe(_read_moment, get("start")),
        due=_maybe(_read_moment, get("due")),
        precision=get("precision"),
        time=get("time"),
        recurrence=get("recurrence"),
        end=_maybe(_read_moment, get("end")),
        offset=_maybe(_read_offset, get("offset")),
        action=get("action"),
        actor=get("actor"),
        submit_to=get("submit_to"),
        item=get("item"),
        inferred=_words(get("inferred")),
        text=get("text"),
        span=_span(get("span")),
    )


def _read_event(e: Mapping[str, Any]) -> Event:
    get = e.get
    return Event(
        start=_read_moment(e["start"]),
        end=_maybe(_read_moment, get("end")),
        place=get("place"),
        text=get("text"),
        span=_span(get("span")),
    )


def _read_effective(e: Mapping[str, Any]) -> Effective:
    return Effective(date=_maybe(_read_date, e.get("date")), text=e.get("text"), span=_span(e.get("span")))


def _read_signatory(s: Mapping[str, Any]) -> Signatory:
    get = s.get
    return Signatory(
        name=s["name"],
        position=get("position"),
        authority=get("authority"),
        acting_for=get("acting_for"),
        links=_words(get("links")),
        span=_span(get("span")),
    )


def _read_contact(c: Mapping[str, Any]) -> Contact:
    get = c.get
    return Contact(
        unit=get("unit"),
        phones=_words(get("phones")),
        faxes=_words(get("faxes")),
        emails=_words(get("emails")),
        coordinators=_words(get("coordinators")),
    )


def _read_stamp(s: Mapping[str, Any]) -> Stamp:
    get = s.get
    return Stamp(
        agency=s["agency"],
        number=get("number"),
        date=_maybe(_read_date, get("date")),
        time=get("time"),
        span=_span(get("span")),
    )


def _read_endorsement(e: Mapping[str, Any]) -> Endorsement:
    get = e.get
    return Endorsement(
        to=get("to"),
        by=get("by"),
        position=get("position"),
        decision=get("decision"),
        date=_maybe(_read_date, get("date")),
        text=get("text"),
        span=_span(get("span")),
    )


def _read_enclosure(e: Mapping[str, Any]) -> Enclosure:
    get = e.get
    return Enclosure(
        attachment=get("attachment"), title=get("title"), span=_span(get("span")), pages=_pages(get("pages"))
    )


def _read_correction(c: Mapping[str, Any]) -> Correction:
    return Correction(
        field=c["field"],
        printed=c.get("printed"),
        proposed=c.get("proposed"),
        reason=c["reason"],
        confidence=float(c["confidence"]),
    )


def _read_note(n: Mapping[str, Any]) -> Note:
    return Note(
        code=n["code"],
        message=n["message"],
        severity=n.get("severity", "warning"),
        span=_span(n.get("span")),
    )


def _read_evidence(e: Mapping[str, Any]) -> Evidence:
    get = e.get
    return Evidence(
        span=_span(get("span")),
        page=get("page"),
        text=get("text"),
        rule=get("rule"),
        confidence=float(get("confidence", 1.0)),
        alternatives=_words(get("alternatives")),
    )


# ------------------------------------------------------------------ data to one line of text

# Written raw, these break a line of JSON Lines (U+0085, U+2028, U+2029), steer a terminal (C1, DEL),
# or cannot be encoded at all (lone surrogates). Inside a JSON string an escape means the same.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def dumps(x: Document | Bundle | Mapping[str, Any], *, boxes: Bundle | None = None, indent: int | None = None) -> str:
    """JSON text of a record (or of data already made from one): readable Thai, and always encodable as UTF-8.

    Without *indent* it is one line, whatever the record holds.
    """
    data = to_dict(x, boxes=boxes) if isinstance(x, (Document, Bundle)) else x
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, indent=indent)
    return _UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", text)
