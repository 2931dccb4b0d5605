"""Coreference: what pronouns and nouns with "the" mean, if that is certain.

Each kind has its module: offices and roles, definite nouns, "he" and "she", the main person. Here are the
main armed group of an article, the halves of divided countries, and relative pronouns.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.entities.definite_references import definite_references
from timeline.entities.name_patterns import listed_bodies
from timeline.entities.office_references import office_references
from timeline.entities.person_references import personal_references
from timeline.entities.persona_references import persona_references
from timeline.entities.place_resolution import resolve_place
from timeline.entities.word_lists import bodies
from timeline.language import Passage, name_heads
from timeline.model import Name, NameLabel

_MAIN_GROUP_SHARE = 0.7
""""The group" means an armed group with at least this share of the mentions of armed groups."""
_GROUP = re.compile(
    r"\b[Tt]he (?:(?:militant|extremist|terrorist|terror|jihadist|rebel|armed|Islamist|insurgent) )*"
    r"(?P<noun>group(?!(?:,[^,]+,)? (?:were|are|have)\b)|militants|extremists|terrorists|jihadists"
    r"|movement)\b(?! of\b)"
)


def coreferences(text: str, passages: Sequence[Passage], names: Sequence[Name]) -> list[Name]:
    """Return the coreferent expressions in the passages, by offset.

    ``names`` come from ``recognise``. Each result spans the pronoun, or the noun without its article
    ("foreign minister"), and has the canonical name of its antecedent.
    """
    offices = list(office_references(text, passages, names))
    groups = list(_groups(text, passages))
    taken = {name.start for name in (*offices, *groups)}
    definite = [name for name in definite_references(text, passages, names) if name.start not in taken]
    taken |= {name.start for name in definite}
    personas = (name for name in persona_references(text, passages, names) if name.start not in taken)
    relative = (name for passage in passages for name in _relative_pronouns(passage, names))
    personal = personal_references(text, passages, names, offices)
    nominal = (*offices, *groups, *definite, *personas, *_divided_countries(text, passages))
    return sorted([*nominal, *personal, *relative], key=lambda name: name.start)


def _coreferent(name: Name, passage: Passage, start: int, end: int) -> Name:
    """Return the name with the offsets of characters [start, end) of the passage."""
    return replace(name, start=passage.start + start, end=passage.start + end, text=passage.text[start:end])


def _relative_pronouns(passage: Passage, names: Sequence[Name]) -> Iterator[Name]:
    """Yield relative pronouns after a name ("Omar Haddad, who ...")."""
    by_head = {head.i: name for name, head in name_heads(passage, names)}
    for token in passage.doc:
        if token.lower_ not in ("who", "whom", "whose", "which"):
            continue
        clause = next((verb for verb in (token.head, token.head.head) if verb.dep_ == "relcl"), None)
        if clause is not None and clause.head.i in by_head:
            yield _coreferent(by_head[clause.head.i], passage, token.idx, token.idx + len(token))


def _groups(text: str, passages: Sequence[Passage]) -> Iterator[Name]:
    """Yield "the militant group" and similar nouns after the first mention of the main armed group."""
    group = _main_armed_group(text)
    for passage in passages if group is not None else ():
        for match in _GROUP.finditer(passage.text):
            if group is not None and passage.start + match.start() > group.start:
                yield _coreferent(group, passage, match.start("noun"), match.end("noun"))


def _main_armed_group(text: str) -> Name | None:
    """Return the first mention of the main armed group; ``None`` if no group dominates the article."""
    spans = [(start, end, bodies()[text[start:end].replace("\n", " ")]) for start, end in listed_bodies(text)]
    armed = [(start, end, body.name) for start, end, body in spans if body.armed]
    if not armed:
        return None
    [(main, count)] = Counter(name for _, _, name in armed).most_common(1)
    if count < _MAIN_GROUP_SHARE * len(armed):
        return None
    start, end, _ = next(span for span in armed if span[2] == main)
    return Name(start, end, text[start:end], NameLabel.ORGANISATION, main)


_HALVES = (("North Korea", "South Korea"), ("North Vietnam", "South Vietnam"))
_HALF = re.compile(r"\b[Tt]he (?P<half>North|South)\b(?! [A-Z]|[-\w]| of\b)")
_WHOLE = re.compile(r"\b(?P<whole>Koreas|Vietnams)\b")


def _divided_countries(text: str, passages: Sequence[Passage]) -> Iterator[Name]:
    """Yield "the North" and "the South" if the text names both halves, and both halves for "the Koreas"."""
    pair = next((pair for pair in _HALVES if all(half in text for half in pair)), ())
    for passage in passages:
        for match in _HALF.finditer(passage.text) if pair else ():
            country = next(name for name in pair if name.startswith(match["half"]))
            yield _country(passage, match.start("half"), match["half"], country)
        for match in _WHOLE.finditer(passage.text):
            for half in ("North", "South"):
                yield _country(passage, match.start(), match["whole"], f"{half} {match['whole'][:-1]}")


def _country(passage: Passage, start: int, written: str, name: str) -> Name:
    place, at = resolve_place(name), passage.start + start
    location = (place.kind, place.country, place.latitude, place.longitude)
    return Name(at, at + len(written), written, NameLabel.LOCATION, place.name, *location)
