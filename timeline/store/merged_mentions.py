"""The merging of a timeline's mentions, kept from one opening of the timeline to the next.

The rows follow from the extractions and can be computed again at any time; nothing else depends on them.
"""

from __future__ import annotations

import json
import logging
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from sqlalchemy import Connection, delete, insert, select

from timeline.entities import with_collection_names
from timeline.errors import StoreError
from timeline.merging import (
    DoubtfulPair,
    MentionFamilies,
    MentionGroups,
    MergedEvent,
    doubtful_pairs,
    mention_families,
    mention_groups,
    merged_events,
)
from timeline.model import Article, Extraction, Mention
from timeline.resources import code_version
from timeline.store.database import Database
from timeline.store.extractor_version import extractor_version
from timeline.store.schema import merged_mentions

_LOG = logging.getLogger(__name__)
MAX_DOUBTFUL = 500
"""Pairs that a person is asked about, at most."""
_DAMAGED = (ValueError, TypeError, AttributeError, KeyError)

ExtractionKey = tuple[int, str]
"""The id of an article's version, and the version of the extractor."""


@dataclass(frozen=True, slots=True)
class KeptFamilies:
    """The families of a timeline's mentions, and the extractions with these mentions."""

    families: MentionFamilies
    made_from: frozenset[ExtractionKey]


@dataclass(frozen=True)
class Merging:
    """The merging of one state of the extractions. Each part is computed once, when it is needed.

    ``made_from`` tells by article id which stored extraction it has. ``before`` are the families of an
    earlier state, and ``keep`` stores new ones.
    """

    articles: Mapping[str, Article]
    extractions: Mapping[str, Extraction]
    made_from: Mapping[str, ExtractionKey] = field(default_factory=dict)
    before: KeptFamilies | None = None
    keep: Callable[[KeptFamilies], None] | None = None

    @cached_property
    def families(self) -> MentionFamilies:
        """The mentions of each event; compared are only those of articles that are new or changed."""
        before = self.before or KeptFamilies((), frozenset())
        changed = {key for key, extraction in self.made_from.items() if extraction not in before.made_from}
        mentions = [each for extraction in self.extractions.values() for each in extraction.mentions]
        families = mention_families(mentions, self.articles, before.families, changed)
        found = KeptFamilies(families, frozenset(self.made_from.values()))
        if self.keep is not None and found != before:
            self.keep(found)
        return families

    @property
    def computed(self) -> KeptFamilies | None:
        """The families, if they are known without a comparison."""
        if "families" in self.__dict__:
            return KeptFamilies(self.families, frozenset(self.made_from.values()))
        return self.before

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
        mentions = self._mentions
        place = {mention: number for number, mention in enumerate(mentions)}
        events = merged_events(self.groups, mentions, self.articles)
        return sorted(events, key=lambda each: min(place[mention.id] for mention in each.event.mentions))

    @cached_property
    def named_extractions(self) -> Mapping[str, Extraction]:
        """The extractions with one name for each person of the timeline."""
        mentions = [each for extraction in self.extractions.values() for each in extraction.mentions]
        by_article: dict[str, list[Mention]] = defaultdict(list)
        for mention in with_collection_names(mentions, self.articles):
            by_article[mention.article].append(mention)
        return {
            key: replace(extraction, mentions=tuple(by_article[key]))
            for key, extraction in self.extractions.items()
        }

    @property
    def _mentions(self) -> dict[str, Mention]:
        return {
            each.id: each for extraction in self.named_extractions.values() for each in extraction.mentions
        }


@cache
def merger_version() -> str:
    """Return a hash of what decides a merge: code and tables of the extractor and of ``timeline.merging``."""
    return code_version(("merging",), extractor_version())


def load_families(connection: Connection, timeline_id: int) -> KeptFamilies | None:
    """Return the kept families; ``None`` if there are none, or another version of the program made them."""
    row = connection.execute(
        select(merged_mentions).where(merged_mentions.c.timeline_id == timeline_id)
    ).first()
    if row is None or row.merger_version != merger_version():
        return None
    try:
        made_from = frozenset(
            (int(version), extractor)
            for extractor, versions in json.loads(row.made_from).items()
            for version in versions
        )
        families = tuple(
            tuple(tuple(map(str, group)) for group in family) for family in json.loads(row.families)
        )
    except _DAMAGED:
        _LOG.exception("damaged groups of mentions in timeline %s", timeline_id)
        return None
    return KeptFamilies(families, made_from)


def keep_families(database: Database, timeline_id: int, kept: KeptFamilies) -> None:
    """Store the families in place of the former ones; a store that cannot be written to is left as it is."""
    by_extractor: dict[str, list[int]] = defaultdict(list)
    for version, extractor in sorted(kept.made_from):
        by_extractor[extractor].append(version)
    row = {
        "timeline_id": timeline_id,
        "merger_version": merger_version(),
        "made_from": json.dumps(by_extractor),
        "families": json.dumps(kept.families, separators=(",", ":")),
    }
    try:
        with database.writing() as connection:
            connection.execute(delete(merged_mentions).where(merged_mentions.c.timeline_id == timeline_id))
            connection.execute(insert(merged_mentions).values(row))
    except StoreError as error:
        _LOG.warning("the groups of mentions were not kept: %s", error)
