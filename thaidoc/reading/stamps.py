"""Received stamps (ตรารับหนังสือ): found before anything else, since OCR drops them into heads and addresses.

Form: Regulation on Correspondence B.E. 2526, clause 37: agency, เลขรับ, วันที่, เวลา. Seen as a table, as dotted
lines, as one typed line, interleaved with the letterhead, and as three bare lines (office, number, short date).
"""

from __future__ import annotations

import re
from bisect import bisect_left

from attrs import define

from thaidoc.reading import receipts
from thaidoc.reading.grammar import starts_with
from thaidoc.reading.sheet import Line, Sheet, join
from thaidoc.reading.tokens import LONGEST
from thaidoc.records import Stamp
from thaidoc.text import Span
from thaidoc.values import DateMatch, ThaiDate, dates

_NUMBER = re.compile(
    r"[ \t.:：…_\-–]*((?:[ก-ฮ]{1,3}\.?[ \t]*+)?[0-9](?:[0-9,]|[oO](?![A-NP-Za-np-z])){0,9}(?:/[0-9]{2,4})?)"
)
_TIME = re.compile(r"([0-9]{1,2})[ \t]*+[.:][ \t]*+([0-9]{2})")
_ABBREVIATION = re.compile(r"(?:[ก-ฮ]{1,5}\.){1,4}[ก-๎]{0,20}(?:[ \t](?:[ก-ฮ]{1,4}\.)?[ก-๎0-9]{1,20}){0,3}$")
_LABEL_INSIDE = re.compile(r"(?:เลข(?:ที่)?รับ(?:ที่)?|รับ(?:เลข)?ที่|เลขทะเบียนรับ|(?<=[ \t])รับ)[ \t.:…]*[0-9]")
_SHORT_MONTH = re.compile(r"[ก-ฮเม][ก-๎]{0,2}\.")
_LEADER = re.compile(r"(?<=[0-9])\.{2,}|(?<=[ก-๎]\.)\.+|\.{3,}")
_WIDE = re.compile(r"[ \t]{4,}")
_YEAR = re.compile(r"(?:พ\.?[ \t]?ศ\.?[ \t]*+)?[0-9]{4}[ \t.…_]*$")
_OFFICE_LINES = 4
_OTHER_LABEL = re.compile(
    r"[ก-๎. \t]{0,20}(?<!ได้)(?<!ผู้)รับ[ก-๎ \t]{0,20}(?=[ \t.:：…_\-–]*[0-9][0-9,]{0,9}(?:/[0-9]{2,4})?[ \t.…_]*$)"
)  # a label of the office's own making, on a line with the number alone: สารบบรับที่, เลขคุมรับ
_OF_DAY = re.compile(r"(?:ลว\.?|ลงวันที่|ลง|วัน[ \t]*+เดือน[ \t]*+ปี)[ \t.:…_]*(?=[0-9])")
_SPREAD = re.compile(r"[ \t.:：…_\-–]*((?:[0-9][ \t]){2,6}[0-9])[ \t.…_]*$")
_SHORT_DAY = re.compile(r"[-–~ \t]*[0-9 ]{1,4}[ \t]*+(?:[ก-ฮเม][ก-๎]{0,2}\.|/[ \t]*+[0-9]{1,2}[ \t]*+/)")
_THEN_DAY = re.compile(r"[ \t]*+(?:เมื่อ(?:วันที่)?|ลงวันที่|ลว\.?|[/,\-–])?[ \t]*+")
_NOTED = re.compile(r"(?:รับ|เลขรับ|รับที่|รับเลขที่)[ \t.:]*([0-9]{1,6})[ \t]+(?=[0-9])")
_TELLS_LATIN = re.compile(r"(?:eceived|ECEIVED|No\.)[^0-9\n]{0,20}[0-9]")
_ODD_OFFICE = re.compile(r"[|:,\[\](){}<>]|ลง$|[ \t]")
_HEADS = re.compile(r"[^ก-๎A-Za-z0-9\n]{0,8}(?:ลง|ได้|หนังสือ|ตรา|เลข|ทะเบียน|ที่|ประทับ|แรก|บันทึก){0,4}รับ")
_NOT_BESIDE = frozenset({"subject", "to", "to_office", "reference", "attachment", "closing", "issued"})
_ENDS_HEAD = frozenset({"closing", "issued", "phone", "title.internal_memo"})
_STAMP_CUES = frozenset({"received", "day", "clock"})


