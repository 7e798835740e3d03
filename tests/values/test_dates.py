"""Dates: every form of the table, ranges, doubt, round trips, junk."""

from __future__ import annotations

import contextlib
import csv
import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thaidoc.values import InvalidDate, ThaiDate, dates, months

FORMS = list(csv.DictReader((Path(__file__).parent / "data" / "date_forms.csv").open(encoding="utf-8", newline="")))


def found(text: str, default_year: int | None = None) -> list[str]:
    return [
        match.value.iso + (f"/{match.until.iso}" if match.until else "") + (f" {match.flaw}" if match.flaw else "")
        for match in dates.find(text, default_year=default_year)
    ]


@pytest.mark.parametrize("row", FORMS, ids=lambda row: row["form"])
def test_forms(row: dict[str, str]) -> None:
    """Every printed form, alone and in a sentence."""
    form = row["form"].replace("|", "\n")
    want = [row["iso"] + (f"/{row['until']}" if row["until"] else "")]
    assert found(form) == want
    assert found(f"ขอให้แจ้ง {form} เรื่อง การทดสอบ ๓ รายการ") == want
    if row["until"]:
        with pytest.raises(InvalidDate, match="range"):
            ThaiDate.parse(form)
    else:
        assert ThaiDate.parse(form).iso == row["iso"]
        match = dates.match("ลงวันที่ " + form, len("ลงวันที่"))
        assert match is not None
        assert match.value.iso == row["iso"]


def test_enough_forms() -> None:
    """The published table has at least sixty."""
    assert len(FORMS) >= 60


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("๒๙ กุมภาพันธ์ ๒๕๖๖", ["2023-02 impossible"]),
        ("31 พ.ย. 66", ["2023-11 impossible"]),
        ("0 มีนาคม 2567", ["2024-03 impossible"]),
        ("31/2/2567", ["2024-02 impossible"]),
        ("๓๐ - ๓๑ เมษายน ๒๕๖๗", ["2024-04-30/2024-04 impossible"]),
        ("วันพุธที่ ๑๘ เมษายน ๒๕๖๗", ["2024-04-18 weekday"]),
        ("วันอังคารที่ 24 เมษายน 2561\nถึงวันจันทร์ที่ 7 พฤษภาคม 2561", ["2018-04-24/2018-05-07"]),
        ("3/2/2567 - 5/2/2567", ["2024-02-03/2024-02-05"]),
        ("5 มีนาคม 2567 - 3 มีนาคม 2567", ["2024-03-05", "2024-03-03"]),
        ("เลขรับ 77 - 5 มี.ค. 2567", ["2024-03-05"]),
        # Not dates
        ("สำนักงาน ก.พ. 2551", []),
        ("โทร. 0-2241-9000", []),
        ("โทร. ๐๘๗-๖๒-๒๕๖๗๙", []),
        ("9 มีนาคม 09.00 น.", []),
        ("ภายในเดือนมกราคม", []),
        ("วันที่ ๑ มีนาคม นี้", []),
        ("มีนาคม 15 วัน", []),
        ("พ.ศ. 2567", []),
        ("ครั้งที่ 3/2568", []),
        ("3 ตุลาคม 3266", []),
        ("ปีงบประมาณ พ.ศ. ๒๕๖๗", []),
        ("กค 0706/12/2567", []),
        ("13/13/2567", []),
        ("ข้อ 2 ประจำปี 2567", []),
        # The line above a month is not its day
        ("หมู่ ๒\nมีนาคม ๒๕๖๗", ["2024-03"]),
        ("วันที่ ๒\nมีนาคม ๒๕๖๗", ["2024-03-02"]),
        ("พง 82000\n\n7 มิถุนายน ๒๕๖๑", ["2018-06-07"]),
    ],
)
def test_doubt(text: str, want: list[str]) -> None:
    """What is not certain is said; what is not a date is not found."""
    assert found(text) == want


def test_year_inferred() -> None:
    """A missing year is filled in only on request, and marked."""
    text = "ประชุมวันที่ ๑ มีนาคม นี้ ส่งภายในเดือนมกราคม และมกราคม"
    assert found(text) == []
    assert found(text, 2025) == ["2025-03-01 year inferred", "2025-01 year inferred"]
    match = dates.match("วันที่ ๑ มีนาคม นี้", 0, default_year=2025)
    assert match is not None
    assert match.flaw == "year inferred"


