"""From a part of the sheet to a record: the finders called in order, their values with evidence."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from thaidoc.reading import checks, citing
from thaidoc.reading.closing import Foot, contact_of, read_foot
from thaidoc.reading.evolving import evolve
from thaidoc.reading.guard import Guard
from thaidoc.reading.head import Head, attached_below, fold_pieces, read_head
from thaidoc.reading.parties import read_recipients
from thaidoc.reading.proof import Proof
from thaidoc.reading.segment import Part
from thaidoc.reading.senders import read_sender
from thaidoc.reading.sheet import Sheet, join
from thaidoc.reading.stamps import Group
from thaidoc.reading.times import Times, find_times
from thaidoc.records import (
    Attachment,
    Citation,
    Document,
    Enclosure,
    EvidenceMap,
    Kind,
    Note,
    Recipient,
    Relation,
    Stamp,
    Status,
)
from thaidoc.registry import Registry
from thaidoc.text import Span
from thaidoc.values import DateMatch, DocumentNumber, ThaiDate

_ASKS = re.compile(r"จึง[ \t]*+(?:ขอ)?(?:เรียน|กราบเรียน|นมัสการ|แจ้ง|เสนอ|ประกาศ|กราบทูล|ขอ|เตือน)[^\n]{0,160}")
_MADE = re.compile(r"(?:ทำขึ้น|จัดทำ|ทำบันทึก|บันทึกไว้)[^0-9]{0,30}$")
_LIST_ITEM = re.compile(r"(?:\(?[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]|[-–•])[ \t]*+")
_CLOSES = ("จึงเรียนมา", "จึงแจ้งมา", "จึงกราบเรียนมา", "จึงเสนอมา", "จึงประกาศมา")
_HEADING = re.compile(
    r"(?:[0-9]{1,2}[.)]?[ \t]*+)?(?:เรื่องเดิม|ต้นเรื่อง|ความเป็นมา|ข้อเท็จจริง|ข้อกฎหมาย|ข้อระเบียบ|"
    r"ระเบียบที่เกี่ยวข้อง|ข้อพิจารณา|การพิจารณา|"
    r"ข้อเสนอ|ข้อคิดเห็น|ความเห็น)[ก-๎ /]{0,30}"
)  # the sections of a memo
_PRINTED = 130  # a printed line is shorter: text with longer ones is not wrapped, each line is a paragraph
_CAPTION = re.compile(r"สิ่งที่ส่งมาด้วย[ \t]*([0-9]{0,2})(?:[ \t]+สิ่งที่ส่งมาด้วย[ \t]*+[0-9]{1,2})*$")
_NEW_ENCLOSURE = ("บัญชีรายชื่อ", "เอกสารแนบ", "แบบ", "กำหนดการ", "ผนวก", "ภาคผนวก")
_DATED_BELOW = frozenset(
    {
        Kind.ORDER,
        Kind.ANNOUNCEMENT,
        Kind.REGULATION,
        Kind.BYLAW,
        Kind.CERTIFICATE,
        Kind.OTHER,
        Kind.STAMPED_LETTER,
    }
)
_QUOTE_LAW = frozenset({Kind.REGULATION, Kind.BYLAW, Kind.OTHER})  # what they name are laws, not letters
_ANSWERING = frozenset({Kind.EXTERNAL_LETTER, Kind.STAMPED_LETTER, Kind.INTERNAL_MEMO})
_DRAFTED = frozenset({Kind.EXTERNAL_LETTER, Kind.STAMPED_LETTER, Kind.INTERNAL_MEMO, Kind.ORDER, Kind.ANNOUNCEMENT})
_NAMED_BY_TITLE = frozenset({Kind.REGULATION, Kind.BYLAW, Kind.MINUTES})


def build(
    sheet: Sheet, part: Part, groups: list[Group], index: int, registry: Registry
) -> tuple[Document, list[tuple[int, int]]]:
    """The record of one part, and the stretches of lines ``(first, last)`` that it claims."""
    lines = sheet.lines
    head = read_head(sheet, part, groups)
    foot = read_foot(sheet, part, head)
    body_last = max(head.body, foot.body_end)
    start = lines[head.body].start if head.body < part.last else lines[part.last - 1].end
    end = lines[body_last - 1].end if body_last > head.body else start
    proof = Proof(sheet)
    guard = Guard()

    number = _number(head, proof)
    date = _date(sheet, head, foot, part, proof)
    if head.urgency is not None:
        proof.place("urgency", head.urgency[1], "head.urgency", 0.97, head.urgency[0].th)
    if head.secrecy is not None:
        proof.place("secrecy", head.secrecy[1], "head.secrecy", 0.95, head.secrecy[0].th)
    recipients = guard((), _recipients, sheet, head, proof)
    sender = guard(None, read_sender, sheet, part, head, foot, registry, (start, end), proof)
    agency = sender.agency if sender else None
    subject = guard(None, _subject, sheet, part, head, proof)

    references: tuple[Citation, ...] = ()
    if "reference" in head.fields:
        body = sheet.flat[start:end]
        circular = number is not None and number.circular
        cited = guard((), citing.read_references, sheet, head.fields["reference"])
        references = tuple(
            guard(
                c,
                citing.relate_reference,
                c,
                body,
                recipients,
                subject,
                circular,
                agency,
                number,
                others=tuple(other for other in cited if other is not c),
            )
            for c in cited
        )
    if "attachment" not in head.fields and (below := attached_below(sheet, head.body, foot.body_end, part.last)):
        head.fields["attachment"] = below
    attachments = guard((), _attachments, sheet, head, agency, proof)
    in_body: list[Citation] = []
    in_body = guard([], citing.read_body, sheet, start, end, number, agency, part.kind)
    if part.kind in _QUOTE_LAW:  # what they name besides laws are letters, known by their codes
        in_body = [c for c in in_body if c.number is not None and c.number.prefix and c.number.unit]
    if sender is not None and sender.unit:  # ด้วยสำนักหอสมุดกลาง จะจัด…: the memo's own unit
        in_body = [c for c in in_body if c.number or c.date or c.agency != sender.unit]
    if in_body and part.kind in _ANSWERING:
        in_body = guard(in_body, _relate_opening, sheet, (start, end), in_body, recipients, subject, agency, number)
    if references:
        in_body = citing.not_twice(references, in_body)
        references = citing.relate_copied(references, [a.title for a in attachments], agency)
    elif in_body and in_body[0].span is not None and in_body[0].span.start < sheet.span(start, end).start + 200:
        in_body = [citing.relate_answer(in_body[0], subject, recipients, number), *in_body[1:]]
    attached = [a.cites for a in attachments if a.cites is not None]
    if "attachment" in head.fields:
        attached += guard([], citing.nested, sheet, head.fields["attachment"], part.kind, agency)
    citations = _merge([*references, *attached, *in_body])
    for i, citation in enumerate(citations):
        sure = 0.9 if citation.number else 0.75
        proof.place(f"citations.{i}", citation.span, f"{citation.where}.citation", sure, citation.text)

    stamps = _bare_stamp(sheet, part) + tuple(
        g.stamp for g in groups if part.first <= g.first < part.last and (g.stamp.number or g.stamp.date)
    )  # one not filled in says nothing
    for i, stamp in enumerate(stamps):
        proof.place(f"stamps.{i}", stamp.span, "stamp", 0.85)
    times = guard(
        Times(),
        find_times,
        sheet.flat,
        start,
        end,
        sheet.dates,
        issued=date,
        kind=part.kind,
        sender=agency,
        received=tuple(s.date for s in stamps if s.date is not None),
        span_of=sheet.span,
        text_of=sheet.fold,
    )
    _prove_times(times, proof)
    if foot.signatory is not None:
        path, sure = ("signatory.name", 0.95) if foot.signatory.name else ("signatory.position", 0.5)
        proof.place(path, foot.signatory.span, "closing.signatory", sure, foot.signatory.name)

    contact = guard(None, contact_of, sheet, head, foot, part)
    corrections = guard([], checks.check_origin, number, sender, contact, foot.signatory, registry)
    sender, recipients = guard((sender, recipients), checks.identified, sender, recipients, number, date, registry)
    more, notes = guard(([], []), checks.check_stamps, stamps, date, times.deadlines)
    notes += guard([], checks.check_dates, sheet, lines[part.first].start, end)
    if date is None and part.kind in (Kind.EXTERNAL_LETTER, Kind.STAMPED_LETTER, Kind.INTERNAL_MEMO):
        notes.append(Note("no_date", "the letter's date was not found", "warning"))
    told = proof.items.get("date")
    notes += guard([], checks.check_order, date, citations, told.span if told else None)
    notes += times.notes
    notes += guard([], _number_notes, number, part, proof)
    notes += guard([], _guessed_notes, proof)

    stop = min(max(foot.end, body_last, part.first + 1), part.last)
    enclosures = guard((), _enclosures, sheet, part, foot, attachments)
    last = part.last if enclosures else stop
    span = sheet.span(lines[part.first].start, lines[last - 1].end)
    document = Document(
        kind=part.kind,
        source=sheet.name,
        index=index,
        span=span,
        pages=sheet.source.pages_of(span),
        urgency=head.urgency[0] if head.urgency else None,
        secrecy=head.secrecy[0] if head.secrecy else None,
        number=number,
        date=date,
        sender=sender,
        subject=subject,
        recipients=recipients,
        references=references,
        attachments=attachments,
        citations=tuple(citations),
        deadlines=times.deadlines,
        events=times.events,
        effective=times.effective,
        signatory=foot.signatory,
        cosignatories=tuple(foot.cosignatories),
        copies_to=guard((), read_recipients, sheet, list(foot.copies)) if foot.copies else (),
        status=_status(head, foot, part, number, date),
        contact=contact,
        stamps=stamps,
        endorsements=tuple(foot.endorsements),
        purpose=guard((), _purpose, sheet, start, end),
        links=guard((), citing.links_in, sheet, start, lines[stop - 1].end),
        body=_body(sheet, head.body, body_last, sections=part.kind is Kind.INTERNAL_MEMO),
        enclosures=enclosures,
        corrections=(*corrections, *more),
        notes=(*notes, *guard.notes),
        evidence=EvidenceMap(proof.items),
    )
    claimed = [(part.first, stop)]
    if enclosures:
        claimed.append((_first_enclosed(sheet, part, foot) or stop, part.last))
    return document, claimed


# -- head ------------------------------------------------------------------------------------------------


def _number(head: Head, proof: Proof) -> DocumentNumber | None:
    if head.number is None:
        return None
    number = head.number.value
    if number.serial is None and number.unit is None:
        return None
    proof.mark("number", *head.number.span, "head.number", 0.97 if number.complete else 0.8)
    return number


def _number_notes(number: DocumentNumber | None, part: Part, proof: Proof) -> list[Note]:
    if number is not None and number.serial is None:
        return [Note("number_without_serial", "no running number yet", "info", proof.items["number"].span)]
    if number is None and part.kind in (Kind.EXTERNAL_LETTER, Kind.STAMPED_LETTER):
        return [Note("no_number", "the letter's number was not found", "warning")]
    return []


def _guessed_notes(proof: Proof) -> list[Note]:
    """Latin letters that were read as digits, in the number and in the day."""
    notes = []
    for path, letters in (("number", "oOlI"), ("date", "oO")):
        told = proof.items.get(path)
        if told is not None and told.text and any(letter in told.text for letter in letters):
            proof.items[path] = evolve(told, confidence=0.5)
            notes.append(Note("digits_guessed", f"{told.text!r}: Latin letters read as digits", "warning", told.span))
    return notes


def _date(sheet: Sheet, head: Head, foot: Foot, part: Part, proof: Proof) -> ThaiDate | None:
    """The document's day: in letters and memos from the head, in orders and the like from below the text."""
    below = part.kind in _DATED_BELOW
    match: DateMatch | None = (foot.date or head.date) if below else (head.date or foot.date)
    if match is None and part.kind is Kind.RECORD:
        match = _made_on(sheet, head, part)
    if match is None:
        return None
    rule = "head.date" if match is head.date else "closing.date"
    printed = proof.mark("date", *match.span, rule, 0.97 if match.value.day else 0.6)
    value = match.value
    return ThaiDate(value.year, value.month, value.day, printed, value.era)


