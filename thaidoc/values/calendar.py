"""The working calendar of the Thai civil service: holidays, substitution days, counting of days.

Pure values, no data files, no network. Where the facts come from, and how sure they are:

* Yearly holidays: the list that the Prime Minister's Office announces (ประกาศสำนักนายกรัฐมนตรี เรื่อง
  กำหนดเวลาทำงานและวันหยุดราชการ, as amended to B.E. 2562). Labour Day and Children's Day are no civil-service
  holidays; วันพืชมงคล is one, on a day that is announced anew each year (here as announced for 2560-2569; not known
  beyond).
* Lunar days: reckoned from the kinds of the Thai lunar years (ปกติมาส, อธิกมาส, อธิกวาร). To 2569 they agree with the
  announced days; beyond, they are reckoned, not announced.
* Special days of cabinet resolutions, 2560-2569: as listed by the package *holidays* 0.109 (MIT). In two places the
  press reports of the resolutions say otherwise and are followed: Chulalongkorn Day 2564 was made up on Friday
  22 October (government spokeswoman, 8 October 2564), not on Monday 25; 3 January 2566 was worked (the lists of
  that year's holidays hold 2 January only). Future ones cannot be known: every answer that rests on a day after
  :data:`KNOWN_TO` says so.
* Substitution (cabinet resolutions 2544, 2547): a holiday on a weekend is made up on the next working day; a weekend
  on which both days are holidays gives **one** such day.
* Southern border provinces: Chinese New Year and the two Eids besides; the Eids are reckoned from the tabular
  calendar and may fall a day off, as the Chularajmontri announces them by sight of the moon.
"""

from __future__ import annotations

import calendar as _gregorian
import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from attrs import frozen

KNOWN_FROM = dt.date(2017, 1, 1)
"""First day of the table (B.E. 2560)."""

KNOWN_TO = dt.date(2026, 12, 31)
"""Last day for which the announced holidays and special days are in the table (B.E. 2569)."""

_DAY = dt.timedelta(days=1)

Kind = Literal["fixed", "lunar", "ploughing", "special", "substitution", "south", "user"]


class Holiday(NamedTuple):
    """A civil-service holiday; *sure* is false where it is reckoned or expected, not announced."""

    date: dt.date
    name: str
    english: str
    kind: Kind
    sure: bool = True


# (month, day, first year, Thai, English)
_FIXED = (
    (1, 1, 0, "วันขึ้นปีใหม่", "New Year's Day"),
    (4, 6, 0, "วันจักรี", "Chakri Memorial Day"),
    (4, 13, 0, "วันสงกรานต์", "Songkran"),
    (4, 14, 0, "วันสงกรานต์", "Songkran"),
    (4, 15, 0, "วันสงกรานต์", "Songkran"),
    (5, 4, 2020, "วันฉัตรมงคล", "Coronation Day"),
    (6, 3, 2019, "วันเฉลิมพระชนมพรรษาสมเด็จพระราชินี", "Her Majesty the Queen's Birthday"),
    (7, 28, 2017, "วันเฉลิมพระชนมพรรษาพระบาทสมเด็จพระเจ้าอยู่หัว", "His Majesty the King's Birthday"),
    (8, 12, 0, "วันแม่แห่งชาติ", "The Queen Mother's Birthday, Mother's Day"),
    (10, 13, 2017, "วันนวมินทรมหาราช", "King Bhumibol Memorial Day"),
    (10, 23, 0, "วันปิยมหาราช", "Chulalongkorn Day"),
    (12, 5, 0, "วันพ่อแห่งชาติ", "King Bhumibol's Birthday, Father's Day"),
    (12, 10, 0, "วันรัฐธรรมนูญ", "Constitution Day"),
    (12, 31, 0, "วันสิ้นปี", "New Year's Eve"),
)

# วันพืชมงคล as announced by the Bureau of the Royal Household.
_PLOUGHING = (
    "2017-05-12 2018-05-14 2019-05-09 2020-05-11 2021-05-10 2022-05-13 2023-05-17 2024-05-10 2025-05-09 2026-05-13"
)

