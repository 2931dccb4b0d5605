"""The phrases that a title can spare, and how much it loses with each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.events.dependency_tree import (
    AUXILIARIES,
    NOUNS,
    SUBJECTS,
    VERBS,
    child,
    is_infinitive,
    is_noun,
    is_proper_noun,
    is_verb,
)
from timeline.events.event_lexicon import OCCURRING_VERBS, REPORTING_NOUNS, REPORTING_VERBS, SPOKEN_NOUNS
from timeline.events.noun_phrase import is_counted, is_source
from timeline.events.title_dependents import is_harm, is_truth_word
from timeline.events.title_frames import noun_needs, verb_needs
from timeline.events.title_lists import loss_of_conjunct
from timeline.events.title_modifiers import (
    USUAL,
    is_quantified,
    is_role,
    loss_of_adverb,
    loss_of_article,
    loss_of_compound,
    loss_of_modifier,
    loss_of_perfect,
    loss_of_role,
    loss_of_tight_word,
)
from timeline.events.title_names import given_names, is_place_class, works
from timeline.events.title_needs import Need, completes_verb, follows_comma, is_definite, need
from timeline.events.title_text import quotations
from timeline.events.title_words import Draft
from timeline.language import verb_forms

if TYPE_CHECKING:
    from spacy.tokens import Token

_OWN_CLAUSES = frozenset({"relcl", "advcl", "appos", "parataxis", "conj", "acl"})
"""Relations of a phrase that states something of its own: a negation inside goes with it."""
_SINGLE_WORDS = frozenset({"det", "mark", "compound", "amod"})
_BEHIND_VERB = frozenset({"prep", "advcl", "agent"})
_BEGINNING = frozenset(form for verb in ("begin", "start", "erupt", "break") for form in verb_forms(verb))
_COMPLETING = frozenset({"acomp", "attr", "dobj", "ccomp", "xcomp", "oprd", "prep"})
_DESCRIBING = frozenset({"amod", "advmod"})
_DIRECTIONS = frozenset({"to", "from", "into", "with"})
_CONTENT_TAGS = NOUNS | VERBS | {"JJ", "CD"}
_INNER = 0.6
"""What a phrase inside another one that a title can spare loses, as a share."""
_PART = 0.85
"""The most that it loses, as a share of the loss of the phrase around it."""
_LOSS_OF_CLASS = 0.5
"""The loss of what a named place is."""
_LOSS_OF_GIVEN_NAMES = 1.8
_LOSS_OF_QUOTED = 4.0
"""What a title loses more with a describing word inside quotation marks."""
_LOSS_OF_WORD = 0.12
"""The loss of each content word of a phrase, beside the loss of the phrase."""


@dataclass(frozen=True, slots=True)
class Spare:
    """A phrase that a title can spare: its token indices, and the loss, from 0.1 ("that") to 6.

    ``is_needed`` marks a phrase that the word before it needs to be complete.
    """

    words: frozenset[int]
    loss: float
    is_needed: bool = False


def spare_phrases(draft: Draft) -> list[Spare]:
    """Return the phrases and the words before nouns that the title can spare.

    A phrase inside another says less, so that less is lost with it.
    """
    names = [work & draft.kept for work in works(draft.doc)]
    found = sorted(set(_spares(draft)), key=lambda spare: (min(spare.words), spare.loss))
    spares = [_lighter(spare, found) for spare in (*found, *_tight_words(draft))]
    return [spare for spare in spares if not any(_splits(spare.words, name) for name in names)]


def _splits(words: frozenset[int], name: frozenset[int]) -> bool:
    """Return True if some words of a name are among the words, and some are not."""
    return bool(words & name) and not name <= words


def _lighter(spare: Spare, others: Sequence[Spare]) -> Spare:
    """Return a phrase with its loss as part of the smallest one around it, which loses more."""
    around = [other.loss for other in others if spare.words < other.words]
    if not around or spare.is_needed:
        return spare
    loss = spare.loss * _INNER if len(spare.words) > 1 and spare.loss < USUAL else spare.loss
    return replace(spare, loss=min(loss, *(_PART * each for each in around)))


def _tight_words(draft: Draft) -> Iterator[Spare]:
    """Yield the words before nouns that go only if much else would go."""
    for index in () if draft.is_doubtful else draft.kept - draft.needed:
        token = draft.doc[index]
        is_fixed = token.head.i not in draft.kept or _turns_truth(token) or _loss(token)
        loss = 0 if is_fixed else loss_of_tight_word(token)
        unit = frozenset(word.i for word in token.subtree)
        if loss and unit <= draft.kept and not unit & draft.needed:
            yield Spare(unit, loss)


def _spares(draft: Draft) -> Iterator[Spare]:
    quoted = {index for first, last in quotations(draft.doc) for index in range(first, last)}
    for index in draft.kept:
        yield from _means_of_saying(draft.doc[index], draft)
        yield from _given_names(draft.doc[index], draft)
    for index in draft.kept - draft.needed:
        token = draft.doc[index]
        if token.lower_ == "of" and is_place_class(token.head):
            yield from _place_class(token.head, draft)
            continue
        if token.head.i not in draft.kept or not (loss := _loss(token)):
            continue
        if token.dep_ in _DESCRIBING and token.i in quoted and token.head.i in quoted:
            loss += _LOSS_OF_QUOTED  # who spoke of "an onerous law" did not say "a law"
        if draft.is_doubtful and not _is_sure(token):
            continue
        unit = frozenset(word.i for word in token.subtree if word.i in draft.kept)
        if not unit & draft.needed and not _splits_name(token, unit, draft):
            unit = _with_company(token, unit, draft)
            content = sum(draft.doc[index].tag_ in _CONTENT_TAGS for index in unit)
            tells = _is_aside(token.head) or _is_remark(token.head)
            is_needed = token.i > token.head.i and (tells or need(token) is Need.STRICT)
            yield Spare(unit, loss + _LOSS_OF_WORD * content, is_needed)


def _place_class(noun: Token, draft: Draft) -> Iterator[Spare]:
    """Yield the words before the name of a place ("in | the northern town of | Kilwa")."""
    words = range(noun.left_edge.i, noun.i + 2)
    is_place = noun.dep_ == "pobj" and draft.kept.issuperset(words) and not draft.needed.intersection(words)
    if is_place and not any(is_truth_word(noun.doc[index]) for index in words):
        yield Spare(frozenset(words), _LOSS_OF_CLASS)


def _given_names(surname: Token, draft: Draft) -> Iterator[Spare]:
    """Yield the given names before a surname ("Minister | Ana M. | Duarte")."""
    words = frozenset(name.i for name in given_names(surname))
    if words and words <= draft.kept and not words & draft.needed:
        yield Spare(words, _LOSS_OF_GIVEN_NAMES)


def _means_of_saying(phrase: Token, draft: Draft) -> Iterator[Spare]:
    """Yield "in a statement" between a verb of saying and its content ("said | in a letter | that")."""
    noun, verb = child(phrase, "pobj"), phrase.head
    if phrase.dep_ != "prep" or noun is None or verb.lower_ not in REPORTING_VERBS:
        return
    words = frozenset(range(phrase.i, noun.i + 1))
    contents = [child(verb, "ccomp"), child(noun, "acl")]
    is_before = any(word is not None and word.left_edge.i == noun.i + 1 for word in contents)
    if is_before and noun.lower_ in SPOKEN_NOUNS | REPORTING_NOUNS and words <= draft.kept:
        yield Spare(words, _LOSS_OF_CLASS)


def _is_sure(token: Token) -> bool:
    """Return True for a phrase that is right even where the parser found two subjects."""
    return token.dep_ in _SINGLE_WORDS or (token.dep_ in _BEHIND_VERB and token.i > token.head.i)


def _loss(token: Token) -> float:
    """Return how much a title loses with a phrase; 0 for a phrase that it can't spare."""
    if _is_remark(token):
        return 0.8
    loss = _LOSSES.get(token.dep_)
    if loss is None or (token.dep_ not in _OWN_CLAUSES and _turns_truth(token)):
        return 0
    if token.i > token.head.i and need(token) is Need.STRICT and token.dep_ != "agent":
        return _loss_of_part(token)
    return loss(token)


