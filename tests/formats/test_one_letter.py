"""The same letter in every format gives one and the same record."""

from __future__ import annotations

import html
from pathlib import Path

import pytest

import thaidoc
from tests.formats import letter

FIXTURES = Path(__file__).with_name("fixtures")
PLACES = {"span", "evidence", "source", "pages", "body"}


def hocr() -> str:
    """The letter as a recogniser would give it, words with rectangles."""
    lines = []
    for number, line in enumerate(letter.LETTER):
        x = 900 if line.centred else 200
        words = []
        for part, start in ((line.left, x), (line.right, 1500)):
            at = start
            for word in part.split():
                title = f"bbox {at} {100 + 60 * number} {at + 20 * len(word)} {140 + 60 * number}; x_wconf 95"
                words.append(f"<span class='ocrx_word' title='{title}'>{html.escape(word)}</span>")
                at += 20 * len(word) + 15
        lines.append(f"<span class='ocr_line'>{''.join(words)}</span>")
    return f"<html><div class='ocr_page' title='bbox 0 0 2480 3508'>{''.join(lines)}</div></html>"


def markdown() -> str:
    return "\n\n".join(f"**{line.left}**    {line.right}".replace("****", "").strip() for line in letter.LETTER)


FORMS = {
    "letter.md": lambda: markdown().encode(),
    "letter.html": lambda: letter.web_page().encode(),
    "letter.docx": letter.docx,
    "letter.hocr": lambda: hocr().encode(),
    **{path.name: path.read_bytes for path in sorted(FIXTURES.glob("*.pdf"))},
}


def record(data: bytes, name: str) -> object:
    """Without places, and without what names the file."""
    (document,) = thaidoc.read(data, name=name).documents
    return without(thaidoc.to_dict(document))


def without(value: object) -> object:
    if isinstance(value, dict):
        return {key: without(inner) for key, inner in value.items() if key not in PLACES}
    if isinstance(value, list):
        return [without(inner) for inner in value]
    return " ".join(value.split()) if isinstance(value, str) else value


@pytest.mark.parametrize("name", FORMS)
def test_one_record(name: str) -> None:
    """All fields but places and the running text."""
    assert record(FORMS[name](), name) == record(letter.TEXT.encode(), "letter.txt")


def test_a_whole_web_page() -> None:
    """With its style sheet, a script that writes mark-up, and a comment."""
    script = "<script type='text/javascript'>\nif (a < b) document.write('<p>ที่ มท ๙๙๙/๙</p>');\n</script>"
    page = letter.web_page().replace("<body>", f"<!-- เรื่อง อื่น -->{script}<body>").replace("<!doctype", "<!DOCTYPE")
    assert "<style>" in page
    assert record(page.encode(), "a.html") == record(letter.TEXT.encode(), "letter.txt")
