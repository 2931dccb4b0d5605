"""Several timelines in one store, each with its own title, articles and saved views."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from timeline.errors import StoreError
from timeline.store import SavedView, Store

from .sample_articles import many


def test_timelines_keep_their_articles_apart(store, timeline):
    other = store.create("Strikes")
    list(store.add(timeline.id, many(2)))
    list(store.add(other.id, many(3)))
    assert [(each.name, each.title, each.articles) for each in store.timelines()] == [
        ("Floods", "The floods of 2024", 2),
        ("Strikes", "", 3),
    ]


def test_deleting_a_timeline_deletes_its_articles_only(store, timeline):
    other = store.create("Strikes")
    list(store.add(timeline.id, many(2)))
    list(store.add(other.id, many(2)))
    store.delete(timeline.id)
    assert [each.name for each in store.timelines()] == ["Strikes"]
    assert len(store.snapshot(other.id).extractions) == 2
    with pytest.raises(StoreError, match="deleted"):
        list(store.add(timeline.id, many(1)))


def test_a_timeline_is_renamed(store, timeline):
    assert store.rename(timeline.id, name=" High  water ").name == "High water"
    assert store.rename(timeline.id, title="New").title == "New"
    assert store.find("High water") == store.find("High  water ") == store.timeline(timeline.id)
    assert store.find("Floods") is None


def test_a_new_timeline_has_nothing_of_a_deleted_one(store, timeline):
    list(store.add(timeline.id, many(1)))
    deleted = store.snapshot(timeline.id)
    store.delete(timeline.id)
    other = store.create("Strikes")
    (first,) = many(1)
    list(store.add(other.id, [replace(first, text="Miners of Braga went on strike on May 4, 2020.")]))
    assert other.id != timeline.id
    assert store.snapshot(other.id, deleted) == store.snapshot(other.id)


@pytest.mark.parametrize("name", ["", " \n ", "x" * 201])
def test_an_empty_or_long_name_is_refused(store, name):
    with pytest.raises(StoreError, match="name"):
        store.create(name)


def test_a_taken_name_is_refused(store):
    store.create("Floods")
    other = store.create("Strikes")
    with pytest.raises(StoreError, match="'Floods' already"):
        store.create("Floods")
    with pytest.raises(StoreError, match="'Floods' already"):
        store.rename(other.id, name="Floods")


@pytest.mark.parametrize("name", ["Flo\u200bods", "\u202eFloods", "Floods\x07", "Flo\nods", "Flo\u2028ods"])
def test_no_two_names_look_the_same(store, name):
    made = store.create(name)
    assert made.name.isprintable()
    with pytest.raises(StoreError, match="already"):
        store.create(made.name)
    assert store.named(name) == store.named(made.name) == made


def test_a_composed_and_a_decomposed_name_are_one(store):
    made = store.create("Caf\u00e9")
    assert store.find("Cafe\u0301") == made
    with pytest.raises(StoreError, match="already"):
        store.create("Cafe\u0301")


def test_views_are_saved_under_a_name(store, timeline):
    store.save_view(timeline.id, "Porto", {"places": ["Porto"], "first": None})
    store.save_view(timeline.id, "All", {})
    store.save_view(timeline.id, "Porto", {"places": ["Porto", "Gaia"]})
    assert store.views(timeline.id) == [
        SavedView("Porto", {"places": ["Porto", "Gaia"]}),
        SavedView("All", {}),
    ]
    store.delete_view(timeline.id, "All")
    assert [each.name for each in store.views(timeline.id)] == ["Porto"]


def test_two_stores_of_one_database_see_each_others_articles(store, timeline, address):
    with Store.open(address) as other:
        seen = other.snapshot(timeline.id)
        list(store.add(timeline.id, many(2)))
        assert len(other.snapshot(timeline.id, seen).articles) == 2
        list(other.add(timeline.id, many(3)))
        assert len(store.snapshot(timeline.id).articles) == 3
        assert other.timeline(timeline.id).revision > seen.timeline.revision


def test_simultaneous_requests_for_a_name_get_the_same_timeline(store, address):
    def asked(_):
        with Store.open(address) as other:
            return other.find_or_create("Storms").id

    with ThreadPoolExecutor(6) as threads:
        assert len(set(threads.map(asked, range(12)))) == 1
    assert [each.name for each in store.timelines()] == ["Storms"]
