"""The command line: what it prints, where, and with which exit status."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from thaidoc import cli
from thaidoc.errors import Limit, Unreadable
from thaidoc.records import Bundle, Document, Evidence, EvidenceMap, Kind, Note
from thaidoc.text import Box, Source, Span
from thaidoc.values import DocumentNumber
from thaidoc.views.json import from_dict, to_dict
from thaidoc.views.rows import COLUMNS
from thaidoc.views.schema import schema

VALIDATOR = Draft202012Validator(schema())


def reader(file: str | bytes, *, name: str | None = None) -> Bundle:
    """Stands in for `thaidoc.api.read`: one document for each line ``817/2567``; other words make trouble."""
    text = (file if isinstance(file, bytes) else Path(file).read_bytes()).decode("utf-8", "surrogateescape")
    if "binary" in text:
        raise Unreadable(f"{name}: not a text; export it as UTF-8")
    if "huge" in text:
        raise Limit("more than 100 MB: split it")
    if "bug" in text:
        raise KeyError("a fault\nin the finder")
    if "memory" in text:
        raise MemoryError
    source = Source(text, name, boxer=lambda span: (Box(1, span.start, 0, span.end, 9),))
    documents: list[Document] = []
    at = 0
    for line in text.splitlines(keepends=True):
        serial, _, year = line.strip().partition("/")
        if year.isdecimal():
            documents.append(
                Document(
                    Kind.ORDER,
                    source=name,
                    index=len(documents),
                    span=Span(at, at + len(line)),
                    number=DocumentNumber(serial=serial, year=int(year)),
                    evidence=EvidenceMap({"number": Evidence(Span(at, at + len(line.rstrip())))}),
                )
            )
        at += len(line)
    if "odd" in text:  # a record that cannot be printed
        documents.append(Document(Kind.ORDER, number="817/2567"))  # type: ignore[arg-type]
    notes = (Note("needs_ocr", "pages 2-3 are images: run OCR on them"),) if "scan" in text else ()
    return Bundle(source, tuple(documents), (Span(0, 1),), notes)


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with one file of each sort, the place where the command runs; reading is `reader`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("thaidoc.api.read", reader)
    folder = tmp_path / "in"
    for name, text in {
        "a.txt": "817/2567\n818/2567\n",
        "b.dat": "binary",
        "c/d.txt": "1/2568\n",
        "c/.hidden.txt": "9/2568",
        "c/z.md": "scan",
        ".git/x.txt": "9/2568",
        "e.txt": "nothing here",
        "f.txt": "2/2568\nscan",
        "g.txt": "bug",
        "h.txt": "3/2568\nodd",
        "i.txt": "huge",
        "j.txt": "memory",
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    yield tmp_path
    leftovers = [path.name for path in tmp_path.rglob(".*.part")]
    assert leftovers == []


def run(*argv: str | Path) -> int:
    return cli.main([str(a) for a in argv])


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    out, err = capsys.readouterr()
    assert err == ""
    got = [json.loads(line) for line in out.splitlines()]
    for data in got:
        VALIDATOR.validate(data)
    return got


def gist(data: dict[str, Any]) -> tuple[str, str]:
    what = data["error"]["type"] if "error" in data else data["number"]["text"] if "kind" in data else "end"
    return data["source"], what


def test_one_file(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One object for each document, in order; exit status 0; the record comes back from its line."""
    assert run("parse", "in/a.txt") == 0
    got = lines(capsys)
    assert [gist(d) for d in got] == [("in/a.txt", "817/2567"), ("in/a.txt", "818/2567")]
    assert [from_dict(d) for d in got] == list(reader("in/a.txt", name="in/a.txt").documents)


