"""Signatures: names, positions and the words that give the power to sign.

Form: Regulation on Correspondence B.E. 2526, appendix 3; words of delegated power: facts/saraban.md 1.9. What stands
before the last แทน-word is the position, what follows it acting_for (record contract, convention 4).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from attrs import define, field

from thaidoc.reading.evolving import evolve
from thaidoc.reading.grammar import starts_with, words
from thaidoc.reading.head import completes_office, whole_date
from thaidoc.reading.sheet import Line, Sheet
from thaidoc.records import Kind, Signatory
from thaidoc.registry import Registry

_BRACKET_NAME = re.compile(r"\([ \t]*+([^()\n]{4,80}?)[ \t]*+\)[ \t.]*$")
_NAME_THEN_POSITION = re.compile(r"\([ \t]*+([^()\n]{4,60}?)[ \t]*+\)[ \t]+(?=[ก-ฮเ-ไ])")
_NO_NAME = re.compile(
    r"[0-9…]|\.{3}|รักษาการ|รักษาราชการ|ปฏิบัติราชการ|ชำนาญการ|ชำนาญงาน|เชี่ยวชาญ|ปฏิบัติการ|องค์การมหาชน|ก\.[ก-ฮ]\.|QR|ฉบับที่|"
    r"^(?:ฉบับ|ร่าง|สำเนา|ลงชื่อ|ต่อ|หน้า|ถ้ามี|ตาม|แนบ|เพิ่มเติม|รายละเอียด|เอกสาร|ลายมือชื่อ|ลายเซ็น)"
)
_FRAMES = ("(", "[", "{", "–", "-")
_FRAMED = re.compile(
    r"(?:\[|\{|[–-][ \t]|\((?=[^()]*$))[ \t]*+(น(?:าย|าง|\.ส\.)[^()\[\]{} \t\n]{1,30}[ \t]"
    r"[^()\[\]{}\n–]{1,40}?)[ \t]*+(?:\]|\}|[ \t][–-])?"
)
_RANK = re.compile(
    r"(?:ว่าที่[ \t]*+)?(?:(?:[ก-ฮ]{1,2}\.){2,3}|(?:พล|พัน|ร้อย|นาวา|เรือ|จ่า|สิบ|ดาบ)[ก-๎]{2,12})"
    r"(?:[ \t]*+หญิง)?[ \t]*+"
)
_RANKED = re.compile(rf"({_RANK.pattern})\([ \t]*+([^()\n]{{4,50}}?)[ \t]*+\)")
_FOUR_LETTERS = re.compile(r"(?:[^ก-๎]*[ก-๎]){4}")
_LATIN_NAME = re.compile(r"[A-Z][A-Za-z.]+[ \t]+[A-Z][A-Za-z]+")
_NOT_PERSON = re.compile(
    r"นาย(?:ก(?:เทศ|องค์|รัฐ|สมาคม|สภา|เมือง|อบ|ฯ|[ \t]|$)|อำเภอ|"
    r"แพทย์(?:สาธารณสุข|ชำนาญ|เชี่ยว|ปฏิบัติ|ทรง)|ช่าง|ทะเบียน|ด่าน|ทหาร|ท่า|ตรวจ|สัตวแพทย์)|"
    r"พระราช(?:บัญญัติ|กฤษฎีกา|ดำรัส)|พระบาท|นางพยาบาล|อาสาสมัคร|คุณ(?:ภาพ|สมบัติ|ลักษณะ|วุฒิ)|หม่อมฉัน"
)
_SIGN_HERE = re.compile(r"\(?ลง(?:ช[ีื]่?อ|นาม)\)?[ \t.…_:]*")
_SIGNED_BY = re.compile(r"(?:ลงนาม|ลงลายมือชื่อ|ลงชื่อ)(?:อิเล็กทรอนิกส์)?โดย[ \t:]*")
_SCRIBE = re.compile(
    r"\(?ผู้(?:จด|บันทึก|ตรวจ)(?:บันทึก)?(?:รายงาน)?(?:การประชุม|การหารือ)?\)?[ \t]*+$|ผู้(?:จด|ตรวจ)(?:บันทึก)?รายงาน"
)
_SIGNED_SCRIBE = re.compile(r"[ \t]*+\(?(?:ผู้[ก-๎/]{2,30}|พยาน)\)?[ \t]*+$")
_ELECTRONIC = re.compile(r"(?:เอกสารนี้)?[ \t]*+(?:ได้)?ลง(?:นาม|ลายมือชื่อ)(?!แทน)|ลายมือชื่ออิเล็กทรอนิกส์|ลายเซ็นดิจิทัล|Digitally")
_PICTURE = re.compile(r"สิ่งที่ส่งมาด้วย|QR|คิวอาร์|สแกน|ดาวน์โหลด|เอกสารแนบ|รายละเอียดเพิ่มเติม")
_DECISION_ALONE = re.compile(
    r"(?:-[ \t]*+)?(?:รับ)?(?:ทราบ|อนุมัติ|ไม่อนุมัติ|เห็นชอบ|เห็นควร[ก-๎]{0,12}|ดำเนินการ|อนุญาต|ชอบ|ลงนามแล้ว|ตามเสนอ|"
    r"แจ้ง[ก-๎]{0,20})[ \t.]*"
)
_COMMENT = re.compile(
    r"(?:-[ \t]*+)?(?:ความเห็น|คำสั่ง(?=นายก|ปลัด|ผู้|หัวหน้า)|เห็น(?:ควร|ชอบ|ด้วย)|(?:ไม่)?อนุ(?:มัติ|ญาต)|"
    r"ทราบ|รับทราบ|ดำเนินการตาม|มอบ(?:หมาย)?[ \t]?"
    r"(?:กลุ่ม|กอง|ฝ่าย|งาน|นาย|นาง)|แจ้ง(?!ท้าย)|เรียน[ \t]|เสนอ[ \t])"
)  # words of one who decides: no position begins so
_COMMENT_FIRST = frozenset("-คเไอทรดมแ")
_WIDE = re.compile(r"[ \t]{2,}")
_COLUMNS = re.compile(r"[ \t]{3,}")
_PLAIN_NAME = re.compile(r"[ก-๎]{2,20}[ \t]+[ก-๎]{2,25}$")
_INITIALS = re.compile(r"[ \t]{3,}[ก-๎][ก-๎. \t]{1,40}\.{4,}$")
_ALONE = re.compile(r"แทน[ก-๎]")
_PHOTOGRAPH = re.compile(r"\[[^\]\n]{1,40}\][ \t]{2,}")
_LABELLED = re.compile(r"^ตำแหน่ง[ :.…]+(?=[ก-๎])")
_OF_AN_OFFICE = ("เลขานุการ", "ประธานกรรมการ", "ประธาน", "กรรมการ", "ผู้อำนวยการ", "หัวหน้า", "เลขาธิการ", "ผู้ว่าราชการ")
_OPEN_END = ("และ", "ของ", "แห่ง", "องค์การ", "องค์การบริหาร", "สำนักงาน")  # no position ends so
_ACTING = (
    "ปฏิบัติ", "กระทำ", "รักษา", "ลงนาม", "ลงลายมือ", "ลงชื่อ", "ใช้อำนาจ", "สั่ง", "พิจารณา", "ดำเนินการ", "ว่าการ",
    "ทำ", "ดำรง", "รับราชการ", "รับรอง", "บังคับบัญชา", "อำนวยการ", "ช่วยราชการ", "ครอง", "เซ็น", "รั้ง", "บริหาร",
    "บัญชาการ", "กำกับ", "สนองงาน", "เป็นผู้", "ผู้",
)  # fmt: skip
"""Verbs of acting: any of them that ends in แทน gives power (พิจารณาสั่งการแทน, ผู้รักษาราชการแทน)."""
_CHARGED = r"(?:(?=[ซโตผไรมใ])(?:ในฐานะ)?(?:ซึ่ง|โดย|ตามที่)?(?:ผู้)?(?:ได้)?(?:รับ)?มอบ(?:หมาย|อำนาจ)ให้|ในฐานะ)?"
_IN_CHARGE = (
    r"(?=[ใผร])(?:ในฐานะ)?(?:ผู้)?รักษา(?:การ|ราชการ|หน้าที่|ตำแหน่ง)(?:ใน)?(?:ตำแหน่ง|หน้าที่)?(?!แทน|ณ์)|"
    r"(?:ปฏิบัติ|ทำ)(?:หน้าที่|ราชการ|งาน)?ใน(?:ตำแหน่ง|ฐานะ|หน้าที่|นาม(?:ของ)?)|"
    r"(?=[ซโตใผไร])(?:ซึ่ง|โดย|ตามที่|ในฐานะ)?(?:ผู้)?(?:ได้)?รับมอบ(?:หมาย|อำนาจ)(?:จาก|ของ)?|"
    r"(?=[ลกปดใ])(?:ลงนาม|กระทำการ|ปฏิบัติการ|ดำเนินการ)?ในนาม(?:ของ)?|"
    r"รับ(?:คำสั่ง|บัญชา)(?:จาก|ของ)?|(?:โดย|ตาม)(?:คำสั่ง|บัญชา)(?:จาก|ของ)?|รั้งตำแหน่ง|"
    r"(?:[รป]\.?){1,2}(?:ก\.?)?ท?\."
)
"""Words of power that do not end in แทน; they stand by themselves."""
_POWER_SIGNS = re.compile(r"รักษา|หน้าที่|ใน(?:นาม|ตำแหน่ง|ฐานะ)|มอบ|คำสั่ง|บัญชา|รั้ง|[ทก]\.")  # no power is without one
_POWER_ENDS = (
    "แทน", "จาก", "นาม", "ของ", "สั่ง", "บัญชา", "ตำแหน่ง", "หน้าที่", "รักษาการ", "รักษาราชการ", "ฐานะ", "อำนาจ", "หมาย", ".",
)  # fmt: skip
_IN_CHARGE_FIRST = (
    "รักษา", "ปฏิบัติ", "ทำ", "ซึ่ง", "โดย", "ตาม", "ใน", "ผู้", "ได้", "รับ", "ลงนาม", "กระทำ", "ดำเนินการ", "รั้ง",
    "ร.", "รร", "รก", "ป.", "ปร", "ปก", "มอบ",
)  # fmt: skip
_DEPUTIES = ("รอง", "ผู้ช่วย", "ผู้แทน", "อดีต")
_MOST = 6  # lines of one position at the most


@define
class Signers:
    """The signature blocks of a stretch, in order, and the first line after them."""

    blocks: list[Signatory] = field(factory=list)
    end: int = 0


@cache
def _authority() -> re.Pattern[str]:
    """The listed words of power, any other verb of acting that ends in แทน, and other ways to be in charge."""
    listed = "|".join(re.escape(word) for word in words()["authority"] if word != "แทน")
    return re.compile(
        rf"(?=[{''.join(sorted({word[0] for word in (*_ACTING, *_IN_CHARGE_FIRST, *words()['authority'])}))}])"
        rf"(?:{_CHARGED}(?:{'|'.join(_ACTING)})[ก-๎]{{0,24}}?(?<!ผู้)แทน(?!ที่|กัน)|(?P<own>{_IN_CHARGE})|"
        rf"{listed}|(?P<bare>แทน))"
    )


@cache
def _listed_authority() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in words()["authority"] if word != "แทน"))


def _powers(text: str) -> list[re.Match[str]]:
    """The words of power of *text* in order; ผู้ปฏิบัติหน้าที่… for whom another acts is an office, not a power."""
    if "แทน" not in text and not _POWER_SIGNS.search(text):
        return []
    pattern = _authority()
    begun = []
    at = 0
    while True:
        if power := pattern.match(text, at):
            begun.append(power)
        at = text.find(" ", at) + 1
        if not at:
            break
    found = _whole(text, begun)
    if text.count("แทน") > sum("แทน" in power.group() for power in found):
        found = _whole(text, pattern.finditer(text))  # one is glued to the word before it
    return found


def _whole(text: str, powers: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    """Those that stand by themselves where they must."""
    found: list[re.Match[str]] = []
    for power in powers:
        office = power.group().startswith("ผู้") or text[: power.start()].endswith("ผู้")
        if found and office and found[-1].group().endswith("แทน"):
            continue
        if power.lastgroup is None or _stands_alone(text, power):
            found.append(power)
        elif power.lastgroup == "own" and (listed := _listed_authority().match(text, power.start())):
            found.append(listed)
    return found


def _gives_power(text: str) -> bool:
    """Whether *text* begins with a word of power."""
    if starts_with("authority").match(text):
        return True
    if not text.startswith(_ACTING) and not text.startswith(_IN_CHARGE_FIRST):
        return False
    power = _authority().match(text)
    return power is not None and (power.lastgroup is None or _stands_alone(text, power))


# -- names ---------------------------------------------------------------------------------------------------


def name_of(line: Line) -> str | None:
    """The person's name that the line is, with or without brackets."""
    text = _own_column(line.text)
    if text.startswith("ลง") and (by := _SIGNED_BY.match(text)):
        return _person(text[by.end() :])
    if line.cue == "placeholder":
        text = _SIGNED_SCRIBE.sub("", _SIGN_HERE.sub("", text, count=1))
        if text and "(" not in text and len(text) < 60 and " " in text.strip() and not _NO_NAME.search(text):
            return " ".join(text.split())
    return _person(text)


