"""A second clause gets its own subject back, and lists of nouns stay what they are."""

import pytest

from timeline.language import parse

SUBJECTS = ("nsubj", "nsubjpass")


def subject_of(text: str, verb: str) -> str | None:
    """Return the subject below a verb of the sentence; ``None`` without."""
    passage = parse(text, [(0, len(text))])[0]
    (token,) = (word for word in passage.doc if word.text == verb)
    return next((word.text for word in token.children if word.dep_ in SUBJECTS), None)


@pytest.mark.parametrize(
    ("text", "verb", "noun"),
    [
        (
            "Airstrikes hit the depots on the outskirts of Porto but tanks resumed shelling.",
            "resumed",
            "tanks",
        ),
        ("The strongman's tanks have been pounding the city and bombs fell Thursday.", "fell", "bombs"),
        ("The mayor praised the crew and the captain thanked him.", "thanked", "captain"),
    ],
)
def test_a_second_clause_has_its_own_subject(text: str, verb: str, noun: str) -> None:
    assert subject_of(text, verb) == noun


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The minister met farmers and fishermen and left on Monday.", "left"),
        ("The storm hit Porto and Lisbon and killed nine.", "killed"),
        ("The court fined the bank and the broker and closed the case.", "closed"),
    ],
)
def test_a_verb_behind_a_list_shares_the_first_subject(text: str, verb: str) -> None:
    assert subject_of(text, verb) is None
