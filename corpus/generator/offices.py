"""Who writes to whom: agencies of every level with their letters, codes, heads and addresses.

The agencies are those of the state and common to all splits; what is invented (sub-districts, schools, hospitals,
roads) comes from the split's stock. Provinces and districts are the registry's tables.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from corpus.generator.pen import Num, Pen

_DATA: Final = Path(__file__).resolve().parents[2] / "thaidoc" / "registry" / "data"

_CENTRAL: Final = """
กรมควบคุมโรค|สธ|04|ถนนติวานนท์ จังหวัดนนทบุรี 11000|health
กรมอนามัย|สธ|09|ถนนติวานนท์ อำเภอเมือง จังหวัดนนทบุรี 11000|health
กรมการแพทย์|สธ|03|ถนนติวานนท์ จังหวัดนนทบุรี 11000|health
กรมสนับสนุนบริการสุขภาพ|สธ|07|ถนนติวานนท์ นนทบุรี 11000|health
กรมสุขภาพจิต|สธ|08|ถนนติวานนท์ จังหวัดนนทบุรี 11000|health
สำนักงานปลัดกระทรวงสาธารณสุข|สธ|02|ถนนติวานนท์ จังหวัดนนทบุรี 11000|health
สำนักงานคณะกรรมการอาหารและยา|สธ|10|ถนนติวานนท์ จังหวัดนนทบุรี 11000|health
กรมการปกครอง|มท|03|ถนนอัษฎางค์ กทม. 10200|interior
กรมการพัฒนาชุมชน|มท|04|ถนนแจ้งวัฒนะ เขตหลักสี่ กทม. 10210|interior
กรมที่ดิน|มท|05|ถนนแจ้งวัฒนะ เขตหลักสี่ กรุงเทพฯ 10210|interior
กรมป้องกันและบรรเทาสาธารณภัย|มท|06|ถนนอู่ทองนอก เขตดุสิต กทม. 10300|interior
กรมโยธาธิการและผังเมือง|มท|07|ถนนพระรามที่ 9 กรุงเทพฯ 10310|interior
กรมส่งเสริมการปกครองท้องถิ่น|มท|08|ถนนนครราชสีมา เขตดุสิต กทม. 10300|local
สำนักงานปลัดกระทรวงมหาดไทย|มท|02|ถนนอัษฎางค์ กทม. 10200|interior
สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน|ศธ|04|ถนนราชดำเนินนอก กทม. 10300|education
สำนักงานคณะกรรมการการอาชีวศึกษา|ศธ|06|ถนนราชดำเนินนอก กรุงเทพมหานคร 10300|education
สำนักงานปลัดกระทรวงศึกษาธิการ|ศธ|02|วังจันทรเกษม กทม. 10300|education
กรมส่งเสริมการเรียนรู้|ศธ|07|ถนนราชดำเนินนอก เขตดุสิต กทม. 10300|education
สำนักงานเลขาธิการสภาการศึกษา|ศธ|03|ถนนสุโขทัย เขตดุสิต กทม. 10300|education
กรมบัญชีกลาง|กค|04|ถนนพระรามที่ 6 กทม. 10400|finance
กรมธนารักษ์|กค|03|ถนนพระรามที่ 6 กทม. 10400|finance
กรมสรรพากร|กค|07|ถนนพหลโยธิน กทม. 10400|finance
กรมศุลกากร|กค|05|ถนนสุนทรโกษา เขตคลองเตย กทม. 10110|finance
สำนักงานปลัดกระทรวงการคลัง|กค|02|ถนนพระรามที่ 6 กทม. 10400|finance
กรมควบคุมมลพิษ|ทส|03|ถนนพหลโยธิน เขตพญาไท กทม. 10400|environment
กรมป่าไม้|ทส|16|ถนนพหลโยธิน เขตจตุจักร กทม. 10900|environment
กรมทรัพยากรน้ำ|ทส|06|ถนนพระรามที่ 6 เขตพญาไท กทม. 10400|environment
กรมอุทยานแห่งชาติ สัตว์ป่า และพันธุ์พืช|ทส|09|ถนนพหลโยธิน เขตจตุจักร กทม. 10900|environment
กรมการเปลี่ยนแปลงสภาพภูมิอากาศและสิ่งแวดล้อม|ทส|08|ถนนพระรามที่ 6 กทม. 10400|environment
สำนักงานตำรวจแห่งชาติ|ตช|0001|ถนนพระรามที่ 1 เขตปทุมวัน กทม. 10330|police
กรมการข้าว|กษ|26|ถนนพหลโยธิน เขตจตุจักร กทม. 10900|agriculture
กรมส่งเสริมการเกษตร|กษ|10|ถนนพหลโยธิน เขตจตุจักร กทม. 10900|agriculture
กรมปศุสัตว์|กษ|06|ถนนพญาไท เขตราชเทวี กทม. 10400|agriculture
กรมประมง|กษ|05|ถนนพหลโยธิน เขตจตุจักร กทม. 10900|agriculture
กรมชลประทาน|กษ|03|ถนนสามเสน เขตดุสิต กทม. 10300|agriculture
กรมส่งเสริมสหกรณ์|กษ|11|ถนนกรุงเกษม เขตพระนคร กทม. 10200|agriculture
กรมการขนส่งทางบก|คค|04|ถนนพหลโยธิน เขตจตุจักร กทม. 10900|transport
กรมทางหลวง|คค|06|ถนนศรีอยุธยา เขตราชเทวี กทม. 10400|transport
กรมทางหลวงชนบท|คค|07|ถนนพหลโยธิน เขตบางเขน กทม. 10220|transport
กรมเจ้าท่า|คค|03|ถนนโยธา เขตสัมพันธวงศ์ กทม. 10100|transport
กรมการจัดหางาน|รง|03|ถนนมิตรไมตรี เขตดินแดง กทม. 10400|labour
กรมพัฒนาฝีมือแรงงาน|รง|04|ถนนมิตรไมตรี เขตดินแดง กทม. 10400|labour
กรมสวัสดิการและคุ้มครองแรงงาน|รง|05|ถนนมิตรไมตรี เขตดินแดง กทม. 10400|labour
สำนักงานประกันสังคม|รง|06|ถนนติวานนท์ จังหวัดนนทบุรี 11000|labour
กรมคุมประพฤติ|ยธ|03|ถนนแจ้งวัฒนะ เขตหลักสี่ กทม. 10210|justice
กรมบังคับคดี|ยธ|05|ถนนบางขุนนนท์ เขตบางกอกน้อย กทม. 10700|justice
กรมราชทัณฑ์|ยธ|07|ถนนนนทบุรี 1 จังหวัดนนทบุรี 11000|justice
สำนักงานกิจการยุติธรรม|ยธ|09|ถนนแจ้งวัฒนะ เขตหลักสี่ กทม. 10210|justice
สำนักงานปลัดกระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม|ดศ|02|ถนนแจ้งวัฒนะ เขตหลักสี่ กทม. 10210|digital
สำนักงานสถิติแห่งชาติ|ดศ|05|ถนนแจ้งวัฒนะ เขตหลักสี่ กทม. 10210|digital
กรมอุตุนิยมวิทยา|ดศ|03|ถนนสุขุมวิท เขตบางนา กทม. 10260|digital
กรมพัฒนาพลังงานทดแทนและอนุรักษ์พลังงาน|พน|05|ถนนพระรามที่ 1 เขตปทุมวัน กทม. 10330|energy
กรมธุรกิจพลังงาน|พน|04|ถนนวิภาวดีรังสิต เขตจตุจักร กทม. 10900|energy
สำนักงานนโยบายและแผนพลังงาน|พน|06|ถนนพระรามที่ 7 กทม. 10400|energy
กรมส่งเสริมวัฒนธรรม|วธ|05|ถนนเทียมร่วมมิตร เขตห้วยขวาง กทม. 10310|culture
กรมศิลปากร|วธ|04|ถนนหน้าพระธาตุ เขตพระนคร กทม. 10200|culture
กรมการศาสนา|วธ|03|ถนนเทียมร่วมมิตร เขตห้วยขวาง กทม. 10310|culture
สำนักงานศาลยุติธรรม|ศย|0|ถนนรัชดาภิเษก เขตจตุจักร กทม. 10900|court
สำนักงานศาลปกครอง|ศป|00|ถนนแจ้งวัฒนะ เขตหลักสี่ กทม. 10210|court
สำนักงานอัยการสูงสุด|อส|00|ถนนแจ้งวัฒนะ เขตหลักสี่ กทม. 10210|court
การไฟฟ้าส่วนภูมิภาค|มท|53|ถนนงามวงศ์วาน เขตจตุจักร กทม. 10900|enterprise
การประปาส่วนภูมิภาค|มท|55|ถนนแจ้งวัฒนะ เขตหลักสี่ กทม. 10210|enterprise
การยางแห่งประเทศไทย|กษ|29|ถนนบางขุนนนท์ เขตบางกอกน้อย กทม. 10700|enterprise
กรมกิจการผู้สูงอายุ|พม|04|ถนนพระรามที่ 6 เขตราชเทวี กทม. 10400|welfare
กรมกิจการเด็กและเยาวชน|พม|03|ถนนกรุงเกษม เขตป้อมปราบศัตรูพ่าย กทม. 10100|welfare
กรมส่งเสริมและพัฒนาคุณภาพชีวิตคนพิการ|พม|07|ถนนราชวิถี เขตราชเทวี กทม. 10400|welfare
สำนักงาน ก.พ.|นร|10|ถนนติวานนท์ จังหวัดนนทบุรี 11000|general
สำนักงบประมาณ|นร|07|ถนนพระรามที่ 6 กทม. 10400|general
สำนักเลขาธิการคณะรัฐมนตรี|นร|05|ทำเนียบรัฐบาล กทม. 10300|general
สำนักงานปลัดสำนักนายกรัฐมนตรี|นร|01|ทำเนียบรัฐบาล กทม. 10300|general
สำนักงานการตรวจเงินแผ่นดิน|ตผ|00|ถนนพระรามที่ 6 กทม. 10400|general
สำนักงาน ป.ป.ช.|ปช|00|ถนนนนทบุรี จังหวัดนนทบุรี 11000|general
"""

#: Offices that every province has: code, name before the province's, head, sector.
_PROVINCIAL: Final = (
    ("0033", "สำนักงานสาธารณสุขจังหวัด", "นายแพทย์สาธารณสุขจังหวัด", "health"),
    ("0023", "สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัด", "ท้องถิ่นจังหวัด", "local"),
    ("0017", "สำนักงานจังหวัด", "หัวหน้าสำนักงานจังหวัด", "interior"),
    ("0018", "ที่ทำการปกครองจังหวัด", "ปลัดจังหวัด", "interior"),
    ("0019", "สำนักงานพัฒนาชุมชนจังหวัด", "พัฒนาการจังหวัด", "interior"),
    ("0021", "สำนักงานป้องกันและบรรเทาสาธารณภัยจังหวัด", "หัวหน้าสำนักงานป้องกันและบรรเทาสาธารณภัยจังหวัด", "interior"),
    ("0009", "สำนักงานเกษตรจังหวัด", "เกษตรจังหวัด", "agriculture"),
    ("0008", "สำนักงานปศุสัตว์จังหวัด", "ปศุสัตว์จังหวัด", "agriculture"),
    ("0014", "สำนักงานทรัพยากรธรรมชาติและสิ่งแวดล้อมจังหวัด",
     "ผู้อำนวยการสำนักงานทรัพยากรธรรมชาติและสิ่งแวดล้อมจังหวัด", "environment"),
    ("0012", "สำนักงานขนส่งจังหวัด", "ขนส่งจังหวัด", "transport"),
    ("0027", "สำนักงานแรงงานจังหวัด", "แรงงานจังหวัด", "labour"),
    ("0031", "สำนักงานวัฒนธรรมจังหวัด", "วัฒนธรรมจังหวัด", "culture"),
    ("0016", "สำนักงานพลังงานจังหวัด", "พลังงานจังหวัด", "energy"),
    ("0004", "สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัด", "พัฒนาสังคมและความมั่นคงของมนุษย์จังหวัด", "welfare"),
    ("0003", "สำนักงานคลังจังหวัด", "คลังจังหวัด", "finance"),
)  # fmt: skip

_UNIVERSITIES: Final = (
    ("จุฬาลงกรณ์มหาวิทยาลัย", "64", "ถนนพญาไท เขตปทุมวัน กทม. 10330"),
    ("มหาวิทยาลัยเกษตรศาสตร์", "65", "ถนนงามวงศ์วาน เขตจตุจักร กทม. 10900"),
    ("มหาวิทยาลัยขอนแก่น", "66", "ถนนมิตรภาพ อำเภอเมือง จังหวัดขอนแก่น 40002"),
    ("มหาวิทยาลัยสงขลานครินทร์", "68", "ถนนกาญจนวณิชย์ อำเภอหาดใหญ่ จังหวัดสงขลา 90110"),
    ("มหาวิทยาลัยแม่โจ้", "69", "อำเภอสันทราย จังหวัดเชียงใหม่ 50290"),
    ("มหาวิทยาลัยบูรพา", "81", "ถนนลงหาดบางแสน อำเภอเมือง จังหวัดชลบุรี 20131"),
    ("มหาวิทยาลัยเชียงใหม่", "83", "ถนนห้วยแก้ว อำเภอเมือง จังหวัดเชียงใหม่ 50200"),
    ("มหาวิทยาลัยนเรศวร", "0603", "อำเภอเมือง จังหวัดพิษณุโลก 65000"),
)
_FACULTIES: Final = (
    "คณะเกษตรศาสตร์", "คณะวิศวกรรมศาสตร์", "คณะศึกษาศาสตร์", "คณะพยาบาลศาสตร์", "คณะสาธารณสุขศาสตร์", "คณะวิทยาศาสตร์",
    "คณะมนุษยศาสตร์และสังคมศาสตร์", "สำนักหอสมุด", "กองกิจการนักศึกษา", "บัณฑิตวิทยาลัย",
)  # fmt: skip
_PUBLIC: Final = (
    ("สำนักงานพัฒนารัฐบาลดิจิทัล (องค์การมหาชน)", "สพร", "ถนนวิภาวดีรังสิต เขตหลักสี่ กทม. 10210", "digital"),
    ("สถาบันวิจัยและพัฒนาพื้นที่สูง (องค์การมหาชน)", "สวพส", "ถนนสุเทพ อำเภอเมือง จังหวัดเชียงใหม่ 50200", "agriculture"),
    ("สถาบันคุณวุฒิวิชาชีพ (องค์การมหาชน)", "สคช", "ถนนพหลโยธิน เขตพญาไท กทม. 10400", "labour"),
    ("ศูนย์มานุษยวิทยาสิรินธร (องค์การมหาชน)", "ศมส", "ถนนบรมราชชนนี เขตตลิ่งชัน กทม. 10170", "culture"),
    ("สถาบันเทคโนโลยีป้องกันประเทศ", "สทป", "ถนนแจ้งวัฒนะ จังหวัดนนทบุรี 11120", "digital"),
)


class Office(NamedTuple):
    """Who writes. `unit` is the code without its last level, `post` the printed head, `rank` its level."""

    level: str
    agency: str
    letterhead: str
    prefix: str | None
    unit: str
    boss: str
    deputy: str
    address: str
    sector: str
    province: str | None = None
    acronym_year: bool = False
    above: str | None = None

    @property
    def acting(self) -> str:
        """The authority word that its deputies sign by."""
        return {"university": "ปฏิบัติการแทน", "public": "ปฏิบัติการแทน", "enterprise": "ทำการแทน"}.get(
            self.level, "ปฏิบัติราชการแทน"
        )


def _head(name: str) -> tuple[str, str]:
    if name.startswith("กรม"):
        return "อธิบดี" + name, "รองอธิบดี"
    if name.startswith("สำนักงานปลัด"):
        rest = name.removeprefix("สำนักงาน")
        return rest, "รอง" + rest
    if name.startswith("สำนักงานคณะกรรมการ"):
        rest = "เลขาธิการ" + name.removeprefix("สำนักงาน")
        return rest, "รอง" + rest
    if name.startswith("สำนักงานเลขาธิการ"):
        rest = name.removeprefix("สำนักงาน")
        return rest, "รอง" + rest
    if name.startswith("สำนักเลขาธิการ"):
        return name.removeprefix("สำนัก"), "รอง" + name.removeprefix("สำนัก")
    special = {
        "สำนักงานตำรวจแห่งชาติ": "ผู้บัญชาการตำรวจแห่งชาติ",
        "สำนักงานประกันสังคม": "เลขาธิการสำนักงานประกันสังคม",
        "สำนักงาน ก.พ.": "เลขาธิการ ก.พ.",
        "สำนักงาน ป.ป.ช.": "เลขาธิการคณะกรรมการ ป.ป.ช.",
        "สำนักงานศาลยุติธรรม": "เลขาธิการสำนักงานศาลยุติธรรม",
        "สำนักงานศาลปกครอง": "เลขาธิการสำนักงานศาลปกครอง",
        "สำนักงานอัยการสูงสุด": "อัยการสูงสุด",
        "สำนักงานการตรวจเงินแผ่นดิน": "ผู้ว่าการตรวจเงินแผ่นดิน",
        "การไฟฟ้าส่วนภูมิภาค": "ผู้ว่าการการไฟฟ้าส่วนภูมิภาค",
        "การประปาส่วนภูมิภาค": "ผู้ว่าการการประปาส่วนภูมิภาค",
        "การยางแห่งประเทศไทย": "ผู้ว่าการการยางแห่งประเทศไทย",
    }
    boss = special.get(name, "ผู้อำนวยการ" + name)
    return boss, "รอง" + boss


class Province(NamedTuple):
    name: str
    letters: str
    postcode: str
    districts: tuple[tuple[str, str, str], ...]  # name, sequence, postcode


@cache
def provinces() -> tuple[Province, ...]:
    """The 76 provinces with their districts, from the registry's tables."""
    districts: dict[str, list[tuple[str, str, str]]] = {}
    for row in _rows("districts.tsv"):
        districts.setdefault(row["dopa"][:2], []).append((row["name"], row["seq"], row["postcodes"].split("|")[0][:5]))
    return tuple(
        Province(
            row["name"], row["letters"], row["postcode_prefixes"].split("|")[0] + "000", tuple(districts[row["dopa"]])
        )
        for row in _rows("provinces.tsv")
        if row["letters"] != "กท"
    )


