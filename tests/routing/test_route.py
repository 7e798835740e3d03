"""Recipients expanded: by tables of what is addressed, from where and when, and how many offices it is."""

from __future__ import annotations

import pytest

from tests.routing.letters import letter, with_list
from thaidoc.registry import Registry
from thaidoc.routing import route

DLA, PHETCHABUN, LOEI = "กรมส่งเสริมการปกครองท้องถิ่น", "จังหวัดเพชรบูรณ์", "จังหวัดเลย"
TODAY = "11 กุมภาพันธ์ 2568"


@pytest.mark.parametrize(
    ("addressed", "sender", "date", "count", "first"),
    [
        # --- provinces
        ("ผู้ว่าราชการจังหวัด|ทุกจังหวัด", DLA, TODAY, 76, "province:11"),
        ("ผู้ว่าราชการจังหวัด|ทุกแห่ง", DLA, TODAY, 76, "province:11"),
        ("ผู้ว่าราชการจังหวัด|76 จังหวัด", DLA, TODAY, 76, "province:11"),
        ("ผู้ว่าราชการจังหวัด|๗๕ จังหวัด", DLA, "1 มีนาคม 2554", 75, "province:11"),
        ("ผู้ว่าราชการจังหวัด|ทุกจังหวัด", DLA, "22 มีนาคม 2554", 75, "province:11"),
        ("ผู้ว่าราชการจังหวัด|ทุกจังหวัด", DLA, "23 มีนาคม 2554", 76, "province:11"),
        ("ผู้ว่าราชการจังหวัด|ทุกจังหวัด", DLA, None, 76, "province:11"),
        ("จังหวัด|ทุกจังหวัด", DLA, TODAY, 76, "province:11"),
        ("|ทุกจังหวัด", DLA, TODAY, 76, "province:11"),
        ("ผู้ว่าราชการจังหวัด|ทุกจังหวัดและกรุงเทพมหานคร", DLA, TODAY, 77, "province:10"),
        ("ผูวาราชการจังหวัด|ทุกจังหวัด", DLA, TODAY, 76, "province:11"),  # damaged
        ("ผู้ว่าราชการจังหวั ด|ทุกจังหวัด", DLA, TODAY, 76, "province:11"),
        ("ผู้ว่าราชการจังหวัด|ทุกจังหวัด|จังหวัดอ่างทองและจังหวัดสิงห์บุรี", DLA, TODAY, 74, "province:11"),
        ("ผู้ว่าราชการจังหวัด|ทุกจังหวัด|จังหวัดอ่างทอง สิงห์บุรี และลพบุรี", DLA, TODAY, 73, "province:11"),
        ("ผู้ว่าราชการจังหวัด|ทุกจังหวัด|กรุงเทพมหานคร", DLA, TODAY, 76, "province:11"),
        ("ผู้ว่าราชการจังหวัดพังงา", DLA, TODAY, 1, "province:82"),
        ("จังหวัดเลยและหนองคาย", DLA, TODAY, 2, "province:42"),
        ("ผู้ว่าราชการจังหวัดเลย ผู้ว่าราชการจังหวัดหนองคาย และผู้ว่าราชการจังหวัดบึงกาฬ".replace(" ผู้ว่า", ", ผู้ว่า"), DLA, TODAY, 3, "province:42"),
        # --- offices in provinces
        ("ท้องถิ่นจังหวัด|ทุกจังหวัด", DLA, TODAY, 76, "office:สถจ:11"),
        ("สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัด|ทุกจังหวัด", DLA, TODAY, 76, "office:สถจ:11"),
        ("สำนักงานท้องถิ่นจังหวัด|ทุกจังหวัด", DLA, "17 กันยายน 2550", 75, "office:สถจ:11"),
        ("ประธาน ก.ท.จ.|ทุกจังหวัด", DLA, "7 มกราคม 2551", 75, "office:กทจ:11"),
        ("ประธาน ก.อบต.จังหวัด|ทุกจังหวัด", DLA, "7 มกราคม 2551", 75, "office:กอบตจ:11"),
        ("นายแพทย์สาธารณสุขจังหวัด|ทุกจังหวัด", "กรมควบคุมโรค", TODAY, 76, "office:สสจ:11"),
        ("นายกองค์การบริหารส่วนจังหวัด|ทุกแห่ง", DLA, TODAY, 76, "office:อบจ:11"),
        ("ประมงจังหวัด|ทุกจังหวัด", "กรมประมง", TODAY, 76, "office:ปมจ:11"),
        # --- districts: of the province that writes, of all from a central body
        ("นายอำเภอ|ทุกอำเภอ", PHETCHABUN, TODAY, 11, "district:6701"),
        ("นายอำเภอ|ทุกอำเภอ", "จังหวัดมุกดาหาร", TODAY, 7, "district:4901"),
        ("นายอำเภอ|ทุกอำเภอ", "จังหวัดพะเยา", TODAY, 9, "district:5601"),
        ("นายอำเภอ|ทุกอำเภอ", "จังหวัดหนองคาย", TODAY, 9, "district:4301"),
        ("นายอำเภอ|ทุกอำเภอ", "จังหวัดหนองคาย", "1 มกราคม 2553", 17, "district:4301"),  # บึงกาฬ's eight were its own
        ("นายอำเภอ|ทุกอำเภอ", "จังหวัดเชียงใหม่", "1 มกราคม 2552", 24, "district:5001"),
        ("นายอำเภอ|ทุกอำเภอ", "จังหวัดเชียงใหม่", TODAY, 25, "district:5001"),
        ("นายอำเภอ|ทุกอำเภอ", "สำนักงานสาธารณสุขจังหวัดเลย", TODAY, 14, "district:4201"),
        ("นายอำเภอ|ทุกอำเภอ", "กรมการปกครอง", TODAY, 878, "district:1101"),
        ("นายอำเภอ|ทุกอำเภอ", "กรมการปกครอง", "25 ธันวาคม 2552", 877, "district:1101"),
        ("นายอำเภอ|ทุกจังหวัด", PHETCHABUN, TODAY, 878, "district:1101"),  # says more than its own
        ("สำนักงานส่งเสริมการปกครองท้องถิ่นอำเภอ|ทุกอำเภอ", "จังหวัดพะเยา", TODAY, 9, "office:สถอ:5601"),
        ("ที่ว่าการอำเภอ|ทุกอำเภอ|อำเภอปาย", "จังหวัดแม่ฮ่องสอน", TODAY, 6, "district:5801"),
        ("นายอำเภอ|ทุกอำเภอ|อำเภอภูเรือ,อำเภอนาแห้ว", LOEI, TODAY, 12, "district:4201"),
        ("นายอำเภอ|ทุกอำเภอ|ภูเรือ", LOEI, TODAY, 13, "district:4201"),
        ("นายอำเภอ|ทุกอำเภอ|อำเภอเมือง", LOEI, TODAY, 13, "district:4202"),
        ("นายอำเภอ", LOEI, TODAY, 14, "district:4201"),  # no group word, and no name
        ("นายอำเภอเมือง", LOEI, TODAY, 1, "district:4201"),
        ("ผู้อำนวยการเขต|ทุกเขต", "กรุงเทพมหานคร", TODAY, 50, "district:1001"),
        # --- others
        ("ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษาประถมศึกษา|ทุกเขต", "สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน", TODAY, 183, "area:สพป:81-1"),
        ("ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษาประถมศึกษาและมัธยมศึกษา|ทุกเขต", "สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน", "13 กรกฎาคม 2558", 225, "area:สพป:81-1"),
        ("สำนักงานสิ่งแวดล้อมและควบคุมมลพิษที่ 1 - 16", "กรมควบคุมมลพิษ", TODAY, 16, "numbered:สคพ:1"),
        ("ศึกษาธิการภาค|ทุกภาค", "สำนักงานปลัดกระทรวงศึกษาธิการ", TODAY, 18, "numbered:ศธภ:1"),
        ("นายกเทศมนตรีเมืองหล่มสัก", PHETCHABUN, TODAY, 1, "local:เทศบาลเมืองหล่มสัก"),
        ("นายกเทศมนตรีตำบลเลิงนกทา", "อำเภอเลิงนกทา", TODAY, 1, None),  # one body, not in the tables
    ],
)  # fmt: skip
def test_offices(addressed: str, sender: str, date: str | None, count: int, first: str | None) -> None:
    """How many offices, and the first of them."""
    found = route(letter(addressed, sender=sender, date=date))
    assert len(found.offices) == count
    assert found.offices[0].id == first
    assert found.groups == ()
    assert all(office.name and office.role == "recipient" for office in found.offices)


