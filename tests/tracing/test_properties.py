"""What must hold for any documents: order and batches do not matter, nothing raises, keys meet where a link is made."""

import itertools
import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.archive import archive
from thaidoc.records import Citation, Document, Kind, Recipient, Relation, Sender, Stamp
from thaidoc.tracing import ForwardingGraph, keys, match, trace
from thaidoc.values import DocumentNumber, ThaiDate

# Few values, so that documents meet, collide and contradict each other often.
numbers = st.builds(
    DocumentNumber,
    st.sampled_from(["มท", "มห", "พง", None]),
    st.none(),
    st.sampled_from(["0310.3", "0018", None]),
    st.booleans(),
    st.sampled_from(["126", "122", "26", "0126", "ป 5", None]),
    st.sampled_from([None, None, 2566]),
)
dates = st.one_of(
    st.none(),
    st.builds(ThaiDate, st.sampled_from([2022, 2023]), st.just(5), st.sampled_from([10, 11, 12])),
    st.builds(ThaiDate, st.just(2023), st.sampled_from([None, 5])),
)
agencies = st.sampled_from([None, "กรมการปกครอง", "จังหวัดพังงา", "อำเภอกะปง", "หน่วยงานหนึ่ง"])
subjects = st.sampled_from([None, "การสำรวจแหล่งน้ำชุมชนประจำปี", "การสำรวจแหล่งนํ้าชุมชนประจำปี", "ขอเชิญประชุมคณะทำงานจังหวัด"])
citations = st.builds(
    Citation,
    where=st.sampled_from(["reference", "attachment", "body"]),
    agency=agencies,
    number=st.one_of(st.none(), numbers),
    date=dates,
    relation=st.one_of(st.none(), st.sampled_from(list(Relation))),
)
documents = st.builds(
    Document,
    kind=st.sampled_from(list(Kind)),
    source=st.sampled_from([None, "a.txt", "b.txt"]),
    index=st.integers(0, 2),
    number=st.one_of(st.none(), numbers),
    date=dates,
    sender=st.one_of(st.none(), st.builds(Sender, agency=agencies)),
    subject=subjects,
    recipients=st.lists(
        st.builds(
            Recipient, name=st.sampled_from([None, "นายอำเภอ", "จังหวัดพังงา"]), scope=st.sampled_from([None, "ทุกอำเภอ"])
        ),
        max_size=1,
    ).map(tuple),
    citations=st.lists(citations, max_size=3).map(tuple),
    stamps=st.lists(st.builds(Stamp, agency=agencies, date=dates), max_size=1).map(tuple),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(documents, max_size=9), st.randoms(use_true_random=False), st.integers(0, 9))
def test_any_order_and_any_batches_give_the_same_graph(docs: list[Document], rng: random.Random, cut: int):
    """Permuted, added in two batches, added one by one, merged from two graphs: always equal."""
    whole = trace(docs)
    shuffled = list(docs)
    rng.shuffle(shuffled)
    assert trace(shuffled) == whole
    assert trace(shuffled[:cut]).add(shuffled[cut:]) == whole
    by_one = ForwardingGraph()
    for document in shuffled:
        by_one.add([document])
    assert by_one == whole
    assert trace(shuffled[:cut]).merge(trace(shuffled[cut:])) == whole


def test_an_archive_in_any_order_and_batches_gives_the_same_graph():
    """Six hundred letters with damage, twins, ghosts and copies, in five random batches, merged and added."""
    docs = [item.document for item in archive(letters=600, seed=5)]
    whole = trace(docs)
    rng = random.Random(3)
    for _ in range(3):
        rng.shuffle(docs)
        parts = [docs[i::5] for i in range(5)]
        graph = ForwardingGraph()
        for part in parts[:3]:
            graph.add(part)
        graph.merge(trace(parts[3]).merge(trace(parts[4])))
        assert graph == whole


@settings(max_examples=60, deadline=None)
@given(st.lists(documents, max_size=8))
def test_the_graph_is_sound_for_any_documents(docs: list[Document]):
    """Ids are unique, edges join nodes, nothing leads to itself, forwarding has no loop, chains are made of edges."""
    graph = trace(docs)
    ids = [node.id for node in graph.nodes]
    assert len(ids) == len(set(ids))
    passed = {(e.upstream, e.downstream) for e in graph.edges if e.relation == "forwards"}
    for edge in graph.edges:
        assert {edge.upstream, edge.downstream} <= set(ids)
        assert edge.upstream != edge.downstream
        assert 0 <= edge.score <= 1
        assert edge.evidence
    left = set(passed)
    while left:
        tops = {up for up, _ in left} - {down for _, down in left}
        assert tops, "a loop"
        left = {(up, down) for up, down in left if up not in tops}
    for chain in graph.chains():
        assert set(itertools.pairwise(chain)) <= passed
        assert len(graph.hops(chain)) == len(chain) - 1
    assert sum(len(node.copies) for node in graph.nodes if not node.ghost) <= len(docs)


@settings(max_examples=60, deadline=None)
@given(documents, documents)
def test_keys_and_match_are_pure(a: Document, b: Document):
    """The same arguments give the same keys and the same score, a chance between 0 and 1."""
    assert keys(a) == keys(a)
    for citation in a.citations:
        assert keys(citation, citing=a) == keys(citation, citing=a)
        found = match(citation, b, citing=a)
        assert found == match(citation, b, citing=a)
        assert 0 <= found.score <= 1


def test_what_is_linked_shares_a_key():
    """The linking can be done by any engine that joins on the keys: no link is made past them."""
    docs = [item.document for item in archive(letters=400, seed=7)]
    graph = trace(docs)
    at = {(d.source, d.index): d for d in docs}
    copies = {node.id: [at[c.source, c.index] for c in node.copies] for node in graph.nodes if not node.ghost}
    joined = 0
    for edge in graph.edges:
        if edge.upstream not in copies:
            continue
        above = {key for d in copies[edge.upstream] for key in keys(d)}
        below = {key for d in copies[edge.downstream] for c in d.citations for key in keys(c, citing=d)}
        assert above & below
        joined += 1
    assert joined > 200
