"""From a part of the sheet to a record: the finders called in order, their values with evidence."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from thaidoc.reading import checks, citing
from thaidoc.reading.closing import Foot, read_foot
from thaidoc.reading.grammar import is_address, starts_with
from thaidoc.reading.head import Head, fold_pieces, postcode, read_head, starts_letterhead
from thaidoc.reading.parties import agency_name, memo_office, read_recipients
from thaidoc.reading.segment import Part
from thaidoc.reading.sheet import Sheet, join
from thaidoc.reading.stamps import Group
from thaidoc.reading.times import Times, find_times
from thaidoc.records import (
    Citation,
    Contact,
    Document,
    Enclosure,
    Evidence,
    EvidenceMap,
    Kind,
    Note,
    Recipient,
    Relation,
    Sender,
    Stamp,
    Status,
)
from thaidoc.registry import Registry
from thaidoc.text import Span
from thaidoc.values import DateMatch, ThaiDate

_TITLE_WORD = re.compile(
    r"(?:คำสั่ง|ประกาศ|ระเบียบ|ข้อบังคับ|ข้อบัญญัติ|แถลงการณ์|ข่าว|หนังสือรับรอง[ก-๎]*|บันทึก(?:การ[ก-๎]+|ช่วยจำ|ถ้อยคำ|ข้อตกลง[ก-๎]*)?|วิทยุ(?:สื่อสาร|ในราชการ)?|โทรสารในราชการ|พระราช[ก-๎]+|กฎกระทรวง)[ \t]*"
)
_TITLE_TAIL = re.compile(r"[ \t]*(?:(?<=[ \t])ที่[ \t]*[๐-๙0-9]+[ \t]*/.*|เลขที่.*|ฉบับที่.*|\(ฉบับ.*|ว่าด้วย.*|ครั้งที่.*|พ\.ศ.*|เรื่อง.*)$")
_PURPOSE = re.compile(r"จึง[ \t]*(?:ขอ)?(?:เรียน|กราบเรียน|นมัสการ|แจ้ง|เสนอ|ประกาศ|กราบทูล|ขอ|เตือน)[^\n]{0,160}")
_SPECIAL_AGENCY = re.compile(r"(สำนักงาน[ก-๎ ]{3,70}(?:\(องค์การมหาชน\))?)[ \t]*(?:หรือ|\()[ \t]*")
_LIST_ITEM = re.compile(r"[ \t]*(?:\(?[๐-๙0-9]{1,2}(?:\.[๐-๙0-9]{1,2})*[.)]|[-–•])[ \t]*")
_CAPTION_ONLY = re.compile(r"สิ่งที่ส่งมาด้วย[ \t]*[๐-๙0-9]{0,2}(?:[ \t]+สิ่งที่ส่งมาด้วย[ \t]*[๐-๙0-9]{1,2})*$")


@cache
def _purposes() -> tuple[tuple[str, tuple[str, ...]], ...]:
    table = tomllib.loads(files(__package__).joinpath("grammar", "purposes.toml").read_text(encoding="utf-8"))
    return tuple((row["name"], tuple(row["words"])) for row in table["purpose"])


def build(sheet: Sheet, part: Part, groups: list[Group], index: int, registry: Registry) -> tuple[Document, list[tuple[int, int]]]:
    """The record of one part, and the stretches of lines (first, last) that it claims."""
    lines = sheet.lines
    head = read_head(sheet, part, groups)
    foot = read_foot(sheet, part, head)
    body_first, body_last = head.body, max(head.body, foot.body_end)
    start = lines[body_first].start if body_first < part.last else lines[part.last - 1].end
    end = lines[body_last - 1].end if body_last > body_first else start
    evidence: dict[str, Evidence] = {}

    def mark(path: str, stretch: tuple[int, int], rule: str, confidence: float, alternatives: tuple[str, ...] = ()) -> None:
        span = sheet.span(*stretch)
        evidence[path] = Evidence(span, sheet.source.page_of(span.start), sheet.fold(*stretch), rule, confidence, alternatives)

    found = head.number
    number = found.value if found else None
    if found is not None and number is not None and number.serial is None and number.unit is None and number.year is None:
        number = None
    if found is not None and number is not None:
        mark("number", tuple(found.span), "head.number", 0.97 if number.complete else 0.8)
    date_match = _date(head, foot, part)
    date = _printed(sheet, date_match)
    if date_match is not None:
        mark("date", tuple(date_match.span), "head.date" if date_match is head.date else "closing.date", 0.97 if date_match.value.day else 0.6)
    if head.urgency is not None:
        evidence["urgency"] = Evidence(head.urgency[1], sheet.source.page_of(head.urgency[1].start), head.urgency[0].th, "head.urgency", 0.97)
    if head.secrecy is not None:
        evidence["secrecy"] = Evidence(head.secrecy[1], sheet.source.page_of(head.secrecy[1].start), head.secrecy[0].th, "head.secrecy", 0.95)

    recipients: tuple[Recipient, ...] = ()
    if "to" in head.fields and head.fields["to"].pieces:
        recipients = read_recipients(sheet, head.fields["to"].pieces)
        for i, recipient in enumerate(recipients):
            if recipient.span is not None:
                evidence[f"recipients.{i}"] = Evidence(recipient.span, sheet.source.page_of(recipient.span.start), recipient.text, "head.recipients", 0.9)
    sender = _sender(sheet, part, head, foot, registry, start, end, mark)
    subject = _subject(sheet, part, head, mark)

    body_flat = sheet.flat[start:end]
    references: list[Citation] = []
    if "reference" in head.fields:
        references = [
            citing.relate_reference(c, body_flat, recipients, subject, bool(number and number.circular), sender.agency if sender else None)
            for c in citing.read_references(sheet, head.fields["reference"])
        ]
    attachments = []
    if "attachment" in head.fields:
        for attachment in citing.read_attachments(sheet, head.fields["attachment"]):
            if attachment.cites is not None:
                cites = citing.relate_attachment(attachment.cites, attachment.title, sender.agency if sender else None)
                attachment = _evolve(attachment, cites=cites)
            attachments.append(attachment)
    narrated = part.kind not in (Kind.REGULATION, Kind.BYLAW, Kind.OTHER)
    in_body = citing.read_body(sheet, start, end, number, sender.agency if sender else None, part.kind) if narrated else []
    citations = _merge(references, [a.cites for a in attachments if a.cites is not None], in_body)
    for i, citation in enumerate(citations):
        if citation.span is not None:
            evidence[f"citations.{i}"] = Evidence(citation.span, sheet.source.page_of(citation.span.start), citation.text, f"{citation.where}.citation", 0.9 if citation.number else 0.75)

    mine = [g for g in groups if part.first <= g.first < part.last]
    stamps = _bare_stamp(sheet, part) + tuple(g.stamp for g in mine)
    for i, stamp in enumerate(stamps):
        if stamp.span is not None:
            evidence[f"stamps.{i}"] = Evidence(stamp.span, sheet.source.page_of(stamp.span.start), None, "stamp", 0.85)
    times = find_times(
        sheet.flat,
        start,
        end,
        sheet.dates,
        issued=date,
        kind=part.kind,
        sender=sender.agency if sender else None,
        received=tuple(s.date for s in stamps if s.date is not None),
        span_of=sheet.span,
        text_of=sheet.fold,
    )
    _mark_times(sheet, times, evidence)
    if foot.signatory is not None and foot.signatory.span is not None:
        span = foot.signatory.span
        evidence["signatory"] = Evidence(span, sheet.source.page_of(span.start), None, "closing.signatory", 0.95 if foot.signatory.name else 0.5)
    contact = _contact(sheet, head, foot, part)
    corrections = checks.check_origin(number, sender, registry)
    more, notes = checks.check_stamps(stamps, date, times.deadlines)
    corrections.extend(more)
    notes.extend(checks.check_dates(sheet, lines[part.first].start, end))
    notes.extend(times.notes)
    if number is not None and number.serial is None:
        notes.append(Note("number_without_serial", "no running number yet", "info", evidence["number"].span))
    elif number is None and part.kind in (Kind.EXTERNAL_LETTER, Kind.STAMPED_LETTER):
        notes.append(Note("no_number", "the letter's number was not found", "warning"))
    status = foot.status or head.status
    if status is None and part.kind is Kind.EXTERNAL_LETTER and number is not None and number.serial is None and (date is None or date.day is None):
        status = Status.DRAFT

    enclosures, claimed_to = _enclosures(sheet, part, foot, attachments)
    first_start = lines[part.first].start
    last_line = max(foot.end, body_last, part.first + 1)
    span = sheet.span(first_start, lines[claimed_to - 1].end if enclosures else lines[min(last_line, part.last) - 1].end)
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
        references=tuple(references),
        attachments=tuple(attachments),
        citations=tuple(citations),
        deadlines=times.deadlines,
        events=times.events,
        effective=times.effective,
        signatory=foot.signatory,
        cosignatories=tuple(foot.cosignatories),
        copies_to=read_recipients(sheet, list(foot.copies)) if foot.copies else (),
        status=status,
        contact=contact,
        stamps=stamps,
        endorsements=tuple(foot.endorsements),
        purpose=_purpose(sheet, start, end),
        links=citing.links_in(sheet, start, lines[min(last_line, part.last) - 1].end),
        body=_body(sheet, body_first, body_last),
        enclosures=enclosures,
        corrections=tuple(corrections),
        notes=tuple(notes),
        evidence=EvidenceMap(evidence),
    )
    claimed = [(part.first, min(last_line, part.last))]
    if enclosures:
        claimed.append((claimed_to_first(sheet, enclosures), claimed_to))
    return document, claimed


def claimed_to_first(sheet: Sheet, enclosures: tuple[Enclosure, ...]) -> int:
    """Index of the first line of the first enclosure."""
    first = min(e.span.start for e in enclosures if e.span is not None)
    return sheet.line_at(sheet.normal.to_clean(Span(first, first)).start)


def _evolve(attachment, **changes):  # type: ignore[no-untyped-def]
    from attrs import evolve

    return evolve(attachment, **changes)


# -- date, sender, subject ------------------------------------------------------------------------------------


def _date(head: Head, foot: Foot, part: Part) -> DateMatch | None:
    if part.kind in (Kind.ORDER, Kind.ANNOUNCEMENT, Kind.REGULATION, Kind.BYLAW, Kind.CERTIFICATE, Kind.OTHER, Kind.STAMPED_LETTER):
        return foot.date or head.date
    return head.date or foot.date


def _printed(sheet: Sheet, match: DateMatch | None) -> ThaiDate | None:
    if match is None:
        return None
    from attrs import evolve

    return evolve(match.value, text=sheet.fold(*match.span))


def _sender(sheet, part, head, foot, registry, start, end, mark) -> Sender | None:  # type: ignore[no-untyped-def]
    agency = letterhead = unit = address = None
    if part.kind is Kind.INTERNAL_MEMO and head.office is not None:
        agency, unit = memo_office(sheet.fold(*head.office))
        letterhead = agency
        mark("sender", head.office, "head.office", 0.9)
    elif head.letterhead:
        agency = _first_office(sheet, head.letterhead)
        letterhead = fold_lines(sheet, head.letterhead)
        mark("sender", (head.letterhead[0][0], head.letterhead[-1][1]), "head.letterhead", 0.95)
    elif head.title:
        agency = _titled_sender(sheet, part, head)
        letterhead = agency
        if agency is not None:
            mark("sender", head.title[0], "title", 0.9)
        elif foot.agency is not None:
            agency = letterhead = foot.agency
    elif foot.agency is not None:
        agency = foot.agency
    if agency is None and part.kind is Kind.EXTERNAL_LETTER:
        agency = letterhead = _displaced_letterhead(sheet, part, head, foot, mark)
    if agency is None and part.kind in (Kind.EXTERNAL_LETTER, Kind.STAMPED_LETTER):
        agency = _inferred_sender(sheet, head, foot, registry, start, end)
        if agency is not None:
            where = sheet.flat.find(agency, start, end)
            stretch = (where, where + len(agency)) if where >= 0 else (tuple(head.number.span) if head.number else (start, start))
            mark("sender", stretch, "number.and.text", 0.7)
    elif part.kind is Kind.STAMPED_LETTER and foot.agency is not None:
        where = sheet.flat.find(foot.agency, end)
        mark("sender", (where, where + len(foot.agency)) if where >= 0 else (end, end), "seal", 0.95)
    if head.address:
        address = " ".join(sheet.fold(*piece) for piece in head.address)
    if agency is None and address is None:
        return None
    sender = Sender(agency=agency, letterhead=letterhead, unit=unit, address=address, postcode=postcode(address or ""))
    province = checks.province_of(sender, registry)
    return Sender(agency, letterhead, unit, address, province, sender.postcode)


def fold_lines(sheet: Sheet, pieces: list[tuple[int, int]]) -> str:
    """Letterhead lines as one text: a wrapped name closed up, a second office after a blank."""
    out = ""
    for piece in pieces:
        text = sheet.fold(*piece)
        out += (" " if out and starts_with("agency").match(text) else "") + text
    return out


def _first_office(sheet: Sheet, pieces: list[tuple[int, int]]) -> str:
    name = sheet.fold(*pieces[0])
    for piece in pieces[1:]:
        text = sheet.fold(*piece)
        if starts_with("agency").match(text):
            break
        name = join([name, text])
    return agency_name(name)


def _titled_sender(sheet: Sheet, part: Part, head: Head) -> str | None:
    if part.kind is Kind.MINUTES:
        text = re.sub(r"^(?:ราย|บันทึก)งานการประชุม[ \t]*", "", fold_pieces(sheet, head.title))
        text = re.sub(r"[ \t]*ครั้งที่.*$", "", text).strip()
        return agency_name(text) if text else None
    if part.kind is Kind.OTHER and not sheet.text.startswith(("วิทยุ", "โทรสาร"), head.title[0][0]):
        return None
    pieces = head.title[:1] if part.kind in (Kind.REGULATION, Kind.BYLAW) else head.title
    text = fold_pieces(sheet, pieces)
    text = _TITLE_TAIL.sub("", _TITLE_WORD.sub("", text, count=1)).strip()
    if not text or not (starts_with("agency").match(text) or re.match(r"(?:[ก-ฮ]{1,5}\.){1,4}", text) or starts_with("role").match(text)):
        return None
    return agency_name(text)


def _inferred_sender(sheet: Sheet, head: Head, foot: Foot, registry: Registry, start: int, end: int) -> str | None:
    """No letterhead: what the number and the text say together (convention 2)."""
    number = head.number.value if head.number else None
    flat = sheet.flat
    if number is not None and number.prefix:
        names: list[str] = []
        if number.unit:
            names = [getattr(entry, "full_name", entry.name) for entry in registry.owner_of_number(number)]
        counted = sorted(((flat.count(name, start, end), -i, name) for i, name in enumerate(names)), reverse=True)
        if counted and counted[0][0]:
            return counted[0][2]
        for form in (f"({number.prefix})", f"({number.prefix}.)", f"หรือ {number.prefix}.", f"หรือ {number.prefix} ", f"({'.'.join(number.prefix)}.)"):
            at = flat.find(form, start, end)
            if at > 0:
                defined = re.compile(r"(สำนักงาน[ก-๎]{3,70}(?:[ \t]*\(องค์การมหาชน\))?|[ก-๎]{6,70})[ \t]*$").search(flat, max(start, at - 110), at)
                if defined:
                    name = " ".join(defined.group(1).split())
                    return agency_name(re.sub(r"^(?:ด้วย|ตามที่|เนื่องด้วย|เนื่องจาก)", "", name))
        if counted:
            return counted[0][2] if number.unit and number.unit.startswith("0") else None
    return None


def _displaced_letterhead(sheet, part, head, foot, mark) -> str | None:  # type: ignore[no-untyped-def]
    """A letterhead that a column-wise scan puts below the signature: an office with its address."""
    for k in range(foot.body_end, part.last):
        if (sheet.lines[k].cue or "").startswith("title.") or sheet.lines[k].cue == "item_in_file":
            return None
        if starts_letterhead(sheet.lines, k):
            line = sheet.lines[k]
            head.letterhead.append((line.start, line.end))
            for below in sheet.lines[k + 1 : min(part.last, k + 4)]:
                if below.gap or not is_address(below.text) or below.cue in ("phone", "fax"):
                    break
                head.address.append((below.start, below.end))
            mark("sender", (line.start, line.end), "letterhead.displaced", 0.8)
            return agency_name(sheet.fold(line.start, line.end))
    return None


def _subject(sheet, part, head, mark) -> str | None:  # type: ignore[no-untyped-def]
    if part.kind is Kind.RECORD and "subject" not in head.fields:
        title = fold_pieces(sheet, head.title)
        return title if len(title) > len("บันทึก") else None
    if part.kind in (Kind.REGULATION, Kind.BYLAW, Kind.MINUTES) or (part.kind is Kind.OTHER and "subject" not in head.fields):
        if head.title:
            mark("subject", (head.title[0][0], head.title[-1][1]), "title", 0.9)
            return fold_pieces(sheet, head.title)
        return None
    field = head.fields.get("subject")
    if field is None or not field.pieces:
        return None
    subject = fold_pieces(sheet, field.pieces)
    if subject:
        mark("subject", (field.start, field.end), "head.subject", 0.95)
    return subject or None


# -- stamps, times, contact ----------------------------------------------------------------------------------


def _bare_stamp(sheet: Sheet, part: Part) -> tuple[Stamp, ...]:
    """A number alone above the head: typed there by the receiver's e-office."""
    out = []
    for line in sheet.lines[part.first : part.anchor]:
        if line.bare and line.stamp < 0 and len(line.text.replace(" ", "")) > 2:
            out.append(Stamp(None, line.text.replace(" ", ""), None, None, sheet.span(line.start, line.end)))
    return tuple(out[:1])


