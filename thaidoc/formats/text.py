"""Plain text and Markdown: UTF-8 first, then what Thai offices still write (TIS-620/CP874, UTF-16).

Line ends are kept as they are, since spans count in the original text; only a byte order mark is dropped.
What is no text is told with the file's name, the place and what to do about it.
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

from thaidoc.errors import NeedsOCR, ReadError, Unreadable
from thaidoc.text import Source


class Remark(NamedTuple):
    """Something to be said of how the file was read; becomes a note on the bundle."""

    code: str
    message: str


class Opened(NamedTuple):
    """A source, the encoding in which it stood, and what is to be said of that."""

    source: Source
    encoding: str
    remarks: tuple[Remark, ...] = ()


# Beginnings of files that are no text: (bytes, what it is, what to do, error).
_MAGIC: tuple[tuple[bytes, str, str, type[ReadError]], ...] = (
    (
        b"PK\x03\x04",
        "a ZIP archive (DOCX, XLSX and ODT are such)",
        "save the letter as plain text or unpack it",
        Unreadable,
    ),
    (b"PK\x05\x06", "an empty ZIP archive", "nothing is in it to be read", Unreadable),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an old Office file (.doc, .xls)",
        "save the letter as plain text",
        Unreadable,
    ),
    (b"{\\rtf", "a Rich Text file", "save the letter as plain text", Unreadable),
    (b"\x1f\x8b", "a gzip archive", "unpack it first: gunzip FILE", Unreadable),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it first", Unreadable),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it first", Unreadable),
    (b"\x89PNG\r\n", "an image (PNG)", "run a text recogniser on it first: tesseract FILE OUT -l tha", NeedsOCR),
    (b"\xff\xd8\xff", "an image (JPEG)", "run a text recogniser on it first: tesseract FILE OUT -l tha", NeedsOCR),
    (b"II*\x00", "an image (TIFF)", "run a text recogniser on it first: tesseract FILE OUT -l tha", NeedsOCR),
    (b"MM\x00*", "an image (TIFF)", "run a text recogniser on it first: tesseract FILE OUT -l tha", NeedsOCR),
    (b"GIF8", "an image (GIF)", "run a text recogniser on it first: tesseract FILE OUT -l tha", NeedsOCR),
)
# The four-byte marks first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))
_THAI_LEADS = (b"\xe0\xb8", b"\xe0\xb9")


def decode(data: bytes, *, name: str | None = None) -> Opened:
    """The text that *data* holds, with the encoding found.

    In order: a byte order mark, UTF-8, UTF-8 with a few broken bytes, CP874 (which holds TIS-620).
    """
    called = name or "the data"
    _refuse_magic(data, called)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding, name, called)
    _refuse_binary(data, called)
    try:
        return Opened(Source.from_text(data.decode("utf-8"), name), "utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(data, error.start, name, called)


def _refuse_magic(data: bytes, called: str) -> None:
    for magic, what, remedy, error in _MAGIC:
        if data.startswith(magic):
            raise error(f"{called}: {what}, not text; {remedy}")


def _refuse_binary(data: bytes, called: str) -> None:
    zeros = data.count(0)
    if zeros and zeros * 100 > len(data):
        raise Unreadable(
            f"{called}: binary data, not text (NUL at byte {data.index(0)}, {zeros} in all); "
            "if it is UTF-16 without a byte order mark, convert it: iconv -f UTF-16LE -t UTF-8 FILE"
        )
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls * 20 > len(data):
        place = next(i for i, byte in enumerate(data) if byte in _CONTROLS)
        raise Unreadable(f"{called}: binary data, not text (control character 0x{data[place]:02X} at byte {place})")


def _marked(data: bytes, encoding: str, name: str | None, called: str) -> Opened:
    try:
        return Opened(Source.from_text(data.decode(encoding), name), encoding)
    except UnicodeDecodeError as error:
        # What stands behind the mark is damaged; the mark itself leaves no doubt about the encoding.
        text = data.decode(encoding, errors="replace")
        return Opened(
            Source.from_text(text, name), encoding, (_broken(encoding, error.start, text.count("\ufffd"), called),)
        )


def _not_utf8(data: bytes, place: int, name: str | None, called: str) -> Opened:
    # A Thai letter takes three bytes in UTF-8, the first two of them always the same pairs: text that is
    # full of them is UTF-8 with damage, and CP874 would turn it into เธ—เธตเน.
    thai = sum(data.count(lead) for lead in _THAI_LEADS)
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    if thai > 10 * broken:
        return Opened(Source.from_text(text, name), "utf-8", (_broken("UTF-8", place, broken, called),))
    high = sum(byte >= 0x80 for byte in data)
    text = data.decode("cp874", errors="replace")
    undefined = text.count("\ufffd")
    consonants = sum("ก" <= c <= "ฮ" for c in text)
    # Thai text is more than one third consonants; accents of a Latin text or noise are not.
    if undefined * 20 > high or consonants * 3 < high:
        raise Unreadable(
            f"{called}: neither UTF-8 (byte 0x{data[place]:02X} at {place}) nor TIS-620; "
            "convert it to UTF-8: iconv -f ENCODING -t UTF-8 FILE"
        )
    remarks = [
        Remark("encoding", f"{called}: not UTF-8 (byte 0x{data[place]:02X} at {place}); read as TIS-620 (CP874)")
    ]
    if undefined:
        remarks.append(_broken("CP874", text.index("\ufffd"), undefined, called))
    return Opened(Source.from_text(text, name), "cp874", tuple(remarks))


def _broken(encoding: str, place: int, count: int, called: str) -> Remark:
    return Remark(
        "encoding_damage",
        f"{called}: {count} place{'s' if count != 1 else ''} that {encoding} cannot hold, the first at byte {place}; "
        "each reads as U+FFFD",
    )
