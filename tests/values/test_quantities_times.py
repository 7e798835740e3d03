"""Quantities and clock times."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thaidoc.values import parse_quantity, quantities, times


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("จำนวน ๑ ชุด", (1, "ชุด")),
        ("จำนวน 2 ฉบับ", (2, "ฉบับ")),
        ("จำนวน\n๑๒ แผ่น", (12, "แผ่น")),
        ("จำนวนหนึ่งชุด", (1, "ชุด")),
        ("จำนวนยี่สิบเอ็ดหน้า", (21, "หน้า")),
        ("จำนวน ๑ (หนึ่ง) เล่ม", (1, "เล่ม")),
        ("จำนวน ๗,๒๕๕ ตำบล", (7255, "ตำบล")),
        ("จำนวน ๑๑๙,๓๕๐ บาท", (119_350, "บาท")),
        ("จำนวนทั้งสิ้น ๕ รายการ", (5, "รายการ")),
        ("จำนวน ๓ รายชื่อ", (3, "รายชื่อ")),
        ("บัญชีรายชื่อ จำนวน ๑ ไฟล์", (1, "ไฟล์")),
        ("๒ ชุด", (2, "ชุด")),
        ("จำนวนนักกีฬา", None),
        ("จำนวน ๑.๕ ล้าน", None),
        ("จำนวน", None),
        ("", None),
    ],
)
def test_quantities(text: str, want: tuple[int, str] | None) -> None:
    """Digits of both kinds, groups of three, words."""
    assert parse_quantity(text) == want


def test_quantity_places() -> None:
    text = "๑. สำเนาหนังสือ จำนวน ๑ ฉบับ\n๒. แบบ จำนวน ๒ ชุด"
    assert [(m.quantity, m.span.slice(text)) for m in quantities.find(text)] == [
        (1, "จำนวน ๑ ฉบับ"), (2, "จำนวน ๒ ชุด"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("เวลา ๐๙.๐๐ น.", [("09:00", None)]),
        ("เวลา 9.30 น.", [("09:30", None)]),
        ("๑๓.๓๐ - ๑๖.๓๐ น.", [("13:30", "16:30")]),
        ("เวลา 09.00-12.00 น.", [("09:00", "12:00")]),
        ("08.30 น. ถึง 16.30 น.", [("08:30", "16:30")]),
        ("09:00", [("09:00", None)]),
        ("เวลา 11.34", [("11:34", None)]),
        ("๒๔.๐๐ นาฬิกา", [("24:00", None)]),
        ("ข้อ 1.50 และ 2.45", []),
        ("25.00 น.", []),
        ("9.75 น.", []),
        ("2.1.30 น.", []),
        ("99.99.99", []),
    ],
)
def test_times(text: str, want: list[tuple[str, str | None]]) -> None:
    """With น., a colon or เวลา; a bare dot is no clock."""
    assert [(match.value, match.until) for match in times.find(text)] == want


def test_time_match() -> None:
    match = times.match("เวลา ๑๓.๓๐ น. ณ ห้องประชุม", 0)
    assert match is not None
    assert match.value == "13:30"
    assert times.match("ณ ห้อง 13.30 น.", 0) is None


@given(st.text() | st.text("0๑5.: -นเวลา\nจำนวน หนึ่งสิบชุด,()"), st.integers(0, 9))
def test_finders_never_raise(text: str, pos: int) -> None:
    """Any text, any place."""
    for span in [m.span for m in times.find(text, pos)] + [m.span for m in quantities.find(text, pos)]:
        assert pos <= span.start < span.end <= len(text)
    parse_quantity(text)
    times.match(text, pos)
    quantities.match(text, pos)


@pytest.mark.parametrize("junk", [None, b"09:00", 9])
def test_not_text(junk: object) -> None:
    for function in (
        parse_quantity, quantities.match, times.match,
        lambda text: list(times.find(text)), lambda text: list(quantities.find(text)),
    ):  # fmt: skip
        with pytest.raises(TypeError, match="takes a str"):
            function(junk)  # type: ignore[arg-type]
