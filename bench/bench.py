"""Speed, growth, import time and memory of thaidoc, as ratios of one run on one machine.

``nox -s bench``, or ``python bench/bench.py [--runs N] [--quick]``. The runs of what is compared are interleaved, so
that a machine that slows down slows both; every figure is a median. The texts are the invented letters of ``corpus/``.
A bar is what must be held, an aim what is wished for; the exit status is 1 if a bar is not held.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

import thaidoc
from thaidoc.values import numbers

ROOT = Path(__file__).resolve().parent.parent
# Strings that make a careless pattern slow: no end in sight, and every place a possible beginning.
ADVERSARIAL = {
    "labels": "ที่ ",
    "digits": "1",
    "Thai digits": "๑",
    "slashes": "/",
    "brackets": "(",
    "marks": "ก่้",
    "blank lines": "\n",
    "spaces": " ",
    "dots": ".",
    "numbers": "พช 0023.7/ว 583 ",
    "days": "1 มกราคม 2567 ",
    "one letter": "ก",
}


class Row(NamedTuple):
    """One line of the table: what was measured, its ratio, the bar that it must not pass, the aim."""

    what: str
    ratio: float
    bar: float
    aim: float | None = None
    detail: str = ""

    @property
    def held(self) -> bool:
        return self.ratio <= self.bar


def letters() -> list[str]:
    """The invented letters, by name."""
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus" / "letters").glob("*.txt"))]


def seconds(work: Callable[[], object], clock: Callable[[], float]) -> float:
    """How long *work* takes once."""
    start = clock()
    work()
    return clock() - start


def medians(runs: int, *works: Callable[[], object], clock: Callable[[], float] = time.process_time) -> list[float]:
    """The median time of each of *works*, their runs interleaved, after one warm-up each.

    Of CPU time, which other programs on the machine disturb less; work in other processes needs a wall clock.
    """
    for work in works:
        work()
    times = [[seconds(work, clock) for work in works] for _ in range(runs)]
    return [statistics.median(column) for column in zip(*times, strict=True)]


def speed(runs: int, texts: list[str]) -> Iterator[Row]:
    """A full parse, spans and evidence included, against a tokeniser and against one pass of one pattern."""
    from pythainlp.tokenize import word_tokenize

    def parse() -> None:
        for text in texts:
            thaidoc.parse(text)

    def tokenise() -> None:
        for text in texts:
            word_tokenize(text, engine="newmm")

    def one_pass() -> None:
        for text in texts:
            for _ in numbers.PATTERN.finditer(text):
                pass

    parsing, tokenising, passing = medians(runs, parse, tokenise, one_pass)
    per_letter = f"{parsing / len(texts) * 1e3:.2f} ms a letter"
    yield Row("parse / newmm word_tokenize", parsing / tokenising, 0.15, 0.06, per_letter)
    yield Row(
        "parse / one pass of the number pattern", parsing / passing, 5, 2, f"pass {passing / len(texts) * 1e3:.3f} ms"
    )


def finders() -> dict[str, Callable[[str], object]]:
    """``parse``, and the ``find`` of every module of values: what must grow with the text and no faster."""
    import importlib
    import pkgutil

    import thaidoc.values

    found: dict[str, Callable[[str], object]] = {"parse": thaidoc.parse}
    for info in pkgutil.iter_modules(thaidoc.values.__path__, "thaidoc.values."):
        find = getattr(importlib.import_module(info.name), "find", None)
        if find is not None:
            found[info.name.removeprefix("thaidoc.")] = partial(_drained, find)
    from thaidoc.text import clean

    return found | {"text.clean": clean}


def _drained(find: Callable[[str], Iterator[object]], text: str) -> list[object]:
    return list(find(text))


def growth(runs: int, texts: list[str], size: int) -> Iterator[Row]:
    """The time for eight times the text over the time for it; 8 is linear."""
    joined = "\n\f\n".join(texts)
    samples = {"letters": joined[: max(len(joined) // 2, 1)]}
    samples |= {name: unit * (size // len(unit)) for name, unit in ADVERSARIAL.items()}
    for name, work in finders().items():
        worst = (0.0, "")
        for sample, text in samples.items():
            small, large = medians(max(3, runs // 2), partial(work, text), partial(work, text * 8))
            # Under a fifth of a millisecond the clock and the start-up are all that is measured: take more text.
            if small <= 2e-4:
                more = text * 32
                small, large = medians(max(3, runs // 2), partial(work, more), partial(work, more * 8))
            if small > 2e-4:
                worst = max(worst, (large / small, sample))
        yield Row(f"growth at 8 x the text: {name}", worst[0], 10, 8, f"worst: {worst[1]}")


def import_time(runs: int) -> Row:
    """``import thaidoc`` against ``import attrs``, each in fresh processes, Python's own start taken off."""

    def process(statement: str) -> Callable[[], object]:
        return lambda: subprocess.run([sys.executable, "-c", statement], check=True, cwd=ROOT)

    statements = ("pass", "import thaidoc", "import attrs")
    empty, ours, theirs = medians(max(runs, 9), *map(process, statements), clock=time.perf_counter)
    detail = f"{(ours - empty) * 1e3:.0f} ms / {(theirs - empty) * 1e3:.0f} ms"
    return Row("import thaidoc / import attrs", max(ours - empty, 0) / max(theirs - empty, 1e-6), 2, None, detail)


