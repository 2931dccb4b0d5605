"""Word vectors of the language model: the meaning of a word as a direction in 300 dimensions."""

from __future__ import annotations

from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from timeline.language.english_parser import model

Vector = npt.NDArray[np.float32]


@lru_cache(maxsize=100_000)
def word_vector(word: str) -> Vector:
    """Return the unit vector of a lower-case word, of shape (d,); zeros for an unknown word.

    ``d`` is the width of the model's table of vectors. Raises ModelError.
    """
    vocab = model().vocab
    if not vocab.has_vector(word):
        return _zeros()
    vector = np.asarray(vocab.get_vector(word), dtype=np.float32)
    length = float(np.linalg.norm(vector))
    return vector / length if length else _zeros()


@cache
def _zeros() -> Vector:
    return np.zeros(max(model().vocab.vectors_length, 1), dtype=np.float32)