def test_parts() -> None:
    """Spans, printed text, weekday and era."""
    text = "ในวันพฤหัสบดีที่ ๑๘   เมษายน\nพ.ศ. ๒๕๖๗ นี้"
    (match,) = dates.find(text)
    assert match.span.slice(text) == "๑๘   เมษายน\nพ.ศ. ๒๕๖๗"
    assert match.value.text == "18 เมษายน พ.ศ. 2567"
    assert (match.weekday, match.value.era) == (3, "BE")
    assert [m.value.era for m in dates.find("9 มีนาคม ค.ศ. 2024 และ 2026-11-22")] == ["CE", "CE"]
    assert dates.match("เรื่อง 9 มีนาคม 2567", 0) is None
    assert dates.match("   ......9 มีนาคม 2567", 0) is not None
    assert [m.value.iso for m in dates.find(text + text, len(text))] == ["2024-04-18"]
    assert [m.value.iso for m in dates.find(text + text, 0, len(text))] == ["2024-04-18"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not a date"),
        ("xx", "not a date"),
        ("วันที่", "not a date"),
        ("๓๑ เมษายน ๒๕๖๗", "no such day"),
        ("๑ มีนาคม", "not a date"),
        ("๑ มีนาคม ๒๕๖๗ และ", "not a date"),
        ("๑ - ๕ มีนาคม ๒๕๖๗", "range"),
        ("1800", "not a date"),
        ("13/2567", "not a date"),
    ],
)
def test_bad(text: str, message: str) -> None:
    """parse refuses with the place."""
    with pytest.raises(InvalidDate, match=message) as caught:
        ThaiDate.parse(text)
    assert isinstance(caught.value, ValueError)
    assert "^" in str(caught.value)


def test_the_caret_marks_the_date() -> None:
    with pytest.raises(InvalidDate) as caught:
        ThaiDate.parse("ลงวันที่ ๓๑ เมษายน ๒๕๖๗")
    assert str(caught.value) == (
        "not a date: that month has no such day\n  ลงวันที่ ๓๑ เมษายน ๒๕๖๗\n        ^^^^^^^^^^^^^^"
    )


@pytest.mark.parametrize(
    ("text", "iso", "precision"),
    [
        ("2567", "2024", "year"),
        ("พ.ศ. ๒๕๖๗", "2024", "year"),
        ("ค.ศ. 2024", "2024", "year"),
        ("2024-03", "2024-03", "month"),
        ("03/2567", "2024-03", "month"),
        ("มี.ค. 2567", "2024-03", "month"),
        ("เดือน มีนาคม พ.ศ. 2567", "2024-03", "month"),
    ],
)
def test_parse_coarse(text: str, iso: str, precision: str) -> None:
    """Months and years alone are dates where nothing else is given."""
    value = ThaiDate.parse(text)
    assert (value.iso, value.precision) == (iso, precision)


def test_value() -> None:
    """Bounds, fiscal year, order, equality."""
    day, month, year = ThaiDate(2024, 10, 1), ThaiDate(2024, 10), ThaiDate(2024)
    assert (day.be_year, day.fiscal_year, day.quarter) == (2567, 2568, 1)
    assert [ThaiDate(2024, m).quarter for m in range(1, 13)] == [2, 2, 2, 3, 3, 3, 4, 4, 4, 1, 1, 1]
    assert (ThaiDate(2024, 9).fiscal_year, year.fiscal_year, year.quarter) == (2567, None, None)
    assert (month.first(), month.last()) == (dt.date(2024, 10, 1), dt.date(2024, 10, 31))
    assert (year.first(), year.last()) == (dt.date(2024, 1, 1), dt.date(2024, 12, 31))
    assert ThaiDate(2024, 2).last() == dt.date(2024, 2, 29)
    assert day.to_date() == dt.date(2024, 10, 1)
    for coarse in (month, year):
        with pytest.raises(ValueError, match="not a day"):
            coarse.to_date()
    assert sorted([day, ThaiDate(2025), month, year]) == [year, month, day, ThaiDate(2025)]
    assert ThaiDate(2024, 3, 1, "1 มีนาคม 2567", "CE") == ThaiDate(2024, 3, 1)
    assert ThaiDate.from_date(dt.date(2024, 3, 1)) == ThaiDate(2024, 3, 1)
    assert day.format("arabic", "order") == "วันที่ 1 เดือน ตุลาคม พ.ศ. 2567"
    assert [day.format("arabic", style) for style in ("full", "abbr", "numeric")] == [
        "1 ตุลาคม 2567", "1 ต.ค. 2567", "01/10/2567",
    ]  # fmt: skip
    assert str(day) == "๑ ตุลาคม ๒๕๖๗"
    with pytest.raises(TypeError):
        assert day < dt.date(2024, 1, 1)


