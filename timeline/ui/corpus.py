"""The articles of the session with everything found in them, kept between runs of the page."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd
import streamlit as st

from timeline.errors import TimelineError
from timeline.events import merge
from timeline.model import Article, Event, Expression, Extraction
from timeline.pipeline import extract
from timeline.selection import Index, aliases_of
from timeline.table import events_table
from timeline.ui.state import Key

REMEMBERED = 4_000
"""Articles whose extraction is kept for all sessions; a few kB each beside their text."""


@dataclass(frozen=True)
class Corpus:
    """Articles and what was found in them; ``table`` has a row for each of ``events``.

    ``faults`` says in a sentence each which articles the extraction failed on.
    """

    extractions: tuple[Extraction, ...]
    faults: tuple[str, ...]
    events: Mapping[str, Event]
    table: pd.DataFrame

    @cached_property
    def articles(self) -> dict[str, Article]:
        """The articles by id, those without any event included."""
        return {found.article.id: found.article for found in self.extractions}

    @cached_property
    def sentences(self) -> dict[str, str]:
        """By the event's id, the sentences that it was read from."""
        return {
            event.id: "\n".join(
                self.articles[each.article].text[each.start : each.end] for each in event.mentions
            )
            for event in self.events.values()
        }

    @cached_property
    def index(self) -> Index:
        """The events made ready to be filtered."""
        names = {name for column in ("actors", "places") for each in self.table[column] for name in each}
        return Index(self.table, self.sentences, aliases_of(names))

    @cached_property
    def event_of(self) -> dict[str, str]:
        """The id of the event that a mention belongs to, by the mention's."""
        return {mention.id: event.id for event in self.events.values() for mention in event.mentions}

    @cached_property
    def expressions(self) -> list[tuple[Article, Expression]]:
        """Every time expression, in the articles' order."""
        return [(found.article, each) for found in self.extractions for each in found.expressions]

    @cached_property
    def unplaced(self) -> list[tuple[Article, Expression]]:
        """The time expressions that have no place in the calendar."""
        return [(article, each) for article, each in self.expressions if each.date is None]

    @cached_property
    def idle(self) -> list[tuple[Article, Expression]]:
        """The time expressions that have a place in the calendar but date no event."""
        spans: dict[str, list[Expression]] = {}
        for event in self.events.values():
            for each in event.mentions:
                spans.setdefault(each.article, []).append(each.expression)
        return [
            (article, each)
            for article, each in self.expressions
            if each.date is not None and not _within(each, spans.get(article.id, ()))
        ]


def of(articles: Mapping[str, Article]) -> Corpus:
    """Return the articles with what was found in them; while something new is read, say how far it is.

    Raises ModelError where there is no language model to read with.
    """
    prints = tuple(map(_print, articles.values()))
    kept: tuple[tuple[str, ...], Corpus] | None = st.session_state.get(Key.CORPUS)
    if kept is not None and kept[0] == prints:
        return kept[1]
    corpus = _assembled(_outcomes(prints, tuple(articles.values())))
    st.session_state[Key.CORPUS] = prints, corpus
    return corpus


def _within(expression: Expression, spans: Collection[Expression]) -> bool:
    return any(span.start <= expression.start and expression.end <= span.end for span in spans)


def _print(article: Article) -> str:
    """Return what tells an article from every other one of this process."""
    return repr(replace(article, text=str(hash(article.text))))


def _outcomes(prints: tuple[str, ...], articles: tuple[Article, ...]) -> list[Extraction | TimelineError]:
    said = st.empty()
    outcomes = []
    for at, (stamp, article) in enumerate(zip(prints, articles, strict=True)):
        said.progress(at / len(articles), f"Reading article {at + 1:,} of {len(articles):,}")
        outcomes.append(_extracted(stamp, article))
    said.empty()
    return outcomes


@st.cache_resource(max_entries=REMEMBERED, show_spinner=False)
def _extracted(stamp: str, _article: Article) -> Extraction | TimelineError:  # noqa: ARG001 the cache's key
    [(_, outcome)] = extract([_article])
    return outcome


def _assembled(outcomes: list[Extraction | TimelineError]) -> Corpus:
    extractions = tuple(one for one in outcomes if isinstance(one, Extraction))
    events = merge([mention for found in extractions for mention in found.mentions])
    return Corpus(
        extractions,
        tuple(str(one) for one in outcomes if not isinstance(one, Extraction)),
        {event.id: event for event in events},
        events_table(events, {found.article.id: found.article for found in extractions}),
    )
