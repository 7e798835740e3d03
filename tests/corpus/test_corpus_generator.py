"""The generated letters: the same each time, gold that stands in them, splits that share no words, damage that gold follows."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from corpus.__main__ import main
from corpus.cases import GENERATED, cases, written
from corpus.damage import MODELS, models
from corpus.generator import Sample, forms, letter, letters
from corpus.generator.files import Unfollowed, damaged
from corpus.generator.make import stock
from corpus.generator.offices import provinces
from corpus.generator.pen import Pen
from corpus.score import fold, number_key, score
from corpus.shape import faults

#: What the regulation itself puts into every office's mouth; all splits must use it.
FORMULAS = {
    "ตามหนังสือที่อ้างถึง", "จึงเรียนมาเพื่อโปรดทราบ", "จึงเรียนมาเพื่อโปรดพิจารณา", "จึงเรียนมาเพื่อทราบ", "มีหนังสือแจ้งว่า",
    "ได้มีหนังสือแจ้งว่า", "ได้รับแจ้งจาก", "ด้วยได้รับแจ้งจาก", "หนังสือที่อ้างถึง",
    "ขอความอนุเคราะห์", "ของปีงบประมาณ พ.ศ.",
}  # fmt: skip
GENERATOR = Path(forms.__file__).parent
SOME = {split: list(letters(split, 3, 300)) for split in GENERATED}


def records(sample: Sample) -> list[dict[str, Any]]:
    documents: list[dict[str, Any]] = sample.gold["documents"]
    return documents


def words(split: str) -> Iterator[str]:
    """Every string of a split's stock, the slots cut out; the pieces long enough to be somebody's own."""
    for field in dataclasses.fields(stock(split)):
        value = getattr(stock(split), field.name)
        rows = (
            [row for sector in value.values() for group in sector for row in group]
            if isinstance(value, dict)
            else value
        )
        if field.name in ("split", "habits"):
            continue
        for row in rows:
            yield from (piece.strip() for piece in re.split(r"\{\w+\}", row) if len(piece.strip()) >= 12)


@pytest.mark.parametrize("split", GENERATED)
def test_a_seed_gives_the_same_letter_anywhere(split: str) -> None:
    assert [letter(split, 3, i) for i in (0, 7, 299)] == [SOME[split][i] for i in (0, 7, 299)]
    assert letter(split, 4, 0).text != SOME[split][0].text


@pytest.mark.parametrize("split", GENERATED)
def test_gold_is_well_formed_and_stands_in_its_letter(split: str) -> None:
    assert [(i, list(faults(s.gold, s.text))) for i, s in enumerate(SOME[split]) if list(faults(s.gold, s.text))] == []


@pytest.mark.parametrize("split", GENERATED)
def test_nothing_of_the_making_is_left_in_the_text(split: str) -> None:
    for sample in SOME[split]:
        assert "{" not in sample.text
        assert not re.search("[\ue000-\uefff]", sample.text)


def test_what_was_opened_keeps_its_letters() -> None:
    """The split that was `eval`, seed 4111: its figures are compared with those of the day on which it was drawn."""
    text = "".join(letter("opened", 4111, i).text for i in range(40))
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == "b56f60ee6c8e1b1a"


def test_gold_of_a_split_against_itself_is_perfect() -> None:
    gold = {f"g{i}": records(sample) for i, sample in enumerate(SOME["dev"])}
    output = [{**d, "source": stem, "index": i} for stem, documents in gold.items() for i, d in enumerate(documents)]
    assert score(gold, output).macro == 1.0


def test_every_kind_is_made() -> None:
    kinds = Counter(document["kind"] for document in records_of("dev"))
    assert set(kinds) >= {
        "external_letter", "internal_memo", "stamped_letter", "order", "regulation", "bylaw", "announcement", "statement",
        "news", "certificate", "minutes", "record", "other",
    }  # fmt: skip
    sizes = Counter(len(records(sample)) for sample in SOME["dev"])
    assert {1, 2, 3, 4} <= set(sizes)


def records_of(split: str) -> list[dict[str, Any]]:
    return [document for i in range(900) for document in records(letter(split, 5, i))]


def test_every_corner_of_the_contract_is_reached() -> None:
    documents = records_of("dev")
    assert {d["urgency"] for d in documents} == {None, "urgent", "very_urgent", "most_urgent"}
    assert {d["secrecy"] for d in documents} == {None, "confidential", "secret", "top_secret"}
    assert {x["kind"] for d in documents for x in d["deadlines"]} == {
        "date",
        "period",
        "relative",
        "recurring",
        "immediate",
    }
    assert {c["relation"] for d in documents for c in d["citations"]} >= {
        "forwards", "encloses", "origin", "refers", "replies", "reminds", "amends", "cancels", None,
    }  # fmt: skip
    assert {(d["signatory"] or {}).get("authority") for d in documents} >= {
        "ปฏิบัติราชการแทน", "รักษาราชการแทน", "รักษาการในตำแหน่ง", "รักษาการแทน", "ปฏิบัติการแทน", "ทำการแทน", "แทน", None,
    }  # fmt: skip
    assert {d.get("status") for d in documents} == {None, "draft", "file_copy", "certified_copy"}
    assert any(d.get("endorsements") for d in documents)
    assert any(d.get("copies_to") for d in documents)
    assert any(d.get("enclosures") for d in documents)
    assert any(d.get("effective") for d in documents)
    anchors = {(x["offset"] or {}).get("anchor") for d in documents for x in d["deadlines"]}
    assert anchors == {None, "received", "issued", "event", "quarter_end"}
    numbers = [d["number"] for d in documents if d["number"]]
    assert any(n["committee"] for n in numbers)
    assert any(n["year"] and not n["unit"] and n["prefix"] for n in numbers)
    assert any("-" in (n["serial"] or "") for n in numbers)
    assert any(n["serial"] is None for n in numbers)


@pytest.mark.parametrize("split", GENERATED)
def test_spans_hold_what_gold_says(split: str) -> None:
    for sample in SOME[split]:
        for document in records(sample):
            spans = document["spans"]
            for path in ("subject", "sender.agency", "signatory.name"):
                if path in spans:
                    value: Any = document
                    for key in path.split("."):
                        value = value[key]
                    said = fold(sample.text[slice(*spans[path])])
                    # Minutes and certificates print theirs in pieces; ranks stand on a line of their own.
                    assert said in fold(value) or fold(value) in said, path
            if "number" in spans:
                number = fold(number_key(document["number"]))
                assert fold(sample.text[slice(*spans["number"])]).replace("ว", "") == number.replace("ว", "")


def test_chains_name_numbers_of_the_file() -> None:
    for sample in SOME["dev"]:
        printed = {(document["number"] or {}).get("text") for document in records(sample)}
        for edge in sample.gold["chain"]:
            assert edge["to"] in printed
            assert (edge["from"] in printed) != edge["ghost"]


def corrected(split: str, field: str) -> Iterator[tuple[Sample, dict[str, Any], dict[str, str]]]:
    """Letters of a split with a proposal for that field: letter, document, proposal."""
    for i in range(1500):
        sample = letter(split, 5, i)
        for document in records(sample):
            yield from ((sample, document, one) for one in document["corrections"] if one["field"].endswith(field))


@pytest.mark.parametrize("split", GENERATED)
def test_slips_of_every_sort_are_made_and_stay_in_the_value(split: str) -> None:
    found = Counter(one["field"] for _, _, one in corrected(split, ""))
    assert {"number.prefix", "number.serial", "date", "stamps.0.date", "sender.postcode", "sender.address"} <= set(
        found
    )
    assert sum(found.values()) < 200  # most letters have none
    for _, document, one in corrected(split, "number.prefix"):
        assert document["number"]["prefix"] == one["printed"] != one["proposed"]
    for _, document, one in corrected(split, "postcode"):
        assert document["sender"]["postcode"] == one["printed"]
        assert one["printed"][2:] == one["proposed"][2:]


def test_letters_and_postcodes_are_mended_by_the_letterhead() -> None:
    letters_of = {province.name: province.letters for province in provinces()}
    for _, document, one in corrected("dev", "number.prefix"):
        assert one["proposed"] == letters_of[document["sender"]["province"]]
        assert one["printed"] in {"มท", *letters_of.values()}
    for _, document, one in corrected("dev", "sender.address"):
        assert one["proposed"].split()[0] == letters_of[document["sender"]["province"]]
        assert document["sender"]["address"].endswith(one["printed"])


def test_a_stamp_of_last_year_is_mended_by_the_date_of_the_letter() -> None:
    seen = 0
    for _, document, one in corrected("dev", ".date"):
        stamp = document["stamps"][int(one["field"].split(".")[1])]
        assert stamp["date"]["iso"] == one["printed"] < document["date"]["iso"] <= one["proposed"]
        seen += 1
    assert seen > 3


@pytest.mark.parametrize("field", ["number.serial", "date"])
def test_a_copy_is_mended_by_the_letter_that_passes_it_on(field: str) -> None:
    for sample, document, one in corrected("dev", field):
        if one["field"] != field:
            continue
        cited = [c for other in records(sample) for c in other["citations"] if other is not document and c["number"]]
        value = [c["number"]["serial"] if field == "number.serial" else c["date"]["iso"] for c in cited]
        assert one["proposed"] in value
        if field == "date":
            assert document["date"]["precision"] == "month"


def test_stamps_are_counted_as_they_stand_on_the_page() -> None:
    for i in range(400):
        for document in records(letter("dev", 5, i)):
            places = [document["spans"][f"stamps.{k}"] for k in range(len(document["stamps"]))]
            assert places == sorted(places)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("eval", "dev"), ("eval", "opened"), ("challenge", "eval"), ("opened", "dev"), ("challenge", "dev"),
        ("challenge", "opened"),
    ],
)  # fmt: skip
def test_splits_share_no_template_no_subject_and_no_name(one: str, other: str) -> None:
    mine, theirs = stock(one), stock(other)
    for field in dataclasses.fields(mine):
        if field.name in ("split", "sectors", "habits"):
            continue
        assert set(getattr(mine, field.name)) & set(getattr(theirs, field.name)) == set(), field.name
    text = "\n".join(words(other))
    assert {piece for piece in words(one) if piece in text} <= FORMULAS
    pages = "\n".join(fold(sample.text) for sample in SOME[other])
    subjects = {
        fold(document["subject"]) for sample in SOME[one] for document in records(sample) if document["subject"]
    }
    decrees = {subject for subject in subjects if subject.startswith("พระราชกฤษฎีกา")}
    assert [subject for subject in subjects - decrees if subject in pages] == []
    people = {fold((document["signatory"] or {}).get("name")) for sample in SOME[one] for document in records(sample)}
    assert [person for person in people - {""} if person in pages] == []


def test_forms_of_their_own_are_shared_by_no_two_splits() -> None:
    """No two splits share one pen: `dev` knows none of the others' forms, nor they each other's."""
    assert stock("dev").habits == {}
    for one, other in itertools.combinations(("opened", "eval", "challenge"), 2):
        mine, theirs = stock(one).habits, stock(other).habits
        shared = {key: set(mine[key]) & set(theirs[key]) for key in mine.keys() & theirs.keys()}
        assert {key: rows for key, rows in shared.items() if rows} == {}, (one, other)
    code = "\n".join(path.read_text(encoding="utf-8") for path in GENERATOR.glob("*.py"))
    places = set(re.findall(r"""\.(?:own|way)\(\s*["'](\w+)["']""", code))
    assert stock("eval").habits.keys() == places | {"seats", "groups"}
    for split in ("opened", "challenge"):
        assert stock(split).habits.keys() == stock("eval").habits.keys() - {"besides"}, split


@pytest.mark.parametrize(
    ("split", "wanted"),
    [
        ("opened", "by before month this after rule period fiscal once"),
        ("challenge", "by before month this after rule period fiscal once"),
        (
            "eval",
            "by before month this after rule period fiscal once yearless inmonth since many months year quarter",
        ),
    ],
)
def test_deadlines_of_their_own_are_well_formed(split: str, wanted: str) -> None:
    """Every row of the table is drawn and told with digits that stand in it."""
    rows = {row.partition(" | ")[0] for row in stock(split).habits["times"]}
    assert {row.split()[0] for row in rows} == set(wanted.split())
    pen, seen, several = Pen(Random(1), stock(split)), Counter[str](), 0
    for day in range(3000):
        date = dt.date(2020, 1, 1) + dt.timedelta(day % 700)
        drawn = forms.time(pen, date)
        if drawn is not None:
            text, found = drawn
            assert "{" not in text
            several += len(found) > 1
            for deadline in found:
                assert deadline["text"] == text
                assert deadline["kind"] in ("date", "period", "relative", "recurring", "immediate")
                assert deadline["start"] is None or deadline["start"] < deadline["due"]
                assert deadline["due"] is None or deadline["due"] >= date.isoformat()
                seen[deadline["kind"]] += 1
    assert len(seen) == 5
    assert (several > 0) == ("many" in wanted)


@pytest.mark.parametrize(
    ("row", "text", "due"),
    [
        ("yearless | A {d} {month}", r"^A \d+ [ก-๙]+$", r"2021|2022"),
        ("inmonth | A {d}", r"^A \d+$", "2021-01"),
        ("quarter | A {q} {fy}", r"^A [1-4] 256\d$", "12-31|03-31|06-30|09-30"),
        ("quarter | A {qw} {fy}", r"^A [ก-๙]+ 256\d$", "12-31|03-31|06-30|09-30"),
        ("many | A {d1} {d2} {d3} {month} {year}", r"^A \d+ \d+ \d+ [ก-๙]+ 256\d$", "202"),
        ("many | A {one} B {two}", r"^A .* 256\d B .* 256\d$", "202"),
        ("months | A {m1} {m2} {year}", r"^A [ก-๙]+ [ก-๙]+ 256\d$", "202"),
        ("since event | A {n} {day}", r"^A \d+ ", "202"),
        ("year | A {year}", r"256\d$", "12-31"),
        ("rule FREQ=MONTHLY;BYMONTHDAY={d} | A {d} {month} {year}", r"256\d$", "None"),
    ],
)
def test_every_new_sort_of_deadline_is_reckoned(row: str, text: str, due: str) -> None:
    """What a row of the table says, and the day that follows from it, never before the letter's own."""
    habits = {"times": (row,)}
    pen = Pen(Random(4), dataclasses.replace(stock("dev"), habits=habits))
    drawn = [(date, found) for i in range(400) if (found := forms.time(pen, (date := dt.date(2021, 1, 4 + i % 20))))]
    assert len(drawn) > 100
    for date, (said, deadlines) in drawn:
        assert re.search(text, said), said
        for deadline in deadlines:
            assert re.search(due, str(deadline["due"])), deadline
            assert deadline["due"] is None or deadline["due"] > date.isoformat()


def test_happenings_of_a_row_are_each_marked() -> None:
    row = "A [{day} {clock}] B [{next}] C {place}"
    pen = Pen(Random(2), dataclasses.replace(stock("dev"), habits={"happenings": (row,)}))
    drawn = [found for _ in range(20) if (found := forms.event(pen, dt.date(2021, 1, 4), 0))]
    assert drawn
    for _, (one, other) in drawn:
        assert one["start"][:10] < other["start"]
        assert "T" in one["start"]
        assert "T" not in other["start"]
    assert {path for _, path in pen.paths} == {"events.0", "events.1"}


@pytest.mark.parametrize("split", GENERATED)
def test_ten_thousand_letters_hold_no_two_equal_bodies(split: str) -> None:
    seen: Counter[str] = Counter()
    for sample in letters(split, 11, 10_000):
        spans = records(sample)[0]["spans"]
        start = spans.get("recipients.0", [0, 0])[1]
        end = spans.get("signatory.name", [len(sample.text)])[0]
        seen["".join(sample.text[start:end].split())] += 1
    assert [body for body, count in seen.items() if count > 1] == []


def test_telephones_and_addresses_are_invented() -> None:
    for split in GENERATED:
        for sample in SOME[split]:
            for document in records(sample):
                contact = document["contact"] or {}
                for phone in contact.get("phones", ()):
                    digits = re.sub(r"\D", "", phone.split("ต่อ")[0])
                    assert "55" in digits or len(digits) <= 5, phone
                assert all("example." in address for address in contact.get("emails", ()))


@pytest.mark.parametrize("split", GENERATED)
@pytest.mark.parametrize("name", sorted(MODELS))
def test_damage_is_the_same_each_time_and_gold_stays_well_formed(name: str, split: str) -> None:
    for i in range(60):
        sample = letter(split, 3, i, damage=name)
        assert sample == letter(split, 3, i, damage=name)
        # Values may be printed damaged; the shape of gold may not.
        shape = [fault for fault in faults(sample.gold, sample.text) if "does not stand in the text" not in fault]
        assert shape == []
        assert not re.search("[\ue000-\uefff]", sample.text)


def test_tesseract_leaves_no_digit_that_it_does_not_know() -> None:
    for i in range(60):
        sample = letter("dev", 3, i, damage="tesseract")
        assert not set(sample.text) & set("๔๖๗๘๙ำ")
        for document in records(sample):
            assert not set((document["number"] or {}).get("serial") or "") & set("46789")


def test_gold_follows_misread_digits() -> None:
    """What a recogniser misread is what gold holds: number and date stand in the text as they are in gold."""
    changed = 0
    for i in range(120):
        clean, hurt = letter("dev", 3, i), letter("dev", 3, i, damage="tesseract")
        for document in records(hurt):
            if document["number"] and "number" in document["spans"]:
                said = fold(hurt.text[slice(*document["spans"]["number"])])
                assert fold(number_key(document["number"])).replace("ว", "") == said.replace("ว", "")
        changed += clean.text != hurt.text
    assert changed > 100


def test_damage_has_names() -> None:
    assert models("none") == []
    assert len(models("ocr+markdown")) == 2
    with pytest.raises(ValueError, match="no damage is called smoke"):
        models("smoke")


# -- letters from files ------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["ocr", "layer", "markdown", "ocr+markdown"])
def test_letters_from_files_are_damaged_and_their_gold_stays_true(name: str) -> None:
    """The same each time; what gold says still stands in the text, with the digits that were misread."""
    clean, hurt = written("hand"), cases(["hand"], 0, damage=name)
    assert [case.stem for case in hurt] == [case.stem for case in clean]
    assert hurt == cases(["hand"], 0, damage=name)
    assert sum(a.text != b.text for a, b in zip(clean, hurt, strict=True)) > len(clean) // 2
    before = {case.stem: list(faults(case.gold, case.text)) for case in clean}
    new = [(c.stem, f) for c in hurt for f in faults(c.gold, c.text) if f not in before[c.stem]]
    if name != "markdown":  # marks and misspelt months are to be understood all the same
        new = [(stem, fault) for stem, fault in new if "does not stand in the text" not in fault]
    assert new == []


def test_gold_of_files_follows_misread_numbers_and_nothing_else() -> None:
    clean, hurt = written("hand"), cases(["hand"], 0, damage="ocr", strength=6.0)
    changed = 0
    for a, b in zip(clean, hurt, strict=True):
        for before, after in zip(a.documents, b.documents, strict=True):
            changed += before["number"] != after["number"]
            assert (before["date"], before["deadlines"], before["events"]) == (
                after["date"],
                after["deadlines"],
                after["events"],
            )
    assert changed > 5


def test_damage_that_gold_of_files_cannot_follow_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Unfollowed, match="--split dev"):
        cases(["hand"], 0, damage="tesseract")
    assert main(["score", "--split", "hand", "--damage", "tesseract"]) == 2
    assert "--damage ocr, layer or markdown" in capsys.readouterr().err
    with pytest.raises(Unfollowed, match="private use"):
        damaged("\ue001", {"documents": [], "chain": []}, models("ocr"), Random(1))
