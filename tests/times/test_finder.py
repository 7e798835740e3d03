"""What the finder says of a deadline beyond its day, and how it bears any text."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.times.reading import brief, read
from thaidoc.records import Kind
from thaidoc.values import ThaiDate

LETTER = (
    "ด้วยกรมส่งเสริมสหกรณ์กำหนดจัดทำฐานข้อมูลสมาชิกสหกรณ์ ในการนี้ จึงขอให้สำนักงานสหกรณ์จังหวัดดำเนินการ ดังนี้\n"
    "  ๑. สำรวจจำนวนสมาชิกในพื้นที่ และส่งให้กองแผนงาน ภายในวันที่ ๓๑ มกราคม ๒๕๖๘ เวลา ๑๖.๓๐ น.\n"
    "  ๒. รายงานผลการปรับปรุงทะเบียนไปยังกรมส่งเสริมสหกรณ์ ทุกวันที่ ๕ ของเดือน จนถึงเดือนกันยายน ๒๕๖๘\n"
    "จึงเรียนมาเพื่อดำเนินการต่อไป"
)


def test_action_actor_addressee_and_item() -> None:
    first, second = read(LETTER).deadlines
    assert first.action == "สำรวจจำนวนสมาชิกในพื้นที่ และส่งให้กองแผนงาน"
    assert (first.actor, first.submit_to, first.item) == ("สำนักงานสหกรณ์จังหวัด", "กองแผนงาน", "1")
    assert (first.due, first.time, first.precision) == (dt.date(2025, 1, 31), "16:30", "day")
    assert second.action == "รายงานผลการปรับปรุงทะเบียนไปยังกรมส่งเสริมสหกรณ์"
    assert (second.submit_to, second.item) == ("กรมส่งเสริมสหกรณ์", "2")
    assert (second.recurrence, second.end) == ("FREQ=MONTHLY;BYMONTHDAY=5", dt.date(2025, 9, 30))


def test_span_and_text_are_those_of_the_phrase() -> None:
    for deadline in read(LETTER).deadlines:
        assert deadline.span is not None
        printed = deadline.span.slice(LETTER).replace("\n", " ")
        assert printed == printed.strip()
        assert deadline.text is not None
        assert len(deadline.text) == len(printed)
    assert read(LETTER).deadlines[0].text == "ภายในวันที่ 31 มกราคม 2568 เวลา 16.30 น."


def test_what_was_inferred_is_told() -> None:
    (deadline,) = read("ขอให้ส่งรายชื่อภายในเดือนธันวาคม").deadlines
    assert (deadline.due, deadline.inferred) == (dt.date(2025, 12, 31), ("year",))
    (deadline,) = read("ขอให้ส่งรายงานภายใน ๗ วัน").deadlines
    assert deadline.inferred == ("anchor",)


def test_year_comes_from_a_later_date_where_the_letter_has_none() -> None:
    """A stamped letter whose date stands in its seal."""
    text = "ให้ส่งแผนภายในเดือนธันวาคม และส่งผลภายในเดือนมีนาคม ๒๕๖๘"
    assert brief(read(text, None)) == "2024-12-31 ; 2025-03-31"


def test_due_day_of_a_receipt_known_from_one_stamp() -> None:
    text = "ขอให้รายงานภายใน ๗ วัน นับแต่วันที่ได้รับหนังสือ"
    (deadline,) = read(text, received=(ThaiDate(2025, 1, 13),)).deadlines
    assert deadline.due == dt.date(2025, 1, 20)
    (deadline,) = read(text, received=(ThaiDate(2025, 1, 13), ThaiDate(2025, 1, 15))).deadlines
    assert deadline.due is None


def test_place_of_a_meeting() -> None:
    text = (
        "ขอเชิญประชุมในวันพุธที่ ๕ กุมภาพันธ์ ๒๕๖๘ เวลา ๐๙.๐๐ - ๑๒.๐๐ น. ณ ห้องประชุมดอกคูน ชั้น ๒ อาคารอำนวยการ และขอให้ยืนยันทางโทรศัพท์"
    )
    (event,) = read(text).events
    assert event.place == "ห้องประชุมดอกคูน ชั้น 2 อาคารอำนวยการ"
    assert (event.start.isoformat(), event.end and event.end.isoformat()) == (
        "2025-02-05T09:00:00",
        "2025-02-05T12:00:00",
    )
    assert event.text == "ในวันพุธที่ 5 กุมภาพันธ์ 2568 เวลา 09.00 - 12.00 น."


def test_place_before_the_day() -> None:
    (event,) = read("กำหนดดูสภาพพัสดุ ณ โรงเก็บพัสดุอำเภอ ในวันที่ ๑๐ มีนาคม ๒๕๖๘ เวลา ๑๐.๐๐ น.").events
    assert event.place == "โรงเก็บพัสดุอำเภอ"


def test_the_same_event_is_told_once() -> None:
    text = (
        "กำหนดเปิดซองในวันที่ ๒๒ มกราคม ๒๕๖๘ เวลา ๑๐.๐๐ น. ณ ห้องประชุม ๑ "
        "คณะกรรมการจะเปิดซองในวันที่ ๒๒ มกราคม ๒๕๖๘ เวลา ๑๐.๐๐ น. เป็นต้นไป"
    )
    assert len(read(text).events) == 1


def test_a_wrapped_line_changes_nothing() -> None:
    """Wherever a line was broken between two words of the phrase."""
    text = "ขอให้ จังหวัด รายงานผล ให้ กรม ทราบ ภายใน วันศุกร์ ที่ ๒๑ มีนาคม ๒๕๖๘ เวลา ๑๖.๓๐ น."
    assert brief(read(text)) == "2025-03-21T16:30"
    assert brief(read(text.replace(" ", "\n"))) == "2025-03-21T16:30"


def test_arabic_and_thai_digits_are_one() -> None:
    from thaidoc.text import to_arabic

    assert brief(read(LETTER)) == brief(read(to_arabic(LETTER)))


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_of_document_is_borne(kind: Kind) -> None:
    read(LETTER, kind=kind)


WORDS = (
    "ภายใน ทุก ก่อน ไม่เกิน ระหว่าง ตั้งแต่ ถึง ในวันที่ วันที่ เดือน นับแต่ วันทำการ มีนาคม ม.ค. ๒๕๖๘ 68 ๓๑ ๗ วัน สิ้นเดือน ไตรมาส "
    "ที่ ปีงบประมาณ เวลา ๑๖.๓๐ น. ณ ห้องประชุม ประชุม ส่ง รายงาน ให้ ขอให้ ตามที่ นั้น ทันที โดยด่วน เป็นต้นไป มีผล - – ( ) , ของ ถัดไป "
    "บัดนี้ เลยกำหนด ครั้ง ละ ราย ล่วงหน้า ก่อนสิ้น ศกนี้ ๑. (๒)"
).split()


@given(st.lists(st.sampled_from([*WORDS, " ", "  ", "\n"]), max_size=60).map("".join), st.sampled_from(list(Kind)))
def test_any_words_of_time_are_borne(text: str, kind: Kind) -> None:
    """Nonsense made of the words that the finder knows: no exception, spans inside the text."""
    times = read(text, kind=kind)
    for found in [*[d.span for d in times.deadlines], *[e.span for e in times.events]]:
        assert found is not None
        assert 0 <= found.start < found.end <= len(text)


@given(st.text(max_size=200))
def test_any_text_is_borne(text: str) -> None:
    read(text)


@pytest.mark.parametrize(
    "word",
    ["ภายใน ๗ วัน ", "ทุกวันที่ ๕ ", "ให้รายงานโดยด่วน ", "ขอให้ส่งภายในวันที่ ๕ มีนาคม ", "ตามที่ ", "นั้น ", "วันที่ ", "ทุก", "๑. "],
)
def test_work_grows_with_the_text_alone(word: str) -> None:
    """Eight times the text is at most about eight times the work: counted in calls, not timed."""
    import sys

    def work(times: int) -> int:
        calls = 0

        def count(*_: object) -> None:
            nonlocal calls
            calls += 1

        sys.setprofile(count)
        try:
            read(word * times)
        finally:
            sys.setprofile(None)
        return calls

    assert work(1600) <= 10 * work(200) + 2000


def test_order_of_the_words_of_a_list_does_not_matter_to_its_items() -> None:
    """Each item keeps its own day."""
    days = list(range(11, 20))
    random.Random(7).shuffle(days)
    text = "จึงขอให้ดำเนินการ ดังนี้\n" + "\n".join(
        f"  {n}. ส่งรายงานชุดที่ {n} ภายในวันที่ {day} มีนาคม 2568" for n, day in enumerate(days, 1)
    )
    found = read(text).deadlines
    assert [(d.item, d.due.day if d.due else None) for d in found] == [(str(n), day) for n, day in enumerate(days, 1)]


@pytest.mark.parametrize(
    ("sentence", "texts"),
    [
        (
            "ขอให้ส่งข้อมูลภายใน 7 วันทำการ และไม่เกินวันที่ 11 ตุลาคม 2567",
            ["ภายใน 7 วันทำการ", "ไม่เกินวันที่ 11 ตุลาคม 2567"],
        ),
        (
            "ขอให้ส่งข้อมูลภายใน 7 วัน แต่ไม่เกินวันที่ 11 ตุลาคม 2567",
            ["ภายใน 7 วัน", "ไม่เกินวันที่ 11 ตุลาคม 2567"],
        ),
        ("ขอให้ส่งข้อมูลภายใน 7 วัน และแจ้งผลให้ทราบ", ["ภายใน 7 วัน"]),
    ],
)
def test_two_limits_of_one_act(sentence: str, texts: list[str]) -> None:
    """Both are kept, each with the act and without the other limit."""
    found = read(sentence, "2024-10-01").deadlines
    assert [deadline.text for deadline in found] == texts
    assert {deadline.action for deadline in found} == {"ส่งข้อมูล"}


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        (
            "ขอเชิญประชุมในวันที่ ๕ มีนาคม ๒๕๖๘ เวลา ๐๙.๐๐ น. ณ ห้องประชุม ๕ อาคาร ๑ กรมธนารักษ์ จึงเรียนมาเพื่อทราบ",
            "ห้องประชุม 5 อาคาร 1 กรมธนารักษ์",
        ),
        ("ขอเชิญประชุมในวันที่ ๕ มีนาคม ๒๕๖๘ เวลา ๐๙.๐๐ น. ณ ห้องประชุม ๕ กรมธนารักษ์จึงขอให้ท่านเตรียมข้อมูล", "ห้องประชุม 5"),
    ],
)
def test_a_unit_is_part_of_the_place_unless_it_acts(sentence: str, place: str) -> None:
    (event,) = read(sentence).events
    assert event.place == place


def test_actor_holds_no_second_request() -> None:
    """A word that looks like a request (ส่งมอบ) does not swallow the one behind it."""
    text = "ผู้รับจ้างได้ส่งมอบงานตามแผนแล้ว จึงขอให้สำนักงานสหกรณ์จังหวัดรายงานผลภายในวันที่ ๓๑ มกราคม ๒๕๖๘"
    (deadline,) = read(text).deadlines
    assert (deadline.actor, deadline.action) == ("สำนักงานสหกรณ์จังหวัด", "รายงานผล")


def test_action_keeps_the_verb_of_sending() -> None:
    (deadline,) = read("ขอให้จัดทำแผน และส่งรายงานฉบับสมบูรณ์ภายในวันที่ ๑๕ มีนาคม ๒๕๖๘").deadlines
    assert deadline.action == "ส่งรายงานฉบับสมบูรณ์"


def test_action_stands_behind_what_was_known() -> None:
    """ตามที่ให้ส่ง… นั้น … จึงขอขยายระยะเวลา: the earlier request and its day are no part of the act."""
    text = (
        "ตามหนังสือที่อ้างถึง ให้อำเภอส่งข้อมูลภายในวันที่ ๓ มีนาคม ๒๕๖๘ นั้น เนื่องจากอำเภอส่งข้อมูลไม่ครบ "
        "จึงขอขยายระยะเวลาการส่งข้อมูลออกไปจนถึงวันที่ ๒๑ มีนาคม ๒๕๖๘"
    )
    (deadline,) = read(text).deadlines
    assert (deadline.action, deadline.due) == ("ขอขยายระยะเวลาการส่งข้อมูลออกไป", dt.date(2025, 3, 21))


def test_the_opening_of_a_fair_is_an_event_of_its_own() -> None:
    text = "จังหวัดจัดงานมหกรรม ระหว่างวันที่ ๑๖ - ๒๐ มกราคม ๒๕๖๘ โดยมีพิธีเปิดในวันที่ ๑๖ มกราคม ๒๕๖๘ เวลา ๑๘.๐๐ น."
    assert brief(read(text)) == "event 2025-01-16/2025-01-20 ; event 2025-01-16T18:00"
