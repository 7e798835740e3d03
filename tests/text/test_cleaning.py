"""Laws of cleaning and of its map, and letters in which several defects meet."""

import pickle
import time
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from thaidoc.text import Edit, OffsetMap, Span, clean
from thaidoc.text.offsets import apply_edits, compose

# Pieces that rules look for, so that random texts break in the ways that matter, and against each other.
PIECES = [
    *"กนหซตยว เแาำ",
    *"\u0e31\u0e34\u0e35\u0e38\u0e48\u0e49\u0e4c\u0e47\u0e4d",
    *"๑2 -*_#|<>[]()!&;:/.\n\t\f\r\x00\x0b\xa0\u200b\ufeff\uf70a\uf702\ud800é\xa1",
    *[
        "**",
        "__",
        "<style>",
        "</style>",
        "<!doctype html>",
        "```",
        "- ",
        "| ",
        "|--",
        "<b>",
        "</b>",
        "<b ",
        "<br>",
        "<p>",
        "</p>",
        "<tr>",
        "</tr>",
        "<td>",
        "</td>",
    ],
    *[
        "<!--",
        "-->",
        "<::",
        "::>",
        "<::logo: x",
        "&amp;",
        "&lt;",
        "&gt;",
        "&nbsp;",
        "&#60;",
        "&#0;",
        "![",
        "](",
        "https://",
    ],
    *[
        "<a id='1'>",
        "<https://a.b>",
        "ต้าบล",
        "น ้า",
        "จ านวน",
        "\r\n",
        "amp;",
        "lt;",
        "# ",
        "<!-- PAGE BREAK -->",
        "\xc3" * 6,
    ],
]
texts = st.one_of(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.text(max_size=40))


@given(texts)
@example("&amp;" * 40 + "lt;b>")
@example("<" * 40 + "b>" * 40)
@example("\u0e48\u0e35" * 40)
@example("# - " * 40 + "ก")
@settings(max_examples=600)
def test_cleaning_twice_changes_nothing_more(text):
    once = clean(text).text
    again = clean(once)
    assert again.text == once
    assert again.edits == ()
    assert again.text is once


@given(texts)
@settings(max_examples=400)
def test_edits_lead_from_source_to_clean(text):
    normal = clean(text)
    assert normal.source is text
    assert apply_edits(text, normal.edits) == normal.text
    for edit, following in zip(normal.edits, normal.edits[1:], strict=False):
        assert edit.end <= following.start
    for edit in normal.edits:
        assert edit.start < edit.end
        assert text[edit.start : edit.end] != edit.replacement


@given(texts)
@settings(max_examples=300)
def test_whole_maps_to_whole(text):
    normal = clean(text)
    assert normal.to_source(0, len(normal.text)) == Span(0, len(text))
    assert normal.to_clean(Span(0, len(text))) == Span(0, len(normal.text))


@given(texts, st.data())
@settings(max_examples=400)
def test_map_is_monotone(text, data):
    normal = clean(text)
    a, b, c, d = sorted(data.draw(st.integers(0, len(normal.text))) for _ in range(4))
    if b < c:  # an empty stretch lies nowhere in particular
        inner, outer = normal.to_source(b, c), normal.to_source(a, d)
        assert outer.start <= inner.start <= inner.end <= outer.end
    if a < b < c < d:
        assert normal.to_source(a, b).start <= normal.to_source(c, d).start
        assert normal.to_source(a, b).end <= normal.to_source(c, d).end


@given(texts)
@settings(max_examples=400)
def test_unedited_stretch_is_the_source_itself(text):
    normal = clean(text)
    at = shift = 0
    for start, end, replacement, _ in [*normal.edits, Edit(len(text), len(text), "", "")]:
        if at < start and (at, start) != (0, len(text)):
            stretch = Span(at + shift, start + shift)
            assert normal.to_source(*stretch) in {Span(at, start), Span(0, len(text))}
            assert stretch.slice(normal.text) == text[at:start]
            assert normal.to_clean(Span(at, start)) in {stretch, Span(0, len(normal.text))}
        shift += len(replacement) - (end - start)
        at = end


@given(texts, st.data())
@settings(max_examples=300)
def test_there_and_back_covers_the_stretch(text, data):
    normal = clean(text)
    start, end = sorted(data.draw(st.integers(0, len(normal.text))) for _ in range(2))
    if start < end:
        back = normal.to_clean(normal.to_source(start, end))
        assert back.start <= start < end <= back.end


@given(texts)
def test_pickles(text):
    normal = clean(text)
    assert pickle.loads(pickle.dumps(normal)) == normal


@given(st.text(alphabet="กขabc123 ๑๒", max_size=30), st.data())
@settings(max_examples=400)
def test_composing_edits_equals_making_them_in_turn(text, data):
    def some_edits(of):
        edges = sorted({data.draw(st.integers(0, len(of))) for _ in range(data.draw(st.integers(0, 8)))})
        return [
            Edit(a, b, data.draw(st.text(alphabet="xy", max_size=3)), "r")
            for a, b in zip(edges[::2], edges[1::2], strict=False)
        ]

    first = some_edits(text)
    middle = apply_edits(text, first)
    second = some_edits(middle)
    both = compose(text, first, middle, second)
    assert apply_edits(text, both) == apply_edits(middle, second)
    assert all(a.end <= b.start for a, b in pairwise(both))


