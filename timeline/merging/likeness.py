"""Likeness: how probably two statements state the same event, as a sum of weighted features.

The weights were chosen by hand, from pairs of news statements that were read: dates, the words of a title in
the other's sentence, the meaning of words, names and rare words in common, and what excludes each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from timeline.language.word_vectors import word_vector
from timeline.merging.one_article import may_be_one
from timeline.merging.rarity import mean_vector, rarities, stem
from timeline.merging.statement import Statement, readings_of
from timeline.model import Modality

Matrix = npt.NDArray[np.float32]

UNLIKE = -5.0
"""The likeness of two statements that were not compared, and the lowest that counts."""

_BASE = -9.6
_SAME_DAY, _SAME_DATE, _NEAR_DATES, _DATES_APART = 2.0, 1.0, 2.5, -2.5
_NEAR = 10
"""The days of the longest dates that are near each other if they meet."""
_BOTH_SAY, _ONE_SAYS, _ONE_DENIES = -2.0, -2.0, -15.0
_IN_SENTENCE, _SAME_WORDS, _ALL_OF_SHORTER, _TITLES_ALIGNED = 3.5, 4.0, -2.0, -2.0
_PREDICATES, _OBJECTS = 2.5, 1.2
_OTHER_ACT, _ACT_ALIKE = -2.0, 0.4
"""What another predicate with another object takes, and the likeness from which two words are alike."""
_TITLES_MEAN, _SENTENCES_MEAN, _SENTENCES_SHARE = 1.0, 1.5, 2.0
_SHORT = 5.0
"""What short sentences lack: they have much in common by chance."""
_LENGTH, _RETOLD = -1.4 / 8, 0.28
_SHARED_WORD, _MOST_SHARED, _NO_SHARED_WORD = 0.5, 3, -2.0
_SHARED_NAME, _SHARED_ACTOR, _MOST_ACTORS, _NAMES_SHARE = 0.6, 0.5, 2, 2.5
_WITHOUT_NAMES = 0.4
"""The share of names in common that counts if a sentence has none."""
_BOTH_LACK, _MOST_LACKED, _OTHER_NAMES = -0.8, 2, -2.0
"""What names take that the other sentence lacks, if each has some, and if none is in common."""
_OTHER_PLACES, _PLACES_APART = -0.8, -3.4
_OTHER_COUNTRIES, _OTHER_SPEAKERS, _OTHER_NUMBERS = -4.0, -2.5, -4.0
_MOST_FROM_NAMES = _SHARED_WORD * _MOST_SHARED + _SHARED_NAME + _SHARED_ACTOR * _MOST_ACTORS + _NAMES_SHARE
_NAME_SHARE = 0.4
"""The part of its weight that a name has in a title: one person does many things on one day."""
_FIRST, _LAST, _DAY, _SAYS, _DENIES, _TOLD = range(6)
"""The columns of the dates of statements."""
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
    stems: npt.NDArray[np.int32]


class Comparison:
    """The vocabulary of a collection of statements, and their likeness."""

    def __init__(self, collection: Sequence[Statement]) -> None:
        self._statements = collection
        self._index: dict[str, int] = {"": 0}
        self._stem_index: dict[str, int] = {"": -1}
        self._words = [self._words_of(each) for each in collection]
        names = list(self._index)
        self._vectors = np.stack([word_vector(word) for word in names])
        self._stems = np.array([self._stem_number(stem(word)) for word in names], dtype=np.int32)
        self._weights = rarities(names)
        self._stem_weights = rarities(list(self._stem_index)[1:])
        self._titles = np.stack([mean_vector(each.title_words) for each in collection])
        self._sentences = np.stack([mean_vector(each.sentence_words) for each in collection])
        readings = [readings_of(each.mention) for each in collection]
        self._dates, self._other_dates = (
            np.array(
                [_date_row(each, days[which]) for each, days in zip(collection, readings, strict=True)],
                dtype=np.float64,
            )
            for which in (0, -1)
        )
        self._has_other_day = np.array([len(days) > 1 for days in readings])

    def likely_pairs(
        self, rows: Sequence[int], columns: Sequence[int], threshold: float = UNLIKE
    ) -> Iterator[tuple[int, int, float]]:
        """Yield the pairs of two statements, given by index, with a likeness above the threshold.

        A pair is compared only with a row before its column, except for a doubtful weekday, whose two days
        stand in two places of the order: such a pair may come twice.
        """
        if not rows or not columns:
            return
        scores = self._word_scores(rows, columns) + self._date_scores(rows, columns)
        likely = np.argwhere(scores + _MOST_FROM_NAMES > threshold)
        for row, column in likely.tolist():
            one, two = rows[row], columns[column]
            if one < two or (one != two and self._has_other_day[two]):
                score = float(scores[row, column]) + self._name_score(one, two)
                if score > threshold:
                    yield min(one, two), max(one, two), score

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
            np.array(sorted(map(self._stem_number, statement.stems)), dtype=np.int32),
        )

    def _number(self, word: str) -> int:
        return self._index.setdefault(word, len(self._index))

    def _stem_number(self, part: str) -> int:
        return self._stem_index.setdefault(part, len(self._stem_index) - 1)

    def _date_scores(self, rows: Sequence[int], columns: Sequence[int]) -> Matrix:
        """Return what dates and modality add, of shape (rows, columns).

        A doubtful weekday counts by its better day.
        """
        here, there = list(rows), list(columns)
        scores = _scores_of_dates(self._dates[here], self._dates[there])
        sides = (self._dates, self._other_dates)
        for first, second in ((0, 1), (1, 0), (1, 1)):
            if (not first or self._has_other_day[here].any()) and (
                not second or self._has_other_day[there].any()
            ):
                other = _scores_of_dates(sides[first][here], sides[second][there])
                scores = np.maximum(scores, other)
        return scores

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
            + _SENTENCES_SHARE * self._shared(ones, twos)
            + _PREDICATES * predicates
            + _OBJECTS * objects
            + _OTHER_ACT * ((predicates < _ACT_ALIKE) & (objects < _ACT_ALIKE))
        )
        return np.asarray(scores, dtype=np.float32)

    def _shared(self, ones: Sequence[_Words], twos: Sequence[_Words]) -> Matrix:
        """Return the part of the shorter sentence's stems in the other, by rarity: 0 to 1."""
        known = np.unique(np.concatenate([each.stems for each in (*ones, *twos)]))
        weights = self._stem_weights[known]
        here, there = (np.zeros((len(side), len(known)), dtype=np.float32) for side in (ones, twos))
        for rows, side in ((here, ones), (there, twos)):
            for row, each in zip(rows, side, strict=True):
                row[np.searchsorted(known, each.stems)] = 1
        least = np.minimum.outer(here @ weights, there @ weights)
        return np.asarray((here * weights) @ there.T / (least + _SHORT), dtype=np.float32)

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
        shared, fewest = here.rare_names & there.rare_names, min(len(here.rare_names), len(there.rare_names))
        score += _NAMES_SHARE * (len(shared) / fewest if fewest else _WITHOUT_NAMES)
        lacked = len(here.title_names - there.stems), len(there.title_names - here.stems)
        score += _BOTH_LACK * min(*lacked, _MOST_LACKED)
        score += _OTHER_NAMES * (min(lacked) > 0 and _apart(here.rare_names, there.rare_names))
        actors, others = set(here.mention.actors), set(there.mention.actors)
        score += _SHARED_ACTOR * min(len(actors & others), _MOST_ACTORS)
        places, elsewhere = ({place.name for place in each.mention.places} for each in (here, there))
        score += _OTHER_PLACES * _apart(places, elsewhere) + _PLACES_APART * _are_elsewhere(here, there)
        score += _OTHER_COUNTRIES * _apart(here.countries, there.countries)
        score += _OTHER_NUMBERS * _apart(here.numbers, there.numbers)
        if here.is_saying and there.is_saying:
            score += _OTHER_SPEAKERS * _apart(actors, others)
        return score


