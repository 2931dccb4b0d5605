"""What a rule is: a row with a phrase, a reader, and examples both ways."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from timeline.temporal.meaning import Meaning
from timeline.temporal.phrase import compiled, first_words

_ARTICLE = re.compile(r"^(?:\[the ]|the )?")

Reader = Callable[[re.Match[str]], Meaning | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the grammar.

    ``phrase`` is its name and its pattern in the notation of ``phrase``. ``reads`` turns a match into a
    meaning, or into ``None`` to refuse it. ``examples`` are texts in which this rule finds an expression
    (marked by ``_`` on either side where it is not the whole text), ``leaves`` texts in which it finds none.
    """

    phrase: str
    reads: Reader
    examples: tuple[str, ...]
    leaves: tuple[str, ...] = ()
    pattern: re.Pattern[str] = field(init=False)
    first: frozenset[str] = field(init=False)
    article: bool | None = field(init=False)
    """Whether "the" must stand in front of its first words; ``None`` where it may not."""
    counted: bool = field(init=False)
    """Whether it begins with a count of something."""

    def __post_init__(self) -> None:
        pattern = compiled(self.phrase)
        article = {"[the ]": False, "the ": True}.get(_ARTICLE.match(self.phrase).group())  # type: ignore[union-attr]
        first = first_words(_ARTICLE.sub("", self.phrase))
        object.__setattr__(self, "pattern", pattern)
        object.__setattr__(self, "first", first)
        object.__setattr__(self, "article", article)
        object.__setattr__(self, "counted", self.phrase.startswith("<count>") and self.phrase != "<count>")
        if pattern.match("") or not first:
            raise ValueError(f"the rule matches nothing: {self.phrase}")
        if not self.examples:
            raise ValueError(f"the rule has no example: {self.phrase}")


def checked(*tables: Sequence[Rule]) -> tuple[Rule, ...]:
    """Return the rows of all tables; raises ``ValueError`` where two have the same phrase."""
    rules = tuple(rule for table in tables for rule in table)
    phrases = [rule.phrase for rule in rules]
    if len(set(phrases)) != len(phrases):
        raise ValueError("two rules have the same phrase")
    return rules
