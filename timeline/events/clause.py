"""Where the participants of a predicate may stand: its own clause, and a little further for places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events import lexicon
from timeline.events.tree import antecedent, child, is_verb, subject, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

_OTHER_VERBS = frozenset({"advcl", "relcl", "parataxis", "csubj", "dep"})


def clause(predicate: Token) -> frozenset[int]:
    """Return the tokens among which actors are looked for.

    They are the predicate's own clause with its subject, wherever that stands, without other clauses and
    without what a verb of saying reports.
    """
    verb = _verb_of(predicate)
    if verb is None:
        return frozenset(token.i for token in subtree(predicate, _OTHER_VERBS))
    found = _own(verb)
    who = subject(verb)
    if who is not None:
        noun = antecedent(who) if who.tag_ in ("WP", "WDT") else None
        found |= {token.i for token in subtree(noun or who, _OTHER_VERBS | {"acl"})}
    if verb.dep_ in ("xcomp", "acl") and verb.tag_ == "VB" and is_verb(verb.head):
        found |= clause(verb.head)
    return frozenset(found)


def scope(predicate: Token) -> frozenset[int]:
    """Return the tokens among which places are looked for.

    They are the clause and its adverbial clauses, without the subject's own phrases.
    """
    verb = _verb_of(predicate) or predicate
    around = {token.i for each in verb.children if each.dep_ == "advcl" for token in subtree(each)}
    who = subject(verb)
    own = {token.i for token in who.subtree if token.i not in (verb.i,)} if who is not None else set()
    return frozenset((clause(predicate) | around) - own)


def _verb_of(predicate: Token) -> Token | None:
    """Return the verb whose clause tells of the predicate: itself, or that which a noun is the subject of."""
    if is_verb(predicate) or child(predicate, "nsubj", "nsubjpass") is not None:
        return predicate
    if predicate.dep_ in ("nsubj", "nsubjpass") and is_verb(predicate.head):
        return predicate.head
    return None


def _own(verb: Token) -> set[int]:
    found = {verb.i}
    for each in verb.children:
        if each.dep_ in _OTHER_VERBS or (each.dep_ == "conj" and is_verb(each)):
            continue
        if each.dep_ == "ccomp" and verb.lower_ in lexicon.REPORTING_VERBS:
            continue
        found |= {token.i for token in subtree(each, _OTHER_VERBS)}
    return found
