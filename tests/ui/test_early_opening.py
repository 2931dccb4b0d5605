"""What is loaded before the first visitor comes."""

import pytest

from timeline.store import STORE_VARIABLE, Store
from timeline.ui.early_opening import load_first_timeline
from timeline.ui.timeline_cache import EXAMPLE, timeline_cache


@pytest.mark.slow  # makes a store with the seeds
def test_the_first_visitor_gets_the_timeline_that_was_loaded_before(store):
    assert store.is_file()
    loaded = load_first_timeline()
    assert loaded.name == EXAMPLE
    assert timeline_cache().timeline(loaded.id) is loaded


def test_an_empty_store_stays_empty(tmp_path, monkeypatch):
    monkeypatch.setenv(STORE_VARIABLE, str(tmp_path / "timeline.sqlite"))
    assert load_first_timeline() is None
    with Store.open(str(tmp_path / "timeline.sqlite")) as store:
        assert store.timelines() == []


def test_a_store_that_does_not_open_is_left_to_the_visitor(tmp_path, monkeypatch):
    path = tmp_path / "timeline.sqlite"
    path.write_text("a letter, no database " * 100)
    monkeypatch.setenv(STORE_VARIABLE, str(path))
    assert load_first_timeline() is None
