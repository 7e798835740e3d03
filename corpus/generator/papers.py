"""Papers that are no letters: orders, regulations, announcements, minutes, certificates, decrees, radio messages."""

from __future__ import annotations

import datetime as dt

from corpus.generator import offices, parts
from corpus.generator.layout import Block
from corpus.generator.letters import Body, Written, any_date, blank_gold, letterhead, sender
from corpus.generator.offices import Office
from corpus.generator.parts import Matter
from corpus.generator.pen import URGENCY, WEEKDAYS, Day, Gold, Num, Pen, be


def _issuer(pen: Pen) -> Office:
    draw = pen.any(
        (
            offices.draw_central,
            offices.draw_province,
            offices.draw_local,
            offices.draw_university,
            offices.draw_district,
        )
    )
    office: Office = draw(pen)
    if office.letterhead.startswith("ศาลากลาง") or office.letterhead.startswith("ที่ว่าการ"):
        office = office._replace(letterhead=office.agency)
    return office._replace(letterhead=office.agency)


def _rule(pen: Pen) -> list[Block]:
    if pen.may(0.35):
        return []
    return [
        (
            "c",
            pen.any(
                (
                    "-----------------------",
                    "_______________",
                    "**************************",
                    "..............................",
                )
            ),
        )
    ]


def _era_day(pen: Pen, date: dt.date) -> Day:
    return pen.day(date, "era" if pen.may(0.82) else "parts" if pen.may(0.4) else "full")


def _close(pen: Pen, gold: Gold, office: Office, word: str, day: Day) -> list[Block]:
    """`สั่ง ณ วันที่ …` and who signs."""
    gold["date"] = day.gold
    said = f"{word} ณ วันที่{pen.blank or ' '}{pen.tag('date', day.text)}"
    lines, gold["signatory"] = parts.signature(pen, office)
    return [("s", ""), ("r", said), ("s", ""), *(("r", line) for line in lines)]


def _effect(pen: Pen, gold: Gold, date: dt.date) -> Block | None:
    """ทั้งนี้ ตั้งแต่วันที่ … เป็นต้นไป, or words that bind no day."""
    lot = pen.rng.random()
    if lot < 0.45:
        day = pen.day(date + dt.timedelta(pen.between(1, 40)), "era" if pen.may(0.3) else "full")
        text = (pen.own("effect") or "ตั้งแต่วันที่ {} เป็นต้นไป").format(day.text)
        gold["effective"] = {"date": day.gold, "text": text}
        return ("p", f"ทั้งนี้ {pen.tag('effective', text)}")
    if lot < 0.8:
        return ("p", pen.any(("ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป", "ทั้งนี้ ตั้งแต่วันนี้เป็นต้นไป", "ทั้งนี้ ให้มีผลตั้งแต่วันที่ลงนามเป็นต้นไป")))
    return None


