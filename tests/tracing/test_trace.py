"""What becomes an edge, a ghost, a note, a proposal, and what does not."""

import datetime as dt

import pytest

from tests.tracing.making import (
    TO_DISTRICTS,
    TO_PROVINCES,
    cite,
    codes,
    department,
    forwards,
    letter,
    province,
    told,
)
from thaidoc.records import Kind
from thaidoc.tracing import ForwardingGraph, trace


def test_a_copied_letter_is_upstream_of_the_letter_that_encloses_it():
    """Attached copy, number, day and agency agree: one edge, with its evidence, from the earlier to the later."""
    graph = trace([province(), department()])
    (edge,) = graph.edges
    assert (edge.upstream, edge.downstream, edge.relation) == ("มท 0310.3/ว 1266", "พง 0018.1/ว 5558", "forwards")
    assert edge.score > 0.99
    assert {p.rule for p in edge.evidence} >= {"serial", "office", "letters", "date", "agency", "matter", "reach"}
    assert graph.chains() == (("มท 0310.3/ว 1266", "พง 0018.1/ว 5558"),)


@pytest.mark.parametrize(
    ("cited", "day"),
    [
        ("มท 0310.3/1266", "2023-05-10"),  # ว lost
        ("มท 0310.3/ว 1222", "2023-05-10"),  # ๖ read as ๒
        ("มท 0310.3/ว 166", "2023-05-10"),  # a digit lost
        ("มท 0310.3/ว 12666", "2023-05-10"),  # a digit twice
        ("มห 0310.3/ว 1266", "2023-05-10"),  # letters
        ("มท 0710.7/ว 1266", "2023-05-10"),  # ๓ read as ๗ in the code
        ("มท 0310.3/ว 1266", "2023-05-11"),  # the day
        ("มท 0310.3/ว 1266", "2019-05-10"),  # ๒๕๖๖ read as ๒๕๖๒
        ("มท 0310.3/ว 1266", None),
    ],
)
def test_a_damaged_citation_still_finds_its_letter(cited: str, day: str | None):
    """One thing wrong with number or date: the only letter that fits is taken."""
    graph = trace([department(), province(cite(cited, day, "กรมการปกครอง"))])
    assert forwards(graph) == [("มท 0310.3/ว 1266", "พง 0018.1/ว 5558")]


def test_a_wrong_number_is_noted_and_proposed_on_both_sides():
    """Letter and citation print different numbers: a note, and a proposal for each, since neither is surer."""
    graph = trace([department(), province(cite("มท 0310.3/ว 1222", "2023-05-10", "กรมการปกครอง"))])
    assert "number_mismatch" in codes(graph)
    assert {(p.node, p.field, p.printed, p.proposed) for p in graph.corrections} == {
        ("มท 0310.3/ว 1266", "number.serial", "1266", "1222"),
        ("พง 0018.1/ว 5558", "citations.0.number.serial", "1222", "1266"),
    }
    assert all(0 < p.confidence <= 0.5 for p in graph.corrections)


def test_two_citations_outvote_a_third_and_the_letter_keeps_its_number():
    """Where most citations agree with the letter, only the odd citation is to be corrected."""
    others = [
        letter(f"พง 0{n}18/ว 7", "2023-06-20", f"อำเภอที่{n}", cite("พง 0018.1/ว 5558", "2023-06-13", "จังหวัดพังงา"))
        for n in (1, 2)
    ]
    odd = letter("พง 0318/ว 7", "2023-06-20", "อำเภอที่สาม", cite("พง 0018.1/ว 5550", "2023-06-13", "จังหวัดพังงา"))
    found = [p for p in trace([province(), department(), odd, *others]).corrections if "serial" in p.field]
    assert [(p.node, p.proposed) for p in found] == [("พง 0318/ว 7", "5558")]


def test_a_lost_day_is_proposed_from_the_letter_that_cites_it():
    """The letter prints month and year only; who passes it on tells the day."""
    graph = trace([letter("มท 0310.3/ว 1266", "2023-05", "กรมการปกครอง"), province()])
    (proposal,) = [p for p in graph.corrections if p.field == "date"]
    assert (proposal.node, proposal.printed, proposal.proposed) == ("มท 0310.3/ว 1266", "2023-05", "2023-05-10")
    assert proposal.correction.reason == "cited so by พง 0018.1/ว 5558"


