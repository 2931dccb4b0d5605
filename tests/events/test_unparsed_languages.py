"""Articles in languages with dates and without a parser."""

from datetime import date

import pytest

from timeline.events import extract
from timeline.model import Article, Modality

PUBLISHED = date(2024, 8, 20)

CASES = [
    ("Le maire a fermé le pont lundi.", ["2024-08-19"], ["Le maire a fermé le pont lundi"]),
    (
        "Der Hafen wurde am 3. Mai 2019 eröffnet. Seitdem kamen viele Schiffe.",
        ["2019-05-03"],
        ["Der Hafen wurde am 3. Mai 2019 eröffnet"],
    ),
    (
        "会议8月15日在上海举行。代表团上周离开。",
        ["2024-08-15", "[2024-08-12..2024-08-18]"],
        ["会议8月15日在上海举行", "代表团上周离开"],
    ),
]


@pytest.mark.parametrize(("text", "dates", "titles"), CASES)
def test_each_placed_expression_is_a_mention_with_its_sentence_as_title(text, dates, titles):
    found = extract(Article("a", text, published=PUBLISHED)).mentions
    assert [mention.date.edtf for mention in found] == dates
    assert [mention.title for mention in found] == titles
    assert {mention.modality for mention in found} == {Modality.ASSERTED}
    assert all(text[one.start : one.end].startswith(one.title) for one in found)


def test_a_long_sentence_is_cut_after_a_word():
    text = "El lunes " + "los vecinos del barrio viejo " * 8 + "pidieron otro puente."
    [mention] = extract(Article("a", text, published=PUBLISHED)).mentions
    assert len(mention.title) <= 80
    assert mention.title.endswith("…")
    assert text.startswith(mention.title[:-1])
    assert text[len(mention.title) - 1] == " "


def test_the_language_of_the_article_has_priority():
    text = "Lundi, 3 mai 2019"
    assert not extract(Article("a", text, published=PUBLISHED, language="ko")).mentions
    assert extract(Article("a", text, published=PUBLISHED, language="fr-FR")).mentions
