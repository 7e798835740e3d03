"""External letters, stamped letters and memos: heads in every order, bodies by scenario."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final, NamedTuple

from corpus.generator import forms, offices, parts, slips
from corpus.generator.layout import Block
from corpus.generator.offices import Office
from corpus.generator.parts import Matter
from corpus.generator.pen import URGENCY, Day, Gold, Num, Pen, be

GAP: Final = " "
_GAP: Final[Block] = ("s", "")


class Written(NamedTuple):
    """A document as blocks, its gold, and who wrote it with which number."""

    blocks: list[Block]
    gold: Gold
    office: Office
    number: Num | None
    date: Day | None
    topic: str | None = None


def blank_gold(kind: str) -> Gold:
    """A record with nothing in it."""
    return {
        "kind": kind, "urgency": None, "secrecy": None, "number": None, "date": None, "sender": None, "subject": None,
        "recipients": [], "references": [], "attachments": [], "citations": [], "deadlines": [], "events": [],
        "signatory": None, "contact": None, "stamps": [], "corrections": [],
    }  # fmt: skip


def any_date(pen: Pen) -> dt.date:
    """A day of the years 2560 to 2569, a working day."""
    date = dt.date(2017, 1, 9) + dt.timedelta(pen.between(0, 3560))
    return date - dt.timedelta(max(0, date.weekday() - 4))


def sender(
    office: Office, *, unit: str | None = None, letterhead: str | None = None, address: str | None = None
) -> Gold:
    return {
        "agency": office.agency, "letterhead": letterhead or office.letterhead, "unit": unit, "address": address,
        "province": office.province, "postcode": address[-5:] if address and address[-5:].isdigit() else None,
    }  # fmt: skip


def letterhead(pen: Pen, office: Office) -> str:
    """The top line, the agency's own name in it marked."""
    seat = office.letterhead.removesuffix(office.agency)
    return seat + pen.tag("sender.agency", office.agency) if seat != office.letterhead else office.letterhead


# -- bodies -----------------------------------------------------------------------------------------


class Body:
    """The running text of a letter as it grows, with what gold must know of it."""

    def __init__(self, pen: Pen, matter: Matter, gold: Gold) -> None:
        self.pen, self.matter, self.gold = pen, matter, gold
        self.blocks: list[Block] = []

    def para(self, text: str) -> None:
        self.blocks.append(("p", text))

    def cite(self, gold: Gold, text: str) -> str:
        """*text* as the place of a citation of the body."""
        self.gold["citations"].append(gold)
        return self.pen.tag(f"citations.{len(self.gold['citations']) - 1}", text)

    def name(self, gold: Gold) -> str:
        """An agency that is cited by its name alone."""
        self.gold["citations"].append(gold)
        place = f"citations.{len(self.gold['citations']) - 1}"
        return self.pen.tag(place, self.pen.tag(f"{place}.agency", gold["agency"]))

    def time(self, item: str | None = None) -> str:
        """A deadline, noted; with the blank that goes before it."""
        text, found = forms.time(self.pen, self.matter.date) or parts.time(self.pen, self.matter.date)
        return (" " if self.pen.may(0.75) else "") + self.due(text, found, item)

    def due(self, text: str, found: list[Gold], item: str | None) -> str:
        """*text* as the place of these deadlines."""
        first = len(self.gold["deadlines"])
        for one in found:
            if item:
                one["item"] = item
            self.gold["deadlines"].append(one)
        return self.pen.tag(f"deadlines.{first}", text)

    def event(self) -> str:
        at = len(self.gold["events"])
        if own := forms.event(self.pen, self.matter.date, at):
            self.gold["events"] += own[1]
            return own[0]
        text, place, gold = parts.event(self.pen, self.matter.date)
        self.gold["events"].append(gold)
        return f"{self.pen.tag(f'events.{at}', text)} ณ {place}"

    def ask(self, *, timed: bool = True) -> None:
        """The request, one sentence or a list."""
        pen, matter, stock = self.pen, self.matter, self.pen.stock
        if pen.may(0.33):
            self.para(matter.one(stock.items))
            style = pen.way("bullets", ("{}. ", "{}. ", "({}) ", "{}) "))
            for i, duty in enumerate(pen.few(matter.sector.duties, 2, 4), 1):
                when = self.time(str(i)) if timed and pen.may(0.45) else ""
                self.blocks.append(("i", style.format(i) + duty + when))
        else:
            template: str = pen.any(stock.ask)
            when = self.time() if timed and pen.may(0.85) else ""
            self.para(matter.say(template.replace("{time}", when)))

    def meet(self) -> None:
        template: str = self.pen.any(self.pen.stock.meet)
        self.para(self.matter.say(template.replace("{event}", self.event())))

    def fill(self, share: float) -> None:
        """Paragraphs that hold no value, and sentences that seem to."""
        pen, stock = self.pen, self.pen.stock
        left = pen.few(stock.detail, 5, 12)
        while left and pen.may(share):
            cut = pen.between(1, 3)
            sentences = " ".join(left[:cut])
            if pen.may(0.3):
                sentences += " " + pen.any(stock.reason)
            self.para(self.matter.say(sentences))
            left = left[cut:]
            share /= 1.06

    def also(self) -> None:
        """A happening told besides the matter, where the split has such sentences."""
        if template := self.pen.own("besides", 0.3):
            self.para(self.matter.say(template.replace("{event}", self.event())))

    def trap(self, share: float = 0.25) -> None:
        if self.pen.may(share):
            template: str = self.pen.any(self.pen.stock.traps)
            if "{letter}" in template:
                cited = parts.citation(self.pen, self._other(), self.matter.date, "body", None)
                template = template.replace("{letter}", self.cite(cited.gold, cited.text))
            self.para(self.matter.say(template))

    def _other(self) -> Office:
        """Some department that is not the sender."""
        while (office := offices.draw_central(self.pen)).agency == self.matter["me"]:
            pass
        return office


