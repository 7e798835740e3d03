"""Rows that a user adds to the registry: checked one by one, from Python or from a CSV file.

A CSV file is UTF-8 (a byte order mark may stand before it), separated by commas, semicolons or tabs, its first line
the names of the columns: the fields of :class:`~thaidoc.registry.Agency` (``id``, ``name``, ``kind`` must be there),
of a province or district where ``kind`` says so. Several values in one cell are separated by ``|``; lines that begin
with ``#`` and blank lines are passed over. Years are of the Buddhist era, in Thai or Arabic digits.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TypeAlias

import attrs

from thaidoc.errors import ThaidocError
from thaidoc.registry.entries import CONFIDENCES, Agency, District, Entry, Province
from thaidoc.registry.tables import words
from thaidoc.text import to_arabic

Row: TypeAlias = Entry | Mapping[str, Any]
#: A row and the line of the file it stands on (None: rows given from Python are counted instead).
Numbered: TypeAlias = tuple[int, Row]

#: Years that a letter or an office can have (B.E.): Chulalongkorn's reform of the ministries, and a century from now.
YEARS: Final = range(2400, 2701)
_LISTS: Final = ("aliases", "former_names", "postcode_prefixes", "postcodes")
_YEAR_FIELDS: Final = ("since", "until")


class InvalidTable(ThaidocError, ValueError):
    """A row that cannot be added: *file* and *line* say where it stands (*line* is the row's number without a file)."""

    def __init__(self, reason: str, file: str | None, line: int) -> None:
        self.reason = reason
        self.file = file
        self.line = line
        super().__init__(reason, file, line)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}" if self.file else f"row {self.line}: {self.reason}"


def read_csv(file: str | os.PathLike[str] | io.TextIOBase) -> tuple[str, list[Numbered]]:
    """The name of a CSV file and its rows with their lines; :exc:`InvalidTable` for what is no table."""
    if isinstance(file, io.TextIOBase):
        name, text = str(getattr(file, "name", "<table>")), file.read()
    else:
        name = os.fspath(file)
        try:
            text = Path(file).read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            raise InvalidTable("this is no UTF-8; save the table as CSV UTF-8", name, line) from None
    return name, list(_rows(name, text))


def _rows(name: str, text: str) -> Iterator[Numbered]:
    kept = [(at, line) for at, line in enumerate(text.splitlines(), start=1) if line.strip() and line[0] != "#"]
    if not kept:
        raise InvalidTable("the table is empty: its first line names the columns", name, 1)
    separator = max(",;\t", key=kept[0][1].count)
    reader = csv.reader([line for _, line in kept], delimiter=separator, strict=True)
    columns: list[str] = []
    read = 0
    try:
        for cells in reader:
            line = kept[read][0]
            read = reader.line_num
            if not columns:
                columns = [cell.strip() for cell in cells]
                _check_columns(columns, name, line)
                continue
            if len(cells) > len(columns):
                raise InvalidTable(f"{len(cells)} cells, but there are {len(columns)} columns", name, line)
            yield line, {column: cell.strip() for column, cell in zip(columns, cells, strict=False) if cell.strip()}
    except csv.Error as error:
        raise InvalidTable(f"not to be read as CSV: {error}", name, kept[min(read, len(kept) - 1)][0]) from None


def _check_columns(columns: list[str], name: str, line: int) -> None:
    known = {name for kind in (Agency, Province, District) for name in attrs.fields_dict(kind)} | {"kind"}
    for column in columns:
        if column not in known:
            raise InvalidTable(f"unknown column {column!r}; known are {', '.join(sorted(known))}", name, line)
        if columns.count(column) > 1:
            raise InvalidTable(f"the column {column!r} stands twice", name, line)
    if "id" not in columns or "name" not in columns:
        raise InvalidTable("the columns id and name must be there", name, line)


def entries(rows: Iterable[Numbered], knows: Callable[[str], bool], file: str | None = None) -> tuple[Entry, ...]:
    """The entries of *rows*; *knows* tells whether the registry has an id. :exc:`InvalidTable` for the first fault."""
    added: dict[str, tuple[Entry, int]] = {}
    for line, row in rows:
        entry = _entry(row, file, line)
        if entry.id in added:
            raise InvalidTable(f"the id {entry.id!r} occurs twice (first in line {added[entry.id][1]})", file, line)
        added[entry.id] = (entry, line)
    for entry, line in added.values():
        for over in (entry.parent, entry.place) if isinstance(entry, Agency) else ():
            if over is not None and over not in added and not knows(over):
                raise InvalidTable(f"{entry.id!r} stands under {over!r}, which is not in the registry", file, line)
        if isinstance(entry, District) and entry.province_id not in added and not knows(entry.province_id):
            raise InvalidTable(f"{entry.id!r} lies in {entry.province_id!r}, which is not in the registry", file, line)
        _check_circle(entry, line, added, file)
    return tuple([entry for entry, _ in added.values()])


def _check_circle(entry: Entry, line: int, added: Mapping[str, tuple[Entry, int]], file: str | None) -> None:
    above, seen = entry, {entry.id}
    while isinstance(above, Agency) and above.parent is not None and above.parent in added:
        above = added[above.parent][0]
        if above.id in seen:
            raise InvalidTable(f"{entry.id!r} would stand under itself", file, line)
        seen.add(above.id)


def _entry(row: Row, file: str | None, line: int) -> Entry:
    entry: Entry
    if isinstance(row, Agency | Province | District):
        entry = row
    elif isinstance(row, Mapping):
        entry = _made(dict(row), file, line)
    else:
        raise TypeError(
            f"row {line}: an Agency, Province, District or a mapping of its fields, not {type(row).__name__}"
        )
    if not entry.id or not entry.name:
        raise InvalidTable("id and name must not be empty", file, line)
    if entry.confidence not in CONFIDENCES:
        wanted = ", ".join(CONFIDENCES)
        raise InvalidTable(f"confidence is one of {wanted}, not {entry.confidence!r}", file, line)
    if isinstance(entry, Agency):
        if entry.since and entry.until and entry.since > entry.until:
            raise InvalidTable(f"{entry.id!r} would end ({entry.until}) before it begins ({entry.since})", file, line)
        for year in (entry.since, entry.until):
            if year is not None:
                _check_year(year, file, line)
    return entry


def _made(fields: dict[str, Any], file: str | None, line: int) -> Entry:
    kind = fields.get("kind")
    make: Callable[..., Entry] = Agency
    if kind in ("province", "district"):
        del fields["kind"]
        make = Province if kind == "province" else District
    for name in _LISTS:
        if isinstance(fields.get(name), str):
            fields[name] = words(fields[name])
        elif name in fields:
            fields[name] = tuple(fields[name])
    for name in _YEAR_FIELDS:
        if isinstance(fields.get(name), str):
            fields[name] = _year(fields[name], name, file, line)
    try:
        return make(**fields)
    except TypeError as error:
        raise InvalidTable(str(error).partition(") ")[2] or str(error), file, line) from None


def _year(cell: str, name: str, file: str | None, line: int) -> int:
    digits = to_arabic(cell).strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) == 4):
        raise InvalidTable(f"{name} is a year of the Buddhist era such as 2567, not {cell!r}", file, line)
    return _check_year(int(digits), file, line)


def _check_year(year: int, file: str | None, line: int) -> int:
    if year not in YEARS:
        meant = f"; did you mean {year + 543}?" if year + 543 in YEARS else ""
        raise InvalidTable(f"{year} is no year of the Buddhist era{meant}", file, line)
    return year
