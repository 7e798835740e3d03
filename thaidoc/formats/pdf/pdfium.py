"""The only place that imports pypdfium2: documents, characters with places, images, page pictures."""

from __future__ import annotations

import ctypes
import html
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from thaidoc.errors import Unreadable
from thaidoc.formats.pdf.layout import Glyph

if TYPE_CHECKING:
    from PIL.Image import Image

Note = tuple[str, str, tuple[float, float, float, float], list[tuple[float, float, float, float]]]
"""An annotation: its kind, its text, its rectangle, and the rectangles that it marks."""
_BREAKS = frozenset("\f\v\x1c\x1d\x1e\x85\u2028\u2029")
"""Codes that would end a line or a page; in a text layer they are glyphs without a meaning."""
_IMAGES = 500
"""Scans come in one piece or in some dozens of strips; thousands of images are a drawing or a border."""
_ANNOTATIONS = {
    1: "Text", 3: "FreeText", 9: "Highlight", 10: "Underline", 11: "Squiggly", 12: "StrikeOut", 13: "Stamp",
    14: "Caret", 15: "Ink", 20: "Widget", 28: "Redact",
}  # fmt: skip


_RULE = 4.0
"""The thickest rule, in points."""
_CORNERS = 64
"""So many corners of a clip are looked at; a rectangle has five."""
_UNSEEN = 2 | 32
"""The flags Hidden and NoView of an annotation."""
_TAG = re.compile("<[^<>]*>")


class Coverage(NamedTuple):
    """What a page is made of.

    ``images`` is the share of it that images cover (overlaps count twice, at most 1), ``paths`` and ``texts`` count
    what is drawn; ``deep`` says that forms were nested too deeply to be counted.
    """

    images: float
    paths: int
    texts: int
    deep: bool = False


class DamagedPage(Unreadable):
    """A page that cannot be opened, in a document that can."""


