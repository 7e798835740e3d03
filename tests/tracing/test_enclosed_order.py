"""An order that is sent along has a matter of its own: its number, agency and day tell it."""

from __future__ import annotations

import thaidoc

LETTER = """ที่ ลย ๐๐๑๒/๒๘๓๑

ศาลากลางจังหวัดเลย
ถนนอุดมทรัพย์ ลย ๔๒๐๐๐

๑๙ มิถุนายน ๒๕๖๐

เรื่อง แจ้งแนวทางการตรวจความพร้อมรถโดยสารสาธารณะ

เรียน นายอำเภอ ทุกอำเภอ

สิ่งที่ส่งมาด้วย สำเนาคำสั่งจังหวัดเลย ที่ {number} ลงวันที่ ๑๖ มิถุนายน ๒๕๖๐ จำนวน ๑ ชุด

     ด้วยจังหวัดเลยได้มีคำสั่งในเรื่องดังกล่าว รายละเอียดปรากฏตามสิ่งที่ส่งมาด้วย

     จึงเรียนมาเพื่อทราบ

ขอแสดงความนับถือ

(นายแมวส้ม ลายเมฆ)
ผู้ว่าราชการจังหวัดเลย

\f
คำสั่งจังหวัดเลย
ที่ ๒๑๔๗/๒๕๖๐
เรื่อง แต่งตั้งคณะทำงานการซ่อมบำรุงทางหลวงที่ชำรุด
..............................

     เพื่อให้การดำเนินงานเป็นไปด้วยความเรียบร้อย จึงแต่งตั้งคณะทำงาน ดังนี้
     ๑. นายอำเภอเมืองเลย ประธาน

สั่ง ณ วันที่ ๑๖ มิถุนายน พ.ศ. ๒๕๖๐

(นายแมวส้ม ลายเมฆ)
ผู้ว่าราชการจังหวัดเลย
"""


def _linked(number: str) -> set[tuple[str, str]]:
    graph = thaidoc.trace(thaidoc.parse(LETTER.format(number=number)).documents)
    return {(str(edge.upstream), str(edge.downstream)) for edge in graph.edges}


def test_the_order_is_linked() -> None:
    assert ("2147/2560", "ลย 0012/2831") in _linked("๒๑๔๗/๒๕๖๐")


def test_another_order_is_not() -> None:
    assert ("2147/2560", "ลย 0012/2831") not in _linked("๓๑๐๕/๒๕๖๐")
