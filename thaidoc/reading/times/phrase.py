"""The grammar of a time phrase: a day, a range, a list of months, a count of days, a clock time.

Everything here reads forward from a known place (``pattern.match(flat, position)``); nothing scans. *flat* is the
clean text in which line breaks are blanks, so a blank may stand between any two words. Digits are Thai or Arabic
(``int`` takes both). Tone marks in words may be lost (``ระหวางวันที``): OCR drops them most of all.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import cache
from typing import Any, NamedTuple

from thaidoc.text import words_to_int
from thaidoc.values import months
from thaidoc.values.dates import CE_FIRST, CE_LAST, ERA

N = "[0-9๐-๙]"

WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
RRULE_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WORKDAYS = "MO,TU,WE,TH,FR"

# Marks that OCR loses; a word of a table is compiled with each of them optional.
_LOSABLE = re.compile("([่้๊๋์็])")


def loose(word: str) -> str:
    """*word* as a pattern: tone marks may be missing, ``|``-less blanks may be any number of blanks."""
    return _LOSABLE.sub(r"\1?", re.escape(word).replace(r"\ ", " *+"))


def exactly(*words: str) -> str:
    """A pattern that matches one of *words*, marks and all; a blank may be any number of blanks."""
    return "|".join(re.escape(word).replace(r"\ ", " *+") for word in words)


def one_of(*words: str) -> str:
    """A pattern that matches the longest of *words*, each :func:`loose`.

    It is written as a tree of shared beginnings: a hundred words cost two dozen comparisons a letter.
    """
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for char in word:
            key = " *+" if char == " " else f"{char}?" if _LOSABLE.match(char) else re.escape(char)
            node = node.setdefault(key, {})
        node[""] = {}
    return branches(tree)


def branches(tree: dict[str, Any]) -> str:
    """A tree of shared beginnings as a pattern; an empty key ends a word."""
    # A mark that may be missing comes last: ยืนยัน before ยื่น without its mark.
    keys = sorted((key for key in tree if key), key=lambda key: key.endswith("?"))
    parts = [key + branches(tree[key]) for key in keys]
    if not parts:
        return ""
    body = parts[0] if len(parts) == 1 and "" not in tree else f"(?:{'|'.join(parts)})"
    return body + ("?" if "" in tree else "")


def number(text: str) -> int | None:
    """The value of digits (Thai or Arabic) or of a number in words; None where it is neither."""
    text = "".join(text.split())
    return int(text) if text.isdecimal() else words_to_int(text)


class Patterns(NamedTuple):
    """The compiled patterns; built on first use so that ``import thaidoc`` stays light."""

    head: re.Pattern[str]
    day: re.Pattern[str]
    month: re.Pattern[str]
    year: re.Pattern[str]
    short_year: re.Pattern[str]
    numeric: re.Pattern[str]
    joint: re.Pattern[str]
    counted: re.Pattern[str]
    anchor: re.Pattern[str]
    clock: re.Pattern[str]
    every: re.Pattern[str]
    unit_end: re.Pattern[str]
    of_month: re.Pattern[str]
    fiscal: re.Pattern[str]
    this: re.Pattern[str]


WEEKDAY = "(?:" + "|".join(loose(w) for w in WEEKDAYS) + "|พฤหัสฯ?)"
DAY_HEAD = rf"วัน *+(?:ที่?)? *+{WEEKDAY}? *+(?:ที่?)? *+"
_NUMBER = f"(?:{N}{{1,3}}|(?:หนึ่ง|สอง|ยี่|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|เอ็ด|ร้อย){{1,6}})"
_ERA = r"(?:พ *+\.? *+ศ *+\.? *+|พุทธศักราช *+)"


@cache
def patterns() -> Patterns:
    """All patterns of the grammar."""
    names = one_of(*months.FULL, *(v for v in months.BY_VARIANT if len(v) > 4))
    pairs = [abbr.split(".")[:2] for abbr in months.ABBR]
    short = "|".join(rf"{a} *+\. *+{b}(?: *+\.)?" for a, b in pairs)
    bare = "|".join(f"{a}{b}(?= *+{N})" for a, b in pairs)
    return Patterns(
        head=re.compile(
            rf" *+(?:ใน *+)?(?:วัน *+(?:ที่?)? *+(?P<weekday>{WEEKDAY})? *+(?:ที่?)? *+|{WEEKDAY} *+ที่? *+|ที่? *+)?"
        ),
        day=re.compile(rf"{N}{{1,2}}(?!{N}|[.:]{N})"),
        month=re.compile(rf" *+(?P<word>เดือน *+)?(?:(?P<full>{names})|(?P<short>{short}|{bare}))"),
        year=re.compile(rf" *+(?P<era>{_ERA}|ค *+\.? *+ศ *+\.? *+|ปี *+{_ERA}?)?(?P<year>{N}{{4}})(?!{N})"),
        short_year=re.compile(rf" *+{_ERA}?(?P<year>{N}{{2}})(?!{N}|[.:/]{N})"),
        numeric=re.compile(
            rf"(?P<d>{N}{{1,2}}) *+[/.-] *+(?P<m>{N}{{1,2}}) *+[/.-] *+(?P<y>{N}{{4}}|{N}{{2}})(?!{N}|[.:]{N})"
        ),
        joint=re.compile(r" *+(?:(?P<to>[-–—]|(?:จน *+)?ถึง)|(?P<and>,? *+และ(?: *+ภายใน)?|,|หรือ)) *+"),
        counted=re.compile(
            rf" *+(?:ระยะเวลา|กำหนด(?:เวลา)?"
            rf"|เวลา)? *+(?:ไม่? *+เกิน(?: *+กว่?า)?)? *+(?P<n>{_NUMBER}) *+(?:\("
            rf" *+(?P<again>{_NUMBER}) *+(?:วัน)? *+\) *+)?"
            r"(?P<unit>วัน *+ทำ *+การ|วัน|สัปดาห์|อาทิตย์|เดือน|ปี|ชั่วโมง"
            r"|ชม\.)?(?P<again2> *+\([^()]{1,20}\))?(?P<first> *+แรก)?"
        ),
        anchor=re.compile(
            r" *+(?P<verb>นับ *+(?:ถัด *+)?(?:ตั้?ง *+แต่?|จาก|แต่?|ถัด *+ไป *+จาก)?|หลัง *+จาก|หลัง|ถัด *+(?:ไป *+)?จาก"
            r"|ตั้?ง *+แต่?|จาก) *+(?P<what>.{0,60})"
        ),
        clock=re.compile(
            rf"[ ,(.…]*+(?:(?:ออก *+เดินทาง|เริ่?ม(?: *+งาน|ลงทะเบียน)?|(?:ภาค|ช่?วง) *+(?:เช้?า|บ่?าย)"
            rf"|โดย) *+)?(?P<word>(?:ก่?อน|ภาย *+ใน|ไม่? *+เกิน|ระหว่?าง|ใน|(?:ตั้?ง *+)?แต่?)? *+เวลา(?:ไม่? *+เกิน|ก่?อน)?|ก่?อน"
            rf"|ภาย *+ใน|ไม่? *+เกิน)? *+"
            rf"(?:(?P<h>{N}{{1,2}}) ?[.:] ?(?P<m>{N}{{2}})(?!{N})(?: *+(?P<unit1>นาฬิกา|น *+\."
            rf"|น(?![ก-๎])))?(?P<range> *+(?:[-–—]|(?:จน *+)?ถึง) *+(?:เวลา *+)?"
            rf"(?P<h2>{N}{{1,2}}) ?[.:] ?(?P<m2>{N}{{2}})(?!{N}))?"
            rf"|(?P<whole>{N}{{1,2}}) *+นาฬิกา|(?P<noon>เที่?ยง(?:วัน|ตรง|คืน)?))(?P<unit> *+(?:นาฬิกา|น *+\.|น(?![ก-๎])))?"
        ),
        every=re.compile(
            rf" *+(?:ๆ *+)?(?:(?:รอบ|ระยะ) *+)?(?P<n>{_NUMBER})? *+(?:(?P<workday>(?:(?:เช้?า|บ่?าย"
            rf"|เย็?น) *+)?วัน *+ทำ *+การ)"
            rf"|(?P<monthend>(?:วัน *+)?สิ้?น *+เดือน)"
            rf"|(?P<quarterend>สิ้?น *+ไตรมาส)"
            r"|(?P<yearend>สิ้?น *+ปี(?: *+งบ *+ประมาณ)?)|(?P<half>ครึ่?ง *+ปี)"
            rf"|(?:เช้?า|บ่?าย|เย็?น|ค่?ำ)? *+วัน *+(?:ที่?)? *+(?P<weekday>{WEEKDAY})|(?P<date>วัน *+ที่?) *+(?={N})"
            r"|(?P<unit>วัน|สัปดาห์|อาทิตย์|เดือน|ไตร *+มาส|ปี))"
        ),
        unit_end=re.compile(
            r" *+(?:(?P<last>(?:วัน *+)?(?:ทำ *+การ *+)?สุด *+ท้?าย)(?: *+ของ)?|(?P<end>(?:วัน *+)?สิ้?น(?: *+สุด)?"
            r"|(?:ช่?วง *+)?ปลาย)"
            r"|(?P<mid>กลาง)|(?P<start>(?:ช่?วง *+)?ต้?น)) *+"
            r"(?:ทุก *+(?:ๆ *+)?(?=เดือน))?(?P<unit>เดือน *+(?:นี้?)?|ปี *+ปฏิทิน|ปี *+งบ *+ประมาณ|ปี *+การ *+ศึกษา"
            r"|ภาค *+เรียน|ไตร *+มาส"
            r"|สัปดาห์|ปี)"
        ),
        of_month=re.compile(
            r" *+(?:ของ *+)?(?:(?P<first>เดือน *+แรก *+ของ *+(?:แต่?ละ *+|ทุก *+)?ไตรมาส(?: *+ถัด *+ไป)?)"
            r"|(?P<next>เดือน *+(?:ถัด *+(?:ไป|จาก[^ ]{0,20})|ต่?อ *+ไป))|(?P<every>(?:ใน *+)?(?:ทุก"
            r"|แต่?ละ) *+(?:ๆ *+)?(?:สิ้?น *+)?เดือน)"
            r"|(?P<each>(?<=ของ)เดือน(?:ก่?อน|ที่|หลัง)[^ ]{0,40} *+ทุก *+เดือน|(?<=ของ )เดือน(?:ก่?อน|ที่"
            r"|หลัง)[^ ]{0,40} *+ทุก *+เดือน)"
            r"|(?P<month>(?<=ของ)เดือน(?! *+[ก-ฮ])|(?<=ของ )เดือน(?! *+[ก-ฮ]))"
            r"|(?P<year>(?:ทุก|แต่?ละ) *+(?:ๆ *+)?ปี)|(?P<quarter>(?:ทุก|แต่?ละ) *+ไตรมาส))"
        ),
        fiscal=re.compile(
            rf" *+(?:(?:ใน *+)?ไตร *+มาส *+(?:ที่?)? *+(?P<q>{N}|แรก|หนึ่ง|สอง|สาม|สี่|สุด *+ท้?าย)(?!{N}"
            rf"|/) *+(?:ของ *+)?(?:/ *+)?)?(?:ภาค *+เรียน *+ที่? *+(?P<term>{N}) *+(?:/|ของ)? *+)?"
            rf"(?P<unit>ปี *+งบ *+ประมาณ|ปี *+การ *+ศึกษา|ปี *+ปฏิทิน|ปี)? *+(?P<era>{_ERA}"
            rf"|ค *+\.? *+ศ *+\.? *+)?(?:(?P<year>{N}{{4}})(?!{N})|(?P<this>นี้?))?"
        ),
        this=re.compile(
            r" *+(?P<this>วัน *+นี้?|(?:วัน *+)?พรุ่?ง *+นี้?|สัปดาห์ *+(?:นี้?|หน้?า(?!ที่)|ถัด *+ไป)"
            r"|เดือน *+(?:นี้?|หน้?า|ถัด *+ไป))"
        ),
    )


class Day(NamedTuple):
    """A date as far as it is printed; *year* is Gregorian."""

    day: int | None
    month: int | None
    year: int | None
    weekday: int | None = None
    marked: bool = False  # the word วันที่, วัน… or เดือน stands before it


class When(NamedTuple):
    """One or several days: alone, a range (*span*) or a list, as printed from *start* to *end*."""

    days: tuple[Day, ...]
    is_range: bool
    end: int

    @property
    def first(self) -> Day:
        """The first day printed."""
        return self.days[0]

    @property
    def last(self) -> Day:
        """The last day printed."""
        return self.days[-1]


def gregorian(digits: str, *, common: bool = False) -> int | None:
    """The Gregorian year of printed *digits*: B.E., two-digit B.E., or C.E. (told by ค.ศ. or by its size).

    None for a year that no letter can mean.
    """
    year = int(digits)
    if len(digits) == 2:
        year += 2500
    if not common and year >= CE_FIRST + ERA:
        year -= ERA
    return year if CE_FIRST <= year <= CE_LAST else None


def last_day(year: int, month: int) -> int:
    """The number of days of a month."""
    return calendar.monthrange(year, month)[1]


def weekday_of(word: str | None) -> int | None:
    """Monday is 0; None where the word is no weekday."""
    if word is None:
        return None
    key = word.rstrip("์ฯ")
    return next((i for i, name in enumerate(WEEKDAYS) if name.startswith(key)), None)


def _month(match: re.Match[str]) -> int | None:
    word = match["full"] or match["short"]
    return months.month_of(word.replace(" ", ""), doubtful=True)


def read_day(flat: str, at: int, end: int) -> tuple[Day, int] | None:
    """The day, month or both that stand at *at*, and where they end."""
    p = patterns()
    head = p.head.match(flat, at, end)
    place = head.end() if head else at
    weekday = weekday_of(head["weekday"]) if head else None
    marked = bool(head and head[0].strip())
    numeric = p.numeric.match(flat, place, end)
    if numeric and 1 <= int(numeric["m"]) <= 12:
        year = gregorian(numeric["y"])
        return (Day(int(numeric["d"]), int(numeric["m"]), year, weekday, marked), numeric.end()) if year else None
    day = p.day.match(flat, place, end)
    count = int(day[0]) if day else None
    if day:
        place = day.end()
    found = p.month.match(flat, place, end)
    if found is not None and count is None:
        # A month alone: no weekday before it, and an abbreviation only with its year (ม.ค. ๖๗).
        short = found["full"] is None
        dated = p.short_year.match(flat, found.end(), end) or p.year.match(flat, found.end(), end)
        if (head and head["weekday"]) or (short and not dated):
            found = None
    if found is None:
        return (Day(count, None, None, weekday, marked), place) if count is not None else None
    place = found.end()
    printed = p.year.match(flat, place, end)
    common = printed is not None and "ค" in (printed["era"] or "")
    if printed is None and found["short"]:
        printed = p.short_year.match(flat, place, end)
    year = None
    if printed is not None:
        year, place = gregorian(printed["year"], common=common), printed.end()
        if year is None:
            return None
    return Day(count, _month(found), year, weekday, marked or bool(found["word"])), place


def read_when(flat: str, at: int, end: int) -> When | None:
    """The day, range or list of days at *at*: what a later member prints (month, year) holds for the earlier ones."""
    p = patterns()
    found = read_day(flat, at, end)
    if found is None:
        return None
    days = [found[0]]
    ends = [found[1]]
    ranged = False
    for _ in range(12):
        joint = p.joint.match(flat, ends[-1], end)
        place = joint.end() if joint else ends[-1]
        if joint and joint["to"] and ranged:
            break
        nxt = read_day(flat, place, end)
        if nxt is None:
            break
        if joint is None:
            # A bare blank joins only the months of a list: มกราคม เมษายน กรกฎาคม และตุลาคม.
            if days[-1].year is not None or nxt[0].day is not None or days[-1].month is None or nxt[0].month is None:
                break
        elif joint["to"]:
            ranged = True
        elif ranged:
            break  # a range followed by another day: the next phrase
        elif days[-1].year is not None and nxt[0].month is None:
            break
        days.append(nxt[0])
        ends.append(nxt[1])
    # A number without a month at the end belongs to what follows, unless every member lacks one.
    while len(days) > 1 and days[-1].month is None and (any(d.month for d in days) or not days[-1].marked):
        days.pop()
        ends.pop()
        ranged = ranged and len(days) > 1
    return When(_filled(days), ranged and len(days) == 2, ends[-1])


def _filled(days: list[Day]) -> tuple[Day, ...]:
    """*days* with month and year carried back from the later to the earlier members, and the day forward."""
    out = [days[-1]]
    for day in reversed(days[:-1]):
        after = out[0]
        month = day.month if day.month is not None else after.month
        year = day.year
        if year is None and after.year is not None:
            crosses = month is not None and after.month is not None and month > after.month
            year = after.year - crosses
        out.insert(0, day._replace(month=month, year=year))
    first = out[0].day
    # วันที่ 15 มกราคม เมษายน และกรกฎาคม: the day is printed once, before the first month.
    if first is not None and len(out) > 2 and all(d.day is None for d in out[1:]):
        out = [d._replace(day=first) for d in out]
    elif first is not None and len(out) == 2 and out[1].day is None:
        out[1] = out[1]._replace(day=first)
    return tuple(out)


class Clock(NamedTuple):
    """A clock time or a stretch of the clock; *end* is where the phrase ends."""

    start: str
    until: str | None
    end: int


def read_clock(flat: str, at: int, end: int) -> Clock | None:
    """``เวลา 16.30 น.`` and the like at *at*. A bare number with a dot needs น. after it or เวลา before."""
    found = patterns().clock.match(flat, at, end)
    if found is None:
        return _spoken(flat, at, end)
    if found["noon"]:
        hour = "24:00" if found["noon"].endswith("คืน") else "12:00"
        return Clock(hour, None, found.end()) if found["word"] else None
    if not (found["word"] or found["unit"] or found["unit1"]):
        return None
    first = _clock(found["h"] or found["whole"], found["m"])
    if first is None:
        return None
    stop = found.end()
    if flat[stop : stop + 1] == ")" and flat[at : found.start("h") if found["h"] else stop].count("("):
        stop += 1
    until = _clock(found["h2"], found["m2"]) if found["range"] else None
    return Clock(first, until, stop)


# เก้าโมงเช้า, 9 โมงครึ่ง, บ่ายสองโมง, หนึ่งทุ่ม; เวลา 0600 as the services write it.
_SPOKEN = re.compile(
    "[ ,(]*+(?:(?:ก่?อน|ภายใน|ไม่เกิน|ตั้?ง *+แต่?)? *+เวลา *+(?:ประมาณ *+)?)?"
    rf"(?:บ่าย *+(?P<pm>{_NUMBER})? *+โมง|(?P<am>{_NUMBER}) *+โมง *+(?P<late>เย็น)?(?:เช้า|ตรง)?"
    rf"|(?P<night>{_NUMBER}) *+ทุ่ม)"
    "(?P<half> *+ครึ่ง)?"
)
_FOUR_DIGITS = re.compile(
    rf"[ ,(]*+(?:ตั้?ง *+แต่?)? *+เวลา *+(?P<h>{N}{{2}})(?P<m>{N}{{2}})(?!{N}|[.:]{N})(?: *+น *+\.)?"
)
_MORNING = 6  # 7 โมง is seven in the morning, 4 โมง four in the afternoon


def _spoken(flat: str, at: int, end: int) -> Clock | None:
    """A clock time in words, or in four digits behind เวลา."""
    if flat.find("โมง", at, at + 40) < 0 and flat.find("ทุ่ม", at, at + 40) < 0 and flat.find("เวลา", at, at + 16) < 0:
        return None
    four = _FOUR_DIGITS.match(flat, at, end)
    if four:
        first = _clock(four["h"], four["m"])
        return Clock(first, None, four.end()) if first else None
    found = _SPOKEN.match(flat, at, end)
    if found is None:
        return None
    spoken = found["pm"] or found["am"] or found["night"]
    hour = number(spoken) if spoken else 1
    if hour is None:
        return None
    if found["night"]:
        hour += 18
    elif found["am"] is None or found["late"] or hour < _MORNING:
        hour += 12
    first = _clock(str(hour), "30" if found["half"] else "0")
    return Clock(first, None, found.end()) if first else None


def _clock(hours: str | None, minutes: str | None) -> str | None:
    if hours is None:
        return None
    h, m = int(hours), int(minutes or 0)
    if h > 24 or m > 59 or (h == 24 and m):
        return None
    return f"{h:02}:{m:02}"


def to_date(day: Day) -> dt.date | None:
    """The date, or None where it is incomplete or impossible."""
    if day.day is None or day.month is None or day.year is None:
        return None
    try:
        return dt.date(day.year, day.month, day.day)
    except ValueError:
        return None
