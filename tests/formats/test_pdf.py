"""PDFs with one defect each: what comes out is what the eye reads, and the verdict says what was wrong."""

from __future__ import annotations

import pickle

import pytest

from tests.formats.pdfs import image, letters, pdf, show
from thaidoc.errors import NeedsOCR
from thaidoc.formats import Limits, Reading, Verdict, read_file
from thaidoc.text import Span

BODY = [show(80, 500 - 20 * i, "จังหวัดขอให้อำเภอตรวจสอบและรายงานผล", width=0.35) for i in range(4)]


def lines(*commands: str) -> list[str]:
    """The lines of a page of *commands*, blanks folded."""
    return folded(read_file(pdf(commands)))


def folded(reading: Reading) -> list[str]:
    return [" ".join(line.split()) for line in reading.source.text.split("\n") if line.strip()]


def reasons(*commands: str) -> tuple[str, tuple[str, ...]]:
    (page,) = read_file(pdf(commands)).pages
    return page.verdict, page.reasons


def test_number_left_and_agency_right_are_one_line_with_a_wide_gap() -> None:
    """Whichever was written first."""
    number, agency = show(80, 700, "ที่ พช ๐๐๒๓/ว ๕๘๓"), show(380, 700, "ศาลากลางจังหวัด")
    for commands in ([number, agency, *BODY], [agency, *BODY, number]):
        (line, *_) = read_file(pdf(commands)).source.text.split("\n")
        number_text, gap, agency_text = line.partition(" " * 8)
        assert (number_text, agency_text.strip()) == ("ที่ พช ๐๐๒๓/ว ๕๘๓", "ศาลากลางจังหวัด")
        assert gap


def test_what_was_drawn_late_is_read_where_it_stands() -> None:
    """ด่วนที่สุด over the head, written at the end of the stream."""
    assert lines(show(80, 700, "ที่ พช ๐๐๒๓/๑"), *BODY, show(80, 740, "ด่วนที่สุด", 29))[:2] == ["ด่วนที่สุด", "ที่ พช ๐๐๒๓/๑"]


def test_marks_stay_with_their_letters() -> None:
    """A page written letter by letter, its marks a hair before or behind the next letter."""
    exact = letters(80, 600, "จังหวัดพัชรลุง ที่ดินผู้ใหญ่")
    moved = []
    x = 80.0
    for char in "จังหวัดพัชรลุง ที่ดินผู้ใหญ่":
        mark = char in "\u0e31\u0e34\u0e35\u0e38\u0e39\u0e48\u0e49"
        moved.append(show(x + (0.17 if mark else 0), 600, char))
        x += 0 if mark else 8
    for commands in (exact, moved):
        assert lines(*commands, *BODY)[0] == "จังหวัดพัชรลุง ที่ดินผู้ใหญ่"


def test_fake_bold_is_read_once() -> None:
    """Every letter drawn twice, in two streams, each with holes where the other has text."""
    first = show(80, 700, "ที่ พช ๐๐๒๓/ว ๕๘๓")
    again = show(80.3, 700, "ที่ พช ๐๐๒๓")
    assert lines(first, *BODY, again, *BODY)[0] == "ที่ พช ๐๐๒๓/ว ๕๘๓"
    assert len(lines(first, *BODY, again, *BODY)) == 5


def test_what_a_page_shows_of_the_next_is_left_out() -> None:
    """A browser draws the high signs of the next page's first line, ที่ and นี้, under this page's clip."""
    clip = "q 70 56 450 730 re W n"
    assert lines(*BODY, clip, show(120, 40, "ที่"), show(200, 40, "นี้"), "Q") == ["จังหวัดขอให้อำเภอตรวจสอบและรายงานผล"] * 4
    assert lines(*BODY, clip, show(120, 60, "ที่"), "Q")[-1] == "ที่"
    assert lines(*BODY, show(120, 40, "ที่"))[-1] == "ที่"


