"""A language of time expressions: its words, its rules and its policies.

The passes over a document are shared by all languages (``tagger``); each calls the language for what differs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from timeline.model import Expression
from timeline.temporal.meaning import Meaning
from timeline.temporal.normalised_text import ReadText

NOTHING = re.compile(r"(?!)")
"""The words of a language without such words."""


def alternation(words: Iterable[str], escaped: Callable[[str], str] = re.escape) -> str:
    """Return a pattern for any of the words; ``escaped`` returns the pattern of a character.

    Of two words that begin alike, the longer one is tried first. The pattern shares the beginnings of words:
    without regard to case, a word in 50 that all fail takes a third of the time.
    """
    return _shared_beginnings(sorted(words, key=len, reverse=True), escaped)


def _shared_beginnings(words: Sequence[str], escaped: Callable[[str], str]) -> str:
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[:1], []).append(word[1:])
    branches = []
    for letter, rests in by_letter.items():
        rest = _shared_beginnings(rests, escaped) if any(rests) else ""
        branches.append(escaped(letter) + (f"(?:{rest})" if "|" in rest else rest))
    return "|".join(branches)


@dataclass(frozen=True, slots=True)
class ParsedSpan:
    """A span of text with its meaning; ``end`` is exclusive."""

    start: int
    end: int
    meaning: Meaning


Pass = Callable[[str, Sequence[ParsedSpan]], list[ParsedSpan]]
"""A pass over the spans of a scan: it joins or changes neighbours by the text between them."""


class Tense(Enum):
    """The tense of a clause, as far as it tells about a date.

    PAST and FUTURE are clear. BEHIND is past, but a day nearby may lie ahead. PLANNED looks ahead from the
    past ("was scheduled"), POSSIBLE is a possibility ("would", "could"): it may be over. OPEN tells nothing.
    """

    PAST = -2
    BEHIND = -1
    OPEN = 0
    POSSIBLE = 1
    PLANNED = 1.5
    FUTURE = 2

    @property
    def direction(self) -> int:
        """The direction of a date, as in ``Context``."""
        return int(self.value)


@dataclass(frozen=True, slots=True)
class RangeWords:
    """The words of ranges and lists.

    ``to`` and ``and_`` match the text between two dates, ``link`` any text between two dates of one list or
    range. ``between`` is searched before the first date, ``between_after`` matched behind the second.
    ``to_event`` matches the text between a date and that of the event that ends it ("until his death in").
    """

    to: re.Pattern[str]
    and_: re.Pattern[str]
    link: re.Pattern[str]
    between: re.Pattern[str]
    between_after: re.Pattern[str] = NOTHING
    once: re.Pattern[str] = NOTHING
    """Words of one unknown day in a range: "stolen sometime between 5 and 9 May"."""
    no_end: re.Pattern[str] = NOTHING
    """Words that end no range, though they have a date: "to the present"."""
    to_event: re.Pattern[str] = NOTHING
    moved: re.Pattern[str] = NOTHING
    """Words before an old date that is no end of a range: "postponed from 2 May to 9 May"."""


@dataclass(frozen=True, slots=True)
class NarrativeWords:
    """The words that tell how a text goes on from date to date.

    ``said`` is any verb of saying: news quotes somebody. The patterns ``...before`` are searched at the end
    of the text before a date, the patterns ``...behind`` matched at its end.
    """

    said: re.Pattern[str]
    fronted_before: re.Pattern[str]
    """The head of a sentence whose year holds for those after it ("In 2012 the club was founded")."""
    until_before: re.Pattern[str]
    """The end of a period: what follows is told from its beginning on."""
    back_before: re.Pattern[str]
    """Words that look back from the chain of dates ("had", "since", "already")."""
    back_behind: re.Pattern[str] = NOTHING
    ahead_before: re.Pattern[str] = NOTHING
    """Words of a clause that looks ahead ("is due to open in")."""
    owner_before: re.Pattern[str] = NOTHING
    """A determiner or possessor: a year after it describes a noun; so does a month after "a" (group 1)."""
    noun_behind: re.Pattern[str] = NOTHING
    fronted_owner_before: re.Pattern[str] = NOTHING
    """The head of a sentence up to a determiner or possessor ("During the team's | 1969 season")."""
    period_behind: re.Pattern[str] = NOTHING
    """A noun that lasts: with its year at the head of a sentence it dates what follows ("| season")."""
    name_before: re.Pattern[str] = NOTHING
    """The last word of a name: figures behind it number the thing ("a Mirage | 2000")."""
    inserted_before: re.Pattern[str] = NOTHING
    """A participle, a relative clause or a bracket before a year: ", founded in", "(published in"."""


@dataclass(frozen=True, slots=True)
class UsageWords:
    """The words beside a date with an open side.

    ``before`` is searched at the end of the text before a date; its last group is ``since``, ``until``,
    ``by`` or ``whole``. ``behind`` is matched at its end, with the groups ``since``, ``until`` and ``now``
    ("to the present"). ``is_closed`` returns True if a date has no open side for all the words before it.
    """

    before: re.Pattern[str]
    behind: re.Pattern[str]
    is_closed: Callable[[str, ParsedSpan, re.Match[str]], bool] | None = None


@dataclass(frozen=True, slots=True)
class Language:
    """The words, rules and policies of one language.

    - ``read`` returns a text in the normal form of the rules, with offsets into the source.
    - ``scan`` returns the expressions that the rules find in it, ``passes`` join and change neighbours.
    - ``join`` joins two expressions in another way than a range ("the first two months of 1939").
    - ``clause_tense`` returns the tense of the clause around a span, ``weekday_direction`` the direction of
      a weekday there, as in ``Context``.
    - ``inside`` is searched before a quarter or half: a preposition, as in "in the first half".
    - ``headings`` returns offset and day of each dateline: the day is the DCT of the text below it.
    - ``day_first``: the usual order of dates in figures; ``None`` if there is none.
    - ``later_is_ahead``: one wording stands for "two days later" and "in two days".
    """

    code: str
    read: Callable[[str], ReadText]
    scan: Callable[[ReadText], Sequence[ParsedSpan]]
    passes: Sequence[Pass]
    ranges: RangeWords
    narrative: NarrativeWords
    usage: UsageWords
    clause_tense: Callable[[str, int, int], Tense]
    weekday_direction: Callable[[str, int, int], int]
    inside: re.Pattern[str]
    headings: Callable[[str, date | None], Iterable[tuple[int, date]]] = lambda _, __: ()
    join: Callable[[str, Expression, Expression], Expression | None] | None = None
    day_first: bool | None = None
    later_is_ahead: bool = False
