"""The page for the terminal."""

from __future__ import annotations

import datetime as dt
import re
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.views.strategies import bundles, documents, texts
from thaidoc.errors import display_width
from thaidoc.records import (
    Attachment,
    Bundle,
    Citation,
    Contact,
    Correction,
    Deadline,
    Document,
    Evidence,
    EvidenceMap,
    Kind,
    Note,
    Recipient,
    Relation,
    Sender,
    Signatory,
    Urgency,
)
from thaidoc.text import Source, Span
from thaidoc.values import DocumentNumber, ThaiDate
from thaidoc.views.terminal import Break, Close, Open, card, page, render, visible, wrap

TEXT = """ด่วนที่สุด
ที่ พช ๐๐๒๓.๗/ว ๕๘๓                    ที่ว่าการอำเภอตัวอย่าง

                         ๒๙ มีนาคม ๒๕๖๗

เรื่อง  การประชุมชี้แจงแนวทาง
เรียน  นายกเทศมนตรีตำบล ทุกแห่ง
สิ่งที่ส่งมาด้วย  สำเนาหนังสือจังหวัดตัวอย่าง ที่ พช ๐๐๒๓.๖/ว ๑๕๐๗  จำนวน ๑ ชุด

ให้รายงานภายในวันที่ ๓๐ เมษายน ๒๕๖๗
"""


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def letter() -> Bundle:
    cited = Citation(
        "attachment",
        "จังหวัดตัวอย่าง",
        DocumentNumber("พช", None, "0023.6", True, "1507"),
        relation=Relation.FORWARDS,
        span=at("จังหวัดตัวอย่าง ที่ พช ๐๐๒๓.๖/ว ๑๕๐๗"),
    )
    document = Document(
        Kind.EXTERNAL_LETTER,
        source="w583.txt",
        span=Span(0, len(TEXT)),
        urgency=Urgency.MOST_URGENT,
        number=DocumentNumber("พช", None, "0023.7", True, "583"),
        date=ThaiDate(2024, 3, 29, text="29 มีนาคม 2567"),
        sender=Sender("อำเภอตัวอย่าง", "ที่ว่าการอำเภอตัวอย่าง"),
        subject="การประชุมชี้แจงแนวทาง",
        recipients=(Recipient("นายกเทศมนตรีตำบล", "ทุกแห่ง", span=at("นายกเทศมนตรีตำบล ทุกแห่ง")),),
        attachments=(
            Attachment(
                None,
                "สำเนาหนังสือจังหวัดตัวอย่าง ที่ พช 0023.6/ว 1507",
                1,
                "ชุด",
                cites=cited,
                span=at("สำเนาหนังสือจังหวัดตัวอย่าง ที่ พช ๐๐๒๓.๖/ว ๑๕๐๗  จำนวน ๑ ชุด"),
            ),
        ),
        citations=(cited,),
        deadlines=(Deadline("date", due=dt.date(2024, 4, 30), action="รายงาน", span=at("ภายในวันที่ ๓๐ เมษายน ๒๕๖๗")),),
        signatory=Signatory("นายตัวอย่าง สมมุติ", "ปลัดอำเภอ", "รักษาราชการแทน", "นายอำเภอตัวอย่าง"),
        contact=Contact("กลุ่มงานปกครอง", ("0-0000-0000",)),
        corrections=(Correction("sender.postcode", "59000", "49000", "the province is another", 0.9),),
        notes=(Note("weekday", "29 March 2024 is a Friday"),),
        evidence=EvidenceMap(
            {
                "number": Evidence(at("พช ๐๐๒๓.๗/ว ๕๘๓")),
                "urgency": Evidence(at("ด่วนที่สุด")),
                "date": Evidence(at("๒๙ มีนาคม ๒๕๖๗")),
                "subject": Evidence(at("การประชุมชี้แจงแนวทาง")),
                "deadlines.0.due": Evidence(at("วันที่ ๓๐ เมษายน ๒๕๖๗")),
                "body": Evidence(Span(100, len(TEXT))),
            }
        ),
    )
    return Bundle(Source.from_text(TEXT, "w583.txt"), (document,))


