"""Verbs of saying that are other acts with some objects, and what was cancelled, failed or charged."""

import pytest

from tests.events.short_texts import mentions
from timeline.model import Modality

ACTS = [
    "The colony declared independence on 1 July 1960.",
    "The region was declared a disaster area on Monday.",
    "A judge denied bail to the suspect on Monday.",
    "The judge denied both drivers bail on Monday.",
    "The storm claimed nine lives on Friday.",
    "The family claimed asylum on Monday.",
    "The recruits reported for duty on 3 May.",
    "He reported to jail on Tuesday.",
    "The carmaker recalled two million cars on Friday.",
    "Poland recalled its ambassador on Friday.",
    "The Senate confirmed the judge on Tuesday.",
    "The club admitted its first members on Monday.",
    "She was admitted to hospital on Monday.",
    "The home side conceded two goals on Saturday.",
    "He wrote a play in 2009.",
]
SAYINGS = [
    "The minister denied the charges on Monday.",
    "The general declared on Monday that the war was over.",
    "The duke declared his innocence on Monday.",
    "The group claimed responsibility for the blast on Friday.",
    "The bank reported a loss on Monday.",
    "He reported the theft to police on Monday.",
    "He recalled on Friday that the bridge had shaken.",
    "The ministry confirmed the deaths on Tuesday.",
    "The officer admitted the theft on Monday.",
    "The premier conceded defeat on Saturday.",
    "She wrote on Monday that the plan was dead.",
    "The union accused the firm of fraud on Friday.",
]


@pytest.mark.parametrize("text", ACTS)
def test_an_act_is_asserted(text: str) -> None:
    assert [mention.modality for mention in mentions(text)] == [Modality.ASSERTED]


@pytest.mark.parametrize("text", SAYINGS)
def test_a_saying_is_reported(text: str) -> None:
    assert [mention.modality for mention in mentions(text)] == [Modality.REPORTED]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The march planned for 12 September was cancelled.", Modality.NEGATED),
        ("The rally scheduled for 12 September was called off.", Modality.NEGATED),
        ("The tram failed to stop on Monday.", Modality.ASSERTED),
        ("The hearing was to be held on 28 September.", Modality.PLANNED),
        ("The march was cancelled on Monday.", Modality.ASSERTED),
        ("The march planned for 12 September was banned.", Modality.ASSERTED),
    ],
)
def test_what_did_not_happen_is_negated(text: str, modality: Modality) -> None:
    assert [mention.modality for mention in mentions(text)] == [modality]


def test_a_title_keeps_the_court_that_denies_bail() -> None:
    [mention] = mentions("The judge denied both drivers bail on Monday.")
    assert mention.title == "Judge denied both drivers bail"
