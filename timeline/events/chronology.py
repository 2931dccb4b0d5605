"""Lines of a chronology: a date at the head of a line dates the statement behind or below it.

Examples: "14/09/2021 - Mayor flees", "| 3 May 2021 | Nurses strike |", "March 3, 2020" on a line of its own
above "The factory burns down."
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from timeline.language import Span
from timeline.model import Expression

_LINE_START = re.compile(r"(?:\A|[\n\u2028])[ \t\xa0]*(?:[-–*•·+#>|\[(_]{1,3}[ \t\xa0]*){0,4}\Z")
_SENTENCE_START = re.compile(r"[.!?…]['\"”’)]?\s{1,3}\Z")
_REACH = 24
_SEPARATOR = re.compile(
    r"(?P<closed>[*_]{0,2}[\])]?[*_]{0,2})(?:"
    r"(?P<inline>[ \t\xa0]{0,3}[:|][ \t\xa0]{1,3}|[ \t\xa0]{1,3}[-–—]{1,2}[ \t\xa0]{0,3}|[–—][ \t\xa0]{1,3})"
    r"|(?P<below>[ \t\xa0]{0,3}[:.]?[ \t\xa0]{0,3}[\n\u2028]\s{0,8})"
    r"|(?P<stop>(?:(?<=\.)|\.)[ \t\xa0]{1,3})"
    r"|(?P<bracket>(?<=[\])])[ \t\xa0]{1,3})"
    r")(?:[A-Z][\w.]{1,20}(?:[ ][A-Z][\w.]{1,20}){0,2}[ ][-–—]{1,2}[ ](?=[A-Z]))?"
)
"""The characters between a date and its statement, with a credit ("Reuters — ")."""
_STATEMENT = re.compile(r"[-*•]?[ ]?['\"“‘(]{0,2}(?:[A-Z]|\d)")
_CELL_END = re.compile(r"[ \t]*\|[ \t]*(?=[\n\u2028]|\Z)")
_NEAR_TOP = 200
"""Characters; a date of these days of publication so near the top is the stamp of the page ..."""
_PUBLICATION_DAYS = timedelta(days=3)
"""... if the text has no other line with a date."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a chronology: its date, the start of its head, and the offset of its statement."""

    expression: Expression
    start: int
    statement: int


def entries(text: str, dated: Sequence[Expression], published: date | None) -> list[Entry]:
    """Return the entries of the chronology in a text, in order."""
    found: list[Entry] = []
    for expression in dated:
        entry = _entry(text, expression, follows=bool(found))
        if entry is not None:
            found.append(entry)
    found = _with_statements(found)
    return [] if len(found) == 1 and _is_page_stamp(found[0], published) else found


def _entry(text: str, expression: Expression, follows: bool) -> Entry | None:
    """Return the entry headed by an expression; ``follows`` if the text has an entry before it."""
    before = max(0, expression.start - _REACH)
    opening = _LINE_START.search(text, before, expression.start)
    if opening is None and not (follows and _SENTENCE_START.search(text, before, expression.start)):
        return None
    separator = _SEPARATOR.match(text, expression.end)
    if separator is None or not _STATEMENT.match(text, separator.end()):
        return None
    if opening is None and separator["inline"] is None:
        return None
    if separator["stop"] and not _is_full(expression):
        return None
    start = expression.start if opening is None else opening.end() - len(opening[0].lstrip())
    return Entry(expression, start, separator.end())


def _is_full(expression: Expression) -> bool:
    """Return True for a date of words and figures ("Sept. 3, 1967"), not a number ("1984.")."""
    return any(c.isalpha() for c in expression.text) and any(c.isdigit() for c in expression.text)


def _with_statements(found: Sequence[Entry]) -> list[Entry]:
    """Return the entries without year headings, which have entries below them instead of a statement."""
    heads = [
        first
        for first, second in pairwise(found)
        if not first.statement <= second.start <= first.statement + 4
    ]
    return [*heads, *found[-1:]]


def _is_page_stamp(entry: Entry, published: date | None) -> bool:
    day = entry.expression.date.earliest if entry.expression.date is not None else None
    if published is None or day is None or entry.start > _NEAR_TOP:
        return False
    return abs(day - published) <= _PUBLICATION_DAYS


def without_heads(text: str, found: Iterable[Entry]) -> str:
    """Return the text with blanks for the heads of its entries and for the ends of their table rows."""
    pieces, done = [], 0
    for start, end in _heads(text, found):
        if start >= done:
            pieces += [text[done:start], " " * (end - start)]
            done = end
    return "".join([*pieces, text[done:]])


def _heads(text: str, found: Iterable[Entry]) -> Iterable[Span]:
    for entry in found:
        yield entry.start, entry.statement
        line_end = text.find("\n", entry.statement)
        line_end = len(text) if line_end < 0 else line_end
        cell = _CELL_END.search(text, entry.statement, min(line_end, entry.statement + _MAX_ROW))
        if cell is not None:
            yield cell.span()


_MAX_ROW = 600
"""Characters of a table row in which its last cell must end."""


def cut_at(spans: Iterable[Span], cuts: Sequence[int]) -> list[Span]:
    """Return the sentences, cut at offsets where another one begins."""
    pieces: list[Span] = []
    for start, end in spans:
        inside = [cut for cut in cuts if start < cut < end]
        bounds = [start, *inside, end]
        pieces += pairwise(bounds)
    return pieces
