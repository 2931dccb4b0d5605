"""The length of a title: it ends where each of its words has what it needs.

A title is the beginning of its draft. If no beginning is short enough, phrases inside it are spared, the
least important ones first. If that does not help, the title breaks off at the end of a phrase, with an
ellipsis.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from timeline.events.dependency_tree import VERBS, is_noun, is_verb
from timeline.events.title_check import (
    denies,
    is_coherent,
    is_sound,
    is_unfinished,
    is_whole,
    skips_negation,
)
from timeline.events.title_needs import Need, need
from timeline.events.title_spare import spare_phrases
from timeline.events.title_text import TitleContext, inner_text, title_text
from timeline.events.title_words import Draft

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_TITLE_LENGTH = 80
"""In characters."""
CUT = "…"
"""The end of a title that breaks off for its length; what follows may matter ("until May")."""
_MAX_TRIES = 4
"""Ends of one draft that are tried before phrases are spared."""
_SPARE_LENGTH = 16
"""Characters of articles, marks and brackets in a sentence that its title may be without."""
_ENOUGH = 0.7
"""The part of the longest title that a title with all usual words must have."""
_LIGHT_RANK = 4
"""The last rank of phrases that go rather than one that a word usually has."""
_CORE = frozenset({"dobj", "attr", "acomp", "oprd", "xcomp", "ccomp", "nsubj", "nsubjpass"})
_BRACKETS = frozenset({"-", "–", "—", "--", "(", "-LRB-"})


def fitted_title(draft: Draft, context: TitleContext) -> str:
    """Return the longest sound title of a draft of at most ``MAX_TITLE_LENGTH`` characters; else empty.

    All words have what they usually have behind them, if leaving out light phrases can make room for it.
    """
    spared: list[frozenset[int]] = []
    short = ""
    for shorter, lost, rank in _shortened(draft):
        spared.append(lost)
        if short and rank > _LIGHT_RANK:
            return short
        strict = _longest(shorter, context, Need.STRICT)
        usual = _longest(shorter, context, Need.USUAL) if strict else ""
        if usual and len(usual) > _ENOUGH * len(strict):
            return _filled(shorter, spared[1:-1], usual, context)
        short = short or strict
    return short


def _shortened(draft: Draft) -> Iterator[tuple[Draft, frozenset[int], int]]:
    """Yield the draft, then without one phrase after the other, each with that phrase and its rank."""
    yield draft, frozenset(), 0
    for rank, unit in spare_phrases(draft):
        lost = unit & draft.kept
        if lost:
            draft = replace(draft, kept=draft.kept - lost)
            yield draft, lost, rank


def _filled(draft: Draft, spared: Sequence[frozenset[int]], text: str, context: TitleContext) -> str:
    """Return the title with those spared phrases for which it has room; ``text`` is the title without."""
    for unit in reversed(spared):
        if all(draft.doc[index].head.i in draft.kept | unit for index in unit):
            fuller = replace(draft, kept=draft.kept | unit)
            if len(longer := _longest(fuller, context, Need.USUAL)) > len(text):
                draft, text = fuller, longer
    return text


def cut_title(draft: Draft, context: TitleContext, *, needs_predicate: bool = False) -> str:
    """Return the longest beginning of a draft up to the end of a phrase, with an ellipsis; else empty.

    It has what the draft's claim is about, or at least its predicate, if that is not too far behind;
    ``needs_predicate`` refuses it without.
    """
    drafts = [shorter for shorter, *_ in _shortened(draft)]
    cores = (_core(draft, 4), _core(draft, 2), _core(draft, 1), draft.needed)
    for at_object, must in product((True, False), cores):
        for shorter in drafts:
            if text := _cut(shorter, must, context, at_object=at_object):
                return text
    if needs_predicate:
        return ""
    last_resort = drafts[-1] if draft.front else draft
    return _cut(last_resort, frozenset(), context) or _cut(
        last_resort, frozenset(), context, before_verb=True
    )


def _core(draft: Draft, depth: int) -> frozenset[int]:
    """Return the predicate with its objects and its content, and with theirs at a depth of 2."""
    core = draft.needed
    for _ in range(depth):
        core |= {word.i for index in core for word in draft.doc[index].rights if word.dep_ in _CORE}
    return core & draft.kept


def _cut(
    draft: Draft,
    must: frozenset[int],
    context: TitleContext,
    *,
    before_verb: bool = False,
    at_object: bool = False,
) -> str:
    """Return the longest beginning with the words ``must`` that fits with an ellipsis; empty without one.

    ``before_verb`` lets it end behind a subject. ``at_object`` refuses an end before an object.
    """
    order = draft.content
    first = max((place + 1 for place, index in enumerate(order) if index in must), default=2)
    for end in range(len(order), first - 1, -1):
        if at_object and _lacks_object(draft, order[:end]):
            continue
        if _may_fit(draft, order[:end]) and _may_break(draft, order[:end], before_verb):
            text = _text(replace(draft, back=frozenset()), order[:end], context) + CUT
            if draft.back:
                text += f", {inner_text(draft.back, draft.doc, context)}"
            if len(text) <= MAX_TITLE_LENGTH and is_coherent(draft.doc, order[:end], context.left_out):
                return text
    return ""


def _lacks_object(draft: Draft, words: Sequence[int]) -> bool:
    """Return True if the last word needs a word behind it ("preparing to launch | an attack")."""
    last = draft.doc[words[-1]] if words else None
    return last is not None and any(
        word.i in draft.kept and word.i not in words and need(word) is Need.STRICT for word in last.rights
    )


def plain_title(words: Sequence[Token], context: TitleContext) -> str:
    """Return the beginning of the words as they stand, cut at the maximum length, at a phrase if possible."""
    words = [word for place, word in enumerate(words) if not place or word.lower_ != words[place - 1].lower_]
    doc = words[0].doc
    whole = title_text(doc, [{word.i for word in words}], context)
    if len(whole) <= MAX_TITLE_LENGTH:
        return whole
    for end in range(len(words), 1, -1):
        kept = frozenset(word.i for word in words[:end])
        if is_unfinished(words[end - 1], kept) or words[end - 1].head.i > words[end - 1].i:
            continue
        text = title_text(doc, [kept], context) + CUT
        if len(text) < MAX_TITLE_LENGTH // 2:
            break
        if len(text) <= MAX_TITLE_LENGTH:
            return text
    return whole[: MAX_TITLE_LENGTH - 1].rpartition(" ")[0].rstrip(" ,;:-–—") + CUT


def with_negations(draft: Draft, context: TitleContext) -> Draft:
    """Return the draft with the left-out clauses between its words that deny something; they stay."""
    doc, kept = draft.doc, set(draft.kept)
    negations = {index for index in range(min(kept), max(kept)) if index not in kept and denies(doc[index])}
    for index in negations:
        clause = doc[index]
        while clause.head.i not in draft.kept and clause.head != clause:
            clause = clause.head
        opening = clause.left_edge
        if clause.tag_ not in VERBS or (opening.i > 0 and opening.nbor(-1).text in _BRACKETS):
            return draft
        kept.update(word.i for word in clause.subtree if word.i not in context.left_out)
    return replace(draft, kept=frozenset(kept), needed=draft.needed | (negations & kept))


def _longest(draft: Draft, context: TitleContext, least: Need) -> str:
    """Return the longest sound beginning of the draft that fits; empty without one.

    Each of its words has the dependents of at least this need.
    """
    order = draft.content
    tries = 0
    for end in _ends(draft, order, least):
        if not _may_fit(draft, order[:end]):
            continue
        text = _text(draft, order[:end], context)
        if len(text) <= MAX_TITLE_LENGTH:
            if _is_sound(draft, frozenset(order[:end]), context):
                return text
            tries += 1
            if tries == _MAX_TRIES:
                break
    return ""


def _ends(draft: Draft, order: Sequence[int], least: Need) -> Iterator[int]:
    """Return the lengths of those beginnings whose words have what they need, the longest one first."""
    places = {index: place for place, index in enumerate(order)}
    must = max((places[index] for index in draft.needed if index in places), default=0)
    ends = []
    for place, index in enumerate(order):
        must = max(must, _last_needed(draft.doc[index], places, least))
        if must == place:
            ends.append(place + 1)
    return reversed(ends)


def _last_needed(token: Token, places: dict[int, int], least: Need) -> int:
    """Return the last place that the word needs: of its head or of a dependent behind it."""
    last = places[token.i]
    if token.head.i > token.i:
        last = max(last, places.get(token.head.i, 0))
    for word in token.rights:
        place = places.get(word.i, 0)
        if place > last and need(word) >= least:
            last = place
    return last


def _may_break(draft: Draft, words: Sequence[int], before_verb: bool) -> bool:
    """Return True if no phrase of the words is broken by their end, but for a subject before its verb."""
    doc, last = draft.doc, words[-1]
    behind = draft.kept - draft.front - draft.back
    return not is_unfinished(doc[last], frozenset(words)) and all(
        doc[index].head.i <= last
        or doc[index].head.i not in behind
        or (before_verb and is_noun(doc[last]) and is_verb(doc[index].head))
        for index in words[-8:]
    )


def _may_fit(draft: Draft, words: Sequence[int]) -> bool:
    """Return True unless the words are much longer than a title, without their commas and articles."""
    tokens = (draft.doc[index] for index in words if not draft.doc[index].is_space)
    return sum(len(token) + bool(token.whitespace_) for token in tokens) <= MAX_TITLE_LENGTH + _SPARE_LENGTH


def _is_sound(draft: Draft, content: frozenset[int], context: TitleContext) -> bool:
    """Return True if the content and the words of the speaker are sound, each for themselves."""
    if skips_negation(draft.doc, content) or not is_sound(draft.doc, content, context.left_out):
        return False
    return not draft.front or is_whole(draft.doc, draft.front, context.left_out)


def _text(draft: Draft, content: Sequence[int], context: TitleContext) -> str:
    parts = (draft.front & draft.kept, frozenset(content), draft.back & draft.kept)
    return title_text(draft.doc, [part for part in parts if part], context)
