"""Persons under a noun for what they are ("the Hollywood star").

Only the subject of a clause is taken. It is the person whom the article is about, if nearly all mentions of
persons are those of one, who was also the last one named; else the subject of the sentence before, if
the article has no unnamed one ("an actress"). The noun's gender must not be another one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.entities.person_facts import FEMALE, MALE, named_genders
from timeline.entities.person_roles import is_oblique
from timeline.entities.reference_window import is_inside, mentions_in_text, quotations
from timeline.entities.word_lists import role_words, unnamed_persons
from timeline.language import Passage, name_heads, names_between
from timeline.language.neighbours import neighbour
from timeline.model import Name, NameLabel

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MIN_MENTIONS = 4
_MAIN_SHARE = 0.6
"""Smallest share of the main person among the mentions of persons before the noun."""
_REACH = 600
"""Largest distance in characters from the last mention to the noun."""
_DESCRIBING = frozenset({"poss", "relcl", "acl", "prep", "nummod"})


def persona_references(text: str, passages: Sequence[Passage], names: Sequence[Name]) -> Iterator[Name]:
    """Yield the nouns in the passages that mean the main person, with the noun's offsets."""
    persons = mentions_in_text(text, (name for name in names if name.label is NameLabel.PERSON))
    main = _main_person(persons)
    genders = dict(named_genders(text, persons))
    spoken = quotations(text)
    for previous, passage in zip((None, *passages), passages, strict=False):
        for token in passage.doc:
            start = passage.start + token.idx
            if token.lower_ not in role_words().personas or not _is_definite_subject(token):
                continue
            last = next((name for name in reversed(persons) if name.start < start), None)
            if last is None or is_inside(spoken, start):
                continue
            person = last if last.name == main and start - last.end <= _REACH else None
            if person is None and previous is not None and last.start < passage.start:
                person = _subject_before(text, previous, passage, persons, token.lower_)
            if person is not None and _gender_of(token) in (None, genders.get(person.name)):
                end = start + len(token)
                yield replace(person, start=start, end=end, text=text[start:end])


def _subject_before(
    text: str, previous: Passage, passage: Passage, persons: Sequence[Name], noun: str
) -> Name | None:
    """Return the subject of the sentence directly before, if others stand in it only below a noun."""
    if text[previous.end : passage.start].strip() or _has_unnamed(text, passage.start, noun):
        return None
    heads = name_heads(previous, names_between(persons, previous.start, previous.end))
    others = [(name, head) for name, head in heads if head.dep_ != "poss" and not is_oblique(head)]
    if len({name.name for name, _ in others}) != 1:
        return None
    return next((name for name, head in others if head.dep_ in _SUBJECTS and head.head.dep_ == "ROOT"), None)


def _has_unnamed(text: str, end: int, noun: str) -> bool:
    """Return True if the text up to ``end`` has an unnamed one ("an actress", "two singers")."""
    counted = rf"\b(?i:an?|another|one|two|three|other|several) (?:[\w-]+ ){{0,2}}?{noun}s?\b(?! [A-Z])"
    return re.search(counted, text[:end]) is not None


def _main_person(persons: Sequence[Name]) -> str | None:
    counts = Counter(name.name for name in persons)
    name, count = next(iter(counts.most_common(1)), ("", 0))
    return name if count >= max(_MIN_MENTIONS, _MAIN_SHARE * counts.total()) else None


def _is_definite_subject(noun: Token) -> bool:
    """Return True for a subject with "the" that nothing behind it describes, but for an aside or an age.

    A name that follows is its own.
    """
    if noun.dep_ not in _SUBJECTS or noun.tag_ != "NN":
        return False
    is_followed = neighbour(noun).text == ","
    beside = {"relcl", "nummod"} if is_followed else set()
    if any(word.dep_ in _DESCRIBING - beside or word.ent_type_ == "PERSON" for word in noun.children):
        return False
    return any(word.lower_ == "the" for word in noun.lefts)


def _gender_of(noun: Token) -> str | None:
    words = unnamed_persons()
    return MALE if noun.lower_ in words.male else FEMALE if noun.lower_ in words.female else None