@cache
def province_of(name: str) -> Province:
    """The province of that name."""
    return next(province for province in provinces() if province.name == name)


def _rows(name: str) -> list[dict[str, str]]:
    kept = [
        line for line in (_DATA / name).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")
    ]
    names = kept[0].split("\t")
    return [dict(zip(names, line.split("\t"), strict=False)) for line in kept[1:]]


@cache
def central() -> tuple[Office, ...]:
    """The departments and bodies of the centre."""
    found = []
    for row in _CENTRAL.strip().splitlines():
        name, prefix, code, address, sector = row.split("|")
        boss, deputy = _head(name)
        level = "enterprise" if sector == "enterprise" else "central"
        found.append(Office(level, name, name, prefix, code, boss, deputy, address, sector))
    return tuple(found)


@cache
def _read(row: str) -> Office:
    """An office of a split's own: `name|letters|code|address|sector[|head|deputy]`."""
    name, prefix, code, address, sector, *heads = row.split("|")
    boss, deputy = (heads[0], heads[1]) if heads else _head(name)
    return Office("central", name, name, prefix, code, boss, deputy, address, sector)


def any_central(pen: Pen) -> Office:
    """A department or body of the centre."""
    own = pen.own("offices")
    return _read(own) if own else pen.any(central())


@cache
def by_sector(sector: str) -> tuple[Office, ...]:
    return tuple(office for office in central() if office.sector == sector) or central()


