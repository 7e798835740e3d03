"""Why a time phrase is no duty of this letter: a remedy, a contract, a law, a plan, a promise, a thing told.

Each looks at a window of bounded length beside the phrase.
"""

from __future__ import annotations

import re
from functools import cache

from thaidoc.reading.times import forms
from thaidoc.reading.times.governing import Governor
from thaidoc.reading.times.items import NUMBERED, is_item
from thaidoc.reading.times.phrase import one_of


@cache
def _appeals() -> re.Pattern[str]:
    return re.compile(one_of(*forms.APPEALS))


_REPORTING = re.compile("ส่ง|รายงาน|แจ้ง|สถิติ|รวบรวม")
_ANOTHER = re.compile("ขอให้|การฟ้อง|การอุทธรณ์|ถ้า|โปรด|รายงาน|จัดส่ง|หาก|กรณี|อนึ่ง|จึง|ทั้งนี้|ผู้ใด|ประสงค์")
_OVER = re.compile(
    "ขอ(?:ให้?|ความ|รับ|อนุเคราะห์?)|โปรด|กรุณา|กำชับ|จึง|ในการนี้?|มอบหมาย|ให้?(?:รายงาน|จัดส่?ง|ส่?ง|จังหวัด|อำเภอ|หน่?วย|สำนัก)"
    "|[0-9๐-๙][.)][ก-๎]"
)


def is_appeal(flat: str, start: int, at: int, stop: int, end: int, *, term: bool) -> bool:
    """Whether the phrase ``[at, stop)`` is the term of a remedy (อุทธรณ์, ฟ้องคดี …), told by the act beside it.

    A remedy runs so many days from the notice (*term*); a printed day is one only right behind the act.
    """
    low = max(start, at - (150 if term else 60))
    near = flat[low : min(end, stop + 110) if term else stop].replace(" ", "")
    if not ("อุทธรณ์" in near or "ฟ้อง" in near or "ร้องทุกข์" in near or "โต้แย้ง" in near or "คัดค้าน" in near):
        return False
    left = flat[low:at].replace(" ", "")
    # สถิติการอุทธรณ์, ผลการฟ้องคดี: the matter of a report, not the remedy.
    found = [
        m for m in _appeals().finditer(left)
        if not left.endswith(("สำเนา", "ผู้", "ผู้ถูก"), 0, m.start())
        and not (left.endswith("การ", 0, m.start()) and _REPORTING.search(left, 0, m.start()))
    ]  # fmt: skip
    if found:
        # A request that follows the act takes over: … เกี่ยวกับการอุทธรณ์ ขอให้รายงาน … ภายใน.
        return not _OVER.search(left[found[-1].end() :])
    if not term:
        return False
    right = flat[stop : min(end, stop + 110)].replace(" ", "")
    after = _appeals().search(right)
    if after is not None and right.endswith("สำเนา", 0, after.start()):
        return False  # … นับแต่วันที่ได้รับสำเนาคำฟ้อง
    # … ภายใน 30 วัน … ท่านมีสิทธิร้องทุกข์: the act follows at once; a new หาก … opens another matter.
    opens = after is not None and right.endswith("การ", 0, after.start())  # การฟ้อง… begins a sentence of its own
    return bool(after and not opens and not _ANOTHER.search(right, 0, after.start()))


@cache
def _contracts() -> re.Pattern[str]:
    return re.compile(one_of(*forms.CONTRACTS))


_NO_TERM = re.compile("ขอ *+ให้|โปรด|ขอ *+ความ|ให้(?<= ให้) *+คณะ|จึง")
# ขอให้บริษัทมาทำสัญญา … ภายใน 7 วัน: what the letter asks of its reader.
_ASKED_TO_SIGN = re.compile("(?:ขอ *+ให้|โปรด|ขอ *+เชิญ)[^ ]{0,40} *+$")
_OF_CONTRACT = re.compile(" *+[^ ]{0,24} *+(?:วัน *+ลง *+นาม|ลง *+นาม *+ใน *+สัญญา|ทำ *+สัญญา|สัญญา|ใบ *+สั่ง *+ซื้อ)")


