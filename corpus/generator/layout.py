"""From blocks to a page: wrapping, blank lines, digits, catchwords.

A block is a pair of how and what: `c` centred, `l` a line at the left margin, `r` a line of the right half (signature,
date), `p` a paragraph, `i` an item of a list, `x` a line that is never broken, `t` part of a stamp, `s` a sign that a
group ends, `f` the end of a page. A label line (เรื่อง …) is an `l` that wraps.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from corpus.generator.pen import MARK, Pen, thai

Block = tuple[str, str]

# Where a typesetter without a dictionary would end a line: blanks, before a leading vowel, before frequent words.
# Some of these stand inside words, as in real scans; none inside a number, a mark or a syllable.
_BREAK: Final = re.compile(
    '(?<=[^ (“"\U000f0000-\U000f7fff]) (?=[^ )])|(?<=[ก-ฮะ-ูๆ็-์])(?=[เแโใไ][ก-ฮ])'
    "|(?<=[ก-ฮะ-ู็-์])(?=การ|ความ|ประ|ของ|จังหวัด|สำนัก|กระทรวง|และ|ให้|ตาม|หนังสือ|ราชการ|คณะ)"
)


class Style(NamedTuple):
    """How one letter stands on its pages."""

    width: int | None  # None: a paragraph is one line
    indent: bool
    blank: str  # none, group, all
    digits: str  # thai, arabic, mixed
    page: int  # lines before a page may end; 0: never


def draw_style(pen: Pen, digits: str | None = None) -> Style:
    lot = pen.rng.random()
    width = None if lot < 0.3 else pen.between(80, 100)
    return Style(
        width,
        pen.may(0.4),
        pen.rng.choices(("none", "group", "all"), (12, 76, 12))[0],
        digits or pen.rng.choices(("thai", "arabic", "mixed"), (62, 20, 18))[0],
        pen.between(18, 30) if pen.may(0.25) else 0,
    )


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """*text* in lines of about *width* columns; marks have no width, combining signs hardly any."""
    room = width - len(first)
    if len(text) <= room:
        return [first + text]
    lines: list[str] = []
    start, last, prefix = 0, 0, first
    for found in _BREAK.finditer(text):
        at = found.start()
        if at - start > room and last > start:
            lines.append(prefix + text[start:last])
            start, prefix, room = last + (text[last] == " "), rest, width - len(rest)
        last = at
    if len(text) - start > room and last > start:
        lines.append(prefix + text[start:last])
        start, prefix = last + (text[last] == " "), rest
    lines.append(prefix + text[start:])
    return lines


def compose(pen: Pen, blocks: Sequence[Block], style: Style) -> str:
    """The page as text, marks still in it."""
    out: list[str] = []
    count, page = 0, 1
    for index, (kind, text) in enumerate(blocks):
        if kind == "s":
            if style.blank != "none" and out and out[-1] != "":
                out.append("")
            continue
        if kind == "f":
            out += ["", ""]
            continue
        if style.page and kind in "pi" and count >= style.page and index + 1 < len(blocks):
            page += 1
            out += _turn(pen, text, page)
            count = 0
        rows = _rows(kind, text, style)
        if style.digits == "thai" or (style.digits == "mixed" and pen.may(0.5)):
            rows = [thai(row) if "@" not in row and "://" not in row else row for row in rows]
        out += rows
        count += len(rows)
        if style.blank == "all" and kind != "t":
            out.append("")
    while out and out[-1] == "":
        out.pop()
    return "\n".join(out)


def _turn(pen: Pen, text: str, page: int) -> list[str]:
    """Catchword, page break and page number."""
    plain = MARK.sub("", text).strip()
    cut = next((m.start() for m in _BREAK.finditer(plain) if m.start() > 8), 12)
    word = plain[:cut].strip()
    rows = [] if pen.may(0.2) else ["", f"/{word}{pen.any(('...', ' ...', '.....', '…'))}"]
    number = pen.any((f"- {page} -", f"-{page}-", f"- {page} -", f"{page}"))
    return [*rows, "", thai(number) if pen.may(0.7) else number, ""]


def _rows(kind: str, text: str, style: Style) -> list[str]:
    pad = "          " if style.indent else ""
    if kind in "xt":
        return text.split("\n")
    if kind == "c":
        return [" " * max(0, 40 - len(text) // 2) * style.indent + row for row in text.split("\n")]
    if kind == "r":
        return [pad * 3 + row for row in text.split("\n")]
    if kind == "l":
        hang = "               " if style.indent else ""
        rows: list[str] = []
        for row in text.split("\n"):
            rows += wrap(row, style.width, "", hang) if style.width else [row]
        return rows
    if style.width:
        return wrap(text, style.width, pad, "")
    return [pad + text]
