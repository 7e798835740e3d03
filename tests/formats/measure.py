"""How right the text of PDFs is: the corpus's letters by every producer that is installed, with two fonts each.

``python -m tests.formats.measure [--most N]`` prints the character error rate, white space aside, after reading and
cleaning; exit status 1 if a producer's mean passes the bar. The programs are those of make_fixtures.py.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from tests.formats.letter import Line
from tests.formats.make_fixtures import make
from thaidoc.formats import read_file
from thaidoc.text import clean

LETTERS = Path(__file__).resolve().parents[2] / "corpus" / "letters"
BAR, AIM = 0.005, 0.001
# Letters that are damaged on purpose: cleaning changes them as it should, printed or not.
DAMAGED = ("damaged", "pua", "markdown", "html")


def solid(text: str) -> str:
    return "".join(text.split())


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=1000, metavar="N", help="letters to take")
    args = parser.parse_args(argv)
    rates: dict[str, list[float]] = defaultdict(list)
    letters = [path for path in sorted(LETTERS.glob("*.txt")) if not any(word in path.stem for word in DAMAGED)]
    for path in letters[: args.most]:
        lines = [Line(line) for line in clean(path.read_text(encoding="utf-8")).text.splitlines() if line.isprintable()]
        wanted = solid("".join(line.left for line in lines))
        with tempfile.TemporaryDirectory() as folder:
            for made in make(Path(folder), lines):
                found = solid(clean(read_file(made).source.text).text)
                rate = Levenshtein.distance(wanted, found) / len(wanted)
                rates[made.stem].append(rate)
                if rate > BAR:
                    print(f"{path.stem} {made.stem}: {rate:.4f}", file=sys.stderr)
    for name, found_rates in sorted(rates.items()):
        print(
            f"{name:<24} letters {len(found_rates):>3}  mean {statistics.mean(found_rates):.5f}  worst {max(found_rates):.4f}"
        )
    return int(any(statistics.mean(found_rates) > BAR for found_rates in rates.values()))


if __name__ == "__main__":
    sys.exit(main())