# Special days of cabinet resolutions (and of the royal ceremonies of 2560 and 2562).
_SPECIAL = (
    # 3 January 2560: letter นร 0505/ว 416 of the Cabinet Secretariat, 23 November 2559.
    "2017-01-03 2017-10-26 2019-05-06 2020-11-19 2020-11-20 2020-12-11 2021-02-12 2021-04-12 2021-09-24 2022-07-15 "
    "2022-07-29 2022-10-14 2022-12-30 2023-05-05 2023-07-31 2024-04-12 2024-12-30 2025-06-02 2025-08-11 2026-01-02"
)

# Days that a resolution moved: (day that is worked, day or days off instead).
_MOVED = (
    # Songkran 2563, put off in the epidemic.
    ("2020-04-13", "2020-07-27"),
    ("2020-04-14", "2020-09-04"),
    ("2020-04-15", "2020-09-07"),
    # Chulalongkorn Day 2564 (a Saturday) was made up on the Friday before, not on Monday 25 October.
    ("2021-10-25", "2021-10-22"),
    # New Year's Eve 2566 (a Sunday): resolution of 24 October 2566, 29 December instead of 2 January.
    ("2024-01-02", "2023-12-29"),
)
_WORKED = frozenset(dt.date.fromisoformat(worked) for worked, _ in _MOVED)

# Holidays of one region only (resolution of December 2563): North, Northeast, South, Centre.
_REGIONAL = frozenset(dt.date.fromisoformat(d) for d in "2021-03-26 2021-05-10 2021-10-06 2021-10-21".split())

# Thai lunar years with a second eighth month (อธิกมาส) and with a thirtieth day in the seventh (อธิกวาร).
_EXTRA_MONTH = frozenset({2015, 2018, 2021, 2023, 2026, 2029, 2031, 2034})
_EXTRA_DAY = frozenset({2016, 2020, 2025, 2032, 2035})
_LUNAR_START = dt.date(2016, 11, 30)  # 1st waxing of the first month of the lunar year that holds Visakha 2560
_LUNAR_FIRST, _LUNAR_LAST = 2017, 2035

# Chinese New Year, 2560-2575.
_CHINESE = (
    "2017-01-28 2018-02-16 2019-02-05 2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17 "
    "2027-02-06 2028-01-26 2029-02-13 2030-02-03 2031-01-23 2032-02-11"
)

SOUTHERN_PROVINCES = ("นราธิวาส", "ปัตตานี", "ยะลา", "สตูล", "สงขลา")
"""Where the days of the southern border provinces hold (announcements No. 20 of 2555 and No. 21 of 2556)."""


@lru_cache(maxsize=64)
def _lunar(year: int) -> tuple[Holiday, ...]:
    """มาฆบูชา, วิสาขบูชา, อาสาฬหบูชา and เข้าพรรษา of a year; none outside the table of lunar years.

    Odd months have 29 days, even ones 30. The full moons are those of the months 3, 6 and 8, in a year with a
    thirteenth month 4, 7 and the second 8.
    """
    if not _LUNAR_FIRST <= year <= _LUNAR_LAST:
        return ()
    start = _LUNAR_START
    for y in range(_LUNAR_FIRST, year):
        start += dt.timedelta(days=384 if y in _EXTRA_MONTH else 355 if y in _EXTRA_DAY else 354)
    extra = year in _EXTRA_MONTH
    makha, visakha, asalha = (102, 191, 250) if extra else (73, 161, 220 + (year in _EXTRA_DAY))
    sure = year <= KNOWN_TO.year
    days = (
        (makha, "วันมาฆบูชา", "Makha Bucha Day"),
        (visakha, "วันวิสาขบูชา", "Visakha Bucha Day"),
        (asalha, "วันอาสาฬหบูชา", "Asalha Bucha Day"),
        (asalha + 1, "วันเข้าพรรษา", "Buddhist Lent Day"),
    )
    return tuple(Holiday(start + dt.timedelta(days=n), thai, english, "lunar", sure) for n, thai, english in days)


def _tabular(hijri_year: int, month: int, day: int) -> dt.date:
    """A day of the tabular Islamic calendar (30-year cycle, civil epoch)."""
    days = (hijri_year - 1) * 354 + (3 + 11 * hijri_year) // 30 + 29 * (month - 1) + month // 2 + day
    return dt.date.fromordinal(227014 + days)


