"""Other documents that this one names: อ้างถึง, copied letters among the attachments, and in the running text.

Conventions 8 and 9 of the record contract: a number or a day makes a citation; so does an agency of which
something was received (ได้รับแจ้งจาก … ว่า) or whose matter it is. Acts, resolutions and budget years do not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise

from attrs import define
from attrs import evolve as evolve_number

from thaidoc.reading.evolving import evolve
from thaidoc.reading.grammar import Sought, phrases, starts_with
from thaidoc.reading.head import Field, Pieces, fold_pieces
from thaidoc.reading.leads import BULLETS, Lead, announced, lead
from thaidoc.reading.parties import agency_name
from thaidoc.reading.sheet import Sheet
from thaidoc.records import Attachment, Citation, Kind, Recipient, Relation, Secrecy, Urgency
from thaidoc.registry import Registry
from thaidoc.text import Span
from thaidoc.values import DateMatch, DocumentNumber, NumberMatch, numbers, quantities

_MARKS = re.compile(r"ด่วน(?:ที่สุด|มาก)?|ลับ(?:ที่สุด|มาก)?")
_DATED = re.compile(
    r"[ \t]*+[(]?(?:ฉบับ|ซึ่ง|ที่)?(?:ลงวันที่|ประจำวันที่|เมื่อวันที่|ลว\.?|ลงวัน[ \t]+ที่|ลงวัน|ลง|"
    r"(?:ลง|สั่ง|ประกาศ|ออก)[ \t]*+(?:นาม|ไว้|ให้)?[ \t]*+(?:ณ|เมื่อ|ใน)?[ \t]*+วันที่|(?<=ฉบับ)วันที่|มีวันที่)"
    r"[ \t]*+(?:วัน[ก-ฮ][ก-๎]{1,10}ที่)?[ \t]*+(?:วันที่)?[ \t]*+$"
)
_SUBJECT = re.compile(r"[ \t]*+เรื่อง[ \t]*+")
_SHORT = re.compile(r"(?:ที่[ \t]*+)?ว\.?[ \t]*+([0-9]{1,6})(?![0-9/.])")
_MEDIUM = re.compile(r"โทรสาร(?:ในราชการ)?|วิทยุ(?:สื่อสาร|ในราชการ)?|โทรศัพท์ในราชการ|ไปรษณีย์อิเล็กทรอนิกส์")
_TOLD = re.compile(
    r"[ \t]*+(?:\([^)]{1,30}\)[ \t]*+)?(?:โดย[ก-๎]{3,60}[ \t]+)?(?:ได้)?(?:มีหนังสือ|มีบันทึก)?[ \t]*+(?:ขอ|เวียน)?"
    r"(?:(?:แจ้ง|ประสาน|รายงาน|เรียน|ชี้แจง)(?:งาน|มา|ให้|เวียน|ผล|แจ้ง)?[ก-๎ \t]{0,40}?ว่า|"
    r"แจ้ง(?!ความ(?!ประสงค์|จำนง|ต้องการ|คืบหน้า|เห็น)|ข่าว|เกิด)|(?:ขอ)?(?:จัด)?ส่ง(?!เสริม)[ก-๎ \t]{0,80}?มา(?:ให้|ยัง|เพื่อ))"
)
# ได้รับแจ้ง, ได้รับการประสานงาน, ได้รับหนังสือ … before จาก, closed up
_RECEIVED = re.compile(
    r"(?:รับ|ด้วยมี)(?:การ)?(?:แจ้ง|ประสาน|ร้องขอ|ติดต่อ|หนังสือ|บันทึก|โทรสาร|วิทยุ|เรื่อง|รายงาน|มอบหมาย|ข้อสั่งการ|สั่งการ|"
    r"ชี้แจง|กำชับ|ทวงถาม|ทราบ|หารือ|สอบถาม|ยืนยัน|นโยบาย|คำสั่ง|ขอความ(?:ร่วมมือ|อนุเคราะห์)|"
    r"โทรศัพท์|อีเมล|จดหมาย|ข้อมูล|คำขอ|คำร้อง|คำแจ้ง|เชิญ|สำเนา|เอกสาร|ประชาสัมพันธ์|บอกกล่าว|เสนอ)[ก-๎]{0,24}$"
)
_SUBJECT_NAME = re.compile(r"(?:ด้วย|เนื่องจาก|บัดนี้|เรื่องดังกล่าว|ว่า|นั้น|ขณะนี้)((?:(?!ด้วย|ว่า|นั้น)[ก-๎ฯ.]){2,70})$")
_RECEIVES = re.compile(r"ได้รับ(?:การ)?[ \t]*+(?:แจ้ง|ประสาน|ร้องขอ|ติดต่อ|หนังสือ|เรื่อง|รายงาน|มอบหมาย)")
_OPENS = re.compile(
    r"[ \t]*+(?:เนื่?องด้?วย|สืบเนื่?องจาก|ด้?วย|เนื่?องจาก)[ \t]*+(?:เรื่องนี้[ \t]*+)?"
    r"(?:ทางฝ่าย|ฝ่าย|ทาง|ขณะนี้|ปัจจุบัน|บัดนี้|ปรากฏว่า)?[ \t]*+"
)
_BACK = re.compile(r"(?:ด้วย|เนื่องด้วย|เนื่องจาก|เรื่องดังกล่าว|บัดนี้|ต่อมา|ว่า|โดย(?:ที่)?|และ|อนึ่ง|ทั้งนี้|ในการนี้|จาก|ตามที่|เมื่อ)[ \t]*+$")
_RESOLUTION = re.compile(r"(?:มติ)?คณะรัฐมนตรี|ที่ประชุม|รัฐบาล|มติ|รัฐธรรมนูญ|ราชกิจจา")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>()\u0e00-\u0e7f\"“”'‘’|]+", re.IGNORECASE)
_INITIALS = re.compile(r"[ \t]*+(?:สำนักงาน[ \t]*+)?(?:[ก-ฮ]{1,5}\.){1,4}")
_MEASURES = frozenset(
    "วัน เดือน ปี ชั่วโมง ครั้ง บาท เมตร กิโลเมตร ตารางเมตร ไร่ ลิตร คน ท่าน แห่ง หน่วย โครงการ หลักสูตร ข้อ อัตรา "
    "ตำแหน่ง ตำบล อำเภอ จังหวัด หมู่บ้าน หลัง รุ่น ทีม กลุ่ม ทุน ห้อง ที่นั่ง โรง จุด ราย".split()
)
"""What a title counts (รอบ ๑๒ เดือน), not how many papers are sent: unless จำนวน or a wide blank stands before."""
_PLAIN_QUANTITY = re.compile(
    r"(?:[ \t]*+[(\[][ \t]*+(?:(?:รวม|ทั้งหมด)[ \t]*+)?([^()\[\]]{2,24})[)\]]"
    r"|([ \t]++|[._…]{2,}[ \t]*+)((?:(?:รวม|ทั้งหมด|ทั้งสิ้น|เป็น|อีก|[-–=:*|/_.…]++)[ \t]*+)*+)"
    r"([0-9]{1,4}[ \t]*+(?:\([^()]{2,20}\)[ \t]*+)?[ก-๎]{2,10}))$"
)
_ODD_QUANTITY = re.compile(r"จำนวน[ \t]*+([0-9]{1,4})[ \t]*+([ก-ฮเ-ไ][ก-๎]{1,13})[ \t)\]]*+$")
_IN_ALL = re.compile(r"(?:(?:เป็น|รวม)(?:จำนวน)?(?:ทั้งสิ้น|ทั้งหมด)?[ \t]*+)?[0-9]{1,4}[ \t]*+[ก-๎]{2,10}[ \t]*+")
_SENT = frozenset(
    "ดังแนบ ตามแนบ ตามที่แนบ มาด้วย แนบมาด้วย ส่งมาด้วย มาพร้อมนี้ แนบมาพร้อมนี้ ส่งมาพร้อมนี้ มาพร้อมหนังสือนี้ แนบมาพร้อมหนังสือนี้".split()
)
_TALLY = _SENT | frozenset("อย่างละ แบบละ เรื่องละ ฉบับละ ชนิดละ รวม รวมทั้งสิ้น รวมทั้งหมด รวมเป็น เป็น อีก ทั้งหมด ทั้งสิ้น".split())
"""Words behind a title, before its count, that are no part of it."""
_JOINT_TAIL = re.compile(r"[ \t,;]++(?:และ|พร้อม(?:ด้วย|ทั้ง|กับ)?)?[ \t]*+$")
_JOINT_LEAD = re.compile(r"[ \t]*+(?:และ|พร้อม(?:ด้วย|ทั้ง|กับ))[ \t]*+(?=[ก-ฮเ-ไA-Za-z])")
_NO_LABEL = re.compile(r"(?:เสร็จ|ครั้ง|หมู่|รุ่น|ข้อ|มาตรา|ลำดับ|ชุด|เล่ม|ปี|ไตรมาส|คดี|(?:หมายเลข)?(?:ดำ|แดง)|วัน|เขต|ภาค|แปลง)$")
"""Before ที่: a matter's, a meeting's or a case's number follows, no paper's."""
_BULLET_WITHIN = re.compile(r"[ \t]++[-–—•·▪●*➢❖][ \t]++(?=[ก-ฮเ-ไA-Z])")
_OWN_ORDER = re.compile(r"(?:สำเนา)?(?:คำสั่ง|ประกาศ|ระเบียบ|ข้อบังคับ|แถลงการณ์)")
_LETTER = re.compile(r"(?:สำเนา|ภาพถ่าย|ตาม)*+(?:หนังสือ|บันทึก|โทรสาร|วิทยุ|โทรเลข|จดหมาย|ลิขิต|อีเมล)")
_QUANTITY_BLANK = re.compile(r"[ \t]{2,}|[ \t]*+\.{3,}")
_THINGS = "|".join(sorted((u for u in quantities.CLASSIFIERS if u not in _MEASURES), key=len, reverse=True))
_COUNT = rf"[0-9๐-๙]{{1,4}}[ \t]*+(?:\([^()]{{2,20}}\)[ \t]*+)?(?:{_THINGS})"
_SAID_COUNT = rf"(?:(?:รวม|เป็น)?จำนวน[ \t]*+{_COUNT}|[(\[](?:จำนวน[ \t]*+)?{_COUNT}[)\]])"
_COUNT_THEN = re.compile(
    rf"((?<=[ \t\n])(?:{_SAID_COUNT}|{_COUNT}))"
    r"(?:[ \t]*+[,;/•][ \t]*+(?:และ|พร้อม(?:ด้วย|ทั้ง|กับ)?)?[ \t]*+|[ \t]*+(?:และ|พร้อม(?:ด้วย|ทั้ง|กับ)?)[ \t]*+)(?=[ก-ฮเ-ไ])"
    rf"|((?<=[ \t\n]){_SAID_COUNT})[ \t]++(?!และ|พร้อม|ต่อ|ใน|ที่|ของ|ตาม|สำหรับ)(?=[ก-ฮเ-ไ])"
)
_JOINT_SIGNS = frozenset(";/•([")  # with และ, พร้อม and จำนวน all that may part two papers on a line
_COUNT_ENDS = re.compile(rf"(?<=[ \t\n])((?:{_SAID_COUNT}|{_COUNT}))[ \t,;]*+(?:(?:และ|พร้อม(?:ด้วย|ทั้ง|กับ)?)[ \t]*+)?$")
_ABBREVIATED = re.compile(r"(?:[ก-ฮ]{1,5}\.){1,4}")
_BEFORE_NUMBER = re.compile(r"ที่[ \t\n]*[ก-ฮ.]{0,9}[ \t(]*[0-9]|ที่[ \t\n]*$")
_NAME_TAIL = re.compile(r"[ \t]*+(?:ได้มี|มี|ได้|ตาม|ของ|โดย|ด้วย|ซึ่ง|ฉบับ|เมื่อ)$")
_BY = re.compile(
    r"(?:ได้)?(?:สั่งการ|แจ้ง|เวียน|กำหนด|กำชับ|มอบหมาย|ซักซ้อม|ขอความ(?:ร่วมมือ|อนุเคราะห์|เห็น)|ขอให้|หารือ|ทวงถาม|ชี้แจง|มีลิขิต|ยืนยัน)"
    r"[ก-๎]{0,16}ตาม[ \t]*+$"
)
_VERB_BEFORE = re.compile(r"(?:จึง|ก็)?(?:ได้)?(?:มี|ออก|ยกเลิก|แก้ไข|(?:จัด|นำ)?ส่ง)?[ \t]*+$")
_NO_VERB = re.compile(r"\([^)]*\)$|ส่งเสริม|จัดหา")
_BRACKET_TAIL = re.compile(r"[ \t]*+\((?!มหาชน|องค์การมหาชน)[^)]*\)?[ \t]*+$")
_BY_ITS_HEAD = re.compile(
    r"(?:รอง)?(?:ผู้อำนวยการ(?!สูง)|ผู้ว่าราชการ|นายอำเภอ|นายกเทศมนตรี|นายกองค์การ|นายกเมือง|อธิบดี|เลขาธิการ|อธิการบดี|คณบดี|ผู้บัญชาการ|ผู้บังคับ|"
    r"ผู้กำกับการ|หัวหน้า(?=สำนัก|ศูนย์|หน่วย|กลุ่ม|ด่าน)|ประธาน(?=กรรมการ|สภา|คณะ|ศาล)|ปลัด(?=กระทรวง|จังหวัด|องค์การ|เทศบาล)|นายทะเบียน|"
    r"เจ้าพนักงาน|เจ้าคณะ|รัฐมนตรีว่าการ)[ก-๎]{3}"
)
"""A paper issued in the name of the office's head: ``ประกาศผู้อำนวยการการเลือกตั้งประจำ…``."""
_OVER_TAIL = re.compile(r"[ \t]+(?:กระทรวง|กรม)[ก-๎]+$")
_SUBJECT_TAIL = re.compile(r"[ \t]*+(?:ฉบับ)?(?:ลงวันที่|ลว\.?|ที่)?[ \t]*+$")


@cache
def _paper() -> re.Pattern[str]:
    """A word for a paper (หนังสือ, คำสั่ง …) that names one, not a word that begins alike."""
    other = r"(?!มา|ออก|ให้|ฉบับนี้|เวียน[ก-๎]|แจ้ง|ที่อ้าง|ดังกล่าว|รับรอง)"
    return re.compile(rf"(?:สำเนา)?({phrases('papers')}){other}")


@cache
def _agency_end() -> re.Pattern[str]:
    return re.compile(rf"[ \t]*{phrases('ends_name')}")


@cache
def _name_stop() -> re.Pattern[str]:
    """Where a name may end: at a blank, a bracket, or what ends one."""
    return re.compile(rf"[ (]|{phrases('ends_name')}")


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(rf"[ \t]*{phrases('name_goes_on')}")