def _own_column(text: str) -> str:
    """Without a second column: initials to be filled in (``(นาย…)      ปลัด............``), a photograph's place."""
    text = _PHOTOGRAPH.sub("", text, count=1) if text[:1] == "[" else text
    return _INITIALS.sub("", text) if "...." in text else text


def _person(text: str) -> str | None:
    if text.startswith(_FRAMES) and not (text[0] == "(" and ")" in text) and (framed := _FRAMED.fullmatch(text)):
        text = f"({framed.group(1)})"
    elif (
        text[:1] != "("
        and text.endswith(")")
        and (ranked := _RANKED.fullmatch(text))
        and starts_with("person").match(text)
    ):
        return None if _NO_NAME.search(ranked.group(2)) else " ".join(f"{ranked.group(1)} {ranked.group(2)}".split())
    found = _BRACKET_NAME.match(text) if text.startswith("(") else None
    if found:
        name = " ".join(found.group(1).split())
        if _NO_NAME.search(name) or not (_FOUR_LETTERS.match(name) or _LATIN_NAME.match(name)):
            return None
        return name if " " in name or starts_with("person").match(name) else None
    if len(text) > 60 or " " not in text.strip() or not starts_with("person").match(text) or _RANK.fullmatch(text):
        return None
    return None if _NOT_PERSON.match(text) or _NO_NAME.search(text) else " ".join(text.split())


