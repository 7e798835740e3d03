"""Letters of offices that label, frame and space things in their own way: each rule with what it must leave alone."""

from __future__ import annotations

import pytest

import thaidoc
from thaidoc import Document
from thaidoc.values import numbers

TOP = "ที่ นน ๐๔๑๘/๘๘๘                    ที่ว่าการอำเภอปัว\n                    ถนนวรนคร นน ๕๕๑๒๐"
BODY = "     ด้วยอำเภอมีเหตุ\n     จึงเรียนมาเพื่อพิจารณา"
SIGNED = "               (นายข้าวแต๋น หวานน้อย)\n               นายอำเภอปัว"


def letter(
    top: str = TOP,
    day: str = "               ๑ ตุลาคม ๒๕๖๗",
    labels: str = "เรื่อง  ทดสอบ\n\nเรียน  นายอำเภอปัว\n",
    body: str = BODY,
    signed: str = SIGNED,
    foot: str = "",
) -> Document:
    text = f"{top}\n\n{day}\n\n{labels}\n{body}\n\n               ขอแสดงความนับถือ\n\n{signed}\n\n{foot}\n"
    (document,) = thaidoc.parse(text).documents
    return document


def memo(head: str, labels: str = "เรื่อง  ทดสอบ\nเรียน  นายกเทศมนตรี\n", foot: str = "") -> Document:
    signed = "                    (นายข้าวแต๋น หวานน้อย)\n                    ผู้อำนวยการกองช่าง"
    text = f"{head}\n{labels}     ด้วยกองช่างมีเหตุ\n     จึงเรียนมาเพื่อพิจารณา\n\n{signed}\n{foot}"
    (document,) = thaidoc.parse(text).documents
    return document


# -- stamps ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("label", ["ทะเบียนหนังสือรับที่", "สมุดรับเลขที่", "รับเอกสารที่", "เลขลงรับ"])
@pytest.mark.parametrize("day", ["วันที่ ๓ ต.ค. ๒๕๖๗", "ลว. ๓ ต.ค. ๖๗"])
def test_a_stamp_may_have_a_label_of_the_offices_own(label: str, day: str) -> None:
    """รับ and a number alone on a line, a day below: what else the label says does not matter."""
    found = letter(top=f"{TOP}\n\nเทศบาลตำบลสันมะเค็ด\n{label} ๑๒๓\n{day}\nเวลา ๑๐.๓๐ น.")
    assert [(s.number, str(s.date.to_date()) if s.date else None, s.time) for s in found.stamps] == [
        ("123", "2024-10-03", "10:30")
    ]
    assert found.sender is not None
    assert found.sender.agency == "อำเภอปัว"


@pytest.mark.parametrize("line", ["จำนวนที่ได้รับ ๑๒๓", "ยอดผู้รับ ๑๒๓"])
def test_a_count_of_what_was_received_is_no_stamp(line: str) -> None:
    assert letter(body=f"{line}\nวันที่ ๓ ตุลาคม ๒๕๖๗\n{BODY}").stamps == ()


def test_the_section_above_a_stamps_office_belongs_to_the_stamp() -> None:
    found = letter(top=f"{TOP}\n\nฝ่ายรับส่งเอกสาร\nเทศบาลตำบลสันมะเค็ด\nเลขที่รับ ๑๒๓\nวันที่ ๓ ต.ค. ๒๕๖๗")
    assert [stamp.agency for stamp in found.stamps] == ["เทศบาลตำบลสันมะเค็ด"]
    assert found.sender is not None
    assert found.sender.letterhead == "ที่ว่าการอำเภอปัว"


def test_a_stamp_with_a_frame_and_a_day_without_a_label() -> None:
    framed = "┌────────┐\n│ อบจ.น่าน │\n│ เลขที่รับ ๑๒๓ │\n│ - ๓ ต.ค. ๒๕๖๗ │\n│ เวลา ๑๐.๓๐ น. │\n└────────┘"
    (stamp,) = letter(top=f"{framed}\n{TOP}").stamps
    assert stamp.number == "123"
    assert stamp.date is not None
    assert stamp.date.iso == "2024-10-03"


# -- grades ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("grade", ["*** ด่วนที่สุด ***", "[ด่วนที่สุด]", "ด่ ว น ที่ สุ ด", "ด่วนที่สุด (Most urgent)", "<ด่วนที่สุด>"])
def test_a_grade_may_be_dressed_or_spaced_out(grade: str) -> None:
    found = letter(top=f"{grade}\n\n{TOP}")
    assert found.urgency is thaidoc.Urgency.MOST_URGENT


def test_grades_before_the_number_and_beside_a_memos_title() -> None:
    assert letter(top=f"*** ลับมาก *** {TOP}").secrecy is thaidoc.Secrecy.SECRET
    found = memo("บันทึกข้อความ                 ด่วนมาก\nส่วนราชการ  กองช่าง เทศบาลเมืองน่าน\nที่ นน ๕๒๑๐๒/๒")
    assert found.urgency is thaidoc.Urgency.VERY_URGENT


@pytest.mark.parametrize("line", ["[ด่วนพิเศษเฉพาะราย]", "(สำเนาให้ลับหลัง)", "โดยด่วน"])
def test_other_bracketed_lines_are_no_grade(line: str) -> None:
    found = letter(top=f"{line}\n\n{TOP}")
    assert (found.urgency, found.secrecy) == (None, None)


# -- signatures ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("power", ["ลงนามแทน", "ปฏิบัติหน้าที่ราชการแทน", "พิจารณาสั่งการแทน", "รักษาการในหน้าที่แทน"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_any_verb_of_acting_with_tan_gives_power(power: str, gap: str) -> None:
    """Also in a text with a blank line between all lines, and whatever words the position has."""
    found = letter(signed=gap.join(["(นายข้าวแต๋น หวานน้อย)", "ปฏิรูปที่ดินจังหวัด", f"{power}ผู้ว่าราชการจังหวัดน่าน"]))
    assert found.signatory is not None
    told = (found.signatory.position, found.signatory.authority, found.signatory.acting_for)
    assert told == ("ปฏิรูปที่ดินจังหวัด", power, "ผู้ว่าราชการจังหวัดน่าน")