@define
class Group:
    """A stamp and the stretch that it takes; *leftover* are places of other text on its lines."""

    stamp: Stamp
    start: int
    end: int
    first: int
    last: int
    leftover: list[tuple[int, int]]
    taken: tuple[int, ...] | None = None  # its lines, where lines of the head stand between them


def find_stamps(sheet: Sheet) -> list[Group]:
    """All received stamps of the file, their lines marked with the group's index."""
    groups: list[Group] = []
    lines = sheet.lines
    for rows in _columns(sheet) if "beside" in sheet.cued else ():
        for each in _groups(sheet, receipts.of_column(sheet, rows)):
            for k in each.taken or ():
                lines[k].stamp = len(groups)
            groups.append(each)
    following = 0  # the first line that no stamp has taken yet
    may_open = {*sheet.bare, *sheet.cued.get("received", ()), *sheet.cued.get("docno", ()), *_other_labels(sheet)}
    told = _telling(sheet)
    may_open.update(told)
    for i in sorted(may_open):
        if i < following or lines[i].stamp >= 0:
            continue
        line = lines[i]
        cue = line.cue
        group = None
        beside = _beside(sheet, i) if cue == "received" else []
        if beside:
            for each in beside:
                for taken in lines[each.first : each.last + 1]:
                    taken.stamp = len(groups)
                groups.append(each)
            following = beside[-1].last + 1
            continue
        if cue == "received":
            group = _interleaved(sheet, i) or _labelled(sheet, i)
            if group.stamp.date is None and group.stamp.number is not None:
                group = _scattered(sheet, group)
        elif cue == "docno" and i + 1 < len(lines) and _day_follows(lines, i):
            group = _labelled(sheet, i)
        elif line.bare and 0 < i < len(lines) - 1:
            group = _unlabelled(sheet, i)
        elif cue is None and _LABEL_INSIDE.search(line.text):
            group = _in_column(sheet, i) or _inline(sheet, i)
        elif cue is None and line.text.startswith("รับ"):
            group = _noted(sheet, i)
        if (i in told or cue == "received") and not (group is not None and _is_complete(lines, group)):
            better = _told(sheet, i, group)
            if better is None:
                continue
            if better:
                for each in better:
                    for k in each.taken or ():
                        lines[k].stamp = len(groups)
                    groups.append(each)
                following = max(i, better[-1].last) + 1
                continue
        if group is None or (group.first == group.last and _ends_a_paragraph(sheet, group)):
            continue
        for k in range(group.first, group.last + 1) if group.taken is None else group.taken:
            lines[k].stamp = len(groups)
        groups.append(group)
        following = max(i, group.last) + 1
    return groups


def _columns(sheet: Sheet) -> list[list[int]]:
    """The lines of each stamp that was taken off the lines beside it."""
    found: dict[int, list[int]] = {}
    for k in sheet.cued.get("beside", ()):
        found.setdefault(sheet.lines[k].side, []).append(k)
    return list(found.values())


def _telling(sheet: Sheet) -> set[int]:
    """Lines that may be of a stamp by their words: they say รับ and a number or the like, or name an hour."""
    lines, text = sheet.lines, sheet.text
    found = {k for k in sheet.cued.get("clock", ()) if len(lines[k].text) <= 40 and "-" not in lines[k].text[8:]}
    for k in sheet.cued.get("docno", ()):
        if (
            "วัน" in lines[k].text
            or (k + 1 < len(lines) and lines[k + 1].cue in ("day", "clock"))
            or (_says(lines, k + 1, "date", "day") and _says(lines, k + 2, "hour", "clock"))
        ):
            found.add(k)
    for end in sheet.receipts:
        i = bisect_left(sheet.starts, end) - 1
        line = lines[i]
        if len(line.text) <= LONGEST and (text[end - 1].isdecimal() or _HEADS.match(line.text)):
            found.add(i)
    if "eceived" in text or "ECEIVED" in text or "No." in text:
        found.update(sheet.line_at(word.end()) - 1 for word in _TELLS_LATIN.finditer(text))
    return found


