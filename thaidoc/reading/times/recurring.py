"""Deadlines that come again: ทุก…, ราย…, …ละ n ครั้ง, ของเดือนถัดไป; :mod:`rules` makes the RRULE."""

from __future__ import annotations

import datetime as dt
import re

from thaidoc.reading.times import asking, duties, marks, refusals, rules
from thaidoc.reading.times.days import first_of, last_of
from thaidoc.reading.times.items import NUMBERED
from thaidoc.reading.times.phrase import RRULE_DAYS, WEEKDAY, N, When, read_clock, weekday_of
from thaidoc.reading.times.run import Run

_OPENING_HOURS = re.compile(
    "(?:เปิด *+(?:ให้? *+)?(?:บริการ|ทำ *+การ|บันทึก|ลงทะเบียน|ใช้)|ซึ่?ง *+(?:เปิด|ให้? *+บริการ))[^ ]{0,40} *+$"
)
_OWN_DAY = re.compile("(?:ภายใน|วัน *+ที่?) *+[^ก-ฮ]{0,12}(?:[ก-๎]+ ?)?(?:และ *+)?(?:[ก-๎]+ *+)?(?:ของ|ใน) *+$")
_LAST_OF = re.compile(
    rf"(?:ภายใน|ใน|ก่อน)? *+วัน *+(?:(?P<work>ทำ *+การ) *+|(?P<weekday>{WEEKDAY}) *+)?"
    r"(?P<nth>สุด *+ท้?าย|(?<!วัน)แรก) *+(?:ของ|ใน) *+$"
)
_DAY_OF = re.compile(rf"(?<!ใน)(?P<before>ก่?อน *+)?(?:ใน *+)?วัน *+ที่? *+(?P<d>{N}{{1,2}}) *+ของ *+$")
_AS = re.compile("เป็?น *+(?:ประจำ *+)?$")
_AND_BY = re.compile(
    rf"[ ,]*(?:ให้?[^ ]{{0,24}} *+)?(?:โดย *+)?(?:ภายใน|ไม่? *+เกิน) *+วัน *+ที่? *+(?P<day>{N}{{1,2}})(?!{N}) *+"
    "(?:ของ *+)?(?:ทุก *+)?(?:เดือน(?: *+ถัด *+ไป)?)?"
)
_CLOCK_OF = re.compile(
    rf"(?:ภายใน|ก่?อน|ไม่? *+เกิน) *+เวลา *+{N}{{1,2}} ?[.:] ?{N}{{2}} *+(?:น *+\.|นาฬิกา)? *+(?:ของ|ใน) *+$"
)
_BEGINS = re.compile(
    "ระหว่?าง *+(?=วัน|เดือน|[0-9๐-๙])|ใน *+(?:ห้?วง|ช่?วง) *+(?=วัน|เดือน|[0-9๐-๙])|ห้?วง *+(?=วัน|เดือน|[0-9๐-๙])"
    "|ช่?วง *+(?=วัน|เดือน|[0-9๐-๙])|ตั้?ง *+แต่? *+(?=วัน *+ที่?|เดือน)"
    "|เริ่?ม(?:[^ ]{0,40} *+(?:ตั้?ง *+แต่?|เริ่?ม(?: *+ใน)?) *+|(?: *+ใน)? *+)(?=วัน *+ที่?|เดือน)"
)
_IN_YEAR = re.compile("(?:ภาย)?ใน *+(?=วัน *+ที่?|เดือน)")
_ENDS = re.compile("จน *+ถึง *+(?:สิ้?น *+)?(?=วัน *+ที่?|เดือน)|ถึง *+(?:สิ้?น *+)?(?=วัน *+ที่?|เดือน)")


