"""Work in the background: what is stored, read through, stopped, and said when it fails."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline.model import Article
from timeline.store import IngestStatus, Store
from timeline.ui.add_articles.import_job import ImportJob
from timeline.ui.extraction_job import MAX_IN_THREAD, ExtractionJob
from timeline.ui.timeline_cache import TimelineCache


def bridges(count: int, name: str = "bridge") -> list[Article]:
    return [
        Article(f"{name}{at}", f"The {name} {at} at Mill Bay was closed on May 4, 2020.")
        for at in range(count)
    ]


@pytest.fixture
def shelf(store: Path) -> Iterator[TimelineCache]:
    with Store.open(str(store)) as opened:
        yield TimelineCache(opened)


@pytest.fixture
def stored(shelf) -> int:
    return shelf.store.timelines()[0].id


def ended(work: ExtractionJob) -> ExtractionJob:
    work.wait(120)
    assert not work.running
    return work


def test_articles_are_stored_and_read_through(shelf, stored):
    work = ended(shelf.start_job(stored, bridges(2)))
    assert (work.counts[IngestStatus.NEW], work.done, work.total, work.faults) == (2, 2, 2, [])
    assert len(shelf.timeline(stored).table) == 10


def test_many_are_read_through_by_a_program_of_their_own(shelf, stored):
    work = shelf.start_job(stored, bridges(MAX_IN_THREAD + 1))
    assert work.extend(bridges(1, "harbour"))
    ended(work)
    assert (work.done, work.total, work.faults) == (MAX_IN_THREAD + 2, MAX_IN_THREAD + 2, [])
    assert shelf.store.count_pending(stored) == 0


def test_work_that_is_stopped_keeps_what_is_stored(shelf, stored):
    work = shelf.start_job(stored, bridges(MAX_IN_THREAD + 20))
    work.stop()
    ended(work)
    assert len(shelf.store.articles(stored)) == MAX_IN_THREAD + 21
    assert shelf.store.count_pending(stored) > 0
    assert work.faults == []
    ended(shelf.start_job(stored))
    assert shelf.store.count_pending(stored) == 0


def test_a_timeline_that_is_gone_is_said_with_what_was_not_stored(shelf):
    stored = shelf.store.create("Gone").id
    shelf.store.delete(stored)
    work = ended(shelf.start_job(stored, bridges(2)))
    assert "was deleted" in work.faults[0]
    assert work.faults[1] == "Some of 2 articles were not saved. Add them again."
    assert not work.extend(bridges(1))


def test_faults_that_nobody_saw_go_on_to_the_next_work(shelf):
    gone = shelf.store.create("Gone").id
    shelf.store.delete(gone)
    first = ended(shelf.start_job(gone, bridges(1)))
    second = ended(shelf.start_job(gone))
    assert second.faults[: len(first.faults)] == first.faults
    shelf.dismiss_job(gone, first)
    assert shelf.job(gone) is second
    shelf.dismiss_job(gone, second)
    assert shelf.job(gone) is None


def test_a_source_that_breaks_is_said_and_leaves_the_others():
    def broken(_columns) -> Iterator[Article]:
        yield bridges(1)[0]
        raise RuntimeError

    gathering = ImportJob([broken, lambda _columns: bridges(1, "harbour")])
    gathering.wait(10)
    assert [article.id for article in gathering.articles] == ["bridge0", "harbour0"]
    assert gathering.faults == ["The rest could not be read (RuntimeError). Try smaller files."]


def test_two_shelves_on_one_new_store_make_one_example(tmp_path):
    with Store.open(str(tmp_path / "new.sqlite")) as one, Store.open(str(tmp_path / "new.sqlite")) as two:
        first, second = TimelineCache(one), TimelineCache(two)
        assert first.timelines() == second.timelines()
        assert len(one.timelines()) == 1
