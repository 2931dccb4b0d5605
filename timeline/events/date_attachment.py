"""Attachment: which verb or event noun a time expression dates.

The parse makes the proposal. A few facts of the surface overrule it: a date between a determiner and a noun
modifies the noun, a date after "said" dates the saying, a date directly after a noun belongs to the clause.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.comparisons import describes_span, is_compared, is_nowadays, opens_comparison
from timeline.events.dated_phrase import DatedPhrase, contradicts, modified_noun
from timeline.events.dependency_tree import (
    BE,
    FINITE,
    SUBJECTS,
    ancestors,
    auxiliaries,
    child,
    is_noun,
    is_time_seeing,
    is_verb,
    root_of,
)
from timeline.events.moved_dates import is_moved_from
from timeline.events.nearer_predicates import (
    nearer_predicate,
    participle_behind,
    verb_of_joined_clause,
    verb_of_that_clause,
)
from timeline.events.noun_dates import event_noun_before, event_with_date
from timeline.events.predicates import event_noun, noun_predicate, raised_predicate, verb_of_season
from timeline.language.neighbours import neighbour
from timeline.model import Granularity
from timeline.words.reasons import NoEventReason

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_YEARS = frozenset({Granularity.YEAR, Granularity.DECADE, Granularity.CENTURY})
_DEICTIC = frozenset({"it", "that", "this", "today", "yesterday", "tomorrow"})
_CALENDAR_NOUNS = frozenset({"day", "date", "year", "month", "week", "time", "hour", "night", "morning"})
_CONTENT = frozenset({"attr", "acomp", "ccomp", "xcomp", "oprd", "prt", "advmod", "expl", "prep"})
"""Relations of words with more information about the subject than its day."""
_TRADED = frozenset({"delivery", "settlement", "futures"})
_DATING = frozenset({"date", "dates", "dating"})  # "a law that dates from 1911"
_MAX_STAMP_WORDS = 4
"""Largest number of words before the date of a stamp ("Updated on ...")."""


def dated_predicate(doc: Doc, dated: DatedPhrase, shared: Collection[int] = ()) -> Token | NoEventReason:
    """Return the verb or noun dated by the expression, or the reason for none.

    ``shared`` holds the token indices of predicates with several dates.
    """
    reason = _reason_on_surface(doc, dated)
    if reason is not None:
        return reason
    modified = modified_noun(doc, dated.first, dated.last)
    if modified is not None:
        return verb_of_season(modified) or noun_predicate(modified) or NoEventReason.DESCRIBES
    predicate = _surface_predicate(doc, dated, shared) or _parsed_predicate(dated, _head(doc, dated), shared)
    if isinstance(predicate, NoEventReason):
        return predicate
    predicate = _related_event(nearer_predicate(_on_same_side(predicate, dated), dated), dated)
    if is_nowadays(predicate, dated):
        return NoEventReason.NOWADAYS
    if predicate.lower_ in _DATING and predicate.i < dated.first:
        return NoEventReason.DESCRIBES
    return NoEventReason.EQUATES if _equates(predicate, dated) else predicate


def _reason_on_surface(doc: Doc, dated: DatedPhrase) -> NoEventReason | None:
    """Return the reason for no event from the words beside the date, before the parse is asked."""
    if _is_stamp(doc, dated):
        return NoEventReason.STAMP
    if _is_number(doc, dated) or _is_in_name(doc, dated):
        return NoEventReason.NUMBERS
    if is_compared(doc, dated):
        return NoEventReason.COMPARES
    if is_moved_from(doc, dated):
        return NoEventReason.MOVED
    if _names_year_of_thing(doc, dated) or describes_span(doc, dated):
        return NoEventReason.DESCRIBES
    return None


def _names_year_of_thing(doc: Doc, dated: DatedPhrase) -> bool:
    """Return True for the year of a plan or a work ("its 2023 budget", "a diary from 1944").

    Goods are traded by the month of their delivery ("crude for April delivery").
    """
    after = doc[dated.last].lower_ if dated.last < len(doc) else ""
    if after in _TRADED and dated.first > 0 and doc[dated.first - 1].lower_ == "for":
        return True
    first, last = dated.first, dated.last
    if first > 1 and doc[first - 1].lower_ == "from" and doc[first - 2].lower_ in lexicon.WORK_NOUNS:
        return True
    if dated.date.granularity is not Granularity.YEAR:
        return False
    is_plan = last < len(doc) and doc[last].lower_ in lexicon.YEAR_NOUNS
    return is_plan and not any(token.lower_ in lexicon.EVENT_NOUNS for token in doc[last + 1 : last + 2])


def _surface_predicate(doc: Doc, dated: DatedPhrase, shared: Collection[int]) -> Token | None:
    """Return the predicate from facts of the surface; they overrule the parse."""
    time = _head(doc, dated)
    return (
        verb_of_that_clause(doc, dated)
        or verb_of_joined_clause(doc, dated)
        or _saying_before(doc, dated)
        or _cleft_verb(doc, dated)
        or event_with_date(doc, dated)
        or event_noun_before(doc, dated, is_shared=bool(shared))
        or _told_by_time(time)
        or _caption_verb(doc, dated)
        or participle_behind(doc, dated)
    )


def _told_by_time(time: Token) -> Token | None:
    """Return the predicate of a clause in the place of whose subject a time stands; ``None`` for another one.

    What a time "saw" is the event ("Monday saw | crowds march through Lima").
    """
    verb = time.head
    if not is_time_seeing(verb):
        return verb if time.dep_ in SUBJECTS and is_verb(verb) else None
    seen, noun = child(verb, "ccomp"), child(verb, "dobj")
    if seen is not None and child(seen, *SUBJECTS) is not None:
        return seen
    return noun if noun is not None and is_noun(noun) else verb


def _is_stamp(doc: Doc, dated: DatedPhrase) -> bool:
    """Return True for an expression alone, in brackets, or after "Updated:" or "Copyright"."""
    before = doc[dated.first - 1] if dated.first else None
    after = doc[dated.last] if dated.last < len(doc) else None
    if before is None:
        return after is None
    return _is_in_brackets(before, after) or _is_after_stamp_label(before) or _has_stamp_opening(doc, dated)


def _is_in_brackets(before: Token, after: Token | None) -> bool:
    return before.text in ("(", "[") and after is not None and after.text in (")", "]")


def _is_after_stamp_label(colon: Token) -> bool:
    return colon.text == ":" and colon.i > 0 and neighbour(colon, -1).lower_ in lexicon.STAMP_WORDS


def _has_stamp_opening(doc: Doc, dated: DatedPhrase) -> bool:
    """Return True if the date follows a few words with a stamp word ("Copyright") and without a subject."""
    opening = doc[: dated.first]
    if len(opening) > _MAX_STAMP_WORDS or any(token.dep_ in SUBJECTS for token in opening):
        return False
    return any(token.lower_ in lexicon.STAMP_WORDS for token in opening)


def _is_number(doc: Doc, dated: DatedPhrase) -> bool:
    """Return True if the year is a number after its noun ("Flight 1943", "Cosmos 1686")."""
    token = doc[dated.first]
    is_single = dated.last - dated.first == 1 and token.tag_ == "CD" and dated.first > 0
    return is_single and token.dep_ == "nummod" and token.head == neighbour(token, -1)


def _is_in_name(doc: Doc, dated: DatedPhrase) -> bool:
    """Return True if the expression is part of a name ("the Berlin Christmas Market")."""
    if not 0 < dated.first <= dated.last < len(doc):
        return False
    last, after = doc[dated.last - 1], doc[dated.last]
    is_compound = last.tag_ == after.tag_ == "NNP" and last.dep_ == "compound" and last.head.i >= after.i
    return is_compound and doc[dated.first - 1].tag_ in ("NNP", "DT")


def _saying_before(doc: Doc, dated: DatedPhrase) -> Token | None:
    """Return the verb of saying directly before the date ("said Monday", "said late on Friday")."""
    position = dated.first - 1
    while position > 0 and doc[position].tag_ in ("IN", "RB", "DT"):
        position -= 1
    token = doc[max(position, 0)]
    if is_verb(token) and token.tag_ in FINITE and token.lower_ in lexicon.REPORTING_VERBS:
        return token
    return None


def _caption_verb(doc: Doc, dated: DatedPhrase) -> Token | None:
    """Return the main verb of a picture's caption: present tense, and the day after its last comma."""
    before = doc[dated.first - 1] if dated.first else None
    if before is None or before.text != "," or dated.date.granularity is not Granularity.DAY:
        return None
    if any(token.is_alpha for token in doc[dated.last :]):
        return None
    root = root_of(before)
    helpers = auxiliaries(root)
    is_present = any(token.tag_ in ("VBZ", "VBP") for token in (root, *helpers))
    return root if is_verb(root) and is_present and not _is_perfect(helpers) else None


