"""The phrases that a title can spare, and how much it loses with each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.events.dependency_tree import (
    NOUNS,
    VERBS,
    child,
)
from timeline.events.event_lexicon import REPORTING_NOUNS, REPORTING_VERBS, SPOKEN_NOUNS
from timeline.events.title_dependents import is_truth_word
from timeline.events.title_draft import Draft
from timeline.events.title_loose import loose_loss
from timeline.events.title_marks import quotations
from timeline.events.title_modifiers import (
    USUAL,
    loss_of_tight_word,
)
from timeline.events.title_names import (
    description_beside,
    given_names,
    is_name_of_noun,
    is_place_class,
    works,
)
from timeline.events.title_needs import Need, is_remark, need
from timeline.events.title_phrase_loss import is_aside, loss_of_phrase, turns_truth
from timeline.events.title_units import splits_name, with_company
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
_LOSS_OF_DESCRIPTION = 1.0
"""The loss of a description before a name between commas: less than that of the name."""
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


def spare_phrases(draft: Draft, *, is_loose: bool = False) -> list[Spare]:
    """Return the phrases and the words before nouns that the title can spare.

    A phrase inside another says less, so that less is lost with it. ``is_loose`` adds those that go only
    before the title would break off.
    """
    names = [work & draft.kept for work in works(draft.doc)]
    found = sorted(set(_spares(draft, is_loose=is_loose)), key=lambda spare: (min(spare.words), spare.loss))
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
        is_fixed = token.head.i not in draft.kept or turns_truth(token) or loss_of_phrase(token)
        loss = 0 if is_fixed else loss_of_tight_word(token)
        unit = frozenset(word.i for word in token.subtree)
        if loss and unit <= draft.kept and not unit & draft.needed:
            yield Spare(unit, loss)


def _spares(draft: Draft, *, is_loose: bool) -> Iterator[Spare]:
    quoted = {index for first, last in quotations(draft.doc) for index in range(first, last)}
    for index in draft.kept:
        yield from _means_of_saying(draft.doc[index], draft)
        yield from _given_names(draft.doc[index], draft)
        yield from _description(draft.doc[index], draft)
    for index in draft.kept - draft.needed:
        token = draft.doc[index]
        if token.lower_ == "of" and is_place_class(token.head):
            yield from _place_class(token.head, draft)
            continue
        loss = loss_of_phrase(token) or (is_loose and not draft.is_doubtful and loose_loss(token))
        if token.head.i not in draft.kept or not loss or is_name_of_noun(token):
            continue  # a name between commas stays: its description goes
        if token.dep_ in _DESCRIBING and token.i in quoted and token.head.i in quoted:
            loss += _LOSS_OF_QUOTED  # who spoke of "an onerous law" did not say "a law"
        if draft.is_doubtful and not _is_sure(token):
            continue
        unit = frozenset(word.i for word in token.subtree if word.i in draft.kept)
        if not unit & draft.needed and not splits_name(token, unit, draft):
            unit = with_company(token, unit, draft)
            content = sum(draft.doc[index].tag_ in _CONTENT_TAGS for index in unit)
            tells = is_aside(token.head) or is_remark(token.head)
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


def _description(name: Token, draft: Draft) -> Iterator[Spare]:
    """Yield what a name stands behind ("| the yard's owner, | Ana Duarte, left", "| choir | the Larks")."""
    noun = description_beside(name) or name.head
    if noun == name.head and not is_name_of_noun(name):
        return
    own = {word.i for word in name.subtree}
    words = frozenset(word.i for word in noun.subtree if word.i in draft.kept and word.i not in own)
    if noun.i in words and not words & draft.needed:
        yield Spare(words, _LOSS_OF_DESCRIPTION)


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
