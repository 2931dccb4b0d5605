from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.model import Anchor, Modality, Precision, ReviewState
from timeline.selection import Selection
from timeline.selection.criteria import BY_COLUMN
from timeline.selection.event_index import EventIndex, aliases_of
from timeline.table import COLUMNS, UNMARKED, frame

ACTORS = ("Norland", "Port Authority", "Ada Brown")
GROUPS = ("police", "residents")
PLACES = ("Easthaven", "Mill Bay")
COLUMNS_CHOSEN = ("modality", "precision", "anchor", "sources", "witnesses")
DAYS = st.dates(date(1990, 1, 1), date(2030, 12, 31))


def row(identity: int = 0, **values: object) -> dict[str, object]:
    blank = dict.fromkeys(COLUMNS, "") | {
        "actors": (),
        "groups": (),
        "places": (),
        "countries": (),
        "mentions": 1,
        "articles": 1,
        "outlets": 1,
        "weight": 1.0,
        "disputed": False,
        "sources": (),
        "witnesses": (),
    }
    blank |= UNMARKED
    undated = {"earliest": None, "latest": None, "published": None}
    return blank | undated | {"id": f"e{identity}", "modality": "asserted"} | values


def keep(table, selection, sentences=(), aliases=()):
    return EventIndex(table, lambda: dict(sentences), lambda: dict(aliases)).filtered(selection).table


def counts(table, column):
    return EventIndex(table).counts(column)


def options(table, selection, column):
    return EventIndex(table).options(selection, column)


COUNTRIES = {"Easthaven": "KE", "Mill Bay": "FR"}


@st.composite
def tables(draw: st.DrawFn) -> pd.DataFrame:
    rows = []
    for identity in range(draw(st.integers(0, 8))):
        first = draw(DAYS)
        last = first + timedelta(draw(st.integers(0, 400)))
        side = draw(st.sampled_from(("both", "open end", "open beginning")))
        places = draw(st.lists(st.sampled_from(PLACES), unique=True))
        values = {
            "title": draw(st.sampled_from(("Ferry sank", "Café reopened", "Council met"))),
            "expression": draw(st.sampled_from(("on Monday", "in May"))),
            "earliest": None if side == "open beginning" else pd.Timestamp(first),
            "latest": None if side == "open end" else pd.Timestamp(last),
            "modality": draw(st.sampled_from(tuple(Modality))),
            "actors": tuple(draw(st.lists(st.sampled_from(ACTORS), unique=True))),
            "groups": tuple(draw(st.lists(st.sampled_from(GROUPS), unique=True))),
            "places": tuple(places),
            "countries": tuple(COUNTRIES[place] for place in places),
            "anchor": draw(st.sampled_from(tuple(Anchor))),
            "mentions": 2,
            "sources": tuple(draw(st.lists(st.sampled_from(("Wire", "Gazette")), unique=True))),
            "witnesses": tuple(draw(st.lists(st.sampled_from(("a1", "a2")), min_size=1, unique=True))),
        }
        values["source"], values["article"] = next(iter(values["sources"]), ""), values["witnesses"][0]
        rows.append(row(identity, **values))
    return frame(rows)


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    first, last = draw(st.none() | DAYS), draw(st.none() | DAYS)
    if first and last and first > last:
        first, last = last, first
    return Selection(
        actors=tuple(draw(st.lists(st.sampled_from(ACTORS), unique=True))),
        places=tuple(draw(st.lists(st.sampled_from((*PLACES, "Kenya")), unique=True))),
        groups=tuple(draw(st.lists(st.sampled_from(GROUPS), unique=True))),
        text=draw(st.sampled_from(("", "ferry", "monday", "CAFE", "met council"))),
        first=first,
        last=last,
        modalities=tuple(draw(st.lists(st.sampled_from(tuple(Modality)), unique=True))),
        every=draw(st.booleans()),
        precision=tuple(draw(st.lists(st.sampled_from(tuple(Precision)), unique=True))),
        anchors=tuple(draw(st.lists(st.sampled_from(tuple(Anchor)), unique=True))),
        sources=tuple(draw(st.lists(st.sampled_from(("Wire", "Gazette")), unique=True))),
        articles=tuple(draw(st.lists(st.sampled_from(("a1", "a2")), unique=True))),
    )


def ids(table: pd.DataFrame) -> list[str]:
    return list(table["id"])


@settings(max_examples=25)
@given(tables())
def test_an_empty_selection_keeps_everything(table):
    assert ids(keep(table, Selection())) == ids(table)


@settings(max_examples=25)
@given(tables(), selections())
def test_a_selection_keeps_rows_in_their_order_and_keeping_twice_changes_nothing(table, selection):
    kept = keep(table, selection)
    assert ids(kept) == [identity for identity in ids(table) if identity in set(ids(kept))]
    assert ids(keep(kept, selection)) == ids(kept)


