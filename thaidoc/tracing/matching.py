"""How well a letter fits a citation: one level of agreement for each field, a weight for each level, their sum.

The sum is a log-likelihood ratio in the manner of Fellegi and Sunter: how much more often this level is seen between
a citation and the letter it means than between a citation and another letter of the same block. The weights were set
from that reading and checked on generated archives; :data:`CURVE` turns the sum into the share of right links
measured there (published in docs/tracing.md).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cache, lru_cache
from operator import itemgetter
from typing import Final, NamedTuple

from thaidoc.records import Citation, Document
from thaidoc.registry import Registry
from thaidoc.tracing.blocking import FILE_REACH, bare_serial
from thaidoc.tracing.facts import (
    Claim,
    Extractor,
    Letter,
    Numbered,
    Office,
    fold_digits,
    fold_matter,
    iso,
    number_of,
    to_date,
)

# Each field: its levels in order, each with its weight. The place in this list is the place in the tuple of levels.
FIELDS: Final[tuple[tuple[str, tuple[tuple[str, float], ...]], ...]] = (
    (
        "serial",
        (
            ("missing", 0.0),
            ("same", 6.0),
            ("confused", 3.5),
            ("confused twice", 2.0),
            ("one edit", 1.0),
            ("two edits", 0.0),
            # Another number on the same matter and day, to the right addressee: a twin, or two damages at once.
            ("unlike", -4.0),
            ("other", -14.0),
            ("none printed", -4.0),
        ),
    ),
    # Code, letters and agency are what most letters of a block share: they tell much only where they differ.
    (
        "office",
        (("missing", 0.0), ("same", 1.0), ("confused", 0.0), ("part", 0.0), ("one edit", -0.5), ("other", -6.0)),
    ),
    ("letters", (("missing", 0.0), ("same", 0.5), ("near", -0.5), ("other", -6.0))),
    ("mark", (("missing", 0.0), ("same", 0.3), ("lost", -0.5))),
    (
        "date",
        (
            ("missing", 0.0),
            ("same", 6.0),
            ("part", 3.0),
            ("confused", 2.0),
            ("same year", 0.0),
            ("year", 1.0),
            # The cited day cannot be right, so that it does not speak against the letter.
            ("impossible", -1.0),
            ("other", -10.0),
            # The whole number is the same and one side tells no day: running numbers begin anew each year.
            ("number alone", 3.5),
        ),
    ),
    ("agency", (("missing", 0.0), ("same", 1.0), ("kin", 0.3), ("alike", 0.5), ("other", -4.0))),
    ("matter", (("missing", 0.0), ("same", 4.0), ("close", 3.0), ("part", 0.3), ("other", -3.0))),
    # Another number *and* another addressee: a twin of the letter meant, never that letter.
    ("reach", (("missing", 0.0), ("addressed", 0.5), ("not addressed", -3.0), ("twin", -20.0))),
    ("order", (("missing", 0.0), ("before", 0.7), ("months before", -0.5), ("years before", -2.5), ("after", -5.0))),
    ("file", (("missing", 0.0), ("next", 5.0), ("behind", 3.0))),
    ("stamp", (("missing", 0.0), ("received", 2.0))),
)
WEIGHTS: Final = tuple(tuple(weight for _, weight in levels) for _, levels in FIELDS)
_SERIAL, _OFFICE, _LETTERS, _MARK, _DATE, _AGENCY, _MATTER, _REACH, _ORDER, _FILE, _STAMP = WEIGHTS

# Levels by name, for the code below.
NONE = 0
(
    SERIAL_SAME,
    SERIAL_CONFUSED,
    SERIAL_CONFUSED_2,
    SERIAL_EDIT,
    SERIAL_EDIT_2,
    SERIAL_UNLIKE,
    SERIAL_OTHER,
    SERIAL_NONE,
) = range(1, 9)
OFFICE_SAME, OFFICE_CONFUSED, OFFICE_PART, OFFICE_EDIT, OFFICE_OTHER = 1, 2, 3, 4, 5
LETTERS_SAME, LETTERS_NEAR, LETTERS_OTHER = 1, 2, 3
MARK_SAME, MARK_LOST = 1, 2
DATE_SAME, DATE_PART, DATE_CONFUSED, DATE_SAME_YEAR, DATE_YEAR, DATE_IMPOSSIBLE, DATE_OTHER, DATE_UNTOLD = range(1, 9)
AGENCY_SAME, AGENCY_KIN, AGENCY_ALIKE, AGENCY_OTHER = 1, 2, 3, 4
MATTER_SAME, MATTER_CLOSE, MATTER_PART, MATTER_OTHER = 1, 2, 3, 4
REACH_IN, REACH_OUT, REACH_TWIN = 1, 2, 3
ORDER_BEFORE, ORDER_MONTHS, ORDER_YEARS, ORDER_AFTER = 1, 2, 3, 4
FILE_NEXT, FILE_BEHIND = 1, 2
STAMP_IN = 1

#: A link needs this sum, and this distance to the next letter.
ACCEPT: Final = 11.2
MARGIN: Final = 3.0
#: With this sum, letters that share neither number nor code with the citation are not looked at any more.
SURE: Final = 13.0
#: The same for a citation without number: agency, matter, dates and place in the file must carry it alone.
ACCEPT_NARRATIVE: Final = 5.0
#: For one with a day and no number (ประกาศ ก.พ. ลงวันที่ …): agency and day do not suffice, matter or file must agree.
ACCEPT_DATED: Final = 9.0
MARGIN_NARRATIVE: Final = 2.0
#: Below this no letter of the archive is meant: the citation stands for an absent one.
DOUBT: Final = 3.0

Levels = tuple[int, int, int, int, int, int, int, int, int, int, int]

#: Sum of weights → share of right links among all with about that sum, for citations with a number. Measured by
#: ``bench/bench_trace.py --calibrate 100000 --seed 3``, pooled where it did not rise.
CURVE: Final = (
    (-99.0, 0.001),
    (0.0, 0.01),
    (3.0, 0.04),
    (6.0, 0.15),
    (8.0, 0.25),
    (9.0, 0.8),
    (10.0, 0.88),
    (11.0, 0.9),
    (12.0, 0.98),
    (14.0, 0.995),
    (16.0, 0.997),
    (17.0, 0.9995),
    (20.0, 0.9999),
)
#: The same for citations without number.
CURVE_TOLD: Final = (
    (-99.0, 0.01),
    (3.0, 0.05),
    (4.5, 0.6),
    (5.2, 0.95),
    (6.2, 0.99),
    (8.0, 0.997),
    (12.0, 0.999),
    (16.0, 0.9995),
)


class Proof(NamedTuple):
    """One piece of evidence of a link: which field, and what agreed or did not."""

    rule: str
    detail: str


class Match(NamedTuple):
    """How well a letter fits a citation: ``score`` the chance that it is the one meant (0-1), and why."""

    score: float
    evidence: tuple[Proof, ...]


def match(
    citation: Citation, document: Document, *, citing: Document | None = None, registry: Registry | None = None
) -> Match:
    """How well *document* fits *citation*, seen alone: without the other letters that might fit as well.

    With *citing*, the letter that holds the citation, also matter, dates, addressees, received stamps and the place
    in the file take part. Pure: the same arguments give the same score in any process.
    """
    extract = Extractor(registry)
    letter = extract.letter(document)
    by = extract.letter(citing) if citing is not None else None
    claim = extract.claim(citation)
    levels = compare(claim, letter, by)
    return Match(probability(weigh(levels), told=claim.narrative), explain(levels, claim, letter, by))


def probability(weight: float, *, told: bool = False) -> float:
    """The calibrated chance behind a sum of weights, linear between the measured points.

    *told* is a citation without number: its sums are smaller for the same certainty.
    """
    curve = CURVE_TOLD if told else CURVE
    i = bisect_right(curve, weight, key=itemgetter(0))
    if i == 0:
        return curve[0][1]
    if i == len(curve):
        return curve[-1][1]
    (x0, y0), (x1, y1) = curve[i - 1], curve[i]
    return round(y0 + (y1 - y0) * (weight - x0) / (x1 - x0), 4)


def worth_comparing(claim: Claim, other: Letter, citing: Letter) -> bool:
    """Whether *other* may be meant at all; a cheap question that keeps most of a block from being compared.

    In the same file, yes. Else a letter with another number must be of the same day (as far as damage allows) and the
    same matter, one with a number like it of no other day, and letters or agency must agree. For a citation
    without number and day the matter must agree, and the letter must have been written before, within two years.
    """
    if other.source == citing.source and citing.source is not None:
        return True
    a, b = claim.date, other.date
    if claim.narrative:
        if b % 100 and citing.date and not citing.date - 20000 <= b <= citing.date:
            return False
        return _one_matter(claim, other, citing)
    mine, its = claim.office, other.office
    if mine is None or its is None or claim.serial is None or other.serial is None:
        return a == b or not a or not b or date_level(a, b, citing.date, same_number=False) != DATE_OTHER
    same_number = claim.serial == other.serial
    if mine is not its and mine.prefix != its.prefix and letters_level(mine.prefix, its.prefix) == LETTERS_OTHER:
        if claim.actor is None or other.actor is None or claim.actor.ident != other.actor.ident:
            return False
    if not same_number and a != b and date_level(a, b, citing.date, same_number=False) == DATE_OTHER:
        return False
    return same_number or serial_level(claim.serial, other.serial) != SERIAL_OTHER or _one_matter(claim, other, citing)


def _one_matter(claim: Claim, other: Letter, citing: Letter) -> bool:
    subject = claim.subject or citing.subject
    if subject is None or other.subject is None:
        return False
    return subject is other.subject or matter_level(subject, other.subject) in _ONE_MATTER


def weigh(levels: Levels) -> float:
    """The sum of the weights of *levels*."""
    a, b, c, d, e, f, g, h, i, j, k = levels
    # Written out: this is the innermost step, and a loop takes three times as long.
    return (
        _SERIAL[a] + _OFFICE[b] + _LETTERS[c] + _MARK[d] + _DATE[e] + _AGENCY[f] + _MATTER[g] + _REACH[h] + _ORDER[i]
        + _FILE[j] + _STAMP[k]
    )  # fmt: skip


def compare(claim: Claim, other: Numbered, citing: Letter | None) -> Levels:
    """The level of agreement of each field, in the order of :data:`FIELDS`.

    *other* is a letter, or another citation whose letter is absent too (then the fields of a paper are missing).
    """
    serial = office = letters = mark = 0
    if claim.serial is not None:
        if other.serial is None:
            serial = SERIAL_OTHER if other.office is not None else SERIAL_NONE
        else:
            serial = serial_level(claim.serial, other.serial)
            if claim.year is not None and other.year is not None and claim.year != other.year and serial < SERIAL_OTHER:
                if fold_digits(str(claim.year)) != fold_digits(str(other.year)):
                    serial = SERIAL_OTHER
                else:
                    serial = SERIAL_CONFUSED if serial == SERIAL_SAME else SERIAL_CONFUSED_2
    a, b = claim.office, other.office
    if a is not None and b is not None:
        if a is b:
            office = OFFICE_SAME if a.unit is not None else NONE
            letters = LETTERS_SAME if a.prefix is not None else NONE
        else:
            office = office_level(a, b)
            letters = letters_level(a.prefix, b.prefix)
        mark = MARK_SAME if claim.circular == other.circular else MARK_LOST
    when = citing.date if citing is not None else 0
    date = date_level(claim.date, other.date, when, same_number=serial == SERIAL_SAME)
    if not date and serial == SERIAL_SAME and office == OFFICE_SAME and letters == LETTERS_SAME:
        date = DATE_UNTOLD
    agency = agency_level(claim, other)
    matter = reach = order = file = stamp = 0
    if isinstance(other, Letter):
        subject = claim.subject
        if subject is None and citing is not None:
            subject = citing.subject
        if subject is not None and other.subject is not None:
            matter = matter_level(subject, other.subject)
            own = claim.relation != "forwards" or claim.office is None or claim.office.prefix is None
            if matter == MATTER_OTHER and claim.subject is None and own:
                # A reply or a reminder often has a matter of its own, and so has an order that is sent along.
                matter = NONE
        if citing is not None:
            if other.reach is not None and citing.actor is not None and claim.relation in _PASSED_ON:
                covered = other.reach.covers(citing.actor)
                if covered is False:
                    reach = REACH_TWIN if serial > SERIAL_SAME or office > OFFICE_SAME else REACH_OUT
                elif covered:
                    reach = REACH_IN
            order = order_level(other.date, when)
            if citing.source is not None and citing.source == other.source:
                step = other.index - citing.index
                file = FILE_NEXT if step == 1 else FILE_BEHIND if 1 < step <= FILE_REACH else NONE
            if other.stamps and citing.actor is not None and any(_by(name, citing) for name, _ in other.stamps):
                stamp = STAMP_IN
    if serial == SERIAL_OTHER and matter in _ONE_MATTER and date in _ONE_DAY and reach != REACH_TWIN:
        serial = SERIAL_UNLIKE
    return serial, office, letters, mark, date, agency, matter, reach, order, file, stamp


_ONE_MATTER: Final = frozenset((MATTER_SAME, MATTER_CLOSE))
_ONE_DAY: Final = frozenset((DATE_SAME, DATE_CONFUSED, DATE_YEAR))
# The relations in which the citing agency has been addressed by the letter cited.
_PASSED_ON: Final = frozenset(("forwards", "replies", "encloses"))


def serial_level(a: str, b: str) -> int:
    """How two running numbers agree."""
    if a == b:
        return SERIAL_SAME
    a, b = bare_serial(a), bare_serial(b)
    if a == b:
        return SERIAL_SAME
    if len(a) == len(b):
        differing = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
        if all(fold_digits(x) == fold_digits(y) for x, y in differing):
            return SERIAL_CONFUSED if len(differing) == 1 else SERIAL_CONFUSED_2
    longest = max(len(a), len(b))
    if longest < 2 or abs(len(a) - len(b)) > 2:
        return SERIAL_OTHER
    distance = edits(a, b)
    if distance == 1:
        return SERIAL_EDIT
    return SERIAL_EDIT_2 if distance == 2 and longest >= 5 else SERIAL_OTHER


def edits(a: str, b: str) -> int:
    """Levenshtein distance of two short strings; 3 stands for all above 2."""
    if abs(len(a) - len(b)) > 2:
        return 3
    return _rapidfuzz().distance(a, b, score_cutoff=2)


def office_level(a: Office, b: Office) -> int:
    """How two codes agree: ``0023`` is part of ``0023.6``."""
    x, y = a.squeezed, b.squeezed
    if not x or not y:
        return NONE
    if x == y:
        return OFFICE_SAME
    if len(x) == len(y) and a.digits == b.digits:
        return OFFICE_CONFUSED
    if x.startswith(y + ".") or y.startswith(x + "."):
        return OFFICE_PART
    return OFFICE_EDIT if edits(x, y) == 1 else OFFICE_OTHER


def letters_level(a: str | None, b: str | None) -> int:
    """How two sets of letters agree: ``มห`` and ``มท`` are near."""
    if a is None or b is None:
        return NONE
    a, b = a.replace(".", ""), b.replace(".", "")
    if a == b:
        return LETTERS_SAME
    if len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1:
        return LETTERS_NEAR
    return LETTERS_NEAR if abs(len(a) - len(b)) == 1 and edits(a, b) == 1 else LETTERS_OTHER


def date_level(a: int, b: int, citing: int, *, same_number: bool) -> int:
    """How the day that a citation prints agrees with that of a letter; *citing* is the day of the citing letter.

    A running number is given once a year: two letters with one number in the same year are one letter, whatever
    the day says. In another year they are two, unless the cited year cannot be right (it lies after the citing
    letter, or more than two years before it) and the letter's can.
    """
    if not a or not b:
        return NONE
    if a == b:
        return DATE_SAME
    if not (a % 100 and b % 100):
        whole_a, whole_b = (a // 100, b // 100) if a // 100 % 100 and b // 100 % 100 else (a // 10000, b // 10000)
        return DATE_PART if whole_a == whole_b else DATE_OTHER
    if a // 10000 == b // 10000:
        if a % 100 != b % 100 and a // 100 != b // 100:  # most pairs: month and day differ
            return DATE_SAME_YEAR if same_number else DATE_OTHER
        x, y = str(a), str(b)
        # A day is confused in Buddhist and Christian years alike: only day and month count here.
        if fold_digits(x[4:]) == fold_digits(y[4:]) or sum(p != q for p, q in zip(x, y, strict=True)) == 1:
            return DATE_CONFUSED
        return DATE_SAME_YEAR if same_number else DATE_OTHER
    believed = not citing or plausible(a, citing) or not plausible(b, citing)
    if (a % 10000 == b % 10000 or not believed) and fold_digits(str(a + 5430000)) == fold_digits(str(b + 5430000)):
        return DATE_YEAR  # misread in the Buddhist year that was printed
    if believed:
        return DATE_OTHER
    return DATE_YEAR if same_number or a % 10000 == b % 10000 else DATE_IMPOSSIBLE


def plausible(day: int, citing: int) -> bool:
    """Whether a letter of *day* may well be cited by one of *citing*: not later, and not two years before."""
    return citing - 20000 <= day <= citing


def agency_level(claim: Claim, other: Numbered) -> int:
    """How the agency that a citation names agrees with the sender of a letter."""
    a, b = claim.actor, other.actor
    if a is None or b is None:
        return NONE
    if a is b or a.ident == b.ident:
        return AGENCY_SAME
    if a.ident in (b.parent, b.place) or b.ident in (a.parent, a.place):
        return AGENCY_KIN
    if a.place is not None and a.place == b.place and a.level == b.level == "province":
        return AGENCY_KIN
    if a.known and b.known:
        return AGENCY_OTHER
    if a.ident == b.alike or b.ident == a.alike:
        return AGENCY_ALIKE
    if f"({a.name})" in b.name or f"({b.name})" in a.name:
        return AGENCY_SAME  # คณะกรรมการ… (ก.ท.) and ก.ท.
    return AGENCY_ALIKE if similarity(fold_matter(a.name), fold_matter(b.name)) >= 0.85 else AGENCY_OTHER


# Remembered: a tree of letters compares few subjects many times.
@lru_cache(maxsize=1 << 14)
def matter_level(a: str, b: str) -> int:
    """How two subjects agree."""
    if a is b or a == b:
        return MATTER_SAME
    a, b = fold_matter(a), fold_matter(b)
    if a == b:
        return MATTER_SAME
    if len(a) < 10 or len(b) < 10:
        return NONE  # “ขอเชิญประชุม” says nothing
    shorter, longer = (a, b) if len(a) <= len(b) else (b, a)
    if not _same_figures(shorter, longer):
        return MATTER_PART if similarity(a, b) >= 0.8 else MATTER_OTHER  # of another year, month or meeting
    if len(shorter) >= 16 and len(longer) > len(shorter) + 4 and similarity(shorter, longer[: len(shorter)]) >= 0.94:
        return MATTER_CLOSE  # cut short when it was passed on
    near = similarity(a, b)
    if near >= 0.94:
        return MATTER_CLOSE
    return MATTER_PART if near >= 0.8 or (len(shorter) >= 12 and shorter in longer) else MATTER_OTHER


def _same_figures(a: str, b: str) -> bool:
    """Whether the figures of the shorter subject are those with which the other begins, as far as OCR can tell."""
    x, y = fold_digits("".join(_FIGURES.findall(a))), fold_digits("".join(_FIGURES.findall(b)))
    return x == y or (len(x) < len(y) and y.startswith(x))


_FIGURES: Final = re.compile("[0-9]+")


def similarity(a: str, b: str) -> float:
    """Indel similarity of two texts, 0-1."""
    return _rapidfuzz().ratio(a, b) / 100.0


class _Fuzz(NamedTuple):
    ratio: Callable[[str, str], float]
    distance: Callable[..., int]


@cache
def _rapidfuzz() -> _Fuzz:
    """rapidfuzz, imported on first use: 30 ms that an archive without damage never needs."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import Levenshtein

    return _Fuzz(fuzz.ratio, Levenshtein.distance)


