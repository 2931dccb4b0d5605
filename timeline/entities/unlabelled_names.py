"""Names of bodies that the model labels in none of their occurrences ("Broadcom raised its offer")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from timeline.entities.gazetteer import gazetteer
from timeline.entities.word_lists import bodies, genders, role_words, things, unnamed_persons
from timeline.language import Passage
from timeline.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Token

_IN_SENTENCE = r"(?<=[a-z,;] )"
"""What stands before a word inside a sentence."""
_MIN_USES = 2
"""Uses within a sentence by which a word with a capital is a name."""
_MIN_LENGTH = 4
_ACTS = frozenset(
    """acquired agreed announced bought built declined filed fired founded hired launched made offered paid
    plans raised rejected released signed sold sued unveiled wants""".split()  # noqa: SIM905
)
"""Verbs of acts of firms, beside those of saying."""


def unlabelled_names(article: str, passages: Sequence[Passage], labelled: Iterable[str]) -> set[str]:
    """Return the single words that say or do something, always with a capital, and have no label.

    ``labelled`` are the names that the article has already.
    """
    known = {word for name in labelled for word in name.split()}
    acts = unnamed_persons().saying | _ACTS
    actors = {
        token.text
        for passage in passages
        for token in passage.doc
        if token.dep_ == "nsubj" and token.tag_ == "NNP" and token.head.lower_ in acts and _is_alone(token)
    }
    return {word for word in actors - known if _is_name(article, word)}


def _is_alone(token: Token) -> bool:
    """Return True for a word without a label and without another name beside it."""
    text = token.text
    if token.ent_type_ or len(text) < _MIN_LENGTH or not text.isalpha() or not text[0].isupper():
        return False
    beside = [neighbour(token, -1)] if token.i else []
    beside += [neighbour(token)] if token.i + 1 < len(token.doc) else []
    return not any(word.tag_ in ("NNP", "NNPS") or word.lower_ in ("the", "a", "an") for word in beside)


def _is_name(article: str, word: str) -> bool:
    words = role_words()
    if word in bodies() or word in things() or word in words.titles | words.bodies | words.openers:
        return False
    if word.lower() in genders() or gazetteer().places(word) or gazetteer().nationality(word):
        return False
    if re.search(rf"\b{word.lower()}\b", article):
        return False
    return len(re.findall(rf"{_IN_SENTENCE}{word}\b", article)) >= _MIN_USES
