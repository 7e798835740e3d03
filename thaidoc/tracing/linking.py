"""Which letter a citation means: candidates from the blocks, compared, one taken or none.

:class:`Links` holds letters, claims and blocks, and for every claim its outcome. The outcome of a claim is a pure
function of the claim and of the *set* of letters in its blocks, so the order in which letters arrive cannot matter;
adding letters only repeats the claims whose blocks they enter.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from typing import Final

from thaidoc.records import Document
from thaidoc.registry import Registry
from thaidoc.tracing.blocking import identifies, letter_keys, loose_keys, number_keys
from thaidoc.tracing.facts import Claim, Extractor, Letter, fold_matter, number_of
from thaidoc.tracing.matching import (
    ACCEPT,
    ACCEPT_DATED,
    ACCEPT_NARRATIVE,
    AGENCY_OTHER,
    DATE_SAME,
    DOUBT,
    LETTERS_SAME,
    MARGIN,
    MARGIN_NARRATIVE,
    MATTER_OTHER,
    NONE,
    OFFICE_SAME,
    REACH_OUT,
    SERIAL_SAME,
    SURE,
    agency_level,
    compare,
    similarity,
    weigh,
    worth_comparing,
)

# What became of a claim, where it has no letter (then the number of the letter stands).
ABSENT: Final = -1  # cited, not in the archive: a ghost
DOUBTFUL: Final = -2  # several letters fit, or one does not fit well enough: listed
ABSORBED: Final = -3  # said again: another citation of the same letter tells more
SELF: Final = -4  # a letter that cites itself
SILENT: Final = -5  # an agency whose matter it is, or the like: no letter is claimed

#: A block with more letters says nothing: “ขอเชิญประชุม” of one agency. Claims that have no better key stay in doubt.
CROWDED: Final = 400

Block = int | list[int]


class Links:
    """Letters, claims, the blocks in which they meet, and the outcome of every claim."""

    def __init__(self, registry: Registry | None = None) -> None:
        self.extract = Extractor(registry)
        self.letters: list[Letter] = []
        self.claims: list[Claim] = []
        self.target = array("i")
        self.weight = array("f")
        #: Candidates of claims in doubt, best first: (weight, letter).
        self.doubts: dict[int, tuple[tuple[float, int], ...]] = {}
        #: For every letter the first of its copies.
        self.leader = array("i")
        #: Members of nodes that came in several copies, by leader.
        self.copies: dict[int, tuple[int, ...]] = {}
        #: Leaders of documents with one number and day but another text, by the block of their number.
        self.rivals: dict[int, list[tuple[int, int]]] = {}
        self._letter_blocks: dict[int, Block] = {}
        self._claim_blocks: dict[int, Block] = {}
        self._unnumbered: dict[int, Block] = {}
        #: How far each claim has looked: number, damaged number, then agency, day and matter.
        self._depth = bytearray()

    # --- taking in --------------------------------------------------------------------------------

    def add(self, documents: Iterable[Document]) -> int:
        """Take *documents* in and settle every claim that they touch; the number of letters that were new."""
        extract = self.extract
        return self._take(
            (extract.letter(d), [extract.claim(citation, -1, place) for place, citation in enumerate(d.citations)])
            for d in documents
        )

    def absorb(self, other: Links) -> int:
        """Take in the letters that *other* holds; the number that were new."""
        return self._take(
            (
                self.extract.adopt_reach(self.extract.adopt(letter)),
                [self.extract.adopt(c) for c in other.claims[letter.first_claim : letter.first_claim + letter.claims]],
            )
            for letter in list(other.letters)
        )

    def _take(self, arriving: Iterable[tuple[Letter, list[Claim]]]) -> int:
        first_letter, first_claim = len(self.letters), len(self.claims)
        fresh = first_letter == 0
        dirty: set[int] = set()
        regroup: set[int] = set()
        letters, claims, blocks = self.letters, self.claims, self._letter_blocks
        for letter, said in arriving:
            i = len(letters)
            found = letter_keys(letter)
            numbered = letter.office is not None and identifies(letter)
            if letter.source is not None and self._known(letter, said, found[0] if numbered else None):
                continue
            letter.first_claim, letter.claims = len(claims), len(said)
            letters.append(letter)
            for claim in said:
                claim.by = i
            claims.extend(said)
            self.leader.append(i)
            for key in found:
                h = hash(key)
                old = blocks.setdefault(h, i)
                if old is not i:
                    if isinstance(old, list):
                        old.append(i)
                    else:
                        old = blocks[h] = [old, i]
                    if numbered:
                        regroup.add(h)
                if not fresh and (waiting := self._claim_blocks.get(h)) is not None:
                    size = len(old) if isinstance(old, list) else 1
                    self._wake(letter, waiting, size, dirty)
                numbered = False  # only the first key, that of the number, makes copies
        for h in regroup:
            self._group(h, dirty)
        added = len(claims) - first_claim
        self.target.extend([ABSENT] * added)
        self.weight.extend([0.0] * added)
        self._depth.extend(bytes(added))
        for n in range(first_claim, len(claims)):
            self._settle(n)
        for n in dirty:
            self._settle(n)
        return len(letters) - first_letter

    def _wake(self, letter: Letter, waiting: Block, size: int, dirty: set[int]) -> None:
        """Note the claims of a block that a new letter may touch; *size* is that of the block with it."""
        claims = waiting if isinstance(waiting, list) else (waiting,)
        if size > CROWDED:
            # From one letter to the next the block stopped being looked at; after that nothing changes.
            dirty.update(claims if size == CROWDED + 1 else ())
            return
        for n in claims:
            if n not in dirty:
                claim = self.claims[n]
                if worth_comparing(claim, letter, self.letters[claim.by]):
                    dirty.add(n)

    def _known(self, letter: Letter, said: list[Claim], number_key: str | None) -> bool:
        """Whether this very document of this very file has been taken in before: adding it again changes nothing."""
        place = hash((letter.source, letter.index)) if number_key is None else hash(number_key)
        known = self._unnumbered if number_key is None else self._letter_blocks
        block = known.get(place)
        same_place = [] if block is None else block if isinstance(block, list) else [block]
        for i in same_place:
            other = self.letters[i]
            if other.source == letter.source and other.index == letter.index and _facts(other) == _facts(letter):
                told = self.claims[other.first_claim : other.first_claim + other.claims]
                if [_claim_facts(c) for c in told] == [_claim_facts(c) for c in said]:
                    return True
        if number_key is None:
            self._unnumbered[place] = [*same_place, len(self.letters)] if same_place else len(self.letters)
        return False

    # --- copies -----------------------------------------------------------------------------------

    def _group(self, h: int, dirty: set[int]) -> None:
        """Tell copies from rivals among the letters of one number."""
        block = self._letter_blocks[h]
        assert isinstance(block, list)
        by_number: dict[str, list[int]] = {}
        self.rivals.pop(h, None)
        for i in block:
            by_number.setdefault(number_keys(self.letters[i])[0], []).append(i)
        for members in by_number.values():
            if len(members) < 2:
                continue
            members = sorted(members, key=self.canonical)
            groups: list[list[int]] = []
            alike = self.same if len(members) <= CROWDED else self._equal
            for i in members:
                home = next((g for g in groups if all(alike(i, other) for other in g[:8])), None)
                if home is None:
                    groups.append([i])
                else:
                    home.append(i)
            for i in members:
                self.copies.pop(i, None)
            for group in groups:
                for i in group:
                    self.leader[i] = group[0]
                if len(group) > 1:
                    self.copies[group[0]] = tuple(group)
            for x, one in enumerate(groups[:CROWDED]):
                for other_group in groups[x + 1 : CROWDED]:
                    if self._one_day(self.letters[one[0]], self.letters[other_group[0]]):
                        self.rivals.setdefault(h, []).append((one[0], other_group[0]))
            if self._claim_blocks:
                for i in members:
                    for key in letter_keys(self.letters[i]):
                        waiting = self._claim_blocks.get(hash(key))
                        if waiting is not None:
                            dirty.update(waiting if isinstance(waiting, list) else (waiting,))

    def canonical(self, i: int) -> tuple[object, ...]:
        """An order of letters that does not depend on when they came."""
        x = self.letters[i]
        said = [
            f"{number_of(c) or ''}|{c.date}|{c.actor.name if c.actor else ''}|{c.relation}|{c.subject or ''}"
            for c in self.claims[x.first_claim : x.first_claim + x.claims]
        ]
        return (
            -x.date,
            x.source or "",
            x.index,
            str(number_of(x) or ""),
            x.actor.name if x.actor else "",
            x.subject or "",
            x.reach.text if x.reach else "",
            [f"{agency or ''}|{day}" for agency, day in x.stamps],
            x.due,
            said,
        )

    @staticmethod
    def _one_day(a: Letter, b: Letter) -> bool:
        """Whether the days of two letters of one number do not exclude each other."""
        if not a.date or not b.date or a.date == b.date:
            return True
        if a.date % 100 and b.date % 100:
            return False
        return a.date // 100 == b.date // 100 or not (a.date // 100 % 100 and b.date // 100 % 100)

    def same(self, i: int, j: int) -> bool:
        """Whether two letters with one number are copies of one letter: day, agency, matter and addressee agree."""
        a, b = self.letters[i], self.letters[j]
        if not self._one_day(a, b):
            return False
        if a.actor is not None and b.actor is not None and a.actor is not b.actor and a.actor.ident != b.actor.ident:
            if (a.actor.known and b.actor.known) or similarity(a.actor.name, b.actor.name) < 0.85:
                return False
        if a.office is None or (a.office.prefix is None and (a.actor is None or b.actor is None)):
            return False  # an order's number says nothing without its agency
        if a.subject and b.subject and a.subject is not b.subject:
            if similarity(fold_matter(a.subject), fold_matter(b.subject)) < 0.8:
                return False
        if a.reach is not None and b.reach is not None and a.reach is not b.reach:
            return similarity(a.reach.text, b.reach.text) >= 0.85
        return True

    def _equal(self, i: int, j: int) -> bool:
        """The same question where one number is borne by hundreds: only what is letter for letter the same."""
        a, b = self.letters[i], self.letters[j]
        return (a.date, a.actor, a.subject, a.reach) == (b.date, b.actor, b.subject, b.reach)

    # --- claims -----------------------------------------------------------------------------------

    def _candidates(self, hashes: Iterable[int]) -> tuple[set[int], bool]:
        """The letters of these blocks, and whether one was too crowded to be looked at."""
        found: set[int] = set()
        crowded = False
        blocks = self._letter_blocks
        for h in hashes:
            block = blocks.get(h)
            if block is None:
                continue
            if not isinstance(block, list):
                found.add(block)
            elif len(block) <= CROWDED:
                found.update(block)
            else:
                crowded = True
        return found, crowded

    def _settle(self, n: int) -> None:
        """Find the letter that claim *n* means and note the outcome.

        A claim waits in the blocks that were looked at, and in no others: only a letter that enters one of them can
        change the outcome.
        """
        claim = self.claims[n]
        citing = self.letters[claim.by]
        stages: list[list[int]] = []
        if claim.office is not None and identifies(claim):
            hashes = [hash(key) for key in number_keys(claim)]
            self._wait(n, 1, hashes[:1])
            outcome = self._exact(claim, citing, hashes[0])
            if outcome is not None:
                self.doubts.pop(n, None)
                self.target[n], self.weight[n] = outcome
                return
            self._wait(n, 2, hashes[1:])
            stages.append(hashes)
        elif not claim.date and self._said_elsewhere(claim, citing):
            self.target[n] = ABSORBED
            return
        self._search(n, claim, citing, stages)

    def _wait(self, n: int, depth: int, hashes: list[int]) -> None:
        if self._depth[n] >= depth:
            return
        self._depth[n] = depth
        for h in hashes:
            old = self._claim_blocks.setdefault(h, n)
            if old is not n:
                if isinstance(old, list):
                    old.append(n)
                else:
                    self._claim_blocks[h] = [old, n]

    def _exact(self, claim: Claim, citing: Letter, h: int) -> tuple[int, float] | None:
        """The one letter that has number, day and agency as cited; None leaves the claim to the wider search."""
        block = self._letter_blocks.get(h)
        if block is None:
            return None
        best, best_weight = -1, 0.0
        second = -99.0
        for i in block if isinstance(block, list) else (block,):
            letter = self.letters[i]
            if letter.date != claim.date or i == claim.by:
                continue
            levels = compare(claim, letter, citing)
            if (
                levels[0] != SERIAL_SAME
                or levels[1] not in (OFFICE_SAME, NONE)
                or levels[2] not in (LETTERS_SAME, NONE)
                or levels[4] != DATE_SAME
                or levels[5] == AGENCY_OTHER
                or levels[6] == MATTER_OTHER
                or levels[7] == REACH_OUT
            ):
                continue
            weight = weigh(levels)
            leader = self.leader[i]
            if leader == best:
                best_weight = max(best_weight, weight)
            elif weight > best_weight:
                best, best_weight, second = leader, weight, best_weight if best >= 0 else second
            else:
                second = max(second, weight)
        if best < 0 or best_weight < ACCEPT or best_weight - second < MARGIN:
            return None
        return (SELF, 0.0) if best == self.leader[claim.by] else (best, best_weight)

    def _search(self, n: int, claim: Claim, citing: Letter, stages: list[list[int]]) -> None:
        """Compare the letters of the blocks; take the one that stands out, list them, or leave the claim absent.

        The blocks of the number come first; those of agency, day and matter only if they do not decide.
        """
        numbered = claim.office is not None and identifies(claim)
        accept = ACCEPT if numbered else ACCEPT_DATED if claim.date else ACCEPT_NARRATIVE
        margin = MARGIN if numbered or claim.date else MARGIN_NARRATIVE
        scores: dict[int, float] = {}
        looked_at: set[int] = set()
        crowded = False
        ranked: list[tuple[float, int]] = []
        itself: float | None = None
        own = self.leader[claim.by]
        for stage in (*stages, None):
            if stage is None:
                stage = [hash(key) for key in loose_keys(claim, citing)]
                self._wait(n, 3, stage)
            found, full = self._candidates(stage)
            crowded |= full
            for i in found - looked_at:
                letter = self.letters[i]
                if not worth_comparing(claim, letter, citing):
                    continue
                levels = compare(claim, letter, citing)
                if levels[5] == AGENCY_OTHER and not numbered:
                    continue
                weight = weigh(levels)
                leader = self.leader[i]
                if weight > scores.get(leader, -99.0):
                    scores[leader] = weight
            looked_at |= found
            itself = scores.pop(own, itself)
            ranked = sorted(((w, i) for i, w in scores.items()), reverse=True)
            if ranked and ranked[0][0] >= SURE and (len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= margin):
                break
        self.doubts.pop(n, None)
        if numbered and itself is not None and itself >= ACCEPT and (not ranked or ranked[0][0] < itself):
            self.target[n], self.weight[n] = SELF, 0.0
        elif ranked and ranked[0][0] >= accept and (len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= margin):
            self.target[n], self.weight[n] = ranked[0][1], ranked[0][0]
        elif claim.narrative and claim.relation != "forwards":
            self.target[n], self.weight[n] = SILENT, 0.0
        elif ranked and ranked[0][0] >= DOUBT:
            self.target[n], self.weight[n] = DOUBTFUL, 0.0
            doubts = sorted(((-w, self.canonical(i), i) for w, i in ranked if w >= DOUBT - MARGIN))
            self.doubts[n] = tuple((-w, i) for w, _, i in doubts[:6])
        elif claim.narrative and crowded:
            self.target[n], self.weight[n] = SILENT, 0.0
        else:
            self.target[n], self.weight[n] = ABSENT, 0.0

    def _said_elsewhere(self, claim: Claim, citing: Letter) -> bool:
        """Whether a narrative citation only repeats one with a number: “ได้รับแจ้งจากกรม… ว่า” above its copy."""
        if claim.relation != "forwards":
            return False
        for other in self.claims[citing.first_claim : citing.first_claim + citing.claims]:
            if other is claim or other.relation != "forwards":
                continue
            if other.narrative:
                # Said twice without number: the first stands.
                if other.position < claim.position and other.actor is claim.actor:
                    return True
            elif other.actor is None or agency_level(claim, other) != AGENCY_OTHER:
                return True
        return False

    def claims_of(self, i: int) -> Iterator[int]:
        """The claims of a letter."""
        letter = self.letters[i]
        return iter(range(letter.first_claim, letter.first_claim + letter.claims))


def _facts(x: Letter) -> tuple[object, ...]:
    return (x.office, x.circular, x.serial, x.year, x.date, x.actor, x.subject, x.reach, x.stamps, x.due)


def _claim_facts(x: Claim) -> tuple[object, ...]:
    return (x.office, x.circular, x.serial, x.year, x.date, x.actor, x.subject, x.relation)


__all__ = ["ABSENT", "ABSORBED", "CROWDED", "DOUBTFUL", "SELF", "SILENT", "Links"]
