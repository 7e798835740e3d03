"""The words of a received stamp: a line that holds nothing else, cut into them.

The words are the lists ``receipt…`` of ``words.toml``; besides them a line may hold a number, a day, a clock, an
office and the name of who received it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from attrs import define, evolve

from thaidoc.reading.grammar import MARKS, starts_with, words
from thaidoc.values import ThaiDate, dates

LONGEST = 130  # longer lines are running text
_LEADER = re.compile(r"(?<=[0-9])\.{2,}|(?<=[ก-๎]\.)\.+|\.{3,}|…+")
_BETWEEN = re.compile("[-\\s.:：…_|–—/,;()\\[\\]<>{}*\"'“”‘’=+│┃#~!\\\\]++")
_HOUR = re.compile(r"([0-9]{1,2})[ \t]*+[.:][ \t]*+([0-9]{2})(?:[.:][0-9]{2})?(?![0-9])(?![ \t]*+/)")
_NUMBER = re.compile(
    r"((?:[0-9][ \t]){2,6}[0-9](?![0-9])|[0-9](?:[0-9,]|[oO](?![A-NP-Za-np-z])){0,9})"
    r"(/(?:25[0-9]{2}|[4-9][0-9])(?![0-9]))?(?![0-9])"
)
_PREFIX = re.compile(r"[ก-ฮ]{1,3}\.?[ \t]*+(?=[0-9])")
_MONTHS = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
_LATIN = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MAY_BE_DAY = re.compile(
    r"[0-9]{1,2}(?![0-9])(?:[ \t]*+(?:[-/–มกพสตธเA-Za-z]|\.[ \t]*+(?:[0-9]{1,2}[ \t]*+\.|[ก-ฮเ]))|[ \t][0-9])"
    r"|[0-9]{4}[-/]"
)
_DIGITS = str.maketrans({",": "", " ": "", "\t": "", "o": "0", "O": "0"})
_MARKS = re.compile(f"[{MARKS}]+")
_LATIN_DAY = re.compile(
    rf"([0-9]{{1,2}})[ \t]?[-/.]?[ \t]?(?i:({'|'.join(_LATIN)})[a-z]{{0,6}})[ \t.,/-]{{0,3}}"
    r"([0-9]{4}|[0-9]{2})(?![0-9])"
)
_PARTED_DAY = re.compile(
    r"([0-9]{1,2})[ \t]?([-/. \t])[ \t]?([0-9]{1,2}|[ก-ฮเม][ก-๎]{0,2}\.?[ \t]?[ก-ฮ]{1,2}\.?|[ก-๎]{4,10})"
    r"[ \t]?[-/.\t ][ \t]?([0-9]{4}|[0-9]{2})(?![0-9/])"
)
_ABBREVIATION = re.compile(r"(?:[ก-ฮ]{1,5}\.){1,4}[ก-๎]{0,20}")
_OFFICE_ENDS = re.compile(r"[|\[\]()<>{}:,;│┃=]|[ \t]{3,}|[ \t]-[ \t]")
_OFFICE_DIGITS = re.compile(r"(?:เขต|ที่|ภาค|หมายเลข|กลุ่ม|สาขา|[0-9])[ \t]*+$")
_OFFICE_LABEL = re.compile(r"(?:ชื่อ)?(?:หน่วยงาน|ส่วนราชการ|หน่วยรับ|หน่วย)(?:ที่รับ|ผู้รับ|รับ)?(?:หนังสือ)?[ \t]*+(?:[:：|]|[ \t])")
_OF_RECEIPT = re.compile("ร[ัิ]?บ")
_SHORT = frozenset({"น", "น.", "ณ", "ลว", "วดป"})
_FIRST = re.compile(r"[-\s.:|(\[<{*\"“+=│┃#~]*+[0-9ก-ฮเ-ไA-Za-z]")


@define
class Token:
    """A piece of a stamp's line: its kind, its stretch, and what it says."""

    kind: str
    start: int
    end: int
    value: str | ThaiDate | None = None


_KINDS = {
    "receipt_person": "person",
    "receipt": "receipt",
    "receipt_day": "day",
    "receipt_clock": "clock",
    "receipt_number": "no",
    "receipt_desk": "desk",
    "receipt_label": "label",
}


