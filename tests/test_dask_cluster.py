"""A Dask cluster gives the output of this machine, also after one of its workers was killed."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.store.sample_articles import many
from timeline import pipeline
from timeline.__main__ import main
from timeline.errors import ExtractionError
from timeline.merging import bring_together, partitions
from timeline.merging.clusters import compared
from timeline.merging.statement import statements
from timeline.model import Extraction

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[1]
COUNT = pipeline.BATCH_SIZE * 9


@contextmanager
def process(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a process of the cluster until the end of the block."""
    command = [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:], "--no-dashboard"]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as started:
        try:
            yield started
        finally:
            started.kill()


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler on this machine."""
    state = tmp_path_factory.mktemp("dask") / "scheduler.json"
    with process("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(state)):
        deadline = time.monotonic() + 120
        while not state.exists() or not state.read_text():
            assert time.monotonic() < deadline, "the scheduler did not start"
            time.sleep(0.1)
        yield json.loads(state.read_text())["address"]


@contextmanager
def two_workers(address: str) -> Iterator[list[subprocess.Popen[bytes]]]:
    worker = ("worker", address, "--nthreads", "1", "--no-nanny")
    with process(*worker) as one, process(*worker) as two:
        yield [one, two]


def test_the_output_is_that_of_this_machine(scheduler: str, tmp_path: Path) -> None:
    articles = tmp_path / "articles.jsonl"
    rows = ({"id": each.id, "text": each.text, "published": str(each.published)} for each in many(COUNT))
    articles.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    here, there = tmp_path / "here.jsonl", tmp_path / "there.jsonl"
    assert main(["extract", str(articles), "--workers", "1", "--output", str(here)]) == 0
    with two_workers(scheduler):
        assert main(["extract", str(articles), "--scheduler", scheduler, "--output", str(there)]) == 0
    assert here.read_bytes() == there.read_bytes() != b""


def test_a_killed_worker_loses_nothing_and_nothing_comes_twice(scheduler: str) -> None:
    expected = list(pipeline.extract(many(COUNT)))
    found = []
    with two_workers(scheduler) as (killed, _):
        for outcome in pipeline.extract(many(COUNT), scheduler):
            found.append(outcome)
            if len(found) == pipeline.BATCH_SIZE:
                killed.kill()
    assert found == expected


def test_merging_in_a_cluster_gives_the_events_of_this_machine(
    scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [result for _, result in pipeline.extract(many(60)) if isinstance(result, Extraction)]
    articles = {each.article.id: each.article for each in found}
    mentions = [mention for each in found for mention in each.mentions]
    expected = bring_together(mentions, articles)
    monkeypatch.setattr(partitions, "SMALL", 0)
    monkeypatch.setattr(partitions, "MOST_CELLS", 20)
    with two_workers(scheduler) as (killed, _):
        cluster = pipeline.merging_executor(len(mentions), scheduler)
        assert bring_together(mentions, articles, cluster) == expected
        parts = cluster.results(compared, partitions.partitions(statements(mentions, articles)))
        first = next(parts)
        killed.kill()
        rest = list(parts)
    in_one = [compared(each) for each in partitions.partitions(statements(mentions, articles))]
    assert len(rest) > 2
    assert [list(pairs) for _, pairs in (first, *rest)] == [list(pairs) for _, pairs in in_one]


def test_a_cluster_without_workers_or_without_a_scheduler_is_told(
    scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline.dask_cluster._PATIENCE", 1)
    with pytest.raises(ExtractionError, match="no worker"):
        next(pipeline.extract(many(1), scheduler))
    with pytest.raises(ExtractionError, match="No Dask scheduler answers"):
        next(pipeline.extract(many(1), "tcp://127.0.0.1:9"))


@pytest.mark.parametrize("address", ["localhost", "http://host:1", "tcp://host", "tcp://", ""])
def test_another_address_is_a_usage_error(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["extract", "seeds", "--scheduler", address])
    assert "tcp://host:8786" in capsys.readouterr().err
