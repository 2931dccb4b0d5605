"""Titles and modality: each row has a sentence, an expression, the title and the modality."""

import pytest

from tests.events.short_texts import mention, mentions
from timeline.model import Modality

CASES = [
    # coordination
    (
        "Rebels seized the port of Beira on March 3 and left it on May 2.",
        "March 3",
        "Rebels seized the port of Beira",
    ),
    (
        "Rebels seized the port of Beira on March 3 and left it on May 2.",
        "May 2",
        "Rebels seized the port of Beira on March 3 and left it on May 2",
    ),
    # relative clauses, also with the noun as the object
    (
        "The bridge that engineers had inspected in May collapsed on Monday.",
        "Monday",
        "Bridge that engineers had inspected collapsed",
    ),
    (
        "The bridge that engineers had inspected in May collapsed on Monday.",
        "May",
        "Bridge that engineers had inspected",
    ),
    # participles and apposition
    (
        "The council, elected in 2019, rejected the plan on Tuesday.",
        "2019",
        "Council, elected in 2019, rejected the plan on Tuesday",
    ),
    ("The council, elected in 2019, rejected the plan on Tuesday.", "Tuesday", "Council rejected the plan"),
    # a clause between two dates of a verb
    (
        "The tanker Oru sank on April 22 after exploding two days earlier.",
        "two days earlier",
        "Tanker Oru sank after exploding two days earlier",
    ),
    (
        "The army took the town on Monday, forcing hundreds to flee, and the port on Tuesday.",
        "Tuesday",
        "Army took the town on Monday, forcing hundreds to flee, and the port on Tuesday",
    ),
    # an event to which a verb relates another one
    (
        "The ceremony followed a fire in 2019 that gutted the hall.",
        "2019",
        "Ceremony followed a fire in 2019 that gutted the hall",
    ),
    (
        "Rovers followed the win with a draw on Saturday.",
        "Saturday",
        "Rovers followed the win with a draw",
    ),
    # what happened in a season, not the season itself or its things
    (
        "Ole Madsen won the cup with Norcon in the 2002 season.",
        "2002",
        "Ole Madsen won the cup with Norcon in the season",
    ),
    (
        "Police arrested him during the 2015 New Year's Eve celebrations.",
        "2015 New Year's Eve",
        "Police arrested him during the 2015 New Year's Eve celebrations",
    ),
    # a last part with "with"
    (
        "Troops raided villages looking for defectors around Tarsk Sunday, with ten people arrested.",
        "Sunday",
        "Troops raided villages looking for defectors around Tarsk",
    ),
    # passives
    ("The parliament of Norway was dissolved on June 4.", "June 4", "Parliament of Norway was dissolved"),
    # light verbs
    (
        "Peru's president paid a visit to Chile last month.",
        "last month",
        "Peru's president paid a visit to Chile",
    ),
    # both sides of a semicolon; phrases between commas before the verb
    (
        "The division captured Varna on 19 October 1950; the league had won.",
        "19 October 1950",
        "Division captured Varna",
    ),
    ("The league had won; on 3 May 1951, rebels took Varna.", "3 May 1951", "Rebels took Varna"),
    (
        "Peru put its plans into action but the Danes, having broken the codes in late May, knew them.",
        "late May",
        "Danes, having broken the codes",
    ),
    # "help" with an infinitive; a date after another noun
    (
        "Rescue workers help a woman get into an ambulance on Thursday.",
        "Thursday",
        "Rescue workers help a woman get into an ambulance",
    ),
    (
        "Protests were held in January 2016 following mass assaults in Cologne on New Year's Eve.",
        "New Year's Eve",
        "Mass assaults in Cologne",
    ),
    # two dates of one verb, each with its place
    ("Five people died in Lyon on Monday and in Nice on Friday.", "Monday", "Five people died in Lyon"),
    ("Five people died in Lyon on Monday and in Nice on Friday.", "Friday", "Five people died in Nice"),
    ("Shops shut on Monday in Lyon and on Friday in Nice.", "Monday", "Shops shut in Lyon"),
    ("Shops shut on Monday in Lyon and on Friday in Nice.", "Friday", "Shops shut in Nice"),
    ("Shops shut in Lyon on Monday and on Friday.", "Friday", "Shops shut in Lyon"),
    # the title needs the date
    ("The year 2018 has been a disaster.", "The year 2018", "Year 2018 has been a disaster"),
    ("Tourists were celebrating Bastille Day.", "Bastille Day", "Tourists were celebrating Bastille Day"),
    ("She spoke after the Christmas attack.", "Christmas", "Christmas attack"),
    # event nouns
    ("The June landslide destroyed two villages.", "June", "Landslide destroyed two villages"),
    ("Sunday's election was won by the Green Party.", "Sunday", "Election was won by the Green Party"),
    ("The revolution of 1917 changed Russia.", "1917", "Revolution changed Russia"),
    ("There were clashes in Bogota on Sunday.", "Sunday", "There were clashes in Bogota"),
    # copulas
    ("The deadline is Friday.", "Friday", "Deadline is Friday"),
    ("Valdez was mayor of the town in 1998.", "1998", "Valdez was mayor of the town"),
    # raising to the verb above
    ("Officers failed to reach the summit on Thursday.", "Thursday", "Officers failed to reach the summit"),
    # another person's act
    (
        "Police arrested a man on Monday for stabbing a guard two weeks ago.",
        "two weeks ago",
        "Police arrested a man for stabbing a guard two weeks ago",
    ),
    # verbs of saying and their content
    (
        "Minister Eva Brandt said on Monday that the dam leaks.",
        "Monday",
        "Minister Eva Brandt said that the dam leaks",
    ),
    (
        '"We are leaving," Ana Torres told reporters on Tuesday.',
        "Tuesday",
        'Ana Torres told reporters "We are leaving"',
    ),
    # cleft sentences
    ("It was last night that the crew saw the lights.", "last night", "Crew saw the lights"),
    ("It was clear on Monday that the crew had left.", "Monday", "It was clear that the crew had left"),
    # a date directly before a present verb and before a past verb
    (
        "The tax bill signed by President Ruto this month spreads benefits.",
        "this month",
        "Tax bill signed by President Ruto this month spreads benefits",
    ),
    ("The mayor of Oslo last week opened a school.", "last week", "Mayor of Oslo opened a school"),
    # a date at the end of the content, and elsewhere
    (
        "A plane carrying tourists crashed in a field, killing all aboard Sunday, the mayor said.",
        "Sunday",
        "Plane carrying tourists crashed in a field, killing all aboard, the mayor said",
    ),
    ("Zambia will stream the match, beginning at 1:10 p.m.", "1:10 p.m.", "Zambia will stream the match"),
    (
        "In a statement issued on Monday, the council said it will help.",
        "Monday",
        "Council said it will help",
    ),
    (
        "A letter published on Monday shocked the council.",
        "Monday",
        "Letter published on Monday shocked the council",
    ),
    # a long date after "his death", and after "death"
    (
        "The drought went on long after Anna Holm's death in 1970.",
        "1970",
        "Anna Holm's death",
    ),
    ("The ministry admits taking bribes two years ago.", "two years ago", "Ministry admits taking bribes"),
    # open sides and ranges
    ("The museum was open until 2010.", "2010", "Museum was open until 2010"),
    ("From 1991 to 1997 the road was closed.", "1991 to 1997", "Road was closed"),
]

