"""What holds for any text: parse never raises, claims nothing outside the text, loses nothing, and is repeatable."""

from __future__ import annotations

import pickle
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import thaidoc

LETTERS = sorted((Path(__file__).parents[2] / "corpus" / "letters").glob("*.txt"))
PIECES = [
    *("ที่ ", "เรื่อง ", "เรียน ", "ถึง ", "อ้างถึง ", "สิ่งที่ส่งมาด้วย ", "ขอแสดงความนับถือ", "(นายก ข)", "โทร. 0 2555 0100"),
    *("วันที่ ", "รับที่ 5", "คำสั่งจังหวัด", "ประกาศ", "สั่ง ณ วันที่ ", "๑. ", "จำนวน ๑ ชุด", "|", "\n", "\n\n", " ", "ด่วนที่สุด"),
    *(
        "ทุกจังหวัด",
        "และ",
        "(ยกเว้น",
        "ลงวันที่ ",
        "๙ มีนาคม ๒๕๖๘",
        "มท 0808.2/ว 22",
        "/๒. ...",
        "- ๒ -",
        "บันทึกข้อความ",
        "ส่วนราชการ ",
    ),
    *(
        "ด้วยกรม",
        "แจ้งว่า",
        "ได้รับแจ้งจาก",
        "ภายในวันที่ ",
        "ตามที่ ",
        "นั้น",
        "\x00",
        "\ud800",
        "😀",
        "<td>",
        "&nbsp;",
        "**",
        "แทน ",
    ),
]
JUNK = [
    "",
    " ",
    "\n" * 1000,
    "\x00" * 50,
    "\ud800\udfff",
    "ก" * 10_000,
    "่" * 3_000,
    "๑" * 3_000,
    "ที่ " * 2_000,
    "(" * 2_000,
    "|" * 2_000,
    "ภาษาอังกฤษ English 中文 العربية עברית",
    "﻿ที่ กค 0405/1\r\nเรื่อง ก\r\nเรียน ข",
    "<html><body>ที่ กค 0405/1</body></html>",
    "{" * 500,
    "ที่\nเรื่อง\nเรียน\nอ้างถึง\nสิ่งที่ส่งมาด้วย\nขอแสดงความนับถือ",
]

mixed = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=60).map("".join)


def check(text: str) -> thaidoc.Bundle:
    bundle = thaidoc.parse(text)
    for document in bundle.documents:
        assert document.span is not None
        assert 0 <= document.span.start <= document.span.end <= len(text)
        for path, proof in document.evidence.items():
            assert proof.span is not None, path
            assert 0 <= proof.span.start <= proof.span.end <= len(text), path
            assert 0 <= proof.confidence <= 1
        assert thaidoc.from_dict(thaidoc.to_dict(document)) == document
        assert not any(note.code == "reader_failed" for note in document.notes)
    return bundle


@pytest.mark.parametrize("text", JUNK, ids=range(len(JUNK)))
def test_junk_gives_a_bundle(text: str) -> None:
    check(text)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mixed)
def test_any_text_gives_a_bundle(text: str) -> None:
    check(text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(LETTERS), st.randoms(use_true_random=False))
def test_a_shuffled_or_cut_letter_gives_a_bundle(path: Path, chance: random.Random) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    chance.shuffle(lines)
    text = "\n".join(lines)
    check(text[chance.randrange(len(text) + 1) :])


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_nothing_is_lost(path: Path) -> None:
    """Every letter of the source lies in a document, an enclosure or an unassigned span (page furniture aside)."""
    text = path.read_text(encoding="utf-8")
    bundle = check(text)
    covered = bytearray(len(text))
    for span in [*(d.span for d in bundle.documents if d.span), *bundle.unassigned]:
        covered[span.start : span.end] = b"\x01" * (span.end - span.start)
    start = 0
    for line in text.split("\n"):
        stop = start + len(line)
        thai = [i for i in range(start, stop) if "ก" <= text[i] <= "ฮ"]
        if len(thai) > 4 and "ตราครุฑ" not in line and not any(covered[i] for i in thai):
            raise AssertionError(f"lost: {line!r}")
        start = stop + 1


@pytest.mark.parametrize("path", LETTERS[:12], ids=lambda path: path.stem)
def test_records_pickle_and_repeat(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    bundle = thaidoc.parse(text)
    assert pickle.loads(pickle.dumps(bundle.documents)) == bundle.documents
    assert thaidoc.parse(text).documents == bundle.documents


def test_what_is_no_text_is_told_what_to_call() -> None:
    for given_, word in [(b"bytes", "read"), (Path("letter.txt"), "read"), (None, "NoneType"), (3, "int")]:
        with pytest.raises(TypeError, match=word):
            thaidoc.parse(given_)  # type: ignore[arg-type]
