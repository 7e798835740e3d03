"""The registry: look-ups over the tables, loaded table by table on first use.

Every look-up answers ``None`` or an empty tuple for what it does not know and never raises on any text.
``confidence`` tells how far an entry may be trusted: ``low`` ones are never used to contradict a paper.
Years are of the Buddhist era.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import evolve

from thaidoc.registry.entries import Agency, District, Entry, Group, Match, Province, at_place
from thaidoc.registry.names import REMEMBERED, Names
from thaidoc.registry.tables import day, fold, lazy, letters_key, plain, read_table, words, year

if TYPE_CHECKING:
    import datetime as dt
    import io
    import os

    from thaidoc.values import DocumentNumber


class Registry:
    """Provinces, districts, agencies. Immutable, safe in threads; take :meth:`default`, add by :meth:`extended`."""

    _default: ClassVar[Registry | None] = None
    _default_lock: ClassVar[threading.Lock] = threading.Lock()

    def __init__(self, extra: Iterable[Entry] = ()) -> None:
        # Through __dict__ because the class forbids assignment; `lazy` fills the tables in the same way.
        self.__dict__["_extra"] = tuple(extra)
        self.__dict__["_lock"] = threading.RLock()
        self.__dict__["_found"] = {}
        self.__dict__["_sole"] = {}

    _extra: tuple[Entry, ...]
    _lock: threading.RLock
    # What was asked before: a memory, no state (emptied when full; dict operations are atomic).
    _found: dict[str, tuple[Match, ...]]
    _sole: dict[str, Entry]

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a Registry is immutable; registry.extended(rows) makes a new one")

    def __repr__(self) -> str:
        return f"Registry(extra={len(self._extra)})" if self._extra else "Registry.default()"

    def __reduce__(self) -> tuple[Any, ...]:
        # Only the user's rows travel to a worker process; the tables are loaded there.
        return _restore, (self._extra,)

    @classmethod
    def default(cls) -> Registry:
        """The registry of the package's own tables: one object, read on first use."""
        with cls._default_lock:
            if cls._default is None:
                cls._default = cls()
            return cls._default

    def extended(self, rows: Iterable[Entry | Mapping[str, Any]]) -> Registry:
        """A new registry with *rows* added; a row with a known id replaces that entry.

        A row is an entry or a mapping of its fields; a mapping without ``kind`` of province or district
        is an agency. :exc:`InvalidTable` (a ``ValueError``) names the row that is wrong. This registry stays as it is.
        """
        from thaidoc.registry import extension  # csv and pathlib are for those who add rows

        return self._with(extension.entries(enumerate(rows, start=1), self._knows))

    def extended_by_csv(self, file: str | os.PathLike[str] | io.TextIOBase) -> Registry:
        """The same from a CSV file (see :mod:`thaidoc.registry.extension`): its name, or the open file.

        :exc:`InvalidTable` names file, line and reason of the first row that is wrong.
        """
        from thaidoc.registry import extension

        name, rows = extension.read_csv(file)
        return self._with(extension.entries(rows, self._knows, name))

    def _knows(self, ident: str) -> bool:
        return self.get(ident) is not None

    def _with(self, added: tuple[Entry, ...]) -> Registry:
        new = {entry.id for entry in added}
        return Registry((*(entry for entry in self._extra if entry.id not in new), *added))

    # --- tables -----------------------------------------------------------------------------------

    def _with_extra(self, base: Iterable[Any], kind: type) -> tuple[Any, ...]:
        if not self._extra:
            return tuple(base)
        replaced = {entry.id for entry in self._extra}
        added = (entry for entry in self._extra if isinstance(entry, kind))
        return (*(entry for entry in base if entry.id not in replaced), *added)

    @lazy
    def provinces(self) -> tuple[Province, ...]:
        """All 77, in the order of their codes."""
        rows = (_province(*row) for row in read_table("provinces"))
        return self._with_extra(rows, Province)

    @lazy
    def all_districts(self) -> tuple[District, ...]:
        """The 878 อำเภอ and the 50 เขต, in the order of their codes."""
        by_dopa = {p.dopa: p for p in self.provinces}
        rows = (
            District(
                id=f"district:{dopa}",
                name=name,
                type=kind,
                province=by_dopa[dopa[:2]].name,
                letters=by_dopa[dopa[:2]].letters,
                seq=seq,
                postcodes=words(postcodes),
                founded=day(founded),
                source=source,
                confidence=confidence,
            )
            for dopa, name, kind, seq, postcodes, founded, source, confidence in read_table("districts")
        )
        return self._with_extra(rows, District)

    @lazy
    def ministries(self) -> tuple[Agency, ...]:
        """Who holds letters of their own, one entry a holder and time: ministries, courts, police, regulators."""
        return tuple(a for a in self._with_extra(self._own_ministries, Agency) if a.letters and not a.unit)

    @lazy
    def departments(self) -> tuple[Agency, ...]:
        """Who holds which first digits behind the letters, one entry a holder and time."""
        return tuple(a for a in self._with_extra(self._own_departments, Agency) if a.letters and a.unit)

    @lazy
    def _own_ministries(self) -> tuple[Agency, ...]:
        return tuple(
            Agency(
                id=ident,
                name=name,
                kind=kind,
                letters=letters,
                aliases=words(aliases),
                since=year(since),
                until=year(until),
                source=source,
                confidence=confidence,
            )
            for letters, name, ident, kind, aliases, since, until, source, confidence in read_table("ministries")
        )

    @lazy
    def _own_departments(self) -> tuple[Agency, ...]:
        return tuple(
            Agency(
                id=ident,
                name=name,
                kind=kind,
                letters=letters,
                unit=unit,
                aliases=words(aliases),
                former_names=words(former),
                parent=f"ministry:{letters}",
                since=year(since),
                until=year(until),
                source=source,
                confidence=confidence,
            )
            for letters, unit, name, ident, kind, aliases, former, since, until, source, confidence in read_table(
                "departments"
            )
        )

    @lazy
    def _own_bodies(self) -> tuple[Agency, ...]:
        return tuple(
            Agency(
                id=ident,
                name=name,
                kind=kind,
                aliases=words(aliases),
                former_names=words(former),
                parent=parent or None,
                since=year(since),
                until=year(until),
                source=source,
                confidence=confidence,
            )
            for ident, name, kind, aliases, former, parent, since, until, source, confidence in read_table("bodies")
        )

    @lazy
    def abbreviations(self) -> tuple[tuple[str, Agency], ...]:
        """(abbreviation, body) of what stands for one body: known by code, or else by this table alone."""
        # By the package's own names: a body that the user renamed keeps its abbreviations.
        known = {plain(a.name): a for a in (*self._own_bodies, *self._own_departments, *self._own_ministries)}
        return tuple(
            (
                abbreviation,
                known.get(plain(name))
                or Agency(id=f"org:{plain(name)}", name=name, kind=kind, source=source, confidence=confidence),
            )
            for abbreviation, name, kind, _seen, source, confidence in read_table("abbreviations")
            if kind not in _NOT_ONE_BODY
        )

    @lazy
    def other_agencies(self) -> tuple[Agency, ...]:
        """Bodies known by name and abbreviation alone (state enterprises, committees …), and added ones."""
        found: dict[str, Agency] = {body.id: body for body in self._own_bodies}
        short: dict[str, dict[str, None]] = {}
        for abbreviation, body in self.abbreviations:
            if not body.letters:
                found.setdefault(body.id, body)
                short.setdefault(body.id, {})[abbreviation] = None
        for ident, abbreviations in short.items():
            for known in found[ident].aliases:
                abbreviations.pop(known, None)
            if abbreviations:
                found[ident] = evolve(found[ident], aliases=(*found[ident].aliases, *abbreviations))
        return tuple(a for a in self._with_extra(found.values(), Agency) if not a.letters)

    @lazy
    def office_templates(self) -> tuple[tuple[str, Agency], ...]:
        """(level, template) of the offices that every province or district has; the name lacks the place."""
        return tuple(
            (
                level,
                Agency(
                    id=f"office:{key}",
                    name=name,
                    kind=f"{level}_office",
                    unit=number or None,
                    aliases=words(aliases),
                    parent=parent or None,
                    since=year(since),
                    until=year(until),
                    source=source,
                    confidence=confidence,
                ),
            )
            for number, key, name, level, parent, aliases, since, until, source, confidence in read_table(
                "provincial_offices"
            )
        )

    # --- provinces and districts --------------------------------------------------------------------

    @lazy
    def province_names(self) -> dict[str, Province]:
        """Every form of a province's name as a key: ``เลย``, ``จังหวัดเลย``, ``จ.เลย``, ``จว.เลย``."""
        names: dict[str, Province] = {}
        for p in self.provinces:
            for name in (p.name, *p.aliases):
                for form in (name, f"จังหวัด{name}", f"จ.{name}", f"จว.{name}"):
                    names.setdefault(fold(form), p)
        return names

    @lazy
    def _province_letters(self) -> dict[str, Province]:
        return {p.letters: p for p in self.provinces}

    @lazy
    def _provinces_by_id(self) -> dict[str, Province]:
        return {p.id: p for p in self.provinces}

    def province(self, name: str) -> Province | None:
        """The province of this exact name, with or without จังหวัด: ``เพชรบูรณ์``, ``จังหวัดเพชรบูรณ์``, ``จ.เพชรบูรณ์``."""
        names = self.province_names
        return names.get(name) or names.get(fold(name))

    def province_by_letters(self, letters: str) -> Province | None:
        """The province whose numbers begin with *letters*, dots or not: ``พช``, ``พช.``."""
        return self._province_letters.get(letters_key(letters))

    def province_by_postcode(self, postcode: str) -> tuple[Province, ...]:
        """The provinces in which *postcode* lies: by the districts' own codes, else by its first two digits."""
        code = fold(postcode)
        if len(code) != 5 or not (code.isascii() and code.isdigit()):
            return ()
        exact = self._provinces_of_postcode.get(code)
        return exact or tuple(p for p in self.provinces if code[:2] in p.postcode_prefixes)

    @lazy
    def _provinces_of_postcode(self) -> dict[str, tuple[Province, ...]]:
        found: dict[str, dict[str, Province]] = {}
        for d in self.all_districts:
            province = self._provinces_by_id.get(d.province_id)
            if province:
                for code in d.postcodes:
                    found.setdefault(code, {})[province.id] = province
        return {code: tuple(places.values()) for code, places in found.items()}

    def districts(self, province: Province | str) -> tuple[District, ...]:
        """The districts of a province, in order; empty for an unknown one."""
        found = self._as_province(province)
        return self._districts_of.get(found.id, ()) if found else ()

    @lazy
    def _districts_of(self) -> dict[str, tuple[District, ...]]:
        found: dict[str, list[District]] = {}
        for d in self.all_districts:
            found.setdefault(d.province_id, []).append(d)
        return {ident: tuple(places) for ident, places in found.items()}

    @lazy
    def _district_names(self) -> dict[str, tuple[District, ...]]:
        found: dict[str, list[District]] = {}
        for d in self.all_districts:
            found.setdefault(fold(d.name), []).append(d)
        return {name: tuple(places) for name, places in found.items()}

    def district(self, name: str, province: Province | str | None = None) -> tuple[District, ...]:
        """The districts of this exact name, with or without อำเภอ/เขต; several, where provinces share it.

        With *province* only its own, and ``เมือง`` is then enough for its อำเภอเมือง….
        """
        bare = _without(fold(name), "อำเภอ", "อ.", "เขต")
        found = self._district_names.get(bare, ())
        if province is None:
            return found
        within = self._as_province(province)
        if within is None:
            return ()
        if bare == "เมือง":
            found = self._district_names.get(f"เมือง{within.name}", ())
        return tuple(d for d in found if d.province_id == within.id)

    def provinces_at(self, day: dt.date | None = None) -> tuple[Province, ...]:
        """The จังหวัด as of *day* (today without one), Bangkok left out: 76, and 75 before 23 March 2554."""
        return tuple(
            [p for p in self.provinces if not p.is_bangkok and (day is None or p.founded is None or p.founded <= day)]
        )

    def districts_at(self, province: Province | None = None, day: dt.date | None = None) -> tuple[District, ...]:
        """The อำเภอ of *province*, or of all 76, as of *day*: 878, and 877 before กัลยาณิวัฒนา (26 December 2552).

        Before the day on which a province was founded its districts count as those of the province they came from.
        """
        if province is None:
            found = [d for d in self.all_districts if d.type == "อำเภอ"]
        else:
            found = [d for d in self.districts(province) if d.type == "อำเภอ"]
            for young in self.provinces:
                if day is not None and young.founded and young.founded > day and young.formerly == province.id:
                    found += self.districts(young)
        return tuple([d for d in found if day is None or d.founded is None or d.founded <= day])

    @lazy
    def capital_districts(self) -> tuple[District, ...]:
        """The อำเภอเมือง of every province that has one (พระนครศรีอยุธยา has not)."""
        return tuple([d for p in self.provinces for d in self.district("เมือง", p)])

    def postcodes_of_district(self, district: District) -> tuple[str, ...]:
        """The postcodes used in a district, in order."""
        return district.postcodes

    def _as_province(self, province: Province | str) -> Province | None:
        return province if isinstance(province, Province) else self.province(province)

    # --- agencies -----------------------------------------------------------------------------------

    def ministry_by_letters(self, letters: str, year: int | None = None) -> Agency | None:
        """Who holds *letters* in *year*: a ministry, or a body beside them. Without a year, today's holder."""
        from thaidoc.registry import numbering

        return numbering.holder(self._ministry_letters.get(letters_key(letters), ()), year)

    @lazy
    def _ministry_letters(self) -> dict[str, tuple[Agency, ...]]:
        return _grouped(self.ministries)

    @lazy
    def department_letters(self) -> dict[str, tuple[Agency, ...]]:
        """Departments by the letters that they print."""
        return _grouped(self.departments)

    def department(self, letters: str, unit: str, year: int | None = None) -> Agency | None:
        """Who holds the first digits of *unit* behind *letters* in *year*: ``("มท", "0305.2")`` → กรมการปกครอง.

        Without a year it is today's holder. The longest row that begins the unit wins (ศธ 0206 before ศธ 02).
        """
        from thaidoc.registry import numbering

        return numbering.department(self, letters, unit, year)

    def province_office(self, place: Province | District, number: str, year: int | None = None) -> Agency | None:
        """The office behind the last two digits of a provincial or district code: ``(เพชรบูรณ์, "0023")`` → its สถจ."""
        from thaidoc.registry import numbering

        return numbering.province_office(self, place, number, year)

    def number_of(self, text: str) -> DocumentNumber | None:
        """``มท 0819.2``, or a whole number, to ask :meth:`owner_of_number` about; None for what is no number."""
        from thaidoc.registry import numbering

        return numbering.number_of(text)

    def owner_of_number(self, number: DocumentNumber, year: int | None = None) -> tuple[Entry, ...]:
        """Who may issue *number*, from the most specific to the widest; empty if the registry knows nobody.

        มท 0819.2 → กรมส่งเสริมการปกครองท้องถิ่น, กระทรวงมหาดไทย; พช 0023.7 → the provincial office, จังหวัดเพชรบูรณ์.
        Letters shared by a province and a body (ตร) give both. A 00xx code behind a ministry's letters
        belongs to nobody: that series is the provinces'.
        """
        from thaidoc.registry import numbering

        return numbering.owner_of_number(self, number, year)

    def local_kind(self, unit: str) -> str | None:
        """What the five digits behind a province's letters say: ``51001`` → องค์การบริหารส่วนจังหวัด; no proof."""
        from thaidoc.registry import numbering

        return numbering.local_kind(unit)

    @lazy
    def numbered_offices(self) -> dict[str, tuple[range, Agency]]:
        """Offices told apart by a number, by their keys: the numbers in use, and the office without its number."""
        from thaidoc.registry import listed

        return listed.numbered_offices()

    def numbered_office(self, key: str, number: str | int) -> Agency | None:
        """The office of this key and number: ``("ศธภ", 5)`` → สำนักงานศึกษาธิการภาค 5."""
        from thaidoc.registry import listed

        return listed.numbered_office(self, key, number)

    @lazy
    def education_areas(self) -> tuple[Agency, ...]:
        """สพป. and สพม., today's and the numbered areas before 2564."""
        from thaidoc.registry import listed

        return listed.education_areas()

    @lazy
    def groups(self) -> tuple[Group, ...]:
        """What cannot be enumerated, the longest name first."""
        from thaidoc.registry import listed

        return listed.groups()

    def group(self, name: str) -> Group | None:
        """Which group *name* stands for, if it is one that cannot be enumerated: ``นายก อบต.`` → อบต.

        What begins with such a word counts as well (หัวหน้าส่วนราชการประจำจังหวัด…), but of units only the word itself
        (ผู้อำนวยการสำนัก/กอง is one, ผู้อำนวยการสำนักงบประมาณ none).
        """
        from thaidoc.registry import listed

        return listed.group(self, name)

    def get(self, ident: str) -> Entry | None:
        """The entry with this id (``province:67``, ``dept:มท08``, ``office:สถจ:67``)."""
        found: Entry | None = self.by_id.get(ident)
        if found is None and ident.startswith("district:"):
            found = self._districts_by_id.get(ident)
        if found is None and ident.startswith("office:"):
            found = self._office_by_id(ident)
        if found is None and ident.startswith("numbered:"):
            found = self.numbered_office(*ident.removeprefix("numbered:").partition(":")[::2])
        if found is None and ident.startswith("area:"):
            found = next((area for area in self.education_areas if area.id == ident), None)
        return found

    @lazy
    def by_id(self) -> dict[str, Entry]:
        """Provinces and agencies by id; of an agency's rows the one that holds today."""
        found: dict[str, Entry] = dict(self._provinces_by_id)
        for agency in (*self.ministries, *self.departments, *self.other_agencies):
            before = found.get(agency.id)
            if before is None or (isinstance(before, Agency) and before.until is not None and agency.until is None):
                found[agency.id] = agency
        return found

    @lazy
    def _districts_by_id(self) -> dict[str, District]:
        return {d.id: d for d in self.all_districts}

    def _office_by_id(self, ident: str) -> Agency | None:
        stem, _, code = ident.rpartition(":")
        level = "province" if len(code) == 2 else "district"
        place = self.get(f"{level}:{code}")
        template = next((a for lv, a in self.office_templates if lv == level and a.id == stem), None)
        return at_place(template, place) if template and isinstance(place, Province | District) else None

    # --- names ----------------------------------------------------------------------------------------

    @lazy
    def names(self) -> Names:
        """The steps from names to entries."""
        return Names(self, self._lock)

    def identify(
        self, name: str, *, year: int | None = None, near: Entry | str | None = None, letters: str | None = None
    ) -> str | None:
        """The id of whom *name* means, ``None`` for nobody or several: what a record's ``agency_id`` is made from.

        The context decides between several: *year* of the letter (B.E.), the place it comes from (*near*), the
        *letters* of its number. Not for the name of a group (``ผู้ว่าราชการจังหวัด`` with ทุกจังหวัด): routing expands it.
        """
        sole = self._sole.get(name)
        if sole is None:
            sole = self.resolve(name, year=year, near=near, letters=letters)
        return sole.id if sole is not None else None

    def resolve(
        self, text: str, *, year: int | None = None, near: Entry | str | None = None, letters: str | None = None
    ) -> Entry | None:
        """Whom *text* names: by exact name, alias or abbreviation, as the head of an office, else by likeness.

        ``None`` for nobody, and for several between which the context (see :meth:`identify`) does not decide.
        """
        sole = self._sole.get(text)
        if sole is not None:
            return sole
        found = self.matches(text, year=year, near=near, letters=letters)
        return found[0].entry if len(found) == 1 else None

    def candidates(
        self, text: str, *, year: int | None = None, near: Entry | str | None = None, letters: str | None = None
    ) -> tuple[Entry, ...]:
        """All whom *text* may name, by the first of the steps that knows any, the likeliest first."""
        return tuple([m.entry for m in self.matches(text, year=year, near=near, letters=letters)])

    def matches(
        self, text: str, *, year: int | None = None, near: Entry | str | None = None, letters: str | None = None
    ) -> tuple[Match, ...]:
        """The same with how alike each is to *text* (100: exact) and by which step it was found."""
        found = self._found.get(text)
        if found is None:
            found = self.names.find(text)
            if len(self._found) >= REMEMBERED:
                self._found.clear()
                self._sole.clear()
            self._found[text] = found
            if len(found) == 1:
                self._sole[text] = found[0].entry
        if near is not None and (not found or found[0].score < 100):
            found = self.names.here(text, near) or found
        return self.names.narrow(found, year, near, letters) if len(found) > 1 else found

    @property
    def has_own_rows(self) -> bool:
        """Whether a user added rows."""
        return bool(self._extra)

    def at(self, name: str, place: Province | District) -> Entry | None:
        """The office of the kind *name* at *place*: ``("ท้องถิ่นจังหวัด", เลย)``; the place itself for ``นายอำเภอ``."""
        for level, template in self.names.heads(name):
            if level == place.type:
                return place if template is None else at_place(template, place)
        return None

    def existed(self, entry: Entry, year: int) -> bool:
        """Whether *entry* stood in *year* (B.E.) under any of its codes, as far as the tables know."""
        if isinstance(entry, Agency):
            rows = self._rows_of.get(entry.id, ())
            return any(row.existed_in(year) for row in rows) if rows else entry.existed_in(year)
        return not isinstance(entry, Province) or entry.since is None or entry.since <= year

    @lazy
    def _rows_of(self) -> dict[str, tuple[Agency, ...]]:
        found: dict[str, list[Agency]] = {}
        for agency in (*self.ministries, *self.departments):
            found.setdefault(agency.id, []).append(agency)
        return {ident: tuple(rows) for ident, rows in found.items()}

    def holders_of_letters(self, letters: str) -> tuple[Agency, ...]:
        """All who hold or held *letters*: ``สร`` → the Prime Minister's Office (until 2526)."""
        return self._ministry_letters.get(letters_key(letters), ())

    # --- damaged names ----------------------------------------------------------------------------------

    def closest_province(self, name: str) -> tuple[Province, float] | None:
        """The province that a damaged name means, and how close it is (0-100): ``จังหวัดฟังงา`` → พังงา.

        ``None`` if nothing is close enough, or two are about equally close.
        """
        from thaidoc.registry import closest

        return closest.closest_province(self, name)

    def closest_district(self, name: str, province: Province | str) -> tuple[District, float] | None:
        """The district of *province* that a damaged name means, and how close it is (0-100)."""
        from thaidoc.registry import closest

        return closest.closest_district(self, name, province)


