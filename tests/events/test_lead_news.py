"""The news of a lead that names no day, and leads without news."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from timeline.events import extract
from timeline.model import Anchor, Article, Granularity

LEADS = tomllib.loads(Path(__file__).with_name("lead_news.toml").read_text(encoding="utf-8"))["lead"]
PUBLISHED = date(2021, 9, 15)


def news(text, headline=None, published=PUBLISHED):
    """Return the mentions dated by publication."""
    mentions = extract(Article("a", text, title=headline, published=published)).mentions
    return [mention for mention in mentions if mention.expression.anchor is Anchor.PUBLICATION]


@pytest.mark.parametrize("lead", LEADS, ids=lambda lead: f"{lead['genre']}: {lead['text'][:40]}")
def test_a_lead_tells_its_news_or_none(lead):
    told = news(lead["text"], lead.get("headline"))
    if "title" not in lead:
        assert not told
    else:
        [mention] = told
        assert all(words.casefold() in mention.title.casefold() for words in lead["title"]), mention.title


def test_the_news_has_no_words_of_time_and_the_day_of_publication_perhaps():
    text = "LISBON (Reuters) - A strike by pilots grounded half of the flights."
    [mention] = news(text)
    expression = mention.expression
    assert (expression.text, expression.start, expression.end) == (
        "",
        text.index("A strike"),
        text.index("A strike"),
    )
    assert (expression.value, expression.date.edtf) == ("2021-09-15", "2021-09-15?")
    assert expression.date.granularity is Granularity.DAY
    assert expression.explanation == "no day is stated; the article was published on 2021-09-15"
    assert mention.is_dated_by_publication
    assert text[mention.start : mention.end] == text[text.index("A strike") :]


def test_the_news_is_no_expression():
    text = "A strike by pilots grounded half of the flights."
    assert extract(Article("a", text, published=PUBLISHED)).expressions == ()


def test_without_a_publication_day_there_is_no_news():
    assert not news("A strike by pilots grounded half of the flights.", published=None)


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_news_of_the_first_and_the_last_day_of_the_calendar_is_read(day):
    text = "On 3 May 2020 pilots met. A strike by pilots grounded half of the flights on Monday."
    assert extract(Article("a", text, published=day)).mentions


def test_headline_and_byline_are_not_the_lead():
    headline = "Strike grounds half of the flights"
    text = (
        f"{headline}\nBy Ana Costa\n\nPilots have grounded half of the flights in Lisbon, the airline said."
    )
    [mention] = news(text, headline)
    assert text[mention.expression.start :].startswith("Pilots have")


def test_a_caption_that_runs_into_the_lead_is_left_out():
    text = (
        "Many flights were on time before the row The pilots have grounded half of the flights in Lisbon. "
        "The airline is sorry."
    )
    [mention] = news(text)
    assert text[mention.expression.start :].startswith("The pilots have")


def test_a_mention_below_the_lead_does_not_matter():
    text = "Pilots grounded half of the flights. The airline is sorry. They last did so on May 3, 2020."
    assert len(news(text)) == 1


def test_a_chronology_and_an_article_in_another_language_have_no_news():
    assert not news("14/09/2021 - The mayor has fled.\n15/09/2021 - Nurses have gone on strike.")
    assert not news("Los pilotos han dejado en tierra la mitad de los vuelos de la compañía aérea en Lisboa.")


@pytest.mark.parametrize(
    "voice", ["I never liked it.", "We all know it.", "We forget that.", "I will not fly."]
)
def test_an_article_of_the_writer_s_own_voice_has_no_news(voice):
    lead = "Pilots have grounded half of the flights. "
    assert not news(lead + f"{voice} " * 3)
    assert news(lead + f"“{voice} {voice} {voice}” the minister said.")


@pytest.mark.parametrize(
    "text",
    [
        "Ana Costa has covered four wars for this newspaper. She lives in Rome.",
        "Ana Costa is a science reporter for the Harbour News. She has covered four wars.",
        "The article incorrectly described the way in which the bank is paid.",
        "The town is bustling with builders and traders from all over the country.",
        "The sudden fall of the currency is making the islands cheap for visitors.",
        "The company's website says that it gives no money to parties.",
        "The airline is gearing up to open a new base in the north.",
        "The visitors were two goals down at the break after a poor start.",
    ],
)
def test_notes_trends_and_standing_texts_are_no_news(text):
    assert not news(text)


def test_a_background_in_the_second_sentence_is_no_news_unless_the_headline_has_it():
    text = "The two firms are the biggest makers of pumps. Nordvik developed a motor for submarines."
    assert not news(text, "Broadsea raises its offer for Nordvik")
    assert news(text, "Nordvik motor for submarines wins prize")


def test_the_death_of_a_person_is_the_news_of_an_obituary():
    [mention] = news("The novelist Ruth Amadi, who has died aged 81, made her name with The Salt Road.")
    assert "died" in mention.title


@pytest.mark.parametrize(
    "text",
    [
        "This article was written with the help of the Harbour News. It is shared under a licence.",
        "It was a hard year. So the family moved to the coast and opened a shop.",
        "It was a hard year. The minister was answering a question about the price of bread.",
    ],
)
def test_notes_and_background_are_no_news(text):
    assert not news(text)


def test_looking_into_a_thing_is_news_and_a_look_is_none():
    assert news("Detectives are looking into the theft of a bronze statue from the park.")
    assert not news("The statue looked small beside the new towers of the park.")
