"""What a PDF may unpack to, checked before any library unpacks it."""

from __future__ import annotations

import mmap
import re
import zlib

from thaidoc.errors import Limit

_STREAM = re.compile(rb"stream\r?\n")
_LARGE = 200_000
"""Deflate packs a thousandfold at best: a smaller stream cannot become much, unless it is packed twice."""
_TWICE = re.compile(rb"/(?:FlateDecode|Fl)\s*/(?:FlateDecode|Fl)\b")


def check_streams(data: str | bytes, allowed: int) -> None:
    """Raise :exc:`Limit` if the deflated streams of the PDF come to more than *allowed* bytes.

    Only streams that are large when packed are unpacked here, piece by piece and without keeping anything.
    """
    if isinstance(data, bytes):
        if len(data) * 1032 > allowed:
            _check(data, allowed)
        return
    with open(data, "rb") as file:
        try:
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as view:
                if len(view) * 1032 > allowed:
                    _check(view, allowed)
        except ValueError:  # an empty file cannot be mapped
            return


def _check(data: bytes | mmap.mmap, allowed: int) -> None:
    total = 0
    at = 0
    twice = _TWICE.search(data) is not None
    while found := _STREAM.search(data, at):
        end = data.find(b"endstream", found.end())
        at = end if end >= 0 else len(data)
        if at - found.end() < (1000 if twice else _LARGE) or data[found.end()] & 0x0F != 8:
            continue  # small, or not deflated (images are mostly JPEG)
        total += _size(data, found.end(), at, allowed - total, 2 if twice else 1)
        if total > allowed:
            raise Limit(
                f"the stream at byte {found.end()} unpacks to more than {allowed // 1_000_000} MB; "
                "if the file is honest, raise Limits.unpacked"
            )


def _size(data: bytes | mmap.mmap, start: int, end: int, allowed: int, layers: int) -> int:
    """The unpacked size, counted up to just over *allowed*."""
    chain = [zlib.decompressobj() for _ in range(layers)]
    sizes = [0] * layers
    step = 1 << 16

    def feed(layer: int, piece: bytes) -> None:
        machine = chain[layer]
        while piece and not machine.eof and max(sizes) <= allowed:
            out = machine.decompress(piece, 1 << 20)
            sizes[layer] += len(out)
            if layer + 1 < layers and out:
                try:
                    feed(layer + 1, out)
                except zlib.error:
                    chain[layer + 1] = zlib.decompressobj()
            piece = machine.unconsumed_tail

    for at in range(start, end, step):
        try:
            feed(0, data[at : min(end, at + step)])
        except zlib.error:
            break
        if max(sizes) > allowed or chain[0].eof:
            break
    return max(sizes)
