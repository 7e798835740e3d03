"""Narrow columns: what a PDF's right half, stamp or page end breaks in two is read as one."""

import pytest

import thaidoc

RIGHT = " " * 24
STAMP = " " * 34


def letter(*, top: str = "", field: str = "", body: str = "ด้วยมีเรื่องแจ้งให้ทราบ", foot: str = "") -> thaidoc.Document:
    """A letter with parts of one's own."""
    signed = f"{RIGHT}(นายทดสอบ ระบบดี)\n{RIGHT}ปลัดจังหวัดมุกดาหาร"
    text = f"""ที่ มห ๐๐๑๘.๑/ว ๕๕        ศาลากลางจังหวัดมุกดาหาร
{top}
{RIGHT}๑๓ มิถุนายน ๒๕๖๖

เรื่อง ทดสอบ

เรียน นายอำเภอ ทุกอำเภอ
{field}
        {body}

        จึงเรียนมาเพื่อทราบ

{RIGHT}ขอแสดงความนับถือ

{foot or signed}
"""
    (found,) = thaidoc.parse(text).documents
    return found


def order(*, day: str, signed: str = "") -> str:
    """A short order."""
    return f"""               คำสั่งจังหวัดมุกดาหาร
                  ที่ ๒๘๖๐/๒๕๖๖
            เรื่อง แต่งตั้งคณะทำงาน

        อาศัยอำนาจตามความในมาตรา ๕๗ แห่งพระราชบัญญัติระเบียบบริหารราชการแผ่นดิน จึงมีคำสั่งดังนี้

{RIGHT}สั่ง ณ วันที่ {day}

{signed or f"{RIGHT}(นายทดสอบ ระบบดี){chr(10)}{RIGHT}ผู้ว่าราชการจังหวัดมุกดาหาร"}
"""


def test_the_year_of_an_order_below_its_day() -> None:
    (found,) = thaidoc.parse(order(day=f"๒ มีนาคม พ.ศ.\n{RIGHT}๒๕๖๖")).documents
    assert found.date is not None
    assert found.date.iso == "2023-03-02"
    assert found.signatory is not None
    assert found.signatory.name == "นายทดสอบ ระบบดี"


def test_an_order_on_a_page_of_its_own_is_a_document_without_an_empty_line_above() -> None:
    first = f"""ที่ มห ๐๐๑๘.๑/ว ๕๕
{RIGHT}๓ มีนาคม ๒๕๖๖
เรื่อง ทดสอบ
เรียน นายอำเภอ ทุกอำเภอ
        ด้วยมีเรื่องแจ้งให้ทราบ
{RIGHT}ขอแสดงความนับถือ
{RIGHT}(นายทดสอบ ระบบดี)
{RIGHT}ปลัดจังหวัดมุกดาหาร
อีเมล saraban@example.go.th
"""
    found = thaidoc.parse(f"{first}\f{order(day='๒ มีนาคม พ.ศ. ๒๕๖๖')}").documents
    assert [str(document.kind) for document in found] == ["external_letter", "order"]


def test_words_of_power_cut_in_two() -> None:
    lines = ("(นายทดสอบ ระบบดี)", "ปลัดเทศบาลตำบลหนองผักชี รักษา", "ราชการแทน", "นายกเทศมนตรีตำบลหนอง", "ผักชี")
    signed = letter(foot="\n".join(RIGHT + line for line in lines)).signatory
    assert signed is not None
    assert (signed.position, signed.authority) == ("ปลัดเทศบาลตำบลหนองผักชี", "รักษาราชการแทน")
    assert signed.acting_for == "นายกเทศมนตรีตำบลหนองผักชี"


def test_a_position_over_several_lines_ends_where_its_column_ends() -> None:
    lines = (
        "(นายทดสอบ ระบบดี)",
        "ผู้อำนวยการสำนักงาน",
        "ทรัพยากรธรรมชาติและสิ่งแวดล้อม",
        "จังหวัด",
        "ปฏิบัติราชการแทน",
        "ผู้ว่าราชการจังหวัด",
    )
    found = letter(foot="\n".join(RIGHT + line for line in lines) + "\nสำนักงานจังหวัด\nโทร. ๐ ๔๒๕๕ ๑๒๓๔")
    assert found.signatory is not None
    assert found.signatory.acting_for == "ผู้ว่าราชการจังหวัด"
    assert "".join((found.signatory.position or "").split()) == "ผู้อำนวยการสำนักงานทรัพยากรธรรมชาติและสิ่งแวดล้อมจังหวัด"
    assert found.contact is not None
    assert found.contact.unit == "สำนักงานจังหวัด"


