"""Who sends and who receives.

Recipients: facts/saraban.md part 4; the scope word is given to every name that it governs and to no other
(record contract, convention 1). Sender: the top line of the letterhead decides (convention 2).
"""

from __future__ import annotations

import re
from functools import cache

from attrs import define, field

from thaidoc.reading.grammar import MARKS, WordList, starts_with
from thaidoc.reading.leads import lead
from thaidoc.reading.sheet import Sheet
from thaidoc.records import Recipient
from thaidoc.registry import Registry

_NOUN = (
    "กลุ่มจังหวัด|จังหวัด|อำเภอ|แห่ง|ส่วนราชการ|หน่วยงาน|หน่วย|เขตพื้นที่|เขต|กระทรวง|กรม|สำนักงาน|สำนัก|กองทัพ|กอง|ฝ่าย|ท่าน|คน|ตำบล|เทศบาล|มหาวิทยาลัย|สถาบัน|"
    "โรงเรียน|โรงพยาบาล|ภาควิชา|ภาค|สาขาวิชา|สาขา|ศูนย์|สถานี|กลุ่มงาน|กลุ่ม|คณะ|รัฐวิสาหกิจ|แขวง|หมู่บ้าน|องค์กร|องค์การ|ด่าน|เรือนจำ|ตำแหน่ง|ราย|ชุมชน|นาย|รูป|วัด|มณฑล|เหล่าทัพ|สังกัด|พื้นที่|หมวด|แผนก|โครงการ|หลักสูตร|พรรค|สมาคม|ธนาคาร|บริษัท"
)
_EVERY = (
    r"ทุก(?!ข์)(?:ที่ทำการ|[ \t]?(?:[ก-ฮ]{1,4}\.){1,3}|ตำบล/หมู่บ้าน|(?=[ก-๎]{2})(?:พื้นที่|"
    r"(?!ใน|ที่|ของ|และ|ยกเว้น|เว้น|ตาม|ดัง|ผ่าน|ทั่ว|พร้อม|ซึ่ง|โดย|ทุก|ผู้|นายก|นายอำเภอ|หัวหน้า)[ก-๎]){1,32}+)"
)
"""ทุก and whatever it counts: ทุกจังหวัด, ทุกเขตตรวจราชการ, ทุก อบต."""
_SCOPE = re.compile(
    rf"(?:และ|\((?=ทุก))?({_EVERY}|ทั้ง[ \t]*+[0-9]+[ \t]*+(?:{_NOUN})|"
    rf"[0-9]{{1,3}}[ \t]*+(?:จังหวัด(?:ภาค(?:เหนือ|ใต้|กลาง|ตะวันออก(?:เฉียงเหนือ)?|ตะวันตก)|ชายแดน[ก-๎]{{0,14}})?|"
    rf"อำเภอ|แห่ง|เขต|หน่วยงาน))\)?"
)
_SCOPE_INSIDE = re.compile(rf"(?<=[ก-๎ฯ)./])(?<!เพื่อ)(?<!แก่)({_EVERY}|ทั้ง[ \t]*+[0-9]+[ \t]*+(?:{_NOUN}))")
_GENERIC = re.compile(r"(?:ทุก|ทั้ง[ \t]*+[0-9]+[ \t]*+|[0-9]+[ \t]*+)(?:แห่ง|หน่วย|หน่วยงาน|ท่าน|คน|ราย)")
_EXTERNAL = re.compile(
    r"\(?((?:ตาม|ดัง|ผู้มี|ผู้ได้รับ|ซึ่งมี|ปรากฏ(?:ตาม)?|"
    r"(?:ราย(?:ชื่อ|นาม)|บัญชี(?:ราย(?:ชื่อ|นาม))?)(?=ตาม|ดัง|แนบ|ท้าย))[ก-๎]{0,24}?"
    r"(?:แนบ|ราย(?:ชื่อ|นาม|การ)|บัญชี|ท้าย|เอกสาร)[ก-๎]{0,40}"
    r"(?:[ \t](?:ที่)?(?:แนบ|ท้าย|ดังแนบ|ด้านหลัง|หลังหนังสือ|พร้อมนี้)[ก-๎]{0,24})?)\)?"
)
_EXCEPT = re.compile(
    r"[ \t]*+\(?[ \t]*+(?:โดย|แต่|ทั้งนี้[ \t]?)?"
    r"(?:ยกเว้น(?:เฉพาะ|แต่)?|งดเว้น|ละเว้น|เว้น(?:เสีย|ไว้)?แต่|ที่(?:มิ|ไม่)ใช่|"
    r"เว้น(?=[ \t:]*+(?:จังหวัด|อำเภอ|กรุงเทพ))|ไม่รวม(?:ไป)?(?:ถึง)?|ไม่นับ(?:รวม)?|"
    r"มิ(?:ให้)?(?:นับ)?รวม(?:ถึง)?|(?:อื่น)?นอกจาก|นอกเหนือจาก)[ \t:：]*+([^()\n]{2,200})\)?"
)
_BESIDE_THEM = re.compile(r"[ \t]++และ(?=[ \t]*+[ก-๎]{4,50}[ \t]?ทุก)")
_VIA = re.compile(r"[ \t]*+\(?[ \t]*+(?:โดย)?(?:ส่ง|เสนอ)?(ผ่าน[ \t:]*+[^()\n]{2,120})\)?")
_OF_OFFICE = re.compile(r"ผู้(?!ช่วย$)|เจ้า|นาย(?!ทหาร$)|[ก-๎]{2,40}(?:จังหวัด|อำเภอ|ตำบล|ภาค|เขต)$")  # behind และ
_ALSO = re.compile(r"(?:^|(?<=[ \t\n]))และ[ \t]*+|[ \t]*+,[ \t]*+")
_SEPARATOR = re.compile(
    r"[ \t]*+\n[ \t]*+|[ \t]*+[,;][ \t]*+|[ \t]++/(?=[ \t])|"
    r"[ \t]++(?:(?:และ(?:/หรือ)?|กับ|พร้อม(?:ด้วย|ทั้ง)|รวมทั้ง|ตลอดจน)[ \t]*+)?"
)
_NAMES = re.compile(r"[ \t]*+,[ \t]*+|[ \t]+และ[ \t]*+|และ(?=จังหวัด|อำเภอ|เทศบาล|กรุงเทพ)|[ \t]+")
_ABBREVIATED = re.compile(r"(?:[ก-ฮ]{1,5}\.){1,4}")
_ABBREVIATED_UNIT = re.compile(r"[ก-ฮ]{2,5}\.?[0-9]*ฯ?$|(?:[ก-ฮ]{1,5}\.){1,4}[0-9]*ฯ?$")
_SHORT_OFFICE = re.compile(r"(?!จว\.|จ\.|อ\.|ต\.)(?:[ก-ฮ]{1,5}\.){1,4}[ก-๎]")  # ภ.จว.สุพรรณบุรี
_SUB_UNIT = re.compile(
    r"(?:คณะ(?!กรรมการ|อนุ|ทำงาน)|สำนัก(?!งาน)|กอง|ศูนย์|สถาบัน|วิทยาลัย|ภาควิชา|โรงเรียน|โรงพยาบาล|ฝ่าย|กลุ่ม(?!จังหวัด))"
)
_PARENT = re.compile(r"มหาวิทยาลัย|กรม|กระทรวง|สำนักงาน(?:ปลัด|คณะกรรมการ|อธิการบดี)|สถาบันเทคโนโลยี|องค์การบริหาร|เทศบาล")
_DASH = re.compile(r"(?:[-–•][ \t]*+)?")
_OWN_LINE = ("และ", "ทุก", "(", "ผ่าน", "โดยผ่าน", "ยกเว้น", "ไม่รวม", "นอกจาก", "ตามบัญชี", "ตามรายชื่อ")
_UNFINISHED = re.compile(
    r"(?:นายก|โรง|คณะ|กรม|กระทรวง|สำนักงาน|ส่งเสริม|ส่งเสริมการ|กรมวิชาการ|เทศบาล|องค์การ|องค์การบริหารส่วน|ทุก)$"
)  # no recipient's name ends so: it was wrapped
_BARE_NUMBER = re.compile(r"[0-9]{1,2}[ \t]+(?=[ก-ฮเ-ไ])")
_FOR_WHAT = re.compile(r"[ \t]*+\((?:เพื่อ|โปรด|ขอความ)[^()\n]{2,40}\)")  # (เพื่อทราบ) behind one of several
_ALL_THERE_ARE = re.compile(r"กระทรวง|ทบวง|กรม")  # alone: every one of them
_WANTS_OFFICE = re.compile(
    r"(?:ปลัด|รองปลัด|อธิบดี|รองอธิบดี|เจ้า|หัวหน้า|ผู้แทน|เลขานุการ|ผู้ตรวจราชการ|(?:สังกัด|ของ|ใน)[ก-๎]{0,40})$"
)
_BARE_HEAD = re.compile(
    r"(?:อธิบดี|เลขาธิการ|ผู้อำนวยการ|ปลัดกระทรวง|อธิการบดี|คณบดี|ผู้ว่าราชการจังหวัด|นายอำเภอ|กำนัน|ผู้ใหญ่บ้าน|"
    r"นายกเทศมนตรี(?:นคร|เมือง|ตำบล)?|นายกองค์การบริหารส่วน(?:จังหวัด|ตำบล))"
)
_OF_BODY = re.compile(r"(ประธาน|เลขานุการ|กรรมการ|ฝ่ายเลขานุการ)[ \t]*+(?:[ก-ฮ]{1,5}\.){2,4}")  # ประธาน ก.ท.จ.
_BLANKS = re.compile(r"[ \t]+")
_IN = re.compile(r"(?:ใน|ที่|ของ)[ก-๎]*")
_IN_TOKEN = re.compile(r"(?:ใน|ที่|ของ)[^ \t\n,]*")
_ALSO_NAMED = re.compile(r"และ[ \t]*+(?=[ก-๎])")
_BARE_CHAIR = re.compile(r"(?:ประธาน|เลขานุการ|กรรมการ|ผู้แทน|หัวหน้า|รอง|ผู้ช่วย)(?:กรรมการ)?")
_DIALLED = re.compile(
    r"[ \t]*+\(?[ \t]*+(?:โทร|หมายเลข|ติดต่อ|เบอร์|สอบถาม|[Tt]el|ภายใน[ \t]*+[0-9]|0[ \-]?[0-9][0-9 \-]{6,})"
)
_UNIT_IN_BRACKETS = re.compile(r"[ \t]*+\(([^()\n]{2,40})\)")
_OPEN_BRACKET = re.compile(r"[ \t]*+\(([^()]*)$")
_LAST_BRACKET = re.compile(r"[ \t]*+\(([^()]*)\)?[ \t.]*+$")
_TOKEN_STOPS = re.compile(r"[ \t\n,(]|ทุก|ทั้ง(?=[ \t]*+[0-9])|ตาม|ดัง|ผู้(?:มี|ได้รับ)|ราย(?:ชื่อ|นาม)|บัญชี|ซึ่งมี|ปรากฏ")
_PLACE = re.compile(r"จังหวัด|อำเภอ|ตำบล|กรุงเทพ|เขต|ภาค|แห่งประเทศ|มหาชน")
_LESSER = re.compile(r"ฝอ\.|กลุ่ม(?!จังหวัด)|ฝ่าย|งาน|ภาควิชา|สาขาวิชา|แผนก|หมวด")  # parts of what is named behind them
_AT_PLACE = re.compile(r"อำเภอ|จังหวัด|ตำบล|ถนน|แขวง|เขต(?!พื้นที่)|อ\.|จ\.|ต\.|กรุงเทพมหานคร")
_ABBOT = ("เจ้าอาวาส", "รองเจ้าอาวาส", "ผู้ช่วยเจ้าอาวาส", "เจ้าคณะ", "รองเจ้าคณะ")  # a monk's office follows his name
_UNIVERSITY = ("มหาวิทยาลัย", "จุฬาลงกรณ์มหาวิทยาลัย")
_OF_UNIVERSITY = ("วิทยาลัย", "สถาบัน", "โรงเรียน", "โรงพยาบาล")
_FACULTY = re.compile(r"คณะ(?!กรรมการ|อนุกรรมการ|ทำงาน)")
_MAIN = re.compile(
    r"กระทรวง|ทบวง|กรม|จังหวัด|อำเภอ|ที่ว่าการ|ศาลากลาง|เทศบาล|องค์การ|เมืองพัทยา|มหาวิทยาลัย|จุฬาลงกรณ์มหา|สถาบัน|วิทยาลัย|โรงเรียน|โรงพยาบาล|สำนักงาน|"
    r"สำนักนายก|สำนักเลขาธิการ|สำนักงบ|กองทัพ|กองบัญชาการ|กองบังคับการ|ตำรวจ|สถานีตำรวจ|ศาล|การไฟฟ้า|การประปา|ธนาคาร|ที่ทำการ|มณฑล|กองพล|กองพัน|เรือนจำ|แขวงทางหลวง|กรุงเทพ"
)
_SEATS = (
    ("ศาลากลางจังหวัด", "ศาลากลาง"),
    ("ที่ว่าการอำเภอ", "ที่ว่าการ"),
    ("ที่ว่าการกิ่งอำเภอ", "ที่ว่าการ"),
    ("ที่ทำการ", "ที่ทำการ"),
    ("สำนักงานเทศบาล", "สำนักงาน"),
    ("สำนักงานองค์การบริหารส่วน", "สำนักงาน"),
)


