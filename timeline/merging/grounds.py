"""Grounds: what two statements must have in common to state one event, however alike their words are.

They must name the same ones, tell the same act, and speak of the same thing. News of one topic uses the same
words for other events: "the protests began", "the air strikes began"; one company's many acts of a day.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np

from timeline.entities import country_words
from timeline.merging.acts import subject_heads, told_acts, told_classes
from timeline.merging.member_sets import Cells, MemberLists, Places, Scores, Truths
from timeline.merging.rarity import stem
from timeline.merging.statement import Statement
from timeline.merging.statement_lists import StatementLists, headline_stems, numbers_told, stems, title_stems

_NAMELESS = -6.0
"""The penalty without a name in common, unless the act, the thing and the story are the same."""
_ONLY_COUNTRY = -2.0
"""The penalty for no name in common but a country's, unless the act is the same: all news of a story names
its country."""
_NO_ACT, _NO_ACT_NOR_THING = -0.5, -4.0
"""The penalties without an act in common: with and without much else that both tell."""
_NO_THING = -1.0
"""The penalty with an act in common, but nothing else except names."""
_ONLY_MEET, _LIKE_ACT = -4.0, -4.0
"""The penalties for dates that only meet (a month, and a day in it): if the name, the act or the thing is
missing, and if the titles tell no act in common."""
_OTHER_SAYINGS, _SAYINGS_APART = -3.0, -6.0
"""The penalties for two sayings: if their titles share hardly a word of what is said, and if their dates
differ."""
_SAYING_AND_DEED = -2.0
"""The penalty for a saying and a deed without an act in common."""
_OTHER_SUBJECTS = -4.0
"""The penalty for figures or coarse dates of other things ("food sales rose", "car sales rose")."""
_OTHER_FIGURES = -3.0
"""The penalty for numbers without one in common, if each title has a word that the other's sentence lacks."""
_SERIES = -6.0
"""The penalty for a series: two reports of one outlet, each the news of its day, that name others."""
_BY_PUBLICATION = -3.0
"""The penalty for a day that only the publication gives: all undated news of that day has it."""
_OTHER_PICTURES = -10.0
"""The penalty for a picture and an act that is not told, or a name, that the other one lacks."""
_SIMILAR = -6.0
"""The penalty for an act that only one title calls similar: it is similar to another one."""
_ALL = 2.0
"""The bonus for one date with the same names, act and thing, unless both are sayings."""
_REPRINT, _LONG = 4.0, 6
"""The bonus for the same words of one date, and the least words of such a sentence: a line of a table has
fewer."""
_MUCH = 2
"""The words in common that are much."""
_ACT_ALIKE = 0.7
"""The likeness from which two predicates name one act."""
_PICTURES = frozenset(
    (
        "clip", "footage", "image", "images", "photo", "photograph", "photographed", "photos", "picture",
        "pictured", "pictures", "video", "videos",
    )
)  # fmt: skip
"""Words of a caption, and of footage that is shown."""
_LIKE_ANOTHER = frozenset(("similar", "identical", "copycat"))
"""Words for an act that is like another one."""
_KINDS_OF_NAMES = frozenset(
    map(stem, ("company", "corp", "corporation", "co", "group", "inc", "ltd", "plc", "u.s", "lrb", "rrb"))
)
"""Words that belong to names of many."""


class _Common(NamedTuple):
    """What the statements of pairs have in common, of shape (pairs,).

    ``named`` tells of a name, ``only_country`` of none but a country,
    ``same_act`` and ``told`` of one act and of an act that the other sentence has,
    ``things`` and ``contents`` count words of the titles, the latter without those of the subject.
    """

    named: Truths
    only_country: Truths
    same_act: Truths
    told: Truths
    same_story: Truths
    same_saying: Truths
    things: Scores
    contents: Scores
    numbers: Scores


