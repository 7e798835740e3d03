"""From the end of the body to the end of the document: date below the text, signatures, contact, copies, notes.

Form: Regulation on Correspondence B.E. 2526, clauses 11-27; words of delegated power: facts/saraban.md 1.9.
The last แทน-word of a signature parts position and acting_for (record contract, convention 4).
"""

from __future__ import annotations

import re

from attrs import define, field

from thaidoc.reading.grammar import starts_with
from thaidoc.reading.head import Head, whole_date
from thaidoc.reading.parties import agency_name, memo_office
from thaidoc.reading.segment import Part
from thaidoc.reading.sheet import Line, Sheet, join
from thaidoc.reading.signing import name_of, read_signers, wrapped_name
from thaidoc.records import Contact, Endorsement, Kind, Recipient, Signatory, Status
from thaidoc.registry import Registry
from thaidoc.values import DateMatch

_PHONE = re.compile(
    r"(?P<landline>0[ \-–]{0,3}[2-57](?:[ \-–]{0,3}\d){7}|0[ \-–]{0,3}[689](?:[ \-–]{0,3}\d){8})(?!\d)"
    r"(?P<range>[ ]*(?:[-–]|ถึง)[ ]*\d{1,4}(?!\d)|[ ]\d{1,2}(?=[ ]*(?:$|,|/|\(|โทร|ต่อ)))?"
    r"(?P<more>(?:[ ]*,[ ]*\d{1,4}(?![\d\-]|[ ]\d))*)"
    r"(?P<extension>(?:[ ]*(?:ต่อ|กด|ext\.?)[ ]*\d{1,5}(?:[ ]*(?:[-–,]|ถึง|และ|หรือ)[ ]*\d{1,5}(?![\d]|[ \-]\d))*){1,2}"
    r"|[ ]*ภายใน[ ]*\d{1,3}(?!\d))?"
    r"|(?P<code>\(0[ ]?\d{1,2}\)[ ]?\d{3}[ \-]?\d{3,4}(?!\d)"
    r"(?:[ ]*[-–][ ]*\d{1,4}(?!\d))?(?:[ ]*(?:ต่อ|กด)[ ]*\d{1,5})?)"
    r"|(?P<inside>(?<!โ)\(?(?<!โ)(?:สป\.?[ ]?มท|มท|ทบ|ทอ|ทร|กห|ตร|มหาดไทย|ภายใน|IP ?[Pp]hone)\.?\)?\.?[ ]*:?[ ]*"
    r"\d[ \-]?\d{3,5}(?:[ ]*[-–][ ]*\d{1,2}(?!\d))?(?:[ ]*ต่อ[ ]*\d{1,5})?)"
    r"|(?P<hotline>(?<![\d\-])1\d{3}(?![\d\-]))"
    r"|(?P<bare>(?<![\d\-/])(?:[2-9]\d{2}-\d{4}|[2-9]\d{2,6}|1\d{4}|"
    r"(?:(?<=โทร\. )|(?<=โทร )|(?<=โทร\.))\d{2})(?!\d)(?:[ ]*[-–][ ]*\d{1,5})?(?![\d\-/]))"
)
_LABEL = re.compile(r"โทรศัพท์|โทรสาร|แฟกซ์|โทร|มือถือ|[Ff]ax|FAX|[Tt]el|TEL|สายด่วน|ติดต่อ|เบอร์|(?<![A-Za-z])F(?=[.:])")
_FAXED = frozenset({"โทรสาร", "แฟกซ์", "Fax", "fax", "FAX", "F"})
_NUMBER_INSIDE = re.compile(r"0[0-9 ()\-–]{7,}")
_REACHED = (
    "ติดต่อ",
    "สอบถาม",
    "ประสาน",
    "เบอร์",
    "สายตรง",
    "Tel",
    "TEL",
    "tel",
    "obile",
    "Fax",
    "FAX",
    "fax",
    "☎",
    "☏",
    "📞",
)
_TO_BE_REACHED = re.compile(r"(?:ได้ที่|โทร(?:ศัพท์|สาร)?\.?|หมายเลข|เบอร์|ต่อ|ติดต่อ)[ \t:(]*$")
_WORD = re.compile(r"(?:(?<=[ \t(:])|^)[ก-ฮเ-ไ]")
_NAMED = re.compile(r"([^ \t\n(),]{2,40}[ \t]+[^ \t\n(),]{2,40})")
_SEVEN = re.compile(r"[2-9]\d{2}-?\d{4}(?!\d)")
_NO_SURNAME = re.compile(r"[0-9]|[ \t](?:ได้ที่|ประสาน|โทร|หมายเลข|เบอร์|ตำแหน่ง)")
_EMAIL = re.compile(r"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63})+")
_CAPTION = re.compile(r"สิ่งที่ส่งมาด้วย|QR|คิวอาร์|สแกน|ดาวน์โหลด|เอกสารแนบ|รายละเอียดเพิ่มเติม")
_SEAL_TEXT = re.compile(r"[ \t]{2,}|[ \t]*+[★☆*•·|][ \t]*+")  # a round seal's text goes on after the office's name
_SCRAWL = re.compile(r"[ก-๎]{2,12}(?:[ \t][ก-๎]{2,12})?")
_SEAL_SIGN = re.compile(
    r"\([ \t]*+(?:ลายมือชื่อ|ลงชื่อ|ลายเซ็น|ตรา)[^()]{0,40}\)$|"
    r"[^ก-๎A-Za-z0-9]{0,8}(?:[ก-๎]{0,30}?(?:(?<!บัญ)ตรา(?!ด|ก|ช(?!ื่อ))|ลงชื่อย่อ)[ก-๎ ]{0,30}|[Ss]eal|SEAL)"
    r"[^ก-๎A-Za-z0-9]{0,8}$"
)  # where a round seal is on the paper: (ตราประทับ), [ตราส่วนราชการ], - ประทับตรา -
_MONTH_ON_SEAL = re.compile(
    r"(?:[ก-ฮเม][ก-๎]{0,2}\.[ \t]?[ก-ฮ]{1,2}\.|[ก-๎]{3,7}(?:คม|ยน|พันธ์))[ \t]*+(?:[0-9]{4}|[0-9]{2})"
)
_BETWEEN_PERSONS = re.compile(r"[ \t]*+(?:/|,|และ(?=นา|น\.|ดร|ว่าที่))[ \t]*+")
_AFTER_PERSONS = re.compile(r"โทร|[0-9(]")
_DECISION = re.compile(
    r"(?:-[ \t]*+)?((?:ทราบ|อนุมัติ|เห็นชอบ|เห็นควร|ดำเนินการ|อนุญาต|มอบ|ลงนามแล้ว|ชอบ|ไม่อนุมัติ|แจ้ง|เพื่อโปรด|จัดทำ|"
    r"ตามเสนอ|รับทราบ|ให้)[^\n]{0,120})"
)
_HEADS_NOTE = re.compile(r"คำสั่ง(?:นายก|ปลัด|ผู้|หัวหน้า|คณบดี|อธิการ)[ก-๎ ]{0,40}")  # the head of a box for what is decided
_RANK_ALONE = re.compile(r"(?:ว่าที่[ \t]?)?(?:[ก-ฮ]{1,2}\.){2,3}(?:หญิง)?")  # พ.อ., พล.ต.ต. above the name in brackets
_NOTE_TO = re.compile(r"(?:เรียน|เสนอ|ถึง)[ \t]+(.{2,120})")
_DIALLED = re.compile(r"โทร(?:ศัพท์|สาร)?(?:[ \t.:/(]*[0-9มท(]|[ \t]?(?:หมายเลข|เบอร์)[ \t.:]{0,2}[0-9(])")
_DIALLED_BEFORE = re.compile(r"(?:โทร(?:ศัพท์)?|ติดต่อ|เบอร์)[ .:(]*$")
_DIALLED_IN_BODY = re.compile(r"โทร(?!สาร|เลข|ทัศน์|คมนาคม)(?:ศัพท์)?(?:มือถือ|เคลื่อนที่)?[ \t.:]*+(?:หมายเลข|เบอร์|ที่)?[ \t.:]*+")
_ASKED = re.compile(r"ประสาน|ติดต่อ|สอบถาม|แจ้ง|ได้ที่|ผู้รับผิดชอบ")
_HOTLINE = re.compile(r"สายด่วน[ \t:.]*[0-9]{4}(?![0-9])")
_OFFICER = re.compile(r"\([ \t]*+([^()\n]{4,50}?)[ \t]*+(?:ผู้รับผิดชอบ|เจ้าของเรื่อง|เจ้าของสำนวน|ผู้ประสานงาน)[^()\n]{0,80}\)$")
_BOTH_LABELS = re.compile(
    r"(?:โทร(?:ศัพท์)?|ติดต่อ|[Tt]el|TEL)[ .]*(?:/|,|และ|&)[ ]*(?:โทรสาร|แฟกซ์|[Ff]ax|FAX|F(?=[.:]))[ .:]*"
)
_NUMBER_ALONE = re.compile(r"[ (]*0[\d \-–]{7,}")
_OFFICIAL_DIALLED = re.compile(r"เจ้าหน้าที่[ \t:]*0")
_OPEN_RANGE = re.compile(r"(?<![0-9\-–])[ ]?(?:0(?:[ \-–]{0,3}\d){8,9}|ต่อ[ ]*+\d{2,5})[ ]*+(?:[-–,]|ถึง)$")
_RANGE_REST = re.compile(r"\d{1,5}(?=$|[ ]*+(?:,|ต่อ|โทร))")
_HALF_NUMBER = re.compile(r"(?<!\d)0[ \d\-–]{1,12}$")
_NUMBER_REST = re.compile(r"[ \d\-–]{1,12}(?=$|[,;)]|ต่อ)")
_HALF_ADDRESS = re.compile(r"(?<![A-Za-z0-9._%+\-@])[A-Za-z0-9._%+\-@]{1,100}$")
_ADDRESS_REST = re.compile(r"[A-Za-z0-9._%+\-@]{1,80}")
_WHOLE_ADDRESS = re.compile(r"@[A-Za-z0-9.\-]{1,60}\.[a-z]{2,3}$")
_FIRST_WORD = re.compile(r"^[^ \t:]+[ \t:]*")
_DIGIT = re.compile(r"\d")
_MEMO_CONTACT = re.compile(r"โทร|ภายใน|หมายเลข|ติดต่อ|เบอร์|สอบถาม|[Tt]el|@|\([ ]*0[0-9 \-]{7,}")


