"""Others on the same letters in the same run: plain expressions for records, PyThaiNLP and dateparser for dates.

The date readers are handed the printed text of each date (the place is known from the making): finding it in the page
is not asked of them. `thai_strptime` is called twice: as it is, with the commonest format, and helped: digits folded to
Arabic, พ.ศ. taken away, the format that fits tried.
"""

from __future__ import annotations

import gc
import importlib
import json
import logging
import os
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from corpus import yardstick
from corpus.cases import Case
from corpus.render import render
from corpus.score import Record, plain, score

Reader = Callable[[str], str | None]


class Printed(NamedTuple):
    """A date as it is printed, and the day that it means."""

    form: str
    text: str
    iso: str


def dates(cases: Iterable[Case]) -> Iterator[Printed]:
    """The dates of these letters' heads and stamps, by form."""
    for case in cases:
        for document in case.documents:
            spans = document.get("spans") or {}
            if "date" in spans and document["date"]["precision"] == "day":
                text = case.text[slice(*spans["date"])]
                yield Printed(_form(text), text, document["date"]["iso"])
            for i, stamp in enumerate(document["stamps"]):
                text = case.text[slice(*spans[f"stamps.{i}.date"])]
                yield Printed(_form(text), text, stamp["date"]["iso"])


def _form(text: str) -> str:
    if "/" in text:
        return "day/month/year"
    digits = "Thai digits" if any(c in "๐๑๒๓๔๕๖๗๘๙" for c in text) else "Arabic digits"
    era = ", with พ.ศ." if "พ.ศ." in text else ""
    return f"{digits}{', short month' if 'ค.' in text or 'ย.' in text else ''}{era}"


def _thaidoc() -> Reader:
    values: Any = importlib.import_module("thaidoc.values")

    def read(text: str) -> str | None:
        try:
            return str(values.ThaiDate.parse(text).to_date().isoformat())
        except ValueError:
            return None

    return read


def _pythainlp() -> Reader:
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    util: Any = importlib.import_module("pythainlp.util")

    def read(text: str) -> str | None:
        text = " ".join(plain(text).replace("พ.ศ.", " ").replace("เดือน", " ").split())
        for form in ("%d %B %Y", "%d %b %Y", "%d %b %y"):
            try:
                return str(util.thai_strptime(text, form).date().isoformat())
            except (ValueError, IndexError, TypeError, AttributeError, KeyError):
                continue
        return None

    return read


def _dateparser() -> Reader:
    package: Any = importlib.import_module("dateparser")

    def read(text: str) -> str | None:
        try:
            found = package.parse(text, languages=["th"])
        except (ValueError, OverflowError):
            return None
        return str(found.date().isoformat()) if found else None

    return read


def _pythainlp_plain() -> Reader:
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    util: Any = importlib.import_module("pythainlp.util")

    def read(text: str) -> str | None:
        try:
            return str(util.thai_strptime(text, "%d %B %Y").date().isoformat())
        except (ValueError, IndexError, TypeError, AttributeError, KeyError):
            return None

    return read


READERS: dict[str, Callable[[], Reader]] = {
    "thaidoc": _thaidoc,
    "PyThaiNLP, helped": _pythainlp,
    "PyThaiNLP": _pythainlp_plain,
    "dateparser": _dateparser,
}


def date_table(cases: Sequence[Case]) -> list[str]:
    """A row per form: how many dates, and how many of them each reads rightly. A package that is not there says so."""
    printed = list(dates(cases))
    readers: dict[str, Reader | None] = {}
    for name, make in READERS.items():
        try:
            readers[name] = make()
        except ImportError:
            readers[name] = None
    groups: dict[str, list[Printed]] = defaultdict(list)
    for date in printed:
        groups[date.form].append(date)
    rows = [f"| {'form':38} | dates | " + " | ".join(f"{name:10}" for name in readers) + " |"]
    rows.append("|---|---:|" + "---:|" * len(readers))
    for form, members in [*sorted(groups.items(), key=lambda item: -len(item[1])), ("all", printed)]:
        cells = []
        for reader in readers.values():
            right = None if reader is None else sum(reader(date.text) == date.iso for date in members)
            cells.append("absent    " if right is None else f"{right / len(members):10.3f}")
        rows.append(f"| {form:38} | {len(members):5} | " + " | ".join(cells) + " |")
    return rows


# -- PDFs --------------------------------------------------------------------------------------------


