"""A noun with what belongs to it: which of the words around it a title takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from timeline.events.dependency_tree import NOUNS, is_infinitive, is_noun
from timeline.events.title_fitting import Draft, Parts, headline, whole_words

if TYPE_CHECKING:
    from spacy.tokens import Token

DETAILS = frozenset({"relcl", "appos", "punct", "parataxis"})
"""Relations of a noun that a title can spare."""


def phrase(noun: Token, draft: Draft) -> str:
    """Return a noun as a subject would be written: with what belongs to it, without details."""
    words = words_of(noun, draft, spare=DETAILS | {"acl", "prep"})
    return headline(Parts([], [], words), draft)


def words_of(noun: Token, draft: Draft, spare: frozenset[str] = DETAILS) -> list[Token]:
    """Return a noun with what belongs to it, in text order; lists keep their commas."""
    return whole_words(branch(noun, draft, spare))


def branch(token: Token, draft: Draft, spare: frozenset[str]) -> Iterator[Token]:
    """Yield a token and what hangs on it, without the time and what can be spared."""
    if token.i in draft.left_out:
        for each in token.children:  # "[on Monday] and in Nice": the place hangs on what is left out
            if each.dep_ == "conj" and each.tag_ == "IN" and not leads_to_time(each, draft):
                yield from branch(each, draft, spare)
        return
    yield token
    contrasts = any(each.dep_ == "cc" and each.lower_ == "but" for each in token.children)
    for each in token.children:
        if each.dep_ in spare and not _belongs(each):
            continue
        if contrasts and each.dep_ in ("cc", "conj") and is_noun(token):
            continue  # "into action but the crew": another clause begins
        if each.dep_ == "prep" and (leads_to_time(each, draft) or is_credit(each)):
            continue
        yield from branch(each, draft, spare)


def _belongs(token: Token) -> bool:
    """Return whether a mark is part of its phrase: the comma of a list, a quotation mark, a hyphen."""
    if token.dep_ == "relcl":
        return is_infinitive(token)
    if token.dep_ == "appos":
        return token.ent_type_ == "PERSON" and token.head.ent_type_ != "PERSON"
    if token.dep_ != "punct":
        return False
    if token.text == ",":
        return any(each.dep_ in ("conj", "amod") for each in token.head.children if each.i > token.i)
    return token.is_quote or token.text in ("-", "/", "%", "$", "#")


def leads_to_time(preposition: Token, draft: Draft) -> bool:
    """Return whether all that hangs on a preposition is left out with the time."""
    below = list(preposition.children)
    return preposition.i in draft.left_out or (
        bool(below) and all(each.i in draft.left_out for each in below)
    )


def is_credit(token: Token) -> bool:
    """Return whether the words say who told it, not what happened ("according to the governor")."""
    return token.lower_ == "according" and any(each.lower_ == "to" for each in token.children)


def says_which(noun: Token, draft: Draft) -> bool:
    """Return whether a noun has a name, a noun or an adjective that tells it from others."""
    words = noun_words(noun, draft)
    return sum(each.tag_ in NOUNS or each.tag_ == "JJ" or each.i in draft.names for each in words) > 1


def noun_words(noun: Token, draft: Draft) -> list[Token]:
    """Return a noun with what belongs to it, and with what stands right beside it however it was parsed."""
    return whole_words({*branch(noun, draft, DETAILS), *_beside(noun, draft)})


def _beside(noun: Token, draft: Draft) -> Iterator[Token]:
    """Yield what stands right beside the noun and belongs to it, however the parse has it."""
    doc, left = noun.doc, noun.i - 1
    while left >= 0 and left not in draft.left_out and doc[left].tag_ in (*NOUNS, "JJ"):
        yield doc[left]
        left -= 1
    if noun.i + 1 < len(doc) and doc[noun.i + 1].lower_ == "of":
        yield from branch(doc[noun.i + 1], draft, DETAILS)