def test_a_name_over_two_lines() -> None:
    for first, second in (("(หม่อมหลวงทดสอบ ระบบดีมาก", "จริง)"), ("(ศาสตราจารย์ ดร.ทดสอบ", "ระบบดีมากจริง)")):
        signed = letter(foot=f"{RIGHT}{first}\n{RIGHT}{second}\n{RIGHT}ผู้ว่าราชการจังหวัดมุกดาหาร").signatory
        assert signed is not None
        assert signed.name is not None
        assert signed.name.endswith("ทดสอบ ระบบดีมากจริง")
        assert signed.position == "ผู้ว่าราชการจังหวัดมุกดาหาร"


def test_a_narrow_stamp() -> None:
    rows = (
        "สำนักงาน",
        "ทรัพยากรธรรมชาติ",
        "และสิ่งแวดล้อมจังหวัด",
        "มุกดาหาร",
        "รับที่......๕๗๖๙......",
        "วันที่......๙ มิถุนายน",
        "๒๕๖๖......",
        "เวลา......๐๙.๔๐ น......",
    )
    found = letter(top="\n" + "\n".join(STAMP + row for row in rows) + "\n")
    (stamp,) = found.stamps
    assert stamp.agency == "สำนักงานทรัพยากรธรรมชาติและสิ่งแวดล้อมจังหวัดมุกดาหาร"
    assert (stamp.number, stamp.date and stamp.date.iso, stamp.time) == ("5769", "2023-06-09", "09:40")
    assert found.date is not None
    assert found.date.iso == "2023-06-13"


def test_the_office_above_a_seal_over_two_lines() -> None:
    text = f"""ที่ ทส ๐๘๑๗/ว ๒๓๐๘

ถึง จังหวัด ทุกจังหวัด

        ตามที่ได้แจ้งแนวทางการดำเนินงานให้ทราบแล้ว นั้น จึงขอให้ดำเนินการในส่วนที่เกี่ยวข้อง

{RIGHT}กรมการเปลี่ยนแปลงสภาพภูมิอากาศ
{RIGHT}และสิ่งแวดล้อม
{RIGHT}(ตราประทับ)
{RIGHT}๒๐ พฤศจิกายน ๒๕๖๗

กองแผนงาน
โทร. ๐ ๒๕๕๕ ๕๖๘๓
"""
    (found,) = thaidoc.parse(text).documents
    assert found.sender is not None
    assert found.sender.agency == "กรมการเปลี่ยนแปลงสภาพภูมิอากาศและสิ่งแวดล้อม"
    assert found.date is not None
    assert found.date.iso == "2024-11-20"


def test_words_of_limits_cut_in_two() -> None:
    found = letter(body="จึงขอให้ดำเนินการตามแผนที่กำหนดไว้ให้แล้วเสร็จ และรายงานผลให้จังหวัดทราบ ภายในวัน\nที่ ๓๐ มิถุนายน ๒๕๖๖")
    assert [str(one.due) for one in found.deadlines] == ["2023-06-30"]
    assert found.deadlines[0].text is not None
    assert "ภายในวันที่" in found.deadlines[0].text


def test_agencies_cut_in_two() -> None:
    for name in ("การ\nไฟฟ้าส่วนภูมิภาค", "กรมส่ง\nเสริมสหกรณ์", "กรม\nประมง"):
        found = letter(body=f"ด้วยจังหวัดมุกดาหารได้รับแจ้งจาก{name}ว่าจะดำเนินการปรับปรุงระบบในเดือนหน้า")
        assert [citation.agency for citation in found.citations] == ["".join(name.split())]


def test_the_day_of_an_attached_paper_on_the_next_line() -> None:
    for wrap in ("ลง\nวันที่ ๒๓ มกราคม ๒๕๖๖", "ลงวัน\nที่ ๒๓ มกราคม ๒๕๖๖", "ลงวันที่ ๒๓ มกราคม\n๒๕๖๖"):
        found = letter(field=f"\nสิ่งที่ส่งมาด้วย สำเนาหนังสือกรมธนารักษ์ ที่ กค ๐๓๒๕.๗/๕๙๐๗ {wrap}\n")
        (attached,) = found.attachments
        assert attached.cites is not None
        assert attached.cites.date is not None
        assert attached.cites.date.iso == "2023-01-23"
        assert found.date is not None
        assert found.date.iso == "2023-06-13"


