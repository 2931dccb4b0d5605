"""Background jobs: store, read, stop, fail."""

import runpy
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from timeline.model import Article
from timeline.resources import program_folder
from timeline.store import STORE_VARIABLE, IngestStatus, Store
from timeline.timeline import Timeline
from timeline.ui.add_articles.import_job import ImportJob
from timeline.ui.extraction_job import MAX_IN_THREAD, ExtractionJob
from timeline.ui.merging_job import MergingJob
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


def test_a_change_during_a_load_is_shown_though_a_job_runs(cache, stored, monkeypatch):
    may_end = threading.Event()

    class Waiting(list):
        def __iter__(self):
            may_end.wait(60)
            return super().__iter__()

    def snapshot_before_a_change(*known):
        found = load(*known)
        monkeypatch.undo()
        list(cache.store.add(stored, bridges(1, "harbour")))
        cache.invalidate(stored)
        return found

    job = cache.start_job(stored, Waiting(bridges(1)))
    load = cache.store.snapshot
    monkeypatch.setattr(cache.store, "snapshot", snapshot_before_a_change)
    shown = [len(cache.timeline(stored).articles) for _ in range(2)]
    may_end.set()
    finished(job)
    assert shown == [1, 2]


def test_two_servers_on_a_new_store_create_one_example(tmp_path):
    with Store.open(str(tmp_path / "new.sqlite")) as one, Store.open(str(tmp_path / "new.sqlite")) as two:
        first, second = TimelineCache(one), TimelineCache(two)
        assert first.timelines() == second.timelines()
        assert len(one.timelines()) == 1


# Merging of a large timeline

FERRY = [
    Article("gazette", "The ferry Saint Olga sank off Tarn on May 4, 2020.", source="Gazette"),
    Article("herald", "The ferry Saint Olga sank off Tarn on May 4, 2020, killing nine.", source="Herald"),
]


@pytest.fixture
def waits_for_a_job(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each comparison wait for a job, as that of a large timeline does."""
    monkeypatch.setattr("timeline.ui.timeline_cache.MANY", 0)


def ferries(timeline: Timeline) -> list[int]:
    """Return the number of mentions of each event of the ferry."""
    titles = timeline.table[["title", "mentions"]].itertuples(index=False)
    return [mentions for title, mentions in titles if "Saint Olga" in title]


def wait_until_merged(cache: TimelineCache, stored: int) -> None:
    deadline = time.monotonic() + 120
    while not cache.timeline(stored).is_merged:
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.usefixtures("waits_for_a_job")
def test_while_statements_are_compared_the_new_ones_are_events_of_their_own(cache, stored):
    list(cache.store.add(stored, FERRY))
    shown = cache.timeline(stored)
    assert (shown.is_merged, shown.questions, ferries(shown)) in [
        (False, [], [1, 1]),
        (True, [], [2]),
    ]
    wait_until_merged(cache, stored)
    assert ferries(cache.timeline(stored)) == [2]
    assert cache.merging_share(stored) is None


@pytest.mark.usefixtures("waits_for_a_job")
def test_the_groups_of_another_version_stay_until_the_new_ones_are_there(cache, stored, store):
    list(cache.store.add(stored, FERRY))
    wait_until_merged(cache, stored)
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("UPDATE merged_mentions SET merger_version = 'older'")
        connection.commit()
    with Store.open(str(store)) as opened:
        snapshot = opened.snapshot(stored)
        assert snapshot.merging.to_compare > 2
        before = snapshot.merging.meanwhile()
        assert [each.articles for each in before.merged if "Saint Olga" in each.event.lead.title] == [2]
        again = TimelineCache(opened)
        wait_until_merged(again, stored)
        assert ferries(again.timeline(stored)) == [2]
        assert opened.snapshot(stored).merging.to_compare == 0


def test_a_process_that_merges_opens_no_page(tmp_path, monkeypatch):
    """It imports the script of the server, which is the page."""
    own = tmp_path / "own.sqlite"
    monkeypatch.setenv(STORE_VARIABLE, str(own))
    runpy.run_path(str(program_folder() / "dashboard.py"), run_name="__mp_main__")
    assert not own.exists()


@pytest.mark.usefixtures("waits_for_a_job")
def test_a_merging_that_fails_is_not_begun_again_and_again(cache, stored, monkeypatch):
    list(cache.store.add(stored, FERRY))
    monkeypatch.setattr("timeline.pipeline.merging_executor", lambda *_: 1 / 0)
    job = MergingJob(cache.store.snapshot(stored))
    job.wait(60)
    assert not job.running
    wait_until_merged(cache, stored)
    assert ferries(cache.timeline(stored)) == [2]
