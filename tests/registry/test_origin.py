"""Letterhead, number, address, postcode, signer: who contradicts whom, and what is proposed."""

from __future__ import annotations

from typing import Any

import pytest

from thaidoc.registry import Registry
from thaidoc.registry.origin import doubts

REGISTRY = Registry.default()

CASES: list[tuple[dict[str, Any], list[tuple[str, str, str]]]] = [
    # 00xx behind a ministry's letters; a postcode that no district has there.
    (
        {
            "agency": "จังหวัดมุกดาหาร",
            "letters": "มท",
            "unit": "0018.1",
            "postcode": "59000",
            "address": "ถนนวิวิธสุรการ มท 59000",
        },
        [
            ("number.prefix", "มท", "มห"),
            ("sender.postcode", "59000", "49000"),
            ("sender.address", "มท 59000", "มห 49000"),
        ],
    ),
    # A central department's field office at the provincial hall: right.
    (
        {
            "agency": "จังหวัดพังงา",
            "letters": "กค",
            "unit": "0311.39",
            "postcode": "82000",
            "address": "ศาลากลาง พง 82000",
        },
        [],
    ),
    # The district under the provincial office's code: the letterhead decides, nothing contradicts.
    ({"agency": "อำเภอเมืองเพชรบูรณ์", "letters": "พช", "unit": "0023.7", "postcode": "67000"}, []),
    ({"agency": "จังหวัดสระบุรี", "letters": "สร", "unit": "0017.3", "postcode": "18000"}, [("number.prefix", "สร", "สบ")]),
    ({"agency": "อำเภอหล่มสัก", "letters": "มท", "unit": "0318/1"}, []),  # no four digits alone
    ({"agency": "อำเภอหล่มสัก", "letters": "พข", "unit": "0318"}, []),  # letters of nobody, no provincial series
    ({"agency": "จังหวัดเพชรบูรณ์", "letters": "พข", "unit": "0017.2"}, [("number.prefix", "พข", "พช")]),
    (
        {"agency": "สำนักงานสาธารณสุขจังหวัดเพชรบุรี", "letters": "พบ", "unit": "0032.004", "postcode": "67000"},
        [("sender.postcode", "67000", "76000")],
    ),
    # Offices of bodies with letters of their own print 00xx and are right.
    ({"agency": "สำนักงานพระพุทธศาสนาจังหวัดพัทลุง", "letters": "พศ", "unit": "0005"}, []),
    ({"agency": "ตำรวจภูธรจังหวัดบึงกาฬ", "letters": "ตช", "unit": "0019.35"}, []),
    ({"agency": "สำนักงานการตรวจเงินแผ่นดินจังหวัดเพชรบูรณ์", "letters": "ตผ", "unit": "0058.3"}, []),
    # One letter off, though the letters are some other body's.
    ({"agency": "จังหวัดกระบี่", "letters": "กร", "unit": "0008"}, [("number.prefix", "กร", "กบ")]),
    ({"agency": "จังหวัดกระบี่", "letters": "กร", "unit": "0401"}, []),
    ({"agency": "จังหวัดสระบุรี", "letters": "ปช", "unit": "0035(สบ)"}, []),
    # A damaged letterhead is mended only where another witness speaks for what it looks like.
    ({"agency": "จังหวัดฟังงา", "letters": "พง", "unit": "0017.3"}, [("sender.agency", "จังหวัดฟังงา", "จังหวัดพังงา")]),
    ({"agency": "จังหวัดฟังงา"}, []),
    # All the rest against the letterhead: nobody is sure enough.
    (
        {
            "agency": "จังหวัดเลย",
            "letters": "พช",
            "unit": "0017",
            "postcode": "67000",
            "position": "ผู้ว่าราชการจังหวัดเพชรบูรณ์",
        },
        [],
    ),
    # A province with three postcode prefixes: the one that is used there.
    (
        {"agency": "จังหวัดลพบุรี", "letters": "ลบ", "unit": "0017", "postcode": "55000"},
        [("sender.postcode", "55000", "15000")],
    ),
    # Central bodies and Bangkok have no province to be measured by.
    ({"agency": "กรมการปกครอง", "letters": "พช", "unit": "0018", "postcode": "67000"}, []),
    ({"agency": "กรุงเทพมหานคร", "letters": "กท", "unit": "0401", "postcode": "67000"}, []),
    ({"agency": "เทศบาลตำบลคลองพน", "letters": "กบ", "unit": "52001"}, []),
    ({"agency": None}, []),
    ({"agency": "", "letters": "", "unit": "", "postcode": ""}, []),
]


@pytest.mark.parametrize(
    ("head", "expected"), CASES, ids=[f"{at}-{case[0]['agency']}" for at, case in enumerate(CASES)]
)
def test_doubts(head: dict[str, Any], expected: list[tuple[str, str, str]]) -> None:
    """Field, printed, proposed; each with a reason that names the letterhead."""
    found = doubts(REGISTRY, **head)
    assert [(d.field, d.printed, d.proposed) for d in found] == expected
    assert all(d.reason and 0.5 < d.confidence < 1 for d in found)


def test_witnesses_are_named() -> None:
    """Telephone, e-mail and signer that agree with the letterhead strengthen the reason."""
    (found,) = doubts(
        REGISTRY,
        agency="จังหวัดมุกดาหาร",
        letters="มท",
        unit="0018.1",
        phones=("0-4261-1234",),
        emails=("saraban@mukdahan.go.th",),
        position="ผู้ว่าราชการจังหวัดมุกดาหาร",
    )
    assert "signer" in found.reason
    assert "telephone" in found.reason
    assert "e-mail" in found.reason


@pytest.mark.parametrize("junk", ["", "\0", "่้", "จังหวัด", "0" * 500, "ที่", "\ud800"])
def test_junk_contradicts_nobody(junk: str) -> None:
    """No text raises."""
    assert (
        doubts(
            REGISTRY,
            agency=junk,
            letterhead=junk,
            address=junk,
            postcode=junk,
            letters=junk,
            unit=junk,
            phones=(junk,),
            emails=(junk,),
            position=junk,
        )
        == ()
    )
    doubts(
        REGISTRY,
        agency="จังหวัดเลย",
        address=junk,
        postcode=junk,
        letters=junk,
        unit=junk,
        phones=(junk,),
        emails=(junk,),
        position=junk,
    )
