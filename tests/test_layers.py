"""The house stands: floors import only from floors above them, nothing goes in a circle, ``import thaidoc`` is light.

The sources are read with :mod:`ast`, so an import counts wherever it stands: at the top, in a function, for typing.
"""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import thaidoc

PACKAGE = Path(thaidoc.__file__).parent

# From the top down; a module imports from its own floor and the ones before it (../DESIGN: Floors).
FLOORS = (
    "errors",
    "text",
    "values",
    "registry",
    "records",
    "reading",
    "tracing",
    "routing",
    "deadlines",
    "formats",
    "views",
    "api",  # where reading and formats meet
    "batch",
    "commands_trace",
    "commands_deadlines",
    "commands_route",
    "cli",
    "__main__",
)
# Floors that may import less than what stands before them.
ONLY = {
    "text": {"errors"},
    "registry": {"errors", "text", "values"},
    "reading": {"errors", "text", "values", "registry", "records"},  # never formats: it takes text
    "formats": {"errors", "text"},  # never reading: it gives text
}
# Packages that only one module may import, and not at its top: they are heavy or have side effects.
OWNED = {
    "pdfplumber": "thaidoc.formats.",
    "pypdfium2": "thaidoc.formats.",
    "pythainlp": "thaidoc.text.",
    "dateparser": "",  # what we compare with, never what we use
}
LAZY = {"pdfplumber", "pypdfium2", "pythainlp", "rapidfuzz", "dateutil"}


class Import(NamedTuple):
    """One imported module, and where."""

    importer: str
    target: str
    line: int
    at_top: bool
    typing_only: bool

    def __str__(self) -> str:
        return f"{self.importer}:{self.line} imports {self.target}"


def name_of(path: Path, package: Path = PACKAGE) -> str:
    parts = path.relative_to(package.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def imports_of(module: str, source: str, known: set[str], *, is_package: bool = False) -> Iterator[Import]:
    """Every import in *source*; ``from a import b`` names ``a.b`` where that is a module, else ``a``."""
    tree = ast.parse(source)
    typing_only = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for statement in node.body
        for inner in ast.walk(statement)
    }
    # What runs when the module is imported: everything outside functions.
    lazy = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Import | ast.ImportFrom):
            continue
        if isinstance(node, ast.Import):
            targets = [alias.name for alias in node.names]
        else:
            base = node.module or ""
            if node.level:
                parts = module.split(".") if is_package else module.split(".")[:-1]
                base = ".".join([*parts[: len(parts) - node.level + 1], *([base] if base else [])])
            targets = [f"{base}.{alias.name}" if f"{base}.{alias.name}" in known else base for alias in node.names]
        for target in dict.fromkeys(targets):
            is_typing = node in typing_only
            yield Import(module, target, node.lineno, node not in lazy and not is_typing, is_typing)


IMPORTS = [
    found
    for module, path in MODULES.items()
    for found in imports_of(
        module, path.read_text(encoding="utf-8"), set(MODULES), is_package=path.name == "__init__.py"
    )
]


def floor(module: str) -> str:
    """``thaidoc.text.span`` stands on the floor ``text``; the package itself on none."""
    return module.split(".")[1] if module.startswith("thaidoc.") else ""


def wrong(found: Import) -> str | None:
    """Why this import may not be, or None."""
    ours, theirs = floor(found.importer), floor(found.target)
    if not ours or found.target.split(".")[0] != "thaidoc" or ours == theirs:
        return None
    if not theirs:
        # The command tells the version; everyone else imports the floor that holds the name.
        return None if ours in ("cli", "batch") else "the package itself is imported from inside"
    if FLOORS.index(theirs) > FLOORS.index(ours):
        return f"{theirs} is below {ours}"
    if theirs not in ONLY.get(ours, set(FLOORS)):
        return f"{ours} may import only {', '.join(sorted(ONLY[ours]))}"
    return None


def test_every_module_has_a_floor() -> None:
    """A new top-level module is entered in FLOORS, where it is discussed."""
    assert {floor(module) for module in MODULES} - {""} <= set(FLOORS)


def test_no_import_from_a_lower_floor() -> None:
    """Arrows point up."""
    assert [f"{found}: {why}" for found in IMPORTS if (why := wrong(found))] == []


def circles(edges: dict[str, set[str]]) -> list[list[str]]:
    """The circles of a graph, each once, by depth-first search."""
    found: list[list[str]] = []
    done: set[str] = set()

    def visit(node: str, path: list[str]) -> None:
        if node in path:
            found.append([*path[path.index(node) :], node])
        elif node not in done:
            for following in sorted(edges.get(node, ())):
                visit(following, [*path, node])
            done.add(node)

    for node in sorted(edges):
        visit(node, [])
    return found


