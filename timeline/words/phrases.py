"""Counts, plurals, lists and shortened texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from timeline.resources import load_toml
from timeline.safe_text import single_line

_PAGE_KIND = re.compile(r"^(?:www\d?|m|mobile|amp|edition)\.(?=[\w-]+\.[\w.-]+$)")


def plural(count: int, singular: str, several: str | None = None) -> str:
    """Return a word in the form for a count; ``several`` is the plural form if it is not singular + "s"."""
    return singular if count == 1 else several or f"{singular}s"


def counted(count: int, noun: str) -> str:
    """Return a count with its noun: "1 article", "1,200 articles"."""
    return f"{count:,} {plural(count, noun)}"


def file_size_words(size: int) -> str:
    """Return a number of bytes as a person reads it: "340 kB", "1.2 MB"."""
    if size < 999_500:
        return f"{size / 1_000:.0f} kB"
    if size < 999_500_000:
        return f"{size / 1_000_000:.1f} MB"
    return f"{size / 1_000_000_000:.1f} GB"


def joined(items: Sequence[str], joint: str = "and") -> str:
    """Return items as a list in a sentence: "A", "A and B", "A, B and C"; "" without items."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joint} {items[-1]}"


def outlet_words(source: str) -> str:
    """Return the name of an outlet: of a known web site as it calls itself, else without "www.", "m." etc."""
    site = _PAGE_KIND.sub("", source)
    return _outlet_names().get(site.lower(), site)


@cache
def _outlet_names() -> Mapping[str, str]:
    """Return the names of known outlets by the address of their site."""
    return load_toml(__package__, "outlet_names.toml")


def shortened(text: str, limit: int) -> str:
    """Return text on one line without invisible characters, cut to ``limit`` characters."""
    line = single_line(text)
    return line if len(line) <= limit else f"{line[: limit - 2].rstrip()} …"


def distinct_labels(labels: Mapping[str, str], extras: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return labels by id, with duplicates made distinct by their extra text or a number."""
    unique = dict(labels)
    if extras is not None:
        counts = Counter(unique.values())
        unique = {
            key: label if counts[label] == 1 else f"{label}, {extras[key]}" for key, label in unique.items()
        }
    seen: Counter[str] = Counter()
    for key, label in unique.items():
        seen[label] += 1
        if seen[label] > 1:
            unique[key] = f"{label} ({seen[label]})"
    return unique