@define
class Foot:
    """What stands below the body, and where each part ends (line indexes)."""

    body_end: int
    end: int
    signatory: Signatory | None = None
    cosignatories: list[Signatory] = field(factory=list)
    contact: Contact | None = None
    copies: tuple[tuple[int, int], ...] = ()
    date: DateMatch | None = None
    agency: str | None = None
    status: Status | None = None
    endorsements: list[Endorsement] = field(factory=list)
    phones: tuple[str, ...] = ()


def read_foot(sheet: Sheet, part: Part, head: Head) -> Foot:
    """Find the body's end and read what stands below it."""
    lines = sheet.lines
    first, last = head.body, part.last
    kind = part.kind
    end = _body_end(sheet, part, first, last)
    foot = Foot(end, end)
    k = end
    if k < last and kind is Kind.CERTIFICATE and _given(sheet, lines[k]) is not None:
        foot.date = _given(sheet, lines[k])
        k += 1
    elif k < last and lines[k].cue in ("closing", "issued"):
        if lines[k].cue == "issued":
            foot.date = _issue_date(sheet, k, last)
            if kind is Kind.OTHER and any(line.text.startswith("ผู้รับสนอง") for line in lines[k:last]):
                return _decree(sheet, part, foot, k)
        k += 1
    if kind is Kind.STAMPED_LETTER:
        k = _seal(sheet, foot, k, last)
    elif kind in (Kind.STATEMENT, Kind.NEWS):
        k = _issuer_and_day(sheet, foot, k, last)
    if kind is not Kind.STAMPED_LETTER:
        k = _signed(sheet, foot, k, last, kind)
    k = _contact(sheet, foot, k, last)
    if kind is Kind.INTERNAL_MEMO:
        k = _endorsements(sheet, foot, k, last)
    foot.end = max(k, end)
    return foot


