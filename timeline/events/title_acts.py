"""Other acts in a title: verbs around the dated one that neither claim it nor happen with it.

"The mayor praised the bridge built in 1990" at 1990 reads as if the mayor spoke in 1990. A title whose main
verb is such another act loses much, even with its date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.claim import (
    MADE_PUBLIC,
    is_comment,
    is_condition,
    is_of_none,
    saying_of_text,
)
from timeline.events.dependency_tree import (
    AUXILIARIES,
    BE,
    SUBJECTS,
    ancestors,
    child,
    is_infinitive,
    is_noun,
    is_verb,
)
from timeline.events.predicates import is_setting
from timeline.events.title_dependents import saying_beside

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from spacy.tokens import Token

LOSS_OF_PREDICATE = 10.0
"""The loss of a title without its predicate."""
_OTHER_ACT = 4.0
"""The loss of a title that leads with another act around a clause of time or cause."""
_ACT_AROUND_NOUN = 5.5
"""The loss of a title that leads with another act around a noun and the clause about it."""
_ABOUT_NOUN, _ABOUT_NOUN_UNDATED = 1.2, 6.0
"""The loss of a title that leads with an act about the dated noun ("mourned | the attack")."""
_MADE_VALID = MADE_PUBLIC | {"adopted", "announced", "approved", "enacted", "passed", "signed", "unveiled"}
"""Participles behind a text or a plan; what it says holds from then ("a law signed in May | bans nets")."""
_SETTINGS = frozenset({"in", "during", "at", "on", "amid", "with", "as", "through", "throughout"})
"""Prepositions before an event in whose course the main act happens."""
_AT_ONCE = frozenset({"when", "as", "while", "where", "whenever"})


def loss_of_predicate(predicate: Token, kept: Collection[int]) -> float:
    """Return the loss of a title without its predicate: little, if it tells what happened meanwhile."""
    if predicate.i in kept:
        return 0
    saying = saying_of_text(predicate) or saying_beside(predicate)
    if saying is not None and saying.i in kept:
        return 0
    shown = child(predicate, "attr") if predicate.lower_ in BE else None
    if shown is not None and shown.i in kept:
        return 0.5  # "this is | the fifth test"
    return 0.5 if is_setting(predicate) else LOSS_OF_PREDICATE


def loss_of_other_acts(predicate: Token, kept: frozenset[int], time: Collection[int]) -> float:
    """Return the loss of a title that leads with another act than that of its predicate.

    ``kept`` has the token indices of the title, ``time`` those of the dates of the sentence.
    """
    if predicate.i not in kept or saying_of_text(predicate) is not None:
        return 0
    about = _loss_about_noun(predicate, kept, has_date=not kept.isdisjoint(time))
    return about or max(_losses_of_other_acts(predicate, kept), default=0)


def _loss_about_noun(noun: Token, kept: Collection[int], *, has_date: bool) -> float:
    """Return the loss of an act about the dated noun, in whose course it does not happen."""
    if not is_noun(noun) or is_verb(noun) or child(noun, *SUBJECTS) is not None:
        return 0
    head = noun.head
    if noun.dep_ == "pobj":
        is_about = head.lower_ not in _SETTINGS
        verb = next((word for word in ancestors(head) if is_verb(word)), None)
    else:
        is_about = noun.dep_ == "dobj" and head.lower_ not in lexicon.LIGHT_VERBS
        verb = head if is_verb(head) else None
    if not is_about or verb is None or verb.i not in kept:
        return 0
    return _ABOUT_NOUN if has_date else _ABOUT_NOUN_UNDATED


def _losses_of_other_acts(predicate: Token, kept: Collection[int]) -> Iterator[float]:
    """Yield a loss for each verb of another act above a predicate that is among the kept tokens."""
    word, loss = predicate, 0.0
    while word.head != word:
        loss = max(loss, _loss_around(word))
        word = word.head
        if loss and is_verb(word) and word.i in kept:
            yield loss


def _loss_around(clause: Token) -> float:
    """Return the loss of a title that leads with the act around a clause; 0 if both are one act."""
    if clause.dep_ in ("acl", "relcl"):
        return _ACT_AROUND_NOUN if _tells_of_noun(clause) else 0
    return _OTHER_ACT if clause.dep_ == "advcl" and _is_of_other_time(clause) else 0


def _tells_of_noun(clause: Token) -> bool:
    """Return True for a clause about a noun, False for its content ("a plan | to leave").

    A present participle happens meanwhile ("a truck hit the crowd | watching the parade").
    """
    if is_infinitive(clause) or is_of_none(clause.head) or child(clause, "mark") is not None:
        return False
    if clause.lower_ in _MADE_VALID and clause.head.dep_ == "nsubj":
        return False
    is_meanwhile = clause.dep_ == "acl" and clause.tag_ == "VBG"
    return not (is_meanwhile or is_comment(clause))


def _is_of_other_time(clause: Token) -> bool:
    """Return True for an adverbial clause of another time; a purpose or a condition belongs to the main verb.

    A present participle without a conjunction happens meanwhile.
    """
    if (
        is_infinitive(clause)
        or is_condition(clause)
        or is_comment(clause)
        or saying_beside(clause) is not None
    ):
        return False
    opens = {word.lower_ for word in clause.lefts if word.dep_ in ("mark", "advmod")}
    is_bare_past = clause.tag_ == "VBN" and child(clause, *SUBJECTS, *AUXILIARIES) is None
    return (bool(opens) or is_bare_past) and not opens & _AT_ONCE
