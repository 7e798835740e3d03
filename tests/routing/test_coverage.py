"""Who has acted on a circular, by the graph of an archive; and its views."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from corpus import letters as corpus_letters
from tests.routing.letters import letter
from thaidoc.records import Citation, Document, Relation, Stamp
from thaidoc.routing import Coverage, NotInArchive, Status, coverage, route
from thaidoc.tracing import ForwardingGraph
from thaidoc.values import DocumentNumber, ThaiDate
from thaidoc.views.coverage_html import to_html
from thaidoc.views.coverage_json import coverage_dict, route_dict
from thaidoc.views.coverage_table import coverage_text, route_text

NUMBER, DATE = "ลย 0023.3/ว 1011", "17 กุมภาพันธ์ 2568"


def cites(relation: Relation) -> Citation:
    return Citation(
        "body",
        agency="จังหวัดเลย",
        number=DocumentNumber.parse(NUMBER),
        date=ThaiDate.parse(DATE),
        relation=relation,
    )


def hop(sender: str, number: str, date: str, relation: Relation, source: str, to: str = "นายก อบต.|ทุกแห่ง") -> Document:
    return evolve(letter(to, sender=sender, number=number, date=date, source=source), citations=(cites(relation),))


def archive() -> list[Document]:
    """A province's circular to its 14 districts and a town, and what came of it."""
    stamp = Stamp("ที่ว่าการอำเภอเชียงคาน", "77", ThaiDate.parse("19 กุมภาพันธ์ 2568"))
    return [
        letter(
            "นายอำเภอ|ทุกอำเภอ",
            "นายกเทศมนตรีเมืองเลย",
            "นายกองค์การบริหารส่วนตำบล|ทุกแห่ง",
            sender="จังหวัดเลย",
            number=NUMBER,
            date=DATE,
            source="circular.txt",
            stamps=(stamp,),
            body="สำหรับอำเภอให้แจ้งองค์กรปกครองส่วนท้องถิ่นในพื้นที่ด้วย",
        ),
        hop("อำเภอภูเรือ", "ลย 0723/ว 40", "21 กุมภาพันธ์ 2568", Relation.FORWARDS, "phuruea.txt"),
        hop("ที่ว่าการอำเภอเชียงคาน", "ลย 0323/ว 12", "24 กุมภาพันธ์ 2568", Relation.FORWARDS, "chiangkhan.txt"),
        hop("เทศบาลเมืองเลย", "ลย 52001/90", "3 มีนาคม 2568", Relation.REPLIES, "town.txt", "ผู้ว่าราชการจังหวัดเลย"),
        hop("โรงพยาบาลเลย", "ลย 0033.201/7", "4 มีนาคม 2568", Relation.REPLIES, "hospital.txt", "ผู้ว่าราชการจังหวัดเลย"),
        letter("ผู้ว่าราชการจังหวัดเลย", sender="อำเภอด่านซ้าย", number="ลย 0423/9", date="5 มีนาคม 2568", source="other.txt"),
    ]


def covered(documents: list[Document] | None = None, circular: str = NUMBER) -> Coverage:
    documents = documents or archive()
    return coverage(ForwardingGraph(documents), circular, documents)


def test_who_has_done_what() -> None:
    """Passed on, answered, received, silent; with the day, the days it took and the letter."""
    found = covered()
    assert {str(status): count for status, count in found.counts().items()} == {
        "forwarded": 2, "answered": 1, "received": 0, "silent": 12,
    }  # fmt: skip
    rows = {row.office.id: row for row in found.rows if row.status is not Status.SILENT}
    assert set(rows) == {"district:4203", "district:4207", "local:เทศบาลเมืองเลย"}
    by_number = {row.number: (str(row.status), row.when.iso if row.when else None, row.days) for row in rows.values()}
    assert by_number == {
        "ลย 0723/ว 40": ("forwarded", "2025-02-21", 4),
        "ลย 0323/ว 12": ("forwarded", "2025-02-24", 7),
        "ลย 52001/90": ("answered", "2025-03-03", 14),
    }
    assert (found.circular, found.number) == (NUMBER, NUMBER)
    assert [group.kind for group in found.groups] == ["local_government"]
    assert len(found.next_hops) == 1


def test_others_and_the_unaddressed() -> None:
    """The hospital was not addressed; a letter that does not name the circular counts for nothing."""
    found = covered()
    assert [row.office.name for row in found.others] == ["โรงพยาบาลเลย"]
    assert "อำเภอด่านซ้าย" not in {row.office.name for row in found.rows if row.status is not Status.SILENT}
    assert len(found.silent) == 12


def test_a_stamp_is_a_receipt() -> None:
    """Where nothing more is found, the stamp on a copy says received."""
    documents = [document for document in archive() if document.source != "chiangkhan.txt"]
    (row,) = [row for row in covered(documents).rows if row.status is Status.RECEIVED]
    assert (row.office.name, row.days) == ("นายอำเภอเชียงคาน", 2)
    assert "stamp 77" in (row.evidence or "")


