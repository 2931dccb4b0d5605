"""What a word needs behind it: without these dependents it says little, or something else.

A title may end only where each of its words has what it needs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from enum import IntEnum
from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.claim import (
    is_comment,
    is_condition,
    is_joined_sentence,
    is_of_all,
    is_of_none,
    shares_auxiliaries,
)
from timeline.events.dependency_tree import AUXILIARIES, BE, SUBJECTS, VERBS, child, is_infinitive
from timeline.events.noun_phrase import belongs
from timeline.events.title_dependents import is_truth_word
from timeline.events.title_frames import noun_needs, verb_needs, verb_needs_act
from timeline.language import noun_forms, verb_forms
from timeline.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class Need(IntEnum):
    """How much a word needs a dependent behind it."""

    NONE = 0
    USUAL = 1
    """The title should have it, if there is room ("ban | on trawling")."""
    STRICT = 2
    """Without it the title is broken or false ("accused the mayor | of theft")."""


_ARGUMENTS = frozenset(
    {
        "dobj",
        "dative",
        "attr",
        "acomp",
        "oprd",
        "xcomp",
        "prt",
        "agent",
        "neg",
        "expl",
        *SUBJECTS,
        *AUXILIARIES,
    }
)
_COMPLEMENTS = frozenset({"dobj", "attr", "acomp", "oprd", "xcomp", "ccomp", "agent"})
_COMPLETING = frozenset({"acomp", "attr", "dobj", "ccomp", "xcomp", "oprd", "prep"})
_OF_ACTS = frozenset({"of", "from", "for", "to", "into", "in", "against", "on", "about", "at", "as", "with"})
"""Prepositions before an act that the verb before them needs ("bar customers from paying")."""
_OF_OBJECTS = frozenset(
    {"of", "from", "with", "into", "to", "as", "against", "under", "than", "off", "onto", "toward", "towards"}
)
"""Prepositions behind an object, or behind a passive, that complete the verb ("put 400 men to work")."""
_OF_NOUNS = frozenset({"on", "to", "for", "against", "between", "into", "about"})
"""Prepositions behind a noun that tell what it is about ("a ban on trawling")."""
_SETTINGS = frozenset(
    {"after", "before", "during", "amid", "despite", "following", "because", "since", "while", "without",
     "on", "in", "at", "near", "by", "over", "through", "across", "around", "within", "behind", "outside",
     "inside"}
)  # fmt: skip
"""Prepositions of time, place and circumstance: a verb without an object usually has one of them."""
_PARTICLES = frozenset(
    {"up", "down", "away", "back", "off", "out", "together", "apart", "forward", "home", "aside", "ahead",
     "alive", "clear", "free", "short", "open", "live", "there", "here", "well", "badly"}
)  # fmt: skip
LIGHT = frozenset(
    form
    for verb in ("go", "come", "get", "fall", "stand", "lie", "remain", "stay")
    for form in verb_forms(verb)
)
"""Verbs with little meaning without their phrase ("go | on sale")."""
_TOLD = lexicon.SPOKEN_NOUNS | lexicon.REPORTING_NOUNS
_PICKING = lexicon.RANKS | {"last", "latest", "next", "same", "very"}
PERIODS = (
    noun_forms("year") | noun_forms("month") | noun_forms("week") | noun_forms("day") | noun_forms("hour")
)
INDEFINITE = frozenset({"something", "someone", "somebody", "one", "ones", "those", "what"})
"""Words that say nothing without their clause ("was building | something that ...")."""
_EXCLUDING = frozenset({"or", "nor"})
_BESIDE_DENIAL = frozenset({"as", "although", "though", "whereas"})


_BOUNDING = frozenset({"of", "in", "since", "for"})
"""Prepositions of the time within which a rank holds."""


def need(word: Token) -> Need:
    """Return how much the word's head needs the word, which stands behind it."""
    head = word.head
    if is_truth_word(word):
        return Need.STRICT
    if head.tag_ in VERBS:
        return _need_of_verb(word, head)
    if head.tag_ in ("IN", "TO", "RP") or head.dep_ in ("prep", "agent"):
        return Need.NONE if word.dep_ in ("conj", "cc", "punct") else Need.STRICT
    if head.tag_ == "JJS" and word.dep_ in ("prep", "acl", "relcl") and not follows_comma(word):
        return Need.STRICT  # "the longest | that it took"
    if head.tag_[0] in "JR":
        is_act = is_infinitive(word) and word.left_edge.i == head.i + 1  # "made it easier | to leave"
        return Need.STRICT if is_act or word.dep_ in ("prep", "xcomp", "ccomp", "pcomp") else Need.NONE
    return _need_of_noun(word, head)


