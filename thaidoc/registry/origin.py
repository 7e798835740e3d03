"""Where a letter comes from, by all that it says of it: what contradicts the rest is doubted, with a proposal.

The letterhead decides who sends. Letters and code of the number, letters and postcode in the address, the signer's
office, telephone and e-mail are witnesses for one province or another, each with its weight. A number is doubted only
where its series is the provinces' (``00xx``; ``DDxx`` of a district): กค 0311.39 from ศาลากลางจังหวัดพังงา is a field
office of a central department and right, มท 0018.1 from ศาลากลางจังหวัดมุกดาหาร is a slip for มห (facts/saraban.md 2.1).
A letterhead that is itself damaged (จังหวัดฟังงา) is doubted only where a witness speaks for what it looks like.
Rows of low confidence contradict nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from attrs import frozen

from thaidoc.registry.entries import Agency, District, Province

if TYPE_CHECKING:
    from thaidoc.registry.registry import Registry

#: How much each witness says for its province.
WEIGHTS: Final = {
    "letterhead": 5.0,
    "damaged letterhead": 2.5,
    "signer": 4.0,
    "address": 2.5,
    "number": 2.0,
    "postcode": 2.0,
    "address letters": 1.0,
    "e-mail": 1.0,
    "telephone": 0.5,
}
_TAIL: Final = re.compile(r"([ก-ฮ]{2})\.?[ \t]*+([0-9]{5})[ \t.]*$")
_PROVINCE: Final = re.compile(r"(?:จังหวัด|จ\.)\s*([ก-๎]+)")
_DISTRICT: Final = re.compile(r"(?:อำเภอ|อ\.)\s*([ก-๎]+)")
_SERIES: Final = re.compile(r"[0-9]{4}(?:\.|\(|$)")


@frozen
class Doubt:
    """A field, what is *printed* there, what the other witnesses make of it, and who they are."""

    field: str
    printed: str
    proposed: str
    reason: str
    confidence: float


@frozen
class _Witness:
    kind: str
    province: str
    words: str


def doubts(
    registry: Registry,
    *,
    agency: str | None,
    letterhead: str | None = None,
    address: str | None = None,
    postcode: str | None = None,
    letters: str | None = None,
    unit: str | None = None,
    phones: Iterable[str] = (),
    emails: Iterable[str] = (),
    position: str | None = None,
) -> tuple[Doubt, ...]:
    """What of a letter's head is contradicted by the rest of it; fields are named as in the record.

    Only of provinces, districts and their offices: of a central body no address is known.
    """
    found = registry.matches(agency, near=None) if agency else ()
    if len(found) != 1:
        return ()
    entry, damaged = found[0].entry, found[0].score < 100
    place = registry.get(entry.place or "") if isinstance(entry, Agency) else entry
    province = registry.get(place.province_id) if isinstance(place, District) else place
    if not isinstance(province, Province) or province.is_bangkok:
        return ()
    agrees = not letters or letters == province.letters or not _SERIES.match(unit or "")
    right = postcode is None or postcode.startswith(province.postcode_prefixes)
    tail = _TAIL.search(address or "")
    if agrees and right and not damaged and not (tail and tail[1] != province.letters):
        return ()
    kind = "damaged letterhead" if damaged else "letterhead"
    said = letterhead or agency or ""
    witnesses = [_Witness(kind, province.id, said)]
    witnesses += _witnesses(registry, address, postcode, letters, unit, phones, emails, position)
    scores: dict[str, float] = {}
    for kind in WEIGHTS:
        for ident in {w.province for w in witnesses if w.kind == kind}:
            scores[ident] = scores.get(ident, 0.0) + WEIGHTS[kind]
    best = max(scores, key=lambda ident: scores[ident])
    if best != province.id:
        # The letterhead stands against all the rest: neither is sure enough to mend the other.
        return ()
    others = [w.kind for w in witnesses[1:] if w.province == province.id]
    reason = f"letterhead is {said}" + (f"; so say {', '.join(dict.fromkeys(others))}" if others else "")
    return tuple(
        _slips(registry, entry, place, province, letters, unit, postcode, tail, agency, reason, damaged, others)
    )


def _witnesses(
    registry: Registry,
    address: str | None,
    postcode: str | None,
    letters: str | None,
    unit: str | None,
    phones: Iterable[str],
    emails: Iterable[str],
    position: str | None,
) -> Iterator[_Witness]:
    if letters and _SERIES.match(unit or ""):
        of_letters = registry.province_by_letters(letters)
        if of_letters:
            yield _Witness("number", of_letters.id, letters)
    for kind, text in (("address", address), ("signer", position)):
        for name in _PROVINCE.findall(text or ""):
            named = registry.province(name)
            if named:
                yield _Witness(kind, named.id, named.full_name)
        for name in _DISTRICT.findall(text or ""):
            districts = registry.district(name)
            if len(districts) == 1:
                yield _Witness(kind, districts[0].province_id, districts[0].full_name)
    tail = _TAIL.search(address or "")
    if tail:
        of_tail = registry.province_by_letters(tail[1])
        if of_tail:
            yield _Witness("address letters", of_tail.id, tail[1])
    for where in registry.province_by_postcode(postcode) if postcode else ():
        yield _Witness("postcode", where.id, postcode or "")
    codes = {re.sub(r"[^0-9]", "", phone)[:3] for phone in phones}
    domains = [mail.rpartition("@")[2].lower() for mail in emails]
    for known in registry.provinces if codes else ():
        if known.phone in codes:
            yield _Witness("telephone", known.id, known.phone or "")
    for known in registry.provinces if domains else ():
        english = (known.name_en or "").replace(" ", "").lower()
        if english and any(english in domain for domain in domains):
            yield _Witness("e-mail", known.id, english)


def _slips(
    registry: Registry,
    entry: Agency | Province | District,
    place: object,
    province: Province,
    letters: str | None,
    unit: str | None,
    postcode: str | None,
    tail: re.Match[str] | None,
    agency: str | None,
    reason: str,
    damaged: bool,
    others: list[str],
) -> Iterator[Doubt]:
    if damaged and others and agency:
        yield Doubt("sender.agency", agency, entry.full_name, reason, 0.8)
    if letters and letters != province.letters and _SERIES.match(unit or ""):
        series = (unit or "").startswith("00") or isinstance(place, District)
        if series and _is_foreign(registry, entry, letters, unit or ""):
            said = "00xx is the provincial series" if (unit or "").startswith("00") else "DDxx is a district's series"
            yield Doubt("number.prefix", letters, province.letters, f"{reason}; {said}", 0.9)
    code = postcode
    if postcode is not None and not postcode.startswith(province.postcode_prefixes):
        code = _postcode(registry, place, province, postcode)
        if code is not None:
            begin = " or ".join(province.postcode_prefixes)
            yield Doubt("sender.postcode", postcode, code, f"{reason}; postcodes there begin with {begin}", 0.85)
    if tail is not None and postcode is not None and tail[1] != province.letters:
        yield Doubt("sender.address", f"{tail[1]} {postcode}", f"{province.letters} {code or postcode}", reason, 0.85)


def _is_foreign(registry: Registry, entry: Agency | Province | District, letters: str, unit: str) -> bool:
    """Whether *letters* are those of a ministry or of another province, and not of a body that *entry* stands under."""
    if registry.province_by_letters(letters) is None:
        holder = registry.ministry_by_letters(letters)
        if holder is None or holder.kind != "ministry" or holder.confidence == "low":
            slip = holder is None or (holder.kind == "independent" and _one_letter_off(letters, entry))
            return unit.startswith("00") and slip and isinstance(entry, Province | District)
    if isinstance(entry, Agency):
        above = [registry.get(ident) for ident in registry.names.over(entry)]
        owned = registry.department(letters, unit)
        if owned is not None and owned.confidence != "low":
            return False
        return all(not isinstance(one, Agency) or one.letters != letters for one in above)
    return True


def _one_letter_off(letters: str, entry: Agency | Province | District) -> bool:
    """Whether *letters* are those of the province *entry* but for one: กร in a letter of กระบี่ (กบ)."""
    own = entry.letters if isinstance(entry, Province) else ""
    return len(own) == len(letters) and sum(a != b for a, b in zip(own, letters, strict=True)) == 1


def _postcode(registry: Registry, place: object, province: Province, printed: str) -> str | None:
    """The printed code with its first digits mended: one that is used there, the place's own if there are several."""
    used = {code for district in registry.districts(province) for code in district.postcodes}
    own = place.postcodes if isinstance(place, District) else ()
    mended = [prefix + printed[2:] for prefix in province.postcode_prefixes]
    known = [code for code in mended if code in own] or [code for code in mended if code in used]
    if len(known) == 1:
        return known[0]
    return mended[0] if len(mended) == 1 else None
