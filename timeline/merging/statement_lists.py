"""Words of a collection's statements as lists of numbers; all that compare statements share them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from timeline.merging.member_sets import MemberLists, Vocabulary
from timeline.merging.statement import Statement

Members = Callable[[Statement], Iterable[str]]
"""Returns the words of a statement that make its list."""


class StatementLists:
    """The lists of a collection, by the function that gives their words; each list is made once.

    All have the numbers of one vocabulary.
    """

    def __init__(self, collection: Sequence[Statement]) -> None:
        self.collection = collection
        self.vocabulary = Vocabulary()
        self._known: dict[Members, MemberLists] = {}

    def of(self, members: Members) -> MemberLists:
        """Return a list for each statement, of the words that ``members`` gives; it is named, no lambda."""
        if members not in self._known:
            numbers = self.vocabulary.numbers
            self._known[members] = MemberLists([numbers(members(each)) for each in self.collection])
        return self._known[members]


def stems(statement: Statement) -> Sequence[str]:
    """Return the stems of sentence and title, in an order that does not depend on the machine."""
    return sorted(statement.stems)


def title_stems(statement: Statement) -> Sequence[str]:
    """Return the stems of the title, in an order that does not depend on the machine."""
    return sorted(statement.title_stems)


def headline_stems(statement: Statement) -> Iterable[str]:
    """Return the stems of the article's headline."""
    return statement.headline_stems


def numbers_told(statement: Statement) -> Iterable[str]:
    """Return the numbers of the sentence."""
    return statement.numbers_told
