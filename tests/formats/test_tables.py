"""Ruled tables in PDFs: each row is a line, its cells whole; boxes stay those of the printed lines."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

import thaidoc
from tests.formats import letter
from tests.formats.pdfs import pdf, show
from thaidoc.formats import read_file
from thaidoc.formats.pdf import pdfium, plumber
from thaidoc.formats.pdf.layout import Glyph, Table, arrange_tables
from thaidoc.text import Span

INTRO = show(60, 700, "กำหนดการ ดังนี้")
CLOSING = show(60, 520, "จึงเรียนมาเพื่อโปรดทราบ")
CELLS = [
    show(62, 640, "๙ เมษายน ๒๕๖๗", width=0.35), show(62, 622, "เวลา ๐๙.๐๐ น.", width=0.35),
    show(202, 640, "ประชุมชี้แจงแนวทางการสำรวจ", width=0.35), show(202, 622, "ครุภัณฑ์ของทุกอำเภอ", width=0.35),
    show(372, 640, "ห้องประชุม", width=0.35), show(372, 622, "ชั้น ๓", width=0.35),
    show(62, 600, "๒๓ เมษายน ๒๕๖๗", width=0.35),
    show(202, 600, "อบรมการบันทึกข้อมูล", width=0.35), show(202, 582, "๑. พัสดุ", width=0.35),
    show(372, 600, "หอประชุม", width=0.35),
]  # fmt: skip
ACROSS = (60, 200, 370, 520)
DOWN = (656, 614, 576)


def lines(across: tuple[int, ...] = ACROSS, down: tuple[int, ...] = DOWN) -> list[str]:
    """Rules as Word and LibreOffice draw them: a line each."""
    return [f"{x} {down[-1]} m {x} {down[0]} l S" for x in across] + [
        f"{across[0]} {y} m {across[-1]} {y} l S" for y in down
    ]


def thin_rectangles() -> list[str]:
    """Rules as Chromium draws them: filled."""
    return [f"{x} {DOWN[-1]} 1 {DOWN[0] - DOWN[-1]} re f" for x in ACROSS] + [
        f"{ACROSS[0]} {y} {ACROSS[-1] - ACROSS[0]} 1 re f" for y in DOWN
    ]


def boxes() -> list[str]:
    """A stroked box around each cell."""
    return [f"{x0} {low} {x1 - x0} {high - low} re S" for x0, x1 in pairwise(ACROSS) for high, low in pairwise(DOWN)]


ROWS = [
    "๙ เมษายน ๒๕๖๗ เวลา ๐๙.๐๐ น.    ประชุมชี้แจงแนวทางการสำรวจครุภัณฑ์ของทุกอำเภอ    ห้องประชุม ชั้น ๓",
    "๒๓ เมษายน ๒๕๖๗    อบรมการบันทึกข้อมูล ๑. พัสดุ    หอประชุม",
]


@pytest.mark.parametrize("rules", [lines, thin_rectangles, boxes])
def test_a_row_is_a_line(rules: Callable[[], list[str]]) -> None:
    """However its rules are drawn; a wrapped sentence is put together, list items and short lines keep a blank."""
    reading = read_file(pdf([INTRO, *rules(), *CELLS, CLOSING]))
    read = [line.strip() for line in reading.source.text.split("\n") if line.strip()]
    assert read == ["กำหนดการ ดังนี้", *ROWS, "จึงเรียนมาเพื่อโปรดทราบ"]
    assert reading.pages[0].reasons == ()


def test_without_rules_it_is_read_line_by_line() -> None:
    """There is nothing to go by but the gaps."""
    text = read_file(pdf([INTRO, *CELLS, CLOSING])).source.text
    assert ROWS[0] not in text


def test_boxes_are_those_of_the_printed_lines() -> None:
    """A cell's two lines have a box each, and no box reaches into another cell."""
    reading = read_file(pdf([INTRO, *lines(), *CELLS, CLOSING]))
    at = reading.source.text.index("ประชุมชี้แจง")
    first, second = reading.source.boxes(Span(at, at + len("ประชุมชี้แจงแนวทางการสำรวจครุภัณฑ์ของทุกอำเภอ")))
    assert (round(first.x0), round(second.x0)) == (202, 202)
    assert first.x1 < 370
    assert second.x1 < 370
    assert first.top < 842 - 640 < first.bottom + 1
    assert second.top < 842 - 622 < second.bottom + 1
    assert first.bottom <= second.top + 4


@pytest.mark.parametrize(
    "rules",
    [
        lines((60, 520)),  # one column: a frame
        lines((60, 200, 520), (656, 576)),  # one row
        [f"{60 + 3 * i} 300 m {62 + 3 * i} 310 l S" for i in range(200)],  # an emblem
        [f"60 {656 - 20 * i} m 520 {656 - 20 * i} l S" for i in range(8)],  # lines to write on
    ],
)
def test_other_rules_make_no_table(rules: list[str]) -> None:
    """The text is as without them."""
    assert read_file(pdf([INTRO, *rules, *CELLS])).source.text == read_file(pdf([INTRO, *CELLS])).source.text


