"""How fast PDFs are read: read and parse of text-layer pages against ``pdfplumber.extract_text`` of the same pages.

``python bench/bench_pdf.py [--runs N] [FILE.pdf ...]``; without files the fixtures of tests/formats. Both sides run
alternately in one process, so that a machine that slows down slows both; every figure is a median. Exit status 1 if
the ratio passes the bar.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pdfplumber

import thaidoc
from thaidoc.errors import ReadError
from thaidoc.formats import Verdict, read_file

ROOT = Path(__file__).resolve().parent.parent
BAR, AIM = 0.1, 0.04
MOST = 30
"""Pages of one file that take part: pdfplumber needs a tenth of a second for each."""


def plumber(path: Path, pages: int) -> None:
    """What we are compared with."""
    with pdfplumber.open(path, pages=list(range(1, pages + 1))) as document:
        for page in document.pages:
            page.extract_text()


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args(argv)
    files = args.files or sorted((ROOT / "tests" / "formats" / "fixtures").glob("*.pdf"))
    totals = [0.0, 0.0, 0.0]
    print(f"{'file':<32} {'pages':>5} {'read':>8} {'+ parse':>8} {'plumber':>8}  ratio")
    for path in files:
        try:
            verdicts = read_file(path).pages
        except ReadError as error:
            print(f"{path.name[:32]:<32} {error}")
            continue
        # Only files whose every page has a text: with a scan among them the two sides do not do the same work.
        if len(verdicts) > MOST or any(page.verdict is Verdict.NEEDS_OCR for page in verdicts):
            continue
        pages = len(verdicts)
        times = [
            (
                seconds(partial(read_file, path)),
                seconds(partial(thaidoc.read, path)),
                seconds(partial(plumber, path, pages)),
            )
            for _ in range(args.runs)
        ]
        read, parsed, slow = (statistics.median(column) for column in zip(*times, strict=True))
        for i, value in enumerate((read, parsed, slow)):
            totals[i] += value
        figures = " ".join(f"{1000 * value / pages:8.1f}" for value in (read, parsed, slow))
        print(f"{path.name[:32]:<32} {pages:>5} {figures}  {parsed / slow:.3f}")
    if not totals[2]:
        print("no file with a text layer on every page", file=sys.stderr)
        return 2
    ratio = totals[1] / totals[2]
    print("ms a page above; all files together:")
    print(f"read {totals[0] / totals[2]:.3f}, read + parse {ratio:.3f} (bar {BAR}, aim {AIM})")
    return 0 if ratio <= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
