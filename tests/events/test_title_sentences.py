"""The titles of sentences of every kind: who did what to whom stays as the sentence states it."""

import tomllib
from pathlib import Path

import pytest

from tests.events.short_texts import mentions
from timeline.events.title_text import ordinary_text

CASES = tomllib.loads(Path(__file__).with_name("title_sentences.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_the_title_says_what_the_sentence_says(case: dict) -> None:
    title = next(
        each.title for each in reversed(mentions(case["text"])) if each.expression.text == case["at"]
    )
    assert title in case["wanted"]
    assert not any(title.casefold().startswith(each.casefold()) for each in case["never"])


@pytest.mark.parametrize(
    ("text", "ordinary"),
    [
        ("Norway 's ministers did n't vote , he said", "Norway's ministers didn't vote, he said"),
        ("the `` green '' budget", 'the "green" budget'),
        ("a draft -LRB- of May -RRB- fell", "a draft of May fell"),
        ("the fishermen 's boats cost $ 5", "the fishermen's boats cost $5"),
        ("they can't leave the dogs' bowls", "they can't leave the dogs' bowls"),
        ("it rose .5 percent .", "it rose .5 percent."),
        ("[Norway] 's minister left", "[Norway]'s minister left"),
    ],
)
def test_the_marks_of_tokens_become_ordinary_text(text: str, ordinary: str) -> None:
    assert ordinary_text(text) == ordinary
