"""Generated letters as real files: DOCX, PDF by LibreOffice and by Chromium, scans.

The layout is the official one: A4, 3 cm left and 2 cm right, the emblem above (3 cm; 1.5 cm left of the title of a
memo), number and agency side by side, the date from the middle, labels with a hanging indent, paragraphs indented
2.5 cm, the signature centred right of the middle, the seal over the agency of a stamped letter, received stamps at the
upper edge, page numbers from the second page. 16 pt of the regulation's TH SarabunPSK, which is no font of Debian, are
11 pt of the fonts used here: lines hold as much as in real letters, and stand as far apart. The DOCX is written here
and needs nothing; PDF and scans need programs and Thai fonts from Debian (`PACKAGES`).

Damage is done to the lines before they are set: gold follows it as it does in text.

Boxes of values are found in the text layer of the PDF by pdfium, from the printed text that the making knows: `boxes`
of gold is `{kind of file: {document: {path: [page, x0, top, x1, bottom]}}}` in points from the top left corner; a value
that is not found has no box. `lines` is `{kind of file: [[page, x0, top, x1, bottom, text]]}`. A scan has both as well:
those of its PDF, turned as the page was.

    python -m corpus make --n 5 --seed 7 -o DIR --render docx,pdf,chromium,scan [--damage ocr]
"""

from __future__ import annotations

import html
import json
import math
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any, Final, NamedTuple
from xml.sax.saxutils import escape

from corpus import damage as harm
from corpus import emblem
from corpus.generator import hurt, make
from corpus.generator.layout import Block
from corpus.generator.pen import CLOSE, MARK, OPEN, Gold, finish, thai

KINDS: Final = ("docx", "pdf", "chromium", "scan")
PACKAGES: Final = "libreoffice-writer chromium fonts-tlwg-laksaman-otf fonts-tlwg-norasi-otf"
FONTS: Final = ("Laksaman", "Norasi")


class Missing(RuntimeError):
    """A program that is needed is not installed; the message names the Debian packages."""


class Sheet(NamedTuple):
    """A letter before it is set: kind and blocks by document, the texts to look for, gold.

    Beside the blocks of `corpus.generator.layout` there are `h`, a line of the head (left and right of a tab), `d`, the
    date from the middle, and `g`, urgency and secrecy.
    """

    stem: str
    kinds: list[str]
    blocks: list[list[Block]]
    wanted: list[tuple[int, str, str]]  # document, path, printed text
    gold: Gold


def program(*names: str) -> str:
    for name in names:
        found = shutil.which(name)
        if found:
            return found
    raise Missing(f"{names[0]} is not installed; on Debian: apt-get install {PACKAGES}")


def sheet(split: str, seed: int, index: int, damage: str = "none", strength: float = 1.0) -> Sheet:
    """A generated letter as blocks, in Thai digits."""
    models = harm.models(damage)
    pen, _, written, chain = make.write(split, seed, index, models, strength)
    documents = [one.gold for one in written]
    blocks = [[(kind, thai(text)) for kind, text in one.blocks] for one in written]
    blocks = [
        _official(these, pen.paths) if gold["kind"] == "external_letter" else _graded(these, pen.paths)
        for these, gold in zip(blocks, documents, strict=True)
    ]
    marked = "\n".join(_line(block) for these in blocks for block in [*these, (_NEXT, "")])
    if models:
        marked = hurt.hurt(marked, documents, pen.paths, models, pen.rng, strength)
        blocks = _blocks(marked)
    sample = finish(_KIND.sub("", marked), documents, pen.paths, chain)
    make.settle(documents)
    wanted = [
        (document, path, " ".join(sample.text[slice(*place)].split()))
        for document, one in enumerate(documents)
        for path, place in one["spans"].items()
        if path.rpartition(".")[2] in _BOXED
    ]
    for one in documents:
        del one["spans"]  # places in a text that is not printed
    return Sheet(f"{split}-{seed}-{index:05}", [one["kind"] for one in documents], blocks, wanted, sample.gold)


