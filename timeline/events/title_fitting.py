"""The length of a title: which words of a draft stay.

If a draft is too long, the title goes without those phrases with which it loses least. If that does not help,
it breaks off at the end of a phrase, with an ellipsis.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.dependency_tree import FINITE, SUBJECTS, VERBS, is_noun
from timeline.events.noun_phrase import is_counted, is_source
from timeline.events.title_check import (
    denies,
    is_coherent,
    is_sound,
    is_unfinished,
    is_whole,
    skips_negation,
)
from timeline.events.title_draft import Draft
from timeline.events.title_loose import loose_loss
from timeline.events.title_marks import is_quotation_mark
from timeline.events.title_names import is_place_class
from timeline.events.title_needs import Need, follows_comma, need
from timeline.events.title_saving import ways_to_save
from timeline.events.title_spare import Spare, spare_phrases
from timeline.events.title_text import TitleContext, inner_text, title_text
from timeline.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MAX_TITLE_LENGTH = 80
"""In characters."""
CUT = "…"
"""The end of a title that breaks off for its length; what follows may matter ("until May")."""
_MAX_TRIES = 16
"""Ways of shortening one draft that are tried."""
_MAX_FITTED = 4
"""Titles of one draft that compete."""
_SLACK = 6
"""Characters of commas and brackets that may go with a phrase."""
_LOSS_OF_PREDICATE = 12
_LOSS_OF_CUT = 2.5
"""The loss of a title that breaks off."""
_LOSS_OF_ELLIPSIS = 3.5
"""The loss of a title that breaks off before words that it needs."""
_LOSS_OF_ROOM = 0.04
"""The loss of each character that a title which breaks off leaves free."""
_OBJECTS = frozenset({"dobj", "attr", "acomp", "oprd", "xcomp", "ccomp"})
_COMPLETING = _OBJECTS | {"npadvmod"}
_OPENERS = frozenset({"det", "aux", "mark", "case", "prep", "cc", "punct", *SUBJECTS})
_MODIFIERS = frozenset({"compound", "nmod", "poss", "npadvmod"})
_LOSS_INSIDE = 2.5
"""The loss of a title that breaks off inside a phrase."""
_LOSS_OF_OBJECT = 5
_LOSS_OF_COMPLEMENT = 3
"""What a title that breaks off before the object or the content of a verb loses beside them."""
_CORE = frozenset({"agent", "dobj", "attr", "acomp", "oprd", "xcomp", "nsubj", "nsubjpass", "prt"})
_LOOSE = frozenset({"prep", "advcl", "relcl", "acl", "cc", "conj", "appos", "advmod"})
"""Relations of phrases that may follow a complete clause."""
_JOINING = frozenset({"and", "or", "but", "that", "which", "who", "in", "on", "at", "of", "by", "to"})
"""Last words that only open what a title breaks off before."""
_BRACKETS = frozenset({"-", "–", "—", "--", "(", "-LRB-"})


@dataclass(frozen=True, slots=True)
class Fitted:
    """A title of a draft: its text, the tokens in it, and the loss of the phrases left out for its length.

    ``spared`` has the tokens of those phrases, ``last`` is the last word before a speaker at the end.
    ``is_cut`` marks a title that breaks off.
    """

    text: str
    kept: frozenset[int]
    loss: float
    last: int
    spared: frozenset[int] = frozenset()
    is_cut: bool = False


def fitted(draft: Draft, context: TitleContext) -> list[Fitted]:
    """Return the sound titles of at most ``MAX_TITLE_LENGTH`` characters that lose least, the best first."""
    text = _whole_text(draft, context)
    if text and len(text) <= MAX_TITLE_LENGTH:
        return [Fitted(text, draft.kept, 0, draft.content[-1])]
    ways = _fitted(draft, context, spare_phrases(draft), lambda shorter: _whole_text(shorter, context))
    return list(islice(ways, _MAX_FITTED))


def loosened(draft: Draft, context: TitleContext) -> list[Fitted]:
    """Return the sound titles without phrases that are left out only before a title breaks off."""
    spares = spare_phrases(draft, is_loose=True)
    ways = _fitted(draft, context, spares, lambda shorter: _whole_text(shorter, context))
    return list(islice(ways, _MAX_FITTED))


def cut(draft: Draft, context: TitleContext) -> list[Fitted]:
    """Return the beginnings of a draft, with an ellipsis, that lose least."""
    spares = spare_phrases(draft)
    found: list[Fitted] = []
    for beginning, loss in sorted(_beginnings(draft, spares), key=lambda entry: entry[1]):
        if found and loss >= found[0].loss + _LOSS_OF_OBJECT:
            break
        inside = [spare for spare in spares if spare.words <= beginning.kept]
        ways = _fitted(beginning, context, inside, lambda shorter: _cut_text(shorter, context))
        shorter = next(ways, None)
        if shorter is not None:
            room = _LOSS_OF_ROOM * (MAX_TITLE_LENGTH - len(shorter.text))
            is_cut = CUT in shorter.text
            lost = shorter.loss + loss + room + (_LOSS_OF_ELLIPSIS if is_cut else 0)
            found.append(replace(shorter, loss=lost, is_cut=is_cut))
            found.sort(key=lambda each: each.loss)
    if found and found[0].loss < _LOSS_OF_CUT + _LOSS_OF_ELLIPSIS + _LOSS_INSIDE:
        return found[:_MAX_FITTED]
    return [*found[:_MAX_FITTED], *_longest(draft, context)]


def _longest(draft: Draft, context: TitleContext) -> Iterator[Fitted]:
    """Yield the longest beginning that ends with a noun, and one that ends before a noun."""
    for ends, loss in ((_is_noun_end, _LOSS_INSIDE), (_is_before_noun, _LOSS_OF_OBJECT)):
        found = _longest_with(draft, context, ends)
        if found is not None:
            yield replace(found, loss=found.loss + loss)


def _longest_with(draft: Draft, context: TitleContext, ends: Callable[[Token], bool]) -> Fitted | None:
    """Return the longest beginning whose last word ``ends`` it; ``None`` without."""
    for end in range(len(draft.content) - 1, 1, -1):
        words = draft.content[:end]
        last = draft.doc[words[-1]]
        if last.i + 1 == len(last.doc) or neighbour(last).ent_iob_ == "I" or not ends(last):
            continue
        kept = frozenset(words) | draft.front | draft.back
        text = _cut_text(replace(draft, kept=kept, needed=draft.needed & kept), context)
        if text and len(text) <= MAX_TITLE_LENGTH:
            room = _LOSS_OF_ROOM * (MAX_TITLE_LENGTH - len(text))
            lost = 0 if _has_predicate(draft, words) else _LOSS_OF_PREDICATE
            missing = (gap for gap in gaps(draft.doc, kept) if gap.i in draft.kept)
            lost += 2 * _LOSS_OF_COMPLEMENT * any(gap.dep_ in _OBJECTS for gap in missing)
            loss = _LOSS_OF_CUT + _LOSS_OF_ELLIPSIS + room + lost
            return Fitted(text, kept, loss, words[-1], is_cut=True)
    return None


def _is_noun_end(last: Token) -> bool:
    """Return True for the last word of a noun phrase, and a noun before a name that belongs to it."""
    following = neighbour(last)
    is_open = following.lower_ == "of" or following.dep_ in ("punct", "case", "cc")
    return is_noun(last) and last.dep_ not in _MODIFIERS and not is_open


def _is_before_noun(last: Token) -> bool:
    """Return True for a noun or a participle before its noun ("sanction-breaking oil | sales")."""
    return last.tag_ == "NN" and last.dep_ == "compound" and neighbour(last).tag_ != "HYPH"


def _fitted(
    draft: Draft, context: TitleContext, spares: Sequence[Spare], make: Callable[[Draft], str]
) -> Iterator[Fitted]:
    """Yield the texts of shorter drafts that are short enough; ``make`` gives "" for a bad one."""
    excess = len(_text(draft, draft.content, context)) - MAX_TITLE_LENGTH
    for loss, lost in islice(ways_to_save(draft, spares, excess - _SLACK), _MAX_TRIES):
        shorter = replace(draft, kept=draft.kept - lost)
        text = make(shorter)
        if text and len(text) <= MAX_TITLE_LENGTH:
            yield Fitted(text, shorter.kept, loss, shorter.content[-1], lost)


def _whole_text(draft: Draft, context: TitleContext) -> str:
    """Return the text of a draft; empty if it is not sound."""
    content = frozenset(draft.content)
    return _text(draft, draft.content, context) if _is_sound(draft, content, context) else ""


def _cut_text(draft: Draft, context: TitleContext) -> str:
    """Return the text of a beginning with an ellipsis; empty if it is not sound."""
    words, doc = draft.content, draft.doc
    if not words or skips_negation(doc, words) or not is_coherent(doc, words, context.left_out):
        return ""
    if any(_lacks_object(doc[index], words) or _lacks_verb(doc[index], words) for index in words):
        return ""
    text = _text(replace(draft, back=frozenset()), words, context)
    if not text:
        return ""
    if not _is_complete(draft, words, context):
        text = _with_ellipsis(text, doc[words[-1] + 1 :])
    return f"{text}, {inner_text(draft.back, draft.doc, context)}" if draft.back else text


def _with_ellipsis(text: str, rest: Iterable[Token]) -> str:
    """Return a text with an ellipsis, inside the quotation that goes on in the ``rest`` of the sentence."""
    following = next(iter(rest), None)
    goes_on = following is not None and not (following.is_punct or is_quotation_mark(following))
    if text[-1:] in '"”’' and goes_on:
        return f"{text[:-1]}{CUT}{text[-1]}"
    return text + CUT


def _is_complete(draft: Draft, words: Sequence[int], context: TitleContext) -> bool:
    """Return True for a beginning that needs nothing of what follows: it has no ellipsis."""
    doc, kept, last = draft.doc, frozenset(words), words[-1]
    if not is_sound(doc, kept, context.left_out):
        return False
    if any(word.dep_ == "cc" and word.i == last + 1 for word in doc[last].rights):
        return False  # "a joint Oslo | and Bergen report"
    tops = [index for index in words if doc[index].head.i not in kept or doc[index].head == doc[index]]
    behind = [
        word
        for index in words
        for word in doc[index].rights
        if word.i > last and word.i not in context.left_out
    ]
    if any(doc[index].dep_ == "prep" and doc[index].head.i > last for index in tops):
        return False  # "Before becoming mayor | , he had run a bakery"
    return len(tops) == 1 and all(
        word.is_punct
        or _is_remark_behind(word)
        or (word.dep_ in _LOOSE and need(word) is not Need.STRICT and word.head.tag_[0] != "J")
        or loose_loss(word)
        for word in behind
    )


def _is_remark_behind(noun: Token) -> bool:
    """Return True for a noun behind a comma and a whole clause ("fell 9 percent, | its biggest fall")."""
    if noun.dep_ != "npadvmod" or not follows_comma(noun):
        return False
    return any(word.dep_ in _COMPLETING and word.i < noun.i for word in noun.head.rights)


def _lacks_verb(noun: Token, words: Sequence[int]) -> bool:
    """Return True for a subject that a title breaks off before its verb."""
    return noun.dep_ in SUBJECTS and noun.head.i > words[-1]


def _lacks_object(verb: Token, words: Sequence[int]) -> bool:
    """Return True for a verb of saying that a title breaks off before all that it says."""
    if verb.tag_ not in VERBS:
        return False
    if verb.dep_ == "advcl" and any(word.dep_ == "dobj" and word.i in words for word in verb.rights):
        return False  # "it comes after he told employees ..."
    lost = any(word.dep_ == "ccomp" and word.i > words[-1] for word in verb.rights)
    return lost and verb.lower_ in lexicon.REPORTING_VERBS | lexicon.CONTENT_VERBS


def _beginnings(draft: Draft, spares: Sequence[Spare]) -> Iterator[tuple[Draft, float]]:
    """Yield the beginnings of a draft that end before a phrase, each with the loss of what is behind."""
    for end in range(len(draft.content) - 1, 1, -1):
        words = draft.content[:end]
        if _may_break(draft, words):
            kept = frozenset(words) | draft.front | draft.back
            missing = [gap for gap in gaps(draft.doc, kept) if gap.i in draft.kept]
            behind = 0.5 * max((spare.loss for spare in spares if words[-1] < min(spare.words)), default=0)
            shorter = replace(draft, kept=kept, needed=draft.needed & kept)
            if any(word.head.dep_ == "conj" and is_noun(word.head) for word in missing):
                behind += _LOSS_OF_OBJECT
            if _ends_at_verb(draft, words):
                behind += _LOSS_OF_OBJECT
            if not _has_predicate(draft, words):
                behind += _LOSS_OF_PREDICATE
            behind += _LOSS_OF_COMPLEMENT * any(word.dep_ in _OBJECTS for word in missing)
            yield shorter, _LOSS_OF_CUT + behind + sum(loss_of_gap(word) for word in missing)


def gaps(doc: Doc, kept: frozenset[int]) -> Iterator[Token]:
    """Yield the words that are left out though a word of the title before them needs them."""
    for index in kept:
        for word in doc[index].rights:
            is_lost = word.i not in kept and not any(other.i in kept for other in word.conjuncts)
            if is_place_class(word) and word.i + 2 in kept:
                continue
            if is_lost and not word.is_punct and need(word) is not Need.NONE:
                yield word


def loss_of_gap(word: Token) -> float:
    """Return the loss of a word that is left out though its head needs it."""
    if need(word) is Need.USUAL:
        return 0.5
    if (word.lower_ == "of" and is_counted(word.head)) or word.head.dep_ == "npadvmod":
        return 6
    if is_source(word):
        return 4
    if word.dep_ == "conj":
        return 8  # "not a crisis | but a war"
    if word.dep_ == "ccomp":
        return 6 if word.head.dep_ == "ROOT" else 3
    if word.dep_ == "acl":
        return 4.5
    return 4 if word.dep_ in _CORE else 2.5


def broken_off(draft: Draft, context: TitleContext) -> str:
    """Return the longest beginning of a draft that fits, with its speaker; else an empty string."""
    for end in range(len(draft.content), 1, -1):
        last = draft.doc[draft.content[end - 1]]
        if last.dep_ in _OPENERS or last.head.i == last.i + 1:
            continue
        if skips_negation(draft.doc, draft.content[:end]):
            continue
        text = _text(replace(draft, back=frozenset()), draft.content[:end], context) + CUT
        if len(text) < MAX_TITLE_LENGTH // 2:
            break
        if len(text) <= MAX_TITLE_LENGTH:
            return text
    return ""


def plain_title(words: Sequence[Token], context: TitleContext) -> str:
    """Return the beginning of the words as they stand, cut at the maximum length, at a phrase if possible."""
    words = [word for place, word in enumerate(words) if not place or word.lower_ != words[place - 1].lower_]
    doc = words[0].doc
    whole = title_text(doc, [{word.i for word in words}], context)
    if len(whole) <= MAX_TITLE_LENGTH:
        return whole
    for end in range(len(words), 1, -1):
        kept = frozenset(word.i for word in words[:end])
        if any(_lacks_object(word, sorted(kept)) for word in words[:end]):
            continue
        if is_unfinished(words[end - 1], kept) or words[end - 1].head.i > words[end - 1].i:
            continue
        text = title_text(doc, [kept], context) + CUT
        if len(text) < MAX_TITLE_LENGTH // 2:
            break
        if len(text) <= MAX_TITLE_LENGTH:
            return text
    beginning = whole[: MAX_TITLE_LENGTH - 1].split(" ")[:-1]
    while len(beginning) > 2 and beginning[-1].casefold() in lexicon.UNFINISHED | _JOINING:
        beginning.pop()
    return " ".join(beginning).rstrip(" ,;:-–—") + CUT


def with_negations(draft: Draft, context: TitleContext) -> Draft:
    """Return the draft with the left-out clauses between its words that deny something; they stay."""
    doc, kept = draft.doc, set(draft.kept)
    negations = {index for index in range(min(kept), max(kept)) if index not in kept and denies(doc[index])}
    for index in negations:
        clause = doc[index]
        while clause.head.i not in draft.kept and clause.head != clause:
            clause = clause.head
        opening = clause.left_edge
        if clause.tag_ not in VERBS or (opening.i > 0 and neighbour(opening, -1).text in _BRACKETS):
            return draft
        kept.update(word.i for word in clause.subtree if word.i not in context.left_out)
    return replace(draft, kept=frozenset(kept), needed=draft.needed | (negations & kept))


def _has_predicate(draft: Draft, words: Sequence[int]) -> bool:
    """Return True if the words have a predicate; behind a speaker in front, that of what was said."""
    if draft.needed.intersection(words):
        return True
    return bool(draft.front & draft.needed) and any(draft.doc[index].tag_ in FINITE for index in words)


def _ends_at_verb(draft: Draft, words: Sequence[int]) -> bool:
    """Return True if the words end with a verb that needs words behind them ("had abducted")."""
    last = draft.doc[words[-1]]
    if last.tag_ not in VERBS and last.tag_[0] != "J":
        return False
    behind = [word for word in last.rights if word.i > last.i]
    return any(word.dep_ in _OBJECTS or need(word) is Need.STRICT for word in behind)


def _may_break(draft: Draft, words: Sequence[int]) -> bool:
    """Return True if no phrase of the words is broken by their end."""
    doc, last = draft.doc, words[-1]
    behind = draft.kept - draft.front - draft.back
    return not is_unfinished(doc[last], frozenset(words)) and all(
        doc[index].head.i <= last or doc[index].head.i not in behind for index in words[-8:]
    )


def _is_sound(draft: Draft, content: frozenset[int], context: TitleContext) -> bool:
    """Return True if the content and the words of the speaker are sound, each for themselves."""
    if not content or skips_negation(draft.doc, content):
        return False
    if any(_is_mixed(speaker & draft.kept, content) for speaker in (draft.front, draft.back)):
        return False
    if not is_sound(draft.doc, content, context.left_out):
        return False
    return not draft.front or is_whole(draft.doc, draft.front, context.left_out)


def _is_mixed(speaker: frozenset[int], content: frozenset[int]) -> bool:
    """Return True if some of the content stands between the words of the speaker."""
    return bool(speaker) and any(min(speaker) < index < max(speaker) for index in content)


def _text(draft: Draft, content: Sequence[int], context: TitleContext) -> str:
    parts = (draft.front & draft.kept, frozenset(content), draft.back & draft.kept)
    return title_text(draft.doc, [part for part in parts if part], context)
