"""Received stamps as offices, systems and recognisers print them: every form on several papers, and what is no stamp.

A row is one stamp, ``/`` between its lines; ``{o}`` is the receiving office. All say number 6170, 7 March 2568, and
10.30 where they name an hour.
"""

from __future__ import annotations

import pytest

import thaidoc

OFFICE = "สำนักงานจังหวัดน่าน"
FORMS = (
    # The Regulation's box, and its labels by other words.
    "{o}/เลขรับ ๖๑๗๐/วันที่ ๗ มี.ค. ๖๘/เวลา ๑๐.๓๐ น.",
    "{o}/เลขที่รับ....๖๑๗๐..../วันที่....๗ มี.ค. ๖๘..../เวลา....๑๐.๓๐....",
    "{o}/เลขที่ ๖๑๗๐/วันที่ ๗ มี.ค. ๖๘/เวลา ๑๐.๓๐ น.",
    "{o}/ลงรับเลขที่ ๖๑๗๐/วันที่ ๗ มี.ค. ๖๘/เวลา ๑๐.๓๐ น.",
    "{o}/เลขทะเบียนรับ ๖๑๗๐/วันที่รับ ๗ มี.ค. ๖๘/เวลารับ ๑๐.๓๐ น.",
    "{o}/เลขทะเบียนหนังสือรับ ๖๑๗๐/ลงวันที่ ๗ มี.ค. ๖๘/เวลา ๑๐.๓๐ น.",
    "{o}/หนังสือรับเลขที่ ๖๑๗๐/รับวันที่ ๗ มี.ค. ๖๘/รับเวลา ๑๐.๓๐ น.",
    "{o}/ลำดับรับที่ ๖๑๗๐/วัน/เดือน/ปี ๗ มี.ค. ๖๘/เวลา ๑๐.๓๐ น.".replace("วัน/เดือน/ปี", "ว.ด.ป."),
    "{o}/ทะเบียนรับ ๖๑๗๐/เมื่อ ๗ มี.ค. ๖๘/เวลา ๑๐:๓๐ น.",
    "{o}/เลขรับหนังสือ : 6170/วันที่ : 7 มีนาคม 2568/เวลา : 10:30 น.",
    "{o}/เลขที่หนังสือรับ 6170/วันที่ 07/03/2568".replace("07/03/2568", "07-03-2568") + "/เวลา 10:30",
    "{o}/หมายเลขรับ 6170/วันที่ 7 มี.ค. 2568/เวลา 10.30 นาฬิกา",
    "{o}/ทะเบียนเลขที่ 6170/รับเมื่อ 7 มี.ค. 2568/เวลา 10.30 น.",
    "{o}/เลขรับเอกสาร 6170/วันที่รับเอกสาร 7 มี.ค. 2568/เวลา 10.30 น.",
    "{o}/เลขรับเรื่อง 6170/วันที่ 7 มี.ค. 2568/เวลา 10.30 น.",
    # One line.
    "{o} รับที่ ๖๑๗๐ วันที่ ๗ มี.ค. ๖๘ เวลา ๑๐.๓๐ น.",
    "[{o} รับที่ ๖๑๗๐ วันที่ ๗ มี.ค. ๒๕๖๘ เวลา ๑๐.๓๐ น.]",
    "({o} เลขรับ ๖๑๗๐ ลว. ๗ มี.ค. ๖๘)",
    "<< {o} เลขรับ ๖๑๗๐ วันที่ ๗ มี.ค. ๖๘ >>",
    "{o} | เลขรับ 6170 | วันที่ 7 มี.ค. 68 | เวลา 10.30 น.",
    "{o} เลขรับ: 6170, วันที่: 7 มี.ค. 68, เวลา: 10.30 น.",
    "เลขรับ 6170 วันที่ 7 มี.ค. 2568 เวลา 10.30 น. {o}",
    "เลขรับ 6170 / 7 มี.ค. 68 / 10.30 น.",
    "รับวันที่ 7 มี.ค. 68 เลขรับ 6170",
    "รับวันที่ 7 มี.ค. 68 เวลา 10.30 น. เลขรับ 6170 {o}",
    "รับเมื่อวันที่ ๗ มี.ค. ๖๘ เวลา ๑๐.๓๐ น. ทะเบียนเลขที่ ๖๑๗๐",
    "ลงรับ ๗ มี.ค. ๖๘ เลขที่ ๖๑๗๐",
    "{o} ลงรับเลขที่ ๖๑๗๐ ลงวันที่ ๗ มี.ค. ๒๕๖๘",
    "{o} ได้รับหนังสือเลขที่ ๖๑๗๐ เมื่อวันที่ ๗ มีนาคม ๒๕๖๘ เวลา ๑๐.๓๐ น.",
    "รับแล้ว {o} ๖๑๗๐ ๗ มี.ค. ๖๘",
    "สารบรรณกลาง รับ ๖๑๗๐ ๗ มี.ค. ๖๘",
    "งานสารบรรณ เลขรับ ๖๑๗๐ วันที่ ๗ มี.ค. ๖๘",
    # A heading or a section above, the office anywhere.
    "สารบรรณกลาง รับ ๖๑๗๐/๗ มี.ค. ๖๘",
    "ตรารับหนังสือ/{o}/เลขรับ ๖๑๗๐/วันที่ ๗ มี.ค. ๖๘/เวลา ๑๐.๓๐ น.",
    "รับหนังสือ/{o}/๖๑๗๐/๗ มี.ค. ๖๘ เวลา ๑๐.๓๐ น.",
    "ลงทะเบียนรับแล้ว/{o}/เลขที่ ๖๑๗๐ วันที่ ๗ มี.ค. ๖๘ เวลา ๑๐.๓๐ น.",
    "หนังสือรับ/{o}/ที่ ๖๑๗๐/วันที่ ๗ มี.ค. ๖๘/เวลา ๑๐.๓๐ น.",
    "วันที่รับ ๗ มี.ค. ๖๘/เวลา ๑๐.๓๐ น./เลขรับ ๖๑๗๐/{o}",
    "เลขรับ ๖๑๗๐/{o}/๗ มี.ค. ๖๘ ๑๐.๓๐ น.",
    "{o}/วันที่ ๗ มี.ค. ๖๘/เลขรับ ๖๑๗๐/เวลา ๑๐.๓๐ น.",
    "{o}/วันที่ ๗ มี.ค. ๖๘ เวลา ๑๐.๓๐ น./เลขรับ ๖๑๗๐",
    "{o}/รับ ๖๑๗๐ ๗ มี.ค. ๖๘/๑๐.๓๐ น.",
    "{o}/รับเลขที่ ๖๑๗๐ ลว. ๗ มี.ค. ๖๘/เวลา ๑๐.๓๐",
    "{o}/เลขรับ ๖๑๗๐/ผู้รับ วาสนา/วันที่ ๗ มี.ค. ๖๘/เวลา ๑๐.๓๐ น.",
    "{o}/รับที่ ๖๑๗๐/วันที่ ๗ มี.ค. ๖๘/เวลา ๑๐.๓๐ น./ผู้รับ ...............",
    # Labels and values apart, in a table.
    "เลขรับ | วันที่ | เวลา/๖๑๗๐ | ๗ มี.ค. ๖๘ | ๑๐.๓๐ น.",
    "| {o} |/| เลขรับ | ๖๑๗๐ |/| วันที่ | ๗ มี.ค. ๖๘ |/| เวลา | ๑๐.๓๐ น. |",
    "{o}/เลขรับ/๖๑๗๐/วันที่/๗ มี.ค. ๖๘/เวลา/๑๐.๓๐ น.",
    "+--------------------+/| {o} |/| เลขรับ 6170 |/| วันที่ 7 มี.ค. 68 |/| เวลา 10.30 น. |/+--------------------+",
    "เลขรับ : 6170/วันที่รับ : 7 มี.ค. 68/เวลารับ : 10:30:15 น.",
    # Systems.
    "ลงรับอิเล็กทรอนิกส์ 6170 วันที่ 07/03/2568 เวลา 10:30 น.".replace("07/03/2568", "7 มี.ค. 2568"),
    "รับหนังสือผ่านระบบสารบรรณอิเล็กทรอนิกส์ เลขรับ 6170 วันที่ 7 มี.ค. 2568 เวลา 10:30 น.",
    "รับหนังสือผ่านระบบสารบรรณอิเล็กทรอนิกส์/เลขทะเบียนรับ 6170/วันที่ 7 มี.ค. 2568 เวลา 10:30 น./{o}",
    "ระบบสารบรรณอิเล็กทรอนิกส์ {o}/เลขรับ 6170 วันที่ 7 มี.ค. 2568 10:30",
    "e-Saraban {o} เลขรับ 6170 7 มี.ค. 2568 10:30 น.",
    "[e-Office] รับที่ 6170 วันที่ 2025-03-07 เวลา 10:30",
    "RECEIVED/{o}/No. 6170/Date 7 MAR 2568/Time 10:30",
    "RECEIVED 7 MAR 2568/No. 6170",
    "No. 6170/Date 7 มี.ค. 68/Time 10.30",
    "Received No. 6170 Date 07-03-2568 Time 10:30",
    # Days by other hands.
    "{o}/รับที่ 6170/วันที่ 7-3-68/เวลา 10.30",
    "{o}/รับที่ 6170/วันที่ 7 / มี.ค. / 68/เวลา 10.30".replace(" / ", "~"),
    "{o}/รับที่ 6170/วันที่ - 7 มี.ค. 2568 -/เวลา - 10.30 -",
    "{o}/รับที่ 6170/วันที่ 7-มี.ค.-68/เวลา 10.30น.",
    "{o}/รับที่ 6170/วันที่ 07 มี.ค.2568/เวลา 10 . 30 น.",
    "{o}/รับที่ 6170/- 7 มี.ค. 2568/10.30 น.",
    # Recognisers.
    "{o}/เลขทรับ ๖๑๗๐/วันท ๗ มี.ค. ๖๘/เวลา ๑๐.๓๐ น.",
    "{o}/เลขท่รับ ๖๑๗๐/วันทื ๗ มี.ค. ๖๘/เวลา ๑๐.๓๐ น.",
    "{o}/รบที่ ๖๑๗๐/วันที ๗ มี.ค. ๖๘/เวลา ๑๐.๓๐ น.",
    "{o}/เลข ที่ รับ ๖๑๗๐/วัน ที่ ๗ มี.ค. ๖๘/เว ลา ๑๐.๓๐ น.",
    "{o}/เลขรับ ๖,๑๗๐/วันที่.. ๗ มี.ค. ๖๘ ../เวลา.. ๑๐.๓๐ ..น.",
    # Other words, other orders.
    "{o}/เลขลงรับ ๖๑๗๐/ลงรับวันที่ ๗ มี.ค. ๖๘/ลงรับเวลา ๑๐.๓๐ น.",
    "{o}/หนังสือเข้าเลขที่ ๖๑๗๐/วันที่ ๗ มี.ค. ๖๘/เวลา ๑๐.๓๐ น.",
    "{o}/เลขคุมรับ ๖๑๗๐/วันที่คุม ๗ มี.ค. ๖๘/เวลา ๑๐.๓๐ น.",
    "{o}/บันทึกรับเลขที่ ๖๑๗๐/วันที่บันทึก ๗ มี.ค. ๖๘/เวลา ๑๐.๓๐ น.",
    "{o}/รับไว้เป็นเลขที่ ๖๑๗๐/เมื่อวันที่ ๗ มี.ค. ๖๘ เวลา ๑๐.๓๐ น.",
    "{o}/ได้รับเมื่อ ๗ มี.ค. ๖๘ เวลา ๑๐.๓๐ น./ลำดับที่ ๖๑๗๐",
    "{o}/ประทับรับวันที่ ๗ มี.ค. ๖๘ เวลา ๑๐.๓๐ น./เลขที่ ๖๑๗๐",
    "รับจากไปรษณีย์/{o}/เลขรับ ๖๑๗๐/๗ มี.ค. ๖๘/๑๐.๓๐ น.",
    "{o} (รับที่ ๖๑๗๐ เมื่อ ๗ มี.ค. ๖๘ ๑๐.๓๐ น.)",
    "{o} : รับ ๖๑๗๐ : ๗ มี.ค. ๖๘ : ๑๐.๓๐ น.",
    "** รับแล้ว ** {o} เลขที่ ๖๑๗๐ วันที่ ๗ มี.ค. ๖๘ เวลา ๑๐.๓๐ น.",
    "== รับหนังสือ ==/{o}/เลขที่ ๖๑๗๐/๗ มี.ค. ๖๘ ๑๐.๓๐ น.",
    "{o}/เลขรับ___๖๑๗๐___/วันที่___๗ มี.ค. ๖๘___/เวลา___๑๐.๓๐___น.",
    "หน่วยงานที่รับ: {o}/เลขที่รับ: 6170/วันที่รับ: 7 มี.ค. 68/เวลาที่รับ: 10.30 น.",
    "รับโดย {o}/เลขรับ 6170/เมื่อ 7 มี.ค. 68 เวลา 10.30 น.",
    "ผู้รับ {o}/เลขรับ 6170/เมื่อ 7 มี.ค. 68 เวลา 10.30 น.",
    "{o}/รับ/6170/7 มี.ค. 68/10.30 น.",
    "{o}/6170/7 มี.ค. 68/10.30 น.",
    "{o}/#6170/รับ 7 มี.ค. 68 10.30",
    "ลงทะเบียนรับเลขที่ 6170 ณ วันที่ 7 มี.ค. 68 เวลา 10.30 น. โดย {o}",
    "Received by {o}/Receive No. 6170/Receive date 7 มี.ค. 2568 10:30",
    "{o}/Doc No. 6170/7 Mar 2025 10:30",
    "{o}/เลขรับ 6170/วันที่ 7 มี.ค. 68 เวลา 10.30 น./ลงชื่อ ............... ผู้รับ",
)  # fmt: skip

