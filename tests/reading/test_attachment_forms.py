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
    ("สิ่งที่ส่งมาด้วย จำนวน ๒ รายการ ดังนี้\n๑. แบบรายงาน จำนวน ๑ ชุด\n๒. บัญชีรายชื่อ จำนวน ๒ แผ่น", BOTH),
    ("สิ่งที่ส่งมาด้วย (ถ้ามี) ๑. แบบรายงาน จำนวน ๑ ชุด\n๒. บัญชีรายชื่อ จำนวน ๒ แผ่น", BOTH),
    ("สิ่งที่ส่งมาด้วย ๑. แบบรายงาน\nจำนวน ๑ ชุด\n๒. บัญชีรายชื่อ\n๒ แผ่น", BOTH),
    ("สิ่งที่ส่งมาด้วย ๑. แบบรายงาน\n\nเป็นจำนวน ๑ ชุด\n\n๒. บัญชีรายชื่อ\n\n(จำนวน ๒ แผ่น)", BOTH),
    ("สิ่งที่ส่งมาด้วย แบบรายงาน จำนวน ๑ ชุด พร้อมด้วยบัญชีรายชื่อ จำนวน ๒ แผ่น", BOTH),
    ("สิ่งที่ส่งมาด้วย แบบรายงาน (๑ ชุด) และ\nบัญชีรายชื่อ (๒ แผ่น)", BOTH),
    ("สิ่งที่ส่งมาด้วย แบบรายงาน จำนวน ๑ ชุด   บัญชีรายชื่อ จำนวน ๒ แผ่น", BOTH),
    ("สิ่งที่ส่งมาด้วย ๑. แบบรายงาน จำนวน ๑ ชุด, ๒. บัญชีรายชื่อ จำนวน ๒ แผ่น", BOTH),
    ("สิ่งที่ส่งมาด้วย แบบรายงานรอบ ๑๒ เดือน", [("แบบรายงานรอบ 12 เดือน", None, None)]),  # what the title counts
    ("สิ่งที่ส่งมาด้วย แบบรายงานรอบ ๑๒ เดือน ๑ ชุด", [("แบบรายงานรอบ 12 เดือน", 1, "ชุด")]),
    ("สิ่งที่ส่งมาด้วย แบบรายงาน จำนวน ๑ ชุด (๓ แผ่น)", BOTH[:1]),
    ("สิ่งที่ส่งมาด้วย แบบรายงาน  ๑ ชุด ชุดละ ๓ แผ่น", BOTH[:1]),
    ("สิ่งที่ส่งมาด้วย แบบรายงาน จำนวน ๑ ชุด ๆ ละ ๓ แผ่น", BOTH[:1]),
    ("สิ่งที่ส่งมาด้วย ๑. แบบรายงาน จำนวน ๑ ชุด (รวม ๓ แผ่น)\n๒. บัญชีรายชื่อ  ๒ แผ่น แผ่นละ ๒ หน้า", BOTH),
    ("สิ่งที่ส่งมาด้วย แบบรายงาน (๓ แผ่น)", [("แบบรายงาน", 3, "แผ่น")]),
    (
        "สิ่งที่ส่งมาด้วย\n ๑. แบบรายงานตามหนังสือกรม      ๑ ชุด\n    ลงวันที่ ๓ มีนาคม ๒๕๖๗\n ๒. บัญชีรายชื่อ      ๒ แผ่น",
        [("แบบรายงานตามหนังสือกรม ลงวันที่ 3 มีนาคม 2567", 1, "ชุด"), BOTH[1]],
    ),
    ("สิ่งที่ส่งมาด้วย ๑. แบบรายงาน จำนวน ๑ ชุด\n๒. บัญชีรายชื่อ จำนวน ๒ แผ่น\n(เอกสารลำดับที่ ๒ ดาวน์โหลดได้จากคิวอาร์โค้ด)", BOTH),
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


@pytest.mark.parametrize(
    "sign",
    [
        "{}.",
        "{})",
        "({})",
        "( {} )",
        "[{}]",
        "{}.)",
        "{}..",
        "{}/",
        "{} -",
        "{} :",
        "{},",
        "{}",
        "ข้อ {}",
        "ฉบับที่ {}",
        "ลำดับที่ {}",
        "เอกสาร {}",
    ],
)
@pytest.mark.parametrize("joint", ["\n", "\n\n", "\n                 ", "   "])
def test_any_sign_of_an_item(sign: str, joint: str) -> None:
    first, second = f"{sign.format('๑')} แบบรายงาน จำนวน ๑ ชุด", f"{sign.format('๒')} บัญชีรายชื่อ จำนวน ๒ แผ่น"
    assert _listed(f"{HEAD}สิ่งที่ส่งมาด้วย {first}{joint}{second}\n\n{BODY}{SIGNED}") == BOTH


