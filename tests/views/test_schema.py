"""The published schema says what is really printed, and docs/record.md says the same."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

from tests.views.strategies import bundles, documents
from thaidoc.errors import Limit, NeedsOCR, NoDocument, ReadError, Unreadable
from thaidoc.records import Bundle, Document, Kind, Relation, Secrecy, Status, Urgency
from thaidoc.views.json import bundle_line, dumps, error_line, to_dict
from thaidoc.views.schema import ENUMS, OBJECTS, markdown, schema

VALIDATOR = Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)


def check(data: object) -> None:
    errors = [f"{e.json_path}: {e.message}" for e in VALIDATOR.iter_errors(data)]
    assert not errors


def test_the_schema_is_a_schema() -> None:
    """It is valid JSON Schema 2020-12, plain JSON, and made anew at each call."""
    Draft202012Validator.check_schema(schema())
    assert json.loads(json.dumps(schema())) == schema()
    schema()["oneOf"].clear()
    assert len(schema()["oneOf"]) == 3


@given(documents)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_every_document_validates(document: Document) -> None:
    """All that a record can hold is allowed by the schema, before and after printing."""
    check(to_dict(document))
    check(json.loads(dumps(document)))


@given(bundles())
@settings(deadline=None)
def test_every_closing_line_validates(bundle: Bundle) -> None:
    """The closing line of a file is one of the three objects."""
    check(bundle_line(bundle))


@pytest.mark.parametrize("error", [Unreadable("a"), NoDocument("b"), NeedsOCR("c"), Limit("d")])
def test_every_error_object_validates(error: ReadError) -> None:
    """The object of a file that could not be read is one of the three objects, whatever its name."""
    check(error_line("a.pdf", error))
    check(error_line(None, error))


def test_the_schema_names_exactly_the_printed_keys() -> None:
    """Every key that is printed is described, and no other, in the order in which it is printed."""
    seen: dict[str, list[str]] = {}

    def walk(name: str, data: dict[str, Any]) -> None:
        seen[name] = list(data)
        for f in OBJECTS[name].fields:
            inner = f.type.strip("?[]{}")
            value = data[f.name]
            if inner in OBJECTS and value:
                items = value.values() if f.type[0] == "{" else value if f.type[0] == "[" else [value]
                for item in items:
                    walk(inner, item)

    walk("Document", full())
    walk("Failure", error_line("a", Unreadable("b")))
    walk("BundleLine", {"source": "a", "unassigned": [[0, 1]], "notes": []})
    assert seen == {name: [f.name for f in thing.fields] for name, thing in OBJECTS.items()}


def test_the_words_of_the_schema_are_those_of_the_records() -> None:
    """Each enumeration lists all members of its class."""
    for name, enum in (
        ("kind", Kind),
        ("urgency", Urgency),
        ("secrecy", Secrecy),
        ("status", Status),
        ("relation", Relation),
    ):
        assert ENUMS[name] == tuple(member.value for member in enum)
    assert ENUMS["error"] == tuple(sorted((e.type for e in ReadError.__subclasses__()), key=ENUMS["error"].index))


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        ("kind", "letter"),
        ("kind", None),
        ("schema", "thaidoc/2"),
        ("span", [1]),
        ("span", [1, -2]),
        ("urgency", "ด่วน"),
        ("number.circular", None),
        ("number.year", "2567"),
        ("date.iso", "29/03/2024"),
        ("deadlines.0.due", "2024-03"),
        ("deadlines.0.time", "16.30"),
        ("deadlines.0.kind", "soon"),
        ("events.0.start", "tomorrow"),
        ("recipients", None),
        ("recipients.0.except", "ก"),
        ("notes.0.severity", "fatal"),
        ("corrections.0.confidence", 2),
        ("evidence.number.span", "0-5"),
    ],
)
def test_what_is_wrong_does_not_validate(path: str, wrong: object) -> None:
    """The schema is not so wide that it lets everything through."""
    data = full()
    check(data)
    *way, last = path.split(".")
    place: Any = data
    for step in way:
        place = place[int(step) if step.isdecimal() else step]
    assert last in place
    place[last] = wrong
    assert not VALIDATOR.is_valid(data)


def test_growth_is_allowed_and_loss_is_not() -> None:
    """New keys validate, a missing one does not."""
    data = full()
    data["new"] = data["number"]["new"] = 1
    check(data)
    for name in OBJECTS["Document"].fields:
        lean = copy.deepcopy(data)
        del lean[name.name]
        assert not VALIDATOR.is_valid(lean)


def test_every_field_is_described() -> None:
    """Each property has a title and a description; each kind is given with its Thai term."""
    definitions = schema()["$defs"]
    for name in OBJECTS:
        for prop in definitions[name]["properties"].values():
            assert prop["title"]
            assert prop["description"]
    kinds = definitions["Document"]["properties"]["kind"]["description"]
    assert all(kind.th in kinds for kind in Kind)


def test_the_page_has_the_tables_of_the_schema() -> None:
    """docs/record.md was written by `python -m thaidoc.views.schema docs/record.md`."""
    page = Path(__file__).parents[2] / "docs" / "record.md"
    assert page.read_text(encoding="utf-8").endswith(f"<!-- fields -->\n\n{markdown()}")


def full() -> dict[str, Any]:
    """A document with something in every place."""
    span = [0, 5]
    number = {
        "text": "817/2567",
        "prefix": None,
        "committee": None,
        "unit": None,
        "circular": False,
        "serial": "817",
        "year": 2567,
        "year_first": False,
    }
    date = {"iso": "2024-03-29", "precision": "day", "be_year": 2567, "text": "29 มีนาคม 2567", "era": "BE"}
    from thaidoc.views.json import from_dict

    citation = {"where": "body", "number": number, "date": date}
    signatory = {"name": "นายตัวอย่าง สมมุติ", "links": ["ก"]}
    data = {
        "kind": "order",
        "span": span,
        "number": number,
        "date": date,
        "sender": {"agency": "อำเภอตัวอย่าง"},
        "recipients": [{"name": "นายอำเภอ", "except": ["ก"]}],
        "references": [citation],
        "attachments": [{"index": 1, "title": "บัญชี", "cites": citation}],
        "citations": [citation],
        "deadlines": [{"kind": "relative", "due": "2024-04-30", "time": "16:30", "offset": {"days": 15}}],
        "events": [{"start": "2024-04-01T09:00"}],
        "effective": {"date": date},
        "signatory": signatory,
        "cosignatories": [signatory],
        "copies_to": [{"name": "ก"}],
        "contact": {"phones": ["0-0000-0000"]},
        "stamps": [{"agency": "ก", "date": date}],
        "endorsements": [{"to": "ก", "date": date}],
        "enclosures": [{"attachment": 1, "pages": [2, 3]}],
        "corrections": [{"field": "number.prefix", "reason": "ก", "confidence": 0.5}],
        "notes": [{"code": "a", "message": "b"}],
        "evidence": {"number": {"span": span}},
    }
    whole = to_dict(from_dict(data))
    whole["evidence"]["number"]["boxes"] = [{"page": 1, "x0": 0.0, "top": 1.0, "x1": 2.0, "bottom": 3.0}]
    return whole
