"""PDFs written by hand, so that a test can put any character anywhere: the defects of real files, one by one."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence

_MARKS = frozenset((0x0E31, *range(0x0E34, 0x0E3B), *range(0x0E47, 0x0E4F), *range(0xF701, 0xF71B)))
# The same marks as TIS-620 bytes: a font that says Latin-1 and draws Thai gives them no width either.
_MARKS |= {code - 0x0E00 + 0xA0 for code in _MARKS if 0x0E00 < code < 0x0E80}
_LOW = frozenset((0x0E38, 0x0E39, 0x0E3A))
_TEXT = re.compile(r"<T([0-9a-f]*)>")


def show(x: float, y: float, text: str, size: float = 16, width: float = 0.5) -> str:
    """*text* as one object with its pen at (x, y); a letter is *width* of *size* wide, a Thai mark nothing."""
    stretch = f"{width / 0.5 * 100:g} Tz"
    return f"BT /F {size:g} Tf {stretch} 1 0 0 1 {x:g} {y:g} Tm <T{text.encode('utf-16-be').hex()}> Tj ET"


def letters(x: float, y: float, text: str, size: float = 16) -> list[str]:
    """*text* letter by letter, as some printer drivers write: an object for each, marks where the pen stands."""
    made = []
    for char in text:
        made.append(show(x, y, char, size))
        if ord(char) not in _MARKS:
            x += size / 2
    return made


class _Font:
    """A font that draws a block for every letter, so that text and ink have places; its codes are given as needed."""

    def __init__(self) -> None:
        self.codes: dict[int, int] = {}

    def encode(self, found: re.Match[str]) -> str:
        text = bytes.fromhex(found.group(1)).decode("utf-16-be")
        return "<" + "".join(f"{self.codes.setdefault(ord(c), len(self.codes) + 1):02x}" for c in text) + ">"

    @staticmethod
    def glyph(char: int) -> str:
        """Letters are blocks; marks hang above or below the letter before them, as the pen stands behind it."""
        if char in _MARKS:
            low, high = (-200, -60) if char in _LOW else (650, 800)
            return f"0 0 -350 {low} -150 {high} d1 -350 {low} 200 {high - low} re f"
        if char == 0x20:
            return "500 0 0 0 0 0 d1"
        return "500 0 40 0 460 600 d1 40 0 420 600 re f"

    def table(self) -> str:
        pairs = "\n".join(f"<{code:02X}> <{char:04X}>" for char, code in self.codes.items())
        return (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n"
            "1 begincodespacerange <00> <FF> endcodespacerange\n"
            f"{len(self.codes)} beginbfchar\n{pairs}\nendbfchar endcmap end end"
        )


def image(width: float, height: float) -> str:
    """A grey image in the lower left corner; 595 by 842 covers the page."""
    return f"q {width:g} 0 0 {height:g} 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"


def pdf(
    *pages: Iterable[str],
    annotations: Sequence[str] = (),
    rotate: int = 0,
    compress: bool = False,
    media: str = "0 0 595 842",
) -> bytes:
    """A PDF whose pages are lists of drawing commands; *annotations* (dictionaries) go onto the first page."""
    objects: list[bytes] = []

    def add(body: str | bytes) -> int:
        objects.append(body.encode("latin-1") if isinstance(body, str) else body)
        return len(objects)

    def stream(content: bytes, extra: str = "") -> bytes:
        if compress:
            content, extra = zlib.compress(content), extra + " /Filter /FlateDecode"
        return f"<< /Length {len(content)}{extra} >>\nstream\n".encode() + content + b"\nendstream"

    font_ = _Font()
    contents = [_TEXT.sub(font_.encode, "\n".join(commands)) for commands in pages]
    if len(font_.codes) > 250:
        raise ValueError("too many different characters for one test PDF")
    table = add(stream(font_.table().encode()))
    glyphs = " ".join(f"/g{code} {add(stream(font_.glyph(char).encode()))} 0 R" for char, code in font_.codes.items())
    names = " ".join(f"/g{code}" for code in font_.codes.values())
    widths = " ".join("0" if char in _MARKS else "500" for char in font_.codes)
    font = add(
        f"<< /Type /Font /Subtype /Type3 /FontBBox [0 -250 500 850] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 1 "
        f"/LastChar {max(1, len(font_.codes))} /Widths [{widths}] /CharProcs << {glyphs} >> /Resources << >> "
        f"/Encoding << /Type /Encoding /Differences [1 {names}] >> /ToUnicode {table} 0 R >>"
    )
    notes = [add(one) for one in annotations]
    parent = len(objects) + 2 * len(pages) + 1
    kids = []
    for number, drawn in enumerate(contents):
        content = add(stream(drawn.encode("latin-1")))
        marks = f"/Annots [{' '.join(f'{n} 0 R' for n in notes)}]" if notes and number == 0 else ""
        kids.append(
            add(
                f"<< /Type /Page /Parent {parent} 0 R /MediaBox [{media}] /Rotate {rotate} {marks} "
                f"/Resources << /Font << /F {font} 0 R >> >> /Contents {content} 0 R >>"
            )
        )
    tree = add(f"<< /Type /Pages /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] /Count {len(kids)} >>")
    root = add(f"<< /Type /Catalog /Pages {tree} 0 R >>")
    return assemble(objects, root)


def assemble(objects: Sequence[bytes], root: int, trailer: str = "") -> bytes:
    """The file of numbered *objects*."""
    made = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(made)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for place in places:
        made += f"{place:010d} 00000 n \n".encode()
    made += f"trailer << /Size {len(objects) + 1} /Root {root} 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(made)
