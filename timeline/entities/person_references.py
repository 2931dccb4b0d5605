"""Persons meant by "he", "she" and "the 45-year-old". If two persons fit, none is taken.

A person fits by gender and nearness: the speaker for the words of a speech ("Haddad said he ..."), else the
only person of the sentence so far, else the only person since the last sentence that names one. An unnamed
person in between ("a student", "his wife") fits, too. A quotation is left out: its speaker is not meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from timeline.entities.non_names import is_no_actor
from timeline.entities.person_facts import (
    FEMALE,
    MALE,
    deaths,
    is_family,
    is_person_noun,
    named_ages,
    named_genders,
    owner_before,
    unnamed_ones,
)
from timeline.entities.person_roles import (
    OBJECTS,
    SUBJECTS,
    is_oblique,
    is_subject,
    names_beside_nouns,
    other_clauses,
    past_coordination,
    speaker_above,
    speaker_of,
    strangers,
)
from timeline.entities.reference_window import (
    entries,
    is_inside,
    mentions_in_text,
    quotations,
    sentence_start,
    turns,
)
from timeline.entities.word_lists import genders, leaders, unnamed_persons
from timeline.language import Passage, Span, name_heads, names_between
from timeline.model import Name, NameLabel

if TYPE_CHECKING:
    from spacy.tokens import Token

_PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), MALE),
    **dict.fromkeys(("she", "her", "hers", "herself"), FEMALE),
}
_REACH = 450
"""Largest distance in characters between a reference and its antecedent: about three sentences."""
_AGED = re.compile(r"\b[Tt]he (?P<noun>(?P<age>\d{1,3})-year-old)\b")
_BIGRAM = re.compile(r"(?<![\w.])(?:(?P<title>\w+) )?(?P<first>[A-Z][\w'’-]+) (?:[A-Z]\. )?[A-Z][\w'’-]+")
_AFTER_REFERENCE = frozenset(
    {"VBD", "VBZ", "VBP", "MD", "IN", ",", ".", "CC", "WP", "RB", "TO", "POS", "VBN", "HYPH"}
)


def personal_references(
    text: str, passages: Sequence[Passage], names: Sequence[Name], offices: Sequence[Name]
) -> Iterator[Name]:
    """Yield the references to a person in the passages, in order; each has the person's canonical name.

    ``names`` are the article's; ``offices`` are references such as "the minister", which name a person, too.
    """
    persons = _Persons.of(text, passages, names, offices)
    if not persons.mentions:
        return
    for passage in passages:
        for token in passage.doc:
            reference = _reference(passage, token, persons)
            if reference is not None:
                persons.add(reference, is_subject=token.dep_ in SUBJECTS)
                yield reference
        persons.remember_speaker(passage)


@dataclass(frozen=True, slots=True)
class _Persons:
    """The persons of an article: their mentions by offset, genders and ages.

    ``subjects`` and ``obliques`` are the offsets of the subjects, and of the names below a noun ("the fall of
    Berg"), in the parsed sentences. ``asides`` are, for the subject of a main clause without saying, the
    offsets of the words in the other clauses of its sentence. ``shared`` are the surnames of two persons.
    ``turns`` are the offsets at which the speakers of a transcript begin to speak, and a list its entries.
    ``strangers`` are the offsets of subjects with a capital that are no known names. ``deaths`` has the dead.
    """

    text: str
    mentions: list[Name]
    genders: Mapping[str, str]
    ages: Mapping[str, str]
    quotations: Sequence[Span]
    subjects: set[int]
    obliques: frozenset[int]
    asides: Mapping[int, frozenset[int]]
    shared: frozenset[str]
    turns: Sequence[int]
    strangers: Sequence[int]
    deaths: Mapping[str, int]
    speakers: dict[int, Name] = field(default_factory=dict)
    """The person who speaks in a sentence, by the sentence's end."""

    @classmethod
    def of(
        cls, text: str, passages: Sequence[Passage], names: Sequence[Name], offices: Sequence[Name]
    ) -> _Persons:
        """Return the persons among the names of an article."""
        mentions = mentions_in_text(text, (name for name in names if name.label is NameLabel.PERSON))
        told = deaths(text, mentions)
        beside = frozenset(names_beside_nouns(passages, mentions))
        mentions = [name for name in mentions if name.start not in beside and not is_family(text, name)]
        mentions = sorted([*mentions, *offices], key=lambda name: name.start)
        known_genders = dict(named_genders(text, mentions))
        ages = dict(named_ages(text, mentions))
        heads = [
            (name.start, past_coordination(head))
            for passage in passages
            for name, head in name_heads(passage, mentions)
        ]
        subjects = {start for start, head in heads if is_subject(head)}
        obliques = frozenset(start for start, head in heads if is_oblique(head))
        asides = {
            start: other_clauses(passage, head.head)
            for passage in passages
            for name, head in name_heads(passage, mentions)
            if (start := name.start) in subjects and head.head.dep_ == "ROOT"
        }
        return cls(
            text,
            mentions,
            known_genders,
            ages,
            quotations(text),
            subjects,
            obliques,
            asides,
            _shared_surnames(mentions),
            sorted({*turns(text), *entries(text)}),
            list(strangers(passages, [*names, *mentions])),
            told,
        )

    def turn_start(self, at: int) -> int:
        """Return the start of the turn of a transcript around an offset; 0 in another text."""
        number = bisect_right(self.turns, at) - 1
        return self.turns[number] if number >= 0 else 0

    def add(self, reference: Name, *, is_subject: bool) -> None:
        """Add a reference; it is a mention for the next one."""
        if is_subject:
            self.subjects.add(reference.start)
        at = bisect_left(self.mentions, reference.start, key=lambda name: name.start)
        self.mentions.insert(at, reference)

    def remember_speaker(self, passage: Passage) -> None:
        """Keep the person who speaks in a sentence: the next one may go on with what he says."""
        speaker = speaker_of(passage.doc)
        if speaker is not None:
            at = passage.start + speaker.idx
            own = (name for name in names_between(self.mentions, at - 60, at + 1) if name.end > at)
            self.speakers.update((passage.end, name) for name in own)

    def speaker_before(self, passage: Passage) -> Name | None:
        """Return the person who speaks in the sentence directly before."""
        return self.speakers.get(len(self.text[: passage.start].rstrip()))

    def fits(self, name: Name, gender: str | None) -> bool:
        """Return False if the person is known to have the other gender.

        The gender of a surname alone is unknown if two persons of the article have it. A leader's may have
        been read as the name of a relative.
        """
        if leaders().get(name.text, name.name) != name.name or name.text in self.shared:
            return True
        return gender is None or self.genders.get(name.name, gender) == gender

    def between(self, start: int, end: int, gender: str | None) -> list[Name]:
        """Return the mentions in [start, end) that fit a gender."""
        return [name for name in names_between(self.mentions, start, end) if self.fits(name, gender)]

    def has_unnamed(self, person: Sequence[Name], start: int, end: int, gender: str | None) -> bool:
        """Return True if an unnamed one of that gender stands in [start, end) beside a person's mentions.

        If the person is the subject of the main clause and known to have the gender, those of either gender
        in the other clauses do not count.
        """
        known = names_between(self.mentions, start - 60, end + 60)
        is_of_gender = gender is not None and self.genders.get(person[0].name) == gender
        asides = frozenset[int]()
        if is_of_gender:
            asides = asides.union(*(self.asides.get(name.start, frozenset()) for name in person))
        return any(
            gender is None or own == gender or (own is None and at not in asides)
            for at, own in unnamed_ones(self.text, start, end, known)
        )


def _shared_surnames(mentions: Sequence[Name]) -> frozenset[str]:
    full_names = {name.name for name in mentions if " " in name.name}
    counts = Counter(name.split()[-1] for name in full_names)
    return frozenset(surname for surname, count in counts.items() if count > 1)


def _reference(passage: Passage, token: Token, persons: _Persons) -> Name | None:
    """Return the person meant by a token of the passage, with the token's offsets."""
    gender = _PRONOUNS.get(token.lower_)
    start = passage.start + token.idx
    if gender is not None:
        end, antecedent = start + len(token), None
        if not is_inside(persons.quotations, start):
            antecedent = _antecedent(passage, token, persons, gender)
    elif token.text.isdigit() and (aged := _AGED.match(passage.text, max(token.idx - 4, 0))) is not None:
        end = passage.start + aged.end("noun")
        antecedent = _aged_person(passage, token, persons, aged["age"])
    else:
        return None
    if antecedent is None or _speaks_dead(token, start, antecedent, persons):
        return None
    return replace(antecedent, start=start, end=end, text=persons.text[start:end])


def _speaks_dead(pronoun: Token, at: int, person: Name, persons: _Persons) -> bool:
    """Return True for the speaker of a sentence whose death the text has told before."""
    is_speaker = pronoun.dep_ == "nsubj" and pronoun.head.lower_ in unnamed_persons().saying
    return is_speaker and persons.deaths.get(person.name, at) < at


def _antecedent(passage: Passage, pronoun: Token, persons: _Persons, gender: str) -> Name | None:
    """Return the person meant by a pronoun: the speaker of its clause, else the only person that fits."""
    speaker = speaker_above(pronoun)
    if speaker is None:
        return _only_person(passage, pronoun, persons, gender)
    named = next((word for word in speaker.children if word.dep_ == "appos" and word.tag_ == "NNP"), None)
    speaker = speaker if named is None else named  # "another man, Omar Haddad, said he ..."
    at = passage.start + speaker.idx
    own = persons.between(at - 60, at + len(speaker), gender)
    if own and own[-1].end >= at + len(speaker):
        return own[-1]
    return None if speaker.tag_ == "NN" else _only_person(passage, pronoun, persons, gender)


def _only_person(passage: Passage, pronoun: Token, persons: _Persons, gender: str) -> Name | None:
    """Return the only person that fits a pronoun, first in its sentence, then before it."""
    if _has_nearer_person(passage, pronoun, persons):
        return None
    at = passage.start + pronoun.idx
    inside = [
        name
        for name in persons.between(passage.start, at, gender)
        if not _is_excluded(passage, pronoun, name)
    ]
    before = persons.speaker_before(passage) if pronoun == speaker_of(passage.doc) else None
    if before is not None and not inside and persons.genders.get(before.name) == gender:
        return before  # who has spoken of another one goes on to speak
    if inside and _has_unknown_pronoun(passage, pronoun, persons, gender):
        return None
    if inside:
        return _single(inside, persons, passage.start, at, gender)
    if _has_unknown_subject(pronoun):
        return None
    found = _last_before(passage, persons, at, gender)
    if found is not None and _looks_ahead(passage, pronoun, persons, gender, found):
        return None
    return found


def _has_unknown_pronoun(passage: Passage, pronoun: Token, persons: _Persons, gender: str) -> bool:
    """Return True if the main subject is the same pronoun ("he served Berg until he left"), still open."""
    for token in passage.doc[: pronoun.i]:
        is_subject = token.dep_ in SUBJECTS and token.head.dep_ == "ROOT"
        if is_subject and _PRONOUNS.get(token.lower_) == gender and pronoun.dep_ in SUBJECTS:
            start = passage.start + token.idx
            return not is_inside(persons.quotations, start) and not names_between(
                persons.mentions, start, start + 1
            )
    return False


def _has_nearer_person(passage: Passage, pronoun: Token, persons: _Persons) -> bool:
    """Return True if the subject of a clause between the pronoun and the main verb is an unnamed person.

    So "he" is not the judge in "the judge heard that the star was well before he died".
    """
    for above in pronoun.ancestors:
        if above.dep_ == "ROOT":
            return False
        for word in above.children:
            is_before = word.dep_ in SUBJECTS and word.i < pronoun.i and word.tag_ == "NN"
            if is_before and is_person_noun(word.lower_):
                start = passage.start + word.idx
                return not any(name.start <= start < name.end for name in persons.mentions)
    return False


def _has_unknown_subject(pronoun: Token) -> bool:
    """Return True if a verb above the pronoun's has a name as its subject: it may be a person, too."""
    for above in pronoun.ancestors:
        subjects = (word for word in above.children if word.dep_ in SUBJECTS and word.i < pronoun.i)
        if any(word.tag_ in ("NNP", "NNPS") for word in subjects):
            return True
    return False


def _looks_ahead(passage: Passage, pronoun: Token, persons: _Persons, gender: str, found: Name) -> bool:
    """Return True if a pronoun before the main subject may mean a later person ("in his speech, Haddad")."""
    root = next((token for token in passage.doc if token.dep_ == "ROOT"), None)
    if root is None or pronoun.i > root.i or (pronoun.dep_ in SUBJECTS and pronoun.head == root):
        return False
    start = passage.start + pronoun.idx + len(pronoun)
    later = persons.between(start, passage.end, gender)
    return any(name.name != found.name for name in later)


def _last_before(passage: Passage, persons: _Persons, at: int, gender: str | None) -> Name | None:
    """Return the only person since the last sentence with one; ``at`` is the reference's offset."""
    reach = max(passage.start - _REACH, persons.turn_start(passage.start))
    earlier = persons.between(reach, passage.start, gender)
    if not earlier:
        return None
    start = sentence_start(persons.text, earlier[-1].start)
    if _has_unknown_name(persons, start, passage.start, gender):
        return None
    if any(start <= stranger < passage.start for stranger in persons.strangers):
        return None
    return _single(persons.between(start, at, gender), persons, start, at, gender)


def _single(
    names: Sequence[Name], persons: _Persons, start: int, end: int, gender: str | None
) -> Name | None:
    """Return the last of the names if all are one person and nobody else in [start, end) fits."""
    if len({name.name for name in names}) > 1:
        names = [name for name in names if name.start not in persons.obliques]
        if not names or names[-1].start not in persons.subjects:
            return None
    if len({name.name for name in names}) != 1 or persons.has_unnamed(names, start, end, gender):
        return None
    if gender is not None and persons.genders.get(names[-1].name, gender) != gender:
        return None
    owner = None if names[-1].start in persons.subjects else owner_before(persons.text, names[-1].start)
    return None if owner == gender is not None else names[-1]  # "he chose his son Omar. He ...": two fit


def _is_excluded(passage: Passage, pronoun: Token, name: Name) -> bool:
    """Return True for the subject of the pronoun's own verb: "him" never refers to it."""
    if pronoun.dep_ not in OBJECTS or pronoun.lower_.endswith("self"):
        return False
    subjects = (word for word in pronoun.head.children if word.dep_ in SUBJECTS)
    return any(name.start <= passage.start + word.idx < name.end for word in subjects)


def _has_unknown_name(persons: _Persons, start: int, end: int, gender: str | None) -> bool:
    """Return True if [start, end) has an unknown name of that gender, by first name or after a title."""
    known = names_between(persons.mentions, start - 40, end)
    for match in _BIGRAM.finditer(persons.text, start, end):
        own = genders().get(match["first"].lower())
        title = match["title"] is not None and is_person_noun(match["title"])
        if (own is None and not title) or (gender is not None and own not in (None, gender)):
            continue
        is_known = any(name.start < match.end() and match.start() < name.end for name in known)
        if not is_known and not is_no_actor(persons.text, match.start("first"), match.end()):
            return True
    return False


def _aged_person(passage: Passage, token: Token, persons: _Persons, age: str) -> Name | None:
    """Return the person of an age; without known ages, the only person before."""
    after = next((word for word in token.doc[token.i + 1 :] if word.text not in ("-", "year", "old")), None)
    if after is None or after.tag_ not in _AFTER_REFERENCE:
        return None
    of_age = {name for name, own in persons.ages.items() if own == age}
    at = passage.start + token.idx
    if of_age:
        earlier = [name for name in names_between(persons.mentions, 0, at) if name.name in of_age]
        return earlier[-1] if len(of_age) == 1 and earlier else None
    found = _last_before(passage, persons, at, None)
    if found is None or found.name in persons.ages:
        return None
    is_possessor = persons.text[found.end : found.end + 2] in ("'s", "’s")
    return None if is_possessor or found.start not in persons.subjects else found
