"""Several documents in one file: a letter with what it passes on, a cover with its order, enclosures that are none."""

from __future__ import annotations

import datetime as dt
import functools
import itertools
from collections.abc import Callable
from typing import Final

from corpus.generator import letters, offices, papers, parts, slips
from corpus.generator.layout import Block
from corpus.generator.letters import Body, Written
from corpus.generator.offices import Office
from corpus.generator.pen import MONTHS, Gold, Num, Pen, be

_BELOW: Final = {
    "central": (("ผู้ว่าราชการจังหวัด", "ทุกจังหวัด"),),
    "province": (("นายอำเภอ", "ทุกอำเภอ"),),
    "district": (("นายกเทศมนตรีตำบล", "ทุกแห่ง"), ("นายกองค์การบริหารส่วนตำบล", "ทุกแห่ง")),
}


def chain(pen: Pen) -> tuple[list[Written], list[Gold]]:
    """Two to four letters, each passing on the one bound behind it; the newest first."""
    hops = pen.pick((2, 3, 4), (55, 88, 100))
    province = pen.any(offices.provinces())
    makers: list[Callable[[Pen], Office]] = [
        offices.draw_central,
        functools.partial(offices.draw_province, province=province),
        functools.partial(offices.draw_district, province=province),
    ]
    if hops == 4:
        makers = [offices.draw_central, *makers]
    makers = makers[-hops:] if pen.may(0.5) else makers[:hops]
    date = letters.any_date(pen)
    written: list[Written] = []
    for step, make in enumerate(makers):
        pen.at = hops - 1 - step
        office = make(pen)
        if written:
            date = date + dt.timedelta(pen.between(2, 9))
            above = written[-1]
            written.append(_passing(pen, office, date, above))
        elif pen.may(0.15):
            written.append(letters.stamped(pen, office=office, date=date))
        else:
            to = _BELOW.get(office.level, ()) if pen.may(0.75) else ()
            written.append(letters.external(pen, office=office, date=date, to=to, undated=slips.miscopied(pen)))
    first = written[0].gold
    links = [
        {"from": paper["cites"]["number"]["text"], "to": first["number"]["text"], "ghost": True}
        for paper in first["attachments"]
        if paper["cites"] and paper["cites"]["relation"] == "forwards"
    ]
    for above, below in itertools.pairwise(written):
        links.append({"from": above.gold["number"]["text"], "to": below.gold["number"]["text"], "ghost": False})
    return written[::-1], links


def _passing(pen: Pen, office: Office, date: dt.date, above: Written) -> Written:
    """A letter that encloses a copy of the one before."""

    def scenario(body: Body, office: Office) -> None:
        subject = above.gold["subject"]
        if subject and pen.may(0.7):
            body.matter["subject"] = subject
        body.matter["topic"] = above.topic or body.matter["topic"]
        number, day = above.number, above.date
        if number is not None and slips.miscopied(pen):
            number = slips.serial(pen, number, above.gold)
        if day is not None and above.gold["date"]["precision"] == "month":
            slips.undated(above.gold, f"{MONTHS[day.date.month - 1]} {be(day.date.year)}", day.date)
        body.gold["copy"] = (above.office, number, day)
        up = above.office.agency
        if pen.may(0.6):
            origins = [c["agency"] for c in above.gold["citations"] if c["number"] is None]
            origin = origins[0] if origins and origins[0] != up else None
            words = pen.stock.heard if pen.may(0.5) else pen.stock.says
            named = body.name(parts.agency_alone(up, "forwards"))
            text = str(pen.any(words)).format(me=office.agency, up=named) + (" " if pen.may(0.6) or not origin else "")
            if origin and origin != office.agency:
                text += body.name(parts.agency_alone(origin, "origin"))
            body.para(text + body.matter.one(pen.stock.passed))
        else:
            common = "พร้อมหนังสือนี้ {me}ขอส่งสำเนาหนังสือ{up} เกี่ยวกับ{topic} มาเพื่อโปรดดำเนินการในส่วนที่เกี่ยวข้อง"
            form = pen.own("passes", 0.6) or common
            body.para(form.format(me=office.agency, up=up, topic=body.matter["topic"]))
        body.fill(0.7)
        body.ask()

    to = _BELOW.get(office.level, ()) if pen.may(0.75) else ()
    return letters.external(pen, office=office, date=date, scenario=scenario, to=to)


def covered(pen: Pen) -> tuple[list[Written], list[Gold]]:
    """A letter that sends the sender's own order, with the order behind it."""
    office = offices.draw_province(pen) if pen.may(0.6) else offices.draw_central(pen)
    if office.letterhead.startswith("ศาลากลาง") or office.level == "central":
        issuer = office._replace(letterhead=office.agency)
    else:
        issuer = office
    date = letters.any_date(pen)
    pen.at = 1
    order = papers.order(pen, office=issuer, date=date, final=True)
    pen.at = 0

    def scenario(body: Body, office: Office) -> None:
        body.gold["own"] = order
        common = "ด้วย{me}ได้มีคำสั่งเกี่ยวกับ{topic} เพื่อให้การดำเนินงานเป็นไปด้วยความเรียบร้อย รายละเอียดปรากฏตามสิ่งที่ส่งมาด้วย"
        form = pen.own("covers", 0.6) or common
        body.para(form.format(me=office.agency, topic=body.matter["topic"]))
        if pen.may(0.5):
            body.ask()

    letter = letters.external(pen, office=office, date=date + dt.timedelta(pen.between(1, 5)), scenario=scenario)
    own, cover = order.gold["number"]["text"], letter.gold["number"]["text"]
    return [letter, order], [{"from": own, "to": cover, "ghost": False}]


def enclosure(pen: Pen, written: Written) -> list[Block]:
    """What hangs on a letter without being one: a list of addressees, a form; both quote the letter's number."""
    number: Num | None = written.number
    if number is None or written.date is None or not number.serial:
        return []
    papers_sent = [p for p in written.gold["attachments"] if not p["cites"]]
    external = any(p["name"] is None for p in written.gold["recipients"])
    if not external and (not papers_sent or not pen.may(0.5)):
        return []
    quoted = f"{written.office.agency} ที่ {pen.print_number(number)} ลงวันที่ {written.date.text}"
    if external:
        title = pen.way("list_titles", ("บัญชีรายชื่อแนบท้ายหนังสือ", "บัญชีรายชื่อส่งหนังสือ ", "รายชื่อแนบท้ายหนังสือ"))
        names = [parts._one_name(pen, seat=False) for _ in range(pen.between(4, 9))]
        written.gold["enclosures"] = [{"attachment": None, "title": title.strip()}]
        return [
            ("f", ""),
            ("c", title + quoted),
            ("s", ""),
            *(("l", f"{i}. {name}") for i, name in enumerate(names, 1)),
        ]
    paper = papers_sent[0]
    written.gold["enclosures"] = [{"attachment": paper["index"], "title": paper["title"]}]
    rows: list[Block] = [
        ("f", ""),
        ("c", paper["title"]),
        ("c", (pen.own("annexed") or "(แนบท้ายหนังสือ{})").format(quoted)),
    ]
    rows += [("l", f"หน่วยงาน{'.' * pen.between(20, 50)} ประจำเดือน{'.' * pen.between(10, 20)}")]
    if pen.may(0.5):
        rows += [("x", "| ลำดับ | รายการ | จำนวน |\n|---|---|---|\n| 1 | | |\n| 2 | | |")]
    rows += [("l", f"ลงชื่อ{'.' * 30}ผู้รายงาน"), ("l", f"({'.' * 34})")]
    return rows