def is_contract(flat: str, start: int, at: int, stop: int, end: int) -> bool:
    """Whether the phrase is a term between the parties of a contract or tender."""
    last: re.Match[str] | None = None
    for match in _contracts().finditer(flat, max(start, at - 220), stop):
        if not flat.startswith(("ในหน้าที่", "ในตำแหน่ง"), match.end()):  # ส่งมอบงานในหน้าที่: between officials
            last = match
    if last is None:
        return _OF_CONTRACT.match(flat, stop, end) is not None
    if _ASKED_TO_SIGN.search(flat, max(start, last.start() - 50), last.start()) and "สัญญา" in last[0]:
        return False
    # … หลักประกันสัญญา และขอให้บริษัทจัดส่งใบเสร็จ …: a request of this letter, not a term.
    return not (_NO_TERM.search(flat, last.end(), at) or NUMBERED.search(flat, last.end(), at))


@cache
def _laws() -> re.Pattern[str]:
    return re.compile(one_of(*forms.LAWS, *forms.REQUESTS))


@cache
def _is_law() -> re.Pattern[str]:
    return re.compile(one_of(*forms.LAWS))


_LAYS_DOWN = re.compile("กำหนด|บัญญัติ|ให้?(?: *+ผู้?|เป็น|ราย|$)|และ *+ให้|ต้?อง")


def is_quoted_law(flat: str, start: int, at: int) -> bool:
    """Whether the nearest of law and request to the left is a law: กฎกระทรวง … กำหนดให้ … ภายในหกสิบวัน."""
    last: re.Match[str] | None = None
    for match in _laws().finditer(flat, max(start, at - 400), at):
        if _is_law().match(match[0]) is None:
            # พิจารณาคำขอให้แล้วเสร็จ: an application; ร้องขอให้บังคับคดี: what a law lets do
            if not flat.endswith(("คำ", "ร้อง"), 0, match.start()):
                last = match
        # อาศัยอำนาจตามมาตรา … แห่งพระราชบัญญัติ …: what an order rests on, not what it quotes.
        elif "อาศัย" not in flat[max(start, match.start() - 200) : match.start()]:
            last = match
    if last is not None and _is_law().match(last[0]):
        listed = any(is_item(flat, match) for match in NUMBERED.finditer(flat, last.end(), at))  # a list of this paper
        return not listed and _LAYS_DOWN.search(flat, last.end(), at) is not None
    return False


_RULE = re.compile(
    "(?:ระเบียบ|หลัก *+เกณฑ์|ข้?อ *+บังคับ|ข้?อ *+[0-9๐-๙]{1,2}"
    "|ลง *+วันที่?[^ก-ฮ]{0,4}[0-9๐-๙]{1,2}[^0-9๐-๙]{3,20}[0-9๐-๙]{4}) *+[^ ]{0,60} *+กำหนด *+(?:ให้?"
    "|ว่?า)|ตาม(?:ที่)? *+(?:ระเบียบ"
    "|หลัก *+เกณฑ์|ข้?อ *+บังคับ)[^ ]{0,40} *+ต้อง"
)


_ASKS_SINCE = re.compile("ขอให้|โปรด|ขอความ|ในการนี้|จึงให้")


def is_standing_rule(flat: str, start: int, at: int) -> bool:
    """Whether a rule that a paper laid down is told (หนังสือ … ลงวันที่ … กำหนดให้ …), with no request behind it."""
    last: re.Match[str] | None = None
    for match in _RULE.finditer(flat, max(start, at - 300), at):
        last = match
    return last is not None and not _ASKS_SINCE.search(flat, last.end(), at)


# The sender's own undertaking: กรมจะแจ้งผลให้ทราบภายในวันที่ …
_WILL = re.compile(
    "(?:(?<!ที่)|(?<=หน้าที่))(?<!ประสงค์)(?<!เพื่อ)(?<!พึง)จะ(?!ต้?อง| *+ต้?อง|ได้?) *+(?:(?!ให้|ต้อง)[^ ]){0,12} *+$"
)


_WILL_FINISH = re.compile("จะ(?:(?<!ที่จะ)|(?<=หน้าที่จะ))(?<!ประสงค์จะ)(?<!เพื่อจะ)(?<!พึงจะ)(?!ต้?อง)[^ ]{0,60}$")


