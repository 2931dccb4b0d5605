"""Nouns that happen ("the August takeover"), and which noun a date stands inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.dependency_tree import NOUNS, child, is_noun, is_verb, path_up

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DETERMINERS = frozenset({"DT", "PRP$", "POS", "PDT", "WP$"})
_MODIFIERS = frozenset({"JJ", "JJR", "JJS", "VBG", "VBN", "CD", "HYPH", "AFX"})
_BEFORE_NOUNS = (_DETERMINERS | _MODIFIERS | NOUNS) - {"VBG"}
_CLAUSE_PREPOSITIONS = frozenset(
    {"on", "in", "at", "by", "since", "until", "till", "from", "to", "before", "after"}
)
"""Before a bare date these begin an adverbial: what follows is the clause, not a noun that it modifies."""
_COURSE = frozenset({"in", "during", "at"})
_MARKS = frozenset({"-", '"', "'", "``", "''"})


def modified_noun(doc: Doc, first: int, last: int) -> Token | None:
    """Return the noun that a date before it modifies ("the August takeover", "Sunday's race")."""
    position = last
    possessive = position < len(doc) and doc[position].tag_ == "POS"
    if possessive:
        position += 1
    noun = _phrase_head(doc, position)
    if noun is None:
        return None
    if possessive or _opens_phrase(doc, first, noun) or _is_heading(doc, first, noun):
        return noun
    return None


def _phrase_head(doc: Doc, start: int) -> Token | None:
    """Return the last noun of the run of adjectives and nouns that begins at ``start``."""
    noun = None
    for token in doc[start:]:
        if token.tag_ in NOUNS:
            noun = token
        elif (token.tag_ not in _MODIFIERS and token.text not in _MARKS) or (
            noun is not None and token.tag_ in ("VBG", "VBN")
        ):
            break
    return noun


def _opens_phrase(doc: Doc, first: int, noun: Token) -> bool:
    """Return whether the words before the date belong to the noun behind it."""
    if first == 0 or doc[first].tag_ in _DETERMINERS or doc[first].lower_ in ("last", "next", "this"):
        return False
    before = doc[first - 1]
    if before.tag_ in _DETERMINERS or _is_object_of(before, noun, doc[first]):
        return True
    if before.tag_ in _MODIFIERS or before.tag_ in NOUNS:
        return before.head.i >= noun.i or (before.tag_ in NOUNS and _inside(doc[first], noun, before))
    return (
        before.lower_ not in _CLAUSE_PREPOSITIONS
        and before.tag_ == "IN"
        and any(token.head == noun for token in doc[first : noun.i] if token.i < noun.i)
    )


def _is_heading(doc: Doc, first: int, noun: Token) -> bool:
    """Return whether date and noun are what a colon ends ("Bastille Day terror: ...")."""
    begins = first == 0 or doc[first - 1].is_punct or doc[first - 1].is_space
    return begins and noun.i + 1 < len(doc) and noun.nbor(1).text == ":"


def _is_object_of(preposition: Token, noun: Token, date_token: Token) -> bool:
    """Return whether the parse has the date inside a noun that happens ("on New Year's Eve patrol")."""
    happens = noun.lower_ in lexicon.EVENT_NOUNS and noun.head == preposition
    return happens and any(each == noun for each in path_up(date_token) if each.i <= noun.i)


def _inside(date_token: Token, noun: Token, before: Token) -> bool:
    """Return whether the parse reads noun, date, noun as one compound ("the London 2012 Olympics")."""
    return date_token.head == noun and before.head in (noun, date_token)


def phrase_start(doc: Doc, index: int) -> int:
    """Return where the run of determiners, adjectives and nouns begins that leads up to a token."""
    while index > 0 and doc[index - 1].tag_ in _BEFORE_NOUNS:
        index -= 1
        if doc[index].tag_ in ("DT", "PRP$"):
            break
    return index


def happening(noun: Token) -> Token | None:
    """Return the predicate that a dated noun makes: the noun, or the light verb that it completes."""
    event = event_noun(noun)
    if event is None:
        return None
    verb = noun.head
    if noun.dep_ == "dobj" and is_verb(verb) and verb.lower_ in lexicon.LIGHT_VERBS and verb.tag_ != "VBG":
        return verb
    return event


def event_noun(noun: Token) -> Token | None:
    """Return the noun if it happens, or the one that happens in "a wave of attacks"."""
    if noun.lower_ in lexicon.EVENT_NOUNS and not _is_named_thing(noun):
        return noun
    if noun.lower_ in lexicon.MEASURING_NOUNS:
        of = next((each for each in noun.rights if each.lower_ == "of"), None)
        inner = child(of, "pobj") if of is not None else None
        return event_noun(inner) if inner is not None else None
    return None


def _is_named_thing(noun: Token) -> bool:
    """Return whether the noun is only part of a name that goes on ("Election Commission")."""
    return noun.dep_ in ("compound", "poss", "nmod") and noun.head.i > noun.i and is_noun(noun.head)


def happens_within(noun: Token) -> bool:
    """Return whether a clause tells what happened in the course of the noun ("nine died in the blaze")."""
    return noun.dep_ == "pobj" and noun.head.lower_ in _COURSE and is_verb(noun.head.head)


def modifies(doc: Doc, first: int, last: int) -> bool:
    """Return whether the expression stands inside a noun phrase ("an ambitious 2019 target")."""
    noun = _phrase_head(doc, last)
    return noun is not None and _opens_phrase(doc, first, noun)


def describes(doc: Doc, first: int, last: int) -> bool:
    """Return whether the parse, too, has the expression inside the noun phrase that it stands in."""
    noun = _phrase_head(doc, last)
    return modifies(doc, first, last) and any(
        above == noun for token in doc[first:last] for above in path_up(token)
    )


def time_words(doc: Doc, first: int, last: int) -> range:
    """Return the tokens that say the time: the expression, with the words that lead it into its clause."""
    if last < len(doc) and doc[last].tag_ == "POS":
        return range(first, last + 1)
    if modifies(doc, first, last):
        return range(first, last)
    while first > 0 and doc[first - 1].lower_ in lexicon.LEADING_WORDS:
        first -= 1
    return range(first, last)
