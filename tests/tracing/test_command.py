"""``thaidoc trace``: letters, folders and what ``parse`` printed."""

import io
import json
import sys
from pathlib import Path

import pytest

from tests.tracing.making import department, province
from thaidoc.cli import main
from thaidoc.records import Document
from thaidoc.views.json import to_dict

EDGE = [("มท 0310.3/ว 1266", "พง 0018.1/ว 5558")]


def lines(*documents: Document) -> str:
    return "".join([json.dumps(to_dict(d), ensure_ascii=False) + "\n" for d in documents])


def edges(text: str) -> list[tuple[str, str]]:
    return [(e["from"], e["to"]) for e in json.loads(text)["edges"]]


def test_it_reads_the_lines_that_parse_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Also the closing lines of --bundle are passed over."""
    path = tmp_path / "records.jsonl"
    path.write_text(
        lines(department()) + '{"source": "x", "unassigned": [], "notes": []}\n' + lines(province()), "utf-8"
    )
    assert main(["trace", str(path)]) == 0
    assert edges(capsys.readouterr().out) == EDGE


def test_it_reads_a_json_array(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Records in a list are records too."""
    path = tmp_path / "records.json"
    path.write_text(json.dumps([to_dict(department()), to_dict(province())], ensure_ascii=False), "utf-8")
    assert main(["trace", str(path)]) == 0
    assert edges(capsys.readouterr().out) == EDGE


def test_it_reads_a_folder_in_any_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """The letter that cites comes first in the folder."""
    (tmp_path / "a.jsonl").write_text(lines(province()), "utf-8")
    (tmp_path / "b.jsonl").write_text(lines(department()), "utf-8")
    assert main(["trace", str(tmp_path)]) == 0
    assert edges(capsys.readouterr().out) == EDGE


def test_it_reads_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """``thaidoc parse … | thaidoc trace -``."""
    text = lines(department(), province()).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text)))
    assert main(["trace", "-"]) == 0
    assert edges(capsys.readouterr().out) == EDGE


def test_what_cannot_be_read_is_said_and_the_rest_is_traced(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """An error object, a broken line, a missing file: exit status 1, and the graph of the others."""
    path = tmp_path / "records.jsonl"
    broken = '{"source": "x.pdf", "error": {"type": "NeedsOCR", "message": "scan"}}\n{"kind": "order", "number": 7}\n'
    path.write_text(lines(department(), province()) + broken, "utf-8")
    assert main(["trace", str(path), str(tmp_path / "none.txt")]) == 1
    said = capsys.readouterr()
    assert edges(said.out) == EDGE
    assert said.err.count("thaidoc: ") == 3


def test_a_wrong_format_is_a_wrong_call():
    """Exit status 2."""
    assert main(["trace", "x", "--format", "png"]) == 2


def test_it_writes_a_file(tmp_path: Path):
    """-o FILE, every format."""
    source = tmp_path / "records.jsonl"
    source.write_text(lines(department(), province()), "utf-8")
    for form, start in (
        ("json", "{"),
        ("mermaid", "flowchart LR"),
        ("dot", "digraph"),
        ("graphml", "<?xml"),
        ("html", "<!doctype html>"),
    ):
        out = tmp_path / f"out.{form}"
        assert main(["trace", str(source), "--format", form, "-o", str(out)]) == 0
        assert out.read_text("utf-8").startswith(start)
