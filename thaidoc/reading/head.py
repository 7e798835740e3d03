"""The head of a document: number, date, grades, letterhead and the labelled fields down to the first line of body.

Order of the fields: Regulation on Correspondence B.E. 2526, forms 1-11. Scans bring them in other orders, with
stamps between them, and with the right column before, beside or after the left one; so lines are told by what they
are, not by where they stand.
"""

from __future__ import annotations

import re
from itertools import pairwise

from attrs import define, evolve, field

from thaidoc.reading.grammar import POSTCODE as _POSTCODE
from thaidoc.reading.grammar import is_address, starts_with
from thaidoc.reading.leads import Lead, announced, lead
from thaidoc.reading.segment import Part, says_so
from thaidoc.reading.sheet import Line, Sheet, join
from thaidoc.reading.stamps import Group
from thaidoc.records import Kind, Secrecy, Status, Urgency
from thaidoc.registry import Registry
from thaidoc.text import Span
from thaidoc.values import DateMatch, NumberMatch, dates, numbers, quantities

_OPENING = re.compile(
    r"ด้?วย(?!เหตุ|วิธี|ความ)|ตามที่?|ตามหนั?งสือ|ตามคำสั่?ง|ตามประกาศ|ตามมติ|ตาม[ \t]|เนื่?องจาก|เนื่?องด้?วย|อนุสนธิ|บัดนี้?|"
    r"สืบเนื่อง|โดยที่|เมื่อเร็ว|หนังสือที่อ้างถึง|มีหนังสือ|เพื่อให้|เพื่อความ|กรณีเป็น|ต้นเรื่อง|เรื่องเดิม|ข้อเท็จจริง|"
    r"พร้?อมหนั?งสือนี้?|พร้?อมนี้?|ทั้?งนี้?[ \t]|ตามพระราช|ตามระเบียบ|ตามนัย|ตามกฎ|ความเดิม|ขอเรียนว่า|อาศัยอำนาจ|ในการนี้|"
    r"[0-9]+[.)]?[ \t]*+(?:เรื่องเดิม|ต้นเรื่อง|ความเป็นมา|ข้อเท็จจริง)"
)
_DATED_LINE = re.compile(r"[0-9]{1,2}[ \t]+(?:[ก-ฮ][ก-๎]?\.[ก-ฮ]\.|[ก-๎]{2,7}(?:คม|ยน|พันธ์))")
_NO_NAME = ("เลขที่", "เลขประจำตัว", "เลขทะเบียน", "ทะเบียน", "โทร", "(โทร", "E-mail", "อีเมล", "รหัส")
_CONTINUES = re.compile(
    r"(?:เป็น|รวม)?จำนวน|รวม(?:ทั้งสิ้น|ทั้งหมด)?[ \t]*+[0-9]|[-–][ \t]*+[0-9]|ลงวันที่|ลว\.|ลง[ \t]|เรื่อง|\(|พ\.ศ|ด่วน|ลับ|ที่[ \t]"
)
_OFFICE_AT_END = re.compile(r"(?:กรม|กระทรวง|สำนักงาน|สำนัก|มหาวิทยาลัย|สถาบัน|ศูนย์|องค์การ)[ก-๎]*$")
_RULE = re.compile(r"[*\-_=.…~–—]{4,}")
_WRITTEN_AT = re.compile(r"(?:เขียน|ทำ|บันทึก)(?:ขึ้น)?ที่[ \t]+")
_ONLY_THAI = re.compile(r"[ก-๎][ก-๎0-9 .()]+")
_INITIALS = re.compile(r"(?:[ก-ฮ]{1,5}\.){1,4}")
# Labels of other hands, where the regulation prints สิ่งที่ส่งมาด้วย and อ้างถึง; only in the head, above what they list.
_ATTACHED = re.compile(
    r"(?:(?:บรรดา|ราย(?:การ|ชื่อ))?(?:สิ่ง|เอกสาร|หลักฐาน|ไฟล์|ของ|สำเนา|หนังสือ)|รายการ|ที่)?(?:ที่|ซึ่ง|อัน)?(?:ได้|จัด|นำ|ขอ)*+"
    r"(?:ส่ง|แนบ|เสนอ|ประกอบ)(?:ประกอบ|แนบ|ส่ง|มา|ไป|ให้|ท้าย)*+"
    r"(?:ด้วย|พร้อม(?:กับ|กัน|ด้วย)?|กับ|นี้|หนังสือ(?:ฉบับ)?(?:นี้)?|ประกอบ(?:การพิจารณา|เรื่อง)?|ท้าย|เรื่อง|การพิจารณา)*+"
    r"(?:[ \t]*+\(ถ้ามี\))?(?:[ \t]*+[:：][ \t]*+|(?=[ \t0-9])[ \t]*+|$)"
)
_SERIAL_ENDS = re.compile(r"/(?:[ \t]?ว\.?[ \t]*+)?[0-9]{1,6}$")
_SHORTENED = re.compile(r"[ก-ฮ]\.[ก-ฮ]{1,3}$")
_COUNTS = frozenset("จรเ([0123456789")  # with which a count alone on its line begins
_SECOND = {"เ": "อสรทด", "ต": "อ่"}  # เอกสาร, เสนอ, เรื่อง, เท้าความ, เดิม; ตอบ, ต่อเนื่อง
_LABELS = frozenset("บรสเหไขทซอนจแปโต")  # with which those begin
_REFERRED = re.compile(
    r"(?:หนังสือ|เอกสาร|เรื่อง|ข้อ|หลักฐาน)?(?:ฉบับ)?(?:ที่)?(?:ขอ)?"
    r"(?:อ้าง|โยง|อิง|สืบเนื่อง|ต่อเนื่อง|เท้าความ|ตอบ|เดิม)[ก-๎]{0,20}(?:[ \t]*+\(ถ้ามี\))?"
    r"(?:[ \t]*+[:：][ \t]*+|[ \t]++)"
)
_COUNT_ALONE = re.compile(r"[(\[]?(?:จำนวน|รวม)?[ \t]*+[0-9]{1,4}[ \t]*+[ก-๎]{2,10}[)\]]?$")
_STREET_TAIL = re.compile(
    r"[ \t]+((?:(?:เลขที่[ \t]*+)?[0-9]{1,5}(?:/[0-9]{1,5})?[ \t]*+(?:ถนน|ถ\.|หมู่|ม\.|ซอย|ซ\.|ตำบล|แขวง|อาคาร|ชั้น)|"
    r"ถนน|ถ\.|เลขที่[ \t]*+[0-9]|ซอย|แขวง|หมู่(?:ที่)?[ \t]*+[0-9]|ค่าย|ตู้[ \t]*+ปณ).*)$"
)
_PLACE_TAIL = re.compile(r"[ \t]+((?:ตำบล|อำเภอ|เขต(?!พื้นที่|[ \t]*+[0-9])|ต\.|อ\.)[ก-๎]{2,30}(?:[ \t].{0,70})?)$")
_PROVINCE_TAIL = re.compile(r"[ \t]+((?:จังหวัด|จ\.)[ \t]?[ก-๎]{2,20}[ \t]+[0-9]{5})$")
_DAY_OF_CITED = re.compile(
    r"(?:ลง|ณ|เมื่อ|ประจำ|ลงวัน|ลว\.?|ลงวัน[ \t]*+ที่)(?:[ \t]*+[0-9]{1,2}|[ \t]*+[0-9]{1,2}[ \t]+[ก-๎.]{3,10})?$"
)
_POSTCODE_TAIL = re.compile(r"[ \t]+([ก-ฮ]{2}\.?[ \t]*+[0-9]{5})$")
_TAILS = (_STREET_TAIL, _PLACE_TAIL, _PROVINCE_TAIL, _POSTCODE_TAIL)
_SCOPE_ENDS = re.compile(r"(?:ทุก[ก-๎]{2,14}|แนบท้าย\)?)$")
_DATE_ENDS = re.compile(
    r"(?:คม|ยน|พันธ์|[คยพ]\.?)[ \t]*+(?:พ\.ศ\.?[ \t]*+)?(?:2[45][0-9]{2}|[0-9]{2})$|[0-9]/[0-9]{1,2}/[0-9]{2,4}$"
)
_DAY_WANTED = re.compile(r"(?:วันที่|ภายใน|ณ|เมื่อ|ระหว่าง|ถึง|ใน|และ|ตั้งแต่|ก่อน|ไม่เกิน)$")
_GRADED = re.compile(r"(?:ลำดับ)?ความเร่งด่วน[ \t:.]*ด่วน")
_UNFINISHED = re.compile(r"(?:ลงวันที่|ลงวัน|ลว\.?|ลง|ที่(?:[ \t]*+[ก-ฮ]{1,4}\.?)?|และ|จำนวน|ฉบับ|ของ|[0-9])$")
_AT_TIME = re.compile(r"เวลา[ \t]*+[0-9]{1,2}[.:][0-9]{2}[ \t]*+(?:น\.?)?$")
_YEAR_ALONE = re.compile(r"(?:พ\.?[ \t]?ศ\.?[ \t]*+)?2[45][0-9]{2}(?:[ \t]+จำนวน|$)")
_QUANTITY_ENDS = re.compile(
    r"(?:[0-9][ \t]*+(?:ฉบับ|ชุด|แผ่น|เล่ม|หน้า|แฟ้ม|รายการ)|จำนวน[ \t]*+[0-9]{1,4}[ \t]*+[ก-๎]{2,8})$"
)
_PROVINCE = re.compile(r"จังหวัด[ก-๎]{2,20}")
_PROPOSED = re.compile(r"(?:เสนอ|ถึง)[ \t:：]+(?=[ก-ฮเ-ไ])")
_SHORT_OFFICER = re.compile(
    r"(?:รอง[ \t]?|ผช\.?[ \t]?|หน\.[ \t]?)?(?:ผบ|ผก|ผอ|หน|จก|ผวจ|นอภ|สว|เสธ|ผกก|ผบก|ผบช|ผบ\.ตร)[ก-ฮ]{0,2}\.[ก-๎0-9 .]"
)
_PAPER = re.compile(r"(?:สำเนา)?(?:หนังสือ|คำสั่ง|ประกาศ|บันทึก|ระเบียบ|โทรสาร|วิทยุ|รายงาน|ข้อบังคับ|พระราช)")
_VERB = re.compile(r"ได้|แจ้ง|ขอ|มี(?!น)|จะ|จึง")
_ASKS = re.compile(r"ขอ(?:ส่ง|แจ้ง|ความ|ให้|เรียน|เชิญ|รับ|ประ)|ได้(?:รับ|มี|จัด|กำหนด|ออก)|แจ้งว่า|มีหนังสือ|จะ(?:จัด|ดำเนิน)|จึง")
_MEETING = re.compile(r"ครั้?งที่?[ \t]*+([0-9]+[ \t]*+/[ \t]*+[0-9]{4})")
_SENTENCE_END = re.compile(r"(?:นั้น|ต่อไป|ด้วย)$")
_DAYLESS = re.compile(r"วันที่[ \t.…_:]{2,}([ก-ฮเม][ก-๎]{0,2}\.[ \t]?[ก-ฮ]{1,2}\.[ \t]?[0-9]{2,4})")
_WEEKDAY = re.compile(r"วัน(?:จันทร์|อังคาร|พุธ|พฤหัส(?:บดี)?|ศุกร์|เสาร์|อาทิตย์)(?:[ \t]*+ที่)?[ \t]*+")
_LETTERS = re.compile(r"[ก-ฮ]{2}")
_FIELDS = {"subject": "subject", "to": "to", "to_office": "to", "reference": "reference", "attachment": "attachment"}
_GRADE_LABEL = re.compile(
    r"(?:ระดับ|ลำดับ|ประเภท)?(?:ชั้น)?ความ(?:เร่ง(?:ด่วน)?|เร็ว|ลับ)|(?:ประทับ)?ตรา(?=[ \t:])"
    r"|ภายใน[ \t]*+วันที่?[ \t]*+[^ก-ฮ]*[ก-๎.]+[ \t]*+[0-9]{2,4}"
)
_AROUND_GRADE = " \t.()-–—*:[]{}<>«»‹›【】〔〕《》=~/|+#,!“”\"'‘’xX✓✔☑☒■□•●◆★☆"
_URGENCY = re.compile(
    r"(?<!เร่ง)ด[ \t]?่?[ \t]?ว่?[ \t]?น"
    r"(?:([ \t]*+ท[ \t]?[ีิื]?[ \t]?่?[ \t]*+ส[ \t]?[ุู]?[ \t]?ด)|([ \t]*+ม[ \t]?[าำ][ \t]?ก))?"
)
_LATIN_SPEED = re.compile(r"(?:(MOST[ ]?)|(VERY[ ]?))?URGENT\b")
_LATIN_SECRECY = re.compile(r"\b(?:(TOP[ ]?)SECRET|(SECRET)|CONFIDENTIAL)\b")
_GLOSS = re.compile(
    r"\([ \t]*+[A-Za-z][A-Za-z \t]{2,20}\)|\(?[ \t]*+ครั้งที่[ \t]?[0-9]{1,2}[ \t]*+\)?"
    r"|\(?[ \t]*+ทาง(?:โทรสาร|อีเมล|ไปรษณีย์|ระบบ)[ก-๎]*[ \t]*+\)?"
)  # (Most urgent)
_SECRECY = re.compile(
    r"(?<!ความ)ล[ \t]?ั[ \t]?บ(?:([ \t]*+ท[ \t]?ี[ \t]?่?[ \t]?ส[ \t]?ุ[ \t]?ด)|([ \t]*+ม[ \t]?[าำ][ \t]?ก))?"
)