GOLDEN = """\
w583.txt – 1 document

── 1/1 หนังสือภายนอก · external letter ───────────────────────────────────
  ที่ number                พช 0023.7/ว 583
  วันที่ date                29 มีนาคม 2567 (2024-03-29)
  ชั้นความเร็ว urgency       ด่วนที่สุด
  ส่วนราชการ sender        อำเภอตัวอย่าง
  หัวหนังสือ letterhead      ที่ว่าการอำเภอตัวอย่าง
  เรื่อง subject            การประชุมชี้แจงแนวทาง
  เรียน recipients         นายกเทศมนตรีตำบล ทุกแห่ง
  สิ่งที่ส่งมาด้วย attachments  สำเนาหนังสือจังหวัดตัวอย่าง ที่ พช 0023.6/ว 1507 1 ชุด
  กำหนดเวลา deadlines     2024-04-30 · รายงาน
  ผู้ลงนาม signatory        นายตัวอย่าง สมมุติ
  ตำแหน่ง position         ปลัดอำเภอ รักษาราชการแทน นายอำเภอตัวอย่าง
  เจ้าของเรื่อง contact      กลุ่มงานปกครอง
  โทร. phones             0-0000-0000
  ข้อเสนอแก้ไข corrections  sender.postcode: 59000 → 49000 (the province
                          is another; 90%)
  ข้อสังเกต notes           warning weekday: 29 March 2024 is a Friday
"""


def test_a_letter_as_a_page() -> None:
    """The summary, then the text with the fields marked, each in its place and nested where they nest."""
    shown = render(page(letter()), width=72)
    summary, text = shown.split("\n── ข้อความ · text ")
    assert summary == GOLDEN
    assert text.splitlines()[1:] == [
        "── 1/1 หนังสือภายนอก " + "─" * 53,
        "[[urgency: ด่วนที่สุด]]",
        "ที่ [[number: พช ๐๐๒๓.๗/ว ๕๘๓]]                    ที่ว่าการอำเภอตัวอย่าง",
        "",
        "                         [[date: ๒๙ มีนาคม ๒๕๖๗]]",
        "",
        "เรื่อง  [[subject: การประชุมชี้แจงแนวทาง]]",
        "เรียน  [[recipients.0: นายกเทศมนตรีตำบล ทุกแห่ง]]",
        "สิ่งที่ส่งมาด้วย  [[attachments.0: สำเนาหนังสือ[[citations.0: จังหวัดตัวอย่าง ที่ พช ๐๐๒๓.๖/ว ๑๕๐๗]]  จำนวน ๑ ชุด]]",
        "",
        "ให้รายงาน[[deadlines.0: ภายใน[[deadlines.0.due: วันที่ ๓๐ เมษายน ๒๕๖๗]]]]",
    ]


def test_columns_line_up() -> None:
    """Values of the summary begin in one column, counted as the terminal counts."""
    lines = render(page(letter()), width=100).splitlines()
    starts = {
        display_width(line[: line.index(value)])
        for line in lines[:20]
        for value in ("พช 0023.7/ว 583", "29 มีนาคม 2567 (", "อำเภอตัวอย่าง", "0-0000-0000")
        if line.startswith("  ") and value in line and "ที่ว่า" not in line and "ปลัด" not in line
    }
    assert len(starts) == 1


def test_colours_are_closed_at_the_end_of_each_line() -> None:
    """With colours, every line ends with all colours off, and without its escapes nothing is lost of the text."""
    bundle = letter()
    shown = render(page(bundle), color=True, width=72)
    for line in shown.splitlines():
        codes = re.findall("\x1b\\[([0-9]+)m", line)
        assert not codes or codes[-1] == "0"
    bare = re.sub("\x1b\\[[0-9]+m|‹[a-z0-9.]+›", "", shown)
    assert bare.rstrip("\n").endswith(TEXT.rstrip("\n"))


def test_brackets_of_the_text_are_told_from_marks() -> None:
    """A text that holds [[ itself cannot feign a mark."""
    document = Document(Kind.OTHER, span=Span(0, 20))
    shown = render(page(Bundle(Source("[[number: 1/2567]] ก"), (document,))))
    assert "\\[[number: 1/2567]]" in shown


