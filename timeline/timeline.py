"""The timeline as one object, for page, command line and notebook."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from os import PathLike, fspath
from pathlib import Path
from typing import Self, Unpack

import pandas as pd
import plotly.graph_objects as go

from timeline import pipeline
from timeline.corrections import (
    CorrectedEvents,
    Entry,
    ReviewItem,
    SameEventQuestion,
    review_queue,
    same_event_questions,
)
from timeline.corrections.marks_by_event import marks_by_event
from timeline.errors import ReadingError, TimelineError, UsageError
from timeline.executor import Workers
from timeline.export.event_collection import Remark
from timeline.export.remarks import event_remarks
from timeline.expression_use import ExpressionUse, mentions_by_article
from timeline.lasting_objects import lasting_objects
from timeline.merging import MergedEvent
from timeline.model import Article, Event, Expression, Extraction, Mention, Place
from timeline.reading import may_fetch, read_inputs
from timeline.safe_text import single_line
from timeline.selection import Era, PictureKeywords, PictureOptions, Selection
from timeline.selection.criteria import CRITERIA, FilterKeywords
from timeline.selection.event_index import EventIndex, aliases_of
from timeline.selection.filtered_events import Filtered
from timeline.selection.given_filter_values import selection_of
from timeline.selection.picture_options import readable_eras
from timeline.store import LoggedChange, Snapshot, Store, StoredTimeline
from timeline.store.storable_article import storable_article
from timeline.table import KnownTable, events_table, sentences
from timeline.words import counted, distinct_labels, event_counts, joined


@dataclass(frozen=True, eq=False)
class Timeline:
    """Articles, their extractions, and the events with all corrections applied.

    ``snapshot`` holds articles and extractions before corrections; ``corrected`` holds the result of the
    corrections. ``events`` is by event id, and ``table`` has one row per event, in order of date (its columns
    are those of ``timeline.table``). ``reading_errors`` are the errors of unreadable files and articles.
    ``selection`` is the filter of ``filter``, and ``whole`` the timeline before it. Without ``is_merged`` the
    last articles are still to be compared with the others.
    """

    snapshot: Snapshot
    corrected: CorrectedEvents
    events: Mapping[str, Event]
    table: pd.DataFrame
    reading_errors: tuple[ReadingError, ...] = ()
    selection: Selection = field(default_factory=Selection)
    whole: Timeline | None = None
    is_merged: bool = True

    @classmethod
    def from_snapshot(
        cls,
        snapshot: Snapshot,
        reading_errors: Iterable[ReadingError] = (),
        *,
        merged: bool = True,
        known: Timeline | None = None,
    ) -> Self:
        """Return the timeline of a snapshot, with its corrections applied.

        Without ``merged``, nothing is compared: the events are those before the last articles. ``known`` is
        the timeline before; the rows of events without a change are taken from its table.
        """
        with lasting_objects():
            applied = snapshot.corrected(None if merged else snapshot.merging.meanwhile())
            events = {event.id: event for event in applied.events}
            described = (applied.merged[event] for event in events)
            before = KnownTable(known.table, known.merged, marks_by_event(known.corrected)) if known else None
            table = events_table(described, applied.articles, marks_by_event(applied), before)
        return cls(snapshot, applied, events, table, tuple(reading_errors), is_merged=merged)

    @classmethod
    def from_extractions(
        cls,
        extractions: Iterable[Extraction],
        failed: Iterable[tuple[Article, str]] = (),
        reading_errors: Iterable[ReadingError] = (),
        workers: Workers = 1,
    ) -> Self:
        """Return the timeline of articles after extraction; it is in no store.

        ``failed`` has the articles with a failed extraction, each with a sentence. ``workers`` compare the
        statements of many articles.
        """
        by_article = {each.article.id: each for each in extractions}
        articles = {key: each.article for key, each in by_article.items()}
        faults = {}
        for article, fault in failed:
            articles[article.id], faults[article.id] = article, fault
        unstored = StoredTimeline(0, "", "", datetime.now(UTC), 0, len(articles))
        snapshot = Snapshot(unstored, articles, by_article, faults)
        snapshot.merging.find(pipeline.merging_executor(snapshot.merging.to_compare, workers))
        return cls.from_snapshot(snapshot, reading_errors)

    @classmethod
    def from_articles(cls, articles: Iterable[Article | ReadingError], *, workers: Workers = 1) -> Self:
        """Extract articles, merge their events, and return the timeline.

        ``workers`` is the number of processes, or the address of a Dask scheduler. Failures are in
        ``faults``; the other articles are kept.
        """
        reading_errors: list[ReadingError] = []
        extractions, failed = [], []
        for article, result in pipeline.extract(_articles(articles, reading_errors), workers):
            if isinstance(result, TimelineError):
                failed.append((article, str(result)))
            else:
                extractions.append(result)
        return cls.from_extractions(extractions, failed, reading_errors, workers)

    @classmethod
    def from_paths(
        cls, *paths: str | PathLike[str], columns: Mapping[str, str] | None = None, workers: Workers = 1
    ) -> Self:
        """Read files, folders and web addresses, and return the timeline of their articles.

        ``columns`` maps a field of an article to its name in the files: ``{"text": "Story"}``. ``workers`` is
        the number of processes, or the address of a Dask scheduler. Failures are in ``faults``. Raises
        ReadingError if there is no article.
        """
        inputs = read_inputs([fspath(path) for path in paths], dict(columns or {}), allowed=may_fetch())
        timeline = cls.from_articles(inputs, workers=workers)
        if not timeline.articles:
            raise next(iter(timeline.reading_errors), ReadingError("No article was given; name its file."))
        return timeline

    @classmethod
    def from_store(cls, name: str = "Timeline", *, store: str | None = None) -> Self:
        """Open a stored timeline, with its corrections applied.

        ``store`` is the path of a store or the address of its database, by default the one of the page and
        the command line. Raises StoreError, with the names of the timelines, if none has this name.
        """
        with Store.open(store) as opened:
            return cls.from_snapshot(opened.snapshot(opened.named(name).id))

    @property
    def merged(self) -> Mapping[str, MergedEvent]:
        """The events by id with their witnesses, dates, weight and the reasons of their merging."""
        return self.corrected.merged

    @property
    def id(self) -> int:
        """Its id in the store; 0 if it is in none."""
        return self.snapshot.timeline.id

    @property
    def name(self) -> str:
        """Its name in the store; "" if it is in none."""
        return self.snapshot.timeline.name

    @property
    def title(self) -> str:
        """The title of its picture; "" if nobody gave one."""
        return self.snapshot.timeline.title

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
        return self.snapshot.history

    @property
    def changes(self) -> tuple[LoggedChange, ...]:
        """The changes of articles and of the timeline's names, oldest first."""
        return self.snapshot.changes

    @property
    def failed(self) -> Mapping[str, str]:
        """By article id, a sentence for each article with a failed extraction."""
        return self.snapshot.failures

    @property
    def faults(self) -> tuple[str, ...]:
        """A sentence for each problem in reading or extraction, and for each damaged correction."""
        return (*map(str, self.reading_errors), *self.failed.values(), *self.snapshot.damaged)

    def __repr__(self) -> str:
        """Return the name and the counts in one line."""
        name = f'"{self.name}": ' if self.name else ""
        articles = counted(len(self.articles), "article")
        events = event_counts(len(self.events), self.by_publication)
        problems = f", {counted(len(self.faults), 'problem')} (see .faults)" if self.faults else ""
        return f"<Timeline {name}{articles}, {events}{problems}>"

    @cached_property
    def by_publication(self) -> int:
        """The number of events that only the day of publication dates."""
        return sum(event.lead.is_dated_by_publication for event in self.events.values())

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
    def eras(self) -> tuple[Era, ...]:
        """The named periods that people gave this timeline, in order of time, without damaged ones."""
        return readable_eras(self.corrected.eras)

    @cached_property
    def titles_by_expression(self) -> Mapping[tuple[str, int, int], str]:
        """The titles of all statements, hidden ones too, by article, start and end of their expression."""
        return {
            (each.article, each.expression.start, each.expression.end): each.title
            for event in (*self.corrected.events, *self.corrected.hidden)
            for each in event.mentions
        }

    @cached_property
    def article_labels(self) -> Mapping[str, str]:
        """By article id, a unique label: its title, if needed with its id."""
        titles = {article.id: single_line(article.title or article.id) for article in self.articles.values()}
        return distinct_labels(titles, {each: single_line(each) for each in titles})

    @cached_property
    def sentences(self) -> dict[str, str]:
        """By event id, the sentences of its mentions, one a line."""
        return sentences(self.events.values(), self.articles)

    @cached_property
    def index(self) -> EventIndex:
        """The index of the events for filters."""
        return EventIndex(self.table, lambda: self.sentences, self._aliases, self.articles)

    def _aliases(self) -> Mapping[str, str]:
        return aliases_of(
            {name for column in ("actors", "places") for each in self.table[column] for name in each}
        )

    def filter(self, **criteria: Unpack[FilterKeywords]) -> Timeline:
        """Return the timeline of the events with all of these criteria.

        Within a criterion one of its values is enough; ``every`` asks for all actors, groups and places.
        ``actors`` and ``places`` go by any of their names; a country includes its places. ``text`` is words
        of the title or the sentence, in any order. ``from_`` and ``until`` are inclusive: a date, or a text
        such as "2021-08-15", "2021-08" or "2021". ``modalities``, ``precision`` and ``anchors`` take the
        values of the columns ("planned", "month", "dct") or their words on the page. ``articles`` are ids.

        A filter of a filtered timeline replaces the former one. Raises UsageError for an unknown name, with
        similar ones, and for an unknown value.
        """
        fields = {criterion.keyword: criterion.field for criterion in CRITERIA}
        if unknown := criteria.keys() - fields.keys():
            raise UsageError(f"There is no criterion {min(unknown)!r}; give {joined(list(fields), 'or')}.")
        values = {fields[keyword]: value for keyword, value in criteria.items()}
        return self.selected(selection_of(values, self.unfiltered.table, lambda each: each.keyword))

    def selected(self, selection: Selection) -> Timeline:
        """Return the timeline of the events in a selection."""
        whole = self.unfiltered
        table = whole.index.filtered(selection).table
        events = {event: whole.events[event] for event in table["id"]}
        return replace(self, events=events, table=table, selection=selection, whole=whole)

    @property
    def unfiltered(self) -> Timeline:
        """The timeline before ``filter``; itself if there is no filter."""
        return self.whole or self

    @cached_property
    def filtered_rows(self) -> Filtered:
        """The rows of ``table`` in the index of the unfiltered timeline."""
        return self.unfiltered.index.filtered(self.selection)

    def draw(
        self,
        *,
        lanes: str = "none",
        preset: str = "article",
        theme: str = "light",
        style: str | PathLike[str] | None = None,
        **options: Unpack[PictureKeywords],
    ) -> go.Figure:
        """Return the timeline as a Plotly figure; it shows itself in a notebook.

        ``lanes`` groups the rows: "none", "actor", "group", "place", "tag", "article", "source" or
        "modality".
        ``preset`` is "article", "card", "square" or "column". ``theme`` is "light" or "dark".
        ``style`` is the file of a house style.

        The other options are the words and the look of the picture. ``title`` is by default a headline of the
        main actors. ``description`` is a sentence below it, ``note`` one below the picture, ``cited`` the
        sources in your own words, ``credit`` who made it. ``eras`` are bands such as "2021-08-15/2021-08-31
        Ceasefire", beside those that people gave the timeline. ``colour`` is what colours stand for: "actor",
        "tag", "outlet", "modality" or "one" for a single colour. ``sources``, ``key`` and ``overview`` switch
        these parts on or off; with ``notes``, people's notes stand below the titles, with ``map`` a map of
        the places in the corner. With ``readers`` the picture is for publication: it does not tell how its
        events were counted and corrected. By default that is so where only starred events are shown.
        Raises UsageError for another value, and if there is no event.
        """
        from timeline import draw_and_save

        view = draw_and_save.picture_view(
            self, lanes, PictureOptions.of(**options), draw_and_save.style_of(style)
        )
        return draw_and_save.draw(self, view, draw_and_save.preset_of(preset), theme).figure

    def save(
        self,
        path: str | PathLike[str],
        *,
        lanes: str = "none",
        preset: str = "article",
        style: str | PathLike[str] | None = None,
        **options: Unpack[PictureKeywords],
    ) -> Path:
        """Write a file in the format of its suffix, and return its path.

        ``.html`` is a page for use offline; ``.png``, ``.svg`` and ``.pdf`` are pictures, drawn by Chrome or
        Chromium on this machine. ``.csv``, ``.json``, ``.timelinejs.json``, ``.ics``,
        ``.geojson``, ``.kml``, ``.citations.html`` and ``.print.html`` hold the events. The options are those
        of ``draw``. Raises UsageError for another suffix or value, and PictureError if there is no browser.
        """
        from timeline import draw_and_save

        view = draw_and_save.picture_view(
            self, lanes, PictureOptions.of(**options), draw_and_save.style_of(style)
        )
        return draw_and_save.save(self, path, view, draw_and_save.preset_of(preset))

    def _repr_html_(self) -> str:
        """Return the figure for a notebook, with all scripts inside: nothing is fetched."""
        if self.table.empty:
            return f"<p>{html.escape(repr(self))}</p>"
        page: str = self.draw().to_html(full_html=False, include_plotlyjs=True, include_mathjax=False)
        return page

    @cached_property
    def remarks(self) -> Mapping[str, Remark]:
        """By event id, the remarks of people: note, check mark, corrected fields, star, tags."""
        return event_remarks(self.corrected)

    @cached_property
    def event_of_mention(self) -> dict[str, str]:
        """The event id of each mention, by mention id."""
        return {mention.id: event.id for event in self.events.values() for mention in event.mentions}

    def current_event(self, event: str) -> str | None:
        """Return the id of an event by its id, or by that of a mention; ``None`` if there is none.

        An event has another id after a merge, but its mentions keep theirs.
        """
        return event if event in self.events else self.event_of_mention.get(event)

    @cached_property
    def mentions_by_article(self) -> Mapping[str, Sequence[Mention]]:
        """The mentions of the events, by article id."""
        return mentions_by_article(self.corrected.events)

    @cached_property
    def expression_use(self) -> ExpressionUse:
        """The mention of each time expression, or the reason for none."""
        return ExpressionUse(self.extractions, self.corrected)

    @property
    def expressions(self) -> list[tuple[Article, Expression]]:
        """All time expressions, in article order."""
        return self.expression_use.expressions

    @property
    def unplaced(self) -> list[tuple[Article, Expression]]:
        """The time expressions without a date, except those dated by hand."""
        return self.expression_use.unplaced

    @property
    def without_event(self) -> list[tuple[Article, Expression]]:
        """The time expressions with a date but without an event."""
        return self.expression_use.without_event

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """The places of the events, by name."""
        places: dict[str, Place] = {}
        for mention in (each for event in self.corrected.events for each in event.mentions):
            for place in mention.places:
                places.setdefault(place.name, place)
        return places

    @cached_property
    def questions(self) -> list[SameEventQuestion]:
        """The pairs of events to ask about: "Same event?". The first call of a timeline may take a while."""
        if not self.is_merged:
            return []
        return same_event_questions(self.corrected, self.snapshot.merging.doubtful_pairs)

    @cached_property
    def review_queue(self) -> list[ReviewItem]:
        """The expressions and events to check by hand, most urgent first."""
        return review_queue(self.corrected, self.extractions)


def _articles(
    coming: Iterable[Article | ReadingError], reading_errors: list[ReadingError]
) -> Iterator[Article]:
    for each in coming:
        if isinstance(each, Article):
            yield storable_article(each)
        else:
            reading_errors.append(each)
