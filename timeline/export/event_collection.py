"""Events with all that a file cites about them: sentences, articles, and the user's remarks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from timeline.export.publication import Publication, publication_of
from timeline.merging import MergedEvent, outlets_by_date
from timeline.model import Article, Event, Mention
from timeline.selection import Era
from timeline.words import disagreement_words, long_day, outlet_words, shortened, witness_counts

if TYPE_CHECKING:
    import pandas as pd

    from timeline.figure import View

MAX_SENTENCE_LENGTH = 2_000
"""Characters of a sentence in a file for people: a text without full stops is one sentence."""

MAX_NAME_LENGTH = 300
"""Characters of an article's title, outlet or author in a file for people."""


@dataclass(frozen=True, slots=True)
class CitedMention:
    """A mention with its article."""

    article: Article
    mention: Mention

    @property
    def sentence(self) -> str:
        """The sentence in the article's own words."""
        return self.article.text[self.mention.start : self.mention.end]


@dataclass(frozen=True, slots=True)
class Remark:
    """The user's remarks on an event: note, check mark, the names of corrected fields, star, tags."""

    note: str = ""
    checked: bool = False
    corrected: tuple[str, ...] = ()
    starred: bool = False
    tags: tuple[str, ...] = ()

    @property
    def row(self) -> dict[str, Any]:
        """The remark as fields of a row."""
        return {
            "note": self.note,
            "checked": self.checked,
            "corrected": list(self.corrected),
            "starred": self.starred,
            "tags": list(self.tags),
        }

    @property
    def words(self) -> tuple[str, ...]:
        """The remark in words, one line a part; empty without remarks."""
        corrected = f"Corrected by hand: {', '.join(self.corrected)}" if self.corrected else ""
        note = f"Note: {clipped(self.note)}" if self.note else ""
        tags = f"Tags: {clipped(', '.join(self.tags))}" if self.tags else ""
        return tuple(filter(None, ("Checked" if self.checked else "", corrected, tags, note)))


@dataclass(frozen=True, slots=True)
class EventRecord:
    """An event with its leading mention, its other mentions, and the remark on it.

    ``disagreement`` says who gives which date; it is empty where the sources agree.
    """

    merged: MergedEvent
    lead: CitedMention
    others: tuple[CitedMention, ...]
    remark: Remark
    disagreement: str = ""

    @property
    def event(self) -> Event:
        """The event."""
        return self.merged.event

    @property
    def words(self) -> tuple[str, ...]:
        """Its witnesses, their disagreement and the remark in words, one line a part; may be empty."""
        counts = witness_counts(self.merged.outlets, self.merged.articles)
        counted = (f"Stated by {counts}",) if counts else ()
        dispute = (f"Sources disagree on the date: {self.disagreement}",) if self.disagreement else ()
        return (*counted, *dispute, *self.remark.words)

    @property
    def id(self) -> str:
        """The event's id."""
        return self.event.id

    @property
    def mentions(self) -> tuple[CitedMention, ...]:
        """All mentions, the leading one first."""
        return (self.lead, *self.others)


@dataclass(frozen=True, slots=True)
class EventCollection:
    """The events of one file, with their title, the filter in words, and the total before the filter.

    ``publication`` is what stands around them in a page, ``eras`` are the named periods of their timeline.
    """

    title: str
    filter_words: str
    total: int
    records: tuple[EventRecord, ...]
    publication: Publication = field(default_factory=Publication)
    eras: tuple[Era, ...] = ()

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles of all mentions, in the order of the events, each once."""
        cited = {each.article.id: each.article for record in self.records for each in record.mentions}
        return tuple(cited.values())


def collect_events(
    table: pd.DataFrame,
    events: Mapping[str, MergedEvent],
    articles: Mapping[str, Article],
    view: View,
    remarks: Mapping[str, Remark] = MappingProxyType({}),
) -> EventCollection:
    """Return the events of a table, in its order, with the view's title and subtitle.

    ``events``, ``articles`` and ``remarks`` are by id and may hold more than the table. Raises KeyError for a
    missing event or article.
    """
    records = tuple(_record(events[key], articles, remarks.get(key, Remark())) for key in table["id"])
    made = EventCollection(view.title, view.subtitle, max(view.total or 0, len(records)), records)
    return replace(made, publication=publication_of(view, made.articles), eras=view.options.eras)


def clipped(text: str) -> str:
    """Return text on one line without invisible characters, cut to the length of a long sentence."""
    return shortened(text, MAX_SENTENCE_LENGTH)


def article_heading(article: Article) -> str:
    """Return an article's title, or its id."""
    return shortened(article.title or article.id, MAX_NAME_LENGTH)


def article_credit(article: Article) -> str:
    """Return outlet, author and day of an article, as far as known: "Fjord Post, 20 March 2023"."""
    day = long_day(article.published) if article.published else ""
    parts = (outlet_words(article.source or ""), article.author or "", day)
    return ", ".join(shortened(part, MAX_NAME_LENGTH) for part in parts if part)


def _record(merged: MergedEvent, articles: Mapping[str, Article], remark: Remark) -> EventRecord:
    lead, *others = (CitedMention(articles[mention.article], mention) for mention in merged.event.mentions)
    disagreement = clipped(disagreement_words(outlets_by_date(merged, articles)))
    return EventRecord(merged, lead, tuple(others), remark, disagreement)
