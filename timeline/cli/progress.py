"""Progress of a verb on standard error: a line for each failure, and the counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from time import monotonic
from typing import TextIO

from timeline.errors import TimelineError
from timeline.model import Mention
from timeline.words import counted, plural, publication_count

REFRESH = 0.5
"""Seconds between two displays of the counts on a terminal."""
BY_PUBLICATION = "by_publication"
"""The key of the count of what only the day of publication dates."""


class Progress:
    """Failures and counts of a verb. A terminal also shows the counts during the work."""

    def __init__(self, stream: TextIO | None) -> None:
        self.failures = 0
        self.counts: Counter[str] = Counter()
        self._foreign: Counter[str] = Counter()
        self._first_foreign: dict[str, str] = {}
        self._stream = stream
        self._is_terminal = stream is not None and stream.isatty()
        self._started = self._last_refresh = monotonic()

    def line(self, text: str) -> None:
        """Print one line."""
        self._print(("\r\x1b[K" if self._is_terminal else "") + text + "\n")

    def failure(self, error: TimelineError) -> None:
        """Print an error and count it."""
        self.failures += 1
        self.line(str(error))

    def foreign(self, language: str, article: str) -> None:
        """Note the language of an article that is not English, for the summary."""
        self._first_foreign.setdefault(language, article)
        self._foreign[language] += 1

    def count(self, **numbers: int) -> None:
        """Add to the counts, by their plural noun."""
        self.counts.update(numbers)
        now = monotonic()
        if self._is_terminal and now - self._last_refresh > REFRESH:
            self._last_refresh = now
            rate = self.counts["articles"] / (now - self._started)
            self._print(f"\r\x1b[K{self._count_words()}, {rate:.0f} articles a second")

    def share(self, work: str, done: float) -> None:
        """Show on a terminal how much of a work is done, 0 to 1."""
        now = monotonic()
        if self._is_terminal and now - self._last_refresh > REFRESH:
            self._last_refresh = now
            self._print(f"\r\x1b[K{work}: {done:.0%}")

    def count_mentions(self, mentions: Sequence[Mention]) -> None:
        """Count the dated statements of an article, and apart from them its news without a day."""
        by_publication = sum(mention.is_dated_by_publication for mention in mentions)
        self.count(dated_statements=len(mentions) - by_publication)
        if by_publication:
            self.count(**{BY_PUBLICATION: by_publication})

    def summary(self) -> None:
        """Print the languages other than English, and the counts, if there are any."""
        for language, number in self._foreign.items():
            more = f" and {counted(number - 1, 'other article')}" if number > 1 else ""
            self.line(f"Read as {language}: {self._first_foreign[language]}{more}.")
        failed = f"{self.failures:,} could not be read or was read in part" if self.failures else ""
        if parts := [part for part in (self._count_words(), failed) if part]:
            self.line("; ".join(parts) + ".")

    def _count_words(self) -> str:
        return ", ".join(map(_words, self.counts, self.counts.values()))

    def _print(self, text: str) -> None:
        """Print the text; a closed or full standard error does not stop the work."""
        if self._stream is not None:
            with suppress(OSError):
                self._stream.write(text)
                self._stream.flush()


def _words(key: str, number: int) -> str:
    """Return a count in words; its key is the plural noun, with underscores."""
    if key == BY_PUBLICATION:
        return publication_count(number)
    noun = key.replace("_", " ")
    return f"{number:,} {plural(number, noun.removesuffix('s'), noun)}"
