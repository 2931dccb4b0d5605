"""The phrases inside a title that it can spare, in the order in which they go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from timeline.events.claim import is_of_all, is_of_none
from timeline.events.dependency_tree import (
    SUBJECTS,
    VERBS,
    child,
    is_infinitive,
    is_noun,
    is_proper_noun,
    is_verb,
)
from timeline.events.event_lexicon import COUNTED, PERSON_NOUNS, REPORTING_VERBS
from timeline.events.noun_phrase import is_counted, is_source
from timeline.events.title_dependents import has_truth_word
from timeline.events.title_needs import Need, follows_comma, need
from timeline.events.title_words import Draft

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWN_CLAUSES = frozenset({"relcl", "advcl", "appos", "parataxis", "conj", "acl"})
"""Relations of a phrase that states something of its own: a negation inside goes with it."""
_SINGLE_WORDS = frozenset({"det", "mark", "compound"})
_SHARED = frozenset({"or", "nor", "but"})
_LAST = 11
"""The place of an adjective, which often turns the sense ("a poppy crop")."""


def spare_phrases(draft: Draft) -> list[tuple[int, frozenset[int]]]:
    """Return the phrases that the title can spare: rank and token indices, the least important ones first."""
    return [(rank, unit) for rank, _, unit in sorted(_ranked(draft), key=lambda entry: entry[:2])]


def _ranked(draft: Draft) -> Iterator[tuple[int, int, frozenset[int]]]:
    for index in draft.kept - draft.needed:
        token = draft.doc[index]
        if token.head.i not in draft.kept or not (rank := _rank(token)):
            continue
        if draft.is_doubtful and token.dep_ not in _SINGLE_WORDS:
            continue
        unit = frozenset(word.i for word in token.subtree if word.i in draft.kept)
        if not unit & draft.needed and not _splits_name(token, unit, draft):
            yield rank, -index, _with_company(token, unit, draft)


def _rank(token: Token) -> int:
    """Return the place of a phrase in the order of shortening: 1 goes first, 0 stays."""
    rank = _RANKS.get(token.dep_)
    if rank is None or (token.dep_ not in _OWN_CLAUSES and has_truth_word(token)):
        return 0
    if token.i > token.head.i and need(token) is Need.STRICT:
        return _rank_of_part(token)
    return rank(token)


def _rank_of_part(token: Token) -> int:
    """Return the place of a name behind its role, and of "of" behind a noun that means something alone."""
    if token.dep_ == "appos" or _is_nested(token):
        return 7
    noun = token.head
    is_part = token.lower_ == "of" and not is_counted(noun) and not is_proper_noun(noun)
    if not is_part or _is_quantified(noun) or child(noun, "conj") is not None:
        return 0
    return 9 if noun.dep_ in ("dobj", "pobj") else 10


def _is_nested(phrase: Token) -> bool:
    """Return True for "of" behind the noun of another such phrase ("the heads of the armies | of Niger")."""
    noun = phrase.head
    return (
        phrase.lower_ == noun.head.lower_ == "of"
        and noun.dep_ == "pobj"
        and not is_counted(noun)
        and not is_counted(noun.head.head)
    )


def _clause(token: Token) -> int:
    if follows_comma(token):
        return 1
    return 0 if is_infinitive(token) or _is_quantified(token.head) else 5


def _conjunct(token: Token) -> int:
    if any(word.lower_ in _SHARED for word in token.head.children if word.dep_ == "cc"):
        return 0
    if token.tag_ in VERBS:
        return 2 if is_verb(token.head) else 0
    return 6 if _can_stand_alone(token) else 0


def _can_stand_alone(conjunct: Token) -> bool:
    """Return True if the noun before means the same alone: it is no subject and no part of a name."""
    noun = conjunct.head
    if (
        noun.dep_ in ("conj", *SUBJECTS)
        or noun.head.lower_ == "between"
        or child(noun, "preconj") is not None
    ):
        return False
    return not (noun.ent_type_ and noun.ent_type_ == conjunct.ent_type_ and conjunct.ent_iob_ == "I")


def _role(token: Token) -> int:
    return 3 if _is_role(token) else 0


def _is_role(token: Token) -> bool:
    """Return True for the role before a person's name ("the Finnish minister Aino Laine")."""
    name = token.head
    if token.dep_ not in ("compound", "nmod", "amod", "poss") or not is_proper_noun(name):
        return False
    is_of_name = name.ent_type_ == "PERSON" and token.ent_type_ != "PERSON"
    is_titled = token.lower_ in PERSON_NOUNS and token.dep_ == "compound" and name.ent_type_ in ("PERSON", "")
    return is_titled or is_of_name


