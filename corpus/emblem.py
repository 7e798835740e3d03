"""The emblem above a letter and the seal below a stamped one: our own simple drawings, as paths.

A winged guardian with a crown, drawn by one half that is mirrored; nothing is copied from the state's emblem, it only
stands where that stands, as large and as dark. The seal is two rings with the guardian between them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

#: Paths of the right half in a square of 100, upright; `M`, `L` and `C` with absolute points.
_HALF: Final = (
    "M50 3 L52 9 L54 14 L56 18 L50 19",
    "M50 19 C56 19 57 25 55 29 C54 32 52 34 50 34",
    "M51 25 L54 25",
    "M50 34 C58 34 61 40 59 48 C58 54 54 58 50 59",
    "M50 40 L55 44 L50 48",
    "M58 37 C66 36 69 28 67 19 C66 14 61 14 61 19 C61 23 64 24 67 23",
    "M59 44 C70 43 80 36 88 8 C93 26 91 46 81 56 C74 62 65 63 58 58",
    "M88 8 C87 24 80 38 63 49",
    "M91 22 C89 34 82 44 66 52",
    "M91 34 C88 43 81 50 68 56",
    "M87 46 C83 52 77 56 69 59",
    "M76 35 L80 41",
    "M70 42 L74 48",
    "M55 57 C66 58 68 67 62 73 C59 77 61 81 68 82 L66 86 L58 86 C53 81 54 73 57 68",
    "M52 66 C58 76 58 86 54 92",
    "M50 60 L52 78 L50 98",
    "M50 70 L54 74 L50 80",
)
_POINT: Final = re.compile(r"(-?[0-9.]+) (-?[0-9.]+)")


@cache
def guardian() -> tuple[str, ...]:
    """The whole emblem: both halves."""
    return _HALF + tuple(_POINT.sub(lambda p: f"{100 - float(p[1]):g} {p[2]}", path) for path in _HALF)


def _ring(radius: float) -> str:
    r, k = radius, radius * 0.5523
    return (
        f"M{50 + r:g} 50 C{50 + r:g} {50 + k:g} {50 + k:g} {50 + r:g} 50 {50 + r:g} "
        f"C{50 - k:g} {50 + r:g} {50 - r:g} {50 + k:g} {50 - r:g} 50 "
        f"C{50 - r:g} {50 - k:g} {50 - k:g} {50 - r:g} 50 {50 - r:g} "
        f"C{50 + k:g} {50 - r:g} {50 + r:g} {50 - k:g} {50 + r:g} 50"
    )


@cache
def seal() -> tuple[str, ...]:
    """Two rings and the guardian, small, between them."""
    small = tuple(
        _POINT.sub(lambda p: f"{50 + (float(p[1]) - 50) * 0.56:g} {50 + (float(p[2]) - 50) * 0.56:g}", path)
        for path in guardian()
    )
    return (_ring(49), _ring(37), *small)


def svg(paths: tuple[str, ...], colour: str, style: str, width: float = 1.3) -> str:
    """The drawing for a page of the browser."""
    return (
        f'<svg style="{style}" viewBox="0 0 100 100"><path d="{" ".join(paths)}" fill="none" stroke="#{colour}" '
        f'stroke-width="{width}" stroke-linejoin="round"/></svg>'
    )


def shape(
    paths: tuple[str, ...],
    colour: str,
    size: float,
    across: tuple[str, str],
    down: tuple[str, float],
    width: float = 1.3,
) -> str:
    """The drawing for Word, `size` cm wide, anchored behind the text: vectors of DrawingML.

    *across* is what its place is reckoned from and how (`page`, `center` or an offset in cm), *down* the same.
    """
    edge = round(size * 360_000)
    line = round(edge * width / 100)
    origin, where = across
    placed = f"<wp:align>{where}</wp:align>" if where.isalpha() else _offset(float(where))
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" '
        'distR="0" simplePos="0" relativeHeight="2" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">'
        f'<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="{origin}">{placed}</wp:positionH>'
        f'<wp:positionV relativeFrom="{down[0]}">{_offset(down[1])}</wp:positionV><wp:extent cx="{edge}" cy="{edge}"/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="1" name="emblem"/>'
        "<wp:cNvGraphicFramePr/><a:graphic><a:graphicData "
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{edge}" cy="{edge}"/></a:xfrm><a:custGeom><a:avLst/><a:gdLst/>'
        '<a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="10000" h="10000" fill="none">{"".join(map(_commands, paths))}</a:path></a:pathLst></a:custGeom>'
        f'<a:noFill/><a:ln w="{line}"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln>'
        "</wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        "</mc:AlternateContent></w:r>"
    )


def _offset(centimetres: float) -> str:
    return f"<wp:posOffset>{round(centimetres * 360_000)}</wp:posOffset>"


_COMMANDS: Final = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo"}


def _commands(path: str) -> str:
    """The path in DrawingML."""
    said = []
    for letter, numbers in re.findall("([MLC])([^MLC]*)", path):
        points = "".join(
            f'<a:pt x="{round(float(x) * 100)}" y="{round(float(y) * 100)}"/>' for x, y in _POINT.findall(numbers)
        )
        said.append(f"<a:{_COMMANDS[letter]}>{points}</a:{_COMMANDS[letter]}>")
    return "".join(said)


#: Namespaces that `shape` needs at the root of the document.
NAMESPACES: Final = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)

__all__ = ["NAMESPACES", "guardian", "seal", "shape", "svg"]
