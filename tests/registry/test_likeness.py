"""Names damaged by a reader of print: 5,000 drawn with the corpus's model of noise, and traps that are no damage."""

from __future__ import annotations

from random import Random

import pytest

from corpus import damage
from thaidoc.registry import Registry
from thaidoc.registry.likeness import skeleton

REGISTRY = Registry.default()
MARKS = "ัิีึืุู็่้์"


def all_names() -> dict[str, str]:
    """Every name of the tables that means one entry, with its id: districts and provinces × offices, all bodies."""
    names = [d.full_name for d in REGISTRY.all_districts] + [p.full_name for p in REGISTRY.provinces]
    names += [a.name for a in (*REGISTRY.ministries, *REGISTRY.departments, *REGISTRY.other_agencies)]
    for level, office in REGISTRY.office_templates:
        places = REGISTRY.provinces_at() if level == "province" else REGISTRY.districts_at()
        names += [f"{office.name}{place.name}" for place in places]
    found = {name: REGISTRY.resolve(name) for name in dict.fromkeys(names)}
    return {name: entry.id for name, entry in found.items() if entry}


def hurt(name: str, chance: Random) -> str:
    """One letter mistaken for one of like shape, or one mark lost."""
    places = [at for at, letter in enumerate(name) if letter in MARKS]
    if places and chance.random() < 0.4:
        at = chance.choice(places)
        return name[:at] + name[at + 1 :]
    return damage.confuse_letter(name, chance)


def test_five_thousand_damaged_names() -> None:
    """One or two errors: 98 in 100 are read right, and hardly one in a thousand as somebody else."""
    truth = all_names()
    assert len(truth) > 8_000
    chance = Random(2569)
    names = sorted(truth)
    right = wrong = 0
    for _ in range(5_000):
        name = chance.choice(names)
        damaged = hurt(name, chance)
        if chance.random() < 0.5:
            damaged = hurt(damaged, chance)
        found = REGISTRY.resolve(damaged)
        right += found is not None and found.id == truth[name]
        wrong += found is not None and found.id != truth[name]
    assert right / 5_000 > 0.98
    assert wrong / 5_000 <= 0.001


@pytest.mark.parametrize(
    ("damaged", "ident"),
    [
        ("จังหวัดฟังงา", "province:82"),
        ("เพชรบุรณ์", "province:67"),
        ("ศาลากลางจงหวัดมุกดาหาร", "province:49"),
        ("กรมปองกันและบรรเทาสาธารณภัย", "dept:มท06"),
        ("อธิบดีกรมปองกันและบรรเทาสาธารณภัย", "dept:มท06"),
        ("ที่วาการอำเภอเมองเพชรบรณ์", "district:6701"),
        ("นายอำเถอหลมสัก", "district:6703"),
        ("สำนักงานสาธารณสขจังหวดพะเยา", "office:สสจ:56"),
        ("กรมสงเสริมการปกครองทองถิ่น", "dept:มท08"),
        ("กรมส่งเสริมการปกครองท้องถิน", "dept:มท08"),
        ("สำนักงานปลัดสำนักนายกรัฐมนตร", "dept:นร01"),
        # --- not damage, or not to be told
        ("กรมการ", None),
        ("สำนักงาน", None),
        ("กรมการบก", None),
        ("สำนักงานปลัดกระทรวง", None),
        ("ตำรวจภูธรภาค 10", None),  # digits are never guessed
        ("สำนักงานศึกษาธิการภาค 55", None),
        ("เทศบาลตำบลหล่มสัก", None),  # a kind that the tables do not list, though อำเภอหล่มสัก is there
        ("โรงพยาบาลหล่มสัก", None),
        ("โรงเรียนเพชรบูรณ์", None),
        ("คณะวิทยาศาสตร์", None),
        ("กองพันทหารช่างที่ 55", None),
        ("บริษัท ก จำกัด", None),
        ("ศูนย์อนามัยที่ ๙๙", None),
        ("อำเภอโนนสง", None),  # โนนสูง or โนนสัง
        ("ขอแสดงความนับถือ", None),
        ("นายสมชาย ใจดี", None),
    ],
)
def test_damaged(damaged: str, ident: str | None) -> None:
    """Read right, or not at all."""
    assert REGISTRY.identify(damaged) == ident


def test_skeleton() -> None:
    """Look-alikes and lost marks leave it as it was."""
    assert skeleton("จังหวัดพังงา") == skeleton("จงหวัคฟังงา")
    assert skeleton("แพร่") == skeleton("เเพร")
    assert skeleton("เลย") != skeleton("ตาก")


def test_ambiguous_likeness_gives_candidates() -> None:
    """Two names about equally near: both are told, the place decides."""
    assert {entry.full_name for entry in REGISTRY.candidates("อำเภอโนนสง")} == {"อำเภอโนนสูง", "อำเภอโนนสัง"}
    assert REGISTRY.identify("อำเภอโนนสง", near="หนองบัวลำภู") == "district:3903"


def test_digits_and_length_are_no_trouble() -> None:
    """Long and strange texts come back at once."""
    for text in ("ก" * 299, "จังหวัด" * 40, "0" * 200, "่" * 100, "อำเภอ" + "ก" * 100):
        assert REGISTRY.identify(text) is None
