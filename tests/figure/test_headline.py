"""The headline to start from: words of the texts, and the period of the events."""

from datetime import date

import pytest

from tests.figure.sets import row
from timeline.figure import headline
from timeline.figure.shared_phrase import phrases, shared_phrase
from timeline.model import Article
from timeline.selection import Selection
from timeline.selection.event_index import EventIndex
from timeline.table import frame

DAY = date(2019, 6, 12)


def made(*events, titles=(), selection=None, outlets=(), **default):
    """The headline of events; their article ``a0`` has the first title and the first outlet, and so on."""
    pairs = list(zip(titles, outlets or [f"Outlet {at}" for at in range(len(titles))], strict=True))
    articles = {f"a{at}": Article(f"a{at}", "T.", title, source=who) for at, (title, who) in enumerate(pairs)}
    selection = selection or Selection()
    index = EventIndex(frame(events), articles=articles)
    return headline(index.filtered(selection), selection, **default)


def event(at, first=DAY, last=None, article="a", **more):
    return row(str(at), first, last or first, article=article, witnesses=(article,), **more)


def told(titles, **more):
    """An event of each article with one of the titles."""
    return made(*(event(at, article=f"a{at}") for at in range(len(titles))), titles=titles, **more)


@pytest.mark.parametrize(
    ("titles", "title"),
    [
        (
            (
                "Twelve saved from Fjord ferry fire",
                "Fjord Ferry Fire: What We Know",
                "Fjord ferry fire kills two",
            ),
            "Fjord ferry fire, Jun 2019",
        ),
        (
            ("Three hurt by blast in Oslo", "Two die in blast in Oslo", "Mayor visits Bergen"),
            "Blast in Oslo, Jun 2019",
        ),
        (("Reaction to the Harbour Papers", "Harbour Papers: a list"), "Harbour Papers, Jun 2019"),
    ],
)
def test_a_headline_is_the_phrase_that_several_headlines_share(titles, title):
    assert told(titles) == title


@pytest.mark.parametrize(
    "titles",
    [
        ("Union shuts the northern port", "Union shuts the southern port"),  # "Union shuts" lacks its end
        ("Twelve die in Lom", "Forty in boat"),  # nothing in common
        ("After the flood", "Before the storm"),  # only small words
        ("Ferry sinks | Fjord Post", "Market opens | Fjord Post"),  # the name of an outlet
        ("Old bridge - Bay News", "Old bridge - Bay News"),  # two articles of one outlet
    ],
)
def test_what_is_no_phrase_of_several_outlets_is_no_headline(titles):
    outlets = ["Fjord Post", "Fjord Post"] if "Bay News" in titles[0] else ["One", "Two"]
    assert shared_phrase(list(zip(outlets, titles, strict=True))).phrase == ""


def test_a_phrase_begins_and_ends_with_a_word_of_content():
    assert {each.printed for each in phrases("The fire at the Old Mill of Lom")} == {
        "fire at the Old",
        "fire at the Old Mill",
        "Old Mill",
        "Old Mill of Lom",
        "Mill of Lom",
    }


def test_a_name_in_few_headlines_is_not_that_of_the_story():
    titles = [
        "Lom Rovers lost to Vik United",
        "Vik United cheer",
        "A cup at last",
        "Rain in Lom",
        "Lom Rovers sad",
    ]
    events = [event(at, article=f"a{at}", actors=("Vik United",)) for at in range(5)]
    assert made(*events, event(9, actors=("Lom Rovers",)), titles=titles) == "Vik United, Jun 2019"


@pytest.mark.parametrize(
    ("selection", "title"),
    [
        (Selection(), "Norland, Jun 2019"),
        (Selection(actors=("Ada Brown",)), "Ada Brown, Jun 2019"),
        (Selection(actors=("Ada Brown", "Norland")), "Ada Brown and Norland, Jun 2019"),
        (Selection(actors=("Ada Brown", "Norland", "X", "Y")), "Ada Brown, Norland and others, Jun 2019"),
        (Selection(places=("Mill Bay",)), "Mill Bay, Jun 2019"),
        (Selection(first=date(2019, 5, 1), last=DAY), "Norland, May–Jun 2019"),
    ],
)
def test_without_such_a_phrase_it_names_those_whom_the_events_are_about(selection, title):
    sets = (("Norland",), ("Norland", "Ada Brown"), ("Ada Brown",), ("Norland",))
    events = [event(at, actors=each, places=("Mill Bay",) * (at == 3)) for at, each in enumerate(sets)]
    assert made(*events, selection=selection) == title


def test_a_headline_names_no_minor_actor():
    events = [event(0, actors=("Norland",)), *(event(at) for at in (1, 2, 3))]
    assert made(*events, titles=["One", "Two"]) == "In the news"
    assert made(*events, default="My timeline") == "My timeline"


def test_the_only_article_gives_its_headline_unless_that_is_a_whole_paragraph():
    events = [event(at, article="a0", actors=("Norland",)) for at in range(3)]
    assert made(*events, titles=["Bridge <b>reopens"]) == "Bridge <b>reopens"
    assert made(*events, titles=["Bridge reopens, the minister said, " * 5]) == "Norland, Jun 2019"


def test_of_many_events_a_smaller_part_has_the_title_by_weight():
    others = [event(at, actors=(f"Person {at}",)) for at in range(36)]
    own = [event(40 + at, actors=("Norland",)) for at in range(4)]
    assert made(*others, *own) == "Norland, Jun 2019"
    assert made(*others, *(each | {"weight": 0.1} for each in own)) == "In the news"


def test_a_place_that_most_events_share_has_the_title():
    assert made(*(event(at, places=("Mill Bay",)) for at in range(3)), event(4)) == "Mill Bay, Jun 2019"
    country = {"actors": ("Norland",), "places": ("Mill Bay", "Norland")}
    assert made(*(event(at, **country) for at in range(3)), event(4)) == "Norland, Jun 2019"


def test_the_starred_events_give_the_headline():
    fire = [event(at, actors=("Fire Service",)) for at in range(8)]
    vote = event(9, date(2018, 3, 1), actors=("Council",))
    assert made(vote, *fire) == "Fire Service, Jun 2019"
    assert made(vote | {"starred": True}, *fire) == "Council, Mar 2018"


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        ((DAY, date(2019, 6, 30)), "Jun 2019"),
        ((DAY, date(2019, 9, 1)), "Jun–Sep 2019"),
        ((DAY, date(2020, 1, 3)), "Jun 2019 – Jan 2020"),
        ((DAY, date(2031, 1, 3)), "2019–2031"),
    ],
)
def test_the_period_is_that_of_the_events(ends, words):
    events = [event(at, each, actors=("Norland",)) for at, each in enumerate(ends)]
    assert made(*events) == f"Norland, {words}"


def test_a_headline_without_any_event():
    assert made() == "In the news"
