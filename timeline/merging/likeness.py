"""Likeness: how probably two statements state the same event, as a sum of weighted features.

A likeness of 0 is an even chance. The weights were chosen by hand, from what tells same pairs from others in
news: dates, the words of titles in the other's sentence, the meaning of words, and what excludes each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from timeline.language.word_vectors import word_vector
from timeline.merging.rarity import mean_vector, rarities, stem
from timeline.merging.statement import Statement
from timeline.model import Modality

Matrix = npt.NDArray[np.float32]

UNLIKE = -5.0
"""The likeness of two statements that were not compared, and the lowest that counts."""

_BASE = -7.6
_SAME_DAY, _SAME_DATE = 2.0, 1.0
_BOTH_SAY, _ONE_SAYS, _ONE_DENIES = -2.0, -2.0, -15.0
_IN_SENTENCE, _SAME_WORDS, _ALL_OF_SHORTER, _TITLES_ALIGNED = 3.5, 4.0, -2.0, -2.0
_PREDICATES, _OBJECTS = 2.5, 1.2
_OTHER_ACT, _ACT_ALIKE = -2.0, 0.4
"""What another predicate with another object takes, and the likeness from which two words are alike."""
_TITLES_MEAN, _SENTENCES_MEAN = 1.0, 1.5
_LENGTH, _RETOLD = -1.4 / 8, 0.28
_SHARED_WORD, _MOST_SHARED, _NO_SHARED_WORD = 0.5, 3, -2.0
_SHARED_NAME, _SHARED_ACTOR, _MOST_ACTORS = 0.6, 0.5, 2
_OTHER_PLACES, _OTHER_COUNTRIES, _OTHER_SPEAKERS, _OTHER_NUMBERS = -0.8, -4.0, -2.5, -4.0
_MOST_FROM_NAMES = _SHARED_WORD * _MOST_SHARED + _SHARED_NAME + _SHARED_ACTOR * _MOST_ACTORS
_NAME_SHARE = 0.4
"""The part of its weight that a name has in a title: one person does many things on one day."""
_UNKNOWN_WORD = 0.3
"""Likeness of a word without a vector to any other word."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a statement, as indices into a vocabulary; the names among a title's words weigh less."""

    title: npt.NDArray[np.int32]
    title_shares: Matrix
    sentence: npt.NDArray[np.int32]
    predicate: int
    object: int