def _says(lines: list[Line], k: int, kind: str, label: str) -> bool:
    """Whether line *k* is a stamp's day, or its hour, and nothing else."""
    if k >= len(lines) or lines[k].gap or len(lines[k].text) > 30:
        return False
    kinds = {token.kind for token in lines[k].said() or ()}
    return kind in kinds and kinds <= {kind, label}


def _told(sheet: Sheet, i: int, known: Group | None) -> list[Group] | None:
    """The stamps around line *i* by their words alone, where that tells more than *known*; None for a table's rows."""
    found = receipts.read(sheet, i)
    if found is None:
        return None
    if not found or (known is None and _in_running_text(sheet, found[0][0].rows[0])):
        return []
    if known is not None and not any(_tells_more(one.rows, stamp, known) for one, stamp in found):
        return []
    return _groups(sheet, found)


def _groups(sheet: Sheet, found: list[tuple[receipts.Found, Stamp]]) -> list[Group]:
    lines = sheet.lines
    return [
        Group(stamp, lines[rows[0]].start, lines[rows[-1]].end, rows[0], rows[-1], [], tuple(rows))
        for rows, stamp in ((one.rows, stamp) for one, stamp in found)
    ]


def _is_complete(lines: list[Line], group: Group) -> bool:
    """Whether nothing of a stamp is left to be told: it says what it may, or nothing of it stands above or below."""
    stamp = group.stamp
    if group.taken is not None or stamp.number is None or stamp.date is None:
        return False
    if not stamp.number.replace("/", "").isdecimal() or (stamp.agency and _ODD_OFFICE.search(stamp.agency)):
        return False
    if stamp.time is None and any(_TIME.search(line.text) for line in lines[group.first : group.last + 1]):
        return False
    above = lines[group.first - 1] if group.first and not lines[group.first].gap else None
    if above is not None and above.cue is None and (stamp.agency is None or starts_with("agency").match(above.text)):
        return False
    if stamp.agency is None and group.first == group.last:
        return False
    below = lines[group.last + 1 : group.last + 2]
    return not below or below[0].gap > 0 or below[0].cue not in (None, "clock", "day", "placeholder")


def _tells_more(rows: list[int], stamp: Stamp, known: Group) -> bool:
    """Whether *stamp* has all that *known* has, and more; or as much, and *known* leaves some of its lines out."""
    old = known.stamp
    if old.date is None or old.number is None:
        return True
    if old.number.rstrip(",") != stamp.number or stamp.date is None:
        return False
    if old.date.iso != stamp.date.iso:  # the letter's day stands near: what says more read the stamp's
        return (old.agency, old.time) == (None, None) and stamp.time is not None
    if old.time not in (None, stamp.time):
        return False
    if old.agency != stamp.agency:  # what it has of the office may hold a label or a sign
        return stamp.agency is not None and (
            old.agency is None or stamp.agency in old.agency or old.agency in stamp.agency
        )
    return (
        old.time != stamp.time
        or old.number != stamp.number
        or not {*rows} <= {*(range(known.first, known.last + 1) if known.taken is None else known.taken)}
    )


def _ends_a_paragraph(sheet: Sheet, group: Group) -> bool:
    """A citation's words at a line's start: … ตามหนังสือ / เลขรับที่ 123 ลงวันที่ 7 มีนาคม 2568 นั้น."""
    line = sheet.lines[group.first]
    above = sheet.lines[group.first - 1] if group.first else None
    if above is None or above.cue is not None or not _in_running_text(sheet, group.first):
        return False
    below = sheet.lines[group.last + 1] if group.last + 1 < len(sheet.lines) else None
    goes_on = below is not None and below.cue is None and not below.gap and below.said() is None
    return goes_on or "ลงวันที่" in line.text or line.said() is None


