"""Whose number is it: letters and digits of document numbers, as of a year (facts/saraban.md 2.1).

Imported by the registry when the first number is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from thaidoc.registry.entries import Agency, District, Entry, Province, at_place
from thaidoc.registry.tables import fold, letters_key, read_table
from thaidoc.text import to_arabic

if TYPE_CHECKING:
    from thaidoc.registry.registry import Registry
    from thaidoc.values import DocumentNumber

# มท 0819.2: letters and code without a running number.
_CODE: Final = re.compile(r"(?:ที่\s*)?([ก-ฮ]{2,5})\.?\s*([0-9]{2,6}(?:\.[0-9]+)*)/?\Z")


def department(registry: Registry, letters: str, unit: str, year: int | None = None) -> Agency | None:
    """Who holds the first digits of *unit* behind *letters* in *year*: ``("มท", "0305.2")`` → กรมการปกครอง.

    Without a year it is today's holder. The longest row that begins the unit wins (ศธ 0206 before ศธ 02).
    """
    digits = leading_digits(unit)
    rows = registry.department_letters.get(letters_key(letters), ())
    matching = [a for a in rows if a.unit and digits.startswith(a.unit)]
    longest_first = sorted({len(a.unit) for a in matching if a.unit}, reverse=True)
    for length in longest_first:
        found = holder([a for a in matching if a.unit and len(a.unit) == length], year)
        if found:
            return found
    return None


def province_office(
    registry: Registry, place: Province | District, number: str, year: int | None = None
) -> Agency | None:
    """The office behind the last two digits of a provincial or district code: ``(เพชรบูรณ์, "0023")`` → its สถจ."""
    level = "province" if isinstance(place, Province) else "district"
    last = leading_digits(number)[-2:]
    if len(last) != 2:
        return None
    template = holder([a for lv, a in registry.office_templates if lv == level and a.unit == last], year)
    return at_place(template, place) if template else None


def number_of(text: str) -> DocumentNumber | None:
    """``มท 0819.2``, or a whole number, to ask :meth:`owner_of_number` about; None for what is no number."""
    from thaidoc.values import DocumentNumber

    found = _CODE.match(to_arabic(text).strip())
    if found is not None:
        return DocumentNumber(prefix=found[1], unit=found[2])
    try:
        number = DocumentNumber.parse(text)
    except ValueError:
        return None
    return number if number.prefix else None


def owner_of_number(registry: Registry, number: DocumentNumber, year: int | None = None) -> tuple[Entry, ...]:
    """Who may issue *number*, from the most specific to the widest; empty if the registry knows nobody.

    มท 0819.2 → กรมส่งเสริมการปกครองท้องถิ่น, กระทรวงมหาดไทย; พช 0023.7 → the provincial office, จังหวัดเพชรบูรณ์.
    Letters shared by a province and a body (ตร) give both. A 00xx code behind a ministry's letters
    belongs to nobody: that series is the provinces'.
    """
    if not number.prefix:
        return ()
    letters = number.prefix
    digits = leading_digits(number.unit or "")
    when = number.year if year is None else year
    owners: list[Entry] = []
    province = registry.province_by_letters(letters)
    if province:
        owners += _owners_in_province(registry, province, digits, when)
    department = registry.department(letters, digits, when)
    if department:
        owners.append(department)
    body = registry.ministry_by_letters(letters, when)
    if body and not (body.kind == "ministry" and digits.startswith("00")):
        owners.append(body)
    return tuple({owner.id: owner for owner in reversed(owners)}.values())[::-1]


def _owners_in_province(registry: Registry, province: Province, digits: str, year: int | None) -> list[Entry]:
    owners: list[Entry] = []
    if province.is_bangkok:  # กท 0307: its own offices, not those of a province
        return [province]
    if len(digits) == 4 and digits.startswith("00"):
        office = registry.province_office(province, digits, year)
        owners += [office] if office else []
    elif len(digits) == 4:
        for district in registry.districts(province):
            if district.seq == digits[:2]:
                office = registry.province_office(district, digits, year)
                owners += [office, district] if office else [district]
    elif len(digits) == 5 and digits.startswith("51"):
        template = next((a for _, a in registry.office_templates if a.id == "office:อบจ"), None)
        owners += [at_place(template, province)] if template else []
    return [*owners, province]


def local_kind(unit: str) -> str | None:
    """What the five digits behind a province's letters say: ``51001`` → องค์การบริหารส่วนจังหวัด; support, no proof."""
    digits = leading_digits(unit)
    if len(digits) != 5:
        return None
    return next((name for first, name, *_ in read_table("local_numbers") if digits.startswith(first)), None)


def leading_digits(unit: str) -> str:
    """The digits with which a code begins: ``0702`` of ``0702(กม.05)``."""
    unit = fold(unit)
    end = 0
    while end < len(unit) and unit[end] in "0123456789":
        end += 1
    return unit[:end]


def holder(rows: Iterable[Agency], year: int | None) -> Agency | None:
    """The row that holds in *year*: today's without one, else the last that held."""
    rows = list(rows)
    valid = [a for a in rows if a.existed_in(year)]
    if not valid and year is None:
        valid = rows
    sure = {"low": 0, "medium": 1, "high": 2}
    if year is not None:  # a row of known years before one that is open on both sides, then the surer
        return max(valid, key=lambda a: (a.since is not None, a.until is not None, sure[a.confidence]), default=None)
    return max(valid, key=lambda a: (a.until or 9999, a.since or 0, sure[a.confidence]), default=None)
