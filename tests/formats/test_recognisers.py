"""Text recognisers: what they write, what they are given, and the one whose Thai digits cannot be trusted."""

from __future__ import annotations

import io
import pickle
import shutil
from collections.abc import Sequence

import pytest
from PIL import Image
from PIL.Image import Image as Picture

from tests.formats import letter
from tests.formats.pdfs import image, pdf, show
from thaidoc.errors import Limit, NoDocument, Unreadable
from thaidoc.formats import Limits, OcrLine, OcrWord, Reading, Verdict, read_file
from thaidoc.formats.ocr import digits_untrusted
from thaidoc.formats.tesseract import Tesseract
from thaidoc.text import Span

HOCR = """<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/x.dtd">
<html><head><meta name='ocr-system' content='any'/></head><body>
<div class='ocr_page' title='image "a.png"; bbox 0 0 2480 3508; ppageno 0; scan_res 300 300'>
 <span class='ocr_line' title='bbox 300 400 2200 460'>
  <span class='ocrx_word' title='bbox 300 400 400 460; x_wconf 95'>ที่</span>
  <span class='ocrx_word' title='bbox 420 400 900 460; x_wconf 80'><strong>พช ๐๐๒๓</strong></span>
  <span class='ocrx_word' title='bbox 1700 400 2200 460; x_wconf 91'>ศาลากลาง</span></span>
 <span class='ocr_line' title='bbox 300 500 2200 560'>
  <span class='ocrx_word' title='bbox 300 500 500 560'>เรื่อง</span><span class='ocrx_word' title='bbox 502 500 700 560'>&#3585;</span>
 </span></div>
<div class='ocr_page' title='bbox 0 0 2480 3508'><span class='ocrx_word' title='bbox 0 0 300 300'>หน้า ๒</span></div>
</body></html>"""

ALTO = """<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description><MeasurementUnit>pixel</MeasurementUnit></Description>
<Layout><Page><PrintSpace><TextBlock>
<TextLine><String CONTENT="ที่" HPOS="300" VPOS="400" WIDTH="100" HEIGHT="60" WC="0.95"/><SP/>
<String CONTENT="พช ๐๐๒๓" HPOS="420" VPOS="400" WIDTH="480" HEIGHT="60"/>
<String CONTENT="ศาลากลาง" HPOS="1700" VPOS="400" WIDTH="500" HEIGHT="60"/></TextLine>
<TextLine><String CONTENT="เรื่อง" HPOS="300" VPOS="500" WIDTH="200" HEIGHT="60"/>
<String CONTENT="ก" HPOS="502" VPOS="500" WIDTH="198" HEIGHT="60"/></TextLine>
</TextBlock></PrintSpace></Page>
<Page><PrintSpace><TextLine><String CONTENT="หน้า ๒" HPOS="0" VPOS="0" WIDTH="300" HEIGHT="300"/></TextLine></PrintSpace></Page>
</Layout></alto>"""

TSV = """level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
1\t1\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1\t
5\t1\t1\t1\t1\t1\t300\t400\t100\t60\t95.1\tที่
5\t1\t1\t1\t1\t2\t420\t400\t480\t60\t80\tพช ๐๐๒๓
5\t1\t1\t1\t1\t3\t1700\t400\t500\t60\t91\tศาลากลาง
5\t1\t1\t1\t2\t1\t300\t500\t200\t60\t95\tเรื่อง
5\t1\t1\t1\t2\t2\t502\t500\t198\t60\t95\tก
5\t2\t1\t1\t1\t1\t0\t0\t300\t300\t50\tหน้า ๒
"""


