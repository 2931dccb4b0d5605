"""Events: dated mentions of articles, and their merging into events."""

from timeline.events.extract import extract, extract_many
from timeline.events.merge import merge

__all__ = ["extract", "extract_many", "merge"]
