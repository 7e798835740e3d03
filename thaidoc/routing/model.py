"""What a route is made of: plain frozen values."""

from __future__ import annotations

import datetime as dt

from attrs import frozen


@frozen
class Office:
    """One addressee. *id* is the registry's, None for a body it does not list; *name* as a letter would address it.

    *recipient* is the place in ``document.recipients`` followed by ``document.copies_to``; *role* is ``recipient``,
    ``copy`` or ``list`` (read from a list in the enclosures); *place* the id of the province or district it serves.
    """

    id: str | None
    name: str
    recipient: int
    role: str = "recipient"
    place: str | None = None

    @property
    def level(self) -> str | None:
        """``province`` or ``district``: the tier of the state's own offices; None for local governments and others."""
        if self.id is None or self.place is None or self.id.startswith("office:อบจ"):
            return None
        return self.place.partition(":")[0] if self.id.startswith(("province:", "district:", "office:")) else None


@frozen
class RouteGroup:
    """Recipients that are no list of offices: a class in law, local governments, or a list that is not in the file.

    *kind* is that of the registry's group, or ``external_list``; *within* the id of the place whose members are
    meant (None: everywhere); *reason* says why it is not enumerated.
    """

    name: str | None
    scope: str | None
    kind: str
    recipient: int
    within: str | None = None
    size: str | None = None
    reason: str = ""


@frozen
class NextHop:
    """Somebody must pass the letter on: *by* whom, *to* whom, in the letter's own words, with the *sentence*.

    *by* is None where the letter says only “you”; *offices* are the ids of those in the route who are meant;
    *kind* is what *to* is (``district``, ``local_government``, ``units`` …); *span* the sentence's place in
    ``document.body``, None where the address itself says it (ผ่าน…).
    """

    by: str | None
    to: str
    kind: str
    offices: tuple[str, ...]
    sentence: str
    span: tuple[int, int] | None = None


@frozen
class Assumption:
    """What the expansion had to suppose, or could not do; *recipient* as in :class:`Office`."""

    code: str
    message: str
    recipient: int | None = None


@frozen
class Route:
    """Where a letter goes as of *day*; *origin* is the id of the place that sends it (None: a central body)."""

    offices: tuple[Office, ...] = ()
    groups: tuple[RouteGroup, ...] = ()
    next_hops: tuple[NextHop, ...] = ()
    notes: tuple[Assumption, ...] = ()
    day: dt.date | None = None
    origin: str | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the known offices, each once."""
        return tuple(dict.fromkeys([office.id for office in self.offices if office.id]))