def _new(body: Body, office: Office) -> None:
    pen, matter, stock = body.pen, body.matter, body.pen.stock
    first = matter.one(stock.new if pen.may(0.7) else stock.known)
    if pen.may(0.6):
        first += " " + matter.one(stock.reason)
    body.para(first)
    body.fill(0.95)
    if pen.may(0.3):
        body.meet()
        if pen.may(0.4):
            body.ask()
    else:
        body.ask()


def _upstream(pen: Pen, office: Office) -> Office:
    """Who may have written to this office; never itself."""
    for _ in range(3):
        if office.level == "district" and office.province:
            up = offices.draw_province(pen, offices.province_of(office.province))
        elif office.level in ("province", "central"):
            up = offices.draw_central(pen)
        else:
            up = offices.draw_central(pen) if pen.may(0.5) else offices.draw_province(pen)
        if up.agency != office.agency:
            return up
    return offices.draw_university(pen)


def _forward(body: Body, office: Office) -> None:
    """`ได้รับแจ้งจาก X ว่า Y …`: passes on what it received, with or without a copy attached."""
    pen, matter = body.pen, body.matter
    up = _upstream(pen, office)
    origin = offices.any_central(pen).agency
    shown = "{}" if pen.may(0.5) else " {}"
    attached = pen.may(0.6)
    if attached:
        body.gold["up"] = up
    first = parts.agency_alone(up.agency, "forwards")
    named = body.name(first)
    heard = str(pen.any(pen.stock.heard)).format(me=office.agency, up=named)
    form = pen.rng.random()
    text, third = heard, ""
    if 0.5 <= form < 0.85:
        text = str(pen.any(pen.stock.says)).format(up=named)
    elif form >= 0.85:
        third = offices.any_central(pen).agency
        if third in (up.agency, origin, office.agency):
            third = ""
        else:
            said = pen.own("third") or "ได้รับแจ้งจาก{}ว่า"
            text = f"{heard} {said.format(body.name(parts.agency_alone(third, 'origin')))}"
    if origin in (up.agency, office.agency, third):
        text += " " + matter.one(pen.stock.passed)
    else:
        text += shown.format(body.name(parts.agency_alone(origin, "origin"))) + matter.one(pen.stock.passed)
    if pen.may(0.3):
        text += " " + matter.one(pen.stock.reason)
    body.para(text)
    body.fill(0.8)
    body.ask()


def _told(body: Body, office: Office) -> None:
    """An earlier letter in อ้างถึง, and what now."""
    pen, matter = body.pen, body.matter
    lot = pen.rng.random()
    up = office if lot < 0.4 else _upstream(pen, office)
    relation = "refers"
    if lot >= 0.4 and lot < 0.65:
        relation = "replies"
    elif lot < 0.15:
        relation = "reminds"
    body.gold["refer"] = [(up, relation)]
    if pen.may(0.25):
        body.gold["refer"].append((_upstream(pen, office), "refers"))
    matter["up"] = up.agency
    told = matter.one(pen.stock.asked if relation != "refers" else pen.stock.told)
    if len(body.gold["refer"]) > 1:
        told = told.replace("ที่อ้างถึง ", "ที่อ้างถึง 1 ", 1)
    body.para(told)
    if relation == "replies":
        body.para(matter.one(pen.stock.decide))
        body.fill(0.8)
    elif relation == "reminds":
        template: str = pen.any(pen.stock.remind)
        body.para(matter.say(template.replace("{time}", body.time())))
    else:
        body.fill(0.8)
        body.ask()


