"""Headline and outlet in the first lines of a plain text, and the lines that are neither."""

from datetime import date

import pytest

from timeline.reading import read_text

PROSE = (
    "A ferry with 40 passengers ran aground near the harbour on Wednesday, the coast guard said. "
    "Nobody was hurt, and the ship was towed to the yard of Laksevag in the evening."
)


@pytest.mark.parametrize(
    ("head", "title", "source"),
    [
        ("Ferry runs aground off Bergen\n\n", "Ferry runs aground off Bergen", None),
        ("Ferry runs aground off Bergen\n", "Ferry runs aground off Bergen", None),
        ("Why did the ferry run aground?\n\n", "Why did the ferry run aground?", None),
        (
            "Ferry runs aground off Bergen\nFjord Post | 12 June 2019\nBy Ana Costa\n\n",
            "Ferry runs aground off Bergen",
            "Fjord Post",
        ),
        (
            "Ferry runs aground off Bergen\nBy Ana Costa, Fjord Post, 12 June 2019\n\n",
            "Ferry runs aground off Bergen",
            "Fjord Post",
        ),
        ("Ferry runs aground off Bergen\n\nNTB\n\n", "Ferry runs aground off Bergen", "NTB"),
        (
            "Ferry runs aground off Bergen\nSkibsnytt | Updated: 2019-06-12 17:52\n",
            "Ferry runs aground off Bergen",
            "Skibsnytt",
        ),
        ("Ferry runs aground off Bergen\nSource: Havna\n\n", "Ferry runs aground off Bergen", "Havna"),
        (
            "Ferry runs aground off Bergen\nfjordpost.example\n\n",
            "Ferry runs aground off Bergen",
            "fjordpost.example",
        ),
        (
            "Ferry Runs Aground Off Bergen Harbour\nHarbour Closed Until Evening\n",
            "Ferry Runs Aground Off Bergen Harbour",
            None,
        ),
    ],
)
def test_the_first_lines_give_headline_and_outlet(head, title, source):
    article = read_text(head + PROSE)
    assert (article.title, article.source) == (title, source)


@pytest.mark.parametrize(
    "head",
    [
        "",  # a text of one paragraph
        "The council said on Monday that the bridge would be\nclosed for a week because of the\n",  # wrapped
        "The ferry ran aground on Monday.\n\n",  # a sentence
        "BERGEN, June 12 (NTB) -\n\n",
        "BERGEN, 12 June 2019\n\n",
        "12 June 2019\n\n",
        "June 2019: the ferry\n\n",
        "By Ana Costa of Bergen\n\n",
        "Dear readers of our letter\n\n",
        "From: Ana Costa, the editor\n\n",
        "The ferry in a photo of last year\n\n",
        "The ferry in Bergen (Ana Costa)\n\n",
        "https://fjordpost.example/ferry-runs-aground\n\n",
        "- the ferry of Bergen runs\n\n",
        "and so the ferry ran aground\n\n",
        "Ferry\n\n",
    ],
)
def test_other_first_lines_are_no_headline(head):
    assert read_text(head + PROSE).title is None


def test_a_line_without_prose_below_is_no_headline():
    assert read_text("Ferry runs aground off Bergen\n\nHarbour closed\n\nMayor leaves").title is None


@pytest.mark.parametrize(
    "line",
    [
        "Ana Costa",
        "Bergen, 12 June 2019",
        "By Ana Costa",
        "World",
        "London | 12 June 2019",
        "The sun was shining.",
    ],
)
def test_a_name_is_no_outlet_without_a_word_of_one(line):
    assert read_text(f"Ferry runs aground off Bergen\n{line}\n\n{PROSE}").source is None


def test_what_a_person_types_comes_first_and_the_text_stays_whole():
    text = f"Ferry runs aground off Bergen\nFjord Post | 12 June 2019\n\n{PROSE}"
    assert (read_text(text, title="Mine", source="Ours").title, read_text(text, source="Ours").source) == (
        "Mine",
        "Ours",
    )
    assert read_text(text).text.startswith("Ferry runs aground off Bergen\n")
    assert read_text(text).published == date(2019, 6, 12)


def test_a_file_with_a_header_line_keeps_its_title():
    text = f" date 2019-06-12 Own title\n\nFerry runs aground off Bergen\nFjord Post\n\n{PROSE}"
    article = read_text(text)
    assert (article.title, article.source) == ("Own title", "Fjord Post")