def _in_running_text(sheet: Sheet, first: int) -> bool:
    """The line above is a full line of a paragraph: what stands here is its end."""
    above = sheet.lines[first - 1] if first else None
    return above is not None and not sheet.lines[first].gap and len(above.text) >= 75 and above.stamp < 0


def _other_labels(sheet: Sheet) -> list[int]:
    """A label that only its place tells: รับ and a number alone on a line, a line of a day or a clock right below."""
    lines = sheet.lines
    found = []
    for name, back in (("day", 1), ("clock", 2)):  # between number and clock the day may have no cue
        for place in sheet.cued.get(name, ()):
            for k in range(max(0, place - back), place):
                line = lines[k]
                if line.cue is not None or "รับ" not in line.text or len(line.text) > 50 or lines[k + 1].gap > 1:
                    continue
                label, below = _OTHER_LABEL.match(line.text), lines[k + 1]
                if label and len(below.text) < 50 and (below.cue in ("day", "clock") or _OF_DAY.match(below.text)):
                    line.cue, line.after = "received", line.start + label.end()
                    found.append(k)
    return found


def _cue_in_stamp(sheet: Sheet, k: int) -> str:
    """The cue of line *k* below the number: a day may be labelled ลว. there, or stand alone above the clock."""
    line = sheet.lines[k]
    if line.cue is not None:
        return line.cue
    if _OF_DAY.match(line.text):
        return "day"
    if len(line.text) >= 30 or not sheet.dates_in(line.start, line.end):
        return ""
    if sheet.lines[k - 1].cue == "received" and not line.gap and _dated_elsewhere(sheet, k):
        return "day"
    above_clock = k + 1 < len(sheet.lines) and sheet.lines[k + 1].cue == "clock" and not sheet.lines[k + 1].gap
    short = not line.gap and _SHORT_DAY.match(line.text) and sheet.lines[k - 1].cue == "received"
    return "day" if above_clock or (short and _agency_above(sheet, k - 1) is not None) else ""


def _dated_elsewhere(sheet: Sheet, k: int) -> bool:
    """Another day stands alone below or above the one on line *k*, which is then the stamp's and not the letter's."""
    lines = sheet.lines
    return any(
        line.stamp < 0
        and len(line.text) < 40
        and (line.cue == "day" or line.cue is None)
        and sheet.dates_in(line.start, line.end)
        for line in (*lines[k + 1 : k + 14], *lines[max(0, k - 80) : k - 1])
    )


def _day_follows(lines: list[Line], i: int) -> bool:
    """เลขที่ opens a stamp only where วันที่ stands on the next line (an address has เลขที่ too) or on its own."""
    head = lines[i].text
    if "หมู่" in head or "ถนน" in head or len(head) > 60 or "/25" in head or lines[i + 1].gap > 1:
        return False
    return lines[i + 1].cue == "day" and len(lines[i + 1].text) < 60


def _agency_above(sheet: Sheet, i: int) -> int | None:
    """Index of the line above that names the stamping office, if it does."""
    if i == 0:
        return None
    line = sheet.lines[i - 1]
    if (
        sheet.lines[i].gap > 1
        or line.furniture
        or line.stamp >= 0
        or line.cue not in (None, "office")
        or len(line.text) > 70
        or (line.cue == "office" and i > 1 and sheet.lines[i - 2].cue == "title.internal_memo")
    ):
        return None
    first = i - 1
    while first and i - first < _OFFICE_LINES and _of_column(sheet, first):
        first -= 1  # a narrow stamp wraps the office's name
    return next((k for k in range(first, i) if _names_office(sheet.lines[k].text)), None)


