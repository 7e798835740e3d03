"""Text files in every encoding that Thai offices write, and what is no text."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from thaidoc.errors import NeedsOCR, ReadError, Unreadable
from thaidoc.formats import File, decode, open_source, read_source

LETTER = "ที่ พช ๐๐๒๓.๗/ว ๕๘๓\r\n\r\nเรื่อง  ซักซ้อมความเข้าใจ\nเรียน นายอำเภอ ทุกอำเภอ\n"


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-32", "utf-32-le"),
        ("cp874", "cp874"),
        ("tis-620", "cp874"),
    ],
)
def test_encodings(encoding: str, found: str, tmp_path: Path) -> None:
    """The same letter in every encoding: the same text, line ends kept."""
    path = tmp_path / "letter.txt"
    path.write_bytes(LETTER.encode(encoding))
    opened = open_source(path)
    assert opened.source.text == LETTER
    assert opened.encoding == found
    assert opened.source.name == str(path)


def test_big_endian() -> None:
    """UTF-16 BE with its mark."""
    assert decode(b"\xfe\xff" + LETTER.encode("utf-16-be")).source.text == LETTER


def test_tis620_is_noted_with_the_place() -> None:
    """What was not UTF-8 is said: file, byte, encoding taken."""
    (remark,) = decode("Re: ที่ พช 0023.7/ว 583 เรื่อง การประชุม".encode("cp874"), name="old.txt").remarks
    assert remark.code == "encoding"
    assert remark.message == "old.txt: not UTF-8 (byte 0xB7 at 4); read as TIS-620 (CP874)"
    assert decode(LETTER.encode()).remarks == ()


def test_a_broken_byte_does_not_make_utf8_another_encoding() -> None:
    """A file cut in the middle of a letter is UTF-8 still, with one place lost."""
    opened = decode(LETTER.encode()[:-2], name="cut.txt")
    assert opened.encoding == "utf-8"
    assert opened.source.text == LETTER[:-2] + "\ufffd"
    assert [remark.code for remark in opened.remarks] == ["encoding_damage"]
    assert opened.remarks[0].message.startswith("cut.txt: 1 place that UTF-8 cannot hold")


def test_a_broken_utf16_file() -> None:
    """The byte order mark decides, damage is noted."""
    opened = decode(LETTER.encode("utf-16") + b"\x00")
    assert opened.source.text == LETTER + "\ufffd"
    assert [remark.code for remark in opened.remarks] == ["encoding_damage"]


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b"PK\x03\x04rest", Unreadable, ["ZIP", "DOCX"]),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", Unreadable, ["Office", "plain text"]),
        (b"{\\rtf1 x}", Unreadable, ["Rich Text"]),
        (b"\x89PNG\r\n\x1a\n", NeedsOCR, ["image", "tesseract"]),
        (b"\xff\xd8\xff\xe0", NeedsOCR, ["image"]),
        (b"\x1f\x8b\x08", Unreadable, ["gunzip"]),
        (b"ab\0\0\0", Unreadable, ["binary", "NUL at byte 2"]),
        (LETTER.encode("utf-16-le"), Unreadable, ["binary", "iconv"]),
        (b"\x01\x02\x03 abc", Unreadable, ["binary", "0x01 at byte 0"]),
        (
            "Ça a été un été à Bàle".encode("latin-1"),
            Unreadable,
            ["neither UTF-8 (byte 0xC7 at 0) nor TIS-620", "iconv"],
        ),
    ],
)
def test_what_is_no_text(data: bytes, error: type[ReadError], words: list[str]) -> None:
    """Told by name, place and remedy, by an error that has the right type name."""
    with pytest.raises(error) as caught:
        decode(data, name="x.bin")
    assert type(caught.value) is error
    for word in ["x.bin", *words]:
        assert word in str(caught.value)


def test_text_that_is_odd_but_text() -> None:
    """One NUL, a stray control character, an empty file, ASCII alone: all text."""
    for text in ("", "a", "ก" * 500 + "\0", "x\x1b[0m" + "ก" * 100, "\f\f", "ที่"):
        assert decode(text.encode()).source.text == text


def test_sources_of_all_sorts(tmp_path: Path) -> None:
    """A path as string or object, bytes, an open file in either mode."""
    path = tmp_path / "จดหมาย.md"
    path.write_bytes(LETTER.encode())
    with path.open("rb") as binary, path.open(encoding="utf-8", newline="") as characters:
        files: list[File] = [path, str(path), LETTER.encode(), bytearray(LETTER.encode()), binary, characters]
        for file in files:
            assert read_source(file).text == LETTER
    assert read_source(io.BytesIO(LETTER.encode())).name is None
    assert read_source(path, name="other").name == "other"


def test_open_files_give_their_name(tmp_path: Path) -> None:
    """As errors and sources need one."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"PK\x03\x04")
    with path.open("rb") as stream, pytest.raises(Unreadable, match=r"a\.txt"):
        read_source(stream)


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    """A missing file, a folder, a path with NUL."""
    wrong: list[tuple[File, str]] = [
        (tmp_path / "missing.txt", r"missing\.txt: there is no such file"),
        (tmp_path, "is a folder"),
        ("a\0b", "cannot be opened"),
    ]
    for path, words in wrong:
        with pytest.raises(Unreadable, match=words):
            read_source(path)


def test_a_file_without_permission(tmp_path: Path) -> None:
    """Told with what to do."""
    closed = tmp_path / "closed.txt"
    closed.write_text("x")
    closed.chmod(0)
    if os.access(closed, os.R_OK):
        pytest.skip("this user (root) may read everything")
    with pytest.raises(Unreadable, match="permissions"):
        read_source(closed)


def test_wrong_types() -> None:
    """A number is no file."""
    with pytest.raises(TypeError, match="path, bytes or an open file"):
        read_source(7)  # type: ignore[arg-type]
