"""The predicate that a time expression dates: a verb, a noun that happens, or nothing.

The parse proposes, a few facts of the surface overrule it: a date between a determiner and a noun modifies
that noun, a date behind "said" dates the saying, a date glued behind a noun belongs to the clause.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.dated_phrase import Dating, contradicts
from timeline.events.dependency_tree import (
    BE,
    FINITE,
    SUBJECTS,
    auxiliaries,
    child,
    is_noun,
    is_verb,
    path_up,
    root_of,
)
from timeline.events.event_nouns import event_noun, happening, modified_noun
from timeline.events.no_event_reasons import Silence
from timeline.events.predicate_raising import raised
from timeline.model import Granularity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONG = frozenset(Granularity) - {Granularity.DAY, Granularity.WEEKEND, Granularity.WEEK}
_ONE_AFTER_ANOTHER = frozenset({"after", "before", "since", "following", "until"})


def predicate(doc: Doc, dating: Dating, taken: Collection[int] = ()) -> Token | Silence:
    """Return the verb or noun that the expression dates, or why there is none.

    ``taken`` are the predicates that other expressions date, by token index.
    """
    if _is_stamp(doc, dating):
        return Silence.STAMP
    if _is_number(doc, dating) or _is_in_name(doc, dating):
        return Silence.NUMBERS
    if compares(doc, dating):
        return Silence.COMPARES
    modified = modified_noun(doc, dating.first, dating.last)
    if modified is not None:
        return happening(modified) or Silence.DESCRIBES
    found = _pointed_at(doc, dating, taken) or _climb(_time_root(doc, dating), dating, taken)
    if not isinstance(found, Silence):
        found = _on_this_side(found, dating)
    return Silence.EQUATES if not isinstance(found, Silence) and equates(found, dating) else found


def _pointed_at(doc: Doc, dating: Dating, taken: Collection[int]) -> Token | None:
    """Return the predicate where a fact of the surface shows it, whatever the parse says."""
    time = _time_root(doc, dating)
    return (
        _saying_before(doc, dating)
        or cleft(doc, dating)
        or _noun_it_follows(doc, dating, shared=bool(taken))
        or _caption(doc, dating)
        or (time.head if time.dep_ in SUBJECTS and is_verb(time.head) else None)
    )


def _is_stamp(doc: Doc, dating: Dating) -> bool:
    """Return whether the expression stands alone in brackets, or behind "Updated:" or "Copyright"."""
    before = doc[dating.first - 1] if dating.first else None
    after = doc[dating.last] if dating.last < len(doc) else None
    if before is None:
        return after is None
    if before.text in ("(", "[") and after is not None and after.text in (")", "]"):
        return True
    if before.text == ":" and before.i and before.nbor(-1).lower_ in lexicon.STAMP_WORDS:
        return True
    opening = doc[: dating.first]
    return (
        len(opening) <= 4
        and any(token.lower_ in lexicon.STAMP_WORDS for token in opening)
        and not any(token.dep_ in SUBJECTS for token in opening)
    )


def _is_number(doc: Doc, dating: Dating) -> bool:
    """Return whether the year is the number of what stands before it ("Flight 1943", "Cosmos 1686")."""
    token = doc[dating.first]
    alone = dating.last - dating.first == 1 and token.tag_ == "CD" and dating.first > 0
    return alone and token.dep_ == "nummod" and token.head == token.nbor(-1)


def _is_in_name(doc: Doc, dating: Dating) -> bool:
    """Return whether the expression is a part of a name ("the Berlin Christmas Market")."""
    if not 0 < dating.first <= dating.last < len(doc):
        return False
    last, after = doc[dating.last - 1], doc[dating.last]
    named = last.tag_ == after.tag_ == "NNP" and last.dep_ == "compound" and last.head.i >= after.i
    return named and doc[dating.first - 1].tag_ in ("NNP", "DT")


def _saying_before(doc: Doc, dating: Dating) -> Token | None:
    """Return the verb of saying that the date stands right behind ("said Monday", "said late on Friday")."""
    position = dating.first - 1
    while position > 0 and doc[position].tag_ in ("IN", "RB", "DT"):
        position -= 1
    token = doc[max(position, 0)]
    if is_verb(token) and token.tag_ in FINITE and token.lower_ in lexicon.REPORTING_VERBS:
        return token
    return None


def _caption(doc: Doc, dating: Dating) -> Token | None:
    """Return the main verb of a picture's caption: present tense, with the day behind its last comma."""
    before = doc[dating.first - 1] if dating.first else None
    if before is None or before.text != "," or dating.date.granularity is not Granularity.DAY:
        return None
    if any(token.is_alpha for token in doc[dating.last :]):
        return None
    root = root_of(before)
    helpers = auxiliaries(root)
    present = root.tag_ in ("VBZ", "VBP") or any(each.tag_ in ("VBZ", "VBP") for each in helpers)
    return root if is_verb(root) and present and not _is_perfect(helpers) else None


