"""The province or district that a damaged name means, where it is known that it means one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thaidoc.registry.tables import fold

if TYPE_CHECKING:
    from thaidoc.registry.entries import District, Province
    from thaidoc.registry.registry import Registry

# A reading of a name by similarity counts only if it is this close and this much closer than the next one.
# Names of three or four letters lose a third of their ratio by one wrong letter, hence the low floor. Measured on 60
# random damages of every province: one error 98 % right and none wrong, two errors 86 % right and 0.2 % wrong.
CLOSEST_CUTOFF = 72.0
CLOSEST_MARGIN = 5.0


def closest_province(registry: Registry, name: str) -> tuple[Province, float] | None:
    """The province that a damaged name means, and how close it is (0-100): ``จังหวัดฟังงา`` → พังงา.

    ``None`` if nothing is close enough, or two are about equally close.
    """
    exact = registry.province(name)
    if exact:
        return exact, 100.0
    bare = _without_damaged_word(fold(name), "จังหวัด")
    found = _closest(bare, [p.name for p in registry.provinces])
    return (registry.provinces[found[0]], found[1]) if found else None


def closest_district(registry: Registry, name: str, province: Province | str) -> tuple[District, float] | None:
    """The district of *province* that a damaged name means, and how close it is (0-100)."""
    exact = registry.district(name, province)
    if len(exact) == 1:
        return exact[0], 100.0
    districts = registry.districts(province)
    bare = _without_damaged_word(fold(name), "อำเภอ")
    found = _closest(bare, [d.name for d in districts])
    return (districts[found[0]], found[1]) if found else None


def _without_damaged_word(text: str, word: str) -> str:
    """*text* without *word* before it, though a letter or mark of that word be lost or wrong."""
    if text.startswith(word):
        return text.removeprefix(word)
    from rapidfuzz import fuzz

    lengths = range(len(word) - 2, len(word) + 2)
    best = max(lengths, key=lambda n: fuzz.ratio(text[:n], word))
    # The rest must be a name still: น่าน has nothing to spare.
    return text[best:] if fuzz.ratio(text[:best], word) >= 80 and len(text) > best + 1 else text


def _closest(name: str, names: list[str]) -> tuple[int, float] | None:
    """Index and score of the one name that is clearly the closest."""
    # Imported on first use: 30 ms that a clean letter never needs.
    from rapidfuzz import fuzz, process

    if not name or len(name) > 60 or sum(n.startswith(name) for n in names) > 1:
        return None  # nothing, no name at all, or what begins several (เชียง)
    ranked = process.extract(name, names, scorer=fuzz.ratio, score_cutoff=CLOSEST_CUTOFF - CLOSEST_MARGIN, limit=2)
    if not ranked or ranked[0][1] < CLOSEST_CUTOFF:
        return None
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < CLOSEST_MARGIN:
        return None
    return ranked[0][2], round(ranked[0][1], 1)
