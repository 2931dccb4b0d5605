"""What the typed values of an event mean, in a reader's words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from timeline.figure.dates import Dated, date_words
from timeline.model import CalendarDate, Expression, Extent, Mention, Modality, Place
from timeline.safe_text import single_line
from timeline.selection import ANCHOR_WORDS, Kept, Selection, period

LONGEST_TITLE = 300
"""Characters of a picture's title: some agencies put a whole first sentence there."""
STATED: Mapping[Modality, str] = {
    Modality.ASSERTED: "Stated as having happened",
    Modality.REPORTED: "An act of saying",
    Modality.PLANNED: "Planned, still to come when it was written",
    Modality.HYPOTHETICAL: "Possible: the article does not say that it happened",
    Modality.NEGATED: "Did not happen, by the article",
}


def when(expression: Expression) -> str:
    """Return a date as the timeline writes it: "15 Aug 2021", "early Aug 2021", "since 2001".

    Raises ValueError for an expression without a date.
    """
    placed = expression.date
    if placed is None:
        raise ValueError(f"this expression has no date: {expression.text}")
    return dated(placed, expression.mod or "", expression.text)


def dated(placed: CalendarDate, mod: str = "", text: str = "") -> str:
    """Return a date as ``when`` does; ``mod`` and ``text`` are those of the expression that it is from."""
    return date_words(
        Dated(placed.earliest, placed.latest, placed.granularity, placed.edtf, mod, text, placed.extent)
    )


def day(published: date) -> str:
    """Return a day: "15 September 2021"."""
    return period(published, published)


def counted(count: int, noun: str) -> str:
    """Return a number of things: "1 article", "1,200 articles"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def moment(at: datetime) -> str:
    """Return a moment in this machine's time: "27 November 2026, 14:05"."""
    here = at.astimezone()
    return f"{day(here.date())}, {here:%H:%M}"


def precision(placed: CalendarDate) -> str:
    """Return how exact a date is, in words."""
    if placed.earliest is None or placed.latest is None:
        side = "end" if placed.latest is None else "beginning"
        return f"Open: the article states no {side}"
    if placed.earliest == placed.latest:
        return "To about a day" if placed.edtf.endswith("~") else "To the day"
    days = f"the {(placed.latest - placed.earliest).days + 1:,} days {period(placed.earliest, placed.latest)}"
    about = ", and only about then" if placed.edtf.endswith("~") else ""
    if placed.extent is Extent.THROUGHOUT:
        return f"Through all of {days}{about}"
    return f"Sometime within {days}{about}"


def place(found: Place) -> str:
    """Return a place with its kind and country where they are known: "Kabul (city, AF)"."""
    known = ", ".join(str(part) for part in (found.kind, found.country) if part)
    return f"{found.name} ({known})" if known else found.name


def found_by(mention: Mention) -> str:
    """Return how the date of a mention was found."""
    return mention.expression.explanation or ANCHOR_WORDS[mention.expression.anchor]


def headline(
    titles: Iterable[str | None], kept: Kept, selection: Selection, otherwise: str = "In the news"
) -> str:
    """Return a title for a picture: whom or what the events kept, or the one article, are about.

    ``titles`` are those of all articles; one that is no title by its length is cut. ``otherwise`` is returned
    where the events are about nobody in particular.
    """
    names = selection.actors or selection.places or _main_actor(kept)
    if not names and (title := _only(titles)):
        return shortened(title, LONGEST_TITLE)
    named = (
        " and ".join(map(single_line, names[:2])) if len(names) < 3 else f"{single_line(names[0])} and others"
    )
    return f"{named} in the news" if named else shortened(otherwise, LONGEST_TITLE)


def shortened(text: str, most: int) -> str:
    """Return text on one line without unseen characters, cut where it has more than so many."""
    shown = single_line(text)
    return shown if len(shown) <= most else f"{shown[: most - 2].rstrip()} …"


def _only(titles: Iterable[str | None]) -> str | None:
    """Return the title that all are, if there is one; a second one ends the search."""
    found = iter(titles)
    first = next(found, None)
    return first if all(title == first for title in found) else None


def _main_actor(kept: Kept) -> tuple[str, ...]:
    """Return the actor of a third of the events or more, if there is one."""
    first = kept.leading("actors", 1)
    return first if first and 3 * kept.having("actors", first[0]) >= len(kept) else ()
