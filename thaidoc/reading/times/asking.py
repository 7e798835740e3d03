"""Where the letter asks: the request that holds a place, and whether the sentence of a day is one."""

from __future__ import annotations

import re

from thaidoc.reading.times.governing import Governor
from thaidoc.reading.times.items import NUMBERED, is_item

_ASKS = re.compile(
    "ขอ(?<!คำขอ) *+ให้?|ขอ *+ท่าน|ขอ *+(?:รับ *+)?(?:การ *+)?(?:อนุเคราะห์?|สนับสนุน)|ขอ *+ทราบ|โปรด|ขอ *+ความ|ขอ *+ได้|กรุณา"
    "|ให้?|ต้?อง"
    "|มอบ(?:หมาย)?"
    "|ขอ *+เชิญ|เชิญ *+ชวน|กำชับ"
)


_BEGINS = re.compile("จึงขอ|ขอให้|ขอความ|โปรด|จึงให้|ให้ดำเนินการ|ดังนี้|ดังต่อไปนี้|หน้าที่|ขออนุเคราะห์|ขอใหจังหวัด")


def first_ask(flat: str, start: int, end: int) -> int:
    """Where the letter begins to ask (จึงขอให้ … ดังนี้); what stands in a list below is asked. *end* if nowhere."""
    found = _BEGINS.search(flat, start, end)
    return found.start() if found else end


# The patterns below run over windows of a hundred letters and more. Every alternative begins with a plain letter (what
# must not stand before is looked for behind it), so that the search leaps from one such letter to the next.
_REQUEST = re.compile(
    "ขอ(?<!คำขอ) *+ให้?(?! *+แสดง| *+ทราบ)|ขอ *+ท่?าน *+(?:จง|โปรด|ได้)?(?: *+ได้)?|เตือน *+ให้?|เร่?ง *+รัด *+ให้?"
    "|ขอ *+(?:รับ *+)?(?:ความ *+|การ *+)?(?:ร่?วม *+มือ"
    "|อนุเคราะห์?|สนับสนุน)(?: *+(?:จาก|ท่?าน))?|กรุณา|ขอ *+ได้ *+รับ(?= *+(?:คำ|แจ้ง|ผล|การ *+(?:แจ้ง|ตอบ)))"
    "|จึง *+(?:ได้ *+)?กำหนด *+ให้|มติ *+(?:เห็น *+ชอบ *+|อนุมัติ *+)?ให้(?!ความ)"
    "|โปรด(?! *+ทราบ)|จึง *+ให้?|มอบ(?<!รับมอบ)(?:หมาย)? *+(?:ให้?)?|มี *+คำ *+สั่?ง *+ให้?|สั่?ง *+การ *+ให้?"
    "|เห็น *+(?:สม *+)?ควร *+ให้?|ประสาน *+ให้?|กำชับ *+ให้?|โดย *+ให้?"
    "|แจ้ง(?<!ได้แจ้ง)(?<!เคยแจ้ง) *+ให้?|แจง *+ให้?|ขอ *+(?:เรียน *+)?เชิญ(?! *+ชวน)"
    "|ให้(?<![ก-๎]ให้)(?!บริการ|แก่|กับ|เป็น|มี|ความ|ทัน)"
)
_REQUEST_REACH = 220


def request(flat: str, start: int, at: int, asked_from: int) -> Governor | None:
    """The request that holds a place where no verb of the table stands: ขอให้ฉีดวัคซีน …, a list's item below it."""
    last: re.Match[str] | None = None
    low = max(start, at - _REQUEST_REACH)
    for match in _REQUEST.finditer(flat, low, at):
        last = match
    for match in NUMBERED.finditer(flat, max(low - 1, 0), at):
        if match.start() >= asked_from - 1 and (last is None or match.end() > last.end()):
            last = match
    if last is None:
        return None
    first = last.end()
    while first < at and flat[first] == " ":
        first += 1
    return Governor("duty", first, first, "") if first < at else None


_PLAIN_REQUEST = re.compile(
    "จึง(?: *+[^ ]{0,40})? *+ขอ(?<!คำขอ) *+ให้|ขอ(?<!คำขอ) *+ให้(?! *+แสดง| *+ทราบ)|โปรด(?! *+ทราบ)|กรุณา|จึง *+ให้"
)


def plain_request(flat: str, low: int, at: int, asked_from: int) -> Governor | None:
    """A request that nothing but a request can be, between another verb and the day: จึงขอให้เร่งรัด … ภายใน."""
    last: re.Match[str] | None = None
    for match in _PLAIN_REQUEST.finditer(flat, low, at):
        last = match
    for match in NUMBERED.finditer(flat, last.end() if last else low, at):
        if match.start() > asked_from and is_item(flat, match):
            last = match
    if last is None:
        return None
    first = last.end()
    while first < at and flat[first] == " ":
        first += 1
    return Governor("duty", first, first, "") if at - first > 4 else None


