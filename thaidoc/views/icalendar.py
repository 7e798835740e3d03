"""Deadlines and events as iCalendar (RFC 5545), for any calendar program.

A deadline is an all-day entry on its due day, or an instant where a clock time is printed, with reminders. It says
the letter's number and date, what is to be done in the letter's words, and where in the text that stands. Identifiers
are made of the letter's number and words: the same letter read again replaces its entries and adds none.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from thaidoc.deadlines import Duty, duties, issued_day
from thaidoc.records import Document, Event
from thaidoc.values.calendar import DEFAULT, CivilCalendar
from thaidoc.values.counting import DateLike, completed, occurrences
from thaidoc.views.duties import day_words

ALARMS = (7, 1)
"""Days before at which a reminder goes off."""

REPEATS = 12
"""Entries made of a recurrence that hangs on working days: no rule of RFC 5545 knows Thai holidays."""

_WORKDAYS = "BYDAY=MO,TU,WE,TH,FR"
_TZ = (
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Bangkok",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0700",
    "TZOFFSETTO:+0700",
    "TZNAME:+07",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def to_icalendar(
    documents: Iterable[Document],
    *,
    today: dt.date | None = None,
    received: DateLike | None = None,
    calendar: CivilCalendar | None = None,
    alarms: Sequence[int] = ALARMS,
    stamp: dt.datetime | None = None,
) -> str:
    """One VCALENDAR of all deadlines that have a day and of all events.

    *stamp* is when the entries were made (UTC; by default the letter's own date, so that the output depends on the
    letters alone); the other arguments are those of :func:`thaidoc.deadlines.duties`.
    """
    documents = list(documents)
    calendar = calendar or DEFAULT
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//thaidoc//deadlines of Thai official letters//TH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:กำหนดเวลาตามหนังสือราชการ",
        *_TZ,
    ]
    for duty in duties(documents, today=today, received=received, calendar=calendar):
        lines += _deadline(duty, calendar, alarms, stamp)
    for document in documents:
        for event in document.events:
            lines += _event(document, event, alarms, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _fold(line))


def _deadline(duty: Duty, calendar: CivilCalendar, alarms: Sequence[int], stamp: dt.datetime | None) -> Iterator[str]:
    due, deadline = duty.due, duty.deadline
    if due is None:
        return
    rule = None
    days = [due]
    if deadline.recurrence and deadline.offset is None:
        rule = completed(deadline.recurrence)[0]
        if _WORKDAYS in rule:
            rule = None
            following = occurrences(deadline, after=due, calendar=calendar)
            days += [day for day, _ in zip(following, range(REPEATS - 1), strict=False)]
    for n, day in enumerate(days):
        repeat = str(n) if n else ""
        yield "BEGIN:VEVENT"
        yield f"UID:{_uid(duty.document, deadline.text, deadline.kind, str(deadline.item), _day_key(duty), repeat)}"
        yield f"DTSTAMP:{_stamp(duty.document, stamp)}"
        yield _start("DTSTART", day, deadline.time)
        if rule is not None:
            yield f"RRULE:{rule}{_until(deadline.end, deadline.time)}"
        action = deadline.action or deadline.text or ""
        yield f"SUMMARY:{_escape(f'ครบกำหนด: {_short(action)}{_in_brackets(duty.number)}')}"
        yield f"DESCRIPTION:{_escape(_description(duty))}"
        yield "CATEGORIES:กำหนดเวลา"
        yield "TRANSP:TRANSPARENT"
        yield from _alarms(alarms, deadline.time is None, _short(action))
        yield "END:VEVENT"


def _day_key(duty: Duty) -> str:
    """What tells two entries of one phrase apart (four dates in one list); not the day of a moving recurrence."""
    return duty.deadline.recurrence or str(duty.deadline.due or duty.deadline.offset)


def _event(document: Document, event: Event, alarms: Sequence[int], stamp: dt.datetime | None) -> Iterator[str]:
    timed = isinstance(event.start, dt.datetime)
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(document, event.text, 'event', event.start.isoformat())}"
    yield f"DTSTAMP:{_stamp(document, stamp)}"
    yield _when("DTSTART", event.start)
    end = _event_end(event)
    if end is not None:
        yield _when("DTEND", end)
    number = str(document.number) if document.number else None
    title = document.subject or event.text or "ประชุม"
    yield f"SUMMARY:{_escape(_short(title) + _in_brackets(number))}"
    if event.place:
        yield f"LOCATION:{_escape(event.place)}"
    facts = [*_letter(document), f"ข้อความ: {event.text}" if event.text else "", _where(document, event.span)]
    yield f"DESCRIPTION:{_escape(chr(10).join(filter(None, facts)))}"
    yield "CATEGORIES:นัดหมาย"
    yield from _alarms(alarms, not timed, _short(title))
    yield "END:VEVENT"


def _event_end(event: Event) -> dt.date | dt.datetime | None:
    """DTEND: not part of the event, of the same type as DTSTART, and after it."""
    start, end = event.start, event.end
    if end is None:
        return None
    if isinstance(start, dt.datetime):
        if not isinstance(end, dt.datetime):
            end = dt.datetime.combine(end + dt.timedelta(days=1), dt.time())
        return end if end > start else None
    last = end.date() if isinstance(end, dt.datetime) else end
    return last + dt.timedelta(days=1) if last >= start else None


def _alarms(days: Sequence[int], all_day: bool, what: str) -> Iterator[str]:
    """Reminders: of an all-day entry at nine in the morning, that many days before."""
    for n in days:
        if all_day:
            trigger = "PT9H" if n <= 0 else f"-P{n - 1}DT15H" if n > 1 else "-PT15H"
        else:
            trigger = f"-P{n}D" if n > 0 else "-PT1H"
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{_escape(what)}"
        yield f"TRIGGER:{trigger}"
        yield "END:VALARM"


def _description(duty: Duty) -> str:
    deadline, found = duty.deadline, duty.resolution
    lines = [
        *_letter(duty.document),
        f"ข้อความ: {deadline.text}" if deadline.text else "",
        f"ต้องทำ: {deadline.action}" if deadline.action else "",
        f"ข้อ: {deadline.item}" if deadline.item else "",
        f"ผู้ปฏิบัติ: {deadline.actor}" if deadline.actor else "",
        f"ส่งถึง: {deadline.submit_to}" if deadline.submit_to else "",
        f"เริ่ม: {day_words(deadline.start)}" if deadline.start else "",
        f"การนับ: {found.rule}",
        f"สำหรับประชาชน: {day_words(found.rolled)}" if found.rolled else "",
        *(f"ไม่แน่นอน: {reason}" for reason in found.uncertain),
        _where(duty.document, deadline.span),
    ]
    return "\n".join(filter(None, lines))


def _letter(document: Document) -> Iterator[str]:
    number = str(document.number) if document.number else None
    day = issued_day(document)
    if number or day:
        words = ["หนังสือที่" if number else "หนังสือ", number, f"ลงวันที่ {day_words(day)}" if day else None]
        yield " ".join(filter(None, words))
    if document.sender and document.sender.agency:
        yield f"จาก: {document.sender.agency}"
    if document.subject:
        yield f"เรื่อง: {document.subject}"


def _where(document: Document, span: tuple[int, int] | None) -> str:
    place = f"อักขระที่ {span[0]}-{span[1]}" if span else ""
    return " ".join(filter(None, ["ที่มา:", document.source, place])) if document.source or place else ""


def _uid(document: Document, *parts: str | None) -> str:
    key = str(document.number) if document.number else f"{document.source}#{document.index}"
    day = document.date.iso if document.date else ""
    digest = hashlib.sha256("\x1f".join([key, day, *(part or "" for part in parts)]).encode("utf-8", "replace"))
    return f"{digest.hexdigest()[:32]}@thaidoc"


def _stamp(document: Document, stamp: dt.datetime | None) -> str:
    if stamp is not None:
        if stamp.tzinfo is not None:
            stamp = stamp.astimezone(dt.UTC)
        return f"{stamp:%Y%m%dT%H%M%SZ}"
    day = issued_day(document) or dt.date(1970, 1, 1)
    return f"{day.year:04}{day:%m%d}T000000Z"


def _start(name: str, day: dt.date, clock: str | None) -> str:
    if clock is None:
        return _when(name, day)
    hours, minutes = map(int, clock.split(":"))
    if hours == 24:
        return _when(name, dt.datetime.combine(day, dt.time(23, 59)))
    return _when(name, dt.datetime.combine(day, dt.time(hours, minutes)))


def _when(name: str, value: dt.date | dt.datetime) -> str:
    if isinstance(value, dt.datetime):
        return f"{name};TZID=Asia/Bangkok:{value.year:04}{value:%m%dT%H%M%S}"
    return f"{name};VALUE=DATE:{value.year:04}{value:%m%d}"


def _until(end: dt.date | None, clock: str | None) -> str:
    """UNTIL: a date beside an all-day start, a UTC moment beside a clock time."""
    if end is None:
        return ""
    if clock is None:
        return f";UNTIL={end.year:04}{end:%m%d}"
    moment = dt.datetime.combine(end, dt.time(23, 59, 59)) - dt.timedelta(hours=7)
    return f";UNTIL={moment:%Y%m%dT%H%M%SZ}"


def _short(text: str) -> str:
    return text if len(text) <= 120 else text[:119] + "…"


def _in_brackets(number: str | None) -> str:
    return f" ({number})" if number else ""


def _escape(text: str) -> str:
    """TEXT of RFC 5545: no control characters but the line feed, which is escaped."""
    kept = "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))
    return kept.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _fold(line: str) -> Iterator[str]:
    """Lines of 75 octets at most, cut between characters; further ones begin with a blank."""
    room, piece = 75, ""
    for char in line:
        size = len(char.encode("utf-8", "replace"))
        if size > room:
            yield piece
            piece, room = " ", 74
        piece += char
        room -= size
    yield piece