def test_an_absent_letter_is_a_ghost_with_what_is_said_of_it():
    """The claims of both citing letters are kept, and contradictions in them."""
    other = letter("กบ 0018.1/ว 91", "2023-06-01", "จังหวัดกระบี่", cite("มท 0310.3/ว 1266", "2023-05-11", "กรมการปกครอง"))
    graph = trace([province(), other])
    (ghost,) = graph.ghosts()
    assert (ghost.id, ghost.ghost, ghost.agency) == ("มท 0310.3/ว 1266", True, "กรมการปกครอง")
    assert [(c.by, c.date.iso if c.date else None) for c in ghost.claims] == [
        ("กบ 0018.1/ว 91", "2023-05-11"),
        ("พง 0018.1/ว 5558", "2023-05-10"),
    ]
    assert len(forwards(graph)) == 2


def test_a_ghost_is_filled_in_when_the_letter_arrives():
    """The same graph as if the letter had been there from the start."""
    graph = trace([province()])
    assert len(graph.ghosts()) == 1
    graph.add([department()])
    assert graph.ghosts() == ()
    assert graph == trace([department(), province()])


def test_a_damaged_citation_joins_the_better_attested_ghost():
    """Three say 1266, one 1222, of the same day and matter: one absent letter."""
    names = ("จังหวัดกระบี่", "จังหวัดตรัง", "จังหวัดระนอง")
    rest = [
        letter(f"{code} 0018.1/ว 91", "2023-06-01", name, cite(number, "2023-05-10", "กรมการปกครอง"))
        for code, name, number in zip(
            ("กบ", "ตง", "รน"), names, ("มท 0310.3/ว 1266", "มท 0310.3/ว 1222", "มท 0310.3/ว 1266"), strict=True
        )
    ]
    graph = trace([province(), *rest])
    assert [g.id for g in graph.ghosts()] == ["มท 0310.3/ว 1266"]
    assert len(forwards(graph)) == 4


def test_what_was_told_without_a_number_is_found_by_agency_and_matter():
    """ได้รับแจ้งจากกรม… ว่า, the same subject, addressed to the province, weeks before."""
    graph = trace([department(), province(told("กรมการปกครอง"))])
    assert forwards(graph) == [("มท 0310.3/ว 1266", "พง 0018.1/ว 5558")]


def test_what_was_told_is_found_behind_it_in_the_file():
    """Stamped letters have no subject: agency and place in the file carry the link."""
    above = letter("มท 0819.2/ว 367", None, "กรมส่งเสริมการปกครองท้องถิ่น", subject=None, source="a.txt", index=1)
    below = letter("พย 0023.6/ว 071", None, "จังหวัดพะเยา", told("กรมส่งเสริมการปกครองท้องถิ่น"), subject=None, source="a.txt")
    assert forwards(trace([above, below])) == [("มท 0819.2/ว 367", "พย 0023.6/ว 071")]


def test_what_was_told_of_an_absent_letter_is_a_ghost_of_that_agency_for_each_letter():
    """Unknown keys never merge: two letters that were told by one agency may mean two letters."""
    graph = trace([province(told("กรมอนามัย")), letter("กบ 0018.1/ว 91", "2023-06-01", "จังหวัดกระบี่", told("กรมอนามัย"))])
    assert [(g.agency, g.number) for g in graph.ghosts()] == [("กรมอนามัย", None)] * 2
    assert len({g.id for g in graph.ghosts()}) == 2


def test_told_and_enclosed_is_one_edge():
    """The narrative citation above an enclosed copy of the same agency adds nothing."""
    graph = trace([province(cite("มท 0310.3/ว 1266", "2023-05-10", "กรมการปกครอง"), told("กรมการปกครอง"))])
    assert forwards(graph) == [("มท 0310.3/ว 1266", "พง 0018.1/ว 5558")]


def test_the_agency_whose_matter_it_is_makes_no_forwarding_edge():
    """An origin without number is no letter."""
    graph = trace([province(cite("มท 0310.3/ว 1266", "2023-05-10", "กรมการปกครอง"), told("กรมอนามัย", "origin"))])
    assert [g.id for g in graph.ghosts()] == ["มท 0310.3/ว 1266"]


@pytest.mark.parametrize("relation", ["replies", "refers", "reminds", "amends", "cancels"])
def test_other_relations_are_edges_and_no_forwarding(relation: str):
    """A reply names the letter that it answers; it passes nothing on and is in no chain."""
    graph = trace(
        [department(), province(cite("มท 0310.3/ว 1266", "2023-05-10", relation=relation, where="reference"))]
    )
    assert [(e.upstream, e.relation) for e in graph.edges] == [("มท 0310.3/ว 1266", relation)]
    assert graph.chains() == ()


def test_a_numbered_order_carried_by_a_letter_is_an_edge():
    """Convention 8: also the agency's own order."""
    order = letter("คำสั่งที่ 1971/2567".removeprefix("คำสั่ง"), "2024-09-06", "จังหวัดพังงา", kind=Kind.ORDER)
    cover = letter(
        "พง 0017.2/ว 4594",
        "2024-09-09",
        "จังหวัดพังงา",
        cite("1971/2567", "2024-09-06", "จังหวัดพังงา", relation="encloses"),
    )
    assert forwards(trace([order, cover])) == [("1971/2567", "พง 0017.2/ว 4594")]