def _with_rank(sheet: Sheet, k: int, name: str) -> str:
    """``ร้อยตำรวจเอก`` printed above the bracketed name belongs to it; a signature above repeats the name."""
    if k == 0 or starts_with("person").match(name):
        return name
    above = sheet.lines[k - 1]
    text = _SIGN_HERE.sub("", above.text, count=1) if above.cue == "placeholder" else above.text
    if above.cue not in (None, "placeholder") or len(text) > 60 or _NOT_PERSON.match(text):
        return name
    if not starts_with("person").match(text):
        return name
    printed = " ".join(text.split())
    if printed.endswith(name):
        return printed
    rank = " " not in printed or _RANK.fullmatch(printed)
    return f"{printed} {name}" if len(printed) <= 30 and rank else name


def _repeated_below(lines: list[Line], k: int, last: int, name: str) -> bool:
    """A bare name that the next line gives again in brackets: the signature, not the printed name."""
    if (")" in lines[k].text and _BRACKET_NAME.search(lines[k].text)) or k + 1 >= last or lines[k + 1].gap > 1:
        return False
    below = name_of(lines[k + 1])
    return below is not None and "(" in lines[k + 1].text and (below in name or name in below)


def wrapped_name(lines: list[Line], k: int, last: int) -> str | None:
    """A bracketed name that a narrow column wraps to the next line."""
    text = lines[k].text
    if not text.startswith("(") or ")" in text or k + 1 >= last or lines[k + 1].gap:
        return None
    below = lines[k + 1].text
    if "(" in below or not below.rstrip(" .").endswith(")"):
        return None
    said = text[1:].strip()
    given = said
    while title := starts_with("person").match(given):
        given = given[title:].lstrip(" .")
    return _person(f"({said}{'' if ' ' in given else ' '}{below}")  # wrapped within the surname, or before it


