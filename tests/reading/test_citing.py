"""What a letter names: numbers, days, agencies and relations, in อ้างถึง, attachments and the text."""

import pytest

import thaidoc

LETTER = """ที่ พท 0017.2/ว 12

ศาลากลางจังหวัดพัทลุง
ถนนราเมศวร์ พท 93000

5 มกราคม 2567

เรื่อง ทดสอบ

เรียน {to}
{fields}
{body}

จึงเรียนมาเพื่อทราบ

ขอแสดงความนับถือ

(นายทดสอบ ระบบดี)
ผู้ว่าราชการจังหวัดพัทลุง
"""


def citations(body: str, fields: str = "", to: str = "นายอำเภอ ทุกอำเภอ") -> list[tuple[str | None, ...]]:
    (letter,) = thaidoc.parse(LETTER.format(body=body, fields=fields, to=to)).documents
    return [
        (c.agency, c.number.text if c.number else None, c.date.iso if c.date else None, c.relation)
        for c in letter.citations
    ]


# running text -> (agency, number, date, relation)
BODY = [
    (
        "ด้วยจังหวัดพัทลุงได้รับแจ้งจากกรมส่งเสริมการปกครองท้องถิ่นว่า กรมอนามัย ได้ร่วมกับภาคีเครือข่ายจัดอบรม",
        [("กรมส่งเสริมการปกครองท้องถิ่น", None, None, "forwards"), ("กรมอนามัย", None, None, "origin")],
    ),
    ("ด้วยกรมอนามัยแจ้งว่า จะจัดอบรม", [("กรมอนามัย", None, None, "forwards")]),
    ("ด้วยจังหวัดพัทลุงกำหนดจัดประชุม", []),
    ("ด้วยสำนักงาน ก.พ. กำหนดจัดสัมมนาให้หัวหน้าส่วนราชการ", []),  # it asks nothing and no letter of it is named
    ("ตามที่กระทรวงมหาดไทยได้มีหนังสือแจ้งให้ถือปฏิบัติ นั้น", []),
    (
        "ตามหนังสือกรมการปกครอง ด่วนที่สุด ที่ มท 0310.3/ว 12696 ลงวันที่ 10 พฤษภาคม 2566 แจ้งแนวทาง นั้น",
        [("กรมการปกครอง", "มท 0310.3/ว 12696", "2023-05-10", "refers")],
    ),
    (
        "โดยกรมบัญชีกลางได้มีหนังสือ ด่วนที่สุด ที่ กค 0433.2/ว 206 ลงวันที่ 1 พฤษภาคม 2562 กำหนดแนวทางไว้แล้ว",
        [("กรมบัญชีกลาง", "กค 0433.2/ว 206", "2019-05-01", "refers")],
    ),
    (
        "จึงได้ยกเลิกคำสั่งจังหวัดพัทลุง\nที่ 2100/2565 ลงวันที่ 8 พฤศจิกายน 2565 เรื่อง แต่งตั้งคณะกรรมการ",
        [("จังหวัดพัทลุง", "2100/2565", "2022-11-08", "cancels")],
    ),
    (
        "ตามประกาศกรมควบคุมโรค เรื่อง แนวทางป้องกัน ลงวันที่ 30 พฤศจิกายน 2566 กำหนดไว้แล้ว",
        [("กรมควบคุมโรค", None, "2023-11-30", "refers")],
    ),
    (
        (
            "ด้วยสำนักงานปลัดกระทรวงการอุดมศึกษา วิทยาศาสตร์ วิจัยและนวัตกรรม มีหนังสือ ที่ อว 0209.4/ว 311 ลงวันที่ "
            "10 มกราคม 2567 แจ้งว่า กรมอนามัยกำหนดจัดประชุม จึงขอให้เข้าร่วม"
        ),
        [
            ("สำนักงานปลัดกระทรวงการอุดมศึกษา วิทยาศาสตร์ วิจัยและนวัตกรรม", "อว 0209.4/ว 311", "2024-01-10", "forwards"),
            ("กรมอนามัย", None, None, "origin"),
        ],
    ),
    (
        "ให้ยกเลิกความในข้อ 4 แห่งประกาศจังหวัดพัทลุง ที่ 12/2566 ลงวันที่ 3 เมษายน 2566 และให้ใช้ความต่อไปนี้แทน",
        [("จังหวัดพัทลุง", "12/2566", "2023-04-03", "amends")],
    ),
    ("ตามมติคณะรัฐมนตรีเมื่อวันที่ 5 มิถุนายน 2566 ให้ดำเนินการ", []),
    ("ซึ่งได้ประกาศในราชกิจจานุเบกษา ลงวันที่ 16 มกราคม 2566 แล้ว", []),
    ("ตามพระราชบัญญัติจังหวัด พ.ศ. 2540 มาตรา 6", []),
]


@pytest.mark.parametrize(("body", "wanted"), BODY, ids=[b[:40] for b, _ in BODY])
def test_what_the_text_names(body: str, wanted: list[tuple[str | None, ...]]) -> None:
    assert citations(body) == wanted


