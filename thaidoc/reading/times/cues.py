"""The cue words of a document, found in one pass: who reads where is decided from their places."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from thaidoc.reading.times.phrase import branches

ASKS = (
    "จึงขอ", "ขอให้", "ขอความ", "โปรด", "จึงให้", "ให้ดำเนินการ", "ดังนี้", "ดังต่อไปนี้", "หน้าที่", "ขออนุเคราะห์", "ขอใหจังหวัด",
)  # fmt: skip
"""Where a letter begins to ask."""

CLOSERS = ("นั้น", "นัน", "แจ้งแล้ว", "ทราบแล้ว", "แจงแลว")
"""Where a clause of what is told again ends."""

EFFECT = ("เป็นต้นไป", "เปนตนไป", "มีผล", "บังคับ", "ทั้งนี้")
"""Where a start of effect may be told."""

FORMS = (
    "ทุก", "ภาย", "ภา ย", "อนวัน", "อนการ", "อนสิ", "อนเวลา", "ไม่เกิน", "ล่วงหน้า", "อย่างน้อย", "น้อยกว่า", "ถัดไป", "ถัด ไป",
    "ครั้ง", "เว้น", "นราย", "ทันที", "ด่วน", "เร็ว", "เรว", "พลัน", "ชักช", "รอช", "ช้ากว่า",
    "ในเวลา", "ในกำหนด", "ในระยะ", "โอกาส", "เลย", "พ้นกำหนด",
)  # fmt: skip
"""Where a form of time may stand."""

Cues = Mapping[str, Sequence[int]]


@cache
def _pattern() -> re.Pattern[str]:
    tree: dict[str, Any] = {}  # a tree of trees
    for word in (*ASKS, *CLOSERS, *EFFECT, *FORMS):
        node = tree
        for char in word:
            node = node.setdefault(re.escape(char), {})
        node[""] = {}
    return re.compile(branches(tree))


def scan(flat: str, start: int, end: int) -> Cues:
    """The places of every cue word in the stretch, by word. None begins within another."""
    out: dict[str, list[int]] = {}
    for match in _pattern().finditer(flat, start, end):
        word = match[0]
        if word in out:
            out[word].append(match.start())
        else:
            out[word] = [match.start()]
    return out