def _modifier(token: Token) -> int:
    """Return the place of a person's role, or of a plain adjective, which goes last."""
    if _is_quantified(token.head) or token.lower_ in ("little", "few", "more", "less", "fewer"):
        return 0
    if token.i > 0 and token.nbor(-1).lower_ in ("a", "an") and _needs_an(token) != _needs_an(token.nbor(1)):
        return 0
    is_compared = any(word.dep_ != "advmod" or word.tag_ in ("RBR", "RBS") for word in token.children)
    is_plain = token.tag_ == "JJ" and not is_proper_noun(token.head) and not is_compared
    follows_another = token.i > 0 and token.nbor(-1).dep_ == "amod" and token.nbor(-1).head == token.head
    return _role(token) or (_LAST if is_plain and not follows_another else 0)


def _needs_an(token: Token) -> bool:
    return token.lower_[0] in "aeiou"


def _adverb(token: Token) -> int:
    """Return the place of a plain adverb of a verb that is not denied."""
    verb = token.head
    is_plain = token.tag_ == "RB" and is_verb(verb) and child(verb, "neg") is None
    is_before_mark = token.i + 1 < len(token.doc) and token.nbor(1).dep_ == "mark"  # "now that", "even if"
    return 8 if is_plain and not is_before_mark else 0


def _is_quantified(noun: Token) -> bool:
    return is_of_all(noun) or is_of_none(noun)


def _phrase(token: Token) -> int:
    if is_source(token) or is_source(token.head) or _is_quantified(token.head):
        return 0
    head = token.head
    if is_noun(head) and any(word.dep_ == "conj" and word.i > token.i for word in head.rights):
        return 0
    if head.dep_ in ("acl", "relcl") and is_verb(head) and need(head) is not Need.STRICT:
        return 0  # it goes with its clause
    is_alone = [word for word in head.rights if not word.is_punct] == [token]
    has_more = any(word.dep_ in ("dobj", "ccomp") and word.i > token.i for word in head.rights)
    is_tied = has_more and not (head.lower_ in REPORTING_VERBS and child(head, "ccomp") is not None)
    if is_verb(head) and (is_alone or is_tied):
        return 0
    if token.i > head.i and need(token) is Need.USUAL:
        return 9
    return 6 if token.i > head.i else 4


def _measure(token: Token) -> int:
    return 0 if any(word.like_num for word in token.subtree) else 4


def _mark(token: Token) -> int:
    verb = token.head.head
    phrases = (word for word in verb.children if word.dep_ == "prep" and verb.i < word.i < token.i)
    follows = all(word.right_edge.ent_type_ in ("DATE", "TIME") for word in phrases)
    return 4 if token.lower_ == "that" and token.head.dep_ == "ccomp" and follows else 0


def _article(token: Token) -> int:
    is_plain = token.lower_ in ("the", "a", "an") and is_noun(token.head)
    return 7 if is_plain and token.head.lower_ not in COUNTED else 0


_RANKS = {
    "appos": _clause,
    "relcl": _clause,
    "acl": _clause,
    "advcl": _clause,
    "conj": _conjunct,
    "compound": _role,
    "poss": _role,
    "nmod": _role,
    "amod": _modifier,
    "prep": _phrase,
    "npadvmod": _measure,
    "advmod": _adverb,
    "mark": _mark,
    "det": _article,
}


def _splits_name(token: Token, unit: frozenset[int], draft: Draft) -> bool:
    """Return True if nouns stand on both sides of the phrase's end ("on the Boko Haram | front")."""
    last = max(unit)
    if (
        last + 1 < len(draft.doc)
        and draft.doc[last + 1].ent_iob_ == "I"
        and not (token.dep_ == "det" or _is_role(token))
    ):
        return True
    if token.dep_ in ("compound", "nmod", "amod") or len(unit) == 1 or last + 1 not in draft.kept:
        return False
    return is_noun(draft.doc[last]) and is_noun(draft.doc[last + 1])


def _with_company(token: Token, unit: frozenset[int], draft: Draft) -> frozenset[int]:
    """Return the phrase with the "and" before it, the other words of a role, the phrases behind a clause."""
    if _is_role(token):
        before = (word for word in token.head.lefts if word.i < token.i and word.ent_type_ != "PERSON")
        return unit | {inner.i for word in before for inner in word.subtree if inner.i in draft.kept}
    if token.dep_ in ("acl", "relcl"):
        return unit | _phrases_behind(unit, draft)
    if token.dep_ != "conj":
        return unit
    return unit | {word.i for word in token.head.children if word.dep_ == "cc" and word.i in draft.kept}


def _phrases_behind(unit: frozenset[int], draft: Draft) -> frozenset[int]:
    """Return the phrases directly behind a clause, as part of it ("a law cutting rents | by half")."""
    found: frozenset[int] = frozenset()
    following = draft.doc[max(unit) : max(unit) + 2][-1]
    while following.i in draft.kept and following.dep_ == "prep" and following.head.i < min(unit):
        phrase = frozenset(word.i for word in following.subtree if word.i in draft.kept)
        if phrase & draft.needed:
            break
        found |= phrase
        following = draft.doc[max(phrase) : max(phrase) + 2][-1]
    return found
