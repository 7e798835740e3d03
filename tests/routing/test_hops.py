"""Sentences that ask somebody to pass the letter on, and sentences that only look so."""

from __future__ import annotations

import pytest

from tests.routing.letters import letter
from thaidoc.routing import route

DISTRICTS, PROVINCES = "นายอำเภอ|ทุกอำเภอ", "ผู้ว่าราชการจังหวัด|ทุกจังหวัด"


@pytest.mark.parametrize(
    ("addressed", "sentence", "by", "to", "kind", "offices"),
    [
        (DISTRICTS, "สำหรับอำเภอให้แจ้งองค์กรปกครองส่วนท้องถิ่นในพื้นที่พิจารณาดำเนินการด้วย", "อำเภอ", "องค์กรปกครองส่วนท้องถิ่นในพื้นที่", "local_government", 14),
        (DISTRICTS, "อนึ่งสำหรับอำเภอขอให้แจ้งองค์กรปกครองส่วนท้องถิ่นในพื้นที่ดำเนินการดังกล่าวด้วย", "อำเภอ", "องค์กรปกครองส่วนท้องถิ่นในพื้นที่", "local_government", 14),
        (DISTRICTS, "จังหวัดเลยจึงขอให้อำเภอแจ้งองค์กรปกครองส่วนท้องถิ่นในพื้นที่ถือปฏิบัติโดยเคร่งครัด", "อำเภอ", "องค์กรปกครองส่วนท้องถิ่นในพื้นที่", "local_government", 14),
        (PROVINCES, "จึงขอให้จังหวัดแจ้งอำเภอสนับสนุนการขับเคลื่อนการพัฒนาชุมชน", "จังหวัด", "อำเภอ", "district", 76),
        (PROVINCES, "กรมทรัพยากรน้ำจึงขอให้จังหวัดแจ้งองค์กรปกครองส่วนท้องถิ่นสำรวจแหล่งน้ำ", "จังหวัด", "องค์กรปกครองส่วนท้องถิ่น", "local_government", 76),
        (PROVINCES, "ขอความร่วมมือจังหวัดแจ้งองค์กรปกครองส่วนท้องถิ่นร่วมขับเคลื่อนการดำเนินงาน", "จังหวัด", "องค์กรปกครองส่วนท้องถิ่น", "local_government", 76),
        (PROVINCES, "จึงเรียนมาเพื่อโปรดทราบและแจ้งให้องค์กรปกครองส่วนท้องถิ่นถือปฏิบัติต่อไป", None, "องค์กรปกครองส่วนท้องถิ่น", "local_government", 76),
        (PROVINCES, "จึงเรียนมาเพื่อโปรดทราบ และแจ้งให้องค์กรปกครองส่วนท้องถิ่นถือปฏิบัติต่อไป", None, "องค์กรปกครองส่วนท้องถิ่น", "local_government", 76),
        (PROVINCES, "จึงขอให้แจ้งองค์กรปกครองส่วนท้องถิ่นทราบและถือปฏิบัติ", None, "องค์กรปกครองส่วนท้องถิ่น", "local_government", 76),
        (PROVINCES, "จึงขอได้แจ้งให้เทศบาลและเมืองพัทยาดำเนินการปรับอัตราเงินเดือน", None, "เทศบาลและเมืองพัทยา", "local_government", 76),
        (PROVINCES, "จึงเรียนมาเพื่อโปรดพิจารณาแจ้งหน่วยงานที่เกี่ยวข้องดำเนินการต่อไป", None, "หน่วยงานที่เกี่ยวข้อง", "units", 76),
        (PROVINCES, "จึงเรียนมาเพื่อทราบและแจ้งให้สถานศึกษาในสังกัดทราบต่อไป", None, "สถานศึกษาในสังกัด", "schools", 76),
        (PROVINCES, "โปรดแจ้งเวียนให้ส่วนราชการในสังกัดทราบ", None, "ส่วนราชการในสังกัด", "units", 76),
        (PROVINCES, "จึงขอให้จังหวัดแจงองค์กรปกครองส่วนท้องถิ่นทราบ", "จังหวัด", "องค์กรปกครองส่วนท้องถิ่น", "local_government", 76),  # a lost tone mark
    ],
)  # fmt: skip
def test_must_pass_it_on(addressed: str, sentence: str, by: str | None, to: str, kind: str, offices: int) -> None:
    """Who, to whom, how many offices of the route; the sentence is the evidence, and its place is right."""
    body = f"ด้วยกรมอนามัยแจ้งว่า ได้ร่วมกับภาคีเครือข่าย\n{sentence}"
    found = route(letter(addressed, sender="จังหวัดเลย" if addressed is DISTRICTS else "กรมทรัพยากรน้ำ", body=body))
    (hop,) = found.next_hops
    assert (hop.by, hop.to, hop.kind, len(hop.offices)) == (by, to, kind, offices)
    assert hop.span
    assert " ".join(body[slice(*hop.span)].split()) == hop.sentence
    assert hop.to in hop.sentence