def _south(year: int) -> Iterator[Holiday]:
    for iso in _CHINESE.split():
        if iso.startswith(str(year)):
            yield Holiday(dt.date.fromisoformat(iso), "วันตรุษจีน", "Chinese New Year", "south")
    first = (year - 622) * 33 // 32 - 1
    for hijri in range(first, first + 4):
        for month, day, thai, english in (
            (10, 1, "วันอีฎิ้ลฟิตริ", "Eid al-Fitr"),
            (12, 10, "วันอีฎิ้ลอัฎฮา", "Eid al-Adha"),
        ):
            date = _tabular(hijri, month, day)
            if date.year == year:
                yield Holiday(date, thai, english, "south", sure=False)


def _dates(text: str) -> Iterator[dt.date]:
    return map(dt.date.fromisoformat, text.split())


@lru_cache(maxsize=256)
def _year(calendar: CivilCalendar, year: int) -> dict[dt.date, Holiday]:
    """The holidays of one year, substitution days included."""
    days: dict[dt.date, Holiday] = {}
    for month, day, since, thai, english in _FIXED:
        date = dt.date(year, month, day)
        if year >= since and date not in _WORKED:
            days[date] = Holiday(date, thai, english, "fixed")
    for holiday in _lunar(year):
        days.setdefault(holiday.date, holiday)
    for date in _dates(_PLOUGHING):
        if date.year == year:
            days[date] = Holiday(date, "วันพืชมงคล", "Royal Ploughing Ceremony", "ploughing")
    for date in _dates(_SPECIAL):
        if date.year == year:
            days.setdefault(
                date, Holiday(date, "วันหยุดพิเศษตามมติคณะรัฐมนตรี", "Special day (cabinet resolution)", "special")
            )
    for _, off in _MOVED:
        date = dt.date.fromisoformat(off)
        if date.year == year:
            days.setdefault(date, Holiday(date, "วันหยุดชดเชย (เลื่อน)", "Substitution day (moved)", "special"))
    if calendar.south:
        for holiday in _south(year):
            days.setdefault(holiday.date, holiday)
    _substitute(days, year, calendar)
    for date, name in calendar.special:
        if date.year == year:
            days[date] = Holiday(date, name, name, "user")
    for date in calendar.worked:
        days.pop(date, None)
    return days


def _substitute(days: dict[dt.date, Holiday], year: int, calendar: CivilCalendar) -> None:
    """One day off behind each weekend that holds holidays; New Year's Eve's may lie in the next year."""
    weekends: dict[dt.date, list[Holiday]] = {}
    for holiday in days.values():
        if holiday.date.weekday() >= 5 and holiday.kind != "south":
            monday = holiday.date + dt.timedelta(days=7 - holiday.date.weekday())
            weekends.setdefault(monday, []).append(holiday)
    eve = dt.date(max(year - 1, 1), 12, 31)
    if eve.year < year and eve.weekday() >= 5:
        monday = eve + dt.timedelta(days=7 - eve.weekday())
        weekends.setdefault(monday, []).append(Holiday(eve, "วันสิ้นปี", "New Year's Eve", "fixed"))
    for monday, held in sorted(weekends.items()):
        date = monday
        while date in days:
            date += _DAY
        if date in _WORKED or date.year != year:
            continue
        first = min(held)
        days[date] = Holiday(
            date, f"วันหยุดชดเชย{first.name}", f"{first.english} (in lieu)", "substitution", all(h.sure for h in held)
        )


