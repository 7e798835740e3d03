"""The registry against its measures, as ratios of one run: look-ups, damaged names, loading.

``python bench/bench_registry.py [--runs N]``. Names are those of the tables: districts × kinds of office, 8,000 of
them. Runs of what is compared are interleaved and every figure is a median (loading: of fresh processes). The exit
status is 1 if a bar is not held.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from corpus import damage  # noqa: E402  # the repository's root is needed first
from thaidoc.registry import Registry  # noqa: E402

MARKS = "ัิีึืุู็่้์"


class Row(NamedTuple):
    """One line: what was measured, the figure, the bar, the aim; *least* where more is better."""

    what: str
    figure: float
    bar: float
    aim: float
    detail: str = ""
    least: bool = False

    @property
    def held(self) -> bool:
        return self.figure >= self.bar if self.least else self.figure <= self.bar


def medians(runs: int, *works: Callable[[], object]) -> list[float]:
    """The median time of each of *works*, interleaved, after one warm-up each."""
    for work in works:
        work()
    times: list[list[float]] = []
    for _ in range(runs):
        line = []
        for work in works:
            start = time.perf_counter()
            work()
            line.append(time.perf_counter() - start)
        times.append(line)
    return [statistics.median(column) for column in zip(*times, strict=True)]


def names(registry: Registry) -> list[str]:
    """8,000 names: districts × kinds of office."""
    found = [
        f"{office.name}{place.name}"
        for level, office in registry.office_templates
        if level == "district"
        for place in registry.districts_at()
    ]
    return sorted(set(found))[:8000]


def hurt(name: str, chance: Random) -> str:
    """One error of a reader of print: a letter of like shape, or a lost mark."""
    places = [at for at, letter in enumerate(name) if letter in MARKS]
    if places and chance.random() < 0.4:
        at = chance.choice(places)
        return name[:at] + name[at + 1 :]
    return damage.confuse_letter(name, chance)


def exact(runs: int, registry: Registry) -> Iterator[Row]:
    """An exact name, asked for the first time and again, against one look-up in a dict."""
    asked = names(registry)
    Random(1).shuffle(asked)
    table = dict.fromkeys(asked, "id")

    def bare() -> None:
        for name in asked:
            table.get(name)

    def again() -> None:
        for name in asked:
            registry.identify(name)

    def first() -> None:
        for name in asked:
            registry.names.find(name)

    plain, warm, cold = medians(runs, bare, again, first)
    each = f"{warm / len(asked) * 1e9:.0f} ns a name, dict {plain / len(asked) * 1e9:.0f} ns"
    yield Row("identify a known name / dict.get", warm / plain, 20, 8, each)
    yield Row(
        "the same name for the first time, us", cold / len(asked) * 1e6, 20, 5, "not in the issue: what parse pays once"
    )


def damaged(runs: int, registry: Registry) -> Iterator[Row]:
    """A damaged name against ``extractOne(ratio, score_cutoff=85)`` over the same names."""
    from rapidfuzz import fuzz, process

    known = names(registry)
    chance = Random(2)
    asked = [hurt(chance.choice(known), chance) for _ in range(200)]

    def ours() -> None:
        for name in asked:
            registry.names.find(name)

    def theirs() -> None:
        for name in asked:
            process.extractOne(name, known, scorer=fuzz.ratio, score_cutoff=85)

    mine, other = medians(runs, ours, theirs)
    detail = f"{mine / len(asked) * 1e6:.0f} us against {other / len(asked) * 1e6:.0f} us"
    yield Row("resolve a damaged name / extractOne", mine / other, 0.5, 0.1, detail)


def noise(registry: Registry, drawn: int = 5000) -> Iterator[Row]:
    """Names with one or two errors: how many are read right, how many wrong."""
    bodies = (*registry.ministries, *registry.departments, *registry.other_agencies)
    all_names = [d.full_name for d in registry.all_districts] + [p.full_name for p in registry.provinces]
    all_names += [a.name for a in bodies]
    for level, office in registry.office_templates:
        places = registry.provinces_at() if level == "province" else registry.districts_at()
        all_names += [f"{office.name}{place.name}" for place in places]
    truth = {name: entry.id for name in sorted(set(all_names)) if (entry := registry.resolve(name))}
    known = sorted(truth)
    chance = Random(3)
    right = wrong = 0
    for _ in range(drawn):
        name = chance.choice(known)
        text = hurt(name, chance)
        if chance.random() < 0.5:
            text = hurt(text, chance)
        found = registry.names.find(text)
        if len(found) == 1:
            right += found[0].entry.id == truth[name]
            wrong += found[0].entry.id != truth[name]
    yield Row("damaged names read right", right / drawn, 0.95, 0.98, f"{drawn} of {len(known)} names", least=True)
    yield Row("damaged names read wrong", wrong / drawn, 0.005, 0.001)


LOAD = """
import time, attrs
from thaidoc.registry import Registry
start = time.perf_counter()
registry = Registry.default()
assert registry.resolve("กรมการปกครอง") and registry.resolve("ท้องถิ่นอำเภอหล่มสัก")
print(time.perf_counter() - start)
"""
ATTRS = "import time; start = time.perf_counter(); import attrs; print(time.perf_counter() - start)"


def loading(runs: int) -> Iterator[Row]:
    """All tables that names are resolved by, read by a fresh process, against ``import attrs`` in another."""

    def once(code: str) -> float:
        done = subprocess.run(
            [sys.executable, "-X", "utf8", "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
        )
        return float(done.stdout)

    pairs = [(once(LOAD), once(ATTRS)) for _ in range(runs)]
    mine, other = (statistics.median(column) for column in zip(*pairs, strict=True))
    yield Row(
        "loading the registry / import attrs", mine / other, 1, 0.4, f"{mine * 1e3:.1f} ms against {other * 1e3:.1f} ms"
    )


def main() -> int:
    """Print the table; 1 if a bar is not held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    registry = Registry()
    rows = [*exact(runs, registry), *damaged(runs, registry), *noise(registry), *loading(runs)]
    for row in rows:
        mark = (
            "aim"
            if (row.figure >= row.aim if row.least else row.figure <= row.aim)
            else "ok"
            if row.held
            else "NOT HELD"
        )
        print(f"{row.what:<40} {row.figure:8.4g}  bar {row.bar:<6g} aim {row.aim:<6g} {mark:<8} {row.detail}")
    return int(not all(row.held for row in rows))


if __name__ == "__main__":
    sys.exit(main())
