"""Forms that a split has alone: its own deadlines, happenings and heads of letters, told by `Stock.habits`.

Other forms of its own (citations, stamps, labels, words of authority, …) are rows of text that :meth:`Pen.way` and
:meth:`Pen.own` choose where the common form would stand; here are those that need a reckoning. A split without habits
draws nothing here, so that its letters do not change.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Final

from corpus.generator import parts
from corpus.generator.layout import Block
from corpus.generator.offices import Office
from corpus.generator.parts import Time
from corpus.generator.pen import MONTHS, WEEKDAYS, Gold, Pen, be, month_end

_RAW: Final = re.compile(r"[0-9]|\{(?:weekday|both|first|last|d1|q)\}")
_WORDS: Final = {2: "สอง", 3: "สาม", 4: "สี่", 6: "หก", 7: "เจ็ด", 9: "เก้า", 10: "สิบ", 15: "สิบห้า", 30: "สามสิบ"}
_NOON: Final = "เที่ยงวัน"
_STYLES: Final = {"{era}": "era", "{short}": "short", "{parts}": "parts", "{slashes}": "slashes"}

# -- deadlines ----------------------------------------------------------------------------------------


def _day(pen: Pen, date: dt.date, text: str, low: int = 6, high: int = 80) -> tuple[str, dt.date, str | None]:
    """*text* with a coming day (and a time of day, if it has room for one) put in."""
    style = next((style for slot, style in _STYLES.items() if slot in text), "full")
    day = pen.day(date + dt.timedelta(pen.between(low, high)), style)
    time = "12:00" if _NOON in text else None
    if "{clock}" in text:
        said, time = pen.clock(*pen.any(((16, 0), (12, 0), (14, 30), (11, 0), (16, 30))))
        text = text.replace("{clock}", said)
    weekday = WEEKDAYS[day.date.weekday()]
    for slot in ("{day}", *_STYLES):
        text = text.replace(slot, day.text)
    return text.replace("{weekday}", weekday), day.date, time


def _by(pen: Pen, date: dt.date, text: str, _: str) -> list[Gold]:
    text, due, time = _day(pen, date, text)
    return [parts.deadline("date", text, due=due, time=time, precision="day")]


def _before(pen: Pen, date: dt.date, text: str, _: str) -> list[Gold]:
    text, day, _time = _day(pen, date, text)
    return [parts.deadline("date", text, due=day - dt.timedelta(1), precision="day")]


def _month(pen: Pen, date: dt.date, text: str, _: str) -> list[Gold]:
    month = pen.day((date + dt.timedelta(pen.between(30, 160))).replace(day=1)).date
    text = text.replace("{month}", MONTHS[month.month - 1]).replace("{year}", str(be(month.year)))
    return [parts.deadline("date", text, due=month_end(month.year, month.month), precision="month")]


def _this_month(pen: Pen, date: dt.date, text: str, _: str) -> list[Gold]:
    del pen
    due = month_end(date.year, date.month)
    return [parts.deadline("date", text, due=due, precision="month", inferred=("month", "year"))]


def _next(date: dt.date, month: int, day: int) -> dt.date:
    """The next such day, from the month of *date* on."""
    year = date.year + (month < date.month)
    return dt.date(year, month, min(day, month_end(year, month).day))


def _yearless(pen: Pen, date: dt.date, text: str, _: str) -> list[Gold]:
    """A day whose year is not printed; ศกนี้ (`{sok}`) is said only of the same year, else the year is printed."""
    seen = pen.day(date + dt.timedelta(pen.between(32, 200))).date
    due = _next(date, seen.month, seen.day)
    text = text.replace("{d}", str(due.day)).replace("{month}", MONTHS[due.month - 1])
    if "{sok}" in text and due.year != date.year:
        text = text.replace("{sok}", pen.day(due).text.split(" ")[-1])
        return [parts.deadline("date", text, due=due, precision="day")] if pen.exact else []
    text = text.replace("{sok}", "ศกนี้")
    return [parts.deadline("date", text, due=due, precision="day", inferred=("year",))]


def _in_month(pen: Pen, date: dt.date, text: str, _: str) -> list[Gold]:
    """A day of the letter's own month; nothing where the month is over."""
    low, high = date.day + 3, month_end(date.year, date.month).day
    if low > high or not pen.exact:
        return []
    due = date.replace(day=pen.between(low, high))
    text = text.replace("{d}", str(due.day))
    return [parts.deadline("date", text, due=due, precision="day", inferred=("month", "year"))]


