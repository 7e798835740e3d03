"""Recipients of a letter to concrete offices, as of its date (facts/saraban.md part 4).

ทุกจังหวัด means the provinces that there were on that day, Bangkok apart; ทุกอำเภอ the districts of the province that
writes, from a central body all of them. What the tables cannot enumerate becomes a group with its reason: nothing
is guessed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from thaidoc.records import Bundle, Document, Recipient
from thaidoc.registry import Agency, District, Entry, Province, Registry
from thaidoc.routing.hops import next_hops
from thaidoc.routing.model import Assumption, Office, Route, RouteGroup
from thaidoc.text import to_arabic

if TYPE_CHECKING:
    from thaidoc.values import ThaiDate

#: Lists that stand elsewhere: ตามบัญชีรายชื่อแนบท้าย, ตามแจ้งท้าย, (ดังรายชื่อแนบท้าย).
EXTERNAL: Final = re.compile(
    r"(?:ตาม|ดัง)?(?:บัญชี|ราย(?:ชื่อ|นาม)|เอกสาร)[^ ]*(?:แนบ|ท้าย)|แจ้?งท้าย|ตาม(?:บัญชี)?รายชื่อ|ที่ส่งมาด้วย"
)
_LIST_HEAD: Final = re.compile(r"บัญชีรายชื่อ|รายชื่อ|แจ้?งท้าย|รายนาม|บัญชีแนบท้าย")
_ITEM: Final = re.compile(
    r"^[\s|>*•-]*(?:\(?(?P<number>[0-9]{1,3}(?:\.[0-9]{1,2})*)[.)]?|[-•–])\s*(?P<name>[ก-๎].*?)[\s|]*$"
)
_RANGE: Final = re.compile(r"(?P<head>.*?[^0-9\s])\s*(?P<first>[0-9]{1,3})\s*(?:-|–|—|ถึง)\s*(?P<last>[0-9]{1,3})\s*$")
_COUNT: Final = re.compile(r"(?P<count>[0-9]{1,3})\s*(?P<unit>จังหวัด|อำเภอ|เขต)")
_PARTS: Final = re.compile(r"\s*(?:,|และ|กับ|/)\s*|\s+")
_AND: Final = re.compile(r"\s*(?:,|และ|กับ)\s*")
_AREAS: Final = "สำนักงานเขตพื้นที่การศึกษา"
#: Kinds of groups of which a name may follow: องค์การบริหารส่วนตำบลไทรย้อย is one body, not the group.
_NAMED_KINDS: Final = ("local_government", "schools", "hospitals", "universities", "courts", "units", "villages")


def route(document: Document, *, registry: Registry | None = None, bundle: Bundle | None = None) -> Route:
    """The offices that *document* is addressed to, the groups that stay groups, and who must pass it on.

    *bundle* (what the file holds) lets a list in the enclosures be read. Never raises on any document.
    """
    work = _Router(document, registry or Registry.default(), bundle)
    for place, recipient in enumerate((*document.recipients, *document.copies_to)):
        work.expand(place, recipient, "recipient" if place < len(document.recipients) else "copy")
    once: dict[tuple[str | None, str], Office] = {}
    for office in work.offices:
        once.setdefault((office.id, office.name), office)
    offices = tuple(once.values())
    return Route(
        offices=offices,
        groups=tuple(work.groups),
        next_hops=next_hops(document, offices, work.registry),
        notes=tuple(work.notes),
        day=work.day,
        origin=work.origin.id if work.origin else None,
    )


def day_of(date: ThaiDate | None) -> dt.date | None:
    """The day of a date; of a month or year its first, which is certain enough for who existed."""
    if date is None:
        return None
    try:
        return dt.date(date.year, date.month or 1, date.day or 1)
    except ValueError:
        return None


def origin_of(document: Document, registry: Registry) -> Province | District | None:
    """The province or district that writes, None for a central body.

    By the sender's name; only if that is nobody's by its address: a department's address is no province of its own.
    """
    sender = document.sender
    if sender is None:
        return None
    year = document.date.year + 543 if document.date else None
    letters = document.number.prefix if document.number else None
    name = sender.agency or sender.letterhead or ""
    entry = registry.resolve(name, year=year, near=sender.province, letters=letters) if name else None
    if entry is None and name:
        tail = re.search(r"(?:จังหวัด|อำเภอ)[ก-๎]+$", name)
        entry = registry.resolve(tail[0], near=sender.province) if tail else None
    if isinstance(entry, Agency):
        return _place(registry, entry.place) or _place(registry, entry.parent)
    if entry is not None:
        return entry
    found = registry.province_by_letters(letters) if letters else None
    return found or (registry.province(sender.province) if sender.province else None)


def _place(registry: Registry, ident: str | None) -> Province | District | None:
    entry = registry.get(ident) if ident else None
    return entry if isinstance(entry, Province | District) else None


class _Router:
    """The expansion of one letter."""

    def __init__(self, document: Document, registry: Registry, bundle: Bundle | None) -> None:
        self.document = document
        self.registry = registry
        self.bundle = bundle
        self.day = day_of(document.date)
        self.year = document.date.year + 543 if document.date else None
        self.origin = origin_of(document, registry)
        self.offices: list[Office] = []
        self.groups: list[RouteGroup] = []
        self.notes: list[Assumption] = []

    @property
    def province(self) -> Province | None:
        """The province that writes or in which the writing district lies."""
        if isinstance(self.origin, District):
            found = self.registry.get(self.origin.province_id)
            return found if isinstance(found, Province) else None
        return self.origin

    # --- one recipient ------------------------------------------------------------------------------

    def expand(self, at: int, recipient: Recipient, role: str) -> None:
        name, scope = _plain(recipient.name), _plain(recipient.scope)
        if EXTERNAL.search(scope) or (not name and not scope) or EXTERNAL.fullmatch(name):
            self._external(at, name, scope or name, role)
            return
        before = len(self.offices)
        if scope or not self._alone(at, name, role):
            self._all_of(at, name, scope, role)
        if recipient.exceptions:
            self._subtract(at, before, recipient.exceptions)
        self._check_count(at, before, scope)

    def _alone(self, at: int, name: str, role: str) -> bool:
        """A name without a group word: one body, a list of bodies, a range. False: it is a group after all."""
        entry = self._resolve(name)
        if entry is not None:
            self._add(at, entry, name, role)
            return True
        if self._range(at, name, role):
            return True
        parts = [part for part in _AND.split(name) if part]
        if len(parts) > 1:
            known = self._listed(parts)
            if known:
                for part, one in known:
                    self._add(at, one, part, role)
                return True
        if self.registry.names.heads(name) or self._group_of(name, scoped=False):
            return False
        self.offices.append(Office(None, name, at, role))
        return True

    def _listed(self, parts: list[str]) -> list[tuple[str, Entry]] | None:
        """The bodies of a list, the general part given once: ``จังหวัดเลยและหนองคาย``; None unless all are known."""
        found: list[tuple[str, Entry]] = []
        head = ""
        for part in parts:
            entry = self._resolve(part)
            if entry is None and head:
                entry = self._resolve(head + part)
                part = head + part
            if entry is None:
                return None
            found.append((part, entry))
            marks = list(re.finditer(r"จังหวัด|อำเภอ|เทศบาลเมือง|เทศบาลนคร|เทศมนตรีเมือง|เทศมนตรีนคร", part))
            head = part[: marks[-1].end()] if marks else head
        return found

    def _range(self, at: int, name: str, role: str) -> bool:
        found = _RANGE.match(name)
        if found is None:
            return False
        key = self._numbered(found["head"])
        first, last = int(found["first"]), int(found["last"])
        if key is None or not first < last <= first + 100:
            return False
        for number in range(first, last + 1):
            office = self.registry.numbered_office(key, number)
            if office is not None:
                self._add(at, office, f"{found['head']} {number}", role)
        return True

    def _numbered(self, name: str) -> str | None:
        heads = self.registry.names.numbered_heads
        return next((heads[key] for key in self.registry.names.plain(name) if key in heads), None)

    # --- groups -------------------------------------------------------------------------------------

    def _all_of(self, at: int, name: str, scope: str, role: str) -> None:
        """Every office that *name* and the group word mean, or the group where that cannot be said."""
        if not scope:
            self._note("no_group_word", f"{name} stands without ทุก…: all are taken to be meant", at)
        if "และกรุงเทพมหานคร" in scope.replace(" ", ""):
            self._add(at, self.registry.get("province:10"), "กรุงเทพมหานคร", role)
        if _AREAS in name or name.startswith(("ผอ.สพ", "สพป", "สพม")):
            if self._areas(at, name, role):
                return
        kinds = self.registry.names.heads(name or _unit(scope))
        if kinds:
            wanted = _unit(scope)
            kind, _ = next((pair for pair in kinds if pair[0] == wanted), kinds[0])
            head = _tidy(name, self.registry) or kind
            for place in self._places(kind, scope):
                entry = self.registry.at(name or kind, place)
                if entry is not None:
                    self._add(at, entry, f"{head}{place.name}", role, place.id)
            return
        key = self._numbered(name)
        if key is not None:
            numbers, _ = self.registry.numbered_offices[key]
            for number in numbers:
                office = self.registry.numbered_office(key, number)
                if office is not None:
                    self._add(at, office, office.name, role)
            return
        group = self._group_of(name, scoped=True)
        if group is None and self._resolve(name) is not None and not scope.startswith("ทุก"):
            self._add(at, self._resolve(name), name, role)
            return
        self.groups.append(
            group(at, name, scope)
            if group
            else RouteGroup(
                name or None,
                scope or None,
                "unknown",
                at,
                self._within,
                reason="no table lists the members of this group",
            )
        )

    @property
    def _within(self) -> str | None:
        return self.origin.id if self.origin else None

    def _group_of(self, name: str, *, scoped: bool) -> _Grouping | None:
        found = self.registry.group(name)
        if found is None:
            return None
        if not scoped and found.kind in _NAMED_KINDS:
            bare = found.name.replace(" ", "")
            if bare not in list(self.registry.names.plain(name)):
                return None
        return _Grouping(found.kind, found.size, found.reason, self._within)

    def _places(self, kind: str, scope: str) -> tuple[Province | District, ...]:
        if kind == "จังหวัด":
            return self.registry.provinces_at(self.day)
        if kind == "เขต":
            return tuple([d for d in self.registry.all_districts if d.type == "เขต"])
        province = None if _unit(scope) == "จังหวัด" else self.province
        if province is not None and province.is_bangkok:
            province = None
        found = self.registry.districts_at(province, self.day)
        if self.day is not None and self.day < dt.date(2007, 9, 8):
            self._note("districts_before_2550", "81 of today's districts were กิ่งอำเภอ until 8 September 2550")
        return found

    def _areas(self, at: int, name: str, role: str) -> bool:
        year = self.year
        kinds = [kind for kind, word in (("สพป", "ประถมศึกษา"), ("สพม", "มัธยมศึกษา")) if word in name or kind in name]
        if not kinds or (year is not None and year < 2553):
            return False
        for area in self.registry.education_areas:
            if area.id.split(":")[1] in kinds and area.existed_in(year):
                # Two ways of counting meet in 2564: the new ones count from then on.
                if not (area.until and year == area.until):
                    self._add(at, area, area.name, role)
        return True

    def _subtract(self, at: int, before: int, exceptions: Iterable[str]) -> None:
        """Take out what stands after ยกเว้น; the word จังหวัด or อำเภอ may be given once."""
        for text in exceptions:
            whole = _plain(text)
            parts = [whole] if self._resolve(whole) else _PARTS.split(whole)
            for name in [part for part in parts if part not in ("", "จังหวัด", "อำเภอ", "เขต")]:
                gone = self._meant(name)
                kept = [
                    office
                    for place, office in enumerate(self.offices)
                    if place < before or not (gone & {office.id, office.place})
                ]
                if len(kept) == len(self.offices) and name != "กรุงเทพมหานคร":
                    self._note("exception_unknown", f"{name} is excepted, but none of the recipients", at)
                self.offices = kept

    def _meant(self, name: str) -> set[str | None]:
        entry = self._resolve(name)
        found: set[str | None] = {entry.id} if entry else set()
        if isinstance(entry, Agency) and entry.place:
            found.add(entry.place)
        if not found and self.province is not None:
            found |= {district.id for district in self.registry.district(name, self.province)}
        if not found:
            found |= {district.id for district in self.registry.district(name)}
        return found

    def _check_count(self, at: int, before: int, scope: str) -> None:
        printed = _COUNT.search(scope)
        if printed is not None and int(printed["count"]) != len(self.offices) - before:
            there = len(self.offices) - before
            self._note("count_differs", f"the letter says {printed[0]}, the tables know {there} on that day", at)

    # --- lists in the enclosures --------------------------------------------------------------------

    def _external(self, at: int, name: str, scope: str, role: str) -> None:
        found = list(self._list_items(name))
        for text, entry in found:
            self._add(at, entry, text, "list")
        if not found:
            reason = "the list of recipients is an enclosure" + ("" if self.bundle else "; give the bundle to read it")
            if self.bundle:
                reason += " that is not in this file, or not to be read as a list"
            self.groups.append(RouteGroup(name or None, scope or None, "external_list", at, self._within, None, reason))

    def _list_items(self, name: str) -> Iterator[tuple[str, Entry | None]]:
        if self.bundle is None:
            return
        text = self.bundle.source.text
        for enclosure in self.document.enclosures:
            if enclosure.span is None:
                continue
            lines = to_arabic(text[enclosure.span.start : enclosure.span.end]).splitlines()
            if not any(_LIST_HEAD.search(line) for line in lines[:3]):
                continue
            items = [item for line in lines if (item := _ITEM.match(line))]
            # 1. followed by 1.1 is the heading of a part.
            headings = {(item["number"] or "").rpartition(".")[0] for item in items} - {""}
            names = [item["name"] for item in items if item["number"] not in headings]
            for listed in names:
                entry = self._resolve(listed)
                if entry is None and name:
                    entry = self._resolve(f"{name}{listed}")
                yield listed, entry
            if names:
                return

    # --- small things -------------------------------------------------------------------------------

    def _resolve(self, name: str) -> Entry | None:
        if not name:
            return None
        found = self.registry.matches(name, year=self.year, near=self.origin if _needs_place(name) else None)
        return found[0].entry if len(found) == 1 else None

    def _add(self, at: int, entry: Entry | None, name: str, role: str, place: str | None = None) -> None:
        if entry is None:
            self.offices.append(Office(None, name, at, role))
            return
        if place is None:
            place = entry.place if isinstance(entry, Agency) else entry.id
        self.offices.append(Office(entry.id, name, at, role, place))

    def _note(self, code: str, message: str, at: int | None = None) -> None:
        note = Assumption(code, message, at)
        if note not in self.notes:
            self.notes.append(note)


class _Grouping:
    """A group of the registry, still without its place in the letter."""

    def __init__(self, kind: str, size: str | None, reason: str, within: str | None) -> None:
        self.kind, self.size, self.reason, self.within = kind, size, reason, within

    def __call__(self, at: int, name: str, scope: str) -> RouteGroup:
        # The size in the table is the country's.
        size = self.size if self.within is None else None
        return RouteGroup(name, scope or None, self.kind, at, self.within, size, self.reason)


def _plain(text: str | None) -> str:
    return " ".join(to_arabic(text or "").split())


def _tidy(name: str, registry: Registry) -> str:
    """``ผู้ว่าราชการจังหวั ด``: blanks that a reader of print put into a title that is known without them."""
    key = name.replace(" ", "")
    names = registry.names
    titles = [title for title, _, _ in names.titles.get(key[:2], ())]
    return key if key in titles or key in names.office_heads else name


def _unit(scope: str) -> str:
    return next((word for word in ("จังหวัด", "อำเภอ", "เขต") if word in scope), "")


def _needs_place(name: str) -> bool:
    """Names that mean something only where the letter comes from; the bare name of an office is a group here."""
    return "อำเภอเมือง" in name or "อ.เมือง" in name
