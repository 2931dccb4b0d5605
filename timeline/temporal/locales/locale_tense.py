"""The tense of a clause in another language, by the verb forms listed in its supplement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from timeline.temporal.clause_words import Tense
from timeline.temporal.locales.locale_grammar import Grammar
from timeline.temporal.locales.word_patterns import REACH
from timeline.temporal.normalised_text import normalised_word

_REACH = 160
"""Characters of a sentence on either side of a date."""
_PHRASE = 10
"""Characters beside a date between commas, fewer than in a clause: the verb of the sentence decides."""
_OPENING = 12
"""Characters from a date to the comma after it, at most, if they open a clause: "From March on, ..."."""
_SENTENCE_END = re.compile(r"(?:(?<!\b\d)(?<!\b\d\d)\.|[!?…])(?=[\s\"”»)]|\Z)|[\n\u2028。！？؟;；:]")
"""The full stop after a day ("am 3. Mai") ends no sentence."""
_COMMA = re.compile(r"[,،，]")


@dataclass(frozen=True, slots=True)
class TensePatterns:
    """The verb forms of one language.

    ``verb`` matches one verb, or a word that looks ahead; the name of its group is its tense. ``perfect``
    matches a helper with its participle, also around a date. ``target`` is searched before a date: it is set
    for something ("перенесли на 5 мая"), unless ``no_target`` precedes it ("ночь на 5 мая"). ``verb_last`` is
    True if the verb follows its date. ``since`` and ``until`` match words before and behind a date,
    ``to_behind`` the words from the first end of a range to its second.
    """

    verb: re.Pattern[str]
    perfect: re.Pattern[str]
    target: re.Pattern[str]
    no_target: re.Pattern[str]
    verb_last: bool
    spaced: bool
    since: tuple[re.Pattern[str], re.Pattern[str]]
    until: tuple[re.Pattern[str], re.Pattern[str]]
    to_behind: re.Pattern[str]

    def weekday_direction(self, text: str, start: int, end: int) -> int:
        """Return the direction at a weekday: 1 if its verb looks ahead, -1 in the past."""
        tense = self._verb_tense(text, start, end)
        return -1 if tense is Tense.PAST else int(tense in {Tense.FUTURE, Tense.PLANNED})

    def tense(self, text: str, start: int, end: int) -> Tense:
        """Return the tense of the clause around a date, as far as "since" and "until" leave it."""
        tense = self._verb_tense(text, start, end)
        if self._is_beside(self.since, text, start, end) and not self.to_behind.match(text, end):
            return _SINCE.get(tense, tense)
        return _UNTIL.get(tense, tense) if self._is_beside(self.until, text, start, end) else tense

    @staticmethod
    def _is_beside(sides: tuple[re.Pattern[str], re.Pattern[str]], text: str, start: int, end: int) -> bool:
        before, behind = sides
        is_before = before.search(text, max(0, start - REACH), start) is not None
        return is_before or behind.match(text, end) is not None

    def _verb_tense(self, text: str, start: int, end: int) -> Tense:
        """Return the tense of the verb nearest to a date: in its clause, else in its sentence."""
        before = _SENTENCE_END.split(text[max(0, start - _REACH) : start])[-1]
        after = _SENTENCE_END.split(text[end : end + _REACH])[0]
        left, right = _COMMA.split(before)[-1], _COMMA.split(after)[0]
        if self.spaced and len(left) + len(right) < _PHRASE:
            left, right = before, after
        tense = self._in_clause(left, right)
        if tense is Tense.OPEN and left == before and self._opens_clause(right, after):
            tense = self._in_clause("", _COMMA.split(after)[1])  # the date is the first phrase of a clause
        return Tense.PLANNED if tense is not Tense.FUTURE and self._is_target(before) else tense

    def _opens_clause(self, right: str, after: str) -> bool:
        return right != after and len(right.strip()) <= (_OPENING if self.spaced else 1)

    def _is_target(self, before: str) -> bool:
        return self.target.search(before) is not None and self.no_target.search(before) is None

    def _in_clause(self, before: str, after: str) -> Tense:
        nearest = [*reversed(self._verbs(before)), *self._verbs(after)]
        if self.verb_last:
            nearest = [*self._verbs(after), *reversed(self._verbs(before))]
        first = next(iter(nearest), Tense.OPEN)
        if first is not Tense.PLANNED and self.perfect.search(f"{before} {after}"):
            return Tense.PAST
        return first

    def _verbs(self, text: str) -> list[Tense]:
        """Return the tenses of the verbs of a text, in order."""
        tenses = (
            _TENSES.get((match.lastgroup or "").rstrip("0123456789")) for match in self.verb.finditer(text)
        )
        return [tense for tense in tenses if tense is not None]


_SINCE = {Tense.OPEN: Tense.PAST, Tense.PLANNED: Tense.PAST, Tense.FUTURE: Tense.PLANNED}
"""The tense at "since": it is the past. In Russian "с" is also "from", and a present form is often future."""
_UNTIL = {Tense.PAST: Tense.OPEN, Tense.OPEN: Tense.PLANNED}
"""The tense at "until", which looks ahead: "was closed until March", "closed until March"."""
_TENSES = {"past": Tense.PAST, "future": Tense.FUTURE, "planned": Tense.PLANNED}


def tense_patterns(g: Grammar) -> TensePatterns:
    """Return the verb forms of a language."""
    table, spaced = g.lexicon.supplement.get("tense", {}), g.lexicon.spaced
    forms = [
        (normalised_word(form), name)
        for name in ("past", "future", "planned", "open")
        for form in table.get(name, ())
    ]
    start = _word_start("".join(g.lexicon.word_list("prefixes")))

    def either(name: str) -> str:
        return _either(map(normalised_word, table.get(name, ())), spaced, start)

    between = rf"(?:\s+[^\s,،]+){{0,{table.get('words_between', 2)}}}?\s+"
    return TensePatterns(
        re.compile(_verb(forms, spaced, start)),
        re.compile(f"{either('helpers')}{between}{either('participles')}"),
        re.compile(either("targets") + r"\s*\Z"),
        re.compile(either("no_targets")),
        bool(table.get("verb_last")),
        spaced,
        _sides(g, "since"),
        _sides(g, "until"),
        re.compile(rf"\s?[-–—~]|{g.patterns.follow(g.lexicon.word_list('range'))}"),
    )


def _sides(g: Grammar, name: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of the words before and behind a date with an open side."""
    words = g.lexicon.word_list
    before = [*words(name), *(words("by") if name == "until" else ())]
    return g.patterns.in_front(before), g.patterns.behind(words(f"{name}_after"))


