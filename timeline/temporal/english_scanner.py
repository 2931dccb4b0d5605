"""One scan over the words of a text: a word allows a few rules, the longest match wins."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline.temporal.meaning import Meaning
from timeline.temporal.phrase_slots import digits_key
from timeline.temporal.rule_grammar import Rule, compiled
from timeline.temporal.rules import RULES

_WORD = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True, slots=True)
class ParsedSpan:
    """A stretch of text with its meaning, and the rule that read it; ``end`` is exclusive."""

    start: int
    end: int
    meaning: Meaning
    rule: Rule


def _by_first_word(rules: Sequence[Rule]) -> Mapping[str, tuple[Rule, ...]]:
    table: dict[str, list[Rule]] = {}
    for rule in rules:
        for word in rule.first:
            for form in {word, word.capitalize(), word.upper()}:
                table.setdefault(form, []).append(rule)
    return {word: tuple(rows) for word, rows in table.items()}


_ALLOWED = _by_first_word(RULES)


def scan(text: str) -> list[ParsedSpan]:
    """Return what the rules find, in order and without overlaps.

    A rule that begins with "the" is tried at the word behind it: "the" alone allows no rule.
    """
    found: list[ParsedSpan] = []
    position, article = 0, None
    allowed = _ALLOWED.get
    for word in _WORD.finditer(text):
        form = word.group()
        if form in _ARTICLES:
            article = word.span()
        start = word.start()
        if form[0] > "9":
            rules = allowed(form)
        else:
            rules = None if text[start - 1 : start].isalpha() else allowed(digits_key(form))
        if rules is None or start < position:
            continue
        has_article = article is not None and article[0] >= position and _adjoins(text, article[1], start)
        best = _longest(text, start, rules, article[0] if article is not None and has_article else None)
        if best is not None:
            found.append(best)
            position = best.end
    return found


_ARTICLES = frozenset({"the", "The", "THE"})
_GAP = 7
"""Characters that a gap between words can have at most."""


def _adjoins(text: str, end: int, start: int) -> bool:
    """Return whether nothing but a gap stands between an article and a word."""
    return 0 < start - end <= _GAP and text[end:start].isspace()


_COUNTED = compiled("<count>( |-)(<unit>|<more>|seasons|o'clock)")
"""What the rules that begin with a count have in common: a number that counts no time costs little."""


def _longest(text: str, start: int, rules: Sequence[Rule], article: int | None) -> ParsedSpan | None:
    best: ParsedSpan | None = None
    counts: bool | None = None
    for rule in rules:
        if rule.article and article is None:
            continue
        if rule.counted:
            counts = _COUNTED.match(text, start) is not None if counts is None else counts
            if not counts:
                continue
        begin = start if rule.article is None or article is None else article
        match = rule.pattern.match(text, begin)
        if match is None or (best is not None and (match.end(), -begin) <= (best.end, -best.start)):
            continue
        meaning = rule.interpret(match)
        if meaning is not None:
            best = ParsedSpan(begin, match.end(), meaning, rule)
    return best
