"""Tracing measured: accuracy on archives whose chains are known, time against the bare join, memory, growth.

    python bench/bench_trace.py --accuracy 100000            precision, recall, calibration
    python bench/bench_trace.py --speed 1000000              time against dict join + union-find, memory, adding 1,000
    python bench/bench_trace.py --growth 100000              time of ten times the letters

The yardstick of ``--speed`` joins the *same keys* with a dict and unites what meets with a union-find, both in plain
Python, in the same run. It is given the keys ready made; tracing is given documents.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import os
import resource
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus.archive import archive, judge
from thaidoc.records import Document
from thaidoc.tracing import ForwardingGraph, trace
from thaidoc.tracing.blocking import claim_keys, letter_keys
from thaidoc.tracing.facts import Extractor


def resident() -> int:
    """Bytes of memory that this process holds now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def accuracy(letters: int, seed: int) -> None:
    items = list(archive(letters=letters, seed=seed))
    graph = trace(item.document for item in items)
    score = judge(graph, items)
    print(f"{letters:,} letters, seed {seed}: {score.true:,} forwarding edges are true, {score.right:,} found right")
    print(f"precision {score.precision:.5f}  recall {score.recall:.5f}  wrong {score.wrong:,}")
    print("\nscore given    links   share right")
    steps = (0.0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9995, 1.01)
    for low, high in itertools.pairwise(steps):
        inside = [good for given, good in score.scored if low <= given < high]
        if inside:
            print(f"{low:.4f}-{min(high, 1):.4f} {len(inside):>8,}   {sum(inside) / len(inside):.4f}")
    for line in score.mistakes[:20]:
        print("wrong:", line)


def calibrate(letters: int, seed: int) -> None:
    """The share of right links by sum of weights: the points of ``matching.CURVE``."""
    items = list(archive(letters=letters, seed=seed))
    graph = trace(item.document for item in items)
    links = graph._links
    is_letter = [item.letter for item in items]
    shares: dict[bool, dict[int, list[bool]]] = {False: {}, True: {}}
    for n, target in enumerate(links.target):
        claim = links.claims[n]
        meant = items[claim.by].meant[claim.position]
        found = [(links.weight[n], target)] if target >= 0 else links.doubts.get(n, ())
        for weight, i in found if meant is not None else ():
            shares[claim.narrative].setdefault(round(weight), []).append(is_letter[i] == meant)
    for narrative, by_weight in shares.items():
        print("without number" if narrative else "with number", "\n sum    links   share right")
        for weight, rights in sorted(by_weight.items()):
            print(f"{weight:>4} {len(rights):>8,}   {sum(rights) / len(rights):.5f}")


def join(letter_key_lists: list[tuple[str, ...]], claim_key_lists: list[tuple[int, tuple[str, ...]]]) -> int:
    """Dict join and union-find over given keys; the number of components."""
    first: dict[str, int] = {}
    parent = list(range(len(letter_key_lists)))
    for i, keys in enumerate(letter_key_lists):
        for key in keys:
            first.setdefault(key, i)
    for by, keys in claim_key_lists:
        for key in keys:
            other = first.get(key)
            if other is not None:
                a, b = by, other
                while parent[a] != a:
                    parent[a] = parent[parent[a]]
                    a = parent[a]
                while parent[b] != b:
                    parent[b] = parent[parent[b]]
                    b = parent[b]
                if a != b:
                    parent[a] = b
    return sum(i == p for i, p in enumerate(parent))


def documents(letters: int, seed: int) -> Iterator[Document]:
    return (item.document for item in archive(letters=letters, seed=seed))


def key_lists(docs: Iterable[Document]) -> tuple[list[tuple[str, ...]], list[tuple[int, tuple[str, ...]]]]:
    extract = Extractor()
    of_letters, of_claims = [], []
    for i, document in enumerate(docs):
        letter = extract.letter(document)
        of_letters.append(letter_keys(letter))
        of_claims += [(i, claim_keys(extract.claim(c, i), letter)) for c in document.citations]
    return of_letters, of_claims


def speed(letters: int, seed: int) -> None:
    # Documents are made in batches and let go, as when a file is read: what stays is the graph.
    batch: list[Document] = []
    graph = ForwardingGraph()
    before = resident()
    spent = 0.0
    for document in documents(letters, seed):
        batch.append(document)
        if len(batch) == 50_000:
            start = time.process_time()
            graph.add(batch)
            spent += time.process_time() - start
            batch = []
    start = time.process_time()
    graph.add(batch)
    spent += time.process_time() - start
    batch = []
    gc.collect()
    held = (resident() - before) / letters
    print(
        f"{letters:,} letters in batches of 50,000: {spent:.1f} s, {held:,.0f} bytes a letter",
        flush=True,
    )
    more = [item.document for item in archive(letters=1000, seed=seed + 1)]
    start = time.process_time()
    graph.add(more)
    adding = time.process_time() - start
    print(f"adding 1,000 letters: {adding * 1000:.0f} ms = {adding / spent:.3%} of that", flush=True)
    start = time.process_time()
    graph.ghosts()
    print(f"putting the absent letters together: {time.process_time() - start:.1f} s", flush=True)
    del graph
    gc.collect()
    of_letters, of_claims = key_lists(documents(letters, seed))
    start = time.process_time()
    components = join(of_letters, of_claims)
    bare = time.process_time() - start
    print(f"dict join + union-find over the same keys: {bare:.1f} s ({components:,} components)")
    print(f"tracing takes {spent / bare:.1f} times that")


def growth(letters: int, seed: int) -> None:
    times = []
    for n in (letters, 10 * letters):
        # The same office for longer, not a busier one.
        docs = [item.document for item in archive(letters=n, seed=seed, matters_a_day=10)]
        gc.collect()
        start = time.process_time()
        trace(docs)
        times.append(time.process_time() - start)
        print(f"{n:,} letters: {times[-1]:.1f} s")
        del docs
    print(f"ten times the letters: {times[1] / times[0]:.1f} times the time")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--accuracy", type=int, metavar="LETTERS")
    parser.add_argument("--calibrate", type=int, metavar="LETTERS")
    parser.add_argument("--speed", type=int, metavar="LETTERS")
    parser.add_argument("--growth", type=int, metavar="LETTERS")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    for name, run in (("accuracy", accuracy), ("calibrate", calibrate), ("speed", speed), ("growth", growth)):
        letters = getattr(args, name)
        if letters:
            run(letters, args.seed)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of the process {peak:,.0f} MB")


if __name__ == "__main__":
    main()
