"""A rule: one row of the grammar, with its pattern, its interpretation and its examples."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from timeline.temporal.meaning import Meaning
from timeline.temporal.phrase import compiled, first_words

EXAMPLES_DCT = date(2021, 9, 15)
"""The document creation time of every example: a Wednesday."""

Example = tuple[str, str] | tuple[str, str, str]
"""A text, the TIMEX3 ``value`` of an expression in it, and the ``mod`` of the expression if it has one.

A pair of underscores marks the span of the rule; without them, the span is the whole text. The rest of the
text is the context: ``("They met on 3 May 2020. _Two days later_ they left", "2020-05-05")``.
"""

Interpreter = Callable[[re.Match[str]], Meaning | None]

_ARTICLE = re.compile(r"^(?:\[the ]|the )?")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the grammar.

    ``phrase`` is the name and the pattern of the rule, in the notation of ``phrase``. ``interpret`` turns a
    match into a meaning, or refuses it with ``None``. In each of ``examples`` the rule finds an expression;
    in each of ``leaves``, a look-alike, it finds none.
    """

    phrase: str
    interpret: Interpreter
    examples: Sequence[Example]
    leaves: Sequence[str] = ()
    pattern: re.Pattern[str] = field(init=False)
    first: frozenset[str] = field(init=False)
    """The words at which the scan tries the rule."""
    article: bool | None = field(init=False)
    """True if "the" must precede the first words, False if it may, ``None`` if it may not."""
    counted: bool = field(init=False)
    """True if the phrase begins with a count of something."""

    def __post_init__(self) -> None:
        pattern = compiled(self.phrase)
        article = {"[the ]": False, "the ": True}.get(_ARTICLE.match(self.phrase).group())  # type: ignore[union-attr]
        first = first_words(_ARTICLE.sub("", self.phrase))
        object.__setattr__(self, "examples", tuple(self.examples))
        object.__setattr__(self, "leaves", tuple(self.leaves))
        object.__setattr__(self, "pattern", pattern)
        object.__setattr__(self, "first", first)
        object.__setattr__(self, "article", article)
        object.__setattr__(self, "counted", self.phrase.startswith("<count>") and self.phrase != "<count>")
        if pattern.match("") or not first:
            raise ValueError(f"the rule matches nothing: {self.phrase}")
        if not self.examples:
            raise ValueError(f"the rule has no example: {self.phrase}")


def checked(*tables: Sequence[Rule]) -> tuple[Rule, ...]:
    """Return the rows of all tables. Raises ``ValueError`` if two rows have the same phrase."""
    rules = tuple(rule for table in tables for rule in table)
    phrases = [rule.phrase for rule in rules]
    if len(set(phrases)) != len(phrases):
        raise ValueError("two rules have the same phrase")
    return rules