def _change(body: Body, office: Office) -> None:
    """An earlier circular is cancelled or amended."""
    pen, matter = body.pen, body.matter
    relation = pen.any(("cancels", "amends"))
    body.gold["refer"] = [(office, relation)]
    matter["up"] = office.agency
    body.para(matter.one(pen.stock.told))
    word = "ยกเลิก" if relation == "cancels" else "แก้ไขเพิ่มเติม"
    changes = pen.own("changes", 0.6) or "{me}พิจารณาแล้ว เพื่อ{goal} จึงให้{word}หนังสือที่อ้างถึง และถือปฏิบัติตามแนวทางที่ส่งมาพร้อมนี้"
    body.para(matter.say(changes.replace("{word}", word)))
    if pen.may(0.6):
        day = pen.day(matter.date + dt.timedelta(pen.between(3, 50)))
        text = (pen.own("effect") or "ตั้งแต่วันที่ {} เป็นต้นไป").format(day.text)
        body.gold["effective"] = {"date": day.gold, "text": text}
        body.para(f"ทั้งนี้ {pen.tag('effective', text)}")


SCENARIOS: Final[tuple[Callable[[Body, Office], None], ...]] = (_new, _forward, _told, _change)

# -- labelled fields ----------------------------------------------------------------------------------


def subject(body: Body, templates: tuple[str, ...] | None = None) -> str:
    """The subject, marked."""
    pen = body.pen
    if templates is None:
        templates = pen.stock.meetings if body.gold["events"] and pen.may(0.7) else pen.stock.subjects
    text = body.matter.get("subject") or body.matter.one(templates)
    body.gold["subject"] = text
    return pen.tag("subject", text)


def references(body: Body, office: Office, label: str) -> list[Block]:
    """อ้างถึง from what the scenario asked for."""
    pen, gold = body.pen, body.gold
    wanted: list[tuple[Office, str | None]] = gold.pop("refer", [])
    if not wanted and pen.may(0.08):
        wanted = [(offices.draw_central(pen), None)]  # the body does not say why
    rows: list[str] = []
    style = (pen.own("counted") if len(wanted) > 1 else None) or "{}. "
    for index, (up, relation) in enumerate(wanted):
        title = body.matter.one(pen.stock.subjects) if pen.may(0.12) else None
        cited = parts.citation(pen, up, body.matter.date, "reference", relation, subject=title)
        gold["references"].append(cited.gold)
        number = style.format(index + 1) if len(wanted) > 1 else ""
        rows.append(number + pen.tag(f"references.{index}", cited.text))
    gold["citations"] += gold["references"]
    if not rows:
        return []
    return [("l", f"{label}{pen.blank}{rows[0]}"), *(("l", row) for row in rows[1:])]


