"""Words of statements as arrays, and how much of a title stands in other titles and sentences."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from timeline.language.word_vectors import word_vector
from timeline.merging.member_sets import MemberLists, Places, Scores, Truths, starts_of
from timeline.merging.rarity import rarities, stem

Vectors = npt.NDArray[np.float32]
"""Unit vectors times ``_UNIT``, in whole numbers."""

_UNIT = 4000.0
"""The length of vectors of whole numbers. No sum of their products reaches the 24 bits of a float's fraction,
so a product is the same on every machine and in every collection."""
_AT_ONCE = 2000
"""Statements whose mean vectors are computed at once."""


class WordTable:
    """The distinct words of a collection, by number: vector, stem, rarity."""

    def __init__(self, words: Sequence[str]) -> None:
        self.vectors = whole_vectors(np.stack([word_vector(word) for word in words]))
        self.is_known: Truths = np.asarray(self.vectors.any(axis=1))
        stems: dict[str, int] = {"": -1}
        self.stems = np.array([stems.setdefault(stem(word), len(stems)) for word in words], dtype=np.int64)
        self.rarities = rarities(words).astype(np.float64)

    def means(self, texts: MemberLists) -> Vectors:
        """Return the unit vector of each text's mean word, weighted by rarity, of shape (texts, d)."""
        means = np.zeros((len(texts.sizes), self.vectors.shape[1]), dtype=np.float32)
        for begin in range(0, len(means), _AT_ONCE):
            chosen = np.arange(begin, min(begin + _AT_ONCE, len(means)))
            chosen = chosen[texts.sizes[chosen] > 0]
            places, _ = texts.places(chosen)
            words = texts.values[places]
            weighted = self.vectors[words] * self.rarities[words][:, None].astype(np.float32)
            if len(chosen):
                means[chosen] = np.add.reduceat(weighted, starts_of(texts.sizes[chosen]), axis=0)
        lengths = np.linalg.norm(means, axis=1, keepdims=True)
        return whole_vectors((means / np.where(lengths, lengths, 1)).astype(np.float32))

    def alike(self, ones: Places, twos: Places, unknown: float) -> Scores:
        """Return the likeness of words, of shape (ones, twos): 1 for one stem, else that of the vectors.

        ``unknown`` is the likeness of a word without a vector to any other.
        """
        same = _same(self.stems[ones], self.stems[twos])
        known = self.is_known[ones].reshape(-1, 1) & self.is_known[twos]
        meaning = np.where(known, products(self.vectors[ones], self.vectors[twos]), unknown)
        return np.asarray(np.where(same, 1.0, meaning))


class WordMatches:
    """How well the words of statements match.

    Equal stems match with 1, other words with the cosine of their vectors. ``shares`` are the weights of the
    words of the titles; in each title they add up to 1.
    """

    def __init__(self, table: WordTable, titles: MemberLists, shares: Scores, sentences: MemberLists) -> None:
        self._table, self._titles, self._shares, self._sentences = table, titles, shares, sentences

    def covered(self, ones: Places, twos: Places) -> tuple[Scores, Scores]:
        """Return how much of the titles of pairs stands in each other's sentence, and in each other's title.

        The first is the sum of there and back, 0 to 2, the second the less of both, 0 to 1. Pairs with the
        same first statement follow each other.
        """
        in_sentences, in_titles = np.zeros(len(ones)), np.zeros(len(ones))
        ends = np.append(np.flatnonzero(np.diff(ones)) + 1, len(ones))
        begin = 0
        for end in ends.tolist() if len(ones) else ():
            in_sentences[begin:end], in_titles[begin:end] = self._covered(ones[begin], twos[begin:end])
            begin = end
        return in_sentences, in_titles

    def _covered(self, one: int, twos: Places) -> tuple[Scores, Scores]:
        title, sentence = self._titles.of(one), self._sentences.of(one)
        shares = self._shares[self._titles.span(one)]
        in_titles, _ = self._titles.places(twos)
        titles, starts = self._titles.values[in_titles], starts_of(self._titles.sizes[twos])
        in_sentences, _ = self._sentences.places(twos)
        sentences, place = np.unique(self._sentences.values[in_sentences], return_inverse=True)
        other_shares = self._shares[in_titles]
        matches = self._matches(np.concatenate((title, sentence)), titles)
        aligned = matches[: len(title)]
        told = self._matches(title, sentences)[:, place]
        best = np.maximum.reduceat(told, starts_of(self._sentences.sizes[twos]), axis=1)
        there = (shares[:, None] * best).sum(axis=0)
        back = np.add.reduceat(matches[len(title) :].max(axis=0) * other_shares, starts)
        there_title = (shares[:, None] * np.maximum.reduceat(aligned, starts, axis=1)).sum(axis=0)
        back_title = np.add.reduceat(aligned.max(axis=0) * other_shares, starts)
        return there + back, np.minimum(there_title, back_title)

    def _matches(self, ones: Places, twos: Places) -> Scores:
        """Return how well each word matches each other, of shape (ones, twos)."""
        vectors, stems = self._table.vectors, self._table.stems
        same = _same(stems[ones], stems[twos])
        return np.asarray(np.maximum(same, products(vectors[ones], vectors[twos])))


def whole_vectors(vectors: npt.NDArray[np.float32]) -> Vectors:
    """Return unit vectors in whole numbers."""
    return np.asarray(np.rint(vectors * _UNIT), dtype=np.float32)


def products(ones: Vectors, twos: Vectors) -> npt.NDArray[np.float32]:
    """Return the cosines of vectors, of shape (ones, twos)."""
    return np.asarray(ones @ twos.T / np.float32(_UNIT * _UNIT), dtype=np.float32)


def _same(ones: Places, twos: Places) -> Truths:
    return np.asarray(np.equal.outer(ones, twos) & (twos >= 0))
