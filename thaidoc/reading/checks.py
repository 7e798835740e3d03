"""What looks wrong in one document: proposals with their reason (never applied) and notes.

Codes of the provincial series (``00xx``): facts/saraban.md part 2.1. A proposal needs evidence from two sides: the
letterhead decides who sends, the registry says which letters and postcodes that place has.
"""

from __future__ import annotations

import datetime as dt
import re

from thaidoc.reading.sheet import Sheet
from thaidoc.records import Correction, Deadline, Note, Sender, Stamp
from thaidoc.registry import Registry
from thaidoc.values import DateMatch, DocumentNumber, ThaiDate

_ADDRESS_TAIL = re.compile(r"([ก-ฮ]{2})\.?[ \t]*([0-9]{5})[ \t.]*$")
_PLACE = re.compile(r"(จังหวัด|อำเภอ)([ก-๎]+)")
_WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")


def province_of(sender: Sender | None, registry: Registry) -> str | None:
    """The province that the letterhead or the address names (its name without จังหวัด)."""
    if sender is None:
        return None
    for text in (sender.agency, sender.letterhead, sender.address):
        for kind, name in _PLACE.findall(text or ""):
            if kind == "จังหวัด":
                found = registry.province(name)
                if found is not None:
                    return found.name
            else:
                districts = registry.district(name)
                if len(districts) == 1:
                    return districts[0].province
    return None


def check_origin(number: DocumentNumber | None, sender: Sender | None, registry: Registry) -> list[Correction]:
    """Number letters, address letters and postcode against the province of the letterhead."""
    out: list[Correction] = []
    agency = (sender.agency or "") if sender else ""
    if sender is None or not agency:
        return out
    name = province_of(Sender(agency=agency), registry)
    of_province = agency.startswith(("จังหวัด", "อำเภอ"))
    province = registry.province(name) if name else None
    if province is None:
        return out
    reason = f"letterhead is {sender.letterhead or agency}"
    if (
        of_province
        and number is not None
        and number.prefix
        and number.unit
        and re.match(r"\d{4}(?:\.|\(|$)", number.unit)
    ):
        series = number.unit.startswith("00") or agency.startswith("อำเภอ")
        other = registry.province_by_letters(number.prefix)
        known = number.prefix == province.letters
        if (
            not known
            and series
            and (
                other is not None
                or registry.ministry_by_letters(number.prefix) is not None
                or number.unit.startswith("00")
            )
        ):
            out.append(
                Correction(
                    "number.prefix", number.prefix, province.letters, f"{reason}; 00xx is the provincial series", 0.9
                )
            )
    tail = _ADDRESS_TAIL.search(sender.address or "")
    code = sender.postcode
    right_code = code is None or any(code.startswith(prefix) for prefix in province.postcode_prefixes)
    proposed_code = code
    if code is not None and not right_code and len(province.postcode_prefixes) == 1:
        proposed_code = province.postcode_prefixes[0] + code[2:]
        out.append(
            Correction(
                "sender.postcode",
                code,
                proposed_code,
                f"{reason}; postcodes there begin with {province.postcode_prefixes[0]}",
                0.85,
            )
        )
    if (
        tail
        and code is not None
        and (tail.group(1) != province.letters or proposed_code != code)
        and (not right_code or tail.group(1) != province.letters)
    ):
        out.append(
            Correction("sender.address", f"{tail.group(1)} {code}", f"{province.letters} {proposed_code}", reason, 0.85)
        )
    return out


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
