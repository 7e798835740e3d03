"""Look-ups of the registry, by tables of what is asked and who is meant."""

from __future__ import annotations

import pickle
import random
import subprocess
import sys
import threading
from typing import Any

import pytest

from thaidoc.registry import Agency, Entry, Province, Registry
from thaidoc.registry.tables import fold
from thaidoc.values import DocumentNumber

REGISTRY = Registry.default()

# Strings that are no name, thrown at every look-up.
JUNK = [
    "",
    " ",
    "\n",
    "\0",
    "\ud800",
    "ที่",
    "๐",
    "0" * 1000,
    "จังหวัด",
    "อำเภอ",
    "กระทรวง",
    "นาย",
    "รอง",
    "รองรองรอง",
    "{rest}",
    ".",
    "..",
    "ก.",
    "ฯ",
    "จังหวัดจังหวัด",
    "ผู้อำนวยการ",
    "อธิบดี",
    "เลขาธิการ",
    "abc",
    "日本",
    "จังหวัด" * 200,
    "่้๊๋",
    "\u200b\u200b",
    "||",
    "\t",
]


def ident(entry: Entry | None) -> str | None:
    return entry.id if entry else None


@pytest.mark.parametrize(
    ("name", "province"),
    [
        ("เพชรบูรณ์", "67"),
        ("จังหวัดเพชรบูรณ์", "67"),
        ("จังหวัด เพชรบูรณ์", "67"),
        ("จ.เพชรบูรณ์", "67"),
        ("กรุงเทพมหานคร", "10"),
        ("กรุงเทพฯ", "10"),
        ("จังหวัดพระนครศรีอยุธยา", "14"),
        ("เลย", "42"),
        ("พะเยา ", "56"),
        ("เพชรบุรณ์", None),  # damaged: closest_province's matter
        ("เมืองเพชรบูรณ์", None),
        ("ศาลากลางจังหวัดเลย", None),  # an office's seat: resolve's matter
    ],
)
def test_province_by_name(name: str, province: str | None) -> None:
    """Exact names, with or without จังหวัด."""
    assert ident(REGISTRY.province(name)) == (province and f"province:{province}")


@pytest.mark.parametrize(
    ("letters", "name"),
    [
        ("พช", "เพชรบูรณ์"),
        ("พช.", "เพชรบูรณ์"),
        ("ที่ พง", "พังงา"),
        ("บก", "บึงกาฬ"),
        ("มท", None),
        ("พชช", None),
        ("พ", None),
    ],
)
def test_province_by_letters(letters: str, name: str | None) -> None:
    """The letters of document numbers, dotted or not."""
    found = REGISTRY.province_by_letters(letters)
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("postcode", "names"),
    [
        ("67000", ["เพชรบูรณ์"]),
        ("๔๙๐๐๐", ["มุกดาหาร"]),
        ("13240", ["พระนครศรีอยุธยา", "ลพบุรี"]),  # a postcode that two provinces share
        ("10303", ["กรุงเทพมหานคร", "สมุทรปราการ"]),  # an office's own: by its first digits
        ("99999", []),
        ("6700", []),
        ("670000", []),
        ("²7000", []),
    ],
)
def test_province_by_postcode(postcode: str, names: list[str]) -> None:
    """By the districts' own codes, else by the first two digits."""
    assert [p.name for p in REGISTRY.province_by_postcode(postcode)] == names


@pytest.mark.parametrize(
    ("letters", "unit", "year", "agency"),
    [
        ("มท", "0819.2", None, "dept:มท08"),
        ("มท", "08", None, "dept:มท08"),
        ("มท.", "๐๘๑๙", None, "dept:มท08"),
        ("มท", "0416", 2528, "dept:มท03"),  # the code's holder changed
        ("มท", "0416", 2560, "dept:มท04"),
        ("มท", "0416", None, "dept:มท04"),
        ("กค", "0529.4", 2542, "dept:กค04"),
        ("กค", "0529.4", 2560, "dept:กค05"),
        ("นร", "0708.1", 2540, "dept:นร10"),
        ("นร", "0723", 2564, "dept:นร07"),
        ("ศธ", "0206.1", None, "dept:ศธ0206"),  # four digits before two
        ("ศธ", "0299.1", None, "dept:ศธ02"),
        ("ศธ", "0514.1.61.3", 2560, "dept:อว66"),  # a university under its old code is the same university
        ("อว", "660301.26.4", 2565, "dept:อว66"),
        ("ตช", "0018.21", None, "dept:ตช0018"),
        ("มท", "0018.1", None, None),  # 00xx is the provinces' series
        ("พช", "0023.7", None, None),
        ("มท", "", None, None),
        ("มท", "(กม.05)", None, None),
    ],
)
def test_department(letters: str, unit: str, year: int | None, agency: str | None) -> None:
    """Letters and first digits, as of a year."""
    assert ident(REGISTRY.department(letters, unit, year)) == agency