def is_undertaking(flat: str, start: int, found: Governor) -> bool:
    """Whether จะ stands right before the governing verb."""
    if found.word.endswith(("เสร็จ", "สิ้น")):  # จะกลั่นกรองโครงการให้แล้วเสร็จ ภายใน …
        return _WILL_FINISH.search(flat, max(start, found.start - 70), found.start) is not None
    before = flat[max(start, found.start - 18) : found.start]
    return "จะ" in before and _WILL.search(before) is not None


_TELLS = ("แจ้ง", "แจง", "ประชาสัมพันธ์")


def is_telling(flat: str, found: Governor) -> bool:
    """Whether the sender tells by it: ขอแจ้งหยุดจ่ายน้ำ, ขอประชาสัมพันธ์การปิดถนน."""
    if not found.word.startswith(_TELLS):
        return False
    # … ลงวันที่ 13 พฤษภาคม 2568 แจ้งการตรวจราชการ: the paper tells.
    paper = flat[max(0, found.start - 1) : found.start] == " " and flat[found.start - 2 : found.start - 1].isdecimal()
    return flat.endswith(("ขอ", "ขอ "), 0, found.start) or (paper and flat.startswith(("การ", "กำหนด"), found.end))


_NO_PROSPECT = (
    "ที่", "ซึ่ง", "ว่า", "ประสงค์", "เพื่อ", "สัจ", "พึง", "หรือ", "ผู้", "กำลัง", "อาจ", "ต้องการ", "ก่อน", "ควร",
)  # fmt: skip
_SHALL = re.compile(" *+(?:กล่?าว|ถือ(?:เอา)?(?:วัน|ตรา)|ต้?อง|ได้?(?! *+รับ))")


def is_prospect(flat: str, found: Governor, at: int) -> bool:
    """Whether another clause's will stands between the request and the day: ผู้รับบริการจะได้รับผลภายใน 3 วัน."""
    low = max(found.end, at - 70)
    will = flat.find("จะ", low, at)
    while will >= 0:
        before = will - 1 if flat[will - 1] == " " else will
        plain = not flat.endswith(_NO_PROSPECT, max(before - 8, 0), before) or flat.endswith("หน้าที่", 0, before)
        if plain and not _SHALL.match(flat, will + 2, at):
            return True
        will = flat.find("จะ", will + 2, at)
    return False


