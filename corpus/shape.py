"""Is a gold file well formed, and does its letter say what it claims?

The rules are those of the record contract: the enumerations, dates that exist,
numbers whose text and parts agree, and names that stand in the text once digits,
white space, punctuation and the known kinds of damage are folded away.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from corpus.score import plain

KINDS = frozenset(
    (
        "external_letter internal_memo stamped_letter order regulation bylaw announcement statement news certificate "
        "minutes record other"
    ).split()
)
URGENCY = frozenset({None, "urgent", "very_urgent", "most_urgent"})
SECRECY = frozenset({None, "confidential", "secret", "top_secret"})
STATUS = frozenset({None, "draft", "file_copy", "certified_copy"})
WHERE = frozenset({"reference", "attachment", "body"})
RELATIONS = frozenset({None, "forwards", "encloses", "origin", "refers", "replies", "reminds", "amends", "cancels"})
DEADLINES = frozenset({"date", "period", "relative", "recurring", "immediate"})
ANCHORS = frozenset({"received", "issued", "event", "quarter_end"})
ALWAYS = (
    "kind urgency secrecy number date sender subject recipients references attachments citations deadlines events "
    "signatory contact stamps"
).split()

_PUA = str.maketrans(
    dict(zip(range(0xF701, 0xF705), "ิีึื", strict=True))
    | dict(zip(range(0xF705, 0xF70A), "่้๊๋์", strict=True))
    | dict(zip(range(0xF70A, 0xF70F), "่้๊๋์", strict=True))
    | {0xF710: "ั", 0xF712: "็", 0xF713: "่"}
)
_TAG = re.compile(r"<[^<>]*>")
_MARKS_ONLY = re.compile(r"[^0-9A-Za-zก-ฮะ-ฺเ-๎]+")


#: What a deadline may be that no single object gives: its ways as the scorer prints them, parted by `||`.
_WAY = re.compile(
    r"immediate|FREQ=[A-Z]+(;[A-Z]+=[-0-9A-Z,]+)*|[+][0-9]+(d|wd|m)(received|issued|event|quarter_end)?"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}(/[0-9]{4}-[0-9]{2}-[0-9]{2})?(T[012][0-9]:[0-5][0-9])?"
)
_O_FOR_ZERO = re.compile("(?<=[0-9])[oO](?=[0-9])")  # as a recogniser sees it in a number


_LETTERS = _PUA | str.maketrans("๐๑๒๓๔๕๖๗๘๙–", "0123456789-")


def plain_letters(text: str) -> str:
    """Text letter for letter as it is compared: Arabic digits, marks where Unicode has them; as long as it was."""
    return text.translate(_LETTERS)


def squash(text: str) -> str:
    """Text reduced to what survives damage: no blanks, no punctuation, sara am as sara aa."""
    folded = plain(_TAG.sub("", text.translate(_PUA)))
    return _MARKS_ONLY.sub("", folded.replace("\u0e4d", "").replace("ำ", "า"))


def canonical(number: Mapping[str, Any]) -> str:
    """The text that the parts of a number amount to."""
    circular, serial, year = number.get("circular"), number.get("serial") or "", number.get("year")
    if not number.get("prefix") and not number.get("unit"):
        return f"{serial}/{year}"
    committee = f"({number['committee']})" if number.get("committee") else None
    head = [number.get("prefix"), committee, number.get("unit") or str(year)]
    tail = f"/{year}" if year and number.get("unit") else ""
    mark = ("ว " if serial else "ว") if circular else ""
    return " ".join(part for part in head if part) + f"/{mark}{serial}{tail}"


def faults(gold: Mapping[str, Any], text: str) -> Iterator[str]:
    """Everything that is wrong with a gold file, as sentences."""
    page = squash(text)
    numbers: set[str | None] = set()
    for i, document in enumerate(gold["documents"]):
        yield from (f"#{i} {fault}" for fault in _document(document, page))
        numbers.add((document.get("number") or {}).get("text"))
    for edge in gold["chain"]:
        if set(edge) != {"from", "to", "ghost"}:
            yield f"chain: keys {sorted(edge)}"
        elif edge["to"] not in numbers or (edge["from"] in numbers) == edge["ghost"]:
            yield f"chain: {edge['from']} to {edge['to']} does not fit the documents"


def _document(document: Mapping[str, Any], page: str) -> Iterator[str]:
    yield from (f"lacks {name}" for name in ALWAYS if name not in document)
    for name, allowed in (("kind", KINDS), ("urgency", URGENCY), ("secrecy", SECRECY), ("status", STATUS)):
        if document.get(name) not in allowed:
            yield f"{name} {document.get(name)!r}"
    yield from _number(document["number"], "number", page, parts="number" not in document.get("doubt", ()))
    yield from _date(document["date"], "date")
    for name in ("recipients", "copies_to"):
        for party in document.get(name) or ():
            said = [party["name"], party["scope"], *party.get("except", ())]
            yield from _said(page, name, said)
    for citation in document["citations"]:
        if citation["where"] not in WHERE or citation["relation"] not in RELATIONS:
            yield f"citation {citation['where']!r} {citation['relation']!r}"
        yield from _number(citation["number"], "citation", page)
        yield from _date(citation["date"], "citation")
        yield from _said(page, "citation", [citation["agency"]])
    for reference in document["references"]:
        if reference not in document["citations"]:
            yield "a reference is not among the citations"
    for attachment in document["attachments"]:
        if attachment["cites"] and attachment["cites"] not in document["citations"]:
            yield "an attachment's citation is not among the citations"
        if squash(attachment["title"])[:15] not in page:  # its rest may stand after the quantity
            yield f"attachment: {attachment['title']!r} does not stand in the text"
        if attachment["quantity"] is not None and not isinstance(attachment["quantity"], int):
            yield f"attachment quantity {attachment['quantity']!r}"
    for deadline in document["deadlines"]:
        yield from _deadline(deadline, page)
    for event in document["events"]:
        for name in ("start", "end"):
            if event[name] and not _real_day(event[name][:10]):
                yield f"event {name} {event[name]!r}"
        yield from _said(page, "event", [event["text"], event["place"]])
    for stamp in document["stamps"]:
        yield from _date(stamp["date"], "stamp")
        yield from _said(page, "stamp", [stamp["agency"], stamp["number"]])
    signatory = document["signatory"]
    if signatory:
        yield from _said(page, "signatory", [signatory[k] for k in ("name", "position", "authority", "acting_for")])
    yield from _contact(document["contact"], page)
    if document["sender"]:
        yield from _said(page, "sender", [document["sender"]["letterhead"], document["sender"]["address"]])
    yield from _said(page, "subject", [document["subject"]])
    for correction in document.get("corrections") or ():
        yield from _correction(correction, document, page)


def _correction(correction: Mapping[str, Any], document: Mapping[str, Any], page: str) -> Iterator[str]:
    """A proposal names a field of the record, what stands there and something else."""
    field, printed, proposed = correction["field"], correction["printed"], correction["proposed"]
    if printed == proposed or not proposed:
        yield f"correction of {field}: {printed!r} to {proposed!r}"
    if field.endswith("date"):
        if not _real_day(proposed):
            yield f"correction of {field}: {proposed!r} is no day"
        return
    yield from _said(page, f"correction of {field}", [printed])
    here: Any = document
    for key in field.split("."):
        here = here[int(key)] if key.isdigit() else (here or {}).get(key)
    if printed not in str(here):
        yield f"correction of {field}: {printed!r} is not what stands there, {here!r}"


def _said(page: str, what: str, texts: Sequence[str | None]) -> Iterator[str]:
    yield from (f"{what}: {text!r} does not stand in the text" for text in texts if text and squash(text) not in page)


def _number(number: Mapping[str, Any] | None, what: str, page: str, *, parts: bool = True) -> Iterator[str]:
    """Of a number in doubt only what is printed is asked, its *parts* may be any."""
    if number is None:
        return
    if parts and number["text"] != canonical(number):
        yield f"{what}: {number['text']!r} is not what its parts amount to, {canonical(number)!r}"
    if squash(number["text"]) not in page and squash(number["text"]) not in _O_FOR_ZERO.sub("0", page):
        yield f"{what}: {number['text']!r} does not stand in the text"
    if not isinstance(number["circular"], bool):
        yield f"{what}: circular {number['circular']!r}"


def _date(date: Mapping[str, Any] | None, what: str) -> Iterator[str]:
    if date is None:
        return
    length = {"day": 10, "month": 7, "year": 4}.get(date["precision"])
    if length != len(date["iso"]) or not _real_day((date["iso"] + "-01-01")[:10]):
        yield f"{what}: date {date!r}"


def _deadline(deadline: Mapping[str, Any] | str, page: str) -> Iterator[str]:
    if isinstance(deadline, str):
        yield from (f"deadline {way!r}" for way in deadline.split("||") if not _WAY.fullmatch(way))
        return
    kind = deadline["kind"]
    if kind not in DEADLINES:
        yield f"deadline kind {kind!r}"
    for name in ("start", "due", "end"):
        if deadline[name] and not _real_day(deadline[name]):
            yield f"deadline {name} {deadline[name]!r}"
    if deadline["time"] and not re.fullmatch(r"[012]\d:[0-5]\d", deadline["time"]):
        yield f"deadline time {deadline['time']!r}"
    if kind == "period" and not (deadline["start"] and deadline["due"] and deadline["start"] <= deadline["due"]):
        yield "a period without both its ends"
    if kind == "recurring" and not str(deadline["recurrence"]).startswith("FREQ="):
        yield f"recurrence {deadline['recurrence']!r}"
    if kind == "relative" and not deadline["offset"]:
        yield "a relative deadline without offset"
    if deadline["offset"] and deadline["offset"]["anchor"] not in ANCHORS:
        yield f"anchor {deadline['offset']['anchor']!r}"
    yield from _said(page, "deadline", [deadline["text"]])


def _contact(contact: Mapping[str, Any] | None, page: str) -> Iterator[str]:
    if contact:
        for name in ("phones", "faxes", "emails", "coordinators"):
            yield from _said(page, name, contact[name])
        yield from _said(page, "contact", [contact["unit"]])


def _real_day(iso: str) -> bool:
    try:
        dt.date.fromisoformat(iso)
    except ValueError:
        return False
    return True
