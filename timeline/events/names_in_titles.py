"""The name in square brackets at the front of a title: which word of the sentence it stands for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.entities import Participants, PassageNames
from timeline.events.pronoun_antecedents import NounPhrase
from timeline.events.title_text import TitleContext, bracketed
from timeline.model import FilledName, Name, NameLabel, PlaceKind

if TYPE_CHECKING:
    from spacy.tokens import Token


def with_title_name(
    parties: Participants, title: str, names: PassageNames, context: TitleContext
) -> Participants:
    """Return the participants with the name that the title puts in place of a pronoun or a noun.

    A reader of the title takes that name for part of the statement, so it is explained in each case. As the
    subject it is an actor; as a possessor ("[Haddad's] lawyer") it need not be.
    """
    if not title.startswith("["):
        return parties
    token = _replaced(title, names, context)
    if token is None:
        return parties
    start = names.passage.start + token.idx
    meant = [name for name, _ in names.names if name.start == start and start in names.references]
    filled = [_filled_in(token, start, name.name) for name in meant]
    phrase = context.names[token.i]
    if not meant:
        filled = [_filled_in(token, start, str(phrase))]  # a plain text: stores take no other
    inside = phrase.names if isinstance(phrase, NounPhrase) else ()
    actors = [name.name for name in (*meant, *inside) if token.dep_ != "poss" and _acts(name)]
    new = [actor for actor in dict.fromkeys(actors) if actor not in parties.actors]
    explained = {each.name for each in parties.filled_in}
    return replace(
        parties,
        actors=(*new, *parties.actors),
        filled_in=(*parties.filled_in, *(each for each in filled if each.name not in explained)),
    )


def _replaced(title: str, names: PassageNames, context: TitleContext) -> Token | None:
    """Return the word whose name is at the front of the title."""
    doc = names.passage.doc
    tokens = (doc[index] for index in sorted(context.names))
    return next((token for token in tokens if title.startswith(bracketed(token, context))), None)


def _filled_in(token: Token, start: int, name: str) -> FilledName:
    return FilledName(start, start + len(token), token.text, name)


def _acts(name: Name) -> bool:
    """Return True for a name that can be an actor: a town or a region is a place."""
    return name.label is not NameLabel.LOCATION or name.kind is PlaceKind.COUNTRY
