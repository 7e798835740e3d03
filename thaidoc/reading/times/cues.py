"""The cue words of a document, found in one pass: who reads where is decided from their places."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

from thaidoc.reading.times.phrase import branches

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

# Every cue holds one of these letters, and together they are half as frequent as the first letters of the cues: the
# search stops at one letter in six and looks back from there. Rarest first.
_RARE: Final = "ผชุแหดยเอั"

Cues = Mapping[str, Sequence[int]]


def _parted(word: str) -> tuple[str, str]:
    """*word* before its rarest letter and from it on."""
    at = min(range(len(word)), key=lambda k: (_RARE + word).index(word[k]))
    return word[:at], word[at:]


@cache
def _pattern() -> tuple[re.Pattern[str], Mapping[str, Sequence[tuple[str, int]]]]:
    """The pattern of the cues from their rarest letters on; by what it matches, the cues and what stands before."""
    tree: dict[str, Any] = {}  # a tree of trees
    heads: dict[str, list[tuple[str, int]]] = {}
    for word in (*CLOSERS, *EFFECT, *FORMS):
        head, tail = _parted(word)
        heads.setdefault(tail, []).append((word, len(head)))
        node = tree
        for char in tail:
            node = node.setdefault(re.escape(char), {})
    for tail, words in heads.items():
        node = tree
        for char in tail:
            node = node[re.escape(char)]
        # Where a cue ends the words before its rarest letter are looked for.
        back = "|".join(f"(?<={re.escape(word)})" for word, _ in words)
        node[f"(?:{back})" if all(length for _, length in words) else ""] = {}
    return re.compile(branches(tree)), heads


def scan(flat: str, start: int, end: int) -> Cues:
    """The places of every cue word in the stretch, by word. None begins within another."""
    out: dict[str, list[int]] = {}
    pattern, heads = _pattern()
    for match in pattern.finditer(flat, start, end):
        at = match.start()
        for word, back in heads[match[0]]:
            if back and not flat.startswith(word, at - back):
                continue
            if word in out:
                out[word].append(at - back)
            else:
                out[word] = [at - back]
            break
    return out