def _is_remark(noun: Token) -> bool:
    """Return True for a noun about the whole clause ("it is ready to sail | , a step that ...")."""
    if noun.dep_ not in ("attr", "dobj", "npadvmod", "dep") or noun.tag_ != "NN" or not follows_comma(noun):
        return False
    has_article = any(word.lower_ in ("a", "an", "the") for word in noun.lefts)
    return has_article and any(
        word.dep_ in _COMPLETING and word.i < noun.i for word in noun.head.rights if word != noun
    )


def _turns_truth(token: Token) -> bool:
    """Return True for a phrase that says whether the rest is true ("without reason", "at no time")."""
    if is_truth_word(token):
        return True
    inner = [word for word in token.children if word.dep_ in ("pobj", "det", "neg", "advmod")]
    words = [*inner, *(word for noun in inner for word in noun.lefts if word.dep_ in ("det", "neg"))]
    return any(is_truth_word(word) for word in words)


def _loss_of_part(token: Token) -> float:
    """Return the loss of a name behind its role, and of "of" behind a noun that means something alone."""
    if token.dep_ == "appos":
        return 2
    noun = token.head
    preposition = token.lower_
    if verb_needs(noun, preposition) or is_quantified(noun) or completes_verb(token):
        return 0
    if noun_needs(noun, preposition) and not _is_nested(token):
        if preposition == "of":
            return 0
        return 2.8 if any(word.lower_ in ("a", "an") for word in noun.lefts) else 4
    if _is_nested(token):
        return 2.5
    if token.lower_ in _DIRECTIONS and is_verb(token.head) and child(token, "pcomp") is None:
        return 4.5
    is_part = token.lower_ == "of" and not is_counted(noun) and not is_proper_noun(noun)
    if not is_part or is_quantified(noun) or child(noun, "conj") is not None:
        return 0
    loss = 3.5 if noun.dep_ in ("dobj", "pobj") else 6 if noun.head.dep_ == "ROOT" else 4.5
    return loss + 1.5 * is_definite(noun)


