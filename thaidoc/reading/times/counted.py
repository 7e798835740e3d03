"""Counts of days: ภายใน 7 วัน นับแต่ …, ล่วงหน้าไม่น้อยกว่า 3 วันทำการก่อน …"""

from __future__ import annotations

import datetime as dt
import re

from thaidoc.reading.times import asking, duties, marks, recurring, refusals
from thaidoc.reading.times.days import offset_of
from thaidoc.reading.times.phrase import WEEKDAY, WORKDAYS, N, number, patterns, to_date
from thaidoc.reading.times.run import Run
from thaidoc.records import Kind, Offset

_FIRST_OF_MONTH = re.compile(" *+ของ *+(?:ทุก *+|แต่ละ *+)?เดือน(?! *+[มกพสตธ][ีุิฤร])")
_NOT_A_COUNT = re.compile(" *+(?:ที่|(?!และ)[ก-๎]{0,3}ละ)")  # 3 วันละ …, not 3 วัน และ …
_NOT_DAYS = re.compile(f" *+(?:ที่|{WEEKDAY})")
_AHEAD = re.compile(
    "(?:ล่?วง *+หน้?า *+(?:เป็?น *+เวลา *+)?(?:ไม่? *+น้?อย *+กว่?า|อย่?าง *+น้?อย|ก่?อน)?|อย่?าง *+น้?อย"
    "|(?:ไม่? *+)?น้?อย *+กว่?า) *+"
    rf"(?P<n>{N}{{1,3}}|[ก-๎]{{2,12}}?) *+(?P<unit>วัน *+ทำ *+การ|วัน"
    rf"|สัปดาห์) *+ก่?อน *+(?:ถึง *+)?(?:วัน|การ|กำหนด)[^ ]{{0,40}}"
)
_BEFORE_EVENT = re.compile(
    rf"ก่?อน *+(?:ถึง *+)?(?:วัน(?! *+ที่)|การ|กำหนด)[^ 0-9๐-๙]{{1,40}}? *+(?:เป็?น *+เวลา *+)?(?:ล่?วง *+หน้?า *+)?"
    rf"(?:(?:เป็?น *+เวลา *+)?(?:ไม่? *+น้?อย *+กว่?า"
    rf"|อย่?าง *+น้?อย) *+)?(?P<n>{N}{{1,3}}) *+(?P<unit>วัน *+ทำ *+การ|วัน|สัปดาห์)(?![ก-๎])"
)
_IN_FORCE = re.compile("มี *+ผล|บังคับ")
_ANCHORS = (
    (
        "received",
        re.compile(
            "(?:วัน *+ถัด *+(?:ไป *+)?จาก *+)?(?:วัน *+|เวลา *+)?(?:ที่? *+)?(?:(?:ท่?าน|หน่?วยงาน|จังหวัด|อำเภอ|ส่?วนราชการ"
            ""
            "|ผู้? *+รับ) *+)?(?:ได้? *+)?รับ *+(?:หมาย *+เรียก|(?:หมาย *+)?(?:หนังสือ|บันทึก|แจ้?ง|ทราบ|เรื่?อง|คำ *+สั่?ง"
            "|รายงาน|สำเนา *+(?:หนังสือ|คำ)))"
            "(?: *+(?:หนังสือ|คำ *+สั่?ง(?: *+ศาล)?|ดัง *+กล่?าว))?(?: *+(?:ฉบับ *+)?(?:นี้?"
            "|ดัง *+กล่?าว))?(?: *+เป็?น *+ต้?น *+ไป)?"
        ),
    ),
    ("received", re.compile("(?:วัน *+)?(?:ที่? *+)?ทราบ *+คำ *+สั่?ง(?: *+นี้?)?")),
    ("received", re.compile("(?:วัน *+)?(?:ที่? *+)?หนังสือ *+(?:ฉบับ *+)?(?:นี้? *+)?(?:ไป *+|มา *+|ส่?ง *+)?ถึง[^ ]{0,20}")),
    ("quarter_end", re.compile("(?:วัน *+)?(?:ที่? *+)?สิ้?น *+(?:สุด *+)?(?:แต่?ละ *+)?ไตรมาส")),
    (
        "issued",
        re.compile(
            "(?:วัน *+)?(?:ที่? *+)?(?:(?:จัด *+)?ส่?ง *+หนังสือ *+(?:ฉบับ *+)?นี้?|ลง *+นาม(?! *+(?:ใน|สัญญา|รับ"
            "|ข้?อ|บันทึก))|(?:คำ *+สั่?ง"
            "|ประกาศ) *+(?:ฉบับ *+)?(?:นี้? *+)?มี *+ผล(?: *+(?:ใช้?|บังคับ))*"
            "|ปรากฏ *+ใน *+(?:หนังสือ|คำ *+สั่?ง)(?: *+(?:ฉบับ *+)?นี้?)?)(?: *+เป็?น *+ต้?น *+ไป)?"
        ),
    ),
    (
        "issued",
        re.compile(
            "(?:วัน *+)?(?:ที่? *+)?(?:(?:ได้ *+)?มี|ตาม|ออก|ลง *+นาม *+ใน|ลง *+ใน|ใน|ประกาศ(?=ฉบับ|นี้| "
            "|$)|ของ)? *+(?:คำ *+สั่?ง"
            "|หนังสือ|ประกาศ)"
            "(?:แต่?ง *+ตั้?ง)?(?: *+(?:ฉบับ *+)?นี้?)?(?: *+เป็?น *+ต้?น *+ไป)?(?!ที่|ของผู้|ใช้|ผล|ราย|เชิญ)"
        ),
    ),
    ("issued", re.compile("วัน *+(?:ที่? *+)?(?:ออก *+)?สั่?ง(?=[ ,.]|$)")),
    ("issued", re.compile("(?:วัน *+(?:ที่? *+)?)?(?:บัดนี้?|นี้)(?: *+เป็?น *+ต้?น *+ไป)?")),
)
_EVENT_WORD = re.compile("(?:วัน|การ|เสร็จ|สิ้น|เกิด|ที่|ดำเนิน|ปฏิบัติ|ได้|จบ|จัด|ประชุม|โครงการ|อบรม|งาน)")
_WORDS = re.compile("[^ ]{0,60}")
_AHEAD_OF = re.compile(" *+ก่?อน *+(?:ถึง *+)?(?:วัน|กำหนด)[^ ]{0,40}")