@pytest.mark.parametrize("parts", [(2567, 1, 1), (2024, 13), (2023, 2, 29), (2024, None, 1), (2024, 1, 0), (1800,)])
def test_impossible_values(parts: tuple[int, ...]) -> None:
    """A B.E. year given for ours, and days that do not exist."""
    with pytest.raises(ValueError):
        ThaiDate(*parts)  # type: ignore[arg-type]


@pytest.mark.parametrize("junk", [None, b"9/3/2567", 2567])
def test_not_text(junk: object) -> None:
    """Bytes and the like are told apart from bad text."""
    for function in (ThaiDate.parse, dates.match, lambda text: list(dates.find(text))):
        with pytest.raises(TypeError, match="takes a str"):
            function(junk)  # type: ignore[arg-type]
    for wrong in ({"digits": "roman"}, {"style": "long"}):
        with pytest.raises(ValueError):
            ThaiDate(2024).format(**wrong)  # type: ignore[arg-type]


def test_months() -> None:
    """Names, variants and near misses; no variant is another month's name."""
    for table in (months.BY_NAME, months.BY_ABBR):
        assert sorted(table.values()) == list(range(1, 13))
    for variant, month in months.BY_VARIANT.items():
        assert months.BY_NAME.get(variant, month) == month
        assert months.BY_ABBR.get(variant, month) == month
        assert months.month_of(variant) is None or variant in months.BY_ABBR
        assert months.month_of(variant, doubtful=True) == month
    assert months.month_of("พฤศจิกายม", doubtful=True) == 11
    assert months.month_of("สมาคม", doubtful=True) is None
    assert months.month_of("ประจำปี", doubtful=True) is None


days = st.dates(dt.date(1857, 1, 1), dt.date(2200, 12, 31))


@given(days, st.sampled_from(["day", "month", "year"]), st.sampled_from(["thai", "arabic"]),
       st.sampled_from(["full", "abbr", "order", "numeric"]))  # fmt: skip
def test_round_trip(day: dt.date, precision: str, digits: str, style: str) -> None:
    """parse(format(x)) == x for every style and both kinds of digits."""
    value = ThaiDate(day.year, None if precision == "year" else day.month, day.day if precision == "day" else None)
    assert ThaiDate.parse(value.format(digits, style)) == value  # type: ignore[arg-type]
    assert ThaiDate.parse(value.iso) == value


@given(days, days, st.sampled_from([" - ", " ถึง ", "–", " ถึงวันที่ "]))
def test_ranges_round_trip(a: dt.date, b: dt.date, word: str) -> None:
    """Two whole dates with a range word between them."""
    first, last = ThaiDate.from_date(min(a, b)), ThaiDate.from_date(max(a, b))
    (match,) = dates.find(f"{first}{word}{last}")
    assert (match.value, match.until) == (first, last)


pieces = st.lists(
    st.sampled_from([*"0๑5./-: \nกค", "มีนาคม", "ม.ค.", "มีค ", "2567", "๒๕", "พ.ศ.", "วันที่ ", "ถึง", "เดือน", "าคม"]),
    max_size=14,
).map("".join)


@given(st.text() | pieces, st.integers(0, 12), st.none() | st.integers(1900, 2100))
def test_finders_never_raise(text: str, pos: int, year: int | None) -> None:
    """Any text, any place; what is found lies inside, in order, and reads the same by itself."""
    last = pos
    for match in dates.find(text, pos, default_year=year):
        assert last <= match.span.start < match.span.end <= len(text)
        last = match.span.end
    single = dates.match(text, pos, default_year=year)
    assert single is None or pos <= single.span.start < single.span.end <= len(text)
    with contextlib.suppress(InvalidDate):
        ThaiDate.parse(text)
