"""Words for what can be chosen: Streamlit tells choices apart by these alone, so no two may be alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping


def distinct(words: Mapping[str, str], further: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return words by id as they are, but those that several have with ``further`` words, or a number."""
    told = dict(words)
    if further is not None:
        often = Counter(told.values())
        told = {each: said if often[said] == 1 else f"{said}, {further[each]}" for each, said in told.items()}
    seen: Counter[str] = Counter()
    for each, said in told.items():
        seen[said] += 1
        if seen[said] > 1:
            told[each] = f"{said} ({seen[said]})"
    return told
