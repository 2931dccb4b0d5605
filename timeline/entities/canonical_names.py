"""One canonical name for each person and organisation of an article, and the aliases of canonical names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache

from timeline.entities.gazetteer import country_codes, fold, gazetteer, present_countries
from timeline.entities.spellings import spelling_key
from timeline.entities.word_lists import bodies, genders, leaders, role_words
from timeline.model import Place

_POSSESSIVE = re.compile(r"['’]s?$")
_PARTICLES = frozenset(
    {"al", "bin", "bint", "ibn", "de", "da", "di", "del", "der", "van", "von", "la", "le", "el"}
)
_SHORT_NAME_WORDS = 2
_PARTY_WORDS = frozenset(
    {"Republican", "Democrat", "Democratic", "Conservative", "Labour", "Liberal", "Tory"}
)
_ADJECTIVE = re.compile(r"-[a-z]+ed$")
_PARTICLE = r"(?:al|bin|bint|ibn|de|da|di|del|der|van|von|la|le|el|ul|al-|el-)"
_GIVEN_NAMES = re.compile(
    r"(?<![\w.'’-])(?:[A-Z][\w'’-]*[a-z][\w'’-]*[^\S\n]+|[A-Z]\.[^\S\n]?|" + _PARTICLE + r"[^\S\n]+){1,4}\Z"
)
"""Up to four names and initials before a surname. Without the surname the pattern is compiled only once."""
_MIN_ALONE = 2
"""Mentions of a surname alone that make its owner known."""
_GIVEN_NAMES_LENGTH = 80
"""Characters before a surname, at most."""
_CAPITAL_BEFORE = re.compile(r"[A-Z][\w.'’-]* \Z")
_GIVEN_NAME_LAST = re.compile(r" [A-Z][a-z]+-[a-z]+(?![\w-])")  # Korean and older Chinese names
_CAPITALISED = re.compile(r"(?:[A-Z]\.){2,}|[A-Z][\w’'-]+")
_NO_START = re.compile(r"[\w.'’-]")
_NO_END = re.compile(r"[\w-]")


def without_titles(name: str) -> str:
    """Return a person's name without courtesy titles, ranks, offices and a possessive."""
    words = _POSSESSIVE.sub("", name.strip()).split()
    while len(words) > 1 and not _is_ruler(words) and _is_title(words[0]):
        words = words[1:]
    if len(words) > _SHORT_NAME_WORDS and _is_first_name(words[1]) and not _may_be_given_name(words[0]):
        words = words[1:]
    half = len(words) // 2
    if half > 1 and words[:half] == words[half:]:  # the name of a caption, and of the sentence behind it
        words = words[half:]
    return " ".join(words).strip(" ,.-\"'")


def _is_ruler(words: Sequence[str]) -> bool:
    """Return True for a ruler's title with one name ("Prince Harry"); the title is part of the name."""
    return len(words) == _SHORT_NAME_WORDS and words[0] in role_words().reigning


def _is_title(word: str) -> bool:
    """Return True for a title, a compound of titles, or a word in lower case (but not for "bin", "de")."""
    titles = role_words().titles
    if word in titles or all(part.rstrip(".,") in titles for part in word.split("-")):
        return True
    return word[:1].islower() and word.lower() not in _PARTICLES


def _is_first_name(word: str) -> bool:
    return word.lower() in genders()


def _may_be_given_name(word: str) -> bool:
    return (
        _is_first_name(word)
        or len(word.rstrip(".")) < _SHORT_NAME_WORDS
        or "-" in word
        or word.lower() in _PARTICLES
    )


def full_person_names(text: str, names: Iterable[str]) -> Mapping[str, str]:
    """Return, for each name of a person, its fullest form in the article.

    A surname is also looked up in the unparsed text. If two persons share a surname, it stays unchanged.
    """
    seen = dict.fromkeys(names)
    long = dict.fromkeys(name for name in seen if " " in name)
    spelled = _first_spellings(long)
    for surname in [name for name in seen if " " not in name]:
        long.update(dict.fromkeys(_longer_forms(text, surname)))
    relatives = {name for name in long if _is_relative_of_known(text, name)}
    others = {name: None for name in long if name not in relatives}
    return {
        name: spelled.get(full := _fullest_form(name, long if " " in name else others, seen), full)
        for name in seen
    }


