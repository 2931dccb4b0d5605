"""Stored values: the layout stays readable, every type is checked, and each value comes back unchanged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.corrections import Kind, ManualEvent, Target
from timeline.events import extract
from timeline.model import (
    Anchor,
    Article,
    CalendarDate,
    Expression,
    Extent,
    Extraction,
    FilledName,
    Granularity,
    Mention,
    Modality,
    Place,
    PlaceKind,
    TimexMod,
    TimexType,
)
from timeline.store.codec import (
    DECODE_ERRORS,
    decode_extraction,
    decode_target,
    decode_value,
    encode_extraction,
    encode_target,
    encode_value,
)

from .sample_articles import many

DAY = CalendarDate(date(2024, 1, 5), None, Granularity.DAY, Extent.WITHIN, "2024-01-05/..")
PORTO = Place("Porto", PlaceKind.CITY, "PT", 41.15, -8.61)
TEXT = "Rain since early January."
EARLY = Expression(
    11, 24, "early January", TimexType.DATE, "2024-01", TimexMod.START, Anchor.DCT, DAY, "nearest", None
)
SINCE = Expression(5, 10, "since", TimexType.DURATION, "P1D", None, Anchor.EXPLICIT, None, "", "no date")
MENTION = Mention("id", "a", "Rain", 0, 25, EARLY, Modality.REPORTED, ("Rui",), (PORTO, Place("Gaia")))
WITH_GROUPS = replace(MENTION, groups=("residents",), filled_in=(FilledName(0, 4, "Rain", "Rui"),))
EXTRACTION = Extraction(Article("a", TEXT), (EARLY, SINCE), (MENTION,), ((EARLY, "why"),))
EARLY_JSON = (
    '[11,24,"DATE","2024-01","START","dct",["2024-01-05",null,"day","within","2024-01-05/.."],"nearest",null]'
)
OLD_PAYLOAD = (
    f'[1,[{EARLY_JSON},[5,10,"DURATION","P1D",null,"explicit",null,"","no date"]],'
    '[["id","Rain",0,25,0,"reported",["Rui"],[["Porto","city","PT",41.15,-8.61],["Gaia",null,null,null,null]]]],'
    '[[0,"why"]]]'
)
"""The layout of the first stores, without groups and filled-in names."""
PAYLOAD = OLD_PAYLOAD.replace(
    "null,null,null,null]]]]", 'null,null,null,null]],["residents"],[[0,4,"Rui"]],"",""]]'
)
"""The layout, byte for byte."""
VALUES = {
    Kind.DATE: (DAY, '["2024-01-05",null,"day","within","2024-01-05/.."]'),
    Kind.TIME: ("02:14", '"02:14"'),
    Kind.TITLE: ("Rain", '"Rain"'),
    Kind.ACTORS: (("Rui", "Ana"), '["Rui","Ana"]'),
    Kind.GROUPS: (("rebels", "police"), '["rebels","police"]'),
    Kind.PLACES: ((PORTO,), '[["Porto","city","PT",41.15,-8.61]]'),
    Kind.MODALITY: (Modality.PLANNED, '"planned"'),
    Kind.HIDDEN: (True, "true"),
    Kind.CHECKED: (False, "false"),
    Kind.NOTE: ("", '""'),
    Kind.MERGED: ((Target("a", 1, 2, "x", "y", "z"),), '[["a",1,2,"x","y","z"]]'),
    Kind.PINNED: (True, "true"),
    Kind.LOWERED: (False, "false"),
    Kind.SPLIT: (True, "true"),
    Kind.STARRED: (True, "true"),
    Kind.TAGGED: (("war", "weather"), '["war","weather"]'),
    Kind.ORDER: (2, "2"),
    Kind.SENTENCE: (1, "1"),
    Kind.DISTINCT: ((Target("a", 1, 2, "x", "y", "z"),), '[["a",1,2,"x","y","z"]]'),
    Kind.ADDED: (
        ManualEvent("Rain", DAY, ("Rui",), (Place("Gaia"),), Modality.NEGATED, ("residents",)),
        '["Rain",["2024-01-05",null,"day","within","2024-01-05/.."],["Rui"],[["Gaia",null,null,null,null]],"negated",["residents"],"","","","",""]',
    ),
    Kind.RENAMED_ACTOR: ("Rui", '"Rui"'),
    Kind.RENAMED_PLACE: ("Gaia", '"Gaia"'),
    Kind.RENAMED_GROUP: ("rebels", '"rebels"'),
    Kind.ERAS: (("2021-08-15/2021-08-31 Airlift",), '["2021-08-15/2021-08-31 Airlift"]'),
    Kind.TAG_COLOUR: (("war", "#a01020"), '["war","#a01020"]'),
}


def test_the_layout_of_extractions_is_that_of_version_0_1():
    full = replace(EXTRACTION, mentions=(WITH_GROUPS,))
    assert encode_extraction(full) == PAYLOAD
    assert decode_extraction(full.article, PAYLOAD) == full
    assert decode_extraction(EXTRACTION.article, OLD_PAYLOAD) == EXTRACTION


def test_an_expression_outside_the_list_is_stored_with_its_mention():
    alone = Extraction(EXTRACTION.article, (), (MENTION,), ((SINCE, "why"),))
    assert EARLY_JSON in encode_extraction(alone)
    assert decode_extraction(alone.article, encode_extraction(alone)) == alone


def test_extractions_come_back_unchanged():
    for article in many(20):
        extraction = extract(article)
        assert decode_extraction(article, encode_extraction(extraction)) == extraction


def test_another_form_of_the_layout_counts_as_not_extracted():
    assert decode_extraction(EXTRACTION.article, '[2,{"anything":true}]') is None


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("[1,", "{1,"),
        ("11,24", '"11",24'),
        ('"DATE"', '"DAY"'),
        ('"START"', '"FIRST"'),
        ('"2024-01-05",null', '"2024-13-05",null'),
        ('"2024-01-05",null', '"2024-01-05","2024-01-04"'),
        ('0,25,0,"reported"', '0,25,2,"reported"'),
        ('0,25,0,"reported"', '0,25,-1,"reported"'),
        ('["Rui"]', '"Rui"'),
        ('["Rui"]', "[7]"),
        ("41.15", '"north"'),
        (',"why"', ""),
        ("]]]", "]"),
    ],
)
def test_a_damaged_extraction_is_refused(right, wrong):
    assert right in PAYLOAD
    with pytest.raises(DECODE_ERRORS):
        decode_extraction(EXTRACTION.article, PAYLOAD.replace(right, wrong, 1))


def test_values_of_all_kinds_keep_the_layout_of_version_0_1():
    assert VALUES.keys() == set(Kind)
    for kind, (value, written) in VALUES.items():
        assert encode_value(kind, value) == written
        assert decode_value(kind, written) == value
        assert encode_value(kind, None) is decode_value(kind, None) is None


def test_a_manual_event_keeps_source_link_quotation_note_and_time():
    added = ManualEvent(
        "Rain", DAY, (), (), Modality.NEGATED, (), "02:14", "Wire", "https://a.example", "It", "?"
    )
    assert decode_value(Kind.ADDED, encode_value(Kind.ADDED, added)) == added


def test_a_manual_event_of_version_0_1_has_no_groups():
    written = '["Rain",["2024-01-05",null,"day","within","2024-01-05/.."],["Rui"],[],"negated"]'
    assert decode_value(Kind.ADDED, written) == ManualEvent("Rain", DAY, ("Rui",), (), Modality.NEGATED)


@pytest.mark.parametrize("kind", Kind)
def test_a_value_of_another_type_is_refused(kind):
    for wrong in ("-7" if kind in (Kind.ORDER, Kind.SENTENCE) else "7", "{}", "[7]", "nothing"):
        with pytest.raises(DECODE_ERRORS):
            decode_value(kind, wrong)


@given(st.builds(Target, st.text(), st.integers(0, 9), st.integers(0, 9), st.text(), st.text(), st.text()))
def test_targets_come_back_unchanged(target):
    assert decode_target(encode_target(target)) == target


def test_news_dated_by_publication_comes_back_unchanged():
    article = Article("a", "Pilots have grounded half of the flights.", published=date(2024, 1, 5))
    extraction = extract(article)
    assert [mention.expression.anchor for mention in extraction.mentions] == [Anchor.PUBLICATION]
    assert decode_extraction(article, encode_extraction(extraction)) == extraction


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("The ship left Porto. Its engine failed on Monday.", "Its"),
        (
            "MAIL HAS NOT COME SINCE MAY 24.JUNE 5: TWO LEADERS SHAKE HANDS IN SINGAPORE. "
            "JUNE 12: THEY SIGN A STATEMENT.",
            "THEY",
        ),
    ],
)
def test_a_phrase_in_place_of_a_pronoun_comes_back_unchanged(text, filled):
    article = Article("a", text, published=date(2024, 1, 5))
    extraction = extract(article)
    assert filled in [each.text for mention in extraction.mentions for each in mention.filled_in]
    assert decode_extraction(article, encode_extraction(extraction)) == extraction
