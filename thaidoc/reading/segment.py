"""Where one document ends and the next begins, and of which kind each is.

A start is never told by one sign alone: a number line counts only with เรื่อง, เรียน or ถึง below it, a title only
with what its form puts next (Regulation on Correspondence B.E. 2526, forms 1-11).
"""

from __future__ import annotations

import re
from itertools import pairwise

from attrs import define

from thaidoc.reading.grammar import is_address, starts_with
from thaidoc.reading.sheet import Line, Sheet
from thaidoc.records import Kind
from thaidoc.text import Span
from thaidoc.values import NumberMatch, numbers

_NOT_HEAD = re.compile(r"[ \t]*+(?:ลง|ลว|เรื่อง|แจ้ง|ได้|มี|และ|ซึ่ง|นั้น|ของ|ฉบับ|ตาม|ว่า|,|ที่(?!ว่าการ|ทำการ))")
_PLACEHOLDER = re.compile(r"[ \t.:…_/]*(?:\{[^}\n]{0,40}\}|วันที่|[.…_]{3,}|/|$)")
_NEXT_TITLE = re.compile(r"ว่?าด้?วย|\(?ฉบับที่|\(?ครั้งที่|พ\.ศ|พุทธศักราช|เรื่อง|การ")
_LOOKALIKE = re.compile(r"(?<=[0-9./])[oOlI](?=[0-9./oOlI])|(?<=[0-9])[oOlI]|[oOlI](?=[0-9])")
_LATIN = re.compile(r"[A-Z][A-Za-z0-9 .,&()'-]{4,100}")
_LONG = 76  # a line longer than this with no cue is running text, not a head
_REACH = 18
_NARROW = 64  # lines of a narrow column are no longer
_NUMBER_REST = re.compile(r"[/.]?[ \t]*+(?:[0-9.]{1,8}[ \t]*+)?(?:/[ \t]*+)?(?:ว[ \t]?)?[0-9]{1,7}")
_HEAD_MARKS = frozenset({"urgency", "secrecy", "copy", "draft", "file_copy", "gazette"})
_STOPS = frozenset({"closing", "issued", "phone", "fax", "email"})
_TITLES = {f"title.{kind.value}": kind for kind in Kind}
_LETTER_LABELS = frozenset({"subject", "to", "to_office", "reference", "attachment"})
_ISSUED = frozenset({Kind.ORDER, Kind.ANNOUNCEMENT, Kind.STATEMENT, Kind.NEWS})
_BELOW_TITLE = frozenset({"subject", "number", "docno", "day", "to_office", "from", "to", "urgency", "secrecy"})
_ORDER_LIKE = frozenset(
    {Kind.ORDER, Kind.ANNOUNCEMENT, Kind.STATEMENT, Kind.NEWS, Kind.CERTIFICATE, Kind.RECORD, Kind.OTHER}
)
_CERTIFIES = re.compile(
    r"ให้(?:ไว้)?เพื่อ(?:รับรอง|แสดง|ยืนยัน|(?:ใช้)?เป็นหลักฐาน[ก-๎ \t]{0,20}ว่?า)"
    r"|(?:หนังสือ|เอกสาร|ใบรับรอง)ฉบับนี้[ก-๎ \t]{0,40}(?:รับรอง|แสดง|ยืนยัน)[ก-๎ \t]{0,40}ว่?า"
)
_SELF = re.compile(r"(?:หนังสือ|เอกสาร|ใบ)(?:รับรอง)?นี้|ให้ไว้เพื่อ|โดยหนังสือ(?:ฉบับ)?นี้")
_VOUCHES = re.compile(r"(?:[ก-๎]{2,40}[ \t]?)?ขอ(?:รับรอง|ยืนยัน)(?:ไว้)?[ก-๎ \t]{0,24}ว่?า|โดยหนังสือ(?:ฉบับ)?นี้")
_CLOCK_ENDS = re.compile(
    r"[0-9][ \t]*+\(?[0-9]{1,2}[.:][0-9]{2}(?:[.:][0-9]{2})?\)?(?:[ \t]*+น\.)?$"
)  # a system's stamp
_SAYS_SO = re.compile(r"รับรอง[ก-๎ \t]{0,40}ว่?า")
_OF_MEETING = re.compile(
    r"ครั้งที่|(?:มา|ร่วม|เข้า|เริ่ม|เปิด|ลงมือ|ผู้|องค์|ที่|เลิก|ปิด)[ ]?ประชุม|วาระ|ประธาน|มติ|รายนาม|รายชื่อ|เรื่องที่[ ]?[0-9๐-๙]"
)