@cache
def _acts() -> re.Pattern[str]:
    """The agency acts: after its short name in brackets, its ministry or its office, a verb of doing."""
    aside = r"(?:\([^)]{1,30}\)[ \t]*+)?(?:(?:กระทรวง|กรม)[ก-๎]{2,40}[ \t]+)?(?:โดย[ก-๎]{3,60}[ \t]+)?"
    return re.compile(rf"[ \t]*+{aside}{phrases('acts')}")


@cache
def _asks() -> re.Pattern[str]:
    return re.compile(phrases("asks"))


@define
class Item(Pieces):
    """One numbered (or the only) item of a field."""

    index: int | None = None


def items_of(sheet: Sheet, found: Field) -> list[Item]:
    """Part a field into its items: ``๑. … ๒. …``; one item without index if it is not numbered."""
    for start, end in found.pieces:
        if _bulleted(sheet, start, end):
            return _bulleted_items(sheet, found)
    if any(sheet.text.find("\t", start, end) >= 0 for start, end in found.pieces):
        rows = _table_items(sheet, found)
        if rows:
            return rows
    items: list[Item] = []
    sign: Lead | None = None  # the last item's
    for start, end in _unannounced(sheet, found.pieces):
        mark = lead(sheet.text, start, end)
        if mark and any(d.span.start == mark.at for d in sheet.dates_in(start, end)):
            mark = None  # the day of a date that the wrap cut
        if mark and items and _hanging_quantity(sheet, items[-1], start, end):
            mark = None  # … จำนวน / 2 แผ่น: how many of the item above
        if mark and not _follows(mark, sign, opened=bool(items)):
            mark = None
        if mark and (not items or items[-1].index is not None):
            items.append(Item([(mark.end, end)] if mark.end < end else [], mark.number))
            sign = mark
        elif items:
            items[-1].pieces.append((start, end))
        else:
            items.append(Item([(start, end)]))
        sign = _split_inline(sheet, items, sign)
    items = [item for item in items if item.pieces]
    if len(items) == 1 and items[0].index is None:
        items = _counted_items(sheet, items[0])
    _spread(sheet, items)
    return items


