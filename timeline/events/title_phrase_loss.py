"""How much a title loses with each phrase that it can spare, by the phrase's relation to its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.claim import is_condition
from timeline.events.dependency_tree import SUBJECTS, child, is_infinitive, is_noun, is_proper_noun, is_verb
from timeline.events.event_lexicon import OCCURRING_VERBS, REPORTING_VERBS
from timeline.events.noun_phrase import is_counted, is_source
from timeline.events.title_dependents import is_harm, is_truth_word
from timeline.events.title_frames import noun_needs, verb_needs
from timeline.events.title_lists import loss_of_conjunct
from timeline.events.title_modifiers import (
    USUAL,
    is_quantified,
    loss_of_adverb,
    loss_of_article,
    loss_of_compound,
    loss_of_modifier,
    loss_of_perfect,
    loss_of_role,
)
from timeline.events.title_needs import Need, completes_verb, follows_comma, is_definite, is_remark, need
from timeline.language import verb_forms
from timeline.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWN_CLAUSES = frozenset({"relcl", "advcl", "appos", "parataxis", "conj", "acl"})
"""Relations of a phrase that states something of its own: a negation inside goes with it."""
_BEGINNING = frozenset(form for verb in ("begin", "start", "erupt", "break") for form in verb_forms(verb))
_DIRECTIONS = frozenset({"to", "from", "into", "with"})


def loss_of_phrase(token: Token) -> float:
    """Return how much a title loses with a phrase; 0 for a phrase that it can't spare."""
    if is_remark(token):
        return 0.8
    if token.dep_ == "advcl" and is_condition(token):
        return 0  # "if the firm pays wages, | they will be cut"
    loss = _LOSSES.get(token.dep_)
    if loss is None or (token.dep_ not in _OWN_CLAUSES and turns_truth(token)):
        return 0
    if token.i > token.head.i and need(token) is Need.STRICT and token.dep_ != "agent":
        return _loss_of_part(token)
    return loss(token)


def turns_truth(token: Token) -> bool:
    """Return True for a phrase that says whether the rest is true ("without reason", "at no time")."""
    if is_truth_word(token):
        return True
    inner = [word for word in token.children if word.dep_ in ("pobj", "det", "neg", "advmod")]
    words = [*inner, *(word for noun in inner for word in noun.lefts if word.dep_ in ("det", "neg"))]
    return any(is_truth_word(word) for word in words)


def _loss_of_part(token: Token) -> float:
    """Return the loss of a name behind its role, and of "of" behind a noun that means something alone."""
    if token.dep_ == "appos":
        return 2
    noun = token.head
    preposition = token.lower_
    if verb_needs(noun, preposition) or is_quantified(noun) or completes_verb(token):
        return 0
    if noun_needs(noun, preposition) and not _is_nested(token):
        if preposition == "of":
            return 0
        return 2.8 if any(word.lower_ in ("a", "an") for word in noun.lefts) else 4
    if _is_nested(token):
        return 2.5
    if token.lower_ in _DIRECTIONS and is_verb(token.head) and child(token, "pcomp") is None:
        return 4.5
    is_part = token.lower_ == "of" and not is_counted(noun) and not is_proper_noun(noun)
    if not is_part or is_quantified(noun) or child(noun, "conj") is not None:
        return 0
    loss = 3.5 if noun.dep_ in ("dobj", "pobj") else 6 if noun.head.dep_ == "ROOT" else 4.5
    return loss + 1.5 * is_definite(noun)


def _is_nested(phrase: Token) -> bool:
    """Return True for "of" behind the noun of another such phrase ("the heads of the armies | of Niger")."""
    noun = phrase.head
    return (
        phrase.lower_ == noun.head.lower_ == "of"
        and noun.dep_ == "pobj"
        and not is_counted(noun)
        and not is_counted(noun.head.head)
    )


def _clause(token: Token) -> float:
    if token.dep_ == "advcl":
        return _adverbial_clause(token)
    if follows_comma(token):
        return 2.5 if token.dep_ == "appos" and token.ent_type_ == "PERSON" != token.head.ent_type_ else 0.6
    if is_infinitive(token) or is_quantified(token.head) or is_remark(token.head):
        return 0
    if is_definite(token.head) or is_aside(token.head):
        return 4.5
    return 2.8 if token.head.dep_ in SUBJECTS else 1.9