def order(pen: Pen, *, office: Office | None = None, date: dt.date | None = None, final: bool = False) -> Written:
    """คำสั่ง; one that is *final* is no draft."""
    office = office or _issuer(pen)
    day = _era_day(pen, date or any_date(pen))
    gold = blank_gold("order")
    number = pen.number(Num(serial=str(pen.between(1, 3999)).zfill(4 if pen.may(0.1) else 1), year=be(day.date.year)))
    draft = not final and pen.may(0.05)
    matter = Matter(pen, office, day.date)
    body = Body(pen, matter, gold)
    gold["sender"] = sender(office, letterhead=f"คำสั่ง{office.agency}")
    gold["subject"] = matter.one(pen.stock.order_subjects)
    if pen.may(0.4):
        changed = pen.any(("cancels", "cancels", "amends", "refers"))
        text, cited = parts.order_citation(pen, office, day.date, changed)
        said = body.cite(cited, text)
        if changed == "cancels":
            form = (
                pen.own("order_cancels", 0.6) or "เพื่อให้{}เป็นไปด้วยความเรียบร้อย จึงให้ยกเลิก{} และแต่งตั้งคณะทำงานขึ้นใหม่ ดังต่อไปนี้"
            )
            body.para(form.format(matter["topic"], said))
        elif changed == "amends":
            form = pen.own("order_amends", 0.6) or "อาศัยอำนาจตามกฎหมายว่าด้วยระเบียบบริหารราชการแผ่นดิน จึงให้แก้ไขเพิ่มเติม{} ดังนี้"
            body.para(form.format(said))
        else:
            form = pen.own("order_refers", 0.6) or "ตาม{} ได้มอบหมายผู้รับผิดชอบ{}ไว้แล้ว นั้น จึงให้ดำเนินการเพิ่มเติม ดังนี้"
            body.para(form.format(said, matter["topic"]))
    else:
        body.para(matter.one(pen.stock.new))
        if pen.may(0.6):
            law = f"มาตรา {pen.between(4, 90)} แห่งพระราชบัญญัติระเบียบบริหารราชการแผ่นดิน พ.ศ. {matter['law']}"
            body.para(f"อาศัยอำนาจตามความใน{law} และที่แก้ไขเพิ่มเติม จึงมีคำสั่ง ดังต่อไปนี้")
    if pen.may(0.6):
        for i in range(1, pen.between(2, 5)):
            role = pen.way("roles", ("กรรมการ", "คณะทำงาน", "กรรมการและเลขานุการ", "ประธานคณะทำงาน", "ที่ปรึกษา"))
            member = pen.person() if pen.may(0.5) else parts._one_name(pen, seat=False)
            body.blocks.append(("i", f"{i}. {member}          {role}"))
    style = pen.way("clauses", ("({})", "{}.", "ข้อ {}"))
    body.fill(0.5)
    for i, task in enumerate(pen.few(pen.stock.order_tasks, 1, 4), 1):
        when = body.time(str(i)) if pen.may(0.25) else ""
        body.blocks.append(("i", f"{style.format(i)} {matter.say(task)}{when}"))
    if pen.may(0.15):
        days = pen.count(pen.any((15, 30, 45, 60)))
        since = pen.any(("นี้", ""))
        text = (pen.own("since_order") or "ภายใน {} วัน นับแต่วันที่มีคำสั่ง{}").format(days, since)
        found = parts.deadline(
            "relative", text, due=day.date + dt.timedelta(days), offset=parts.offset(days=days, anchor="issued")
        )
        gold["deadlines"].append(found)
        place = f"deadlines.{len(gold['deadlines']) - 1}"
        body.para(f"ให้คณะทำงานเสนอแผนการดำเนินงานต่อผู้มีอำนาจ{pen.tag(place, text)}")
    body.trap(0.2)
    effect = _effect(pen, gold, day.date)
    if effect:
        body.blocks.append(effect)
    if draft:
        number = number._replace(serial=None)
        gold["number"], gold["status"] = None, "draft"
        said = f"ที่{' ' * pen.between(4, 9)}/{number.year}"
    else:
        gold["number"] = number.gold()
        said = f"ที่{pen.blank or ' '}{pen.tag('number', pen.print_number(number))}"
    title = f"คำสั่ง{pen.tag('sender.agency', office.agency)}"
    head: list[Block] = [("c", "(ร่าง)")] if draft else []
    copied = not draft and pen.may(0.06)
    if copied:
        head.append(("c", "สำเนา"))
    head += [
        ("c", title),
        ("c", said),
        ("c", f"เรื่อง{pen.blank or ' '}{pen.tag('subject', gold['subject'])}"),
        *_rule(pen),
        ("s", ""),
    ]
    close = _close(pen, gold, office, "สั่ง", day)
    if draft and pen.may(0.8):
        text, gold["date"] = parts.month_only(pen, day.date)
        close[1] = ("r", f"สั่ง ณ วันที่ {pen.tag('date', text.replace(' 25', ' พ.ศ. 25'))}")
    tail: list[Block] = []
    if copied:
        name, note = pen.person(), parts.short_note_date(pen, day.date + dt.timedelta(1))[0]
        tail = [("s", ""), ("l", "สำเนาถูกต้อง"), ("l", f"({name})"), ("l", "เจ้าพนักงานธุรการชำนาญงาน"), ("l", note)]
        gold["status"] = "certified_copy"
    return Written([*head, *body.blocks, *close, *tail], gold, office, number, day)