def _since(pen: Pen, date: dt.date, text: str, anchor: str) -> list[Gold]:
    """Days from a day that is printed: the offset and the day on which it ends."""
    day = pen.day(date + dt.timedelta(pen.between(2, 40)))
    days = pen.count(pen.any((7, 10, 15, 20, 30, 45, 60)))
    text = text.replace("{n}", str(days)).replace("{day}", day.text)
    due = day.date + dt.timedelta(days)
    return [parts.deadline("relative", text, due=due, offset=parts.offset(days=days, anchor=anchor))]


def _many(pen: Pen, date: dt.date, text: str, _: str) -> list[Gold]:
    """Several days in a row, each a deadline; days of one month where the row has `{d1}`."""
    if "{d1}" in text:
        month = (date + dt.timedelta(pen.between(32, 90))).replace(day=1)
        days = [month.replace(day=day) for day in pen.any(((5, 12, 19), (7, 14, 28), (3, 17, 24)))]
        for i, due in enumerate(days, 1):
            text = text.replace(f"{{d{i}}}", str(due.day))
        text = text.replace("{month}", MONTHS[month.month - 1]).replace("{year}", str(be(month.year)))
        return [parts.deadline("date", text, due=due, precision="day") for due in days]
    dues: list[dt.date] = []
    last = date
    for slot in ("{one}", "{two}", "{three}"):
        if slot in text:
            last += dt.timedelta(pen.between(9, 45))
            day = pen.day(last)
            dues.append(day.date)
            text = text.replace(slot, day.text)
    return [parts.deadline("date", text, due=due, precision="day") for due in dues]


def _months(pen: Pen, date: dt.date, text: str, _: str) -> list[Gold]:
    """From the beginning of one month to the end of another of the same year."""
    first = pen.day((date + dt.timedelta(pen.between(20, 60))).replace(day=1)).date
    if first.month > 10 or first <= date:  # the later month is of the same year, and nothing has begun
        first = dt.date(first.year + 1, 1, 1)
    first = first.replace(day=1)
    last = first.replace(month=first.month + pen.between(1, 2))
    text = text.replace("{m1}", MONTHS[first.month - 1]).replace("{m2}", MONTHS[last.month - 1])
    text = text.replace("{year}", str(be(last.year)))
    return [parts.deadline("period", text, start=first, due=month_end(last.year, last.month), precision="month")]


def _year(pen: Pen, date: dt.date, text: str, _: str) -> list[Gold]:
    """The end of a calendar year."""
    year = pen.day(dt.date(date.year + (date.month >= 11), 1, 11)).date.year
    return [parts.deadline("date", text.replace("{year}", str(be(year))), due=dt.date(year, 12, 31), precision="year")]


_QUARTERS: Final = {1: "แรก", 2: "ที่สอง", 3: "ที่สาม", 4: "สุดท้าย"}


def _quarter(pen: Pen, date: dt.date, text: str, _: str) -> list[Gold]:
    """The end of a quarter of the fiscal year, by number or by word."""
    fiscal = date.year + (date.month >= 10)
    ends = [
        (fiscal + more, n, month_end(fiscal + more - (n == 1), n * 3 - 3 or 12)) for more in (0, 1) for n in _QUARTERS
    ]
    fiscal, number, due = pen.any([row for row in ends if row[2] > date][:3])
    if not pen.exact:
        seen = pen.day(dt.date(fiscal, 1, 11)).date.year
        due = month_end(due.year + seen - fiscal, due.month)
        fiscal = seen
    text = text.replace("{q}", str(number)).replace("{qw}", _QUARTERS[number]).replace("{fy}", str(be(fiscal)))
    return [parts.deadline("date", text, due=due, precision="month")]


def _counted(pen: Pen, date: dt.date, text: str, anchor: str) -> list[Gold]:
    """Days (or weeks, or months) from a day that the word after the kind names."""
    months = None
    days: int | None
    if "{weeks}" in text:
        weeks = pen.any((2, 3, 4))
        text, days = text.replace("{weeks}", _WORDS[weeks]), weeks * 7
    elif "{months}" in text:
        months, days = pen.any((2, 3, 4, 6)), None
        text = text.replace("{months}", _WORDS[months])
    elif "{word}" in text or "{both}" in text:
        days = pen.any((3, 7, 9, 10, 15, 30))
        text = text.replace("{word}", _WORDS[days]).replace("{both}", f"{days} ({_WORDS[days]})")
    else:
        days = pen.count(pen.any((3, 5, 7, 10, 14, 15, 20, 21, 30, 45, 60, 90)))
        text = text.replace("{n}", str(days))
    offset = parts.offset(days=days, months=months, working="ทำการ" in text, anchor=anchor)
    due = None
    if anchor == "issued" and days is not None and "ทำการ" not in text:
        due = date + dt.timedelta(days)
    return [parts.deadline("relative", text, due=due, offset=offset)]