MODALITIES = [
    ("So the mayor resigned on Monday?", "Monday", Modality.HYPOTHETICAL),
    ("Is it true that the mayor resigned on Monday?", "Monday", Modality.HYPOTHETICAL),
    ("The mayor resigned on Monday.", "Monday", Modality.ASSERTED),
    ("If they attack, we will not sign the deal in December.", "December", Modality.HYPOTHETICAL),
    ("We will not sign the deal in December.", "December", Modality.NEGATED),
    ("The chairman agreed on Tuesday not to run again in December.", "December", Modality.NEGATED),
    ("The dam burst on Monday.", "Monday", Modality.ASSERTED),
    ("Eva Brandt said on Monday that the dam leaks.", "Monday", Modality.REPORTED),
    ("Eva Brandt did not say on Monday why the dam leaks.", "Monday", Modality.NEGATED),
    ("The firm announced the closure of the mine on Friday.", "Friday", Modality.REPORTED),
    ("The council concluded its talks on Friday.", "Friday", Modality.ASSERTED),
    ("The dam will be finished in March 2022.", "March 2022", Modality.PLANNED),
    ("Engineers said the dam would be finished next year.", "next year", Modality.PLANNED),
    ("The union plans to strike on October 4.", "October 4", Modality.PLANNED),
    ("The trial is scheduled for October 12.", "October 12", Modality.PLANNED),
    ("The strike is expected to last until October 12.", "October 12", Modality.PLANNED),
    ("The vote may be held in November.", "November", Modality.HYPOTHETICAL),
    ("If the river rises on October 4, the town will be evacuated.", "October 4", Modality.HYPOTHETICAL),
    ("The ferry did not sail on Saturday.", "Saturday", Modality.NEGATED),
    ("Nobody was hurt in the fire on Monday.", "Monday", Modality.NEGATED),
    ("No ship left the harbour on Monday.", "Monday", Modality.NEGATED),
    ("The ministry denied that soldiers had crossed the border on Sunday.", "Sunday", Modality.NEGATED),
    (
        "The ministry denied that soldiers had crossed the border on Sunday and burned a mill on Monday.",
        "Monday",
        Modality.NEGATED,
    ),
    ("Officers failed to reach the summit on Thursday.", "Thursday", Modality.ASSERTED),
    ("The alleged theft took place on Thursday.", "Thursday", Modality.ASSERTED),
    ("If the council does not act by 15 June, the fair will end.", "15 June", Modality.HYPOTHETICAL),
    ("Theresa May greets the president on 5 May 2021.", "5 May 2021", Modality.ASSERTED),
    ("The ministry admits taking bribes two years ago.", "two years ago", Modality.ASSERTED),
    ("The town added a bridge in 1998.", "1998", Modality.ASSERTED),
    ("The town has rivals, Eva Brandt added on Monday.", "Monday", Modality.REPORTED),
]