def pdf_table(split: str, count: int, seed: int) -> list[str]:
    """Letters through two producers: thaidoc on the file, pdfplumber's text read by thaidoc and by the expressions."""
    thaidoc: Any = importlib.import_module("thaidoc")
    pdfplumber: Any = importlib.import_module("pdfplumber")
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    rows = [
        "| producer | thaidoc on the PDF | thaidoc on pdfplumber's text | one expression a field on pdfplumber's text |"
    ]
    rows.append("|---|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        paths = list(render(split, seed, count, Path(folder), ("pdf", "chromium")))
        gold = {
            f"{split}-{seed}-{index:05}": _gold(Path(folder) / f"{split}-{seed}-{index:05}.json")
            for index in range(count)
        }
        for producer, ending in (("LibreOffice", ".pdf"), ("Chromium", ".chromium.pdf")):
            chosen = [path for path in paths if path.name.removesuffix(ending) in gold]
            ours: list[Record] = []
            plainly: list[Record] = []
            simple: list[Record] = []
            for path in chosen:
                stem = path.name.removesuffix(ending)
                with pdfplumber.open(path) as document:
                    text = "\n".join(leaf.extract_text() or "" for leaf in document.pages)
                ours += _records(thaidoc, thaidoc.read(path), stem)
                plainly += _records(thaidoc, thaidoc.parse(text), stem)
                simple.append({**yardstick.read(text), "source": stem, "index": 0})
            figures = (score(gold, output).macro for output in (ours, plainly, simple))
            rows.append(f"| {producer} | " + " | ".join("None" if f is None else f"{f:.4f}" for f in figures) + " |")
    return rows


def _gold(path: Path) -> list[Record]:
    documents: list[Record] = json.loads(path.read_text(encoding="utf-8"))["documents"]
    return documents


def _records(thaidoc: Any, bundle: Any, stem: str) -> list[Record]:
    return [{**thaidoc.to_dict(one), "source": stem, "index": i} for i, one in enumerate(bundle.documents)]


# -- edges of chains ---------------------------------------------------------------------------------


class Edges(NamedTuple):
    """Edges of forwarding chains, judged."""

    hit: int
    surplus: int
    missed: int

    @property
    def f1(self) -> float | None:
        total = 2 * self.hit + self.surplus + self.missed
        return 2 * self.hit / total if self.hit + self.missed else None


def edges(cases: Iterable[Case]) -> Edges:
    """`thaidoc.trace` on each file by itself: are the right letters linked, in the right direction?"""
    thaidoc: Any = importlib.import_module("thaidoc")
    hit = surplus = missed = 0
    for case in cases:
        chain = case.gold.get("chain") or []
        if not chain:
            continue
        graph = thaidoc.trace(thaidoc.parse(case.text).documents)
        passing = [edge for edge in graph.edges if str(edge.relation) in ("forwards", "encloses")]
        given = {(str(edge.upstream), str(edge.downstream)) for edge in passing}
        named = {(edge["from"], edge["to"]) if isinstance(edge, dict) else (edge[0], edge[1]) for edge in chain}
        numbered = {pair for pair in named if "/" in pair[0]}  # a ghost without a number has no id to compare
        hit += len(numbered & given)
        missed += len(numbered - given)
        surplus += len({pair for pair in given - named if "/" in pair[0]})
    return Edges(hit, surplus, missed)


# -- cost ----------------------------------------------------------------------------------------------


def cost(count: int = 300, rounds: int = 5) -> str:
    """What making a letter with gold costs, against PyThaiNLP's newmm on the letters' text, in one run."""
    from corpus.generator import letter, letters

    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    tokenize: Any = importlib.import_module("pythainlp.tokenize").word_tokenize
    tokenize(letter("dev", 1, 0).text, engine="newmm")
    gc.collect()
    gc.freeze()  # the tokeniser's tree of words is not to be searched for garbage at our expense
    ratios = []
    for turn in range(rounds):
        start = time.process_time()  # the machine may be busy with others
        for _ in letters("dev", 100 + turn, count):
            pass
        made = time.process_time() - start
        texts = [sample.text for sample in letters("dev", 100 + turn, count)]
        start = time.process_time()
        for text in texts:
            tokenize(text, engine="newmm")
        ratios.append(made / (time.process_time() - start))
    return (
        f"making a letter: {statistics.median(ratios):.3f} x newmm of its text (median of {rounds} rounds of {count})"
    )


__all__ = ["Record", "cost", "date_table", "edges"]
