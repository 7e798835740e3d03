"""A fault in one reader costs its own field and is told; the rest of the record stands."""

from __future__ import annotations

import pytest

import thaidoc

LETTER = "ที่ พช 0023.7/ว 583\n\n29 มีนาคม 2567\n\nเรื่อง ทดสอบ\n\nเรียน นายอำเภอ ทุกอำเภอ\n\nด้วยมีเหตุ\n\nขอแสดงความนับถือ\n"


def _fail(*_: object, **__: object) -> None:
    raise ZeroDivisionError("a bug")


@pytest.mark.parametrize(
    ("reader", "lost"),
    [
        ("thaidoc.reading.document._recipients", "recipients"),
        ("thaidoc.reading.document._subject", "subject"),
        ("thaidoc.reading.document.find_times", "deadlines"),
        ("thaidoc.reading.document.read_sender", "sender"),
    ],
)
def test_a_failing_reader_costs_its_field_only(monkeypatch: pytest.MonkeyPatch, reader: str, lost: str) -> None:
    """The number is still there, the field is empty, a note names the fault."""
    monkeypatch.setattr(reader, _fail)
    (document,) = thaidoc.parse(LETTER).documents
    assert str(document.number) == "พช 0023.7/ว 583"
    assert not getattr(document, lost)
    (note,) = [note for note in document.notes if note.code == "reader_failed"]
    assert note.severity == "error"
    assert "ZeroDivisionError" in note.message


@pytest.mark.parametrize("reader", ["segment.segment", "stamps.find_stamps", "document.build"])
def test_a_failing_frame_leaves_the_text_unassigned(monkeypatch: pytest.MonkeyPatch, reader: str) -> None:
    """Nothing raises; the bundle says what happened."""
    monkeypatch.setattr(f"thaidoc.reading.{reader}", _fail)
    bundle = thaidoc.parse(LETTER)
    assert "reader_failed" in [note.code for note in bundle.notes]
    assert bundle.documents or bundle.unassigned
