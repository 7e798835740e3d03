"""Many files: paths walked, each file read, each failure told and none stopping the rest.

What the commands share; a program that reads one file calls :func:`thaidoc.read`.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from thaidoc.errors import ReadError
    from thaidoc.records import Bundle, Document

#: Codes of the notes that say: parts of the file were not read.
UNREAD = ("needs_ocr", "limit", "unreadable_page")


class UsageError(Exception):
    """A wrong call: told on standard error, exit status 2."""


def inputs(paths: Iterable[str], leave_out: Path | None) -> Iterator[tuple[str, ReadError | None]]:
    """Every file to read, folders walked; a folder that gives none comes with the error that says so."""
    from thaidoc.errors import NoDocument, Unreadable

    for name in paths:
        if not is_folder(name):
            yield name, None
            continue
        found = False
        for path, error in _walk(Path(name)):
            if error is not None:
                why = error.strerror or type(error).__name__
                yield str(path), Unreadable(f"it cannot be opened ({why}): check its permissions")
            elif leave_out is None or path.resolve() != leave_out:
                yield str(path), None
            found = True
        if not found:
            yield name, NoDocument("the folder holds no file (hidden ones are left out)")


def is_folder(name: str) -> bool:
    """Whether *name* is a folder that we may look into."""
    with contextlib.suppress(OSError):  # no permission, too long a name: told when the file is opened
        return name not in ("", "-") and Path(name).is_dir()
    return False


def _walk(folder: Path) -> Iterator[tuple[Path, OSError | None]]:
    """The files below *folder* in sorted order: nothing hidden, no pipes or devices, nothing behind linked folders."""
    stack = [folder]
    while stack:
        path = stack.pop()
        try:
            if path.is_dir() and (path == folder or not path.is_symlink()):
                inside = sorted(path.iterdir(), reverse=True)
                stack += [child for child in inside if not child.name.startswith(".")]
            elif path.is_file():
                yield path, None
        except OSError as error:
            yield path, error


def _read(path: str) -> Bundle:
    """What one file holds; - is standard input."""
    import thaidoc.api
    from thaidoc.errors import Unreadable

    if path == "-":
        return thaidoc.api.read(sys.stdin.buffer.read(), name="-")
    if not path or not Path(path).exists():
        raise Unreadable("there is no such file or folder: check the path")
    return thaidoc.api.read(path, name=path)


def lack_of(bundle: Bundle) -> ReadError | None:
    """What is to be said of a file that was read but gave no document."""
    from thaidoc.errors import Limit, NeedsOCR, NoDocument, Unreadable

    if bundle.documents:
        return None
    errors = dict(zip(UNREAD, (NeedsOCR, Limit, Unreadable), strict=True))
    for note in bundle.notes:
        if note.code in errors:
            return errors[note.code](note.message)
    return NoDocument("nothing in it reads as an official document; thaidoc show FILE prints the text as it was read")


def read_guarded(path: str) -> Bundle | ReadError:
    """What `_read` gives or raises; a fault of ours counts as an unreadable file, since the run goes on."""
    from thaidoc.errors import Limit, ReadError, Unreadable

    try:
        return _read(path)
    except ReadError as known:
        return known
    except OSError as failed:
        return Unreadable(f"{failed.strerror or type(failed).__name__}: check the file and its permissions")
    except MemoryError:
        return Limit("the file is too large for the memory of this machine: split it")
    except Exception as fault:  # noqa: BLE001  # one file never takes the batch down
        return fault_of(fault)


def fault_of(fault: Exception) -> ReadError:
    """A fault of ours as an error of the file in which it showed."""
    from thaidoc.errors import Unreadable

    said = " ".join(str(fault).split())[:200]
    return Unreadable(
        f"thaidoc failed on this file ({type(fault).__name__}{': ' + said if said else ''}); "
        "this is a fault of thaidoc, please report it"
    )


def misses_pages(bundle: Bundle) -> bool:
    """Whether a note says that parts of the file were not read."""
    notes = [*bundle.notes, *(note for d in bundle.documents for note in d.notes)]
    return any(note.code in UNREAD for note in notes)


@contextlib.contextmanager
def output_to(path: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that appears under its name only once it is whole."""
    if path is None:
        yield sys.stdout
        return
    if path.is_dir():
        raise UsageError(f"{path} is a folder: -o wants the name of a file")
    device = path.exists() and not path.is_file()  # a pipe or device is written as it comes
    part = path if device else path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        out = part.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from None
    try:
        with out:
            yield out
        if not device:
            if path.exists():
                part.chmod(path.stat().st_mode & 0o777)
            part.replace(path)
    except BaseException:
        if not device:
            with contextlib.suppress(OSError):
                part.unlink()
        raise


