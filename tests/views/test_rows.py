"""One flat row a document."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.views.strategies import deadlines, documents, texts
from thaidoc.records import (
    Citation,
    Contact,
    Deadline,
    Document,
    Event,
    Kind,
    Offset,
    Recipient,
    Sender,
    Signatory,
    Stamp,
    Urgency,
)
from thaidoc.values import DocumentNumber, ThaiDate
from thaidoc.views.rows import (
    COLUMNS,
    citation_words,
    csv_line,
    deadline_words,
    event_words,
    failure_row,
    recipient_words,
    row,
)


def test_the_first_columns_stand_fast() -> None:
    """Spreadsheets and loaders rely on names and order: new columns come at the end."""
    assert COLUMNS[:11] == (
        "source",
        "index",
        "kind",
        "number",
        "date",
        "urgency",
        "secrecy",
        "sender",
        "subject",
        "recipients",
        "deadlines",
    )
    assert len(set(COLUMNS)) == len(COLUMNS)


def test_a_letter_as_a_row() -> None:
    """Values are canonical, lists joined, what is not there is None."""
    cells = row(
        Document(
            Kind.EXTERNAL_LETTER,
            source="w12.txt",
            index=1,
            pages=(2, 3),
            urgency=Urgency.MOST_URGENT,
            number=DocumentNumber("พช", None, "0023.7", True, "583"),
            date=ThaiDate(2024, 3, 29),
            sender=Sender("อำเภอตัวอย่าง"),
            subject="การประชุม",
            recipients=(Recipient("นายกเทศมนตรีตำบล", "ทุกแห่ง"), Recipient("กำนัน", exceptions=("ตำบลหนึ่ง",))),
            deadlines=(Deadline("date", due=dt.date(2024, 4, 30)), Deadline("recurring", recurrence="FREQ=MONTHLY")),
            signatory=Signatory("นายตัวอย่าง สมมุติ", "ปลัดอำเภอ", "รักษาราชการแทน", "นายอำเภอตัวอย่าง"),
            contact=Contact("กลุ่มงาน", ("0-0000-0000", "0-0000-0001 ต่อ 5")),
            stamps=(Stamp("เทศบาลตำบลตัวอย่าง", "45", ThaiDate(2024, 4, 2), "09:15"),),
        )
    )
    assert tuple(cells) == COLUMNS
    assert {name: cell for name, cell in cells.items() if cell is not None} == {
        "source": "w12.txt",
        "index": 1,
        "kind": "external_letter",
        "number": "พช 0023.7/ว 583",
        "date": "2024-03-29",
        "urgency": "most_urgent",
        "sender": "อำเภอตัวอย่าง",
        "subject": "การประชุม",
        "recipients": "นายกเทศมนตรีตำบล ทุกแห่ง; กำนัน (ยกเว้น ตำบลหนึ่ง)",
        "deadlines": "2024-04-30; FREQ=MONTHLY",
        "signatory": "นายตัวอย่าง สมมุติ",
        "position": "ปลัดอำเภอ รักษาราชการแทน นายอำเภอตัวอย่าง",
        "contact": "กลุ่มงาน",
        "phones": "0-0000-0000; 0-0000-0001 ต่อ 5",
        "received": "เทศบาลตำบลตัวอย่าง 45 2024-04-02 09:15",
        "first_page": 2,
        "last_page": 3,
    }


def test_a_failure_as_a_row() -> None:
    """A file that could not be read has the same columns."""
    cells = failure_row("a.pdf", "NeedsOCR", "run OCR first")
    assert tuple(cells) == COLUMNS
    assert (cells["source"], cells["error"], cells["message"]) == ("a.pdf", "NeedsOCR", "run OCR first")


@given(documents)
def test_rows_are_always_read_back_as_one_line(document: Document) -> None:
    """Whatever a record holds, its row has all columns, and its CSV is one record of a CSV reader, in UTF-8."""
    line = csv_line(row(document).values())
    (back,) = csv.reader(io.StringIO(line.encode("utf-8").decode("utf-8"), newline=""))
    assert len(back) == len(COLUMNS)


@pytest.mark.parametrize(
    "bait",
    [
        "=1+1",
        "+66",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =HYPERLINK(1)",
        "\u00a0=1",
        "＝1",
        "＋1",
        "－1",
        "＠a",
        "=cmd|' /C calc'!A0",
    ],
)
def test_no_cell_begins_as_a_formula(bait: str) -> None:
    """What a spreadsheet would compute is made text by an apostrophe."""
    (cells,) = csv.reader(io.StringIO(csv_line(["ก", bait, 5]), newline=""))
    assert cells[1].startswith("'")
    assert (cells[0], cells[2]) == ("ก", "5")


@given(st.lists(texts(), min_size=1))
def test_no_text_begins_as_a_formula(cells: list[str]) -> None:
    """The same for any text."""
    if cells == [""]:
        return
    (back,) = csv.reader(io.StringIO(csv_line(cells), newline=""))
    assert not any(cell.lstrip()[:1] in tuple("=+-@＝＋－＠") for cell in back if cell.lstrip())
    assert not any(c in cell for cell in back for c in "\x00\x1b\x7f\x9b\r")


def test_lone_surrogates_do_not_stop_a_table() -> None:
    """What UTF-8 cannot carry becomes the replacement character."""
    assert csv_line(["a\ud800b"]) == "a\N{REPLACEMENT CHARACTER}b\n"


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        (Deadline("date", due=dt.date(2024, 6, 30)), "2024-06-30"),
        (Deadline("date", due=dt.date(2024, 6, 30), time="16:30"), "2024-06-30T16:30"),
        (Deadline("period", dt.date(2024, 6, 1), dt.date(2024, 7, 31)), "2024-06-01/2024-07-31"),
        (Deadline("relative", offset=Offset(days=15, anchor="received")), "15 days from received"),
        (Deadline("relative", offset=Offset(3, working_days=True, anchor="issued")), "3 working days from issued"),
        (Deadline("relative", offset=Offset(months=1)), "1 months from event"),
        (Deadline("relative", due=dt.date(2024, 11, 9), offset=Offset(45)), "2024-11-09"),
        (Deadline("recurring", recurrence="FREQ=MONTHLY"), "FREQ=MONTHLY"),
        (Deadline("recurring", recurrence="FREQ=YEARLY", end=dt.date(2025, 9, 30)), "FREQ=YEARLY until 2025-09-30"),
        (Deadline("immediate", text="โดยด่วน"), "immediate"),
        (Deadline("date", text="โดยเร็ว"), "โดยเร็ว"),
        (Deadline("date"), "date"),
    ],
)
def test_deadlines_in_words(deadline: Deadline, words: str) -> None:
    """A day where there is one, else the rule for days."""
    assert deadline_words(deadline) == words


@given(deadlines)
def test_every_deadline_has_words(deadline: Deadline) -> None:
    """No deadline is an empty cell."""
    assert deadline_words(deadline) or deadline.text is not None


def test_other_values_in_words() -> None:
    """Recipients, citations and events read as a person would write them."""
    assert recipient_words(Recipient("ก", "ทุกแห่ง", ("ข", "ค"), via="ง")) == "ก ทุกแห่ง (ยกเว้น ข, ค) (ผ่าน ง)"
    assert recipient_words(Recipient(None, "ตามบัญชีรายชื่อแนบท้าย")) == "ตามบัญชีรายชื่อแนบท้าย"
    cited = Citation("body", "กรมตัวอย่าง", DocumentNumber(serial="817", year=2567), ThaiDate(2024, 3))
    assert citation_words(cited) == "กรมตัวอย่าง 817/2567 (2024-03)"
    assert citation_words(Citation("body", subject="แผน")) == "แผน"
    assert event_words(Event(dt.datetime(2025, 12, 25, 13, 30), place="ห้อง 1")) == "2025-12-25T13:30 ห้อง 1"  # noqa: DTZ001
    assert event_words(Event(dt.date(2025, 12, 25), dt.date(2025, 12, 26))) == "2025-12-25/2025-12-26"