# -- where the body ends -----------------------------------------------------------------------------------


def _body_end(sheet: Sheet, part: Part, first: int, last: int) -> int:
    lines = sheet.lines
    kind = part.kind
    if kind in (Kind.EXTERNAL_LETTER, Kind.OTHER) or kind in _ISSUED:
        for wanted in ("closing",) if kind is Kind.EXTERNAL_LETTER else ("issued", "closing"):
            for k in sheet.cued_in(wanted, first, last):
                return k
    if kind is Kind.STAMPED_LETTER:
        return _seal_start(sheet, first, last)
    if kind is Kind.CERTIFICATE and (day := _day_given(sheet, first, last)) is not None:
        return day
    if kind is Kind.MINUTES:
        for k in range(first, last):
            if lines[k].text.startswith(("เลิกประชุม", "ปิดประชุม")):
                return k + 1
    if kind in (Kind.STATEMENT, Kind.NEWS):
        for k in range(first, last):
            if whole_date(sheet, lines[k]) is not None:
                return (
                    k - 1
                    if k > first and starts_with("agency").match(lines[k - 1].text) and len(lines[k - 1].text) < 70
                    else k
                )
    for k in range(first, last):
        line = lines[k]
        if line.furniture:
            continue
        if line.cue == "placeholder" or (
            k > first and (name_of(line) or wrapped_name(lines, k, last)) is not None and _signs(lines, k, last)
        ):
            return k - 1 if k > first + 1 and _RANK_ALONE.fullmatch(lines[k - 1].text) else k
        if line.cue in ("phone", "fax", "email") and k > first + 1:
            return _block_above(sheet, k, first)
        if line.cue == "item_in_file" and k > first + 2 and line.gap and not _asked_below(lines, k, last):
            return k
    return last


_GIVEN = re.compile(r"(?:ออก)?ให้(?:ไว้)?[ \t]*+(?:ณ|เมื่อ|วันที่)|ลง(?:ไว้)?[ \t]*+(?:ณ[ \t]*+)?วันที่|วันที่")
_ISSUED = frozenset({Kind.ORDER, Kind.ANNOUNCEMENT, Kind.REGULATION, Kind.BYLAW, Kind.CERTIFICATE})


