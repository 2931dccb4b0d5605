"""Likeness: how probably two statements state the same event, as a sum of weighted features.

The weights were chosen by hand, from pairs of news statements that were read: dates, the words of a title in
the other's sentence, the meaning of words, names and rare words in common, and what excludes each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np

from timeline.merging.acts import ActLikeness
from timeline.merging.candidates import days_of_many, which_meet
from timeline.merging.grounds import Grounds
from timeline.merging.member_sets import Cells, MemberLists, Places, Scores, Truths, Vocabulary
from timeline.merging.name_likeness import NameLikeness
from timeline.merging.rarity import stem
from timeline.merging.shared_words import SharedWords, tables, titled
from timeline.merging.statement import Statement, readings_of
from timeline.merging.word_matches import WordMatches, WordTable, products

UNLIKE = -5.0
"""The likeness of two statements that were not compared."""
LEAST = -2.0
"""The lowest likeness that counts."""

_BASE = -9.6
_SAME_DAY, _SAME_DATE, _NEAR_DATES, _NEXT_DAY = 2.0, 1.0, 1.7, -2.5
_DATES_APART, _SAME_DAY_OF_YEAR = -4.5, 2.5
"""What dates take that do not meet, and what one day of two years adds: the year may be a slip."""
_NEAR = 10
"""The days of the longest dates that are near each other if they meet."""
_BOTH_SAY, _ONE_SAYS, _ONE_DENIES = -2.0, -2.0, -15.0
_IN_SENTENCE, _SAME_WORDS, _ALL_OF_SHORTER, _TITLES_ALIGNED = 3.5, 4.0, -2.0, -2.0
_PREDICATES, _OBJECTS = 2.5, 1.2
_OTHER_ACT, _ACT_ALIKE = -2.0, 0.4
"""What another predicate with another object takes, and the likeness from which two words are alike."""
_SAME_BUT_ACT, _ACT_IS_SAME = -4.5, 0.6
"""What titles take that differ only in their predicates ("arrested", "questioned"), and the likeness from
which two words name one act."""
_TITLES_MEAN, _SENTENCES_MEAN, _SENTENCES_SHARE = 1.0, 1.5, 2.0
_SHORT = 5.0
"""What short sentences lack: they have much in common by chance."""
_HARDLY_ANYTHING, _LEAST_TELLING = -2.0, 2
"""What sentences take that share fewer telling words."""
_LENGTH, _RETOLD = -1.4 / 8, 0.28
_FIRST, _LAST, _DAY, _SAYS, _DENIES, _TOLD, _DAY_OF_YEAR = range(7)
"""The columns of the dates of statements."""
_SLACK = 0.001
"""What rounding may add to a likeness."""
_UNKNOWN_WORD = 0.3
"""Likeness of a word without a vector to any other word."""


class Comparison:
    """The words and names of a collection of statements, and their likeness.

    The likeness of two statements is the same in every collection, bit for bit.
    """

    def __init__(self, collection: Sequence[Statement]) -> None:
        self._statements = collection
        words = Vocabulary()
        self._titles = MemberLists([words.numbers(titled(each)) for each in collection])
        self._sentences = MemberLists([words.numbers(each.sentence_words or ("",)) for each in collection])
        self._predicates = np.array(words.numbers(each.mention.predicate for each in collection))
        self._objects = np.array(words.numbers(each.mention.object for each in collection))
        self._table = WordTable(list(words))
        self._title_means, self._sentence_means = map(self._table.means, (self._titles, self._sentences))
        self._words = SharedWords(collection)
        shares = self._words.shares
        self._matches = WordMatches(self._table, self._titles, shares, self._sentences)
        self._names = NameLikeness(self._words.lists)
        self._acts = ActLikeness(self._words.lists)
        self._grounds = Grounds(self._words.lists)
        self._set_stems()
        self._set_dates()

    def _set_stems(self) -> None:
        words = self._words
        telling = Vocabulary()
        self._telling = MemberLists(
            [telling.numbers(sorted(each.telling_stems)) for each in self._statements]
        )
        self._stem_weights = words.rarities[words.stems.values]
        owners = np.repeat(np.arange(len(self._statements)), words.stems.sizes)
        self._all_stem_weights = np.bincount(owners, self._stem_weights, len(self._statements))

    def _set_dates(self) -> None:
        readings = [readings_of(each.mention) for each in self._statements]
        self._dates, self._other_dates = (
            np.array(
                [_date_row(each, days[which]) for each, days in zip(self._statements, readings, strict=True)],
                dtype=np.float64,
            )
            for which in (0, -1)
        )
        self._days = days_of_many(self._statements)
        self._has_other_day = np.array([len(days) > 1 for days in readings])

    def likely_pairs(
        self,
        rows: Sequence[int],
        columns: Sequence[int],
        threshold: float = LEAST,
        *,
        are_mixed: bool = False,
    ) -> Iterator[tuple[int, int, float]]:
        """Yield the pairs of two statements, given by index, with a likeness above the threshold.

        Titles and sentences of a pair have enough words in common. A pair is compared only with a row before
        its column, except for a doubtful weekday, whose two days stand in two places of the order: such a
        pair may come twice. Of ``are_mixed`` rows and columns only those are compared whose dates meet.
        """
        for cells in tables(rows, columns):
            chosen = self._words.are_near(cells) & self._are_in_order(cells, are_mixed)
            yield from self._likely_of(cells, chosen, threshold)

    def _likely_of(self, cells: Cells, chosen: Truths, threshold: float) -> Iterator[tuple[int, int, float]]:
        """Yield the likely pairs among the chosen ones of a table.

        The words are matched by meaning at last: it takes longest.
        """
        ones, twos = cells.choose(chosen)
        if not len(ones):
            return
        same = self._same_words(cells)
        scores = self._plain_scores(cells, ones, twos) + same
        able = np.flatnonzero(scores + 2 * _IN_SENTENCE > threshold - _SLACK)
        ones, twos = ones[able], twos[able]
        in_sentences, in_titles = self._covered(ones, twos)
        scores = scores[able] + _IN_SENTENCE * in_sentences + _TITLES_ALIGNED * in_titles
        kept = np.flatnonzero(scores > threshold)
        for one, two, score in zip(
            ones[kept].tolist(), twos[kept].tolist(), scores[kept].tolist(), strict=True
        ):
            yield min(one, two), max(one, two), score

    def _are_in_order(self, cells: Cells, are_mixed: bool) -> Truths:
        """Return which pairs are compared by the order of their statements, of shape (rows, columns)."""
        here, there = cells.rows[:, None], cells.columns
        if are_mixed:
            return np.asarray((here < there) & which_meet(self._days[:, cells.rows], self._days[:, there]))
        return np.asarray((here < there) | (self._has_other_day[there] & (here != there)))

    def _covered(self, ones: Places, twos: Places) -> tuple[Scores, Scores]:
        """Return what ``WordMatches.covered`` does, the first statement before the second one."""
        first, second = np.minimum(ones, twos), np.maximum(ones, twos)
        order = np.argsort(first, kind="stable")
        back = np.argsort(order, kind="stable")
        in_sentences, in_titles = self._matches.covered(first[order], second[order])
        return in_sentences[back], in_titles[back]

    def _same_words(self, cells: Cells) -> Scores:
        """Return what equal stems in two titles add."""
        there = cells.shared(self._words.title_stems, self._words.title_sets, self._words.shares)
        back = cells.shared_back(self._words.title_stems, self._words.title_sets, self._words.shares)
        return _SAME_WORDS * np.minimum(there, back) + _ALL_OF_SHORTER * np.maximum(there, back)

    def _plain_scores(self, cells: Cells, ones: Places, twos: Places) -> Scores:
        """Return what all but the words of the titles add to the chosen pairs of a table."""
        return np.asarray(
            _BASE
            + self._date_scores(ones, twos)
            + self._names.scores(cells, ones, twos)
            + self._means_alike(cells)
            + self._acts_alike(cells, ones, twos)
            + self._acts.scores(cells, ones, twos)
            + _HARDLY_ANYTHING * (cells.shared(self._telling, self._telling) < _LEAST_TELLING)
            + _SENTENCES_SHARE * self._shared_part(cells, ones, twos)
            + _LENGTH * np.minimum(self._titles.sizes[ones], self._titles.sizes[twos])
        )

    def _means_alike(self, cells: Cells) -> Scores:
        titles, sentences = (
            cells.of_table(products(means[cells.rows], means[cells.columns]))
            for means in (self._title_means, self._sentence_means)
        )
        return _TITLES_MEAN * titles + _SENTENCES_MEAN * sentences

    def _acts_alike(self, cells: Cells, ones: Places, twos: Places) -> Scores:
        predicates, objects = (self._words_alike(words, cells) for words in (self._predicates, self._objects))
        grounds = self._grounds.scores(cells, ones, twos, predicates)
        other_act = (predicates < _ACT_ALIKE) & (objects < _ACT_ALIKE)
        differ = (predicates < _ACT_IS_SAME) & (objects >= 1)
        for at in np.flatnonzero(differ).tolist():
            differ[at] = _tell_the_rest_alike(self._statements[ones[at]], self._statements[twos[at]])
        scores = _PREDICATES * predicates + _OBJECTS * objects
        return np.asarray(scores + grounds + _OTHER_ACT * other_act + _SAME_BUT_ACT * differ)

    def _words_alike(self, words: Places, cells: Cells) -> Scores:
        """Return the likeness of one word of each statement."""
        here, row = np.unique(words[cells.rows], return_inverse=True)
        there, column = np.unique(words[cells.columns], return_inverse=True)
        return cells.of_table(self._table.alike(here, there, _UNKNOWN_WORD)[row[:, None], column])

    def _shared_part(self, cells: Cells, ones: Places, twos: Places) -> Scores:
        """Return the part of the shorter sentence's stems in the other, by rarity: 0 to 1."""
        stems = self._words.stems
        common = cells.shared(stems, stems, self._stem_weights)
        return common / (np.minimum(self._all_stem_weights[ones], self._all_stem_weights[twos]) + _SHORT)

    def _date_scores(self, ones: Places, twos: Places) -> Scores:
        """Return what dates and modality add to each pair. A doubtful weekday counts by its better day."""
        readings = self._dates, self._other_dates
        here, there = self._has_other_day[ones], self._has_other_day[twos]
        scores = _scores_of_dates(self._dates[ones], self._dates[twos])
        for one, two in ((0, 1), (1, 0), (1, 1)):
            asked = np.flatnonzero((here | (not one)) & (there | (not two)))
            others = _scores_of_dates(readings[one][ones[asked]], readings[two][twos[asked]])
            scores[asked] = np.maximum(scores[asked], others)
        return scores


