"""Parts of a page that are no prose give no mention; sentences similar to them do."""

from __future__ import annotations

from datetime import date

import pytest

from tests.events.short_texts import mention, mentions
from timeline.events import extract
from timeline.events.prose import is_prose
from timeline.model import Article
from timeline.words.reasons import NoEventReason


@pytest.mark.parametrize(
    "text",
    [
        "Duke WEDS at the abbey this spring BRIDGE HORROR Faces of four lost when the span fell "
        "LOTTO LUCK Baker tells how she won the big prize",
        "HOME News Sport Business Culture Archive May 2021 Archive April 2021 Archive March 2021 "
        "Contact Advertise Subscribe Weather Puzzles Travel Money Opinion Video Audio Careers Help",
        "Mayor Of Porto Resigns Over Flood Report On Monday",
        "Related: The mayor of Porto resigned over the flood on Monday",
        "On Monday I asked him for the key Read more",
        "Newsletter Sign Up Get the evening briefing delivered to your inbox on Monday.",
        "YES | NO By evab | Posted on Monday What do you think of this story?",
        "Bridge closes this weekend RETWEET Could the ferry run on Monday ?",
        "7.00-10.30 pm Radio Porto Ana Duarte presents the songs that she heard on Monday .",
        "Today i went to the harbour and the boats were gone .",
        "Watch the path of the ship since May 2 and see how it turned.",
    ],
)
def test_other_parts_of_a_page_give_no_mention_but_a_reason(text: str) -> None:
    found = extract(Article("a", text, published=date(2021, 9, 15)))
    assert not found.mentions
    assert {reason for _, reason in found.without_event} <= {
        str(NoEventReason.NOT_PROSE),
        str(NoEventReason.STAMP),
    }
    assert len(found.without_event) == sum(each.date is not None for each in found.expressions)


@pytest.mark.parametrize(
    "text",
    [
        "On Monday the NATO SECRETARY said that the ISAF force had left the valley.",
        "Ana Duarte, Eva Brandt and Ida Berg met President Marek Dolny in Porto on Monday.",
        'The mayor wrote "Read more" on the wall of the school on Monday.',
        "The firm sold its share of Twitter and Facebook on Monday.",
        "I left the harbour on Monday, and i am sure of it.",
        "The ferry ran from 7.00 to 10.30 pm on Monday.",
    ],
)
def test_sentences_similar_to_other_parts_are_prose(text: str) -> None:
    assert is_prose(text)
    assert mentions(text)


def test_the_sentence_after_the_title_of_a_video_is_prose() -> None:
    text = "2 of 9 Share CLOSE New bridge | 0:37 The mayor opened the new bridge over the river on Monday."
    assert mention(text, "Monday").title == "Mayor opened the new bridge over the river"


def test_the_buttons_of_a_page_are_no_words_of_a_title() -> None:
    text = "Facebook Twitter Pinterest The mayor opened the new bridge over the river on Monday."
    assert mention(text, "Monday").title == "Mayor opened the new bridge over the river"


@pytest.mark.parametrize(
    "stamp",
    [
        "Wednesday , May 26 , 2021 ; 4:16 PM",
        "By Ida Berg | May 14 , 2021 ; 7:15 AM ET",
        "2021-03-25 14:53:31 :",
        "28th March 2021 - 15:39",
        "12:13 UK time , Thursday , 10 June 2021",
        "January 25 , 2021 | By Ida Berg , CNN",
        "2 August 2021 Last updated at 05:18 GMT Help",
        "Page last updated at 05:18 GMT , Friday , 6 August 2021 06:18 UK",
        "November 22 , leader :",
        "UK time , Monday , 18 May 2021",
    ],
)
def test_the_time_of_a_page_before_its_first_sentence_is_a_stamp(stamp: str) -> None:
    [found] = mentions(f"{stamp} The mayor left the city on Monday .")
    assert (found.expression.text, found.title) == ("Monday", "Mayor left the city")


def test_a_date_of_the_sentence_is_no_stamp() -> None:
    assert mention("On May 26, 2021, the mayor left.", "May 26, 2021").title == "Mayor left"


