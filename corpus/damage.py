"""Damage as a recogniser of Thai print does it: the one place for models of noise.

Every function takes its own random source and changes nothing else, so that a seed gives the same damage anywhere.
What is confused was seen in real recognised letters: digits of like shape (๒๖, ๓๗, ๔๕๘๙, ๐๑), letters that differ
by a loop (มห → มท), digits lost or doubled (๑๒๖๙๖ / ๑๒๖๖๓๖), a ว that goes under in the slash, years.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Final

from attrs import evolve

from thaidoc.records import Citation
from thaidoc.values import DocumentNumber, ThaiDate

#: Digits that look alike in Thai print.
LIKE_DIGITS: Final = {
    "0": "1", "1": "0", "2": "6", "6": "2", "3": "7", "7": "3", "4": "589", "5": "489", "8": "459", "9": "458",
}  # fmt: skip

#: Consonants that differ by a loop, a head or a tail.
LIKE_LETTERS: Final = {
    "ห": "ท", "ท": "ห", "ศ": "สค", "ส": "ศ", "ค": "ดศ", "ด": "ตค", "ต": "ด", "ช": "ซ", "ซ": "ช", "น": "มฉ",
    "ม": "น", "ร": "ธ", "ธ": "ร", "บ": "ป", "ป": "บ", "ถ": "ภก", "ภ": "ถ", "ก": "ถภ", "พ": "ฟ", "ฟ": "พ",
    "ผ": "ฝ", "ฝ": "ผ", "ย": "ข", "ข": "ย", "ล": "ส", "อ": "ฮ", "ว": "ร",
}  # fmt: skip

_MARKS: Final = "ัิีึืุู็่้์"


def confuse_digit(text: str, rng: Random) -> str:
    """*text* with one digit mistaken for one of like shape; unchanged if it has none."""
    return _swap(text, LIKE_DIGITS, rng)


def confuse_letter(text: str, rng: Random) -> str:
    """*text* with one consonant mistaken for one of like shape."""
    return _swap(text, LIKE_LETTERS, rng)


def _swap(text: str, like: dict[str, str], rng: Random) -> str:
    places = [i for i, c in enumerate(text) if c in like]
    if not places:
        return text
    i = rng.choice(places)
    return text[:i] + rng.choice(like[text[i]]) + text[i + 1 :]


def lose_or_double_digit(text: str, rng: Random) -> str:
    """*text* with one digit lost or printed twice; a single digit is never lost."""
    places = [i for i, c in enumerate(text) if c.isdecimal()]
    if not places:
        return text
    i = rng.choice(places)
    if len(places) > 1 and rng.random() < 0.5:
        return text[:i] + text[i + 1 :]
    return text[:i] + text[i] + text[i:]


def damage_text(text: str, rng: Random, rate: float = 0.02) -> str:
    """Running text with about *rate* of its characters hurt: marks lost, consonants and digits confused."""
    found = []
    for c in text:
        if rng.random() < rate:
            if c in _MARKS:
                continue
            c = _swap(c, LIKE_LETTERS if c in LIKE_LETTERS else LIKE_DIGITS, rng)
        found.append(c)
    return "".join(found)


# --- numbers and dates ------------------------------------------------------------------------------------------


def _serial_digit(number: DocumentNumber, rng: Random) -> DocumentNumber:
    return evolve(number, serial=confuse_digit(number.serial or "", rng) or None)


def _unit_digit(number: DocumentNumber, rng: Random) -> DocumentNumber:
    return evolve(number, unit=confuse_digit(number.unit, rng)) if number.unit else number


def _serial_length(number: DocumentNumber, rng: Random) -> DocumentNumber:
    return evolve(number, serial=lose_or_double_digit(number.serial or "", rng) or None)


def _letters(number: DocumentNumber, rng: Random) -> DocumentNumber:
    return evolve(number, prefix=confuse_letter(number.prefix, rng)) if number.prefix else number


def _mark(number: DocumentNumber, _rng: Random) -> DocumentNumber:
    return evolve(number, circular=False)


#: What happens to a number, and how often among damaged numbers.
NUMBER_DAMAGE: Final[tuple[tuple[float, Callable[[DocumentNumber, Random], DocumentNumber]], ...]] = (
    (0.45, _serial_digit),
    (0.17, _unit_digit),
    (0.13, _serial_length),
    (0.13, _letters),
    (0.12, _mark),
)


def damage_number(number: DocumentNumber, rng: Random) -> DocumentNumber:
    """*number* with one thing wrong, as far as it has that thing."""
    weights = [weight for weight, _ in NUMBER_DAMAGE]
    (how,) = rng.choices([how for _, how in NUMBER_DAMAGE], weights)
    return how(number, rng)


def damage_date(date: ThaiDate, rng: Random) -> ThaiDate:
    """*date* with a digit of day or (Buddhist) year mistaken; the same where no real day comes out."""
    for _ in range(4):
        try:
            if date.day is not None and rng.random() < 0.6:
                return evolve(date, day=int(confuse_digit(str(date.day), rng)))
            year = int(confuse_digit(str(date.year + 543), rng)) - 543
            if abs(year - date.year) <= 40:  # 2567 read as 2167 is noticed by any reader of dates
                return evolve(date, year=year)
        except ValueError:
            continue
    return date


def damage_citation(citation: Citation, rng: Random) -> Citation:
    """*citation* with one to three things wrong in its number or date (three quarters: one)."""
    (hurts,) = rng.choices((1, 2, 3), (0.75, 0.2, 0.05))
    for _ in range(hurts):
        if citation.date is not None and (citation.number is None or rng.random() < 0.17):
            citation = evolve(citation, date=damage_date(citation.date, rng))
        elif citation.number is not None:
            citation = evolve(citation, number=damage_number(citation.number, rng))
    return citation
