"""The direction of a clause's tense, past or future: it selects the year of a date, or the week of a weekday.

The nearest verb before the date decides. If the sentence has none there, or if the date opens a clause or
belongs to a subject ("The February 3 raid left ..."), the first verb after it decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.temporal.english.clause_words import BEFORE_NOUNS, PUNCTUATION, WORDS, Sentence
from timeline.temporal.english.english_words import MONTHS
from timeline.temporal.english.verb_tense import UNTIL, word_tense
from timeline.temporal.language import Tense

__all__ = [
    "Tense",
    "clause_before",
    "clause_tense",
    "has_future_cue",
    "has_future_verb",
    "weekday_direction",
]

_LEFT, _RIGHT = 220, 180
"""Characters of the text before and after a date, at most."""

_DATE = "\0"
_MAX_DISTANCE = 80
"""Words before a date to search for its verb: a longer sentence is a list."""
_CLAUSE_ENDS = (";", ":")
_DASHES = frozenset({"-", "--", "–", "—"})
_POSSESSIVES = ("'s", "’s")
_SHORT_FORMS = WORDS["short_forms"] | {word for word in MONTHS if len(word) < 5}
_BOUNDARY = re.compile(r"[.;:!?](?=\s)|[\n\u2028]|,\s|\s[-–—]+\s")
_REACH = 90
"""Characters of a clause before an offset."""

_ARTICLE = re.compile(r"(?:about\s|around\s)?the\s", re.IGNORECASE)
"""The start of a span, but a word of the clause."""

_AHEAD_OF_NOUN = re.compile(
    r"..\s(?P<nouns>[\w-]+(?:\s[\w-]+){0,2})(?:\sin\s[A-Z]\w+)?(?:,\s[^,.;:\n]{1,40},)?\s(?:will|won't|is\s(?:to|due|expected|likely|set|scheduled))\b"
)


def _is_of_something_ahead(text: str, end: int) -> bool:
    """Return True for "Friday's vote will ...": what nobody announces ("Friday's crash will") lies behind."""
    ahead = _AHEAD_OF_NOUN.match(text, end, end + 110)
    return ahead is not None and not WORDS["unplanned"] & set(ahead["nouns"].lower().split())


_PREPARING = re.compile(
    r"\b(?:prepares?|(?:is|are)\s(?:preparing|bracing|ready|getting\sready)|gears?\sup|braces?|awaits?|looks?\sahead)"
    r"\b[^.;:!?\n]{0,40}\Z",
    re.IGNORECASE,
)
"""Words before what somebody prepares for: "Japan prepares to vote in | Sunday's election"."""


def _is_prepared_for(text: str, start: int, end: int) -> bool:
    """Return True for "prepares to vote in Sunday's election"; nobody prepares for "Sunday's crash"."""
    if _PREPARING.search(text, max(0, start - 70), start) is None:
        return False
    words = re.findall(r"\w+", text[end + 2 : end + 40].lower())
    return not WORDS["unplanned"] & set(words[:2])


_LIMIT = re.compile(r"\b(?:as\s(?:early|soon)\sas|no(?:t|)\slater\sthan)\s\Z", re.IGNORECASE)
"""Words before the first or last day of something to come."""


_STARTING = re.compile(
    r"\b(?:rises?|falls?|drops?|(?:goes?|comes?)\s(?:up|down)|appl(?:y|ies)|starts?|begins?|runs?|(?:re)?opens?|closes?"
    r"|changes?|operates?|resumes?|takes?\s(?:effect|over)|(?:is|are)\s(?:[a-z]{2,}ed|open|free))\sfrom\s\Z"
)
"""The present tense of a rule or a timetable before its first day: "the fee rises from Friday"."""
_RANGE_END = re.compile(r"\s?(?:to|until|till|through|[-–—])\s?")


def clause_tense(text: str, start: int, end: int) -> Tense:
    """Return the tense of the clause around a date at a span."""
    sentence, tense = _sentence_and_tense(text, start, end)
    return _WEAKENED[tense] if tense in _WEAKENED and _need_not_date(sentence, tense) else tense


def _sentence_and_tense(text: str, start: int, end: int) -> tuple[Sentence, Tense]:
    """Return the sentence around a date, and the tense of its clause."""
    if (article := _ARTICLE.match(text, start, end)) is not None:
        start = article.end()
    before, after = _sentence_words(text, start, end)
    sentence = Sentence([*before, _DATE, *after], len(before))
    if sentence.preposition == "since" or _is_of_unplanned(sentence, text[end : end + 2]):
        return sentence, Tense.PAST
    if _is_target(sentence):
        return sentence, Tense.OPEN
    tense = _verb_tense(sentence)
    if tense is None:
        tense = _question_tense(text, start, len(before))
    if tense is Tense.OPEN and sentence.preposition in UNTIL and not _opens_clause(sentence):
        tense = Tense.FUTURE  # "the ban runs until September"
    return sentence, _with_nouns(sentence, Tense.OPEN if tense is None else tense)


def _with_nouns(sentence: Sentence, tense: Tense) -> Tense:
    """Return the tense of a verb as far as the nouns around the date leave it."""
    if tense is Tense.PAST and sentence.preposition == "for":
        return Tense.OPEN  # "called a vote for May"
    if tense is Tense.OPEN and sentence.preposition in _AFTERWARDS and _is_in_noun_phrase(sentence):
        return Tense.PAST  # "are in jail after the May 4 rally"
    is_at_unplanned = sentence.preposition in {"on", "in"} and _noun_before(sentence) in WORDS["unplanned"]
    is_foretold = tense is Tense.FUTURE and _before(sentence) is not None
    return Tense.PAST if is_at_unplanned and not is_foretold else tense


_WEAKENED = {Tense.PAST: Tense.BEHIND, Tense.FUTURE: Tense.POSSIBLE}


def _need_not_date(sentence: Sentence, tense: Tense) -> bool:
    """Return True if a verb before a date need not date it.

    The date is a limit ("those affected by October 8"), or describes a thing ("criticized the New Year's Eve
    party", "flights will resume with a Dec. 8 launch").
    """
    is_limit = tense is Tense.PAST and sentence.preposition == "by"
    if not (is_limit or _describes_object(sentence)):
        return False
    return not _opens_clause(sentence) and _before(sentence) is not None


def _describes_object(sentence: Sentence) -> bool:
    following = sentence.bare(sentence.date + 1)
    if following in WORDS["of_feasts"]:
        return True
    if sentence.bare(sentence.date - 1) not in {"a", "an"} or not following.isalpha():
        return False
    return following not in BEFORE_NOUNS | WORDS["conjunctions"] | WORDS["relatives"] | {"to", "when"}


_AFTERWARDS = frozenset({"after", "following", "over"})


def clause_before(text: str, start: int) -> str:
    """Return the words of the clause before an offset, at most ``_REACH`` characters."""
    return _BOUNDARY.split(text[max(0, start - _REACH) : start])[-1]


def weekday_direction(text: str, start: int, end: int) -> int:
    """Return the direction at a weekday, as in ``Context``.

    It is 2 after "will" in its clause, "as early as" or "no later than", 1 after "would", -1 in the past.
    """
    if text[end : end + 2] in _POSSESSIVES:
        is_ahead = _is_of_something_ahead(text, end) or _is_prepared_for(text, start, end)
        return 2 if is_ahead else 0
    if _LIMIT.search(text, max(0, start - 16), start):
        return 2
    if _STARTING.search(text, max(0, start - 40), start) and not _RANGE_END.match(text, end):
        return 2
    sentence, tense = _sentence_and_tense(text, start, end)
    if tense is Tense.PAST:
        return -1
    if tense in {Tense.POSSIBLE, Tense.OPEN}:
        return int(not _opens_clause(sentence) and _is_told_ahead(sentence))
    return 2 if tense in {Tense.PLANNED, Tense.FUTURE} else 0


def _is_told_ahead(sentence: Sentence) -> bool:
    """Return True if "would" is in the nearest verb before the date ("said it would open on Monday").

    "Would not" tells nothing ("would not comment Friday").
    """
    verbs = (index for index in range(sentence.date - 1, -1, -1) if word_tense(sentence, index) is not None)
    nearest = next(verbs, None)
    if nearest is None:
        return False
    return any(
        sentence.bare(index) == "would" and sentence.bare(index + 1) != "not"
        for index in range(max(0, nearest - _PHRASE), nearest + 1)
    )


_PHRASE = 4
"""Words of a verb before its last one, at most: "would not have been | opened"."""


def has_future_verb(text: str, start: int) -> bool:
    """Return True if the clause before an offset has a verb in the future tense."""
    return clause_tense(text, start, start) is Tense.FUTURE


def has_future_cue(text: str, start: int) -> bool:
    """Return True if the clause before an offset looks ahead, from the present or from the past."""
    return clause_tense(text, start, start).direction > 0


def _sentence_words(text: str, start: int, end: int) -> tuple[list[str], list[str]]:
    """Return the words of the sentence before and after a span."""
    before, after = text[max(0, start - _LEFT) : start], text[end : end + _RIGHT]
    opening = 0
    for stop in _STOP.finditer(before):
        if _ends_sentence(before, stop):
            opening = stop.end()
    closing = len(after)
    for stop in _STOP.finditer(after):
        if _ends_sentence(after, stop):
            closing = stop.start()
            break
    return before[opening:].split(), after[:closing].split()


_STOP = re.compile(r"[.!?][\"'”’)]{0,3}\s|\n\s{0,9}\n|\u2028|(?<![^\n]{40})\n")
"""The end of a sentence, a blank line, or the end of a short line. A long line may be wrapped."""


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    """Return True for a paragraph, and for a full stop after no abbreviation."""
    if text[stop.start()] != "." or not stop.start():
        return True
    first = max(text.rfind(" ", 0, stop.start()), text.rfind("\n", 0, stop.start())) + 1
    stem = text[first : stop.start()].strip(PUNCTUATION + "-–—").lower()
    return not (stem in _SHORT_FORMS or len(stem) < 2 or "." in stem)


def _is_of_unplanned(sentence: Sentence, behind: str) -> bool:
    """Return True for "the January 6 attack" and "the attack of January 6": nobody announces an attack."""
    if sentence.bare(sentence.date - 1) == "of" and _noun_before(sentence) in WORDS["unplanned"]:
        return True
    if behind not in _POSSESSIVES and not _is_in_noun_phrase(sentence):
        return False
    return any(word in WORDS["unplanned"] for word in _noun_phrase(sentence))


def _is_in_noun_phrase(sentence: Sentence) -> bool:
    before = sentence.bare(sentence.date - 1)
    return before in WORDS["determiners"] or before.endswith("'s")


def _noun_before(sentence: Sentence) -> str:
    """Return the word before the preposition of the date."""
    return sentence.bare(sentence.date - 2)


def _noun_phrase(sentence: Sentence) -> Iterator[str]:
    """Yield the words right after the date, up to three, until punctuation."""
    for word in sentence.words[sentence.date + 1 : sentence.date + 4]:
        yield word.strip(PUNCTUATION + "-–—").lower()
        if word.endswith((",", ".", *_CLAUSE_ENDS)):
            return


def _is_target(sentence: Sentence) -> bool:
    """Return True if the date is set for something: "set May 4 as the date", "the May 4 deadline"."""
    if sentence.bare(sentence.date - 1) in {"set", "setting", "fixed", "fixing"}:
        return True
    return any(word in WORDS["limits"] for word in _noun_phrase(sentence))


def _verb_tense(sentence: Sentence) -> Tense | None:
    """Return the tense of the verb of the date; ``None`` if its sentence has no verb."""
    first, second = (_after, _before) if _opens_clause(sentence) else (_before, _after)
    tense = first(sentence)
    return second(sentence) if tense is None else tense


def _opens_clause(sentence: Sentence) -> bool:
    """Return True if the date is the first phrase of a clause, or in the subject of what somebody says."""
    index = sentence.date - 1
    while index > 0 and (sentence.bare(index) in WORDS["edges"] or sentence.bare(index) in {"in", "on"}):
        index -= 1
    if sentence.bare(index) in WORDS["conjunctions"]:
        return index < sentence.date - 1
    if sentence.bare(index) in {"who", "which"}:
        return True  # "the sailors, who on Friday will leave"
    return sentence.bare(index) in WORDS["saying"] and sentence.bare(sentence.date - 1) == "the"


def _before(sentence: Sentence) -> Tense | None:
    """Return the tense of the nearest verb before the date; ``None`` without one."""
    for index in range(sentence.date - 1, max(-1, sentence.date - 1 - _MAX_DISTANCE), -1):
        word = sentence.words[index]
        if word.endswith(_CLAUSE_ENDS) or word in _DASHES:
            return None
        if sentence.bare(index) in WORDS["relatives"] and index + 3 < sentence.date:
            return Tense.OPEN  # a verb in the present: "which hosts the cup in May"
        tense = word_tense(sentence, index)
        if tense is Tense.PAST and (_in_parenthesis(sentence, index) or _describes_a_plan(sentence, index)):
            return Tense.OPEN
        if tense is not None:
            return tense
    return Tense.PLANNED if sentence.has_infinitive(-1) else None


def _in_parenthesis(sentence: Sentence, verb: int) -> bool:
    """Return True for a verb between commas before another in the present ("A, made by B, calls for ...")."""
    commas = [at for at in range(verb, sentence.date) if sentence.words[at].endswith(",")]
    if not commas:
        return False
    following = sentence.bare(commas[-1] + 1)
    if not following.endswith("s") or following in BEFORE_NOUNS:
        return False
    first = verb
    while first > 0 and not sentence.words[first - 1].endswith(","):
        first -= 1
    opening = sentence.bare(first)
    kind = WORDS["relatives"] if first else WORDS["subordinators"]
    return first == verb or opening.endswith("ing") or opening in kind


def _describes_a_plan(sentence: Sentence, verb: int) -> bool:
    """Return True for a participle beside the object of a future verb ("will buy shares offered by May")."""
    word = sentence.bare(verb)
    if word in WORDS["past"] and word not in WORDS["both"]:
        return False
    for index in range(verb - 1, -1, -1):
        if sentence.words[index].endswith((",", *_CLAUSE_ENDS)):
            return False
        if sentence.bare(index) in _NEW_CLAUSE and not _joins_objects(sentence, index, verb):
            return False
        if word_tense(sentence, index) in {Tense.FUTURE, Tense.PLANNED, Tense.POSSIBLE}:
            return True
    return False


def _joins_objects(sentence: Sentence, index: int, verb: int) -> bool:
    """Return True for the "and" of "the firms and the people linked to them": no clause begins there."""
    is_and = sentence.bare(index) == "and" and sentence.bare(index + 1) in WORDS["determiners"]
    return is_and and sentence.bare(verb + 1) in {"to", "with", "in", "by", "from"}


_NEW_CLAUSE = frozenset({"been"}).union(
    *(
        WORDS[kind]
        for kind in (
            "relatives",
            "questions",
            "subordinators",
            "conjunctions",
            "subjects",
            "have",
            "had",
            "was",
        )
    )
)
"""Words between a participle and an earlier verb that part their clauses."""


def _after(sentence: Sentence) -> Tense | None:
    """Return the tense of the first verb after the date; ``None`` without one."""
    index = sentence.date + 1
    while index < len(sentence.words):
        if sentence.bare(index) in WORDS["relatives"] and sentence.words[index - 1].endswith(","):
            index = _end_of_phrase(sentence, index)
        tense = word_tense(sentence, index)
        if tense is not None:
            return tense
        index += 1
    return None


def _end_of_phrase(sentence: Sentence, index: int) -> int:
    while index < len(sentence.words) and not sentence.words[index].endswith(","):
        index += 1
    return index


def _question_tense(text: str, start: int, words: int) -> Tense | None:
    """Return the tense of the question that a few words with the date answer; ``None`` without one."""
    question = text.rfind("?", max(0, start - _ANSWER), start)
    if question < 0 or words > 2:
        return None
    before, _ = _sentence_words(text, question, question)
    return _before(Sentence([*before, _DATE], len(before)))


_ANSWER = 24
"""Characters between a question and the date in its answer, at most."""