def rules(pen: Pen) -> Written:
    """ระเบียบ or ข้อบังคับ."""
    kind, word = pen.any((("regulation", "ระเบียบ"), ("regulation", "ระเบียบ"), ("bylaw", "ข้อบังคับ")))
    office = _issuer(pen)
    day = _era_day(pen, any_date(pen))
    gold = blank_gold(kind)
    matter = Matter(pen, office, day.date)
    body = Body(pen, matter, gold)
    topic = matter["topic"].removeprefix("โครงการ")
    about = f"ว่าด้วย{topic}"
    issue = f"(ฉบับที่ {pen.between(2, 5)})" if pen.may(0.25) else ""
    year = f"พ.ศ. {be(day.date.year)}"
    name = " ".join(part for part in (f"{word}{office.agency}", about, issue, year) if part)
    gold["subject"] = name
    gold["sender"] = sender(office, letterhead=f"{word}{office.agency}")
    body.para(f"โดยที่เป็นการสมควร{pen.any(('กำหนด', 'ปรับปรุง', 'แก้ไขเพิ่มเติม'))}หลักเกณฑ์เกี่ยวกับ{topic} จึงออก{word}ไว้ ดังต่อไปนี้")
    clauses = [f"{word}นี้เรียกว่า “{name}”"]
    if pen.may(0.5):
        start = pen.day(day.date + dt.timedelta(pen.between(1, 60)), "era" if pen.may(0.5) else "full")
        text = f"ตั้งแต่วันที่ {start.text} เป็นต้นไป"
        gold["effective"] = {"date": start.gold, "text": text}
        clauses.append(f"{word}นี้ให้ใช้บังคับ{pen.tag('effective', text)}")
    else:
        clauses.append(f"{word}นี้ให้ใช้บังคับตั้งแต่วันถัดจากวันประกาศเป็นต้นไป")
    if pen.may(0.5):
        clauses.append(f"ให้ยกเลิก{word}{office.agency} {about} พ.ศ. {matter['law']}")
    clauses += [matter.say(rule) for rule in pen.few(pen.stock.rules, 2, 4)]
    clauses += [matter.say(task) for task in pen.few(pen.stock.order_tasks, 1, 4)]
    clauses.append(f"ให้{office.boss}รักษาการตาม{word}นี้")
    for i, clause in enumerate(clauses, 1):
        body.para(f"ข้อ {i} {clause}")
    title = pen.tag("subject", f"{word}{office.agency}\n{about}{' ' + issue if issue else ''}\n{year}")
    head: list[Block] = [("c", title), *_rule(pen), ("s", "")]
    return Written([*head, *body.blocks, *_close(pen, gold, office, "ประกาศ", day)], gold, office, None, day)


def announcement(pen: Pen) -> Written:
    """ประกาศ, numbered or not."""
    office = _issuer(pen)
    day = _era_day(pen, any_date(pen))
    gold = blank_gold("announcement")
    matter = Matter(pen, office, day.date)
    body = Body(pen, matter, gold)
    gold["subject"] = matter.one(pen.stock.subjects)
    gold["sender"] = sender(office, letterhead=f"ประกาศ{office.agency}")
    body.para(matter.one(pen.stock.notices))
    body.fill(0.5)
    if pen.may(0.5):
        for i, rule in enumerate(pen.few(pen.stock.rules, 1, 3), 1):
            body.blocks.append(("i", f"{i}. {matter.say(rule)}"))
    if pen.may(0.55):
        text, found = parts._period(pen, day.date)
        place = matter["place"]
        form = pen.own("handed_in", 0.6) or "ผู้สนใจสามารถยื่นเอกสารได้ที่{me} {place} {time} ในวันและเวลาราชการ"
        body.para(form.format(me=office.agency, place=place, time=body.due(text, found, None)))
    elif pen.may(0.5):
        form = pen.own("announced", 0.6) or "{}จะประกาศรายชื่อผู้มีสิทธิ {}"
        body.para(form.format(office.agency, body.event()))
    body.trap(0.2)
    effect = _effect(pen, gold, day.date)
    if effect:
        body.blocks.append(effect)
    head: list[Block] = [("c", f"ประกาศ{pen.tag('sender.agency', office.agency)}")]
    if pen.may(0.15):
        number = pen.number(Num(serial=str(pen.between(1, 90)), year=be(day.date.year)))
        gold["number"] = number.gold()
        head.append(("c", f"ที่ {pen.tag('number', pen.print_number(number))}"))
    head += [("c", f"เรื่อง{pen.blank or ' '}{pen.tag('subject', gold['subject'])}"), *_rule(pen), ("s", "")]
    return Written([*head, *body.blocks, *_close(pen, gold, office, "ประกาศ", day)], gold, office, None, day)