def test_orders_of_two_agencies_with_one_number_are_two():
    """Every agency has its own 1/2567."""
    orders = [letter("1/2567", "2024-01-05", name, source=f"{name}.txt") for name in ("จังหวัดพังงา", "จังหวัดกระบี่")]
    cover = letter("กบ 0017.2/ว 4", "2024-01-09", "จังหวัดกระบี่", cite("1/2567", "2024-01-05", "จังหวัดกระบี่"))
    graph = trace([*orders, cover])
    assert [n.agency for n in graph.nodes if n.number and n.number.text == "1/2567"] == ["จังหวัดกระบี่", "จังหวัดพังงา"]
    assert forwards(graph) == [("1/2567 (2024-01-05) [จังหวัดกระบี่.txt#0]", "กบ 0017.2/ว 4")]


def test_two_prints_of_one_letter_are_copies():
    """Number, day, agency, matter and addressee agree: one node with two places."""
    again = department(source="again.txt")
    graph = trace([department(), again, province()])
    node = next(n for n in graph.nodes if n.id == "มท 0310.3/ว 1266")
    assert [c.source for c in node.copies] == ["again.txt", "มท 0310.3/ว 1266.txt"]
    assert "copies" in codes(graph)
    assert len(graph) == 2


def test_one_number_with_another_matter_is_a_conflict():
    """Same number and day, different text, and the note says so."""
    graph = trace([department(), department(subject="ขอเชิญประชุมคณะทำงานทะเบียนราษฎร", source="b.txt")])
    assert codes(graph) == ["number_conflict"]
    assert len(graph) == 2


def test_twins_to_other_addressees_are_never_merged():
    """A circular to districts and one to municipalities: the district passes on the one addressed to it."""
    first = letter("พง 0018.1/ว 5558", "2023-06-13", "จังหวัดพังงา", to=TO_DISTRICTS)
    twin = letter("พง 0018.1/ว 5559", "2023-06-13", "จังหวัดพังงา", to=(("นายกเทศมนตรีเมือง", None),))
    below = letter("พง 0218/ว 7", "2023-06-20", "อำเภอกะปง", cite("พง 0018.1/ว 5558", "2023-06-13", "จังหวัดพังงา"))
    assert forwards(trace([first, twin, below])) == [("พง 0018.1/ว 5558", "พง 0218/ว 7")]
    # Without the letter meant, its twin is not taken for it.
    assert [g.id for g in trace([twin, below]).ghosts()] == ["พง 0018.1/ว 5558"]


def test_twins_with_one_number_stay_apart():
    """The same number and day to another addressee: two nodes, and a note."""
    graph = trace(
        [department(), letter("มท 0310.3/ว 1266", "2023-05-10", "กรมการปกครอง", to=TO_DISTRICTS, source="b.txt")]
    )
    assert len(graph) == 2
    assert codes(graph) == ["twin_number"]


def test_where_two_letters_fit_both_are_listed_and_none_is_taken():
    """1265 and 1268 of one day, cited as 1264: no edge, a note with both."""
    letters = [
        letter(f"มท 0310.3/ว 126{n}", "2023-05-10", "กรมการปกครอง", to=TO_PROVINCES, source=f"{n}.txt") for n in (5, 8)
    ]
    graph = trace([*letters, province(cite("มท 0310.3/ว 1264", "2023-05-10", "กรมการปกครอง"))])
    assert forwards(graph) == []
    (remark,) = [r for r in graph.notes if r.code == "ambiguous_citation"]
    assert set(remark.nodes) == {"พง 0018.1/ว 5558", "มท 0310.3/ว 1265", "มท 0310.3/ว 1268"}


def test_a_letter_that_cites_itself_gets_a_note_and_no_edge():
    """Not infrequent in the wild: the own number printed among the attachments."""
    graph = trace([province(cite("พง 0018.1/ว 5558", "2023-06-13", "จังหวัดพังงา"))])
    assert graph.edges == ()
    assert codes(graph) == ["self_citation"]


def test_a_loop_is_a_note_and_its_weakest_link_no_edge():
    """A passes on B, B passes on A: the link against the course of time goes."""
    a = letter("มท 0310.3/ว 1", "2023-05-10", "กรมการปกครอง", cite("พง 0018.1/ว 2", "2023-05-12", "จังหวัดพังงา"))
    b = letter("พง 0018.1/ว 2", "2023-05-12", "จังหวัดพังงา", cite("มท 0310.3/ว 1", "2023-05-10", "กรมการปกครอง"))
    graph = trace([a, b])
    assert forwards(graph) == [("มท 0310.3/ว 1", "พง 0018.1/ว 2")]
    assert "loop" in codes(graph)


