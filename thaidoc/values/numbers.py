"""Numbers of official documents: ``ที่ พช 0023.7/ว 583``, ``คำสั่ง ที่ 817/2567``.

The grammar is that of the Regulation of the Office of the Prime Minister on Correspondence B.E. 2526,
appendix 1, widened by what 214 numbers found in published letters show (``tests/values/data/number_examples.csv``)::

    number  = letters ["(" committee ")"] code *("." sub) ["(" unit ")"] "/" ["ว"] [running] ["/" year]
            | letters year "/" ["ว"] running            agencies of three and more letters (สพร 2568/ว 710)
            | [letters] running "/" year                orders, certificates, minutes, letters of firms
            | [Latin letters] running "/" year          telegrams, tenders (JAK 214/2568, E7/2569)
            | "ว" running ["/" year]                    the short citation
            | "/" year                                  an order that has no number yet

:data:`PATTERN` is that grammar, unanchored; :func:`find`, :func:`match` and :meth:`DocumentNumber.parse`
are built from the same pieces and the same function that turns a match into a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from attrs import evolve, field, frozen

from thaidoc.errors import InvalidNumber
from thaidoc.text import Span, to_arabic, to_thai

# A year in place of a code, or after an order's number: every B.E. year that a letter can bear.
BE_FIRST, BE_LAST = 2400, 2743

_D = "[0-9๐-๙]"
_C = "[ก-ฮ]"
_B = "[ \t\u00a0\u2000-\u200b\u202f\u3000]"  # blanks that do not end a line
_S = "[ \t\r\n\u00a0\u2000-\u200b\u202f\u3000]"

# What may stand at the end of ว: anything but a letter or vowel that would make it a word (วัน, วรรค).
_WO = r"(?P<mark>ว)\.?(?=-?พิเศษ|(?![ก-๎A-Za-z]))"
_BRACKET = r"\([^()\n]{1,14}\)"
_SUBS = (
    rf"(?:-{_D}{{1,2}}(?={_D}{{0}}[-./])){{0,3}}(?:{_B}?\.{_B}?{_D}{{1,4}}){{0,4}}"
    rf"(?:{_B}?\.?{_BRACKET}(?:{_D}{{1,3}}(?=[./]|\Z))?(?:\.{_D}{{1,4}}){{0,2}}(?:{_BRACKET})?)?(?:{_B}{_C}{{2}}(?=/))?"
)
_UNIT = rf"{_D}(?:{_D}{{1,6}}|(?=\.{_D})){_SUBS}"
_COUNT = rf"{_D}{{1,7}}{_SUBS}"  # an order's number may have one digit
_DAY_AHEAD = rf"(?!{_D})(?!{_S}{{0,9}}(?:เดือน|มกร|กุมภ|มีน|เมษ|พฤษ|พฤศ|มิถ|กรก|สิง|กัน|ตุล|ธัน|[กตธพมสเ][ีิ]?\.?[คพมย]\.))"
_SERIAL = (
    rf"(?:\({_C}[^()/\n]{{0,13}}\){_B}?)?"
    rf"(?:-?พิเศษ(?:{_B}?-?{_B}?{_D}{{1,7}})?|"
    rf"(?:{_C}{{1,3}}\.?{_B}?[/-]{_B}?|{_C}\.?{_B}{{0,3}}|{_C}{{2,3}}\.{_B}{{0,3}}|(?!ลง|ลว){_C}{{2}}{_B}?)?{_D}{{1,7}}(?:{_B}?[-–]{_B}?{_D}{{1,7}})?{_DAY_AHEAD})"
)
_YEAR = rf"{_B}{{0,2}}/{_B}{{0,2}}(?P<year>{_D}{{4}}|{_D}{{2}})(?!{_D})"
_SLASH = rf"(?:{_B}{{0,3}}(?P<slash>/)|(?={_B}{{0,2}}ว))"
_RUNNING = rf"(?:{_S}{{0,3}}{_WO})?(?:{_B}{{0,3}}(?P<serial>{_SERIAL})(?:{_YEAR})?)?"
_COMMITTEE = rf"(?P<bracket>\({_B}?(?P<committee>[^()\n]{{1,14}}?){_B}?\))"
# Glued before the letters: ที่พง ๐๐๐๔, หนังสือกค 0405; anything else that is Thai makes the letters part of a word.
_GLUED = ("ที่", "หนังสือ", "ด่วนที่สุด", "ด่วนมาก", "ด่วน", "ลับ", "ลับมาก")


def _edge(passed: str = "") -> str:
    """A pattern for the place before a number's letters, or *passed* after it."""
    return rf"(?:(?<![ก-๎A-Za-z0-9๐-๙.]{passed})|" + "|".join(rf"(?<={word}{passed})" for word in _GLUED) + ")"


