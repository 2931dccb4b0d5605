"""Acts: whether two predicates may name one act ("attack", "blast") or two ("killed", "freed")."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from timeline.events import REACTING_VERBS
from timeline.language import noun_forms, verb_forms
from timeline.merging.member_sets import Cells, MemberLists, Places, Scores, Truths
from timeline.merging.persons import kinds_of_persons, person_words
from timeline.merging.rarity import stem
from timeline.merging.statement import NUMBERS, Statement, written_words
from timeline.merging.statement_lists import StatementLists, stems, title_stems
from timeline.resources import load_toml

_ALIKE, _APART = 2.0, -8.0
"""What acts of one class add, and what two of no common class take, if no sentence has the other act."""
_STEP = -1.0
"""What acts of no common class take if only one sentence has both ("raided", "jailed over the raid")."""
_OTHER_NAMED = -6.0
"""What one act by two named ones takes ("Ford recalled", "Toyota recalled")."""
_OTHER_SUBJECTS = -4.0
"""What two verbs that tell no act take if they have other subjects ("pumps started", "rain started")."""
_OTHER_PERSONS = -9.0
"""What one act takes that befalls other unnamed persons ("a woman returned", "a man returned")."""
_OTHER_LEVELS = -9.0
"""What rises and falls to other levels take ("raised the alert to four", "to five")."""
_OTHER_MOVING = -12.0
"""What rises and falls of other things or days take ("the euro fell", "crude prices fell")."""
_NO_DAY = 0
"""Stands for the day of a statement with a longer date."""
_OTHER_THINGS = -4.0
"""What acts on other things take in two articles of one outlet, which prints a series of like reports."""
_MEASURED = re.compile(
    r"%|\b(?:percent|pct|per cent|points?|prices?|shares?|stocks?|index|billion|million|dlrs)\b",
    re.IGNORECASE,
)
"""Words of what rises and falls in figures."""
_LEVEL = re.compile(
    rf"\bto (?:(?:a|the|level|phase|stage|category|grade) )*(\d+(?:\.\d+)?|{'|'.join(NUMBERS)})"
    r"(?= ?(?:$|[.,;:)–-]|(?:from|on|in|due|after|as|because|by)\b))",
    re.IGNORECASE,
)
"""The level to which something rises or falls, but not how many or how much: no noun follows it."""
_EMPTY_ACTS = frozenset(
    form
    for verb in (
        "appear", "be", "become", "begin", "believe", "call", "come", "consider", "continue", "do", "end",
        "face", "finish", "follow", "get", "give", "go", "happen", "have", "hold", "include", "keep", "know",
        "lead", "leave", "make", "occur", "remain", "resume", "say", "see", "seem", "set", "start", "stop",
        "take", "think", "use",
    )
    for form in verb_forms(verb)
)  # fmt: skip
"""Verbs that tell no act without their object: the protests and the air strikes both "began"."""

_ABOUT_ANOTHER_ACT = REACTING_VERBS.union(
    *(
        verb_forms(verb)
        for verb in (
            "avenge", "avert", "celebrate", "commemorate", "discuss", "follow", "foresee", "investigate",
            "mark", "plan", "precede", "predict", "prevent", "probe", "remember", "watch",
        )
    )
)  # fmt: skip
"""Verbs whose object is another act: the celebrated victory is not the celebration."""


class ActLikeness:
    """The acts of a collection of statements, by their classes, and who does them."""

    def __init__(self, lists: StatementLists) -> None:
        collection, numbers = lists.collection, lists.vocabulary.numbers
        self._acts = np.array([_act(each) for each in collection], dtype=np.int64)
        self._told = np.array([_told(each) for each in collection], dtype=np.int64)
        self._predicates = np.array(numbers(stem(each.mention.predicate) for each in collection))
        self._things = lists.of(_subject_and_names)
        self._doers = lists.of(_named_doers)
        self._heads = lists.of(subject_heads)
        self._moving = np.array([_is_measured_move(each) for each in collection], dtype=np.bool_)
        self._days = np.array([each.first if each.is_day else _NO_DAY for each in collection])
        self._head = lists.of(_last_before)
        self._title_words = lists.of(_title_words)
        self._titles = lists.of(title_stems)
        self._persons = np.array([kinds_of_persons(_persons(each)) for each in collection], dtype=np.int64)
        self._person_words = lists.of(_person_stems)
        self._tells = np.array([each.mention.predicate not in _EMPTY_ACTS for each in collection])
        self._stems = lists.of(stems)
        self._levels = lists.of(_levels)
        self._sources = np.array(numbers(each.source for each in collection))
        self._articles = np.array(numbers(each.mention.article for each in collection))

    def scores(self, cells: Cells, ones: Places, twos: Places) -> Scores:
        """Return what acts and those who do them add to the chosen pairs, which are ``ones`` and ``twos``."""
        here, there = self._acts[ones], self._acts[twos]
        same = self._predicates[ones] == self._predicates[twos]
        alike = here & there != 0
        known = (here != 0) & (there != 0)
        apart = known & (here & self._told[twos] == 0) & (there & self._told[ones] == 0)
        untold = (here & self._told[twos] == 0) | (there & self._told[ones] == 0)
        in_a_row = self._sources[ones] == self._sources[twos]
        in_a_row &= self._articles[ones] != self._articles[twos]
        have_subjects = (self._heads.sizes[ones] > 0) & (self._heads.sizes[twos] > 0)
        others = have_subjects & (cells.shared(self._heads, self._titles) == 0)
        others &= cells.shared_back(self._heads, self._titles) == 0
        return np.asarray(
            _ALIKE * alike
            + _APART * apart
            + _STEP * (known & ~alike & ~apart & untold)
            + _OTHER_SUBJECTS * (alike & ~self._tells[ones] & ~self._tells[twos] & others)
            + _OTHER_LEVELS * self._rise_to_others(cells, ones, twos)
            + _OTHER_PERSONS * ((same | alike) & self._befall_others(cells, ones, twos))
            + _OTHER_MOVING
            * (
                (self._moving[ones] & self._moving[twos])
                & (self._have_other_heads(cells, ones, twos) | self._are_of_other_days(ones, twos))
            )
            + _OTHER_NAMED * (same & self._both_lack(cells, ones, twos, self._doers))
            + _OTHER_THINGS * ((same | alike) & in_a_row & self._both_lack(cells, ones, twos, self._things))
        )

    def _are_of_other_days(self, ones: Places, twos: Places) -> Truths:
        """Return for which pairs both dates are days, and not the same one."""
        here, there = self._days[ones], self._days[twos]
        return np.asarray((here != there) & (here != _NO_DAY) & (there != _NO_DAY))

    def _have_other_heads(self, cells: Cells, ones: Places, twos: Places) -> Truths:
        """Return for which pairs both subjects have a noun, and it is missing in the other's title."""
        told = cells.shared(self._head, self._title_words) + cells.shared_back(self._head, self._title_words)
        return np.asarray((told == 0) & (self._head.sizes[ones] > 0) & (self._head.sizes[twos] > 0))

    def _rise_to_others(self, cells: Cells, ones: Places, twos: Places) -> Truths:
        """Return for which pairs both give a level, and none in common."""
        sizes = self._levels.sizes
        have_levels = (sizes[ones] > 0) & (sizes[twos] > 0)
        return np.asarray(have_levels & (cells.shared(self._levels, self._levels) == 0))

    def _befall_others(self, cells: Cells, ones: Places, twos: Places) -> Truths:
        """Return for which pairs the persons are of no common kind, and missing in the other's sentence."""
        here, there = self._persons[ones], self._persons[twos]
        words = self._person_words
        told = cells.shared(words, self._stems) + cells.shared_back(words, self._stems)
        return np.asarray((here != 0) & (there != 0) & (here & there == 0) & (told == 0))

    def _both_lack(self, cells: Cells, ones: Places, twos: Places, words: MemberLists) -> Truths:
        """Return for which pairs each statement has a word that the other's sentence lacks."""
        lacks = cells.shared(words, self._stems) < words.sizes[ones]
        return np.asarray(lacks & (cells.shared_back(words, self._stems) < words.sizes[twos]))


