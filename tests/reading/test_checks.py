"""Doubt shown as doubt: proposals with a reason, notes with a place, nothing changed."""

import thaidoc

LETTER = """ที่ {number}

{head}

{date}

เรื่อง ทดสอบ

เรียน นายอำเภอ ทุกอำเภอ

ด้วยมีเรื่องแจ้งให้ทราบ {body}

ขอแสดงความนับถือ

(นายทดสอบ ระบบดี)
ปลัดจังหวัด
"""


def parse(**values: str) -> thaidoc.Document:
    given = {"number": "มห 0018.1/ว 55", "head": "ศาลากลางจังหวัดมุกดาหาร", "date": "13 มิถุนายน 2566", "body": ""} | values
    (letter,) = thaidoc.parse(LETTER.format(**given)).documents
    return letter


def proposals(letter: thaidoc.Document) -> dict[str, str | None]:
    return {c.field: c.proposed for c in letter.corrections}


def test_ministry_letters_before_a_provincial_code_are_doubted() -> None:
    letter = parse(number="มท 0018.1/ว 55", head="ศาลากลางจังหวัดมุกดาหาร\nถนนวิวิธสุรการ มท 59000")
    assert letter.number is not None
    assert letter.number.text == "มท 0018.1/ว 55"
    assert proposals(letter) == {"number.prefix": "มห", "sender.postcode": "49000", "sender.address": "มห 49000"}


def test_a_central_departments_field_office_is_right() -> None:
    letter = parse(number="กค 0311.39/ว 55", head="ศาลากลางจังหวัดพังงา\nถนนเพชรเกษม พง 82000")
    assert proposals(letter) == {}


def test_a_district_letter_with_its_own_code_is_right() -> None:
    letter = parse(number="พช 0118/55", head="ที่ว่าการอำเภอเมืองเพชรบูรณ์\nถนนสระบุรี - หล่มสัก พช 67000")
    assert proposals(letter) == {}


def test_a_stamp_before_the_letter_is_told() -> None:
    letter = parse(head="สถจ.มุกดาหาร\nรับที่ 77\nวันที่ 2 มิ.ย. 2566\nเวลา 10.00 น.\n\nศาลากลางจังหวัดมุกดาหาร")
    assert [note.code for note in letter.notes] == ["stamp_before_letter"]
    assert letter.stamps[0].time == "10:00"


def test_the_old_year_in_january_is_doubted() -> None:
    letter = parse(date="28 ธันวาคม 2565", head="สถจ.มุกดาหาร\nรับที่ 77\nวันที่ 5 ม.ค. 2565\nเวลา\n\nศาลากลางจังหวัดมุกดาหาร")
    assert proposals(letter) == {"stamps.0.date": "2023-01-05"}


def test_a_weekday_that_contradicts_its_date_is_told_with_its_place() -> None:
    letter = parse(body="กำหนดประชุมในวันจันทร์ที่ 14 มิถุนายน 2566 เวลา 09.00 น.")
    (note,) = [n for n in letter.notes if n.code == "weekday_contradiction"]
    assert note.span is not None
    assert "พุธ" in note.message


def test_documents_of_one_file_correct_each_other() -> None:
    later = LETTER.format(
        number="มห 0118/ว 9",
        head="ที่ว่าการอำเภอเมืองมุกดาหาร",
        date="20 มิถุนายน 2566",
        body="ตามหนังสือจังหวัดมุกดาหาร ที่ มห 0018.1/ว 55 ลงวันที่ 13 มิถุนายน 2566",
    )
    earlier = LETTER.format(number="มห 0018.1/ว 55", head="ศาลากลางจังหวัดมุกดาหาร", date="มิถุนายน 2566", body="")
    _, second = thaidoc.parse(later + "\n\n" + earlier).documents
    assert second.date is not None
    assert second.date.precision == "month"
    assert proposals(second) == {"date": "2023-06-13"}
