"""Named-entity recognition for one article: the names of all passages, their labels and canonical forms.

All occurrences of a name get one label, and occurrences missed by the model are added.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from timeline.entities.canonical_names import (
    full_organisation_names,
    full_person_names,
    without_legal_form,
    without_titles,
)
from timeline.entities.entity_labels import LOC, METROPOLIS, ORG, PER, is_after_in, well_known_kinds
from timeline.entities.gazetteer import gazetteer
from timeline.entities.name_candidates import NameCandidate, name_candidates
from timeline.entities.name_patterns import places_by_pattern
from timeline.entities.place_evidence import article_context
from timeline.entities.place_resolution import Context, resolve_place
from timeline.entities.word_lists import bodies, genders, leaders
from timeline.language import Passage
from timeline.model import Name, NameLabel, PlaceKind

_MAX_INITIALS = 3
"""Longest sequence of capital letters to treat as initials."""
_SEATS = frozenset({"School", "High", "Academy", "Hospital", "Airport", "Mall"})
"""Last words of institutions named after their place."""


def recognise(text: str, passages: Sequence[Passage]) -> list[Name]:
    """Return the names in the passages of one article, by offset, without overlaps.

    ``passages`` are the parsed parts of ``text``. A nationality is a name of its country. Persons and
    organisations get their fullest name in the whole text; listed bodies and countries get the same name in
    all articles.
    """
    candidates = [name for passage in passages for name in name_candidates(text, passage)]
    candidates = _with_consistent_labels(text, passages, candidates)
    persons = full_person_names(text, [_plain(name.text) for name in candidates if name.label is PER])
    organisations = full_organisation_names(text, [name.text for name in candidates if name.label is ORG])
    context = article_context(text)
    candidates = _with_outer_place(text, sorted(candidates, key=lambda name: name.start))
    names = [_canonical(name, persons, organisations, context) for name in candidates]
    return _without_unlikely_places(names, context)


def _without_unlikely_places(names: Sequence[Name], context: Context) -> list[Name]:
    """Return the names. Small towns in countries without another mention lose their place.

    A name borne only by such towns usually means a town missing from the gazetteer. An article without any
    country is probably local, so its towns keep their places.
    """
    small = [name.label is LOC and _is_small_town(name) for name in names]
    countries = {
        name.country for name, is_small in zip(names, small, strict=True) if name.country and not is_small
    }
    countries |= set(context.countries)
    return [
        replace(name, name=name.text, kind=None, country=None, latitude=None, longitude=None)
        if is_small and countries and name.country not in countries
        else name
        for name, is_small in zip(names, small, strict=True)
    ]


def _is_small_town(name: Name) -> bool:
    """Return True if the gazetteer has only towns of this name, without a capital or a large city."""
    entries = gazetteer().places(name.text)
    return bool(entries) and all(
        entry.kind is PlaceKind.CITY and not entry.capital and entry.population < METROPOLIS
        for entry in entries
    )


def _with_outer_place(text: str, names: Sequence[NameCandidate]) -> list[NameCandidate]:
    """Return the names; toponyms joined by a comma get each other ("Paris, Texas")."""
    joined = list(names)
    for i, (inner, outer) in enumerate(pairwise(names)):
        if inner.label is outer.label is LOC and text[inner.end : outer.start].strip() == ",":
            joined[i] = replace(joined[i], within=outer.text)
            joined[i + 1] = replace(joined[i + 1], holds=inner.text)
    return joined


def _canonical(
    candidate: NameCandidate,
    persons: Mapping[str, str],
    organisations: Mapping[str, str],
    context: Context,
) -> Name:
    """Return the name in its canonical form; a place with its gazetteer entry."""
    written = " ".join(candidate.text.split())
    name = Name(candidate.start, candidate.end, candidate.text, candidate.label, written)
    if candidate.label is PER:
        plain = _plain(written)
        full = persons.get(plain, plain)
        return replace(name, name=leaders().get(full, _leader_name(full)))
    if candidate.label is ORG:
        body = bodies().get(written)
        full = body.name if body else organisations.get(written, without_legal_form(written))
        return replace(name, name=full)
    country = gazetteer().nationality(candidate.text)
    place = (
        resolve_place(country.name)
        if country
        else resolve_place(written, context, candidate.within, candidate.holds)
    )
    return replace(
        name,
        name=place.name,
        kind=place.kind,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
    )


def _plain(name: str) -> str:
    """Return a person's name without titles, in normal case."""
    return _normal_case(without_titles(" ".join(name.split())))


def _normal_case(name: str) -> str:
    """Return a name in capitals ("NELSON:" before a speech) in normal case; initials stay."""
    return name.title() if name.isupper() and len(name) > _MAX_INITIALS else name


def _leader_name(full: str) -> str:
    """Return a leader's name without a middle initial ("Donald J. Trump"); other names unchanged."""
    words = full.split()
    plain = " ".join(word for word in words if len(word.rstrip(".")) > 1)
    return plain if leaders().get(words[-1]) == plain else full


def _with_consistent_labels(
    text: str, passages: Sequence[Passage], names: Sequence[NameCandidate]
) -> list[NameCandidate]:
    """Return the names with one label for each wording, and their occurrences that the model missed."""
    full_names = _full_names(text, names)
    person_words = _person_words(full_names) | _surnames_after_first_names(text, names)
    toponyms = {text[start:end] for start, end, _ in places_by_pattern(text)} | _mostly_places(names)
    labelled = [_relabelled(name, person_words, toponyms, text) for name in _lengthened(text, names)]
    labelled = _with_team_and_seat_labels(labelled)
    distinctive = _distinctive_names(labelled) | _distinctive_surnames(full_names)
    return [*labelled, *_missed(text, passages, labelled, distinctive)]


