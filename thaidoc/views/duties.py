"""Duties as a table for people and as rows for programs: Thai or English, B.E. or C.E."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, Literal

from thaidoc.deadlines import Duty
from thaidoc.errors import display_width
from thaidoc.values.dates import ERA
from thaidoc.values.months import ABBR

Language = Literal["th", "en"]
Era = Literal["be", "ce"]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HEADS = {
    "th": ("กำหนด", "เหลือ", "เลขที่", "ต้องทำ", "ส่งถึง", "แฟ้ม"),
    "en": ("due", "left", "number", "to do", "submit to", "file"),
}
_WORDS = {
    "th": {
        "overdue": "! เกิน {} วัน", "today": "* วันนี้", "open": "อีก {} วัน", "undated": "?",
        "none": "ไม่มีกำหนดเวลาในหนังสือที่ให้มา", "missing": "ยังไม่ทราบ{}", "rolled": "ประชาชน {}",
    },
    "en": {
        "overdue": "! {} days over", "today": "* today", "open": "in {} days", "undated": "?",
        "none": "no deadline in the letters given", "missing": "unknown: {}", "rolled": "persons {}",
    },
}  # fmt: skip
_ANCHORS = {
    "th": {"received": "วันที่ได้รับ", "issued": "วันที่ของหนังสือ", "event": "วันที่เริ่มนับ", "quarter_end": "วันสิ้นไตรมาส"},
    "en": {
        "received": "day of receipt", "issued": "letter's date", "event": "day counted from", "quarter_end": "quarter",
    },
}  # fmt: skip


def day_words(day: dt.date, lang: Language = "th", era: Era = "be") -> str:
    """``20 มี.ค. 2568``, ``20 มี.ค. 2025``, ``20 Mar 2025`` or ``20 Mar 2568``."""
    month = (ABBR if lang == "th" else _MONTHS)[day.month - 1]
    return f"{day.day} {month} {day.year + (ERA if era == 'be' else 0)}"


def duty_row(duty: Duty) -> dict[str, Any]:
    """A duty for JSON and CSV; dates are ISO."""
    found, deadline = duty.resolution, duty.deadline
    span = deadline.span
    return {
        "due": found.date.isoformat() if found.date else None,
        "time": deadline.time,
        "status": duty.status,
        "days_left": duty.days_left,
        "rolled": found.rolled.isoformat() if found.rolled else None,
        "workday": found.workday.isoformat() if found.workday else None,
        "rule": found.rule,
        "uncertain": list(found.uncertain),
        "missing": found.missing,
        "kind": deadline.kind,
        "recurrence": deadline.recurrence,
        "number": duty.number,
        "sender": duty.document.sender.agency if duty.document.sender else None,
        "subject": duty.document.subject,
        "action": deadline.action,
        "actor": deadline.actor,
        "submit_to": deadline.submit_to,
        "item": deadline.item,
        "text": deadline.text,
        "span": list(span) if span else None,
        "source": duty.document.source,
        "index": duty.document.index,
        "deadline": duty.index,
    }


def table(duties: Iterable[Duty], *, lang: Language = "th", era: Era = "be", width: int | None = None) -> str:
    """Lines by due day, the overdue ones marked with ``!``, today's with ``*``; *width* columns at most."""
    rows = [_cells(duty, lang, era) for duty in duties]
    if not rows:
        return _WORDS[lang]["none"] + "\n"
    return _aligned([_HEADS[lang], *rows], width)


def _cells(duty: Duty, lang: Language, era: Era) -> tuple[str, ...]:
    words = _WORDS[lang]
    found, deadline = duty.resolution, duty.deadline
    if found.date is not None:
        due = day_words(found.date, lang, era) + (f" {deadline.time}" if deadline.time else "")
        due += "~" if found.uncertain else ""
        if found.rolled:
            due += f" ({words['rolled'].format(day_words(found.rolled, lang, era))})"
    elif found.missing:
        due = words["missing"].format(_ANCHORS[lang].get(found.missing, found.missing))
    else:
        due = deadline.text or "-"
    if duty.status == "open" and duty.days_left is None:
        left = ""
    else:
        left = words[duty.status].format(abs(duty.days_left or 0))
    action = deadline.action or deadline.text or ""
    if found.missing and deadline.text and deadline.text not in action:
        action = f"{action} {deadline.text}".strip()
    item = f"({deadline.item}) " if deadline.item else ""
    return (
        due,
        left,
        duty.number or "-",
        item + action,
        deadline.submit_to or "",
        f"{duty.document.source or ''}" + (f"#{duty.document.index}" if duty.document.index else ""),
    )


def _aligned(rows: Sequence[Sequence[str]], width: int | None) -> str:
    rows = [[_plain(cell) for cell in row] for row in rows]
    widths = [max(display_width(row[i]) for row in rows) for i in range(len(rows[0]))]
    if width is not None:
        # The file gives way first, then the action, then the addressee.
        for column, least in ((5, 20), (3, 24), (4, 8), (5, 8), (3, 8)):
            over = sum(widths) + 2 * (len(widths) - 1) - width
            if over > 0:
                widths[column] = max(min(least, widths[column]), widths[column] - over)
    lines = []
    for row in rows:
        cells = [_cut(cell, size) for cell, size in zip(row, widths, strict=True)]
        padded = [cell + " " * (size - display_width(cell)) for cell, size in zip(cells, widths, strict=True)]
        lines.append("  ".join(padded).rstrip())
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    """One line, no control characters: what a letter holds must not steer the terminal."""
    return "".join(c for c in " ".join(text.split()) if unicodedata.category(c) not in ("Cc", "Cf"))


def _cut(text: str, size: int) -> str:
    if display_width(text) <= size:
        return text
    out = ""
    for char in text:
        if display_width(out + char) > size - 1 and unicodedata.category(char) != "Mn":
            break
        out += char
    return out + "…"