_BOXED: Final = frozenset({"number", "date", "subject", "agency", "name", "position", "0", "1", "2", "3"})

# The kind of a block goes through damage as a code point at the end of its lines.
_KINDS_AT: Final = 0x10F000
_KIND: Final = re.compile("[\U0010f000-\U0010f0ff]")
_NEXT: Final = "/"  # a document ends


def _line(block: Block) -> str:
    kind, text = block
    if kind == "s":
        return ""
    return "\n".join(row + chr(_KINDS_AT + ord(kind)) for row in text.split("\n"))


def _blocks(marked: str) -> list[list[Block]]:
    """The blocks of damaged lines; what damage has added is a line at the margin."""
    documents: list[list[Block]] = [[]]
    for line in marked.split("\n"):
        found = _KIND.search(line)
        text = _KIND.sub("", line)
        kind = chr(ord(found[0]) - _KINDS_AT) if found else "l" if text.strip() else "s"
        if kind == _NEXT:
            documents.append([])
        else:
            documents[-1].append((kind, text))
    return documents[:-1]


_OPENED: Final = re.compile("[\ue000-\ue7ff]")


def _paths(text: str, paths: Sequence[tuple[int, str]]) -> set[str]:
    """The paths of the values that begin in a block."""
    return {paths[ord(mark) - OPEN][1] for mark in _OPENED.findall(text)}


def _graded(blocks: Sequence[Block], paths: Sequence[tuple[int, str]]) -> list[Block]:
    """Urgency and secrecy on a line of their own are set larger and red."""
    return [("g", text) if kind == "l" and _paths(text, paths) & {"urgency", "secrecy"} else (kind, text)
            for kind, text in blocks]  # fmt: skip


def _official(blocks: Sequence[Block], paths: Sequence[tuple[int, str]]) -> list[Block]:
    """The head as it stands on paper, in whatever order its lines came: number left, agency and address right, date."""
    left, date = "", ""
    right: list[str] = []
    kept: list[Block] = []
    place: int | None = None
    inside = False
    for kind, text in _graded(blocks, paths):
        begun = _paths(text, paths)
        inside = inside or "sender.address" in begun
        taken = True
        if kind == "x" and "number" in begun:
            cells = _columns(text)
            left = cells[0] if cells else text
            right += cells[1:] if cells else ()
        elif kind == "x" and ("sender.agency" in begun or inside):
            right.append(text.strip())
        elif kind == "r" and "date" in begun and not date:
            date = text.strip(" ")
        elif not (kind == "x" and not right and len(kept) < 9):
            taken = False
        else:
            right.append(text.strip())  # a letterhead that is not marked
        if taken and place is None:
            place = len(kept)
        if not taken and not (kind == "s" and kept and kept[-1][0] == "s"):
            kept.append((kind, text))
        ended = any(paths[ord(c) - CLOSE][1] == "sender.address" for c in re.findall("[\ue800-\ueffe]", text))
        inside = inside and not ended
    place = place or 0
    head: list[Block] = [("h", f"{left}\t{right[0] if right else ''}"), *(("h", f"\t{row}") for row in right[1:])]
    return [*kept[:place], *head, ("s", ""), ("d", date), ("s", ""), *kept[place:]]


# -- DOCX ------------------------------------------------------------------------------------------------

