"""Background jobs: store, read, stop, fail."""

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
def cache(store: Path) -> Iterator[TimelineCache]:
    with Store.open(str(store)) as opened:
        yield TimelineCache(opened)


@pytest.fixture
def stored(cache) -> int:
    return cache.store.timelines()[0].id


def finished(job: ExtractionJob) -> ExtractionJob:
    job.wait(120)
    assert not job.running
    return job


def test_articles_are_stored_and_read(cache, stored):
    job = finished(cache.start_job(stored, bridges(2)))
    assert (job.counts[IngestStatus.NEW], job.done, job.total, job.faults) == (2, 2, 2, [])
    assert {"bridge0", "bridge1"} <= cache.timeline(stored).mentions_by_article.keys()


@pytest.mark.slow
def test_many_articles_are_read_in_a_subprocess(cache, stored):
    job = cache.start_job(stored, bridges(MAX_IN_THREAD + 1))
    assert job.extend(bridges(1, "harbour"))
    finished(job)
    assert (job.done, job.total, job.faults) == (MAX_IN_THREAD + 2, MAX_IN_THREAD + 2, [])
    assert cache.store.count_pending(stored) == 0


@pytest.mark.slow
def test_a_stopped_job_keeps_the_stored_articles(cache, stored):
    job = cache.start_job(stored, bridges(MAX_IN_THREAD + 20))
    job.stop()
    finished(job)
    assert len(cache.store.articles(stored)) == MAX_IN_THREAD + 21
    assert cache.store.count_pending(stored) > 0
    assert job.faults == []
    finished(cache.start_job(stored))
    assert cache.store.count_pending(stored) == 0


def test_a_deleted_timeline_is_reported_with_the_unsaved_articles(cache):
    stored = cache.store.create("Gone").id
    cache.store.delete(stored)
    job = finished(cache.start_job(stored, bridges(2)))
    assert "was deleted" in job.faults[0]
    assert job.faults[1] == "Some of 2 articles were not saved. Add them again."
    assert not job.extend(bridges(1))


def test_undismissed_faults_pass_to_the_next_job(cache):
    gone = cache.store.create("Gone").id
    cache.store.delete(gone)
    first = finished(cache.start_job(gone, bridges(1)))
    second = finished(cache.start_job(gone))
    assert second.faults[: len(first.faults)] == first.faults
    cache.dismiss_job(gone, first)
    assert cache.job(gone) is second
    cache.dismiss_job(gone, second)
    assert cache.job(gone) is None


def test_a_crashed_job_is_reported_and_its_traceback_logged(cache, stored, caplog):
    class Unreadable(list):
        def __iter__(self):
            raise RuntimeError

    job = finished(cache.start_job(stored, Unreadable(bridges(1))))
    assert job.faults[0].startswith("Reading stopped because of a program error (")
    assert "Traceback" in caplog.text


def test_a_crashing_source_is_reported_logged_and_leaves_the_others(caplog):
    def broken(_columns) -> Iterator[Article]:
        yield bridges(1)[0]
        raise RuntimeError

    job = ImportJob([broken, lambda _columns: bridges(1, "harbour")])
    job.wait(10)
    assert [article.id for article in job.articles] == ["bridge0", "harbour0"]
    assert job.faults == ["The rest could not be read (RuntimeError). Try smaller files."]
    assert "Traceback" in caplog.text


def test_two_servers_on_a_new_store_create_one_example(tmp_path):
    with Store.open(str(tmp_path / "new.sqlite")) as one, Store.open(str(tmp_path / "new.sqlite")) as two:
        first, second = TimelineCache(one), TimelineCache(two)
        assert first.timelines() == second.timelines()
        assert len(one.timelines()) == 1
