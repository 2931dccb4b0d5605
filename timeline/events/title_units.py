"""The words that a title leaves out together: a phrase, and what would be torn without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.dependency_tree import AUXILIARIES, NOUNS, SUBJECTS, VERBS, child, is_noun
from timeline.events.title_modifiers import changes_article, is_role, loss_of_article
from timeline.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Token

    from timeline.events.title_draft import Draft


def splits_name(token: Token, unit: frozenset[int], draft: Draft) -> bool:
    """Return True if nouns stand on both sides of the phrase's end ("on the Boko Haram | front")."""
    last = max(unit)
    following = draft.doc[min(last + 1, len(draft.doc) - 1)]
    if token.dep_ == "conj" and is_noun(token) and _opens_clause(following):
        return True
    if (
        last + 1 < len(draft.doc)
        and draft.doc[last + 1].ent_iob_ == "I"
        and not (token.dep_ == "det" or is_role(token))
    ):
        return True
    if token.dep_ in ("compound", "nmod", "amod") or len(unit) == 1 or last + 1 not in draft.kept:
        return False
    return is_noun(draft.doc[last]) and is_noun(draft.doc[last + 1])


def _opens_clause(verb: Token) -> bool:
    """Return True for a finite verb whose subject the parser may have joined to the words before."""
    verb = verb.head if verb.dep_ in AUXILIARIES else verb
    return verb.tag_ in VERBS and child(verb, *SUBJECTS) is None and verb.dep_ in ("conj", "ccomp", "dep")


def with_company(token: Token, unit: frozenset[int], draft: Draft) -> frozenset[int]:
    """Return the phrase with the "and" before it, the other words of a role, the phrases behind a clause."""
    if is_role(token):
        before = (word for word in token.head.lefts if word.i < token.i and word.ent_type_ != "PERSON")
        unit |= {inner.i for word in before for inner in word.subtree if inner.i in draft.kept}
        return unit | _rest_of_role(min(unit), draft)
    if token.dep_ == "amod" and changes_article(token):
        return unit | {token.left_edge.i - 1}
    if token.dep_ == "det":
        return unit | _opening_that(token, draft) | _articles_beside(token, draft)
    if token.dep_ in ("acl", "relcl"):
        return unit | _phrases_behind(unit, draft)
    if token.dep_ != "conj":
        return unit
    joining = (word for word in token.head.rights if word.dep_ == "cc" and word.i < token.i)
    return unit | {inner.i for word in joining for inner in word.subtree if inner.i in draft.kept}


def _opening_that(article: Token, draft: Draft) -> frozenset[int]:
    """Return the "that" directly before an article: "said that tide rose" reads as one thing."""
    mark = neighbour(article, -1)
    is_that = mark.dep_ == "mark" and mark.lower_ == "that" and mark.i in draft.kept
    return frozenset((mark.i,)) if is_that else frozenset()


def _articles_beside(article: Token, draft: Draft) -> frozenset[int]:
    """Return the articles of joined nouns: all or none of them stay ("the mill and | the quay")."""
    others = (word for noun in article.head.conjuncts for word in noun.lefts if word.dep_ == "det")
    return frozenset(word.i for word in others if word.i in draft.kept and loss_of_article(word))


def _rest_of_role(first: int, draft: Draft) -> frozenset[int]:
    """Return the nouns and adjectives directly before a role ("WHO | Director-General Ana Duarte")."""
    start = first
    while start - 1 in draft.kept and _may_be_role(draft.doc[start - 1]):
        if draft.doc[start - 1].is_ancestor(draft.doc[first]):
            break  # "the boat | captain Ana Duarte used"
        start -= 1
    return frozenset(range(start, first))


def _may_be_role(word: Token) -> bool:
    return word.tag_ in (*NOUNS, "JJ", "HYPH") or (word.text.isupper() and len(word) > 1)


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