def _full_names(text: str, names: Iterable[NameCandidate]) -> list[list[str]]:
    """Return the words of the persons' full names."""
    persons = full_person_names(text, [without_titles(name.text) for name in names if name.label is PER])
    return [full.split() for full in persons.values() if " " in full]


def _person_words(full_names: Iterable[Sequence[str]]) -> set[str]:
    """Return the surnames and the other parts of full names, without parts with a well-known place's name."""
    surnames = {words[-1] for words in full_names}
    parts = {part for words in full_names for part in words if len(part) > 2 and not well_known_kinds(part)}
    return surnames | parts


def _distinctive_names(names: Iterable[NameCandidate]) -> dict[str, NameLabel]:
    """Return the labels of names of several words that are no places."""
    return {
        name.text: name.label
        for name in names
        if " " in name.text and name.label is not LOC and name.text[0].isupper()
    }


def _distinctive_surnames(full_names: Iterable[Sequence[str]]) -> dict[str, NameLabel]:
    """Return the person label of surnames over three letters, also in capitals."""
    surnames = [words[-1] for words in full_names if len(words[-1]) > 3]
    return dict.fromkeys([form for surname in surnames for form in (surname, surname.upper())], PER)


def _lengthened(text: str, names: Sequence[NameCandidate]) -> Iterator[NameCandidate]:
    """Yield the names; an organisation gets its longest form at this place, if the article repeats it."""
    longer: dict[str, set[str]] = {}
    for name in names:
        if name.label is ORG and " " in name.text:
            longer.setdefault(name.text.split()[-1], set()).add(name.text)
    for name in names:
        forms = longer.get(name.text.split()[-1], set()) if name.label is ORG else set()
        repeated = [
            form
            for form in forms
            if len(form) > len(name.text) and form.endswith(name.text) and text.count(form) > 1
        ]
        best = max(
            (form for form in repeated if text.endswith(form, 0, name.end)), key=len, default=name.text
        )
        yield replace(name, start=name.end - len(best), text=best)


def _with_team_and_seat_labels(names: Sequence[NameCandidate]) -> list[NameCandidate]:
    """Return the names; a team's last word becomes a team, the first two of a school's name a place."""
    organisations = [name.text.split() for name in names if name.label is ORG and " " in name.text]
    teams = {words[-1] for words in organisations if _is_team(words)}
    seats = {" ".join(words[:2]) for words in organisations if len(words) > 2 and words[-1] in _SEATS}
    labels = dict.fromkeys(seats, LOC) | dict.fromkeys(teams, ORG)
    return [replace(name, label=labels.get(name.text, name.label)) for name in names]


def _is_team(words: Sequence[str]) -> bool:
    """Return True for a city and a plural ("Toledo Indians")."""
    return words[-1].endswith("s") and bool(gazetteer().places(" ".join(words[:-1])))


def _surnames_after_first_names(text: str, names: Iterable[NameCandidate]) -> set[str]:
    """Return the names without a person's label that follow a first name in the text ("Janet Reno")."""
    single = {name.text for name in names if name.label is not PER and name.text.isalpha()}
    if not single:
        return set()
    pattern = rf"\b([A-Z][a-z]+) (?:[A-Z]\. )?({'|'.join(map(re.escape, sorted(single)))})\b"
    return {surname for first, surname in re.findall(pattern, text) if first.lower() in genders()}


def _mostly_places(names: Iterable[NameCandidate]) -> set[str]:
    """Return the names of well-known places with a place label in most of their occurrences."""
    return {name for name, label in _majority(names).items() if label is LOC and well_known_kinds(name)}


def _majority(names: Iterable[NameCandidate]) -> Mapping[str, NameLabel]:
    """Return the most frequent label of each wording."""
    counts: dict[str, Counter[NameLabel]] = {}
    for name in names:
        counts.setdefault(name.text, Counter())[name.label] += 1
    return {text: labels.most_common(1)[0][0] for text, labels in counts.items()}


def _relabelled(
    name: NameCandidate, person_words: Collection[str], toponyms: Collection[str], text: str
) -> NameCandidate:
    """Return the name as a person if it is part of a person's name, except for a place after "in"."""
    if name.text in bodies() or gazetteer().nationality(name.text):
        return name
    is_part = name.text in person_words or _normal_case(name.text) in person_words
    if is_part and not (name.label is LOC and is_after_in(text, name.start)):
        return replace(name, label=PER)
    return replace(name, label=LOC) if name.text in toponyms else name


def _missed(
    text: str, passages: Sequence[Passage], names: Sequence[NameCandidate], labels: Mapping[str, NameLabel]
) -> Iterator[NameCandidate]:
    """Yield the occurrences of labelled names outside of the recognised names."""
    if not labels:
        return
    taken = {position for name in names for position in range(name.start, name.end)}
    alternatives = "|".join(re.escape(name) for name in sorted(labels, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])")
    for passage in passages:
        for match in pattern.finditer(text, passage.start, passage.end):
            if taken.isdisjoint(range(match.start(), match.end())):
                yield NameCandidate(match.start(), match.end(), match[0], labels[match[0]])