def _unannounced(sheet: Sheet, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Without words that only announce the list that follows: ``๒ รายการ``, ``จำนวน ๒ ฉบับ ดังนี้``, ``(ถ้ามี)``."""
    start, end = pieces[0]
    at = announced(sheet.text, start, end)
    if at == start:
        return pieces
    if at == end:
        return pieces[1:] if len(pieces) > 1 and lead(sheet.text, *pieces[1]) else pieces
    if lead(sheet.text, at, end) or sheet.text.startswith("(ถ้ามี)", start):
        return [(at, end), *pieces[1:]]
    return pieces


def _follows(mark: Lead, sign: Lead | None, *, opened: bool) -> bool:
    """Whether *mark* is the sign that comes next; *sign* is that of the item above, if it has one."""
    if mark.number is None:
        return False
    if sign is None or sign.number is None:
        letters = mark.series in ("thai", "latin", "roman")
        return mark.number == 1 or (not opened and mark.number <= 20 and not letters)
    alike = mark.series == sign.series or (mark.series in _FIGURES and sign.series in _FIGURES)
    return alike and mark.number == sign.number + 1


_FIGURES = ("number", "word", "colon", "bare")


def _count_at_end(sheet: Sheet, start: int, end: int) -> re.Match[str] | None:
    """The count with which the stretch ends."""
    return _COUNT_ENDS.search(sheet.text, max(start, end - 60), end)


def _counted_items(sheet: Sheet, item: Item) -> list[Item]:
    """Papers without numbers, in a row or below one another, each with its count: ``คู่มือ ๑ เล่ม และแบบรายงาน ๑ ชุด``."""
    start, end = item.pieces[-1]
    closing = _count_at_end(sheet, start, end)
    if closing is None:
        return [item]
    if len(item.pieces) == 1:
        text = sheet.text[start : closing.start()]
        joined = "และ" in text or "พร้อม" in text or "," in text or "จำนวน" in text or not _JOINT_SIGNS.isdisjoint(text)
        if not joined:
            return [item]
    items = [Item()]
    for start, end in item.pieces:
        if len(items) > 1 and not items[-1].pieces and (opening := _JOINT_LEAD.match(sheet.text, start, end)):
            start = opening.end()
        for joint in _COUNT_THEN.finditer(sheet.text, start, end):
            items[-1].pieces.append((start, joint.end(joint.lastindex or 0)))
            items.append(Item())
            start = joint.end()
        closing = _count_at_end(sheet, start, end)
        items[-1].pieces.append((start, closing.end(1) if closing else end))
        if closing:
            items.append(Item())
    items = [one for one in items if one.pieces]
    counted = all(_count_at_end(sheet, *one.pieces[-1]) for one in items)
    return items if counted and len(items) > 1 else [item]


def _hanging_quantity(sheet: Sheet, item: Item, start: int, end: int) -> bool:
    """The line is nothing but a number and its classifier, and the item above it has no quantity of its own."""
    counted = quantities.match(sheet.text, start, end)
    if counted is None or sheet.text[counted.span.end : end].strip() or not item.pieces:
        return False
    return _count_at_end(sheet, *item.pieces[-1]) is None


def _split_inline(sheet: Sheet, items: list[Item], sign: Lead | None) -> Lead | None:
    """``๑. … จำนวน ๑ ชุด  ๒. …`` on one line; returns the sign of the last item."""
    while sign is not None and sign.number is not None and items[-1].pieces:
        start, end = items[-1].pieces[-1]
        following = str(sign.number + 1)
        if sign.series in _FIGURES:
            literal = sign.text.strip().replace(str(sign.number), following)
            text = sheet.text
            dotted = text.find(f"{following}.", start, end) >= 0 or text.find(f"{following})", start, end) >= 0
            if not dotted and text.find(literal, start, end) < 0:
                break
        dressed = sign.next_sign()
        if dressed is None:
            break
        if sign.series in _FIGURES:
            dressed = rf"{dressed}|{following}[.)](?![0-9])"
        wanted = rf"[ \t,;]++(?:และ[ \t]*+)?(?=(?:{dressed})[ \t:.–-]*+[ก-ฮเ-ไA-Z(])"
        joint = re.compile(wanted).search(sheet.text, start, end)
        mark = lead(sheet.text, joint.end(), end) if joint else None
        if joint is None or mark is None or mark.number != sign.number + 1:
            break
        if mark.series == "bare" and len(joint.group()) < 2 and not _count_at_end(sheet, start, joint.start()):
            break  # แบบ 1 2: no sign of an item
        if sheet.text.count("(", start, joint.start()) > sheet.text.count(")", start, joint.start()) + (
            mark.text[0] == "("
        ):
            break  # (แบบ กอ. 1 - กอ. 3): within brackets no item begins
        items[-1].pieces[-1] = (start, joint.start())
        items.append(Item([(mark.end, end)], mark.number))
        sign = mark
    return sign


_ROW = re.compile(r"[ ]*([0-9]{1,2})[.)]?[ ]*\t[ \t]*+")


def _table_items(sheet: Sheet, found: Field) -> list[Item]:
    """Rows of a table: number, title, quantity, parted by tabs; the head row and dashes are left out."""
    items = []
    for start, end in found.pieces:
        row = _ROW.match(sheet.text, start, end)
        if row:
            while end > row.end() and sheet.text[end - 1] in " \t-":
                end -= 1
            items.append(Item([(row.end(), end)], int(row.group(1))))
    return items


def _bulleted(sheet: Sheet, start: int, end: int) -> bool:
    """The piece opens with a dash or a dot of a list (which the cleaner takes off at a line's start)."""
    counted = quantities.match(sheet.text, start, end)
    if counted is not None and not sheet.text[counted.span.end : end].strip():
        return False  # - 1 ชุด: how many of what stands above
    if sheet.text[start] in BULLETS and (mark := lead(sheet.text, start, end)) and mark.series == "bullet":
        return quantities.match(sheet.text, mark.end, end) is None
    index = sheet.line_at(start)
    return index < len(sheet.lines) and sheet.lines[index].start == start and sheet.lines[index].bullet


def _bulleted_items(sheet: Sheet, found: Field) -> list[Item]:
    items: list[Item] = []
    for start, end in found.pieces:
        mark = lead(sheet.text, start, end)
        if items and not _bulleted(sheet, start, end):
            items[-1].pieces.append((start, end))
            continue
        if mark is not None and mark.series == "bullet":
            start = mark.end
        for within in _BULLET_WITHIN.finditer(sheet.text, start, end):
            if "  " in within.group() or _count_at_end(sheet, start, within.start()):
                items.append(Item([(start, within.start())]))
                start = within.end()
        items.append(Item([(start, end)]))
    return items


def _spread(sheet: Sheet, items: list[Item]) -> None:
    """Quantities that a column-wise scan puts together below the items: one each, in order."""
    if len(items) < 2:
        return
    tail = [piece for piece in items[-1].pieces[1:] if sheet.text.startswith("จำนวน", piece[0])]
    if len(tail) != len(items) or any("จำนวน" in sheet.text[a:b] for item in items for a, b in item.pieces[:1]):
        return
    items[-1].pieces = [piece for piece in items[-1].pieces if piece not in tail]
    for item, piece in zip(items, tail, strict=True):
        item.pieces.append(piece)


# -- one citation ---------------------------------------------------------------------------------------


def cite(sheet: Sheet, start: int, end: int, where: str) -> Citation | None:
    """The document named in ``[start, end)`` (an item of อ้างถึง or of the attachments), if any."""
    flat = sheet.flat
    inside = [n for n in sheet.numbers_in(start, end) if n.span.end <= end]
    number: NumberMatch | None = inside[0] if inside else None
    paper = _paper().search(flat, start, end)
    if paper is None and where == "reference":
        paper = _CONTRACT.search(flat, start, end)
    if number is None:
        number = _odd_number(sheet, start, end, paper)
    limit = number.span.end if number else start
    dated = [d for d in sheet.dates_in(limit, end) if d.value.day is not None or number is not None]
    date = next((d for d in dated if _DATED.search(flat, max(start, d.span.start - 40), d.span.start)), None)
    if date is None and number is not None and dated and dated[0].span.start - limit <= 12:
        date = dated[0]
    if date is None and number is not None:  # ลงวันที่ … ตามเลขที่ …: the day stands before the number
        early = [d for d in sheet.dates_in(start, number.span.start) if d.value.day is not None]
        date = next((d for d in early if _DATED.search(flat, max(start, d.span.start - 40), d.span.start)), None)
    if number is None and (date is None or paper is None):
        return _unnumbered(sheet, paper, start, end) if where == "reference" and date is None else None
    stop = min(number.span.start if number else end, date.span.start if date else end)
    agency = _agency_between(sheet, paper.end(), stop) if paper is not None else None
    if paper is not None and agency is None and number is not None:
        agency = _agency_before(sheet, paper.start(), start)
    if agency is None and number is not None:
        agency = _agency_behind(sheet, number.span.end, end) or (
            _agency_behind(sheet, date.span.end, end) if date is not None else None
        )
    if where == "reference" and agency is None and number is not None and (paper is None or paper.start() > stop):
        agency = _agency_between(sheet, start, stop)  # กรมการปกครอง ที่ มท …: the word หนังสือ left out
    marks = list(_MARKS.finditer(flat, start, limit))
    after = max(limit, date.span.end if date else 0)
    return Citation(
        where=where,
        agency=agency,
        number=number.value if number else None,
        date=date.value if date else None,
        subject=_subject_after(sheet, after, end) or _subject_between(sheet, paper.end() if paper else start, stop),
        urgency=_grade(marks),
        secrecy=_secret(marks),
        medium=_medium(flat, start, limit),
        text=sheet.fold(
            paper.start() if paper and paper.start() < stop else start,
            _trim_end(sheet, after, end) if where == "body" else end,
        ),
        span=sheet.span(
            paper.start() if paper and paper.start() < stop else start,
            max(after, start + 1) if where == "body" else end,
        ),
    )


def _unnumbered(sheet: Sheet, paper: re.Match[str] | None, start: int, end: int) -> Citation | None:
    """``อ้างถึง หนังสือจังหวัดเชียงใหม่ ด่วนที่สุด``: a letter of which nothing but the writer is printed."""
    if paper is None or not paper.group(1).startswith(("หนังสือ", "บันทึก", "โทรสาร", "วิทยุ")):
        return None
    agency = _agency_between(sheet, paper.end(), end)
    if agency is None:
        return None
    marks = list(_MARKS.finditer(sheet.flat, start, end))
    return Citation(
        where="reference",
        agency=agency,
        urgency=_grade(marks),
        secrecy=_secret(marks),
        medium=_medium(sheet.flat, start, end),
        text=sheet.fold(start, end),
        span=sheet.span(start, end),
    )


def _trim_end(sheet: Sheet, after: int, end: int) -> int:
    return min(after, end)


def _odd_number(sheet: Sheet, start: int, end: int, paper: re.Match[str] | None) -> NumberMatch | None:
    """``หนังสือ ว 119``, ``ประกาศ… เลขที่ 1/2558``, ``ที่ มท 0808.2/`` without a running number."""
    flat = sheet.flat
    if paper is None:
        return None
    short = _SHORT.search(flat, paper.end(), min(end, paper.end() + 90))
    if short and flat[max(start, short.start() - 1)] in " ที่":
        value = DocumentNumber(prefix=None, committee=None, unit=None, circular=True, serial=short.group(1))
        return NumberMatch(
            value, Span(short.start() if flat[short.start()] != "ท" else flat.index("ว", short.start()), short.end())
        )
    for label in ("เลขที่", "ฉบับที่", " ที่ ", "ที่ "):
        at = flat.find(label, paper.end(), min(end, paper.end() + 160))
        if at >= 0 and not _NO_LABEL.search(flat, paper.end(), at):
            found = numbers.match(flat, at + len(label), min(end, at + len(label) + 60))
            if found is not None and (found.value.serial or found.value.unit):
                return found
    return None


def _agency_between(sheet: Sheet, start: int, stop: int) -> str | None:
    """The agency's name printed between หนังสือ/คำสั่ง/ประกาศ and what follows it."""
    text = sheet.text
    if text.startswith(("จาก", "ของ", "ซึ่ง"), start):
        start += 3 if text[start] != "ซ" else 4
    while start < stop and text[start] in " \t\n":
        start += 1
    if start >= stop:
        return None
    head = starts_with("agency").match(text, start, stop)
    abbreviated = _ABBREVIATED.match(text, start, stop)
    if not head and abbreviated is None and _BY_ITS_HEAD.match(text, start, stop) is None:
        return None
    cut = stop
    marks = _MARKS.search(text, start, stop)
    if marks:
        cut = min(cut, marks.start())
    for word in ("(", "ที่ ", "ที่", "เรื่อง", "ลงวันที่", "ลว.", "เลขที่", "ฉบับ", "ว่าด้วย", "ครั้งที่"):
        at = text.find(word, start + 2, stop)
        if word == "(" and not _BRACKETED_NUMBER.match(text, at, stop):
            continue
        if at > 0 and word == "ที่" and not _BEFORE_NUMBER.match(text, at, stop):
            continue
        if at > 0 and (word != "ที่ " or at > start + 2):
            cut = min(cut, at)
    name = _clean_name(sheet, start, cut)
    return name if name and len(name) <= 120 else None


def _clean_name(sheet: Sheet, start: int, end: int) -> str | None:
    name = sheet.fold(start, end).strip(" ,:;(")
    name = _NAME_TAIL.sub("", name).strip(" ,:;(")
    name = _UNIT_TAIL.sub("", name)
    return agency_name(name) or None


def _agency_behind(sheet: Sheet, at: int, end: int) -> str | None:
    """``หนังสือ ที่ … ของสำนักงาน ก.พ.ร. ลงวันที่ …``: the agency stands behind the number."""
    of = _OF.match(sheet.flat, at, end)
    stop = _name_end(sheet, of.end(), min(end, of.end() + 170)) if of else None
    return _name_from(sheet, of.end(), stop) if of and stop is not None else None


def _agency_before(sheet: Sheet, at: int, low: int) -> str | None:
    """The subject of ``… ได้มีหนังสือ ที่ …``: the agency that stands before the verb."""
    flat = sheet.flat
    verb = _VERB_BEFORE.search(flat, max(low, at - 16), at)
    stop = verb.start() if verb else at
    by = _BY.search(flat, max(low, at - 40), at)  # …ได้สั่งการตามหนังสือ ที่ …
    if by is None and flat.startswith("ตาม", at - 3 if flat[at - 1] != " " else at - 4):
        heard = flat.rfind("จาก", low, at)  # ได้รับแจ้งจาก… ตามหนังสือ ที่ …
        begin = _skip(flat, heard + 3, at)
        close = _name_end(sheet, begin, at) if heard >= 0 else None
        if close is not None and flat[close:at].strip() == "ตาม":
            return _name_from(sheet, begin, close)
    return _agency_ending(sheet, by.start() if by else stop, max(low, at - 160))


def _agency_ending(sheet: Sheet, stop: int, low: int) -> str | None:
    """An agency's name that ends at *stop*; it begins after a blank, a connective or a paragraph's start."""
    flat = sheet.flat
    while stop > low and flat[stop - 1] == " ":
        stop -= 1
    starts = [m.start() for m in starts_with("agency").regex.finditer(flat, low, stop)]
    for start in starts:
        before = flat[max(low, start - 14) : start]
        if not (start == low or before.endswith((" ", "“", "(")) or _BACK.search(before)):
            continue
        body = flat[start:stop]
        inner = body.replace("  ", " ")
        if _agency_end().search(inner[4:]) and not _NO_VERB.search(inner):
            continue
        if len(inner.split()) > 4 and "คณะ" not in inner[:6]:
            continue
        name = _BRACKET_TAIL.sub("", sheet.fold(start, stop))
        name = _OVER_TAIL.sub("", name) if not name.startswith(("กระทรวง",)) else name
        return agency_name(name.strip()) or None
    return None


def _subject_after(sheet: Sheet, after: int, end: int) -> str | None:
    lead = _SUBJECT.match(sheet.flat, after, end)
    if lead is None:
        return None
    subject = sheet.fold(lead.end(), min(end, lead.end() + 300))
    return subject or None


def _subject_between(sheet: Sheet, start: int, stop: int) -> str | None:
    at = sheet.flat.find("เรื่อง", start, stop)
    if at < 0:
        return None
    subject = sheet.fold(at + 6, stop)
    tail = _SUBJECT_TAIL.search(subject, max(0, len(subject) - 24))  # it is no longer
    return subject[: tail.start() if tail else None] or None


def _grade(marks: list[re.Match[str]]) -> Urgency | None:
    for mark in marks:
        if mark.group().startswith("ด"):
            return {"ด่วนที่สุด": Urgency.MOST_URGENT, "ด่วนมาก": Urgency.VERY_URGENT}.get(mark.group(), Urgency.URGENT)
    return None


def _secret(marks: list[re.Match[str]]) -> Secrecy | None:
    for mark in marks:
        if mark.group().startswith("ล"):
            return {"ลับที่สุด": Secrecy.TOP_SECRET, "ลับมาก": Secrecy.SECRET}.get(mark.group(), Secrecy.CONFIDENTIAL)
    return None


def _medium(flat: str, start: int, end: int) -> str | None:
    found = _MEDIUM.search(flat, start, end)
    return found.group() if found else None


# -- fields ---------------------------------------------------------------------------------------------


def read_references(sheet: Sheet, found: Field) -> tuple[Citation, ...]:
    """The items of อ้างถึง."""
    citations = []
    for item in items_of(sheet, found):
        stops = _joined_numbers(sheet, item.start, item.end)
        first = cite(sheet, item.start, stops[0], "reference")
        if first is None:
            continue
        citations.append(first)
        citations.extend(_of_one_series(sheet, first, stops[0]))
        for start, end in pairwise(stops):
            further = cite(sheet, start, end, "reference")
            if further is not None and further.number is not None:
                citations.append(evolve(further, agency=further.agency or first.agency))
    return tuple(citations)


def _of_one_series(sheet: Sheet, first: Citation, end: int) -> Iterator[Citation]:
    """``ที่ นน 0018.1/ว 33 และ ว 34 ลงวันที่ …``: of the second only the running number is printed."""
    number = first.number
    if number is None or number.unit is None or number.serial is None or first.span is None:
        return
    at = next((n.span.end for n in sheet.numbers if n.value == number and n.span.end <= end), None)
    while at is not None and (more := _SERIAL_ONLY.match(sheet.flat, at, end)):
        if bool(more.group(1)) != number.circular:
            return
        serial = evolve_number(number, serial=more.group(2))
        yield evolve(
            first, number=serial, text=sheet.fold(more.start(2), more.end()), span=sheet.span(more.start(2), more.end())
        )
        at = more.end()


def _joined_numbers(sheet: Sheet, start: int, end: int) -> list[int]:
    """Where letters named together in one item end: ``หนังสือ… ที่ … ลงวันที่ … และ ลับ ที่ … ลงวันที่ …``."""
    named = sheet.numbers_in(start, end)
    stops = []
    for before, number in pairwise(named):
        joints = list(_AND_ANOTHER.finditer(sheet.flat, before.span.end, number.span.start))
        joint = joints[-1] if joints else None
        if joint is not None and _ANOTHER_ONE.fullmatch(sheet.flat, joint.end(), number.span.start):
            stops.append(joint.start())
    return [*stops, end]


def nested(sheet: Sheet, found: Field, kind: Kind, sender: str | None) -> list[Citation]:
    """Further letters named within an item: ``สำเนาหนังสือ ก พร้อมสำเนาหนังสือ ข``."""
    out: list[Citation] = []
    if len(sheet.numbers_in(found.start, found.end)) < 2:
        return out
    for item in items_of(sheet, found):
        for number in sheet.numbers_in(item.start, item.end)[1:]:
            place = _numbered(sheet, number, item.start, item.end, kind, sender)
            if place is not None:
                relation = Relation.ENCLOSES if place[1].agency == sender else Relation.FORWARDS
                out.append(evolve(place[1], where="attachment", relation=relation))
    return out


def read_attachments(sheet: Sheet, found: Field) -> tuple[Attachment, ...]:
    """The items of สิ่งที่ส่งมาด้วย with quantity and classifier, and the letter that an item is a copy of."""
    attachments = []
    for item in items_of(sheet, found):
        pieces = item.pieces
        text = fold_pieces(sheet, pieces)
        if len(pieces) > 1 and _IN_ALL.fullmatch(sheet.text, *pieces[-1]):  # a line of its own, no word's end
            text = f"{fold_pieces(sheet, pieces[:-1])} {sheet.fold(*pieces[-1])}"
        if len(pieces) > 1:
            text = _count_behind(sheet, pieces, text)
        title, quantity, unit = _counted(_SHARE.sub(r"\1", text.replace("จานวน", "จำนวน")))  # OCR loses the vowel
        if not title or title in ("-", "ไม่มี"):
            continue
        attachments.append(
            Attachment(
                index=item.index,
                title=title,
                quantity=quantity,
                unit=unit,
                cites=cite(sheet, item.start, item.end, "attachment"),
                text=text,
                span=sheet.span(item.start, item.end),
            )
        )
    return tuple(attachments)


_SHARE = re.compile(
    r"([0-9]{1,4}[ \t]*+(?:ฉบับ|ชุด|เล่ม|แฟ้ม|ซอง|แผ่น|กล่อง|ม้วน))[ \t]*+[(\[]?[ \t]*+"
    r"(?:(?:[ก-๎]{2,10}|ๆ|ฯ)?[ \t]?ละ[ \t]*+|รวม[ \t]*+|(?<=[(\[])(?:จำนวน|มี)?[ \t]*+)"
    r"[0-9]{1,4}[ \t]*+(?:แผ่น|หน้า|ฉบับ|ชุด|ใบ|รายการ|ภาพ|เล่ม)[ \t]*+[)\]]?$"
)  # 1 ชุด (3 แผ่น), 2 ชุด ชุดละ 3 แผ่น, 1 เล่ม รวม 40 หน้า: the first counts the papers
_COUNT_COLUMN = re.compile(r"(?:[ \t]{3,}|\t)((?:จำนวน[ \t]*+)?[0-9]{1,4}[ \t]*+[ก-๎]{2,10})$")
_HOW_TO_GET = re.compile(r"\([^()\n]{0,60}(?:สแกน|ดาวน์โหลด|คิวอาร์|QR|ลิงก์|เว็บไซต์)[^()\n]{0,60}\)")


def _count_behind(sheet: Sheet, pieces: list[tuple[int, int]], text: str) -> str:
    """The item with its count at its end, where the count stands in its own column right of the first line."""
    if _HOW_TO_GET.fullmatch(sheet.text, *pieces[-1]):
        return fold_pieces(sheet, pieces[:-1])  # how to get the papers is no part of their name
    start, end = pieces[0]
    column = _COUNT_COLUMN.search(sheet.text, start, end)
    counted = quantities.match(column.group(1)) if column else None
    if column is None or counted is None or counted.span.end != len(column.group(1)):
        return text
    rest = fold_pieces(sheet, pieces[1:])
    if any(quantities.find(rest)):
        return text
    return f"{fold_pieces(sheet, [(start, column.start())])} {rest}  {column.group(1)}"


def _counted(text: str) -> tuple[str, int | None, str | None]:
    """Title, quantity and classifier of one attachment."""
    found = next(reversed(list(quantities.find(text))), None)
    quantity, unit, title = None, None, _without_tail(text, _SENT)
    if found is not None:
        quantity, unit = found.quantity, found.unit
        before, after = text[: found.span.start].rstrip(), text[found.span.end :].strip(" .")
        if before[-1:] in ("(", "[") and after[:1] in (")", "]"):
            before, after = before[:-1].rstrip(), after[1:].lstrip()
        title = f"{_without_tail(before, _TALLY)} {after}".strip()
    elif "จำนวน" in title and (odd := _ODD_QUANTITY.search(title)):
        quantity, unit, title = int(odd.group(1)), odd.group(2), title[: odd.start()].rstrip(" ([")
    elif plain := _PLAIN_QUANTITY.search(title, max(0, len(title) - 60)):
        said = (plain.group(1) or plain.group(4)).rstrip()
        counted = quantities.match(said)
        parted = plain.group(1) or len(plain.group(2)) > 1 or plain.group(3)
        if counted is not None and counted.span.end == len(said) and (parted or counted.unit not in _MEASURES):
            quantity, unit, title = counted.quantity, counted.unit, title[: plain.start()]
    if "  " in title or "..." in title:
        title = _QUANTITY_BLANK.sub(" ", title)
    title = title.strip(" .,;")
    if title.endswith(("และ", "พร้อม", "ด้วย", "ทั้ง", "กับ")):
        title = _JOINT_TAIL.sub("", f"{title} ")
    return _without_tail(title, _TALLY).strip(" .,;"), quantity, unit


def _without_tail(title: str, tails: frozenset[str]) -> str:
    """The title without its last word, if that is one of *tails* or no word at all."""
    head, _, last = title.rpartition(" ")
    return head.rstrip() if last in tails or (last and not last.strip("/–|*=_:-")) else title


# -- running text ---------------------------------------------------------------------------------------


def read_body(
    sheet: Sheet, start: int, end: int, own: DocumentNumber | None, sender: str | None, kind: Kind
) -> list[Citation]:
    """Every document that the running text ``[start, end)`` names, in order of first mention."""
    found: list[tuple[int, Citation]] = []
    used: list[tuple[int, int]] = []
    for number in sheet.numbers_in(start, end):
        if own is not None and number.value == own:
            continue
        place = _numbered(sheet, number, start, end, kind, sender)
        if place is not None:
            found.append(place)
            used.append((place[0], number.span.end + 60))
    found.extend(_editions(sheet, start, end, own))
    found.extend(_dated_papers(sheet, start, end, used, kind, sender))
    found.extend(_narrative(sheet, start, end, sender, used))
    found.sort(key=lambda pair: pair[0])
    _share_cancelling(sheet, found)
    return [citation for _, citation in found]


def _share_cancelling(sheet: Sheet, found: list[tuple[int, Citation]]) -> None:
    """``ยกเลิกคำสั่ง ก และคำสั่ง ข``: what is joined by และ is cancelled too."""
    for k in range(1, len(found)):
        (_, before), (at, citation) = found[k - 1], found[k]
        if found[k - 1][0] == at and citation.relation in _PASSED and before.relation is Relation.REFERS:
            found[k - 1] = (at, evolve(before, relation=citation.relation))  # หนังสือ ที่ … และที่ … แจ้งว่า
            continue
        done = before.relation
        if done not in _DONE or citation.relation is not Relation.REFERS or before.span is None:
            continue
        end = sheet.normal.to_clean(before.span).end
        listed = _LISTED.fullmatch(sheet.flat, end, at) or (
            _bulleted(sheet, at, at + 1) and _NAMED_BEFORE.fullmatch(sheet.flat, end, at)
        )
        if listed or (done is Relation.CANCELS and _JOINED.fullmatch(sheet.flat, end, at)):
            found[k] = (at, evolve(citation, relation=done))


_SENDS_ON = re.compile(r"ขอ(?:จัด|นำ)?ส่ง[ \t]*+$")
_TOGETHER = re.compile(r"พร้อม(?:ด้วย|กับ|ทั้ง)?[ \t]*+$")
_PASSING_ON = (Kind.EXTERNAL_LETTER, Kind.STAMPED_LETTER, Kind.INTERNAL_MEMO)
_AMENDED_IT = re.compile(r"(?:เรื่อง[ก-๎]{0,30}?)?แก้ไข(?:เพิ่มเติม)?(?:คำสั่ง|ประกาศ)(?:ดังกล่าว|ข้างต้น)")
_BY_ITS_RULES = re.compile(r"(?:ให้|ขอ|จึง)(?:แก้ไข(?:เพิ่มเติม)?|ยกเลิก)(?:หลักเกณฑ์|แนวทาง|วิธีปฏิบัติ|มาตรการ|แบบ)[ก-๎]{0,20}ตาม$")
_IS_CANCELLED = re.compile(r"[ \t]*+(?:เรื่อง[^ ]*[ \t]*+)?(?:ซึ่ง[^ ]{0,40}นั้น[ \t]*+)?(?:ให้|และให้)?(?:เป็นอัน)?ยกเลิก")
_DOES_TO_IT = re.compile(
    r"(?:(แก้ไข)(?:เพิ่มเติม)?(?:บัญชี|รายชื่อ|ข้อความ|ความ)[ก-๎0-9().]{0,20}?(?:ท้าย|ใน|แห่ง|ของ)|"
    r"(ยกเลิก|เพิกถอน|แก้ไข(?:เพิ่มเติม)?|ให้เพิ่มเติม)(?:ความใน)?)"
    r"(?:(?:บรรดา)?(?:คำสั่ง|ประกาศ|ระเบียบ|หนังสือ)?(?:(?:และ|หรือ)?(?:คำสั่ง|ประกาศ|ระเบียบ|หนังสือ))?(?:ดังต่อไปนี้|ดังนี้|ต่อไปนี้|รวม[0-9]{1,2}ฉบับ)?"
    r"(?:คือ|:|,|ได้แก่)?(?:\(?(?:ข้อ)?[0-9]{1,2}(?:\.[0-9]{1,2})?[).]?|[-–•]))?$"
)
_TOLD_BY = re.compile(r"ได้รับ[ \t]*+$|รับแจ้งจาก[^ ]*[ \t]*+(?:[^ ]+[ \t]*+)?(?:ตาม)?[ \t]*+$")
_HEARD_THROUGH = re.compile(r"[ก-๎]{4}แจ้ง(?:มา)?ว่า(?:ได้)?รับ(?:การ)?(?:แจ้ง|หนังสือ|ประสาน)")
_AS = re.compile(r"(?:ด้วย|เนื่องด้วย)[^ ]*+[ \t]*+(?:[^ \t]+[ \t]++)?(?:ได้)?(?:มี)?[ \t]*+$")
_ANSWERED = re.compile(r"ตอบ[ \t]*+(?:ตาม)?$|ข้อหารือ[ \t]*+(?:ตาม)?$")


def _numbered(
    sheet: Sheet, number: NumberMatch, start: int, end: int, kind: Kind, sender: str | None
) -> tuple[int, Citation] | None:
    flat = sheet.flat
    low = max(start, number.span.start - 170)
    paper = next(reversed(list(_paper().finditer(flat, low, number.span.start))), None)
    at = paper.start() if paper is not None else number.span.start
    high = min(end, number.span.end + 60)
    dated = [
        d
        for d in sheet.dates_in(number.span.end, high)
        if _DATED.search(flat, number.span.end, d.span.start)
        or _DAY_NEXT.fullmatch(flat, number.span.end, d.span.start)
    ]
    date: DateMatch | None = dated[0] if dated else None
    if date is None and (of := _OF.match(flat, number.span.end, end)):  # ที่ … ของ… ลงวันที่ …
        of_stop = _name_end(sheet, of.end(), min(end, of.end() + 170))
        behind = sheet.dates_in(of_stop, min(end, of_stop + 60)) if of_stop is not None else []
        date = next((d for d in behind if _DATED.fullmatch(flat, of_stop or 0, d.span.start)), None)
    after = date.span.end if date else number.span.end
    if date is None and paper is not None:  # หนังสือ… ลง … ตามเลขที่ …: the day stands before the number
        early = [d for d in sheet.dates_in(paper.end(), number.span.start) if d.value.day is not None]
        date = next((d for d in early if _DAY_THEN_NUMBER.match(flat, d.span.end, number.span.start + 1)), None)
    agency = _agency_between(sheet, paper.end(), number.span.start) if paper is not None else None
    if agency is None:
        agency = _agency_before(sheet, at, low) or _agency_behind(sheet, number.span.end, end)
    marks = list(_MARKS.finditer(flat, at, number.span.start))
    before = flat[max(start, at - 60) : at]
    following = flat[after : after + 60]
    relation = Relation.REFERS
    if _PART_OF.search(_closed_up(before)) and _NEW_WORDING.search(_closed_up(flat[after : after + 160])):
        relation = Relation.AMENDS  # ยกเลิกความในข้อ 4 แห่งประกาศ … และให้ใช้ความต่อไปนี้แทน
    elif (done := _DOES_TO_IT.search(_closed_up(before))) or _IS_CANCELLED.match(following):
        cancelled = done is None or (done.group(2) or "").startswith(("ยกเลิก", "เพิกถอน"))
        relation = Relation.CANCELS if cancelled else Relation.AMENDS
    elif flat.startswith("สำเนา", at) and agency != sender and (sends := _SENDS.search(flat, max(start, at - 60), at)):
        by = None if "ขอ" in sends.group() else _opening_agency(sheet, start, sends.start())
        relation = Relation.ORIGIN if by is not None and not _same_office(by, sender) else Relation.FORWARDS
    elif flat.startswith("หนังสือ", at) and agency not in (None, sender) and _SENDS_ON.search(before):
        relation = Relation.FORWARDS
    elif flat.startswith("สำเนา", at) and agency not in (None, sender) and _TOGETHER.search(before):
        relation = Relation.ORIGIN  # สำเนาหนังสือ ก พร้อมสำเนาหนังสือ ข
    elif kind in _PASSING_ON and (
        _TOLD_BY.search(before)
        or (
            agency != sender
            and _told_on(flat, after, end)
            and (_AS.search(before) or _opens_with_writer(sheet, start, at))
        )
    ):
        heard = _closed_up(flat[max(start, at - 160) : at])
        relation = Relation.ORIGIN if _HEARD_THROUGH.search(heard) else Relation.FORWARDS
    elif _ANSWERED.search(before):
        relation = Relation.REPLIES
    elif _BY_ITS_RULES.search(_closed_up(before)):  # แก้ไขหลักเกณฑ์ตามหนังสือ …
        relation = Relation.CANCELS if "ยกเลิก" in before else Relation.AMENDS
    elif _said_known(flat, start, at, end, settled=kind in (Kind.ORDER, Kind.ANNOUNCEMENT)):
        relation = _of_known(flat, start, end, kind, agency, sender, flat[at : at + 12] if paper else "")
        if relation is Relation.AMENDS and _AMENDED_IT.match(_closed_up(flat[after : after + 120])):
            relation = Relation.REFERS  # it amended what was named before it
    subject = _body_subject(sheet, after, end)
    return at, Citation(
        where="body",
        agency=agency,
        number=number.value,
        date=date.value if date else None,
        subject=subject,
        urgency=_grade(marks),
        secrecy=_secret(marks),
        medium=_medium(flat, at, number.span.start),
        relation=relation,
        text=sheet.fold(at, after),
        span=sheet.span(at, after),
    )


def _opening_agency(sheet: Sheet, start: int, stop: int) -> str | None:
    """The agency of ``ด้วย<agency>`` that ends at *stop*: the text opens with what it does."""
    opening = _OPENS.match(sheet.flat, start, stop)
    begin = opening.end() if opening else _skip(sheet.flat, start, stop)
    close = _name_end(sheet, begin, stop + 12)
    return _name_from(sheet, begin, close) if close is not None and close >= stop - 6 else None


def _same_office(name: str, sender: str | None) -> bool:
    """A name is the sender's own, as printed or with marks that a scan lost."""
    if sender is None:
        return False
    name, sender = name.translate(_NO_MARKS), sender.translate(_NO_MARKS)
    return name in sender or name.startswith(sender)


def _is_writer(name: str, sender: str | None) -> bool:
    """A name is the sender's or a part of it; สำนักงานประกันสังคม is not สำนักงานประกันสังคมจังหวัด…, which is told by it."""
    if not sender:
        return False
    if name.startswith(sender) or name.endswith(f" {sender}"):
        return True  # คณะ… มหาวิทยาลัย…: a part of the writer's house
    house = sender.removeprefix("สำนักงาน").removeprefix("เลขาธิการ")
    if house != sender and house.startswith(("สภา", "คณะกรรมการ", "วุฒิสภา", "รัฐสภา")):
        if name.startswith(house) or name.endswith(f" {house}"):
            return True  # the board whose office the writer is
    return name in sender and not _BRANCH.match(sender, len(name) if sender.startswith(name) else 0)


def _told_on(flat: str, after: int, end: int) -> bool:
    """What the letter just named does follows it, or follows its subject: ``… ลงวันที่ … เรื่อง … แจ้งเวียน…``."""
    lead = _SUBJECT.match(flat, after, end)
    if _TELLS_ON.match(flat, after, end):
        return True
    return bool(lead and "เรื่อง" in lead.group() and _TELLS_LATER.search(flat, lead.end(), min(end, lead.end() + 220)))


def _opens_with_writer(sheet: Sheet, start: int, at: int) -> bool:
    """The text opens with the agency whose letter stands at *at*: ``ด้วยสำนักงาน… มีหนังสือ ที่ …``."""
    flat = sheet.flat
    opening = _OPENS.match(flat, start, at)
    begin = opening.end() if opening else _skip(flat, start, at)
    stop = _name_end(sheet, begin, min(at, begin + 170))
    if stop is None or stop >= at:
        return False
    over = _OVER.match(flat, stop, at)
    return _HAS_WRITTEN.fullmatch(_closed_up(flat[over.end() if over else stop : at])) is not None


def _said_known(flat: str, start: int, at: int, end: int, *, settled: bool) -> bool:
    """The paper is named in the opening ตาม … นั้น; what is *settled* by order or announcement may do without นั้น."""
    low = max(start, at - 400)
    opening = max(flat.rfind(word, low, at + len(word)) for word in _OPENS_KNOWN)
    return opening >= 0 and opening - start < 400 and (settled or flat.find("นั้น", at, min(end, at + 900)) > 0)


_OPENS_KNOWN = ("ตาม", "อนุสนธิ", "อ้างถึง", "อ้าง", "สืบเนื่อง", "โดยที่ได้มี")


def _of_known(
    flat: str, start: int, end: int, kind: Kind, agency: str | None, sender: str | None, paper: str = ""
) -> Relation:
    """What the rest of the paper does to the one named in its opening: cancels it, reminds of it, amends it."""
    text = _closed_up(flat[start:end])
    if kind in (Kind.ORDER, Kind.ANNOUNCEMENT):
        part = _CANCELS_PART.search(text)
        if part and _acts_on_paper(part, paper):
            return Relation.AMENDS
        if any(_acts_on_paper(whole, paper) for whole in _CANCELS_KNOWN.finditer(text)):
            return Relation.CANCELS
        if any(_acts_on_paper(whole, paper) for whole in _AMENDS_KNOWN.finditer(text)):
            return Relation.AMENDS
    own = agency is None or agency == sender or sender is None
    if own and kind is not Kind.ORDER and _REMINDS.search(text):
        return Relation.REMINDS
    if own and _AMENDS.search(text):
        return Relation.AMENDS
    return Relation.REFERS


def _acts_on_paper(acts: re.Match[str], paper: str) -> bool:
    """``ยกเลิกประกาศดังกล่าว`` is said of the announcement that was named, not of the letter named beside it."""
    return not paper or acts.group(1) in paper


def _body_subject(sheet: Sheet, after: int, end: int) -> str | None:
    """The cited letter's subject: what follows เรื่อง up to the next blank after enough words, or นั้น."""
    lead = _SUBJECT.match(sheet.flat, after, min(end, after + 12))
    if lead is None or "เรื่อง" not in lead.group():
        return None
    stop = min(end, lead.end() + 220)
    window, places = _unwrapped(sheet, lead.end(), stop)
    cut = _SUBJECT_ENDS.search(window, 8)
    subject = sheet.fold(lead.end(), _at(places, lead.end(), cut.start()) if cut else stop)
    return subject or None


def _all_of(word: str, flat: str, start: int, end: int) -> Iterator[int]:
    at = flat.find(word, start, end)
    while at >= 0:
        yield at
        at = flat.find(word, at + len(word), end)


def _dated_papers(
    sheet: Sheet, start: int, end: int, used: list[tuple[int, int]], kind: Kind, sender: str | None
) -> list[tuple[int, Citation]]:
    """Announcements, orders and letters without a number, named by agency and day: ``ประกาศ ก.ศป. เรื่อง … ลงวันที่ …``."""
    flat = sheet.flat
    found = []
    places = list(_all_of("ลงวันที่", flat, start, end))
    if flat.find("อีเมล", start, end) >= 0 or flat.find("อิเล็กทรอนิกส์", start, end) >= 0:
        mailed = _all_of("เมื่อวันที่", flat, start, end)
        places = sorted([*places, *(at for at in mailed if _MAILED.search(flat, max(start, at - 110), at))])
    for here in places:
        if any(low <= here <= high for low, high in used):
            continue
        dated = sheet.dates_in(here, min(end, here + 60))
        if not dated or dated[0].value.day is None or not _DATED.search(flat, here, dated[0].span.start):
            continue
        low = max(start, here - 330)
        paper = None
        for candidate in _paper().finditer(flat, low, here):
            if candidate.group(1) in (
                "ประกาศ",
                "คำสั่ง",
                "หนังสือ",
                "ระเบียบ",
                "ข้อบังคับ",
                "บันทึกข้อความ",
                "แถลงการณ์",
                "อีเมล",
                "จดหมายอิเล็กทรอนิกส์",
                "โทรเลข",
                "ลิขิต",
            ) and not flat.startswith("ในราชกิจ", candidate.end()):
                paper = (
                    candidate
                    if paper is None or _named(sheet, candidate, here) or not _named(sheet, paper, here)
                    else paper
                )
        if paper is None or "ราชกิจจา" in flat[paper.start() : here] or "นั้น" in flat[paper.end() : here]:
            continue
        short = _SHORT.search(flat, paper.end(), here) if paper.group(1) == "หนังสือ" else None
        if short and flat[here - 1 : here] == " " and not flat[short.end() : here].strip():
            number = DocumentNumber(circular=True, serial=short.group(1))
        else:
            number = None
        if sheet.numbers_in(paper.end(), here) or _ANOTHER.search(flat, paper.end(), here):
            continue  # the day of another paper, or of what is told further on
        if _COURT_CASE.match(_closed_up(flat[paper.start() : here])):
            continue  # คำสั่งศาล… คดีหมายเลขดำที่ …
        agency = _agency_between(sheet, paper.end(), here) or _agency_before(
            sheet, paper.start(), max(start, paper.start() - 160)
        )
        if agency is None:
            agency = _first_agency(sheet, max(start, paper.start() - 40), paper.start())
        if agency is None or _RESOLUTION.match(agency):
            continue
        relation = Relation.REFERS
        if _SENDS.search(flat, max(start, paper.start() - 20), paper.start()):
            relation = Relation.ENCLOSES
        elif number is not None and _said_known(flat, start, paper.start(), end, settled=False):
            relation = _of_known(flat, start, end, kind, agency, sender)
        found.append(
            (
                paper.start(),
                Citation(
                    where="body",
                    agency=agency,
                    number=number,
                    date=dated[0].value,
                    subject=_subject_between(sheet, paper.end(), here),
                    relation=relation,
                    text=sheet.fold(paper.start(), dated[0].span.end),
                    span=sheet.span(paper.start(), dated[0].span.end),
                ),
            )
        )
        used.append((paper.start(), dated[0].span.end))
    return found


_TELLS_ON = re.compile(
    r"[ \t]*+(?:ได้)?(?:แจ้ง|ว่า(?!ด้วย)|ขอ(?!ง|บเขต)|หารือ|ส่ง(?!เสริม)|จัดส่ง|นำส่ง|เวียน|กำหนด|ประชาสัมพันธ์|เชิญ|ยืนยัน|รายงาน|กำชับ|"
    r"สั่งการ|ซักซ้อม)"
)
_TELLS_LATER = re.compile(r"[ \t](?:ได้)?(?:แจ้ง|ขอให้|ขอความ|เวียน|มาเพื่อ)")
_TELLING = re.compile(
    r"(?:แจ้ง|รายงาน|ประสาน|ชี้แจง|ยืนยัน|ทราบ|ใจความ|มีความ|(?<= )ความ|หารือ|ร้องเรียน|กำชับ|สั่งการ|เวียน|ติดต่อ|"
    r"บอกกล่าว|ปรารภ|ทักท้วง|ท้วงติง|ซักซ้อม|"
    r"(?:หนังสือ|บันทึก)(?:ของ|จาก)?)[ก-๎ .]{0,60}?"
    r"(?<!เห็น)(?<!พบ)(?<!ถือ)(?<!ก)ว่า(?!ง|ด้วย|ที่|การ|จ้าง|ราชการ)"
)
_SAID = re.compile(r"ว่า(?<!เห็นว่า)(?<!พบว่า)(?<!ถือว่า)(?<!กว่า)(?!ง|ด้วย|ที่|การ|จ้าง|ราชการ)")  # with which _TELLING ends
_PERHAPS_SAID = re.compile(r"ว่(?<!เห็นว่)(?<!พบว่)(?<!ถือว่)(?<!กว่) *+า(?!ง|ด้วย|ที่|การ|จ้าง|ราชการ)")  # a wrap may cut it
_BEFORE_NAME = re.compile(r"(?:จาก|ของ|ซึ่ง|ทาง|ฝ่าย|ด้วย|โดย|ถึง|แก่|ต่อ|ยัง|และ|หนังสือ|บันทึก|ที่|เมื่อ|นี้|ตาม|ว่า)$")
_TELLS_SO = re.compile(r"[ \t]*+(?:ได้)?(?:มีหนังสือ)?(?:แจ้ง|ประสาน)(?:มา)?(?:ยัง[ก-๎]{4,40})?ว่า")  # ตามที่… แจ้งว่า
_SPEAKS_ELSE = re.compile(r"นั้น|จึง|พิจารณา|ปรากฏ|เห็น|พบ|แล้ว")  # between a paper's name and ว่า: another speaks
_TELLS_WITHIN = 100  # between a name and the verb of telling of which it is the subject
_TELLS_NOT = re.compile(r"มาประกอบ|มาเพื่อ(?!แจ้ง|เรียน|รายงาน)|ถูกร้อง")
_SEATS = ("จังหวัด", "อำเภอ", "เทศบาล", "องค์การบริหารส่วน")
_TOLD_TO = re.compile(r"(?:ถึง|แก่|ต่อ|ให้|ยัง)[ \t]*+$")
_AS_KNOWN = re.compile(r"(?:^|[ \t])(?:ตามที่|ตาม(?!หนังสือซึ่ง)|อนุสนธิ)(?:(?!จาก).)*$|อ้างถึง")
_KINDS = frozenset(
    {
        "องค์กรปกครองส่วนท้องถิ่น",
        "องค์กรปกครองส่วนท้องถิ่นในพื้นที่",
        "จังหวัด",
        "อำเภอ",
        "กรม",
        "กระทรวง",
        "เทศบาล",
        "มหาวิทยาลัย",
        "สำนักงาน",
        "โรงเรียน",
        "คณะ",
        "คณะฯ",
        "ที่ว่าการอำเภอ",
    }
)
_UNIT_TAIL = re.compile(r"[ \t]*+\((?:กอง|สำนัก|ฝ่าย|กลุ่ม|ส่วน|งาน|ศูนย์)[^()]{2,60}\)$")
_PART_OF = re.compile(
    r"(?:ยกเลิก|แก้ไข(?:เพิ่มเติม)?)(?:ความ|ข้อความ|บทนิยาม)?(?:ใน|ตาม)?(?:ข้อ|วรรค|หมวด|มาตรา|บัญชี|แบบ|ลำดับ)[ก-๎0-9().,]{0,24}$"
)
_NEW_WORDING = re.compile(r"ใช้(?:ความ|ข้อความ)?(?:ต่อไปนี้|ดังนี้|ดังต่อไปนี้)แทน|เป็นดังนี้|ดังต่อไปนี้แทน|ให้ใช้[ก-๎]{2,30}แทน")
_HAS_WRITTEN = re.compile(
    r"(?:\([^)]*\))?(?:ได้)?(?:มี|ส่ง|เวียน|แจ้ง(?:มา)?ตาม|แจ้งโดย)?(?:หนังสือ|บันทึก)?(?:ด่วน(?:ที่สุด|มาก)?)?(?:ที่)?"
)
_SUBJECT_ENDS = re.compile(
    r"[ \t]*+มาเพื่อ|[ \t]+(?:นั้น|และ|ซึ่ง|โดย|ให้|แจ้ง|จึง|กำหนด|ข้อ[ \t]|ได้|รายละเอียด|ดังนั้น)|[ \t]{2,}|นั้น(?:[ \t]|$)"
)
_OVER = re.compile(r"[ \t]+(?:กระทรวง|กรม|กรุงเทพมหานคร|มหาวิทยาลัย)[ก-๎]*(?=[ \t])")  # whose part the agency is
_WIDE = re.compile("  +")
_OF = re.compile(r"[ \t]*+(?:ของ|จาก|\()[ \t]*+")
_BRACKETED_NUMBER = re.compile(r"\([ \t]*+(?:ที่[ \t]*+)?[0-9]{1,5}[ \t]*+/")
_DAY_NEXT = re.compile(r"[ \t]*+(?:\((?:วันที่)?|วันที่)[ \t]*+")
_DAY_THEN_NUMBER = re.compile(r"[ \t]*+(?:ตาม)?(?:เลข)?ที่[ \t]*+")
_NO_MARKS = dict.fromkeys(map(ord, "ิีึืุูั็่้๊๋์ํ "))  # what a scan loses or changes
_ANOTHER = re.compile(r"สำเนา|มาเพื่อ|มาประกอบ|(?<!ก)ว่า(?!ง|ด้วย|ที่|การ|จ้าง|ราชการ)|[ \t]จึง")
_BRANCH = re.compile(r"(?<=[ก-๎])[ \t]*+(?:จังหวัด|อำเภอ|เขต|สาขา|พื้นที่|ภาค)")
_SAYS_NEXT = re.compile(r"[ \t]*+(?:ได้|มี)?(?:แจ้ง|เรียน|รายงาน|หารือ|ความ)?(?:มา|ให้ทราบ|เวียน)?[ \t]*+ว่า(?!ด้วย|ง)")
_SENT_COPY = re.compile(r"[ \t]*+(?:ได้)?(?:จัด|นำ)?ส่งสำเนา(?:หนังสือ|บันทึก)")
# Initials of offices that a place's name follows.
_OF_PLACE = re.compile(
    r"[ \t]*+(?:อบจ|อบต|ทต|ทม|ทน|สสจ|สสอ|สพป|สพม|ศธจ|พมจ|ทสจ|สถจ|สนจ|ปภ|รพ|รพ\.สต|ศปถ|ภ\.จว|สภ|สน|ตม|มทบ|จว|กศน|สกร)\."
)
_PLACE_BEHIND = re.compile(r"(?:[ \t]?ประจำ|(?<=\.))(?:จังหวัด|ภาค[ \t]?[0-9]{1,2})")
_FIRM = re.compile(
    r"บริษัท[ \t]*+[^ \n]{2,40}(?:[ \t]+(?!จำกัด)[^ \n]{1,40}){0,3}[ \t]+จำกัด(?:[ \t]*+\(มหาชน\))?|"
    r"ห้างหุ้นส่วน(?:จำกัด|สามัญ(?:นิติบุคคล)?)[ \t]+(?=[^ \n])"
)
_KNOWN_LEADS = (18, 8)  # by so many first letters names are looked up, longer names first: many begin with สำนักงาน
_LONGER = re.compile(r"[ \t]?(?:จังหวัด|อำเภอ|เขต|ภาค|สาขา|พื้นที่|ประจำ|แห่ง|ที่|กลาง|เมือง|[0-9(])|[็-๎ะ-ู]")
_FIRST_WORD = 80  # longer than any word of an agency and than initials
_JOINED = re.compile(r"[ \t]*+(?:เรื่อง[^\n]{0,80})?(?:และ|,)[ \t]*+")
_SERIAL_ONLY = re.compile(
    r"[ \t]*+(?:,|และ|กับ)[ \t]*+(?:ที่[ \t]*+)?(?:(ว)\.?[ \t]*+)?([0-9]{2,6})(?![0-9./])(?=[ \t]*+(?:,|และ|กับ|ลง|ลว))"
)
_AND_ANOTHER = re.compile(r"[ \t]*+(?:,|และ|กับ|พร้อม(?:ด้วย|ทั้ง)?)[ \t]*+")
_ANOTHER_ONE = re.compile(
    r"(?:(?:สำเนา)?(?:หนังสือ|บันทึกข้อความ|บันทึก|โทรสาร(?:ในราชการ)?|วิทยุ|คำสั่ง|ประกาศ)[^,]{0,90}?)?"
    r"(?:ด่วน(?:ที่สุด|มาก)?|ลับ(?:ที่สุด|มาก)?|[ \t]|ฉบับ|เลข)*+(?:ที่[ \t]*+)?"
)
_PASSED = (Relation.FORWARDS, Relation.REPLIES)
_DONE = (Relation.CANCELS, Relation.AMENDS)
_NAMED_BEFORE = re.compile(r"[ \t]*+(?:\([^()]{1,40}\)[ \t]*+)?(?:เรื่อง[^\n]{0,160})?")
_LISTED = re.compile(
    r"[ \t]*+(?:\([^()]{1,40}\)[ \t]*+)?(?:เรื่อง[^\n]{0,160}?)?[ \t]*+[,;]?[ \t]*+(?:และ[ \t]*+)?"
    r"(?:\([0-9]{1,2}\)|(?<![0-9])[0-9]{1,2}(?:\.[0-9]{1,2})?[).]|[0-9]{1,2}\.[0-9]{1,2}(?=[ \t])|(?<=[ \t])[-–•])"
    r"[ \t]*+"
)
_CONTRACT = re.compile(r"(สัญญา)[ก-๎]{0,30}?(?=เลขที่|ที่[ \t]|[ \t])")
_MAILED = re.compile(r"(?:อีเมล|จดหมายอิเล็กทรอนิกส์|ไปรษณีย์อิเล็กทรอนิกส์)(?:ของ|จาก)?[ก-๎ .]{4,90}$")
_COURT_CASE = re.compile(r"(?:คำสั่ง|ประกาศ|หนังสือ|หมาย)(?:ของ)?ศาล(?!ากลาง|าว่า)[^0-9]{0,60}(?:คดี|หมายเลข(?:ดำ|แดง))")
_EDITION = re.compile(r"(แถลงการณ์|ประกาศ)([ก-๎ \t]{0,60}?)[ \t]*+ฉบับที่[ \t]*+([0-9]{1,3})[ \t]*+/[ \t]*+(2[45][0-9]{2})")


def _editions(sheet: Sheet, start: int, end: int, own: DocumentNumber | None) -> list[tuple[int, Citation]]:
    """``แถลงการณ์ ฉบับที่ 2/2565 เมื่อวันที่ …``: an edition's number is the paper's number."""
    out: list[tuple[int, Citation]] = []
    flat = sheet.flat
    at = flat.find("ฉบับที่", start, end)
    while at >= 0:
        found = next(iter(_EDITION.finditer(flat, max(start, at - 80), min(end, at + 30))), None)
        at = flat.find("ฉบับที่", at + 7, end)
        if found is None:
            continue
        number = DocumentNumber(None, None, None, False, found[3], int(found[4]))
        dated = sheet.dates_in(found.end(), min(end, found.end() + 50))
        date = (
            dated[0]
            if dated and re.search(r"(?:ลง|เมื่อ)?วันที่[ \t]*+$", flat[found.end() : dated[0].span.start])
            else None
        )
        if number == own or (out and out[-1][0] == found.start()):
            continue
        stop = date.span.end if date else found.end()
        agency = _agency_between(sheet, found.start(2), found.end(2))
        text, span = sheet.fold(found.start(), stop), sheet.span(found.start(), stop)
        day = date.value if date else None
        out.append(
            (found.start(), Citation("body", agency, number, day, relation=Relation.REFERS, text=text, span=span))
        )
    return out


def _named(sheet: Sheet, paper: re.Match[str], stop: int) -> bool:
    return _agency_between(sheet, paper.end(), stop) is not None


def _first_agency(sheet: Sheet, low: int, stop: int) -> str | None:
    """A short agency before ``ได้มีประกาศ``: ก.ท., สำนักงาน ก.พ."""
    found = re.compile(
        r"((?:สำนักงาน[ \t]*+)?(?:[ก-ฮ]{1,5}\.){1,4})[ \t]*+(?:\)[ \t]*+)?(?:ได้)?(?:มี|ออก)?[ \t]*+$"
    ).search(sheet.flat, low, stop)
    return found.group(1) if found else None


def _narrative(
    sheet: Sheet, start: int, end: int, sender: str | None, used: list[tuple[int, int]]
) -> list[tuple[int, Citation]]:
    """Agencies of which something was received, and the agency whose matter it is (convention 9)."""
    flat = sheet.flat
    found: list[tuple[int, Citation]] = []
    told_by: set[str] = set()

    def add(at: int, stop: int, relation: Relation) -> None:
        name = _name_from(sheet, at, stop)
        if name is None or name in told_by or _RESOLUTION.match(name) or name in _KINDS or _is_writer(name, sender):
            return
        told_by.add(name)
        found.append(
            (
                at,
                Citation(
                    where="body", agency=name, relation=relation, text=sheet.fold(at, stop), span=sheet.span(at, stop)
                ),
            )
        )

    for word in ("รับหนังสือ", "รับสำเนาหนังสือ", "รับบันทึก", "รับโทรสาร"):
        at = flat.find(word, start, min(end, start + 600))
        if at >= 0 and not flat.startswith(("จาก", "รับรอง"), at + len(word)):
            begin = _skip(flat, at + len(word), end)
            stop = _name_end(sheet, begin, min(end, begin + 170))
            if stop is not None and not _number_near(sheet, stop, end, used):
                add(begin, stop, Relation.FORWARDS)
    at = flat.find("จาก", start, end)
    while at >= 0:
        begin = _skip(flat, at + 3, end)
        stop = None
        low = max(start, at - 48)
        if flat.find("รับ", low, at) >= 0 and _RECEIVED.search(_closed_up(flat[low:at])):
            stop = _name_end(sheet, begin, min(end, begin + 170))
        if stop is not None:
            own = _is_own(_closed_up(flat[max(start, at - 120) : at]), sender)
            if not _number_near(sheet, stop, end, used):
                add(begin, stop, Relation.FORWARDS if own else Relation.ORIGIN)
            _whose_matter(sheet, _past_citation(sheet, stop, end), end, add)
        at = flat.find("จาก", at + 3, end)
    for number in sheet.numbers_in(start, min(end, start + 900)):
        after = _past_citation(sheet, number.span.start, end)
        speaker = _skip(flat, after, end)
        spoken = None
        if flat.find("แจ้งว่า", speaker, min(end, speaker + 120)) > speaker:  # จังหวัด… แจ้งว่า
            spoken = _name_end(sheet, speaker, min(end, speaker + 120))
        if spoken is not None and _SAYS_NEXT.match(flat, spoken, end):
            after = spoken
        if _SAYS_NEXT.match(flat, after, end):
            _whose_matter(sheet, after, end, add)
    _told(sheet, start, min(end, start + 700), sender, used, add)
    opening = _OPENS.match(flat, start, end)
    begin = _skip(flat, start, end)
    if opening is None and (starts_with("agency").match(flat, begin) or _INITIALS.match(flat, begin, end)):
        stop = _name_end(sheet, begin, min(end, begin + 170))
        if stop is not None and not _number_near(sheet, stop, end, used):
            if _TOLD.match(flat, stop):
                add(begin, stop, Relation.FORWARDS)
                _whose_matter(sheet, stop, end, add)
            elif _asks().match(flat, _skip(flat, stop, end)):
                add(begin, stop, Relation.ORIGIN)
    if opening:
        begin = opening.end()
        stop = _name_end(sheet, begin, min(end, begin + 170))
        if stop is not None:
            if _TOLD.match(flat, stop) and not _number_near(sheet, stop, end, used):
                add(begin, stop, Relation.FORWARDS)
                _whose_matter(sheet, stop, end, add)
            elif _SENT_COPY.match(flat, stop):
                add(begin, stop, Relation.FORWARDS)
            elif _opens_with_writer(sheet, start, near := _next_number(sheet, stop, end)):
                _whose_matter(sheet, _past_citation(sheet, near, end), end, add)
            elif _acts().match(flat, stop) and not _RECEIVES.match(flat, _skip(flat, stop, end)):
                asks = _asks().search(flat, stop, min(end, stop + 900))
                if asks and _SENDER_ASKS.search(flat, max(stop, asks.start() - 16), asks.start()):
                    asks = None  # ในการนี้ จังหวัดจึงขอเชิญ …: what the sender asks
                if asks and not _number_near(sheet, stop, end, used) and "ได้มีประกาศ" not in flat[stop : stop + 30]:
                    add(begin, stop, Relation.ORIGIN)
    return found


def _hangs_on(
    sheet: Sheet, places: list[tuple[int, int]] | None, start: int, earlier: int, begin: int, sender: str | None
) -> bool:
    """The name at *begin* is the end of the earlier one or what that belongs to, and does not speak itself.

    ``สำนักงานประกันสังคม กระทรวงแรงงาน แจ้งว่า``, ``สำนักงานเกษตรและสหกรณ์…``.
    """
    part = _at(places, start, earlier) if earlier else start
    stop = _name_end(sheet, part, min(len(sheet.flat), part + 170))
    if stop is None:
        return False
    if stop > begin:
        return sheet.flat.startswith("และ", begin - 3) or sheet.flat[begin - 1] == " "
    name = _name_from(sheet, part, stop)
    return (
        sheet.flat[stop:begin].strip() == "โดย"  # กรม… โดยสำนัก… แจ้งว่า
        or not sheet.flat[stop:begin].strip()
        and sheet.flat.startswith(("กระทรวง", "กรม", "กรุงเทพมหานคร"), begin)
        and name is not None
        and not name.startswith(_SEATS)
        and not _is_writer(name, sender)
    )


def _told(
    sheet: Sheet,
    start: int,
    end: int,
    sender: str | None,
    used: list[tuple[int, int]],
    add: Callable[[int, int, Relation], None],
) -> None:
    """``มีหนังสือจาก… แจ้งว่า``, ``โดยหนังสือของ… ว่า``, ``… ประสานมาว่า``: who told it stands last before the telling."""
    if not _PERHAPS_SAID.search(sheet.flat, start, end):
        return
    window, places = _unwrapped(sheet, start, end)
    said_at = [found.start() for found in _SAID.finditer(window)]
    if not said_at:
        return
    low = 0
    for telling in _TELLING.finditer(window, max(0, said_at[0] - 80), said_at[-1] + 3):
        known = window.rfind("นั้น", low, telling.start())
        clause = max(low, telling.start() - 240, known + 4 if known >= 0 else 0)
        low = telling.end()
        if window.startswith("รับแจ้งว่า", telling.start() - 3):
            continue  # it was told itself
        starts = list(starts_with("agency").regex.finditer(window, clause, telling.end() - 3))
        for place in range(len(starts) - 1, -1, -1):
            named = starts[place]
            before = window[clause : named.start()]
            if not (before == "" or before.endswith(" ") or _BEFORE_NAME.search(before)):
                continue
            begin = _skip(sheet.flat, _at(places, start, named.start()), end) if named.start() else start
            stop = _name_end(sheet, begin, min(end, begin + 170))
            name = _name_from(sheet, begin, stop) if stop is not None else None
            if name is None or stop is None or len(name) < 6:
                continue
            if place and _hangs_on(sheet, places, start, starts[place - 1].start(), begin, sender):
                continue
            if _is_writer(name, sender):
                continue  # who was told
            far = _at(places, start, telling.start()) - stop > _TELLS_WITHIN
            told_at = _at(places, start, telling.end())
            else_speaks = telling.group()[0] in "หบ" and (
                telling.group().startswith("หนังสือที่อ้าง") or _SPEAKS_ELSE.search(sheet.flat, stop, told_at)
            )
            if far or else_speaks or _TELLS_NOT.search(sheet.flat, stop, told_at):
                break  # its letter is named, but what is said further on is not said by it
            if _TOLD_TO.search(before):
                continue
            said_so = before.endswith("ตามที่") and _TELLS_SO.fullmatch(
                sheet.flat, stop, _at(places, start, telling.end())
            )
            if said_so or not _AS_KNOWN.search(before):
                said = _at(places, start, telling.end())
                if not _number_near(sheet, stop, said, used):
                    add(begin, stop, Relation.FORWARDS)
                _whose_matter(sheet, said - 3, end, add)
            break


def _skip(flat: str, at: int, end: int) -> int:
    while at < end and flat[at] == " ":
        at += 1
    return at


def _is_own(before: str, sender: str | None) -> bool:
    """Whether the writer itself received it: its name stands before ได้รับ, or a word for its kind, or no name at all."""
    if sender is None:
        return True
    subject = _RECEIVED.sub("", before).removesuffix("ได้")
    if subject.endswith(("ว่า", "แจ้ง")):
        return False  # จังหวัด… แจ้งว่าได้รับแจ้งจาก …
    if subject.endswith(_closed_up(sender)):
        return True
    name = _SUBJECT_NAME.search(subject)
    if name is None:
        return True
    named = name.group(1).removesuffix("ฯ")
    return not starts_with("agency").match(named) or sender.startswith(named) or named.endswith(sender)


def _number_near(sheet: Sheet, stop: int, end: int, used: list[tuple[int, int]]) -> bool:
    """The agency's letter is named with its number right here, so it is a citation already."""
    near = sheet.numbers_in(stop, min(end, stop + 70))
    return bool(near) and "ว่า" not in sheet.flat[stop : near[0].span.start]


def _next_number(sheet: Sheet, stop: int, end: int) -> int:
    """Where the number of the letter just named begins, or *stop*."""
    near = sheet.numbers_in(stop, min(end, stop + 70))
    return near[0].span.start if near else stop


def _past_citation(sheet: Sheet, stop: int, end: int) -> int:
    """After the number and day of the letter that is named at *stop*, if one is."""
    near = sheet.numbers_in(stop, min(end, stop + 70))
    if not near:
        return stop
    stop = near[0].span.end
    dated = sheet.dates_in(stop, min(end, stop + 50))
    return dated[0].span.end if dated and _DATED.search(sheet.flat, stop, dated[0].span.start) else stop


def _name_end(sheet: Sheet, begin: int, limit: int) -> int | None:
    """Where the agency's name that begins at *begin* ends."""
    flat = sheet.flat
    if sheet.text.find("\n", begin, begin + _FIRST_WORD) < 0:  # no wrap can hide the word that most do not have
        if not starts_with("agency").match(flat, begin, limit) and not _INITIALS.match(flat, begin, limit):
            return None
    window, places = _unwrapped(sheet, begin, limit)
    head = starts_with("agency").match(window)
    if not head:
        short = _INITIALS.match(window)
        if short is None:
            return None
        if _OF_PLACE.fullmatch(short.group()) and "ก" <= window[short.end() : short.end() + 1] <= "ไ":  # อบจ.น่าน
            stop = _name_stop().search(window, short.end() + 1)
            return _at(places, begin, stop.start()) if stop and 3 <= stop.start() - short.end() <= 40 else None
        return _at(places, begin, _with_place(window, short.end()))
    position = head
    firm = _FIRM.match(window)
    if firm and firm.group().startswith("บ"):
        return _at(places, begin, firm.end())
    if firm:
        position = firm.end()
    short = _INITIALS.match(window, position)
    if short:
        return _at(places, begin, _with_place(window, short.end()))
    known = _known_end(window)
    while found := _name_stop().search(window, position):
        position = found.start()
        more = _goes_on().match(window, position) if window[position] == " " else None
        if more is not None:
            position = more.end()
            continue
        if known and (position < known or not (_LONGER.match(window, known) or _is_place(window[known:position]))):
            position = known
        elif window[position] == " " and window[position - 1].isdecimal():  # ศูนย์อนามัยที่ 5 ราชบุรี
            stop = _name_stop().search(window, position + 1)
            if stop is not None and _is_place(window[position + 1 : stop.start()]):
                position = stop.start()
        return _at(places, begin, position)
    return _at(places, begin, known) if known else None


def _with_place(window: str, end: int) -> int:
    """``สำนักงาน ป.ป.ช. ประจำจังหวัดน่าน``: the place behind initials is of the name."""
    place = _PLACE_BEHIND.match(window, end)
    if place is None:
        return end
    if place.group()[-1].isdecimal():
        return place.end()
    stop = _name_stop().search(window, place.end() + 1)
    return stop.start() if stop and stop.start() - place.end() <= 24 else end


@cache
def _known_names() -> tuple[dict[str, list[str]], tuple[str, ...]]:
    """Names of the registry by their first letters, longest first, and the provinces' names."""
    registry = Registry.default()
    agencies = (*registry.ministries, *registry.departments, *registry.other_agencies)
    names = {agency.name for agency in agencies} | {agency.name for _, agency in registry.office_templates}
    provinces = tuple(province.name for province in registry.provinces)
    names |= {f"จังหวัด{name}" for name in provinces}
    table: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        lead = next((length for length in _KNOWN_LEADS if len(name) >= length), None)
        if lead is not None:
            table.setdefault(name[:lead], []).append(name)
    return table, provinces


def _is_place(text: str) -> bool:
    """A province's name and nothing else."""
    return text in _known_names()[1]


def _known_end(window: str) -> int:
    """Where the registry's name that the window begins with ends: it needs no verb behind it; 0 if there is none."""
    table, provinces = _known_names()
    for letters in _KNOWN_LEADS:
        for name in table.get(window[:letters], ()):
            if window.startswith(name):
                if not name.endswith("จังหวัด"):
                    return len(name)
                place = next((p for p in provinces if window.startswith(p, len(name))), None)
                if place is not None:
                    return len(name) + len(place)
    return 0


def _at(places: list[tuple[int, int]] | None, begin: int, position: int) -> int:
    """An offset of an unwrapped window as one of the flat text: right behind the character before it."""
    if places is None:
        return begin + position
    window, flat = places[bisect_left(places, (position,)) - 1]
    return flat + position - window


def _unwrapped(sheet: Sheet, begin: int, limit: int) -> tuple[str, list[tuple[int, int]] | None]:
    """The stretch with words that a wrap cut closed up and other blanks as one.

    With it, by their first characters, where the pieces of the flat text that it is made of stand in it and in the
    flat text; None where it is the flat text itself.
    """
    flat, text = sheet.flat, sheet.text
    newline = text.find("\n", begin, limit)
    if newline < 0:
        return flat[begin:limit], None
    # Blanks that are more than one or stand at a wrap; between words of a line they need no look.
    blanks = {found.start(): found.end() for found in _WIDE.finditer(flat, begin, limit)}
    wraps = [at for at in sheet.moved if begin <= at < limit]
    while newline >= 0:
        wraps.append(newline)
        newline = text.find("\n", newline + 1, limit)
    for at in wraps:
        if flat[at] == " " and (at == begin or flat[at - 1] != " ") and (at + 1 == limit or flat[at + 1] != " "):
            blanks[at] = at + 1
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    length = 0
    at = begin
    for start, after in sorted(blanks.items()):
        inside = ("\n" in text[start:after] or start in sheet.moved) and start > begin and after < limit
        closed = inside and "ก" <= flat[start - 1] <= "๎" and "ก" <= flat[after] <= "ไ"
        piece = flat[at:start] if closed else flat[at : start + 1]
        pieces.append(piece)
        places.append((length, at))
        length += len(piece)
        at = after
    pieces.append(flat[at:limit])
    places.append((length, at))
    return "".join(pieces), places


def _name_from(sheet: Sheet, at: int, stop: int) -> str | None:
    name = sheet.fold(at, stop).strip(" ,:;")
    if name.endswith("ของท่าน"):
        return None  # โรงพยาบาลของท่าน: the reader's own
    return agency_name(name) if 3 < len(name) <= 130 or (len(name) == 3 and name.endswith(".")) else None


def _whose_matter(sheet: Sheet, stop: int, end: int, add: Callable[[int, int, Relation], None]) -> None:
    """After ``แจ้งว่า``: the agency that acts in what was told is the matter's origin."""
    flat = sheet.flat
    said = flat.find("ว่า", stop, min(end, stop + 40))
    if said < 0 or flat.startswith(("ว่าง", "ว่าด้วย"), said):
        return
    begin = _skip(flat, said + 3, end)
    lead = _MATTER_LEAD.match(flat, begin, end)
    begin = lead.end() if lead else begin
    close = _name_end(sheet, begin, min(end, begin + 170))
    if close is None:
        return
    known = _known_end(flat[begin : begin + 90]) == close - begin
    if _acts().match(flat, close) or (known and not _NO_ACT.match(flat, close)):
        add(begin, close, Relation.ORIGIN)


_NO_ACT = re.compile(r"[ \t]*+(?:และ|หรือ|ที่|ใน|กับ|ของ|ซึ่ง|เป็น|พ้น|ว่าด้วย|ตั้ง|[^ก-๎ \t]|$)")
_SENDER_ASKS = re.compile(r"(?:จังหวัด|อำเภอ|เทศบาล|สำนักงาน|กรม|มหาวิทยาลัย|โรงเรียน|โรงพยาบาล)จึง(?:ใคร่)?$")
_MATTER_LEAD = re.compile(r"(?:เนื่องด้วย|ด้วย|ขณะนี้|ปัจจุบัน|บัดนี้|ทาง(?!หลวง))[ \t]*+")


# -- relations ------------------------------------------------------------------------------------------


_CANCELS = Sought(
    r"(?:ขอ)?ยกเลิก(?:หนังสือ|คำสั่ง|ประกาศ)|เพิกถอน(?:หนังสือ|คำสั่ง|ประกาศ)(?:ดังกล่าว|ข้างต้น|ที่อ้าง)|เป็นอันยกเลิก|"
    r"ถอน(?:หนังสือ|เรื่อง)(?:ดังกล่าว|คืน)|ไม่ต้อง(?:ดำเนินการ|ถือปฏิบัติ|ปฏิบัติ)ตาม(?:หนังสือ|ความในหนังสือ)|"
    r"(?:ยกเลิก|เลิกใช้|เพิกถอน|งดใช้|เลิกถือปฏิบัติ|ยุติการใช้|ระงับการใช้)(?!ความ|ข้อความ|ข้อ)[ก-๎0-9()]{2,40}?(?:ตาม|ใน)หนังสือ(?:ที่อ้าง|ดังกล่าว|ข้างต้น|ฉบับก่อน|ฉบับเดิม)|"
    r"หนังสือ(?:ที่อ้างถึง|ดังกล่าว|ข้างต้น)[ก-๎0-9]{0,12}?(?:เป็นอัน)?(?:ยกเลิก|สิ้นผล)|(?:ขอ|ให้)ยกเลิกเสีย",
    *("ยกเลิก", "ถอน", "ไม่ต้อง", "เลิกใช้", "สิ้นผล", "งดใช้", "เลิกถือ", "การใช้"),
)
_CALLS_OFF = re.compile(r"ขอยกเลิก|(?<!ให้)ยกเลิกการ|(?<!ให้)งดการ")  # ขอให้ยกเลิกการเก็บ…: what its reader does
_CALLS_IT_OFF = Sought(
    r"ขอ(?:แจ้ง)?(?:ยกเลิก|งด|ถอน)(?:การ|กำหนด|แผน|นัด|แบบ|โครงการ|ข้อความ|แนวทาง)[ก-๎0-9]{0,60}?"
    r"(?:ดังกล่าว|ตามหนังสือ|ข้างต้น|ที่อ้างถึง|(?:ใน)?ครั้งนี้)|"
    r"(?:ขอ|ให้|จึง)(?:ยกเลิก|เลิกใช้|งดใช้)(?:หลักเกณฑ์|แนวทาง|แบบ|วิธีปฏิบัติ|มาตรการ|กำหนดการ)[ก-๎0-9]{0,40}?(?:ดังกล่าว|ข้างต้น|เดิม)",
    *("ยกเลิก", "งด", "ขอถอน"),
)
_MOVES_IT = Sought(
    r"ขอ(?:เลื่อน|เปลี่ยน(?:แปลง)?|ขยาย|ปรับ)(?:การ|วัน|กำหนด|เวลา|ระยะเวลา|สถานที่|ประชุม)[ก-๎0-9]{0,60}?(?:ดังกล่าว|ออกไป|เป็น|จาก)",
    *("ขอเลื่อน", "ขอเปลี่ยน", "ขอขยาย", "ขอปรับ"),
)
_MOVES = re.compile(
    r"(?:ขอ|การ|แจ้ง)?(?:เลื่อน(?:การ|วัน|กำหนด|ประชุม)|เปลี่ยนแปลง(?:วัน|กำหนด|สถานที่|เวลา|การ)|ขยาย(?:เวลา|ระยะเวลา|กำหนด))"
)
_ANSWERS = re.compile(
    r"(?:ขอ)?(?:แจ้งผล|ตอบ|ชี้แจง|รายงานผล|(?:จัด)?ส่ง(?:รายงาน|แบบตอบ|ข้อมูล|ผล|แบบรายงาน|รายชื่อ|แผน|เอกสาร)|ผลการ(?:พิจารณา|ตรวจสอบ|ดำเนิน)|ยืนยันการ)"
)
_REMINDS = Sought(
    r"ทวงถาม|ขอเตือน|เตือนให้|แจ้งเตือน(?:ให้)?ดำเนิน|ติดตาม(?:การ)?(?:รายงาน|ผล|ส่ง|จัดส่ง)|ล่วงเลย(?:กำหนด|ระยะเวลา|เวลา)|"
    r"พ้นกำหนด(?:เวลา)?(?:ดังกล่าว)?แล้ว|เร่งรัด(?:การ)?(?:รายงาน|จัดส่ง|ให้)|"
    r"(?:ยัง|ที่|แต่)(?:มิ|ไม่)(?:ได้)?(?:จัดส่ง|ส่ง|รายงาน|แจ้ง|ตอบ|ชี้แจง)|ต้องขออภัย|ขอติดตาม|กำชับให้(?:เร่ง|รายงาน|ส่ง|จัดส่ง)|"
    r"ยังไม่(?:จัดส่ง|ส่ง|รายงาน|แจ้ง)|(?<!ภู)มิได้(?:รับ|จัดส่ง|ส่ง|แจ้ง|รายงาน)|ไม่ได้รับ(?:คำตอบ|แจ้ง|รายงาน)|(?<!ไม่)(?:เลย|เกิน)กำหนดเวลา|ค้าง(?:ส่ง|รายงาน)|"
    r"ยังไม่?ได้?รับ(?:รายงาน|แจ้ง|ผล|ข้อมูล|คำชี้แจง|เอกสาร|หนังสือ|แบบ|คำตอบ|การ|ความเห็น|ความร่วมมือ)|"
    r"เตือนครั้งที่|(?:บัดนี้|ขณะนี้|ปัจจุบัน|จนวันนี้|ล่วงมา)[ก-๎0-9]{0,24}?"
    r"ยัง(?:ไม่|มิ)(?:ได้)?(?:รับ(?!สิทธิ|ความ|เงิน|บริการ|วัคซีน|ผลกระทบ)|จัดส่ง|ส่ง|ตอบ|รายงาน|แจ้ง)|"
    r"ครบกำหนด(?:เวลา)?แล้ว(?:แต่|ยัง|ไม่)|ไม่ปรากฏว่า[ก-๎]{2,30}(?:จัดส่ง|ส่ง|รายงาน|ตอบ)|"
    r"ขอ(?:ย้ำ|เน้นย้ำ)(?:เตือน|ให้(?:ส่ง|รายงาน|จัดส่ง|ตอบ))|ยังรอ(?:ผล|ราย|ข้อมูล|คำ|เอกสาร|การ)|เร่ง(?:จัดส่ง|ส่ง|รายงาน|ตอบ|ชี้แจง)(?!เสริม)|"
    r"ยังไม่ปรากฏว่า(?:ท่าน|มี)?(?:ได้)?(?:รับ|ส่ง|จัดส่ง|รายงาน)|หาได้รับ[ก-๎]{2,30}ไม่",
    *(
        "ทวงถาม",
        "เตือน",
        "ติดตาม",
        "ล่วงเลย",
        "พ้นกำหนด",
        "ยังไม",
        "มิได้",
        "ไม่ได้รับ",
        "กำหนดเวลา",
        "ค้าง",
        "เร่งรัด",
        "ยังมิ",
        "ที่ไม",
        "ที่มิ",
        "แต่ไม",
        "แต่มิ",
        "ขออภัย",
        "กำชับ",
        "หาได้",
        "ย้ำ",
        "ยังรอ",
        "ครบกำหนด",
        "ไม่ปรากฏ",
        "เร่ง",
        "บัดนี้",
        "ขณะนี้",
        "ปัจจุบัน",
        "จนวันนี้",
        "ล่วงมา",
    ),
)
_AMENDS = Sought(
    r"แก้ไข(?:เพิ่มเติม)?(?:หนังสือ|คำสั่ง|ข้อความ|กำหนด)|แก้คำผิด|ขอแก้ไข|แก้ไขให้ถูกต้อง|"
    r"ยกเลิก(?:ความ|ข้อความ|ข้อ)[ก-๎0-9().]{0,40}?(?:ตาม|ใน|ของ|แห่ง)หนังสือ(?:ที่อ้าง|ดังกล่าว|ข้างต้น)|"
    r"(?:คลาดเคลื่อน|ผิดพลาด|พิมพ์[ก-๎]{0,30}ผิด)[ก-๎0-9(),.]{0,80}?(?:แก้ไข|แก้คำ|ที่ถูกต้อง|ถูกต้องเป็น|ความใหม่|ใช้ข้อความ|ส่งใหม่|ฉบับใหม่|มาแทน|ใช้ฉบับ)|แก้ไข[ก-๎]{0,20}คลาดเคลื่อน|"
    r"(?:ขอ|ให้|จึง)(?:ปรับปรุง|ปรับแก้|แก้ไข|เปลี่ยนแปลง|เพิ่มเติม)(?!ปัญหา)[ก-๎0-9()]{2,40}?(?:ตาม|ใน|ของ|แห่ง)หนังสือ(?:ที่อ้าง|ดังกล่าว|ข้างต้น)",
    *("แก้", "คลาดเคลื่อน", "ผิด", "ยกเลิก", "ปรับปรุง", "เปลี่ยนแปลง", "เพิ่มเติม"),
)
_ASKED = re.compile(
    r"ขอให้|(?<!แจ้ง)ให้(?:ทุก|หน่วย|จังหวัด|อำเภอ|โรงเรียน|โรงพยาบาล|เทศบาล|หน่วยงาน|ส่วนราชการ|มหาวิทยาลัย|ดำเนิน|รายงาน|ส่ง)|"
    r"ขอความร่วมมือ|ขอความอนุเคราะห์|ขอความเห็น|ขอข้อมูล|ขอเชิญ|ขอใช้|ขอรับการสนับสนุน|ใคร่ขอ|ใคร่ทราบ|หารือ|สอบถาม|ถามว่า|ขอทราบ|เร่งให้|แจ้งให้|ขออนุ(?:ญาต|มัติ)|ทวงถาม|ร้องเรียน"
)
# One pattern for each beginning: a pattern that opens with a word is found many times faster than several words.
_TELLS = tuple(
    re.compile(pattern)
    for pattern in (
        r"ขอ(?:เรียนว่า|รายงาน|ส่ง(?:รายงาน|ข้อมูล|แบบ|ผล|ราย|แผน|เอกสาร|บัญชี)|แจ้ง(?:ผล|ว่า|ให้ทราบ|ยืนยัน|ราย|ข้อมูล)|ชี้แจง|เรียนชี้แจง|เรียนยืนยัน|ตอบ)",
        r"ส่ง[ก-๎]{2,40}มาพร้อม(?:หนังสือ)?นี้",
        r"ยินดี(?:ให้|เข้า|สนับ)",
        r"ตอบข้อหารือ",
        r"แล้วมี(?:ข้อเสนอแนะ|ความเห็น|มติ)",
        r"ไม่ขัดข้อง",
        r"ได้(?:ดำเนินการ|จัดทำ|สำรวจ|ตรวจสอบ|รวบรวม)[ก-๎0-9]{0,80}?(?:เรียบร้อย|แล้วเสร็จ)",
    )
)
_SETTLED = re.compile(
    r"(?:ตรวจสอบ|พิจารณา|ดำเนินการ|สำรวจ|จัดทำ|รวบรวม)[ก-๎]{0,40}?แล้ว(?:ขอ|ปรากฏ|เห็น|อนุญาต|อนุมัติ|พบ|ไม่|รายละเอียด|มี|จำนวน)|"
    r"ขอเสนอ(?:ชื่อ|รายชื่อ|ความเห็น)|มอบหมายให้[ก-๎.]{2,60}?เป็น(?:วิทยากร|ผู้แทน|กรรมการ)|เห็นว่า(?:ดำเนินการ|สามารถ|ไม่อาจ)"
)
_ASKS_ON = re.compile(r"จึงขอให้|ขอให้ท่าน|ขอความร่วมมือท่าน|จึงขอความ|จึงแจ้ง(?:ให้|มา)")  # it passes the matter on
_INDEX_CITED = re.compile(r"ตาม(?:หนังสือ)?(?:ที่)?อ้าง(?:ถึง)?((?:[(,และ]*[0-9]{1,2}\)?)+)")
_BY_READER = re.compile(r"(?:หนังสือ|จดหมาย|บันทึก|คำร้อง|อีเมล)(?:ร้องเรียน|หารือ)?(?:ของ|จาก)?ท่าน")
_INDEX_NAMED = re.compile(r"อ้าง(?:ถึง)?((?:[(,และ]{0,4}[0-9]{1,2}\)?){1,6})")
_ACTS_ON_CITED = re.compile(
    r"(ยกเลิก|แก้ไข(?:เพิ่มเติม)?)(?:ความใน|ข้อความใน)?(?:หนังสือ|คำสั่ง|ประกาศ|แนวทาง[ก-๎]{0,12})?(?:ตาม|ที่|ซึ่ง){1,2}อ้างถึง"
    r"(ทั้ง(?:หมด|สิ้น|[0-9สองามี่ห้]{1,4}ฉบับ)|ทุกฉบับ|(?:[(,และ.]{0,4}[0-9]{1,2}\)?){0,9})"
)
_SENDS = re.compile(r"(?:ขอ|จึง|ได้)?(?:จัด)?ส่ง[ \t]*+$")
_COPY_OF_CITED = re.compile(r"(?:ภาพถ่าย|สำเนา|ถ่าย)+หนังสือ(?:ตาม|ที่){0,2}อ้าง")
_KNOWN_PAPER = r"(?:ดังกล่าว|ข้างต้น|(?:ตาม)?ที่อ้าง|ตามข้อ[0-9]|ตามอ้าง|ฉบับเดิม)"
_CANCELS_KNOWN = re.compile(
    r"(?:ยกเลิก|เพิกถอน)(คำสั่ง|ประกาศ|ระเบียบ)"
    rf"(?:[ก-๎0-9/]{{0,30}}?{_KNOWN_PAPER}|เดิม|ทั้ง(?:หมด|สิ้น|สอง|สาม|สี่|ห้า|[0-9]{{1,2}}ฉบับ)|ทุกฉบับ)"
)
_CANCELS_PART = re.compile(
    r"ยกเลิก(?:ความ|ข้อความ|รายชื่อ|บัญชี|วรรค|ข้อ|ลำดับ)[ก-๎0-9().]{0,30}?(?:แห่ง|ของ|ใน|ตาม|ท้าย)(คำสั่ง|ประกาศ|ระเบียบ)"
    rf"[ก-๎0-9/]{{0,30}}?{_KNOWN_PAPER}"
)
_AMENDS_KNOWN = re.compile(
    rf"(?:แก้ไข|แก้(?=คำสั่ง|ประกาศ)|เพิ่มเติม|เพิ่มราย|เพิ่มข้อ|ตัดราย|ปรับปรุง|เปลี่ยนแปลง|เปลี่ยนตัว)[ก-๎0-9().]{{0,30}}?(คำสั่ง|ประกาศ|ระเบียบ)[ก-๎0-9/]{{0,30}}?{_KNOWN_PAPER}"
)


_KNOWN_BY = re.compile(r"ตาม|อนุสนธิ|อ้างถึง|สืบเนื่อง|ได้รับ|ข้อหารือ")
_KNOWN_ENDS = re.compile(r"(?<!เช่น)(?:นั้น|น้น|นัน)[ \t\n]|[ \t]จึง")


def _closed_up(text: str) -> str:
    """Without blanks: a wrap may cut any word."""
    return "".join(text.split())


def relate_reference(
    citation: Citation,
    flat_body: str,
    recipients: tuple[Recipient, ...],
    subject: str | None,
    circular: bool,
    sender: str | None,
    number: DocumentNumber | None,
    others: tuple[Citation, ...] = (),
    *,
    in_text: bool = False,
) -> Citation:
    """How the letter stands to what อ้างถึง names: refers, replies, reminds, amends or cancels.

    Of several the letter acts on the one that its text opens with; *others* are those. What is named *in_text* is
    answered only to the office that wrote it.
    """
    opening = _closed_up(flat_body[:900])
    acted = _acted_on(citation, flat_body, others)
    if acted is not None:
        return evolve(citation, relation=acted)
    if others and not _opens_with(citation, opening, others):
        return evolve(citation, relation=Relation.REFERS)
    said = _closed_up(f"{subject or ''} {_closed_up(flat_body[-3000:])[-1200:]}")
    cited = citation.number
    series = cited is not None and number is not None and (cited.prefix, cited.unit) == (number.prefix, number.unit)
    own = (
        (citation.agency is None and not _BY_READER.search(citation.text or ""))
        or (citation.agency is not None and sender is not None and _same_name(citation.agency, sender))
        or (series and number is not None and bool(number.prefix))
    )
    order = cited is not None and cited.prefix is None and cited.unit is None  # an order is not waited for
    relation = Relation.REFERS
    if _CANCELS.search(said) or (
        own and ((subject and _CALLS_OFF.search(subject) and "ยกเลิก" in said) or _CALLS_IT_OFF.search(said))
    ):
        relation = Relation.CANCELS
    elif own and not order and (_REMINDS.search(said) or _REMINDS.search(opening)):
        relation = Relation.REMINDS
    elif (own or order) and (
        _AMENDS.search(said) or (subject and _MOVES.match(_closed_up(subject))) or (own and _MOVES_IT.search(said))
    ):
        relation = Relation.AMENDS
    elif not own and not order and not (circular and _to_many(recipients)):
        back = _answers(citation.agency, recipients) if citation.agency is not None else True  # หนังสือของท่าน
        known = _clause_of(citation, opening.partition("นั้น")[0], others)
        asked = _ASKED.search(known) or (sender and f"ให้{_closed_up(sender)}" in known)
        passed_on = in_text and (circular or _ASKS_ON.search(said))
        answers = back or (asked and not passed_on and _tells(said, None if in_text else subject))
        if answers and ((back and asked) or not _reminds_now(flat_body, subject)):
            relation = Relation.REPLIES
    return evolve(citation, relation=relation)


def _reminds_now(flat_body: str, subject: str | None) -> bool:
    """The letter itself reminds of something; that it answers a reminder (ตอบหนังสือทวงถาม) is told before นั้น."""
    known, _, rest = _closed_up(flat_body[-3000:]).partition("นั้น")
    return bool(_REMINDS.search(f"{_ANSWERS_REMINDER.sub('', _closed_up(subject or ''))} {(rest or known)[-1200:]}"))


_ANSWERS_REMINDER = re.compile(r"(?:ตอบ|ชี้แจง|รายงาน)[ก-๎]{0,20}(?:ทวงถาม|เตือน|ติดตาม|เร่งรัด)")


def _clause_of(citation: Citation, known: str, others: tuple[Citation, ...]) -> str:
    """Of what is told before นั้น the part that tells of *citation*: ``ตามหนังสือที่อ้างถึง 1 … และตามหนังสือที่อ้างถึง 2 …``."""
    named = [*_INDEX_NAMED.finditer(known)] if others else []
    place = _place_of(citation, others)
    for k, found in enumerate(named):
        if place in {int(digit) for digit in re.findall(r"[0-9]+", found.group(1))}:
            return known[found.end() : named[k + 1].start() if k + 1 < len(named) else None]
    return known


def _tells(said: str, subject: str | None) -> bool:
    """The letter tells what was asked for, and does not ask it of its reader."""
    if _SETTLED.search(said) and not _ASKS_ON.search(said):
        return True
    return any(pattern.search(said) for pattern in _TELLS) or bool(subject and _ANSWERS.match(_closed_up(subject)))


def _acted_on(citation: Citation, flat_body: str, others: tuple[Citation, ...]) -> Relation | None:
    """``ยกเลิกหนังสือที่อ้างถึง 1 และแก้ไขเพิ่มเติมหนังสือที่อ้างถึง 2``: what is said of it by its place in อ้างถึง."""
    if "อ้างถึง" not in flat_body:
        return None
    found = None
    closed = _closed_up(flat_body)
    if "ยกเลิก" not in closed and "แก้ไข" not in closed:
        return None
    for said in _ACTS_ON_CITED.finditer(closed):
        every = said.group(2).startswith("ท")  # ทั้ง 2 ฉบับ
        places = [] if every else [int(digit) for digit in re.findall(r"[0-9]+", said.group(2))]
        if not places and others and not every:
            continue
        if places and _place_of(citation, others) not in places:
            found = found or Relation.REFERS
            continue
        found = Relation.CANCELS if said.group(1) == "ยกเลิก" else Relation.AMENDS
    return found


def _place_of(citation: Citation, others: tuple[Citation, ...]) -> int:
    """The place of *citation* in the list of อ้างถึง, from 1."""
    return sorted([*others, citation], key=lambda c: c.span.start if c.span else 0).index(citation) + 1


def _same_name(name: str, other: str) -> bool:
    return name.translate(_NO_MARKS) == other.translate(_NO_MARKS)


def _to_many(recipients: tuple[Recipient, ...]) -> bool:
    return len(recipients) != 1 or recipients[0].scope is not None


def _opens_with(citation: Citation, opening: str, others: tuple[Citation, ...]) -> bool:
    """Whether the text opens with this one of several: by its number in the list, by its agency, or by none at all."""
    index = _INDEX_CITED.match(opening)
    if index:
        every = [index, *_INDEX_NAMED.finditer(opening.partition("นั้น")[0])]
        places = {int(digit) for found in every for digit in re.findall(r"[0-9]+", found.group(1))}
        return _place_of(citation, others) in places or not places & set(range(1, len(others) + 2))
    agency = _closed_up(citation.agency or "")
    if agency and agency in opening[:300]:
        return True
    return not any(other.agency and _closed_up(other.agency) in opening[:300] for other in others)


def relate_opening(
    citation: Citation,
    flat_body: str,
    at: int,
    recipients: tuple[Recipient, ...],
    subject: str | None,
    circular: bool,
    sender: str | None,
    number: DocumentNumber | None,
) -> Citation:
    """A letter that the text, not อ้างถึง, opens with (*at*): it stands to it as to one of อ้างถึง."""
    cited = citation.number
    if cited is None or cited.unit is None:
        return citation
    if citation.relation is Relation.FORWARDS and citation.agency and not _to_many(recipients):
        back = _answers(citation.agency, recipients)  # nobody passes a letter on to its writer
        return evolve(citation, relation=Relation.REPLIES) if back else citation
    opening = flat_body[:at]
    if citation.relation is not Relation.REFERS or at > 320 or _KNOWN_ENDS.search(opening):
        return citation
    if citation.agency is None and "ท่าน" in opening and (number is None or cited.prefix != number.prefix):
        return evolve(citation, relation=Relation.REPLIES)  # ตามที่ท่านแจ้ง…ตามหนังสือที่ …
    if citation.agency is None and (number is None or (cited.prefix, cited.unit) != (number.prefix, number.unit)):
        asked, known, rest = _closed_up(flat_body[at : at + 900]).partition("นั้น")  # whose it is, is not said
        answered = known and number is not None and _ASKED.search(asked) and _tells(rest[-1200:], None)
        alone = not circular and not _to_many(recipients) and not _ASKS_ON.search(rest) and not _REMINDS.search(rest)
        return evolve(citation, relation=Relation.REPLIES) if answered and alone else citation
    own = citation.agency is not None and sender is not None and _same_name(citation.agency, sender)
    if not own and not _KNOWN_BY.search(opening + (citation.text or "")[:8]):
        return citation
    return relate_reference(citation, flat_body, recipients, subject, circular, sender, number, in_text=True)


def relate_answer(
    citation: Citation, subject: str | None, recipients: tuple[Recipient, ...], own: DocumentNumber | None
) -> Citation:
    """A letter without อ้างถึง that answers the letter its text opens with: ตอบรับ…, แจ้งผล…, to whoever asked."""
    if citation.relation is not Relation.REFERS or not citation.number or not subject:
        return citation
    if own is not None and own.prefix and (own.prefix, own.unit) == (citation.number.prefix, citation.number.unit):
        return citation  # of the same office: nobody answers himself
    to_asker = citation.agency is None or _answers(citation.agency, recipients)
    if to_asker and _ANSWERS.match(_closed_up(subject)):
        return evolve(citation, relation=Relation.REPLIES)
    return citation


def not_twice(references: tuple[Citation, ...], in_body: list[Citation]) -> list[Citation]:
    """Without the bare names of those whose letters อ้างถึง names: what they told is told there."""
    written = {_closed_up(c.agency) for c in references if c.agency and c.number is not None}
    return [
        c
        for c in in_body
        if c.number or c.date or c.relation is not Relation.FORWARDS or _closed_up(c.agency or "") not in written
    ]


def relate_copied(references: tuple[Citation, ...], titles: list[str], sender: str | None) -> tuple[Citation, ...]:
    """``สำเนาหนังสือที่อ้างถึง`` among the attachments: the letter that อ้างถึง names is passed on."""
    if len(references) != 1 or references[0].relation is not Relation.REFERS or references[0].agency == sender:
        return references
    copied = any(_COPY_OF_CITED.match(_closed_up(title)) for title in titles)
    return (evolve(references[0], relation=Relation.FORWARDS),) if copied else references


_HEAD_OF = re.compile(r"^(?:ผู้อำนวยการ|หัวหน้า|เลขาธิการ|อธิการบดี|คณบดี|ประธาน|ผู้จัดการ|ผู้บังคับการ|ผู้กำกับการ|นายก)")


def _answers(agency: str, recipients: tuple[Recipient, ...]) -> bool:
    """The letter goes back to the office whose letter it cites."""
    for recipient in recipients:
        name = recipient.name or ""
        if not name or recipient.scope or len(agency) < 6:
            continue
        if agency in name or name in agency:
            return True
        office = _HEAD_OF.sub("", name)
        if len(office) > 10 and office in agency:
            return True
        place = re.sub(r"^(?:จังหวัด|อำเภอ|สำนักงาน|มหาวิทยาลัย|เทศบาล|องค์การ)", "", agency)
        if len(place) > 2 and place in name:
            return True
    return False


def relate_attachment(citation: Citation, title: str, sender: str | None) -> Citation:
    """A copied letter of another agency is passed on; one's own paper, an order or an announcement is enclosed."""
    own = citation.agency is not None and citation.agency == sender
    cited = citation.number  # ภาพถ่ายหนังสือ …, ถ่ายเอกสาร … ที่ มท 0201/12: whatever it is called, a letter by its number
    if not own and (_LETTER.match(title) or (cited is not None and cited.prefix and cited.unit)):
        return evolve(citation, relation=Relation.FORWARDS)
    if _OWN_ORDER.match(title) and not own and citation.agency is not None and citation.number is not None:
        return evolve(citation, relation=Relation.FORWARDS)
    return evolve(citation, relation=Relation.ENCLOSES)


def links_in(sheet: Sheet, start: int, end: int) -> tuple[str, ...]:
    """Web addresses as printed, each once."""
    flat = sheet.flat
    found: dict[int, str] = {}
    for sign, mark in (("h", "http"), ("w", "www."), ("W", "WWW."), ("P", "HTTP")):
        # A Latin letter is found much faster than a word; next to no letter holds one.
        at = flat.find(mark, start, end) if flat.find(sign, start, end) >= 0 else -1
        while at >= 0:
            link = _LINK.match(flat, at, end)
            if link and not any(low <= at < low + len(text) for low, text in found.items()):
                found[at] = link.group().rstrip(".,;:)…")
            at = flat.find(mark, at + 4, end)
    return tuple(dict.fromkeys(found[at] for at in sorted(found)))
