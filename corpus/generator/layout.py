"""From blocks to a page: wrapping, blank lines, digits, catchwords.

A block is a pair of how and what: `c` centred, `l` a line at the left margin, `r` a line of the right half (signature,
date), `p` a paragraph, `i` an item of a list, `x` a line that is never broken, `t` part of a stamp, `s` a sign that a
group ends, `f` the end of a page. A label line (เรื่อง …) is an `l` that wraps.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from corpus.generator.pen import MARK, SEP, Pen, thai

Block = tuple[str, str]

# Where a typesetter without a dictionary would end a line: at blanks, before a leading vowel, before frequent words.
# Some of these stand inside words or at the blank of a number, as in real scans; none inside digits or a syllable.
_BEFORE: Final = ("เ", "แ", "โ", "ใ", "ไ", "การ", "ความ", "ประ", "จังหวัด", "ให้")
_WITHIN: Final = "กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลวศษสหฬอฮะัาำิีึืฺุู็่้๊๋์ๆฯ"
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
    if narrow := pen.own("width", 0.2):
        width = int(narrow)
    return Style(
        width,
        pen.may(0.4),
        pen.pick(("none", "group", "all"), (12, 88, 100)),
        digits or pen.pick(("thai", "arabic", "mixed"), (62, 82, 100)),
        pen.between(18, 30) if pen.may(0.25) else 0,
    )


#: The last such place in a window: a blank between words, or a letter followed by one of those beginnings.
_END: Final = re.compile(
    f".*(?:(?<=[^ (“]) (?=[^ )”])|(?<=[{_WITHIN}])(?=[{''.join(_BEFORE[:5])}][{_WITHIN}]|{'|'.join(_BEFORE[5:])}))"
)


def _break(text: str, low: int, high: int) -> int:
    """The last place between *low* and *high* at which a line may end; 0 if there is none."""
    found = _END.match(text, low, high)
    if found is None:
        return 0
    end = found.end()
    return end - 1 if text[end - 1] == " " else end


def wrap(text: str, width: int, first: str = "", rest: str = "") -> str:
    """*text* in lines of about *width* columns; marks have no width."""
    lines: list[str] = []
    start, length, prefix = 0, len(text), first
    size = width - len(first)
    while length - start > size:
        room = start + size
        room += 2 * text.count(SEP, start, room)
        if room >= length:
            break
        last = _break(text, max(start + 1, room - _WINDOW), room + 1)
        while not last and room + 1 < length:
            room += _WINDOW
            last = _break(text, room - _WINDOW, room + 1)
        if not last:
            break
        lines.append(prefix + text[start:last])
        start, prefix, size = last + (text[last] == " "), rest, width - len(rest)
    lines.append(prefix + text[start:])
    return "\n".join(lines)


def compose(pen: Pen, blocks: Sequence[Block], style: Style) -> str:
    """The page as text, marks still in it."""
    out: list[str] = []
    add = out.append
    turned: list[int] = []
    count, page = 0, 1
    width, indent = style.width or 1_000_000, style.indent
    grouped, spaced, mixed, most = style.blank != "none", style.blank == "all", style.digits == "mixed", style.page
    pad, half, hang = ("          ", " " * 30, " " * 15) if indent else ("", "", "")
    for index, (kind, text) in enumerate(blocks):
        if kind == "s":
            if grouped and out and out[-1]:
                add("")
            continue
        if kind == "f":
            add("\n")
            continue
        if most and count >= most and kind in "pi" and index + 1 < len(blocks):
            page += 1
            out += _turn(pen, text, page)
            count = 0
        if kind == "p" or kind == "i":
            said = wrap(text, width, pad) if len(text) + len(pad) > width else pad + text
        elif kind == "l":
            if "\n" in text:
                said = "\n".join([wrap(row, width, "", hang) for row in text.split("\n")])
            else:
                said = wrap(text, width, "", hang) if len(text) > width else text
        elif indent and kind == "r":
            said = half + text.replace("\n", "\n" + half)
        elif indent and kind == "c":
            middle = " " * (40 - len(text) // 2)
            said = middle + text.replace("\n", "\n" + middle)
        else:
            said = text
        if mixed and pen.random() < 0.5:
            turned.append(len(out))
        add(said)
        if most:
            count += 1 + said.count("\n")
        if spaced and kind != "t":
            add("")
    while out and not out[-1].strip("\n"):
        out.pop()
    if turned:
        for place, said in zip(turned, thai("\0".join([out[i] for i in turned])).split("\0"), strict=True):
            out[place] = said
    text = "\n".join(out)
    # Addresses of mail and of pages hold no digit: the whole page can be turned at once.
    return thai(text) if style.digits == "thai" else text


def _turn(pen: Pen, text: str, page: int) -> list[str]:
    """Catchword, page break and page number."""
    plain = MARK.sub("", text).strip()
    cut = _break(plain, 8, 24) or 12
    word = plain[:cut].strip()
    rows = [] if pen.may(0.2) else ["", f"/{word}{pen.any(('...', ' ...', '.....', '…'))}"]
    number = pen.way("pages", ("- {} -", "-{}-", "- {} -", "{}")).format(page)
    return [*rows, "", number, ""]
