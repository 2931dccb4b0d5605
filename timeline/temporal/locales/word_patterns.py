"""Pieces of patterns: words with the gaps between them, and what may stand beside an expression."""

from __future__ import annotations

import re
from collections.abc import Iterable

MARKS = (
    "\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a4d"
    "\u0abc-\u0acd\u0b3c-\u0bcd\u0c3e-\u0ccd\u0d3e-\u0d4d\u0dca-\u0ddf"
)
"""Vowel signs of Indic scripts, which are parts of words although they are no letters."""

GAP = r"(?=\s)[^\S\n]{0,3}\n?[^\S\n]{0,3}"
"""A gap between words: bounded, and with one line break at most."""
NO_GAP = r"[^\S\n]?"
"""What stands between words of a script that does not part them."""
END = rf"(?![\w{MARKS}])"
WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{MARKS}])*|\d+")
NOTHING = r"(?!)"
"""A pattern that matches nowhere, for a list without words."""
REACH = 40
"""Characters beside an expression that its guards look at."""

YEAR = r"[12]\d{3}(?!\d|[.,]\d)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"


class Wording:
    """How a language writes words in a row: with gaps, or without."""

    def __init__(self, spaced: bool, prefixes: Iterable[str] = ()) -> None:
        self.gap = GAP if spaced else NO_GAP
        self.end = END if spaced else ""
        self.prefixes = "".join(prefixes)
        particle = f"[{self.prefixes}]?" if self.prefixes else ""
        self._start = rf"(?<![\w{MARKS}]){particle}" if spaced else ""

    def word(self, word: str) -> str:
        """Return the pattern of one word or phrase."""
        return re.escape(word).replace(r"\ ", self.gap)

    def any_of(self, words: Iterable[str]) -> str:
        """Return a pattern that matches any of the words, the longest first; nothing for no words."""
        ordered = sorted(set(words), key=lambda word: (-len(word), word))
        return f"(?:{'|'.join(map(self.word, ordered))})" if ordered else NOTHING

    def lead(self, words: Iterable[str]) -> str:
        """Return a pattern of words with the gap behind them; one that ends in an apostrophe has none."""
        listed = sorted(set(words), key=lambda word: (-len(word), word))
        return self._either(self.word(w) + ("" if self._leans(w) else self.gap) for w in listed)

    def _leans(self, word: str) -> bool:
        """Return whether a word is written together with the one behind it."""
        return word[-1] in "'-" or word in tuple(self.prefixes)

    def follow(self, words: Iterable[str]) -> str:
        """Return a pattern of words with the gap in front of them; one that begins with a mark has none."""
        listed = sorted(set(words), key=lambda word: (-len(word), word))
        return self._either(("" if w[0] in "'-" else self.gap) + self.word(w) + self.end for w in listed)

    @staticmethod
    def _either(branches: Iterable[str]) -> str:
        listed = list(branches)
        return f"(?:{'|'.join(listed)})" if listed else NOTHING

    def in_front(self, words: Iterable[str]) -> re.Pattern[str]:
        """Return a pattern, to be searched, of any of the words right in front of the end of a text."""
        return re.compile(rf"{self._start}{self.lead(words)}\Z")

    def behind(self, words: Iterable[str]) -> re.Pattern[str]:
        """Return a pattern, to be matched at an offset, of any of the words right behind it."""
        return re.compile(self.follow(words))

    def first(self, words: Iterable[str]) -> frozenset[str]:
        """Return what each word or phrase begins with, as the scan looks it up."""
        if self.end:
            return frozenset(match.group() for w in words if (match := WORD.search(w)) is not None)
        return frozenset(w[0] for w in words if w)
