"""The reasons of a merge, as sentences for a reader."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from timeline.events import REPORTING_VERBS
from timeline.language.word_vectors import word_vector
from timeline.merging.rarity import rarities, stem
from timeline.merging.statement import Statement, meaningful_words
from timeline.words import joined

_MOST = 3
_NAMED, _SAME_ACT, _LIKE_ACT = 2.0, 1.0, 0.5
"""What names, the same predicate, and two alike ones are worth; a number or a word is worth 1."""
_TELLING = 0.55
"""The rarity from which a word in common tells something."""
_ALIKE = 0.4
"""The likeness from which two words may name one act."""
_MONTHS = frozenset(stem(name.casefold()) for name in month_name if name)
_NAME = re.compile(r"(?<=[\w,;’'] )[A-Z][\w’'-]*[a-z][\w’'-]*(?: [A-Z][\w’'-]*[a-z][\w’'-]*)*")
"""One or more capitalised words, but not the first word of a sentence."""
_NUMBER = re.compile(r"(?<![\w.,-])\d{1,3}(?:[.,]\d{3})*(?:\.\d+)?(?![\w-])")
"""A number of up to three digits, or with separators ("5,000"); a year is none."""


@dataclass(frozen=True, slots=True)
class InCommon:
    """What two statements have in common: names, predicates, numbers, and rare words of their sentences."""

    names: tuple[str, ...]
    act: str
    is_same_act: bool
    numbers: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def tells(self) -> bool:
        """True if an act or a number is in common: enough to ask about dates that only meet."""
        return bool(self.act or self.numbers)

    @property
    def worth(self) -> float:
        """How much it tells for one event; a name tells twice as much as a word."""
        acts = _SAME_ACT if self.is_same_act else _LIKE_ACT
        return _NAMED * bool(self.names) + acts * bool(self.act) + bool(self.numbers) + len(self.words)


def merge_reason(lead: Statement, other: Statement) -> str:
    """Return why another statement joined an event ('same day; both name Kabul; both say "entered"')."""
    common = in_common(lead, other)
    parts = [_dates(lead, other)]
    if common.names:
        parts.append(f"both name {joined(common.names)}")
    if common.act:
        parts.append(common.act)
    if common.numbers:
        parts.append(f"both give {joined(common.numbers)}")
    if common.words:
        parts.append(f"the {'word' if len(common.words) == 1 else 'words'} {joined(common.words)} in both")
    return "; ".join(parts)


def in_common(one: Statement, two: Statement) -> InCommon:
    """Return what two statements have in common besides their dates."""
    dated = {
        stem(word) for each in (one, two) for word in meaningful_words(each.mention.expression.text)
    } | _MONTHS
    names = list(dict.fromkeys((*_shared_names(one, two), *_names_in_both(one, two, dated))))
    names = [each for each in names if not any(each != longer and each in longer for longer in names)]
    act, is_same_act = _acts(one, two)
    numbers = sorted(_numbers(one) & _numbers(two), key=lambda each: (-len(each), each))
    named = {stem(word) for word in meaningful_words(" ".join(names))}
    words = _telling_words(one, two, dated | named)
    return InCommon(tuple(names[:_MOST]), act, is_same_act, tuple(numbers[:_MOST]), words)


def _dates(one: Statement, two: Statement) -> str:
    if (one.first, one.last) == (two.first, two.last):
        return "same day" if one.is_day else "same date"
    if one.first <= two.last and two.first <= one.last:
        return "dates that agree"
    gap = max(one.first - two.last, two.first - one.last)
    return "a day apart" if gap == 1 else f"dates {gap} days apart"


def _shared_names(one: Statement, two: Statement) -> list[str]:
    """Return the actors and places that both statements have."""
    here, there = (
        {*each.mention.actors, *(place.name for place in each.mention.places)} for each in (one, two)
    )
    return sorted(here & there)


def _names_in_both(one: Statement, two: Statement, dated: AbstractSet[str]) -> Iterator[str]:
    """Yield the rare names written in the first sentence whose words all stand in the second one."""
    for name in _NAME.findall(one.sentence):
        written = re.sub(r"['’]s$", "", name)
        words = [stem(word) for word in meaningful_words(written)]
        if words and two.rare_names.issuperset(words) and dated.isdisjoint(words):
            yield written


def _acts(one: Statement, two: Statement) -> tuple[str, bool]:
    """Return what the predicates have in common, in words, and whether they are the same one."""
    act, other = one.mention.predicate, two.mention.predicate
    if not (act and other and _tells(act) and _tells(other)):
        return "", False
    if act == other:
        return f'both say "{act}"', True
    is_same = stem(act) == stem(other)
    is_alike = is_same or float(word_vector(act) @ word_vector(other)) >= _ALIKE
    return (f'"{act}" and "{other}"', is_same) if is_alike else ("", False)


def _tells(word: str) -> bool:
    return word not in REPORTING_VERBS and float(rarities([word])[0]) >= _TELLING


def _numbers(statement: Statement) -> set[str]:
    expression, start = statement.mention.expression, statement.mention.start
    before, behind = (max(0, at - start) for at in (expression.start, expression.end))
    text = statement.sentence
    return {*_NUMBER.findall(text[:before]), *_NUMBER.findall(text[behind:])}


def _telling_words(one: Statement, two: Statement, known: AbstractSet[str]) -> tuple[str, ...]:
    """Return the rarest words that both sentences have, without known stems and the predicates."""
    known = {*known, *(stem(each.mention.predicate) for each in (one, two))}
    words: dict[str, str] = {}
    for word in (*one.title_words, *one.sentence_words):
        if word.isalpha() and len(word) > 1 and stem(word) in two.stems - known:
            words.setdefault(stem(word), word)
    ranked = sorted(zip(-rarities(words.values()), words.values(), strict=True))
    return tuple(word for rarity, word in ranked if -rarity >= _TELLING)[:_MOST]
