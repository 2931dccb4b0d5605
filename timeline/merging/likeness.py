"""Likeness: how probably two statements state the same event, as a sum of weighted features.

The weights were chosen by hand, from pairs of news statements that were read: dates, the words of a title in
the other's sentence, the meaning of words, names and rare words in common, and what excludes each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from timeline.language.word_vectors import word_vector
from timeline.merging.one_article import may_be_one
from timeline.merging.other_things import are_other_places, have_other_numbers
from timeline.merging.rarity import mean_vector, rarities, stem
from timeline.merging.statement import Statement, readings_of
from timeline.merging.word_matches import Matrix, WordMatches, Words, shared_weight, starts_of
from timeline.model import Modality

UNLIKE = -5.0
"""The likeness of two statements that were not compared."""
_LEAST = -2.0
"""The lowest likeness that counts."""
_LEAST_SHARED = 0.2
"""The least part of one title in the other's sentence, and the other way, for a comparison."""

_BASE = -9.6
_SAME_DAY, _SAME_DATE, _NEAR_DATES, _DATES_APART = 2.0, 1.0, 2.5, -2.5
_NEAR = 10
"""The days of the longest dates that are near each other if they meet."""
_BOTH_SAY, _ONE_SAYS, _ONE_DENIES = -2.0, -2.0, -15.0
_IN_SENTENCE, _SAME_WORDS, _ALL_OF_SHORTER, _TITLES_ALIGNED = 3.5, 4.0, -2.0, -2.0
_PREDICATES, _OBJECTS = 2.5, 1.2
_OTHER_ACT, _ACT_ALIKE = -2.0, 0.4
"""What another predicate with another object takes, and the likeness from which two words are alike."""
_SAME_BUT_ACT, _ACT_IS_SAME = -4.5, 0.6
"""What titles take that only their predicates tell apart ("arrested", "questioned"), and the likeness of two
words for one act."""
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
_OTHER_THINGS = -9.0
"""What other towns or other numbers of things take: no likeness of words makes up for it."""
_UNRELATED, _LONG, _OPEN = -2.5, 31, 10**6
"""What statements without a name in common take if little else is, the days of the longest month, and of a
date without a beginning or an end."""
_MOST_FROM_NAMES = _SHARED_WORD * _MOST_SHARED + _SHARED_NAME + _SHARED_ACTOR * _MOST_ACTORS + _NAMES_SHARE
_MOST_WITHOUT_WORDS = _MOST_FROM_NAMES - _SHARED_WORD * _MOST_SHARED + _NO_SHARED_WORD
"""The most that names add to a pair, and the most if the titles have no word in common."""
_NAME_SHARE = 0.4
"""The part of its weight that a name has in a title: one person does many things on one day."""
_FIRST, _LAST, _DAY, _SAYS, _DENIES, _TOLD = range(6)
"""The columns of the dates of statements."""
_UNKNOWN_WORD = 0.3
"""Likeness of a word without a vector to any other word."""


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
        self._matches = WordMatches(self._words, self._vectors, self._stems)
        self._stem_weights = rarities(list(self._stem_index)[1:])
        shape = len(collection), self._vectors.shape[1]
        self._titles, self._sentences = (np.zeros(shape, dtype=np.float32) for _ in range(2))
        self._has_means = np.zeros(len(collection), dtype=np.bool_)
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
        self, rows: Sequence[int], columns: Sequence[int], threshold: float = _LEAST
    ) -> Iterator[tuple[int, int, float]]:
        """Yield the pairs of two statements, given by index, with a likeness above the threshold.

        Titles and sentences of a pair have enough words in common. A pair is compared only with a row before
        its column, except for a doubtful weekday, whose two days stand in two places of the order: such a
        pair may come twice.
        """
        if not rows or not columns:
            return
        near = self._share_words(rows, columns)
        for row, one in enumerate(rows):
            twos = np.array(columns)[near[row]]
            if len(twos):
                yield from self._likely_of(one, twos, threshold)

    def _likely_of(
        self, one: int, twos: npt.NDArray[np.int64], threshold: float
    ) -> Iterator[tuple[int, int, float]]:
        words, shared = self._word_scores(one, twos)
        scores = words + self._date_scores(one, twos)
        most = scores + np.where(shared, _MOST_FROM_NAMES, _MOST_WITHOUT_WORDS)
        for at in np.flatnonzero(most > threshold).tolist():
            two = int(twos[at])
            score = float(scores[at]) + self._name_score(one, two)
            if score > threshold:
                yield min(one, two), max(one, two), score

    def _share_words(self, rows: Sequence[int], columns: Sequence[int]) -> npt.NDArray[np.bool_]:
        """Return which pairs have enough words in common, of shape (rows, columns)."""
        ones, twos = ([self._words[at] for at in side] for side in (rows, columns))
        there_and_back = shared_weight(
            [each.title_stems for each in ones], [each.shares for each in ones], [each.stems for each in twos]
        )
        there_and_back += shared_weight(
            [each.title_stems for each in twos], [each.shares for each in twos], [each.stems for each in ones]
        ).T
        here, there = np.array(rows)[:, None], np.array(columns)
        in_order = (here < there) | (self._has_other_day[there] & (here != there))
        return np.asarray((there_and_back >= _LEAST_SHARED) & in_order)

    def _compute_means(self, indices: npt.NDArray[np.int64]) -> None:
        """Compute the mean vectors of statements that have none yet; most statements never need them."""
        for at in indices[~self._has_means[indices]].tolist():
            self._titles[at] = mean_vector(self._statements[at].title_words)
            self._sentences[at] = mean_vector(self._statements[at].sentence_words)
        self._has_means[indices] = True

    def _words_of(self, statement: Statement) -> Words:
        def indices(words: Sequence[str]) -> npt.NDArray[np.int32]:
            return np.array([self._number(word) for word in words] or [0], dtype=np.int32)

        title, mention = statement.title_words or ("",), statement.mention
        names = [_NAME_SHARE if stem(word) in statement.names else 1.0 for word in title]
        weights = rarities(title) * np.array(names, dtype=np.float32)
        return Words(
            title=indices(title),
            shares=weights / weights.sum(),
            title_stems=np.array([self._stem_number(stem(word)) for word in title], dtype=np.int32),
            sentence=indices(statement.sentence_words),
            stems=np.array(sorted(map(self._stem_number, statement.stems)), dtype=np.int32),
            predicate=self._number(mention.predicate),
            object=self._number(mention.object),
        )

    def _number(self, word: str) -> int:
        return self._index.setdefault(word, len(self._index))

    def _stem_number(self, part: str) -> int:
        return self._stem_index.setdefault(part, len(self._stem_index) - 1)

    def _date_scores(self, one: int, twos: npt.NDArray[np.int64]) -> Matrix:
        """Return what dates and modality add to each pair. A doubtful weekday counts by its better day."""
        scores = _scores_of_dates(self._dates[one], self._dates[twos])
        if self._has_other_day[twos].any():
            scores = np.maximum(scores, _scores_of_dates(self._dates[one], self._other_dates[twos]))
        if self._has_other_day[one]:
            for dates in (self._dates, self._other_dates):
                scores = np.maximum(scores, _scores_of_dates(self._other_dates[one], dates[twos]))
        return scores

    def _word_scores(self, one: int, twos: npt.NDArray[np.int64]) -> tuple[Matrix, npt.NDArray[np.bool_]]:
        """Return what words add to each pair, and whether the titles share a word."""
        self._compute_means(np.append(twos, one))
        here, there = self._words[one], [self._words[two] for two in twos.tolist()]
        in_sentences, in_titles, same = self._matches.covered(one, twos)
        predicates = self._alike(here.predicate, [each.predicate for each in there])
        objects = self._alike(here.object, [each.object for each in there])
        lengths = np.minimum(len(here.title), [len(each.title) for each in there])
        scores = (
            _BASE
            + _IN_SENTENCE * in_sentences.sum(axis=0)
            + _SAME_WORDS * same.min(axis=0)
            + _ALL_OF_SHORTER * same.max(axis=0)
            + _TITLES_ALIGNED * in_titles.min(axis=0)
            + _LENGTH * lengths
            + _TITLES_MEAN * (self._titles[twos] @ self._titles[one])
            + _SENTENCES_MEAN * (self._sentences[twos] @ self._sentences[one])
            + _SENTENCES_SHARE * self._shared(here, there)
            + _PREDICATES * predicates
            + _OBJECTS * objects
            + _OTHER_ACT * ((predicates < _ACT_ALIKE) & (objects < _ACT_ALIKE))
            + _SAME_BUT_ACT * self._only_acts_differ(one, twos, predicates, objects)
        )
        return np.asarray(scores, dtype=np.float32), same[0] > 0

    def _only_acts_differ(
        self, one: int, twos: npt.NDArray[np.int64], predicates: Matrix, objects: Matrix
    ) -> npt.NDArray[np.bool_]:
        """Return which pairs tell of other acts on the same object, and of nothing else that differs."""
        differ = (predicates < _ACT_IS_SAME) & (objects >= 1)
        for at in np.flatnonzero(differ).tolist():
            differ[at] = _tell_the_rest_alike(self._statements[one], self._statements[twos[at]])
        return differ

    def _shared(self, one: Words, twos: Sequence[Words]) -> Matrix:
        """Return the part of the shorter sentence's stems in the other, by rarity: 0 to 1."""
        stems = np.concatenate([each.stems for each in twos])
        starts = starts_of([each.stems for each in twos])
        weights = self._stem_weights[stems]
        common = np.add.reduceat(weights * np.isin(stems, one.stems), starts)
        least = np.minimum(np.add.reduceat(weights, starts), self._stem_weights[one.stems].sum())
        return np.asarray(common / (least + _SHORT), dtype=np.float32)

    def _alike(self, one: int, twos: Sequence[int]) -> Matrix:
        """Return the likeness of a word to others."""
        left, right = self._vectors[one], self._vectors[list(twos)]
        same = (self._stems[list(twos)] == self._stems[one]) & (self._stems[one] >= 0)
        known = right.any(axis=1) & left.any()
        return np.where(same, 1.0, np.where(known, right @ left, _UNKNOWN_WORD)).astype(np.float32)

    def _name_score(self, one: int, two: int) -> float:
        """Return what names, numbers and places add for a pair."""
        here, there = self._statements[one], self._statements[two]
        names = here.names | there.names
        own = len((here.title_stems & there.title_stems) - names)
        score = _SHARED_WORD * min(own, _MOST_SHARED) if own else _NO_SHARED_WORD
        if (here.names | here.title_stems) & (there.names | there.title_stems) & names:
            score += _SHARED_NAME
        shared, fewest = here.rare_names & there.rare_names, min(len(here.rare_names), len(there.rare_names))
        score += _UNRELATED * _are_unrelated(here, there, own)
        score += _NAMES_SHARE * (len(shared) / fewest if fewest else _WITHOUT_NAMES)
        nested = here.place_stems | there.place_stems if _may_be_nested(here, there) else frozenset()
        lacked = len(here.title_names - there.stems - nested), len(there.title_names - here.stems - nested)
        score += _BOTH_LACK * min(*lacked, _MOST_LACKED)
        score += _OTHER_NAMES * (min(lacked) > 0 and _apart(here.rare_names, there.rare_names))
        actors, others = set(here.mention.actors), set(there.mention.actors)
        score += _SHARED_ACTOR * min(len(actors & others), _MOST_ACTORS)
        places, elsewhere = ({place.name for place in each.mention.places} for each in (here, there))
        score += _OTHER_PLACES * _apart(places, elsewhere) + _PLACES_APART * _are_elsewhere(here, there)
        score += _OTHER_THINGS * _are_in_other_towns(here, there)
        score += _OTHER_COUNTRIES * _apart(here.countries, there.countries)
        score += _OTHER_NUMBERS * _apart(here.numbers, there.numbers)
        score += _OTHER_THINGS * have_other_numbers(here.numbered_things, there.numbered_things)
        if here.is_saying and there.is_saying:
            score += _OTHER_SPEAKERS * _apart(actors, others)
        return score