def test_comments_below_an_article_give_no_mentions() -> None:
    comment = "{} June {} , 2021 at 7:58 pm | Reply The army lost that war in 1917 ."
    comments = " ".join(comment.format(name, day) for name, day in (("Ann", 3), ("Bo", 4), ("Cy", 5)))
    [found] = mentions(f"The mayor left the city on May 3. {comments}")
    assert found.expression.text == "May 3"


def test_one_time_with_a_bar_makes_no_column_of_comments() -> None:
    text = "Ann May 3 , 2021 at 7:58 pm | Porto The mayor left the city on Monday . The army came in 1917 ."
    assert {each.expression.text for each in mentions(text)} == {"Monday", "1917"}


@pytest.mark.parametrize(
    ("text", "is_event"),
    [
        ("Singer Ana Duarte poses at a gala in Lima on Monday.", False),
        ("A harbour with its crane is seen in Lima today.", False),
        ("Actress Ana Duarte poses during the photo call in Lima on Monday.", False),
        ("Fans are seen celebrating the victory in Lima on Monday.", True),
        ("The minister is seen during a meeting in Lima on Monday.", True),
        ("A comet was seen over Lima on Monday.", True),
    ],
)
def test_captions_without_an_act_give_no_mention(text: str, is_event: bool) -> None:
    assert bool(mentions(text)) is is_event


def test_small_letters_tell_nothing_in_a_text_without_capitals() -> None:
    text = "she left last friday, i saw her on tuesday at the station"
    assert {each.predicate for each in mentions(text)} == {"left", "saw"}


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "Crews have been working to remove oil from the beach In a speech on Wednesday , the mayor said "
            "that the leak had ended .",
            ["In a speech, the mayor said that the leak had ended"],
        ),
        (
            "Ida Berg chose not to speak in her own defence There was no sign of her lawyer on Wednesday .",
            ["There was no sign of [Ida Berg's] lawyer"],
        ),
        (
            "Guards have been told to let families in More than 200 people crossed the border on Wednesday .",
            ["More than 200 people crossed the border"],
        ),
        (
            "The actor wrote the book In the Valley of Porto on Wednesday .",
            ["Actor wrote the book"],
        ),
    ],
)
def test_a_sentence_behind_a_caption_without_a_stop_stands_alone(text: str, titles: list[str]) -> None:
    found = [each.title for each in mentions(text)]
    assert len(found) == len(titles)
    assert all(one.startswith(two) for one, two in zip(found, titles, strict=True)), found


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # the head of the comments, and what stands between an agency's credits and it
        ("She left on Monday.\nViews expressed in the comments are not ours.\nFools cheered in 1941.", 1),
        ("She left on Monday.\n12 comments\nFools cheered in 1941.", 1),
        (
            "She left on Monday. (Reporting by Ana Berg; Editing by Jo Ek) Fools cheered in 1941. "
            "We welcome comments that advance the story.",
            1,
        ),
        # words about comments in the article
        ("She left on Monday. The views expressed in the report were hers. Crowds cheered on Tuesday.", 2),
        ('She left on Monday. "We welcome comments from residents," she said on Tuesday.', 2),
        ("She left on Monday. (Reporting by Ana Berg) Crowds cheered on Tuesday.", 2),
        # a programme without a word for what is shown
        ("She left on Monday.\n11 a.m. JST. Saturday, September 18\n12 p.m. AEST Saturday, September 18", 1),
    ],
)
def test_what_stands_below_an_article_is_not_its_own(text: str, days: int) -> None:
    assert len(mentions(text)) == days


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A man walks past a screen in Tokyo, September 16, 2021.", 0),
        ("A man walks past a screen in Tokyo, September 14, 2021.", 0),
        ("A man walked past a guard in Tokyo on September 14, 2021 and was shot.", 1),
    ],
)
def test_who_only_walks_past_in_a_picture_makes_no_event(text: str, count: int) -> None:
    assert len(mentions(text)) == count