def relative(run: Run, at: int, count: re.Match[str]) -> bool:
    """ภายใน 7 วัน นับแต่…; True where the phrase was a count of time (read or refused)."""
    flat, start, end = run.flat, run.start, run.end
    value = number(count["n"])
    stop = count.end()
    unit = (count["unit"] or "").replace(" ", "")
    anchor_at = patterns().anchor.match(flat, stop, end)
    if not unit:
        # ภายใน 15 นับแต่วันที่ได้รับ: the unit was dropped. Only a count that is counted from something.
        if anchor_at is None or not anchor_at["verb"].startswith("นับ") or not (value and value > 0):
            return False
    if not value:
        return False
    if unit and _NOT_A_COUNT.match(flat, stop, end):
        return False
    if unit == "วัน" and _NOT_DAYS.match(flat, stop, end):
        return False
    if unit == "เดือน" and count["n"] and patterns().month.match(flat, count.start("unit"), end):
        return False
    if count["first"]:
        return first_days(run, at, value, unit, stop)
    governed = run.duty(at)
    anchor, inferred, stop, event = _anchor(run, anchor_at, stop)
    ahead = _AHEAD_OF.match(flat, stop, end) if anchor is None else None
    if ahead and unit == "ปี":
        return True  # ภายใน 5 ปี ก่อนวันสมัคร: a condition
    if ahead:
        anchor, stop, value = "event", ahead.end(), -value
    # Counted from this letter or this order it is no term of a contract or a law.
    ours = anchor is not None and flat[at:stop].replace(" ", "").endswith(("นี้", "นี"))
    ours = ours or (anchor == "issued" and run.kind is Kind.ORDER)
    if (
        run.refuse(at, stop, term=True)
        or (not ours and refusals.is_contract(flat, start, at, stop, end))
        or (not ours and refusals.is_quoted_law(flat, start, at))
        or (not ours and refusals.is_standing_rule(flat, start, at))
        or governed is None
        or governed.kind == "happening"
    ):
        return True
    if (
        refusals.is_required(flat, governed)
        or duties.is_former(flat, start, at)
        or refusals.is_optional(flat, start, at, governed)
        or refusals.is_prospect(flat, governed, at)
        or (not ours and refusals.is_told(flat, start, at))
    ):
        return True
    if anchor is None:
        if unit == "ปี" or not asking.is_asked(flat, start, at):
            return True
        waits = asking.is_conditional(flat, start, at)
        own = waits or not governed.word or asking.is_own_ask(flat, start, at, run.asked_from(), governed)
        if not own or marks.BY_RULE.match(flat, stop, end):
            return True
        anchor = "event" if waits else _default_anchor(run)
        inferred = ("anchor",)
    if refusals.is_undertaking(flat, start, governed):
        return True
    standing = run.kind in (Kind.ANNOUNCEMENT, Kind.STATEMENT, Kind.NEWS)
    if anchor == "received" and run.kind in (Kind.ANNOUNCEMENT, Kind.NEWS):
        # Nobody receives an announcement: a rule told, unless it is asked for here (ชำระภาษีภายใน 15 วัน นับแต่วันที่ได้รับแจ้ง).
        if not asking.is_own_ask(flat, start, at, run.asked_from(), governed):
            return True
    told = anchor == "event" and not ahead and not inferred
    if told and not asking.is_own_ask(flat, start, at, run.asked_from()):
        return True
    if anchor == "event" and (standing or marks.BY_RULE.match(flat, stop, end)):
        return True  # … นับแต่วันที่ออกใบมรณบัตร ตามประกาศ…: a rule told, not a task set
    if anchor == "issued" and run.in_force and anchor_at and _IN_FORCE.search(flat, anchor_at.start(), stop):
        anchor, event = "event", run.in_force  # นับแต่วันที่คำสั่งนี้มีผล, ทั้งนี้ ตั้งแต่วันที่ …
    offset = offset_of(value, unit, anchor)
    if offset is None:
        return True
    if not unit:
        inferred = (*inferred, "unit")
    due, more = _due(run, offset, event)
    precision = "day" if due else None
    duties.add(
        run, at, stop, "relative", governed, "relative",
        due=due, precision=precision, offset=offset, inferred=(*inferred, *more),
    )  # fmt: skip
    return True


