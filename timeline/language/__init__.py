"""Sentences, and their parse by the one language model that results were measured with."""

from timeline.language.forms import noun_forms, verb_forms
from timeline.language.model import model
from timeline.language.passages import Passage, parse, parse_many
from timeline.language.sentences import sentences

__all__ = ["Passage", "model", "noun_forms", "parse", "parse_many", "sentences", "verb_forms"]
