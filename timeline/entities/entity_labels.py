"""Which of person, organisation and place an entity of the model is: the gazetteer corrects it in context.

A span whose whole text is a country, a region or a large city is a place, unless it is a person of the
sentence or part of a longer name.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from timeline.entities.gazetteer import fold, gazetteer
from timeline.entities.word_lists import genders, leaders, lemma, roles
from timeline.model import NameLabel, PlaceKind

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

PER, ORG, LOC = NameLabel.PERSON, NameLabel.ORGANISATION, NameLabel.LOCATION
LABELS = {"PERSON": PER, "ORG": ORG, "GPE": LOC, "LOC": LOC, "FAC": LOC, "NORP": None}
PROPER = ("NNP", "NNPS")
_COURTESY = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Lady"})
_INSIDE = frozenset(["in", "at", "near", "outside", "around", "across", "into", "inside"])
_BESIDE = frozenset(["off", "over", "through", "towards", "toward", "onto"])
"""These stand before places, and before persons and bodies as often."""
_TOWARDS = _INSIDE | _BESIDE | {"from", "to", "of"}

_LARGE = 100_000
"""People of a city that a span which the model took for something else is believed to name."""
METROPOLIS = 500_000
"""The same for a body behind no preposition: companies ("Toyota") bear the names of smaller ones."""


def label_of(ent: Span, name: str, surnames: Collection[str]) -> NameLabel | None:
    """Return what an entity's name names, or ``None`` where it is no name of that sort.

    ``surnames`` are those of the persons that the same sentence names in full.
    """
    words = name.split()
    if gazetteer().nationality(name):
        return LOC
    if words[0].rstrip(".") in _COURTESY:
        return PER
    if (
        words[-1] in roles().happenings
        or words[0] == "Operation"
        or _is_common(name)
        or _is_thing(ent, words)
    ):
        return None
    if is_site(name):
        return LOC
    own = LABELS[ent.label_]
    if own is LOC:
        return PER if _is_full_name(words) else LOC
    if own is ORG and (name in leaders() or (len(words) == 2 and _is_full_name(words))):
        return PER
    if name not in surnames and _is_place(ent, name):
        return LOC
    return ORG if own is None and ent.root.tag_ in ("NNPS", "NNS") else own


def _is_thing(ent: Span, words: Sequence[str]) -> bool:
    """Whether a common noun behind a name says that it is no body's ("Apollo 11 pad")."""
    noun = words[-1]
    bodily = noun in roles().forces | roles().places | {"group", "movement", "network"}
    return len(words) > 1 and noun.islower() and ent.label_ in ("ORG", "PERSON") and not bodily


def _is_common(name: str) -> bool:
    """Whether initials or a single noun say what something is, not which one ("GMT", "Police")."""
    words = roles()
    lower = name.lower()
    return name in words.initials or name in words.sites or lower in words.forces or lower in words.places


def is_site(name: str) -> bool:
    """Return whether a name says that it is a building's, a square's or a natural thing's."""
    words = name.split()
    return len(words) > 1 and (words[-1] in roles().sites or words[0] in roles().fronts)


def _is_full_name(words: Collection[str]) -> bool:
    first = next(iter(words)).lower()
    return first in genders() and 1 < len(words) < 4 and not gazetteer().places(" ".join(words))


def _is_place(ent: Span, name: str) -> bool:
    """Whether a span that the model called something else names a place after all."""
    if _in_a_compound(ent) or name.lower() in genders():
        return False
    if is_reached(ent) and gazetteer().places(name):
        return True
    kinds = well_known(name)
    if ent.label_ == "ORG" and kinds and not is_metropolis(name):
        said = any(each.dep_ == "appos" and each.lower_ in roles().places for each in ent.root.children)
        return PlaceKind.COUNTRY in kinds or said or is_behind_preposition(ent)
    return bool(kinds)


def is_reached(span: Span) -> bool:
    """Return whether a span is what a verb of movement reaches or leaves, or stands in a list of places."""
    if span.start and span.doc[span.start - 1].lower_ == "the":  # the Union is no town
        return False
    first = span.root
    while first.dep_ == "conj":
        first = first.head
    listed = first.i != span.root.i and first.ent_type_ == "GPE"
    moved = first.dep_ in ("dobj", "nsubjpass") and lemma(first.head) in roles().moving
    fell = first.dep_ == "nsubj" and lemma(first.head) in roles().undergoing
    return listed or moved or fell


def is_behind_preposition(span: Span) -> bool:
    """Return whether a span stands behind a preposition of place."""
    return span.start > 0 and span.doc[span.start - 1].lower_ in _TOWARDS


def is_in_place(token: Token) -> bool:
    """Return whether a word stands right behind a preposition of place that is not one of belonging, too."""
    return token.i > 0 and token.nbor(-1).lower_ in _INSIDE | _BESIDE


def stands_inside(text: str, start: int) -> bool:
    """Return whether what begins there in the text stands behind "in" or its like."""
    before = text[max(0, start - 12) : start].split()
    return bool(before) and before[-1].lower() in _INSIDE


def well_known(name: str) -> set[PlaceKind]:
    """Return the kinds of the places that a name alone is believed to name: no small towns."""
    entries = gazetteer().places(name)
    return {entry.kind for entry in entries if entry.kind is not PlaceKind.CITY or entry.population >= _LARGE}


def is_metropolis(name: str) -> bool:
    """Return whether a name is a large city's own; companies ("Toyota") and clubs bear smaller ones'."""
    return any(
        entry.population >= METROPOLIS and fold(entry.name) == fold(name)
        for entry in gazetteer().places(name)
        if entry.kind is PlaceKind.CITY
    )


def _in_a_compound(ent: Span) -> bool:
    """Whether proper nouns stand beside the span, so that it is part of a longer name."""
    doc = ent.doc
    before = ent.start > 0 and doc[ent.start - 1].tag_ in PROPER and doc[ent.start - 1].ent_type == 0
    after = ent.end < len(doc) and doc[ent.end].tag_ in PROPER and doc[ent.end].ent_type == 0
    return before or after


def is_missed_toponym(span: Span) -> bool:
    """Return whether proper nouns that the model left unnamed are a toponym that the gazetteer knows."""
    if not all(token.tag_ in PROPER for token in span if token.is_alpha) or not span[-1].is_alpha:
        return False
    if is_reached(span) and not _in_a_compound(span):
        return bool(gazetteer().places(span.text))
    kinds = well_known(span.text)
    if not kinds:
        return False
    if _is_before_a_noun(span):
        return is_metropolis(span.text)
    return not _in_a_compound(span) and (PlaceKind.COUNTRY in kinds or is_behind_preposition(span))


def _is_before_a_noun(span: Span) -> bool:
    """Whether the span is the first of the nouns before a common noun ("the Berlin Market attack")."""
    head = span.root
    if span.start and span.doc[span.start - 1].tag_ in PROPER:
        return False
    while head.dep_ == "compound":
        head = head.head
    return head.tag_ in ("NN", "NNS") and head.i > span.end
