"""The nearer predicate of a date, where the parse gives the date to a verb that cannot have it.

In "the bill relies on a plan drafted by the mayor last year", the parse dates "relies"; the tense says that
the date belongs to "drafted".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.dated_phrase import DatedPhrase, contradicts
from timeline.events.dependency_tree import (
    FINITE,
    ancestors,
    auxiliaries,
    child,
    is_infinitive,
    is_noun,
    is_verb,
)
from timeline.events.predicates import event_noun
from timeline.language import verb_forms

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BACKWARD = frozenset({"earlier", "ago", "yesterday", "last", "previous"})
"""Words of an expression that lies before the publication, whatever its end."""
_BEFORE_DATE = frozenset({"on", "in", "at", "early", "late", "by", "for", "the", "first", "time"})
"""Words between a comma and a date that belong to it ("and, for the first time on | Monday, it rose")."""
_STOPS = frozenset(
    {",", ";", ":", "and", "but", "or", "that", "which", "who", "while", "when", "after", "before"}
)
_LINKS = frozenset(
    {"arising", "concerning", "following", "including", "involving", "regarding", "relating", "resulting",
     "stemming", "surrounding"}
)  # fmt: skip
"""Participles that only link two nouns."""
_DESCRIBING = frozenset(
    form
    for verb in (
        "name",
        "call",
        "know",
        "identify",
        "base",
        "dub",
        "title",
        "say",
        "relate",
        "link",
        "connect",
    )
    for form in verb_forms(verb)
)
"""Verbs whose participle describes: "a man named Berg", "charges linked to the riot"."""
_ENDINGS = ("ment", "tion", "sion", "ance", "ence", "ure", "al", "ing")
"""Ends of nouns made from verbs."""


def participle_behind(doc: Doc, dated: DatedPhrase) -> Token | None:
    """Return the participle directly behind a noun with its date ("gains last week | made by the army")."""
    if not 0 < dated.first < dated.last < len(doc):
        return None
    noun, verb = doc[dated.first - 1], doc[dated.last]
    is_its_own = verb.tag_ == "VBN" and verb.dep_ == "acl" and verb.head == noun
    return verb if is_its_own and is_noun(noun) and child(verb, "agent") is not None else None


def verb_of_that_clause(doc: Doc, dated: DatedPhrase) -> Token | None:
    """Return the verb of a clause that opens with "that" and a date ("said that | on Friday it sank")."""
    position = dated.first - 1
    while position > 0 and doc[position].lower_ in ("on", "in", "early", "late", "earlier"):
        position -= 1
    that = doc[max(position, 0)]
    is_mark = that.lower_ == "that" and that.dep_ == "mark" and that.i < dated.first
    return that.head if is_mark and is_verb(that.head) and that.head.i >= dated.last else None


def verb_of_joined_clause(doc: Doc, dated: DatedPhrase) -> Token | None:
    """Return the verb of the clause that a date opens between commas ("... and, on Friday, | it sank").

    The parser may give the date to the clause before.
    """
    position = dated.first - 1
    while position > 0 and doc[position].lower_ in _BEFORE_DATE:
        position -= 1
    is_opening = position > 0 and doc[position].text == "," and doc[position - 1].dep_ == "cc"
    if not is_opening or dated.last + 1 >= len(doc) or doc[dated.last].text != ",":
        return None
    first = doc[dated.last + 1]
    return next((word.head for word in doc[first.i :] if _opens_with_subject(word, first)), None)


def _opens_with_subject(noun: Token, first: Token) -> bool:
    """Return True for the subject of a finite verb whose phrase begins with the given word."""
    verb = noun.head
    is_subject = noun.dep_ in ("nsubj", "nsubjpass") and noun.left_edge == first and verb.i > noun.i
    return is_subject and any(word.tag_ in FINITE for word in (verb, *auxiliaries(verb)))


def nearer_predicate(head: Token, dated: DatedPhrase) -> Token:
    """Return the predicate that the date modifies: the given one, or a nearer one that its tense allows."""
    if not is_verb(head) or head.i > dated.first:
        return head
    if head.lower_ in _LINKS and head.dep_ in ("acl", "prep", "advcl") and not auxiliaries(head):
        return _linked_event(head, dated)
    if _is_announced_plan(head, dated):
        return head.head
    if _excludes(head, dated):
        return _past_verb_before(dated, head) or _act_before(dated, head) or head
    return _agent_verb_before(dated, head) or head


def _linked_event(participle: Token, dated: DatedPhrase) -> Token:
    """Return the event below "arising from" or above "concerning", the nearer one to the date first."""
    below = [token for token in participle.subtree if participle.i < token.i < dated.first and is_noun(token)]
    events = (event_noun(noun) for noun in (*reversed(below), participle.head))
    return next((event for event in events if event is not None), participle)


def _is_announced_plan(verb: Token, dated: DatedPhrase) -> bool:
    """Return True for "announced it would ban trade earlier this month": the date is that of the saying."""
    if not _is_backward(dated, verb) or not any(helper.lower_ == "would" for helper in auxiliaries(verb)):
        return False
    above = verb.head
    is_said = verb.dep_ == "ccomp" and above.i < verb.i and above.tag_ == "VBD"
    return is_said and above.lower_ in lexicon.REPORTING_VERBS | lexicon.PLANNING_VERBS


def _is_backward(dated: DatedPhrase, verb: Token) -> bool:
    return any(token.lower_ in _BACKWARD for token in verb.doc[dated.first : dated.last])


def _excludes(verb: Token, dated: DatedPhrase) -> bool:
    """Return True if the verb's tense excludes the date: the present, the future and what they govern."""
    if contradicts(verb, dated):
        return True
    is_behind = dated.is_past or dated.has_begun or _is_backward(dated, verb)
    if not is_behind or dated.date.earliest is None:
        return False
    finite = _finite_above(verb) if is_infinitive(verb) or verb.dep_ == "pcomp" else verb
    if finite is None:
        return False
    helpers = auxiliaries(finite)
    if any(helper.tag_ == "VBD" or helper.lower_ in ("has", "have", "'ve") for helper in (*helpers, finite)):
        return False
    return any(word.tag_ in ("VBZ", "VBP", "MD") for word in (finite, *helpers))


