"""The scan over the words of a text: each word allows a few rules, and the longest match wins."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from timeline.temporal.english_words import MONTHS
from timeline.temporal.language import ParsedSpan
from timeline.temporal.phrase_slots import alternation, digits_key
from timeline.temporal.rule_grammar import Opening, Rule, phrase_pattern
from timeline.temporal.rules import RULES

_WORD = re.compile(r"[^\W\d_]+|\d+")


def _by_first_word(rules: Sequence[Rule]) -> Mapping[str, tuple[Rule, ...]]:
    table: dict[str, list[Rule]] = {}
    for rule in rules:
        for word in rule.first:
            for form in {word, word.capitalize(), word.upper()}:
                table.setdefault(form, []).append(rule)
    return {word: tuple(rows) for word, rows in table.items()}


_ALLOWED = _by_first_word(RULES)


def scan(text: str) -> list[ParsedSpan]:
    """Return the spans of the rules, in order and without overlaps."""
    return [span for span, _ in matches(text)]


def matches(text: str) -> list[tuple[ParsedSpan, Rule]]:
    """Return the spans with their rules, in order and without overlaps.

    A rule with "the" at its start is tried at the word after it: "the" alone allows no rule.
    """
    found: list[tuple[ParsedSpan, Rule]] = []
    position, article = 0, None
    allowed = _ALLOWED.get
    for word in _WORD.finditer(text):
        form = word.group()
        rules = allowed(form)
        if rules is None:
            if form in _ARTICLES:
                article = word.span()
            if form[0] > "9":
                continue
            rules = _rules_at_figures(text, word)
        start = word.start()
        if rules is None or start < position:
            continue
        has_article = article is not None and article[0] >= position and _adjoins(text, article[1], start)
        best = _longest(text, start, rules, article[0] if article is not None and has_article else None)
        if best is not None:
            found.append(best)
            position = best[0].end
    return found


def _rules_at_figures(text: str, figures: re.Match[str]) -> tuple[Rule, ...] | None:
    """Return the rules that a run of digits allows; ``None`` if a letter stands before it."""
    start, end = figures.span()
    if text[start - 1 : start].isalpha():
        return None
    return _ALLOWED.get(digits_key(figures.group(), text[end : end + 2]))


_ARTICLES = frozenset({"the", "The", "THE"})
_GAP = 7
"""Characters of a gap between words, at most."""


def _adjoins(text: str, end: int, start: int) -> bool:
    """Return True if only a gap separates an article from a word."""
    return 0 < start - end <= _GAP and text[end:start].isspace()


_TESTS: Mapping[Opening, re.Pattern[str]] = {
    Opening.COUNT: phrase_pattern("<count>( |-)(<unit>|<more>|seasons|o'clock|<weekdayplural>|in the)"),
    Opening.DAY_AND_MONTH: re.compile(
        r"(?!\d)|\d{1,4}(?:\s?(?:st|nd|rd|th))?[\s.‑–—-]{0,7}(?:day\s{1,7})?(?:of\s{1,7})?(?:the\s)?"
        rf"(?:{alternation(MONTHS)})",
        re.IGNORECASE,
    ),
    Opening.ORDINAL: re.compile(r"(?!\d)|\d{1,3}(?:st|nd|rd|th)", re.IGNORECASE),
}
"""One test for all rules with the same kind of start, as most numbers are no part of a date."""


def _longest(
    text: str, start: int, rules: Sequence[Rule], article: int | None
) -> tuple[ParsedSpan, Rule] | None:
    """Return the longest match of the rules at a word, the one with the article if two are equal."""
    best: tuple[ParsedSpan, Rule] | None = None
    longest = (-1, 0)
    opens: dict[Opening, bool] = {}
    for rule in rules:
        if rule.article and article is None:
            continue
        opening = rule.opening
        if opening is not None:
            if opening not in opens:
                opens[opening] = _TESTS[opening].match(text, start) is not None
            if not opens[opening]:
                continue
        match = rule.pattern.match(text, start) if article is None else _match(rule, text, start, article)
        if match is None or (match.end(), -match.start()) <= longest:
            continue
        meaning = rule.interpret(match)
        if meaning is not None:
            best = ParsedSpan(match.start(), match.end(), meaning), rule
            longest = (match.end(), -match.start())
    return best


def _match(rule: Rule, text: str, start: int, article: int) -> re.Match[str] | None:
    """Return the match of a rule at a word, or at the article before it if the rule may begin with it."""
    if rule.optional_the:
        return rule.pattern.match(text, article) or rule.pattern.match(text, start)
    return rule.pattern.match(text, start if rule.article is None else article)
