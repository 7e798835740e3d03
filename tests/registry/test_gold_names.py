"""Every agency that the gold of real letters names, with the entry that is meant or rightly none, and why.

Names of offices only: the letters are not part of the repository. "none" is right where a name is a group (routing
expands it), a unit inside an office, a body that the tables do not list, or damaged beyond one reading.
"""

from __future__ import annotations

import pytest

from thaidoc.registry import Registry

REGISTRY = Registry.default()

#: name → (id, why)
NAMES: dict[str, tuple[str | None, str]] = {
    # --- senders, letterheads, cited agencies
    "จังหวัดพะเยา": ("province:56", "a province writes in its own name"),
    "จังหวัดมุกดาหาร": ("province:49", "a province"),
    "จังหวัดเพชรบูรณ์": ("province:67", "a province"),
    "จังหวัดพังงา": ("province:82", "a province"),
    "จังหวัดพัทลุง": ("province:93", "a province"),
    "ศาลากลางจังหวัดมุกดาหาร": ("province:49", "the seat on a letterhead means the province"),
    "ศาลากลางจังหวัดเพชรบูรณ์": ("province:67", "the seat; also on received stamps"),
    "ศาลากลางจังหวัดพังงา": ("province:82", "a received stamp"),
    "อำเภอเมืองเพชรบูรณ์": ("district:6701", "a district"),
    "ที่ว่าการอำเภอเมืองเพชรบูรณ์": ("district:6701", "the seat means the district, also on stamps"),
    "อำเภอคุระบุรี": ("district:8206", "a district"),
    "อำเภอทับปุด": ("district:8207", "a district"),
    "อำเภอกะปง": ("district:8203", "a district"),
    "สำนักงานจังหวัดพัทลุง": ("office:สนจ:93", "an office in the province that writes in its own name"),
    "สำนักงานจังหวัดพังงา": ("office:สนจ:82", "a received stamp of that office, not the province's"),
    "กรมการปกครอง": ("dept:มท03", "a department"),
    "กรมบัญชีกลาง": ("dept:กค04", "a department"),
    "กรมพลศึกษา": ("dept:กก03", "a department"),
    "กรมสนับสนุนบริการสุขภาพ": ("dept:สธ07", "a department"),
    "กรมสนับสนุนบริการสุขภาพ กระทรวงสาธารณสุข": ("dept:สธ07", "the letterhead names its ministry as well"),
    "กรมส่งเสริมการปกครองท้องถิ่น": ("dept:มท08", "a department"),
    "กรมอนามัย": ("dept:สธ09", "a department"),
    "กระทรวงมหาดไทย": ("ministry:มท", "the ministry itself, not its permanent secretary's office"),
    "กระทรวงศึกษาธิการ": ("ministry:ศธ", "a ministry"),
    "สำนักงานปลัดกระทรวงมหาดไทย": ("dept:มท02", "a permanent secretary's office"),
    "สำนักงานปลัดกระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม": ("dept:ดศ02", "a permanent secretary's office"),
    "สำนักงานปลัดสำนักนายกรัฐมนตรี": ("dept:นร01", "of the Prime Minister's Office, which has it at 01"),
    "สำนักเลขาธิการคณะรัฐมนตรี": ("dept:นร05", "under the Prime Minister's Office"),
    "สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน": ("dept:ศธ04", "of department rank"),
    "สำนักงานศาลปกครอง": ("ministry:ศป", "independent, letters of its own"),
    "สำนักงานศึกษาธิการภาค 5": ("numbered:ศธภ:5", "one of eighteen numbered offices"),
    "สำนักงานพัฒนารัฐบาลดิจิทัล (องค์การมหาชน)": ("org:สำนักงานพัฒนารัฐบาลดิจิทัล", "a public organisation"),
    "คณะกรรมการการกระจายอำนาจให้แก่องค์กรปกครองส่วนท้องถิ่น": (
        "org:คณะกรรมการการกระจายอำนาจให้แก่องค์กรปกครองส่วนท้องถิ่น",
        "the committee is meant, not its office",
    ),
    "คณะกรรมการกลางพนักงานเทศบาล": ("org:คณะกรรมการกลางพนักงานเทศบาล", "the committee"),
    "คณะกรรมการกลางพนักงานเทศบาล (ก.ท.)": ("org:คณะกรรมการกลางพนักงานเทศบาล", "its abbreviation in brackets"),
    "ก.ท.": ("org:คณะกรรมการกลางพนักงานเทศบาล", "its abbreviation"),
    "สำนักงาน ก.ท.": ("org:สำนักงานคณะกรรมการกลางพนักงานเทศบาล", "the office, not the committee"),
    "สำนักงาน ก.อบต.": ("org:สำนักงานคณะกรรมการกลางพนักงานส่วนตำบล", "the office, not the committee"),
    "สำนักงาน ก.จ., ก.ท. และ ก.อบต.": ("org:สำนักงานก.จ.,ก.ท.และก.อบต.", "the joint office of three committees"),
    "ก.ศป.": ("org:คณะกรรมการตุลาการศาลปกครอง", "the commission of administrative judges"),
    "คณะกรรมการวินิจฉัยปัญหาการจัดซื้อจัดจ้างและการบริหารพัสดุภาครัฐ กรมบัญชีกลาง": (
        "org:คณะกรรมการวินิจฉัยปัญหาการจัดซื้อจัดจ้างและการบริหารพัสดุภาครัฐ",
        "a committee on the paper of the department that houses it",
    ),
    "คณะกรรมการบริหารงานจังหวัดแบบบูรณาการ (ก.บ.จ.) จังหวัดพังงา": ("office:กบจ:82", "every province has one"),
    "เทศบาลตำบลคลองพน": (None, "subdistrict municipalities are not in the tables: a user's row"),
    "องค์การบริหารส่วนตำบลไทรย้อย": (None, "subdistrict administrations are not in the tables: a user's row"),
    # --- recipients
    "องค์การบริหารส่วนจังหวัดพะเยา": ("office:อบจ:56", "every province has one"),
    "นายกองค์การบริหารส่วนจังหวัดพังงา": ("office:อบจ:82", "its head"),
    "นายกองค์การบริหารส่วนจังหวัดพัทลุง": ("office:อบจ:93", "its head"),
    "นายกองค์การบริหารส่วนจังหวัดเพชรบูรณ์": ("office:อบจ:67", "its head"),
    "เทศบาลเมืองพะเยา": ("local:เทศบาลเมืองพะเยา", "a town"),
    "เทศบาลเมืองดอกคำใต้": ("local:เทศบาลเมืองดอกคำใต้", "a town"),
    "นายกเทศมนตรีเมืองเพชรบูรณ์": ("local:เทศบาลเมืองเพชรบูรณ์", "the mayor of a town"),
    "นายกเทศมนตรีเมืองหล่มสัก": ("local:เทศบาลเมืองหล่มสัก", "the mayor of a town"),
    "นายกเทศมนตรีเมืองวิเชียรบุรี": ("local:เทศบาลเมืองวิเชียรบุรี", "the mayor of a town"),
    "นายกเทศมนตรีเมืองพังงา": ("local:เทศบาลเมืองพังงา", "the mayor of a town"),
    "นายกเทศมนตรีเมืองตะกั่วป่า": ("local:เทศบาลเมืองตะกั่วป่า", "the mayor of a town"),
    "นายกเทศมนตรีเมืองพัทลุง": ("local:เทศบาลเมืองพัทลุง", "the mayor of a town"),
    "โทรคมนาคมจังหวัดพัทลุง": ("office:ทศจ:93", "the telephone company's office in the province"),
    "ผู้ว่าราชการจังหวัดพังงา": ("province:82", "the governor speaks for the province"),
    "ผู้ว่าราชการจังหวัดพัทลุง": ("province:93", "the governor speaks for the province"),
    "ปลัดกระทรวงมหาดไทย": ("dept:มท02", "a recipient: the permanent secretary's office"),
    "ศึกษาธิการภาค สำนักงานศึกษาธิการภาค 5": ("numbered:ศธภ:5", "title and office"),
    "ประธาน ก.เมืองพัทยา": ("org:คณะกรรมการพนักงานเมืองพัทยา", "the chair speaks for the committee"),
    "สำนักงานส่งเสริมการปกครองท้องถิ่นอำเภอ": (None, "with ทุกอำเภอ: a group"),
    "สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัด": (None, "with ทุกจังหวัด: a group"),
    "สำนักงานท้องถิ่นจังหวัด": (None, "with ทุกจังหวัด: a group"),
    "ท้องถิ่นจังหวัด": (None, "with ทุกจังหวัด: a group"),
    "ผู้ว่าราชการจังหวัด": (None, "with ทุกจังหวัด: a group"),
    "จังหวัด": (None, "with ทุกจังหวัด: a group"),
    "กลุ่มจังหวัด": (None, "with ทุกกลุ่มจังหวัด: a group"),
    "นายอำเภอ": (None, "with ทุกอำเภอ: a group"),
    "ประธาน ก.ท.จ.": (None, "with ทุกจังหวัด: a group"),
    "ประธาน ก.อบต.จังหวัด": (None, "with ทุกจังหวัด: a group"),
    "นายกเทศมนตรีตำบล": (None, "with ทุกแห่ง: a group"),
    "นายกองค์การบริหารส่วนตำบล": (None, "with ทุกแห่ง: a group"),
    "หัวหน้าส่วนราชการ": (None, "a class of offices"),
    "หัวหน้าส่วนราชการส่วนภูมิภาค": (None, "a class of offices"),
    "หัวหน้าหน่วยงานรัฐวิสาหกิจ": (None, "a class of offices"),
    "ผู้อำนวยการศูนย์พัฒนาการสาธารณสุขมูลฐานภาค": (None, "with ทุกแห่ง: a group"),
    "ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษาประถมศึกษาและมัธยมศึกษา": (None, "with ทุกเขต: a group"),
    "นายกองค์การบริหารส่วนตำบลไทรย้อย": (None, "subdistrict administrations are not in the tables"),
    "ประธานสภาองค์การบริหารส่วนตำบลไทรย้อย": (None, "subdistrict administrations are not in the tables"),
    "คณะกรรมการพัฒนาองค์การบริหารส่วนตำบลไทรย้อย": (None, "a committee of a body that is not in the tables"),
    # --- stamps
    "กลุ่มงานยุทธศาสตร์ฯ": (None, "a unit inside an office"),
    "สดจ.เพชรบูรณ์": (None, "no such office; one letter of three is damaged, six offices are equally near"),
    "สอ.พย.": (None, "no such office; damaged beyond one reading"),
}


@pytest.mark.parametrize("name", NAMES)
def test_name_of_the_gold(name: str) -> None:
    """The entry that is meant, or none."""
    expected, why = NAMES[name]
    found = REGISTRY.identify(name)
    assert found == expected, why
    assert expected is None or REGISTRY.get(expected) is not None


@pytest.mark.parametrize("name", [name for name, (ident, _) in NAMES.items() if ident])
def test_identified_with_context_as_well(name: str) -> None:
    """Context never takes away what a name says alone."""
    assert REGISTRY.identify(name, year=2568, near="สงขลา", letters="มท") == NAMES[name][0]
