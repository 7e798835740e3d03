"""Every Python block of the README and of docs/ runs; every page is reachable.

Blocks marked ``python`` are executed; where they are a session (``>>>``), what they print is compared. The blocks of one
page share their names and run in order, in the repository's root.
"""

from __future__ import annotations

import doctest
import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^(?P<fence>`{3,})(?P<kind>[^\n`]*)\n(?P<code>.*?)^(?P=fence)[ \t]*$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """A fenced block: its kind, its code, the line where the code begins."""

    kind: str
    code: str
    line: int


def blocks(text: str) -> list[Block]:
    return [
        Block(found["kind"].strip(), found["code"], text.count("\n", 0, found.start("code")) + 1)
        for found in FENCE.finditer(text)
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_blocks_run(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the page shows works."""
    monkeypatch.chdir(ROOT)
    names: dict[str, Any] = {"__name__": "__page__"}
    for block in blocks(page.read_text(encoding="utf-8")):
        if block.kind in ("python", "pycon") and block.code.lstrip().startswith(">>>"):
            run_session(block, page, names)
        elif block.kind == "python":
            # Line numbers of a failure are those of the page.
            exec(compile("\n" * (block.line - 1) + block.code, str(page), "exec"), names)  # noqa: S102 - our own pages


def run_session(block: Block, page: Path, names: dict[str, Any]) -> None:
    test = doctest.DocTestParser().get_doctest(block.code, names, page.name, str(page), block.line - 1)
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS, verbose=False)
    runner.run(test, out=said.append, clear_globs=False)
    names.update(test.globs)
    assert not said, "".join(said)


def test_every_page_is_in_the_index() -> None:
    """No page that a reader cannot find."""
    index = (ROOT / "docs" / "index.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^([a-z_]+)$", index, re.MULTILINE))
    pages = {path.stem for path in (ROOT / "docs").glob("*.md")} - {"index"}
    assert pages == listed & pages, pages - listed


def test_links_between_files_hold() -> None:
    """Relative links of README and docs lead to files that are there."""
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
            if not target.startswith(("http:", "https:", "mailto:")):
                assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_runner_sees_blocks() -> None:
    """Kinds, code and lines of fenced blocks are read as written."""
    text = "a\n\n```python\nx = 1\n```\n\n````md\n```python\nno\n```\n````\n\n```pycon\n>>> x\n1\n```\n"
    assert blocks(text) == [
        Block("python", "x = 1\n", 4),
        Block("md", "```python\nno\n```\n", 8),
        Block("pycon", ">>> x\n1\n", 14),
    ]