@define
class Part:
    """One document's stretch of lines ``[first, last)`` and the lines that made it one."""

    kind: Kind
    first: int
    last: int
    anchor: int
    number_line: int | None = None
    number: NumberMatch | None = None
    title: int | None = None
    unlabelled: bool = False  # neither เรื่อง nor เรียน stands in it


def segment(sheet: Sheet) -> list[Part]:
    """The documents of the file, in order."""
    parts: list[Part] = []
    lines = sheet.lines
    stop = -1  # the last line that closes a document
    may_certify = any(word in sheet.text for word in ("ให้ไว้", "ออกให้", "ฉบับนี้")) and any(
        word in sheet.text for word in ("รับรอง", "เพื่อแสดง", "ยืนยัน", "หลักฐาน")
    )
    for i, line in enumerate(lines):
        cue = line.cue
        if cue == "issued" and not _is_issue(lines, i):
            cue = line.cue = None  # ประกาศ ณ วันที่ … told in a sentence
        if cue is None:
            if (
                may_certify
                and not _open(parts, Kind.CERTIFICATE, i)
                and (
                    _begins_certificate(line.text)
                    or (stop >= (parts[-1].anchor if parts else -1) and _vouches(sheet, i))
                )
            ):
                parts.append(_certificate(sheet, parts, i))
            continue
        if cue in _STOPS:
            stop = i
        if line.furniture or line.stamp >= 0:
            continue
        if cue == "number":
            _number_line(sheet, parts, i)
        elif cue in _TITLES:
            kind = _TITLES[cue]
            closed = not parts or stop >= parts[-1].anchor
            if kind is Kind.INTERNAL_MEMO and parts and parts[-1].anchor == i - 1 and lines[i - 1].cue == "office":
                parts[-1].title = i  # a scan gave ส่วนราชการ before the title
            elif kind is Kind.INTERNAL_MEMO:
                headed = any(below.cue == "office" for below in lines[i + 1 : i + 4])
                if headed or closed or not i or line.gap > 1 or not _runs_into(lines[i - 1]):
                    parts.append(Part(kind, i, len(lines), i, title=i))
            elif _is_title(sheet, i, kind, closed=closed):
                parts.append(_titled(sheet, parts, i, kind))
        elif (
            cue == "office"
            and not (i and line.gap == 0 and _runs_into(lines[i - 1]))
            and not _open(parts, Kind.INTERNAL_MEMO, i, 5)
            and _memo_follows(sheet, i)
        ):
            parts.append(Part(Kind.INTERNAL_MEMO, i, len(lines), i))
        elif (
            cue == "subject"
            and not _in_head(parts, i)
            and _to_follows(lines, i)
            and (not parts or stop >= parts[-1].anchor)
        ):
            parts.append(Part(Kind.EXTERNAL_LETTER, i, len(lines), i))
        elif cue == "docno" and parts and parts[-1].kind in _ORDER_LIKE and i - parts[-1].anchor <= 4:
            _attach_number(sheet, parts[-1], i)
        elif cue == "docno" and _of_a_letter(sheet, line):
            _number_line(sheet, parts, i)
    if not parts:
        parts.extend(_without_labels(sheet))
    floor = 0
    for part in parts:
        part.first = _pull_up(sheet, part, floor)
        floor = part.anchor + 1
    for part, following in pairwise(parts):
        part.last = following.first
    return parts


def _without_labels(sheet: Sheet) -> list[Part]:
    """A letter whose เรื่อง and เรียน are lost or in other words: a number above and a closing phrase below."""
    lines = sheet.lines
    for i in sheet.cued_in("number", 0, len(lines)):
        found = numbers.match(sheet.text, lines[i].after, lines[i].end)
        if found is not None and found.value.prefix and any(True for _ in sheet.cued_in("closing", i, len(lines))):
            return [Part(Kind.EXTERNAL_LETTER, i, len(lines), i, number_line=i, number=found, unlabelled=True)]
    return []


