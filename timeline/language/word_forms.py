"""Inflected forms of English verbs and nouns, made from the base forms in the word lists."""

from __future__ import annotations

import re

from timeline.resources import load_toml

_IRREGULAR: dict[str, str] = load_toml(__package__, "irregular.toml")

_DOUBLED = re.compile(r"(?:^|[^aeiou])[aeiou][bdgklmnprt]$|(?:mit|cur|fer|pel|bel|cel|vel|quit|qual)$")
_UNSTRESSED = re.compile(r"(?:[^f]er|en|or|it(?<!mit)|on|et|op)$")


def verb_forms(base: str) -> frozenset[str]:
    """Return the forms of a verb, including its base: stop, stops, stopped, stopping."""
    stem = _stem(base)
    past = _IRREGULAR.get(base)
    ended = past.split() if past else [stem.removesuffix("e") + "ed" if base[-1] == "e" else _past(stem)]
    return frozenset([base, _with_s(base), _progressive(base, stem), *ended])


def noun_forms(singular: str) -> frozenset[str]:
    """Return the singular and the plural of a noun."""
    return frozenset([singular, _with_s(singular)])


def _with_s(word: str) -> str:
    if re.search(r"(?:s|x|z|ch|sh)$", word):
        return word + "es"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    return word + ("es" if word in ("go", "do", "veto", "echo") else "s")


def _past(stem: str) -> str:
    return stem[:-1] + "ied" if re.search(r"[^aeiou]y$", stem) else stem + "ed"


def _progressive(base: str, stem: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    return (base[:-1] if re.search(r"[^eoy]e$", base) else stem) + "ing"


def _stem(base: str) -> str:
    """Return the base as -ed and -ing need it: its last consonant is doubled if the spelling rules say so."""
    one_syllable = len(re.findall(r"[aeiouy]+", base)) == 1
    doubled = _DOUBLED.search(base) and (one_syllable or not _UNSTRESSED.search(base))
    return base + base[-1] if doubled else base