@pytest.mark.parametrize(
    ("content", "format_", "name"),
    [
        (HOCR, "hocr", "a.html"),
        (HOCR, "hocr", "a"),
        (ALTO, "alto", "a.xml"),
        (TSV, "tsv", "a.tsv"),
        (TSV, "tsv", "a.txt"),
    ],
)
def test_word_boxes(content: str, format_: str, name: str) -> None:
    """Three formats of the same two pages: one text, one set of boxes; a wide gap is wide, touching words touch."""
    reading = read_file(content.encode(), name=name)
    assert reading.format == format_
    assert reading.source.text == "ที่ พช ๐๐๒๓    ศาลากลาง\nเรื่องก\n\fหน้า ๒\n"
    assert reading.source.page_starts == (0, 33)
    assert [page.reasons for page in reading.pages] == [("ocr",), ("ocr",)]
    (box,) = reading.source.boxes(Span(0, 11))
    assert box == pytest.approx((1, 72, 96, 216, 110.4))
    first, second = reading.source.boxes(Span(4, 25))
    assert (first.page, second.page) == (1, 1)
    assert second.x0 == pytest.approx(72)
    (other,) = pickle.loads(pickle.dumps(reading)).source.boxes(Span(33, 39))
    assert other == pytest.approx((2, 0, 0, 72, 72))


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        (HOCR.replace("ocrx_word", "x"), NoDocument, "no word"),
        (ALTO[:600], Unreadable, "damaged XML"),
        (ALTO.replace("<alto", "<!DOCTYPE a [<!ENTITY b 'c'>]><alto"), Unreadable, "declares entities"),
        (TSV.replace("300\t400", "x\t400"), Unreadable, "damaged TSV"),
    ],
)
def test_damaged_word_boxes(content: str, error: type[Exception], words: str) -> None:
    """A typed error that names the file."""
    with pytest.raises(error, match=f"^scan.out: .*{words}"):
        read_file(content.encode(), name="scan.out")


def reader_of(lines: Sequence[OcrLine] | str, seen: list[Picture]):
    def recognise(picture: Picture) -> Sequence[OcrLine] | str:
        seen.append(picture)
        return lines

    return recognise


def test_only_pages_that_need_it_are_recognised() -> None:
    """The callable gets a picture of 300 dpi; its words are placed on the page."""
    seen: list[Picture] = []
    line = OcrLine((OcrWord("ที่", 300, 400, 400, 460, 0.9), OcrWord("๑/๒", 420, 400, 600, 460, 0.4)))
    body = [show(80, 500 - 20 * i, "จังหวัดขอให้อำเภอตรวจสอบ") for i in range(4)]
    reading = read_file(pdf([image(595, 842)], body), ocr=reader_of([line], seen))
    (picture,) = seen
    assert picture.size == (2480, 3509)
    assert reading.source.text.startswith("ที่ ๑/๒\n\fจังหวัด")
    assert reading.pages[0] == (1, Verdict.TEXT, ("image_only", "ocr"))
    assert reading.notes == ()
    (box,) = reading.source.boxes(Span(4, 7))
    assert box == pytest.approx((1, 100.8, 96, 144, 110.4), abs=0.1)


def test_a_recogniser_may_give_text_alone() -> None:
    """Vision models do; then there are no boxes."""
    reading = read_file(pdf([image(595, 842)]), ocr=reader_of("ที่ ๑/๒", []))
    assert reading.source.text == "ที่ ๑/๒\n"
    assert reading.source.boxes(Span(0, 3)) == ()


def test_a_recogniser_that_finds_nothing() -> None:
    """The page still needs one."""
    reading = read_file(pdf([image(595, 842)]), ocr=reader_of([], []))
    assert reading.verdict is Verdict.NEEDS_OCR
    assert reading.pages[0].reasons == ("image_only", "ocr_found_nothing")


def test_page_pictures_stay_within_the_limit() -> None:
    """Whatever size a page claims to have."""
    seen: list[Picture] = []
    huge = pdf([image(14000, 14000)], media="0 0 14000 14000")
    read_file(huge, ocr=reader_of("ก", seen), limits=Limits(pixels=1_000_000))
    assert seen[0].width * seen[0].height <= 1_010_000