def test_recipients_cut_in_two() -> None:
    for printed, wanted in (
        ("ผู้อำนวยการโรง\nพยาบาลส่งเสริมสุขภาพตำบล ทุกแห่ง", "ผู้อำนวยการโรงพยาบาลส่งเสริมสุขภาพตำบล"),
        ("ผู้อำนวยการโรงเรียน ทุกโรงเรียน และนายก\nองค์การบริหารส่วนตำบลทุ่งนา", "นายกองค์การบริหารส่วนตำบลทุ่งนา"),
        ("เกษตรอำเภอ ทุกอำเภอ และคณบดีคณะ\nเกษตรศาสตร์", "คณบดีคณะเกษตรศาสตร์"),
    ):
        text = f"ที่ มห ๐๐๑๘/๑\n\n{RIGHT}๑๓ มิถุนายน ๒๕๖๖\n\nเรื่อง ทดสอบ\n\nเรียน {printed}\n\n        ด้วยมีเรื่องแจ้งให้ทราบ\n"
        (found,) = thaidoc.parse(text).documents
        assert found.recipients[-1].name == wanted


def test_numbers_and_addresses_cut_in_two() -> None:
    foot = f"""{RIGHT}(นายทดสอบ ระบบดี)
{RIGHT}ปลัดจังหวัด

สำนักงานจังหวัด
โทร. ๐ ๔๒๕๕ ๑๒๓๔ อีเมล office@example.
go.th
ผู้ประสานงาน นางทดลอง ใช้ดี โทร. ๐๙๕ ๕๕๕
๐๐๗๕"""
    contact = letter(foot=foot).contact
    assert contact is not None
    assert contact.phones == ("0 4255 1234", "095 555 0075")
    assert contact.emails == ("office@example.go.th",)


def test_the_office_of_a_memo_with_its_telephone_on_the_next_line() -> None:
    text = """                   บันทึกข้อความ
ส่วนราชการ กรมสวัสดิการและคุ้มครองแรงงาน สำนักบริหารกลาง
โทร ๐ ๓๖๕๕ ๒๑๕๙ ต่อ ๒๕๒๒
ที่ รง ๐๕๑๗.๓/๘๖๖๙        วันที่ ๑๓ ธันวาคม ๒๕๖๐
เรื่อง ทดสอบ

เรียน ท้องถิ่นอำเภอ ทุกอำเภอ

        ด้วยมีเรื่องแจ้งให้ทราบ
"""
    (found,) = thaidoc.parse(text).documents
    assert str(found.kind) == "internal_memo"
    assert found.number is not None
    assert found.number.text == "รง 0517.3/8669"


def test_an_office_within_a_sentence_heads_no_memo() -> None:
    found = letter(
        body="เพื่อให้การดำเนินงานเป็นไปด้วยความเรียบร้อยและบรรลุวัตถุประสงค์ จำเป็นต้องอาศัยข้อมูลจากทุก\n"
        "หน่วยงาน สำนักงานสาธารณสุขอำเภอเมืองได้ตรวจสอบข้อมูลเมื่อวัน\nที่ ๒๑ มกราคม ๒๕๖๖ แล้ว"
    )
    assert str(found.kind) == "external_letter"


def test_the_number_of_a_meeting_on_the_next_line() -> None:
    text = f"""{RIGHT}รายงานการประชุมคณะกรรมการพัฒนาจังหวัดมุกดาหาร ครั้งที่
{RIGHT}๑๔/๒๕๖๐
{RIGHT}เมื่อวันพุธที่ ๕ เมษายน ๒๕๖๐

ผู้มาประชุม
๑. นายทดสอบ ระบบดี ประธานกรรมการ
"""
    (found,) = thaidoc.parse(text).documents
    assert found.number is not None
    assert found.number.text == "14/2560"
    assert found.subject == "รายงานการประชุมคณะกรรมการพัฒนาจังหวัดมุกดาหาร ครั้งที่ 14/2560"


def test_a_province_between_an_offices_name_and_its_street_belongs_to_the_name() -> None:
    column = " " * 34
    text = f"""ที่ กจ ๐๐๐๔.๔/๘๖๖๐                    สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์
{column}จังหวัดกาญจนบุรี
{column}ถนนสุขประชา กจ ๗๐๐๐๐

{RIGHT}๒๒ สิงหาคม ๒๕๖๙

เรื่อง ทดสอบ

เรียน นายอำเภอ ทุกอำเภอ
"""
    (found,) = thaidoc.parse(text).documents
    assert found.sender is not None
    assert found.sender.agency == "สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัดกาญจนบุรี"


