"""What looks wrong in one document: proposals with their reason (never applied) and notes.

Codes of the provincial series (``00xx``): facts/saraban.md part 2.1. A proposal needs evidence from two sides: the
letterhead decides who sends, the registry says which letters and postcodes that place has.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from thaidoc.reading.evolving import evolve
from thaidoc.reading.grammar import starts_with
from thaidoc.reading.sheet import Sheet
from thaidoc.records import Citation, Contact, Correction, Deadline, Note, Recipient, Sender, Signatory, Stamp
from thaidoc.registry import Registry
from thaidoc.registry.origin import doubts
from thaidoc.text import Span
from thaidoc.values import DateMatch, DocumentNumber, ThaiDate

_LIKELY = (2480, 2600)
_PLACE = re.compile(r"(จังหวัด|อำเภอ|(?<![ก-๎.])[จอ]\.)[ \t]?([ก-๎]+)")
_WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")


def province_of(sender: Sender | None, registry: Registry) -> str | None:
    """The province that the letterhead or the address names (its name without จังหวัด)."""
    if sender is None:
        return None
    for text in (sender.agency, sender.letterhead, sender.address):
        for kind, name in _PLACE.findall(text or ""):
            if kind in ("จังหวัด", "จ."):
                found = registry.province(name)
                if found is not None:
                    return found.name
            else:
                districts = registry.district(name)
                if len(districts) == 1:
                    return districts[0].province
    return None


def check_origin(
    number: DocumentNumber | None,
    sender: Sender | None,
    contact: Contact | None,
    signatory: Signatory | None,
    registry: Registry,
) -> list[Correction]:
    """Letters of the number, address and postcode against the letterhead, as :func:`thaidoc.registry.origin.doubts`."""
    if sender is None or not sender.agency:
        return []
    position = " ".join(p for p in (signatory.position, signatory.acting_for) if p) if signatory else ""
    found = doubts(
        registry,
        agency=sender.agency,
        letterhead=sender.letterhead,
        address=sender.address,
        postcode=sender.postcode,
        letters=number.prefix if number else None,
        unit=number.unit if number else None,
        phones=contact.phones if contact else (),
        emails=contact.emails if contact else (),
        position=position or None,
    )
    return [Correction(d.field, d.printed, d.proposed, d.reason, d.confidence) for d in found]


def identified(
    sender: Sender | None,
    recipients: tuple[Recipient, ...],
    number: DocumentNumber | None,
    date: ThaiDate | None,
    registry: Registry,
) -> tuple[Sender | None, tuple[Recipient, ...]]:
    """Sender and single recipients with their ids in the registry, as of the letter's year; groups have none."""
    year = date.be_year if date else None
    if sender is not None and sender.agency:
        letters = number.prefix if number else None
        found = registry.identify(sender.agency, year=year, near=sender.province, letters=letters)
        sender = evolve(sender, agency_id=found) if found else sender
    known = []
    for recipient in recipients:
        found = None
        if recipient.name and not recipient.scope and not _is_private(recipient.name):
            found = registry.identify(recipient.name, year=year)
        known.append(evolve(recipient, agency_ids=(found,)) if found else recipient)
    return sender, tuple(known)


def _is_private(name: str) -> bool:
    return bool(starts_with("person").match(name)) and not starts_with("role").match(name)


def check_stamps(
    stamps: tuple[Stamp, ...], date: ThaiDate | None, deadlines: tuple[Deadline, ...]
) -> tuple[list[Correction], list[Note]]:
    """A letter cannot be received before it is written; in January clerks write the old year."""
    corrections: list[Correction] = []
    notes: list[Note] = []
    dues = sorted(d.due for d in deadlines if d.due is not None)
    for i, stamp in enumerate(stamps):
        if stamp.date is None or stamp.date.precision != "day":
            continue
        day = stamp.date.to_date()
        early = date is not None and date.precision == "day" and day < date.to_date()
        if early:
            notes.append(
                Note(
                    "stamp_before_letter",
                    f"received on {stamp.date.iso}, before the letter's own date {date.iso if date else ''}",
                    "warning",
                    stamp.span,
                )
            )
        year_later = _year_later(day)
        if year_later is None:
            continue
        late = early and date is not None and 0 <= (year_later - date.to_date()).days <= 60
        unknown = date is None and bool(dues) and (dues[0] - day).days > 300 and 0 <= (dues[0] - year_later).days <= 150
        if late or unknown:
            weekend = f"{stamp.date.iso} is a {day:%A}, " if day.weekday() >= 5 else ""
            against = "before the letter's date" if late else "a year before the deadlines"
            corrections.append(
                Correction(
                    f"stamps.{i}.date",
                    stamp.date.iso,
                    year_later.isoformat(),
                    f"{weekend}{against}",
                    0.7 if weekend else 0.6,
                )
            )
    return corrections, notes


def _year_later(day: dt.date) -> dt.date | None:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return None


def check_order(date: ThaiDate | None, citations: Iterable[Citation], span: Span | None) -> list[Note]:
    """A letter cannot cite what is younger than itself, and no letter of our time is of B.E. 24xx or 26xx."""
    if date is None or date.day is None:
        return []
    notes = []
    if not _LIKELY[0] <= date.be_year <= _LIKELY[1]:
        notes.append(Note("year_unlikely", f"a letter of B.E. {date.be_year}", "warning", span))
    later = [
        c for c in citations if c.date is not None and c.date.day is not None and c.date.to_date() > date.to_date()
    ]
    if later:
        cited = later[0]
        message = f"dated {date.iso} and cites a paper of {cited.date.iso if cited.date else ''}"
        notes.append(Note("cites_later", message, "warning", cited.span))
    return notes


def check_dates(sheet: Sheet, start: int, end: int) -> list[Note]:
    """A printed weekday that contradicts its date, and days that do not exist."""
    notes = []
    for found in sheet.dates_in(start, end):
        if found.flaw == "weekday" and found.weekday is not None and found.value.day is not None:
            actual = _WEEKDAYS[found.value.to_date().weekday()]
            notes.append(
                Note(
                    "weekday_contradiction",
                    f"{found.value.iso} is วัน{actual}, the text says วัน{_WEEKDAYS[found.weekday]}",
                    "warning",
                    sheet.span(*found.span),
                )
            )
        elif found.flaw == "impossible":
            notes.append(Note("impossible_date", "no such day", "warning", sheet.span(*found.span)))
    return notes


def flaw_of(match: DateMatch | None) -> str | None:
    """The flaw that the date finder told of the match."""
    return match.flaw if match is not None else None
