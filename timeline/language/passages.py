"""Sentences through the model, in batches, with offsets that hold in the article's own text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from timeline.language.model import model
from timeline.language.sentences import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

BATCH = 32
"""Sentences that the model is given at once: more are not faster, and take more memory."""

_UNPRINTED = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u00a0\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})

_busy = Lock()


@dataclass(frozen=True, slots=True)
class Passage:
    """A parsed sentence. ``start`` is where it begins in the article's text.

    A token lies at start + token.idx. Quotation marks are straightened and control characters are spaces
    in ``doc`` and its ``text`` (kept here because spaCy puts a doc's text together anew whenever it is
    asked for): wording is taken from the article.
    """

    start: int
    doc: Doc
    text: str

    @property
    def end(self) -> int:
        """Where the sentence ends in the article's text (exclusive)."""
        return self.start + len(self.text)


def parse(text: str, spans: Sequence[Span]) -> list[Passage]:
    """Return the parsed spans of a text, in their order. Raises ModelError without the model."""
    return next(parse_many([(text, spans)]))


def parse_many(texts: Iterable[tuple[str, Sequence[Span]]]) -> Iterator[list[Passage]]:
    """Yield, for each text and its spans, the parsed spans in their order.

    The sentences of several texts share a batch. A text without spans needs no model. Raises ModelError.
    """
    waiting: list[tuple[str, Sequence[Span]]] = []
    size = 0
    for text, spans in texts:
        waiting.append((text, spans))
        size += len(spans)
        if size >= BATCH:
            yield from _parsed(waiting)
            waiting, size = [], 0
    yield from _parsed(waiting)


def _parsed(texts: Sequence[tuple[str, Sequence[Span]]]) -> Iterator[list[Passage]]:
    pieces = [_clean(text[start:end]) for text, spans in texts for start, end in spans]
    parsed = zip(_docs(pieces), pieces, strict=True)
    for _, spans in texts:
        yield [Passage(start, *next(parsed)) for start, _ in spans]


def _docs(pieces: Sequence[str]) -> list[Doc]:
    if not pieces:
        return []
    with _busy:
        nlp = model()
        return list(nlp.pipe((_whole(nlp.make_doc(piece)) for piece in pieces), batch_size=BATCH))


def _whole(doc: Doc) -> Doc:
    """Return the doc as one sentence, which keeps the parser from breaking it."""
    for token in doc[1:]:
        token.is_sent_start = False
    return doc


def _clean(piece: str) -> str:
    """Return the same number of characters, with nothing in it that a newspaper would not print."""
    return _UNPRINTED.sub(" ", piece).translate(_PLAIN)