def _need_of_verb(word: Token, verb: Token) -> Need:
    if word.dep_ in _ARGUMENTS:
        return Need.STRICT
    if word.dep_ == "ccomp":
        return Need.NONE if is_comment(word) or is_joined_sentence(word) else Need.STRICT
    if word.dep_ == "prep":
        return _need_of_phrase(word, verb)
    if word.dep_ == "advcl":
        return _need_of_clause(word, verb)
    if word.dep_ == "conj":
        return Need.STRICT if _is_alternative(word) else Need.NONE
    is_beside = word.i == verb.i + 1
    if word.dep_ == "advmod":
        return _need_of_adverb(word, verb, is_beside)
    is_measure = (
        word.dep_ == "npadvmod" and not follows_comma(word) and any(each.like_num for each in word.subtree)
    )
    return Need.STRICT if is_measure and child(verb, *_COMPLEMENTS) is None else Need.NONE


def _need_of_adverb(adverb: Token, verb: Token, is_beside: bool) -> Need:
    """Return how much a verb needs an adverb: a particle, or a manner that it denies."""
    if is_beside and (adverb.tag_ == "RP" or adverb.lower_ in _PARTICLES):
        return Need.STRICT
    if is_beside and verb.lower_ in LIGHT | BE and child(verb, *_COMPLEMENTS) is None:
        return Need.STRICT
    if adverb.tag_ in ("JJR", "RBR") and child(verb, *_COMPLEMENTS) is None:
        return Need.STRICT  # "scored more"
    if adverb.tag_ != "RB" or not adverb.lower_.endswith("ly") or follows_comma(adverb):
        return Need.NONE
    return Need.STRICT if child(verb, "neg") is not None else Need.NONE


def _need_of_phrase(phrase: Token, verb: Token) -> Need:
    """Return how much a verb needs a prepositional phrase behind it."""
    preposition = phrase.lower_
    if preposition in ("according", "than"):
        return Need.STRICT
    if follows_comma(phrase):
        return Need.NONE
    if verb_needs(verb, preposition) or child(verb, "neg") is not None:
        return Need.STRICT
    return _need_of_other_phrase(phrase, verb)


def _need_of_other_phrase(phrase: Token, verb: Token) -> Need:
    """Return how much a verb needs a phrase that is not of its frame."""
    preposition = phrase.lower_
    if child(phrase, "npadvmod") is not None:
        return Need.NONE  # "began its trip to the wreck | ten miles off the coast"
    before = [word for word in verb.rights if word.i < phrase.i and word.dep_ != "punct"]
    follows_phrase = any(word.dep_ == "prep" for word in before)
    if child(phrase, "pcomp") is not None and preposition in (_OF_OBJECTS if follows_phrase else _OF_ACTS):
        return Need.STRICT
    if follows_phrase:
        return Need.NONE
    has_object = any(word.dep_ in _COMPLEMENTS for word in before)
    if has_object and verb.lower_ in lexicon.LETTING_VERBS:
        return Need.STRICT
    if preposition in _OF_OBJECTS and (has_object or _is_passive(verb)):
        return Need.STRICT
    if has_object or _is_passive(verb):
        has_act = child(phrase, "pcomp") is not None
        return Need.NONE if has_object else Need.STRICT if has_act else Need.USUAL
    is_tied = verb.lower_ in BE | LIGHT or preposition not in _SETTINGS
    return Need.STRICT if is_tied else Need.USUAL


def _is_passive(verb: Token) -> bool:
    """Return True for a passive verb or a participle behind its noun."""
    return child(verb, "nsubjpass") is not None or verb.dep_ == "acl"


