"""Rules of the English grammar, and the notation of their phrases.

A phrase reads like the words that it matches: ``[the ](last|past) <count> <unit>``. Brackets enclose
optional words, parentheses alternatives, angle brackets a slot of ``phrase_slots.SLOTS`` (``<n=count>`` under
another name). A space is any gap without a blank line. An apostrophe or a hyphen stands for all its
typographic forms, a comma also for one with a space before it. The first words of a phrase follow from it:
the scan tries a rule only at one of these words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property, reduce
from typing import NamedTuple

from timeline.temporal.english.phrase_slots import GAP, SLOTS, word_start
from timeline.temporal.meaning import Meaning

_PIECE = re.compile(r"[\[\]()|]|<(?:\w+=)?\w+>|\w+|\s|[^\w\s]")
_END = r"(?:(?!\w)|(?<=\d{4})(?-i:(?=[A-Z][a-z])))"
"""The end of a phrase: the end of a word, or a heading's year without a space before the next sentence."""

_GLYPHS = {" ": GAP, "'": "['’‘]", "-": "[-–—‑]", ",": r"\s?,"}


class _Part(NamedTuple):
    """A part of a phrase: its pattern and its first words; ``empty`` if it can have no word.

    ``following`` returns the starts of the words that can follow a first word in the part. ``single`` are
    the first words that can be its only word.
    """

    pattern: str
    first: frozenset[str]
    empty: bool
    following: Callable[[str], Starts]
    single: frozenset[str]


Starts = frozenset[str] | None
"""Words by their ``word_start``; ``None`` for unknown words."""
_NO_WORD = frozenset[str]()


def _any_of(starts: Iterable[Starts]) -> Starts:
    known = list(starts)
    return None if None in known else _NO_WORD.union(*filter(None, known))


def _then(head: _Part, tail: _Part) -> _Part:
    """Return two parts in sequence."""

    def following(word: str) -> Starts:
        starts = [head.following(word)] if word in head.first else []
        if word in head.single:
            starts.append(None if _UNKNOWN & tail.first else frozenset(map(word_start, tail.first)))
        if head.empty and word in tail.first:
            starts.append(tail.following(word))
        return _any_of(starts)

    first = head.first | tail.first if head.empty else head.first
    single = (head.single if tail.empty else _NO_WORD) | (tail.single if head.empty else _NO_WORD)
    return _Part(head.pattern + tail.pattern, first, head.empty and tail.empty, following, single)


def _sequence(parts: Sequence[_Part]) -> _Part:
    return reduce(lambda tail, head: _then(head, tail), reversed(parts)) if parts else _mark("")


def _mark(pattern: str) -> _Part:
    """Return a part without a word: a gap or a punctuation mark."""
    return _Part(pattern, _NO_WORD, empty=True, following=lambda _: _NO_WORD, single=_NO_WORD)


def _either(branches: Sequence[_Part]) -> _Part:
    def following(word: str) -> Starts:
        return _any_of(branch.following(word) for branch in branches if word in branch.first)

    pattern = "|".join(branch.pattern for branch in branches)
    first = _NO_WORD.union(*(branch.first for branch in branches))
    single = _NO_WORD.union(*(branch.single for branch in branches))
    return _Part(f"(?:{pattern})", first, any(branch.empty for branch in branches), following, single)


def _group(pieces: Iterator[str], closing: str) -> _Part:
    branches: list[list[_Part]] = [[]]
    for piece in pieces:
        if piece == closing:
            break
        if piece == "|":
            branches.append([])
        elif piece == "[":
            inner = _group(pieces, "]")
            branches[-1].append(inner._replace(pattern=f"{inner.pattern}?", empty=True))
        elif piece == "(":
            branches[-1].append(_group(pieces, ")"))
        else:
            branches[-1].append(_atom(piece))
    return _either([_sequence(branch) for branch in branches])


def _atom(piece: str) -> _Part:
    if piece[0] == "<":
        name, _, slot = piece[1:-1].partition("=")
        part = SLOTS[slot or name]
        return _word(f"(?P<{name}>{part.pattern})", part.first, part.following)
    if piece.isdigit():
        return _word(piece, frozenset({f"#{len(piece)}"}), {})
    if piece.isalpha():
        return _word(re.escape(piece), frozenset({piece.lower()}), {})
    if piece[0].isalnum():
        return _word(piece, _UNKNOWN, None)
    return _mark(_GLYPHS.get(piece, re.escape(piece)))


def _word(pattern: str, first: frozenset[str], following: Mapping[str, frozenset[str]] | None) -> _Part:
    """Return a part of words; one without known first words is open to any."""
    first = first or _UNKNOWN
    return _Part(
        pattern,
        first,
        empty=False,
        following=lambda word: None if following is None else following.get(word, _NO_WORD),
        single=first,
    )