@define
class _Name:
    """A recipient being put together."""

    text: str
    start: int
    end: int
    joined: bool = False  # by และ or a comma to the one before
    scope: str | None = None
    exceptions: list[str] = field(factory=list)
    via: str | None = None


@cache
def _head() -> re.Pattern[str]:
    lists = "|".join(starts_with(name).pattern for name in ("role", "agency", "group"))
    return re.compile(f"(?:(?:{lists})(?![{MARKS}])|{_ABBREVIATED.pattern})")  # ท่าน opens no ท่าน้ำผึ้ง


def read_recipients(sheet: Sheet, pieces: list[tuple[int, int]]) -> tuple[Recipient, ...]:
    """The names of a เรียน, ถึง or สำเนาส่ง field."""
    text, places = _joined(sheet, pieces)
    names: list[_Name] = []
    at = 0
    for line in text.split("\n"):
        _read_piece(text, at, at + len(line), names, wrapped=at > 0)
        at += len(line) + 1
    _distribute(names)
    return tuple(
        Recipient(
            name=_tidy(name.text) or None,
            scope=name.scope,
            exceptions=tuple(name.exceptions),
            text=" ".join(text[name.start : name.end].split()),
            via=name.via,
            span=sheet.span(_place(places, name.start), _place(places, name.end - 1) + 1),
        )
        for name in names
        if _tidy(name.text) or name.scope
    )


