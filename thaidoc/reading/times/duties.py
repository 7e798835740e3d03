"""A deadline is made of a phrase once it is clear that this letter asks for it."""

from __future__ import annotations

import datetime as dt
import re

from thaidoc.reading.times import asking, governing, marks, naming, refusals
from thaidoc.reading.times.days import first_of, last_of
from thaidoc.reading.times.phrase import Clock, Day, read_clock
from thaidoc.reading.times.run import NO_DAY, Run
from thaidoc.records import Deadline, Kind, Offset

_TENURE = re.compile(
    "รักษา *+(?:ราช *+)?การ|ช่?วย *+(?:ราชการ|เหลือ *+ราชการ)|ดำรง *+ตำแหน่?ง|ปฏิบัติ *+(?:หน้?าที่?|ราชการ) *+(?:แทน|ที่?)"
    "|ไป *+(?:ช่วย *+)?ปฏิบัติ *+(?:ราชการ|งาน|หน้าที่)|ทดลอง *+(?:ปฏิบัติ|งาน)|ลา *+(?:ป่?วย|พัก|กิจ|ศึกษา|คลอด|บวช|อุปสมบท"
    "|ออก)|(?:ให้?|ความ) *+คุ้?มครอง"
)
_OFFICES_OPEN, _OFFICES_CLOSE = "09:00", "15:30"
_FORMER = re.compile(
    "(?<![ก-๎])(?:จาก *+)?เดิม *+(?:ที่? *+)?(?:ได้? *+)?(?:(?:(?!เป็น)[^ ]){0,24}กำหนด|ให้?|ขอ)[^ ]{0,60} *+$"
)
_FORMER_WORDS = re.compile('จาก *+(?:เดิม *+)?(?:คำว่า *+|ความว่า *+)?[“"][^”"]{0,70}$')
_OR_LATEST = re.compile(" *+หรือ *+(?:อย่?าง *+ช้?า|ไม่? *+เกิน)")
_LIMIT_BEHIND = re.compile(r" *+\)? *+(?:ให้[^ ]{2,24}ทราบ *+)?(?:ภายใน(?! *+เวลา)|ไม่เกิน *+วัน|ก่อน *+วัน|อย่างช้า)")
_LEVELS = ("กระทรวง", "กรม", "จังหวัด", "อำเภอ", "เทศบาล", "องค์การบริหารส่วนจังหวัด", "องค์การบริหารส่วนตำบล", "มหาวิทยาลัย")
_PASSED_ON = re.compile(
    "จึง *+(?:ใคร่ *+)?(?:ขอ *+(?:ให้|ความ|ท่าน)|ให้|กำหนด|แจ้ง *+ให้)|(?:ใน *+การ *+นี้"
    "|ดังนั้น)[^ ]{0,60} *+(?:จึง *+)?(?:ขอ|โปรด|ให้)"
)
_NARRATED = re.compile(" *+(?:มี *+(?:ผู้?|ฝน|การ)|พบ|เกิด|จะ)")
# คดีที่ครบกำหนดอุทธรณ์ภายใน …: which things are meant, not what is to be done with them.
_FALLS_DUE = re.compile(
    "(?:ที่|ซึ่ง)(?:จะ)?(?:ครบ|หมด|สิ้นสุด|พ้น|ถึง) *+(?:กำหนด|อายุ|วาระ|สัญญา)?[^ ]{0,24}$|(?:กำหนด|ตั้ง|วาง)ไว้ *+$"
)
_DONE_BEHIND = re.compile(
    " *+(?:ที่ *+(?:ผ่าน|แล้ว)|แล้ว(?:(?=[ก-๎])(?=นั้น|ทั้งนี้)|(?![ก-๎])(?! *+(?:เสร็จ|ให้|จัด|ส่ง|ราย|แจ้ง|นำ"
    "|บันทึก)))|(?:ครบ *+ถ้วน|เรียบ *+ร้อย"
    "|เสร็จ *+สิ้น) *+แล้ว|ตาม *+สัญญา)"
)


def is_former(flat: str, start: int, at: int) -> bool:
    """Whether it is the day that was set before: เดิมกำหนดให้ส่งภายใน …"""
    low = max(start, at - 90)
    if flat.find("จาก", low, at) >= 0 and _FORMER_WORDS.search(flat, low, at):
        return True  # จากเดิม “ให้รายงานภายใน …” แก้ไขเป็น “…”
    return flat.find("เดิม", low, at) >= 0 and _FORMER.search(flat, low, at) is not None