def _asked_below(lines: list[Line], k: int, last: int) -> bool:
    """The text goes on below a link to an attachment: จึงเรียนมา…"""
    return any(line.text.startswith("จึง") for line in lines[k + 1 : min(last, k + 6)])


def _signs(lines: list[Line], k: int, last: int) -> bool:
    """A bracketed name is a signature where a position, a day or nothing more follows it, not a sentence."""
    following = next((line for line in lines[k + 1 : min(last, k + 4)] if not line.furniture), None)
    return following is None or len(following.text) < 100


def _seal_start(sheet: Sheet, first: int, last: int) -> int:
    """In a stamped letter the office's name and the day below the seal close the body, or the contact block does."""
    lines = sheet.lines
    phone = next((k for k in range(first, last) if lines[k].cue in ("phone", "fax", "email")), None)
    stop = phone if phone is not None else last
    for k in range(stop - 1, first, -1):  # from below: a line of the text may be a day too
        if lines[k].stamp < 0 and whole_date(sheet, lines[k]) is not None:
            above = k - 1
            while above > first and _on_seal(lines[above]):
                above -= 1
            above = _office_top(sheet, above, first)
            return above if _is_office(lines[above]) and above > first else k
    if phone is not None:
        return _block_above(sheet, phone, first)
    for k in range(first + 1, last):
        if _is_office(lines[k]) and lines[k].gap and len(lines[k].text) < 60:
            return k
    return last


def _on_seal(line: Line) -> bool:
    """A picture's caption, a placeholder for the signature, or the scrawl that a recogniser made of it."""
    if (
        line.furniture
        or _MONTH_ON_SEAL.fullmatch(line.text)
        or (len(line.text) < 70 and _SEAL_SIGN.match(line.text) and not _is_office(line))
    ):
        return True
    return line.cue is None and line.gap == 0 and bool(_SCRAWL.fullmatch(line.text)) and not _is_office(line)


def _is_office(line: Line) -> bool:
    return len(line.text) < 80 and bool(starts_with("agency").match(line.text)) and line.cue in (None, "office")


def _office_top(sheet: Sheet, k: int, first: int) -> int:
    """The first line of the office's name above the seal that ends on line *k*: a narrow column wraps it."""
    lines = sheet.lines
    top = k
    while top > first + 1 and k - top < 3 and not lines[top].gap and _one_column(sheet, lines[top - 1], lines[top]):
        top -= 1
    return next((i for i in range(top, k) if _is_office(lines[i])), k)


def _block_above(sheet: Sheet, k: int, first: int) -> int:
    """First line of the block of unit names above the telephone line *k*."""
    lines = sheet.lines
    unit, agency = starts_with("unit"), starts_with("agency")
    start = k
    while start > first + 1:
        line = lines[start - 1]
        if line.stamp >= 0:
            start -= 1
            continue
        if line.furniture or line.cue is not None or len(line.text) > 80:
            break
        if not (unit.match(line.text) or agency.match(line.text)):
            above = lines[start - 2] if start - 2 > first else None
            if not (
                above is not None
                and start < k + 1
                and unit.match(above.text)
                and len(above.text) < 80
                and len(line.text) < 60
            ):
                break
            start -= 1
        start -= 1
    return start


# -- dates below the text ------------------------------------------------------------------------------------


def _given(sheet: Sheet, line: Line) -> DateMatch | None:
    """The day on which a certificate was given: ให้ไว้ ณ วันที่ …, ออกให้เมื่อวันที่ …, or the day alone."""
    found = whole_date(sheet, line)
    if found is None and _GIVEN.match(line.text):
        dated = sheet.dates_in(line.start, line.end)
        ends = len(dated) == 1 and not sheet.text[dated[0].span.end : line.end].strip(" .")
        found = dated[0] if ends else None
    return found


def _day_given(sheet: Sheet, first: int, last: int) -> int | None:
    """The line of the day on which a certificate was given."""
    for k in range(last - 1, first, -1):
        if sheet.lines[k].stamp < 0 and _given(sheet, sheet.lines[k]) is not None:
            return k
    return None


def _issue_date(sheet: Sheet, k: int, last: int) -> DateMatch | None:
    """The day of ``ประกาศ ณ วันที่ …``, which may be wrapped to the next line."""
    lines = sheet.lines
    stop = lines[k + 1].end if k + 1 < last and lines[k + 1].gap == 0 and len(lines[k + 1].text) < 30 else lines[k].end
    found = sheet.dates_in(lines[k].start, lines[k].end) or sheet.dates_in(lines[k].start, stop)
    return found[0] if found else None


