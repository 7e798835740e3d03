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

_RAW: Final = re.compile(r"[0-9]|\{weekday\}")
_WORDS: Final = {2: "สอง", 3: "สาม", 4: "สี่", 6: "หก", 7: "เจ็ด", 9: "เก้า", 10: "สิบ", 15: "สิบห้า", 30: "สามสิบ"}

# -- deadlines ----------------------------------------------------------------------------------------


def _day(pen: Pen, date: dt.date, text: str, low: int = 6, high: int = 80) -> tuple[str, dt.date, str | None]:
    """*text* with a coming day (and a time of day, if it has room for one) put in."""
    style = "era" if "{era}" in text else "short" if "{short}" in text else "parts" if "{parts}" in text else "full"
    day = pen.day(date + dt.timedelta(pen.between(low, high)), style)
    time = None
    if "{clock}" in text:
        said, time = pen.clock(*pen.any(((16, 0), (12, 0), (14, 30), (11, 0), (16, 30))))
        text = text.replace("{clock}", said)
    weekday = WEEKDAYS[day.date.weekday()]
    for slot in ("{day}", "{era}", "{short}", "{parts}"):
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
    elif "{word}" in text:
        days = pen.any((3, 7, 9, 10, 15, 30))
        text = text.replace("{word}", _WORDS[days])
    else:
        days = pen.count(pen.any((3, 5, 7, 10, 14, 15, 20, 21, 30, 45, 60, 90)))
        text = text.replace("{n}", str(days))
    offset = parts.offset(days=days, months=months, working="ทำการ" in text, anchor=anchor)
    due = None
    if anchor == "issued" and days is not None and "ทำการ" not in text:
        due = date + dt.timedelta(days)
    return [parts.deadline("relative", text, due=due, offset=offset)]


def _rule(pen: Pen, date: dt.date, text: str, rule: str) -> list[Gold]:
    del date
    if "{d}" in text:
        number = pen.count(pen.any((4, 6, 8, 9, 12, 18, 22, 25)))
        text, rule = text.replace("{d}", str(number)), rule.replace("{d}", str(number))
    time = found[1] + ":" + found[2] if (found := re.search(r"(\d\d)[.:](\d\d)", text)) else None
    return [parts.deadline("recurring", text, recurrence=rule, time=time)]


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
    return [parts.deadline("period", text, start=start, due=end, precision="day")]


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
    "period": _period, "fiscal": _fiscal, "once": _once,
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
    return str(found[0]["text"]), found


def event(pen: Pen, date: dt.date, path: str) -> tuple[str, Gold] | None:
    """A happening of the split's own with its place, marked; None where a common one is to stand."""
    row = pen.own("happenings", 0.5)
    if row is None or not pen.exact and _RAW.search(row):
        return None
    day = pen.day(date + dt.timedelta(pen.between(5, 50)), "era" if "{era}" in row else "full")
    place = str(pen.any(pen.stock.rooms))
    (said, first), (until, last) = (
        pen.clock(*hour) for hour in pen.any((((9, 0), (15, 30)), ((8, 45), (12, 0)), ((13, 0), (16, 0))))
    )
    start, end = day.date.isoformat(), None
    if "{clock}" in row:
        start += f"T{first}"
    if "{until}" in row:
        end = f"{day.date.isoformat()}T{last}"
    before, _, rest = row.partition("[")
    inner, _, after = rest.partition("]")
    slots = {
        "day": day.text, "era": day.text, "weekday": WEEKDAYS[day.date.weekday()], "clock": said, "until": until,
        "place": place,
    }  # fmt: skip
    text = inner.format_map(slots)
    gold: Gold = {"start": start, "end": end, "place": place, "text": text}
    return before.format_map(slots) + pen.tag(path, text) + after.format_map(slots), gold


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
