"""The outlets of a merged event, by the date that they give."""

from __future__ import annotations

from collections.abc import Mapping

from timeline.merging.merged_event import MergedEvent
from timeline.model import Article, CalendarDate


def outlets_by_date(
    merged: MergedEvent, articles: Mapping[str, Article]
) -> list[tuple[CalendarDate, tuple[str, ...]]]:
    """Return each stated date with the names of its outlets, in the order of ``merged.dates``.

    An article without a source goes by its title, else by its id. ``articles`` is by id.
    """
    article_of = {mention.id: articles[mention.article] for mention in merged.event.mentions}
    named = []
    for stated in merged.dates:
        given = (article_of[each] for each in stated.mentions)
        outlets = dict.fromkeys(each.source or each.title or each.id for each in given)
        named.append((stated.date, tuple(outlets)))
    return named
