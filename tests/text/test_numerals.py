"""Digits and number words."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thaidoc.text import find_number_words, to_arabic, to_int, to_thai, words_to_int


@pytest.mark.parametrize(("thai", "arabic"), [("๒๕๖๗", "2567"), ("ที่ พช ๐๐๒๓.๗/ว ๕๘๓", "ที่ พช 0023.7/ว 583"), ("", "")])
def test_digits_both_ways(thai, arabic):
    assert to_arabic(thai) == arabic
    assert to_thai(arabic) == thai


@given(st.text())
def test_digits_keep_offsets(text):
    assert len(to_arabic(text)) == len(to_thai(text)) == len(text)
    assert to_arabic(to_thai(text)) == to_arabic(text)


@pytest.mark.parametrize(("digits", "value"), [("๒๕๖๗", 2567), ("๐๐1๗", 17), ("0", 0)])
def test_to_int(digits, value):
    assert to_int(digits) == value


@pytest.mark.parametrize("junk", ["", "²", "1²", "١", "-1", " 1", "1_0", "1.0", "๑,๐๐๐", "9" * 5000])
def test_to_int_refuses(junk):
    with pytest.raises(ValueError, match="digits"):
        to_int(junk)


WORDS = [
    ("ศูนย์", 0),
    ("หนึ่ง", 1),
    ("สิบ", 10),
    ("สิบเอ็ด", 11),
    ("ยี่สิบ", 20),
    ("ยี่สิบเอ็ด", 21),
    ("สามสิบ", 30),
    ("เก้าสิบเก้า", 99),
    ("หนึ่งร้อย", 100),
    ("ร้อยเอ็ด", 101),
    ("หนึ่งร้อยยี่สิบ", 120),
    ("เก้าร้อยเก้าสิบเก้า", 999),
    ("หนึ่งพัน", 1000),
    ("หนึ่งพันเอ็ด", 1001),
    ("สองพันห้าร้อยหกสิบเจ็ด", 2567),
    ("สามหมื่น", 30_000),
    ("หนึ่งแสนห้าหมื่น", 150_000),
    ("หนึ่งล้าน", 1_000_000),
    ("สิบล้านสอง", 10_000_002),
]


@pytest.mark.parametrize(("words", "value"), WORDS)
def test_words_to_int(words, value):
    assert words_to_int(words) == value


@pytest.mark.parametrize(
    "junk", ["", "ก", "สองสาม", "สิบสิบ", "ร้อยร้อย", "สามสิบ วัน", "สองสามพัน", "ล้าน", "ศูนย์เทคโนโลยี", "พัน" * 5000]
)
def test_no_number(junk):
    assert words_to_int(junk) is None


@given(st.integers(0, 999_999))
def test_every_number_is_read_as_it_is_spelled(number):
    from thaidoc.text.number_words import _pythainlp

    _, spell = _pythainlp()
    assert words_to_int(spell(number)) == number


COUNTS = [
    ("ภายในสามสิบวัน นับแต่วันที่ได้รับ", [(30, "สามสิบ")]),
    ("ภายใน เจ็ด วัน", [(7, "เจ็ด")]),
    ("จำนวนสองชุด ชุดละสามฉบับ", [(2, "สอง"), (3, "สาม")]),
    ("หนึ่งเดือน", [(1, "หนึ่ง")]),
    ("หนึ่งพันห้าร้อยคน", [(1500, "หนึ่งพันห้าร้อย")]),
    ("สามวันสองคืนหกเดือน", [(3, "สาม"), (6, "หก")]),
]


@pytest.mark.parametrize(("text", "counts"), COUNTS)
def test_counts_before_a_unit(text, counts):
    assert [(value, span.slice(text)) for value, span in find_number_words(text)] == counts


@pytest.mark.parametrize(
    "text",
    [
        "ศูนย์เทคโนโลยีสารสนเทศ",
        "ศูนย์วันทนา",
        "ศูนย์สองวัน",
        "วันหนึ่งวันใด",
        "อย่างหนึ่งอย่างใด",
        "ฉบับหนึ่งฉบับใด",
        "เดือนหนึ่ง",
        "วันที่สองเดือนมีนาคม",
        "ครั้งที่สาม ปี ๒๕๖๗",
        "งบผูกพันปีงบประมาณ",
        "ความสามารถ",
        "สองสามวัน",
        "สิบเอก",
        "ห้ามคน",
    ],
)
def test_no_count(text):
    assert list(find_number_words(text)) == []


def test_counts_within_limits():
    text = "สามวัน ห้าวัน"
    assert [value for value, _ in find_number_words(text, 6)] == [5]
    assert [value for value, _ in find_number_words(text, 0, 7)] == [3]


def test_import_is_light_and_makes_no_folder(tmp_path):
    """Only a large number loads PyThaiNLP, and then without a folder in HOME and with the environment as it was."""
    code = (
        "import os, sys, thaidoc.text.numerals as n;"
        "assert n.words_to_int('สามสิบ') == 30 and 'pythainlp' not in sys.modules;"
        "assert n.words_to_int('สองพัน') == 2000 and 'pythainlp' in sys.modules;"
        "assert 'PYTHAINLP_READ_ONLY' not in os.environ"
    )
    subprocess.run(
        [sys.executable, "-c", code], check=True, env={"HOME": str(tmp_path), "PYTHONPATH": ":".join(sys.path)}
    )
    assert list(tmp_path.iterdir()) == []
