"""The invented letters and their gold: complete, well formed, in agreement, and about nobody."""

from __future__ import annotations

import copy
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from corpus import SPLITS, golds, letters
from corpus.shape import faults

LETTERS = {path.stem: path for path in letters("all")}
GOLD = golds("all")
CAST = frozenset((Path(__file__).parent / "cast.txt").read_text(encoding="utf-8").split("\n")) - {""}

_RANKS = r"น\.ส\.|(?:ว่าที่ ?)?(?:[รพสน]|พล|จ\.ส)\.(?:ต\.)?[อทต]\.(?:หญิง)?|(?:พัน|ร้อย)(?:ตำรวจ)?(?:เอก|โท|ตรี)"
_TITLES = "นาย|นางสาว|นาง(?!เลิ้ง)|เด็กหญิง|เด็กชาย|ผู้ช่วยศาสตราจารย์|รองศาสตราจารย์|ศาสตราจารย์เกียรติคุณ|ศาสตราจารย์"
# A title, then two words; not the many offices that begin with นาย (นายอำเภอ, นายก…, นายแพทย์…), nor the place นางเลิ้ง.
_PERSON = re.compile(
    rf"(?<![ก-์])(?:{_TITLES}|{_RANKS})(?!อำเภอ|อ าเภอ|ก(?:องค์|เทศ|สภา|สมาคม|รัฐ)|แพทย์|สัตวแพทย์|ทหาร|ช่าง|ทะเบียน|จ้าง| ?ถึง |เกียรติคุณ)"
    r"(?: ?(?:ดร|นพ|พญ)\.)? ?([ก-์]+ [ก-์]+)"
)
_BRACKETED = re.compile(r"^\s*\**\(([ก-์. ]+)\)\**\s*$", re.MULTILINE)


def gold(stem: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(GOLD[stem].read_text(encoding="utf-8"))
    return loaded


def text(stem: str) -> str:
    return LETTERS[stem].read_text(encoding="utf-8")


def test_every_letter_has_gold_and_vice_versa() -> None:
    for split in SPLITS:
        assert {path.stem for path in letters(split)} == set(golds(split)), split


def test_what_is_held_out() -> None:
    """All else of 2026-11-23 and before is open; a letter of one split never has the number or the name of the other's."""
    held, opened = ({path.stem for path in letters(split)} for split in ("heldout", "hand"))
    assert sorted(int(stem[:3]) for stem in held) == [*range(400, 444, 2), *range(620, 660)]
    assert {int(stem[:3]) for stem in opened} >= {*range(300, 350), *range(401, 444, 2), *range(500, 620)}
    assert (len(held), len(opened)) == (62, 321)
    assert {stem[:3] for stem in held} & {stem[:3] for stem in opened} == set()
    assert {stem[4:] for stem in held} & {stem[4:] for stem in opened} == set()


@pytest.mark.parametrize("stem", sorted(GOLD))
def test_gold_is_well_formed_and_stands_in_its_letter(stem: str) -> None:
    assert list(faults(gold(stem), text(stem))) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("kind",), "letter"),
        (("urgency",), "ด่วน"),
        (("date",), {"iso": "2024-02-30", "precision": "day"}),
        (("number", "serial"), "3313"),
        (("recipients", 0, "name"), "นายแพทย์สาธารณสุขอำเภอ"),
        (("recipients", 0, "scope"), "ทุกแห่ง"),
        (("deadlines", 0, "recurrence"), "weekly"),
        (("deadlines", 1, "kind"), "relative"),
        (("deadlines", 0), "2024-01-31||soon"),
        (("signatory", "name"), "นายเมฆา ฟ้าก่อนฝน"),
        (("contact", "phones"), ["0 2555 0133"]),
    ],
)
def test_the_checker_finds_what_is_wrong(path: tuple[Any, ...], value: Any) -> None:
    spoilt = copy.deepcopy(gold("001_ddc_dengue"))
    here: Any = spoilt["documents"][0]
    for key in path[:-1]:
        here = here[key]
    here[path[-1]] = value
    assert list(faults(spoilt, text("001_ddc_dengue")))