_UNKNOWN = frozenset({"?"})


def _parsed(phrase: str) -> _Part:
    return _group(iter(_PIECE.findall(phrase)), "")


def phrase_pattern(phrase: str) -> re.Pattern[str]:
    """Return the pattern of a phrase."""
    return re.compile(f"{_parsed(phrase).pattern}{_END}", re.IGNORECASE)


EXAMPLES_DCT = date(2021, 9, 15)
"""The document creation time of every example: a Wednesday."""

Example = tuple[str, str] | tuple[str, str, str]
"""A text, the TIMEX3 ``value`` of an expression in it, and the ``mod`` of the expression if it has one.

A pair of underscores marks the span of the rule; without them, the span is the whole text. The rest of the
text is the context: ``("They met on 3 May 2020. _Two days later_ they left", "2020-05-05")``.
"""

Interpreter = Callable[[re.Match[str]], Meaning | None]


class Opening(StrEnum):
    """The start of a phrase, if one cheap test can show that none of its kind is there."""

    COUNT = "count"
    DAY_AND_MONTH = "day and month"
    ORDINAL = "ordinal"


_OPENINGS = (
    (Opening.COUNT, re.compile(r"(?:\[exactly \]|the )?<count>(?!$)")),
    (
        Opening.DAY_AND_MONTH,
        re.compile(
            r"(?:\[<weekday>\[,\] \])?(?:\[the \])?(?:\(<day>\|<dayword>\)|<day>|<anyday=day>|<year>)"
            r"(?:\[ day\])?(?:\[ of\])?(?: |-|\(-\|\.\)|\( \|-\))<month>"
        ),
    ),
    (Opening.ORDINAL, re.compile(r"(?:\[the \]|the )?\(?<ordinal>")),
)


def _opening(phrase: str) -> Opening | None:
    return next((opening for opening, pattern in _OPENINGS if pattern.match(phrase)), None)


_ARTICLE = re.compile(r"^(?:\[the ]|the )?")


@dataclass(frozen=True)
class Rule:
    """One row of the grammar.

    ``phrase`` is the name and the pattern of the rule, in the notation above. ``interpret`` turns a
    match into a meaning, or refuses it with ``None``. In each of ``examples`` the rule finds an expression;
    in each of ``leaves``, a look-alike, it finds none. Raises ``ValueError`` if a rule lacks an example, or
    could match nothing.
    """

    phrase: str
    interpret: Interpreter
    examples: Sequence[Example]
    leaves: Sequence[str] = ()
    first: frozenset[str] = field(init=False, repr=False)
    """The words at which the scan tries the rule."""
    following: Callable[[str], Starts] = field(init=False, repr=False)
    """The starts of the words that can follow one of these; ``None`` for any, as none need follow."""
    article: bool | None = field(init=False, repr=False)
    """True if "the" must precede the first words, False if it may, ``None`` if it may not."""
    optional_the: bool = field(init=False, repr=False)
    """True if "the" is one of several first words: the scan then tries the rule at the word after "the"."""
    opening: Opening | None = field(init=False, repr=False)
    """The kind of the first words, if the scan can test for it; ``None`` for other phrases."""

    def __post_init__(self) -> None:
        article = {"[the ]": False, "the ": True}.get(_ARTICLE.match(self.phrase).group())  # type: ignore[union-attr]
        words = _parsed(_ARTICLE.sub("", self.phrase))
        object.__setattr__(self, "examples", tuple(self.examples))
        object.__setattr__(self, "leaves", tuple(self.leaves))
        object.__setattr__(self, "first", words.first - {"the"} - _UNKNOWN)
        object.__setattr__(self, "optional_the", "the" in words.first)
        open_ended = words.first if self.optional_the else words.single
        object.__setattr__(
            self, "following", lambda word: None if word in open_ended else words.following(word)
        )
        object.__setattr__(self, "article", article)
        object.__setattr__(self, "opening", _opening(self.phrase))
        if words.empty or not words.first:
            raise ValueError(f"the rule matches nothing: {self.phrase}")
        if not self.examples:
            raise ValueError(f"the rule has no example: {self.phrase}")

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern of the phrase.

        It is compiled when the scan first tries the rule: one line of text needs few of the rules.
        """
        return phrase_pattern(self.phrase)


def checked(*tables: Sequence[Rule]) -> tuple[Rule, ...]:
    """Return the rows of all tables. Raises ``ValueError`` if two rows have the same phrase."""
    rules = tuple(rule for table in tables for rule in table)
    phrases = [rule.phrase for rule in rules]
    if len(set(phrases)) != len(phrases):
        raise ValueError("two rules have the same phrase")
    return rules