@define
class Pieces:
    """Stretches of the text that belong together, in order."""

    pieces: list[tuple[int, int]] = field(factory=list)

    @property
    def start(self) -> int:
        """Where the first piece begins."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Where the last piece ends."""
        return self.pieces[-1][1]


@define
class Field(Pieces):
    """A labelled field (label left out) and the line where it begins."""

    line: int = 0


@define
class Head:
    """What the head holds, still as places in the clean text."""

    number: NumberMatch | None = None
    date: DateMatch | None = None
    urgency: tuple[Urgency, Span] | None = None
    secrecy: tuple[Secrecy, Span] | None = None
    status: Status | None = None
    letterhead: list[tuple[int, int]] = field(factory=list)
    address: list[tuple[int, int]] = field(factory=list)
    office: tuple[int, int] | None = None
    fields: dict[str, Field] = field(factory=dict)
    title: list[tuple[int, int]] = field(factory=list)
    stamped_by_office: bool = False
    body: int = 0  # index of the first line of body
    claimed: list[tuple[int, int]] = field(factory=list)


def read_head(sheet: Sheet, part: Part, groups: list[Group]) -> Head:
    """Read the head of *part*."""
    head = Head()
    as_letter = part.kind in (Kind.INTERNAL_MEMO, Kind.RECORD, Kind.CERTIFICATE) or _is_message(sheet, part)
    if part.title is not None and not as_letter:
        _titled(sheet, part, head)
    elif part.kind is Kind.CERTIFICATE:
        _certificate(sheet, part, head)
    else:
        _letter(sheet, part, head, groups)
    return head