@settings(max_examples=25)
@given(tables(), selections())
def test_every_criterion_has_to_be_met(table, selection):
    alone = [
        Selection(actors=selection.actors, every=selection.every),
        Selection(groups=selection.groups, every=selection.every),
        Selection(places=selection.places, every=selection.every),
        Selection(text=selection.text),
        Selection(first=selection.first),
        Selection(last=selection.last),
        *(Selection().with_values(each, selection.values_of(each)) for each in COLUMNS_CHOSEN),
    ]
    met_by_all = set.intersection(*(set(ids(keep(table, one))) for one in alone))
    assert set(ids(keep(table, selection))) == met_by_all


@settings(max_examples=25)
@given(tables(), selections())
def test_asking_for_every_name_keeps_no_more_than_asking_for_any(table, selection):
    names = {"actors": selection.actors, "groups": selection.groups, "places": selection.places}
    assert set(ids(keep(table, Selection(**names, every=True)))) <= set(ids(keep(table, Selection(**names))))


@settings(max_examples=25)
@given(tables(), selections(), st.sampled_from(tuple(BY_COLUMN)))
def test_the_count_of_an_option_is_the_number_of_events_after_its_choice(table, selection, column):
    selection = replace(selection, every=False)
    for value, count in options(table, selection, column).items():
        assert len(keep(table, selection.with_values(column, (value,)))) == count


@settings(max_examples=25)
@given(tables(), selections())
def test_selected_values_stay_among_the_options(table, selection):
    for column in BY_COLUMN:
        assert set(selection.values_of(column)) <= set(options(table, selection, column))


def test_counts_come_most_first_then_by_name():
    table = frame(
        [
            row(1, actors=("Norland", "Ada Brown")),
            row(2, actors=("Port Authority",)),
            row(3, actors=("Port Authority",)),
        ]
    )
    assert counts(table, "actors") == {"Port Authority": 2, "Ada Brown": 1, "Norland": 1}
    assert list(counts(table, "actors")) == ["Port Authority", "Ada Brown", "Norland"]


@pytest.mark.parametrize(
    ("earliest", "latest", "kept"),
    [
        ("2020-05-01", "2020-05-01", True),
        ("2020-05-31", "2020-05-31", True),
        ("2020-04-30", "2020-04-30", False),
        ("2020-06-01", "2020-06-01", False),
        ("2020-01-01", "2020-12-31", True),
        ("2001-01-01", None, True),
        (None, "2020-05-01", True),
        (None, "2020-04-30", False),
        ("2020-06-01", None, False),
    ],
)
def test_a_period_includes_events_with_a_possible_day_in_it(earliest, latest, kept):
    days = {side: pd.Timestamp(day) if day else None for side, day in (("e", earliest), ("l", latest))}
    table = frame([row(earliest=days["e"], latest=days["l"])])
    selection = Selection(first=date(2020, 5, 1), last=date(2020, 5, 31))
    assert bool(len(keep(table, selection))) is kept


@pytest.mark.parametrize("text", ["café", "CAFE", "opened cafe", "May", "terrace", "  "])
def test_text_is_searched_in_title_expression_and_sentence(text):
    table = frame([row(title="Café reopened", expression="in May")])
    assert len(keep(table, Selection(text=text), {"e0": "The terrace café reopened in May."})) == 1


@pytest.mark.parametrize("text", ["closed", "café closed", "terrace"])
def test_missing_text_leaves_no_event(text):
    table = frame([row(title="Café reopened", expression="in May")])
    assert keep(table, Selection(text=text)).empty


# Places in countries


def placed():
    return frame(
        [
            row(1, places=("Kabul",), countries=("AF",)),
            row(2, places=("Afghanistan",), countries=("AF",)),
            row(3, places=("Paris", "Kandahar"), countries=("FR", "AF")),
            row(4, places=("Paris",), countries=("FR",)),
            row(5),
        ]
    )


def test_a_country_holds_its_places():
    assert ids(keep(placed(), Selection(places=("Afghanistan",)))) == ["e1", "e2", "e3"]
    assert ids(keep(placed(), Selection(places=("Afghanistan", "Paris"), every=True))) == ["e3"]
    assert ids(keep(placed(), Selection(places=("Kabul",)))) == ["e1"]


def test_a_country_counts_its_places_once():
    assert counts(placed(), "places") == {
        "Afghanistan": 3, "France": 2, "Paris": 2, "Kabul": 1, "Kandahar": 1,
    }  # fmt: skip


# Precision


