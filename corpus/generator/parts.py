"""The parts that letters are made of: matters, times, citations, recipients, signatures, stamps; each with its gold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

from corpus.generator import offices
from corpus.generator.offices import Office
from corpus.generator.pen import MONTHS, SECRECY, SHORT, URGENCY, WEEKDAYS, Gold, Num, Pen, be, month_end

Block = tuple[str, str]
"""How a piece stands on the page, and its text: see :mod:`corpus.generator.layout`."""


class Matter(dict[str, str]):
    """What a letter is about: the slots of the split's sentences, drawn when first asked for."""

    def __init__(self, pen: Pen, office: Office, date: dt.date) -> None:
        stock = pen.stock
        sector = stock.sectors.get(office.sector) or stock.sectors["general"]
        super().__init__(me=office.agency, topic=pen.any(sector.topics))
        self.pen, self.date, self.sector = pen, date, sector

    def __missing__(self, key: str) -> str:
        pen = self.pen
        if key == "goal":
            return str(pen.any(pen.stock.goals))
        if key == "n":
            return str(pen.between(2, 30))
        if key == "by":
            return str(be(self.date.year))
        if key == "fy":
            return str(be(self.date.year) + (self.date.month >= 10))
        if key == "by2":
            return str(be(self.date.year) + 4)
        if key == "money":
            return f"{pen.between(1, 990)},{pen.between(0, 999):03}"
        if key == "past":
            return pen.day(self.date - dt.timedelta(pen.between(8, 300))).text
        if key == "pastrange":
            start = self.date - dt.timedelta(pen.between(40, 200))
            start = start.replace(day=min(start.day, 24))
            return f"{start.day} - {start.day + 2} {MONTHS[start.month - 1]} {be(start.year)}"
        if key == "coming":
            return pen.day(self.date + dt.timedelta(pen.between(40, 700))).text
        if key == "comingyear":
            return str(be(self.date.year) + 1)
        if key == "monthpast":
            month = self.date - dt.timedelta(pen.between(40, 300))
            return f"{MONTHS[month.month - 1]} {be(month.year)}"
        if key == "place":
            return str(pen.any(pen.stock.rooms))
        if key == "law":
            return str(pen.law_year())
        if key == "duty":
            return str(pen.any(self.sector.duties))
        raise KeyError(key)

    def say(self, template: str) -> str:
        return template.format_map(self) if "{" in template else template

    def one(self, templates: tuple[str, ...]) -> str:
        template = templates[int(self.pen.random() * len(templates))]
        return template.format_map(self) if "{" in template else template


# -- times ----------------------------------------------------------------------------------------

_WORDS: Final = {3: "สาม", 5: "ห้า", 7: "เจ็ด", 10: "สิบ", 15: "สิบห้า", 20: "ยี่สิบ", 30: "สามสิบ", 45: "สี่สิบห้า", 60: "หกสิบ"}
_SINCE: Final = ("นับแต่", "นับจาก", "นับตั้งแต่", "นับถัดจาก")


def deadline(
    kind: str, text: str, *, due: dt.date | None = None, start: dt.date | None = None, time: str | None = None,
    precision: str | None = None, recurrence: str | None = None, offset: Gold | None = None,
    inferred: tuple[str, ...] = (),
) -> Gold:  # fmt: skip
    return {
        "kind": kind, "start": start and start.isoformat(), "due": due and due.isoformat(), "precision": precision,
        "time": time, "recurrence": recurrence, "end": None, "offset": offset, "inferred": list(inferred), "text": text,
    }  # fmt: skip


def _clock(pen: Pen) -> tuple[str, str]:
    printed, time = pen.clock(*pen.any(((16, 30), (12, 0), (15, 0), (9, 30), (17, 0), (10, 0))))
    return f"{printed if pen.may(0.85) else time} น.", time


def _coming(pen: Pen, date: dt.date, low: int = 6, high: int = 75) -> dt.date:
    return date + dt.timedelta(pen.between(low, high))


def _style(pen: Pen) -> str:
    lot = pen.rng.random()
    return "full" if lot < 0.86 else "short" if lot < 0.93 else "spaced" if lot < 0.95 else "era"


Time = tuple[str, list[Gold]]


def _by_day(pen: Pen, date: dt.date) -> Time:
    day = pen.day(_coming(pen, date), _style(pen))
    weekday = "วัน" + WEEKDAYS[day.date.weekday()] + "ที่" if pen.exact and pen.may(0.22) else "วันที่"
    word = pen.any(("ภายใน", "ภายใน", "ภายใน", "ไม่เกิน", "อย่างช้าไม่เกิน", "ภายในไม่เกิน"))
    text = f"{word}{weekday} {day.text}"
    time = None
    if pen.may(0.18):
        said, time = _clock(pen)
        text += pen.any((" เวลา ", " ก่อนเวลา ", " ไม่เกินเวลา ")) + said
    return text, [deadline("date", text, due=day.date, time=time, precision="day")]


