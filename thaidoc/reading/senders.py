"""Who issues the paper: letterhead, ส่วนราชการ, title or seal; failing these, what number and text say together.

The top line of the letterhead decides (record contract, convention 2); the number only supports.
"""

from __future__ import annotations

import re

from thaidoc.reading import checks
from thaidoc.reading.closing import Foot
from thaidoc.reading.grammar import is_address, starts_with
from thaidoc.reading.head import Head, fold_pieces, postcode, starts_letterhead
from thaidoc.reading.parties import agency_name, memo_address, memo_office
from thaidoc.reading.proof import Proof
from thaidoc.reading.segment import Part
from thaidoc.reading.sheet import Sheet, join
from thaidoc.records import Kind, Sender
from thaidoc.registry import Registry
from thaidoc.values import DocumentNumber

_TITLE_WORD = re.compile(
    r"(?:คำสั่ง|ประกาศ|ระเบียบ|ข้อบังคับ|ข้อบัญญัติ|แถลงการณ์|ข่าว|หนังสือรับรอง[ก-๎]*|"
    r"บันทึก(?:การ[ก-๎]+|ช่วยจำ|ถ้อยคำ|ข้อตกลง[ก-๎]*)?|วิทยุ(?:สื่อสาร|ในราชการ)?|โทรสารในราชการ|พระราช[ก-๎]+|กฎกระทรวง)[ \t]*+"
)
_TITLE_TAIL = re.compile(
    r"[ \t]*+(?:(?<=[ \t])ที่[ \t]*+[0-9]+[ \t]*+/.*|เลขที่.*|ฉบับที่.*|\(ฉบับ.*|ว่าด้วย.*|ครั้งที่.*|พ\.ศ.*|เรื่อง.*)$"
)
_MINUTES_OF = re.compile(r"^(?:ราย|บันทึก)งานการประชุ[มน][ \t]*+")
_MEETING_TAIL = re.compile(r"[ \t]*+ครั้?งที่?[ \t]*+[0-9].*$|[ \t]*+ครั้งที่.*$")
_ABBREVIATED = re.compile(r"(?:[ก-ฮ]{1,5}\.){1,4}")
_NAMED_BEFORE = re.compile(r"(สำนักงาน[ก-๎]{3,70}(?:[ \t]*+\(องค์การมหาชน\))?|[ก-๎]{6,70})[ \t]*+$")
_HEADED = re.compile(
    r"^(?:ปลัด(?=กระทรวง|ทบวง|เทศบาล|องค์การ|กรุงเทพ)|อธิบดี(?=กรม)|เลขาธิการ(?=สำนัก)|ผู้อำนวยการ(?=สำนัก|ศูนย์|กอง)|ผู้ว่าราชการ(?=จังหวัด)|นาย(?=อำเภอ))"
)  # จาก ปลัดกระทรวง…: the office speaks through its head
_WRITTEN_BY = re.compile(r"หนังสือ(?:ของ)?[ ]*([ก-๎][ก-๎ .()]{3,79}?)[ ]*(?:ด่วน(?:ที่สุด|มาก)?[ ]*|ลับ(?:ที่สุด|มาก)?[ ]*)?ที่[ ]*$")
_CONNECTIVE = re.compile(r"^(?:ด้วย|ตามที่|เนื่องด้วย|เนื่องจาก)")
_UNIT_BELOW = ("ฝ่าย", "กลุ่ม", "กอง", "สำนัก", "ส่วน", "ภาควิชา", "คณะ", "ศูนย์")
_WITHOUT_TITLE = (Kind.OTHER,)


def read_sender(
    sheet: Sheet, part: Part, head: Head, foot: Foot, registry: Registry, body: tuple[int, int], proof: Proof
) -> Sender | None:
    """The sender with letterhead, address, province and postcode, or None if nothing names one."""
    agency = letterhead = unit = stands_at = None
    if head.office is not None:
        line = _office_line(sheet, *head.office)
        agency, unit = memo_office(_HEADED.sub("", line) if part.kind is Kind.OTHER else line)
        stands_at = memo_address(line)
        letterhead = agency
        proof.mark("sender.agency", *head.office, "head.office", 0.9)
    elif head.letterhead:
        agency, letterhead = _from_letterhead(sheet, head)
        proof.mark("sender.agency", head.letterhead[0][0], head.letterhead[-1][1], "head.letterhead", 0.95)
    elif head.title and part.title is not None:
        agency = letterhead = _from_title(sheet, part, head)
        if agency is not None:
            proof.mark("sender.agency", *head.title[0], "title", 0.9)
    if agency is None and part.kind is Kind.EXTERNAL_LETTER:
        agency = letterhead = _displaced(sheet, part, head, foot, proof)
    if agency is None and foot.agency is not None:
        agency = foot.agency
        letterhead = agency if part.kind is not Kind.STAMPED_LETTER else None
        at = sheet.flat.find(agency, body[1])
        if at >= 0:
            proof.mark("sender.agency", at, at + len(agency), "closing.office", 0.95)
    if agency is None and part.kind is Kind.CERTIFICATE and foot.contact is not None and foot.signatory is not None:
        unit_below, position = foot.contact.unit or "", foot.signatory.position or ""
        if starts_with("agency").match(unit_below) and position.endswith(unit_below) and position != unit_below:
            agency = agency_name(unit_below)  # the signer heads the office that stands at the foot
            at = sheet.flat.find(unit_below, body[1])
            if at >= 0:
                proof.mark("sender.agency", at, at + len(unit_below), "closing.office", 0.8)
    if agency is None and part.kind in (Kind.EXTERNAL_LETTER, Kind.STAMPED_LETTER):
        agency = _inferred(sheet, head, registry, *body)
        if agency is not None:
            at = sheet.flat.find(agency, *body)
            if at >= 0:
                proof.mark("sender.agency", at, at + len(agency), "number.and.text", 0.7)
            elif head.number is not None:
                proof.mark("sender.agency", *head.number.span, "number", 0.4)
    address = " ".join(sheet.fold(*piece) for piece in head.address) or stands_at
    if agency is None and address is None:
        return None
    if head.address:
        proof.mark("sender.address", head.address[0][0], head.address[-1][1], "head.address", 0.9)
    code = postcode(address or "")
    province = checks.province_of(Sender(agency=agency, letterhead=letterhead, address=address), registry)
    return Sender(agency, letterhead, unit, address, province, code)


