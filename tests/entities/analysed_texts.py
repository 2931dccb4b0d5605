"""Helpers for the tests of this room: names, references and participants of a text."""

from __future__ import annotations

from timeline.entities import Participants, coreferences, participants, passage_names, recognise
from timeline.language import Passage, parse, sentences
from timeline.model import Name


def passages_of(text: str) -> list[Passage]:
    return parse(text, sentences(text))


def names_of(text: str) -> list[Name]:
    return recognise(text, passages_of(text))


def by_text(text: str) -> dict[str, str]:
    """Return the canonical names by the written names; of equal ones the last."""
    return {name.text: name.name for name in names_of(text)}


def coreferent_names(text: str) -> list[tuple[str, str]]:
    """Return the coreferent expressions with their canonical names."""
    passages = passages_of(text)
    return [(name.text, name.name) for name in coreferences(text, passages, recognise(text, passages))]


def taking_part(text: str, verb: str) -> Participants:
    """Return the participants of a verb in the last sentence; the whole sentence is its clause."""
    passages = passages_of(text)
    names = recognise(text, passages)
    references = coreferences(text, passages, names)
    passage = passages[-1]
    predicate = next(token for token in passage.doc if token.text == verb)
    everything = range(len(passage.doc))
    return participants(passage_names(passage, names, references), predicate, everything, everything)