def _made_on(sheet: Sheet, head: Head, part: Part) -> DateMatch | None:
    """A record's day in its first sentence: ``จัดทำขึ้นเมื่อวันที่ …``."""
    if head.body >= part.last:
        return None
    start = sheet.lines[head.body].start
    for match in sheet.dates_in(start, min(start + 300, sheet.lines[part.last - 1].end))[:1]:
        if _MADE.search(sheet.flat, max(start, match.span.start - 50), match.span.start):
            return match
    return None


def _relate_opening(
    sheet: Sheet,
    place: tuple[int, int],
    in_body: list[Citation],
    recipients: tuple[Recipient, ...],
    subject: str | None,
    agency: str | None,
    number: DocumentNumber | None,
) -> list[Citation]:
    """What the running text opens with, related as อ้างถึง is."""
    start, end = place
    circular = number is not None and number.circular
    body = sheet.flat[start:end]
    related = []
    for c in in_body:
        if c.number is not None and c.span is not None:
            at = sheet.normal.to_clean(c.span).start - start
            if at >= 0:
                c = citing.relate_opening(c, body, at, recipients, subject, circular, agency, number)
        related.append(c)
    return related


def _recipients(sheet: Sheet, head: Head, proof: Proof) -> tuple[Recipient, ...]:
    field = head.fields.get("to")
    if field is None or not field.pieces:
        return ()
    recipients = read_recipients(sheet, field.pieces)
    for i, recipient in enumerate(recipients):
        proof.place(f"recipients.{i}", recipient.span, "head.recipients", 0.9, recipient.text)
    return recipients


