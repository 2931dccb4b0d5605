"""The predicate that a time expression dates: a verb, a noun that happens, or nothing.

The parse proposes, a few facts of the surface overrule it: a date between a determiner and a noun modifies
that noun, a date behind "said" dates the saying, a date glued behind a noun belongs to the clause.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as day
from enum import StrEnum
from typing import TYPE_CHECKING

from timeline.events import lexicon
from timeline.events.tree import FINITE, NOUNS, SUBJECTS, auxiliaries, child, is_noun, is_verb, path_up
from timeline.model import CalendarDate, Granularity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

DETERMINERS = frozenset({"DT", "PRP$", "POS", "PDT", "WP$"})
MODIFIERS = frozenset({"JJ", "JJR", "JJS", "VBG", "VBN", "CD", "HYPH", "AFX"})
CLAUSE_PREPOSITIONS = frozenset(
    {"on", "in", "at", "by", "since", "until", "till", "from", "to", "before", "after"}
)
"""Before a bare date these begin an adverbial: what follows is the clause, not a noun that it modifies."""
QUOTES = frozenset({"-", '"', "'", "``", "''"})
COMPARISONS = frozenset({"than", "versus", "vs", "vs.", "compared", "against"})


class Silence(StrEnum):
    """Why an expression with a date makes no event."""

    DESCRIBES = "it only describes a thing"
    COMPARES = "it only dates what something is compared with"
    STAMP = "it stamps a page, a picture or a byline"
    NO_PREDICATE = "it stands with no verb and no noun that happens"


@dataclass(frozen=True, slots=True)
class Dating:
    """What attaching needs to know of an expression: its tokens [first, last), its date, and the DCT.

    ``later`` says that it is written as the rest of a period ("later this month").
    """

    first: int
    last: int
    date: CalendarDate
    published: day | None
    later: bool = False

    @property
    def is_past(self) -> bool:
        """Whether all of the date lies before the publication."""
        latest = self.date.latest
        return self.published is not None and latest is not None and latest < self.published

    @property
    def is_future(self) -> bool:
        """Whether all of the date lies after the publication."""
        earliest = self.date.earliest
        if self.later:
            return True
        return self.published is not None and earliest is not None and earliest > self.published


def predicate(doc: Doc, dating: Dating) -> Token | Silence:
    """Return the verb or noun that the expression dates, or why there is none."""
    if _is_stamp(doc, dating):
        return Silence.STAMP
    modified = _modified(doc, dating)
    if modified is not None:
        return _happening(modified) or Silence.DESCRIBES
    for found in (_saying_before(doc, dating), _caption(doc, dating)):
        if found is not None:
            return found
    return _climb(_time_root(doc, dating), dating)


def modifies(doc: Doc, first: int, last: int) -> bool:
    """Return whether the expression stands inside a noun phrase ("an ambitious 2019 target")."""
    noun = _phrase_head(doc, last)
    return noun is not None and _opens_phrase(doc, first, noun)


def time_words(doc: Doc, first: int, last: int) -> range:
    """Return the tokens that say the time: the expression, with the words that lead it into its clause."""
    if last < len(doc) and doc[last].tag_ == "POS":
        return range(first, last + 1)
    if modifies(doc, first, last):
        return range(first, last)
    while first > 0 and doc[first - 1].lower_ in lexicon.LEADING_WORDS:
        first -= 1
    return range(first, last)


def _is_stamp(doc: Doc, dating: Dating) -> bool:
    """Return whether the expression stands alone in brackets, or behind "Updated:" or "Copyright"."""
    before = doc[dating.first - 1] if dating.first else None
    after = doc[dating.last] if dating.last < len(doc) else None
    if before is None:
        return after is None
    if before.text in ("(", "[") and after is not None and after.text in (")", "]"):
        return True
    opening = doc[: dating.first]
    return (
        len(opening) <= 4
        and any(token.lower_ in lexicon.STAMP_WORDS for token in opening)
        and not any(token.dep_ in SUBJECTS for token in opening)
    )


def _modified(doc: Doc, dating: Dating) -> Token | None:
    """Return the noun that a date before it modifies ("the August takeover", "Sunday's race")."""
    position = dating.last
    possessive = position < len(doc) and doc[position].tag_ == "POS"
    if possessive:
        position += 1
    noun = _phrase_head(doc, position)
    if noun is None:
        return None
    if possessive or _opens_phrase(doc, dating.first, noun):
        return noun
    return None


def _phrase_head(doc: Doc, start: int) -> Token | None:
    """Return the last noun of the run of adjectives and nouns that begins at ``start``."""
    noun = None
    for token in doc[start:]:
        if token.tag_ in NOUNS:
            noun = token
        elif (token.tag_ not in MODIFIERS and token.text not in QUOTES) or (
            noun is not None and token.tag_ in ("VBG", "VBN")
        ):
            break
    return noun


def _opens_phrase(doc: Doc, first: int, noun: Token) -> bool:
    """Return whether the words before the date belong to the noun behind it."""
    if first == 0 or doc[first].tag_ in DETERMINERS or doc[first].lower_ in ("last", "next", "this"):
        return False
    before = doc[first - 1]
    if before.tag_ in DETERMINERS or _is_object_of(before, noun, doc[first]):
        return True
    if before.tag_ in MODIFIERS or before.tag_ in NOUNS:
        return before.head.i >= noun.i or (before.tag_ in NOUNS and _inside(doc[first], noun, before))
    return (
        before.lower_ not in CLAUSE_PREPOSITIONS
        and before.tag_ == "IN"
        and any(token.head == noun for token in doc[first : noun.i] if token.i < noun.i)
    )


def _is_object_of(preposition: Token, noun: Token, date_token: Token) -> bool:
    """Return whether the parse has the date inside a noun that happens ("on New Year's Eve patrol")."""
    happens = noun.lower_ in lexicon.EVENT_NOUNS and noun.head == preposition
    return happens and any(each == noun for each in path_up(date_token) if each.i <= noun.i)


def _inside(date_token: Token, noun: Token, before: Token) -> bool:
    """Return whether the parse reads noun, date, noun as one compound ("the London 2012 Olympics")."""
    return date_token.head == noun and before.head in (noun, date_token)


def _happening(noun: Token) -> Token | None:
    """Return the predicate that a noun with its own date makes: the noun, or the light verb that it completes."""
    event = _event_noun(noun)
    if event is None:
        return None
    verb = noun.head
    if noun.dep_ == "dobj" and is_verb(verb) and verb.lower_ in lexicon.LIGHT_VERBS and verb.tag_ != "VBG":
        return verb
    return event


def _event_noun(noun: Token) -> Token | None:
    """Return the noun if it happens, or the one that happens in "a wave of attacks"."""
    if noun.lower_ in lexicon.EVENT_NOUNS and not _is_named_thing(noun):
        return noun
    if noun.lower_ in lexicon.MEASURING_NOUNS:
        of = next((each for each in noun.rights if each.lower_ == "of"), None)
        inner = child(of, "pobj") if of is not None else None
        return _event_noun(inner) if inner is not None else None
    return None


def _is_named_thing(noun: Token) -> bool:
    """Return whether the noun is only part of a name that goes on ("Election Commission")."""
    return noun.dep_ in ("compound", "poss", "nmod") and noun.head.i > noun.i and is_noun(noun.head)


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
    root = before.sent.root
    helpers = auxiliaries(root)
    present = root.tag_ in ("VBZ", "VBP") or any(each.tag_ in ("VBZ", "VBP") for each in helpers)
    return root if is_verb(root) and present and not _is_perfect(helpers) else None


def _is_perfect(helpers: list[Token]) -> bool:
    return any(each.lower_ in ("has", "have", "'s", "'ve") for each in helpers)


def _time_root(doc: Doc, dating: Dating) -> Token:
    """Return the expression's token whose head lies outside of it."""
    span = doc[dating.first : dating.last]
    outside = [token for token in span if not dating.first <= token.head.i < dating.last]
    return outside[-1] if outside else span.root


