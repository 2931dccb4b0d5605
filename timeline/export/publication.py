"""What stands around the events of a file: the publisher's words, and the house style."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.corrections.manual_events import SOURCE
from timeline.model import Article, Modality
from timeline.words import outlet_words, plural

if TYPE_CHECKING:
    from timeline.figure import HouseStyle, View

TOLD = (Modality.PLANNED, Modality.HYPOTHETICAL, Modality.NEGATED)
"""What a reader must know of an event that the title may not say."""


@dataclass(frozen=True, slots=True)
class Publication:
    """A description, a note, the line of sources and the credit, each "" for none; and the house style.

    ``for_readers`` is True for a publication: it does not tell how its events were found, counted and
    corrected.
    """

    description: str = ""
    note: str = ""
    sources: str = ""
    credit: str = ""
    style: HouseStyle | None = None
    for_readers: bool = False

    @property
    def closing(self) -> tuple[str, ...]:
        """The lines below the events."""
        return tuple(filter(None, (self.note, self.sources, self.credit)))


def publication_of(view: View, articles: Iterable[Article]) -> Publication:
    """Return what a view says around the events of some articles."""
    options = view.options
    named = options.cited or outlets_line(articles)
    return Publication(
        description=options.description,
        note=options.note,
        sources=named if options.sources else "",
        credit=options.credit or view.style.credit,
        style=view.style,
        for_readers=view.for_readers,
    )


def outlets_line(articles: Iterable[Article]) -> str:
    """Return the outlets of some articles in a line, the most frequent first: "Sources: A, B"; "" without."""
    named = Counter(outlet_words(each.source) for each in articles if each.source and each.source != SOURCE)
    outlets = [outlet for outlet, _ in named.most_common()]
    return f"{plural(len(outlets), 'Source')}: {', '.join(outlets)}" if outlets else ""