def attachments(body: Body, label: str) -> list[Block]:
    """สิ่งที่ส่งมาด้วย, numbered where there are several, with quantities in every place."""
    pen, gold, matter = body.pen, body.gold, body.matter
    up: Office | None = gold.pop("up", None)
    copied: tuple[Office, Num, Day] | None = gold.pop("copy", None)
    own: Written | None = gold.pop("own", None)
    count = pen.pick((0, 1, 2, 3, 4), (38, 65, 85, 95, 100))
    if up is not None or copied is not None or own is not None:
        count = max(1, count)
    titles: list[tuple[str, Gold | None]] = []
    if up is not None:
        cited = parts.citation(pen, up, matter.date, "attachment", "forwards", copy=True)
        titles.append((cited.text, cited.gold))
        gold["citations"].append(cited.gold)
    if copied is not None:
        theirs, their_number, their_day = copied
        cited = parts.citation(
            pen, theirs, matter.date, "attachment", "forwards", number=their_number, date=their_day.date, copy=True
        )
        titles.append((cited.text, cited.gold))
        gold["citations"].append(cited.gold)
    if own is not None and own.number is not None and own.date is not None:
        seen = pen.number(own.number)
        day = pen.day(own.date.date)
        form = pen.own("order_cited") or "คำสั่ง{agency} ที่ {number} ลงวันที่ {day}"
        text = "สำเนา" + form.format(agency=own.office.agency, number=pen.print_number(seen), day=day.text)
        cites: Gold = {
            "where": "attachment", "agency": own.office.agency, "number": seen.gold(), "date": day.gold,
            "relation": "encloses",
        }  # fmt: skip
        titles.append((text, cites))
        gold["citations"].append(cites)
    more = max(0, count - len(titles))
    titles += [(matter.say(template), None) for template in pen.few(pen.stock.papers, more, more)]
    if not titles:
        return []
    rows: list[Block] = []
    told = pen.may(0.8)
    style = pen.way("counted", ("{}. ", "{}. ", "{} ", "{}) "))
    same_line = pen.rng.random()
    for index, (title, paper) in enumerate(titles):
        single = len(titles) == 1
        quantity, unit = None, None
        tail = ""
        if told and pen.may(0.9):
            quantity = pen.count(pen.any((1, 1, 1, 1, 2, 3, 5)))
            unit = pen.way("measures", ("ฉบับ", "ฉบับ", "ชุด", "แผ่น", "เล่ม"))
            tail = (pen.own("quantity", 0.3) or "จำนวน {} {}").format(quantity, unit)
        number = "" if single else style.format(index + 1)
        lead = f"{label}{pen.blank or ' '}" if index == 0 else ""
        place = f"attachments.{index}"
        shown = title if paper else pen.tag(f"{place}.title", title)
        gold["attachments"].append(
            {"index": None if single else index + 1, "title": title, "quantity": quantity, "unit": unit, "cites": paper}
        )
        joint = "        " if same_line < 0.4 else "  " if same_line < 0.75 else "\n"
        if tail:
            rows.append(("l", f"{lead}{number}{pen.tag(place, f'{shown}{joint}{tail}')}"))
        else:
            rows.append(("l", f"{lead}{number}{pen.tag(place, shown)}"))
    return rows


def stamps(pen: Pen, gold: Gold, date: dt.date, share: float) -> list[list[str]]:
    """Received stamps, none or some."""
    found: list[list[str]] = []
    while pen.may(share) and len(found) < 3:
        office = offices.draw_province(pen) if pen.may(0.5) else offices.draw_local(pen)
        arrived = slips.received(pen, date + dt.timedelta(pen.between(1, 9)), len(found), gold)
        rows, one = parts.stamp(pen, arrived, len(found), office.letterhead)
        gold["stamps"].append(one)
        found.append(rows)
        share *= 0.55
    return found


# -- external letters --------------------------------------------------------------------------------


def external(
    pen: Pen,
    *,
    office: Office | None = None,
    date: dt.date | None = None,
    scenario: Callable[[Body, Office], None] | None = None,
    to: tuple[tuple[str, str], ...] = (),
    undated: bool = False,
) -> Written:
    """หนังสือภายนอก; *to* are the groups that it must be addressed to; one that is *undated* shows only its month."""
    office_given, office = office, office or offices.draw(pen)
    day = pen.day(date or any_date(pen), "full" if pen.may(0.85) else "spaced")
    gold = blank_gold("external_letter")
    urgency, secrecy = parts.grades(pen)
    gold |= {"urgency": urgency, "secrecy": secrecy}
    number = pen.number(offices.number_of(pen, office, be(day.date.year)))
    office, number = slips.head(pen, office, number, gold)
    matter = Matter(pen, office, day.date)
    body = Body(pen, matter, gold)
    chosen = scenario or pen.pick(SCENARIOS, (42, 69, 94, 100))
    chosen(body, office)
    if chosen in (_new, _forward) and not gold["events"]:
        body.also()
    body.trap()
    if pen.may(0.15):
        body.para(matter.one(pen.stock.thanks))
    draft = office_given is None and pen.may(0.06)
    if draft:
        number = number._replace(serial=None, year=number.year if not number.unit else None)
        gold["status"] = "draft"
    gold["number"] = number.gold()

    head = _head(pen, gold, office, number, day, urgency, secrecy, draft=draft, undated=undated)
    label = pen.way("about", ("เรื่อง", "เรื่อง", "เรื่อง", "เรื่อง", "เรื่อง ", "เรื่อง:"), 0.15)
    asking = next((up for up, relation in gold.get("refer", ()) if relation == "replies"), None)
    if asking is not None:  # an answer goes to who asked
        said, gold["recipients"] = parts.addressed(pen, ((asking.boss, None),))
    else:
        said, gold["recipients"] = parts.addressed(pen, to) if to else parts.recipients(pen)
    salute = "กราบเรียน" if said.endswith("นายกรัฐมนตรี") else "เรียน"
    top: list[Block] = [
        ("l", f"{label}{pen.blank}{subject(body)}"),
        ("s", ""),
        ("l", f"{salute}{pen.blank}{said}"),
        ("s", ""),
    ]
    refs = references(body, office, pen.own("refers", 0.2) or "อ้างถึง")
    papers = attachments(body, pen.own("encloses", 0.2) or "สิ่งที่ส่งมาด้วย")
    fields = top + (refs and [*refs, ("s", "")]) + (papers and [*papers, ("s", "")])
    if order := forms.order(pen):
        pieces = {"subject": top[:2], "to": top[2:], "refs": refs and [*refs, ("s", "")]}
        pieces["papers"] = papers and [*papers, ("s", "")]
        fields = [block for name in order.split() for block in pieces[name]]
    if head.late:
        fields += head.late
    close: list[Block] = [("p", str(pen.any(pen.stock.purposes))), ("s", "")]
    goodbye = "ขอแสดงความนับถืออย่างยิ่ง" if salute == "กราบเรียน" else "ขอแสดงความนับถือ"
    lines, gold["signatory"] = parts.signature(pen, office)
    close += [("r", goodbye), ("s", ""), *(("r", line) for line in lines), ("s", "")]
    feet, gold["contact"] = parts.contact(pen)
    foot: list[Block] = [("l", row) for row in feet]
    if pen.may(0.08):
        copies = [("s", ""), *_copies(pen, gold)]
        foot = [*foot, *copies] if pen.may(0.7) else [*copies[1:], ("s", ""), *foot]
    foot += _codes(pen, gold)
    foot += forms.sealed(pen, day.date)
    middle: list[Block] = []
    for block in body.blocks:
        middle += (block,) if block[0] == "i" else (_GAP, block)
    blocks = [*head.blocks, *fields, *middle, ("s", ""), *close, *foot]
    return Written(blocks, gold, office, number, day, matter["topic"])


