"""What names, places and numbers add to the likeness of two statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from timeline.merging.member_sets import Cells, MemberLists, Places, Scores, Truths
from timeline.merging.one_article import may_be_one
from timeline.merging.other_things import are_other_places, have_other_numbers
from timeline.merging.rarity import stem
from timeline.merging.statement import Statement
from timeline.merging.statement_lists import StatementLists, headline_stems, numbers_told, stems
from timeline.model import Place

_SHARED_WORD, _MOST_SHARED, _NO_SHARED_WORD = 0.5, 3, -2.0
_SHARED_NAME, _SHARED_ACTOR, _MOST_ACTORS, _NAMES_SHARE = 0.6, 0.5, 2, 2.5
_WITHOUT_NAMES = 0.4
"""The share of names in common that counts if a sentence has none."""
_BOTH_LACK, _MOST_LACKED, _OTHER_NAMES, _SAY_OF_OTHERS = -0.8, 2, -2.0, -2.5
"""What names take that the other sentence lacks, if each has some, if none is in common, and if both
say something."""
_OTHER_PLACES, _PLACES_APART = -0.8, -3.4
_OTHER_AGENTS = -12.0
"""What acts of other countries take ("French jets fired", "a U.S. warship fired")."""
_OTHER_COUNTRIES, _OTHER_SPEAKERS, _OTHER_NUMBERS = -4.0, -2.5, -4.0
_SHARED_NUMBER, _MOST_NUMBERS, _NO_SHARED_NUMBER = 0.6, 2, -1.5
"""What numbers of the sentences add that both have, and what they take if none is in common."""
_OTHER_CONTENT, _SAME_CONTENT = -3.0, 3
"""What titles of sayings take that share at most a third of the words of what is said."""
_OTHER_STORIES, _SAME_STORY = -6.0, 3
"""What statements take, one of which names nothing, if the headlines share at most a third of their words."""
_OTHER_FIGURES = -5.0
"""What reports take with other exact figures, if each title has a word that the other's sentence lacks."""
_OTHER_THINGS = -9.0
"""What other towns, other numbers of things and other points of the compass take: no likeness of words makes
up for it."""
_UNRELATED = -2.5
"""What statements take that share no name and hardly a word."""
_LONG, _OPEN = 31, 10**6
"""The days of the longest month, and more days than any date has that begins and ends."""


@dataclass(frozen=True, slots=True)
class _Pairs:
    """The chosen pairs of a table, and the statements of each, by index."""

    cells: Cells
    ones: Places
    twos: Places

    def both(self, having: Truths) -> Truths:
        """Return for which pairs both statements have something."""
        return np.asarray(having[self.ones] & having[self.twos])

    def apart(self, lists: MemberLists) -> Truths:
        """Return for which pairs both have members of a set and none in common."""
        return np.asarray(self.both(lists.sizes > 0) & (self.cells.shared(lists, lists) == 0))

    def cross(self, one: MemberLists, two: MemberLists) -> tuple[Scores, Scores]:
        """Return how many members of one set stand in the other statement's other set: there and back."""
        return self.cells.shared(one, two), self.cells.shared_back(one, two)


