"""Persons meant by an office or a role ("the foreign minister", "the actress"), if one person has it.

The article names the holder: "Foreign Minister Omar Haddad", "Omar Haddad, the foreign minister". With two
holders, or with another one without a name ("an actress"), none is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from timeline.entities.reference_window import mentions_in_text
from timeline.entities.word_lists import leaders, role_words
from timeline.language import Passage
from timeline.model import Name, NameLabel

_NAME_AFTER = re.compile(r",? (?P<name>[A-Z][\w'’-]+(?: [A-Z][\w.'’-]*){0,3})")
_NAME_BEFORE = re.compile(
    r"(?P<name>[A-Z][\w'’-]+), (?:the |a |an |his |her |its |[\w-]+['’]s )?(?:[\w-]+ ){0,3}$"
)
_WORD = re.compile(r"\b[A-Za-z]+")
_AHEAD = 600
"""Characters to a holder named after the office; only for offices of one person."""
_SIDE_BEFORE = re.compile(r"(?P<side>[A-Z]\w+)(?:['’]s)? $")


@dataclass(slots=True)
class _Holders:
    """The named holders of an office by surname, and the capitalised words before the office ("French")."""

    names: dict[str, Name] = field(default_factory=dict)
    sides: set[str] = field(default_factory=set)


def office_references(text: str, passages: Sequence[Passage], names: Sequence[Name]) -> Iterator[Name]:
    """Yield the offices in the passages with a single holder before them; each spans the office alone."""
    offices = _holders(text, names)
    if not offices:
        return
    mentions = mentions_in_text(text, (name for name in names if name.label is NameLabel.PERSON))
    for passage in passages:
        for match in _definite_office().finditer(passage.text):
            office = _normal(match["office"])
            holder = _holder_of(offices.get(office), match["side"])
            start, end = passage.start + match.start("office"), passage.start + match.end("office")
            reach = _AHEAD if office in role_words().single_offices else 0
            is_near = reach > 0 or holder is None or _is_last(holder, mentions, start)
            if holder is None or not is_near or holder.start >= start + reach:
                continue
            if not _has_unnamed(text, office):
                yield replace(holder, start=start, end=end, text=text[start:end])


def _is_last(holder: Name, mentions: Sequence[Name], at: int) -> bool:
    """Return True if the last person named before an offset is the holder: many persons have a role."""
    last = next((name for name in reversed(mentions) if name.start < at), None)
    return last is not None and last.name == holder.name


def _holder_of(holders: _Holders | None, side: str | None) -> Name | None:
    """Return the only holder; "the French president" only if the text calls that person French president."""
    if holders is None or len(holders.names) != 1 or (side is not None and side not in holders.sides):
        return None
    return next(iter(holders.names.values()))


def _has_unnamed(text: str, office: str) -> bool:
    """Return True if the text has an unnamed holder ("a driver"); offices of one person never do."""
    if office in role_words().single_offices:
        return False
    return (
        re.search(
            rf"\b(?i:an?|another|one|two|three|other) (?:[\w-]+ ){{0,2}}?(?i:{office})s?\b(?! [A-Z])", text
        )
        is not None
    )


def _holders(text: str, names: Sequence[Name]) -> Mapping[str, _Holders]:
    """Return the named holders of each office, at their first mention as such."""
    persons = {part: name for name in names if name.label is NameLabel.PERSON for part in name.name.split()}
    holders: dict[str, _Holders] = {}
    for match in _offices_in(text):
        holder = _holder(text, match, persons)
        if holder is None:
            continue
        own = holders.setdefault(_normal(match[0]), _Holders())
        surname = holder.name.split()[-1]
        first = own.names.get(surname)
        if first is None or len(first.name) < len(holder.name):
            own.names[surname] = replace(holder, start=match.start() if first is None else first.start)
        side = _SIDE_BEFORE.search(text, max(match.start() - 30, 0), match.start())
        if side is not None:
            own.sides.add(side["side"])
    return holders


def _offices_in(text: str) -> Iterator[re.Match[str]]:
    """Yield the offices in a text. The long pattern is tried only where an office's first word stands."""
    end, first_words = 0, _first_words()
    for word in _WORD.finditer(text):
        if word.start() < end or word[0].lower() not in first_words:
            continue
        match = _office().match(text, word.start())
        if match is not None:
            end = match.end()
            yield match


def _holder(text: str, office: re.Match[str], persons: Mapping[str, Name]) -> Name | None:
    """Return the person named after or before an office; after it, also an unknown name."""
    after = _NAME_AFTER.match(text, office.end())
    before = _NAME_BEFORE.search(text, max(0, office.start() - 60), office.start())
    for match in filter(None, (after, before)):
        known = next((persons[word] for word in match["name"].split() if word in persons), None)
        if known is not None:
            return known
    if after is None or after[0].startswith(","):
        return None
    start, end = after.span("name")
    written = text[start:end]
    return Name(start, end, written, NameLabel.PERSON, leaders().get(written.split()[-1], written))


def _normal(office: str) -> str:
    """Return an office in lower case, an abbreviation in full ("Gen." is general)."""
    written = office.lower().replace("-", " ").rstrip(".")
    return role_words().short_offices.get(written, written)


@cache
def _definite_office() -> re.Pattern[str]:
    office = rf"\b[Tt]he (?:(?P<side>[A-Z][a-z]+) )?(?P<office>(?i:{_offices()}))"
    return re.compile(rf"{office}(?!\s+[A-Z]|-|\w| of (?!the country)|['’]s [a-z]+,)")


@cache
def _office() -> re.Pattern[str]:
    short = "|".join(word.capitalize() for word in role_words().short_offices)
    return re.compile(rf"\b(?:(?i:{_offices()})\b|(?:{short})\.)")


@cache
def _first_words() -> frozenset[str]:
    """Return the first words of all offices and their abbreviations, in lower case."""
    words = role_words()
    found = (_WORD.match(office) for office in (*words.offices, *words.short_offices))
    return frozenset(word[0].lower() for word in found if word is not None)


@cache
def _offices() -> str:
    return "|".join(re.escape(office).replace(r"\ ", "[ -]") for office in role_words().offices)
