"""Candidate names of a sentence: pattern matches, the model's entities, and missed toponyms."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from timeline.entities.entity_labels import (
    LABELS,
    LOC,
    ORG,
    PER,
    PROPER,
    is_in_place,
    is_missed_toponym,
    label_of,
    well_known_kinds,
)
from timeline.entities.gazetteer import gazetteer
from timeline.entities.name_patterns import (
    LabelledSpan,
    bodies_of_several_fields,
    listed_bodies,
    organisations_and_persons,
    places_by_pattern,
    units_and_teams,
)
from timeline.entities.non_names import is_no_actor, is_other_thing
from timeline.entities.word_lists import bodies, genders, role_words, unnamed_persons
from timeline.language import Passage
from timeline.language.neighbours import neighbour
from timeline.model import NameLabel, PlaceKind
from timeline.words import MONTHS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_OF_PERSON = re.compile(r"(?P<name>\S+ \S+?(?: \S+?)?)(?= (?:of|from|on|at) (?:the )?[A-Z])")
_DATE = re.compile(r" (?:on|in) (?=[A-Z][a-z]+ \d|\d)| -+ ")
_POSSESSOR = re.compile(
    r"[A-Z][\w-]+(?:['’]s|s['’]) (?=[A-Z])|(?:[A-Z][\w-]+ ){1,3}[A-Z][\w-]+['’]s (?=[A-Z][\w-]+ [A-Z])"
)
_CODE = re.compile(
    r"[A-Z]{1,3}-?\d+\w*(?: (?:Air|Lite|Max|Mini|Plus|Pro|Ultra))?|[A-Z][a-z]+-\d{1,3}[A-Z]?(?: .*)?"
    r"|(?:pro|anti|non|ex)-.+|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?: [A-Z][a-z]{2})?(?: \d+)?"
    r"|.*\d:\d\d.*|\d+ [A-Z](?: .*)?|(?:[A-Z]{4,} )?(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)"
)
_PRODUCT = re.compile(
    r"(?!Channel|Company|Group|Local|Studio|Unit|Team)[A-Z][\w'’-]+(?: [A-Z][a-z]+)? [A-Z]?\d{1,4}[a-z]?"
)
_PARTY_MEMBER = re.compile(
    r"(?:[A-Z][\w.]+ )??(?:Republican|Democrat|Democratic|Conservative|Labour|Liberal|Tory) "
    r"(?=[A-Z][\w.]* [A-Z])"
)
_JOINT = re.compile(r" and (?:the )?|, ")
_MEMBERS = re.compile(r"[A-Z]?[a-z]+s (?:of|from|with|at) (?:the )?(?=[A-Z])")
_CLOCK = re.compile(r"\d[\d:.]*(?: ?[ap]m)? (?=[A-Z])")
"""The time of an entry before its speaker ("1136 Ana Costa")."""
_TITLES = frozenset({"WORK_OF_ART", "LAW", "PRODUCT"})
_SEATED = re.compile(
    r"(?:[A-Z]\w+ )?\w[\w.]*-"
    r"(?:backed|based|born|controlled|flagged|headquartered|led|listed_bodies|owned|registered|run)"
)


@dataclass(frozen=True, slots=True)
class NameCandidate:
    """A name before resolution. Offsets are the article's.

    ``within`` is the toponym after its comma ("Texas" for "Paris"), ``holds`` the one before.
    """

    start: int
    end: int
    text: str
    label: NameLabel
    within: str | None = None
    holds: str | None = None


def name_candidates(text: str, passage: Passage) -> list[NameCandidate]:
    """Return the names of a passage. If two overlap, the more reliable source wins."""
    names: list[NameCandidate] = []
    for start, end, label in chain(
        bodies_of_several_fields(passage.text),
        _bodies(passage),
        units_and_teams(passage.text),
        places_by_pattern(passage.text),
        _entities(text, passage),
        organisations_and_persons(passage.text),
        _missed_toponyms(passage.doc),
        _missed_subjects(text, passage.doc),
    ):
        first, last = passage.start + start, passage.start + end
        is_actor = label is not LOC and not is_no_actor(passage.text, start, end)
        if is_other_thing(passage.text, start, end) or (label is not LOC and not is_actor):
            continue
        if not any(first < name.end and name.start < last for name in names):
            names.append(NameCandidate(first, last, text[first:last], label))
    return names


def _bodies(passage: Passage) -> Iterator[LabelledSpan]:
    """Yield listed bodies, except parts of a longer name of another organisation or of a state."""
    text = passage.text
    found = list(listed_bodies(text))
    spans = [(ent, _trimmed(text, ent.start_char, ent.end_char)) for ent in passage.doc.ents if found]
    organisations = [
        span for ent, span in spans if ent.label_ == "ORG" and not _joins_bodies(text[slice(*span)])
    ]
    places = [span for ent, span in spans if ent.label_ in ("GPE", "LOC")]
    states = [span for span in places if well_known_kinds(text[slice(*span)])]
    for start, end in found:
        body = bodies()[text[start:end].replace("\n", " ")]
        may_be_part = not (body.armed or body.agency)
        if not _is_part(start, end, states) and not (may_be_part and _is_part(start, end, organisations)):
            yield start, end, ORG


def _joins_bodies(name: str) -> bool:
    """Return True for several bodies, one of them listed, that the model joined ("NATO and Nordbank")."""
    parts = _JOINT.split(name)
    return len(parts) > 1 and name not in bodies() and any(part in bodies() for part in parts)


def _is_part(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    """Return True if one of the spans is longer and holds the span from ``start`` to ``end``."""
    return any(first <= start and end <= last and last - first > end - start for first, last in spans)


def _entities(article: str, passage: Passage) -> Iterator[LabelledSpan]:
    """Yield the model's entities with corrected bounds and labels."""
    ents = passage.doc.ents
    surnames = {ent.text.split()[-1] for ent in ents if ent.label_ == "PERSON" and len(ent) > 1}
    for ent in ents:
        if ent.label_ in LABELS:
            yield from _corrected(article, passage.text, ent, surnames)


