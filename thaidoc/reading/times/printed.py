"""Printed days that no word of a limit has claimed: each goes to the reader of its opener.

Without an opener a day is that of a happening or of a submission, printed as วันที่ 9 - 24 …, in a list or in a column.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from functools import cache

from attrs import evolve

from thaidoc.reading.times import asking, bounds, coming, duties, forms, governing, happening, places, ranges, refusals
from thaidoc.reading.times.phrase import DAY_HEAD, WEEKDAY, Clock, Day, N, When, last_day, one_of, read_clock, read_day
from thaidoc.reading.times.run import NEAR, Run
from thaidoc.text import Span
from thaidoc.values import DateMatch, ThaiDate, dates, months

_PASSING = "(?:เกิน(?: *+กว่?า)?|(?:ล่?า *+)?ช้?า *+(?:ไป *+)?กว่?า|(?:พ้?น|เลย|ล่?วง *+เลย)(?: *+กำหนด)?)"
_STRETCH = "(?: *+(?:เวลา|ระหว่?าง))?"
_HANDING_IN = "(?:ส่ง(?!มอบ)|ยื่น|รายงาน|ตอบ|ชำระ|คืน)[^ ]{0,30}(?<!ใน) *+[:：]?"
_SIGNING_UP = "(?:รับ|ส่ง|ยื่น|สมัคร|ลงทะเบียน|ชำระ)[^ ]{0,30}"
# What opens a phrase whose day is already found. Each pattern begins with a plain letter (what must not stand before is
# looked for behind it), so that the search leaps from one such letter to the next.
_OPENERS = (
    ("within", ("ภายใน",)),
    ("eve", ("ก่?อน *+สิ้?น *+(?:สุด *+)?(?:(?=วัน)|วัน *+ทำ *+การ *+(?:ของ *+)?)",)),
    ("before", ("ก่?อน(?: *+(?:ถึง|หน้?า))?",)),
    (
        "late",
        (
            rf"ไม่? *+(?:ให้? *+)?{_PASSING}", rf"มิ *+(?:ให้? *+)?{_PASSING}", rf"อย่?า *+(?:ให้? *+)?{_PASSING}",
            "อย่?าง *+ช้?า(?: *+ที่? *+สุด)?", "ให้? *+ทัน",
        ),
    ),
    (
        "until",
        (
            f"วัน(?<![ก-๎]วัน) *+สุดท้าย(?:ของ|ใน|ที่)?(?:การ)?(?:เปิด)?{_SIGNING_UP} *+(?:คือ|ใน|เป็น|[:：])?",
            "จน *+ถึง", "ถึง",
            *(f"{dash}(?:(?<=นี้{dash})|(?<=นี้ {dash}))" for dash in "-–—"),
            "สิ้?น *+สุด(?: *+(?:การ *+)?(?:รับ|ส่?ง|ยื่?น|ลง)[^ ]{0,30})?",
            "ปิด(?<!เปิด) *+รับ[^ ]{0,30}", "หมด *+เขต[^ ]{0,30}", "ครบ *+กำหนด[^ ]{0,12}",
            f"กำหนด(?<![ก-๎]กำหนด)(?![^ ]{{0,44}}ใน *+วัน) *+(?:วัน *+)?(?:จัด *+)?{_HANDING_IN}",
            "กำหนด(?<![ก-๎]กำหนด) *+แล้ว *+เสร็จ *+[:：]", "วัน(?<![ก-๎]วัน) *+ครบ *+กำหนด[^ ]{0,30} *+[:：]?",
        ),
    ),
    (
        "span",
        (
            "ระหว่?าง", "ตั้?ง *+แต่?", "เริ่?ม *+แต่?", "แต่?", f"ใน *+(?:ห้?วง|ช่?วง){_STRETCH}", f"ห้?วง{_STRETCH}",
            f"ช่?วง{_STRETCH}",
        ),
    ),
    (
        "past",
        (
            "นับ *+(?:ถัด *+)?(?:ตั้?ง *+)?(?:แต่?|จาก)", "เมื่?อ(?: *+สิ้?น)?", "จาก *+เดิม(?: *+ใน)?", "จาก", "เดิม",
            "ลง(?<![ปห]ลง)", r"ลว\.?",
        ),
    ),
    ("on", ("ใน", "เป็?น(?! *+ต้?น)")),
    ("at", (r"ณ(?<![ก-๎]ณ)\.?",)),
    ("paren", (r"\(",)),
)  # fmt: skip
_HEAD = re.compile(
    "(?:" + "|".join(f"{pattern}()" for _, patterns in _OPENERS for pattern in patterns) + ")"
    rf" *+[\"“']? *+(?:{DAY_HEAD}[.… ]*+|เดือน *+)?$"
)
_NAMES = tuple(name for name, patterns in _OPENERS for _ in patterns)
# What most dates stand behind that are none of this letter's: the head of a cited paper, a thing past.
_CITED = ("ลงวันที่ ", "เมื่อวันที่ ", "ลงวันที่", "ลว. ")
# What the openers of HEAD end with: a quick look before the pattern is asked.
_HEAD_ENDS = (
    "ใน", "อน", "ถึง", "หน้า", "หนา", "เกิน", "กว่า", "กวา", "ช้า", "ชา", "ทัน", "สิ้น", "สิน", "ทำการ", "ของ",
    "-", "–", "—", "พ้น", "พน", "เลย", "สุด", "หว่าง", "หวาง", "แต่",
    "แต", "ห้วง", "หวง", "ช่วง", "ชวง", "เวลา", "มื่อ", "มือ", "เดิม", "จาก", "ลง", "ลว", "ลว.", "เป็น", "เปน", "ณ", "ณ.", "(",
)  # fmt: skip
_AND = ("", "และ", "กับ")
_LONGEST_HEAD = 24
_LONG_HEADS = ("กำหนด", "รับ", "สุด", "เขต")  # of the openers that are longer
_BLANK = frozenset(" \"“'")
_BARE_HEAD = re.compile(f"(?:{DAY_HEAD}|{WEEKDAY} *+(?:ที่? *+)?|เดือน *+|(?<![ก-๎])ที่? *+)[.… ]*+$")
_FIRST_OF_TWO = re.compile(rf"(?P<d>{N}{{1,2}}(?: *+(?:,|และ) *+{N}{{1,2}}){{0,6}}) *+(?:,|และ|หรือ) *+(?:{DAY_HEAD})?$")
# จันทร์ที่ 15 - ศุกร์ที่ 19 มิถุนายน 2569
_FIRST_WEEKDAY = re.compile(
    rf"(?:วัน *+)?{WEEKDAY} *+ที่? *+(?P<d>{N}{{1,2}}) *+(?:[-–—]|(?:จน *+)?ถึง) *+(?:{DAY_HEAD}|{WEEKDAY} *+ที่? *+)$"
)
_MOST_PARTS = 12
_PART = re.compile(
    rf"วัน *+(?:{WEEKDAY})? *+ที่? *+(?P<d>{N}{{1,2}}) *+(?:เวลา[^ก-ฮ]{{4,20}}(?:น *+\. *+)?)?(?:,|และ)? *+"
    rf"(?:รุ่น|กลุ่ม|ชุด|เวที|รอบ|ครั้ง|สนาม)(?:ที่)? *+{N}{{1,2}} *+[:,]? *+(?:ใน *+)?(?:วัน *+(?:{WEEKDAY})? *+ที่? *+)?$"
)
# ทุกวันพุธในเดือนกันยายน 2569 คือ วันที่ 2, 9, 16, 23 และ 30
_DAYS_BEHIND = re.compile(
    rf" *+(?:คือ|ได้แก่|ใน|ตรงกับ|[:：])? *+วัน *+ที่? *+(?P<days>{N}{{1,2}}(?: *+(?:,"
    rf"|และ) *+(?:วัน *+ที่? *+)?{N}{{1,2}}){{1,30}})(?! *+[/.:][0-9๐-๙])"
)
_BEGINS = re.compile(
    "(?:ระหว่?าง|ห้?วง(?:เวลา)?|ช่?วง(?:เวลา)?|โดย *+เริ่?ม(?: *+ตั้?ง)?(?: *+แต่?)?|เริ่?ม(?: *+ตั้?ง)?(?: *+แต่?)?"
    "|นับ *+(?:ตั้?ง *+)?แต่?"
    "|ตั้?ง *+แต่?|แต่?) *+(?=วัน|เดือน|[0-9๐-๙])"
)
_JOINT = re.compile(
    rf" *+(?:และ *+)?(?:ไป *+)?(?:จน *+)?(?:ถึง *+|สิ้?น *+(?:สุด *+)?(?:ลง *+)?)?(?:ใน *+)?(?:{DAY_HEAD}|เดือน *+)?"
)
_DONE_IN = ("แล้วเสร็จ", "แล้วเสร็จ ", "เสร็จสิ้น", "เสร็จสิ้น ")
_CLOCK_LIMIT = re.compile(rf"(?:ก่?อน|ไม่? *+เกิน) *+(?:เวลา *+)?{N}{{1,2}} ?[.:] ?{N}{{2}} *+(?:น *+\.|นาฬิกา)? *+$")
_NUMBERS = re.compile(f"{N}+")
_AT_LATEST = re.compile(" *+(?:เป็?น *+อย่?าง *+ช้?า|เป็?น *+วัน *+สุด *+ท้?าย)")
_STRONG = re.compile("ฝึกซ้?อม|ประชุม|สัมมนา|อบรม|แข่?งขัน|พิธี|จัดงาน|กำหนด|สอบ|เลือกตั้?ง|เปิดซอง|เข้?าร่?วม|จัดขึ้?น|ชี้?แจง")
_NARRATED = re.compile(" *+(?:ได้(?! *+ที่|ตาม)|เกิด|พบ(?!กัน)|ปรากฏ)")
_ROUND = re.compile(f"(?:รอบ|ครั้ง|ไตรมาส|ช่วง|ภาคเรียน|งวด)(?:ที่)? *+{N}{{1,2}} *+$")  # รอบที่ 2 (1 กรกฎาคม - …)
_NAME = re.compile(r"(?:(?!ประจำ|ปี|พ\.ศ|ลง|เมื่อ|ฉบับ|ครั้ง|ระหว่าง|วันที่)[^ ]){1,40} ?")
_LABEL = re.compile(f"(?:รุ่น|กลุ่ม|ชุด|จุด|รอบ|ครั้ง|สนาม)(?:ที่)? *+{N}{{1,2}} *+[:,]? *+$")
_WHICH_DAY = re.compile(f"(?:ใน *+)?วัน *+(?:พรุ่ง|มะรืน|{WEEKDAY})? *+(?:นี้)? *+$")


_HEAD_REACH = 24  # letters before a day that its วันพฤหัสบดีที่ can take
_FORESEEN = dt.timedelta(days=240)  # how far ahead a day is named without its year
_MARKED = re.compile(f"(?:วัน *+(?:{WEEKDAY})? *+ที่?|{WEEKDAY} *+ที่?) *+$")


@cache
def _no_year() -> re.Pattern[str]:
    """A day and month with no year behind, nor a word that makes it every year's or a past one; a day of this month."""
    names = one_of(*months.FULL)
    short = "|".join(rf"{a}\. *+{b}\." for a, b in (abbr.split(".")[:2] for abbr in months.ABBR))
    to = "(?:และ *+)?(?:ไป *+)?(?:จน *+)?(?:ถึง|สิ้?น|[-–—])"
    listed = f"(?:และ|,) *+(?:วัน *+ที่? *+)?(?:{N}|{names})"
    others = "พ *+[.ศุ]|ค *+[.ศ]|ปี|ศักราช|ของ *+ทุก|ทุก|ที่ *+(?:ผ่าน|แล้ว)"
    years = f"{N}|{others}|{to}|{listed}|{names}"
    return re.compile(
        rf"ที่? *+(?P<day>{N}{{1,2}})(?: *+(?:[-–—,]|ถึง|และ) *+{N}{{1,2}}){{0,6}} *+(?:"
        rf"(?P<month>{names}|{short})(?! *+(?:{years}))(?: *+(?:ศก *+)?นี้(?![ก-๎]))?"
        r"|(?:ของ *+)?(?:เดือน *+)?นี้(?![ก-๎]))"
    )


