"""The pass over a document: what was found, resolved one after another with a small memory."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from timeline.model import Expression, Granularity
from timeline.temporal.meaning import Division, Meaning, Modified, Partial, Weekday
from timeline.temporal.place import Frame, placed
from timeline.temporal.refine import refine
from timeline.temporal.resolve import Context, Resolution, resolve
from timeline.temporal.scan import Found, scan

_SINCE = re.compile(r"\b(?:since|from)\s(?:the\s|at\sleast\s|about\s|around\s)?\Z", re.IGNORECASE)
_UNTIL = re.compile(r"\b(until|till|by)\s(?:the\s|at\sleast\s|about\s|around\s)?\Z", re.IGNORECASE)
_ON = re.compile(r"\s(?:on|onwards?)(?=[\s,.;])(?!\son\s)", re.IGNORECASE)
_WHOLE = re.compile(r"\b(?:throughout|all\s(?:of\s|through\s)?|the\swhole\sof)\s?\Z", re.IGNORECASE)
_FUTURE = re.compile(r"\b(?:will|won't|won’t|shall|'ll|’ll)\s", re.IGNORECASE)


def frame(text: str, found: Found) -> Frame:
    """Return how the words around an expression use it."""
    before = text[max(0, found.start - 24) : found.start]
    opening = _SINCE.search(before)
    if opening and (opening.group().lower().startswith("since") or _ON.match(text, found.end)):
        return Frame(since=True)
    if _UNTIL.search(before):
        return Frame(until=True)
    return Frame(throughout=bool(_WHOLE.search(before)))


def lean(text: str, found: Found) -> int:
    """Return 1 where the clause in front of a weekday or month speaks of the future, else 0."""
    before = text[max(0, found.start - 60) : found.start]
    clause = re.split(r"[.;:\n]|,\s", before)[-1]
    return 1 if _FUTURE.search(clause) else 0


def _bare(meaning: Meaning) -> Meaning:
    return meaning.of if isinstance(meaning, Modified) else meaning


def _remember(context: Context, found: Found, resolution: Resolution) -> Context:
    period = resolution.period
    if period is None:
        return context
    quarter = context.quarter
    if isinstance(_bare(found.meaning), Division) and period.granularity is Granularity.QUARTER:
        quarter = period if context.dct is not None and period.last <= context.dct else quarter
    return replace(context, previous=period, quarter=quarter)


def _expression(text: str, found: Found, resolution: Resolution, context: Context) -> Expression:
    mod = resolution.mod
    if resolution.period is None:
        calendar_date = None
    else:
        calendar_date = placed(resolution.period, mod, frame(text, found), context.dct)
    return Expression(
        start=found.start,
        end=found.end,
        text=text[found.start : found.end],
        type=resolution.type,
        value=resolution.value,
        mod=None if mod in {"EARLIER", "LATER", "ALL"} else mod,
        anchor=resolution.anchor,
        date=calendar_date,
        explanation=f"{text[found.start : found.end]}, {resolution.how}" if calendar_date else "",
        reason=resolution.reason,
    )


def tagged(text: str, dct: date | None) -> list[Expression]:
    """Return every time expression of a text, sorted and without overlaps."""
    expressions: list[Expression] = []
    context = Context(dct)
    for found in refine(text, scan(text)):
        here = context
        if isinstance(_bare(found.meaning), Weekday | Partial):
            here = replace(context, lean=lean(text, found))
        resolution = resolve(found.meaning, here)
        expressions.append(_expression(text, found, resolution, here))
        context = _remember(context, found, resolution)
    return expressions
