"""The second opinion by pdfplumber: when it is asked, when it is taken, and that its boxes are true."""

from __future__ import annotations

import pickle
import sys

import pytest

from tests.formats.pdfs import pdf, show
from thaidoc.formats import Reading, Verdict, read_file
from thaidoc.formats.pdf import defects, pdfium, plumber, reader
from thaidoc.formats.pdf.layout import MARKS
from thaidoc.text import Box, Span

HEAD = show(80, 700, "ที่ พช ๐๐๒๓/ว ๕๘๓")
BODY = [HEAD, *(show(80, 500 - 20 * i, "จังหวัดขอให้อำเภอตรวจสอบและรายงานผล", width=0.35) for i in range(4))]
TITLES = ("ในวันนี้เป็นการประชุมคณะกรรมการ บริหารงานจังหวัด", "จังหวัดขอให้คณะกรรมการประชุมตรวจสอบรายการประมาณการ")


def stretched(y: float, text: str, gap: float = 3) -> list[str]:
    """*text* letter by letter, *gap* further apart than its letters are wide: a line justified without blanks."""
    made = []
    x = 80.0
    for char in text:
        made.append(show(x, y, char, width=0.35))
        x += 0 if char in MARKS else 0.35 * 16 + gap
    return made


STRETCHED = [*BODY, *stretched(300, TITLES[0]), *stretched(280, TITLES[1])]


def marked(text: str) -> list[str]:
    """The body, each line of it marked with *text* as its ActualText."""
    said = "FEFF" + text.encode("utf-16-be").hex()
    return [f"/Span <</ActualText <{said}>>> BDC {line} EMC" for line in BODY]


def folded(reading: Reading) -> list[str]:
    return [" ".join(line.split()) for line in reading.source.text.split("\n") if line.strip()]


def by_pdfium(data: bytes, number: int = 0) -> str:
    document = pdfium.open_pdf(data)
    page = pdfium.PdfPage(document, number)
    try:
        return reader.page_text(page, page.coverage()).text
    finally:
        page.close()
        document.close()


def test_a_stretched_line_is_not_torn() -> None:
    """PDFium puts blanks between letters that stand apart; pdfplumber knows how wide they are."""
    data = pdf(STRETCHED)
    assert "ค ณ ะ" in by_pdfium(data)
    reading = read_file(data)
    assert folded(reading)[-2:] == list(TITLES)
    assert reading.pages == ((1, Verdict.REPAIRED, ("by_pdfplumber",)),)


@pytest.mark.parametrize("actual", ["\ufffd", "\ue001"])
def test_a_bad_actual_text_is_not_believed(actual: str) -> None:
    """PDFium takes what a mark says for what is printed, even if it says nothing."""
    data = pdf(marked(actual))
    reading = read_file(data)
    assert "จังหวัด" not in by_pdfium(data)
    assert reading.source.text == read_file(pdf(BODY)).source.text
    assert reading.pages == ((1, Verdict.REPAIRED, ("by_pdfplumber",)),)


@pytest.mark.parametrize("frame", [{}, {"media": "50 40 645 882"}, {"media": "-20 -30 575 812"}])
@pytest.mark.parametrize("crop", ["", "/CropBox [60 70 540 800]"])
def test_boxes_are_those_of_pdfium(frame: dict[str, str], crop: str) -> None:
    """Of the same page, one text read by each; heights of letters differ a little."""

    def boxes(commands: list[str]) -> list[Box]:
        data = pdf(commands, **frame).replace(b"/Rotate 0", f"/Rotate 0 {crop}".encode())  # type: ignore[arg-type]
        reading = read_file(data)
        at = reading.source.text.index("๐๐๒๓/ว ๕๘๓")
        again = pickle.loads(pickle.dumps(reading))
        assert again.source.boxes(Span(at, at + 10)) == reading.source.boxes(Span(at, at + 10))
        return list(reading.source.boxes(Span(at, at + 10)))

    ((one,), (other,)) = boxes(BODY), boxes(marked("\ue001"))
    assert one.page == other.page == 1
    for attribute in ("x0", "top", "x1", "bottom"):
        assert getattr(other, attribute) == pytest.approx(getattr(one, attribute), abs=2.5)


def test_boxes_of_a_turned_page() -> None:
    """As the page is seen."""
    line = show(80, 500, "ที่ พช ๐๐๒๓/ว ๕๘๓")
    bad = f"/Span <</ActualText <FEFFE001>>> BDC {line} EMC"
    reading = read_file(pdf(["0 1 -1 0 595 0 cm", bad, *marked("\ue001")[1:]], rotate=90))
    (box,) = reading.source.boxes(Span(0, 17))
    assert reading.pages[0].reasons == ("by_pdfplumber",)
    assert 75 < box.x0 < box.x1 < 220
    assert 70 < box.top < box.bottom < 105


def test_what_annotations_cover_is_found_on_such_a_page() -> None:
    """With the boxes of the library that was taken."""
    strike = "<< /Type /Annot /Subtype /StrikeOut /Rect [79 695 300 715] >>"
    reading = read_file(pdf(marked("\ue001"), annotations=[strike]))
    (struck,) = reading.annotations
    assert struck.span is not None
    assert struck.span.slice(reading.source.text) == "ที่ พช ๐๐๒๓/ว ๕๘๓"


