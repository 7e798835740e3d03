"""ภายใน and the other words of a limit: what stands behind them, read form by form."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left

from thaidoc.reading.times import asking, coming, counted, duties, happening, marks, ranges, recurring, rules, terms
from thaidoc.reading.times.days import as_day
from thaidoc.reading.times.phrase import WEEKDAY, Day, N, When, patterns, read_clock, to_date, weekday_of
from thaidoc.reading.times.run import Run
from thaidoc.records import Offset

_BEFORE = re.compile("ก่?อน$")
_BOUND_WORD = re.compile("(?:ก่?อน|ไม่? *+เกิน)")
_WITHIN_WORD = re.compile("ภา *+ย *+ใน")
_THIS_YEAR = re.compile(" *+(?:ศก|ปี) *+นี้(?![ก-๎])")
_HALF = re.compile(
    rf" *+(?:รอบ *+)?ครึ่?ง *+ปี *+(?P<which>แรก|หลัง)(?: *+(?:ของ *+)?(?P<unit>ปี *+งบ *+ประมาณ|ปี *+ปฏิทิน|ปี))?"
    rf"(?: *+(?:พ *+\. *+ศ *+\. *+)?(?P<year>{N}{{4}})(?!{N}))?"
)
_AFTER = re.compile("หลัง(?:จาก)?(?:การ)?(?:เสร็จ|สิ้นสุด|จบ|ดำเนิน|จัด|ประชุม|อบรม|กลับ)[^ ]{0,36} *+$")
_BRACKET = re.compile(r" *+\(? *+(?:คือ *+)?(?:วัน *+)?(?:ที่ *+)?")
_ANOTHER_LIMIT = re.compile(f" *+(?:และ|แล้ว|,)[^0-9๐-๙]{{0,50}}(?:ภายใน|ไม่เกิน|ก่อน) *+วัน *+ที่ *+{N}")
_FROM = ("เดิม", "เดิม ", "จาก", "จาก ", 'จาก "', "จาก “", 'จาก"', "จาก“")
_INSIDE = ("ควบคุม", "ตรวจสอบ", "ผู้ตรวจสอบ", "เวียน", "หนังสือ", "ประเมิน", "ประกัน", "คุณภาพ")
_DIRECTLY = re.compile(f" *+(?:{N}|วัน|เดือน|กำหนด|ไตร|ปี|สิ้น|สัปดาห์|ระยะ|เวลา)")
_NOT_SLOWER = re.compile("(?:ไม่|มิ|อย่า) *+(?:ให้ *+)?$")
_SLOWLY = re.compile("อย่?าง *+ช้?า(?:ที่?สุด)? *+$")
_NUMBERS = re.compile(f"{N}+")
_DAYS_OF_MONTH = re.compile(
    rf" *+วันที่ *+(?P<days>{N}{{1,2}}(?: *+(?:,|และ|หรือ) *+(?:วันที่ *+)?{N}{{1,2}}){{1,6}}) *+(?:ของ *+)?(?:ทุก"
    rf"|แต่ละ) *+(?:ๆ *+)?เดือน"
)
_ON_DAY = re.compile(f" *+วันที่ *+{N}")
_WITHIN = re.compile(
    " *+(?:ใน|ก่?อน)?(?! *+วัน *+ที่? *+ก)(?:(?:กำหนด|ระยะ)(?: *+เวลา)? *+|เวลา *+(?:ราชการ|ทำ *+การ) *+(?:ของ *+|ใน *+)?"
    "|สิ้?น *+(?:สุด *+)?(?=วัน *+ที่?)|(?:ช่วง *+)?(?:เช้า|บ่าย|เย็น|ค่ำ) *+(?:ของ *+)?(?=วัน))?"
)
_WITHIN_CLOCK = re.compile(rf" *+(?:เวลา *+(?:{N}{{1,2}} ?[.:]|เที่?ยง)|เที่?ยง|{N}{{1,2}} ?[.:] ?{N}{{2}} *+น)")
_OF_DAY = re.compile(" *+(?:ของ *+|ใน *+)?(?=วัน)")
_THIS = re.compile(" *+(?:ของ *+)?(?:ปี *+|ศก *+)?นี้(?![ก-๎])")
_THIS_MONTH = re.compile(" *+(?:ของ *+)?(?:(?:เดือน *+)?นี้(?![ก-๎])|(?P<next>เดือน *+(?:หน้?า(?!ที่)|ถัด *+ไป)))")
_THIS_WEEKDAY = re.compile(rf" *+วัน *+(?P<weekday>{WEEKDAY}) *+(?:นี้?|(?P<next>หน้?า))(?P<bracket> *+\( *+)?")
_NEXT_WORKDAY = re.compile(" *+วัน *+ทำ *+การ *+(?:ถัด *+ไป|รุ่ง *+ขึ้น|ถัด *+จาก *+วัน *+ที่ *+(?:ได้ *+)?รับ)")
_WEEK_OF = re.compile(rf" *+สัปดาห์ *+(?:ที่? *+)?(?P<n>[1-5๑-๕]|แรก|สุด *+ท้?าย)(?!{N}) *+(?:ของ *+)?(?=(?:ทุก *+)?เดือน)")
_SAME_DAY = re.compile(" *+วัน *+เดียว *+กัน *+(?:กับ *+)?(?:วัน *+)?ที่? *+(?:ได้? *+)?รับ *+(?:หนังสือ|แจ้?ง)?(?: *+นี้?)?")


def within(run: Run, at: int) -> None:
    """At ภายใน."""
    flat, end = run.flat, run.end
    if run.is_claimed(at):
        return
    if flat.endswith(_FROM, run.start, at):
        return  # จากเดิมภายในวันที่ … เป็น …
    head = _WITHIN_WORD.match(flat, at, end)
    if head is None:
        return
    place = head.end()
    if flat.endswith(_INSIDE, run.start, at) and not _DIRECTLY.match(flat, place, end):
        return  # การควบคุมภายใน ก่อนวันที่ …
    p = patterns()
    begin = _back(run, at)
    on = _ON_DAY.match(flat, place, end)
    if on:  # ภายในวันที่ 5 …: none of the other forms begins so
        each = _DAYS_OF_MONTH.match(flat, place, end)
        if each:
            days = ",".join(str(int(day)) for day in _NUMBERS.findall(each["days"]))
            recurring.task(run, begin, each.end(), f"FREQ=MONTHLY;BYMONTHDAY={days}")
            return
        when = run.read_when(place)
        if when is not None:
            _within_when(run, begin, place, when)
        return
    ahead = _WITHIN.match(flat, place, end)
    after = ahead.end() if ahead else place
    term = p.unit_end.match(flat, after, end)
    if term and terms.unit_end(run, begin, term):
        return
    count = p.counted.match(flat, after, end)
    if count and counted.relative(run, begin, count):
        return
    same = _SAME_DAY.match(flat, after, end)
    if same:
        governed = run.governor(begin)
        if governed is not None and not run.refuse(begin, same.end()):
            offset = Offset(days=0, anchor="received")
            duties.add(run, begin, same.end(), "relative", governed, "relative", offset=offset)
        return
    if _THIS_YEAR.match(flat, after, end):
        terms.this_year(run, begin, after)
        return
    this = p.this.match(flat, after, end)
    if this and _this(run, begin, this):
        return
    half = _HALF.match(flat, after, end)
    if half:
        terms.half(run, begin, half)
        return
    fiscal = p.fiscal.match(flat, after, end)
    if fiscal and (fiscal["q"] or fiscal["term"] or fiscal["unit"]) and terms.fiscal(run, begin, fiscal):
        return
    nth = _WEEK_OF.match(flat, after, end)
    if nth:
        when = run.read_when(nth.end())
        if when is not None and when.first.month is not None and when.first.day is None:
            part = {"แรก": "1"}.get(nth["n"], nth["n"])
            duties.on_day(run, begin, when.end, when.first, "within-month", part=part if part.isdecimal() else None)
        elif nth["n"] == "แรก":
            each = marks.EACH_MONTH.match(flat, nth.end(), end)
            if each:
                recurring.task(run, begin, each.end(), "FREQ=MONTHLY;BYMONTHDAY=7")
        return
    following = _NEXT_WORKDAY.match(flat, after, end)
    if following:
        governed = run.duty(begin)
        if governed is not None and not run.refuse(begin, following.end()):
            offset = Offset(days=1, working_days=True, anchor="received")
            duties.add(
                run, begin, following.end(), "relative", governed, "relative", offset=offset, inferred=("anchor",)
            )
        return
    week = _THIS_WEEKDAY.match(flat, after, end)
    if week:
        _this_weekday(run, begin, week)
        return
    clock = _WITHIN_CLOCK.match(flat, place, end)
    if clock:
        _clock_first(run, begin, at)
        return
    when = run.read_when(after)
    if when is not None:
        _within_when(run, begin, after, when)


def _back(run: Run, at: int) -> int:
    """The start of the phrase when อย่างช้า or ให้แล้วเสร็จ… stands before it."""
    if run.flat[max(run.start, at - 2) : at].rstrip()[-1:] not in ("า", "ด"):
        return at
    lead = _SLOWLY.search(run.flat, max(run.start, at - 24), at)
    return lead.start() if lead else at


def _within_when(run: Run, at: int, place: int, when: When) -> None:
    flat = run.flat
    first = when.first
    following = patterns().of_month.match(flat, when.end, run.end)
    if first.month is None and not following and first.day is not None:
        first = _month_ahead(run, first, when.end)
        when = when._replace(days=(first,))
    if first.month is None:
        if following:
            recurring.of_month(run, at, when, following)
        elif first.marked and first.day is not None:
            _within_day(run, at, when)
        return
    if following and following["year"]:
        if len({day.day for day in when.days}) == 1:
            recurring.task(run, at, following.end(), rules.yearly(when))
            return
        for day in when.days:  # 31 มีนาคม และ 30 กันยายน ของทุกปี: a rule for each
            recurring.task(run, at, following.end(), rules.yearly(When((day,), False, when.end)))
        return
    stop = _now_end(run, when.end)
    if when.is_range and first.day is not None and coming.is_held(run, at, stop):
        happening.put(run, at, when, stop)  # กำหนดจัดกีฬาภายใน 1 - 10 ธ.ค. 69 ณ สโมสร
        return
    if when.is_range and first.day is not None:
        ranges.read_range(run, at, when, stop, force=True)
        return
    for day in when.days if not when.is_range else when.days[-1:]:
        duties.on_day(run, at, stop, day, "within-date" if day.day else "within-month")


def _month_ahead(run: Run, day: Day, at: int) -> Day:
    """*day* with the month of the next limit: ภายในวันที่ 3 และยืนยันภายในวันที่ 10 เมษายน 2569."""
    if not day.marked or not _ANOTHER_LIMIT.match(run.flat, at, run.end):
        return day
    index = bisect_left(run.starts, at)
    if index >= len(run.dates) or run.starts[index] - at > 70:
        return day
    value = run.dates[index].value
    if value.day is None or value.month is None or value.day <= (day.day or 0):
        return day
    return day._replace(month=value.month, year=value.year)


def _now_end(run: Run, at: int) -> int:
    """Past นี้, ของปีนี้ or a closing bracket that belongs to the phrase."""
    more = _THIS.match(run.flat, at, run.end)
    return more.end() if more else at


def _within_day(run: Run, at: int, when: When) -> None:
    """ภายในวันที่ 25 นี้ / ของเดือนนี้ / เดือนหน้า: month and year from the letter's date."""
    of_year = _THIS_YEAR.match(run.flat, when.end, run.end)
    if of_year:
        terms.no_month(run, at, of_year.end())  # ภายในวันที่ 15 ศกนี้
        return
    this = _THIS_MONTH.match(run.flat, when.end, run.end)
    if this is None or run.issued is None or run.issued.month is None:
        return
    month, year = run.issued.month, run.issued.year
    if this["next"]:
        month, year = (1, year + 1) if month == 12 else (month + 1, year)
    day = Day(when.first.day, month, year)
    duties.on_day(run, at, this.end(), day, "within-date", ("month", "year"))


