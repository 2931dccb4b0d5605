"""The names of one article: the model's entities, repaired by the lists and the gazetteer in context."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from timeline.language import Passage
from timeline.model import Name, NameLabel, PlaceKind
from timeline.names.gazetteer import fold, gazetteer
from timeline.names.lists import bodies, bodies_by_first_word, genders, roles
from timeline.names.organisations import full_forms, shortened
from timeline.names.persons import full_names, untitled
from timeline.names.resolve import Context, countries_and_regions, resolve

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

PER, ORG, LOC = NameLabel.PERSON, NameLabel.ORGANISATION, NameLabel.LOCATION
_LABELS = {"PERSON": PER, "ORG": ORG, "GPE": LOC, "LOC": LOC, "FAC": LOC, "NORP": None}
_METROPOLIS = 500_000
"""People of a city that a span which the model took for a body is believed to name wherever it stands."""

_COURTESY = frozenset({"Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Lady"})
_LARGE = 100_000
"""People of a city that a span which the model took for a person or a body is believed to name."""

_DISTRICT = re.compile(
    r"\b(?P<name>[A-Z][\w'-]+(?: (?:[A-Z][\w'-]+|[ae]l?-?[A-Z][\w'-]+)){0,2})(?= (?:district|province|governorate)\b)"
)
_DATELINE = re.compile(r"\s*(?P<name>[A-Z][A-Z .'-]{2,}[A-Z])(?=,? [\w.]* ?(?:\(|[-–—]))")
_TOWARDS = frozenset(
    {"in", "at", "near", "from", "to", "of", "outside", "around", "across", "into", "inside"}
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A name before it is resolved; offsets are the article's. ``within`` is the toponym behind its comma."""

    start: int
    end: int
    text: str
    label: NameLabel
    within: str | None = None


def recognise(text: str, passages: Sequence[Passage]) -> list[Name]:
    """Return the names in the passages of one article, by offset, without overlaps.

    ``passages`` are parts of ``text`` that were parsed. A nationality is a name of its country. Persons and
    bodies carry the fullest name that the whole text gives them, listed groups and countries their one name
    across articles.
    """
    found = [name for passage in passages for name in _in_passage(text, passage)]
    found = _agreed(text, passages, found)
    persons = full_names(text, [untitled(name.text) for name in found if name.label is PER])
    forms = full_forms(text, [name.text for name in found if name.label is ORG])
    context = Context.of(countries_and_regions(text))
    names = _with_outer(text, sorted(found, key=lambda name: name.start))
    return [_named(name, persons, forms, context) for name in names]


def _agreed(text: str, passages: Sequence[Passage], found: Sequence[_Found]) -> list[_Found]:
    """Return the names with one label for one wording, and with those that the model saw elsewhere only."""
    persons = full_names(text, [untitled(name.text) for name in found if name.label is PER])
    parts = {part for full in persons.values() if " " in full for part in full.split() if len(part) > 2}
    labels = _majority(found)
    agreed = [_relabelled(name, parts, labels) for name in found]
    known = {name.text: name.label for name in agreed if _is_distinctive(name)}
    known |= {full.split()[-1]: PER for full in persons.values() if " " in full and len(full.split()[-1]) > 3}
    return [*agreed, *_missed(text, passages, agreed, known)]


def _majority(found: Iterable[_Found]) -> Mapping[str, NameLabel]:
    """Return the label that most occurrences of a wording have."""
    counts: dict[str, Counter[NameLabel]] = {}
    for name in found:
        counts.setdefault(name.text, Counter())[name.label] += 1
    return {text: labels.most_common(1)[0][0] for text, labels in counts.items()}


def _relabelled(name: _Found, parts: Collection[str], labels: Mapping[str, NameLabel]) -> _Found:
    if name.text in bodies():
        return name
    if name.text in parts and not (name.label is LOC and labels[name.text] is LOC and _well_known(name.text)):
        return replace(name, label=PER)
    toponym = name.label is ORG and _well_known(name.text) and labels[name.text] is LOC
    return replace(name, label=LOC) if toponym else name


def _is_distinctive(name: _Found) -> bool:
    return " " in name.text and name.label is not LOC and name.text[0].isupper()


