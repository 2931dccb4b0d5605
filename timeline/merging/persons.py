"""Unnamed persons: whether two statements can tell of the same ones, by sex and age."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from timeline.language import noun_forms

_MEN, _WOMEN, _BOYS, _GIRLS = 1, 2, 4, 8
_NOUNS = {
    _MEN: "man father husband uncle widower gunman policeman fisherman businessman",
    _WOMEN: "woman mother wife aunt widow policewoman businesswoman",
    _BOYS: "boy schoolboy",
    _GIRLS: "girl schoolgirl",
    _MEN | _BOYS: "son brother",
    _WOMEN | _GIRLS: "daughter sister",
    _MEN | _WOMEN: "commander detainee general leader minister officer official soldier troops",
    _BOYS | _GIRLS: "child schoolchild baby toddler infant",
}
"""Nouns by the persons that they can name. A suspect, a victim or a teenager can be anybody."""
_IRREGULAR = {"child": "children", "wife": "wives", "man": "men"}
"""Ends of nouns, and those of their plurals."""


def person_words(words: Iterable[str]) -> list[str]:
    """Return the words for unnamed persons whose sex or age is known; all are in lower case."""
    return [word for word in words if word in _kinds()]


def kinds_of_persons(words: Iterable[str]) -> int:
    """Return the kinds of persons that words name, a bit for each of men, women, boys and girls."""
    kinds = 0
    for word in words:
        kinds |= _kinds().get(word, 0)
    return kinds


@cache
def _kinds() -> Mapping[str, int]:
    """Return the kinds of each form of a noun for persons."""
    return {form: kinds for kinds, nouns in _NOUNS.items() for noun in nouns.split() for form in _forms(noun)}


def _forms(noun: str) -> frozenset[str]:
    for end, plural in _IRREGULAR.items():
        if noun.endswith(end):
            return frozenset((noun, noun.removesuffix(end) + plural))
    return frozenset(noun_forms(noun))
