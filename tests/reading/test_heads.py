"""Heads that a stranger wrote: what stood at a place that the rules did not expect is neither lost nor swallowed."""

from __future__ import annotations

import pytest

import thaidoc
from thaidoc import Document

REFERENCE = "อ้างถึง  หนังสือจังหวัดน่าน ที่ นน ๐๐๒๑/ว ๑ ลงวันที่ ๒ กันยายน ๒๕๖๗\n"
ATTACHMENT = "สิ่งที่ส่งมาด้วย  แบบตอบรับ จำนวน ๑ แผ่น\n"
TOP = "ที่ นน ๐๔๑๘/๘๘๘                    ที่ว่าการอำเภอปัว\n                    ถนนวรนคร นน ๕๕๑๒๐"


def letter(
    to: str = "นายอำเภอปัว",
    below: str = "",
    body: str = "ด้วยอำเภอมีเหตุ",
    subject: str = "ทดสอบ",
    top: str = TOP,
    date: str = "๑ ตุลาคม ๒๕๖๗",
) -> Document:
    """A letter with the parts that a test is about."""
    text = (
        f"{top}\n\n               {date}\n\nเรื่อง  {subject}\nเรียน  {to}\n{below}     {body}\n     จึงเรียนมาเพื่อพิจารณา\n\n"
        "               ขอแสดงความนับถือ\n\n               (นายข้าวแต๋น หวานน้อย)\n               นายอำเภอปัว\n"
    )
    (document,) = thaidoc.parse(text).documents
    return document


@pytest.mark.parametrize(
    "names",
    [
        ["ผู้อำนวยการโรงพยาบาลน่าน", "นายสมศรี มีสุข"],
        ["ผู้อำนวยการโรงพยาบาลน่าน", "บริษัท น่านก่อสร้าง จำกัด"],
        ["นายสมชาย ดีงาม", "นายสมศรี มีสุข", "คุณสมศรี มีสุข"],
    ],
)
def test_a_list_of_recipients_of_any_kind(names: list[str]) -> None:
    """Persons and companies in the list; what stands below the list is still found."""
    listed = "\n        ".join(f"{i}. {name}" for i, name in enumerate(names, start=1))
    found = letter(to=listed, below=REFERENCE + ATTACHMENT)
    assert [recipient.name for recipient in found.recipients] == names
    assert len(found.references) == 1
    assert [attachment.title for attachment in found.attachments] == ["แบบตอบรับ"]


def test_a_person_joined_by_and() -> None:
    """และคุณ… opens a recipient."""
    found = letter(to="ผู้อำนวยการโรงพยาบาลน่าน และคุณสมศรี มีสุข")
    assert [recipient.name for recipient in found.recipients] == ["ผู้อำนวยการโรงพยาบาลน่าน", "คุณสมศรี มีสุข"]


def test_a_reference_that_ends_in_its_day_is_whole() -> None:
    """The text may follow without a blank line and without a word of opening."""
    found = letter(below=REFERENCE, body="ขอให้ส่งข้อมูลภายในวันที่ ๑๑ ตุลาคม ๒๕๖๗")
    assert str(found.references[0].number) == "นน 0021/ว 1"
    assert [str(deadline.due) for deadline in found.deadlines] == ["2024-10-11"]


def test_a_reference_cut_within_its_day_goes_on() -> None:
    """ลงวันที่ ๒๓ at the end of a line is no whole day."""
    cut = "อ้างถึง  หนังสือสำนักงานสาธารณสุขอำเภอปัว ที่ นน ๐๓๓๓.๔/๑๐๖๓ ลงวันที่ ๒๓\nสิงหาคม ๒๕๖๗\n"
    found = letter(below=cut + ATTACHMENT)
    assert found.references[0].date is not None
    assert found.references[0].date.iso == "2024-08-23"
    assert len(found.attachments) == 1


