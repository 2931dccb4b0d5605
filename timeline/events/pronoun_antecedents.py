"""Antecedents of pronouns and bare nouns in titles.

A pronoun takes the first agreeing noun of these: the subject of the verb of saying above it ("prosecutors say
they ..."), the subject of the clause beside it ("when the tanker left, it ..."), the subject of the sentence
before. "He", "she" and nouns with "the" come from the entities room.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.entities import Role, role_of
from timeline.events import event_lexicon as lexicon
from timeline.events.certain_antecedents import (
    body_spoken_for,
    certain_antecedent,
    craft_before,
    owner_before,
)
from timeline.events.dependency_tree import ancestors, child, coordinated, is_noun, is_verb, subject
from timeline.events.name_replacements import Antecedent, NounPhrase, OwnWords
from timeline.events.noun_phrase import short_phrase
from timeline.events.pronoun_agreement import PERSONAL, PLURAL, THING, acts_as_body, agrees, is_body, label_of
from timeline.events.title_check import denies
from timeline.events.title_text import TitleContext
from timeline.events.topic_before import is_defined, last_person, last_topic, speaks
from timeline.language import Passage, name_heads
from timeline.model import Name, NameLabel

if TYPE_CHECKING:
    from spacy.tokens import Token


_SUBJECTS = ("nsubj", "nsubjpass")
_SPEAKER = frozenset({"i", "my"})
_THING_RELATIONS = frozenset({"dobj", "attr", "nsubj", "nsubjpass"})
"""Relations of a noun that may be meant by "it"."""
_PRONOUNS = PLURAL | THING | _SPEAKER


def with_subject_antecedents(
    passage: Passage,
    previous: Passage | None,
    names: Sequence[Name],
    known: Mapping[int, Antecedent],
    text: str,
) -> tuple[dict[int, Antecedent], frozenset[int]]:
    """Return the known antecedents and those of the syntax by the pronoun's offset, and the certain offsets.

    The syntax is more reliable: it replaces a known antecedent. ``previous`` is the sentence directly before,
    ``None`` if it was not parsed; ``names`` are the names of both.
    """
    resolved = dict(known)
    certain: set[int] = set()
    pairs = _certain_pairs(passage, previous, names, known)
    for is_certain, (pronoun, noun) in (
        *((True, pair) for pair in pairs),
        *((False, pair) for pair in _pronouns_with_nouns(passage, previous, names, resolved)),
    ):
        home = passage if noun.doc is passage.doc or previous is None else previous
        start = passage.start + pronoun.idx
        known_names = resolved.get(home.start + noun.idx) or _coordinated_names(noun, home, names)
        if start in certain or (pronoun.lower_ in PLURAL and _is_half_named(noun, home, names)):
            continue
        if known_names:
            resolved[start] = _moved(known_names, start, pronoun.text)
            if home is not passage:
                resolved[start] = _of_another_sentence(resolved[start])
        elif noun.tag_ != "PRP" and (_is_in_front(noun) or not _denies_between(noun, pronoun)):
            phrase = _phrase(noun, pronoun, TitleContext(text, home.start))
            phrase.names = tuple(_names_inside(noun, home, names))
            resolved[start] = phrase
        if is_certain and start in resolved:
            certain.add(start)
    return resolved, frozenset(certain)


def _phrase(noun: Token, pronoun: Token, context: TitleContext) -> NounPhrase:
    """Return a noun's phrase; as the sentence's own words, if it stands in it before the pronoun."""
    phrase = short_phrase(noun, context)
    if noun.tag_ in ("NNP", "NNPS"):
        phrase = phrase.removeprefix("The ")
    first, _, rest = phrase.partition(" ")
    is_own = noun.doc is pronoun.doc and noun.i < pronoun.i and not _denies_between(noun, pronoun)
    if is_own:
        return OwnWords(phrase)
    return NounPhrase(f"The {rest}" if first in ("A", "An") else phrase)


def _is_in_front(noun: Token) -> bool:
    """Return True for the subject of a clause before the main one ("if the hunt had begun, it ...")."""
    clause = noun.head
    return noun.dep_ in _SUBJECTS and clause.dep_ == "advcl" and clause.i < clause.head.i


def _names_inside(noun: Token, home: Passage, names: Sequence[Name]) -> Iterator[Name]:
    """Yield the organisations directly before a noun that belong to it, and the country whose force it is."""
    modifiers = [word for word in noun.lefts if word.dep_ in ("compound", "nmod", "amod")]
    for name in names:
        before = [word for word in modifiers if name.start <= home.start + word.idx < name.end]
        is_person = name.label is NameLabel.PERSON
        if before and not is_person and role_of(before[-1], name, frozenset()) is Role.ACTOR:
            yield name


def _certain_pairs(
    passage: Passage, previous: Passage | None, names: Sequence[Name], known: Mapping[int, Antecedent]
) -> Iterator[tuple[Token, Token]]:
    """Yield the subject pronouns whose sentence, or its craft, leaves one antecedent.

    For "he" and "she" the article's names, if ``known``, are the better answer.
    """
    for token in passage.doc:
        verb = _verb_of(token) if token.tag_ == "PRP" else None
        is_known = token.lower_ in PERSONAL and passage.start + token.idx in known
        if verb is None or is_known or _is_expletive(token, verb):
            continue
        noun = certain_antecedent(token, verb, passage, names, previous)
        if noun is None and previous is not None:
            noun = craft_before(token, verb, previous)
        if noun is None and token.lower_ in PERSONAL:
            noun = _person_before(token, previous, names)
        if noun is not None:
            yield token, noun


def _person_before(pronoun: Token, previous: Passage | None, names: Sequence[Name]) -> Token | None:
    """Return the unnamed person of the sentence before, if neither sentence has named another one yet."""
    noun = last_person(pronoun, previous)
    if noun is None or previous is None or any(name.label is NameLabel.PERSON for name in names):
        return None
    if any(is_noun(token) and token.ent_type_ == "PERSON" for token in pronoun.doc[: pronoun.i]):
        return None
    return noun if agrees(pronoun, noun, None) else None


def _denies_between(noun: Token, pronoun: Token) -> bool:
    """Return True if a negation between a noun and its pronoun would be missed between both."""
    return noun.doc is pronoun.doc and any(denies(token) for token in noun.doc[noun.i : pronoun.i])


def _moved(antecedent: Antecedent, start: int, text: str) -> Antecedent:
    """Return the antecedent with the pronoun's offsets."""
    if isinstance(antecedent, str):
        return antecedent
    return tuple(replace(name, start=start, end=start + len(text), text=text) for name in antecedent)


