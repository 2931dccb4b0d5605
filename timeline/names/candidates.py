"""What may be names in a parsed sentence: listed bodies, the model's entities, toponyms that it missed.

The gazetteer corrects the model's labels in context: a span whose whole text is a country, a region or a
large city is a place, unless it is a person of the sentence or part of a longer name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from timeline.language import Passage
from timeline.model import NameLabel, PlaceKind
from timeline.names.gazetteer import fold, gazetteer
from timeline.names.lists import bodies, bodies_by_first_word, genders, roles
from timeline.names.verbs import lemma

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

PER, ORG, LOC = NameLabel.PERSON, NameLabel.ORGANISATION, NameLabel.LOCATION
_LABELS = {"PERSON": PER, "ORG": ORG, "GPE": LOC, "LOC": LOC, "FAC": LOC, "NORP": None}
_PROPER = ("NNP", "NNPS")
_COURTESY = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Lady"})
_TOWARDS = frozenset(
    ["in", "at", "near", "from", "to", "of", "outside", "around", "across", "into", "inside"]
)

_LARGE = 100_000
"""People of a city that a span which the model took for something else is believed to name."""
_METROPOLIS = 500_000
"""The same for a body behind no preposition: companies ("Toyota") bear the names of smaller ones."""

_DISTRICT = re.compile(
    r"\b(?P<name>[A-Z](?:[\w-]|'(?!s\b))+(?: (?:[ae]l?-?)?[A-Z](?:[\w-]|'(?!s\b))+){0,2})"
    r"(?= (?:district|province|governorate)\b)"
)
_OF = re.compile(r"(?<=\w \w\w) of | from (?=[A-Z])")
_CODE = re.compile(r"[A-Z]-?\d+")
_DATELINE = re.compile(r"\s*(?P<name>[A-Z][A-Z .'-]{2,}[A-Z])(?=,? [\w.]* ?(?:\(|[-–—]))")


@dataclass(frozen=True, slots=True)
class Found:
    """A name before it is resolved; offsets are the article's. ``within`` is the toponym behind its comma."""

    start: int
    end: int
    text: str
    label: NameLabel
    within: str | None = None


def candidates(text: str, passage: Passage) -> list[Found]:
    """Return the names of a passage; of two that overlap, the one of the more trusted source."""
    doc = passage.doc
    names: list[Found] = []
    for start, end, label in chain(_bodies(doc), _districts(doc), _entities(doc), _toponyms(doc)):
        at, to = passage.start + start, passage.start + end
        if not any(at < name.end and name.start < to for name in names):
            names.append(Found(at, to, text[at:to], label))
    return names