def test_two_stamps_side_by_side_are_read_one_after_the_other() -> None:
    """One office's name is wrapped, so that the rows of the two do not match."""
    left = ("เทศบาลตำบลคลอง", "เลขที่รับ ๑๐๑๓", "วันที่ ๒๒ มิ.ย. ๒๕๖๑", "เวลา ๑๖.๓๖ น.")
    right = ("สำนักงานพัฒนาสังคม", "จังหวัดเลย", "รับเลขที่ ๔๓๒๕", "วันที่ ๒๓ มิ.ย. ๒๕๖๑", "เวลา ๑๓.๒๔ น.")
    rows = [show(x, 800 - 13 * i, row, 9) for x, rows in ((80, left), (350, right)) for i, row in enumerate(rows)]
    assert lines(*rows, *BODY)[:9] == [*left, *right]


def test_a_stamp_beside_the_head_is_taken_out_of_its_rows() -> None:
    """ด่วนที่สุด in large letters stands at the height of the stamp's last row."""
    stamp = ("เทศบาลตำบลคลอง", "รับที่ ๑๐๑๓", "วันที่ ๒๒ มิ.ย. ๒๕๖๑", "เวลา ๑๖.๓๖ น.")
    rows = [show(380, 800 - 13 * i, row, 9) for i, row in enumerate(stamp)]
    found = lines(show(80, 761, "ด่วนที่สุด", 24), *rows, show(80, 720, "ที่ พช ๐๐๒๓/ว ๕๘๓"), *BODY)
    assert found[:6] == [*stamp, "ด่วนที่สุด", "ที่ พช ๐๐๒๓/ว ๕๘๓"]


def test_the_strokes_of_a_seal_are_no_table() -> None:
    """Curves drawn over the office's name; straight boxes there would be cells."""
    boxes = [(x, y) for x in (80, 140, 200) for y in (585, 605, 625)]
    straight = [f"{x} {y} m {x + 60} {y} l {x + 60} {y + 20} l {x} {y + 20} l h S" for x, y in boxes]
    curved = [f"{x} {y} m {x + 60} {y} {x + 60} {y + 20} {x} {y + 20} c {x} {y + 10} l h S" for x, y in boxes]
    name = show(82, 610, "สำนักงานจังหวัดปทุมธานี", 12)
    assert lines(*curved, name, *BODY)[0] == "สำนักงานจังหวัดปทุมธานี"
    assert lines(*straight, name, show(82, 590, "ก"), show(150, 590, "ข"), *BODY)[0] != "สำนักงานจังหวัดปทุมธานี"


def test_form_fields_give_way_to_their_values() -> None:
    """``{BookID}`` under the number, ``{SendToName}`` without a value."""
    page = [
        show(80, 700, "ที่ "), show(100, 700, "{BookID}"), show(80, 660, "เรียน {SendToName}"), *BODY,
        show(100, 703, "{XXXXXXXXXXX}"), show(100, 700.3, "สพร ๒๕๖๘/ว๗๑๐"),
    ]  # fmt: skip
    assert lines(*page)[:2] == ["ที่ สพร ๒๕๖๘/ว๗๑๐", "เรียน"]
    assert reasons(*page) == ("repaired", ("template_field",))


def test_tis620_shown_as_latin1() -> None:
    """àÍ¡ÊÒÃ is เอกสาร; a degree sign and a French word are left alone."""
    wrong = "เอกสารนี้ลงนามด้วยลายมือชื่อ".encode("cp874").decode("latin-1")
    page = [*BODY, show(80, 300, wrong, width=0.4), show(80, 260, "อุณหภูมิ 30° Café")]
    assert lines(*page)[-2:] == ["เอกสารนี้ลงนามด้วยลายมือชื่อ", "อุณหภูมิ 30° Café"]
    assert reasons(*page) == ("repaired", ("tis620_as_latin1",))


def test_a_stamp_across_the_head_takes_its_own_line() -> None:
    """It overlaps the number on nearly the same height; neither is mixed into the other."""
    found = lines(show(80, 700, "ที่ พช ๐๐๒๓/ว ๕๘๓"), *BODY, show(90, 702, "รับที่ ๔๑๓๓", 14))
    assert sorted(found[:2]) == ["ที่ พช ๐๐๒๓/ว ๕๘๓", "รับที่ ๔๑๓๓"]