def district_name(province: Province, name: str) -> str:
    return name


def draw_central(pen: Pen) -> Office:
    office = any_central(pen)
    unit = office.unit
    if unit in ("0", "00"):
        unit = f"{unit}{pen.between(11, 46)}"
    elif len(unit) == 2:
        unit = f"{unit}{pen.between(1, 28):02}"
    lot = pen.rng.random()
    if lot < 0.5:
        unit += f".{pen.between(1, 9)}"
    elif lot < 0.62:
        unit += f".{pen.between(1, 12):02}"
    elif lot < 0.66:
        unit += f".{pen.between(1, 6)}.{pen.between(1, 5)}"
    return office._replace(unit=unit)


def draw_province(pen: Pen, province: Province | None = None) -> Office:
    """The province itself, or one of its offices under its own letterhead."""
    province = province or pen.any(provinces())
    own = pen.own("provincial")
    code, office, head, sector = own.split("|") if own else pen.any(_PROVINCIAL)
    lot = pen.rng.random()
    unit = f"{code}.{pen.between(1, 7)}" if lot < 0.6 else f"{code}.{pen.between(1, 12):03}" if lot < 0.7 else code
    road = f"ถนน{pen.any(pen.stock.roads)}"
    place = pen.any((province.letters, f"จังหวัด{province.name}", province.letters))
    address = f"{road} {place} {province.postcode}"
    boss = f"ผู้ว่าราชการจังหวัด{province.name}"
    if pen.may(0.68):
        agency, letterhead = f"จังหวัด{province.name}", f"ศาลากลางจังหวัด{province.name}"
        deputy = pen.any(
            ("รองผู้ว่าราชการจังหวัด", f"รองผู้ว่าราชการจังหวัด{province.name}", "ปลัดจังหวัด", head, f"{head}{province.name}")
        )
    else:
        agency = letterhead = office + province.name
        if agency.startswith("ที่ทำการ"):
            agency = letterhead = f"สำนักงานจังหวัด{province.name}"
        deputy = pen.any((head + province.name, head))
    return Office("province", agency, letterhead, province.letters, unit, boss, deputy, address, sector, province.name)