def _number_line(sheet: Sheet, parts: list[Part], i: int) -> None:
    line = sheet.lines[i]
    start = line.after
    while start < line.end and sheet.text[start] in " \t:：":
        start += 1
    found = numbers.match(sheet.text, start, line.end) or _misread(sheet, line)
    if found is None and not sheet.text[line.after : line.end].strip(" :"):
        found = _number_below(sheet, i)
    if (found is None or not found.value.complete) and (whole := _number_wrapped(sheet, i, start)):
        found = whole
    rest = sheet.text[found.span.end if found else line.after : line.end]
    if found is None and not _PLACEHOLDER.match(rest):
        return
    if found is not None and _NOT_HEAD.match(rest):
        return
    order = found is not None and found.value.prefix is None and found.value.unit is None
    current = parts[-1] if parts else None
    if (
        current is not None
        and current.number_line is None
        and i - current.anchor <= 14
        and _still_head(sheet.lines, current.anchor, i)
    ):
        if current.title is not None or current.kind is Kind.INTERNAL_MEMO or not order:
            current.number_line, current.number = i, found
            if current.kind is Kind.EXTERNAL_LETTER and current.title is None:
                current.kind = _letter_kind(sheet.lines, i) or Kind.EXTERNAL_LETTER
        return
    if order:
        return
    kind = _letter_kind(sheet.lines, i)
    if kind is not None:
        parts.append(Part(kind, i, len(sheet.lines), i, number_line=i, number=found))


def _number_below(sheet: Sheet, i: int) -> NumberMatch | None:
    """The label ที่ alone on line *i*, as recognisers give a form: the number is the whole next line."""
    if i + 1 >= len(sheet.lines) or sheet.lines[i + 1].gap > 1 or sheet.lines[i + 1].cue is not None:
        return None
    below = sheet.lines[i + 1]
    found = numbers.match(sheet.text, below.start, below.end)
    return found if found is not None and found.span.end == below.end and found.value.prefix else None


def _number_wrapped(sheet: Sheet, i: int, start: int) -> NumberMatch | None:
    """A number that a narrow column wraps: ที่ กค 0501 / /12, ที่ กค 0501. / 2/12, ที่ กค 0501/ว / 12."""
    line, below = sheet.lines[i], sheet.lines[i + 1] if i + 1 < len(sheet.lines) else None
    if below is None or below.gap or below.cue not in (None, "item_in_file") or not _NUMBER_REST.fullmatch(below.text):
        return None
    head = sheet.text[start : line.end]
    if below.text.isdecimal():
        # A number alone may be the receiver's, below one not filled in: believed where the lines are short.
        cut = head.endswith(("/", "/ว", "/ ว", "ว.")) and (sheet.indent(below) == 1 or sheet.width <= _NARROW)
    else:
        cut = below.text[0] in "/." or head[-1:] in (".", "-")
    found = numbers.match(head + below.text) if cut else None
    if (
        found is None
        or not found.value.complete
        or found.value.prefix is None
        or found.span.end != len(head + below.text)
    ):
        return None
    below.furniture, below.bare = True, False
    return found._replace(span=Span(start, below.end))


def _misread(sheet: Sheet, line: Line) -> NumberMatch | None:
    """A number in which a recogniser wrote Latin o or l for 0 or 1 beside a digit; the record says so in a note."""
    text = sheet.text[line.after : line.end]
    if not _LOOKALIKE.search(text):
        return None
    mended = _LOOKALIKE.sub(lambda found: "0" if found.group() in "oO" else "1", text)
    found = numbers.match(mended)
    return found._replace(span=Span(found.span.start + line.after, found.span.end + line.after)) if found else None


def _begins_certificate(text: str) -> bool:
    return ("ฉบับนี้" in text or _SELF.match(text) is not None) and bool(_CERTIFIES.search(text))


def _vouches(sheet: Sheet, i: int) -> bool:
    """ขอรับรองว่า opens the text below a number and a letterhead, no เรื่อง or เรียน between, ให้ไว้ ณ at its end."""
    lines = sheet.lines
    if not _VOUCHES.match(lines[i].text):
        return False
    for k in range(i - 1, max(-1, i - 9), -1):
        if lines[k].cue in ("subject", "to", "to_office", "closing", "issued"):
            return False
        if lines[k].cue in ("docno", "number"):
            return any(line.cue == "issued" for line in lines[i + 1 : i + 30])
    return False


