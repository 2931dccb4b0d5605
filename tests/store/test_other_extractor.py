"""Corrections outlast another version of the extractor: each one holds or is orphaned with a reason."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import cycle
from pathlib import Path

import pytest

import timeline
from timeline.corrections import (
    CorrectedEvents,
    Correction,
    Entry,
    Kind,
    ManualEvent,
    rename_correction,
    target_of,
)
from timeline.corrections.correction import RENAMINGS, eras_correction, tag_colour_correction
from timeline.model import Event, Mention, Modality, Place
from timeline.store import Snapshot
from timeline.temporal import parse_user_date

from .sample_articles import article

TEXTS = (
    "Mayor Ana Reis opened the bridge in Porto on Monday. The council of Porto met on January 2. Two "
    "days later police left Porto. In early December Ana Reis visited Braga. Rescue teams entered "
    "Lisbon last week.",
    "The strike began in Braga in mid-November. Miners returned to Braga on Friday. The union signed a "
    "contract on 5 January 2024. Ana Reis praised the union three weeks ago. The ministry closed two "
    "pits in late 2022.",
    "Police arrested Rui Costa in Faro on Tuesday. Rui Costa resigned at the start of last month. The "
    "trial of Rui Costa opened on December 18. A week later Rui Costa denied the charges. A court freed"
    " him on Thursday.",
    "The September takeover shocked Lisbon. The army entered Lisbon on September 3, 2023. Ana Reis fled"
    " the following day. Soldiers left Lisbon in the first half of October. The parliament voted on "
    "Wednesday against the 2012 budget.",
    "Ana Reis opened the museum in Evora on January 4. Rain fell all day. Ana Reis opened the museum in"
    " Evora on January 4, officials said.",
)
EDITS = {
    "temporal/english/rules/__init__.py": (
        "    weekdays_and_weeks.ROWS,\n    quarters_and_seasons.ROWS,\n",
        "",
    ),
    "temporal/english/rules/vague.py": (
        '    Rule("[the ]<modifier>", _modifier, [("_early_ August", "2021-08", "START")]),\n',
        "",
    ),
    "events/event_lexicon.toml": (" takeover", ""),
    "events/title_fitting.py": ("MAX_TITLE_LENGTH = 80\n", "MAX_TITLE_LENGTH = 24\n"),
}
"""The changes in another version of the program: fewer rules and event nouns, shorter titles."""
REFRESH = """
import sys
from timeline.store import Store
with Store.open(sys.argv[1]) as store:
    list(store.extract_pending(int(sys.argv[2]), outdated=True))
