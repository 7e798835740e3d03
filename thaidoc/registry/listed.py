"""Offices told apart by a number, education areas, groups of recipients: tables that are read when first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import evolve

from thaidoc.registry.entries import Agency, Group
from thaidoc.registry.tables import fold, read_table, words, year

if TYPE_CHECKING:
    from thaidoc.registry.registry import Registry

AREA_NAMES: Final = {
    "สพป": "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา",
    "สพม": "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา",
}


def numbered_offices() -> dict[str, tuple[range, Agency]]:
    """Offices told apart by a number, by their keys: the numbers in use, and the office without its number."""
    return {
        key: (
            range(int(first), int(last) + 1),
            Agency(
                id=f"numbered:{key}",
                name=name,
                kind="numbered_office",
                aliases=words(aliases),
                parent=parent or None,
                since=year(since),
                until=year(until),
                source=source,
                confidence=confidence,
            ),
        )
        for key, name, first, last, aliases, parent, since, until, source, confidence in read_table("numbered_offices")
    }


def education_areas() -> tuple[Agency, ...]:
    """สพป. and สพม., today's and the numbered areas before 2564."""
    return tuple(
        Agency(
            id=f"area:{kind}:{number}",
            name=f"{AREA_NAMES[kind]}{' ' if name.startswith('เขต') else ''}{name}",
            kind="education_area",
            aliases=(f"{kind}.{name}",),
            parent="dept:ศธ04",
            place=place or None,
            since=year(since),
            until=year(until),
            source=source,
            confidence=confidence,
        )
        for kind, number, name, place, since, until, source, confidence in read_table("education_areas")
    )


def groups() -> tuple[Group, ...]:
    """What cannot be enumerated, the longest name first."""
    rows = (
        Group(name, kind, size or None, reason, source, confidence)
        for name, kind, size, reason, source, confidence in read_table("groups")
    )
    return tuple(sorted(rows, key=lambda group: -len(group.name)))


def group(registry: Registry, name: str) -> Group | None:
    """Which group *name* stands for, if it is one that cannot be enumerated: ``นายก อบต.`` → อบต.

    What begins with such a word counts as well (หัวหน้าส่วนราชการประจำจังหวัด…), but of units only the word itself
    (ผู้อำนวยการสำนัก/กอง is one, ผู้อำนวยการสำนักงบประมาณ none).
    """
    for key in registry.names.plain(name):
        for group in registry.groups:
            word = fold(group.name)
            if key.startswith(word) and (group.kind != "units" or key[len(word) :][:1] in ("", "/", "ฯ", "ใ", "ท")):
                return group
    return None


def numbered_office(registry: Registry, key: str, number: str | int) -> Agency | None:
    """The office of this key and number: ``("ศธภ", 5)`` → สำนักงานศึกษาธิการภาค 5."""
    known = registry.numbered_offices.get(key)
    digits = str(number)
    if known is None or not (digits.isascii() and digits.isdigit() and len(digits) < 4):
        return None
    numbers, office = known
    if int(digits) not in numbers:
        return None
    return evolve(office, id=f"{office.id}:{int(digits)}", name=f"{office.name} {int(digits)}", aliases=())
