"""Reading the tables of :mod:`thaidoc.registry.data`: plain splitting, because loading must cost next to nothing.

A table is UTF-8, tab-separated: lines of ``#`` that say where the facts come from, one line of column
names, then the rows. There is no quoting: a value holds neither a tab nor a line break (a test checks it).
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from thaidoc.text import to_arabic

if TYPE_CHECKING:
    import datetime as dt
    from threading import RLock

T = TypeVar("T")

_INVISIBLE = ("\u200b", "\u200c", "\u200d", "\ufeff")
_TO_FOLD = re.compile(r"[\s๐-๙\u200b-\u200d\ufeff\x1c-\x1f]")  # what str.split and the rest of fold would touch


def fold(text: str) -> str:
    """A name as a key: no white space (Thai prints it anywhere), no zero-width characters, Arabic digits."""
    if not _TO_FOLD.search(text):
        return text
    key = "".join(to_arabic(text).split())
    for invisible in _INVISIBLE:
        if invisible in key:
            key = key.replace(invisible, "")
    return key


def plain(name: str) -> str:
    """The key of a name in the package's own tables, which hold nothing but blanks that :func:`fold` would touch."""
    return name.replace(" ", "") if " " in name else name


def letters_key(letters: str) -> str:
    """``พช.``, ``ที่ พช`` and ``ธปท.ฝนง.`` as keys: without dots and blanks, the first acronym of several."""
    parts = [part for part in fold(letters).removeprefix("ที่").split(".") if part]
    if not parts:
        return ""
    # ก.พ. has dots inside one acronym, ธปท.ฝนง. between two.
    return "".join(parts) if all(len(part) < 3 for part in parts) else parts[0]


def read_table(name: str) -> list[list[str]]:
    """The rows of a table, without header: ``read_table("provinces")[0]``."""
    return _split(_table_text(name))[1]


def table_columns(name: str) -> list[str]:
    """The column names of a table."""
    return _split(_table_text(name))[0]


def _table_text(name: str) -> str:
    # The loader, not open(): so that the tables are found inside a zip as well.
    path = os.path.join(os.path.dirname(__file__), "data", f"{name}.tsv")
    loader: Any = __loader__  # type: ignore[name-defined]  # set by the import system in every module
    data: bytes = loader.get_data(path)
    return data.decode("utf-8")


def _split(text: str) -> tuple[list[str], list[list[str]]]:
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    return lines[0].split("\t"), [line.split("\t") for line in lines[1:]]


def words(cell: str) -> tuple[str, ...]:
    """The parts of a cell that lists several values: ``"10270|10280"``."""
    return tuple(cell.split("|")) if cell else ()


def year(cell: str) -> int | None:
    """A year of the Buddhist era, ``None`` for a blank cell."""
    return int(cell) if cell else None


def day(cell: str) -> dt.date | None:
    """A day written ``2011-03-23``, ``None`` for a blank cell."""
    if not cell:
        return None
    from datetime import date

    return date.fromisoformat(cell)


class lazy(Generic[T]):  # noqa: N801 - reads as the decorator it is
    """An attribute computed on first use, once, under the owner's lock (``_lock``, re-entrant).

    ``functools.cached_property`` has no lock since Python 3.12: two threads would each load the table.
    """

    def __init__(self, compute: Callable[[Any], T]) -> None:
        self._compute = compute
        self.__doc__ = compute.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> lazy[T]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: object | None, owner: type) -> lazy[T] | T:
        if instance is None:
            return self
        lock: RLock = instance.__dict__["_lock"]
        store = instance.__dict__
        with lock:
            if self._name not in store:
                store[self._name] = self._compute(instance)
        value: T = store[self._name]
        return value