def _is_perfect(helpers: list[Token]) -> bool:
    return any(helper.lower_ in ("has", "have", "'s", "'ve") for helper in helpers)


def _head(doc: Doc, dated: DatedPhrase) -> Token:
    """Return the expression's head: its last token with a head outside of it."""
    span = doc[dated.first : dated.last]
    outside = [token for token in span if not dated.first <= token.head.i < dated.last]
    return outside[-1] if outside else span.root


def _parsed_predicate(dated: DatedPhrase, time: Token, shared: Collection[int]) -> Token | NoEventReason:
    """Return the predicate from the parse: on the path from the expression's head to the root."""
    if time.head == time and is_verb(time):
        return time
    return (
        _predicate_on_path(dated, time, shared)
        or _fronted_verb(dated, time)
        or _relative_verb(root_of(time), dated)
        or NoEventReason.NO_PREDICATE
    )


def _fronted_verb(dated: DatedPhrase, time: Token) -> Token | None:
    """Return the main verb of "The next month a cabinet was named"; the parser makes it a relative clause."""
    verb = child(time, "relcl")
    noun = child(verb, *SUBJECTS) if verb is not None else None
    if time.head != time or noun is None or noun.tag_ in ("WDT", "WP"):
        return None
    return verb if noun.left_edge.i == dated.last else None