def dated(run: Run) -> None:
    """Every date of the stretch that no literal has claimed and that is not past."""
    flat = run.flat
    floor = run.floor
    yearless = _yearless(run)
    column: tuple[int, str | None] = (-1, None)  # where the last day of a column ends, and what its head says it is
    for found in sorted((*run.dates, *yearless), key=lambda found: found.span.start) if yearless else run.dates:
        at, stop = found.span
        if stop > run.end:
            break
        if run.is_claimed(at) or flat.endswith(_CITED, run.start, at):
            continue
        if floor is not None and (found.until or found.value).last() < floor:
            continue
        bare, head = _heads(flat, run.start, at)
        when = run.when_of(found)
        listed = _DAYS_BEHIND.match(flat, stop, run.end) if when.first.day is None and not when.is_range else None
        if listed:
            days = [int(day) for day in _NUMBERS.findall(listed["days"])]
            when = When(tuple(when.first._replace(day=day) for day in days), False, listed.end())
            at, stop = listed.start("days"), listed.end()
            _on(run, at, when, stop)
            continue
        name = _NAMES[head.lastindex - 1] if head and head.lastindex else ""
        opened = _opened(run, found, when) if not name or name == "until" else None
        if opened is not None:
            ranges.read_range(run, opened[0], opened[1], stop)
            continue
        if head is None:
            pair = _pair(run, found)
            if pair is not None:
                at, when = pair
                bare, head = _heads(flat, run.start, at)
                name = _NAMES[head.lastindex - 1] if head and head.lastindex else ""
        if head is None and when.is_range and bare and flat.endswith(("เริ่ม", "เริ่ม "), run.start, bare.start()):
            ranges.read_range(run, bare.start(), when, stop)  # เริ่มวันที่ … ถึงวันที่ …
            continue
        if head is None:
            # No opener: the day of a happening or of a submission, printed as วันที่ 9 - 24 …, or in a column.
            if _AT_LATEST.match(flat, stop, run.end):
                duties.on_day(run, bare.start() if bare else at, stop, when.first, "not-later-date")
                continue
            if bare and _continues(run, bare.start()):
                duties.on_day(run, bare.start(), stop, when.first, "within-date")
                continue
            cell = flat.startswith(("| ", "  "), max(at - 2, 0))
            naked = bare is None and flat.startswith(" ", at - 1)
            if naked:
                head_of = _headed(run, at) or (column[1] if _goes_on(run, column[0], at) else None)
                column = stop, head_of
                if head_of == "limit":
                    duties.on_day(run, at, stop, when.first, "within-date")
                    continue
                if head_of == "event":
                    happening.put(run, at, when, stop, cell=True)
                    continue
            above = _above(run, at, column=cell) if cell or naked else None
            if above == "event":
                happening.put(run, at, when, stop, cell="|" in flat[at - 2 : at])
                continue
            if cell and (above == "limit" or _same_row(run, at)):
                if when.is_range:
                    duties.period(run, at, stop, when.first, when.last)
                else:
                    duties.on_day(run, at, stop, when.first, "within-date")
                continue
            if cell and _cell(run, at, when, stop):
                continue
            if bare or cell or (flat.startswith(" ", at - 1) and _named_before(run, at, stop, is_range=when.is_range)):
                _on(run, bare.start() if bare else at, when, stop, bare=True)
            continue
        if (
            name == "past"
            and when.is_range
            and head[0].startswith(("นับ", "จากวัน", "จาก วัน"))
            and not flat.startswith((" เป็น", "เป็น", " ไปเป็น"), stop)
        ):
            name = "span"  # นับแต่วันที่ … จนถึงวันที่ …
        if name in ("past", "at"):
            continue
        if name == "eve":
            name = "late"  # ก่อนสิ้นวันที่ 20: that day still counts
        if name in ("before", "late", "until"):
            bounds.bound(run, name, head.start(), when, stop)
        elif name == "span":
            ranges.read_range(run, head.start(), when, stop)
        elif name == "on" and _limit_on(run, head.start(), when, stop):
            continue
        elif name == "on":
            _on(run, head.start(), when, stop)
        elif (
            name == "paren"
            and not when.is_range
            and (which := _WHICH_DAY.search(flat, max(run.start, at - 30), head.start()))
        ):
            _on(run, which.start(), when, stop + (flat[stop : stop + 1] == ")"))
        elif name == "paren" and not when.is_range and bare and when.first.day is not None:
            governed = run.governor(head.start())
            if governed is not None and governed.kind == "happening" and head.start() - governed.end < 40:
                happening.put(run, at, when, stop)  # ประชุมชี้แจง (วันที่ 5 มีนาคม 2569)
        elif name == "paren" and when.is_range:
            governed = run.governor(head.start())
            names = _ROUND.search(flat, max(run.start, head.start() - 16), head.start())
            near = governed is not None and head.start() - governed.end < 50
            if near and governed is not None and governed.kind == "submission" and not names:
                duties.period(run, at, stop, when.first, when.last)