def _act(statement: Statement) -> int:
    """Return the classes of the predicate; "made an arrest" is the act of its object."""
    mention = statement.mention
    own = act_classes(mention.predicate)
    return own or (act_classes(mention.object) if mention.predicate in _EMPTY_ACTS else 0)


def _persons(statement: Statement) -> list[str]:
    """Return the nouns for unnamed persons of a title's subject and object."""
    return person_words([*statement.subject_words, statement.mention.object])


def _person_stems(statement: Statement) -> list[str]:
    return list(map(stem, _persons(statement)))


def _subject_and_names(statement: Statement) -> frozenset[str]:
    return statement.subject_stems | statement.title_names


def _named_doers(statement: Statement) -> frozenset[str]:
    return statement.subject_stems & statement.title_names


def _title_words(statement: Statement) -> Sequence[str]:
    return statement.title_words


def _last_before(statement: Statement) -> list[str]:
    """Return the noun of a title's subject, as a list; empty without a subject."""
    return list(statement.subject_words[-1:])


def _levels(statement: Statement) -> frozenset[str]:
    """Return the levels to which something rises or falls, in digits ("raised to four", "lowered to 3")."""
    if not act_classes(statement.mention.predicate) & (act_classes("rise") | act_classes("decline")):
        return frozenset()
    found = (each.casefold() for each in _LEVEL.findall(statement.sentence))
    return frozenset(NUMBERS.get(each, each) for each in found)


