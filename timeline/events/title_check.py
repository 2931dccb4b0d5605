"""The last look at a title: it is finished, and it has the words that its truth depends on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.dependency_tree import (
    AUXILIARIES,
    BE,
    FINITE,
    NOUNS,
    SUBJECTS,
    VERBS,
    ancestors,
    is_infinitive,
)
from timeline.events.title_dependents import is_truth_word

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_UNFINISHED_TAGS = frozenset(
    {"IN", "TO", "DT", "CC", "PRP$", "POS", "MD", "WDT", "WP", "WRB", "PDT", "HYPH", "$", "WP$"}
)
_OWN_CLAUSES = frozenset(
    {"relcl", "advcl", "conj", "parataxis", "appos", "acl", "ccomp", "dep", "csubj", "intj", "meta"}
)
_CORE = frozenset({*SUBJECTS, *AUXILIARIES, "neg", "dobj", "attr", "acomp", "oprd", "prt", "xcomp", "expl"})
_LOOSE = frozenset({"appos", "npadvmod", "dep", "nmod", "ROOT", "oprd"})
"""Relations of a noun that the parser could not place well."""
_OBJECTS = frozenset({"dobj", "nsubjpass", "attr", "acomp", "ccomp", "xcomp"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "dobj", "attr", "acomp", "oprd", "agent"})
_DENYING = frozenset({"not", "never", "no", "none", "nobody", "neither", "without", "cannot", "nothing"})
_CARRIED = frozenset({"prep", "agent", "aux", "mark"})


def is_sound(doc: Doc, kept: Collection[int], left_out: Collection[int]) -> bool:
    """Return True if a title of these tokens is finished, and no word between them changes what it says.

    ``kept`` and ``left_out``, the time, are token indices.
    """
    words = [doc[index] for index in sorted(kept)]
    if not words or is_unfinished(words[-1], kept) or _is_doubled(words) or _lacks_subject(words[0]):
        return False
    if any(_is_stray(one, two, left_out) for one, two in pairwise(words)):
        return False
    return is_whole(doc, kept, left_out)


def is_whole(doc: Doc, kept: Collection[int], left_out: Collection[int]) -> bool:
    """Return True if no word between the tokens is missed."""
    missing = (index for index in range(min(kept), max(kept)) if index not in kept)
    return not any(
        _is_missed(doc[index], kept) for index in missing if index not in left_out or doc[index].dep_ == "neg"
    )


def denies(token: Token) -> bool:
    """Return True for a word that denies something ("not", "never", "without")."""
    return token.lower_ in _DENYING or token.lower_.endswith(("n't", "n’t"))


def skips_negation(doc: Doc, kept: Collection[int]) -> bool:
    """Return True if a negation stands between the tokens, and none is among them."""
    is_skipped = any(denies(doc[index]) for index in range(min(kept), max(kept)) if index not in kept)
    return is_skipped and not any(denies(doc[index]) for index in kept)


def skips_completion(doc: Doc, kept: Collection[int], left_out: Collection[int]) -> bool:
    """Return True if a word lost the phrase that completes it."""
    return any(
        word.i not in kept and completes(word) and not all(inner.i in left_out for inner in _below(word))
        for index in kept
        for word in doc[index].rights
    )


def _below(phrase: Token) -> list[Token]:
    """Return the words of a phrase that may be the time: without its preposition."""
    words = [word for word in phrase.subtree if not word.is_punct]
    return words[1:] if phrase.dep_ == "prep" and len(words) > 1 else words


def completes(phrase: Token) -> bool:
    """Return True for a phrase that its head says little without.

    These are "of" behind a noun ("one third of the seats"), an infinitive behind a noun ("potential to
    grow"), an act behind an object ("bar customers from paying"), the second part of "between", and the
    content or complement of a verb, and its source.
    """
    if phrase.head.tag_ in VERBS:
        return phrase.dep_ in _COMPLEMENTS or (phrase.dep_ == "prep" and _completes_verb(phrase))
    if phrase.dep_ == "conj":
        return phrase.head.dep_ == "pobj" and phrase.head.head.lower_ == "between"
    return (phrase.dep_ == "prep" and phrase.lower_ == "of") or (
        phrase.dep_ == "acl" and is_infinitive(phrase)
    )


def _completes_verb(phrase: Token) -> bool:
    """Return True for a source, an act behind an object, and the first phrase of a verb without an object.

    Examples are "according to the mayor", "bar customers from paying" and "run out of money".
    """
    if phrase.lower_ == "according":
        return True
    if not any(word.dep_ in _OBJECTS for word in phrase.head.children):
        return phrase.i == phrase.head.i + 1
    return any(word.dep_ == "pcomp" and word.tag_ == "VBG" for word in phrase.rights)


def is_unfinished(last: Token, kept: Collection[int]) -> bool:
    """Return True for a last word that needs another one behind it ("the", "due", "says" before a clause)."""
    if last.lower_ in lexicon.UNFINISHED:
        return True
    if last.tag_ not in _UNFINISHED_TAGS:
        return False
    if last.tag_ not in ("IN", "TO") or last.dep_ not in _CARRIED or last.head.i not in kept:
        return True
    following = last.nbor(1) if last.i + 1 < len(last.doc) else None
    return following is not None and not (following.is_punct or following.tag_ in FINITE)


def lacks_complement(last: Token, kept: Collection[int]) -> bool:
    """Return True for a form of "be" that lost the phrase directly behind it ("are | under control")."""
    if last.lower_ not in BE or last.tag_ not in FINITE:
        return False
    return any(word.i not in kept and word.dep_ in ("prep", "attr", "acomp") for word in last.rights)


def _is_stray(one: Token, two: Token, left_out: Collection[int]) -> bool:
    """Return True for a noun that lost the words between it and the noun before it."""
    gap = [word for word in one.doc[one.i + 1 : two.i] if word.i not in left_out and not word.is_space]
    if (
        not gap
        or one.tag_ not in NOUNS
        or all(word.dep_ in ("mark", "det", "amod", "compound") for word in gap)
    ):
        return False
    noun = two.head if two.dep_ in ("det", "amod", "compound", "nummod", "poss") else two
    return noun.tag_ in NOUNS and noun.dep_ in _LOOSE and not any(word.text == "," for word in gap)


def _lacks_subject(first: Token) -> bool:
    """Return True for a finite verb or an auxiliary as the first word, unless it is a question's."""
    if first.tag_ not in FINITE:
        return False
    verb = first.head if first.dep_ in AUXILIARIES else first
    return not any(word.dep_ in SUBJECTS and word.i > first.i for word in verb.children)


def _is_doubled(words: Sequence[Token]) -> bool:
    return any(one.lower_ == two.lower_ and one.is_alpha for one, two in pairwise(words))


def _is_missed(token: Token, kept: Collection[int]) -> bool:
    """Return True if the title needs this word: it is part of a clause in the title, or changes its truth."""
    if token.tag_ in ("WP", "WDT"):
        return False
    if token.head.i in kept and token.head != token and token.dep_ in _CORE:
        return token.head.tag_ in VERBS and token.dep_ != "advmod"
    return is_truth_word(token) and not _is_in_other_clause(token, kept)


def _is_in_other_clause(token: Token, kept: Collection[int]) -> bool:
    """Return True if the word belongs to a clause that the title leaves out as a whole."""
    for word in (token, *ancestors(token)):
        if word.i in kept:
            return False
        if word.dep_ in _OWN_CLAUSES:
            return True
    return True