def _seal(sheet: Sheet, foot: Foot, k: int, last: int) -> int:
    lines = sheet.lines
    while k < last and k < foot.body_end + 5:
        line = lines[k]
        dated = whole_date(sheet, line)
        end = k
        while end + 1 < last and end - k < 3 and _name_wrapped(sheet, line, lines[end + 1]):
            end += 1
        if dated is not None and (foot.date is None or (foot.date.value.day is None and dated.value.day is not None)):
            foot.date = dated  # the month alone may stand on the seal, the day below it
        elif (
            _is_office(line)
            and (foot.agency is None or line.text == lines[foot.body_end].text)
            and _seal_line(sheet, end, last, foot)
        ):
            name = [_SEAL_TEXT.split(line.text)[0], *(below.text for below in lines[k + 1 : end + 1])]
            foot.agency = foot.agency or agency_name(join(name))
            k = end
        elif _on_seal(line):
            pass
        else:
            break
        k += 1
    return k


def _one_column(sheet: Sheet, line: Line, below: Line) -> bool:
    return sheet.aligned(line, below) or sheet.centred(line, below)


def _name_wrapped(sheet: Sheet, line: Line, below: Line) -> bool:
    """The office's name goes on below: in the same column, and no day or sign of a seal."""
    if below.gap or below.cue not in (None, "office") or below.furniture or not _one_column(sheet, line, below):
        return False
    if whole_date(sheet, below) is not None or _MONTH_ON_SEAL.fullmatch(below.text):
        return False
    if _on_seal(below):  # or the name's rest, short as a scrawl: กรมควบคุม / มลพิษ
        return Registry.default().identify(join([line.text, below.text])) is not None
    return True


def _seal_line(sheet: Sheet, k: int, last: int, foot: Foot) -> bool:
    """The office's name above the seal: a day stands near it, or it stands alone above the contact block."""
    if foot.date is not None or foot.agency is not None:
        return True
    near = sheet.lines[k + 1 : min(last, k + 3)]
    if any(whole_date(sheet, line) is not None for line in sheet.lines[k + 1 : min(last, k + 5)]):
        return True
    return bool(near) and near[0].gap > 0 and not starts_with("unit").match(sheet.lines[k].text)


def _issuer_and_day(sheet: Sheet, foot: Foot, k: int, last: int) -> int:
    lines = sheet.lines
    while k < min(last, foot.body_end + 4):
        line = lines[k]
        dated = whole_date(sheet, line)
        if dated is not None and foot.date is None:
            foot.date = dated
        elif _is_office(line) and foot.agency is None:
            foot.agency = agency_name(" ".join(line.text.split()))
        elif not line.furniture:
            break
        k += 1
    return k


def _decree(sheet: Sheet, part: Part, foot: Foot, k: int) -> Foot:
    """A royal decree: the day stands at the top, the countersigner (ผู้รับสนองพระบรมราชโองการ) at the end."""
    lines = sheet.lines
    foot.body_end = part.last
    for i in range(k + 1, part.last):
        if lines[i].text.startswith("ผู้รับสนอง"):
            foot.body_end = i
            foot.end = _signed(sheet, foot, i + 1, part.last, part.kind)
            return foot
    foot.end = foot.body_end
    return foot


def _signed(sheet: Sheet, foot: Foot, k: int, last: int, kind: Kind) -> int:
    """Take the signature blocks; the block under สำเนาถูกต้อง is the certifier's, not the author's."""
    lines = sheet.lines
    signers = read_signers(sheet, k, last, kind)
    if signers.blocks:
        foot.signatory, *foot.cosignatories = signers.blocks
        k = signers.end
    for i in range(k, min(last, k + 8)):
        if lines[i].cue != "certified":
            continue
        foot.status = Status.CERTIFIED_COPY
        certifier = read_signers(sheet, i + 1, min(last, i + 8), Kind.INTERNAL_MEMO)
        k = max(i + 1, certifier.end)
        if not signers.blocks:
            later = read_signers(sheet, k, last, kind)
            if later.blocks:
                foot.signatory, *foot.cosignatories = later.blocks
                k = later.end
        while k < last and whole_date(sheet, lines[k]) is not None:
            k += 1
        break
    return k


# -- contact -----------------------------------------------------------------------------------------------------