_LETTERS = rf"{_C}{{2,5}}(?:\.{_C}{{2,5}})?\.?|{_C}\.{_C}\.(?:{_C}\.)?"
_REST = rf"{_S}{{0,24}}(?:{_COMMITTEE}{_S}{{0,4}})?(?P<unit>{_UNIT}){_SLASH}{_RUNNING}"

PATTERN: re.Pattern[str] = re.compile(rf"{_edge()}(?P<prefix>{_LETTERS}){_REST}")
"""A letter's number in running text; groups prefix, committee, unit, slash, mark, serial, year.

Unanchored and linear. It takes every shape of the grammar that has letters and a code; what is no
number although it has the shape (form and case numbers) is refused by :func:`find`.
"""

# The same for a window in which a number is looked for: the first letter before what must stand there, so that ``re``
# skips to it and most places are refused by the second one.
_NEAR = re.compile(
    rf"(?P<prefix>{_C}(?=[ก-ฮ.]){_edge('.')}(?:{_C}{{1,4}}(?:\.{_C}{{2,5}})?\.?|\.{_C}\.(?:{_C}\.)?)){_REST}"
)

# After a label or alone: letters may be missing, or stand apart one by one (ม ท, ม. ท.).
_LOOSE_LETTERS = rf"(?:{_C}{{2,5}}(?:\.{_C}{{2,5}})?\.?|{_C}(?:[ .]{{1,2}}{_C}(?!{_C})){{1,3}}\.?)"
_HEAD = rf"(?:(?P<prefix>{_LOOSE_LETTERS}){_B}{{0,6}}(?:{_COMMITTEE}{_B}{{0,6}})?)?"
_LABELLED = re.compile(rf"{_HEAD}(?P<unit>{_COUNT}){_SLASH}{_RUNNING}")
_SHORT = re.compile(rf"{_WO}{_B}{{0,3}}(?P<serial>{_D}{{1,7}}(?:{_B}?[-–]{_B}?{_D}{{1,7}})?{_DAY_AHEAD})(?:{_YEAR})?")
_LATIN = re.compile(
    rf"(?P<serial>[A-Za-z]{{1,6}}(?:{_B}?[-.]{_B}?|{_B}{{0,2}}){_D}{{1,6}}){_B}{{0,2}}/{_B}{{0,2}}(?P<year>{_D}{{4}})(?!{_D})"
)
_BLANK_ORDER = re.compile(rf"/{_B}{{0,6}}(?P<year>{_D}{{4}})(?!{_D})")
# Strictly parsed text also holds what stands in templates: no slash yet, Latin letters, a branch without number.
_ODD_SERIAL = rf"(?:{_C}{{1,3}}\.?{_B}?-?|[A-Za-z]{{1,6}})"
_WHOLE = re.compile(
    rf"{_HEAD}(?P<unit>{_COUNT})(?:{_S}{{0,6}}(?P<slash>/))?(?:{_S}{{0,6}}{_WO})?"
    rf"(?:{_S}{{0,6}}(?P<serial>{_SERIAL}(?:{_B}{_D}{{1,3}}){{0,2}}|{_ODD_SERIAL})(?:{_YEAR})?)?"
)
_LABEL = re.compile(rf"(?:{_S}|ด่วนที่สุด|ด่วนมาก|ด่วน|ลับที่สุด|ลับมาก|ลับ|เลขที่|หนังสือ(?=ที่|{_S}|{_C}{{2}})|ที่|ที(?={_S})|:)*+")
# A blank inside the running number (OCR: ว ๕๘ ๓) is believed at the end of its line only.
_SPLIT = re.compile(rf"(?:{_B}{_D}{{1,3}}){{1,3}}(?={_B}*(?:\r?\n|\Z)|{_B}{{4}})")
# A running number that the wrap cut off, of a letter whose day follows: ที่ มท 0825/ว / 5215 ลงวันที่ …
# Its digits set apart (OCR: ว ๑ ๐๑๕ ลงวันที่): believed where the day follows.
_NO_DIGIT = re.compile(r"\D")
_SPREAD = re.compile(rf"(?:{_B}{_D}{{1,3}}){{1,4}}(?={_B}{{0,4}}(?:ลง|ลว))")
_BELOW = re.compile(rf"[ \t\n]{{1,60}}({_D}{{1,6}})(?=[ \t\n]{{0,60}}\(?(?:ซึ่ง|ฉบับ)?(?:ลง|ลว))")
_LEADER = re.compile(rf"(?:{_B}|[.…_])*+")
_STRAY = re.compile(rf"{_C}{_B}+(?={_C}{{2,5}}\.?{_B}*[0-9๐-๙(])")  # ที่ พ พง 0017.5/ว 3953
_ADDRESS = re.compile(rf"{_S}*(?:หมู่|ม\.|ถนน|ถ\.|ซอย|ซ\.|แขวง(?!ทางหลวง|การทาง)|ตำบล|ต\.|ตรอก)")


