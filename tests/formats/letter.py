"""An invented letter, and builders that put it into DOCX and HTML: what the fixtures and several tests are made of."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Sequence
from typing import NamedTuple


class Line(NamedTuple):
    """A line of the letter: its *left* part, what stands at the *right*, whether it is centred."""

    left: str
    right: str = ""
    centred: bool = False


LETTER = (
    Line("ด่วนที่สุด"),
    Line("ที่ พช ๐๐๒๓.๗/ว ๕๘๓", "ศาลากลางจังหวัดพิบูลธารา"),
    Line("", "ถนนริมน้ำ พธ ๖๗๐๐๐"),
    Line("๒๙ มีนาคม ๒๕๖๗", centred=True),
    Line("เรื่อง ซักซ้อมความเข้าใจการจำหน่ายครุภัณฑ์ที่ชำรุดและหมดความจำเป็น"),
    Line("เรียน นายอำเภอ ทุกอำเภอ"),
    Line("อ้างถึง หนังสือกรมส่งเสริมงานธารา ที่ สธร ๐๘๐๑.๒/ว ๑๔๖๙ ลงวันที่ ๘ มีนาคม ๒๕๖๗"),
    Line("สิ่งที่ส่งมาด้วย แบบรายงานผู้รับผิดชอบ", "จำนวน ๑ ชุด"),
    Line("ตามหนังสือที่อ้างถึง กรมส่งเสริมงานธาราแจ้งแนวทางการสำรวจครุภัณฑ์ นั้น"),
    Line("จังหวัดพิบูลธาราพิจารณาแล้ว ขอให้อำเภอตรวจสอบและรายงานผลภายในวันที่"),
    Line("๓๐ เมษายน ๒๕๖๗ เวลา ๑๖.๓๐ น. รู้และเข้าใจตรงกันทุกหมู่บ้าน ทั้งนี้ น้ำหนัก ๔๕.๘ กก. ต่ำกว่าเกณฑ์"),
    Line("จึงเรียนมาเพื่อพิจารณาดำเนินการต่อไป"),
    Line("ขอแสดงความนับถือ", centred=True),
    Line("(นางสาวทิพย์ธารา ใจสัตย์ซื่อ)", centred=True),
    Line("รองผู้ว่าราชการจังหวัด ปฏิบัติราชการแทน", centred=True),
    Line("ผู้ว่าราชการจังหวัดพิบูลธารา", centred=True),
    Line("สำนักงานส่งเสริมงานธาราจังหวัด"),
    Line("โทร. ๐ ๕๖๗๒ ๐๐๑๑ ต่อ ๒๓"),
    Line("E-mail: saraban@example.go.th"),
)
"""Every sara am, mark and digit that breaks somewhere is in it."""

TEXT = "".join(f"{line.left}    {line.right}".strip() + "\n" for line in LETTER)
"""The letter as it is read: the two parts of a line parted by a wide gap."""

_NAMES = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
_TYPES = (
    "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
    "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
    "<Default Extension='xml' ContentType='application/xml'/><Override PartName='/word/document.xml' "
    "ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>"
)
_RELATIONS = (
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1' "
    "Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' "
    "Target='word/document.xml'/></Relationships>"
)


def docx(body: str | None = None, *, font: str = "Laksaman", parts: dict[str, str] | None = None) -> bytes:
    """A DOCX with *body* (WordprocessingML; by default the letter) and further *parts*."""
    if body is None:
        body = "".join(paragraph(line, font) for line in LETTER)
    document = f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _RELATIONS,
            "word/document.xml": document,
            **(parts or {}),
        }.items():
            # a fixed date, so that the same letter gives the same bytes
            archive.writestr(zipfile.ZipInfo(name, (2024, 3, 29, 0, 0, 0)), content)
    return made.getvalue()


def paragraph(line: Line, font: str) -> str:
    """*line* as WordprocessingML."""
    place = "<w:jc w:val='center'/>" if line.centred else "<w:tabs><w:tab w:val='left' w:pos='5600'/></w:tabs>"
    look = f"<w:rPr><w:rFonts w:ascii='{font}' w:hAnsi='{font}' w:cs='{font}'/><w:sz w:val='28'/><w:szCs w:val='28'/></w:rPr>"
    right = f"<w:tab/><w:t>{html.escape(line.right)}</w:t>" if line.right else ""
    left = f"<w:t xml:space='preserve'>{html.escape(line.left)}</w:t>"
    return f"<w:p><w:pPr>{place}</w:pPr><w:r>{look}{left}{right}</w:r></w:p>"


def web_page(font: str = "Laksaman", lines: Sequence[Line] = LETTER) -> str:
    """*lines*, by default the letter, as HTML."""
    rows = []
    for line in lines:
        left, right = html.escape(line.left), html.escape(line.right)
        if line.right:
            rows.append(f"<p>{left}&nbsp; &nbsp; <span class=right>{right}</span></p>")
        else:
            rows.append(f"<p class={'centre' if line.centred else 'left'}>{left}</p>")
    style = (
        f"body{{font:14pt {font};width:640px}}p{{margin:0 0 4px}}.centre{{text-align:center}}"
        ".right{position:absolute;left:420px}"
    )
    return f"<!doctype html><html lang=th><meta charset=utf-8><style>{style}</style><body>{''.join(rows)}</body></html>"
