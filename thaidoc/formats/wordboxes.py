"""What text recognisers write: hOCR, ALTO, and Tesseract's TSV. Words with rectangles become lines and pages."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from typing import NamedTuple

from thaidoc.errors import NoDocument, Unreadable
from thaidoc.formats.model import OcrLine, OcrWord, PageVerdict, Reading, Verdict
from thaidoc.formats.ocr import DPI, WordBoxes, join
from thaidoc.formats.xml import parse_xml
from thaidoc.text import Source

_BBOX = re.compile(r"\bbbox\s+(-?\d+)\s+(-?\d+)\s+(-?\d+)\s+(-?\d+)")
_CONFIDENCE = re.compile(r"\bx_w?conf\s+([\d.]+)")
_RESOLUTION = re.compile(r"\bscan_res\s+(\d+)")
_LINE_CLASSES = frozenset(("ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat", "ocrx_line"))
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_TSV = (
    "level",
    "page_num",
    "block_num",
    "par_num",
    "line_num",
    "word_num",
    "left",
    "top",
    "width",
    "height",
    "conf",
    "text",
)


class Page(NamedTuple):
    """The lines of a page, in pixels or whatever *unit* (points) says."""

    lines: list[OcrLine]
    unit: float = 72 / DPI


def to_reading(pages: Sequence[Page], *, name: str | None, format_: str) -> Reading:
    """The text of *pages* with their word boxes."""
    parts: list[str] = []
    starts: list[int] = []
    places = {}
    length = 0
    for number, page in enumerate(pages, 1):
        if starts:
            parts.append("\f")
            length += 1
        starts.append(length)
        found = join(page.lines, page.unit)
        places[number] = found.places
        parts.append(found.text)
        length += len(found.text)
    text = "".join(parts)
    if not text.strip():
        raise NoDocument(f"no word in it ({format_}); was the recogniser given the right page?")
    source = Source(text, name, tuple(starts), WordBoxes(tuple(starts), places))
    return Reading(source, tuple([PageVerdict(n, Verdict.TEXT, ("ocr",)) for n in places]), format=format_)


def is_hocr(head: str) -> bool:
    """Whether an HTML file is hOCR."""
    return bool(re.search(r"class=['\"]?ocr_page|name=['\"]?ocr-system", head))


def read_hocr(text: str, *, name: str | None = None) -> Reading:
    """Read hOCR (Tesseract, OCRopus, Kraken, many services)."""
    parser = _Hocr()
    parser.feed(text)
    parser.close()
    parser.finish()
    return to_reading(parser.pages, name=name, format_="hocr")


class _Hocr(HTMLParser):
    """Collects words by line and page; an element's rectangle stands in its title."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pages: list[Page] = []
        self.words: list[OcrWord] = []
        self.word: tuple[str, list[str]] | None = None
        self.depth = 0
        self.word_depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        classes = set(given.get("class", "").split())
        title = given.get("title", "")
        if tag not in _VOID:
            self.depth += 1
        if "ocr_page" in classes:
            self.finish()
            found = _RESOLUTION.search(title)
            resolution = int(found.group(1)) if found else DPI
            self.pages.append(Page([], 72 / (resolution if 30 <= resolution <= 5000 else DPI)))
        elif classes & _LINE_CLASSES:
            self.finish()
        elif "ocrx_word" in classes or "ocr_word" in classes:
            self._end_word()
            self.word = (title, [])
            self.word_depth = self.depth

    def handle_endtag(self, tag: str) -> None:
        if self.word is not None and self.depth <= self.word_depth:
            self._end_word()
        if tag not in _VOID:
            self.depth = max(0, self.depth - 1)

    def handle_data(self, data: str) -> None:
        if self.word is not None:
            self.word[1].append(data)

    def _end_word(self) -> None:
        if self.word is None:
            return
        title, parts = self.word
        self.word = None
        text = " ".join("".join(parts).split())
        box = _BBOX.search(title)
        if text and box:
            confidence = _CONFIDENCE.search(title)
            x0, top, x1, bottom = map(float, box.groups())
            sure = min(1.0, float(confidence.group(1)) / 100) if confidence else 1.0
            self.words.append(OcrWord(text, x0, top, x1, bottom, sure))

    def finish(self) -> None:
        """End the line."""
        self._end_word()
        if self.words:
            if not self.pages:
                self.pages.append(Page([]))
            self.pages[-1].lines.append(OcrLine(tuple(self.words)))
            self.words = []


def read_alto(data: bytes, *, name: str | None = None) -> Reading:
    """Read ALTO XML of any version."""
    root = parse_xml(data, "ALTO")
    units = {"pixel": 72 / DPI, "mm10": 72 / 254, "inch1200": 72 / 1200}
    unit = 72 / DPI
    pages: list[Page] = []
    for element in root.iter():
        kind = _local(element.tag)
        if kind == "MeasurementUnit":
            unit = units.get((element.text or "").strip(), unit)
        elif kind == "Page":
            pages.append(Page([], unit))
        elif kind == "TextLine":
            words = []
            for part in element:
                if _local(part.tag) == "String" and (text := part.get("CONTENT", "").strip()):
                    x, y = _number(part.get("HPOS")), _number(part.get("VPOS"))
                    width, height = _number(part.get("WIDTH")), _number(part.get("HEIGHT"))
                    words.append(OcrWord(text, x, y, x + width, y + height, min(1.0, _number(part.get("WC"), 1.0))))
            if words:
                if not pages:
                    pages.append(Page([], unit))
                pages[-1].lines.append(OcrLine(tuple(words)))
    return to_reading(pages, name=name, format_="alto")


def is_tsv(head: str) -> bool:
    """Whether a text is the TSV that Tesseract writes."""
    return head.lstrip("\ufeff").split("\n", 1)[0].rstrip("\r").split("\t") == list(_TSV)


def read_tsv(text: str, *, name: str | None = None) -> Reading:
    """Read Tesseract's TSV."""
    return to_reading(tsv_pages(text), name=name, format_="tsv")


def tsv_pages(text: str, unit: float = 72 / DPI) -> list[Page]:
    """The lines of Tesseract's TSV by page."""
    pages: dict[int, dict[tuple[int, ...], list[OcrWord]]] = {}
    rows = csv.reader(text.lstrip("\ufeff").splitlines()[1:], delimiter="\t", quoting=csv.QUOTE_NONE)
    for row in rows:
        if len(row) != len(_TSV):
            continue
        try:
            level, page, block, paragraph, line = map(int, row[:5])
            left, top, width, height = map(float, row[6:10])
            confidence = float(row[10])
        except ValueError as error:
            raise Unreadable(f"damaged TSV ({error}); let the recogniser write it again") from error
        lines = pages.setdefault(page, {})
        if level == 5 and row[11].strip():
            word = OcrWord(row[11].strip(), left, top, left + width, top + height, max(0.0, confidence) / 100)
            lines.setdefault((block, paragraph, line), []).append(word)
    return [Page([OcrLine(tuple(words)) for words in lines.values()], unit) for _, lines in sorted(pages.items())]


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _number(text: str | None, default: float = 0.0) -> float:
    try:
        return float(text) if text else default
    except ValueError:
        return default


def words_of(lines: Sequence[OcrLine]) -> Iterator[OcrWord]:
    """All words of *lines*."""
    for line in lines:
        yield from line.words