def says_so(text: str) -> bool:
    """The sentence with which a certificate begins: ให้ไว้เพื่อรับรองว่า, ขอรับรองไว้เป็นหลักฐานว่า."""
    return bool(
        "รับรอง" in text
        and (_CERTIFIES.search(text) or _SAYS_SO.search(text))
        or "นี้" in text
        and _CERTIFIES.search(text)
        or _VOUCHES.match(text)
        or (text.startswith("ให้ไว้เพื่อ") and _CERTIFIES.search(text))
    )


def _of_a_letter(sheet: Sheet, line: Line) -> bool:
    """เลขที่ before letters, code and running number: the number of a letter, not of a house or an order."""
    found = numbers.match(sheet.text, line.after, line.end)
    return found is not None and bool(found.value.prefix and found.value.unit)


def _attach_number(sheet: Sheet, part: Part, i: int) -> None:
    if part.number_line is None:
        found = numbers.match(sheet.text, sheet.lines[i].after, sheet.lines[i].end) or _misread(sheet, sheet.lines[i])
        if found is not None:
            part.number_line, part.number = i, found


def _letter_kind(lines: list[Line], i: int) -> Kind | None:
    """What kind of letter the number line *i* heads, or None if nothing below speaks for a head."""
    subject = listed = False  # อ้างถึง or สิ่งที่ส่งมาด้วย may stand above เรื่อง: what they list is no text
    passed = 0
    for line in lines[i + 1 : i + 1 + _REACH]:
        if line.furniture or line.stamp >= 0:
            continue
        passed += 1
        if line.cue in _STOPS or passed > 12:
            break
        if line.cue == "subject":
            subject = True
        elif line.cue == "to":
            return Kind.EXTERNAL_LETTER
        elif line.cue == "to_office":
            return Kind.STAMPED_LETTER
        elif line.cue in ("reference", "attachment") and subject:
            return Kind.EXTERNAL_LETTER
        elif line.cue in ("reference", "attachment"):
            listed = True
        elif line.cue == "number" and not subject and not listed:
            break
        elif line.cue is None and not listed and len(line.text) > _LONG and not subject and not _on_letterhead(line):
            break
    if not subject and i and lines[i - 1].cue == "to_office" and (i < 3 or lines[i - 2].cue in _HEAD_MARKS):
        return Kind.STAMPED_LETTER  # a scan gave ถึง before ที่
    return Kind.EXTERNAL_LETTER if subject else None


def _on_letterhead(line: Line) -> bool:
    """An office and its address on one long line."""
    return len(line.text) <= 160 and bool(starts_with("agency").match(line.text)) and is_address(line.text[20:])


def _still_head(lines: list[Line], anchor: int, i: int) -> bool:
    """No running text between the document's first sign and line *i*."""
    above = lines[anchor]
    for line in lines[anchor + 1 : i]:
        dialled = line.cue == "phone" and above.cue == "office" and not line.gap  # the office's line wrapped
        if (line.cue in _STOPS and not dialled) or (line.cue is None and len(line.text) > 110):
            return False
        above = line
    return True


def _open(parts: list[Part], kind: Kind, i: int, reach: int = 40) -> bool:
    return bool(parts) and parts[-1].kind is kind and i - parts[-1].anchor <= reach


def _in_head(parts: list[Part], i: int) -> bool:
    return bool(parts) and i - parts[-1].anchor <= 14


def _to_follows(lines: list[Line], i: int) -> bool:
    return any(line.cue == "to" for line in lines[i + 1 : i + 6])


def _memo_follows(sheet: Sheet, i: int) -> bool:
    """ส่วนราชการ heads a memo where an office's name stands behind it and ที่ … วันที่ or เรื่อง follows."""
    line = sheet.lines[i]
    value = sheet.text[line.after : line.end].strip(" \t:.…_")
    if value and not (starts_with("agency").match(value) or starts_with("unit").match(value)):
        return False
    return any(below.cue in ("number", "subject", "day") for below in sheet.lines[i + 1 : i + 4])


