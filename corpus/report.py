"""Every split and every damage in one table, and what changed since the run that is kept."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from corpus import HERE, measure, yardstick
from corpus.cases import Case, cases, elsewhere
from corpus.compare import Edges, edges
from corpus.score import FIELDS, Record, Report, changes, score

PAGE = HERE.parent / "docs" / "accuracy.md"

#: The last run that was committed; `--save` writes it, every run is compared with it.
KEPT = HERE / "last_run.json"

#: What is run: split and damage.
RUNS: tuple[tuple[str, str], ...] = (
    ("hand", "none"), ("heldout", "none"), ("dev", "none"), ("opened", "none"), ("eval", "none"), ("challenge", "none"),
    ("eval", "ocr"), ("eval", "tesseract"), ("eval", "layer"), ("eval", "markdown"), ("challenge", "ocr"),
)  # fmt: skip

#: Letters that are not ours: judged where they are, never kept.
REAL = "real none"

Parse = Callable[[Iterable[Case]], Iterator[Record]]


class Run(NamedTuple):
    """One row: what was read, how well, and how well by one expression a field."""

    name: str
    cases: Sequence[Case]
    output: Sequence[Record]
    report: Report
    plain: Report
    edges: Edges


def run(parse: Parse, count: int, seed: int | None, real: Path | None = None) -> Iterator[Run]:
    lots = [(f"{split} {damage}", functools.partial(cases, [split], count, seed, damage)) for split, damage in RUNS]
    if real is not None and (real / "text").exists():
        lots.append((REAL, functools.partial(elsewhere, real)))
    for name, read in lots:
        found = read()
        gold = {case.stem: case.documents for case in found}
        output = list(parse(found))
        report, plain = score(gold, output), score(gold, yardstick.parsed(found))
        yield Run(name, found, output, report, plain, edges(found))


def _figure(number: float | None) -> str:
    return "None" if number is None else f"{number:.4f}"


def table(runs: Sequence[Run]) -> list[str]:
    rows = ["| letters | damage | documents | strict | soft | whole records right | edges | one expression a field |"]
    rows.append("|---|---|---:|---:|---:|---:|---:|---:|")
    for one in runs:
        split, damage = one.name.split(" ")
        documents = len(one.report.documents)
        whole = f"{one.report.whole / documents:.3f}" if documents else "None"
        rows.append(
            f"| {split} | {damage} | {documents} | {_figure(one.report.macro)} | {_figure(one.report.macro_soft)} "
            f"| {whole} | {_figure(one.edges.f1)} | {_figure(one.plain.macro)} |"
        )
    return rows


def fields(runs: Sequence[Run]) -> list[str]:
    """F1 of every field in every run; None where gold annotates nothing."""
    rows = ["| field | " + " | ".join(one.name for one in runs) + " |", "|---|" + "---:|" * len(runs)]
    for spec in FIELDS:
        figures = (one.report.strict[spec.name].f1 for one in runs)
        rows.append(f"| {spec.name} | " + " | ".join("None" if f is None else f"{f:.3f}" for f in figures) + " |")
    return rows


def moved(runs: Sequence[Run], kept: dict[str, Any]) -> list[str]:
    """Gains and losses against the kept run: counts per run, and the documents of open splits by id."""
    rows: list[str] = []
    for one in runs:
        before = kept.get(one.name)
        if one.name == REAL:
            continue
        if before is None:
            rows.append(f"{one.name}: not in the kept run")
            continue
        gains, losses = changes(one.report, {"documents": _unpack(before)})
        rows.append(f"{one.name}: gains {len(gains)}, losses {len(losses)}")
        if one.name.startswith(("hand", "dev", "opened")):
            rows += [f"  LOST {item}" for item in losses[:20]]
    return rows


def kept_form(runs: Sequence[Run]) -> str:
    """What is kept of a run: per document the fields that were wrong; the others were right."""
    names = [spec.name for spec in FIELDS]
    kept = {
        one.name: {
            "macro": one.report.macro,
            "documents": {
                document: [names.index(name) for name, right in fields.items() if not right]
                for document, fields in one.report.documents.items()
            },
        }
        for one in runs
        if one.name != REAL
    }
    return json.dumps({"fields": names, "runs": kept}, ensure_ascii=False, separators=(",", ":")) + "\n"


def load_kept(path: Path = KEPT) -> dict[str, Any]:
    if not path.exists():
        return {}
    data = json.loads(path.read_text(encoding="utf-8"))
    return {name: {"names": data["fields"], **run} for name, run in data["runs"].items()}


def _unpack(run: dict[str, Any]) -> dict[str, dict[str, bool]]:
    names = run["names"]
    return {
        document: {name: i not in wrong for i, name in enumerate(names)} for document, wrong in run["documents"].items()
    }


def put(command: str, rows: Iterable[str]) -> None:
    """Put a table into docs/accuracy.md, between the marks that name its command."""
    begin, end = f"<!-- table: {command} -->", "<!-- end of table -->"
    text = PAGE.read_text(encoding="utf-8")
    before, found, rest = text.partition(begin)
    if not found:
        raise ValueError(f"{PAGE.name} has no place for: {command}")
    after = rest.partition(end)[2]
    PAGE.write_text(before + begin + "\n" + "\n".join(rows) + "\n" + end + after, encoding="utf-8")


def pages(runs: Sequence[Run], kept: dict[str, Any]) -> Iterator[str]:
    """The report in its parts."""
    yield from table(runs)
    yield ""
    yield from fields(runs)
    yield ""
    by_name = {one.name: one for one in runs}
    clean = by_name["eval none"]
    for title, rows in (
        ("eval, clean, by kind", measure.by_kind(clean.cases, clean.output)),
        ("eval, clean, where values stand", measure.places(clean.cases, clean.output)),
        ("eval, clean: confidence", measure.calibration(measure.sureness(clean.cases, clean.output))),
    ):
        yield from (title, *rows, "")
    for name in ("eval none", "eval ocr", "dev none"):
        yield f"worst ten kinds of error, {name}"
        for fault in measure.worst(by_name[name].report):
            yield f"{fault.times:5d}  {fault.name}"
        yield ""
    if REAL in by_name:
        ours, theirs = clean.report.macro or 0.0, by_name[REAL].report.macro or 0.0
        yield f"eval, clean, minus real letters as text: {ours - theirs:+.4f} (above nothing: eval is easier)"
        yield ""
    yield "against the last committed run"
    yield from moved(runs, kept)
    yield ""
    yield f"macro F1 {_figure(clean.report.macro)}"
