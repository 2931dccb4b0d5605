"""What stands for a name where the article makes it plain: "she", "who", "the foreign minister".

They, its, our and "the company" are left alone: read by rule they harm more than they help.
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
from timeline.entities.name_candidates import listed
from timeline.entities.place_resolution import resolve
from timeline.entities.word_lists import bodies, definite, genders, roles
from timeline.language import Passage, between, heads
from timeline.model import Name, NameLabel, PlaceKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_MALE, _FEMALE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
_REACH = 600
"""Characters between a pronoun and the person that it may stand for: about four sentences."""
_DOMINANT = 0.7
"""Share of an article's mentions of armed groups from which on "the group" is the group most often named."""
_FOREMOST = 0.75
"""Share of an office's mentions with a name from which on "the president" is whom most of them name."""

_SENTENCE = 150
"""Characters within which a subject before the last person named is preferred to that person."""

_GROUP = re.compile(
    r"\b[Tt]he (?:(?:militant|extremist|terrorist|terror|jihadist|rebel|armed|Islamist|insurgent) )*"
    r"(?P<noun>group|militants|extremists|insurgents|terrorists|jihadists|rebels|movement)\b"
)
_FOLLOWING = re.compile(r",? (?P<name>[A-Z][\w'’-]+(?: [A-Z][\w.'’-]*){0,3})")
_LEADING = re.compile(
    r"(?P<name>[A-Z][\w'’-]+), (?:the |a |an |his |her |its |[\w-]+['’]s )?(?:[\w-]+ ){0,3}$"
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def references(text: str, passages: Sequence[Passage], names: Sequence[Name]) -> list[Name]:
    """Return what stands for one of the article's names in its passages, by offset.

    ``names`` are what ``recognise`` found in them. Each result spans the pronoun, or the office without its
    article ("foreign minister"), and carries the canonical name that it stands for.
    """
    found = [
        *_offices(text, passages, names),
        *_groups(text, passages),
        *definites(passages, names),
        *halves(text, passages),
    ]
    relative = [name for passage in passages for name in _relatives(passage, names)]
    people = sorted(
        [*_mentions(text, names), *(name for name in found if name.label is NameLabel.PERSON)],
        key=lambda name: name.start,
    )
    leading = {name.start for passage in passages for name in _leading(passage, names)}
    for passage in passages:
        for pronoun in _pronouns(passage, people, leading):
            found.append(pronoun)
            people.insert(bisect_left(people, pronoun.start, key=lambda name: name.start), pronoun)
    return sorted([*found, *relative], key=lambda name: name.start)


def _standing(name: Name, passage: Passage, start: int, end: int) -> Name:
    """Return the name as it is meant by characters [start, end) of the passage."""
    return replace(name, start=passage.start + start, end=passage.start + end, text=passage.text[start:end])


def _relatives(passage: Passage, names: Sequence[Name]) -> Iterator[Name]:
    named = {head.i: name for name, head in heads(passage, names)}
    for token in passage.doc:
        if token.lower_ not in ("who", "whom", "whose", "which"):
            continue
        clause = next((each for each in (token.head, token.head.head) if each.dep_ == "relcl"), None)
        if clause is not None and clause.head.i in named:
            yield _standing(named[clause.head.i], passage, token.idx, token.idx + len(token))


def _mentions(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the persons of the article wherever the whole text names them, by offset."""
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


def _leading(passage: Passage, names: Sequence[Name]) -> Iterator[Name]:
    """Yield the names that are subjects of the sentence's verbs."""
    return (name for name, head in heads(passage, names) if head.dep_ in _SUBJECTS)


def _pronouns(passage: Passage, people: Sequence[Name], leading: Collection[int]) -> Iterator[Name]:
    known = list(between(people, passage.start - _REACH, passage.end))
    for token in passage.doc:
        female = token.lower_ in _FEMALE
        if not female and token.lower_ not in _MALE:
            continue
        at = passage.start + token.idx
        before = [name for name in between(known, at - _REACH, at) if _may_be(name, female)]
        antecedent = _antecedent(passage, token, before, leading)
        if antecedent is not None:
            standing = _standing(antecedent, passage, token.idx, token.idx + len(token))
            known.insert(bisect_left(known, at, key=lambda name: name.start), standing)
            yield standing


def _may_be(name: Name, female: bool) -> bool:
    gender = genders().get(name.name.split()[0].lower())
    return gender is None or gender == ("female" if female else "male")


def _antecedent(
    passage: Passage, pronoun: Token, before: Sequence[Name], leading: Collection[int]
) -> Name | None:
    """Return the last subject before the pronoun in its sentence, else in the one before it."""
    found = heads(passage, before)
    rivals = _rivals(pronoun, found)
    here = [(name, head) for name, head in found if name.name not in rivals]
    subjects = [name for name, head in here if head.dep_ in _SUBJECTS]
    earlier = [name for name in before if name.start < passage.start]
    near = [name for name in earlier if name.start in leading and name.start > earlier[-1].start - _SENTENCE]
    options = subjects or [name for name, _ in here] or near
    if options or not earlier:
        return options[-1] if options else None
    often = Counter(name.name for name in earlier)
    return max(reversed(earlier), key=lambda name: often[name.name])


def _rivals(pronoun: Token, found: Iterable[tuple[Name, Token]]) -> set[str]:
    """Return the subject of the pronoun's own verb, which an object ("him") does not stand for."""
    if pronoun.dep_ not in ("dobj", "dative"):
        return set()
    subjects = {child.i for child in pronoun.head.children if child.dep_ in _SUBJECTS}
    return {name.name for name, head in found if head.i in subjects}


@cache
def _the_office() -> re.Pattern[str]:
    offices = _office_pattern().pattern
    return re.compile(
        rf"\b[Tt]he (?:[A-Z][a-z]+ )?(?P<office>(?i:{offices}))(?!\s+[A-Z]|-| of (?!the country))"
    )


def _offices(text: str, passages: Sequence[Passage], names: Sequence[Name]) -> Iterator[Name]:
    """Yield "the foreign minister" and its like, where one person of the article holds that office."""
    holders = _holders(text, names)
    if not holders:
        return
    for passage in passages:
        for match in _the_office().finditer(passage.text):
            holder = holders.get(match["office"].lower().replace("-", " "))
            if holder is not None:
                yield _standing(holder, passage, match.start("office"), match.end("office"))


def _holders(text: str, names: Sequence[Name]) -> Mapping[str, Name]:
    """Return the offices that one person of the article holds, or nearly always that one."""
    persons = {part: name for name in names if name.label is NameLabel.PERSON for part in name.name.split()}
    held: dict[str, Counter[str]] = {}
    known: dict[str, Name] = {}
    for match in _office_pattern().finditer(text):
        holder = _holder(text, match, persons)
        if holder is not None:
            held.setdefault(match[0].lower().replace("-", " "), Counter())[holder.name] += 1
            known[holder.name] = holder
    chief = {office: who.most_common(1)[0] for office, who in held.items()}
    return {
        office: known[name]
        for office, (name, times) in chief.items()
        if times >= _FOREMOST * held[office].total()
    }


def _holder(text: str, office: re.Match[str], persons: Mapping[str, Name]) -> Name | None:
    """Return the person named behind an office or before it, known or by first name and surname."""
    behind = _FOLLOWING.match(text, office.end())
    before = _LEADING.search(text, max(0, office.start() - 60), office.start())
    for found in filter(None, (behind, before)):
        known = next((persons[word] for word in found["name"].split() if word in persons), None)
        if known is not None:
            return known
    if behind is None or behind["name"].split()[0].lower() not in genders() or " " not in behind["name"]:
        return None
    start, end = behind.span("name")
    return Name(start, end, text[start:end], NameLabel.PERSON, text[start:end])


@cache
def _office_pattern() -> re.Pattern[str]:
    offices = "|".join(re.escape(office).replace(r"\ ", "[ -]") for office in roles().offices)
    return re.compile(rf"\b(?:{offices})\b", re.IGNORECASE)


def _groups(text: str, passages: Sequence[Passage]) -> Iterator[Name]:
    """Yield "the militant group" and its like, where the article has hardly another armed group in mind."""
    named = [(start, end, bodies()[text[start:end].replace("\n", " ")]) for start, end in listed(text)]
    armed = [(start, end, body.name) for start, end, body in named if body.armed]
    group, mentions = Counter(name for _, _, name in armed).most_common(1)[0] if armed else ("", 0)
    if not armed or mentions < _DOMINANT * len(armed):
        return
    start, end, _ = next(each for each in armed if each[2] == group)
    first = Name(start, end, text[start:end], NameLabel.ORGANISATION, group)
    for passage in passages:
        for match in _GROUP.finditer(passage.text):
            if passage.start + match.start() > start:
                yield _standing(first, passage, match.start("noun"), match.end("noun"))


_NOUN_REACH = 700
"""Characters before a noun in which what it stands for is sought: about five sentences."""
_COUNTS = {"": 1, "two": 2, "both": 2, "three": 3}


def definites(passages: Sequence[Passage], names: Sequence[Name]) -> Iterator[Name]:
    """Yield the names that definite nouns stand for, each with the noun's offsets; several for a plural."""
    for passage in passages:
        for match in _definite().finditer(passage.text):
            noun, at = match["noun"], passage.start + match.start()
            sort, number = definite()[noun.lower()], _COUNTS[(match["count"] or "").lower()]
            number = max(number, sort.number)
            before = [each for each in between(names, at - _NOUN_REACH, at) if _is_of(each, sort.of)]
            for name in _competing(before, number):
                start, end = (passage.start + each for each in match.span("noun"))
                yield replace(name, start=start, end=end, text=noun)


def _competing(before: Sequence[Name], number: int) -> list[Name]:
    """Return the last names of that number; none where the article has fewer, or others just as near."""
    distinct = {name.name: name for name in before}
    if number == 1:
        return _single(before)
    return list(distinct.values()) if len(distinct) == number else []


def _single(before: Sequence[Name]) -> list[Name]:
    """Return the one name before, or the last of several where it leads them in number."""
    if not before:
        return []
    last = before[-1]
    often = sum(name.name == last.name for name in before)
    return [last] if 2 * often > len(before) else []


def _is_of(name: Name, sort: str) -> bool:
    if sort == "person":
        return name.label is NameLabel.PERSON
    if sort == "organisation":
        return name.label is NameLabel.ORGANISATION
    own = gazetteer().nationality(name.text) is None
    return name.kind is PlaceKind(sort) and (own or sort == "country")


@cache
def _definite() -> re.Pattern[str]:
    nouns = "|".join(sorted(definite(), key=len, reverse=True))
    return re.compile(
        rf"\b(?:the|both) (?:(?P<count>two|three) )?(?P<noun>{nouns})\b(?!['’]s [a-z]+['’]s|[-\w]| of )",
        re.IGNORECASE,
    )


_HALVES = (("North Korea", "South Korea"), ("North Vietnam", "South Vietnam"))
_HALF = re.compile(r"\b[Tt]he (?P<half>North|South)\b(?! [A-Z]|[-\w]| of\b)")
_WHOLE = re.compile(r"\b(?P<whole>Koreas|Vietnams)\b")


def halves(text: str, passages: Sequence[Passage]) -> Iterator[Name]:
    """Yield "the North" and "the South" where the text names both halves, and both for "the Koreas"."""
    both = next((pair for pair in _HALVES if all(half in text for half in pair)), None)
    for passage in passages:
        for match in _HALF.finditer(passage.text) if both else ():
            named = next(name for name in both or () if name.startswith(match["half"]))
            yield _country(passage, match.start("half"), match["half"], named)
        for match in _WHOLE.finditer(passage.text):
            for half in ("North", "South"):
                yield _country(passage, match.start(), match["whole"], f"{half} {match['whole'][:-1]}")


def _country(passage: Passage, start: int, written: str, name: str) -> Name:
    place, at = resolve(name), passage.start + start
    where = (place.kind, place.country, place.latitude, place.longitude)
    return Name(at, at + len(written), written, NameLabel.LOCATION, place.name, *where)
