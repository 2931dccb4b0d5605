"""Which language, its time expressions, and the parse of English sentences by the one measured model."""

from timeline.language.forms import noun_forms, verb_forms
from timeline.language.model import model
from timeline.language.passages import Passage, parse, parse_many
from timeline.language.sentences import Span, sentences
from timeline.language.tagging import ENGLISH, expressions, is_read, language

__all__ = [
    "ENGLISH",
    "Passage",
    "Span",
    "expressions",
    "is_read",
    "language",
    "model",
    "noun_forms",
    "parse",
    "parse_many",
    "sentences",
    "verb_forms",
]
