"""Shortening of a title to its maximum length: whole phrases go, the least important ones first."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.events.claim import is_condition, is_of_all, is_of_none
from timeline.events.dependency_tree import BE, VERBS, child, is_infinitive, is_noun, is_proper_noun, is_verb
from timeline.events.event_lexicon import COUNTED, PERSON_NOUNS
from timeline.events.noun_phrase import belongs, is_counted, is_source
from timeline.events.title_check import (
    completes,
    denies,
    is_sound,
    is_unfinished,
    is_whole,
    lacks_complement,
    skips_completion,
    skips_negation,
)
from timeline.events.title_dependents import has_truth_word
from timeline.events.title_text import TitleContext, title_text
from timeline.events.title_words import Draft

if TYPE_CHECKING:
    from spacy.tokens import Token

MAX_TITLE_LENGTH = 80
"""In characters."""
_CUT = "…"
"""The end of a title that breaks off for its length; what follows may matter ("until May")."""

_OTHER_CLAUSES = frozenset({"relcl", "advcl", "appos", "parataxis", "conj", "acl"})
_TIED = frozenset({"from", "against", "than", "except", "as", "for"})
"""Prepositions that the verb before them needs."""
_COMPLETING = frozenset({"for", "to", "on", "from", "against", "as", "about", "upon", "into", "with"})
"""Prepositions that give a verb without an object its meaning ("called for", "agreed on")."""
_CUT_BEFORE = frozenset(
    {"prep", "advcl", "relcl", "acl", "conj", "cc", "appos", "agent", "npadvmod", "advmod", "ROOT"}
)
"""Relations of a phrase before which a title can end."""
_TURNS = frozenset({"but", "or", "nor"})
"""Conjunctions that a title does not end before."""
_LIMITS = frozenset({"until", "till"})
"""Prepositions that end a negation ("will not come until May")."""
_BRACKETS = frozenset({"-", "–", "—", "--", "(", "-LRB-"})
_HARD = 10
"""The first rank of words that a title needs, if there is room."""


def fitted_title(draft: Draft, context: TitleContext) -> str:
    """Return the draft as a title of at most ``MAX_TITLE_LENGTH`` characters; empty if none is sound."""
    kept, removed, text = _shortened(draft, context)
    if len(text) > MAX_TITLE_LENGTH:
        return ""
    for unit in reversed(removed[:-1]):
        if _heads(draft, unit) <= kept:
            longer = _text(draft, kept | unit, context)
            if len(longer) <= MAX_TITLE_LENGTH:
                kept, text = kept | unit, longer
    return text if _is_sound(draft, kept, context) else ""


def cut_title(draft: Draft, context: TitleContext) -> str:
    """Return the beginning of the draft, with its predicate, up to the last end of a phrase that fits.

    It is empty if none is sound.
    """
    shortened, *_ = _shortened(draft, context)
    order = [draft.doc[index] for part in _parts(draft, shortened) for index in sorted(part)]
    mark = _mark_of_cut(_text(draft, shortened, context))
    for end in range(len(order), 0, -1):
        kept = frozenset(word.i for word in order[:end])
        if not draft.needed <= kept:
            break
        if end < len(order) and not _may_end(order[:end], order[end], kept):
            continue
        text = _text(draft, kept, context) + mark
        if len(text) <= MAX_TITLE_LENGTH and _is_sound(draft, kept, context):
            return text
    return ""


def rough_title(draft: Draft, context: TitleContext) -> str:
    """Return the speaker with the beginning of the content and its predicate; empty without a speaker.

    It ends before a phrase that its words can do without, if it can.
    """
    if not draft.front:
        return ""
    short, _, _ = _shortened(draft, context)
    speaker = short.intersection(frozenset().union(*draft.front))
    rough = ""
    for content in (draft.kept, short):
        spoken = sorted(content.difference(*draft.front))
        mark = _mark_of_cut(_text(draft, speaker.union(spoken), context))
        for end in range(len(spoken), 1, -1):
            last, words = draft.doc[spoken[end - 1]], speaker.union(spoken[:end])
            if not draft.needed <= words:
                break
            text = _text(draft, words, context) + mark
            if len(text) > MAX_TITLE_LENGTH or last.head.i > last.i or is_unfinished(last, words):
                continue
            if not skips_completion(draft.doc, words, context.left_out):
                return text
            rough = rough or text
    return rough


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


def _shortened(draft: Draft, context: TitleContext) -> tuple[frozenset[int], list[frozenset[int]], str]:
    """Return the tokens that stay when phrases are taken out until the title fits, the phrases, the title."""
    kept = draft.kept
    removed: list[frozenset[int]] = []
    text = _text(draft, kept, context)
    length = len(text)
    for unit in _units(draft, context) if length > MAX_TITLE_LENGTH else ():
        lost = unit & kept
        if not lost:
            continue
        removed.append(lost)
        kept = kept - lost
        length -= sum(len(draft.doc[index]) + 1 for index in lost)
        if length <= MAX_TITLE_LENGTH:
            text = _text(draft, kept, context)
            length = len(text)
            if length <= MAX_TITLE_LENGTH:
                return kept, removed, text
    return kept, removed, _text(draft, kept, context) if removed else text


def plain_title(words: Sequence[Token], context: TitleContext) -> str:
    """Return the beginning of the words as they stand, cut at the maximum length."""
    words = [word for place, word in enumerate(words) if not place or word.lower_ != words[place - 1].lower_]
    whole = title_text(words[0].doc, [{word.i for word in words}], context)
    mark = _mark_of_cut(whole)
    for end in range(len(words), 1, -1):
        kept = frozenset(word.i for word in words[:end])
        is_inside = words[end - 1].head.i > words[end - 1].i and words[end - 1].head.i not in kept
        if is_inside or is_unfinished(words[end - 1], kept):
            continue
        text = title_text(words[0].doc, [kept], context) + mark
        if len(text) <= MAX_TITLE_LENGTH:
            return text
    return whole[: MAX_TITLE_LENGTH - len(mark)].strip() + mark


def _mark_of_cut(whole: str) -> str:
    """Return the mark of a cut for the beginning of a text that does not fit as a whole."""
    return _CUT if len(whole) > MAX_TITLE_LENGTH else ""


def _may_end(words: list[Token], following: Token, kept: Collection[int]) -> bool:
    """Return True if no phrase is broken between the words and the one behind them."""
    if any(word.head.i not in kept and word.head.i > word.i for word in words[-4:]):
        return False
    if words[-1].dep_ in ("acl", "advcl") and words[-1].i > 0 and words[-1].nbor(-1).text == ",":
        return False
    branch = following
    while branch.head.i not in kept and branch.head != branch:
        branch = branch.head
    if branch.dep_ in ("cc", "conj") and any(word.lower_ in _TURNS for word in branch.head.children):
        return False
    if branch.dep_ == "xcomp":  # "invited the countries | to join"
        return any(word.dep_ == "dobj" and word.i in kept for word in branch.head.rights)
    if branch.dep_ == "prep" and is_verb(branch.head) and not _beside_verb(branch, branch.head):
        return branch.head.tag_ == "VB" and branch.lower_ == "to"  # "plans to travel | to a city"
    return branch.dep_ in _CUT_BEFORE


def _text(draft: Draft, kept: frozenset[int], context: TitleContext) -> str:
    return title_text(draft.doc, _parts(draft, kept), context)


def _parts(draft: Draft, kept: frozenset[int]) -> list[frozenset[int]]:
    """Return the tokens in their parts: the speaker at the front, then the rest."""
    rest = kept.difference(*draft.front)
    return [part for part in (*(kept & words for words in draft.front), rest) if part]


def _is_sound(draft: Draft, kept: frozenset[int], context: TitleContext) -> bool:
    """Return True if the moved words and the others are sound, each for themselves."""
    *front, rest = _parts(draft, kept)
    if context.is_strict and not _is_complete(draft, kept, context):
        return False
    is_last_resort = draft.front and not context.is_strict  # a cut content is better than a lost speaker
    if rest and not is_last_resort and lacks_complement(draft.doc[max(rest)], kept):
        return False
    return is_sound(draft.doc, rest, context.left_out) and all(
        is_whole(draft.doc, part, context.left_out) for part in front
    )


def _is_complete(draft: Draft, kept: frozenset[int], context: TitleContext) -> bool:
    """Return True if the title skips no negation and no phrase that completes one of its words."""
    return not skips_negation(draft.doc, kept) and not skips_completion(draft.doc, kept, context.left_out)


def _heads(draft: Draft, unit: frozenset[int]) -> frozenset[int]:
    """Return the heads, outside of the unit, of its words."""
    return frozenset(draft.doc[index].head.i for index in unit) - unit


def _units(draft: Draft, context: TitleContext) -> Iterator[frozenset[int]]:
    """Yield the phrases that the title can spare, as token indices, from the least important one on."""
    ranked = []
    for index in draft.kept - draft.needed:
        token = draft.doc[index]
        unit = frozenset(word.i for word in token.subtree if word.i in draft.kept)
        is_spare = not unit & draft.needed and token.head.i in draft.kept
        is_spare = is_spare and not (context.is_strict and completes(token))
        if is_spare and (rank := _rank(token)) and not _splits_name(token, unit, draft):
            ranked.append((rank, -index, _with_conjunction(token, unit, draft)))
    return (unit for _, _, unit in sorted(ranked, key=lambda entry: entry[:2]))


def _splits_name(token: Token, unit: frozenset[int], draft: Draft) -> bool:
    """Return True if nouns stand on both sides of the phrase's end ("on the Boko Haram | front")."""
    last = max(unit)
    if token.dep_ in ("compound", "nmod", "amod") or len(unit) == 1 or last + 1 not in draft.kept:
        return False
    return is_noun(draft.doc[last]) and is_noun(draft.doc[last + 1])


