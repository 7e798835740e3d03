"""Whom a name means: exact names first, then offices by place, titles, parts, letters, and last what looks alike.

Each step answers with all whom the name may mean by that step; the first step that knows anybody decides. Context
(the year of the letter, the place it comes from, the letters of its number) chooses among several, it never
overrules a name that means one body alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Final

from thaidoc.registry.entries import Agency, District, Entry, Match, Province, at_place
from thaidoc.registry.tables import fold, lazy, plain, read_table, words

if TYPE_CHECKING:
    import threading

    from thaidoc.registry.likeness import Likeness
    from thaidoc.registry.registry import Registry

#: No name is so long: a whole paragraph given by mistake.
LONGEST: Final = 300
#: How many names are remembered with whom they mean; the memory is emptied when it is full.
REMEMBERED: Final = 16384
#: Shorter names are abbreviations and words, whose letters have to be right.
SHORTEST: Final = 4

_DEPUTIES: Final = ("รอง", "ผู้ช่วย")
_BRACKETS: Final = re.compile(r"\([^()]*\)")
# จ.เลย, อ.เมือง, สนง.: after a letter they would be part of an abbreviation (สสจ.).
_SHORT: Final = ((re.compile(r"^สนง\."), "สำนักงาน"), (re.compile(r"(?<![ก-ฮ.])(?:จ|จว)\.(?=[ก-ฮเ-ไ])"), "จังหวัด"))
_SHORT_MIDST: Final = (
    (re.compile(r"(?<=[ก-๎])(?<![ก-ฮ]\.)(?:จ|จว)\.(?=[ก-ฮเ-ไ]{2})"), "จังหวัด"),
    (re.compile(r"(?:(?<=^)|(?<=[ก-๎]))อ\.(?=[ก-ฮเ-ไ]{2})"), "อำเภอ"),
)
_NUMBERED: Final = re.compile(r"(.*?[^0-9])([0-9]{1,3})(?:จังหวัด[ก-๎]+)?\Z")
_LETTERS: Final = re.compile(r"[ก-ฮ]{2,5}\Z")
# Kinds of which the tables list no body: only a user's own rows have some.
_UNLISTED: Final = re.compile(
    r"(?:(?:รอง|นายก|ปลัด|ผู้อำนวยการ|ประธานสภา|สำนักงาน|ที่ทำการ|ครูใหญ่|คณะกรรมการพัฒนา)*)"
    r"(?:เทศบาลตำบล|เทศมนตรีตำบล|องค์การบริหารส่วนตำบล|อบต\.|ทต\.|โรงเรียน|โรงพยาบาล|วัด|ตำบล|ชุมชน|ศูนย์พัฒนาเด็กเล็ก)"
)
# Where the general part of an office's name may end and the place begin.
_HEAD_END: Final = re.compile(r"จังหวัด|อำเภอ|พื้นที่|ชลประทาน|ชนบท|ที่ดิน|สหกรณ์|\.")


class Names:
    """The steps from a name to its bearers over the tables of one registry; made once for each registry."""

    def __init__(self, registry: Registry, lock: threading.RLock) -> None:
        self.registry = registry
        self.__dict__["_lock"] = lock

    # --- the steps ----------------------------------------------------------------------------------

    def find(self, text: str) -> tuple[Match, ...]:
        """All whom *text* may mean, without context; empty for nobody."""
        key = fold(text)
        if not key or len(key) > LONGEST:
            return ()
        found, rule = self._exact(key)
        if not found:
            found, rule = self._other_form(text, key)
        if found:
            return tuple([Match(entry, 100.0, rule) for entry in found])
        if len(key) < SHORTEST or self._is_no_body(key):
            return ()
        return self.likeness.find(key)

    def _is_no_body(self, key: str) -> bool:
        """Kinds of bodies that the tables do not list, and names of groups: likeness would only find something else."""
        return bool(_UNLISTED.match(key) and not self.registry.has_own_rows) or bool(self._heads_of(key, 3))

    def plain(self, name: str) -> Iterator[str]:
        """*name* as a key, and then behind its title: ``นายก อบต.`` → ``องค์การบริหารส่วนตำบล``."""
        key = fold(name)
        yield key
        key = _without_deputy(key)
        for title, offices, kind in self.titles.get(key[:2], ()):
            if kind != "whole" and key.startswith(title):
                for office in offices:
                    yield fold(office.replace("{rest}", key[len(title) :]))

    def exact(self, key: str) -> tuple[Entry, ...]:
        """All whom *key* (a folded name) means by the exact steps."""
        return self._exact(key)[0]

    def _exact(self, key: str) -> tuple[tuple[Entry, ...], str]:
        for rule, step in self._steps:
            found = step(self, key)
            if found:
                return found, rule
        return (), ""

    def _other_form(self, text: str, key: str) -> tuple[tuple[Entry, ...], str]:
        """Short forms written out, brackets left out, the body named after the office left out."""
        bare = _BRACKETS.sub(" ", text) if "(" in text else text
        if "." in key:
            long = fold(bare)
            for pattern, word in (*_SHORT, *_SHORT_MIDST):
                long = pattern.sub(word, long)
            if long != key:
                found, rule = self._exact(long)
                if found:
                    return found, rule
        if bare is not text:
            found, rule = self._exact(fold(bare))
            if found:
                return found, rule
        return self._by_parts(bare), "part"

    def by_alias(self, key: str) -> tuple[Entry, ...]:
        """By whole name, alias, former name or abbreviation."""
        found = self.aliases.get(key, ())
        if not found and len(key) >= 3 and not key.endswith("."):
            # สสจ for สสจ.; two letters are too few, there dots decide (ก.พ. is no กพ).
            found = self.aliases.get(f"{key}.", ())
        return found

    def by_district(self, key: str) -> tuple[Entry, ...]:
        """``อำเภอเมืองเลย``, ``อ.เมือง จ.เลย``, ``เขตดุสิต``."""
        if not key.startswith(("อำเภอ", "อ.", "เขต")):
            return ()
        name, mark, province = key.partition("จังหวัด")
        if not mark:
            name, mark, province = key.partition("จ.")
        if mark:
            districts = self.registry.district(name, province)
        elif name in ("อำเภอเมือง", "อ.เมือง"):
            districts = self.registry.capital_districts  # of which province, the context may say
        else:
            districts = self.registry.district(name)
        return tuple([d for d in districts if key.startswith((d.type, "อ."))])

    def by_office(self, key: str) -> tuple[Entry, ...]:
        """The general part of an office's name, and a place: ``สสจ.พะเยา``, ``สสจ.พย.``."""
        ends = [m.end() for m in _HEAD_END.finditer(key)]
        for end in reversed(ends):
            for level, template in self.office_heads.get(key[:end], ()):
                places = self.places(key[end:], level)
                if places:
                    return tuple([at_place(template, p) for p in places])
        return ()

    def places(self, rest: str, level: str) -> tuple[Province | District, ...]:
        """The places that the end of an office's name means: by name, after an abbreviation also by letters."""
        if not rest:
            return ()
        if level == "province":
            province = self.registry.province(rest)
            if province is None and len(rest.rstrip(".")) == 2:
                province = self.registry.province_by_letters(rest)
            return (province,) if province else ()
        return tuple([d for d in self.by_district(f"อำเภอ{rest}") if isinstance(d, District)])

    def by_title(self, key: str) -> tuple[Entry, ...]:
        """The title of a head or the word for a seat, and the office: ``อธิบดีกรมการปกครอง``."""
        for form in dict.fromkeys((key, _without_deputy(key))):
            found = self._by_title(form)
            if found:
                return found
        return ()

    def _by_title(self, key: str) -> tuple[Entry, ...]:
        for title, offices, kind in self.titles.get(key[:2], ()):
            if not key.startswith(title) or (kind == "whole" and key != title):
                continue
            rest = key[len(title) :]
            if not (rest or kind == "whole"):
                continue
            if kind == "either":
                return tuple([e for office in offices for e in self.aliases.get(office.replace("{rest}", rest), ())])
            for office in offices:
                name = fold(office.replace("{rest}", rest))
                if name != key:
                    for step in self._BEHIND_TITLE:
                        found = step(self, name)
                        if found:
                            return found
        return ()

    def by_letters(self, key: str) -> tuple[Entry, ...]:
        """``ตร``: the province and the bodies whose numbers begin so, and those abbreviated so (``สผ``)."""
        if not _LETTERS.match(key):
            return ()
        province = self.registry.province_by_letters(key)
        found: list[Entry] = [province] if province else []
        found += self.registry.holders_of_letters(key)
        found += self.aliases.get(f"{key}.", ())
        return tuple({entry.id: entry for entry in found}.values())

    def _by_parts(self, text: str) -> tuple[Entry, ...]:
        """``กรมควบคุมโรค กระทรวงสาธารณสุข``: the first, where what follows is what it stands under or lies in."""
        parts = text.split()
        if not 2 <= len(parts) <= 8:
            return ()
        for cut in range(len(parts) - 1, 0, -1):
            over = self._exact(fold("".join(parts[cut:])))[0]
            if not over:
                continue
            ids = {entry.id for entry in over}
            first = self._exact(fold("".join(parts[:cut])))[0]
            within = tuple([entry for entry in first if ids & self.over(entry)])
            if within:
                return within
        return ()

    def by_number(self, key: str) -> tuple[Entry, ...]:
        """``สำนักงานศึกษาธิการภาค5``; the place that may follow the number says where it sits."""
        found = _NUMBERED.match(key)
        if found is None:
            return ()
        office = self.numbered_heads.get(found[1])
        entry = self.registry.numbered_office(office, found[2]) if office else None
        return (entry,) if entry else ()

    def by_area(self, key: str) -> tuple[Entry, ...]:
        """Education areas: ``สพป.เลย เขต 1``, ``สพม.เลย หนองบัวลำภู``."""
        if not key.startswith(("สำนักงานเขตพื้นที่การศึกษา", "สพป", "สพม")):
            return ()
        area = self.area_names.get(key.replace("-", "").replace(".", ""))
        return (area,) if area else ()

    # The order of trust; what looks alike comes behind all of these.
    _steps: ClassVar[tuple[tuple[str, Callable[[Any, str], tuple[Entry, ...]]], ...]] = (
        ("name", by_alias),
        ("place", by_district),
        ("office", by_office),
        ("number", by_number),
        ("area", by_area),
        ("title", by_title),
        ("letters", by_letters),
    )

    _BEHIND_TITLE: ClassVar[tuple[Callable[[Any, str], tuple[Entry, ...]], ...]] = (
        by_alias,
        by_district,
        by_office,
        by_number,
        by_area,
    )

    # --- context ------------------------------------------------------------------------------------

    def over(self, entry: Entry) -> frozenset[str]:
        """The ids of all that *entry* stands under or lies in."""
        found: set[str] = set()
        waiting: list[str | None] = [entry.province_id] if isinstance(entry, District) else []
        if isinstance(entry, Agency):
            waiting = [entry.parent, entry.place]
        while waiting:
            ident = waiting.pop()
            if ident is None or ident in found:
                continue
            found.add(ident)
            above = self.registry.get(ident)
            if isinstance(above, Agency):
                waiting += [above.parent, above.place]
            elif isinstance(above, District):
                waiting.append(above.province_id)
        return frozenset(found)

    def where(self, near: Entry | str | None) -> frozenset[str]:
        """The ids of the places that *near* (an entry, its id or its name) is or lies in."""
        entry = near if isinstance(near, Agency | Province | District | None) else self._entry(near)
        if entry is None:
            return frozenset()
        return frozenset(i for i in {entry.id, *self.over(entry)} if i.startswith(("province:", "district:")))

    def _entry(self, near: str) -> Entry | None:
        found = self.registry.get(near) or self.registry.province(near)
        if found is None:
            some = self._exact(fold(near))[0] if near else ()
            found = some[0] if len(some) == 1 else None
        return found

    def narrow(
        self, found: tuple[Match, ...], year: int | None, near: Entry | str | None, letters: str | None
    ) -> tuple[Match, ...]:
        """Those of *found* that the context speaks for; each kind of context counts only where it leaves somebody."""
        if year is not None:
            found = _kept(found, lambda m: self._stood(m, year))
        if letters and len(found) > 1:
            key = letters.replace(".", "").strip()
            found = _kept(found, lambda m: key in self._letters_of(m.entry))
        if near is not None and len(found) > 1:
            places = self.where(near)
            districts = {i for i in places if i.startswith("district:")}
            for within in (districts, places):
                if len(found) > 1:
                    inside = tuple([m for m in found if within & {m.entry.id, *self.over(m.entry)}])
                    found = inside or found
        return found

    def _stood(self, match: Match, year: int) -> bool:
        if match.rule == "letters" and isinstance(match.entry, Agency) and match.entry.letters:
            return match.entry.existed_in(year)  # did it hold these letters then?
        return self.registry.existed(match.entry, year)

    def _letters_of(self, entry: Entry) -> set[str]:
        found = {entry.letters} if entry.letters else set()
        if isinstance(entry, Agency):
            above = self.registry.get(entry.parent) if entry.parent else None
            if isinstance(above, Agency) and above.letters:
                found.add(above.letters)
        return found

    def here(self, text: str, near: Entry | str | None) -> tuple[Match, ...]:
        """What a name without a place means at *near*: ``สสจ.``, ``นายอำเภอ`` where *near* is a district."""
        for place in sorted(self.where(near)):  # district: before province:
            at = self.registry.get(place)
            if isinstance(at, Province | District):
                found = self.registry.at(text, at)
                if found is not None:
                    return (Match(found, 100.0, "near"),)
        return ()

    def heads(self, name: str) -> tuple[tuple[str, Agency | None], ...]:
        """What *name* is the general part of: the word of the place's kind, and the office there (None: the place).

        ``ผู้ว่าราชการจังหวัด`` → (``จังหวัด``, None); ``ท้องถิ่นอำเภอ`` → (``อำเภอ``, สำนักงานส่งเสริมการปกครองท้องถิ่นอำเภอ).
        """
        key = fold(name)
        return self._heads_of(key, 3) or self._heads_of(self.likeness.head(key) or "", 3)

    def _heads_of(self, key: str, depth: int) -> tuple[tuple[str, Agency | None], ...]:
        if key in ("จังหวัด", "อำเภอ", "เขต"):
            return ((key, None),)
        kinds = self.office_heads.get(key)
        if kinds:
            return tuple([("จังหวัด" if level == "province" else "อำเภอ", template) for level, template in kinds])
        key = _without_deputy(key)
        for title, offices, kind in self.titles.get(key[:2], ()) if depth else ():
            if kind != "whole" and key.startswith(title):
                for office in offices:
                    name = fold(office.replace("{rest}", key[len(title) :]))
                    found = self._heads_of(name, depth - 1) if name and name != key else ()
                    if found:
                        return found
        return ()

    def all_heads(self) -> dict[str, tuple[str, ...]]:
        """Every general part of a name that a place completes, with the words of the places' kinds."""
        names = ["จังหวัด", "อำเภอ", "เขต", *self.office_heads]
        names += [title for rows in self.titles.values() for title, _, kind in rows if kind != "whole"]
        return {name: kinds for name in names if (kinds := tuple([kind for kind, _ in self._heads_of(fold(name), 3)]))}

    # --- tables -------------------------------------------------------------------------------------

    @lazy
    def aliases(self) -> dict[str, tuple[Entry, ...]]:
        """Every whole name, alias, former name and abbreviation as a key."""
        registry = self.registry
        found: dict[str, dict[str, Entry]] = {}
        by_id = registry.by_id
        key_of = fold if registry.has_own_rows else plain  # the package's own tables are clean: a test sees to it
        for form, province in registry.province_names.items():
            found[form] = {province.id: province}
        for agency in (*registry.ministries, *registry.departments, *registry.other_agencies):
            ident = agency.id
            entry = by_id.get(ident, agency)
            for name in (agency.name, *agency.aliases, *agency.former_names):
                found.setdefault(key_of(name), {}).setdefault(ident, entry)
        for abbreviation, body in registry.abbreviations:
            found.setdefault(plain(abbreviation), {}).setdefault(body.id, by_id.get(body.id, body))
        # ก.พ.: the office that writes the letters, not the committee it serves.
        for entries in found.values():
            if len(entries) > 1:
                offices = {entry.name for entry in entries.values()}
                for ident, entry in list(entries.items()):
                    if f"สำนักงาน{entry.name}" in offices:
                        del entries[ident]
        return {key: tuple(entries.values()) for key, entries in found.items()}

    @lazy
    def numbered_heads(self) -> dict[str, str]:
        """The names of numbered offices without the number, with their keys."""
        return {
            fold(name): key
            for key, (_, office) in self.registry.numbered_offices.items()
            for name in (office.name, *office.aliases)
        }

    @lazy
    def area_names(self) -> dict[str, Entry]:
        """Education areas by name and abbreviation, without dots."""
        return {
            fold(name).replace(".", ""): area
            for area in self.registry.education_areas
            for name in (area.name, *area.aliases)
        }

    @lazy
    def office_heads(self) -> dict[str, tuple[tuple[str, Agency], ...]]:
        """The general parts of offices' names, with level and template."""
        found: dict[str, list[tuple[str, Agency]]] = {}
        for level, template in self.registry.office_templates:
            for name in (template.name, *template.aliases):
                same = found.setdefault(plain(name), [])
                before = next((at for at, (_, other) in enumerate(same) if other.id == template.id), None)
                if before is None:
                    same.append((level, template))
                elif same[before][1].until is not None and template.until is None:
                    same[before] = (level, template)  # an office that changed its number: today's
        return {head: tuple(kinds) for head, kinds in found.items()}

    @lazy
    def titles(self) -> dict[str, tuple[tuple[str, tuple[str, ...], str], ...]]:
        """Titles with the offices they speak for, by their first two letters, the longest first."""
        found: dict[str, list[tuple[str, tuple[str, ...], str]]] = {}
        for title, office, kind, *_ in read_table("titles"):
            key = plain(title)
            found.setdefault(key[:2], []).append((key, words(office), kind))
        return {start: tuple(sorted(rows, key=lambda row: -len(row[0]))) for start, rows in found.items()}

    @lazy
    def likeness(self) -> Likeness:
        """The index of what names look like, made when the first damaged name comes."""
        from thaidoc.registry.likeness import Likeness

        return Likeness(self)


def _without_deputy(key: str) -> str:
    for deputy in _DEPUTIES:
        key = key.removeprefix(deputy)
    return key


def _kept(found: tuple[Match, ...], good: Callable[[Match], bool]) -> tuple[Match, ...]:
    kept: Iterable[Match] = [m for m in found if good(m)]
    return tuple(kept) or found