def _is_nested(phrase: Token) -> bool:
    """Return True for "of" behind the noun of another such phrase ("the heads of the armies | of Niger")."""
    noun = phrase.head
    return (
        phrase.lower_ == noun.head.lower_ == "of"
        and noun.dep_ == "pobj"
        and not is_counted(noun)
        and not is_counted(noun.head.head)
    )


def _clause(token: Token) -> float:
    if token.dep_ == "advcl":
        return _adverbial_clause(token)
    if follows_comma(token):
        return 2.5 if token.dep_ == "appos" and token.ent_type_ == "PERSON" != token.head.ent_type_ else 0.6
    if is_infinitive(token) or is_quantified(token.head) or _is_remark(token.head):
        return 0
    if is_definite(token.head) or _is_aside(token.head):
        return 4.5
    return 2.8 if token.head.dep_ in SUBJECTS else 1.9


def _is_aside(noun: Token) -> bool:
    """Return True for a noun behind a comma that says little alone ("it fell, a trend | that goes on")."""
    return noun.dep_ in ("appos", "npadvmod") and noun.tag_ == "NN" and follows_comma(noun)


def _adverbial_clause(clause: Token) -> float:
    if is_harm(clause):
        return 2.5
    verb = clause.head
    if verb.lower_ in OCCURRING_VERBS | _BEGINNING and child(verb, "dobj", "attr", "xcomp") is None:
        return 4.5  # "the scandal erupted | when papers published the letters"
    if need(clause) is Need.USUAL:
        return USUAL
    return 1 if follows_comma(clause) else 1.8


