"""Events: dated mentions of articles, and their merging into events."""

from timeline.events.article_extraction import extract, extract_many
from timeline.events.event_lexicon import (
    PERSON_NOUNS,
    PREPOSITIONS,
    REACTING_VERBS,
    REPORTING_VERBS,
    SMALL_WORDS,
)
from timeline.events.merge_mentions import merge

__all__ = [
    "PERSON_NOUNS",
    "PREPOSITIONS",
    "REACTING_VERBS",
    "REPORTING_VERBS",
    "SMALL_WORDS",
    "extract",
    "extract_many",
    "merge",
]
