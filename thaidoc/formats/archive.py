"""ZIP containers (DOCX, ODT) with their bombs kept closed."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Self

from thaidoc.errors import Limit, Unreadable

_PARTS = 10_000
_RATIO = 200
"""Honest XML packs ten- to thirtyfold."""


class Archive:
    """A ZIP file whose members are read into memory one by one, never to disk, up to a sum of bytes."""

    def __init__(self, data: str | bytes, allowed: int) -> None:
        self._left = self._allowed = allowed
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data) if isinstance(data, bytes) else data)
        except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
            raise Unreadable(f"a damaged ZIP container ({error}); fetch the file again") from error
        if len(self._zip.infolist()) > _PARTS:
            raise Limit(f"a ZIP container of more than {_PARTS} parts; this is no document that an office wrote")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def names(self) -> list[str]:
        """The names of its parts."""
        return self._zip.namelist()

    def read(self, name: str) -> bytes | None:
        """The bytes of a part; None if there is none of that name.

        Raises:
            Limit: all parts read together come to more than is allowed.
            Unreadable: the part is damaged or encrypted.
        """
        try:
            info = self._zip.getinfo(name)
        except KeyError:
            return None
        if info.flag_bits & 1:
            raise Unreadable(f"its part {name} is encrypted; save a copy without password")
        # The size that the container declares may be a lie: count what comes out.
        honest = min(self._left, max(1_000_000, info.compress_size * _RATIO))
        try:
            with self._zip.open(info) as stream:
                content = stream.read(honest + 1)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError) as error:
            raise Unreadable(f"its part {name} is damaged ({error}); fetch the file again") from error
        if len(content) > honest:
            raise Limit(
                f"its part {name} unpacks to more than {honest / 1e6:.0f} MB from {info.compress_size} bytes; "
                "if the file is honest, raise Limits.unpacked"
            )
        self._left -= len(content)
        return content
