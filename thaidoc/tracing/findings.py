"""What documents say of each other: proposals to correct numbers and dates, and remarks. Nothing is applied."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from thaidoc.tracing.facts import Claim, Letter, iso, number_of
from thaidoc.tracing.linking import DOUBTFUL, SELF, Links
from thaidoc.tracing.matching import MATTER_CLOSE, matter_level, probability
from thaidoc.tracing.model import Proposal, Remark

if TYPE_CHECKING:
    from thaidoc.tracing.picture import Picture

# Parts of a number that a citation and its letter may print differently: field of the record, and how to read it.
_PARTS: Final = (
    ("number.prefix", lambda x: x.office.prefix if x.office else None),
    ("number.unit", lambda x: x.office.unit if x.office else None),
    ("number.serial", lambda x: x.serial),
    ("number.circular", lambda x: ("ว" if x.circular else "no ว") if x.office else None),
)


def corrections(picture: Picture) -> tuple[Proposal, ...]:
    """Proposals for letters by what cites them, and for citations by the letter that they mean."""
    links = picture.links
    found: list[Proposal] = []
    for node, numbers in sorted(_disputed(picture).items()):
        letter = links.letters[node]
        claims = [links.claims[n] for n in numbers]
        if letter.date and not letter.date % 100 or not letter.date:
            found += _day(picture, node, letter, claims)
        elif any(c.date and c.date != letter.date for c in claims):
            found += _dispute(picture, node, letter, numbers, "date")
        for field, _ in _PARTS:
            found += _dispute(picture, node, letter, numbers, field)
    return tuple(sorted(found, key=lambda p: (p.node, p.source or "", p.index, p.field, p.proposed or "", p.reason)))


def _disputed(picture: Picture) -> dict[int, list[int]]:
    """For every letter of which some citation says something else: all its citations."""
    links = picture.links
    disputed: set[int] = set()
    for n, target in enumerate(links.target):
        if target >= 0:
            claim, letter = links.claims[n], links.letters[target]
            if (
                (claim.date and claim.date != letter.date)
                or (claim.serial is not None and claim.serial != letter.serial)
                or (
                    claim.office is not None
                    and (claim.office is not letter.office or claim.circular != letter.circular)
                )
            ):
                disputed.add(links.leader[target])
    found: dict[int, list[int]] = {node: [] for node in disputed}
    for n, target in enumerate(links.target):
        if target >= 0 and links.leader[target] in disputed:
            found[links.leader[target]].append(n)
    return found


def _day(picture: Picture, node: int, letter: Letter, claims: list[Claim]) -> list[Proposal]:
    """The day that a letter lost, by those that cite it with one."""
    days = Counter(
        c.date
        for c in claims
        if c.date % 100 and (not letter.date or c.date // 100 == letter.date // 100 or not letter.date // 100 % 100)
    )
    if not days:
        return []
    (day, votes), *others = days.most_common()
    if others and others[0][1] == votes:
        return []
    return [
        Proposal(
            picture.ids[node],
            letter.source,
            letter.index,
            "date",
            iso(letter.date),
            iso(day),
            f"cited so by {_those(picture, [c for c in claims if c.date == day])}",
            round(0.9 * votes / sum(days.values()), 2),
        )
    ]


def _value(x: Letter | Claim, field: str) -> str | None:
    if field == "date":
        return iso(x.date)
    return next(read(x) for name, read in _PARTS if name == field)


def _dispute(picture: Picture, node: int, letter: Letter, numbers: list[int], field: str) -> list[Proposal]:
    """A value that letter and citations print differently: the side that fewer stand for is to be corrected.

    One against one, both are proposed: neither paper is more trustworthy than the other.
    """
    links = picture.links
    claims = {n: links.claims[n] for n in numbers}
    if field != "date":
        claims = {n: c for n, c in claims.items() if c.office is not None}
    printed = _value(letter, field)
    votes: Counter[str] = Counter()
    for c in claims.values():
        value = _value(c, field)
        if value is not None:
            votes[value] += 1
    if printed is None or set(votes) <= {printed}:
        return []
    found: list[Proposal] = []
    agreeing = votes.pop(printed, 0)
    (other, count), *_ = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    # The letter itself is one voice more.
    if count > agreeing and (field != "date" or count > 1):
        confidence = round(count / (count + agreeing + 1), 2)
        by = _those(picture, [c for c in claims.values() if _value(c, field) == other])
        found.append(
            Proposal(
                picture.ids[node], letter.source, letter.index, field, printed, other, f"cited so by {by}", confidence
            )
        )
    for n, c in claims.items():
        value = _value(c, field)
        if value is not None and value != printed and not (value == other and count > agreeing + 1):
            citing = links.letters[c.by]
            share = (agreeing + 1) / (agreeing + 1 + count)
            found.append(
                Proposal(
                    picture.ids[links.leader[c.by]],
                    citing.source,
                    citing.index,
                    f"citations.{c.position}.{field}",
                    value,
                    printed,
                    f"so printed on {picture.ids[node]} itself",
                    round(share * probability(links.weight[n], told=c.narrative), 2),
                )
            )
    return found


def _those(picture: Picture, claims: list[Claim]) -> str:
    names = sorted({picture.ids[picture.links.leader[c.by]] for c in claims})
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


# --- remarks ------------------------------------------------------------------------------------------------


def remarks(picture: Picture) -> tuple[Remark, ...]:
    """What deserves a look."""
    found: set[Remark] = set()
    links = picture.links
    _of_claims(picture, links, found)
    _of_copies(picture, links, found)
    _of_days(picture, links, found)
    for n, loop in picture.loops.items():
        names = tuple(picture.ids[node] for node in loop)
        by = picture.ids[links.leader[links.claims[n].by]]
        found.add(Remark("loop", f"{by} would pass on what comes from itself: {' → '.join(names)}", "warning", names))
    return tuple(sorted(found, key=lambda r: (r.code, r.nodes, r.message)))


def _of_claims(picture: Picture, links: Links, found: set[Remark]) -> None:
    for n, target in enumerate(links.target):
        if target >= 0:
            claim, letter = links.claims[n], links.letters[target]
            if claim.serial is not None and claim.serial != letter.serial:
                by, up = picture.ids[links.leader[claim.by]], picture.ids[links.leader[target]]
                found.add(
                    Remark(
                        "number_mismatch",
                        f"{by} cites {number_of(claim)}, the letter prints {number_of(letter)}",
                        "warning",
                        (by, up),
                    )
                )
        elif target == DOUBTFUL or n in picture.unsure:
            claim = links.claims[n]
            by = picture.ids[links.leader[claim.by]]
            doubts = links.doubts[n] if target == DOUBTFUL else ((picture.unsure[n][0], -1 - picture.unsure[n][1]),)
            listed = [f"{picture.ids[node]} ({probability(w, told=claim.narrative):.2f})" for w, node in doubts]
            cited = number_of(claim)
            what = str(cited) if cited is not None else claim.actor.name if claim.actor is not None else "a letter"
            message = f"{by} cites {what}: it may be {' or '.join(listed)}"
            nodes = (by, *(picture.ids[node] for _, node in doubts))
            found.add(Remark("ambiguous_citation", message, "warning", nodes))
        elif target == SELF:
            by = picture.ids[links.leader[links.claims[n].by]]
            found.add(Remark("self_citation", f"{by} cites its own number", "warning", (by,)))


def _of_copies(picture: Picture, links: Links, found: set[Remark]) -> None:
    for leader, members in links.copies.items():
        places = sorted(f"{links.letters[i].source}#{links.letters[i].index}" for i in members)
        name = picture.ids[leader]
        found.add(Remark("copies", f"{name} came {len(members)} times: {', '.join(places)}", "info", (name,)))
    for pairs in links.rivals.values():
        for i, j in pairs:
            a, b = links.letters[i], links.letters[j]
            names = tuple(sorted((picture.ids[i], picture.ids[j])))
            alike = a.subject and b.subject and matter_level(a.subject, b.subject) <= MATTER_CLOSE
            if a.actor and b.actor and a.actor is not b.actor:
                why = "another agency"
            elif alike and a.reach is not b.reach:
                why = "the same matter to another addressee"
            else:
                why = "another matter"
            code = "twin_number" if alike else "number_conflict"
            found.add(Remark(code, f"{' and '.join(names)} bear one number and day: {why}", "warning", names))


def _of_days(picture: Picture, links: Links, found: set[Remark]) -> None:
    cited: dict[int, int] = {}
    for n, target in enumerate(links.target):
        if target >= 0 and links.letters[target].stamps and links.claims[n].date % 100:
            cited[links.leader[target]] = max(cited.get(links.leader[target], 0), links.claims[n].date)
    for i, letter in enumerate(links.letters):
        days = [day for _, day in letter.stamps if day % 100]
        if not days:
            continue
        name = picture.ids[links.leader[i]]
        first = min(days)
        own = letter.date if letter.date % 100 else cited.get(links.leader[i], 0)
        if own > first:
            said = "is dated" if own == letter.date else "is cited as of"
            message = f"{name} {said} {iso(own)}, but a stamp says that it was received on {iso(first)}"
            found.add(Remark("stamp_before_letter", message, "warning", (name,)))
        elif not own:
            message = f"{name} was written on or before {iso(first)}: received then"
            found.add(Remark("date_bounded", message, "info", (name,)))