def _copies(pen: Pen, gold: Gold) -> list[Block]:
    """สำเนาส่ง."""
    label = pen.way("copies", ("สำเนาส่ง", "สำเนาเรียน", "แจ้งท้าย"))
    names = [parts._one_name(pen, seat=False) for _ in range(pen.between(1, 3))]
    gold["copies_to"] = [parts.party(name) for name in names]
    if len(names) == 1 or pen.may(0.4):
        return [("l", f"{label} {' และ'.join(names)}")]
    return [("l", f"{label} 1. {names[0]}"), *(("l", f"{i}. {name}") for i, name in enumerate(names[1:], 2))]


def _codes(pen: Pen, gold: Gold) -> list[Block]:
    """Captions of QR codes and slogans."""
    lot = pen.rng.random()
    if lot < 0.08 and gold["attachments"]:
        count = len(gold["attachments"])
        return [("s", ""), *(("l", f"สิ่งที่ส่งมาด้วย {i}" if count > 1 else "สิ่งที่ส่งมาด้วย") for i in range(1, count + 1))]
    if lot < 0.11:
        gold["links"] = ["https://short.example.go.th/doc"]
        return [("s", ""), ("l", f"ดาวน์โหลดเอกสารได้ที่ {pen.tag('links.0', gold['links'][0])}")]
    if lot < 0.15:
        return [
            ("s", ""),
            ("l", pen.any(pen.stock.slogans)),
        ]
    return []


class _Head(NamedTuple):
    blocks: list[Block]
    late: list[Block]


