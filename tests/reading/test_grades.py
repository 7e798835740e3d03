"""Grades as offices print them (in quotes, boxes, under a label, beside the title); minutes and certificates by other words."""

from __future__ import annotations

import pytest

import thaidoc

LETTER = (
    "ที่ มท ๐๒๑๐/ว ๑๒๓๔{beside}\nกระทรวงมหาดไทย\nถนนอัษฎางค์ กทม. ๑๐๒๐๐\n\n๕ มีนาคม ๒๕๖๘\n\nเรื่อง ทดสอบ\n\n"
    "เรียน ผู้ว่าราชการจังหวัด ทุกจังหวัด\n\nด้วยกระทรวงมหาดไทยขอให้จังหวัดรายงานผล\n\nจึงเรียนมาเพื่อทราบ\n\nขอแสดงความนับถือ\n\n"
    "(นายแมวส้ม ลายเมฆ)\nปลัดกระทรวงมหาดไทย\n"
)
ORDER = (
    "คำสั่งกรมทดสอบ{beside}\nที่ ๑๒/๒๕๖๘\nเรื่อง แต่งตั้งคณะกรรมการ\nเพื่อให้เรียบร้อย จึงแต่งตั้ง ดังนี้\n"
    "สั่ง ณ วันที่ ๕ มีนาคม พ.ศ. ๒๕๖๘\n(นายแมวส้ม ลายเมฆ)\nอธิบดีกรมทดสอบ\n"
)
# As printed, the speed, the secrecy.
EQUAL = (
    ("ด่วนที่สุด", "most_urgent", None),
    ("- ด่วนที่สุด -", "most_urgent", None),
    ("“ด่วนที่สุด”", "most_urgent", None),
    ("[ด่วนมาก]", "very_urgent", None),
    ("ด่วนที่สุด !!!", "most_urgent", None),
    ("ลับ/ด่วนที่สุด", "most_urgent", "confidential"),
    ("ลับ - ด่วนมาก", "very_urgent", "confidential"),
    ("ชั้นความเร็ว: ด่วนมาก", "very_urgent", None),
    ("ระดับความเร่งด่วน ด่วน", "urgent", None),
    ("ชั้นความลับ ลับมาก", None, "secret"),
    ("☑ ด่วนที่สุด", "most_urgent", None),
)
PRINTED = (
    ("(ด่วนที่สุด)", "most_urgent", None),
    ("***ด่วนที่สุด***", "most_urgent", None),
    ("★ ด่วนที่สุด ★", "most_urgent", None),
    ("<ด่วนที่สุด>", "most_urgent", None),
    ("=== ด่วนมาก ===", "very_urgent", None),
    ("ด่ ว น ที่ สุ ด", "most_urgent", None),
    ("ด่ ว น ม า ก", "very_urgent", None),
    ("ด่ ว น", "urgent", None),
    ("ด่วน  มาก", "very_urgent", None),
    ("ดวนที่สุด", "most_urgent", None),
    ("ด่วนทีสุด", "most_urgent", None),
    ("ด่วนที่สุด ด่วนที่สุด", "most_urgent", None),
    ("ด่วนที่สุด (Most Urgent)", "most_urgent", None),
    ("ด่วนที่สุด (ครั้งที่ ๒)", "most_urgent", None),
    ("ลำดับความเร่งด่วน ด่วนมาก", "very_urgent", None),
    ("ลั บ", None, "confidential"),
    ("ลับ - ด่วนที่สุด", "most_urgent", "confidential"),
    ("ชั้นความลับ: ลับ | ชั้นความเร็ว: ด่วน", "urgent", "confidential"),
    ("MOST URGENT", "most_urgent", None),
    ("VERY URGENT", "very_urgent", None),
    ("URGENT", "urgent", None),
    ("CONFIDENTIAL", None, "confidential"),
    ("TOP SECRET", None, "top_secret"),
)
MEMO = (
    "{left}บันทึกข้อความ{right}\nส่วนราชการ กองคลัง กรมทดสอบ โทร. ๐ ๒๑๒๓ ๔๕๖๗{office}\n"
    "ที่ มท ๐๒๑๐/๑๒๓๔          วันที่ ๕ มีนาคม ๒๕๖๘\nเรื่อง ทดสอบ{subject}\n\nเรียน ผู้อำนวยการกองแผนงาน\n\n"
    "     ด้วยกองคลังขอให้กองแผนงานรายงานผล\n\n(นายแมวส้ม ลายเมฆ)\nผู้อำนวยการกองคลัง\n"
)
BAD = ("ด่วนพิเศษ", "ลับหลัง", "ปกปิด")