def _section_above(sheet: Sheet, k: int) -> int:
    """The stamp may name the receiving section above its office (line *k*): ฝ่ายสารบรรณ, then the office."""
    if not k or sheet.lines[k].gap:
        return k
    above = sheet.lines[k - 1]
    section = above.cue is None and above.stamp < 0 and len(above.text) <= 45 and receipts.SECTION.match(above.text)
    return k - 1 if section else k


def _of_column(sheet: Sheet, k: int) -> bool:
    """Whether line *k* goes on with the line above, in a column of its own."""
    line, above = sheet.lines[k], sheet.lines[k - 1]
    plain = above.cue in (None, "office") and not above.furniture and above.stamp < 0
    return plain and not line.gap and len(above.text) <= 45 and sheet.aligned(above, line)


def _labelled(sheet: Sheet, i: int) -> Group:
    lines = sheet.lines
    above = _agency_above(sheet, i)
    agency = join([line.text for line in lines[above:i]]) if above is not None else None
    first = _section_above(sheet, above) if above is not None else i
    number: str | None = None
    date: ThaiDate | None = None
    time: str | None = None
    leftover: list[tuple[int, int]] = []
    last = i
    seen: set[str] = set()
    typed = False  # the day stands right behind the number
    wrapped = -1  # a line that only holds the year of the day above
    for k in range(i, min(i + 6, len(lines))):
        line = lines[k]
        if k == wrapped:
            last = k
            continue
        cue = "received" if k == i else _cue_in_stamp(sheet, k)
        if cue not in _STAMP_CUES or cue in seen or (k > i and (line.gap > 1 or len(line.text) > 90)):
            break
        seen.add(cue)
        last = k
        position = line.after
        if cue == "received":
            found = _SPREAD.match(sheet.text, position, line.end) or _NUMBER.match(sheet.text, position, line.end)
            if found:
                printed = _printed(found)
                number = printed.replace(" ", "") if printed[0].isdigit() else printed
                position = found.end()
            behind = _THEN_DAY.match(sheet.text, position, line.end)
            typed = behind is not None and any(d.span.start == behind.end() for d in sheet.dates_in(position, line.end))
        if cue == "day" or (cue == "received" and (typed or "วันที่" in line.text)):
            dated = sheet.dates_in(line.start, line.end) or _dotted(sheet, position, line.end)
            if k + 1 < len(lines) and sheet.aligned(line, lines[k + 1]) and _YEAR.match(lines[k + 1].text):
                over = sheet.dates_in(line.start, lines[k + 1].end) or _dotted(sheet, position, lines[k + 1].end)
                dated, wrapped = (over, k + 1) if over else (dated, -1)
            if dated:
                date = dated[0].value
                position = max(position, min(line.end, dated[0].span.end))
                seen.add("day")
        if cue == "clock" or (cue != "clock" and "เวลา" in line.text[max(0, position - line.start) :]):
            at = sheet.text.find("เวลา", line.start, line.end)
            clock = _TIME.search(sheet.text, at, min(line.end, at + 30)) if at >= 0 else None
            if clock:
                time = _clock(clock)
                position = max(position, clock.end())
            elif at >= 0:
                position = max(position, at + 4)
            seen.add("clock")
        start = position
        while start < line.end and sheet.text[start] in " .…_:น\t":
            start += 1
        if starts_with("agency").match(sheet.text, start, line.end) or _ABBREVIATION.match(sheet.text, start, line.end):
            if number is not None and date is not None and agency is None and k == i:
                agency = sheet.text[start : line.end]  # typed on one line: the office stands at its end
            else:
                leftover.append((start, line.end))
    if date is None and i and "clock" in seen and lines[i].gap <= 1 and lines[i - 1].stamp < 0:
        above_it = lines[i - 1]
        labelled = above_it.cue == "day" or (above_it.cue is None and _OF_DAY.match(above_it.text))
        dated = sheet.dates_in(above_it.start, above_it.end) or _dotted(sheet, above_it.after, above_it.end)
        if dated and labelled and len(lines[i - 1].text) < 60:  # the day stands above the number
            date, first = dated[0].value, i - 1
            above = _agency_above(sheet, i - 1)
            if above is not None:
                first, agency = above, join([line.text for line in lines[above : i - 1]])
    return Group(
        Stamp(_office(sheet, agency), number, date, time, sheet.span(lines[first].start, lines[last].end)),
        lines[first].start,
        lines[last].end,
        first,
        last,
        leftover,
    )


