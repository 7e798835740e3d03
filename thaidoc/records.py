"""What thaidoc finds in a letter: plain frozen values, with their provenance beside them.

Names follow the record contract (``thaidoc schema``). Text fields carry Arabic digits and single
spaces; spans always point into the *original* text. Names that are Python keywords are spelled
otherwise here (``except`` is :attr:`Recipient.exceptions`) and renamed by :mod:`thaidoc.views`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from attrs import Factory, field, frozen

from thaidoc.text import Box, Source, Span
from thaidoc.values import DocumentNumber, ThaiDate

if TYPE_CHECKING:
    from thaidoc.values.calendar import CivilCalendar
    from thaidoc.values.counting import DateLike, Resolution

SCHEMA = "thaidoc/1"


class Kind(StrEnum):
    """The kinds of document of the Regulation on Correspondence B.E. 2526 (clauses 11-27), and ``other``."""

    EXTERNAL_LETTER = "external_letter"
    INTERNAL_MEMO = "internal_memo"
    STAMPED_LETTER = "stamped_letter"
    ORDER = "order"
    REGULATION = "regulation"
    BYLAW = "bylaw"
    ANNOUNCEMENT = "announcement"
    STATEMENT = "statement"
    NEWS = "news"
    CERTIFICATE = "certificate"
    MINUTES = "minutes"
    RECORD = "record"
    OTHER = "other"

    @property
    def th(self) -> str:
        """The Thai term, e.g. ``หนังสือภายนอก``."""
        return _KIND_TH[self]


class Urgency(StrEnum):
    """ชั้นความเร็ว, speed grade."""

    URGENT = "urgent"
    VERY_URGENT = "very_urgent"
    MOST_URGENT = "most_urgent"

    @property
    def th(self) -> str:
        """The word as printed: ``ด่วน``, ``ด่วนมาก``, ``ด่วนที่สุด``."""
        return _URGENCY_TH[self]


class Secrecy(StrEnum):
    """ชั้นความลับ, secrecy grade."""

    CONFIDENTIAL = "confidential"
    SECRET = "secret"
    TOP_SECRET = "top_secret"

    @property
    def th(self) -> str:
        """The word as printed: ``ลับ``, ``ลับมาก``, ``ลับที่สุด``."""
        return _SECRECY_TH[self]


_KIND_TH = {
    Kind.EXTERNAL_LETTER: "หนังสือภายนอก",
    Kind.INTERNAL_MEMO: "หนังสือภายใน (บันทึกข้อความ)",
    Kind.STAMPED_LETTER: "หนังสือประทับตรา",
    Kind.ORDER: "คำสั่ง",
    Kind.REGULATION: "ระเบียบ",
    Kind.BYLAW: "ข้อบังคับ",
    Kind.ANNOUNCEMENT: "ประกาศ",
    Kind.STATEMENT: "แถลงการณ์",
    Kind.NEWS: "ข่าว",
    Kind.CERTIFICATE: "หนังสือรับรอง",
    Kind.MINUTES: "รายงานการประชุม",
    Kind.RECORD: "บันทึก",
    Kind.OTHER: "หนังสืออื่น",
}
_URGENCY_TH = {Urgency.URGENT: "ด่วน", Urgency.VERY_URGENT: "ด่วนมาก", Urgency.MOST_URGENT: "ด่วนที่สุด"}
_SECRECY_TH = {Secrecy.CONFIDENTIAL: "ลับ", Secrecy.SECRET: "ลับมาก", Secrecy.TOP_SECRET: "ลับที่สุด"}


class Status(StrEnum):
    """What a copy says of itself."""

    DRAFT = "draft"
    FILE_COPY = "file_copy"
    CERTIFIED_COPY = "certified_copy"


class Relation(StrEnum):
    """How a document stands to one that it names."""

    FORWARDS = "forwards"
    ENCLOSES = "encloses"
    ORIGIN = "origin"
    REFERS = "refers"
    REPLIES = "replies"
    REMINDS = "reminds"
    AMENDS = "amends"
    CANCELS = "cancels"


@frozen
class Sender:
    """Who sends: *agency* by name, *letterhead* and *address* as printed, *unit* the sub-unit if the head names one."""

    agency: str | None = None
    letterhead: str | None = None
    unit: str | None = None
    address: str | None = None
    province: str | None = None
    postcode: str | None = None
    agency_id: str | None = None


@frozen
class Recipient:
    """One of เรียน/ถึง. *scope* is the group word alone (``ทุกจังหวัด``); *exceptions* are the names after ยกเว้น."""

    name: str | None
    scope: str | None = None
    exceptions: tuple[str, ...] = ()
    text: str | None = None
    via: str | None = None
    span: Span | None = None
    agency_ids: tuple[str, ...] = ()


@frozen
class Citation:
    """Another document that this one names; *number* or *date* may be missing where only an agency is named."""

    where: str
    agency: str | None = None
    number: DocumentNumber | None = None
    date: ThaiDate | None = None
    subject: str | None = None
    urgency: Urgency | None = None
    secrecy: Secrecy | None = None
    medium: str | None = None
    relation: Relation | None = None
    text: str | None = None
    span: Span | None = None


@frozen
class Attachment:
    """An item of สิ่งที่ส่งมาด้วย; *unit* is its classifier (ฉบับ, ชุด, แผ่น …)."""

    index: int | None
    title: str
    quantity: int | None = None
    unit: str | None = None
    cites: Citation | None = None
    text: str | None = None
    span: Span | None = None


@frozen
class Offset:
    """A distance counted from an event: *days* (or *months*) after *anchor*."""

    days: int | None = None
    months: int | None = None
    working_days: bool = False
    anchor: str | None = None


@frozen
class Deadline:
    """A day (or a rule for days) by which something is to be done. Gregorian dates; a month's *due* is its last day."""

    kind: str
    start: dt.date | None = None
    due: dt.date | None = None
    precision: str | None = None
    time: str | None = None
    recurrence: str | None = None
    end: dt.date | None = None
    offset: Offset | None = None
    action: str | None = None
    actor: str | None = None
    submit_to: str | None = None
    item: str | None = None
    inferred: tuple[str, ...] = ()
    text: str | None = None
    span: Span | None = None

    def resolve(
        self,
        *,
        received: DateLike | None = None,
        issued: DateLike | None = None,
        event: DateLike | None = None,
        calendar: CivilCalendar | None = None,
    ) -> Resolution:
        """The day itself, given the day from which it is counted: see :func:`thaidoc.values.counting.resolve`."""
        from thaidoc.values.counting import resolve

        return resolve(self, received=received, issued=issued, event=event, calendar=calendar)


