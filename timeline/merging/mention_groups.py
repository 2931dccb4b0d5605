"""Which mentions state one event: groups of mention ids, from nothing or from the groups known before.

Likeness depends on two statements alone, so a new article meets only its own days, and the groups are the
same whatever came first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain

from timeline.executor import THIS_PROCESS, Executor, Progress, no_progress
from timeline.merging.candidates import Days, dates_around
from timeline.merging.clusters import LIKELY, families, family_groups, likely_pairs
from timeline.merging.dates_apart import apart_from_new
from timeline.merging.partitions import near_new
from timeline.merging.statement import Statement, in_order, readings_of, statement, statements
from timeline.merging.told_apart import ToldApart
from timeline.model import Article, Mention

MentionGroups = tuple[tuple[str, ...], ...]
"""The ids of the mentions of each event."""

MentionFamilies = tuple[MentionGroups, ...]
"""The groups in families. A new mention can change the groups of the families that it is like, no others."""


def mention_groups(known: MentionFamilies) -> MentionGroups:
    """Return the groups of all families."""
    return tuple(chain.from_iterable(known))


def mention_families(
    mentions: Iterable[Mention],
    articles: Mapping[str, Article],
    known: MentionFamilies = (),
    changed: Collection[str] = (),
    executor: Executor = THIS_PROCESS,
    progress: Progress = no_progress,
) -> MentionFamilies:
    """Return the ids of the mentions of each event; this comparison is the slow part of merging.

    ``known`` are the families of the mentions before; only what is like a new, changed or lost mention is
    compared again. ``changed`` are the ids of the articles whose mentions may differ from those before. The
    mentions are those of the extraction, before any correction. ``executor`` runs the comparisons, and
    ``progress`` is told how far they are. Neither it nor the order of the mentions nor what was known changes
    the result. Raises KeyError for a mention of another article, and ModelError.
    """
    by_id = {each.id: each for each in mentions}
    family_of = {
        mention: number for number, family in enumerate(known) for group in family for mention in group
    }
    new = {key for key, each in by_id.items() if key not in family_of or each.article in changed}
    touched = {number for key, number in family_of.items() if key in new or key not in by_id}
    if known and not new and not touched:
        return known
    ready: dict[str, Statement] = {}
    if known and new:
        ready = {each.mention.id: each for each in _around_new(by_id, new, articles)}
        like = _like_new(list(ready.values()), new, executor)
        touched |= {family_of[key] for key in like if key in family_of}
    kept = [family for number, family in enumerate(known) if number not in touched]
    again = {key for number in touched for group in known[number] for key in group if key in by_id}
    collection = in_order(
        ready.get(key) or statement(by_id[key], articles[by_id[key].article]) for key in new | again
    )
    return tuple(sorted([*kept, *_compared(collection, executor, progress)]))


def _around_new(
    by_id: Mapping[str, Mention], new: Collection[str], articles: Mapping[str, Article]
) -> list[Statement]:
    """Return the statements of the new mentions' days, and those that may give another date, in order."""
    by_days: dict[Days, list[str]] = defaultdict(list)
    for key, each in by_id.items():
        for days in readings_of(each):
            by_days[days].append(key)
    around = dates_around((days for key in new for days in readings_of(by_id[key])), by_days)
    near = {key for days in around for key in by_days[days]} | apart_from_new(by_id, by_days, new)
    return statements((by_id[key] for key in near), articles)


def _like_new(meeting: Sequence[Statement], new: Collection[str], executor: Executor) -> set[str]:
    """Return the ids of the mentions in a likely pair with a new one, among the statements around it."""
    collection = [meeting[at] for at in near_new(meeting, [each.mention.id in new for each in meeting])]
    pairs = likely_pairs(collection, [each.mention.id in new for each in collection], executor)
    return {collection[at].mention.id for *pair, score in pairs if score > LIKELY for at in pair}


def _compared(
    collection: Sequence[Statement], executor: Executor, progress: Progress
) -> Iterable[MentionGroups]:
    """Yield the families of statements that are all compared with each other."""
    pairs = likely_pairs(collection, executor=executor, progress=progress)
    members = families(len(collection), pairs)
    for groups in family_groups(members, pairs, ToldApart(collection)):
        yield tuple(tuple(collection[index].mention.id for index in group) for group in groups)