def _missed(
    text: str, passages: Sequence[Passage], found: Sequence[_Found], known: Mapping[str, NameLabel]
) -> Iterator[_Found]:
    """Yield the known names where the model saw none."""
    if not known:
        return
    taken = {at for name in found for at in range(name.start, name.end)}
    pattern = "|".join(re.escape(wording) for wording in sorted(known, key=len, reverse=True))
    wordings = re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])")
    for passage in passages:
        for match in wordings.finditer(text, passage.start, passage.end):
            if taken.isdisjoint(range(match.start(), match.end())):
                yield _Found(match.start(), match.end(), match[0], known[match[0]])


def _named(found: _Found, persons: Mapping[str, str], forms: Mapping[str, str], context: Context) -> Name:
    name = Name(found.start, found.end, found.text, found.label, found.text)
    if found.label is PER:
        plain = untitled(found.text)
        return replace(name, name=persons.get(plain, plain))
    if found.label is ORG:
        body = bodies().get(found.text)
        return replace(name, name=body.name if body else forms.get(found.text, shortened(found.text)))
    country = gazetteer().nationality(found.text)
    if country is not None:
        place = resolve(country.name)
    else:
        place = resolve(found.text, context, found.within)
    return replace(
        name,
        name=place.name,
        kind=place.kind,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
    )


def _in_passage(text: str, passage: Passage) -> list[_Found]:
    """Return the names of a passage; of two that overlap, the one of the more trusted source."""
    doc = passage.doc
    taken: list[tuple[int, int]] = []
    names: list[_Found] = []
    for start, end, label in chain(_listed(doc), _districts(doc), _entities(doc), _toponyms(doc)):
        if any(start < other_end and other_start < end for other_start, other_end in taken):
            continue
        taken.append((start, end))
        at = passage.start + start
        names.append(_Found(at, passage.start + end, text[at : passage.start + end], label))
    return names


def _with_outer(text: str, names: Sequence[_Found]) -> list[_Found]:
    """Give each toponym the one behind its comma ("Paris, Texas")."""
    return [
        replace(name, within=after.text)
        if after and name.label is after.label is LOC and text[name.end : after.start].strip() == ","
        else name
        for name, after in zip(names, [*names[1:], None], strict=False)
    ]


def _listed(doc: Doc) -> Iterator[tuple[int, int, NameLabel]]:
    """Yield the listed groups and bodies, with the case of their aliases."""
    index, text, reached = bodies_by_first_word(), doc.text, 0
    for word in re.finditer(r"[\w'’.-]*\w", text):
        start = word.start()
        if start < reached:
            continue
        for alias in index.get(word[0].split("'")[0], index.get(word[0], ())):
            end = start + len(alias)
            if text.startswith(alias, start) and not text[end : end + 1].isalnum():
                reached = end
                yield start, end, ORG
                break


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
        start, end = _trimmed(doc.text, ent.start_char, ent.end_char)
        if end <= start:
            continue
        label = _label(ent, doc.text[start:end], surnames)
        if label is not None:
            yield start, end, label


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds without an article before and without a possessive or signs around."""
    if match := re.match(r"(?:[Tt]he\s+|[^\w$(]+)+", text[start:end]):
        start += match.end()
    while end > start and (match := re.search(r"(?:['’]s?|[^\w.)])$", text[start:end])):
        end = start + match.start()
    return start, end


def _label(ent: Span, name: str, surnames: Iterable[str]) -> NameLabel | None:
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
    kinds = _well_known(name)
    if not kinds or _in_a_compound(ent):
        return False
    if ent.label_ == "ORG" and not _is_metropolis(name):
        before = ent.doc[ent.start - 1].lower_ if ent.start else ""
        said = any(each.dep_ == "appos" and each.lower_ in roles().places for each in ent.root.children)
        return PlaceKind.COUNTRY in kinds or before in _TOWARDS or said
    return name.lower() not in genders()


def _well_known(name: str) -> set[PlaceKind]:
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
    before = ent.start > 0 and doc[ent.start - 1].tag_ in ("NNP", "NNPS") and doc[ent.start - 1].ent_type == 0
    after = ent.end < len(doc) and doc[ent.end].tag_ in ("NNP", "NNPS") and doc[ent.end].ent_type == 0
    return before or after


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
    if not all(token.tag_ in ("NNP", "NNPS") for token in span if token.is_alpha) or not span[-1].is_alpha:
        return False
    kinds = _well_known(span.text)
    if not kinds or _in_a_compound(span):
        return False
    before = doc[span.start - 1].lower_ if span.start else ""
    return PlaceKind.COUNTRY in kinds or before in _TOWARDS
