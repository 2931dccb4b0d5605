"""What standard error shows while a verb works."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from time import monotonic
from typing import TextIO

from timeline.errors import TimelineError
from timeline.words import plural


class Log:
    """What standard error shows: one line for each failure, progress on a terminal, and the counts."""

    def __init__(self, stream: TextIO | None) -> None:
        self.failures = 0
        self.counts: Counter[str] = Counter()
        self._stream = stream
        self._live = stream is not None and stream.isatty()
        self._begun = self._shown = monotonic()

    def line(self, text: str) -> None:
        """Print one line."""
        self._print(("\r\x1b[K" if self._live else "") + text + "\n")

    def failed(self, error: TimelineError) -> None:
        """Print an error and count it."""
        self.failures += 1
        self.line(str(error))

    def count(self, **found: int) -> None:
        """Add to the counts, and show them on a terminal twice a second at the most."""
        self.counts.update(found)
        now = monotonic()
        if self._live and now - self._shown > 0.5:
            self._shown = now
            rate = self.counts["articles"] / (now - self._begun)
            print(
                f"\r\x1b[K{self._words()}, {rate:.0f} articles a second",
                end="",
                file=self._stream,
                flush=True,
            )

    def summary(self) -> None:
        """Print the counts."""
        failed = f"{self.failures:,} could not be read or was read in part" if self.failures else ""
        if parts := [part for part in (self._words(), failed) if part]:
            self.line("; ".join(parts) + ".")

    def _words(self) -> str:
        nouns = {what.replace("_", " "): number for what, number in self.counts.items()}
        return ", ".join(
            f"{number:,} {plural(number, noun.removesuffix('s'), noun)}" for noun, number in nouns.items()
        )

    def _print(self, text: str) -> None:
        """Print where there is somewhere to print; a closed or full standard error stops no work."""
        if self._stream is not None:
            with suppress(OSError):
                self._stream.write(text)
                self._stream.flush()
