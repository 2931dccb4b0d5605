"""Where the participants of a predicate may stand: its own clause, and a little further for places."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.dependency_tree import (
    FINITE,
    SUBJECTS,
    antecedent,
    auxiliaries,
    child,
    is_infinitive,
    is_verb,
    path_up,
    subject,
    subtree,
)

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
        who = _doer(predicate)
        doing = _walk(who) if who is not None else ()
        return frozenset(token.i for token in (*_walk(predicate), *_beside(predicate), *doing))
    found = _own(verb)
    who = subject(verb)
    if who is not None:
        noun = antecedent(who) if who.tag_ in ("WP", "WDT") else None
        found |= {token.i for token in _walk(noun or who, frozenset({"acl"}))}
    if verb.dep_ in ("xcomp", "acl") and verb.tag_ == "VB" and is_verb(verb.head):
        found |= clause(verb.head)
    return frozenset(found)


def scope(predicate: Token) -> frozenset[int]:
    """Return the tokens among which places are looked for.

    They are the clause and its adverbial clauses, without the subject's own phrases.
    """
    verb = _verb_of(predicate) or predicate
    if _verb_of(predicate) is None:
        above = next((each for each in path_up(predicate) if is_verb(each)), None)
        return clause(predicate) | (scope(above) if above is not None else frozenset())
    first = predicate
    while first.dep_ == "conj" and child(first, *SUBJECTS) is None and is_verb(first.head):
        first = first.head
    shared = {token.i for each in first.lefts if each.dep_ == "prep" for token in _walk(each)}
    around = shared | {token.i for each in verb.children if each.dep_ == "advcl" for token in subtree(each)}
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


def _doer(noun: Token) -> Token | None:
    """Return who does something "in" what happens ("if she triumphs in Sunday's race")."""
    inside = noun.dep_ == "pobj" and noun.head.lower_ == "in" and is_verb(noun.head.head)
    return subject(noun.head.head) if inside else None


def _is_content(clause_head: Token) -> bool:
    """Return whether a complement clause is what is said or thought: finite, or under a verb of saying."""
    finite = any(each.tag_ in FINITE for each in (clause_head, *auxiliaries(clause_head)))
    return finite or clause_head.head.lower_ in lexicon.REPORTING_VERBS


def _beside(noun: Token) -> Iterator[Token]:
    """Yield what "of" puts right behind a noun, and a person's name set off behind that."""
    of = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    if of.lower_ != "of":
        return
    yield from of.subtree
    comma = max(token.i for token in of.subtree) + 1
    if comma < len(noun.doc) and noun.doc[comma].text == ",":
        yield from takewhile(lambda token: token.ent_type_ == "PERSON", noun.doc[comma + 1 :])


def _own(verb: Token) -> set[int]:
    found = {verb.i}
    for each in verb.children:
        if each.dep_ in _OTHER_VERBS or (each.dep_ == "conj" and is_verb(each)):
            continue
        if each.dep_ == "ccomp" and _is_content(each):
            continue
        found |= {token.i for token in _walk(each)}
    return found


def _walk(token: Token, leave: frozenset[str] = frozenset()) -> Iterator[Token]:
    """Yield the token and what is below it, without other clauses and what only describes a name."""
    yield token
    for each in token.children:
        apart = each.dep_ in _OTHER_VERBS | leave and not (each.dep_ == "relcl" and is_infinitive(each))
        if not apart and not _only_describes(each):
            yield from _walk(each, leave)


def _only_describes(token: Token) -> bool:
    """Return whether the token heads "an obstetrician in Buffalo" behind a name, or a noun's content."""
    if token.dep_ == "appos":
        return token.head.ent_type_ in ("PERSON", "ORG") and not token.ent_type_
    return token.dep_ == "acl" and child(token, "mark") is not None
