"""The two halves of a divided country: "the North", "the two Koreas"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from timeline.entities.resolve import resolve
from timeline.language import Passage
from timeline.model import Name, NameLabel

_HALVES = (("North Korea", "South Korea"), ("North Vietnam", "South Vietnam"))
_HALF = re.compile(r"\b[Tt]he (?P<half>North|South)\b(?! [A-Z]|[-\w]| of\b)")
_WHOLE = re.compile(r"\b(?P<whole>Koreas|Vietnams)\b")


def halves(text: str, passages: Sequence[Passage]) -> Iterator[Name]:
    """Yield "the North" and "the South" where the text names both halves, and both for "the Koreas"."""
    both = next((pair for pair in _HALVES if all(half in text for half in pair)), None)
    for passage in passages:
        for match in _HALF.finditer(passage.text) if both else ():
            named = next(name for name in both or () if name.startswith(match["half"]))
            yield _country(passage, match.start("half"), match["half"], named)
        for match in _WHOLE.finditer(passage.text):
            for half in ("North", "South"):
                yield _country(passage, match.start(), match["whole"], f"{half} {match['whole'][:-1]}")


def _country(passage: Passage, start: int, written: str, name: str) -> Name:
    place, at = resolve(name), passage.start + start
    where = (place.kind, place.country, place.latitude, place.longitude)
    return Name(at, at + len(written), written, NameLabel.LOCATION, place.name, *where)
