"""Generated letters as real files: DOCX, PDF by LibreOffice and by Chromium, scans.

The layout is the official one: A4, 3 cm left and 2 cm right, 16 pt, an emblem above, number and agency side by side,
the date from the middle, paragraphs indented 2.5 cm, the signature in the right half. The DOCX is written here and
needs nothing; PDF and scans need programs and Thai fonts from Debian (`PACKAGES`).

Boxes of values are found in the text layer of the PDF by pdfium, from the printed text that the making knows: `boxes`
of gold is `{kind of file: {document: {path: [page, x0, top, x1, bottom]}}}` in points from the top left corner; a value
that is not found has no box.

    python -m corpus make --n 5 --seed 7 -o DIR --render docx,pdf,chromium,scan
"""

from __future__ import annotations

import html
import json
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

from corpus.generator import layout, make
from corpus.generator.layout import Block
from corpus.generator.pen import CLOSE, MARK, OPEN, Gold, finish, thai

KINDS: Final = ("docx", "pdf", "chromium", "scan")
PACKAGES: Final = "libreoffice-writer chromium fonts-tlwg-laksaman-otf fonts-tlwg-norasi-otf"
FONTS: Final = ("Laksaman", "Norasi")


class Missing(RuntimeError):
    """A program that is needed is not installed; the message names the Debian packages."""


class Sheet(NamedTuple):
    """A letter before it is set: blocks by document, the texts to look for, gold."""

    stem: str
    blocks: list[list[Block]]
    wanted: list[tuple[int, str, str]]  # document, path, printed text
    gold: Gold


def program(*names: str) -> str:
    for name in names:
        found = shutil.which(name)
        if found:
            return found
    raise Missing(f"{names[0]} is not installed; on Debian: apt-get install {PACKAGES}")


def sheet(split: str, seed: int, index: int) -> Sheet:
    """A generated letter as blocks, in Thai digits."""
    pen, _, written, chain = make.write(split, seed, index)
    blocks = [[(kind, thai(text)) for kind, text in one.blocks] for one in written]
    style = layout.Style(None, indent=False, blank="group", digits="thai", page=0)
    marked = "\n\n".join(layout.compose(pen, one.blocks, style) for one in written)
    sample = finish(marked, [one.gold for one in written], pen.paths, chain)
    wanted = [
        (document, path, " ".join(sample.text[slice(*place)].split()))
        for document, one in enumerate(sample.gold["documents"])
        for path, place in one["spans"].items()
        if path.rpartition(".")[2] in _BOXED
    ]
    for one in sample.gold["documents"]:
        del one["spans"]  # places in a text that is not printed
    return Sheet(f"{split}-{seed}-{index:05}", blocks, wanted, sample.gold)


_BOXED: Final = frozenset({"number", "date", "subject", "agency", "name", "position", "0", "1", "2", "3"})


# -- DOCX ------------------------------------------------------------------------------------------------

_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
#: How each kind of block is set: alignment and indents in twentieths of a point.
_SET: Final = {
    "c": '<w:jc w:val="center"/>', "r": '<w:ind w:left="4250"/>', "l": '<w:ind w:left="0"/>',
    "p": '<w:ind w:firstLine="1417"/><w:jc w:val="both"/>', "i": '<w:ind w:firstLine="1417"/>',
    "x": '<w:tabs><w:tab w:val="left" w:pos="4535"/></w:tabs><w:ind w:left="4535" w:hanging="4535"/>',
    "t": '<w:ind w:left="6200"/>',
}  # fmt: skip


_LETTER: Final = 32  # half points
_STAMP: Final = 26  # a stamp is small: its rows are not wrapped


def _columns(text: str) -> tuple[str, str] | None:
    """Left and right of a line with a wide gap."""
    cells = re.split(" {8,}", text, maxsplit=1)
    return (cells[0].strip(), cells[1].strip()) if len(cells) == 2 else None


def _drawn(kind: str, row: str) -> str:
    """A row as it is printed: the bars of a stamp written as a table are lines, not letters."""
    return row.strip(" |") if kind == "t" else row.strip()