def test_other_pages_keep_their_reader() -> None:
    """Only the page that needs it is read twice; places count on over all pages."""
    reading = read_file(pdf(BODY, STRETCHED, BODY))
    assert [page.reasons for page in reading.pages] == [(), ("by_pdfplumber",), ()]
    assert reading.source.page_starts is not None
    for page, start in enumerate(reading.source.page_starts, 1):
        (box,) = reading.source.boxes(Span(start, start + 6))
        assert (box.page, round(box.x0)) == (page, 80)


def test_the_better_is_kept() -> None:
    """A title that was spaced out with real blanks is as bad for both: then it is PDFium's, and the reasons say so."""
    spaced = show(80, 300, " ".join("รบสมครงน"), width=0.35)
    (page,) = read_file(pdf([*BODY, spaced])).pages
    assert page == (1, Verdict.REPAIRED, ("kept_pdfium",))


def test_good_pages_never_load_pdfplumber(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second reader costs fifty times the first."""
    monkeypatch.setattr(plumber.Plumber, "sheet", None)
    assert read_file(pdf(BODY, [], BODY)).verdict is Verdict.TEXT


SECOND = [show(80, 700, "เรียน นายอำเภอ ทุกอำเภอ"), show(80, 660, "ตามที่ได้แจ้งแนวทางการสำรวจ นั้น")]


def damaged(number: int, *pages: list[str]) -> bytes:
    """A PDF whose page *number* (from 0) PDFium takes for a folder of pages without pages."""
    parts = pdf(*pages).split(b"/Type /Page ")
    return (
        b"/Type /Page ".join(parts[: number + 1]) + b"/Type /Page /Kids [] " + b"/Type /Page ".join(parts[number + 1 :])
    )


def test_a_page_that_pdfium_cannot_open() -> None:
    """It is read by pdfplumber, in its place among the others, boxes and all."""
    data = damaged(2, BODY, [], SECOND)
    with pytest.raises(pdfium.DamagedPage):
        by_pdfium(data, 2)
    reading = read_file(data)
    assert [page.reasons for page in reading.pages] == [(), ("blank",), ("by_pdfplumber",)]
    assert reading.source.text == read_file(pdf(BODY, [], SECOND)).source.text
    assert reading.notes == ()
    assert reading.source.page_starts is not None
    start = reading.source.page_starts[2]
    (box,) = reading.source.boxes(Span(start, start + 5))
    assert (box.page, round(box.x0)) == (3, 80)


def test_no_page_is_rescued_twice() -> None:
    """PDFium leaves a page out and counts on: its third page is missing then, but pdfplumber's third is the same again."""
    reading = read_file(damaged(1, BODY, SECOND, BODY))
    assert folded(reading) == 2 * folded(read_file(pdf(BODY)))
    assert [note.code for note in reading.notes] == ["unreadable_page"]


def test_a_hostile_font_is_not_written_out() -> None:
    """pdfminer would loop over four thousand million codes; the page keeps its first reading."""
    data = pdf(marked("\ue001"))
    assert plumber.Plumber(data, 1).sheet(0) is not None
    table = data[data.index(b"1 begincodespacerange") : data.index(b"endcmap")]
    harm = b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <00> <FFFFFFFF> <0000> endbfrange"
    assert plumber.Plumber(data.replace(table, harm.ljust(len(table))), 1).sheet(0) is None


def test_widths_of_four_thousand_million_codes() -> None:
    """The other place in a font where a range may be declared."""
    assert not plumber._harmless({"W": [0, 4_000_000_000, 500]})
    assert plumber._harmless({"W": [3633, [0], 3636, 3642, 0]})


def test_damage_gives_no_exception() -> None:
    """Whatever pdfminer raises."""
    for data in (b"%PDF-1.7\n", b"", pdf(BODY)[:600]):
        assert plumber.Plumber(data, 1).sheet(0) is None
    assert plumber.Plumber(pdf(BODY), 2).sheet(0) is None  # the two libraries count differently
    assert plumber.Plumber(pdf(BODY), 1).sheet(0, (300, 300)) is None  # another page


def test_badness() -> None:
    """A blank page is the worst; torn words and meaningless codes are worse than what cleaning mends."""
    good = "จังหวัดขอให้อำเภอตรวจสอบและรายงานผล ณ ที่ว่าการอำเภอ จริง ๆ เวลา ๑๐.๐๐ น. "
    torn = "จังหวัดขอให้ ค ณ ะ ก ร ร ม การ ตรวจสอบ ป ร ะ มาณ "
    assert defects.badness(good) == 0
    assert 0 < defects.badness(good + "จ านวน") < defects.badness(good + torn) < defects.badness(" ") == 1
    assert defects.suspect(torn)
    assert not defects.suspect(good * 50)
    assert not defects.suspect("จ านวน ต าบล ก าหนด" * 50)


def test_nothing_heavy_is_loaded_for_good_pages() -> None:
    """The module that owns pdfplumber does not load it."""
    assert not hasattr(plumber, "pdfplumber")
    assert "thaidoc.formats.pdf.plumber" in sys.modules