@cache
def _words() -> dict[str, dict[str, tuple[re.Pattern[str], dict[str, str]]]]:
    """The words of stamps by their first two letters: one pattern, longest first, and the kind of each by its group."""
    rows = sorted(((word, kind) for name, kind in _KINDS.items() for word in words()[name]), key=lambda r: -len(r[0]))
    by_first: dict[str, dict[str, tuple[re.Pattern[str], dict[str, str]]]] = {}
    for first in {char for word, _ in rows for char in (word[0], word[0].upper())}:
        own = [(_bare(word), word, kind) for word, kind in rows if word[0] == first.lower()]
        seconds = {char for bare, _, _ in own for char in (bare[1:2], bare[1:2].upper())} | {""}
        for second in seconds:
            fit = [(word, kind) for bare, word, kind in own if bare[1:2] in ("", second.lower())]
            pattern = "|".join(f"(?P<w{i}>{_loose(word)}{_end(word)})" for i, (word, _) in enumerate(fit))
            entry = (
                re.compile(pattern, re.IGNORECASE if first.isascii() else 0),
                {f"w{i}": k for i, (_, k) in enumerate(fit)},
            )
            if fit:
                by_first.setdefault(first, {})[second] = entry
    return by_first


def _bare(word: str) -> str:
    return _MARKS.sub("", word)


def _word(text: str, at: int, end: int | None = None) -> tuple[str, int] | None:
    """The kind of the word that stands at *at*, and where it ends."""
    seconds = _words().get(text[at])
    if seconds is None:
        return None
    second = _MARKS.sub("", text[at + 1 : at + 4])[:1]
    entry = seconds.get(second) or seconds.get("")
    if entry is None:
        return None
    found = entry[0].match(text, at) if end is None else entry[0].match(text, at, end)
    return (entry[1][found.lastgroup], found.end()) if found and found.lastgroup else None


def _end(word: str) -> str:
    """What may not follow: a letter behind a Latin word or a short sign, a vowel of the last letter behind others."""
    return "(?![A-Za-z])" if word[0].isascii() else "(?![ก-ฮะ-๎])" if word in _SHORT else "(?![ะาำๅ])"


def _loose(word: str) -> str:
    """A pattern for *word* that ignores its marks, and blanks where it has one."""
    return "[ \\t]*+".join(
        "".join(f"{re.escape(c)}[{MARKS}]*+" if "ก" <= c <= "๎" else re.escape(c) for c in _bare(piece))
        for piece in word.split(" ")
    )


def tokens(text: str) -> list[Token] | None:
    """The pieces of a line, None where it holds anything else."""
    if len(text) > LONGEST or not _FIRST.match(text):
        return None
    if ".." in text or "…" in text:
        text = _LEADER.sub(lambda dots: " " * len(dots.group()), text)
    out: list[Token] = []
    position, end = 0, len(text)
    while True:
        between = _BETWEEN.match(text, position)
        if between is not None:
            position = between.end()
        if position >= end:
            return out
        token = _digits(text, position, out) if "0" <= text[position] <= "9" else None
        if token is None and (label := _OFFICE_LABEL.match(text, position)):
            token = Token("label", position, label.end())
        if token is None:
            token = _office(text, position)
        if token is None:
            found = _word(text, position)
            if found is not None:
                token = Token(found[0], position, found[1], text[position : found[1]])
            elif out and out[-1].kind in ("no", "receipt", "label") and (prefix := _PREFIX.match(text, position)):
                token = _digits(text, prefix.end(), out)
                if token is not None and token.kind == "number":
                    token = evolve(token, start=position, value=f"{prefix.group()}{token.value}")
                else:
                    return None
        if token is None:
            return None
        if token.kind == "person":
            name = _BETWEEN.match(text, token.end)
            if not starts_with("agency").match(text, name.end() if name else token.end):
                token.end = _name_ends(text, token.end)
        out.append(token)
        position = token.end


