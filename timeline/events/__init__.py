"""Events: dated mentions of articles.

The extraction is imported on first use: the page needs only the word lists.
"""

from typing import TYPE_CHECKING

from timeline.events.event_lexicon import (
    ANOTHER_WORDS,
    EVENT_NOUNS,
    NUMBER_WORDS,
    PERSON_NOUNS,
    PLANNING_VERBS,
    PREPOSITIONS,
    REACTING_VERBS,
    REPORTING_VERBS,
    SMALL_WORDS,
)
from timeline.events.mention_ids import mention_id
from timeline.events.telling_title import says_little
from timeline.lazy_names import lazy_names

if TYPE_CHECKING:
    from timeline.events.article_extraction import extract, extract_many

__all__ = [
    "ANOTHER_WORDS",
    "EVENT_NOUNS",
    "NUMBER_WORDS",
    "PERSON_NOUNS",
    "PLANNING_VERBS",
    "PREPOSITIONS",
    "REACTING_VERBS",
    "REPORTING_VERBS",
    "SMALL_WORDS",
    "extract",
    "extract_many",
    "mention_id",
    "says_little",
]

__getattr__ = lazy_names(__name__, {"article_extraction": ("extract", "extract_many")})
