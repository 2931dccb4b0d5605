"""Regular expressions for lists of words, with or without gaps between words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from timeline.temporal.language import alternation

MARKS = (
    "\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a4d"
    "\u0abc-\u0acd\u0b3c-\u0bcd\u0c3e-\u0ccd\u0d3e-\u0d4d\u0dca-\u0ddf"
)
"""Vowel signs of Indic scripts: parts of words, but no letters."""

GAP = r"(?=\s)[^\S\n]{0,3}\n?[^\S\n]{0,3}"
"""A gap between words: bounded, with one line break at most."""
NO_GAP = r"[^\S\n]?"
"""The optional space in a script without gaps between words."""
END = rf"(?![\w{MARKS}])"
WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{MARKS}])*|\d+")
NOTHING = r"(?!)"
"""A pattern without matches, for an empty list."""
REACH = 40
"""Length of the context of an expression on either side, in characters."""

YEAR = r"[12]\d{3}(?!\d|[.,]\d)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"


class WordsInFront:
    """A search for any of some words at the end of a text. It costs little if another word is there."""

    def __init__(self, pattern: re.Pattern[str], words: Iterable[str]) -> None:
        self._pattern = pattern
        self._last = tuple({word.split()[-1] for word in words})

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the match at the end of ``text[start:end]``."""
        if end is None:
            end = len(text)
        last = end
        while last > start and text[last - 1].isspace():
            last -= 1
        return self._pattern.search(text, start, end) if text.endswith(self._last, start, last) else None


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(set(words), key=lambda word: (-len(word), word))


class WordPatterns:
    """Patterns for the words of one language: with gaps between words, or without."""

    def __init__(self, spaced: bool, prefixes: Iterable[str] = ()) -> None:
        self.gap = GAP if spaced else NO_GAP
        self.end = END if spaced else ""
        self.prefixes = "".join(prefixes)
        particle = f"[{self.prefixes}]?" if self.prefixes else ""
        self.start = rf"(?<![\w{MARKS}]){particle}" if spaced else ""

    def word(self, word: str) -> str:
        """Return the pattern of one word or phrase."""
        return re.escape(word).replace(r"\ ", self.gap)

    def any_of(self, words: Iterable[str]) -> str:
        """Return a pattern of any of the words, the longest first; it has no match for an empty list."""
        ordered = _longest_first(words)
        return f"(?:{alternation(ordered, self.word)})" if ordered else NOTHING

    def lead(self, words: Iterable[str]) -> str:
        """Return a pattern of any of the words with the gap after it; no gap after an apostrophe."""
        listed = _longest_first(words)
        apart = [word for word in listed if not self._is_joined(word)]
        joined = [word for word in listed if self._is_joined(word)]
        return self._either((self.any_of(joined), self.any_of(apart) + self.gap))

    def _is_joined(self, word: str) -> bool:
        """Return True if a word is joined to the next one (an elision or a prefix)."""
        return word[-1] in "'-" or word in tuple(self.prefixes)

    def follow(self, words: Iterable[str]) -> str:
        """Return a pattern of any of the words with the gap before it; no gap before "'" or "-"."""
        listed = _longest_first(words)
        apart = [word for word in listed if word[0] not in "'-"]
        joined = [word for word in listed if word[0] in "'-"]
        return self._either((self.any_of(joined) + self.end, self.gap + self.any_of(apart) + self.end))

    @staticmethod
    def _either(branches: Iterable[str]) -> str:
        listed = [branch for branch in branches if NOTHING not in branch]
        return f"(?:{'|'.join(listed)})" if listed else NOTHING

    def in_front(self, words: Iterable[str]) -> re.Pattern[str]:
        """Return a pattern to search for any of the words at the end of a text."""
        return re.compile(rf"{self.start}{self.lead(words)}\Z")

    def words_in_front(self, words: Iterable[str]) -> WordsInFront:
        """Return a search for any of the words at the end of a text, fast for one that ends in others."""
        listed = [*words]
        return WordsInFront(self.in_front(listed), listed)

    def behind(self, words: Iterable[str]) -> re.Pattern[str]:
        """Return a pattern to match any of the words at an offset."""
        return re.compile(self.follow(words))

    def first(self, words: Iterable[str]) -> frozenset[str]:
        """Return the first word of each phrase (or its first character without gaps), the key of the scan."""
        if self.end:
            return frozenset(match.group() for w in words if (match := WORD.search(w)) is not None)
        return frozenset(w[0] for w in words if w)