def _begins_text(line: Line) -> bool:
    return line.cue is None and len(line.text) > 40 and _OPENING.match(line.text) is not None


def _is_message(sheet: Sheet, part: Part) -> bool:
    """วิทยุในราชการ, โทรสารในราชการ: จาก … ถึง … ที่ … as in a letter."""
    return part.title is not None and sheet.lines[part.title].text.startswith(("วิทยุ", "โทรสาร"))


# -- letters and memos ------------------------------------------------------------------------------


def _letter(sheet: Sheet, part: Part, head: Head, groups: list[Group]) -> None:
    lines, text = sheet.lines, sheet.text
    top: list[tuple[int, int]] = []
    dated: list[DateMatch] = []
    current: Field | None = None
    name = ""
    k = part.first
    previous: Line | None = None
    memo = part.kind is Kind.INTERNAL_MEMO
    number_at = part.number.span.start if part.number else -1
    displaced = False  # a letterhead stood below the labels: the day below it is the letter's, not the reference's
    while k < part.last:
        line = lines[k]
        if line.stamp >= 0:
            if line.cue in ("received", "day", "clock", "docno") or k == groups[line.stamp].first:
                top.extend(p for p in groups[line.stamp].leftover if line.start <= p[0] < line.end)
            k += 1
            continue
        if line.furniture:
            k += 1
            continue
        if (
            not head.fields
            and k > part.first
            and (line.cue == "closing" or _begins_text(line) or (dated and part.unlabelled))
        ):
            break  # a letter without เรื่อง and เรียน: its text begins
        if k == part.number_line:
            _read_number(sheet, part, head, line, top, dated)
            current = None if "subject" not in head.fields else current
            k += 1
            continue
        cue = line.cue
        if not head.fields and "เร่งด่วน" in line.text[:20] and _GRADED.match(line.text):
            _read_marks(sheet, head, line.start, line.end)  # ความเร่งด่วน  ด่วนมาก
            k += 1
            continue
        if cue in ("urgency", "secrecy") and _is_mark(line) and name != "attachment":
            _read_marks(sheet, head, line.start, line.end)
            if "สำเนาคู่ฉบับ" in line.text:
                head.status = Status.FILE_COPY
            k += 1
            continue
        if cue in ("file_copy", "draft", "copy") and not head.fields:
            head.status = Status.FILE_COPY if cue == "file_copy" else Status.DRAFT if cue == "draft" else head.status
            head.claimed.append((line.start, line.end))
            k += 1
            continue
        if k == part.title or cue == "title.internal_memo":
            head.title.append((line.start, line.end))
            head.claimed.append((line.start, line.end))
            if cue == "title.internal_memo" and len(line.text) > 16:
                _read_marks(sheet, head, line.after, line.end)
            k += 1
            continue
        office = cue == "office" and memo
        if (office or (cue == "from" and part.kind is Kind.OTHER)) and head.office is None:
            head.office = _value(sheet, line)
            k += 1
            if head.office[0] >= head.office[1] and k < part.last and lines[k].cue is None:
                head.office = lines[k].start, lines[k].end  # the label stood on a line of its own
                k += 1
            while (
                k < part.last
                and lines[k].gap == 0
                and ((lines[k].bare and lines[k].stamp < 0) or _office_goes_on(lines, k, part))
            ):
                head.office = (head.office[0], lines[k].end)
                k += 1
            continue
        if memo and head.office is None and k - 1 == part.title and _is_unlabelled_office(lines, k, part):
            head.office = line.start, line.end
            k += 1
            continue
        if line.start == number_at:
            k += 1  # the number below its label
            continue
        if cue == "day" and part.kind is Kind.INTERNAL_MEMO and not head.fields:
            dated.extend(sheet.dates_in(line.start, line.end))
            k += 1
            continue
        field_name = _FIELDS.get(cue or "")
        if field_name is None and cue in (None, "item_in_file") and line.text[0] in _LABELS and (current or dated):
            field_name = _other_label(sheet, k, part, head, name)
        if memo and "to" not in head.fields and "subject" in head.fields:
            proposed = _PROPOSED.match(line.text)  # เสนอ and ถึง address a memo as เรียน does
            addressed = proposed is None and field_name is None and _is_addressed(sheet, k, part)
            if proposed or addressed:
                start = line.start + (proposed.end() if proposed else 0)
                current, name, previous = Field([(start, line.end)], k), "to", line
                head.fields["to"] = current
                k += 1
                continue
        if field_name and (
            field_name not in head.fields or (field_name == name and field_name in ("reference", "attachment"))
        ):
            if field_name == "to" and "to" in head.fields:
                break
            if cue == "to_office" and part.kind is not Kind.STAMPED_LETTER and "subject" in head.fields:
                break
            current = head.fields.setdefault(field_name, Field(line=k))
            name = field_name
            value = _value(sheet, line)
            if value[0] < value[1]:
                current.pieces.append(value)
            previous = line
            k += 1
            continue
        whole = whole_date(sheet, line)
        below = lines[k + 1] if whole is None and k + 1 < part.last and line.text[0].isdecimal() else None
        if below is not None and (whole := _wrapped_date(sheet, line, below)):
            k += 1
        if whole is not None and (name != "reference" or displaced) and not _wants_day(name, line, previous):
            cited = name in ("attachment", "reference") and previous is not None and _DAY_OF_CITED.search(previous.text)
            if name == "attachment" and dated and previous is not None and not displaced:
                cited = cited or _SERIAL_ENDS.search(previous.text)  # ที่ พม 0727.01/2316 / วันที่ 11 มี.ค. 2565
            if not cited or line.gap:
                dated.append(whole)
                k += 1
                continue
        written = _WRITTEN_AT.match(line.text) if part.kind is Kind.RECORD and current is None else None
        if written:
            top.append((line.start + written.end(), line.end))
            k += 1
            continue
        if current is None:
            running = _is_body(line, previous) or (part.kind is Kind.RECORD and len(line.text) > 76)
            if _is_message(sheet, part) and "to" in head.fields and head.number is not None:
                running = running or len(line.text) > 60 or bool(line.gap)  # a message has no subject to wait for
            if running and (head.fields or part.kind is Kind.RECORD):
                break
            top.append((line.start, line.end))
            k += 1
            continue
        if not head.letterhead and not top and starts_letterhead(lines, k):
            displaced = True
            top.append((line.start, line.end))
            k += 1
            if not is_address(lines[k].text):  # the name's second line
                top.append((lines[k].start, lines[k].end))
                k += 1
            while (
                k < part.last
                and len(lines[k].text) <= 70
                and is_address(lines[k].text)
                and lines[k].cue in (None, "docno")
            ):
                top.append((lines[k].start, lines[k].end))
                k += 1
            continue
        under = name == "to" and bool(current.pieces) and line.gap == 0
        if under and (line.text.startswith(_NO_NAME) or _is_home(line, text[slice(*current.pieces[0])])):
            head.claimed.append((line.start, line.end))  # where the recipient lives
            k += 1
            continue
        if not _goes_on(sheet, k, name, previous, part, head) and not _labels_ahead(lines, k, name):
            if (
                name == "subject"
                and "to" not in head.fields
                and part.kind is not Kind.INTERNAL_MEMO
                and _to_ahead(lines, k, part.last)
            ):
                top.append((line.start, line.end))
                k += 1
                continue
            break
        current.pieces.append((line.start, line.end))
        previous = line
        k += 1
    head.body = k
    head.fields = {key: value for key, value in head.fields.items() if value.pieces or key == "to"}
    if dated:
        # A day above the number is a stamp's or a system's where another stands below it.
        number_at = sheet.lines[part.number_line].start if part.number_line is not None else -1
        head.date = max(dated[:4], key=lambda d: (d.value.day is not None, d.span.start > number_at, -d.span.start))
    _letterhead(sheet, head, top)
    _leading_marks(sheet, part, head)
    del text


