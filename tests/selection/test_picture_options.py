from datetime import date

import pytest

from timeline.errors import UsageError
from timeline.selection import Colour, Era, PictureOptions
from timeline.selection.picture_options import readable_eras


@pytest.mark.parametrize(
    ("written", "era"),
    [
        ("3 to 15 September 2017 Twelve days", Era("Twelve days", date(2017, 9, 3), date(2017, 9, 15))),
        ("Sep 2017 The siege", Era("The siege", date(2017, 9, 1), date(2017, 9, 30))),
        ("from 15 Aug 2021 to 31 Aug 2021: Siege", Era("Siege", date(2021, 8, 15), date(2021, 8, 31))),
        ("2017 Second crisis", Era("Second crisis", date(2017, 1, 1), date(2017, 12, 31))),
        ("2021-08-15/2021-08-31 Ceasefire", Era("Ceasefire", date(2021, 8, 15), date(2021, 8, 31))),
        ("2021-08 The long  strike", Era("The long strike", date(2021, 8, 1), date(2021, 8, 31))),
        ("2019/2020 War", Era("War", date(2019, 1, 1), date(2020, 12, 31))),
        ("2021-08-15 Day of the vote", Era("Day of the vote", date(2021, 8, 15), date(2021, 8, 15))),
    ],
)
def test_an_era_is_its_days_and_its_name(written, era):
    [made] = PictureOptions.of(eras=[written]).eras
    assert made == era
    assert PictureOptions.of(eras=[str(made)]).eras == (era,)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"eras": ["Ceasefire"]}, "“Ceasefire” is no era; write its days and then its name"),
        ({"eras": ["2021-08-15"]}, "“2021-08-15” is no era"),
        ({"eras": ["2021-08-15/.. Ceasefire"]}, "is no era"),
        ({"eras": ["August 2021"]}, "“August 2021” is no era"),
        ({"eras": ["some day Siege"]}, "“some day Siege” is no era"),
        ({"eras": ["2021-02-30 Ceasefire"]}, "“2021-02-30” is in no calendar; correct the days of the era."),
        ({"eras": ["0000/2021 Ceasefire"]}, "“0000/2021” is in no calendar"),
        ({"eras": ["2021-13 Ceasefire"]}, "is in no calendar"),
        ({"eras": ["2021 " + "x" * 61]}, "is longer than 60 characters; shorten it."),
        ({"eras": [f"{year} Year" for year in range(1990, 2003)]}, "room for 12 eras, not 13"),
        (
            {"eras": ["2020 A", "2020-05 B", "2020-05-03 C"]},
            "At most 2 eras may share a day, not “A”, “B” and",
        ),
        ({"eras": "2020 A"}, "eras must be a list of texts"),
        ({"title": 3}, "The title of a picture must be a text, not int."),
        ({"note": "x" * 301}, "The note has 301 characters; a picture has room for 300."),
        ({"sources": "no"}, "sources must be True or False, not 'no'."),
        ({"colour": "red"}, 'colour cannot be "red"; give actor, tag, outlet, modality or one.'),
        ({"subtitle": "x"}, 'There is no option "subtitle" of a picture; give title, description, note'),
    ],
)
def test_a_wrong_option_raises_one_sentence(options, message):
    with pytest.raises(UsageError) as raised:
        PictureOptions.of(**options)
    assert message in str(raised.value)


def test_eras_are_in_order_of_time_and_two_may_overlap():
    eras = PictureOptions.of(eras=["2021 C", "2020-06/2021-02 B", "2020 A"]).eras
    assert [era.name for era in eras] == ["A", "B", "C"]


def test_words_are_one_line_without_invisible_characters():
    options = PictureOptions.of(title="The \u202efall\n of\x07 Kabul", colour="outlet")
    assert options.title == "The fall of Kabul"
    assert options.colour is Colour.OUTLET


def test_stored_eras_that_are_damaged_or_too_many_are_left_out():
    stored = ["2021-08 Siege", "no era", "2021-08 Airlift", "2021-08-02 Third at once", "2020 Before"]
    assert [era.name for era in readable_eras(stored)] == ["Before", "Airlift", "Siege"]
    assert readable_eras([]) == ()


def test_more_eras_are_added_once():
    options = PictureOptions.of(eras=["2021-08 Siege"])
    more = readable_eras(["2021-08 Siege", "2020 Before"])
    assert [era.name for era in options.with_eras(more).eras] == ["Before", "Siege"]