NARROW = (
    "{number}\nสำนักศิลปากรที่ ๔\nลพบุรี\nถนนสุรสงคราม ตำบลท่าหิน\nอำเภอเมือง จังหวัดลพบุรี\n๑๕๐๐๐\n{day}\nเรื่อง ส่งเรื่องขออนุญาต\nซ่อมแซม"
    "โบราณสถาน\nเรียน ผู้อำนวยการกองโบราณคดี\n{label}๑. แบบรูปรายการ จำนวน\n๔ แผ่น\n๒. ภาพถ่าย\nจำนวน ๑๐ ภาพ\nด้วยวัดมีหนังสือขออนุญาตซ่อม\n"
    "แซมฉัตรยอดพระธาตุ จึงขอส่งเรื่องมาเพื่อ\nพิจารณา\nจึงเรียนมาเพื่อโปรด\nพิจารณา\n{closing}\n{name}\nผู้อำนวยการสำนักศิลปากรที่ ๔\nลพบุรี\nโทร. ๐ ๕๕๕๑ ๒๒\n๖๒\n"
)


def narrow(
    number: str = "ที่ วธ ๐๔๑๐/๑๒๖๐",
    day: str = "๓๐ พฤษภาคม ๒๕๖๘",
    label: str = "สิ่งที่ส่งมาด้วย ",
    closing: str = "ขอแสดงความนับถือ",
    name: str = "(นายทดสอบ ระบบดี)",
) -> thaidoc.Document:
    """A letter in a narrow column, with wraps of one's own."""
    text = NARROW.format(number=number, day=day, label=label, closing=closing, name=name)
    (found,) = thaidoc.parse(text).documents
    return found


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("ที่ วธ ๐๔๑๐\n/๑๒๖๐", "วธ 0410/1260"),
        ("ที่ วธ ๐๔๑๐\n/ว ๑๒๖๐", "วธ 0410/ว 1260"),
        ("ที่ วธ ๐๔๑๐/\n๑๒๖๐", "วธ 0410/1260"),
        ("ที่ วธ ๐๔๑๐/ว\n ๑๒๖๐", "วธ 0410/ว 1260"),
        ("ที่ วธ ๐๔๑๐.\n๓/ ๓๓๕", "วธ 0410.3/335"),
        ("ที่ วธ ๐๔๑๐\n.๓/๓๓๕", "วธ 0410.3/335"),
        ("ที่\nวธ ๐๔๑๐.๓/๓๓๕", "วธ 0410.3/335"),
    ],
)
def test_a_number_over_two_lines(number: str, text: str) -> None:
    """The rest of the number on the next line is read, and nothing of it is lost to the letterhead."""
    found = narrow(number)
    assert found.number is not None
    assert found.number.text == text
    assert found.stamps == ()
    assert found.sender is not None
    assert found.sender.agency == "สำนักศิลปากรที่ 4 ลพบุรี"


def test_a_receivers_number_below_one_not_filled_in() -> None:
    """In a letter with full lines a bare number below the blank is the receiver's."""
    body = (
        "ด้วยกระทรวงมหาดไทยขอให้จังหวัดรายงานผลการดำเนินงานตามแผนพัฒนาจังหวัดในปีที่ผ่านมาให้ครบถ้วน"
        + "\n        และส่งให้กระทรวงมหาดไทยทราบ" * 9
    )
    (found,) = thaidoc.parse(
        f"ที่ มท ๐๒๑๐/ว\n๔๑๓๓\nกระทรวงมหาดไทย\nถนนอัษฎางค์ กทม. ๑๐๒๐๐\n\nมีนาคม ๒๕๖๘\n\nเรื่อง ทดสอบ\n\nเรียน นายอำเภอ ทุกอำเภอ\n\n        {body}\n\n"
        f"{RIGHT}ขอแสดงความนับถือ\n\n{RIGHT}(นายทดสอบ ระบบดี)\n{RIGHT}ปลัดกระทรวงมหาดไทย\n"
    ).documents
    assert found.number is not None
    assert found.number.serial is None


@pytest.mark.parametrize(
    "day", ["๓๐ พฤษภาคม\n๒๕๖๘", "๓๐ พฤษภา\nคม ๒๕๖๘", "๓๐\nพฤษภาคม ๒๕๖๘", "๓๐ พฤษ\nภาคม ๒๕๖๘", "๓๐ พฤษภาคม ๒๕๖๘"]
)
def test_the_day_over_two_lines(day: str) -> None:
    """The letter's own day, wrapped before its month, within it and before its year."""
    found = narrow(day=day)
    assert found.date is not None
    assert found.date.iso == "2025-05-30"


