"""The reason of a merge names what two statements have in common, and nothing that tells nothing."""

import pytest

from tests.merging.stories import article
from timeline.merging.explanation import merge_reason
from timeline.merging.statement import statement
from timeline.pipeline import extract


def reason(one: str, two: str) -> str:
    articles = [article("Herald", 6, one), article("Courier", 6, two)]
    [here, there] = [
        statement(found.mentions[0], each)
        for each, (_, found) in zip(articles, extract(articles), strict=True)
    ]
    return merge_reason(here, there)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (
            "Rebels seized the oil port of Tarn on Monday.",
            "On Monday the oil port of Tarn was captured by rebels.",
            'same day; both name Tarn; "seized" and "captured"; the words rebels, port and oil in both',
        ),
        (
            "The ferry Saint Olga sank on Monday with 212 passengers.",
            "On Monday 212 people were aboard the ferry Saint Olga.",
            "same day; both name Saint Olga; both give 212; the word ferry in both",
        ),
        ("The mayor said on Monday that he was ill.", "The king was seen on Monday.", "same day"),
        (
            "Hail fell in May 2020 in Tarn.",
            "The mayor of Tarn resigned on 4 May 2020.",
            "dates that agree; both name Tarn",
        ),
    ],
)
def test_a_reason_names_shared_names_acts_numbers_and_rare_words(one: str, two: str, expected: str) -> None:
    assert reason(one, two) == expected