def _quiet(_path: str) -> None:
    pass


@contextlib.contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Tell what is being read, on one line of standard error that is wiped at the end; only on a terminal."""
    if not sys.stderr.isatty():
        yield _quiet
        return
    from thaidoc.views.terminal import visible

    done = 0

    def tell(path: str) -> None:
        nonlocal done
        done += 1
        sys.stderr.write(f"\r\x1b[K{done} {visible(path)[-70:]}".replace("\n", " "))
        sys.stderr.flush()

    try:
        yield tell
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def documents(path: str, failures: list[str]) -> Iterator[Document]:
    """The documents of one input; what cannot be read is added to *failures*."""
    from thaidoc.errors import ReadError

    if path == "-":
        text = sys.stdin.buffer.read()
        if _is_records(text[:4096]):
            yield from _of_lines(path, text.splitlines(), failures)
            return
        import thaidoc.api

        try:
            found = thaidoc.api.read(text, name="-")
        except ReadError as error:
            failures.append(f"-: {error.type}: {error}")
            return
        yield from found.documents
        return
    try:
        if Path(path).is_file():
            with Path(path).open("rb") as file:
                if _is_records(file.read(4096)):
                    file.seek(0)
                    yield from _of_lines(path, _lines(file), failures)
                    return
    except OSError as error:
        failures.append(f"{path}: Unreadable: {error.strerror or type(error).__name__}")
        return
    bundle = read_guarded(path)
    if isinstance(bundle, ReadError):
        failures.append(f"{path}: {bundle.type}: {bundle}")
        return
    lack = lack_of(bundle)
    if lack is not None:
        failures.append(f"{path}: {lack.type}: {lack}")
    yield from bundle.documents


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    yield from file


def _is_records(start: bytes) -> bool:
    """Whether a file is what ``parse`` printed: objects, one a line or in a list, the first of our making."""
    head = start.lstrip(b"\xef\xbb\xbf \t\r\n[")
    return head.startswith(b"{") and (b'"schema"' in head or b'"source"' in head or b'"kind"' in head)


def _of_lines(path: str, lines: Iterable[bytes], failures: list[str]) -> Iterator[Document]:
    """The records of JSON Lines, or of one JSON text over many lines; a line that is no record costs itself only."""
    import json

    rows = enumerate(lines, start=1)
    for row, line in rows:
        text = line.strip().lstrip(b"\xef\xbb\xbf")
        if not text:
            continue
        try:
            data = json.loads(text)
        except ValueError as error:
            if row == 1:  # an array or an object over many lines, as ``parse --format json`` prints them
                try:
                    data = json.loads(b"".join([text, *(more for _, more in rows)]))
                except ValueError as whole:
                    failures.append(f"{path}: Unreadable: neither JSON Lines nor JSON ({whole})")
                    return
            else:
                failures.append(f"{path}:{row}: Unreadable: the line is no JSON ({error})")
                continue
        for item in data if isinstance(data, list) else [data]:
            yield from _record(f"{path}:{row}", item, failures)


def _record(place: str, item: object, failures: list[str]) -> Iterator[Document]:
    from thaidoc.views.json import InvalidRecord, from_dict

    if isinstance(item, dict) and "kind" not in item and "source" in item:
        if isinstance(item.get("error"), dict):  # what parse could not read; else the closing line of --bundle
            failures.append(f"{place}: {item['error'].get('type')}: {item['source']}: {item['error'].get('message')}")
        return
    try:
        yield from_dict(item)  # type: ignore[arg-type]  # it says itself what is wrong with it
    except InvalidRecord as error:
        failures.append(f"{place}: {error}")


def tell(failures: Iterable[str]) -> int:
    """Say on standard error what could not be read; the exit status: 1 if there was any, else 0."""
    from thaidoc.views.terminal import visible

    status = 0
    for failure in failures:
        sys.stderr.write(f"thaidoc: {visible(failure)}\n")
        status = 1
    return status
