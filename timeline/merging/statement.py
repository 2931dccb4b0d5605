"""Statements: mentions prepared for comparison, with the words, numbers and vectors of title and sentence."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from timeline.events import PERSON_NOUNS, PREPOSITIONS, REACTING_VERBS, REPORTING_VERBS, SMALL_WORDS
from timeline.language.word_vectors import Vector, word_vector
from timeline.model import Article, Granularity, Mention, Modality

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_STEM_LENGTH = 5
_LEAST_SIZE = 500
"""Statements from which on counts tell how rare a word is; in fewer ones all words weigh nearly the same."""
_EARLY, _LATE = -(10**7), 10**7
"""Ordinals of an open beginning and an open end."""
_NUMBERS = {
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7",
    "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
}  # fmt: skip
_LITTLE = SMALL_WORDS | PREPOSITIONS | {
    "no", "not", "one", "there", "more", "than", "out", "up", "when", "while", "where", "also", "just",
}  # fmt: skip
"""Words without a meaning of their own for the comparison."""


def stem(word: str) -> str:
    """Return the first letters of a word: enough to match its forms."""
    return word[:_STEM_LENGTH]


@dataclass(frozen=True, eq=False)
class Statement:
    """A mention with its sentence, ready for comparison.

    ``first`` and ``last`` are the ordinals of its days, ``retold`` the logarithm of the days between the
    event and the publication.
    """

    mention: Mention
    sentence: str
    source: str
    first: int
    last: int
    retold: float

    @property
    def key(self) -> tuple[int, int, str, int]:
        """The place in the canonical order, which does not depend on the order of the articles."""
        return self.first, self.last, self.mention.article, self.mention.expression.start

    @property
    def is_day(self) -> bool:
        """True for the granularity of a day."""
        return self.mention.date.granularity is Granularity.DAY

    @property
    def is_saying(self) -> bool:
        """True for an act of saying, and for a reaction in words ("condemned")."""
        return self.mention.modality is Modality.REPORTED or self.mention.predicate in REACTING_VERBS

    @cached_property
    def title_words(self) -> tuple[str, ...]:
        """The words of the title with a meaning, each once; verbs of saying only if there are no others."""
        words = _meaningful(self.mention.title)
        return tuple(dict.fromkeys(word for word in words if word not in REPORTING_VERBS)) or tuple(words)

    @cached_property
    def sentence_words(self) -> tuple[str, ...]:
        """The words of the sentence with a meaning, each once."""
        return tuple(dict.fromkeys(_meaningful(self.sentence)))

    @cached_property
    def title_stems(self) -> frozenset[str]:
        """The stems of the title's words."""
        return frozenset(map(stem, self.title_words))

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of the names of actors and places, and of nouns for a person ("president")."""
        written = " ".join((*self.mention.actors, *(place.name for place in self.mention.places)))
        persons = PERSON_NOUNS.intersection(self.title_words)
        return frozenset(stem(word) for word in (*_words(written), *persons))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """The numbers of the title, in digits."""
        return frozenset(
            _NUMBERS.get(word, word) for word in self.title_words if word.isdigit() or word in _NUMBERS
        )

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries of the places (ISO 3166-1 alpha-2)."""
        return frozenset(place.country for place in self.mention.places if place.country)


def statements(mentions: Iterable[Mention], articles: Mapping[str, Article]) -> list[Statement]:
    """Return the statements of mentions, in canonical order; ``articles`` is by id."""
    made = [statement(mention, articles[mention.article]) for mention in mentions]
    return sorted(made, key=lambda each: each.key)


def statement(mention: Mention, article: Article) -> Statement:
    """Return the statement of a mention of an article."""
    earliest, latest = mention.date.earliest, mention.date.latest
    first = earliest.toordinal() if earliest else _EARLY
    last = latest.toordinal() if latest else _LATE
    published = article.published.toordinal() if article.published else last
    sentence = article.text[mention.start : mention.end]
    retold = math.log1p(max(0, published - last))
    return Statement(mention, sentence, article.source or article.id, first, last, retold)


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much the words of a collection tell: 1 for a word of one sentence, about 0 for one of all."""

    counts: Counter[str]
    total: int

    @classmethod
    def of(cls, collection: Sequence[Statement]) -> Rarity:
        """Return the rarity of the words of a collection's sentences."""
        counts = Counter(part for each in collection for part in set(map(stem, each.sentence_words)))
        return cls(counts, max(len(collection), _LEAST_SIZE))

    def weights(self, words: Iterable[str]) -> np.ndarray:
        """Return the weight of each word, of shape (words,)."""
        scale = math.log(self.total + 1) or 1.0
        shares = ((self.total + 1) / (self.counts[stem(word)] + 0.5) for word in words)
        return np.array([max(math.log(share), 0.01) / scale for share in shares], dtype=np.float32)

    def mean_vector(self, words: Sequence[str]) -> Vector:
        """Return the unit vector of the weighted mean of the words, of shape (d,)."""
        if not words:
            return word_vector("") * 0
        mean = self.weights(words) @ np.stack([word_vector(word) for word in words])
        length = float(np.linalg.norm(mean))
        return np.asarray(mean / length if length else mean, dtype=np.float32)


def _meaningful(text: str) -> list[str]:
    return [word for word in _words(text) if word not in _LITTLE]


def _words(text: str) -> list[str]:
    """Return the words in lower case, without the "'s" of a possessor."""
    lower = text.casefold().replace("’", "'")
    return [word.removesuffix("'s") for word in _WORD.findall(lower)]