def registry_time(runs: int) -> Row:
    """Loading the registry whole against ``import attrs``, in fresh processes."""
    load = (
        "import time, attrs, thaidoc.text; start = time.perf_counter();"
        "from thaidoc.registry import Registry; r = Registry.default();"
        "r.resolve('x'); r.all_districts; print(time.perf_counter() - start)"
    )
    attrs = "import time; start = time.perf_counter(); import attrs; print(time.perf_counter() - start)"

    def measured(statement: str) -> float:
        command = [sys.executable, "-c", statement]
        return float(subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True).stdout)

    pairs = [(measured(load), measured(attrs)) for _ in range(max(runs, 9))]
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    return Row(
        "load the registry / import attrs", ours / theirs, 1, 0.4, f"{ours * 1e3:.0f} ms / {theirs * 1e3:.0f} ms"
    )


def memory(texts: list[str], megabytes: float) -> Row:
    """The peak of memory above the input while its letters are parsed, over the input's UTF-8 bytes."""
    joined = "\n\f\n".join(texts)
    times = max(1, round(megabytes * 1e6 / len(joined.encode())))
    text = "\n\f\n".join([joined] * times)
    size = len(text.encode())
    for letter in texts:  # tables and patterns are loaded once and are not the letters' cost
        thaidoc.parse(letter)
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    thaidoc.parse(text)
    peak = tracemalloc.get_traced_memory()[1] - before
    tracemalloc.stop()
    return Row(
        f"memory above the input / its UTF-8 bytes ({size / 1e6:.1f} MB)", peak / size, 12, None, f"{peak / 1e6:.0f} MB"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="runs of each measurement (default: 5)")
    parser.add_argument("--quick", action="store_true", help="smaller texts, for a look rather than a measurement")
    parser.add_argument("--only", default="", help="print only the rows whose name holds this")
    args = parser.parse_args()
    texts = letters()
    print(f"{len(texts)} letters, {sum(map(len, texts)):,} characters; medians of {args.runs} interleaved runs")
    print(f"{'':58} {'ratio':>7} {'bar':>6} {'aim':>6}")
    parts: list[tuple[str, Callable[[], Iterator[Row]]]] = [
        ("parse speed", lambda: speed(args.runs, texts)),
        ("growth", lambda: growth(args.runs, texts, 2_000 if args.quick else 12_500)),
        ("import", lambda: iter([import_time(args.runs)])),
        ("registry", lambda: iter([registry_time(args.runs)])),
        ("memory", lambda: iter([memory(texts, 1 if args.quick else 10)])),
    ]
    missed = 0
    for name, rows in parts:
        if args.only not in name:
            continue
        for row in rows():
            missed += not row.held
            aim = "" if row.aim is None else f"{row.aim:g}"
            mark = "" if row.held else "  BAR NOT HELD"
            print(f"{row.what:58} {row.ratio:7.3f} {row.bar:6g} {aim:>6}  {row.detail}{mark}", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