def test_the_order_of_the_archive_does_not_matter() -> None:
    """The same whatever the order."""
    assert covered(archive()[::-1]) == covered()


def test_through_the_province() -> None:
    """A department writes to ท้องถิ่นจังหวัด; the province answers under that office's number, or in its own name."""
    circular = letter("ท้องถิ่นจังหวัด|ทุกจังหวัด", number="มท 0819.2/ว 367", date="20 มกราคม 2566", source="dla.txt")
    number = DocumentNumber.parse("มท 0819.2/ว 367")
    cited = Citation(
        "reference", agency="กรมส่งเสริมการปกครองท้องถิ่น", number=number, date=circular.date, relation=Relation.FORWARDS
    )
    for answer, why in (("พย 0023.6/ว 71", "by its number"), ("พย 0017.1/ว 71", "through จังหวัดพะเยา")):
        below = evolve(
            letter("นายอำเภอ|ทุกอำเภอ", sender="จังหวัดพะเยา", number=answer, date="30 มกราคม 2566", source="p.txt"),
            citations=(cited,),
        )
        documents = [circular, below]
        (row,) = [
            r for r in coverage(ForwardingGraph(documents), number, documents).rows if r.status is Status.FORWARDED
        ]
        assert row.office.id == "office:สถจ:56"
        assert why in (row.evidence or "")


@pytest.mark.parametrize(
    ("circular", "said"),
    [
        ("กค 1/ว 1", "is not in this archive"),
        ("xyz", "is not in this archive"),
        ("", "is not in this archive"),
    ],
)
def test_not_in_the_archive(circular: str, said: str) -> None:
    """Told with what was asked for."""
    documents = archive()
    with pytest.raises(NotInArchive, match=said):
        coverage(ForwardingGraph(documents), circular, documents)


def test_only_cited() -> None:
    """A ghost has no recipients."""
    documents = archive()[1:]
    with pytest.raises(NotInArchive, match="only cited"):
        coverage(ForwardingGraph(documents), NUMBER, documents)


def test_two_of_one_number() -> None:
    """Two years, one number: the ids are told, and an id decides."""
    first = archive()
    documents = [*first, evolve(first[0], date=ThaiDate.parse("1 มีนาคม 2567"), source="older.txt", stamps=())]
    graph = ForwardingGraph(documents)
    with pytest.raises(NotInArchive, match="give one of these"):
        coverage(graph, NUMBER, documents)
    assert coverage(graph, first[0], documents).counts()[Status.FORWARDED] == 2
    ids = [node.id for node in graph.nodes if node.number and node.number.text == NUMBER]
    assert {coverage(graph, ident, documents).circular for ident in ids} == set(ids)


def test_table_and_page_hold_every_office() -> None:
    """Both views name each office; the page is whole in itself, text escaped."""
    found = covered()
    nasty = evolve(found, subject="<script>alert(1)</script>\x1b[31m")
    text, page = coverage_text(nasty), to_html(nasty)
    for row in found.rows:
        assert row.office.name in text
        assert row.office.name in page
    assert "<script" not in page
    assert "\x1b" not in text
    assert "http-equiv" in page
    assert "src=" not in page
    assert "href=" not in page
    data = coverage_dict(found)
    assert data["counts"]["forwarded"] == 2
    assert len(data["rows"]) == 15


def test_views_of_a_route() -> None:
    """Counts, groups with reasons, hops with their sentence."""
    document = archive()[0]
    way = route(document)
    text = route_text(document, way)
    assert "นายอำเภอ ทุกอำเภอ: 14 offices" in text
    assert "group, not enumerated" in text
    assert "passed on by อำเภอ (14 offices) to องค์กรปกครองส่วนท้องถิ่นในพื้นที่" in text
    data = route_dict(document, way)
    assert (len(data["offices"]), len(data["groups"]), len(data["next_hops"])) == (15, 1, 1)
    assert data["as_of"] == "2025-02-17"


def test_empty_letter() -> None:
    """A letter without anything has a route without anything."""
    document = letter(sender=None, date=None)
    way = route(document)
    assert (way.offices, way.groups, way.next_hops, way.day, way.origin) == ((), (), (), None, None)
    assert "0 offices" in route_text(document, way)


def test_corpus_bundle_of_three_hops() -> None:
    """An invented bundle: the department's circular reached the province, the province's its district."""
    import thaidoc

    (path,) = [path for path in corpus_letters("hand") if path.stem == "032_bundle_three_hops"]
    documents = thaidoc.parse(path.read_text(encoding="utf-8"), name=Path(path).name).documents
    graph = ForwardingGraph(documents)
    for number, office in (("มท 0816.4/ว 577", "province:35"), ("ยส 0023.3/ว 1011", "district:3508")):
        found = coverage(graph, number, documents)
        assert [row.office.id for row in found.rows if row.status is Status.FORWARDED] == [office]