# -- blocks ----------------------------------------------------------------------------------------------------


def read_signers(sheet: Sheet, k: int, last: int, kind: Kind) -> Signers:
    """The signature blocks between line *k* and *last*; a memo has one, further names are notes on it."""
    lines = sheet.lines
    start = k
    found = Signers(end=k)
    one = kind in (Kind.INTERNAL_MEMO, Kind.OTHER)
    while k < last and k - start < 40:
        line = lines[k]
        cue = line.cue or ""
        if cue in ("phone", "fax", "email"):
            if found.blocks:
                break
            k += 1
            continue
        if cue in ("item_in_file", "copies", "gazette", "certified") or cue.startswith("title."):
            break
        beside = _side_by_side(sheet, k, last)
        if beside is not None:
            found.blocks.extend(beside[0])
            k = found.end = beside[1]
            continue
        name = name_of(line)
        if wrapped := wrapped_name(lines, k, last):
            signatory, stop = _block(sheet, k + 1, last, wrapped)
            signatory, k = evolve(signatory, span=sheet.span(line.start, lines[stop - 1].end)), stop
            found.blocks.append(signatory)
            found.end = k
            if one:
                break
            continue
        inline = _NAME_THEN_POSITION.match(line.text) if name is None else None
        if inline and _person(f"({inline.group(1)})") and starts_with("role").match(line.text, inline.end()):
            signatory, k = _block(sheet, k, last, " ".join(inline.group(1).split()), line.text[inline.end() :])
        elif name is None or _repeated_below(lines, k, last, name):
            if (len(line.text) > 120 and cue != "placeholder") or (
                found.blocks and (one or line.gap > 3 or len(line.text) > 100)
            ):
                break
            k += 1
            continue
        else:
            signatory, k = _block(sheet, k, last, _with_rank(sheet, k, name))
        found.blocks.append(signatory)
        found.end = k
        if one:
            break
    if not found.blocks and kind not in (Kind.STAMPED_LETTER, Kind.STATEMENT, Kind.NEWS):
        _untitled(sheet, start, last, found)
    if not found.blocks and kind not in (Kind.STAMPED_LETTER, Kind.STATEMENT, Kind.NEWS):
        _unnamed(sheet, start, last, found)
    elif found.blocks and found.blocks[0].position is None:
        _late_position(sheet, found, last)
        if found.blocks[0].position is None:
            _early_position(sheet, found, start)
    return found


