"""Letters as files: the Word document that we write ourselves, the fixtures, what is said when a program is missing."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path
from random import Random
from typing import Any
from xml.etree import ElementTree as ET

import pypdfium2
import pytest

from corpus.__main__ import main
from corpus.emblem import guardian, seal
from corpus.generator.pen import MARK
from corpus.render import KINDS, PACKAGES, Missing, boxes, docx, page, program, render, scan, sheet, turned
from corpus.score import fold, plain

FIXTURES = Path(__file__).parent / "rendered"
STEM = "dev-21-00075"


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
    one = sheet("dev", 21, 75)
    docx(one, tmp_path / "a.docx")
    docx(one, tmp_path / "b.docx")
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        text = archive.read("word/document.xml").decode()
    assert set(archive.namelist()) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/header1.xml",
    }
    assert one.gold["documents"][0]["signatory"]["name"] in text


def test_a_page_for_the_browser_holds_every_block() -> None:
    one = sheet("dev", 21, 75)
    assert page(one).count("<div") > len(one.blocks[0]) // 2
    assert one.gold["documents"][0]["subject"].split()[0] in plain(page(one))


def test_the_head_is_set_as_on_paper_in_whatever_order_its_lines_came() -> None:
    """Number and agency side by side, the address below the agency, then the date alone; every value stays in."""
    seen = 0
    for index in range(60):
        one = sheet("dev", 5, index)
        for kind, blocks, gold in zip(one.kinds, one.blocks, one.gold["documents"], strict=True):
            if kind != "external_letter":
                continue
            seen += 1
            head = [text for how, text in blocks if how == "h"]
            number, _, agency = MARK.sub("", head[0]).partition("\t")
            assert fold(gold["number"]["serial"]) in fold(plain(number))
            assert fold(agency).endswith(fold(gold["sender"]["agency"]))
            assert fold(plain("".join(MARK.sub("", row) for row in head[1:]))) == fold(gold["sender"]["address"])
            (date,) = [text for how, text in blocks if how == "d"]
            assert str(int(gold["date"]["iso"][:4]) + 543) in plain(date)
    assert seen > 30


def test_damage_goes_into_the_files_and_gold_follows() -> None:
    changed = 0
    for index in range(40):
        clean, hurt = sheet("dev", 5, index), sheet("dev", 5, index, "tesseract")
        assert hurt == sheet("dev", 5, index, "tesseract")
        assert len(hurt.blocks) == len(hurt.kinds)
        said = "".join(text for blocks in hurt.blocks for _, text in blocks)
        assert not set(said) & set("๔๖๗๘๙")
        for document in hurt.gold["documents"]:
            assert not set((document["number"] or {}).get("serial") or "") & set("46789")
        changed += clean.gold != hurt.gold
        assert page(hurt)
    assert changed > 30


def test_the_emblem_is_drawn_for_both_producers(tmp_path: Path) -> None:
    one = sheet("dev", 21, 5)
    assert one.kinds == ["stamped_letter"]
    docx(one, tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        text = archive.read("word/document.xml").decode()
        for name in archive.namelist():
            ET.fromstring(archive.read(name))
    assert text.count('name="emblem"') == page(one).count("<svg") == 2  # above, and the seal below
    assert all(0 <= float(n) <= 100 for path in (*guardian(), *seal()) for n in re.findall("[0-9.]+", path))


def test_boxes_turn_with_the_page() -> None:
    assert turned([10, 20, 30, 40], (600, 800), 0.0) == [10, 20, 30, 40]
    # A quarter against the clock: what was right above is left above.
    assert turned([500, 0, 600, 100], (600, 600), 90.0) == [0, 0, 100, 100]
    slightly = turned([100, 100, 200, 120], (600, 800), 1.0)
    assert slightly[0] < 100 + 6
    assert slightly[3] > 120 + 2


def test_boxes_of_a_scan_lie_where_its_ink_is() -> None:
    """Of every line of the scan: its box is darker inside than the page around it."""
    loaded = gold()
    assert set(loaded["boxes"]["scan"]["0"]) == set(loaded["boxes"]["pdf"]["0"])
    assert len(loaded["lines"]["scan"]) == len(loaded["lines"]["pdf"]) > 10
    document = pypdfium2.PdfDocument(FIXTURES / f"{STEM}.scan.pdf")
    images = [leaf.render(scale=2, grayscale=True).to_pil().convert("L") for leaf in document]
    document.close()
    for number, left, top, right, bottom, text in loaded["lines"]["scan"]:
        if len(text) < 8:
            continue
        image = images[number - 1]
        box = image.crop((int(left * 2), int(top * 2), int(right * 2) + 1, int(bottom * 2) + 1))
        assert box.getextrema()[0] < 150, text
        above = image.crop((int(left * 2), int(top * 2) - 3, int(right * 2), int(top * 2) - 1))
        assert sum(above.histogram()[:150]) < sum(box.histogram()[:150]), text


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
