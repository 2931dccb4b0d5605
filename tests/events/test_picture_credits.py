"""Captions and their credits stay apart from the sentences of the article."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.events import extract
from timeline.events.picture_credits import captions_in_text, credits_of_pictures
from timeline.model import Anchor, Article

BODY = (
    "Pilots have grounded half of the flights in Lisbon, the airline said. It had asked them to wait until "
    "the end of the talks on their pay, which both sides expect to be long."
)
CAPTION = "Passengers wait for a flight to the islands."


@pytest.mark.parametrize(
    "credit",
    [
        "(Ida Berg/Reuters)",
        "(Photo: Ida Berg, Lisbon Times)",
        "(Ida Berg, File/Associated Press)",
        "(AP Photo/Ida Berg)",
        "[Photo/Agencies]",
        "(Getty)",
        "REUTERS/Ida Berg",
        "Ida Berg/Getty Images",
        "Photograph: Ida Berg/AFP/Getty Images",
        "©Ida Berg (AFP/File)",
        "-LRB- By Ida Berg -- Getty Images -RRB-",
    ],
)
@pytest.mark.parametrize("between", [" ", "\n"])
def test_a_caption_ends_with_its_credit(credit, between):
    text = f"Strike goes on\n{CAPTION}{between}{credit}\n{BODY}"
    found = credits_of_pictures(text)
    assert [text[start:end] for start, end in found] == [credit]
    assert [text[start:end] for start, end in captions_in_text(text)] == [f"{CAPTION}{between}{credit}"]


@pytest.mark.parametrize(
    "text",
    [
        "LISBON (Reuters) - Pilots have grounded half of the flights.",
        "The firm (a unit of Lotana/Berg) was sold.",
        "She spoke to Reuters. The ministry (the source of the leak) was silent.",
        "He paid by card (by the end of 2019)\nThe shop closed.",
        "The photo by Ida Berg won a prize.",
        "The council (AP-backed) met.",
    ],
)
def test_other_brackets_and_names_are_no_credit(text):
    assert credits_of_pictures(text) == []


@pytest.mark.parametrize(
    "head",
    [
        f"{CAPTION} (Ida Berg/Reuters)\n",
        f"Photograph: Ida Berg/AFP/Getty Images\n{CAPTION} [Photo/Agencies]\n",
        "CLOSE The airline says that it is sorry for the delays. Newslook\n",
        "Get our daily newsletter in your inbox. Please verify that you are human.\n",
        "Strike goes on Crowds wait at the airport Pilots were in court LISBON, Portugal -LRB- CNN -RRB- -- ",
        "Crowds wait on May 3. LISBON (Reuters) - ",
        "- Home\n- The airline says that it is sorry.\n- The pilots have rejected the offer.\n\n",
        "Lisbon: ",
        "Crowds wait at the airport in the south of the city.\nNew Delhi, Sept 15 (PTI): ",
        "Interested in Flying?\nAdd Flying as an interest to stay up to date on the latest news.\n",
    ],
)
def test_the_lead_is_below_captions_furniture_and_dateline(head):
    [news] = [
        m
        for m in extract(Article("a", head + BODY, published=date(2021, 9, 15))).mentions
        if m.is_dated_by_publication
    ]
    assert news.title == "Airline said pilots have grounded half of the flights in Lisbon"
    assert news.expression.start == len(head)


def test_a_dated_event_in_a_caption_is_kept_without_its_credit():
    text = f"{BODY}\nThe mayor opened the bridge on May 3, 2021. (Ida Berg/Reuters)\nThe ferry stopped."
    [event] = [
        m for m in extract(Article("a", text)).mentions if m.expression.anchor is not Anchor.PUBLICATION
    ]
    assert event.title == "Mayor opened the bridge"
    assert text[event.start : event.end] == "The mayor opened the bridge on May 3, 2021."


def test_a_gallery_has_neither_its_title_nor_its_counters_in_an_event():
    text = (
        "Photos: Storm over Porto The river rose on May 3, 2021. Hide Caption 1 of 2\n"
        "Photos: Storm over Porto A bridge fell on May 4, 2021. Hide Caption 2 of 2\n"
    )
    titles = [mention.title for mention in extract(Article("a", text)).mentions]
    assert titles == ["River rose", "Bridge fell"]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "1/3 The river rose on May 3, 2021 2/3 A bridge fell on May 4, 2021 3/3 Pupils wait for the boat",
            ["River rose", "Bridge fell"],
        ),
        (
            "Storm hits Porto Hide Caption 1 of 2 Photos: Storm over Porto The river rose on May 3, 2021. "
            "Hide Caption 2 of 2 Photos: Storm over Porto A bridge fell on May 4, 2021.",
            ["River rose", "Bridge fell"],
        ),
    ],
)
def test_the_captions_of_a_gallery_on_one_line_stay_apart(text, titles):
    assert [mention.title for mention in extract(Article("a", text)).mentions] == titles


def test_the_title_that_the_captions_of_a_gallery_repeat_is_in_no_event():
    captions = (
        "The harbour opened on May 3, 1921, and was soon too small for the ships.",
        "Two cranes fell on May 4, 1931, in the storm that broke the old mole.",
        "A new mole was built until the spring of that year, and the town paid for it.",
        "Ferries to the islands leave from the old mole in the morning and at night.",
    )
    titles = [
        mention.title
        for mention in extract(
            Article("a", "\n".join(f"Port of Porto turns 900 {each}" for each in captions))
        ).mentions
    ]
    assert titles[0] == "Harbour opened, and was soon too small for the ships"
    assert titles[1].startswith("Two cranes fell")


def test_sentences_that_begin_alike_are_no_gallery():
    text = (
        "The old harbour of the town opened on May 3, 1921, and was soon too small.\n"
        "The old harbour was dredged on May 4, 1931, at the cost of the state.\n"
        "The old harbour of the north was sold on May 5, 1941, to a brewer in Porto.\n"
    )
    titles = [mention.title for mention in extract(Article("a", text)).mentions]
    assert titles[1] == "Old harbour was dredged at the cost of the state"


def test_the_symbol_of_a_share_ends_no_sentence():
    text = "Lotana Plc -LRB- LOT . \nL -RRB- sold its mine on May 3, 2021 ."
    [event] = extract(Article("a", text)).mentions
    assert event.title == "Lotana Plc sold its mine"