def _with_conjunction(token: Token, unit: frozenset[int], draft: Draft) -> frozenset[int]:
    """Return the unit with the "and" before it, or with the words before a role ("Russia's minister")."""
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


def _rank(token: Token) -> int:
    """Return the place of a phrase in the order of shortening: 1 goes first, 0 stays."""
    rank = _RANKS.get(token.dep_)
    if rank is None or (token.dep_ not in _OTHER_CLAUSES and has_truth_word(token)):
        return 0
    return rank(token)


def _is_quantified(noun: Token) -> bool:
    return is_of_all(noun) or is_of_none(noun)


def _aside(token: Token) -> int:
    return 5 if belongs(token) else 1


def _relative(token: Token) -> int:
    if is_infinitive(token) or _is_quantified(token.head):
        return 0
    return 1 if token.left_edge.nbor(-1).text == "," else 4


def _adverbial(token: Token) -> int:
    return 0 if is_condition(token) else 2


def _conjunct(token: Token) -> int:
    is_clause = token.tag_ in VERBS and is_verb(token.head)
    joins = any(word.lower_ in _TURNS for word in token.head.children if word.dep_ == "cc")
    return 2 if is_clause and not joins else 0


def _participle(token: Token) -> int:
    if not is_noun(token.head) or token.head.head.lower_ == "with":  # "with two women attacked"
        return 0
    return 0 if is_infinitive(token) or child(token, "mark") is not None or _is_quantified(token.head) else 4