def _corrected(article: str, text: str, ent: Span, surnames: Collection[str]) -> Iterator[LabelledSpan]:
    """Yield the names in an entity: one, two places joined by a comma, or none."""
    start, end = _narrowed(ent, text)
    quote = text.find(' "', start + 1, end)
    end = quote if quote > 0 else end
    comma = text.find(", ", start, end)
    joint = text.find(" and ", start, end)
    if joint > 0 and _joins_surnames(article, text[start:joint], text[joint + 5 : end]):
        yield start, joint, PER
        yield joint + 5, end, PER
    elif ent.label_ == "PERSON" and (cut := _before_country(text[start:end])):
        yield start, start + cut, PER
        yield start + cut + 1, end, LOC
    elif comma > 0 and gazetteer().places(text[start:comma]) and gazetteer().places(text[comma + 2 : end]):
        yield start, comma, LOC
        yield comma + 2, end, LOC
    elif start < end and not _is_no_name(article, text, ent, start, end):
        label = label_of(ent, text[start:end], surnames)
        if label is not None:
            yield start, end, label


def _before_country(name: str) -> int:
    """Return the length of a surname that the model joined with the country that begins the next sentence."""
    first, _, last = name.rpartition(" ")
    is_joined = " " not in first and first.lower() not in genders() and first not in role_words().titles
    return len(first) if is_joined and PlaceKind.COUNTRY in well_known_kinds(last) else 0


def _joins_surnames(article: str, first: str, second: str) -> bool:
    """Return True for two surnames that follow given names in the article ("Burrell and Teague")."""
    return all(
        name.isalpha() and re.search(rf"\b[A-Z][a-z]+ {name}\b", article) is not None
        for name in (first, second)
    )