def _rule(pen: Pen, date: dt.date, text: str, rule: str) -> list[Gold]:
    end = None
    if "{month}" in text:  # until when
        month = pen.day((date + dt.timedelta(pen.between(90, 240))).replace(day=1)).date
        end = month_end(month.year, month.month).isoformat()
        text = text.replace("{month}", MONTHS[month.month - 1]).replace("{year}", str(be(month.year)))
    if "{d}" in text:
        number = pen.count(pen.any((4, 6, 8, 9, 12, 18, 22, 25)))
        text, rule = text.replace("{d}", str(number)), rule.replace("{d}", str(number))
    time = found[1] + ":" + found[2] if (found := re.search(r"(\d\d)[.:](\d\d)", text)) else None
    return [{**parts.deadline("recurring", text, recurrence=rule, time=time), "end": end}]


def _period(pen: Pen, date: dt.date, text: str, _: str) -> list[Gold]:
    start = pen.day(date + dt.timedelta(pen.between(5, 40))).date
    end = pen.day(start + dt.timedelta(pen.between(2, 24))).date
    if end <= start:
        end = start + dt.timedelta(1)
    year = "" if start.year == end.year else f" {be(start.year)}"
    text = text.replace("{from}", f"{start.day} {MONTHS[start.month - 1]}{year}")
    text = text.replace("{to}", f"{end.day} {MONTHS[end.month - 1]} {be(end.year)}")
    for slot, day in (("{first}", start), ("{last}", end)):
        text = text.replace(slot, WEEKDAYS[day.weekday()])
    time = None
    if "{clock}" in text:
        said, time = pen.clock(*pen.any(((16, 30), (12, 0), (15, 0))))
        text = text.replace("{clock}", said)
    return [parts.deadline("period", text, start=start, due=end, time=time, precision="day")]


def _fiscal(pen: Pen, date: dt.date, text: str, _: str) -> list[Gold]:
    year = pen.day(dt.date(date.year + (date.month >= 9), 1, 11)).date.year
    due, precision = dt.date(year, 9, 30), "year"
    if "{half}" in text:  # the first half ends in March
        text, due, precision = text.replace("{half}", "แรก"), dt.date(year, 3, 31), "month"
        if date >= due:
            text, due = text.replace("แรก", "หลัง"), dt.date(year, 9, 30)
    return [parts.deadline("date", text.replace("{fy}", str(be(year))), due=due, precision=precision)]


def _once(pen: Pen, date: dt.date, text: str, _: str) -> list[Gold]:
    del pen, date
    return [parts.deadline("immediate", text)]


_TIMES: Final[dict[str, Callable[[Pen, dt.date, str, str], list[Gold]]]] = {
    "by": _by, "before": _before, "month": _month, "this": _this_month, "after": _counted, "rule": _rule,
    "period": _period, "fiscal": _fiscal, "once": _once, "yearless": _yearless, "inmonth": _in_month, "since": _since,
    "many": _many, "months": _months, "year": _year, "quarter": _quarter,
}  # fmt: skip


def time(pen: Pen, date: dt.date) -> Time | None:
    """A deadline of the split's own, or None where a common one is to stand; rows are `kind [more] | text`."""
    row = pen.own("times", 0.55)
    if row is None:
        return None
    kind, _, text = row.partition(" | ")
    if not pen.exact and _RAW.search(text):  # digits that nobody would misread would be told as misread
        return None
    kind, _, more = kind.partition(" ")
    found = _TIMES[kind](pen, date, text, more)
    return (str(found[0]["text"]), found) if found else None


