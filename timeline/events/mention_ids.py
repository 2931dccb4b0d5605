"""The ids of mentions."""

from __future__ import annotations

import hashlib

from timeline.model import Expression


def mention_id(article: str, expression: Expression) -> str:
    """Return a mention's id: the same for one article and expression in all runs and on all machines."""
    key = f"{article}\n{expression.start}\n{expression.end}\n{expression.text}"
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
