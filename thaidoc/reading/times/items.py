"""The number of the list item that holds a place: ``1``, ``3.2``, ``(2)``."""

from __future__ import annotations

import re

from thaidoc.reading.times.phrase import N

_ITEM_REACH = 1800
NUMBERED = re.compile(
    rf" (?:(?P<dotted>{N}{{1,2}}(?:\.{N}{{1,2}}){{1,3}})\.?|(?P<plain>{N}{{1,2}})\.|\((?P<round>{N}{{1,2}})\)"
    rf"|(?P<half>{N}{{1,2}})\)|ข้?อ *(?P<clause>{N}{{1,2}}))(?= *[ก-๎A-Z“\"(])"
)
_LIST_ENDS = re.compile("(?<= )(?:จึง *(?:เรียน|แจ้?ง *มา|ประกาศ|ขอ)|อนึ่?ง|ใน *การ *นี้?|รายละเอียด *ปรากฏ|ขอ *แสดง *ความ)")
_NOT_ITEM = re.compile("(?:เวลา|จำนวน|ด้?วย|ที่?|เรื่?อง|หมู่?|วรรค|มาตรา|ตาม|และ|ถึง|-|–|ชั้?น) *$")


def item(flat: str, start: int, at: int) -> str | None:
    """The number of the list item that holds the place: ``1``, ``3.2``, ``(2)`` gives ``2``."""
    low = max(start - 1, at - _ITEM_REACH, 0)
    seen: set[str] = set()
    last: re.Match[str] | None = None
    name = ""
    for match in NUMBERED.finditer(flat, low, at):
        printed = match["dotted"] or match["plain"] or match["round"] or match["half"] or match["clause"]
        number = ".".join(str(int(part)) for part in printed.split("."))
        head, _, tail = number.rpartition(".")
        before = f"{head}.{int(tail) - 1}".lstrip(".")
        if _NOT_ITEM.search(flat, max(low, match.start() - 12), match.start() + 1) or re.match(
            r" *(?:น\.|นาฬิกา)", flat[match.end() : match.end() + 8]
        ):
            continue
        # An item is the first of its list or follows its neighbour; a list cut by a page may begin anywhere.
        if int(tail) == 1 or before in seen or (head and head in seen) or (last is None and low >= start):
            seen.add(number)
            last, name = match, number
    if last is None or _LIST_ENDS.search(flat, last.end(), at):
        return None
    return name