def _name_ends(text: str, start: int) -> int:
    """Where the name of who received it ends: at a digit, a wide blank or a label."""
    for k in range(start, len(text)):
        if text[k].isdigit() or text[k] in "|\t" or text.startswith("   ", k):
            return k
        if text[k - 1] == " " and (found := _word(text, k)) and found[0] in ("day", "clock"):
            return k
    return len(text)


def _digits(text: str, at: int, before: list[Token]) -> Token | None:
    """The day, the clock or the number that stands at *at*."""
    day = _day(text, at)
    if day is not None:
        return day
    hour = _HOUR.match(text, at)
    if hour is not None and int(hour.group(1)) < 24 and int(hour.group(2)) < 60:
        return Token("hour", at, hour.end(), f"{int(hour.group(1)):02d}:{hour.group(2)}")
    found = _NUMBER.match(text, at)
    if found is None:
        return None
    if found.group(2) and _day(text, found.start(2) + 1) is not None:
        return Token("number", at, found.end(1), found.group(1))
    printed = found.group(1).translate(_DIGITS)
    return Token("number", at, found.end(), printed + (found.group(2) or ""))


def _day(text: str, at: int) -> Token | None:
    if not _MAY_BE_DAY.match(text, at):
        return None
    found = dates.match(text, at)
    if found is not None and found.span.start == at and found.value.day is not None and found.until is None:
        return Token("date", at, found.span.end, found.value)
    latin = _LATIN_DAY.match(text, at)
    if latin is not None:
        year = int(latin.group(3))
        era = "ค.ศ. " if 1900 <= year < 2200 else "ค.ศ. 20" if year < 44 else ""
        return _told(f"{latin.group(1)} {_MONTHS[_LATIN.index(latin.group(2).lower())]} {era}{latin.group(3)}", latin)
    parted = _PARTED_DAY.match(text, at)
    if parted is None:
        return None
    day, _, month, year_of = parted.groups()
    if month.isdigit():
        if parted.group(2) in " \t." or not 1 <= int(month) <= 12:
            return None
        month = _MONTHS[int(month) - 1]
    return _told(f"{day} {month.replace(' ', '')} {year_of}", parted)


def _told(text: str, printed: re.Match[str]) -> Token | None:
    found = dates.match(text)
    if found is None or found.span.end != len(text) or found.value.day is None:
        return None
    value = found.value
    day = ThaiDate(value.year, value.month, value.day, printed.group(), value.era)
    return Token("date", printed.start(), printed.end(), day)


def _office(text: str, at: int) -> Token | None:
    """An office's name, to the next label, digit or wide blank."""
    if not (starts_with("agency").match(text, at) or starts_with("unit").match(text, at)):
        short = _ABBREVIATION.match(text, at)
        if short is None or _word(text, at):
            return None
    end = len(text)
    stop = _OFFICE_ENDS.search(text, at)
    if stop is not None:
        end = stop.start()
    k = text.find(" ", at, end)
    while k >= 0:
        k += 1
        if k < end and text[k].isdigit():
            if not _OFFICE_DIGITS.search(text, at, k) or _day(text, k) is not None:
                end = k
                break
        found = _word(text, k, end) if k < end else None
        if found is not None and found[0] in ("receipt", "day", "clock", "no"):
            end = k
            break
        k = text.find(" ", k, end)
    name = text[at:end].rstrip(' \t-–/.…_*"”')
    if name.endswith(("จ", "อ", "ต")) and text[at + len(name) : at + len(name) + 1] == ".":
        name += "."
    return Token("office", at, at + len(name), " ".join(name.split())) if len(name) >= 3 else None


def told_by(pieces: Iterable[list[Token]]) -> bool:
    """Whether the pieces of several lines say number and day, and that something was received."""
    said = [token for line in pieces for token in line]
    kinds = {token.kind for token in said}
    return {"number", "date"} <= kinds and ({"no", "clock"} <= kinds or any(map(of_receipt, said)))


def of_receipt(token: Token) -> bool:
    """เลขรับ, วันที่รับ: a label that says that something was received."""
    return token.kind == "receipt" or (
        token.kind in ("no", "day", "clock") and isinstance(token.value, str) and bool(_OF_RECEIPT.search(token.value))
    )


__all__ = ["LONGEST", "Token", "of_receipt", "tokens", "told_by"]