def _is_issue(lines: list[Line], i: int) -> bool:
    """``สั่ง ณ วันที่ …`` closes a paper where nothing but the year's reign follows the day; the year may be wrapped."""
    text = lines[i].text
    if i + 1 < len(lines) and lines[i + 1].gap == 0 and _YEAR_ALONE.match(lines[i + 1].text):
        text += " " + lines[i + 1].text
    tail = _TAIL.search(text)
    return tail is None or len(tail.group(1)) <= 3 or "รัชกาล" in text


def _runs_into(line: Line) -> bool:
    """A line of running text, from which a sentence may go on below, also where lines are double-spaced."""
    return line.cue is None and not line.furniture and (len(line.text) >= 45 or bool(_HANGING.search(line.text)))


def _is_title(sheet: Sheet, i: int, kind: Kind, *, closed: bool) -> bool:
    """Whether line *i* opens a paper; inside one that is not *closed* yet, a label below must say so."""
    lines = sheet.lines
    line = lines[i]
    if len(line.text) > 160:
        return False
    if closed and kind in _ISSUED and _label_above(lines, i):
        return True
    if (
        i
        and line.gap == 0
        and not line.top
        and not (lines[i - 1].furniture or lines[i - 1].bare or lines[i - 1].stamp >= 0)
    ):
        above = lines[i - 1]
        form_name = i <= 2 and len(above.text) < 25
        ended = closed and (above.cue in ("phone", "fax", "email") or _CLOCK_ENDS.search(above.text))
        ended = ended or (kind is Kind.CERTIFICATE and closed and len(above.text) < 60 and not _runs_into(above))
        if above.cue not in _HEAD_MARKS and not form_name and not ended:
            return False
    if i and not closed and line.gap <= 1 and _runs_into(lines[i - 1]):
        return False
    if any(
        above.cue == "item_in_file" and above.text.startswith(("แก้คำผิด", "บัญชี")) for above in lines[max(0, i - 2) : i]
    ):
        return False
    if kind is Kind.CERTIFICATE:
        if any(says_so(below.text) for below in lines[i + 1 : i + 8]):
            return True
        # หนังสือรับรอง … ให้ไว้ ณ วันที่ …, whatever the sentence; a label of a letter says that it is one.
        given = closed and any(below.cue == "issued" for below in lines[i + 1 : i + 30])
        return given and not any(below.cue in _LETTER_LABELS for below in lines[i + 1 : i + 8])
    below = [other for other in lines[i + 1 : i + 6] if other.stamp < 0]
    if kind is Kind.MINUTES:
        below = [other for other in lines[i + 1 : i + 12] if other.stamp < 0]
        return any(_OF_MEETING.search(other.text) for other in below)
    if kind is Kind.RECORD and not closed:
        return any(other.cue in ("subject", "to") for other in below[:2])
    if kind is Kind.RECORD:
        return any(other.cue in ("subject", "to", "day") or sheet.dates_in(other.start, other.end) for other in below)
    for other in below[:4]:
        if other.cue in (
            "subject",
            "number",
            "docno",
            "day",
            "to_office",
            "from",
            "to",
            "urgency",
            "secrecy",
        ) or _NEXT_TITLE.match(other.text):
            return not (other.cue is None and len(other.text) > 120)
        if other.furniture and _RULE_LINE.match(other.text):
            return True
        if other.cue is not None or len(other.text) > 120:
            break
    return closed and "เรื่อง" in line.text and any(other.cue == "issued" for other in lines[i + 1 : i + 60])


def _label_above(lines: list[Line], i: int) -> bool:
    """A scan gave ที่ 658/2561 or เรื่อง before the title: nothing but marks of a head stands above them."""
    if not i or lines[i].gap > 1 or lines[i - 1].stamp >= 0:
        return False
    above = lines[i - 1]
    free = i == 1 or lines[i - 2].cue in _HEAD_MARKS or lines[i - 2].furniture or above.gap > 1
    return free and (above.cue == "subject" or (above.cue == "number" and bool(_ORDER_NUMBER.search(above.text))))