def _office_line(sheet: Sheet, start: int, end: int) -> str:
    """The ส่วนราชการ line; a unit that begins its second line stands apart, a name that the wrap cut is closed up."""
    text = ""
    for piece in sheet.pieces(start, end):
        text = f"{text} {piece}" if piece.startswith(_UNIT_BELOW) else join([text, piece]) if text else piece
    return " ".join(text.split())


def _from_letterhead(sheet: Sheet, head: Head) -> tuple[str, str]:
    """(agency, letterhead): a name wrapped over lines is closed up, a second office stands apart."""
    pieces = [sheet.fold(*piece) for piece in head.letterhead]
    name = pieces[0]
    for piece in pieces[1:]:
        if starts_with("agency").match(piece):
            break
        name = join([name, piece])
    printed = ""
    for piece in pieces:
        printed += (" " if printed and starts_with("agency").match(piece) else "") + piece
    return agency_name(name), printed


def _from_title(sheet: Sheet, part: Part, head: Head) -> str | None:
    """คำสั่งจังหวัดพัทลุง → จังหวัดพัทลุง; the committee of minutes; none for decrees and ministerial regulations."""
    text = fold_pieces(sheet, head.title[:1] if part.kind in (Kind.REGULATION, Kind.BYLAW) else head.title)
    if part.kind is Kind.MINUTES:
        return agency_name(_MEETING_TAIL.sub("", _MINUTES_OF.sub("", text)).strip()) or None
    if part.kind is Kind.OTHER and not text.startswith(("วิทยุ", "โทรสาร")):
        return None
    text = _TITLE_TAIL.sub("", _TITLE_WORD.sub("", text, count=1)).strip()
    text = text.removesuffix("(เฉพาะ)").rstrip()  # an order for some persons only, as the forces print it
    known = starts_with("agency").match(text) or _ABBREVIATED.match(text) or starts_with("role").match(text)
    return agency_name(text) if text and known else None


def _displaced(sheet: Sheet, part: Part, head: Head, foot: Foot, proof: Proof) -> str | None:
    """A letterhead that a column-wise scan puts below the signature: an office with its address."""
    for k in range(foot.body_end, part.last):
        line = sheet.lines[k]
        if (line.cue or "").startswith("title.") or line.cue == "item_in_file":
            return None
        if starts_letterhead(sheet.lines, k):
            head.letterhead.append((line.start, line.end))
            for below in sheet.lines[k + 1 : min(part.last, k + 4)]:
                if below.gap or not is_address(below.text) or below.cue in ("phone", "fax"):
                    break
                head.address.append((below.start, below.end))
            proof.mark("sender.agency", line.start, line.end, "letterhead.displaced", 0.8)
            return agency_name(sheet.fold(line.start, line.end))
    return None


def _of_own_series(sheet: Sheet, number: DocumentNumber, start: int, end: int) -> str | None:
    """The agency of an earlier letter of the same series that the text cites: หนังสือ<agency> ที่ <own letters, code>."""
    for cited in sheet.numbers_in(start, end):
        if number.unit and (cited.value.prefix, cited.value.unit) == (number.prefix, number.unit):
            named = _WRITTEN_BY.search(sheet.flat, max(start, cited.span.start - 110), cited.span.start)
            if named and starts_with("agency").match(named.group(1)):
                return agency_name(" ".join(named.group(1).split()))
    return None


def _inferred(sheet: Sheet, head: Head, registry: Registry, start: int, end: int) -> str | None:
    """No letterhead: the owner of the number's code that the text names, or the name that its letters shorten."""
    number = head.number.value if head.number else None
    if number is None or not number.prefix:
        return None
    flat = sheet.flat
    names: list[str] = []
    if number.unit:
        names = [getattr(entry, "full_name", entry.name) for entry in registry.owner_of_number(number)]
    counted = sorted(((flat.count(name, start, end), -i, name) for i, name in enumerate(names)), reverse=True)
    if counted and counted[0][0]:
        return counted[0][2]
    if named_by_itself := _of_own_series(sheet, number, start, end):
        return named_by_itself
    letters = number.prefix
    dotted = ".".join(letters) + "."
    for form in (f"({letters})", f"({letters}.)", f"({dotted})", f"หรือ {letters}.", f"หรือ {letters} ", f"หรือ {dotted}"):
        at = flat.find(form, start, end)
        named = _NAMED_BEFORE.search(flat, max(start, at - 110), at) if at > 0 else None
        if named:
            return agency_name(_CONNECTIVE.sub("", " ".join(named.group(1).split())))
    if counted and number.unit and number.unit.startswith("0"):
        return counted[0][2]
    return None
