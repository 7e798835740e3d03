"""Sources: pages by offset, boxes by span."""

import pytest

from thaidoc.text import Box, Source, Span


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("หนึ่งหน้า", None),
        ("", None),
        ("ก\fข", (0, 2)),
        ("ก\fข\f", (0, 2)),  # pdftotext closes the last page too
        ("ก\fข\f\n", (0, 2)),
        ("\fก", (0, 1)),
        ("ก\n<!-- PAGE BREAK -->\nข", (0, 21)),
        ("ก\f\fข", (0, 2, 3)),
        ("ก\f", (0,)),
    ],
)
def test_page_starts_of_plain_text(text, starts):
    assert Source.from_text(text).page_starts == starts


PAGES = Source("aaaa\fbbbb\fcc", "x.txt", (0, 5, 10))


@pytest.mark.parametrize(("offset", "page"), [(0, 1), (4, 1), (5, 2), (9, 2), (10, 3), (12, 3), (13, None), (-1, None)])
def test_page_of(offset, page):
    assert PAGES.page_of(offset) == page
    assert Source("aaaa").page_of(offset) is None


@pytest.mark.parametrize(
    ("span", "pages"), [((0, 4), (1, 1)), ((0, 5), (1, 1)), ((3, 6), (1, 2)), ((0, 12), (1, 3)), ((5, 5), (2, 2))]
)
def test_pages_of(span, pages):
    assert PAGES.pages_of(Span(*span)) == pages


def test_boxes_come_from_the_reader():
    box = Box(1, 0.0, 0.0, 10.0, 10.0)
    source = Source("ก", boxer=lambda span: (box,) * (span.end - span.start))
    assert source.boxes(Span(0, 1)) == (box,)
    assert source == Source("ก")
    assert Source("ก").boxes(Span(0, 1)) == ()


def test_repr_is_short():
    assert repr(Source("ก" * 9999, "a.txt", (0, 5))) == "<Source 'a.txt': 9999 characters, 2 pages>"
