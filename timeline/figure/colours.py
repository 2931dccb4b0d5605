"""Colours: Okabe and Ito's palette for actors, told apart by people with any colour vision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.figure.view_options import Theme
from timeline.selection.filtered import Filtered

# Okabe & Ito (2008) without black, which is text, and yellow, which is lost on paper. On a dark
# ground both blues are lighter: theirs is lost there; pink, green and the neutral of all others are
# chosen so that any two keep a CIE76 distance of 12 or more to every kind of colour vision (tests/figure).
PALETTES = {
    Theme.LIGHT: ("#D55E00", "#0072B2", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"),
    Theme.DARK: ("#E2711D", "#2E8FD0", "#20B58C", "#E07FB8", "#E69F00", "#8CCDF2"),
}
MOST_COLOURS = len(PALETTES[Theme.LIGHT])
OTHERS = "Others"
UNNAMED = "No actor named"


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of everything that is not an actor's; text keeps a contrast of 4.5 or more."""

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
    """Return the actors that have a colour of their own: those named first in most events.

    Equal counts are in the order of the alphabet, so that the same table always gives the same colours.
    """
    return events.top_values("actors", MOST_COLOURS)


def coloured(ranked: Sequence[str], asked: Sequence[str], kept: Filtered) -> tuple[str, ...]:
    """Return the actors that have a colour, in the order of the palette.

    Who is asked for has one too: of a ranked actor whom no event that is kept names first, else the last's.
    """
    given = list(ranked[:MOST_COLOURS])
    for name in asked:
        if name in given:
            continue
        if len(given) < MOST_COLOURS:
            given.append(name)
            continue
        seen = {*asked, *kept.top_values("actors", len(kept))}
        unseen = (at for at, actor in enumerate(given) if actor not in seen)
        spare = (at for at, actor in reversed(list(enumerate(given))) if actor not in asked)
        if (at := next(unseen, next(spare, None))) is not None:
            given[at] = name
    return tuple(given)


def actor_of(actors: Sequence[str], coloured: Sequence[str]) -> str:
    """Return whose colour an event has: its main actor's, which is the one named first."""
    if not len(actors):
        return UNNAMED
    return actors[0] if actors[0] in coloured else OTHERS


def translucent(colour: str, opacity: float) -> str:
    """Return a #rrggbb colour as rgba."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity:.3f})"
