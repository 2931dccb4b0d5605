"""What comes out of the store: timelines, what became of an article, and everything at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from timeline.model import Article, Extraction
from timeline.store.correction import Entry


@dataclass(frozen=True, slots=True)
class Project:
    """A named timeline. ``revision`` grows with everything that is written to it, by whomever.

    ``title`` is "" until a person gives one.
    """

    id: int
    name: str
    title: str
    made: datetime
    revision: int
    articles: int


class Became(StrEnum):
    """What became of an article that was to be added."""

    NEW = "new"
    CHANGED = "changed"  # a newer version of an article that is there
    KNOWN = "known"  # it was there already, word for word
    FAILED = "failed"  # not read, or not extracted; ``fault`` says why
    NOTED = "noted"  # no article: ``fault`` says how one beside it was read


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one article, once it is stored. ``key`` is its id; "" for what could not be read."""

    key: str
    became: Became
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """One reading of an article: what was read, the SHA-256 of its text in UTF-8, and when."""

    number: int
    article: Article
    sha256: str
    read_at: datetime


@dataclass(frozen=True, slots=True)
class Reading:
    """By what one reading of an article is told from another: its version, and the rules it was read by.

    ``rules`` is ``None`` where it was not read; ``fault`` says why that failed.
    """

    version: int
    rules: str | None
    fault: str | None


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that one timeline holds, at one moment.

    ``articles`` and ``extractions`` are by the article's id, in the order they came; an article has no
    extraction before it was read through, nor where that failed (``faults`` says why). ``outdated`` counts
    the articles that ``refresh`` reads: those that this version of the program has not tried to read, whose
    older extraction stands until then. ``log`` is what was corrected, undone and redone, oldest first.
    """

    project: Project
    articles: Mapping[str, Article]
    extractions: Mapping[str, Extraction]
    faults: Mapping[str, str] = field(default_factory=dict)
    outdated: int = 0
    log: tuple[Entry, ...] = ()
    readings: Mapping[str, Reading] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class SavedView:
    """What a page shows, under a name; ``state`` is the page's own, of what JSON can hold."""

    name: str
    state: Mapping[str, Any]
