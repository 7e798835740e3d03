"""`python -m corpus score`: run thaidoc on our own letters and judge it; `check`: is the gold well formed?"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from corpus import golds, letters
from corpus.score import Record, dump, load_gold, load_output, render, score
from corpus.shape import faults


def parsed(paths: Sequence[Path]) -> Iterator[Record]:
    """What thaidoc reads in these files, as the records that `thaidoc parse` prints."""
    thaidoc: Any = importlib.import_module("thaidoc")  # only here: the rest of the corpus needs no parser
    for path in paths:
        bundle = thaidoc.parse(path.read_text(encoding="utf-8"))
        for index, document in enumerate(bundle.documents):
            yield {**thaidoc.to_dict(document), "source": path.name, "index": index}


def _score(args: argparse.Namespace) -> int:
    gold = load_gold(golds(args.split) if args.gold is None else {p.stem: p for p in sorted(args.gold.glob("*.json"))})
    if args.output is None:
        output = list(parsed(letters(args.split)))
    else:
        output = load_output(args.output.read_text(encoding="utf-8").splitlines())
    report = score(gold, output)
    before = None if args.against is None else json.loads(args.against.read_text(encoding="utf-8"))
    print(render(report, misses=args.misses, before=before))
    if args.save is not None:
        args.save.write_text(dump(report), encoding="utf-8")
    return 1 if args.floor is not None and (report.macro or 0.0) < args.floor else 0


def _check(args: argparse.Namespace) -> int:
    texts = {path.stem: path for path in letters(args.split)}
    found = 0
    for stem, path in golds(args.split).items():
        for fault in faults(json.loads(path.read_text(encoding="utf-8")), texts[stem].read_text(encoding="utf-8")):
            print(f"{stem}: {fault}")
            found += 1
    print(f"faults {found}")
    return 1 if found else 0


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m corpus", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    splits = ("dev", "heldout", "all")

    judge = commands.add_parser("score", help="judge thaidoc on the corpus's letters")
    judge.add_argument("--split", choices=splits, default="dev")
    judge.add_argument("--misses", action="store_true", help="print every missed and every surplus value")
    judge.add_argument("--save", type=Path, metavar="FILE", help="keep the result, to compare a later run with")
    judge.add_argument("--against", type=Path, metavar="FILE", help="show gains and losses against a kept result")
    judge.add_argument("--floor", type=float, help="exit with 1 below this macro F1")
    judge.add_argument("--gold", type=Path, metavar="DIR", help="judge against this folder of gold instead")
    judge.add_argument("--output", type=Path, metavar="FILE", help="judge these printed records (JSON Lines) instead")
    judge.set_defaults(run=_score)

    check = commands.add_parser("check", help="is the gold well formed and in agreement with its letter?")
    check.add_argument("--split", choices=splits, default="all")
    check.set_defaults(run=_check)

    args = parser.parse_args(argv)
    status: int = args.run(args)
    return status


if __name__ == "__main__":
    sys.exit(main())
