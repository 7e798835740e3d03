"""The tables themselves: whole, clean, with sources, and consistent with each other."""

from __future__ import annotations

from pathlib import Path

import pytest

import thaidoc.registry
from thaidoc.registry import Registry
from thaidoc.registry.entries import CONFIDENCES
from thaidoc.registry.tables import fold, plain, read_table, table_columns

DATA = Path(thaidoc.registry.__file__).parent / "data"
TABLES = sorted(path.stem for path in DATA.glob("*.tsv"))
REGISTRY = Registry.default()


@pytest.mark.parametrize("table", TABLES)
def test_says_where_its_facts_come_from(table: str) -> None:
    """Each table opens with comments, one of them on how sure its rows are."""
    lines = (DATA / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    head = [line for line in lines if line.startswith("#")]
    assert len(head) >= 3
    assert lines[: len(head)] == head
    assert any("confidence:" in line for line in head)
    assert any("2026" in line for line in head), "no date of collection"


@pytest.mark.parametrize("table", TABLES)
def test_rows_are_whole(table: str) -> None:
    """Every row has every column, no blanks at the edges, a source and a known confidence."""
    columns = table_columns(table)
    assert columns[-2:] == ["source", "confidence"]
    for row in read_table(table):
        assert len(row) == len(columns), row
        assert all(cell == cell.strip() and "\u200b" not in cell for cell in row), row
        assert row[-2], f"no source: {row}"
        assert row[-1] in CONFIDENCES, row


@pytest.mark.parametrize("table", TABLES)
def test_no_row_stands_twice(table: str) -> None:
    """No two rows say the same."""
    rows = [tuple(row) for row in read_table(table)]
    assert len(set(rows)) == len(rows)


def test_counts() -> None:
    """77 first-level areas, 878 อำเภอ, 50 เขต."""
    assert len(REGISTRY.provinces) == 77
    assert len({p.letters for p in REGISTRY.provinces}) == 77
    kinds = [d.type for d in REGISTRY.all_districts]
    assert (kinds.count("อำเภอ"), kinds.count("เขต")) == (878, 50)
    assert sum(len(REGISTRY.districts(p)) for p in REGISTRY.provinces) == 928


def test_ids_are_unique() -> None:
    """One id, one thing: places once, an agency once for each time that it held a code."""
    places = [p.id for p in REGISTRY.provinces] + [d.id for d in REGISTRY.all_districts]
    assert len(set(places)) == len(places)
    held = [(a.id, a.letters, a.unit, a.since, a.until) for a in (*REGISTRY.departments, *REGISTRY.ministries)]
    assert len(set(held)) == len(held)


def test_parents_exist() -> None:
    """Every agency stands under something that the registry knows."""
    for agency in (*REGISTRY.departments, *(office for _, office in REGISTRY.office_templates)):
        assert agency.parent is None or REGISTRY.get(agency.parent) is not None, agency


def test_one_holder_at_a_time() -> None:
    """In any year one department at most holds a code (overlap at a year of change apart)."""
    for code in {(a.letters, a.unit) for a in REGISTRY.departments}:
        rows = [a for a in REGISTRY.departments if (a.letters, a.unit) == code]
        for year in (2530, 2550, 2564, 2568):
            assert sum(a.existed_in(year) for a in rows) <= 1, (code, year)


def test_postcodes_agree_with_prefixes() -> None:
    """A district's postcodes begin with a prefix of its province."""
    by_id = {p.id: p for p in REGISTRY.provinces}
    for district in REGISTRY.all_districts:
        assert district.postcodes, district
        for code in district.postcodes:
            assert code[:2] in by_id[district.province_id].postcode_prefixes, (district, code)


def test_names_are_clean() -> None:
    """Names hold no white space but blanks, no Thai digits, nothing invisible: their keys are made by taking blanks out."""
    agencies = (
        *REGISTRY.ministries,
        *REGISTRY.departments,
        *REGISTRY.other_agencies,
        *(o for _, o in REGISTRY.office_templates),
    )
    for agency in agencies:
        for name in (agency.name, *agency.aliases, *agency.former_names):
            assert fold(name) == plain(name), name
    for abbreviation, _ in REGISTRY.abbreviations:
        assert fold(abbreviation) == plain(abbreviation)
    for title, *_ in read_table("titles"):
        assert fold(title) == plain(title)


def test_codes_of_low_confidence_are_support_only() -> None:
    """A row that is a guess is marked so, and the police's ตร among them."""
    low = [a for a in (*REGISTRY.ministries, *REGISTRY.departments) if a.confidence == "low"]
    assert {"ministry:ตช"} <= {a.id for a in low}
