"""How often English words are written, from the order of the words in the language model."""

from __future__ import annotations

from functools import cache
from itertools import islice

from timeline.language.english_parser import model

_RANKED = 50_000
"""The words that are ranked. Those after them stand at most once in a million words."""
_SHARE = 0.08
_SHIFT = 2.7
"""Zipf's law as Mandelbrot wrote it: the word of rank r makes up ``_SHARE`` / (r + ``_SHIFT``) of a text."""


@cache
def ranked_words() -> tuple[str, ...]:
    """Return the most frequent words, as written, most frequent first; none for a model without vectors.

    The table of vectors lists its words in this order. Raises ModelError.
    """
    vocab = model().vocab
    keys = islice(vocab.vectors.key2row, _RANKED)
    return tuple(vocab.strings[key] for key in keys if key in vocab.strings)


def text_share(rank: int) -> float:
    """Return the part of a text that the word of a rank makes up, from 0 to 1; the first rank is 0."""
    return _SHARE / (rank + 1 + _SHIFT)
