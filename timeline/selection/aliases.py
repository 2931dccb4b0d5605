"""The other names of actors and places, by which a search finds them as well."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from timeline.entities import aliases
from timeline.selection.criteria import folded


def aliases_of(names: Iterable[str]) -> Mapping[str, str]:
    """Return each name's other names as one folded text, a line each; names without any are left out."""
    others = ((name, set(map(folded, aliases(name)))) for name in names)
    return {name: "\n".join(sorted(found)) for name, found in others if found}
