"""Bounds on a printed day: ก่อนวันที่, ไม่เกินวันที่, (จน)ถึงวันที่, ปิดรับวันที่, กำหนดส่ง: …"""

from __future__ import annotations

import re

from thaidoc.reading.times import duties
from thaidoc.reading.times.phrase import When
from thaidoc.reading.times.run import Run

_NOW = re.compile(
    "(?:(?:นับ *+)?ตั้?ง *+แต่?|นับ *+(?:แต่?|จาก)|จาก|แต่?|(?<=  )) *+(?:(?:วันที่? *+)?บัดนี้?"
    "|วันนี้?) *+(?:(?:เป็?น *+ต้?น *+)?ไป *+)?$"
)
_SIGN_UP = re.compile("สมัคร|ลง *+ทะเบียน|ตอบ *+รับ|จอง|เปิด *+รับ|ยื่?น|ตอบ *+แบบ|รับ *+สมัคร")
_EXTENDED = re.compile("ขยาย|เลื่อน|เปิด|ได้ *+$")
_CONDITION = re.compile("(?:ผู้?|ซึ่?ง|ที่?(?<!ตามที่)(?<!ตามที)) *+(?:ซึ่?ง|ที่?|ได้?)[^ ]{0,60}$|(?:หาก|ถ้า)[^ ]{0,60}$")
# ขยายเวลาการบันทึกแบบ จากเดิมสิ้นสุดวันที่ … เป็นสิ้นสุดวันที่ …
_EXTENDED_TO = re.compile("(?:ขยาย|เลื่อน) *+(?:ระยะ *+)?(?:เวลา|กำหนด|วัน).{0,110}(?:เป็น|ออกไป)(?:จน)? *+$")
_KEEPS = re.compile("(?:ใช้|บริโภค|ยืน(?: *+ราคา)?|คงอยู่|มี *+ผล)(?: *+ได้)? *+(?:จน *+)?$")
_IN_OR = re.compile("(?:(?:ให้ *+)?แล้ว *+เสร็จ *+)?(?:ภาย)?ใน *+หรือ *+$")
_OPEN_FOR = re.compile("(?<![ก-๎])(?:เปิด *+)?รับ(?:ผลงาน|สมัคร|ข้อเสนอ|บทความ|บทคัดย่อ|คำขอ|เรื่อง|ลงทะเบียน)[^ ]{0,36} *+$")
_SLOWLY = re.compile("(?:(?:หรือ *+)?อย่?าง *+ช้?า(?:ที่?สุด)?|ภายใน) *+$")
_HAPPENS = re.compile(
    "(?:หมด *+อายุ|ครบ *+กำหนด|เกิด|สิ้น *+สุด|เกษียณ|บรรจุ|จด *+ทะเบียน|ก่อสร้าง|เปิด *+ใช้ *+งาน(?:จริง)?(?:แล้ว)?) *+$"
)
_THAT = ("ที่", "ซึ่ง", "ที่จะ", "ซึ่งจะ")
_ENDINGS = ("ครบ", "หมด", "สิ้น")
_CLOSINGS = ("วันสุดท้าย", "ปิด", "หมด", "สิ้นสุดการ", "สิ้นสุดรับ", "กำหนด", "วันครบกำหนด")


def bound(run: Run, name: str, at: int, when: When, stop: int) -> None:
    """A deadline on the day behind the bound *name*: ``before``, ``late`` or ``until``."""
    flat = run.flat
    if when.is_range:
        return
    governed = run.duty(at)
    if name == "until":
        if flat.endswith(_THAT, run.start, at) and flat.startswith(_ENDINGS, at):
            return  # คดีที่ครบกำหนดอุทธรณ์วันที่ …: which things are meant
        opened = False
        now = _NOW.search(flat, max(run.start, at - 40), at)
        if now:
            at = now.start()
            if governed is None or governed.kind == "happening":
                governed = run.duty(at)
        elif flat.startswith(("ถึง", "จน"), at) and not _EXTENDED.search(flat, max(run.start, at - 60), at):
            opened = _OPEN_FOR.search(flat, max(run.start, at - 50), at) is not None
            if not opened and (governed is None or at - governed.end > 60 or not _SIGN_UP.match(governed.word)):
                return
        low = max(run.start, at - 140)
        extends = flat.find("ขยาย", low, at) >= 0 or flat.find("เลื่อน", low, at) >= 0
        closing = (
            (extends and _EXTENDED_TO.search(flat, low, at) is not None)
            or opened
            or flat.startswith(_CLOSINGS, at)
            and flat.find("สัญญา", at, stop) < 0
        )
        if governed is None and not closing:
            return
        if governed is not None and governed.kind == "happening" and not (now or closing):
            return
    elif governed is None or (governed.kind == "happening" and name == "before"):
        return
    if name == "before" and _CONDITION.search(flat, max(run.start, at - 70), at):
        return  # ผู้ซึ่งบรรจุก่อนวันที่ …: a condition
    if name == "before" and _HAPPENS.search(flat, max(run.start, at - 24), at):
        return  # ใบรับรองหมดอายุก่อนวันที่ …: a condition
    lead = _IN_OR.search(flat, max(run.start, at - 24), at) if name == "before" else None
    if lead:  # ในหรือก่อนวันที่ 30: that day still counts
        name, at = "late", lead.start()
    if _KEEPS.search(flat, max(run.start, at - 14), at):
        return  # ใช้ก่อนวันที่ …, บริโภคก่อน …
    if name == "late":
        slow = _SLOWLY.search(flat, max(run.start, at - 24), at)
        at = slow.start() if slow else at
    day = when.first
    rule = {"before": "before-date", "late": "not-later-date", "until": "until-date"}[name]
    duties.on_day(run, at, stop, day, rule, before=name == "before")