@frozen
class Event:
    """A coming meeting or other dated happening. *start* is a datetime where a clock time is printed."""

    start: dt.date | dt.datetime
    end: dt.date | dt.datetime | None = None
    place: str | None = None
    text: str | None = None
    span: Span | None = None


@frozen
class Effective:
    """Start of effect: ``ทั้งนี้ ตั้งแต่วันที่ … เป็นต้นไป``; *date* is null for ตั้งแต่บัดนี้."""

    date: ThaiDate | None
    text: str | None = None
    span: Span | None = None


@frozen
class Signatory:
    """Who signs. *position* stands before the last แทน-word, *authority* is that word, *acting_for* what follows."""

    name: str | None
    position: str | None = None
    authority: str | None = None
    acting_for: str | None = None
    links: tuple[str, ...] = ()
    span: Span | None = None


@frozen
class Contact:
    """The block at the lower left: unit, numbers as printed (extensions and ranges kept)."""

    unit: str | None = None
    phones: tuple[str, ...] = ()
    faxes: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    coordinators: tuple[str, ...] = ()


@frozen
class Stamp:
    """A received stamp (ตรารับหนังสือ): the receiver's own number and day, never the letter's."""

    agency: str | None
    number: str | None = None
    date: ThaiDate | None = None
    time: str | None = None
    span: Span | None = None


@frozen
class Endorsement:
    """A note written on the paper (เกษียนหนังสือ)."""

    to: str | None = None
    by: str | None = None
    position: str | None = None
    decision: str | None = None
    date: ThaiDate | None = None
    text: str | None = None
    span: Span | None = None


@frozen
class Enclosure:
    """A part of the file that belongs to a document without being one; *attachment* is the index of the item it is."""

    attachment: int | None = None
    title: str | None = None
    span: Span | None = None
    pages: tuple[int, int] | None = None


@frozen
class Correction:
    """A proposal, never applied: what is *printed*, what is *proposed*, and why."""

    field: str
    printed: str | None
    proposed: str | None
    reason: str
    confidence: float


@frozen
class Note:
    """Something that looked wrong; *severity* is ``info``, ``warning`` or ``error``."""

    code: str
    message: str
    severity: str = "warning"
    span: Span | None = None


@frozen
class Evidence:
    """Where a value stands, by which rule it was read and how sure that is (0-1)."""

    span: Span | None = None
    page: int | None = None
    text: str | None = None
    rule: str | None = None
    confidence: float = 1.0
    alternatives: tuple[str, ...] = ()


class EvidenceMap(Mapping[str, Evidence]):
    """Evidence by path (``number``, ``deadlines.0.due``); immutable and picklable."""

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[str, Evidence] | None = None) -> None:
        self._items = dict(items or {})

    def __getitem__(self, path: str) -> Evidence:
        return self._items[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __repr__(self) -> str:
        return f"EvidenceMap({', '.join(self._items)})"


@frozen
class Document:
    """One document of a file, as printed. ``None`` or an empty tuple means: not there."""

    kind: Kind
    source: str | None = None
    index: int = 0
    span: Span | None = None
    pages: tuple[int, int] | None = None
    urgency: Urgency | None = None
    secrecy: Secrecy | None = None
    number: DocumentNumber | None = None
    date: ThaiDate | None = None
    sender: Sender | None = None
    subject: str | None = None
    recipients: tuple[Recipient, ...] = ()
    references: tuple[Citation, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    citations: tuple[Citation, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    events: tuple[Event, ...] = ()
    effective: Effective | None = None
    signatory: Signatory | None = None
    cosignatories: tuple[Signatory, ...] = ()
    copies_to: tuple[Recipient, ...] = ()
    status: Status | None = None
    contact: Contact | None = None
    stamps: tuple[Stamp, ...] = ()
    endorsements: tuple[Endorsement, ...] = ()
    purpose: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    body: str | None = None
    enclosures: tuple[Enclosure, ...] = ()
    corrections: tuple[Correction, ...] = ()
    notes: tuple[Note, ...] = ()
    evidence: EvidenceMap = field(factory=EvidenceMap, eq=False, repr=False)


@frozen
class Bundle:
    """What one file holds: its documents in order, the spans that nothing claims, and notes on the file."""

    source: Source
    documents: tuple[Document, ...] = ()
    unassigned: tuple[Span, ...] = ()
    notes: tuple[Note, ...] = Factory(tuple)

    def boxes(self, span: Span) -> tuple[Box, ...]:
        """The rectangles of *span* on its pages, one a line; empty where the source has no pages."""
        return self.source.boxes(span)
