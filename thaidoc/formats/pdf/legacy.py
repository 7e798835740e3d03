"""Text of fonts that say one thing and draw another: TIS-620 bytes taken for Latin-1, a sara am in two wrong pieces."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from thaidoc.formats.pdf.layout import Glyph

_TO_THAI = {chr(code): bytes([code]).decode("cp874") for code in (*range(0xA1, 0xDB), *range(0xDF, 0xFC))}
_SHORTEST = 4
"""Fewer such letters on end may be an accented word, a degree or a section sign."""


def latin_to_thai(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """*glyphs* with every stretch of upper Latin-1 letters read as TIS-620; the very same object if there is none."""
    stretches: list[tuple[int, int]] = []
    start = count = 0
    for at, glyph in enumerate(glyphs):
        if glyph.char in _TO_THAI:
            if not count:
                start = at
            count += 1
        elif count and glyph.char not in " .()-/0123456789":
            if count >= _SHORTEST:
                stretches.append((start, at))
            count = 0
    if count >= _SHORTEST:
        stretches.append((start, len(glyphs)))
    if not stretches:
        return glyphs
    decoded = list(glyphs)
    for start, end in stretches:
        for at in range(start, end):
            decoded[at] = glyphs[at]._replace(char=_TO_THAI.get(glyphs[at].char, glyphs[at].char))
    return decoded


_CONSONANTS = frozenset(map(chr, range(0x0E01, 0x0E2F)))
_AA = frozenset("\u0e32\u0e33")
_TONES = frozenset("\u0e48\u0e49\u0e4a\u0e4b")


def leaked_circles(glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """*glyphs* with every sara am whose circle came out as a Latin letter put right; the same object if there is none.

    WeasyPrint writes ``จĹานวน`` or ``จsานวน``: the letter's code is the number of the circle's glyph. A Latin letter
    between a consonant and า is never anything else. If the first า of the file was part of a sara am, every า is
    written as ำ (``จĹำนวนงำน``): then only those after such a letter are true.
    """
    leaks: list[tuple[int, int]] = []
    for at in range(1, len(glyphs) - 1):
        char = glyphs[at].char
        if not (char.isalpha() and char < "\u0e00"):
            continue
        before = glyphs[at - 1].char
        if before in _TONES and at > 1:
            before = glyphs[at - 2].char
        after = at + 2 if glyphs[at + 1].char in _TONES and at + 2 < len(glyphs) else at + 1
        if before in _CONSONANTS and glyphs[after].char in _AA and abs(glyphs[at].y - glyphs[after].y) < 1:
            leaks.append((at, after))
    if not leaks:
        return glyphs
    mended = list(glyphs)
    if any(glyphs[after].char == "\u0e33" for _, after in leaks):
        mended = [glyph._replace(char="\u0e32") if glyph.char == "\u0e33" else glyph for glyph in glyphs]
    for at, after in reversed(leaks):
        mended[after] = mended[after]._replace(char="\u0e33")
        del mended[at]
    return mended


def low_tones(glyphs: Sequence[Glyph], below: Callable[[int], bool]) -> Sequence[Glyph]:
    """*glyphs* with every tone mark that is drawn below the line read as the ู that it is; the same object if none is.

    WeasyPrint writes ``ผ้้`` for ผู้, and then ``ร้`` for รู: the font's ู is named after the first mark that followed it.
    *below* tells of a character's index whether its ink lies below the line; it is asked only if a tone stands twice.
    """
    twice = any(
        one.char in _TONES and other.char == one.char and other.order == one.order and other.at == one.at + 1
        for one, other in pairwise(glyphs)
    )
    if not twice:
        return glyphs
    mended = [glyph._replace(char="\u0e39") if glyph.char in _TONES and below(glyph.at) else glyph for glyph in glyphs]
    return glyphs if mended == glyphs else mended