def _block(sheet: Sheet, k: int, last: int, name: str | None, position: str = "") -> tuple[Signatory, int]:
    """The name on line *k* with the position lines below it (*position*: what stands behind it on its own line)."""
    lines = sheet.lines
    first = k
    above = lines[max(0, k)]
    taken = [" ".join(position.split())] if position else []
    k += 1
    while k < last and len(taken) < _MOST:
        line = lines[k]
        if line.furniture or _ELECTRONIC.match(line.text):
            k += 1
            continue
        if _SCRIBE.match(line.text):
            k += 1
            break
        if not _goes_on(sheet, line, taken, above) or (taken and _DECISION_ALONE.fullmatch(line.text)):
            break
        above = line
        taken.append(_LABELLED.sub("", " ".join(_own_column(line.text).split())))
        k += 1
    return make_signatory(name, taken, sheet.span(lines[first].start, lines[max(first, k - 1)].end)), k


def _goes_on(sheet: Sheet, line: Line, taken: list[str], above: Line) -> bool:
    """True where *line* is the position, or goes on with it; *above* is the line of the block before it."""
    text = line.text
    if text.startswith("ตำแหน่ง"):
        text = _LABELLED.sub("", text)
    if text.startswith("ในฐานะ") and taken and line.gap == 0:
        return True
    if (
        text[0] in _COMMENT_FIRST
        and _COMMENT.match(text)
        and not (starts_with("role").match(text) or _gives_power(text))
    ):
        return False
    if line.cue not in (None, "coordinator") or len(text) > 110 or name_of(line) is not None or _PICTURE.match(text):
        return False
    if whole_date(sheet, line) is not None:
        return False
    roles = starts_with("role")
    role = roles.match(text)
    if not role and text.startswith(_DEPUTIES):
        role = roles.match(text, next(len(word) for word in _DEPUTIES if text.startswith(word)))
    if not taken and (role or line.gap > 3):
        return line.gap <= 3
    power = _gives_power(text) and not (_ALONE.match(text) and not roles.match(text, 3))
    office = starts_with("unit").match(text) or starts_with("agency").match(text)
    if not taken:
        if power or (line.gap == 0 and not office):
            return True
        return line.gap == 1 and _empowered(sheet, line)  # ปฏิรูปที่ดินจังหวัด, and with what power below
    if power or _open_power(taken[-1]) or _cut_power(taken[-1], text):
        return line.gap <= 3
    column = sheet.aligned(above, line)
    if line.gap > 0 and not (line.gap == above.gap == 1 and (column or sheet.centred(above, line))):
        return False  # (in a text with a blank line between all lines the block keeps its column)
    if line.top and not role:  # a page may begin within a signature, but mostly another paper begins there
        return len(text) <= 60 and (
            taken[-1].endswith(_OPEN_END) or text.startswith("และ") or bool(_authority().search(text))
        )
    if office and taken[-1].endswith(_OF_AN_OFFICE):
        return True  # กรรมการและเลขานุการ / กองอำนวยการ…
    # A position wrapped in the middle of a name: the line above is long and this one opens with no word of its own.
    thai = "ก" <= text[0] <= "ฮ" or "เ" <= text[0] <= "ไ"
    if not role and not column and _above_telephone(sheet, line) and Registry.default().province(text) is None:
        return False  # ประกันสังคม / โทร. …: the section, in a text without blank lines
    if role or (thai and len(text) <= 60 and (column or (not office and len(taken[-1]) >= 25))):
        return True
    return thai and not office and len(text) <= 60 and completes_office(taken[-1], text)


