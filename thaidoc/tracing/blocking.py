"""Blocking keys: a citation and the letter that it means share at least one, so that nothing is compared with all.

Each key survives another kind of damage; which keys meet is also the first evidence of what is meant:

====  ===========================  ==============================================================
key   holds                        survives
====  ===========================  ==============================================================
n     number                       a lost ว, leading zeros, any damage of the date
c     number in digit classes      digits that OCR confuses, in code and running number at once
d     day, code                    any damage of letters and running number, where the agency is not sure
l     day, letters                 any damage of code and running number, where no agency is named
s     day, number in classes       another agency named for an order
g     agency, year, its number      letters, code and day
a     agency, day                  any damage of the number, or none at all (“ประกาศ ก.พ. ลงวันที่ …”)
m     agency, quarter, the matter  a citation without number and day (“ได้รับแจ้งจากกรม… ว่า”)
f     file, place in the file      the same, where the letter meant is bound behind the one that cites it
====  ===========================  ==============================================================

The first key of anything with a number is ``n``: two that differ in it are never the same document.
"""

from __future__ import annotations

from thaidoc.records import Citation, Document
from thaidoc.registry import Registry
from thaidoc.tracing.facts import DIGIT_CLASS, Claim, Extractor, Letter, Numbered, fold_digits, matter_slices

#: How far behind the citing letter its enclosure may stand in the file, in documents.
FILE_REACH = 3


def keys(
    x: Citation | Document, *, citing: Document | None = None, registry: Registry | None = None
) -> tuple[str, ...]:
    """The blocking keys of a document, or of a citation that stands in the document *citing*.

    Pure and deterministic: the same text gives the same keys in any process, so that a database or Spark can join
    on them. A document has at most nine, a citation little more.
    """
    extract = Extractor(registry)
    if isinstance(x, Document):
        return letter_keys(extract.letter(x))
    return claim_keys(extract.claim(x), extract.letter(citing) if citing is not None else None)


def identifies(x: Numbered) -> bool:
    """Whether the number of *x* has a running number: without one it never identifies a document."""
    serial = x.serial
    return serial is not None and (serial.isdecimal() or "พิเศษ" in serial or any(c in "0123456789" for c in serial))


def bare_serial(serial: str) -> str:
    """The running number as a key: no leading zeros, no blanks."""
    return serial.lstrip("0") or "0" if serial.isdecimal() else serial.replace(" ", "").replace(".", "")


def key_serial(x: Numbered) -> str:
    """Running number and year as part of a key."""
    serial = x.serial
    assert serial is not None
    if not serial.isdecimal():
        serial = serial.replace(" ", "").replace(".", "")
    elif serial[0] == "0":
        serial = serial.lstrip("0") or "0"
    return serial if x.year is None else f"{serial}/{x.year}"


def number_keys(x: Numbered) -> list[str]:
    """The keys that a number gives; the first is that of the number itself."""
    serial = key_serial(x)
    folded = serial.translate(DIGIT_CLASS)
    office = x.office
    assert office is not None
    date = x.date
    ident = x.actor.ident if x.actor is not None else None
    key = office.key
    if not key:
        # Orders and the like: every agency has its own 1/2567, so the agency is part of the number.
        found = [f"n{ident}/{serial}"]
        if date % 100:
            found.append(f"s{date}/{folded}")
    else:
        found = [f"n{key}/{serial}", f"c{office.prefix}{office.digits}/{folded}"]
    if ident is not None:
        found.append(f"g{ident}{date // 10000}/{folded}")
    return found


def day_keys(x: Numbered) -> list[str]:
    """The keys of day and code, and of day and letters."""
    office = x.office
    if office is None or not office.prefix or not x.date % 100:
        return []
    return [f"d{x.date}{office.squeezed}", f"l{x.date}{office.prefix}"]


def letter_keys(x: Letter) -> tuple[str, ...]:
    """The keys of a document."""
    found = number_keys(x) if x.office is not None and identifies(x) else []
    if x.actor is not None:
        ident = x.actor.ident
        if x.date % 100:
            found.append(f"a{x.date}{ident}")
        if x.subject is not None:
            found += _matter_keys(ident, x.subject, quarter(x.date))
    found += day_keys(x)
    if x.index and x.source is not None:
        found.append(f"f{x.index}/{x.source}")
    return tuple(found)


def claim_keys(x: Claim, citing: Letter | None) -> tuple[str, ...]:
    """The keys of a citation that stands in *citing*."""
    found = number_keys(x) if x.office is not None and identifies(x) else []
    return (*found, *loose_keys(x, citing))


def loose_keys(x: Claim, citing: Letter | None) -> tuple[str, ...]:
    """The keys of a citation that do not need its number: for one that has none, or whose number leads nowhere."""
    found = []
    if x.office is not None and x.office.prefix and identifies(x) and citing is not None and citing.office is not None:
        # Most papers stay within a province: the citing letter's own letters mend those that OCR has hurt.
        own = (citing.office.prefix or "").replace(".", "")
        if own and own != x.office.prefix:
            found.append(f"n{own}{x.office.squeezed}/{key_serial(x)}")
    # Blocks of all offices with one code, or of all with one set of letters: only where agency and day do not do.
    if x.actor is None:
        found += day_keys(x)
    elif not x.actor.known or x.actor.level == "ministry":
        found += day_keys(x)[:1]
    idents: tuple[str, ...] = ()
    if x.actor is not None:
        idents = (x.actor.ident,)
    else:
        idents = x.office.owners or () if x.office is not None else ()
        if citing is not None and citing.actor is not None and citing.actor.parent is not None:
            idents = (*idents, citing.actor.parent)  # papers come from above
    subject = x.subject or (citing.subject if citing is not None else None)
    for ident in idents:
        if x.date % 100:
            found.append(f"a{x.date}{ident}")
        if subject is not None:
            for when in when_written(x, citing):
                found += _matter_keys(ident, subject, when)
    if x.serial is None and citing is not None and citing.source is not None:
        found += [f"f{citing.index + step}/{citing.source}" for step in range(1, FILE_REACH + 1)]
    return tuple(found)


def _matter_keys(ident: str, subject: str, when: int) -> list[str]:
    head, rest = matter_slices(subject)
    return [f"m{ident}{when}/{head}", f"m{ident}{when}//{rest}"] if rest else [f"m{ident}{when}/{head}"]


def quarter(date: int) -> int:
    """Quarters since year 0; 0 for a date without month. Matters come again: without it, blocks grow with the years."""
    month = date // 100 % 100
    return date // 10000 * 4 + (month - 1) // 3 if month else 0


def when_written(x: Claim, citing: Letter | None) -> tuple[int, ...]:
    """Quarters in which the letter cited may have been written: its own, else that of the citing one and before."""
    last = quarter(citing.date) if citing is not None else 0
    about = (last, last - 1, 0) if last else (0,)
    if not x.date // 100 % 100:
        return about
    own = quarter(x.date)
    # A year that cannot be right says nothing of the quarter.
    return (own,) if not last or last - 8 <= own <= last else (own, *about)


__all__ = ["FILE_REACH", "bare_serial", "claim_keys", "fold_digits", "identifies", "keys", "letter_keys", "loose_keys"]