def _joined(sheet: Sheet, pieces: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """The field's lines, closed up where a wrap cuts a word; with them where each line stands in the clean text."""
    head = _head()
    text = ""
    places: list[tuple[int, int]] = []
    for start, end in pieces:
        start = _DASH.match(sheet.text, start, end).end()  # type: ignore[union-attr]  # it matches nothing, too
        piece = sheet.text[start:end]
        if text:
            opens = head.match(piece) or _list_number(piece, 0, len(piece)) or piece.startswith(_OWN_LINE)
            thai = "ก" <= text[-1] <= "๎" and "ก" <= piece[:1] <= "๎"
            if text.rfind("(") > text.rfind(")"):  # (ผ่าน …, (ยกเว้น … go on to their bracket's end
                text += "" if thai and not opens else " "
            else:
                text += "" if thai and (not opens or _UNFINISHED.search(text)) else "\n"
        places.append((len(text), start))
        text += piece
    return text, places


def _place(places: list[tuple[int, int]], offset: int) -> int:
    base = start = 0
    for place in places:  # in order
        if place[0] <= offset:
            base, start = place
    return start + offset - base


def _tidy(text: str) -> str:
    return _BLANKS.sub(" ", text).strip(" ,;:.…") if not text.endswith(".") else " ".join(text.split()).strip(" ,;:")


def _read_piece(text: str, start: int, end: int, names: list[_Name], wrapped: bool) -> None:
    role, agency = starts_with("role"), starts_with("agency")
    position = start
    number = _list_number(text, position, end)
    listed = number is not None
    position = number or position
    elsewhere = "แนบ" in text or "ท้าย" in text or "บัญชี" in text or "ราย" in text or "เอกสาร" in text
    fewer = "เว้น" in text or "รวม" in text or "นับ" in text or "นอก" in text or "ใช่" in text
    blank = False  # a blank (not a wrap) stands before the token
    joined = False
    first = True
    while position < end:
        separator = _SEPARATOR.match(text, position, end)
        if separator and separator.end() > position:
            mark = separator.group()
            blank = True
            joined = bool(mark.strip())
            position = separator.end()
            if listed and (number := _list_number(text, position, end)):
                first, position = True, number  # ๑. … ๒. … on one line
            continue
        current = names[-1] if names else None
        sign = text[position]  # by which most patterns need not be tried
        external = _EXTERNAL.match(text, position, end) if elsewhere and sign in "(ตดผซปรบ" else None
        if external:
            if current is None or (first and not wrapped):
                names.append(_Name("", position, external.end(), scope=external.group(1)))
            else:
                current.scope = external.group(1)
                current.end = external.end()
            position = external.end()
            continue
        if current is not None:
            left_out = _EXCEPT.match(text, position, end) if fewer and sign in "(ยเไนโแทงลมอ" else None
            if left_out:
                rest = _BESIDE_THEM.search(left_out.group(1))  # … ยกเว้น ก และหัวหน้าส่วนราชการ ทุกแห่ง
                named = left_out.group(1)[: rest.start()] if rest else left_out.group(1)
                current.exceptions = [n.strip(" .") for n in _NAMES.split(named) if len(n.strip(" .")) > 1]
                current.end = position = left_out.start(1) + rest.start() if rest else left_out.end()
                continue
            via = _VIA.match(text, position, end) if sign in "(ผโสเ" else None
            if via:
                current.via = " ".join(via.group(1).split())
                current.end = position = via.end()
                continue
            told = _FOR_WHAT.match(text, position, end) if sign == "(" else None
            if told:
                current.end = position = told.end()
                continue
            scope = _SCOPE.match(text, position, end) if sign in "(แท0123456789" else None
            if scope:
                if current.scope is None:
                    current.scope = _BLANKS.sub(" ", scope.group(1))
                current.end = position = scope.end()
                tail = _IN_TOKEN.match(text, position, end)
                if tail:
                    current.end = position = tail.end()
                first = False
                continue
        token_end = _token_end(text, position, end)
        token = text[position:token_end]
        also = _ALSO_NAMED.match(token) if sign == "แ" else None
        named = also and (_head().match(token[also.end() :]) or starts_with("person").match(token, also.end()))
        if also and named:
            joined, blank = True, True
            position += also.end()
            continue
        inside = _SCOPE_INSIDE.search(token)
        scope_text = None
        if inside:
            scope_text = inside.group(1)
            tail = _IN.match(token, inside.end())
            token_end = position + (tail.end() if tail else inside.end())
            token = token[: inside.start()]
        if _opens(current, token, first and (not wrapped or listed), blank, joined, wrapped and first, role, agency):
            names.append(_Name(token, position, token_end, joined=joined))
        elif current is None:
            names.append(_Name(token, position, token_end))
        else:
            glue = "" if wrapped and first and not token.startswith("(") else " "
            if joined:
                glue = (
                    f" {text[max(current.end, 0) : position].strip()}"
                    if "," not in text[current.end : position]
                    else ", "
                )
            current.text += glue + token
            current.end = token_end
        if scope_text is not None:
            names[-1].scope = scope_text
            names[-1].end = token_end
        position = token_end
        first = False
        blank = joined = False


_PLAIN_OFFICERS = ("ผู", "นา", "ปล", "อธ", "หั", "สำ", "จั", "อำ", "เท", "อง", "มห", "กร", "โร")


def _list_number(text: str, start: int, end: int) -> int | None:
    """Where the sign of a list's item ends: 1. (1) ก. –, or a bare number before a name."""
    if text[start : start + 2] in _PLAIN_OFFICERS:
        return None  # quick: ผู้ว่าราชการ…, นายอำเภอ…
    mark = lead(text, start, end)
    if mark is None or mark.series in ("latin", "roman") or mark.series == "thai" and mark.number not in (1, 2, 3, 4):
        return None
    if mark.series == "bare":
        number = _bare_number(text, start, end)
        return number.end() if number else mark.end if mark.text.rstrip(" \t").endswith(("-", "–")) else None
    return mark.end


def _bare_number(text: str, start: int, end: int) -> re.Match[str] | None:
    """``2 อำเภอกระทุ่มแบน``: the number of a list where a name follows, not a count (76 จังหวัด)."""
    number = _BARE_NUMBER.match(text, start, end)
    if number is None:
        return None
    counted = _SCOPE.match(text, start, end)
    if counted and not "ก" <= text[counted.end() : counted.end() + 1] <= "๎":
        return None
    named = _head().match(text, number.end(), end) or starts_with("person").match(text, number.end(), end)
    return number if named else None


def _token_end(text: str, position: int, end: int) -> int:
    """A token runs to the next blank or comma; a bracket is one token, blanks and all."""
    if text[position] == "(":
        close = text.find(")", position, end)
        if close > 0:
            return close + 1
    at = position
    while found := _TOKEN_STOPS.search(text, at, end):
        at = found.start()
        if text[at] == "(":
            close = text.find(")", at, min(end, at + 80)) if at > position else -1
            at = close if close > 0 else at
        elif text[at] in "ตดผรบซป":
            if at > position and _EXTERNAL.match(text, at, end):
                return at  # ผู้อำนวยการโรงเรียนตามบัญชีแนบ
        elif text[at] == "ท":
            scope = _SCOPE_INSIDE.match(text, at, end) if at > position else None
            if scope:
                tail = _IN.match(text, scope.end(), end)
                return tail.end() if tail else scope.end()
        else:
            return at
        at += 1
    return end


def _opens(
    current: _Name | None,
    token: str,
    first: bool,
    blank: bool,
    joined: bool,
    wrapped: bool,
    role: WordList,
    agency: WordList,
) -> bool:
    """True where *token* begins a new recipient rather than going on with *current*."""
    if current is None or first:
        return True
    if token.startswith("("):
        return False
    is_role, is_agency = bool(role.match(token) or starts_with("group").match(token)), bool(agency.match(token))
    if joined and starts_with("person").match(token) and not is_agency:
        return True
    if joined:
        known = is_role or is_agency or bool(_ABBREVIATED.match(token)) or token.startswith("กรุงเทพ")
        return known or current.scope is not None or bool(_OF_OFFICE.match(token))
    if not blank and not wrapped:
        return True
    if current.scope is not None:
        return is_role or is_agency or bool(_ABBREVIATED.match(token))
    bare_chair = _BARE_CHAIR.fullmatch(current.text)
    if bare_chair:
        return False
    if is_role and not is_agency:
        return not (token.startswith(_ABBOT) and current.text.startswith("พระ") and not joined)
    if is_agency and _ALL_THERE_ARE.fullmatch(token):
        return not _WANTS_OFFICE.search(current.text)
    if is_agency:
        person = starts_with("person").match(current.text) and not role.match(current.text)
        if person and " " not in current.text:
            return False  # นางสาวฟ้าคราม ศาลากลางน้ำ: a surname
        if wrapped and is_role:
            return True  # ท้องถิ่นจังหวัด… on a line of its own
        if role.match(current.text) and not agency.match(current.text):
            return False
        if is_role:
            return True
        if _SUB_UNIT.match(current.text) and _PARENT.match(token):
            return False  # คณะวิทยาศาสตร์ มหาวิทยาลัยเกษตรศาสตร์
        return not (_PLACE.match(token) and not current.text.startswith(("จังหวัด", "อำเภอ", "กลุ่มจังหวัด")))
    return False


def _distribute(names: list[_Name]) -> None:
    """A scope word governs every general name joined to it by และ: ทุกแห่ง any, ทุกอำเภอ those that name อำเภอ."""
    for i, name in enumerate(names):
        if not name.scope or name.scope.startswith(("ตาม", "ดัง")):
            continue
        noun = (
            ""
            if _GENERIC.fullmatch(name.scope)
            else re.sub(r"^(?:ทุก|ทั้ง[ \t]*+[0-9]+[ \t]*+|[0-9]+[ \t]*+)", "", name.scope)
        )
        k = i
        while k > 0 and names[k - 1].scope is None and _governed(names[k - 1], names[k], name, noun):
            names[k - 1].scope = name.scope
            k -= 1


def _governed(name: _Name, following: _Name, last: _Name, noun: str) -> bool:
    """Whether the scope word of *last*, which counts *noun*, says something of *name* too."""
    alike = _OF_BODY.match(name.text) if noun else None
    body = _OF_BODY.match(last.text) if alike else None
    if alike and body and alike.group(1) == body.group(1):
        return alike.end() == len(name.text)  # ประธาน ก.จ.จ. … และประธาน ก.อบต.จังหวัด ทุกจังหวัด
    if not following.joined:  # ก ข และค ทุกหน่วยงาน: bare titles go with the list
        plain = following is not last and last.joined and _BARE_HEAD.fullmatch(name.text) is not None
        return plain and noun in ("", "หน่วยงาน", "ส่วนราชการ", "กรม")
    if noun in ("ส่วนราชการ", "หน่วยงาน") and _BARE_HEAD.fullmatch(name.text):
        return True
    return noun in name.text and not _proper(name.text)


def _proper(text: str) -> bool:
    """True for a name with a place of its own (นายกเทศมนตรีเมืองเพชรบูรณ์): a scope word says nothing of it."""
    rest = re.sub(
        r"^(?:นายก(?:เทศมนตรี|องค์การบริหารส่วน)(?:นคร|เมือง|ตำบล|จังหวัด)?|เทศบาล(?:นคร|เมือง|ตำบล)?|องค์การบริหารส่วน(?:จังหวัด|ตำบล)?|(?:นาย|ที่ว่าการ)อำเภอ(?!ใน|ที่|ของ))",
        "",
        text,
    )
    return (rest != text and len(rest) > 1) or text.endswith(_provinces())


@cache
def _provinces() -> tuple[str, ...]:
    return tuple(province.name for province in Registry.default().provinces)


def agency_name(letterhead: str) -> str:
    """The issuing agency behind a letterhead line: ศาลากลางจังหวัดพัทลุง → จังหวัดพัทลุง."""
    if letterhead.startswith("ที่ทำการปกครอง"):
        return letterhead  # a name of its own, not the seat of one
    for seat, prefix in _SEATS:
        if letterhead.startswith(seat):
            return letterhead[len(prefix) :].strip()
    return letterhead


def memo_office(text: str) -> tuple[str | None, str | None]:
    """(agency, sub-unit) of a memo's ส่วนราชการ line."""
    names, main, _ = _memo_names(text)
    if not names:
        return None, None
    rest = names[:main] + names[main + 1 :]
    return agency_name(names[main]), " ".join(rest) or None


def memo_address(text: str) -> str | None:
    """Where the office of a memo's ส่วนราชการ line is: โรงพยาบาลทดสอบ อำเภอเมือง จังหวัดเลย."""
    return " ".join(_memo_names(text)[2]) or None


def _bare_unit(found: re.Match[str]) -> str:
    """``(ฝอ.1)`` without its brackets, where it is a unit's name."""
    named = found.group(1).strip()
    unit = _ABBREVIATED_UNIT.match(named) or _LESSER.match(named)
    return f" {named}" if unit else found.group()


def _memo_names(text: str) -> tuple[list[str], int, list[str]]:
    """The names on a ส่วนราชการ line, which of them is the agency, and the words of an address behind it."""
    text = _DIALLED.split(text, maxsplit=1)[0]
    inside = _OPEN_BRACKET.search(text) if "(" in text else None  # มทบ.39 (กกพ. โทร.ทบ. 73208)
    below = _LAST_BRACKET.search(text) if "(" in text else None
    if below and (outer := text[: below.start()].strip()) and starts_with("unit").match(below.group(1)):
        if starts_with("agency").match(outer) or starts_with("unit").match(outer):
            names, main, address = _memo_names(outer)  # สำนักการศึกษา (สำนักงานยุทธศาสตร์การศึกษา โทร. …)
            return [*names, " ".join(below.group(1).split())], main, address
    if inside:
        text = f"{text[: inside.start()]} {inside.group(1)}" if inside.group(1) else text[: inside.start()]
    text = _UNIT_IN_BRACKETS.sub(_bare_unit, text)
    tokens = [token for token in _BLANKS.split(text.strip(" .…_:")) if token.strip(".…_")]
    if not tokens:
        return [], 0, []
    merged: list[str] = []
    for token in tokens:
        if (
            merged
            and not starts_with("agency").match(token)
            and not starts_with("unit").match(token)
            and not _ABBREVIATED_UNIT.match(token)
            and not _AT_PLACE.match(token)
            and not (_LESSER.match(merged[-1]) and _SHORT_OFFICE.match(token))
        ):
            merged[-1] += " " + token
        else:
            merged.append(token)
    lesser = int(len(merged) > 1 and bool(_LESSER.match(merged[0])))
    main = next((i for i, token in enumerate(merged) if _MAIN.match(token)), lesser)
    if merged[main].startswith(_OF_UNIVERSITY):  # a college is part of the university behind it
        main = next((i for i, token in enumerate(merged[main:], main) if token.startswith(_UNIVERSITY)), main)
    address = [token for token in merged[main + 1 :] if _AT_PLACE.match(token)]
    if address:
        merged = merged[: main + 1] + [token for token in merged[main + 1 :] if token not in address]
    if main and merged[main].startswith(_UNIVERSITY) and _FACULTY.match(merged[main - 1]):
        merged[main - 1 : main + 1] = [f"{merged[main - 1]} {merged[main]}"]  # as a faculty's letterhead names it
        main -= 1
    return merged, main, address
