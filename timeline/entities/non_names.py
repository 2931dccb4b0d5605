"""Capitalised words beside other words that make them no actor and no place.

The words belong to photo credits ("Photo: X", "X/Getty"), platforms ("on X"), offices ("Secretary of X"),
diseases ("X flu"), things with common initials ("X (AI)"), goods ("X crude"), storms ("Hurricane X"), ranks
and weapons ("a British Tornado").
"""

from __future__ import annotations

import re
from functools import cache

from timeline.entities.entity_labels import is_metropolis, well_known_kinds
from timeline.entities.gazetteer import gazetteer
from timeline.entities.word_lists import bodies, role_words
from timeline.model import PlaceKind

_CREDIT_BEFORE = re.compile(
    r"(?:(?:Photo(?:graph(?:s|y|er)?)?s?|Images?|Pictures?|Credit|Illustration)(?: ?:| by| credit ?:)\s*"
    r"|Photo ?\\?/ ?(?:[A-Z][\w-]+ )?|(?:Posted|Written|Edited|Compiled|Filed|Reporting) by )$"
)
_TIME_AFTER = re.compile(r"\s*\|\s*\d{1,2}[:.]\d\d")
_OFFICE_BEFORE = re.compile(
    r"(?:[Ss]ecretar(?:y|ies)|[Mm]inisters?|[Mm]inistry|[Uu]ndersecretary|[Cc]hancellor|[Ss]peaker) "
    r"(?:of|for) (?:the )?$"
)
_OFFICE_AFTER = re.compile(r" (?:Minister|Secretary)\b")
_PLATFORM_BEFORE = re.compile(
    r"\b(?:[Oo]n|via|over|using|through|by) (?:(?:his|her|its|their|the|official) )*$"
)
_ASKED_BEFORE = re.compile(
    r"\b(?:[Cc]all(?:s|ed|ing)?|[Pp]ressure|[Tt]ax(?:es)?|[Ff]ines?|[Ll]awsuits?|[Pp]revail(?:ed|ing)?) on $"
)
"""Before these words a platform is the company."""
_STORM_OR_PAPER_BEFORE = re.compile(
    r"\b(?:(?:[Hh]urricane|[Tt]ropical [Ss]torm|[Ss]torm|[Tt]yphoon|[Cc]yclone)"
    r"|(?:published|printed|appeared|appearing|article|column|interview|writing) in(?: the)?) $"
)
_THING_AFTER = re.compile(
    r"(?:['’]s)?[ -](?:[Ff]lu|[Ii]nfluenza|[Dd]isease|[Vv]irus|[Ff]ever|[Ss]yndrome|[Vv]ariant|crude"
    r"|futures|[Tt]ime|[Ss]tandard [Tt]ime|[Dd]aylight [Tt]ime)\b"
)
_DECADE = re.compile(r"(?:Twen|Thir|For|Fif|Six|Seven|Eigh|Nine)ties")
_NUMBERED_TEXT = re.compile(r"(?:.{0,40} )?Resolution \d{1,5}")
_PARTY_AND_STATE = re.compile(r"[DIR]-[A-Z].{1,24}")
"""A member's party and state, as in "Ana Berg, R-South Carolina"."""
_INITIALS_AFTER = re.compile(r" \((?P<initials>[A-Z]{2,5})\)")
_PLATFORM_THING_AFTER = re.compile(
    r" (?:accounts?|pages?|posts?|posting|feeds?|messages?|videos?|channels?|groups?|users?|followers"
    r"|profiles?|stor(?:y|ies)|live|app|hashtag|threads?|calls?|interviews?)\b"
)
_GOODS = re.compile(r"\b(?P<name>[A-Z][a-z]+) (?:crude|futures)\b")
_RISING = (
    r"(?:was|were|is|are|rose|rising|fell|falling|jump(?:ed|ing)|gain(?:ed|ing)|climb(?:ed|ing)|dropp(?:ed|ing)"
    r"|slipp(?:ed|ing)|settl(?:ed|ing)|trad(?:ed|ing)|up|down|at|to|by|almost|nearly|about|above|below)"
)
_PRICED = re.compile(
    r"\b(?P<name>[A-Z][a-z]+)(?: ?['’]s)? (?:premium|spread|benchmark|contracts?|blend"
    rf"|(?:{_RISING} )+\$ ?\d|{_RISING} \$ ?\d)"
)
"""What the benchmark of a price stands before."""
_MEASURED = re.compile(r"\b(?:a|per) (?:barrel|bushel|gallon|ounce|pound|tonne?)\b")
_STORMS = re.compile(r"\b(?:[Hh]urricane|[Tt]ropical [Ss]torm|[Tt]yphoon|[Cc]yclone) (?P<name>[A-Z][a-z]+)\b")
_REACH = 40
"""Characters before a name that can hold such words."""