def notice(pen: Pen) -> Written:
    """แถลงการณ์ or ข่าว."""
    kind, word = pen.any((("statement", "แถลงการณ์"), ("news", "ข่าว")))
    office = _issuer(pen)
    day = pen.day(any_date(pen))
    gold = blank_gold(kind)
    gold |= {"doubt": ["number", "agencies_cited", "events", "deadlines"], "date": day.gold}
    matter = Matter(pen, office, day.date)
    gold["subject"] = matter.one(pen.stock.subjects)
    gold["sender"] = sender(office, letterhead=f"{word}{office.agency}")
    blocks: list[Block] = [
        ("c", f"{word}{pen.tag('sender.agency', office.agency)}"),
        ("c", f"เรื่อง {pen.tag('subject', gold['subject'])}"),
    ]
    if kind == "statement" and pen.may(0.7):
        blocks.append(("c", f"ฉบับที่ {pen.between(1, 9)}"))
    blocks += [*_rule(pen), ("s", ""), ("p", matter.one(pen.stock.notices)), ("p", matter.one(pen.stock.detail))]
    blocks += [("s", ""), ("r", office.agency), ("r", pen.tag("date", day.text))]
    return Written(blocks, gold, office, None, day)


def certificate(pen: Pen) -> Written:
    """หนังสือรับรอง."""
    office = pen.any((offices.draw_service, offices.draw_district, offices.draw_local))(pen)
    day = _era_day(pen, any_date(pen))
    gold = blank_gold("certificate")
    number = pen.number(Num(serial=str(pen.between(1, 999)), year=be(day.date.year)))
    gold["number"] = number.gold()
    gold["sender"] = sender(office, address=office.address)
    matter = Matter(pen, office, day.date)
    said = f"เลขที่{pen.blank or ' '}{pen.tag('number', pen.print_number(number))}"
    agency = letterhead(pen, office)
    head: list[Block] = [("c", "หนังสือรับรอง"), ("s", "")] if pen.may(0.4) else []
    if pen.may(0.5):
        head += [("x", f"{said}{' ' * pen.between(20, 40)}{agency}"), ("x", office.address)]
    else:
        head += [("x", said), ("x", agency), ("x", office.address)]
    since = pen.day(day.date - dt.timedelta(pen.between(400, 3000)))
    body = f"{pen.person()} {matter.one(pen.stock.certified)} ตั้งแต่วันที่ {since.text} จนถึงปัจจุบัน"
    blocks: list[Block] = [*head, ("s", ""), ("p", f"{pen.own('certifies', 0.6) or 'หนังสือฉบับนี้ให้ไว้เพื่อรับรองว่า'} {body}")]
    if pen.may(0.2):
        blocks.append(("p", f"หนังสือรับรองฉบับนี้มีอายุ {pen.between(30, 180)} วัน นับแต่วันที่ออกหนังสือ"))
    return Written([*blocks, *_close(pen, gold, office, "ให้ไว้", day)], gold, office, number, day)