def draw_district(pen: Pen, province: Province | None = None) -> Office:
    province = province or pen.any(provinces())
    name, sequence, postcode = pen.any(province.districts)
    code, sector = pen.any((("18", "interior"), ("23", "local"), ("19", "interior"), ("33", "health")))
    unit = f"{sequence}{code}" + (f".{pen.between(1, 5)}" if pen.may(0.3) else "")
    place = pen.any((province.letters, f"จังหวัด{province.name}"))
    address = f"ถนน{pen.any(pen.stock.roads)} {place} {postcode}"
    if code == "33":
        agency = letterhead = f"สำนักงานสาธารณสุขอำเภอ{name}"
        boss = f"สาธารณสุขอำเภอ{name}"
        deputy = "นักวิชาการสาธารณสุขชำนาญการ"
    else:
        agency, letterhead = f"อำเภอ{name}", f"ที่ว่าการอำเภอ{name}"
        boss = f"นายอำเภอ{name}"
        deputy = pen.any(("ปลัดอำเภอ", f"ปลัดอำเภอ{name}", "ปลัดอำเภอ (เจ้าพนักงานปกครองชำนาญการพิเศษ)", "ท้องถิ่นอำเภอ"))
    return Office("district", agency, letterhead, province.letters, unit, boss, deputy, address, sector, province.name)


