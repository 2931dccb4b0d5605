"""The scan over the words of a text: each word allows a few rules, and the longest match wins."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from timeline.temporal.english.english_words import MONTHS
from timeline.temporal.english.phrase_slots import digits_key, word_start
from timeline.temporal.english.rule_grammar import Opening, Rule, Starts, phrase_pattern
from timeline.temporal.english.rules import RULES
from timeline.temporal.language import ParsedSpan, alternation

_WORD = re.compile(r"[^\W\d_]+|\d+")
_BEHIND = re.compile(r"[\W_]*([^\W\d_]{1,2}|\d)")


_Test = Callable[[str, int], re.Match[str] | None]
_Trial = tuple[int, Rule, _Test, bool, bool]
"""The place of a rule in the grammar, the rule, its match at an offset, and where that is tried: True for
the article before the word, and True for the word itself if the article does not match."""


_Groups = Sequence[tuple[_Test | None, Sequence[_Trial]]]
"""Rules with the same kind of start share one test: it leaves them out together, as most numbers are no part
of a date."""


class _RulesAt:
    """The rules at a word, prepared for the scan when it first meets the word before another."""

    def __init__(self, word: str, rules: Sequence[tuple[int, Rule]]) -> None:
        self._word, self._rules = word, rules
        self._starts: Sequence[Starts] = ()
        self._known: frozenset[str] = frozenset()
        self._groups: dict[tuple[str, bool], _Groups] = {}

    def before(self, following: str, *, article: bool) -> _Groups:
        """Return the groups of rules for the start of the word behind; ``article`` if one is in front."""
        key = (following if following in self._known else "", article)
        return self._groups.get(key) or self._prepared(following, article=article)

    def _prepared(self, following: str, *, article: bool) -> _Groups:
        if not self._starts:
            self._starts = [rule.following(self._word) for _, rule in self._rules]
            self._known = frozenset[str]().union(*filter(None, self._starts))
        key = (following if following in self._known else "", article)
        return self._groups.setdefault(key, self._grouped(*key))

    def _grouped(self, following: str, article: bool) -> _Groups:
        groups: dict[Opening | None, list[_Trial]] = {}
        for (place, rule), starts in zip(self._rules, self._starts, strict=True):
            if (rule.article and not article) or (starts is not None and following not in starts):
                continue
            at_article = article and (rule.optional_the or rule.article is not None)
            trial = (place, rule, rule.pattern.match, at_article, at_article and rule.optional_the)
            groups.setdefault(rule.opening, []).append(trial)
        return [(_opening_test(opening), trials) for opening, trials in groups.items()]


def _by_first_word(rules: Sequence[Rule]) -> Mapping[str, _RulesAt]:
    table: dict[str, list[tuple[int, Rule]]] = {}
    for place, rule in enumerate(rules):
        for word in rule.first:
            table.setdefault(word, []).append((place, rule))
    at_words = ((word, _RulesAt(word, rows)) for word, rows in table.items())
    return {form: at for word, at in at_words for form in (word, word.capitalize(), word.upper())}


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
        behind = _BEHIND.match(text, word.end())
        groups = rules.before(word_start(behind[1]) if behind is not None else "", article=has_article)
        best = _longest(text, start, groups, article[0] if article is not None and has_article else None)
        if best is not None:
            found.append(best)
            position = best[0].end
    return found


def _rules_at_figures(text: str, figures: re.Match[str]) -> _RulesAt | None:
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


@cache
def _opening_test(opening: Opening | None) -> _Test | None:
    """Return the test for a kind of start; ``None`` for the rules without one."""
    if opening is None:
        return None
    if opening is Opening.COUNT:
        return phrase_pattern("<count>( |-)(<unit>|<more>|seasons|o'clock|<weekdayplural>|in the)").match
    return re.compile(_FIGURE_STARTS[opening], re.IGNORECASE).match


_FIGURE_STARTS: Mapping[Opening, str] = {
    Opening.DAY_AND_MONTH: (
        r"(?!\d)|\d{1,4}(?:\s?(?:st|nd|rd|th))?[\s.‑–—-]{0,7}(?:day\s{1,7})?(?:of\s{1,7})?(?:the\s)?"
        rf"(?:{alternation(MONTHS)})"
    ),
    Opening.ORDINAL: r"(?!\d)|\d{1,3}(?:st|nd|rd|th)",
}
"""Starts with figures; one in words passes."""


def _longest(text: str, start: int, groups: _Groups, article: int | None) -> tuple[ParsedSpan, Rule] | None:
    """Return the longest match of the rules at a word.

    Of two equal ones it is the one with the article, then the one of the earlier rule.
    """
    best: tuple[ParsedSpan, Rule] | None = None
    longest = (-1, 0, 0)
    for test, trials in groups:
        if test is not None and test(text, start) is None:
            continue
        for place, rule, matched, at_article, at_word in trials:
            match = matched(text, article if at_article else start)  # type: ignore[arg-type]
            if match is None and at_word:
                match = matched(text, start)
            if match is None or (rank := (match.end(), -match.start(), -place)) <= longest:
                continue
            meaning = rule.interpret(match)
            if meaning is not None:
                best = ParsedSpan(match.start(), match.end(), meaning), rule
                longest = rank
    return best
