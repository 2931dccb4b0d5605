"""The headline to start from: what the picture is about, and when.

It states nothing of its own. Its words are names of the filter, a phrase that several headlines share, the
headline of the only article, or the name that the events have in common; its period is that of the events.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from timeline.figure.day_numbers import day
from timeline.figure.default_window import days_within, default_window
from timeline.figure.sampling import dated_events
from timeline.figure.shared_phrase import shared_phrase
from timeline.safe_text import single_line
from timeline.selection import Selection
from timeline.selection.filtered_events import Filtered
from timeline.words import joined, month_period, shortened

MAX_TITLE_LENGTH = 300
"""Characters of a picture's title."""
SHARE_OF_FEW, SHARE_OF_MANY, MANY = 1 / 3, 1 / 12, 30
"""The part of few and of many events, by weight, that a name has to have for a title."""
NEARLY = 0.8  # of a place's part: then an actor is a better title, a country rather than its town
CANDIDATES = 3  # the most frequent actors and places, to choose a title from
LONGEST_HEADLINE = 120  # characters; some agencies put a whole first sentence there
MOST = 0.6  # of the outlets print a name in a headline: it is the story's
MAX_NAMES = 3  # of the filter in a title
MOST_EVENTS = 20_000  # to find the period with
MAX_HEADLINES = 300  # of articles to search for a phrase, those of the heaviest events first


def headline(events: Filtered, selection: Selection, default: str = "In the news") -> str:
    """Return a headline for the picture of some events; if some of them are starred, for these.

    ``default`` is the title of events without anything in common.
    """
    events = _starred(events) or events
    names = _names(selection.actors or selection.places)
    headlines = _headlines(events)
    if not names and (only := _only({title for _, title in headlines})):
        return only
    topic = names or _topic(events, headlines)
    if not topic:
        return shortened(single_line(default), MAX_TITLE_LENGTH)
    parts = shortened(topic, MAX_TITLE_LENGTH), _period(events, selection)
    return ", ".join(part for part in parts if part)


def _only(titles: Collection[str]) -> str:
    """Return the title of the only article, "" if there are more or if it is a whole paragraph."""
    title = next(iter(titles), "")
    return title if len(titles) == 1 and len(title) <= LONGEST_HEADLINE else ""


def _topic(events: Filtered, headlines: Sequence[tuple[str, str]]) -> str:
    """Return what the headlines call the story, or the main name of its events.

    A name in some headlines may be that of the loser: then the events tell whose story it is.
    """
    (phrase, share), name = shared_phrase(headlines), _main_name(events)
    is_name = phrase in {*events.index.column("actors").values, *events.index.own_places.values}
    if phrase and (share >= MOST or not is_name):
        return phrase
    return name or phrase


def _starred(events: Filtered) -> Filtered | None:
    """Return the starred ones of some events, ``None`` if there are none."""
    starred = events.index.table["starred"].to_numpy(dtype=bool)[events.rows]
    return Filtered(events.index, events.rows[starred]) if starred.any() else None


def _headlines(events: Filtered) -> list[tuple[str, str]]:
    """Return outlet and headline of each article of the events; "" for an article without one.

    An article without a known outlet counts as an outlet of its own.
    """
    index = events.index
    articles = index.column("witnesses")
    heaviest = events.by_weight[:MAX_HEADLINES]
    stated = np.isin(articles.rows, heaviest)
    codes = np.unique(articles.codes[stated])[:MAX_HEADLINES].tolist()
    outlets = index.article_outlets
    return [
        (
            _outlet(outlets.values, int(outlets.first_codes[code]), code),
            single_line(index.article_titles[code]),
        )
        for code in codes
    ]


def _outlet(outlets: Sequence[str], at: int, article: int) -> str:
    return outlets[at] if at >= 0 else f"article {article}"


def _names(names: Sequence[str]) -> str:
    shown = [single_line(name) for name in names]
    return joined(shown if len(shown) <= MAX_NAMES else [*shown[: MAX_NAMES - 1], "others"])


def _period(events: Filtered, selection: Selection) -> str:
    """Return the period of the picture in months or years; "" without any date.

    Of very many events, some of the whole time tell it as well, and faster.
    """
    some = events.rows[:: -(-len(events) // MOST_EVENTS) or 1]
    dates = dated_events(Filtered(events.index, some))
    if not len(dates):
        return ""
    if selection.first and selection.last:
        return month_period(*sorted((selection.first, selection.last)))
    period = default_window(dates)
    inside = np.flatnonzero(~np.logical_or(*dates.beyond(*period)))
    first, last = days_within(dates, inside, period)
    return month_period(day(first), day(last))


def _main_name(events: Filtered) -> str:
    """Return the actor or place that the weightiest part of the events has in common, "" without one.

    Of many events a smaller part is enough: no name stands in a third of the events of a war. The root of the
    weights counts: a single event, however heavy, is not the whole story.
    """
    actors, places = events.index.column("actors"), events.index.own_places
    names = (*actors.top_values(events.at, CANDIDATES), *places.top_values(events.at, CANDIDATES))
    weights = np.sqrt(events.index.table["weight"].to_numpy(dtype=np.float64)[events.rows])
    shares = {
        name: weights[(actors.mask([name]) | places.mask([name]))[events.rows]].sum()
        for name in dict.fromkeys(names)
    }
    if not shares:
        return ""
    name = max(shares, key=lambda each: shares[each])
    if not actors.mask([name]).any():
        acting = (
            each for each in shares if NEARLY * shares[name] <= shares[each] and actors.mask([each]).any()
        )
        name = next(acting, name)
    least = SHARE_OF_MANY if len(events) >= MANY else SHARE_OF_FEW
    return single_line(name) if shares[name] >= least * weights.sum() else ""