def test_references_are_items() -> None:
    fields = (
        "\nอ้างถึง ๑. หนังสือกระทรวงมหาดไทย ด่วนมาก ที่ มท 0808.3/ว 994 ลงวันที่ 18 มีนาคม 2546\n"
        "๒. หนังสือจังหวัดพัทลุง ที่ พท 0017.2/475 ลงวันที่ 14 พฤศจิกายน 2566\n"
    )
    assert citations("ตามหนังสือที่อ้างถึง แจ้งไว้แล้ว นั้น", fields) == [
        ("กระทรวงมหาดไทย", "มท 0808.3/ว 994", "2003-03-18", "refers"),
        ("จังหวัดพัทลุง", "พท 0017.2/475", "2023-11-14", "refers"),
    ]


def test_a_copied_letter_is_passed_on_and_an_own_order_is_enclosed() -> None:
    fields = (
        "\nสิ่งที่ส่งมาด้วย ๑. สำเนาหนังสือกรมการปกครอง ที่ มท 0310.3/ว 12696\nลงวันที่ 10 พฤษภาคม 2566 จำนวน ๑ ฉบับ\n"
        "๒. สำเนาคำสั่งจังหวัดพัทลุง ที่ 1971/2566 ลงวันที่ 6 กันยายน 2566 จำนวน ๑ ฉบับ\n"
    )
    assert citations("รายละเอียดตามสิ่งที่ส่งมาด้วย", fields) == [
        ("กรมการปกครอง", "มท 0310.3/ว 12696", "2023-05-10", "forwards"),
        ("จังหวัดพัทลุง", "1971/2566", "2023-09-06", "encloses"),
    ]


def test_a_letter_to_the_office_that_wrote_is_a_reply() -> None:
    head = LETTER.replace("/ว 12", "/12")
    fields = "\nอ้างถึง หนังสือสำนักงานศึกษาธิการภาค ๕ ที่ ศธ 0243/24 ลงวันที่ 19 ธันวาคม 2566\n"
    text = head.format(to="ศึกษาธิการภาค สำนักงานศึกษาธิการภาค ๕", fields=fields, body="ตามหนังสือที่อ้างถึง ขอความอนุเคราะห์ นั้น")
    (letter,) = thaidoc.parse(text).documents
    assert letter.references[0].relation == "replies"


@pytest.mark.parametrize("sentence", ["จึงขอเตือนให้รายงานโดยเร็ว", "ขณะนี้ล่วงเลยกำหนดแล้ว ยังไม่ได้รับรายงาน"])
def test_an_own_letter_named_again_is_a_reminder(sentence: str) -> None:
    fields = "\nอ้างถึง หนังสือจังหวัดพัทลุง ที่ พท 0017.2/ว 475 ลงวันที่ 14 พฤศจิกายน 2566\n"
    assert citations(f"ตามหนังสือที่อ้างถึง ขอให้รายงานผล นั้น\n\n{sentence}", fields)[0][3] == "reminds"


@pytest.mark.parametrize(
    ("sentence", "relations"),
    [
        ("จึงให้ยกเลิกหนังสือที่อ้างถึง ๑ และแก้ไขเพิ่มเติมหนังสือที่อ้างถึง ๒", ["cancels", "amends", "refers"]),
        ("จึงให้ยกเลิกหนังสือตามที่อ้างถึง ๒ และ ๓", ["refers", "cancels", "cancels"]),
        ("จึงขอแก้ไขหนังสือที่อ้างถึง (๓) ดังนี้", ["refers", "refers", "amends"]),
        ("ให้ถือปฏิบัติตามหนังสือที่อ้างถึง ๑ และ ๓", ["refers", "refers", "refers"]),
    ],
)
def test_what_is_done_to_a_reference_named_by_its_place(sentence: str, relations: list[str]) -> None:
    fields = "\nอ้างถึง " + "".join(
        f"{i}. หนังสือกรมการปกครอง ที่ มท 0310.3/ว {i}26 ลงวันที่ {i} พฤษภาคม 2566\n" for i in (1, 2, 3)
    )
    assert [c[3] for c in citations(f"ตามหนังสือที่อ้างถึง แจ้งไว้แล้ว นั้น\n\n{sentence}", fields)] == relations


def test_a_number_within_brackets_opens_no_item() -> None:
    """(แบบ กอ. 1 - กอ. 3) is part of the second item's title, not its third item."""
    fields = "\nสิ่งที่ส่งมาด้วย ๑. แนวทาง จำนวน ๑ ชุด\n๒. แบบรายงาน (แบบ กอ. ๑ - กอ. ๓)  จำนวน ๓ ฉบับ\n"
    (letter,) = thaidoc.parse(LETTER.format(body="ก", fields=fields, to="นายอำเภอ")).documents
    assert [(a.title, a.quantity) for a in letter.attachments] == [("แนวทาง", 1), ("แบบรายงาน (แบบ กอ. 1 - กอ. 3)", 3)]
