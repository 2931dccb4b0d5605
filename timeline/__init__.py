"""Timeline: dated events out of news articles, each with the sentence that it came from."""

__version__ = "0.1.0"
