"""A fault of ours in one part of a letter costs that part and is told; it never costs the letter or the batch."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from attrs import define, field

from thaidoc.records import Note

P = ParamSpec("P")
T = TypeVar("T")
Default = TypeVar("Default")


@define
class Guard:
    """Calls readers; where one raises, its default stands in and a note ``reader_failed`` says so."""

    notes: list[Note] = field(factory=list)

    def __call__(self, default: Default, reader: Callable[P, T], *args: P.args, **options: P.kwargs) -> T | Default:
        """What *reader* returns, or *default*."""
        try:
            return reader(*args, **options)
        except Exception as fault:  # noqa: BLE001  # whatever it is: no text may raise from parse
            said = " ".join(str(fault).split())[:120]
            name = getattr(reader, "__name__", "a reader").strip("_")
            message = (
                f"{name} failed ({type(fault).__name__}{': ' + said if said else ''}); "
                "its values are missing. This is a fault of thaidoc, please report it"
            )
            self.notes.append(Note("reader_failed", message, "error"))
            return default