class Grounds:
    """What the statements of a collection name, tell and speak of."""

    def __init__(self, lists: StatementLists) -> None:
        collection, numbers = lists.collection, lists.vocabulary.numbers
        self._names = lists.of(_named)
        self._proper_names = lists.of(_properly_named)
        self._things = lists.of(_things)
        self._stems = lists.of(stems)
        self._sentences = lists.of(_sentence_stems)
        self._headlines = lists.of(headline_stems)
        self._stories = lists.of(_story_names)
        self._contents = lists.of(_contents)
        self._numbers = lists.of(numbers_told)
        self._acts = lists.of(told_acts)
        self._subjects = lists.of(_subject_stems)
        self._heads = lists.of(subject_heads)
        self._titles = lists.of(title_stems)
        self._retold = np.array([each.retold > 0 for each in collection])
        self._sources = np.array(numbers(each.source for each in collection))
        self._classes = np.array([told_classes(each) for each in collection], dtype=np.int64)
        self._days = np.array([(each.first, each.last) for each in collection])
        self._says = np.array([each.is_saying for each in collection])
        self._undated = np.array([each.mention.is_dated_by_publication for each in collection])
        self._pictures = np.array([_is_picture(each) for each in collection])
        self._are_similar = np.array([not _LIKE_ANOTHER.isdisjoint(each.title_words) for each in collection])
        self._articles = np.array(numbers(each.mention.article for each in collection))

    def scores(self, cells: Cells, ones: Places, twos: Places, predicates: Scores) -> Scores:
        """Return the penalties and bonuses of the chosen pairs, which are ``ones`` and ``twos``.

        ``predicates`` has the likeness of their predicates, 0 to 1.
        """
        common = self._common(cells, ones, twos, predicates)
        act, thing = common.same_act | common.told, common.things > 0
        here, other = self._days[ones].T, self._days[twos].T
        same_date = (here == other).all(axis=0)
        meet = (here[0] <= other[1]) & (other[0] <= here[1]) & ~same_date
        all_same = common.named & common.same_act & thing
        both_say = self._says[ones] & self._says[twos]
        other_acts = (predicates < _ACT_ALIKE) & ~(common.named & (cells.shared(self._acts, self._acts) > 0))
        pictures = self._pictures[ones] | self._pictures[twos]
        no_act = np.where(common.contents >= _MUCH, _NO_ACT, _NO_ACT_NOR_THING)
        missing = (
            self._other_ones(cells, ones, twos, common.numbers == 0)
            + self._sayings(ones, twos, common, same_date)
            + _ALL * (same_date & all_same & ~both_say)
            + _NAMELESS * ~(common.named | (common.same_act & thing & common.same_story))
            + _ONLY_COUNTRY * (common.only_country & ~common.same_act)
            + np.where(act, _NO_THING * ~thing, no_act) * ~meet
            + _ONLY_MEET * (meet & ~all_same)
            + _LIKE_ACT * (meet & other_acts)
            + _BY_PUBLICATION * (self._undated[ones] | self._undated[twos])
            + _SIMILAR * (self._are_similar[ones] != self._are_similar[twos])
            + _OTHER_PICTURES
            * (pictures & ((predicates < _ACT_ALIKE) | self._both_lack(cells, ones, twos, self._names)))
        )
        is_reprint = same_date & self._have_same_words(cells, ones, twos)
        return np.asarray(np.where(is_reprint, _REPRINT, missing))

    def _common(self, cells: Cells, ones: Places, twos: Places, predicates: Scores) -> _Common:
        """Return what the statements of the chosen pairs have in common."""
        things = self._told_by_both(cells, self._things)
        numbers = cells.shared(self._numbers, self._numbers)
        same_saying = self._say_the_same(cells, ones, twos)
        fewest = np.minimum(self._things.sizes[ones], self._things.sizes[twos])
        same_subject = self._either_has(cells, self._heads, self._titles)
        have_acts = (self._acts.sizes[ones] > 0) & (self._acts.sizes[twos] > 0)
        same_act = (
            (self._classes[ones] & self._classes[twos] != 0)
            | (have_acts & (predicates >= _ACT_ALIKE))
            | (~have_acts & (predicates >= 1) & same_subject & (2 * things >= np.maximum(fewest, 1)))
            | (numbers >= _MUCH)
            | ((numbers > 0) & (things >= _MUCH))
            | same_saying
        )
        named = (
            (cells.shared(self._names, self._names) > 0)
            | self._either_has(cells, self._names, self._headlines)
            | (self._articles[ones] == self._articles[twos])
        )
        only_country = (
            named
            & (cells.shared(self._proper_names, self._names) == 0)
            & ~self._either_has(cells, self._proper_names, self._headlines)
            & (self._articles[ones] != self._articles[twos])
        )
        named |= self._either_has(cells, self._names, self._stories) & (same_act | (things > 0))
        told = self._either_has(cells, self._acts, self._stems)
        same_story = np.asarray(cells.shared(self._stories, self._stories) > 0)
        contents = self._told_by_both(cells, self._contents)
        return _Common(
            named, only_country, same_act, told, same_story, same_saying, things, contents, numbers
        )

    def _told_by_both(self, cells: Cells, words: MemberLists) -> Scores:
        """Return how many words of the titles stand in both statements."""
        there, back = cells.shared(words, self._stems), cells.shared_back(words, self._stems)
        return np.asarray(there + back - cells.shared(words, words))

    def _either_has(self, cells: Cells, words: MemberLists, others: MemberLists) -> Truths:
        """Return for which pairs a word of one statement is among the others of the other one."""
        return np.asarray(cells.shared(words, others) + cells.shared_back(words, others) > 0)

    def _have_same_words(self, cells: Cells, ones: Places, twos: Places) -> Truths:
        """Return which pairs have sentences of the same words, and not just a few."""
        sizes = self._sentences.sizes
        shared = cells.shared(self._sentences, self._sentences)
        return np.asarray((shared >= _LONG) & (shared == sizes[ones]) & (shared == sizes[twos]))

    def _say_the_same(self, cells: Cells, ones: Places, twos: Places) -> Truths:
        """Return which pairs are two sayings whose titles share more than half of what is said."""
        fewest = np.minimum(self._contents.sizes[ones], self._contents.sizes[twos])
        both = cells.shared(self._contents, self._contents)
        return np.asarray(self._says[ones] & self._says[twos] & (2 * both > fewest))

    def _sayings(self, ones: Places, twos: Places, common: _Common, same_date: Truths) -> Scores:
        """Return the penalties of sayings that say other things, or are of another date, or meet a deed."""
        say = self._says[ones] & self._says[twos]
        one_says = self._says[ones] != self._says[twos]
        return np.asarray(
            _OTHER_SAYINGS * (say & ~common.same_saying)
            + _SAYINGS_APART * (say & ~same_date)
            + _SAYING_AND_DEED * (one_says & ~common.same_act)
        )

    def _other_ones(self, cells: Cells, ones: Places, twos: Places, no_number: Truths) -> Scores:
        """Return the penalties for figures of other subjects or things, and for a series of reports."""
        subjects = self._both_lack(cells, ones, twos, self._subjects)
        have_numbers = (self._numbers.sizes[ones] > 0) & (self._numbers.sizes[twos] > 0)
        is_coarse = self._days[:, 0] != self._days[:, 1]
        coarse = is_coarse[ones] & is_coarse[twos]
        in_a_row = self._sources[ones] == self._sources[twos]
        in_a_row &= (self._articles[ones] != self._articles[twos]) & ~self._retold[ones] & ~self._retold[twos]
        series = in_a_row & self._both_lack(cells, ones, twos, self._names)
        figures = have_numbers & no_number
        things = self._both_lack(cells, ones, twos, self._contents)
        return np.asarray(
            _OTHER_SUBJECTS * (subjects & (figures | coarse))
            + _OTHER_FIGURES * (things & figures)
            + _SERIES * series
        )

    def _both_lack(self, cells: Cells, ones: Places, twos: Places, words: MemberLists) -> Truths:
        """Return for which pairs each statement has a word that the other's sentence lacks."""
        lacks = cells.shared(words, self._stems) < words.sizes[ones]
        return np.asarray(lacks & (cells.shared_back(words, self._stems) < words.sizes[twos]))


