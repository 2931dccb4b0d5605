"""The day of publication as the date of a lead's news, and the leads whose news has a date of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from timeline import edtf
from timeline.entities import PassageNames
from timeline.events.dependency_tree import child
from timeline.events.predicates import main_predicate
from timeline.events.title_text import TitleContext
from timeline.model import Anchor, CalendarDate, Expression, Extent, Granularity, Mention, Modality, TimexType

if TYPE_CHECKING:
    from spacy.tokens import Token

_DAYS_BEFORE = timedelta(days=10)
"""The days before the publication in which its news happens."""
_LONGEST = timedelta(days=31)
"""The length of a date that can tell the day of news, at most."""


@dataclass(frozen=True, slots=True)
class LeadSentence:
    """A sentence of a lead, with the mentions that its time expressions date."""

    names: PassageNames
    context: TitleContext
    stated: tuple[Mention, ...]

    def dates(self, head: Token) -> bool:
        """Return True if a time expression dates this predicate or a clause of its circumstances.

        "Nine died when the dam burst on 3 May" tells the day of both.
        """
        verbs = {head.lower_, *(clause.lower_ for clause in head.children if clause.dep_ == "advcl")}
        return any(mention.predicate in verbs for mention in self.stated)


def tells_its_day(sentence: LeadSentence, published: date) -> bool:
    """Return True if a time expression dates the news of a lead, in this sentence.

    It dates something that happened around the day of publication, or the sentence's main act. An old date
    ("the director of the 2010 film has died") dates something else.
    """
    return any(
        _is_of_now(mention, published)
        and ((_is_told(mention) and _is_short(mention)) or _is_main(sentence, mention))
        for mention in sentence.stated
    )


def tells_other_day(sentence: LeadSentence) -> bool:
    """Return True if a day or a few days date the main act of a lead's sentence; a year is background."""
    return any(_is_short(mention) and _is_main(sentence, mention) for mention in sentence.stated)


def _is_of_now(mention: Mention, published: date) -> bool:
    """Return True for a date that reaches into the days before the publication, or beyond."""
    latest = mention.date.latest if mention.date is not None else None
    return latest is None or published - latest <= _DAYS_BEFORE


def _is_short(mention: Mention) -> bool:
    calendar = mention.date
    if calendar is None or calendar.earliest is None or calendar.latest is None:
        return False
    return calendar.latest - calendar.earliest <= _LONGEST


def _is_told(mention: Mention) -> bool:
    return mention.modality not in (Modality.PLANNED, Modality.HYPOTHETICAL)


def _is_main(sentence: LeadSentence, mention: Mention) -> bool:
    """Return True for the date of the main act of a sentence, or of what its main verb says."""
    main = main_predicate(sentence.names.passage.doc)
    content = child(main, "ccomp") if main is not None else None
    return any(head is not None and head.lower_ == mention.predicate for head in (main, content))


def publication_date(published: date) -> CalendarDate:
    """Return the day of publication as the uncertain date of an event."""
    written = edtf.uncertain(published.isoformat())
    return CalendarDate(published, published, Granularity.DAY, Extent.WITHIN, written)


def publication_expression(published: date, start: int) -> Expression:
    """Return the empty expression of a statement dated by publication, at the start of its clause."""
    day = published.isoformat()
    return Expression(
        start,
        start,
        "",
        TimexType.DATE,
        day,
        None,
        Anchor.PUBLICATION,
        publication_date(published),
        f"no day is stated; the article was published on {day}",
    )