def on_day(
    run: Run,
    at: int,
    stop: int,
    day: Day,
    rule: str,
    inferred: tuple[str, ...] = (),
    *,
    before: bool = False,
    clock: Clock | None = None,
    part: str | None = None,
) -> None:
    """A deadline on one day or at the end of one month."""
    flat = run.flat
    governed = run.duty(at)
    if run.refuse(at, stop):
        return
    # In a record of a statement the one who speaks binds himself; elsewhere จะ is the sender's own promise.
    if governed and run.kind is not Kind.RECORD and refusals.is_undertaking(flat, run.start, governed):
        return
    if governed is not None and governed.kind == "happening":
        # จะเสนอต่อที่ประชุมภายใน …: the sender's promise, though a meeting is nearer.
        outer = governing.governor(flat, run.start, governed.start)
        near = outer is not None and governed.start - outer.end < 40
        if refusals.is_undertaking(flat, run.start, governed):
            return
        if outer is not None and near and refusals.is_undertaking(flat, run.start, outer):
            return
    if governed is None and not rule.startswith("until") and not asking.is_asked(flat, run.start, at):
        return
    if governed is not None and refusals.is_relative_clause(flat, run.start, governed):
        # ส่งรายชื่อตำบลที่สมัคร … ภายใน: the verb before it; without one, the clause tells which things are meant.
        outer = governing.governor(flat, run.start, governed.start)
        if before or outer is None or outer.kind == "happening" or governed.start - outer.end > 60:
            return
        governed = outer
    if flat.endswith("ลงวันที่", run.start, at):
        return  # ใบเสร็จรับเงินลงวันที่ไม่เกินวันที่ …: of which day a paper may be
    if _OR_LATEST.match(flat, stop, run.end):
        return  # … หรืออย่างช้าไม่เกินวันที่ …: that day binds
    if refusals.is_told(flat, run.start, at):
        return
    if (
        _DONE_BEHIND.match(flat, stop, run.end)
        or _FALLS_DUE.search(flat, max(run.start, at - 40), at)
        or is_former(flat, run.start, at)
    ):
        return
    if governed is not None and (refusals.is_prospect(flat, governed, at) or run.is_done(governed)):
        return
    if day.year is None and day.month is not None:
        if refusals.is_quoted_law(flat, run.start, at):
            return  # ระเบียบ … กำหนดให้เสนอร่างงบประมาณภายในวันที่ 15 สิงหาคม: every year's
        day = run.infer_year(at, day)
        inferred = (*inferred, "year")
    if clock is None and day.day is not None:
        clock = read_clock(flat, stop, run.end)
        if clock:
            stop = clock.end
    precision = "day" if day.day else "month"
    due = last_of(day)
    if part is not None and due is not None:
        # The n-th week of a month ends with day 7n. Its beginning or middle is no day: the month stands, with a doubt.
        inferred = (*inferred, "day")
        if part == "vague":
            run.note("vague_date", f"{run.text_of(at, stop)} names no day", run.span_of(at, stop), "info")
        else:
            due = due.replace(day=min(7 * int(part), due.day))
    if due is None and day.day != NO_DAY and day.year is not None and day.month is not None:
        run.note("impossible_date", f"{run.text_of(at, stop)}: no such day", run.span_of(at, stop))
    if due is not None and before:
        due = (due if day.day else due.replace(day=1)) - dt.timedelta(days=1)
        precision = "day"
    if due is not None and run.is_past(due):
        if rule in ("within-date", "within-month"):
            run.note(
                "deadline_before_letter",
                f"{run.text_of(at, stop)} lies before the letter's date",
                run.span_of(at, stop),
            )
        run.claim(at, stop)
        return
    if due is not None and run.is_far(due):
        run.note("far_date", f"{run.text_of(at, stop)} is many years from the letter's date", run.span_of(at, stop))
        due = None
    time = (clock.until or clock.start) if clock else None
    if clock and clock.until and clock.start <= _OFFICES_OPEN and clock.until >= _OFFICES_CLOSE:
        time = None  # ในวันที่ 19 เวลา 08.30 - 16.30 น.: the hours that every day has
    add(run, at, stop, rule, governed, "date", due=due, precision=precision, time=time, inferred=inferred)