def _scores_of_dates(ones: Scores, twos: Scores) -> Scores:
    """Return what the dates and modalities of pairs add; both have a row for each pair."""
    here, there = ones.T, twos.T
    lengths = np.maximum(here[_LAST] - here[_FIRST], there[_LAST] - there[_FIRST])
    gaps = np.maximum(here[_FIRST] - there[_LAST], there[_FIRST] - here[_LAST])
    same = (here[_FIRST] == there[_FIRST]) & (here[_LAST] == there[_LAST])
    is_slip = (here[_DAY_OF_YEAR] == there[_DAY_OF_YEAR]) & (here[_DAY_OF_YEAR] > 0) & (gaps > 1)
    scores = (
        _SAME_DATE * same
        + _SAME_DAY * (same & (here[_DAY] * there[_DAY] > 0))
        + _NEAR_DATES * (~same & (gaps <= 0) & (lengths <= _NEAR))
        + np.where(gaps > (lengths <= _NEAR), _DATES_APART, _NEXT_DAY) * (gaps > 0)
        + _SAME_DAY_OF_YEAR * is_slip
        + _ONE_SAYS * (here[_SAYS] != there[_SAYS])
        + _BOTH_SAY * (here[_SAYS] * there[_SAYS])
        + _ONE_DENIES * (here[_DENIES] != there[_DENIES])
        + _RETOLD * np.minimum(here[_TOLD], there[_TOLD])
    )
    return np.asarray(scores, dtype=np.float64)


def _date_row(statement: Statement, days: tuple[int, int]) -> tuple[float, ...]:
    told = statement.is_day, statement.is_saying, statement.is_denied, statement.retold
    return *days, *told, _day_of_year(days)


def _day_of_year(days: tuple[int, int]) -> int:
    """Return a number for month and day of a single day; 0 for a longer date."""
    if days[0] != days[1] or not 0 < days[0] <= date.max.toordinal():
        return 0
    day = date.fromordinal(days[0])
    return 31 * day.month + day.day


def _tell_the_rest_alike(one: Statement, two: Statement) -> bool:
    """Return True if two titles differ only in their predicates, and no sentence has both acts."""
    act, other = (stem(each.mention.predicate) for each in (one, two))
    rest, other_rest = one.title_stems - {act}, two.title_stems - {other}
    return act not in two.stems and other not in one.stems and rest == other_rest
