"""Predicates: event nouns ("the August takeover"), light verbs ("made a visit"), and raising.

Raising moves a date from an infinitive, a participle or a gerund to the verb above it ("failed to finish on
Sunday"). Each function in ``_REASONS`` is one reason for it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.dated_phrase import DatedPhrase, contradicts
from timeline.events.dependency_tree import (
    NOUNS,
    ancestors,
    child,
    is_infinitive,
    is_noun,
    is_verb,
    root_of,
    subject,
)
from timeline.language.neighbours import neighbour
from timeline.model import Granularity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SOON = frozenset({"shortly", "soon", "just", "immediately", "minutes", "hours", "moments"})
_COURSE_PREPOSITIONS = frozenset({"in", "during", "at"})


def raised_predicate(verb: Token, dated: DatedPhrase, shared: Collection[int] = ()) -> Token:
    """Return the date's verb: the given verb, or a verb above it.

    ``shared`` holds the token indices of predicates with several dates: a date below one is no further date
    of it ("sank on Friday after exploding on Wednesday").
    """
    above = next((token for token in ancestors(verb) if is_verb(token)), None)
    if above is None or above.i in shared:
        return verb
    step = _Step(verb, above, dated)
    is_raised = any(is_reason(step) for is_reason in _REASONS)
    return raised_predicate(above, dated, shared) if is_raised else verb


def inner_predicate(head: Token, dated: DatedPhrase, others: Collection[DatedPhrase]) -> Token:
    """Return the predicate of a date that the parse gives to a verb with ``others``.

    A clause between two dates of a verb takes the second one ("charged her on Monday for a blow that she
    struck two weeks ago").
    """
    if not is_verb(head):
        return head
    begins = max((other.last for other in others if other.first < dated.first), default=None)
    if begins is None:
        return head
    within = head.doc[max(begins, head.i + 1) : dated.first]
    if any(token.dep_ == "cc" or token.text in (";", ":") for token in within):
        return head
    inner = [token for token in within if is_verb(token) and head in ancestors(token)]
    return inner[-1] if inner else head


@dataclass(frozen=True, slots=True)
class _Step:
    """The verb with the date in the parse, and the next verb above it."""

    verb: Token
    above: Token
    dated: DatedPhrase


def _ends_sentence(step: _Step) -> bool:
    """Return True if the date ends the sentence after a noun ("..., killing two, in Zabul, Monday.")."""
    is_participle = step.verb.dep_ in ("acl", "advcl") and step.verb.tag_ in ("VBG", "VBN")
    return (
        is_participle
        and _is_final_date(step.verb.doc, step.dated)
        and not contradicts(step.above, step.dated)
    )


def _is_complement(step: _Step) -> bool:
    """Return True for a complement of the verb above ("began to fall"), unless the date is a plan."""
    is_complement = (
        step.verb.dep_ == "xcomp" and step.verb.head == step.above and step.verb.tag_ in ("VB", "VBG")
    )
    if step.verb.dep_ == "ccomp" and step.verb.tag_ == "VB" and step.above.lower_ in lexicon.LETTING_VERBS:
        return step.verb.head == step.above and child(step.verb, "aux", "mark") is None
    if step.verb.tag_ == "VBG" and step.above.lower_ in lexicon.REPORTING_VERBS:
        return False  # "admits taking money last year": the admission is of now
    return is_complement and (step.above.lower_ in lexicon.PHASE_VERBS or not step.dated.is_future)


def _follows_motion_verb(step: _Step) -> bool:
    """Return True for a gerund directly after a verb of phase or motion ("came hurtling")."""
    return (
        step.verb.dep_ == "advcl"
        and step.verb.tag_ == "VBG"
        and step.above.i == step.verb.i - 1
        and step.above.lower_ in lexicon.PHASE_VERBS
    )


def _follows_at_once(step: _Step) -> bool:
    """Return True for the clause of "shortly after"; its date holds for the main clause, too."""
    mark = child(step.verb, "mark") if step.verb.dep_ == "advcl" else None
    if mark is None or mark.lower_ not in ("after", "before") or mark.i == 0:
        return False
    before = neighbour(mark, -1)
    is_not_long = before.lower_ == "long" and before.i > 0 and neighbour(before, -1).lower_ == "not"
    return is_not_long or before.lower_ in _SOON


def _is_purpose(step: _Step) -> bool:
    """Return True for the purpose of a past act ("an operation to arrest an expert today")."""
    is_to_come = step.dated.is_future or step.dated.ends_in_future
    if child(step.verb, "auxpass") is not None and is_noun(step.verb.head):
        return False  # "sent an envoy to a summit to be held today"
    return step.verb.dep_ in ("advcl", "acl", "relcl") and is_infinitive(step.verb) and not is_to_come


def _is_begin_or_end(step: _Step) -> bool:
    """Return True for the begin or end of the main act ("..., starting on Monday")."""
    has_no_argument = child(step.verb, "dobj", "xcomp", "nsubj", "agent") is None
    return (
        has_no_argument
        and step.verb.dep_ == "advcl"
        and step.verb.lower_ in ("beginning", "starting", "ending")
    )


def _is_publication(step: _Step) -> bool:
    """Return True for the publication of the quoted text ("said in a statement issued today")."""
    noun = step.verb.head
    if step.verb.dep_ != "acl" or step.verb.tag_ != "VBN" or noun.lower_ not in lexicon.SPOKEN_NOUNS:
        return False
    is_saying = step.above.lower_ in lexicon.REPORTING_VERBS | lexicon.CONTENT_VERBS
    return is_saying and noun.dep_ == "pobj" and noun.head.head == step.above


def _is_simultaneous(step: _Step) -> bool:
    """Return True for an act during the main act ("while searching for ...")."""
    marks = (token.lower_ for token in step.verb.children if token.dep_ in ("mark", "advmod"))
    return step.verb.dep_ == "advcl" and step.verb.tag_ == "VBG" and "while" in marks


def _is_same_day(step: _Step) -> bool:
    """Return True for a gerund after a preposition on the main verb's day ("after taking off")."""
    if step.verb.dep_ != "pcomp" or step.verb.tag_ != "VBG":
        return False
    word = step.verb.head.lower_
    return word in ("in", "at", "by") or (word == "after" and step.dated.date.granularity is Granularity.DAY)


_REASONS: tuple[Callable[[_Step], bool], ...] = (
    _ends_sentence,
    _is_complement,
    _follows_motion_verb,
    _follows_at_once,
    _is_purpose,
    _is_begin_or_end,
    _is_publication,
    _is_simultaneous,
    _is_same_day,
)


def _is_final_date(doc: Doc, dated: DatedPhrase) -> bool:
    """Return True if the date ends the content, directly after a noun and without its own preposition.

    A last part with "with" may follow ("..., with ten people arrested").
    """
    before = dated.first - 1
    while before > 0 and doc[before].text == ",":
        before -= 1
    rest = [token for token in doc[dated.last :] if token.is_alpha]
    is_last = not rest or rest[0].lower_ == "with" or _is_before_source(doc, dated)
    return is_last and before >= 0 and (doc[before].tag_ in (*NOUNS, "RB") or doc[before].lower_ == "aboard")


def _is_before_source(doc: Doc, dated: DatedPhrase) -> bool:
    """Return True if only the source follows the date ("..., killing two Monday, police said")."""
    saying = root_of(doc[dated.first])
    speaker = subject(saying)
    return (
        doc[min(dated.last, len(doc) - 1)].text == ","
        and saying.lower_ in lexicon.REPORTING_VERBS
        and speaker is not None
        and dated.last < min(speaker.i, saying.i)
    )


def event_noun(noun: Token) -> Token | None:
    """Return the noun if it is an event noun, or the event noun in "a wave of attacks"; else ``None``."""
    if noun.lower_ in lexicon.EVENT_NOUNS and not _is_start_of_name(noun):
        return noun
    if noun.lower_ in lexicon.MEASURING_NOUNS:
        of = next((word for word in noun.rights if word.lower_ == "of"), None)
        inner = child(of, "pobj") if of is not None else None
        return event_noun(inner) if inner is not None else None
    return None


def noun_predicate(noun: Token) -> Token | None:
    """Return the predicate of a dated noun: the event noun, or its light verb ("made a visit")."""
    event = event_noun(noun)
    if event is None:
        return None
    verb = noun.head
    if noun.dep_ == "dobj" and is_verb(verb) and verb.lower_ in lexicon.LIGHT_VERBS and verb.tag_ != "VBG":
        return verb
    return event


def verb_of_season(noun: Token) -> Token | None:
    """Return the verb of what happened in a season ("won the cup in the 2002 season"); ``None`` else."""
    if noun.lower_ != "season" or noun.dep_ != "pobj" or noun.head.lower_ not in ("in", "during"):
        return None
    return next((token for token in ancestors(noun) if is_verb(token)), None)


def main_predicate(doc: Doc) -> Token | None:
    """Return the main verb of a sentence, or the verb or event noun of a headline ("Mayor arrested")."""
    roots = [token for token in doc if token.head == token and token.is_alpha]
    verb = next((token for token in roots if is_verb(token)), None)
    if verb is not None or not roots:
        return verb if verb is None else _first_clause(verb)
    return noun_predicate(roots[0]) or _clause_verb(roots[0]) or roots[0]


def _first_clause(verb: Token) -> Token:
    """Return the verb; if a semicolon precedes it, the verb of the clause before the semicolon."""
    stop = next((token.i for token in verb.doc[: verb.i] if token.text == ";"), None)
    if stop is None:
        return verb
    before = (token for token in verb.children if token.i < stop and token.dep_ == "ccomp" and is_verb(token))
    return next(before, verb)


def _clause_verb(noun: Token) -> Token | None:
    """Return the verb of the clause that describes a noun."""
    return next((token for token in noun.subtree if is_verb(token) and token.dep_ in ("acl", "relcl")), None)


def is_setting(noun: Token) -> bool:
    """Return True if a clause happens in the course of the noun ("nine died in the blaze")."""
    return noun.dep_ == "pobj" and noun.head.lower_ in _COURSE_PREPOSITIONS and is_verb(noun.head.head)


def _is_start_of_name(noun: Token) -> bool:
    """Return True if the noun is the first part of a longer name ("Election Commission")."""
    return noun.dep_ in ("compound", "poss", "nmod") and noun.head.i > noun.i and is_noun(noun.head)