@pytest.mark.parametrize(
    ("addressed", "sender", "kind", "within"),
    [
        ("นายกองค์การบริหารส่วนตำบล|ทุกแห่ง", "อำเภอเมืองเพชรบูรณ์", "local_government", "district:6701"),
        ("นายกเทศมนตรีตำบล|ทุกแห่ง", PHETCHABUN, "local_government", "province:67"),
        ("นายกองค์กรปกครองส่วนท้องถิ่น|ทุกแห่ง", DLA, "local_government", None),
        ("หัวหน้าส่วนราชการ|ทุกส่วนราชการ", PHETCHABUN, "government_offices", "province:67"),
        ("หัวหน้าส่วนราชการ", PHETCHABUN, "government_offices", "province:67"),
        ("หัวหน้าส่วนราชการประจำจังหวัด|ทุกส่วนราชการ", PHETCHABUN, "provincial_offices", "province:67"),
        ("หัวหน้าหน่วยงานรัฐวิสาหกิจ|ทุกหน่วย", PHETCHABUN, "state_enterprises", "province:67"),
        ("ปลัดกระทรวง|ทุกกระทรวง", "กรมบัญชีกลาง", "central_government", None),
        ("อธิบดี|ทุกกรม", "กรมบัญชีกลาง", "central_government", None),
        ("กลุ่มจังหวัด|ทุกกลุ่มจังหวัด", "สำนักงานปลัดกระทรวงมหาดไทย", "province_groups", None),
        ("ผู้อำนวยการศูนย์พัฒนาการสาธารณสุขมูลฐานภาค|ทุกแห่ง", "กรมสนับสนุนบริการสุขภาพ", "centres", None),
        ("ผู้อำนวยการโรงเรียนในสังกัด|ทุกโรงเรียน", "สพป.เลย เขต 1", "schools", "province:42"),
        ("คณบดี|ทุกคณะ", "มหาวิทยาลัยมหิดล", "units", None),
        ("ผู้จัดการสาขา|ทุกสาขา", "ธนาคารออมสิน", "unknown", None),
        ("|ตามบัญชีรายชื่อแนบท้าย", "จังหวัดพัทลุง", "external_list", "province:93"),
        ("หัวหน้าส่วนราชการส่วนภูมิภาค|ตามแจ้งท้าย", "จังหวัดพังงา", "external_list", "province:82"),
        ("ผู้ว่าราชการจังหวัด|ตามบัญชีรายชื่อแนบท้าย", DLA, "external_list", None),
        ("ตามรายชื่อแนบท้าย", DLA, "external_list", None),
    ],
)  # fmt: skip
def test_groups(addressed: str, sender: str, kind: str, within: str | None) -> None:
    """What cannot be enumerated says why, and where its members are."""
    found = route(letter(addressed, sender=sender))
    assert found.offices == ()
    (group,) = found.groups
    assert (group.kind, group.within) == (kind, within)
    assert group.reason


