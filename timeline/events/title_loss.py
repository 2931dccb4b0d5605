"""How good a title is: what it loses against the sentence, and what a reader misses in it.

A loss of 0 is a short clause as it stands. The loss grows with each word that says what happened and is left
out, with a subject that nobody knows, and with each level of the sentence around the predicate.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.dependency_tree import (
    AUXILIARIES,
    FINITE,
    NOUNS,
    SUBJECTS,
    VERBS,
    child,
    is_proper_noun,
    is_verb,
)
from timeline.events.telling_title import PRONOUNS
from timeline.events.title_acts import LOSS_OF_PREDICATE, loss_of_other_acts, loss_of_predicate
from timeline.events.title_dependents import content_before
from timeline.events.title_fitting import CUT, Fitted, gaps, loss_of_gap
from timeline.events.title_frames import verb_needs_object
from timeline.events.title_marks import quotations
from timeline.events.title_needs import follows_comma

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_UNCLEAR = PRONOUNS | {"whose", "one"}
"""First words of a title that leave open who it is about."""
_POSSESSIVES = frozenset({"his", "her", "its", "their"})
_OTHERS = _POSSESSIVES | {"he", "she", "it", "they", "him", "them"}
_CONTENT_TAGS = NOUNS | VERBS | {"JJ", "CD", "JJR", "JJS", "RP"}
_NOUN_RELATIONS = frozenset({"pobj", "dobj", "nsubj", "nsubjpass", "attr"})
_LITTLE = {0: 18.0, 1: 13.0, 2: 3.2, 3: 1.0}
"""The loss of a title with few content words, by their number."""


_PLURAL = frozenset({"are", "were", "have"})
_SINGULAR = frozenset({"is", "was", "has"})
_RELATIVE = frozenset({"who", "which", "whose", "that"})
_DATED_NOUN = 7.0
"""The loss of a single noun with its date ("the August takeover")."""


def total_loss(title: Fitted, predicate: Token, time: Collection[int]) -> float:
    """Return the loss of a title; ``time`` has the token indices of the dates of the sentence."""
    return title.loss + sum(_losses(title, predicate, time))


def _losses(title: Fitted, predicate: Token, time: Collection[int]) -> Iterator[float]:
    doc = predicate.doc
    words = [doc[index] for index in sorted(title.kept)]
    yield loss_of_predicate(predicate, title.kept)
    yield loss_of_other_acts(predicate, title.kept, time)
    yield from _content_losses(words, predicate, time)
    yield from _subject_losses(title, [word for word in words if word.i not in time])
    yield from _verb_losses(title, predicate, words)
    if _breaks_quotation(title, doc):
        yield 2
    if any(word.i in time for word in words):
        yield 0.6
    if not title.is_cut:
        missing = (
            word for word in gaps(doc, title.kept) if word.i not in title.spared and word.i not in time
        )
        yield from (loss_of_gap(word) for word in missing)


def tells_other_act(title: Fitted, predicate: Token) -> bool:
    """Return True for a title without its predicate that does not show that it breaks off.

    Its date is that of another act than the one that it tells.
    """
    return CUT not in title.text and loss_of_predicate(predicate, title.kept) >= LOSS_OF_PREDICATE


def _content_losses(words: list[Token], predicate: Token, time: Collection[int]) -> Iterator[float]:
    content = [
        word
        for word in words
        if word.tag_ in _CONTENT_TAGS and word.lower_ not in lexicon.SMALL_WORDS and word.i not in time
    ]
    is_named = len(content) > 1 and any(is_proper_noun(word) for word in content)
    is_dated_noun = len(content) == 1 and not is_verb(predicate) and any(word.i in time for word in words)
    is_saying = len(content) > 1 and any(word.lower_ in lexicon.REPORTING_VERBS for word in words)
    if is_dated_noun:
        yield _DATED_NOUN
    else:
        yield _LITTLE.get(len(content) + (is_named or is_saying), 0)


def _verb_losses(title: Fitted, predicate: Token, words: list[Token]) -> Iterator[float]:
    verbs = [word for word in words if _is_verb_of_clause(word)]
    if not verbs:
        yield 2.5 if is_verb(predicate) else 1.2
    elif not any(word.tag_ in FINITE or _is_past(word) for word in verbs):
        yield _loss_of_participle(verbs[0])
    if _disagrees(words):
        yield 6
    if verbs:
        yield from _losses_of_verbs(title, words, verbs)


def _losses_of_verbs(title: Fitted, words: list[Token], verbs: list[Token]) -> Iterator[float]:
    """Yield the losses of verbs that miss their subject, their object, their speaker or their date."""
    if _is_nominal(title, words):
        yield 2.5 if title.is_cut else 1
    last = next((verb for verb in verbs if verb.i == title.last), None)
    if last is not None and not title.is_cut:
        yield 11 * _misses_object(last)
        if _lost_all_behind(last, title):
            yield 2 if last.tag_ in FINITE else 4
    if verbs[-1] == words[-1] and _says_nothing(verbs[-1], title):
        yield 6
    if any(word.dep_ in SUBJECTS and _has_lost_verb(word, title, verbs) for word in words):
        yield 6
    if any(_has_lost_speaker(word, title) for word in verbs):
        yield 8
    yield from ((3 if follows_comma(word) else 2) for word in verbs if _is_of_lost_clause(word, title))
    if any(_has_lost_date(word, title) for word in verbs):
        yield 2.5


def _is_verb_of_clause(word: Token) -> bool:
    """Return True for a verb, False for a gerund in place of a noun ("a poetry reading")."""
    return word.tag_ in FINITE or (is_verb(word) and word.dep_ not in _NOUN_RELATIONS)


def _loss_of_participle(verb: Token) -> float:
    """Return the loss of a title without a finite verb; little for an act that is over ("having left")."""
    if any(word.tag_ == "VBG" for word in verb.children if word.dep_ in AUXILIARIES):
        return 0.8
    if verb.tag_ != "VBG":
        return 2
    return 3 if verb.dep_ == "acl" else 4


def _is_past(verb: Token) -> bool:
    """Return True for a past tense that the parser took for a participle ("rumours swirled")."""
    return verb.tag_ == "VBN" and child(verb, "nsubj") is not None and child(verb, *AUXILIARIES) is None


def _is_of_lost_clause(verb: Token, title: Fitted) -> bool:
    """Return True for a relative clause with its pronoun whose main clause is left out."""
    is_relative = verb.dep_ == "relcl" and verb.head.i in title.kept and verb.head.head.i not in title.kept
    return is_relative and any(
        word.tag_ in ("WDT", "WP", "WP$") and word.i in title.kept for word in verb.subtree
    )


def _has_lost_date(verb: Token, title: Fitted) -> bool:
    """Return True for a participle behind its noun ("issued") that had only its date, which is left out."""
    behind = [word for word in verb.rights if not word.is_punct]
    return (
        verb.dep_ == "acl"
        and verb.head.head != verb.head
        and bool(behind)
        and not any(word.i in title.kept for word in behind)
    )


def _misses_object(verb: Token) -> bool:
    """Return True for an active verb at the end of a title that says little without an object."""
    is_active = verb.tag_ in FINITE and child(verb, "nsubjpass", "auxpass") is None
    return is_active and verb.dep_ != "relcl" and verb_needs_object(verb)


def _lost_all_behind(verb: Token, title: Fitted) -> bool:
    """Return True for an active verb at the end whose phrases went for the length ("in order to build")."""
    is_active = verb.tag_ in FINITE or verb.tag_ in ("VB", "VBG")
    return is_active and any(word.i in title.spared for word in verb.rights)


def _says_nothing(verb: Token, title: Fitted) -> bool:
    """Return True for a verb of saying at the end of a title that has no content before it."""
    content = content_before(verb)
    is_said = content is not None and content.i in title.kept
    is_passive = child(verb, "nsubjpass") is not None
    return verb.lower_ in lexicon.REPORTING_VERBS and not (is_said or is_passive)


def _is_nominal(title: Fitted, words: list[Token]) -> bool:
    """Return True for a noun with a clause about it, but without a clause of its own ("the ban that ...")."""
    tops = [word for word in words if word.head == word or word.head.i not in title.kept]
    return all(word.tag_ in NOUNS or word.is_punct for word in tops)


def _disagrees(words: list[Token]) -> bool:
    """Return True for a subject and a verb of different number: the parser or a title joined them wrongly."""
    for noun in words:
        if noun.dep_ not in ("nsubj", "nsubjpass") or noun.head not in words:
            continue
        verb = noun.head
        forms = {word.lower_ for word in (verb, *verb.lefts)}
        if _is_plain_plural(noun) and (verb.tag_ == "VBZ" or forms & _SINGULAR):
            return True
        start = noun.left_edge.i
        joined = [word for word in noun.doc[max(start - 1, 0) : verb.i] if word.dep_ == "cc"]
        is_singular = noun.tag_ in ("NN", "NNP") and forms & _PLURAL
        if is_singular and joined and not any(word in joined for word in words):
            return True  # "a nephew were"
    return False


def _is_plain_plural(noun: Token) -> bool:
    """Return True for a plural that counts things; "two years" and "economics" may have a singular verb."""
    is_plain = noun.tag_ == "NNS" and noun.text.islower() and not noun.text.endswith("ics")
    return is_plain and not any(word.like_num or word.dep_ in ("conj", "nummod") for word in noun.children)


def _has_lost_verb(noun: Token, title: Fitted, verbs: list[Token]) -> bool:
    """Return True for a subject behind another clause whose own verb is left out."""
    is_lost = noun.head.i not in title.kept and not any(word.i in title.kept for word in noun.head.conjuncts)
    return is_lost and any(verb.i < noun.i for verb in verbs)


def _has_lost_speaker(verb: Token, title: Fitted) -> bool:
    """Return True for a past verb of saying without a parsed subject that lost the word before it."""
    is_saying = verb.lower_ in lexicon.REPORTING_VERBS and verb.tag_ == "VBD" and verb.dep_ != "conj"
    return is_saying and child(verb, *SUBJECTS) is None and verb.i - 1 not in title.kept


def _breaks_quotation(title: Fitted, doc: Doc) -> bool:
    """Return True if words inside a quotation are left out, so that its marks are, too."""
    for first, last in quotations(doc):
        inside = [index for index in range(first + 1, last) if doc[index].is_alpha]
        kept = [index for index in inside if index in title.kept]
        if kept and any(kept[0] < index < kept[-1] and index not in title.kept for index in inside):
            return True
    return False


def _subject_losses(title: Fitted, words: list[Token]) -> Iterator[float]:
    """Yield the losses of a subject that only the sentence before names."""
    if title.text.startswith("["):
        return
    first = _WORD.search(title.text)
    if first is None or first.group().casefold() in _UNCLEAR:
        yield _loss_of_pronoun(first.group().casefold() if first is not None else "")
        return
    nouns = [word for word in words if word.tag_ in NOUNS]
    has_name = any(is_proper_noun(word) for word in words)
    others = [word for word in words if word.lower_ in _OTHERS]
    if others and not has_name:
        yield 1.5 if any(word.dep_ not in SUBJECTS for word in others) else 0.3
    if nouns and not has_name and _is_pointing(nouns[0]):
        yield 1.3 if len(nouns) < 3 else 0.4


def _loss_of_pronoun(first: str) -> float:
    """Return the loss of a title that begins with a pronoun."""
    if first in _POSSESSIVES:
        return 1.5
    return 9 if first in _RELATIVE else 5


def _is_pointing(noun: Token) -> bool:
    """Return True for "the group" without another word about it."""
    return [word.lower_ for word in noun.children if word.i < noun.i] in (["the"], ["this"], ["that"])