def _predicate_on_path(
    dated: DatedPhrase, time: Token, shared: Collection[int]
) -> Token | NoEventReason | None:
    """Return the verb, the event noun or the reason at the end of the path to the root, or ``None``."""
    passed: Token | None = None
    for token in ancestors(time):
        if opens_comparison(token):
            return NoEventReason.COMPARES
        if is_verb(token) or child(token, *SUBJECTS) is not None:
            return _verb_or_event_noun(token, passed, dated, shared)
        event = event_noun(token) if is_noun(token) else None
        if _is_complement_of(time, token):
            return event or NoEventReason.DESCRIBES
        if event is not None and _is_subject_or_root(token):
            return event
        if token.dep_ == "appos" and (passed or event) is None and dated.date.granularity in _YEARS:
            return NoEventReason.DESCRIBES  # "at the abbey, the coronation church since 1066"
        passed = passed or event
    return passed


def _is_subject_or_root(token: Token) -> bool:
    return token.dep_ in SUBJECTS or token.head == token


def _verb_or_event_noun(
    token: Token, passed: Token | None, dated: DatedPhrase, shared: Collection[int]
) -> Token:
    """Return the verb at the end of the path, or the event noun passed before it."""
    verb = raised_predicate(_inner_participle(token, dated) or token, dated, shared)
    return passed if passed is not None and _prefers_noun(token, verb, passed, dated, shared) else verb


def _prefers_noun(
    below: Token, verb: Token, noun: Token, dated: DatedPhrase, shared: Collection[int]
) -> bool:
    """Return True if a date belongs to an event noun and not to the verb above it.

    The reasons: the verb's tense contradicts the date, the verb has another date, or the date directly
    follows the noun under a participle.
    """
    if contradicts(below, dated) or verb.i in shared:
        return True
    is_adjacent = noun.i == dated.first - 1 and below == verb
    return is_adjacent and verb.tag_ in ("VBG", "VBN") and verb.dep_ in ("acl", "advcl")


def _on_same_side(predicate: Token, dated: DatedPhrase) -> Token:
    """Return the predicate; if a semicolon separates it from the date, the verb on the date's side."""
    doc = predicate.doc
    start, end = _semicolon_side(doc, dated)
    if start < predicate.i < end:
        return predicate
    verbs = [token for token in doc[start + 1 : end] if _is_finite_with_subject(token)]
    before = [verb for verb in verbs if verb.i < dated.first]
    return before[-1] if before else next(iter(verbs), predicate)


