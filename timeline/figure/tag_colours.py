"""The colours of tags: those that a person chose, else those of a palette by their first use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def tag_colours(tags: Mapping[str, str], palette: Sequence[str]) -> Mapping[str, str]:
    """Return the colour of each tag as #rrggbb.

    ``tags`` are all of a timeline, in the order of first use, each with its chosen colour or "". Beyond the
    palette the colours begin again.
    """
    return {tag: chosen or palette[at % len(palette)] for at, (tag, chosen) in enumerate(tags.items())}


def distinct_colours(
    shown: Sequence[str], tags: Mapping[str, str], palette: Sequence[str]
) -> Mapping[str, str]:
    """Return the colours of the tags of one picture: no two are alike unless a person chose them so."""
    colours = dict(tag_colours(tags, palette))
    made: dict[str, str] = {}
    for tag in sorted(shown, key=lambda each: not tags.get(each)):
        colour = colours.get(tag, palette[0])
        if not tags.get(tag) and colour in made.values():
            colour = next((each for each in palette if each not in made.values()), colour)
        made[tag] = colour
    return made
