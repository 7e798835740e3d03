"""What a sentence says is not what a head says: titles, labels and closing days inside running text open and close nothing.

Each phrase of PHRASES stands in the text of each kind of document, in every place a line may begin.
"""

from __future__ import annotations

import pytest

import thaidoc

PHRASES = (
    "ระเบียบกระทรวงมหาดไทยว่าด้วยการเงิน พ.ศ. ๒๕๔๗ ข้อ ๖",
    "พระราชบัญญัติวิธีปฏิบัติราชการทางปกครอง พ.ศ. ๒๕๓๙ กำหนดไว้",
    "ประกาศกระทรวงสาธารณสุข เรื่อง หลักเกณฑ์ ลงวันที่ ๕ มกราคม ๒๕๖๗",
    "คำสั่งจังหวัดน่าน ที่ ๑๒/๒๕๖๗ ลงวันที่ ๕ มกราคม ๒๕๖๗",
    "กฎกระทรวงกำหนดหลักเกณฑ์ พ.ศ. ๒๕๔๗",
    "รายงานการประชุมคณะกรรมการ ครั้งที่ ๑/๒๕๖๗",
    "บันทึกข้อตกลงความร่วมมือระหว่างหน่วยงาน",
    "บันทึกข้อความของกลุ่มงานการเงิน ที่ นน ๐๐๑๘/๕๕ ลงวันที่ ๕ มกราคม ๒๕๖๗",
    "ข้อบัญญัติองค์การบริหารส่วนตำบล เรื่อง การจัดการขยะ พ.ศ. ๒๕๖๐",
    "ที่ นน ๐๐๑๘/๕๕ ลงวันที่ ๕ มกราคม ๒๕๖๗ เรื่อง การสำรวจ เพื่อดำเนินการ",
    "ประกาศ ณ วันที่ ๕ มกราคม ๒๕๖๗ ไว้แล้ว",
    "สั่ง ณ วันที่ ๕ มกราคม ๒๕๖๗ แล้วนั้น",
)
LONG = "          ด้วยอำเภอปัวมีความจำเป็นต้องดำเนินการให้เป็นไปด้วยความเรียบร้อยและบรรลุวัตถุประสงค์ตามที่กำหนดไว้ใน\n"
PLACES = {
    "wrapped": LONG + "{} แล้วแจ้งผลให้ทราบต่อไป",
    "double-spaced": LONG + "\n{} แล้วแจ้งผล",
    "a paragraph": "          ด้วยอำเภอมีความจำเป็น\n\n          {} แล้วแจ้งผลให้อำเภอทราบ",
    "an item": "          ด้วยอำเภอขอให้ดำเนินการ ดังนี้\n          ๑. {}\n          ๒. สำรวจข้อมูล",
}
SIGNED = "               (นายข้าวแต๋น หวานน้อย)\n               นายอำเภอปัว\n"
KINDS = {
    "external_letter": (
        (
            "ที่ นน ๐๕๑๘/ว ๑๗๔๒                    ที่ว่าการอำเภอปัว\n                    ถนนวรนคร นน ๕๕๑๒๐\n\n"
            "               ๑ เมษายน ๒๕๖๗\n\nเรื่อง  การเตรียมความพร้อม\n\nเรียน  นายกเทศมนตรีตำบลปัว\n\n"
        ),
        "\n\n     จึงเรียนมาเพื่อพิจารณา\n\n               ขอแสดงความนับถือ\n\n" + SIGNED,
    ),
    "order": (
        "          คำสั่งอำเภอปัว\n          ที่ ๑๒๓/๒๕๖๗\n     เรื่อง แต่งตั้งคณะทำงาน\n     -------------------\n\n",
        "\n\n          สั่ง ณ วันที่ ๑ เมษายน พ.ศ. ๒๕๖๗\n\n" + SIGNED,
    ),
    "announcement": (
        "          ประกาศอำเภอปัว\n     เรื่อง รับสมัครบุคคล\n     -------------------\n\n",
        "\n\n          ประกาศ ณ วันที่ ๑ เมษายน พ.ศ. ๒๕๖๗\n\n" + SIGNED,
    ),
    "internal_memo": (
        (
            "          บันทึกข้อความ\nส่วนราชการ อำเภอปัว โทร. ๐ ๕๔๕๕ ๐๑๒๓\nที่ นน ๐๕๑๘/๑๒๓          วันที่ ๑ เมษายน ๒๕๖๗\n"
            "เรื่อง การเตรียมความพร้อม\n\nเรียน นายอำเภอปัว\n\n"
        ),
        "\n\n     จึงเรียนมาเพื่อโปรดพิจารณา\n\n" + SIGNED,
    ),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_sentence_opens_and_closes_nothing(kind: str, place: str) -> None:
    """One document, with its own day and signature, whatever its text names."""
    head, foot = KINDS[kind]
    for phrase in PHRASES:
        documents = thaidoc.parse(head + PLACES[place].format(phrase) + foot).documents
        assert [d.kind.value for d in documents] == [kind], phrase
        assert documents[0].date is not None
        assert documents[0].date.to_date().isoformat() == "2024-04-01", phrase
        assert documents[0].signatory is not None
        assert documents[0].signatory.name == "นายข้าวแต๋น หวานน้อย", phrase


@pytest.mark.parametrize(
    ("sentence", "agencies"),
    [
        ("ด้วยอำเภอปัวได้รับแจ้งจากจังหวัดน่านว่า กรมการปกครองกำหนดจัดการประชุม", {"จังหวัดน่าน", "กรมการปกครอง"}),
        ("ด้วยอำเภอปัวได้รับแจ้ง\nจาก\nจังหวัดน่านว่า กรมการปกครองจัดการประชุม", {"จังหวัดน่าน", "กรมการปกครอง"}),
        ("ด้วยอำเภอปัวได้รับการประสานงานจากจังหวัดน่าน ขอความร่วมมือสำรวจข้อมูล", {"จังหวัดน่าน"}),
        ("ด้วยอำเภอปัวได้รับหนังสือจากจังหวัดน่าน แจ้งว่ากรมการปกครองขอความร่วมมือ", {"จังหวัดน่าน", "กรมการปกครอง"}),
        ("ด้วยจังหวัดน่านแจ้งประสานมาว่า กรมการปกครองได้จัดทำโครงการ", {"จังหวัดน่าน", "กรมการปกครอง"}),
        ("ด้วยจังหวัดน่านรายงานว่า กรมการขนส่งทางบกได้จัดทำโครงการ", {"จังหวัดน่าน", "กรมการขนส่งทางบก"}),
        ("ด้วยทางกรมการปกครองได้จัดทำโครงการ และขอความร่วมมือจังหวัด", {"กรมการปกครอง"}),
        ("ด้วยอำเภอปัวได้รับมอบหมายจากจังหวัดน่านให้สำรวจข้อมูล", {"จังหวัดน่าน"}),
        ("ด้วยอำเภอปัวได้รับการร้องขอจากโรงพยาบาลปัว ให้ประชาสัมพันธ์", {"โรงพยาบาลปัว"}),
        ("ตามที่กรมการปกครองได้กำหนดแนวทางไว้ นั้น", set()),
        ("ด้วยอำเภอปัวจะดำเนินโครงการร่วมกับโรงพยาบาลปัว", set()),
    ],
)
def test_agencies_of_which_something_was_received(sentence: str, agencies: set[str]) -> None:
    """Convention 9 of the record contract."""
    head, foot = KINDS["external_letter"]
    (document,) = thaidoc.parse(head + "     " + sentence + " จึงขอให้รายงานผลให้อำเภอทราบ" + foot).documents
    assert {citation.agency for citation in document.citations} == agencies