_TOLD = re.compile(
    "คาด *+(?:ว่?า|หมาย|การณ์?)|ขอ *+(?:ผ่อน *+ผัน|ผัด)|หมาย *+(?:ความ *+ว่?า|ถึง)|เนื่องจาก[^ ]{0,60}แจ้?ง(?! *+ให้?)"
    "|เรียก *+ร้?อง|มี *+กำหนด(?! *+(?:ส่?ง|การ))|มี *+ระยะ *+เวลา *+(?:การ *+)?(?:ดำเนิน|รับ *+ประกัน|ก่?อ)"
    "|ระยะ(?<![ก-๎]ระยะ) *+เวลา *+(?:การ *+)?(?:ดำเนิน|รับ *+ประกัน|ก่?อ)|ใช้? *+เวลา(?! *+(?:ประมาณ *+)?[0-9๐-๙]+ *+(?:นาที"
    "|ชั่?วโมง))|สัญญา(?<![ก-๎]สัญญา)|ตาม *+สัญญา"
    "|ระหว่?าง *+(?:รับ *+)?ประกัน|สถิติ *+(?:ใน|ระหว่าง)|ยอด[^ ]{0,20} *+(?:ใน *+ช่วง|ระหว่าง)"
    "|ผู้(?<![ก-๎]ผู้) *+(?:รับ *+จ้?าง|ขาย|เช่?า)|ส่?ง *+มอบ *+(?:งาน(?! *+ใน *+(?:หน้า|ตำ))|สิ่?ง|พัสดุ)"
    "|อายุ(?<!สูงอายุ) *+(?:ครบ|ย่?าง)|อายุ(?<!สูงอายุ) *+(?:การ|ตั้?ง)(?=[^ ]{0,20} *+[^ ]{0,12} *+$)"
    "|เป้?าหมาย(?<!กลุ่มเป้าหมาย) *+(?:ให้?(?!ม่)|ว่?า)|ปิด(?<!เปิด)(?<!ช่วงปิด) *+ภาค|พยากรณ์? *+(?:ว่?า|อากาศ)"
    "|อุตุนิยม[^ ]{0,12} *+(?:คาด|พยากรณ์?|แจ้?ง *+ว่?า)|เกษียณ|ได้? *+(?:ดำเนิน *+การ|จัด) *+(?:เสร็?จ|แล้?ว|เรียบ)"
    "|กฎหมาย *+[^ ]{0,40} *+กำหนด|ระเบียบ *+[^ ]{0,40} *+กำหนด|ยุทธศาสตร์? *+[^ ]{0,40} *+กำหนด"
    "|หลัก *+เกณฑ์? *+[^ ]{0,40} *+กำหนด|ข้?อ *+บังคับ *+[^ ]{0,40} *+กำหนด"
    "|คณะ *+รัฐมนตรี *+[^ ]{0,10}มี *+มติ|ตาม *+ข้?อ *+[0-9๐-๙]"
)
_TURNS = re.compile(
    "ขอ(?<!คำขอ) *+(?:ให้?|ความ|รับ|อนุเคราะห์?|เชิญ)|โปรด|จึง|ผู้(?:สนใจ|ประสงค์)|และ *+ให้|สั่?ง *+การ|เห็น *+ควร|กรุณา"
    "|ใน *+การ *+นี้?|กำชับ"
    "|มอบ *+หมาย|แจ้?ง *+ให้?"
    "|ให้?(?<=[ ]ให้)| [0-9๐-๙]{1,2}[.)] *+[ก-๎]|\\([0-9๐-๙]{1,2}\\) *+[ก-๎]"
)
_TOLD_REACH = 100
# What others asked: their ขอให้ is none of this letter's.
_OTHERS = re.compile(
    "ร้?อง *+เรียน *+(?:ว่?า|ขอ|ให้?)|เคย(?<!ไม่เคย) *+(?:แจ้?ง|มี|ขอ|ส่?ง|ให้?)"
    "|ผู้?(?<!ให้ผู้)(?<!แก่ผู้)(?<!ต่อผู้)(?<!กับผู้)(?<!และผู้) *+ร้?อง *+(?:ขอ|เรียน)"
)
_OWN = re.compile("จึง|ใน *+การ *+นี้?|โปรด|กรุณา|ดังนั้น")


def is_told(flat: str, start: int, at: int) -> bool:
    """Whether the sentence before the day tells of something (contract, plan, rule) and asks for nothing since."""
    last: re.Match[str] | None = None
    for match in _TOLD.finditer(flat, max(start, at - _TOLD_REACH), at):
        last = match
    if last is not None and _TURNS.search(flat, last.end(), at) is None:
        listed = NUMBERED.search(flat, last.end(), at)
        if listed is None or not is_item(flat, listed):
            return True
    low = max(start, at - _TOLD_REACH)
    if flat.find("ร้อง", low, at) < 0 and flat.find("เคย", low, at) < 0 and flat.find("รอง", low, at) < 0:
        return False
    others = _OTHERS.search(flat, max(start, at - _TOLD_REACH), at)
    return others is not None and _OWN.search(flat, others.end(), at) is None


_FINITE = re.compile(
    "หมุน *+เวียน|สลับ|ผลัด|ลดลง|เพิ่?ม *+ขึ้?น|สูง *+ขึ้?น|ได้? *+รับ *+ผล|จำหน่?าย(?<!ให้จำหน่าย)(?<!การจำหน่าย)(?! *+(?:และ|หรือ|ได้))"
    "|ลง *+พื้?นที่?"
    "|หัก *+(?:บัญชี|เงิน)|ให้? *+บริการ|คำนวณ|เกิด *+ขึ้?น"
    "|ประสบ(?<!ผู้ประสบ) *+(?:ภัย"
    "|ปัญหา)|จัด *+ขึ้?น"
    "|มัก|สามารถ|ออก *+อากาศ|เปิด *+(?:ทำ|ให้?|บริการ)|ซึ่?ง"
)


def is_required(flat: str, found: Governor) -> bool:
    """Whether a rule is told of things that have a name: ภ.ง.ด.1 ซึ่งต้องยื่นภายใน 7 วัน."""
    return flat.endswith(("ซึ่งต้อง", "ที่ต้อง", "ที่จะต้อง", "ซึ่งจะต้อง"), 0, found.start)