LIST = """บัญชีรายชื่อส่งหนังสือ จังหวัดพัทลุง ที่ พท ๐๐๑๗.๒/ว ๑ ลงวันที่ ๙ กันยายน ๒๕๖๗

๑. คณะกรรมการชุดหนึ่ง
๑.๑ ผู้บังคับการตำรวจภูธรจังหวัดพัทลุง
๑.๒ ปลัดจังหวัดพัทลุง
๒. นายกองค์การบริหารส่วนจังหวัดพัทลุง
๓. เทศบาลตำบลบ้านนา
- ๒ -
"""


def test_list_in_an_enclosure() -> None:
    """Read where the file is given; headings of parts are no recipients."""
    document, bundle = with_list(letter("|ตามบัญชีรายชื่อแนบท้าย", sender="จังหวัดพัทลุง"), LIST)
    found = route(document, bundle=bundle)
    assert [(office.id, office.role) for office in found.offices] == [
        ("office:ภจว:93", "list"),
        ("office:ปคจ:93", "list"),
        ("office:อบจ:93", "list"),
        (None, "list"),
    ]
    assert found.groups == ()
    (group,) = route(document).groups
    assert "give the bundle" in group.reason


def test_list_of_bare_names() -> None:
    """Under ผู้ว่าราชการจังหวัด the list gives the provinces alone."""
    text = "รายชื่อจังหวัด\n1. เลย\n2. หนองคาย\n3. ฟังงา\n"
    document, bundle = with_list(letter("ผู้ว่าราชการจังหวัด|ตามบัญชีรายชื่อแนบท้าย"), text)
    assert route(document, bundle=bundle).ids == ("province:42", "province:43", "province:82")


