"""Slips of clerks and of copyists, and what gold proposes for each.

A slip is printed and stays in the value; the proposal goes to `corrections`. It is made only where the rest of the
file decides: the letterhead says which letters and postcodes are right, no letter is received before it is written,
the letter that passes another on says what that one's number and day were.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from functools import cache
from typing import Final

from corpus import damage
from corpus.generator import offices
from corpus.generator.offices import Office
from corpus.generator.pen import Gold, Num, Pen

#: How many letters of provinces and districts have a slip in their head, and what it is, summed up.
_HEADS: Final = 0.06
_KINDS: Final = ("prefix", "postcode", "letters", "copied")
_SHARES: Final = (45, 65, 80, 100)
_COPIES: Final = 0.06
_JANUARY: Final = 0.5


def proposal(field: str, printed: str, proposed: str, reason: str) -> Gold:
    return {"field": field, "printed": printed, "proposed": proposed, "reason": reason}


@cache
def _names() -> Counter[str]:
    """How many districts bear each name: one that several bear does not tell its province."""
    return Counter(name for province in offices.provinces() for name, _, _ in province.districts)


@cache
def _codes() -> dict[str, tuple[str, ...]]:
    """The first two digits of the postcodes of each province."""
    return {
        row["name"]: tuple(dict.fromkeys(code[:2] for code in row["postcode_prefixes"].split("|")))
        for row in offices._rows("provinces.tsv")
    }


@cache
def _like(letters: str) -> tuple[str, ...]:
    """Letters of other provinces that share one with these."""
    others = tuple(p.letters for p in offices.provinces() if p.letters != letters)
    return tuple(other for other in others if other[0] == letters[0] or other[-1] == letters[-1]) or others


@cache
def _beside(code: str) -> tuple[str, ...]:
    """Beginnings of postcodes of other provinces that a slip of one key or a twist makes of this one."""
    known = {beginning for codes in _codes().values() for beginning in codes} - {code}
    near = {other for other in known if (other[0] == code[0]) != (other[1] == code[1]) or other == code[::-1]}
    return tuple(sorted(near))


def head(pen: Pen, office: Office, number: Num, gold: Gold) -> tuple[Office, Num]:
    """Office and number as they are printed, now and then with the letters or the postcode of another province."""
    if office.level not in ("province", "district") or pen.random() >= _HEADS:
        return office, number
    if office.level == "district" and _names()[office.boss.partition("อำเภอ")[2]] != 1:
        return office, number
    right = str(office.prefix)
    street, place, postcode = office.address.rsplit(" ", 2)
    reason = f"the letterhead is {office.letterhead}"
    slip = pen.pick(_KINDS, _SHARES) if pen.exact else "prefix"
    wrong = pen.any(_like(right))
    begins = postcode[:2]
    decided = _codes()[str(office.province)] == (begins,)  # else the province does not tell the right one
    if (slip in ("postcode", "copied") and not decided) or (slip == "letters" and place != right):
        slip = "prefix"
    found: list[Gold] = []
    if slip in ("prefix", "copied"):
        if slip == "prefix" and office.letterhead.startswith("ศาลากลาง") and pen.may(0.3):
            wrong = "มท"  # the ministry's, with a code of the provincial series
        if wrong != right:
            number = number._replace(prefix=wrong)
            found.append(proposal("number.prefix", wrong, right, reason))
    said = place
    if slip in ("letters", "copied") and place == right:
        said = wrong
    printed = pen.any(_beside(begins)) + postcode[2:] if slip in ("postcode", "copied") else postcode
    if printed != postcode:
        found.append(proposal("sender.postcode", printed, postcode, reason))
    if said != place:
        found.append(proposal("sender.address", f"{said} {printed}", f"{place} {postcode}", reason))
    gold["corrections"] += found
    return office._replace(address=f"{street} {said} {printed}"), number


def received(pen: Pen, day: dt.date, index: int, gold: Gold) -> dt.date:
    """The day that is stamped: in January clerks still write the old year."""
    if day.month != 1 or not pen.exact or pen.random() >= _JANUARY:
        return day
    stamped = day.replace(year=day.year - 1)
    reason = "a letter is not received before it is written"
    gold["corrections"].append(proposal(f"stamps.{index}.date", stamped.isoformat(), day.isoformat(), reason))
    return stamped


def in_order(document: Gold) -> None:
    """Stamps as they stand on the page, their places and proposals with them."""
    spans, count = document["spans"], len(document["stamps"])
    order = sorted(range(count), key=lambda i: spans[f"stamps.{i}"])
    if order == list(range(count)):
        return
    names = {f"stamps.{old}": f"stamps.{new}" for new, old in enumerate(order)}
    document["stamps"] = [document["stamps"][old] for old in order]
    document["spans"] = {names.get(path[:8], path[:8]) + path[8:]: span for path, span in spans.items()}
    for one in document["corrections"]:
        one["field"] = names.get(one["field"][:8], one["field"][:8]) + one["field"][8:]


def miscopied(pen: Pen) -> bool:
    """Is the copy that is passed on misprinted? Only where digits are seen as they are."""
    return pen.exact and pen.random() < _COPIES


def serial(pen: Pen, number: Num, gold: Gold) -> Num:
    """The number by which a copy is cited whose own serial is misprinted: *gold* is the copy's."""
    printed = number.serial or ""
    if not printed.isdecimal() or len(printed) < 3:
        return number
    change = damage.confuse_digit if pen.may(0.6) else damage.lose_or_double_digit
    cited = change(printed, pen.rng)
    if cited == printed or cited.startswith("0"):
        return number
    gold["corrections"].append(proposal("number.serial", printed, cited, "cited so by the letter that forwards it"))
    return number._replace(serial=cited)


def undated(gold: Gold, text: str, day: dt.date) -> None:
    """A copy without its day, cited with it by the letter that forwards it."""
    by = "cited so by the letter that forwards it"
    gold["corrections"].append(proposal("date", " ".join(text.split()), day.isoformat(), by))