def before(run: Run, at: int) -> None:
    """At the อนวัน of ก่อนวันที่ 15 มีนาคม, where the date finder leaves the day out for want of a year."""
    head = _BEFORE.search(run.flat, max(run.start, at - 2), at + len("อน"))
    place = at + len("อน")
    if head is None:
        return
    if not _ON_DAY.match(run.flat, place, run.end):
        counted.before_event(run, at)
        return
    when = run.read_when(place)
    day = when.first if when else None
    if when is None or day is None or day.day is None or day.month is None or day.year is not None or when.is_range:
        return
    governed = run.duty(head.start())
    if governed is not None and governed.kind != "happening" and not run.is_claimed(head.start()):
        duties.on_day(run, head.start(), when.end, day, "before-date", before=True)


def _on_or_before(run: Run, at: int, place: int) -> None:
    """At ไม่เกินวันที่: a day that the date finder leaves out, for want of a year or for what stands behind it."""
    when = run.read_when(place)
    day = when.first if when else None
    known = bisect_left(run.starts, place)
    each = patterns().of_month.match(run.flat, when.end, run.end) if when and day and day.month is None else None
    if when is not None and each is not None and not each["year"] and not run.is_claimed(at):
        recurring.of_month(run, at, when, each)  # ไม่เกินวันที่ 10 ของแต่ละเดือน
        return
    if when is None or day is None or day.month is None or when.is_range:
        return
    if day.year is not None and known < len(run.starts) and run.starts[known] < when.end:
        return  # read with the other dates
    governed = run.duty(at)
    if governed is not None and not run.is_claimed(at):
        duties.on_day(run, _back(run, at), when.end, day, "not-later-date")


