"""A file as a page for the terminal: what was found, then the source text with the fields marked.

In two steps. `page` turns records into a plain view, which holds no escape code and hides nothing;
`render` turns the view into one string in which no character of the text can steer the terminal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from thaidoc.errors import display_width
from thaidoc.records import Bundle, Citation, Document, Note, Recipient, Status
from thaidoc.text import Span
from thaidoc.values import ThaiDate
from thaidoc.views.rows import citation_words, deadline_words, event_words, recipient_words, signatory_words

STATUS_TH = {Status.DRAFT: "ร่าง", Status.FILE_COPY: "สำเนาคู่ฉบับ", Status.CERTIFIED_COPY: "สำเนาถูกต้อง"}

# ------------------------------------------------------------------ the plain view


@frozen
class Line:
    """One field of the summary: its Thai and English name, and one value or several."""

    th: str
    en: str
    values: tuple[str, ...]


@frozen
class Card:
    """The summary of one document."""

    th: str
    en: str
    lines: tuple[Line, ...]


@frozen
class Break:
    """In the text: here begins the document of this index."""

    index: int


@frozen
class Open:
    """In the text: here begins the field of this path."""

    path: str


@frozen
class Close:
    """In the text: here ends the field of this path."""

    path: str


@frozen
class Page:
    """All that is shown of one file. *text* is the whole source text, cut where something begins or ends."""

    source: str
    cards: tuple[Card, ...]
    text: tuple[str | Break | Open | Close, ...]
    notes: tuple[str, ...] = ()


def page(bundle: Bundle) -> Page:
    """The plain view of *bundle*."""
    return Page(
        source=bundle.source.name or "",
        cards=tuple(card(d) for d in bundle.documents),
        text=tuple(_marked(bundle)),
        notes=tuple(_note(n) for n in bundle.notes),
    )


def card(d: Document) -> Card:
    """The summary of *d*: only what is there."""
    sender, contact, signatory = d.sender, d.contact, d.signatory
    agency = letterhead = address = None
    if sender is not None:
        agency = " / ".join(w for w in (sender.agency, sender.unit) if w)
        letterhead = sender.letterhead if sender.letterhead != sender.agency else None
        address = sender.address
    # those of references and attachments stand there already
    elsewhere = [c for c in d.citations if c.where == "body"]
    lines = [
        Line("ที่", "number", _some(d.number.text if d.number else None)),
        Line("วันที่", "date", _some(_date(d.date))),
        Line("ชั้นความเร็ว", "urgency", _some(d.urgency and d.urgency.th)),
        Line("ชั้นความลับ", "secrecy", _some(d.secrecy and d.secrecy.th)),
        Line("สถานะ", "status", _some(d.status and STATUS_TH[d.status])),
        Line("ส่วนราชการ", "sender", _some(agency)),
        Line("หัวหนังสือ", "letterhead", _some(letterhead)),
        Line("ที่ตั้ง", "address", _some(address)),
        Line("เรื่อง", "subject", _some(d.subject)),
        Line("เรียน", "recipients", tuple(recipient_words(r) for r in d.recipients)),
        Line("อ้างถึง", "references", tuple(_citation(c) for c in d.references)),
        Line(
            "สิ่งที่ส่งมาด้วย",
            "attachments",
            tuple(
                " ".join(
                    str(w) for w in (a.index and f"{a.index}.", a.title, a.quantity, a.unit) if w not in (None, "")
                )
                for a in d.attachments
            ),
        ),
        Line("กล่าวถึง", "citations", tuple(_citation(c) for c in elsewhere)),
        Line(
            "กำหนดเวลา",
            "deadlines",
            tuple(
                f"{deadline_words(x)}{' · ' + x.action if x.action else ''}{f'  “{x.text}”' if x.text else ''}"
                for x in d.deadlines
            ),
        ),
        Line("กำหนดการ", "events", tuple(event_words(e) for e in d.events)),
        Line("เริ่มมีผล", "effective", _some((_date(d.effective.date) or d.effective.text) if d.effective else None)),
        Line("ผู้ลงนาม", "signatory", () if signatory is None else _some(signatory.name)),
        Line("ตำแหน่ง", "position", () if signatory is None else _some(signatory_words(signatory))),
        Line("ผู้ร่วมลงนาม", "cosignatories", tuple(s.name or "?" for s in d.cosignatories)),
        Line("สำเนาส่ง", "copies to", tuple(recipient_words(r) for r in d.copies_to)),
        Line("เจ้าของเรื่อง", "contact", () if contact is None else _some(contact.unit)),
        Line("โทร.", "phones", () if contact is None else contact.phones),
        Line("โทรสาร", "faxes", () if contact is None else contact.faxes),
        Line("อีเมล", "emails", () if contact is None else contact.emails),
        Line("ผู้ประสานงาน", "coordinators", () if contact is None else contact.coordinators),
        Line(
            "ตรารับ",
            "stamps",
            tuple(
                " · ".join(w for w in (s.agency, s.number and f"เลขรับ {s.number}", _date(s.date), s.time) if w)
                for s in d.stamps
            ),
        ),
        Line(
            "เกษียน",
            "endorsements",
            tuple(
                " · ".join(w for w in (e.to and f"เรียน {e.to}", e.decision or e.text, e.by, _date(e.date)) if w)
                for e in d.endorsements
            ),
        ),
        Line("ขอให้", "purpose", _some(", ".join(d.purpose))),
        Line("เว็บไซต์", "links", d.links),
        Line("เอกสารแนบ", "enclosures", tuple(e.title or "?" for e in d.enclosures)),
        Line(
            "ข้อเสนอแก้ไข",
            "corrections",
            tuple(
                f"{c.field}: {c.printed or '∅'} → {c.proposed or '∅'} ({c.reason}; {c.confidence:.0%})"
                for c in d.corrections
            ),
        ),
        Line("ข้อสังเกต", "notes", tuple(_note(n) for n in d.notes)),
    ]
    return Card(d.kind.th, d.kind.value.replace("_", " "), tuple(line for line in lines if line.values))


def _some(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def _date(d: ThaiDate | None) -> str | None:
    return None if d is None else f"{d.text or d.format('arabic')} ({d.iso})"


def _note(n: Note) -> str:
    return f"{n.severity} {n.code}: {n.message}"


def _citation(c: Citation) -> str:
    words = citation_words(c)
    return f"{words} [{c.relation.value}]" if c.relation else words


# ------------------------------------------------------------------ the fields in the text


def _marks(d: Document) -> Iterator[tuple[str, Span | None]]:
    """Path and place of every field of *d*; the body is left out, being most of the text."""
    for path, evidence in d.evidence.items():
        if path != "body":
            yield path, evidence.span
    groups: tuple[tuple[str, Iterable[Recipient | Citation]], ...] = (
        ("recipients", d.recipients),
        ("references", d.references),
        ("citations", d.citations),
        ("copies_to", d.copies_to),
    )
    for name, items in groups:
        for i, item in enumerate(items):
            yield f"{name}.{i}", item.span
    for i, a in enumerate(d.attachments):
        yield f"attachments.{i}", a.span
    for i, x in enumerate(d.deadlines):
        yield f"deadlines.{i}", x.span
    for i, e in enumerate(d.events):
        yield f"events.{i}", e.span
    if d.effective:
        yield "effective", d.effective.span
    if d.signatory:
        yield "signatory", d.signatory.span
    for i, s in enumerate(d.cosignatories):
        yield f"cosignatories.{i}", s.span
    for i, stamp in enumerate(d.stamps):
        yield f"stamps.{i}", stamp.span
    for i, note in enumerate(d.endorsements):
        yield f"endorsements.{i}", note.span
    for n in d.notes:
        yield f"note {n.code}", n.span


def _marked(bundle: Bundle) -> Iterator[str | Break | Open | Close]:
    """The source text, cut at every mark.

    Marks nest; one that crosses another is cut at the other's end, and of several on the same stretch the one
    with the shortest path is kept.
    """
    text = bundle.source.text
    best: dict[Span, str] = {}
    for d in bundle.documents:
        for path, span in _marks(d):
            if span is None or not 0 <= span.start < span.end <= len(text):
                continue
            kept = best.get(span)
            if kept is None or path.count(".") < kept.count("."):
                best[span] = path
    breaks = [(d.span.start, i) for i, d in enumerate(bundle.documents) if d.span is not None]
    breaks.sort(reverse=True)
    at = 0

    def upto(end: int) -> Iterator[str | Break]:
        nonlocal at
        while breaks and breaks[-1][0] <= end:
            start, index = breaks.pop()
            if at < start:
                yield text[at:start]
                at = start
            yield Break(index)
        if at < end:
            yield text[at:end]
            at = end

    stack: list[tuple[int, str]] = []
    for span, path in sorted(best.items(), key=lambda item: (item[0].start, -item[0].end)):
        while stack and stack[-1][0] <= span.start:
            end, inner = stack.pop()
            yield from upto(end)
            yield Close(inner)
        end = min(span.end, stack[-1][0]) if stack else span.end
        yield from upto(span.start)
        yield Open(path)
        stack.append((end, path))
    while stack:
        end, inner = stack.pop()
        yield from upto(end)
        yield Close(inner)
    yield from upto(len(text))


# ------------------------------------------------------------------ the escaped string

_CLUSTER = re.compile("[\u0e40-\u0e44]?[^\n][\u0300-\u036f\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]*")
# Control characters, direction marks, lone surrogates, tag characters: nothing that the eye cannot see and
# the terminal might obey. Zero-width blanks stay, Thai texts are full of them and they steer nothing.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_RESET, _BOLD, _DIM = "\x1b[0m", "\x1b[1m", "\x1b[2m"
_COLOURS = {
    "number": "36", "date": "36", "urgency": "36", "secrecy": "36", "kind": "36", "status": "36",
    "subject": "33", "purpose": "33", "links": "33",
    "sender": "32", "recipients": "32", "copies_to": "32", "contact": "32", "signatory": "32", "cosignatories": "32",
    "references": "35", "attachments": "35", "citations": "35",
    "deadlines": "31", "events": "31", "effective": "31",
    "stamps": "34", "endorsements": "34",
}  # fmt: skip


def visible(text: str) -> str:
    r"""*text* with all that could steer a terminal written out (``\x1b``); newlines stay, tabs become blanks."""
    text = text.replace("\r\n", "\n").replace("\t", "    ")
    return _HIDDEN.sub(lambda m: _written(ord(m[0])), text)


def _written(code: int) -> str:
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def wrap(text: str, width: int) -> list[str]:
    """*text* in lines of at most *width* columns, broken at a blank or, failing that, between whole letters.

    Thai marks take no column and stay with their letter.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line, columns, blank = "", 0, -1
        for cluster in _CLUSTER.findall(paragraph):
            take = display_width(cluster)
            if columns + take > width and line:
                if cluster == " ":
                    lines.append(line)
                    line, columns, blank = "", 0, -1
                    continue
                if blank > 0:
                    lines.append(line[:blank])
                    line = line[blank + 1 :]
                else:
                    lines.append(line)
                    line = ""
                columns, blank = display_width(line), -1
            if cluster == " ":
                blank = len(line)
            line += cluster
            columns += take
        lines.append(line)
    return lines