def _contact(sheet: Sheet, foot: Foot, k: int, last: int) -> int:
    lines = sheet.lines
    first_contact = None
    for i in range(foot.body_end, last):
        line = lines[i]
        if line.cue in ("phone", "fax", "email") or (
            line.cue in (None, "coordinator")
            and len(line.text) < 120
            and (
                _has_contact(line.text)
                or (i + 1 < last and lines[i + 1].text[0] in "0(" and _number_below(line, lines[i + 1]))
            )
        ):
            first_contact = i
            break
        if i >= k and ((line.cue or "").startswith("title.") or line.cue == "gazette" or len(line.text) > 140):
            break
    phones: list[str] = []
    faxes: list[str] = []
    emails: list[str] = []
    people: list[str] = []
    end = k
    unit: str | None = None
    if first_contact is not None:
        unit = _unit_above(sheet, foot, first_contact)
        i = first_contact
        mode = "phone"
        while i < last:
            line = lines[i]
            text = line.text
            if line.furniture:
                i += 1
                continue
            if (
                line.cue in ("phone", "fax", "email", "coordinator")
                or _has_contact(text)
                or (i == end and (_NUMBER_ALONE.match(text) or _HOTLINE.match(text)))
                or (i + 1 < last and lines[i + 1].text[0] in "0(" and _number_below(line, lines[i + 1]))
            ):
                rest = _rest_below(line, lines[i + 1]) if i + 1 < last else None
                text += rest or ""
                mode = _read_contact(text, line.cue, mode, phones, faxes, emails, people)
                i += 1 if rest is None else 2
                end = max(end, i)
                continue
            if line.cue == "copies":
                break
            officer = _OFFICER.match(text) if i == end and text[0] == "(" else None
            if officer and starts_with("person").match(officer.group(1)):
                people.append(" ".join(officer.group(1).split()))
                i += 1
                end = max(end, i)
                continue
            if (
                i - end < 2
                and line.gap <= 1
                and line.cue is None
                and len(text) < 70
                and any(
                    _has_contact(o.text) or o.cue in ("phone", "fax", "email") for o in lines[i + 1 : min(last, i + 3)]
                )
            ):
                i += 1
                continue
            break
    else:
        unit = None
    copies, end = _copies(sheet, foot, end, last)
    foot.copies = copies
    if unit or phones or faxes or emails or people:
        foot.contact = Contact(unit, _once(phones), _once(faxes), _once(emails), _once(people))
    return max(end, k)


def _rest_below(line: Line, below: Line) -> str | None:
    """What the line below gives to a telephone number or an address that is wrapped at this line's end."""
    if below.gap or below.cue is not None:
        return None
    if _number_below(line, below):
        return f" {below.text}"
    if line.text[-1] in "-–,ง" and _OPEN_RANGE.search(line.text) and _RANGE_REST.match(below.text):
        return below.text if line.text[-1] in "-–" else f" {below.text}"
    half = _HALF_NUMBER.search(line.text)
    rest = _NUMBER_REST.match(below.text) if half else None
    if half and rest:
        digits = _DIGIT.findall(half.group() + rest.group())
        return f" {below.text}" if len(digits) == (10 if digits[1] in "689" else 9) else None
    half = _HALF_ADDRESS.search(line.text)
    if half is None or not _ADDRESS_REST.fullmatch(below.text) or (half.group()[-1] not in "@.-_" and _has_end(half)):
        return None
    if half.group().isdecimal() and _EMAIL.fullmatch(below.text):
        return None  # the end of a telephone number, and an address of its own below it
    return below.text if _EMAIL.fullmatch(half.group() + below.text) else None


def _number_below(line: Line, below: Line) -> bool:
    """The line ends where a number must follow (…ได้ที่, โทร.), and the line below is that number."""
    if below.gap or len(below.text) >= 50 or below.text[0] not in "0(":
        return False
    return bool(_NUMBER_ALONE.match(below.text) and _TO_BE_REACHED.search(line.text))


def _has_end(half: re.Match[str]) -> bool:
    """An address that could be whole: it ends in a domain of two or three letters."""
    return bool(_WHOLE_ADDRESS.search(half.group()))


def _has_contact(text: str) -> bool:
    return (
        ("โทร" in text and bool(_DIALLED.search(text)))
        or ("@" in text and bool(_EMAIL.search(text)))
        or ("0" in text and len(text) < 110 and _reached(text))
        or bool("สายด่วน" in text and _HOTLINE.match(text))
    )


def _reached(text: str) -> bool:
    """A number with any word of contact before it."""
    found = _NUMBER_INSIDE.search(text)
    return found is not None and any(word in text[: found.start()] for word in _REACHED)


def _unit_above(sheet: Sheet, foot: Foot, k: int) -> str | None:
    """The unit named in the lines above the telephone line (and on it, before the label)."""
    lines = sheet.lines
    unit, agency = starts_with("unit"), starts_with("agency")
    taken: list[str] = []
    inline = _LABEL.search(lines[k].text)
    if inline and inline.start() > 3 and lines[k].cue is None:
        taken.append(lines[k].text[: inline.start()])
    i = k - 1
    while i >= foot.body_end and len(taken) < 5:
        line = lines[i]
        text = line.text
        if line.stamp >= 0:
            i -= 1
            continue
        if line.furniture or _CAPTION.match(text):
            i -= 1
            if taken:
                break
            continue
        if line.cue is not None or len(text) > 90 or name_of(line) is not None or whole_date(sheet, line) is not None:
            break
        if (
            foot.signatory is not None
            and foot.signatory.span is not None
            and _in_signature(sheet, foot.signatory, line)
        ):
            break
        starts = unit.match(text) or agency.match(text)
        alone = i == k - 1 and line.gap and not lines[k].gap and len(text) <= 40 and not _DIGIT.search(text)
        if alone and not starts and foot.signatory is not None and foot.signatory.position:
            taken.insert(0, text)  # ประกันสังคม between signature and telephone: a section without its word
            break
        if not starts and not (
            i - 1 >= foot.body_end
            and lines[i - 1].cue is None
            and (unit.match(lines[i - 1].text) or agency.match(lines[i - 1].text))
        ):
            break
        if foot.agency is not None and taken and agency_name(text) == foot.agency and line.gap + lines[i + 1].gap > 0:
            break
        taken.insert(0, text)
        i -= 1
    name = " ".join(taken)
    if not name:
        return None
    pieces = [" ".join(t.split()) for t in taken]
    out = ""
    for piece in pieces:
        out += ("" if not out else " " if unit.match(piece) or agency.match(piece) else "") + piece
    return out.strip() or None


