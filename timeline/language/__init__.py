"""The language of an article, its sentences, and the parse of English sentences by one verified model."""

from timeline.language.article_language import ENGLISH, expressions, has_rules, language, language_name
from timeline.language.english_parser import (
    Passage,
    model,
    model_name,
    name_heads,
    names_between,
    other_model,
    parse,
    parse_many,
)
from timeline.language.sentences import Span, sentences
from timeline.language.word_forms import noun_forms, verb_forms

__all__ = [
    "ENGLISH",
    "Passage",
    "Span",
    "expressions",
    "has_rules",
    "language",
    "language_name",
    "model",
    "model_name",
    "name_heads",
    "names_between",
    "noun_forms",
    "other_model",
    "parse",
    "parse_many",
    "sentences",
    "verb_forms",
]
