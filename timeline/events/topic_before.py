"""The topic of the sentence before a pronoun: what its "it" and "they" most likely go on about."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from timeline.entities import is_person_noun
from timeline.events import event_lexicon as lexicon
from timeline.events.claim import is_comment
from timeline.events.dependency_tree import BE, child, is_verb, root_of, subject
from timeline.language import Passage

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = ("nsubj", "nsubjpass")
_SEEMING = frozenset({"appeared", "appears", "seemed", "seems"})
"""Verbs whose "it" may mean nothing ("seeing is believing, it seems")."""
_SHOWING = frozenset({"it", "this", "there", "one", "first", "second", "third", "other", "latter"})
"""Subjects of a sentence that shows something ("it was a crowd of men", "the first is a leader")."""


def last_topic(pronoun: Token, previous: Passage | None, known: Collection[int]) -> Token | None:
    """Return the noun of the sentence before that the first subject of a sentence may mean.

    A speaker goes on to speak. The same pronoun goes on to mean what it meant, if that is among the
    ``known`` offsets. Else it is the subject of the main verb.
    """
    if previous is None or any(
        token.dep_ in _SUBJECTS and token != pronoun.head for token in pronoun.doc[: pronoun.i]
    ):
        return None
    root = root_of(previous.doc[-1])
    if not is_verb(root):
        return None
    if speaks(pronoun):
        return _speaker(root)
    same = [word for word in previous.doc if word.lower_ == pronoun.lower_ and word.dep_ in _SUBJECTS]
    same = [word for word in same if word.head.lower_ not in _SEEMING]
    if same and previous.start + same[-1].idx in known:
        return same[-1]
    return None if root.lower_ in lexicon.REPORTING_VERBS else _subject_or_attribute(root)


def last_person(pronoun: Token, previous: Passage | None) -> Token | None:
    """Return the only person of the sentence before, without a name, that "he" or "she" may mean."""
    found = last_topic(pronoun, previous, ())
    if found is None or not _is_person(found) or found.tag_ != "NN":
        return None
    others = (word for word in found.doc if _is_person(word) and word not in (found, *found.conjuncts))
    return None if any(others) else found


def _is_person(word: Token) -> bool:
    return word.ent_type_ == "PERSON" or (word.tag_ in ("NN", "NNS") and is_person_noun(word.lower_))


def is_defined(noun: Token) -> bool:
    """Return True for the subject of a sentence that tells what it is ("Norvik is an airline of Bergen")."""
    verb = noun.head
    return (
        noun.dep_ == "nsubj" and verb.dep_ == "ROOT" and verb.lower_ in BE and child(verb, "attr") is not None
    )


def speaks(pronoun: Token) -> bool:
    """Return True for the subject of an active verb of saying."""
    verb = pronoun.head
    is_active = pronoun.dep_ == "nsubj" and child(verb, "auxpass") is None
    return is_active and verb.lower_ in lexicon.REPORTING_VERBS | lexicon.CONTENT_VERBS


def _speaker(root: Token) -> Token | None:
    """Return who speaks in a sentence, in front of the words or behind them (", the report said")."""
    comments = (word for word in root.children if is_comment(word))
    saying = next(comments, root)
    return subject(saying) if saying.lower_ in lexicon.REPORTING_VERBS else _subject_or_attribute(root)


def _subject_or_attribute(root: Token) -> Token | None:
    """Return the subject of the main verb, or what "it" or "the first" is said to be ("it was a crowd")."""
    found = subject(root)
    is_shown = found is not None and found.lower_ in _SHOWING and root.lower_ in BE
    topic = child(root, "attr") if is_shown else found
    if topic is not None and topic.lower_ == "it" and root.lower_ in _SEEMING:
        return None
    if topic is not None and any(word.lower_ == "its" for word in topic.subtree):
        return None  # "unrest on its border is a risk. It could ...": the land with the border
    return None if topic is not None and topic.lower_ in lexicon.SHELL_NOUNS else topic
