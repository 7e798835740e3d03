"""Citations as other writers phrase them: who told what, how a letter stands to the one that it names, attachments.

Rules are told by value tables: the running text (or the field) of one letter of จังหวัดน่าน, and what it cites.
"""

from __future__ import annotations

import pytest

import thaidoc
from thaidoc import Document

LETTER = """ที่ นน 0018.1/ว 145        ศาลากลางจังหวัดน่าน
                 ถนนสุริยพงษ์ นน 55000

                 20 มีนาคม 2569

เรื่อง  การดำเนินงานป่าชุมชน

เรียน  {to}
{fields}
          {body}

          จึงเรียนมาเพื่อโปรดพิจารณา

                 ขอแสดงความนับถือ

                 (นายมะดัน เปรี้ยวจี๊ด)
                 ผู้ว่าราชการจังหวัดน่าน
"""
MANY = "นายอำเภอ ทุกอำเภอ"
FORESTERS = "อธิบดีกรมป่าไม้"
THEIRS = "ที่ ทส 1602.4/ว 512 ลงวันที่ 7 มกราคม 2569"
OURS = "ที่ นน 0018.1/ว 33 ลงวันที่ 7 มกราคม 2569"


def letter(body: str, *, to: str = MANY, fields: str = "") -> Document:
    (found,) = thaidoc.parse(LETTER.format(body=body, to=to, fields=f"\n{fields}\n" if fields else "")).documents
    return found


def told(body: str) -> list[tuple[str | None, str]]:
    """Agencies cited without a number."""
    return [(c.agency, str(c.relation)) for c in letter(body).citations if c.number is None]


def related(body: str, *, to: str = MANY, fields: str = "") -> list[str]:
    return [str(c.relation) for c in letter(body, to=to, fields=fields).citations if c.number is not None]


# -- who told it -----------------------------------------------------------------------------------------

