"""The two ways in: :func:`parse` for text, :func:`read` for files. Here reading and formats meet; nowhere else."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from thaidoc.formats import File
    from thaidoc.records import Bundle
    from thaidoc.registry import Registry


def parse(text: str, *, name: str | None = None, registry: Registry | None = None) -> Bundle:
    """Read the documents in *text*. Any string gives a :class:`Bundle`; what looks wrong is a note, not an error.

    *name* is printed as the documents' source; *registry* replaces :meth:`Registry.default`.
    """
    if not isinstance(text, str):
        raise TypeError(_instead(text))
    from thaidoc import reading

    return reading.parse(text, name=name, registry=registry)


def read(file: File, *, name: str | None = None, registry: Registry | None = None) -> Bundle:
    """Read a file: a path, its bytes, or an open binary file.

    Raises a :exc:`ReadError` (:exc:`Unreadable`, :exc:`NeedsOCR` …) that names the file and says what to do;
    :exc:`OSError` never comes through. What is to be told of a file that could be read is a note of the bundle.
    *name* replaces the path as the documents' source.
    """
    from attrs import evolve

    from thaidoc import formats, reading
    from thaidoc.records import Note

    found = formats.read_file(file, name=name)
    nothing = found.error()
    if nothing is not None:
        called = found.source.name or "the data"
        raise nothing if called in str(nothing) else type(nothing)(f"{called}: {nothing}")
    bundle = reading.parse(found.source, registry=registry)
    notes = tuple(Note(note.code, note.message, note.severity, note.span) for note in found.notes)
    return evolve(bundle, notes=(*notes, *bundle.notes))


def _instead(given: object) -> str:
    if isinstance(given, bytes | bytearray | memoryview):
        return "parse takes text, not bytes: call thaidoc.read(data), which finds out the encoding"
    if isinstance(given, os.PathLike):
        return f"parse takes text, not a path: call thaidoc.read({os.fspath(given)!r})"
    if hasattr(given, "read"):
        return "parse takes text, not an open file: call thaidoc.read(file)"
    return f"parse takes a string of text, not {type(given).__name__}"
