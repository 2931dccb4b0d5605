"""Colours are distinct for every kind of colour vision, and text is readable for all."""

from datetime import date, timedelta
from itertools import combinations, product

import numpy as np
import pytest

from tests.figure.sets import row, table
from timeline.figure import Theme, View, draw, ranked_values
from timeline.figure.colours import INKS, PALETTES, with_colour
from timeline.model import Extent, Modality
from timeline.selection import Selection
from timeline.selection.event_index import EventIndex

MAY = date(2024, 5, 7)
MACHADO = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
}
"""Machado, Oliveira and Fernandes (2009), "A Physiologically-based Model for Simulation of Color Vision
Deficiency", IEEE TVCG 15(6), severity 1.0: matrices on linear RGB."""
XYZ = np.array(
    ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
)  # IEC 61966-2-1
WHITE = XYZ.sum(axis=1)
APART = 12.0
"""CIE 1976 colour difference; about 2.3 is just noticeable side by side (Mahy and others, 1994)."""
READABLE, SEEN = 4.5, 2.0
"""WCAG 2.2 contrast of text; and of marks, which have a shape, an outline or a label besides."""


def linear(colour):
    """The linear RGB of #rrggbb."""
    channels = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def lab(colour, vision):
    seen = np.clip(np.array(MACHADO[vision]) @ linear(colour), 0, 1)
    scaled = XYZ @ seen / WHITE
    root = np.where(scaled > (6 / 29) ** 3, np.cbrt(scaled), scaled / (3 * (6 / 29) ** 2) + 4 / 29)
    x, y, z = root
    return np.array((116 * y - 16, 500 * (x - y), 200 * (y - z)))


def contrast(one, other):
    dark, light = sorted(float(XYZ[1] @ linear(colour)) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", list(Theme))
@pytest.mark.parametrize("vision", list(MACHADO))
def test_any_two_colours_are_told_apart(vision, theme):
    colours = (*PALETTES[theme], INKS[theme].neutral)
    for one, other in combinations(colours, 2):
        assert np.linalg.norm(lab(one, vision) - lab(other, vision)) >= APART, (one, other)


@pytest.mark.parametrize("theme", list(Theme))
def test_text_is_readable_on_both_grounds_and_marks_are_seen(theme):
    inks = INKS[theme]
    for ground in (inks.ground, inks.band):
        assert all(contrast(text, ground) >= READABLE for text in (inks.text, inks.muted))
        assert all(contrast(colour, ground) >= SEEN for colour in (*PALETTES[theme], inks.neutral))


KINDS = {
    "day": (MAY, MAY, Extent.WITHIN),
    "within": (MAY, MAY + timedelta(9), Extent.WITHIN),
    "throughout": (MAY, MAY + timedelta(9), Extent.THROUGHOUT),
    "open": (MAY, None, Extent.THROUGHOUT),
}


def shape(first, last, extent, modality):
    """Everything of an event's mark but its hue: what is left of it in grey print."""
    event = row("a", first, last, extent=extent, modality=modality)
    figure = draw(table([event]), View(window=(MAY - timedelta(9), MAY + timedelta(30))))
    found = []
    for trace in figure.data:
        if trace.xaxis == "x" and trace.name == "bars":
            pattern = trace.marker.pattern
            found.append(("bar", pattern.shape, pattern.solidity, trace.marker.color[0].startswith("rgba")))
        elif trace.xaxis == "x" and trace.name == "symbols":
            hollow = tuple(colour == INKS[Theme.LIGHT].ground for colour in trace.marker.color)
            found.append(("symbol", trace.marker.symbol, hollow))
        elif trace.xaxis == "x" and trace.name == "open bar":
            found.append(("open", trace.fillgradient.colorscale[0][1].rpartition(",")[2]))
        elif trace.xaxis == "x" and trace.text and "<b>?</b>" in trace.text:
            found.append(("doubt", len(trace.text)))
    return tuple(found)


def test_precision_and_modality_are_told_apart_without_colour():
    shapes = [shape(*kind, modality) for kind, modality in product(KINDS.values(), Modality)]
    assert all(shapes)
    assert len(set(shapes)) == len(KINDS) * len(Modality)


def test_an_actor_of_the_filter_gets_a_colour_and_all_others_keep_theirs():
    names = "ABCDEF"
    events = [row(f"{at}{name}", MAY, MAY, actors=(name,)) for at in range(2) for name in names]
    index = EventIndex(table([*events, row("rare", MAY, MAY, actors=("Zoë", "A"))]))
    ranked = ranked_values(index.whole)
    assert ranked == tuple(names)
    assert with_colour(ranked, (), index.whole) == ranked
    assert with_colour(ranked, ("B",), index.whole) == ranked
    assert with_colour(ranked, ("Zoë",), index.whole) == ("A", "B", "C", "D", "E", "Zoë")
    only = index.filtered(Selection(actors=("Zoë",)))
    assert with_colour(ranked, ("Zoë",), only) == ("Zoë", "B", "C", "D", "E", "F")
    assert with_colour(ranked, ("Zoë", "A"), only) == ("A", "Zoë", "C", "D", "E", "F")
    assert with_colour(("A",), ("Zoë",), only) == ("A", "Zoë")
