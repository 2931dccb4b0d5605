"""Events: dated mentions of articles, and their merging into events."""

from timeline.events.article_extraction import extract, extract_many
from timeline.events.merge_mentions import merge

__all__ = ["extract", "extract_many", "merge"]
