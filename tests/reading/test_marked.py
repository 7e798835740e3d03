"""Every value knows its place: letters with marked spans against the evidence of their records."""

from pathlib import Path

import pytest

import thaidoc

from .marked import unmark

LETTERS = sorted((Path(__file__).parent / "marked").glob("*.txt"))


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_evidence_points_at_the_marked_text(path: Path) -> None:
    text, wanted = unmark(path.read_text(encoding="utf-8"))
    (document,) = thaidoc.parse(text).documents
    places = {name: tuple(proof.span) for name, proof in document.evidence.items() if proof.span}
    assert {name: text[slice(*places[name])] for name in wanted if name in places} == {
        name: text[slice(*span)] for name, span in wanted.items()
    }
    assert {name: places.get(name) for name in wanted} == wanted


def test_there_are_marked_letters() -> None:
    assert len(LETTERS) >= 4