def minutes(pen: Pen) -> Written:
    """รายงานการประชุม."""
    office = _issuer(pen)
    day = pen.day(any_date(pen))
    gold = blank_gold("minutes")
    matter = Matter(pen, office, day.date)
    body = Body(pen, matter, gold)
    number = pen.number(Num(serial=str(pen.between(1, 14)), year=be(day.date.year)))
    gold |= {"number": number.gold(), "date": day.gold}
    group = f"คณะกรรมการ{matter['topic'].removeprefix('การ').removeprefix('โครงการ')} {office.agency}"
    said = f"ครั้งที่ {pen.tag('number', pen.print_number(number))}"
    gold["subject"] = f"รายงานการประชุม{group} ครั้งที่ {number.serial}/{number.year}"
    gold["sender"] = sender(office, letterhead=group)
    gold["doubt"] = ["sender", "agencies_cited", "contact.phones"]
    weekday = f"วัน{WEEKDAYS[day.date.weekday()]}ที่ " if pen.exact else "วันที่ "
    place = matter["place"]
    one_line = pen.may(0.5)
    title = [("c", f"รายงานการประชุม{group} {said}")] if one_line else [("c", f"รายงานการประชุม{group}"), ("c", said)]
    head: list[Block] = [
        *title,
        ("c", f"{pen.any(('', 'เมื่อ'))}{weekday}{pen.tag('date', day.text)}"),
        ("c", f"ณ {place}"),
        *_rule(pen),
        ("s", ""),
    ]
    people = [pen.person() for _ in range(pen.between(3, 6))]
    head += [("l", pen.own("present") or "ผู้มาประชุม")]
    head += [
        ("l", f"{i}. {name}          {pen.any(('ประธานกรรมการ', 'กรรมการ', 'กรรมการและเลขานุการ'))}")
        for i, name in enumerate(people, 1)
    ]
    if pen.may(0.5):
        head += [("s", ""), ("l", "ผู้ไม่มาประชุม (ถ้ามี)"), ("l", f"1. {pen.person()}          ติดราชการ")]
    opened, closed = (pen.own("hours") or "เริ่มประชุม|เลิกประชุม").split("|")
    head += [("s", ""), ("l", f"{opened}เวลา {pen.any(('09.30', '10.00', '13.30'))} น."), ("s", "")]
    titles = (
        "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ",
        "เรื่องรับรองรายงานการประชุม",
        "เรื่องเสนอเพื่อทราบ",
        "เรื่องเสนอเพื่อพิจารณา",
        "เรื่องอื่น ๆ",
    )
    item = pen.own("agenda_items") or "ระเบียบวาระที่ {}"
    for i, name in enumerate(titles, 1):
        body.blocks.append(("l", f"{item.format(i)} {name}"))
        if i == 2:
            earlier = pen.day(day.date - dt.timedelta(pen.between(25, 90)))
            body.para(
                f"ที่ประชุมมีมติรับรองรายงานการประชุม ครั้งที่ {max(1, int(number.serial or 2) - 1)}/{number.year} "
                f"เมื่อวันที่ {earlier.text}"
            )
        elif i == 4:
            body.para(matter.one(pen.stock.agenda))
            when = body.time() if pen.may(0.6) else ""
            form = pen.own("resolved", 0.6) or "มติที่ประชุม เห็นชอบ และมอบฝ่ายเลขานุการ{}{}"
            body.para(form.format(matter["duty"], when))
        elif i == 5 and pen.may(0.4):
            form = pen.own("next_meeting", 0.6) or "กำหนดประชุมครั้งต่อไป{}"
            body.para(form.format(body.event()))
        elif pen.may(0.7):
            body.para(matter.one(pen.stock.agenda))
        else:
            body.para("ไม่มี")
    close: list[Block] = [("s", ""), ("l", f"{closed}เวลา {pen.any(('11.45', '12.00', '16.10'))} น."), ("s", "")]
    writer, checker = pen.person(), people[-1]
    post, other = "นักจัดการงานทั่วไปปฏิบัติการ", "ผู้อำนวยการกลุ่มงาน"
    gold["signatory"] = {"name": writer, "position": post, "authority": None, "acting_for": None}
    close += [
        ("r", f"({pen.tag('signatory.name', writer)})"),
        ("r", pen.tag("signatory.position", post)),
        ("r", pen.own("wrote") or "ผู้จดรายงานการประชุม"),
    ]
    if pen.may(0.7):
        close += [("s", ""), ("r", f"({checker})"), ("r", other), ("r", "ผู้ตรวจรายงานการประชุม")]
        gold["cosignatories"] = [{"name": checker, "position": other, "authority": None, "acting_for": None}]
    return Written([*head, *body.blocks, *close], gold, office, number, day)


def record(pen: Pen) -> Written:
    """บันทึก of what happened."""
    office = pen.any((offices.draw_service, offices.draw_local))(pen)
    day = pen.day(any_date(pen))
    gold = blank_gold("record")
    gold |= {"date": day.gold, "sender": sender(office, letterhead=office.agency)}
    matter = Matter(pen, office, day.date)
    body = Body(pen, matter, gold)
    gold["recipients"] = [parts.party(office.boss)]
    happened = pen.day(day.date - dt.timedelta(1))
    hour = f"{pen.between(7, 17):02}.{pen.between(0, 59):02}"
    body.para(f"เมื่อวันที่ {happened.text} เวลาประมาณ {hour} น. {matter.one(pen.stock.events)}")
    if pen.may(0.5):
        text, found = parts._at_once(pen, day.date)
        body.para(f"เพื่อความปลอดภัย ขอให้หน่วยงานที่รับผิดชอบดำเนินการแก้ไข{body.due(text, found, None)}")
    name, post = pen.person(), pen.any(("หัวหน้าฝ่ายอาคารสถานที่", "เจ้าหน้าที่ธุรการ", "ครูเวรประจำวัน", "นักวิชาการพัสดุ"))
    gold["signatory"] = {"name": name, "position": post, "authority": None, "acting_for": None}
    head: list[Block] = [
        ("c", "บันทึก"),
        ("c", pen.tag("sender.agency", office.agency)),
        ("s", ""),
        ("r", pen.tag("date", day.text)),
        ("s", ""),
    ]
    head += [("l", f"เรียน {pen.tag('recipients.0', office.boss)}"), ("s", "")]
    close: list[Block] = [
        ("s", ""),
        ("p", "จึงเรียนมาเพื่อโปรดทราบ"),
        ("s", ""),
        ("r", f"({pen.tag('signatory.name', name)})"),
        ("r", pen.tag("signatory.position", post)),
    ]
    return Written([*head, *body.blocks, *close], gold, office, None, day)