def draw_local(pen: Pen) -> Office:
    province: Province = pen.any(provinces())
    district, _, postcode = pen.any(province.districts)
    tambon = pen.any(pen.stock.tambons)
    lot = pen.rng.random()
    if lot < 0.45:
        agency, code = f"องค์การบริหารส่วนตำบล{tambon}", f"7{pen.between(10, 29)}{pen.between(1, 5):02}"
        boss = f"นายก{agency}"
    elif lot < 0.75:
        agency, code = f"เทศบาลตำบล{tambon}", f"5{pen.between(25, 59)}{pen.between(1, 6):02}"
        boss = f"นายกเทศมนตรีตำบล{tambon}"
    elif lot < 0.87:
        agency, code = f"เทศบาลเมือง{tambon}", f"52{pen.between(1, 3)}{pen.between(1, 6):02}"
        boss = f"นายกเทศมนตรีเมือง{tambon}"
    else:
        agency, code = f"องค์การบริหารส่วนจังหวัด{province.name}", f"510{pen.between(1, 12):02}"
        boss, postcode = f"นายก{agency}", province.postcode
    deputy = f"รอง{boss}" if pen.may(0.5) else "ปลัด" + agency.rstrip("0123456789")
    address = (
        f"{pen.between(1, 299)} หมู่ {pen.between(1, 12)} ตำบล{tambon} อำเภอ{district} จังหวัด{province.name} {postcode}"
    )
    if pen.may(0.5):
        address = f"อำเภอ{district} {pen.any((province.letters, 'จังหวัด' + province.name))} {postcode}"
    unit = code + (f".{pen.between(1, 4)}" if pen.may(0.15) else "")
    letterhead = ("ที่ทำการ" + agency) if agency.startswith("องค์การบริหารส่วนตำบล") and pen.may(0.35) else agency
    return Office("local", agency, letterhead, province.letters, unit, boss, deputy, address, "local", province.name)


