"""Clauses whose actors also take part in the predicate of the clause above.

These are the cause of a harm ("killed when US jets bombed the camp"), the news after "it emerged that", and
the announced act of the speaker ("announced that they signed Berg").
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.dependency_tree import AUXILIARIES, SUBJECTS, child, has_any, is_verb

if TYPE_CHECKING:
    from spacy.tokens import Token

_CAUSES = frozenset({"when", "after", "as"})
"""Words before the clause of a cause."""
_OWN_ACTS = frozenset({"they", "it", "he", "she", "we"})
"""Pronouns for a speaker who acts."""


def linked_clauses(verb: Token, others: Collection[int]) -> Iterator[Token]:
    """Yield the verbs of the linked clauses. ``others`` are the predicates with another date."""
    for word in verb.children:
        if word.i > verb.i and _is_linked(verb, word) and is_verb(word) and not has_any(word, others):
            yield word
    yield from _causes_without_subject(verb, others)


def _is_linked(verb: Token, word: Token) -> bool:
    """Return True for the news after "it emerged", an announced act of the speaker, and a cause."""
    if word.dep_ == "ccomp":
        return _is_news(verb) or _is_own_act(verb, word)
    return word.dep_ == "advcl" and _harms(verb) and _opens(word) in _CAUSES


def _harms(verb: Token) -> bool:
    return verb.lower_ in lexicon.HARMING_VERBS | lexicon.DYING_VERBS


def _opens(verb: Token) -> str:
    """Return the word that opens an adverbial clause, in lower case."""
    return next((word.lower_ for word in verb.children if word.dep_ in ("mark", "advmod")), "")


def _causes_without_subject(verb: Token, others: Collection[int]) -> Iterator[Token]:
    """Yield the cause of a harm as a gerund ("died after being shot by the guards")."""
    for word in verb.children if _harms(verb) else ():
        cause = child(word, "pcomp") if word.lower_ in _CAUSES else None
        if cause is not None and not has_any(cause, others):
            yield cause


def _is_news(verb: Token) -> bool:
    """Return True for a verb with "it" in place of its content ("it emerged that")."""
    own = child(verb, *SUBJECTS, "expl")
    return own is not None and own.lower_ == "it" and verb.lower_ in lexicon.EMERGING_VERBS


def _is_own_act(verb: Token, content: Token) -> bool:
    """Return True for the announced act of the speaker, in the past or the present."""
    own = child(content, *SUBJECTS)
    is_plan = any(word.tag_ == "MD" for word in content.children if word.dep_ in AUXILIARIES)
    is_own = own is not None and own.lower_ in _OWN_ACTS and not is_plan
    return is_own and verb.lower_ in lexicon.ANNOUNCING_VERBS
