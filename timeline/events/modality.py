"""The modality of a predicate, from the verb, its auxiliaries and the clauses around it."""

from __future__ import annotations

from itertools import islice, takewhile
from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.claim import claim_path
from timeline.events.dated_phrase import FUTURE_AUXILIARIES, DatedPhrase
from timeline.events.dependency_tree import (
    AUXILIARIES,
    BE,
    SUBJECTS,
    ancestors,
    auxiliaries,
    child,
    is_infinitive,
    is_noun,
    is_verb,
    subject,
)
from timeline.events.inverted_clause import is_inverted_denial
from timeline.events.moved_dates import is_moved_to
from timeline.events.noun_phrase import is_source
from timeline.events.speech_acts import is_charge, is_saying
from timeline.language import verb_forms
from timeline.language.neighbours import neighbour
from timeline.model import Modality

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_POSSIBILITY = frozenset({"may", "might", "could", "can", "ca", "should", "must", "ought"})
_ABILITY = frozenset({"could", "can", "ca"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
_QUESTIONS = frozenset({"WP", "WDT", "WRB", "WP$"})
_CALL = frozenset(verb_forms("call"))
_LIMITS = frozenset({"until", "till", "before"})
_STARTS = frozenset({"since"})
_NEGATIVE_SUBJECTS = frozenset({"no", "nobody", "none", "neither", "nothing"})
_NEGATIVE_DETERMINERS = frozenset({"no", "neither"})
_NO_DENIAL = frozenset({"doubt", "question", "wonder"})
"""Nouns of "there is no doubt that", which denies nothing."""
_EXCEPT = frozenset({"but", "except", "besides", "other"})
"""Words behind a negative subject before the one who did it ("nobody | but the king came")."""
_OBLIGATION = frozenset({"has", "have", "had"})
_PERFECT = frozenset({"has", "have", "had", "'s", "'ve"})
_INVERTED_CONDITIONS = frozenset({"had", "were", "should"})
"""The auxiliaries that begin a condition without "if" ("had they left")."""
_OPENING = (
    _INVERTED_CONDITIONS
    | BE
    | FUTURE_AUXILIARIES
    | _POSSIBILITY
    | {"did", "do", "does", "has", "have", "would"}
)
"""The auxiliaries that begin a question."""
_PROMISED = frozenset(
    {"scheduled", "slated", "due", "set", "supposed", "meant", "intended", "planned", "expected", "going"}
)
"""After "be" and before an infinitive, words of a programme: the date is that of the act."""
_TEXTS = lexicon.REPORTING_NOUNS | lexicon.SPOKEN_NOUNS | lexicon.WRITTEN_MESSAGES
_IN_QUESTION = frozenset({"true", "possible", "likely", "right", "certain", "sure"})


def modality(predicate: Token, dated: DatedPhrase) -> Modality:
    """Return the modality of a dated predicate."""
    if not is_verb(predicate) and predicate.tag_ != "MD" and child(predicate, *SUBJECTS) is None:
        return _noun_modality(predicate, dated)
    if _is_date_of_source(predicate, dated):
        return Modality.REPORTED
    if _is_hypothetical(predicate):
        return Modality.HYPOTHETICAL
    if _is_negated(predicate, dated) and not (
        is_negated_until(predicate, dated) or _is_negated_since(predicate, dated)
    ):
        return Modality.HYPOTHETICAL if _is_refused_on_condition(predicate) else Modality.NEGATED
    if _is_planned(predicate, dated):
        return Modality.PLANNED
    said = is_saying(predicate) or is_charge(predicate)
    return Modality.REPORTED if said else Modality.ASSERTED


def _is_date_of_source(predicate: Token, dated: DatedPhrase) -> bool:
    """Return True if the date is that of the source ("will be sold, according to a letter on Monday")."""
    if dated.first == len(predicate.doc):  # the day of publication stands nowhere
        return False
    noun = None
    for word in takewhile(lambda above: above != predicate, ancestors(predicate.doc[dated.first])):
        if is_source(word):
            return noun is not None and noun.lower_ in _TEXTS
        if is_noun(word):
            noun = word
    return False


def is_negated_until(verb: Token, dated: DatedPhrase) -> bool:
    """Return True for a negation that ends with the date: "did not happen until May" means in May."""
    return _follows(verb.doc, dated, _LIMITS) and child(verb, "neg") is not None


def _is_negated_since(verb: Token, dated: DatedPhrase) -> bool:
    """Return True for a state that began at the date: "has not been seen since May"."""
    is_perfect = any(helper.lower_ in _PERFECT for helper in auxiliaries(verb))
    return is_perfect and _follows(verb.doc, dated, _STARTS)


def _follows(doc: Doc, dated: DatedPhrase, words: frozenset[str]) -> bool:
    """Return True if one of the words is directly before the date, apart from "the" and "at least"."""
    first = dated.first
    while first > 0 and doc[first - 1].lower_ in ("the", "at", "least"):
        first -= 1
    return any(
        token.lower_ in words
        for token in (*doc[max(first - 1, 0) : first], *doc[dated.first : dated.first + 1])
    )


def _noun_modality(noun: Token, dated: DatedPhrase) -> Modality:
    verb = next((token for token in ancestors(noun) if is_verb(token)), None)
    if _is_cancelled(noun) or _is_absent(noun):
        return Modality.NEGATED
    if verb is not None and _is_possible(noun, verb):
        return Modality.HYPOTHETICAL
    if dated.is_future:
        return Modality.PLANNED
    if verb is not None and noun.dep_ == "nsubjpass" and verb.lower_ in lexicon.PLANNING_VERBS:
        return Modality.PLANNED
    return Modality.REPORTED if noun.lower_ in lexicon.REPORTING_NOUNS else Modality.ASSERTED


def _is_possible(noun: Token, verb: Token) -> bool:
    """Return True for an act that is only possible ("might conduct a test", not "might study the test")."""
    if noun.dep_ != "dobj" or noun.head != verb or verb.lower_ not in lexicon.LIGHT_VERBS:
        return False
    is_open = not any(word.lower_ in ("the", "that", "this") or word.dep_ == "poss" for word in noun.lefts)
    return is_open and _is_hypothetical(verb)


def _is_cancelled(noun: Token) -> bool:
    """Return True for what is cancelled, called off or averted ("the march planned for May was scrapped")."""
    verb = noun.head
    if noun.dep_ not in ("nsubjpass", "dobj") or verb.lower_ not in lexicon.CANCELLING_VERBS:
        return False
    if any(above.lower_ in lexicon.FAILING_WORDS for above in islice(ancestors(verb), 2)):
        return False  # "failed to prevent the attack"
    particle = child(verb, "prt")
    if verb.lower_ in _CALL:
        return particle is not None and particle.lower_ == "off" and child(verb, "neg") is None
    return child(verb, "neg") is None


def _is_absent(noun: Token) -> bool:
    """Return True for what did not happen ("the march on Friday did not take place")."""
    verb = noun.head
    occurs = noun.dep_ in SUBJECTS and verb.lower_ in lexicon.OCCURRING_VERBS
    return occurs and child(verb, "neg") is not None


def _is_negated(verb: Token, dated: DatedPhrase) -> bool:
    if child(verb, "neg") is not None or is_inverted_denial(verb) or _describes_cancelled(verb, dated):
        return True
    if _has_negative_subject(verb):
        return True
    if verb.dep_ == "xcomp" and _is_denied_above(verb):
        return True
    while verb.dep_ == "conj" and is_verb(verb.head):  # "denied that they had come and gone"
        verb = verb.head
    return verb.dep_ == "ccomp" and verb.head.lower_ in lexicon.DENYING_VERBS


def _is_denied_above(act: Token) -> bool:
    """Return True for "did not manage to leave", "was not able to leave" and "was unable to leave"."""
    above = act.head
    if above.dep_ == "acomp" and above.lower_ in ("able", "unable"):
        return above.lower_ == "unable" or child(above.head, "neg") is not None
    return child(above, "neg") is not None


def _describes_cancelled(verb: Token, dated: DatedPhrase) -> bool:
    """Return True for the plan of what is cancelled ("scrapped the race that was to be held in May")."""
    clause = verb.head if verb.dep_ == "xcomp" and verb.head.lower_ in BE else verb  # "was to be held"
    if clause.dep_ == "acl" or (clause.dep_ == "relcl" and _is_planned(verb, dated)):
        return _is_cancelled(clause.head)
    return False


def _has_negative_subject(verb: Token) -> bool:
    noun = child(verb, "attr") if child(verb, "expl") is not None else subject(verb)
    if noun is None or noun.lower_ in _NO_DENIAL:
        return False
    if any(token.lower_ in _EXCEPT for token in noun.doc[noun.i + 1 : noun.i + 2]):
        return False
    return noun.lower_ in _NEGATIVE_SUBJECTS or any(
        token.lower_ in _NEGATIVE_DETERMINERS and not _is_bound(token) for token in noun.lefts
    )


def _is_bound(no: Token) -> bool:
    """Return True for "no" before a comparison with a number ("no | fewer than ten"): it denies nothing."""
    following = [token.lower_ for token in no.doc[no.i + 1 : no.i + 3]]
    return following[1:] == ["than"]


def _is_hypothetical(verb: Token) -> bool:
    if _leaves_open(verb):
        return True
    modals = {helper.lower_ for helper in auxiliaries(verb) if helper.text != "May"}  # Theresa May
    if {"would", "have"} <= modals and not any(map(is_saying, claim_path(verb)[1:])):
        return True  # "would have won without the fog"
    if modals & _POSSIBILITY:
        return not (modals & _ABILITY and child(verb, "neg") is not None)
    if _has_condition(verb) or _is_question(verb) or ("would" in modals and _has_conditional_clause(verb)):
        return True
    return any(_makes_hypothetical(token, verb) for token in claim_path(verb)[1:])


def _leaves_open(verb: Token) -> bool:
    """Return True for a question without an answer ("it was not clear whether he had left")."""
    state = child(verb, "acomp", "oprd") or verb
    is_unknown = state.lower_ in lexicon.UNKNOWN_STATES
    is_not_known = state.lower_ in lexicon.KNOWN_STATES and child(verb, "neg") is not None
    if not (is_unknown or is_not_known):
        return False
    asked = child(verb, "csubj", "csubjpass")
    behind = takewhile(lambda token: not token.is_punct, state.doc[state.i + 1 :])
    return any(map(_opens_question, behind if asked is None else asked.subtree))


def _opens_question(word: Token) -> bool:
    """Return True for the word that opens an indirect question ("whether", "who controlled the town")."""
    if word.lower_ in ("whether", "if"):
        return True
    return word.tag_ in _QUESTIONS and word.lower_ not in ("which", "that", "whose")


def _has_condition(verb: Token) -> bool:
    if any(token.dep_ in ("mark", "advmod") and token.lower_ in _CONDITIONS for token in verb.children):
        return True
    opening = _inverted_auxiliary(verb)
    return opening is not None and opening.lower_ in _INVERTED_CONDITIONS and not _is_question(verb)


def _is_question(verb: Token) -> bool:
    """Return True for the verb of a question, which "?" closes ("So he left?", "Is it true he left?")."""
    if not any(token.text == "?" for token in verb.doc[verb.i + 1 :]):
        return False
    if _inverted_auxiliary(verb) is not None:
        return True
    if verb.head == verb:
        return verb.left_edge.tag_ in _QUESTIONS or _ends_with_question(verb.doc)
    asked = child(verb.head, "acomp") if verb.dep_ == "ccomp" else None
    return asked is not None and asked.lower_ in _IN_QUESTION and _is_question(verb.head)


def _ends_with_question(doc: Doc) -> bool:
    """Return True if the sentence ends with "?", outside of quotation marks."""
    marks = [token for token in doc[-2:] if token.is_punct]
    return bool(marks) and marks[-1].text == "?" and not any(token.is_quote for token in doc)


def _inverted_auxiliary(verb: Token) -> Token | None:
    """Return the auxiliary that opens the verb's clause, before its subject ("had they left", "did they?").

    The parser takes some such auxiliaries for verbs, with the participle under them or under the subject.
    """
    noun = child(verb, *SUBJECTS)
    if noun is None and verb.dep_ == "acl" and verb.tag_ == "VBN":
        noun = verb.head
    if noun is None:
        return None
    start = noun.left_edge.i
    opening = verb.doc[start - 1] if start else None
    if opening is None or opening.lower_ not in _OPENING:
        return None
    if not {opening, opening.head} & {verb, verb.head, noun.head}:
        return None
    before = neighbour(opening, -1)
    is_first = opening.i == 0 or before.tag_ in _QUESTIONS or not before.is_alpha
    return opening if is_first else None


def _has_conditional_clause(verb: Token) -> bool:
    return any(_has_condition(token) for token in verb.children if token.dep_ == "advcl")


def _is_refused_on_condition(verb: Token) -> bool:
    """Return True for a refusal that hangs on a condition ("if they attack, we will not talk on Friday")."""
    will_be = any(helper.lower_ in FUTURE_AUXILIARIES for helper in auxiliaries(verb))
    return will_be and _has_conditional_clause(verb)


def _makes_hypothetical(above: Token, verb: Token) -> bool:
    """Return True for a word of doubt, a condition, or a modal verb above ("could manage to leave")."""
    if above.lower_ in lexicon.DOUBTING_WORDS or _has_condition(above) or _leaves_open(above):
        return True
    if verb.dep_ != "xcomp" or not is_verb(above):
        return False
    return bool({helper.lower_ for helper in auxiliaries(above)} & _POSSIBILITY)


def _is_planned(verb: Token, dated: DatedPhrase) -> bool:
    helpers = auxiliaries(verb)
    if any(helper.lower_ in FUTURE_AUXILIARIES or helper.lower_ == "would" for helper in helpers):
        return True
    if any(helper.tag_ == "TO" for helper in helpers):
        return (_is_plan_above(verb, dated) or not dated.is_past) and not dated.has_begun
    is_to_come = dated.is_future or dated.ends_in_future
    if verb.lower_ in _OBLIGATION and child(verb, "xcomp") is not None and is_to_come:
        return True  # "had to pay by November"
    if verb.lower_ in BE and (_is_due(verb) or (_is_to_be(verb) and not dated.is_past)):
        return True
    if _is_programmed(verb, dated) or _opens_later(verb, helpers, dated):
        return True
    if is_to_come and is_moved_to(verb, dated):
        return True
    if verb.lower_ in lexicon.PLANNING_VERBS:
        is_now = verb.tag_ in ("VBZ", "VBP") and child(verb, "xcomp") is not None and not dated.is_past
        return dated.is_future or dated.ends_in_future or (is_now and not dated.has_begun)
    return dated.is_future and _is_present(verb, helpers)


def _is_due(verb: Token) -> bool:
    """Return True for "was due to land", if the parser took the act for a noun."""
    state = child(verb, "acomp")
    return state is not None and state.lower_ == "due" and child(state, "prep", "xcomp") is not None


def _is_to_be(verb: Token) -> bool:
    """Return True for "was to vote", if the date belongs to "was"."""
    act = child(verb, "xcomp")
    return act is not None and is_infinitive(act) and child(verb, "acomp", "attr") is None


def _is_programmed(verb: Token, dated: DatedPhrase) -> bool:
    """Return True for the date of an act in a programme ("was supposed to fly to Lima on Tuesday")."""
    act = child(verb, "xcomp")
    if verb.lower_ not in _PROMISED or act is None or not is_infinitive(act) or dated.has_begun:
        return False
    return any(word.lower_ in BE for word in auxiliaries(verb))


def _opens_later(verb: Token, helpers: list[Token], dated: DatedPhrase) -> bool:
    """Return True for a programme of the day of publication ("talks resume at 11 a.m. Wednesday")."""
    is_that_day = dated.date.earliest == dated.date.latest == dated.published is not None
    has_clock = any(word.like_num or ":" in word.text for word in verb.doc[dated.first : dated.last])
    is_present = verb.tag_ in ("VBZ", "VBP") and not helpers and verb.dep_ == "ROOT"
    return is_that_day and has_clock and is_present and verb.lower_ in lexicon.OPENING_VERBS


def _is_present(verb: Token, helpers: list[Token]) -> bool:
    return verb.tag_ in ("VBZ", "VBP", "VBG") and not any(helper.tag_ == "VBD" for helper in helpers)


def _is_plan_above(verb: Token, dated: DatedPhrase) -> bool:
    """Return True for a plan ("decided to admit"), False for an outcome ("managed to leave")."""
    above = verb.head
    if dated.is_past and verb.lower_ in BE and above.lower_ in lexicon.REPORTING_VERBS:
        return False  # "was reported to be calm"
    if above.lower_ in lexicon.REPORTING_VERBS and any(token.lower_ == "have" for token in auxiliaries(verb)):
        return False  # "is said to have left"
    if verb.dep_ == "xcomp" and above.lower_ in BE:  # "was to be held"
        return True
    is_passive = any(token.dep_ in AUXILIARIES and token.lower_ in BE for token in above.children)
    return above.lower_ in lexicon.PLANNING_VERBS or (above.lower_ in lexicon.REPORTING_VERBS and is_passive)