TOLD = [
    # the office speaks, not the ministry behind it
    ("ด้วยกรมป่าไม้ กระทรวงทรัพยากรธรรมชาติและสิ่งแวดล้อม แจ้งว่า ได้จัดทำคู่มือ", [("กรมป่าไม้", "forwards")]),
    ("กรมป่าไม้ กระทรวงทรัพยากรธรรมชาติและสิ่งแวดล้อม ได้แจ้งให้ทราบว่า จัดทำคู่มือแล้ว", [("กรมป่าไม้", "forwards")]),
    # names with blanks, of firms and clubs, by initials and place, with a region
    ("ด้วยบริษัท ไม้งาม จำกัด แจ้งว่า จะย้ายที่ทำการ", [("บริษัท ไม้งาม จำกัด", "forwards")]),
    ("ด้วยชมรมคนรักป่าจังหวัดน่านแจ้งว่า จะจัดงาน", [("ชมรมคนรักป่าจังหวัดน่าน", "forwards")]),
    ("ด้วย อบจ.น่าน แจ้งว่า จะเปิดระบบ", [("อบจ.น่าน", "forwards")]),
    ("ด้วยภาคบริการโลหิตแห่งชาติที่ 9 แจ้งว่า จะออกหน่วย", [("ภาคบริการโลหิตแห่งชาติที่ 9", "forwards")]),
    (
        "ด้วยศูนย์ป้องกันและบรรเทาสาธารณภัย เขต 10 แจ้งว่า จะฝึกซ้อม",
        [("ศูนย์ป้องกันและบรรเทาสาธารณภัย เขต 10", "forwards")],
    ),
    # a name that the registry knows needs no known verb behind it
    (
        "จังหวัดน่านได้รับทราบจากกรมป่าไม้ว่า กรมการจัดหางานสำรวจความต้องการแรงงาน",
        [("กรมป่าไม้", "forwards"), ("กรมการจัดหางาน", "origin")],
    ),
    # a word that holds ว่า is not the end of a name
    (
        "ด้วยกรมควบคุมโรคแจ้งว่า ด่านควบคุมโรคติดต่อระหว่างประเทศห้วยโก๋นรายงานพบผู้ป่วย",
        [("กรมควบคุมโรค", "forwards"), ("ด่านควบคุมโรคติดต่อระหว่างประเทศห้วยโก๋น", "origin")],
    ),
    # whose matter it is, behind ด้วย and behind a number
    ("ด้วยกรมป่าไม้แจ้งว่า ด้วยกรมชลประทานขอใช้พื้นที่", [("กรมป่าไม้", "forwards"), ("กรมชลประทาน", "origin")]),
    (f"ตามหนังสือกรมป่าไม้ {THEIRS} แจ้งว่า กรมควบคุมมลพิษขอให้ส่งข้อมูล", [("กรมควบคุมมลพิษ", "origin")]),
    # ตามที่ … แจ้งว่า tells; ตามที่ … กำหนด does not
    ("ตามที่กรมป่าไม้ได้แจ้งว่า จะจัดอบรม นั้น จึงขอให้เตรียมตัว", [("กรมป่าไม้", "forwards")]),
    ("ตามที่กรมป่าไม้กำหนดจัดอบรม นั้น จึงขอให้เตรียมตัว", []),
    ("ด้วยจังหวัดน่านได้รับสำเนาหนังสือกรมป่าไม้ ขอให้ประชาสัมพันธ์งาน", [("กรมป่าไม้", "forwards")]),
    ("ด้วยเทศบาลเมืองน่านแจ้งความประสงค์ขอใช้พื้นที่", [("เทศบาลเมืองน่าน", "forwards")]),
    ("กรมป่าไม้ได้บอกกล่าวมายังจังหวัดน่านว่า จะเข้าตรวจพื้นที่", [("กรมป่าไม้", "forwards")]),
    # nothing is told by whom the letter only names
    ("กรมป่าไม้ได้รับแจ้งว่า มีการลักลอบตัดไม้ จึงสั่งการให้จังหวัดตรวจสอบ", []),
    ("จังหวัดน่านขอให้อำเภอแจ้งกรมป่าไม้ว่า ได้ดำเนินการแล้ว", []),
    ("ด้วยจังหวัดน่านได้รับการจัดสรรงบประมาณจากกรมป่าไม้ จำนวน 3 ล้านบาท", []),
    (
        "พร้อมนี้ ขอส่งสำเนาหนังสือของกรมป่าไม้ในปัญหาที่ดินมาประกอบการพิจารณา ผู้ให้ถ้อยคำยืนยันว่าจำเรื่องเดิมมิได้",
        [],
    ),
    # the day of another paper
    (f"ตามหนังสือกรมป่าไม้ {THEIRS} ขอให้สำรวจ สำเนาบัญชีที่ส่งมาคราวก่อน ลงวันที่ 3 มีนาคม 2568 มีรอยลบ", []),
    # passed on as a paper
    ("จังหวัดน่านขอส่งประกาศกรมป่าไม้ เรื่อง เขตป่า ลงวันที่ 7 มกราคม 2569 มาเพื่อทราบ", [("กรมป่าไม้", "encloses")]),
]


@pytest.mark.parametrize(("body", "wanted"), TOLD, ids=[body[:40] for body, _ in TOLD])
def test_agencies_of_which_it_was_heard(body: str, wanted: list[tuple[str, str]]) -> None:
    assert told(body) == wanted


def test_who_is_named_in_the_reference_is_not_named_again() -> None:
    found = letter("ทัพภาคได้รับแจ้งจากกรมป่าไม้ว่า จะจัดอบรม จึงขอให้เข้าร่วม", fields=f"อ้างถึง  หนังสือกรมป่าไม้ {THEIRS}")
    assert [(c.where, c.agency) for c in found.citations] == [("reference", "กรมป่าไม้")]


# -- how the letter stands to one that its text names ----------------------------------------------------

