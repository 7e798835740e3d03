"""Who must pass a letter on: the sentences that say so.

“สำหรับอำเภอให้แจ้งองค์กรปกครองส่วนท้องถิ่นในพื้นที่…”, “ขอให้จังหวัดแจ้งอำเภอ…”, “จึงเรียนมาเพื่อโปรดทราบและแจ้งให้…ถือปฏิบัติ”.
Not what is told of the past (ตามที่ … ได้แจ้งให้ … นั้น), nor “จึงขอแจ้งให้ … ทราบ”, by which the sender itself informs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from thaidoc.records import Document
from thaidoc.registry import Registry
from thaidoc.routing.model import NextHop, Office

_AUDIENCE: Final = (
    r"องค์กรปกครองส่วนท้องถิ่น|อปท\.?|องค์การบริหารส่วน(?:ตำบล|จังหวัด)|อบต\.|อบจ\.|เทศบาล|เมืองพัทยา|นายก|"
    r"อำเภอ|นายอำเภอ|จังหวัด|ผู้ว่าราชการ|ส่วนราชการ|หน่วยงาน|หน่วยบริการ|สำนักงาน|ท้องถิ่น|กรม|รัฐวิสาหกิจ|สถานศึกษา|โรงเรียน|"
    r"มหาวิทยาลัย|สถานบริการ|โรงพยาบาล|กำนัน|ผู้ใหญ่บ้าน|ข้าราชการ|บุคลากร|เจ้าหน้าที่|ผู้เกี่ยวข้อง|สมาชิก"
)
#: Words with which the audience ends and what it shall do begins.
_VERB: Final = (
    r"(?:ได้)?ทราบ|ถือปฏิบัติ|ปฏิบัติ|ดำเนิน|พิจารณา|ตอบ|สำรวจ|ร่วม|สนับสนุน|มอบ|รายงาน|จัด|ส่ง|เข้า|นำ|ใช้|ต่อไป|ให้|ด้วย|เพื่อ|โดย|ภายใน|ทั้งนี้|"
    r"ตรวจ|เตรียม|รวบรวม|ประชาสัมพันธ์|เร่ง|ปรับ|กำชับ|ยืนยัน|บันทึก|กรอก|รับทราบ|แจ้?ง|แก้|ประสาน|ขับเคลื่อน|อำนวย|เสนอ|ติดตาม"
)
_TELL: Final = re.compile(
    rf"(?:แจ้?ง(?:เวียน)?|เวียนแจ้?ง)\s?(?:ให้)?\s?(?P<to>(?:{_AUDIENCE})[^\n]*?)(?=\s|{_VERB}|$)", re.MULTILINE
)
_AUDIENCE_TAIL: Final = re.compile(r"\s?(?:และ|หรือ|/)\s?(?:" + _AUDIENCE + r")[^\s]*?(?=\s|" + _VERB + r"|$)")
_ACTOR: Final = (
    r"(?P<by>(?:สำนักงาน)?(?:จังหวัด|อำเภอ|ท้องถิ่น|ส่งเสริม|ส่วนราชการ|หน่วยงาน|องค์กร|องค์การ|เทศบาล|ศึกษาธิการ|สาธารณสุข|"
    r"สถาน|ท่าน|กรม|เขต)[^\s]{0,60}?)"
)
#: What stands right before the word: who is asked, or that somebody is asked at all.
_ASKED: Final = (
    re.compile(rf"สำหรับ{_ACTOR}\s?(?:นั้น|,)?\s?(?:ก็)?(?:ขอ|โปรด)?ให้\s?$"),
    re.compile(
        rf"(?:ขอให้|ขอความร่วมมือ(?:ให้)?|ขอความอนุเคราะห์(?:ให้)?|มอบหมายให้|มอบให้|กำชับให้|โปรดให้|จึงให้){_ACTOR}\s?(?:โปรด|ช่วย|ดำเนินการ|พิจารณา|ทราบและ|,)*\s?$"
    ),
    re.compile(
        r"(?:ขอให้|ขอได้(?:โปรด)?|ขอความร่วมมือ|ขอความอนุเคราะห์|โปรด(?:ช่วย|พิจารณา)*|กรุณา|เพื่อ(?:โปรด)?พิจารณา(?:ดำเนินการ)?(?:และ)?|พร้อมทั้ง|ตลอดจน|"
        r"(?:ทราบ|พิจารณา|ปฏิบัติ|ดำเนินการ|ต่อไป)\s?(?:และ|พร้อมทั้ง|,)?\s?(?:ขอ|ขอให้|โปรด|ให้)?)\s?$"
    ),
)
_PAST: Final = re.compile(r"(?:ตาม|ตามที่|อนุสนธิ|เดิม)")
_START: Final = re.compile(r"(?:^|\s)(?=จึง|อนึ่ง|ทั้งนี้|สำหรับ|ในการนี้|เพื่อให้|ดังนั้น)|(?=จึงขอ|จึงเรียน|อนึ่ง)|\n")
#: No sentence reaches further.
WINDOW: Final = 600
_KINDS: Final = (
    ("local_government", re.compile(r"^(?:องค์กรปกครองส่วนท้องถิ่น|อปท|องค์การบริหาร|อบต|อบจ|เทศบาล|เมืองพัทยา|นายก)")),
    ("district", re.compile(r"^(?:อำเภอ|นายอำเภอ|ท้องถิ่นอำเภอ|สำนักงาน[^ ]*อำเภอ)")),
    ("province", re.compile(r"^(?:จังหวัด|ผู้ว่าราชการ|ท้องถิ่นจังหวัด|สำนักงาน[^ ]*จังหวัด)")),
    ("schools", re.compile(r"^(?:สถานศึกษา|โรงเรียน)")),
    ("villages", re.compile(r"^(?:กำนัน|ผู้ใหญ่บ้าน)")),
    ("people", re.compile(r"^(?:ข้าราชการ|บุคลากร|เจ้าหน้าที่|ผู้เกี่ยวข้อง|สมาชิก)")),
)


def next_hops(document: Document, offices: Iterable[Office], registry: Registry) -> tuple[NextHop, ...]:
    """Who must pass *document* on to whom; *offices* are those of its route."""
    offices = tuple(offices)
    found = [*_through(document, offices, registry), *_told(document.body or "", offices)]
    return tuple({(hop.by, hop.to): hop for hop in reversed(found)}.values())[::-1]


def _through(document: Document, offices: tuple[Office, ...], registry: Registry) -> Iterator[NextHop]:
    """``(ผ่านท้องถิ่นอำเภอ)`` in the address: who hands it on."""
    for recipient in (*document.recipients, *document.copies_to):
        if recipient.via and recipient.name:
            by = recipient.via.removeprefix("ผ่าน").strip()
            kinds = registry.names.heads(by)
            entry = registry.resolve(by)
            ids = (entry.id,) if entry else tuple(_of_level(offices, _level(by))) if kinds else ()
            yield NextHop(by, recipient.name, _kind(recipient.name), ids, recipient.text or recipient.via)


def _told(body: str, offices: tuple[Office, ...]) -> Iterator[NextHop]:
    seen: set[tuple[str | None, str]] = set()
    start = 0
    for line in body.split("\n"):
        for match in _TELL.finditer(line):
            lead = line[max(0, match.start() - 120) : match.start()]
            asked = next((found for pattern in _ASKED if (found := pattern.search(lead))), None)
            if asked is None:
                continue
            by = asked.groupdict().get("by")
            by = None if by == "ท่าน" else by
            more = _AUDIENCE_TAIL.match(line, match.end())
            to = (match["to"] + (more[0] if more else "")).strip()
            if (by, to) in seen or _is_past(line, match.start(), asked[0]):
                continue
            seen.add((by, to))
            begin, end = _sentence(line, match.start() - len(asked[0]), match.end())
            ids = tuple(_of_level(offices, _level(by))) if by else tuple([office.id for office in offices if office.id])
            yield NextHop(by, to, _kind(to), ids, " ".join(line[begin:end].split()), (start + begin, start + end))
        start += len(line) + 1


def _is_past(line: str, at: int, lead: str) -> bool:
    """Whether the place lies in ``ตามที่ … นั้น``: what was asked before is no request of this letter."""
    if not _PAST.match(line):
        return False
    done = line.find("นั้น", at, at + WINDOW)
    return done >= 0 and "จึง" not in line[at - len(lead) : done]


def _sentence(line: str, start: int, end: int) -> tuple[int, int]:
    """From the word that opens the request to the end of the line or the next request."""
    first = max(0, start - WINDOW)
    begins = [m.end() for m in _START.finditer(line, first, start + 1)]
    further = _START.search(line, end, end + WINDOW)
    return begins[-1] if begins else first, further.start() if further else min(len(line), end + WINDOW)


def _level(words: str) -> str | None:
    return "district" if "อำเภอ" in words else "province" if "จังหวัด" in words else None


def _of_level(offices: tuple[Office, ...], level: str | None) -> list[str]:
    return [office.id for office in offices if office.id and (level is None or office.level == level)]


def _kind(to: str) -> str:
    return next((kind for kind, pattern in _KINDS if pattern.match(to)), "units")
