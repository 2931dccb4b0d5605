"""Words of statements as arrays, and how much of a title stands in other titles and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float32]
Indices = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a statement, as indices into a vocabulary of words and one of stems.

    ``shares`` are the weights of the title's words; together they are 1. ``stems`` are those of title and
    sentence, each once.
    """

    title: Indices
    shares: Matrix
    title_stems: Indices
    sentence: Indices
    stems: Indices
    predicate: int
    object: int


class WordMatches:
    """How well the words of statements match.

    Equal stems match with 1, other words with the cosine of their vectors.
    """

    def __init__(self, words: Sequence[Words], vectors: Matrix, stems: Indices) -> None:
        self._words, self._vectors, self._stems = words, vectors, stems

    def covered(self, one: int, twos: npt.NDArray[np.int64]) -> tuple[Matrix, Matrix, Matrix]:
        """Return how much of one title stands in the other's sentence, title, and title by equal stems.

        Each is of shape (2, twos), from 0 to 1: there and back.
        """
        here, there = self._words[one], [self._words[two] for two in twos.tolist()]
        titles, sentences = [each.title for each in there], [each.sentence for each in there]
        shares, starts = np.concatenate([each.shares for each in there]), starts_of(titles)
        in_order = np.concatenate(titles)
        stems = np.concatenate([each.title_stems for each in there])
        same = (here.title_stems[:, None] == stems) & (stems >= 0)
        aligned = self._matches(here.title, in_order)
        return (
            np.stack(
                (
                    here.shares
                    @ _best(self._matches(here.title, np.concatenate(sentences)), starts_of(sentences)),
                    np.add.reduceat(self._matches(here.sentence, in_order).max(axis=0) * shares, starts),
                )
            ),
            np.stack(
                (here.shares @ _best(aligned, starts), np.add.reduceat(aligned.max(axis=0) * shares, starts))
            ),
            np.stack((here.shares @ _best(same, starts), np.add.reduceat(same.any(axis=0) * shares, starts))),
        )

    def _matches(self, ones: Indices, others: Indices) -> Matrix:
        """Return how well each word matches each other, of shape (ones, others)."""
        twos, place = np.unique(others, return_inverse=True)
        stems = self._stems[ones][:, None]
        same = (stems == self._stems[twos]) & (stems >= 0)
        return np.asarray(np.maximum(same, self._vectors[ones] @ self._vectors[twos].T)[:, place])


def shared_weight(ones: Sequence[Indices], weights: Sequence[Matrix], twos: Sequence[Indices]) -> Matrix:
    """Return the weight of the stems of each one that stand in each other, of shape (ones, twos)."""
    stems, others = np.concatenate(ones), np.concatenate(twos)
    rows, columns = _owners(ones), _owners(twos)
    order = np.argsort(others, kind="stable")
    others, columns = others[order], columns[order]
    first = np.searchsorted(others, stems)
    counts = np.searchsorted(others, stems, side="right") - first
    met = np.repeat(first - np.concatenate(([0], np.cumsum(counts)[:-1])), counts) + np.arange(counts.sum())
    cells = np.repeat(rows, counts) * len(twos) + columns[met]
    summed = np.bincount(cells, np.repeat(np.concatenate(weights), counts), len(ones) * len(twos))
    return np.asarray(summed.reshape(len(ones), len(twos)), dtype=np.float32)


def starts_of(lists: Sequence[npt.NDArray[np.signedinteger]]) -> npt.NDArray[np.int64]:
    """Return the index of each list's first member in their concatenation."""
    return np.concatenate(([0], np.cumsum([len(each) for each in lists])[:-1]))


def _owners(lists: Sequence[Indices]) -> npt.NDArray[np.int64]:
    return np.repeat(np.arange(len(lists)), [len(each) for each in lists])


def _best(matches: npt.NDArray[Any], starts: npt.NDArray[np.int64]) -> Matrix:
    """Return the best match of each word in each text, of shape (words, texts)."""
    return np.maximum.reduceat(matches, starts, axis=1).astype(np.float32)
