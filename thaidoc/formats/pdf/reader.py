"""A PDF, page by page: its text in eye order, a verdict on each page, and the text recogniser where it is needed."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple

from thaidoc.errors import Limit, Unreadable
from thaidoc.formats import ocr as recognition
from thaidoc.formats.model import (
    Annotation,
    FormatNote,
    Limits,
    PageVerdict,
    Reading,
    Recogniser,
    Verdict,
    needs_ocr_note,
    page_list,
)
from thaidoc.formats.pdf import defects, guard, pdfium
from thaidoc.formats.pdf.layout import MARKS, Glyph, Line, Table, arrange, arrange_tables, set_out
from thaidoc.formats.pdf.legacy import latin_to_thai, leaked_circles, low_tones
from thaidoc.formats.pdf.plumber import Plumber, Rectangle, tables
from thaidoc.formats.pdf.quick import quick
from thaidoc.formats.pdf.stamps import apart
from thaidoc.text import Box, Source, Span

if TYPE_CHECKING:
    from PIL.Image import Image

    from thaidoc.formats.pdf.pdfium import Coverage, PdfPage

PAGE_END = "\f"
"""What stands between two pages in the source text; the cleaning rules know it as a page break."""

_IMAGE_PAGE = 0.5
"""Share of a page that images must cover before its text layer is suspected of not being the letter."""
_FEW = 60
"""Up to so many characters over a page image are a stamp (a received number, an addressee), not the letter."""
_RULES = (6, 800)
"""How many paths a page with a ruled table has: fewer draw none, more are a picture."""
_TEXTS = 3
"""From how many objects of text on a page without text is strange."""
_LARGE = 50_000
"""Pages of more characters and paths are not given to pdfplumber: it would take minutes."""
_DEAD_PAGES = 25
"""After so many damaged pages on end the page tree is taken for a lie, and no further page is tried."""


_REPAIRS: tuple[tuple[Callable[[Sequence[Glyph]], Sequence[Glyph]], str], ...] = (
    (latin_to_thai, "tis620_as_latin1"),
    (leaked_circles, "leaked_glyph"),
)


class PageText(NamedTuple):
    """The text of a page, and for each of its characters the index of the glyph on the page (-1: none)."""

    text: str
    indices: Sequence[int]
    reasons: tuple[str, ...] = ()
    boxes: Sequence[Rectangle] | None = None
    """The rectangles of the glyphs, where another library than PDFium counted them."""

    def box(self, index: int, page: PdfPage | None) -> Rectangle | None:
        """The rectangle of a glyph of this text."""
        if self.boxes is not None:
            return self.boxes[index]
        return page.char_box(index) if page is not None else None


def _tables(page: PdfPage, drawn: Coverage) -> list[Table]:
    """The ruled tables of *page*. A page without rules pays nothing for it."""
    if not _RULES[0] <= drawn.paths <= _RULES[1] or page.rotation:
        return []
    rules = page.rules()
    level = sum(x1 - x0 > y1 - y0 for x0, y0, x1, y1 in rules)
    if level < 3 or len(rules) - level < 3:
        return []
    return tables(rules)


def page_text(page: PdfPage, drawn: Coverage) -> PageText:
    """The text layer of *page* in eye order. The same page always gives the same text: boxes rely on it."""
    raw = page.text()
    cut = _cut_off(page, raw)
    ruled = _tables(page, drawn)
    found = _glyphs(page, raw, cut) if ruled else None
    if found and (arranged := arrange_tables(found[0], ruled)):
        return PageText(*_set_out(*arranged), tuple(found[1]))
    if not cut and page.simple() and len(raw) == page.textpage.count_chars() and (read := quick(raw, page)):
        return PageText(*read)
    glyphs, reasons = found or _glyphs(page, raw, cut)
    return PageText(*_set_out(*arrange(glyphs)), tuple(reasons))


def _set_out(lines: list[Line], unit: float) -> tuple[str, list[int]]:
    return set_out(apart(lines, unit), unit)


def _cut_off(page: PdfPage, raw: str) -> frozenset[int]:
    """Where in *raw* the library's first and last lines stand, if they are only what the page's edge shows of others.

    Browsers draw the signs that reach into a page from a line of the next (ที่ of ที่ประชุม), with the next page's clip.
    """
    if len(raw) != page.textpage.count_chars():
        return frozenset()
    found: set[int] = set()
    body = raw.strip()
    start = len(raw) - len(raw.lstrip())
    last = body.rfind("\n") + 1
    for at, line in ((start, body.partition("\r")[0]), (start + last, body[last:])):
        letters = [at + i for i, char in enumerate(line) if not char.isspace()]
        if letters and _only_marked(line) and page.cut_off(letters[0]):
            found.update(letters)
    return frozenset(found)


def _only_marked(line: str) -> bool:
    """Whether no letter of *line* is without a mark above or below it."""
    signs = "".join(line.split())
    after = (*signs[1:], " ")
    return all(char in MARKS or below in MARKS for char, below in zip(signs, after, strict=True))


def _glyphs(page: PdfPage, raw: str, cut: Container[int] = ()) -> tuple[Sequence[Glyph], list[str]]:
    """The glyphs of *page* but those *cut* off, mended, and the names of what was wrong with them."""
    drawn = page.glyphs()
    glyphs, reasons = _mended([glyph for glyph in drawn if glyph.at not in cut] if cut else drawn)
    if defects.TEMPLATE.search(raw):
        reasons.insert(0, "template_field")
    mended = low_tones(glyphs, page.below)
    if mended is not glyphs:
        reasons.append("misnamed_glyph")
    return mended, reasons


def plumbed_text(plumber: Plumber, number: int, size: tuple[float, float] | None) -> PageText | None:
    """The text of page *number* (from 0) by pdfplumber, mended and laid out as PDFium's is; None if there is none."""
    sheet = plumber.sheet(number, size)
    if sheet is None or not sheet.glyphs:
        return None
    glyphs, reasons = _mended(sheet.glyphs)
    text, indices = _set_out(*arrange(glyphs))
    return PageText(text, indices, tuple(reasons), sheet.boxes)


