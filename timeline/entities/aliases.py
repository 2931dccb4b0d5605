"""What else a canonical name is called, and the countries by their codes: what a person may search for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from timeline.entities.gazetteer import gazetteer
from timeline.entities.lists import bodies, leaders
from timeline.model import Place


def aliases(name: str) -> tuple[str, ...]:
    """Return the other names of an actor or a place, sorted; none for a name that no list holds.

    ``name`` is canonical, as ``recognise`` gives it ("Islamic State"). A country's nationalities are among
    its other names ("Kenyan"). Case is kept, as the lists write them.
    """
    return tuple(sorted({*_listed().get(name, ()), *gazetteer().aliases(name)} - {name}))


def country_named(code: str) -> Place | None:
    """Return the present country of an ISO 3166-1 code by its usual name; ``None`` for no such code."""
    entry = gazetteer().country(code)
    return None if entry is None else entry.place()


@cache
def _listed() -> Mapping[str, frozenset[str]]:
    """Return the aliases of the listed bodies, groups and persons by their one name."""
    found: dict[str, set[str]] = {}
    for alias, body in bodies().items():
        found.setdefault(body.name, set()).add(alias)
    for alias, person in leaders().items():
        found.setdefault(person, set()).add(alias)
    return {name: frozenset(others) for name, others in found.items()}
