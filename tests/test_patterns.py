"""Runs of blanks: `pdftotext -layout` prints hundreds of them, and two patterns of blanks side by side would try every
way to share them. So a pattern takes a run of blanks and never gives it back (` *+`).
"""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import pytest

import thaidoc

# Typeshed knows nothing of the modules that parse patterns.
parse: Any = importlib.import_module("re._parser").parse
codes: Any = importlib.import_module("re._constants")

BLANKS = [(codes.LITERAL, 32), (codes.LITERAL, 9), (codes.LITERAL, 10)]
FEW = 8  # a run bounded by so many costs nothing to share

GIVE_BACK = {
    "citing._BEFORE_NUMBER": "runs on a window of 12 letters",
    "citing._agency_end": "the blank may belong to what follows",
    "citing._goes_on": "the blank may belong to what follows",
    "citing._ROW": "two runs, parted by a tab",
    "closing._PHONE": "runs on one line",
    "closing._BOTH_LABELS": "runs on one line",
    "closing._MEMO_CONTACT": "one run",
    "document._CAPTION": "runs on one line",
    "senders._WRITTEN_BY": "runs on a window of 100 letters",
    "numbers._BELOW": "bounded by 60",
    "numbers._DAY_BELOW": "bounded by 60",
}


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in pkgutil.walk_packages(thaidoc.__path__, "thaidoc."):
        if module.name.endswith("__main__"):
            continue
        loaded = importlib.import_module(module.name)
        for name, value in list(vars(loaded).items()):
            found = value
            if hasattr(value, "cache_info") and value.__module__ == module.name:
                try:
                    found = value()
                except TypeError:
                    continue  # it wants arguments
            several = found if isinstance(found, tuple) else (found,)
            for pattern in several:
                if isinstance(pattern, re.Pattern) and isinstance(pattern.pattern, str):
                    yield f"{module.name.rsplit('.', 1)[1]}.{name}", pattern


def gives_back(tree: Any) -> bool:
    """Whether a run of blanks, of any length, is tried at every length."""
    for op, value in tree:
        if op in (codes.MAX_REPEAT, codes.MIN_REPEAT):
            low, high, body = value
            one = list(body)
            among = one[0][1] if len(one) == 1 and one[0][0] is codes.IN else one
            if low == 0 and high > FEW and all(char in BLANKS for char in among):
                return True
        parts = {
            codes.BRANCH: lambda v: v[1],
            codes.SUBPATTERN: lambda v: [v[3]],
            codes.ATOMIC_GROUP: lambda v: [v],
            codes.MAX_REPEAT: lambda v: [v[2]],
            codes.MIN_REPEAT: lambda v: [v[2]],
            codes.POSSESSIVE_REPEAT: lambda v: [v[2]],
            codes.ASSERT: lambda v: [v[1]],
            codes.ASSERT_NOT: lambda v: [v[1]],
        }.get(op, lambda _: [])(value)
        if any(gives_back(part) for part in parts):
            return True
    return False


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("ก *ข", True),
        ("ก *+ข", False),
        (r"[ \t]*ก", True),
        ("(?:ก|ข *)ค", True),
        ("ก {0,3}ข", False),
        ("ก[ ข]*", False),
    ],
)
def test_a_run_that_is_given_back_is_told(pattern: str, expected: bool) -> None:
    assert gives_back(parse(pattern)) is expected


def test_no_pattern_gives_a_run_of_blanks_back() -> None:
    found = {name for name, pattern in patterns() if gives_back(parse(pattern.pattern, pattern.flags))}
    assert len(list(patterns())) > 500
    assert found == set(GIVE_BACK)