@pytest.mark.parametrize(
    ("letters", "year", "agency"),
    [
        ("มท", None, "ministry:มท"),
        ("มท.", None, "ministry:มท"),
        ("วท", None, "ministry:วท"),  # gone: the last that held the letters
        ("วท", 2560, "ministry:วท"),
        ("วท", 2565, None),
        ("สร", 2510, "ministry:นร"),
        ("รส", 2540, "ministry:รส-2536"),
        ("ธปท.ฝนง.", None, "ministry:ธปท"),
        ("ก.พ.", None, None),
        ("พช", None, None),
    ],
)
def test_ministry_by_letters(letters: str, year: int | None, agency: str | None) -> None:
    """Letters as of a year; today's holder, or the last one, without."""
    assert ident(REGISTRY.ministry_by_letters(letters, year)) == agency


@pytest.mark.parametrize(
    ("number", "year", "owners"),
    [
        ("มท 0819.2/ว 1", None, ["dept:มท08", "ministry:มท"]),
        ("พช 0023.7/ว 583", None, ["office:สถจ:67", "province:67"]),
        ("พช 0118/12", None, ["office:ปคอ:6701", "district:6701", "province:67"]),
        ("พช 51001/12", None, ["office:อบจ:67", "province:67"]),
        ("พช 71203/12", None, ["province:67"]),
        ("กท 0307/5103", None, ["province:10"]),
        ("ตร 0023.1/7", None, ["office:สถจ:23", "province:23", "ministry:ตช"]),
        ("มท 0018.1/7", None, []),
        ("กค 0311.39/7", None, ["dept:กค03", "ministry:กค"]),
        ("สผ 0014/5803", None, ["ministry:สผ"]),
        ("ชม 0032.301/7", 2562, ["office:สสจ:50", "province:50"]),
        ("ชม 0033.301/7", 2568, ["office:สสจ:50", "province:50"]),
        ("817/2567", None, []),
    ],
)
def test_owner_of_number(number: str, year: int | None, owners: list[str]) -> None:
    """From the most specific to the widest."""
    assert [owner.id for owner in REGISTRY.owner_of_number(DocumentNumber.parse(number), year)] == owners


def test_police_letters_are_not_trusted_against_a_paper() -> None:
    """ตร is ตราด's; that the police print it too is a low row."""
    owners = REGISTRY.owner_of_number(DocumentNumber.parse("ตร 0023.1/7"))
    assert [owner.confidence for owner in owners] == ["high", "high", "low"]


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("จังหวัดเพชรบูรณ์", "province:67"),
        ("ศาลากลางจังหวัดมุกดาหาร", "province:49"),
        ("ผู้ว่าราชการจังหวัดเพชรบูรณ์", "province:67"),
        ("รองผู้ว่าราชการจังหวัด เพชรบูรณ์", "province:67"),
        ("ผู้ว่าราชการกรุงเทพมหานคร", "province:10"),
        ("นายอำเภอเมืองเพชรบูรณ์", "district:6701"),
        ("ที่ว่าการอำเภอเมืองเพชรบูรณ์", "district:6701"),
        ("อำเภอเมือง จังหวัดเลย", "district:4201"),
        ("อำเภอเฉลิมพระเกียรติ", None),  # five of that name
        ("อำเภอเฉลิมพระเกียรติ จังหวัดน่าน", "district:5515"),
        ("ผู้อำนวยการเขตดุสิต", "district:1002"),
        ("สำนักงานเขตดุสิต", "district:1002"),
        ("เขตหล่มสัก", None),  # หล่มสัก is an อำเภอ
        ("กรมส่งเสริมการปกครองท้องถิ่น", "dept:มท08"),
        ("อธิบดีกรมส่งเสริมการปกครองท้องถิ่น", "dept:มท08"),
        ("สถ.", "dept:มท08"),
        ("ปลัดกระทรวงการคลัง", "dept:กค02"),
        ("รองปลัดกระทรวงมหาดไทย", None),  # may sign for the office or for the ministry itself
        ("ผู้ช่วยปลัดกระทรวงมหาดไทย", "dept:มท02"),
        ("รัฐมนตรีว่าการกระทรวงมหาดไทย", "ministry:มท"),
        ("กระทรวงมหาดไทย", "ministry:มท"),
        ("มท.", "ministry:มท"),
        ("เลขาธิการ ก.พ.", "dept:นร10"),
        ("สำนักงาน ก.พ.", "dept:นร10"),
        ("ผู้อำนวยการสำนักงบประมาณ", "dept:นร07"),
        ("อัยการสูงสุด", "ministry:อส"),
        ("อธิการบดีมหาวิทยาลัยมหิดล", "dept:อว78"),
        ("ท้องถิ่นจังหวัดเลย", "office:สถจ:42"),
        ("สสจ.พะเยา", "office:สสจ:56"),
        ("สำนักงานสาธารณสุขจังหวัดพะเยา", "office:สสจ:56"),
        ("นายแพทย์สาธารณสุขจังหวัดพะเยา", "office:สสจ:56"),
        ("ท้องถิ่นอำเภอหล่มสัก", "office:สถอ:6703"),
        ("องค์การบริหารส่วนจังหวัดเลย", "office:อบจ:42"),
        ("นายกองค์การบริหารส่วนจังหวัดเลย", "office:อบจ:42"),
        ("กพร.", None),  # two departments
        ("กพ", "province:62"),  # the letters of กำแพงเพชร, not ก.พ.
        ("นายกเทศมนตรี", None),
        ("ผู้ว่าราชการจังหวัด ทุกจังหวัด", None),
        ("เทศบาลตำบลหนองไผ่", None),  # not in the tables: a user's row
    ],
)
def test_resolve(text: str, entry: str | None) -> None:
    """Names, abbreviations, heads and seats of offices."""
    assert ident(REGISTRY.resolve(text)) == entry


