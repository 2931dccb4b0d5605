"""Every rule reads its own examples, and leaves alone what it must."""

import pytest

from timeline.temporal.rule import Rule, checked
from timeline.temporal.rules import RULES
from timeline.temporal.scan import scan


def marked(example: str) -> tuple[str, int, int]:
    """Return an example's text, and the span between its underscores (all of it where there are none)."""
    before, mark, rest = example.partition("_")
    if not mark:
        return example, 0, len(example)
    inside, _, after = rest.partition("_")
    return before + inside + after, len(before), len(before) + len(inside)


EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]
LEFT_ALONE = [(rule, text) for rule in RULES for text in rule.leaves]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda value: getattr(value, "phrase", value))
def test_a_rule_reads_its_example(rule: Rule, example: str) -> None:
    text, start, end = marked(example)
    assert (start, end, rule.phrase) in [(f.start, f.end, f.rule.phrase) for f in scan(text)]


@pytest.mark.parametrize(("rule", "text"), LEFT_ALONE, ids=lambda value: getattr(value, "phrase", value))
def test_a_rule_leaves_look_alikes_alone(rule: Rule, text: str) -> None:
    assert rule.phrase not in [f.rule.phrase for f in scan(text)]


def test_removing_any_rule_would_fail_an_example() -> None:
    """Each rule is the one that reads at least one of its examples, so none can go unnoticed."""
    read_by = {f.rule.phrase for _, example in EXAMPLES for f in scan(marked(example)[0])}
    assert read_by == {rule.phrase for rule in RULES}


def test_two_rules_with_one_phrase_are_refused() -> None:
    rule = RULES[0]
    with pytest.raises(ValueError, match="same phrase"):
        checked([rule], [rule])


@pytest.mark.parametrize(
    ("phrase", "examples", "complaint"),
    [("[last ]", ("last",), "matches nothing"), ("last <unit>", (), "no example")],
)
def test_a_rule_is_checked_when_it_is_made(phrase: str, examples: tuple[str, ...], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        Rule(phrase, lambda _: None, examples)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=lambda value: getattr(value, "phrase", value))
def test_other_spellings_of_an_example_raise_nothing(rule: Rule, example: str) -> None:
    text = marked(example)[0]
    spellings = [text.upper(), text.lower(), text.title(), text.replace(" ", "-"), text.replace(" ", "\n")]
    spellings += [
        text.replace("'", "’"),
        text.replace("-", " "),
        text.replace("-", "–"),
        text * 2,
        f"the {text}",
    ]
    for spelling in spellings:
        for found in scan(spelling):
            assert spelling[found.start : found.end].strip(), rule.phrase
