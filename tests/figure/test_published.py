"""The picture of chosen events, as it is published."""

import re
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from tests.figure.sets import days, row, table
from tests.figure.test_picture import key_of, trace
from timeline.figure import Preset, View, compose
from timeline.figure.text_metrics import SLACK, width
from timeline.model import Anchor, Modality
from timeline.selection import PictureOptions, Selection

MAY = date(2024, 5, 8)
DAY = np.timedelta64(1, "D")
ONLY_STARRED = Selection(starred=True)


def starred(id, first, last, **more):  # noqa: A002
    return row(id, first, last, starred=True, **more)


def published(preset=Preset.ARTICLE, **options):
    view = View(title="The harbour", options=PictureOptions.of(**options), selection=ONLY_STARRED, total=40)
    return view.saved(preset)


def texts_of(events, view):
    figure = compose(table(events), view).figure
    around = [each for each in figure.data if each.name in ("head", "foot", "labels")]
    return [line for each in around for text in each.text for line in text.split("<br>")]


STORY = [
    starred("months", date(2023, 12, 1), date(2024, 2, 29)),
    *(starred(f"day{at}", MAY + timedelta(at), MAY + timedelta(at)) for at in range(8)),
]


def test_each_chosen_event_lies_wholly_in_the_frame():
    made = compose(table(STORY), published())
    assert made.window[0] <= date(2023, 12, 1)
    assert set(made.labelled) == {each["id"] for each in STORY}
    assert not any("period shown" in words for words in key_of(made.figure))


def test_a_chosen_event_of_another_time_does_not_squeeze_many_others():
    others = days(60, MAY).to_dict("records")
    old = starred("old", date(1950, 1, 1), date(1950, 1, 1))
    near = starred("near", MAY - timedelta(40), MAY - timedelta(30))
    first, _ = compose(table([*others, old, near]), View(total=62).saved(Preset.ARTICLE)).window
    assert date(2024, 1, 1) < first <= MAY - timedelta(40)


def test_an_open_beginning_of_another_time_is_an_arrow_to_it():
    since = starred("since", date(1990, 1, 1), None)
    made = compose(table([*STORY, since]), published())
    assert made.window[0] > date(2023, 9, 1)
    assert "since" in made.labelled


@pytest.mark.parametrize(("days_off", "meaning"), [(-3, "Begins before"), (3, "Goes on beyond")])
def test_the_arrow_of_the_key_points_as_that_of_the_mark(days_off, meaning):
    ends = sorted((MAY + timedelta(5), MAY + timedelta(5 + 3 * days_off)))
    events = [row("long", *ends), *(row(str(at), MAY + timedelta(at), MAY + timedelta(at)) for at in (4, 6))]
    made = compose(table(events), View(window=(MAY, MAY + timedelta(10))).saved(Preset.ARTICLE))
    assert [words for words in key_of(made.figure) if "period shown" in words] == [
        f"{meaning} the period shown"
    ]


def test_nothing_is_added_under_a_persons_description():
    view = replace(published(), subtitle="From 1 May 2024")
    assert "From 1 May 2024." in " ".join(texts_of(STORY, view))
    described = replace(published(description="How it closed"), subtitle="From 1 May 2024")
    assert not any("2024" in text for text in texts_of(STORY, described) if "Something" not in text)
    assert "From 1 May" not in compose(table(STORY), described).alt


TITLES = [f"The harbour master and the union met for talk number {at}" for at in range(12)]
TWELVE = [
    starred(f"day{at}", MAY + timedelta(3 * at), MAY + timedelta(3 * at), title=title, actors=("Union",))
    for at, title in enumerate(TITLES)
]
LONG = "How the talks at the harbour began, and why the ferries stayed at the quay for such a long time"


def test_no_chosen_event_of_a_link_card_loses_its_label_for_a_long_headline():
    view = replace(published(Preset.CARD, description="A description of the whole summer."), title=LONG)
    made = compose(table(TWELVE), view)
    assert len(made.labelled) == 12
    assert made.figure.layout.height == Preset.CARD.height


def test_what_would_mislead_stays_in_a_short_key():
    told = [each | {"anchor": Anchor.PUBLICATION, "edtf": f"{each['edtf']}?"} for each in TWELVE[:3]]
    view = replace(published(Preset.CARD, description="A description of the whole summer."), title=LONG)
    more = [each | {"id": f"more {each['id']}"} for each in TWELVE[:5]]
    made = compose(table([*told, *TWELVE[3:], *more]), view)
    assert "Reported on that day, no day stated" in key_of(made.figure)
    assert "Exact day" not in key_of(made.figure)
    assert len(set(trace(made.figure, "symbols").marker.color)) <= 2, "no colour without its meaning"


def test_the_lines_of_a_headline_are_alike():
    view = replace(published(Preset.SQUARE), title=LONG)
    (head,) = trace(compose(table(TWELVE), view).figure, "head").text[:1]
    one, other = (len(re.sub("<.*?>", "", line)) for line in head.split("<br>"))
    assert min(one, other) > 0.6 * max(one, other)


