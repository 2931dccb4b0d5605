"""The fingerprint of the extractor: it changes with the extractor's code, data and language model."""

from __future__ import annotations

from functools import cache

from timeline.language import model_name
from timeline.resources import code_version
from timeline.store.codec import FORM

_ROOMS = ("entities", "events", "language", "temporal")
_MODULES = ("edtf.py",)


@cache
def extractor_version() -> str:
    """Return a hash of what decides an extraction: code and tables of four rooms, ``edtf.py``, the model.

    An extraction of another version is outdated. It is used until the article is extracted again.
    """
    return code_version(_ROOMS, f"{FORM}\n{model_name()}", _MODULES)