def _in_signature(sheet: Sheet, signatory: Signatory, line: Line) -> bool:
    span = sheet.span(line.start, line.end)
    return signatory.span is not None and signatory.span.start <= span.start < signatory.span.end


def _read_contact(
    text: str, cue: str | None, mode: str, phones: list[str], faxes: list[str], emails: list[str], people: list[str]
) -> str:
    """Numbers of one line to their lists by the label before them; returns the label in force at the line's end."""
    addresses = list(_EMAIL.finditer(text)) if "@" in text else []
    emails.extend(m.group().rstrip(".") for m in addresses)
    if cue == "coordinator" and not _OFFICIAL_DIALLED.match(text):
        value = _FIRST_WORD.sub("", text, count=1)
        named = _BETWEEN_PERSONS.split(_AFTER_PERSONS.split(value)[0])
        people.extend(" ".join(person.split()).strip(" :-") for person in named if len(person.strip()) > 3)
    elif not people and ("นา" in text or "น.ส." in text or "(" in text):
        people.extend(_named_in(text))
    beside_name = cue is None and "ประสาน" in text  # a coordinator's number, not the fax of the line above
    start_mode = "phone" if cue in ("phone", "coordinator") or beside_name else "fax" if cue == "fax" else mode
    if not _DIGIT.search(text):
        return start_mode
    labels = [(m.start(), m.group()) for m in _LABEL.finditer(text)]
    for found in _PHONE.finditer(text):
        if bare := found.group("bare"):  # seven digits: a number of Bangkok before B.E. 2545
            old = cue in ("phone", "fax") and _SEVEN.match(bare) is not None
            if not (old or (cue == "phone" and _DIALLED_BEFORE.search(text[: found.start()]))):
                continue
        if (
            found.group("hotline")
            and "สายด่วน" not in text[: found.start()]
            and not _DIALLED_BEFORE.search(text[: found.start()])
        ):
            continue
        if addresses and any(found.start() >= m.start() and found.end() <= m.end() for m in addresses):
            continue
        before = [label for at, label in labels if at < found.start()]
        wanted = start_mode
        if before:
            wanted = "fax" if before[-1] in _FAXED else "phone"
            together = _BOTH_LABELS.search(text[: found.start()]) if wanted == "fax" else None
            if together and not _DIGIT.search(text[: together.start()]):
                wanted = "both"
        number = " ".join(found.group().split()).strip(" ,;/-–")
        if number.startswith("(") and ")" not in number:
            number = number[1:].lstrip()  # (สป.มท. 18314): the bracket is around label and number
        if wanted in ("phone", "both"):
            phones.append(number)
        if wanted in ("fax", "both"):
            faxes.append(number)
        start_mode = wanted
    return start_mode


def _named_in(text: str) -> list[str]:
    """The person whom a line of contact names: ให้ติดต่อ นาย… ได้ที่ ๐…, โทร. … (นาง…)."""
    for word in _WORD.finditer(text):
        at = word.start()
        if starts_with("person").match(text, at) and not starts_with("role").match(text, at):
            named = _NAMED.match(text, at)
            return [" ".join(named.group(1).split())] if named and not _NO_SURNAME.search(named.group(1)) else []
    return []


def _copies(sheet: Sheet, foot: Foot, k: int, last: int) -> tuple[tuple[tuple[int, int], ...], int]:
    """สำเนาส่ง / แจ้งท้าย with its continuation lines."""
    lines = sheet.lines
    for i in range(foot.body_end, min(last, max(k, foot.body_end) + 6)):
        if lines[i].cue != "copies":
            continue
        pieces = []
        line = lines[i]
        at = line.after
        while at < line.end and sheet.text[at] in " \t:：":
            at += 1
        if at < line.end:
            pieces.append((at, line.end))
        i += 1
        while i < last and lines[i].cue is None and lines[i].gap <= (0 if pieces else 1) and len(lines[i].text) < 120:
            pieces.append((lines[i].start, lines[i].end))
            i += 1
        return tuple(pieces), max(k, i)
    return (), k


