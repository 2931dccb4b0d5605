"""The main tests of the page once more, on the database of a team."""

# ruff: noqa: F401 (pytest runs what is imported)

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.store import postgresql
from tests.ui.app_page import open_page
from tests.ui.test_add_articles import (
    test_articles_are_previewed_before_they_are_added,
    test_articles_are_removed_and_restored,
    test_the_same_article_is_not_added_twice,
    test_title_source_author_and_day_of_an_article_are_corrected,
    test_waiting_articles_are_read_on_request,
)
from tests.ui.test_corrections import (
    kabul,
    test_a_conflicting_correction_is_refused_with_the_other_value,
    test_a_correction_of_a_deleted_timeline_is_said_to_be_lost,
    test_a_date_is_corrected_in_words_and_undone,
    test_an_actor_is_renamed_everywhere,
    test_an_event_is_added_at_an_expression_without_date,
    test_each_changed_field_is_a_separate_correction,
    test_events_are_merged_and_split,
    test_one_correction_of_several_is_undone,
    test_saving_after_a_conflict_keeps_the_other_changes,
)
from tests.ui.test_event_acts import (
    test_a_tag_is_added_to_some_and_taken_from_others,
    test_hidden_events_are_listed_and_shown_again,
    test_several_events_are_starred_in_one_act_and_undone_by_one_press,
)
from tests.ui.test_timelines import (
    test_a_timeline_by_another_program_appears_at_once,
    test_a_timeline_is_deleted_after_confirmation,
    test_a_timeline_is_renamed_and_titled,
    test_a_view_is_saved_shown_and_deleted,
    test_each_timeline_has_its_own_articles,
)
from timeline.store import STORE_VARIABLE, Store
from timeline.ui.timeline_cache import EXAMPLE, timeline_cache

pytestmark = pytest.mark.slow  # each test runs the whole page


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of a real PostgreSQL."""
    with postgresql.required() as address:
        yield address


@pytest.fixture(scope="module")
def seeds(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of the example."""
    path = tmp_path_factory.mktemp("seeds") / "example.zip"
    with Store.open(str(seeded)) as store:
        store.back_up(store.timelines()[0].id, path)
    return path


@pytest.fixture
def store(server: str, seeds: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of a database with the example alone, which the page opens."""
    with postgresql.database(server) as address:
        with Store.open(address) as opened:
            opened.restore(seeds, EXAMPLE)
        monkeypatch.setenv(STORE_VARIABLE, address)
        yield address
        timeline_cache().store.close()


@pytest.fixture
def page(store: str) -> AppTest:
    """The page on that database."""
    assert store.startswith("postgresql://")
    return open_page()