def test_no_circle() -> None:
    """No module imports itself by way of others, not even inside a function (typing apart)."""
    edges: dict[str, set[str]] = {}
    for found in IMPORTS:
        if found.target in MODULES and not found.typing_only and found.importer != "thaidoc":
            edges.setdefault(found.importer, set()).add(found.target)
    assert circles(edges) == []


@pytest.mark.parametrize("package", sorted(OWNED))
def test_heavy_packages_have_one_owner(package: str) -> None:
    """One module at most imports the package, where it belongs."""
    owners = {found.importer for found in IMPORTS if found.target.split(".")[0] == package and not found.typing_only}
    assert len(owners) <= 1, owners
    assert all(OWNED[package] and owner.startswith(OWNED[package]) for owner in owners), owners


def test_heavy_packages_load_on_first_use() -> None:
    """They are imported inside functions."""
    assert [str(f) for f in IMPORTS if f.at_top and f.target.split(".")[0] in LAZY] == []


def test_the_check_itself_sees_wrong_imports() -> None:
    """Upward, package-level, relative and hidden imports are all noticed."""
    known = {"thaidoc.text.span", "thaidoc.reading.zones", "thaidoc.formats.text"}

    def complaints(module: str, source: str) -> list[str | None]:
        return [wrong(found) for found in imports_of(module, source, known)]

    assert complaints("thaidoc.text.span", "def f():\n    from thaidoc.reading import zones") == [
        "reading is below text"
    ]
    assert complaints("thaidoc.reading.zones", "import thaidoc") == ["the package itself is imported from inside"]
    assert complaints("thaidoc.formats.text", "from ..reading.zones import x") == [
        "formats may import only errors, text"
    ]
    assert complaints("thaidoc.reading.zones", "from thaidoc.text.span import Span\nimport re") == [None, None]
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == [["a", "b", "c", "a"]]
    (typed,) = imports_of("thaidoc.x", "if TYPE_CHECKING:\n    import pdfplumber", set())
    assert typed.typing_only
    assert not typed.at_top


def test_names_for_typing_and_names_at_run_time_are_the_same() -> None:
    """The type checker's view of ``thaidoc`` and the lazy one agree, and every name is there."""
    tree = ast.parse((PACKAGE / "__init__.py").read_text(encoding="utf-8"))
    typed = {
        alias.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("thaidoc.")
        for alias in node.names
    }
    assert typed == thaidoc._MODULE_OF
    for name in thaidoc.__all__:
        assert getattr(thaidoc, name) is not None
        assert name in dir(thaidoc)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = thaidoc.nothing


PROBE = """if 1:
    import json, os, sys
    touched = []
    home = os.environ["HOME"]

    def watch(event, args):
        if event.startswith("socket."):
            touched.append(f"{event} {args}")
        elif event in ("open", "os.mkdir", "os.listdir", "os.scandir") and str(args[0]).startswith(home):
            touched.append(f"{event} {args[0]}")

    sys.addaudithook(watch)
    STATEMENT
    print(json.dumps({"modules": sorted(sys.modules), "touched": touched}))
"""


def run_probe(statement: str, home: Path) -> dict[str, list[str]]:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHAINLP_READ_ONLY"} | {"HOME": str(home)}
    code = PROBE.replace("STATEMENT", statement)
    command = [sys.executable, "-X", "utf8", "-c", code]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    result: dict[str, list[str]] = json.loads(done.stdout.splitlines()[-1])
    return result


def test_import_is_light(tmp_path: Path) -> None:
    """``import thaidoc`` loads no other package and touches neither home nor network."""
    result = run_probe("import thaidoc", tmp_path)
    heavy = ("attrs", "attr", "pythainlp", "pdfplumber", "pypdfium2", "rapidfuzz", "dateutil", "PIL")
    assert [m for m in result["modules"] if m.split(".")[0] in heavy] == []
    assert [m for m in result["modules"] if m.startswith("thaidoc.")] == []
    assert result["touched"] == []


def test_parsing_leaves_home_and_network_alone(tmp_path: Path) -> None:
    """Reading a letter neither writes to the home folder (pythainlp would) nor loads PDF code."""
    letter = "ที่ พช 0023.7/ว 583\\n29 มีนาคม 2567\\nเรื่อง ทดสอบ ภายในสามสิบวัน\\nเรียน นายอำเภอ ทุกอำเภอ\\n"
    result = run_probe(f'import thaidoc; thaidoc.parse("{letter}")', tmp_path)
    assert result["touched"] == []
    assert list(tmp_path.iterdir()) == []
    assert [m for m in result["modules"] if m.split(".")[0] in ("pdfplumber", "pypdfium2", "PIL")] == []