def _of_another_sentence(antecedent: Antecedent) -> Antecedent:
    """Return an antecedent of the sentence before: its words are not the pronoun's own sentence's."""
    if not isinstance(antecedent, OwnWords):
        return antecedent
    phrase = NounPhrase(antecedent)
    phrase.names = antecedent.names
    return phrase


def _coordinated_names(noun: Token, home: Passage, names: Sequence[Name]) -> tuple[Name, ...]:
    """Return the noun's name and the names coordinated with it."""
    starts = [home.start + token.idx for token in coordinated(noun)]
    return tuple(name for name in names if any(name.start <= start < name.end for start in starts))


def _is_half_named(noun: Token, home: Passage, names: Sequence[Name]) -> bool:
    """Return True for a named one beside unnamed ones ("Duarte and a host of pupils")."""
    joined = coordinated(noun)
    spans = [(name.start - home.start, name.end - home.start) for name in names]
    named = [any(start <= token.idx < end for start, end in spans) for token in joined]
    return any(named) and not all(named)


def _pronouns_with_nouns(
    passage: Passage, previous: Passage | None, names: Sequence[Name], known: Collection[int]
) -> Iterator[tuple[Token, Token]]:
    """Yield the subject pronouns and the possessors of subjects, each with its antecedent noun.

    ``known`` are the offsets of resolved pronouns; it may grow meanwhile.
    """
    for token in passage.doc:
        verb = _verb_of(token) if token.lower_ in _PRONOUNS else None
        owner = _owner_above(token) if verb is None and token.lower_ == "its" else None
        if (
            owner is not None
            and agrees(token, owner, label_of(owner, passage, names))
            and not _has_other_thing(token, owner, passage, names)
        ):
            yield token, owner
        if verb is None or _is_expletive(token, verb):
            continue
        if token.lower_ in _SPEAKER:
            noun = _quoted_speaker(verb)
        else:
            noun = _agreeing_noun(token, verb, passage, previous, names, known)
            if noun is None and token.lower_ == "it":
                noun = _only_organisation(token, verb, passage, names)
        if noun is not None:
            yield token, noun


