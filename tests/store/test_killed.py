"""Processes killed at a random moment: all confirmed work is stored, and the rest can be completed.

``TIMELINE_KILLS`` is the number of kills in each test, 2 by default.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from timeline.merging import mention_families, mention_groups
from timeline.store import Store

from .killing import ROOT, finished, killed
from .sample_articles import many

pytestmark = pytest.mark.slow

KILLS = int(os.environ.get("TIMELINE_KILLS", "2"))
COUNT = KILLS * 10


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="children are looked up in /proc")
def test_the_workers_of_a_killed_process_end_too(tmp_path, monkeypatch):
    monkeypatch.setenv("TIMELINE_STORE", str(tmp_path / "timeline.sqlite"))
    articles = tmp_path / "articles.jsonl"
    calm = " The river was calm." * 20  # all together as much as needs several processes
    articles.write_text(
        "".join(f'{{"text": "{each.text}{calm}"}}\n' for each in many(2000)), encoding="utf-8"
    )
    command = [sys.executable, "-m", "timeline", "add", str(articles), "--workers", "2"]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) as process:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        workers: set[Path] = set()
        while process.poll() is None and len(workers) < 3:  # two, and the one that counts what they share
            workers |= {Path("/proc", pid) for pid in children.read_text().split()}
        process.kill()
        # Each of them holds this end of the pipe open: it ends when they all have.
        process.communicate(timeout=60)
    assert len(workers) == 3


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_a_killed_import_keeps_all_confirmed_articles_and_can_be_completed(address):
    chance = random.Random(7)  # noqa: S311 no secret
    confirmed: set[str] = set()
    for _ in range(KILLS):
        confirmed |= killed("adding", address, COUNT, chance)
        with Store.open(address) as store:
            floods = store.find("Floods")
            held = store.snapshot(floods.id).extractions if floods else {}
            assert confirmed <= held.keys()
    finished("adding", address, COUNT)
    with Store.open(address) as store:
        snapshot = store.snapshot(store.timelines()[0].id)
    assert list(snapshot.articles.values()) == list(many(COUNT))
    assert list(snapshot.extractions) == list(snapshot.articles)
    assert snapshot.outdated == 0


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_killing_the_process_keeps_all_confirmed_corrections(address):
    finished("adding", address, COUNT)
    chance = random.Random(8)  # noqa: S311 no secret
    confirmed: set[int] = set()
    for _ in range(KILLS):
        confirmed |= {int(number) for number in killed("correcting", address, COUNT, chance)}
        with Store.open(address) as store:
            log = store.snapshot(store.timelines()[0].id).history
        assert confirmed <= {entry.number for entry in log}
    finished("correcting", address, COUNT)
    with Store.open(address) as store:
        snapshot = store.snapshot(store.timelines()[0].id)
    assert [entry.number for entry in snapshot.history] == list(range(1, COUNT + 1))
    shown = snapshot.corrected()
    assert not shown.orphans
    assert {f"Corrected {number}" for number in range(COUNT)} <= {each.lead.title for each in shown.events}


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_killing_the_process_while_it_merges_leaves_the_same_events(address):
    chance = random.Random(9)  # noqa: S311 no secret
    for _ in range(KILLS):
        killed("merging", address, COUNT, chance)
    finished("merging", address, COUNT)
    with Store.open(address) as store:
        snapshot = store.snapshot(store.timelines()[0].id)
    assert snapshot.merging.before is not None
    mentions = [each for extraction in snapshot.extractions.values() for each in extraction.mentions]
    assert snapshot.merging.families == mention_families(mentions, snapshot.articles)
    in_groups = [each for group in mention_groups(snapshot.merging.families) for each in group]
    assert sorted(in_groups) == sorted(each.id for each in mentions)
