"""Sentences, and their parse by the one language model that results were measured with."""

from timeline.language.model import model
from timeline.language.passages import Passage, parse, parse_many
from timeline.language.sentences import sentences

__all__ = ["Passage", "model", "parse", "parse_many", "sentences"]
