"""The cleaned text as the finders see it: lines with their cues, one flat text, dates and numbers found once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from thaidoc.reading.grammar import Cue, grammar, starts_with
from thaidoc.reading.tokens import LONGEST, Token, tokens, told_by
from thaidoc.text import Source, Span, clean, to_arabic
from thaidoc.values import DateMatch, NumberMatch, dates, numbers

_PAGE_NUMBER = re.compile(
    r"[-–—~][ \t]*+[0-9]{0,4}[ \t]*+[-–—~]$|\([ \t]*+[0-9]{1,3}[ \t]*+\)$|"
    r"(?:หน้า|หน้าที่)[ \t]*+[0-9]{1,3}(?:[ \t]*+/[ \t]*+[0-9]{1,3})?$"
)
_PAGE_NUMBER_FIRST = "-–—~(ห"
_PLACEHOLDER = re.compile(
    r"\{[A-Za-z][A-Za-z0-9_]{1,30}\}(?:[ \t]+\{[A-Za-z][A-Za-z0-9_]{1,30}\})*$"
)  # a template field left empty
_RULE = re.compile(r"[*\-_=.…~–—•·+\\|/<>─━│┃┌┐└┘├┤┬┴┼═║╔╗╚╝■□▪★☆\s]{3,}$")
_CAPTION = re.compile(
    r"[\[(<{]?[ \t]*+(?:(?:ภาพ|รูป|สัญลักษณ์)?ตรา(?:ครุฑ|สัญลักษณ์|ประทับ|ประจำ)[ก-๎]{0,30}|ดวงตรา[ก-๎]{0,20}|รูปครุฑ|ครุฑ|โลโก้|"
    r"[Ll]ogo|ลายมือชื่อ(?:ย่อ)?|ลายเซ็น|[Ss]ignature|[Gg]aruda|[Ss]eal)[ \t]*+[\])>}]?$"
)  # what a recogniser writes for a picture
_CAPTION_FIRST = frozenset("[(<{ \tภรสตคโลLlSsGg")
_DOTS = re.compile(r"[ \t]*+(?:\.{2,}|…+)[ \t.…]*$")
_OWN_WORDS = (
    "พ.ศ",
    "ค.ศ",
    "ณ ",
    "ด่วน",
    "ครั้งที่",
    "ลงวันที่",
    "เรื่อง ",
    "จำนวน ",
    "ประจำปี",
)  # they keep the blank before them
_GLUED_PAPERS = re.compile(
    r"(อ้างถึง|สิ่งที่ส่งมาด้วย)(?=(สำเนา|หนังสือ|คำสั่ง|ประกาศ|บันทึก|โทรสาร|วิทยุ|ระเบียบ|แบบ|บัญชี|"
    r"รายละเอียด|รายชื่อ|เอกสาร|กำหนดการ|แผน|คู่มือ|โครงการ|สรุป|ร่าง|ตาราง|ใบ)?)"
)
_OFFICE_BESIDE = re.compile(r"[ \t]+(?=(ส่วนราชการ|ส่วนงาน|หน่วยงาน)[ \t:])")
_COLUMN = 12
"""From how many columns off the margin a line stands in a column of its own (signature, stamp)."""
_DAY_AND_SUBJECT = re.compile(r"\n[0-9]{1,2}[ \t]+[ก-๎]{4,9}[ \t]+(?:พ\.ศ\.[ \t]*+)?[0-9]{4}(?=เรื่อง[ \t])")
_GLUED_LABEL = re.compile(
    r"(?<=[ก-๎0-9)])(?:เรียน[ \t]+(?=ผู้|นาย|ปลัด|อธิ|หัวหน้า|เลขา|ประธาน|คณบดี|สมาชิก|รัฐมนตรี|กรรมการ)|"
    r"อ้างถึง[ \t]|สิ่งที่ส่งมาด้วย[ \t])"
)
_CUT = (
    ("วัน", "ที่"), ("วัน", "ทำการ"), ("ลง", "วันที่"), ("ครั้ง", "ที่"), ("เลข", "ที่"), ("ฉบับ", "ที่"), ("นับ", "แต่"), ("นับ", "ตั้งแต่"),
    ("นับ", "จาก"), ("นับ", "ถัด"), ("ไม่", "เกิน"), ("ไม่", "น้อยกว่า"), ("ไตร", "มาส"), ("ราย", "ไตรมาส"), ("ราย", "เดือน"),
    ("ส่ง", "เสริม"), ("มี", "หนังสือ"), ("มี", "คำสั่ง"), ("อยู่", "ระหว่าง"), ("ทุก", "เดือน"), ("ทุก", "วันที่"),
    ("คำ", "สั่ง"), ("ถัด", "ไป"), ("ของ", "เดือนถัดไป"), ("ของ", "เดือน"),
    ("สิ้น", "เดือน"), ("ภาย", "ใน"), ("ตั้ง", "แต่"), ("ได้", "รับ"), ("การ", "ไฟฟ้า"), ("การ", "ประปา"), ("การ", "เคหะ"),
    ("มกรา", "คม"), ("กุมภา", "พันธ์"), ("มีนา", "คม"), ("เมษา", "ยน"), ("พฤษภา", "คม"), ("มิถุนา", "ยน"), ("กรกฎา", "คม"),
    ("สิงหา", "คม"), ("กันยา", "ยน"), ("ตุลา", "คม"), ("พฤศจิกา", "ยน"), ("ธันวา", "คม"), ("สิง", "หาคม"), ("พฤษ", "ภาคม"),
    ("การ", "รถไฟ"), ("การ", "ท่องเที่ยว"), ("การ", "กีฬา"), ("การ", "นิคม"), ("การ", "ยาง"), ("การ", "ทาง"),
)  # fmt: skip
"""Words of dates, limits, numbers and agencies that programs with a dictionary wrap in the middle."""
_CUT_BY_END: dict[str, tuple[tuple[str, str], ...]] = {
    end: tuple(cut for cut in _CUT if cut[0].endswith(end)) for end in {head[-2:] for head, _ in _CUT}
}
_CUT_LABELS = {
    "สิ่งที่ส่ง": ("มาด้วย", "attachment"), "สิ่งที่": ("ส่งมาด้วย", "attachment"), "สิ่ง": ("ที่ส่งมาด้วย", "attachment"),
    "อ้าง": ("ถึง", "reference"), "ส่วน": ("ราชการ", "office"), "บันทึก": ("ข้อความ", "title.internal_memo"),
    "ขอแสดงความ": ("นับถือ", "closing"), "ขอแสดง": ("ความนับถือ", "closing"),
}  # fmt: skip
"""Labels that a narrow column wraps: the first half, the second, what both are."""
_CELL = re.compile(r"[^ \t](?:[^ \t]|[ \t]{1,3}(?=[^ \t]))*")
_NUMBERED = re.compile(r"ที่[ \t]*+[ก-ฮ]{2,5}\.?[ \t]*+[0-9(][^ ]*[ \t]*+[^ ]*/")
_RECEIVED = re.compile(r"รับที่|เลขรับ|เลขที่รับ|วันที่|เวลา")
_WIDE_INSIDE = re.compile(r"   (?<=[^ \n]   )")  # three blanks within a line, not its indent
_GRADE = (
    r"(?:ด[ \t]?่?[ \t]?ว่?[ \t]?น|ล[ \t]?ั?[ \t]?บ)"
    r"(?:[ \t]*+(?:ท[ \t]?[ีิื]?[ \t]?่?[ \t]*+ส[ \t]?[ุู]?[ \t]?ด|ม[ \t]?[าำ][ \t]?ก))?"
)  # as printed with any spacing, and as recognisers read it
_GRADES_ONLY = re.compile(
    r"(?:\([A-Za-z ]{4,20}\)|\(?ครั้งที่[ \t]?[0-9]{1,2}\)?|ภายใน[ \t]?วันที่[ \t]?[0-9]{1,2}[ก-๎. \t]{3,14}[0-9]{2,4}"
    r"|[-–—*“”\"'‘’()\[\]<>{}«»★☆=~|/+#!,.: \t✓✔☑☒■□•●◆xX]"
    r"|(?:ลำดับ|ระดับ|ประเภท)?(?:ชั้น)?ความ(?:เร็ว|เร่งด่วน|ลับ)(?=[ \t:])"
    rf"|{_GRADE}|(?:MOST |VERY )?URGENT|CONFIDENTIAL|(?:TOP )?SECRET)++"
)
_SPEED = re.compile(r"(?<!เร่ง)ด[ \t]?่?[ \t]?ว|URGENT")
_HIDDEN = re.compile(r"(?<!ความ)ล[ \t]?ั?[ \t]?บ|SECRET|CONFIDENTIAL")
_RECEIVED_RIGHT = re.compile(r"(?:เลขที่รับ|เลขรับ(?:ที่)?|รับ(?:เลข)?ที่|วันที่|เวลา)[ \t.:…]*[0-9๐-๙]")
RECEIPT = re.compile(
    r"รับ(?<!ปรับ)(?<!ผู้รับ)"
    r"(?=[ \t.:…(|/0-9\n]|ที่|เลข|แล้ว|หนังสือ|เอกสาร|เรื่อง|วัน|เมื่อ|เวลา|ไว้|อิเล็ก|สารบรรณ|ผ่าน|ทาง|โดย|เข้า|จาก|\Z)"
    r"[^0-9\n]{0,40}+(?:[0-9]|$)",
    re.MULTILINE,
)  # รับ as stamps say it, to the number on its line or to the line's end
_STAMP_CELL = re.compile(
    r"[\[(|<]?[ \t]*+(?:.{0,60}รับ|วัน[ \t]?ท|เวลา|ลว|No\.|[Dd]ate|[Tt]ime|[0-9]{1,2}[ \t]?[ก-ฮเ/-])"
)
_START = attrgetter("start")
_NO_STAMP = frozenset({"subject", "to", "attachment", "reference"})
_LABELS = frozenset({"subject", "to", "reference", "attachment"})
_SQUEEZE = re.compile(r"[ \t\-]+")


_ORNAMENT_BLANKS = "*<({[ \t“\"'‘-–—☑✓✔■]xX/«‹【〔《|~=+#!•●◆★☆"
_ORNAMENTS = frozenset("*<({[“\"'‘-–—☑✓✔■«‹【〔《|/~=+#!•●◆★☆")
_GRADES = {
    "ด่วน": "urgency", "ด่วนมาก": "urgency", "ด่วนมำก": "urgency", "ด่วนที่สุด": "urgency", "ลับ": "secrecy",
    "ลับมาก": "secrecy", "ลับมำก": "secrecy", "ลับที่สุด": "secrecy", "URGENT": "urgency", "VERYURGENT": "urgency",
    "MOSTURGENT": "urgency", "CONFIDENTIAL": "secrecy", "SECRET": "secrecy", "TOPSECRET": "secrecy",
}  # fmt: skip
_FRAME = frozenset("│┃║")
_ODD_FIRST = _ORNAMENTS | _FRAME | frozenset("ดลMVUCST")
_FRAME_BLANKS = "│┃║* \t"
_FURNITURE_FIRST = frozenset("-–—~(*_=.…•+\\|<>ห{─━│┃┌└├═║╔╚■□★")


class Line:
    """A line that is not blank: its stretch without outer blanks, its cue, where the cue's value starts."""

    __slots__ = (
        "_said",
        "after",
        "bare",
        "bullet",
        "cue",
        "end",
        "furniture",
        "gap",
        "side",
        "stamp",
        "start",
        "text",
        "top",
    )

    def __init__(self, start: int, end: int, text: str, gap: int) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.gap = gap  # blank lines above
        self.cue: str | None = None
        self.after = start
        self.furniture = False  # page number, catchword, rule
        self.bare = False  # nothing but a number
        self.bullet = False  # a dash or dot stood before it
        self.stamp = -1  # index of the received stamp it belongs to
        self.side = -1  # the column, of one stamp, that was taken off the lines beside it
        self.top = False  # the first line of a page
        self._said: tuple[str, list[Token] | None] | None = None

    def said(self) -> list[Token] | None:
        """The line as words of a received stamp, None where it holds anything else."""
        known = self._said
        if known is None or known[0] is not self.text:
            known = self._said = self.text, tokens(self.text)
        return known[1]

    def __repr__(self) -> str:
        return f"Line({self.start}, {self.cue}, {self.text[:40]!r})"


