"""Comparisons: dates that belong to what a figure or a rank is compared with, and "today" for the present."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.dated_phrase import DatedPhrase, modified_noun, phrase_start
from timeline.events.dependency_tree import BE, FINITE, SUBJECTS, auxiliaries, child, is_noun, is_verb
from timeline.language.neighbours import neighbour
from timeline.model import Granularity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_AGES = frozenset({Granularity.DECADE, Granularity.CENTURY})
_RANKS = frozenset({"first", "last", "only", "record"})
_CLAUSE_MARKS = frozenset({",", ";", ":"})
_GENERAL_HELPERS = frozenset({"can", "do", "does", "may"})
_LIKE = frozenset({"like", "as", "than"})
_REPEATING = frozenset({"did", "does", "had", "was", "were", "been"})
"""Verbs that stand for another one after "like" and "as"."""
_HAPPENED = frozenset({"happened", "occurred"})
_COMPARISON_REACH = 12
"""Largest number of words between a rank ("lowest") and its "since"."""
_CHANGE_REACH = 8
"""Largest number of words between a change ("rose") and the "from" of its base."""


def is_compared(doc: Doc, dated: DatedPhrase) -> bool:
    """Return True if the date belongs to the other side of a comparison ("up 5% from March")."""
    return (
        _compares_since(doc, dated)
        or _is_base_of_change(doc, dated)
        or _is_likened(doc, dated)
        or _repeats_act(doc, dated)
        or _is_of_other_side(doc, dated)
    )


def describes_span(doc: Doc, dated: DatedPhrase) -> bool:
    """Return True for the span of figures or things ("deaths since 1968 follow a law")."""
    first = dated.first
    if first < 2 or not is_noun(doc[first - 2]):
        return False
    noun = doc[first - 2]
    if doc[first - 1].lower_ == "from":
        is_range = any(
            token.lower_ in ("to", "until", "through") for token in doc[dated.last : dated.last + 2]
        )
        return dated.date.granularity in _AGES and noun.lower_ not in lexicon.EVENT_NOUNS and not is_range
    after = [token for token in doc[dated.last : dated.last + 2] if token.tag_ != "RB"]
    is_present = bool(after) and after[0].tag_ in ("VBP", "VBZ") and is_verb(after[0])
    return doc[first - 1].lower_ == "since" and is_present and not auxiliaries(after[0])


def _is_of_other_side(doc: Doc, dated: DatedPhrase) -> bool:
    """Return True for a year before the noun behind "than" ("worse than the 1989 disaster")."""
    noun = modified_noun(doc, dated.first, dated.last)
    start = phrase_start(doc, dated.first)
    return (
        noun is not None and start > 0 and doc[start - 1].lower_ == "than" and not _sets_limit(doc[start - 1])
    )


def opens_comparison(token: Token) -> bool:
    """Return True for "than", "compared" and the like, but not in a limit ("no later than May")."""
    return token.lower_ in lexicon.COMPARING and not is_verb(token) and not _sets_limit(token)


def _sets_limit(than: Token) -> bool:
    """Return True for the "than" of a limit ("no later than May")."""
    return than.i > 0 and neighbour(than, -1).lower_ in {"later", "earlier", "sooner"}


def _repeats_act(doc: Doc, dated: DatedPhrase) -> bool:
    """Return True for the date of another act of the same kind ("as they did in 2009")."""
    verb = doc[max(_before_preposition(doc, dated), 0)]
    if dated.first <= verb.i or verb.lower_ not in _REPEATING | _HAPPENED:
        return False
    if verb.lower_ in _HAPPENED:
        return verb.i > 0 and neighbour(verb, -1).lower_ in _LIKE
    for token in reversed(doc[max(0, verb.i - _COMPARISON_REACH) : verb.i]):
        if token.lower_ in _LIKE:
            return True
        if token.is_punct or (is_verb(token) and token.lower_ not in _REPEATING):
            return False
    return False


def _before_preposition(doc: Doc, dated: DatedPhrase) -> int:
    """Return the index of the word before a date and its preposition."""
    start = dated.first - 1
    while start > 0 and doc[start].lower_ in ("in", "on", "during", "the", "back"):
        start -= 1
    return start


def is_nowadays(predicate: Token, dated: DatedPhrase) -> bool:
    """Return True for "today" in a general statement: of all of a kind, or a lasting state in the present."""
    if dated.last - dated.first != 1 or predicate.doc[dated.first].lower_ != "today":
        return False
    if predicate.dep_ == "acl" and predicate.tag_ == "VBN":  # "a child born today can"
        return any(token.lower_ in ("a", "an", "any", "every") for token in predicate.head.lefts)
    helpers = auxiliaries(predicate)
    if any(helper.lower_ not in _GENERAL_HELPERS for helper in helpers):
        return False
    if not helpers and predicate.tag_ not in ("VBZ", "VBP"):
        return False
    if predicate.lower_ in BE:
        return child(predicate, "attr") is not None and child(predicate, "prep") is None
    noun = child(predicate, *SUBJECTS)
    is_kind = noun is not None and noun.tag_ == "NNS" and _has_no_article(noun)
    return predicate.lower_ in lexicon.STATE_VERBS or (
        is_kind and noun is not None and noun.i == dated.first - 1
    )


def _has_no_article(noun: Token) -> bool:
    return not any(token.tag_ in ("DT", "PRP$", "POS", "CD") or token.dep_ == "poss" for token in noun.lefts)


def _compares_since(doc: Doc, dated: DatedPhrase) -> bool:
    """Return True if "since" belongs to a comparison ("its lowest since May")."""
    start = dated.first - 1
    while start > 0 and doc[start].lower_ in ("the", "at", "least", "early", "late", "about"):
        start -= 1
    if start < 1 or doc[start].lower_ != "since":
        return False
    before = doc[max(0, start - _COMPARISON_REACH) : start]
    same_part = takewhile(lambda token: token.text not in _CLAUSE_MARKS, reversed(before))
    return any(_is_rank(token) for token in takewhile(_continues_phrase, reversed(before))) or any(
        token.lower_ == "time" and neighbour(token, -1).lower_ in _RANKS for token in same_part if token.i
    )


def _is_likened(doc: Doc, dated: DatedPhrase) -> bool:
    """Return True for a time that another one is like ("as in the 1920s", "as on Sunday")."""
    start = dated.first - 1
    while start > 0 and doc[start].lower_ in ("the", "early", "late", "mid"):
        start -= 1
    return start > 0 and doc[start].lower_ in ("in", "on", "during") and doc[start - 1].lower_ == "as"


def _is_base_of_change(doc: Doc, dated: DatedPhrase) -> bool:
    """Return True for what a figure is compared with ("up 5% from March", "twice as high as in March").

    A distance before "than" belongs to the comparison, too ("a month earlier than usual").
    """
    if dated.last < len(doc) and doc[dated.last].lower_ == "than":
        return True
    index = dated.first - 1
    while index > 0 and doc[index].lower_ in ("in", "on", "during", "the", "at"):
        index -= 1
    if index < 1:
        return False
    before = doc[max(0, index - _CHANGE_REACH) : index]
    if doc[index].lower_ == "as":
        return any(token.lower_ == "as" for token in before)
    is_change = any(token.lower_ in lexicon.CHANGE_WORDS for token in before)
    return doc[index].lower_ == "from" and is_change and any(token.like_num for token in before)


def _continues_phrase(token: Token) -> bool:
    return token.text not in _CLAUSE_MARKS and token.tag_ not in FINITE


def _is_rank(token: Token) -> bool:
    """Return True for a superlative or "first", but not in "at least" and "first minister"."""
    if token.tag_ in ("JJS", "RBS"):
        return token.i == 0 or neighbour(token, -1).lower_ != "at"
    if token.lower_ not in _RANKS:
        return False
    follower = neighbour(token)
    is_ranked = token.i > 0 and neighbour(token, -1).lower_ == "the" and neighbour(follower).lower_ == "since"
    return is_ranked or follower.lower_ not in lexicon.PERSON_NOUNS