def picture_file(kind: str, size: tuple[int, int] = (600, 300), **options: object) -> bytes:
    made = io.BytesIO()
    Image.new("L", size, 255).save(made, kind, **options)
    return made.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "GIF", "BMP"])
def test_image_files(kind: str) -> None:
    """Without a recogniser they need one; with one they are its text."""
    data = picture_file(kind)
    assert read_file(data, name="a.bin").verdict is Verdict.NEEDS_OCR
    reading = read_file(data, ocr=reader_of([OcrLine((OcrWord("ที่", 300, 0, 600, 150),))], []))
    assert reading.source.text == "ที่\n"
    assert reading.source.boxes(Span(0, 3))[0].page == 1


def test_images_with_pages_and_a_resolution() -> None:
    """A TIFF of two pages at 150 dpi."""
    extra = Image.new("L", (600, 300), 255)
    data = picture_file("TIFF", save_all=True, append_images=[extra], dpi=(150, 150))
    reading = read_file(data, ocr=reader_of([OcrLine((OcrWord("ที่", 150, 0, 300, 150),))], []))
    assert reading.source.text == "ที่\n\fที่\n"
    assert reading.source.boxes(Span(5, 8))[0] == pytest.approx((2, 72, 0, 144, 72))


def test_hostile_images() -> None:
    """Too many pixels, cut in the middle."""
    data = picture_file("PNG", (3000, 3000))
    with pytest.raises(Limit, match="3000 x 3000 pixels"):
        read_file(data, ocr=reader_of("ก", []), limits=Limits(pixels=1_000_000))
    with pytest.raises(Unreadable, match="damaged image"):
        read_file(picture_file("TIFF")[:60], ocr=reader_of("ก", []))


MISREAD = letter.TEXT.translate(str.maketrans("๔๖๗๘๙", "๕๒๓๕๕"))


def test_the_signature_of_missing_digits() -> None:
    """Many Thai digits, no ๔๖๗๘๙: told in any format; an honest letter, few digits or Arabic ones are not suspected."""
    assert digits_untrusted(MISREAD)
    assert not digits_untrusted(letter.TEXT)
    assert not digits_untrusted("ที่ ๑/๒")
    assert not digits_untrusted("0123455" * 9)
    for data in (MISREAD.encode(), MISREAD.encode("cp874")):
        reading: Reading = read_file(data)
        assert reading.untrusted_digits
        assert "untrusted_digits" in [note.code for note in reading.notes]
    assert not read_file(letter.TEXT.encode()).untrusted_digits


def test_tesseract_is_not_installed() -> None:
    """The message names the packages."""
    with pytest.raises(Unreadable, match=r"no-such-program.*tesseract-ocr-tha"):
        read_file(pdf([image(595, 842)]), ocr=Tesseract(program="no-such-program"), name="a.pdf")


def test_tesseract() -> None:
    """A real run on a page image of the letter, if the program is here."""
    if shutil.which("tesseract") is None:
        pytest.skip("needs the Debian packages tesseract-ocr and tesseract-ocr-tha")
    from tests.formats.test_made_pdfs import FIXTURES
    from thaidoc.formats.tesseract import recogniser

    source = next(path for path in FIXTURES if path.stem == "soffice-laksaman")
    import pypdfium2

    scan = io.BytesIO()
    pypdfium2.PdfDocument(source)[0].render(scale=200 / 72).to_pil().save(scan, "PDF", resolution=200)
    assert read_file(scan.getvalue()).verdict is Verdict.NEEDS_OCR
    reading = read_file(scan.getvalue(), ocr=recogniser())
    assert "เรื่อง" in reading.source.text
    assert reading.untrusted_digits
    at = reading.source.text.index("เรื่อง")
    (box,) = reading.source.boxes(Span(at, at + 6))
    assert 40 < box.x0 < 130