def _this_weekday(run: Run, at: int, found: re.Match[str]) -> None:
    """ภายในวันพฤหัสบดีนี้ (6 มีนาคม 2568): the day in brackets, else the next such weekday."""
    if found["bracket"]:
        when = run.read_when(found.end())
        if when is not None and to_date(when.first) is not None:
            duties.on_day(run, at, when.end + (run.flat[when.end : when.end + 1] == ")"), when.first, "within-date")
        return
    weekday = weekday_of(found["weekday"])
    if weekday is None or run.issued is None or run.issued.day is None:
        return
    day = run.issued.to_date()
    day += dt.timedelta(days=(weekday - day.weekday()) % 7 + (7 if found["next"] else 0))
    duties.on_day(run, at, found.end(), as_day(day), "within-date", ("day", "month", "year"))


def _clock_first(run: Run, at: int, word: int) -> None:
    """ภายในเวลา 16.00 น. ของวันที่ … ; without a day it belongs to the phrase before."""
    clock = read_clock(run.flat, word, run.end)
    if clock is None:
        return
    of = _OF_DAY.match(run.flat, clock.end, run.end)
    near = patterns().this.match(run.flat, of.end(), run.end) if of else None
    if near is not None and run.issued is not None and run.issued.day:  # ภายใน 16.00 น. ของวันพรุ่งนี้
        day = as_day(run.issued.to_date() + dt.timedelta(days="พรุ" in near[0]))
        duties.on_day(run, at, near.end(), day, "within-date", ("day", "month", "year"), clock=clock)
        return
    when = run.read_when(of.end()) if of else None
    if when is None or when.first.month is None or when.first.day is None:
        return
    duties.on_day(run, at, when.end, when.first, "within-date", clock=clock)


