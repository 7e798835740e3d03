"""A page of a PDF as a picture, its fields boxed and named: ``thaidoc show FILE.pdf --image out.png``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from thaidoc.text import Box

if TYPE_CHECKING:
    from PIL.Image import Image

    from thaidoc.records import Bundle

_COLOURS = ("#c0392b", "#2471a3", "#1e8449", "#7d3c98", "#b9770e", "#117864")


class Field(NamedTuple):
    """A field of the record and one of its rectangles."""

    name: str
    box: Box


def fields(bundle: Bundle, page: int) -> Iterator[Field]:
    """The fields of all documents that have rectangles on *page* (from 1), with the paths that the evidence names."""
    for number, document in enumerate(bundle.documents):
        prefix = f"{number}." if len(bundle.documents) > 1 else ""
        for path, evidence in document.evidence.items():
            if evidence.span is None:
                continue
            for box in bundle.boxes(evidence.span):
                if box.page == page:
                    yield Field(prefix + path, box)


def page_image(bundle: Bundle, page: int = 1, *, scale: float = 2.0) -> Image:
    """*page* of the PDF from which *bundle* was read, *scale* pixels a point, its fields boxed and named.

    Raises:
        Unreadable: the source is no PDF, has no such page, or the file is gone.
    """
    from thaidoc.formats.pdf.reader import picture

    return draw(picture(bundle.source, page, scale), fields(bundle, page), scale)


def draw(image: Image, boxed: Iterable[Field], scale: float) -> Image:
    """*image* with a rectangle and a name for each field; what begins alike has one colour."""
    from PIL import ImageDraw, ImageFont

    image = image.convert("RGB")
    pen = ImageDraw.Draw(image)
    font = ImageFont.load_default(size=max(8.0, 4.5 * scale))
    colours: dict[str, str] = {}
    taken: list[tuple[float, float, float, float]] = []
    for name, box in boxed:
        kind = name.lstrip("0123456789.").split(".")[0]
        colour = colours.setdefault(kind, _COLOURS[len(colours) % len(_COLOURS)])
        x0, top, x1, bottom = (value * scale for value in box[1:])
        pen.rectangle((x0, top, x1, bottom), outline=colour, width=max(1, round(scale / 2)))
        left, upper, right, lower = pen.textbbox((x0, top), name, font=font, anchor="lb")
        # Names of fields that begin at one place stand above each other.
        while any(left < other[2] and right > other[0] and upper < other[3] and lower > other[1] for other in taken):
            upper, lower = upper - (lower - upper), upper
        taken.append((left, upper, right, lower))
        pen.rectangle((left, upper, right, lower), fill="white")
        pen.text((left, upper), name, fill=colour, font=font, anchor="lt")
    return image
