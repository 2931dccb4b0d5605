"""Colours: Okabe and Ito's palette for actors, distinct for all kinds of colour vision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.figure.view_options import Theme
from timeline.selection.filtered_events import Filtered

# Okabe & Ito (2008) without black (it is text) and yellow (it is lost on paper). On a dark ground both
# blues are lighter: their own are lost there. Pink, green and the neutral colour are chosen for a CIE76
# distance of at least 12 between any two for every kind of colour vision (tests/figure).
PALETTES = {
    Theme.LIGHT: ("#D55E00", "#0072B2", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"),
    Theme.DARK: ("#E2711D", "#2E8FD0", "#20B58C", "#E07FB8", "#E69F00", "#8CCDF2"),
}
MAX_COLOURS = len(PALETTES[Theme.LIGHT])
OTHERS = "Others"
UNNAMED = "No actor named"


@dataclass(frozen=True, slots=True)
class Inks:
    """All colours but those of actors; text has a contrast of at least 4.5."""

    ground: str
    text: str
    muted: str
    rule: str
    faint: str
    band: str
    neutral: str


INKS = {
    Theme.LIGHT: Inks("#ffffff", "#1a1a1a", "#595959", "#c9c9c9", "#e6e6e6", "#f6f5f2", "#6b6b6b"),
    Theme.DARK: Inks("#16191d", "#f2f2f2", "#b8bcc2", "#4a4f57", "#2c3036", "#1d2126", "#ccd0d4"),
}


def ranked_actors(events: Filtered) -> tuple[str, ...]:
    """Return the actors with a colour of their own: those most often named first in an event.

    Equal counts are in alphabetical order, so the same table always gives the same colours.
    """
    return events.top_values("actors", MAX_COLOURS)


def coloured(ranked: Sequence[str], asked: Sequence[str], events: Filtered) -> tuple[str, ...]:
    """Return the actors with a colour, in the order of the palette.

    An actor of the filter (``asked``) always has one. It takes the colour of a ranked actor without a mark
    among the filtered events, or else that of the last one.
    """
    given = list(ranked[:MAX_COLOURS])
    for name in asked:
        if name in given:
            continue
        if len(given) < MAX_COLOURS:
            given.append(name)
            continue
        seen = {*asked, *events.top_values("actors", len(events))}
        unseen = (at for at, actor in enumerate(given) if actor not in seen)
        spare = (at for at, actor in reversed(list(enumerate(given))) if actor not in asked)
        if (at := next(unseen, next(spare, None))) is not None:
            given[at] = name
    return tuple(given)


def actor_of(actors: Sequence[str], coloured: Sequence[str]) -> str:
    """Return the actor for the colour of an event: the first one, "Others" or "No actor named"."""
    if not len(actors):
        return UNNAMED
    return actors[0] if actors[0] in coloured else OTHERS


def translucent(colour: str, opacity: float) -> str:
    """Return a #rrggbb colour as rgba."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity:.3f})"