def _finite_above(verb: Token) -> Token | None:
    return next(
        (
            token
            for token in ancestors(verb)
            if is_verb(token) and any(word.tag_ in FINITE for word in (token, *auxiliaries(token)))
        ),
        None,
    )


def _past_verb_before(dated: DatedPhrase, head: Token) -> Token | None:
    """Return the last past verb or participle between the head and the date, without a stop between."""
    for token in reversed(head.doc[head.i + 1 : dated.first]):
        if token.lower_ in _STOPS:
            return None
        if token.tag_ in ("VBD", "VBN") and is_verb(token):
            return None if token.lower_ in _DESCRIBING else token
    return None


def _agent_verb_before(dated: DatedPhrase, head: Token) -> Token | None:
    """Return the participle with an agent directly before the date, below a verb of no past tense.

    "Looks forward to working on the measures drafted by the mayor last year".
    """
    finite = _finite_above(head) if head.tag_ == "VBG" else head
    if finite is None or any(word.tag_ == "VBD" for word in (finite, *auxiliaries(finite))):
        return None
    verb = _past_verb_before(dated, head)
    return verb if verb is not None and child(verb, "agent") is not None else None


def _act_before(dated: DatedPhrase, head: Token) -> Token | None:
    """Return the noun of an act directly before the date ("ignore its order | last May")."""
    noun = head.doc[dated.first - 1]
    if noun.i <= head.i or noun.tag_ not in ("NN", "NNS"):
        return None
    word = noun.lower_.rstrip("s")
    is_act = word in lexicon.ORDERING_NOUNS or (word.endswith(_ENDINGS) and word not in lexicon.NO_ACTS)
    return event_noun(noun) or (noun if is_act else None)
