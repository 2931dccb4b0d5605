"""Each rule finds its examples, gives them their values, and leaves its look-alikes alone."""

import pytest

from timeline.temporal import tag
from timeline.temporal.english import english_scanner
from timeline.temporal.english.english_scanner import matches
from timeline.temporal.english.rule_grammar import EXAMPLES_DCT, Example, Rule, checked
from timeline.temporal.english.rules import RULES


def marked(text: str) -> tuple[str, int, int]:
    """Return a text without its marks, and the marked span (without marks, the whole text)."""
    before, mark, rest = text.partition("_")
    if not mark:
        return text, 0, len(text)
    inside, _, after = rest.partition("_")
    return before + inside + after, len(before), len(before) + len(inside)


def resolved(marked_text: str) -> list[tuple[str, str | None]]:
    """Return value and ``mod`` of the expression that covers the marked span; empty if there is none."""
    text, start, end = marked(marked_text)
    tagged = tag(text, EXAMPLES_DCT)
    return [(e.value, e.mod) for e in tagged if e.start <= start and end <= e.end]


def expected(example: Example) -> list[tuple[str, str | None]]:
    _, value, *mods = example
    return [(value, mods[0] if mods else None)]


def name(parameter: object) -> str:
    """Return the phrase of a rule, or the text of an example, as the name of a test."""
    if isinstance(parameter, Rule):
        return parameter.phrase
    return str(parameter[0] if isinstance(parameter, tuple) else parameter)


EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]
LEFT_ALONE = [(rule, text) for rule in RULES for text in rule.leaves]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=name)
def test_a_rule_finds_the_span_of_its_example(rule: Rule, example: Example) -> None:
    text, start, end = marked(example[0])
    assert (start, end, rule.phrase) in [(f.start, f.end, by.phrase) for f, by in matches(text)]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=name)
def test_an_example_resolves_to_its_value(rule: Rule, example: Example) -> None:
    assert resolved(example[0]) == expected(example), rule.phrase


@pytest.mark.parametrize(("rule", "text"), LEFT_ALONE, ids=name)
def test_a_rule_leaves_look_alikes_alone(rule: Rule, text: str) -> None:
    assert rule.phrase not in [by.phrase for _, by in matches(text)]


@pytest.mark.parametrize("rule", RULES, ids=name)
def test_without_its_rule_an_example_has_another_value(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    """No rule is idle: if the grammar loses it, at least one of its examples is not resolved any more."""
    others = [other for other in RULES if other is not rule]
    monkeypatch.setattr(english_scanner, "_ALLOWED", english_scanner._by_first_word(others))
    assert any(resolved(example[0]) != expected(example) for example in rule.examples)


def test_two_rules_with_one_phrase_are_refused() -> None:
    rule = RULES[0]
    with pytest.raises(ValueError, match="same phrase"):
        checked([rule], [rule])


@pytest.mark.parametrize(
    ("phrase", "examples", "complaint"),
    [("[last ]", [("last", "2020")], "matches nothing"), ("last <unit>", [], "no example")],
)
def test_a_new_rule_is_checked(phrase: str, examples: list[Example], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        Rule(phrase, lambda _: None, examples)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=name)
def test_other_spellings_of_an_example_raise_nothing(rule: Rule, example: Example) -> None:
    text = marked(example[0])[0]
    spellings = [text.upper(), text.lower(), text.title(), text.replace(" ", "-"), text.replace(" ", "\n")]
    spellings += [
        text.replace("'", "’"),
        text.replace("-", " "),
        text.replace("-", "–"),
        text * 2,
        f"the {text}",
    ]
    for spelling in spellings:
        for found, _ in matches(spelling):
            assert spelling[found.start : found.end].strip(), rule.phrase
