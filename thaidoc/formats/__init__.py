"""Files in, :class:`~thaidoc.text.Source` out. Knows nothing of letters: it needs only errors and text."""

from thaidoc.formats.model import (
    Annotation,
    FormatNote,
    Limits,
    OcrLine,
    OcrWord,
    PageVerdict,
    Reading,
    Recogniser,
    Verdict,
)
from thaidoc.formats.reader import File, open_source, read_file, read_source
from thaidoc.formats.text import Opened, Remark, decode

__all__ = [
    "Annotation",
    "File",
    "FormatNote",
    "Limits",
    "OcrLine",
    "OcrWord",
    "Opened",
    "PageVerdict",
    "Reading",
    "Recogniser",
    "Remark",
    "Verdict",
    "decode",
    "open_source",
    "read_file",
    "read_source",
]
