"""The written table: what a clerk reads in each sentence, and the days that follow from it."""

from __future__ import annotations

import pytest

from tests.times.reading import KINDS, Row, brief, day, normal, read, rows
from thaidoc.reading.times import refusals
from thaidoc.reading.times.forms import FORMS, REFUSALS, Form, Refusal
from thaidoc.values.counting import resolve

ROWS = rows()


def empty(row: Row) -> bool:
    """A counterexample: no deadline and no event in it."""
    return all(part == "-" or part.startswith(("from", "note", "undated")) for part in row.expect.split(" ; "))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"line{row.line}")
def test_sentence(row: Row) -> None:
    assert normal(brief(read(row.sentence, row.issued, KINDS[row.kind]))) == normal(row.expect)


@pytest.mark.parametrize("row", [r for r in ROWS if r.resolved != "-"], ids=lambda row: f"line{row.line}")
def test_resolved_day(row: Row) -> None:
    """The day counted by hand."""
    anchor, _, days = row.resolved.partition("=")
    base, _, expected = days.partition(">")
    (deadline,) = read(row.sentence, row.issued, KINDS[row.kind]).deadlines
    found = resolve(deadline, **{anchor: day(base)})  # type: ignore[arg-type]  # received=, issued= or event=
    assert found.date == day(expected)


def test_half_of_the_table_are_counterexamples() -> None:
    assert len(ROWS) >= 150
    assert sum(map(empty, ROWS)) * 2 >= len(ROWS)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_form_is_read_from_its_examples_alone(form: Form) -> None:
    """Each form of the table of forms fires on its examples and on none of its counterexamples."""
    for sentence in form.examples:
        assert form.name in read(sentence).rules, sentence
    for sentence in form.counterexamples:
        assert form.name not in read(sentence).rules, sentence


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal.name)
def test_refusal_is_what_refuses(refusal: Refusal, monkeypatch: pytest.MonkeyPatch) -> None:
    """No duty in the examples, one in the counterexamples; without the predicate some example would be one."""
    for sentence in refusal.examples:
        assert not read(sentence).deadlines, sentence
    for sentence in refusal.counterexamples:
        assert read(sentence).deadlines, sentence
    monkeypatch.setattr(refusals, refusal.name, lambda *_, **__: False)
    assert any(read(sentence).deadlines for sentence in refusal.examples)
