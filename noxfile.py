"""``nox -l`` lists the checks. Dependencies and versions come from pyproject.toml; everything installs from PyPI."""

from __future__ import annotations

import json
import os
import shutil
import sys
import zipfile
from pathlib import Path

import nox

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "venv"
nox.options.error_on_missing_interpreters = False
nox.options.sessions = ["lint", "types", "tests", "docs", "score", "package"]

ROOT = Path(__file__).parent
PROJECT = nox.project.load_toml(ROOT / "pyproject.toml")
SETTINGS = PROJECT["tool"]["thaidoc"]["nox"]
OLDEST = SETTINGS["pythons"][0]


def group(name: str) -> list[str]:
    """The requirements of a dependency group, included groups resolved."""
    return list(nox.project.dependency_groups(PROJECT, name))


@nox.session(python=OLDEST, tags=["fast"])
def lint(session: nox.Session) -> None:
    """Style: ruff's rules and its formatting. ``nox -s lint -- --fix`` mends what can be mended."""
    session.install(*group("lint"))
    fix = "--fix" in session.posargs
    session.run("ruff", "check", *(["--fix"] if fix else []), ".")
    session.run("ruff", "format", *([] if fix else ["--check"]), ".")


@nox.session(python=OLDEST, tags=["fast"])
def types(session: nox.Session) -> None:
    """Types: mypy (strict) over everything, pyright over the package."""
    session.install("-e", ".", *group("types"))
    session.run("mypy")
    session.run("pyright")


@nox.session(python=SETTINGS["pythons"])
@nox.parametrize("dateutil", SETTINGS["dateutil"])
def tests(session: nox.Session, dateutil: str) -> None:
    """The tests, with each supported series of python-dateutil."""
    session.install("-e", ".", *group("test"), f"python-dateutil=={dateutil}")
    session.run("pytest", *session.posargs)


@nox.session(python=OLDEST)
def docs(session: nox.Session) -> None:
    """The documentation: built without a warning, every Python block in it run."""
    session.install("-e", ".", *group("docs"), *group("test"))
    session.run("sphinx-build", "-n", "-W", "--keep-going", "-b", "html", "docs", "docs/_build/html")
    session.run("pytest", "tests/test_docs.py", *session.posargs)


@nox.session(python=OLDEST)
def score(session: nox.Session) -> None:
    """How right the records are: hand-written and generated letters against their gold, split by split."""
    session.install("-e", ".")
    if session.posargs:
        session.run("python", "-m", "corpus", "score", *session.posargs)
    else:
        session.run("python", "-m", "corpus", "report")


@nox.session(python=OLDEST)
def render(session: nox.Session) -> None:
    """Letters as files (DOCX, PDF by two producers, scans), and what is read from the PDFs."""
    missing = [program for program in ("soffice", "chromium") if shutil.which(program) is None]
    if missing:
        session.skip(
            f"{', '.join(missing)} not installed; on Debian: apt-get install "
            "libreoffice-writer chromium fonts-tlwg-laksaman-otf fonts-tlwg-norasi-otf"
        )
    session.install("-e", ".", *group("bench"))
    out = session.create_tmp()
    session.run("python", "-m", "corpus", "make", "--n", "20", "-o", out, "--render", "docx,pdf,chromium,scan")
    session.run("python", "-m", "corpus", "compare", "--pdf", "40", *session.posargs)


@nox.session(python=OLDEST)
def bench(session: nox.Session) -> None:
    """Speed, growth, import time and memory, as ratios of one run; and the table of date forms."""
    session.install("-e", ".", *group("bench"))
    session.run("python", "bench/bench.py", *session.posargs)
    for other in ("date_forms", "bench_registry", "bench_trace --accuracy 20000", "bench_pdf"):
        name, *options = other.split()
        session.run("python", f"bench/{name}.py", *options)


@nox.session(python=OLDEST)
def package(session: nox.Session) -> None:
    """What is shipped: build wheel and sdist, look inside, install the wheel alone and use it."""
    session.install(*group("package"))
    out = Path(session.create_tmp()).resolve()
    for old in out.glob("thaidoc-*"):
        old.unlink()
    session.run("python", "-m", "build", "--outdir", str(out), ".")
    (wheel,) = out.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in ("thaidoc/py.typed", "thaidoc/registry/data/provinces.tsv", "thaidoc/cli.py"):
        if wanted not in names:
            session.error(f"{wheel.name} lacks {wanted}")
    if not any(name.startswith("thaidoc/reading/grammar/") for name in names):
        session.error(f"{wheel.name} lacks the grammar tables")
    strange = [name for name in names if not name.startswith(("thaidoc/", "thaidoc-"))]
    if strange:
        session.error(f"{wheel.name} holds what is not the library: {strange[:5]}")
    session.install(str(wheel))
    # From another folder, so that the installed package is used and not the source tree.
    session.chdir(str(out))
    session.run("thaidoc", "--version")
    session.run("python", "-c", "import thaidoc; print(thaidoc.parse('ที่ พช 0023.7/ว 583').source)", silent=True)
    session.run("python", "-c", "import thaidoc; assert thaidoc.Registry.default().province('เพชรบูรณ์')")


def _has_record(records: Path, paper: Path) -> bool:
    """Whether a document of that paper was read: scans give an error object instead."""
    lines = map(json.loads, records.read_text(encoding="utf-8").splitlines())
    return any(line.get("source") == str(paper) and "kind" in line for line in lines)


@nox.session(python=OLDEST)
def real(session: nox.Session) -> None:
    """Checks on real letters, which are not part of this repository: ``$THAIDOC_SHARED``, default ``../shared``."""
    shared = Path(os.environ.get("THAIDOC_SHARED", ROOT.parent / "shared")).resolve()
    scorer = shared / "tools" / "score.py"
    if not scorer.exists():
        session.skip(f"no real letters here: {scorer} does not exist (set THAIDOC_SHARED)")
    session.install("-e", ".")
    out = Path(session.create_tmp()).resolve()
    runs = [
        ("seeds", shared / "seeds", shared / "gold"),
        ("real letters as text", shared / "real" / "text", shared / "real" / "gold"),
    ]
    for title, letters, gold in runs:
        if not letters.exists():
            session.warn(f"{title}: {letters} is not there")
            continue
        records = out / f"{letters.parent.name}-{letters.name}.jsonl"
        # 1: some file could not be read, which the scorer will tell.
        session.run("thaidoc", "parse", str(letters), "-o", str(records), success_codes=[0, 1])
        session.log(title)
        session.run("python", str(scorer), str(gold), str(records), "--inputs", str(letters), *session.posargs)
    papers = sorted((shared / "real").glob("*.pdf"))
    if papers:
        records = out / "real-pdf.jsonl"
        session.run("thaidoc", "parse", *map(str, papers), "-o", str(records), success_codes=[0, 1])
        session.log("real letters as PDF: those with a text layer")
        only = ",".join(path.name[:2] for path in papers if _has_record(records, path))
        session.run("python", str(scorer), str(shared / "real" / "gold"), str(records), "--only", only)


if __name__ == "__main__":
    sys.exit("run these with: nox -s SESSION (nox -l lists them)")