def _phrase(token: Token) -> float:
    if is_source(token) or is_source(token.head) or is_quantified(token.head):
        return 0
    head = token.head
    if token.ent_iob_ == "I":
        return 0  # "the Conference on the Americas"
    if is_noun(head) and any(word.dep_ == "conj" and word.i > token.i for word in head.rights):
        return 0
    if token.i < head.i:
        return 0.8
    return _phrase_of_verb(token, head) if is_verb(head) else _phrase_of_noun(token, head)


def _phrase_of_verb(token: Token, head: Token) -> float:
    if _stands_before_object(token, head):
        return 0
    if head.lower_ in REPORTING_VERBS and child(head, "ccomp") is not None:
        return 0.7
    others = [word for word in head.rights if word != token and word.dep_ not in ("punct", "prt")]
    if head.dep_ == "acl" and not others:
        return 4.5  # "the miners trapped | below the shaft"
    return USUAL if need(token) is Need.USUAL else 1.8


def _phrase_of_noun(token: Token, head: Token) -> float:
    if need(token) is Need.USUAL:
        return USUAL
    if follows_comma(token):
        return 0.8
    if _is_aside(head):
        return 4.5
    return 3.2 if head.dep_ in SUBJECTS else 1.5 if head.dep_ in ("conj", "pobj") else 2


def _stands_before_object(phrase: Token, verb: Token) -> bool:
    """Return True for a phrase between a verb and its object, but for the circumstances of a saying."""
    before = [word.dep_ for word in verb.rights if word.i < phrase.i]
    has_object = "dobj" not in before and any(
        word.dep_ in ("dobj", "ccomp") and word.i > phrase.i for word in verb.rights
    )
    return has_object and not (verb.lower_ in REPORTING_VERBS and child(verb, "ccomp") is not None)


def _agent(token: Token) -> float:
    """Return the loss of who did it, if something else completes the verb ("banned from the store | by")."""
    return 2.5 if any(word.dep_ == "prep" for word in token.head.rights) else 0


def _measure(token: Token) -> float:
    if token.ent_type_ == "DATE":
        return 0.8
    return 0 if any(word.like_num for word in token.subtree) else 1.5


def _mark(token: Token) -> float:
    verb = token.head.head
    phrases = (word for word in verb.children if word.dep_ == "prep" and verb.i < word.i < token.i)
    follows = all(word.right_edge.ent_type_ in ("DATE", "TIME") for word in phrases)
    if child(verb, "dobj", "dative") is not None:  # "told Reuters | that prices fell"
        follows = follows and token.i + 1 < len(token.doc) and token.nbor(1).tag_ in ("DT", "PRP", "PRP$")
    return 0.1 if token.lower_ == "that" and token.head.dep_ == "ccomp" and follows else 0


_LOSSES = {
    "appos": _clause,
    "relcl": _clause,
    "acl": _clause,
    "advcl": _clause,
    "conj": loss_of_conjunct,
    "compound": loss_of_compound,
    "poss": loss_of_role,
    "nmod": loss_of_role,
    "amod": loss_of_modifier,
    "prep": _phrase,
    "agent": _agent,
    "npadvmod": _measure,
    "advmod": loss_of_adverb,
    "mark": _mark,
    "det": loss_of_article,
    "aux": loss_of_perfect,
}


def _splits_name(token: Token, unit: frozenset[int], draft: Draft) -> bool:
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


def _with_company(token: Token, unit: frozenset[int], draft: Draft) -> frozenset[int]:
    """Return the phrase with the "and" before it, the other words of a role, the phrases behind a clause."""
    if is_role(token):
        before = (word for word in token.head.lefts if word.i < token.i and word.ent_type_ != "PERSON")
        unit |= {inner.i for word in before for inner in word.subtree if inner.i in draft.kept}
        return unit | _rest_of_role(min(unit), draft)
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
    mark = article.nbor(-1) if article.i > 0 else article
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
