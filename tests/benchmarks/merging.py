"""Print how a store grows: ``python -m tests.benchmarks.merging [PATH...]``.

It adds the articles of the paths (without one, made-up articles) to a new store, first a tenth and then all,
and prints the speed of extraction and merging, one article more, the opening of the store, and the peak of
memory. Times are of the processor; linear growth shows as a ratio near 10.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time

from tests.benchmarks.corpus import articles
from tests.benchmarks.starts import peak
from timeline.merging import mention_families
from timeline.model import Article
from timeline.reading import read_paths
from timeline.store import Store
from timeline.timeline import Timeline

MADE_UP = 300


def main() -> None:
    """Print a line for each step."""
    found = read_paths(sys.argv[1:]) if sys.argv[1:] else articles(MADE_UP)
    texts = [each for each in found if isinstance(each, Article)]
    few = max(1, len(texts) // 10)
    with tempfile.TemporaryDirectory() as folder, Store.open(str(Path(folder) / "store.sqlite")) as store:
        timeline = store.create("Benchmark").id
        for count, part in ((few, texts[:few]), (len(texts), texts[few:])):
            taken = seconds(lambda part=part: list(store.add(timeline, part)))
            speed = len(part) / max(taken, 0.001)
            show(f"add, to {count:,} articles: {speed:,.0f} articles a second of processor time")
        _measure_merging(store, timeline, few)


def _measure_merging(store: Store, timeline: int, few: int) -> None:
    snapshot = store.snapshot(timeline)
    extractions = list(snapshot.extractions.values())
    mentions = [mention for each in extractions for mention in each.mentions]
    some = [mention for each in extractions[:few] for mention in each.mentions]
    mention_families(some[:100], snapshot.articles)  # loads the model
    small = seconds(lambda: mention_families(some, snapshot.articles))
    whole = seconds(lambda: snapshot.merging.families)
    show(f"merge {len(some):,} and {len(mentions):,} mentions: {small:.1f} s, {whole:.1f} s")
    newest = extractions[-1].article.id
    known = mention_families(
        [each for each in mentions if each.article != newest], snapshot.articles, snapshot.merging.families
    )
    again = seconds(lambda: mention_families(mentions, snapshot.articles, known))
    show(f"one article more: {again:.2f} s")
    opened = seconds(lambda: Timeline.from_snapshot(store.snapshot(timeline)))
    show(f"open the timeline of {len(store.snapshot(timeline).merging.groups):,} events: {opened:.1f} s")


def show(figure: str) -> None:
    """Print a figure, and the most memory held so far."""
    print(f"{figure}; peak {peak():,.0f} MB", flush=True)


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of a call."""
    begun = process_time()
    work()
    return process_time() - begun


if __name__ == "__main__":
    main()
