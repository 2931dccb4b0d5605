"""The attacks: each makes inputs from a fixed seed until its time is over, and counts what survived."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from random import Random
from time import monotonic, process_time

from tests.attack.network_attacks import foreign_requests, private_addresses
from tests.attack.outcome import SEED, Outcome, times
from tests.attack.store_attacks import damaged_stores, killed_work
from tests.reading.samples import EVERY_KIND
from timeline.errors import ReadingError, StoreError
from timeline.events import extract
from timeline.model import Article
from timeline.reading import read_bytes
from timeline.store import Store

_PIECES = (
    *("\x00", "\x01", "\ufeff", "\u202e", "\U0001f30a", "<b>", "&#1;", "]]>", "{", "[" * 50, '"', "\\u0000"),
    *("=1+1", "../", "%s", "9" * 40, "\r\n\n", "<!--", "'; --", "{{7*7}}", "-1", "NaN", "https://[", "\t"),
)
_WORDS = (
    *(
        "on Monday",
        "two days later",
        "in May",
        "said",
        "that",
        "he",
        "Paris",
        "Bank of",
        "the",
        "not",
        "would",
    ),
    *(
        "A",
        "-",
        ".",
        "'",
        "(",
        '"',
        "1",
        "2021-",
        "until",
        "Mr.",
        "AA",
        "and",
        "will",
        "if",
        ",",
        "\n\n",
        "—",
    ),
)
_TRIGGERS = (
    *("A", ".", "- . ' ", "A-", "A. ", "A'", "A&", "AA ", "1/", "2021-", "(", '"', "Aa "),
    *("two days later ", "on Monday ", "he said that ", "Bank of the ", "Paris, ", "Mr. Aa ", "the "),
)
MOST_GROWTH = 4.6
"""Four times the text may take this many times the time, measured on the processor."""


def _mutated(data: bytes, random: Random) -> bytes:
    for _ in range(random.randint(1, 4)):
        start = random.randrange(len(data) + 1)
        end = min(len(data), start + random.randrange(40))
        piece = random.choice(_PIECES).encode("utf-8", "surrogatepass") * random.choice((1, 1, 1, 200))
        data = random.choice(
            (
                data[:start] + piece + data[end:],
                data[:start] + data[end:],
                data[:end] + data[start:],
                data[:end],
            )
        )
    return data


def damaged_files(seconds: float) -> Outcome:
    """Read damaged files of every kind."""
    random = Random(SEED)
    outcome = Outcome("Every file gives articles and sentences, no exception")
    kinds = list(EVERY_KIND.items())
    for number in times(seconds):
        name, data = kinds[number % len(kinds)]
        damaged = _mutated(data, random)
        outcome.attempt(f"{name} {damaged[:80]!r}", lambda name=name, data=damaged: _is_answered(name, data))
    return outcome


def _is_answered(name: str, data: bytes) -> bool:
    found = list(read_bytes(name, data))
    sentences = [str(each) for each in found if isinstance(each, ReadingError)]
    return bool(found) and not any("\n" in each or "could not be read (" in each for each in sentences)


def odd_texts(seconds: float) -> Outcome:
    """Extract texts of words that the rules know, in any order, with hostile pieces."""
    random = Random(SEED)
    outcome = Outcome("Every text is extracted; each span lies in it")
    _seconds("The models are loaded before the time runs.")
    for _ in times(seconds):
        words = random.choices((*_WORDS, *_PIECES), k=random.randint(1, 60))
        text = "The mayor of Paris spoke on Monday. " + " ".join(words)
        outcome.attempt(text, lambda text=text: _is_sound(text))
    return outcome


def _is_sound(text: str) -> bool:
    extraction = extract(Article("a", text, published=date(2024, 1, 10)))
    spans = (*extraction.mentions, *extraction.expressions)
    return all(0 <= each.start <= each.end <= len(text) for each in spans)


def growing_texts(seconds: float) -> Outcome:
    """Extract a text of one repeated piece, then four times as much of it."""
    outcome = Outcome("Time grows with the length of the text")
    _seconds("The mayor left Paris on Monday; the models are loaded before the time runs.")
    end = monotonic() + seconds
    for unit in _TRIGGERS:
        if monotonic() < end:
            outcome.attempt(repr(unit), lambda unit=unit: _grows_slowly(unit))
    return outcome


def _grows_slowly(unit: str) -> bool:
    first, second = (
        min(_seconds("The mayor spoke on Monday. " + unit * (size // len(unit))) for _ in range(2))
        for size in (8_000, 32_000)
    )
    return second < max(0.5, MOST_GROWTH * first)


def _seconds(text: str) -> float:
    started = process_time()
    extract(Article("a", text, published=date(2024, 1, 10)))
    return process_time() - started


def damaged_backups(seconds: float) -> Outcome:
    """Restore backups with flipped bytes, and forged ones with other values."""
    random = Random(SEED)
    outcome = Outcome("A damaged backup restores all or nothing, with one sentence")
    with tempfile.TemporaryDirectory() as folder, Store.open(str(Path(folder, "timeline.sqlite"))) as store:
        timeline = store.create("Attack")
        list(
            store.add(
                timeline.id, [Article("a", "It rained in Faro on Monday.", published=date(2024, 1, 10))]
            )
        )
        whole, changed = Path(folder, "whole"), Path(folder, "changed")
        store.back_up(timeline.id, whole)
        for number in times(seconds):
            data = bytearray(whole.read_bytes())
            data[random.randrange(len(data))] ^= 1 << random.randrange(8)
            changed.write_bytes(data if number % 2 else _mutated(bytes(data), random))
            outcome.attempt(number, lambda: _is_refused_or_whole(store, changed))
    return outcome


def _is_refused_or_whole(store: Store, path: Path) -> bool:
    before = len(store.timelines())
    try:
        restored = store.restore(path)
    except StoreError as error:
        return len(store.timelines()) == before and "\n" not in str(error)
    whole = len(store.snapshot(restored.id).extractions) == 1
    store.delete(restored.id)
    return whole


ATTACKS: Mapping[str, Callable[[float], Outcome]] = {
    "damaged files": damaged_files,
    "odd texts": odd_texts,
    "growing texts": growing_texts,
    "damaged backups": damaged_backups,
    "damaged stores": damaged_stores,
    "killed work": killed_work,
    "private addresses": private_addresses,
    "foreign requests": foreign_requests,
}