def _climb(time: Token, dating: Dating) -> Token | Silence:
    """Walk from the expression to the predicate that a person would name."""
    below, fallback = time, None
    if time.dep_ in SUBJECTS and is_verb(time.head):
        return time.head
    if time.head == time:
        return time if is_verb(time) else Silence.NO_PREDICATE
    for token in path_up(time):
        if token.lower_ in COMPARISONS:
            return Silence.COMPARES
        if is_verb(token) or _is_clause(token):
            return _verb_or_noun(token, fallback, dating)
        if is_noun(token):
            event = _event_noun(token)
            if _directly(time, token, "of"):
                return event or Silence.DESCRIBES
            fallback = fallback or event
            if event is not None and _stands(token):
                return event
        below = token
    return fallback or (below if _is_clause(below) else Silence.NO_PREDICATE)


def _is_clause(token: Token) -> bool:
    """Return whether the token heads a clause by its subject, whatever its tag."""
    return child(token, *SUBJECTS) is not None


def _stands(noun: Token) -> bool:
    """Return whether the noun is a subject or stands bare: nothing above it says more of the event."""
    return noun.dep_ in SUBJECTS or noun.head == noun


def _directly(time: Token, noun: Token, preposition: str) -> bool:
    return time.dep_ == "pobj" and time.head.lower_ == preposition and time.head.head == noun


