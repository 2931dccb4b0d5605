"""The words of a noun phrase in a title."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from timeline.events.dependency_tree import NOUNS, is_infinitive, is_noun
from timeline.events.title_fitting import TitleContext, TitleParts, fitted_title, whole_words

if TYPE_CHECKING:
    from spacy.tokens import Token

DETAILS = frozenset({"relcl", "appos", "punct", "parataxis"})
"""Relations of a noun for words that a title can spare."""


def short_phrase(noun: Token, context: TitleContext) -> str:
    """Return a noun's phrase as the text of a subject, without details."""
    words = phrase_words(noun, context, spare=DETAILS | {"acl", "prep"})
    return fitted_title(TitleParts([], [], words), context)


def phrase_words(noun: Token, context: TitleContext, spare: frozenset[str] = DETAILS) -> list[Token]:
    """Return a noun with its dependents, in text order; lists keep their commas."""
    return whole_words(branch(noun, context, spare))


def branch(token: Token, context: TitleContext, spare: frozenset[str]) -> Iterator[Token]:
    """Yield a token and its descendants, without the time and without relations in ``spare``."""
    if token.i in context.left_out:
        yield from _kept_conjuncts(token, context, spare)
        return
    yield token
    is_contrast = any(word.dep_ == "cc" and word.lower_ == "but" for word in token.children)
    for word in token.children:
        starts_clause = (
            is_contrast and word.dep_ in ("cc", "conj") and is_noun(token)
        )  # "action but the crew"
        if not (starts_clause or _is_spare(word, context, spare)):
            yield from branch(word, context, spare)


def _kept_conjuncts(token: Token, context: TitleContext, spare: frozenset[str]) -> Iterator[Token]:
    """Yield the coordinated phrases below an omitted one ("[on Monday] and in Nice")."""
    for word in token.children:
        if word.dep_ == "conj" and word.tag_ == "IN" and not leads_to_time(word, context):
            yield from branch(word, context, spare)


def _is_spare(token: Token, context: TitleContext, spare: frozenset[str]) -> bool:
    """Return True for a detail, a phrase of time, or a source ("according to")."""
    if token.dep_ in spare and not _belongs(token):
        return True
    return token.dep_ == "prep" and (leads_to_time(token, context) or is_source(token))


def _belongs(token: Token) -> bool:
    """Return True for an essential detail: the comma of a list, a quotation mark, a hyphen, an infinitive."""
    if token.dep_ == "relcl":
        return is_infinitive(token)
    if token.dep_ == "appos":
        return token.ent_type_ == "PERSON" and token.head.ent_type_ != "PERSON"
    if token.dep_ != "punct":
        return False
    if token.text == ",":
        return any(word.dep_ in ("conj", "amod") for word in token.head.children if word.i > token.i)
    return token.is_quote or token.text in ("-", "/", "%", "$", "#")


def leads_to_time(preposition: Token, context: TitleContext) -> bool:
    """Return True if the preposition, or everything below it, is left out with the time."""
    below = list(preposition.children)
    return preposition.i in context.left_out or (
        bool(below) and all(word.i in context.left_out for word in below)
    )


def is_source(token: Token) -> bool:
    """Return True for a source ("according to the governor")."""
    return token.lower_ == "according" and any(word.lower_ == "to" for word in token.children)


def is_specific(noun: Token, context: TitleContext) -> bool:
    """Return True if a name, a noun or an adjective tells the noun from others."""
    words = noun_words(noun, context)
    return sum(word.tag_ in NOUNS or word.tag_ == "JJ" or word.i in context.names for word in words) > 1


def noun_words(noun: Token, context: TitleContext) -> list[Token]:
    """Return a noun with its dependents and its adjacent words, even if the parse separates them."""
    return whole_words({*branch(noun, context, DETAILS), *_adjacent(noun, context)})


def _adjacent(noun: Token, context: TitleContext) -> Iterator[Token]:
    """Yield the nouns and adjectives directly before the noun, and the "of" phrase after it."""
    doc, left = noun.doc, noun.i - 1
    while left >= 0 and left not in context.left_out and doc[left].tag_ in (*NOUNS, "JJ"):
        yield doc[left]
        left -= 1
    if noun.i + 1 < len(doc) and doc[noun.i + 1].lower_ == "of":
        yield from branch(doc[noun.i + 1], context, DETAILS)