def draw_service(pen: Pen) -> Office:
    """A hospital, a school, a police station, a court, a branch of an enterprise."""
    province: Province = pen.any(provinces())
    district, _, postcode = pen.any(province.districts)
    tambon = pen.any(pen.stock.tambons)
    address = f"ถนน{pen.any(pen.stock.roads)} อำเภอ{district} จังหวัด{province.name} {postcode}"
    if own := pen.own("services", 0.5):
        return _service(pen, own, province, tambon, address)
    lot = pen.rng.random()
    if lot < 0.3:
        agency = f"โรงพยาบาล{tambon}"
        return Office("hospital", agency, agency, province.letters, f"0033.3{pen.between(1, 19):02}",
                      f"ผู้ว่าราชการจังหวัด{province.name}",
                      f"ผู้อำนวยการโรงพยาบาล{tambon}", address, "health", province.name)  # fmt: skip
    if lot < 0.55:
        agency = f"โรงเรียน{tambon}วิทยา"
        return Office("school", agency, agency, "ศธ", f"04{pen.between(1, 349):03}.{pen.between(1, 90):02}",
                      f"ผู้อำนวยการ{agency}",
                      f"รองผู้อำนวยการ{agency}", address, "education", province.name)  # fmt: skip
    if lot < 0.75:
        agency = f"สถานีตำรวจภูธร{tambon}"
        unit = (
            f"00{pen.between(16, 25)}.{pen.between(11, 19)}({pen.between(1, 20)})"
            if pen.may(0.3)
            else f"00{pen.between(16, 25)}.{pen.between(11, 39)}"
        )
        return Office(
            "police",
            agency,
            agency,
            "ตช",
            unit,
            f"ผู้กำกับการ{agency}",
            f"รองผู้กำกับการ{agency}",
            address,
            "police",
            province.name,
        )
    if lot < 0.87:
        agency = f"ศาลจังหวัด{province.name}"
        code = f"3{pen.between(1, 39):02}.{pen.between(1, 99):02}"
        return Office("court", agency, agency, "ศย", code, f"ผู้พิพากษาหัวหน้าศาลจังหวัด{province.name}",
                      f"ผู้อำนวยการสำนักงานประจำศาลจังหวัด{province.name}", address, "court", province.name)  # fmt: skip
    agency = f"การไฟฟ้าส่วนภูมิภาคจังหวัด{province.name}"
    code = f"53{pen.between(1, 12):02}.{pen.between(1, 59)}"
    return Office("enterprise", agency, agency, "มท", code, f"ผู้จัดการ{agency}", "รองผู้จัดการ",
                  address, "enterprise", province.name)  # fmt: skip


