"""What a lead tells besides news: background, analysis, a trend, a contrast, the words of an expert.

The tense of these sentences is that of news ("has damaged its reputation"), so other signs tell them apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.dependency_tree import BE, FINITE, SUBJECTS, auxiliaries, child, is_verb, subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LATELY = frozenset({"recently", "lately"})
_ADVERBS_OF_TREND = frozenset(
    {"daily", "increasingly", "gradually", "steadily", "slowly", "largely", "mostly"}
)
_PAST = frozenset({"past", "last", "recent"})
_LONG_PERIODS = frozenset({"years", "year", "decades", "decade", "months", "generations", "century"})
_GENERAL = frozenset({"little", "few", "most", "much", "many", "some"})
_CONTRASTS = frozenset({"while", "although", "though", "whereas", "since", "ever", "unlike"})
_LINKS = frozenset({"but", "and", "yet", "still", "indeed", "moreover", "nor", "instead"})
_COMMENTS = frozenset(
    {"inevitably", "perhaps", "clearly", "arguably", "sadly", "unsurprisingly", "predictably", "obviously",
     "ironically", "admittedly", "surely", "ultimately"}
)  # fmt: skip
"""Adverbs that comment on a sentence, at its head."""
_COMMENT_PHRASES = (("in", "fact"), ("of", "course"), ("after", "all"), ("at", "the", "very", "least"))
_BEGINNING = frozenset({"beginning", "starting", "coming"})
_NAMED_KINDS = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def is_background(doc: Doc, main: Token, *, is_headline_news: bool) -> bool:
    """Return True if a sentence of a lead tells no news of its day.

    ``main`` is its main predicate. The first half of a contrast ("has won praise, but ...") is news only if
    the headline is about it (``is_headline_news``). So is a quotation at the head of a sentence.
    """
    content = child(main, "ccomp")
    told = (main, content) if content is not None else (main,)
    return (
        _is_aside(doc)
        or _is_contrast(doc)
        or any((_is_general(verb) and not _is_harm(verb)) or _is_over_years(verb) for verb in told)
        or any(_is_analysis(verb) or _is_trend(verb) for verb in told)
        or _is_opinion_of_experts(main)
        or (not is_headline_news and (_gives_way(main) or doc[0].is_quote))
    )


def clause_run_into(doc: Doc) -> Token | None:
    """Return the verb of a sentence that follows a caption without a stop ("hit 17 Officials say ...").

    The parse joins the two clauses, with no word and no mark between them.
    """
    for verb in doc:
        if verb.dep_ == "conj" and is_verb(verb) and is_verb(verb.head) and _is_finite(verb):
            first = _first_word(verb)
            between = doc[verb.head.i + 1 : first]
            has_link = any(token.is_punct or token.dep_ == "cc" for token in between)
            if not has_link and child(verb.head, "cc") is None and doc[first].text[:1].isupper():
                return verb
    return None


def _first_word(verb: Token) -> int:
    own = [word.left_edge.i for word in verb.lefts if word.dep_ in SUBJECTS]
    return min(own, default=verb.i)


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in FINITE or any(helper.tag_ in FINITE for helper in auxiliaries(verb))


def _is_aside(doc: Doc) -> bool:
    """Return True for a sentence in brackets, and for one that comments or goes on from another ("But")."""
    opening = tuple(token.lower_ for token in doc[:4])
    if any(opening[: len(phrase)] == phrase for phrase in _COMMENT_PHRASES):
        return True
    return doc[0].text == "(" or doc[0].lower_ in _LINKS | _COMMENTS


def _is_contrast(doc: Doc) -> bool:
    """Return True for "While firms have ..., " and "Ever since ...", but not for "While skiing, ..."."""
    if doc[0].lower_ not in _CONTRASTS:
        return False
    clause = doc[0].head
    return not (is_verb(clause) and clause.tag_ == "VBG" and child(clause, *SUBJECTS) is None)


def _is_general(verb: Token) -> bool:
    """Return True if the subject is no one in particular ("many users", not "most of the town has")."""
    noun = subject(verb)
    is_now = any(helper.tag_ in ("VBZ", "VBP") for helper in auxiliaries(verb))
    if noun is None or (is_now and _is_part(noun)):
        return False
    return noun.lower_ in _GENERAL or any(
        word.lower_ in _GENERAL and word.dep_ in ("amod", "det") for word in noun.lefts
    )


def _is_part(noun: Token) -> bool:
    """Return True for a part of one definite thing ("some of the girls", "most of Porto")."""
    whole = next((child(word, "pobj") for word in noun.rights if word.lower_ == "of"), None)
    if whole is None:
        return False
    return whole.ent_type_ in ("GPE", "LOC", "FAC") or any(word.lower_ == "the" for word in whole.lefts)


def _is_harm(verb: Token) -> bool:
    """Return True for death and harm: news, whoever suffers it ("many people have died")."""
    is_death = verb.lower_ in lexicon.DYING_VERBS and child(verb, "nsubjpass") is None
    return is_death or verb.lower_ in lexicon.HARMING_VERBS


def _is_over_years(main: Token) -> bool:
    """Return True for "has recently met" and "have given over the past twenty years"."""
    return any(_is_lately_or_long(word) for word in main.children)


def _is_lately_or_long(word: Token) -> bool:
    if word.dep_ == "advmod":
        return word.lower_ in _LATELY
    period = child(word, "pobj") if word.dep_ == "prep" and word.lower_ in ("over", "in", "for") else None
    if period is None or period.lower_ not in _LONG_PERIODS:
        return False
    return word.lower_ == "over" or any(token.lower_ in _PAST for token in period.lefts)


def _is_analysis(main: Token) -> bool:
    """Return True if a thing shows or changes what is thought ("the collapse has highlighted the risk")."""
    noun = subject(main)
    if noun is None or noun.ent_type_ in _NAMED_KINDS or noun.lower_ in lexicon.PERSON_NOUNS:
        return False
    is_growing = main.tag_ == "VBG" and main.lower_ in lexicon.GROWTH_VERBS
    is_named = noun.tag_ == "NNS" or any(word.ent_type_ in _NAMED_KINDS for word in noun.lefts)
    if main.lower_ in lexicon.ANALYSIS_VERBS or (is_growing and not is_named):
        return True
    objects = [word.lower_ for word in main.children if word.dep_ == "dobj"]
    return any(word in lexicon.STANDINGS for word in objects)


def _is_trend(main: Token) -> bool:
    """Return True for a slow change ("are beginning to turn", "has steadily fallen", "is winding down")."""
    if any(word.dep_ == "advmod" and word.lower_ in _ADVERBS_OF_TREND for word in main.children):
        return not _is_harm(main)
    if any(word.lower_ == "rapidly" for word in main.children):
        return main.lower_ in lexicon.GROWTH_VERBS | lexicon.TREND_VERBS | lexicon.CHANGING_VERBS
    if main.lower_ == "continued" and child(main, "xcomp") is not None:
        return True
    return main.tag_ == "VBG" and (
        (main.lower_ in _BEGINNING and child(main, "xcomp") is not None)
        or main.lower_ in lexicon.CHANGING_VERBS
    )


def _is_opinion_of_experts(main: Token) -> bool:
    """Return True for what unnamed experts think ("storms may hinder the work, scientists said")."""
    speaker, content = subject(main), child(main, "ccomp")
    if speaker is None or content is None or speaker.lower_ not in lexicon.EXPERTS:
        return False
    helpers = auxiliaries(content)
    is_state = not helpers and content.lower_ in lexicon.STATIVE_VERBS | BE
    return is_state or any(helper.tag_ == "MD" for helper in helpers)


def _gives_way(main: Token) -> bool:
    """Return True for the first half of a contrast, if its second half is no saying ("is late, but ...")."""
    if not any(word.lower_ == "but" for word in main.children if word.dep_ == "cc"):
        return False
    second = child(main, "conj")
    return second is not None and second.lower_ not in lexicon.REPORTING_VERBS
