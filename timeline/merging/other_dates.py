"""Disagreement: groups of statements that tell one event and give it other dates are joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from timeline.merging.told_apart import Pairs, ToldApart

LIKELY_ALONE = 2.5
"""The likeness from which two statements are one event with two dates that no third one tells."""
_LEAST_PART = 0.5
"""The part of a group's statements of other days that must have a likely one in the other group."""


def with_other_dates(
    groups: Sequence[list[int]],
    pairs: Pairs,
    likely: Iterable[tuple[float, int, int]],
    told_apart: ToldApart,
) -> list[list[int]]:
    """Return groups joined where the statements of one give other dates of the other's event.

    ``likely`` has the likely pairs of statements of other days, the likeliest first; ``pairs`` those of all.
    One sentence with a wrong date is not enough to join a trial to the arrest two days before.
    """
    group_of = {index: number for number, group in enumerate(groups) for index in group}
    members = {number: list(group) for number, group in enumerate(groups)}
    for score, one, two in likely:
        here, there = group_of[one], group_of[two]
        if here == there or (len(members[here] + members[there]) == 2 and score < LIKELY_ALONE):
            continue
        if _tell_one_event(members[here], members[there], one, two, pairs, told_apart):
            members[here] += members.pop(there)
            group_of.update(dict.fromkeys(members[here], here))
    return list(members.values())


def _tell_one_event(
    here: Sequence[int], there: Sequence[int], one: int, two: int, pairs: Pairs, told_apart: ToldApart
) -> bool:
    """Return True if the statements of other days of the group with fewer of them have likely pairs."""
    homes = told_apart.by_article(here), told_apart.by_article(there)
    if told_apart.are_apart(*homes, pairs):
        return False
    others = [
        [each for each in group if told_apart.are_of_other_days(each, day)]
        for group, day in ((here, two), (there, one))
    ]
    fewer, more = sorted(others, key=len)
    told = sum(any(two in pairs.get(one, ()) for two in more) for one in fewer)
    return told >= _LEAST_PART * len(fewer)
