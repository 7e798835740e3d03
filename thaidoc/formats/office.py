"""Old Word files, ODT and RTF: LibreOffice prints them to PDF, if it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from thaidoc.errors import Limit, Unreadable
from thaidoc.formats.model import Limits

_PROGRAMS = ("soffice", "libreoffice")


def to_pdf(data: bytes, suffix: str, limits: Limits) -> bytes:
    """*data* (a file of the kind that *suffix* says) as a PDF.

    Raises:
        Unreadable: LibreOffice is not installed, or cannot open the file.
        Limit: it takes longer than allowed.
    """
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise Unreadable(
            f"{suffix} files are read through LibreOffice, which is not installed: install it "
            "(Debian: apt-get install libreoffice-writer-nogui), or save the letter as DOCX or PDF"
        )
    with tempfile.TemporaryDirectory(prefix="thaidoc-") as folder:
        place = Path(folder)
        given = place / f"letter{suffix}"
        given.write_bytes(data)
        # A profile of its own: the user's open LibreOffice neither answers nor is disturbed.
        command = [
            program, f"-env:UserInstallation={(place / 'profile').as_uri()}", "--headless", "--norestore",
            "--convert-to", "pdf:writer_pdf_Export", "--outdir", folder, str(given),
        ]  # fmt: skip
        seconds = limits.seconds or 600
        process = subprocess.Popen(  # noqa: S603 - a list, no shell, names of our own making
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        try:
            _, said = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            raise Limit(f"LibreOffice took more than {seconds:g} seconds; save the letter as DOCX or PDF") from None
        made = place / "letter.pdf"
        if not made.exists():
            last = said.decode("utf-8", "replace").strip().splitlines()
            why = f" ({last[-1]})" if last else ""
            raise Unreadable(f"LibreOffice cannot open this {suffix} file{why}; save it as DOCX or PDF")
        return made.read_bytes()
