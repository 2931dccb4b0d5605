"""The words of a noun phrase in a title."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.dependency_tree import NOUNS, VERBS, is_infinitive, is_noun, is_proper_noun
from timeline.events.title_text import TitleContext, inner_text
from timeline.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Token

DETAILS = frozenset({"relcl", "acl", "appos", "punct", "parataxis"})
"""Relations of a noun for words that a title can spare."""
_COUNTED = lexicon.COUNTED | lexicon.COLLECTIVE_NOUNS | lexicon.RELATIONAL_NOUNS | lexicon.MEASURING_NOUNS
_KEPT_MARKS = frozenset({"%", "$", "#", "€", "£", "&"})
_PARTICLES = frozenset({"up", "down", "out", "off", "away", "ahead"})
"""Words that belong to the verb, even if the parser joins them to a time ("fired up | next week")."""
_BOUNDS = frozenset({"most", "least", "best", "worst"})
_STRANDED = frozenset({"of", "for", "with", "about"})
"""Prepositions that may stand before another one without a noun ("took control of | in 2000")."""


def short_phrase(noun: Token, context: TitleContext) -> str:
    """Return a noun's phrase as text, without details and clauses; its first letter is a capital."""
    clauses = {inner for word in noun.children if word.dep_ in ("relcl", "acl") for inner in word.subtree}
    words = {*branch(noun, context, DETAILS | {"prep"})} - clauses
    text = inner_text({word.i for word in words}, noun.doc, context)
    return text[:1].upper() + text[1:]


def branch(token: Token, context: TitleContext, spare: frozenset[str]) -> Iterator[Token]:
    """Yield a token and its descendants, without the time and without relations in ``spare``."""
    if token.i in context.left_out or token.tag_ == "WP$":
        return
    yield token
    for word in token.children:
        is_spare = word.dep_ in spare and not belongs(word)
        is_compared = word.lower_ == "than" and is_noun(
            token
        )  # "fewer attacks during the fair | than in Nice"
        if not is_spare and not is_compared and not (word.dep_ == "prep" and leads_to_time(word, context)):
            yield from branch(word, context, spare)


def belongs(token: Token) -> bool:
    """Return True for an essential detail: a name behind a role, a clause without a comma, a sign."""
    if token.dep_ in ("relcl", "acl"):
        return is_infinitive(token) or token.left_edge.i == 0 or neighbour(token.left_edge, -1).text != ","
    if token.dep_ == "appos":
        if is_almost(token):
            return True
        if token.ent_type_ == "PERSON" and token.head.ent_type_ != "PERSON":
            return True
        return is_proper_noun(token) and token.left_edge.i == token.head.i + 1
    return token.dep_ == "punct" and token.text in _KEPT_MARKS


def is_almost(token: Token) -> bool:
    """Return True for "all" before "but" and a verb: it did not quite happen ("all | but resigned")."""
    doc, index = token.doc, token.i
    if token.lower_ != "all" or index + 2 >= len(doc):
        return False
    return doc[index + 1].lower_ == "but" and doc[index + 2].tag_ in VERBS


def is_of_bound(token: Token) -> bool:
    """Return True for "at" and "the" of a number's bound ("at most | three", "at the | least ten")."""
    doc, end = token.doc, token.i + 1
    before = doc[token.i - 1] if token.lower_ == "the" and token.i else token
    while end < len(doc) and doc[end].lower_ in ("the", "very"):
        end += 1
    is_bound = end + 1 < len(doc) and doc[end].lower_ in _BOUNDS and doc[end + 1].like_num
    return before.lower_ == "at" and is_bound


def leads_to_time(preposition: Token, context: TitleContext) -> bool:
    """Return True if the preposition, or everything below it, is left out with the time."""
    if preposition.i in context.left_out:
        return True
    below = list(preposition.children)
    is_stranded = preposition.lower_ in _STRANDED and any(word.dep_ == "prep" for word in below)
    if is_stranded or preposition.lower_ in _PARTICLES:
        return False
    if preposition.lower_ == "between":
        ends = (word for word in preposition.subtree if word.dep_ in ("pobj", "conj"))
        return any(word.i in context.left_out for word in ends)
    return bool(below) and all(word.i in context.left_out for word in below)


def is_source(token: Token) -> bool:
    """Return True for a source ("according to the governor")."""
    return token.lower_ == "according" and any(word.lower_ == "to" for word in token.children)


def noun_words(noun: Token, context: TitleContext) -> list[Token]:
    """Return a noun with its dependents and its adjacent words, even if the parse separates them."""
    return sorted({*branch(noun, context, DETAILS), *_adjacent(noun, context)}, key=lambda word: word.i)


def _adjacent(noun: Token, context: TitleContext) -> Iterator[Token]:
    """Yield the nouns and adjectives directly before the noun, and the "of" phrase after it."""
    doc, left = noun.doc, noun.i - 1
    while left >= 0 and left not in context.left_out and doc[left].tag_ in (*NOUNS, "JJ"):
        yield doc[left]
        left -= 1
    if noun.i + 1 < len(doc) and doc[noun.i + 1].lower_ == "of":
        yield from branch(doc[noun.i + 1], context, DETAILS)


def is_counted(noun: Token) -> bool:
    """Return True for a noun that is nothing without its "of" phrase ("a number of", "the start of")."""
    return noun.lower_ in _COUNTED or not is_noun(noun)
