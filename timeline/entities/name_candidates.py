"""What may be names in a sentence: listed bodies, places by their wording, entities, missed toponyms."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from timeline.entities.entity_labels import (
    LABELS,
    LOC,
    ORG,
    is_in_place,
    is_missed_toponym,
    label_of,
    well_known,
)
from timeline.entities.gazetteer import gazetteer
from timeline.entities.name_patterns import Bounds, bodies_and_persons, units_and_teams
from timeline.entities.word_lists import bodies, bodies_by_first_word, genders, roles
from timeline.language import Passage
from timeline.model import NameLabel

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_WORD = r"[A-Z](?:[\w-]|'(?!s\b))+"
_WORDED = (
    re.compile(
        rf"\b(?!(?:In|At|On|From|Near|The|And) )(?P<name>{_WORD}(?: (?:wa |va |[ae]l?-?)?{_WORD}){{0,2}})"
        r"(?= (?:district|province|governorate)\b)"
    ),
    re.compile(
        rf"\b(?:city|town|village|port|resort|suburb|island|province|district|capital|hub|enclave|stronghold|"
        r"outpost|hamlet|settlement) of "
        rf"(?P<name>{_WORD}(?: {_WORD})?)"
    ),
    re.compile(
        rf"\b(?P<name>(?:Gulf|Straits?|Bay|Sea|Horn|Isle|Cape|Mount) of (?:the )?{_WORD}(?: {_WORD})?)"
    ),
    re.compile(
        r"\b(?:Battle|Siege|Fall|Bombing|Capture|Sack|Liberation|Massacre|Evacuation|Bombardment|Blockade) "
        rf"(?:of|on|at|near) (?:the )?(?P<name>{_WORD}(?: {_WORD})?)"
    ),
)
_HYPHENED = re.compile(r"\b[A-Z][a-z]+(?:-[a-z]{1,4})?-[A-Z][a-z]+\b")
_DATELINE = re.compile(r"\s*(?P<name>[A-Z][A-Z .'-]{2,}[A-Z])(?=,? [\w.]* ?(?:\(|[-–—]))")
_OF_PERSON = re.compile(r"(?P<name>\S+ \S+?(?: \S+?)?)(?= (?:of|from|on|at) (?:the )?[A-Z])")
_DATE = re.compile(r" (?:on|in) (?=[A-Z][a-z]+ \d|\d)| -+ ")
_POSSESSOR = re.compile(r"[A-Z][\w-]+(?:['’]s|s['’]) (?=[A-Z])")
_CODE = re.compile(
    r"[A-Z]{1,3}-?\d+\w*|(?:pro|anti|non|ex)-.+|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?: [A-Z][a-z]{2})?(?: \d+)?"
)
_TITLES = frozenset({"WORK_OF_ART", "LAW", "PRODUCT"})
_SEATED = re.compile(
    r"(?:[A-Z]\w+ )?\w[\w.]*-"
    r"(?:backed|based|born|controlled|flagged|headquartered|led|listed|owned|registered|run)"
)
_MONTHS = frozenset(calendar.month_name[1:])


@dataclass(frozen=True, slots=True)
class Found:
    """A name before it is resolved; offsets are the article's. ``within`` is the toponym behind its comma."""

    start: int
    end: int
    text: str
    label: NameLabel
    within: str | None = None


def candidates(text: str, passage: Passage) -> list[Found]:
    """Return the names of a passage; of two that overlap, the one of the more trusted source."""
    doc = passage.doc
    names: list[Found] = []
    for start, end, label in chain(
        _bodies(passage),
        units_and_teams(passage.text),
        worded(passage.text),
        _entities(text, passage),
        bodies_and_persons(passage.text),
        _toponyms(doc),
    ):
        at, to = passage.start + start, passage.start + end
        if not any(at < name.end and name.start < to for name in names):
            names.append(Found(at, to, text[at:to], label))
    return names


