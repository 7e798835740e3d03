"""`python -m corpus archive`: documents and the graph that is true of them, the same for the same seed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from corpus.__main__ import main


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_archive(tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert main(["archive", "--n", "300", "--seed", "5", "-o", str(tmp_path / name)]) == 0
    documents = _lines(tmp_path / "one" / "documents.jsonl")
    nodes = _lines(tmp_path / "one" / "nodes.jsonl")
    edges = _lines(tmp_path / "one" / "edges.jsonl")
    assert len(documents) == len(nodes) == 300
    assert [(d["source"], d["index"]) for d in documents] == [(n["source"], n["index"]) for n in nodes]
    known = {node["letter"] for node in nodes}
    assert edges
    assert all(edge["downstream"] in known and edge["upstream"] != edge["downstream"] for edge in edges)
    assert {edge["relation"] for edge in edges} >= {"forwards"}
    assert any(edge["upstream"] not in known for edge in edges), "some letters are lost, and only cited"
    for name in ("documents", "nodes", "edges"):
        assert (tmp_path / "one" / f"{name}.jsonl").read_bytes() == (tmp_path / "two" / f"{name}.jsonl").read_bytes()
