"""What a deadline says besides its day: the act in the letter's words, who must do it, to whom it goes."""

from __future__ import annotations

import re
from functools import cache

from thaidoc.reading.times import forms
from thaidoc.reading.times.governing import Governor, governors, word_at
from thaidoc.reading.times.items import NUMBERED
from thaidoc.reading.times.phrase import N, one_of

_AGENCY = (
    "สำนัก|กรม|กระทรวง|ทบวง|จังหวัด|อำเภอ|กอง|ศูนย์|กลุ่?ม|ฝ่?าย|องค์การ|เทศบาล|คณะ|มหาวิทยาลัย|โรงพยาบาล|โรงเรียน|ผู้?ว่?า"
    "|ผู้?อำนวยการ|อธิบดี"
    "|ปลัด|นายอำเภอ|นายก|ส่?วน|สถาบัน|วิทยาลัย|เลขา|ที่?ว่?าการ|ที่?ทำการ|ศาลากลาง|แขวง|การไฟฟ้?า|การประปา|ธนาคาร|บริษัท|งาน"
    "|ประธาน|หัวหน้?า"
    "|ท้?องถิ่?น|สพ[ฐม]|สถ\\.|สปสช|ก\\.[ก-ฮ]\\.|อบ[ตจ]\\.|สสจ\\.|ฝ่?ายเลขา"
)
_ACTOR_HEAD = (
    "หน่?วย|ส่?วนราชการ|สถานศึกษา|องค์กร|ผู้?|ทุก|สมาชิก|นิสิต|นักศึกษา|ประชาชน|เจ้?า|บุคคล|ข้?าราชการ|พนักงาน|เกษตรกร|วิสาหกิจ|ชุมชน"
    "|สหกรณ์|อปท|วัด|ศาล"
)
_ASK = (
    "(?:ขอ *+ให้?|แจ้?ง *+ให้?|มอบ *+(?:หมาย *+)?ให้?|ประสาน *+ให้?|กำชับ *+ให้?|โดย *+ให้?|ทั้?งนี้? *+ให้?"
    "|และ *+ให้(?!การ|ความ|เป็น)|ให(?<= ให)้?"
    "|ขอ *+ความ *+(?:ร่?วม *+มือ|อนุเคราะห์) *+(?:จาก|ให้?)?|มอบ(?<!ส่งมอบ)(?<!รับมอบ)(?:หมาย)?)"
)
_NO_ACTOR = re.compile("ดังนี้|ต่อไปนี้|ขอ *+ให้|โปรด|จึง|จำนวน|ทั้งนี้|ดังกล่าว *+และ|(?:ที่?|และ|การ|ใน|ของ|จะ|หรือ|ได้|ตาม|ให้)$")


@cache
def _actors() -> re.Pattern[str]:
    verbs = one_of(*(w for w in forms.DUTIES if w != "ส่ง"))
    verbs += "|ส่?ง(?!เสริม)|เร่?ง|เข้?าร่?วม|จัด|เชิญ|กำกับ|พิจารณา|ถือปฏิบัติ|ปฏิบัติ|สนับสนุน|มีหน้?าที่?"
    return re.compile(
        f"{_ASK} *+(?P<name>(?:{_AGENCY}|{_ACTOR_HEAD})[ก-๎A-Za-z0-9๐-๙./() ]{{0,70}}?) *+"
        f"(?=(?:ได้?|จะ|ต้?อง|ช่?วย|โปรด)? *+(?:{verbs}))"
    )


def actor(flat: str, start: int, verb: int) -> tuple[int, int] | None:
    """Who must act, where the letter names them between the request and the verb at *verb*: ขอให้ **จังหวัด** รายงาน."""
    low = max(start, verb - 260)
    end = min(len(flat), verb + 12)
    best: tuple[int, int] | None = None
    search = _actors().search
    match = search(flat, low, end)
    while match is not None and match.start() < verb:
        if _NO_ACTOR.search(match["name"].strip()):
            match = search(flat, match.start() + 1, end)  # another request may stand within
        else:
            best = match.span("name")
            match = search(flat, match.end(), end)
    return best


_SUBMIT = re.compile(
    "(?:ให้?|ไป *+ยัง|ไป *+ที่?|มา *+ยัง|มา *+ที่?|ถึง|ต่?อ|ที่?|ได้? *+ที่?|เสนอ|ส่?ง) *+"
    f"(?P<to>(?:{_AGENCY})[ก-๎A-Za-z0-9๐-๙.()\\-/ฯ]*(?: *+\\([^()]{{1,40}}\\))?"
    f"(?: (?=เขต|ภาค|ชั้?น|สาขา|ที่? *+{N})[ก-๎A-Za-z0-9๐-๙.]+(?: {N}{{1,2}})?)?)"
)
_TO_END = re.compile(
    "(?<=.)(?:ทราบ|ภายใน|จำนวน|พร้?อม|เพื่?อ|โดย|ก่?อน|ทุก(?!อำเภอ|จังหวัด|แห่)|เป็?น|พิจารณา|ตาม(?!พรม)|อย่?าง|ไม่?เกิน|ใน"
    "|ทาง(?!หลวง|พิเศษ|รถ)"
    "|และ *+(?:ให้?|ขอ|ส่?ง|แจ้?ง|ราย|จัด)).*$"
)
# A wrapped line may part the first word of a name from the rest of it.
_HEAD_ALONE = re.compile("(?:สำนัก(?:งาน)?|กลุ่?ม(?:งาน)?|กอง|ศูนย์?|คณะ|ฝ่?าย|องค์การ|สถาบัน|.{3,40}(?:และ|การ|เพื่อ|งาน|แห่ง))$")
_MORE_NAME = re.compile(
    " (?!ทราบ|ภายใน|จำนวน|ผ่าน|ทาง|โดย|เพื่อ|และ|ที่|หรือ|ตาม|พร้อม|ก่อน|ไม่)(?P<more>[ก-๎][ก-๎A-Za-z0-9๐-๙.()ฯ]+)"
)