def test_the_checker_knows_doubt_alternatives_and_a_recognisers_o() -> None:
    """A number in doubt may have any parts, a deadline any of several ways, an o of a scan is the zero of the gold."""
    sound, page = gold("001_ddc_dengue"), text("001_ddc_dengue")
    document = sound["documents"][0]
    document["number"]["year"], document["doubt"] = 2567, ["number"]
    document["deadlines"][0] = "FREQ=YEARLY;BYMONTH=4,10;BYMONTHDAY=15||+10dquarter_end||2024-01-31T16:30"
    assert list(faults(sound, page)) == []
    document["doubt"] = []
    assert len(list(faults(sound, page))) == 1

    document["number"] |= {"text": "สธ 0422.3/ว 1090", "unit": "0422.3", "serial": "1090", "year": None}
    assert list(faults(sound, page + " สธ 0422.3/ว 1o90")) == []
    assert len(list(faults(sound, page))) == 1


def test_every_kind_and_every_corner_is_there() -> None:
    documents = [document for stem in GOLD for document in gold(stem)["documents"]]
    kinds = Counter(document["kind"] for document in documents)
    least = {
        "external_letter": 16, "internal_memo": 5, "stamped_letter": 4, "order": 4, "regulation": 2, "bylaw": 1,
        "announcement": 4, "statement": 1, "news": 1, "certificate": 2, "minutes": 2, "record": 1, "other": 1,
    }  # fmt: skip
    assert {kind: n for kind, n in least.items() if kinds[kind] < n} == {}
    authorities = {(document["signatory"] or {}).get("authority") for document in documents}
    assert authorities >= {
        "ปฏิบัติราชการแทน", "รักษาราชการแทน", "รักษาการในตำแหน่ง", "รักษาการแทน", "ปฏิบัติการแทน", "แทน", None,
    }  # fmt: skip
    relations = {citation["relation"] for document in documents for citation in document["citations"]}
    assert relations >= {"forwards", "encloses", "origin", "refers", "replies", "reminds", "amends", "cancels"}
    assert {document["urgency"] for document in documents} == {None, "urgent", "very_urgent", "most_urgent"}
    deadlines = [deadline for document in documents for deadline in document["deadlines"]]
    assert {deadline["kind"] for deadline in deadlines if not isinstance(deadline, str)} == {
        "date", "period", "relative", "recurring", "immediate",
    }  # fmt: skip
    sizes = Counter(len(gold(stem)["documents"]) for stem in GOLD)
    assert sizes[0] >= 3
    assert sum(n for size, n in sizes.items() if size > 1) >= 4


@pytest.mark.parametrize("stem", sorted(GOLD))
def test_nobody_in_the_letters_is_real(stem: str) -> None:
    """Every person named is one of the cast that we invented, in the text (a line may break a name) as in the gold."""
    single = re.sub(" {2,}", " ", text(stem))  # many letters set two blanks between a name and a surname
    named = {match[1] for match in _PERSON.finditer(single)}
    for line in _BRACKETED.findall(single):
        if " " in line.strip() and not line.startswith("."):
            named.add(" ".join(line.split()[-2:]) if not (m := _PERSON.search(line)) else m[1])
    for document in gold(stem)["documents"]:
        people = [document["signatory"], *document.get("cosignatories", ())]
        said = [person["name"] for person in people if person and person["name"]]
        said += [mark["by"] for mark in document.get("endorsements", ()) if mark["by"]]
        said += (document["contact"] or {}).get("coordinators", [])
        for name in said:
            alone = any(known.startswith(f"{name} ") for known in CAST)  # a clerk signs with the given name
            assert alone or name.endswith(tuple(CAST)), name
    assert [
        name for name in sorted(named) if not any(known.startswith(name) or name.endswith(known) for known in CAST)
    ] == []


def test_numbers_to_call_are_invented() -> None:
    """Telephones hold the exchange 555, which we use for all of them, or are short internal numbers."""
    for stem in GOLD:
        for document in gold(stem)["documents"]:
            contact = document["contact"] or {}
            for phone in [*contact.get("phones", ()), *contact.get("faxes", ())]:
                digits = re.sub(r"\D", "", phone.split("ต่อ")[0])
                assert "55" in digits or len(digits) <= 5, f"{stem}: {phone}"
            assert all("example." in address for address in contact.get("emails", ())), stem
            assert all("example." in link for link in document.get("links", ())), stem
