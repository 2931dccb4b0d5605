"""Sentences that say what a date was, bring it forward, or reach back to it to compare."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from timeline.events import lexicon
from timeline.events.dating import Dating
from timeline.events.tree import BE, FINITE, child, is_verb

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_RANKS = frozenset({"first", "last", "only", "record"})
_BREAKS = frozenset({",", ";", ":"})
_POINTING = frozenset({"it", "that", "this", "today", "yesterday", "tomorrow"})
_CALENDAR = frozenset({"day", "date", "year", "month", "week", "time", "hour", "night", "morning"})
_TELLING = frozenset({"attr", "acomp", "ccomp", "xcomp", "oprd", "prt", "advmod", "expl", "prep"})
"""Relations of what says more of a subject than the day it was."""
_REACH = 12
"""Words between a rank and the "since" that says how far back it holds."""


def compares(doc: Doc, dating: Dating) -> bool:
    """Return whether "since" says how far back something has had no equal ("its lowest since May")."""
    start = dating.first - 1
    while start > 0 and doc[start].lower_ in ("the", "at", "least", "early", "late", "about"):
        start -= 1
    if start < 1 or doc[start].lower_ != "since":
        return False
    before = doc[max(0, start - _REACH) : start]
    times = takewhile(lambda token: token.text not in _BREAKS, reversed(before))
    return any(_ranks(token) for token in takewhile(_goes_on, reversed(before))) or any(
        token.lower_ == "time" and token.nbor(-1).lower_ in _RANKS for token in times if token.i
    )


def _goes_on(token: Token) -> bool:
    return token.text not in _BREAKS and token.tag_ not in FINITE


def _ranks(token: Token) -> bool:
    """Return whether the word is a superlative or "first", outside of "at least" and "first minister"."""
    if token.tag_ in ("JJS", "RBS"):
        return token.i == 0 or token.nbor(-1).lower_ != "at"
    return token.lower_ in _RANKS and token.nbor(1).lower_ not in lexicon.PERSON_NOUNS


def cleft(doc: Doc, dating: Dating) -> Token | None:
    """Return the verb of what "it was on Monday that ..." brings forward a date of."""
    if dating.last >= len(doc) or doc[dating.last].lower_ not in ("that", "when"):
        return None
    verb = next((each for each in reversed(doc[: dating.first]) if is_verb(each)), None)
    if verb is None or verb.lower_ not in BE or not _is_pointing(child(verb, "nsubj")):
        return None
    if any(each.dep_ in ("attr", "acomp") and each.i < dating.first for each in verb.rights):
        return None  # "it was clear on Monday that ..."
    opening = doc[dating.last]
    return next((each for each in doc[dating.last :] if is_verb(each) and each.left_edge == opening), None)


def equates(predicate: Token, dating: Dating) -> bool:
    """Return whether "be" joins a date to a pronoun or to another date ("the next day was January 1")."""
    if predicate.lower_ not in BE:
        return False
    who = child(predicate, "nsubj")
    if who is not None and not _is_pointing(who) and not dating.first <= who.i < dating.last:
        return False
    told = (each for each in predicate.children if each.dep_ in _TELLING and each != who)
    return all(_is_idle(each, dating) for each in told)


def _is_pointing(who: Token | None) -> bool:
    return who is None or who.lower_ in _POINTING or who.lower_ in _CALENDAR


def _is_idle(token: Token, dating: Dating) -> bool:
    """Return whether the token leads to a date, or is a connective ("of course")."""
    if token.dep_ == "prep":
        return all(_is_time(each, dating) or each.lower_ == "course" for each in token.children)
    return _is_time(token, dating) or token.lower_ in lexicon.CONNECTIVES


def _is_time(token: Token, dating: Dating) -> bool:
    return dating.first <= token.i < dating.last or token.ent_type_ in ("DATE", "TIME")