def _mark_times(sheet: Sheet, times: Times, evidence: dict[str, Evidence]) -> None:
    for i, deadline in enumerate(times.deadlines):
        if deadline.span is not None:
            page = sheet.source.page_of(deadline.span.start)
            evidence[f"deadlines.{i}"] = Evidence(deadline.span, page, deadline.text, f"times.{deadline.kind}", 0.7 if deadline.inferred else 0.85)
    for i, event in enumerate(times.events):
        if event.span is not None:
            evidence[f"events.{i}"] = Evidence(event.span, sheet.source.page_of(event.span.start), event.text, "times.event", 0.8)


def _contact(sheet: Sheet, head: Head, foot: Foot, part: Part) -> Contact | None:
    if part.kind is not Kind.INTERNAL_MEMO or head.office is None:
        return foot.contact
    from thaidoc.reading.closing import _read_contact

    phones: list[str] = []
    faxes: list[str] = []
    emails: list[str] = []
    text = sheet.fold(*head.office)
    if "โทร" in text or "@" in text or "ภายใน" in text:
        at = re.search(r"โทร|ภายใน|หมายเลข|@", text)
        _read_contact(text[at.start() :] if at else text, "phone", "phone", phones, faxes, emails, [])
    unit = memo_office(text)[1]
    other = foot.contact
    if other is not None:
        phones.extend(other.phones)
        faxes.extend(other.faxes)
        emails.extend(other.emails)
    if not (phones or faxes or emails or (other and (other.unit or other.coordinators))):
        return None
    return Contact(
        (other.unit if other else None) or unit,
        tuple(dict.fromkeys(phones)),
        tuple(dict.fromkeys(faxes)),
        tuple(dict.fromkeys(emails)),
        other.coordinators if other else (),
    )