@pytest.mark.parametrize("label", ["สิ่งที่ส่ง\nมาด้วย ", "สิ่งที่\nส่งมาด้วย ", "สิ่ง\nที่ส่งมาด้วย ", "สิ่งที่ส่งมาด้วย\n"])
@pytest.mark.parametrize("closing", ["ขอแสดงความ\nนับถือ", "ขอแสดง\nความนับถือ"])
def test_labels_over_two_lines(label: str, closing: str) -> None:
    """A label that is wrapped is the label."""
    found = narrow(label=label, closing=closing)
    assert [(item.title, item.quantity) for item in found.attachments] == [("แบบรูปรายการ", 4), ("ภาพถ่าย", 10)]
    assert found.signatory is not None
    assert found.signatory.name == "นายทดสอบ ระบบดี"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("(นายทดสอบ ระบบ\nดีเยี่ยม)", "นายทดสอบ ระบบดีเยี่ยม"),
        ("(นางสาวทดสอบ\nระบบดี)", "นางสาวทดสอบ ระบบดี"),
        ("(ว่าที่ร้อยตรี ทดสอบ ระบบ\nดี)", "ว่าที่ร้อยตรี ทดสอบ ระบบดี"),
        ("(ดร.ทดสอบ ระ\nบบดี)", "ดร.ทดสอบ ระบบดี"),
    ],
)
def test_a_name_over_two_lines_at_the_margin(printed: str, name: str) -> None:
    """The bracket closes on the next line."""
    signed = narrow(name=printed).signatory
    assert signed is not None
    assert (signed.name, signed.position) == (name, "ผู้อำนวยการสำนักศิลปากรที่ 4 ลพบุรี")


@pytest.mark.parametrize(
    ("lines", "agency"),
    [
        (("กรมควบคุม", "มลพิษ"), "กรมควบคุมมลพิษ"),
        (("กรมควบคุม", "มลพิษ", "ก.ค. ๖๙"), "กรมควบคุมมลพิษ"),
        (("กรมการ", "ปกครอง"), "กรมการปกครอง"),
        (("กรมการปกครอง", "สมชาย"), "กรมการปกครอง"),
        (("กรมการปกครอง", "กรกฎาคม ๒๕๖๙"), "กรมการปกครอง"),
    ],
)
def test_the_office_of_a_seal_over_two_lines(lines: tuple[str, ...], agency: str) -> None:
    """The rest of a name is told from a scrawl by the registry, the month on a seal from the day."""
    below = "".join(f"{' ' * 45}{line}\n" for line in (*lines, "๓ กรกฎาคม ๒๕๖๙"))
    (found,) = thaidoc.parse(
        f"ที่ ทส ๐๓๐๘/ว ๒๒๙๐\n\nถึง  สำนักงานสิ่งแวดล้อมและควบคุมมลพิษที่ ๑ - ๑๖\n\n     ขอส่งสำเนาประกาศมาเพื่อทราบ\n\n{below}\nกองคลัง\nโทร ๐ ๕๕๕๑ ๐๐๐๐\n"
    ).documents
    assert found.sender is not None
    assert found.sender.agency == agency
    assert found.date is not None
    assert found.date.iso == "2026-07-03"


def test_a_stamp_between_two_lines_of_the_offices_name() -> None:
    """A stamp in its own column parts the letterhead, and takes nothing of it."""
    stamp = f"{STAMP}กองโบราณคดี\n{STAMP}เลขรับ 882\n{STAMP}- 6 มิ.ย. 2568\n"
    text = NARROW.format(
        number="ที่ วธ ๐๔๑๐/๑๒๖๐",
        day="๓๐ พฤษภาคม ๒๕๖๘",
        label="สิ่งที่ส่งมาด้วย ",
        closing="ขอแสดงความนับถือ",
        name="(นายทดสอบ ระบบดี)",
    )
    (found,) = thaidoc.parse(text.replace("ลพบุรี\n", f"{stamp}ลพบุรี\n", 1)).documents
    assert found.sender is not None
    assert found.sender.agency == "สำนักศิลปากรที่ 4 ลพบุรี"
    assert [(one.agency, one.number, one.date and one.date.iso) for one in found.stamps] == [
        ("กองโบราณคดี", "882", "2025-06-06")
    ]