@pytest.mark.parametrize(
    "power",
    [
        "รักษาการ",
        "ในนาม",
        "โดยได้รับมอบหมายจาก",
        "ผู้รับมอบอำนาจจาก",
        "รับคำสั่ง",
        "สั่งราชการแทน",
        "ดำรงตำแหน่งแทน",
        "ผู้รักษาราชการแทน",
        "รก.",
        "ปรท.",
    ],
)
@pytest.mark.parametrize("form", ["{} {}\n{}", "{}\n{}{}", "{}\n{} {}", "{}\n{}\n{}", "{} {} {}", "{} {}{}"])
def test_other_words_of_power(power: str, form: str) -> None:
    position, other = "ปลัดจังหวัดน่าน", "ผู้ว่าราชการจังหวัดน่าน"
    found = letter(signed=f"(นายข้าวแต๋น หวานน้อย)\n{form.format(position, power, other)}").signatory
    assert found is not None
    assert (found.position, found.authority, found.acting_for) == (position, power, other)


def test_an_acting_head_for_whom_another_acts() -> None:
    lines = "รองคณบดีฝ่ายวิชาการ ปฏิบัติการแทน\nผู้ปฏิบัติหน้าที่อธิการบดีมหาวิทยาลัยนาหลวง"
    found = letter(signed=f"(นายข้าวแต๋น หวานน้อย)\n{lines}").signatory
    assert found is not None
    assert (found.authority, found.acting_for) == ("ปฏิบัติการแทน", "ผู้ปฏิบัติหน้าที่อธิการบดีมหาวิทยาลัยนาหลวง")


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("พ.ต.อ. (ข้าวแต๋น หวานน้อย)", "พ.ต.อ. ข้าวแต๋น หวานน้อย"),
        ("ว่าที่ พ.ต.\n(ข้าวแต๋น หวานน้อย)", "ว่าที่ พ.ต. ข้าวแต๋น หวานน้อย"),
        ("[นายข้าวแต๋น หวานน้อย]", "นายข้าวแต๋น หวานน้อย"),
        ("(นายข้าวแต๋น หวานน้อย", "นายข้าวแต๋น หวานน้อย"),
        ("(นายข้าวแต๋น\nหวานน้อย)", "นายข้าวแต๋น หวานน้อย"),
        ("- ลงนามแล้ว -\n(นายข้าวแต๋น หวานน้อย)", "นายข้าวแต๋น หวานน้อย"),
    ],
)
def test_names_in_other_frames(printed: str, name: str) -> None:
    found = letter(signed=f"{printed}\nนายอำเภอปัว").signatory
    assert found is not None
    assert (found.name, found.position) == (name, "นายอำเภอปัว")


def test_a_position_above_the_name() -> None:
    found = letter(signed="นายอำเภอปัว\n(นายข้าวแต๋น หวานน้อย)").signatory
    assert found is not None
    assert (found.name, found.position) == ("นายข้าวแต๋น หวานน้อย", "นายอำเภอปัว")


@pytest.mark.parametrize("position", ["อธิบดีกรมพัฒนาพลังงานทดแทน", "ผู้จัดการทำผู้แทน", "ผู้แทนเกษตรกร"])
def test_other_words_that_end_in_tan_give_none(position: str) -> None:
    found = letter(signed=f"(นายข้าวแต๋น หวานน้อย)\n{position}")
    assert found.signatory is not None
    assert (found.signatory.position, found.signatory.authority) == (position, None)


def test_a_unit_below_a_blank_line_is_no_position() -> None:
    found = letter(signed="(นายข้าวแต๋น หวานน้อย)", foot="กลุ่มงานปกครอง\nโทร. ๐ ๕๔๐๐ ๐๐๐๐")
    assert found.signatory is not None
    assert found.signatory.position is None


def test_what_is_decided_ends_a_signature() -> None:
    found = memo(
        "บันทึกข้อความ\nส่วนราชการ  กองช่าง เทศบาลเมืองน่าน\nที่ นน ๕๒๑๐๒/๒",
        foot="ความเห็นปลัดเทศบาล\nเห็นควรอนุมัติ\n(นางข้าวหลาม หวานมาก)\nปลัดเทศบาล\n",
    )
    assert found.signatory is not None
    assert found.signatory.position == "ผู้อำนวยการกองช่าง"
    assert [note.by for note in found.endorsements] == ["นางข้าวหลาม หวานมาก"]


def test_a_second_name_without_a_word_signs_too() -> None:
    """An endorsement has a comment or a day; a name right below the first has neither."""
    head = "บันทึกข้อความ\nส่วนราชการ  กองช่าง เทศบาลเมืองน่าน\nที่ นน ๕๒๑๐๒/๒"
    found = memo(head, foot="\n(นางข้าวหลาม หวานมาก)\nหัวหน้าฝ่ายแบบแผน\n\nอนุมัติ\n(นายข้าวจี่ หวานเย็น)\nนายกเทศมนตรี\n")
    assert [signer.name for signer in found.cosignatories] == ["นางข้าวหลาม หวานมาก"]
    assert [note.decision for note in found.endorsements] == ["อนุมัติ"]


def test_a_name_behind_an_electronic_signature() -> None:
    found = letter(signed="ลงนามโดย นายข้าวแต๋น หวานน้อย\nนายอำเภอปัว")
    assert found.signatory is not None
    assert (found.signatory.name, found.signatory.position) == ("นายข้าวแต๋น หวานน้อย", "นายอำเภอปัว")


