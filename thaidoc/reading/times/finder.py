"""Deadlines, events and start of effect of one document.

The finder looks for literals (``str.find``) and at the dates already found and hands each place to the reader of that
form of time: :mod:`within`, :mod:`counted`, :mod:`terms`, :mod:`recurring`, :mod:`at_once`, :mod:`printed`. These read
the phrase by :mod:`phrase`; :mod:`duties` and :mod:`happening` ask :mod:`governing`, :mod:`asking` and :mod:`refusals`
whether it is a duty of this letter. Conventions: CONTRACT 6 and 7.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from attrs import evolve

from thaidoc.reading.times import at_once, counted, printed, recurring, within
from thaidoc.reading.times.cues import EFFECT
from thaidoc.reading.times.effect import find_effect
from thaidoc.reading.times.items import NUMBERED
from thaidoc.reading.times.run import Run
from thaidoc.records import Deadline, Effective, Event, Kind, Note
from thaidoc.text import Span
from thaidoc.values import DateMatch, ThaiDate

_SPEAKS = (
    "(.)", "จึงขอ", "จึงให้", "ขอท่าน", "ขอให้", "ขอความร่วมมือ", "ดำเนินการดังนี้", "ดำเนินการ ดังนี้", "ปฏิบัติดังนี้", "ปฏิบัติ ดังนี้",
    " ให้อำเภอ", " ให้จังหวัด", " ให้หน่วย", " ให้ทุก", " ให้เทศบาล",
)  # fmt: skip
_SILENT = frozenset({Kind.REGULATION, Kind.BYLAW, Kind.OTHER, Kind.CERTIFICATE})

# Who reads what stands at a cue word; a form that holds another comes before it.
_READERS: tuple[tuple[str, Callable[[Run, int], None]], ...] = (
    ("ทุก", recurring.every),
    ("ภาย", within.within),
    ("ภา ย", within.within),
    ("อนวัน", within.before),
    ("อนการ", counted.before_event),
    ("อนสิ", within.before_end),
    ("อนเวลา", within.before_clock),
    ("ไม่เกิน", within.not_over),
    ("ล่วงหน้า", counted.ahead),
    ("อย่างน้อย", counted.ahead),
    ("น้อยกว่า", counted.ahead),
    ("ถัดไป", recurring.next_month),
    ("ถัด ไป", recurring.next_month),
    ("ครั้ง", recurring.times_a),
    ("เว้น", recurring.alternate),
    ("นราย", recurring.each),
    ("ทันที", at_once.immediate),
    ("ด่วน", at_once.immediate),
    ("เร็ว", at_once.quickly),
    ("เรว", at_once.quickly),
    ("พลัน", at_once.without_delay),
    ("ชักช", at_once.without_delay),
    ("รอช", at_once.without_delay),
    ("ช้ากว่า", within.not_over),
    ("ในเวลา", within.in_time),
    ("ในกำหนด", within.in_time),
    ("ในระยะ", within.in_time),
    ("โอกาส", at_once.immediate),
    ("เลย", at_once.overdue),
    ("พ้นกำหนด", at_once.overdue),
)
_RANKS = {word: rank for rank, (word, _) in enumerate(_READERS)}


class Times(NamedTuple):
    """What one document says of time. *rules* names the form of each deadline, in the same order."""

    deadlines: tuple[Deadline, ...] = ()
    events: tuple[Event, ...] = ()
    effective: Effective | None = None
    notes: tuple[Note, ...] = ()
    rules: tuple[str, ...] = ()


def find_times(
    flat: str,
    start: int,
    end: int,
    dates: Sequence[DateMatch],
    *,
    issued: ThaiDate | None,
    kind: Kind,
    sender: str | None,
    received: Sequence[ThaiDate] = (),
    span_of: Callable[[int, int], Span],
    text_of: Callable[[int, int], str],
) -> Times:
    """Deadlines, events and start of effect in ``flat[start:end]``.

    *flat* is the clean text of the file with blanks for line breaks and furniture; *dates* all dates of it, in
    order; *issued* the document's own date, *received* those of its stamps; *span_of* maps to the original text,
    *text_of* gives a stretch as a text field.
    """
    run = Run(flat, start, end, dates, issued, kind, sender, received, span_of, text_of)
    effective = _effective(run)
    if effective and effective.date and effective.date.day:
        in_force = effective.date.to_date()
        run.in_force = in_force if not issued or not issued.day or in_force != issued.to_date() else None
    if not _is_silent(run):
        found = run.cues
        for rank in sorted([_RANKS[word] for word in found if word in _RANKS]):
            word, read = _READERS[rank]
            for at in found[word]:
                read(run, at)
        printed.dated(run)
    if len(run.deadlines) > 1:
        run.deadlines.sort(key=lambda row: row[0])
        _settle(run)
        _share_action(run)
    if len(run.events) > 1:
        run.events.sort(key=lambda row: row[0])
    deadlines, rules = _unique(run.deadlines) if run.deadlines else ((), ())
    events = _unique_events(run.events) if run.events else ()
    return Times(deadlines, events, effective, tuple(run.notes), rules)


def _share_action(run: Run) -> None:
    """ส่งข้อมูลภายใน 7 วัน และไม่เกินวันที่ 11: the act is one, and the first limit is no part of it."""
    for k in range(1, len(run.deadlines)):
        before, (at, stop, rule, deadline) = run.deadlines[k - 1][3], run.deadlines[k]
        if before.text and deadline.action and before.text in deadline.action:
            run.deadlines[k] = (at, stop, rule, evolve(deadline, action=before.action))


def _is_silent(run: Run) -> bool:
    """Whether the paper's kind sets no task. One of no known kind speaks where it asks, as radio messages do."""
    if run.kind is not Kind.OTHER:
        return run.kind in _SILENT
    return not any(run.flat.find(word, run.start, run.end) >= 0 for word in _SPEAKS)


