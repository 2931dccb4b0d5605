"""What "the company", "both men" and "the two countries" mean. If two readings fit, none is taken.

A singular means the only name of its kind since the last sentence with one. A plural with a number means the
names of its kind before it, if there are exactly as many. ``definite_nouns.toml`` has the nouns and kinds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING

from timeline.entities.definite_noun_phrases import is_definite, is_other_country, kind_of
from timeline.entities.gazetteer import gazetteer
from timeline.entities.person_roles import is_oblique, is_subject, past_coordination
from timeline.entities.reference_window import mentions_in_text, sentence_start, stands_beside
from timeline.entities.word_lists import bodies, definite_nouns, genders
from timeline.language import Passage, name_heads, names_between
from timeline.language.neighbours import neighbour
from timeline.model import Name, NameLabel, PlaceKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_ORGANISATION_REACH = 350
"""Largest distance in characters between "the company" and its name."""
_REACH = 700
"""Largest distance in characters between a noun and its names: about five sentences."""
_MAIN_SHARE = 0.7
"""Smallest share of an article's main organisation among the mentions of those that fit."""
_MAIN_MENTIONS = 4
"""Smallest number of its mentions."""
_PLACE_REACH = 450
"""The same for a place: other places than the one meant stand beside it in many sentences."""
_MIN_CITY_MENTIONS = 3
"""Mentions of a city in its article, at least: one named in passing is seldom "the city"."""
_NOUN_LENGTH = 20
"""Characters of a noun before a name, at most."""
_PLACES = frozenset({"country", "city"})
_SITES = frozenset({"zoo", "museum", "hospital", "school"})
"""Kinds of organisations that may be labelled as places."""
_TOLD_BY_NAME = frozenset(
    {"press", "zoo", "museum", "hospital", "ministry", "commission", "council", "committee", "institute"}
)
"""Kinds that few organisations are of: the name has a word of the kind ("Bergen Times")."""
_COUNTS = {"both": 2, "two": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4}
_PAIR = re.compile(r"(?<![\w-])[A-Z][a-z]+ and [A-Z][a-z]+(?![\w-])")
_FULL_NAME = re.compile(r"(?<![\w-])(?P<first>[A-Z][a-z]+) [A-Z][a-z]+(?![\w-])")
_MODIFIERS = frozenset({"amod", "compound", "nmod"})
_GENDERED = {"men": "female", "brothers": "female", "women": "male", "sisters": "male"}
"""Nouns with the gender that their persons cannot have."""


def definite_references(text: str, passages: Sequence[Passage], names: Sequence[Name]) -> Iterator[Name]:
    """Yield the names meant by definite nouns in the passages, with the noun's offsets.

    A plural yields several. ``names`` are the article's.
    """
    article = _Names(text, passages, names)
    for passage in passages:
        for token in passage.doc:
            kind = kind_of(token)
            if kind is None:
                continue
            start = passage.start + token.idx
            for name in _meant(article, token, kind, passage.start, start):
                yield replace(
                    name, start=start, end=start + len(token), text=text[start : start + len(token)]
                )


@dataclass(frozen=True)
class _Names:
    """The text of an article, its parsed sentences, and the names in them."""

    text: str
    passages: Sequence[Passage]
    names: Sequence[Name]

    @cached_property
    def modifiers(self) -> frozenset[int]:
        """The offsets of the organisations that only stand before a noun ("her LinkedIn profile").

        Those of a spokesman do not count: he speaks for them ("an FBI spokesman said the agency").
        """
        return frozenset(
            start for start, head in self._bodies if head.dep_ in _MODIFIERS and not speaks_for(head)
        )

    @cached_property
    def topics(self) -> frozenset[int]:
        """The offsets of the organisations that are the subjects of verbs."""
        return frozenset(
            start for start, head in self._bodies if past_coordination(head) == head and is_subject(head)
        )

    @cached_property
    def obliques(self) -> frozenset[int]:
        """The offsets of the organisations below a noun ("the launch of | Halden")."""
        return frozenset(start for start, head in self._bodies if is_oblique(head) or head.dep_ in _MODIFIERS)

    @cached_property
    def _bodies(self) -> Sequence[tuple[int, Token]]:
        """The offset and the head of each mention of an organisation."""
        return [
            (name.start, head)
            for passage in self.passages
            for name, head in name_heads(passage, self.names)
            if name.label is NameLabel.ORGANISATION
        ]

    def is_modifier(self, name: Name) -> bool:
        """Return True for an organisation that only stands before a noun."""
        return name.start in self.modifiers

    @cached_property
    def mentions(self) -> list[Name]:
        """All mentions of the names in the whole text."""
        return mentions_in_text(self.text, self.names)

    def is_topic(self, name: Name, kind: str) -> bool:
        """Return True for an organisation with two mentions, or for the only one of its kind."""
        rivals = {other.name for other in self.mentions if _fits(other, kind, "")}
        return self.organisations[name.name] > 1 or len(rivals) == 1

    @cached_property
    def cities(self) -> Counter[str]:
        """The number of mentions of each city."""
        return Counter(name.name for name in self.mentions if name.kind is PlaceKind.CITY)

    @cached_property
    def organisations(self) -> Counter[str]:
        """The number of mentions of each organisation, also of a zoo or a school labelled as a place."""
        bodies_ = (name for name in self.mentions if name.label is not NameLabel.PERSON)
        return Counter(name.name for name in bodies_ if name.kind in (None, PlaceKind.OTHER))


