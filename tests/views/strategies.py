"""Hypothesis strategies for every record: all that `thaidoc.records` allows, within the listed words."""

from __future__ import annotations

import datetime as dt
from typing import TypeVar

from hypothesis import strategies as st

from thaidoc.records import (
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
from thaidoc.text import Source, Span
from thaidoc.values import DocumentNumber, ThaiDate
from thaidoc.views.schema import ENUMS

# Thai letters, marks and digits, what quoting and terminals trip over, and anything else that UTF-8 can carry.
LETTERS = st.one_of(
    st.sampled_from("กขคงจฉชซญณดตถทธนบปผพฟภมยรลวศษสหอฮะาำิีึืุูเแโใไ่้๊๋์ๆ๐๑๒๓๔๕๖๗๘๙0123456789 ./()-"),
    st.sampled_from("\n\r\t\x00\x1b\x7f\x85\u200b\u2028\u202e\ufeff\"'\\,;=+@[]{}<>|"),
    st.characters(exclude_categories=["Cs"]),
)


T = TypeVar("T")


def texts(max_size: int = 12) -> st.SearchStrategy[str]:
    return st.text(LETTERS, max_size=max_size)


def maybe(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    return st.none() | strategy


def tuples(strategy: st.SearchStrategy[T], max_size: int = 2) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(strategy, max_size=max_size).map(tuple)


def words(enum: str) -> st.SearchStrategy[str]:
    return st.sampled_from(ENUMS[enum])


text = texts()
words_or_none = maybe(text)
spans = st.tuples(st.integers(0, 10**7), st.integers(0, 10**7)).map(lambda pair: Span(*sorted(pair)))
span = maybe(spans)
pages = maybe(st.tuples(st.integers(1, 50), st.integers(0, 50)).map(lambda p: (p[0], p[0] + p[1])))
counts = maybe(st.integers(0, 10**6))
shares = st.floats(0, 1)
days = st.dates(dt.date(1857, 1, 1), dt.date(2200, 12, 31))
moments = days | st.datetimes(dt.datetime(1857, 1, 1), dt.datetime(2200, 12, 31)).map(  # noqa: DTZ001 - as printed
    lambda m: m.replace(second=0, microsecond=0)
)
clocks = st.times().map(lambda t: f"{t:%H:%M}")

numbers = st.builds(
    DocumentNumber,
    prefix=words_or_none,
    committee=words_or_none,
    unit=words_or_none,
    circular=st.booleans(),
    serial=words_or_none,
    year=maybe(st.integers(2400, 2743)),
    year_first=st.booleans(),
)
dates = st.builds(
    lambda day, precision, printed, era: ThaiDate(
        day.year,
        None if precision == "year" else day.month,
        day.day if precision == "day" else None,
        text=printed,
        era=era,
    ),
    days,
    words("precision"),
    words_or_none,
    words("era"),
)
senders = st.builds(
    Sender,
    agency=words_or_none,
    letterhead=words_or_none,
    unit=words_or_none,
    address=words_or_none,
    province=words_or_none,
    postcode=words_or_none,
    agency_id=words_or_none,
)
recipients = st.builds(
    Recipient,
    name=words_or_none,
    scope=words_or_none,
    exceptions=tuples(text),
    text=words_or_none,
    via=words_or_none,
    span=span,
    agency_ids=tuples(text),
)
citations = st.builds(
    Citation,
    where=words("where"),
    agency=words_or_none,
    number=maybe(numbers),
    date=maybe(dates),
    subject=words_or_none,
    urgency=maybe(st.sampled_from(Urgency)),
    secrecy=maybe(st.sampled_from(Secrecy)),
    medium=words_or_none,
    relation=maybe(st.sampled_from(Relation)),
    text=words_or_none,
    span=span,
)
attachments = st.builds(
    Attachment,
    index=counts,
    title=text,
    quantity=counts,
    unit=words_or_none,
    cites=maybe(citations),
    text=words_or_none,
    span=span,
)
offsets = st.builds(Offset, days=counts, months=counts, working_days=st.booleans(), anchor=maybe(words("anchor")))
deadlines = st.builds(
    Deadline,
    kind=words("deadline"),
    start=maybe(days),
    due=maybe(days),
    precision=maybe(words("precision")),
    time=maybe(clocks),
    recurrence=words_or_none,
    end=maybe(days),
    offset=maybe(offsets),
    action=words_or_none,
    actor=words_or_none,
    submit_to=words_or_none,
    item=words_or_none,
    inferred=tuples(text),
    text=words_or_none,
    span=span,
)
events = st.builds(Event, start=moments, end=maybe(moments), place=words_or_none, text=words_or_none, span=span)
effectives = st.builds(Effective, date=maybe(dates), text=words_or_none, span=span)
signatories = st.builds(
    Signatory,
    name=words_or_none,
    position=words_or_none,
    authority=words_or_none,
    acting_for=words_or_none,
    links=tuples(text),
    span=span,
)
contacts = st.builds(
    Contact,
    unit=words_or_none,
    phones=tuples(text),
    faxes=tuples(text),
    emails=tuples(text),
    coordinators=tuples(text),
)
stamps = st.builds(Stamp, agency=words_or_none, number=words_or_none, date=maybe(dates), time=words_or_none, span=span)
endorsements = st.builds(
    Endorsement,
    to=words_or_none,
    by=words_or_none,
    position=words_or_none,
    decision=words_or_none,
    date=maybe(dates),
    text=words_or_none,
    span=span,
)
enclosures = st.builds(Enclosure, attachment=counts, title=words_or_none, span=span, pages=pages)
corrections = st.builds(
    Correction, field=text, printed=words_or_none, proposed=words_or_none, reason=text, confidence=shares
)
notes = st.builds(Note, code=text, message=text, severity=words("severity"), span=span)
evidences = st.builds(
    Evidence,
    span=span,
    page=maybe(st.integers(1, 99)),
    text=words_or_none,
    rule=words_or_none,
    confidence=shares,
    alternatives=tuples(text),
)
evidence_maps = st.dictionaries(text, evidences, max_size=3).map(EvidenceMap)

documents = st.builds(
    Document,
    kind=st.sampled_from(Kind),
    source=words_or_none,
    index=st.integers(0, 999),
    span=span,
    pages=pages,
    urgency=maybe(st.sampled_from(Urgency)),
    secrecy=maybe(st.sampled_from(Secrecy)),
    number=maybe(numbers),
    date=maybe(dates),
    sender=maybe(senders),
    subject=words_or_none,
    recipients=tuples(recipients),
    references=tuples(citations),
    attachments=tuples(attachments),
    citations=tuples(citations),
    deadlines=tuples(deadlines),
    events=tuples(events),
    effective=maybe(effectives),
    signatory=maybe(signatories),
    cosignatories=tuples(signatories),
    copies_to=tuples(recipients),
    status=maybe(st.sampled_from(Status)),
    contact=maybe(contacts),
    stamps=tuples(stamps),
    endorsements=tuples(endorsements),
    purpose=tuples(text),
    links=tuples(text),
    body=words_or_none,
    enclosures=tuples(enclosures),
    corrections=tuples(corrections),
    notes=tuples(notes),
    evidence=evidence_maps,
)


def _within(size: int) -> st.SearchStrategy[Span]:
    return st.tuples(st.integers(0, size), st.integers(0, size)).map(lambda pair: Span(*sorted(pair)))


@st.composite
def bundles(draw: st.DrawFn) -> Bundle:
    """A text, and documents whose evidence lies in it (and crosses, nests and touches as it will)."""
    source = Source.from_text(draw(texts(60)), name=draw(words_or_none))
    places = maybe(_within(len(source.text)))
    found = draw(
        tuples(
            st.builds(
                Document,
                kind=st.sampled_from(Kind),
                source=st.just(source.name),
                span=places,
                subject=words_or_none,
                recipients=tuples(st.builds(Recipient, name=words_or_none, span=places)),
                notes=tuples(st.builds(Note, code=text, message=text, span=places)),
                evidence=st.dictionaries(
                    st.sampled_from(("number", "date", "subject", "citations.0.date", "body")),
                    st.builds(Evidence, span=places),
                ).map(EvidenceMap),
            )
        )
    )
    return Bundle(source, found, draw(tuples(_within(len(source.text)))), draw(tuples(notes)))
