"""The places of persons' names in the parse, as far as they matter to "he" and "she"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from timeline.entities.word_lists import unnamed_persons
from timeline.language import Passage, name_heads
from timeline.model import Name, NameLabel

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "dative"})


def speaker_of(doc: Doc) -> Token | None:
    """Return the subject of a sentence whose main verb is one of saying ("Haddad told Berg that ...")."""
    root = next((token for token in doc if token.dep_ == "ROOT"), None)
    if root is None or root.lower_ not in unnamed_persons().saying:
        return None
    return next((word for word in root.children if word.dep_ == "nsubj"), None)


def names_beside_nouns(passages: Sequence[Passage], mentions: Sequence[Name]) -> Iterator[int]:
    """Yield the starts of the names that only describe a noun ("the Haddad regime"): nobody speaks of him."""
    for passage in passages:
        for name, head in name_heads(passage, mentions):
            noun = head.head
            is_before = head.dep_ in ("compound", "nmod") and noun.tag_ in ("NN", "NNS") and noun.i > head.i
            if is_before and any(word.dep_ == "det" and word.i < head.i for word in noun.lefts):
                yield name.start


def strangers(passages: Sequence[Passage], names: Sequence[Name]) -> Iterator[int]:
    """Yield the starts of subjects that may be unknown persons ("Aldana, who left, said")."""
    known = [(name.start, name.end) for name in names]
    persons = [(name.start, name.end) for name in names if name.label is NameLabel.PERSON]
    for passage in passages:
        for token in passage.doc:
            start = passage.start + token.idx
            if token.tag_ != "NNP" or token.dep_ not in SUBJECTS or token.text.isupper():
                continue
            is_who = any(word.lower_ == "who" for clause in token.rights for word in clause.lefts)
            may_be_person = is_who or token.ent_type_ in ("", "PERSON")
            if may_be_person and not any(one <= start < end for one, end in (persons if is_who else known)):
                yield start


def past_coordination(head: Token) -> Token:
    """Return the first one of coordinated nouns, and the noun that an apposition describes."""
    while head.dep_ in ("conj", "appos"):
        head = head.head
    return head


def is_subject(head: Token) -> bool:
    """Return True for a subject, and for its possessor ("Haddad's career began")."""
    return head.dep_ in SUBJECTS or (head.dep_ == "poss" and head.head.dep_ in SUBJECTS)


def is_oblique(head: Token) -> bool:
    """Return True for another possessor, and for a name after the preposition of a noun."""
    below_noun = head.dep_ == "pobj" and head.head.dep_ == "prep" and head.head.head.tag_.startswith("NN")
    return below_noun or (head.dep_ == "poss" and head.head.dep_ not in SUBJECTS)


def other_clauses(passage: Passage, root: Token) -> frozenset[int]:
    """Return the offsets of the words below another verb than the root, for a root that is no saying."""
    if root.lower_ in unnamed_persons().saying:
        return frozenset()
    own: set[int] = set()
    waiting = [root]
    while waiting:
        token = waiting.pop()
        own.add(token.i)
        waiting.extend(word for word in token.children if not word.tag_.startswith("VB"))
    return frozenset(passage.start + token.idx for token in root.subtree if token.i not in own)


def speaker_above(pronoun: Token) -> Token | None:
    """Return the subject of the verb of saying above the pronoun's clause, without a hearer beside it."""
    verb = pronoun.head if pronoun.dep_ in SUBJECTS else pronoun.head.head
    above = verb.head
    if verb.dep_ != "ccomp" or above.i > pronoun.i or above.lower_ not in unnamed_persons().saying:
        return None
    if any(word.dep_ in OBJECTS and above.i < word.i < pronoun.i for word in above.children):
        return None
    return next((word for word in above.children if word.dep_ in SUBJECTS and word.i < pronoun.i), None)
