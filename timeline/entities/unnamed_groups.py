"""Unnamed groups that take part in a predicate ("Libyan rebels", "prosecutors"), from their grammatical role.

``group_nouns.toml`` has their nouns by category; the categories are the actor types of ACLED (Armed Conflict
Location & Event Data), with officials, workers and others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from timeline.entities.gazetteer import gazetteer
from timeline.language import Passage
from timeline.language.neighbours import neighbour
from timeline.model import Name, NameLabel, PlaceKind
from timeline.resources import load_toml

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative"})
_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss"})
_COLLECTIVES = frozenset(
    {
        "police",
        "military",
        "army",
        "navy",
        "cavalry",
        "infantry",
        "mob",
        "crowd",
        "crew",
        "jury",
        "staff",
        "coalition",
        "alliance",
    }
)
_MAX_WORDS = 4
"""Words of a group's text with its noun."""


@dataclass(frozen=True, slots=True)
class GroupNouns:
    """The table of nouns: ``categories`` gives a noun's category, ``singulars`` a singular's noun."""

    categories: Mapping[str, str]
    singulars: Mapping[str, str]
    sides: frozenset[str]
    prefixes: frozenset[str]
    suffixes: frozenset[str]
    with_side: frozenset[str]
    owners: frozenset[str]
    proper: frozenset[str]
    amounts: frozenset[str]
    taking_part: frozenset[str]
    acts: frozenset[str]
    countries: Mapping[str, str]


@cache
def group_nouns() -> GroupNouns:
    """Return the table of nouns for groups."""
    table = load_toml("timeline.entities", "group_nouns.toml")
    words, countries = table.pop("words"), table.pop("countries")
    categories = {noun: category for category, nouns in table.items() for noun in nouns.split()}
    singulars = {_singular(noun): noun for noun in categories}
    sets = {key: frozenset(listed.split()) for key, listed in words.items()}
    return GroupNouns(categories, singulars, **sets, countries=countries)


def unnamed_groups(
    passage: Passage, names: Sequence[tuple[Name, Token]], predicate: Token, clause: Collection[int]
) -> tuple[str, ...]:
    """Return the groups that take part in a predicate, each once, in text order.

    ``names`` are the passage's names with their heads; ``clause`` are the token indices of the predicate's
    clause. A group has its country or side, if that stands before its noun.
    """
    nouns = [token for token in passage.doc if token.i in clause and _is_group(token, predicate)]
    if not nouns:
        return ()
    named = dict(_named_tokens(passage, names))
    found = (
        _text(noun, named)
        for noun in nouns
        if noun.i not in named
        and _takes_part(_past_amounts(noun), predicate)
        and _is_side(noun, named, predicate)
    )
    return tuple(dict.fromkeys(found))


def _is_side(noun: Token, named: Mapping[int, Name], predicate: Token) -> bool:
    """Return True for a group; of machines and powers only for the doers of one side ("Western powers")."""
    nouns = group_nouns()
    if nouns.singulars.get(noun.lower_, noun.lower_) not in nouns.with_side:
        return True
    is_agent = noun.head.dep_ == "agent" and noun.head.head == predicate
    is_doer = is_agent or _past_amounts(noun).dep_ == "nsubj"
    own = nouns.sides | nouns.owners | nouns.proper
    return is_doer and any(word.i in named or word.lower_ in own for word in noun.lefts)


def _singular(noun: str) -> str:
    if noun.endswith("men"):
        return f"{noun[:-3]}man"
    return noun.removesuffix("s")


def _named_tokens(passage: Passage, names: Sequence[tuple[Name, Token]]) -> Iterator[tuple[int, Name]]:
    """Yield the index of each token inside a name, with the name."""
    for name, head in names:
        start, end = name.start - passage.start, name.end - passage.start
        for token in head.subtree if head.idx + len(head) >= end else passage.doc:
            if start <= token.idx < end:
                yield token.i, name


def _is_group(token: Token, predicate: Token) -> bool:
    """Return True for the noun of a group; a singular only before an act ("a rebel attack")."""
    nouns = group_nouns()
    word = token.lower_
    if token.tag_ not in _NOUN_TAGS and token.dep_ not in _MODIFIERS:
        return False
    if token.dep_ in _MODIFIERS - {"poss"}:
        return _is_act(token.head, predicate) and (word in nouns.categories or word in nouns.singulars)
    is_part_of_name = token.tag_ in ("NNP", "NNPS") and token.i > 0 and token.text[:1].isupper()
    is_plural = token.tag_ in ("NNS", "NNPS") or word in _COLLECTIVES
    return word in nouns.categories and is_plural and not is_part_of_name


