"""The text between a reference and its possible antecedents: known names, quotations, starts of sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from timeline.language import Span
from timeline.model import Name, NameLabel

_SENTENCE_START = re.compile(
    r"(?:(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?][\"'”’)]*\s+|\n\s*)(?=\S)"
)
"""A short word with a capital before a full stop is taken for an abbreviation ("Gen.")."""
_QUOTATION = re.compile(r"“[^”\n]*(?:”|\n|$)|\"[^\"\n]*(?:\"|\n|$)|``.*?(?:''|\n\n|$)", re.DOTALL)
_DESCRIBED = re.compile(
    r"(?:(?P<mark>,|\s?\()|\b(?:is|was|be|been|being|became|becomes|become|as|named|elected|remains))\s$"
)
_TITLE_GAP = 2
"""Characters between a title and its name, at most."""
_NAMING = (" named ", " called ", ", named ", ", called ")
_NAMING_GAP = max(map(len, _NAMING))
"""Characters between a noun and its name ("a neighbour named Haddad")."""
_AS = re.compile(r"\b[Aa]s $")
_AFTER_COMMA = len(" , Gen. ")
"""Characters between "as a student" and the person who was it, at most."""
_OTHER_AMERICAS = ("Central ", "Latin ", "North ", "South ")
"""Before "American": no adjective of the United States."""
_MIN_FORM = 3
"""Characters of a name to look for in the whole text, unless it is in capitals ("BP")."""


def mentions_in_text(text: str, names: Iterable[Name]) -> list[Name]:
    """Return all mentions of the names in the whole text, by offset; persons also by their surname alone.

    ``names`` are those of the parsed sentences. This finds the names in the other sentences, too, but not in
    compounds ("pro-Mubarak").
    """
    forms = {name.text: name for name in names if len(name.text) >= _MIN_FORM or name.text.isupper()}
    for name in list(forms.values()):
        if name.label is NameLabel.PERSON:
            forms.setdefault(name.name.split()[-1], name)
    if not forms:
        return []
    pattern = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return [
        replace(forms[match[0]], start=match.start(), end=match.end(), text=match[0])
        for match in re.finditer(rf"(?<![\w-])(?:{pattern})(?![\w-])", text)
        if not (match[0].startswith("American") and text.endswith(_OTHER_AMERICAS, 0, match.start()))
    ]


_TURN = re.compile(
    r"(?:\A|(?<=[.!?…\"'”)\]-][ \n])|(?<=\n))[A-Z][A-Z.'’-]+(?: [A-Z.'’-]+){0,3}(?:,[^:.\n]{0,60})?"
    r"(?: ?(?:\(|-LRB-)[^():\n]{0,40}(?:\)|-RRB-))? ?: "
)
_MIN_TURNS = 4
"""Turns of a transcript, at least: a single name in capitals before a colon may be a heading."""


def turns(text: str) -> list[int]:
    """Return the offsets at which the speakers of a transcript take turns; none for another text."""
    found = [match.start() for match in _TURN.finditer(text)]
    return found if len(found) >= _MIN_TURNS else []


_ENTRY = re.compile(
    r"(?:\A|(?<=\n))[ \t]*(?:[•●▪*–-] ?(?=[A-Z])|\d{1,2}[.)] (?=[A-Z])"
    r"|\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\b\.?)?(?: ?(?:GMT|BST|CET|CEST|UTC|EST|EDT|ET|local time))?)"
)
_MIN_ENTRIES = 3


def entries(text: str) -> list[int]:
    """Return the offsets of the entries of a list or a live blog: lines with a mark, a number or a time.

    Each entry speaks of its own persons. None for another text.
    """
    found = [match.start() for match in _ENTRY.finditer(text)]
    return found if len(found) >= _MIN_ENTRIES else []


def quotations(text: str) -> list[Span]:
    """Return the quotations of a text with their marks; one without an end ends with its paragraph."""
    return [match.span() for match in _QUOTATION.finditer(text)]


def is_inside(spans: Sequence[Span], at: int) -> bool:
    """Return True if one of the spans, in order, holds the offset."""
    number = bisect_right(spans, (at, at)) - 1
    return number >= 0 and spans[number][0] < at < spans[number][1]


def sentence_start(text: str, at: int) -> int:
    """Return the start of the sentence around an offset; a doubtful end of a sentence is none."""
    reach = max(at - 600, 0)
    starts = [match.end() for match in _SENTENCE_START.finditer(text, reach, at + 1)]
    return starts[-1] if starts else reach


def stands_beside(text: str, start: int, end: int, names: Sequence[Name]) -> bool:
    """Return True for a noun phrase that describes a name: before it, after its comma, or after "is"."""
    before = _DESCRIBED.search(text, max(start - 14, 0), start)
    if before is not None and (before["mark"] is None or any(name.end == before.start() for name in names)):
        return True
    if _AS.search(text, max(start - len("As "), 0), start) is not None:
        return any(end < name.start <= end + _AFTER_COMMA for name in names)
    return any(
        end < name.start <= end + _TITLE_GAP or text[end : name.start] in _NAMING
        for name in names
        if name.start <= end + _NAMING_GAP
    )