def _mended(glyphs: Sequence[Glyph]) -> tuple[Sequence[Glyph], list[str]]:
    """*glyphs* with what fonts say wrongly put right, and the names of what was."""
    reasons = []
    for repair, reason in _REPAIRS:
        mended = repair(glyphs)
        if mended is not glyphs:
            reasons.append(reason)
            glyphs = mended
    return glyphs, reasons


def unusable(text: str, drawn: Coverage, counts: defects.Tally | None = None) -> str | None:
    """Why nothing can be had from a page with this *text*, or None if it is one (or the page is blank)."""
    counts = counts or defects.tally(text)
    if counts.visible == 0:
        if drawn.images > 0.15:
            return "image_only"
        # text that was turned into outlines draws at least one path a letter
        return "outlines" if drawn.paths > 400 else None
    if counts.foreign > 0.2 * counts.visible:
        return "no_unicode"
    if defects.is_gibberish(text, counts):
        return "latin_ocr"
    return "stamp_only" if drawn.images > _IMAGE_PAGE and counts.visible <= _FEW else None


def judge(text: str, reasons: Sequence[str], drawn: Coverage) -> tuple[Verdict, tuple[str, ...]]:
    """The verdict on a page by its *text*, the *reasons* that reading it gave, and what is *drawn* on it."""
    counts = defects.tally(text)
    if reason := unusable(text, drawn, counts):
        return Verdict.NEEDS_OCR, (reason,)
    if counts.visible == 0:
        return Verdict.TEXT, ("blank",)
    told = [*reasons, *defects.damages(text)]
    if counts.foreign:
        told.append("foreign_codes")
    if drawn.images > _IMAGE_PAGE:
        return Verdict.MIXED, ("text_over_image", *told)
    return (Verdict.REPAIRED, tuple(told)) if told else (Verdict.TEXT, ())


def read_pdf(
    data: str | bytes, *, name: str | None = None, ocr: Recogniser | None = None, limits: Limits | None = None
) -> Reading:
    """Read the PDF at a path or in bytes.

    Raises:
        Unreadable: it is encrypted or damaged beyond repair.
        Limit: not even its first page could be read within *limits*.
    """
    limits = limits or Limits()
    guard.check_streams(data, limits.unpacked)
    deadline = None if limits.seconds is None else time.monotonic() + limits.seconds
    document = pdfium.open_pdf(data)
    try:
        with closing(_Reader(document, data, name, ocr, limits, deadline)) as reader:
            return reader.read()
    finally:
        document.close()