def test_a_turned_page_is_read_as_it_is_seen() -> None:
    """Written sideways on a page that is turned by 90 degrees."""
    commands = ["0 1 -1 0 595 0 cm", show(80, 500, "ที่ พช ๐๐๒๓/ว ๕๘๓"), show(80, 460, "เรื่อง การประชุมประจำเดือน")]
    reading = read_file(pdf(commands, rotate=90))
    assert folded(reading) == ["ที่ พช ๐๐๒๓/ว ๕๘๓", "เรื่อง การประชุมประจำเดือน"]
    (box,) = reading.source.boxes(Span(0, 5))
    assert 75 < box.x0 < box.x1 < 160
    assert 70 < box.top < box.bottom < 105


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        ("ผ\uf70bว\uf70aาราชการ", "private_marks"),
        ("จ านวน", "blank_before_aa"),
        ("ต\u0e4dาบล", "split_sara_am"),
        ("ต้าบล", "tone_for_circle"),
    ],
)
def test_damage_that_cleaning_repairs_is_told(damage: str, reason: str) -> None:
    """The text stays as the layer has it; the verdict says what is wrong with it."""
    assert reasons(show(80, 600, damage), *BODY) == ("repaired", (reason,))
    assert lines(show(80, 600, damage), *BODY)[0] == damage


GIBBERISH = "\"\"&$ Cl.14dil 1V Q./ v d cud .ca.. '1'UfN1'Uflt n'~1\"U\\W :IJ'lll11'Vltl1ftfnn lfl11~'fl1 qd"


@pytest.mark.parametrize(
    ("commands", "reason"),
    [
        ([image(595, 842)], "image_only"),
        ([image(595, 842), show(400, 800, "๑๒๑๙๑")], "stamp_only"),
        ([image(595, 842), *(show(60, 700 - 20 * i, GIBBERISH, width=0.3) for i in range(5))], "latin_ocr"),
        ([show(60, 700, "\x01\x02\x03\x0e\x0f\x10\x11\x12" * 5, width=0.3)], "no_unicode"),
        ([f"{i} 100 m {i} 200 l S" for i in range(500)], "outlines"),
    ],
)
def test_pages_that_need_a_recogniser(commands: list[str], reason: str) -> None:
    """No text comes of them, and a note that says what to do."""
    reading = read_file(pdf(commands), name="scan.pdf")
    assert reading.verdict is Verdict.NEEDS_OCR
    assert reading.pages == ((1, Verdict.NEEDS_OCR, (reason,)),)
    assert reading.source.text == ""
    (note,) = reading.notes
    assert (note.code, note.severity, note.page) == ("needs_ocr", "error", 1)
    assert "ocr=" in note.message
    assert isinstance(reading.error(), NeedsOCR)


def test_english_over_an_image_is_text() -> None:
    """Words are words, in whatever language."""
    english = "The Ministry of Interior presents its compliments to the Embassy and has the honour to refer"
    page = [image(595, 842), *(show(60, 700 - 20 * i, english, width=0.3) for i in range(3))]
    assert reasons(*page) == ("mixed", ("text_over_image",))


def test_a_mixed_file_names_its_unread_pages() -> None:
    """Pages 1 and 3 are images; page 2 is read, and its text is on page 2."""
    reading = read_file(pdf([image(595, 842)], BODY, [image(595, 842)]))
    assert reading.verdict is Verdict.MIXED
    assert reading.unread == (1, 3)
    assert reading.error() is None
    assert [note.message.split(":")[0] for note in reading.notes] == ["pages 1, 3"]
    assert reading.source.page_of(reading.source.text.index("จังหวัด")) == 2


def test_a_blank_page_is_no_scan() -> None:
    """Nothing on it, nothing missing."""
    assert reasons("") == ("text", ("blank",))


def test_pages_are_parted_by_form_feeds() -> None:
    """So that text alone tells where pages end."""
    reading = read_file(pdf([show(80, 700, "หน้าที่หนึ่ง")], [show(80, 700, "หน้าที่สอง")]))
    assert reading.source.text == "หน้าที่หนึ่ง\n\fหน้าที่สอง\n"
    assert reading.source.page_starts == (0, 14)


def test_the_page_limit_is_told() -> None:
    """The pages within it are read."""
    reading = read_file(pdf(BODY, BODY, BODY), limits=Limits(pages=2))
    assert len(reading.pages) == 2
    (note,) = reading.notes
    assert note.code == "limit"
    assert "pages 3-3 were not read" in note.message


