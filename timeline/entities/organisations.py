"""Organisations of an article: acronyms and short forms under the full name that the article gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from timeline.entities.gazetteer import gazetteer

_DEFINED = re.compile(
    r"(?P<full>[A-Z][\w&'’.-]+(?: (?:of|the|and|for|in|on|de|[A-Z][\w&'’.-]+)){1,8}) "
    r"\((?P<short>[A-Z][A-Za-z&.-]{1,7})\)"
)
_LEGAL = re.compile(r"[\s,]+(?:Inc|Corp|Ltd|LLC|PLC|plc|AG|SA|SE|NV|GmbH|Co|Corporation|Limited)\.?$")
_MINOR = frozenset({"of", "the", "and", "for", "in", "on", "de"})


def shortened(name: str) -> str:
    """Return an organisation's name without its legal form."""
    return _LEGAL.sub("", name)


def full_forms(text: str, names: Iterable[str]) -> Mapping[str, str]:
    """Return the full name of each short form that the article spells out in brackets or elsewhere."""
    forms = dict(_definitions(text))
    listed = {shortened(name) for name in names}
    for short in listed:
        longer = [name for name in listed if name.startswith(short + " ")]
        if len(longer) == 1 and short not in forms and " " not in short:
            forms[short] = longer[0]
        teams = [name for name in listed if _is_team(name, short)]
        if len(teams) == 1 and short not in forms:
            forms[short] = teams[0]
    return forms


def _is_team(name: str, short: str) -> bool:
    """Whether a name is a city's with a team's behind it ("Chicago Cubs")."""
    city, _, team = name.rpartition(" ")
    return team == short and short.endswith("s") and bool(gazetteer().places(city))


def _definitions(text: str) -> Iterable[tuple[str, str]]:
    for match in _DEFINED.finditer(text):
        words, short = match["full"].split(), match["short"].replace(".", "")
        for start in range(len(words)):
            if _initials(words[start:]).startswith(short) and words[start] not in _MINOR:
                yield match["short"], " ".join(words[start:])
                break


def _initials(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words if word not in _MINOR).upper()