IN_TEXT = [
    (MANY, f"ตามหนังสือจังหวัดน่าน {OURS} ขอให้รายงานผล บัดนี้เลยกำหนดแล้วยังไม่ได้รับรายงาน", ["reminds"]),
    (MANY, f"จังหวัดน่านได้มีหนังสือ {OURS} ขอให้รายงานผล แต่ปรากฏว่าอำเภอยังไม่ได้รายงาน", ["reminds"]),
    (MANY, f"ตามหนังสือจังหวัดน่าน {OURS} ขอให้ส่งแผน หากส่งแล้วต้องขออภัยมา ณ ที่นี้", ["reminds"]),
    (MANY, f"ตามหนังสือจังหวัดน่าน {OURS} เชิญประชุม นั้น จึงขอยกเลิกการประชุมดังกล่าว", ["cancels"]),
    (MANY, f"ตามหนังสือจังหวัดน่าน {OURS} เชิญประชุม นั้น จึงขอเลื่อนการประชุมดังกล่าวออกไป", ["amends"]),
    (MANY, f"ตามหนังสือจังหวัดน่าน {OURS} ส่งแบบรายงาน นั้น จังหวัดขอส่งแบบรายงานเพิ่มเติม", ["refers"]),
    (FORESTERS, f"ตามหนังสือกรมป่าไม้ {THEIRS} ขอให้สำรวจ นั้น จังหวัดน่านขอส่งผลการสำรวจ", ["replies"]),
    (FORESTERS, f"จังหวัดน่านได้รับหนังสือกรมป่าไม้ {THEIRS} ขอให้สำรวจแล้ว ไม่มีพื้นที่บุกรุก", ["replies"]),
    (FORESTERS, f"ตามที่ท่านแจ้งความพร้อม ตามหนังสือ {THEIRS} นั้น ขอส่งรายชื่อ", ["replies"]),
    (MANY, f"กรมป่าไม้ได้มีหนังสือ {THEIRS} ขอความเห็นต่อร่างแผน จังหวัดน่านจึงขอให้อำเภอพิจารณา", ["forwards"]),
    (MANY, f"กรมป่าไม้แจ้งตามหนังสือ {THEIRS} ว่า จะเข้าตรวจพื้นที่", ["forwards"]),
    (MANY, f"จังหวัดน่านได้รับแจ้งจากกรมป่าไม้ ตามหนังสือ {THEIRS} ว่า จะเข้าตรวจพื้นที่", ["forwards"]),
    (MANY, f"ด้วยกรมป่าไม้ส่งหนังสือ {THEIRS} เรื่อง การสำรวจ มาเพื่อดำเนินการ", ["forwards"]),
    (MANY, f"จังหวัดน่านขอส่งหนังสือกรมป่าไม้ {THEIRS} เรื่อง การสำรวจ มาเพื่อดำเนินการ", ["forwards"]),
    (MANY, f"ด้วยกระทรวงมหาดไทยได้ส่งสำเนาหนังสือกรมป่าไม้ {THEIRS} มาเพื่อทราบ", ["origin"]),
    (
        MANY,
        f"จังหวัดน่านขอส่งสำเนาหนังสือกรมป่าไม้ {THEIRS} พร้อมสำเนาหนังสือกรมชลประทาน ที่ กษ 0301/44 มาเพื่อทราบ",
        ["forwards", "origin"],
    ),
    (MANY, f"โดยให้ถือปฏิบัติตามหนังสือกรมป่าไม้ {THEIRS} อย่างเคร่งครัด", ["refers"]),
]


@pytest.mark.parametrize(("to", "body", "wanted"), IN_TEXT, ids=[body[:50] for _, body, _ in IN_TEXT])
def test_letters_that_the_text_names(to: str, body: str, wanted: list[str]) -> None:
    assert related(body, to=to) == wanted


# -- and to the one of อ้างถึง -----------------------------------------------------------------------------

