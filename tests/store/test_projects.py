"""Several timelines in one store, each with its own title, articles and saved views."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from timeline.errors import StoreError
from timeline.store import SavedView, Store

from .news import many


def test_timelines_keep_their_articles_apart(store, project):
    other = store.create("Strikes")
    list(store.add(project.id, many(2)))
    list(store.add(other.id, many(3)))
    assert [(each.name, each.title, each.articles) for each in store.projects()] == [
        ("Floods", "The floods of 2024", 2),
        ("Strikes", "", 3),
    ]


def test_a_timeline_that_is_deleted_takes_its_articles_along_and_no_others(store, project):
    other = store.create("Strikes")
    list(store.add(project.id, many(2)))
    list(store.add(other.id, many(2)))
    store.delete(project.id)
    assert [each.name for each in store.projects()] == ["Strikes"]
    assert len(store.contents(other.id).extractions) == 2
    with pytest.raises(StoreError, match="deleted"):
        list(store.add(project.id, many(1)))


def test_a_timeline_is_renamed(store, project):
    assert store.rename(project.id, name=" High  water ").name == "High water"
    assert store.rename(project.id, title="New").title == "New"
    assert store.named("High water") == store.named("High  water ") == store.project(project.id)
    assert store.named("Floods") is None


def test_nothing_of_a_deleted_timeline_comes_into_a_new_one(store, project):
    list(store.add(project.id, many(1)))
    deleted = store.contents(project.id)
    store.delete(project.id)
    other = store.create("Strikes")
    (first,) = many(1)
    list(store.add(other.id, [replace(first, text="Miners of Braga went on strike on May 4, 2020.")]))
    assert other.id != project.id
    assert store.contents(other.id, deleted) == store.contents(other.id)


@pytest.mark.parametrize("name", ["", " \n ", "x" * 201])
def test_a_name_that_is_none_is_refused(store, name):
    with pytest.raises(StoreError, match="name"):
        store.create(name)


def test_a_name_that_is_taken_is_refused(store):
    store.create("Floods")
    other = store.create("Strikes")
    with pytest.raises(StoreError, match="'Floods' already"):
        store.create("Floods")
    with pytest.raises(StoreError, match="'Floods' already"):
        store.rename(other.id, name="Floods")


def test_views_are_saved_under_a_name(store, project):
    store.save_view(project.id, "Porto", {"places": ["Porto"], "first": None})
    store.save_view(project.id, "All", {})
    store.save_view(project.id, "Porto", {"places": ["Porto", "Gaia"]})
    assert store.views(project.id) == [
        SavedView("Porto", {"places": ["Porto", "Gaia"]}),
        SavedView("All", {}),
    ]
    store.forget_view(project.id, "All")
    assert [each.name for each in store.views(project.id)] == ["Porto"]


def test_two_stores_of_one_database_see_what_the_other_adds(store, project, address):
    with Store.open(address) as other:
        seen = other.contents(project.id)
        list(store.add(project.id, many(2)))
        assert len(other.contents(project.id, seen).articles) == 2
        list(other.add(project.id, many(3)))
        assert len(store.contents(project.id).articles) == 3
        assert other.project(project.id).revision > seen.project.revision


def test_several_that_ask_for_a_timeline_at_once_get_the_same_one(store, address):
    def asked(_):
        with Store.open(address) as other:
            return other.named_or_new("Storms").id

    with ThreadPoolExecutor(6) as threads:
        assert len(set(threads.map(asked, range(12)))) == 1
    assert [each.name for each in store.projects()] == ["Storms"]