def _grades(text: str) -> tuple[str | None, str | None]:
    (document,) = thaidoc.parse(text).documents
    assert document.sender is not None
    assert "ด่วน" not in (document.sender.agency or "")
    assert "ลับ" not in (document.sender.agency or "")
    speed, secrecy = document.urgency, document.secrecy
    return (speed.value if speed else None, secrecy.value if secrecy else None)


@pytest.mark.parametrize(("printed", "speed", "secrecy"), EQUAL)
@pytest.mark.parametrize("paper", [LETTER, ORDER], ids=["letter", "order"])
def test_grade_above(paper: str, printed: str, speed: str | None, secrecy: str | None) -> None:
    assert _grades(f"{printed}\n{paper.format(beside='')}") == (speed, secrecy)


@pytest.mark.parametrize(
    ("printed", "speed", "secrecy"),
    [row for row in EQUAL if row[0] not in ("☑ ด่วนที่สุด", "ระดับความเร่งด่วน ด่วน", "ลับ - ด่วนมาก")],
)
@pytest.mark.parametrize("paper", [LETTER, ORDER], ids=["letter", "order"])
def test_grade_at_the_right_end(paper: str, printed: str, speed: str | None, secrecy: str | None) -> None:
    assert _grades(paper.format(beside=f"          {printed}")) == (speed, secrecy)


@pytest.mark.parametrize(("printed", "speed", "secrecy"), PRINTED)
@pytest.mark.parametrize("paper", [LETTER, ORDER], ids=["letter", "order"])
def test_grade_by_another_hand(paper: str, printed: str, speed: str | None, secrecy: str | None) -> None:
    assert _grades(f"{printed}\n{paper.format(beside='')}") == (speed, secrecy)
    assert _grades(paper.format(beside=f"          {printed}")) == (speed, secrecy)


@pytest.mark.parametrize(("printed", "speed", "secrecy"), PRINTED)
@pytest.mark.parametrize("place", ["left", "right", "office", "subject"])
def test_grade_beside_a_memos_head(place: str, printed: str, speed: str | None, secrecy: str | None) -> None:
    blank = dict.fromkeys(("left", "right", "office", "subject"), "")
    beside = f"{printed}          " if place == "left" else f"          {printed}"
    text = MEMO.format(**(blank | {place: beside}))
    assert _grades(text) == (speed, secrecy)
    assert thaidoc.parse(text).documents[0].subject == "ทดสอบ"


CITED = (
    "สายด่วน ๑๓๐๐", "ทางด่วนพิเศษ", "โดยด่วน", "เร่งด่วน", "ความลับ", "ลับหลัง", "ด่วนที่สุด ที่ มท ๐๒๐๑/ว ๕๕ ลงวันที่ ๑ มีนาคม ๒๕๖๘",
    "ลับ ที่ มท ๐๒๐๑/ว ๕๕ ลงวันที่ ๑ มีนาคม ๒๕๖๘", "ด่วนที่สุด ที่ มท ๐๒๐๑/ว ๕๕\nลงวันที่ ๑ มีนาคม ๒๕๖๘",
)  # fmt: skip


@pytest.mark.parametrize("printed", CITED)
def test_a_grade_in_text_is_not_the_letters(printed: str) -> None:
    letter = LETTER.format(beside="")
    text = letter.replace("ด้วยกระทรวง", f"ตามหนังสือกระทรวงมหาดไทย\n{printed}\nนั้น กระทรวง")
    assert _grades(text) == (None, None)
    text = letter.replace("ทุกจังหวัด\n", f"ทุกจังหวัด\n\nอ้างถึง หนังสือสำนักงานปลัดกระทรวงมหาดไทย\n{printed}\n")
    assert _grades(text) == (None, None)


