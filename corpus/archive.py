"""Archives of invented letters for tracing: who passes what on to whom is known, since it was made so.

``archive(letters=100_000, seed=1)`` streams :class:`Item` after item: a document, the true identity of the letter
that it is, and for each of its citations the letter that is truly meant. Papers start at a department, go to
provinces (sometimes through a second department), from there to districts and on to local offices, with the delays
of offices. On the way letters are lost (``ghosts``), arrive twice, once bound behind the letter that passes them on
(``duplicates``), are sent again to other addressees under the next number (``twins``); there are replies, reminders,
narrative citations without a number, matters that come again every month. Citations are damaged by
:mod:`corpus.damage`. Persons do not occur; agencies are those of the registry.

    python -m corpus archive --n 1000 --seed 1 -o DIR
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any, Final, NamedTuple

from attrs import evolve, frozen

from corpus.damage import damage_citation, damage_text
from thaidoc.records import Citation, Deadline, Document, Kind, Recipient, Relation, Sender, Stamp
from thaidoc.registry import Registry
from thaidoc.tracing import Copy, ForwardingGraph
from thaidoc.values import DocumentNumber, ThaiDate

_DEPARTMENTS: Final = (
    ("กรมการปกครอง", "มท", "03"),
    ("กรมการพัฒนาชุมชน", "มท", "04"),
    ("กรมที่ดิน", "มท", "05"),
    ("กรมป้องกันและบรรเทาสาธารณภัย", "มท", "06"),
    ("กรมโยธาธิการและผังเมือง", "มท", "07"),
    ("กรมส่งเสริมการปกครองท้องถิ่น", "มท", "08"),
    ("กรมบัญชีกลาง", "กค", "04"),
    ("กรมควบคุมโรค", "สธ", "04"),
    ("กรมสนับสนุนบริการสุขภาพ", "สธ", "07"),
    ("กรมอนามัย", "สธ", "09"),
)
_MIDDLE: Final = _DEPARTMENTS[0], _DEPARTMENTS[5]
_DOINGS: Final = (
    "การสำรวจข้อมูล",
    "ขอความร่วมมือประชาสัมพันธ์",
    "แนวทางการดำเนินงาน",
    "การติดตามผลการดำเนินงาน",
    "ขอเชิญประชุมชี้แจง",
    "การรายงานผล",
    "หลักเกณฑ์การเบิกจ่าย",
    "การคัดเลือก",
    "มาตรการป้องกัน",
    "การอบรมเชิงปฏิบัติการ",
)
_THINGS: Final = (
    "แหล่งน้ำชุมชน",
    "ตลาดสีเขียว",
    "ศูนย์พัฒนาเด็กเล็ก",
    "ถนนสายรอง",
    "ไฟฟ้าสาธารณะ",
    "สวนสุขภาพ",
    "ห้องสมุดประชาชน",
    "กองทุนหมู่บ้าน",
    "ภาษีป้ายและที่ดิน",
    "ขยะมูลฝอยชุมชน",
    "ผู้สูงอายุ",
    "คนพิการ",
    "อาสาสมัครหมู่บ้าน",
    "ไฟป่าและหมอกควัน",
    "อุทกภัยและดินถล่ม",
    "ทะเบียนราษฎร",
    "พัสดุครุภัณฑ์",
    "ระบบสารบรรณอิเล็กทรอนิกส์",
    "โรคติดต่อในฤดูฝน",
    "ความปลอดภัยทางถนน",
)
_FOR: Final = (
    "ระดับตำบล",
    "ในพื้นที่เสี่ยง",
    "ขององค์กรปกครองส่วนท้องถิ่น",
    "ในสถานศึกษา",
    "สำหรับเครือข่าย",
    "ตามแผนบูรณาการ",
)
_MONTHS: Final = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)


class Item(NamedTuple):
    """A document, the letter that it truly is, and the letter truly meant by each citation (None: no letter)."""

    document: Document
    letter: int
    meant: tuple[int | None, ...]


@frozen
class Recipe:
    """How an archive is made; shares are of letters, ``damaged`` of citations, ``narrative`` of forwardings."""

    letters: int = 1000
    seed: int = 1
    duplicates: float = 0.05
    twins: float = 0.05
    ghosts: float = 0.20
    damaged: float = 0.30
    narrative: float = 0.05
    first_day: dt.date = dt.date(2019, 1, 3)
    matters_a_day: float | None = None  # by default so many that a large archive fills about seven years


class _Letter:
    """A letter before it is written down."""

    __slots__ = ("circular", "date", "due", "ident", "level", "lost", "name", "number", "place", "subject", "to", "up")

    ident: int
    name: str
    level: str
    place: str
    number: DocumentNumber
    date: dt.date
    subject: str
    to: tuple[Recipient, ...]
    up: _Letter | None
    due: dt.date
    lost: bool


class _Maker:
    def __init__(self, recipe: Recipe) -> None:
        self.recipe = recipe
        self.rng = Random(recipe.seed)
        registry = Registry.default()
        self.provinces = [(p.name, p.letters, p) for p in registry.provinces if not p.is_bangkok]
        self.districts = {p.name: [(d.name, d.seq) for d in registry.districts(p)] for _, _, p in self.provinces}
        self.serials: dict[tuple[str, int], int] = {}
        self.usual: dict[str, list[str]] = {}
        self.idents = 0
        self.files = 0

    # --- pieces -----------------------------------------------------------------------------------

    def serial(self, office: str, year: int, *, next_one: bool) -> str:
        """The next running number of an office's book; between two that reach the archive others were given."""
        number = self.serials.get((office, year)) or self.rng.randint(10, 3000)
        number += 1 if next_one else min(1 + int(self.rng.expovariate(0.3)), 40)
        self.serials[office, year] = number
        return str(number)

    def subject(self, sender: str, day: dt.date) -> str:
        rng = self.rng
        if rng.random() < 0.15 and sender in self.usual:
            # The same matter again: “… ประจำเดือน …” or, worse, word for word.
            old = rng.choice(self.usual[sender])
            return old if rng.random() < 0.3 else f"{old} ประจำเดือน{_MONTHS[day.month - 1]} {day.year + 543}"
        made = f"{rng.choice(_DOINGS)}{rng.choice(_THINGS)}{rng.choice(_FOR)} ประจำปี พ.ศ. {day.year + 543}"
        kept = self.usual.setdefault(sender, [])
        if len(kept) < 40:
            kept.append(made)
        return made

    def working_day(self, day: dt.date) -> dt.date:
        return day + dt.timedelta(days=(0, 0, 0, 0, 0, 2, 1)[day.weekday()])

    def later(self, day: dt.date) -> dt.date:
        return self.working_day(day + dt.timedelta(days=min(int(self.rng.expovariate(1 / 8)), 90)))

    def letter(
        self,
        name: str,
        level: str,
        place: str,
        prefix: str,
        unit: str,
        day: dt.date,
        subject: str,
        to: tuple[Recipient, ...],
        up: _Letter | None,
        due: dt.date,
        *,
        circular: bool = True,
        twin: bool = False,
    ) -> _Letter:
        x = _Letter()
        x.ident = self.idents
        self.idents += 1
        x.name, x.level, x.place = name, level, place
        book = f"{prefix}{unit}{'ว' if circular else ''}"
        x.number = DocumentNumber(prefix, None, unit, circular, self.serial(book, day.year, next_one=twin))
        x.date, x.subject, x.to, x.up, x.due = day, subject, to, up, due
        x.lost = self.rng.random() < self.recipe.ghosts
        return x

    # --- a paper's way ----------------------------------------------------------------------------

    def tree(self, day: dt.date) -> Iterator[tuple[_Letter, str]]:
        """The letters that one matter makes, each with what it does to the letter above it."""
        rng = self.rng
        name, prefix, code = rng.choice(_DEPARTMENTS)
        subject = self.subject(name, day)
        due = day + dt.timedelta(days=rng.randint(20, 120))
        to_provinces = (Recipient("ผู้ว่าราชการจังหวัด", "ทุกจังหวัด"),)
        middle = next(m for m in _MIDDLE if m[0] != name) if rng.random() < 0.35 else None
        to = (Recipient(f"อธิบดี{middle[0]}"),) if middle else to_provinces
        unit = f"{code}{rng.randint(1, 24):02}.{rng.randint(1, 6)}"
        top = self.letter(name, "department", "", prefix, unit, day, subject, to, None, due, circular=middle is None)
        yield top, "origin"
        if middle:
            name, prefix, code = middle
            unit = f"{code}{rng.randint(1, 24):02}.{rng.randint(1, 6)}"
            day = self.later(day)
            top = self.letter(name, "department", "", prefix, unit, day, subject, to_provinces, top, due)
            yield top, "forwards"
        for province, letters, _ in rng.sample(self.provinces, rng.randint(1, 5)):
            yield from self.province(top, province, letters)

    def province(self, top: _Letter, province: str, letters: str) -> Iterator[tuple[_Letter, str]]:
        rng = self.rng
        name = f"จังหวัด{province}"
        day, due = self.later(top.date), top.due - dt.timedelta(days=rng.randint(3, 10))
        unit = rng.choice(("0023.3", "0023.6", "0017.2", "0018.1", "0019.1"))
        to_districts = (Recipient("นายอำเภอ", "ทุกอำเภอ"),)
        first = self.letter(name, "province", province, letters, unit, day, top.subject, to_districts, top, due)
        yield first, "forwards"
        if rng.random() < self.recipe.twins * 3:  # about a third of all letters can have a twin
            to = (Recipient("นายกองค์การบริหารส่วนจังหวัด"), Recipient("นายกเทศมนตรีเมือง"))
            twin = self.letter(name, "province", province, letters, unit, day, top.subject, to, top, due, twin=True)
            yield twin, "forwards"
        chosen = rng.sample(self.districts[province], min(rng.randint(0, 4), len(self.districts[province])))
        for district, seq in chosen:
            yield from self.district(first, province, letters, district, seq)
        if rng.random() < 0.1:
            late = self.later(first.due)
            unit = first.number.unit or ""
            subject = f"ขอให้เร่งรัด{first.subject}"
            reminder = self.letter(name, "province", province, letters, unit, late, subject, to_districts, first, late)
            yield reminder, "reminds"

    def district(
        self, above: _Letter, province: str, letters: str, district: str, seq: str
    ) -> Iterator[tuple[_Letter, str]]:
        rng = self.rng
        name = f"อำเภอ{district}"
        day = self.later(above.date)
        if rng.random() < 0.2:
            above_them = (Recipient(f"ผู้ว่าราชการจังหวัด{province}"),)
            subject = above.subject if rng.random() < 0.7 else f"รายงานผล{above.subject}"
            reply = self.letter(
                name,
                "district",
                province,
                letters,
                f"{seq}18",
                day,
                subject,
                above_them,
                above,
                above.due,
                circular=False,
            )
            yield reply, "replies"
            return
        due = above.due - dt.timedelta(days=rng.randint(1, 5))
        to = (Recipient("นายกเทศมนตรีตำบล", "ทุกแห่ง"), Recipient("นายกองค์การบริหารส่วนตำบล", "ทุกแห่ง"))
        passed = self.letter(
            name, "district", province, letters, f"{seq}{rng.choice(('18', '23'))}", day, above.subject, to, above, due
        )
        yield passed, "forwards"
        for n in rng.sample(range(1, 12), rng.randint(0, 2)):
            local = f"องค์การบริหารส่วนตำบล{district}{n}"
            last = self.letter(
                local,
                "local",
                province,
                letters,
                f"7{seq}{n:02}",
                self.later(day),
                above.subject,
                (Recipient(f"กำนันตำบล{district}{n}"),),
                passed,
                due,
                circular=False,
            )
            yield last, "forwards"

    # --- on paper ---------------------------------------------------------------------------------

    def write(self, x: _Letter, does: str) -> Iterator[Item]:
        """The documents of one letter: none, if it is lost, one, or two with its enclosure or second print."""
        rng, recipe = self.rng, self.recipe
        bound = x.up is not None and does == "forwards" and not x.up.lost and rng.random() < recipe.duplicates / 2
        if x.lost:
            return
        self.files += 1
        source = f"{x.date.year + 543}/{self.files:07}.txt"
        yield self.document(x, does, source, 0, narrative=0.5 if bound else recipe.narrative)
        if bound and x.up is not None:
            copy = self.document(x.up, "forwards" if x.up.up else "origin", source, 1, narrative=recipe.narrative)
            stamp = Stamp(x.name, str(rng.randint(1, 9999)), _thai(x.date - dt.timedelta(days=rng.randint(0, 2))))
            yield copy._replace(document=evolve(copy.document, stamps=(stamp,)))
        if rng.random() < recipe.duplicates / 2:
            self.files += 1
            yield self.document(x, does, f"{x.date.year + 543}/{self.files:07}.txt", 0, narrative=recipe.narrative)

    def document(self, x: _Letter, does: str, source: str, index: int, *, narrative: float) -> Item:
        rng = self.rng
        citations: list[Citation] = []
        meant: list[int | None] = []
        up = x.up
        if up is not None:
            relation = Relation(does)
            plain = does == "forwards" and rng.random() < narrative
            if not plain:
                full = Citation(
                    "attachment" if does == "forwards" else "reference",
                    up.name,
                    up.number,
                    _thai(up.date),
                    relation=relation,
                )
                if rng.random() < 0.08:
                    full = evolve(full, agency=None)
                if rng.random() < self.recipe.damaged:
                    full = damage_citation(full, rng)
                citations.append(full)
                meant.append(up.ident)
            if does == "forwards" and (plain or rng.random() < 0.5):
                citations.append(Citation("body", up.name, relation=Relation.FORWARDS))
                meant.append(up.ident)
            if does == "forwards" and up.up is not None and rng.random() < 0.3:
                citations.append(Citation("body", up.up.name, relation=Relation.ORIGIN))
                meant.append(None)
        subject = x.subject
        chance = rng.random()
        if chance < 0.12:
            subject = damage_text(subject, rng)
        elif chance < 0.16:
            subject = subject.partition(" ประจำ")[0]
        document = Document(
            Kind.EXTERNAL_LETTER,
            source,
            index,
            number=x.number,
            date=_thai(x.date),
            sender=Sender(agency=x.name),
            subject=subject,
            recipients=x.to,
            citations=tuple(citations),
            deadlines=(Deadline("date", due=x.due, precision="day"),) if x.due > x.date else (),
        )
        return Item(document, x.ident, tuple(meant))