_W: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" {emblem.NAMESPACES}'
)
_DECLARED: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TYPES: Final = (
    f'{_DECLARED}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/header1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>'
)
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATED: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATIONS: Final = (
    f'{_DECLARED}<Relationships xmlns="{_RELATED}"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
_PARTS: Final = (
    f'{_DECLARED}<Relationships xmlns="{_RELATED}"><Relationship Id="rId1" Type="{_OFFICE}/header" '
    'Target="header1.xml"/></Relationships>'
)
#: As wide as 16 pt of TH SarabunPSK, in half points; the distance of its lines in twentieths of a point.
_SIZE: Final = 22
_PITCH: Final = 368
#: How each kind of block is set: alignment and indents in twentieths of a point.
_SET: Final = {
    "c": '<w:jc w:val="center"/>', "r": '<w:ind w:left="1361"/><w:jc w:val="center"/>', "l": '<w:ind w:left="0"/>',
    "p": '<w:ind w:firstLine="1417"/><w:jc w:val="both"/>', "i": '<w:ind w:firstLine="1417"/><w:jc w:val="both"/>',
    "x": '<w:tabs><w:tab w:val="left" w:pos="4535"/></w:tabs><w:ind w:left="4535" w:hanging="4535"/>',
    "d": '<w:ind w:left="4252"/>',
    "t": '<w:jc w:val="left"/>', "g": '<w:ind w:left="0"/>',
}  # fmt: skip
#: Where received stamps stand from the edges of the page: the first right, the second left; others in the text.
_STAMPS: Final = ((8050, 400), (1701, 400))
#: Labels whose further lines hang under their text, in twentieths of a point; what bears the same number goes on there.
_HANGING: Final = {"เรื่อง": 624, "เรียน": 624, "กราบเรียน": 1020, "อ้างถึง": 737, "สิ่งที่ส่งมาด้วย": 1389, "ถึง": 510}
#: Where the right column of the head begins: the wider its lines, the nearer to the middle.
_RIGHT: Final = ((26, 6236), (38, 5386), (999, 4535))
_NUMBERED: Final = re.compile("[(]?[0-9๐-๙]+[.) ]|จำนวน")
_SPACE: Final = 120
_SIGNED: Final = 900  # for the hand
_CLOSES: Final = ("ขอแสดงความนับถือ", "สั่ง ณ", "ประกาศ ณ", "ให้ไว้ ณ")
_BOLD: Final = re.compile("(ส่วนราชการ|ส่วนงาน|ที่|เรื่อง)(?= )")


def _columns(text: str) -> tuple[str, str] | None:
    """Left and right of a line with a wide gap."""
    cells = re.split(" {8,}| {2,}(?=วันที่)", text, maxsplit=1)
    return (cells[0].strip(), cells[1].strip()) if len(cells) == 2 else None


def _hanging(text: str) -> int:
    """How far the further lines of a labelled line hang."""
    return next((depth for label, depth in _HANGING.items() if text.startswith(label)), 0)


class Row(NamedTuple):
    """A line as both producers set it."""

    kind: str
    text: str
    turn: bool  # begins a page
    left: int = 0  # indent of the whole, in twentieths of a point
    hang: int = 0  # how much less its first line is indented
    space: int = 0  # of an empty line
    stamp: int = 0  # which received stamp, from 1
    bold: int = 0  # how many of its first letters are bold


def rows(kind: str, blocks: Sequence[Block]) -> Iterator[Row]:
    """The lines of one document in the order in which they are set."""
    turn = False
    above: Block = ("s", "")
    stamps = hung = 0
    widest = max((len(MARK.sub("", text).partition("\t")[2]) for how, text in blocks if how == "h"), default=0)
    right = next(place for most, place in _RIGHT if widest <= most)
    for at, (how, marked) in enumerate(blocks):
        text = MARK.sub("", marked)
        if how == "f":
            turn = True
            continue
        if how == "s":
            below = (
                MARK.sub("", blocks[at + 1][1]).lstrip() if at + 1 < len(blocks) and blocks[at + 1][0] == "r" else ""
            )
            signed = below.startswith("(") or below and above[0] == "r" and above[1].lstrip().startswith(_CLOSES)
            hung = 0
            yield Row("s", "", turn=False, space=_SIGNED if signed else _SPACE)
        stamps += how == "t" and above[0] != "t"
        for row in text.split("\n") if how != "s" else ():
            left = hang = _hanging(row) if how == "l" and kind != "internal_memo" else 0
            if how == "h":
                left = hang = right
            elif hung and not hang and how == "l" and _NUMBERED.match(row):
                left = hung  # goes on under the text of its label
            hung = hang or (hung if left else 0)
            label = _BOLD.match(row) if kind == "internal_memo" and how in "lx" else None
            cells = _columns(row) if how == "x" else None
            said = (
                f"{cells[0]}\t{cells[1]}" if cells else row.strip(" |" if how == "t" else " ")
            )  # bars are drawn lines
            stamp = stamps if how == "t" else 0
            yield Row(how, said, turn, left, hang, 0, stamp, len(label[0]) if label else 0)
            turn = False
        above = (how, text)


_PAGE: Final = (
    '<w:fldChar w:fldCharType="begin"/>', r'<w:instrText xml:space="preserve"> PAGE \* THAIARABIC </w:instrText>',
    '<w:fldChar w:fldCharType="separate"/>', "<w:t>๒</w:t>", '<w:fldChar w:fldCharType="end"/>',
)  # fmt: skip


def _run(text: str, font: str, size: int = _SIZE, extra: str = "", said: str = "") -> str:
    cells = '</w:t><w:tab/><w:t xml:space="preserve">'.join(escape(part) for part in text.split("\t"))
    said = said or f'<w:t xml:space="preserve">{cells}</w:t>'
    return (
        f'<w:r><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>{extra}<w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/><w:lang w:bidi="th-TH"/></w:rPr>{said}</w:r>'
    )


_KEPT: Final = "<w:keepNext/>"
_BOLDLY: Final = "<w:b/><w:bCs/>"
_RED: Final = '<w:color w:val="C01818"/>'
_BLUE: Final = '<w:color w:val="1A2A8A"/>'


def _paragraph(inner: str, setting: str, height: int = _PITCH, rule: str = "exact") -> str:
    spacing = f'<w:spacing w:before="0" w:after="0" w:line="{height}" w:lineRule="{rule}"/>'
    return f"<w:p><w:pPr>{setting.replace('%', spacing)}</w:pPr>{inner}</w:p>"


def _head_space(kind: str, blocks: Sequence[Block]) -> int:
    """Empty space below the upper margin: a letter's number stands beside the emblem's foot, a title below it."""
    if kind == "internal_memo":
        return 0
    if kind not in ("external_letter", "stamped_letter"):
        return 1500
    above = [how for how, _ in blocks[:12] if how in "gc"]
    return max(60, 850 - _PITCH * len(above))


def _sheet_of_word(kind: str, blocks: Sequence[Block], font: str) -> Iterator[str]:
    small = kind == "internal_memo"
    drawn = emblem.shape(
        emblem.guardian(), "202020", 1.5 if small else 3.0, ("page", "3.0" if small else "center"), ("page", 1.3)
    )
    space = _head_space(kind, blocks)
    if space:
        yield _paragraph(drawn, "%", space)
    sealed = False
    for row in rows(kind, blocks):
        turn = "<w:pageBreakBefore/>" if row.turn else ""
        if row.kind == "s":
            yield _paragraph("", f"{_KEPT if row.space == _SIGNED else ''}%", row.space)
            continue
        setting, size, height, extra = _SET.get(row.kind, ""), _SIZE, _PITCH, ""
        first = ""
        if small and not space:  # the title of a memo stands beside its emblem
            first, space = drawn, 1
        if small and row.kind == "c":
            size, height, extra = 40, 640, _BOLDLY
        if row.kind == "g":
            size, height, extra = 32, 520, _BOLDLY + _RED
        if row.kind == "c" and kind in ("external_letter", "stamped_letter"):  # a draft, a file copy: beside the emblem
            setting = '<w:jc w:val="right"/>'
        if row.left:
            tab = f'<w:tabs><w:tab w:val="left" w:pos="{row.left}"/></w:tabs>' if row.kind == "h" else ""
            setting = f'{tab}<w:ind w:left="{row.left}" w:hanging="{row.hang}"/>'
        if row.kind == "t":
            extra, size, height = _BLUE, 18, 270
            if row.stamp <= len(_STAMPS):
                x, y = _STAMPS[row.stamp - 1]
                turn += (
                    '<w:framePr w:w="2750" w:hSpace="0" w:wrap="around" w:vAnchor="page" w:hAnchor="page" '
                    f'w:x="{x}" w:y="{y}"/>'
                )
            else:
                setting = '<w:ind w:left="6200"/>'
        if kind == "stamped_letter" and row.kind == "r" and not sealed:
            first += emblem.shape(emblem.seal(), "C01818", 4.0, ("column", "7.4"), ("paragraph", -1.6), 0.8)
            sealed = True
        turn += _KEPT if row.kind == "r" else ""
        bold = _run(row.text[: row.bold], font, 24, _BOLDLY) if row.bold else ""
        yield _paragraph(f"{first}{bold}{_run(row.text[row.bold :], font, size, extra)}", f"{turn}%{setting}", height)


def docx(one: Sheet, path: Path, font: str = FONTS[0]) -> None:
    """Write a Word document; nothing but the standard library is needed."""
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:type w:val="nextPage"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" '
        'w:gutter="0"/><w:pgNumType w:fmt="thaiNumbers" w:start="1"/><w:titlePg/></w:sectPr>'
    )
    paragraphs: list[str] = []
    for number, (kind, blocks) in enumerate(zip(one.kinds, one.blocks, strict=True)):
        if number:  # a document of its own section: its first page has no number
            paragraphs.append(f'<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/>{section}</w:pPr></w:p>')
        paragraphs += _sheet_of_word(kind, blocks, font)
    document = f"{_DECLARED}<w:document {_W}><w:body>{''.join(paragraphs)}{section}</w:body></w:document>"
    inner = _run("- ", font) + "".join(_run("", font, said=field) for field in _PAGE) + _run(" -", font)
    above = _paragraph(inner, '%<w:jc w:val="center"/>')
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELATIONS),
            ("word/document.xml", document),
            ("word/_rels/document.xml.rels", _PARTS),
            ("word/header1.xml", f"{_DECLARED}<w:hdr {_W}>{above}</w:hdr>"),
        ):
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