LETTER = (
    "ที่ มท ๐๒๑๐/ว ๑๒๓๔          กระทรวงมหาดไทย\n                    ถนนอัษฎางค์ กทม. ๑๐๒๐๐\n\n          ๕ มีนาคม ๒๕๖๘\n\n"
    "เรื่อง ทดสอบ\n\nเรียน ผู้ว่าราชการจังหวัดน่าน\n\n     ด้วยกระทรวงมหาดไทยขอให้จังหวัดรายงานผล\n\n     จึงเรียนมาเพื่อทราบ\n\n"
    "ขอแสดงความนับถือ\n\n(นายแมวส้ม ลายเมฆ)\nปลัดกระทรวงมหาดไทย\n"
)
MEMO = (
    "บันทึกข้อความ\nส่วนราชการ กองคลัง กรมทดสอบ โทร. ๐ ๒๑๒๓ ๔๕๖๗\nที่ มท ๐๒๑๐/๑๒๓๔ วันที่ ๕ มีนาคม ๒๕๖๘\nเรื่อง ทดสอบ\n\nเรียน ผู้อำนวยการกองแผนงาน\n\n"
    "     ด้วยกองคลังขอให้กองแผนงานรายงานผล\n\n     จึงเรียนมาเพื่อทราบ\n\n(นายแมวส้ม ลายเมฆ)\nผู้อำนวยการกองคลัง\n"
)
STAMPED = (
    "ที่ มท ๐๒๑๐/ว ๑๒๓๔\n\nถึง สำนักงานจังหวัดน่าน\n\n     พร้อมนี้กรมทดสอบขอส่งแบบรายงานมาเพื่อดำเนินการ\n\n"
    "กรมทดสอบ\n๕ มีนาคม ๒๕๖๘\n\nกองคลัง\nโทร. ๐ ๒๑๒๓ ๔๕๖๗\n"
)
PAPERS = {
    "above a letter": ("{stamp}\n\n" + LETTER, "2025-03-05"),
    "below the number": (LETTER.replace("กทม. ๑๐๒๐๐\n\n", "กทม. ๑๐๒๐๐\n\n{stamp}\n\n", 1), "2025-03-05"),
    "below a letter": (LETTER + "\n{stamp}\n", "2025-03-05"),
    "above a memo": ("{stamp}\n\n" + MEMO, "2025-03-05"),
    "above a stamped letter": ("{stamp}\n\n" + STAMPED, "2025-03-05"),
}