class NameLikeness:
    """The names, places and numbers of the statements of a collection."""

    def __init__(self, known: StatementLists) -> None:
        self._statements = collection = known.collection
        numbers = known.vocabulary.numbers

        def lists(members: Callable[[Statement], Iterable[str]]) -> MemberLists:
            return MemberLists([numbers(members(each)) for each in collection])

        self._own = lists(lambda each: each.title_stems - each.names)
        self._names = lists(lambda each: each.names)
        self._named_or_titled = lists(lambda each: each.names | each.title_stems)
        self._rare_names = lists(lambda each: each.rare_names)
        self._undated_names = lists(lambda each: each.undated_names)
        self._all_names = lists(lambda each: each.rare_names | each.names)
        self._title_names = lists(lambda each: each.title_names)
        self._elsewhere = lists(lambda each: each.title_names - each.place_stems)
        self._stems = known.of(stems)
        self._with_places = lists(lambda each: each.stems | each.place_stems)
        self._place_stems = lists(lambda each: each.place_stems)
        self._narrow = lists(lambda each: each.narrow_places[1])
        self._actors = lists(lambda each: set(each.mention.actors))
        self._places = lists(lambda each: {place.name for place in each.mention.places})
        self._countries = lists(lambda each: each.countries)
        self._agents = lists(lambda each: each.agent_countries)
        self._told_countries = lists(lambda each: each.told_countries)
        self._numbers = lists(lambda each: each.numbers)
        self._content = lists(lambda each: each.content_stems)
        self._headlines = known.of(headline_stems)
        self._articles = np.array(numbers(each.mention.article for each in collection))
        self._told = lists(lambda each: each.title_stems - {stem(each.mention.predicate)})
        self._figures = lists(lambda each: each.figures)
        self._numbers_told = known.of(numbers_told)
        self._directions = lists(lambda each: each.directions[0])
        self._directions_told = lists(lambda each: each.directions[1])
        self._has_things = np.array([bool(each.numbered_things) for each in collection])
        self._says = np.array([each.is_saying for each in collection])
        self._days = np.array([each.last - each.first for each in collection])
        kinds: dict[tuple[Place, ...], int] = {}
        self._place_kind = np.array(
            [kinds.setdefault(each.mention.places, len(kinds)) for each in collection], dtype=np.int64
        )
        self._answers: dict[Callable[[Statement, Statement], bool], dict[int, bool]] = defaultdict(dict)

    def scores(self, cells: Cells, ones: Places, twos: Places) -> Scores:
        """Return what names, places and numbers add to the chosen pairs, of shape (pairs,).

        ``ones`` and ``twos`` are the statements of the pairs, by index.
        """
        pairs = _Pairs(cells, ones, twos)
        own = cells.shared(self._own, self._own)
        nested = self._of_place_pairs(pairs, _may_be_nested)
        return (
            np.where(own > 0, _SHARED_WORD * np.minimum(own, _MOST_SHARED), _NO_SHARED_WORD)
            + self._shared_names(pairs, own)
            + self._lacked_names(pairs, nested)
            + self._actors_and_numbers(pairs)
            + self._other_places(pairs, nested)
            + _OTHER_STORIES * self._are_of_other_stories(pairs)
        )

    def _shared_names(self, pairs: _Pairs, own: Scores) -> Scores:
        """Return what names in common add, and what statements without one take."""
        there, back = pairs.cross(self._names, self._named_or_titled)
        shared = pairs.cells.shared(self._rare_names, self._rare_names)
        sizes = self._rare_names.sizes
        fewest = np.minimum(sizes[pairs.ones], sizes[pairs.twos])
        share = np.where(fewest > 0, shared / np.maximum(fewest, 1), _WITHOUT_NAMES)
        longest = np.maximum(self._days[pairs.ones], self._days[pairs.twos])
        is_long = (longest > _LONG) & (longest < _OPEN)
        unrelated = (pairs.cells.shared(self._all_names, self._all_names) == 0) & (own <= is_long)
        return np.asarray(_SHARED_NAME * (there + back > 0) + _NAMES_SHARE * share + _UNRELATED * unrelated)

    def _lacked_names(self, pairs: _Pairs, nested: Truths) -> Scores:
        """Return what names take that stand in one title and not in the other's sentence.

        If a place of one may lie in a place of the other, names of places are not missed.
        """
        lacked = np.where(
            nested,
            self._lacked(pairs, self._elsewhere, self._with_places),
            self._lacked(pairs, self._title_names, self._stems),
        )
        fewest = lacked.min(axis=0)
        others = (fewest > 0) & pairs.apart(self._undated_names)
        said = (fewest > 0) & pairs.both(self._says)
        return np.asarray(
            _BOTH_LACK * np.minimum(fewest, _MOST_LACKED) + _OTHER_NAMES * others + _SAY_OF_OTHERS * said
        )

    def _lacked(self, pairs: _Pairs, names: MemberLists, words: MemberLists) -> Scores:
        """Return how many names of each statement the other lacks, of shape (2, pairs)."""
        sizes = np.stack((names.sizes[pairs.ones], names.sizes[pairs.twos]))
        return np.asarray(sizes - np.stack(pairs.cross(names, words)))

    def _actors_and_numbers(self, pairs: _Pairs) -> Scores:
        actors = pairs.cells.shared(self._actors, self._actors)
        others = pairs.both(self._actors.sizes > 0) & (actors == 0)
        scores = (
            _SHARED_ACTOR * np.minimum(actors, _MOST_ACTORS)
            + _OTHER_SPEAKERS * (pairs.both(self._says) & others)
            + _OTHER_NUMBERS * pairs.apart(self._numbers)
            + _OTHER_CONTENT * self._say_other_things(pairs)
            + self._numbers_and_directions(pairs)
        )
        for at in np.flatnonzero(pairs.both(self._has_things)).tolist():
            here, there = (self._statements[side[at]].numbered_things for side in (pairs.ones, pairs.twos))
            scores[at] += _OTHER_THINGS * have_other_numbers(here, there)
        return np.asarray(scores)

    def _are_of_other_stories(self, pairs: _Pairs) -> Truths:
        """Return for which pairs a statement names nothing, and the headlines are of two stories."""
        fewest = np.minimum(self._headlines.sizes[pairs.ones], self._headlines.sizes[pairs.twos])
        shared = pairs.cells.shared(self._headlines, self._headlines)
        has_names = pairs.both(self._rare_names.sizes > 0)
        others = self._articles[pairs.ones] != self._articles[pairs.twos]
        return np.asarray(others & ~has_names & (fewest > 0) & (_SAME_STORY * shared <= fewest))

    def _say_other_things(self, pairs: _Pairs) -> Truths:
        """Return which titles tell what somebody says, and hardly share a word of it."""
        sizes = self._content.sizes
        shared = pairs.cells.shared(self._content, self._content)
        fewest = np.minimum(sizes[pairs.ones], sizes[pairs.twos])
        return np.asarray(pairs.both(sizes > 0) & (_SAME_CONTENT * shared <= fewest))

    def _numbers_and_directions(self, pairs: _Pairs) -> Scores:
        """Return what the numbers of the sentences, and points of the compass, add or take."""
        numbers = np.minimum(pairs.cells.shared(self._numbers_told, self._numbers_told), _MOST_NUMBERS)
        there, back = pairs.cross(self._directions, self._directions_told)
        elsewhere = pairs.both(self._directions.sizes > 0) & (there + back == 0)
        figures = pairs.apart(self._figures)
        figures &= self._lacked(pairs, self._told, self._stems).min(axis=0) > 0
        return np.asarray(
            _SHARED_NUMBER * numbers
            + _NO_SHARED_NUMBER * pairs.apart(self._numbers_told)
            + _OTHER_FIGURES * figures
            + _OTHER_THINGS * elsewhere
        )

    def _other_places(self, pairs: _Pairs, nested: Truths) -> Scores:
        """Return what places take that are not those of the other statement."""
        told = sum(pairs.cross(self._place_stems, self._stems)) > 0
        told_narrow = sum(pairs.cross(self._narrow, self._stems)) > 0
        elsewhere = pairs.both(self._places.sizes > 0) & ~nested & ~told
        in_other_towns = self._of_place_pairs(pairs, _are_in_other_towns) & ~told_narrow
        return np.asarray(
            _OTHER_PLACES * pairs.apart(self._places)
            + _PLACES_APART * elsewhere
            + _OTHER_THINGS * in_other_towns
            + _OTHER_COUNTRIES * pairs.apart(self._countries)
            + _OTHER_AGENTS * self._have_other_agents(pairs)
        )

    def _have_other_agents(self, pairs: _Pairs) -> Truths:
        """Return for which pairs each act is that of a country which the other statement does not name."""
        there, back = pairs.cross(self._agents, self._told_countries)
        return np.asarray(pairs.both(self._agents.sizes > 0) & (there + back == 0))

    def _of_place_pairs(self, pairs: _Pairs, ask: Callable[[Statement, Statement], bool]) -> Truths:
        """Return the answer for the places of each pair; False if one has none. Each is worked out once."""
        both = np.flatnonzero(pairs.both(self._places.sizes > 0))
        ones, twos = pairs.ones[both], pairs.twos[both]
        keys = self._place_kind[ones] * len(self._statements) + self._place_kind[twos]
        distinct, first, which = np.unique(keys, return_index=True, return_inverse=True)
        known = self._answers[ask]
        for key, at in zip(distinct.tolist(), first.tolist(), strict=True):
            if key not in known:
                known[key] = ask(self._statements[ones[at]], self._statements[twos[at]])
        found = np.zeros(len(pairs.ones), dtype=np.bool_)
        found[both] = np.array([known[key] for key in distinct.tolist()], dtype=np.bool_)[which]
        return found


def _may_be_nested(one: Statement, two: Statement) -> bool:
    """Return True if a place of one statement may lie within a place of the other."""
    return any(may_be_one(here, there) for here in one.mention.places for there in two.mention.places)


def _are_in_other_towns(one: Statement, two: Statement) -> bool:
    """Return True if both name towns or regions, all of them apart."""
    return are_other_places(one.narrow_places[0], two.narrow_places[0])