class Comparison:
    """The vocabulary of a collection of statements, and their likeness."""

    def __init__(self, collection: Sequence[Statement]) -> None:
        self._statements = collection
        self._index: dict[str, int] = {"": 0}
        self._words = [self._words_of(each) for each in collection]
        names = list(self._index)
        self._vectors = np.stack([word_vector(word) for word in names])
        stems: dict[str, int] = {"": -1}
        self._stems = np.array([stems.setdefault(stem(word), len(stems)) for word in names], dtype=np.int32)
        self._weights = rarities(names)
        self._titles = np.stack([mean_vector(each.title_words) for each in collection])
        self._sentences = np.stack([mean_vector(each.sentence_words) for each in collection])

    def likely_pairs(self, rows: Sequence[int], columns: Sequence[int]) -> Iterator[tuple[int, int, float]]:
        """Yield the pairs of two statements, given by index, with a likeness above ``UNLIKE``.

        A pair is compared once: only with a row before its column.
        """
        if not rows or not columns:
            return
        scores = self._word_scores(rows, columns) + self._date_scores(rows, columns)
        likely = np.argwhere(scores + _MOST_FROM_NAMES > UNLIKE)
        for row, column in likely.tolist():
            one, two = rows[row], columns[column]
            if one < two:
                score = float(scores[row, column]) + self._name_score(one, two)
                if score > UNLIKE:
                    yield one, two, score

    def _words_of(self, statement: Statement) -> _Words:
        def indices(words: Sequence[str]) -> npt.NDArray[np.int32]:
            return np.array([self._number(word) for word in words] or [0], dtype=np.int32)

        mention = statement.mention
        return _Words(
            indices(statement.title_words),
            np.array(
                [
                    _NAME_SHARE if stem(word) in statement.names else 1.0
                    for word in statement.title_words or ("",)
                ],
                dtype=np.float32,
            ),
            indices(statement.sentence_words),
            self._number(mention.predicate),
            self._number(mention.object),
        )

    def _number(self, word: str) -> int:
        return self._index.setdefault(word, len(self._index))

    def _date_scores(self, rows: Sequence[int], columns: Sequence[int]) -> Matrix:
        def column_of(values: list[float]) -> Matrix:
            return np.array(values, dtype=np.float32)

        ones, twos = ([self._statements[at] for at in side] for side in (rows, columns))
        first, last, says, denies, day, retold = (
            np.equal.outer(column_of([of(each) for each in ones]), column_of([of(each) for each in twos]))
            if kind == "same"
            else np.minimum.outer(
                column_of([of(each) for each in ones]), column_of([of(each) for each in twos])
            )
            for of, kind in (
                (lambda each: each.first, "same"),
                (lambda each: each.last, "same"),
                (lambda each: each.is_saying, "same"),
                (lambda each: each.mention.modality is Modality.NEGATED, "same"),
                (lambda each: each.is_day, "least"),
                (lambda each: each.retold, "least"),
            )
        )
        both_say = np.logical_and.outer([each.is_saying for each in ones], [each.is_saying for each in twos])
        same = first & last
        return (
            _SAME_DATE * same
            + _SAME_DAY * (same * day)
            + _ONE_SAYS * ~says
            + _BOTH_SAY * both_say
            + _ONE_DENIES * ~denies
            + _RETOLD * retold
        ).astype(np.float32)

    def _word_scores(self, rows: Sequence[int], columns: Sequence[int]) -> Matrix:
        ones, twos = ([self._words[at] for at in side] for side in (rows, columns))
        titles, others = [each.title for each in ones], [each.title for each in twos]
        there = self._covered(ones, [each.sentence for each in twos])
        back = self._covered(twos, [each.sentence for each in ones]).T
        same_there, same_back = (
            self._covered(ones, others, meaning=False),
            self._covered(twos, titles, meaning=False).T,
        )
        aligned = np.minimum(self._covered(ones, others), self._covered(twos, titles).T)
        predicates = self._alike([each.predicate for each in ones], [each.predicate for each in twos])
        objects = self._alike([each.object for each in ones], [each.object for each in twos])
        lengths = np.minimum.outer([len(each) for each in titles], [len(each) for each in others])
        scores = (
            _BASE
            + _IN_SENTENCE * (there + back)
            + _SAME_WORDS * np.minimum(same_there, same_back)
            + _ALL_OF_SHORTER * np.maximum(same_there, same_back)
            + _TITLES_ALIGNED * aligned
            + _LENGTH * lengths
            + _TITLES_MEAN * (self._titles[list(rows)] @ self._titles[list(columns)].T)
            + _SENTENCES_MEAN * (self._sentences[list(rows)] @ self._sentences[list(columns)].T)
            + _PREDICATES * predicates
            + _OBJECTS * objects
            + _OTHER_ACT * ((predicates < _ACT_ALIKE) & (objects < _ACT_ALIKE))
        )
        return np.asarray(scores, dtype=np.float32)

    def _covered(
        self,
        statements: Sequence[_Words],
        texts: Sequence[npt.NDArray[np.int32]],
        *,
        meaning: bool = True,
    ) -> Matrix:
        """Return how much of each title stands in each text, of shape (statements, texts), from 0 to 1.

        Each word counts by its rarity, with its best match in the text; only equal stems match without
        ``meaning``.
        """
        titles = [each.title for each in statements]
        words, word_of = np.unique(np.concatenate(titles), return_inverse=True)
        others, other_of = np.unique(np.concatenate(texts), return_inverse=True)
        stems = self._stems[words]
        match = ((stems[:, None] == self._stems[others][None, :]) & (stems[:, None] >= 0)).astype(np.float32)
        if meaning:
            match = np.maximum(match, self._vectors[words] @ self._vectors[others].T)
        best = np.maximum.reduceat(match[:, other_of], _starts(texts), axis=1)
        weights = self._weights[np.concatenate(titles)] * np.concatenate(
            [each.title_shares for each in statements]
        )
        covered = np.add.reduceat(best[word_of] * weights[:, None], _starts(titles), axis=0)
        return np.asarray(covered / np.add.reduceat(weights, _starts(titles))[:, None], dtype=np.float32)

    def _alike(self, ones: Sequence[int], twos: Sequence[int]) -> Matrix:
        """Return the likeness of single words, of shape (ones, twos)."""
        left, right = self._vectors[list(ones)], self._vectors[list(twos)]
        known = np.logical_and.outer(left.any(axis=1), right.any(axis=1))
        stems = self._stems[list(ones)][:, None]
        same = (stems == self._stems[list(twos)][None, :]) & (stems >= 0)
        return np.where(same, 1.0, np.where(known, left @ right.T, _UNKNOWN_WORD)).astype(np.float32)

    def _name_score(self, one: int, two: int) -> float:
        """Return what names, numbers and places add for a pair."""
        here, there = self._statements[one], self._statements[two]
        names = here.names | there.names
        own = len((here.title_stems & there.title_stems) - names)
        score = _SHARED_WORD * min(own, _MOST_SHARED) if own else _NO_SHARED_WORD
        if (here.names | here.title_stems) & (there.names | there.title_stems) & names:
            score += _SHARED_NAME
        actors, others = set(here.mention.actors), set(there.mention.actors)
        score += _SHARED_ACTOR * min(len(actors & others), _MOST_ACTORS)
        places, elsewhere = ({place.name for place in each.mention.places} for each in (here, there))
        score += _OTHER_PLACES * _apart(places, elsewhere)
        score += _OTHER_COUNTRIES * _apart(here.countries, there.countries)
        score += _OTHER_NUMBERS * _apart(here.numbers, there.numbers)
        if here.is_saying and there.is_saying:
            score += _OTHER_SPEAKERS * _apart(actors, others)
        return score


def _apart(one: set[str] | frozenset[str], two: set[str] | frozenset[str]) -> bool:
    """Return True if both have members and none in common."""
    return bool(one and two) and not one & two


def _starts(lists: Sequence[npt.NDArray[np.int32]]) -> npt.NDArray[np.int64]:
    """Return the index of each list's first member in their concatenation."""
    return np.concatenate(([0], np.cumsum([len(each) for each in lists])[:-1]))
