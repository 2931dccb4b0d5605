"""Rarity: how much a word tells. It is the same in every collection of articles.

So the likeness of two statements depends on nothing else, and a new article changes only the events of its
own days.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

import numpy as np
import numpy.typing as npt

from timeline.language.word_frequency import ranked_words, text_share

_STEM_LENGTH = 5
_SENTENCE = 25
"""Words of a sentence of news."""
_RAREST = 1 / 2000
"""The part of the sentences from which on a word tells as much as any rarer one."""
_LEAST = 0.01


def stem(word: str) -> str:
    """Return the first letters of a word: enough to match its forms."""
    return word[:_STEM_LENGTH]


def rarities(words: Iterable[str]) -> npt.NDArray[np.float32]:
    """Return the rarity of lower-case words, of shape (words,): 1 if rare, about 0 if in most sentences."""
    known = _by_stem()
    return np.array([known.get(stem(word), 1.0) for word in words], dtype=np.float32)


@cache
def common_stems(least: float) -> frozenset[str]:
    """Return the stems of the words that are less rare than ``least``."""
    return frozenset(part for part, rarity in _by_stem().items() if np.float32(rarity) < least)


@cache
def _by_stem() -> Mapping[str, float]:
    """Return the rarity of each stem of a frequent word."""
    shares: dict[str, float] = defaultdict(float)
    for rank, word in enumerate(ranked_words()):
        shares[stem(word.casefold())] += text_share(rank) * _SENTENCE
    return {
        part: max(_LEAST, min(1.0, math.log(min(share, 1.0)) / math.log(_RAREST)))
        for part, share in shares.items()
    }