# -- contact ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "phones", "faxes"),
    [
        ("ติดต่อ ๐ ๕๔๐๐ ๐๐๐๐ ต่อ ๑๒", ["0 5400 0000 ต่อ 12"], []),
        ("ติดต่อและโทรสาร ๐-๕๔๐๐-๐๐๐๐", ["0-5400-0000"], ["0-5400-0000"]),
        ("โทร/แฟกซ์ ๐-๕๔๐๐-๐๐๐๐", ["0-5400-0000"], ["0-5400-0000"]),
        ("โทร. ๐-๕๔๐๐-๐๐๐๐ F. ๐-๕๔๐๐-๐๐๐๑", ["0-5400-0000"], ["0-5400-0001"]),
        ("โทร (๐๕๔) ๐๐๐๐๐๐", ["(054) 000000"], []),
        ("โทร. ๒๔๔๐๐๐๐-๑", ["2440000-1"], []),
        ("โทร. ๐ ๕๔๐๐ ๐๐๐๐ ภายใน ๒๓๖", ["0 5400 0000 ภายใน 236"], []),
        ("ทั้งนี้ให้ติดต่อ นายข้าวจี่ หวานเย็น ได้ที่\n๐๘๐ ๐๐๐ ๐๐๐๐", ["080 000 0000"], []),
        ("โทร. ๐ ๕๔๐๐ ๐๐๐๐ ถึง ๓", ["0 5400 0000 ถึง 3"], []),
        ("โทร. ๐-๕๔๐๐-๐๐๐๐ ถึง ๐๐๐๔ โทรสาร ๐-๕๔๐๐-๐๐๐๙", ["0-5400-0000 ถึง 0004"], ["0-5400-0009"]),
        ("โทร. ๐ ๕๔๐๐ ๐๐๐๐ ต่อ ๒๐๑ ถึง ๒๐๓", ["0 5400 0000 ต่อ 201 ถึง 203"], []),
        ("โทร. ๐ ๕๔๐๐ ๐๐๐๐ ต่อ ๑๒ หรือ ๑๔", ["0 5400 0000 ต่อ 12 หรือ 14"], []),
        ("โทร. ๐ ๕๔๐๐ ๐๐๐๐ ต่อ ๑๒ และ ๑๔", ["0 5400 0000 ต่อ 12 และ 14"], []),
        ("โทร. ๐ ๕๔๐๐ ๐๐๐๐ หรือ ๐ ๕๔๐๐ ๐๐๐๑", ["0 5400 0000", "0 5400 0001"], []),
        ("โทร. ๐ ๕๔๐๐ ๐๐๐๐-\n๓", ["0 5400 0000-3"], []),
        ("โทร. ๐ ๕๔๐๐ ๐๐๐๐ ต่อ ๑๐๑ ถึง\n๑๐๔", ["0 5400 0000 ต่อ 101 ถึง 104"], []),
        ("โทรศัพท์หมายเลข ๐ ๕๔๐๐ ๐๐๐๐", ["0 5400 0000"], []),
        ("โทร. ๐ ๕๔๐๐ ๐๐๐๐ ต่อ ๑๒๑-\n๑๒๓", ["0 5400 0000 ต่อ 121-123"], []),
        ("โทรสาร ๐ ๕๔๐๐ ๐๐๐๑\nครูผู้ประสานงาน นายข้าวจี่ หวานเย็น ๐๘๐ ๐๐๐ ๐๐๐๐", ["080 000 0000"], ["0 5400 0001"]),
    ],
)
def test_lines_of_contact(line: str, phones: list[str], faxes: list[str]) -> None:
    found = letter(foot=f"กลุ่มงานปกครอง\n{line}").contact
    assert found is not None
    assert (list(found.phones), list(found.faxes)) == (phones, faxes)


@pytest.mark.parametrize("line", ["เลขที่บัญชี ๐๕๑-๐-๑๒๓๔๕-๖", "เลขประจำตัวผู้เสียภาษี ๐๙๙๔๐๐๐๑๖๕๓๙๑", "ติดต่อราชการช่องที่ ๐"])
def test_other_numbers_below_a_letter_are_no_telephones(line: str) -> None:
    found = letter(foot=f"กลุ่มงานปกครอง\n{line}").contact
    assert found is None or found.phones == ()


@pytest.mark.parametrize(
    "line", ["โทร. ๐ ๕๔๐๐ ๐๐๐๐ (นายข้าวจี่ หวานเย็น)", "มอบ นายข้าวจี่ หวานเย็น ประสาน (โทร. ๐ ๕๔๐๐ ๐๐๐๐)"]
)
def test_who_is_named_beside_a_number_coordinates(line: str) -> None:
    found = letter(foot=line).contact
    assert found is not None
    assert found.coordinators == ("นายข้าวจี่ หวานเย็น",)


@pytest.mark.parametrize(
    "sentence",
    [
        "ประสานงานได้ที่ นางสาวข้าวเม่า ทอดกรอบ นักวิชาการวัฒนธรรม โทร. ๐ ๕๔๐๐ ๐๐๐๙",
        "โปรดแจ้งนางสาวข้าวเม่า ทอดกรอบ เจ้าพนักงานธุรการ โทรศัพท์ ๐ ๕๔๐๐ ๐๐๐๙ ภายในวันที่ ๓ ตุลาคม ๒๕๖๗",
        "มีข้อสงสัยสอบถาม นางสาวข้าวเม่า ทอดกรอบ หมายเลขโทรศัพท์ ๐ ๕๔๐๐ ๐๐๐๙ ได้ทุกวัน",
        "มอบหมายให้ นางสาวข้าวเม่า ทอดกรอบ (โทร. ๐ ๕๔๐๐ ๐๐๐๙) เป็นผู้ประสานงาน โดยติดต่อ นางสาวข้าวเม่า ทอดกรอบ โทร. ๐ ๕๔๐๐ ๐๐๐๙",
    ],
)
def test_whom_the_text_names_to_be_asked(sentence: str) -> None:
    found = letter(
        body=f"     ด้วยอำเภอมีเหตุ หากมีข้อขัดข้อง{sentence}\n     จึงเรียนมาเพื่อพิจารณา", foot="โทร. ๐ ๕๔๐๐ ๐๐๐๐"
    ).contact
    assert found is not None
    assert (found.phones, found.coordinators) == (("0 5400 0000", "0 5400 0009"), ("นางสาวข้าวเม่า ทอดกรอบ",))


@pytest.mark.parametrize(
    "sentence",
    [
        "สายด่วนของโรงพยาบาล โทร. ๐ ๕๔๐๐ ๐๐๐๙",
        "ประชาชนสอบถามได้ที่ศูนย์ดำรงธรรม โทร. ๐ ๕๔๐๐ ๐๐๐๙",
        "ผู้เสียหาย คือ นางสาวข้าวเม่า ทอดกรอบ โทร. ๐ ๕๔๐๐ ๐๐๐๙",
        "ให้ส่งถึง นางสาวข้าวเม่า ทอดกรอบ ทางโทรสาร ๐ ๕๔๐๐ ๐๐๐๙",
        "สอบถามได้ที่ นางสาวข้าวเม่า ทอดกรอบ (เจ้าหน้าที่บริษัท ข้าวเม่าดี จำกัด) โทร. ๐ ๕๔๐๐ ๐๐๐๙",
    ],
)
def test_other_numbers_of_the_text_are_no_contact(sentence: str) -> None:
    found = letter(body=f"     ด้วยอำเภอมีเหตุ {sentence}\n     จึงเรียนมาเพื่อพิจารณา", foot="โทร. ๐ ๕๔๐๐ ๐๐๐๐").contact
    assert found is not None
    assert found.phones == ("0 5400 0000",)


