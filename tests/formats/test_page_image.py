"""The picture of a page with its fields boxed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.formats.pdfs import pdf, show
from thaidoc.errors import Unreadable
from thaidoc.formats import read_file
from thaidoc.records import Bundle, Document, Evidence, EvidenceMap, Kind
from thaidoc.text import Source, Span
from thaidoc.views.page_image import fields, page_image


def bundle(tmp_path: Path) -> Bundle:
    """A letter of one field, the number."""
    path = tmp_path / "letter.pdf"
    path.write_bytes(pdf([show(80, 700, "ที่ พช ๐๐๒๓/ว ๕๘๓"), show(80, 660, "เรื่อง การประชุม")]))
    source = read_file(path).source
    evidence = EvidenceMap({"number": Evidence(Span(4, 17)), "date": Evidence(None)})
    return Bundle(source, (Document(Kind.OTHER, evidence=evidence),))


def test_fields_are_boxed(tmp_path: Path) -> None:
    """In colour round the ink of the value, and nowhere else on its line."""
    found = bundle(tmp_path)
    ((name, box),) = fields(found, 1)
    assert name == "number"
    picture = page_image(found, 1, scale=2)
    pixels: Any = picture.load()
    assert picture.size == (1190, 1684)
    coloured = [x for x in range(picture.width) for y in (round(box.top * 2 + 10),) if len(set(pixels[x, y])) > 1]
    assert coloured
    assert min(coloured) == pytest.approx(box.x0 * 2, abs=2)
    assert max(coloured) == pytest.approx(box.x1 * 2, abs=2)
    assert list(fields(found, 2)) == []


def test_what_cannot_be_drawn(tmp_path: Path) -> None:
    """A page that is not there, a file that is gone, a text."""
    found = bundle(tmp_path)
    with pytest.raises(Unreadable, match="no page 2; the last one is 1"):
        page_image(found, 2)
    (tmp_path / "letter.pdf").unlink()
    with pytest.raises(Unreadable, match=r"gone|damaged|no such"):
        page_image(found)
    assert found.boxes(Span(0, 3)) == ()
    with pytest.raises(Unreadable, match="no PDF"):
        page_image(Bundle(Source("ก", "a.txt")))