def _is_no_name(article: str, text: str, ent: Span, start: int, end: int) -> bool:
    """Return True for a tag ("#..."), a word in lower case, a code, a product, or a capitalised noun."""
    is_tag = start > 0 and text[start - 1] in "#@"
    name = text[start:end]
    return (
        is_tag
        or name.islower()
        or is_no_actor(text, start, end)
        or _is_opening_noun(article, ent, name)
        or _CODE.fullmatch(text, start, end) is not None
        or (ent.label_ in ("PERSON", "ORG") and _PRODUCT.fullmatch(text, start, end) is not None)
    )


def _is_opening_noun(article: str, ent: Span, name: str) -> bool:
    """Return True for a word at a sentence's start if the article also has it in lower case."""
    if ent.label_ not in ("PERSON", "ORG") or not name.isalpha():
        return False
    opens = ent.start == 0 or ent.doc[ent.start - 1].text in ('"', "“", "``", ".", ":")
    return opens and re.search(rf"\b{name.lower()}\b", article) is not None


def _narrowed(ent: Span, text: str) -> tuple[int, int]:
    """Return the bounds of the name inside an entity, without a nationality before it or a date after it."""
    start, end = _trimmed(text, ent.start_char, ent.end_char)
    first, _, rest = text[start:end].partition(" ")
    if rest and rest.islower() and gazetteer().nationality(first):
        return start, start + len(first)
    described = rest and ent.label_ in ("PERSON", "NORP", "GPE") and gazetteer().nationality(first)
    if described and not gazetteer().places(text[start:end]):
        start += len(first) + 1
    if ent.label_ == "PERSON" or first.lower() in genders():
        match = _OF_PERSON.match(text, start, end)
        end = match.end() if match else end
    return _without_context(ent, text, start, _start_of(_DATE, text, start, end))