def render(view: Page, *, color: bool = False, width: int = 80) -> str:
    """*view* as one string, ready to print.

    Args:
        view: What `page` made.
        color: Mark the fields by ANSI colours, each with its name behind; else by ``[[name: …]]``.
        width: Columns of the terminal, for the summary. The source text keeps its own lines.
    """
    width = max(width, 20)
    out: list[str] = []
    count = len(view.cards)
    title = f"{visible(view.source)} – {count} document{'' if count == 1 else 's'}".replace("\n", " ")
    out.append(_style(title, _BOLD, color=color))
    for note in view.notes:
        out += _hanging("! ", visible(note), width)
    for i, c in enumerate(view.cards):
        out += ["", _rule(f"{i + 1}/{count} {c.th} · {c.en}", width, color=color)]
        margin = min(max((display_width(f"{x.th} {x.en}") for x in c.lines), default=0), width // 2)
        for line in c.lines:
            label = f"{line.th} {line.en}"
            pad = " " * max(0, margin - display_width(label))
            head = f"  {line.th} {_style(line.en, _DIM, color=color)}{pad}  "
            for j, value in enumerate(line.values):
                lead = head if j == 0 else " " * (margin + 4)
                out += _hanging(lead, visible(value), width, margin + 4)
    out += ["", _rule("ข้อความ · text", width, color=color), _text(view, color=color, width=width)]
    return "\n".join(out).rstrip("\n") + "\n"


def _hanging(lead: str, value: str, width: int, indent: int | None = None) -> list[str]:
    indent = display_width(lead) if indent is None else indent
    first, *rest = wrap(value.replace("\n", " "), max(width - indent, 10))
    return [(lead + first).rstrip(), *((" " * indent + line).rstrip() for line in rest)]


def _rule(words: str, width: int, *, color: bool) -> str:
    return _style(f"── {words} " + "─" * max(0, width - display_width(words) - 4), _BOLD, color=color)


def _style(text: str, code: str, *, color: bool) -> str:
    return f"{code}{text}{_RESET}" if color else text


def _text(view: Page, *, color: bool, width: int) -> str:
    out: list[str] = []
    stack: list[str] = []  # the colours that are on, innermost last
    fresh = True  # whether a line has just begun
    for token in view.text:
        if isinstance(token, str):
            text = visible(token)
            if not color:
                text = text.replace("[[", "\\[[")
            elif stack:  # a colour never runs over the end of a line, so that pagers show each line alone
                text = "\n".join(f"{stack[-1]}{line}{_RESET}" if line else "" for line in text.split("\n"))
            out.append(text)
            fresh = token.endswith("\n")
        elif isinstance(token, Break):
            c = view.cards[token.index]
            out.append("" if fresh else "\n")
            out.append(_rule(f"{token.index + 1}/{len(view.cards)} {c.th}", width, color=color) + "\n")
            fresh = True
        elif isinstance(token, Open):
            path = visible(token.path)
            if color:
                stack.append(f"\x1b[{_COLOURS.get(token.path.partition('.')[0], '4')}m")
            else:
                out.append(f"[[{path}: ")
            fresh = False
        else:
            if color:
                stack.pop()
                out.append(f"{_DIM}‹{visible(token.path)}›{_RESET}")
            else:
                out.append("]]")
            fresh = False
    return "".join(out)
