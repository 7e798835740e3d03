"""Shared by all tests: the repository root and the corpus's letters."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's root."""
    return ROOT


@pytest.fixture(scope="session")
def letters() -> dict[str, str]:
    """The corpus's invented letters by stem, without their gold."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus" / "letters").glob("*.txt"))}


def pytest_configure() -> None:
    # pythainlp makes ~/pythainlp-data when it is imported unless told not to; tests must leave no trace.
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
