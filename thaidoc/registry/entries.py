"""What the registry knows: provinces, districts and agencies, each with its source and how sure it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    import datetime as dt

CONFIDENCES = ("high", "medium", "low")


@frozen
class Province:
    """A จังหวัด, or กรุงเทพมหานคร. *letters* stand in document numbers (``พช``), *dopa* is the two-digit area code.

    *founded* and *formerly* (the id of the province that its districts belonged to before) are of the young ones;
    *phone* is the area code of its lines (``056``).
    """

    id: str
    name: str
    letters: str
    dopa: str = field(repr=False)
    postcode_prefixes: tuple[str, ...] = field(default=(), repr=False)
    name_en: str | None = field(default=None, repr=False)
    region: str | None = field(default=None, repr=False)
    aliases: tuple[str, ...] = field(default=(), repr=False)
    since: int | None = field(default=None, repr=False)
    founded: dt.date | None = field(default=None, repr=False)
    formerly: str | None = field(default=None, repr=False)
    phone: str | None = field(default=None, repr=False)
    source: str = field(default="", repr=False, eq=False)
    confidence: str = field(default="high", repr=False, eq=False)

    @property
    def kind(self) -> str:
        """``province``."""
        return "province"

    @property
    def type(self) -> str:
        """``จังหวัด``: the word of its kind, as a district has ``อำเภอ`` or ``เขต``."""
        return "จังหวัด"

    @property
    def is_bangkok(self) -> bool:
        """Bangkok is a special local government, not one of the 76 provinces: ทุกจังหวัด leaves it out."""
        return self.dopa == "10"

    @property
    def full_name(self) -> str:
        """``จังหวัดเพชรบูรณ์``; Bangkok's name has no จังหวัด before it."""
        return self.name if self.is_bangkok else f"จังหวัด{self.name}"


@frozen
class District:
    """An อำเภอ, or a เขต of Bangkok. *name* without that word; *seq* is its place within the province (``01``).

    *founded* is known of the one that is younger than 2550.
    """

    id: str
    name: str
    type: str
    province: str
    letters: str
    seq: str = field(repr=False)
    postcodes: tuple[str, ...] = field(default=(), repr=False)
    founded: dt.date | None = field(default=None, repr=False)
    source: str = field(default="", repr=False, eq=False)
    confidence: str = field(default="high", repr=False, eq=False)

    @property
    def kind(self) -> str:
        """``district``."""
        return "district"

    @property
    def full_name(self) -> str:
        """``อำเภอเมืองเพชรบูรณ์``, ``เขตดุสิต``."""
        return f"{self.type}{self.name}"

    @property
    def postcode_prefixes(self) -> tuple[str, ...]:
        """The first two digits of its postcodes, each once."""
        return tuple(dict.fromkeys(code[:2] for code in self.postcodes))

    @property
    def province_id(self) -> str:
        """The id of its province: the first two digits of its own code."""
        return f"province:{self.id.removeprefix('district:')[:2]}"


@frozen
class Agency:
    """A ministry, department, provincial office or other body.

    *letters* and *unit* are its document number's (``มท``, ``08``) where it has one of its own;
    *parent* is the id of the body over it, *place* the id of the province or district that it serves.
    """

    id: str
    name: str
    kind: str
    letters: str | None = None
    unit: str | None = None
    aliases: tuple[str, ...] = field(default=(), repr=False)
    former_names: tuple[str, ...] = field(default=(), repr=False)
    parent: str | None = field(default=None, repr=False)
    place: str | None = field(default=None, repr=False)
    since: int | None = field(default=None, repr=False)
    until: int | None = field(default=None, repr=False)
    postcode_prefixes: tuple[str, ...] = field(default=(), repr=False)
    source: str = field(default="", repr=False, eq=False)
    confidence: str = field(default="high", repr=False, eq=False)

    @property
    def full_name(self) -> str:
        """Its name: an agency's is whole already."""
        return self.name

    def existed_in(self, year: int | None) -> bool:
        """Whether it stood in *year* (B.E.); without a year, whether it stands today."""
        if year is None:
            return self.until is None
        return (self.since is None or self.since <= year) and (self.until is None or year <= self.until)


Entry = Agency | Province | District


@frozen
class Group:
    """Recipients that the tables cannot enumerate (อปท. …): *reason* says why, *size* about how many they are."""

    name: str
    kind: str
    size: str | None = None
    reason: str = field(default="", repr=False)
    source: str = field(default="", repr=False, eq=False)
    confidence: str = field(default="medium", repr=False, eq=False)


@frozen
class Match:
    """Whom a name may mean: *score* is 100 where it was exact, else how alike both are; *rule* the step that knew."""

    entry: Entry
    score: float = 100.0
    rule: str = field(default="name", repr=False)


def at_place(template: Agency, place: Province | District) -> Agency:
    """The office of the kind *template* at *place*: สำนักงานคลังจังหวัด + เลย, numbers ``00xx`` (district: ``DDxx``)."""
    level = "00" if isinstance(place, Province) else place.seq
    return Agency(
        id=f"{template.id}:{place.id.partition(':')[2]}",
        name=f"{template.name}{place.name}",
        kind=template.kind,
        letters=place.letters,
        unit=f"{level}{template.unit}" if template.unit else None,
        aliases=tuple([f"{alias}{place.name}" for alias in template.aliases]),
        parent=template.parent,
        place=place.id,
        since=template.since,
        until=template.until,
        postcode_prefixes=place.postcode_prefixes,
        source=template.source,
        confidence=template.confidence,
    )