@frozen(order=False)
class DocumentNumber:
    """The number of a document, in Arabic digits.

    ``prefix`` letters of the agency (``พช``); ``committee`` the bracket between letters and code (``กวจ``);
    ``unit`` the code with its sub-levels and a bracket that follows it (``0702(กม.05)``); ``circular`` a printed
    ว; ``serial`` the running number as printed, zeros kept (``071``, ``686-723``, ``ป 5103``, ``พิเศษ``);
    ``year`` (B.E.) where one is printed in the number. ``year_first`` tells an ordinary letter of an agency whose
    file code is the year (``สพร 2568/710``) from an order's ``149/2565``; circulars need it not.
    """

    prefix: str | None = None
    committee: str | None = None
    unit: str | None = None
    circular: bool = False
    serial: str | None = None
    year: int | None = None
    year_first: bool = field(default=False, kw_only=True, repr=False)

    @classmethod
    def parse(cls, text: str) -> DocumentNumber:
        """Read *text*, which must be one number and nothing else.

        Words of urgency and secrecy, ``ที่`` and ``เลขที่`` may stand before it. Raises :exc:`InvalidNumber` with
        the place where the text stops being a number, :exc:`TypeError` for anything but a string.
        """
        _need_text(text, "DocumentNumber.parse")
        start = _end_of(_LABEL, text, 0)
        end = len(text.rstrip())
        for pattern in (_WHOLE, _SHORT, _BLANK_ORDER, _LATIN):
            found = pattern.fullmatch(text, start, end)
            if found and (value := _value(found, strict=True)):
                return value
        raise _why(text, start, end)

    @property
    def text(self) -> str:
        """The canonical form in Arabic digits: ``กค (กวจ) 0405.2/ว 119``, ``817/2567``, ``พท 0017.2/``."""
        head = self.prefix or ""
        if self.committee:
            head += f" ({self.committee})"
        running = " ".join(filter(None, ("ว" if self.circular else "", self.serial)))
        if self.unit is not None:
            tail = f"{self.unit}/{running}"
            if self.year is not None:
                tail += f"/{self.year}"
        elif self.year is None:
            tail = running
        elif head and (self.circular or self.year_first):
            tail = f"{self.year}/{running}"
        else:
            tail = f"{running}/{self.year}"
        return f"{head} {tail}" if head else tail

    def __str__(self) -> str:
        return self.text

    def format(self, digits: Literal["arabic", "thai"] = "arabic") -> str:
        """The canonical form in the digits asked for; :exc:`ValueError` for any other name."""
        if digits not in ("arabic", "thai"):
            raise ValueError(f"digits must be 'arabic' or 'thai', not {digits!r}")
        return to_thai(self.text) if digits == "thai" else self.text

    @property
    def key(self) -> str:
        """What two spellings of one number share: no blanks, no dots after letters (saraban.md 2, point 1)."""
        return _squeeze(self.text)

    @property
    def complete(self) -> bool:
        """Whether a running number is there; without one a number never identifies a document."""
        return self.serial is not None and ("พิเศษ" in self.serial or any(c.isdecimal() for c in self.serial))

    def _order(self) -> tuple[Any, ...]:
        first = re.search(r"\d+", self.serial or "")
        return (
            self.prefix or "",
            self.committee or "",
            self.unit or "",
            self.circular,
            self.year or 0,
            int(first[0]) if first else -1,
            self.serial or "",
            self.year_first,
        )

    def __lt__(self, other: object) -> bool:
        return self._order() < other._order() if isinstance(other, DocumentNumber) else NotImplemented

    def __le__(self, other: object) -> bool:
        return self._order() <= other._order() if isinstance(other, DocumentNumber) else NotImplemented

    def __gt__(self, other: object) -> bool:
        return self._order() > other._order() if isinstance(other, DocumentNumber) else NotImplemented

    def __ge__(self, other: object) -> bool:
        return self._order() >= other._order() if isinstance(other, DocumentNumber) else NotImplemented


