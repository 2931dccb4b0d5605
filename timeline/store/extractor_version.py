"""The fingerprint of the extractor: it changes with the extractor's code, data and language model."""

from __future__ import annotations

from functools import cache

from timeline.language import model_name
from timeline.resources import code_version
from timeline.store.codec import FORM

_ROOMS = ("entities", "events", "language", "temporal")
_MODULES = ("edtf.py",)
_DIGITS, _MAX_LENGTH = 16, 64
"""Hexadecimal digits of the hash, and characters of the whole in the store."""


@cache
def extractor_version() -> str:
    """Return a hash of what decides an extraction, and the name of the model.

    The hash is over code and tables of four rooms, ``edtf.py`` and the model. An extraction of another
    version is outdated. It is used until the article is extracted again.
    """
    fingerprint = code_version(_ROOMS, f"{FORM}\n{model_name()}", _MODULES)
    return f"{fingerprint[:_DIGITS]} {model_name()}"[:_MAX_LENGTH]