_PLANS = re.compile(
    "เป้?า(?<!กลุ่มเป้า) *+หมาย|มี *+แผน|นโยบาย(?<!งานนโยบาย)|วิสัย *+ทัศน์|มุ่ง|ตั้?ง *+เป้?า|คาด|ซึ่?ง|โดย *+(?:มี|ได้?|ที่)"
    "|ได้? *+รับ *+(?:จัดสรร|งบ)|ต้?อง(?!หา|ขัง|โทษ)"
    "|    (?! *+[(0-9๐-๙ข])"
)
_ANYONE = re.compile(
    "(?:พนักงาน)?เจ้าหน้าที่(?!ของ|ท่าน)|นายทะเบียน|พนักงาน(?:สอบสวน|เจ้าหน้าที่)|นายจ้าง|ลูกจ้าง|เจ้าบ้าน|บุคคล|ประชาชน|ผู้?(?!้) *+(?!(?:ที่"
    "|ซึ่ง)? *+(?:ได้)? *+รับ *+(?:แต่ง"
    "|มอบ|คำสั่ง)|ว่?า|อำนวย|บัญชา|ใหญ่?|กำกับ|จัดการ|แทน|ตรวจ|ประสาน"
    "|รับ *+ผิด *+ชอบ|เข้?า)"
)
_OWN_ASK = re.compile(
    "กำชับ|แจ้?ง *+ให้?|ขอ *+เชิญ|โดย *+ให้?|ขอ *+ได้|มี *+หน้?าที่?|พร้?อม *+ทั้?ง|อนึ่?ง *+การ[^ ]{0,80} *+ให้? *+แล้?ว *+เสร็?จ"
    "|ทั้?งนี้? *+การ[^ ]{0,80} *+ให้? *+แล้?ว *+เสร็?จ"
)


# โรงพยาบาลต้องส่งข้อมูล … ภายใน: what the letter says must be handed in.
_MUST = re.compile("ต้อง *+(?:จัด *+)?(?:ทำ *+)?(?:ส่ง|รายงาน|ยื่น|แจ้ง|บันทึก|นำส่ง)(?!มอบ)")


def is_own_ask(flat: str, start: int, at: int, asked_from: int, verb: Governor | None = None) -> bool:
    """Whether the sentence of the day itself asks: for forms that plans and rules use more often than letters do."""
    found = request(flat, start, at, asked_from)
    low = found.end if found else max(start, at - 160)
    last = None
    for match in _OWN_ASK.finditer(flat, low, at):
        last = match
    if found is None and last is None:
        return _MUST.search(flat, low, at) is not None
    ordered = asked_from <= start  # an order names whom it means
    if (
        found is not None
        and not ordered
        and _ANYONE.match(flat, found.start)
        and flat.endswith(" ให้", start, found.start)
    ):
        return False  # ให้ผู้ยืมเงินส่งใช้ภายใน 30 วัน นับแต่วันที่กลับ: a rule for whoever it is
    low = last.end() if last else low
    if verb is not None and verb.word and flat.endswith(("และ", "แล้ว", "พร้อม"), low, verb.start):
        low = verb.start  # ให้ตรวจสถานบริการซึ่ง … และรายงานผลสัปดาห์ละ 1 ครั้ง
    return _PLANS.search(flat, low, at) is None


_NEW_REQUEST = re.compile("จึง *+ขอ|นั้น(?= )|โปรด|ใน *+การ *+นี้|จะ[^ ]{2,40} +ขอ *+ให้")
_CONDITION = re.compile(
    "หาก|กรณี(?<!คู่กรณี)(?:ที่?)?|เมื่อ(?!วันที่?|ครั้ง|ปี|เดือน|คืน|ต้น|กลาง|ปลาย|สัปดาห์|เช้า)|เมือ(?!ง|วันที)|ถ้า|ภายหลัง|หลังจาก|นับแต่|นับจาก"
    "|หลัง(?=เสร็จ|สิ้น *+สุด|จบ|การ|ดำเนิน|จัด|ได้ *+รับ|ประชุม|อบรม|กลับ|ปิด)"
)


def is_asked(flat: str, start: int, at: int, reach: int = 160) -> bool:
    """Whether a word of request stands to the left."""
    return bool(_ASKS.search(flat, max(start, at - reach), at))


def is_conditional(flat: str, start: int, at: int, reach: int = 110) -> bool:
    """Whether หาก, กรณี, เมื่อ … opens the sentence: the duty waits for an event."""
    last = None
    for match in _CONDITION.finditer(flat, max(start, at - reach), at):
        last = match
    if last is None:
        return False
    asks = _NEW_REQUEST.search(flat, last.end(), at)
    # หากพบเหตุโปรดแจ้ง … ทันที: a request right behind the condition waits for it.
    if asks and not (asks[0] == "โปรด" and last[0] != "เมื่อ" and asks.start() - last.end() < 30):
        return False
    return NUMBERED.search(flat, last.end(), at) is None