def _scores_of_dates(ones: npt.NDArray[np.float64], twos: npt.NDArray[np.float64]) -> Matrix:
    """Return what the dates and modalities of statements add, of shape (ones, twos)."""

    def equal(column: int) -> npt.NDArray[np.bool_]:
        return np.equal.outer(ones[:, column], twos[:, column])

    def both(column: int) -> npt.NDArray[np.bool_]:
        return np.logical_and.outer(ones[:, column] > 0, twos[:, column] > 0)

    lengths = np.maximum.outer(ones[:, _LAST] - ones[:, _FIRST], twos[:, _LAST] - twos[:, _FIRST])
    gaps = np.maximum(
        np.subtract.outer(ones[:, _FIRST], twos[:, _LAST]),
        -np.subtract.outer(ones[:, _LAST], twos[:, _FIRST]),
    )
    same = equal(_FIRST) & equal(_LAST)
    scores = (
        _SAME_DATE * same
        + _SAME_DAY * (same & both(_DAY))
        + _NEAR_DATES * (~same & (gaps <= 0) & (lengths <= _NEAR))
        + _DATES_APART * (gaps > 0)
        + _ONE_SAYS * ~equal(_SAYS)
        + _BOTH_SAY * both(_SAYS)
        + _ONE_DENIES * ~equal(_DENIES)
        + _RETOLD * np.minimum.outer(ones[:, _TOLD], twos[:, _TOLD])
    )
    return np.asarray(scores, dtype=np.float32)


def _date_row(statement: Statement, days: tuple[int, int]) -> tuple[float, ...]:
    denies = statement.mention.modality is Modality.NEGATED
    return *days, statement.is_day, statement.is_saying, denies, statement.retold


def _apart(one: set[str] | frozenset[str], two: set[str] | frozenset[str]) -> bool:
    """Return True if both have members and none in common."""
    return bool(one and two) and not one & two


def _are_elsewhere(one: Statement, two: Statement) -> bool:
    """Return True if both name places, none lies within another, and no sentence has the other's place."""
    return bool(one.mention.places and two.mention.places) and not (
        one.place_stems & two.stems
        or two.place_stems & one.stems
        or any(may_be_one(here, there) for here in one.mention.places for there in two.mention.places)
    )


def _starts(lists: Sequence[npt.NDArray[np.int32]]) -> npt.NDArray[np.int64]:
    """Return the index of each list's first member in their concatenation."""
    return np.concatenate(([0], np.cumsum([len(each) for each in lists])[:-1]))