def is_aside(noun: Token) -> bool:
    """Return True for a noun behind a comma that says little alone ("it fell, a trend | that goes on")."""
    return noun.dep_ in ("appos", "npadvmod") and noun.tag_ == "NN" and follows_comma(noun)


def _adverbial_clause(clause: Token) -> float:
    if is_harm(clause):
        return 2.5
    verb = clause.head
    if verb.lower_ in OCCURRING_VERBS | _BEGINNING and child(verb, "dobj", "attr", "xcomp") is None:
        return 4.5  # "the scandal erupted | when papers published the letters"
    if need(clause) is Need.USUAL:
        return USUAL
    return 1 if follows_comma(clause) else 1.8


def _phrase(token: Token) -> float:
    if is_source(token) or is_source(token.head) or is_quantified(token.head):
        return 0
    head = token.head
    if token.ent_iob_ == "I":
        return 0  # "the Conference on the Americas"
    if is_noun(head) and any(word.dep_ == "conj" and word.i > token.i for word in head.rights):
        return 0
    if token.i < head.i:
        return 0.8
    return _phrase_of_verb(token, head) if is_verb(head) else _phrase_of_noun(token, head)


def _phrase_of_verb(token: Token, head: Token) -> float:
    if stands_before_object(token, head):
        return 0
    if head.lower_ in REPORTING_VERBS and child(head, "ccomp") is not None:
        return 0.7
    others = [word for word in head.rights if word != token and word.dep_ not in ("punct", "prt")]
    if head.dep_ == "acl" and not others:
        return 4.5  # "the miners trapped | below the shaft"
    return USUAL if need(token) is Need.USUAL else 1.8


def _phrase_of_noun(token: Token, head: Token) -> float:
    if need(token) is Need.USUAL:
        return USUAL
    if follows_comma(token):
        return 0.8
    if is_aside(head):
        return 4.5
    return 3.2 if head.dep_ in SUBJECTS else 1.5 if head.dep_ in ("conj", "pobj") else 2


def stands_before_object(phrase: Token, verb: Token) -> bool:
    """Return True for a phrase between a verb and its object, but for the circumstances of a saying."""
    before = [word.dep_ for word in verb.rights if word.i < phrase.i]
    has_object = "dobj" not in before and any(
        word.dep_ in ("dobj", "ccomp") and word.i > phrase.i for word in verb.rights
    )
    return has_object and not (verb.lower_ in REPORTING_VERBS and child(verb, "ccomp") is not None)


def _agent(token: Token) -> float:
    """Return the loss of who did it, if something else completes the verb ("banned from the store | by")."""
    return 2.5 if any(word.dep_ == "prep" for word in token.head.rights) else 0


def _measure(token: Token) -> float:
    if token.ent_type_ == "DATE":
        return 0.8
    return 0 if any(word.like_num for word in token.subtree) else 1.5


def _mark(token: Token) -> float:
    verb = token.head.head
    phrases = (word for word in verb.children if word.dep_ == "prep" and verb.i < word.i < token.i)
    follows = all(word.right_edge.ent_type_ in ("DATE", "TIME") for word in phrases)
    if child(verb, "dobj", "dative") is not None:  # "told Reuters | that prices fell"
        follows = follows and token.i + 1 < len(token.doc) and neighbour(token).tag_ in ("DT", "PRP", "PRP$")
    return 0.1 if token.lower_ == "that" and token.head.dep_ == "ccomp" and follows else 0


_LOSSES = {
    "appos": _clause,
    "relcl": _clause,
    "acl": _clause,
    "advcl": _clause,
    "conj": loss_of_conjunct,
    "compound": loss_of_compound,
    "poss": loss_of_role,
    "nmod": loss_of_role,
    "amod": loss_of_modifier,
    "prep": _phrase,
    "agent": _agent,
    "npadvmod": _measure,
    "advmod": loss_of_adverb,
    "mark": _mark,
    "det": loss_of_article,
    "aux": loss_of_perfect,
}