def _is_relative_of_known(text: str, name: str) -> bool:
    """Return True for "her father, Omar Haddad", in an article that has named Haddad before."""
    at = text.find(name)
    before = text[: max(at, 0)]
    alone = [
        match
        for match in re.finditer(rf"\b{re.escape(name.split()[-1])}\b", before)
        if _CAPITAL_BEFORE.search(before, max(match.start() - _GIVEN_NAMES_LENGTH, 0), match.start()) is None
    ]
    return (
        len(alone) >= _MIN_ALONE
        and _relative().search(text, max(at - _GIVEN_NAMES_LENGTH, 0), at) is not None
    )


@cache
def _relative() -> re.Pattern[str]:
    """Return the pattern of the words before the name of a person who belongs to another one."""
    nouns = "|".join(sorted(role_words().relations))
    return re.compile(rf"\b(?:[Hh]is|[Hh]er|[Tt]heir|['’]s) (?:[a-z-]+ ){{0,2}}(?:{nouns}),? \Z")


def _first_spellings(names: Iterable[str]) -> Mapping[str, str]:
    """Return, for full names with another spelling before them, the first spelling."""
    first: dict[str, str] = {}
    return {name: first.setdefault(spelling_key(name), name) for name in names}


def _longer_forms(text: str, surname: str) -> Iterable[str]:
    """Yield the full names in the text with this surname."""
    if len(surname) < 3 or not surname[0].isupper():
        return
    places = _occurrences(text, surname)
    for start, end in places:
        given = _GIVEN_NAME_LAST.match(text, end)
        if given is not None and not (start and _NO_START.match(text, start - 1)):
            yield text[start : given.end()]
    no_names = role_words().openers | role_words().captions | _PARTY_WORDS
    for start, end in _with_given_names(text, places):
        words = text[start:end].split()
        starts = [
            i
            for i, word in enumerate(words)
            if word in no_names or word.rstrip(".") in role_words().titles or _ADJECTIVE.search(word)
        ]
        name = without_titles(" ".join(words[max(starts, default=-1) + 1 :]))
        if " " in name and not _begins_with_verb(text, name):
            yield name


def _begins_with_verb(text: str, name: str) -> bool:
    """Return True for a title with a verb before a person ("Kill Bill"), not for a first name ("Will")."""
    first = name.split()[0].lower()
    return first not in genders() and re.search(rf"\bto {re.escape(first)}\b", text) is not None


def _occurrences(text: str, word: str) -> list[tuple[int, int]]:
    """Return the spans of a word in the text, also at the end of a longer word."""
    starts = []
    start = text.find(word)
    while start >= 0:
        starts.append(start)
        start = text.find(word, start + 1)
    return [(start, start + len(word)) for start in starts]


