"""The timeline as one object, for page, command line and notebook."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Self

import numpy as np
import pandas as pd

from timeline import pipeline
from timeline.errors import ReadingError, TimelineError
from timeline.export.event_collection import Remark
from timeline.export.remarks import event_remarks
from timeline.model import Article, Event, Expression, Extraction, Mention, Place
from timeline.reading import may_fetch, read_inputs
from timeline.safe_text import single_line
from timeline.selection.event_index import EventIndex, aliases_of
from timeline.store import Contents, Corrected, Entry, Look, Project, corrected, needing_a_look
from timeline.table import events_table, sentences
from timeline.words import distinct_labels, expression_date_words

HIDDEN = "you hid its event"


@dataclass(frozen=True, eq=False)
class Timeline:
    """Articles, their extractions, and the events with all corrections applied.

    ``snapshot`` holds articles and extractions before corrections; ``corrected`` holds the result of the
    corrections. ``events`` is by event id, and ``table`` has one row per event, in order of date.
    ``reading_errors`` are the files and articles that could not be read.
    """

    snapshot: Contents
    corrected: Corrected
    events: Mapping[str, Event]
    table: pd.DataFrame
    reading_errors: tuple[ReadingError, ...] = ()

    @classmethod
    def from_snapshot(cls, snapshot: Contents, reading_errors: Iterable[ReadingError] = ()) -> Self:
        """Return the timeline of a snapshot, with its corrections applied."""
        applied = corrected(snapshot)
        events = {event.id: event for event in applied.events}
        table = events_table(applied.events, applied.articles)
        return cls(snapshot, applied, events, table, tuple(reading_errors))

    @classmethod
    def from_extractions(
        cls,
        extractions: Iterable[Extraction],
        failed: Iterable[tuple[Article, str]] = (),
        reading_errors: Iterable[ReadingError] = (),
    ) -> Self:
        """Return the timeline of articles after extraction; it is in no store.

        ``failed`` has a sentence for each article without an extraction, because that failed.
        """
        by_article = {each.article.id: each for each in extractions}
        articles = {key: each.article for key, each in by_article.items()}
        faults = {}
        for article, fault in failed:
            articles[article.id], faults[article.id] = article, fault
        unstored = Project(0, "", "", datetime.now(UTC), 0, len(articles))
        return cls.from_snapshot(Contents(unstored, articles, by_article, faults), reading_errors)

    @classmethod
    def from_articles(cls, articles: Iterable[Article | ReadingError], workers: int = 1) -> Self:
        """Extract articles and return their timeline; reading errors among them are kept aside."""
        reading_errors: list[ReadingError] = []
        extractions, failed = [], []
        for article, result in pipeline.extract(_articles(articles, reading_errors), workers):
            if isinstance(result, TimelineError):
                failed.append((article, str(result)))
            else:
                extractions.append(result)
        return cls.from_extractions(extractions, failed, reading_errors)

    @classmethod
    def from_paths(
        cls, paths: Iterable[str], columns: Mapping[str, str] | None = None, workers: int = 1
    ) -> Self:
        """Read files, folders and web addresses, and return their timeline.

        ``columns`` maps a field of an article to its column in the files.
        """
        return cls.from_articles(read_inputs(paths, dict(columns or {}), allowed=may_fetch()), workers)

    @property
    def id(self) -> int:
        """Its id in the store; 0 if it is in none."""
        return self.snapshot.project.id

    @property
    def name(self) -> str:
        """Its name in the store; "" if it is in none."""
        return self.snapshot.project.name

    @property
    def title(self) -> str:
        """The title of its picture; "" if nobody gave one."""
        return self.snapshot.project.title

    @property
    def articles(self) -> Mapping[str, Article]:
        """All articles by id; an event added without an article has one of its own."""
        return self.corrected.articles

    @property
    def extractions(self) -> Mapping[str, Extraction]:
        """The extractions by article id."""
        return self.snapshot.extractions

    @property
    def history(self) -> tuple[Entry, ...]:
        """The corrections, undone ones included, oldest first."""
        return self.snapshot.log

    @property
    def failed(self) -> Mapping[str, str]:
        """By article id, a sentence for each article with a failed extraction."""
        return self.snapshot.faults

    @property
    def faults(self) -> tuple[str, ...]:
        """A sentence for each problem in reading or extraction."""
        return (*map(str, self.reading_errors), *self.failed.values())

    def extraction(self, article: str) -> Extraction:
        """Return the extraction of an article; an empty one if it is still pending or failed."""
        return self.extractions.get(article) or Extraction(self.articles[article], (), ())

    @cached_property
    def pending(self) -> int:
        """The number of articles still to be extracted; failed ones do not count."""
        return len(self.snapshot.articles.keys() - self.extractions.keys() - self.failed.keys())

    @cached_property
    def undated_articles(self) -> list[Article]:
        """The articles without a publication date, oldest entry first."""
        return [article for article in self.snapshot.articles.values() if article.published is None]

    @cached_property
    def article_labels(self) -> Mapping[str, str]:
        """By article id, a label that no other article has: its title, if needed with its id."""
        titles = {article.id: single_line(article.title or article.id) for article in self.articles.values()}
        return distinct_labels(titles, {each: single_line(each) for each in titles})

    @cached_property
    def sentences(self) -> dict[str, str]:
        """By event id, the sentences of its mentions, one a line."""
        return sentences(self.events.values(), self.articles)

    @cached_property
    def index(self) -> EventIndex:
        """The index that filters the events."""
        names = {name for column in ("actors", "places") for each in self.table[column] for name in each}
        return EventIndex(self.table, self.sentences, aliases_of(names))

    @cached_property
    def remarks(self) -> Mapping[str, Remark]:
        """By event id, the remarks of people: note, check mark, corrected fields."""
        return event_remarks(self.corrected)

    @cached_property
    def event_of_mention(self) -> dict[str, str]:
        """The event id of each mention, by mention id."""
        return {mention.id: event.id for event in self.events.values() for mention in event.mentions}

    @cached_property
    def mentions_by_article(self) -> Mapping[str, Sequence[Mention]]:
        """The mentions of the events, by article id."""
        return _by_article(self.events.values())

    @cached_property
    def _hidden(self) -> Mapping[str, Sequence[Mention]]:
        return _by_article(self.corrected.hidden)

    @cached_property
    def expressions(self) -> list[tuple[Article, Expression]]:
        """All time expressions, in article order."""
        return [(each.article, one) for each in self.extractions.values() for one in each.expressions]

    @cached_property
    def unplaced(self) -> list[tuple[Article, Expression]]:
        """The time expressions without a date, except those dated by hand."""
        return [
            (article, each)
            for article, each in self.expressions
            if each.date is None and self.mention_dated_by(article.id, each) is None
        ]

    @cached_property
    def without_event(self) -> list[tuple[Article, Expression]]:
        """The time expressions with a date but without an event."""
        return [
            (article, each)
            for article, each in self.expressions
            if each.date is not None and self.mention_dated_by(article.id, each) is None
        ]

    def mention_dated_by(self, article: str, expression: Expression) -> Mention | None:
        """Return the mention dated by a time expression, alone or as a part of a range."""
        return _containing(expression, self.mentions_by_article.get(article, ()))

    def no_event_reason(self, article: str, expression: Expression) -> str:
        """Return the reason for a dated expression without an event, as a clause; "" if unknown."""
        if _containing(expression, self._hidden.get(article, ())) is not None:
            return HIDDEN
        return self._no_event_reasons.get((article, expression.start, expression.end), "")

    @cached_property
    def _no_event_reasons(self) -> Mapping[tuple[str, int, int], str]:
        return {
            (article, each.start, each.end): reason
            for article, extraction in self.extractions.items()
            for each, reason in extraction.silent
        }

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """The places of the events, by name."""
        places: dict[str, Place] = {}
        for mention in (each for event in self.corrected.events for each in event.mentions):
            for place in mention.places:
                places.setdefault(place.name, place)
        return places

    def event_labels(self, events: Iterable[Event]) -> dict[str, str]:
        """Return by event id a label that no other event has: date and title, if needed with the article."""
        listed = list(events)
        return distinct_labels(
            {
                each.id: single_line(f"{expression_date_words(each.lead.expression)}: {each.lead.title}")
                for each in listed
            },
            {each.id: self.article_labels[each.lead.article] for each in listed},
        )

    def nearest_events(self, event: Event) -> list[str]:
        """Return all event ids, nearest in time to this event first."""
        days = self.table["earliest"].fillna(self.table["latest"]).to_numpy("datetime64[D]").astype("int64")
        at = days[self.table["id"].to_numpy() == event.id]
        return list(self.table["id"].iloc[np.argsort(abs(days - at), kind="stable")])

    @cached_property
    def review_queue(self) -> list[Look]:
        """The expressions and events to check by hand, most urgent first."""
        return needing_a_look(self.corrected, self.extractions)


def _articles(
    coming: Iterable[Article | ReadingError], reading_errors: list[ReadingError]
) -> Iterator[Article]:
    for each in coming:
        if isinstance(each, Article):
            yield each
        else:
            reading_errors.append(each)


def _by_article(events: Iterable[Event]) -> Mapping[str, Sequence[Mention]]:
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for event in events:
        for mention in event.mentions:
            mentions[mention.article].append(mention)
    return mentions


def _containing(expression: Expression, mentions: Iterable[Mention]) -> Mention | None:
    """Return the first mention with an expression around this one."""
    return next(
        (
            each
            for each in mentions
            if each.expression.start <= expression.start and expression.end <= each.expression.end
        ),
        None,
    )