def _interleaved(sheet: Sheet, i: int) -> Group | None:
    """A stamp beside the head whose lines a recogniser reads in turn with the head's lines."""
    lines = sheet.lines
    if i + 2 >= len(lines) or lines[i + 1].cue in _STAMP_CUES or lines[i + 1].stamp >= 0:
        return None
    day = lines[i + 2]
    if day.cue != "day" or len(day.text) > 60 or len(lines[i + 1].text) > 120:
        return None
    on_label = i > 0 and "\n" not in sheet.text[lines[i - 1].end : lines[i].start]  # printed over a label's right half
    if lines[i + 1].cue in _NOT_BESIDE and not on_label:
        return None
    dated = sheet.dates_in(day.start, day.end) or _dotted(sheet, day.after, day.end)
    if not dated:
        return None
    taken = [i, i + 2]
    office: str | None = None
    place = i - 3 if i > 2 and lines[i - 2].cue == "number" else i - 2  # the number's row may lie between
    above = lines[place] if place >= 0 else None
    if (
        above is not None
        and above.stamp < 0
        and above.cue is None
        and _names_office(above.text)
        and len(above.text) < 70
    ):
        taken.insert(0, place)
        office = above.text
    elif i + 3 < len(lines) and lines[i + 3].cue == "clock" and _names_office(lines[i + 1].text):
        taken.insert(1, i + 1)  # office and number have changed places
        office = lines[i + 1].text
    elif i and lines[i - 1].cue is None and _names_office(lines[i - 1].text) and lines[i - 1].stamp < 0:
        taken.insert(0, i - 1)
        office = lines[i - 1].text
    clock = None
    for k in (i + 3, i + 4):
        if k < len(lines) and lines[k].cue == "clock" and len(lines[k].text) < 40:
            clock = _TIME.search(lines[k].text)
            taken.append(k)
            break
    number = _NUMBER.match(sheet.text, lines[i].after, lines[i].end)
    stamp = Stamp(
        _office(sheet, office),
        _printed(number) if number else None,
        dated[0].value,
        _clock(clock) if clock else None,
        sheet.span(lines[taken[0]].start, lines[taken[-1]].end),
    )
    return Group(stamp, lines[taken[0]].start, lines[taken[-1]].end, taken[0], taken[-1], [], tuple(taken))


def _scattered(sheet: Sheet, group: Group) -> Group:
    """A stamp whose lines a recogniser mixes with the head's: its day is labelled, as the letter's own is not."""
    lines = sheet.lines
    day, clock = None, None
    for k in range(group.last + 1, min(group.last + 8, len(lines))):
        line = lines[k]
        if line.cue in _ENDS_HEAD or line.cue == "received" or line.stamp >= 0 or len(line.text) > 120:
            break
        if line.cue == "day" and day is None and len(line.text) < 60:
            day = k
        elif line.cue == "clock" and len(line.text) < 40:
            clock = k
            break
    if day is None:
        return group
    found = sheet.dates_in(lines[day].start, lines[day].end) or _dotted(sheet, lines[day].after, lines[day].end)
    if not found or not (clock is not None or _dated_elsewhere(sheet, day)):
        return group
    taken = [*range(group.first, group.last + 1), day, *((clock,) if clock is not None else ())]
    hour = _TIME.search(lines[clock].text) if clock is not None else None
    old = group.stamp
    stamp = Stamp(
        old.agency,
        old.number,
        found[0].value,
        _clock(hour) if hour else old.time,
        sheet.span(lines[taken[0]].start, lines[taken[-1]].end),
    )
    return Group(stamp, group.start, lines[taken[-1]].end, taken[0], taken[-1], group.leftover, tuple(taken))


