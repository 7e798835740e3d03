"""The two ways in: :func:`parse` for text, :func:`read` for files. Here reading and formats meet; nowhere else."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from thaidoc.formats import Annotation, File, Limits, Recogniser
    from thaidoc.records import Bundle, Document
    from thaidoc.registry import Registry


def parse(text: str, *, name: str | None = None, registry: Registry | None = None) -> Bundle:
    """Read the documents in *text*. Any string gives a :class:`Bundle`; what looks wrong is a note, not an error.

    *name* is printed as the documents' source; *registry* replaces :meth:`Registry.default`.
    """
    if not isinstance(text, str):
        raise TypeError(_instead(text))
    from thaidoc.reading import parse as parse_text

    return parse_text(text, name=name, registry=registry)


def read(
    file: File,
    *,
    name: str | None = None,
    registry: Registry | None = None,
    ocr: Recogniser | None = None,
    limits: Limits | None = None,
) -> Bundle:
    """Read a file: a path, its bytes, or an open binary file.

    Raises a :exc:`ReadError` (:exc:`Unreadable`, :exc:`Limit`) that names the file and says what to do; :exc:`OSError`
    never comes through. What is to be told of a file that could be opened is a note of the bundle: a scan gives no
    documents and a note ``needs_ocr``, unless *ocr* is given, a text recogniser that is called with the image of each
    page that needs it (see :mod:`thaidoc.formats`). *limits* bounds what one file may cost in pages, bytes and seconds.
    *name* replaces the path as the documents' source; *registry* replaces :meth:`Registry.default`.
    """
    from attrs import evolve

    from thaidoc import formats, reading
    from thaidoc.errors import NeedsOCR
    from thaidoc.records import Note

    found = formats.read_file(file, name=name, ocr=ocr, limits=limits)
    nothing = found.error()
    if nothing is not None and not isinstance(nothing, NeedsOCR):
        called = found.source.name or "the data"
        raise nothing if called in str(nothing) else type(nothing)(f"{called}: {nothing}")
    bundle = reading.parse(found.source, registry=registry)
    notes = tuple(Note(note.code, note.message, note.severity, note.span) for note in found.notes)
    documents = bundle.documents
    if found.untrusted_digits:
        documents = tuple(_doubted(document) for document in documents)
    if found.annotations:
        documents = tuple(_annotated(document, found.annotations) for document in documents)
    return evolve(bundle, documents=documents, notes=(*notes, *bundle.notes))


#: Evidence whose value is made of digits, as the last name of its path.
_DIGITS = frozenset({"number", "date", "due", "start", "end", "time", "phone", "fax", "phones", "faxes", "year"})
#: How sure a value of digits can be at most, when the recogniser cannot tell them apart: less than a coin's toss.
_UNTRUSTED = 0.3


def _doubted(document: Document) -> Document:
    """The document with its numbers and dates marked as not to be trusted: the recogniser has no ๔๖๗๘๙."""
    from attrs import evolve

    from thaidoc.records import EvidenceMap, Note

    evidence = {
        path: evolve(proof, confidence=min(proof.confidence, _UNTRUSTED))
        if _DIGITS.intersection(path.split("."))
        else proof
        for path, proof in document.evidence.items()
    }
    note = Note("untrusted_digits", "the recogniser cannot tell Thai digits apart: check numbers and dates on the page")
    return evolve(document, evidence=EvidenceMap(evidence), notes=(*document.notes, note))


def _annotated(document: Document, annotations: Iterable[Annotation]) -> Document:
    """What a later hand struck out or wrote over a value is a correction of it, proposed and not applied."""
    from attrs import evolve

    from thaidoc.records import Correction, Note

    marks = [(mark, mark.span) for mark in annotations if mark.span and mark.kind in ("StrikeOut", "FreeText")]
    written = [mark for mark in annotations if mark.kind == "FreeText" and mark.text.strip()]
    notes, corrections = list(document.notes), list(document.corrections)
    for mark, covered in marks:
        for path, proof in document.evidence.items():
            span = proof.span
            if span is None or path in ("body", "document") or span.end <= covered.start or covered.end <= span.start:
                continue
            beside = mark if mark.kind == "FreeText" else _beside(mark, written)
            proposed = beside.text.strip() if beside is not None else None
            reason = f"{mark.kind} annotation on page {mark.page}"
            corrections.append(Correction(path, proof.text, proposed, reason, 0.5 if proposed else 0.2))
            notes.append(Note("annotated", f"{path}: {reason} covers {proof.text!r}", "warning", span))
    return evolve(document, notes=tuple(notes), corrections=tuple(corrections))


def _beside(struck: Annotation, written: Iterable[Annotation]) -> Annotation | None:
    """The free text nearest to what is struck out: on the same page, not further than two of its line heights."""
    reach = 2 * (struck.box.bottom - struck.box.top)
    near = [
        (abs(text.box.top - struck.box.top) + max(0.0, text.box.x0 - struck.box.x1, struck.box.x0 - text.box.x1), text)
        for text in written
        if text.page == struck.page and abs(text.box.top - struck.box.top) <= reach
    ]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _instead(given: object) -> str:
    if isinstance(given, bytes | bytearray | memoryview):
        return "parse takes text, not bytes: call thaidoc.read(data), which finds out the encoding"
    if isinstance(given, os.PathLike):
        return f"parse takes text, not a path: call thaidoc.read({os.fspath(given)!r})"
    if hasattr(given, "read"):
        return "parse takes text, not an open file: call thaidoc.read(file)"
    return f"parse takes a string of text, not {type(given).__name__}"