class Sheet:
    """One file's text, cleaned, with everything that several finders need computed once."""

    __slots__ = (
        "_date_starts",
        "_identical",
        "_number_starts",
        "_width",
        "bare",
        "cued",
        "dates",
        "flat",
        "lines",
        "moved",
        "name",
        "normal",
        "numbers",
        "receipts",
        "source",
        "starts",
        "text",
    )

    def __init__(self, source: Source) -> None:
        self._width = 0
        self.source = source
        self.name = source.name
        self.normal = clean(source.text)
        self._identical = self.normal.map.is_identity
        text = self.text = to_arabic(self.normal.text)  # digits change one for one: offsets hold
        self.receipts = [found.end() for found in RECEIPT.finditer(text)]
        self.lines, self.cued, self.bare, glued, hanging = _lines(text, self.receipts)
        if "\nเรื่อง" in text:
            _glued_labels(self.lines, sorted(glued + self.cued.get("subject", [])))
        self.starts = [line.start for line in self.lines]
        if not self._identical:
            for edit in self.normal.edits:
                if "bullet" in edit.rule:
                    self._mark_bullet(edit.end)
        self.moved: dict[int, int] = {}
        """Where blanks of a line's end stand in ``flat`` behind the word that was closed, and how many."""
        self.flat = _flatten(text, self.lines, hanging, self.moved)
        self.dates: list[DateMatch] = [self._spread(found) for found in dates.find(self.flat)]
        self._date_starts = [found.span.start for found in self.dates]
        self.numbers: list[NumberMatch] = list(numbers.find(self.flat, orders=True))
        self._number_starts = [found.span.start for found in self.numbers]

    def _spread(self, found: DateMatch) -> DateMatch:
        """A day whose digits stand apart at the start of its line (OCR: ``2 0 พ.ย. 2566``)."""
        at = found.span.start - 2
        if (
            at < 0
            or self.flat[at] not in "123"
            or self.flat[at + 1] != " "
            or self.text[max(0, at - 1)] not in "\n 123"
        ):
            return found
        line = self.lines[max(0, self.line_at(at + 1) - 1)]
        if line.start != at:
            return found
        whole = next(dates.find("\n" + self.text[at : line.end]), None)
        if whole is None or whole.span.start != 1:
            return found
        return whole._replace(span=Span(at, whole.span.end + at - 1))

    @property
    def width(self) -> int:
        """How long the printed lines are: the longest but for the few that stand out, 110 where nothing is wrapped."""
        if self._width == 0:
            lengths = sorted(len(line.text) for line in self.lines)
            self._width = min(110, max(24, lengths[len(lengths) * 19 // 20])) if len(lengths) >= 12 else 90
        return self._width

    # -- places ---------------------------------------------------------------------------------

    def span(self, start: int, end: int) -> Span:
        """A stretch of the clean text as a span of the original."""
        if self._identical:
            return Span(start, end)
        return self.normal.to_source(start, end)

    def line_at(self, offset: int) -> int:
        """Index of the first line that starts at *offset* or later."""
        return bisect_left(self.starts, offset)

    def dates_in(self, start: int, end: int) -> list[DateMatch]:
        """Dates that lie within the stretch, in order."""
        starts = self._date_starts
        low = bisect_left(starts, start)
        if low == len(starts) or starts[low] >= end:
            return []
        found = self.dates[low : bisect_left(starts, end, low)]
        if found[-1].span.end > end:  # dates do not overlap: only the last one may go on behind the stretch
            found.pop()
        return found

    def numbers_in(self, start: int, end: int) -> list[NumberMatch]:
        """Document numbers in running text within the stretch, in order."""
        low = bisect_left(self._number_starts, start)
        return self.numbers[low : bisect_left(self._number_starts, end, low)]

    def _mark_bullet(self, source_end: int) -> None:
        """The cleaner takes the dash of a list off; its line keeps the fact."""
        index = self.line_at(self.normal.to_clean(Span(source_end, source_end)).start)
        if index < len(self.lines):
            self.lines[index].bullet = True

    def cued_in(self, cue: str, first: int, last: int) -> Iterator[int]:
        """The lines of ``[first, last)`` that bear *cue*, as the text was cut into lines."""
        places = self.cued.get(cue, [])
        for k in range(bisect_left(places, first), len(places)):
            if places[k] >= last:
                return
            if self.lines[places[k]].cue == cue:
                yield places[k]

    # -- text -----------------------------------------------------------------------------------

    def indent(self, line: Line) -> int:
        """How far from the margin *line* begins, in columns."""
        return line.start - self.text.rfind("\n", 0, line.start) - 1

    def aligned(self, one: Line, other: Line) -> bool:
        """Whether two lines begin at the same place of a column away from the margin."""
        place = self.indent(one)
        return place >= _COLUMN and abs(place - self.indent(other)) <= 1

    def centred(self, one: Line, other: Line) -> bool:
        """Whether two short lines away from the margin share their middle."""
        places = self.indent(one), self.indent(other)
        middles = [place + len(line.text) / 2 for place, line in zip(places, (one, other), strict=True)]
        return min(places) >= _COLUMN and abs(middles[0] - middles[1]) <= 4

    def fold(self, start: int, end: int) -> str:
        """The stretch as a text field: Arabic digits, single blanks, lines joined, furniture left out."""
        text = self.text[start:end]
        if "\n" not in text:
            return " ".join(text.split())
        return join(self.pieces(start, end))

    def pieces(self, start: int, end: int) -> list[str]:
        """The stretch line by line, without blank lines and page furniture."""
        pieces = []
        first = max(0, self.line_at(start + 1) - 1)
        for line in self.lines[first : self.line_at(end)]:
            if line.furniture or line.end <= start:
                continue
            piece = self.text[max(line.start, start) : min(line.end, end)].strip()
            if piece:
                pieces.append(piece)
        return pieces


_CUT_WORD = re.compile(rf"\n(?<=[ก-๎].)(?=[ก-ฮเ-ไ])(?!{'|'.join(map(re.escape, _OWN_WORDS))})", re.DOTALL)


def join(pieces: list[str]) -> str:
    """Wrapped lines (without outer blanks) as one: a word cut by the wrap is closed, other things keep a blank."""
    text = pieces[0] if len(pieces) == 1 else _CUT_WORD.sub("", "\n".join(pieces))
    return " ".join(text.split())


def _uncovered(text: str, line: Line) -> bool:
    """Whether a cue stands behind a frame (``│ รับที่ ๑ │``), ornaments (``*** ลับ ***``) or in a word spaced out."""
    first = line.text[0]
    emphasized = first == "*" == line.text[-1] and " " not in (line.text[1:2], line.text[-2:-1])  # *สสจ.น่าน เลขรับ 1*
    if (first in _FRAME or emphasized) and (inner := line.text.strip(_FRAME_BLANKS)):
        begin = line.start + line.text.index(inner)
        found = grammar().match(text, begin, begin + len(inner))
        if emphasized and found is None and "รับ" not in inner:
            return False  # *กองส่งเสริม*: a unit's name, which the ornaments part from the lines beside it
        line.start, line.end, line.text, line.after = begin, begin + len(inner), inner, begin
    elif first in _ORNAMENTS and ("ด่วน" in line.text or "ลับ" in line.text) and len(line.text) <= 120:
        found = grammar().match(text, line.end - len(line.text.lstrip(_ORNAMENT_BLANKS)), line.end)
        if found is not None and found[0].name not in ("urgency", "secrecy", "number"):
            return False
    else:
        if len(line.text) <= 24:
            line.cue = _GRADES.get(line.text.replace(" ", ""))  # ด่ ว น ที่ สุ ด
        return line.cue is not None
    if found is None:
        return False
    line.cue, line.after = found[0].name, found[1]
    return True


class _Cut(NamedTuple):
    """A text's lines, and which of them (by index) bear a cue, are bare, begin with a glued label or end in a word."""

    lines: list[Line]
    cued: dict[str, list[int]]
    bare: list[int]
    glued: list[int]
    hanging: list[int]


def _lines(text: str, receipts: list[int]) -> _Cut:
    lines: list[Line] = []
    cued: dict[str, list[int]] = {}
    bare: list[int] = []
    glued: list[int] = []
    hanging: list[int] = []
    perhaps_catchwords: list[int] = []
    cut: list[int] = []
    gap = 0
    following = 0
    at = grammar().at
    add = lines.append
    for raw in text.split("\n"):
        position = following
        size = len(raw)
        following += size + 1
        piece = raw.strip()
        length = len(piece)
        if not length:
            gap += 1
            continue
        if length != size:
            position += size - len(raw.lstrip())
        first = piece[0]
        line = Line(position, position + length, piece, gap)
        gap = 0
        index = len(lines)
        add(line)
        entry = at.get(first)
        if entry is not None:
            found = entry[0].match(piece)
            if found is not None and found.lastindex is not None:
                cue = line.cue = entry[1][found.lastindex]
                line.after = position + found.end()
                cued.setdefault(cue, []).append(index)
                if cue == "title.internal_memo" and (beside := _OFFICE_BESIDE.match(text, line.after, line.end)):
                    lines.append(_split_off(line, beside))  # one line gives both
                    cued.setdefault("office", []).append(index + 1)
                    hanging += (index, index + 1)
                    perhaps_catchwords += (index, index + 1)
                    continue
            elif first == "เ" and piece.startswith("เรื่อง"):
                glued.append(index)
            elif first in _ODD_FIRST and _uncovered(text, line):
                cued.setdefault(line.cue or "", []).append(index)
        elif first in _ODD_FIRST and _uncovered(text, line):
            cued.setdefault(line.cue or "", []).append(index)
        if piece[-2:] in _CUT_BY_END:
            hanging.append(index)
        if length > 40 and first not in _FURNITURE_FIRST:
            if piece[-1] in ".…" or first == "/":
                perhaps_catchwords.append(index)
        elif length <= 40 and first in _CAPTION_FIRST and _CAPTION.match(piece):
            line.furniture = True
        elif (first in _FURNITURE_FIRST or length <= 3) and (
            _PAGE_NUMBER.match(piece) or _RULE.match(piece) or _PLACEHOLDER.match(piece)
        ):
            line.furniture = True
        elif length <= 9 and piece.replace(" ", "").isdecimal():
            line.bare = True
            bare.append(index)
        elif length <= 14 or first == "/" or piece[-1] in ".…":
            perhaps_catchwords.append(index)
            if piece in _CUT_LABELS:
                cut.append(index)
    for index in perhaps_catchwords:
        _mark_catchword(lines, index)
    if cut and (closed := _closed_labels(text, lines, cut)):
        lines, cued, bare, glued, hanging = _noted(closed)
    if _DAY_AND_SUBJECT.search(text):
        lines, cued, bare, glued, hanging = _noted(_unflattened(text, lines))
    if _WIDE_INSIDE.search(text):
        parted = _parted(text, _stamps_beside(text, lines, receipts) if receipts else lines)
        if len(parted) != len(lines):
            lines, cued, bare, glued, hanging = _noted(parted)
    if "\f" in text:
        _mark_tops(text, lines)
    return _Cut(lines, cued, bare, glued, hanging)


def _closed_labels(text: str, lines: list[Line], cut: list[int]) -> list[Line]:
    """The lines with each label that was wrapped, and what stands behind its second half, as one line."""
    out = list(lines)
    for index in reversed(cut):
        line, below = lines[index], lines[index + 1] if index + 1 < len(lines) else None
        tail, cue = _CUT_LABELS[line.text]
        if below is None or below.gap or not below.text.startswith(tail):
            continue
        if below.text[len(tail) : len(tail) + 1] not in ("", " ", "\t", ":"):
            continue
        whole = Line(line.start, below.end, text[line.start : below.end].replace("\n", " "), line.gap)
        whole.cue, whole.after = cue, below.start + len(tail)
        out[index : index + 2] = [whole]
    return out


def _noted(lines: list[Line]) -> _Cut:
    """The lists of :func:`_lines` anew, for lines that were taken apart."""
    cued: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if line.cue is not None:
            cued.setdefault(line.cue, []).append(index)
        if line.side >= 0:
            cued.setdefault("beside", []).append(index)
    return _Cut(
        lines,
        cued,
        [i for i, line in enumerate(lines) if line.bare],
        [i for i, line in enumerate(lines) if line.cue is None and line.text.startswith("เรื่อง")],
        [i for i, line in enumerate(lines) if line.text[-2:] in _CUT_BY_END],
    )


def _unflattened(text: str, lines: list[Line]) -> list[Line]:
    """A head that lost its line breaks (``11 พฤษภาคม 2527เรื่อง …เรียน …``): a line for the day and one for each label."""
    out: list[Line] = []
    for line in lines:
        day = _DAY_AND_SUBJECT.match(text, line.start - 1, line.end) if line.cue is None else None
        if day is None:
            out.append(line)
            continue
        cuts = [
            line.start,
            day.end(),
            *(m.start() for m in _GLUED_LABEL.finditer(text, day.end() + 7, line.end)),
            line.end,
        ]
        for n, (start, end) in enumerate(pairwise(cuts)):
            part = Line(start, end, text[start:end], 0 if n else line.gap)
            found = grammar().match(text, start, end)
            if found is not None:
                part.cue, part.after = found[0].name, found[1]
            out.append(part)
    return out


def _split_off(line: Line, beside: re.Match[str]) -> Line:
    """The ส่วนราชการ that stands on the line of a memo's title, as a line of its own."""
    start, end = beside.end(), line.end
    office = Line(start, end, beside.string[start:end], 0)
    office.cue, office.after = "office", beside.end(1)
    line.end, line.text = beside.start(), beside.string[line.start : beside.start()]
    return office


def _parted(text: str, lines: list[Line]) -> list[Line]:
    """A stamp printed left of the head: its rows hold ที่ and letterhead too, and are taken apart at wide blanks."""
    agency = starts_with("agency")
    spread = [line for line in lines if "   " in line.text]
    lines = _grades_apart(text, lines, spread)
    if not any(line.cue in _LABELS or (line.cue is None and agency.match(line.text)) for line in spread):
        return lines  # as in most: no line opens such a head
    out: list[Line] = []
    below = 0  # rows of such a head that may still follow
    for line in lines:
        wide = "   " in line.text and (below or line.cue is None or line.cue in _LABELS)
        cells = [(m.start(), m.end()) for m in _CELL.finditer(line.text)] if wide else []
        opens = len(cells) > 1 and agency.match(line.text) and _has_number(line.text, cells[1:])
        row = len(cells) > 1 and below and line.cue in ("received", "day", "clock")
        below = 5 if opens else below - 1 if below and line.gap == 0 else 0
        if not opens and not (row and not _RECEIVED.search(line.text, cells[1][0])):
            if len(cells) == 2 and not below and _RECEIVED_RIGHT.match(line.text, *cells[1]):
                out += _split_right(text, line, cells)  # a stamp printed over the labels' right half
            else:
                out.append(line)
            continue
        for k, (start, end) in enumerate(cells):
            part = Line(line.start + start, line.start + end, line.text[start:end], 0 if k else line.gap)
            found = grammar().match(text, part.start, part.end)
            if found is not None:
                part.cue, part.after = found[0].name, found[1]
            out.append(part)
    return out


def _stamps_beside(text: str, lines: list[Line], receipts: list[int]) -> list[Line]:
    """Received stamps left or right of the head's lines, told by their words: a line for each of their rows."""
    for last, near in _near_receipts(lines, receipts):
        run: list[tuple[int, int, list[Token]]] = []  # line, where its cell starts, what it says
        found: list[list[tuple[int, int, list[Token]]]] = []
        missed = 0
        before = -2
        for k in near:
            line = lines[k]
            cell = None if line.furniture or len(line.text) > LONGEST else _stamp_cell(lines, k, last)
            if run and (line.gap > 1 or k - 1 != before or (cell is None and missed)):
                found.append(run)
                run, missed = [], 0
            before = k
            if cell is None:
                missed += 1 if run else 0
                continue
            missed = 0
            run.append((k, *cell))
        found.append(run)
        cuts: dict[int, tuple[int, int, int]] = {}
        for side, run in enumerate(found):
            if not _is_stamp(run):
                continue
            others = {k: tokens(lines[k].text[:at] if last else lines[k].text[at:]) for k, at, _ in run if at}
            another = told_by(said for said in others.values() if said)  # two stamps side by side
            for k, at, _ in run:
                cuts[k] = (2 * side, 2 * side + 1 if another and others.get(k) else -1, at)
        if cuts:
            return [part for k, line in enumerate(lines) for part in _cut_off(text, line, last, cuts.get(k))]
    return lines


def _near_receipts(lines: list[Line], receipts: list[int]) -> list[tuple[bool, list[int]]]:
    """The lines around those that tell of a receipt, where a stamp's words are their last cell, and the first."""
    near: dict[bool, set[int]] = {}
    cells: dict[int, list[str]] = {}  # of lines that were looked at
    for end in receipts:
        k = bisect_left(lines, end, key=_START) - 1
        text = lines[k].text
        if "   " not in text and (len(text) > 60 or lines[k].cue in _NO_STAMP):
            continue  # running text: a stamp's rows are short
        window = range(max(0, k - 6), min(len(lines), k + 7))
        for n in window:
            if n not in cells:
                cells[n] = _CELL.findall(lines[n].text) if "   " in lines[n].text else []
            if len(cells[n]) > 1:
                for last in (True, False):
                    if _STAMP_CELL.match(cells[n][-last]):
                        near.setdefault(last, set()).update(window)
    return [(last, sorted(near[last])) for last in (True, False) if last in near]


def _stamp_cell(lines: list[Line], k: int, last: bool) -> tuple[int, list[Token]] | None:
    """Where the last (or first) cell of line *k* begins or ends, and its words, if they are a stamp's."""
    line = lines[k]
    cells = [m.span() for m in _CELL.finditer(line.text)] if "   " in line.text else []
    if len(cells) < 2:
        return (0, said) if line.cue != "number" and (said := line.said()) else None
    start, end = cells[-last]
    said = tokens(line.text[start:end])
    if not said:
        return None
    if line.cue == "number":
        kinds = {token.kind for token in said}
        if len(cells) == 2 and kinds <= {"day", "date"} and "วันที่" not in line.text[:start]:
            return None  # ที่ กค 0501/12      5 มีนาคม 2568
        agency = starts_with("agency")
        if kinds == {"office"} and not any(agency.match(other.text) for other in lines[k + 1 : k + 9]):
            return None  # the letterhead stands there, if it stands nowhere else
    return (start if last else end), said


def _is_stamp(run: list[tuple[int, int, list[Token]]]) -> bool:
    """Whether a run of cells is a stamp that stands beside something."""
    beside = [said for _, at, said in run if at]
    if not beside or all(token.kind == "office" for said in beside for token in said):
        return False
    return told_by(said for _, _, said in run) and (len(beside) > 1 or told_by(beside))


def _cut_off(text: str, line: Line, last: bool, cut: tuple[int, int, int] | None) -> list[Line]:
    if cut is None:
        return [line]
    side, other, at = cut
    if not at:
        line.side = side
        return [line]
    out = []
    for n, (start, end) in enumerate(((0, at), (at, len(line.text)))):
        piece = line.text[start:end].strip()
        begin = line.start + start + (len(line.text[start:end]) - len(line.text[start:end].lstrip()))
        part = Line(begin, begin + len(piece), piece, 0 if n else line.gap)
        found = grammar().match(text, part.start, part.end)
        if found is not None:
            part.cue, part.after = found[0].name, found[1]
        part.side = side if n == last else other
        out.append(part)
    return out


def _grade_beside(line: Line) -> Line | None:
    """The grade of speed or secrecy at the right end of a line, taken off it: คำสั่งกรม…          ลับมาก."""
    at = line.text.rfind("   ")
    if at <= 0 or line.cue in ("title.internal_memo", "urgency", "secrecy"):
        return None
    tail = line.text[at:].lstrip()
    cue = _grade_cue(tail)
    if cue is None:
        return None
    grade = Line(line.end - len(tail), line.end, tail, 0)
    grade.cue, grade.after = cue, line.end - len(tail)
    line.text = line.text[:at].rstrip()
    line.end = line.start + len(line.text)
    return grade


def _grades_apart(text: str, lines: list[Line], wide: list[Line]) -> list[Line]:
    """A line of its own for each grade that stands left or right of something else."""
    apart: dict[int, list[Line]] = {}
    for line in wide:
        grade = _grade_beside(line)
        parts = [*_grade_left(text, line), *((grade,) if grade is not None else ())]
        if len(parts) > 1:
            apart[id(line)] = parts
    return [part for line in lines for part in apart.get(id(line), (line,))] if apart else lines


def _grade_cue(text: str) -> str | None:
    """``urgency`` or ``secrecy`` where *text* is nothing but grades and what frames them."""
    if len(text) > 60 or not _GRADES_ONLY.fullmatch(text):
        return None
    return "urgency" if _SPEED.search(text) else "secrecy" if _HIDDEN.search(text) else None


def _grade_left(text: str, line: Line) -> tuple[Line, ...]:
    """A grade left of the title or the letterhead, and what stands beside it: ด่วนที่สุด          บันทึกข้อความ."""
    at = line.text.find("   ") if line.cue in (None, "urgency", "secrecy") else -1
    cue = _grade_cue(line.text[:at]) if at > 0 else None
    if cue is None:
        return (line,)
    start = line.end - len(line.text[at:].lstrip())
    found = grammar().match(text, start, line.end)
    if not (found is not None and found[0].name.startswith("title.")) and not starts_with("agency").match(text, start):
        return (line,)
    right = Line(start, line.end, text[start : line.end], 0)
    if found is not None:
        right.cue, right.after = found[0].name, found[1]
    line.text, line.end, line.cue = line.text[:at], line.start + at, cue
    return line, right


def _split_right(text: str, line: Line, cells: list[tuple[int, int]]) -> list[Line]:
    start, end = line.start + cells[1][0], line.start + cells[1][1]
    right = Line(start, end, text[start:end], 0)
    found = grammar().match(text, start, end)
    if found is not None:
        right.cue, right.after = found[0].name, found[1]
    line.end = line.start + cells[0][1]
    line.text = line.text[: cells[0][1]]
    return [line, right]


def _has_number(text: str, cells: list[tuple[int, int]]) -> bool:
    return any(_NUMBERED.match(text, start, end) for start, end in cells)


def _mark_tops(text: str, lines: list[Line]) -> None:
    starts = [line.start for line in lines]
    at = text.find("\f")
    while at >= 0:
        first = bisect_left(starts, at)
        if first < len(lines):
            lines[first].top = True
        at = text.find("\f", at + 1)


def _glued_labels(lines: list[Line], subjects: list[int]) -> None:
    """``เรื่องขอความร่วมมือ`` and, soon below, ``เรียนคณบดี``: labels whose blank was lost, told by the pair."""
    for i in subjects:
        line = lines[i]
        glued = line.cue is None
        if glued and len(line.text) > 160:
            continue
        ahead = lines[i + 1 : i + 6]
        if not any(below.cue == "to" for below in ahead):
            for below in ahead:
                if below.cue is None and below.text.startswith("เรียน") and len(below.text) < 160:
                    below.cue, below.after = "to", below.start + len("เรียน")
                    break
                if below.cue is not None or len(below.text) > 160:
                    break
        to = next((k for k, below in enumerate(ahead) if below.cue is not None), None)
        if to is None or ahead[to].cue != "to":
            continue
        if glued:
            line.cue, line.after = "subject", line.start + len("เรื่อง")
        for below in (*lines[i + 1 : i + to + 1], *lines[i + to + 2 : i + to + 7]):
            label = _GLUED_PAPERS.match(below.text) if below.cue is None else None
            if label and (label.group(2) or label.group(1) == "อ้างถึง" and starts_with("agency").match(below.text, 7)):
                below.cue = "reference" if label.group(1) == "อ้างถึง" else "attachment"
                below.after = below.start + label.end()


def _mark_catchword(lines: list[Line], i: int) -> None:
    """A page's last line that gives the first words of the next page: ``/ที่ประชุม…``."""
    line = lines[i]
    text = line.text
    if len(text) > 90:
        return
    dots = _DOTS.search(text) if text[-1] in ".…" else None
    if text[0] == "/" and (dots or _announces(lines, i, text[1:])):
        line.furniture = True
    elif dots and dots.start() >= 2 and _announces(lines, i, text[: dots.start()]):
        line.furniture = True
    elif len(text) <= 14 and i + 2 < len(lines) and _is_page_number(lines[i + 1]) and _announces(lines, i, text):
        line.furniture = True


def _is_page_number(line: Line) -> bool:
    return line.text[0] in _PAGE_NUMBER_FIRST and bool(_PAGE_NUMBER.match(line.text))


def _announces(lines: list[Line], i: int, words: str) -> bool:
    """True where the next line of text begins with *words*: line *i* is the catchword of a page's foot."""
    words = _SQUEEZE.sub("", words.strip(" /-.…"))
    if not words:
        return False
    for line in lines[i + 1 : i + 5]:
        if _is_page_number(line):
            continue
        return _SQUEEZE.sub("", line.text[: 2 * len(words) + 20]).startswith(words)
    return False


def _flatten(text: str, lines: list[Line], hanging: list[int], moved: dict[int, int]) -> str:
    """The text with line breaks and furniture as blanks, one for one, so that offsets hold.

    A word that a line's end cuts in two (วัน, ที่) is closed: its second half changes places with the blanks.
    """
    flat = text.replace("\n", " ").replace("\t", " ").replace("\f", " ")
    holes = [line for line in lines if line.furniture]
    if holes:
        flat = _without(flat, holes)
    parts: list[str] = []
    last = 0
    for i in hanging:
        above = lines[i]
        below = i + 1
        while below < len(lines) and lines[below].furniture:
            below += 1
        if above.furniture or below == len(lines) or above.end < last:
            continue
        line = lines[below]
        for head, tail in _CUT_BY_END.get(above.text[-2:], ()):
            if line.text.startswith(tail) and above.text.endswith(head):
                parts += (flat[last : above.end], tail, flat[above.end : line.start])
                last = line.start + len(tail)
                moved[above.end + len(tail)] = line.start - above.end
                break
    return "".join((*parts, flat[last:])) if parts else flat


def _without(flat: str, holes: list[Line]) -> str:
    parts = []
    last = 0
    for line in holes:
        parts.append(flat[last : line.start])
        parts.append(" " * (line.end - line.start))
        last = line.end
    parts.append(flat[last:])
    return "".join(parts)


__all__ = ["RECEIPT", "Cue", "Line", "Sheet", "join"]
