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