def order_level(day: int, citing: int) -> int:
    """Whether a letter of *day* lies before the citing one, as it must."""
    if not day or not citing:
        return NONE
    if not day % 100 or not citing % 100:
        day, citing = day // 100, citing // 100
        return NONE if day == citing else ORDER_BEFORE if day < citing else ORDER_AFTER
    if day > citing:
        return ORDER_AFTER
    if citing - day < 200:
        return ORDER_BEFORE  # this month or the last two
    a, b = to_date(day), to_date(citing)
    days = (b - a).days if a and b else 0
    return ORDER_BEFORE if days <= 120 else ORDER_MONTHS if days <= 500 else ORDER_YEARS


def _by(name: str | None, citing: Letter) -> bool:
    """Whether a received stamp of *name* is that of the citing agency: ศาลากลางจังหวัดพังงา for จังหวัดพังงา."""
    assert citing.actor is not None
    return bool(name) and fold_matter(citing.actor.name) in fold_matter(name or "")


# --- evidence -----------------------------------------------------------------------------------------------


def explain(levels: Levels, claim: Claim, other: Numbered, citing: Letter | None) -> tuple[Proof, ...]:
    """What agreed and what did not, in words; fields that could not be compared are left out."""
    proofs = []
    for (field, names), level in zip(FIELDS, levels, strict=True):
        if level:
            proofs.append(Proof(field, _detail(field, names[level][0], claim, other, citing)))
    return tuple(proofs)


def _detail(field: str, level: str, claim: Claim, other: Numbered, citing: Letter | None) -> str:
    if field in ("serial", "office", "letters", "mark"):
        cited, printed = number_of(claim), number_of(other)
        return f"{level}: cited {cited}, printed {printed}"
    if field == "date":
        return f"{level}: cited {iso(claim.date)}, printed {iso(other.date)}"
    if field == "agency":
        cited_name = claim.actor.name if claim.actor else None
        return f"{level}: cited {cited_name}, letter of {other.actor.name if other.actor else None}"
    if field == "matter":
        return f"{level}: {other.subject}"
    if field == "order" and citing is not None:
        return f"{level}: {delay_text(other.date, citing.date)}"
    if field == "reach" and citing is not None:
        return f"{level}: {citing.actor.name if citing.actor else None}"
    if field == "file" and isinstance(other, Letter):
        return f"{level}: document {other.index} of {other.source}"
    return level


def delay_text(first: int, second: int) -> str:
    """``2024-03-14 to 2024-03-28, 14 days``."""
    a, b = to_date(first), to_date(second)
    days = f", {(b - a).days} days" if a and b else ""
    return f"{iso(first)} to {iso(second)}{days}"