def test_candidates_of_an_ambiguous_name() -> None:
    """What resolve leaves open is listed."""
    assert {entry.id for entry in REGISTRY.candidates("กพร.")} == {"dept:รง04", "dept:อก05"}
    assert len(REGISTRY.candidates("อำเภอเฉลิมพระเกียรติ")) == 5


def test_every_entry_is_found_by_its_name() -> None:
    """Each place and agency is among the candidates of its own full name, and by its id."""
    entries: list[Entry] = [*REGISTRY.provinces, *REGISTRY.all_districts, *REGISTRY.ministries, *REGISTRY.departments]
    for entry in entries:
        assert entry.id in {found.id for found in REGISTRY.candidates(entry.full_name)}, entry
        found = REGISTRY.get(entry.id)
        assert found is not None
        assert found.id == entry.id


@pytest.mark.parametrize("office", ["office:สถจ:67", "office:สถอ:6701"])
def test_offices_have_stable_ids(office: str) -> None:
    """An office made for a place is found again by its id and by its name."""
    found = REGISTRY.get(office)
    assert isinstance(found, Agency)
    assert ident(REGISTRY.resolve(found.name)) == office
    assert REGISTRY.get("office:สถจ:99") is None
    assert REGISTRY.get("office:xx:67") is None


@pytest.mark.parametrize("text", JUNK)
def test_junk_is_nobody(text: str) -> None:
    """No look-up raises, and none finds anybody."""
    assert REGISTRY.resolve(text) is None
    assert REGISTRY.province(text) is None
    assert REGISTRY.province_by_letters(text) is None
    assert REGISTRY.province_by_postcode(text) == ()
    assert REGISTRY.ministry_by_letters(text) is None
    assert REGISTRY.department(text, text) is None
    assert REGISTRY.districts(text) == ()
    assert REGISTRY.district(text) == ()
    assert REGISTRY.closest_province(text) is None
    assert REGISTRY.get(text) is None


@pytest.mark.parametrize(
    ("damaged", "name"),
    [
        ("จังหวัดฟังงา", "พังงา"),
        ("เพชรบุรณ์", "เพชรบูรณ์"),  # 7 points before เพชรบุรี
        ("เพชรบูรณ", "เพชรบูรณ์"),
        ("เพชรบรี", "เพชรบุรี"),
        ("จังหวดมุกดาหาร", "มุกดาหาร"),
        ("จังหวัดมุกดาหร", "มุกดาหาร"),
        ("เชียงไหม่", "เชียงใหม่"),
        ("นครราซสีมา", "นครราชสีมา"),
        ("สุโขทย", "สุโขทัย"),
        ("เพชรบูรณ์", "เพชรบูรณ์"),
        ("บุรี", None),  # ends many names
        ("เชียง", None),
        ("เพชรบุ", "เพชรบุรี"),
        ("เพชรบ", None),
        ("สมุทร", None),
        ("กระทรวงมหาดไทย", None),
        ("กรมการปกครอง", None),
    ],
)
def test_closest_province(damaged: str, name: str | None) -> None:
    """Damaged names, and names that are too far from all or too near to two."""
    found = REGISTRY.closest_province(damaged)
    assert (found[0].name if found else None) == name
    assert found is None or 0 < found[1] <= 100