class _Reader:
    def __init__(
        self,
        document: Any,
        data: str | bytes,
        name: str | None,
        ocr: Recogniser | None,
        limits: Limits,
        deadline: float | None,
    ) -> None:
        self.document, self.data, self.name, self.ocr = document, data, name, ocr
        self.limits, self.deadline = limits, deadline
        self.parts: list[str] = []
        self.starts: list[int] = []
        self.verdicts: list[PageVerdict] = []
        self.notes: list[FormatNote] = []
        self.annotations: list[Annotation] = []
        self.recognised: dict[int, tuple[recognition.Place, ...]] = {}
        self.plumber = Plumber(data, len(document))
        self.plumbed: set[int] = set()
        self.length = 0

    def close(self) -> None:
        """Give back what was opened on the way."""
        self.plumber.close()

    def read(self) -> Reading:
        count = len(self.document)
        last = count if self.limits.pages is None else min(count, self.limits.pages)
        dead: list[int] = []
        stopped: str | None = None if last == count else f"only {last} pages are read"
        done = 0
        for number in range(last):
            if self.deadline is not None and time.monotonic() > self.deadline:
                stopped = f"the {self.limits.seconds:g} seconds allowed for a file are over"
                break
            try:
                self._page(number)
            except pdfium.DamagedPage:
                if self._rescued(number):
                    done = number + 1
                    continue
                dead.append(number + 1)
                self._add("")
                if len(dead) >= _DEAD_PAGES and dead[-_DEAD_PAGES] == number + 2 - _DEAD_PAGES:
                    last = count = number + 1
                    said = "damaged pages on end: the rest of the file is taken for damaged too"
                    self._note("unreadable_page", f"{_DEAD_PAGES} {said}")
            done = number + 1
            if done >= last:
                break
        if stopped is not None and done < count:
            message = f"{stopped}; pages {done + 1}-{count} were not read: split the file, or raise the limit"
            if done == 0:
                raise Limit(message)
            self.notes.append(FormatNote("limit", message, "error"))
        if dead:
            self._note("unreadable_page", f"damaged pages, not read: {page_list(dead)}; print the file to a new PDF")
        return self._reading()

    def _note(self, code: str, message: str, severity: str = "error") -> None:
        self.notes.append(FormatNote(code, message, severity))

    def _add(self, text: str) -> None:
        if self.starts:
            text = PAGE_END + text
            self.starts.append(self.length + 1)
        else:
            self.starts.append(0)
        self.parts.append(text)
        self.length += len(text)

    def _page(self, number: int) -> None:
        page = pdfium.PdfPage(self.document, number)
        try:
            drawn = page.coverage()
            found = PageText(page.text(), ())
            if unusable(found.text, drawn) is None:  # only what is text is worth the work of laying it out
                found = page_text(page, drawn)
            found = self._better(page, number, found, drawn)
            verdict, reasons = judge(found.text, found.reasons, drawn)
            text = found.text
            if verdict is Verdict.NEEDS_OCR:
                text = ""
                if self.ocr is not None:
                    text, verdict, reasons = self._recognise(self.ocr, page, number, reasons)
            self._add(text)
            self.verdicts.append(PageVerdict(number + 1, verdict, reasons))
            if page.count_annotations():
                self._annotations(page, number, found if found.indices else None)
        finally:
            page.close()

    def _better(self, page: PdfPage, number: int, found: PageText, drawn: Coverage) -> PageText:
        """*found*, or the page's text by pdfplumber where *found* is bad and that is better."""
        if found.text.strip():
            worth = defects.suspect(found.text) and not defects.is_gibberish(found.text)
        else:
            worth = drawn.texts >= _TEXTS
        if not worth or drawn.deep or drawn.paths + drawn.texts + page.textpage.count_chars() > _LARGE:
            return found
        if self.deadline is not None and time.monotonic() > self.deadline:
            return found
        other = plumbed_text(self.plumber, number, page.size)
        if other is None or defects.badness(other.text) >= defects.badness(found.text):
            return found._replace(reasons=(*found.reasons, "kept_pdfium")) if found.text.strip() else found
        self.plumbed.add(number + 1)
        return other._replace(reasons=(*other.reasons, "by_pdfplumber"))

    @staticmethod
    def _alike(other: PageText | None, text: str) -> bool:
        """Whether *other* is the page whose *text* was read, as far as its letters tell."""
        ours, theirs = (Counter("".join(t.split())) for t in (text, other.text if other else ""))
        return (ours & theirs).total() >= 0.8 * max(ours.total(), theirs.total())

    def _rescued(self, number: int) -> bool:
        """Whether pdfplumber reads a page that PDFium cannot open; if so its text is added."""
        if number and not self._alike(plumbed_text(self.plumber, number - 1, None), self.parts[-1]):
            return False  # the two do not number the pages alike
        found = plumbed_text(self.plumber, number, None)
        if found is None or unusable(found.text, pdfium.Coverage(0.0, 0, 1)) or not found.text.strip():
            return False
        self.plumbed.add(number + 1)
        self._add(found.text)
        _, reasons = judge(found.text, (*found.reasons, "by_pdfplumber"), pdfium.Coverage(0.0, 0, 1))
        self.verdicts.append(PageVerdict(number + 1, Verdict.REPAIRED, reasons))
        return True

    def _recognise(
        self, ocr: Recogniser, page: PdfPage, number: int, reasons: tuple[str, ...]
    ) -> tuple[str, Verdict, tuple[str, ...]]:
        scale = recognition.scale_for(page.size, self.limits.pixels)
        result = recognition.recognise(ocr, page.picture(scale), 1 / scale)
        if not result.text.strip():
            return "", Verdict.NEEDS_OCR, (*reasons, "ocr_found_nothing")
        self.recognised[number + 1] = result.places
        return result.text, Verdict.TEXT, (*reasons, "ocr")

    def _annotations(self, page: PdfPage, number: int, found: PageText | None) -> None:
        for kind, text, box, areas in page.annotations():
            stretches = _covered(page, found, areas) if found is not None else []
            spans = [stretch.shift(self.starts[-1]) for stretch in stretches]
            covered = " … ".join([stretch.slice(found.text) for stretch in stretches]) if found is not None else ""
            places: list[Span | None] = [*spans] or [None]
            for span in places:
                self.annotations.append(Annotation(number + 1, kind, text, Box(number + 1, *box), span))
            over = f" over {covered!r}" if covered else ""
            said = f": {text!r}" if text else ""
            message = (
                f"page {number + 1}: a {kind} annotation{over}{said}; made after printing, so not part of the text"
            )
            severity = "warning" if kind in ("FreeText", "StrikeOut", "Redact") else "info"
            note = FormatNote("annotation", message, severity, number + 1, spans[0] if spans else None)
            self.notes.append(note)

    def _reading(self) -> Reading:
        text = "".join(self.parts)
        unread = [page.page for page in self.verdicts if page.verdict is Verdict.NEEDS_OCR]
        if unread:
            everything = not text.strip()
            why = sorted({reason for page in self.verdicts for reason in page.reasons if page.page in set(unread)})
            pages = "all pages" if everything else f"page{'s' if len(unread) > 1 else ''} {page_list(unread)}"
            self.notes.append(needs_ocr_note(f"{pages}: no usable text ({', '.join(why)})", unread[0]))
        boxer = (
            PdfBoxes(self.data, tuple(self.starts), dict(self.recognised), frozenset(self.plumbed))
            if text.strip()
            else None
        )
        source = Source(text, self.name, tuple(self.starts) or None, boxer)
        return Reading(source, tuple(self.verdicts), tuple(self.notes), tuple(self.annotations), "pdf")