def _subject(sheet: Sheet, part: Part, head: Head, proof: Proof) -> str | None:
    """เรื่อง; of regulations, decrees and minutes the whole title (record contract, convention 12)."""
    field = head.fields.get("subject")
    if part.kind in _NAMED_BY_TITLE or (part.kind in (Kind.OTHER, Kind.RECORD) and field is None):
        if not head.title:
            return None
        title = fold_pieces(sheet, head.title)
        if title == "บันทึก" or title.startswith(("วิทยุ", "โทรสาร")):
            return None
        proof.mark("subject", head.title[0][0], head.title[-1][1], "title", 0.9)
        return title
    if field is None or not field.pieces:
        return None
    proof.mark("subject", field.start, field.end, "head.subject", 0.95)
    return fold_pieces(sheet, field.pieces) or None


def _status(head: Head, foot: Foot, part: Part, number: DocumentNumber | None, date: ThaiDate | None) -> Status | None:
    """What is printed (ร่าง, สำเนาคู่ฉบับ, สำเนาถูกต้อง), or a draft known by its blank number and day."""
    if foot.status or head.status:
        return foot.status or head.status
    blank = number is not None and number.serial is None and (date is None or date.day is None)
    return Status.DRAFT if blank and part.kind in _DRAFTED else None


def _bare_stamp(sheet: Sheet, part: Part) -> tuple[Stamp, ...]:
    """A number alone above the head: typed there by the receiver's e-office."""
    for line in sheet.lines[part.first : part.anchor]:
        if not line.bare or line.stamp >= 0:
            continue
        digits = line.text.replace(" ", "")
        if len(digits) > 2:
            return (Stamp(None, digits, None, None, sheet.span(line.start, line.end)),)
    return ()