class NumberMatch(NamedTuple):
    """A number and the place of it, from its letters to the end of its running number or year."""

    value: DocumentNumber
    span: Span


def match(text: str, pos: int = 0, end: int | None = None) -> NumberMatch | None:
    """The number that stands at *pos*, after blanks or dotted leaders, on that line; None if there is none.

    For use behind a label (ที่, เลขที่): letters or running number may be missing. Words that begin like
    the label (ที่ทำการ, ที่ประชุม) and a day that follows an empty number give nothing.
    """
    _need_text(text, "numbers.match")
    stop = len(text) if end is None else min(end, len(text))
    line = text.find("\n", pos, stop)
    if line >= 0:
        stop = line
    start = _end_of(_STRAY, text, _end_of(_LEADER, text, pos, stop), stop)
    for pattern in (_LABELLED, _SHORT, _BLANK_ORDER, _LATIN):
        found = pattern.match(text, start, stop)
        if found is None or not (value := _value(found, strict=False)):
            continue
        if value.prefix is None and (not (_internal(value) or _letterless(value)) or _ADDRESS.match(text, found.end())):
            return None
        last = found.end()
        if value.serial and value.serial[-1].isdecimal() and found.end("serial") == last:
            more = _SPLIT.match(text, last, stop)
            joined = value.serial + re.sub(r"\D", "", to_arabic(more[0])) if more else ""
            if more and len(joined) <= 7:
                value, last = evolve(value, serial=joined), more.end()
        return NumberMatch(value, Span(start, last))
    return None


def find(text: str, start: int = 0, end: int | None = None, *, orders: bool = False) -> Iterator[NumberMatch]:
    """Letters' numbers in running text, left to right, strict against look-alikes (number_traps.csv).

    With *orders*, also ``817/2567`` behind ที่ or เลขที่ where คำสั่ง, ประกาศ, หนังสือรับรอง or the like stands
    shortly before. Works from slashes outward, so that text without numbers costs next to nothing.
    """
    _need_text(text, "numbers.find")
    stop = len(text) if end is None else min(end, len(text))
    done = start
    for at in _anchors(text, start, stop):
        if at < done:
            continue
        low = max(done, at - 60)
        found = None if _without_letters(text, at, low) else _NEAR.search(text, low, min(stop, at + 48))
        while found and found.end("unit") < at - 3:
            found = _NEAR.search(text, max(found.end("unit"), found.start() + 1), min(stop, at + 48))
        hit: NumberMatch | None = None
        if found and found.start("prefix") < at:
            value = _value(found, strict=False)
            if value and _plausible(text, found, value):
                value, last = _completed(text, value, found.end(), stop)
                hit = NumberMatch(value, Span(found.start("prefix"), last))
        if hit is None:
            hit = _bare(text, low, at, stop, orders)
        if hit:
            done = hit.span.end
            yield hit


