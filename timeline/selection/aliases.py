"""The other names of actors and places, by which a search finds them as well."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from timeline.names.gazetteer import gazetteer
from timeline.names.lists import bodies, leaders
from timeline.selection.criteria import folded


def aliases_of(names: Iterable[str]) -> Mapping[str, str]:
    """Return each name's other names as one folded text, a line each; names without any are left out."""
    others: dict[str, set[str]] = {name: set() for name in names}
    for alias, body in bodies().items():
        if body.name in others:
            others[body.name].add(alias)
    for alias, leader in leaders().items():
        if leader in others:
            others[leader].add(alias)
    for name, found in others.items():
        found.update(gazetteer().aliases(name))
    return {name: "\n".join(sorted(set(map(folded, found)))) for name, found in others.items() if found}
