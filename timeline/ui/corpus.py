"""A timeline with everything that was found in its articles, as it was corrected, ready to be shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np
import pandas as pd

from timeline.model import Article, Event, Expression, Extraction, Mention, Place
from timeline.safe_text import single_line
from timeline.selection import EventIndex, aliases_of
from timeline.store import Contents, Corrected, Look, corrected, needing_a_look
from timeline.table import events_table, sentences
from timeline.ui.unique_labels import distinct
from timeline.words import expression_date_words

HIDDEN = "you hid its event"


@dataclass(frozen=True)
class Corpus:
    """What a timeline holds and what of it is shown; ``table`` has a row for each of ``events``."""

    contents: Contents
    shown: Corrected
    events: Mapping[str, Event]
    table: pd.DataFrame

    @classmethod
    def of(cls, contents: Contents) -> Self:
        """Return the corpus of what a timeline holds."""
        shown = corrected(contents)
        events = {event.id: event for event in shown.events}
        return cls(contents, shown, events, events_table(shown.events, shown.articles))

    @property
    def articles(self) -> Mapping[str, Article]:
        """The articles by id, those without any event included, and one for each event added without one."""
        return self.shown.articles

    @property
    def faults(self) -> tuple[str, ...]:
        """A sentence for each article that the extraction failed on."""
        return tuple(self.contents.faults.values())

    def extraction(self, article: str) -> Extraction:
        """Return what was found in an article: nothing, as long as it was not read through."""
        return self.contents.extractions.get(article) or Extraction(self.articles[article], (), ())

    @cached_property
    def unread(self) -> int:
        """How many articles were not read through yet, nor failed."""
        held = self.contents
        return len(held.articles.keys() - held.extractions.keys() - held.faults.keys())

    @cached_property
    def undated(self) -> list[Article]:
        """The articles that state no publication date, in the order they came."""
        return [article for article in self.contents.articles.values() if article.published is None]

    @cached_property
    def called(self) -> Mapping[str, str]:
        """What the articles are called, by their id: by their titles, with the id where two have the same."""
        titles = {article.id: single_line(article.title or article.id) for article in self.articles.values()}
        return distinct(titles, {each: single_line(each) for each in titles})

    @cached_property
    def sentences(self) -> dict[str, str]:
        """By the event's id, the sentences that it was read from."""
        return sentences(self.events.values(), self.articles)

    @cached_property
    def index(self) -> EventIndex:
        """The events made ready to be filtered."""
        names = {name for column in ("actors", "places") for each in self.table[column] for name in each}
        return EventIndex(self.table, self.sentences, aliases_of(names))

    @cached_property
    def event_of(self) -> dict[str, str]:
        """The id of the event that a mention belongs to, by the mention's."""
        return {mention.id: event.id for event in self.events.values() for mention in event.mentions}

    @cached_property
    def told(self) -> Mapping[str, Sequence[Mention]]:
        """The mentions of the events that are shown, by the article's id."""
        return _by_article(self.events.values())

    @cached_property
    def _hidden(self) -> Mapping[str, Sequence[Mention]]:
        return _by_article(self.shown.hidden)

    @cached_property
    def expressions(self) -> list[tuple[Article, Expression]]:
        """Every time expression, in the articles' order."""
        return [
            (found.article, each)
            for found in self.contents.extractions.values()
            for each in found.expressions
        ]

    @cached_property
    def unplaced(self) -> list[tuple[Article, Expression]]:
        """The time expressions that have no place in the calendar, and were given none by hand."""
        return [
            (article, each)
            for article, each in self.expressions
            if each.date is None and self.dated_by(article.id, each) is None
        ]

    @cached_property
    def idle(self) -> list[tuple[Article, Expression]]:
        """The time expressions that have a place in the calendar but date no event that is shown."""
        return [
            (article, each)
            for article, each in self.expressions
            if each.date is not None and self.dated_by(article.id, each) is None
        ]

    def dated_by(self, article: str, expression: Expression) -> Mention | None:
        """Return the mention, of those that are shown, that an expression dates or helps to date."""
        return _over(expression, self.told.get(article, ()))

    def why_silent(self, article: str, expression: Expression) -> str:
        """Return why an expression with a date makes no event, as a clause; "" where nothing is known."""
        if _over(expression, self._hidden.get(article, ())) is not None:
            return HIDDEN
        return self._reasons.get((article, expression.start, expression.end), "")

    @cached_property
    def _reasons(self) -> Mapping[tuple[str, int, int], str]:
        return {
            (article, each.start, each.end): why
            for article, read in self.contents.extractions.items()
            for each, why in read.silent
        }

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """The places that events of this timeline have, by name."""
        found: dict[str, Place] = {}
        for mention in (each for event in self.shown.events for each in event.mentions):
            for place in mention.places:
                found.setdefault(place.name, place)
        return found

    def labels(self, events: Iterable[Event]) -> dict[str, str]:
        """Return events in words by their id: date and what happened, and the article where two are alike."""
        found = list(events)
        return distinct(
            {
                each.id: single_line(f"{expression_date_words(each.lead.expression)}: {each.lead.title}")
                for each in found
            },
            {each.id: self.called[each.lead.article] for each in found},
        )

    def near(self, event: Event) -> list[str]:
        """Return the ids of the events, those nearest in time first."""
        days = self.table["earliest"].fillna(self.table["latest"]).to_numpy("datetime64[D]").astype("int64")
        at = days[self.table["id"].to_numpy() == event.id]
        return list(self.table["id"].iloc[np.argsort(abs(days - at), kind="stable")])

    @cached_property
    def looks(self) -> list[Look]:
        """What most needs a person's look, the most pressing first."""
        return needing_a_look(self.shown, self.contents.extractions)


def _by_article(events: Iterable[Event]) -> Mapping[str, Sequence[Mention]]:
    found: dict[str, list[Mention]] = defaultdict(list)
    for event in events:
        for mention in event.mentions:
            found[mention.article].append(mention)
    return found


def _over(expression: Expression, mentions: Iterable[Mention]) -> Mention | None:
    """Return the first mention whose expression holds this one."""
    return next(
        (
            each
            for each in mentions
            if each.expression.start <= expression.start and expression.end <= each.expression.end
        ),
        None,
    )
