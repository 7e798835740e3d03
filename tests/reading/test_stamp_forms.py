"""Received stamps (ตรารับ) by other words, above the head, below its first line and at the foot."""

from __future__ import annotations

import pytest

import thaidoc

LETTER = (
    "ที่ มท ๐๒๑๐/ว ๑๒๓๔          กระทรวงมหาดไทย\n                    ถนนอัษฎางค์ กทม. ๑๐๒๐๐\n\n          ๕ มีนาคม ๒๕๖๘\n\n"
    "เรื่อง ทดสอบ\n\nเรียน ผู้ว่าราชการจังหวัดน่าน\n\n     ด้วยกระทรวงมหาดไทยขอให้จังหวัดรายงานผล\n\n     จึงเรียนมาเพื่อทราบ\n\n"
    "ขอแสดงความนับถือ\n\n(นายแมวส้ม ลายเมฆ)\nปลัดกระทรวงมหาดไทย\n"
)
STAMPS = (
    "ทะเบียนรับที่ ๖๑๗๐\n๗ มีนาคม ๒๕๖๘",
    "รับหนังสือเลขที่ ๖๑๗๐ วันที่ ๗ มี.ค. ๒๕๖๘ เวลา ๑๐.๓๐ น.",
    "ลงรับ ๖๑๗๐ เมื่อ ๗ มี.ค. ๒๕๖๘",
    "รับแล้ว ๖๑๗๐ / ๗ มี.ค. ๖๘",
    "รับที่ ๖ ๑ ๗ ๐\nวันที่ - ๗ มี.ค. ๒๕๖๘",
    "อธิการบดีมหาวิทยาลัยทดสอบ รับที่ 6170  วันที่ 7 มี.ค. 2568 เวลา 09.30 น.",
    "ผู้ว่าราชการจังหวัดน่าน เลขรับ ๖๑๗๐ ๗ มี.ค. ๖๘",
    "ท้องถิ่นจังหวัดน่าน  เลขที่รับ ๖๑๗๐ ลงวันที่ ๗ มี.ค. ๖๘ เวลา ๑๐.๐๐ น.",
    "เทศบาลนครขอนแก่น\nเลขที่ 6170\n7 มี.ค. 68\n09.41 น.",
    "สำนักการช่าง\nเลขที่ ๖๑๗๐\nวันที่ ๗ มี.ค. ๖๘\n๐๙.๔๑ น.",
)


@pytest.mark.parametrize("stamp", STAMPS)
@pytest.mark.parametrize("place", ["above", "within", "below"])
def test_stamp(stamp: str, place: str) -> None:
    text = {
        "above": f"{stamp}\n\n{LETTER}",
        "within": LETTER.replace("กระทรวงมหาดไทย\n", f"กระทรวงมหาดไทย\n{stamp}\n", 1),
        "below": f"{LETTER}\n{stamp}\n",
    }[place]
    (document,) = thaidoc.parse(text).documents
    assert [(one.number, one.date and one.date.iso) for one in document.stamps] == [("6170", "2025-03-07")]
    assert document.date is not None
    assert document.date.iso == "2025-03-05"


def test_a_day_above_the_number_is_not_the_letters() -> None:
    (document,) = thaidoc.parse(f"สารบรรณกลาง รับ ๖๑๗๐\n๗ มี.ค. ๖๘\n\n{LETTER}").documents
    assert document.date is not None
    assert document.date.iso == "2025-03-05"