def in_time(run: Run, at: int) -> None:
    """At ในเวลา: ในเวลาหกเดือน นับแต่วันรับแจ้ง, without ภาย."""
    if not run.flat.startswith("ภาย", at - 3):
        _counted_from(run, at, at + len("ใน"))


def not_over(run: Run, at: int) -> None:
    """At ไม่เกิน or the ช้ากว่า of ไม่ช้ากว่า: 7 วันทำการ นับจาก…; an amount without นับ is no time."""
    if run.flat.startswith("ช้ากว่า", at):
        lead = _NOT_SLOWER.search(run.flat, max(run.start, at - 10), at)
        if lead:
            _counted_from(run, lead.start(), at + len("ช้ากว่า"))
        return
    if run.flat.startswith(("เวลา", "เที่ยง"), at + len("ไม่เกิน")):
        before_clock(run, at + len("ไม่เ"))
        return
    ends = patterns().unit_end.match(run.flat, at + len("ไม่เกิน"), run.end)
    if ends:  # ไม่เกินสิ้นเดือนธันวาคม 2565
        if run.duty(at) is not None and not run.is_claimed(at):
            terms.unit_end(run, _back(run, at), ends)
        return
    if _ON_DAY.match(run.flat, at + len("ไม่เกิน"), run.end):
        _on_or_before(run, at, at + len("ไม่เกิน"))
        return
    _counted_from(run, at, at)


