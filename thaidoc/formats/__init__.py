"""Files in, :class:`~thaidoc.text.Source` out. Knows nothing of letters: it needs only errors and text."""

from thaidoc.formats.text import MAX_BYTES, Opened, Remark, decode, open_source, read_source

__all__ = ["MAX_BYTES", "Opened", "Remark", "decode", "open_source", "read_source"]
