"""The events of a table with everything that can be cited of them: sentences, articles, addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import pandas as pd

from timeline.figure import View
from timeline.model import Article, Event, Mention
from timeline.words import long_day, shortened

MAX_SENTENCE_LENGTH = 2_000
"""Characters of a sentence that a file for reading holds: a text without full stops is one sentence."""

MAX_NAME_LENGTH = 300
"""Characters of an article's title, outlet or author that such a file holds."""


@dataclass(frozen=True, slots=True)
class CitedMention:
    """One mention and the article that it stands in."""

    article: Article
    mention: Mention

    @property
    def sentence(self) -> str:
        """The sentence as it stands in the article."""
        return self.article.text[self.mention.start : self.mention.end]


@dataclass(frozen=True, slots=True)
class Remark:
    """What a person said of an event: a note, whether it was checked, which fields were changed."""

    note: str = ""
    checked: bool = False
    corrected: tuple[str, ...] = ()

    @property
    def row(self) -> dict[str, Any]:
        """The remark as fields of a row."""
        return {"note": self.note, "checked": self.checked, "corrected": list(self.corrected)}

    @property
    def words(self) -> tuple[str, ...]:
        """The remark in words, each part on one line; none where nothing was said."""
        changed = f"Corrected by hand: {', '.join(self.corrected)}" if self.corrected else ""
        note = f"Note: {clipped(self.note)}" if self.note else ""
        return tuple(filter(None, ("Checked" if self.checked else "", changed, note)))


@dataclass(frozen=True, slots=True)
class EventRecord:
    """One event: its leading mention, the others, and what was said of it."""

    event: Event
    lead: CitedMention
    others: tuple[CitedMention, ...]
    remark: Remark

    @property
    def id(self) -> str:
        """The event's id."""
        return self.event.id

    @property
    def tellings(self) -> tuple[CitedMention, ...]:
        """All mentions, the leading one first."""
        return (self.lead, *self.others)


@dataclass(frozen=True, slots=True)
class EventCollection:
    """Events for one file, their title, the filter in words, and how many there were before it."""

    title: str
    filtered: str
    total: int
    records: tuple[EventRecord, ...]

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles that the events are told in, in the events' order."""
        told = {each.article.id: each.article for record in self.records for each in record.tellings}
        return tuple(told.values())


def collect_events(
    table: pd.DataFrame,
    events: Mapping[str, Event],
    articles: Mapping[str, Article],
    view: View,
    remarks: Mapping[str, Remark] = MappingProxyType({}),
) -> EventCollection:
    """Return the events of a table, in its order, under a view's title and subtitle.

    ``events`` and ``articles`` are by id and may hold more than the table's. Raises KeyError where one of its
    is missing. ``remarks`` are by the event's id; an event without one has none.
    """
    records = tuple(_record(events[each], articles, remarks.get(each, Remark())) for each in table["id"])
    return EventCollection(view.title, view.subtitle, max(view.total or 0, len(records)), records)


def clipped(text: str) -> str:
    """Return text on one line without unseen characters, cut where it is too long to be read at once."""
    return shortened(text, MAX_SENTENCE_LENGTH)


def article_heading(article: Article) -> str:
    """Return an article's title, or its id where it has none."""
    return shortened(article.title or article.id, MAX_NAME_LENGTH)


def article_credit(article: Article) -> str:
    """Return outlet, author and day of an article, as far as they are known: "Fjord Post, 20 March 2023"."""
    day = long_day(article.published) if article.published else ""
    known = (article.source or "", article.author or "", day)
    return ", ".join(shortened(part, MAX_NAME_LENGTH) for part in known if part)


def _record(event: Event, articles: Mapping[str, Article], remark: Remark) -> EventRecord:
    lead, *others = (CitedMention(articles[each.article], each) for each in event.mentions)
    return EventRecord(event, lead, tuple(others), remark)
