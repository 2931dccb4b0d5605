"""The words of a sentence around a date, and the tenses that they can tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from timeline.resources import load_toml

_LISTED = {
    name: frozenset(words.split()) for name, words in load_toml(__package__, "tense_words.toml").items()
}
WORDS: Mapping[str, frozenset[str]] = {
    **_LISTED,
    "unplanned": _LISTED["unplanned"] | {f"{noun}s" for noun in _LISTED["unplanned"]},
    "past": _LISTED["past"]
    | {f"{prefix}{verb}" for prefix in ("over", "under", "out", "re", "mis") for verb in _LISTED["past"]}
    - _LISTED["no_past"],
}
"""The words by kind, with plurals of nouns and verbs with a prefix ("overflew")."""
PUNCTUATION = "\"'“”‘’()[],;:.!?*"
BEFORE_NOUNS = WORDS["determiners"] | WORDS["prepositions"]
_NO_VERBS = BEFORE_NOUNS | WORDS["objects"]
"""Words after "to" that are no infinitive: "to the vote", "a quarter to eight"."""


@lru_cache(maxsize=4096)  # the readers of tense ask for each word of a sentence ten times
def _bare(word: str) -> tuple[str, bool]:
    """Return a word in lower case, without punctuation, and if it has a capital."""
    bare = word.strip(PUNCTUATION)
    return bare.lower().replace("’", "'"), bare[:1].isupper()


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a sentence; a placeholder stands at ``date`` in place of the date."""

    words: list[str]
    date: int

    def bare(self, index: int) -> str:
        """Return a word in lower case, without punctuation; empty for a name and outside of the sentence."""
        if not 0 <= index < len(self.words):
            return ""
        bare, is_name = _bare(self.words[index])
        return "" if is_name and index else bare

    def left_of(self, index: int) -> int:
        """Return the index of the next word to the left that is no adverb."""
        index -= 1
        while index >= 0 and self._is_adverb(index):
            index -= 1
        return index

    def right_of(self, index: int) -> int:
        """Return the index of the next word to the right that is no adverb."""
        index += 1
        while index < len(self.words) and self._is_adverb(index):
            index += 1
        return index

    def _is_adverb(self, index: int) -> bool:
        word = self.bare(index)
        return word in WORDS["adverbs"] or word.endswith("ly")

    def auxiliary(self, index: int) -> str:
        """Return the word before a verb, adverbs left out; empty if a comma parts them."""
        left = self.left_of(index)
        return "" if left < 0 or self.words[left].endswith(",") else self.bare(left)

    def is_attributive(self, index: int) -> bool:
        """Return True if a participle describes a noun ("the disputed vote", "with armed men")."""
        return self.auxiliary(index) in BEFORE_NOUNS

    def has_infinitive(self, index: int) -> bool:
        """Return True if "to" and a verb stand between a word and the date."""
        return any(
            self.words[at] == "to" and self.bare(at + 1).isalpha() and self.bare(at + 1) not in _NO_VERBS
            for at in range(index + 1, self.date - 1)
        )

    @property
    def preposition(self) -> str:
        """The word before the date, without "the end of" and the like."""
        index = self.date - 1
        while index > 0 and self.bare(index) in WORDS["edges"]:
            index -= 1
        return self.bare(index)
