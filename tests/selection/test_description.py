from datetime import date

import pytest

from timeline.selection import Selection, describe, describe_for_readers


@pytest.mark.parametrize(
    ("selection", "words"),
    [
        (Selection(), ""),
        (
            Selection(("Norland",), ("Mill Bay",), first=date(2021, 8, 1), last=date(2021, 9, 15)),
            "Actor: Norland. Place: Mill Bay. 1 August – 15 September 2021",
        ),
        (
            Selection(("Norland", "Port Authority", "Ada Brown")),
            "Actors: Norland, Port Authority or Ada Brown",
        ),
        (Selection(("Norland", "Port Authority"), every=True), "Actors: Norland and Port Authority"),
        (
            Selection(text=" two  words", modalities=("planned", "negated")),
            "With “two words”. Only planned or did not happen",
        ),
        (
            Selection(precision=("day", "open"), anchors=("dct",), sources=("Wire",), articles=("a", "b")),
            "Dated to the day or open on one side. Dates worked out from the publication date. "
            "Source: Wire. Articles: The harbour or b",
        ),
    ],
)
def test_a_filter_in_words(selection, words):
    assert describe(selection, {"a": "The harbour"}) == words


def test_a_picture_does_not_tell_that_its_events_are_starred():
    selection = Selection(starred=True, actors=("Ada Brown",))
    assert describe(selection) == "Actor: Ada Brown. Only starred"
    assert describe_for_readers(selection) == "Actor: Ada Brown"
