"""One label for each name of an article, from all its occurrences, and occurrences that the model missed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from timeline.entities.canonical_names import (
    full_person_names,
    initials,
    initials_of_things,
    without_legal_form,
    without_titles,
)
from timeline.entities.entity_labels import LOC, METROPOLIS, ORG, PER, is_after_in, is_site, well_known_kinds
from timeline.entities.gazetteer import Entry, gazetteer
from timeline.entities.name_candidates import NameCandidate
from timeline.entities.name_patterns import places_by_pattern
from timeline.entities.name_usage import Usage, usage
from timeline.entities.non_names import goods_and_storms, is_no_actor
from timeline.entities.place_resolution import Context, candidate_entries
from timeline.entities.unlabelled_names import unlabelled_names
from timeline.entities.word_lists import bodies, genders, leaders, role_words, things
from timeline.language import Passage
from timeline.model import NameLabel, PlaceKind

_MAX_INITIALS = 4
"""Longest sequence of capital letters to treat as initials."""
_SEATS = frozenset({"School", "High", "Academy", "Hospital", "Airport", "Mall"})
"""Last words of institutions named after their place."""


def plain_name(name: str) -> str:
    """Return a person's name without titles, in normal case."""
    return _normal_case(without_titles(" ".join(name.split())))


def _normal_case(name: str) -> str:
    """Return a name without words in capitals ("NELSON:" before a speech, "ANA Costa"); initials stay."""
    if name.isupper() and len(name) > _MAX_INITIALS:
        return name.title()
    return " ".join(
        word.title() if word.isupper() and len(word) > _MAX_INITIALS else word for word in name.split(" ")
    )


def with_consistent_labels(
    text: str, passages: Sequence[Passage], names: Sequence[NameCandidate], context: Context
) -> list[NameCandidate]:
    """Return the names with one label for each wording, and their occurrences that the model missed."""
    used = usage(text, {name.text for name in names})
    things = initials_of_things(text) | goods_and_storms(text)
    names = [name for name in names if name.text not in things and not _is_vessel(name, used)]
    full_names = _full_names(text, names)
    person_words = _person_words(full_names, used) | _surnames_after_first_names(text, names)
    toponyms = {text[start:end] for start, end, _ in places_by_pattern(text)} | _mostly_places(names)
    toponyms |= _located_towns(names, used, context)
    bodies_by_use = _acting_unknown(names, used, context)
    common = {name: label for name, label in _majority(names).items() if " " in name}
    names = [replace(name, label=common.get(name.text, name.label)) for name in names]
    labelled = [_relabelled(name, person_words, toponyms, text) for name in _lengthened(text, names)]
    labelled = [replace(n, label=ORG) if n.label is LOC and n.text in bodies_by_use else n for n in labelled]
    labelled = _with_team_and_seat_labels(labelled)
    distinctive = _repeated_organisations(text, labelled) | _initials_of(labelled)
    distinctive |= _distinctive_names(labelled) | _distinctive_surnames(full_names)
    distinctive |= _firms_without_form(text, labelled)
    others = unlabelled_names(text, passages, (name.text for name in labelled))
    distinctive |= dict.fromkeys(others, ORG)
    return [*labelled, *_missed(text, passages, labelled, distinctive)]


def _full_names(text: str, names: Iterable[NameCandidate]) -> list[list[str]]:
    """Return the words of the persons' full names."""
    persons = full_person_names(text, [without_titles(name.text) for name in names if name.label is PER])
    return [full.split() for full in persons.values() if " " in full]


def _person_words(full_names: Iterable[Sequence[str]], used: Usage) -> set[str]:
    """Return the surnames and the other parts of full names.

    A part with a well-known place's name is left out, unless the article never uses it as a place.
    """
    surnames = {words[-1] for words in full_names}
    parts = {part for words in full_names for part in words if len(part) > 2}
    return surnames | {part for part in parts if not (well_known_kinds(part) and used.located[part])}


def _is_vessel(name: NameCandidate, used: Usage) -> bool:
    """Return True for the name of a ship, a rig or a spacecraft; it is no actor and no place."""
    is_known = name.text in bodies() or bool(well_known_kinds(name.text)) or is_site(name.text)
    is_known = is_known or gazetteer().nationality(name.text) is not None
    if name.text in things():
        return True
    is_vessel = used.is_vessel(name.text) or (name.label is ORG and used.is_wreck(name.text))
    return name.label is not PER and not is_known and is_vessel