def test_one_wrong_letter_never_makes_another_province() -> None:
    """Any letter lost, doubled or changed: the province itself or none, and nearly always itself."""
    chance = random.Random(67)
    letters = sorted({c for p in REGISTRY.provinces for c in p.name})
    names = {p.name for p in REGISTRY.provinces}
    right = total = 0
    for province in REGISTRY.provinces:
        for _ in range(20):
            place = chance.randrange(len(province.name))
            other = chance.choice(["", chance.choice(letters), province.name[place] * 2])
            damaged = province.name[:place] + other + province.name[place + 1 :]
            if damaged in names:
                continue
            found = REGISTRY.closest_province(damaged)
            assert found is None or found[0] is province, (damaged, found)
            total += 1
            right += found is not None
    assert right / total > 0.95


def test_closest_district() -> None:
    """Within one province."""
    found = REGISTRY.closest_district("อำเภอหลมสัก", "เพชรบูรณ์")
    assert found
    assert found[0].name == "หล่มสัก"
    assert REGISTRY.closest_district("อำเภอบางรัก", "เพชรบูรณ์") is None
    assert REGISTRY.closest_district("หล่มสัก", "ไม่มีจังหวัดนี้") is None


def test_districts() -> None:
    """By name, within a province, with postcodes."""
    (lomsak,) = REGISTRY.district("อำเภอหล่มสัก")
    assert (lomsak.id, lomsak.letters, lomsak.full_name) == ("district:6703", "พช", "อำเภอหล่มสัก")
    assert REGISTRY.postcodes_of_district(lomsak) == lomsak.postcodes != ()
    assert [d.full_name for d in REGISTRY.district("เมือง", "พช")] == []
    assert [d.full_name for d in REGISTRY.district("เมือง", "เพชรบูรณ์")] == ["อำเภอเมืองเพชรบูรณ์"]
    assert len(REGISTRY.districts("เพชรบูรณ์")) == 11
    phetchabun = REGISTRY.province("เพชรบูรณ์")
    assert phetchabun
    assert REGISTRY.districts(phetchabun) == REGISTRY.districts("จังหวัดเพชรบูรณ์")


def test_existed_in() -> None:
    """Years bound a row on both sides; without a year, today."""
    row = Agency(id="x", name="x", kind="department", since=2545, until=2562)
    assert [row.existed_in(year) for year in (2544, 2545, 2562, 2563, None)] == [False, True, True, False, False]


MUNICIPALITY = {
    "id": "local:หนองไผ่",
    "name": "เทศบาลตำบลหนองไผ่",
    "kind": "municipality",
    "aliases": "ทต.หนองไผ่|เทศบาลหนองไผ่",
    "place": "district:6706",
}


def test_extended_leaves_the_old_registry_alone() -> None:
    """A user's row is found in the new registry only."""
    mine = REGISTRY.extended([MUNICIPALITY])
    for name in ("เทศบาลตำบลหนองไผ่", "ทต.หนองไผ่", "นายกเทศมนตรีตำบลหนองไผ่", "สำนักงานเทศบาลตำบลหนองไผ่"):
        assert ident(mine.resolve(name)) == "local:หนองไผ่", name
    assert REGISTRY.resolve("เทศบาลตำบลหนองไผ่") is None
    assert Registry.default() is REGISTRY


def test_extended_overrides_by_id() -> None:
    """A row with a known id replaces the entry, also one added before."""
    renamed = Agency(id="dept:มท08", name="กรมใหม่", kind="department", letters="มท", unit="08")
    mine = REGISTRY.extended([renamed])
    assert ident(mine.resolve("กรมใหม่")) == "dept:มท08"
    assert mine.resolve("กรมส่งเสริมการปกครองท้องถิ่น") is None
    assert ident(mine.resolve("สถ.")) == "dept:มท08"
    found = mine.department("มท", "0819")
    assert found
    assert found.name == "กรมใหม่"
    again = mine.extended([{"id": "dept:มท08", "name": "กรมอื่น", "kind": "department", "letters": "มท", "unit": "08"}])
    assert (ident(again.resolve("กรมอื่น")), again.resolve("กรมใหม่")) == ("dept:มท08", None)