def test_annotations_are_kept_beside_the_text() -> None:
    """A struck-out number and its correction: two notes, the text as printed, the span of what is struck out."""
    strike = (
        "<< /Type /Annot /Subtype /StrikeOut /Rect [79 695 170 715] /QuadPoints [100 715 150 715 100 695 150 695] >>"
    )
    written = (
        "<< /Type /Annot /Subtype /FreeText /Rect [180 695 240 715] /Contents <FEFF0E550E580E54> /DA (/F 12 Tf) >>"
    )
    link = "<< /Type /Annot /Subtype /Link /Rect [0 0 10 10] >>"
    reading = read_file(pdf([show(80, 700, "ที่ ๐๐๒๓/๑"), *BODY], annotations=[strike, written, link]))
    struck, free = reading.annotations
    assert struck.kind == "StrikeOut"
    assert struck.span is not None
    assert struck.span.slice(reading.source.text) == "๐๐๒๓/๑"
    assert (free.kind, free.text, free.span) == ("FreeText", "๕๘๔", None)
    assert [note.severity for note in reading.notes] == ["warning", "warning"]
    assert folded(reading)[0] == "ที่ ๐๐๒๓/๑"


@pytest.mark.parametrize(("top", "bottom"), [(716, 695), (706, 704.5)])
def test_a_strike_out_may_be_as_thin_as_its_stroke(top: float, bottom: float) -> None:
    """And does not reach into the next line."""
    quad = f"100 {top} 150 {top} 100 {bottom} 150 {bottom}"
    strike = f"<< /Type /Annot /Subtype /StrikeOut /Rect [99 {bottom} 151 {top}] /QuadPoints [{quad}] >>"
    page = [show(80, 700, "ที่ ๐๐๒๓/๑"), show(80, 682, "เรื่อง การประชุม"), *BODY]
    (struck,) = read_file(pdf(page, annotations=[strike])).annotations
    assert struck.span is not None
    assert struck.span.slice(read_file(pdf(page)).source.text) == "๐๐๒๓/๑"


def test_a_mark_over_two_places_comes_twice() -> None:
    """A strike-out down a right column does not cover what stands at the left of its second line."""
    quads = "300 716 400 716 300 695 400 695 300 696 400 696 300 675 400 675"
    strike = f"<< /Type /Annot /Subtype /StrikeOut /Rect [299 675 401 716] /QuadPoints [{quads}] >>"
    page = [
        show(80, 700, "ที่ ๐๐๒๓/๑"), show(300, 700, "ศาลากลาง"), show(80, 680, "เรื่อง"), show(300, 680, "ถนน"), *BODY,
    ]  # fmt: skip
    reading = read_file(pdf(page, annotations=[strike]))
    assert [mark.span and mark.span.slice(reading.source.text) for mark in reading.annotations] == ["ศาลากลาง", "ถนน"]
    (note,) = reading.notes
    assert "over 'ศาลากลาง … ถนน'" in note.message


def test_free_text_over_a_value() -> None:
    """What it says may stand in rich text only; what it covers is its span; hidden ones are not seen."""
    free = (
        "<< /Type /Annot /Subtype /FreeText /Rect [98 695 152 718] /DA (/F 12 Tf) "
        "/RC (<body><p>0023/2 &amp; 3</p></body>) >>"
    )
    hidden = free.replace("/FreeText", "/FreeText /F 2")
    reading = read_file(pdf([show(80, 700, "ที่ ๐๐๒๓/๑"), *BODY], annotations=[free, hidden]))
    (mark,) = reading.annotations
    assert mark.span is not None
    assert (mark.text, mark.span.slice(reading.source.text)) == ("0023/2 & 3", "๐๐๒๓/๑")
    assert (mark.box.x0, mark.box.x1, mark.box.page) == (98, 152, 1)


def test_what_is_before_the_header_does_no_harm() -> None:
    """A server's HTML before %PDF-, near and far."""
    for before in (b"<!doctype html>\n", b"<!-- " + b"x" * 5000 + b" -->\n"):
        assert "จังหวัด" in read_file(before + pdf(BODY), name="a.pdf").source.text


def test_a_reading_pickles() -> None:
    """With its boxes, which open the bytes again."""
    reading = read_file(pdf([show(80, 700, "ที่ พช ๐๐๒๓/ว ๕๘๓"), *BODY]))
    again = pickle.loads(pickle.dumps(reading))
    assert again == reading
    assert again.source.boxes(Span(0, 10)) == reading.source.boxes(Span(0, 10)) != ()