def _value(sheet: Sheet, line: Line) -> tuple[int, int]:
    """What stands behind the label, without the dots of a form around it."""
    start, end = _trim(sheet.text, line.after, line.end, " \t:：.…_")
    return start, end if line.text.endswith(("...", "…", "__")) else line.end


def attached_below(sheet: Sheet, body: int, body_end: int, last: int) -> Field | None:
    """สิ่งที่ส่งมาด้วย not in the head but at the text's end or below the signature: papers with their counts."""
    lines = sheet.lines
    for k in sheet.cued_in("attachment", max(body + 1, body_end - 6), min(last, body_end + 16)):
        if lines[k].stamp >= 0 or lines[k].top:
            continue
        start, end = _value(sheet, lines[k])
        pieces = [(start, end)] if start < end else []
        for line in lines[k + 1 : min(last, k + 12)]:
            listed = lead(line.text) or line.bullet or _QUANTITY_ENDS.search(line.text)
            if line.gap > (not pieces) or not listed or line.cue not in (None, "number"):
                break
            pieces.append((line.start, line.end))
        if any(_QUANTITY_ENDS.search(sheet.text, *piece) for piece in pieces):
            return Field(pieces, k)
    return None


def _is_addressed(sheet: Sheet, k: int, part: Part) -> bool:
    """The recipients of a memo without เรียน: offices' or officers' short names right below the subject."""
    line = sheet.lines[k]
    if line.gap or line.cue is not None or len(line.text) > 120 or not _SHORT_OFFICER.match(line.text):
        return False
    return not _to_ahead(sheet.lines, k, part.last) and not _VERB.search(line.text)


def _trim(text: str, start: int, end: int, blanks: str) -> tuple[int, int]:
    """The stretch without the characters *blanks* at its ends."""
    kept = text[start:end].lstrip(blanks)
    return end - len(kept), end - len(kept) + len(kept.rstrip(blanks))


def _is_mark(line: Line) -> bool:
    """The line is nothing but grades of speed and secrecy."""
    return _is_grade(line.text, "สำเนาคู่ฉบับ")


def _is_grade(printed: str, also: str = "") -> bool:
    """Whether grades of speed and secrecy, their labels and what frames them are all that is printed."""
    rest, speed = _URGENCY.subn("", printed)
    rest, secret = _SECRECY.subn("", _GRADE_LABEL.sub("", rest))
    if not (speed or secret):
        rest, latin = _LATIN_SPEED.subn("", rest)
        rest, other = _LATIN_SECRECY.subn("", rest)
        if not (latin or other):
            return False
    rest = _GLOSS.sub("", rest.replace(also, "") if also else rest)
    return not rest.strip(_AROUND_GRADE)


def _read_marks(sheet: Sheet, head: Head, start: int, end: int) -> None:
    text = sheet.text
    urgent = _URGENCY.search(text, start, end) or _LATIN_SPEED.search(text, start, end)
    if urgent and head.urgency is None:
        grade = Urgency.MOST_URGENT if urgent.group(1) else Urgency.VERY_URGENT if urgent.group(2) else Urgency.URGENT
        head.urgency = (grade, sheet.span(urgent.start(), urgent.end()))
    secret = _SECRECY.search(text, start, end) or _LATIN_SECRECY.search(text, start, end)
    if secret and head.secrecy is None:
        level = Secrecy.TOP_SECRET if secret.group(1) else Secrecy.SECRET if secret.group(2) else Secrecy.CONFIDENTIAL
        head.secrecy = (level, sheet.span(secret.start(), secret.end()))
    head.claimed.append((start, end))