def _above_telephone(sheet: Sheet, line: Line) -> bool:
    """Whether *line* is a short one at the margin, right above the telephone."""
    k = sheet.line_at(line.start) + 1
    below = sheet.lines[k] if k < len(sheet.lines) else None
    dialled = below is not None and below.cue == "phone" and not below.gap
    return dialled and len(line.text) <= 40 and sheet.indent(line) < 4


def _empowered(sheet: Sheet, line: Line) -> bool:
    """Whether a word of power ends the line or opens the next: what it is said of is a position, whatever its words."""
    if len(line.text) > 90:
        return False
    if _open_power(line.text):
        return True
    k = sheet.line_at(line.start) + 1
    below = sheet.lines[k] if k < len(sheet.lines) else None
    return below is not None and below.gap <= 1 and _gives_power(below.text)


def _cut_power(text: str, below: str) -> bool:
    """A แทน-word is wrapped: ``… รักษา`` and ``ราชการแทน``."""
    return any(text.endswith(head) and below.startswith(tail) for head, tail in _halves().get(text[-2:], ()))


@cache
def _halves() -> dict[str, tuple[tuple[str, str], ...]]:
    """Every way to wrap a แทน-word, by the last two letters of its first half."""
    found: dict[str, list[tuple[str, str]]] = {}
    for word in words()["authority"]:
        for cut in range(3, len(word) - 2):
            found.setdefault(word[cut - 2 : cut], []).append((word[:cut], word[cut:]))
    return {end: tuple(halves) for end, halves in found.items()}


