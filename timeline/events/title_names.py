"""Names in titles: parts that can be spared (given names, what a named place is), and names kept whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.entities import gender_of
from timeline.events.dependency_tree import SUBJECTS, child, is_proper_noun
from timeline.events.event_lexicon import PLACE_CLASSES
from timeline.events.title_marks import quotations
from timeline.language.neighbours import neighbour

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

_SHORTEST_SURNAME = 4
"""In characters: "Li" and "Kim" are borne by too many to stand alone."""


_LONGEST_WORK = 12
"""In words."""


def given_names(surname: Token) -> list[Token]:
    """Return the given names before a subject's surname ("Ana | Duarte"); empty if it can't stand alone.

    The first one must be a known first name, so that it is no family name: these stand in front in Korean,
    Chinese and Hungarian. A person's name that stands again in the sentence is left whole: another bearer may
    be meant.
    """
    if surname.ent_type_ != "PERSON" or surname.ent_iob_ != "I" or surname.dep_ not in SUBJECTS:
        return []
    if not _is_plain_surname(surname):
        return []
    first = surname.i
    while first > 0 and surname.doc[first].ent_iob_ == "I":
        first -= 1
    names = list(surname.doc[first : surname.i])
    while names and not _is_given_name(names[0]):
        if is_proper_noun(names[0]) and not names[0].text.endswith("."):
            return []
        names.pop(0)  # "Mr." and "Dr.", which a model takes for a part of the name
    others = (word for word in surname.doc if word.text == surname.text and word.i != surname.i)
    is_last = surname.i + 1 == len(surname.doc) or neighbour(surname).ent_iob_ != "I"
    are_of_it = all(word.head == surname for word in names)
    return names if is_last and are_of_it and next(others, None) is None else []


def _is_plain_surname(word: Token) -> bool:
    return len(word) >= _SHORTEST_SURNAME and word.text[0].isupper() and word.text.isalpha()


def _is_given_name(word: Token) -> bool:
    return is_proper_noun(word) and gender_of(word.text) is not None


def is_place_class(noun: Token) -> bool:
    """Return True for a noun that only says what a named place is ("the town | of Kilwa").

    With a capital it is a part of the name ("the Republic of Ireland").
    """
    is_class = noun.lower_ in PLACE_CLASSES and noun.tag_ == "NN"
    if not is_class or noun.i + 2 >= len(noun.doc) or neighbour(noun).lower_ != "of":
        return False
    name = child(neighbour(noun), "pobj")
    return name is not None and is_proper_noun(name)


def is_name_of_noun(name: Token) -> bool:
    """Return True for a name behind its description, between commas ("the owner, | Ana Duarte, left").

    The verb of the description follows: the name alone may be its subject.
    """
    noun = name.head
    if not is_name_between_commas(name) or noun.dep_ not in SUBJECTS:
        return False
    is_one = child(noun, "conj") is None and child(noun, "det", "poss") is not None
    return is_one and name.right_edge.i + 1 < noun.head.i


def is_name_between_commas(name: Token) -> bool:
    """Return True for the name of one person or body behind a noun, between commas."""
    end = name.right_edge.i + 1
    is_name = name.dep_ == "appos" and is_proper_noun(name) and name.ent_type_ in ("PERSON", "ORG")
    if not is_name or name.head.tag_ != "NN" or child(name, "conj") is not None or end >= len(name.doc):
        return False
    return name.left_edge.i > 0 and neighbour(name.left_edge, -1).text == name.doc[end].text == ","


def description_beside(name: Token) -> Token | None:
    """Return the noun directly before "the" and a name: the parser takes both for the subject."""
    first, verb = name.left_edge, name.head
    if not is_proper_noun(name) or name.dep_ not in SUBJECTS or first.lower_ != "the" or first.i == 0:
        return None
    before = neighbour(first, -1)
    is_beside = before.tag_ == "NN" and before.dep_ in SUBJECTS and before.head == verb
    return before if is_beside else None


def works(doc: Doc) -> Iterator[frozenset[int]]:
    """Yield the token indices of each title of a work in quotation marks ("Winter: The Last Harbour").

    A title of a work is a quotation of two or more words, most of them with a capital.
    """
    for first, last in quotations(doc):
        words = [word for word in doc[first + 1 : last] if word.is_alpha]
        capitals = sum(word.text[0].isupper() for word in words)
        is_title = 2 <= len(words) <= _LONGEST_WORK and words[0].text[0].isupper()
        if is_title and words[-1].text[0].isupper() and capitals > len(words) / 2:
            yield frozenset(range(first + 1, last))


def with_whole_works(doc: Doc, kept: frozenset[int]) -> frozenset[int]:
    """Return the tokens with the rest of each title of a work of which some are kept."""
    return kept.union(*(work for work in works(doc) if work & kept))
