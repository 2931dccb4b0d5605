"""What a pronoun or a bare noun at the head of a title stands for, where the text makes it plain.

Plain are, in this order: the subject of the verb of saying above ("prosecutors say they ..."), the subject of
the clause beside ("when the tanker left, it ..."), and the subject of the sentence before. Persons that are
named come from ``names``, not from here. "The company" is the one that most of the article is about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from timeline.events import event_lexicon as lexicon
from timeline.events.dependency_tree import child, is_verb, path_up, root_of, subject
from timeline.language import Passage
from timeline.model import Name, NameLabel

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = ("nsubj", "nsubjpass")
_MASS = frozenset({"they", "their"})
_THING = frozenset({"it", "its"})
_PERSON = frozenset({"he", "she", "his", "her"})
_SPEAKER = frozenset({"i", "my"})
_DOMINANT = 0.5
"""Share of an article's names of organisations from which on "the company" is the one most often named."""
_OFTEN = 3
"""Times that it must be named, too."""


def antecedents(
    passage: Passage, previous: Passage | None, named: Sequence[Name]
) -> Iterator[tuple[Token, Token]]:
    """Yield the passage's subject pronouns and possessors of subjects, each with the noun it stands for.

    ``previous`` is the sentence right before, ``None`` where that was not parsed; ``named`` are the names of
    both.
    """
    for token in passage.doc:
        if token.lower_ not in _MASS | _THING | _PERSON | _SPEAKER:
            continue
        verb = _verb_of(token)
        if verb is None or _is_empty(token, verb):
            continue
        if token.lower_ in _SPEAKER:
            speaker = _speaker(verb)
            if speaker is not None:
                yield token, speaker
            continue
        for noun in (_sayer(token, verb), _beside(token, verb), _last_subject(token, previous)):
            home = passage if noun is not None and noun.doc is passage.doc else previous
            if noun is not None and home is not None and _agrees(token, noun, _label(noun, home, named)):
                yield token, noun
                break


def main_organisation(names: Sequence[Name]) -> Name | None:
    """Return the organisation that most of an article's names of organisations are; ``None`` for none."""
    found = [name for name in names if name.label is NameLabel.ORGANISATION]
    counted = Counter(name.name for name in found).most_common(1)
    if not counted or counted[0][1] < max(_OFTEN, _DOMINANT * len(found)):
        return None
    return next(name for name in found if name.name == counted[0][0])


def bare_companies(passage: Passage) -> Iterator[Token]:
    """Yield the nouns of "the company" and its like, with nothing that says which."""
    for token in passage.doc:
        if token.lower_ in lexicon.COMPANY_NOUNS and is_bare(token):
            yield token


def is_bare(noun: Token) -> bool:
    """Return whether a noun stands with "the" and nothing else before it, or behind it."""
    beside = [each for each in noun.children if each.dep_ not in ("case", "punct")]
    return [each.lower_ for each in beside] == ["the"]


def _verb_of(pronoun: Token) -> Token | None:
    """Return the verb that the pronoun, or what it possesses, is the subject of."""
    who = pronoun.head if pronoun.tag_ == "PRP$" else pronoun
    return who.head if who.dep_ in _SUBJECTS and is_verb(who.head) else None


def _is_empty(pronoun: Token, verb: Token) -> bool:
    """Return whether "it" stands for nothing ("it was clear that", "it seems to rain")."""
    return (
        pronoun.lower_ == "it"
        and child(verb, "ccomp", "xcomp", "advcl", "csubj", "relcl") is not None
        and (child(verb, "acomp", "attr") is not None or verb.dep_ == "ROOT")
        and not any(each.dep_ == "advcl" and each.i < pronoun.i for each in verb.children)
    )


def _sayer(pronoun: Token, verb: Token) -> Token | None:
    """Return who says what the pronoun stands in, where the article has named the sayer before."""
    above = verb.head
    said = (
        above.i < pronoun.i
        and verb.dep_ == "ccomp"
        and above.lower_ in lexicon.REPORTING_VERBS | lexicon.CONTENT_VERBS
    )
    return subject(above) if said else None


def _speaker(verb: Token) -> Token | None:
    """Return who says "I", where the verb can go with a name as it stands."""
    if verb.tag_ != "VBD" or child(verb, "aux", "auxpass") is not None:
        return None
    said = next((each for each in path_up(verb) if each.lower_ in lexicon.REPORTING_VERBS), None)
    who = child(said, "nsubj") if said is not None else None
    return who if who is not None and who.tag_ in ("NNP", "PRP") and who.lower_ not in _SPEAKER else None


def _beside(pronoun: Token, verb: Token) -> Token | None:
    """Return the subject of the clause that the pronoun's is joined to, where that stands before it."""
    if pronoun.lower_ in _PERSON:
        return None
    fronted = [each for each in verb.children if each.dep_ == "advcl" and each.i < pronoun.i]
    joined = [verb.head] if verb.dep_ in ("conj", "advcl") and verb.head.i < pronoun.i else []
    for clause in (*fronted, *joined):
        who = child(clause, *_SUBJECTS)
        if who is not None and who.i < pronoun.i:
            return who
    return None


def _last_subject(pronoun: Token, previous: Passage | None) -> Token | None:
    """Return the subject of the sentence before, where the pronoun is the first subject of its own."""
    if previous is None or any(
        token.dep_ in _SUBJECTS and token != pronoun.head for token in pronoun.doc[: pronoun.i]
    ):
        return None
    root = root_of(previous.doc[-1])
    if not is_verb(root) or root.lower_ in lexicon.REPORTING_VERBS:
        return None
    return subject(root)


def _label(noun: Token, home: Passage, named: Collection[Name]) -> NameLabel | None:
    """Return what the noun names: by the names of the article, else by the model."""
    at = home.start + noun.idx
    label = next((name.label for name in named if name.start <= at < name.end), None)
    if label is not None or noun.tag_ not in ("NNP", "NNPS"):
        return label
    return {"PERSON": NameLabel.PERSON, "ORG": NameLabel.ORGANISATION}.get(noun.ent_type_)


def _agrees(pronoun: Token, noun: Token, label: NameLabel | None) -> bool:
    if noun.tag_ == "PRP":
        return any({pronoun.lower_, noun.lower_} <= sort for sort in (_MASS, _THING, _PERSON))
    plural = noun.tag_ in ("NNS", "NNPS") or child(noun, "conj") is not None
    if pronoun.lower_ in _MASS:
        return plural or label is NameLabel.ORGANISATION or noun.lower_ in lexicon.GROUP_NOUNS
    if plural or noun.tag_ not in ("NN", "NNP"):
        return False
    person = label is NameLabel.PERSON or noun.lower_ in lexicon.PERSON_NOUNS
    return person is (pronoun.lower_ in _PERSON)
