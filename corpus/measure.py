"""What a score tells beside its table: by kind, worst errors, calibration of confidence, places."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from corpus.cases import Case
from corpus.score import FIELDS, Record, Report, align, compare, date_key, number_key, score, similarity

#: Evidence paths that stand for one judged field, and how its value is read.
_SINGLE = {
    "number": ("number", number_key),
    "date": ("date", date_key),
    "subject": ("subject", str),
    "kind": ("kind", str),
    "urgency": ("urgency", str),
    "sender": ("sender.agency", str),
    "signatory.name": ("signatory.name", str),
    "signatory.position": ("signatory.position", str),
    "signatory.acting_for": ("signatory.acting_for", str),
}
_BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0)


def _figure(number: float | None) -> str:
    return "  -  " if number is None else f"{number:5.3f}"


def by_source(output: Iterable[Record]) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    for record in output:
        if "error" not in record:
            found[str(record["source"])].append(record)
    return found


def by_kind(cases: Sequence[Case], output: Sequence[Record]) -> list[str]:
    """A row per kind of document: documents, macro F1, whole records right. A file counts for its first document."""
    groups: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        kinds = [str(document["kind"]) for document in case.documents]
        groups["(several)" if len(kinds) > 1 else kinds[0] if kinds else "(none)"].append(case)
    given = by_source(output)
    rows = [f"{'kind':22}{'files':>6} {'macro':>6}  whole"]
    for kind, members in sorted(groups.items(), key=lambda item: -len(item[1])):
        gold = {case.stem: case.documents for case in members}
        report = score(gold, [record for case in members for record in given[case.stem]])
        whole = f"{report.whole}/{len(report.documents)}"
        rows.append(f"{kind:22}{len(members):6d} {_figure(report.macro):>6}  {whole}")
    return rows


class Fault(NamedTuple):
    """A kind of error with how often it came and where."""

    name: str
    times: int
    examples: tuple[str, ...]


def worst(report: Report, most: int = 10) -> list[Fault]:
    """The kinds of error that cost most: a field, and whether a value was missed, invented or wrong."""
    counts: Counter[str] = Counter()
    examples: dict[str, list[str]] = defaultdict(list)
    for miss in report.misses:
        how = "wrong" if miss.missed and miss.surplus else "missed" if miss.missed else "too much"
        name = f"{miss.field}: {how}"
        counts[name] += max(len(miss.missed), len(miss.surplus))
        if len(examples[name]) < 3:
            examples[name].append(str(miss))
    for extra in report.too_many:
        counts["a document too many"] += 1
        examples["a document too many"].append(extra)
    return [Fault(name, count, tuple(examples[name][:3])) for name, count in counts.most_common(most)]


class Sure(NamedTuple):
    """One value with the confidence that its finder had in it."""

    field: str
    confidence: float
    right: bool


def sureness(cases: Sequence[Case], output: Sequence[Record]) -> list[Sure]:
    """Confidence against truth for every single value that has evidence."""
    specs = {spec.name: spec for spec in FIELDS}
    given = by_source(output)
    found: list[Sure] = []
    for case in cases:
        records = sorted(given[case.stem], key=lambda record: record.get("index", 0))
        pairs, _ = align(case.documents, records)
        for i, place in pairs.items():
            gold, record = case.documents[i], records[place]
            evidence: Mapping[str, Any] = record.get("evidence") or {}
            for name, (path, _) in _SINGLE.items():
                proof = evidence.get(path) or evidence.get(name)
                if not proof or not specs[name].annotated(gold):
                    continue
                hit, surplus, missed = compare(specs[name], specs[name].values(gold), specs[name].values(record), 0.92)
                found.append(Sure(name, float(proof["confidence"]), bool(hit and not surplus and not missed)))
    return found


def calibration(sure: Sequence[Sure]) -> list[str]:
    """The curve as a table: what was claimed, what was right; and the mean distance between both."""
    rows = [f"{'confidence':14}{'values':>7} {'claimed':>8} {'right':>7}"]
    off = 0.0
    for low, high in itertools.pairwise(_BINS):
        inside = [one for one in sure if low < one.confidence <= high or (low == 0.0 and one.confidence == 0.0)]
        if not inside:
            continue
        claimed = sum(one.confidence for one in inside) / len(inside)
        right = sum(one.right for one in inside) / len(inside)
        off += abs(claimed - right) * len(inside)
        rows.append(f"{low:.2f} - {high:.2f}   {len(inside):7d} {claimed:8.3f} {right:7.3f}")
    rows.append(
        f"mean distance {off / len(sure):.3f} over {len(sure)} values" if sure else "no value has evidence: None"
    )
    return rows


#: Fields whose gold span is compared: path in gold spans, path of the evidence.
_PLACES = ("number", "date", "subject", "sender.agency", "signatory.name", "signatory.position", "urgency")
_LISTS = ("recipients", "attachments", "deadlines", "events", "stamps", "citations")


def places(cases: Sequence[Case], output: Sequence[Record]) -> list[str]:
    """How well values are located: overlap of the span found with the span of gold (one over both), per field."""
    found: dict[str, list[float]] = defaultdict(list)
    given = by_source(output)
    for case in cases:
        records = sorted(given[case.stem], key=lambda record: record.get("index", 0))
        pairs, _ = align(case.documents, records)
        for i, place in pairs.items():
            spans: Mapping[str, Sequence[int]] = case.documents[i].get("spans") or {}
            evidence: Mapping[str, Any] = records[place].get("evidence") or {}
            for path in _PLACES:
                span = (evidence.get(path) or {}).get("span")
                if path in spans and span:
                    found[path].append(_overlap(spans[path], span))
            for name in _LISTS:
                mine = [item["span"] for item in records[place].get(name) or () if item.get("span")]
                for path, span in spans.items():
                    if path.startswith(name + ".") and path.count(".") == 1:
                        best = max((_overlap(span, other) for other in mine), default=None)
                        if best is not None:
                            found[name].append(best)
    rows = [f"{'place of':20}{'values':>7} {'mean':>6} {'>=0.8':>6}"]
    for name, values in found.items():
        good = sum(value >= 0.8 for value in values) / len(values)
        rows.append(f"{name:20}{len(values):7d} {sum(values) / len(values):6.3f} {good:6.3f}")
    return rows if found else ["no span in gold: None"]


def _overlap(a: Sequence[int], b: Sequence[int]) -> float:
    common = max(0, min(a[1], b[1]) - max(a[0], b[0]))
    union = (a[1] - a[0]) + (b[1] - b[0]) - common
    return common / union if union else 0.0


__all__ = ["similarity"]