def _without_context(ent: Span, text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds without credit, seat ("Oslo-based") or possessor, but with a missed first name."""
    first, _, rest = text[start:end].partition(" ")
    if seated := _SEATED.match(text, start, end):
        start = seated.end() + 1 if text[seated.end() : end].strip() else start
    while rest[:1].isupper() and (_is_credit(first) or (ent.label_ == "PERSON" and _is_button(first))):
        start += len(first) + 1
        first, _, rest = rest.partition(" ")
    place, _, noun = text[start:end].rpartition(" ")
    if ent.label_ in ("GPE", "LOC") and noun in role_words().places and well_known_kinds(place):
        end = start + len(place)
    if ent.label_ in ("GPE", "LOC") and not well_known_kinds(text[start:end]):
        start = max(start, text.rfind("'s ", start, end) + len("'s ")) if "'s " in text[start:end] else start
    if ent.label_ == "ORG" and ent[0].tag_ == "NNS" and (members := _MEMBERS.match(text, start, end)):
        start = members.end()
    return _person_bounds(ent, text, start, end) if ent.label_ == "PERSON" else (start, end)


def _person_bounds(ent: Span, text: str, start: int, end: int) -> tuple[int, int]:
    """Return a person's bounds without possessor and party, but with the names that the model missed."""
    for pattern in (_POSSESSOR, _PARTY_MEMBER):
        if match := pattern.match(text, start, end):
            start = match.end()
    if match := _CLOCK.match(text, start, end):
        start = match.end()
    if start == ent.start_char and _has_missed_first_name(ent):
        start = ent.doc[ent.start - 1].idx
    if end == ent.end_char and (surname := _missed_surname(ent) or _month_as_surname(ent)):
        end = surname.idx + len(surname)
    return start, end


def _missed_surname(ent: Span) -> Token | None:
    """Return the surname that the model parted from an Arabic first name ("Saif al-Islam Haddad")."""
    if ent.end == len(ent.doc) or "al-" not in ent.text.lower() or ent[-1].dep_ != "compound":
        return None
    word = ent.doc[ent.end]
    return word if ent[-1].head.i == word.i and word.tag_ == "NNP" and word.is_title else None


def _month_as_surname(ent: Span) -> Token | None:
    """Return the surname that is also a month ("Theresa May greets"), not one before a number."""
    if ent.end == len(ent.doc) or ent.text.lower() not in genders():
        return None
    word, after = ent.doc[ent.end], ent.doc[ent.end + 1 : ent.end + 2]
    is_date = (word.ent_type_ == "DATE" and ent[-1].head.i != word.i) or any(
        token.like_num for token in after
    )
    return word if word.text in MONTHS and not is_date else None


def _has_missed_first_name(ent: Span) -> bool:
    """Return True if the word before a person belongs to the name and the model left it out."""
    if not ent.start:
        return False
    word = ent.doc[ent.start - 1]
    words = role_words()
    if word.text in words.reigning and len(ent) == 1:  # "Pope Francis", "Prince Harry"
        return True
    if ent[0].lower_ in genders():
        return False
    other_words = (words.titles, words.openers, words.captions, words.bodies)
    is_proper = word.tag_ == "NNP" and word.is_title and len(word) > 2 and not word.ent_type_
    is_listed = gazetteer().places(word.text) or gazetteer().nationality(word.text) or word.text in bodies()
    if not is_proper or not word.whitespace_ or is_listed:
        return False
    return not any(word.text in group for group in other_words)


def _is_credit(word: str) -> bool:
    """Return True for a word of a picture's or an agency's credit, or for a seat ("Oslo-based")."""
    body = bodies().get(word)
    is_agency = body is not None and body.agency
    return is_agency or word in role_words().captions or _SEATED.fullmatch(word) is not None


def _is_button(word: str) -> bool:
    """Return True for a button of a page that shares it ("Facebook Twitter Ana Costa")."""
    return word in role_words().platforms or word in ("Pinterest", "Email", "Print", "Share")


def _start_of(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    match = pattern.search(text, start, end)
    return match.start() if match else end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds without a leading article or preposition, a possessive and surrounding signs."""
    if match := re.match(r"(?:(?:[Tt]he|[Aa]n?|In|At|On|From|Near)\s+|[^\w$(]+)+", text[start:end]):
        start += match.end()
    while end > start and (match := re.search(r"(?:['’]s?|[^\w.)]| and)$", text[start:end])):
        end = start + match.start()
    return start, end


def _is_in_work_title(token: Token) -> bool:
    """Return True for a word in the name of a work, a law or a product; it may look like a town."""
    return token.ent_type_ in _TITLES and (token.ent_type_ == "WORK_OF_ART" or not is_in_place(token))


def _missed_toponyms(doc: Doc) -> Iterator[LabelledSpan]:
    """Yield nationalities and gazetteer toponyms that the model missed."""
    for token in doc:
        if not token.text[:1].isupper() or token.ent_type_ in LABELS or _is_in_work_title(token):
            continue
        if gazetteer().nationality(token.text):
            yield token.idx, token.idx + len(token), LOC
            continue
        for length in (3, 2, 1):
            span = doc[token.i : token.i + length]
            if len(span) == length and is_missed_toponym(span):
                yield span.start_char, span.end_char, LOC
                break


def _missed_subjects(article: str, doc: Doc) -> Iterator[LabelledSpan]:
    """Yield subjects with "the" and no label: papers and firms that say something, and teams."""
    for token in doc:
        if token.dep_ != "nsubj" or token.tag_ not in PROPER or token.ent_type_ or not token.text.isalpha():
            continue
        if not token.i or neighbour(token, -1).lower_ != "the" or token.head.i != token.i + 1:
            continue
        speaks = neighbour(token, -1).text == "The" and token.head.lower_ in unnamed_persons().saying
        is_named = token.tag_ == "NNPS" or speaks
        if is_named and not _is_role(article, token.text) and not gazetteer().places(token.text):
            yield token.idx, token.idx + len(token), ORG


def _is_role(article: str, word: str) -> bool:
    """Return True for an office, a body's noun, or a word that the article also has in lower case."""
    words, persons, lower = role_words(), unnamed_persons(), word.lower()
    listed = word in words.titles | words.reigning | words.bodies | words.sites | words.event_names
    is_noun = lower in words.forces | words.places | persons.male | persons.female | persons.either
    return listed or is_noun or re.search(rf"\b{lower}\b", article) is not None
