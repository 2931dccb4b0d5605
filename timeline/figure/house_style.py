"""A house style: fonts, colours, credit and logo of the pictures of one newsroom.

A house style holds for light pictures; ``timeline.export.style_file`` reads and checks one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.figure.text_metrics import FONTS

FONT_NAME = re.compile(r"[^\W_][\w -]{0,59}")
HEX_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
LETTER_WIDTHS = {
    "arial": 1.0,
    "helvetica": 1.0,
    "liberation sans": 1.0,
    "times new roman": 0.95,
    "liberation serif": 0.95,
    "georgia": 1.07,
    "verdana": 1.2,
    "dejavu sans": 1.2,
    "tahoma": 1.04,
    "trebuchet ms": 1.02,
}
"""The widths of common fonts' letters, as multiples of Arial's."""
UNKNOWN_LETTERS = 1.15


@dataclass(frozen=True, slots=True)
class Logo:
    """A checked image as a data address, and its width as a multiple of its height."""

    address: str
    shape: float


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """The checked values of a house style; an empty one leaves the program's own.

    ``font`` is a font of the machine that draws, and ``letter_width`` the width of its letters as a multiple
    of Arial's, 0 if that is not given. ``colours`` are those of the marks; ``text`` and ``background`` the
    colours of texts and ground, as "#1a1a1a".
    """

    font: str = ""
    letter_width: float = 0.0
    colours: tuple[str, ...] = ()
    text: str = ""
    background: str = ""
    credit: str = ""
    logo: Logo | None = None

    @property
    def fonts(self) -> str:
        """The fonts in the order of preference, as CSS."""
        return f"'{self.font}', {FONTS}" if self.font else FONTS

    @property
    def wide(self) -> float:
        """The width of the letters as a multiple of Arial's, rather too wide than too narrow."""
        if not self.font:
            return 1.0
        return self.letter_width or LETTER_WIDTHS.get(self.font.lower(), UNKNOWN_LETTERS)


NO_STYLE = HouseStyle()


def contrast(one: str, other: str) -> float:
    """Return the contrast of two #rrggbb colours (WCAG 2.2): 1 for equal ones, 21 for black on white."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """Return a #rrggbb colour between two: ``share`` of the other one, from 0 to 1."""
    parts = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(first + (second - first) * share):02x}" for first, second in parts)


def _parts(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
