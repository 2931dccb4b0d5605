"""A timeline in memory: articles, their extractions, and a history of corrections."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from timeline.corrections import (
    Action,
    CorrectedEvents,
    Correction,
    Entry,
    Kind,
    apply_corrections,
    next_redo,
)
from timeline.corrections.correction import Value
from timeline.corrections.correction_history import entry_to_undo, existing_entry
from timeline.events import extract
from timeline.model import Article, Event, Extraction
from timeline.store.merged_mentions import Merging
from timeline.temporal import parse_user_date

TEXT = (
    "Mayor Ana Reis opened the bridge in Porto on January 2. "
    "Rescue teams left Braga on January 5. "
    "Mayor Ana Reis opened the new bridge in Porto on January 2, officials said."
)
"""Two events: the first and the last sentence are two mentions of one."""
PUBLISHED = date(2024, 1, 10)
CHRISTMAS_EVE = parse_user_date("2023-12-24")


class InMemory:
    """A timeline with one article, ``a``, and the corrections made so far."""

    def __init__(self, text: str = TEXT, published: date | None = PUBLISHED) -> None:
        self.articles: dict[str, Article] = {}
        self.extractions: dict[str, Extraction] = {}
        self.history: list[Entry] = []
        self.put("a", text, published)

    def put(self, key: str, text: str, published: date | None = PUBLISHED) -> None:
        """Add an article, or change its text."""
        article = Article(id=key, text=text, published=published, source="Gazette")
        self.articles[key], self.extractions[key] = article, extract(article)

    @property
    def corrected(self) -> CorrectedEvents:
        merged = Merging(self.articles, self.extractions).merged
        return apply_corrections(self.articles, self.extractions, self.history, merged)

    def correct(self, correction: Correction) -> Entry:
        existing = existing_entry(self.history, correction)
        return existing or self._append(Action.MAKE, None, correction)

    def change(self, which: Callable[[CorrectedEvents], Event], kind: Kind, new: Value) -> CorrectedEvents:
        """Correct one value of one event."""
        before = self.corrected
        self.correct(before.correction(which(before), kind, new))
        return self.corrected

    def undo(self, number: int | None = None) -> None:
        entry = entry_to_undo(self.history, number)
        assert entry is not None
        self._append(Action.UNDO, entry.number, entry.correction)

    def redo(self) -> None:
        entry = next_redo(self.history)
        assert entry is not None
        self._append(Action.REDO, entry.number, entry.correction)

    def _append(self, action: Action, of: int | None, correction: Correction) -> Entry:
        number = len(self.history) + 1
        entry = Entry(number, datetime.now(UTC), action, of or number, correction, number)
        self.history.append(entry)
        return entry


def opening(corrected: CorrectedEvents) -> Event:
    return next(each for each in corrected.events if any("opened" in one.title for one in each.mentions))


def leaving(corrected: CorrectedEvents) -> Event:
    return next(each for each in corrected.events if "left" in each.lead.title)


def first(corrected: CorrectedEvents) -> Event:
    return corrected.events[0]