_QUOTES = "“”\"‘’'"
_AS_WORDS = ("คำว่า", "คำว่า ", "ความว่า", "ความว่า ", "ถ้อยคำ", "ถ้อยคำ ", "ใช้คำ", "ใช้คำ ")
_THAT = re.compile(" *+(?:ดัง *+กล่าว *+)?(?:ความ *+(?:ละเอียด *+)?(?:ทราบ|แจ้ง) *+)?(?:แล้ว *+)?นั้น(?= |$)")


_BINDS_PARTY = re.compile(
    "(?:ผู้(?:ชนะ|ซื้อ|ขาย|เช่า|รับ *+จ้าง|ประมูล|เสนอ *+ราคา)|คู่ *+สัญญา)[^ ]{0,30} *+(?:จะ *+)?ต้อง[^ ]{0,40} *+$"
)


def binds_party(flat: str, start: int, at: int) -> bool:
    """Whether a term binds the party of a tender or contract: ผู้ชนะการประมูลต้องชำระเงินทั้งหมดทันที."""
    low = max(start, at - 90)
    return flat.find("ต้อง", low, at) >= 0 and _BINDS_PARTY.search(flat, low, at) is not None


def is_word(flat: str, at: int, stop: int) -> bool:
    """Whether the phrase is cited as words, or ends what is told again: คำว่า “โดยเร็ว”, ถามว่า … โดยเร็ว นั้น."""
    quoted = at > 0 and stop < len(flat) and flat[at - 1] in _QUOTES and flat[stop] in _QUOTES
    if quoted and flat.endswith(_AS_WORDS, 0, at - 1):  # ส่ง “ภายในวันที่ …”: quotes may stress a limit too
        return True
    return _THAT.match(flat, stop) is not None


_MAY = re.compile("อาจ(?<!อำเภออาจ)(?<!ตำบลอาจ)(?!าร|หาญ|อง)[^ ]{0,30}$|มี(?<!ผู้มี)สิทธิ(?:ที่)?(?:จะ)?$")
_UNLESS = re.compile(
    "(?:หาก|ถ้า|กรณี(?:ที่)?)(?!(?:ไม่|มิ)(?:มี *+)?(?:ขัดข้อง|สะดวก))[^ ]{0,24}(?:ไม่|มิ)(?:ได้)?(?!เกิน)[^ ]{0,40} *+$"
)


def is_optional(flat: str, start: int, at: int, found: Governor) -> bool:
    """Whether it is left to the reader, or said of who does not act: ท่านอาจเสนอ…, หากไม่มารับคืนภายใน 1 ปี …"""
    if _MAY.search(flat, max(start, found.start - 40), found.start):
        return True
    low = max(start, at - 80)
    negated = flat.find("ไม่", low, at) >= 0 or flat.find("มิ", low, at) >= 0
    return negated and _UNLESS.search(flat, low, at) is not None


def is_habit(flat: str, found: Governor, at: int) -> bool:
    """Whether another verb than the governing one stands before ทุก…: ราคายางลดลงทุกสัปดาห์."""
    return _FINITE.search(flat, found.end, at) is not None


_CLAUSE_ENDS = ("ที่", "ซึ่ง", "ได้", "ให้", " ")
_CLAUSE = re.compile(
    "(?<!หน้า)(?<!พื้น)(?<!สถาน)(?<!ท้อง)(?<!ทั้ง)(?<!อำเภอ)(?:(?:ที่|ซึ่ง) *+(?:ได้ *+)?|(?:ที่(?<!ทันทีที่)"
    "|ซึ่ง *+)(?:ขอ)?ให้ *+(?:จัด)?)$"
)


def is_relative_clause(flat: str, start: int, found: Governor) -> bool:
    """Whether the verb tells which things are meant: ผู้ที่ลงทะเบียนภายใน…, แบบคำขอที่ยื่นก่อน…"""
    low = max(start, found.start - 10)
    if not flat.endswith(_CLAUSE_ENDS, low, found.start):
        return False
    return _CLAUSE.search(flat, low, found.start) is not None