def test_a_picture_for_readers_does_not_tell_how_its_events_were_counted():
    events = [
        starred("a", MAY, MAY, outlets=2, source="Wire"),
        starred("b", MAY, MAY, anchor=Anchor.PUBLICATION, edtf=f"{MAY}?", source="Wire"),
        starred("c", MAY, MAY, modality=Modality.PLANNED, source="Post", article="p"),
    ]
    told = " ".join(texts_of(events, published()))
    assert not any(words in told for words in ("of the 40", "day of the report", "outlets"))
    assert "Sources: Post, Wire" in told
    keys = key_of(compose(table(events), published()).figure)
    assert {"Reported on that day, no day stated", "Planned"} <= set(keys)
    colleagues = " ".join(texts_of(events, published(readers=False)))
    assert "This selection has 3 of the 40 events found." in colleagues
    assert "1 event is dated by the day of the report." in colleagues
    assert "· 2 outlets" in colleagues


def test_an_own_headline_is_not_ascribed_to_outlets():
    events = [row("a", MAY, MAY, outlets=2, corrected=True), row("b", MAY, MAY, outlets=3)]
    labels = trace(compose(table(events), View().saved(Preset.ARTICLE)).figure, "labels").text
    assert ["outlets" in label for label in labels] == [False, True]


def test_all_outlets_are_named_by_their_own_names_in_two_lines():
    sites = (
        "www.nytimes.com",
        "bbc.co.uk",
        "bbc.com",
        *(f"The Herald of Harbour Number {at}" for at in range(9)),
    )
    events = [starred(str(at), MAY, MAY, source=site, article=site) for at, site in enumerate(sites)]
    cited = " ".join(texts_of(events, published())).partition("Sources: ")[2]
    assert "The New York Times" in cited
    assert cited.count("BBC") == 1
    assert "more outlet" not in cited


def test_a_persons_own_words_stand_in_place_of_the_outlets():
    events = [starred("a", MAY, MAY, source="Wire")]
    assert "Own research; court files" in texts_of(events, published(cited="Own research; court files"))
    assert not any("Wire" in text for text in texts_of(events, published(cited="Court files")))
    assert not any(
        "Court" in text for text in texts_of(events, published(cited="Court files", sources=False))
    )


def boxes_of_labels(figure):
    """First and last day, top and bottom pixel of each label of one line."""
    labels, layout = trace(figure, "labels"), figure.layout
    first, last = (np.datetime64(end) for end in layout.xaxis.range)
    day = (layout.xaxis.domain[1] - layout.xaxis.domain[0]) * layout.width / ((last - first) / DAY)
    for x, y, html, where in zip(labels.x, labels.y, labels.text, labels.textposition, strict=True):
        if "<br>" in html:
            continue
        lead, _, title = html.partition("</b>")
        wide = (width(lead[3:], labels.textfont.size, bold=True) + width(title, labels.textfont.size)) / SLACK
        at = (np.datetime64(x) - first) / DAY * day
        left = at if where == "bottom right" else at - wide
        yield left, left + wide, y, y + labels.textfont.size * 1.15


def test_a_rule_stops_at_a_label():
    figure = compose(table(STORY), published()).figure
    layout = figure.layout
    first, last = (np.datetime64(end) for end in layout.xaxis.range)
    day = (layout.xaxis.domain[1] - layout.xaxis.domain[0]) * layout.width / ((last - first) / DAY)
    labels, crossed = list(boxes_of_labels(figure)), 0
    for shape in layout.shapes:
        for when, high, low in re.findall(r"M([\d-]+)_[^,]*,([\d.]+)L[^,]*,([\d.]+)", shape.path or ""):
            x = (np.datetime64(when) - first) / DAY * day
            begin, end = ((layout.yaxis.domain[1] - float(y)) * layout.height for y in (high, low))
            for left, right, upper, lower in labels:
                crossed += left < x < right
                assert not left < x < right or end <= upper or begin >= lower
    assert crossed


def test_lanes_stand_for_tags():
    events = [
        starred("a", MAY, MAY, tags=("Ferries, quays and docks",)),
        starred("b", MAY, MAY, tags=("Talks",)),
        starred("c", MAY, MAY),
    ]
    made = compose(table(events), replace(published(), lanes="tag"))
    names = {note.name for note in made.figure.layout.annotations if note.name}
    assert names == {"Ferries, quays and docks", "Talks", "No tag"}
    assert not any("event" in note.text for note in made.figure.layout.annotations)


def test_no_label_ends_with_a_single_word_on_its_last_line():
    title = "The ministry of transport said that the harbour would be open again by noon tomorrow"
    late = starred("late", MAY + timedelta(90), MAY + timedelta(90), title=title)
    figure = compose(table([*TWELVE, late]), published(Preset.CARD)).figure
    (label,) = [text for text in trace(figure, "labels").text if "ministry" in text]
    rows = [re.sub("<[^>]+>", "", row) for row in label.split("<br>")]
    assert len(rows) > 1
    assert min(map(len, rows)) > 0.55 * max(map(len, rows))
