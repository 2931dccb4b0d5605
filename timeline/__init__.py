"""Dated events from news articles, each with its sentence: the public API.

    import timeline

    news = timeline.Timeline.from_paths("seeds/")
    news.table                                  # a DataFrame with one row per event
    news.filter(actors="Taliban").save("taliban.html")

Each name is imported on first use, so ``import timeline`` loads neither spaCy nor pandas.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

__all__ = [
    "Article",
    "CalendarDate",
    "ConflictError",
    "Event",
    "Expression",
    "Extraction",
    "ExtractionError",
    "FilledName",
    "Mention",
    "ModelError",
    "Name",
    "PictureError",
    "Place",
    "ReadingError",
    "StoreError",
    "Timeline",
    "TimelineError",
    "UsageError",
    "extract",
    "names",
    "read_articles",
    "tag",
]

if TYPE_CHECKING:
    from timeline.api import extract, names, read_articles, tag
    from timeline.errors import (
        ConflictError,
        ExtractionError,
        ModelError,
        PictureError,
        ReadingError,
        StoreError,
        TimelineError,
        UsageError,
    )
    from timeline.model import (
        Article,
        CalendarDate,
        Event,
        Expression,
        Extraction,
        FilledName,
        Mention,
        Name,
        Place,
    )
    from timeline.timeline import Timeline

if "numpy" not in sys.modules:  # numpy reads it once, on its import; the model's matrices are small
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def __getattr__(name: str) -> Any:
    """Import a name of the public API on first use."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_module_of(name)), name)
    globals()[name] = value
    return value


def _module_of(name: str) -> str:
    if name == "Timeline":
        return "timeline.timeline"
    if name.endswith("Error"):
        return "timeline.errors"
    return "timeline.model" if name[0].isupper() else "timeline.api"


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
