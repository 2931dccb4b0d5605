"""The shape of a noun phrase with "the": which noun may mean something named before ("the oil giant")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.entities.gazetteer import gazetteer
from timeline.entities.word_lists import definite_nouns
from timeline.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Token

_DESCRIBING = frozenset({"poss", "relcl", "acl", "appos", "prep"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MODIFIERS = frozenset({"amod", "compound", "nmod"})


def kind_of(token: Token) -> str | None:
    """Return the kind of a definite noun, and that of "the two" alone; ``None`` for other words."""
    if token.lower_ == "two" and token.tag_ == "CD" and token.dep_ in _SUBJECTS:
        return "couple" if [word.lower_ for word in token.children] == ["the"] else None
    kind = definite_nouns().kinds.get(token.lower_)
    if kind is None or not (is_definite(token) or _is_of_town(token)):
        return None
    return kind


def _is_of_town(noun: Token) -> bool:
    """Return True for an organisation's noun with "the" and its town or country ("the Oslo bank")."""
    if definite_nouns().kinds[noun.lower_] not in definite_nouns().names_of or noun.tag_ != "NN":
        return False
    words = [word for word in noun.subtree if word != noun]
    return len(words) > 1 and words[0].lower_ == "the" and all(word.ent_type_ == "GPE" for word in words[1:])


def is_definite(noun: Token) -> bool:
    """Return True for a noun with "the" or "both" that is not described further ("the bank of his youth").

    An organisation's noun has no other word before it than its trade ("the investment bank"), because "the
    British bank" may be any; alliances are few.
    """
    if noun.dep_ in _MODIFIERS or noun.tag_ not in ("NN", "NNS"):
        return False
    others = definite_nouns().other
    children = [word for word in noun.children if not _is_beside(word, noun)]
    kind = definite_nouns().kinds[noun.lower_]
    if kind in definite_nouns().names_of and kind != "alliance" and len(children) > 1:
        return False
    if noun.lower_ in definite_nouns().with_trade and not any(_is_trade(word) for word in noun.lefts):
        return False
    is_plain = all(
        (word.dep_ not in _DESCRIBING or _is_aside(word, noun))
        and word.lower_ not in others
        and word.tag_ not in ("NNP", "NNPS")
        and not (kind == "country" and gazetteer().nationality(word.text) is not None)
        for word in children
    )
    return is_plain and any(word.lower_ in ("the", "both", "these") for word in children)


def _is_beside(word: Token, noun: Token) -> bool:
    """Return True for a word that does not tell which one is meant: "'s", a trade, an aside, a comma."""
    return word.dep_ in ("case", "punct") or _is_trade(word) or _is_aside(word, noun)


def _is_trade(word: Token) -> bool:
    return word.dep_ == "compound" and word.lower_ in definite_nouns().trades


def _is_aside(clause: Token, noun: Token) -> bool:
    """Return True for a relative clause after a comma: it does not tell which one is meant."""
    return clause.dep_ == "relcl" and neighbour(noun).text == ","


def is_other_country(word: Token) -> bool:
    """Return True for a country under a description ("the small island nation"): it is the nearer one."""
    is_country = word.tag_ == "NN" and definite_nouns().kinds.get(word.lower_) == "country"
    return is_country and any(other.dep_ == "amod" for other in word.lefts)