def _printed(form: str) -> str:
    return form.replace("/", "\n").replace("~", " / ").format(o=OFFICE)


def _hour(form: str) -> str | None:
    return "10:30" if any(hour in form for hour in ("10.30", "10:30", "10 . 30", "๑๐.๓๐", "๑๐:๓๐")) else None


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("paper", list(PAPERS))
def test_stamp(form: str, paper: str) -> None:
    text, issued = PAPERS[paper]
    (document,) = thaidoc.parse(text.replace("{stamp}", _printed(form))).documents
    found = [(one.number, one.date and one.date.iso, one.time) for one in document.stamps]
    assert found == [("6170", "2025-03-07", _hour(form))]
    assert document.date is not None
    assert document.date.iso == issued
    assert document.number is not None
    assert document.number.serial == "1234"
    assert document.sender is not None
    assert document.sender.agency in ("กระทรวงมหาดไทย", "กรมทดสอบ")
    if "{o}" in form:
        assert (document.stamps[0].agency or "").endswith(OFFICE)


RIGHT = "                         "
HEAD = (
    "ที่ มท ๐๒๑๐/ว ๑๒๓๔{0}\nกระทรวงมหาดไทย{1}\nถนนอัษฎางค์ กทม. ๑๐๒๐๐{2}\n\n          ๕ มีนาคม ๒๕๖๘\n\n"
    "เรื่อง ทดสอบ{3}\n\nเรียน ผู้ว่าราชการจังหวัดน่าน{4}\n"
)
BODY = LETTER[LETTER.index("\n     ด้วย") :]
ROWS = (
    (OFFICE, "เลขรับ ๖๑๗๐", "วันที่ ๗ มี.ค. ๖๘"),
    (OFFICE, "ลงทะเบียนรับที่ ๖๑๗๐", "๗ มี.ค. ๖๘ เวลา ๑๐.๓๐ น."),
    (f"| {OFFICE} |", "| เลขรับ ๖๑๗๐ |", "| วันที่ ๗ มี.ค. ๖๘ |"),
    ("รับที่ ๖๑๗๐", "วันที่ ๗ มี.ค. ๖๘", "เวลา ๑๐.๓๐ น."),
)


