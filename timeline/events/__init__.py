"""Dated statements out of articles, and the events that they tell of."""

from timeline.events.extract import extract, extract_many
from timeline.events.merge import merge

__all__ = ["extract", "extract_many", "merge"]