def _noun_it_follows(doc: Doc, dating: Dating, *, shared: bool) -> Token | None:
    """Return the noun that happens, of a given one, right before a long date ("after his death in 1970").

    Where the verb is ``shared`` with another date, any noun and any date will do.
    """
    if dating.first < 2 or doc[dating.first - 1].lower_ not in ("in", "on"):
        return None
    if not shared and dating.date.granularity not in _LONG:
        return None
    last = doc[dating.first - 2]
    for noun in (last, *path_up(last)):
        event = event_noun(noun) if is_noun(noun) else None
        if event is None or noun.dep_ != "pobj" or noun.head.lower_ not in _ONE_AFTER_ANOTHER:
            continue
        of = any(each.dep_ == "poss" or each.lower_ == "of" for each in noun.children)
        return event if (of or shared) and noun.i <= last.i else None
    return None


def _is_perfect(helpers: list[Token]) -> bool:
    return any(each.lower_ in ("has", "have", "'s", "'ve") for each in helpers)


def _time_root(doc: Doc, dating: Dating) -> Token:
    """Return the expression's token whose head lies outside of it."""
    span = doc[dating.first : dating.last]
    outside = [token for token in span if not dating.first <= token.head.i < dating.last]
    return outside[-1] if outside else span.root


def _climb(time: Token, dating: Dating, taken: Collection[int]) -> Token | Silence:
    """Walk from the expression to the predicate that a person would name."""
    if time.head == time and is_verb(time):
        return time
    happened: Token | None = None
    for token in path_up(time):
        if token.lower_ in lexicon.COMPARING and not is_verb(token):
            return Silence.COMPARES
        if is_verb(token) or child(token, *SUBJECTS) is not None:
            verb = raised(_inner(token, dating) or token, dating)
            return (
                happened if happened is not None and _yields(token, verb, happened, dating, taken) else verb
            )
        event = event_noun(token) if is_noun(token) else None
        if _is_of(time, token):
            return event or Silence.DESCRIBES
        if event is not None and (token.dep_ in SUBJECTS or token.head == token):
            return event
        happened = happened or event
    return happened or _relative(root_of(time), dating) or Silence.NO_PREDICATE


def _on_this_side(found: Token, dating: Dating) -> Token:
    """Return the predicate, or where a semicolon parts it from the date, the verb on the date's side."""
    doc = found.doc
    marks = [-1, *(each.i for each in doc if each.text == ";"), len(doc)]
    sides = (pair for pair in pairwise(marks) if pair[0] < dating.first < pair[1])
    start, end = next(sides, (-1, len(doc)))
    if start < found.i < end:
        return found
    own = [
        each
        for each in doc[start + 1 : end]
        if is_verb(each) and each.tag_ in FINITE and child(each, *SUBJECTS) is not None
    ]
    before = [each for each in own if each.i < dating.first]
    return before[-1] if before else next(iter(own), found)


def _inner(verb: Token, dating: Dating) -> Token | None:
    """Return the participle of the subject that a date right before a present verb belongs to.

    "The measure signed this month spreads benefits": the signing is of this month.
    """
    who = child(verb, *SUBJECTS)
    if verb.tag_ not in ("VBZ", "VBP") or who is None or not who.i < dating.first < verb.i == dating.last:
        return None
    return None if dating.is_future else _relative(who, dating)


def _relative(noun: Token, dating: Dating) -> Token | None:
    """Return the verb of the last clause on a noun before the date ("a tram that derailed, May 9")."""
    clauses = [each for each in noun.subtree if each.dep_ in ("acl", "relcl") and each.i < dating.first]
    return clauses[-1] if clauses and is_noun(noun) and clauses[-1].tag_ in ("VBD", "VBN") else None


