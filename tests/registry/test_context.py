"""Several bearers of one name: candidates, and what year, place and letters decide between them."""

from __future__ import annotations

from typing import Any

import pytest

from thaidoc.registry import Registry

REGISTRY = Registry.default()


@pytest.mark.parametrize(
    ("text", "context", "ids"),
    [
        ("ตร", {}, ["province:23", "ministry:ตช"]),  # ตราด, and the police
        ("ตร", {"near": "ตราด"}, ["province:23"]),
        ("ตร.", {}, ["ministry:ตช"]),  # dots: an abbreviation, no number's letters
        ("สร", {}, ["province:32", "ministry:นร"]),  # สุรินทร์, and the Prime Minister's Office before 2526
        ("สร", {"year": 2560}, ["province:32"]),
        ("สร", {"near": "สุรินทร์"}, ["province:32"]),
        ("สผ", {}, ["ministry:สผ", "dept:ทส10"]),
        ("สผ.", {}, ["dept:ทส10", "ministry:สผ"]),
        ("สผ.", {"letters": "ทส"}, ["dept:ทส10"]),
        ("สผ.", {"letters": "สผ"}, ["ministry:สผ"]),
        ("ก.พ.", {}, ["dept:นร10"]),
        ("กพ", {}, ["province:62"]),
        ("พช", {}, ["province:67", "dept:มท04"]),
        ("พช.", {}, ["dept:มท04"]),
        ("กพร.", {}, ["dept:รง04", "dept:อก05"]),
        ("กพร.", {"letters": "อก"}, ["dept:อก05"]),
        ("กพร. กระทรวงแรงงาน", {}, ["dept:รง04"]),
        ("อำเภอเมือง", {"near": "เลย"}, ["district:4201"]),
        ("อำเภอเมือง", {"near": "province:42"}, ["district:4201"]),
        ("นายอำเภอเมือง", {"near": "อำเภอภูเรือ"}, ["district:4201"]),
        ("อ.เมือง จ.เลย", {}, ["district:4201"]),
        ("อำเภอเฉลิมพระเกียรติ", {"near": "น่าน"}, ["district:5515"]),
        ("อำเภอเฉลิมพระเกียรติ จ.น่าน", {"near": "สระบุรี"}, ["district:5515"]),  # what is printed before what is near
        ("รองปลัดกระทรวงมหาดไทย", {}, ["dept:มท02", "ministry:มท"]),  # may sign for either
        ("ปลัดกระทรวงการคลัง", {}, ["dept:กค02"]),
        ("สสจ.", {"near": "พะเยา"}, ["office:สสจ:56"]),
        ("สำนักงานจังหวัด", {"near": "พัทลุง"}, ["office:สนจ:93"]),
        ("สสจ.พย.", {}, ["office:สสจ:56"]),
        ("สสอ.ภูเรือ", {"near": "เลย"}, ["office:สสอ:4207"]),
        ("สนง.ท้องถิ่น จ.เลย", {}, ["office:สถจ:42"]),
        ("สพป.เลย เขต 1", {}, ["area:สพป:42-1"]),
        ("สำนักงานเขตพื้นที่การศึกษามัธยมศึกษาเลย-หนองบัวลำภู", {}, ["area:สพม:46"]),
        ("สพม. เขต 35", {}, ["area:สพม:2553-35"]),
        ("แม่ทัพภาคที่ 3", {}, ["numbered:ทภ:3"]),
        ("กองทัพภาคที่ 5", {}, []),  # there are four
        ("สำนักงานปลัดกระทรวง", {"near": "เลย"}, []),
        ("", {"near": "เลย"}, []),
        ("นายกรัฐมนตรี", {}, []),  # a person above the offices
    ],
)
def test_candidates(text: str, context: dict[str, Any], ids: list[str]) -> None:
    """Who may be meant; one alone is resolved and identified."""
    assert [entry.id for entry in REGISTRY.candidates(text, **context)] == ids
    sole = ids[0] if len(ids) == 1 else None
    resolved = REGISTRY.resolve(text, **context)
    assert (resolved.id if resolved else None) == sole
    assert REGISTRY.identify(text, **context) == sole


def test_capital_districts() -> None:
    """อำเภอเมือง alone: that of any province but พระนครศรีอยุธยา, which has none."""
    found = REGISTRY.candidates("อำเภอเมือง")
    assert len(found) == 75
    assert {entry.full_name for entry in found} >= {"อำเภอเมืองเลย", "อำเภอเมืองพะเยา"}
    assert REGISTRY.candidates("นายอำเภอเมือง") == found
    assert REGISTRY.resolve("อำเภอเมือง") is None


