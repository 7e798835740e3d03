"""The blocking keys and the weighing of one citation against one letter."""

import pytest

from tests.tracing.making import cite, department, letter, province, told
from thaidoc.tracing import keys, match
from thaidoc.tracing.blocking import bare_serial
from thaidoc.tracing.facts import fold_digits, level_of, matter_slices
from thaidoc.tracing.matching import CURVE, CURVE_TOLD, FIELDS, edits, probability


@pytest.mark.parametrize(
    ("cited", "date", "shared"),
    [
        ("มท 0310.3/ว 1266", "2023-05-10", "ncgam"),
        ("มท 0310.3/ว 1266", "2019-05-10", "ncm"),  # a year that cannot be right
        ("มท 0310.3/ว 1222", "2023-05-10", "cgam"),  # confused digits
        ("มท 0310.3/ว 12666", "2023-05-10", "am"),  # a digit too many
        ("มห 0310.3/ว 12666", "2023-05-10", "am"),  # letters too
        ("มห 0810.3/ว 1266", "2023-05-10", "gam"),  # letters and code
    ],
)
def test_keys_survive_damage(cited: str, date: str, shared: str):
    """Which kinds of key a citation still shares with the letter that it means."""
    above = set(keys(department()))
    below = province(cite(cited, date, "กรมการปกครอง"))
    met = {key[0] for key in above & set(keys(below.citations[0], citing=below))}
    assert met == set(shared)


def test_a_citation_without_agency_is_sought_among_those_that_may_issue_its_number():
    """The registry says who holds มท 03."""
    below = province(cite("มท 0310.3/ว 12666", "2023-05-10"))
    assert {k[0] for k in set(keys(department())) & set(keys(below.citations[0], citing=below))} == {"a", "d", "l", "m"}


def test_the_next_document_of_the_file_is_a_candidate_of_what_was_told():
    """Bound behind the citing letter, whatever it says."""
    above = letter(None, None, None, subject=None, source="a.txt", index=1)
    below = letter("พง 0018.1/ว 5558", None, "จังหวัดพังงา", told("กรมการปกครอง"), source="a.txt")
    assert set(keys(above)) & set(keys(below.citations[0], citing=below)) == {"f1/a.txt"}


def test_a_number_without_running_number_has_no_number_key():
    """Such a number never identifies a document."""
    assert not [key for key in keys(letter("พง 0017.2/ว", "2023-06-13", "จังหวัดพังงา")) if key[0] in "ncg"]


def test_the_better_a_letter_fits_the_higher_the_score():
    """Each damage lowers the score; another letter has next to none."""
    below = province()
    above = department()
    scores = [
        match(cite(*told_so, "กรมการปกครอง"), above, citing=below).score
        for told_so in (
            ("มท 0310.3/ว 1266", "2023-05-10"),
            ("มท 0310.3/ว 1222", "2023-05-10"),
            ("มท 0310.3/ว 1222", "2023-05-12"),
            ("มท 0310.3/ว 7431", "2023-02-01"),
        )
    ]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 0.999
    assert scores[-1] < 0.1


def test_evidence_says_what_agreed_and_how_far():
    """Each field that could be compared has a line."""
    found = match(cite("มท 0310.3/ว 1222", "2023-05-10", "กรมการปกครอง"), department())
    assert dict(found.evidence) == {
        "serial": "confused twice: cited มท 0310.3/ว 1222, printed มท 0310.3/ว 1266",
        "office": "same: cited มท 0310.3/ว 1222, printed มท 0310.3/ว 1266",
        "letters": "same: cited มท 0310.3/ว 1222, printed มท 0310.3/ว 1266",
        "mark": "same: cited มท 0310.3/ว 1222, printed มท 0310.3/ว 1266",
        "date": "same: cited 2023-05-10, printed 2023-05-10",
        "agency": "same: cited กรมการปกครอง, letter of กรมการปกครอง",
    }


def test_digit_classes_are_those_that_print_confuses():
    """๐๑, ๒๖, ๓๗, ๔๕๘๙."""
    assert fold_digits("0123456789") == "0023442344"
    assert fold_digits("126636") == fold_digits("162272")


def test_the_curve_rises_and_the_score_follows_it():
    """Calibration is monotone; below and above its ends it is flat."""
    for curve, narrative in ((CURVE, False), (CURVE_TOLD, True)):
        assert [y for _, y in curve] == sorted(y for _, y in curve)
        assert [x for x, _ in curve] == sorted(x for x, _ in curve)
        assert probability(-500, told=narrative) == curve[0][1]
        assert probability(500, told=narrative) == curve[-1][1]
        for x, y in curve:
            assert probability(x, told=narrative) == pytest.approx(y)


def test_every_field_has_a_level_for_what_is_missing():
    """What is not there speaks neither for nor against."""
    assert all(levels[0] == ("missing", 0.0) for _, levels in FIELDS)


@pytest.mark.parametrize(
    ("a", "b", "distance"), [("1507", "1507", 0), ("12696", "126636", 2), ("1", "12345", 3), ("", "1", 1)]
)
def test_edits_stop_at_three(a: str, b: str, distance: int):
    """Only near numbers are of interest."""
    assert edits(a, b) == distance


def test_small_things():
    """Running numbers without zeros, tiers of names, slices of a subject without the marks that OCR loses."""
    assert [bare_serial(s) for s in ("071", "000", "ป 5103", "686-723")] == ["71", "0", "ป5103", "686-723"]
    assert level_of("นายอำเภอกะปง") == ("district", "กะปง")
    assert level_of("บริษัทหนึ่ง") is None
    assert matter_slices("การประชุม") == matter_slices("การ ประชม") == matter_slices("ภารปธะชุม")
