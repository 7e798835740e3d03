"""What a developer would write in an afternoon: one regular expression a field, the first match counts.

It shows how hard the letters are. It reads the whole text as one document, knows no zones and no registry.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from corpus.cases import Case
from corpus.score import Record, plain

_MONTHS = "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split()
_DATE = rf"(\d{{1,2}})\s+({'|'.join(_MONTHS)})\s+(?:พ\.ศ\.\s*)?(25\d\d)"
_NUMBER = r"([ก-ฮ]{2,5})\s*(\d+(?:\.\d+)*)/(ว\s*)?(\d+)"

PATTERNS: dict[str, re.Pattern[str]] = {
    "kind": re.compile(r"บันทึกข้อความ|คำสั่ง|ประกาศ|ระเบียบ|ข้อบังคับ|ถึง"),
    "number": re.compile(rf"ที่\s*{_NUMBER}"),
    "date": re.compile(_DATE),
    "urgency": re.compile(r"ด่วนที่สุด|ด่วนมาก|ด่วน"),
    "secrecy": re.compile(r"ลับที่สุด|ลับมาก|ลับ"),
    "sender": re.compile(r"(?:ศาลากลาง|ที่ว่าการ)?((?:จังหวัด|อำเภอ|กรม|สำนักงาน|องค์การบริหารส่วนตำบล|เทศบาล)[ก-์]+)"),
    "subject": re.compile(r"เรื่อง\s*(.+)"),
    "recipients": re.compile(r"(?:เรียน|ถึง)\s*(\S+)(?:\s+(ทุก[ก-์]+))?"),
    "attachments": re.compile(r"สิ่งที่ส่งมาด้วย\s*(?:\d\.\s*)?(.+?)\s*จำนวน\s*(\d+)\s*([ก-์]+)"),
    "citations": re.compile(rf"ที่\s*{_NUMBER}\s*ลงวันที่\s*{_DATE}"),
    "agencies_cited": re.compile(r"ได้รับแจ้งจาก([ก-์]+?)ว่า"),
    "deadlines": re.compile(rf"ภายในวันที่\s*{_DATE}"),
    "events": re.compile(rf"ในวัน[ก-์]*ที่\s*{_DATE}"),
    "signatory": re.compile(r"\(((?:นาย|นาง|นางสาว)[^()\n]+)\)\s*\n\s*(.+)"),
    "authority": re.compile(r"(ปฏิบัติราชการแทน|รักษาราชการแทน)\s*(.+)"),
    "phones": re.compile(r"โทร\.?\s*([\d \-]+\d)"),
    "emails": re.compile(r"\S+@\S+"),
    "stamps": re.compile(rf"(?:เลขรับ|รับที่)\D{{0,8}}(\d+)\D*{_DATE}"),
}
_KINDS = {
    "บันทึกข้อความ": "internal_memo", "คำสั่ง": "order", "ประกาศ": "announcement", "ระเบียบ": "regulation",
    "ข้อบังคับ": "bylaw", "ถึง": "stamped_letter",
}  # fmt: skip
_GRADES = {
    "ด่วนที่สุด": "most_urgent", "ด่วนมาก": "very_urgent", "ด่วน": "urgent",
    "ลับที่สุด": "top_secret", "ลับมาก": "secret", "ลับ": "confidential",
}  # fmt: skip


def _iso(day: str, month: str, year: str) -> str:
    return f"{int(year) - 543}-{_MONTHS.index(month) + 1:02}-{int(day):02}"


def _number(found: tuple[str | None, ...]) -> dict[str, Any]:
    prefix, unit, mark, serial = found
    return {"prefix": prefix, "unit": unit, "circular": bool(mark), "serial": serial, "year": None}


def read(text: str) -> dict[str, Any]:
    """The record that one expression a field makes of *text*."""
    text = plain(text)
    hit = {name: pattern.search(text) for name, pattern in PATTERNS.items()}
    record: dict[str, Any] = {"kind": "external_letter", "recipients": [], "attachments": [], "citations": []}
    if kind := hit["kind"]:
        record["kind"] = _KINDS[kind[0]]
    if number := hit["number"]:
        record["number"] = _number(number.groups())
    if date := hit["date"]:
        record["date"] = {"iso": _iso(*date.groups()), "precision": "day"}
    for name in ("urgency", "secrecy"):
        if grade := hit[name]:
            record[name] = _GRADES[grade[0]]
    if sender := hit["sender"]:
        record["sender"] = {"agency": sender[1]}
    if subject := hit["subject"]:
        record["subject"] = subject[1]
    if party := hit["recipients"]:
        record["recipients"] = [{"name": party[1], "scope": party[2]}]
    if paper := hit["attachments"]:
        record["attachments"] = [{"title": paper[1], "quantity": int(paper[2]), "unit": paper[3]}]
    if cited := hit["citations"]:
        date_of = {"iso": _iso(*cited.groups()[4:]), "precision": "day"}
        record["citations"].append({"number": _number(cited.groups()[:4]), "date": date_of, "relation": "refers"})
    if agency := hit["agencies_cited"]:
        record["citations"].append({"number": None, "agency": agency[1]})
    if due := hit["deadlines"]:
        record["deadlines"] = [{"kind": "date", "due": _iso(*due.groups())}]
    if event := hit["events"]:
        record["events"] = [{"start": _iso(*event.groups())}]
    if signer := hit["signatory"]:
        record["signatory"] = {"name": signer[1], "position": signer[2]}
        if authority := hit["authority"]:
            record["signatory"] |= {"authority": authority[1], "acting_for": authority[2]}
    record["contact"] = {
        "phones": [hit["phones"][1]] if hit["phones"] else [],
        "emails": [hit["emails"][0]] if hit["emails"] else [],
    }
    if stamp := hit["stamps"]:
        record["stamps"] = [{"number": stamp[1], "date": {"iso": _iso(*stamp.groups()[1:]), "precision": "day"}}]
    return record


def parsed(cases: Iterable[Case]) -> Iterator[Record]:
    """The yardstick's record of every letter, in the shape that the scorer reads."""
    for case in cases:
        yield {**read(case.text), "source": case.stem, "index": 0}