def open_pdf(data: str | bytes) -> Any:
    """The document at a path or in bytes.

    Raises:
        Unreadable: it is encrypted, damaged beyond repair, or no PDF.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        len(document)
    except pypdfium2.PdfiumError as error:
        said = str(error)
        if "password" in said.lower():
            raise Unreadable("the PDF is encrypted: save a copy without password and give that") from error
        if "security" in said.lower():
            raise Unreadable("the PDF is protected by a scheme that is not supported: print it to a new PDF") from error
        raise Unreadable(
            f"the PDF is damaged ({said.rstrip('.')}): fetch it again, or print it to a new PDF"
        ) from error
    return document


def _origins(ask: Any, handle: Any) -> Callable[[int], tuple[float, float]]:
    """A function for pen positions: it is called a thousand times a page, so everything it needs lies at hand."""
    x, y = ctypes.c_double(), ctypes.c_double()
    at_x, at_y = ctypes.byref(x), ctypes.byref(y)

    def origin(index: int) -> tuple[float, float]:
        ask(handle, index, at_x, at_y)
        return x.value, y.value

    return origin


class PdfPage:
    """A page of an open document; closes with :meth:`close`."""

    def __init__(self, document: Any, number: int) -> None:
        import pypdfium2
        from pypdfium2 import raw

        self._raw = raw
        try:
            self.page = document[number]
            self.textpage = self.page.get_textpage()
        except pypdfium2.PdfiumError as error:
            raise DamagedPage(f"page {number + 1} is damaged ({error})") from error
        self._handle = self.textpage.raw
        self.origin = _origins(raw.FPDFText_GetCharOrigin, self._handle)
        """The pen position of the character at an index (points, y upwards)."""
        self.size: tuple[float, float] = self.page.get_size()
        self.rotation: int = self.page.get_rotation()

    def close(self) -> None:
        """Give its memory back."""
        self.textpage.close()
        self.page.close()

    def text(self) -> str:
        """The characters in the library's own order, lines ended by CR LF."""
        return str(self.textpage.get_text_range()) if self.textpage.count_chars() else ""

    def simple(self) -> bool:
        """Whether the page is upright and not written letter by letter: only then the library's own order may do."""
        return self.rotation == 0 and self.count_objects() < 0.25 * self.textpage.count_chars()

    def generated(self, index: int) -> bool:
        """Whether the library made the character up (a blank in a gap)."""
        return bool(self._raw.FPDFText_IsGenerated(self._handle, index) == 1)

    def right(self, index: int) -> float:
        """Where the character ends and the next would begin."""
        rect = self._raw.FS_RECTF()
        return float(rect.right) if self._raw.FPDFText_GetLooseCharBox(self._handle, index, rect) else 0.0

    def together(self, one: int, other: int) -> bool:
        """Whether two characters were written by one command."""
        owner = self._raw.FPDFText_GetTextObject
        first, second = owner(self._handle, one), owner(self._handle, other)
        return bool(first and second and ctypes.addressof(first.contents) == ctypes.addressof(second.contents))

    def cut_off(self, index: int) -> bool:
        """Whether a character's line lies outside what its clip lets be seen: its top may show at a page's foot."""
        raw = self._raw
        owner = raw.FPDFText_GetTextObject(self._handle, index)
        clip = raw.FPDFPageObj_GetClipPath(owner) if owner else None
        if not clip:
            return False
        y = self.origin(index)[1]
        across, up = ctypes.c_float(), ctypes.c_float()
        for path in range(max(0, raw.FPDFClipPath_CountPaths(clip))):
            heights = []
            for i in range(min(_CORNERS, raw.FPDFClipPath_CountPathSegments(clip, path))):
                raw.FPDFPathSegment_GetPoint(raw.FPDFClipPath_GetPathSegment(clip, path, i), across, up)
                heights.append(up.value)
            if heights and not min(heights) - 1 <= y <= max(heights) + 1:
                return True
        return False

    def count_objects(self) -> int:
        """How many objects (stretches of text, paths, images) the page is made of."""
        return int(self._raw.FPDFPage_CountObjects(self.page.raw))

    def coverage(self) -> Coverage:
        """What the page is made of."""
        raw = self._raw
        left, bottom, right, top = self.page.get_bbox()
        whole = max((right - left) * (top - bottom), 1.0)
        bounds = [ctypes.c_float() for _ in range(4)]
        covered, paths, images, texts = 0.0, 0, 0, 0
        deep = False

        def walk(holder: Any, count: int, get: Any, depth: int) -> None:
            nonlocal covered, paths, images, texts, deep
            for i in range(count):
                obj = get(holder, i)
                if not obj:
                    continue
                kind = raw.FPDFPageObj_GetType(obj)
                if kind == raw.FPDF_PAGEOBJ_TEXT:
                    texts += 1
                elif kind == raw.FPDF_PAGEOBJ_PATH:
                    paths += 1
                elif kind == raw.FPDF_PAGEOBJ_IMAGE and images < _IMAGES:
                    images += 1
                    if raw.FPDFPageObj_GetBounds(obj, *bounds):
                        x0, y0, x1, y1 = (b.value for b in bounds)
                        covered += max(0.0, min(x1, right) - max(x0, left)) * max(0.0, min(y1, top) - max(y0, bottom))
                elif kind == raw.FPDF_PAGEOBJ_FORM:
                    if depth < 4:
                        walk(obj, raw.FPDFFormObj_CountObjects(obj), raw.FPDFFormObj_GetObject, depth + 1)
                    else:
                        deep = True

        walk(self.page.raw, self.count_objects(), raw.FPDFPage_GetObject, 0)
        return Coverage(min(1.0, covered / whole), paths, texts, deep)

    def rules(self) -> list[tuple[float, float, float, float]]:
        """The straight rules drawn on the page, and the edges of boxes: left, lower, right, upper edge of each."""
        raw = self._raw
        found: list[tuple[float, float, float, float]] = []
        bounds = [ctypes.c_float() for _ in range(4)]
        matrix = raw.FS_MATRIX()

        def walk(holder: Any, count: int, get: Any, scale: tuple[float, float], shift: tuple[float, float]) -> None:
            for i in range(count):
                obj = get(holder, i)
                kind = raw.FPDFPageObj_GetType(obj) if obj else None
                if kind == raw.FPDF_PAGEOBJ_FORM and holder is self.page.raw:
                    # in a form that is turned nothing is looked for
                    if raw.FPDFPageObj_GetMatrix(obj, matrix) and matrix.b == matrix.c == 0:
                        inner = raw.FPDFFormObj_CountObjects(obj), raw.FPDFFormObj_GetObject
                        walk(obj, *inner, (matrix.a, matrix.d), (matrix.e, matrix.f))
                if kind != raw.FPDF_PAGEOBJ_PATH or not raw.FPDFPageObj_GetBounds(obj, *bounds):
                    continue
                x0, x1 = sorted(bounds[i].value * scale[0] + shift[0] for i in (0, 2))
                y0, y1 = sorted(bounds[i].value * scale[1] + shift[1] for i in (1, 3))
                if min(x1 - x0, y1 - y0) <= _RULE < max(x1 - x0, y1 - y0):
                    if not self._curved(obj):
                        found.append((x0, y0, x1, y1))
                elif (
                    min(x1 - x0, y1 - y0) > _RULE
                    and raw.FPDFPath_CountSegments(obj) in (4, 5)
                    and self._stroked(obj)
                    and not self._curved(obj)
                ):
                    found.extend([(x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)])

        walk(self.page.raw, self.count_objects(), raw.FPDFPage_GetObject, (1.0, 1.0), (0.0, 0.0))
        return found

    def _curved(self, path: Any) -> bool:
        """Whether a path is no rule and no box but a stroke of a seal or an emblem."""
        raw = self._raw
        count = min(_CORNERS, raw.FPDFPath_CountSegments(path))
        kinds = [raw.FPDFPathSegment_GetType(raw.FPDFPath_GetPathSegment(path, i)) for i in range(count)]
        return raw.FPDF_SEGMENT_BEZIERTO in kinds

    def _stroked(self, path: Any) -> bool:
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        return bool(self._raw.FPDFPath_GetDrawMode(path, mode, stroke) and stroke.value)

    def count_annotations(self) -> int:
        """How many annotations of any kind the page has."""
        return int(self._raw.FPDFPage_GetAnnotCount(self.page.raw))

    def annotations(self) -> Iterator[Note]:
        """The annotations that say something about the page and are seen: no links, pop-ups, fields without a value."""
        raw = self._raw
        for i in range(self.count_annotations()):
            handle = raw.FPDFPage_GetAnnot(self.page.raw, i)
            if not handle:
                continue
            try:
                kind = _ANNOTATIONS.get(raw.FPDFAnnot_GetSubtype(handle))
                if kind is None or raw.FPDFAnnot_GetFlags(handle) & _UNSEEN:
                    continue
                text = self._string(handle, b"V" if kind == "Widget" else b"Contents").strip()
                if not text and kind == "FreeText":
                    text = " ".join(html.unescape(_TAG.sub(" ", self._string(handle, b"RC"))).split())
                if kind == "Widget" and not text:
                    continue
                rect = raw.FS_RECTF()
                raw.FPDFAnnot_GetRect(handle, rect)
                box = self._seen(rect.left, rect.bottom, rect.right, rect.top)
                yield kind, text, box, self._quads(handle) or [box]
            finally:
                raw.FPDFPage_CloseAnnot(handle)

    def _string(self, annotation: Any, key: bytes) -> str:
        raw = self._raw
        size = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
        if size <= 2:
            return ""
        buffer = ctypes.create_string_buffer(size)
        raw.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
        return buffer.raw[: size - 2].decode("utf-16-le", errors="replace")

    def _quads(self, annotation: Any) -> list[tuple[float, float, float, float]]:
        """The stretches that a StrikeOut, Highlight or Underline marks."""
        raw = self._raw
        found = []
        if raw.FPDFAnnot_HasAttachmentPoints(annotation):
            for i in range(raw.FPDFAnnot_CountAttachmentPoints(annotation)):
                quad = raw.FS_QUADPOINTSF()
                if raw.FPDFAnnot_GetAttachmentPoints(annotation, i, quad):
                    xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
                    found.append(self._seen(min(xs), min(ys), max(xs), max(ys)))
        return found

    def _orders(self) -> tuple[dict[int, int], set[int]]:
        """Each object's place in the stream by its address; and those that only repeat the text of a marked stretch.

        A stretch marked with ActualText may consist of several objects, and the library gives the text for each.
        """
        raw = self._raw
        orders: dict[int, int] = {}
        repeats: set[int] = set()
        marked: set[int] = set()

        def walk(holder: Any, count: int, get: Any, depth: int) -> None:
            for i in range(count):
                obj = get(holder, i)
                if not obj:
                    continue
                kind = raw.FPDFPageObj_GetType(obj)
                address = ctypes.addressof(obj.contents)
                orders[address] = len(orders)
                if kind == raw.FPDF_PAGEOBJ_FORM and depth < 6:
                    walk(obj, raw.FPDFFormObj_CountObjects(obj), raw.FPDFFormObj_GetObject, depth + 1)
                elif kind == raw.FPDF_PAGEOBJ_TEXT:
                    for m in range(raw.FPDFPageObj_CountMarks(obj)):
                        mark = raw.FPDFPageObj_GetMark(obj, m)
                        length = ctypes.c_ulong()
                        if raw.FPDFPageObjMark_GetParamStringValue(mark, b"ActualText", None, 0, length):
                            place = ctypes.addressof(mark.contents)
                            if place in marked:
                                repeats.add(address)
                            marked.add(place)

        walk(self.page.raw, self.count_objects(), raw.FPDFPage_GetObject, 0)
        return orders, repeats

    def glyphs(self) -> list[Glyph]:
        """The characters with their places, in the order of the content stream."""
        raw = self._raw
        text = self.text()
        handle = self.textpage.raw
        count = self.textpage.count_chars()
        orders, repeats = self._orders()
        origin, owner, generated = self.origin, raw.FPDFText_GetTextObject, raw.FPDFText_IsGenerated
        turn = self._turn()
        same = len(text) == count
        found: list[Glyph] = []
        spaced: float | None = None
        for i in range(count):
            char = text[i] if same else chr(raw.FPDFText_GetUnicode(handle, i) or 0xFFFD)
            place = origin(i) if turn is None else turn(*origin(i))
            if char in _BREAKS:
                char = "\ufffd"
            if char in "\r\n" or (char == " " and generated(handle, i) == 1):
                spaced = place[0] if char == " " else None
                continue
            obj = owner(handle, i)
            address = ctypes.addressof(obj.contents) if obj else 0
            if address in repeats:
                continue
            found.append(Glyph(char, place[0], place[1], orders.get(address, 1 << 30), i, spaced))
            spaced = None
        found.sort(key=lambda g: (g.order, g.at))
        return found

    def _turn(self) -> Any:
        """How a turned page maps its points to those that the eye sees; None for an upright page."""
        width, height = self.size  # as seen, after turning
        return {
            90: lambda x, y: (y, height - x),
            180: lambda x, y: (width - x, height - y),
            270: lambda x, y: (width - y, x),
        }.get(self.rotation)

    def char_box(self, index: int) -> tuple[float, float, float, float] | None:
        """The rectangle of a character as seen on the page: x0, top, x1, bottom from the top left corner."""
        raw = self._raw
        rect = raw.FS_RECTF()
        if not raw.FPDFText_GetLooseCharBox(self._handle, index, rect):
            return None
        low, high = rect.bottom, rect.top
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        # Some fonts lie about how high they reach: the ink itself counts too.
        if raw.FPDFText_GetCharBox(self._handle, index, left, right, bottom, top) and top.value > bottom.value:
            low, high = min(low, bottom.value), max(high, top.value)
        return self._seen(rect.left, low, rect.right, high)

    def below(self, index: int) -> bool:
        """Whether the ink of a character lies below its line."""
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        if not self._raw.FPDFText_GetCharBox(self._handle, index, left, right, bottom, top):
            return False
        return bool(top.value > bottom.value and top.value <= self.origin(index)[1])

    def _seen(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A rectangle of the page's own space as seen from its top left corner, turned and cropped as the page is."""
        raw = self._raw
        width, height = self.size
        dx, dy = ctypes.c_int(), ctypes.c_int()
        points = []
        for x, y in ((left, bottom), (right, top)):
            # whole numbers come back, so ask for a device a hundred times as fine as points
            raw.FPDF_PageToDevice(self.page.raw, 0, 0, round(width * 100), round(height * 100), 0, x, y, dx, dy)
            points.append((dx.value / 100, dy.value / 100))
        (ax, ay), (bx, by) = points
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    def picture(self, scale: float) -> Image:
        """The page as a picture, *scale* pixels a point."""
        image: Image = self.page.render(scale=scale, may_draw_forms=True).to_pil()
        return image