@pytest.mark.parametrize(
    ("earliest", "latest", "edtf", "precision"),
    [
        ("2021-08-15", "2021-08-15", "2021-08-15", Precision.DAY),
        ("2021-08-15", "2021-08-15", "2021-08-15~", Precision.WEEK),
        ("2021-08-14", "2021-08-15", "", Precision.WEEK),
        ("2021-08-09", "2021-08-15", "", Precision.WEEK),
        ("2021-08-01", "2021-08-10", "", Precision.MONTH),
        ("2021-08-01", "2021-08-31", "", Precision.MONTH),
        ("2021-06-01", "2021-08-31", "", Precision.YEAR),
        ("2020-01-01", "2020-12-31", "", Precision.YEAR),
        ("2019-01-01", "2020-12-31", "", Precision.LONGER),
        ("0001-01-01", "9999-12-31", "", Precision.LONGER),
        ("2001-01-01", None, "", Precision.OPEN),
        (None, "2001-01-01", "", Precision.OPEN),
    ],
)
def test_precision_is_the_number_of_possible_days_of_a_date(earliest, latest, edtf, precision):
    ends = {
        side: pd.Timestamp(day).as_unit("s") if day else None
        for side, day in (("earliest", earliest), ("latest", latest))
    }
    assert counts(frame([row(edtf=edtf, **ends)]), "precision") == {precision: 1}


# Aliases


def test_text_finds_actors_and_places_by_any_of_their_names():
    table = frame([row(1, actors=("United Nations",)), row(2, places=("Kyiv",)), row(3, title="Unrelated")])
    aliases = aliases_of(["United Nations", "Kyiv"])
    assert ids(keep(table, Selection(text="U.N."), aliases=aliases)) == ["e1"]
    assert ids(keep(table, Selection(text="kiev"), aliases=aliases)) == ["e2"]
    assert ids(keep(table, Selection(text="united nations"))) == ["e1"]
    assert keep(table, Selection(text="kiev")).empty


@pytest.mark.parametrize(
    ("state", "kept"),
    [
        (ReviewState.CHECKED, ["e0", "e1"]),
        (ReviewState.UNCHECKED, ["e2", "e3", "e4", "e5"]),
        (ReviewState.CORRECTED, ["e1", "e2"]),
        (ReviewState.NOTED, ["e3"]),
        (ReviewState.UNCERTAIN, ["e4", "e5"]),
    ],
)
def test_events_are_filtered_by_what_people_did_with_them(state, kept):
    marks = (
        {"checked": True},
        {"checked": True, "corrected": True},
        {"corrected": True},
        {"noted": True},
        {"edtf": "2021-07-08?"},
        {"anchor": Anchor.PUBLICATION},
    )
    table = frame(row(at, **each) for at, each in enumerate(marks))
    assert ids(keep(table, Selection(review=(str(state),)))) == kept


# The index


@pytest.mark.slow
@settings(max_examples=25)
@given(tables(), st.lists(selections(), min_size=1, max_size=4))
def test_an_index_answers_the_same_however_often_it_is_asked(table, asked):
    index = EventIndex(table)
    for selection in (*asked, *asked):
        assert ids(index.filtered(selection).table) == ids(keep(table, selection))
        for column in BY_COLUMN:
            assert index.options(selection, column) == options(table, selection, column)


def test_an_empty_table_has_no_options():
    table = frame([])
    assert keep(table, Selection(("Norland",), text="x", precision=("day",))).empty
    assert all(counts(table, column) == {} for column in BY_COLUMN)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Qaddafi", "Muammar Gaddafi"),
        ("muammar QADDAFI", "Muammar Gaddafi"),
        ("Ada", "Ada Brown"),
        ("Brown", "Ben Brown"),  # the more frequent of two
        ("Nobody", None),
        ("  ", None),
    ],
)
def test_a_typed_name_is_found_by_another_spelling_and_by_a_part(typed, name):
    actors = (("Muammar Gaddafi",), ("Ada Brown",), ("Ben Brown",), ("Ben Brown",))
    rows = [row(at, actors=each) for at, each in enumerate(actors)]
    index = EventIndex(frame(rows), aliases=lambda: aliases_of(name for each in actors for name in each))
    assert index.named("actors", typed) == name


def test_events_of_articles_without_an_outlet_can_be_chosen():
    table = frame(
        [
            row(0, source="Gazette", article="a", sources=("Gazette",), witnesses=("a",)),
            row(1, source="", article="b", sources=("",), witnesses=("b",)),
            row(2, source="Gazette", article="a", mentions=2, sources=("Gazette", ""), witnesses=("a", "b")),
        ]
    )
    assert counts(table, "sources") == {"Gazette": 2, "No outlet named": 2}
    chosen = keep(table, Selection(sources=("No outlet named",)))
    assert list(chosen["id"]) == ["e1", "e2"]