# -- citations and times -----------------------------------------------------------------------------------


def _attachments(sheet: Sheet, head: Head, agency: str | None, proof: Proof) -> tuple[Attachment, ...]:
    if "attachment" not in head.fields:
        return ()
    out = []
    for i, item in enumerate(citing.read_attachments(sheet, head.fields["attachment"])):
        if item.cites is not None:
            item = evolve(item, cites=citing.relate_attachment(item.cites, item.title, agency))
        proof.place(f"attachments.{i}", item.span, "head.attachment", 0.9, item.text)
        out.append(item)
    return tuple(out)


def _merge(citations: list[Citation]) -> list[Citation]:
    """Each cited document once, with its first span; a later mention may tell the relation of an earlier one."""
    out: list[Citation] = []
    seen: dict[tuple[str | None, str | None], int] = {}
    by_number: dict[str, int] = {}
    for citation in citations:
        number = citation.number.key if citation.number is not None else None
        key = (citation.agency if number is None else number, citation.date.iso if citation.date else None)
        known = seen.get(key)
        if known is None and number is not None and citation.where == "body" and citation.date is None:
            known = by_number.get(number)
        if known is None:
            seen[key] = len(out)
            if number is not None:
                by_number.setdefault(number, len(out))
            out.append(citation)
        elif out[known].relation in (None, Relation.REFERS) and citation.relation not in (None, Relation.REFERS):
            out[known] = evolve(out[known], relation=citation.relation)
    return out