def _completed(text: str, value: DocumentNumber, last: int, stop: int) -> tuple[DocumentNumber, int]:
    """The rest of a running number that a wrap cut off, or whose digits stand apart."""
    if value.serial is None:
        below = _BELOW.match(text, last, min(stop, last + 90)) if value.circular else None
        return (evolve(value, serial=to_arabic(below[1])), below.end()) if below else (value, last)
    if len(value.serial) < 4 and value.serial.isdecimal():
        more = _SPREAD.match(text, last, min(stop, last + 30))
        joined = value.serial + _NO_DIGIT.sub("", to_arabic(more[0])) if more else ""
        if more and len(joined) <= 6:
            return evolve(value, serial=joined), more.end()
    return value, last


def _without_letters(text: str, at: int, low: int) -> bool:
    """Whether the digits before the slash at *at* have no letters before them: ครั้งที่ 3/2568, วันที่ 9/3/2568."""
    place = at - 1
    if text[at] != "/" or not text[place].isdecimal():
        return False
    while place > low and text[place].isdecimal():
        place -= 1
    while place > low and (text[place].isspace() or text[place] == "\u200b"):
        place -= 1
    return not ("ก" <= text[place] <= "ฮ" or text[place] in ".)-/")


def fold(text: str) -> str:
    """The key of a printed number: that of its value where it parses, else the text squeezed the same way."""
    _need_text(text, "numbers.fold")
    try:
        return DocumentNumber.parse(text).key
    except InvalidNumber:
        return _squeeze(to_arabic(text))


# --- from a match to a value ------------------------------------------------------------------------------------


def _value(found: re.Match[str], *, strict: bool) -> DocumentNumber | None:
    """The value that a match of any of the patterns holds; None where its parts cannot stand together."""
    get = found.groupdict().get
    prefix = _letters(get("prefix"))
    committee = to_arabic(committee).rstrip(".") if (committee := get("committee")) else None
    unit = _tight(get("unit"))
    serial = _running(get("serial"))
    circular = get("mark") is not None
    year = _be(get("year"))
    if get("year") is not None and year is None:
        return None
    if unit is None:
        return DocumentNumber(prefix, committee, None, circular, serial, year)
    plain = unit.isdecimal()
    if plain and not circular and year is None and serial is not None and serial.isdecimal() and get("slash"):
        as_year = _be(serial) if len(serial) == 4 or prefix is None else None
        padded = unit[0] == "0" and (prefix is not None or len(unit) > 3)
        if as_year is not None and not padded and (prefix is None or len(unit) <= 3):
            return DocumentNumber(prefix, committee, None, False, unit, as_year)
    if plain and prefix and len(prefix) > 2 and len(unit) == 4 and "2540" <= unit <= "2599" and year is None:
        return DocumentNumber(prefix, committee, None, circular, serial, int(unit), year_first=not circular)
    if plain and len(unit) < (2 if prefix or circular else 4):
        return None
    if not get("slash") and not circular and (prefix is None or not strict):
        return None
    return DocumentNumber(prefix, committee, unit, circular, serial, year)


def _letters(printed: str | None) -> str | None:
    if printed is None:
        return None
    if printed.isalpha():
        return printed
    groups = _APART.split(printed.strip(" ."))
    return ("" if all(len(group) == 1 for group in groups) else ".").join(groups)


def _tight(printed: str | None) -> str | None:
    if printed is None:
        return None
    tight = _close(printed if printed.isascii() else to_arabic(printed))
    return tight if tight.isascii() else _PROVINCE_BEHIND.sub(r" \1", tight)


def _running(printed: str | None) -> str | None:
    if printed is None:
        return None
    if printed.isascii() and printed.isdecimal():
        return printed
    tight = _close(printed if printed.isascii() else to_arabic(printed))
    if tight.isdecimal():
        return tight
    if tight[0].isascii() and tight[0].isalpha():
        return _LATIN_AHEAD.sub(r"\1 ", tight) if _BLANK_WITHIN.search(printed) else tight
    tight = tight.replace("–", "-").removeprefix("-")
    tight = _BRACKET_AHEAD.sub(r"\1 ", tight)
    return _LETTER_AHEAD.sub(r"\1 ", tight)