@pytest.mark.parametrize("rows", ROWS)
def test_stamp_right_of_the_head(rows: tuple[str, ...]) -> None:
    (document,) = thaidoc.parse(HEAD.format(*(RIGHT + row for row in rows), "", "") + BODY).documents
    assert [(one.number, one.date and one.date.iso) for one in document.stamps] == [("6170", "2025-03-07")]
    assert document.number is not None
    assert document.sender is not None
    assert document.sender.agency == "กระทรวงมหาดไทย"
    assert document.subject == "ทดสอบ"


def test_stamp_right_of_the_labels() -> None:
    stamp = f"[{OFFICE} รับที่ ๖๑๗๐ วันที่ ๗ มี.ค. ๖๘ เวลา ๑๐.๓๐ น.]"
    (document,) = thaidoc.parse(HEAD.format("", "", "", RIGHT + stamp, "") + BODY).documents
    assert [(one.agency, one.number, one.time) for one in document.stamps] == [(OFFICE, "6170", "10:30")]
    assert document.subject == "ทดสอบ"
    rows = HEAD.format("", "", "", f"{RIGHT}{OFFICE}\n{RIGHT}เลขรับ ๖๑๗๐", f"{RIGHT}วันที่ ๗ มี.ค. ๖๘").replace(
        "\n\nเรียน", "\nเรียน"
    )
    (document,) = thaidoc.parse(rows + BODY).documents
    assert [(one.agency, one.number) for one in document.stamps] == [(OFFICE, "6170")]
    assert [one.name for one in document.recipients] == ["ผู้ว่าราชการจังหวัดน่าน"]