def decree(pen: Pen) -> Written:
    """พระราชกฤษฎีกา: of no agency."""
    day = _era_day(pen, any_date(pen))
    province = pen.any(offices.provinces())
    gold = blank_gold("other")
    gold["date"] = day.gold
    what = pen.any(("กำหนดเขตที่ดินที่จะเวนคืน", "กำหนดแนวเขตอุทยาน", "กำหนดเขตโครงการชลประทาน"))
    about = f"{what} ในท้องที่อำเภอ{pen.any(province.districts)[0]} จังหวัด{province.name}"
    year = f"พ.ศ. {be(day.date.year)}"
    gold["subject"] = f"พระราชกฤษฎีกา{about} {year}"
    name = pen.person()
    gold["signatory"] = {"name": name, "position": "นายกรัฐมนตรี", "authority": None, "acting_for": None}
    gold["doubt"] = ["sender"]
    blocks: list[Block] = [
        ("c", pen.tag("subject", f"พระราชกฤษฎีกา\n{about}\n{year}")), *_rule(pen), ("s", ""),
        ("r", f"ให้ไว้ ณ วันที่ {pen.tag('date', day.text)}"), ("s", ""),
        ("p", f"โดยที่เป็นการสมควร{about} จึงทรงพระกรุณาโปรดเกล้า ฯ ให้ตราพระราชกฤษฎีกาขึ้นไว้ ดังต่อไปนี้"),
        ("p", f"มาตรา 1 พระราชกฤษฎีกานี้เรียกว่า “พระราชกฤษฎีกา{about} {year}”"),
        ("p", "มาตรา 2 พระราชกฤษฎีกานี้ให้ใช้บังคับตั้งแต่วันถัดจากวันประกาศในราชกิจจานุเบกษาเป็นต้นไป"),
        ("p", f"มาตรา 3 ให้เริ่มต้นเข้าสำรวจภายใน{pen.any(('หกสิบ', 'เก้าสิบ', 'สามสิบ'))}วันนับแต่วันที่พระราชกฤษฎีกานี้ใช้บังคับ"),
        ("s", ""), ("r", "ผู้รับสนองพระบรมราชโองการ"), ("r", pen.tag("signatory.name", name)), ("r", "นายกรัฐมนตรี"),
    ]  # fmt: skip
    return Written(blocks, gold, offices.central()[0], None, day)


def radio(pen: Pen) -> Written:
    """วิทยุสื่อสาร."""
    office = offices.draw_province(pen)
    office = office._replace(letterhead=office.agency)
    day = pen.day(any_date(pen))
    gold = blank_gold("other")
    number = pen.number(offices.number_of(pen, office, be(day.date.year)))
    urgency = pen.any(("urgent", "very_urgent", "most_urgent"))
    gold |= {
        "urgency": urgency,
        "number": number.gold(),
        "date": day.gold,
        "sender": sender(office),
        "doubt": ["agencies_cited"],
    }
    matter = Matter(pen, office, day.date)
    body = Body(pen, matter, gold)
    body.para(matter.one(pen.stock.new))
    body.ask()
    said, gold["recipients"] = parts.recipients(pen)
    lines, gold["signatory"] = parts.signature(pen, office)
    feet, gold["contact"] = parts.contact(pen)
    said_number = pen.tag("number", pen.print_number(number))
    blocks: list[Block] = [
        ("c", pen.any(("วิทยุสื่อสาร", "วิทยุในราชการ", "โทรสารในราชการ"))),
        ("l", f"ความเร่งด่วน  {pen.tag('urgency', URGENCY[urgency])}"),
        ("l", f"จาก  {pen.tag('sender.agency', office.agency)}"),
        ("l", f"ถึง  {said}"),
        ("x", f"ที่ {said_number}{' ' * pen.between(3, 20)}วันที่ {pen.tag('date', day.text)}"), ("s", ""),
        *body.blocks, ("s", ""), *(("r", line) for line in lines), ("s", ""), *(("l", row) for row in feet),
    ]  # fmt: skip
    return Written(blocks, gold, office, number, day)