_APART = re.compile(r"[ .]+")
_BRACKET_AHEAD = re.compile(r"^(\([ก-ฮ][^()]*\))(?=.)")
_LETTER_AHEAD = re.compile(r"(?<![ก-ฮ])([ก-ฮ]|พิเศษ)\.?(?=\d)")
_LATIN_AHEAD = re.compile(r"^([A-Za-z]+)\.?(?=\d)")
_BLANK_WITHIN = re.compile(rf"(?<=[A-Za-z.]){_B}")
_PROVINCE_BEHIND = re.compile(r"(?<=\d)([ก-ฮ]{2})$")  # ตผ 0056 สข/312
_DOT_AFTER = re.compile(r"(?<=[ก-ฮ])\.")
_DIGITS_AHEAD = re.compile(r"\d+")
_LOST_SLASH = re.compile(r"(?<=[\d)])ว(?=[.\d])")


def _close(text: str) -> str:
    """*text* without white space and zero-width spaces."""
    return "".join(text.split()).replace("\u200b", "")


def _be(printed: str | None) -> int | None:
    if printed is None:
        return None
    year = int(printed)
    if len(printed) == 2:
        return 2500 + year if year >= 25 else None
    return year if len(printed) == 4 and BE_FIRST <= year <= BE_LAST else None


def _squeeze(text: str) -> str:
    key = _close(text)
    if "ว" in key:
        key = _LOST_SLASH.sub("/ว", key)
    return _DOT_AFTER.sub("", key) if "." in key else key


# --- what is no number ------------------------------------------------------------------------------------------

_TRAP_LETTERS = frozenset(("มผช", "มยผ", "มอก", "ภงด", "คสช", "กบข", "สกส", "วสท", "ปพ", "ทปอ"))
_DAY_BELOW = re.compile(r"[ \t\n]{0,60}(?:ลงวันที่|ลว\.?[ \t])")
_LABEL_BEFORE = re.compile(rf"(?:เลขที่|ที่|ที(?={_S})){_S}{{0,4}}\Z")
_NOT_A_LABEL = re.compile(
    r"(?:ครั้ง|ฉบับ|หมู่|บ้านเลข|บ้าน|(?<!กรมบังคับ)คดี|หมายเลข(?:ดำ|แดง)?|ดำ|แดง|โฉนด|สัญญา|ชุด|เล่ม)(?:เลข)?\Z"
)
_ORDER_WORD = re.compile(r"คำสั่ง|ประกาศ|ระเบียบ|ข้อบังคับ|หนังสือรับรอง|แถลงการณ์|คําสั่ง")
_LETTER_WORD = re.compile(r"หนังสือ(?!รับรอง|สำคัญ|สัญญา|เดินทาง|มอบ|คู่)|จดหมาย|โทรเลข|โทรสาร|วิทยุ|บันทึกข้อความ|ลิขิต|ใบบอก")
_NO_LETTER = re.compile(r"สัญญา|ใบ(?!บอก)[ก-๎]{3}|ทะเบียน|เลขรับ|โฉนด|เสร็จ|ประชุม|มติ|นั้น|คำสั่ง|ประกาศ|ฉบับที่|มาตรฐาน")
_CASE_WORD = re.compile(r"(?<!กรมบังคับ)(?<!กรมสอบสวน)คดี|(?<!สำนักงาน)ศาล(?!ากลาง|าว่าการ)|หมายเลข|ครั้งที่|บ้านเลข")


def _labelled(text: str, low: int, at: int) -> bool:
    found = _LABEL_BEFORE.search(text, max(0, low, at - 12), at)
    return found is not None and not _NOT_A_LABEL.search(text, max(0, found.start() - 20), found.start())


def _internal(value: DocumentNumber) -> bool:
    """A number without letters is believed for orders, circulars and codes that begin with 0 or have sub-levels."""
    unit = value.unit
    return unit is None or value.circular or unit[0] == "0" or not unit.isdecimal()


def _letterless(value: DocumentNumber) -> bool:
    """``๘๓๑๘/๑๘๗๖๐``: behind the label ที่, a memo inside an office may leave its letters out."""
    return len(value.unit or "") in (4, 5) and (value.serial or "").isdecimal() and len(value.serial or "") > 1


