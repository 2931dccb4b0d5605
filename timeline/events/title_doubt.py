"""Claims that the parser may have joined in a wrong way: two subjects of one verb, verbs that do not fit."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.events.claim import antecedents
from timeline.events.dependency_tree import AUXILIARIES, FINITE, SUBJECTS, auxiliaries, child, is_verb
from timeline.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Token

    from timeline.events.title_text import TitleContext

_RELATIVES = frozenset({"WP", "WDT"})


def is_doubtful(path: list[Token], context: TitleContext) -> bool:
    """Return True if a verb of the claim has two subjects, or the main verb has no finite form."""
    top = path[-1]
    subjects = [word for word in top.subtree if word.dep_ in ("nsubj", "nsubjpass")]
    verbs = [word.head.i for word in subjects if word.i not in context.dates]
    if len(set(verbs)) < len(verbs):
        return True
    return top.head == top and top.tag_ == "VBG" and not auxiliaries(top)


def has_uncertain_subject(path: list[Token]) -> bool:
    """Return True if another subject, or a verb of saying, stands before a verb that shares its subject."""
    top = path[-1]
    if top.dep_ in ("relcl", "acl") and len(antecedents(top.head, top)) > 1:
        return True
    for verb, first in pairwise(path):
        if verb.dep_ != "conj" or not is_verb(first) or child(verb, *SUBJECTS) is not None:
            continue
        between = verb.doc[first.i + 1 : verb.i]
        # "suffered 18 killed and 33 wounded"
        is_counted = verb.tag_ == "VBN" and neighbour(verb, -1).tag_ == "CD"
        is_other_form = is_counted or not _may_join(verb, first)
        is_of_speaker = first.dep_ == "ccomp" and first.i > first.head.i and not _is_about_pronoun(first)
        if (
            is_other_form
            or _disagrees(verb, first)
            or is_of_speaker
            or any(word.dep_ in SUBJECTS and word.tag_ not in _RELATIVES for word in between)
        ):
            return True
    return False


def _may_join(verb: Token, first: Token) -> bool:
    """Return True if the form of a verb fits that of the first one ("will gain and spewing" does not)."""
    if verb.tag_ in FINITE:
        forms = {word.tag_ for word in auxiliaries(first)}
        return first.tag_ not in ("VB", "VBG") or bool(forms & FINITE - {"MD"})
    return verb.tag_ != "VBG" or first.tag_ == "VBG" or child(verb, *AUXILIARIES) is not None


def _disagrees(verb: Token, first: Token) -> bool:
    """Return True if the subject of the first verb is a plural and the later verb a singular."""
    noun = child(first, *SUBJECTS)
    if noun is None or noun.tag_ not in ("NNS", "NNPS") or child(noun, "prep", "conj") is not None:
        return False
    verbs = (verb, *(word for word in verb.lefts if word.dep_ in AUXILIARIES))
    return any(word.tag_ == "VBZ" or word.lower_ == "was" for word in verbs)


def _is_about_pronoun(verb: Token) -> bool:
    """Return True for a content about a pronoun, which may be the speaker ("they said they had left")."""
    noun = child(verb, *SUBJECTS)
    return noun is not None and noun.tag_ == "PRP"
