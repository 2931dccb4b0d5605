"""The merging of a timeline's mentions, kept from one opening of the timeline to the next.

The rows follow from the extractions and can be computed again at any time; nothing else depends on them.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from itertools import chain

from msgspec import Struct
from msgspec.json import Decoder, Encoder
from sqlalchemy import Connection, delete, insert, select

from timeline.entities import names_of_collection, with_names
from timeline.errors import StoreError
from timeline.executor import THIS_PROCESS, Executor, Progress, no_progress
from timeline.merging import (
    NOTHING,
    DescribedEvents,
    DoubtfulPair,
    MentionFamilies,
    MentionGroups,
    MergedEvent,
    described,
    doubtful_pairs,
    events_as_described,
    mention_families,
    mention_groups,
)
from timeline.model import Article, Extraction, Mention
from timeline.resources import code_version
from timeline.store.codec import DECODE_ERRORS
from timeline.store.database import Database
from timeline.store.extractor_version import extractor_version
from timeline.store.readable_rows import readable_rows
from timeline.store.schema import merged_mentions

_LOG = logging.getLogger(__name__)
MAX_DOUBTFUL = 500
"""Pairs that a person is asked about, at most."""
_DAMAGED = (*DECODE_ERRORS, TypeError, AttributeError)

ExtractionKey = tuple[int, str]
"""The id of an article's version, and the version of the extractor."""


@dataclass(frozen=True, slots=True)
class KeptMerging:
    """What merging found out about a timeline's mentions.

    ``made_from`` are the extractions with these mentions, ``names`` the other names of actors with the name
    to use. Without ``is_current`` another version of the program found it.
    """

    families: MentionFamilies = ()
    made_from: frozenset[ExtractionKey] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)
    events: DescribedEvents = NOTHING
    is_current: bool = True


@dataclass(frozen=True)
class Merging:
    """The merging of one state of the extractions. Each part is computed once, when it is needed.

    ``made_from`` tells by article id which stored extraction it has. ``before`` is what was found out about
    an earlier state, and ``keep`` stores what was found out about this one.
    """

    articles: Mapping[str, Article]
    extractions: Mapping[str, Extraction]
    made_from: Mapping[str, ExtractionKey] = field(default_factory=dict)
    before: KeptMerging | None = None
    keep: Callable[[KeptMerging], None] | None = None

    @cached_property
    def found(self) -> KeptMerging:
        """What merging finds out; compared are only the mentions of articles that are new or changed."""
        return self._found(THIS_PROCESS, no_progress)

    def find(self, executor: Executor, progress: Progress = no_progress) -> None:
        """Let an executor find out what ``found`` has; ``progress`` is told how far it is."""
        if "found" not in self.__dict__:
            self.__dict__["found"] = self._found(executor, progress)

    @property
    def to_compare(self) -> int:
        """The number of mentions that have to be compared before the events are known."""
        if "found" in self.__dict__:
            return 0
        known = {mention for family in self._before.families for group in family for mention in group}
        changed = self._changed
        return sum(each.id not in known or each.article in changed for each in self._mentions)

    def meanwhile(self) -> Merging:
        """Return a merging that compares nothing, for the time until this one is found.

        The events are those before; each new statement is an event of its own.
        """
        before = self.before or KeptMerging()
        mentions = {each.id for each in self._mentions}
        groups = [
            tuple([each for each in group if each in mentions])
            for family in before.families
            for group in family
        ]
        single = mentions.difference(chain.from_iterable(groups))
        families = tuple((group,) for group in (*groups, *((each,) for each in sorted(single))) if group)
        known = KeptMerging(families, frozenset(), {}, before.events)
        return Merging(self.articles, self.extractions, before=known)

    @property
    def _before(self) -> KeptMerging:
        return self.before if self.before is not None and self.before.is_current else KeptMerging()

    @property
    def _changed(self) -> set[str]:
        made_from = self._before.made_from
        return {key for key, extraction in self.made_from.items() if extraction not in made_from}

    def _found(self, executor: Executor, progress: Progress) -> KeptMerging:
        before, changed = self._before, self._changed
        made_from = frozenset(self.made_from.values())
        families = mention_families(
            self._mentions, self.articles, before.families, changed, executor, progress
        )
        events = described(
            mention_groups(families), self._named_mentions, self.articles, before.events, changed
        )
        found = KeptMerging(families, made_from, self._names, events)
        if self.keep is not None and found != before:
            self.keep(found)
        return found

    @property
    def latest(self) -> KeptMerging | None:
        """What is known without a comparison: of this state, else of the earlier one."""
        return self.__dict__.get("found", self.before)

    @property
    def families(self) -> MentionFamilies:
        """The ids of the mentions of each event, in families."""
        return self.found.families

    @property
    def groups(self) -> MentionGroups:
        """The ids of the mentions of each event."""
        return mention_groups(self.families)

    @cached_property
    def doubtful_pairs(self) -> Sequence[DoubtfulPair]:
        """The pairs of events that may be one, the likeliest first."""
        return doubtful_pairs((each.event for each in self.merged), self.articles, MAX_DOUBTFUL)

    @cached_property
    def merged(self) -> Sequence[MergedEvent]:
        """The events before corrections, in the order of their first mention."""
        mentions = self._named_mentions
        place = {mention: number for number, mention in enumerate(mentions)}
        events = events_as_described(self.found.events, mentions, self.articles)
        return sorted(events, key=lambda each: min([place[mention.id] for mention in each.event.mentions]))

    @cached_property
    def named_extractions(self) -> Mapping[str, Extraction]:
        """The extractions with one name for each person of the timeline."""
        named = self._named_mentions
        renamed = {each.article for each in self._mentions if named[each.id] is not each}
        return {
            key: replace(each, mentions=tuple([named[mention.id] for mention in each.mentions]))
            if key in renamed
            else each
            for key, each in self.extractions.items()
        }

    @cached_property
    def _names(self) -> Mapping[str, str]:
        """The other names of actors, with the name to use."""
        made_from = frozenset(self.made_from.values())
        is_same = made_from and made_from == self._before.made_from
        return self._before.names if is_same else names_of_collection(self._mentions)

    @cached_property
    def _named_mentions(self) -> Mapping[str, Mention]:
        """The mentions by id, with one name for each person."""
        return {each.id: each for each in with_names(self._mentions, self.articles, self._names)}

    @cached_property
    def _mentions(self) -> list[Mention]:
        return [each for extraction in self.extractions.values() for each in extraction.mentions]


