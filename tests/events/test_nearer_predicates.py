"""A date belongs to the predicate that it modifies, not to a farther one of another time."""

from __future__ import annotations

import pytest

from tests.events.short_texts import mention, mentions
from timeline.model import Modality


@pytest.mark.parametrize(
    ("text", "expression", "predicate"),
    [
        (
            "The bill relies on the plan drafted by the mayor earlier this year.",
            "earlier this year",
            "drafted",
        ),
        (
            "The board looks forward to working on the measures drafted by the mayor earlier this year.",
            "earlier this year",
            "drafted",
        ),
        ("The yard is under fire for planning to ignore its order last May.", "last May", "order"),
        (
            "The news follows a report that ships have carried oil to ports dozens of times since May.",
            "May",
            "carried",
        ),
        ("The yard ignored the order last May.", "last May", "ignored"),
        (
            "The claim follows an acknowledgment earlier this week of the loss.",
            "earlier this week",
            "acknowledgment",
        ),
        ("The march follows the river all day on Monday.", "Monday", "follows"),
        (
            "He was jailed on charges arising from the killing of two farmers in December 2012.",
            "December 2012",
            "killing",
        ),
        (
            "Shares fell after Norland announced it would ban all trading earlier this month.",
            "earlier this month",
            "announced",
        ),
        ("In 2010 the mayor said she would resign in 2011.", "2011", "resign"),
        (
            "Alarms were fitted across the valley after the dam disaster 22 years ago.",
            "22 years ago",
            "disaster",
        ),
        ("Alarms were fitted across the valley after the dam disaster on Monday.", "Monday", "fitted"),
        ("Until his formal resignation last week, Berg had been the mayor.", "last week", "resignation"),
        (
            "Norland is running trials as a test to have a station in space by 2030.",
            "2030",
            "have",
        ),
    ],
)
def test_a_date_belongs_to_the_nearer_predicate_if_the_tense_says_so(
    text: str, expression: str, predicate: str
) -> None:
    assert mention(text, expression).predicate == predicate


@pytest.mark.parametrize(
    ("text", "expression", "modality"),
    [
        (
            "The suit accuses the firm of failing to prevent the April 20 explosion.",
            "April 20",
            Modality.ASSERTED,
        ),
        ("The mayor was unable to avert the April 20 strike.", "April 20", Modality.ASSERTED),
        ("The police prevented the April 20 march.", "April 20", Modality.NEGATED),
        ("The April 20 march was cancelled.", "April 20", Modality.NEGATED),
        (
            "The rebels were strong enough to keep the army out since the beginning of the year.",
            "the beginning of the year",
            Modality.ASSERTED,
        ),
        ("The tenant had to pay the whole bill by November 2022.", "November 2022", Modality.PLANNED),
        ("The tenant had to pay the whole bill by November 2020.", "November 2020", Modality.ASSERTED),
        ("The comet is supposed to return by 2061.", "2061", Modality.PLANNED),
        (
            "They fear that the army will attack after the ministry said 120 guards were killed in May.",
            "May",
            Modality.ASSERTED,
        ),
        ("They fear that 120 guards were killed in May.", "May", Modality.HYPOTHETICAL),
        ("If the guard who fled in May returns, he will be held.", "May", Modality.ASSERTED),
        ("If the guard fled in May, he will be held.", "May", Modality.HYPOTHETICAL),
        ("The rebels hope to keep the army out until May 2022.", "May 2022", Modality.PLANNED),
        ("The bank expects to take a charge this quarter.", "this quarter", Modality.PLANNED),
        (
            "The bank expected to take a charge in the spring of 2020.",
            "the spring of 2020",
            Modality.ASSERTED,
        ),
    ],
)
def test_the_modality_is_that_of_the_dated_predicate(text: str, expression: str, modality: Modality) -> None:
    assert mention(text, expression).modality is modality


@pytest.mark.parametrize(
    ("text", "is_event"),
    [
        ("The singer has announced that she is filming 1951 novel The Salt Road.", False),
        ("The party won 1951 elections in the south.", True),
        ("The spill is worse than the 1989 tanker disaster.", False),
        ("The spill came long before the 1989 tanker disaster.", True),
        ("Deaths from attacks since 1968 also follow a simple law.", False),
        ("Deaths have risen since 1968 in all towns.", True),
        ("The next age will not depend on fuels from the last century.", False),
        ("The firm drilled wells from the 1950s to the 1970s.", True),
        ("Crude for April delivery rose by a dollar.", False),
        ("The yard set the date for April deliveries to Porto.", True),
    ],
)
def test_a_date_that_describes_a_thing_dates_no_act(text: str, is_event: bool) -> None:
    assert bool(mentions(text)) is is_event