def _of_person(token: Token) -> int:
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
    if _is_quantified(token.head) or token.lower_ in ("little", "few", "more", "less", "fewer"):
        return 0
    if token.i > 0 and token.nbor(-1).lower_ in ("a", "an") and _needs_an(token) != _needs_an(token.nbor(1)):
        return 0
    return _of_person(token) or _HARD


def _needs_an(token: Token) -> bool:
    return token.lower_[0] in "aeiou"


def _prepositional(token: Token) -> int:
    head = token.head
    if _is_quantified(head) or (token.lower_ in _LIMITS and child(head, "neg") is not None):
        return 0
    if is_source(token):
        return _HARD + 2
    if is_source(head) or token.lower_ == "than" or head.dep_ in ("acomp", "amod"):
        return 0
    if is_verb(head):
        return _beside_verb(token, head)
    if token.lower_ == "of" or not is_noun(head):
        return 0 if is_counted(head) else 8
    return 5


def _beside_verb(token: Token, verb: Token) -> int:
    """Rank a prepositional phrase of a verb; the first one of a verb without an object completes it."""
    has_object = child(verb, "dobj", "attr", "acomp", "prt", "nsubjpass") is not None
    completes = token.i == verb.i + 1 and token.lower_ in _COMPLETING and not has_object
    if completes or (verb.lower_ in BE and child(verb, "attr", "acomp") is None):
        return 0
    is_tied = token.lower_ in _TIED or (not has_object and token.i == verb.i + 1)
    return 9 if is_tied or child(token, "pcomp") is not None or _has_number(token) else 5


def _adverb(token: Token) -> int:
    is_before_mark = token.i + 1 < len(token.doc) and token.nbor(1).dep_ == "mark"  # "now that", "even if"
    return 6 if is_verb(token.head) and token.tag_ != "WRB" and not is_before_mark else 0


def _measure(token: Token) -> int:
    return 0 if _has_number(token) else 5


def _has_number(token: Token) -> bool:
    return any(word.like_num for word in token.subtree)


def _content(token: Token) -> int:
    """Rank the content of "told the workers that ..."; without it, it is still said that they were told."""
    return _HARD + 1 if child(token.head, "dobj") is not None and token.i > token.head.i else 0


def _mark(token: Token) -> int:
    verb = token.head.head
    phrases = (word for word in verb.children if word.dep_ == "prep" and verb.i < word.i < token.i)
    follows = all(word.right_edge.ent_type_ in ("DATE", "TIME") for word in phrases)
    return 6 if token.lower_ == "that" and token.head.dep_ == "ccomp" and follows else 0


def _article(token: Token) -> int:
    return (
        7
        if token.lower_ in ("the", "a", "an") and is_noun(token.head) and token.head.lower_ not in COUNTED
        else 0
    )


_RANKS = {
    "appos": _aside,
    "relcl": _relative,
    "advcl": _adverbial,
    "conj": _conjunct,
    "acl": _participle,
    "compound": _of_person,
    "poss": _of_person,
    "nmod": _of_person,
    "amod": _modifier,
    "prep": _prepositional,
    "agent": lambda _: 9,
    "npadvmod": _measure,
    "advmod": _adverb,
    "ccomp": _content,
    "mark": _mark,
    "det": _article,
}
