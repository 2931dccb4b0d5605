"""What a text tells of persons: the genders and ages of named ones, and the unnamed ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from timeline.entities.reference_window import stands_beside
from timeline.entities.word_lists import genders, unnamed_persons
from timeline.model import Name

MALE, FEMALE = "male", "female"
_AGE_AFTER = re.compile(r",? \(?(?:aged )?(?P<age>\d{1,3})(?=[,)])")
_AGE_BEFORE = re.compile(r"(?P<age>\d{1,3})-year-old (?:[\w-]+ ){0,3}$")
_DIED_AFTER = re.compile(
    r"(?:,[^.,;]{0,60},|,? who)? (?:(?:was|were|is|has been|had been|have been|be|later|reportedly) ){0,2}"
    r"(?:(?:shot|found|stabbed|beaten|pronounced) dead|killed(?= in| by| on| during| when|\.|,| at)"
    r"|assassinated|murdered|executed|dead|died)\b"
)
_DIED_BEFORE = re.compile(
    r"\b(?:death|killing|assassination|murder|funeral|body|execution|killed|assassinated|murdered) "
    r"(?:of )?(?:[\w-]+ ){0,3}$"
)
_OWNER = re.compile(r"\b(?P<owner>his|her) (?:[a-z-]+ ){1,2}$")
_OWNER_LENGTH = 40
"""Characters before a name that may tell whose relative it is."""
_WORD = re.compile(r"[A-Za-z'’-]+")
_DETERMINERS = frozenset(
    {"a", "an", "another", "one", "the", "his", "her", "their", "its", "this", "that", "our", "my", "no"}
)


def named_genders(text: str, mentions: Sequence[Name]) -> Iterator[tuple[str, str]]:
    """Yield the genders of persons by first name, then by title; a later one replaces an earlier one.

    Before a surname alone, the title of the other gender is that of a relative ("Ms Haddad" of Omar Haddad).
    """
    by_first_name = {
        name.name: gender
        for name in mentions
        if (gender := genders().get(name.name.split()[0].lower())) is not None
    }
    yield from by_first_name.items()
    starts = {name.start: name for name in mentions}
    for match in _title().finditer(text):
        person = starts.get(match.end()) or starts.get(match.start())
        if person is None:
            continue
        gender = MALE if match["male"] else FEMALE
        is_of_relative = " " not in person.text and by_first_name.get(person.name, gender) != gender
        if not is_of_relative:
            yield person.name, gender


@cache
def _title() -> re.Pattern[str]:
    male, female = (
        "|".join(words) for words in (unnamed_persons().male_titles, unnamed_persons().female_titles)
    )
    return re.compile(rf"\b(?:(?P<male>(?i:{male}))|(?i:{female}))\.? (?=[A-Z])")


def named_ages(text: str, mentions: Sequence[Name]) -> Iterator[tuple[str, str]]:
    """Yield the persons with the ages beside their names ("Omar Haddad, 45," "45-year-old Omar Haddad")."""
    for name in mentions:
        match = _AGE_AFTER.match(text, name.end) or _AGE_BEFORE.search(
            text, max(name.start - 50, 0), name.start
        )
        if match is not None:
            yield name.name, match["age"]


def deaths(text: str, mentions: Sequence[Name]) -> dict[str, int]:
    """Return the persons whose death a text tells, each with the offset at which it first does so."""
    told: dict[str, int] = {}
    for name in mentions:
        before = _DIED_BEFORE.search(text, max(name.start - 60, 0), name.start)
        if before is not None or _DIED_AFTER.match(text, name.end) is not None:
            told.setdefault(name.name, name.start)
    return told


def unnamed_ones(text: str, start: int, end: int, known: Sequence[Name]) -> Iterator[tuple[int, str | None]]:
    """Yield offset and gender of each unnamed person in [start, end), except those that describe a known one.

    Nouns of either gender count with a determiner before them.
    """
    words = list(_WORD.finditer(text, start, end))
    nouns = unnamed_persons()
    for at, word in enumerate(words):
        noun = word[0].lower()
        gender = MALE if noun in nouns.male else FEMALE if noun in nouns.female else None
        if gender is None and noun not in nouns.either:
            continue
        phrase = _phrase_start(text, words, at)
        if (
            at + 1 < len(words)
            and is_person_noun(words[at + 1][0])
            and words[at + 1].start() == word.end() + 1
        ):
            continue  # "student leader": the second noun counts
        if phrase is None and gender is None:
            continue
        is_known = any(name.start <= word.start() < name.end for name in known)
        begin = word.start() if phrase is None else phrase
        if not (is_known or stands_beside(text, begin, word.end(), known)):
            yield word.start(), gender


def is_person_noun(word: str) -> bool:
    """Return True for a noun that can mean an unnamed person."""
    nouns = unnamed_persons()
    return any(word.lower() in listed for listed in (nouns.male, nouns.female, nouns.either))


def gender_of(word: str) -> str | None:
    """Return the gender of a person's noun ("actress") or first name; ``None`` if it may be either."""
    noun, nouns = word.lower(), unnamed_persons()
    if noun in nouns.male or noun in nouns.female:
        return MALE if noun in nouns.male else FEMALE
    return genders().get(noun) if word[:1].isupper() else None


def _phrase_start(text: str, words: Sequence[re.Match[str]], at: int) -> int | None:
    """Return the start of the noun's phrase: its determiner, at most three words before it."""
    for word in reversed(words[max(at - 4, 0) : at]):
        if text[word.end() : words[at].start()].strip(
            " .abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-'’0123456789"
        ):
            return None
        if word[0].lower() in _DETERMINERS or word[0].endswith(("'s", "’s", "s'", "s’")):
            return word.start()
    return None


def is_family(text: str, name: Name) -> bool:
    """Return True for several persons of one surname ("the Webers")."""
    return name.text.endswith("s") and text[max(0, name.start - 4) : name.start].lower() == "the "


def owner_before(text: str, start: int) -> str | None:
    """Return the gender of whose relative the person at an offset is ("his eldest son | Omar")."""
    owner = _OWNER.search(text, max(0, start - _OWNER_LENGTH), start)
    return None if owner is None else MALE if owner["owner"] == "his" else FEMALE