def contact_of(sheet: Sheet, head: Head, foot: Foot, part: Part) -> Contact | None:
    """The contact block; a memo has its telephone on the ส่วนราชการ line."""
    below = _with_named(foot.contact, *_named_in_body(sheet, head, foot))
    if part.kind is not Kind.INTERNAL_MEMO or head.office is None:
        return below
    phones: list[str] = []
    faxes: list[str] = []
    emails: list[str] = []
    text = sheet.fold(*head.office)
    label = _MEMO_CONTACT.search(text)
    if label:
        _read_contact(text[label.start() :], "phone", "phone", phones, faxes, emails, [])
    if below is not None:
        phones.extend(below.phones)
        faxes.extend(below.faxes)
        emails.extend(below.emails)
    people = below.coordinators if below else ()
    unit = (below.unit if below else None) or memo_office(text)[1]
    if not (phones or faxes or emails or people or (below and below.unit)):
        return None
    return Contact(unit, _once(phones), _once(faxes), _once(emails), people)


def _with_named(contact: Contact | None, phones: list[str], people: list[str]) -> Contact | None:
    """*contact* with those whom the text names."""
    if not phones:
        return contact
    if contact is None:
        return Contact(None, _once(phones), (), (), _once(people))
    known = contact.coordinators or _once(people)
    return Contact(contact.unit, _once([*contact.phones, *phones]), contact.faxes, contact.emails, known)


def _named_in_body(sheet: Sheet, head: Head, foot: Foot) -> tuple[list[str], list[str]]:
    """Telephones and names of those whom the text names to be asked: … ประสานงานได้ที่ นางสาว… โทร. ๐…."""
    phones: list[str] = []
    people: list[str] = []
    if foot.body_end <= head.body:
        return phones, people
    start, end = sheet.lines[head.body].start, sheet.lines[foot.body_end - 1].end
    at = sheet.flat.find("โทร", start, end)
    while at >= 0:
        label = _DIALLED_IN_BODY.match(sheet.flat, at, end)
        at = sheet.flat.find("โทร", at + 3, end)
        if label is None:
            continue
        number = _PHONE.match(sheet.flat, label.end(), end)
        if number is None or not (number.group("landline") or number.group("code")):
            continue
        before = sheet.flat[max(start, label.start() - 140) : label.start()]
        asked = _ASKED.search(before)
        named = _named_in(_ASKED.sub(" ", before[asked.start() :])) if asked else []
        if named and asked and "บริษัท" not in before[asked.start() :]:  # the staff of a firm is not the office's
            phones.append(" ".join(number.group().split()).strip(" ,;/-–"))
            people += named
    return phones, people


def _once(values: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


# -- notes written on the paper -------------------------------------------------------------------------------


def _endorsements(sheet: Sheet, foot: Foot, k: int, last: int) -> int:
    """เกษียนหนังสือ below a memo's signature: each ends with a name, a position or a day."""
    lines = sheet.lines
    start = k
    note: list[Line] = []
    end = k
    while k < last:
        line = lines[k]
        if line.furniture:
            k += 1
            continue
        titled = (line.cue or "").startswith("title.") and not _HEADS_NOTE.fullmatch(line.text)
        if line.cue in ("item_in_file", "gazette") or titled or len(line.text) > 220:
            break
        name = name_of(line)
        if name is None:
            note.append(line)
            k += 1
            continue
        found = read_signers(sheet, k, last, Kind.INTERNAL_MEMO)
        signatory, stop = found.blocks[0], found.end
        dated = None
        while stop < last and whole_date(sheet, lines[stop]) is not None and dated is None:
            dated = whole_date(sheet, lines[stop])
            stop += 1
        if note or dated is not None or foot.endorsements:
            foot.endorsements.append(_endorsement(sheet, note, signatory, dated, lines[stop - 1].end))
        else:
            foot.cosignatories.append(signatory)  # no word and no day: a second proposer
        note = []
        k = end = stop
        if len(foot.endorsements) > 12:
            break
    if note and not foot.endorsements and _DECISION.match(note[0].text) and k - start < 8:
        foot.endorsements.append(_endorsement(sheet, note, None, None, note[-1].end))
        end = k
    return end


def _endorsement(
    sheet: Sheet, note: list[Line], signatory: Signatory | None, dated: DateMatch | None, end: int
) -> Endorsement:
    to = decision = None
    for line in note:
        addressed = _NOTE_TO.match(line.text)
        if addressed and to is None:
            to = " ".join(addressed.group(1).split())
            continue
        found = _DECISION.match(line.text)
        if found and decision is None:
            decision = " ".join(found.group(1).split())
    if dated is None:
        for line in note:
            whole = whole_date(sheet, line)
            dated = dated or whole
    start = note[0].start if note else end
    text = sheet.fold(note[0].start, note[-1].end) if note else None
    span = sheet.span(start, end)
    if signatory is not None and signatory.span is not None and not note:
        span = signatory.span
    position = None
    if signatory is not None:
        position = " ".join(p for p in (signatory.position, signatory.authority, signatory.acting_for) if p) or None
    return Endorsement(
        to, signatory.name if signatory else None, position, decision, dated.value if dated else None, text, span
    )


__all__ = ["Foot", "Recipient", "read_foot"]