"""
DAY = parse_user_date("2023-12-24")
VALUES = {
    Kind.DATE: DAY,
    Kind.TITLE: "What happened",
    Kind.MODALITY: Modality.HYPOTHETICAL,
    Kind.ACTORS: ("Harbour Union",),
    Kind.GROUPS: ("residents",),
    Kind.PLACES: (Place("Harrow Weir"),),
    Kind.HIDDEN: True,
    Kind.CHECKED: True,
    Kind.PINNED: True,
    Kind.LOWERED: True,
    Kind.STARRED: True,
    Kind.TAGGED: ("weather",),
    Kind.ORDER: 1,
    Kind.NOTE: "Ask again",
    Kind.TIME: "14:30",
}
"""The new values for events, one kind after the other."""


def corrections(snapshot: Snapshot) -> Iterator[Correction]:
    """Yield 26 corrections, with every kind among them."""
    shown = snapshot.corrected()
    *single, apart, first, second = (each for each in shown.events if len(each.mentions) == 1)
    for event, (kind, new) in zip(single[:15], cycle(VALUES.items()), strict=False):
        yield shown.correction(event, kind, new)
    yield shown.distinct_correction(apart, first)
    yield shown.merge_correction(first, [second])
    [twice] = (each for each in shown.events if len(each.mentions) == 2)
    yield shown.sentence_correction(twice.mentions[1])
    yield shown.split_correction(twice.mentions[1])
    budget = snapshot.extractions["3"].without_event[0][0]
    yield Correction(
        Kind.ADDED, target_of(snapshot.articles["3"], budget), None, ManualEvent("Soldiers withdrew", DAY)
    )
    yield Correction(Kind.ADDED, None, None, ManualEvent("The mayor of Faro wrote", DAY))
    yield rename_correction(Kind.RENAMED_ACTOR, "Ana Reis", "A. Reis")
    yield rename_correction(Kind.RENAMED_PLACE, "Lisbon", "Lisboa")
    yield rename_correction(Kind.RENAMED_GROUP, "soldiers", "troops")
    yield tag_colour_correction("weather", "", "#a01020")
    yield eras_correction((), ("2022 Floods",))


def holds(entry: Entry, shown: CorrectedEvents) -> bool:
    """Return True if the events have the new value of a correction."""
    kind, new = entry.correction.kind, entry.correction.new
    events = [*shown.events, *shown.hidden]
    mentions = [(event, each) for event in events for each in event.mentions]
    if kind in RENAMINGS:
        names = {name for _, each in mentions for name in names_of(kind, each)}
        return new in names and entry.correction.old not in names
    if kind is Kind.TAG_COLOUR:
        return shown.tag_colours == {"weather": "#a01020"}
    if kind is Kind.ERAS:
        return shown.eras == ("2022 Floods",)
    if isinstance(new, ManualEvent):
        return any((each.title, each.date) == (new.title, new.date) for _, each in mentions)
    return any(
        is_as(kind, new, shown, event, each)
        for event, each in mentions
        if entry in shown.entries.get(each.id, ())
    )


def names_of(kind: Kind, mention: Mention) -> Iterable[str]:
    if kind is Kind.RENAMED_PLACE:
        return (place.name for place in mention.places)
    return mention.actors if kind is Kind.RENAMED_ACTOR else mention.groups


def is_as(kind: Kind, new: object, shown: CorrectedEvents, event: Event, mention: Mention) -> bool:
    answers: dict[Kind, Callable[[], bool]] = {
        Kind.HIDDEN: lambda: event in shown.hidden,
        Kind.CHECKED: lambda: event.id in shown.checked,
        Kind.PINNED: lambda: event.id in shown.pinned,
        Kind.LOWERED: lambda: event.id in shown.lowered,
        Kind.STARRED: lambda: event.id in shown.starred,
        Kind.TAGGED: lambda: shown.tags[event.id] == new,
        Kind.ORDER: lambda: shown.order[event.id] == new,
        Kind.TIME: lambda: mention.expression.time == new,
        Kind.DISTINCT: lambda: any(event.id in pair for pair in shown.apart),
        Kind.NOTE: lambda: str(new) in shown.notes[event.id],
        Kind.MERGED: lambda: len(event.mentions) == 2,
        Kind.SENTENCE: lambda: event.lead.id == mention.id,
        Kind.SPLIT: lambda: len(event.mentions) == 1,
    }
    return answers[kind]() if kind in answers else getattr(mention, kind) == new


def other_program(folder: Path) -> Path:
    """Return a folder with a copy of the program and another extractor."""
    copy = folder / "timeline"
    shutil.copytree(Path(timeline.__file__).parent, copy, ignore=shutil.ignore_patterns("__pycache__"))
    for name, (before, after) in EDITS.items():
        text = (copy / name).read_text(encoding="utf-8")
        assert text.count(before) == 1, name
        (copy / name).write_text(text.replace(before, after), encoding="utf-8")
    return folder


@pytest.mark.slow
def test_corrections_hold_or_are_orphaned_after_another_extraction(store, timeline, address, tmp_path):
    list(store.add(timeline.id, [article(text, str(number)) for number, text in enumerate(TEXTS)]))
    found = store.snapshot(timeline.id)
    entries = [store.correct(timeline.id, each) for each in corrections(found)]
    assert len(entries) == 26
    assert {entry.correction.kind for entry in entries} == set(Kind)

    def outcome() -> tuple[list[bool], set[int], Snapshot]:
        snapshot = store.snapshot(timeline.id)
        shown = snapshot.corrected()
        return (
            [holds(each, shown) for each in entries],
            {each.entry.number for each in shown.orphans},
            snapshot,
        )

    assert outcome()[:2] == ([True] * 26, set())
    command = [sys.executable, "-c", REFRESH, address, str(timeline.id)]
    subprocess.run(command, cwd=other_program(tmp_path / "other"), check=True)
    held, listed, read = outcome()
    assert read.outdated == len(TEXTS)
    for key, before in found.extractions.items():
        assert read.extractions[key] != before
    for entry, held_on in zip(entries, held, strict=True):
        assert held_on != (entry.number in listed), entry
    assert 0 < len(listed) < 10

    list(store.extract_pending(timeline.id, outdated=True))
    assert outcome()[:2] == ([True] * 26, set())