SILENT = {
    "a thing's year": "Her 2009 novel sold well.",
    "a plan's year": "The 2012 budget was debated at length.",
    "a document's year": "The constitution of 1787 is old.",
    "a number": "Flight 1943 was late.",
    "a comparison": "Prices fell by 3 percent, compared with 5 percent in 2019.",
    "a copyright": "Copyright 2018 The Daily Bugle.",
    "a bare stamp": "March 3, 2020",
    "a duration": "The strike lasted for three years.",
    "a set": "The choir meets every Monday.",
    "the day it was": "The next day, of course, was January 1.",
    "the hour it was": "It was about 6.10am.",
    "how far back a first holds": "It is the first tram crash with deaths since 1959.",
    "how far back a low holds": "Prices fell to their lowest point since November.",
    "how far back a first time holds": "It is the first time that a crew has left the city since 1972.",
    "a stamp behind a title": "Ten ships sunk in Lyon Updated: 2016-07-15 13:14 By Agencies",
    "an equal": "The fair is an equivalent to July 4.",
    "a holiday's thing": "She praised the Christmas card.",
    "a heading": "Christmas terror: The town is mourning.",
    "an age": "The 44-year-old farmer sold his land.",
    "a vague present": "The farmer now grows wheat.",
    "brackets": "The old mill (1901) is empty.",
}


@pytest.mark.parametrize(("text", "expression", "title"), CASES)
def test_title(text: str, expression: str, title: str) -> None:
    assert mention(text, expression).title == title


@pytest.mark.parametrize(("text", "expression", "modality"), MODALITIES)
def test_modality(text: str, expression: str, modality: Modality) -> None:
    assert mention(text, expression).modality is modality


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_a_description_is_no_event(text: str) -> None:
    assert mentions(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "At least ten people have died since 2014.",
        "She has been first minister since 2014.",
        "For the first time, she said, ten people have died since 2014.",
    ],
)
def test_since_opens_an_interval(text: str) -> None:
    assert mention(text, "2014").date.edtf == "2014/.."


def test_the_year_of_an_event_noun_makes_an_event() -> None:
    assert mention("Her 2009 arrest made headlines.", "2009").title == "2009 arrest made headlines"


def test_a_holiday_with_another_date_makes_no_event() -> None:
    found = mentions("They met at a Christmas party in Boston in May 2015.")
    assert [(each.expression.text, each.title) for each in found] == [
        ("May 2015", "They met at a Christmas party in Boston")
    ]


def test_each_of_two_places_has_its_own_date() -> None:
    text = "Five people died in Lyon on Monday and in Nice on Friday."
    assert [place.name for place in mention(text, "Monday").places] == ["Lyon"]
    assert [place.name for place in mention(text, "Friday").places] == ["Nice"]


def test_a_dateline_is_no_event() -> None:
    found = mentions("LISBON, Sept 14, 2021 (Reuters) - Two ships collided on Monday.")
    assert [each.title for each in found] == ["Two ships collided"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "On May 17, 1997 rebels took the port. The following month a cabinet was named.",
            "Cabinet was named",
        ),
        (
            "On May 17, 1997 rebels took the port. The next year a treaty was signed.",
            "Treaty was signed",
        ),
    ],
)
def test_a_time_before_the_subject_dates_the_main_verb(text: str, title: str) -> None:
    assert mentions(text)[-1].title == title