def _prove_times(times: Times, proof: Proof) -> None:
    for i, deadline in enumerate(times.deadlines):
        path = f"deadlines.{i}.due" if deadline.due is not None else f"deadlines.{i}"
        proof.place(path, deadline.span, f"times.{deadline.kind}", 0.7 if deadline.inferred else 0.85, deadline.text)
    for i, event in enumerate(times.events):
        proof.place(f"events.{i}.start", event.span, "times.event", 0.8, event.text)
    if times.effective is not None:
        proof.place("effective", times.effective.span, "times.effective", 0.85, times.effective.text)


# -- text --------------------------------------------------------------------------------------------------


@cache
def _purposes() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    table = tomllib.loads(files("thaidoc.reading").joinpath("grammar", "purposes.toml").read_text(encoding="utf-8"))
    return tuple((row["name"], tuple(row["words"]), tuple(row.get("unless", ()))) for row in table["purpose"])


def _purpose(sheet: Sheet, start: int, end: int) -> tuple[str, ...]:
    """What the last จึง… sentence asks for, by the table ``purposes.toml``."""
    low = max(start, end - 1500)
    at = sheet.flat.rfind("จึง", low, end)
    while at >= 0:
        sentence = _ASKS.match(sheet.flat, at, end)
        if sentence:
            return _purposes_in(sentence.group())
        at = sheet.flat.rfind("จึง", low, at)
    return ()


def _purposes_in(sentence: str) -> tuple[str, ...]:
    found = []
    for name, words, unless in _purposes():
        left = sentence
        for phrase in unless:
            left = left.replace(phrase, "")
        for word in words:
            if word in left:
                found.append(name)
                break
    return tuple(found)


def _body(sheet: Sheet, first: int, last: int, *, sections: bool) -> str | None:
    """The running text, a line a paragraph; lines joined, page furniture left out, headings of *sections* apart."""
    paragraphs: list[list[str]] = []
    headed = False  # the line above is a heading of its own
    for line in sheet.lines[first:last]:
        if line.furniture or line.stamp >= 0:
            continue
        text = line.text
        begins = line.gap or not paragraphs or (text[0] in "0123456789(-–•" and _LIST_ITEM.match(text))
        heading = sections and len(text) <= 45 and _HEADING.fullmatch(text) is not None
        begins = begins or heading or headed or len(paragraphs[-1][-1]) > _PRINTED
        headed = heading
        if begins or (text[0] == "จ" and text.startswith(_CLOSES)):
            paragraphs.append([text])
        else:
            paragraphs[-1].append(text)
    return "\n".join([join(paragraph) for paragraph in paragraphs]) or None


# -- enclosures ----------------------------------------------------------------------------------------------


def _first_enclosed(sheet: Sheet, part: Part, foot: Foot) -> int | None:
    """The first line of what follows the foot and is no document of its own: lists, forms, tables, QR captions."""
    lines = sheet.lines
    rest = [k for k in range(foot.end, part.last) if lines[k].stamp < 0]
    for k in rest:
        if lines[k].cue in ("item_in_file", "gazette", "attachment") or _CAPTION.match(lines[k].text):
            return k
    rest = [k for k in rest if not lines[k].furniture]
    if len(rest) >= 6 and sum(len(lines[k].text) for k in rest) >= 120:
        return rest[0]
    return None


def _enclosures(sheet: Sheet, part: Part, foot: Foot, attachments: tuple[Attachment, ...]) -> tuple[Enclosure, ...]:
    lines = sheet.lines
    start = _first_enclosed(sheet, part, foot)
    if start is None:
        return ()
    cuts = [start]
    for k in range(start + 1, part.last):
        line = lines[k]
        caption = line.cue == "attachment" and len(line.text) < 40
        if line.gap and (caption or (line.cue == "item_in_file" and line.text.startswith(_NEW_ENCLOSURE))):
            cuts.append(k)
    out = []
    for low, high in zip(cuts, [*cuts[1:], part.last], strict=True):
        while high > low + 1 and lines[high - 1].stamp >= 0:
            high -= 1
        title = " ".join(lines[low].text.split())
        span: Span = sheet.span(lines[low].start, lines[high - 1].end)
        out.append(Enclosure(_item_of(title, attachments), title, span, sheet.source.pages_of(span)))
    return tuple(out)


def _item_of(title: str, attachments: tuple[Attachment, ...]) -> int | None:
    """The index of the attachment that an enclosure is: by its caption, or by its title."""
    caption = _CAPTION.match(title)
    if caption:
        return int(caption.group(1)) if caption.group(1) else None
    return next((a.index for a in attachments if a.title and a.title[:20] in title), None)