OWN_REFERENCE = [
    ("ให้หนังสือที่อ้างถึงเป็นอันสิ้นผลบังคับ", "cancels"),
    ("จึงให้เลิกใช้แนวทางตามหนังสือที่อ้างถึง", "cancels"),
    ("เห็นควรให้ยกเลิกหลักเกณฑ์เดิมตามหนังสือดังกล่าว และใช้หลักเกณฑ์ใหม่", "cancels"),
    ("จึงขอปรับปรุงแนวทางตามหนังสือที่อ้างถึง โดยให้ใช้ข้อความใหม่", "amends"),
    ("ให้ปรับแก้ข้อ 2 ของหนังสือที่อ้างถึง เป็นดังนี้", "amends"),
    ("ขอเปลี่ยนแปลงกำหนดการอบรมตามหนังสือที่อ้างถึง", "amends"),
    ("ตามหนังสือที่อ้างถึง ขอให้ส่งรายงาน นั้น จนบัดนี้ยังหาได้รับคำตอบไม่", "reminds"),
    ("ตามหนังสือที่อ้างถึง ขอให้ส่งรายงาน นั้น ยังไม่ปรากฏว่าได้รับรายงานแต่อย่างใด", "reminds"),
    ("ตามหนังสือที่อ้างถึง ขอให้ส่งรายงาน นั้น มีอำเภอที่ไม่ได้ส่งรายงาน 3 แห่ง", "reminds"),
    # words alike that do none of it
    ("ตามหนังสือที่อ้างถึง จังหวัดแจ้งแนวทาง นั้น หากมีการยกเลิกการอบรมจะแจ้งให้ทราบ", "refers"),
    ("ตามหนังสือที่อ้างถึง จังหวัดแจ้งแนวทาง นั้น เพื่อแก้ไขปัญหาไฟป่า จึงขอให้ดำเนินการ", "refers"),
    ("ตามหนังสือที่อ้างถึง จังหวัดแจ้งแนวทาง นั้น พบความคลาดเคลื่อนของข้อมูลร้อยละ 6 จึงขอให้ทบทวน", "refers"),
    ("ตามหนังสือที่อ้างถึง จังหวัดแจ้งแนวทาง นั้น พบว่ามีหน่วยงานที่ยังไม่ได้ดำเนินการ 5 แห่ง", "refers"),
]


@pytest.mark.parametrize(("body", "wanted"), OWN_REFERENCE, ids=[body[:50] for body, _ in OWN_REFERENCE])
def test_ones_own_letter_in_the_reference(body: str, wanted: str) -> None:
    assert related(body, fields=f"อ้างถึง  หนังสือจังหวัดน่าน {OURS}") == [wanted]


ASKED = [
    ("ขอทราบข้อมูล นั้น จังหวัดได้ตรวจสอบข้อมูลแล้ว ปรากฏดังนี้", "replies"),
    ("กรมป่าไม้ขอให้เสนอชื่อ นั้น จังหวัดขอเสนอชื่อนายอำเภอปัว", "replies"),
    ("กรมป่าไม้ขอใช้พื้นที่ นั้น จังหวัดพิจารณาแล้วอนุญาตให้ใช้พื้นที่ได้", "replies"),
    ("กรมป่าไม้ขอให้สำรวจ นั้น จังหวัดพิจารณาแล้วเห็นว่าเป็นประโยชน์ จึงขอให้ท่านดำเนินการ", "refers"),
]


@pytest.mark.parametrize(("body", "wanted"), ASKED, ids=[body[:50] for body, _ in ASKED])
def test_what_another_office_asked(body: str, wanted: str) -> None:
    """Told to a third office: an answer where the matter is settled, none where it is passed on."""
    fields = f"อ้างถึง  หนังสือกรมป่าไม้ {THEIRS.replace('ว ', '')}"
    assert related(f"ตามหนังสือที่อ้างถึง {body}", to="ผู้อำนวยการสำนักบริหารพื้นที่อนุรักษ์ที่ 13", fields=fields) == [wanted]


# -- numbers and days -----------------------------------------------------------------------------------