def test_a_folder(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder is walked in sorted order without hidden files; one bad file never ends the run."""
    assert run("parse", "in") == 1
    assert [gist(d) for d in lines(capsys)] == [
        ("in/a.txt", "817/2567"),
        ("in/a.txt", "818/2567"),
        ("in/b.dat", "Unreadable"),
        ("in/c/d.txt", "1/2568"),
        ("in/c/z.md", "NeedsOCR"),
        ("in/e.txt", "NoDocument"),
        ("in/f.txt", "2/2568"),
        ("in/g.txt", "Unreadable"),
        ("in/h.txt", "Unreadable"),
        ("in/i.txt", "Limit"),
        ("in/j.txt", "Limit"),
    ]


def test_closing_lines(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--bundle closes each file that was read, those without a document too."""
    assert run("parse", "--bundle", "in/a.txt", "in/b.dat", "in/c/z.md") == 1
    got = lines(capsys)
    assert [gist(d) for d in got] == [
        ("in/a.txt", "817/2567"),
        ("in/a.txt", "818/2567"),
        ("in/a.txt", "end"),
        ("in/b.dat", "Unreadable"),
        ("in/c/z.md", "NeedsOCR"),
        ("in/c/z.md", "end"),
    ]
    assert got[2] == {"source": "in/a.txt", "unassigned": [[0, 1]], "notes": []}


def test_boxes(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--boxes gives the evidence its rectangles."""
    run("parse", "--boxes", "in/c/d.txt")
    run("parse", "in/c/d.txt")
    with_boxes, without = lines(capsys)
    assert with_boxes["evidence"]["number"]["boxes"] == [{"page": 1, "x0": 0, "top": 0, "x1": 6, "bottom": 9}]
    assert without["evidence"]["number"]["boxes"] is None


def test_pages_that_need_ocr(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file of which some pages are images gives its documents with the note, no error, and status 1."""
    assert run("parse", "in/f.txt") == 1
    (data,) = lines(capsys)
    assert "error" not in data
    assert [(n["code"], n["message"]) for n in data["notes"]] == [
        ("needs_ocr", "pages 2-3 are images: run OCR on them")
    ]


@pytest.mark.parametrize(
    ("code", "error"), [("needs_ocr", "NeedsOCR"), ("limit", "Limit"), ("unreadable_page", "Unreadable")]
)
def test_parts_that_were_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], code: str, error: str
) -> None:
    """Whatever kept part of a file from being read is told by each document, and with none it is the error."""
    note = Note(code, "page 2 is missing: do this", "error")
    documents = (Document(Kind.ORDER), Document(Kind.OTHER))
    for found in (documents, ()):
        monkeypatch.setattr("thaidoc.api.read", lambda *_, found=found, **__: Bundle(Source("ก"), found, (), (note,)))
        (tmp_path / "a.pdf").touch()
        capsys.readouterr()
        assert run("parse", tmp_path / "a.pdf") == 1
        got = lines(capsys)
        if found:
            assert [d["notes"][0]["message"] for d in got] == [note.message] * 2
        else:
            assert [d["error"] for d in got] == [{"type": error, "message": note.message}]


