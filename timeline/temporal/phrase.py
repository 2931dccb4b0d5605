"""The notation in which rules are written, and the patterns that it stands for.

A phrase reads like the words that it matches: ``[the ](last|past) <count> <unit>``. Brackets hold what
may be missing, parentheses alternatives, angle brackets a slot of ``slots.SLOTS`` (``<n=count>`` under
another name). A space is any gap that does not cross a blank line; an apostrophe or a hyphen stands for
all its typographic forms, a comma for one with a space in front too (in texts divided into words). What a
phrase can begin with follows from it, so that a scan tries only the rules that a word allows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.temporal.slots import GAP, SLOTS

_PIECE = re.compile(r"[\[\]()|]|<(?:\w+=)?\w+>|\w+|\s|[^\w\s]")
_END = r"(?:(?!\w)|(?<=\d{4})(?-i:(?=[A-Z][a-z])))"
"""Where a phrase ends: at the end of a word, or at a heading's year that has run into the next sentence."""

_GLYPHS = {" ": GAP, "'": "['’‘]", "-": "[-–—‑]", ",": r"\s?,"}


@dataclass(frozen=True, slots=True)
class _Reading:
    """A stretch of a phrase: its pattern, its first words, and whether it can match nothing."""

    pattern: str
    first: frozenset[str]
    empty: bool


def _sequence(parts: Sequence[_Reading]) -> _Reading:
    first: set[str] = set()
    for part in parts:
        first |= part.first
        if not part.empty:
            break
    return _Reading("".join(p.pattern for p in parts), frozenset(first), all(p.empty for p in parts))


def _either(branches: Sequence[_Reading]) -> _Reading:
    pattern = "|".join(branch.pattern for branch in branches)
    first = frozenset[str]().union(*(branch.first for branch in branches))
    return _Reading(f"(?:{pattern})", first, any(branch.empty for branch in branches))


def _group(pieces: Iterator[str], closing: str) -> _Reading:
    branches: list[list[_Reading]] = [[]]
    for piece in pieces:
        if piece == closing:
            break
        if piece == "|":
            branches.append([])
        elif piece == "[":
            inner = _group(pieces, "]")
            branches[-1].append(_Reading(f"{inner.pattern}?", inner.first, empty=True))
        elif piece == "(":
            branches[-1].append(_group(pieces, ")"))
        else:
            branches[-1].append(_atom(piece))
    return _either([_sequence(branch) for branch in branches])


def _atom(piece: str) -> _Reading:
    if piece[0] == "<":
        name, _, slot = piece[1:-1].partition("=")
        reading = SLOTS[slot or name]
        return _Reading(f"(?P<{name}>{reading.pattern})", reading.first, empty=False)
    if piece.isdigit():
        return _Reading(piece, frozenset({f"#{len(piece)}"}), empty=False)
    if piece.isalpha():
        return _Reading(re.escape(piece), frozenset({piece.lower()}), empty=False)
    return _Reading(_GLYPHS.get(piece, re.escape(piece)), frozenset(), empty=piece == " ")


def _read(phrase: str) -> _Reading:
    return _group(iter(_PIECE.findall(phrase)), "")


def compiled(phrase: str) -> re.Pattern[str]:
    """Return the pattern of a phrase."""
    return re.compile(f"{_read(phrase).pattern}{_END}", re.IGNORECASE)


def first_words(phrase: str) -> frozenset[str]:
    """Return the words that a phrase can begin with: lower case, or ``#n`` for n digits."""
    return _read(phrase).first