def every(run: Run, at: int) -> None:
    """At ทุก."""
    flat = run.flat
    if run.is_claimed(at):
        return
    found = rules.every(flat, at + len("ทุก"), run.end)
    if found is None:
        return
    if found.rrule == "FREQ=YEARLY":
        lead = _IN_YEAR.search(flat, max(run.start, at - 90), at)
        when = run.read_when(lead.end()) if lead else None
        if (
            lead
            and when
            and when.first.month
            and when.first.year is None
            and flat[when.end : at].strip() in ("", "ของ")
        ):
            days = {day.day for day in when.days}
            for group in (when.days,) if len(days) == 1 else [(day,) for day in when.days]:
                task(run, lead.start(), found.end, rules.yearly(When(group, False, when.end)))
            return
    named = _LAST_OF.search(flat, max(run.start, at - 40), at) if found.rrule == "FREQ=MONTHLY" else None
    if named is not None:  # ในวันสุดท้ายของทุกเดือน, ภายในวันพุธแรกของทุกเดือน
        task(run, named.start(), found.end, _of_each_month(named))
    elif not _OWN_DAY.search(flat, max(run.start, at - 60), at):
        task(run, at, found.end, found.rrule)
    elif found.rrule == "FREQ=MONTHLY":
        _day_of(run, at, found.end)  # วันที่ 5 ของทุกเดือน; with ภายใน it is read there


def _of_each_month(named: re.Match[str]) -> str:
    """The rule of a day of each month told by its place: the last, the last working day, the first Wednesday."""
    weekday = weekday_of(named["weekday"]) if named["weekday"] else None
    if weekday is None and named["nth"] == "แรก":
        return rules.FIRST_WORKDAY if named["work"] else "FREQ=MONTHLY;BYMONTHDAY=1"
    if weekday is None:
        return rules.LAST_WORKDAY if named["work"] else "FREQ=MONTHLY;BYMONTHDAY=-1"
    return f"FREQ=MONTHLY;BYDAY={1 if named['nth'] == 'แรก' else -1}{RRULE_DAYS[weekday]}"


def of_month(run: Run, at: int, when: When, following: re.Match[str]) -> None:
    """ภายในวันที่ 7 ของเดือนถัดไป / ของทุกเดือน / ของเดือน."""
    days = ",".join(str(d.day) for d in when.days if d.day)
    if following["first"]:
        task(run, at, following.end(), f"FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY={days}")
    elif following["next"] and "ไตรมาส" in following["next"]:  # วันที่ 10 ของเดือนถัดจากวันสิ้นไตรมาส
        task(run, at, following.end(), f"FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY={days}")
    elif following["quarter"]:
        task(run, at, following.end(), "FREQ=MONTHLY;INTERVAL=3")
    elif not following["year"]:
        task(run, at, following.end(), f"FREQ=MONTHLY;BYMONTHDAY={days}")


def next_month(run: Run, at: int) -> None:
    """At the ถัดไป of (ใน)วันที่ 10 ของเดือนถัดไป, without ภายใน."""
    month = run.flat.rfind("เดือน", max(run.start, at - 7), at)
    if month >= 0 and not run.is_claimed(month):
        _day_of(run, month, at + len("ถัดไป"))


def _day_of(run: Run, at: int, stop: int) -> None:
    """A day printed before ของเดือนถัดไป or ของทุกเดือน, which is ``flat[at:stop]``."""
    found = _DAY_OF.search(run.flat, max(run.start, at - 28), at)
    if found and run.flat[max(run.start, found.start() - 4) : found.start()].rstrip().endswith(("และ", ",", "หรือ")):
        return  # ภายในวันที่ 5 และวันที่ 20 ของทุกเดือน: read there
    if found and not run.is_claimed(found.start()):
        day = int(found["d"])
        day -= bool(found["before"]) and day > 1
        first = found.start() - len("ภาย") * run.flat.endswith("ภาย", run.start, found.start())
        task(run, first, stop, f"FREQ=MONTHLY;BYMONTHDAY={day}")


def each(run: Run, at: int) -> None:
    """At the นราย of เป็นรายเดือน, เป็นรายไตรมาส."""
    at += 1
    found = rules.periodic(run.flat, at, run.end)
    if found is None or run.is_claimed(at):
        return
    lead = _AS.search(run.flat, max(run.start, at - 14), at)
    if lead is not None:
        task(run, lead.start(), found.end, found.rrule)


