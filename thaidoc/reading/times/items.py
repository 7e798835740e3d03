"""The number of the list item that holds a place: ``1``, ``3.2``, ``(2)``."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from thaidoc.reading.times.phrase import N

_REACH = 1800  # from an item's number to the last words of the item
NUMBERED = re.compile(
    rf" (?=[0-9๐-๙(กขคงจฉป\[])(?!ค\. *+ศ)(?:(?P<dotted>{N}{{1,2}}(?:\.{N}{{1,2}}){{1,3}})\.?|(?P<plain>{N}{{1,2}}) ?\."
    rf"|(?:(?<=นี้ )|(?<=นี )|(?<=  ))(?P<bare>[1๑])(?= [ก-ฮเ-ไ])|[(\[](?P<round>{N}{{1,2}})[)\]]"
    rf"|ประการที่ *+(?P<nth>{N}{{1,2}})|\((?P<letter>[กขคงจฉ])\)|(?P<dot>[กขคงจฉ])\.(?= [ก-๎]{{3}})|(?P<half>{N}{{1,2}})\)"
    rf"|ข้?อ *+(?P<clause>{N}{{1,2}}))(?= *+[ก-๎A-Z“\"(])"
)
_LIST_ENDS = re.compile(
    "จึง(?<= จึง) *+(?:เรียน|แจ้?ง *+มา|ประกาศ|ขอ)|อนึ่?ง(?:(?<= อนึ่ง)|(?<= อนึง))|ใน(?<= ใน) *+การ *+นี้?"
    "|รายละเอียด(?<= รายละเอียด) *+ปรากฏ|ขอ(?<= ขอ) *+แสดง *+ความ"
)
_LETTERS = "กขคงจฉ"
_NOT_ITEM = re.compile("(?:เวลา|จำนวน|ด้?วย|ที่?|เรื่?อง|หมู่?|วรรค|มาตรา|ตาม|และ|ถึง|-|–|ชั้?น) *+$")


_OF_LAW = re.compile("(?:พ *+\\. *+ศ *+\\. *+[0-9๐-๙]{4}|ระเบียบ[^ ]*|ข้อ *+บังคับ[^ ]*|ประกาศ[^ ]*) *+$")
_HOUR = re.compile(r" *+(?:น\.|นาฬิกา)")


class Item(NamedTuple):
    """The number of a list item, printed in ``flat[start:end]``."""

    start: int
    end: int
    number: str


def is_item(flat: str, match: re.Match[str]) -> bool:
    """Whether a match of :data:`NUMBERED` numbers an item, and is not the clause of a rule: พ.ศ. 2554 ข้อ 21."""
    at = match.start()
    if not match["clause"]:
        return True
    low = max(at - 40, 0)
    return not (_NOT_ITEM.search(flat, max(at - 12, 0), at + 1) or _OF_LAW.search(flat, low, at + 1))


def find_items(flat: str, start: int, end: int) -> tuple[Item, ...]:
    """The list items of the stretch: the first of a list, and what follows its neighbour."""
    seen: set[str] = set()
    out: list[Item] = []
    for match in NUMBERED.finditer(flat, max(start - 1, 0), end):
        at, stop = match.span()
        printed = match[match.lastgroup] if match.lastgroup else ""
        if not printed.isdecimal() and "." not in printed:  # ก. ข. ค.
            if printed == "ก" or _LETTERS[_LETTERS.index(printed) - 1] in seen:
                seen.add(printed)
                out.append(Item(at, stop, printed))
            continue
        number = ".".join([str(int(part)) for part in printed.split(".")])
        head, _, tail = number.rpartition(".")
        before = f"{head}.{int(tail) - 1}".lstrip(".")
        if not (int(tail) == 1 or before in seen or (head and head in seen)):
            continue
        if _NOT_ITEM.search(flat, max(start - 1, at - 12, 0), at + 1) or _HOUR.match(flat, stop):
            continue
        seen.add(number)
        out.append(Item(at, stop, number))
    return tuple(out)


def item(flat: str, found: Sequence[Item], at: int) -> str | None:
    """The number of the one of the *found* items that holds the place: ``1``, ``3.2``, ``(2)`` gives ``2``."""
    index = bisect_left(found, (at,)) - 1
    if index < 0 or found[index].end > at:
        return None
    last = found[index]
    return None if at - last.end > _REACH or _LIST_ENDS.search(flat, last.end, at) else last.number