def _service(pen: Pen, row: str, province: Province, tambon: str, address: str) -> Office:
    """An office of a split's own in a province: `level|name|letters|code|head|deputy|sector`, each # a digit."""
    slots = {"tambon": tambon, "province": province.name, "letters": province.letters, "n": str(pen.between(1, 9))}
    level, name, prefix, code, boss, deputy, sector = (part.format_map(slots) for part in row.split("|"))
    unit = "".join(str(pen.between(1, 9)) if sign == "#" else sign for sign in code)
    return Office(level, name, name, prefix, unit, boss, deputy, address, sector, province.name)


def draw_university(pen: Pen) -> Office:
    name, code, address = pen.any(_UNIVERSITIES)
    unit = code + pen.any(
        (
            "",
            f"{pen.between(1, 30):02}",
            f".{pen.between(1, 30):02}",
            f"{pen.between(1, 30):02}.{pen.between(1, 9)}",
            f".{pen.between(1, 30):02}({pen.between(1, 9)})",
        )
    )
    if pen.may(0.5):
        faculty = pen.any(_FACULTIES)
        agency = f"{faculty} {name}"
        boss = ("คณบดี" + faculty) if faculty.startswith("คณะ") else "ผู้อำนวยการ" + faculty
        deputy = ("รองคณบดีฝ่าย" if faculty.startswith("คณะ") else "รองผู้อำนวยการฝ่าย") + pen.any(
            ("บริหาร", "วิชาการ", "วิจัย")
        )
        return Office("university", agency, agency, "อว", unit, boss, deputy, address, "university")
    return Office(
        "university",
        name,
        name,
        "อว",
        unit,
        f"อธิการบดี{name}",
        pen.any(("รองอธิการบดี", "รองอธิการบดีฝ่ายบริหาร", "รองอธิการบดีฝ่ายวิชาการ")),
        address,
        "university",
    )