@pytest.mark.parametrize("printed", BAD)
def test_no_grade(printed: str) -> None:
    assert _grades(f"{printed}\n{LETTER.format(beside='')}") == (None, None)


TITLES = (
    "รายงานการประชุมคณะกรรมการทดสอบ",
    "บันทึกการประชุมสภาเทศบาลตำบลทดสอบ",
    "สรุปผลการประชุมคณะทำงานทดสอบ",
    "(ร่าง) รายงานการประชุมคณะกรรมการทดสอบ",
    "รายงานประชุมคณะกรรมการทดสอบ",
)


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("present", ["ผู้มาประชุม", "รายนามกรรมการซึ่งมา", "ประธานกล่าวเปิดการประชุม"])
def test_minutes_by_other_words(title: str, present: str) -> None:
    text = f"{title}\nวันที่ ๕ มีนาคม ๒๕๖๘\nณ ห้องประชุมใหญ่\n{present}\nนายแมวส้ม ลายเมฆ\nมติ รับทราบ\n"
    (document,) = thaidoc.parse(text).documents
    assert document.kind is thaidoc.Kind.MINUTES


def test_a_sentence_about_minutes_is_none() -> None:
    text = LETTER.format(beside="").replace(
        "ขอให้จังหวัดรายงานผล", "ขอส่ง\nรายงานการประชุม ครั้งที่ ๑/๒๕๖๘ มาเพื่อทราบ ตามมติที่ประชุม"
    )
    assert [document.kind for document in thaidoc.parse(text).documents] == [thaidoc.Kind.EXTERNAL_LETTER]


CERTIFICATE = "{head}\n     {phrase} นายแมวส้ม ลายเมฆ เป็นบุคลากรสังกัดสำนักทะเบียน\n\n     {day}\n\n(นายปลาทู แม่กลอง)\nอธิการบดีมหาวิทยาลัยทดสอบ\n"
HEADS = (
    "ที่ อว ๖๙.๕/๑๒๓\nมหาวิทยาลัยทดสอบ\nอำเภอเมือง จังหวัดแพร่ ๕๔๐๐๐\n",
    "เลขที่ ๑๒/๒๕๖๘\nมหาวิทยาลัยทดสอบ\nหนังสือรับรองการเป็นบุคลากร\n",
)
PHRASES = ("ขอรับรองว่า", "หนังสือฉบับนี้ให้ไว้เพื่อแสดงว่า", "ให้ไว้เพื่อเป็นหลักฐานว่า", "มหาวิทยาลัยขอรับรองว่า", "หนังสือนี้ออกให้ไว้เพื่อยืนยันว่า")


@pytest.mark.parametrize("head", HEADS, ids=["letterhead", "title"])
@pytest.mark.parametrize("phrase", PHRASES)
def test_certificate_by_other_words(head: str, phrase: str) -> None:
    text = CERTIFICATE.format(head=head, phrase=phrase, day="ให้ไว้ ณ วันที่ ๕ มีนาคม พ.ศ. ๒๕๖๘")
    (document,) = thaidoc.parse(text).documents
    assert document.kind is thaidoc.Kind.CERTIFICATE
    assert document.signatory is not None
    assert document.signatory.name == "นายปลาทู แม่กลอง"


@pytest.mark.parametrize(
    "day", ["ออกให้ ณ วันที่ ๕ มีนาคม ๒๕๖๘", "ให้ไว้เมื่อวันที่ ๕ มีนาคม ๒๕๖๘", "ลงวันที่ ๕ มีนาคม ๒๕๖๘", "๕ มีนาคม ๒๕๖๘"]
)
def test_day_of_a_certificate(day: str) -> None:
    text = CERTIFICATE.format(head=HEADS[0], phrase="หนังสือฉบับนี้ให้ไว้เพื่อรับรองว่า", day=day)
    (document,) = thaidoc.parse(text).documents
    assert document.date is not None
    assert document.date.iso == "2025-03-05"
