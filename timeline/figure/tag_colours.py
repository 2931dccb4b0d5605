"""The colours of tags: by their first use, from the palette of the picture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from timeline.figure.colours import PALETTES
from timeline.figure.view_options import Theme


def tag_colours(tags: Iterable[str], theme: Theme) -> Mapping[str, str]:
    """Return the colour of each tag as #rrggbb; ``tags`` are all of a timeline, in the order of first use.

    A seventh tag has the colour of the first one again.
    """
    palette = PALETTES[theme]
    return {tag: palette[at % len(palette)] for at, tag in enumerate(tags)}