def _yearless(run: Run) -> list[DateMatch]:
    """Days to come that are printed without their year (ในวันที่ 19 - 20 ธันวาคมนี้), with the year that they must have."""
    issued, flat = run.issued, run.flat
    out: list[DateMatch] = []
    if issued is None or issued.month is None:
        return out
    for match in _no_year().finditer(flat, run.start, run.end):
        at = match.start("day")
        if run.is_claimed(at):
            continue
        marked = _MARKED.search(flat, max(run.start, at - _HEAD_REACH), at)
        if marked is None or flat.endswith("เนื่องใน", run.start, marked.start()):
            continue
        if match["month"] is None:  # ในวันเสาร์ที่ 21 เดือนนี้
            day = int(match["day"])
            if 1 <= day <= last_day(issued.year, issued.month):
                out.append(DateMatch(ThaiDate(issued.year, issued.month, day), Span(at, match.end())))
            continue
        found = list(dates.find(flat, at, match.end("month"), default_year=issued.year))
        last = found[-1] if found else None
        if last is None or last.span.end != match.end("month") or last.flaw != "year inferred":
            continue
        end = last.until or last.value
        ahead = (end.month or 0, end.day or 0) < (issued.month, issued.day or 0)
        later = issued.year + ahead
        if dt.date(later, end.month or 1, 1) - issued.first() > _FORESEEN:
            continue  # more likely one that is over
        try:
            value = evolve(last.value, year=later - ((last.value.month or 0) > (end.month or 0)))
            until = evolve(last.until, year=later) if last.until else None
        except ValueError:
            continue  # 29 February
        out.append(last._replace(value=value, until=until, span=Span(last.span.start, match.end())))
    return out