def speaks_for(head: Token) -> bool:
    """Return True for an organisation before the noun of its spokesman or its head."""
    return head.i + 1 < len(head.doc) and neighbour(head).lower_ in definite_nouns().speakers


def _meant(article: _Names, noun: Token, kind: str, sentence: int, at: int) -> list[Name]:
    """Return the names meant by a noun at offset ``at``; ``sentence`` is the start of its sentence."""
    if kind == "country" and any(is_other_country(word) for word in noun.doc[: noun.i]):
        return []
    number = next((_COUNTS[word.lower_] for word in noun.children if word.lower_ in _COUNTS), 0)
    if kind == "couple":
        number = 2
        is_bare = noun.lower_ == "two"
        if is_bare and _has_two_others(article, sentence_start(article.text, max(sentence - 2, 0)), at):
            return []
    fitting = [
        name for name in names_between(article.mentions, at - _REACH, at) if _fits(name, kind, noun.lower_)
    ]
    if number:
        is_new = _has_unnamed_ones(article.text, noun.lower_, max(at - _REACH, 0), at)
        if kind in ("persons", "couple"):
            is_new = is_new or _has_unknown_pair(article, fitting, at)
        return [] if is_new else _exactly(article.text, fitting, number, sentence)
    if kind in definite_nouns().names_of:
        fitting = [name for name in fitting if name.start >= at - _ORGANISATION_REACH]
    if not is_definite(noun):  # "the Oslo bank" may be any, but for the one that the article is about
        return [name for name in fitting if _is_main(article, name)][-1:]
    is_plural = noun.tag_ == "NNS"
    return [] if is_plural else _only(article, fitting, kind, sentence, at)


def _has_two_others(article: _Names, start: int, at: int) -> bool:
    """Return True if "the two" may be bodies or countries: [start, at) names two of them."""
    near = names_between(article.mentions, start, at)
    return len({name.name for name in near if name.label is not NameLabel.PERSON}) > 1


def _only(article: _Names, fitting: Sequence[Name], kind: str, sentence: int, at: int) -> list[Name]:
    """Return the only name since the last sentence with one, or the article's main organisation."""
    if not fitting or (kind == "city" and article.cities[fitting[-1].name] < _MIN_CITY_MENTIONS):
        return []
    last = fitting[-1]
    if kind in _PLACES:
        near = [name for name in fitting if name.start >= at - _PLACE_REACH]
        return [last] if len({name.name for name in near}) == 1 else []
    start = sentence if last.start >= sentence else sentence_start(article.text, last.start)
    near = [name for name in fitting if name.start >= start]
    if kind in definite_nouns().names_of and _has_unnamed_one(article, kind, start, at, near):
        return []
    if kind in _TOLD_BY_NAME | _SITES and _has_other_name(article.text, kind, at, fitting):
        return []
    if len({name.name for name in near}) == 1 and _is_told(article, last, kind):
        return [last] if article.is_topic(last, kind) else []
    topic = _topic(article, near)
    return [topic] if topic is not None else _introduced_or_main(article, near, kind)


def _introduced_or_main(article: _Names, near: Sequence[Name], kind: str) -> list[Name]:
    """Return the only company among the names that its noun introduces, else the main organisation."""
    introduced = [name for name in near if _is_introduced(article.text, name, kind)]
    if kind == "company" and len({name.name for name in introduced}) == 1:
        return introduced[-1:]
    return [name for name in near if _is_main(article, name)][-1:]


def _is_told(article: _Names, name: Name, kind: str) -> bool:
    """Return True for a name that does not only stand before a noun, and for the only one of the kind."""
    return not article.is_modifier(name) or _is_only_one(article, name, kind)


def _has_other_name(text: str, kind: str, end: int, names: Sequence[Name]) -> bool:
    """Return True if the text up to ``end`` has a name of the kind that is none of ``names`` ("Oslo Zoo")."""
    parts = {word for name in names for word in (*name.text.split(), *name.name.split())}
    return any(match["name"] not in parts for match in _named_one(kind).finditer(text, 0, end))