def listed(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a text names listed groups and bodies, with the case of their aliases."""
    index, reached = bodies_by_first_word(), 0
    for word in re.finditer(r"[\w'’.-]*\w", text):
        start = word.start()
        if start < reached:
            continue
        for alias in index.get(word[0].split("'")[0], index.get(word[0], ())):
            end = start + len(alias)
            if text.startswith(alias, start) and not text[end : end + 1].isalnum():
                reached = end
                yield start, end
                break


def _bodies(doc: Doc) -> Iterator[tuple[int, int, NameLabel]]:
    """Yield the listed groups and bodies that are not part of another body's longer name."""
    longer = [_trimmed(doc.text, ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ == "ORG"]
    for start, end in listed(doc.text):
        body = bodies()[doc.text[start:end]]
        inside = any(first <= start and end <= last and last - first > end - start for first, last in longer)
        if body.armed or body.agency or not inside:
            yield start, end, ORG


def _districts(doc: Doc) -> Iterator[tuple[int, int, NameLabel]]:
    """Yield what stands before "district" or "province", and the place of a dateline in capitals."""
    for match in _DISTRICT.finditer(doc.text):
        yield match.start("name"), match.end("name"), LOC
    dateline = _DATELINE.match(doc.text)
    if dateline and gazetteer().places(dateline["name"]):
        yield dateline.start("name"), dateline.end("name"), LOC


def _entities(doc: Doc) -> Iterator[tuple[int, int, NameLabel]]:
    """Yield the model's entities with the labels that the gazetteer corrects."""
    surnames = {ent.text.split()[-1] for ent in doc.ents if ent.label_ == "PERSON" and len(ent) > 1}
    for ent in doc.ents:
        if ent.label_ not in _LABELS:
            continue
        start, end = _narrowed(ent)
        if end <= start or doc.text[start:end].islower() or _CODE.fullmatch(doc.text, start, end):
            continue
        label = _label(ent, doc.text[start:end], surnames)
        if label is not None:
            yield start, end, label


def _narrowed(ent: Span) -> tuple[int, int]:
    """Return the bounds of the name in an entity: behind a credit and a possessor, before "of" and "from"."""
    text = ent.doc.text
    start, end = _trimmed(text, ent.start_char, ent.end_char)
    if ent.label_ == "PERSON" and (match := _OF.search(text, start, end)):
        end = match.start()
    first, _, rest = text[start:end].partition(" ")
    body = bodies().get(first)
    if rest[:1].isupper() and body is not None and body.agency:
        start += len(first) + 1
    if ent.label_ in ("GPE", "LOC") and (possessor := text.rfind("'s ", start, end)) >= 0:
        start = possessor + 3
    return start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds without an article before and without a possessive or signs around."""
    if match := re.match(r"(?:[Tt]he\s+|[^\w$(]+)+", text[start:end]):
        start += match.end()
    while end > start and (match := re.search(r"(?:['’]s?|[^\w.)])$", text[start:end])):
        end = start + match.start()
    return start, end


def _label(ent: Span, name: str, surnames: Collection[str]) -> NameLabel | None:
    if gazetteer().nationality(name):
        return LOC
    if name.split()[0].rstrip(".") in _COURTESY:
        return PER
    last = name.split()[-1]
    if last in roles().happenings:
        return None
    if " " in name and last in roles().sites:
        return LOC
    label = _LABELS[ent.label_]
    if label is LOC or name in surnames or not _is_place(ent, name):
        return label
    return LOC


def _is_place(ent: Span, name: str) -> bool:
    """Whether a span that the model called something else names a place after all."""
    kinds = well_known(name)
    if not kinds or _in_a_compound(ent):
        return False
    if ent.label_ == "ORG" and not _is_metropolis(name):
        before = ent.doc[ent.start - 1].lower_ if ent.start else ""
        said = any(each.dep_ == "appos" and each.lower_ in roles().places for each in ent.root.children)
        return PlaceKind.COUNTRY in kinds or before in _TOWARDS or said
    return name.lower() not in genders()


def follows_preposition(text: str, start: int) -> bool:
    """Return whether what begins there stands behind a preposition of place."""
    before = text[max(0, start - 12) : start].split()
    return bool(before) and before[-1].lower() in _TOWARDS


def well_known(name: str) -> set[PlaceKind]:
    """Return the kinds of the places that a name alone is believed to name: no small towns."""
    entries = gazetteer().places(name)
    return {entry.kind for entry in entries if entry.kind is not PlaceKind.CITY or entry.population >= _LARGE}


def _is_metropolis(name: str) -> bool:
    """Whether a name is a large city's own: those of companies ("Toyota") and clubs are of smaller ones."""
    return any(
        entry.population >= _METROPOLIS and fold(entry.name) == fold(name)
        for entry in gazetteer().places(name)
        if entry.kind is PlaceKind.CITY
    )


def _in_a_compound(ent: Span) -> bool:
    """Whether proper nouns stand beside the span, so that it is part of a longer name."""
    doc = ent.doc
    before = ent.start > 0 and doc[ent.start - 1].tag_ in _PROPER and doc[ent.start - 1].ent_type == 0
    after = ent.end < len(doc) and doc[ent.end].tag_ in _PROPER and doc[ent.end].ent_type == 0
    return before or after


def _before_a_noun(span: Span) -> bool:
    """Whether the span is the first of the nouns before a common noun ("the Berlin Market attack")."""
    head = span.root
    if span.start and span.doc[span.start - 1].tag_ in _PROPER:
        return False
    while head.dep_ == "compound":
        head = head.head
    return head.tag_ in ("NN", "NNS") and head.i > span.end


def _toponyms(doc: Doc) -> Iterator[tuple[int, int, NameLabel]]:
    """Yield what the model missed: nationalities and toponyms that the gazetteer knows."""
    for token in doc:
        if not token.text[:1].isupper() or token.ent_type_ in _LABELS:
            continue
        if gazetteer().nationality(token.text):
            yield token.idx, token.idx + len(token), LOC
            continue
        for length in (3, 2, 1):
            span = doc[token.i : token.i + length]
            if len(span) == length and _toponym(span):
                yield span.start_char, span.end_char, LOC
                break


def _toponym(span: Span) -> bool:
    doc = span.doc
    if not all(token.tag_ in _PROPER for token in span if token.is_alpha) or not span[-1].is_alpha:
        return False
    kinds = well_known(span.text)
    if not kinds or (_in_a_compound(span) and not _before_a_noun(span)):
        return False
    if _before_a_noun(span):
        return _is_metropolis(span.text)
    before = doc[span.start - 1].lower_ if span.start else ""
    reached = span.root.dep_ in ("dobj", "nsubjpass") and lemma(span.root.head) in roles().moving
    return PlaceKind.COUNTRY in kinds or before in _TOWARDS or reached