@pytest.mark.parametrize(
    "body",
    [
        "ด้วยกรมอนามัยแจ้งว่า ได้ร่วมกับภาคีเครือข่าย",
        "ด้วยจังหวัดพะเยาได้รับแจ้งจากกรมส่งเสริมการปกครองท้องถิ่นว่า มีการประชุม",
        "ตามที่กระทรวงมหาดไทยได้มีหนังสือแจ้งให้องค์กรปกครองส่วนท้องถิ่นนำระเบียบไปใช้ นั้น",
        "ตามที่กระทรวงมหาดไทยขอให้จังหวัดแจ้งองค์กรปกครองส่วนท้องถิ่นรายงานผล นั้น บัดนี้ครบกำหนดแล้ว",
        "จึงขอแจ้งให้องค์กรปกครองส่วนท้องถิ่นมอบหมายเจ้าหน้าที่เข้าร่วมประชุม",  # the sender itself informs them
        "และขอให้แจ้งตอบรับรายชื่อเจ้าหน้าที่ภายในวันที่ 5 มีนาคม 2567",
        "ถ่ายทอดชี้แจงและทำความเข้าใจผ่านกลไกการทำงานของกำนัน ผู้ใหญ่บ้าน",
        "เลขที่ 120 ถนนแจ้งวัฒนะ เขตหลักสี่",
        "จึงแจ้งมาเพื่อดำเนินการ",
        "จึงเรียนมาเพื่อโปรดทราบ",
        "",
    ],
)
def test_nobody_must(body: str) -> None:
    """The past, the sender's own news, answers to the sender."""
    assert route(letter(PROVINCES, body=body)).next_hops == ()


def test_through_somebody() -> None:
    """(ผ่านท้องถิ่นอำเภอ) in the address is a hop, with the address as evidence."""
    found = route(
        letter("นายกองค์การบริหารส่วนตำบล|ทุกแห่ง||ผ่านท้องถิ่นอำเภอ", sender="องค์การบริหารส่วนจังหวัดชัยนาท", copies=(DISTRICTS,))
    )
    (hop,) = found.next_hops
    assert (hop.by, hop.to, hop.span) == ("ท้องถิ่นอำเภอ", "นายกองค์การบริหารส่วนตำบล", None)
    assert len(hop.offices) == 8


def test_said_twice_is_one_hop() -> None:
    """The same request in body and closing."""
    sentence = "จึงขอให้จังหวัดแจ้งองค์กรปกครองส่วนท้องถิ่นทราบ"
    assert len(route(letter(PROVINCES, body=f"{sentence}\n{sentence}")).next_hops) == 1


def test_only_those_of_the_level_are_meant() -> None:
    """สำหรับอำเภอ: the districts, not the mayors who are addressed as well."""
    found = route(
        letter(DISTRICTS, "นายกเทศมนตรีเมืองเลย", sender="จังหวัดเลย", body="สำหรับอำเภอให้แจ้งองค์กรปกครองส่วนท้องถิ่นในพื้นที่ด้วย")
    )
    assert len(found.offices) == 15
    assert all(ident.startswith("district:42") for ident in found.next_hops[0].offices)


def test_local_governments_are_not_the_province() -> None:
    """ขอให้จังหวัดแจ้ง asks the governors, not the อบจ. and towns that are addressed as well."""
    found = route(
        letter(
            PROVINCES,
            "นายกองค์การบริหารส่วนจังหวัด|ทุกแห่ง",
            "นายกเทศมนตรีเมืองเลย",
            body="จึงขอให้จังหวัดแจ้งอำเภอทราบ",
        )
    )
    assert len(found.offices) == 153
    assert len(found.next_hops[0].offices) == 76


def test_a_long_body_is_no_trouble() -> None:
    """Many sentences, many words for telling."""
    body = "ขอให้จังหวัดแจ้งองค์กรปกครองส่วนท้องถิ่นทราบ " * 300 + "แจ้ง" * 3000 + "สำหรับ" * 3000
    assert len(route(letter(PROVINCES, body=body)).next_hops) <= 300


def test_a_request_repeated_without_end_is_told_once() -> None:
    """One line of thousands of requests gives one hop: what was said before is not read again."""
    body = "ขอให้จังหวัดแจ้งองค์กรปกครองส่วนท้องถิ่นทราบ " * 3000
    (hop,) = route(letter(PROVINCES, body=body)).next_hops
    assert len(hop.sentence) < 2000
