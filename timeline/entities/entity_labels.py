"""The label of a name (person, organisation, place): the model's label, corrected by gazetteer and context.

A span with the name of a country, a region or a large city is a place, except in a longer name or as the
surname of a person in the sentence.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.entities.gazetteer import fold, gazetteer
from timeline.entities.word_lists import bodies, definite_nouns, genders, leaders, role_words, verb_lemma
from timeline.language.neighbours import neighbour
from timeline.model import NameLabel, PlaceKind

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

PER, ORG, LOC = NameLabel.PERSON, NameLabel.ORGANISATION, NameLabel.LOCATION
LABELS = {"PERSON": PER, "ORG": ORG, "GPE": LOC, "LOC": LOC, "FAC": LOC, "NORP": None}
PROPER = ("NNP", "NNPS")
_OPENING_EVENTS = frozenset({"Operation", "Tropical", "Hurricane", "Typhoon", "Cyclone", "Superstorm"})
"""First words of names of operations and storms."""
_COURTESY = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Lady"})
CELESTIAL = frozenset({"Moon", "Mars", "Venus", "Jupiter", "Saturn", "Mercury", "Pluto", "Earth"})
_PLACE_PREPOSITIONS = frozenset(["in", "at", "near", "outside", "around", "across", "into", "inside"])
_WEAK_PLACE_PREPOSITIONS = frozenset(["off", "over", "through", "towards", "toward", "onto"])
"""Prepositions before places, and equally often before persons and organisations."""
_ALL_PLACE_PREPOSITIONS = _PLACE_PREPOSITIONS | _WEAK_PLACE_PREPOSITIONS | {"from", "to", "of"}

_LARGE_CITY = 100_000
"""In people. A span with another label is a city's name if the city has at least this population."""
METROPOLIS = 500_000
"""The same for an organisation without a preposition: many companies ("Toyota") are named like a town."""


def label_of(ent: Span, name: str, surnames: Collection[str]) -> NameLabel | None:
    """Return an entity's label, or ``None`` if it is no person, organisation or place.

    ``surnames`` are the surnames of persons with a full name in the same sentence.
    """
    words = name.split()
    if gazetteer().nationality(name):
        return LOC
    if words[0].rstrip(".") in _COURTESY:
        return PER if len(words) > 1 else None
    if _is_event(words) or _is_common_noun(name) or _is_thing(ent, words) or _is_demonym(ent, name):
        return None
    if (is_site(name) and ent.label_ != "NORP") or name in CELESTIAL:
        return LOC
    return _corrected_label(ent, name, words, surnames)


def _corrected_label(
    ent: Span, name: str, words: Sequence[str], surnames: Collection[str]
) -> NameLabel | None:
    """Return the model's label, or a better one by first names, leaders and the gazetteer."""
    own = LABELS[ent.label_]
    if own is PER and not role_words().platforms.isdisjoint(words[1:]):  # "Skyhop YouTube"
        return None
    if own is LOC:
        return PER if _is_full_name(words) else ORG if _is_beside_organisation(ent, name) else LOC
    if own is PER and _is_after_firm(ent):
        return ORG
    is_surname = name in surnames or name in leaders() or len(words) > 1
    if own is PER and not is_surname and _is_beside_organisation(ent, name):
        return ORG
    if own is ORG and (name in leaders() or (len(words) == 2 and _is_full_name(words))):
        return PER
    if name not in surnames and _is_place(ent, name):
        return LOC
    if own is None:
        return ORG if ent.root.tag_ in ("NNPS", "NNS") else None
    return own


def _is_after_firm(ent: Span) -> bool:
    """Return True for a name behind the noun of a firm or another body ("the consultancy Wood Weber")."""
    before = ent.doc[ent.start - 1].lower_ if ent.start else ""
    return before == "consultancy" or definite_nouns().kinds.get(before) in definite_nouns().names_of


def _is_demonym(ent: Span, name: str) -> bool:
    """Return True for the people of a city or a region ("Londoners"), or of an origin ("Irish-Americans")."""
    if ent.label_ not in ("NORP", "GPE") or gazetteer().places(name):
        return False
    origin, joint, country = name.replace(" ", "-").rpartition("-")
    if joint and origin[:1].isupper() and gazetteer().nationality(country):
        return True
    stems = (name.removesuffix(end) for end in ("ns", "ers", "ians", "ans", "ites") if name.endswith(end))
    return any(gazetteer().places(stem) for stem in stems if stem)


def _is_beside_organisation(ent: Span, name: str) -> bool:
    """Return True for an unknown place in a list with an organisation ("Shell and Halliburton")."""
    first = ent.root
    while first.dep_ == "conj":
        first = first.head
    return first.i != ent.root.i and first.ent_type_ == "ORG" and not gazetteer().places(name)


def _is_event(words: Sequence[str]) -> bool:
    """Return True for the name of an event, an operation or a storm ("Operation Granite Storm")."""
    return words[-1] in role_words().event_names or (len(words) > 1 and words[0] in _OPENING_EVENTS)


def _is_thing(ent: Span, words: Sequence[str]) -> bool:
    """Return True for a common noun: after a name ("Apollo 11 pad"), or alone at a sentence's start."""
    noun = words[-1]
    if len(ent) == 1 and ent.start == 0 and ent.label_ == "ORG" and ent.root.tag_ in ("NN", "NNS"):
        return not noun.isupper() and noun not in bodies()
    is_body = noun in role_words().forces | role_words().places | {"group", "movement", "network"}
    return len(words) > 1 and noun.islower() and ent.label_ in ("ORG", "PERSON") and not is_body