def _verb_or_noun(verb: Token, noun: Token | None, dating: Dating) -> Token:
    """Return the verb, unless its tense contradicts the date and a noun on the way happens."""
    if noun is not None and _contradicts(verb, dating):
        return noun
    return _raised(verb, dating)


def _contradicts(verb: Token, dating: Dating) -> bool:
    """Return whether the tense cannot go with the date: present, future and perfect with a past one."""
    helpers = auxiliaries(verb)
    if any(each.lower_ in ("will", "wo", "'ll", "shall") for each in helpers):
        return dating.is_past
    if any(each.tag_ in ("VBZ", "VBP") for each in helpers) or (not helpers and verb.tag_ in ("VBZ", "VBP")):
        return dating.is_past
    return verb.tag_ == "VBD" and not helpers and dating.is_future


def _raised(verb: Token, dating: Dating) -> Token:
    """Climb from an infinitive or a gerund to the verb whose act it is ("failed to finish on Sunday")."""
    above = verb.head
    if verb.dep_ in ("acl", "advcl") and verb.tag_ in ("VBG", "VBN") and _is_glued(verb.doc, dating):
        main = next((each for each in path_up(verb) if is_verb(each)), None)
        if main is not None and not _contradicts(main, dating):
            return _raised(main, dating)
    if verb.dep_ == "xcomp" and is_verb(above) and verb.tag_ in ("VB", "VBG"):
        if above.lower_ in lexicon.PHASE_VERBS or not dating.is_future:
            return _raised(above, dating)
    if (
        verb.dep_ == "advcl"
        and verb.tag_ == "VBG"
        and above.i == verb.i - 1
        and above.lower_ in lexicon.PHASE_VERBS
    ):
        return _raised(above, dating)
    if verb.dep_ == "advcl" and _is_soon_after(verb) and is_verb(above):
        return _raised(above, dating)
    if verb.dep_ in ("advcl", "acl") and verb.tag_ == "VB" and not dating.is_future:
        return next((_raised(each, dating) for each in path_up(verb) if is_verb(each)), verb)
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and _has_mark(verb, "while") and is_verb(above):
        return _raised(above, dating)
    if verb.dep_ == "pcomp" and verb.tag_ == "VBG" and _is_same_day(verb, dating):
        return next((_raised(each, dating) for each in path_up(above) if is_verb(each)), verb)
    return verb


def _is_glued(doc: Doc, dating: Dating) -> bool:
    """Return whether the date ends the sentence right behind a noun, with no preposition of its own."""
    before = dating.first - 1
    while before > 0 and doc[before].text == ",":
        before -= 1
    ends = not any(token.is_alpha for token in doc[dating.last :])
    return ends and before >= 0 and doc[before].tag_ in NOUNS


def _has_mark(verb: Token, word: str) -> bool:
    return any(each.dep_ in ("mark", "advmod") and each.lower_ == word for each in verb.children)


def _is_soon_after(verb: Token) -> bool:
    """Return whether the clause begins with "shortly after", so that its date is the main clause's too."""
    mark = child(verb, "mark")
    if mark is None or mark.lower_ not in ("after", "before") or mark.i == 0:
        return False
    return mark.nbor(-1).lower_ in ("shortly", "soon", "just", "immediately", "minutes", "hours", "moments")


def _is_same_day(gerund: Token, dating: Dating) -> bool:
    """Return whether a gerund behind a preposition tells of the main verb's own day ("after taking off")."""
    word = gerund.head.lower_
    return word in ("in", "at", "by") or (word == "after" and dating.date.granularity is Granularity.DAY)