def submit_to(flat: str, low: int, high: int) -> tuple[int, int] | None:
    """The office that something goes to: the last ให้/ไปยัง/ถึง + agency in the stretch."""
    best: tuple[int, int] | None = None
    for match in _SUBMIT.finditer(flat, low, high):
        first, last = match.span("to")
        last = min(last, high)
        if _HEAD_ALONE.match(flat, first, last):
            more = _MORE_NAME.match(flat, last, high)
            last = more.end() if more else last
        cut = _TO_END.search(flat[first:last])
        if cut and cut.start() > 2:
            last = first + cut.start()
        if last - first > 2:
            best = (first, last)
    return best


_ACTION_STOPS = re.compile(
    "จึง(?<= จึง)|โปรด(?<= โปรด)|โดย(?<= โดย) *+ให้?|ทั้?ง(?:(?<= ทั้ง)|(?<= ทัง))นี้?|และ(?<= และ) *+(?=ให้?|ขอ)"
    "|พร้?อม(?:(?<= พร้อม)|(?<= พรอม)) *+ทั้?ง|แล้?ว(?:(?<= แล้ว)|(?<= แลว)) *+(?=ให้?|จัด|ส่?ง|ราย)"
    "|มติ(?<= มติ) *+(?:ที่? *+ประชุม)?|ขอ *+ให้?|ขอ *+ความ *+(?:ร่?วม *+มือ|อนุเคราะห์)"
)
_NO_OBJECT = re.compile(" *+(?:ให้?|ไป *+ยัง|ถึง|มา *+ยัง|ต่?อ|กลับ|คืน|ภายใน|โดย|ได้?|ทาง|ทั้?งสิ้?น|$)")
_SENDS = re.compile("(?:จัด|นำ)?ส่ง(?<!ขนส่ง)(?<!รับส่ง)(?<!ที่ส่ง)$|จัดทำ$|แจ้ง(?<!รับแจ้ง)$")
_A_WORD = re.compile(" *+[ก-๎]")
_ASKED = re.compile(" ให้(?=[ก-๎]{4})(?!แล้ว|เสร็จ)(?!.* ให้[ก-๎]{4})")
_COMPLETION = re.compile("แล้?ว *+เสร็?จ|เสร็?จ|ติด *+ตาม|ตอบ *+รับ")
_NOMINAL = ("การ", "ระบบ", "แบบ", "ผล", "ผู้", "ผู", "ใบ", "ข้อ", "ความ", "และ", "/", "หรือ", "จัดซื้อ")


def action(flat: str, start: int, at: int, found: Governor) -> tuple[int, int]:
    """The request in the letter's words.

    It begins at the governing verb; where that one has no object (… และส่งให้กรม), only tells of an end (ให้แล้วเสร็จ)
    or is part of a noun (แบบสำรวจ, การรายงาน), at the first verb behind the request or the item's number.
    """
    first = found.start
    nominal = flat.endswith(_NOMINAL, max(start, first - 8), first)
    if nominal or _NO_OBJECT.match(flat, found.end, at) or _COMPLETION.match(found.word):
        low = max(start, first - 200)
        edge = low
        for stop in _ACTION_STOPS.finditer(flat, low, first):
            edge = stop.end()
        numbered = [m.end() for m in NUMBERED.finditer(flat, edge, first)]
        edge = numbered[-1] if numbered else edge
        verbs = [
            m.start()
            for m in governors().finditer(flat, edge, first)
            if (word := word_at(flat, m))
            and word.is_duty
            and not flat.endswith(_NOMINAL, max(edge, m.start() - 8), m.start())
        ]
        if verbs:
            first = verbs[0]
        elif edge > low and first - edge < 60 and _A_WORD.match(flat, edge, edge + 4):
            first = edge  # a verb that the table does not hold: ขอให้เร่งรัด…ให้แล้วเสร็จ
        elif _COMPLETION.match(found.word) and (asks := _ASKED.search(flat, max(start - 1, first - 120, 0), first)):
            first = asks.end()  # ให้อำเภอก่อสร้างฝายกั้นน้ำให้แล้วเสร็จ
    sends = _SENDS.search(flat, max(start, first - 8), first)
    if sends:
        first = sends.start()  # ส่งรายงาน: the act is sending
    known = max(flat.rfind("นั้น ", first, at) + 4, flat.rfind(" จึง", first, at))
    if first < known < at - 8:  # ให้ส่ง… นั้น … จึงขอขยายเวลา…: the act stands behind what was known
        first = known
        for stop in _ACTION_STOPS.finditer(flat, known, at - 1):
            first = stop.end()
    last = at
    while last > first and flat[last - 1] in " ,(":
        last -= 1
    while first < last and flat[first] == " ":
        first += 1
    return first, last