def _thai(day: dt.date) -> ThaiDate:
    return ThaiDate(day.year, day.month, day.day)


def archive(recipe: Recipe | None = None, **changes: Any) -> Iterator[Item]:
    """Documents of an archive in the order in which their matters began; the same for the same recipe."""
    recipe = evolve(recipe or Recipe(), **changes)
    maker = _Maker(recipe)
    day, given = recipe.first_day, 0
    pace = recipe.matters_a_day or max(1.0, recipe.letters / 30_000)
    while True:
        day = maker.working_day(day + dt.timedelta(days=1))
        for _ in range(max(1, round(maker.rng.expovariate(1 / pace)))):
            for letter, does in maker.tree(day):
                for item in maker.write(letter, does):
                    yield item
                    given += 1
                    if given >= recipe.letters:
                        return


class Score(NamedTuple):
    """Forwarding edges: *right* ones found, *wrong* ones found, all that are *true*; and the score of each found."""

    right: int
    wrong: int
    true: int
    scored: list[tuple[float, bool]]
    mistakes: list[str]

    @property
    def precision(self) -> float:
        """The share of right ones among those found."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share found of those that are true."""
        return self.right / max(1, self.true)


def judge(graph: ForwardingGraph, items: Iterable[Item]) -> Score:
    """Compare the ``forwards`` edges of *graph* with the truth.

    An edge is right if both ends are: a node is the letter that *all* its copies are (copies of two letters in one
    node are nobody), a ghost is the absent letter that all its claims mean. Of several numbered ghosts for one absent
    letter only the one with most claims is it; a ghost known by its agency alone is any absent letter of that agency.
    A pair of letters counts once.
    """
    letter_at: dict[Copy, int] = {}
    meant_by: dict[Copy, tuple[tuple[Citation, int | None], ...]] = {}
    true: set[tuple[int, int]] = set()
    for document, letter, meant in items:
        place = Copy(document.source, document.index)
        letter_at[place] = letter
        meant_by[place] = tuple(zip(document.citations, meant, strict=True))
        for citation, up in meant_by[place]:
            if up is not None and citation.relation == Relation.FORWARDS:
                true.add((up, letter))
    present = set(letter_at.values())
    is_letter: dict[str, int | None] = {}
    copies: dict[str, tuple[Copy, ...]] = {}
    ghosts = []
    for node in graph.iter_nodes():
        copies[node.id] = node.copies
        if node.ghost:
            ghosts.append(node)
        else:
            letters = {letter_at[c] for c in node.copies}
            is_letter[node.id] = letters.pop() if len(letters) == 1 else None
    largest: dict[int, tuple[int, str]] = {}
    for node in ghosts:
        letters_meant = set()
        for said in node.claims:
            fitting = {
                up
                for place in copies[said.by]
                for citation, up in meant_by[place]
                if (citation.number, citation.date, citation.agency) == (said.number, said.date, said.agency)
            }
            letters_meant.add(fitting.pop() if len(fitting) == 1 else None)
        meant_letter = letters_meant.pop() if len(letters_meant) == 1 else None
        is_letter[node.id] = None
        if meant_letter is not None and meant_letter not in present and node.number is None:
            is_letter[node.id] = meant_letter
        elif meant_letter is not None and meant_letter not in present:
            largest[meant_letter] = max(largest.get(meant_letter, (0, "")), (len(node.claims), node.id))
    is_letter.update({name: letter for letter, (_, name) in largest.items()})
    right: set[tuple[int, int]] = set()
    wrong = 0
    scored, mistakes = [], []
    for edge in graph.iter_edges():
        if edge.relation != Relation.FORWARDS:
            continue
        up, down = is_letter[edge.upstream], is_letter[edge.downstream]
        good = up is not None and down is not None and (up, down) in true
        scored.append((edge.score, good))
        if good and up is not None and down is not None:
            right.add((up, down))
        else:
            wrong += 1
            mistakes.append(f"{edge.upstream} → {edge.downstream} ({edge.score})")
    return Score(len(right), wrong, len(true), scored, mistakes)


def write(folder: Path, recipe: Recipe) -> int:
    """Stream an archive into *folder*: ``documents.jsonl`` as `thaidoc parse` prints them, and its truth as a graph.

    ``nodes.jsonl`` tells which letter each document (source, index) truly is, ``edges.jsonl`` which letter each of its
    citations truly means and how. Gives the number of documents.
    """
    from thaidoc.views.json import to_dict

    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    with (
        (folder / "documents.jsonl").open("w", encoding="utf-8") as documents,
        (folder / "nodes.jsonl").open("w", encoding="utf-8") as nodes,
        (folder / "edges.jsonl").open("w", encoding="utf-8") as edges,
    ):
        for item in archive(recipe):
            count += 1
            record = to_dict(item.document)
            documents.write(json.dumps(record, ensure_ascii=False) + "\n")
            node = {"letter": item.letter, "source": record["source"], "index": record["index"]}
            nodes.write(json.dumps(node) + "\n")
            for citation, meant in zip(item.document.citations, item.meant, strict=True):
                if meant is not None:
                    relation = str(citation.relation) if citation.relation is not None else None
                    edge = {"upstream": meant, "downstream": item.letter, "relation": relation}
                    edges.write(json.dumps(edge) + "\n")
    return count