def _is_common_noun(name: str) -> bool:
    """Return True for common initials or a single common noun ("GMT", "Police")."""
    words = role_words()
    lower = name.lower()
    if name == "Gulf":  # the article tells which
        return False
    return name in words.initials or name in words.sites or lower in words.forces or lower in words.places


def is_site(name: str) -> bool:
    """Return True for the name of a building, a square or a natural feature."""
    words = name.split()
    if len(words) < 2 or words[-1] in role_words().bodies:
        return False
    return words[-1] in role_words().sites or words[0] in role_words().fronts


def _is_full_name(words: Collection[str]) -> bool:
    """Return True for a first name with one or two more words, if no place has this name."""
    first = next(iter(words)).lower()
    return first in genders() and 1 < len(words) < 4 and not gazetteer().places(" ".join(words))


def _is_place(ent: Span, name: str) -> bool:
    """Return True if a span with another label is a place after all."""
    if _is_in_compound(ent) or name.lower() in genders():
        return False
    if is_goal_of_movement(ent) and gazetteer().places(name):
        return True
    kinds = well_known_kinds(name)
    if ent.label_ == "ORG" and kinds and not is_metropolis(name):
        in_apposition = any(
            child.dep_ == "appos" and child.lower_ in role_words().places for child in ent.root.children
        )
        return PlaceKind.COUNTRY in kinds or in_apposition or is_after_preposition(ent)
    return bool(kinds)


def is_goal_of_movement(span: Span) -> bool:
    """Return True if a verb of movement reaches or leaves the span, or if the span is in a list of places."""
    if span.start and span.doc[span.start - 1].lower_ == "the":  # "the Union" is no town
        return False
    first = span.root
    while first.dep_ == "conj":
        first = first.head
    listed = first.i != span.root.i and first.ent_type_ == "GPE"
    moved = first.dep_ in ("dobj", "nsubjpass") and verb_lemma(first.head) in role_words().moving
    fell = first.dep_ == "nsubj" and verb_lemma(first.head) in role_words().undergoing
    return listed or moved or fell


def is_after_preposition(span: Span) -> bool:
    """Return True if the span follows a preposition of place."""
    return span.start > 0 and span.doc[span.start - 1].lower_ in _ALL_PLACE_PREPOSITIONS


def is_in_place(token: Token) -> bool:
    """Return True if the word directly follows a preposition of place other than "from", "to" and "of"."""
    return token.i > 0 and neighbour(token, -1).lower_ in _PLACE_PREPOSITIONS | _WEAK_PLACE_PREPOSITIONS


def is_after_in(text: str, start: int) -> bool:
    """Return True if the text at ``start`` follows "in" or a similar preposition."""
    before = text[max(0, start - 12) : start].split()
    return bool(before) and before[-1].lower() in _PLACE_PREPOSITIONS


@lru_cache(maxsize=10_000)
def well_known_kinds(name: str) -> frozenset[PlaceKind]:
    """Return the kinds of the places with this name, without small towns."""
    entries = gazetteer().places(name)
    large = [e for e in entries if e.kind is not PlaceKind.CITY or e.population >= _LARGE_CITY]
    return frozenset(entry.kind for entry in large)


def is_metropolis(name: str) -> bool:
    """Return True for the main name of a city over ``METROPOLIS``."""
    return any(
        entry.population >= METROPOLIS and fold(entry.name) == fold(name)
        for entry in gazetteer().places(name)
        if entry.kind is PlaceKind.CITY
    )


def _is_in_compound(ent: Span) -> bool:
    """Return True if the span has a proper noun beside it, so it is part of a longer name."""
    doc = ent.doc
    before = ent.start > 0 and doc[ent.start - 1].tag_ in PROPER and doc[ent.start - 1].ent_type == 0
    after = ent.end < len(doc) and doc[ent.end].tag_ in PROPER and doc[ent.end].ent_type == 0
    return before or after


def is_missed_toponym(span: Span) -> bool:
    """Return True for proper nouns without a label that are a known toponym."""
    if _is_natural_plural(span):
        return True
    if not all(token.tag_ in PROPER for token in span if token.is_alpha) or not span[-1].is_alpha:
        return False
    if is_goal_of_movement(span) and not _is_in_compound(span):
        return bool(gazetteer().places(span.text))
    kinds = well_known_kinds(span.text)
    if not kinds:
        return False
    if _is_before_common_noun(span):
        return is_metropolis(span.text)
    return not _is_in_compound(span) and (PlaceKind.COUNTRY in kinds or is_after_preposition(span))


def _is_natural_plural(span: Span) -> bool:
    """Return True for a natural feature that is tagged as a plural noun ("in the Ganges")."""
    if len(span) > 1 or span[0].tag_ != "NNS" or span.start < 2 or not span[0].is_title:
        return False
    before = span.doc[span.start - 1].lower_, span.doc[span.start - 2].lower_
    is_located = before[0] == "the" and before[1] in _ALL_PLACE_PREPOSITIONS
    return is_located and PlaceKind.OTHER in well_known_kinds(span.text)


def _is_before_common_noun(span: Span) -> bool:
    """Return True if the span is the first noun before a common noun ("the Berlin Market attack")."""
    head = span.root
    if span.start and span.doc[span.start - 1].tag_ in PROPER:
        return False
    while head.dep_ == "compound":
        head = head.head
    return head.tag_ in ("NN", "NNS") and head.i > span.end
