"""Old Office formats: through LibreOffice where it is installed, and a clear message where it is not."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.formats import letter
from thaidoc.errors import Limit, Unreadable
from thaidoc.formats import Limits, read_file

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize("suffix", [".doc", ".odt", ".rtf"])
def test_through_libreoffice(suffix: str, tmp_path: Path) -> None:
    """The letter saved in the old format comes back, with pages and boxes."""
    if shutil.which("soffice") is None:
        pytest.skip("needs the Debian package libreoffice-writer-nogui")
    (tmp_path / "letter.docx").write_bytes(letter.docx())
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", suffix[1:],
         "--outdir", str(tmp_path), str(tmp_path / "letter.docx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    reading = read_file(tmp_path / f"letter{suffix}")
    assert reading.format == suffix[1:]
    assert "ที่ พช ๐๐๒๓.๗/ว ๕๘๓" in reading.source.text
    assert reading.source.page_starts == (0,)


@pytest.mark.parametrize("data", [OLD + b"rest", b"{\\rtf1 x}"])
def test_libreoffice_is_not_installed(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """What to install, or what to do instead."""
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(Unreadable, match=r"old\.file: .*libreoffice-writer-nogui.*DOCX or PDF"):
        read_file(data, name="old.file")


def program(tmp_path: Path, script: str) -> str:
    path = tmp_path / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_libreoffice_hangs_or_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is stopped with all its children; its last word is passed on."""
    for script, error, words in (
        ("sleep 60 & wait", Limit, "more than 0.2 seconds"),
        ("echo source file could not be loaded >&2", Unreadable, "could not be loaded"),
    ):
        monkeypatch.setattr(shutil, "which", lambda _, script=script: program(tmp_path, script))
        with pytest.raises(error, match=words):
            read_file(OLD, name="a.doc", limits=Limits(seconds=0.2 if "sleep" in script else 30))


def test_an_encrypted_old_file() -> None:
    """LibreOffice would ask for a password that nobody can give."""
    with pytest.raises(Unreadable, match=r"a\.doc: the document is encrypted"):
        read_file(OLD + "EncryptedPackage".encode("utf-16-le"), name="a.doc")