def test_a_long_circle_needs_no_recursion():
    """Two thousand letters of one day in a circle."""
    letters = [
        letter(
            f"มท 0310.3/ว {n + 1000}",
            "2023-05-10",
            "กรมการปกครอง",
            cite(f"มท 0310.3/ว {(n + 1) % 2000 + 1000}", "2023-05-10", "กรมการปกครอง"),
        )
        for n in range(2000)
    ]
    graph = trace(letters)
    assert "loop" in codes(graph)
    assert len(graph.edges) < 2000


def test_a_number_without_running_number_identifies_nothing():
    """Drafts share พง 0017.2/ว; they take part by what they cite."""
    drafts = [
        letter("พง 0017.2/ว", "2023-06", "จังหวัดพังงา", cite("มท 0310.3/ว 1266", "2023-05-10"), source=f"{n}.txt")
        for n in (1, 2)
    ]
    graph = trace([*drafts, department()])
    assert len(graph) == 3
    assert len(forwards(graph)) == 2


def test_a_document_with_neither_number_nor_date_takes_part():
    """It is a node of its own and may cite."""
    graph = trace([letter(None, None, None, cite("มท 0310.3/ว 1266"), subject="บันทึก", source="x.txt"), department()])
    assert forwards(graph) == [("มท 0310.3/ว 1266", "x.txt#0")]


def test_a_short_citation_is_found_by_its_agency():
    """หนังสือกรมการปกครอง ว 1266 ลงวันที่ …"""
    graph = trace([department(), province(cite("ว 1266", "2023-05-10", "กรมการปกครอง"))])
    assert forwards(graph) == [("มท 0310.3/ว 1266", "พง 0018.1/ว 5558")]


def test_a_number_that_comes_again_next_year_is_another_letter():
    """Running numbers begin anew in January."""
    old = letter("มท 0310.3/ว 1266", "2022-04-21", "กรมการปกครอง", to=TO_PROVINCES, source="old.txt")
    graph = trace([old, province()])
    assert [g.date.iso for g in graph.ghosts() if g.date] == ["2023-05-10"]


def test_hops_tell_the_days_and_the_deadline_that_shrinks():
    """Written, received by stamp, passed on; what was left to the next office."""
    top = department(stamps=(("ศาลากลางจังหวัดพังงา", "2023-06-01"),), due=dt.date(2023, 7, 31))
    graph = trace([top, province(due=dt.date(2023, 7, 20))])
    (hop,) = graph.hops(graph.chains()[0])
    assert (hop.sent, hop.received, hop.passed_on) == (dt.date(2023, 5, 10), dt.date(2023, 6, 1), dt.date(2023, 6, 13))
    assert (hop.days, hop.due, hop.due_passed_on, hop.left) == (34, dt.date(2023, 7, 31), dt.date(2023, 7, 20), 37)


def test_a_stamp_before_the_letter_is_noted_and_bounds_a_lost_date():
    """What was received on a day was not written after it."""
    early = department(stamps=(("ศาลากลางจังหวัดพังงา", "2023-05-01"),))
    assert codes(trace([early])) == ["stamp_before_letter"]
    undated = letter("มท 0819.2/ว 367", None, "กรมส่งเสริมการปกครองท้องถิ่น", stamps=(("ศาลากลางจังหวัดพังงา", "2023-05-01"),))
    assert codes(trace([undated])) == ["date_bounded"]


def test_adding_a_document_twice_changes_nothing():
    """The same place in the same file with the same content."""
    graph = trace([department(), province()])
    again = trace([department(), province()]).add([province(), department()])
    assert again == graph


def test_an_empty_graph_is_empty():
    """No documents, no nodes."""
    graph = ForwardingGraph()
    assert (graph.nodes, graph.edges, graph.chains(), graph.ghosts(), graph.corrections, graph.notes) == ((),) * 6
    assert repr(graph) == "<ForwardingGraph of 0 documents, 0 citations>"


def test_a_chain_of_three_offices_is_one_way_and_two_branches_are_two():
    """Every last office has its own chain from the origin."""
    districts = [
        letter(f"พง 0{n}18/ว 7", "2023-06-20", f"อำเภอ{name}", cite("พง 0018.1/ว 5558", "2023-06-13", "จังหวัดพังงา"))
        for n, name in ((2, "กะปง"), (3, "ตะกั่วทุ่ง"))
    ]
    top = "มท 0310.3/ว 1266"
    middle = "พง 0018.1/ว 5558"
    assert trace([*districts, province(), department()]).chains() == (
        (top, middle, "พง 0218/ว 7"),
        (top, middle, "พง 0318/ว 7"),
    )