def _before(pen: Pen, date: dt.date) -> Time:
    day = pen.day(_coming(pen, date))
    text = f"ก่อนวันที่ {day.text}"
    return text, [deadline("date", text, due=day.date - dt.timedelta(1), precision="day")]


def _by_month(pen: Pen, date: dt.date) -> Time:
    month = _coming(pen, date, 30, 150)
    said = month if pen.exact else pen.day(month.replace(day=1)).date
    year, name = said.year, MONTHS[month.month - 1]
    lot = pen.rng.random()
    if lot < 0.3:
        text = f"ภายในเดือน{name}"
        if pen.may(0.3):
            text += "นี้" if month.month == date.month and month.year == date.year else ""
        base = date.year + (month.month < date.month)
        return text, [deadline("date", text, due=month_end(base, month.month), precision="month", inferred=("year",))]
    text = pen.any(("ภายในเดือน{} {}", "ภายในสิ้นเดือน{} {}", "ภายในเดือน{} พ.ศ. {}")).format(name, be(year))
    return text, [deadline("date", text, due=month_end(year, month.month), precision="month")]


def _after_receipt(pen: Pen, date: dt.date) -> Time:
    del date
    lot = pen.rng.random()
    since = pen.any(_SINCE)
    event = "วันที่" + pen.any(("ได้รับหนังสือ", "ได้รับหนังสือนี้", "ได้รับหนังสือฉบับนี้", "ได้รับแจ้ง", "รับหนังสือ"))
    gap = pen.any((" ", "", " "))
    if lot < 0.08:
        months = pen.any((1, 2, 3, 6))
        text = f"ภายใน {months} เดือน{gap}{since}{event}"
        return text, [deadline("relative", text, offset=offset(months=months, anchor="received"))]
    days = pen.any((3, 5, 7, 10, 15, 20, 30, 45, 60))
    working = lot > 0.62
    if lot < 0.22:
        said, gap = f"ภายใน{_WORDS[days]}วัน", pen.any(("", " "))
    else:
        days = pen.count(days)
        said = f"ภายใน {days} วัน"
    text = f"{said}{'ทำการ' if working else ''}{gap}{since}{event}"
    return text, [deadline("relative", text, offset=offset(days=days, working=working, anchor="received"))]


def offset(*, days: int | None = None, months: int | None = None, working: bool = False, anchor: str) -> Gold:
    """From when a relative deadline counts, and how much."""
    found: Gold = {"days": days, "working_days": working, "anchor": anchor}
    if months is not None:
        found["months"] = months
    return found


def _after_other(pen: Pen, date: dt.date) -> Time:
    days = pen.count(pen.any((7, 15, 30, 45)))
    if pen.may(0.4):
        text = f"ภายใน {days} วัน {pen.any(_SINCE)}{pen.any(('วันสิ้นไตรมาส', 'วันสิ้นสุดไตรมาส'))}"
        return text, [deadline("relative", text, offset=offset(days=days, anchor="quarter_end"))]
    del date
    event = pen.any(("วันสิ้นสุดการฝึกอบรม", "วันที่ดำเนินการแล้วเสร็จ", "วันที่โครงการแล้วเสร็จ", "วันสิ้นสุดการประชุม"))
    text = f"ภายใน {days} วัน {pen.any(_SINCE)}{event}"
    return text, [deadline("relative", text, offset=offset(days=days, anchor="event"))]


