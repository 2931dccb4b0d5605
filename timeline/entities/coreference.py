"""Coreference: pronouns, offices, groups, definite nouns and divided countries with a clear antecedent.

They, its, our and "the company" are left out, because rules for them do more harm than good. "The country"
refers to one name, "the couple" to two. They must be the last names of their kind before the noun, without
competitors. ``definite_nouns.toml`` has the kind and the number for each noun.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from timeline.entities.gazetteer import gazetteer
from timeline.entities.name_patterns import listed_bodies
from timeline.entities.place_resolution import resolve_place
from timeline.entities.word_lists import bodies, definite_nouns, genders, role_words
from timeline.language import Passage, name_heads, names_between
from timeline.model import Name, NameLabel, PlaceKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_MALE, _FEMALE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
_PRONOUN_REACH = 600
"""Largest distance in characters between a pronoun and its person: about four sentences."""
_MAIN_GROUP_SHARE = 0.7
""""The group" means an armed group with at least this share of the mentions of armed groups."""
_MAIN_HOLDER_SHARE = 0.75
""""The president" means a person with at least this share of the office's mentions with a name."""

_SUBJECT_REACH = 150
"""In characters. A subject this close before the last person is preferred to that person."""

_GROUP = re.compile(
    r"\b[Tt]he (?:(?:militant|extremist|terrorist|terror|jihadist|rebel|armed|Islamist|insurgent) )*"
    r"(?P<noun>group|militants|extremists|insurgents|terrorists|jihadists|rebels|movement)\b"
)
_NAME_AFTER_OFFICE = re.compile(r",? (?P<name>[A-Z][\w'’-]+(?: [A-Z][\w.'’-]*){0,3})")
_NAME_BEFORE_OFFICE = re.compile(
    r"(?P<name>[A-Z][\w'’-]+), (?:the |a |an |his |her |its |[\w-]+['’]s )?(?:[\w-]+ ){0,3}$"
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def coreferences(text: str, passages: Sequence[Passage], names: Sequence[Name]) -> list[Name]:
    """Return the coreferent expressions in the passages, by offset.

    ``names`` come from ``recognise``. Each result spans the pronoun, or the noun without its article
    ("foreign minister"), and has the canonical name of its antecedent.
    """
    nominal = [
        *_offices(text, passages, names),
        *_groups(text, passages),
        *_definites(passages, names),
        *_divided_countries(text, passages),
    ]
    relative = [name for passage in passages for name in _relative_pronouns(passage, names)]
    persons = sorted(
        [*_person_mentions(text, names), *(name for name in nominal if name.label is NameLabel.PERSON)],
        key=lambda name: name.start,
    )
    subject_starts = {name.start for passage in passages for name in _subjects(passage, names)}
    personal = []
    for passage in passages:
        for pronoun in _personal_pronouns(passage, persons, subject_starts):
            personal.append(pronoun)
            persons.insert(bisect_left(persons, pronoun.start, key=lambda name: name.start), pronoun)
    return sorted([*nominal, *personal, *relative], key=lambda name: name.start)


def _coreferent(name: Name, passage: Passage, start: int, end: int) -> Name:
    """Return the name with the offsets of characters [start, end) of the passage."""
    return replace(name, start=passage.start + start, end=passage.start + end, text=passage.text[start:end])


def _relative_pronouns(passage: Passage, names: Sequence[Name]) -> Iterator[Name]:
    """Yield relative pronouns after a name ("Omar Haddad, who ...")."""
    by_head = {head.i: name for name, head in name_heads(passage, names)}
    for token in passage.doc:
        if token.lower_ not in ("who", "whom", "whose", "which"):
            continue
        clause = next((verb for verb in (token.head, token.head.head) if verb.dep_ == "relcl"), None)
        if clause is not None and clause.head.i in by_head:
            yield _coreferent(by_head[clause.head.i], passage, token.idx, token.idx + len(token))


def _person_mentions(text: str, names: Sequence[Name]) -> list[Name]:
    """Return all mentions of the article's persons in the whole text, by offset."""
    forms = {name.text: name for name in names if name.label is NameLabel.PERSON and len(name.text) > 2}
    for name in list(forms.values()):
        forms.setdefault(name.name.split()[-1], name)
    if not forms:
        return []
    pattern = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return [
        replace(forms[match[0]], start=match.start(), end=match.end(), text=match[0])
        for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text)
    ]


def _subjects(passage: Passage, names: Sequence[Name]) -> Iterator[Name]:
    """Yield the names in subject position."""
    return (name for name, head in name_heads(passage, names) if head.dep_ in _SUBJECTS)


