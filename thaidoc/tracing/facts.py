"""What linking needs of a document and of a citation, and nothing else.

A :class:`~thaidoc.records.Document` is some ten kilobytes; an archive of a million must fit into memory. So the
graph keeps :class:`Letter` and :class:`Claim`, slotted objects whose strings are shared between letters. Both carry
the same names for number, date, agency and matter: one comparison serves a citation against a letter and, for
ghosts, a citation against another citation.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, TypeVar

from thaidoc.records import Citation, Document, Recipient, Relation
from thaidoc.registry import Agency, District, Entry, Province, Registry
from thaidoc.values import DocumentNumber, ThaiDate

#: Digits that recognisers of Thai print mistake for one another (๐๑, ๒๖, ๓๗, ๔๕๘๙), each to the lowest of its class.
DIGIT_CLASS: Final = str.maketrans("0123456789", "0023442344")

#: Consonants that OCR mistakes for one another, each to one of its class.
LETTER_CLASS: Final = str.maketrans("ถภตคศสหมฉธปซฟฝขฮ", "กกดดดดทนนรบชพผยอ")

_NOT_MATTER: Final = re.compile(r"[\s\u200b\"“”'‘’.,:;()/_–-]+")
_MARKS: Final = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+")
_OPENINGS: Final = ("ขอความร่วมมือ", "ขอความอนุเคราะห์", "การ", "ขอ", "แจ้ง", "เรื่อง")


def fold_digits(text: str) -> str:
    """*text* with every digit replaced by the lowest of its class: two numbers that OCR may confuse are equal."""
    return text.translate(DIGIT_CLASS)


# Remembered, since a paper keeps its subject on its way; bounded, since an archive has no end.
@lru_cache(maxsize=1 << 15)
def fold_matter(text: str) -> str:
    """A subject as a key: without white space, punctuation and quotes."""
    return _NOT_MATTER.sub("", text)


@lru_cache(maxsize=1 << 15)
def matter_slices(text: str) -> tuple[str, str]:
    """The first letters of a subject in two parts, so that one that is misread does not hide the subject.

    Vowels above and below and tone marks, which OCR loses, are left out; consonants stand for their class.
    """
    bare = _MARKS.sub("", fold_matter(text[:110])).translate(LETTER_CLASS)
    return bare[:20], bare[20:40]


class Office:
    """Letters and code of a number (``พช``, ``0023.6``): shared by all letters of one office."""

    __slots__ = ("committee", "digits", "key", "owners", "prefix", "squeezed", "unit")

    def __init__(self, prefix: str | None, committee: str | None, unit: str | None) -> None:
        self.prefix = prefix
        self.committee = committee
        self.unit = unit
        self.squeezed = (unit or "").replace(" ", "")
        self.key = f"{(prefix or '').replace('.', '')}{self.squeezed}"
        self.digits = fold_digits("".join(c for c in self.squeezed if c.isdecimal()))
        #: Who may issue such a number, by the registry; filled for citations that name no agency.
        self.owners: tuple[str, ...] | None = None


class Actor:
    """An agency as far as linking knows it: *ident* equal means the same body; *level* and *place* who is addressed."""

    __slots__ = ("alike", "ident", "known", "level", "name", "parent", "place")

    def __init__(
        self,
        name: str,
        ident: str,
        level: str | None = None,
        place: str | None = None,
        parent: str | None = None,
        *,
        known: bool = False,
        alike: str | None = None,
    ) -> None:
        self.name = name
        self.ident = ident
        #: Whom the registry takes a damaged name for: support for a link, never an identity.
        self.alike = alike
        self.level = level
        self.place = place
        self.parent = parent
        self.known = known


class Reach:
    """To whom a letter is addressed, boiled down to the question whether a given agency is among them."""

    __slots__ = ("idents", "key", "levels", "open", "text")

    def __init__(self, key: str, idents: frozenset[str], levels: frozenset[str], *, vague: bool) -> None:
        self.key = key
        self.text = fold_matter(key)
        self.idents = idents
        self.levels = levels
        self.open = vague

    def covers(self, actor: Actor) -> bool | None:
        """True if *actor* is addressed, False if surely not, None if that cannot be told."""
        if actor.ident in self.idents or (actor.level is not None and actor.level in self.levels):
            return True
        if actor.place is not None and actor.place in self.idents:
            return True
        if self.open or actor.level is None or not (self.idents or self.levels):
            return None
        return False


class Letter:
    """A document in the graph. ``date`` is ``yyyymmdd`` as a number (Gregorian), zeros for what is not printed."""

    __slots__ = (
        "actor",
        "circular",
        "claims",
        "date",
        "due",
        "first_claim",
        "index",
        "office",
        "reach",
        "serial",
        "source",
        "stamps",
        "subject",
        "year",
        "year_first",
    )

    source: str | None
    index: int
    office: Office | None
    circular: bool
    serial: str | None
    year: int | None
    year_first: bool
    date: int
    actor: Actor | None
    subject: str | None
    reach: Reach | None
    stamps: tuple[tuple[str | None, int], ...]
    due: int
    claims: int
    first_claim: int


class Claim:
    """What one document says of another: a citation. *by* is the citing letter, *position* the place in its list."""

    __slots__ = (
        "actor",
        "by",
        "circular",
        "date",
        "narrative",
        "office",
        "position",
        "relation",
        "serial",
        "subject",
        "year",
        "year_first",
    )

    by: int
    position: int
    office: Office | None
    circular: bool
    serial: str | None
    year: int | None
    year_first: bool
    date: int
    actor: Actor | None
    subject: str | None
    relation: str
    narrative: bool


Numbered = Letter | Claim
T = TypeVar("T", Letter, Claim)

_LEVEL_OF_NAME: Final = (
    # The longest beginnings first: a name decides by the first of these that it begins with.
    ("สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัด", "province"),
    ("สำนักงานส่งเสริมการปกครองท้องถิ่นอำเภอ", "district"),
    ("สำนักงานท้องถิ่นจังหวัด", "province"),
    ("ท้องถิ่นจังหวัด", "province"),
    ("ท้องถิ่นอำเภอ", "district"),
    ("ผู้ว่าราชการจังหวัด", "province"),
    ("ศาลากลางจังหวัด", "province"),
    ("นายกองค์การบริหารส่วนจังหวัด", "pao"),
    ("นายกองค์การบริหารส่วนตำบล", "tambon"),
    ("องค์การบริหารส่วนจังหวัด", "pao"),
    ("องค์การบริหารส่วนตำบล", "tambon"),
    ("นายกเทศมนตรี", "municipality"),
    ("ที่ว่าการอำเภอ", "district"),
    ("นายอำเภอ", "district"),
    ("ปลัดกระทรวง", "ministry"),
    ("รัฐมนตรีว่าการกระทรวง", "ministry"),
    ("สำนักงานปลัดกระทรวง", "ministry"),
    ("อธิบดี", "department"),
    ("นายก อบจ", "pao"),
    ("นายก อบต", "tambon"),
    ("กระทรวง", "ministry"),
    ("จังหวัด", "province"),
    ("เทศบาล", "municipality"),
    ("อำเภอ", "district"),
    ("กรม", "department"),
)


def level_of(name: str) -> tuple[str, str] | None:
    """The tier that *name* stands for and what follows it: ``นายอำเภอกะปง`` → (``district``, ``กะปง``)."""
    for head, level in _LEVEL_OF_NAME:
        if name.startswith(head):
            return level, name[len(head) :]
    return None


class Extractor:
    """Documents and citations to :class:`Letter` and :class:`Claim`; strings and agencies are shared through it."""

    def __init__(self, registry: Registry | None = None) -> None:
        self.registry = registry if registry is not None else Registry.default()
        self._offices: dict[tuple[str | None, str | None, str | None], Office] = {}
        self._actors: dict[str, Actor] = {}
        self._texts: dict[str, str] = {}
        self._dates: dict[int, int] = {}
        self._reaches: dict[str, Reach] = {}

    # --- agencies ---------------------------------------------------------------------------------

    def actor(self, name: str | None) -> Actor | None:
        """The agency that *name* means, the same object for the same name."""
        if not name:
            return None
        found = self._actors.get(name)
        if found is None:
            found = self._actors[name] = self._new_actor(name)
        return found

    def _new_actor(self, name: str) -> Actor:
        found = self.registry.matches(name)
        tier = level_of(name)
        level = tier[0] if tier else None
        if len(found) != 1 or found[0].score < 100:
            alike = found[0].entry.id if len(found) == 1 else None
            return Actor(name, f"name:{fold_matter(name)}", level, alike=alike)
        entry = found[0].entry
        own, place, parent = _standing(entry)
        return Actor(name, entry.id, own or level, place, parent, known=True)

    def reach(self, recipients: Iterable[Recipient]) -> Reach | None:
        """Who is addressed; the same object for the same list."""
        key = "|".join([f"{r.name or ''}/{r.scope or ''}" for r in recipients])
        if not key:
            return None
        found = self._reaches.get(key)
        if found is None:
            found = self._reaches[key] = self._new_reach(key, recipients)
        return found

    def _new_reach(self, key: str, recipients: Iterable[Recipient]) -> Reach:
        idents: set[str] = set()
        levels: set[str] = set()
        vague = False
        for r in recipients:
            tier = level_of(r.name or "")
            if tier and (r.scope or not tier[1]):
                levels.add(tier[0])
                continue
            actor = self.actor(r.name)
            if actor is None or not (actor.known or tier):
                vague = True
            else:
                idents.add(actor.ident)
                if actor.place:
                    idents.add(actor.place)
        return Reach(key, frozenset(idents), frozenset(levels), vague=vague)

    # --- numbers, dates, texts --------------------------------------------------------------------

    def office(self, number: DocumentNumber) -> Office:
        """Letters and code of *number*, the same object for the same office."""
        parts = (number.prefix, number.committee, number.unit)
        found = self._offices.get(parts)
        if found is None:
            found = self._offices[parts] = Office(*parts)
        return found

    def date(self, date: ThaiDate | None) -> int:
        """*date* as ``yyyymmdd``; 0 if there is none."""
        if date is None:
            return 0
        value = (date.year * 100 + (date.month or 0)) * 100 + (date.day or 0)
        return self._dates.setdefault(value, value)

    def text(self, text: str | None) -> str | None:
        """*text*, the same object for the same text."""
        return None if not text else self._texts.setdefault(text, text)

    # --- documents --------------------------------------------------------------------------------

    def letter(self, document: Document) -> Letter:
        """What linking needs of *document*; its claims are made by :meth:`claims`."""
        x = Letter()
        x.source = document.source or None
        x.index = document.index
        number = document.number
        if number is None:
            x.office, x.circular, x.serial, x.year, x.year_first = None, False, None, None, False
        else:
            x.office = self.office(number)
            x.circular = number.circular
            x.serial = number.serial
            x.year = number.year
            x.year_first = number.year_first
        x.date = self.date(document.date)
        sender = document.sender
        x.actor = self.actor(sender.agency) if sender is not None else None
        x.subject = self.text(document.subject)
        x.reach = self.reach(document.recipients) if document.recipients else None
        x.stamps = (
            tuple([(s.agency, self.date(s.date)) for s in document.stamps if s.date is not None])
            if document.stamps
            else ()
        )
        days = [day_number(d.due) for d in document.deadlines if d.due is not None] if document.deadlines else None
        x.due = self._dates.setdefault(first, first) if days and (first := min(days)) else 0
        x.claims = 0
        x.first_claim = 0
        return x

    def claim(self, citation: Citation, by: int = -1, position: int = 0) -> Claim:
        """What linking needs of *citation*."""
        c = Claim()
        c.by = by
        c.position = position
        number = citation.number
        if number is None:
            c.office, c.circular, c.serial, c.year, c.year_first = None, False, None, None, False
        else:
            c.office = self.office(number)
            c.circular = number.circular
            c.serial = number.serial
            c.year = number.year
            c.year_first = number.year_first
        c.date = self.date(citation.date)
        c.actor = self.actor(citation.agency)
        if c.actor is None and c.office is not None and c.office.owners is None and number is not None:
            c.office.owners = tuple([entry.id for entry in self.registry.owner_of_number(number)])
        c.subject = self.text(citation.subject)
        relation = citation.relation.value if citation.relation is not None else "refers"
        if relation == "encloses" and number is not None and number.complete and citation.where == "attachment":
            # Convention 8: a letter that carries a numbered paper passes it on.
            relation = Relation.FORWARDS.value
        c.relation = relation
        c.narrative = number is None and citation.date is None
        return c

    def adopt(self, x: T) -> T:
        """A copy of a letter or claim of another extractor, sharing what this one shares."""
        new = x.__class__()
        for name in x.__slots__:
            setattr(new, name, getattr(x, name))
        if x.office is not None:
            parts = (x.office.prefix, x.office.committee, x.office.unit)
            new.office = self._offices.setdefault(parts, x.office)
            if new.office.owners is None:
                new.office.owners = x.office.owners
        new.actor = self.actor(x.actor.name) if x.actor is not None else None
        new.subject = self.text(x.subject)
        new.date = self._dates.setdefault(x.date, x.date)
        return new

    def adopt_reach(self, x: Letter) -> Letter:
        """*x* itself, its addressees shared with the letters of this extractor."""
        if x.reach is not None:
            x.reach = self._reaches.setdefault(x.reach.key, x.reach)
        return x


def _standing(entry: Entry) -> tuple[str | None, str | None, str | None]:
    """Level, place and parent of a registry entry."""
    if isinstance(entry, Province):
        return "province", entry.id, None
    if isinstance(entry, District):
        return "district", entry.id, entry.province_id
    assert isinstance(entry, Agency)
    level = None
    if entry.place is not None:
        level = "province" if entry.place.startswith("province:") else "district"
    elif entry.kind == "ministry":
        level = "ministry"
    return level, entry.place, entry.parent


def day_number(day: dt.date) -> int:
    """A day as ``yyyymmdd``."""
    return (day.year * 100 + day.month) * 100 + day.day


def to_date(value: int) -> dt.date | None:
    """The day behind ``yyyymmdd``; None where month or day is missing or impossible."""
    try:
        return dt.date(value // 10000, value // 100 % 100, value % 100)
    except ValueError:
        return None


def iso(value: int) -> str | None:
    """``20240329`` → ``2024-03-29``, ``20240300`` → ``2024-03``; None for 0."""
    if not value:
        return None
    year, month, day = value // 10000, value // 100 % 100, value % 100
    return f"{year:04}-{month:02}-{day:02}" if day else f"{year:04}-{month:02}" if month else f"{year:04}"


def number_of(x: Numbered) -> DocumentNumber | None:
    """The document number of a letter or claim, as it was given."""
    if x.office is None:
        return None
    o = x.office
    return DocumentNumber(o.prefix, o.committee, o.unit, x.circular, x.serial, x.year, year_first=x.year_first)
