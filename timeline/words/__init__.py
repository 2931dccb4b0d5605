"""The words of a reader for the values of the program: dates, periods, counts, lists, modality, precision.

All rooms above take such words from here, so the same value reads alike in page, picture, file and terminal.
"""

from timeline.words.date_words import (
    MONTHS,
    SHORT_MONTHS,
    DateFields,
    calendar_date_words,
    date_words,
    event_date_words,
    expression_date_words,
    long_day,
    long_moment,
    long_period,
    reader_period,
    short_day,
    short_period,
)
from timeline.words.event_words import (
    ANCHOR_WORDS,
    MODALITY_SENTENCES,
    MODALITY_WORDS,
    PRECISION_WORDS,
    REVIEW_WORDS,
    dating_words,
    event_counts,
    filled_in_words,
    place_words,
    precision_words,
    publication_count,
)
from timeline.words.phrases import (
    counted,
    distinct_labels,
    file_size_words,
    joined,
    outlet_words,
    plural,
    shortened,
)
from timeline.words.witness_words import disagreement_words, witness_counts

__all__ = [
    "ANCHOR_WORDS",
    "MODALITY_SENTENCES",
    "MODALITY_WORDS",
    "MONTHS",
    "PRECISION_WORDS",
    "REVIEW_WORDS",
    "SHORT_MONTHS",
    "DateFields",
    "calendar_date_words",
    "counted",
    "date_words",
    "dating_words",
    "disagreement_words",
    "distinct_labels",
    "event_counts",
    "event_date_words",
    "expression_date_words",
    "file_size_words",
    "filled_in_words",
    "joined",
    "long_day",
    "long_moment",
    "long_period",
    "outlet_words",
    "place_words",
    "plural",
    "precision_words",
    "publication_count",
    "reader_period",
    "short_day",
    "short_period",
    "shortened",
    "witness_counts",
]