def _head(
    pen: Pen,
    gold: Gold,
    office: Office,
    number: Num,
    day: Day,
    urgency: str | None,
    secrecy: str | None,
    *,
    draft: bool,
    undated: bool = False,
) -> _Head:
    """Number, agency, address, date and stamps, in one of the orders in which text comes out of paper."""
    printed = pen.print_number(number)
    said = f"{pen.any(('ที่', 'ที่', 'ที่', 'ที่ '))}{pen.blank if pen.may(0.95) else ''}{pen.tag('number', printed)}"
    agency = letterhead(pen, office)
    address = office.address
    address_lines = [address]
    cut = address.find(" อำเภอ") if " อำเภอ" in address else address.find(" เขต")
    if cut > 0 and pen.may(0.5):
        address_lines = [address[:cut], address[cut + 1 :]]
    shown = pen.tag("sender.address", "\n".join(address_lines)).split("\n")
    gold["sender"] = sender(office, address=address)
    text = day.text
    gold["date"] = day.gold
    if undated or draft and pen.may(0.7):
        text, gold["date"] = parts.month_only(pen, day.date)
    date: Block = ("r", pen.tag("date", text))
    grade = parts.grade_line(pen, urgency, secrecy)
    first: list[Block] = []
    if draft and pen.may(0.6):
        first.append(("c", pen.any(("(ร่าง)", "ร่าง", "- ร่าง -"))))
    elif draft:
        gold["status"] = None if gold["number"]["serial"] else "draft"
    elif pen.may(0.03):
        first.append(("c", "สำเนาคู่ฉบับ"))
        gold["status"] = "file_copy"
    if grade and pen.may(0.92):
        first += [("l", grade), ("s", "")] if pen.may(0.7) else [("l", grade)]
    elif grade:
        said = f"{grade}  {said}"
    marks = [] if draft else stamps(pen, gold, day.date, 0.3)
    boxes: list[list[Block]] = [[("t", row) for row in rows] for rows in marks]
    own = forms.head(pen, office, said, agency, shown, date[1])
    lot = 1.0 if own else pen.rng.random()
    seat: list[Block] = [("x", agency), *(("x", row) for row in shown)]
    if own:
        blocks = own
    elif lot < 0.30:  # one line, wide gap
        gap = " " * pen.between(18, 46)
        pad = " " * (len(printed) + len(gap))
        blocks = [("x", f"{said}{gap}{agency}"), *(("x", pad + row) for row in shown), ("s", ""), date]
    elif lot < 0.62:
        blocks = [("x", said), ("s", ""), *seat, ("s", ""), date]
    elif lot < 0.74:
        blocks = [*seat, ("s", ""), ("x", said), ("s", ""), date]
    elif lot < 0.82:
        blocks = [("x", said), ("s", ""), date, ("s", ""), *seat]
    elif lot < 0.90:
        late: list[Block] = [*seat, ("s", "")]
        return _Head([*first, *(b for box in boxes for b in box), ("x", said), ("s", ""), date, ("s", "")], late)
    elif lot < 0.95:
        blocks = [*seat, ("s", ""), date, ("s", ""), ("x", said)]
    else:
        blocks = [("x", said), *seat, date]
    for box in boxes:
        at = pen.any([0, 0, 1, len(blocks)] + [i for i, block in enumerate(blocks) if block[0] == "s"])
        blocks[at:at] = [("s", ""), *box, ("s", "")]
    return _Head([*first, *blocks, ("s", "")], [])


# -- stamped letters -----------------------------------------------------------------------------------


def stamped(pen: Pen, *, office: Office | None = None, date: dt.date | None = None) -> Written:
    """หนังสือประทับตรา: ถึง, no subject, no signer, the date after the body."""
    office = office or pen.any((offices.draw_central, offices.draw_central, offices.draw_province, offices.draw_local))(
        pen
    )
    day = pen.day(date or any_date(pen))
    gold = blank_gold("stamped_letter")
    urgency, secrecy = parts.grades(pen)
    gold |= {"urgency": urgency, "secrecy": secrecy}
    number = pen.number(offices.number_of(pen, office, be(day.date.year)))
    gold["number"], gold["date"] = number.gold(), day.gold
    gold["sender"] = sender(office, letterhead=office.agency)
    matter = Matter(pen, office, day.date)
    body = Body(pen, matter, gold)
    lot = pen.rng.random()
    if lot < 0.35:
        _forward(body, office)
        gold.pop("up", None)
    elif lot < 0.7:
        up = office if pen.may(0.5) else offices.draw_central(pen)
        reminded = up is office and pen.may(0.5)
        cited = parts.citation(pen, up, day.date, "body", "reminds" if reminded else "refers")
        text = pen.way(
            "after_cited",
            ("ตาม{} ขอให้ดำเนินการ{} นั้น", "ตาม{} แจ้งเรื่อง{} ความละเอียดแจ้งแล้ว นั้น", "ตาม{} ได้ส่งเอกสารเกี่ยวกับ{} นั้น"),
            0.5,
        )
        body.para(text.format(body.cite(cited.gold, cited.text), matter["topic"]))
        if reminded:
            template: str = pen.any(pen.stock.remind)
            body.para(matter.say(template.replace("{time}", body.time())))
        else:
            body.fill(0.8)
            body.ask()
    else:
        _new(body, office)
    body.trap(0.12)
    said, gold["recipients"] = parts.recipients(pen, seat=True)
    blocks: list[Block] = []
    grade = parts.grade_line(pen, urgency, secrecy)
    if grade:
        blocks += [("l", grade), ("s", "")]
    marks = stamps(pen, gold, day.date, 0.18)
    blocks.append(("x", f"ที่{pen.blank}{pen.tag('number', pen.print_number(number))}"))
    for rows in marks:
        at = pen.any((0, len(blocks)))
        blocks[at:at] = [("s", ""), *(("t", row) for row in rows), ("s", "")]
    blocks += [("s", ""), ("l", f"ถึง{pen.blank or ' '}{said}"), ("s", "")]
    for block in body.blocks:
        blocks += [block] if block[0] == "i" else [("s", ""), block]
    if pen.may(0.6):
        blocks += [
            ("s", ""),
            (
                "p",
                pen.way(
                    "stamped_ends",
                    ("จึงแจ้งมาเพื่อทราบ", "จึงแจ้งมาเพื่อทราบและถือปฏิบัติ", "จึงแจ้งมาเพื่อดำเนินการ", "จึงเรียนมาเพื่อโปรดทราบ"),
                ),
            ),
        ]
    seal = pen.way("seal", ("", "", "", "(ตราประทับ)"), 0.2)
    blocks += [("s", ""), ("r", pen.tag("sender.agency", office.agency))]
    if seal:
        blocks.append(("r", seal))
    blocks += [("r", pen.tag("date", day.text)), ("s", "")]
    feet, gold["contact"] = parts.contact(pen)
    blocks += [("l", row) for row in feet]
    blocks += _codes(pen, gold)
    return Written(blocks, gold, office, number, day, matter["topic"])


