"""Saying or doing: with some objects, verbs of saying are other acts ("declared war", "denied bail")."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.dependency_tree import SUBJECTS, ancestors, child, is_verb
from timeline.language import verb_forms

if TYPE_CHECKING:
    from spacy.tokens import Token

_CONTENTS = ("ccomp", "parataxis")
_PEOPLE = frozenset({"him", "her", "them", "me", "us", "you"})


def is_saying(verb: Token) -> bool:
    """Return True if the verb is an act of saying."""
    if verb.lower_ in lexicon.REPORTING_VERBS:
        return not is_other_act(verb)
    if verb.lower_ in lexicon.CHARGING_VERBS:
        return True
    return verb.lower_ in lexicon.CONTENT_VERBS and child(verb, "ccomp") is not None


def is_other_act(verb: Token) -> bool:
    """Return True if a verb of saying is another act with this object ("claimed nine lives")."""
    content = child(verb, *_CONTENTS)
    if content is not None:
        return _is_granted_noun(content)
    test = _TESTS.get(verb.lower_)
    return test is not None and test(verb)


def denying_verb(token: Token) -> Token | None:
    """Return the verb of "denied the players bail", if the parser took the thing denied for a verb."""
    return token.head if _is_granted_noun(token) else None


def _is_granted_noun(token: Token) -> bool:
    if token.dep_ != "ccomp" or token.lower_ not in lexicon.DENIED_THINGS:
        return False
    return token.head.lower_ in _DENY and child(token, "aux", "mark", "dobj") is None


def is_charge(verb: Token) -> bool:
    """Return True for an act that is only charged or claimed ("claims that it shot", "accused of laying")."""
    if _is_complement(verb):
        above = _verb_above(verb)
        return above is not None and (_charges(above, verb) or is_charge(above))
    is_shared = verb.dep_ == "conj" and child(verb, *SUBJECTS) is None
    return is_shared and is_verb(verb.head) and is_charge(verb.head)


def _is_complement(verb: Token) -> bool:
    return verb.dep_ in ("ccomp", "xcomp", "pcomp")


def _verb_above(verb: Token) -> Token | None:
    return next((token for token in ancestors(verb) if is_verb(token)), None)


def _charges(above: Token, verb: Token) -> bool:
    """Return True if the verb above charges or claims, or brings a charge "with" the act."""
    if above.lower_ in lexicon.CLAIMING_VERBS:
        return not is_other_act(above)
    if verb.dep_ != "pcomp":
        return above.lower_ in lexicon.CHARGING_VERBS and verb.dep_ == "ccomp"
    return above.lower_ in lexicon.CHARGING_VERBS or (above.lower_ in _CHARGE and verb.head.lower_ == "with")


def _object(verb: Token) -> Token | None:
    """Return the object of a verb; the subject of a passive."""
    return child(verb, "dobj", "nsubjpass")


def _has_act_object(verb: Token, nouns: frozenset[str]) -> bool:
    words = [
        token for token in verb.children if token.dep_ in ("dobj", "nsubjpass", "oprd", "attr", "dative")
    ]
    words += [head for word in words if (head := child(word, "pobj")) is not None]
    return any(_head_noun(word).lower_ in nouns for word in words)


def _head_noun(word: Token) -> Token:
    """Return the thing counted in "one of two seats" and "both of the titles", else the word itself."""
    of = next((token for token in word.rights if token.lower_ == "of"), None)
    inner = child(of, "pobj") if of is not None else None
    counts = word.like_num or word.tag_ in ("CD", "DT")
    return inner if inner is not None and counts else word


def _takes_person(verb: Token) -> bool:
    """Return True if the object is a person ("confirmed the judge")."""
    noun = _object(verb)
    if noun is None:
        return False
    return noun.lower_ in _PEOPLE or noun.lower_ in lexicon.PERSON_NOUNS or noun.ent_type_ == "PERSON"


def _goes_into(verb: Token) -> bool:
    """Return True for "was admitted to hospital"."""
    return child(verb, "nsubjpass") is not None and _preposition(verb, ("to", "into", "as")) is not None


def _preposition(verb: Token, words: tuple[str, ...]) -> Token | None:
    return next((token for token in verb.children if token.dep_ == "prep" and token.lower_ in words), None)


def _declares(verb: Token) -> bool:
    noun = _object(verb)
    if child(verb, "oprd") is not None or (noun is not None and noun.dep_ == "nsubjpass"):
        return True
    return noun is not None and noun.lower_ not in lexicon.DECLARED_CONTENTS


def _reports_for_duty(verb: Token) -> bool:
    if child(verb, "dobj", "nsubjpass") is not None:
        return False
    preposition = _preposition(verb, ("to", "for", "at"))
    place = child(preposition, "pobj") if preposition is not None else None
    return place is not None and place.lower_ in lexicon.REPORTED_DUTIES


def _writes_work(verb: Token) -> bool:
    noun = _object(verb)
    return noun is not None and noun.lower_ not in lexicon.WRITTEN_MESSAGES


def _calls_back(verb: Token) -> bool:
    noun = _object(verb)
    return noun is not None and noun.lower_ not in lexicon.REMEMBERED_THINGS


def _by_form() -> Mapping[str, Callable[[Token], bool]]:
    """Return the test of each form of a verb of saying that can be another act."""

    def with_object(nouns: frozenset[str], *others: Callable[[Token], bool]) -> Callable[[Token], bool]:
        return lambda verb: _has_act_object(verb, nouns) or any(other(verb) for other in others)

    others: dict[str, tuple[Callable[[Token], bool], ...]] = {
        "confirm": (_takes_person,),
        "admit": (_takes_person, _goes_into),
    }
    tests = {verb: with_object(nouns, *others.get(verb, ())) for verb, nouns in lexicon.ACT_OBJECTS.items()}
    tests |= dict.fromkeys(("declare", "proclaim"), _declares)
    tests |= {"report": _reports_for_duty, "write": _writes_work, "recall": _calls_back}
    return {form: test for verb, test in tests.items() for form in verb_forms(verb)}


_TESTS = _by_form()
_DENY = frozenset(verb_forms("deny"))
_CHARGE = frozenset(verb_forms("charge"))