def _located_towns(names: Iterable[NameCandidate], used: Usage, context: Context) -> set[str]:
    """Return the names without a place's label that are used as places: sites, and towns of its regions."""
    others = {name.text for name in names if name.label is not LOC and used.is_located(name.text)}
    sites = {text for text in others if used.is_site(text) and " " not in text and text not in bodies()}
    return sites | {text for text in others if _is_local(*candidate_entries(text, context), context)}


def _is_local(key: str, entries: Iterable[Entry], context: Context) -> bool:
    """Return True if an entry lies in a region of the article, or is a large city of its countries."""
    for entry in entries:
        region = (entry.country or "", entry.region)
        is_large = entry.population >= METROPOLIS and _names_country(entry, key, context)
        if is_large or context.regions.get(region, 0) > context.own.get(key, 0) or region in context.towns:
            return True
    return False


def _names_country(entry: Entry, key: str, context: Context) -> bool:
    """Return True if the article names the entry's country by other words than the name ``key``."""
    return context.countries.get(entry.country or "", 0) > context.own.get(key, 0)


def _acting_unknown(names: Iterable[NameCandidate], used: Usage, context: Context) -> set[str]:
    """Return the names with a place's label that act and are no place that the article may mean."""
    acting = {name.text for name in names if name.label is LOC and used.acts(name.text)}
    return {text for text in acting if not _may_be_meant(text, context)}


def _may_be_meant(text: str, context: Context) -> bool:
    """Return True for a site, a nationality, a country, a capital, a large city and a local town."""
    if is_site(text) or gazetteer().nationality(text):
        return True
    key, entries = candidate_entries(text, context)
    is_powerful = any(_is_powerful(entry, key, context) for entry in entries)
    return is_powerful or _is_local(key, entries, context)


def _is_powerful(entry: Entry, key: str, context: Context) -> bool:
    """Return True for a place whose name also means its government ("Moscow said")."""
    if entry.kind is PlaceKind.CITY:
        return entry.capital or entry.population >= METROPOLIS
    return entry.kind is not PlaceKind.REGION or _names_country(entry, key, context)


def _distinctive_names(names: Iterable[NameCandidate]) -> dict[str, NameLabel]:
    """Return the labels of names of several words that are no places."""
    return {
        name.text: name.label
        for name in names
        if " " in name.text and name.label is not LOC and name.text[0].isupper()
    }


def _firms_without_form(text: str, names: Iterable[NameCandidate]) -> dict[str, NameLabel]:
    """Return the label of the single words that are a firm's name before its legal form ("Norvik Ltd")."""
    firms = {name.text: without_legal_form(name.text) for name in names if name.label is ORG}
    short = {plain for name, plain in firms.items() if plain != name and _is_plain_word(plain)}
    return {
        plain: ORG for plain in short if not gazetteer().places(plain) and not _is_word(text, plain.lower())
    }


def _repeated_organisations(text: str, names: Sequence[NameCandidate]) -> dict[str, NameLabel]:
    """Return the label of an organisation with two mentions that the article never has as a common word."""
    counts = Counter(name.text for name in names if name.label is ORG)
    repeated = {
        text
        for text, label in _majority(names).items()
        if label is ORG and counts[text] > 1 and _is_plain_word(text)
    }
    known = {name for name in repeated if gazetteer().places(name) or name in role_words().titles}
    return {name: ORG for name in repeated - known if not _is_word(text, name.lower())}


def _is_word(text: str, word: str) -> bool:
    return word in text and re.search(rf"\b{word}s?\b", text) is not None


def _is_plain_word(name: str) -> bool:
    """Return True for one word of four letters, or of two capitals that are no common initials."""
    is_acronym = name.isupper() and len(name) > 1 and name not in role_words().initials
    return name.isalnum() and (len(name) >= _MAX_INITIALS or is_acronym)


def _initials_of(names: Iterable[NameCandidate]) -> dict[str, NameLabel]:
    """Return the label of the initials of organisations with three capitalised words and more."""
    organisations = {name.text for name in names if name.label is ORG and name.text.count(" ") > 1}
    short = {initials(name.split()) for name in organisations}
    return dict.fromkeys([each for each in short if len(each) > 2 and each not in role_words().initials], ORG)


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
    is_located = name.label is LOC and is_after_in(text, name.start) and name.text not in leaders()
    if is_part and not is_located:
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
            if labels[match[0]] is not LOC and is_no_actor(text, *match.span()):
                continue
            if taken.isdisjoint(range(match.start(), match.end())):
                yield NameCandidate(match.start(), match.end(), match[0], labels[match[0]])