def _personal_pronouns(
    passage: Passage, persons: Sequence[Name], subject_starts: Collection[int]
) -> Iterator[Name]:
    """Yield the forms of "he" and "she" in the passage with a clear antecedent."""
    known = list(names_between(persons, passage.start - _PRONOUN_REACH, passage.end))
    for token in passage.doc:
        female = token.lower_ in _FEMALE
        if not female and token.lower_ not in _MALE:
            continue
        at = passage.start + token.idx
        before = [name for name in names_between(known, at - _PRONOUN_REACH, at) if _agrees(name, female)]
        antecedent = _antecedent(passage, token, before, subject_starts)
        if antecedent is not None:
            pronoun = _coreferent(antecedent, passage, token.idx, token.idx + len(token))
            known.insert(bisect_left(known, at, key=lambda name: name.start), pronoun)
            yield pronoun


def _agrees(name: Name, female: bool) -> bool:
    """Return False if the person's first name has the other gender."""
    gender = genders().get(name.name.split()[0].lower())
    return gender is None or gender == ("female" if female else "male")


def _antecedent(
    passage: Passage, pronoun: Token, before: Sequence[Name], subject_starts: Collection[int]
) -> Name | None:
    """Return the last subject in the sentence, else a recent subject, else the most frequent name."""
    same_sentence = _same_sentence_antecedents(passage, pronoun, before)
    if same_sentence:
        return same_sentence[-1]
    earlier = [name for name in before if name.start < passage.start]
    if not earlier:
        return None
    nearest = earlier[-1].start - _SUBJECT_REACH
    recent = [name for name in earlier if name.start in subject_starts and name.start > nearest]
    return recent[-1] if recent else _most_frequent(earlier)


def _same_sentence_antecedents(passage: Passage, pronoun: Token, before: Sequence[Name]) -> list[Name]:
    """Return the possible antecedents in the pronoun's sentence: its subjects, else all of them."""
    headed = name_heads(passage, before)
    excluded = _subjects_of_same_verb(pronoun, headed)
    possible = [(name, head) for name, head in headed if name.name not in excluded]
    subjects = [name for name, head in possible if head.dep_ in _SUBJECTS]
    return subjects or [name for name, _ in possible]


def _subjects_of_same_verb(pronoun: Token, headed: Iterable[tuple[Name, Token]]) -> set[str]:
    """Return the names of the subject of the pronoun's verb. An object ("him") never refers to it."""
    if pronoun.dep_ not in ("dobj", "dative"):
        return set()
    subjects = {child.i for child in pronoun.head.children if child.dep_ in _SUBJECTS}
    return {name.name for name, head in headed if head.i in subjects}


def _most_frequent(names: Sequence[Name]) -> Name:
    """Return the last mention of the most frequent name."""
    counts = Counter(name.name for name in names)
    return max(reversed(names), key=lambda name: counts[name.name])


@cache
def _definite_office() -> re.Pattern[str]:
    offices = _office_pattern().pattern
    return re.compile(
        rf"\b[Tt]he (?:[A-Z][a-z]+ )?(?P<office>(?i:{offices}))(?!\s+[A-Z]|-| of (?!the country))"
    )


def _offices(text: str, passages: Sequence[Passage], names: Sequence[Name]) -> Iterator[Name]:
    """Yield "the foreign minister" and other offices held by one person of the article."""
    holders = _holders(text, names)
    if not holders:
        return
    for passage in passages:
        for match in _definite_office().finditer(passage.text):
            holder = holders.get(match["office"].lower().replace("-", " "))
            if holder is not None:
                yield _coreferent(holder, passage, match.start("office"), match.end("office"))


def _holders(text: str, names: Sequence[Name]) -> Mapping[str, Name]:
    """Return the offices with one holder, or with one holder in nearly all mentions."""
    persons = {part: name for name in names if name.label is NameLabel.PERSON for part in name.name.split()}
    holders: dict[str, Counter[str]] = {}
    by_name: dict[str, Name] = {}
    for match in _office_pattern().finditer(text):
        holder = _holder(text, match, persons)
        if holder is not None:
            holders.setdefault(match[0].lower().replace("-", " "), Counter())[holder.name] += 1
            by_name[holder.name] = holder
    main = {office: counts.most_common(1)[0] for office, counts in holders.items()}
    return {
        office: by_name[name]
        for office, (name, count) in main.items()
        if count >= _MAIN_HOLDER_SHARE * holders[office].total()
    }


def _holder(text: str, office: re.Match[str], persons: Mapping[str, Name]) -> Name | None:
    """Return the person named after or before an office: a known name, or a first name with a surname."""
    after = _NAME_AFTER_OFFICE.match(text, office.end())
    before = _NAME_BEFORE_OFFICE.search(text, max(0, office.start() - 60), office.start())
    for match in filter(None, (after, before)):
        known = next((persons[word] for word in match["name"].split() if word in persons), None)
        if known is not None:
            return known
    if after is None or after["name"].split()[0].lower() not in genders() or " " not in after["name"]:
        return None
    start, end = after.span("name")
    return Name(start, end, text[start:end], NameLabel.PERSON, text[start:end])