@pytest.mark.parametrize("wrap", ["ภายในวันที่\n         ๑๔ ตุลาคม ๒๕๖๗", "ภายใน\n         วันที่ ๑๔ ตุลาคม ๒๕๖๗"])
def test_a_day_in_the_subject_is_the_subjects(wrap: str) -> None:
    """The second line of a subject may begin with a day."""
    found = letter(subject="ขอส่งรายชื่อและขอให้ตอบกลับ" + wrap)
    assert found.subject == "ขอส่งรายชื่อและขอให้ตอบกลับภายในวันที่ 14 ตุลาคม 2567"
    assert found.date is not None
    assert found.date.iso == "2024-10-01"


def test_a_postcode_behind_the_seat() -> None:
    """ศาลากลางจังหวัดน่าน นน ๕๕๐๐๐ on the line of the number."""
    found = letter(top="ที่ นน ๐๐๒๓.๓/ว ๑๒๓๔                    ศาลากลางจังหวัดน่าน นน ๕๕๐๐๐")
    assert found.sender is not None
    assert (found.sender.agency, found.sender.postcode) == ("จังหวัดน่าน", "55000")


@pytest.mark.parametrize(
    ("date", "codes"),
    [
        ("๑๘ ธันวาคม ๒๔๖๗", {"year_unlikely", "cites_later"}),
        ("๑๘ ธันวาคม ๒๖๕๗", {"year_unlikely"}),
        ("๑ กันยายน ๒๕๖๗", {"cites_later"}),
        ("๒ กันยายน ๒๕๖๗", set()),
        ("", {"no_date"}),
    ],
)
def test_a_day_that_cannot_be_is_doubted(date: str, codes: set[str]) -> None:
    """The year, and the order of letter and citation."""
    found = letter(date=date, below=REFERENCE)
    assert {note.code for note in found.notes} & {"year_unlikely", "cites_later", "no_date"} == codes


def test_latin_letters_for_digits() -> None:
    """๐o๒๓ is read as 0023, and said to be a guess."""
    found = letter(top="ที่ นน ๐o๒๓.๓/ว l๒๓๔                    ศาลากลางจังหวัดน่าน\n                    ถนนสุริยพงษ์ นน ๕๕๐๐๐")
    assert str(found.number) == "นน 0023.3/ว 1234"
    assert found.evidence["number"].confidence <= 0.5
    assert "digits_guessed" in {note.code for note in found.notes}


def test_a_report_to_ones_own_head_answers_nobody() -> None:
    """A memo to the mayor on what the district asked for refers to the district's letter; it is no reply to it."""
    memo = """          บันทึกข้อความ
ส่วนราชการ  องค์การบริหารส่วนตำบลห้วยยาง  โทร. ๐ ๔๒๕๕ ๗๗๐๑
ที่  สน ๗๖๘๐๑/๔๕๒          วันที่  ๓ กุมภาพันธ์ ๒๕๖๘
เรื่อง  รายงานผลการเบิกจ่ายงบประมาณ
เรียน  {}

     ตามหนังสืออำเภอเมืองสกลนคร ที่ สน ๐๐๒๓.๖/ว ๑๑๙ ลงวันที่ ๒๐ มกราคม ๒๕๖๘ ให้รายงานผล นั้น
     จึงเรียนมาเพื่อโปรดพิจารณา

               (นางสาวมะปราง หวานเย็น)
               หัวหน้าสำนักปลัด
"""
    relations = []
    for recipient in ("นายกองค์การบริหารส่วนตำบลห้วยยาง", "นายอำเภอเมืองสกลนคร"):
        (document,) = thaidoc.parse(memo.format(recipient)).documents
        relations += [citation.relation.value for citation in document.citations if citation.relation]
    assert relations == ["refers", "replies"]


def test_a_file_copy_in_brackets() -> None:
    """(สำเนาคู่ฉบับ) above the head is a status."""
    assert letter(top="(สำเนาคู่ฉบับ)\n" + TOP).status == thaidoc.Status.FILE_COPY


