"""What a PDF may unpack to, checked before any library unpacks it."""

from __future__ import annotations

import mmap
import re
import zlib

from thaidoc.errors import Limit

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_RATIO = 1032
"""Deflate packs that many times at best: a smaller stream cannot become too large, unless it is packed twice."""
_LAYERS = 4
_PIECE = 1 << 16


def check_streams(data: str | bytes, allowed: int) -> None:
    """Raise :exc:`Limit` if the deflated streams of the PDF come to more than *allowed* bytes.

    What a stream says of itself is not asked: whatever begins as deflated data counts, also inside deflated data.
    Only streams that can become large are unpacked here, piece by piece and without keeping anything.
    """
    if isinstance(data, bytes):
        _check(data, allowed)
        return
    with open(data, "rb") as file:
        try:
            view = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except ValueError:  # an empty file cannot be mapped
            return
        with view:
            _check(view, allowed)


def _check(data: bytes | mmap.mmap, allowed: int) -> None:
    total = at = 0
    while found := _STREAM.search(data, at):
        start = found.end()
        at = data.find(b"endstream", start)
        at = at if at >= 0 else len(data)
        if not _deflated(data[start : start + 2]):
            continue
        if (at - start) * _RATIO < allowed and not _nested(data[start : start + 512]):
            continue
        total += _size(data, start, at, allowed - total)
        if total > allowed:
            raise Limit(
                f"the stream at byte {start} unpacks to more than {allowed // 1_000_000} MB; "
                "if the file is honest, raise Limits.unpacked"
            )


def _deflated(head: bytes) -> bool:
    """Whether *head* begins as zlib's data do."""
    return len(head) >= 2 and head[0] & 0x8F == 0x08 and (head[0] << 8 | head[1]) % 31 == 0


def _nested(head: bytes) -> bool:
    try:
        return _deflated(zlib.decompressobj().decompress(head, 2))
    except zlib.error:
        return False


def _size(data: bytes | mmap.mmap, start: int, end: int, allowed: int) -> int:
    """The unpacked size, of whichever layer is largest, counted up to just over *allowed*."""
    chain = [zlib.decompressobj()]
    sizes = [0]

    def feed(layer: int, piece: bytes) -> None:
        machine = chain[layer]
        while piece and not machine.eof and max(sizes) <= allowed:
            out = machine.decompress(piece, _PIECE)
            if sizes[layer] == 0 and layer + 1 < _LAYERS and _deflated(out):
                chain.append(zlib.decompressobj())
                sizes.append(0)
            sizes[layer] += len(out)
            if layer + 1 < len(chain):
                try:
                    feed(layer + 1, out)
                except zlib.error:  # it only looked like another layer
                    del chain[layer + 1 :]
            piece = machine.unconsumed_tail

    for at in range(start, end, _PIECE):
        try:
            feed(0, data[at : min(end, at + _PIECE)])
        except zlib.error:
            break
        if max(sizes) > allowed or chain[0].eof:
            break
    return max(sizes)