def _only_organisation(pronoun: Token, verb: Token, passage: Passage, names: Sequence[Name]) -> Token | None:
    """Return the only organisation before "it" in its sentence, if only a body can do what "it" does.

    "Staff left Lorcan Inc. after it disclosed a loss": no other thing can disclose. A country may, too.
    """
    if verb.lower_ not in lexicon.ACTS_OF_BODIES or verb.i < pronoun.i:
        return None
    before = [
        (name, head)
        for name, head in name_heads(passage, names)
        if head.i < pronoun.i and name.label is not NameLabel.PERSON
    ]
    bodies = {name.name for name, _ in before}
    is_body = len(bodies) == 1 and before[-1][0].label is NameLabel.ORGANISATION
    has_rival = any(
        token.lower_ in lexicon.BODY_NOUNS
        or (token.tag_ in ("NNP", "NNPS") and token.ent_type_ not in ("PERSON", "DATE"))
        for token in pronoun.doc[: pronoun.i]
        if is_noun(token) and not any(token.text in name.text for name, _ in before)
    )
    return before[-1][1] if is_body and not has_rival else None


def _agreeing_noun(
    pronoun: Token,
    verb: Token,
    passage: Passage,
    previous: Passage | None,
    names: Sequence[Name],
    known: Collection[int],
) -> Token | None:
    """Return the first possible antecedent with the pronoun's number and kind."""
    if pronoun.lower_ == "their" and pronoun.head.lower_ in lexicon.JOINT_NOUNS:
        return None  # "Chad is at war with Niger; their war ...": of both
    body = body_spoken_for(pronoun, _saying_subject(pronoun, verb), passage, names)
    body = body or owner_before(pronoun, previous, names)
    if body is not None:
        return body
    for noun in (
        _saying_subject(pronoun, verb),
        _clause_subject(pronoun, verb),
        last_topic(pronoun, previous, known),
    ):
        if noun is None:
            continue
        home = passage if noun.doc is passage.doc else previous
        if pronoun.head.lower_ in lexicon.OWNED_BY_BODIES and not is_body(noun, home, names):
            return None  # "The show ended. Its shares fell": a show has no shares
        if pronoun.lower_ == "it" and acts_as_body(pronoun) and not _can_say(noun, home, names):
            return None
        if home is not None and agrees(pronoun, noun, label_of(noun, home, names)):
            is_open = pronoun.lower_ in THING and not _goes_on_to_say(pronoun, noun, home, names)
            return None if is_open and _has_other_thing(pronoun, noun, home, names) else noun
    return None


def _goes_on_to_say(pronoun: Token, noun: Token, home: Passage, names: Sequence[Name]) -> bool:
    """Return True for the body that spoke in the sentence before: it goes on, whomever it spoke of."""
    spoke = noun.doc is not pronoun.doc and noun.head.lower_ in lexicon.REPORTING_VERBS
    return spoke and speaks(pronoun) and is_body(noun, home, names)


def _can_say(noun: Token, home: Passage | None, names: Sequence[Name]) -> bool:
    """Return True for a body, and for a text ("the report")."""
    return is_body(noun, home, names) or noun.lower_ in lexicon.WRITTEN_MESSAGES | lexicon.SPOKEN_NOUNS


