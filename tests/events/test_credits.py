import pytest

from timeline.events.boilerplate import credit_end


@pytest.mark.parametrize(
    ("credit", "sentence"),
    [
        ("Reuters ", "In 2014 the dam burst."),
        ("AP:Associated Press ", "The dam burst on Monday."),
        ("Ida Berg / Reuters ", "The dam burst on Monday."),
        ("AFP/Getty Images ", "The dam burst on Monday."),
        ("Image copyright Ida Berg Image caption ", "The dam burst on Monday."),
    ],
)
def test_a_sentence_begins_after_its_credit(credit: str, sentence: str) -> None:
    text = f"Rain fell. {credit}{sentence}"
    assert text[credit_end(text, 11, len(text)) :] == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Reuters reported in May that the dam burst.",
        "Reuters President Ida Berg resigned on Monday.",
        "Reuters' Ida Berg resigned on Monday.",
        "Officials told Reuters The Dam was shown on Monday.",
    ],
)
def test_an_agency_as_a_subject_is_no_credit(sentence: str) -> None:
    assert credit_end(sentence, 0, len(sentence)) == 0
