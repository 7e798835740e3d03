"""Records to JSON and back."""

from __future__ import annotations

import datetime as dt
import json

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.views.strategies import bundles, documents
from thaidoc.errors import NeedsOCR, Unreadable
from thaidoc.records import Bundle, Deadline, Document, Event, Evidence, EvidenceMap, Kind, Note, Sender
from thaidoc.text import Box, Source, Span
from thaidoc.values import DocumentNumber, ThaiDate
from thaidoc.views.json import InvalidRecord, bundle_line, dumps, error_line, from_dict, to_dict

CONTRACT = [
    "schema",
    "source",
    "index",
    "span",
    "pages",
    "kind",
    "urgency",
    "secrecy",
    "number",
    "date",
    "sender",
    "subject",
    "recipients",
    "references",
    "attachments",
    "citations",
    "deadlines",
    "events",
    "effective",
    "signatory",
    "cosignatories",
    "copies_to",
    "status",
    "contact",
    "stamps",
    "endorsements",
    "purpose",
    "links",
    "body",
    "enclosures",
    "corrections",
    "notes",
    "evidence",
]


def shape(x: object) -> object:
    """Type and value of *x*, all the way down; what equality passes over (evidence, printed text, era) too."""
    if attrs.has(type(x)):
        fields = attrs.fields(type(x))  # type: ignore[arg-type]  # attrs.has said so
        return type(x), [shape(getattr(x, f.name)) for f in fields]
    if isinstance(x, EvidenceMap):
        return type(x), [(path, shape(e)) for path, e in x.items()]
    if isinstance(x, tuple):
        return type(x), [shape(item) for item in x]
    return type(x), x


@given(documents)
def test_from_dict_is_the_inverse_of_to_dict(document: Document) -> None:
    """Every document comes back equal, of the same types, with its evidence."""
    again = from_dict(to_dict(document))
    assert again == document
    assert again.evidence == document.evidence
    assert shape(again) == shape(document)


@given(documents)
def test_json_text_is_one_line_that_reads_back(document: Document) -> None:
    """The JSON text is one line by every notion of a line, plain UTF-8, and gives the same document."""
    line = dumps(document)
    assert len(line.splitlines()) == 1
    assert from_dict(json.loads(line.encode("utf-8"))) == document
    assert json.loads(line) == to_dict(document)
    assert json.loads(dumps(document, indent=1)) == to_dict(document)


@given(documents)
def test_a_record_shares_nothing_with_its_data(document: Document) -> None:
    """Only plain JSON types come out, so that the data can be changed without touching the record."""

    def plain(x: object) -> bool:
        if type(x) is dict:
            return all(type(k) is str and plain(v) for k, v in x.items())
        if type(x) is list:
            return all(map(plain, x))
        return type(x) in (str, int, float, bool, type(None))

    assert plain(to_dict(document))


@given(bundles())
def test_a_bundle_gives_its_documents_and_its_closing_line(bundle: Bundle) -> None:
    """to_dict of a bundle is the closing line with the documents in it."""
    data = to_dict(bundle)
    assert data.pop("documents") == [to_dict(d) for d in bundle.documents]
    assert data == bundle_line(bundle)
    assert list(data) == ["source", "unassigned", "notes"]
    assert all(type(pair) is list for pair in data["unassigned"])


def test_the_keys_are_those_of_the_contract_in_its_order() -> None:
    """An empty document already has every key."""
    data = to_dict(Document(Kind.OTHER))
    assert list(data) == CONTRACT
    assert data["schema"] == "thaidoc/1"
    assert data["recipients"] == []
    assert data["evidence"] == {}
    assert data["number"] is data["body"] is data["span"] is None


def test_a_letter_as_data() -> None:
    """Numbers, dates, spans and the renamed field look as the contract says."""
    letter = Document(
        Kind.EXTERNAL_LETTER,
        source="w12.txt",
        span=Span(0, 90),
        pages=(1, 2),
        number=DocumentNumber("พช", None, "0023.7", True, "583"),
        date=ThaiDate(2024, 3, text="มีนาคม 2567"),
        sender=Sender("จังหวัดตัวอย่าง"),
        deadlines=(Deadline("relative", due=dt.date(2024, 5, 31)),),
        events=(Event(dt.datetime(2025, 12, 25, 13, 30), dt.date(2025, 12, 26)),),  # noqa: DTZ001
        evidence=EvidenceMap({"number": Evidence(Span(5, 20), 1, "พช ๐๐๒๓.๗/ว ๕๘๓", "head.number", 0.9, ("พซ",))}),
    )
    data = to_dict(letter)
    assert data["number"] == {
        "text": "พช 0023.7/ว 583",
        "prefix": "พช",
        "committee": None,
        "unit": "0023.7",
        "circular": True,
        "serial": "583",
        "year": None,
        "year_first": False,
    }
    assert data["date"] == {
        "iso": "2024-03",
        "precision": "month",
        "be_year": 2567,
        "text": "มีนาคม 2567",
        "era": "BE",
    }
    assert (data["span"], data["pages"]) == ([0, 90], [1, 2])
    assert data["deadlines"][0]["due"] == "2024-05-31"
    assert (data["events"][0]["start"], data["events"][0]["end"]) == ("2025-12-25T13:30", "2025-12-26")
    assert data["evidence"]["number"] == {
        "span": [5, 20],
        "page": 1,
        "boxes": None,
        "text": "พช ๐๐๒๓.๗/ว ๕๘๓",
        "rule": "head.number",
        "confidence": 0.9,
        "alternatives": ["พซ"],
    }