def _plausible(text: str, found: re.Match[str], value: DocumentNumber) -> bool:
    """Whether a match in running text is a letter's number rather than a plate, form, case or standard."""
    prefix, unit = value.prefix or "", value.unit
    if prefix in _TRAP_LETTERS:
        return False
    labelled = _labelled(text, 0, found.start("prefix"))
    if unit is not None and not unit[1:2].isdecimal():  # สปสช. 5.37/ว 110
        return labelled and len(prefix) > 2 and value.serial is not None
    if value.circular:
        return True
    if unit is None:
        if labelled and (value.year_first or value.committee is not None):
            return True
        return labelled and "." not in prefix and _of_a_letter(text, found.start(), found.end())
    digits = _DIGITS_AHEAD.match(unit)
    code = digits[0] if digits else unit
    if len(code) >= 4 and (code[0] == "0" or not unit.isdecimal()):
        return True
    if value.serial is None:
        return len(code) >= 4 and labelled or not unit.isdecimal()
    dotted = "." in found["prefix"]
    if value.year is not None or (value.serial.isdecimal() and len(value.serial) == 4 and _be(value.serial)):
        # ตร 55801/2579 ลงวันที่ …: a running number that looks like a year, where label and day speak for a letter
        sure = value.year is None and labelled and len(code) >= 4 and not dotted
        if sure:
            return bool(_DAY_BELOW.match(text, found.end()))
        return labelled and value.year is None and _of_a_letter(text, found.start(), found.end())
    if len(code) >= 4:
        return (len(prefix) == 2 and not dotted) or labelled
    return labelled and len(prefix) == 2 and not dotted and (len(value.serial) >= 3 or code[0] == "0")


def _of_a_letter(text: str, at: int, last: int) -> bool:
    """A letter is named before the number at *at*, and its day follows: ``หนังสือ… ที่ 9/2569 ลงวันที่``."""
    if not _DAY_BELOW.match(text, last):
        return False
    before = text[max(0, at - 90) : at]
    words = list(_LETTER_WORD.finditer(before))
    return (
        bool(words)
        and not _CASE_WORD.search(before, words[-1].end())
        and not _NO_LETTER.search(before, words[-1].end())
    )


def _bare(text: str, low: int, at: int, stop: int, orders: bool) -> NumberMatch | None:
    """A number without letters around the slash at *at*: an internal code or an order, behind its label."""
    tail = _TAIL.search(text, max(low, at - 40), at)
    if tail is None:
        return None
    if orders and text[max(0, tail.start() - 1)] in _LATIN_END and (odd := _lettered(text, low, tail.start(), stop)):
        return odd
    bracketed = orders and text[max(0, tail.start() - 1) : tail.start()] == "("
    if not bracketed and not _labelled(text, 0, tail.start()):
        return None
    found = _LABELLED.match(text, tail.start(), min(stop, at + 48))
    value = _value(found, strict=False) if found else None
    if not found or not value or value.prefix is not None or _ADDRESS.match(text, found.end()):
        return None
    if bracketed and value.unit and _ORDER_YEAR.fullmatch(value.serial or "") and value.unit.isdecimal():
        value = DocumentNumber(None, None, None, False, value.unit, int(value.serial or 0))  # คำสั่ง… (0842/2562)
    if bracketed and (value.unit is not None or not _BRACKET_DATED.match(text, found.end())):
        return None  # คำสั่งสำนักงาน ก.พ.ร. (3818/2566) ลงวันที่ …
    if value.unit is None:
        if not orders or len(found["serial"] or "") != 4:
            return None
        if _of_a_letter(text, tail.start(), found.end()):
            return NumberMatch(value, Span(*found.span()))
        before = text[max(0, tail.start() - 90) : tail.start()]
        words = list(_ORDER_WORD.finditer(before))
        if not words or _CASE_WORD.search(before, words[-1].end()):
            return None
    elif not _internal(value):
        return None
    return NumberMatch(value, Span(*found.span()))


