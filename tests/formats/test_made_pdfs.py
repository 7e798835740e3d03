"""The invented letter as PDF by five producers with two fonts each: read without an error, boxes on the ink.

tests/formats/make_fixtures.py made the files, and names the programs that make more.
"""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from rapidfuzz.distance import Levenshtein

from tests.formats import letter
from thaidoc.formats import Verdict, read_file
from thaidoc.text import Span, clean

FIXTURES = sorted((Path(__file__).with_name("fixtures")).glob("*.pdf"))
files = pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)


def solid(text: str) -> str:
    return re.sub(r"\s+", "", text)


def error_rate(text: str) -> float:
    """Of characters, white space aside."""
    return Levenshtein.distance(solid(letter.TEXT), solid(text)) / len(solid(letter.TEXT))


def test_all_fixtures_are_here() -> None:
    """Five producers, two fonts."""
    assert len(FIXTURES) == 10


@files
def test_character_error_rate(path: Path) -> None:
    """What the reader and the cleaning rules make of it together."""
    reading = read_file(path)
    assert reading.verdict in (Verdict.TEXT, Verdict.REPAIRED)
    assert error_rate(clean(reading.source.text).text) <= 0.001


@files
def test_blanks(path: Path) -> None:
    """Words are not torn, nor grown together: lines that were not wrapped are those of the letter, blanks and all."""
    wanted = {" ".join(line.split()) for line in letter.TEXT.splitlines()}
    found = {" ".join(line.split()) for line in clean(read_file(path).source.text).text.splitlines()}
    assert len(wanted & found) >= len(wanted) - 5


@files
def test_the_head_is_one_line(path: Path) -> None:
    """Number left, agency right, a wide gap between them; the address below the agency."""
    lines = clean(read_file(path).source.text).text.splitlines()
    head = next(line for line in lines if "๕๘๓" in line)
    assert re.fullmatch(r"ที่ พช ๐๐๒๓\.๗/ว ๕๘๓ {4,}ศาลากลางจังหวัดพิบูลธารา", head.strip())
    address = next(line for line in lines if "๖๗๐๐๐" in line)
    assert len(address) - len(address.lstrip()) > 20


@files
def test_boxes_lie_on_the_ink(path: Path) -> None:
    """The ink in the line's box reaches just as far as the box says, and there is none right beside it."""
    reading = read_file(path)
    text = reading.source.text
    document = pypdfium2.PdfDocument(path)
    scale = 4
    picture = document[0].render(scale=scale).to_pil().convert("L").point(lambda v: 255 if v < 128 else 0)
    for start in ("ที่ พช", "E-mail", "๓๐ เมษายน"):
        at = text.find(start)
        if at < 0:  # marks in private codes
            continue
        end = min(text.index("\n", at), text.find("   ", at) % (len(text) + 1))
        (box,) = reading.source.boxes(Span(at, end))
        assert box.page == 1
        # a little wider than the box: nothing else stands on the line so near to it
        left, right = box.x0 - 8, box.x1 + 8
        ink = picture.crop((left * scale, box.top * scale, right * scale, box.bottom * scale)).getbbox()
        assert ink is not None
        assert left + ink[0] / scale == pytest.approx(box.x0, abs=2.5)
        assert left + ink[2] / scale == pytest.approx(box.x1, abs=2.5)
    document.close()