# -- heads -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "agency", "address"),
    [
        ("ศาลากลางจังหวัดน่าน ถนนน่าน นน ๕๕๐๐๐", "จังหวัดน่าน", "ถนนน่าน นน 55000"),
        ("กองทัพภาคที่ ๓ ค่ายทดสอบ จังหวัดน่าน ๕๕๐๐๐", "กองทัพภาคที่ 3", "ค่ายทดสอบ จังหวัดน่าน 55000"),
        ("เทศบาลตำบลปัว ๑๐ หมู่ ๒ ตำบลปัว อำเภอปัว", "เทศบาลตำบลปัว", "10 หมู่ 2 ตำบลปัว อำเภอปัว"),
        ("องค์การบริหารส่วนตำบลปัว อำเภอปัว จังหวัดน่าน", "องค์การบริหารส่วนตำบลปัว", "อำเภอปัว จังหวัดน่าน"),
        ("สำนักงานเขตพื้นที่การศึกษาน่าน เขต ๒", "สำนักงานเขตพื้นที่การศึกษาน่าน เขต 2", None),
    ],
)
def test_an_address_on_the_line_of_the_office(line: str, agency: str, address: str | None) -> None:
    found = letter(top=f"ที่ นน ๐๔๑๘/๘๘๘\n{line}").sender
    assert found is not None
    assert (found.agency, found.address) == (agency, address)


@pytest.mark.parametrize("number", ["ที่ : นน ๐๔๑๘/๘๘๘", "ที่: นน ๐๔๑๘/๘๘๘", "เลขที่ นน ๐๔๑๘/๘๘๘", "ที่\nนน ๐๔๑๘/๘๘๘"])
def test_labels_of_the_number(number: str) -> None:
    assert str(letter(top=f"{number}\nที่ว่าการอำเภอปัว\nถนนวรนคร นน ๕๕๑๒๐").number) == "นน 0418/888"


def test_a_house_number_is_no_letters_number() -> None:
    found = letter(top="ที่ นน ๐๔๑๘/๘๘๘\nที่ว่าการอำเภอปัว\nเลขที่ ๑๒/๓ ถนนวรนคร นน ๕๕๑๒๐")
    assert str(found.number) == "นน 0418/888"


@pytest.mark.parametrize(
    ("printed", "unit", "serial"),
    [
        ("ตผ ๐๐๕๖ สข/๓๑๒", "0056 สข", "312"),
        ("มท 5309.33/กบ 2261", "5309.33", "กบ2261"),
        ("ตช 0018(นม).5(16)/22", "0018(นม).5(16)", "22"),
    ],
)
def test_letters_and_brackets_in_a_code(printed: str, unit: str, serial: str) -> None:
    found = numbers.match(printed)
    assert found is not None
    assert (found.value.unit, found.value.serial) == (unit, serial)


def test_a_word_behind_the_slash_is_no_series() -> None:
    found = numbers.match("มท 0017.2/ลง 22 มีนาคม 2567")
    assert found is not None
    assert found.value.serial is None


@pytest.mark.parametrize(
    ("printed", "iso"),
    [("วันอังคารที่ ๑ ตุลาคม ๒๕๖๗", "2024-10-01"), ("วันพฤหัสบดีที่ ๓ ตุลาคม ๒๕๖๗", "2024-10-03")],
)
def test_a_weekday_in_the_head(printed: str, iso: str) -> None:
    found = letter(day=printed)
    assert found.date is not None
    assert found.date.iso == iso


def test_a_day_not_filled_in() -> None:
    found = memo("บันทึกข้อความ\nส่วนราชการ  กองช่าง เทศบาลเมืองน่าน\nที่ นน ๕๒๑๐๒/๒       วันที่       ต.ค. ๖๗")
    assert found.date is not None
    assert (found.date.iso, found.date.precision) == ("2024-10", "month")


@pytest.mark.parametrize(
    "head",
    [
        "บันทึกข้อความ\nส่วนราชการ  กองช่าง เทศบาลเมืองน่าน\nโทร. ๐ ๕๔๐๐ ๐๐๐๐\nที่ นน ๕๒๑๐๒/๓๓   วันที่ ๑ ตุลาคม ๒๕๖๗",
        "บันทึกข้อความ\nส่วนราชการ.....กองช่าง เทศบาลเมืองน่าน.....โทร. ๐ ๕๔๐๐ ๐๐๐๐...\nที่.....นน ๕๒๑๐๒/๓๓.....วันที่.....๑ ตุลาคม ๒๕๖๗.....",
        "บันทึกข้อความ\nฝ่าย/งาน  กองช่าง เทศบาลเมืองน่าน โทร. ๐ ๕๔๐๐ ๐๐๐๐\nที่ นน ๕๒๑๐๒/๓๓   วันที่ ๑ ตุลาคม ๒๕๖๗",
        "บันทึกข้อความ\nกองช่าง เทศบาลเมืองน่าน โทร. ๐ ๕๔๐๐ ๐๐๐๐\nที่ นน ๕๒๑๐๒/๓๓   วันที่ ๑ ตุลาคม ๒๕๖๗",
        "บันทึกข้อความ\nส่วนราชการ\nกองช่าง เทศบาลเมืองน่าน โทร. ๐ ๕๔๐๐ ๐๐๐๐\nที่\nนน ๕๒๑๐๒/๓๓\nวันที่\n๑ ตุลาคม ๒๕๖๗",
    ],
    ids=["telephone apart", "dots", "other label", "no label", "labels apart"],
)
def test_heads_of_memos(head: str) -> None:
    found = memo(head)
    assert found.kind is thaidoc.Kind.INTERNAL_MEMO
    assert str(found.number) == "นน 52102/33"
    assert found.date is not None
    assert found.date.iso == "2024-10-01"
    assert found.sender is not None
    assert found.sender.agency == "เทศบาลเมืองน่าน"
    assert found.contact is not None
    assert (found.contact.unit, found.contact.phones) == ("กองช่าง", ("0 5400 0000",))