def _heads(flat: str, start: int, at: int) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """What stands before the day at *at*: the words for a day (วันศุกร์ที่), and these with the opener before them."""
    bare = _BARE_HEAD.search(flat, max(start, at - 24), at)
    last = bare.start() if bare else at
    while flat[last - 1 : last] in _BLANK:
        last -= 1
    low = max(start, at - 56)
    if not any(flat.rfind(word, low, last) >= 0 for word in _LONG_HEADS):
        if not flat.endswith(_HEAD_ENDS, low, last):
            return bare, None
        low = max(low, last - _LONGEST_HEAD)  # only หมดเขตรับ…, ครบกำหนดส่ง… and the like are longer
    return bare, _HEAD.search(flat, low, at)


def _named_before(run: Run, at: int, stop: int, *, is_range: bool) -> bool:
    """Whether a happening is named just before a day without วันที่: จะเปิดอบรม 20 - 21 กุมภาพันธ์ 2568."""
    if coming.comes(run, at):
        return True
    governed = run.governor(at)
    if is_range and (run.flat.endswith(("จัด ", "จัดขึ้น "), run.start, at) or places.place(run.flat, stop, run.end)):
        return True
    if governed is None or not (governed.kind == "happening" or (is_range and governed.kind == "submission")):
        return False
    # จัดนิทรรศการงานเกษตรแฟร์ 30 มกราคม - 7 กุมภาพันธ์ 2570: the name between them.
    return at - governed.end <= 2 or (is_range and _NAME.fullmatch(run.flat, governed.end, at) is not None)


