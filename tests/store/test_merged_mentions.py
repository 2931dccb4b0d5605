"""The groups of mentions are kept with the timeline, and computed again where they no longer fit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import create_engine, text

from timeline.store import Snapshot, Store
from timeline.store.merged_mentions import KeptMerging, Merging

from .sample_articles import article

SINKING = (
    ("one", "The ferry Saint Olga sank off Tarn on Monday, killing nine passengers."),
    ("two", "Nine passengers died when the ferry Saint Olga sank off Tarn on Monday."),
    ("three", "The mayor of Braga resigned on Tuesday."),
)


@pytest.fixture(autouse=True)
def added(store: Store, timeline) -> None:
    list(store.add(timeline.id, [article(words, key) for key, words in SINKING]))


def opened(address: str) -> Snapshot:
    """Return the timeline with its groups, which are kept while the store is open."""
    with Store.open(address) as store:
        snapshot = store.snapshot(1)
        assert snapshot.merging.merged
        return snapshot


def computed(merging: Merging) -> KeptMerging:
    """Return what merging finds out without anything kept."""
    return Merging(merging.articles, merging.extractions, merging.made_from).found


def change(address: str, statement: str) -> None:
    engine = create_engine(f"sqlite:///{address}")
    with engine.begin() as connection:
        assert connection.execute(text(statement)).rowcount == 1
    engine.dispose()


def test_the_groups_are_kept_for_the_next_opening(address: str) -> None:
    first = opened(address)
    assert first.merging.before is None
    assert sorted(len(group) for family in first.merging.families for group in family) == [1, 2]
    second = opened(address)
    assert second.merging.before == first.merging.found
    assert second.merging.found.families is second.merging.before.families, "nothing is compared again"
    assert second.merging.found.events is second.merging.before.events, "nothing is described again"
    assert second.merging.merged == first.merging.merged
    assert [each.why for each in second.merging.merged] == [each.why for each in first.merging.merged]


@pytest.mark.parametrize(
    "change_of",
    [
        lambda store: list(store.add(1, [article("Nine people died as the ferry sank on Monday.", "four")])),
        lambda store: store.remove_articles(1, ["two"]),
        lambda store: (
            store.edit_article(1, "two", published=date(2024, 1, 17)),
            list(store.extract_pending(1)),
        ),
        lambda store: store.delete(1),
    ],
    ids=["added", "removed", "edited", "deleted"],
)
def test_a_changed_timeline_gets_the_groups_of_its_present_articles(
    store: Store, address: str, change_of: Callable[[Store], object]
) -> None:
    before = store.snapshot(1)
    known = before.merging.found
    change_of(store)
    if not store.timelines():
        assert before.merging.found == known
        return
    for snapshot in (store.snapshot(1, before), opened(address)):
        assert snapshot.merging.before is not None
        assert snapshot.merging.found == computed(snapshot.merging) != known


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE merged_mentions SET families = 'no JSON'",
        "UPDATE merged_mentions SET families = '[[[7]]'",
        "UPDATE merged_mentions SET families = '3'",
        "UPDATE merged_mentions SET made_from = '[]'",
        "UPDATE merged_mentions SET made_from = '{\"a\": [null]}'",
        "UPDATE merged_mentions SET merger_version = 'older'",
        "UPDATE merged_mentions SET families = '[[[\"unknown\"]]]'",
        "UPDATE merged_mentions SET families = '[]'",
        "UPDATE merged_mentions SET described = NULL",
        "UPDATE merged_mentions SET described = 'no JSON'",
        "UPDATE merged_mentions SET described = '{\"names\": [1]}'",
        "UPDATE merged_mentions SET described = REPLACE(described, '\"mentions\"', '\"of\"')",
        "UPDATE merged_mentions SET described = REPLACE(described, '\"descriptions\":[[', "
        """'"descriptions":[["x",["x"],9.0,1,1,[]],[')""",
        """UPDATE merged_mentions SET described = REPLACE(described, ',[["', ',[["x')""",
    ],
)
def test_damaged_or_older_groups_are_computed_again(address: str, damage: str) -> None:
    expected = opened(address).merging
    change(address, damage)
    assert opened(address).merging.merged == expected.merged
    assert opened(address).merging.before == expected.found == computed(expected)
