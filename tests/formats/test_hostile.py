"""Files that are damaged, encrypted, absurd or meant to harm: a typed error or a note, soon, and without much memory."""

from __future__ import annotations

import tracemalloc
import zlib
from pathlib import Path

import pytest

from tests.formats.pdfs import assemble, pdf, show
from thaidoc.errors import Limit, NoDocument, ReadError, Unreadable
from thaidoc.formats import Limits, read_file

PAGE = [show(80, 700 - 20 * i, "จังหวัดขอให้อำเภอตรวจสอบ") for i in range(5)]
GOOD = pdf(PAGE)
STREAM = b"<< /Length 44 >>\nstream\nBT /F 16 Tf 1 0 0 1 80 700 Tm (x) Tj ET     \nendstream"


def tell(data: bytes) -> None:
    """Reading ends: with a text, or in a typed error that names the file."""
    said = "odd.pdf"
    try:
        read_file(data, name="odd.pdf")
    except ReadError as error:
        said = str(error)
    assert "odd.pdf" in said


def test_every_truncation_gives_text_or_a_typed_error() -> None:
    """Wherever the file was cut."""
    for size in range(0, len(GOOD), 97):
        tell(GOOD[:size])


def test_every_overwritten_stretch_gives_text_or_a_typed_error() -> None:
    """Noise in the middle."""
    for at in range(0, len(GOOD) - 64, 61):
        tell(GOOD[:at] + bytes((at * 7 + i * 131) % 256 for i in range(64)) + GOOD[at + 64 :])


def test_an_empty_file() -> None:
    """No bytes, by any name: there is nothing in it."""
    assert read_file(b"", name="empty.txt").source.text == ""
    with pytest.raises((Unreadable, NoDocument), match=r"empty\.pdf: .*empty"):
        read_file(b"", name="empty.pdf")


def test_a_name_that_lies() -> None:
    """HTML called .pdf."""
    with pytest.raises(Unreadable, match=r"a\.pdf: no PDF"):
        read_file(b"<html>404 Not Found</html>", name="a.pdf")


def test_an_encrypted_file() -> None:
    """The remedy is to remove the password."""
    key = "00" * 32
    encrypt = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -44 >> /ID [<00> <00>]"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"]
    with pytest.raises(Unreadable, match=r"a\.pdf: the PDF is encrypted: .*without password"):
        read_file(assemble(objects, 1, encrypt), name="a.pdf")


def test_a_page_tree_that_loops() -> None:
    """A child that is its own grandparent."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 1000 >>",
        b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 500 >>",
    ]
    tell(assemble(objects, 1))


def test_a_hundred_thousand_pages_declared() -> None:
    """One is there."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 100000 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        STREAM,
    ]
    tell(assemble(objects, 1))


def test_forms_that_contain_each_other() -> None:
    """Two form objects, each drawn by the other."""
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A %d 0 R >> >> /Length 5 >>\n"
    body = b"stream\n/A Do\nendstream"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /A 5 0 R >> >> >>",
        b"<< /Length 5 >>\nstream\n/A Do\nendstream",
        form % 6 + body,
        form % 5 + body,
    ]
    tell(assemble(objects, 1))


@pytest.mark.parametrize("layers", [1, 2])
def test_a_deflate_bomb(layers: int) -> None:
    """Two hundred megabytes of blanks in a few hundred kilobytes or less: refused unopened, in little memory."""
    packed = zlib.compressobj(9)
    content = b"".join(packed.compress(b" " * 1_000_000) for _ in range(200)) + packed.flush()
    filters = b"/FlateDecode"
    if layers == 2:
        content, filters = zlib.compress(content, 9), b"[ /FlateDecode /FlateDecode ]"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        b"<< /Length %d /Filter %s >>\nstream\n" % (len(content), filters) + content + b"\nendstream",
    ]
    data = assemble(objects, 1)
    assert len(data) < 300_000
    tracemalloc.start()
    with pytest.raises(Limit, match=r"bomb\.pdf: the stream at byte \d+ unpacks to more than 50 MB"):
        read_file(data, name="bomb.pdf", limits=Limits(unpacked=50_000_000))
    assert tracemalloc.get_traced_memory()[1] < 30_000_000
    tracemalloc.stop()


def test_an_honest_large_stream_is_no_bomb() -> None:
    """Packed text of a long page."""
    page = [show(80, 800 - i % 700, f"จังหวัดขอให้อำเภอตรวจสอบ {i}") for i in range(300)]
    assert "จังหวัด" in read_file(pdf(page, compress=True), limits=Limits(unpacked=1_000_000)).source.text


def test_a_file_larger_than_allowed(tmp_path: Path) -> None:
    """By path, bytes and open file."""
    path = tmp_path / "big.pdf"
    path.write_bytes(GOOD)
    small = Limits(bytes=100)
    with path.open("rb") as stream:
        for file in (path, GOOD, stream):
            with pytest.raises(Limit, match=r"larger than 0\.0001 MB"):
                read_file(file, limits=small)


def test_no_time_left() -> None:
    """Not one page could be read: an error, no empty success."""
    with pytest.raises(Limit, match=r"a\.pdf: the -1 seconds .* pages 1-1 were not read"):
        read_file(GOOD, name="a.pdf", limits=Limits(seconds=-1))


def test_a_huge_page(tmp_path: Path) -> None:
    """Nothing is written anywhere, and nothing is drawn unless a recogniser asks for it."""
    read_file(pdf(PAGE, media="0 0 1000000 1000000"))
    assert not list(tmp_path.iterdir())