def _continues(run: Run, at: int) -> bool:
    """Whether the day goes on a list of limits: ภายในวันที่ 31 มีนาคม 2568 วันที่ 30 มิถุนายน 2568 และวันที่ …"""
    last = run.claimed_before(at)
    if last <= run.start or run.flat[last:at].strip(" ,") not in _AND:
        return False
    return any(row[1] == last and row[2] == "within-date" for row in run.deadlines)


_NEW_MATTER = re.compile("จึง|ขอ(?:ให้|ความ|เชิญ|ท่าน)|ทั้งนี้|ใน *+การ *+นี้|อนึ่ง|โปรด|หาก")
_BESIDE = 150  # letters of a table's row between its day and that of the row above


_COLUMN_HEAD = re.compile(
    "(?P<event>วัน(?:ที่)?(?:ประชุม|อบรม|สอบ|ประเมิน|ตรวจ|จัด|นัด|ออก|ลงพื้นที่|แข่งขัน|ให้บริการ|เดินทาง"
    "|ฉีด)[^ ]{0,20} [ |]*+)(?=[^ ])|"
    "(?:กำหนด(?:วัน)?(?:ส่ง|แล้ว *+เสร็จ|เสร็จ)|(?:ส่ง|แล้ว *+เสร็จ|รายงาน|ดำเนินการ)[^ ]{0,24}ภายใน(?:วัน *+ที่)?|วัน(?:ครบ *+กำหนด"
    "|ที่ *+ต้อง *+ส่ง)) [ |]*+(?=[^ ])"
)


