"""What a pronoun at the head of a title stands for, where the text makes it plain.

Two cases are plain: the subject of the verb of saying above ("prosecutors say they ..."), and the subject of
the sentence before. Persons that are named come from ``names``, not from here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from timeline.events import lexicon
from timeline.events.tree import child, is_verb, root_of, subject
from timeline.language import Passage

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = ("nsubj", "nsubjpass")
_MASS = frozenset({"they", "their"})
_THING = frozenset({"it", "its"})
_PERSON = frozenset({"he", "she", "his", "her"})


def antecedents(passage: Passage, previous: Passage | None) -> Iterator[tuple[Token, Token]]:
    """Yield the passage's subject pronouns and possessors of subjects, each with the noun that it stands for.

    ``previous`` is the sentence right before, ``None`` where that was not parsed.
    """
    for token in passage.doc:
        if token.lower_ not in _MASS | _THING | _PERSON:
            continue
        verb = _verb_of(token)
        if verb is None or _is_empty(token, verb):
            continue
        noun = _sayer(token, verb) or _last_subject(token, previous)
        if noun is not None and _agrees(token, noun):
            yield token, noun


def _verb_of(pronoun: Token) -> Token | None:
    """Return the verb that the pronoun, or what it possesses, is the subject of."""
    who = pronoun.head if pronoun.tag_ == "PRP$" else pronoun
    return who.head if who.dep_ in _SUBJECTS and is_verb(who.head) else None


def _is_empty(pronoun: Token, verb: Token) -> bool:
    """Return whether "it" stands for nothing ("it was clear that", "it seems to rain")."""
    return (
        pronoun.lower_ == "it"
        and child(verb, "ccomp", "xcomp", "advcl", "csubj", "relcl") is not None
        and (child(verb, "acomp", "attr") is not None or verb.dep_ == "ROOT")
    )


def _sayer(pronoun: Token, verb: Token) -> Token | None:
    """Return who says what the pronoun stands in, where the article has named the sayer before."""
    above = verb.head
    said = (
        above.i < pronoun.i
        and verb.dep_ == "ccomp"
        and above.lower_ in lexicon.REPORTING_VERBS | lexicon.CONTENT_VERBS
    )
    return subject(above) if said else None


def _last_subject(pronoun: Token, previous: Passage | None) -> Token | None:
    """Return the subject of the sentence before, where the pronoun is the first subject of its own."""
    if previous is None or any(
        token.dep_ in _SUBJECTS and token != pronoun.head for token in pronoun.doc[: pronoun.i]
    ):
        return None
    root = root_of(previous.doc[-1])
    if not is_verb(root) or root.lower_ in lexicon.REPORTING_VERBS:
        return None
    return subject(root)


def _agrees(pronoun: Token, noun: Token) -> bool:
    if noun.tag_ == "PRP":
        return any({pronoun.lower_, noun.lower_} <= sort for sort in (_MASS, _THING, _PERSON))
    plural = noun.tag_ in ("NNS", "NNPS") or child(noun, "conj") is not None
    if pronoun.lower_ in _MASS:
        return plural or noun.ent_type_ == "ORG" or noun.lower_ in lexicon.GROUP_NOUNS
    if plural or noun.tag_ not in ("NN", "NNP"):
        return False
    person = noun.ent_type_ == "PERSON" or noun.lower_ in lexicon.PERSON_NOUNS
    return person is (pronoun.lower_ in _PERSON)