@cache
def _named_one(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?!The )(?P<name>[A-Z][\w'’-]+) (?:{'|'.join(definite_nouns().names_of[kind])})\b")


def _is_only_one(article: _Names, name: Name, kind: str) -> bool:
    """Return True for the only one with its kind in its name ("a Bergen Airlines pilot ... the airline")."""
    of_kind = {other.name for other in article.mentions if kind in _kinds_of(other.name)}
    return of_kind == {name.name}


def _topic(article: _Names, near: Sequence[Name]) -> Name | None:
    """Return the only subject, if the other names are below nouns ("Norvik delayed the test of Halden")."""
    others = [name for name in near if name.start not in article.obliques]
    is_one = len({name.name for name in others}) == 1 and others[-1].start in article.topics
    return others[-1] if is_one and article.organisations[others[-1].name] > 1 else None


def _is_introduced(text: str, name: Name, kind: str) -> bool:
    """Return True for a name behind a noun of the kind ("the chipmaker Norvik", "tech giant Norvik")."""
    before = text[max(0, name.start - _NOUN_LENGTH) : name.start].split()
    return bool(before) and (definite_nouns().kinds.get(before[-1]) == kind or before[-1] == "giant")


def _is_main(article: _Names, name: Name) -> bool:
    count = article.organisations[name.name]
    return count >= max(_MAIN_MENTIONS, _MAIN_SHARE * article.organisations.total())


def _exactly(text: str, fitting: Sequence[Name], number: int, sentence: int) -> list[Name]:
    """Return the distinct names before a noun, sentence by sentence backwards, if their number is exact.

    If a sentence names all of them and a later one only some, the story has gone on with these.
    """
    if not fitting:
        return []
    start, later = sentence, len(text)
    while True:
        near = {name.name: name for name in fitting if name.start >= start}
        if len(near) >= number:
            added = {name.name for name in fitting if start <= name.start < later}
            goes_on = fitting[-1].start >= later and len(added) == number
            return [] if goes_on or len(near) > number else list(near.values())
        if start <= fitting[0].start:
            return []
        later = start
        start = sentence_start(text, next(name.start for name in reversed(fitting) if name.start < start))


def _has_unknown_pair(article: _Names, fitting: Sequence[Name], at: int) -> bool:
    """Return True for unknown names since the last known ones ("Raj and Pablo sing", "Liv Aune left")."""
    start = fitting[-1].start if fitting else at
    pairs = [*_PAIR.finditer(article.text, start, at)]
    pairs += [m for m in _FULL_NAME.finditer(article.text, start, at) if m["first"].lower() in genders()]
    return any(
        not any(name.start < match.end() and match.start() < name.end for name in article.mentions)
        for match in pairs
    )


def _fits(name: Name, kind: str, noun: str) -> bool:
    """Return True if the name is of the noun's kind."""
    if kind in ("persons", "couple"):
        gender = genders().get(name.name.split()[0].lower())
        return name.label is NameLabel.PERSON and (gender is None or gender != _GENDERED.get(noun))
    if kind in ("country", "countries"):
        return name.kind is PlaceKind.COUNTRY
    if kind == "city":
        return name.kind is PlaceKind.CITY and gazetteer().nationality(name.text) is None
    is_site = name.label is NameLabel.LOCATION and kind in _SITES and name.kind in (None, PlaceKind.OTHER)
    if name.label is not NameLabel.ORGANISATION and not is_site:
        return False
    return kind == "organisations" or _is_of_kind(name, kind)


def _is_of_kind(name: Name, kind: str) -> bool:
    """Return True if no word of the organisation's name is of another kind."""
    body = bodies().get(name.name)
    kinds = _kinds_of(name.name)
    if body is not None and (
        body.agency or body.armed or kind not in ("agency", "alliance", "group", *(kinds - {"team"}))
    ):
        return False
    if kind in _TOLD_BY_NAME:
        return kind in kinds
    if kind == "company":
        kinds -= {"bank", "airline", "press"}
    return not kinds or kind in kinds


@cache
def _kinds_of(name: str) -> frozenset[str]:
    words = set(name.split())
    return frozenset(kind for kind, own in definite_nouns().names_of.items() if not own.isdisjoint(words))


def _has_unnamed_one(article: _Names, kind: str, start: int, end: int, names: Sequence[Name]) -> bool:
    """Return True if [start, end) has an unnamed one of the kind ("a firm in Oslo"), beside no name."""
    return any(
        not stands_beside(article.text, match.start(), match.end(), names)
        for match in _unnamed_one(kind).finditer(article.text, start, end)
    )


@cache
def _unnamed_one(kind: str) -> re.Pattern[str]:
    nouns = "|".join(noun for noun, own in definite_nouns().kinds.items() if own == kind)
    determiners = r"(?i:an?|another|one|its|his|her|their)|\w+['’]s"
    return re.compile(rf"\b(?:{determiners}) (?:[\w-]+ ){{0,3}}?(?:{nouns})\b")


def _has_unnamed_ones(text: str, noun: str, start: int, end: int) -> bool:
    """Return True if [start, end) introduces the noun without names ("two men were held")."""
    return any(
        match["the"] is None and match["name"] is None
        for match in _unnamed_ones(noun).finditer(text, start, end)
    )


@cache
def _unnamed_ones(noun: str) -> re.Pattern[str]:
    counted = "|".join((*(_COUNTS.keys() - {"both"}), "several", "other", "more"))
    return re.compile(
        rf"\b(?P<the>(?i:the|both|these) )?(?:(?i:{counted})) (?:[\w-]+ ){{0,3}}?{noun}\b(?P<name>, [A-Z])?"
    )