def test_messages_say_what_to_do(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is wrong with a file is told in one line, ours as ours."""
    run("parse", "in/b.dat", "in/c/z.md", "in/g.txt", "in/h.txt", "in/j.txt", "nowhere.txt")
    said = [d["error"]["message"] for d in lines(capsys)]
    ours = "this is a fault of thaidoc, please report it"
    assert said == [
        "in/b.dat: not a text; export it as UTF-8",
        "pages 2-3 are images: run OCR on them",
        f"thaidoc failed on this file (KeyError: 'a fault\\nin the finder'); {ours}",
        f"thaidoc failed on this file (AttributeError: 'str' object has no attribute 'text'); {ours}",
        "the file is too large for the memory of this machine: split it",
        "there is no such file or folder: check the path",
    ]


@pytest.mark.parametrize("path", ["nowhere", "nowhere/x.txt", "", "a\0b", "x" * 5000, "in/a.txt/b"])
def test_paths_that_are_none(files: Path, capsys: pytest.CaptureFixture[str], path: str) -> None:
    """A path that leads nowhere is an error object, and the run goes on."""
    assert run("parse", path, "in/c/d.txt") == 1
    assert [gist(d) for d in lines(capsys)] == [(path, "Unreadable"), ("in/c/d.txt", "1/2568")]


def test_an_empty_folder_is_told(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder without files is no success."""
    (files / "empty" / ".git").mkdir(parents=True)
    assert run("parse", "empty") == 1
    (data,) = lines(capsys)
    assert gist(data) == ("empty", "NoDocument")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_folders_with_pipes_and_links(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Pipes would wait for ever and linked folders may turn in circles: both are left out; linked files are read."""
    odd = files / "odd"
    odd.mkdir()
    os.mkfifo(odd / "pipe.txt")
    (odd / "loop").symlink_to(odd)
    (odd / "broken.txt").symlink_to("nowhere")
    (odd / "link.txt").symlink_to(files / "in" / "c" / "d.txt")
    assert run("parse", "odd") == 0
    assert [gist(d) for d in lines(capsys)] == [("odd/link.txt", "1/2568")]


@pytest.mark.skipif(sys.platform != "linux", reason="needs file names of any bytes")
def test_file_names_of_any_bytes(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file name that is not UTF-8 is printed so that it reads back."""
    name = os.fsdecode(b"in/\xff.txt")
    Path(name).write_text("1/2567", encoding="utf-8")
    assert run("parse", name) == 0
    assert lines(capsys)[0]["source"] == name


def test_standard_input(files: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """- reads standard input as bytes, once."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"5/2567\n")))
    assert run("parse", "-") == 0
    assert [gist(d) for d in lines(capsys)] == [("-", "5/2567")]
    assert run("parse", "-", "-") == 2
    assert "only once" in capsys.readouterr().err


def test_json(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--format json is one array of the same objects."""
    run("parse", "in")
    objects = lines(capsys)
    assert run("parse", "--format", "json", "in") == 1
    assert json.loads(capsys.readouterr().out) == objects


def test_csv(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--format csv is a line of names and one row for each document or file that could not be read."""
    assert run("parse", "--format", "csv", "in") == 1
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert [r["number"] or r["error"] for r in rows][:4] == ["817/2567", "818/2567", "Unreadable", "1/2568"]


def test_output_to_a_file(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """-o writes the same bytes as standard output would have held, and nothing else."""
    run("parse", "in")
    want = capsys.readouterr().out
    assert run("parse", "in", "-o", "out.jsonl") == 1
    assert capsys.readouterr() == ("", "")
    assert (files / "out.jsonl").read_bytes() == want.encode("utf-8")
    assert run("parse", "in/a.txt", "-o", "-") == 0
    assert len(lines(capsys)) == 2


def test_output_is_whole_or_not_at_all(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the run is broken off, an earlier output stays as it was."""
    out = files / "out.jsonl"
    out.write_text("before", encoding="utf-8")

    def stop(*_: object, **__: object) -> Bundle:
        raise KeyboardInterrupt

    monkeypatch.setattr("thaidoc.api.read", stop)
    assert run("parse", "in", "-o", out) == 130
    assert out.read_text(encoding="utf-8") == "before"


@pytest.mark.skipif(os.name != "posix", reason="needs modes and links of files")
def test_output_keeps_mode_and_link(files: Path) -> None:
    """An earlier output keeps its permissions, a link stays a link, a new file obeys the umask."""
    (files / "real.jsonl").touch(mode=0o640)
    (files / "link.jsonl").symlink_to("real.jsonl")
    run("parse", "in/a.txt", "-o", "link.jsonl")
    assert (files / "link.jsonl").is_symlink()
    assert stat.S_IMODE((files / "real.jsonl").stat().st_mode) == 0o640
    assert (files / "real.jsonl").stat().st_size > 0
    old = os.umask(0o027)
    try:
        run("parse", "in/a.txt", "-o", "new.jsonl")
    finally:
        os.umask(old)
    assert stat.S_IMODE((files / "new.jsonl").stat().st_mode) == 0o640


def test_output_inside_the_input_is_not_read(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Running twice into the folder that is read gives the same output twice."""
    run("parse", "in/c", "-o", "in/c/out.jsonl")
    first = (files / "in/c/out.jsonl").read_bytes()
    run("parse", "in/c", "-o", "in/c/out.jsonl")
    assert (files / "in/c/out.jsonl").read_bytes() == first


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["parse"],
        ["parse", "--format", "xml", "in"],
        ["parse", "--format", "csv", "--bundle", "in"],
        ["parse", "--format", "csv", "--boxes", "in"],
        ["parse", "in/a.txt", "-o", "in"],
        ["parse", "in/a.txt", "-o", "nowhere/out.jsonl"],
        ["parse", "--width", "7", "in"],
        ["show"],
        ["show", "in"],
        ["show", "in/a.txt", "--width", "wide"],
        ["show", "in/a.txt", "--width", "5"],
        ["show", "in/a.txt", "--width", "²"],
        ["read", "in"],
    ],
)
def test_wrong_calls(files: Path, capsys: pytest.CaptureFixture[str], argv: list[str]) -> None:
    """A wrong call prints nothing on standard output, says what is wrong, and gives 2."""
    assert run(*argv) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "thaidoc" in err


def test_parquet_is_not_built_yet(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Until it is, it says so and names the extra."""
    assert run("parse", "--format", "parquet", "in") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "not built yet" in err
    assert "thaidoc[arrow]" in err


def test_progress_goes_to_a_terminal_only(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal the line of progress is wiped at the end, and hostile names cannot steer it."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    (files / "in" / "\x1b[2J.txt").write_text("1/2567", encoding="utf-8")
    monkeypatch.setattr("sys.stdout", io.StringIO())
    monkeypatch.setattr("sys.stderr", Terminal())
    run("parse", "in")
    shown = sys.stderr.getvalue()  # type: ignore[union-attr]
    assert "a.txt" in shown
    assert "\x1b[2J" not in shown
    assert shown.endswith("\r\x1b[K")


def test_show(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """show prints summary and marked text; without a terminal there are no colours."""
    assert run("show", "in/a.txt") == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert "[[number: 817/2567]]" in out
    assert "คำสั่ง · order" in out
    assert "\x1b" not in out


def test_show_on_a_terminal(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal fields are coloured, unless --no-color or NO_COLOR says otherwise."""

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    def shown(*argv: str) -> str:
        out = Terminal()
        monkeypatch.setattr("sys.stdout", out)
        assert run("show", "in/a.txt", *argv) == 0
        return out.getvalue()

    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[36m817/2567\x1b[0m" in shown()
    assert "\x1b" not in shown("--no-color")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in shown()


@pytest.mark.parametrize(
    ("path", "told", "printed"),
    [
        ("in/e.txt", "NoDocument", "nothing here"),
        ("in/c/z.md", "NeedsOCR", "scan"),
        ("in/b.dat", "Unreadable", ""),
        ("in/g.txt", "please report", ""),
        ("nowhere", "no such file", ""),
        ("in/f.txt", "", "needs_ocr"),
    ],
)
def test_show_what_is_not_whole(
    files: Path, capsys: pytest.CaptureFixture[str], path: str, told: str, printed: str
) -> None:
    """What could be read is shown, what is wrong is told, and the status is 1."""
    assert run("show", path) == 1
    out, err = capsys.readouterr()
    assert told in err
    assert printed in out


def test_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """schema prints the schema as JSON, in readable Thai."""
    assert run("schema") == 0
    out = capsys.readouterr().out
    assert json.loads(out) == schema()
    assert "หนังสือภายนอก" in out


@pytest.mark.parametrize("argv", [["--help"], ["parse", "--help"], ["show", "--help"], ["schema", "-h"], ["--version"]])
def test_help_and_version(capsys: pytest.CaptureFixture[str], argv: list[str]) -> None:
    """Help and version are no errors."""
    assert run(*argv) == 0
    assert "thaidoc" in capsys.readouterr().out


# ------------------------------------------------------------------ as a process of its own


def process(*argv: str, data: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "thaidoc", *argv],
        input=data,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[1]), **env},
    )


def test_thai_whatever_the_locale() -> None:
    """Output is UTF-8 with bare newlines also under LC_ALL=C with Python's UTF-8 mode off."""
    done = process("schema", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "หนังสือภายนอก" in done.stdout.decode("utf-8")
    assert b"\r" not in done.stdout


@pytest.mark.skipif(os.name != "posix", reason="needs pipes as POSIX has them")
def test_a_reader_that_leaves() -> None:
    """If the reader goes away (head), nothing is said about it."""
    with subprocess.Popen(
        [sys.executable, "-m", "thaidoc", "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        said = child.stderr.read()
    assert said == b""
    assert child.returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("argv", [["schema"], ["parse", "nowhere"], ["parse", "nowhere", "-o", "/dev/full"]])
def test_a_full_disk_is_told(argv: list[str]) -> None:
    """If the output cannot be written, that is said, without a traceback."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "thaidoc", *argv], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert b"cannot write the output" in done.stderr
    assert b"Traceback" not in done.stderr


def test_help_is_quick() -> None:
    """The command's own modules load nothing heavy before a command is known."""
    code = "import sys, thaidoc.cli; print([m for m in ('attrs', 'pythainlp', 'json') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


JUNK = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\r\n\f" * 50,
    "nul.bin": bytes(64),
    "bytes.bin": bytes(range(256)) * 20,
    "latin.txt": b"The quick brown fox jumps over the lazy dog.\n" * 30,
    "tis620.txt": "ที่ มท ๐๐๒๓/ว ๑๒\nเรื่อง ตัวอย่าง\nเรียน นายอำเภอ\n".encode("cp874"),
    "utf16.txt": "ที่ มท ๐๐๒๓/ว ๑๒\nเรื่อง ตัวอย่าง\n".encode("utf-16"),
    "marks.txt": ("\u0e48" * 500).encode(),
    "controls.txt": b"\x1b[2J\x00\x07\x9b" * 30,
    "lines.txt": "\u2028\u2029\x85".encode() * 40,
    "labels.txt": ("ที่ เรื่อง เรียน ลงวันที่ " * 300).encode(),
    "image.png": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "broken.pdf": b"%PDF-1.7\n%%EOF",
    "archive.docx": b"PK\x03\x04" + bytes(100),
    "cut.txt": "เรื่อง".encode()[:-1],
}


def whole_reader() -> Any:
    reading = pytest.importorskip("thaidoc.reading")
    if not hasattr(reading, "parse"):
        pytest.skip("the reader is not built yet")
    return reading


def test_junk(tmp_path: Path) -> None:
    """The whole command on a list of junk: an object for each file, every line valid, no traceback, status 0 or 1."""
    whole_reader()
    for name, data in JUNK.items():
        (tmp_path / name).write_bytes(data)
    done = process("parse", "--bundle", str(tmp_path))
    assert done.stderr == b""
    assert done.returncode in (0, 1)
    got = [json.loads(line) for line in done.stdout.decode("utf-8").split("\n")[:-1]]
    for data in got:
        VALIDATOR.validate(data)
    assert {Path(d["source"]).name for d in got} == set(JUNK)
    assert not [d["error"]["message"] for d in got if "please report" in d.get("error", {}).get("message", "")]


def test_the_corpus(root: Path) -> None:
    """Every record of the project's letters validates, comes back equal, and can be shown."""
    from thaidoc.views.terminal import page, render

    reading = whole_reader()

    for path in sorted((root / "corpus" / "letters").glob("*.txt")):
        bundle = reading.parse(path.read_text(encoding="utf-8"), name=path.name)
        for document in bundle.documents:
            data = to_dict(document)
            problems = [f"{path.name} {e.json_path}: {e.message}" for e in VALIDATOR.iter_errors(data)]
            assert not problems
            assert from_dict(data) == document
            assert from_dict(data).evidence == document.evidence
        assert path.name in render(page(bundle))