def _word_start(prefixes: str) -> str:
    """Return the pattern of the start of a word, with the letters that may be joined to it (Arabic "wa")."""
    return r"(?<![\w’'-])" + (f"[{prefixes}]?" if prefixes else "")


def _verb(forms: Sequence[tuple[str, str]], spaced: bool, start: str) -> str:
    """Return the pattern of any verb. Whole words come first, then endings, the longest first."""
    ordered = sorted(forms, key=lambda form: ("-" in form[0], -len(form[0])))
    runs = [
        f"(?P<{name}{number}>{_either((form for form, _ in run), spaced, start)})"
        for number, (name, run) in enumerate(groupby(ordered, key=lambda form: form[1]))
    ]
    return "|".join(runs) or r"(?!)"


def _either(forms: Iterable[str], spaced: bool, start: str) -> str:
    """Return the pattern of any of the forms; ``start`` is the pattern of the start of a word."""
    pieces = "|".join(map(_form, forms))
    if not pieces:
        return r"(?!)"
    return rf"{start}(?:{pieces})(?![\w’'])" if spaced else f"(?:{pieces})"


def _form(form: str) -> str:
    """Return the pattern of a word, or of a part of one: a hyphen stands for two letters or more."""
    return r"\w{2,}".join(re.escape(piece).replace(r"\ ", r"\s+") for piece in form.split("-"))
