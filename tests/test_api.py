"""The two ways in: what they take, and what they say to what they do not take."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

import thaidoc


@pytest.mark.parametrize(
    ("given", "advice"),
    [
        (b"abc", "not bytes: call thaidoc.read"),
        (bytearray(b"abc"), "not bytes"),
        (Path("w583.txt"), r"not a path: call thaidoc.read\('w583.txt'\)"),
        (io.StringIO("abc"), "not an open file"),
        (None, "not NoneType"),
        (7, "not int"),
    ],
)
def test_parse_says_what_to_call_instead(given: Any, advice: str) -> None:
    """A TypeError that helps."""
    with pytest.raises(TypeError, match=advice):
        thaidoc.parse(given)


def test_read_notes_the_encoding(tmp_path: Path) -> None:
    """A TIS-620 letter is read, its encoding is a note, its name the documents' source."""
    path = tmp_path / "old.txt"
    path.write_bytes("ที่ พช 0023.7/ว 583\n29 มีนาคม 2567\nเรื่อง ทดสอบ\nเรียน นายอำเภอ ทุกอำเภอ\n".encode("cp874"))
    bundle = thaidoc.read(path)
    assert "encoding" in [note.code for note in bundle.notes]
    assert bundle.source.name == str(path)
    assert all(document.source == str(path) for document in bundle.documents)


def test_read_raises_its_own_errors_only(tmp_path: Path) -> None:
    """No OSError comes through."""
    with pytest.raises(thaidoc.Unreadable, match="no such file"):
        thaidoc.read(tmp_path / "missing.txt")


LETTER = "ที่ พช 0023.7/ว 583\n\n29 มีนาคม 2567\n\nเรื่อง ทดสอบ\n\nเรียน นายอำเภอ ทุกอำเภอ\n\nข้อความ\n"


def reading_of(**changes: Any) -> Any:
    """What a reader would give for LETTER."""
    from thaidoc.formats import Reading

    return Reading(thaidoc.Source(LETTER), **changes)


def test_digits_that_cannot_be_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A recogniser without ๔๖๗๘๙ leaves numbers and dates unsure, and words as sure as they were."""
    sure = thaidoc.parse(LETTER).documents[0].evidence
    monkeypatch.setattr("thaidoc.formats.read_file", lambda *_, **__: reading_of(untrusted_digits=True))
    (document,) = thaidoc.read(b"").documents
    assert document.evidence["number"].confidence <= 0.3 < sure["number"].confidence
    assert document.evidence["date"].confidence <= 0.3
    assert document.evidence["subject"].confidence == sure["subject"].confidence
    assert "untrusted_digits" in [note.code for note in document.notes]


def test_what_is_written_over_a_value_is_a_proposal(monkeypatch: pytest.MonkeyPatch) -> None:
    """The date is struck out and another one written beside it: the record keeps what is printed and says so."""
    from thaidoc.formats import Annotation
    from thaidoc.text import Box

    at = LETTER.index("29")
    struck = Annotation(1, "StrikeOut", "", Box(1, 100, 100, 200, 112), thaidoc.Span(at, at + len("29 มีนาคม 2567")))
    far = Annotation(1, "FreeText", "ด่วน", Box(1, 100, 700, 200, 712))
    near = Annotation(1, "FreeText", "30 มีนาคม 2567", Box(1, 205, 101, 300, 113))
    monkeypatch.setattr("thaidoc.formats.read_file", lambda *_, **__: reading_of(annotations=(struck, far, near)))
    (document,) = thaidoc.read(b"").documents
    assert document.date is not None
    assert document.date.to_date().isoformat() == "2024-03-29"
    (correction,) = [c for c in document.corrections if c.field == "date"]
    assert (correction.printed, correction.proposed) == ("29 มีนาคม 2567", "30 มีนาคม 2567")
    assert "annotated" in [note.code for note in document.notes]


def test_a_scan_is_no_empty_success() -> None:
    """Without a recogniser a page image gives no document and the note that says what to do."""
    from PIL import Image

    file = io.BytesIO()
    Image.new("RGB", (300, 400), "white").save(file, "PNG")
    bundle = thaidoc.read(file.getvalue())
    assert bundle.documents == ()
    assert "needs_ocr" in [note.code for note in bundle.notes]
    (document,) = thaidoc.read(file.getvalue(), ocr=lambda _: LETTER).documents
    assert str(document.number) == "พช 0023.7/ว 583"
