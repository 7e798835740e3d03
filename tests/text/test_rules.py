"""Every cleaning rule mends its examples and leaves its counterexamples."""

import pytest

from thaidoc.text import RULES, clean

EXAMPLES = [(rule.name, dirty, wanted) for rule in RULES for dirty, wanted in rule.examples]
COUNTEREXAMPLES = [(rule.name, text) for rule in RULES for text in rule.counterexamples]


@pytest.mark.parametrize(("name", "dirty", "wanted"), EXAMPLES)
def test_example_is_mended_by_its_rule(name, dirty, wanted):
    normal = clean(dirty)
    assert normal.text == wanted
    assert name in {rule for edit in normal.edits for rule in edit.rule.split("+")}


@pytest.mark.parametrize(("name", "text"), COUNTEREXAMPLES)
def test_counterexample_stays(name, text):
    assert clean(text).text == text


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_is_complete(rule):
    assert rule.why.endswith(".")
    assert rule.examples
    assert rule.counterexamples
    assert (rule.pattern is None) != (rule.find is None)
    assert rule.literals or rule.pairs or rule.foreign, "a rule without a gate runs on every letter"


def test_names_are_unique_and_join_with_plus():
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert not [name for name in names if "+" in name]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_gate_lets_its_examples_through_alone(rule):
    """A gate that is too narrow would hide behind another rule's gate; one rule alone must not."""
    from thaidoc.text.cleaning import _encoded, _waiting_for_characters, _waiting_for_literals

    for dirty, _ in rule.examples:
        if any(rule.changes(dirty)):
            foreign, pairs = _waiting_for_characters(dirty, _encoded(dirty))
            assert (foreign | pairs | _waiting_for_literals(dirty, _encoded(dirty))) >> RULES.index(rule) & 1


def test_one_test_finds_every_pair_and_no_other():
    """Every pair of neighbours that a rule waits for, alone in a text, calls that rule; other pairs call none."""
    from thaidoc.text.cleaning import _encoded, _waiting_for_characters

    letters = {b"B": " ", b"V": "ี", b"T": "่", b"A": "า", b"E": "เ", b".": "ก"}
    for left, first in letters.items():
        for right, second in letters.items():
            wanted = sum(1 << i for i, rule in enumerate(RULES) if left + right in rule.pairs)
            between, alone = f"ก{first}{second}ก", f"{first}{second}"
            assert _waiting_for_characters(between, _encoded(between))[1] & wanted == wanted
            if not any(left + right in rule.pairs for rule in RULES):
                assert not _waiting_for_characters(alone, _encoded(alone))[1]
