"""The civil-service calendar against an independent reference, and its own rules."""

from __future__ import annotations

import datetime as dt
import pathlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thaidoc.values.calendar import DEFAULT, KNOWN_TO, CivilCalendar, add_months, add_offset

D = dt.date.fromisoformat
DATA = pathlib.Path(__file__).parent / "times" / "data" / "civil_holidays_reference.tsv"

# Where press reports of cabinet resolutions and the reference disagree, the reports are followed.
CORRECTED = {
    # Made up on Friday 22 October 2564, not on Monday 25 (government spokeswoman, 8 October 2564).
    "2021-10-22": True,
    "2021-10-25": False,
    # New Year's Eve and New Year's Day fell on one weekend: one substitution day, 2 January 2566.
    "2023-01-03": False,
}


def reference() -> set[dt.date]:
    lines = DATA.read_text(encoding="utf-8").splitlines()
    days = {line.split("\t")[0] for line in lines if line and not line.startswith("#")}
    days -= {day for day, off in CORRECTED.items() if not off}
    days |= {day for day, off in CORRECTED.items() if off}
    return {D(day) for day in days}


REFERENCE = reference()
FIRST, LAST = D("2017-01-01"), D("2032-12-31")


def test_holidays_equal_the_reference_over_2560_to_2575() -> None:
    mine = {h.date for year in range(2017, 2033) for h in DEFAULT.holidays(year)}
    assert mine == {day for day in REFERENCE if day.year <= 2032}


def works(day: dt.date) -> bool:
    return day.weekday() < 5 and day not in REFERENCE


@given(st.dates(FIRST, D("2031-12-31")), st.integers(0, 60))
def test_adding_working_days_equals_the_reference(day: dt.date, count: int) -> None:
    """One by one, by the reference's list."""
    expected = day
    for _ in range(count):
        expected += dt.timedelta(days=1)
        while not works(expected):
            expected += dt.timedelta(days=1)
    assert DEFAULT.add_working_days(day, count) == expected


@given(st.dates(FIRST, LAST), st.integers(0, 200))
def test_counting_is_the_inverse_of_adding(day: dt.date, count: int) -> None:
    """From the day after to the n-th working day there are n working days."""
    last = DEFAULT.add_working_days(day, count)
    assert DEFAULT.working_days(day + dt.timedelta(days=1), last) == count


@given(st.dates(FIRST, LAST), st.integers(1, 60))
def test_there_and_back(day: dt.date, count: int) -> None:
    """Going back as many working days leads to the day, if it is one."""
    start = DEFAULT.next_working_day(day)
    assert DEFAULT.add_working_days(DEFAULT.add_working_days(start, count), -count) == start


@pytest.mark.parametrize(
    ("day", "off"),
    [
        ("2024-05-01", False),  # Labour Day: offices work
        ("2025-01-11", False),  # Children's Day: a Saturday, no holiday
        ("2024-05-10", True),  # วันพืชมงคล
        ("2024-04-16", True),  # Songkran on a weekend: one substitution day
        ("2024-04-17", False),
        ("2024-07-22", True),  # อาสาฬหบูชา and เข้าพรรษา on one weekend: one day
        ("2024-07-23", False),
        ("2020-04-14", False),  # Songkran put off
        ("2020-07-27", True),
        ("2023-12-29", True),  # moved from 2 January
        ("2024-01-02", False),
        ("2017-01-03", True),
        ("2018-01-02", True),
    ],
)
def test_known_traps(day: str, off: bool) -> None:
    """The days that calendars of Thailand get wrong."""
    assert (DEFAULT.holiday(D(day)) is not None) is off


def test_days_of_ones_own() -> None:
    calendar = CivilCalendar.of([D("2027-01-04"), (D("2027-01-05"), "ย้ายที่ทำการ")], worked=[D("2027-02-22")])
    assert not calendar.is_working_day(D("2027-01-04"))
    assert calendar.holiday(D("2027-01-05")).name == "ย้ายที่ทำการ"  # type: ignore[union-attr]
    assert calendar.is_working_day(D("2027-02-22"))
    assert DEFAULT.is_working_day(D("2027-01-04"))


def test_the_south_has_more_holidays() -> None:
    yala = CivilCalendar.of(province="จังหวัดยะลา")
    assert not yala.is_working_day(D("2026-02-17"))
    assert yala.is_working_day(D("2026-02-17")) is not DEFAULT.is_working_day(D("2026-02-17"))
    assert any("อีฎิ้ล" in doubt for doubt in yala.doubts(D("2026-03-01"), D("2026-03-31")))
    assert CivilCalendar.of(province="เชียงใหม่") == DEFAULT


def test_what_is_not_known_is_said() -> None:
    assert DEFAULT.doubts(D("2025-01-01"), D("2026-12-01")) == ()
    assert any("2569" in doubt for doubt in DEFAULT.doubts(D("2026-12-01"), D("2027-01-15")))
    assert any("พืชมงคล" in doubt for doubt in DEFAULT.doubts(D("2027-05-01"), D("2027-05-20")))
    assert not any("พืชมงคล" in doubt for doubt in DEFAULT.doubts(D("2027-06-10"), D("2027-06-20")))
    assert any("อาสาฬหบูชา" in doubt for doubt in DEFAULT.doubts(D("2028-07-01"), D("2028-07-20")))
    assert DEFAULT.doubts(D("2016-12-01"), D("2016-12-20"))
    assert any("region" in doubt for doubt in DEFAULT.doubts(D("2021-03-20"), D("2021-03-30")))
    assert all(h.sure for year in range(2017, KNOWN_TO.year + 1) for h in DEFAULT.holidays(year))


def test_months_end_on_the_last_day() -> None:
    assert add_months(D("2025-01-31"), 1) == D("2025-02-28")
    assert add_months(D("2024-01-31"), 1) == D("2024-02-29")
    assert add_months(D("2025-11-30"), 3) == D("2026-02-28")
    assert add_months(D("2025-03-15"), -4) == D("2024-11-15")


def test_an_offset_beyond_the_calendar_is_none() -> None:
    assert add_offset(D("2025-01-01"), 10_000_000, None) is None
    assert add_offset(D("9999-12-31"), 1, None, working=True) is None


def test_last_working_day() -> None:
    assert DEFAULT.last_working_day(2025, 5) == D("2025-05-30")
    assert DEFAULT.last_working_day(2024, 12) == D("2024-12-27")
    assert DEFAULT.last_working_day(2025, 8) == D("2025-08-29")


def test_calendars_are_values() -> None:
    assert CivilCalendar.of([D("2027-01-04")]) == CivilCalendar.of([D("2027-01-04")])
    assert len({CivilCalendar(), CivilCalendar.of(), DEFAULT}) == 1
