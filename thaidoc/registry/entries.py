"""What the registry knows: provinces, districts and agencies, each with its source and how sure it is."""

from __future__ import annotations

from attrs import field, frozen

CONFIDENCES = ("high", "medium", "low")


@frozen
class Province:
    """A จังหวัด, or กรุงเทพมหานคร. *letters* stand in document numbers (``พช``), *dopa* is the two-digit area code."""

    id: str
    name: str
    letters: str
    dopa: str = field(repr=False)
    postcode_prefixes: tuple[str, ...] = field(default=(), repr=False)
    name_en: str | None = field(default=None, repr=False)
    region: str | None = field(default=None, repr=False)
    aliases: tuple[str, ...] = field(default=(), repr=False)
    since: int | None = field(default=None, repr=False)
    source: str = field(default="", repr=False, eq=False)
    confidence: str = field(default="high", repr=False, eq=False)

    @property
    def kind(self) -> str:
        """``province``."""
        return "province"

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
    """An อำเภอ, or a เขต of Bangkok. *name* without that word; *seq* is its place within the province (``01``)."""

    id: str
    name: str
    type: str
    province: str
    letters: str
    seq: str = field(repr=False)
    postcodes: tuple[str, ...] = field(default=(), repr=False)
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
