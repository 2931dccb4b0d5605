"""The statements of an article that a newer version changes."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from timeline.language import sentences

Passage = tuple[str, str]
"""What stood in the earlier version and what stands in the later one; "" for nothing."""


def changed_passages(before: str, after: str) -> list[Passage]:
    """Return the sentences that differ between two versions of a text, in the order of the later one.

    White space makes no difference.
    """
    return list(_passages(_sentences(before), _sentences(after)))


def _passages(old: list[str], new: list[str]) -> Iterator[Passage]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, old_begin, old_end, new_begin, new_end in matcher.get_opcodes():
        if kind == "equal":
            continue
        gone, come = old[old_begin:old_end], new[new_begin:new_end]
        if len(gone) == len(come):
            yield from zip(gone, come, strict=True)
        else:
            yield " ".join(gone), " ".join(come)


def _sentences(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in sentences(text)]
