"""The headline of a page, told from what is put around it: the outlet's name, a section, the text below."""

from __future__ import annotations

from collections.abc import Sequence

_BARS = (" - ", " | ", " – ", " — ", " · ")
_ABOVE = 3
"""Lines at the head of a page's text in which its headline may stand again, below a section or a kicker."""
_SHORTEST = 10
"""Characters; what is shorter may be a part of a title by chance."""


def split_headline(
    title: str | None, source: str | None, lines: Sequence[str]
) -> tuple[str | None, list[str]]:
    """Return the headline of a page, and the lines of its text below it.

    ``title`` is what the page states, often with more than the headline; a line at the head of the text that
    is the beginning or the end of it is the headline.
    """
    stated = (title or "").strip("|-–— ")
    at = max((at for at, line in enumerate(lines[:_ABOVE]) if _is_headline(line, stated)), default=None)
    if at is not None:
        return lines[at], list(lines[at + 1 :])
    return _without_outlet(stated, source) or None, list(lines)


def _is_headline(line: str, title: str) -> bool:
    one, other = line.casefold(), title.casefold()
    if one == other:
        return True
    return len(one) >= _SHORTEST and any(
        other.startswith(one + bar) or other.endswith(bar + one) for bar in _BARS
    )


def _without_outlet(title: str, source: str | None) -> str:
    """Return a title without the outlet's name at its beginning or its end."""
    for bar in _BARS if source else ():
        first, _, rest = title.partition(bar)
        shorter, _, last = title.rpartition(bar)
        if shorter and _is_name(last, source or ""):
            return shorter
        if rest and _is_name(first, source or ""):
            return rest
    return title


def _is_name(words: str, source: str) -> bool:
    one, other = words.casefold(), source.casefold()
    return one in other or other in one