def _headed(run: Run, at: int) -> str | None:
    """What the first day of a column is by the column's head: กำหนดแล้วเสร็จ, ส่งผลภายใน; วันที่ประเมิน."""
    low = max(run.start, run.claimed_before(at), at - _BESIDE)
    head: re.Match[str] | None = None
    for match in _COLUMN_HEAD.finditer(run.flat, low, at):
        head = match
    if head is None or at - head.end() < 4 and not head["event"] or _NEW_MATTER.search(run.flat, head.end(), at):
        return None
    return "event" if head["event"] else "limit"


def _goes_on(run: Run, last: int, at: int) -> bool:
    """Whether the day is the next of a column of limits whose last day ends at *last*."""
    return 0 <= last < at <= last + _BESIDE and _NEW_MATTER.search(run.flat, last, at) is None


def _above(run: Run, at: int, *, column: bool) -> str | None:
    """What the day of the row above is, in a column of days: ``limit``, ``event`` or nothing."""
    flat = run.flat
    last = run.claimed_before(at)
    if not 2 < at - last <= _BESIDE or _NEW_MATTER.search(flat, last, at):
        return None
    index = bisect_right(run.claimed, (at,)) - 1
    if index < 0 or governing.first_governor(flat, last, at) is not None:
        return None  # the row says itself what its day is
    first = run.claimed[index][0]
    rows = flat[last:at].count("|") >= 2 if flat[first - 2 : first].strip() == "|" else flat[first - 2 : first] == "  "
    if not rows and (column or not flat[first].isdecimal()):
        return None  # where a table's lines are lost, both days stand without วันที่
    if not rows:
        return "event" if any(row[0] == first for row in run.events) else None
    if any(row[1] == last for row in run.deadlines):
        return "limit"
    return "event" if any(row[0] == first for row in run.events) else None


def _same_row(run: Run, at: int) -> bool:
    """Whether only blanks part the day from that of the table's cell before, which is a limit."""
    last = run.claimed_before(at)
    return at - last > 1 and not run.flat[last:at].strip(" |") and any(row[1] == last for row in run.deadlines)


def _cell(run: Run, at: int, when: When, stop: int) -> bool:
    """A day in a table's cell with the happening in the next: | 2 กุมภาพันธ์ 2568 | สอบข้อเขียน |."""
    right = governing.first_governor(run.flat, stop, min(run.end, stop + 60))
    if right is None or right.kind != "happening" or when.first.day is None:
        return False
    if right.start - stop > 3 and not run.flat.startswith(("  ", " |"), stop):
        return False
    left = run.governor(at)
    if left is not None and at - left.end < 45:
        return False  # the column before tells what the day is for
    happening.put(run, at, when, stop, cell=True)
    return True


