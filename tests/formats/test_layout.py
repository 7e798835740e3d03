"""The order of glyphs, on bare tuples: no PDF is needed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from thaidoc.formats.pdf.layout import Glyph, Line, arrange, set_out, wide
from thaidoc.formats.pdf.quick import quick

WIDTH = 8.0
MARKS = "\u0e31\u0e34\u0e35\u0e38\u0e48\u0e49"


def written(text: str, x: float = 80, y: float = 700, order: int = 0, at: int = 0) -> list[Glyph]:
    """*text* as a producer writes it: the pen moves by WIDTH, marks do not move it."""
    made = []
    for char in text:
        made.append(Glyph(char, x, y, order, at))
        at += 1
        x += 0 if char in MARKS else WIDTH
    return made


def read(glyphs: list[Glyph]) -> list[str]:
    return [line.text for line in arrange(glyphs)[0]]


def test_lines_from_top_to_bottom() -> None:
    """Whatever came first in the stream."""
    low, high = written("ล่าง", y=100), written("บน", y=700, order=1, at=10)
    assert read(low + high) == ["บน", "ล่าง"]


def test_a_slight_slope_is_one_line() -> None:
    """Pieces of one line need not stand at exactly one height."""
    assert read(written("ที่ ๑") + written("กรม", x=300, y=702, order=1, at=9)) == ["ที่ ๑" + " " * 24 + "กรม"]


def test_wide_gaps_keep_their_width_within_reason() -> None:
    """In letters; never fewer than four blanks."""
    assert [wide(letters) for letters in (1, 4, 20, 1000)] == [4, 4, 20, 80]


def test_indents_and_spaces_are_seen() -> None:
    """A paragraph's first line is indented; an empty line stands where more space is left."""
    glyphs: list[Glyph] = []
    for number, (x, y) in enumerate(((80, 700), (80, 680), (160, 640), (80, 620), (80, 600))):
        glyphs += written("บรรทัดหนึ่ง", x, y, order=number, at=100 * number)
    text, indices = set_out(*arrange(glyphs))
    assert text.split("\n") == ["บรรทัดหนึ่ง", "บรรทัดหนึ่ง", "", " " * 10 + "บรรทัดหนึ่ง", "บรรทัดหนึ่ง", "บรรทัดหนึ่ง", ""]
    assert len(indices) == len(text)


def test_an_empty_page() -> None:
    """Nothing in, nothing out."""
    assert set_out(*arrange([])) == ("", [])


@given(
    st.lists(
        st.builds(
            Glyph,
            st.sampled_from("กขาำิ่ 1x."),
            st.floats(-1e6, 1e6),
            st.floats(-1e6, 1e6),
            st.integers(0, 5),
            st.integers(0, 50),
            st.none() | st.floats(0, 1000),
        ),
        max_size=40,
    )
)
def test_any_glyphs_give_lines_of_their_own_characters(glyphs: list[Glyph]) -> None:
    """Never an error; every character that is not a blank comes from a glyph of that character."""
    text, indices = set_out(*arrange(glyphs))
    assert len(text) == len(indices)
    known = {(glyph.at, glyph.char) for glyph in glyphs}
    for char, at in zip(text, indices, strict=True):
        assert (at, char) in known or char in " \n"


def test_the_letters_of_a_ligature_are_one_word() -> None:
    """ffi is drawn as one narrow sign: all three letters have its place, and the next stands where it ends."""
    before = written("center_o")
    x = before[-1].x + WIDTH
    sign = [Glyph(char, x, 700, 1, 8 + i) for i, char in enumerate("ffi")]
    after = written("ce@example.go.th", x=x + 1.6 * WIDTH, order=2, at=11)
    assert read([*before, *sign, *after]) == ["center_office@example.go.th"]
    bold = [glyph._replace(x=glyph.x + 0.3, order=9, at=40 + glyph.at) for glyph in sign]
    assert read([*before, *sign, *after, *bold]) == ["center_office@example.go.th"]


class Spaced:
    """A line whose letters stand *apart*: the library takes some gaps for blanks, given as ``|``."""

    def __init__(self, said: str, apart: float) -> None:
        self.said, self.apart = said, apart
        self.text = said.replace("|", " ")

    def origin(self, index: int, /) -> tuple[float, float]:
        return 80 + (WIDTH + self.apart) * (index - self.said.count("|", 0, index)), 700

    def right(self, index: int) -> float:
        return self.origin(index)[0] + WIDTH

    def generated(self, index: int) -> bool:
        return self.said[index] == "|"

    def together(self, one: int, other: int) -> bool:
        return one == other


def test_blanks_guessed_between_letters_spaced_out_are_taken_back() -> None:
    """Without a blank to widen, programs set all letters of a line a little apart."""
    said = "จาก ก|าร แจง ผล ของ เทศบ|าล นคร ตราด ที่ ประก|าศ ให ทราบ"
    for apart in (1.5, 2.2):
        page = Spaced(said, apart)
        found = quick(page.text, page)
        assert found is not None
        assert found[0].strip() == said.replace("|", "")
        assert "".join(page.text[i] for i in found[1] if i >= 0) == said.replace("|", "")


def test_each_column_has_its_own_line_spacing() -> None:
    """A small stamp with many rows does not make gaps of the body's usual spacing."""
    stamp = [Line(f"ตรา {i}", [0] * 5, 400, 700 - 15 * i) for i in range(6)]
    body = [Line("เนื้อความของหนังสือ", [0] * 19, 80, 590 - 20 * i) for i in range(5)]
    text, _ = set_out([*stamp, *body], 8)
    rows = [row.strip() for row in text.split("\n")]
    assert rows == [*(line.text for line in stamp), "", *(line.text for line in body), ""]