def _leading_marks(sheet: Sheet, part: Part, head: Head) -> None:
    """ด่วนที่สุด on the number's own line, before ที่."""
    if part.number_line is not None:
        line = sheet.lines[part.number_line]
        at = sheet.text.find("ที่", line.start, line.after)
        lead = sheet.text[line.start : line.after]
        if at > line.start or lead.lstrip(" *+[({<").startswith(("ด", "ล")):
            _read_marks(sheet, head, line.start, line.after)


def _read_number(
    sheet: Sheet, part: Part, head: Head, line: Line, top: list[tuple[int, int]], dated: list[DateMatch]
) -> None:
    head.number = part.number
    start = part.number.span.end if part.number else line.after
    stop = line.end
    rest = sheet.text[start:stop]
    found = sheet.dates_in(start, stop)
    if found and ("ด่วน" in rest or "ลับ" in rest) and _is_grade(rest):
        found = []  # ด่วนมาก ภายในวันที่ 10 มีนาคม 2568
    if found and ("วันที่" in rest or part.kind is Kind.INTERNAL_MEMO or not rest[: found[0].span.start - start].strip()):
        dated.append(found[0])
        label = sheet.text.find("วันที่", start, found[0].span.start)
        stop = label if label >= 0 else max(start, found[0].span.start)
    if not found and (blank := _blank_day(sheet, start, stop)):
        dated.append(blank)
        stop = sheet.text.find("วันที่", start, stop)
    stretch = _trim(sheet.text, start, stop, " \t.…_:")
    if sheet.text.startswith(".", stretch[1]) and _SHORTENED.search(sheet.text, *stretch):
        stretch = stretch[0], stretch[1] + 1  # สำนักงาน ป.ป.ช.
    if _is_grade(sheet.text[stretch[0] : stretch[1]]):
        _read_marks(sheet, head, *stretch)  # ที่ มท 0201/12      ด่วนที่สุด
        return
    if stretch[0] < stretch[1] and _LETTERS.search(sheet.text, *stretch):
        top.append(stretch)


def _blank_day(sheet: Sheet, start: int, stop: int) -> DateMatch | None:
    """วันที่, a blank for the day, and a short month: the day is not filled in yet."""
    found = _DAYLESS.search(sheet.text, start, stop)
    of_first = dates.match(f"1 {found.group(1)}") if found else None
    if found is None or of_first is None:
        return None
    return of_first._replace(value=evolve(of_first.value, day=None), span=Span(found.start(1), found.end(1)))


def whole_date(sheet: Sheet, line: Line) -> DateMatch | None:
    """A date that is the whole line (some debris of handwriting before a blank day is let pass)."""
    if len(line.text) > 60:
        return None
    found = sheet.dates_in(line.start, line.end)
    if len(found) != 1 or found[0].until is not None:
        return None
    match = found[0]
    before = sheet.text[line.start : match.span.start].replace("วันที่", "").strip(" .…_")
    if before.startswith("วัน"):
        before = _WEEKDAY.sub("", before, count=1)
    after = sheet.text[match.span.end : line.end].strip(" .…_")
    after = _AT_TIME.sub("", after)
    allowed = 6 if match.value.day is None else 3
    if after or len(before) > allowed or before.startswith(("ลง", "ลว")):
        return None
    return match


def _wrapped_date(sheet: Sheet, line: Line, below: Line) -> DateMatch | None:
    """A day that a narrow column wraps: 30 พฤษภาคม / 2568, 5 สิงหา / คม 2569."""
    if below.gap or len(line.text) > 20 or len(below.text) > 20 or line.cue is not None:
        return None
    found = sheet.dates_in(line.start, below.end)
    if len(found) != 1 or found[0].span.start != line.start or found[0].value.day is None or found[0].until is not None:
        return None
    return found[0] if found[0].span.end == below.end else None


def _is_body(line: Line, previous: Line | None) -> bool:
    return bool(_OPENING.match(line.text)) or len(line.text) > 110


def _is_unlabelled_office(lines: list[Line], k: int, part: Part) -> bool:
    """The line between บันทึกข้อความ and ที่, with the label ส่วนราชการ left out."""
    line = lines[k]
    if part.kind is not Kind.INTERNAL_MEMO or line.cue is not None or k + 1 != part.number_line:
        return False
    return bool(starts_with("unit").match(line.text) or starts_with("agency").match(line.text))


def _office_goes_on(lines: list[Line], k: int, part: Part) -> bool:
    """The ส่วนราชการ line is wrapped: what follows bears no label and stands right above the number, or a line above."""
    if lines[k].cue not in (None, "phone") or lines[k].stamp >= 0:
        return False
    for i in range(k + 1, min(k + 3, part.last)):
        if i == part.number_line or lines[i].cue == "number":
            return True
        if lines[i].cue not in (None, "phone") or lines[i].gap:
            return False
    return False


def _wants_day(name: str, line: Line, previous: Line | None) -> bool:
    """The subject's first line ends where a day must follow: the day below is the subject's, not the letter's."""
    return name == "subject" and previous is not None and line.gap == 0 and bool(_DAY_WANTED.search(previous.text))


def _labels_ahead(lines: list[Line], k: int, name: str) -> bool:
    """A line of the recipients that is known only by what follows: อ้างถึง or สิ่งที่ส่งมาด้วย come soon below."""
    line = lines[k]
    if name != "to" or line.gap or line.cue is not None or len(line.text) > 90 or _OPENING.match(line.text):
        return False
    return any(below.cue in ("reference", "attachment") for below in lines[k + 1 : k + 4])


def _is_home(line: Line, recipient: str) -> bool:
    """The address below the name of a private person."""
    if not starts_with("person").match(recipient) or starts_with("role").match(recipient):
        return False
    return len(line.text) < 110 and line.cue is None and is_address(line.text) and not _OPENING.match(line.text)


def _to_ahead(lines: list[Line], k: int, last: int) -> bool:
    return any(line.cue == "to" for line in lines[k + 1 : min(last, k + 6)])


