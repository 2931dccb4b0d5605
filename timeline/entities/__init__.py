"""Named entities: the names of an article, their coreferent expressions, roles and places.

The main calls, in order::

    names = recognise(text, passages)
    others = coreferences(text, passages, names)
    known = passage_names(passage, names and others by offset)
    participants(known, predicate, clause, scope)

``with_collection_names`` gives each person one name in all articles of a collection.
``aliases``, ``country_named`` and ``place_named`` look up names for search and input.
What reads an article is imported on first use: the page looks up only names.
"""

from typing import TYPE_CHECKING

from timeline.entities.canonical_names import aliases, countries_in, country_named, country_words
from timeline.entities.collection_names import (
    collection_names,
    names_of_collection,
    with_collection_names,
    with_names,
)
from timeline.entities.participants import Participants, PassageNames, participants, passage_names
from timeline.entities.person_facts import gender_of, is_person_noun
from timeline.entities.place_resolution import Context, place_named, region_code, resolve_place
from timeline.entities.spellings import spelling_key
from timeline.entities.word_lists import bodies
from timeline.lazy_names import lazy_names

if TYPE_CHECKING:
    from timeline.entities.coreference import coreferences
    from timeline.entities.definite_references import speaks_for
    from timeline.entities.embedded_toponyms import toponyms_within
    from timeline.entities.entity_recognition import recognise
    from timeline.entities.name_roles import Role, role_of

__all__ = [
    "Context",
    "Participants",
    "PassageNames",
    "Role",
    "aliases",
    "bodies",
    "collection_names",
    "coreferences",
    "countries_in",
    "country_named",
    "country_words",
    "gender_of",
    "is_person_noun",
    "names_of_collection",
    "participants",
    "passage_names",
    "place_named",
    "recognise",
    "region_code",
    "resolve_place",
    "role_of",
    "speaks_for",
    "spelling_key",
    "toponyms_within",
    "with_collection_names",
    "with_names",
]

__getattr__ = lazy_names(
    __name__,
    {
        "coreference": ("coreferences",),
        "definite_references": ("speaks_for",),
        "embedded_toponyms": ("toponyms_within",),
        "entity_recognition": ("recognise",),
        "name_roles": ("Role", "role_of"),
    },
)