def test_stamp_right_of_a_memos_head() -> None:
    rows = (OFFICE, "เลขรับ ๖๑๗๐", "วันที่ ๗ มี.ค. ๖๘", "เวลา ๑๐.๓๐ น.")
    lines = MEMO.split("\n")
    beside = [line + RIGHT + row for line, row in zip(lines, rows, strict=False)] + lines[4:]
    (document,) = thaidoc.parse("\n".join(beside)).documents
    assert [(one.agency, one.number, one.date and one.date.iso, one.time) for one in document.stamps] == [
        (OFFICE, "6170", "2025-03-07", "10:30")
    ]
    assert (document.date and document.date.iso, document.subject) == ("2025-03-05", "ทดสอบ")
    assert document.sender is not None
    assert document.sender.agency == "กรมทดสอบ"


@pytest.mark.parametrize(
    "stamps",
    [
        "{o}\nเลขรับ ๖๑๗๐\nวันที่ ๗ มี.ค. ๖๘\nเวลา ๑๐.๓๐ น.\nกลุ่มงานบริหารทั่วไป\nเลขรับ ๔๕\nวันที่ ๘ มี.ค. ๖๘\nเวลา ๑๑.๓๐ น.",
        "{o} รับ ๖๑๗๐ ๗ มี.ค. ๖๘\nกลุ่มงานบริหารทั่วไป รับ ๔๕ ๘ มี.ค. ๖๘",
        "เลขรับ ๖๑๗๐ ๗ มี.ค. ๖๘\n{o}\nเลขรับ ๔๕ ๘ มี.ค. ๖๘\nกลุ่มงานบริหารทั่วไป",
        "{o}\nลงรับวันที่ ๗ มี.ค. ๖๘ เลขที่ ๖๑๗๐\n\nกลุ่มงานบริหารทั่วไป\nทะเบียนรับ ๔๕ ลว. ๘ มี.ค. ๖๘",
        "{o}               กลุ่มงานบริหารทั่วไป\nเลขรับ ๖๑๗๐               เลขรับ ๔๕\nวันที่ ๗ มี.ค. ๖๘               วันที่ ๘ มี.ค. ๖๘",
    ],
)
def test_several_stamps(stamps: str) -> None:
    (document,) = thaidoc.parse(stamps.format(o=OFFICE) + "\n\n" + LETTER).documents
    assert sorted((one.agency, one.number, one.date and one.date.iso) for one in document.stamps) == [
        ("กลุ่มงานบริหารทั่วไป", "45", "2025-03-08"),
        (OFFICE, "6170", "2025-03-07"),
    ]
    assert document.date is not None
    assert document.date.iso == "2025-03-05"


