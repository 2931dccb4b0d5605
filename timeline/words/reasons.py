"""The reasons for a reader, as clauses: for a date without a place or an event, and for a lost correction."""

from __future__ import annotations

from enum import StrEnum


class UnplacedReason(StrEnum):
    """The reason for a time expression without a place in the calendar."""

    NO_DCT = "the article has no publication date"
    NO_PREVIOUS = "it refers to an earlier date, but there is none"
    OUTSIDE_YEARS = "it lies outside the years 1 to 9999"
    VAGUE = "a vague present, past or future has no place in the calendar"
    NO_PARTICULAR_DAY = "it names no particular day"
    DURATION = "a duration has no place in the calendar"
    DURATION_FROM_EVENT = "it counts from an event without a date beside it"
    RECURS = "it recurs, so it has no single place in the calendar"
    SPORTING_SEASON = "the bounds of a sporting season are not stated"
    FISCAL_YEAR = "the bounds of a fiscal year are not stated"
    PRESENT_OF_HISTORY = "the present of a history is no day of its calendar"
    NO_SUCH_DAY = "the calendar has no such day"
    NO_SUCH_SOLAR_HIJRI_DAY = "the Solar Hijri calendar has no such day"
    VAGUE_DISTANCE = "its distance is vague"
    UNKNOWN_CALENDAR = "its calendar is unknown for this year"


class NoEventReason(StrEnum):
    """The reason for a dated expression without an event."""

    DESCRIBES = "it describes a thing"
    NUMBERS = "it is part of a name or a number"
    COMPARES = "it dates the other side of a comparison"
    EQUATES = "it only names the day"
    MOVED = "something was moved away from it"
    NOWADAYS = "it means the present in general, not one day"
    STAMP = "it is the time stamp of a page, a picture or a byline"
    NO_PREDICATE = "no verb or event noun goes with it"
    IN_DATELINE = "it is part of a dateline"
    NOT_PROSE = "it stands in a list, a link, a comment or another part of the page, not in its text"
    OUTSIDE_SENTENCES = "it is outside of all sentences"
    LENGTH = "it gives a length of time, not a date"
    FREQUENCY = "it gives a frequency, not a date"
    HIDDEN = "you hid its event"


class OrphanReason(StrEnum):
    """The reason for a correction without a matching event."""

    NO_ARTICLE = "its article is no longer in the timeline"
    NOT_EXTRACTED = "its article has not been read yet"
    NO_WORDS = "its words are no longer in the article"
    NO_EVENT = "no event is found at its words any more"
    NO_NAME = "no event has this name any more"
