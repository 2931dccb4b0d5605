"""Names in other alphabets under one spelling: "Moammar Qaddafi" and "Muammar Gaddafi" are one person.

Romanisations of Arabic, Russian, Korean and Chinese names differ in a few ways. A key ignores them: vowels of
one kind, doubled letters, the letters for one consonant, articles, hyphens and accents.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from timeline.entities.word_lists import leaders, well_known_persons

_CAMEL = re.compile(r"\b([EA]l)(?=[A-Z])")
_ARTICLES = frozenset({"al", "el", "as", "ash", "ul"})
_SERVANT = re.compile(r"^abd[aeu]l")
_SOUNDS = (
    (re.compile(r"oo|ou"), "u"),
    (re.compile(r"ee"), "i"),
    (re.compile(r"dh|th"), "d"),
    (re.compile(r"gh|kh|[qgc](?!h)"), "k"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"o"), "u"),
    (re.compile(r"e"), "a"),
    (re.compile(r"y|j(?=[aeiou]?$)"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=[aiu])h$"), ""),
)


@lru_cache(maxsize=10_000)
def spelling_key(name: str) -> str:
    """Return the key that the usual spellings of a person's name share."""
    plain = unicodedata.normalize("NFKD", _CAMEL.sub(r"\1 ", name)).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z]+", re.sub(r"['`’]", "", plain))
    return " ".join(_sound(word) for word in words if word not in _ARTICLES)


def _sound(word: str) -> str:
    word = _SERVANT.sub("abd", word)
    for pattern, letter in _SOUNDS:
        word = pattern.sub(letter, word)
    return word


def usual_spelling(full: str) -> str:
    """Return a person's name as the list of well-known persons spells it; other names unchanged.

    A surname of the list gets its usual spelling in the name of a relative, too ("Aisha Gadhafi").
    """
    if full in leaders():
        return leaders()[full]
    key = spelling_key(full)
    if " " in key and key in _persons_by_key():
        return _persons_by_key()[key]
    words = full.split()
    leader = leaders().get(words[-1])
    if leader and set(leader.split()) <= set(words):  # "Barack Hussein Obama", "Donald J. Trump"
        return leader
    if len(words) > 1 and words[-1] in _surname_spellings():
        respelled = " ".join([*words[:-1], _surname_spellings()[words[-1]]])
        return _persons_by_key().get(spelling_key(respelled), respelled)
    return full


@cache
def _persons_by_key() -> Mapping[str, str]:
    names = {**{name: name for name in well_known_persons()}, **leaders()}
    return {spelling_key(name): person for name, person in names.items() if " " in name}


@cache
def _surname_spellings() -> Mapping[str, str]:
    """Return the listed other spellings of surnames with the usual one ("Gadhafi": "Gaddafi")."""
    return {
        other: person.split()[-1]
        for other, person in leaders().items()
        if " " not in other and "-" not in other and spelling_key(other) == spelling_key(person.split()[-1])
    }
