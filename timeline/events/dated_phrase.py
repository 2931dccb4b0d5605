"""A time expression in the parse: its tokens, the noun phrase around it, and its fit with a verb's tense."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date as day
from typing import TYPE_CHECKING

from timeline import edtf
from timeline.events import event_lexicon as lexicon
from timeline.events.dependency_tree import BE, NOUNS, SUBJECTS, ancestors, auxiliaries, is_proper_noun
from timeline.language import verb_forms
from timeline.language.neighbours import neighbour
from timeline.model import CalendarDate

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FUTURE_AUXILIARIES = frozenset({"will", "wo", "'ll", "shall", "gonna"})
_DETERMINERS = frozenset({"DT", "PRP$", "POS", "PDT", "WP$"})
_MODIFIERS = frozenset({"JJ", "JJR", "JJS", "VBG", "VBN", "CD", "HYPH", "AFX"})
_PRENOMINAL = (_DETERMINERS | _MODIFIERS | NOUNS) - {"VBG"}
_CLAUSE_PREPOSITIONS = frozenset(
    {"on", "in", "at", "by", "since", "until", "till", "from", "to", "before", "after"}
)
"""Before a bare date these begin an adverbial; the words after the date belong to the clause."""
_MAX_MODIFIERS = 4
"""Words from a year to the noun that it describes, at most."""
_MARKS = frozenset({"-", '"', "'", "``", "''"})
_CALENDAR = frozenset(
    name.casefold()
    for names in (calendar.day_name, calendar.month_name, calendar.day_abbr, calendar.month_abbr)
    for name in names
)
_SPENDING = verb_forms("spend")


@dataclass(frozen=True, slots=True)
class DatedPhrase:
    """A time expression for attachment: its tokens [first, last), its date, and the day of publication.

    ``is_rest`` marks the rest of a period ("later this month").
    """

    first: int
    last: int
    date: CalendarDate
    published: day | None
    is_rest: bool = False

    @property
    def is_past(self) -> bool:
        """True if all of the date lies before the publication."""
        latest = self.date.latest
        return self.published is not None and latest is not None and latest < self.published

    @property
    def is_future(self) -> bool:
        """True if all of the date lies after the publication."""
        earliest = self.date.earliest
        if self.is_rest:
            return True
        return self.published is not None and earliest is not None and earliest > self.published

    @property
    def has_begun(self) -> bool:
        """True if only the beginning is stated ("since May") and lies before the publication."""
        if self.published is None or self.date.earliest is None or self.date.latest is not None:
            return False
        return self.date.earliest < self.published

    @property
    def ends_in_future(self) -> bool:
        """True if only the end is stated ("until May") and lies after the publication."""
        if self.published is None or self.date.latest is None or self.date.earliest is not None:
            return False
        return self.date.latest > self.published


def last_known_day(place: CalendarDate, published: day | None) -> day | None:
    """Return the day of publication; the next one where its news is dated ("missiles fell early Sunday")."""
    if published is None or place.earliest is None or not edtf.is_uncertain(place.edtf):
        return published
    return place.earliest if (place.earliest - published).days == 1 else published


def is_calendar_word(token: Token) -> bool:
    """Return True for the name of a month or a weekday, with its capital."""
    return is_proper_noun(token) and token.lower_.rstrip(".") in _CALENDAR


def contradicts(verb: Token, dated: DatedPhrase) -> bool:
    """Return True if the verb's tense excludes the date.

    Future, present and perfect exclude a past date; the past tense excludes a future date.
    """
    helpers = auxiliaries(verb)
    if any(helper.lower_ in FUTURE_AUXILIARIES for helper in helpers):
        return dated.is_past
    if any(helper.tag_ in ("VBZ", "VBP") for helper in helpers):
        return dated.is_past
    if helpers:
        return False
    return dated.is_past if verb.tag_ in ("VBZ", "VBP") else verb.tag_ == "VBD" and dated.is_future


def modified_noun(doc: Doc, first: int, last: int) -> Token | None:
    """Return the noun modified by a date before it ("the August takeover", "Sunday's race")."""
    is_possessive = last < len(doc) and doc[last].tag_ == "POS"
    noun = _phrase_head(doc, last + is_possessive)
    if noun is None:
        return None
    if doc[first].dep_ == "det" and doc[first].head == noun and noun.lower_ in lexicon.EVENT_NOUNS:
        return noun  # "the 3 May earthquake", with "the" in the expression
    is_modified = is_possessive or _is_inside_phrase(doc, first, noun) or _is_heading(doc, first, noun)
    return noun if is_modified else None


def phrase_start(doc: Doc, index: int) -> int:
    """Return the start of the determiners, adjectives and nouns directly before a token."""
    while index > 0 and doc[index - 1].tag_ in _PRENOMINAL:
        index -= 1
        if doc[index].tag_ in ("DT", "PRP$"):
            break
    return index


def is_modifier(doc: Doc, first: int, last: int) -> bool:
    """Return True if the expression is inside a noun phrase ("an ambitious 2019 target")."""
    noun = _phrase_head(doc, last)
    return noun is not None and _is_inside_phrase(doc, first, noun)


def is_parsed_modifier(doc: Doc, first: int, last: int) -> bool:
    """Return True if both the word order and the parse place the expression inside a noun phrase."""
    noun = _phrase_head(doc, last)
    return is_modifier(doc, first, last) and any(
        ancestor == noun for token in doc[first:last] for ancestor in ancestors(token)
    )


def time_words(doc: Doc, first: int, last: int) -> range:
    """Return the tokens of the expression, with the words before it that belong to it ("on", "early in")."""
    if last < len(doc) and doc[last].tag_ == "POS":
        return range(first, last + 1)
    if is_modifier(doc, first, last):
        return range(first, last)
    while first > 0 and doc[first - 1].lower_ in lexicon.LEADING_WORDS:
        if doc[first - 1].lower_ == "of" and first < len(doc) and doc[first].tag_ == "IN":
            break  # "took control of | in 2000"
        first -= 1
    return range(_limit_start(doc, first), _limit_end(doc, last))


_LIMITS = (("no", "later", "than"), ("no", "earlier", "than"), ("not", "later", "than"),
           ("not", "earlier", "than"), ("at", "least"), ("at", "most"),
           ("prior",), ("up",), ("on", "or"), ("ahead",))  # fmt: skip
_OPEN = frozenset({"prior", "up", "ahead"})
_LINKS = frozenset({"to", "of", "until", "till"})
"""Words behind a limit that opens with one of ``_OPEN`` ("up to", "ahead of")."""
_LIMITS_BEHIND = (("at", "the", "latest"), ("at", "the", "earliest"), ("to", "the", "present"),
                  ("to", "this", "day"), ("or", "later"), ("or", "earlier"))  # fmt: skip
"""Words of an open interval behind its date."""


def _limit_start(doc: Doc, first: int) -> int:
    """Return the start of a limit before the words of time ("prior to", "no later than")."""
    for words in _LIMITS:
        start = first - len(words)
        if words[0] in _OPEN and doc[min(first, len(doc) - 1)].lower_ not in _LINKS:
            continue  # "fired up | next week"
        if start > 0 and tuple(token.lower_ for token in doc[start:first]) == words:
            return _leading_start(doc, start)
    return first


def _leading_start(doc: Doc, first: int) -> int:
    return first - 1 if doc[first - 1].lower_ in lexicon.LEADING_WORDS else first


def _limit_end(doc: Doc, last: int) -> int:
    """Return the end of a limit behind a date ("at the latest", "to the present")."""
    for words in _LIMITS_BEHIND:
        end = last + len(words)
        if tuple(token.lower_ for token in doc[last:end]) == words:
            return end
    return last


def _phrase_head(doc: Doc, start: int) -> Token | None:
    """Return the last noun in the sequence of adjectives and nouns from ``start`` on."""
    noun = None
    for token in doc[start:]:
        if token.tag_ in NOUNS:
            noun = token
        elif (token.tag_ not in _MODIFIERS and token.text not in _MARKS) or (
            noun is not None and token.tag_ in ("VBG", "VBN")
        ):
            break
    return noun


def _is_inside_phrase(doc: Doc, first: int, noun: Token) -> bool:
    """Return True if the words before the date belong to the noun after it."""
    if first == 0 or _begins_phrase(doc[first]):
        return False
    before = doc[first - 1]
    if before.tag_ in _DETERMINERS or _is_object_of(before, noun, doc[first]):
        return True
    if _is_year_of_object(doc, first, noun):
        return True
    if before.tag_ in _MODIFIERS:
        return before.head.i >= noun.i
    if before.tag_ in NOUNS:
        return before.head.i >= noun.i or _is_compound(doc[first], noun, before)
    if _names_level(doc, first, noun):
        return True
    if before.tag_ != "IN" or before.lower_ in _CLAUSE_PREPOSITIONS:
        return False
    return any(token.head == noun for token in doc[first : noun.i])


def _names_level(doc: Doc, first: int, noun: Token) -> bool:
    """Return True for a year directly before the noun of a comparison ("at 2016 levels")."""
    return noun.i == first + 1 and doc[first].like_num and noun.lower_ in lexicon.LEVEL_NOUNS


def _is_year_of_object(doc: Doc, first: int, noun: Token) -> bool:
    """Return True for a year between a verb and its object ("is filming 1951 novel The Salt Road")."""
    is_year = doc[first].like_num and len(doc[first]) == len("1951") and not doc[first + 1].is_punct
    return is_year and doc[first - 1].tag_.startswith("VB") and noun.i - first <= _MAX_MODIFIERS


def _begins_phrase(date_token: Token) -> bool:
    """Return True if the date brings its own determiner ("the", "last")."""
    return date_token.tag_ in _DETERMINERS or date_token.lower_ in ("last", "next", "this")


def _is_heading(doc: Doc, first: int, noun: Token) -> bool:
    """Return True if date and noun are a heading before a colon ("Bastille Day terror: ...")."""
    is_first = first == 0 or doc[first - 1].is_punct or doc[first - 1].is_space
    return is_first and noun.i + 1 < len(doc) and neighbour(noun).text == ":"


def _is_object_of(preposition: Token, noun: Token, date_token: Token) -> bool:
    """Return True if the date is inside an event noun after the preposition ("on New Year's Eve patrol")."""
    is_event = noun.lower_ in lexicon.EVENT_NOUNS and noun.head == preposition
    return is_event and any(ancestor == noun for ancestor in ancestors(date_token) if ancestor.i <= noun.i)


def _is_compound(date_token: Token, noun: Token, before: Token) -> bool:
    """Return True if the parse has noun, date, noun as one compound ("the London 2012 Olympics")."""
    return date_token.head == noun and before.head in (noun, date_token)


_YEAR_DIGITS = 4


def is_holiday(doc: Doc, dated: DatedPhrase) -> bool:
    """Return True for a day with a name of its own ("Christmas", "the 2015 Bastille Day")."""
    words = doc[dated.first : dated.last]
    if len(words) > 1 and words[0].is_digit and len(words[0]) == _YEAR_DIGITS:
        words = words[1:]
    has_name = any(is_proper_noun(word) and word.lower_.rstrip(".") not in _CALENDAR for word in words)
    return has_name and not any(word.like_num for word in words)


def is_needed_in_title(doc: Doc, dated: DatedPhrase, head: Token) -> bool:
    """Return True if the title needs the date: as subject, holiday in the object or end, or to be whole.

    An act that goes on until a day reads as one of that day without it ("cannot return until June"). A
    preposition alone does not end a title ("the canal, which it took control of in 2000").
    """
    words = doc[time_words(doc, dated.first, dated.last).start : dated.last]
    if head.dep_ == "relcl" and words.start > 0 and _is_stranded(doc[words.start - 1], dated):
        return True
    is_end = len(words) > 0 and words[0].lower_ in ("until", "till")
    if is_end and (head.tag_.startswith(("VB", "MD")) or head.pos_ in ("VERB", "AUX")):
        return True
    for token in doc[dated.first : dated.last]:
        if token.head == head and token.dep_ in SUBJECTS:
            return True
        has_name = is_holiday(doc, dated) or doc[dated.first].lower_ in ("this", "that")
        if token.head == head and token.dep_ == "dobj" and has_name:
            return True
        if token.head.lower_ in _SPENDING and _is_spent(token):
            return True
        if token.head.lower_ in BE and _is_denied(token):
            return True
    return False


def _is_denied(time: Token) -> bool:
    """Return True for a time directly behind "not" ("it is not | tonight | that we fear")."""
    first = time.left_edge
    return first.i > 0 and neighbour(first, -1).dep_ == "neg"


def _is_spent(time: Token) -> bool:
    """Return True for a time before the act that fills it ("spent the winter | mending nets")."""
    following = time.right_edge.i + 1
    return following < len(time.doc) and time.doc[following].tag_ == "VBG"


def _is_stranded(preposition: Token, dated: DatedPhrase) -> bool:
    """Return True for a preposition with nothing but the date behind it."""
    return preposition.tag_ == "IN" and all(word.right_edge.i < dated.last for word in preposition.rights)