# -- PDF ---------------------------------------------------------------------------------------------------


def by_libreoffice(files: Sequence[Path], folder: Path) -> None:
    """All these documents as PDF, in one start of LibreOffice."""
    office = program("soffice", "libreoffice")
    with tempfile.TemporaryDirectory() as profile:
        command = [office, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf"]
        subprocess.run(
            [*command, "--outdir", str(folder), *map(str, files)], check=True, capture_output=True, timeout=600
        )


_STYLE: Final = """
@page { size: A4; margin: 1.3cm 2cm 2cm 3cm }
body { font: 11pt/18.4pt '%s'; margin: 0; white-space: pre-wrap }
.c { text-align: center } .r { margin-left: 2.4cm; text-align: center } .d { margin-left: 7.5cm }
.r, .hand { break-after: avoid; break-inside: avoid }
.p, .i { text-indent: 2.5cm; text-align: justify; text-justify: inter-character }
.h, .x { display: flex } .x span { width: 8cm } .h span:last-child { flex: 1 }
.external_letter .c, .stamped_letter .c { text-align: right }
.g { font: bold 16pt/26pt '%s'; color: #c01818 }
.internal_memo .c { font: bold 20pt/32pt '%s' } .internal_memo b { font-size: 12pt }
.t { color: #1a2a8a; font-size: 9pt; line-height: 13.5pt }
.stamp { position: absolute; width: 4.8cm } .late { margin-left: 11cm }
section { position: relative } section + section, .turn { break-before: page }
"""


#: The pages of a single document are numbered; of several the browser would count on.
_NUMBERS: Final = """@page { @top-center { content: "- " counter(page, thai) " -"; font: 11pt '%s' } }
@page :first { @top-center { content: "" } }
"""


def page(one: Sheet, font: str = FONTS[0]) -> str:
    """The letter as HTML for the browser."""
    found: list[str] = []
    for kind, blocks in zip(one.kinds, one.blocks, strict=True):
        small = kind == "internal_memo"
        size, place = (1.5, "left: 0") if small else (3.0, "left: 6cm")
        style = f"position: absolute; top: 0; {place}; width: {size}cm; height: {size}cm"
        found.append(f'<section class="{kind}">{emblem.svg(emblem.guardian(), "202020", style)}')
        found.append(f'<div style="height: {_head_space(kind, blocks) / 20 + 20:g}pt"></div>')
        sealed, stamp = False, 0
        for row in rows(kind, blocks):
            if stamp and row.stamp != stamp:
                found.append("</div>")
                stamp = 0
            if row.stamp and row.stamp != stamp:
                stamp = row.stamp
                x = _STAMPS[stamp - 1][0] if stamp <= len(_STAMPS) else 0
                style = f"left: {(x - 1701) / 20:g}pt; top: 0" if x else ""  # what is above the margin is cut off
                found.append(f'<div class="{"stamp" if x else "late"}" style="{style}">')
            if row.kind == "s":
                hand = ' class="hand"' if row.space == _SIGNED else ""
                found.append(f'<div{hand} style="height: {row.space / 20:g}pt"></div>')
                continue
            said = html.escape(row.text)
            if "\t" in said:
                width = f' style="width: {row.left / 20:g}pt"' if row.left else ""
                said = f"<span{width}>" + "</span><span>".join(said.split("\t")) + "</span>"
            elif row.bold:
                said = f"<b>{said[: row.bold]}</b>{said[row.bold :]}"
            style = ""
            if row.left and row.kind != "h":
                style = f"margin-left: {row.left / 20:g}pt; text-indent: -{row.hang / 20:g}pt"
            if kind == "stamped_letter" and row.kind == "r" and not sealed:
                where = "position: absolute; left: 7.4cm; margin-top: -1.6cm; width: 4cm; height: 4cm"
                found.append(emblem.svg(emblem.seal(), "c01818", where, 0.8))
                sealed = True
            turned = " turn" if row.turn else ""
            found.append(f'<div class="{row.kind}{turned}" style="{style}">{said}</div>')
        found.append(("</div>" if stamp else "") + "</section>")
    style = (_STYLE + (_NUMBERS if len(one.kinds) == 1 else "")).replace("%s", font)
    return f'<!doctype html><html lang="th"><meta charset="utf-8"><style>{style}</style>{"".join(found)}</html>'


def by_chromium(text: str, path: Path) -> None:
    browser = program("chromium", "chromium-headless-shell", "google-chrome")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "letter.html"
        source.write_text(text, encoding="utf-8")
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
        command += ["--no-pdf-header-footer", f"--print-to-pdf={path}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)


def scan(source: Path, path: Path, rng: Random) -> list[float]:
    """The pages of a PDF as noisy, skewed grey images of 150 to 300 dpi, with no text layer; gives the skew of each."""
    import pypdfium2
    from PIL import Image, ImageFilter

    dpi = rng.choice((150, 200, 200, 300))
    pages = []
    angles: list[float] = []
    document = pypdfium2.PdfDocument(source)
    for leaf in document:
        image = leaf.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
        angles.append(rng.uniform(-1.2, 1.2))
        image = image.rotate(angles[-1], resample=Image.Resampling.BICUBIC, fillcolor=250)
        image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0.2, 0.7)))
        noise = Image.effect_noise(image.size, rng.uniform(8, 24)).point(lambda value: value // 2 + 64)
        pages.append(Image.blend(image, noise, 0.12))
    document.close()
    pages[0].save(path, save_all=True, append_images=pages[1:], resolution=dpi, quality=55)
    return angles


# -- boxes ---------------------------------------------------------------------------------------------------


class _Letters:
    """The letters of a PDF's text layer and where each stands."""

    def __init__(self, path: Path) -> None:
        import pypdfium2

        document = pypdfium2.PdfDocument(path)
        self.sizes = [leaf.get_size() for leaf in document]
        self.pages: list[str] = []
        self.boxes: list[list[tuple[float, float, float, float]]] = []
        for leaf, (_, height) in zip(document, self.sizes, strict=True):
            text = leaf.get_textpage()
            self.pages.append(text.get_text_range())
            corners = [text.get_charbox(i) for i in range(len(self.pages[-1]))]
            self.boxes.append([(x0, height - y1, x1, height - y0) for x0, y0, x1, y1 in corners])
            text.close()
        document.close()


def _union(boxes: Iterable[tuple[float, float, float, float]]) -> list[float]:
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return [round(edge, 1) for edge in (min(x0), min(top), max(x1), max(bottom))]


def lines(path: Path) -> list[list[Any]]:
    """The printed lines of a PDF: `[page, x0, top, x1, bottom, text]`."""
    read = _Letters(path)
    found: list[list[Any]] = []
    for number, (text, places) in enumerate(zip(read.pages, read.boxes, strict=True), 1):
        for line in re.finditer(r"[^\r\n]+", text):
            boxes_of = [places[i] for i in range(*line.span()) if not text[i].isspace()]
            if boxes_of:
                found.append([number, *_union(boxes_of), line[0].strip()])
    return found


def boxes(path: Path, wanted: Iterable[tuple[int, str, str]]) -> dict[str, dict[str, list[float]]]:
    """Where pdfium finds these printed texts: per document and path `[page, x0, top, x1, bottom]`.

    A text that stands several times is taken where it first stands from the page on at which its document begins.
    """
    read = _Letters(path)
    needles = [(one, value, "".join(printed.split())) for one, value, printed in wanted]
    bare = ["".join(text.split()) for text in read.pages]
    begins = _begins(needles, bare)
    starts = [sum(map(len, bare[:page])) for page in range(len(bare))]
    places = [
        (page, i) for page, text in enumerate(read.pages) for i, letter in enumerate(text) if not letter.isspace()
    ]
    text = "".join(bare)
    found: dict[str, dict[str, list[float]]] = {}
    for one, value, needle in needles:
        at, end = _find(text, needle, starts[begins.get(one, 0)])
        if at < 0:
            continue
        number = places[at][0]
        corners = (read.boxes[page][i] for page, i in places[at:end] if page == number)
        found.setdefault(str(one), {})[value] = [number + 1, *_union(corners)]
    return found


_ENDS: Final = 6


def _find(text: str, needle: str, start: int) -> tuple[int, int]:
    """Where *needle* stands; a longer one also by its ends, as layers repeat a syllable here and there."""
    at = text.find(needle, start) if needle else -1
    if at >= 0 or len(needle) < 3 * _ENDS:
        return at, at + len(needle)
    at = text.find(needle[:_ENDS], start)
    while at >= 0:
        end = text.find(needle[-_ENDS:], at, at + len(needle) + len(needle) // 3 + _ENDS)
        if end >= at + len(needle) // 2:
            return at, end + _ENDS
        at = text.find(needle[:_ENDS], at + 1)
    return -1, -1


def _begins(needles: Sequence[tuple[int, str, str]], pages: Sequence[str]) -> dict[int, int]:
    """The page at which each document begins: the first after the one before on which most of its head stands."""
    found = {0: 0}
    last = max((one for one, _, _ in needles), default=0)
    for one in range(1, last + 1):
        head = [n for at, path, n in needles if at == one and n and path in ("number", "subject", "sender.agency")]
        later = range(found[one - 1] + 1, len(pages))
        found[one] = max(later, key=lambda page: sum(n in pages[page] for n in head), default=found[one - 1])
    return found


def turned(box: Sequence[float], size: tuple[float, float], angle: float) -> list[float]:
    """A box of a page that was turned about its middle by *angle* degrees, against the clock: what holds it then."""
    x0, top, x1, bottom = box
    across, down = size[0] / 2, size[1] / 2
    sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    corners = [
        (across + (x - across) * cosine + (y - down) * sine, down - (x - across) * sine + (y - down) * cosine)
        for x in (x0, x1)
        for y in (top, bottom)
    ]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return [round(edge, 1) for edge in (min(xs), min(ys), max(xs), max(ys))]


def _of_scan(
    source: Path, angles: Sequence[float], values: dict[str, dict[str, list[float]]], rows_of: Sequence[Sequence[Any]]
) -> tuple[dict[str, dict[str, list[float]]], list[list[Any]]]:
    """Boxes and lines of the PDF as they lie on its scanned pages."""
    sizes = _Letters(source).sizes

    def turn(place: Sequence[Any]) -> list[Any]:
        page = int(place[0]) - 1
        return [place[0], *turned(place[1:5], sizes[page], angles[page])]

    return (
        {one: {path: turn(place) for path, place in of.items()} for one, of in values.items()},
        [[*turn(row), row[5]] for row in rows_of],
    )


# -- all of it -------------------------------------------------------------------------------------------------


def render(
    split: str,
    seed: int,
    count: int,
    folder: Path,
    kinds: Sequence[str],
    *,
    first: int = 0,
    damage: str = "none",
    strength: float = 1.0,
) -> Iterator[Path]:
    """Write `count` letters as files of these kinds, their gold with boxes and lines beside them."""
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown:
        raise ValueError(f"no rendering is called {unknown[0]}: there are {', '.join(KINDS)}")
    folder.mkdir(parents=True, exist_ok=True)
    sheets = [sheet(split, seed, first + index, damage, strength) for index in range(count)]
    words = [folder / f"{one.stem}.docx" for one in sheets]
    for index, (one, path) in enumerate(zip(sheets, words, strict=True)):
        docx(one, path, FONTS[index % len(FONTS)])
    needs_pdf = {"pdf", "scan"} & set(kinds)
    if needs_pdf:
        by_libreoffice(words, folder)
    for index, (one, path) in enumerate(zip(sheets, words, strict=True)):
        where: dict[str, Any] = {}
        rows_of: dict[str, list[list[Any]]] = {}
        printed = path.with_suffix(".pdf")
        if needs_pdf:
            where["pdf"], rows_of["pdf"] = boxes(printed, one.wanted), lines(printed)
        if "chromium" in kinds:
            web = folder / f"{one.stem}.chromium.pdf"
            by_chromium(page(one, FONTS[index % len(FONTS)]), web)
            where["chromium"], rows_of["chromium"] = boxes(web, one.wanted), lines(web)
            yield web
        if "scan" in kinds:
            angles = scan(printed, folder / f"{one.stem}.scan.pdf", Random(seed * 1000 + index))
            where["scan"], rows_of["scan"] = _of_scan(printed, angles, where["pdf"], rows_of["pdf"])
            yield folder / f"{one.stem}.scan.pdf"
        gold = {**one.gold, "boxes": where, "lines": rows_of}
        (folder / f"{one.stem}.json").write_text(
            json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
        for kind, made in (("pdf", printed), ("docx", path)):
            if kind in kinds:
                yield made
            else:
                made.unlink(missing_ok=True)


__all__ = ["CLOSE", "OPEN", "Missing", "render"]
