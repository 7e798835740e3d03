"""What is shipped and what is promised about it agree: pyproject, version, changelog, README, package data."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

import thaidoc


@pytest.fixture(scope="module")
def project(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_extra_and_the_group_of_tests_are_the_same(project: dict[str, Any]) -> None:
    """Old pip reads the extra, everyone else the group."""
    assert project["project"]["optional-dependencies"]["test"] == project["dependency-groups"]["test"]


def test_version_is_ordered_by_the_changelog(root: Path) -> None:
    """A standing Unreleased; a released version has its heading."""
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## [Unreleased]" in changelog
    assert re.fullmatch(r"\d+\.\d+\.\d+(\.dev\d+)?", thaidoc.__version__)
    if ".dev" not in thaidoc.__version__:
        assert f"## [{thaidoc.__version__}]" in changelog


def test_command_line_answers_with_the_version() -> None:
    """``python -m thaidoc --version``."""
    command = [sys.executable, "-m", "thaidoc", "--version"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == f"thaidoc {thaidoc.__version__}"


def test_readme_commands_need_only_python(root: Path) -> None:
    """Both set-up commands make the environment themselves and name files that are there."""
    readme = (root / "README.md").read_text(encoding="utf-8")
    for name in ("start", "tests"):
        found = re.search(rf"<!-- ci:{name} -->\s*```console\n(.*?)```", readme, re.DOTALL)
        assert found, name
        assert "python3 -m venv .venv" in found[1]
        for path in re.findall(r"corpus/\S+", found[1]):
            assert list(root.glob(path.rstrip(")"))), path


def test_package_data_stands_in_the_package(root: Path) -> None:
    """Tables and the typing mark lie inside the package, where the wheel takes them; the corpus does not."""
    package = root / "thaidoc"
    assert (package / "py.typed").exists()
    assert list((package / "registry" / "data").glob("*.tsv"))
    assert not list(package.rglob("gold"))


def test_no_stray_file_types_in_the_package(root: Path) -> None:
    """Only code and tables: nothing that a wheel would carry by accident."""
    kinds = {
        path.suffix for path in (root / "thaidoc").rglob("*") if path.is_file() and "__pycache__" not in path.parts
    }
    assert kinds <= {".py", ".tsv", ".toml", ".typed", ".json", ".html", ".css"}


def test_sources_are_clean_text(root: Path) -> None:
    """UTF-8, LF, no tabs in code, a last line end."""
    for path in sorted((root / "thaidoc").rglob("*.py")):
        text = path.read_bytes().decode("utf-8")
        assert "\r" not in text, path
        assert text == "" or text.endswith("\n"), path
