"""The tense of a clause in another language, by the verb forms listed in its supplement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from timeline.temporal.language import Tense
from timeline.temporal.locales.locale_grammar import Grammar
from timeline.temporal.locales.word_patterns import REACH, WordsInFront
from timeline.temporal.normalised_text import normalised_word

_REACH = 160
"""Characters of a sentence on either side of a date."""
_PHRASE = 10
"""Characters beside a date between commas, fewer than in a clause: the verb of the sentence decides."""
_OPENING = 13
"""Characters from a date to the comma after it, fewer than in a clause: "From March on, ..." opens one."""
_SENTENCE_END = re.compile(r"(?:(?<!\b\d)(?<!\b\d\d)\.|[!?…])(?=[\s\"”»)]|\Z)|[\n\u2028。！？؟;；:]")
"""The full stop after a day ("am 3. Mai") ends no sentence."""
_COMMA = re.compile(r"[,،，]")
_WORD = re.compile(r"(?<![\w’'-])[\w’']+|[,،]")
_STEM = 2
"""Letters of a word beside its ending, at least."""
_TENSES = {"past": Tense.PAST, "future": Tense.FUTURE, "planned": Tense.PLANNED, "open": Tense.OPEN}


class _Forms:
    """The forms of a list, each with its tense: words, phrases, and parts of words with a hyphen ("-ó")."""

    def __init__(self, forms: Mapping[str, Tense], prefixes: Sequence[str] = ()) -> None:
        self.words = {form: tense for form, tense in forms.items() if not re.search(r"[-\s]", form)}
        self._prefixes = tuple(prefixes)
        self._phrases: dict[str, list[tuple[re.Pattern[str], Tense]]] = {}
        self._parts: dict[tuple[str, str], Tense] = {}
        for form, tense in sorted(forms.items(), key=lambda row: -len(row[0])):
            if " " in form:
                pattern = re.compile(re.escape(form).replace(r"\ ", r"\s+") + r"(?![\w’'])")
                self._phrases.setdefault(form.split()[0], []).append((pattern, tense))
            elif "-" in form:
                self._parts.setdefault(_split(form), tense)
        self._lengths = sorted({(len(a), len(b)) for a, b in self._parts}, key=sum, reverse=True)

    def phrase(self, word: str, text: str, start: int) -> tuple[int, Tense] | None:
        """Return the end and the tense of a phrase that begins with a word at an offset."""
        for pattern, tense in self._phrases.get(word, ()):
            if (match := pattern.match(text, start)) is not None:
                return match.end(), tense
        return None

    def tense(self, word: str) -> Tense | None:
        """Return the tense of a word: of the word itself, else of its longest part."""
        bare = word.rpartition("'")[2]
        found = self.words.get(word) or self.words.get(bare)
        if found is None and word.startswith(self._prefixes):
            found = self.words.get(word[1:])
        return self._by_part(bare) if found is None else found

    def _by_part(self, word: str) -> Tense | None:
        for before, after in self._lengths:
            if before + _STEM + after <= len(word):
                tense = self._parts.get((word[:before], word[len(word) - after :]))
                if tense is not None:
                    return tense
        return None


def _split(form: str) -> tuple[str, str]:
    """Return the beginning and the ending of a word in a form such as "ge-t" or "-ó"."""
    before, _, after = form.partition("-")
    return before, after


_Sides = tuple[WordsInFront, re.Pattern[str]]
"""The words of an open side: searched before a date, matched behind it."""


@dataclass(frozen=True, slots=True)
class TensePatterns:
    """The verb forms of one language.

    ``verbs`` are verbs and words that look ahead. A helper with its participle is a perfect, also around a
    date; ``words_between`` may part them. ``target`` is searched before a date: it is set for something
    ("перенесли на 5 мая"), unless ``no_target`` precedes it ("ночь на 5 мая"). ``verb_last`` is True if the
    verb follows its date. ``since`` and ``until`` match words before and behind a date,
    ``to_behind`` the words from the first end of a range to its second.
    """

    verbs: _Forms
    helpers: frozenset[str]
    participles: _Forms
    words_between: int
    target: re.Pattern[str]
    no_target: re.Pattern[str]
    verb_last: bool
    since: _Sides
    until: _Sides
    to_behind: re.Pattern[str]

    phrase: ClassVar[int] = _PHRASE
    opening: ClassVar[int] = _OPENING

    def weekday_direction(self, text: str, start: int, end: int) -> int:
        """Return the direction at a weekday: 2 if its verb looks ahead, -1 in the past."""
        tense = self.tense(text, start, end)
        return -1 if tense is Tense.PAST else 2 * (tense in {Tense.FUTURE, Tense.PLANNED})

    def tense(self, text: str, start: int, end: int) -> Tense:
        """Return the tense of the clause around a date, as far as "since" and "until" leave it."""
        tense = self._verb_tense(text, start, end)
        if self._is_beside(self.since, text, start, end) and not self.to_behind.match(text, end):
            return _SINCE.get(tense, tense)
        return _UNTIL.get(tense, tense) if self._is_beside(self.until, text, start, end) else tense

    @staticmethod
    def _is_beside(sides: _Sides, text: str, start: int, end: int) -> bool:
        before, behind = sides
        is_before = before.search(text, max(0, start - REACH), start) is not None
        return is_before or behind.match(text, end) is not None

    def _verb_tense(self, text: str, start: int, end: int) -> Tense:
        """Return the tense of the verb nearest to a date: in its clause, else in its sentence."""
        before = _SENTENCE_END.split(text[max(0, start - _REACH) : start])[-1]
        after = _SENTENCE_END.split(text[end : end + _REACH])[0]
        left, right = _COMMA.split(before)[-1], _COMMA.split(after)[0]
        if len(left) + len(right) < self.phrase:
            left, right = before, after
        tense = self._in_clause(left, right)
        if tense is Tense.OPEN and left == before and right != after and len(right.strip()) < self.opening:
            tense = self._in_clause("", _COMMA.split(after)[1])  # the date is the first phrase of a clause
        return Tense.PLANNED if tense is not Tense.FUTURE and self._is_target(before) else tense

    def _is_target(self, before: str) -> bool:
        return self.target.search(before) is not None and self.no_target.search(before) is None

    def _in_clause(self, before: str, after: str) -> Tense:
        first = next(self._nearest(before, after), Tense.OPEN)
        if first is not Tense.PLANNED and self.helpers and self._has_perfect(f"{before} {after}"):
            return Tense.PAST
        return first

    def _nearest(self, before: str, after: str) -> Iterator[Tense]:
        """Yield the tenses of the verbs of a clause, from the verb of its date on."""
        if self.verb_last:
            yield from self._verbs(after)
        yield from reversed(self._verbs(before))
        if not self.verb_last:
            yield from self._verbs(after)

    def _verbs(self, text: str) -> list[Tense]:
        """Return the tenses of the verbs of a text, in order."""
        found: list[Tense] = []
        position = 0
        for match in _WORD.finditer(text):
            if match.start() < position:
                continue
            word, tense = match.group(), None
            if (phrase := self.verbs.phrase(word, text, match.start())) is not None:
                position, tense = phrase
            else:
                tense = self.verbs.tense(word)
            if tense is not None and tense is not Tense.OPEN:
                found.append(tense)
        return found

    def _has_perfect(self, text: str) -> bool:
        left = 0
        for word in _WORD.findall(text):
            if word in self.helpers:
                left = self.words_between + 1
            elif word in ",،":
                left = 0
            elif left:
                if self.participles.tense(word) is not None:
                    return True
                left -= 1
        return False


class UnspacedTensePatterns(TensePatterns):
    """The verb forms of a language without spaces between words: they are found anywhere."""

    phrase = 0
    opening = 2

    def _verbs(self, text: str) -> list[Tense]:
        pattern = _unspaced(tuple(self.verbs.words))
        tenses = (self.verbs.words[word] for word in pattern.findall(text))
        return [tense for tense in tenses if tense is not Tense.OPEN]


@cache
def _unspaced(forms: Sequence[str]) -> re.Pattern[str]:
    return re.compile(_either(forms))


_SINCE = {Tense.OPEN: Tense.PAST, Tense.PLANNED: Tense.PAST, Tense.FUTURE: Tense.PLANNED}
"""The tense at "since": it is the past. In Russian "с" is also "from", and a present form is often future."""
_UNTIL = {Tense.PAST: Tense.OPEN, Tense.OPEN: Tense.PLANNED}
"""The tense at "until", which looks ahead: "was closed until March", "closed until March"."""


def tense_patterns(g: Grammar) -> TensePatterns:
    """Return the verb forms of a language."""
    table, spaced = g.lexicon.supplement.get("tense", {}), g.lexicon.spaced

    def forms(name: str) -> list[str]:
        return [normalised_word(form) for form in table.get(name, ())]

    def word_pattern(name: str) -> str:
        return rf"(?<![\w’'-]){_either(forms(name))}" if spaced else _either(forms(name))

    verbs = {form: tense for name, tense in reversed(_TENSES.items()) for form in forms(name)}
    kind = TensePatterns if spaced else UnspacedTensePatterns
    return kind(
        _Forms(verbs, g.lexicon.word_list("prefixes")),
        frozenset(forms("helpers")),
        _Forms(dict.fromkeys(forms("participles"), Tense.PAST)),
        table.get("words_between", 2),
        re.compile(word_pattern("targets") + r"\s*\Z"),
        re.compile(word_pattern("no_targets")),
        bool(table.get("verb_last")),
        _sides(g, "since"),
        _sides(g, "until"),
        re.compile(rf"\s?[-–—~]|{g.patterns.follow(g.lexicon.word_list('range'))}"),
    )


def _sides(g: Grammar, name: str) -> _Sides:
    """Return the patterns of the words before and behind a date with an open side."""
    words = g.lexicon.word_list
    before = [*words(name), *(words("by") if name == "until" else ())]
    return g.patterns.words_in_front(before), g.patterns.behind(words(f"{name}_after"))


def _either(forms: Iterable[str]) -> str:
    """Return the pattern of any of the forms, the longest first."""
    pieces = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in sorted(forms, key=len, reverse=True))
    return f"(?:{pieces})" if pieces else r"(?!)"