def _scores_of_dates(here: npt.NDArray[np.float64], others: npt.NDArray[np.float64]) -> Matrix:
    """Return what the dates and modalities of a statement and of others add."""
    there = others.T
    lengths = np.maximum(here[_LAST] - here[_FIRST], there[_LAST] - there[_FIRST])
    gaps = np.maximum(here[_FIRST] - there[_LAST], there[_FIRST] - here[_LAST])
    same = (here[_FIRST] == there[_FIRST]) & (here[_LAST] == there[_LAST])
    scores = (
        _SAME_DATE * same
        + _SAME_DAY * (same & (here[_DAY] * there[_DAY] > 0))
        + _NEAR_DATES * (~same & (gaps <= 0) & (lengths <= _NEAR))
        + _DATES_APART * (gaps > 0)
        + _ONE_SAYS * (here[_SAYS] != there[_SAYS])
        + _BOTH_SAY * (here[_SAYS] * there[_SAYS])
        + _ONE_DENIES * (here[_DENIES] != there[_DENIES])
        + _RETOLD * np.minimum(here[_TOLD], there[_TOLD])
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
        one.place_stems & two.stems or two.place_stems & one.stems or _may_be_nested(one, two)
    )


def _are_in_other_towns(one: Statement, two: Statement) -> bool:
    """Return True if both name towns or regions, all of them apart, and no sentence has the other's place."""
    (here, names), (there, others) = one.narrow_places, two.narrow_places
    return not (names & two.stems or others & one.stems) and are_other_places(here, there)


def _are_unrelated(one: Statement, two: Statement, words: int) -> bool:
    """Return True if no name is in common, nor a word of the titles; for a long date, at most one word."""
    if (one.rare_names | one.names) & (two.rare_names | two.names):
        return False
    is_long = _LONG < max(one.last - one.first, two.last - two.first) < _OPEN
    return words <= is_long


def _tell_the_rest_alike(one: Statement, two: Statement) -> bool:
    """Return True if only their predicates tell two titles apart, and no sentence has both acts."""
    act, other = (stem(each.mention.predicate) for each in (one, two))
    rest, other_rest = one.title_stems - {act}, two.title_stems - {other}
    return act not in two.stems and other not in one.stems and rest == other_rest


def _may_be_nested(one: Statement, two: Statement) -> bool:
    """Return True if a place of one statement may lie within a place of the other."""
    return any(may_be_one(here, there) for here in one.mention.places for there in two.mention.places)
