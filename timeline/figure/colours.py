"""Colours: Okabe and Ito's palette for marks, distinct for all kinds of colour vision, and its meaning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline.figure.house_style import HouseStyle, mixed
from timeline.figure.view_options import Theme
from timeline.selection import Colour
from timeline.selection.filtered_events import Filtered
from timeline.words import MODALITY_WORDS, outlet_words

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
ALL = "All events"
COLUMNS: Mapping[Colour, str] = {
    Colour.ACTOR: "actors",
    Colour.TAG: "tags",
    Colour.OUTLET: "source",
    Colour.MODALITY: "modality",
}
"""The column of the events table whose first value has the colour."""
FILTER_COLUMNS: Mapping[Colour, str] = {**COLUMNS, Colour.OUTLET: "sources"}
"""The column by which a filter asks for these values: for outlets that of all mentions."""
UNSTATED = {Colour.ACTOR: UNNAMED, Colour.TAG: "No tag", Colour.OUTLET: "No outlet named"}


@dataclass(frozen=True, slots=True)
class Inks:
    """All colours but those of the palette; text has a contrast of at least 4.5."""

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


def inks_of(theme: Theme, style: HouseStyle) -> Inks:
    """Return the inks of a theme, for light pictures those of the house style."""
    own = INKS[theme]
    if theme is not Theme.LIGHT or not (style.text or style.background):
        return own
    text, ground = style.text or own.text, style.background or own.ground
    between = (mixed(text, ground, share) for share in (0.25, 0.75, 0.88, 0.95, 0.33))
    return Inks(ground, text, *between)


def palette_of(theme: Theme, style: HouseStyle) -> tuple[str, ...]:
    """Return the colours of marks of a theme, for light pictures those of the house style."""
    own = PALETTES[theme]
    return style.colours or own if theme is Theme.LIGHT else own


def ranked_values(events: Filtered, colour: Colour = Colour.ACTOR) -> tuple[str, ...]:
    """Return the values with a colour of their own: those most often an event's first actor, tag and so on.

    Equal counts are in alphabetical order, so the same table always gives the same colours.
    """
    return events.top_values(COLUMNS[colour], MAX_COLOURS) if colour in COLUMNS else ()


def with_colour(
    ranked: Sequence[str],
    asked: Sequence[str],
    events: Filtered,
    column: str = "actors",
    most: int = MAX_COLOURS,
) -> tuple[str, ...]:
    """Return up to ``most`` values with a colour, in the order of the palette.

    A value of the filter (``asked``) always has one. It takes the colour of a ranked value without a mark
    among the filtered events, or else that of the last one.
    """
    given = list(ranked[:most])
    for name in asked:
        if name in given:
            continue
        if len(given) < most:
            given.append(name)
            continue
        seen = {*asked, *events.top_values(column, len(events))}
        unseen = (at for at, value in enumerate(given) if value not in seen)
        spare = (at for at, value in reversed(list(enumerate(given))) if value not in asked)
        if (at := next(unseen, next(spare, None))) is not None:
            given[at] = name
    return tuple(given)


def colour_value(row: Mapping[str, object], colour: Colour, coloured: Sequence[str]) -> str:
    """Return what the colour of an event stands for: its first value, "Others" or the name of none."""
    if colour is Colour.ONE:
        return ALL
    values = row.get(COLUMNS[colour]) or ()
    first = values if isinstance(values, str) else next(iter(values), "")  # type: ignore[call-overload]
    if not first:
        return UNSTATED[colour]
    return str(first) if first in coloured else OTHERS


def value_words(value: str, colour: Colour) -> str:
    """Return what a colour stands for in words."""
    if colour is Colour.OUTLET:
        return outlet_words(value)
    return MODALITY_WORDS.get(value, value).capitalize() if colour is Colour.MODALITY else value


def translucent(colour: str, opacity: float) -> str:
    """Return a #rrggbb colour as rgba."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity:.3f})"