def test_boxes_are_told_on_demand() -> None:
    """With the bundle, evidence has its rectangles; evidence without a span has none."""
    source = Source("ที่ พช ๑", boxer=lambda span: (Box(1, float(span.start), 2.0, 3.0, 4.5),))
    letter = Document(Kind.OTHER, evidence=EvidenceMap({"number": Evidence(Span(4, 8)), "kind": Evidence()}))
    data = to_dict(letter, boxes=Bundle(source, (letter,)))
    assert data["evidence"]["number"]["boxes"] == [{"page": 1, "x0": 4.0, "top": 2.0, "x1": 3.0, "bottom": 4.5}]
    assert data["evidence"]["kind"]["boxes"] is None
    assert from_dict(data).evidence == letter.evidence


@pytest.mark.parametrize("bad", ["\ud800", "ก\udfffข", "\udc80.txt"])
def test_lone_surrogates_are_escaped(bad: str) -> None:
    """What UTF-8 cannot carry is written as an escape and reads back."""
    line = dumps(Document(Kind.OTHER, subject=bad))
    assert json.loads(line.encode("utf-8"))["subject"] == bad


@pytest.mark.parametrize("bad", ["\x85", "\x9b31m", "\x7f", "\u2028", "\u2029", "\x1b[2J", "\x00"])
def test_nothing_in_a_line_steers_a_terminal_or_ends_the_line(bad: str) -> None:
    """Control characters of every kind are written as escapes."""
    line = dumps(Document(Kind.OTHER, subject=bad))
    assert bad[0] not in line
    assert json.loads(line)["subject"] == bad


def test_keys_that_are_missing_count_as_null() -> None:
    """A record of an earlier or a leaner writer is read; keys that are not known are passed over."""
    assert from_dict({"kind": "order", "colour": "blue"}) == Document(Kind.ORDER)
    lean = {"kind": "order", "number": {"serial": "817", "year": 2567}, "references": None}
    assert from_dict(lean).number == DocumentNumber(serial="817", year=2567)


@pytest.mark.parametrize(
    "junk",
    [
        {},
        {"kind": None},
        {"kind": "letter"},
        {"kind": "order", "schema": "thaidoc/9"},
        {"kind": "order", "date": {"iso": "2024-13-01"}},
        {"kind": "order", "date": {"iso": "2024-03-00"}},
        {"kind": "order", "date": {"iso": "2567-03-01"}},
        {"kind": "order", "date": "2024-03-01"},
        {"kind": "order", "span": [1]},
        {"kind": "order", "span": 5},
        {"kind": "order", "pages": [1, 2, 3]},
        {"kind": "order", "links": "www.example.go.th"},
        {"kind": "order", "citations": [{}]},
        {"kind": "order", "citations": ["พช 0023.7/ว 583"]},
        {"kind": "order", "deadlines": [{"kind": "date", "due": "soon"}]},
        {"kind": "order", "urgency": "ด่วน"},
        {"kind": "order", "evidence": [1]},
        {"source": "a.pdf", "error": {"type": "NeedsOCR", "message": "run OCR first"}},
        {"source": "a.pdf", "unassigned": [], "notes": []},
        [],
        "text",
        None,
    ],
)
def test_junk_is_no_record(junk: object) -> None:
    """What is not a printed document raises InvalidRecord, which is a ValueError, and nothing else."""
    with pytest.raises(InvalidRecord) as caught:
        from_dict(junk)  # type: ignore[arg-type]
    assert isinstance(caught.value, ValueError)
    assert str(caught.value)


def test_an_error_object_says_which_file_it_was() -> None:
    """The refusal of an error object names the file and what was wrong with it."""
    with pytest.raises(InvalidRecord, match=r"a\.pdf.*run OCR first"):
        from_dict(error_line("a.pdf", NeedsOCR("run OCR first")))


def test_error_lines() -> None:
    """An error is told by its type's name and its message."""
    assert error_line("a.pdf", Unreadable("no such file")) == {
        "source": "a.pdf",
        "error": {"type": "Unreadable", "message": "no such file"},
    }


@pytest.mark.parametrize("wrong", [None, {}, "text", [], Note("a", "b")])
def test_to_dict_takes_documents_and_bundles(wrong: object) -> None:
    """Anything else is a TypeError that says so."""
    with pytest.raises(TypeError, match="takes a Document or a Bundle"):
        to_dict(wrong)  # type: ignore[arg-type]


@given(documents, st.randoms())
@settings(max_examples=25)
def test_the_order_of_keys_does_not_matter(document: Document, random: object) -> None:
    """Data whose keys were shuffled (by another tool) gives the same document."""
    items = list(to_dict(document).items())
    random.shuffle(items)  # type: ignore[attr-defined]
    assert from_dict(dict(items)) == document
