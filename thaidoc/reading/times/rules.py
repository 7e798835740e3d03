"""Recurrences: from ทุก…, ราย…, …ละ n ครั้ง to rules of RFC 5545 (RRULE without DTSTART, UNTIL and INTERVAL=1).

Each function reads forward from a known place and gives the rule and where the phrase ends, or None.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from thaidoc.reading.times.phrase import (
    RRULE_DAYS,
    WEEKDAY,
    WORKDAYS,
    N,
    When,
    number,
    patterns,
    read_when,
    weekday_of,
)


class Rule(NamedTuple):
    """An RRULE and the end of the phrase that says it."""

    rrule: str
    end: int


_IN_WEEK = re.compile(rf" *+,? *+(?:ภายใน|ไม่เกิน|ก่อน|ใน|ทุก)? *+วัน *+(?P<weekday>{WEEKDAY})(?! *+ที่)(?! *+[0-9๐-๙])")
_NTH_OF_MONTH = re.compile(
    rf" *+,? *+(?:ภายใน|ไม่เกิน"
    rf"|ใน)? *+วัน *+ทำ *+การ *+ที่? *+(?P<n>{N}{{1,2}})(?!{N})(?: *+ของ *+(?:แต่ละ *+)?เดือน(?: *+ถัด *+ไป)?)?"
)
_NTH_WORKDAY = re.compile(r" *+(สุด *+ท้?าย|แรก) *+ของ *+เดือน")
_NO_DAILY = re.compile(" *+(?:นี้|ที่|สำคัญ|หยุด|พระ|คืน|และ *+(?:เวลา|วัน|ทุก)|อาทิตย์|ปี|เดือน|[ๆ])")
_BY_DAY = re.compile(
    rf" *+(?:ภายใน|ไม่? *+เกิน|ใน|ก่?อน)? *+(?:วัน *+ที่? *+(?P<day>{N}{{1,2}})(?!{N})"
    "|(?P<last>วัน *+(?:ทำ *+การ *+)?สุด *+ท้?าย|วัน *+สิ้?น *+เดือน))"
)
_OF_NEXT = re.compile(r" *+(?:ของ *+)?(?:เดือน *+(?:ถัด *+ไป|นั้?น)?)?")
_YEARLY_BY = re.compile(r" *+(?:ภายใน *+|ใน *+)?(?=วัน *+ที่|เดือน)")
_LISTED = re.compile(rf" *+(?P<d>{N}{{1,2}})(?!{N}|[.:]{N})")
_LIST_JOINT = re.compile(rf" *+(?:,|และ(?: *+วัน *+ที่?)?) *+(?={N})")
_AND_LAST = re.compile(r" *+และ *+วัน *+(?:สุด *+ท้?าย|สิ้?น *+เดือน) *+(?:ของ *+เดือน)?")
_OF_NAMED = re.compile(r" *+ของ *+(?=เดือน)")
_OF_MONTH = re.compile(r" *+(?:ของ *+)?(?:ทุก *+|แต่?ละ *+)?เดือน(?: *+ถัด *+ไป)?")
_MORE_DAYS = re.compile(rf" *+(?:,|และ|หรือ)? *+(?:และ *+)?วัน *+(?P<weekday>{WEEKDAY})")
_TO_DAY = re.compile(rf" *+(?:-|–|—|ถึง) *+(?:วัน *+)?(?P<weekday>{WEEKDAY})")
_NTH = re.compile(
    rf" *+(?:(?P<first>แรก)|(?P<last>สุด *+ท้?าย)|ที่? *+(?P<n>{N}(?!{N})|หนึ่?ง|สอง|สาม|สี่?)"
    rf"|สัปดาห์ *+ที่? *+(?P<w>{N}))? *+ของ *+(?:ทุก *+)?เดือน"
)
_MONTH_END = re.compile(" *+สิ้?น *+เดือน")
_EVERY_OTHER = re.compile(" *+เว้?น *+(?:สัปดาห์|อาทิตย์)")
_WEEK_OF_MONTH = re.compile(rf" *+(?:แรก|สุด *+ท้?าย|ที่? *+(?:{N}|หนึ่?ง|สอง|สาม|สี่?)) *+ของ *+(?:ทุก *+)?เดือน")
_PERIODIC = re.compile("ราย *+(?P<unit>วัน|สัปดาห์|เดือน|ไตรมาส|ครึ่งปี|ปี)(?![ก-๎])")
_ALTERNATE = re.compile("(?P<unit>วัน|สัปดาห์|เดือน|ปี) *+เว้น *+(?P=unit)(?! *+ระยะ)")
_TIMES = re.compile(
    rf"(?:อย่?าง *+น้?อย *+)?(?P<unit>วัน|สัปดาห์|เดือน|ไตรมาส|ปี) *+ละ *+(?P<n>{N}{{1,2}}|หนึ่?ง|สอง|สาม|สี่?)? *+$"
)
_FREQUENCIES = {
    "วัน": "FREQ=DAILY", "สัปดาห์": "FREQ=WEEKLY", "อาทิตย์": "FREQ=WEEKLY", "เดือน": "FREQ=MONTHLY",
    "ไตรมาส": "FREQ=MONTHLY;INTERVAL=3", "ครึ่งปี": "FREQ=MONTHLY;INTERVAL=6", "ปี": "FREQ=YEARLY",
}  # fmt: skip
FIRST_WORKDAY = f"FREQ=MONTHLY;BYDAY={WORKDAYS};BYSETPOS=1"
LAST_WORKDAY = f"FREQ=MONTHLY;BYDAY={WORKDAYS};BYSETPOS=-1"


def every(flat: str, at: int, end: int) -> Rule | None:
    """What stands behind ทุก, which ends at *at*: วันที่ 5 ของเดือน, วันศุกร์, 3 เดือน, สิ้นไตรมาส …"""
    found = patterns().every.match(flat, at, end)
    value = number(found["n"]) if found and found["n"] else 1
    if found is None or not value:
        return None
    stop = found.end()
    interval = f";INTERVAL={value}" if value > 1 else ""
    week = _IN_WEEK.match(flat, stop, end) if found["unit"] in ("สัปดาห์", "อาทิตย์") else None
    weekday = weekday_of(week["weekday"]) if week else None
    if week and weekday is not None:  # ทุกสัปดาห์ภายในวันพฤหัสบดี
        return Rule(f"FREQ=WEEKLY{interval};BYDAY={RRULE_DAYS[weekday]}", week.end())
    if found["workday"]:
        nth = _NTH_WORKDAY.match(flat, stop, end)
        if nth:
            return Rule(f"FREQ=MONTHLY;BYDAY={WORKDAYS};BYSETPOS={1 if nth[1] == 'แรก' else -1}", nth.end())
        return Rule(f"FREQ=DAILY{interval}" if interval else f"FREQ=WEEKLY;BYDAY={WORKDAYS}", stop)
    if found["monthend"]:
        return Rule(f"FREQ=MONTHLY{interval};BYMONTHDAY=-1", stop)
    if found["quarterend"]:
        return Rule("FREQ=MONTHLY;INTERVAL=3", stop)
    if found["half"]:
        return Rule("FREQ=MONTHLY;INTERVAL=6", stop)
    if found["yearend"]:
        month, day = (9, 30) if "งบ" in found["yearend"] else (12, 31)
        return Rule(f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}", stop)
    if found["date"]:
        return _dates(flat, stop, end)
    if found["weekday"]:
        return _weekdays(flat, found, interval, end)
    return _units(flat, found["unit"], value, stop, end)


def _units(flat: str, unit: str, value: int, stop: int, end: int) -> Rule | None:
    interval = f";INTERVAL={value}" if value > 1 else ""
    if unit == "วัน" and value == 1 and _NO_DAILY.match(flat, stop, end):
        return None  # ทุกวันนี้, ทุกวันหยุด
    if unit == "สัปดาห์" and value == 1 and (nth := _WEEK_OF_MONTH.match(flat, stop, end)):
        return Rule("FREQ=MONTHLY", nth.end())  # ทุกสัปดาห์ที่สองของเดือน: once a month, the day is not said
    if unit == "ไตรมาส":
        return Rule(f"FREQ=MONTHLY;INTERVAL={3 * value}", stop)
    if unit == "เดือน" and (nth := _NTH_OF_MONTH.match(flat, stop, end)):
        return Rule(f"FREQ=MONTHLY{interval};BYDAY={WORKDAYS};BYSETPOS={int(nth['n'])}", nth.end())
    if unit == "เดือน":
        by = _BY_DAY.match(flat, stop, end)
        return _month_day(flat, by, interval, end) if by else Rule(f"FREQ=MONTHLY{interval}", stop)
    if unit == "ปี":
        opener = _YEARLY_BY.match(flat, stop, end)
        when = read_when(flat, opener.end(), end) if opener else None
        if when and when.first.month and when.first.year is None:
            return Rule(yearly(when, interval), when.end)
    return Rule(_FREQUENCIES[unit] + interval, stop)


def yearly(when: When, interval: str = "") -> str:
    """The rule of days and months without a year: 15 มกราคม และกรกฎาคม ของทุกปี."""
    by_month = ",".join(str(day.month) for day in when.days)
    by_day = f";BYMONTHDAY={when.first.day}" if when.first.day else ""
    return f"FREQ=YEARLY{interval};BYMONTH={by_month}{by_day}"


def _month_day(flat: str, found: re.Match[str], interval: str, end: int) -> Rule:
    if found["last"]:
        tail = f";BYDAY={WORKDAYS};BYSETPOS=-1" if "ทำ" in found["last"] else ";BYMONTHDAY=-1"
        return Rule(f"FREQ=MONTHLY{interval}{tail}", found.end())
    following = _OF_NEXT.match(flat, found.end(), end)
    return Rule(f"FREQ=MONTHLY{interval};BYMONTHDAY={int(found['day'])}", following.end() if following else found.end())


def _dates(flat: str, at: int, end: int) -> Rule | None:
    """ทุกวันที่ 5 (และ 20) ของเดือน; ทุกวันที่ 15 และวันสุดท้ายของเดือน; ทุกวันที่ 1 มกราคม."""
    days: list[int] = []
    stop = at
    while len(days) < 8:
        match = _LISTED.match(flat, stop, end)
        if match is None:
            break
        days.append(int(match["d"]))
        stop = match.end()
        joint = _LIST_JOINT.match(flat, stop, end)
        if joint is None:
            break
        stop = joint.end()
    if not days or not all(1 <= day <= 31 for day in days):
        return None
    by_day = ",".join(map(str, days))
    last_too = _AND_LAST.match(flat, stop, end)
    if last_too:
        return Rule(f"FREQ=MONTHLY;BYMONTHDAY={by_day},-1", last_too.end())
    named = _OF_NAMED.match(flat, stop, end)
    month = patterns().month.match(flat, named.end() if named else stop, end)
    if month and month["full"]:
        when = read_when(flat, named.end() if named else at, end)
        if when is None or when.first.month is None or when.first.year is not None:
            return None
        return Rule(
            f"FREQ=YEARLY;BYMONTH={','.join(str(day.month) for day in when.days)};BYMONTHDAY={by_day}", when.end
        )
    following = _OF_MONTH.match(flat, stop, end)
    return Rule(f"FREQ=MONTHLY;BYMONTHDAY={by_day}", following.end() if following else stop)


def _weekdays(flat: str, found: re.Match[str], interval: str, end: int) -> Rule | None:
    """ทุกวันจันทร์ (และวันพฤหัสบดี, ถึงวันศุกร์); ทุกวันอังคารที่ 2 ของเดือน; ทุกวันศุกร์สุดท้ายของเดือน."""
    stop = found.end()
    days: list[int | None] = [weekday_of(found["weekday"])]
    through = _TO_DAY.match(flat, stop, end)
    last = weekday_of(through["weekday"]) if through else None
    if through and last is not None and days[0] is not None:
        days = [(days[0] + n) % 7 for n in range((last - days[0]) % 7 + 1)]
        stop = through.end()
    more = _MORE_DAYS.match(flat, stop, end)
    while more and len(days) < 7:
        days.append(weekday_of(more["weekday"]))
        stop = more.end()
        more = _MORE_DAYS.match(flat, stop, end)
    codes = [RRULE_DAYS[day] for day in days if day is not None]
    if not codes:
        return None
    nth = _NTH.match(flat, stop, end)
    if nth and len(codes) == 1:
        place = 1 if nth["first"] else -1 if nth["last"] else number(nth["n"] or nth["w"] or "0") or 0
        if place:
            return Rule(f"FREQ=MONTHLY;BYDAY={place}{codes[0]}", nth.end())
    end_of_month = _MONTH_END.match(flat, stop, end)
    if end_of_month and len(codes) == 1:
        return Rule(f"FREQ=MONTHLY;BYDAY=-1{codes[0]}", end_of_month.end())  # ทุกวันศุกร์สิ้นเดือน
    skipping = _EVERY_OTHER.match(flat, stop, end)
    if skipping and not interval:  # ทุกวันจันทร์เว้นสัปดาห์
        interval, stop = ";INTERVAL=2", skipping.end()
    ordered = [code for code in RRULE_DAYS if code in codes]
    return Rule(f"FREQ=WEEKLY{interval};BYDAY={','.join(ordered)}", stop)


def periodic(flat: str, at: int, end: int) -> Rule | None:
    """รายเดือน, รายไตรมาส … at *at*."""
    found = _PERIODIC.match(flat, at, end)
    return Rule(_FREQUENCIES[found["unit"]], found.end()) if found else None


def alternate(flat: str, at: int, end: int) -> Rule | None:
    """เดือนเว้นเดือน, วันเว้นวัน at *at*."""
    found = _ALTERNATE.match(flat, at, end)
    return Rule(f"{_FREQUENCIES[found['unit']]};INTERVAL=2", found.end()) if found else None


def times(flat: str, start: int, at: int) -> tuple[str, int] | None:
    """เดือนละ 1 ครั้ง, ปีละ 2 ครั้ง with ครั้ง at *at*: the rule and where the phrase begins.

    Two or more a month or week have no rule: their days are not said.
    """
    found = _TIMES.search(flat, start, at)
    value = number(found["n"] or "1") if found else None
    if found is None or not value:
        return None
    unit = found["unit"]
    months = {"เดือน": 1, "ไตรมาส": 3, "ปี": 12}.get(unit, 0)
    if value == 1:
        return _FREQUENCIES[unit], found.start()
    if months and months % value == 0:
        step = months // value
        return "FREQ=MONTHLY" + (f";INTERVAL={step}" if step > 1 else ""), found.start()
    return None