def _is_measured_move(statement: Statement) -> bool:
    """Return True for a rise or fall of something measured, but not for a child that fell."""
    moves = act_classes(statement.mention.predicate) & (act_classes("rise") | act_classes("decline"))
    return bool(moves and _MEASURED.search(statement.sentence))


def _told(statement: Statement) -> int:
    """Return the classes of all words of title and sentence."""
    classes = 0
    for word in (*statement.title_words, *statement.sentence_words):
        classes |= act_classes(word)
    return classes


def told_acts(statement: Statement) -> frozenset[str]:
    """Return the stems of the acts that a title tells: its predicate, and other words of a class of acts.

    "Security forces conducted a raid" tells a raid, "a man was jailed over the raid" does not. A verb that
    tells no act ("began") is left out.
    """
    predicate = statement.mention.predicate
    acts = frozenset(map(stem, _act_words(statement)))
    return acts | {stem(predicate)} if predicate and predicate not in _EMPTY_ACTS else acts


def told_classes(statement: Statement) -> int:
    """Return the classes of the acts that a title tells, a bit for each."""
    classes = 0
    for word in _act_words(statement):
        classes |= act_classes(word)
    return classes


def subject_heads(statement: Statement) -> frozenset[str]:
    """Return the stems of the nouns of a title's subject, without what hangs on them."""
    return frozenset(map(stem, statement.subject_words)) & statement.title_stems


def _act_words(statement: Statement) -> list[str]:
    """Return the words of a title that name its act: its predicate, the nouns of its subject, its object.

    After a verb that tells no act ("took part in a raid"), all words count. What hangs on a noun is no act of
    the title: "relatives of the men who died are waiting" tells no death.
    """
    predicate = statement.mention.predicate
    if predicate in _ABOUT_ANOTHER_ACT:
        return [predicate] * bool(act_classes(predicate))
    words = statement.title_words
    if act_classes(predicate) or predicate not in _EMPTY_ACTS:
        words = (*statement.subject_words, _object(statement))
    return [word for word in (predicate, *words) if word not in _EMPTY_ACTS and act_classes(word)]


def _object(statement: Statement) -> str:
    """Return the object as the title writes it: "cease-fire", not "fire"."""
    noun = statement.mention.object
    written = (word for word in written_words(statement.mention.title) if word.endswith(f"-{noun}"))
    return next(written, noun) if noun else noun


def act_classes(word: str) -> int:
    """Return the classes of a lower-case word, a bit for each; 0 if it is in none."""
    return _classes().get(word, 0)


@cache
def _classes() -> Mapping[str, int]:
    """Return the classes of each form of a listed word, a bit for each; a listed form has only its own."""
    listed: dict[str, int] = defaultdict(int)
    for number, words in enumerate(load_toml("timeline.merging", "act_classes.toml").values()):
        for word in words.split():
            listed[word] |= 1 << number
    classes: dict[str, int] = defaultdict(int)
    for word, own in listed.items():
        for form in verb_forms(word) | noun_forms(word):
            classes[form] |= own
    return {**classes, **listed}
