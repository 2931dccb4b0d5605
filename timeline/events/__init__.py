"""Events: dated mentions of articles."""

from timeline.events.article_extraction import extract, extract_many
from timeline.events.event_lexicon import (
    ANOTHER_WORDS,
    NUMBER_WORDS,
    PERSON_NOUNS,
    PLANNING_VERBS,
    PREPOSITIONS,
    REACTING_VERBS,
    REPORTING_VERBS,
    SMALL_WORDS,
)
from timeline.events.title import says_little

__all__ = [
    "ANOTHER_WORDS",
    "NUMBER_WORDS",
    "PERSON_NOUNS",
    "PLANNING_VERBS",
    "PREPOSITIONS",
    "REACTING_VERBS",
    "REPORTING_VERBS",
    "SMALL_WORDS",
    "extract",
    "extract_many",
    "says_little",
]
