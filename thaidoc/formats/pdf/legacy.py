"""Text of fonts that say Latin and draw Thai: TIS-620 bytes taken for Latin-1."""

from __future__ import annotations

from collections.abc import Sequence

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