@cache
def _office_pattern() -> re.Pattern[str]:
    offices = "|".join(re.escape(office).replace(r"\ ", "[ -]") for office in role_words().offices)
    return re.compile(rf"\b(?:{offices})\b", re.IGNORECASE)


def _groups(text: str, passages: Sequence[Passage]) -> Iterator[Name]:
    """Yield "the militant group" and similar nouns after the first mention of the main armed group."""
    group = _main_armed_group(text)
    for passage in passages if group is not None else ():
        for match in _GROUP.finditer(passage.text):
            if group is not None and passage.start + match.start() > group.start:
                yield _coreferent(group, passage, match.start("noun"), match.end("noun"))


def _main_armed_group(text: str) -> Name | None:
    """Return the first mention of the main armed group; ``None`` if no group dominates the article."""
    spans = [(start, end, bodies()[text[start:end].replace("\n", " ")]) for start, end in listed_bodies(text)]
    armed = [(start, end, body.name) for start, end, body in spans if body.armed]
    if not armed:
        return None
    [(main, count)] = Counter(name for _, _, name in armed).most_common(1)
    if count < _MAIN_GROUP_SHARE * len(armed):
        return None
    start, end, _ = next(span for span in armed if span[2] == main)
    return Name(start, end, text[start:end], NameLabel.ORGANISATION, main)


_NOUN_REACH = 700
"""Largest distance in characters between a definite noun and its antecedents: about five sentences."""
_COUNTS = {"": 1, "two": 2, "both": 2, "three": 3}


def _definites(passages: Sequence[Passage], names: Sequence[Name]) -> Iterator[Name]:
    """Yield the antecedents of definite nouns with the noun's offsets; a plural yields several."""
    for passage in passages:
        for match in _definite_noun().finditer(passage.text):
            noun, at = match["noun"], passage.start + match.start()
            meaning, count = definite_nouns()[noun.lower()], _COUNTS[(match["count"] or "").lower()]
            before = [
                name for name in names_between(names, at - _NOUN_REACH, at) if _is_kind(name, meaning.of)
            ]
            for name in _last_names(before, max(count, meaning.number)):
                yield _coreferent(name, passage, match.start("noun"), match.end("noun"))


def _last_names(before: Sequence[Name], number: int) -> list[Name]:
    """Return the distinct names before a noun if their number is exact; else an empty list."""
    if number == 1:
        return _last_if_most_frequent(before)
    distinct = {name.name: name for name in before}
    return list(distinct.values()) if len(distinct) == number else []


def _last_if_most_frequent(before: Sequence[Name]) -> list[Name]:
    """Return the last name if more than half of the mentions are its own; else an empty list."""
    if not before:
        return []
    last = before[-1]
    count = sum(name.name == last.name for name in before)
    return [last] if 2 * count > len(before) else []


def _is_kind(name: Name, kind: str) -> bool:
    if kind == "person":
        return name.label is NameLabel.PERSON
    if kind == "organisation":
        return name.label is NameLabel.ORGANISATION
    is_toponym = gazetteer().nationality(name.text) is None
    return name.kind is PlaceKind(kind) and (is_toponym or kind == "country")


@cache
def _definite_noun() -> re.Pattern[str]:
    nouns = "|".join(sorted(definite_nouns(), key=len, reverse=True))
    return re.compile(
        rf"\b(?:the|both) (?:(?P<count>two|three) )?(?P<noun>{nouns})\b(?!['’]s [a-z]+['’]s|[-\w]| of )",
        re.IGNORECASE,
    )


_HALVES = (("North Korea", "South Korea"), ("North Vietnam", "South Vietnam"))
_HALF = re.compile(r"\b[Tt]he (?P<half>North|South)\b(?! [A-Z]|[-\w]| of\b)")
_WHOLE = re.compile(r"\b(?P<whole>Koreas|Vietnams)\b")


def _divided_countries(text: str, passages: Sequence[Passage]) -> Iterator[Name]:
    """Yield "the North" and "the South" if the text names both halves, and both halves for "the Koreas"."""
    pair = next((pair for pair in _HALVES if all(half in text for half in pair)), ())
    for passage in passages:
        for match in _HALF.finditer(passage.text) if pair else ():
            country = next(name for name in pair if name.startswith(match["half"]))
            yield _country(passage, match.start("half"), match["half"], country)
        for match in _WHOLE.finditer(passage.text):
            for half in ("North", "South"):
                yield _country(passage, match.start(), match["whole"], f"{half} {match['whole'][:-1]}")


def _country(passage: Passage, start: int, written: str, name: str) -> Name:
    place, at = resolve_place(name), passage.start + start
    location = (place.kind, place.country, place.latitude, place.longitude)
    return Name(at, at + len(written), written, NameLabel.LOCATION, place.name, *location)