HOSTILE = [
    "\x1b[2J\x1b]0;title\x07",
    "\x9b31m",
    "\r overwritten",
    "\x00\x08\x7f",
    "\u202egnp.exe",
    "\u2066\u2069\u200f",
    "\ud800 lone",
    "\u2028\u2029",
    "\U000e0041 tag",
]


@pytest.mark.parametrize("evil", HOSTILE)
@pytest.mark.parametrize("color", [False, True])
def test_nothing_steers_the_terminal(evil: str, color: bool) -> None:
    """Control characters of name, values, notes and text are written out; the output is always UTF-8."""
    document = Document(
        Kind.OTHER,
        subject=evil,
        number=DocumentNumber(serial=evil, year=2567),
        notes=(Note(evil, evil),),
        span=Span(0, 3),
        evidence=EvidenceMap({evil: Evidence(Span(0, 2))}),
    )
    bundle = Bundle(Source(f"ก{evil}\nข", f"{evil}.txt"), (document,), notes=(Note(evil, evil),))
    shown = render(page(bundle), color=color)
    shown.encode("utf-8")
    bare = re.sub("\x1b\\[[0-9]+m", "", shown) if color else shown
    assert not [c for c in bare if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"]
    assert not set(bare) & set("\u202e\u2066\u2069\u200f\u2028\u2029\U000e0041")


@given(bundles(), st.booleans(), st.integers(1, 120))
def test_every_bundle_is_shown(bundle: Bundle, color: bool, width: int) -> None:
    """Marks may cross, nest and touch: each is opened once and closed once, and the whole text is there."""
    view = page(bundle)
    assert "".join(t for t in view.text if isinstance(t, str)) == bundle.source.text
    stack = []
    for token in view.text:
        if isinstance(token, Open):
            stack.append(token.path)
        elif isinstance(token, Close):
            assert stack.pop() == token.path
    assert not stack
    begun = [t.index for t in view.text if isinstance(t, Break)]
    assert sorted(begun) == [i for i, d in enumerate(bundle.documents) if d.span]
    shown = render(view, color=color, width=width)
    assert shown.endswith("\n")
    shown.encode("utf-8")


@given(documents)
def test_every_document_has_a_card(document: Document) -> None:
    """No record is too odd for the summary; empty fields are left out."""
    assert all(line.values and line.th and line.en for line in card(document).lines)


@given(texts(80), st.integers(2, 30))
def test_wrapped_lines_fit_and_lose_only_blanks(text: str, width: int) -> None:
    """No line is wider than asked, and no letter is lost or moved."""
    text = visible(text)
    lines = wrap(text, width)
    assert all(
        display_width(line) <= width or len(re.sub("[\u0300-\u036f\u0e30-\u0e4e]", "", line)) <= 2 for line in lines
    )
    assert "".join(lines).replace(" ", "") == text.replace("\n", "").replace(" ", "")


def test_marks_stay_with_their_letters() -> None:
    """A Thai line is broken between whole letters: never before a vowel or tone mark, never after a leading vowel."""
    for line in wrap("เรื่องที่ตั้งน้ำใจไม่เป็นโทษแก่ผู้ใด" * 5, 7):
        assert not re.match("[\u0e30-\u0e3a\u0e45-\u0e4e]", line)
        assert not re.search("[เแโใไ]$", line)


def test_a_long_text_takes_time_in_proportion() -> None:
    """Eight times the marks and text, not more than about eight times the time."""

    def seconds(n: int) -> float:
        text = "ที่ พช ๐๐๒๓.๗/ว ๕๘๓ " * n
        marks = {f"citations.{i}": Evidence(Span(i * 20, i * 20 + 15)) for i in range(n)}
        bundle = Bundle(Source(text), (Document(Kind.OTHER, subject=text, evidence=EvidenceMap(marks)),))
        best = 9.0
        for _ in range(3):
            start = time.perf_counter()
            render(page(bundle))
            best = min(best, time.perf_counter() - start)
        return best

    assert seconds(8000) / seconds(1000) < 16
