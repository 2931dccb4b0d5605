"""An events table prepared for frequent filters: the data of each criterion is computed once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property, partial
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pandas.api.extensions import ExtensionArray

from timeline.edtf import is_approximate, is_uncertain
from timeline.entities import aliases, country_named
from timeline.model import Anchor, Article, Precision, ReviewState
from timeline.selection.coded_column import CodedColumn, Mask, Positions
from timeline.selection.criteria import BY_COLUMN, CRITERIA, Column, Criterion, Selection
from timeline.selection.filtered_events import Filtered
from timeline.selection.text_search import folded, folded_words

Days = npt.NDArray[np.datetime64]
"""Days (``datetime64[D]``), NaT on an open side."""

PRECISION_DAYS = (1, 7, 31, 366)
"""The highest number of days of each precision but the last two."""
MAX_FILTERED = 2
"""Cached results of filters; each holds a table of its events if one was used."""
_OF_THE_FIRST_MENTION: Mapping[Column, str] = MappingProxyType({"sources": "source", "witnesses": "article"})
"""The column with the first value of a column of tuples."""
NO_OUTLET = "No outlet named"
"""The source of an article that names none, to filter by."""
MAX_MASKS = 24
"""Cached masks of criteria: the next filter differs from the last one in one of them."""


class EventIndex:
    """An events table with the data of its filters. The table must not change.

    ``sentences`` returns the source sentences of the events, by event id. A text search covers them, the
    title, the expression and the names of actors, groups and places. ``aliases`` returns the other names of
    such names, each as one folded text (see ``aliases_of``). Both are asked at the first search.
    ``articles`` is by id; without it, only the articles of the events' first mentions have an outlet and a
    day.
    """

    def __init__(
        self,
        table: pd.DataFrame,
        sentences: Callable[[], Mapping[str, str]] = dict,
        aliases: Callable[[], Mapping[str, str]] = dict,
        articles: Mapping[str, Article] | None = None,
    ) -> None:
        self.table = table
        self._sentences_of_events = sentences
        self._aliases_of_names = aliases
        self._articles = articles or {}
        self._arrays: dict[str, ExtensionArray] = {}
        self._columns: dict[str, CodedColumn] = {}
        self._masks: dict[tuple[object, ...], Mask] = {}
        self._filtered: dict[Selection, Filtered] = {}

    def filtered(self, selection: Selection) -> Filtered:
        """Return the events of a filter, in the order of the table."""
        if selection not in self._filtered:
            if len(self._filtered) >= MAX_FILTERED:
                del self._filtered[next(iter(self._filtered))]
            mask = self._mask(selection)
            self._filtered[selection] = self.whole if mask is None else Filtered(self, np.flatnonzero(mask))
        return self._filtered[selection]

    @cached_property
    def whole(self) -> Filtered:
        """All events."""
        return Filtered(self)

    @cached_property
    def days(self) -> tuple[Days, Days]:
        """The first and the last day of each event."""
        earliest, latest = (self.table[side].to_numpy("datetime64[D]") for side in ("earliest", "latest"))
        return earliest, latest

    def array(self, name: str) -> ExtensionArray:
        """Return the array of a column. It is kept: finding it takes longer than reading a few values."""
        if name not in self._arrays:
            self._arrays[name] = self.table[name].array
        return self._arrays[name]

    def row(self, event: str) -> int | None:
        """Return the row number of an event by its id; ``None`` if it is not in the table."""
        rows = np.flatnonzero((self.table["id"] == event).to_numpy())
        return int(rows[0]) if len(rows) else None

    def counts(self, column: Column) -> dict[str, int]:
        """Return the number of events with each value of a column, highest first, then by name."""
        return self.column(column).counts()

    def named(self, column: Column, typed: str) -> str | None:
        """Return the most frequent value of a column that a person may mean by a typed name, or ``None``.

        Other spellings and other names count, as they do for the words of a filter; so does a part of a name.
        """
        words = folded(typed).strip()
        if not words:
            return None
        names = list(self.counts(column))
        exact = (name for name in names if words in self._all_names(name).split("\n"))
        return next(exact, None) or next((name for name in names if words in self._all_names(name)), None)

    def options(self, selection: Selection, column: Column, limit: int | None = None) -> dict[str, int]:
        """Return the values to choose from, each with the number of events after that choice.

        The other criteria of the filter count. The column's own criterion counts only if ``every`` asks for
        all of its values. ``limit`` is the number of values, most frequent first; selected values are always
        returned, last, and with 0 if no event has them.
        """
        own = BY_COLUMN[column].multiple and selection.every
        others = selection if own else selection.with_values(column, ())
        selected = selection.values_of(column)
        counts = self.column(column).counts(self._mask(others), limit, selected)
        return counts | {value: 0 for value in selected if value not in counts}

    def column(self, column: Column) -> CodedColumn:
        """Return the values of a column by event; places include the countries that they lie in."""
        if column not in self._columns:
            self._columns[column] = self._coded(column)
        return self._columns[column]

    @cached_property
    def own_places(self) -> CodedColumn:
        """The places by event, without the countries of the places unless the text names them."""
        return CodedColumn.from_tuples(self.table["places"], len(self.table))

    def _coded(self, column: Column) -> CodedColumn:
        if column == "precision":
            values = tuple(Precision)
            return CodedColumn(values, self._precision(), np.arange(len(self.table)), len(self.table))
        if column == "places":
            codes = CodedColumn.from_tuples(self.table["countries"], len(self.table))
            return self.own_places.union(codes.renamed(map(_country_name, codes.values)))
        if column == "review":
            return self._review()
        if column in ("actors", "groups", "tags"):
            return CodedColumn.from_tuples(self.table[column], len(self.table))
        if column in _OF_THE_FIRST_MENTION:
            return self._of_all_mentions(column)
        return CodedColumn.from_single(self.table[column])

    def _of_all_mentions(self, column: Column) -> CodedColumn:
        """Return a column of tuples, from its first values where an event has a single mention."""
        single = self.table[_OF_THE_FIRST_MENTION[column]]
        first = CodedColumn.from_single(single.replace("", NO_OUTLET) if column == "sources" else single)
        several = np.flatnonzero(self.table["mentions"].to_numpy() > 1)
        if not len(several):
            return first
        others = CodedColumn.from_tuples(self.table[column].take(several), len(several))
        if column == "sources":
            others = others.renamed(each or NO_OUTLET for each in others.values)
        return first.union(CodedColumn(others.values, others.codes, several[others.rows], len(self.table)))

    @cached_property
    def article_outlets(self) -> CodedColumn:
        """The outlet of each article; an article's row is its code in the column ``witnesses``."""
        return CodedColumn.from_single(pd.Series([outlet for outlet, _ in self._article_facts], dtype=object))

    @cached_property
    def article_days(self) -> Days:
        """The day of publication of each article, in the same order; NaT where it is not known."""
        return np.array([day for _, day in self._article_facts], dtype="datetime64[D]")

    @cached_property
    def article_titles(self) -> list[str]:
        """The title of each article in the same order; "" without one."""
        titles = {key: article.title or "" for key, article in self._articles.items()}
        return [titles.get(article, "") for article in self.column("witnesses").values]

    @cached_property
    def _article_facts(self) -> list[tuple[str, date | None]]:
        firsts = self.table[["article", "source", "published"]].drop_duplicates("article")
        known = {
            article: (source, None if pd.isna(published) else published.date())
            for article, source, published in firsts.itertuples(index=False)
        } | {key: (each.source or "", each.published) for key, each in self._articles.items()}
        return [known.get(article, ("", None)) for article in self.column("witnesses").values]

    def _review(self) -> CodedColumn:
        """Return what people did with each event, or have still to check."""
        checked, corrected, noted = (
            self.table[name].to_numpy(bool) for name in ("checked", "corrected", "noted")
        )
        masks = {
            ReviewState.CHECKED: checked,
            ReviewState.UNCHECKED: ~checked,
            ReviewState.CORRECTED: corrected,
            ReviewState.NOTED: noted,
            ReviewState.UNCERTAIN: self.doubtful | self.column("anchor").mask([Anchor.PUBLICATION]),
        }
        rows = [np.flatnonzero(mask) for mask in masks.values()]
        codes = np.repeat(np.arange(len(rows)), [len(each) for each in rows])
        return CodedColumn(tuple(map(str, masks)), codes, np.concatenate(rows), len(self.table))

    def _precision(self) -> Positions:
        earliest, latest = self.days
        length = (latest - earliest).astype(np.int64) + 1
        edtf = self.table["edtf"]
        approximate = edtf.isin([date for date in edtf.unique() if is_approximate(date)]).to_numpy()
        length[approximate & (length == 1)] += 1
        classes = np.searchsorted(PRECISION_DAYS, length)
        return np.where(np.isnat(earliest) | np.isnat(latest), len(PRECISION_DAYS) + 1, classes)

    @cached_property
    def doubtful(self) -> Mask:
        """The mask of the events whose date is uncertain ("perhaps 8 July"), but not by publication alone."""
        edtf = self.table["edtf"]
        uncertain: Mask = edtf.isin([date for date in edtf.unique() if is_uncertain(date)]).to_numpy()
        return uncertain & ~self.column("anchor").mask([Anchor.PUBLICATION])

    def _mask(self, selection: Selection) -> Mask | None:
        """Return the mask of the filtered events; ``None`` for all events."""
        combined = None
        for criterion in CRITERIA:
            for mask in self._masks_of(criterion, selection):
                combined = mask if combined is None else combined & mask
        return combined

    def _masks_of(self, criterion: Criterion, selection: Selection) -> Iterator[Mask]:
        """Yield the masks of a criterion; a new criterion without a column gets its mask here."""
        value, field = selection[criterion], criterion.field
        if not value or field == "every":  # ``every`` only changes the masks of other criteria
            return
        if criterion.column:
            every = criterion.multiple and selection.every
            mask = partial(self._with_values, criterion.column, value, every)
            yield self._cached((field, value, every), mask)
        elif field == "text":
            for word in folded_words(value):
                yield self._cached((field, word), partial(self._with_word, word))
        elif field in self._single_masks:
            yield self._cached((field, value), partial(self._single_masks[field], self, value))
        else:
            raise KeyError(f"the criterion {field} has no mask")

    def _cached(self, criterion: tuple[object, ...], compute: Callable[[], Mask]) -> Mask:
        if criterion not in self._masks:
            if len(self._masks) >= MAX_MASKS:
                del self._masks[next(iter(self._masks))]
            self._masks[criterion] = compute()
        return self._masks[criterion]

    def _with_values(self, column: Column, wanted: tuple[str, ...], every: bool) -> Mask:
        return self.column(column).mask(wanted, every=every)

    def _from(self, first: date) -> Mask:
        mask: Mask = ~(self.days[1] < np.datetime64(first, "D"))  # NaT, an open end, is never less
        return mask

    def _until(self, last: date) -> Mask:
        mask: Mask = ~(self.days[0] > np.datetime64(last, "D"))
        return mask

    def _outlets(self, least: int) -> Mask:
        mask: Mask = self.table["outlets"].to_numpy() >= least
        return mask

    def _starred(self, wanted: bool) -> Mask:
        mask: Mask = self.table["starred"].to_numpy() == wanted
        return mask

    def _disputed(self, wanted: bool) -> Mask:
        mask: Mask = self.table["disputed"].to_numpy() == wanted
        return mask

    _single_masks: Mapping[str, Callable[[EventIndex, Any], Mask]] = MappingProxyType(
        {"first": _from, "last": _until, "outlets": _outlets, "disputed": _disputed, "starred": _starred}
    )
    """The masks of the criteria with a single value, by field."""

    def _with_word(self, word: str) -> Mask:
        """Return the mask of the events with a folded word in their texts or in an alias of their names."""
        mask: Mask = pc.match_substring(self._texts, word).to_numpy(zero_copy_only=False)
        for names in (self.column("actors"), self.column("groups"), self.own_places):
            mask = mask | names.mask([name for name in names.values if word in self._all_names(name)])
        return mask

    def _all_names(self, name: str) -> str:
        return f"{folded(name)}\n{self._aliases.get(name, '')}"

    @cached_property
    def _aliases(self) -> Mapping[str, str]:
        return self._aliases_of_names()

    @cached_property
    def _texts(self) -> pa.Array:
        columns = (self.table[column] for column in ("id", "title", "expression"))
        sentences = self._sentences_of_events()
        texts = [
            folded(f"{title}\n{expression}\n{sentences.get(event, '')}")
            for event, title, expression in zip(*columns, strict=True)
        ]
        return pa.array(texts, pa.large_string())


def aliases_of(names: Iterable[str]) -> Mapping[str, str]:
    """Return the other names of each name as one folded text, one per line.

    A name without other names is left out.
    """
    others = ((name, set(map(folded, aliases(name)))) for name in names)
    return {name: "\n".join(sorted(folded_names)) for name, folded_names in others if folded_names}


def _country_name(code: str) -> str:
    place = country_named(code)
    return code if place is None else place.name