def _has_other_thing(pronoun: Token, noun: Token, home: Passage, names: Sequence[Name]) -> bool:
    """Return True if "it" may mean another thing than a name: an object or another name after that name."""
    end = pronoun.i if noun.doc is pronoun.doc else len(noun.doc)
    between = list(noun.doc[noun.right_edge.i + 1 : end])
    if acts_as_body(pronoun) and is_body(noun, home, names):
        between = [token for token in between if is_body(token, home, names)]
    named = {name.start for name in names if name.label is not NameLabel.PERSON}
    is_place = label_of(noun, home, names) is NameLabel.LOCATION
    if noun.doc is not pronoun.doc and is_defined(noun) and not is_place:
        return False
    return noun.tag_ in ("NNP", "NNPS") and any(
        (home.start + token.idx in named and is_noun(token))
        or (token.dep_ in _THING_RELATIONS and token.tag_ == "NN")
        for token in between
    )


def _verb_of(pronoun: Token) -> Token | None:
    """Return the verb with the pronoun as its subject, or with a noun possessed by it ("her lawyer")."""
    head = pronoun.head if pronoun.tag_ == "PRP$" else pronoun
    return head.head if head.dep_ in _SUBJECTS and is_verb(head.head) else None


def _owner_above(pronoun: Token) -> Token | None:
    """Return the named subject of the verb above a possessed act ("Ford grew since its founding")."""
    verb = next((token for token in ancestors(pronoun.head) if is_verb(token)), None)
    if verb is None or pronoun.head.lower_ not in lexicon.EVENT_NOUNS:
        return None
    owner = child(verb, *_SUBJECTS)
    return owner if owner is not None and owner.i < pronoun.i and owner.tag_ in ("NNP", "NNPS") else None


def _is_expletive(pronoun: Token, verb: Token) -> bool:
    """Return True for an "it" without an antecedent ("it was clear that", "it seems to rain")."""
    state = child(verb, "acomp")
    known = lexicon.KNOWN_STATES | lexicon.UNKNOWN_STATES
    if pronoun.lower_ == "it" and state is not None and state.lower_ in known:
        return True
    return (
        pronoun.lower_ == "it"
        and not _is_act(verb)
        and child(verb, "ccomp", "xcomp", "advcl", "csubj", "relcl") is not None
        and (child(verb, "acomp", "attr") is not None or verb.dep_ == "ROOT")
        and not any(token.dep_ == "advcl" and token.i < pronoun.i for token in verb.children)
    )


def _is_act(verb: Token) -> bool:
    """Return True for what somebody does ("it disclosed that ...", "it sold a yard to raise cash")."""
    if child(verb, "auxpass") is not None or verb.lower_ in lexicon.IMPERSONAL_VERBS:
        return False
    has_object = child(verb, "dobj") is not None and child(verb, "ccomp", "csubj") is None
    return has_object or verb.lower_ in lexicon.ACTS_OF_BODIES


def _saying_subject(pronoun: Token, verb: Token) -> Token | None:
    """Return the subject of the verb of saying above, if it stands before the pronoun."""
    above = verb.head
    is_content = (
        above.i < pronoun.i
        and verb.dep_ == "ccomp"
        and above.lower_ in lexicon.REPORTING_VERBS | lexicon.CONTENT_VERBS
    )
    return subject(above) if is_content else None


def _quoted_speaker(verb: Token) -> Token | None:
    """Return the speaker for "I", if the verb form also fits a name."""
    if verb.tag_ != "VBD" or child(verb, "aux", "auxpass") is not None:
        return None
    saying = next((token for token in ancestors(verb) if token.lower_ in lexicon.REPORTING_VERBS), None)
    speaker = child(saying, "nsubj") if saying is not None else None
    if speaker is None or speaker.tag_ not in ("NNP", "PRP") or speaker.lower_ in _SPEAKER:
        return None
    return speaker


def _clause_subject(pronoun: Token, verb: Token) -> Token | None:
    """Return the subject of a linked clause before the pronoun."""
    fronted = [token for token in verb.children if token.dep_ == "advcl" and token.i < pronoun.i]
    fronted += [token for token in verb.children if token.dep_ == "ccomp" and token.i < pronoun.i]
    linked = [verb.head] if verb.dep_ in ("conj", "advcl") and verb.head.i < pronoun.i else []
    for clause in (*fronted, *linked):
        noun = child(clause, *_SUBJECTS)
        if noun is not None and noun.i < pronoun.i:
            return noun
    return None
