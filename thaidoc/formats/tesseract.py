"""Tesseract as a recogniser: ``thaidoc.read(pdf, ocr=thaidoc.formats.tesseract.recogniser())``.

It needs the program (Debian: tesseract-ocr, tesseract-ocr-tha). Beware: its Thai model has no ๔ ๖ ๗ ๘ ๙, so no
number and no date of a scan can be trusted; readings say so (``untrusted_digits``).
"""

from __future__ import annotations

import io
import shutil
import subprocess
from typing import TYPE_CHECKING

from thaidoc.errors import Limit, Unreadable
from thaidoc.formats.model import OcrLine
from thaidoc.formats.wordboxes import tsv_pages

if TYPE_CHECKING:
    from PIL.Image import Image

_INSTALL = "install it (Debian: apt-get install tesseract-ocr tesseract-ocr-tha), or give another recogniser"


class Tesseract:
    """A recogniser that runs the program ``tesseract`` once for each page image. It pickles."""

    def __init__(
        self, languages: str = "tha+eng", *, program: str = "tesseract", mode: int = 4, seconds: float = 120
    ) -> None:
        self.languages, self.program, self.mode, self.seconds = languages, program, mode, seconds

    def __call__(self, image: Image) -> list[OcrLine]:
        """The lines on *image*."""
        buffer = io.BytesIO()
        image.convert("L").save(buffer, "PNG")
        command = [self.program, "stdin", "stdout", "-l", self.languages, "--psm", str(self.mode), "tsv"]
        try:
            done = subprocess.run(  # noqa: S603 - a list, no shell; the program is the caller's choice
                command, input=buffer.getvalue(), capture_output=True, timeout=self.seconds, check=False
            )
        except FileNotFoundError:
            raise Unreadable(f"the text recogniser {self.program!r} is not installed: {_INSTALL}") from None
        except subprocess.TimeoutExpired:
            raise Limit(f"the text recogniser took more than {self.seconds:g} seconds for a page") from None
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().splitlines()
            raise Unreadable(f"tesseract failed ({said[-1] if said else done.returncode}): {_INSTALL}")
        return [line for page in tsv_pages(done.stdout.decode("utf-8", "replace")) for line in page.lines]


def recogniser(languages: str = "tha+eng", **options: object) -> Tesseract:
    """A recogniser for :func:`thaidoc.read`.

    Raises:
        Unreadable: the program is not installed.
    """
    found = Tesseract(languages, **options)  # type: ignore[arg-type]
    if shutil.which(found.program) is None:
        raise Unreadable(f"the text recogniser {found.program!r} is not installed: {_INSTALL}")
    return found
