from datetime import date
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model import Anchor, Modality, Precision
from timeline.selection import (
    CRITERIA,
    Colour,
    Kind,
    Lanes,
    LinkedView,
    Order,
    PictureOptions,
    Selection,
    from_params,
    to_params,
)
from timeline.selection.link import KEYS, MAX_LENGTH, MAX_VALUES

NAMES = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40)
SOME = st.lists(NAMES, unique=True, max_size=3).map(tuple)
WORDS = st.text(max_size=40).map(lambda text: " ".join(text.split()))
PERIOD = st.tuples(st.dates(), st.dates()).map(lambda days: tuple(sorted(days)))


def some(kind):
    return st.lists(st.sampled_from(kind), unique=True).map(lambda values: tuple(map(str, values)))


@st.composite
def pictures(draw):
    eras = draw(st.lists(PERIOD, max_size=2))
    return PictureOptions.of(
        title=draw(WORDS),
        description=draw(WORDS),
        note=draw(WORDS),
        credit=draw(WORDS),
        eras=[f"{first}/{last} Era {at}" for at, (first, last) in enumerate(eras)],
        colour=draw(st.sampled_from(Colour)),
        sources=draw(st.booleans()),
        key=draw(st.booleans()),
        overview=draw(st.booleans()),
        notes=draw(st.booleans()),
        map=draw(st.booleans()),
    )


@st.composite
def addresses(draw):
    first, last = draw(st.sampled_from([(None, None)]) | PERIOD)
    selection = Selection(
        actors=draw(SOME),
        groups=draw(SOME),
        places=draw(SOME),
        text=draw(WORDS),
        first=first,
        last=last,
        modalities=draw(some(Modality)),
        every=draw(st.booleans()),
        precision=draw(some(Precision)),
        anchors=draw(some(Anchor)),
        sources=draw(SOME),
        articles=draw(SOME),
    )
    return LinkedView(
        selection,
        draw(st.sampled_from(Lanes)),
        draw(st.sampled_from(Order)),
        frozenset(draw(SOME)),
        draw(st.none() | PERIOD),
        draw(st.none() | NAMES),
        draw(pictures()),
        draw(WORDS),
    )


def written(address):
    return to_params(
        address.selection,
        lanes=address.lanes,
        order=address.order,
        collapsed=address.collapsed,
        window=address.window,
        event=address.event,
        picture=address.picture,
        timeline=address.timeline,
    )


@pytest.mark.slow
@given(addresses())
def test_a_link_restores_its_view_also_through_a_query(address):
    params = written(address)
    assert from_params(params) == (address, [])
    assert from_params(parse_qs(urlencode(params, doseq=True))) == (address, [])


@given(
    st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=9), st.lists(st.text(max_size=9)) | st.text())
)
def test_any_parameters_give_a_view_and_faults(params):
    address, faults = from_params(params)
    assert isinstance(address, LinkedView)
    assert all(fault.endswith(".") for fault in faults)
    assert from_params(written(address)) == (address, [])


def test_defaults_are_written_into_a_link_to_outlive_changes():
    params = to_params(Selection())
    defaults = {"v": ["1"], "match": ["any"], "lanes": ["none"], "order": ["count"], "list": ["date"]}
    defaults |= {"colour": ["actor"], "parts": ["sources", "key"]}
    assert params == defaults | {row.link: [row.switch[0]] for row in CRITERIA if row.kind is Kind.FLAG}


OLD = {
    "v": "1", "actor": ["Taliban", "NATO"], "place": "Kabul", "stated": "planned", "dated": "week",
    "found": "previous", "source": "Wire", "article": "news/1.txt", "words": "air port", "match": "all",
    "from": "2021-08-01", "until": "2021-09-15", "lanes": "place", "order": "first", "collapsed": "Kabul",
    "window": "2021-08-10/2021-08-20", "event": "abc", "title": "The fall",
}  # fmt: skip


def test_links_of_version_1_keep_their_meaning():
    assert from_params(OLD) == (
        LinkedView(
            Selection(
                ("Taliban", "NATO"), ("Kabul",), "air port", date(2021, 8, 1), date(2021, 9, 15),
                ("planned",), True, ("week",), ("previous",), ("Wire",), ("news/1.txt",),
            ),
            Lanes.PLACE,
            Order.FIRST,
            frozenset({"Kabul"}),
            (date(2021, 8, 10), date(2021, 8, 20)),
            "abc",
            PictureOptions(title="The fall"),
        ),
        [],
    )  # fmt: skip


QUERY = (
    "v=1&actor=Taliban&actor=NATO&place=Kabul&stated=planned&dated=week&found=previous&source=Wire"
    "&article=news%2F1.txt&words=air+port&match=all&from=2021-08-01&until=2021-09-15&lanes=place&order=first"
    "&collapsed=Kabul&window=2021-08-10%2F2021-08-20&event=abc&title=The+fall"
)


def test_an_address_of_version_1_keeps_its_meaning():
    assert from_params(parse_qs(QUERY)) == from_params(OLD)


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (
            {"lanes": "colour"},
            "The link's “lanes” is “colour” and not none, actor, group, place, tag, article",
        ),
        (
            {"stated": ["planned", "certain"]},
            "The link's “stated” is “certain” and not asserted, reported, planned",
        ),
        ({"from": "15 August"}, "The link's “from” is “15 August” and not a day such as 2021-08-15"),
        ({"from": "2021-13-01"}, "The link's “from” is “2021-13-01” and not a day"),
        ({"from": "2022-01-01"}, "The link's period ends on 2021-09-15, before it begins on 2022-01-01"),
        ({"window": "2021-08-10"}, "The link's “window” is “2021-08-10” and not two days such as"),
        ({"hue": "red"}, "The link says “hue”, which this version does not know"),
        ({"colour": "red"}, "The link's “colour” is “red” and not actor, tag, outlet, modality or one"),
        ({"parts": ["key", "x"]}, "The link's “parts” is “x” and not sources, key, overview, notes, map or"),
        (
            {"era": "2021-02-30 Ceasefire"},
            "The link's “era” was left out. “2021-02-30” is in no calendar; correct the days of the era.",
        ),
        (
            {"era": "May"},
            "The link's “era” was left out. “May” is no era; write its days and then its name",
        ),
        ({"credit": "x" * 121}, "The credit has 121 characters; a picture has room for 120."),
        ({"v": "7"}, "The link was made by another version of the program"),
        ({"event": ["a", "b"]}, "The link says “event” more than once; the last was taken."),
        ({"actor": ["x" * (MAX_LENGTH + 1)]}, f"A value of “actor” in the link is longer than {MAX_LENGTH}"),
        ({"actor": [f"n{at}" for at in range(MAX_VALUES + 1)]}, f"the first {MAX_VALUES} were taken."),
    ],
)
def test_a_wrong_part_of_a_link_is_reported_and_the_rest_is_used(bad, said):
    address, faults = from_params({**OLD, **bad})
    assert len(faults) == 1
    assert said in faults[0]
    assert address.selection.places == ("Kabul",)


def test_parameters_of_streamlit_are_no_fault():
    assert from_params({"embed": "true", "embed_options": ["dark_theme"]})[1] == []