def event(pen: Pen, date: dt.date, first: int) -> tuple[str, list[Gold]] | None:
    """Happenings of the split's own with their place, marked from number *first* on; None where a common one stands.

    Each pair of brackets of the row is one: its first day is {day}, {era} or {short}, that of the second {next}; one of
    several days has {from} and {to}.
    """
    row = pen.own("happenings", 0.5)
    if row is None or not pen.exact and _RAW.search(row):
        return None
    day = pen.day(
        date + dt.timedelta(pen.between(5, 50)), "era" if "{era}" in row else "short" if "{short}" in row else "full"
    )
    place = str(pen.any(pen.stock.rooms))
    (said, start), (until, last) = (
        pen.clock(*hour) for hour in pen.any((((9, 0), (15, 30)), ((8, 45), (12, 0)), ((13, 0), (16, 0))))
    )
    slots = {
        "day": day.text, "era": day.text, "short": day.text, "weekday": WEEKDAYS[day.date.weekday()], "clock": said,
        "until": until, "place": place,
    }  # fmt: skip
    later = day
    if "{next}" in row or "{to}" in row:
        later = pen.day(day.date + dt.timedelta(pen.between(1, 3) if "{to}" in row else pen.between(2, 20)))
        if "{to}" in row and later.date <= day.date:  # misread
            return None
        said_first = day.text if later.date.year != day.date.year else day.text.rsplit(" ", 1)[0]
        slots |= {
            "next": later.text, "from": said_first, "to": later.text, "first": slots["weekday"],
            "last": WEEKDAYS[later.date.weekday()],
        }  # fmt: skip
    found: list[Gold] = []
    pieces = re.split(r"\[([^\]]*)\]", row)
    for at in range(1, len(pieces), 2):
        inner = pieces[at]
        begins, ends = (later if "{next}" in inner else day).date.isoformat(), None
        if "{clock}" in inner:
            begins += f"T{start}"
        if "{to}" in inner:
            ends = later.date.isoformat()
        elif "{until}" in inner:
            ends = f"{begins[:10]}T{last}"
        text = inner.format_map(slots)
        pieces[at] = pen.tag(f"events.{first + len(found)}", text)
        found.append({"start": begins, "end": ends, "place": place if "{place}" in row else None, "text": text})
    return "".join(piece if i % 2 else piece.format_map(slots) for i, piece in enumerate(pieces)), found


# -- heads of letters ---------------------------------------------------------------------------------

_MINISTRIES: Final = {
    "สธ": "กระทรวงสาธารณสุข", "มท": "กระทรวงมหาดไทย", "ศธ": "กระทรวงศึกษาธิการ", "กค": "กระทรวงการคลัง",
    "ทส": "กระทรวงทรัพยากรธรรมชาติและสิ่งแวดล้อม", "กษ": "กระทรวงเกษตรและสหกรณ์", "คค": "กระทรวงคมนาคม",
    "รง": "กระทรวงแรงงาน", "ยธ": "กระทรวงยุติธรรม", "พน": "กระทรวงพลังงาน", "วธ": "กระทรวงวัฒนธรรม",
    "พม": "กระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์", "อก": "กระทรวงอุตสาหกรรม", "พณ": "กระทรวงพาณิชย์",
}  # fmt: skip


def head(pen: Pen, office: Office, said: str, agency: str, shown: list[str], date: str) -> list[Block]:
    """Number, agency, address and date in an order of the split's own; nothing where a common one is to stand.

    A row of the table has a line for each piece between slashes: `-` ends a group, `>` puts a line to the right;
    {above} is the ministry, a line without a word is left out, {address} alone stands on as many lines as it has.
    """
    row = pen.own("heads", 0.5)
    if row is None:
        return []
    above = _MINISTRIES.get(office.prefix or "", "") if office.level == "central" else ""
    slots = {
        "said": said, "agency": agency, "above": above, "address": " ".join(shown), "date": date,
        "wide": " " * pen.between(12, 40),
    }  # fmt: skip
    blocks: list[Block] = []
    for piece in row.split(" / "):
        if piece == "-":
            blocks.append(("s", ""))
        elif piece == "{address}":
            blocks += [("x", line) for line in shown]
        elif text := piece.lstrip(">").format_map(slots):
            blocks.append(("r" if piece.startswith(">") else "x", text))
    return blocks


def sealed(pen: Pen, date: dt.date) -> list[Block]:
    """What a registry system prints below a letter: when it was signed or sent, which is no day of the letter."""
    row = pen.own("sealed", 0.1)
    if row is None:
        return []
    day = pen.day(date + dt.timedelta(pen.between(0, 3)), pen.any(("full", "short", "slashes")))
    hour = f"{pen.between(8, 19):02}:{pen.between(0, 59):02}"
    return [("s", ""), ("l", row.format(day=day.text, hour=hour))]


def order(pen: Pen) -> str | None:
    """The order of เรื่อง, เรียน, อ้างถึง and สิ่งที่ส่งมาด้วย, where it is not the common one."""
    return pen.own("orders", 0.3)


__all__ = ["event", "head", "order", "sealed", "time"]