NUMBERED = [
    ("จึงแก้ไขคำสั่งเลขที่ 87/2568 ขององค์การบริหารส่วนจังหวัดน่าน ลงวันที่ 16 กันยายน 2568", "87/2568", "2025-09-16"),
    ("ตามหนังสือกรมป่าไม้ ลง 9 มีนาคม 2569 ตามเลขที่ ทส 1602/ว 234 ขอให้สำรวจ", "ทส 1602/ว 234", "2026-03-09"),
    ("จึงยกเลิกคำสั่งจังหวัดน่าน (0842/2562) ลงวันที่ 7 มิถุนายน 2562", "0842/2562", "2019-06-07"),
    ("ตามโทรเลขกรมการกงสุล ที่ กต 0302/114 ลงวันที่ 3 มีนาคม 2569 ขอให้ตรวจสอบ", "กต 0302/114", "2026-03-03"),
]


@pytest.mark.parametrize(("body", "number", "day"), NUMBERED, ids=[body[:40] for body, _, _ in NUMBERED])
def test_a_number_and_its_day(body: str, number: str, day: str) -> None:
    (found,) = letter(body).citations
    assert (str(found.number), found.date and found.date.iso) == (number, day)


ORDERS = [
    ("จึงให้ยกเลิกคำสั่งทั้งสองฉบับ และแต่งตั้งใหม่", ["cancels", "cancels"]),
    ("จึงให้แก้ไขเพิ่มเติมคำสั่งดังกล่าว ดังนี้", ["amends", "refers"]),
]


@pytest.mark.parametrize(("rest", "wanted"), ORDERS)
def test_an_order_that_amended_another(rest: str, wanted: list[str]) -> None:
    order = f"""คำสั่งจังหวัดน่าน
ที่ 700/2569
เรื่อง  แต่งตั้งคณะทำงาน
-----------------------
          ตามที่จังหวัดน่านได้มีคำสั่งจังหวัดน่าน ที่ 31/2566 ลงวันที่ 15 สิงหาคม 2566 แต่งตั้งคณะทำงาน และคำสั่งจังหวัดน่าน ที่ 12/2567 \
ลงวันที่ 8 มกราคม 2567 แก้ไขเพิ่มเติมคำสั่งดังกล่าว นั้น
          เพื่อให้เหมาะสม {rest}

                 สั่ง ณ วันที่ 20 มีนาคม 2569

                 (นายมะดัน เปรี้ยวจี๊ด)
                 ผู้ว่าราชการจังหวัดน่าน
"""
    (found,) = thaidoc.parse(order).documents
    assert [str(c.relation) for c in found.citations] == wanted


# -- attachments ----------------------------------------------------------------------------------------

ATTACHED = [
    ("1. แบบสำรวจ\n- 2 เล่ม\n2. ตาราง\nจำนวน 2 กล่อง", [("แบบสำรวจ", 2, "เล่ม"), ("ตาราง", 2, "กล่อง")]),
    ("1. แบบสำรวจ จำนวน\n2 แผ่น\n2. ภาพถ่าย จำนวน 1 ปึก", [("แบบสำรวจ", 2, "แผ่น"), ("ภาพถ่าย", 1, "ปึก")]),
    ("1) แบบสำรวจ\nรวม 2 ปึก\n2) ภาพถ่าย จำนวน 3 ฉบับ", [("แบบสำรวจ", 2, "ปึก"), ("ภาพถ่าย", 3, "ฉบับ")]),
    ("แบบตอบรับและกำหนดการ อย่างละ 1 ชุด", [("แบบตอบรับและกำหนดการ", 1, "ชุด")]),
]


@pytest.mark.parametrize(("listed", "wanted"), ATTACHED)
def test_a_quantity_on_a_line_of_its_own(listed: str, wanted: list[tuple[str, int, str]]) -> None:
    found = letter("ด้วยจังหวัดน่านขอเชิญประชุม", fields=f"สิ่งที่ส่งมาด้วย  {listed}")
    assert [(a.title, a.quantity, a.unit) for a in found.attachments] == wanted