TOLD = "     ตามที่จังหวัดน่านได้แจ้งว่าได้ลงทะเบียนรับหนังสือของกระทรวงมหาดไทยไว้แล้ว ตามหนังสือจังหวัดน่าน ทะเบียน"
NONE = (
    # Citations, wrapped.
    ("text", f"{TOLD}\nเลขรับที่ ๑๒๓ ลงวันที่ ๗ มีนาคม ๒๕๖๘ เวลา ๑๐.๓๐ น. นั้น"),
    ("text", f"{TOLD}\nรับที่ ๑๒๓ วันที่ ๗ มีนาคม ๒๕๖๘ เวลา ๑๐.๓๐ น.\nความละเอียดแจ้งแล้ว นั้น"),
    # Registers and timetables.
    ("foot", "บัญชีหนังสือรับ\nเลขรับ   วันที่รับ   จาก   เรื่อง\n๑๒๓   ๗ มี.ค. ๖๘   กรมทดสอบ   ขอข้อมูล\n๑๒๔   ๘ มี.ค. ๖๘   กรมทดสอบ   ขอข้อมูล"),
    ("foot", "บัญชีหนังสือรับ\nเลขรับ   วันที่รับ   เวลา\n๑๒๓   ๗ มี.ค. ๖๘   ๑๐.๓๐\n๑๒๔   ๘ มี.ค. ๖๘   ๑๑.๐๐"),
    ("foot", "| เลขทะเบียนรับ | ที่ | ลงวันที่ | จาก |\n| ๑๒๓ | มท ๐๒๐๑/๑๒ | ๗ มี.ค. ๖๘ | กรมทดสอบ |"),
    ("text", "กำหนดการ\nลำดับที่ วันที่ เวลา\n๑ ๗ มี.ค. ๖๘ ๐๙.๐๐ น.\n๒ ๘ มี.ค. ๖๘ ๐๙.๐๐ น."),
    ("text", "     ในวันที่ ๗ มีนาคม ๒๕๖๘\nเวลา ๑๐.๓๐ น.\nณ ห้องประชุม ๒"),
    ("text", "ใบเสร็จรับเงินเลขที่ ๑๒๓ วันที่ ๗ มี.ค. ๖๘\nรับเงินวันที่ ๗ มี.ค. ๖๘ เวลา ๑๐.๓๐ น. เลขที่ ๑๒๓"),
    # Not filled in.
    ("foot", "แบบคำขอ\nรับที่ ........\nวันที่ ........\nเวลา ........\nชื่อ .............. สกุล ........."),
    ("foot", "เลขรับ....................\nวันที่......../........../.........\nเวลา....................น."),
    ("top", f"{OFFICE}\nเลขรับ..............\nวันที่..............\nเวลา.............."),
    ("top", f"{OFFICE}\nเลขรับ\nวันที่\nเวลา"),
    ("top", "เลขรับ .......... วันที่ ............ เวลา ........ น."),
    ("top", f"{OFFICE}\nเลขรับ......./๒๕๖๘\nวันที่....................๒๕๖๘\nเวลา..............น."),
)  # fmt: skip