def period(run: Run, at: int, stop: int, first: Day, last: Day) -> None:
    """A deadline that runs from one day to another."""
    flat = run.flat
    inferred: tuple[str, ...] = ()
    if last.year is None and last.month is not None:
        last = run.infer_year(at, last)
        if last.year is not None and first.month is not None:
            first = first._replace(year=last.year - (first.month > (last.month or 0)))
        inferred = ("year",)
    due = last_of(last)
    begin = first_of(first)
    governed = run.duty(at)
    if due is None or run.is_past(due) or run.refuse(at, stop) or _NARRATED.match(flat, stop, run.end):
        return
    if _LIMIT_BEHIND.match(flat, stop, run.end):
        return  # รายงานผลระหว่าง … ถึง … ภายในวันที่ …: what the report is about
    if governed is not None and refusals.is_undertaking(flat, run.start, governed):
        return
    if refusals.is_told(flat, run.start, at) or (governed is not None and refusals.is_prospect(flat, governed, at)):
        return
    if governed is not None and _TENURE.search(flat, max(governed.start, at - 120), at):
        return
    if run.is_far(due):
        run.note("far_date", f"{run.text_of(at, stop)} is many years from the letter's date", run.span_of(at, stop))
        return
    clock = read_clock(flat, stop, run.end)
    time = None
    limit = flat[stop : clock.end].lstrip().startswith(("ภายใน", "ก่อน", "ไม่เกิน")) if clock else False
    if clock and clock.until is None and (limit or "น." in flat[at:stop] or "ถึงวัน" in flat[at:stop]):
        time, stop = clock.start, clock.end
    precision = "day" if last.day else "month"
    add(run, at, stop, "period", governed, "period", begin, due, precision, time, inferred=inferred)


def _binds_sender(run: Run, actor: str, stop: int) -> bool:
    """Whether the one who must act is the sender itself, which then asks its readers for something of its own.

    กระทรวงขอให้จังหวัดรายงานภายในวันที่ 30 จึงขอให้อำเภอส่งภายในวันที่ 15: the province's own limit is not the district's.
    """
    if actor not in _LEVELS or run.sender is None or not run.sender.startswith(actor):
        return False
    high = min(run.end, stop + 700)
    named = run.flat.find(run.sender, stop, high)
    if named >= 0 and run.flat.startswith(("ขอให้", "จึง", "ให้"), named + len(run.sender)):
        return True
    return _PASSED_ON.search(run.flat, stop, high) is not None


def add(
    run: Run,
    at: int,
    stop: int,
    rule: str,
    governed: governing.Governor | None,
    kind: str,
    start: dt.date | None = None,
    due: dt.date | None = None,
    precision: str | None = None,
    time: str | None = None,
    recurrence: str | None = None,
    end: dt.date | None = None,
    offset: Offset | None = None,
    inferred: tuple[str, ...] = (),
) -> None:
    """Keep a deadline with its act, actor, addressee and item, and claim its place."""
    flat = run.flat
    action = actor = submit = None
    if governed is not None and governed.kind != "happening" and at - governed.start <= governing.REACH:
        low, high = naming.action(flat, run.start, at, governed)
        if high - low > 2:
            action = run.text_of(low, high)
            to = naming.submit_to(flat, low, high)
            submit = run.text_of(*to) if to else None
        who = naming.actor(flat, run.start, low)
        if who and _binds_sender(run, flat[who[0] : who[1]].strip(), stop):
            run.claim(at, stop)
            words = f"{run.text_of(at, stop)} binds the sender, which asks its readers for something of its own"
            run.note("deadline_of_sender", words, run.span_of(at, stop), "info")
            return
        actor = run.text_of(*who) if who else None
    else:
        after = marks.THEN.match(flat, stop, run.end)
        if after and after["what"]:
            action = run.text_of(*after.span("what"))
    while stop > at + 1 and flat[stop - 1] == " ":
        stop -= 1
    run.claim(at, stop)
    text, span = run.text_of(at, stop), run.span_of(at, stop)
    deadline = Deadline(
        kind, start, due, precision, time, recurrence, end, offset, action, actor, submit, run.item(at), inferred,
        text, span,
    )  # fmt: skip
    run.deadlines.append((at, stop, rule, deadline))
