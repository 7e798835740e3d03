"""Ends of months, quarters, terms and years."""

from __future__ import annotations

import datetime as dt
import re

from thaidoc.reading.times import asking, duties, marks, recurring, refusals, rules
from thaidoc.reading.times.days import as_day, term_end
from thaidoc.reading.times.phrase import Day, gregorian, patterns, read_when
from thaidoc.reading.times.run import Run
from thaidoc.values import ThaiDate

_NEXT = re.compile(" *+(?:ถัด *+ไป|หน้า(?!ที่))")
_BRACKETED = re.compile(r" *+\([^()]{4,60}\)")


def unit_end(run: Run, at: int, found: re.Match[str]) -> bool:
    """ภายในสิ้นเดือน …, วันทำการสุดท้ายของเดือน …, กลางเดือน …"""
    flat = run.flat
    unit = found["unit"].replace(" ", "")
    stop = found.end()
    working = bool(found["last"] and "ทำ" in found["last"])
    part = "vague" if found["mid"] or found["start"] else None
    if unit.startswith("เดือน"):
        this = unit != "เดือน"
        when = None if this else read_when(flat, stop, run.end)
        if when is None or when.first.month is None or when.first.day is not None:
            following = patterns().of_month.match(flat, found.start("unit"), run.end)
            every = marks.EACH_MONTH.match(flat, stop, run.end)
            if "ทุก" in found[0]:
                recurring.task(run, at, stop, rules.LAST_WORKDAY if working else "FREQ=MONTHLY;BYMONTHDAY=-1")
                return True
            if every and not this:
                recurring.task(run, at, every.end(), rules.LAST_WORKDAY if working else "FREQ=MONTHLY;BYMONTHDAY=-1")
                return True
            if following and following["next"] is None and (following["every"] or following["month"]):
                rule = rules.LAST_WORKDAY if working else "FREQ=MONTHLY;BYMONTHDAY=-1"
                recurring.task(run, at, following.end(), rule)
                return True
            each = marks.EACH_MONTH.match(flat, found.start("unit") - 6, run.end)
            if working and not this:
                recurring.task(run, at, each.end() if each else stop, rules.LAST_WORKDAY)
                return True
            if run.issued is None or run.issued.month is None:
                return True
            day = Day(None, run.issued.month, run.issued.year)
            ahead = _NEXT.match(flat, stop, run.end)
            if ahead:  # ภายในสิ้นเดือนถัดไป
                month, year = run.issued.month, run.issued.year
                day = Day(None, month % 12 + 1, year + (month == 12))
                stop = ahead.end()
            duties.on_day(
                run,
                at,
                stop,
                day,
                "within-month",
                ("month", "year"),
                part=part,
            )
            return True
        exact = run.read_when(stop) or when
        day = exact.first
        if working and day.year and day.month:
            from thaidoc.values.calendar import last_working_day

            duties.on_day(run, at, exact.end, as_day(last_working_day(day.year, day.month)), "within-month")
            return True
        duties.on_day(run, at, exact.end, day, "within-month", part=part)
        return True
    named = patterns().fiscal.match(flat, found.start("unit"), run.end)
    if named is not None and (found["start"] or found["mid"]):
        return _undated(run, at, named.end(), "vague_date")
    return named is not None and fiscal(run, at, named)


def half(run: Run, at: int, found: re.Match[str]) -> bool:
    """ภายในครึ่งปีแรกของปีงบประมาณ …: the half-year ends in March or September; of a calendar year in June, December."""
    unit = found["unit"].replace(" ", "") if found["unit"] else ""
    if found["year"]:
        year = gregorian(found["year"])
        if year is None:
            return True
        inferred: tuple[str, ...] = ()
    elif run.issued is not None and run.issued.month:
        year, inferred = _running_year(run, run.issued, "ปีงบประมาณ", None), ("year",)
    else:
        return True
    calendar_year = unit in ("ปี", "ปีปฏิทิน")
    if not unit:
        inferred = (*inferred, "due")  # of the fiscal year, as reports are; it ends earlier, which is safe
    quarter = {True: "2", False: "4"}[found["which"].startswith("แรก")]
    due = term_end("ปี" if calendar_year else "ปีงบประมาณ", year, quarter, None)
    governed = run.duty(at)
    if due is None or governed is None or governed.kind == "happening" or run.refuse(at, found.end()):
        return True
    if run.is_past(due) or not asking.is_own_ask(run.flat, run.start, at, run.asked_from(), governed):
        return True
    duties.add(run, at, found.end(), "within-term", governed, "date", due=due, precision="month", inferred=inferred)
    return True


