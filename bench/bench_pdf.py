"""How fast PDFs are read: read and parse of text-layer pages against ``pdfplumber.extract_text`` of the same pages.

``python bench/bench_pdf.py [--runs N] [FILE.pdf ...]``; without files the corpus's letters, printed by LibreOffice
(Debian: libreoffice-writer-nogui, fonts-tlwg-laksaman-otf). Both sides run alternately in one process, so that a
machine that slows down slows both; every figure is a median. Exit status 1 if the ratio passes the bar.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pdfplumber

from thaidoc import reading
from thaidoc.errors import ReadError
from thaidoc.formats import Limits, Verdict, read_file

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the maker of DOCX stands with the tests
BAR, AIM = 0.1, 0.04
MOST = 30
"""Pages of one file that take part: pdfplumber needs a tenth of a second for each."""


def plumber(path: Path, pages: int) -> None:
    """What we are compared with."""
    with pdfplumber.open(path, pages=list(range(1, pages + 1))) as document:
        for page in document.pages:
            page.extract_text()


def read_and_parse(path: Path, limits: Limits) -> None:
    """What :func:`thaidoc.read` does, on the pages within *limits*."""
    reading.parse(read_file(path, limits=limits).source)


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args(argv)
    if args.files:
        return compare(args.files, args.runs)
    if shutil.which("soffice") is None:
        print("skipped: LibreOffice prints the letters (Debian package libreoffice-writer-nogui)", file=sys.stderr)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        return compare([printed(Path(folder))], args.runs)


def printed(folder: Path) -> Path:
    """The corpus's letters as one PDF."""
    from tests.formats.letter import Line, docx, paragraph

    look = "Laksaman"
    body = ""
    for path in sorted((ROOT / "corpus" / "letters").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        body += "".join(paragraph(Line(line), look) for line in text.splitlines() if line.isprintable())
        body += "<w:p><w:r><w:br w:type='page'/></w:r></w:p>"
    document = folder / "letters.docx"
    document.write_bytes(docx(body, font=look))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(document)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder / "letters.pdf"


def compare(files: Sequence[Path], runs: int) -> int:
    """Print the table; the exit status."""
    totals = [0.0, 0.0, 0.0]
    print(f"{'file':<32} {'pages':>5} {'read':>8} {'+ parse':>8} {'plumber':>8}  ratio")
    for path in files:
        try:
            verdicts = read_file(path).pages
        except ReadError as error:
            print(f"{path.name[:32]:<32} {error}")
            continue
        # Only files whose every page has a text: with a scan among them the two sides do not do the same work.
        if any(page.verdict is Verdict.NEEDS_OCR for page in verdicts):
            continue
        pages = min(MOST, len(verdicts))
        only = Limits(pages=pages)
        times = [
            (
                seconds(partial(read_file, path, limits=only)),
                seconds(partial(read_and_parse, path, only)),
                seconds(partial(plumber, path, pages)),
            )
            for _ in range(runs)
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
