"""Phrases that a title leaves out only before it would break off.

Without them the clause says less, but is whole and true ("used poor steel | in the hull"). Under a denial
nothing goes: who does not trade with Chad may trade.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.dependency_tree import (
    BE,
    VERBS,
    ancestors,
    child,
    is_infinitive,
    is_noun,
    is_proper_noun,
)
from timeline.events.noun_phrase import is_counted, is_source
from timeline.events.title_frames import noun_needs, verb_needs
from timeline.events.title_modifiers import is_quantified
from timeline.events.title_needs import INDEFINITE, LIGHT, PERIODS, follows_comma, is_ranked
from timeline.events.title_phrase_loss import stands_before_object, turns_truth
from timeline.language import verb_forms

if TYPE_CHECKING:
    from spacy.tokens import Token

_LOSS_OF_PHRASE, _LOSS_OF_PART, _LOSS_OF_CONTENT, _LOSS_OF_OTHER_NAME = 4.5, 6.0, 6.0, 3.0
"""The losses of a circumstance, of what a noun is of, of a noun's content, of another word for a noun."""
_LOSS_OF_TOPIC = 5.5
"""The loss of what a noun is about, and of who did it ("a law | on fishing", "was seen | by the crew")."""
_COMPLEMENTS = frozenset({"dobj", "nsubjpass", "attr", "acomp", "oprd", "prt"})
_VERBS_WITH_OBJECT = """
accuse acquit arrest charge convict deliver deploy detain donate evict expel export extradite free hold import
inform invest jail notify oust release remove rescue return send spend sue supply transfer warn
"""
_WITH_OBJECT = frozenset(form for verb in _VERBS_WITH_OBJECT.split() for form in verb_forms(verb))
"""Verbs that mean the same with their object alone ("accused the mayor | of theft")."""
_CIRCUMSTANCES = frozenset(
    {"after", "amid", "at", "before", "behind", "by", "despite", "during", "following", "in", "inside",
     "near", "on", "outside", "over", "through", "within"}
)  # fmt: skip
"""Prepositions of time, place and circumstance: a verb without an object is whole without them."""
_BOUND = frozenset({"than", "including", "but", "except", "like", "as"})
_OF_SETS = lexicon.COUNTED | lexicon.COLLECTIVE_NOUNS | lexicon.MEASURING_NOUNS


def loose_loss(token: Token) -> float:
    """Return how much a title loses with a phrase before it would break off; 0 if it must stay."""
    head = token.head
    if token.i < head.i or token.ent_iob_ == "I" or turns_truth(token):
        return 0
    if is_quantified(head) or is_ranked(head) or head.lower_ in INDEFINITE or _is_denied(token):
        return 0
    if token.dep_ == "prep" and not is_source(token) and token.lower_ not in _BOUND:
        return _of_verb(token, head) if head.tag_ in VERBS else _of_noun(token, head)
    if token.dep_ == "agent":
        return _LOSS_OF_TOPIC if child(head, "nsubjpass") is not None else 0
    if token.dep_ in ("acl", "relcl") and is_noun(head):
        is_content = is_infinitive(token) or child(token, "mark") is not None
        return _LOSS_OF_CONTENT if is_content else 0
    return _LOSS_OF_OTHER_NAME if _is_other_name(token) else 0


def _is_denied(token: Token) -> bool:
    """Return True for a phrase under a denial, or under a verb of denying."""
    return any(
        child(word, "neg") is not None or (word.tag_ in VERBS and word.lower_ in lexicon.DENYING_VERBS)
        for word in (token, *ancestors(token))
    )


def _of_verb(phrase: Token, verb: Token) -> float:
    """Return the loss of a verb's phrase."""
    if stands_before_object(phrase, verb) or verb.lower_ in lexicon.LETTING_VERBS | LIGHT | BE:
        return 0
    has_object = any(word.i < phrase.i for word in verb.children if word.dep_ in _COMPLEMENTS)
    if verb_needs(verb, phrase.lower_):
        return _LOSS_OF_PHRASE if has_object and verb.lower_ in _WITH_OBJECT else 0
    if child(phrase, "pcomp") is not None and phrase.lower_ not in _CIRCUMSTANCES:
        return 0
    return _LOSS_OF_PHRASE if has_object or phrase.lower_ in _CIRCUMSTANCES else 0


def _of_noun(phrase: Token, noun: Token) -> float:
    """Return the loss of a noun's phrase."""
    has_owner = child(noun, "poss") is not None and not is_counted(noun)  # "their use | of phones"
    if not is_noun(noun) or noun.dep_ == "npadvmod":
        return 0
    if noun.lower_ in PERIODS or any(word.dep_ == "conj" and word.i > phrase.i for word in noun.rights):
        return 0
    if noun_needs(noun, phrase.lower_) and not has_owner:
        return 0 if phrase.lower_ == "of" or child(phrase, "pobj") is None else _LOSS_OF_TOPIC
    if phrase.lower_ != "of":
        return 0 if phrase.lower_ == "to" else _LOSS_OF_PHRASE
    if is_proper_noun(noun):
        return 0
    if is_counted(noun):
        has_number = any(word.like_num and word.text[0].isdigit() for word in noun.lefts)
        return _LOSS_OF_PART if has_number and noun.lower_ not in _OF_SETS else 0
    return _LOSS_OF_PART


def _is_other_name(token: Token) -> bool:
    """Return True for another word for a noun, behind a comma ("cholera, | or blue death")."""
    if token.dep_ != "conj" or not is_noun(token) or not is_noun(token.head):
        return False
    joining = next((word for word in token.head.rights if word.dep_ == "cc" and word.i < token.i), None)
    return joining is not None and joining.lower_ == "or" and follows_comma(joining)
