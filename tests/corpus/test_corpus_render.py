"""Letters as files: the Word document that we write ourselves, the fixtures, what is said when a program is missing."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path
from random import Random
from typing import Any

import pypdfium2
import pytest

from corpus.__main__ import main
from corpus.render import KINDS, PACKAGES, Missing, boxes, docx, page, program, render, scan, sheet
from corpus.score import fold, plain

FIXTURES = Path(__file__).parent / "rendered"
STEM = "dev-21-00022"


def gold() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((FIXTURES / f"{STEM}.json").read_text(encoding="utf-8"))
    return loaded


def layer(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    text = "".join(leaf.get_textpage().get_text_range() for leaf in document)
    document.close()
    return text


@pytest.mark.parametrize("kind", ["pdf", "chromium"])
def test_boxes_lie_on_the_page_and_hold_their_value(kind: str) -> None:
    path = FIXTURES / (f"{STEM}.pdf" if kind == "pdf" else f"{STEM}.{kind}.pdf")
    places = gold()["boxes"][kind]["0"]
    assert {"number", "date", "subject"} <= set(places)
    document = pypdfium2.PdfDocument(path)
    for number, left, top, right, bottom in places.values():
        width, height = document[number - 1].get_size()
        assert 0 <= left < right <= width
        assert 0 <= top < bottom <= height
    number, left, top, right, bottom = places["number"]
    leaf = document[number - 1]
    said = leaf.get_textpage().get_text_bounded(
        left - 1, leaf.get_height() - bottom - 1, right + 1, leaf.get_height() - top + 1
    )
    document.close()
    serial = gold()["documents"][0]["number"]["serial"]
    assert serial in fold(plain(said))


def test_a_scan_has_pages_and_no_text() -> None:
    document = pypdfium2.PdfDocument(FIXTURES / f"{STEM}.scan.pdf")
    assert len(document) >= 1
    document.close()
    assert layer(FIXTURES / f"{STEM}.scan.pdf").strip() == ""


def test_a_word_document_holds_the_letter(tmp_path: Path) -> None:
    one = sheet("dev", 21, 22)
    docx(one, tmp_path / "a.docx")
    docx(one, tmp_path / "b.docx")
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        text = archive.read("word/document.xml").decode()
    assert set(archive.namelist()) == {"[Content_Types].xml", "_rels/.rels", "word/document.xml"}
    assert one.gold["documents"][0]["signatory"]["name"] in text


def test_a_page_for_the_browser_holds_every_block() -> None:
    one = sheet("dev", 21, 22)
    assert page(one).count("<div") > len(one.blocks[0]) // 2
    assert one.gold["documents"][0]["subject"].split()[0] in plain(page(one))


def test_a_missing_program_is_named_with_its_packages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(Missing, match=PACKAGES):
        program("soffice")
    assert main(["make", "--n", "1", "-o", str(tmp_path), "--render", "pdf"]) == 2


def test_docx_alone_needs_no_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert main(["make", "--n", "2", "-o", str(tmp_path), "--render", "docx"]) == 0
    assert len(list((tmp_path / "letters").glob("*.txt"))) == 2
    assert len(list((tmp_path / "rendered").glob("*.docx"))) == 2


def test_kinds_have_names(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no rendering is called papyrus"):
        list(render("dev", 1, 1, tmp_path, ["papyrus"]))
    assert "scan" in KINDS


def test_scanning_is_the_same_each_time(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        scan(FIXTURES / f"{STEM}.pdf", tmp_path / name, Random(1))
    assert (
        pypdfium2.PdfDocument(tmp_path / "a.pdf")[0].get_size()
        == pypdfium2.PdfDocument(tmp_path / "b.pdf")[0].get_size()
    )


def test_values_that_do_not_stand_in_a_file_have_no_box() -> None:
    assert boxes(FIXTURES / f"{STEM}.pdf", [(0, "subject", "ไม่มีคำนี้ในหนังสือ"), (0, "date", "")]) == {}