def draw_public(pen: Pen) -> Office:
    name, acronym, address, sector = pen.any(_PUBLIC)
    short = name.removesuffix(" (องค์การมหาชน)")
    return Office(
        "public",
        name,
        name,
        acronym,
        "",
        f"ผู้อำนวยการ{short}",
        f"รองผู้อำนวยการ{short}",
        address,
        sector,
        None,
        acronym_year=True,
    )


def draw(pen: Pen) -> Office:
    """Any office, with the weights of a provincial hall's post."""
    lot = pen.rng.random()
    if lot < 0.34:
        return draw_central(pen)
    if lot < 0.60:
        return draw_province(pen)
    if lot < 0.72:
        return draw_district(pen)
    if lot < 0.84:
        return draw_local(pen)
    if lot < 0.92:
        return draw_service(pen)
    if lot < 0.97:
        return draw_university(pen)
    return draw_public(pen)


def number_of(pen: Pen, office: Office, year: int, *, circular: bool | None = None) -> Num:
    """A number that this office would give a letter of that (Buddhist) year."""
    mark = pen.may(0.42) if circular is None else circular
    lot = pen.rng.random()
    serial = str(pen.between(1, 9999) if lot < 0.85 else pen.between(10000, 32999))
    if lot < 0.07:
        serial = serial.zfill(4)
    elif lot < 0.09:
        serial = f"{serial}-{int(serial) + pen.between(2, 40)}"
    elif lot < 0.105 and not mark:
        serial = "พิเศษ"
    if form := pen.own("serials", 0.025):
        serial, mark = form.format(serial), False
    if office.acronym_year:
        return Num(office.prefix, None, serial, mark, None, year)
    committee = None
    if office.prefix == "กค" and office.unit.startswith("0405"):
        committee = "กวจ"
    elif lot > 0.985 and office.level == "central":
        committee = pen.any(("กวจ", "กนบ", "กมจ"))
    suffix = year if 0.955 < lot < 0.965 else None
    return Num(office.prefix, office.unit, serial, mark, committee, suffix)