def test_a_frame_around_running_text_is_no_table() -> None:
    """A cell of many lines is the page itself."""
    text = [show(62, 640 - 18 * i, "จังหวัดขอให้อำเภอตรวจสอบ", width=0.35) for i in range(14)]
    beside = [show(302, 640 - 18 * i, "ทราบ", width=0.35) for i in range(14)]
    page = [*text, *beside]
    framed = [*lines((60, 300, 520), (660, 395, 340)), *page]
    assert read_file(pdf(framed)).source.text == read_file(pdf(page)).source.text


def test_squared_paper_takes_no_time() -> None:
    """Its crossings are not compared with each other."""
    squares = lines(tuple(range(60, 520, 4)), tuple(range(760, 200, -4)))
    start = time.process_time()
    read_file(pdf([INTRO, *squares, *CELLS]))
    assert time.process_time() - start < 2


def test_pages_without_rules_ask_for_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """They must not pay."""
    monkeypatch.setattr(pdfium.PdfPage, "rules", None)
    monkeypatch.setattr(plumber, "tables", None)
    assert "กำหนดการ" in read_file(pdf([INTRO, *CELLS, "60 500 m 200 500 l S"])).source.text


def test_merged_cells() -> None:
    """A cell over two rows belongs to the first."""
    cell = (0.0, 0.0, 50.0, 40.0)
    rows: Table = [
        [cell, (50.0, 20.0, 90.0, 40.0), (90.0, 20.0, 130.0, 40.0)],
        [None, (50.0, 0.0, 90.0, 20.0), (90.0, 0.0, 130.0, 20.0)],
    ]
    glyphs = [
        Glyph(char, x, y, at, at)
        for at, (char, x, y) in enumerate([("ก", 5, 30), ("ข", 55, 30), ("ค", 95, 30), ("ง", 55, 10), ("จ", 95, 10)])
    ]
    arranged = arrange_tables(glyphs, [rows])
    assert arranged is not None
    assert [line.text for line in arranged[0]] == ["ก    ข    ค", "ง    จ"]


def table() -> str:
    """A schedule as WordprocessingML."""
    rows = [
        ("วันเดือนปี", "กิจกรรม", "สถานที่"),
        ("๙ เมษายน ๒๕๖๗ เวลา ๐๙.๐๐ น.", "ประชุมชี้แจงแนวทางการสำรวจครุภัณฑ์ให้แก่เจ้าหน้าที่พัสดุของทุกอำเภอ", "ห้องประชุม ชั้น ๓ ศาลากลาง"),
        ("๗ พฤษภาคม ๒๕๖๗ เวลา ๑๐.๐๐ น.", "สัมมนาสรุปผลการดำเนินงานและรับฟังข้อเสนอแนะจากหน่วยงานที่เกี่ยวข้อง", "โรงแรมสายธารา อำเภอเมืองธารา"),
    ]  # fmt: skip
    rules = "".join(
        f"<w:{side} w:val='single' w:sz='4' w:space='0' w:color='000000'/>"
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    width = "<w:tcPr><w:tcW w:w='3000' w:type='dxa'/></w:tcPr>"
    made = "".join(
        "<w:tr>"
        + "".join(f"<w:tc>{width}{letter.paragraph(letter.Line(cell), 'Laksaman')}</w:tc>" for cell in row)
        + "</w:tr>"
        for row in rows
    )
    grid = "<w:gridCol w:w='3000'/>" * 3
    return (
        f"<w:tbl><w:tblPr><w:tblW w:w='9000' w:type='dxa'/><w:tblBorders>{rules}</w:tblBorders></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"
    )


def test_a_schedule_by_libreoffice_is_that_of_the_docx(tmp_path: Path) -> None:
    """The same rows, the same events."""
    if shutil.which("soffice") is None:
        pytest.skip("needs the Debian package libreoffice-writer-nogui")
    lines_of_letter = [letter.paragraph(line, "Laksaman") for line in letter.LETTER]
    document = tmp_path / "letter.docx"
    document.write_bytes(letter.docx("".join(lines_of_letter[:11]) + table() + "".join(lines_of_letter[11:])))
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "pdf",
         "--outdir", str(tmp_path), str(document)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip

    def rows(name: str) -> list[str]:
        text = read_file(tmp_path / name).source.text
        folded = [" ".join(line.split()) for line in text.splitlines()]
        return [line for line in folded if "น. ประชุม" in line or "น. สัมมนา" in line]

    def events(name: str) -> object:
        (found,) = thaidoc.read(tmp_path / name).documents
        return [(event.start, event.place) for event in found.events]

    assert rows("letter.pdf") == rows("letter.docx")
    assert len(rows("letter.pdf")) == 2
    assert events("letter.pdf") == events("letter.docx")
