"""The commands route, coverage and lookup, as called."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from corpus import letters as corpus_letters
from thaidoc import batch, commands_route


def run(*words: str) -> int:
    parser = argparse.ArgumentParser(exit_on_error=False)
    commands_route.register(parser.add_subparsers(required=True))
    args = parser.parse_args(words)
    status: int = args.command(args)
    return status


@pytest.fixture
def bundle() -> Path:
    (path,) = [path for path in corpus_letters("hand") if path.stem == "032_bundle_three_hops"]
    return path


def test_route(bundle: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As text, and as JSON."""
    assert run("route", str(bundle)) == 0
    text = capsys.readouterr().out
    assert "ผู้ว่าราชการจังหวัด ทุกจังหวัด: 76 offices" in text
    assert "passed on by จังหวัด (76 offices)" in text
    assert run("route", str(bundle), "--format", "json") == 0
    data = json.loads(capsys.readouterr().out)
    assert [len(letter["offices"]) for letter in data][-1] == 76
    assert run("route", str(bundle), "--format", "jsonl") == 0
    assert len(capsys.readouterr().out.splitlines()) == len(data)


def test_coverage(bundle: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """As text, JSON and a page in a file."""
    assert run("coverage", str(bundle), "ยส 0023.3/ว 1011") == 0
    assert "แจ้งต่อแล้ว 1" in capsys.readouterr().out
    assert run("coverage", str(bundle), "ยส 0023.3/ว 1011", "--silent") == 0
    assert "แจ้งต่อแล้ว" not in capsys.readouterr().out
    assert run("coverage", str(bundle), "มท 0816.4/ว 577", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out)["counts"]["forwarded"] == 1
    page = tmp_path / "page.html"
    assert run("coverage", str(bundle), "มท 0816.4/ว 577", "--format", "html", "-o", str(page)) == 0
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_circular_that_is_not_there(bundle: Path) -> None:
    """A wrong call, told by name."""
    with pytest.raises(batch.UsageError, match="กค 1/ว 1 is not in this archive"):
        run("coverage", str(bundle), "กค 1/ว 1")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["มท 0819.2"], "dept:มท08"),
        (["มท", "0819.2"], "dept:มท08"),
        (["สสจ.พะเยา"], "สำนักงานสาธารณสุขจังหวัดพะเยา"),
        (["จังหวัดฟังงา"], "% alike"),
        (["พช 71203/12"], "by its five digits a number of องค์การบริหารส่วนตำบล"),
        (["อำเภอเมือง", "--near", "เลย"], "district:4201"),
        (["มท 0416/121", "--year", "2528"], "กรมการปกครอง"),
        (["ตร"], "จังหวัดตราด"),
    ],
)
def test_lookup(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """For people."""
    assert run("lookup", *words) == 0
    assert said in capsys.readouterr().out


def test_lookup_of_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit status 1, and a word on standard error."""
    assert run("lookup", "ไม่มีใคร") == 1
    said = capsys.readouterr()
    assert (said.out, "nobody" in said.err) == ("", True)


def test_lookup_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """With score and how it was found."""
    assert run("lookup", "กพร.", "--format", "json") == 0
    assert [row["id"] for row in json.loads(capsys.readouterr().out)] == ["dept:รง04", "dept:อก05"]


def test_rows_of_ones_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--registry adds a table; a faulty one is a wrong call that names file and line."""
    table = tmp_path / "mine.csv"
    table.write_text("id,name,kind\nlocal:x,เทศบาลตำบลสมมุติ,municipality\n", encoding="utf-8")
    assert run("lookup", "เทศบาลตำบลสมมุติ", "--registry", str(table)) == 0
    assert "local:x" in capsys.readouterr().out
    table.write_text("id,name,kind\na,ก,x\na,ข,x\n", encoding="utf-8")
    with pytest.raises(batch.UsageError, match=r"mine.csv:3: the id 'a' occurs twice"):
        run("lookup", "ก", "--registry", str(table))
    with pytest.raises(batch.UsageError, match="cannot be read"):
        run("lookup", "ก", "--registry", str(tmp_path / "none.csv"))


def test_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    """Told on standard error; exit status 1."""
    assert run("route", "no-such-file.txt") == 1
    assert "no-such-file.txt" in capsys.readouterr().err


def test_a_year_that_is_none() -> None:
    """Refused by the parser."""
    with pytest.raises((argparse.ArgumentError, SystemExit)):
        run("lookup", "x", "--year", "2024")
