"""The tables beside the score: kinds, worst errors, confidence, places, edges, dates by others, the kept run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from corpus import yardstick
from corpus.__main__ import main
from corpus.cases import SEEDS, Case, cases, generated, names, written
from corpus.compare import dates, edges
from corpus.measure import Sure, by_kind, calibration, places, sureness, worst
from corpus.report import RUNS, Run, fields, kept_form, load_kept, moved, table
from corpus.score import score

CASES = list(generated("dev", 40, 5))


def echo(these: list[Case]) -> list[dict[str, Any]]:
    """Gold as a parser would print it that is sure of everything and knows every place."""
    return [
        {
            **document,
            "source": case.stem,
            "index": i,
            "evidence": {
                path: {"span": span, "confidence": 0.9}
                for path, span in document["spans"].items()
                if path in ("number", "date", "subject", "sender.agency")
            },
        }
        for case in these
        for i, document in enumerate(case.documents)
    ]


def made(name: str, output: list[dict[str, Any]]) -> Run:
    gold = {case.stem: case.documents for case in CASES}
    return Run(name, CASES, output, score(gold, output), score(gold, yardstick.parsed(CASES)), edges(CASES))


def test_splits_have_cases() -> None:
    assert names("all") == ["dev", "opened", "eval", "challenge", "hand", "heldout"]
    assert {case.stem for case in cases(["hand"], 3)} == {case.stem for case in written("hand")}
    assert [case.stem for case in cases(["dev", "eval"], 1)] == [
        f"dev-{SEEDS['dev']}-00000", f"eval-{SEEDS['eval']}-00000",
    ]  # fmt: skip
    assert SEEDS["dev"] == 7


def test_kinds_worst_errors_and_places() -> None:
    output = echo(CASES)
    rows = by_kind(CASES, output)
    assert rows[0].split() == ["kind", "files", "macro", "whole"]
    assert all(" 1.000 " in row for row in rows[1:])
    gold = {case.stem: case.documents for case in CASES}
    assert worst(score(gold, output)) == []
    found = worst(score(gold, []), 3)
    assert len(found) == 3
    assert found[0].times >= found[1].times
    assert all(row.split()[-2:] == ["1.000", "1.000"] for row in places(CASES, output)[1:])
    assert places(written("hand"), []) == ["no span in gold: None"]


def test_confidence_is_compared_with_truth() -> None:
    output = echo(CASES)
    output[0]["number"] = {"text": "ก 1/1"}
    sure = sureness(CASES, output)
    assert {one.field for one in sure} == {"number", "date", "subject", "sender"}
    rows = calibration(
        [Sure("number", 0.9, right=True), Sure("date", 0.9, right=False), Sure("date", 0.5, right=False)]
    )
    assert rows[1:] == [
        "0.00 - 0.50         1    0.500   0.000",
        "0.80 - 0.90         2    0.900   0.500",
        "mean distance 0.433 over 3 values",
    ]
    assert calibration([])[-1].endswith("None")


def test_a_run_is_kept_and_compared_by_document() -> None:
    kept = json.loads(kept_form([made("dev none", echo(CASES))]))
    before = {name: {"names": kept["fields"], **run} for name, run in kept["runs"].items()}
    spoilt = echo(CASES)
    spoilt[0]["subject"] = None
    document = f"{spoilt[0]['source']}#0"
    now = made("dev none", [*spoilt])
    said = moved([now, made("eval none", [])], before)
    if CASES[0].documents[0]["subject"]:
        assert f"  LOST {document} subject" in said
    assert said[-1] == "eval none: not in the kept run"
    assert moved([made("dev none", echo(CASES))], before) == ["dev none: gains 0, losses 0"]
    assert load_kept(Path("nowhere")) == {}


def test_tables_say_none_where_nothing_is_annotated() -> None:
    run = made("dev none", echo(CASES))
    assert table([run])[2].startswith("| dev | none | ")
    told = next(row for row in fields([run]) if row.startswith("| corrections |"))
    assert told == "| corrections | 1.000 |"
    bare = {"d": [{name: value for name, value in CASES[0].documents[0].items() if name != "corrections"}]}
    untold = run._replace(report=score(bare, []))
    assert "| corrections | None |" in fields([untold])
    assert {split for split, _ in RUNS} == {"hand", "heldout", "dev", "opened", "eval", "challenge"}


def test_dates_are_handed_to_others_as_printed() -> None:
    found = list(dates(CASES))
    assert len(found) > 30
    assert {date.form.split(",")[0] for date in found} >= {"Thai digits", "Arabic digits"}


@pytest.mark.parametrize(("split", "most"), [("opened", 0.45), ("eval", 0.45), ("challenge", 0.45)])
def test_one_expression_a_field_does_not_pass(split: str, most: float) -> None:
    found = list(generated(split, 300))
    macro = score({case.stem: case.documents for case in found}, yardstick.parsed(found)).macro
    assert macro is not None
    assert macro <= most


def test_closed_splits_are_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", "--split", "eval", "--n", "2", "--misses"]) == 2
    assert "--open-eval" in capsys.readouterr().out


def test_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["make", "--n", "3", "--seed", "9", "-o", str(tmp_path), "--damage", "ocr+markdown"]) == 0
    assert len(list((tmp_path / "gold").glob("dev-9-*.json"))) == 3
    assert main(["score", "--split", "dev", "--n", "5", "--by", "yardstick", "--brief"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("macro F1 0.")
    assert main(["score", "--split", "eval", "--n", "5", "--by", "yardstick"]) == 0
    said = capsys.readouterr().out
    assert "missed [" not in said
