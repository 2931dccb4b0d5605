"""The values of a filter as a person gives them, on the command line or in a notebook.

Names may be given in any case and by any of their aliases, choices by value or label, days also as a month
or a year in ISO 8601.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from timeline.errors import UsageError
from timeline.safe_text import encodable, short_line
from timeline.selection.criteria import CRITERIA, PERIODS, Criterion, Kind, Selection
from timeline.selection.text_search import folded
from timeline.temporal import calendar
from timeline.words import joined

if TYPE_CHECKING:
    import pandas as pd

MAX_SUGGESTIONS = 3
"""Names in the message about an unknown name."""
_ISO_PERIOD = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")


def selection_of(
    values: Mapping[str, Any], table: pd.DataFrame, name_of: Callable[[Criterion], str]
) -> Selection:
    """Return the filter of values for a table of events.

    ``values`` is by field of ``Selection``; a missing field is unset. ``name_of`` gives the name of a
    criterion for a message: "--from". Raises UsageError for a name of no event (with similar names), for an
    unknown value, and for a period with its ends the wrong way round.
    """
    chosen = Selection()
    for criterion in CRITERIA:
        given = values.get(criterion.field, chosen[criterion])
        value = _value(given, table, criterion, name_of(criterion))
        chosen = chosen.with_value(criterion, value)
    for first, last in PERIODS:
        begin, end = chosen[first], chosen[last]
        if begin and end and begin > end:
            raise UsageError(
                f"{name_of(first)} {begin} is later than {name_of(last)} {end}; give the earlier day first."
            )
    return chosen


def iso_period(text: str) -> calendar.Period:
    """Return the day, the month or the year of a text in ISO 8601. Raises ValueError for another text."""
    match = _ISO_PERIOD.fullmatch(text)
    if match is None:
        raise ValueError(f"a day such as 2021-08-15 is needed, not {text!r}")
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        named_day = date(year, month, day)
    except ValueError:
        raise ValueError(f"a day such as 2021-08-15 is needed, not {text!r}") from None
    if match["day"]:
        return calendar.single_day(named_day)
    return calendar.month(year, month) if match["month"] else calendar.year(year)


def _value(given: Any, table: pd.DataFrame, criterion: Criterion, label: str) -> object:
    if criterion.kind is Kind.NAMES:
        return tuple(_known_names(_listed(given, label), table, criterion))
    if criterion.kind is Kind.CHOICE:
        return tuple(_known_values(_listed(given, label), criterion, label))
    if criterion.kind is Kind.TEXT:
        if not isinstance(given, str):
            raise UsageError(f"{label}: a text is needed, not {short_line(repr(given))}.")
        return encodable(given)
    if criterion.kind is Kind.FLAG and not isinstance(given, bool):
        raise UsageError(f"{label}: True or False is needed, not {short_line(repr(given))}.")
    if criterion.kind in (Kind.FIRST_DAY, Kind.LAST_DAY) and given is not None:
        return _day(given, criterion, label)
    if criterion.kind is Kind.LEAST and (not isinstance(given, int) or given < 0):
        raise UsageError(f"{label}: a whole number such as 3 is needed, not {short_line(str(given))!r}.")
    return given


def _listed(given: object, label: str) -> Sequence[str]:
    """Return one text or several as a sequence. Raises UsageError for anything else."""
    listed = (given,) if isinstance(given, str) else tuple(given) if isinstance(given, Iterable) else (None,)
    if wrong := [each for each in listed if not isinstance(each, str)]:
        said = given if wrong == [None] else wrong[0]
        raise UsageError(f"{label}: a text or several are needed, not {short_line(repr(said))}.")
    return listed


def _day(given: object, criterion: Criterion, label: str) -> date:
    if isinstance(given, datetime):
        return given.date()
    if isinstance(given, date):
        return given
    try:
        period = iso_period(str(given))
    except ValueError as error:
        raise UsageError(f"{label}: {error}.") from None
    return period.first if criterion.kind is Kind.FIRST_DAY else period.last


def choice_words(criterion: Criterion) -> Sequence[str]:
    """Return the values of a choice with their labels: "dct (worked out from the publication date)"."""
    return [f"{value} ({label})" for value, label in criterion.values.items()]


def _known_values(given: Iterable[str], criterion: Criterion, label: str) -> Iterator[str]:
    """Yield the values given by value or by label, in any case."""
    known = {name.casefold(): value for value, label in criterion.values.items() for name in (value, label)}
    for name in given:
        if name.casefold() not in known:
            choices = joined(choice_words(criterion), "or")
            raise UsageError(f'{label} cannot be "{short_line(name)}"; give {choices}.')
        yield known[name.casefold()]


def _known_names(given: Sequence[str], table: pd.DataFrame, criterion: Criterion) -> Iterator[str]:
    """Yield the names as the table has them, given by any of their names, in any case."""
    if not given:
        return
    from timeline.selection.event_index import EventIndex, aliases_of

    names = {name.casefold(): name for name in EventIndex(table).counts(criterion.column)}
    others = {
        alias: name for name, known in aliases_of(names.values()).items() for alias in known.split("\n")
    }
    for name in given:
        known_name = names.get(name.casefold()) or others.get(folded(name))
        if known_name is None:
            raise UsageError(_unknown(name, names, criterion))
        yield known_name


def _unknown(name: str, names: Mapping[str, str], criterion: Criterion) -> str:
    """Return the message about a name of no event, with similar or the most frequent names."""
    lacking = f'No event has the {criterion.noun} "{short_line(name)}"'
    near = [names[match] for match in get_close_matches(name.casefold(), names, MAX_SUGGESTIONS, cutoff=0.5)]
    near += [full for key, full in names.items() if name.casefold() in key and full not in near]
    if near:
        return f"{lacking}; did you mean {' or '.join(near[:MAX_SUGGESTIONS])}?"
    if names:
        return f"{lacking}; the most frequent are {', '.join(list(names.values())[:MAX_SUGGESTIONS])}."
    return f"{lacking}, nor any other."