def _goes_on(sheet: Sheet, k: int, name: str, previous: Line | None, part: Part, head: Head) -> bool:
    """True where line *k* continues the field *name*."""
    lines = sheet.lines
    line = lines[k]
    tight = line.gap == 0
    full = min(1.0, sheet.width / 75)  # in a narrow column lines are wrapped earlier
    before = previous.text if previous is not None else ""
    if name == "subject":
        if _wants_day(name, line, previous):
            return True
        if "to" in head.fields and _is_paragraph(sheet, k, previous):
            return False
        if tight or (line.gap <= 2 and len(line.text) < 110 and _to_ahead(lines, k, min(part.last, k + 3))):
            return not (starts_letterhead(lines, k) and _to_ahead(lines, k, part.last))
        return False
    if _OPENING.match(line.text):
        return False
    mark = lead(line.text)
    item = mark is not None or line.bullet
    if name == "to":
        if line.text.startswith(_NO_NAME):
            return False
        if item and mark is not None and mark.number and mark.number > 1 and line.gap <= 1:
            above = [one.number for start, end in head.fields["to"].pieces if (one := lead(sheet.text, start, end))]
            if above and above[-1] == mark.number - 1 and len(line.text) < 130 and not _ASKS.search(line.text):
                return True  # ๑ นายอำเภอ… / ๒ ผู้ว่าราชการจังหวัด…
        if not tight or (item and part.kind is Kind.INTERNAL_MEMO):
            return False
        if line.text.startswith("ตาม") and not line.text.startswith(("ตามบัญชี", "ตามราย", "ตามที่แนบ", "ตามเอกสาร")):
            return False  # ตามอำเภอ… ที่ … แจ้งว่า: the text
        if not head.fields["to"].pieces:
            return len(line.text) < 100 and not _VERB.search(line.text[:40])
        text = line.text[_end_of_item(line.text) :]
        known: object = (
            starts_with("role").match(text)
            or starts_with("group").match(text)
            or line.text.startswith(("และ", "ทุก", "(", "ผ่าน"))
        )
        token = before.rsplit(" ", 1)[-1]
        known = known or starts_with("role").match(token + line.text) > len(token)  # a title cut by the wrap
        known = known or completes_office(before, line.text)
        known = known or (starts_with("agency").match(text) and not _VERB.search(line.text[:60]))
        if _SCOPE_ENDS.search(before) and not known and not item:
            return False  # เรียน … ทุกหน่วย / กรณีเป็นที่สงสัย …
        return (
            len(line.text) < 130
            and not (starts_with("agency").match(line.text) and _ASKS.search(line.text[:70]))
            and (len(before) >= 55 * full or before.endswith("และ") or bool(known))
            and not (len(before) < 55 * full and not known)
        )
    if tight and name in ("reference", "attachment") and _YEAR_ALONE.match(line.text):
        return True  # … ลงวันที่ 8 ธันวาคม / 2565
    if name == "reference":
        if item and _OPENING.match(line.text, _end_of_item(line.text)):
            return False  # ๑. ตามอ้างถึง …: forces number the paragraphs of the text
        if tight:
            # A reference that ends in its day is whole, but for whose it is.
            wrapped = len(before) >= 45 * full and not _DATE_ENDS.search(before)
            return (
                item
                or wrapped
                or (line.text.startswith("ของ") and starts_with("agency").match(line.text, 3) > 0)
                or bool(_CONTINUES.match(line.text))
                or line.cue == "number"
            )
        return bool(
            (item and _names_paper(line.text[_end_of_item(line.text) :]))
            or _CONTINUES.match(line.text)
            or line.cue == "number"
        )
    if name == "attachment":
        bare = line.text[0] in _COUNTS and (mark is None or mark.series == "bare")
        counts = bare and _is_count(line.text) and not _QUANTITY_ENDS.search(before)  # how many of what stands above
        if mark is not None and not counts:
            if not _next_item(head.fields["attachment"], sheet, line, mark) and not _UNFINISHED.search(before):
                return False  # the text's own list
            if _OPENING.match(line.text, mark.end):
                return False  # ๑. ตามอ้างถึง …: forces number the paragraphs of the text
        if not head.fields["attachment"].pieces:
            return line.gap <= 1
        if item or counts or line.cue in ("number", "urgency") or _CONTINUES.match(line.text):
            return line.gap <= 3 and len(line.text) < 200
        if line.gap <= 1 and _QUANTITY_ENDS.search(before):  # papers without numbers, one a line, each with its count
            return _QUANTITY_ENDS.search(line.text) is not None and len(line.text) < 100 and not _ASKS.search(line.text)
        if not tight or len(line.text) >= 200:
            return False
        if starts_with("agency").match(line.text) and _ASKS.search(line.text[:90]):
            return False  # กรมศิลปากร มีหนังสือแจ้งว่า …: the text
        if _UNFINISHED.search(before):
            return True
        # Nothing is wrapped that early; and a copied letter is told to its day.
        if _DATE_ENDS.search(before):
            return False
        return len(before) >= 60 * full or ("จำนวน" not in before and len(before) >= 36 * full)
    return False


def completes_office(above: str, text: str) -> bool:
    """Whether *text* makes the office that *above* ends in one of the registry: อธิบดีกรมพัฒนา / สังคมและสวัสดิการ."""
    office = _OFFICE_AT_END.search(above)
    if office is None:
        return False
    known = Registry.default().identify
    return known(office.group() + text) is not None and known(office.group()) is None


def _is_count(text: str) -> bool:
    """The line is a number and its classifier alone."""
    if len(text) > 40 or not _COUNT_ALONE.match(text):
        return False
    counted = quantities.match(text.strip("([)]"))
    return counted is not None and counted.span.end == len(text.strip("([)]"))


def _other_label(sheet: Sheet, k: int, part: Part, head: Head, name: str) -> str | None:
    """The field that line *k* opens with a label of another hand: the line says it by what it lists."""
    line = sheet.lines[k]
    if line.text[1:2] not in _SECOND.get(line.text[0], line.text):
        return None  # quick: เนื่องจาก …, ตาม …
    if "to" not in head.fields and not _to_ahead(sheet.lines, k, part.last):
        return None
    below = sheet.lines[k + 1] if k + 1 < part.last else None
    if "attachment" not in head.fields and name != "attachment" and (label := _ATTACHED.match(line.text)):
        rest = line.text[label.end() :]
        listed = rest or (below.text if below is not None else "")
        papers = lead(listed) or _QUANTITY_ENDS.search(listed) or announced(listed)
        known = (
            line.cue == "item_in_file" or ":" in label.group() or "：" in label.group() or line.text.startswith("สิ่ง")
        )
        titled = known or (len(label.group()) > 8 and not sheet.indent(line))
        if papers or (rest and titled and len(rest) < 110 and not _ASKS.search(rest)):
            line.cue, line.after = "attachment", line.start + label.end()
            return "attachment"
    if "reference" not in head.fields and name != "reference" and (label := _REFERRED.match(line.text)):
        rest = line.text[label.end() :]
        rest = rest[_end_of_item(rest) :]
        if _names_paper(rest) and not _ASKS.search(rest) and not _SENTENCE_END.search(rest):
            line.cue, line.after = "reference", line.start + label.end()
            return "reference"
    return None


