"""The typed values of an event in words: modality, precision, the way to its date, places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from timeline.edtf import is_approximate, is_uncertain
from timeline.model import (
    Anchor,
    CalendarDate,
    Extent,
    FilledName,
    Mention,
    Modality,
    Place,
    Precision,
    ReviewState,
)
from timeline.words.date_words import long_period
from timeline.words.phrases import counted, plural

MODALITY_WORDS: Mapping[str, str] = {
    Modality.ASSERTED: "stated",
    Modality.REPORTED: "said",
    Modality.PLANNED: "planned",
    Modality.HYPOTHETICAL: "possible",
    Modality.NEGATED: "did not happen",
}
"""A modality in a word or two, for filters, lanes and legend."""

MODALITY_SENTENCES: Mapping[Modality, str] = {
    Modality.ASSERTED: "Stated as having happened",
    Modality.REPORTED: "An act of saying",
    Modality.PLANNED: "Planned, still to come when it was written",
    Modality.HYPOTHETICAL: "Possible: the article does not say that it happened",
    Modality.NEGATED: "Did not happen, by the article",
}
"""A modality in a sentence, for the details of an event."""

PRECISION_WORDS: Mapping[str, str] = {
    Precision.DAY: "to the day",
    Precision.WEEK: "within a week",
    Precision.MONTH: "within a month",
    Precision.YEAR: "within a year",
    Precision.LONGER: "over more than a year",
    Precision.OPEN: "open on one side",
}
"""A class of precision, after "dated"."""

REVIEW_WORDS: Mapping[str, str] = {
    ReviewState.CHECKED: "checked",
    ReviewState.UNCHECKED: "not checked",
    ReviewState.CORRECTED: "corrected by hand",
    ReviewState.NOTED: "with a note",
    ReviewState.UNCERTAIN: "with an uncertain date",
}
"""A state of review, after "only"."""

ANCHOR_WORDS: Mapping[str, str] = {
    Anchor.EXPLICIT: "printed in the text",
    Anchor.DCT: "worked out from the publication date",
    Anchor.PREVIOUS: "worked out from an earlier date in the text",
    Anchor.PUBLICATION: "taken from the publication date, as no day is stated",
}
"""The anchor of a date, after "dates"."""


MAX_DAYS = 92
"""Days of a quarter: longer periods are counted in months or years."""
DAYS_OF_A_MONTH, DAYS_OF_A_YEAR = 30.44, 365.25


def precision_words(placed: CalendarDate) -> str:
    """Return the precision of one date in a sentence, with its days."""
    if placed.earliest is None or placed.latest is None:
        side = "end" if placed.latest is None else "beginning"
        return f"Open: the article states no {side}"
    if placed.earliest == placed.latest:
        if is_approximate(placed.edtf):
            return "To about a day"
        return "Perhaps to the day" if is_uncertain(placed.edtf) else "To the day"
    length = (placed.latest - placed.earliest).days + 1
    days = f"the {_length_words(length)} {long_period(placed.earliest, placed.latest)}"
    about = ", and only about then" if is_approximate(placed.edtf) else ""
    if placed.extent is Extent.THROUGHOUT:
        return f"Through all of {days}{about}"
    return f"Sometime within {days}{about}"


def _length_words(days: int) -> str:
    """Return a length in the unit that a reader would count it in: "17 days", "12 months", "151 years"."""
    if days <= MAX_DAYS:
        return counted(days, "day")
    months = round(days / DAYS_OF_A_MONTH)
    return counted(months, "month") if months < 24 else counted(round(days / DAYS_OF_A_YEAR), "year")


def dating_words(mention: Mention) -> str:
    """Return the explanation of a mention's date, or the words of its anchor if it has none."""
    return mention.expression.explanation or ANCHOR_WORDS[mention.expression.anchor]


def filled_in_words(names: Iterable[FilledName]) -> tuple[str, ...]:
    """Return for each filled-in name what it was read from: "“he” is read as Sergey Lavrov"."""
    return tuple(f"“{each.text}” is read as {each.name}" for each in names)


def event_counts(events: int, by_publication: int) -> str:
    """Return a count of events: "9 events", or "9 events (8 dated, 1 by its publication day)"."""
    total = counted(events, "event")
    if not by_publication:
        return total
    return f"{total} ({events - by_publication:,} dated, {publication_count(by_publication)})"


def publication_count(count: int) -> str:
    """Return the count of what the day of publication dates: "1 by its publication day"."""
    return f"{count:,} by {plural(count, 'its', 'their')} publication day"


def place_words(place: Place) -> str:
    """Return a place with its kind and country, if they are known: "Kabul (city, AF)"."""
    details = ", ".join(str(part) for part in (place.kind, place.country) if part)
    return f"{place.name} ({details})" if details else place.name