def is_other_thing(text: str, start: int, end: int) -> bool:
    """Return True for a decade, and where the words beside a name make it a disease, a good or a storm."""
    whole = (_DECADE, _NUMBERED_TEXT, _PARTY_AND_STATE)
    if any(pattern.fullmatch(text, start, end) is not None for pattern in whole):
        return True
    if text[start:end].rstrip(".") in role_words().ranks or _is_weapon(text[start:end]):
        return True
    shortened = _INITIALS_AFTER.match(text, end)
    is_thing = shortened is not None and shortened["initials"] in role_words().initials
    return is_thing or _THING_AFTER.match(text, end) is not None or _ends(_STORM_OR_PAPER_BEFORE, text, start)


def _is_weapon(name: str) -> bool:
    """Return True for a type of weapon, vessel or aircraft ("Tomahawks", "a Qatari Mirage")."""
    last = name.split()[-1].lower()
    return last in role_words().weapons or last.removesuffix("s") in role_words().weapons


def goods_and_storms(text: str) -> frozenset[str]:
    """Return the words that an article has as the name of a good or a storm ("Brent crude", "Hurricane X").

    They mean the same where they stand alone ("Brent rose", "X made land").
    """
    goods = {match["name"] for match in _GOODS.finditer(text)}
    if _MEASURED.search(text) is not None:
        priced = {match["name"] for match in _PRICED.finditer(text)}
        goods |= {name for name in priced if gazetteer().places(name)}  # "Brent" is also a town
    goods = {name for name in goods if not _is_origin(name)}
    storms = {form for match in _STORMS.finditer(text) for form in (match[0], match["name"])}
    return frozenset(goods | storms)


def _is_origin(word: str) -> bool:
    """Return True for a country, a region or a metropolis, which goods are named after ("Dubai crude")."""
    is_area = bool(well_known_kinds(word) - {PlaceKind.CITY}) or is_metropolis(word)
    return is_area or gazetteer().nationality(word) is not None


def is_no_actor(text: str, start: int, end: int) -> bool:
    """Return True for the author of a picture, a platform as a means, and the subject of an office."""
    return _is_credited(text, start, end) or _is_platform(text, start, end) or _is_of_office(text, start, end)


def _ends(pattern: re.Pattern[str], text: str, start: int) -> bool:
    """Return True if the text before ``start`` ends with the pattern."""
    return pattern.search(text[max(0, start - _REACH) : start]) is not None


def _is_credited(text: str, start: int, end: int) -> bool:
    """Return True for a name after "Photo:", before a time stamp, or before an agency's slash ("X/AP")."""
    is_after_photo = text.startswith(("Photo/", "Photo\\/"), start) or _ends(_CREDIT_BEFORE, text, start)
    is_byline = _TIME_AFTER.match(text, end) is not None
    return is_after_photo or is_byline or _agency_after().match(text, end) is not None


def _is_platform(text: str, start: int, end: int) -> bool:
    """Return True for a platform on which somebody writes, and before "page" or "account"."""
    if text[start:end] not in role_words().platforms:
        return False
    is_means = _ends(_PLATFORM_BEFORE, text, start) and not _ends(_ASKED_BEFORE, text, start)
    return is_means or _PLATFORM_THING_AFTER.match(text, end) is not None


def _is_of_office(text: str, start: int, end: int) -> bool:
    """Return True for the subject of an office ("Secretary of State"), not for its country."""
    name = text[start:end]
    if name == "State" or (name in role_words().titles and _OFFICE_AFTER.match(text, end)):
        return True
    is_body = name in bodies() or name.isupper()
    return _ends(_OFFICE_BEFORE, text, start) and not is_body and not gazetteer().places(name)


@cache
def _agency_after() -> re.Pattern[str]:
    agencies = "|".join(re.escape(name) for name, body in bodies().items() if body.agency)
    return re.compile(
        rf" ?\\?[/|] ?(?:The )?(?:{agencies}|Corbis|Rex|Shutterstock|Barcroft|Alamy|WireImage)\b"
    )