def test_a_message_has_no_subject_to_wait_for() -> None:
    """วิทยุในราชการ: จาก, ถึง, ที่ and then its text, with a signature below."""
    message = """วิทยุในราชการ
ความเร่งด่วน  ด่วนมาก
จาก  จังหวัดระนอง
ถึง  นายอำเภอ ทุกอำเภอ
ที่ รน ๐๐๒๑/ว ๑๔๔๒          วันที่ ๙ ตุลาคม ๒๕๖๖

ให้ทุกหน่วยเตรียมพร้อม
๑. จัดเวรเฝ้าระวัง

(นายทดสอบ ระบบดี)
หัวหน้าสำนักงานจังหวัด ปฏิบัติราชการแทน
ผู้ว่าราชการจังหวัดระนอง
โทร. ๐ ๗๗๕๕ ๐๑๓๖
"""
    (document,) = thaidoc.parse(message).documents
    assert document.signatory is not None
    assert document.signatory.acting_for == "ผู้ว่าราชการจังหวัดระนอง"
    assert document.body == "ให้ทุกหน่วยเตรียมพร้อม\n1. จัดเวรเฝ้าระวัง"


def test_labels_glued_to_their_value() -> None:
    """เรื่อง, เรียน, อ้างถึง and สิ่งที่ส่งมาด้วย without a blank are told by one another's company."""
    text = (
        f"{TOP}\n\n๑ ตุลาคม ๒๕๖๗\n\nเรื่องขอความร่วมมือ\n\nเรียนดังบัญชีรายชื่อแนบท้าย\n\n"
        "อ้างถึงหนังสือกรมประมง ที่ กษ ๐๕๐๑/๑ ลงวันที่ ๒ มกราคม ๒๕๖๗\n\nสิ่งที่ส่งมาด้วยแบบรายงาน จำนวน ๑ ชุด\n\n"
        "ด้วยอำเภอมีเหตุ\n\nขอแสดงความนับถือ\n\n(นายข้าวแต๋น หวานน้อย)\nนายอำเภอปัว\n"
    )
    (found,) = thaidoc.parse(text).documents
    assert [str(c.number) for c in found.references] == ["กษ 0501/1"]
    assert [a.title for a in found.attachments] == ["แบบรายงาน"]
    assert [r.scope for r in found.recipients] == ["ดังบัญชีรายชื่อแนบท้าย"]


def test_the_day_of_an_attached_letter_below_the_wrap_is_not_the_letters_own() -> None:
    """``ลง`` at a line's end wants the day that stands below."""
    below = "สิ่งที่ส่งมาด้วย  ๑) สำเนาหนังสือกรมประมง ที่ กษ ๐๕๐๑/๑ ลง\n     ๑๖ ธันวาคม ๒๕๖๖\n๒) แบบรายงาน\n\n"
    found = letter(date="", below=below)
    assert found.date is None
    assert [c.date.iso for c in found.citations if c.date] == ["2023-12-16"]


def test_a_units_line_below_the_office_of_a_memo() -> None:
    memo = (
        "บันทึก ข้อความ\nส่วนราชการ สำนักงานเกษตรจังหวัดน่าน\nฝ่ายบริหารงานทั่วไป (โทร. ๐ ๕๔๕๕ ๐๑๐๐)\n"
        "ที่ นน ๐๐๐๙/๑๒   วันที่ ๑ ตุลาคม ๒๕๖๗\nเรื่อง ก\nเรียน ผู้ว่าราชการจังหวัดน่าน\n\nด้วย\n"
    )
    (found,) = thaidoc.parse("ด่วน\n" + memo).documents
    assert found.sender is not None
    assert (found.sender.agency, found.sender.unit) == ("สำนักงานเกษตรจังหวัดน่าน", "ฝ่ายบริหารงานทั่วไป")
    assert found.urgency == thaidoc.Urgency.URGENT


def test_title_office_and_address_on_one_line() -> None:
    memo = "บันทึกข้อความ ส่วนราชการ โรงพยาบาลทดสอบ อำเภอเมือง จังหวัดเลย\nที่ ลย 0033/12   วันที่ ๑ ตุลาคม ๒๕๖๗\nเรื่อง ก\nเรียน ผู้อำนวยการ\n\nด้วย\n"
    (found,) = thaidoc.parse(memo).documents
    assert found.sender is not None
    assert (found.sender.agency, found.sender.address) == ("โรงพยาบาลทดสอบ", "อำเภอเมือง จังหวัดเลย")
    assert found.sender.province == "เลย"


