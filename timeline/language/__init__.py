"""Which language, its time expressions, and the parse of English sentences by the one measured model."""

from timeline.language.article_language import ENGLISH, expressions, is_read, language
from timeline.language.parsing import Passage, between, heads, model, parse, parse_many
from timeline.language.sentences import Span, sentences
from timeline.language.word_forms import noun_forms, verb_forms

__all__ = [
    "ENGLISH",
    "Passage",
    "Span",
    "between",
    "expressions",
    "heads",
    "is_read",
    "language",
    "model",
    "noun_forms",
    "parse",
    "parse_many",
    "sentences",
    "verb_forms",
]
