"""Judge records against gold: field by field, strictly and softly, and by whole record.

Fields are declared as data (`FIELDS`): a name, the paths under which a record
holds the values, how one value is read into something comparable, and how two of
them are compared. Everything else here is bookkeeping that knows no field.

Comparison folds digits to Arabic and ignores white space, quotes and punctuation
(in document numbers only white space and dots after letters). Text matches at a
similarity of 0.92 (strict) or 0.80 (soft), everything else only when equal; a
deadline may be given as its due date, its offset or its recurrence. A document
too many counts with all its values. A field for which there is neither a right
nor a missed value has no score: None, not 0.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path, PurePath
from typing import Any, Literal, TypeAlias

Record: TypeAlias = Mapping[str, Any]
Value: TypeAlias = str | tuple[str, ...] | frozenset[str]

STRICT = 0.92
SOFT = 0.80

_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_NOISE = re.compile(r"[\s\u200b\"“”'.,:;]+")
_BLANK = re.compile(r"[\s\u200b]+")
_DOT_AFTER_LETTER = re.compile(r"(?<=[ก-ฮA-Za-z])\.")


# -- folding ------------------------------------------------------------------------------------


def plain(text: object) -> str:
    """Arabic digits, one sara am, one sara ae, one dash."""
    return str(text or "").translate(_THAI_DIGITS).replace("ํา", "ำ").replace("เเ", "แ").replace("–", "-")


def fold(text: object) -> str:
    return _NOISE.sub("", plain(text))


def fold_number(text: object) -> str:
    return _BLANK.sub("", _DOT_AFTER_LETTER.sub("", plain(text)))


def similarity(a: str, b: str) -> float:
    a, b = fold(a), fold(b)
    if a == b:
        return 1.0
    if not a or not b:
        return 0.0
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


# -- reading one value --------------------------------------------------------------------------


def number_key(number: Any) -> str:
    """A document number, given as an object or as text, as one comparable string; '' for none."""
    if not number:
        return ""
    if isinstance(number, str):
        return fold_number(number)
    prefix, unit, serial, year = (number.get(part) for part in ("prefix", "unit", "serial", "year"))
    if not (prefix or unit or serial or year):
        return fold_number(number.get("text"))
    prefix = prefix or ""
    if number.get("committee") and "(" not in prefix:
        prefix += f"({number['committee']})"
    serial = str(serial or "")
    if prefix or unit:
        head = f"{prefix}{unit or year or ''}"
        tail = f"/{year}" if year and unit else ""
        return fold_number(f"{head}/{'ว' if number.get('circular') else ''}{serial}{tail}")
    return fold_number(serial if "/" in serial or not year else f"{serial}/{year}")


def date_key(date: Any) -> str:
    if not date:
        return ""
    if isinstance(date, str):
        return date
    iso = str(date.get("iso") or "")
    return iso[: {"month": 7, "year": 4}.get(str(date.get("precision")), 10)]


def deadline_key(deadline: Any) -> frozenset[str]:
    """Every way in which this deadline may rightly be given."""
    if isinstance(deadline, str):
        return frozenset(deadline.replace(" ", "").split("||"))
    ways: set[str] = set()
    if deadline.get("recurrence"):
        rule = deadline["recurrence"].replace(" ", "").removeprefix("RRULE:").split(";")
        ways.add(";".join(p for p in rule if p and not p.startswith(("UNTIL", "COUNT", "DTSTART", "INTERVAL=1"))))
    offset = deadline.get("offset") or {}
    anchor = offset.get("anchor") or ""
    if offset.get("days") is not None:
        ways.add(f"+{offset['days']}{'wd' if offset.get('working_days') else 'd'}{anchor}")
    elif offset.get("months") is not None:
        ways.add(f"+{offset['months']}m{anchor}")
    if deadline.get("kind") == "immediate":
        ways.add("immediate")
    due, time = deadline.get("due") or "", f"T{deadline['time']}" if deadline.get("time") else ""
    if due and deadline.get("start") and deadline.get("kind") in (None, "period"):
        ways.add(f"{deadline['start']}/{due}{time}")
    elif due:
        ways.add(f"{due}{time}")
    return frozenset(ways)


def _text(value: Any) -> str:
    return "" if value is None or value == [] else str(value)


def _sender(value: Any) -> str:
    return _text(value.get("agency")) if isinstance(value, Mapping) else _text(value)


def _party(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        name, _, scope = value.partition("|")
        return name, scope
    return value.get("name") or "", value.get("scope") or ""


def _attachment(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        title, quantity, unit = ([*value.rsplit("|", 2), "", ""])[:3]
        return title, quantity, unit
    quantity = value.get("quantity")
    return value.get("title") or "", "" if quantity is None else str(quantity), value.get("unit") or ""


def _citation(value: Any) -> str:
    number = number_key(value.get("number"))
    return f"{number}@{date_key(value.get('date'))}" if number else ""


def _relation(value: Any) -> tuple[str, ...]:
    number, relation = number_key(value.get("number")), value.get("relation")
    return (number, relation) if number and relation else ()


def _agency_alone(value: Any) -> str:
    return "" if number_key(value.get("number")) else fold(value.get("agency"))


def _day(value: Any) -> str:
    return str(value if isinstance(value, str) else value.get("start") or "")[:10]


def _phone(value: Any) -> str:
    return fold(value).replace("-", "")


def _stamp(value: Any) -> str:
    return f"{fold(value.get('number'))}@{date_key(value.get('date'))}"


def _correction(value: Any) -> tuple[str, ...]:
    return value.get("field") or "", fold(value.get("proposed"))


# -- comparing two values -----------------------------------------------------------------------


def _equal(a: Value, b: Value, level: float) -> bool:
    return a == b


def _alike(a: Value, b: Value, level: float) -> bool:
    return similarity(str(a), str(b)) >= level


def _overlap(a: Value, b: Value, level: float) -> bool:
    return bool(frozenset(a) & frozenset(b))


def _same_attachment(a: Value, b: Value, level: float) -> bool:
    (title, quantity, unit), (title2, quantity2, unit2) = tuple(a), tuple(b)
    if similarity(title, title2) < level or quantity != quantity2:
        return False
    return fold(unit) == fold(unit2) or level < 0.9


def _same_party(a: Value, b: Value, level: float) -> bool:
    (name, scope), (name2, scope2) = tuple(a), tuple(b)
    if similarity(name, name2) >= level and (fold(scope) == fold(scope2) or level < 0.9):
        return True
    return similarity(name + scope, name2 + scope2) >= max(level, 0.95)


# -- the fields ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Field:
    """One judged field. `paths` reach into lists with `*`; `told` is a path that gold must have."""

    name: str
    paths: tuple[str, ...]
    read: Callable[[Any], Value]
    same: Callable[[Value, Value, float], bool] = _equal
    unique: bool = True
    told: str = ""
    judge: Literal["all", "told", "wanted"] = "all"

    def values(self, record: Record) -> list[Value]:
        found = (self.read(item) for path in self.paths for item in reach(record, path))
        kept = list(found) if not self.unique else [value for value in found if value]
        return list(dict.fromkeys(kept)) if self.unique else kept

    def annotated(self, gold: Record) -> bool:
        return self.name not in (gold.get("doubt") or ()) and (not self.told or has(gold, self.told))

    def judged(self, wanted: Sequence[Value], given: Sequence[Value]) -> list[Value]:
        """What of the given values is judged at all."""
        if self.judge == "told":  # a relation counts only where gold tells that citation's relation
            known = {value[0] for value in wanted if isinstance(value, tuple)}
            return [value for value in given if isinstance(value, tuple) and value[0] in known]
        if self.judge == "wanted":  # good proposals beyond gold are no fault
            return [value for value in given if value in wanted]
        return list(given)


def reach(record: Any, path: str) -> Iterator[Any]:
    """Everything under a dotted path, `*` standing for each item of a list; nothing where it ends early."""
    head, _, rest = path.partition(".")
    if head == "*":
        items: Iterable[Any] = record or ()
    elif isinstance(record, Mapping) and record.get(head) is not None:
        items = (record[head],)
    else:
        return
    for item in items:
        if rest:
            yield from reach(item, rest)
        else:
            yield item


def has(record: Record, path: str) -> bool:
    """Is the last key of the path there, if only as null?"""
    *above, last = path.split(".")
    here: Any = record
    for key in above:
        here = here.get(key) or {}
    return last in here


_CITES = ("citations.*", "references.*", "attachments.*.cites")

FIELDS: tuple[Field, ...] = (
    Field("kind", ("kind",), _text),
    Field("number", ("number",), number_key),
    Field("date", ("date",), date_key),
    Field("urgency", ("urgency",), _text),
    Field("secrecy", ("secrecy",), _text),
    Field("sender", ("sender",), _sender, _alike),
    Field("subject", ("subject",), _text, _alike),
    Field("recipients", ("recipients.*",), _party, _same_party, unique=False),
    Field("attachments", ("attachments.*",), _attachment, _same_attachment, unique=False),
    Field("citations", _CITES, _citation),
    Field("relation", _CITES, _relation, judge="told"),
    Field("agencies_cited", _CITES, _agency_alone, _alike),
    Field("deadlines", ("deadlines.*",), deadline_key, _overlap),
    Field("events", ("events.*",), _day, told="events"),
    Field("signatory.name", ("signatory.name",), _text, _alike),
    Field("signatory.position", ("signatory.position",), _text, _alike),
    Field("signatory.authority", ("signatory.authority",), _text, _alike),
    Field("signatory.acting_for", ("signatory.acting_for",), _text, _alike, told="signatory.acting_for"),
    Field("contact.phones", ("contact.phones.*",), _phone, told="contact"),
    Field("contact.emails", ("contact.emails.*",), fold, told="contact.emails"),
    Field("stamps", ("stamps.*",), _stamp),
    Field("corrections", ("corrections.*",), _correction, told="corrections", judge="wanted"),
)


# -- counting -----------------------------------------------------------------------------------


@dataclass(slots=True)
class Tally:
    hit: int = 0
    surplus: int = 0
    missed: int = 0

    def add(self, hit: int, surplus: int, missed: int) -> None:
        self.hit += hit
        self.surplus += surplus
        self.missed += missed

    @property
    def gold(self) -> int:
        return self.hit + self.missed

    @property
    def precision(self) -> float | None:
        return self.hit / (self.hit + self.surplus) if self.hit + self.surplus else None

    @property
    def recall(self) -> float | None:
        return self.hit / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """None where gold annotates nothing: values given there are counted as invented instead."""
        if not self.gold:
            return None
        return 2 * self.hit / (2 * self.hit + self.surplus + self.missed)


@dataclass(frozen=True, slots=True)
class Miss:
    document: str
    field: str
    missed: tuple[Value, ...]
    surplus: tuple[Value, ...]

    def __str__(self) -> str:
        return f"{self.document} {self.field}: missed {_show(self.missed)} surplus {_show(self.surplus)}"


def _show(values: Iterable[Value]) -> str:
    return "[" + ", ".join(" || ".join(sorted(v)) if isinstance(v, frozenset) else str(v) for v in values) + "]"


@dataclass(slots=True)
class Report:
    strict: dict[str, Tally] = field(default_factory=lambda: {f.name: Tally() for f in FIELDS})
    soft: dict[str, Tally] = field(default_factory=lambda: {f.name: Tally() for f in FIELDS})
    documents: dict[str, dict[str, bool]] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)
    too_many: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    files: int = 0
    given: int = 0

    @property
    def whole(self) -> int:
        return sum(all(fields.values()) for fields in self.documents.values())

    @property
    def invented(self) -> int:
        """Values in fields that gold never fills."""
        return sum(tally.surplus for tally in self.strict.values() if not tally.gold)

    @property
    def macro(self) -> float | None:
        return _mean(tally.f1 for tally in self.strict.values())

    @property
    def macro_soft(self) -> float | None:
        return _mean(self.soft[name].f1 for name, tally in self.strict.items() if tally.gold)


def _mean(scores: Iterable[float | None]) -> float | None:
    known = [score for score in scores if score is not None]
    return sum(known) / len(known) if known else None


def compare(
    spec: Field, wanted: Sequence[Value], given: Sequence[Value], level: float
) -> tuple[int, list[Value], list[Value]]:
    """How many are right, what is too much, what is missed."""
    left, missed = list(given), []
    for value in wanted:
        place = next((i for i, other in enumerate(left) if spec.same(value, other, level)), None)
        if place is None:
            missed.append(value)
        else:
            del left[place]
    return len(wanted) - len(missed), left, missed


def align(wanted: Sequence[Record], given: Sequence[Record]) -> tuple[dict[int, int], list[int]]:
    """Pair gold with output: equal numbers first, then what is left, in order."""
    pairs: dict[int, int] = {}
    free = list(range(len(given)))
    for i, record in enumerate(wanted):
        key = number_key(record.get("number"))
        place = next((p for p in free if key and number_key(given[p].get("number")) == key), None)
        if place is not None:
            pairs[i] = place
            free.remove(place)
    for i in range(len(wanted)):
        if i not in pairs and free:
            floor = max((pairs[k] for k in pairs if k < i), default=-1)
            place = next((p for p in free if p > floor), None)
            if place is not None:
                pairs[i] = place
                free.remove(place)
    return pairs, free


def stems(source: str) -> tuple[str, str]:
    """The names by which a source finds its gold: its stem, or the number that leads it."""
    stem = PurePath(source).stem
    return stem, stem.split("_")[0]


def score(gold: Mapping[str, Sequence[Record]], output: Iterable[Record]) -> Report:
    """Judge printed records (the record contract) against gold documents by stem."""
    report = Report(files=len(gold))
    by_stem: dict[str, list[Record]] = {stem: [] for stem in gold}
    for record in output:
        key = next((stem for stem in stems(str(record.get("source", "?"))) if stem in gold), None)
        if key is not None:
            by_stem[key].append(record)
    for stem, wanted in gold.items():
        if wanted and not by_stem[stem]:
            report.silent.append(stem)
        given = sorted((r for r in by_stem[stem] if "error" not in r), key=lambda r: r.get("index", 0))
        _judge_file(report, stem, wanted, given)
    return report


def _judge_file(report: Report, stem: str, wanted: Sequence[Record], given: Sequence[Record]) -> None:
    report.given += len(given)
    pairs, extra = align(wanted, given)
    for i, record in enumerate(wanted):
        document = f"{stem}#{i}"
        report.documents[document] = {
            spec.name: _judge_field(report, document, spec, record, given[pairs[i]] if i in pairs else {})
            for spec in FIELDS
            if spec.annotated(record)
        }
    for place in extra:
        report.too_many.append(f"{stem}: a document too many, number {number_key(given[place].get('number')) or None}")
        for spec in FIELDS:
            surplus = len(spec.values(given[place]))
            report.strict[spec.name].add(0, surplus, 0)
            report.soft[spec.name].add(0, surplus, 0)


def _judge_field(report: Report, document: str, spec: Field, gold: Record, given: Record) -> bool:
    wanted = spec.values(gold)
    mine = spec.judged(wanted, spec.values(given))
    hit, surplus, missed = compare(spec, wanted, mine, STRICT)
    report.strict[spec.name].add(hit, len(surplus), len(missed))
    soft_hit, soft_surplus, soft_missed = compare(spec, wanted, mine, SOFT)
    report.soft[spec.name].add(soft_hit, len(soft_surplus), len(soft_missed))
    if surplus or missed:
        report.misses.append(Miss(document, spec.name, tuple(missed), tuple(surplus)))
        return False
    return True


# -- results kept between runs ------------------------------------------------------------------


def dump(report: Report) -> str:
    """A result file: what each document got right, to compare a later run with."""
    return json.dumps({"macro": report.macro, "documents": report.documents}, ensure_ascii=False, indent=1) + "\n"


def changes(report: Report, before: Record) -> tuple[list[str], list[str]]:
    """Gains and losses against a result file: `document field`, for documents that both judged."""
    gains: list[str] = []
    losses: list[str] = []
    earlier: Mapping[str, Mapping[str, bool]] = before.get("documents") or {}
    for document, fields in report.documents.items():
        for name, right in fields.items():
            was = earlier.get(document, {}).get(name)
            if was is not None and was != right:
                (gains if right else losses).append(f"{document} {name}")
    return gains, losses


# -- showing ------------------------------------------------------------------------------------


def _figure(number: float | None) -> str:
    return "  -  " if number is None else f"{number:5.3f}"


def render(report: Report, *, misses: bool = False, before: Record | None = None) -> str:
    """The table that a person reads; its last line is the macro F1."""
    lines: list[str] = []
    if misses:
        lines += [str(miss) for miss in report.misses] + report.too_many
    lines.append(f"{'field':22}{'gold':>5} {'P':>6} {'R':>6} {'F1':>6}  soft")
    for name, tally in report.strict.items():
        if tally.gold:
            figures = " ".join(f"{_figure(x):>6}" for x in (tally.precision, tally.recall, tally.f1))
            lines.append(f"{name:22}{tally.gold:5d} {figures}  {_figure(report.soft[name].f1)}")
    if report.invented:
        lines.append(f"{'invented':22}{0:5d}   values in fields that gold never fills: {report.invented}")
    if report.silent:
        lines.append("no output for: " + ", ".join(report.silent))
    if before is not None:
        gains, losses = changes(report, before)
        lines += [f"gained {item}" for item in gains] + [f"LOST   {item}" for item in losses]
        lines.append(f"gains {len(gains)}, losses {len(losses)}")
    lines.append(
        f"files {report.files}; documents gold {len(report.documents)}, output {report.given}; "
        f"whole records right {report.whole}/{len(report.documents)}; soft {_figure(report.macro_soft).strip()}"
    )
    lines.append(f"macro F1 {'-' if report.macro is None else format(report.macro, '.4f')}")
    return "\n".join(lines)


def load_gold(paths: Mapping[str, Path]) -> dict[str, Sequence[Record]]:
    return {stem: json.loads(path.read_text(encoding="utf-8"))["documents"] for stem, path in paths.items()}


def load_output(lines: Iterable[str]) -> list[Record]:
    return [json.loads(line) for line in lines if line.strip()]