def _dotted(sheet: Sheet, start: int, end: int) -> list[DateMatch]:
    """A day filled in on dotted lines: ``วันที่.....26...มิ.ย...2567.....``."""
    text = _LEADER.sub(lambda dots: " " * len(dots.group()), sheet.text[start:end])
    found = dates.match(text.lstrip(" "))
    return [] if found is None else [found._replace(span=Span(start, end))]


def _in_column(sheet: Sheet, i: int) -> Group | None:
    """A stamp in the right column of a note: its label, day and time are the last cells of three lines."""
    lines = sheet.lines
    rows = [_cells(line) for line in lines[i : i + 3]]
    if len(rows[0]) != 2 or not _LABEL_INSIDE.match(rows[0][1][1]) or len(rows) < 2 or not rows[1]:
        return None
    start, text = rows[0][1]
    number = _NUMBER.match(text, _LABEL_INSIDE.match(text).end() - 1)  # type: ignore[union-attr]
    at, cell = rows[1][-1]
    dated = sheet.dates_in(at, at + len(cell)) if cell.startswith("วันที่") else []
    if number is None or not dated:
        return None
    clock = _TIME.search(rows[2][-1][1]) if len(rows) > 2 and rows[2] and rows[2][-1][1].startswith("เวลา") else None
    above = _cells(lines[i - 1]) if i else []
    office = above[1][1] if len(above) == 2 and _names_office(above[1][1]) else None
    last = i + 2 if clock else i + 1
    stamp = Stamp(
        _office(sheet, office),
        _printed(number),
        dated[0].value,
        _clock(clock) if clock else None,
        sheet.span(start, lines[last].end),
    )
    return Group(stamp, start, lines[last].end, i, i - 1, [])


def _names_office(text: str) -> bool:
    return bool(_ABBREVIATION.match(text) or starts_with("agency").match(text) or starts_with("unit").match(text))


def _beside(sheet: Sheet, i: int) -> list[Group]:
    """Two stamps side by side: the lines of both, parted by wide blanks."""
    lines = sheet.lines
    labels = [cell for cell in _cells(lines[i]) if _LABEL_INSIDE.match(cell[1])]
    if len(labels) < 2:
        return []
    first = i - 1 if i and len(_cells(lines[i - 1])) == len(labels) and lines[i].gap <= 1 else i
    following = [line for line in lines[i + 1 : i + 3] if line.cue in ("day", "clock") and line.gap <= 1]
    rows = [_cells(line) for line in following]
    last = i + len(rows)
    out = []
    for column, (start, text) in enumerate(labels):
        number = _NUMBER.match(text, _LABEL_INSIDE.match(text).end() - 1)  # type: ignore[union-attr]
        below = [row[column] for row in rows if len(row) == len(labels)]
        dated = [d for at, cell in below for d in sheet.dates_in(at, at + len(cell))]
        clock = next((c for _, cell in below if "เวลา" in cell and (c := _TIME.search(cell))), None)
        office = _cells(lines[first])[column][1] if first < i else None
        stamp = Stamp(
            _office(sheet, office),
            _printed(number) if number else None,
            dated[0].value if dated else None,
            _clock(clock) if clock else None,
            sheet.span(lines[first].start, lines[last].end),
        )
        out.append(Group(stamp, start, start + len(text), first, last, []))
    return out


def _cells(line: Line) -> list[tuple[int, str]]:
    """The parts of a line between wide blanks, each with its place."""
    out = []
    at = 0
    for gap in [*_WIDE.finditer(line.text), None]:
        stop = gap.start() if gap else len(line.text)
        if stop > at:
            out.append((line.start + at, line.text[at:stop]))
        at = gap.end() if gap else stop
    return out