def alternate(run: Run, at: int) -> None:
    """At the เว้น of เดือนเว้นเดือน, วันเว้นวัน."""
    first = at
    while first > run.start and run.flat[first - 1] == " ":
        first -= 1
    for unit in ("เดือน", "สัปดาห์", "วัน", "ปี"):
        if run.flat.endswith(unit, run.start, first):
            found = rules.alternate(run.flat, first - len(unit), run.end)
            if found is not None and not run.is_claimed(at):
                task(run, first - len(unit), found.end, found.rrule)
            return


def times_a(run: Run, at: int) -> None:
    """At ครั้ง: เดือนละ 1 ครั้ง, ปีละ 2 ครั้ง."""
    found = rules.times(run.flat, max(run.start, at - 26), at)
    if found is not None and not run.is_claimed(at):
        task(run, found[1], at + len("ครั้ง"), found[0])


def task(run: Run, at: int, stop: int, rrule: str) -> None:
    """A deadline that comes again by *rrule*, if the letter asks for it here."""
    flat, start, end = run.flat, run.start, run.end
    governed = run.governor(at)
    if _OPENING_HOURS.search(flat, max(start, at - 60), at):
        return
    after = marks.THEN.match(flat, stop, end)
    asked = asking.is_asked(flat, start, at, 400) or run.asked_from() < at
    meeting = governed is not None and governed.kind == "happening" and "ประชุม" in governed.word and asked
    if not meeting:
        governed = run.duty(at)
    if meeting and marks.BY_RULE.match(flat, stop, end):
        return
    if not after and not meeting and not asking.is_own_ask(flat, start, at, run.asked_from(), governed):
        return
    if not after and not meeting:
        if governed is None or governed.kind == "happening" or not asked or at - governed.end > 200:
            return
        if run.is_done(governed) or (not governed.word and "อนุญาต" in flat[governed.start : at]):
            return  # ขอท่านอนุญาตให้ … มาทุกวันพุธ: the asker's own plan
    if governed is not None and refusals.is_undertaking(flat, start, governed):
        return
    if governed is not None and governed.word and flat.endswith("ซึ่ง", start, governed.start):
        return  # บัญชีอัตราค่าบริการซึ่งทบทวนทุก 5 ปี
    if run.refuse(at, stop) or refusals.is_quoted_law(flat, start, at) or refusals.is_told(flat, start, at):
        return
    if governed is not None and (refusals.is_habit(flat, governed, at) or refusals.is_prospect(flat, governed, at)):
        return
    if refusals.is_contract(flat, start, at, stop, end):
        return
    bound = _AND_BY.match(flat, stop, end)
    if bound and "BYMONTHDAY" not in rrule and rrule == "FREQ=MONTHLY":
        rrule, stop = f"FREQ=MONTHLY;BYMONTHDAY={int(bound['day'])}", bound.end()
    clock = read_clock(flat, stop, end)
    if clock:
        stop = clock.end
    else:
        before = _CLOCK_OF.search(flat, max(start, at - 44), at)
        clock = read_clock(flat, before.start(), at) if before else None
        at = before.start() if before and clock else at
    begin, until = _stretch(run, stop)
    time = (clock.until or clock.start) if clock else None
    duties.add(run, at, stop, "recurring", governed, "recurring", start=begin, end=until, recurrence=rrule, time=time)


def _stretch(run: Run, at: int) -> tuple[dt.date | None, dt.date | None]:
    """When the recurrence starts and ends, if the words right behind it say so."""
    flat = run.flat
    high = min(run.end, at + 130)
    item = NUMBERED.search(flat, max(at - 1, 0), high)
    high = item.start() if item else high
    begin = until = None
    first = _BEGINS.search(flat, at, high)
    if first:
        when = run.read_when(first.end())
        if when and when.first.month and when.first.year:
            begin = first_of(when.first)
            if when.is_range:
                until = last_of(when.last)
            run.claim(first.start(), when.end)
    last = _ENDS.search(flat, at, high)
    if last and until is None:
        when = run.read_when(last.end())
        if when and when.first.month and when.first.year:
            until = last_of(when.first)
            run.claim(last.start(), when.end)
    return begin, until