def test_an_enclosure_that_is_no_list() -> None:
    """A programme is not mistaken for the recipients."""
    document, bundle = with_list(letter("|ตามบัญชีรายชื่อแนบท้าย"), "กำหนดการ\n1. จังหวัดเลย\n")
    (group,) = route(document, bundle=bundle).groups
    assert "not in this file" in group.reason


def test_several_recipients_and_copies() -> None:
    """Each keeps its place; copies are marked; the same office is listed once."""
    found = route(
        letter(
            "นายอำเภอ|ทุกอำเภอ",
            "นายกเทศมนตรีเมืองเลย",
            sender=LOEI,
            copies=("ผู้ว่าราชการจังหวัดเลย", "นายอำเภอเมืองเลย"),
        )
    )
    assert [sum(o.recipient == at for o in found.offices) for at in range(4)] == [14, 1, 1, 0]
    assert [o.role for o in found.offices[-2:]] == ["recipient", "copy"]
    assert found.origin == "province:42"


@pytest.mark.parametrize(
    ("addressed", "date", "code"),
    [
        ("ผู้ว่าราชการจังหวัด|77 จังหวัด", TODAY, "count_differs"),
        ("ผู้ว่าราชการจังหวัด|76 จังหวัด", "1 มกราคม 2550", "count_differs"),
        ("ผู้ว่าราชการจังหวัด|ทุกจังหวัด|จังหวัดกขค", TODAY, "exception_unknown"),
        ("นายอำเภอ", TODAY, "no_group_word"),
        ("นายอำเภอ|ทุกอำเภอ", "1 มกราคม 2549", "districts_before_2550"),
    ],
)
def test_what_was_supposed_is_told(addressed: str, date: str, code: str) -> None:
    """Suppositions and what did not fit are notes."""
    assert code in [note.code for note in route(letter(addressed, date=date)).notes]


def test_the_province_that_writes() -> None:
    """By the sender's name, its office's place, its number's letters; a department's address makes no origin."""
    for sender, number, origin in [
        ("จังหวัดเลย", None, "province:42"),
        ("อำเภอภูเรือ", None, "district:4207"),
        ("สำนักงานสาธารณสุขจังหวัดเลย", None, "province:42"),
        ("เทศบาลเมืองเลย", None, "province:42"),
        ("กรมการปกครอง", "มท 0310.1/ว 5", None),
        ("โรงพยาบาลสมมุติ", "ลย 0033.301/12", "province:42"),
        ("ฝ่ายหนึ่ง จังหวัดเลย", None, "province:42"),
        (None, "ลย 0033.301/12", None),
    ]:
        assert route(letter("x", sender=sender, number=number)).origin == origin, sender


def test_a_users_towns() -> None:
    """A registry with rows of one's own is used."""
    mine = Registry.default().extended([{"id": "local:x", "name": "เทศบาลตำบลเลิงนกทา", "kind": "municipality"}])
    assert route(letter("นายกเทศมนตรีตำบลเลิงนกทา"), registry=mine).ids == ("local:x",)


JUNK = [
    "",
    "|",
    "||",
    "|ทุก",
    "ทุก|ทุก",
    "จังหวัด|จังหวัด",
    "|0 จังหวัด",
    "1 - 16",
    "ที่ 1 - 999",
    "และ|และ|และ",
    "x" * 500,
    "่|้|๊",
    "\0|\ud800",
    "ยกเว้น|ทุกแห่ง|ทุกแห่ง",
    "ผู้อำนวยการ|ทุกแห่ง",
    "(ตาม)|ตาม",
]


@pytest.mark.parametrize("junk", JUNK)
@pytest.mark.parametrize("sender", [None, "", "จังหวัด", "\0", "จังหวัดเลย"])
def test_junk(junk: str, sender: str | None) -> None:
    """No recipient raises."""
    found = route(letter(junk, sender=sender, date=None, body=junk * 3, copies=(junk,)))
    assert len(found.offices) < 2000