# Kinds of abbreviation that stand for a person's role or for a class of offices, not for one body.
_NOT_ONE_BODY = frozenset(
    {"role", "role_prefix", "unit", "kind", "local_government", "provincial_office", "district_office", "area_office"}
    | {"regional_office"}
)


def _restore(extra: tuple[Entry, ...]) -> Registry:
    return Registry(extra) if extra else Registry.default()


def _province(
    dopa: str,
    letters: str,
    name: str,
    name_en: str,
    region: str,
    postcode_prefixes: str,
    aliases: str,
    since: str,
    founded: str,
    mother: str,
    phone: str,
    source: str,
    confidence: str,
) -> Province:
    return Province(
        id=f"province:{dopa}",
        name=name,
        letters=letters,
        dopa=dopa,
        postcode_prefixes=words(postcode_prefixes),
        name_en=name_en,
        region=region,
        aliases=words(aliases),
        since=year(since),
        founded=day(founded),
        formerly=f"province:{mother}" if mother else None,
        phone=phone,
        source=source,
        confidence=confidence,
    )


def _without(text: str, *heads: str) -> str:
    for head in heads:
        if text.startswith(head):
            return text.removeprefix(head)
    return text


def _grouped(agencies: Iterable[Agency]) -> dict[str, tuple[Agency, ...]]:
    found: dict[str, list[Agency]] = {}
    for agency in agencies:
        found.setdefault(letters_key(agency.letters or ""), []).append(agency)
    return {letters: tuple(group) for letters, group in found.items()}