def _is_act(noun: Token, predicate: Token) -> bool:
    return noun.i == predicate.i or noun.lower_ in group_nouns().acts


def _past_amounts(noun: Token) -> Token:
    """Return the token whose relation decides the group's role: "dozens" for "dozens of villagers"."""
    token = noun
    while True:
        if token.dep_ in ("conj", "appos") and token.head.tag_ in (*_NOUN_TAGS, "PRP"):
            token = token.head
        elif token.dep_ == "pobj" and token.head.lower_ == "of" and _is_amount(token.head.head):
            token = token.head.head
        else:
            return token


def _is_amount(token: Token) -> bool:
    return token.lower_ in group_nouns().amounts or token.tag_ == "CD"


def _takes_part(token: Token, predicate: Token) -> bool:
    """Return True for a subject, an object, an agent, or the agent or target of an act."""
    if token.dep_ in _ARGUMENTS:
        return True
    if token.dep_ in _MODIFIERS:
        return _is_act(token.head, predicate)
    return token.dep_ == "pobj" and _after_preposition(token.head, predicate)


def _after_preposition(preposition: Token, predicate: Token) -> bool:
    governor, word = preposition.head, preposition.lower_
    if preposition.dep_ == "agent":
        return True
    if governor.lower_ == "according":
        return False
    if _is_act(governor, predicate) and governor.tag_ in _NOUN_TAGS:
        return word in ("of", "by") or word in group_nouns().taking_part
    return governor.tag_.startswith("VB") and word in group_nouns().taking_part


def _text(noun: Token, named: Mapping[int, Name]) -> str:
    """Return the group with its country or side: "US troops", "pro-Russian separatists"."""
    nouns = group_nouns()
    if noun.dep_ in _MODIFIERS - {"poss"}:
        return nouns.singulars.get(noun.lower_, noun.lower_)
    words: list[str] = []
    token = neighbour(noun, -1)
    while noun.left_edge.i <= token.i < noun.i and len(words) < _MAX_WORDS - 1:
        start = _name_start(_hyphenated_start(token, noun.left_edge.i), named)
        word = _side(start if token.i not in named else token, token, named)
        if word and word not in words:
            is_joined = bool(words) and start.i + 1 < noun.i and neighbour(token).dep_ == "cc"
            words[:0] = [word, neighbour(token).lower_] if is_joined else [word]
        if start.i == 0:
            break
        token = neighbour(start, -1)
    return " ".join((*words, noun.lower_))


def _hyphenated_start(token: Token, first: int) -> Token:
    """Return the first token of a hyphenated word that ends with the token."""
    while token.i - 1 > first and neighbour(token, -1).text == "-" and not neighbour(token, -1).whitespace_:
        token = neighbour(token, -2)
    return token


def _name_start(token: Token, named: Mapping[int, Name]) -> Token:
    """Return the first token of the name around a token; the token itself outside of names."""
    while token.i > 0 and token.i in named and named.get(token.i - 1) is named[token.i]:
        token = neighbour(token, -1)
    return token


def _side(start: Token, end: Token, named: Mapping[int, Name]) -> str | None:
    """Return the word from ``start`` to ``end`` as a side; ``None`` if it is none."""
    nouns = group_nouns()
    if start.i < end.i:
        written = start.doc[start.i : end.i + 1].text
        is_side = end.lower_ in nouns.suffixes or start.lower_ in nouns.prefixes
        short = written[:1].lower() + written[1:] if start.lower_ in nouns.prefixes else written
        return short if is_side else None
    name = named.get(end.i)
    if name is not None and name.text[:1].isupper():  # no pronoun read as a name
        return _side_of(name, possessive=end.dep_ == "poss")
    is_noun = end.dep_ == "compound" and end.text.isalpha() and (end.tag_ == "NN" or end.lower_ == "police")
    if end.lower_ in nouns.proper:
        return end.lower_.capitalize()
    return end.lower_ if is_noun or end.lower_ in nouns.sides else None


def _side_of(name: Name, *, possessive: bool) -> str:
    """Return a name before a group's noun, of a country its usual adjective."""
    if name.kind is PlaceKind.COUNTRY:
        return _adjective(name)
    return f"{name.text}'s" if possessive and name.label is NameLabel.PERSON else name.text


def _adjective(name: Name) -> str:
    """Return the adjective of a country, the same for all its names ("US" for "America", "American")."""
    listed = group_nouns().countries.get(name.name)
    if listed is not None:
        return listed
    known = gazetteer()
    nationalities = [word for word in known.aliases(name.name) if known.nationality(word) is not None]
    return min(nationalities, key=lambda word: (len(word), word), default=name.text)
