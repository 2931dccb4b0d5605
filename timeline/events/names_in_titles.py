"""The names of a title: what the one at its front stands for, and which of them are actors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.entities import Participants, PassageNames, Role, role_of
from timeline.events import event_lexicon as lexicon
from timeline.events.dependency_tree import SUBJECTS, child, is_noun, is_verb
from timeline.events.name_replacements import NounPhrase
from timeline.events.title_text import TitleContext, bracketed
from timeline.model import FilledName, Name, NameLabel, PlaceKind

if TYPE_CHECKING:
    from spacy.tokens import Token


_ARGUMENTS = SUBJECTS | {"dobj", "dative"}
_PARTS = frozenset({"advcl", "ccomp", "conj", "pcomp", "xcomp", "prep"})
"""Clauses and phrases that tell a part of what the subject above them does."""
_SETTINGS = frozenset({"after", "amid", "before", "during", "following", "in", "since", "until"})
"""Words before an event around which the subject of the verb acts."""
_MOUTHPIECES = frozenset({"spokesman", "spokeswoman", "spokesperson", "website", "statement"})
"""Speakers of the body that is the subject of what they say."""


def with_title_name(
    parties: Participants, title: str, names: PassageNames, context: TitleContext, predicate: Token
) -> Participants:
    """Return the participants with the name at the front of the title, and those of the act told with it.

    As the subject it is an actor, also if another clause of its act has the date ("Haddad has decreed that
    the vote be held"). A reader takes a name in brackets for part of the statement, so it is explained in
    each case; as a possessor ("[Haddad's] lawyer") it need not be an actor.
    """
    told = [*_actors_told_with(title, names, predicate), *_actors_meant(predicate, context)]
    parties = replace(parties, actors=tuple(dict.fromkeys((*parties.actors, *told))))
    if not title.startswith("["):
        actor = _actor_in_front(title, names, predicate)
        parties = parties if actor is None else _with_actors(parties, [actor])
    token = _replaced(title, names, context) if "[" in title else None
    if token is None:
        return parties
    start = names.passage.start + token.idx
    meant = [name for name, _ in names.names if name.start == start and start in names.references]
    filled = [_filled_in(token, context, name.name) for name in meant]
    phrase = context.names[token.i]
    if not meant:
        filled = [_filled_in(token, context, str(phrase))]  # a plain text: stores take no other
    inside = phrase.names if isinstance(phrase, NounPhrase) else ()
    is_actor = title.startswith("[") and token.dep_ != "poss"
    actors = [name.name for name in (*meant, *inside) if is_actor and _acts(name)]
    explained = {each.name for each in parties.filled_in}
    new = (each for each in filled if each.name not in explained)
    return replace(_with_actors(parties, actors), filled_in=(*parties.filled_in, *new))


def _with_actors(parties: Participants, actors: list[str]) -> Participants:
    """Return the participants with those actors in front that they lack."""
    new = (actor for actor in dict.fromkeys(actors) if actor not in parties.actors)
    return replace(parties, actors=(*new, *parties.actors))


def _actor_in_front(title: str, names: PassageNames, predicate: Token) -> str | None:
    """Return the actor with whose name the title begins, if the predicate is a part of its act."""
    passage = names.passage
    for name, head in names.names:
        at = title.find(name.text)
        if at < 0 or name.start in names.references or not _does(head, predicate):
            continue
        first = passage.text[head.left_edge.idx : name.start - passage.start]
        if _ends_with(first, title[:at]):
            is_actor = _acts(name) and role_of(head, name, names.persons) is Role.ACTOR
            return name.name if is_actor else None
    return None


def _actors_meant(predicate: Token, context: TitleContext) -> Iterator[str]:
    """Yield the actors in the phrase that the subject means ("Chadian troops said they won": Chad)."""
    noun = child(predicate, *SUBJECTS)
    phrase = context.names.get(noun.i) if noun is not None and noun.tag_ == "PRP" else None
    if isinstance(phrase, NounPhrase):
        yield from (name.name for name in phrase.names if _acts(name))


def _actors_told_with(title: str, names: PassageNames, predicate: Token) -> Iterator[str]:
    """Yield the persons and bodies of the other act that a title tells of its dated thing.

    That act describes a noun that is the predicate ("the 2011 uprising that toppled Brandt"), or is done by
    the thing that the predicate describes ("a warrant issued on Monday charged Falk"). So does the act of a
    body that its own spokesman tells.
    """
    for name, head in names.names:
        if name.label is NameLabel.LOCATION or name.start in names.references or name.text not in title:
            continue
        token = head
        while token.dep_ in ("appos", "conj") and is_noun(token.head):
            token = token.head
        verb = token.head.head if token.dep_ == "pobj" and token.head.dep_ == "agent" else token.head
        is_argument = token.dep_ in _ARGUMENTS or verb != token.head
        describes = verb.dep_ == "relcl" and verb.head == predicate
        thing = predicate.head if predicate.dep_ == "acl" else None
        is_described = thing is not None and thing.dep_ == "nsubj" and thing.head == verb
        is_told = is_argument and is_verb(verb) and (describes or is_described)
        is_told = is_told or _is_spoken_for(token, predicate)
        if is_told and role_of(head, name, names.persons) is Role.ACTOR:
            yield name.name


def _ends_with(words: str, last: str) -> bool:
    """Return True if the title's words before a name are the last ones before it in the sentence."""
    return " ".join(words.split()).casefold().endswith(" ".join(last.split()).casefold())


def _does(head: Token, predicate: Token) -> bool:
    """Return True for the subject of an act with the predicate in it; who tells of it takes no part.

    Of an event noun it is the subject of the verb above ("Chad seized the strip after the 1973 war").
    """
    act, verb = head.head, predicate
    if head.dep_ not in SUBJECTS or act.lower_ in lexicon.REPORTING_VERBS:
        return False
    if not is_verb(predicate) and predicate.dep_ == "pobj" and predicate.head.lower_ in _SETTINGS:
        verb = predicate.head
    elif not is_verb(predicate):
        return False
    while verb != act and verb.dep_ in _PARTS:
        verb = verb.head
    return verb == act


def _is_spoken_for(head: Token, predicate: Token) -> bool:
    """Return True for the subject of what its own spokesman says ("Norvik sold it, a spokesman said")."""
    content, speaker = head.head, child(predicate, "nsubj")
    if head.dep_ not in SUBJECTS or content.dep_ != "ccomp" or content.head != predicate or speaker is None:
        return False
    others = (word for word in speaker.children if word.dep_ not in ("det", "poss") or word.tag_ == "NNP")
    return speaker.lower_ in _MOUTHPIECES and not any(others)


def _replaced(title: str, names: PassageNames, context: TitleContext) -> Token | None:
    """Return the word whose name stands in brackets in the title, at its front or inside it."""
    doc = names.passage.doc
    written = {index: bracketed(doc[index], context) for index in sorted(context.names)}
    inside = (index for index, text in written.items() if text.startswith("[") and text in title)
    front = (index for index, text in written.items() if title.startswith(text))
    found = next(front, next(inside, None))
    return None if found is None else doc[found]


def _filled_in(token: Token, context: TitleContext, name: str) -> FilledName:
    start = context.start + token.idx
    return FilledName(start, start + len(token), context.word(token), name)


def _acts(name: Name) -> bool:
    """Return True for a name that can be an actor: a town or a region is a place."""
    return name.label is not NameLabel.LOCATION or name.kind is PlaceKind.COUNTRY