def _yields(below: Token, verb: Token, noun: Token, dating: Dating, taken: Collection[int]) -> bool:
    """Return whether a date belongs to a noun that happens rather than to the verb above it.

    It does where the verb's tense contradicts it, where the verb has another date, and where it stands right
    behind the noun under a participle.
    """
    behind = noun.i == dating.first - 1 and below == verb and verb.tag_ in ("VBG", "VBN")
    return contradicts(below, dating) or verb.i in taken or (behind and verb.dep_ in ("acl", "advcl"))


def _is_of(time: Token, noun: Token) -> bool:
    """Return whether the noun is what the time is "of" ("the revolution of 1917")."""
    return time.dep_ == "pobj" and time.head.lower_ == "of" and time.head.head == noun and is_noun(noun)


_RANKS = frozenset({"first", "last", "only", "record"})
_BREAKS = frozenset({",", ";", ":"})
_POINTING = frozenset({"it", "that", "this", "today", "yesterday", "tomorrow"})
_CALENDAR = frozenset({"day", "date", "year", "month", "week", "time", "hour", "night", "morning"})
_TELLING = frozenset({"attr", "acomp", "ccomp", "xcomp", "oprd", "prt", "advmod", "expl", "prep"})
"""Relations of what says more of a subject than the day it was."""
_REACH = 12
"""Words between a rank and the "since" that says how far back it holds."""


def compares(doc: Doc, dating: Dating) -> bool:
    """Return whether "since" says how far back something has had no equal ("its lowest since May")."""
    start = dating.first - 1
    while start > 0 and doc[start].lower_ in ("the", "at", "least", "early", "late", "about"):
        start -= 1
    if start < 1 or doc[start].lower_ != "since":
        return False
    before = doc[max(0, start - _REACH) : start]
    times = takewhile(lambda token: token.text not in _BREAKS, reversed(before))
    return any(_ranks(token) for token in takewhile(_goes_on, reversed(before))) or any(
        token.lower_ == "time" and token.nbor(-1).lower_ in _RANKS for token in times if token.i
    )


def _goes_on(token: Token) -> bool:
    return token.text not in _BREAKS and token.tag_ not in FINITE


def _ranks(token: Token) -> bool:
    """Return whether the word is a superlative or "first", outside of "at least" and "first minister"."""
    if token.tag_ in ("JJS", "RBS"):
        return token.i == 0 or token.nbor(-1).lower_ != "at"
    return token.lower_ in _RANKS and token.nbor(1).lower_ not in lexicon.PERSON_NOUNS


def cleft(doc: Doc, dating: Dating) -> Token | None:
    """Return the verb of what "it was on Monday that ..." brings forward a date of."""
    if dating.last >= len(doc) or doc[dating.last].lower_ not in ("that", "when"):
        return None
    verb = next((each for each in reversed(doc[: dating.first]) if is_verb(each)), None)
    if verb is None or verb.lower_ not in BE or not _is_pointing(child(verb, "nsubj")):
        return None
    if any(each.dep_ in ("attr", "acomp") and each.i < dating.first for each in verb.rights):
        return None  # "it was clear on Monday that ..."
    opening = doc[dating.last]
    return next((each for each in doc[dating.last :] if is_verb(each) and each.left_edge == opening), None)


def equates(predicate: Token, dating: Dating) -> bool:
    """Return whether "be" joins a date to a pronoun or to another date ("the next day was January 1")."""
    if predicate.lower_ not in BE:
        return False
    who = child(predicate, "nsubj")
    if who is not None and not _is_pointing(who) and not dating.first <= who.i < dating.last:
        return False
    told = (each for each in predicate.children if each.dep_ in _TELLING and each != who)
    return all(_is_idle(each, dating) for each in told)


def _is_pointing(who: Token | None) -> bool:
    return who is None or who.lower_ in _POINTING or who.lower_ in _CALENDAR


def _is_idle(token: Token, dating: Dating) -> bool:
    """Return whether the token leads to a date, or is a connective ("of course")."""
    if token.dep_ == "prep":
        return all(_is_time(each, dating) or each.lower_ == "course" for each in token.children)
    return _is_time(token, dating) or token.lower_ in lexicon.CONNECTIVES


def _is_time(token: Token, dating: Dating) -> bool:
    return dating.first <= token.i < dating.last or token.ent_type_ in ("DATE", "TIME")