def _opened(run: Run, found: DateMatch, when: When) -> tuple[int, When] | None:
    """A stretch whose first day is printed without its year: เริ่มวันที่ 17 พฤษภาคม และสิ้นสุดวันที่ 22 พฤษภาคม 2564."""
    if when.is_range:
        return None
    begin = _BEGINS.search(run.flat, max(run.start, found.span.start - 64), found.span.start)
    first = read_day(run.flat, begin.end(), found.span.start) if begin else None
    # ระหว่างวันที่ 25 ตุลาคม (-) 1 พฤศจิกายน 2564: a hyphen at the head of a line is lost as a bullet.
    if begin is None or first is None or not _JOINT.fullmatch(run.flat, first[1], found.span.start):
        return None
    last = when.first
    if last.month is None or (first[0].day is None) != (last.day is None):
        return None
    month = first[0].month or last.month
    if last.year is None and (month - (last.month or 0)) % -12 < -6:
        return None  # วันที่ 1 ตุลาคม ถึงวันที่ 30 กันยายน: every fiscal year
    year = first[0].year or (last.year - (month > last.month) if last.year else None)
    return begin.start(), When((first[0]._replace(month=month, year=year), last), True, found.span.end)


def _pair(run: Run, found: DateMatch) -> tuple[int, When] | None:
    """วันที่ 7 และ 8 ตุลาคม 2567; วันที่ 14, 16 และ 21: the days before, which the date finder leaves out."""
    if found.until is not None or found.value.day is None:
        return None
    low = max(run.start, found.span.start - 40)
    first = run.when_of(found).first
    if run.flat.rfind("ที่", low, found.span.start) >= 0:
        begin = _FIRST_WEEKDAY.search(run.flat, low, found.span.start)
        if begin is not None and 1 <= int(begin["d"]) < found.value.day:
            return begin.start(), When((first._replace(day=int(begin["d"]), weekday=None), first), True, found.span.end)
        parts = _parts(run, found.span.start, first)
        if parts is not None:
            return parts[0], When((*parts[1], first), False, found.span.end)
    before = _FIRST_OF_TWO.search(run.flat, low, found.span.start)
    if before is None:
        return None
    days = [int(day) for day in _NUMBERS.findall(before["d"])]
    last = first
    if sorted({*days, found.value.day}) != [*days, found.value.day] or days[0] < 1:
        return None
    listed = tuple(last._replace(day=day) for day in days)
    # วันที่ 7 และ 8: a run; วันเสาร์ที่ 13 และวันอาทิตย์ที่ 14, and 27, 28: each by itself.
    running = days[0] + 1 == found.value.day and before[0].rstrip().endswith("และ") and "," not in before[0]
    return before.start("d"), When((*listed, last), running, found.span.end)


def _parts(run: Run, at: int, last: Day) -> tuple[int, tuple[Day, ...]] | None:
    """เวทีที่ 1 วันจันทร์ที่ 15 เวทีที่ 2 วันพุธที่ 17 และเวทีที่ 3 วันศุกร์ที่ 19 กันยายน 2568: the month is printed once."""
    days: list[Day] = []
    high = at
    for _ in range(_MOST_PARTS):
        before = _PART.search(run.flat, max(run.start, high - 90), high)
        if before is None:
            break
        day = int(before["d"])
        if not 1 <= day < ((days[0] if days else last).day or 0):
            break
        days.insert(0, last._replace(day=day, weekday=None))
        high = before.start("d")
    return (high, tuple(days)) if days else None