def _need_of_clause(clause: Token, verb: Token) -> Need:
    is_denied = child(verb, "neg") is not None and not follows_comma(clause)
    if _is_tied_clause(clause, verb) or (is_denied and not _is_beside_denial(clause)):
        return Need.STRICT
    is_alone = all(word.dep_ == "punct" or word == clause or word.i > clause.i for word in verb.rights)
    if not is_alone or follows_comma(clause):
        return Need.NONE
    return Need.STRICT if verb.lower_ in LIGHT else Need.USUAL


def _is_beside_denial(clause: Token) -> bool:
    """Return True for a clause that a denial before it leaves as it is ("did not vote | as it was late")."""
    return any(word.dep_ == "mark" and word.lower_ in _BESIDE_DENIAL for word in clause.lefts)


def _is_tied_clause(clause: Token, verb: Token) -> bool:
    """Return True for a condition, an infinitive directly behind the verb, a comment, an act of a phase."""
    if is_condition(clause) or is_comment(clause):
        return True
    if follows_comma(clause):
        return False
    if is_infinitive(clause) and (verb_needs_act(verb) or _is_asked_for(clause, verb)):
        return True
    if clause.left_edge.i != verb.i + 1:
        return False
    return is_infinitive(clause) or (clause.tag_ == "VBG" and verb.lower_ in lexicon.PHASE_VERBS)


def _is_asked_for(clause: Token, verb: Token) -> bool:
    """Return True for an act of others behind "for" ("called | for the fleet to leave")."""
    marks = (word for word in (*clause.lefts, *verb.rights) if word.dep_ in ("mark", "prep"))
    return verb_needs(verb, "for") and any(word.lower_ == "for" and word.i < clause.i for word in marks)


def _is_alternative(conjunct: Token) -> bool:
    first = conjunct.head
    if is_denied_too(conjunct):
        return False
    before = {word.lower_ for word in first.doc[max(first.left_edge.i - 2, 0) : first.i]}
    excluding = _EXCLUDING | {"but"} if before & {"not", "only"} else _EXCLUDING
    return any(word.lower_ in excluding for word in first.children if word.dep_ == "cc")


def is_denied_too(conjunct: Token) -> bool:
    """Return True for a verb that shares the denial of the first one ("will never sell | nor rent the mill").

    Each of them is false by itself.
    """
    first = conjunct.head
    joining = [word for word in first.children if word.dep_ == "cc" and first.i < word.i < conjunct.i]
    is_open = any(word.lower_ in _EXCLUDING for word in joining)
    has_denial = any(word.dep_ == "neg" and word.i < first.i for word in first.children)
    return is_open and has_denial and conjunct.tag_ in VERBS and shares_auxiliaries(conjunct)


def _need_of_noun(word: Token, noun: Token) -> Need:
    if word.dep_ in ("prep", "acl", "relcl") and is_ranked(noun) and not follows_comma(word):
        return Need.STRICT
    if word.dep_ == "prep" and noun.dep_ == "ccomp" and word.i == noun.i + 1:
        return Need.STRICT  # "would not let her nephew | on the boat"
    if word.dep_ == "prep":
        return _need_of_phrase_behind(word, noun)
    if word.dep_ in ("acl", "relcl"):
        return _need_of_description(word, noun)
    if word.dep_ == "appos":
        return Need.STRICT if belongs(word) and not follows_comma(word) else Need.NONE
    if word.dep_ == "conj":
        is_between = noun.dep_ == "pobj" and noun.head.lower_ == "between"
        if is_between or _is_alternative(word):
            return Need.STRICT
        return Need.USUAL if len(list(noun.conjuncts)) == 1 else Need.NONE
    is_part = word.dep_ in ("nummod", "case", "amod", "nmod", "compound") or (
        word.dep_ == "punct" and belongs(word)
    )
    return Need.STRICT if is_part else Need.NONE


def _need_of_phrase_behind(phrase: Token, noun: Token) -> Need:
    """Return how much a noun needs a prepositional phrase behind it."""
    is_next = phrase.i == noun.i + 1
    is_period = noun.lower_ in PERIODS and phrase.lower_ != "of"
    if is_next and (noun.dep_ == "npadvmod" or is_period):
        return Need.STRICT
    is_denied = noun.dep_ in ("dobj", "attr") and child(noun.head, "neg") is not None
    if is_next and is_denied and not follows_comma(phrase):
        return Need.STRICT  # "it is not an excuse | for violence"
    is_own = phrase.lower_ == "of" or noun_needs(noun, phrase.lower_) or completes_verb(phrase)
    if not follows_comma(phrase) and is_own:
        return Need.STRICT
    return Need.USUAL if is_next and phrase.lower_ in _OF_NOUNS else Need.NONE