class _Described(Struct):
    """The layout of what describes the events."""

    names: Mapping[str, str] = {}
    events: DescribedEvents = NOTHING


_encode = Encoder().encode
_MADE_FROM = Decoder(dict[str, list[int]])
_FAMILIES = Decoder(MentionFamilies)
_DESCRIBED = Decoder(_Described)


@cache
def merger_version() -> str:
    """Return a hash of what decides a merge: code and tables of the extractor and of ``timeline.merging``."""
    return code_version(("merging",), extractor_version())


def load_merging(connection: Connection, timeline_id: int) -> KeptMerging | None:
    """Return what was kept; ``None`` if there is nothing, or if it is damaged."""
    query = select(merged_mentions).where(merged_mentions.c.timeline_id == timeline_id)
    row = next(readable_rows(connection, query, merged_mentions.c.timeline_id, lambda _: None), None)
    if row is None:
        return None
    is_current = row.merger_version == merger_version()
    try:
        made_from = frozenset(
            (version, extractor)
            for extractor, versions in _MADE_FROM.decode(row.made_from).items()
            for version in versions
        )
        described = _DESCRIBED.decode(row.described) if row.described else _Described()
        families = _FAMILIES.decode(row.families)
        if not described.events.is_whole:
            raise ValueError("a described event that does not hang together")
        return KeptMerging(families, made_from, described.names, described.events, is_current)
    except _DAMAGED:
        _LOG.exception("damaged groups of mentions in timeline %s", timeline_id)
        return None


def unchangeable(kept: KeptMerging | None, made_from: Mapping[str, ExtractionKey]) -> KeptMerging | None:
    """Return what a store keeps that may only be read, as it stands there.

    What another version of the program has found counts, too, if it has seen all these extractions: it could
    not be replaced, so each opening would compare all statements anew.
    """
    if kept is None or not kept.made_from.issuperset(made_from.values()):
        return kept
    return replace(kept, is_current=True)


def keep_merging(database: Database, timeline_id: int, kept: KeptMerging) -> None:
    """Store what was found in place of the former; a store that cannot be written to is left as it is."""
    by_extractor: dict[str, list[int]] = defaultdict(list)
    for version, extractor in sorted(kept.made_from):
        by_extractor[extractor].append(version)
    row = {
        "timeline_id": timeline_id,
        "merger_version": merger_version(),
        "made_from": _encode(by_extractor).decode(),
        "families": _encode(kept.families).decode(),
        "described": _encode(_Described(kept.names, kept.events)).decode(),
    }
    try:
        with database.writing() as connection:
            connection.execute(delete(merged_mentions).where(merged_mentions.c.timeline_id == timeline_id))
            connection.execute(insert(merged_mentions).values(row))
    except StoreError as error:
        _LOG.warning("the groups of mentions were not kept: %s", error)