def listed(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a text names listed groups and bodies, with the case of their aliases."""
    index, reached = bodies_by_first_word(), 0
    text = text.replace("\n", " ")
    for word in re.finditer(r"[\w'’.-]*\w", text):
        start = word.start()
        if start < reached:
            continue
        for alias in index.get(word[0], index.get(word[0].split("'")[0], ())):
            end = start + len(alias)
            if text.startswith(alias, start) and not text[end : end + 1].isalnum():
                reached = end
                yield start, end
                break


def _bodies(passage: Passage) -> Iterator[Bounds]:
    """Yield the listed groups and bodies that are not part of another body's longer name."""
    text = passage.text
    longer = [_trimmed(text, ent.start_char, ent.end_char) for ent in passage.doc.ents if ent.label_ == "ORG"]
    for start, end in listed(text):
        body = bodies()[text[start:end].replace("\n", " ")]
        inside = any(first <= start and end <= last and last - first > end - start for first, last in longer)
        if body.armed or body.agency or not inside:
            yield start, end, ORG


def worded(text: str) -> Iterator[Bounds]:
    """Yield places by their wording: "X district", "town of X", "Battle of X", a dateline in capitals."""
    for pattern in _WORDED:
        for match in pattern.finditer(text):
            if match["name"].split()[0] not in _MONTHS:
                yield match.start("name"), match.end("name"), LOC
    for match in _HYPHENED.finditer(text):
        if well_known(match[0]):
            yield match.start(), match.end(), LOC
    dateline = _DATELINE.match(text)
    if dateline and gazetteer().places(dateline["name"]):
        yield dateline.start("name"), dateline.end("name"), LOC


def _entities(article: str, passage: Passage) -> Iterator[Bounds]:
    """Yield the model's entities with the labels that the gazetteer corrects."""
    doc, text = passage.doc, passage.text
    surnames = {ent.text.split()[-1] for ent in doc.ents if ent.label_ == "PERSON" and len(ent) > 1}
    for ent in doc.ents:
        if ent.label_ not in LABELS:
            continue
        start, end = _narrowed(ent, text)
        comma = text.find(", ", start, end)
        if comma > 0 and gazetteer().places(text[start:comma]) and gazetteer().places(text[comma + 2 : end]):
            yield start, comma, LOC
            yield comma + 2, end, LOC
            continue
        if end <= start:
            continue
        tagged = start > 0 and text[start - 1] in "#@"
        name = text[start:end]
        if (
            tagged
            or name.islower()
            or _is_opening_noun(article, ent, name)
            or _CODE.fullmatch(text, start, end)
        ):
            continue
        sort = label_of(ent, name, surnames)
        if sort is not None:
            yield start, end, sort


def _is_opening_noun(article: str, ent: Span, name: str) -> bool:
    """Whether a word that opens a sentence is no name: the article has it in lower case as well."""
    if ent.label_ not in ("PERSON", "ORG") or not name.isalpha():
        return False
    opens = ent.start == 0 or ent.doc[ent.start - 1].text in ('"', "“", "``", ".", ":")
    return opens and re.search(rf"\b{name.lower()}\b", article) is not None


def _narrowed(ent: Span, text: str) -> tuple[int, int]:
    """Return the bounds of the name in an entity: behind a credit and a possessor, before "of" and a date."""
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
    return _behind_others(ent, text, start, _before(_DATE, text, start, end))


def _behind_others(ent: Span, text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of a name behind a credit, where a body sits, and whom or what it belongs to."""
    first, _, rest = text[start:end].partition(" ")
    if rest[:1].isupper() and _is_credit(first):
        start += len(first) + 1
    elif (seated := _SEATED.match(text, start, end)) and text[seated.end() : end].strip():
        start = seated.end() + 1
    if ent.label_ in ("GPE", "LOC") and (owned := text.rfind("'s ", start, end)) >= 0:
        start = owned + 3
    if ent.label_ == "PERSON" and (possessor := _POSSESSOR.match(text, start, end)):
        start = possessor.end()
    if ent.label_ == "PERSON" and start == ent.start_char and _has_first_name(ent):
        start = ent.doc[ent.start - 1].idx
    return start, end


def _has_first_name(ent: Span) -> bool:
    """Whether the word before a person is one more of the person's names, which the model left off."""
    if not ent.start or ent[0].lower_ in genders():
        return False
    word = ent.doc[ent.start - 1]
    known = (roles().titles, roles().openers, roles().captions, roles().bodies)
    proper = word.tag_ == "NNP" and word.is_title and len(word) > 2 and not word.ent_type_
    named = gazetteer().places(word.text) or gazetteer().nationality(word.text) or word.text in bodies()
    return proper and bool(word.whitespace_) and not named and not any(word.text in each for each in known)


def _is_credit(word: str) -> bool:
    """Whether a word is a picture's or an agency's, or says where a body sits ("Oslo-based")."""
    body = bodies().get(word)
    agency = body is not None and body.agency
    return agency or word in roles().captions or _SEATED.fullmatch(word) is not None


def _before(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    match = pattern.search(text, start, end)
    return match.start() if match else end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds without an article before and without a possessive or signs around."""
    if match := re.match(r"(?:(?:[Tt]he|[Aa]n?|In|At|On|From|Near)\s+|[^\w$(]+)+", text[start:end]):
        start += match.end()
    while end > start and (match := re.search(r"(?:['’]s?|[^\w.)]| and)$", text[start:end])):
        end = start + match.start()
    return start, end


def _is_in_a_title(token: Token) -> bool:
    """Whether a word is part of the name of a work, a law or a product, which the model takes towns for."""
    return token.ent_type_ in _TITLES and (token.ent_type_ == "WORK_OF_ART" or not is_in_place(token))


def _toponyms(doc: Doc) -> Iterator[Bounds]:
    """Yield what the model missed: nationalities and toponyms that the gazetteer knows."""
    for token in doc:
        if not token.text[:1].isupper() or token.ent_type_ in LABELS or _is_in_a_title(token):
            continue
        if gazetteer().nationality(token.text):
            yield token.idx, token.idx + len(token), LOC
            continue
        for length in (3, 2, 1):
            span = doc[token.i : token.i + length]
            if len(span) == length and is_missed_toponym(span):
                yield span.start_char, span.end_char, LOC
                break
