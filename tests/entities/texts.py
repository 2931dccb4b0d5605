"""What the tests of this room share: a text read as the program reads it, and a clause cut by hand."""

from __future__ import annotations

from timeline.entities import Participants, coreferences, participants, passage_names, recognise
from timeline.language import Passage, parse, sentences
from timeline.model import Name


def passages_of(text: str) -> list[Passage]:
    return parse(text, sentences(text))


def names_of(text: str) -> list[Name]:
    return recognise(text, passages_of(text))


def by_text(text: str) -> dict[str, str]:
    """Each name as it is written, with its canonical name; of several alike the last."""
    return {name.text: name.name for name in names_of(text)}


def standing_for(text: str) -> list[tuple[str, str]]:
    """Each pronoun or office that stands for a name, with that name."""
    passages = passages_of(text)
    return [(name.text, name.name) for name in coreferences(text, passages, recognise(text, passages))]


def taking_part(text: str, verb: str) -> Participants:
    """Who takes part in a verb of the text's last sentence, all of which is taken for its clause."""
    passages = passages_of(text)
    names = recognise(text, passages)
    names = sorted([*names, *coreferences(text, passages, names)], key=lambda name: name.start)
    passage = passages[-1]
    predicate = next(token for token in passage.doc if token.text == verb)
    everything = range(len(passage.doc))
    return participants(passage_names(passage, names), predicate, everything, everything)