def _counted_from(run: Run, at: int, place: int) -> None:
    """A count at *place* that is said to be counted from something."""
    count = patterns().counted.match(run.flat, place, run.end)
    if count is None or count["unit"] in (None, "ปี") or run.is_claimed(at):
        return  # อายุไม่เกิน 60 ปี นับถึง … is no time to act by
    anchor = patterns().anchor.match(run.flat, count.end(), run.end)
    if anchor is None and _AFTER.search(run.flat, max(run.start, at - 50), at):
        counted.relative(run, at, count)  # รายงานภายหลังเสร็จสิ้นโครงการไม่เกิน 30 วัน
        return
    counted_on = anchor is not None and (anchor["verb"].startswith("นับ") or counted.is_receipt(run, anchor))
    if counted_on and asking.is_asked(run.flat, run.start, at):
        counted.relative(run, at, count)


def before_clock(run: Run, at: int) -> None:
    """At the อนเวลา or เกินเวลา of ก่อนเวลา 12.00 น. ของวันที่ …"""
    head = _BOUND_WORD.search(run.flat, max(run.start, at - 8), at + 4)
    if head and not run.is_claimed(head.start()):
        _clock_first(run, head.start(), head.start())


def before_end(run: Run, at: int) -> None:
    """At the อนสิ of ก่อนสิ้นเดือน มิ.ย. 67, which is its last day, as ภายใน is."""
    head = _BEFORE.search(run.flat, max(run.start, at - 2), at + len("อน"))
    found = patterns().unit_end.match(run.flat, head.end(), run.end) if head else None
    if head and found and not run.is_claimed(head.start()):
        terms.unit_end(run, head.start(), found)


def _this(run: Run, at: int, found: re.Match[str]) -> bool:
    word = found["this"].replace(" ", "")
    issued = run.issued
    if issued is None or issued.month is None:
        return True
    if word.startswith("เดือน"):
        year, month = issued.year, issued.month
        if not word.startswith("เดือนนี"):
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        duties.on_day(run, at, found.end(), Day(None, month, year), "within-month", ("month", "year"))
        return True
    if issued.day is None:
        return True
    today = issued.to_date()
    if word.startswith("สัปดาห์") and not word.startswith("สัปดาห์นี"):
        today += dt.timedelta(days=11 - today.weekday())  # the Friday of the week to come
    elif word.startswith("สัปดาห์"):
        today += dt.timedelta(days=4 - today.weekday() if today.weekday() <= 4 else 6 - today.weekday())
    elif "พรุ" in word:
        today += dt.timedelta(days=1)
    stop, printed_day = found.end(), _BRACKET.match(run.flat, found.end(), run.end)
    when = run.read_when(printed_day.end()) if printed_day else None
    if when is not None and to_date(when.first) is not None:  # ภายในพรุ่งนี้ (30 เมษายน 2569)
        stop = when.end + (run.flat[when.end : when.end + 1] == ")")
        duties.on_day(run, at, stop, when.first, "within-date")
        return True
    duties.on_day(run, at, stop, as_day(today), "within-date", ("day", "month", "year"))
    return True
