"""The published shape of what ``thaidoc parse`` prints: JSON Schema, and the tables of ``docs/record.md``.

One table, `OBJECTS`, describes every field once. The schema and the page are both made from it; a
test holds it against the keys that `thaidoc.views.json.to_dict` really writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from thaidoc.records import SCHEMA, Kind, Relation, Secrecy, Status, Urgency

ID = "https://thaidoc.readthedocs.io/schema/thaidoc-1.json"


class Field(NamedTuple):
    """One key: its *type* in the small language of `_type`, its Thai term, and what it holds."""

    name: str
    type: str
    th: str
    doc: str


class Object(NamedTuple):
    """One kind of object with its fields, in the order in which they are printed."""

    th: str
    doc: str
    fields: tuple[Field, ...]


def _grades(members: Iterable[Kind | Urgency | Secrecy]) -> str:
    return " · ".join(f"`{m.value}` {m.th}" for m in members)


ENUMS: dict[str, tuple[str, ...]] = {
    "schema": (SCHEMA,),
    "kind": tuple(m.value for m in Kind),
    "urgency": tuple(m.value for m in Urgency),
    "secrecy": tuple(m.value for m in Secrecy),
    "status": tuple(m.value for m in Status),
    "relation": tuple(m.value for m in Relation),
    "era": ("BE", "CE"),
    "precision": ("day", "month", "year"),
    "where": ("reference", "attachment", "body"),
    "deadline": ("date", "period", "relative", "recurring", "immediate"),
    "anchor": ("received", "issued", "event", "quarter_end"),
    "severity": ("info", "warning", "error"),
    "error": ("Unreadable", "NoDocument", "NeedsOCR", "Limit"),
}

_SPAN = "where it stands in the source text"
_TEXT = "the stretch as printed (digits Arabic, line breaks folded)"

OBJECTS: dict[str, Object] = {
    "Document": Object(
        "หนังสือราชการ",
        "One document of a file. `null` or an empty list means: not there. Text fields carry Arabic digits and single "
        "spaces; the printed form is recovered through the span.",
        (
            Field("schema", "=schema", "", "version of this shape"),
            Field("source", "string?", "", "path or name given"),
            Field("index", "natural", "", "0-based place of this document in its file"),
            Field("span", "span?", "", "where the document stands in the source text"),
            Field("pages", "pages?", "หน้า", "first and last page, counted from 1; null where the source has no pages"),
            Field("kind", "=kind", "ชนิดของหนังสือ", _grades(Kind)),
            Field("urgency", "=urgency?", "ชั้นความเร็ว", _grades(Urgency)),
            Field("secrecy", "=secrecy?", "ชั้นความลับ", _grades(Secrecy)),
            Field("number", "Number?", "ที่", "the document's own number"),
            Field("date", "Date?", "วันที่", "the date of issue"),
            Field("sender", "Sender?", "ส่วนราชการเจ้าของหนังสือ", "who sends"),
            Field("subject", "string?", "เรื่อง", "the subject; of minutes, the title line"),
            Field("recipients", "[Recipient]", "เรียน / ถึง", "to whom, one object a name"),
            Field("references", "[Citation]", "อ้างถึง", "the documents named after อ้างถึง"),
            Field("attachments", "[Attachment]", "สิ่งที่ส่งมาด้วย", "what comes with the letter"),
            Field(
                "citations",
                "[Citation]",
                "หนังสือที่กล่าวถึง",
                "every other document that this one names, anywhere, those of `references` and `attachments` "
                "included; a repeated mention is one citation with its first span",
            ),
            Field("deadlines", "[Deadline]", "กำหนดเวลา", "days by which something is to be done"),
            Field("events", "[Event]", "กำหนดการ", "coming meetings and other dated happenings that are no deadlines"),
            Field("effective", "Effective?", "วันเริ่มมีผล", "start of effect (ตั้งแต่วันที่ … เป็นต้นไป)"),
            Field("signatory", "Signatory?", "ผู้ลงนาม", "who signs"),
            Field("cosignatories", "[Signatory]", "ผู้ร่วมลงนาม", "further signers"),
            Field("copies_to", "[Recipient]", "สำเนาส่ง / แจ้งท้าย", "who gets a copy"),
            Field(
                "status",
                "=status?",
                "สถานะของสำเนา",
                "`draft` ร่าง (number or day still blank) · `file_copy` สำเนาคู่ฉบับ · `certified_copy` สำเนาถูกต้อง",
            ),
            Field("contact", "Contact?", "ส่วนราชการเจ้าของเรื่อง", "the block at the lower left"),
            Field("stamps", "[Stamp]", "ตรารับหนังสือ", "received stamps: the receivers' own numbers and days"),
            Field("endorsements", "[Endorsement]", "เกษียนหนังสือ", "notes and orders written on the paper"),
            Field(
                "purpose",
                "[string]",
                "คำลงท้ายที่ขอให้ทำ",
                "what the closing asks: `acknowledge` ทราบ, `consider` พิจารณา, `comply` ถือปฏิบัติ, "
                "`proceed` ดำเนินการ, `approve` อนุมัติ, `cooperate` ให้ความร่วมมือ …",
            ),
            Field("links", "[string]", "เว็บไซต์", "URLs as printed"),
            Field("body", "string?", "ข้อความ", "the running text, page furniture removed"),
            Field("enclosures", "[Enclosure]", "เอกสารแนบในแฟ้ม", "parts of the file that belong to this document"),
            Field("corrections", "[Correction]", "ข้อเสนอแก้ไข", "proposals, never applied silently"),
            Field("notes", "[Note]", "ข้อสังเกต", "what looked wrong"),
            Field(
                "evidence",
                "{Evidence}",
                "หลักฐาน",
                "by path, reaching into lists (`number`, `deadlines.0.due`): where the value was read and how surely",
            ),
        ),
    ),
    "Number": Object(
        "เลขที่หนังสือ",
        "A document number in its parts.",
        (
            Field("text", "string", "", "canonical form, e.g. `พช 0023.7/ว 583`, `817/2567`"),
            Field("prefix", "string?", "อักษรย่อ", "letters before the code; null for orders, minutes, certificates"),
            Field("committee", "string?", "คณะกรรมการ", "bracket between letters and code: `กวจ` of `กค (กวจ) 0405.2`"),
            Field("unit", "string?", "รหัสหน่วยงาน", "the code before the slash, sub-levels and brackets with it"),
            Field("circular", "boolean", "หนังสือเวียน (ว)", "a printed ว, nothing else"),
            Field(
                "serial",
                "string?",
                "เลขทะเบียน",
                "running number with leading zeros; null where it is still blank (such a number identifies nothing)",
            ),
            Field("year", "integer?", "ปี พ.ศ.", "Buddhist-era year, if printed with the number"),
            Field("year_first", "boolean", "", "the year stands before the slash in place of a code: `สพร 2568/710`"),
        ),
    ),
    "Date": Object(
        "วันที่",
        "A printed date.",
        (
            Field("iso", "iso", "", "Gregorian: `2024-03-29`, `2024-03` or `2024`, as precise as printed"),
            Field("precision", "=precision", "", "how much of the date is there"),
            Field("be_year", "integer", "พุทธศักราช", "the year of the Buddhist era"),
            Field("text", "string?", "", "as printed"),
            Field("era", "=era", "ศักราช", "in which era the year is printed: `BE` พ.ศ. or `CE` ค.ศ."),
        ),
    ),
    "Sender": Object(
        "ส่วนราชการเจ้าของหนังสือ",
        "Who sends.",
        (
            Field("agency", "string?", "ส่วนราชการ", "name of the issuing agency (ศาลากลางจังหวัดก → จังหวัดก)"),
            Field("letterhead", "string?", "หัวหนังสือ", "as printed at the top"),
            Field("unit", "string?", "ส่วนงาน", "the sub-unit, if the head names one"),
            Field("address", "string?", "ที่ตั้ง", "as printed, postcode included"),
            Field("province", "string?", "จังหวัด", "the province of the address"),
            Field("postcode", "string?", "รหัสไปรษณีย์", "five digits, as printed"),
            Field("agency_id", "string?", "", "the agency's id in the registry"),
        ),
    ),
    "Recipient": Object(
        "ผู้รับ",
        "One name of เรียน, ถึง or สำเนาส่ง.",
        (
            Field("name", "string?", "ชื่อหรือตำแหน่ง", "null where only a list is named (ตามบัญชีรายชื่อแนบท้าย)"),
            Field("scope", "string?", "ขอบเขต", "the group word as printed: `ทุกจังหวัด`, `ทุกแห่ง`, `76 จังหวัด`"),
            Field("except", "[string]", "ยกเว้น", "the names after ยกเว้น"),
            Field("text", "string?", "", _TEXT),
            Field("via", "string?", "ผ่าน", "through whom"),
            Field("span", "span?", "", _SPAN),
            Field("agency_ids", "[string]", "", "ids in the registry"),
        ),
    ),
    "Citation": Object(
        "หนังสือที่อ้างถึง",
        "Another document that this one names. Number and date are null where only an agency is named.",
        (
            Field("where", "=where", "", "the part of the letter that names it"),
            Field("agency", "string?", "ส่วนราชการ", "whose document"),
            Field("number", "Number?", "ที่", "its number"),
            Field("date", "Date?", "ลงวันที่", "its date"),
            Field("subject", "string?", "เรื่อง", "its subject"),
            Field("urgency", "=urgency?", "ชั้นความเร็ว", "its speed grade"),
            Field("secrecy", "=secrecy?", "ชั้นความลับ", "its secrecy grade"),
            Field("medium", "string?", "ช่องทาง", "e.g. โทรสารในราชการ"),
            Field(
                "relation",
                "=relation?",
                "ความเกี่ยวข้อง",
                "`forwards` passes on what it received · `encloses` · `origin` the agency whose matter it is · "
                "`refers` อ้างถึง · `replies` ตอบ · `reminds` เตือน · `amends` แก้ไข · `cancels` ยกเลิก",
            ),
            Field("text", "string?", "", _TEXT),
            Field("span", "span?", "", _SPAN),
        ),
    ),
    "Attachment": Object(
        "สิ่งที่ส่งมาด้วย",
        "One item that comes with the letter.",
        (
            Field("index", "integer?", "ลำดับ", "the printed number, null where items are not numbered"),
            Field("title", "string", "ชื่อ", "what it is"),
            Field("quantity", "integer?", "จำนวน", "how many"),
            Field("unit", "string?", "ลักษณนาม", "the classifier: ฉบับ, ชุด, แผ่น …"),
            Field("cites", "Citation?", "", "the document of which the item is a copy"),
            Field("text", "string?", "", _TEXT),
            Field("span", "span?", "", _SPAN),
        ),
    ),
    "Deadline": Object(
        "กำหนดเวลา",
        "A day (or a rule for days) by which something is to be done.",
        (
            Field("kind", "=deadline", "", "form of the deadline"),
            Field("start", "day?", "ตั้งแต่", "only for `period` and `recurring`"),
            Field("due", "day?", "ภายใน", "the last day; for a month its last day"),
            Field("precision", "=precision?", "", "how precisely the day is printed"),
            Field("time", "clock?", "เวลา", "`16:30`"),
            Field("recurrence", "string?", "ทุก …", "RFC 5545 RRULE without DTSTART, UNTIL and INTERVAL=1"),
            Field("end", "day?", "ถึง", "the end of the recurrence"),
            Field("offset", "Offset?", "นับแต่", "where days are counted from an event"),
            Field("action", "string?", "สิ่งที่ต้องทำ", "what is to be done"),
            Field("actor", "string?", "ผู้ที่ต้องทำ", "who must act"),
            Field("submit_to", "string?", "ส่งถึง", "to whom"),
            Field("item", "string?", "ข้อ", "number of the list item that holds it"),
            Field("inferred", "[string]", "", 'what was not printed: `["year"]`'),
            Field("text", "string?", "", _TEXT),
            Field("span", "span?", "", _SPAN),
        ),
    ),
    "Offset": Object(
        "ระยะเวลานับแต่เหตุ",
        "A distance counted from an event; weeks are given as days.",
        (
            Field("days", "integer?", "วัน", "days"),
            Field("months", "integer?", "เดือน", "months"),
            Field("working_days", "boolean", "วันทำการ", "whether working days are counted"),
            Field(
                "anchor",
                "=anchor?",
                "นับแต่",
                "`received` ได้รับหนังสือ · `issued` วันที่ของหนังสือ · `event` เหตุการณ์ · `quarter_end` สิ้นไตรมาส",
            ),
        ),
    ),
    "Event": Object(
        "กำหนดการ",
        "A coming meeting or other dated happening.",
        (
            Field("start", "moment", "เริ่ม", "day, or day and clock time: `2025-12-25T13:30`"),
            Field("end", "moment?", "สิ้นสุด", "day, or day and clock time"),
            Field("place", "string?", "สถานที่", "where"),
            Field("text", "string?", "", _TEXT),
            Field("span", "span?", "", _SPAN),
        ),
    ),
    "Effective": Object(
        "วันเริ่มมีผล",
        "Start of effect.",
        (
            Field("date", "Date?", "ตั้งแต่วันที่", "null for ตั้งแต่บัดนี้"),
            Field("text", "string?", "", _TEXT),
            Field("span", "span?", "", _SPAN),
        ),
    ),
    "Signatory": Object(
        "ผู้ลงนาม",
        "Who signs, and for whom.",
        (
            Field("name", "string?", "ชื่อ", "as printed in brackets below the signature"),
            Field("position", "string?", "ตำแหน่ง", "what stands before the last แทน-word"),
            Field("authority", "string?", "", "that word: ปฏิบัติราชการแทน, รักษาราชการแทน …"),
            Field("acting_for", "string?", "แทน", "what follows it"),
            Field("links", "[string]", "", "all lines of a longer delegation, in order"),
            Field("span", "span?", "", _SPAN),
        ),
    ),
    "Contact": Object(
        "ส่วนราชการเจ้าของเรื่อง",
        "The block at the lower left. Numbers as printed, ต่อ and ranges kept.",
        (
            Field("unit", "string?", "ส่วนงาน", "the unit in charge"),
            Field("phones", "[string]", "โทร.", "telephone numbers"),
            Field("faxes", "[string]", "โทรสาร", "fax numbers"),
            Field("emails", "[string]", "ไปรษณีย์อิเล็กทรอนิกส์", "e-mail addresses"),
            Field("coordinators", "[string]", "ผู้ประสานงาน", "named coordinators"),
        ),
    ),
    "Stamp": Object(
        "ตรารับหนังสือ",
        "A received stamp.",
        (
            Field("agency", "string?", "ส่วนราชการผู้รับ", "who received"),
            Field("number", "string?", "เลขที่รับ", "the receiver's own number"),
            Field("date", "Date?", "วันที่", "the day of receipt"),
            Field("time", "string?", "เวลา", "the clock time of receipt"),
            Field("span", "span?", "", _SPAN),
        ),
    ),
    "Endorsement": Object(
        "เกษียนหนังสือ",
        "A note written on the paper.",
        (
            Field("to", "string?", "เรียน", "to whom"),
            Field("by", "string?", "ผู้เกษียน", "by whom"),
            Field("position", "string?", "ตำแหน่ง", "position of the writer"),
            Field("decision", "string?", "ข้อสั่งการ", "what is decided"),
            Field("date", "Date?", "วันที่", "when"),
            Field("text", "string?", "", _TEXT),
            Field("span", "span?", "", _SPAN),
        ),
    ),
    "Enclosure": Object(
        "เอกสารแนบในแฟ้ม",
        "A part of the file that belongs to a document without being one.",
        (
            Field("attachment", "integer?", "", "`index` of the attachment that it is"),
            Field("title", "string?", "ชื่อ", "its title line"),
            Field("span", "span?", "", _SPAN),
            Field("pages", "pages?", "หน้า", "first and last page"),
        ),
    ),
    "Correction": Object(
        "ข้อเสนอแก้ไข",
        "A proposal: the value itself stays as printed.",
        (
            Field("field", "string", "", "path of the value, e.g. `number.prefix`"),
            Field("printed", "string?", "ที่พิมพ์ไว้", "what stands there"),
            Field("proposed", "string?", "ที่เสนอ", "what it should be"),
            Field("reason", "string", "เหตุผล", "why"),
            Field("confidence", "share", "", "0 to 1"),
        ),
    ),
    "Note": Object(
        "ข้อสังเกต",
        "Something that looked wrong.",
        (
            Field("code", "string", "", "stable name of the finding, e.g. `needs_ocr`"),
            Field("message", "string", "", "what was seen, in words"),
            Field("severity", "=severity", "", "how grave"),
            Field("span", "span?", "", _SPAN),
        ),
    ),
    "Evidence": Object(
        "หลักฐาน",
        "Where a value stands, by which rule it was read and how sure that is.",
        (
            Field("span", "span?", "", _SPAN),
            Field("page", "page?", "หน้า", "page, counted from 1"),
            Field("boxes", "[Box]?", "", "rectangles on the page, only with `--boxes`"),
            Field("text", "string?", "", "as printed"),
            Field("rule", "string?", "", "name of the rule that read it"),
            Field("confidence", "share", "", "0 to 1"),
            Field("alternatives", "[string]", "", "other readings of the same place"),
        ),
    ),
    "Box": Object(
        "กรอบ",
        "A rectangle on a page, in points, origin at the page's top left.",
        (
            Field("page", "page", "หน้า", "page, counted from 1"),
            Field("x0", "number", "", "left edge"),
            Field("top", "number", "", "upper edge"),
            Field("x1", "number", "", "right edge"),
            Field("bottom", "number", "", "lower edge"),
        ),
    ),
    "Failure": Object(
        "แฟ้มที่อ่านไม่ได้",
        "Printed in place of documents for a file that gives none; the run goes on.",
        (
            Field("source", "string?", "", "path or name given"),
            Field("error", "Error", "", "what is wrong and what to do"),
        ),
    ),
    "Error": Object(
        "ข้อผิดพลาด",
        "Why a file gives no record.",
        (
            Field(
                "type",
                "=error",
                "",
                "`Unreadable` cannot be opened or decoded · `NoDocument` holds no official document · "
                "`NeedsOCR` the pages are images · `Limit` a limit of size or time was reached",
            ),
            Field("message", "string", "", "what to do about it"),
        ),
    ),
    "BundleLine": Object(
        "ท้ายแฟ้ม",
        "The closing line of a file, only with `--bundle`.",
        (
            Field("source", "string?", "", "path or name given"),
            Field("unassigned", "[span]", "", "stretches of the text that no document claims"),
            Field("notes", "[Note]", "ข้อสังเกต", "what looked wrong in the file as a whole"),
        ),
    ),
}

#: The three objects that stand on a line of ``thaidoc parse``.
LINES = ("Document", "Failure", "BundleLine")

_PLAIN: dict[str, tuple[dict[str, Any], str]] = {
    "string": ({"type": "string"}, "string"),
    "integer": ({"type": "integer"}, "integer"),
    "natural": ({"type": "integer", "minimum": 0}, "integer"),
    "page": ({"type": "integer", "minimum": 1}, "integer"),
    "number": ({"type": "number"}, "number"),
    "share": ({"type": "number", "minimum": 0, "maximum": 1}, "number"),
    "boolean": ({"type": "boolean"}, "boolean"),
    "iso": ({"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}, "date, month or year"),
    "day": ({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}, "date"),
    "moment": ({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}.*)?$"}, "date or date and time"),
    "clock": ({"type": "string", "pattern": r"^\d{2}:\d{2}$"}, "clock time"),
}
_PAIRS = {
    "span": ("[start, end]", "Half-open stretch [start, end) of the source text, in code points.", 0),
    "pages": ("[first, last]", "First and last page, counted from 1.", 1),
}


def _type(spec: str) -> tuple[dict[str, Any], str]:
    """The JSON Schema of a type and how the page calls it.

    ``string`` and the other names of `_PLAIN`; ``span``, ``pages``; ``=kind``: one of `ENUMS`; ``Number``:
    one of `OBJECTS`; ``[x]`` a list, ``{x}`` an object with free keys, ``x?`` null too.
    """
    if spec.endswith("?"):
        inner, words = _type(spec[:-1])
        if "enum" in inner:
            return {"enum": [*inner["enum"], None]}, f"{words} or null"
        if isinstance(inner.get("type"), str) and "items" not in inner:
            return {**inner, "type": [inner["type"], "null"]}, f"{words} or null"
        return {"anyOf": [inner, {"type": "null"}]}, f"{words} or null"
    if spec[0] == "[":
        inner, words = _type(spec[1:-1])
        return {"type": "array", "items": inner}, f"list of {words}"
    if spec[0] == "{":
        inner, words = _type(spec[1:-1])
        return {"type": "object", "additionalProperties": inner}, f"object of {words} by path"
    if spec[0] == "=":
        values = ENUMS[spec[1:]]
        return {"enum": list(values)}, " | ".join(f"`{value}`" for value in values) if len(values) < 6 else "name"
    if spec in OBJECTS:
        return {"$ref": f"#/$defs/{spec}"}, f"[{spec}](#{spec.lower()})"
    if spec in _PAIRS:
        return {"$ref": f"#/$defs/{spec}"}, f"`{_PAIRS[spec][0]}`"
    return _PLAIN[spec]


def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of one line of ``thaidoc parse``: a document, a failure, or a file's closing line.

    Additional keys are allowed everywhere, so that records of a later version still validate.
    """
    definitions: dict[str, Any] = {
        name: {
            "description": doc,
            "type": "array",
            "items": {"type": "integer", "minimum": least},
            "minItems": 2,
            "maxItems": 2,
        }
        for name, (_, doc, least) in _PAIRS.items()
    }
    for name, thing in OBJECTS.items():
        definitions[name] = {
            "title": _title(name),
            "description": f"{thing.th} – {thing.doc}",
            "type": "object",
            "properties": {
                f.name: {
                    "title": _title(f.name),
                    "description": f"{f.th} – {f.doc}" if f.th else f.doc,
                    **_type(f.type)[0],
                }
                for f in thing.fields
            },
            "required": [f.name for f in thing.fields],
            "additionalProperties": True,
        }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": ID,
        "title": f"thaidoc record, {SCHEMA}",
        "description": "One line of `thaidoc parse`: a document, a file that gave none, or a file's closing line.",
        "oneOf": [{"$ref": f"#/$defs/{name}"} for name in LINES],
        "$defs": definitions,
    }


def markdown() -> str:
    """The same tables as a page: every object with its fields, Thai terms and types."""
    lines: list[str] = []
    for name, thing in OBJECTS.items():
        lines += ["", f"## {name}", "", f"{thing.th}. {thing.doc}", "", "| field | Thai term | type | content |"]
        lines += ["|---|---|---|---|"]
        for f in thing.fields:
            words = _type(f.type)[1].replace("|", "\\|")
            lines.append(f"| `{f.name}` | {f.th} | {words} | {f.doc} |")
    return "\n".join(lines[1:]) + "\n"


def _title(name: str) -> str:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).replace("_", " ").lower()
    return words[0].upper() + words[1:]


if __name__ == "__main__":  # python -m thaidoc.views.schema docs/record.md: write the tables into the page again
    import pathlib
    import sys

    page = pathlib.Path(sys.argv[1])
    head, begin, _ = page.read_text(encoding="utf-8").partition("<!-- fields -->\n")
    page.write_text(f"{head}{begin}\n{markdown()}", encoding="utf-8")
