"""Provinces and districts as of a day."""

from __future__ import annotations

import datetime as dt

import pytest

from thaidoc.registry import Province, Registry

REGISTRY = Registry.default()


@pytest.mark.parametrize(
    ("day", "provinces", "districts"),
    [
        (None, 76, 878),
        (dt.date(2026, 1, 1), 76, 878),
        (dt.date(2011, 3, 23), 76, 878),  # บึงกาฬ, 23 March 2554
        (dt.date(2011, 3, 22), 75, 878),
        (dt.date(2009, 12, 26), 75, 878),  # กัลยาณิวัฒนา
        (dt.date(2009, 12, 25), 75, 877),
        (dt.date(1993, 11, 30), 72, 877),  # สระแก้ว, อำนาจเจริญ, หนองบัวลำภู
    ],
)
def test_how_many(day: dt.date | None, provinces: int, districts: int) -> None:
    """Bangkok apart."""
    assert len(REGISTRY.provinces_at(day)) == provinces
    assert len(REGISTRY.districts_at(day=day)) == districts


def test_districts_before_their_province() -> None:
    """Those of บึงกาฬ were หนองคาย's."""
    nongkhai, buengkan = REGISTRY.province("หนองคาย"), REGISTRY.province("บึงกาฬ")
    assert nongkhai
    assert buengkan
    now, before = REGISTRY.districts_at(nongkhai), REGISTRY.districts_at(nongkhai, dt.date(2010, 1, 1))
    assert (len(now), len(REGISTRY.districts_at(buengkan)), len(before)) == (9, 8, 17)


def test_every_province_has_its_districts() -> None:
    """The sum over the provinces is the whole; Bangkok has เขต, no อำเภอ."""
    assert sum(len(REGISTRY.districts_at(p)) for p in REGISTRY.provinces_at()) == 878
    bangkok = REGISTRY.province("กรุงเทพมหานคร")
    assert isinstance(bangkok, Province)
    assert REGISTRY.districts_at(bangkok) == ()


def test_education_areas() -> None:
    """183 and 62 today, 183 and 42 before 2564."""
    for year, primary, secondary in ((2568, 183, 62), (2558, 183, 42)):
        kinds = [area.id.split(":")[1] for area in REGISTRY.education_areas if area.existed_in(year)]
        assert (kinds.count("สพป"), kinds.count("สพม")) == (primary, secondary)
