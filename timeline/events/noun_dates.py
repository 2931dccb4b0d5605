"""Dates of event nouns, where the parse gives the date to the verb above.

In "doctors came to treat victims of the earthquake on 12 January", the earthquake has the date: a noun about
the event ("victims", "in retaliation for") ties the date to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.dated_phrase import DatedPhrase
from timeline.events.dependency_tree import ancestors, auxiliaries, child, is_noun, is_proper_noun, is_verb
from timeline.events.predicates import event_noun
from timeline.events.title_needs import PERIODS
from timeline.language import noun_forms
from timeline.language.neighbours import neighbour
from timeline.model import Granularity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONG = frozenset(Granularity) - {Granularity.DAY, Granularity.WEEKEND, Granularity.WEEK}
_SEQUENCE_PREPOSITIONS = frozenset({"after", "before", "since", "following", "until"})
_OF_EVENT = frozenset(
    form
    for noun in (
        "victim", "survivor", "aftermath", "perpetrator", "epicentre", "epicenter", "mastermind",
        "casualty", "eyewitness", "anniversary",
    )
    for form in noun_forms(noun)
)  # fmt: skip
"""Nouns about an event, which stands behind "of"."""
_REPLIES = {
    "for": frozenset({"retaliation", "revenge", "reprisal", "reprisals", "retribution", "payback"}),
    "to": frozenset({"response", "reaction", "retaliation", "prelude", "responses", "reactions"}),
    "into": frozenset({"investigation", "inquiry", "probe", "investigations", "inquiries", "enquiry"}),
}
"""Nouns of what follows an event, by the preposition before the event."""
_FROM_EVENT = frozenset({"before", "after"})
_PHASES = frozenset({"end", "start", "beginning", "outbreak", "deadline", "opening", "closing"})
_OPENING = frozenset({"by", "that", "against"})
"""Words behind a date that go on with the noun before it ("the call last week | by bishops")."""


def event_noun_before(doc: Doc, dated: DatedPhrase, *, is_shared: bool) -> Token | None:
    """Return the event noun with "of", a possessor or a name before a long date ("after his death in 1970").

    A date directly behind the noun needs none of these ("since the downgrade last month"). If the verb
    ``is_shared`` with another date, any event noun and any date qualify.
    """
    if dated.first < 2:
        return None
    is_adjacent = is_noun(doc[dated.first - 1])
    if not is_adjacent and doc[dated.first - 1].lower_ not in ("in", "on"):
        return None
    if not is_shared and dated.date.granularity not in (_LONG | {Granularity.WEEK} if is_adjacent else _LONG):
        return None
    last = doc[dated.first - 1 - (not is_adjacent)]
    for noun in (last, *ancestors(last)):
        event = event_noun(noun) if _is_in_sequence(noun) else None
        if event is not None:
            is_its_own = is_shared or is_adjacent or _is_specified(noun)
            return event if noun.i <= last.i and is_its_own else None
    return None


def _is_in_sequence(noun: Token) -> bool:
    """Return True for a noun after "after", "before" and similar prepositions."""
    return is_noun(noun) and noun.dep_ == "pobj" and noun.head.lower_ in _SEQUENCE_PREPOSITIONS


def _is_specified(noun: Token) -> bool:
    """Return True for one with a possessor, "of", or a name ("the Valdez spill")."""
    return any(
        token.dep_ == "poss" or token.lower_ == "of" or (token.dep_ == "compound" and is_proper_noun(token))
        for token in noun.children
    )


def event_with_date(doc: Doc, dated: DatedPhrase) -> Token | None:
    """Return the event noun to which a noun around it or the words behind it tie the date."""
    noun, is_bare = _noun_before(doc, dated)
    if noun is not None and (measured := _measured_event(noun)) is not None:
        return measured
    event = event_noun(noun) if noun is not None and is_noun(noun) else None
    if event is None or event != noun:
        return None
    if _is_tied_by_noun(event, dated, is_bare=is_bare) or (is_bare and _goes_on(event, dated)):
        return event
    return None


def _measured_event(noun: Token) -> Token | None:
    """Return the event from which a time is measured ("died two days before | the end of the siege in May").

    The date is no second time of the act, which the measure places.
    """
    for word in (noun, *ancestors(noun)):
        if not is_noun(word) and word.tag_ != "IN":
            return None
        if word.lower_ not in _FROM_EVENT or word.dep_ not in ("prep", "mark"):
            continue
        event = child(word, "pobj")
        before = neighbour(word, -1)
        has_measure = child(word, "npadvmod") is not None or before.lower_ in PERIODS
        is_event = event is not None and (event_noun(event) == event or event.lower_ in _PHASES)
        return event if has_measure and is_event else None
    return None


def _noun_before(doc: Doc, dated: DatedPhrase) -> tuple[Token | None, bool]:
    """Return the word before the date and its preposition, and whether the date has no preposition."""
    position = dated.first - 1
    is_bare = position >= 0 and doc[position].lower_ not in ("on", "in")
    if not is_bare:
        position -= 1
    return (doc[position] if position > 0 else None), is_bare


def _is_tied_by_noun(event: Token, dated: DatedPhrase, *, is_bare: bool) -> bool:
    """Return True for "victims of the flood in May" and "in retaliation for raids last week"."""
    phrase = event.head
    if event.dep_ != "pobj" or not is_noun(phrase.head) or phrase.head.i > phrase.i:
        return False
    around = phrase.head
    if phrase.lower_ == "of" and around.lower_ in _OF_EVENT:
        is_day = dated.date.granularity is Granularity.DAY
        return (is_bare and not is_day) or not _is_in_past(around)  # "buried victims of the flood on Monday"
    if not is_bare and dated.date.granularity is Granularity.DAY:
        return False  # "opened an inquiry into the crash on Monday"
    is_attribute = around.dep_ == "attr" and event_noun(around) is not None and phrase.lower_ == "for"
    return is_attribute or around.lower_ in _REPLIES.get(phrase.lower_, ())


def _is_in_past(noun: Token) -> bool:
    """Return True if the verb above a noun is a past tense, which a date behind the noun may date."""
    verb = next((word for word in ancestors(noun) if is_verb(word)), None)
    return verb is not None and "VBD" in {verb.tag_, *(word.tag_ for word in auxiliaries(verb))}


def _goes_on(event: Token, dated: DatedPhrase) -> bool:
    """Return True if the words behind the date belong to the noun ("reports last week | that he fled")."""
    doc = event.doc
    following = doc[dated.last] if dated.last < len(doc) else None
    if following is None or following.lower_ not in _OPENING or event.dep_ != "pobj":
        return False
    if following.lower_ == "that" and event.lower_ not in lexicon.REPORTING_NOUNS:
        return False
    verb = event.head.head
    is_saying = is_verb(verb) and verb.lower_ in lexicon.REPORTING_VERBS
    return not is_saying and not any(word.like_num for word in doc[dated.last + 1 : dated.last + 2])