@given(st.lists(st.sampled_from([*"๐๑๒๓๔๕๖๗๘๙0123456789", " ", "ก", "\u0e48", "/", "-"]), max_size=30).map("".join))
def test_digits_never_change(text):
    assert [c for c in clean(text).text if c.isdigit()] == [c for c in text if c.isdigit()]


CLEAN_LETTER = """ด่วนที่สุด
ที่ พย ๐๐๒๓.๖/ว ๐๗๑        ศาลากลางจังหวัดพะเยา

    ๓ มีนาคม ๒๕๖๗
เรื่อง  ขอเชิญประชุม (ครั้งที่ ๑)
จำนวน ๑ ชุด … “ก” – ข • ค
- ๒ -
"""


def test_nothing_to_mend_is_the_same_text():
    normal = clean(CLEAN_LETTER)
    assert normal.text is CLEAN_LETTER
    assert normal.edits == ()
    assert normal.map.is_identity
    assert normal.to_source(3, 9) == Span(3, 9)


MIXED = [
    ("ที\uf70a ส านักงาน\r\n**เรื ่อง**", "ที่ สำนักงาน\nเรื่อง"),
    ("ต \u0e4dาบล", "ตำบล"),
    ("น \uf70bาดื\uf70aม", "น้ำดื่ม"),
    ("&lt;b&gt;ก&lt;/b&gt;", "ก"),
    ("- **ก**\n- # ข", "ก\nข"),
    ("ส\x00ํ\x00านัก", "สำนัก"),
    ("ว\uf70aาด\r\n\uf70b\r\nวย", "ว่าด้\nวย"),
    ("| **วันที่** | ๓๐ <br> |", "วันที่\t๓๐ \n"),
    ("\ud800ก\u200b", "\ud800ก"),
]


@pytest.mark.parametrize(("dirty", "wanted"), MIXED)
def test_defects_that_meet(dirty, wanted):
    assert clean(dirty).text == wanted


@pytest.mark.parametrize(
    ("dirty", "word", "printed"),
    [
        ("**เรื่อง** ขอ", "เรื่อง", "เรื่อง"),  # what is removed beside a word stays outside its span
        ("x จ านวน y", "จำนวน", "จ านวน"),
        ("x จ านวน y", "ำ", " า"),
        ("ก &nbsp; ข", "ก   ข", "ก &nbsp; ข"),
        ("a\r\nเรื ่อง b", "เรื่อง", "เรื ่อง"),
        ("a เรื\r\n\uf70aอง b", "เรื่อง", "เรื\r\n\uf70aอง"),
        ("| วันที่ | ๓๐ |\n", "๓๐", "๓๐"),
        ("ดู [แบบ](https://a.go.th/x)", "https://a.go.th/x", "https://a.go.th/x"),
        ("ดู [แบบ](https://a.go.th/x)", "แบบ", "แบบ"),
    ],
)
def test_span_of_a_word_in_the_source(dirty, word, printed):
    normal = clean(dirty)
    start = normal.text.index(word)
    assert normal.to_source(start, start + len(word)).slice(dirty) == printed


def test_edit_names_every_rule_that_made_it():
    (edit,) = clean("x น \uf70bา").edits
    assert edit.rule == "private-use+blank-tone-aa"
    assert (edit.start, edit.end, edit.replacement) == (3, 6, "้ำ")


def test_text_that_does_not_settle_is_left_alone():
    text = "<" * 40 + "b>" * 40
    assert clean(text).text is text


def test_lookups_take_few_comparisons():
    """The tuples are searched by bisection: an int that counts its comparisons shows it."""

    class Counting(int):
        count = 0

        def __lt__(self, other):
            Counting.count += 1
            return int.__lt__(self, other)

        def __gt__(self, other):
            Counting.count += 1
            return int.__gt__(self, other)

    edits = [Edit(i, i + 1, "", "r") for i in range(0, 200_000, 2)]
    offsets = OffsetMap.of(edits, 200_000)
    offsets.to_source(Counting(50_000), Counting(50_010))
    assert Counting.count < 60


@pytest.mark.parametrize(
    "piece", ["ท่ี ", "|", "<", "**", "\u0e48", " ", "\n", "&amp;", "```\n", "- ", "[", "\uf70b", "<::", "<b>"]
)
def test_long_monotonous_texts_do_not_raise(piece):
    assert clean(piece * 3000).map.source_length == 3000 * len(piece)


@pytest.mark.parametrize(
    "piece",
    [
        "<style>",
        "<script ",
        "<script>ก</style>",
        "<style></style>",
        "<!doctype ",
        "<!doctype>",
        "<style",
        "</style ",
        "<!--",
    ],
)
def test_markup_that_is_not_closed_takes_time_in_proportion(piece):
    """Eight times the text takes eight times as long, not 64 times: the better of three runs each."""

    def seconds(text):
        runs = []
        for _ in range(3):
            start = time.process_time()
            clean(text)
            runs.append(time.process_time() - start)
        return min(runs)

    short = piece * (100_000 // len(piece))
    assert seconds(short * 8) < 24 * max(seconds(short), 0.002)


def test_a_style_sheet_leaves_the_places_of_what_follows():
    """Spans point into the raw file."""
    raw = "<!doctype html>\n<style>p{margin:0}</style>\n<p>ที่ มท ๑</p>"
    normal = clean(raw)
    at = normal.text.index("มท")
    assert normal.to_source(at, at + 2).slice(raw) == "มท"
    assert normal.text.strip() == "ที่ มท ๑"
