"""The five views of a graph: the names of the contract, and that nothing printed on a letter can break out."""

import json
import re
import shutil
import xml.etree.ElementTree as ET

import pytest

from tests.tracing.making import cite, department, letter, province, told
from thaidoc.commands_trace import FORMATS, render
from thaidoc.tracing import ForwardingGraph, trace
from thaidoc.views.graph_html import to_html
from thaidoc.views.graph_json import pieces, to_dict

NASTY = '</script><script>alert(1)</script> "quoted" \\n & <b>@DATA@</b> ]]> --> `${x}` #quot; \u2028'


def graph() -> ForwardingGraph:
    return trace([department(), province(cite("มท 0310.3/ว 1266", "2023-05-10", "กรมการปกครอง"), told("กรมอนามัย"))])


def nasty() -> ForwardingGraph:
    """A letter whose every text tries to leave its place."""
    return trace(
        [
            letter("มท 0310.3/ว 1266", "2023-05-10", NASTY, subject=NASTY, source=NASTY),
            letter(
                None, "2023-06-13", NASTY, cite("มท 0310.3/ว 1266", "2023-05-10", NASTY), told(NASTY), subject=NASTY
            ),
        ]
    )


def test_json_has_the_names_of_the_contract():
    """``{nodes, edges, chains, corrections, notes}``, ``from`` and ``to``."""
    data = to_dict(graph())
    assert list(data) == ["nodes", "edges", "chains", "corrections", "notes"]
    node = data["nodes"][0]
    assert {"id", "number", "date", "agency", "subject", "ghost", "copies"} <= set(node)
    assert node["number"]["text"] == "มท 0310.3/ว 1266"
    assert node["date"]["iso"] == "2023-05-10"
    assert node["copies"] == [{"source": "มท 0310.3/ว 1266.txt", "index": 0}]
    edge = next(e for e in data["edges"] if e["from"] == node["id"])
    assert (edge["to"], edge["relation"]) == ("พง 0018.1/ว 5558", "forwards")
    assert set(edge["evidence"][0]) == {"rule", "detail"}
    assert edge["hop"]["days"] == 34
    assert data["chains"] == [["กรมอนามัย", "พง 0018.1/ว 5558"], ["มท 0310.3/ว 1266", "พง 0018.1/ว 5558"]]


def test_json_in_pieces_is_the_same_json():
    """Streamed row by row for archives, it parses to the same."""
    for made in (graph(), nasty(), ForwardingGraph()):
        assert json.loads("".join(pieces(made))) == to_dict(made)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_stands_nasty_letters(form: str):
    """Whatever is printed on a letter, the view keeps its shape."""
    text = "".join(render(nasty(), form))
    if form == "json":
        json.loads(text)
    elif form == "graphml":
        ET.fromstring(text)
    elif form == "html":
        assert text.count("<script") == 2
        assert "alert(1)</script>" not in text
        assert "<b>" not in text
        data = re.search('<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
        assert data
        assert NASTY in [value for node in json.loads(data[1])["nodes"] for _, value in node["rows"]]
    elif form == "mermaid":
        assert "<script" not in text
        assert text.count('"') == 2 * text.count('["')
    else:
        # Every quote of the letter is escaped, every line is one statement.
        assert all(line.endswith((";", "{", "}")) for line in text.splitlines())


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_shows_an_empty_graph(form: str):
    """No letters is no error."""
    assert "".join(render(ForwardingGraph(), form))


def test_mermaid_shows_agencies_ghosts_and_days():
    """Boxes for agencies, dashes for ghosts, the days on the arrow."""
    text = "".join(render(graph(), "mermaid"))
    assert 'subgraph a0["กรมการปกครอง"]' in text
    assert ":::ghost" in text
    assert "-->|34 วัน|" in text


def test_dot_is_read_by_graphviz():
    """Where Graphviz is installed, it draws the nasty letter too."""
    dot = shutil.which("dot")
    if dot is None:
        pytest.skip("Graphviz is not installed: apt-get install graphviz")
    import subprocess

    for made in (graph(), nasty()):
        done = subprocess.run(
            [dot, "-Tsvg"], input="".join(render(made, "dot")).encode(), capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()


def test_html_fetches_nothing():
    """One page: no address of anything outside it, and a policy that forbids it."""
    text = to_html(graph())
    assert "http" not in text.replace("http-equiv", "")
    assert "default-src 'none'" in text
    assert not re.search(r"\s(src|href)=", text)


def test_html_of_a_large_graph_draws_the_first_and_says_so():
    """A page with thousands of boxes is of no use."""
    made = trace([letter(f"มท 0310.3/ว {n * 37 + 100}", "2023-05-10", "กรมการปกครอง") for n in range(12)])
    text = to_html(made, limit=5)
    assert text.count('class="node"') == 5
    assert "5 of 12" in text
