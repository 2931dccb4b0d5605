"""The last look at a title: it is finished, and it has the words that its truth depends on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.claim import is_comment
from timeline.events.dependency_tree import (
    AUXILIARIES,
    BE,
    FINITE,
    NOUNS,
    SUBJECTS,
    VERBS,
    ancestors,
)
from timeline.events.title_dependents import is_truth_word
from timeline.events.title_modifiers import loss_of_perfect, needs_an
from timeline.events.title_names import is_name_of_noun, is_place_class
from timeline.events.title_needs import PERIODS, is_remark
from timeline.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_UNFINISHED_TAGS = frozenset(
    {"IN", "TO", "DT", "CC", "PRP$", "POS", "MD", "WDT", "WP", "WRB", "PDT", "HYPH", "$", "WP$"}
)
_OWN_CLAUSES = frozenset(
    {"relcl", "advcl", "conj", "parataxis", "appos", "acl", "ccomp", "dep", "csubj", "intj", "meta"}
)
_CORE = frozenset({*SUBJECTS, *AUXILIARIES, "neg", "dobj", "attr", "acomp", "oprd", "prt", "xcomp", "expl"})
_PRONOUNS = frozenset({"this", "these", "those", "both", "another"})
_FINISHING = frozenset({"prt", "pobj", "dobj"})
"""Relations of a word that is no modifier of the next one ("they met each other", "the talks broke up")."""
_ARGUMENTS = frozenset({*SUBJECTS, "dobj", "pobj", "attr"})
_LOOSE = frozenset({"appos", "npadvmod", "dep", "nmod", "ROOT", "oprd"})
"""Relations of a noun that the parser could not place well."""
_DENYING = frozenset({"not", "never", "no", "none", "nobody", "neither", "without", "cannot", "nothing"})
_RELATIVES = frozenset({"WDT", "WP", "WP$"})
_OF_NOUN = frozenset({"prep", "advmod", "acl", "relcl", "amod"})
_DASHES = frozenset({"-", "–", "—", "--"})
_CARRIED = frozenset({"prep", "agent", "aux", "mark"})


def is_sound(doc: Doc, kept: Collection[int], left_out: Collection[int]) -> bool:
    """Return True if a title of these tokens is finished, and no word between them changes what it says.

    ``kept`` and ``left_out``, the time, are token indices.
    """
    last = doc[max(kept, default=0)]
    return bool(kept) and not is_unfinished(last, kept) and is_coherent(doc, kept, left_out)


def is_coherent(doc: Doc, kept: Collection[int], left_out: Collection[int]) -> bool:
    """Return True if the beginning of a title has a subject and misses no word that it needs."""
    words = [doc[index] for index in sorted(kept)]
    if not words or _is_doubled(words) or _lacks_subject(words[0]):
        return False
    if any(_has_wrong_article(*pair) for pair in pairwise(words)):
        return False
    if any(_is_stray(*pair, left_out) or _is_torn(*pair, left_out) for pair in pairwise(words)):
        return False
    if any(_loses_verb(word, kept, left_out) or _is_lost_speaker(word, kept) for word in words):
        return False
    if any(_loses_conjunct(two, kept) or _lost_subject(one, two, left_out) for one, two in pairwise(words)):
        return False
    if any(_lost_noun(word, kept, left_out) for word in words):
        return False
    if any(
        _loses_joining(word, kept) or _loses_base(word, kept, left_out) or _loses_first(word, kept, left_out)
        for word in words
    ):
        return False
    return is_whole(doc, kept, left_out)


def _is_lost_speaker(noun: Token, kept: Collection[int]) -> bool:
    """Return True for a speaker without the verb of saying (", his family | said, | and worked")."""
    return noun.dep_ in SUBJECTS and noun.head.i not in kept and is_comment(noun.head)


def _loses_verb(noun: Token, kept: Collection[int], left_out: Collection[int]) -> bool:
    """Return True for a noun before a finite verb that is left out and has no other subject.

    The parser joined the noun to the words before ("fell as a raft of data | provided a blow").
    """
    following = noun.i + 1
    while following in left_out:
        following += 1
    if noun.tag_ not in NOUNS or following >= len(noun.doc) or following in kept:
        return False
    verb = noun.doc[following]
    if verb.tag_ not in FINITE or verb.dep_ in AUXILIARIES:
        return False
    return not any(word.dep_ in (*SUBJECTS, "expl") for word in verb.children)


def _lost_subject(one: Token, two: Token, left_out: Collection[int]) -> bool:
    """Return True for a finite verb that lost the noun before it ("ordered them out | war | continued")."""
    if two.tag_ not in ("VBD", "VBZ", "VBP") or two.dep_ in (*AUXILIARIES, "ROOT") or one.dep_ == "cc":
        return False
    if any(word.dep_ in (*SUBJECTS, "expl") for word in two.lefts):
        return False
    gap = [word for word in one.doc[one.i + 1 : two.i] if word.i not in left_out]
    return any(word.tag_ in NOUNS for word in gap) and two.head not in gap


def _loses_joining(two: Token, kept: Collection[int]) -> bool:
    """Return True for a last member of a list that lost its "and" ("ten guests | two pilots")."""
    if two.dep_ != "conj" or two.head.i not in kept or two.head.i > two.i:
        return False
    joining = [word for word in two.head.rights if word.dep_ == "cc" and word.i < two.i]
    is_last = not any(word.dep_ == "conj" and word.i > two.i for word in two.head.rights)
    opening = two.left_edge.i - 1
    has_mark = opening in kept and two.doc[opening].is_punct
    return bool(joining) and is_last and not has_mark and not any(word.i in kept for word in joining)


def _loses_base(word: Token, kept: Collection[int], left_out: Collection[int]) -> bool:
    """Return True for a phrase behind a dash that lost the words before the dash, which it qualifies."""
    dash = word.i - 1
    if word.dep_ != "prep" or dash < 1 or word.doc[dash].text not in _DASHES:
        return False
    base = dash - 1
    while base > 0 and (base in left_out or word.doc[base].is_punct):
        base -= 1
    return base not in kept and min(kept) < word.i


def _lost_noun(word: Token, kept: Collection[int], left_out: Collection[int]) -> bool:
    """Return True for what tells of a noun that is left out, though the clause around it stays."""
    noun = word.head
    if word.dep_ not in _OF_NOUN or noun.tag_ not in NOUNS or noun.i in kept or noun.i in left_out:
        return False
    return noun.head.i in kept and noun.i < word.i and not is_place_class(noun)


def _loses_first(phrase: Token, kept: Collection[int], left_out: Collection[int]) -> bool:
    """Return True for a phrase that lost the one that it is joined to ("the legality | of Kosovo")."""
    first = phrase.head
    is_second = phrase.dep_ == "conj" and first.dep_ == "prep" and first.i < phrase.i
    return is_second and first.i not in kept and first.i not in left_out and first.head.i in kept


def _loses_conjunct(word: Token, kept: Collection[int]) -> bool:
    """Return True for an "and" whose other words are left out ("in Porto and | , in other towns")."""
    if word.dep_ != "cc":
        return False
    joined = [each.i for each in word.head.children if each.dep_ == "conj" and each.i > word.i]
    return bool(joined) and not any(index in kept for index in joined)


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
    if not kept:
        return False
    is_skipped = any(denies(doc[index]) for index in range(min(kept), max(kept)) if index not in kept)
    return is_skipped and not any(denies(doc[index]) for index in kept)


def is_unfinished(last: Token, kept: Collection[int]) -> bool:
    """Return True for a last word that needs another one behind it ("the", "due", "says" before a clause)."""
    if last.lower_ in lexicon.UNFINISHED and (last.dep_ not in _FINISHING or last.lower_ == "most"):
        return True
    if last.dep_ == "prep" and last.tag_ == "VBG":  # "including"
        return True
    if _opens_measure(last, kept):
        return True
    if last.lower_ in BE and last.i + 1 < len(last.doc) and not neighbour(last).is_punct:
        return True
    if last.tag_ not in _UNFINISHED_TAGS or (last.dep_ in _ARGUMENTS and last.lower_ in _PRONOUNS):
        return False
    if last.tag_ not in ("IN", "TO") or last.dep_ not in _CARRIED or last.head.i not in kept:
        return True
    following = neighbour(last) if last.i + 1 < len(last.doc) else None
    is_stranded = following is not None and following.dep_ == "prep" and following.head == last
    return following is not None and not is_stranded and not (following.is_punct or following.tag_ in FINITE)


def _opens_measure(last: Token, kept: Collection[int]) -> bool:
    """Return True for a time before its preposition ("turned back hours | into the flight")."""
    following = neighbour(last)
    is_measure = last.dep_ == "npadvmod" and last.tag_ == "NNS" and last.lower_ in PERIODS
    return is_measure and following.dep_ in ("prep", "mark") and following.i not in kept


def _has_wrong_article(one: Token, two: Token) -> bool:
    """Return True for "a" or "an" before another word than in the sentence that does not go with it."""
    if one.lower_ not in ("a", "an") or two.i == one.i + 1 or two.is_punct:
        return False
    return needs_an(two) != needs_an(neighbour(one))


def _is_stray(one: Token, two: Token, left_out: Collection[int]) -> bool:
    """Return True for a noun that lost the words between it and the noun before it."""
    between = one.doc[one.i + 1 : two.i]
    gap = [word for word in between if word.i not in left_out and not (word.is_space or word.text == "-")]
    if two.lower_ == "including" and any(word.tag_ in NOUNS for word in gap):
        return True
    is_relative = two.tag_ in _RELATIVES and two.dep_ != "pobj" and two.head.dep_ != "relcl"
    if is_relative and any(_is_other_noun(word) for word in gap):
        return True
    if gap and one.like_num and two.like_num:
        return True
    if not gap or one.tag_ not in NOUNS:
        return False
    if all(word.dep_ in ("mark", "det", "amod", "compound") for word in gap):
        return two.tag_ in NOUNS and _is_end_of_phrase(one) and any(word.dep_ == "det" for word in gap)
    noun = two.head if two.dep_ in ("det", "amod", "compound", "nummod", "poss") else two
    if noun.tag_ not in NOUNS or noun.dep_ not in _LOOSE:
        return False
    others = [word for word in gap if word.tag_ in NOUNS and word.dep_ == "pobj" and word.head.lower_ != "of"]
    return bool(others and noun.dep_ == "appos") or not any(word.text == "," for word in gap)


def _is_end_of_phrase(noun: Token) -> bool:
    """Return True for a noun that belongs to no noun behind it: it must not meet another one."""
    return noun.dep_ not in ("compound", "nmod", "poss", "amod", "appos") and noun.head.tag_ not in NOUNS


def _is_other_noun(word: Token) -> bool:
    """Return True for a noun that a relative pronoun behind it may be about."""
    return word.tag_ in NOUNS and word.dep_ not in ("compound", "nmod", "poss") and word.head.lower_ != "of"


def _is_torn(one: Token, two: Token, left_out: Collection[int]) -> bool:
    """Return True for a conjunction that lost the words behind it, but for the time and adverbs."""
    if one.dep_ != "cc":
        return False
    gap = one.doc[one.i + 1 : two.i]
    return any(
        word.i not in left_out
        and (word.tag_ in NOUNS or word.tag_ in VERBS)
        and word.dep_ not in ("compound", "amod", "nmod", "poss")
        for word in gap
    )


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
        if any(word.dep_ == "conj" and word.i in kept for word in token.rights):
            return False  # the title is about the second one of two verbs
        if any(word.i in kept and is_name_of_noun(word) for word in token.rights):
            return False  # its name stands for it
        is_spare = token.dep_ == "advmod" or is_remark(token) or loss_of_perfect(token)
        return token.head.tag_ in VERBS and not is_spare
    return is_truth_word(token) and not _is_in_other_clause(token, kept)


def _is_in_other_clause(token: Token, kept: Collection[int]) -> bool:
    """Return True if the word belongs to a clause that the title leaves out as a whole."""
    for word in (token, *ancestors(token)):
        if word.i in kept:
            return False
        if word.dep_ in _OWN_CLAUSES:
            return True
    return True
