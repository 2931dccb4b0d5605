"""How the article states an event: from the verb, its auxiliaries, and the clauses that it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.dated_phrase import FUTURE_AUXILIARIES, Dating
from timeline.events.dependency_tree import (
    AUXILIARIES,
    BE,
    SUBJECTS,
    auxiliaries,
    child,
    is_verb,
    path_up,
    subject,
)
from timeline.model import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

POSSIBLE = frozenset({"may", "might", "could", "can", "ca", "should", "must", "ought"})
ABLE = frozenset({"could", "can", "ca"})
CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
LIMITS = frozenset({"until", "till", "before"})
NO_SUBJECT = frozenset({"no", "nobody", "none", "neither"})


def modality(predicate: Token, dating: Dating) -> Modality:
    """Return how the predicate is stated."""
    if not is_verb(predicate) and predicate.tag_ != "MD" and child(predicate, *SUBJECTS) is None:
        return _of_noun(predicate, dating)
    if _is_hypothetical(predicate):
        return Modality.HYPOTHETICAL
    if _is_negated(predicate) and not begins_there(predicate, dating):
        return Modality.NEGATED
    if _is_planned(predicate, dating):
        return Modality.PLANNED
    return Modality.REPORTED if _is_saying(predicate) else Modality.ASSERTED


def begins_there(verb: Token, dating: Dating) -> bool:
    """Return whether a denial ends with the date: what "did not happen until May" happened in May."""
    first = dating.first
    while first > 0 and verb.doc[first - 1].lower_ in ("the", "at", "least"):
        first -= 1
    return first > 0 and verb.doc[first - 1].lower_ in LIMITS and child(verb, "neg") is not None


def _is_saying(verb: Token) -> bool:
    if verb.lower_ in lexicon.REPORTING_VERBS:
        return True
    return verb.lower_ in lexicon.CONTENT_VERBS and child(verb, "ccomp") is not None


def _of_noun(noun: Token, dating: Dating) -> Modality:
    verb = next((each for each in path_up(noun) if is_verb(each)), None)
    if dating.is_future:
        return Modality.PLANNED
    if verb is not None and noun.dep_ in ("nsubjpass", "nsubj") and verb.lower_ in lexicon.PLANNING_VERBS:
        return Modality.PLANNED
    return Modality.REPORTED if noun.lower_ in lexicon.REPORTING_NOUNS else Modality.ASSERTED


def _is_negated(verb: Token) -> bool:
    if child(verb, "neg") is not None:
        return True
    who = subject(verb)
    if who is not None and (who.lower_ in NO_SUBJECT or any(each.lower_ == "no" for each in who.lefts)):
        return True
    if verb.dep_ == "xcomp" and child(verb.head, "neg") is not None:
        return True
    while verb.dep_ == "conj" and is_verb(verb.head):  # "denied that they had come and gone"
        verb = verb.head
    return verb.dep_ == "ccomp" and verb.head.lower_ in lexicon.DENYING_VERBS


def _is_hypothetical(verb: Token) -> bool:
    helpers = {each.lower_ for each in auxiliaries(verb) if each.text != "May"}  # Theresa May is no doubt
    if helpers & POSSIBLE:
        return not (helpers & ABLE and child(verb, "neg") is not None)
    if _has_condition(verb):
        return True
    if "would" in helpers and any(_has_condition(each) for each in verb.children if each.dep_ == "advcl"):
        return True
    for each in path_up(verb):
        if each.lower_ in lexicon.DOUBTING_WORDS or _has_condition(each):
            return True
        if (
            is_verb(each)
            and {helper.lower_ for helper in auxiliaries(each)} & POSSIBLE
            and verb.dep_ == "xcomp"
        ):
            return True
    return False


def _has_condition(verb: Token) -> bool:
    return any(each.dep_ in ("mark", "advmod") and each.lower_ in CONDITIONS for each in verb.children)


def _is_planned(verb: Token, dating: Dating) -> bool:
    helpers = auxiliaries(verb)
    if any(each.lower_ in FUTURE_AUXILIARIES or each.lower_ == "would" for each in helpers):
        return True
    if verb.tag_ == "VB" and any(each.tag_ == "TO" for each in helpers):
        return _is_plan_above(verb) or not dating.is_past
    if verb.lower_ in lexicon.PLANNING_VERBS and dating.is_future:
        return True
    present = verb.tag_ in ("VBZ", "VBP", "VBG") and not any(each.tag_ == "VBD" for each in helpers)
    return present and dating.is_future


def _is_plan_above(verb: Token) -> bool:
    """Return whether an infinitive is a plan ("decided to admit") and not an outcome ("managed to leave")."""
    above = verb.head
    passive = any(each.dep_ in AUXILIARIES and each.lower_ in BE for each in above.children)
    return above.lower_ in lexicon.PLANNING_VERBS or (above.lower_ in lexicon.REPORTING_VERBS and passive)
