"""DOCX: everything that Word prints, in reading order, with an address; nothing that it hides."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.formats import letter
from thaidoc.errors import Limit, Unreadable
from thaidoc.formats import Limits, Reading, read_file
from thaidoc.text import Span

NAMES = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"


def text(body: str, **parts: str) -> str:
    return read(body, **parts).source.text


def read(body: str, **parts: str) -> Reading:
    return read_file(letter.docx(body, parts={f"word/{name}.xml": content for name, content in parts.items()}))


def p(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space='preserve'>{content}</w:t></w:r></w:p>"


def test_the_letter() -> None:
    """Line by line, the two parts of a line parted by a tab; the format by content, not by name."""
    reading = read_file(letter.docx(), name="letter.bin")
    assert reading.format == "docx"
    assert reading.source.text == letter.TEXT.replace("    ", "\t").replace("\nถนน", "\n\tถนน")
    at = reading.source.text.index("เรื่อง")
    assert reading.address(Span(at, at + 5)) == "document.xml paragraph 5"


def test_tables_are_read_row_by_row() -> None:
    """Cells side by side; several lines in a cell stay beside those of its neighbour."""
    rows = [["ที่ พช ๐๐๒๓/๑", "ศาลากลาง|ถนนริมน้ำ"], ["๑", "๒"]]

    def cell(content: str) -> str:
        return "<w:tc>" + "".join(map(p, content.split("|"))) + "</w:tc>"

    table = "".join("<w:tr>" + "".join(map(cell, row)) + "</w:tr>" for row in rows)
    reading = read(f"{p('ก')}<w:tbl><w:tblPr/>{table}</w:tbl>")
    assert reading.source.text == "ก\nที่ พช ๐๐๒๓/๑\tศาลากลาง\n\tถนนริมน้ำ\n๑\t๒\n"
    assert reading.address(Span(reading.source.text.index("๒\n"), 0)) == "document.xml table 1 row 2"


def test_what_is_not_printed_stays_out() -> None:
    """Deleted and hidden text and field codes; inserted text is in."""
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ลับ</w:t></w:r>"
    deleted = "<w:del><w:r><w:delText>เก่า</w:delText></w:r></w:del><w:ins><w:r><w:t>ใหม่</w:t></w:r></w:ins>"
    field = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    assert text(f"<w:p>{hidden}{deleted}{field}</w:p>") == "ใหม่\n"


def test_text_boxes_once() -> None:
    """A box stands in two versions for two generations of Word: one of them is read, after its paragraph."""
    names = "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
    box = f"<w:drawing><w:txbxContent>{p('รับที่ ๔๑๓๓')}</w:txbxContent></w:drawing>"
    both = f"<mc:AlternateContent {names}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert text(f"<w:p><w:r>{both}<w:t>ที่ พช ๐๐๒๓/๑</w:t></w:r></w:p>") == "ที่ พช ๐๐๒๓/๑\nรับที่ ๔๑๓๓\n"


def test_breaks() -> None:
    """Lines, tabs and pages."""
    assert text("<w:p><w:r><w:t>ก</w:t><w:tab/><w:t>ข</w:t><w:br/><w:t>ค</w:t></w:r></w:p>") == "ก\tข\nค\n"
    reading = read(f"{p('ก')}<w:p><w:r><w:br w:type='page'/><w:t>ข</w:t></w:r></w:p>")
    assert reading.source.text == "ก\n\fข\n"
    assert reading.source.page_of(3) == 2


def test_numbering_is_printed_in_thai_digits() -> None:
    """As the format of the list says; deeper levels begin anew; a style may carry the number."""
    numbering = (
        f"<w:numbering {NAMES}><w:abstractNum w:abstractNumId='1'>"
        "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='thaiNumbers'/><w:lvlText w:val='%1.'/></w:lvl>"
        "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='thaiLetters'/><w:lvlText w:val='%1.%2'/></w:lvl>"
        "</w:abstractNum><w:num w:numId='7'><w:abstractNumId w:val='1'/></w:num></w:numbering>"
    )
    styles = (
        f"<w:styles {NAMES}><w:style w:styleId='list'><w:pPr><w:numPr><w:numId w:val='7'/></w:numPr></w:pPr>"
        "</w:style></w:styles>"
    )
    deep = "<w:numPr><w:ilvl w:val='1'/><w:numId w:val='7'/></w:numPr>"
    body = "".join([p("ก", "<w:pStyle w:val='list'/>"), p("ข", deep), p("ค", deep), p("ง", "<w:pStyle w:val='list'/>")])
    assert text(body + p("จ", deep), numbering=numbering, styles=styles).split("\n") == [
        "๑. ก", "๑.ก ข", "๑.ข ค", "๒. ง", "๒.ก จ", "",
    ]  # fmt: skip


def test_head_and_foot_of_the_first_page() -> None:
    """The head before, the foot after the body."""
    rels = (
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        "<Relationship Id='h' Target='header1.xml'/><Relationship Id='f' Target='footer1.xml'/></Relationships>"
    )
    names = "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"
    section = f"<w:sectPr {names}><w:headerReference r:id='h'/><w:footerReference r:id='f'/></w:sectPr>"
    parts = {
        "word/header1.xml": f"<w:hdr {NAMES}>{p('ลับมาก')}</w:hdr>",
        "word/footer1.xml": f"<w:ftr {NAMES}>{p('โทร. ๑')}</w:ftr>",
        "word/_rels/document.xml.rels": rels,
    }
    reading = read_file(letter.docx(p("ที่ ๑/๒") + section, parts=parts))
    assert reading.source.text == "ลับมาก\nที่ ๑/๒\nโทร. ๑\n"


BOMB = (
    "<?xml version='1.0'?><!DOCTYPE w [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
    f"<w:numbering {NAMES}>&b;</w:numbering>"
)
OUTSIDE = (
    f"<?xml version='1.0'?><!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><w:numbering {NAMES}>&x;</w:numbering>"
)


@pytest.mark.parametrize(
    ("part", "error", "words"),
    [
        (BOMB, Unreadable, "declares entities"),
        (OUTSIDE, Unreadable, "declares entities"),
        ("<w:numbering", Unreadable, "damaged XML"),
        (f"<w:numbering {NAMES}>{'<w:a>' * 2000}", Unreadable, "nested deeper"),
        (f"<w:numbering {NAMES}>{' ' * 30_000_000}</w:numbering>", Limit, "unpacks to more than"),
    ],
    ids=["entities", "external entity", "cut", "deep", "bomb"],
)
def test_hostile_parts(part: str, error: type[Exception], words: str) -> None:
    """An error with the name of the file and of the part, in bounded time."""
    data = letter.docx(parts={"word/numbering.xml": part})
    with pytest.raises(error, match=f"x.docx: .*numbering.xml.*{words}"):
        read_file(data, name="x.docx", limits=Limits(unpacked=20_000_000))


def test_zip_archives_that_are_no_documents() -> None:
    """Damaged, or something else."""
    with pytest.raises(Unreadable, match="damaged ZIP"):
        read_file(letter.docx()[:500], name="x.docx")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a.txt", "ก")
    with pytest.raises(Unreadable, match=r"x\.zip: a ZIP archive, not a document"):
        read_file(made.getvalue(), name="x.zip")