@pytest.mark.parametrize("to", ["เสนอ  นายกเทศมนตรี", "ถึง  นายกเทศมนตรี", "ผบก.ภ.จว.น่าน, ผกก.สภ.ปัว"])
def test_how_memos_are_addressed(to: str) -> None:
    found = memo("บันทึกข้อความ\nส่วนราชการ  กองช่าง เทศบาลเมืองน่าน\nที่ นน ๕๒๑๐๒/๒", labels=f"เรื่อง  ทดสอบ\n{to}\n")
    assert found.subject == "ทดสอบ"
    assert len(found.recipients) == to.count(",") + 1
    assert found.body is not None
    assert found.body.startswith("ด้วย")


def test_a_wrapped_subject_goes_on_and_the_text_does_not() -> None:
    """Below เรียน the subject ends where a paragraph begins; a wrapped line of it is no paragraph."""
    subject = "แจ้งผลการพิจารณาเรื่องที่มีชื่อยาวมากจนต้องพิมพ์\n        ต่อไปอีกบรรทัดหนึ่ง"
    body = "          ความในวรรคสองของข้อนี้ยังไม่ชัดว่าจะต้องถือปฏิบัติอย่างไร จึงต้อง\nหารือไปยังกรมการปกครองก่อน"
    found = letter(labels=f"เรียน  นายอำเภอปัว\nเรื่อง  {subject}", body=body)
    assert found.subject is not None
    assert found.subject.endswith("บรรทัดหนึ่ง")
    assert found.body is not None
    assert found.body.startswith("ความในวรรคสอง")


# -- kinds -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("says", ["โดยหนังสือฉบับนี้ ขอรับรองไว้เพื่อเป็นหลักฐานว่า", "หนังสือฉบับนี้ให้ไว้เพื่อแสดงว่า"])
def test_a_certificate_is_told_by_what_it_says(says: str) -> None:
    text = f"เลขที่ ๑๒/๒๕๖๗                 ที่ว่าการอำเภอปัว\n\n     {says} นายข้าวแต๋น หวานน้อย เป็นคนดี\n\nให้ไว้ ณ วันที่ ๑ ตุลาคม พ.ศ. ๒๕๖๗\n\n{SIGNED}\n"
    (found,) = thaidoc.parse(text).documents
    assert found.kind is thaidoc.Kind.CERTIFICATE
    assert str(found.number) == "12/2567"


def test_a_letter_that_promises_a_certificate_is_none() -> None:
    assert letter(body="     ด้วยกรมรับรองไว้แล้วว่าเป็นจริง\n" + BODY).kind is thaidoc.Kind.EXTERNAL_LETTER


def test_minutes_whose_meeting_stands_on_the_title() -> None:
    text = "รายงานการประชุมคณะกรรมการทดสอบ ครั้งที่ ๒/๒๕๖๗\nวันที่ ๑ ตุลาคม ๒๕๖๗\nรายนามกรรมการซึ่งมาประชุม\n๑. นายข้าวแต๋น หวานน้อย\nเริ่มประชุมเวลา ๐๙.๓๐ น.\nเลิกประชุมเวลา ๑๒.๐๐ น.\n"
    (found,) = thaidoc.parse(text).documents
    assert found.kind is thaidoc.Kind.MINUTES
    assert found.subject == "รายงานการประชุมคณะกรรมการทดสอบ ครั้งที่ 2/2567"


def test_a_told_announcement_opens_no_paper() -> None:
    text = "ประกาศอำเภอปัว\nเรื่อง  แก้คำที่พิมพ์ผิด\n\nประกาศฉบับลงวันที่ ๙ กันยายน ๒๕๖๗ เรื่องการสอบ มีข้อความผิด\n\nประกาศ ณ วันที่ ๑ ตุลาคม พ.ศ. ๒๕๖๗\n\n(นายข้าวแต๋น หวานน้อย)\nนายอำเภอปัว\n"
    (found,) = thaidoc.parse(text).documents
    assert found.date is not None
    assert found.date.iso == "2024-10-01"


def test_a_telefax_speaks_through_its_head() -> None:
    text = "โทรสารในราชการกรมทดสอบ\nจาก  อธิบดีกรมทดสอบ\nถึง  ผู้ว่าราชการจังหวัดน่าน\nที่ ทส ๐๓๐๑/ว ๒ วันที่ ๑ ตุลาคม ๒๕๖๗\nขอให้ส่งรายงาน\n(นายข้าวแต๋น หวานน้อย)\nอธิบดีกรมทดสอบ\n"
    (found,) = thaidoc.parse(text).documents
    assert found.sender is not None
    assert found.sender.agency == "กรมทดสอบ"


def test_the_sections_of_a_memo_stand_apart_in_its_body() -> None:
    labels = "เรื่อง  ทดสอบ\nเรียน  นายกเทศมนตรี\n๑. ความเป็นมา\nตามที่กองช่างได้รับมอบหมาย\n"
    body = memo("บันทึกข้อความ\nส่วนราชการ  กองช่าง เทศบาลเมืองน่าน\nที่ นน ๕๒๑๐๒/๒", labels=labels).body
    assert body is not None
    assert body.splitlines()[:2] == ["1. ความเป็นมา", "ตามที่กองช่างได้รับมอบหมาย"] or body.startswith("1. ความเป็นมา\nตามที่")


def test_a_certificate_of_a_highway_district_has_its_number() -> None:
    """แขวงทางหลวง is an office, no part of a city: what stands before it is no house number."""
    text = f"หนังสือรับรองผลงาน\n\nเลขที่ ๒๘/๒๕๖๗\n\nแขวงทางหลวงน่าน\nถนนยันตรกิจ นน ๕๕๐๐๐\n\nหนังสือฉบับนี้ให้ไว้เพื่อแสดงว่า ร้านทดสอบ ทำงานแล้ว\n\nให้ไว้ ณ วันที่ ๑ ตุลาคม พ.ศ. ๒๕๖๗\n\n{SIGNED}\n"
    (found,) = thaidoc.parse(text).documents
    assert str(found.number) == "28/2567"