@frozen
class CivilCalendar:
    """Working days of the Thai civil service.

    *special* adds days off, as ``((date, name), …)``; *worked* makes holidays working days; *south* adds the days of
    the southern border provinces. A calendar is an immutable, hashable value: keep one and pass it on.
    """

    special: tuple[tuple[dt.date, str], ...] = ()
    worked: frozenset[dt.date] = frozenset()
    south: bool = False

    @classmethod
    def of(
        cls,
        special: Iterable[dt.date | tuple[dt.date, str]] = (),
        *,
        worked: Iterable[dt.date] = (),
        province: str | None = None,
    ) -> CivilCalendar:
        """A calendar with days of one's own; *province* (Thai name) chooses the southern days where they hold."""
        days = tuple(sorted(d if isinstance(d, tuple) else (d, "วันหยุดพิเศษ") for d in special))
        south = province is not None and province.removeprefix("จังหวัด") in SOUTHERN_PROVINCES
        return cls(days, frozenset(worked), south)

    def holidays(self, year: int) -> tuple[Holiday, ...]:
        """The holidays of a Gregorian year in order, those on weekends too."""
        return tuple(sorted(_year(self, year).values()))

    def holiday(self, day: dt.date) -> Holiday | None:
        """The holiday on *day*, or None."""
        return _year(self, day.year).get(day)

    def is_working_day(self, day: dt.date) -> bool:
        """Whether offices are open: Monday to Friday and no holiday."""
        return day.weekday() < 5 and day not in _year(self, day.year)

    def next_working_day(self, day: dt.date) -> dt.date:
        """*day* itself, or the first working day after it."""
        while not self.is_working_day(day):
            day += _DAY
        return day

    def previous_working_day(self, day: dt.date) -> dt.date:
        """*day* itself, or the last working day before it."""
        while not self.is_working_day(day):
            day -= _DAY
        return day

    def add_working_days(self, day: dt.date, count: int) -> dt.date:
        """The *count*-th working day after *day* (before it, if negative); *day* itself is not counted."""
        step = _DAY if count >= 0 else -_DAY
        for _ in range(abs(count)):
            day += step
            while not self.is_working_day(day):
                day += step
        return day

    def working_days(self, first: dt.date, last: dt.date) -> int:
        """How many working days lie in ``[first, last]``; none if *last* lies before *first*."""
        count = 0
        while first <= last:
            count += self.is_working_day(first)
            first += _DAY
        return count

    def last_working_day(self, year: int, month: int) -> dt.date:
        """The last working day of a month."""
        return self.previous_working_day(dt.date(year, month, _gregorian.monthrange(year, month)[1]))

    def doubts(self, first: dt.date, last: dt.date) -> tuple[str, ...]:
        """Why counting working days in ``[first, last]`` is not certain; empty where it is."""
        if last < first:
            first, last = last, first
        out = []
        if first < KNOWN_FROM:
            out.append("the table begins with B.E. 2560: holidays before are not known")
        if last > KNOWN_TO:
            out.append("special days off by cabinet resolution are not known after B.E. 2569")
            if _meets(first, last, 5):
                out.append("วันพืชมงคล (in May) is announced each year and not known after B.E. 2569")
            if last.year > _LUNAR_LAST:
                out.append("lunar holidays are reckoned to B.E. 2578 only")
        unsure = [
            h
            for year in range(first.year, min(last.year, first.year + 40) + 1)
            for h in self.holidays(year)
            if not h.sure and first <= h.date <= last and h.date.weekday() < 5
        ]
        out += [f"{h.name} {h.date.isoformat()} is reckoned, not announced" for h in unsure[:6]]
        out += [
            f"{day.isoformat()} was a holiday of one region only" for day in sorted(_REGIONAL) if first <= day <= last
        ]
        return tuple(out)


def _meets(first: dt.date, last: dt.date, month: int) -> bool:
    """Whether a day after the table in the given month lies between *first* and *last*."""
    begin = max(first, KNOWN_TO)
    return any(
        dt.date(year, month, 1) <= last and dt.date(year, month, 28) >= begin
        for year in range(begin.year, last.year + 1)
    )


DEFAULT = CivilCalendar()
"""The calendar of the whole kingdom."""


def add_months(day: dt.date, months: int) -> dt.date:
    """*day* plus *months*; the last day of the month where it has no such day (Civil and Commercial Code s. 193/5)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, _gregorian.monthrange(year, month + 1)[1]))


def add_offset(
    base: dt.date, days: int | None, months: int | None, *, working: bool = False, calendar: CivilCalendar = DEFAULT
) -> dt.date | None:
    """The last day of a period counted from *base*, whose own day is excluded (s. 64 APA 2539, s. 193/3 CCC).

    None where the sum leaves the calendar of :class:`datetime.date`.
    """
    try:
        if working:
            return calendar.add_working_days(base, min(days or 0, 10_000))
        if months:
            return add_months(base, months)
        return base + dt.timedelta(days=days or 0)
    except (OverflowError, ValueError):
        return None


def last_working_day(year: int, month: int) -> dt.date:
    """The last working day of a month by the calendar of the whole kingdom."""
    return DEFAULT.last_working_day(year, month)