# -- memos ----------------------------------------------------------------------------------------------

_HEADINGS: Final = (
    ("เรื่องเดิม", "ข้อเท็จจริง", "ข้อพิจารณา", "ข้อเสนอ"), ("ต้นเรื่อง", "ข้อเท็จจริง", "ข้อกฎหมาย", "ข้อพิจารณาและเสนอแนะ"),
    ("ความเป็นมา", "ข้อพิจารณา", "ข้อเสนอ"),
)  # fmt: skip


def memo(pen: Pen, *, office: Office | None = None, date: dt.date | None = None) -> Written:
    """บันทึกข้อความ, with or without the notes of those above."""
    office = office or offices.draw(pen)
    day = pen.day(date or any_date(pen), "full" if pen.may(0.9) else "era")
    gold = blank_gold("internal_memo")
    urgency, secrecy = parts.grades(pen, 0.15)
    gold |= {"urgency": urgency, "secrecy": secrecy}
    number: Num | None = pen.number(offices.number_of(pen, office, be(day.date.year), circular=pen.may(0.15)))
    lot = pen.rng.random()
    if lot < 0.10:
        number = None
    elif lot < 0.20 and number and number.unit:
        number = number._replace(prefix=None, committee=None)
    gold["number"], gold["date"] = number and number.gold(), day.gold
    unit = str(pen.any(pen.stock.units)).split(" ")[0] if pen.may(0.55) else None
    gold["sender"] = sender(office, unit=unit, letterhead=f"{office.agency} {unit}" if unit else office.agency)
    matter = Matter(pen, office, day.date)
    body = Body(pen, matter, gold)
    _memo_body(body, office)
    body.trap(0.12)
    phones = []
    label = "ส่วนงาน" if office.level == "university" and pen.may(0.4) else "ส่วนราชการ"
    head = f"{label}{pen.blank or ' '}"
    head += pen.tag("sender.agency", office.agency) + (f" {pen.tag('sender.unit', unit)}" if unit else "")
    if pen.may(0.7):
        phones = [pen.phone() if pen.may(0.8) else pen.see(str(pen.between(1000, 9999)))]
        if phones[0].startswith("0") and pen.may(0.3):
            phones[0] += f" ต่อ {pen.see(str(pen.between(11, 9999)))}"
        head += pen.way("memo_phone", ("  โทร. ", " โทร. ", "  โทร ", "  (โทร. ")) + pen.tag(
            "contact.phones.0", phones[0]
        )
        if "(โทร" in head:
            head += ")"
    gold["contact"] = {"unit": None, "phones": phones, "faxes": [], "emails": [], "coordinators": []}
    said, gold["recipients"] = _memo_recipient(pen, office)
    said_number = pen.tag("number", pen.print_number(number)) if number else pen.any(("", "............", "         "))
    said_date = f"วันที่{pen.blank}{pen.tag('date', day.text)}"
    title = pen.any(("บันทึกข้อความ", "บันทึกข้อความ", "บันทึกข้อความ", "บันทึก ข้อความ"))
    blocks: list[Block] = []
    grade = parts.grade_line(pen, urgency, secrecy)
    if grade:
        blocks += [("l", grade)]
    blocks += [("c", title), ("l", head)]
    if pen.may(0.85):
        blocks.append(("x", f"ที่{pen.blank or ' '}{said_number}{' ' * pen.between(2, 26)}{said_date}"))
    else:
        blocks += [("x", f"ที่{pen.blank or ' '}{said_number}"), ("x", said_date)]
    if not number:
        gold["number"] = None
    blocks += [("l", f"เรื่อง{pen.blank}{subject(body, None)}"), ("s", ""), ("l", f"เรียน{pen.blank}{said}"), ("s", "")]
    blocks += body.blocks
    if pen.may(0.8):
        blocks += [
            ("s", ""),
            (
                "p",
                pen.way(
                    "memo_ends",
                    (
                        "จึงเรียนมาเพื่อโปรดทราบ",
                        "จึงเรียนมาเพื่อโปรดพิจารณา",
                        "จึงเรียนมาเพื่อโปรดพิจารณาอนุมัติ",
                        "จึงเรียนมาเพื่อทราบและดำเนินการ",
                    ),
                ),
            ),
        ]
    lines, gold["signatory"] = _memo_signature(pen, office, unit)
    blocks += [("s", ""), *(("r", line) for line in lines)]
    if pen.may(0.3):
        blocks += _notes(pen, gold, office, day.date)
    return Written(blocks, gold, office, number, day)


