"""Clauses with the auxiliary before the subject ("Nor | did he resign", "Only then | did the boats leave").

Without the words before the auxiliary, such a clause reads as a question, and often says the opposite.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.dependency_tree import AUXILIARIES, SUBJECTS, child

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEGATIVE = frozenset({"nor", "never", "neither", "nowhere"})
_ASKING = frozenset({"WP", "WDT", "WRB", "WP$"})
_LINKS = frozenset({"and", "but", "yet", "so"})


def inverting_words(verb: Token) -> range:
    """Return the tokens before an auxiliary that stands before the verb's subject; empty for a question."""
    noun = child(verb, *SUBJECTS)
    helpers = [word.i for word in verb.children if word.dep_ in AUXILIARIES]
    if noun is None or not helpers or min(helpers) > noun.left_edge.i:
        return range(0)
    doc, end = verb.doc, min(helpers)
    start = verb.left_edge.i
    while start < end and (doc[start].lower_ in _LINKS or doc[start].is_punct):
        start += 1
    is_asked = any(word.text == "?" for word in doc[end:]) or any(
        word.tag_ in _ASKING for word in doc[start:end]
    )
    return range(0) if is_asked else range(start, end)


def is_inverted_denial(verb: Token) -> bool:
    """Return True if the words before the auxiliary deny the clause ("Nor did", "At no time has")."""
    words = [verb.doc[index].lower_ for index in inverting_words(verb)]
    if not words:
        return False
    is_no = "no" in words and not {"sooner", "later", "more", "less", "fewer"} & set(words)
    return is_no or bool(_NEGATIVE & set(words)) or words[:2] in (["not", "once"], ["not", "a"])