def test_a_letterhead_with_its_street_on_the_same_line() -> None:
    found = letter(top="ที่ ชม ๐๐๑๗/๑\n\nศาลากลางจังหวัดเชียงใหม่ ถนนโชตนา")
    assert found.sender is not None
    assert (found.sender.agency, found.sender.address) == ("จังหวัดเชียงใหม่", "ถนนโชตนา")


def test_a_reference_of_which_only_the_writer_is_printed() -> None:
    found = letter(below="อ้างถึง  หนังสือจังหวัดน่าน ด่วนที่สุด\n\n")
    assert [(c.agency, c.number, c.urgency) for c in found.references] == [
        ("จังหวัดน่าน", None, thaidoc.Urgency.MOST_URGENT)
    ]


def test_a_memo_with_blank_number_and_day_is_a_draft() -> None:
    memo = "บันทึกข้อความ\nส่วนราชการ กองช่าง\nที่ บร 53803/ .........  วันที่ ..........\nเรื่อง ก\nเรียน นายกเทศมนตรี\n\nด้วย\n"
    (found,) = thaidoc.parse(memo).documents
    assert found.status == thaidoc.Status.DRAFT


def test_a_citation_of_ones_own_series_is_no_reply() -> None:
    body = "ตามหนังสือ ที่ นน ๐๔๑๘/๗๐๐ ลงวันที่ ๒ กันยายน ๒๕๖๗ ขอให้รายงาน นั้น"
    assert [c.relation for c in letter(subject="รายงานผลการสำรวจ", body=body).citations] == [thaidoc.Relation.REFERS]


@pytest.mark.parametrize(
    ("below", "position", "unit", "people"),
    [
        ("ตำแหน่ง ผู้อำนวยการกองคลัง\n\nกองคลัง\nโทร. ๐ ๕๔๕๕ ๐๑๐๐", "ผู้อำนวยการกองคลัง", "กองคลัง", ()),
        ("นายอำเภอปัว\n\nประกันสังคม\nโทร. ๐ ๕๔๕๕ ๐๑๐๐", "นายอำเภอปัว", "ประกันสังคม", ()),
        (
            "นายอำเภอปัว\n\nกองคลัง\nโทร. ๐ ๕๔๕๕ ๐๑๐๐\n(นางสาวดอกแก้ว หอมฟุ้ง เจ้าของเรื่อง)",
            "นายอำเภอปัว", "กองคลัง", ("นางสาวดอกแก้ว หอมฟุ้ง",),
        ),
        ("กรรมการและเลขานุการ\nกองอำนวยการป้องกันภัยจังหวัดน่าน", "กรรมการและเลขานุการ กองอำนวยการป้องกันภัยจังหวัดน่าน", None, None),
        ("พนักงานปกครองชำนาญการพิเศษ\nอนุมัติ", "พนักงานปกครองชำนาญการพิเศษ", None, None),
    ],
)  # fmt: skip
def test_below_the_signature(below: str, position: str, unit: str | None, people: tuple[str, ...] | None) -> None:
    """A label, a section without its word, the case officer in brackets, an office that ends a position, a decision."""
    text = f"{TOP}\n\n๑ ตุลาคม ๒๕๖๗\n\nเรื่อง ก\nเรียน ข\n\nด้วย\n\nขอแสดงความนับถือ\n\n(นายข้าวแต๋น หวานน้อย)\n{below}\n"
    (found,) = thaidoc.parse(text).documents
    assert found.signatory is not None
    assert found.signatory.position == position
    if people is not None:
        assert found.contact is not None
        assert (found.contact.unit, found.contact.coordinators) == (unit, people)


