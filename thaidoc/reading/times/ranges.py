"""Stretches of days (ระหว่าง … ถึง …): a period in which to act, or the days of a happening."""

from __future__ import annotations

import re

from thaidoc.reading.times import asking, coming, duties, governing, happening, places, refusals
from thaidoc.reading.times.days import as_first, as_last, first_of, last_of
from thaidoc.reading.times.phrase import When, read_clock
from thaidoc.reading.times.run import Run
from thaidoc.records import Kind

_TO = re.compile(" *+(?:เป็?น *+ต้?น *+ไป *+)?(?:ไป *+)?(?:[-–—]|(?:จน *+)?(?:ถึง|สิ้?น *+สุด)) *+")
_OPENED_TO = re.compile("เปิด *+(?:โอกาส *+|ระบบ *+)?ให้(?!บริการ|เข้าชม|ใช้)")
_FIGURES = ("สถิติ", "สถิติใน", " ยอด", "สรุปยอด")
_IN_FORCE = re.compile("(?:มีผล|บังคับ)(?: *+(?:ใช้?|บังคับ))* *+$")
# จึงขอให้ **อำเภอจัด**ประชุม …: the happening is the reader's act; ขอเชิญ … is none.
_ASKS_LEAVE = ("ขอ", "ขอ ", "เพื่อขอ")
_INVITES = ("เชิญ", "เชิญ ", "เชิญท่าน", "เชิญท่าน ")
_HOLDS = re.compile(
    "(?:(?:ท่าน|จังหวัด|อำเภอ|ตำบล|เทศบาล|โรงเรียน|หน่วย|สำนัก|กอง|ศูนย์|ส่วน|องค์การ|สถาน|มหาวิทยาลัย|คณะ|ฝ่าย|กลุ่ม|เลขานุการ"
    "|ทุก)[^ ]{0,50} ?)?"
    "(?:(?:ดำเนินการ)?จัด(?:ให้มี)?(?:การ)?[ก-๎]{2,16}|เตรียม(?:การ|รับ|รับการ)[ก-๎]{2,16}"
    "|ประชุม(?:ชี้แจง|พิจารณา)|ตรวจ(?:ประเมิน|เยี่ยม)|ออกหน่วย|รณรงค์|ลงพื้นที่|ปล่อยแถว)"
)
_THE_SENDERS = re.compile("(?:จะ|จำเป็น *+ต้อง)[^ ]{0,60} *+(?:[^ ]{1,60} *+)?$")


def read_range(run: Run, at: int, when: When, stop: int, *, force: bool = False) -> None:
    """ระหว่าง … ถึง …: a period in which to act, or the days of a happening."""
    flat = run.flat
    if not when.is_range:
        longer = _through_clocks(run, when, stop, flat.startswith(("ระหว่าง", "ระหวาง"), at))
        if longer is None:
            return  # ตั้งแต่วันที่ …  without an end is no bound; ระหว่างวันที่ 5 มีนาคม neither.
        when, stop = longer
    if flat.endswith(_FIGURES, run.start, at):
        return  # สถิติในช่วงวันที่ …: what the figures are of
    if _IN_FORCE.search(flat, max(run.start, at - 16), at):
        return  # a stretch of effect
    if run.kind is Kind.ORDER and flat.endswith(("ทั้งนี้", "ทั้งนี้ "), run.start, at):
        return  # how long the order is in force
    first = when.first
    has_place = places.place(flat, stop, run.end) is not None
    governed = run.governor(at)
    if not has_place:
        governed = reader_acts(run, at, governed, of_months=first.day is None)
    if governed is None and not has_place and first.day is not None and flat.endswith(("ได้", "ได้ "), run.start, at):
        opened = _OPENED_TO.search(flat, max(run.start, at - 120), at)
        if opened:  # เปิดให้ผู้ประกันตนเปลี่ยนสถานพยาบาลได้ ระหว่างวันที่ …
            governed = governing.Governor("duty", opened.end(), opened.end(), "")
    duty = governed is not None and governed.kind != "happening" and (not has_place or governed.kind == "submission")
    if governed is not None and not force and refusals.is_telling(flat, governed):
        _held(run, at, when, stop, named=True)  # ขอแจ้งปิดทำการ ตั้งแต่วันที่ … ถึง …
    elif not (force or duty):
        _held(run, at, when, stop, named=governed is not None or has_place)
    elif (
        governed is not None
        and flat.endswith(_ASKS_LEAVE, run.start, governed.start)
        and not flat.endswith("สามารถขอ", run.start, governed.start)
    ):
        return  # ขออนุมัติใช้รถยนต์ ในห้วงวันที่ …: the asker's own plan
    elif force:
        duties.period(run, at, stop, first, when.last)
    elif coming.comes(run, at) and (governed is None or _THE_SENDERS.search(flat, max(run.start, at - 110), at)):
        _held(run, at, when, stop, named=True)
    elif governed is None or not run.is_done(governed):
        duties.period(run, at, stop, first, when.last)


