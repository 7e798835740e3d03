"""`python -m corpus score`: run thaidoc on our own letters and judge it; `check`: is the gold well formed?"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from corpus import SPLITS, compare, golds, letters, measure, report, yardstick
from corpus.cases import CHOICES, GENERATED, SEEDS, Case, cases, generated, names
from corpus.generator.files import Unfollowed
from corpus.render import Missing
from corpus.render import render as render_files
from corpus.score import Record, dump, load_gold, load_output, render, score
from corpus.shape import faults


def parsed(cases: Iterable[Case]) -> Iterator[Record]:
    """What thaidoc reads in these letters, as the records that `thaidoc parse` prints."""
    thaidoc: Any = importlib.import_module("thaidoc")  # only here: the rest of the corpus needs no parser
    for case in cases:
        bundle = thaidoc.parse(case.text)
        for index, document in enumerate(bundle.documents):
            yield {**thaidoc.to_dict(document), "source": case.stem, "index": index}


def _score(args: argparse.Namespace) -> int:
    closed = args.misses and not args.open_eval and args.gold is None
    if closed and args.split in ("eval", "challenge", "heldout", "all"):
        print(f"--misses shows what {args.split} holds, and who has seen it can no longer be judged by it; ", end="")
        print("if that is what you want, add --open-eval")
        return 2
    hidden = args.split in ("eval", "challenge", "heldout", "all") and not args.open_eval
    found = cases(names(args.split), args.n, args.seed, args.damage, args.strength) if args.gold is None else []
    if args.gold is not None:
        gold = load_gold({p.stem: p for p in sorted(args.gold.glob("*.json"))})
    else:
        gold = {case.stem: case.documents for case in found}
    if args.output is None:
        output = list(yardstick.parsed(found)) if args.by == "yardstick" else list(parsed(found))
    else:
        output = load_output(args.output.read_text(encoding="utf-8").splitlines())
    judged = score(gold, output)
    before = None if args.against is None else json.loads(args.against.read_text(encoding="utf-8"))
    if not args.brief and found and args.output is None:
        sections = [measure.by_kind(found, output), measure.places(found, output)]
        sections.append(measure.calibration(measure.sureness(found, output)))
        for section in sections:
            print("\n".join(section), end="\n\n")
        for fault in measure.worst(judged):
            print(f"{fault.times:5d}  {fault.name}")
            if not hidden:
                print("".join(f"         {example}\n" for example in fault.examples), end="")
        print()
    print(render(judged, misses=args.misses, before=before))
    if args.save is not None:
        args.save.write_text(dump(judged), encoding="utf-8")
    return 1 if args.floor is not None and (judged.macro or 0.0) < args.floor else 0


def _make(args: argparse.Namespace) -> int:
    for folder in ("letters", "gold"):
        (args.o / folder).mkdir(parents=True, exist_ok=True)
    for case in generated(args.split, args.n, args.seed, args.damage, args.strength):
        (args.o / "letters" / f"{case.stem}.txt").write_text(case.text, encoding="utf-8")
        gold = json.dumps(case.gold, ensure_ascii=False, indent=1) + "\n"
        (args.o / "gold" / f"{case.stem}.json").write_text(gold, encoding="utf-8")
    if args.render:
        try:
            kinds, into = args.render.split(","), args.o / "rendered"
            hurt = {"damage": args.damage, "strength": args.strength}
            for path in render_files(args.split, args.seed, args.n, into, kinds, **hurt):
                print(path)
        except Missing as missing:
            print(missing, file=sys.stderr)
            return 2
    return 0


def _report(args: argparse.Namespace) -> int:
    runs = list(report.run(parsed, args.n, args.seed, args.real))
    print("\n".join(report.pages(runs, report.load_kept())))
    if args.write:
        clean = next(one for one in runs if one.name == "eval none")
        sections = {
            "report": [*report.table(runs), "", *report.fields(runs)],
            "report: kinds": ["```", *measure.by_kind(clean.cases, clean.output), "```"],
            "report: confidence": ["```", *measure.calibration(measure.sureness(clean.cases, clean.output)), "```"],
            "report: places": ["```", *measure.places(clean.cases, clean.output), "```"],
            "report: worst": ["```", *(f"{f.times:5d}  {f.name}" for f in measure.worst(clean.report)), "```"],
        }
        for name, rows in sections.items():
            report.put(f"python -m corpus {name}", rows)
    if args.save:
        report.KEPT.write_text(report.kept_form(runs), encoding="utf-8")
    macro = next(one.report.macro for one in runs if one.name == "eval none") or 0.0
    return 1 if args.floor is not None and macro < args.floor else 0


def _compare(args: argparse.Namespace) -> int:
    rows = compare.date_table(cases([args.split], args.n, args.seed))
    print("\n".join(rows))
    if args.write:
        report.put("python -m corpus compare", rows)
    if args.pdf:
        try:
            rows = compare.pdf_table(args.split, args.pdf, args.seed)
        except Missing as missing:
            print(missing, file=sys.stderr)
            return 2
        print("\n".join(rows))
        if args.write:
            report.put("python -m corpus compare --pdf", rows)
    return 0


def _cost(args: argparse.Namespace) -> int:
    said = compare.cost(args.n)
    print(said)
    if args.write:
        report.put("python -m corpus cost", [said])
    return 0


def _check(args: argparse.Namespace) -> int:
    texts = {path.stem: path for path in letters(args.split)}
    found = 0
    for stem, path in golds(args.split).items():
        for fault in faults(json.loads(path.read_text(encoding="utf-8")), texts[stem].read_text(encoding="utf-8")):
            print(f"{stem}: {fault}")
            found += 1
    print(f"faults {found}")
    return 1 if found else 0


def _damage(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--damage", default="none", help="none, ocr, tesseract, layer, markdown, or several joined by +"
    )
    parser.add_argument("--strength", type=float, default=1.0, help="1 is what real scans show")


def _archive(args: argparse.Namespace) -> int:
    from corpus.archive import Recipe, write  # only here: it needs the registry

    count = write(args.o, Recipe(letters=args.n, seed=args.seed))
    print(f"{count} documents in {args.o / 'documents.jsonl'}, the truth in nodes.jsonl and edges.jsonl beside it")
    return 0


_SEED = "dev 7; opened, eval and challenge have seeds of their own"


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m corpus", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    files = (*SPLITS, "all")

    make = commands.add_parser("make", help="write generated letters and their gold into a folder")
    make.add_argument("--split", choices=GENERATED, default="dev")
    make.add_argument("--n", type=int, default=100)
    make.add_argument("--seed", type=int, default=None, help=_SEED)
    make.add_argument("-o", type=Path, required=True, metavar="DIR")
    make.add_argument("--render", metavar="KINDS", help="also files of these kinds: docx,pdf,chromium,scan")
    _damage(make)
    make.set_defaults(run=_make)

    chains = commands.add_parser("archive", help="write an archive of forwarded letters and its truth into a folder")
    chains.add_argument("--n", type=int, default=1000, help="how many documents; they are streamed")
    chains.add_argument("--seed", type=int, default=1)
    chains.add_argument("-o", type=Path, required=True, metavar="DIR")
    chains.set_defaults(run=_archive)

    judge = commands.add_parser("score", help="judge thaidoc on the corpus's letters")
    judge.add_argument("--split", choices=CHOICES, default="hand")
    judge.add_argument("--n", type=int, default=500, help="how many letters of a generated split")
    judge.add_argument("--seed", type=int, default=None, help=_SEED)
    judge.add_argument("--by", choices=("thaidoc", "yardstick"), default="thaidoc", help="who reads the letters")
    judge.add_argument("--brief", action="store_true", help="the table of fields alone")
    judge.add_argument("--open-eval", action="store_true", help="show what a closed split holds")
    _damage(judge)
    judge.add_argument("--misses", action="store_true", help="print every missed and every surplus value")
    judge.add_argument("--save", type=Path, metavar="FILE", help="keep the result, to compare a later run with")
    judge.add_argument("--against", type=Path, metavar="FILE", help="show gains and losses against a kept result")
    judge.add_argument("--floor", type=float, help="exit with 1 below this macro F1")
    judge.add_argument("--gold", type=Path, metavar="DIR", help="judge against this folder of gold instead")
    judge.add_argument("--output", type=Path, metavar="FILE", help="judge these printed records (JSON Lines) instead")
    judge.set_defaults(run=_score)

    whole = commands.add_parser("report", help="every split and damage in one table, against the last committed run")
    whole.add_argument("--n", type=int, default=300, help="how many letters of each generated split")
    whole.add_argument("--seed", type=int, default=None, help=_SEED)
    whole.add_argument("--real", type=Path, metavar="DIR", help="also letters elsewhere: DIR/text and DIR/gold")
    whole.add_argument("--save", action="store_true", help="keep this run in corpus/last_run.json")
    whole.add_argument("--floor", type=float, help="exit with 1 if eval, clean, is below this macro F1")
    whole.set_defaults(run=_report)

    others = commands.add_parser("compare", help="dates by PyThaiNLP and dateparser on the same letters")
    others.add_argument("--split", choices=CHOICES, default="eval")
    others.add_argument("--n", type=int, default=500)
    others.add_argument("--seed", type=int, default=None, help=_SEED)
    others.add_argument("--pdf", type=int, default=0, metavar="N", help="also N letters as PDF by two producers")
    others.set_defaults(run=_compare)

    cost = commands.add_parser("cost", help="what making a letter costs, against PyThaiNLP's newmm")
    cost.add_argument("--n", type=int, default=300)
    cost.set_defaults(run=_cost)

    for command in (whole, others, cost):
        command.add_argument("--write", action="store_true", help="put the tables into docs/accuracy.md")

    check = commands.add_parser("check", help="is the gold well formed and in agreement with its letter?")
    check.add_argument("--split", choices=files, default="all")
    check.set_defaults(run=_check)

    args = parser.parse_args(argv)
    if getattr(args, "seed", 0) is None and getattr(args, "split", None) in SEEDS:
        args.seed = SEEDS[args.split]
    try:
        status: int = args.run(args)
    except Unfollowed as unfollowed:
        print(unfollowed, file=sys.stderr)
        return 2
    return status


if __name__ == "__main__":
    sys.exit(main())
