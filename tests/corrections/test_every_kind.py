"""Every kind of correction can be applied, stored, put into words and exported."""

import pytest

from timeline.corrections import Correction, Kind, ManualEvent, rename_correction
from timeline.corrections.correction import RENAMINGS, eras_correction, tag_colour_correction
from timeline.export.remarks import event_remark
from timeline.model import Modality, Place
from timeline.store.codec import decode_target, decode_value, encode_target, encode_value
from timeline.ui.correction_text import NAMES, change_words

from .in_memory import CHRISTMAS_EVE, InMemory, first, leaving, opening

VALUES = {
    Kind.DATE: CHRISTMAS_EVE,
    Kind.TIME: "14:30",
    Kind.TITLE: "The bridge opened",
    Kind.ACTORS: ("City of Porto",),
    Kind.GROUPS: ("residents",),
    Kind.PLACES: (Place("Gaia"),),
    Kind.MODALITY: Modality.PLANNED,
    Kind.HIDDEN: True,
    Kind.CHECKED: True,
    Kind.PINNED: True,
    Kind.LOWERED: True,
    Kind.STARRED: True,
    Kind.TAGGED: ("bridges", "Porto"),
    Kind.ORDER: 2,
    Kind.NOTE: "Ask again",
}
"""A new value for the kinds that change one value of an event."""


NAMED = {Kind.RENAMED_ACTOR: "Ana Reis", Kind.RENAMED_PLACE: "Porto", Kind.RENAMED_GROUP: "residents"}
"""A name of each kind in the events."""


def sample(kind, timeline):
    """Return a correction of that kind."""
    corrected = timeline.corrected
    if kind is Kind.MERGED:
        return corrected.merge_correction(opening(corrected), [leaving(corrected)])
    if kind in (Kind.SENTENCE, Kind.SPLIT):
        made = corrected.sentence_correction if kind is Kind.SENTENCE else corrected.split_correction
        return made(first(corrected).mentions[1])
    if kind is Kind.DISTINCT:
        return corrected.distinct_correction(opening(corrected), leaving(corrected))
    if kind is Kind.ADDED:
        return Correction(kind, None, None, ManualEvent("Council met", CHRISTMAS_EVE))
    if kind in RENAMINGS:
        return rename_correction(kind, NAMED[kind], "New name")
    if kind is Kind.TAG_COLOUR:
        return tag_colour_correction("bridges", "", "#a01020")
    if kind is Kind.ERAS:
        return eras_correction((), ("2023-12 Advent",))
    return corrected.correction(first(corrected), kind, VALUES[kind])


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_is_applied_stored_worded_and_exported(kind):
    timeline = InMemory()
    timeline.change(leaving, Kind.GROUPS, ("residents",))
    before = timeline.corrected
    correction = sample(kind, timeline)
    timeline.correct(correction)
    after = timeline.corrected
    assert after != before
    assert not after.orphans
    for value in (correction.old, correction.new):
        assert decode_value(kind, encode_value(kind, value)) == value
    assert decode_target(encode_target(correction.target)) == correction.target
    assert NAMES[kind]
    assert change_words(correction)
    for event in (*after.events, *after.hidden):
        event_remark(after, event)
