"""Antecedents that the grammar of one sentence makes certain.

"The army shelled the rebels as they fled" has one plural noun. "When it lifts off, the Ariane will be the
largest rocket" names its "it" later. Only a craft lands or sinks. Who is punished has done something: "they
fined Norvik after it hid a loss".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from timeline.entities import speaks_for
from timeline.events import event_lexicon as lexicon
from timeline.events.dependency_tree import (
    BE,
    NOUNS,
    SUBJECTS,
    ancestors,
    child,
    is_verb,
    root_of,
    subject,
)
from timeline.events.pronoun_agreement import PERSONAL, PLURAL, THING, agrees, is_body, label_of
from timeline.language import Passage, verb_forms
from timeline.model import Name

if TYPE_CHECKING:
    from spacy.tokens import Token

_NUMBERS = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"})
_MODIFIERS = frozenset({"compound", "nmod", "npadvmod", "appos", "amod"})
_OBJECTS = frozenset({"dobj", "pobj", "dative"})
_AFTER_ACT = frozenset({"after", "because", "since", "when", "as"})
"""Words before the clause that tells why somebody is punished."""
_OPENING = frozenset({"when", "while", "as", "after", "although", "though", "since", "once", "if", "before"})
_CRAFT_PHRASES = frozenset(
    f"{form} {particle}"
    for verb, particle in (("take", "off"), ("lift", "off"), ("blast", "off"), ("touch", "down"))
    for form in verb_forms(verb)
)
_ONE = frozenset({"one", "another", "this", "that"})
_UNREAL = frozenset({"no", "any", "each", "every", "neither", "either", "another"})


def certain_antecedent(
    pronoun: Token, verb: Token, passage: Passage, names: Sequence[Name], previous: Passage | None
) -> Token | None:
    """Return the noun of the pronoun's sentence that it must mean; ``None`` if two may be meant.

    ``verb`` has the pronoun as its subject. ``previous`` is the sentence before: its subject may be meant by
    a pronoun before its noun.
    """
    if pronoun.lower_ not in PERSONAL.keys() | PLURAL | THING or pronoun.tag_ != "PRP":
        return None
    found = _only_craft(pronoun.doc[: pronoun.i]) if pronoun.lower_ in THING and _is_craft_act(verb) else None
    found = found or _punished(pronoun, verb) or _later_subject(pronoun, verb, passage, names, previous)
    if found is None:
        found = _only_noun(pronoun, verb, passage, names)
    return found if found is not None and agrees(pronoun, found, label_of(found, passage, names)) else None


def craft_before(pronoun: Token, verb: Token, previous: Passage) -> Token | None:
    """Return the only craft of the sentence before, or its "it", for "it landed" in one without a craft."""
    if (
        pronoun.lower_ != "it"
        or not _is_craft_act(verb)
        or any(_is_craft(token) for token in pronoun.doc[: pronoun.i])
    ):
        return None
    acts = [word for word in previous.doc if word.dep_ in SUBJECTS and _is_craft_act(word.head)]
    things = [word for word in acts if word.lower_ == "it" or _is_craft(word) or _is_flight(word)]
    return _only_craft(previous.doc) or (things[-1] if things else None)


def body_spoken_for(
    pronoun: Token, speaker: Token | None, passage: Passage, names: Sequence[Name]
) -> Token | None:
    """Return the body of the only speaker above "they" and "it" ("a Nordbank spokesman said they ...")."""
    if speaker is None or speaker.tag_ != "NN" or pronoun.lower_ not in PLURAL | THING:
        return None
    bodies = (word for word in speaker.lefts if word.dep_ in ("compound", "poss", "nmod"))
    return next((word for word in bodies if speaks_for(word) and is_body(word, passage, names)), None)


def owner_before(pronoun: Token, previous: Passage | None, names: Sequence[Name]) -> Token | None:
    """Return the body that owned the last subject, of the same noun ("Norvik's offer ... Its first offer").

    ``previous`` is the sentence before.
    """
    if pronoun.lower_ != "its" or previous is None or pronoun.head.dep_ not in SUBJECTS:
        return None
    above = subject(root_of(previous.doc[-1]))
    owner = child(above, "poss") if above is not None and above.lower_ == pronoun.head.lower_ else None
    return owner if owner is not None and owner.tag_ != "PRP$" and is_body(owner, previous, names) else None


def _only_craft(words: Iterable[Token]) -> Token | None:
    """Return the last of the words for a craft, if all are one word."""
    found = [word for word in words if _is_craft(word)]
    return found[-1] if len({word.lower_ for word in found}) == 1 and _is_definite(found[-1]) else None


def _is_craft_act(verb: Token) -> bool:
    """Return True for what only a craft does ("landed", "took off")."""
    particle = child(verb, "prt")
    return verb.lower_ in lexicon.CRAFT_VERBS or (
        particle is not None and f"{verb.lower_} {particle.lower_}" in _CRAFT_PHRASES
    )


def _is_craft(word: Token) -> bool:
    return word.tag_ in ("NN", "NNP") and word.lower_ in lexicon.CRAFT_NOUNS and word.dep_ not in _MODIFIERS


def _is_flight(word: Token) -> bool:
    """Return True for the number of a flight ("Flight 446 took off")."""
    return any(each.lower_ == "flight" for each in (word, *word.lefts, *word.head.children))


def _is_definite(noun: Token) -> bool:
    return not any(word.lower_ in _UNREAL or word.dep_ == "neg" for word in noun.lefts)


def _punished(pronoun: Token, verb: Token) -> Token | None:
    """Return who is punished, praised or blamed in the clause above, for what he did before."""
    above = verb.head
    marks = {word.lower_ for word in verb.lefts if word.dep_ in ("mark", "advmod")}
    if verb.dep_ != "advcl" or above.i > pronoun.i or not marks & _AFTER_ACT:
        return None
    if above.lower_ in lexicon.PUNISHING_VERBS:
        return child(above, "nsubjpass") or child(above, "dobj")
    penalty = child(above, "dobj")
    if penalty is None or penalty.lower_ not in lexicon.PENALTIES:
        return None
    targets = (word for noun in (above, penalty) for word in noun.rights if word.lower_ in ("on", "against"))
    return next((noun for word in targets if (noun := child(word, "pobj")) is not None), None)


def _later_subject(
    pronoun: Token, verb: Token, passage: Passage, names: Sequence[Name], previous: Passage | None
) -> Token | None:
    """Return the subject of the main clause behind a clause of time with the pronoun as its subject."""
    above = verb.head
    noun = child(above, *SUBJECTS)
    opens = any(word.lower_ in _OPENING for word in verb.lefts if word.dep_ in ("mark", "advmod"))
    if verb.dep_ != "advcl" or not opens or noun is None or noun.i < verb.i or noun.tag_ not in NOUNS:
        return None
    if any(_fits(word, pronoun, passage, names) for word in pronoun.doc[: pronoun.i]):
        return None
    rivals = [] if previous is None else [word for word in previous.doc if word.dep_ in SUBJECTS]
    own = noun.text
    if any(word.text != own and _may_rival(word, pronoun, previous, names) for word in rivals):
        return None
    return noun


def _may_rival(word: Token, pronoun: Token, passage: Passage | None, names: Sequence[Name]) -> bool:
    if word.tag_ == "PRP":
        return word.lower_ == pronoun.lower_
    return passage is not None and _fits(word, pronoun, passage, names)


def _only_noun(pronoun: Token, verb: Token, passage: Passage, names: Sequence[Name]) -> Token | None:
    """Return the only noun before the pronoun that agrees with it, from a clause beside its own."""
    above = verb.head
    if verb.dep_ not in ("advcl", "conj") or above.i > pronoun.i or not is_verb(above):
        return None
    if pronoun.lower_ in THING and (verb.lower_ in BE or verb.lower_ in lexicon.IMPERSONAL_VERBS):
        return None
    if any(word.lower_ == pronoun.lower_ for word in pronoun.doc[: pronoun.i]):
        return None  # "he served the minister until he left": the same one
    fitting = list(_fitting(pronoun, passage, names))
    if len(fitting) != 1 or not _is_definite(fitting[0]):
        return None
    noun = fitting[0]
    if above not in ancestors(noun):
        return None
    is_object = noun.dep_ in _OBJECTS and verb.dep_ == "advcl"
    is_parallel = noun.dep_ in SUBJECTS and noun.head == above
    return noun if is_object or is_parallel else None


def _fitting(pronoun: Token, passage: Passage, names: Sequence[Name]) -> Iterator[Token]:
    before = pronoun.doc[: pronoun.i]
    yield from (word for word in before if _is_one_of(word, pronoun) or _fits(word, pronoun, passage, names))


def _is_one_of(word: Token, pronoun: Token) -> bool:
    """Return True for one of several things, which "it" may mean ("one | of its planes was hit")."""
    return pronoun.lower_ in THING and word.lower_ in _ONE and word.dep_ in SUBJECTS | _OBJECTS


def _fits(word: Token, pronoun: Token, passage: Passage, names: Sequence[Name]) -> bool:
    """Return True for a noun that the pronoun may mean, also inside another phrase."""
    if word.tag_ not in NOUNS or word.dep_ in _MODIFIERS or word.ent_type_ in _NUMBERS:
        return False
    return agrees(pronoun, word, label_of(word, passage, names))