def test_telephones_of_the_contact_block_under_any_label() -> None:
    """A hotline, a coordinator's mobile, a label in brackets with an extension."""
    text = (
        f"{TOP}\n\n๑ ตุลาคม ๒๕๖๗\n\nเรื่อง ก\nเรียน ข\n\nด้วย\n\nขอแสดงความนับถือ\n\n(นายข้าวแต๋น หวานน้อย)\nนายอำเภอปัว\n\n"
        "กองคลัง\nโทร. ๐ ๕๔๕๕ ๐๑๐๐ (มท) ๕๐๘๕๕๖ ต่อ ๒๖๗\nสายด่วน : ๑๖๖๙\nมือถือผู้ประสานงาน 06-1555-0088 (คุณดอกแก้ว)\n"
    )
    (found,) = thaidoc.parse(text).documents
    assert found.contact is not None
    assert found.contact.phones == ("0 5455 0100", "(มท) 508556 ต่อ 267", "1669", "06-1555-0088")


def test_a_latin_o_in_the_day_is_read_and_told() -> None:
    found = letter(date="๒o ตุลาคม ๒๕๖๗")
    assert found.date is not None
    assert (found.date.iso, found.evidence["date"].confidence) == ("2024-10-20", 0.5)
    assert "digits_guessed" in {note.code for note in found.notes}


def test_digits_set_apart() -> None:
    """OCR gives ๒ ๐ ตุลาคม and ว ๒ ๕ ๙ ๐."""
    found = letter(
        date="๒ ๐ ตุลาคม ๒๕๖๗",
        below="อ้างถึง  หนังสือจังหวัดน่าน ที่ นน ๐๐๒๑/ว ๑ ๐๑๕ ลงวันที่ ๑ ๓ กันยายน ๒๕๖๗\n",
        body="ขอให้ส่งภายในวันที่ ๒ ๔ ธันวาคม ๒๕๖๗",
    )
    assert found.date is not None
    assert found.date.iso == "2024-10-20"
    assert [(str(c.number), c.date.iso if c.date else None) for c in found.references] == [
        ("นน 0021/ว 1015", "2024-09-13")
    ]
    assert [str(d.due) for d in found.deadlines] == ["2024-12-24"]


def test_a_stamp_over_the_right_half_of_the_labels() -> None:
    text = (
        f"{TOP}\n\n               ๑ ตุลาคม ๒๕๖๗\n                              สำนักงานพัฒนาชุมชน\n"
        "เรื่อง  ขอความร่วมมือ                    รับที่ ๓๐๕๕\nเรียน  นายอำเภอ ทุกอำเภอ                    วันที่ ๓ ต.ค. ๖๗\n"
        "                              เวลา ๑๔.๑๐\n\nด้วยมีเหตุ\n\nขอแสดงความนับถือ\n\n(นายข้าวแต๋น หวานน้อย)\nนายอำเภอปัว\n"
    )
    (found,) = thaidoc.parse(text).documents
    assert (found.subject, [r.name for r in found.recipients]) == ("ขอความร่วมมือ", ["นายอำเภอ"])
    assert [(s.number, s.date.iso if s.date else None, s.time) for s in found.stamps] == [
        ("3055", "2024-10-03", "14:10")
    ]


def test_a_letter_without_its_labels_is_not_lost() -> None:
    """Neither เรื่อง nor เรียน: number, day, office, limit and signature are read, and nothing is made of the rest."""
    text = (
        "ที่ นร ๐๑๐๑/๑๒๓        กรมทดสอบ\nถนนพระราม ๖ กทม ๑๐๔๐๐\n\n๓ มีนาคม ๒๕๖๘\n\nหัวข้อ การสำรวจข้อมูล\n\n"
        "ด้วยกรมทดสอบมีความประสงค์สำรวจข้อมูล จึงขอให้รายงานภายในวันที่ ๒๐ มีนาคม ๒๕๖๘\n\n"
        "ขอแสดงความนับถือ\n\n(นายสมมุติ ใจดี)\nอธิบดีกรมทดสอบ\n"
    )
    (letter,) = thaidoc.parse(text).documents
    assert (str(letter.number), str(letter.date.iso if letter.date else "")) == ("นร 0101/123", "2025-03-03")
    assert letter.sender is not None
    assert letter.sender.address == "ถนนพระราม 6 กทม 10400"
    assert letter.subject is None
    assert letter.recipients == ()
    assert [str(deadline.due) for deadline in letter.deadlines] == ["2025-03-20"]
    assert letter.signatory is not None
    assert letter.signatory.name == "นายสมมุติ ใจดี"