def _covered(page: PdfPage, found: PageText, areas: Sequence[Rectangle]) -> list[Span]:
    """The stretches of the page's text that lie in one of *areas*; only blanks may stand between parts of one."""
    stretches: list[Span] = []
    for at, index in enumerate(found.indices):
        if index < 0 or found.text[at].isspace() or (box := found.box(index, page)) is None:
            continue
        if not any(_inside(box, area) for area in areas):
            continue
        if stretches and not found.text[stretches[-1].end : at].strip():
            stretches[-1] = Span(stretches[-1].start, at + 1)
        else:
            stretches.append(Span(at, at + 1))
    return stretches


def _inside(box: Rectangle, area: Rectangle) -> bool:
    """Whether a character is covered: its middle from left to right, and half of what can be of its height.

    A strike-out may be drawn as high as the line, or as thin as the stroke.
    """
    x0, top, x1, bottom = box
    height = min(bottom, area[3]) - max(top, area[1])
    return area[0] <= (x0 + x1) / 2 <= area[2] and height >= 0.5 * min(bottom - top, area[3] - area[1]) and height > 0


def picture(source: Source, page: int, scale: float) -> Image:
    """*page* (from 1) of the PDF from which *source* was read, *scale* pixels a point.

    Raises:
        Unreadable: the source is no PDF, has no such page, or the file is gone.
    """
    if not isinstance(source.boxer, PdfBoxes):
        raise Unreadable(f"{source.name or 'the source'}: no page to draw: it is no PDF, or a scan without text")
    try:
        document = pdfium.open_pdf(source.boxer.data)
    except OSError as error:
        raise Unreadable(f"{source.name}: the file that was read is gone ({error.strerror or error})") from error
    try:
        if not 1 <= page <= len(document):
            raise Unreadable(f"{source.name}: there is no page {page}; the last one is {len(document)}")
        one = pdfium.PdfPage(document, page - 1)
        try:
            most = recognition.scale_for(one.size, Limits().pixels, 72 * scale)
            return one.picture(min(scale, most))
        finally:
            one.close()
    finally:
        document.close()