def _related_event(verb: Token, dated: DatedPhrase) -> Token:
    """Return the verb, or the event before the date to which it relates its subject ("followed a launch")."""
    noun = child(verb, "dobj") if verb.lower_ in lexicon.RELATING_VERBS else None
    event = event_noun(noun) if noun is not None and noun.i < dated.first else None
    if event is None:
        return verb
    between = verb.doc[event.i : dated.first]
    return verb if any(is_verb(token) or token.lower_ == "with" for token in between) else event


def _semicolon_side(doc: Doc, dated: DatedPhrase) -> tuple[int, int]:
    """Return the semicolons around the date, or the ends of the sentence; both exclusive."""
    marks = [-1, *(token.i for token in doc if token.text == ";"), len(doc)]
    sides = (pair for pair in pairwise(marks) if pair[0] < dated.first < pair[1])
    return next(sides, (-1, len(doc)))


def _is_finite_with_subject(token: Token) -> bool:
    return is_verb(token) and token.tag_ in FINITE and child(token, *SUBJECTS) is not None


def _inner_participle(verb: Token, dated: DatedPhrase) -> Token | None:
    """Return the subject's participle for a date directly before a verb in the present or the perfect.

    Examples: "The measure signed this month spreads benefits", "those captured last week have been freed".
    """
    noun = child(verb, *SUBJECTS)
    first = next(iter(auxiliaries(verb)), verb)
    if first.tag_ not in ("VBZ", "VBP") or noun is None or not noun.i < dated.first < first.i == dated.last:
        return None
    if first is not verb and not dated.is_past:
        return None
    return None if dated.is_future else _relative_verb(noun, dated)


def _relative_verb(noun: Token, dated: DatedPhrase) -> Token | None:
    """Return the verb of a noun's last clause before the date ("a tram that derailed, May 9")."""
    clauses = [token for token in noun.subtree if token.dep_ in ("acl", "relcl") and token.i < dated.first]
    return clauses[-1] if clauses and is_noun(noun) and clauses[-1].tag_ in ("VBD", "VBN") else None


def _is_complement_of(time: Token, noun: Token) -> bool:
    """Return True if the time follows the noun with "of" ("the revolution of 1917")."""
    return time.dep_ == "pobj" and time.head.lower_ == "of" and time.head.head == noun and is_noun(noun)


def _cleft_verb(doc: Doc, dated: DatedPhrase) -> Token | None:
    """Return the verb after the cleft date in "it was on Monday that ..."."""
    if dated.last >= len(doc) or doc[dated.last].lower_ not in ("that", "when"):
        return None
    copula = next((token for token in reversed(doc[: dated.first]) if is_verb(token)), None)
    if copula is None or not _is_cleft_copula(copula, dated):
        return None
    opening = doc[dated.last]
    return next((token for token in doc[dated.last :] if is_verb(token) and token.left_edge == opening), None)


def _is_cleft_copula(verb: Token, dated: DatedPhrase) -> bool:
    """Return True for "it was"; False with a predicate of its own ("it was clear on Monday that ...")."""
    if verb.lower_ not in BE or not _is_deictic(child(verb, "nsubj")):
        return False
    return not any(token.dep_ in ("attr", "acomp") and token.i < dated.first for token in verb.rights)


def _equates(predicate: Token, dated: DatedPhrase) -> bool:
    """Return True if "be" links a date and a pronoun or another date ("the next day was January 1")."""
    if predicate.lower_ not in BE:
        return False
    noun = child(predicate, "nsubj")
    if noun is not None and not _is_deictic(noun) and not dated.first <= noun.i < dated.last:
        return False
    content = (token for token in predicate.children if token.dep_ in _CONTENT and token != noun)
    return all(_is_empty(token, dated) for token in content)


def _is_deictic(noun: Token | None) -> bool:
    return noun is None or noun.lower_ in _DEICTIC or noun.lower_ in _CALENDAR_NOUNS


def _is_empty(token: Token, dated: DatedPhrase) -> bool:
    """Return True if the token leads to a date or is a connective ("of course")."""
    if token.dep_ == "prep":
        return all(_is_time(word, dated) or word.lower_ == "course" for word in token.children)
    return _is_time(token, dated) or token.lower_ in lexicon.CONNECTIVES


def _is_time(token: Token, dated: DatedPhrase) -> bool:
    return dated.first <= token.i < dated.last or token.ent_type_ in ("DATE", "TIME")