def _held(run: Run, at: int, when: When, stop: int, *, named: bool) -> None:
    """The days of a happening: one that is *named*, has its place, or of which the clause says that it will be."""
    first = when.first
    comes = coming.comes(run, at)
    if first.day is None:
        if not comes:
            return
        when = When((as_first(first), as_last(when.last)), True, when.end)
    if not named and not happening.place_before(run, at):
        begin = first_of(first)
        begun = run.floor is not None and begin is not None and begin < run.floor
        if begun or not (comes or coming.is_plain(run, at, stop)):
            return
    happening.put(run, at, when, stop)


def reader_acts(
    run: Run, at: int, governed: governing.Governor | None, *, of_months: bool = False
) -> governing.Governor | None:
    """What governs a stretch of days: the request, if it is nearer than a happening or asks to hold it."""
    if governed is not None and governed.kind != "happening":
        return asking.plain_request(run.flat, governed.end, at, run.asked_from()) or governed
    asked = asking.request(run.flat, run.start, at, run.asked_from())
    if asked is None or run.flat.endswith(_INVITES, run.start, asked.start):
        return governed
    if run.flat.endswith(("สนับสนุน", "อนุเคราะห์"), run.start, asked.start):
        return governed  # ขอรับการสนับสนุนเครื่องสูบน้ำ ระหว่างวันที่ …: when it is needed
    words = run.flat[asked.start : at]
    if "อนุญาต" in words:
        return governed
    if governed is None or asked.start >= governed.end:
        return asked
    if of_months and asked.start <= governed.start and not run.flat.startswith("เข้าร่วม", governed.start):
        return asked  # a happening that takes months is what the reader is to do in them
    if run.kind is Kind.ORDER and asked.start <= governed.start:
        return asked  # ๑. ติดตามผลการฝึกประสบการณ์ …: what an order's items name is ordered
    held = run.flat[asked.start : governed.start]
    return asked if asked.start <= governed.start and _HOLDS.fullmatch(held + governed.word) else governed


def _through_clocks(run: Run, when: When, stop: int, between: bool) -> tuple[When, int] | None:
    """ตั้งแต่วันที่ 23 … เวลา 08.30 น. ถึงวันที่ 30 …, เดือนธันวาคม 2568 - มกราคม 2569: a range printed in two."""
    clock = read_clock(run.flat, stop, run.end)
    to = _TO.match(run.flat, clock.end if clock else stop, run.end)
    # ระหว่าง wants two ends; a hyphen at the head of a line is lost as a bullet.
    last = run.read_when(to.end() if to else stop) if to or (between and when.first.day is None) else None
    if last is None or last.is_range or (last.first.day is None) != (when.first.day is None):
        return None
    begin, finish = last_of(when.first), last_of(last.first)
    if begin is None or finish is None or finish < begin:
        return None
    return When((when.first, last.first), True, last.end), last.end
