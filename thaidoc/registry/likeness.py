"""What a damaged name looks like: recognisers of print lose marks and take letters for others that differ by a loop.

A *skeleton* is a name without vowel and tone marks, each consonant replaced by the first of its family of look-alikes.
Most damage leaves the skeleton as it was, so that one look-up finds the name (``จังหวัดฟังงา`` → พังงา,
``เพชรบุรณ์`` → เพชรบูรณ์) and similarity has only to choose among the few that share it. Letters lost, doubled or
put in are found by similarity over the skeletons: of whole names, and of the general part and the place of an office
apart (both scores are ratios of the same kind, unlike those of ``WRatio``, which gives 90 to any name that contains
another). A name counts only with a margin over every other one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from attrs import evolve

from thaidoc.registry.entries import District, Match, Province
from thaidoc.registry.tables import fold

if TYPE_CHECKING:
    from thaidoc.registry.names import Names

#: Families of letters that recognisers take for each other (facts/saraban.md 1.11, and the damaged letters met).
FAMILIES: Final = ("หท", "คดตศสล", "ชซ", "นมฉ", "รธว", "บปษ", "กภถ", "พฟ", "ผฝ", "ยข", "อฮ", "ฎฏ", "เแ", "ไใ", "าำ")
_MARKS: Final = "ัิีึืุู็่้๊๋์ํ"
_FAMILY_OF: Final = {ord(c): family[0] for family in FAMILIES for c in family} | {ord(c): None for c in _MARKS}

#: A whole name by similarity of skeletons: this close (0-100) to be looked at.
WHOLE_CUTOFF: Final = 83.0
#: The general part or the place of an office: the other part has to look right.
PART_CUTOFF: Final = 72.0
#: A damaged name ends like the place that it means, at least so much (0-100): a long general part hides much.
PLACE_CUTOFF: Final = 58.0
#: Shorter names are abbreviations and words, whose letters have to be right.
SHORTEST: Final = 4


def skeleton(key: str) -> str:
    """*key* without marks, every letter by its family: what is left of a name after much damage."""
    return key.translate(_FAMILY_OF).replace("เเ", "เ")


class Likeness:
    """The names of a registry by their skeletons."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._whole: dict[str, list[str]] = {}
        for key in names.aliases:
            if len(key) >= SHORTEST and "." not in key:
                self._whole.setdefault(skeleton(key), []).append(key)
        self._whole_list = list(self._whole)
        registry = names.registry
        self._tails: dict[str, dict[str, list[str]]] = {"จังหวัด": {}, "อำเภอ": {}, "เขต": {}}
        places: tuple[Province | District, ...] = (*registry.provinces, *registry.all_districts)
        for place in places:
            name = fold(place.name)
            shared = self._tails[place.type].setdefault(skeleton(name), [])
            if name not in shared:
                shared.append(name)
        self._tail_lists = {kind: list(tails) for kind, tails in self._tails.items()}
        self._heads: dict[str, list[tuple[str, str]]] = {}
        heads = names.all_heads()
        for head, kinds in heads.items():
            if len(head) >= 3 and "." not in head:
                self._heads.setdefault(skeleton(head), []).extend((head, kind) for kind in kinds)
        self._head_list = list(self._heads)
        self._head_lengths = sorted({len(head) for head in self._heads}, reverse=True)
        self._tail_lengths = {
            kind: sorted({len(tail) for tail in tails}, reverse=True) for kind, tails in self._tails.items()
        }
        self._titles: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for rows in names.titles.values():
            for title, offices, kind in rows:
                if len(title) >= SHORTEST and kind != "whole" and title not in heads:
                    self._titles.setdefault(skeleton(title), []).append((title, offices))
        self._title_lengths = sorted({len(title) for title in self._titles}, reverse=True)

    def find(self, key: str) -> tuple[Match, ...]:
        """Whom the damaged *key* means: one, or several about equally like it, the likest first."""
        if not SHORTEST <= len(key) <= 120 or "." in key:
            return ()
        bones = skeleton(key)
        return (
            self._judge(key, self._same_bones(bones), alike=True)
            or self._behind_title(bones, key)
            or self._judge(key, self._similar(bones), alike=False)
        )

    def head(self, key: str) -> str | None:
        """The general part of offices' names that a damaged one looks like: ``ผูวาราชการจังหวัด``."""
        heads = {head for head, _ in self._heads.get(skeleton(key), ())}
        return heads.pop() if len(heads) == 1 else None

    def _same_bones(self, bones: str) -> Iterator[tuple[str, int]]:
        """Names that differ in marks and look-alike letters only, each with the length of the place at its end."""
        for name in self._whole.get(bones, ()):
            yield name, 0
        for length in self._head_lengths:
            if length >= len(bones):
                continue
            heads = self._heads.get(bones[:length])
            if heads:
                rest = bones[length:]
                for head, kind in heads:
                    for tail in self._tails[kind].get(rest, ()):
                        yield head + tail, len(tail)

    def _similar(self, bones: str) -> Iterator[tuple[str, int]]:
        # Imported on first use: 30 ms that a clean letter never needs.
        from rapidfuzz import fuzz, process

        for like, _, _ in process.extract(
            bones, self._whole_list, scorer=fuzz.ratio, score_cutoff=WHOLE_CUTOFF, limit=3
        ):
            for name in self._whole[like]:
                yield name, 0
        for length in self._head_lengths:
            for head, kind in self._heads.get(bones[:length], ()) if length < len(bones) else ():
                for like, _, _ in process.extract(
                    bones[length:], self._tail_lists[kind], scorer=fuzz.ratio, score_cutoff=PART_CUTOFF, limit=3
                ):
                    for tail in self._tails[kind][like]:
                        yield head + tail, len(tail)
        for kind, lengths in self._tail_lengths.items():
            for length in lengths:
                tails = self._tails[kind].get(bones[-length:], ()) if length + 2 < len(bones) else ()
                if tails:
                    for like, _, _ in process.extract(
                        bones[:-length], self._head_list, scorer=fuzz.ratio, score_cutoff=PART_CUTOFF, limit=2
                    ):
                        for head, of in self._heads[like]:
                            if of == kind:
                                yield from ((head + tail, len(tail)) for tail in tails)

    def _behind_title(self, bones: str, key: str) -> tuple[Match, ...]:
        """``อธิบดีกรมปองกัน…``: the title looks right, the body behind it is damaged."""
        for length in self._title_lengths:
            for title, offices in self._titles.get(bones[:length], ()) if length < len(bones) else ():
                rest = _after(key, length)
                for office in offices:
                    name = fold(office.replace("{rest}", rest))
                    if name == key or len(rest) < SHORTEST:
                        continue
                    exact = self._names.exact(name)
                    bones_of = skeleton(name)
                    found = self._judge(name, self._same_bones(bones_of), alike=True) or (
                        self._judge(name, self._similar(bones_of), alike=False)
                    )
                    if exact:
                        return tuple([Match(entry, _ratio(title, key[: len(title)]), "likeness") for entry in exact])
                    if found:
                        return tuple([evolve(m, rule="likeness") for m in found])
        return ()

    def _judge(self, key: str, likes: Iterable[tuple[str, int]], *, alike: bool) -> tuple[Match, ...]:
        """The entries of the name that differs least from *key*; of several, where none clearly differs least.

        Clearly: by one letter more where the skeleton is the same (*alike*) or one letter is wrong, else by two.
        """
        from rapidfuzz.distance import Levenshtein

        digits = _digits(key)
        most = _most(len(key))
        far: dict[str, int] = {}
        for like, place in likes:
            if like in far or _digits(like) != digits:
                continue
            distance = Levenshtein.distance(key, like, score_cutoff=most + 2)
            if distance <= most + 2 and (not place or _ratio(key[-place:], like[-place:]) >= PLACE_CUTOFF):
                far[like] = distance
        if not far or min(far.values()) > most:
            return ()
        best = min(far.values())
        margin = 1 if alike or best == 1 else 2
        found: dict[str, Match] = {}
        for like, distance in sorted(far.items(), key=lambda item: (item[1], item[0])):
            if distance < best + margin:
                for entry in self._names.exact(like):
                    found.setdefault(entry.id, Match(entry, round(_ratio(key, like), 1), "likeness"))
        return tuple(found.values())


def _most(length: int) -> int:
    """How many letters may be wrong in a name so long."""
    return 1 if length < 6 else 2 if length < 16 else 1 + length // 12


def _ratio(a: str, b: str) -> float:
    from rapidfuzz import fuzz

    return fuzz.ratio(a, b)


def _digits(text: str) -> str:
    return "".join([c for c in text if c in "0123456789"]) if not text.isalpha() else ""


def _after(key: str, length: int) -> str:
    """What follows the first *length* letters of the skeleton of *key*."""
    for at in range(length, len(key)):
        if len(skeleton(key[: at + 1])) > length:
            return key[at:]
    return ""