def _is_paragraph(sheet: Sheet, k: int, previous: Line | None) -> bool:
    """Line *k* below the last labelled field begins the text: by its word, its length, or its own indentation."""
    line = sheet.lines[k]
    if _OPENING.match(line.text) or len(line.text) > 130:
        return previous is None or not previous.text.endswith("สืบ")  # อันสืบ / เนื่องจาก
    below = sheet.lines[k + 1] if k + 1 < len(sheet.lines) else None
    if previous is None or below is None or below.gap or len(line.text) < 40 or sheet.indent(line) < 4:
        return False
    margin, width = sheet.indent(below), sheet.indent(line) + len(line.text)
    full = width >= 0.75 * (margin + len(below.text))  # the paragraph's first line is as long as its second
    return full and margin < 4 and not sheet.centred(previous, line)


def _next_item(found: Field, sheet: Sheet, line: Line, mark: Lead | None) -> bool:
    """Whether the number of *line* follows that of the field's last numbered item."""
    if mark is None or mark.number is None or not found.pieces:
        return True
    above = 0  # the number of the last numbered item
    for start, end in reversed(found.pieces):
        one = lead(sheet.text, announced(sheet.text, start, end), end)
        if one is not None and one.number and not _DATED_LINE.match(sheet.text, start, end):
            if not _is_count(sheet.text[start:end]):
                above = one.number
                break
    if not above and "\t" in line.text:
        return True  # the first row of a table stands below its head
    if len(found.pieces) == 1 and announced(sheet.text, *found.pieces[0]) == found.end:
        return mark.number == 1
    if not line.gap:  # right below: a count or a day may stand there, but no list begins anew behind a whole item
        return mark.number != 1 or above > 0 or _DATED_LINE.match(line.text) is not None
    return 0 < mark.number - above <= 3 if above else mark.number == 2


def _names_paper(text: str) -> bool:
    return bool(_PAPER.match(text)) or (bool(starts_with("agency").match(text)) and " ที่" in text[:120])


def _end_of_item(text: str) -> int:
    found = lead(text)
    return found.end if found else 0


def starts_letterhead(lines: list[Line], k: int) -> bool:
    """A letterhead that a column-wise scan puts after the labels: an office with an address below it."""
    if not starts_with("agency").match(lines[k].text) or len(lines[k].text) > 70 or k + 1 >= len(lines):
        return False
    below = [line.text for line in lines[k + 1 : k + 5]]
    if len(below) > 1 and not is_address(below[0]) and len(below[0]) < 60 and is_address(below[1]):
        if lines[k + 1].cue is None and not starts_with("agency").match(below[0]) and not _VERB.search(below[0]):
            below = below[1:]  # a name wrapped over two lines
    if not is_address(below[0]) or len(below[0]) > 70:
        return False
    return any(_POSTCODE.search(text) for text in below) or below[0].startswith("ถนน")


def _letterhead(sheet: Sheet, head: Head, top: list[tuple[int, int]]) -> None:
    """Part the top pieces into letterhead and address; what is neither stays unclaimed."""
    agency = starts_with("agency")
    in_address = False
    for k, (start, end) in enumerate(top):
        piece = sheet.text[start:end]
        is_agency = bool(agency.match(piece))
        if len(head.letterhead) == 1 and _PROVINCE.fullmatch(piece) and not head.address:
            begin, stop = head.letterhead[0]
            street = top[k + 1][0] if k + 1 < len(top) else end
            office = sheet.text.startswith("สำนักงาน", begin) and sheet.text.find("จังหวัด", begin, stop) < 0
            if office and sheet.text.startswith("ถนน", street) and not sheet.text[stop:start].strip():
                head.letterhead[0] = (begin, end)  # in an address the province comes after the street
                continue
        at_place = is_address(piece)
        if not is_agency and not at_place and not (head.letterhead and len(piece) > 3 and _LETTERS.search(piece)):
            continue
        if not head.letterhead and is_agency:
            tails = [tail.search(piece) for tail in _TAILS] if " " in piece or "\t" in piece else []
            code = min((tail for tail in tails if tail), key=lambda tail: tail.start(), default=None)
            head.letterhead.append((start, start + code.start() if code else end))
            if code:  # ศาลากลางจังหวัดน่าน นน 55000
                in_address = True
                head.address.append((start + code.start(1), end))
        elif in_address or at_place:
            if head.letterhead or at_place:
                in_address = True
                head.address.append((start, end))
        else:
            head.letterhead.append((start, end))
    if not head.letterhead:
        _misspelt_letterhead(sheet, head, top)


def _misspelt_letterhead(sheet: Sheet, head: Head, top: list[tuple[int, int]]) -> None:
    """A name whose first word OCR has spoilt (ศำนักงาน…) is told by the address right below it."""
    for (start, end), below in pairwise(top):
        name = sheet.text[start:end]
        long = len(name) >= 8 or _INITIALS.fullmatch(name)
        if below in head.address and long and _ONLY_THAI.fullmatch(name) and not is_address(name):
            head.letterhead.append((start, end))
            return


# -- titled kinds ---------------------------------------------------------------------------------------