def _settle(run: Run) -> None:
    """Drop what another deadline says more exactly: เป็นรายสัปดาห์ ทุกวันพฤหัสบดี."""
    rows = run.deadlines
    dropped: set[int] = set()
    for i, (_, stop, rule, deadline) in enumerate(rows):
        if rule == "recurring" and i + 1 < len(rows) and rows[i + 1][2] == "relative":
            # เป็นรายไตรมาส ภายใน 15 วัน นับแต่วันสิ้นไตรมาส: the count says when
            counted_from = rows[i + 1][3].offset
            if counted_from and counted_from.anchor == "quarter_end" and rows[i + 1][0] - stop <= 12:
                dropped.add(i)
        elif rule == "recurring" and i + 1 < len(rows) and rows[i + 1][2] == "within-date":
            if rows[i + 1][0] - stop <= 1:
                dropped.add(i)  # ปีละ 2 ครั้ง ภายในวันที่ 10 มกราคม และ 10 กรกฎาคม …: the days say when
        elif rule == "recurring" and i + 1 < len(rows) and rows[i + 1][2] == "recurring":
            after = rows[i + 1]
            one, two = deadline.recurrence or "", after[3].recurrence or ""
            if two.startswith("FREQ=YEARLY;") and one.startswith("FREQ=MONTHLY;INTERVAL") and after[0] - stop <= 12:
                dropped.add(i)  # ปีละ 2 ครั้ง คือ ภายในวันที่ 31 มีนาคม และ … ของทุกปี
                continue
            if NUMBERED.search(run.flat, stop, after[0]):
                continue  # two items of a list
            if after[0] - stop <= 40 and (one == two or (";" not in one and two.startswith(one + ";"))):
                dropped.add(i)
            elif after[0] - stop <= 40 and ";" not in two and one.startswith(two + ";"):
                dropped.add(i + 1)
    run.deadlines = [row for i, row in enumerate(rows) if i not in dropped]


def _effective(run: Run) -> Effective | None:
    if run.cues.keys().isdisjoint(EFFECT):
        return None
    found = find_effect(run.flat, run.start, run.end, run.cues, run.dates, run.starts, run.in_reported)
    if found is None:
        return None
    span = found.start, found.end
    return Effective(found.date, run.text_of(*span), run.span_of(*span))


def _unique(rows: list[tuple[int, int, str, Deadline]]) -> tuple[tuple[Deadline, ...], tuple[str, ...]]:
    """Without what says the same day for the same thing twice."""
    seen = set()
    out, rules = [], []
    for _, _, rule, row in rows:
        key = (row.kind, row.start, row.due, row.time, row.recurrence, row.offset, row.item, row.action)
        if key not in seen:
            seen.add(key)
            out.append(row)
            rules.append(rule)
    return tuple(out), tuple(rules)


def _unique_events(rows: list[tuple[int, Event]]) -> tuple[Event, ...]:
    """One event for each start; a later mention may only add the place. The opening of a fair is not the fair."""
    out: dict[tuple[str, bool], Event] = {}
    for _, row in rows:
        first = row.start.isoformat()[:10]
        key = first, row.end is not None and row.end.isoformat()[:10] != first
        same = out.get(key)
        if same is None and (first, not key[1]) in out and len(str(row.start)) <= 10:
            continue  # told again by its first day alone, or with its last
        if same is None or (
            same.place is None and row.place is not None and len(str(row.start)) >= len(str(same.start))
        ):
            out[key] = row
    return tuple(out.values())