def completes_verb(phrase: Token) -> bool:
    """Return True for a phrase of an act that the parser joined to the object ("accused the bank | of")."""
    noun = phrase.head
    return noun.dep_ == "dobj" and child(phrase, "pcomp") is not None and verb_needs(noun.head, phrase.lower_)


def _need_of_description(clause: Token, noun: Token) -> Need:
    """Return how much a noun needs a clause: its content, or whom it is about."""
    if follows_comma(clause):
        return Need.NONE
    topic = child(clause, *SUBJECTS)
    is_told = clause.left_edge.lower_ == "that" and noun.lower_ in _TOLD
    is_content = is_infinitive(clause) or (clause.dep_ == "acl" and child(clause, "mark") is not None)
    is_content = is_content or (is_told and topic is not None and topic.lower_ != "that")
    if is_content or is_of_all(noun) or is_of_none(noun) or noun.lower_ in INDEFINITE:
        return Need.STRICT
    return Need.USUAL if is_definite(noun) else Need.NONE


def is_definite(noun: Token) -> bool:
    """Return True for a noun with "the" that only what stands behind it tells from others."""
    before = list(noun.lefts)
    is_of_the = any(word.lower_ in ("the", "those") for word in before)
    return is_of_the and noun.tag_ in ("NN", "NNS") and all(_picks(word) for word in before)


def _picks(word: Token) -> bool:
    """Return True for an article, a number, a rank or a superlative ("the first time | that they met")."""
    return word.dep_ in ("det", "nummod") or word.tag_ == "JJS" or word.lower_ in _PICKING


def is_ranked(noun: Token) -> bool:
    """Return True for a noun that is false without its bounds ("the first crash | with victims").

    A person's rank is mostly an office ("first minister").
    """
    if noun.tag_ not in ("NN", "NNS") or noun.lower_ in lexicon.PERSON_NOUNS:
        return False
    words = [word for word in noun.lefts if word.lower_ != "latest"]
    ranks = [word for word in words if word.tag_ == "JJS" or word.lower_ in lexicon.RANKS]
    return any(word.i == 0 or neighbour(word, -1).lower_ != "at" for word in ranks)


def bounds_of_ranks(doc: Doc, times: Collection[int]) -> Iterator[int]:
    """Yield the tokens of times that bound a rank ("the first pandemic | of the century", "| since 1959").

    ``times`` has the token indices of the times of the sentence. A time with "since" may stand anywhere
    behind the rank.
    """
    ranks = [noun for noun in doc if is_ranked(noun)]
    for phrase in doc[ranks[0].i :] if ranks else ():
        is_below = any(noun.is_ancestor(phrase) and noun.i < phrase.i for noun in ranks)
        is_bound = phrase.lower_ == "since" or (phrase.lower_ in _BOUNDING and is_below)
        if phrase.dep_ == "prep" and is_bound:
            words = {word.i for word in phrase.subtree}
            if not words.isdisjoint(times):
                yield from words


def is_remark(noun: Token) -> bool:
    """Return True for a noun about the whole clause ("it is ready to sail | , a step that ...")."""
    if noun.dep_ not in ("attr", "dobj", "npadvmod", "dep") or noun.tag_ != "NN" or not follows_comma(noun):
        return False
    has_article = any(word.lower_ in ("a", "an", "the") for word in noun.lefts)
    return has_article and any(
        word.dep_ in _COMPLETING and word.i < noun.i for word in noun.head.rights if word != noun
    )


def follows_comma(word: Token) -> bool:
    """Return True if the word's phrase stands behind a comma or a dash."""
    before = word.left_edge.i - 1
    while before > 0 and (word.doc[before].is_quote or word.doc[before].is_space):
        before -= 1
    return before >= 0 and word.doc[before].text in (",", "-", "–", "—", "--", ";")