class PdfBoxes:
    """The rectangles of spans, found by opening the file again when asked for. It pickles; no file stays open."""

    def __init__(
        self,
        data: str | bytes,
        starts: tuple[int, ...],
        recognised: dict[int, tuple[recognition.Place, ...]],
        plumbed: frozenset[int] = frozenset(),
    ) -> None:
        self.data, self.starts, self.recognised, self.plumbed = data, starts, recognised, plumbed
        self._pages: dict[int, list[tuple[float, float, float, float] | None]] = {}

    def __getstate__(self) -> tuple[Any, ...]:
        return self.data, self.starts, self.recognised, self.plumbed

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self.data, self.starts, self.recognised, self.plumbed = state
        self._pages = {}

    def __call__(self, span: Span) -> tuple[Box, ...]:
        """The rectangles of *span*, one a line."""
        found: list[Box] = []
        ends = (*self.starts[1:], None)
        for page, (start, end) in enumerate(zip(self.starts, ends, strict=True), 1):
            if (end is not None and span.start >= end) or span.end <= start:
                continue
            found += self._on_page(page, max(0, span.start - start), span.end - start)
        return tuple(found)

    def _on_page(self, page: int, start: int, end: int) -> Iterator[Box]:
        if page in self.recognised:
            yield from recognition.boxes(self.recognised[page], page, start, end)
            return
        if page not in self._pages:
            self._pages[page] = self._load(page)
        line: list[Rectangle] = []
        for box in (*self._pages[page][start:end], None):
            if box is not None and box[3] <= box[1]:
                continue
            if line and (box is None or _next_line(line, box)):
                x0s, tops, x1s, bottoms = zip(*line, strict=True)
                yield Box(page, min(x0s), min(tops), max(x1s), max(bottoms))
                line = []
            if box is not None:
                line.append(box)

    def _load(self, number: int) -> list[tuple[float, float, float, float] | None]:
        """The rectangle of each character of a page: an empty one for a blank put in, None for a line's end."""
        try:
            document = pdfium.open_pdf(self.data)
        except (Unreadable, OSError):
            return []  # the file has gone since it was read: nothing is known of the page any more
        try:
            if number in self.plumbed:
                with closing(Plumber(self.data, len(document))) as plumber:
                    plumbed = plumbed_text(plumber, number - 1, None)
                return [] if plumbed is None else _places(plumbed, None)
            page = pdfium.PdfPage(document, number - 1)
            try:
                return _places(page_text(page, page.coverage()), page)
            finally:
                page.close()
        except Unreadable:
            return []
        finally:
            document.close()


def _next_line(line: Sequence[Rectangle], other: Rectangle) -> bool:
    """Whether *other* stands below *line* and further left than it ended, as what is wrapped in a table's cell does."""
    return other[2] < line[-1][0] and (other[1] + other[3]) / 2 > max([box[3] for box in line])


def _places(found: PageText, page: PdfPage | None) -> list[Rectangle | None]:
    nothing = (0.0, 0.0, 0.0, 0.0)
    return [
        None if char == "\n" else (index >= 0 and found.box(index, page)) or nothing
        for char, index in zip(found.text, found.indices, strict=True)
    ]
