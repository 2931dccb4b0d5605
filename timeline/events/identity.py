"""What makes a mention the same one in every run."""

from __future__ import annotations

import hashlib

from timeline.model import Expression


def mention_id(article: str, expression: Expression) -> str:
    """Return the same id for the same article and expression on every machine."""
    key = f"{article}\n{expression.start}\n{expression.end}\n{expression.text}"
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