def _on(run: Run, at: int, when: When, stop: int, *, bare: bool = False) -> None:
    """A day without a word of a limit: that of a happening, or of the act of handing something in."""
    flat = run.flat
    if when.first.day is None:
        return
    clock = read_clock(flat, stop, run.end)
    if _NARRATED.match(flat, clock.end if clock else stop, run.end):
        return
    place = places.place(flat, clock.end if clock else stop, run.end)
    governed = run.governor(at)
    if when.is_range and not place and not bare:
        governed = ranges.reader_acts(run, at, governed)
    if governed is not None and governed.end <= run.claimed_before(at):
        governed = None  # … ส่งต้นฉบับภายในวันที่ 28 เพื่อใช้สอบในวันที่ 12: the verb has its day
    if bare and place and governed is None and clock is None and _same_duty(run, at):
        duties.on_day(run, at, stop, when.first, "within-date")
        return
    apart = 999
    if governed is not None:
        apart = len(flat[governed.end : at].rstrip())  # the blanks before a column are no distance
    done = governed is not None and run.is_done(governed)
    if done and governed is not None and governed.kind != "happening":
        governed, apart = None, 999  # ได้ยื่นคำขอ … เจ้าหน้าที่จะออกไปรังวัด ในวันที่ …: what was done governs no day to come
    # A day with its hour and place is that of a happening, whatever it is called, unless the act stands beside it.
    meets = clock is not None and place is not None and not when.is_range
    if meets and apart > 40:
        if not done or coming.comes(run, at):
            happening.put(run, at, when, stop)
        return
    if governed is not None and governed.kind != "happening" and (clock or place or when.is_range):
        if refusals.is_undertaking(flat, run.start, governed):
            happening.put(run, at, when, stop)  # และจะส่งมอบทรัพย์สิน ในวันที่ 2 … ณ บ้านหนองม่วง
            return
    if governed is not None and refusals.is_telling(flat, governed):
        if clock or place or when.is_range or coming.comes(run, at):
            happening.put(run, at, when, stop)  # จึงขอแจ้งหยุดจ่ายน้ำในวันอังคารที่ … ตั้งแต่เวลา …
        return
    if governed is not None and governed.kind != "happening" and apart <= 170:
        if governed.kind == "submission" or (when.is_range and not bare and apart <= NEAR):
            if done or _handed_in(run, at, when, stop, governed, clock, bare=bare):
                return
    elif governed is not None and apart <= 170:
        told = clock or place or apart <= 8 or when.first.weekday is not None
        if not bare or told or when.is_range or apart <= 8:
            reach = 170 if clock and place else 70
            strong = _STRONG.search(flat, max(run.start, at - 60), at)
            if (not bare or apart <= reach) and (told or strong or happening.place_before(run, at)):
                happening.put(run, at, when, stop)
                return
    # What no table names: a day with its hour or place, or one of which the clause says that it will be.
    if done and governed is not None and not coming.comes(run, at):
        return
    if (not bare or flat.startswith("เป", at) or meets) and (clock or place):
        happening.put(run, at, when, stop)
    elif (when.is_range and place) or coming.comes(run, at) or coming.is_plain(run, at, stop):
        happening.put(run, at, when, stop)
    elif bare and _LABEL.search(flat, max(run.start, at - 24), at):
        happening.put(run, at, when, stop)


def _same_duty(run: Run, at: int) -> bool:
    """Whether only a place parts the day from one of a submission: ยื่นซองวันที่ 5 - 18 … ณ ที่ทำการ… วันที่ 19 … ณ ศูนย์…"""
    last = run.claimed_before(at)
    if at - last > 120 or " ณ " not in run.flat[last:at] or governing.first_governor(run.flat, last, at) is not None:
        return False
    return any(row[1] == last and (row[3].action or "").startswith(forms.SUBMISSIONS) for row in run.deadlines)


def _limit_on(run: Run, at: int, when: When, stop: int) -> bool:
    """ก่อน 16.00 น. ในวันที่ 27 …, ให้แล้วเสร็จในเดือนกรกฎาคม …: a limit, though ใน is no word of one."""
    flat = run.flat
    if when.is_range:
        return False
    if flat.endswith(_DONE_IN, run.start, at):
        if run.duty(at) is not None and asking.is_own_ask(flat, run.start, at, run.asked_from(), run.governor(at)):
            duties.on_day(run, at, stop, when.first, "within-month")
            return True
    before = (
        _CLOCK_LIMIT.search(flat, max(run.start, at - 30), at)
        if flat.rfind("ก", max(run.start, at - 30), at) >= 0
        else None
    )
    clock = read_clock(flat, before.start(), at) if before else None
    governed = run.duty(at)
    if before is None or clock is None or governed is None or governed.kind == "happening":
        return False
    duties.on_day(run, before.start(), stop, when.first, "within-date", clock=clock)
    return True


def _handed_in(
    run: Run, at: int, when: When, stop: int, governed: governing.Governor, clock: Clock | None, *, bare: bool
) -> bool:
    """The day, or the days, of a submission; False where a bare day is not said to be that."""
    flat = run.flat
    if when.is_range:
        duties.period(run, at, stop, when.first, when.last)
        return True
    low, high = run.start, governed.start
    fixed = flat.endswith("กำหนด", low, high) and not flat.endswith("ครบกำหนด", low, high)
    column = clock is not None and flat.startswith("  ", max(at - 2, 0))
    if (not bare or column or fixed) and at - governed.end <= 90:
        duties.on_day(run, at, stop, when.first, "within-date")
        return True
    return not bare
