"""The grammar tables hold what they promise: every cue fires on its examples and on none of its counterexamples."""

import pytest

import thaidoc
from thaidoc.reading.document import _purposes_in
from thaidoc.reading.grammar import Cue, grammar, starts_with, tolerant, words

CUES = sorted(grammar().cues.values(), key=lambda cue: cue.name)
KINDS = sorted(grammar().kinds.values(), key=lambda kind: kind.kind)


def first_cue(line: str) -> str | None:
    found = grammar().match(line, 0, len(line))
    return found[0].name if found else None


@pytest.mark.parametrize(("name", "line"), [(cue.name, line) for cue in CUES for line in cue.examples])
def test_a_cue_fires_on_its_examples(name: str, line: str) -> None:
    assert first_cue(line) == name


@pytest.mark.parametrize(("name", "line"), [(cue.name, line) for cue in CUES for line in cue.counterexamples])
def test_a_cue_is_silent_on_its_counterexamples(name: str, line: str) -> None:
    assert first_cue(line) != name


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.name)
def test_every_cue_has_examples_both_ways(cue: Cue) -> None:
    assert cue.examples
    assert cue.counterexamples


def kinds_of(text: str) -> list[str]:
    return [str(document.kind) for document in thaidoc.parse(text).documents]


@pytest.mark.parametrize(("kind", "text"), [(kind.kind, text) for kind in KINDS for text in kind.examples])
def test_a_head_is_told_to_be_of_its_kind(kind: str, text: str) -> None:
    assert kinds_of(text) == [kind]


@pytest.mark.parametrize(("kind", "text"), [(kind.kind, text) for kind in KINDS for text in kind.counterexamples])
def test_a_look_alike_is_not_of_the_kind(kind: str, text: str) -> None:
    assert kind not in kinds_of(text)


def test_all_thirteen_kinds_have_a_table() -> None:
    assert {kind.kind for kind in KINDS} == {str(kind) for kind in thaidoc.Kind}


@pytest.mark.parametrize("word", ["เรื่อง", "สิ่งที่ส่งมาด้วย", "อ้างถึง", "บันทึกข้อความ"])
def test_labels_are_known_without_their_marks(word: str) -> None:
    import re

    bare = re.sub("[ัิ-ฺ็-๎]", "", word)
    assert re.fullmatch(tolerant(word), bare)
    assert re.fullmatch(tolerant(word), word)


@pytest.mark.parametrize("name", sorted(words()))
def test_word_lists_hold_no_word_twice(name: str) -> None:
    assert len(set(words()[name])) == len(words()[name])


@pytest.mark.parametrize(
    ("name", "text", "end"),
    [
        ("agency", "กรมการปกครอง", len("กรม")),
        ("agency", "กองบัญชาการตำรวจ", len("กองบัญชาการ")),  # the longest word wins over กอง
        ("role", "นายอำเภอเมือง", len("นายอำเภอ")),
        ("agency", "เรื่อง", 0),
        ("agency", "", 0),
    ],
)
def test_a_word_list_tells_where_its_word_ends(name: str, text: str, end: int) -> None:
    assert starts_with(name).match(text) == end


def test_purposes_match_their_examples() -> None:
    import tomllib
    from importlib.resources import files

    table = tomllib.loads(files("thaidoc.reading").joinpath("grammar", "purposes.toml").read_text(encoding="utf-8"))
    for row in table["purpose"]:
        assert all(row["name"] in _purposes_in(text) for text in row["examples"]), row["name"]
        assert not any(row["name"] in _purposes_in(text) for text in row["counterexamples"]), row["name"]