def _unlabelled(sheet: Sheet, i: int) -> Group | None:
    """Office, number, short date on three lines, as a stamp without printed labels reads."""
    lines = sheet.lines
    above = _agency_above(sheet, i)
    below = lines[i + 1]
    if above is None or below.gap > 1 or len(below.text) > 30 or not _SHORT_MONTH.search(below.text):
        return None
    dated = sheet.dates_in(below.start, below.end)
    if not dated or dated[0].span.start - below.start > 8:
        return None
    after = lines[i + 2] if i + 2 < len(lines) and not lines[i + 2].gap else None
    said = (after.said() if after is not None and len(after.text) < 30 else None) or []
    clock = next((token.value for token in said if token.kind == "hour"), None)
    if clock is None or any(token.kind not in ("hour", "clock") for token in said):
        clock, after = None, None
    last = i + 1 if after is None else i + 2
    span: Span = sheet.span(lines[above].start, lines[last].end)
    number = lines[i].text.replace(" ", "")
    office = join([line.text for line in lines[above:i]])
    stamp = Stamp(_office(sheet, office), number, dated[0].value, clock if isinstance(clock, str) else None, span)
    return Group(stamp, lines[above].start, lines[last].end, above, last, [])


def _inline(sheet: Sheet, i: int) -> Group | None:
    """A typed stamp on one line: ``ศาลากลางจังหวัด… เลขรับ 123 วันที่ 5 ม.ค. 68 เวลา 10.30 น.``"""
    line = sheet.lines[i]
    label = _LABEL_INSIDE.search(line.text)
    named = any(starts_with(name).match(line.text) for name in ("agency", "unit", "role"))
    if label is None or not (named or _ABBREVIATION.match(line.text.split()[0])):
        return None
    at = line.start + label.start()
    number = _NUMBER.match(sheet.text, line.start + label.end() - 1, line.end)
    dated = sheet.dates_in(at, line.end)
    if not dated and number:
        glued = dates.match(sheet.text, number.end(), line.end)  # รับ 2190 16 ส.ค. 67
        dated = [glued] if glued else []
    after = dated[0].span.end if dated else line.end
    clock = _TIME.search(sheet.text, after, line.end)
    if not dated and label.group().startswith("รับ") and not label.group().startswith(("รับที่", "รับเลข")):
        return None
    stamp = Stamp(
        _office(sheet, sheet.text[line.start : at].strip(" :")),
        _printed(number) if number else None,
        dated[0].value if dated else None,
        _clock(clock) if clock else None,
        sheet.span(line.start, line.end),
    )
    return Group(stamp, line.start, line.end, i, i, [])


def _noted(sheet: Sheet, i: int) -> Group | None:
    """What a section writes by hand: ``รับ 611  29/3/67``, alone on its line, its name above."""
    line = sheet.lines[i]
    label = _NOTED.match(line.text)
    dated = sheet.dates_in(line.start, line.end) if label else []
    if label is None or not dated or dated[0].span.start > line.start + label.end() or dated[0].span.end < line.end:
        return None
    above = sheet.lines[i - 1] if i and not line.gap else None
    named = above is not None and above.cue is None and above.stamp < 0 and len(above.text) <= 60
    named = named and above is not None and (_names_office(above.text) or bool(starts_with("unit").match(above.text)))
    first = i - 1 if named else i
    office = sheet.lines[first].text if named else None
    stamp = Stamp(
        _office(sheet, office),
        label.group(1),
        dated[0].value,
        None,
        sheet.span(sheet.lines[first].start, line.end),
    )
    return Group(stamp, sheet.lines[first].start, line.end, first, i, [])


def _printed(number: re.Match[str]) -> str:
    """A register's number without its commas, its zeros told from a recogniser's letters."""
    text: str = number.group(1)
    return text.replace(",", "").replace("o", "0").replace("O", "0").strip()


def _office(sheet: Sheet, text: str | None) -> str | None:
    return " ".join(text.split()) if text else None


def _clock(found: re.Match[str]) -> str | None:
    hour, minute = int(found.group(1)), int(found.group(2))
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None