def test_a_stamped_letter_without_an_office_is_of_the_series_it_cites() -> None:
    text = (
        "ที่ นน ๗๑๐๐๒/๑๔\nถึง  อำเภอปัว\n     ตามหนังสือองค์การบริหารส่วนตำบลทดสอบ ที่ นน ๗๑๐๐๒/ว ๑๒ ลงวันที่ ๑ กันยายน ๒๕๖๗ ได้ส่งเอกสารแล้ว นั้น\n"
        "     จึงแจ้งมาเพื่อทราบ\n\n               ๑ ตุลาคม ๒๕๖๗\nโทร. ๐ ๕๔๐๐ ๐๐๐๐\n"
    )
    (found,) = thaidoc.parse(text).documents
    assert found.sender is not None
    assert found.sender.agency == "องค์การบริหารส่วนตำบลทดสอบ"
    (other,) = thaidoc.parse(text.replace("๗๑๐๐๒/ว ๑๒", "๗๑๐๐๓/ว ๑๒")).documents  # another's series
    assert other.sender is None or other.sender.agency != "องค์การบริหารส่วนตำบลทดสอบ"


def test_a_number_after_a_fax_has_its_own_label() -> None:
    found = letter(foot="โทรสาร ๐ ๕๔๐๐ ๐๐๐๑\nติดต่อ นายข้าวจี่ หวานเย็น ได้ที่ ๐๘๐ ๐๐๐ ๐๐๐๐").contact
    assert found is not None
    assert (found.faxes, found.phones) == (("0 5400 0001",), ("080 000 0000",))


def test_an_opener_cut_from_its_word_goes_on_with_the_subject() -> None:
    """อันสืบ / เนื่องจาก is one word; เนื่องจาก alone opens the text."""
    found = letter(labels="เรียน  นายอำเภอปัว\nเรื่อง  แจ้งผลการสอบสวนอันสืบ\nเนื่องจากการร้องเรียน\n")
    assert found.subject == "แจ้งผลการสอบสวนอันสืบเนื่องจากการร้องเรียน"
    found = letter(labels="เรียน  นายอำเภอปัว\nเรื่อง  แจ้งผลการสอบสวน", body="เนื่องจากมีการร้องเรียน\n" + BODY)
    assert found.subject == "แจ้งผลการสอบสวน"


def test_a_glued_reference_between_subject_and_recipients() -> None:
    found = letter(labels="เรื่อง  ทดสอบ\nอ้างถึงหนังสือจังหวัดน่าน ที่ นน ๐๐๒๑/ว ๑ ลงวันที่ ๒ กันยายน ๒๕๖๗\nเรียน  นายอำเภอปัว\n")
    assert found.subject == "ทดสอบ"
    assert [str(cited.number) for cited in found.references] == ["นน 0021/ว 1"]


def test_a_position_over_spaced_lines_keeps_its_column() -> None:
    """In a text with a blank line between all lines the position goes on in its column, and ends at the margin."""
    lines = ["(นายข้าวแต๋น หวานน้อย)", "ตำแหน่ง หัวหน้าสำนักงานจังหวัดน่าน", "กรรมการและเลขานุการ"]
    found = letter(signed="\n\n".join(" " * 30 + line for line in lines), foot="กลุ่มงานปกครอง\n\nโทร. ๐ ๕๔๐๐ ๐๐๐๐")
    assert found.signatory is not None
    assert found.signatory.position == "หัวหน้าสำนักงานจังหวัดน่าน กรรมการและเลขานุการ"
    assert found.contact is not None
    assert found.contact.unit == "กลุ่มงานปกครอง"


def test_numbers_of_seven_digits_with_a_fax() -> None:
    found = letter(foot="สำนักทดสอบ\nโทร. ๒๔๔๐๐๐๐-๑, ๒๔๔๐๐๐๔\nโทรสาร ๒๔๔๐๐๐๖").contact
    assert found is not None
    assert (found.phones, found.faxes) == (("2440000-1", "2440004"), ("2440006",))


def test_emphasis_around_a_stamp_and_ornaments_around_a_seal() -> None:
    """``*…*`` of Markdown is taken off; stars apart from the words are a seal's and stay."""
    (stamp,) = letter(top=f"*อบจ.น่าน เลขรับ ๑๒๓ วันที่ ๓ ต.ค. ๒๕๖๗*\n{TOP}").stamps
    assert (stamp.agency, stamp.number) == ("อบจ.น่าน", "123")
    text = (
        "ที่ พณ ๐๖๑๑/ว ๓๑๔\nเรื่อง  ทดสอบ\nถึง  จังหวัดน่าน\n     ขอให้ทราบ\n\n"
        "               *  กองทดสอบ  *\n               สำนักงานปลัดกระทรวงทดสอบ\n               ๑ ต.ค. ๒๕๖๗\nโทร. ๐ ๕๔๐๐ ๐๐๐๐\n"
    )
    (found,) = thaidoc.parse(text).documents
    assert found.sender is not None
    assert found.sender.agency == "สำนักงานปลัดกระทรวงทดสอบ"


def test_a_head_that_lost_its_line_breaks() -> None:
    text = (
        "ด่วนมากที่ ทส ๐๐๐๓/ว ๓ สำนักงานทดสอบ\nถนนทดสอบ กทม ๑๐๓๐๐\n๑ ตุลาคม ๒๕๖๗เรื่อง งดการประชุมสภาเรียน สมาชิกสภาทดสอบ\n"
        "ตามที่กำหนดไว้ นั้น\nจึงเรียนมาเพื่อทราบ\nขอแสดงความนับถือ\n(นายข้าวแต๋น หวานน้อย)\nเลขาธิการ\n"
    )
    (found,) = thaidoc.parse(text).documents
    assert (found.subject, [to.name for to in found.recipients]) == ("งดการประชุมสภา", ["สมาชิกสภาทดสอบ"])
    assert found.date is not None
    assert found.date.iso == "2024-10-01"


def test_a_day_glued_to_a_subject_in_the_text_opens_nothing() -> None:
    found = letter(body="     ตามหนังสือจังหวัดน่าน ลงวันที่\n๑ กันยายน ๒๕๖๗ เรื่อง การประชุม นั้น\n" + BODY)
    assert found.subject == "ทดสอบ"
    assert found.date is not None
    assert found.date.iso == "2024-10-01"


