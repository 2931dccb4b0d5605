"""The phrase that the headlines of several outlets share: what they all call the story.

"Fjord ferry fire" stands in "Twelve saved from Fjord ferry fire" and in "Fjord ferry fire was an accident".
Nothing is put together: the phrase is printed in each of these headlines.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*|[^\w\s]")
PART = re.compile(r"\s+(?:[|»·]|[-–—]{1,2})\s+")
"""Between the parts of a headline: "Ferry sinks | Fjord Post"."""
LONGEST = 6  # words of a phrase
LEAST_WORDS, LEAST_OUTLETS = 2, 2
LEAST_SHARE = 0.25  # of the outlets: with fewer it is the story of some articles only
BROKEN = 0.3  # what a headline is worth in which the phrase is part of a longer one
LENGTH = 0.8  # power of the number of words: a longer phrase tells more
BETWEEN = frozenset(
    (
        *(
            "about",
            "after",
            "against",
            "amid",
            "and",
            "are",
            "as",
            "at",
            "be",
            "been",
            "before",
            "but",
            "by",
            "can",
        ),
        *(
            "could",
            "did",
            "do",
            "does",
            "during",
            "for",
            "from",
            "had",
            "has",
            "have",
            "how",
            "if",
            "in",
            "into",
        ),
        *(
            "is",
            "may",
            "might",
            "must",
            "near",
            "not",
            "of",
            "on",
            "or",
            "over",
            "should",
            "since",
            "than",
            "that",
        ),
        *(
            "to",
            "under",
            "until",
            "was",
            "were",
            "what",
            "when",
            "where",
            "which",
            "while",
            "who",
            "why",
            "will",
        ),
        *("with", "would"),
    )
)
"""Words before and after a phrase that is whole; none stands at its ends."""
BEFORE = frozenset(("a", "an", "the"))
"""Words before a whole phrase, but after one that lacks its end: "Norland shuts | the harbour"."""
WITHIN = BETWEEN | BEFORE
PRONOUNS = frozenset(
    (
        *(
            "he",
            "her",
            "here",
            "his",
            "i",
            "it",
            "its",
            "me",
            "my",
            "our",
            "she",
            "their",
            "them",
            "there",
            "these",
        ),
        *("they", "this", "those", "us", "we", "you", "your"),
    )
)
NEVER_ENDS = WITHIN | PRONOUNS


class Phrase(NamedTuple):
    """A phrase as it is printed in one headline; ``whole`` if it begins and ends between others."""

    words: tuple[str, ...]
    printed: str
    whole: bool


@dataclass(slots=True)
class _Use:
    """The outlets with a phrase in a headline, those with the whole phrase, and the ways to print it."""

    outlets: set[str] = field(default_factory=set)
    whole: set[str] = field(default_factory=set)
    printed: Counter[str] = field(default_factory=Counter)


class Shared(NamedTuple):
    """A phrase, beginning with a capital, and the share of the outlets that print it."""

    phrase: str
    share: float


def shared_phrase(headlines: Sequence[tuple[str, str]]) -> Shared:
    """Return the phrase of most words that most outlets share, "" without one.

    ``headlines`` are pairs of an outlet and a headline. A single outlet shares nothing.
    """
    uses: defaultdict[tuple[str, ...], _Use] = defaultdict(_Use)
    for outlet, headline in headlines:
        for phrase in phrases(headline):
            use = uses[phrase.words]
            use.outlets.add(outlet)
            use.printed[phrase.printed] += 1
            if phrase.whole:
                use.whole.add(outlet)
    outlets = len({outlet for outlet, _ in headlines})
    least = max(LEAST_SHARE * outlets, LEAST_OUTLETS)
    shared = [
        words for words, use in uses.items() if len(use.outlets) >= least and len(use.whole) >= LEAST_OUTLETS
    ]
    if not shared:
        return Shared("", 0.0)
    best = uses[max(shared, key=lambda words: (_worth(uses[words], words), words))]
    printed = _plainest(best.printed)
    return Shared(printed[0].upper() + printed[1:], len(best.outlets) / outlets)


def phrases(headline: str) -> Iterator[Phrase]:
    """Yield each phrase of a headline; the last part behind a bar or a dash may be the outlet's name."""
    first, *others = PART.split(headline)
    for part in (first, *others[:-1]):
        found = list(WORD.finditer(part))
        words = ["", *(each[0].lower().replace("’", "'") for each in found), ""]
        for begin, end in _spans(words):
            yield Phrase(
                tuple(words[begin:end]),
                part[found[begin - 1].start() : found[end - 2].end()],
                _opens(words[begin - 1]) and _closes(words[end]),
            )


def _spans(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    for begin, word in enumerate(words):
        if not _may_end(word):
            continue
        for end in range(begin + 1, min(begin + LONGEST, len(words) - 1) + 1):
            if not words[end - 1][:1].isalnum():
                break
            content = sum(each not in WITHIN for each in words[begin:end])
            if content >= LEAST_WORDS and _may_end(words[end - 1]):
                yield begin, end


def _may_end(word: str) -> bool:
    return word[:1].isalpha() and word not in NEVER_ENDS


def _opens(before: str) -> bool:
    return not before[:1].isalnum() or before in WITHIN


def _closes(after: str) -> bool:
    return not after[:1].isalnum() or after in BETWEEN


def _worth(use: _Use, words: Collection[str]) -> float:
    content = sum(word not in WITHIN for word in words)
    return float((len(use.whole) + BROKEN * len(use.outlets)) * content**LENGTH)


def _plainest(printed: Counter[str]) -> str:
    """Return the way to print a phrase with the fewest capitals: many outlets give each word one."""
    return min(printed, key=lambda each: (_capitals(each), -printed[each], each))


def _capitals(text: str) -> int:
    return sum(letter.isupper() for letter in text)