def _with_given_names(text: str, surnames: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans of the full names at the occurrences of a surname; of two that overlap, the longer."""
    found: tuple[int, int] | None = None
    for start, end in surnames:
        if _NO_END.match(text, end):
            continue
        first = max(start - _GIVEN_NAMES_LENGTH, 0)
        given = _GIVEN_NAMES.search(text, first, start)
        if given is not None and found is not None and found[0] < given.start() < found[1]:
            given = _GIVEN_NAMES.search(text, found[1], start)
        if given is not None:
            if found is not None and found[0] != given.start():
                yield found
            found = given.start(), end
    if found is not None:
        yield found


def _may_be_same_person(short: str, name: str) -> bool:
    """Return True if all words of the short form, including its last word, fit words of the full name."""
    parts, whole = short.split(), name.split()
    if len(parts) == 1:
        return parts[0] == whole[-1] or parts[0] == whole[0] or (parts[0] in whole and parts[0][0].isupper())
    return parts[-1] == whole[-1] and all(part in whole or _is_initial_of(part, whole) for part in parts)


def _is_initial_of(part: str, whole: Iterable[str]) -> bool:
    return len(part.rstrip(".")) == 1 and any(word.startswith(part[0]) for word in whole)


def _fullest_form(name: str, long: Iterable[str], recognised: Collection[str]) -> str:
    """Return the fullest of the ``long`` forms that fits a name; the name itself if two persons fit.

    A form that only stands in the text, and is not ``recognised``, begins with a first name if any does.
    """
    fitting = [other for other in long if _may_be_same_person(name, other)]
    if " " not in name:
        surnames = [other for other in fitting if other.split()[-1] == name]
        if _is_first_name(name) and not any(_is_first_name(other.split()[0]) for other in surnames):
            surnames = [other for other in fitting if other.split()[0] == name]
        fitting = surnames or fitting
        fitting = [
            other for other in fitting if other in recognised or _is_first_name(other.split()[0])
        ] or fitting
    if not fitting:
        return name
    fullest = max(fitting, key=lambda other: (len(other.split()), len(other)))
    others = [other for other in fitting if not _may_be_same_person(other, fullest)]
    return name if others and " " not in name else fullest


_ACRONYM_DEFINITION = re.compile(
    r"(?P<full>[A-Z][\w&'’.-]{1,40}(?: (?:of|the|and|for|in|on|de|[A-Z][\w&'’.-]{1,40})){1,8}) "
    r"\((?P<short>[A-Z][A-Za-z&.-]{1,7})\)"
)
_CAPITALISED_RUN = re.compile(
    r"[A-Z][\w'’-]{1,40}(?: (?:(?:of|the|and|for|in|on|de) ){0,2}[A-Z][\w'’-]{1,40}){2,6}"
)
_MIN_ACRONYM, _MAX_ACRONYM = 3, 6
"""Letters of an acronym that is explained by the initials of a name without brackets."""
_LEGAL_FORM = re.compile(
    r"[\s,]+(?:Inc|Corp|Ltd|LLC|PLC|Plc|plc|AG|SA|SE|NV|GmbH|Co|Corporation|Limited)\.?$"
)
_GROUP_WORDS = frozenset({"Group", "Holding", "Holdings", "Company", "International"})
"""Last words of a company's name that the article may leave out."""
_MINOR_WORDS = frozenset({"of", "the", "and", "for", "in", "on", "de"})


def without_legal_form(name: str) -> str:
    """Return an organisation's name without its legal form; "Corporation" stays in a longer name."""
    plain = _LEGAL_FORM.sub("", name)
    return name if name.endswith("Corporation") and " " in plain else plain


_OFTEN = 3
"""Uses of a longer name that is a full name wherever it stands."""


def full_organisation_names(text: str, names: Iterable[str]) -> Mapping[str, str]:
    """Return the full names of acronyms and short forms. The article gives them in brackets or elsewhere."""
    plain = {without_legal_form(name) for name in names}
    full_names = {
        **_initials_of_listed(plain),
        **_by_initials(text, plain),
        **dict(_acronym_definitions(text)),
    }
    groups = {name: name.rpartition(" ")[0] for name in plain if name.rpartition(" ")[2] in _GROUP_WORDS}
    full_names |= {name: stem for name, stem in groups.items() if stem in plain}
    full_names |= _listed_by_last_word(plain)
    for short in plain:
        longer = [name for name in plain if name.startswith(short + " ") and not _is_part_of(name, short)]
        is_initials = short.isupper()  # "BP" is not "BP America"
        teams = [name for name in plain if _is_team(name, short)]
        if len(teams) == 1 and short not in full_names:
            full_names[short] = teams[0]
        may_be_short = short not in full_names and " " not in short and not is_initials
        if len(longer) == 1 and may_be_short and _is_full_name(text, longer[0], short):
            full_names[short] = longer[0]
    return full_names


def _listed_by_last_word(names: Collection[str]) -> dict[str, str]:
    """Return the listed body that "League" or "Council" alone means: the only name with this last word."""
    ending: dict[str, set[str]] = {}
    for name in names:
        word = name.rpartition(" ")[2]
        if word != name and word in names and word in role_words().bodies:
            ending.setdefault(word, set()).add(bodies()[name].name if name in bodies() else "")
    return {word: next(iter(full)) for word, full in ending.items() if len(full) == 1 and "" not in full}


def _is_full_name(text: str, name: str, short: str) -> bool:
    """Return True for the longer name that an article writes before the short one, or often.

    A product or an account comes after the name of its firm ("the Lotana Arrow", "Lotana Twitter").
    """
    if name.rpartition(" ")[2] in role_words().platforms:
        return False
    return text.find(name) <= text.find(short) or text.count(name) >= _OFTEN


def _is_part_of(name: str, short: str) -> bool:
    """Return True for a body within the body of the short name ("House of Lords Committee" in "House").

    The House of Representatives is the whole House.
    """
    rest = name.removeprefix(short).split()
    if rest == ["of", "Representatives"]:
        return False
    return rest[0] == "of" or rest[-1] in role_words().bodies


def _initials_of_listed(names: Collection[str]) -> dict[str, str]:
    """Return the listed bodies among ``names`` by their initials, if these are another one of the names."""
    by_initials = {initials(name.split()): name for name in names if " " in name and name in bodies()}
    return {short: full for short, full in by_initials.items() if short in names}


def _is_team(name: str, short: str) -> bool:
    """Return True for a city's name followed by the team's ("Chicago Cubs")."""
    city, _, team = name.rpartition(" ")
    return team == short and short.endswith("s") and bool(gazetteer().places(city))


def _acronym_definitions(text: str) -> Iterable[tuple[str, str]]:
    """Yield each acronym with its full name, as in "Northern Harbour Authority (NHA)"."""
    for match in _ACRONYM_DEFINITION.finditer(text):
        words, short = match["full"].split(), match["short"].replace(".", "")
        for start in range(len(words)):
            if initials(words[start:]).startswith(short) and words[start] not in _MINOR_WORDS:
                yield match["short"], " ".join(words[start:])
                break


_BRACKETED_INITIALS = re.compile(r" (?:\(|-LRB-)\s*(?P<short>[A-Z]{2,6})s?\s*(?:\)|-RRB-)")
_LOWER_WORDS = re.compile(r"(?:[a-z][a-z-]+ )*[a-z][a-z-]+\Z")
_FULL_FORM_LENGTH = 80
"""Characters before initials that may have their words."""


def initials_of_things(text: str) -> frozenset[str]:
    """Return the initials that the text explains by words in lower case, except those of bodies."""
    found = set()
    for match in _BRACKETED_INITIALS.finditer(text):
        full = _LOWER_WORDS.search(text[max(0, match.start() - _FULL_FORM_LENGTH) : match.start()])
        words = full[0].split() if full is not None else []
        is_body = bool(words) and (
            words[-1].title() in role_words().bodies or words[-1] in role_words().forces
        )
        if words and not is_body and initials(words).endswith(match["short"]):
            found.add(match["short"])
    return frozenset(found)


def _by_initials(text: str, names: Collection[str]) -> dict[str, str]:
    """Return the full names of the acronyms among ``names`` if one name in the text has these initials."""
    wanted = {name for name in names if name.isalpha() and name.isupper()}
    wanted = {name for name in wanted if _MIN_ACRONYM <= len(name) <= _MAX_ACRONYM}
    found: dict[str, set[str]] = {}
    for match in _CAPITALISED_RUN.finditer(text) if wanted else ():
        has_article = match[0].startswith("The ") or text.endswith("the ", 0, match.start())
        for words in _runs(match[0].split()):
            if initials(words) in wanted and (has_article or words[-1] in role_words().bodies):
                found.setdefault(initials(words), set()).add(" ".join(words))
    return {short: next(iter(full)) for short, full in found.items() if len(full) == 1}


def _runs(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the runs of words that may be a name: without "of" or "The" at an end."""
    outer = _MINOR_WORDS | role_words().openers
    for start in range(len(words)):
        for end in range(start + _MIN_ACRONYM, len(words) + 1):
            if words[start] not in outer and words[end - 1] not in outer:
                yield words[start:end]


def initials(words: Iterable[str]) -> str:
    """Return the initials of a name in capitals, without those of "of" and "the"."""
    return "".join(word[0] for word in words if word not in _MINOR_WORDS).upper()


def aliases(name: str) -> tuple[str, ...]:
    """Return the other names of an actor or a place, sorted; empty for an unlisted name.

    ``name`` is a canonical name from ``recognise`` ("Islamic State"). The aliases of a country include its
    nationalities ("Kenyan"). The case is the lists' own.
    """
    return tuple(sorted({*_aliases_by_name().get(name, ()), *gazetteer().aliases(name)} - {name}))


def country_named(code: str) -> Place | None:
    """Return the country with this ISO 3166-1 code under its usual name; ``None`` for an unknown code."""
    entry = present_countries().get(code)
    return None if entry is None else entry.place()


def countries_in(text: str) -> frozenset[str]:
    """Return the ISO 3166-1 codes of the countries that a text names, or whose nationality it names."""
    words, codes = _CAPITALISED.findall(text), country_codes()
    found: set[str] = set()
    while words:
        size = next((size for size in (3, 2, 1) if fold(" ".join(words[:size])) in codes), 0)
        if size:
            found.add(codes[fold(" ".join(words[:size]))])
        words = words[size or 1 :]
    return frozenset(found)


@cache
def country_words() -> frozenset[str]:
    """Return the words, in lower case, of all names and nationalities of countries."""
    return frozenset(word for name in country_codes() for word in name.split() if len(word) > 1)


@cache
def _aliases_by_name() -> Mapping[str, frozenset[str]]:
    """Return the aliases of the listed bodies and persons by canonical name."""
    by_name: dict[str, set[str]] = {}
    for alias, body in bodies().items():
        by_name.setdefault(body.name, set()).add(alias)
    for alias, person in leaders().items():
        by_name.setdefault(person, set()).add(alias)
    return {name: frozenset(others) for name, others in by_name.items()}