def test_asking_twice_gives_the_same() -> None:
    """What is remembered of a name does not depend on the context in which it was first asked for."""
    registry = Registry()
    assert registry.identify("สร", year=2560) == "province:32"
    assert registry.identify("สร") is None
    assert registry.identify("อำเภอเมือง") is None
    assert registry.identify("อำเภอเมือง", near="เลย") == "district:4201"


@pytest.mark.parametrize(
    ("text", "score", "rule"),
    [
        ("กรมการปกครอง", 100, "name"),
        ("อำเภอหล่มสัก", 100, "place"),
        ("สสจ.พะเยา", 100, "office"),
        ("อธิบดีกรมการปกครอง", 100, "title"),
        ("ตร", 100, "letters"),
        ("กรมควบคุมโรค กระทรวงสาธารณสุข", 100, "part"),
        ("จังหวัดฟังงา", 91.7, "likeness"),
    ],
)
def test_how_it_was_found(text: str, score: float, rule: str) -> None:
    """Each match says by which step, and how alike."""
    match = REGISTRY.matches(text)[0]
    assert (match.score, match.rule) == (score, rule)


@pytest.mark.parametrize("near", ["ไม่มีที่นี้", "", "dept:มท08", "\0", "province:99"])
def test_an_unknown_place_decides_nothing(near: str) -> None:
    """A place that is none is as good as no place."""
    assert len(REGISTRY.candidates("อำเภอเฉลิมพระเกียรติ", near=near)) == 5


@pytest.mark.parametrize(
    ("name", "place", "ident"),
    [
        ("นายอำเภอ", "district:6701", "district:6701"),
        ("ท้องถิ่นอำเภอ", "district:6701", "office:สถอ:6701"),
        ("ผู้ว่าราชการจังหวัด", "province:67", "province:67"),
        ("ประธาน ก.ท.จ.", "province:67", "office:กทจ:67"),
        ("นายแพทย์สาธารณสุขจังหวัด", "province:67", "office:สสจ:67"),
        ("ผู้อำนวยการเขต", "district:1002", "district:1002"),
        ("นายอำเภอ", "district:1002", None),  # Bangkok has no อำเภอ
        ("นายอำเภอ", "province:67", None),
        ("อธิบดี", "province:67", None),
    ],
)
def test_at(name: str, place: str, ident: str | None) -> None:
    """The office of a kind at a place."""
    at = REGISTRY.get(place)
    assert at is not None
    found = REGISTRY.at(name, at)  # type: ignore[arg-type]
    assert (found.id if found else None) == ident


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("นายก อบต.", "องค์การบริหารส่วนตำบล"),
        ("นายกเทศมนตรีตำบล", "เทศบาลตำบล"),
        ("หัวหน้าส่วนราชการประจำจังหวัด", "หัวหน้าส่วนราชการประจำจังหวัด"),
        ("หัวหน้าส่วนราชการระดับกรมขึ้นไป", "หัวหน้าส่วนราชการระดับกรม"),
        ("ผู้อำนวยการสำนัก/กอง", "ผู้อำนวยการสำนัก"),
        ("ผู้อำนวยการสำนักงบประมาณ", None),
        ("ผู้ว่าราชการจังหวัด", None),
        ("", None),
    ],
)
def test_group(name: str, group: str | None) -> None:
    """Classes that no table enumerates."""
    found = REGISTRY.group(name)
    assert (found.name if found else None) == group
    assert found is None or found.reason


@pytest.mark.parametrize(
    ("unit", "kind"),
    [
        ("51001", "องค์การบริหารส่วนจังหวัด"),
        ("52303", "เทศบาล"),
        ("55503", "เทศบาล"),
        ("๗๑๒๐๓", "องค์การบริหารส่วนตำบล"),
        ("56001", None),
        ("0023.7", None),
        ("", None),
    ],
)
def test_local_kind(unit: str, kind: str | None) -> None:
    """What the five digits of a local government's number say."""
    assert REGISTRY.local_kind(unit) == kind


@pytest.mark.parametrize(
    ("text", "prefix", "unit"),
    [
        ("มท 0819.2", "มท", "0819.2"),
        ("ที่ มท ๐๘๑๙.๒/ว ๓๖๗", "มท", "0819.2"),
        ("สสจ.พะเยา", None, None),
        ("817/2567", None, None),
    ],
)
def test_number_of(text: str, prefix: str | None, unit: str | None) -> None:
    """Letters and code without a running number are enough to ask who holds them."""
    number = REGISTRY.number_of(text)
    assert ((number.prefix, number.unit) if number else (None, None)) == (prefix, unit)
