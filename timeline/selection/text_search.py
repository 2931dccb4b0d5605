"""Search in texts and names without regard to case, accents and the choice among several names."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from timeline.entities import aliases


def folded(text: str) -> str:
    """Return text for comparison in a search: lower case, without accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def aliases_of(names: Iterable[str]) -> Mapping[str, str]:
    """Return the other names of each name as one folded text, one per line.

    A name without other names is left out.
    """
    others = ((name, set(map(folded, aliases(name)))) for name in names)
    return {name: "\n".join(sorted(folded_names)) for name, folded_names in others if folded_names}
