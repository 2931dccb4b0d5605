"""Errors of the dependency parser that the words themselves show, mended in the parsed sentence.

One error is common enough to be mended here, before anything reads the tree: the subject of a second clause
that the parser takes for one more member of the noun phrase before it. In "Police cleared the square and
protesters left" it joins "protesters" to "the square", so that the police seem to have left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_BESIDE = frozenset({"aux", "auxpass", "neg", "advmod"})
"""Relations of the words between a subject and its verb."""
_OBJECTS = frozenset({"dobj", "pobj", "attr", "dative", "oprd", "conj", "npadvmod"})
_JOINING = frozenset({"and", "but", "yet", "while"})
_SINGULAR, _PLURAL = frozenset({"was", "has", "is"}), frozenset({"were", "have", "are"})


def repair(doc: Doc) -> None:
    """Give each second clause of a parsed sentence its own subject, if the words before its verb show it."""
    for verb in doc:
        noun = _subject_of_second_clause(verb) if verb.dep_ == "conj" else None
        if noun is None:
            continue
        joining = noun.left_edge.nbor(-1)
        joining.head = verb.head
        noun.head = verb
        is_passive = any(word.dep_ == "auxpass" for word in verb.children)
        noun.dep_ = "nsubjpass" if is_passive else "nsubj"


def _subject_of_second_clause(verb: Token) -> Token | None:
    """Return the noun directly before a verb that shares the subject of an earlier verb; ``None`` without.

    The noun is the last member of a list behind the earlier verb, with "and" or "but" directly before it.
    """
    first, noun = verb.head, _noun_before(verb)
    if noun is None or noun.dep_ != "conj" or noun.head.dep_ not in _OBJECTS or not first.i < noun.head.i:
        return None
    if any(word.dep_ in _SUBJECTS for word in verb.children) or noun.right_edge.i != noun.i:
        return None
    opening = noun.left_edge
    joining = opening.nbor(-1) if opening.i > 0 else opening
    if joining.dep_ != "cc" or joining.lower_ not in _JOINING or joining.head != noun.head:
        return None
    has_subject = any(word.dep_ in _SUBJECTS for word in first.children)
    return noun if has_subject and _agree(noun, verb) else None


def _noun_before(verb: Token) -> Token | None:
    """Return the noun directly before a finite verb and its auxiliaries and adverbs; ``None`` without."""
    group = [word for word in verb.lefts if word.dep_ in _BESIDE]
    if not any(word.tag_ in _FINITE or word.tag_ == "MD" for word in (verb, *group)):
        return None
    start = min((word.left_edge.i for word in group), default=verb.i)
    noun = verb.doc[start - 1] if start > 0 else verb
    return noun if noun.tag_ in _NOUNS else None


def _agree(noun: Token, verb: Token) -> bool:
    """Return False for a singular noun before a plural verb, and the other way round."""
    words = {word.lower_ for word in (verb, *verb.lefts)}
    if noun.tag_ in ("NNS", "NNPS"):
        return verb.tag_ != "VBZ" and not words & _SINGULAR
    return verb.tag_ != "VBP" and not words & _PLURAL