# -- citations, purpose, body, enclosures --------------------------------------------------------------------


def _merge(references: list[Citation], attached: list[Citation], in_body: list[Citation]) -> list[Citation]:
    """Each cited document once, with its first span; a body mention may tell the relation of a reference."""
    out: list[Citation] = []
    seen: dict[tuple[str | None, str | None], int] = {}
    for citation in [*references, *attached, *in_body]:
        if citation.number is not None:
            key: tuple[str | None, str | None] = (citation.number.key, citation.date.iso if citation.date else None)
            known = seen.get(key)
            if known is None and citation.where == "body" and citation.date is None:
                known = next((i for (number, _), i in seen.items() if number == key[0]), None)
            if known is not None:
                old = out[known]
                if old.relation in (None, Relation.REFERS) and citation.relation not in (None, Relation.REFERS):
                    out[known] = _evolve(old, relation=citation.relation)
                continue
        else:
            key = (citation.agency, citation.date.iso if citation.date else None)
            if key in seen:
                continue
        seen[key] = len(out)
        out.append(citation)
    return out


def _purpose(sheet: Sheet, start: int, end: int) -> tuple[str, ...]:
    sentence = None
    at = sheet.flat.rfind("จึง", max(start, end - 1500), end)
    while at >= 0 and sentence is None:
        sentence = _PURPOSE.match(sheet.flat, at, end)
        at = sheet.flat.rfind("จึง", max(start, end - 1500), at)
    if sentence is None:
        return ()
    text = sentence.group()
    return tuple(name for name, words in _purposes() if any(word in text for word in words))


