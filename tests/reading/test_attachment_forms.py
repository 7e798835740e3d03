"""สิ่งที่ส่งมาด้วย in other forms: labels, numbers, several papers on a line, below the text or the signature."""

from __future__ import annotations

import pytest

import thaidoc

HEAD = "ที่ มท ๐๒๑๐/ว ๑๒๓๔\nกระทรวงมหาดไทย\nถนนอัษฎางค์ กทม. ๑๐๒๐๐\n\n๕ มีนาคม ๒๕๖๘\n\nเรื่อง ทดสอบ\n\nเรียน ผู้ว่าราชการจังหวัด ทุกจังหวัด\n\n"
BODY = "     ด้วยกระทรวงมหาดไทยขอให้จังหวัดรายงานผล\n\n     จึงเรียนมาเพื่อทราบ\n\n"
SIGNED = "ขอแสดงความนับถือ\n\n(นายแมวส้ม ลายเมฆ)\nปลัดกระทรวงมหาดไทย\n\n"
BOTH = [("แบบรายงาน", 1, "ชุด"), ("บัญชีรายชื่อ", 2, "แผ่น")]
# As printed, and what it lists.
FORMS = (
    ("สิ่งที่ส่งมาด้วย ก. แบบรายงาน จำนวน ๑ ชุด\nข. บัญชีรายชื่อ จำนวน ๒ แผ่น", BOTH),
    ("สิ่งที่ส่งมาด้วย แบบรายงาน ๑ ชุด, บัญชีรายชื่อ ๒ แผ่น", BOTH),
    ("สิ่งที่ส่งมาด้วย แบบรายงาน ๑ ชุด และบัญชีรายชื่อ ๒ แผ่น", BOTH),
    ("สิ่งที่ส่งมาด้วย แบบรายงาน จำนวน ๑ ชุด\nบัญชีรายชื่อ จำนวน ๒ แผ่น", BOTH),
    ("สิ่งที่ส่งมาด้วย ๒ รายการ\n๑. แบบรายงาน จำนวน ๑ ชุด\n๒. บัญชีรายชื่อ จำนวน ๒ แผ่น", BOTH),
    ("สิ่งที่ส่งมาด้วย ๑ : แบบรายงาน จำนวน ๑ ชุด\n๒ : บัญชีรายชื่อ จำนวน ๒ แผ่น", BOTH),
    ("สิ่งที่ส่งไปด้วย แบบรายงาน จำนวน ๑ ชุด", BOTH[:1]),
    ("เอกสารที่แนบ แบบรายงาน จำนวน ๑ ชุด", BOTH[:1]),
    ("สิ่งที่ส่งมาด้วย คู่มือและแผนที่ จำนวน ๑ เล่ม", [("คู่มือและแผนที่", 1, "เล่ม")]),  # one paper, though และ stands in it
)


def _listed(text: str) -> list[tuple[str, int | None, str | None]]:
    (document,) = thaidoc.parse(text).documents
    return [(item.title, item.quantity, item.unit) for item in document.attachments]


@pytest.mark.parametrize(("printed", "listed"), FORMS)
def test_attachments(printed: str, listed: list[tuple[str, int, str]]) -> None:
    assert _listed(f"{HEAD}{printed}\n\n{BODY}{SIGNED}") == listed


@pytest.mark.parametrize("place", ["above the closing words", "below the signature"])
def test_attachments_at_the_foot(place: str) -> None:
    listed = f"{FORMS[0][0]}\n\n"
    above = place.startswith("above")
    assert _listed(HEAD + BODY + (listed + SIGNED if above else SIGNED + listed)) == BOTH


def test_a_sentence_about_attachments_lists_none() -> None:
    assert _listed(HEAD + BODY.replace("รายงานผล", "ศึกษา\nสิ่งที่ส่งมาด้วยนั้นให้ละเอียด") + SIGNED) == []