_ORDER_NUMBER = re.compile(r"^ที่[ \t]*+[0-9]{1,5}[ \t]*+/[ \t]*+[0-9]{2,4}$")
_HANGING = re.compile(r"(?:ตาม|และ|ของ|ใน|ที่|หรือ|ให้|โดย|กับ|แห่ง|ว่า|มี|ออก|จัดทำ|ส่ง|สำเนา)$")
_YEAR_ALONE = re.compile(r"(?:พ\.?[ \t]?ศ\.?|พุทธศักราช)?[ \t]*+[0-9]{4}$")
_TAIL = re.compile(r"[0-9][ \t.)]*([^0-9]*)$")
_RULE_LINE = re.compile(r"[*\-_=.…~–—]{4,}")


def _titled(sheet: Sheet, parts: list[Part], i: int, kind: Kind) -> Part:
    """A titled document; a certificate on a letterhead has its number above the title."""
    part = Part(kind, i, len(sheet.lines), i, title=i)
    if kind in _ISSUED and _label_above(sheet.lines, i):
        if sheet.lines[i - 1].cue == "number":
            _attach_number(sheet, part, i - 1)
        part.anchor = part.first = i - 1
    if kind is Kind.CERTIFICATE:
        for k in range(i - 1, max(-1, i - 9), -1):
            if parts and k <= parts[-1].anchor:
                break
            if sheet.lines[k].cue in ("docno", "number") and sheet.lines[k].stamp < 0:
                _attach_number(sheet, part, k)
                part.anchor = part.first = k
                break
    return part


def _certificate(sheet: Sheet, parts: list[Part], i: int) -> Part:
    """A certificate is known by its first words; its number and office stand in the lines above."""
    part = Part(Kind.CERTIFICATE, i, len(sheet.lines), i)
    for k in range(i - 1, max(-1, i - 9), -1):
        line = sheet.lines[k]
        if parts and k <= parts[-1].anchor:
            break
        if line.cue in ("docno", "number") and line.stamp < 0:
            _attach_number(sheet, part, k)
            part.anchor = k
            break
    else:
        part.anchor = max((parts[-1].anchor + 1) if parts else 0, i - 3)
    part.first = part.anchor
    return part


def _of_copies(lines: list[Line], k: int, floor: int) -> bool:
    """Line *k* goes on with a สำเนาส่ง right above it."""
    while k > floor and lines[k].cue is None and lines[k].gap == 0:
        k -= 1
    return lines[k].cue == "copies"


def _wrapped_off(lines: list[Line], k: int) -> bool:
    """Bare digits above line *k* that are the end of a telephone number, not the receiver's number on a letter."""
    line = lines[k - 1]
    return k > 1 and line.gap == 0 and not line.top and lines[k - 2].text[-1].isdigit()


def _pull_up(sheet: Sheet, part: Part, floor: int) -> int:
    """The document's first line: stamps, speed marks, letterhead and date may stand above its number."""
    lines = sheet.lines
    agency, unit = starts_with("agency"), starts_with("unit")
    first = k = part.anchor
    settled = floor == 0 or any(line.cue in ("phone", "fax", "email") for line in lines[floor : part.anchor])
    while k > floor:
        line = lines[k - 1]
        dated = sheet.dates_in(line.start, line.end)
        if (
            line.stamp >= 0
            or line.cue in _HEAD_MARKS
            or (line.bare and len(line.text) > 2 and not _wrapped_off(lines, k))
        ):
            first = k - 1
        elif line.furniture or (k > 1 and lines[k - 2].stamp >= 0 and line.gap == 0 and unit.match(line.text)):
            pass  # a stamp may name its office below
        elif k > 1 and _LATIN.fullmatch(line.text) and agency.match(lines[k - 2].text):
            pass  # the letterhead's name in English
        elif (
            part.kind is not Kind.INTERNAL_MEMO
            and dated
            and len(line.text) <= dated[0].span.end - dated[0].span.start + 10
        ):
            first = k - 1
        elif (
            settled
            and line.cue in (None, "docno")
            and len(line.text) <= _LONG
            and (agency.match(line.text) or is_address(line.text))
        ):
            if any(above.cue in ("phone", "fax", "email") for above in lines[k : part.anchor]):
                break
            if _of_copies(lines, k - 1, floor):
                break  # สำเนาส่ง … ผู้ว่าราชการ / จังหวัดบุรีรัมย์
            first = k - 1
        else:
            break
        k -= 1
    while first < part.anchor and lines[first].furniture:
        first += 1
    return first