@pytest.mark.parametrize("last", ["โทร. ๐ ๕๔๐๐ ๐๐๐๐", "ประทับโดยระบบ ๑/๑๐/๒๕๖๗ (๑๘:๑๐)"])
def test_a_paper_may_follow_right_below_the_last_line_of_another(last: str) -> None:
    order = "คำสั่งอำเภอปัว\nที่ ๑๒/๒๕๖๗\nเรื่อง  แต่งตั้งคณะทำงาน\n______\n     ด้วยมีเหตุ\nสั่ง ณ วันที่ ๒ ตุลาคม พ.ศ. ๒๕๖๗\n(นายข้าวแต๋น หวานน้อย)\nนายอำเภอปัว\n"
    text = f"{TOP}\n\n๑ ตุลาคม ๒๕๖๗\n\nเรื่อง  ทดสอบ\n\nเรียน  นายอำเภอปัว\n\n{BODY}\n\nขอแสดงความนับถือ\n\n{SIGNED}\n\nโทร. ๐ ๕๔๐๐ ๐๐๐๐\n{last}\n{order}"
    assert [found.kind for found in thaidoc.parse(text).documents] == [
        thaidoc.Kind.EXTERNAL_LETTER,
        thaidoc.Kind.ORDER,
    ]


def test_a_told_order_right_below_a_line_of_text_opens_none() -> None:
    assert letter(body=f"     ตามที่แจ้งเมื่อ ๑๐.๓๐ น.\nคำสั่งอำเภอปัว\nที่ ๑๒/๒๕๖๗ เรื่อง แต่งตั้งคณะทำงาน\n{BODY}").kind is (
        thaidoc.Kind.EXTERNAL_LETTER
    )


def test_a_stamp_whose_day_stands_above_its_number() -> None:
    found = letter(top=f"อบจ.น่าน\nวันที่ ๓ ต.ค. ๒๕๖๗\nเลขรับที่ ๑๒๓\nเวลา\n{TOP}")
    assert [(s.number, s.date.iso if s.date else None) for s in found.stamps] == [("123", "2024-10-03")]
    assert found.date is not None
    assert found.date.iso == "2024-10-01"


@pytest.mark.parametrize(
    "seal", ["[ตราส่วนราชการ]", "(ประทับตรา)", "- ประทับตรา -", "~ ดวงตรา ~", "{ ตรา }", "ประทับตราแล้ว", "ลงชื่อย่อกำกับตรา"]
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_seal_in_any_frame(seal: str, gap: str) -> None:
    text = "ที่ นน ๐๔๑๘/๘๘๘\n\nถึง จังหวัด ทุกจังหวัด\n\n     ด้วยมีแบบรายงานใหม่ จึงส่งมาเพื่อดำเนินการ\n\n"
    (found,) = thaidoc.parse(f"{text}อำเภอปัว{gap}{seal}{gap}๑ ตุลาคม ๒๕๖๗\n\nกลุ่มงานปกครอง\nโทร. ๐ ๕๕๕๕ ๐๑๐๐\n").documents
    assert found.sender is not None
    assert found.date is not None
    assert (found.sender.agency, found.date.iso) == ("อำเภอปัว", "2024-10-01")


def test_the_caption_of_a_seal_is_no_part_of_the_office() -> None:
    text = "ที่ นน ๐๔๑๘/๑\nถึง  อำเภอปัว\n     ขอให้ทราบ\n\n          จังหวัดน่าน\n          < ดวงตรา >\n          ๑ ตุลาคม ๒๕๖๗\nโทร. ๐ ๕๔๐๐ ๐๐๐๐\n"
    (found,) = thaidoc.parse(text).documents
    assert found.sender is not None
    assert found.sender.agency == "จังหวัดน่าน"


def test_a_stamp_far_below_the_text_above_it() -> None:
    """Blank lines above the number part the stamp from what stands before it, not from itself."""
    found = letter(top=f"\n\n\nรับที่ ๒๒๙๘๑\nวันที่ ๓ ต.ค. ๒๕๖๗\nเวลา ๑๓.๐๕\n\n{TOP}")
    assert [(s.number, s.time) for s in found.stamps] == [("22981", "13:05")]


def test_a_short_day_right_below_the_number_of_an_office() -> None:
    """The letter's own day is printed in full; a stamp's is short."""
    found = letter(top=f"สำนักงานจังหวัดน่าน\nเลขรับ ๓๙๐๒\n๓ ต.ค. ๒๕๖๗\n{TOP}")
    assert [(s.number, s.date.iso if s.date else None) for s in found.stamps] == [("3902", "2024-10-03")]
    assert found.date is not None
    assert found.date.iso == "2024-10-01"


def test_a_full_day_below_a_number_is_the_letters() -> None:
    found = letter(top=f"{TOP}\nสำนักงานจังหวัดน่าน\nเลขรับ ๓๙๐๒", day="๑ ตุลาคม ๒๕๖๗")
    assert found.date is not None
    assert found.date.iso == "2024-10-01"
    assert [s.date for s in found.stamps] == [None]


def test_digits_of_a_stamp_that_a_recogniser_set_apart() -> None:
    found = letter(top=f"อบจ.น่าน\nรับเลขที่ ๖ ๑ ๗ ๐\nวันที่ ๓ ต.ค. ๒๕๖๗\n{TOP}")
    assert [s.number for s in found.stamps] == ["6170"]


def test_a_sections_own_note_of_receipt() -> None:
    found = letter(top=f"{TOP}\n\nกลุ่มอำนวยการ\nรับ 611  3/10/67\n")
    assert [(s.agency, s.number, s.date.iso if s.date else None) for s in found.stamps] == [
        ("กลุ่มอำนวยการ", "611", "2024-10-03")
    ]
    assert letter(body="     รับ 611 ราย วันที่ 3/10/67 แล้ว\n" + BODY).stamps == ()


@pytest.mark.parametrize(
    ("line", "urgency", "secrecy"),
    [
        ("« ด่วนที่สุด »", "most_urgent", None),
        ("=== ด่วนมาก ===", "very_urgent", None),
        ("- ลับ -", None, "confidential"),
        ("ลับมาก / ด่วนที่สุด", "most_urgent", "secret"),
        ("ชั้นความลับ : ลับมาก", None, "secret"),
        ("ระดับความลับ ลับ  ชั้นความเร็ว ด่วน", "urgent", "confidential"),
        ("ชั้นความเร็ว  ด่วนที่สุด   ชั้นความลับ  ลับที่สุด", "most_urgent", "top_secret"),
    ],
)
def test_grades_with_any_ornament_or_label(line: str, urgency: str | None, secrecy: str | None) -> None:
    found = letter(top=f"{line}\n\n{TOP}")
    assert (found.urgency and str(found.urgency), found.secrecy and str(found.secrecy)) == (urgency, secrecy)


def test_a_grade_behind_the_number() -> None:
    found = letter(top="ที่ นน ๐๔๑๘/๘๘๘          ด่วนที่สุด\nที่ว่าการอำเภอปัว\nถนนวรนคร นน ๕๕๑๒๐")
    assert found.urgency is thaidoc.Urgency.MOST_URGENT
    assert found.sender is not None
    assert found.sender.agency == "อำเภอปัว"


def test_a_label_of_secrecy_without_a_grade_gives_none() -> None:
    assert letter(top=f"ชั้นความลับ\n\n{TOP}").secrecy is None


# -- references and offices ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "label", ["อ้าง", "โยงถึง", "ต่อเนื่องจาก", "อ้างตาม", "ข้ออ้างอิง", "อ้างถึงเรื่องเดิม", "อ้างถึง (ถ้ามี)", "หนังสือฉบับที่อ้างถึง"]
)
def test_a_reference_under_any_label(label: str) -> None:
    cited = f"{label} หนังสือกรมการปกครอง ที่ มท ๐๓๐๗/ว ๗๓๗๙ ลงวันที่ ๑๐ มกราคม ๒๕๖๗"
    found = letter(labels=f"เรื่อง  ทดสอบ\n\nเรียน  นายอำเภอปัว\n\n{cited}\n")
    (one,) = found.references
    assert one.number is not None
    assert one.number.text == "มท 0307/ว 7379"


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("ภ.จว.น่าน (ฝอ.๑) โทร. ๐ ๕๔๐๐ ๐๐๐๐", "ภ.จว.น่าน"),
        ("ฝ่ายอำนวยการ ภ.จว.น่าน โทร. ๐ ๕๔๐๐ ๐๐๐๐", "ภ.จว.น่าน"),
        ("มทบ.๓๘ (กกพ.ฯ โทร.ทบ. ๔๓๒๑)", "มทบ.38"),
        ("ที่ทำการปกครองอำเภอปัว (ฝ่ายทะเบียน)", "ที่ทำการปกครองอำเภอปัว"),
        ("สำนักการศึกษา (สำนักงานยุทธศาสตร์การศึกษา โทร. ๐ ๕๔๐๐ ๐๐๐๐ หรือโทร. ๓๔๕๕)", "สำนักการศึกษา"),
        ("สำนักการศึกษา (สำนักงานเลขานุการ) โทร. ๐ ๕๔๐๐ ๐๐๐๐", "สำนักการศึกษา"),
        ("สำนักปลัดเทศบาล (ฝ่ายอำนวยการ โทร. ๐ ๕๔๐๐ ๐๐๐๐)", "สำนักปลัดเทศบาล"),
        ("กองช่าง (งานก่อสร้าง โทร. ๑๒๓) เทศบาลเมืองน่าน", "กองช่าง"),
        ("กรมการปกครอง (กองการสื่อสาร โทร. ๐ ๕๔๐๐ ๐๐๐๐)", "กรมการปกครอง"),
    ],
)
def test_units_of_a_memos_office(line: str, agency: str) -> None:
    found = memo(f"บันทึกข้อความ\nส่วนราชการ  {line}\nที่  นน ๐๔๑๘/๘๘๘   วันที่  ๑ ตุลาคม ๒๕๖๗")
    assert found.sender is not None
    assert found.sender.agency == agency