@pytest.mark.parametrize(("place", "printed"), NONE)
def test_no_stamp(place: str, printed: str) -> None:
    text = {
        "text": LETTER.replace("     จึงเรียน", f"{printed}\n     จึงเรียน", 1),
        "foot": f"{LETTER}\n{printed}\n",
        "top": f"{printed}\n\n{LETTER}",
    }[place]
    (document,) = thaidoc.parse(text).documents
    assert document.stamps == ()
    assert document.date is not None
    assert document.date.iso == "2025-03-05"
    assert document.sender is not None
    assert document.sender.agency == "กระทรวงมหาดไทย"


def test_a_stamps_lines_are_not_the_letters_text() -> None:
    stamp = _printed(FORMS[0])
    text = LETTER.replace("     จึงเรียน", f"{stamp}\n\n     จึงเรียน", 1)
    assert thaidoc.parse(text).documents[0].body == thaidoc.parse(LETTER).documents[0].body


READ = (
    # A recogniser reads a stamp's rows in turn with the head's, or those of two stamps in turn.
    "{o}\nเลขรับ ๖๑๗๐\nที่ มท ๐๒๑๐/ว ๑๒๓๔          กระทรวงมหาดไทย\nถนนอัษฎางค์ กทม. ๑๐๒๐๐\nวันที่ ๗ มีนาคม ๒๕๖๘\n๕ มีนาคม ๒๕๖๘\nเวลา ๑๐.๓๐ น.",
    "{o}\nรับที่......๖๑๗๐......\nที่ มท ๐๒๑๐/ว ๑๒๓๔\nวันที่......๗ มี.ค. ๖๘......\nกระทรวงมหาดไทย\nเวลา..........\nถนนอัษฎางค์ กทม. ๑๐๒๐๐\n๕ มีนาคม ๒๕๖๘",
    "{o}\nเลขรับ ๖๑๗o\nวันที่ ๗ มี.ค. ๖๘\nเวลา ๑๐.๓๐ น.\n\nที่ มท ๐๒๑๐/ว ๑๒๓๔\nกระทรวงมหาดไทย\nถนนอัษฎางค์ กทม. ๑๐๒๐๐\n\n๕ มีนาคม ๒๕๖๘",
)  # fmt: skip


@pytest.mark.parametrize("head", READ)
def test_a_stamp_as_recognisers_read_it(head: str) -> None:
    (document,) = thaidoc.parse(head.format(o=OFFICE) + "\n" + LETTER[LETTER.index("\nเรื่อง") :]).documents
    assert [(one.number, one.date and one.date.iso) for one in document.stamps] == [("6170", "2025-03-07")]
    assert (document.number and document.number.serial, document.date and document.date.iso) == ("1234", "2025-03-05")


def test_two_stamps_read_row_by_row() -> None:
    rows = (
        f"กลุ่มงานบริหารทั่วไป\n{OFFICE}\nเลขรับ ๔๕\nเลขรับ ๖๑๗๐\nวันที่ ๘ มี.ค. ๖๘\nวันที่ ๗ มี.ค. ๖๘\nเวลา ๑๑.๓๐ น.\nเวลา ๑๐.๓๐ น."
    )
    (document,) = thaidoc.parse(f"{rows}\n\n{LETTER}").documents
    assert [(one.agency, one.number, one.date and one.date.iso, one.time) for one in document.stamps] == [
        ("กลุ่มงานบริหารทั่วไป", "45", "2025-03-08", "11:30"),
        (OFFICE, "6170", "2025-03-07", "10:30"),
    ]