def _memo_body(body: Body, office: Office) -> None:
    pen, matter, stock = body.pen, body.matter, body.pen.stock
    lot = pen.rng.random()
    if lot < 0.35:
        own = pen.own("headings", 0.5)
        names = tuple(own.split("|")) if own else pen.any(_HEADINGS)
        for i, name in enumerate(names, 1):
            body.blocks.append(("l", f"{i}. {name}"))
            if i == 1:
                if pen.may(0.5):
                    up = _upstream(pen, office)
                    cited = parts.citation(pen, up, matter.date, "body", None)
                    form = pen.own("memo_cited") or "{} ขอให้ดำเนินการ{}"
                    body.para(form.format(body.cite(cited.gold, cited.text), matter["topic"]))
                else:
                    body.para(matter.one(stock.known))
            elif i < len(names):
                body.para(matter.one(stock.detail))
            else:
                template: str = pen.any(stock.ask)
                body.para(matter.say(template.replace("{time}", body.time(str(i)) if pen.may(0.5) else "")))
        return
    if lot < 0.6:
        cited = parts.citation(pen, office if pen.may(0.4) else _upstream(pen, office), matter.date, "body", "refers")
        form = pen.own("after_cited", 0.5) or "ตาม{} แจ้งเรื่อง{} นั้น"
        body.para(form.format(body.cite(cited.gold, cited.text), matter["topic"]))
        body.fill(0.4)
        body.ask()
        return
    _new(body, office)


def _memo_recipient(pen: Pen, office: Office) -> tuple[str, list[Gold]]:
    if pen.may(0.6):
        via = pen.any(("ผ่าน หัวหน้าสำนักปลัด", "ผ่านผู้อำนวยการกอง", "ผ่าน ปลัด")) if pen.may(0.12) else None
        text = pen.tag("recipients.0", office.boss + (f" ({via})" if via else ""))
        return text, [parts.party(office.boss, **({"via": via} if via else {}))]
    return parts.recipients(pen)


def _memo_signature(pen: Pen, office: Office, unit: str | None) -> tuple[list[str], Gold]:
    if pen.may(0.7):
        position = f"{pen.any(('ผู้อำนวยการ', 'หัวหน้า'))}{unit}" if unit and pen.may(0.6) else pen.any(pen.stock.posts)
        name, above = parts.signer(pen, office)
        gold: Gold = {"name": name, "position": position, "authority": None, "acting_for": None}
        return [*above, pen.tag("signatory.position", position)], gold
    return parts.signature(pen, office)


def _notes(pen: Pen, gold: Gold, office: Office, date: dt.date) -> list[Block]:
    """เกษียน: what those above wrote below."""
    blocks: list[Block] = []
    gold["endorsements"] = []
    for i in range(pen.between(1, 2)):
        common = ("ทราบ", "อนุมัติ", "เห็นชอบ", "ดำเนินการ", "มอบฝ่ายที่เกี่ยวข้องดำเนินการ", "เห็นควรอนุมัติ")
        decision = pen.way("decisions", common, 0.6)
        text, day = parts.short_note_date(pen, date + dt.timedelta(i + 1))
        name, position = pen.person(), office.deputy if i == 0 else office.boss
        blocks += [
            ("s", ""),
            ("l", pen.any(("", "", "- ")) + pen.tag(f"endorsements.{i}", decision)),
            ("r", f"({name})"),
            ("r", position),
            ("r", text),
        ]
        gold["endorsements"].append({"to": None, "by": name, "position": position, "decision": decision, "date": day})
    return blocks


__all__ = ["GAP", "URGENCY"]