def _named(statement: Statement) -> frozenset[str]:
    """Return the stems of the names in title and sentence, without months and kinds of companies."""
    return (statement.undated_names | statement.names) - _KINDS_OF_NAMES


def _properly_named(statement: Statement) -> frozenset[str]:
    """Return the stems of the names without those of countries."""
    return _named(statement) - _country_stems()


def _story_names(statement: Statement) -> frozenset[str]:
    return statement.story_names - _KINDS_OF_NAMES


def _sentence_stems(statement: Statement) -> frozenset[str]:
    return frozenset(map(stem, statement.sentence_words))


def _subject_stems(statement: Statement) -> frozenset[str]:
    return statement.subject_stems


def _contents(statement: Statement) -> frozenset[str]:
    """Return what the title tells besides its act, names and subject."""
    return _things(statement) - statement.subject_stems


@cache
def _country_stems() -> frozenset[str]:
    return frozenset(map(stem, country_words()))


def _things(statement: Statement) -> frozenset[str]:
    """Return the stems of the title that are neither its act nor a name."""
    return (
        statement.title_stems
        - statement.title_names
        - {stem(statement.mention.predicate)}
        - told_acts(statement)
    )


def _is_picture(statement: Statement) -> bool:
    """Return True for a title that tells of a picture ("is pictured", "a photo taken in Rome shows")."""
    words = {statement.mention.predicate, *statement.title_words}
    return not words.isdisjoint(_PICTURES)
