"""Files of any kind in, a :class:`~thaidoc.formats.model.Reading` out: by content first, then by suffix."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import IO, NamedTuple

from thaidoc.errors import Limit, ReadError, Unreadable
from thaidoc.formats import text as plain
from thaidoc.formats.model import FormatNote, Limits, Reading, Recogniser
from thaidoc.formats.ocr import untrusted_note
from thaidoc.text import Source

File = str | os.PathLike[str] | bytes | bytearray | memoryview | IO[bytes] | IO[str]

_HEAD = 65_536


class _Given(NamedTuple):
    """What was given: a path or bytes, its beginning, and the name that errors and the source bear."""

    path: str | None
    data: bytes | None
    head: bytes
    name: str | None

    @property
    def called(self) -> str:
        """What errors call it."""
        return self.name or "the data"

    @property
    def suffix(self) -> str:
        """The suffix of its name, with the dot, in small letters."""
        return os.path.splitext(self.path or self.name or "")[1].lower()

    def content(self) -> bytes:
        """All its bytes."""
        if self.data is not None:
            return self.data
        with open(self.path or "", "rb") as stream:
            return stream.read()


def read_file(
    file: File, *, name: str | None = None, ocr: Recogniser | None = None, limits: Limits | None = None
) -> Reading:
    """Read a file: a path, its bytes, or an open file.

    *name* is the source's name (by default the path); errors name it. *ocr* is called with the image of each page
    whose text cannot be had otherwise. What *limits* cut off is told in a note, or as :exc:`Limit` if nothing is left.

    Raises:
        Unreadable: it cannot be opened, is encrypted or damaged, or of a kind that no reader takes.
        Limit: it is larger than *limits* allow.
    """
    limits = limits or Limits()
    content = _content(file, limits) if hasattr(file, "read") else None
    if isinstance(content, str):
        own = getattr(file, "name", None)
        source = Source.from_text(content, name or (own if isinstance(own, str) else None))
        return _checked(Reading(source, encoding="str"))
    given = _given(file, name, limits, content)
    reader = _reader_for(given)
    try:
        return _checked(reader(given, ocr, limits))
    except ReadError as error:
        said = str(error)
        raise error if said.startswith(given.called) else type(error)(f"{given.called}: {said}") from error
    except OSError as error:
        raise Unreadable(f"{given.called}: {error.strerror or error}; check the file and its permissions") from error
    except MemoryError as error:
        raise Limit(f"{given.called}: too large for the memory of this machine; split it") from error


def read_source(file: File, *, name: str | None = None) -> Source:
    """The text of a file alone. See :func:`read_file`, which also says how good it is."""
    return read_file(file, name=name).source


def _content(file: object, limits: Limits) -> bytes | str:
    try:
        content = file.read(-1 if limits.bytes is None else limits.bytes + 1)  # type: ignore[attr-defined]
    except (OSError, ValueError) as error:
        raise Unreadable(f"the open file cannot be read ({error}); open it in binary mode") from error
    if not isinstance(content, bytes | str):
        raise TypeError(f"the open file gives {type(content).__name__}, not bytes")
    return content


def _given(file: File, name: str | None, limits: Limits, content: bytes | None) -> _Given:
    if content is None and isinstance(file, bytes | bytearray | memoryview):
        content = bytes(file)
    if content is not None:
        own = getattr(file, "name", None)
        name = name or (own if isinstance(own, str) else None)
        _check_size(len(content), limits, name or "the data")
        return _Given(None, content, content[:_HEAD], name)
    if not isinstance(file, str | os.PathLike):
        raise TypeError(f"a path, bytes or an open file is wanted, not {type(file).__name__}")
    path = os.fspath(file)
    name = name or path
    try:
        if os.path.isdir(path):
            raise Unreadable(f"{name}: is a folder; give its files, or let `thaidoc parse FOLDER` walk it")
        _check_size(os.path.getsize(path), limits, name)
        with open(path, "rb") as stream:
            head = stream.read(_HEAD)
            if not os.path.isfile(path):  # a pipe: it can be read only once
                rest = stream.read(-1 if limits.bytes is None else limits.bytes + 1)
                _check_size(len(head) + len(rest), limits, name)
                return _Given(None, head + rest, head, name)
    except FileNotFoundError:
        raise Unreadable(f"{name}: there is no such file; check the path") from None
    except PermissionError:
        raise Unreadable(f"{name}: may not be read; check its permissions") from None
    except (OSError, ValueError) as error:  # ValueError: a path that holds NUL
        said = getattr(error, "strerror", None) or error
        raise Unreadable(f"{name}: cannot be opened ({said}); check the path and its permissions") from error
    return _Given(path, None, head, name)


def _check_size(size: int, limits: Limits, called: str) -> None:
    if limits.bytes is not None and size > limits.bytes:
        most = f"{limits.bytes / 1e6:g} MB"
        raise Limit(f"{called}: larger than {most}; split it, one letter or bundle a file, or raise Limits.bytes")


_Reader = Callable[[_Given, Recogniser | None, Limits], Reading]


def _reader_for(given: _Given) -> _Reader:
    """The reader for a file, by its content; the suffix only helps where the content leaves a doubt."""
    head = given.head
    at = head.find(b"%PDF-")
    # Servers put other things before the header now and then; a text that only speaks of %PDF- has no objects.
    if at == 0 or (at > 0 and (given.suffix == ".pdf" or b" obj" in head[at : at + 4096])):
        return _pdf
    if head.startswith(b"PK\x03\x04"):
        return _zip
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _old_office
    if head.startswith(b"{\\rtf"):
        return _rtf
    if head.startswith(_IMAGES):
        return _image
    if not head and given.suffix not in _TEXTS:
        raise Unreadable(f"{given.called}: empty (0 bytes); fetch it again")
    if given.suffix == ".pdf":
        raise Unreadable(f"{given.called}: no PDF, though its name says so; fetch it again")
    return _text


_TEXTS = ("", ".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".tsv", ".csv", ".xml", ".hocr", ".alto")
_IMAGES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")


def _pdf(given: _Given, ocr: Recogniser | None, limits: Limits) -> Reading:
    from thaidoc.formats.pdf.reader import read_pdf

    at = given.head.find(b"%PDF-")
    if at > 1000:  # further on no library looks for the header
        return read_pdf(given.content()[at:], name=given.name, ocr=ocr, limits=limits)
    return read_pdf(given.path if given.path is not None else given.content(), name=given.name, ocr=ocr, limits=limits)


def _zip(given: _Given, ocr: Recogniser | None, limits: Limits) -> Reading:
    from thaidoc.formats.archive import Archive
    from thaidoc.formats.docx import read_docx

    data = given.path if given.path is not None else given.content()
    with Archive(data, limits.unpacked) as archive:
        names = archive.names()
        kind = (archive.read("mimetype") or b"") if "mimetype" in names else b""
    if kind.startswith(b"application/vnd.oasis.opendocument.text"):
        return _through_office(given, ".odt", ocr, limits)
    if not any(name.startswith("word/") for name in names) and "_rels/.rels" not in names:
        raise Unreadable("a ZIP archive, not a document; unpack it and give the files in it")
    return read_docx(data, name=given.name, limits=limits)


def _old_office(given: _Given, ocr: Recogniser | None, limits: Limits) -> Reading:
    if given.suffix in (".xls", ".ppt", ".msg", ".msi"):
        raise Unreadable(f"{given.suffix} files are not read; save the letter as DOCX or PDF")
    if b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e" in given.content():
        raise Unreadable("the document is encrypted: save a copy without password")
    return _through_office(given, ".doc", ocr, limits)


def _rtf(given: _Given, ocr: Recogniser | None, limits: Limits) -> Reading:
    return _through_office(given, ".rtf", ocr, limits)


def _through_office(given: _Given, suffix: str, ocr: Recogniser | None, limits: Limits) -> Reading:
    from attrs import evolve

    from thaidoc.formats.office import to_pdf
    from thaidoc.formats.pdf.reader import read_pdf

    reading = read_pdf(to_pdf(given.content(), suffix, limits), name=given.name, ocr=ocr, limits=limits)
    return evolve(reading, format=suffix[1:])


def _image(given: _Given, ocr: Recogniser | None, limits: Limits) -> Reading:
    from thaidoc.formats.image import read_image

    return read_image(given.content(), name=given.name, ocr=ocr, limits=limits)


def _text(given: _Given, _ocr: Recogniser | None, _limits: Limits) -> Reading:
    """Plain text, Markdown and HTML as they are: the cleaning rules know the mark-up, so spans fit the raw file."""
    data = given.content()
    opened = plain.decode(data, name=given.name)
    source, encoding, remarks = opened
    head = source.text[:4096]
    kind = "text"
    if head.lstrip("\ufeff \t\r\n").startswith("<") or given.suffix in _MARKUP:
        from thaidoc.formats import wordboxes

        if wordboxes.is_hocr(head):
            return wordboxes.read_hocr(source.text, name=given.name)
        if "<alto" in head:
            return wordboxes.read_alto(data, name=given.name)
        kind = "html" if given.suffix in _MARKUP or _HTML.search(head) else "text"
    elif head.lstrip("\ufeff").startswith("level\tpage_num\t"):
        from thaidoc.formats import wordboxes

        if wordboxes.is_tsv(head):
            return wordboxes.read_tsv(source.text, name=given.name)
    if given.suffix in (".md", ".markdown"):
        kind = "markdown"
    notes = tuple([FormatNote(code, message, "info") for code, message in remarks])
    return Reading(source, notes=notes, encoding=encoding, format=kind)


_MARKUP = (".html", ".htm", ".xhtml", ".hocr")
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|p|table|div)\b", re.IGNORECASE)


def _checked(reading: Reading) -> Reading:
    """*reading* with the mark of a recogniser that lacks digits, whatever the format it came in."""
    from attrs import evolve

    note = untrusted_note(reading.source.text)
    if note is None:
        return reading
    return evolve(reading, untrusted_digits=True, notes=(*reading.notes, note))


def open_source(file: File, *, name: str | None = None) -> plain.Opened:
    """:func:`read_file` for callers that know no pages: the source, its encoding or format, and what is to be said."""
    reading = read_file(file, name=name)
    remarks = tuple([plain.Remark(note.code, note.message) for note in reading.notes])
    return plain.Opened(reading.source, reading.encoding or reading.format, remarks)