def _joined(taken: list[str]) -> str:
    """Position lines as one: a blank between them, but none where a word was wrapped."""
    text = ""
    for line in taken:
        if text and not _cut_power(text, line) and not (_within_word(line) and not text[-1].isdigit()):
            text += " "
        text += line
    return text


def _within_word(line: str) -> bool:
    """No word of its own opens *line*: it goes on with a name that was wrapped."""
    opens = starts_with("role").match(line) or starts_with("unit").match(line) or starts_with("agency").match(line)
    return not opens and not _gives_power(line) and ("ก" <= line[0] <= "ฮ" or "เ" <= line[0] <= "ไ")


def _open_power(text: str) -> bool:
    """The line ends with a แทน-word: for whom stands on the next."""
    text = text.rstrip()
    if not text.endswith(_POWER_ENDS):
        return False
    found = _powers(text)
    return bool(found) and found[-1].end() == len(text)


def make_signatory(name: str | None, taken: list[str], span: object) -> Signatory:
    """Part the position lines at the last แทน-word."""
    joined = _joined(taken)
    powers = _powers(joined)
    position: str | None = joined or None
    word = acting = None
    if powers:
        power = powers[-1]
        position = joined[: power.start()].strip() or None
        word = power.group()
        acting = joined[power.end() :].strip() or None
    links = tuple(taken) if len(powers) > 1 or len(taken) > 2 else ()
    return Signatory(name, position, word, acting, links, span)  # type: ignore[arg-type]


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    before = text[found.start() - 1 : found.start()] if found.start() else ""
    after = text[found.end() : found.end() + 1]
    named = any(starts_with(name).match(text, found.end()) for name in ("role", "group", "agency"))
    return before in ("", " ") and (after in ("", " ") or bool(named))


def _side_by_side(sheet: Sheet, k: int, last: int) -> tuple[list[Signatory], int] | None:
    """Two or more signatures in columns: names on one line, their positions below, parted by wide blanks."""
    lines = sheet.lines
    if lines[k].text.endswith(("รายงานการประชุม", "บันทึกการประชุม", "รายงานประชุม")):
        # Minutes: name, position and ผู้จดรายงานการประชุม on one line.
        pieces = _WIDE.split(lines[k].text)
        if len(pieces) > 2 and _SCRIBE.match(pieces[-1]) and (name := _person(pieces[0])):
            return [make_signatory(name, pieces[1:-1], sheet.span(lines[k].start, lines[k].end))], k + 1
    text = lines[k].text
    wide = ("  " in text or "\t" in text) and _COLUMNS.search(text)
    cells = _cells(text) if wide else []
    if len(cells) < 2:
        return None
    names = [_cell_name(text) for _, text in cells]
    if sum(name is not None for name in names) < 2:
        return None
    taken: list[list[str]] = [[] for _ in cells]
    first = k
    k += 1
    while k < last and k - first < 5:
        line = lines[k]
        if line.cue not in (None, "placeholder", "coordinator") or line.gap > 1 or len(line.text) > 200:
            break
        below = _cells(line.text)
        if len(below) == len(cells):
            for column, (_, text) in zip(taken, below, strict=True):
                column.append(text)
        elif len(below) == 1 and starts_with("role").match(below[0][1]):
            taken[0].append(below[0][1])
        else:
            break
        k += 1
    span = sheet.span(lines[first].start, lines[k - 1].end)
    return [make_signatory(name, column, span) for name, column in zip(names, taken, strict=True) if name], k