def _lettered(text: str, low: int, digits: int, stop: int) -> NumberMatch | None:
    """``โทรเลข… ที่ JAK 214/2568``: letters of no office before the running number, behind paper and label."""
    ahead = _LATIN_LETTERS.search(text, max(low, digits - 9), digits)
    if ahead is None or not _labelled(text, 0, ahead.start()):
        return None
    if ahead.group()[0] >= "ก":  # หนังสือวัดโพธิ์ ที่ พท 3/2569
        found = _LABELLED.match(text, ahead.start(), min(stop, digits + 20))
        value = _value(found, strict=False) if found else None
        sure = value is not None and value.year is not None and value.prefix not in _TRAP_LETTERS
        if found is None or value is None or not sure or not _of_a_letter(text, ahead.start(), found.end()):
            return None
        return NumberMatch(value, Span(*found.span()))
    found = _LATIN.match(text, ahead.start(), min(stop, digits + 20))
    value = _value(found, strict=False) if found else None
    before = text[max(0, ahead.start() - 90) : ahead.start()]
    words = [*_ORDER_WORD.finditer(before), *_LETTER_WORD.finditer(before)]
    if found is None or value is None or not words:
        return None
    last = max(word.end() for word in words)
    if _CASE_WORD.search(before, last) or _NO_LETTER.search(before, last):
        return None
    return NumberMatch(value, Span(*found.span()))


_LATIN_END = frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-. \t" + "".join(map(chr, range(0xE01, 0xE2F)))
)
_LATIN_LETTERS = re.compile(rf"(?<![A-Za-z0-9ก-๎.])(?:[A-Za-z]{{1,6}}|{_C}{{2,5}})(?:{_B}?[-.]{_B}?|{_B}{{0,2}})\Z")
_TAIL = re.compile(rf"(?<!{_D}){_COUNT}{_B}{{0,3}}\Z")
_ORDER_YEAR = re.compile(r"2[45][0-9]{2}")
_BRACKET_DATED = re.compile(rf"\){_S}{{0,60}}(?:ลง|ลว|ซึ่งลง)")
_SLASHLESS = re.compile(rf"ว(?<={_D}ว)\.?{_B}{{0,2}}(?={_D})")


def _anchors(text: str, start: int, stop: int) -> Iterator[int]:
    """Where a number may be: slashes with a digit or bracket before them, and ว between digits."""
    slash = text.find("/", start, stop)
    lost = _SLASHLESS.search(text, start, stop)
    while slash >= 0 or lost:
        if lost and (slash < 0 or lost.start() < slash):
            yield lost.start()
            lost = _SLASHLESS.search(text, lost.end(), stop)
            continue
        before = slash - 1
        while before > slash - 4 and before >= start and text[before] == " ":
            before -= 1
        if before >= start and (text[before] == ")" or text[before].isdecimal()):
            yield slash
        slash = text.find("/", slash + 1, stop)


# --- why a text is no number ------------------------------------------------------------------------------------

_STEPS = (
    (re.compile(rf"(?:{_LOOSE_LETTERS})?{_B}{{0,6}}(?:{_BRACKET})?{_B}{{0,6}}"), "a file code (two to seven digits)"),
    (re.compile(rf"(?:{_LOOSE_LETTERS}{_B}{{0,6}}(?:{_BRACKET})?{_B}{{0,6}})?{_UNIT}{_B}{{0,6}}"), "a slash or ว"),
    (re.compile(rf"{_HEAD}(?P<unit>{_COUNT}){_SLASH}{_RUNNING}{_B}*"), "the end of the number"),
)


def _why(text: str, start: int, end: int) -> InvalidNumber:
    if start >= end:
        return InvalidNumber("not a document number: the text is empty", text, 0, len(text))
    place, wanted = start, "letters or a file code"
    for pattern, following in _STEPS:
        found = pattern.match(text, start, end)
        if found and found.end() > place:
            place, wanted = found.end(), following
    if place >= end:
        return InvalidNumber("not a document number: a slash and a running number are missing", text, start, end)
    return InvalidNumber(f"not a document number: expected {wanted}", text, place, end)


def _end_of(pattern: re.Pattern[str], text: str, pos: int, stop: int | None = None) -> int:
    found = pattern.match(text, pos, len(text) if stop is None else stop)
    return found.end() if found else pos


def _need_text(text: object, name: str) -> None:
    if not isinstance(text, str):
        raise TypeError(f"{name} takes a str, not {type(text).__name__}; decode bytes first (thaidoc.read does)")