def is_receipt(run: Run, found: re.Match[str]) -> bool:
    """Whether the count runs from the receipt of the letter: หลังจากได้รับหนังสือฉบับนี้."""
    return any(p.match(run.flat, found.start("what"), run.end) for name, p in _ANCHORS if name == "received")


def _default_anchor(run: Run) -> str:
    return "issued" if run.kind in (Kind.ORDER, Kind.ANNOUNCEMENT, Kind.STATEMENT, Kind.NEWS) else "received"


def _anchor(
    run: Run, found: re.Match[str] | None, stop: int
) -> tuple[str | None, tuple[str, ...], int, dt.date | None]:
    """What the days are counted from: (anchor, inferred, end of the phrase, the event's date if printed)."""
    flat = run.flat
    if found is None:
        return None, (), stop, None
    what_at = found.start("what")
    for name, pattern in _ANCHORS:
        match = pattern.match(flat, what_at, run.end)
        if match:
            return name, (), match.end(), None
    if not found["verb"].startswith(("นับ", "หลัง", "ถัด", "จาก", "ตั", "ต")):
        return None, (), stop, None
    when = run.read_when(what_at)
    if when and not when.is_range and (date := to_date(when.first)):
        anchor = "issued" if run.issued and run.issued.day and date == run.issued.to_date() else "event"
        return anchor, (), when.end, date
    if found["verb"].startswith("นับ") or _EVENT_WORD.match(found["what"]):
        cut = _WORDS.match(flat, what_at, run.end)
        return "event", (), cut.end() if cut else stop, None
    return None, (), stop, None


def _due(run: Run, offset: Offset, event: dt.date | None) -> tuple[dt.date | None, tuple[str, ...]]:
    """The day itself where the anchor is known: the letter's own date, a printed event, the only stamp."""
    base, inferred = event, ()
    if base is None and offset.anchor == "issued" and run.issued is not None and run.issued.day:
        base = run.issued.to_date()
    if base is None and offset.anchor == "received":
        stamps = {d.to_date() for d in run.received if d.day}
        if len(stamps) == 1:
            base = stamps.pop()
    if base is None:
        return None, inferred
    from thaidoc.values.calendar import add_offset

    return add_offset(base, offset.days, offset.months, working=offset.working_days), inferred


def first_days(run: Run, at: int, value: int, unit: str, stop: int) -> bool:
    """ภายใน 5 วันทำการแรกของเดือน."""
    following = _FIRST_OF_MONTH.match(run.flat, stop, run.end)
    if following is None:
        return True
    rule = f"FREQ=MONTHLY;BYDAY={WORKDAYS};BYSETPOS={value}" if "ทำการ" in unit else f"FREQ=MONTHLY;BYMONTHDAY={value}"
    recurring.task(run, at, following.end(), rule)
    return True


def ahead(run: Run, at: int) -> None:
    """At ล่วงหน้า, อย่างน้อย, ไม่น้อยกว่า: ล่วงหน้าไม่น้อยกว่า 3 วันทำการก่อนวันส่งตัวอย่าง, counted back from the event."""
    found = _AHEAD.match(run.flat, at, run.end)
    if found is not None:
        _back_from(run, at, found)


def before_event(run: Run, at: int) -> None:
    """At the อนวัน, อนการ of ก่อนวันประชุมอย่างน้อย 3 วัน."""
    first = at - len("ก่") if run.flat.startswith("ก่อน", at - 2) else at - 1
    found = _BEFORE_EVENT.match(run.flat, max(first, run.start), run.end)
    if found is not None:
        _back_from(run, found.start(), found)


def _back_from(run: Run, at: int, found: re.Match[str]) -> None:
    flat, start = run.flat, run.start
    value = number(found["n"])
    governed = run.duty(at)
    if not value or governed is None or governed.kind == "happening" or run.is_claimed(at):
        return
    if not asking.is_asked(flat, start, at) or run.refuse(at, found.end()) or "ได้" in flat[at - 4 : at]:
        return
    if refusals.is_told(flat, start, at) or refusals.is_relative_clause(flat, start, governed):
        return
    if refusals.is_quoted_law(flat, start, at):
        return
    if flat.rfind("(", governed.end, at) > flat.rfind(")", governed.end, at):
        return  # a condition in brackets
    unit = found["unit"].replace(" ", "")
    days = value * (7 if unit == "สัปดาห์" else 1)
    offset = Offset(days=-days, working_days="ทำการ" in unit, anchor="event")
    duties.add(run, at, found.end(), "relative", governed, "relative", offset=offset)
