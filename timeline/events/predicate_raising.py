"""From an infinitive, a participle or a gerund to the verb whose act it is ("failed to finish on Sunday").

Each row of ``RAISES`` is one reason why a date that the parse hangs on a lower verb dates the verb above it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.dated_phrase import Dating, contradicts
from timeline.events.dependency_tree import NOUNS, child, is_infinitive, is_verb, path_up, root_of, subject
from timeline.model import Granularity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SOON = frozenset({"shortly", "soon", "just", "immediately", "minutes", "hours", "moments"})


def raised(verb: Token, dating: Dating) -> Token:
    """Return the verb that the date belongs to: the given one, or one above it."""
    above = next((each for each in path_up(verb) if is_verb(each)), None)
    if above is None:
        return verb
    step = _Step(verb, above, dating)
    return raised(above, dating) if any(reason(step) for reason in RAISES) else verb


@dataclass(frozen=True, slots=True)
class _Step:
    """A verb that a date hangs on, and the next verb above it."""

    verb: Token
    above: Token
    dating: Dating


def _ends_the_sentence(step: _Step) -> bool:
    """Return whether the date ends the sentence behind a noun ("..., killing two, in Zabul, Monday.")."""
    lower = step.verb.dep_ in ("acl", "advcl") and step.verb.tag_ in ("VBG", "VBN")
    return lower and _is_glued(step.verb.doc, step.dating) and not contradicts(step.above, step.dating)


def _completes(step: _Step) -> bool:
    """Return whether it completes the verb above ("began to fall"), and is no plan for the date."""
    complement = (
        step.verb.dep_ == "xcomp" and step.verb.head == step.above and step.verb.tag_ in ("VB", "VBG")
    )
    if step.verb.dep_ == "ccomp" and step.verb.tag_ == "VB" and step.above.lower_ in lexicon.LETTING_VERBS:
        return step.verb.head == step.above and child(step.verb, "aux", "mark") is None
    if step.verb.tag_ == "VBG" and step.above.lower_ in lexicon.REPORTING_VERBS:
        return False  # who "admits taking money last year" admits it now
    return complement and (step.above.lower_ in lexicon.PHASE_VERBS or not step.dating.is_future)


def _comes_along(step: _Step) -> bool:
    """Return whether it stands right behind a verb of phase or motion ("came hurtling")."""
    return (
        step.verb.dep_ == "advcl"
        and step.verb.tag_ == "VBG"
        and step.above.i == step.verb.i - 1
        and step.above.lower_ in lexicon.PHASE_VERBS
    )


def _follows_at_once(step: _Step) -> bool:
    """Return whether it is the clause of "shortly after", whose date is the main clause's too."""
    mark = child(step.verb, "mark") if step.verb.dep_ == "advcl" else None
    if mark is None or mark.lower_ not in ("after", "before") or mark.i == 0:
        return False
    return mark.nbor(-1).lower_ in _SOON


def _is_purpose(step: _Step) -> bool:
    """Return whether it is what something past was done for ("an operation to arrest an expert today")."""
    return (
        step.verb.dep_ in ("advcl", "acl", "relcl") and is_infinitive(step.verb) and not step.dating.is_future
    )


def _says_when_it_begins(step: _Step) -> bool:
    """Return whether it only says when the main act begins or ends ("..., starting on Monday")."""
    bare = child(step.verb, "dobj", "xcomp", "nsubj", "agent") is None
    return bare and step.verb.dep_ == "advcl" and step.verb.lower_ in ("beginning", "starting", "ending")


def _is_of_the_saying(step: _Step) -> bool:
    """Return whether it tells of the text in which something is said ("said in a statement issued today")."""
    noun = step.verb.head
    if step.verb.dep_ != "acl" or step.verb.tag_ != "VBN" or noun.lower_ not in lexicon.SPOKEN_NOUNS:
        return False
    said = step.above.lower_ in lexicon.REPORTING_VERBS | lexicon.CONTENT_VERBS
    return said and noun.dep_ == "pobj" and noun.head.head == step.above


def _goes_on_meanwhile(step: _Step) -> bool:
    """Return whether it goes on while the main act happens ("while searching for ...")."""
    marks = (each.lower_ for each in step.verb.children if each.dep_ in ("mark", "advmod"))
    return step.verb.dep_ == "advcl" and step.verb.tag_ == "VBG" and "while" in marks


def _is_same_day(step: _Step) -> bool:
    """Return whether a gerund behind a preposition tells of the main verb's own day ("after taking off")."""
    if step.verb.dep_ != "pcomp" or step.verb.tag_ != "VBG":
        return False
    word = step.verb.head.lower_
    return word in ("in", "at", "by") or (word == "after" and step.dating.date.granularity is Granularity.DAY)


RAISES: tuple[Callable[[_Step], bool], ...] = (
    _ends_the_sentence,
    _completes,
    _comes_along,
    _follows_at_once,
    _is_purpose,
    _says_when_it_begins,
    _is_of_the_saying,
    _goes_on_meanwhile,
    _is_same_day,
)


def _is_glued(doc: Doc, dating: Dating) -> bool:
    """Return whether the date ends what is told, right behind a noun, with no preposition of its own."""
    before = dating.first - 1
    while before > 0 and doc[before].text == ",":
        before -= 1
    ends = not any(token.is_alpha for token in doc[dating.last :]) or _is_said_behind(doc, dating)
    return ends and before >= 0 and (doc[before].tag_ in (*NOUNS, "RB") or doc[before].lower_ == "aboard")


def _is_said_behind(doc: Doc, dating: Dating) -> bool:
    """Return whether nothing follows the date but who said so ("..., killing two Monday, police said")."""
    said = root_of(doc[dating.first])
    who = subject(said)
    return (
        doc[min(dating.last, len(doc) - 1)].text == ","
        and said.lower_ in lexicon.REPORTING_VERBS
        and who is not None
        and dating.last < min(who.i, said.i)
    )