_CODES: Final = "MO TU WE TH FR SA SU".split()
_EVERY: Final = (
    ("ภายในวันที่ {day} ของทุกเดือน", "FREQ=MONTHLY;BYMONTHDAY={day}"),
    ("ทุกวันที่ {day} ของเดือน", "FREQ=MONTHLY;BYMONTHDAY={day}"),
    ("ภายในวันที่ {day} ของเดือนถัดไป", "FREQ=MONTHLY;BYMONTHDAY={day}"),
    ("ไม่เกินวันที่ {day} ของเดือนถัดไป", "FREQ=MONTHLY;BYMONTHDAY={day}"),
    ("ทุกวัน{name}", "FREQ=WEEKLY;BYDAY={code}"),
    ("ทุกวัน{name} ก่อนเวลา 12.00 น.", "FREQ=WEEKLY;BYDAY={code}"),
    ("เป็นประจำทุกเดือน", "FREQ=MONTHLY"),
    ("ทุกสิ้นเดือน", "FREQ=MONTHLY;BYMONTHDAY=-1"),
    ("เป็นรายไตรมาส", "FREQ=MONTHLY;INTERVAL=3"),
    ("ทุก 3 เดือน", "FREQ=MONTHLY;INTERVAL=3"),
    ("ภายในวันทำการสุดท้ายของเดือน", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"),
)


def _repeated(pen: Pen, date: dt.date) -> Time:
    del date
    day = pen.count(pen.any((3, 5, 7, 10, 15, 20, 25)))
    week = pen.between(0, 6)
    code = _CODES[week]
    name = WEEKDAYS[week]
    text, rule = pen.any(_EVERY)
    if not pen.exact and ("12.00" in text or "3 เดือน" in text):
        text, rule = _EVERY[0]
    text, rule = text.format(day=day, name=name), rule.format(day=day, code=code)
    return text, [deadline("recurring", text, recurrence=rule, time="12:00" if "12.00" in text else None)]


def _period(pen: Pen, date: dt.date) -> Time:
    lot = pen.rng.random()
    start = pen.day(_coming(pen, date, 5, 30)).date
    end = pen.day(start + dt.timedelta(pen.between(3, 25))).date
    if end <= start:
        return _by_day(pen, date)
    if lot < 0.3:
        day = pen.day(_coming(pen, date))
        text = pen.any(("ตั้งแต่บัดนี้จนถึงวันที่ {}", "ตั้งแต่บัดนี้ถึงวันที่ {}", "ตั้งแต่บัดนี้เป็นต้นไปจนถึงวันที่ {}")).format(day.text)
        return text, [deadline("date", text, due=day.date, precision="day")]
    if lot < 0.5:
        last = pen.day(month_end(start.year, start.month) + dt.timedelta(1)).date
        if last <= start:
            return _by_day(pen, date)
        months = f"{MONTHS[start.month - 1]} - {MONTHS[last.month - 1]} {be(last.year)}"
        if start.year != last.year:
            months = f"{MONTHS[start.month - 1]} {be(start.year)} - {MONTHS[last.month - 1]} {be(last.year)}"
        text = f"ระหว่างเดือน{months}"
        return text, [
            deadline(
                "period", text, start=start.replace(day=1), due=month_end(last.year, last.month), precision="month"
            )
        ]
    tail = f"{end.day} {MONTHS[end.month - 1]} {be(end.year)}"
    if start.month == end.month and start.year == end.year:
        text = pen.any(("ระหว่างวันที่ {} - {}", "ระหว่างวันที่ {}-{}", "ตั้งแต่วันที่ {} ถึงวันที่ {}")).format(start.day, tail)
    else:
        year = "" if start.year == end.year else f" {be(start.year)}"
        head = f"{start.day} {MONTHS[start.month - 1]}{year}"
        text = pen.any(("ตั้งแต่วันที่ {} ถึงวันที่ {}", "ระหว่างวันที่ {} - {}", "ระหว่างวันที่ {} ถึง {}")).format(head, tail)
    return text, [deadline("period", text, start=start, due=end, precision="day")]


def _budget(pen: Pen, date: dt.date) -> Time:
    year = date.year + (date.month >= 9)
    if not pen.exact:
        year = pen.day(dt.date(year, 1, 11)).date.year
    if pen.may(0.5):
        text = f"ภายในปีงบประมาณ พ.ศ. {be(year)}"
        return text, [deadline("date", text, due=dt.date(year, 9, 30), precision="year")]
    quarter = pen.any((2, 3, 4)) if pen.exact else 3
    text = f"ภายในไตรมาสที่ {quarter} ของปีงบประมาณ พ.ศ. {be(year)}"
    return text, [deadline("date", text, due=month_end(year, quarter * 3 - 3), precision="month")]


def _four_days(pen: Pen, date: dt.date) -> Time:
    day, year = pen.any((5, 10, 15)), date.year + 1
    text = f"ภายในวันที่ {day} มกราคม เมษายน กรกฎาคม และตุลาคม {be(year)}"
    return text, [deadline("date", text, due=dt.date(year, month, day), precision="day") for month in (1, 4, 7, 10)]


def _at_once(pen: Pen, date: dt.date) -> Time:
    del date
    text = pen.any(("โดยด่วน", "โดยเร็ว", "โดยด่วนที่สุด", "โดยทันที", "ในโอกาสแรก", "โดยเร่งด่วน"))
    return text, [deadline("immediate", text)]


_FORMS: Final[tuple[tuple[Callable[[Pen, dt.date], Time], int], ...]] = (
    (_by_day, 40), (_before, 8), (_by_month, 12), (_after_receipt, 14), (_after_other, 4), (_repeated, 10),
    (_period, 8),
    (_budget, 4), (_four_days, 1), (_at_once, 6),
)  # fmt: skip
_FORM_FUNCTIONS: Final = [form for form, _ in _FORMS]
_FORM_WEIGHTS: Final = [sum(weight for _, weight in _FORMS[: i + 1]) for i in range(len(_FORMS))]


def time(pen: Pen, date: dt.date) -> Time:
    """A deadline in one of its forms, as text and as gold."""
    form = pen.pick(_FORM_FUNCTIONS, _FORM_WEIGHTS)
    if form is _four_days and not pen.exact:
        form = _by_day
    return form(pen, date)


def event(pen: Pen, date: dt.date) -> tuple[str, str, Gold]:
    """A coming happening: its time, its place, and both as gold."""
    day = pen.day(_coming(pen, date, 5, 45))
    place = str(pen.any(pen.stock.rooms))
    lot = pen.rng.random()
    hours, start, end = "", day.date.isoformat(), None
    if lot < 0.75:
        span = pen.any(
            (((8, 30), (16, 30)), ((9, 0), (12, 0)), ((13, 30), (16, 0)), ((9, 30), (15, 30)), ((10, 0), (11, 30)))
        )
        (said, first), (until, last) = pen.clock(*span[0]), pen.clock(*span[1])
        form = pen.any(
            ("เวลา {} น.", "เวลา {} - {} น.", "เวลา {} น. เป็นต้นไป", "ตั้งแต่เวลา {} น. ถึงเวลา {} น.", "เวลา {}-{} น.")
        )
        hours = " " + form.format(said, until)
        start = f"{start}T{first}"
        if form.count("{}") == 2:
            end = f"{day.date.isoformat()}T{last}"
    if lot < 0.3:
        word = f"ในวัน{WEEKDAYS[day.date.weekday()]}ที่ {day.text}" if pen.exact else f"ในวันที่ {day.text}"
    elif lot < 0.8 or day.date.day > 26:
        word = pen.any((f"ในวันที่ {day.text}", f"วันที่ {day.text}", f"ณ วันที่ {day.text}"[2:].strip()))
    else:
        last_day = pen.day(day.date + dt.timedelta(pen.between(1, 2))).date
        if last_day <= day.date or last_day.month != day.date.month:
            last_day = day.date
        word = f"ระหว่างวันที่ {day.date.day} {pen.any(('-', '–', 'ถึง'))} {last_day.day} {day.text.split(' ', 1)[1]}"
        end = last_day.isoformat() if end is None else f"{last_day.isoformat()}{end[10:]}"
    text = word + hours
    return text, place, {"start": start, "end": end, "place": place, "text": text}


# -- citations ------------------------------------------------------------------------------------


_GRADES: Final = tuple(URGENCY)


class Cited(NamedTuple):
    """A citation in one of its forms and its gold."""

    text: str
    gold: Gold
    office: Office


def citation(
    pen: Pen, office: Office, before: dt.date, where: str, relation: str | None, *, number: Num | None = None,
    date: dt.date | None = None, subject: str | None = None, urgency: str | None = None, copy: bool = False,
) -> Cited:  # fmt: skip
    """`หนังสือ<agency> [ด่วน] ที่ … ลงวันที่ … [เรื่อง …]` in one of its forms."""
    date = date or before - dt.timedelta(pen.between(2, 60))
    number = pen.number(number or offices.number_of(pen, office, be(date.year)))
    if urgency is None and pen.may(0.2):
        urgency = pen.any(_GRADES)
    day = pen.day(date, "full" if pen.may(0.9) else "short")
    grade = f" {URGENCY[urgency]}" if urgency else ""
    if grade and pen.may(0.1):
        grade = grade.strip()
    dated = pen.way("dated", ("ลงวันที่ ", "ลงวันที่ ", "ลงวันที่ ", "ลงวันที่", "ลว. ", "ลง "), 0.15)
    words = "สำเนาหนังสือ" if copy else pen.any(("หนังสือ", "หนังสือ", "หนังสือ", ""))
    if not words and office.level == "police":
        words = "หนังสือ"
    said = f"ที่{pen.blank or ' '}{pen.print_number(number)}"
    form = pen.own("cited", 0.35)
    if form:
        text = form.format(agency=office.agency, grade=grade, said=said, dated=dated.strip(), day=day.text)
        text = f"สำเนา{text}" if copy else text
    else:
        text = f"{words}{office.agency}{grade} {said} {dated}{day.text}"
    gold: Gold = {
        "where": where, "agency": office.agency, "number": number.gold(), "date": day.gold, "relation": relation,
    }  # fmt: skip
    if urgency:
        gold["urgency"] = urgency
    if subject:
        text += f" เรื่อง {subject}"
        gold["subject"] = subject
    return Cited(text, gold, office)


def order_citation(pen: Pen, office: Office, before: dt.date, relation: str) -> tuple[str, Gold]:
    """`คำสั่ง<agency> ที่ n/year ลงวันที่ …`."""
    date = before - dt.timedelta(pen.between(60, 900))
    number = pen.number(Num(serial=str(pen.between(12, 2999)), year=be(date.year)))
    day = pen.day(date, "full" if pen.may(0.8) else "era")
    gold: Gold = {
        "where": "body", "agency": office.agency, "number": number.gold(), "date": day.gold, "relation": relation,
    }  # fmt: skip
    form = pen.own("order_cited") or "คำสั่ง{agency} ที่ {number} ลงวันที่ {day}"
    return form.format(agency=office.agency, number=pen.print_number(number), day=day.text), gold


def agency_alone(agency: str, relation: str) -> Gold:
    return {"where": "body", "agency": agency, "number": None, "date": None, "relation": relation}


# -- recipients -------------------------------------------------------------------------------------

_GOVERNED: Final = (
    ("ผู้ว่าราชการจังหวัด", "ทุกจังหวัด"), ("นายอำเภอ", "ทุกอำเภอ"), ("นายกเทศมนตรี", "ทุกแห่ง"),
    ("นายกองค์การบริหารส่วนตำบล", "ทุกแห่ง"), ("นายแพทย์สาธารณสุขจังหวัด", "ทุกจังหวัด"), ("ท้องถิ่นจังหวัด", "ทุกจังหวัด"),
    ("ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษา", "ทุกเขต"), ("นายกเทศมนตรีตำบล", "ทุกแห่ง"),
    ("หัวหน้าส่วนราชการประจำจังหวัด", "ทุกส่วนราชการ"),
    ("นายกองค์การบริหารส่วนจังหวัด", "ทุกจังหวัด"), ("ท้องถิ่นอำเภอ", "ทุกอำเภอ"), ("ผู้อำนวยการโรงพยาบาลส่งเสริมสุขภาพตำบล", "ทุกแห่ง"),
    ("ผู้บังคับการตำรวจภูธรจังหวัด", "ทุกจังหวัด"), ("เกษตรจังหวัด", "ทุกจังหวัด"), ("อธิบดี", "ทุกกรม"), ("ปลัดกระทรวง", "ทุกกระทรวง"),
    ("ผู้อำนวยการโรงเรียน", "ทุกโรงเรียน"), ("คณบดี", "ทุกคณะ"), ("หัวหน้ากลุ่มงาน", "ทุกกลุ่มงาน"),
    ("ผู้กำกับการสถานีตำรวจภูธร", "ทุกสถานี"),
)  # fmt: skip
_SEATS: Final = (
    ("จังหวัด", "ทุกจังหวัด"), ("ที่ว่าการอำเภอ", "ทุกอำเภอ"), ("สำนักงานสาธารณสุขจังหวัด", "ทุกจังหวัด"),
    ("สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัด", "ทุกจังหวัด"), ("สำนักงานคลังจังหวัด", "ทุกจังหวัด"), ("เทศบาลตำบล", "ทุกแห่ง"),
    ("องค์การบริหารส่วนตำบล", "ทุกแห่ง"), ("สำนักงานเขตพื้นที่การศึกษา", "ทุกเขต"), ("สำนักงานสรรพากรพื้นที่", "ทุกพื้นที่"),
    ("องค์กรปกครองส่วนท้องถิ่น", "ทุกแห่ง"), ("กลุ่มจังหวัด", "ทุกกลุ่มจังหวัด"), ("สำนักงานเกษตรอำเภอ", "ทุกอำเภอ"),
)  # fmt: skip


def party(name: str | None, scope: str | None = None, **more: Any) -> Gold:
    return {"name": name, "scope": scope, **more}


def _one_name(pen: Pen, *, seat: bool) -> str:
    lot = pen.rng.random()
    if lot < 0.4:
        office = offices.draw_province(pen)
        return office.agency if seat else office.boss
    if lot < 0.6:
        office = offices.draw_district(pen)
    elif lot < 0.8:
        office = offices.draw_local(pen)
    elif lot < 0.9:
        office = offices.draw_central(pen)
    else:
        office = offices.draw_university(pen)
    return office.agency if seat else office.boss


def _named(pen: Pen, index: int, name: str | None, scope: str | None = None, joint: str = " ", tail: str = "") -> str:
    """One recipient as printed, its parts marked."""
    said = pen.tag(f"recipients.{index}.name", name) if name else ""
    group = pen.tag(f"recipients.{index}.scope", scope) if scope else ""
    return pen.tag(f"recipients.{index}", f"{said}{joint if said and group else ''}{group}{tail}")


def addressed(pen: Pen, groups: Sequence[tuple[str, str | None]]) -> tuple[str, list[Gold]]:
    """These groups, each with its word or the last with the word of all."""
    same = len(groups) > 1 and len({scope for _, scope in groups}) == 1 and pen.may(0.5)
    blank = pen.any((" ", ""))
    last = len(groups) - 1
    said = [_named(pen, i, name, None if same and i < last else scope, blank) for i, (name, scope) in enumerate(groups)]
    return pen.any((" และ", " และ ")).join(said), [party(name, scope) for name, scope in groups]


def recipients(pen: Pen, *, seat: bool = False) -> tuple[str, list[Gold]]:
    """One of the forms of เรียน or (with *seat*) of ถึง."""
    groups: Sequence[tuple[str, str]] = _SEATS if seat else _GOVERNED
    if own := pen.own("seats" if seat else "groups", 0.45):
        name, _, scope = own.partition("|")
        groups = ((name, scope), pen.any(groups))
    if style := pen.own("listed", 0.07):
        names = list(dict.fromkeys(_one_name(pen, seat=seat) for _ in range(pen.between(2, 4))))
        rows = [style.format(i + 1) + _named(pen, i, one) for i, one in enumerate(names)]
        return "\n".join(rows), [party(one) for one in names]
    lot = pen.rng.random()
    blank = pen.any((" ", " ", " ", ""))
    if lot < 0.30:
        name = _one_name(pen, seat=seat)
        if not seat and lot < 0.02:
            name = pen.person()
        return _named(pen, 0, name), [party(name)]
    name, scope = pen.any(groups)
    if lot < 0.55:
        return _named(pen, 0, name, scope, blank), [party(name, scope)]
    if lot < 0.63:  # ยกเว้น
        kind = "อำเภอ" if scope == "ทุกอำเภอ" else "จังหวัด"
        if scope not in ("ทุกอำเภอ", "ทุกจังหวัด"):
            name, scope = ("จังหวัด", "ทุกจังหวัด") if seat else ("ผู้ว่าราชการจังหวัด", "ทุกจังหวัด")
        chosen = pen.few(offices.provinces(), 1, 2)
        names = [kind + (p.name if kind == "จังหวัด" else pen.any(p.districts)[0]) for p in chosen]
        form = pen.way("except", (" (ยกเว้น{})", " ยกเว้น{}", " (ยกเว้น {})"))
        tail = form.format(pen.any((" และ", "และ")).join(names))
        return _named(pen, 0, name, scope, blank, tail), [party(name, scope, **{"except": names})]
    if lot < 0.70:  # one word governs both
        other, second = pen.any(groups)
        if second == scope and other != name:
            last = _named(pen, 1, other, scope, blank or " ")
            return f"{_named(pen, 0, name)} {pen.any(('และ', 'และ '))}{last}", [party(name, scope), party(other, scope)]
    if lot < 0.80:  # two of their own
        other, second = pen.any(groups)
        if other != name:
            first = _named(pen, 0, name, scope, blank or " ")
            return f"{first} และ{_named(pen, 1, other, second)}", [party(name, scope), party(other, second)]
    if lot < 0.88:  # a group and names
        names = list(dict.fromkeys(_one_name(pen, seat=seat) for _ in range(pen.between(1, 3))))
        items = [_named(pen, 0, name, scope)]
        items += [_named(pen, i, one) for i, one in enumerate(names, 1)]
        joint = pen.any((" ", ", ", "  ")) if len(items) > 2 else " "
        last = items.pop()
        return f"{joint.join(items)} {pen.any(('และ', 'และ '))}{last}", [
            party(name, scope),
            *(party(one) for one in names),
        ]
    if lot < 0.93:  # ผ่าน
        via = pen.way("via", ("ผ่านนายอำเภอ", "ผ่าน ท้องถิ่นอำเภอ", "ผ่านสำนักงานจังหวัด", "ผ่าน ปลัดเทศบาล"))
        if pen.may(0.5):
            name = _one_name(pen, seat=seat)
            return _named(pen, 0, name, tail=f" ({via})"), [party(name, via=via)]
        return _named(pen, 0, name, scope, tail=f" ({via})"), [party(name, scope, via=via)]
    common = ("ตามบัญชีรายชื่อแนบท้าย", "ตามรายชื่อแนบท้าย", "ดังรายชื่อแนบท้าย", "ตามบัญชีแนบท้าย", "ดังบัญชีรายชื่อแนบท้าย")
    phrase = pen.way("external", common)
    if lot < 0.97 or seat:
        return _named(pen, 0, None, phrase), [party(None, phrase)]
    said = pen.tag("recipients.0.name", name)
    return pen.tag("recipients.0", f"{said} ({pen.tag('recipients.0.scope', phrase)})"), [party(name, phrase)]


# -- signatures --------------------------------------------------------------------------------------

_RANKS: Final = ("พันตำรวจเอก", "พันตำรวจโท", "ร้อยตำรวจเอก", "พลตำรวจตรี")
_ACADEMIC: Final = ("ผู้ช่วยศาสตราจารย์ ดร.", "รองศาสตราจารย์ ดร.", "ศาสตราจารย์ ดร.", "อาจารย์ ดร.", "ผู้ช่วยศาสตราจารย์")


def signer(pen: Pen, office: Office, path: str = "signatory") -> tuple[str, list[str]]:
    """A name, and the lines that print it with brackets and ranks."""
    bare = f"{pen.any(pen.stock.first)} {pen.any(pen.stock.last)}"
    tag = f"{path}.name"
    wide = bare.replace(" ", "  ") if pen.may(0.2) else bare
    if office.level == "police":
        rank = pen.any(_RANKS)
        if pen.may(0.5):
            return f"{rank} {bare}", [rank, f"({pen.tag(tag, wide)})"]
        return f"{rank} {bare}", [f"({pen.tag(tag, f'{rank} {wide}')})"]
    if office.level == "university" and pen.may(0.7):
        title = pen.any(_ACADEMIC)
        return title + bare, [f"({pen.tag(tag, title + wide)})"]
    name = pen.person()
    printed = pen.tag(tag, name.replace(" ", "  ") if pen.may(0.15) else name)
    return name, [f"({printed})" if pen.may(0.97) else printed]


def signature(pen: Pen, office: Office, *, path: str = "signatory") -> tuple[list[str], Gold]:
    """The lines of a signature and who signs by what authority."""
    name, above = signer(pen, office, path)
    if mark := pen.own("signed", 0.2):
        above = [mark, *above]
    lot = pen.rng.random()
    tag = pen.tag
    boss, deputy = office.boss, office.deputy
    gold: Gold = {"name": name, "position": boss, "authority": None, "acting_for": None}
    if lot < 0.42 and office.level != "hospital":
        return [*above, tag(f"{path}.position", boss)], gold
    authority = (
        office.acting
        if lot < 0.86
        else "รักษาราชการแทน"
        if lot < 0.93
        else "รักษาการแทน"
        if lot < 0.95
        else "รักษาการในตำแหน่ง"
        if lot < 0.98
        else "แทน"
    )
    authority = pen.own("authorities", 0.2) or authority
    gold |= {"position": deputy, "authority": authority, "acting_for": boss}
    position, word = tag(f"{path}.position", deputy), tag(f"{path}.authority", authority)
    target = tag(f"{path}.acting_for", boss)
    form = pen.rng.random()
    if authority == "รักษาการในตำแหน่ง" and office.level in ("hospital", "service", "school"):
        form = 0.0
    if form < 0.62:
        return [*above, f"{position} {word}", target], gold
    if form < 0.82:
        return [*above, position, f"{word}{target}"], gold
    if form < 0.9:
        return [*above, position, f"{word} {target}"], gold
    if form < 0.95 and authority == "ปฏิบัติราชการแทน" and office.level == "hospital":
        inner = f"นายแพทย์{pen.any(('ชำนาญการ', 'เชี่ยวชาญ'))} รักษาการในตำแหน่ง"
        gold["position"] = f"{inner} {deputy}"
        gold["links"] = [inner, deputy, f"{authority}{boss}"]
        return [*above, tag(f"{path}.links.0", inner), position, f"{word}{target}"], gold
    return [*above, position, word, target], gold


# -- contact ------------------------------------------------------------------------------------------


def contact(pen: Pen) -> tuple[list[str], Gold]:
    """The foot of a letter: unit, telephones, addresses."""
    tag = pen.tag
    unit = str(pen.any(pen.stock.units))
    lines = (
        [tag("contact.unit", unit)]
        if pen.may(0.5) or " " not in unit
        else [tag("contact.unit", unit.replace(" ", "\n", 1))]
    )
    phones, faxes, emails, people = [pen.phone()], [], [], []
    if pen.may(0.35):
        phones[0] += f" ต่อ {pen.see(str(pen.between(11, 9999)))}"
    label = pen.way("phone", ("โทร. ", "โทร. ", "โทร. ", "โทร ", "โทรศัพท์ ", "โทรศัพท์ : ", "โทร."))
    lot = pen.rng.random()
    if lot < 0.16:
        faxes = [phones[0]]
        label = pen.way("phone_fax", ("โทร./โทรสาร ", "โทร/โทรสาร ", "โทรศัพท์/โทรสาร "))
    if lot > 0.88:
        phones.append(pen.phone())
    elif lot > 0.82:
        phones.append("มท " + pen.see(str(pen.between(20000, 69999))))
    said = [tag(f"contact.phones.{i}", phone) for i, phone in enumerate(phones)]
    lines.append(label + ", ".join(said))
    if not faxes and pen.may(0.45):
        faxes = [pen.phone()]
        fax = pen.way("fax", ("โทรสาร ", "โทรสาร. ", "โทรสาร : ")) + tag("contact.faxes.0", faxes[0])
        if joint := pen.own("joint"):
            lines[-1] += joint + fax
        else:
            lines.append(fax)
    if pen.may(0.4):
        user = pen.way("users", ("saraban", "plan.unit", "center_office", "work-group", "info"))
        host = pen.any(("example.go.th", "mail.example.go.th", "example.or.th", "example.ac.th"))
        emails = [f"{user}@{host}"]
        lines.append(
            pen.way("mail", ("ไปรษณีย์อิเล็กทรอนิกส์ ", "ไปรษณีย์อิเล็กทรอนิกส์ : ", "E-mail : ", "อีเมล "))
            + tag("contact.emails.0", emails[0])
        )
    if pen.may(0.2):
        person, phone = pen.person(), pen.mobile()
        people.append(person)
        phones.append(phone)
        common = ("ผู้ประสานงาน {} โทร. {}", "ผู้ประสานงาน : {} โทร. {}", "ผู้ประสานงาน {} หมายเลขโทรศัพท์ {}")
        text = pen.way("coordinator", common)
        lines.append(
            text.format(tag("contact.coordinators.0", person), tag(f"contact.phones.{len(phones) - 1}", phone))
        )
    return lines, {"unit": unit, "phones": phones, "faxes": faxes, "emails": emails, "coordinators": people}


# -- stamps --------------------------------------------------------------------------------------------


def stamp(pen: Pen, date: dt.date, index: int, receiver: str) -> tuple[list[str], Gold]:
    """A received stamp of that day in one of its shapes."""
    day = pen.day(date, pen.any(("short", "short", "full", "slashes")))
    number = pen.see(str(pen.between(11, 9899)))
    hour = f"{pen.between(8, 16):02}.{pen.between(0, 59):02}"
    timed = pen.may(0.6)
    label = pen.way("received", ("เลขรับ", "เลขที่รับ", "รับที่", "เลขรับที่", "รับเลขที่"))
    dated = pen.tag(f"stamps.{index}.date", day.text)
    rows = [receiver, f"{label} {number}", f"วันที่ {dated}", f"เวลา {hour} น." if timed else "เวลา"]
    shape = pen.rng.random()
    if shape < 0.35:
        rows = [
            receiver,
            f"{label}......{number}......",
            f"วันที่......{dated}......",
            f"เวลา......{hour} น......" if timed else "เวลา......................",
        ]
    elif shape < 0.55:
        rows = [f"| {row} |" for row in rows]
    if form := pen.own("stamps"):
        timed = True
        rows = [row.format(receiver=receiver, number=number, date=dated, hour=hour) for row in form.split("/")]
    gold: Gold = {
        "agency": receiver,
        "number": number,
        "date": day.gold,
        "time": hour.replace(".", ":") if timed else None,
    }
    rows = pen.tag(f"stamps.{index}", "\n".join(rows)).split("\n")
    return rows, gold


def grades(pen: Pen, share: float = 0.24) -> tuple[str | None, str | None]:
    urgency = pen.any(("urgent", "very_urgent", "most_urgent", "most_urgent")) if pen.may(share) else None
    secrecy = pen.any(("confidential", "confidential", "secret", "top_secret")) if pen.may(0.04) else None
    return urgency, secrecy


def grade_line(pen: Pen, urgency: str | None, secrecy: str | None) -> str:
    words = [pen.tag("secrecy", SECRECY[secrecy])] if secrecy else []
    words += [pen.tag("urgency", URGENCY[urgency])] if urgency else []
    form = (pen.own("graded", 0.15) if words else None) or "{}"
    return form.format(pen.any((" ", "  ", "        ")).join(words))


def month_only(pen: Pen, date: dt.date) -> tuple[str, Gold]:
    """`      มีนาคม 2568`: the day of an unsigned draft."""
    text = f"{' ' * pen.between(4, 10)}{MONTHS[date.month - 1]} {be(date.year)}"
    return text, {"iso": f"{date.year}-{date.month:02}", "precision": "month"}


def short_note_date(pen: Pen, date: dt.date) -> tuple[str, Gold]:
    day = pen.day(date, "short")
    return day.text, day.gold


__all__ = ["SHORT", "Block", "Cited", "Matter", "Time"]
