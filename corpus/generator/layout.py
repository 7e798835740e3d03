"""From blocks to a page: wrapping, blank lines, digits, catchwords.

A block is a pair of how and what: `c` centred, `l` a line at the left margin, `r` a line of the right half (signature,
date), `p` a paragraph, `i` an item of a list, `x` a line that is never broken, `t` part of a stamp, `s` a sign that a
group ends, `f` the end of a page. A label line (เรื่อง …) is an `l` that wraps.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from corpus.generator.pen import MARK, Pen, thai

Block = tuple[str, str]

# Where a typesetter without a dictionary would end a line: at blanks, before a leading vowel, before frequent words.
# Some of these stand inside words or at the blank of a number, as in real scans; none inside digits or a syllable.
_BEFORE: Final = ("เ", "แ", "โ", "ใ", "ไ", "การ", "ความ", "ประ", "จังหวัด", "ให้")
_WITHIN: Final = frozenset("กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลวศษสหฬอฮะัาำิีึืฺุู็่้๊๋์ๆฯ")
_WINDOW: Final = 30


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
        pen.rng.choices(("none", "group", "all"), cum_weights=(12, 88, 100))[0],
        digits or pen.rng.choices(("thai", "arabic", "mixed"), cum_weights=(62, 82, 100))[0],
        pen.between(18, 30) if pen.may(0.25) else 0,
    )


def _break(text: str, low: int, high: int) -> int:
    """The last place between *low* and *high* at which a line may end; 0 if there is none."""
    at = text.rfind(" ", low, high)
    while at > 0 and (text[at - 1] in " (“" or text[at + 1 : at + 2] in (" ", ")", "”", "")):
        at = text.rfind(" ", low, at)
    best = max(0, at)
    low = best or low
    for word in _BEFORE:
        at = text.rfind(word, low, high)
        if at > low and text[at - 1] in _WITHIN and text[at + 1 : at + 2] in _WITHIN:
            best = low = at
    return best


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """*text* in lines of about *width* columns; marks have no width, combining signs hardly any."""
    lines: list[str] = []
    start, length, prefix = 0, len(text), first
    size = width - len(first)
    while length - start > size:
        room = start + size
        last = _break(text, max(start + 1, room - _WINDOW), room + 1)
        while not last and room + 1 < length:
            room += _WINDOW
            last = _break(text, room - _WINDOW, min(room, length) + 1)
        if not last:
            break
        lines.append(prefix + text[start:last])
        start, prefix, size = last + (text[last] == " "), rest, width - len(rest)
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
        if style.digits == "mixed" and pen.may(0.5):
            rows = thai("\n".join(rows)).split("\n")
        out += rows
        count += len(rows)
        if style.blank == "all" and kind != "t":
            out.append("")
    while out and out[-1] == "":
        out.pop()
    text = "\n".join(out)
    # Addresses of mail and of pages hold no digit: the whole page can be turned at once.
    return thai(text) if style.digits == "thai" else text


def _turn(pen: Pen, text: str, page: int) -> list[str]:
    """Catchword, page break and page number."""
    plain = MARK.sub("", text).strip()
    cut = _break(plain, 8, 24) or 12
    word = plain[:cut].strip()
    rows = [] if pen.may(0.2) else ["", f"/{word}{pen.any(('...', ' ...', '.....', '…'))}"]
    number = pen.any((f"- {page} -", f"-{page}-", f"- {page} -", f"{page}"))
    return [*rows, "", number, ""]


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
