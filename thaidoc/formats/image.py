"""Page images (PNG, JPEG, TIFF with several pages, GIF, BMP): nothing in them can be read without a recogniser."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

from thaidoc.errors import Limit, Unreadable
from thaidoc.formats import ocr as recognition
from thaidoc.formats.model import Limits, PageVerdict, Reading, Recogniser, Verdict, needs_ocr_note
from thaidoc.text import Source

if TYPE_CHECKING:
    from PIL.Image import Image


def read_image(
    data: bytes, *, name: str | None = None, ocr: Recogniser | None = None, limits: Limits | None = None
) -> Reading:
    """Read an image file with the recogniser *ocr*; without one the reading says that it needs one.

    Raises:
        Unreadable: it is damaged.
        Limit: it has more pixels than *limits* allow.
    """
    limits = limits or Limits()
    if ocr is None:
        note = needs_ocr_note("the file is an image")
        return Reading(Source("", name), (PageVerdict(1, Verdict.NEEDS_OCR, ("image_only",)),), (note,), format="image")
    parts: list[str] = []
    starts: list[int] = []
    verdicts: list[PageVerdict] = []
    places = {}
    length = 0
    for number, (image, unit) in enumerate(_frames(data, limits), 1):
        if starts:
            parts.append("\f")
            length += 1
        starts.append(length)
        found = recognition.recognise(ocr, image, unit)
        places[number] = found.places
        parts.append(found.text)
        length += len(found.text)
        good = bool(found.text.strip())
        reasons = ("image_only", "ocr") if good else ("image_only", "ocr_found_nothing")
        verdicts.append(PageVerdict(number, Verdict.TEXT if good else Verdict.NEEDS_OCR, reasons))
    text = "".join(parts)
    notes = () if text.strip() else (needs_ocr_note("the recogniser found nothing on the image"),)
    source = Source(text, name, tuple(starts), recognition.WordBoxes(tuple(starts), places))
    return Reading(source, tuple(verdicts), notes, format="image")


def _frames(data: bytes, limits: Limits) -> Iterator[tuple[Image, float]]:
    """Each page as a picture, with the size of its pixels in points."""
    from PIL import Image as Pictures
    from PIL import ImageSequence

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # we count the pixels ourselves
            with Pictures.open(io.BytesIO(data)) as picture:
                _check_pixels(picture, limits)
                for number, frame in enumerate(ImageSequence.Iterator(picture)):
                    if limits.pages is not None and number >= limits.pages:
                        return
                    resolution = frame.info.get("dpi", (recognition.DPI,))[0]
                    unit = 72 / float(resolution) if 30 <= float(resolution) <= 5000 else 72 / recognition.DPI
                    yield frame.convert("RGB"), unit
    except (OSError, ValueError, SyntaxError, Pictures.DecompressionBombError) as error:
        raise Unreadable(f"a damaged image ({error}); scan or save it again") from error


def _check_pixels(picture: Image, limits: Limits) -> None:
    if picture.width * picture.height > limits.pixels:
        size = f"{picture.width} x {picture.height} pixels"
        raise Limit(f"an image of {size}; make it smaller, or raise Limits.pixels")