def _cells(text: str) -> list[tuple[int, str]]:
    """The parts of a line between wide blanks; a second ลงชื่อ opens a part too."""
    out = []
    at = 0
    for gap in [*_COLUMNS.finditer(text), None]:
        stop = gap.start() if gap else len(text)
        piece = text[at:stop].strip()
        if piece:
            out.append((at, piece))
        at = gap.end() if gap else stop
    return out


def _cell_name(text: str) -> str | None:
    if _SIGN_HERE.match(text):
        text = _SIGNED_SCRIBE.sub("", _SIGN_HERE.sub("", text, count=1))
        return " ".join(text.split()) if " " in text.strip() and not _NO_NAME.search(text) else None
    return _person(text)


# -- positions apart from names ------------------------------------------------------------------------------


def _untitled(sheet: Sheet, k: int, last: int, found: Signers) -> None:
    """A name without title or brackets, as gazettes print it: two words with a position below."""
    for i in range(k, min(last - 1, k + 4)):
        line, below = sheet.lines[i], sheet.lines[i + 1]
        if (
            line.cue is None
            and _PLAIN_NAME.match(line.text)
            and below.gap <= 1
            and starts_with("role").match(below.text)
        ):
            if starts_with("role").match(line.text) or starts_with("agency").match(line.text):
                continue
            signatory, found.end = _block(sheet, i, last, " ".join(line.text.split()))
            found.blocks.append(signatory)
            return


def _unnamed(sheet: Sheet, k: int, last: int, found: Signers) -> None:
    """A position without a name: a draft, or a signature that the scan did not give."""
    for i in range(k, min(last, k + 6)):
        line = sheet.lines[i]
        if line.cue is not None or line.furniture:
            if line.cue in ("phone", "fax", "email", "item_in_file"):
                return
            continue
        if starts_with("role").match(line.text) and len(line.text) < 90:
            signatory, stop = _block(sheet, i - 1, last, None)
            found.blocks.append(evolve(signatory, span=sheet.span(line.start, sheet.lines[stop - 1].end)))
            found.end = stop
            return


def _early_position(sheet: Sheet, found: Signers, first: int) -> None:
    """The position may stand right above the name."""
    signed = found.blocks[0]
    k = sheet.line_at(sheet.normal.to_clean(signed.span).start) - 1 if signed.span is not None else -1
    above = sheet.lines[k] if k >= first else None
    if above is None or above.cue is not None or above.furniture or len(above.text) > 90 or sheet.lines[k + 1].gap > 1:
        return
    text = _LABELLED.sub("", " ".join(above.text.split()))
    if starts_with("role").match(text) and name_of(above) is None:
        found.blocks[0] = evolve(make_signatory(signed.name, [text], signed.span), span=signed.span)


def _late_position(sheet: Sheet, found: Signers, last: int) -> None:
    """The position may come after the contact block, where a scan reads the columns one after the other."""
    for i in range(found.end, min(last, found.end + 12)):
        line = sheet.lines[i]
        if (line.cue or "").startswith("title.") or line.cue in ("item_in_file", "gazette"):
            return
        role = starts_with("role").match(line.text) and not starts_with("unit").match(line.text)
        if line.cue is None and role and not line.furniture and len(line.text) < 90:
            late, stop = _block(sheet, i - 1, last, None)
            found.blocks[0] = evolve(late, name=found.blocks[0].name, span=found.blocks[0].span)
            if not any(other.cue in ("phone", "fax", "email") for other in sheet.lines[found.end : i]):
                found.end = max(found.end, stop)
            return