def _body(sheet: Sheet, first: int, last: int) -> str | None:
    paragraphs: list[list[str]] = []
    for line in sheet.lines[first:last]:
        if line.furniture:
            continue
        if not paragraphs or line.gap or (line.text[0] in "0123456789(-–•" and _LIST_ITEM.match(line.text)):
            paragraphs.append([line.text])
        else:
            paragraphs[-1].append(line.text)
    text = "\n".join(join(paragraph) for paragraph in paragraphs)
    return text or None


def _enclosures(sheet: Sheet, part: Part, foot: Foot, attachments: list) -> tuple[tuple[Enclosure, ...], int]:  # type: ignore[type-arg]
    """What follows the foot and is no document of its own: lists, forms, tables, captions of QR codes."""
    lines = sheet.lines
    first = foot.end
    start = None
    for k in range(first, part.last):
        line = lines[k]
        if line.stamp >= 0:
            continue
        if line.cue in ("item_in_file", "gazette") or line.cue == "attachment" or _CAPTION_ONLY.match(line.text):
            start = k
            break
    if start is None:
        rest = [k for k in range(first, part.last) if not lines[k].furniture and lines[k].stamp < 0]
        if len(rest) < 6 or sum(len(lines[k].text) for k in rest) < 120:
            return (), part.last
        start = rest[0]
    cuts = [start]
    for k in range(start + 1, part.last):
        if lines[k].cue == "attachment" and len(lines[k].text) < 40 and lines[k].gap:
            cuts.append(k)
        elif lines[k].cue == "item_in_file" and lines[k].gap and lines[k].text.startswith(("บัญชีรายชื่อ", "เอกสารแนบ", "แบบ", "กำหนดการ", "ผนวก", "ภาคผนวก")):
            cuts.append(k)
    cuts.append(part.last)
    out = []
    for low, high in zip(cuts, cuts[1:], strict=False):
        line = lines[low]
        stop = high
        while stop > low + 1 and lines[stop - 1].stamp >= 0:
            stop -= 1
        number = re.match(r"สิ่งที่ส่งมาด้วย[ \t]*([๐-๙0-9]{1,2})", line.text)
        index = int(number.group(1)) if number else None
        title = " ".join(line.text.split())
        if index is None:
            for attachment in attachments:
                if attachment.title and attachment.title[:20] in title:
                    index = attachment.index
        span: Span = sheet.span(line.start, lines[stop - 1].end)
        out.append(Enclosure(index, title, span, sheet.source.pages_of(span)))
    return tuple(out), part.last
