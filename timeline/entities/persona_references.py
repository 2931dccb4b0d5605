"""The person whom an article is about, under a noun for what that person is ("the Hollywood star").

Only the subject of a clause is taken, and only if nearly all mentions of persons are those of one, who was
also the last one named. The noun's gender must not be another one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.entities.person_facts import FEMALE, MALE, named_genders
from timeline.entities.reference_window import is_inside, mentions_in_text, quotations
from timeline.entities.word_lists import role_words, unnamed_persons
from timeline.language import Passage
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
    if main is None:
        return
    gender = dict(named_genders(text, persons)).get(main)
    spoken = quotations(text)
    for passage in passages:
        for token in passage.doc:
            if token.lower_ not in role_words().personas or not _is_definite_subject(token):
                continue
            start = passage.start + token.idx
            last = next((name for name in reversed(persons) if name.start < start), None)
            if last is None or last.name != main or start - last.end > _REACH or is_inside(spoken, start):
                continue
            if _gender_of(token) in (None, gender):
                end = start + len(token)
                yield replace(last, start=start, end=end, text=text[start:end])


def _main_person(persons: Sequence[Name]) -> str | None:
    counts = Counter(name.name for name in persons)
    name, count = next(iter(counts.most_common(1)), ("", 0))
    return name if count >= max(_MIN_MENTIONS, _MAIN_SHARE * counts.total()) else None


def _is_definite_subject(noun: Token) -> bool:
    """Return True for a subject with "the" that nothing behind it describes, and that no name follows."""
    if noun.dep_ not in _SUBJECTS or noun.tag_ != "NN":
        return False
    if any(word.dep_ in _DESCRIBING or word.ent_type_ == "PERSON" for word in noun.children):
        return False
    return any(word.lower_ == "the" for word in noun.lefts)


def _gender_of(noun: Token) -> str | None:
    words = unnamed_persons()
    return MALE if noun.lower_ in words.male else FEMALE if noun.lower_ in words.female else None