@pytest.mark.parametrize(
    ("first", "second"), [("(ก)", "(ข)"), ("a)", "b)"), ("i.", "ii."), ("①", "②"), ("•", "•"), ("➢", "➢")]
)
def test_letters_and_bullets_of_items(first: str, second: str) -> None:
    listed = f"สิ่งที่ส่งมาด้วย {first} แบบรายงาน จำนวน ๑ ชุด\n{second} บัญชีรายชื่อ จำนวน ๒ แผ่น"
    assert _listed(f"{HEAD}{listed}\n\n{BODY}{SIGNED}") == BOTH


@pytest.mark.parametrize(
    "label",
    ["เอกสารที่แนบมาพร้อมนี้", "สิ่งที่ส่งมากับหนังสือนี้", "สิ่งที่เสนอมาด้วย", "เอกสารแนบ :", "แนบมาด้วย", "หลักฐานประกอบ", "ที่ส่งมาด้วย"],
)
def test_a_label_is_known_by_what_it_lists(label: str) -> None:
    papers = "๑. แบบรายงาน จำนวน ๑ ชุด\n๒. บัญชีรายชื่อ จำนวน ๒ แผ่น\n\n"
    assert _listed(f"{HEAD}{label} {papers}{BODY}{SIGNED}") == BOTH
    above = HEAD.replace("เรื่อง", f"{label} {papers}เรื่อง")  # before เรื่อง and เรียน
    assert _listed(f"{above}{BODY}{SIGNED}") == BOTH


@pytest.mark.parametrize(
    "count",
    [
        "(จำนวน ๑ ชุด)",
        "[๑ ชุด]",
        "รวมทั้งสิ้น ๑ ชุด",
        "เป็นจำนวน ๑ ชุด",
        "........ ๑ ชุด",
        "= ๑ ชุด",
        "* ๑ ชุด",
        "จำนวน ๑ (หนึ่ง) ชุด",
        "จำนวน ๑ ชุด ดังแนบ",
    ],
)
def test_how_a_count_is_printed(count: str) -> None:
    assert _listed(f"{HEAD}สิ่งที่ส่งมาด้วย แบบรายงาน {count}\n\n{BODY}{SIGNED}") == BOTH[:1]


@pytest.mark.parametrize("unit", ["ตัวอย่าง", "แผ่นซีดี", "หลอด", "กระทง"])  # the last is in no list of classifiers
def test_any_classifier_behind_its_word(unit: str) -> None:
    assert _listed(f"{HEAD}สิ่งที่ส่งมาด้วย แบบรายงาน จำนวน ๒ {unit}\n\n{BODY}{SIGNED}") == [("แบบรายงาน", 2, unit)]


@pytest.mark.parametrize("day", ["ลงวันที่\n๑๕ มกราคม ๒๕๖๘", "ลงวันที่ ๑๕\nมกราคม ๒๕๖๘"])
def test_a_copied_letter_cut_within_its_day(day: str) -> None:
    copied = f"สิ่งที่ส่งมาด้วย ๑. สำเนาหนังสือกรมการปกครอง ที่ มท ๐๓๐๗/ว ๑๒๓๔ {day} ๑ ชุด\n\n๒. บัญชีรายชื่อ จำนวน ๒ แผ่น"
    title = f"สำเนาหนังสือกรมการปกครอง ที่ มท 0307/ว 1234 {' '.join(day.split())}".translate(
        str.maketrans("๑๕๒๖๘", "15268")
    )
    assert _listed(f"{HEAD}{copied}\n\n{BODY}{SIGNED}") == [(title, 1, "ชุด"), BOTH[1]]


def test_a_text_right_below_the_papers_is_none_of_them() -> None:
    text = "     กรมการปกครอง มีหนังสือแจ้งว่าขอให้จังหวัดรายงานผล\n     จึงเรียนมาเพื่อทราบ\n\n"
    papers = "สิ่งที่ส่งมาด้วย เกณฑ์การให้คะแนนการดำเนินงานของจังหวัดและอำเภอ\n"
    assert _listed(HEAD + papers + text + SIGNED) == [("เกณฑ์การให้คะแนนการดำเนินงานของจังหวัดและอำเภอ", None, None)]