def this_year(run: Run, at: int, place: int) -> None:
    """ภายในศกนี้, ภายในปีนี้: the last day of the letter's year."""
    stop = run.flat.find("นี้", place) + len("นี้")
    governed = run.duty(at)
    if run.issued is None or governed is None or governed.kind == "happening" or run.refuse(at, stop):
        return
    if asking.is_own_ask(run.flat, run.start, at, run.asked_from(), governed):
        due = dt.date(run.issued.year, 12, 31)
        duties.add(run, at, stop, "within-term", governed, "date", due=due, precision="year", inferred=("year",))


def no_month(run: Run, at: int, stop: int) -> None:
    """ภายในวันที่ 15 ศกนี้: the month is not printed."""
    _undated(run, at, stop, "incomplete_date")


def _undated(run: Run, at: int, stop: int, code: str) -> bool:
    """A limit that names no day: kept without one, and said so."""
    governed = run.duty(at)
    if governed is None or governed.kind == "happening" or run.refuse(at, stop):
        return True
    if asking.is_own_ask(run.flat, run.start, at, run.asked_from(), governed):
        duties.add(run, at, stop, "within-term", governed, "date", inferred=("day",))
        run.note(code, f"{run.text_of(at, stop)} names no day", run.span_of(at, stop), "info")
    return True


def fiscal(run: Run, at: int, found: re.Match[str]) -> bool:
    """A quarter, fiscal year, academic year or term, or calendar year: its last day."""
    unit = (found["unit"] or "").replace(" ", "")
    if not unit and not found["q"]:
        return False
    inferred: tuple[str, ...] = ()
    if found["year"]:
        printed = gregorian(found["year"], common=bool(found["era"] and "ค" in found["era"]))
        if printed is None:
            return True
        year = printed
    elif run.issued is not None and run.issued.month:
        year, inferred = _running_year(run, run.issued, unit, found["q"]), ("year",)
        if not found["this"] and not found["q"] and "สิ" not in run.flat[at : found.start() + 1]:
            return True  # ภายในปีงบประมาณ of no year: a condition more often than a day
    else:
        return True
    due = term_end(unit, year, found["q"], found["term"])
    if due is None:
        return True
    governed = run.duty(at)
    if governed is None or governed.kind == "happening" or run.refuse(at, found.end()):
        return True
    if refusals.is_undertaking(run.flat, run.start, governed) or refusals.is_prospect(run.flat, governed, at):
        return True
    if refusals.is_told(run.flat, run.start, at):
        return True
    precision = "month" if found["q"] else "year"
    if run.is_past(due):
        # As printed, if this letter plainly asks for it: a slip stays in the value.
        if not found["q"] or not asking.is_own_ask(run.flat, run.start, at, run.asked_from()):
            return True
        words = f"{run.text_of(at, found.end())} lies before the letter's date"
        run.note("deadline_before_letter", words, run.span_of(at, found.end()))
    if precision == "year" and not asking.is_own_ask(run.flat, run.start, at, run.asked_from()):
        return True
    if "ศึกษา" in unit:
        inferred = (*inferred, "due")
    inside = _BRACKETED.match(run.flat, found.end(), run.end)
    if inside:
        run.claim(inside.start(), inside.end())  # (เมษายน - มิถุนายน 2568): the same said again
    stop = found.end()
    duties.add(run, at, stop, "within-term", governed, "date", due=due, precision=precision, inferred=inferred)
    return True


def _running_year(run: Run, issued: ThaiDate, unit: str, quarter: str | None) -> int:
    """The year of the kind *unit* in which the letter was written."""
    month = issued.month or 1
    if "งบ" in unit or quarter:
        return issued.year + (month >= 10)
    if "ศึกษา" in unit:
        return issued.year - (month < 5)
    return issued.year