def _titled(sheet: Sheet, part: Part, head: Head) -> None:
    """คำสั่ง, ประกาศ, ระเบียบ …: a title of one or more lines, number, เรื่อง, a rule, then the text."""
    lines = sheet.lines
    assert part.title is not None
    for line in lines[part.first : part.title]:
        if line.cue in ("urgency", "secrecy") and _is_mark(line):
            _read_marks(sheet, head, line.start, line.end)
        elif line.cue in ("draft", "file_copy"):
            head.status = Status.DRAFT if line.cue == "draft" else Status.FILE_COPY
            head.claimed.append((line.start, line.end))
        elif line.cue == "gazette":
            head.claimed.append((line.start, line.end))
        elif line.cue == "subject":
            head.fields["subject"] = Field([_value(sheet, line)], part.title)  # a scan gave it before the title
    title = lines[part.title]
    told = "subject" in head.fields
    if part.number_line is not None and part.number_line < part.title:
        head.number = part.number
    named = part.kind in (Kind.REGULATION, Kind.BYLAW, Kind.OTHER, Kind.MINUTES)
    inline = -1 if named else sheet.text.find("เรื่อง", title.start + 6, title.end)
    if inline > 0 and sheet.text[inline - 1] in " \t":
        head.title.append((title.start, inline))
        head.fields["subject"] = Field([(inline + 6, title.end)], part.title)
    elif part.kind is not Kind.MINUTES:
        head.title.append((title.start, title.end))
    if part.kind is Kind.MINUTES:
        _minutes_line(sheet, head, title)
    k = part.title + 1
    current = None if told else head.fields.get("subject")
    previous = title
    while k < part.last:
        line = lines[k]
        if line.stamp >= 0:
            k += 1
            continue
        if line.furniture:
            k += 1
            if current is not None or named:
                break
            continue
        if k == part.number_line:
            head.number = part.number
            k += 1
            previous = line
            continue
        if (
            line.cue == "number"
            and part.number_line is None
            and current is None
            and not sheet.text[line.after : line.end].strip(" ./…_")
        ):
            k += 1
            continue
        if line.cue == "subject" and current is None:
            current = head.fields["subject"] = Field([_value(sheet, line)], k)
            previous = line
            k += 1
            continue
        if line.cue in ("draft", "urgency", "secrecy") and (line.cue == "draft" or _is_mark(line)):
            if line.cue == "draft":
                head.status = Status.DRAFT
            else:
                _read_marks(sheet, head, line.start, line.end)
            k += 1
            continue
        if whole_date(sheet, line) is not None and part.kind in (Kind.STATEMENT, Kind.NEWS, Kind.RECORD, Kind.MINUTES):
            head.date = whole_date(sheet, line)
            k += 1
            continue
        if part.kind is Kind.MINUTES:
            if not _minutes_line(sheet, head, line):
                break
        elif named:
            if not _names_on(line, previous) or line.gap > 1:
                break
            head.title.append((line.start, line.end))
        elif current is not None:
            if line.text.startswith("ฉบับที่"):
                k += 1
                continue
            edition = line.text.startswith("(ฉบับ")
            if line.cue == "issued":
                break
            if not (edition or _rule_ahead(lines, k, part.last)) and (
                line.gap
                or len(previous.text) > 110  # longer than a printed line: the paragraphs are not wrapped
                or (line.text.startswith(("1", "ข้อ")) and lead(line.text))
                or _OPENING.match(line.text)
                or line.text.startswith("เพื่อให้")
                or _is_paragraph(sheet, k, previous)
                or (len(previous.text) < 30 and len(line.text) > 60)
                or (len(line.text) > 70 and len(previous.text) < 0.75 * len(line.text))  # a full line cuts no short one
            ):
                break
            current.pieces.append((line.start, line.end))
        else:
            if line.gap or line.cue is not None or len(line.text) > 100 or _OPENING.match(line.text):
                if not line.text.startswith(("ฉบับที่", "(ฉบับ", "ครั้งที่")):
                    break
            head.title.append((line.start, line.end))
        previous = line
        k += 1
    head.body = k


def _rule_ahead(lines: list[Line], k: int, last: int) -> bool:
    """A printed rule closes the title a few short lines below: until there all is title, however it begins."""
    for line in lines[k : min(last, k + 4)]:
        if line.furniture:
            return bool(_RULE.match(line.text))
        if line.gap or len(line.text) > 100:
            return False
    return False


def _names_on(line: Line, previous: Line) -> bool:
    """Lines of a regulation's or decree's name: ว่าด้วย…, (ฉบับที่ ๒), พ.ศ. …"""
    if (
        line.cue == "issued"
        or _OPENING.match(line.text)
        or line.text.startswith(("หมวด", "ข้อ ", "มาตรา", "ให้ไว้", "อาศัย"))
    ):
        return False
    if previous.text.startswith("พ.ศ") or re.search(r"พ\.ศ\.?[ \t]*+[0-9]{4}$", previous.text):
        return False
    return len(line.text) <= 120


def _minutes_line(sheet: Sheet, head: Head, line: Line) -> bool:
    """Title lines of minutes, up to the list of those present; the meeting's number and day are read on the way."""
    if (
        line.text.startswith(
            (
                "ผู้มา",
                "ผู้เข้า",
                "เริ่มประชุม",
                "ระเบียบวาระ",
                "รายชื่อ",
                "รายนาม",
                "เปิดประชุม",
                "กรรมการผู้",
                "คณะกรรมการผู้",
                "วาระ",
                "ประธาน",
                "ที่ประชุม",
                "มติ",
            )
        )
        or (len(line.text) < 60 and line.text.endswith(("มาประชุม", "ร่วมประชุม", "เข้าประชุม")))
        or len(line.text) > 160
    ):
        return False
    below = sheet.line_at(line.end)
    wrapped = line.text.endswith("ครั้งที่") and below < len(sheet.lines) and not sheet.lines[below].gap
    stop = sheet.lines[below].end if wrapped else line.end
    found = _MEETING.search(sheet.flat, line.start, stop)
    if found and head.number is None:
        head.number = numbers.match(sheet.text, found.start(1), stop)
    dated = sheet.dates_in(line.start, line.end)
    if dated and head.date is None:
        head.date = dated[0]
    if not dated and not line.text.startswith(("ณ", "เวลา", "วันที่", "เมื่อ")):
        head.title.append((line.start, line.end))
    elif found:
        head.title.append((line.start, min(line.end, found.end())))
    return True


def _certificate(sheet: Sheet, part: Part, head: Head) -> None:
    lines = sheet.lines
    agency = starts_with("agency")
    head.number = part.number
    k = part.first
    while k < part.last and not says_so(lines[k].text):
        line = lines[k]
        if k == part.title:
            head.title.append((line.start, line.end))
            k += 1
            continue
        if line.cue == "docno" and part.number_line is None:
            head.number = numbers.match(sheet.text, line.after, line.end)
        rest_start = part.number.span.end if part.number and k == part.number_line else line.start
        stretch = _trim(sheet.text, rest_start, line.end, " \t")
        rest = sheet.text[stretch[0] : stretch[1]]
        if rest and agency.match(rest) and not head.letterhead:
            head.letterhead.append(stretch)
        elif _in_column(sheet, lines, k) and head.letterhead and head.letterhead[-1][1] == lines[k - 1].end:
            head.letterhead.append(stretch)  # the name goes on in its column
        elif head.letterhead and rest and is_address(rest):
            head.address.append((line.start, line.end))
        else:
            head.claimed.append((line.start, line.end))
        k += 1
    head.body = k


def _in_column(sheet: Sheet, lines: list[Line], k: int) -> bool:
    """A line off the margin, right below another, that is no address."""
    line = lines[k]
    return k > 0 and not line.gap and sheet.indent(line) >= 12 and line.cue is None and not is_address(line.text)


def fold_pieces(sheet: Sheet, pieces: list[tuple[int, int]]) -> str:
    """Several pieces as one text field."""
    return join([piece for start, end in pieces for piece in sheet.pieces(start, end)])


def postcode(text: str) -> str | None:
    """The last five-digit number of an address."""
    found = _POSTCODE.findall(text)
    return found[-1] if found else None


__all__ = ["Field", "Head", "dates", "fold_pieces", "postcode", "read_head"]