def test_references_and_papers_above_the_subject() -> None:
    above = (
        "สิ่งที่ส่งมาด้วย แบบรายงาน จำนวน ๑ ชุด\n\n"
        "อ้างถึง ลำดับที่ ๑ หนังสือสำนักงานเลขาธิการสภาการศึกษา ที่ ศธ ๐๓๑๒.๙/๒๒๐๖ ลงวันที่ ๓๐\nมิถุนายน ๒๕๖๗\n"
        "ลำดับที่ ๒ หนังสือกรมท่าอากาศยาน ที่ คค ๐๕๐๙.๘/๑๘๑ ลงวันที่ ๒๖ มิถุนายน ๒๕๖๗\n\n"
    )
    found = letter(labels=f"{above}เรื่อง  ทดสอบ\n\nเรียน  นายอำเภอปัว\n")
    assert found.number is not None
    assert found.number.text == "นน 0418/888"
    assert [r.number.text for r in found.references if r.number] == ["ศธ 0312.9/2206", "คค 0509.8/181"]
    assert [(a.title, a.quantity) for a in found.attachments] == [("แบบรายงาน", 1)]


@pytest.mark.parametrize(
    ("foot", "agency"),
    [
        ("ผู้อำนวยการสถานีพัฒนาที่ดินน่าน\n          สถานีพัฒนาที่ดินน่าน\n          โทร. ๐ ๕๔๐๐ ๐๐๐๐", "สถานีพัฒนาที่ดินน่าน"),
        ("ผู้อำนวยการโรงเรียนทดสอบวิทยา\n\nโรงเรียนทดสอบวิทยา\nโทร. ๐ ๕๔๐๐ ๐๐๐๐", "โรงเรียนทดสอบวิทยา"),
        ("นายอำเภอปัว\n\nกลุ่มงานปกครอง\nโทร. ๐ ๕๔๐๐ ๐๐๐๐", None),
    ],
)
def test_a_certificate_without_a_letterhead_is_of_the_office_at_its_foot(foot: str, agency: str | None) -> None:
    text = (
        "          เลขที่ ๓๓/๒๕๖๙\n          หนังสือรับรอง\n\n     หนังสือฉบับนี้ให้ไว้เพื่อรับรองว่า นายข้าวจี่ หวานเย็น ปฏิบัติงานจริง\n\n"
        f"     ให้ไว้ ณ วันที่ ๑๖ มกราคม พ.ศ. ๒๕๖๙\n\n          (นายข้าวแต๋น หวานน้อย)\n          {foot}\n"
    )
    (document,) = thaidoc.parse(text).documents
    assert (document.sender.agency if document.sender else None) == agency