def test_extended_by_a_province() -> None:
    """Places can be added too."""
    mine = REGISTRY.extended(
        [Province(id="province:99", name="ใหม่", letters="ฮฮ", dopa="99", postcode_prefixes=("99",))]
    )
    assert ident(mine.province_by_letters("ฮฮ")) == "province:99"
    assert [p.name for p in mine.province_by_postcode("99000")] == ["ใหม่"]
    assert len(mine.provinces) == 78


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (
            [{"id": "a", "name": "ก", "kind": "x"}, {"id": "a", "name": "ข", "kind": "x"}],
            "row 2: the id 'a' occurs twice",
        ),
        ([{"id": "a", "name": "", "kind": "x"}], "row 1: id and name must not be empty"),
        ([{"id": "a", "name": "ก"}], "row 1: .*kind"),
        ([{"id": "a", "name": "ก", "kind": "x", "colour": "red"}], "row 1: .*colour"),
        ([{"id": "a", "name": "ก", "kind": "x", "confidence": "sure"}], "row 1: confidence"),
        ([{"id": "a", "name": "ก", "kind": "x", "since": 2560, "until": 2550}], "row 1: .* would end"),
        (
            [{"id": "a", "name": "ก", "kind": "x", "parent": "ministry:ฮฮ"}],
            "row 1: .*ministry:ฮฮ.* not in the registry",
        ),
    ],
)
def test_wrong_rows_are_refused(rows: list[dict[str, Any]], reason: str) -> None:
    """The message names the row and what is wrong with it."""
    with pytest.raises(ValueError, match=reason):
        REGISTRY.extended(rows)


def test_rows_of_another_type_are_refused() -> None:
    """Neither strings nor lists are rows."""
    with pytest.raises(TypeError, match="row 1"):
        REGISTRY.extended(["เทศบาล"])  # type: ignore[list-item]


def test_immutable() -> None:
    """Nothing can be set on a registry, nor on what it gives."""
    with pytest.raises(AttributeError, match="extended"):
        REGISTRY.provinces = ()
    province = REGISTRY.province("เลย")
    assert province
    with pytest.raises(AttributeError):
        province.name = "x"  # type: ignore[misc]


def test_pickles() -> None:
    """The default registry stays the default one in another process; added rows travel."""
    assert pickle.loads(pickle.dumps(REGISTRY)) is REGISTRY
    mine = pickle.loads(pickle.dumps(REGISTRY.extended([MUNICIPALITY])))
    assert ident(mine.resolve("ทต.หนองไผ่")) == "local:หนองไผ่"


def test_threads_load_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sixteen threads at once: every table is read once, all see the same objects."""
    from thaidoc.registry import names
    from thaidoc.registry import registry as module
    from thaidoc.registry.tables import read_table as original

    read: list[str] = []
    lock = threading.Lock()

    def counting(name: str) -> list[list[str]]:
        with lock:
            read.append(name)
        return original(name)

    monkeypatch.setattr(module, "read_table", counting)
    monkeypatch.setattr(names, "read_table", counting)
    registry = Registry()
    start = threading.Barrier(16)
    seen: list[tuple[object, ...]] = []

    def work() -> None:
        start.wait()
        resolved = registry.resolve("ท้องถิ่นอำเภอหล่มสัก")
        seen.append((registry.provinces, registry.all_districts, registry.departments, resolved))

    threads = [threading.Thread(target=work) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 16
    assert all(now is first for other in seen for now, first in zip(other[:3], seen[0][:3], strict=True))
    assert {name: read.count(name) for name in read} == dict.fromkeys(read, 1)


def test_nothing_is_read_on_import() -> None:
    """Importing the registry opens no table; looking up a province opens its table alone."""
    code = """if 1:
        import sys
        opened = []
        sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
        from thaidoc.registry import Registry
        assert not [p for p in opened if p.endswith(".tsv")], opened
        Registry.default().province("เลย")
        tables = [p for p in opened if p.endswith(".tsv")]
        assert len(tables) == 1 and tables[0].endswith("provinces.tsv"), tables
        assert "rapidfuzz" not in sys.modules
    """
    subprocess.run([sys.executable, "-X", "utf8", "-c", code], check=True)


def test_fold() -> None:
    """The key of a name: no white space, nothing invisible, Arabic digits."""
    assert fold(" จังหวัด \u00a0เลย\u200b\n") == "จังหวัดเลย"
    assert fold("ภ.๑") == "ภ.1"