def docx(one: Sheet, path: Path, font: str = FONTS[0]) -> None:
    """Write a Word document; nothing but the standard library is needed."""
    runs = {
        size: f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/><w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/><w:lang w:bidi="th-TH"/></w:rPr>'
        for size in (_LETTER, _STAMP)
    }
    paragraphs: list[str] = []
    for number, blocks in enumerate(one.blocks):
        for at, (kind, marked) in enumerate(blocks):
            turn = "<w:pageBreakBefore/>" if number and not at else ""
            text = MARK.sub("", marked)
            if kind == "f":
                paragraphs.append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
                continue
            for row in text.split("\n") if kind != "s" else [""]:
                cells = _columns(row) if kind == "x" else None
                said = f"{cells[0]}\t{cells[1]}" if cells else _drawn(kind, row)
                body = '</w:t><w:tab/><w:t xml:space="preserve">'.join(escape(part) for part in said.split("\t"))
                setting = _SET.get(kind, "")
                paragraphs.append(
                    f'<w:p><w:pPr>{turn}<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>{setting}</w:pPr>'
                    f'<w:r>{runs[_STAMP if kind == "t" else _LETTER]}<w:t xml:space="preserve">{body}</w:t></w:r></w:p>'
                )
                turn = ""
    section = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" '
        'w:gutter="0"/>'
        "</w:sectPr>"
    )
    body = f"<w:body>{''.join(paragraphs)}{section}</w:body>"
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document {_W}>{body}</w:document>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELATIONS),
            ("word/document.xml", document),
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
@page { size: A4; margin: 2cm 2cm 2cm 3cm }
body { font: 16pt/1.35 '%s'; margin: 0 }
.c { text-align: center } .r { margin-left: 7.5cm } .p, .i { text-indent: 2.5cm; text-align: justify }
.x { display: flex } .x span { width: 8cm } .s { height: .5em }
.t { margin-left: 11cm; color: #1a2a8a; font-size: 13pt }
.turn { break-before: page } .emblem { display: block; margin: 0 auto; width: 3cm; height: 3cm }
"""
_EMBLEM: Final = (
    '<svg class="emblem" viewBox="0 0 100 100">'
    '<circle cx="50" cy="42" r="16" fill="none" stroke="#222" stroke-width="4"/>'
    '<path d="M50 58 L50 92 M34 44 Q6 40 8 18 Q24 30 36 34 M66 44 Q94 40 92 18 Q76 30 64 34" fill="none" stroke="#222" '
    'stroke-width="4"/></svg>'
)


def page(one: Sheet, font: str = FONTS[0]) -> str:
    """The letter as HTML for the browser."""
    rows: list[str] = []
    for number, blocks in enumerate(one.blocks):
        rows.append(f"<div{' class=turn' if number else ''}>{_EMBLEM}")
        for kind, marked in blocks:
            text = MARK.sub("", marked)
            if kind == "f":
                rows.append('<div class="turn"></div>')
                continue
            for row in text.split("\n") if kind != "s" else [""]:
                cells = _columns(row) if kind == "x" else None
                said = html.escape(_drawn(kind, row))
                if cells:
                    said = f"<span>{html.escape(cells[0])}</span><span>{html.escape(cells[1])}</span>"
                rows.append(f'<div class="{kind}">{said}</div>')
        rows.append("</div>")
    return f'<!doctype html><html lang="th"><meta charset="utf-8"><style>{_STYLE % font}</style>{"".join(rows)}</html>'


def by_chromium(text: str, path: Path) -> None:
    browser = program("chromium", "chromium-headless-shell", "google-chrome")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "letter.html"
        source.write_text(text, encoding="utf-8")
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
        command += ["--no-pdf-header-footer", f"--print-to-pdf={path}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)


def scan(source: Path, path: Path, rng: Random) -> None:
    """The pages of a PDF as noisy, skewed grey images of 150 to 300 dpi, with no text layer."""
    import pypdfium2
    from PIL import Image, ImageFilter

    dpi = rng.choice((150, 200, 200, 300))
    pages = []
    document = pypdfium2.PdfDocument(source)
    for leaf in document:
        image = leaf.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
        image = image.rotate(rng.uniform(-1.2, 1.2), resample=Image.Resampling.BICUBIC, fillcolor=250)
        image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0.2, 0.7)))
        noise = Image.effect_noise(image.size, rng.uniform(8, 24)).point(lambda value: value // 2 + 64)
        pages.append(Image.blend(image, noise, 0.12))
    document.close()
    pages[0].save(path, save_all=True, append_images=pages[1:], resolution=dpi, quality=55)


# -- boxes ---------------------------------------------------------------------------------------------------


def boxes(path: Path, wanted: Iterable[tuple[int, str, str]]) -> dict[str, dict[str, list[float]]]:
    """Where pdfium finds these printed texts: per document and path `[page, x0, top, x1, bottom]`.

    Texts are looked for one after the other; a text that stands several times is taken where its document has got to.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    letters: list[str] = []
    places: list[tuple[int, int]] = []
    leaves = [leaf.get_textpage() for leaf in document]
    heights = [leaf.get_height() for leaf in document]
    for number, leaf in enumerate(leaves):
        for index, letter in enumerate(leaf.get_text_range()):
            if not letter.isspace():
                letters.append(letter)
                places.append((number, index))
    text = "".join(letters)
    found: dict[str, dict[str, list[float]]] = {}
    for one, value, printed in wanted:
        needle = "".join(printed.split())
        at = text.find(needle) if needle else -1
        if at < 0:
            continue
        number = places[at][0]
        corners = [leaves[number].get_charbox(i) for leaf, i in places[at : at + len(needle)] if leaf == number]
        left, bottom = min(c[0] for c in corners), min(c[1] for c in corners)
        right, top = max(c[2] for c in corners), max(c[3] for c in corners)
        place = [left, heights[number] - top, right, heights[number] - bottom]
        found.setdefault(str(one), {})[value] = [number + 1, *(round(edge, 1) for edge in place)]
    for leaf in leaves:
        leaf.close()
    document.close()
    return found


# -- all of it -------------------------------------------------------------------------------------------------


def render(split: str, seed: int, count: int, folder: Path, kinds: Sequence[str], *, first: int = 0) -> Iterator[Path]:
    """Write `count` letters as files of these kinds, their gold with boxes beside them."""
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown:
        raise ValueError(f"no rendering is called {unknown[0]}: there are {', '.join(KINDS)}")
    folder.mkdir(parents=True, exist_ok=True)
    sheets = [sheet(split, seed, first + index) for index in range(count)]
    words = [folder / f"{one.stem}.docx" for one in sheets]
    for index, (one, path) in enumerate(zip(sheets, words, strict=True)):
        docx(one, path, FONTS[index % len(FONTS)])
    needs_pdf = {"pdf", "scan"} & set(kinds)
    if needs_pdf:
        by_libreoffice(words, folder)
    for index, (one, path) in enumerate(zip(sheets, words, strict=True)):
        where: dict[str, Any] = {}
        printed = path.with_suffix(".pdf")
        if needs_pdf:
            where["pdf"] = boxes(printed, one.wanted)
        if "chromium" in kinds:
            web = folder / f"{one.stem}.chromium.pdf"
            by_chromium(page(one, FONTS[index % len(FONTS)]), web)
            where["chromium"] = boxes(web, one.wanted)
            yield web
        if "scan" in kinds:
            scan(printed, folder / f"{one.stem}.scan.pdf", Random(seed * 1000 + index))
            yield folder / f"{one.stem}.scan.pdf"
        gold = {**one.gold, "boxes": where}
        (folder / f"{one.stem}.json").write_text(
            json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
        for kind, made in (("pdf", printed), ("docx", path)):
            if kind in kinds:
                yield made
            else:
                made.unlink(missing_ok=True)


__all__ = ["CLOSE", "OPEN", "Missing", "render"]
