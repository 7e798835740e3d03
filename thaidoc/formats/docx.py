"""DOCX by the standard library: paragraphs, tables, text boxes, heads and feet, numbering; an address for every place.

The text comes in the order in which it is read: the head of the first page, the body with its tables (row by row,
cells side by side parted by tabs), text boxes at the paragraph that holds them, the foot. Deleted and hidden text and
field codes stay out. A page break that someone set is a form feed, as between pages elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple
from xml.etree.ElementTree import Element

from thaidoc.errors import Unreadable
from thaidoc.formats.archive import Archive
from thaidoc.formats.model import Limits, Reading
from thaidoc.formats.xml import parse_xml
from thaidoc.text import Source

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_TARGET = re.compile(r"[^/]+\.xml")

_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_SKIPPED = frozenset(_W + name for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr", "tblPr"))


class _Piece(NamedTuple):
    """A line of text and where it stands in the file."""

    text: str
    address: str


def read_docx(data: str | bytes, *, name: str | None = None, limits: Limits | None = None) -> Reading:
    """Read the DOCX at a path or in bytes.

    Raises:
        Unreadable: it is damaged, encrypted, or holds no Word document.
        Limit: it unpacks to more than *limits* allow.
    """
    limits = limits or Limits()
    with Archive(data, limits.unpacked) as archive:
        lines = list(_Document(archive).lines())
    parts: list[str] = []
    addresses: list[tuple[int, str]] = []
    length = 0
    for line in lines:
        addresses.append((length, line.address))
        parts.append(line.text + "\n")
        length += len(line.text) + 1
    return Reading(Source.from_text("".join(parts), name), format="docx", addresses=tuple(addresses))


class _Level(NamedTuple):
    format: str
    text: str
    start: int


class _Document:
    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.main = self._main_part()
        folder, _, file = self.main.rpartition("/")
        self.folder = folder + "/" if folder else ""
        relations = self._part(f"{self.folder}_rels/{file}.rels")
        self.targets = {r.get("Id", ""): r.get("Target", "") for r in relations} if relations is not None else {}
        self.levels, self.style_numbers = self._numbering()
        self.counters: dict[tuple[str, int], int] = {}

    def _main_part(self) -> str:
        if "word/document.xml" in self.archive.names():
            return "word/document.xml"
        relations = self._part("_rels/.rels")
        for relation in relations if relations is not None else ():
            if relation.get("Type", "").endswith("/officeDocument"):
                return relation.get("Target", "").lstrip("/")
        raise Unreadable("a ZIP container without a Word document; save the letter as DOCX, PDF or plain text")

    def _part(self, name: str) -> Element | None:
        content = self.archive.read(name)
        if content is None:
            return None
        # Strict files use another namespace for the same names.
        return parse_xml(content.replace(_STRICT.encode(), _W[1:-1].encode()), name)

    def lines(self) -> Iterator[_Piece]:
        root = self._part(self.main)
        body = root.find(_W + "body") if root is not None else None
        if root is None or body is None:
            raise Unreadable(f"its part {self.main} holds no document; open the file in Word and save it again")
        section = next(iter(root.iter(_W + "sectPr")), None)
        yield from self._margin(section, "headerReference")
        yield from self._blocks(body, self.main.rpartition("/")[2])
        yield from self._margin(section, "footerReference")

    def _margin(self, section: Element | None, kind: str) -> Iterator[_Piece]:
        """The head or foot of the first page: that for first pages if the section has such, else the usual one."""
        if section is None:
            return
        found = {r.get(_W + "type", "default"): r.get(_R + "id", "") for r in section.findall(_W + kind)}
        title = section.find(_W + "titlePg")
        first = title is not None and title.get(_W + "val", "1") not in ("0", "false", "off")
        target = self.targets.get(found.get("first" if first and "first" in found else "default", ""), "")
        if not _TARGET.fullmatch(target):
            return
        root = self._part(self.folder + target)
        if root is not None:
            for piece in self._blocks(root, target):
                if piece.text.strip():
                    yield piece

    def _numbering(self) -> tuple[dict[tuple[str, int], _Level], dict[str, tuple[str, int]]]:
        root = self._part(self.folder + "numbering.xml")
        levels: dict[tuple[str, int], _Level] = {}
        if root is not None:
            abstract: dict[str, dict[int, _Level]] = {}
            for entry in root.findall(_W + "abstractNum"):
                own = abstract.setdefault(entry.get(_W + "abstractNumId", ""), {})
                for level in entry.findall(_W + "lvl"):
                    format_ = _value(level, "numFmt") or "decimal"
                    start = _whole(_value(level, "start"), 1)
                    own[_whole(level.get(_W + "ilvl"), 0)] = _Level(format_, _value(level, "lvlText") or "", start)
            for number in root.findall(_W + "num"):
                for at, one in abstract.get(_value(number, "abstractNumId") or "", {}).items():
                    levels[number.get(_W + "numId", ""), at] = one
        styles: dict[str, tuple[str, int]] = {}
        sheet = self._part(self.folder + "styles.xml")
        for style in sheet.findall(_W + "style") if sheet is not None else ():
            numbers = style.find(f"{_W}pPr/{_W}numPr")
            if numbers is not None and (number_id := _value(numbers, "numId")):
                styles[style.get(_W + "styleId", "")] = (number_id, _whole(_value(numbers, "ilvl"), 0))
        return levels, styles

    def _label(self, paragraph: Element) -> str:
        """The number that Word prints before a list paragraph."""
        properties = paragraph.find(_W + "pPr")
        if properties is None:
            return ""
        key = self.style_numbers.get(_value(properties, "pStyle") or "")
        numbers = properties.find(_W + "numPr")
        if numbers is not None:
            number_id = _value(numbers, "numId") or (key[0] if key else "")
            key = (number_id, _whole(_value(numbers, "ilvl"), 0))
        if key is None or key not in self.levels:
            return ""
        number_id, at = key
        level = self.levels[key]
        self.counters[key] = self.counters.get(key, level.start - 1) + 1
        for deeper in [other for other in self.counters if other[0] == number_id and other[1] > at]:
            del self.counters[deeper]

        def printed(found: re.Match[str]) -> str:
            which = int(found.group(1)) - 1
            one = self.levels.get((number_id, which))
            return _numeral(self.counters.get((number_id, which), one.start), one.format) if one else ""

        if level.format in ("bullet", "none"):
            return "" if level.format == "none" else "•"
        return re.sub(r"%([1-9])", printed, level.text)

    def _blocks(self, holder: Element, address: str) -> Iterator[_Piece]:
        """The paragraphs and tables in *holder*, in order."""
        paragraphs = tables = 0
        for block in _children(holder):
            if block.tag == _W + "p":
                paragraphs += 1
                yield from self._paragraph(block, f"{address} paragraph {paragraphs}")
            elif block.tag == _W + "tbl":
                tables += 1
                yield from self._table(block, f"{address} table {tables}")

    def _table(self, table: Element, address: str) -> Iterator[_Piece]:
        for number, row in enumerate((r for r in _children(table) if r.tag == _W + "tr"), 1):
            cells = [c for c in _children(row) if c.tag == _W + "tc"]
            columns = [
                [piece.text for piece in self._blocks(cell, "") if piece.text.strip() or len(cells) == 1]
                for cell in cells
            ]
            for line in zip_longest(*columns, fillvalue=""):
                yield _Piece("\t".join(line).rstrip("\t "), f"{address} row {number}")

    def _paragraph(self, paragraph: Element, address: str) -> Iterator[_Piece]:
        boxes: list[Element] = []
        text = "".join(self._runs(paragraph, boxes))
        if text.strip() and (label := self._label(paragraph)):
            text = f"{label} {text}"
        for line in text.split("\n"):
            yield _Piece(line, address)
        for number, box in enumerate(boxes, 1):
            for piece in self._blocks(box, f"{address} box {number}"):
                if piece.text.strip():
                    yield piece

    def _runs(self, holder: Element, boxes: list[Element]) -> Iterator[str]:
        for child in _children(holder):
            tag = child.tag
            if tag in _SKIPPED:
                continue
            if tag == _W + "t":
                yield child.text or ""
            elif tag in (_W + "tab", _W + "ptab"):
                yield "\t"
            elif tag == _W + "br":
                yield "\f" if child.get(_W + "type") == "page" else "\n"
            elif tag == _W + "cr":
                yield "\n"
            elif tag == _W + "noBreakHyphen":
                yield "-"
            elif tag == _W + "sym":
                code = child.get(_W + "char", "")
                yield (
                    chr(int(code, 16))
                    if re.fullmatch("[0-9A-Fa-f]{4}", code) and not code.upper().startswith("D")
                    else ""
                )
            elif tag == _W + "txbxContent":
                boxes.append(child)
            elif tag == _W + "r" and (hidden := child.find(f"{_W}rPr/{_W}vanish")) is not None:
                if hidden.get(_W + "val", "1") in ("0", "false", "off"):
                    yield from self._runs(child, boxes)
            else:
                yield from self._runs(child, boxes)


def _children(holder: Element) -> Iterator[Element]:
    """The children, with wrappers (content controls, alternatives, insertions) looked through."""
    for child in holder:
        if child.tag == _ALTERNATE:
            choice = child.find(_CHOICE)
            choice = child.find(_FALLBACK) if choice is None else choice
            if choice is not None:
                yield from _children(choice)
        elif child.tag == _W + "sdt":
            content = child.find(_W + "sdtContent")
            if content is not None:
                yield from _children(content)
        elif child.tag in (_W + "ins", _W + "moveTo", _W + "customXml", _W + "smartTag"):
            yield from _children(child)
        else:
            yield child


def _value(holder: Element, name: str) -> str | None:
    found = holder.find(_W + name)
    return None if found is None else found.get(_W + "val")


def _whole(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 6 else default


def _numeral(number: int, format_: str) -> str:
    if format_ == "thaiNumbers":
        return str(number).translate(_THAI_DIGITS)
    if format_ == "thaiLetters" and 1 <= number <= len(_THAI_LETTERS):
        return _THAI_LETTERS[number - 1]
    if format_ in ("lowerLetter", "upperLetter") and 1 <= number <= 26:
        return chr(ord("a" if format_ == "lowerLetter" else "A") + number - 1)
    if format_ in ("lowerRoman", "upperRoman") and 1 <= number <= 50:
        roman = _roman(number)
        return roman if format_ == "upperRoman" else roman.lower()
    return str(number)


def _roman(number: int) -> str:
    parts = []
    for value, sign in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        parts.append(sign * (number // value))
        number %= value
    return "".join(parts)
