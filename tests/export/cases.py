"""Invented articles with one statement each, in every precision, and hostile texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from timeline.export.event_collection import EventCollection, collect_events
from timeline.figure import View
from timeline.merging import described_events
from timeline.model import (
    Anchor,
    Article,
    CalendarDate,
    Event,
    Expression,
    Extent,
    Granularity,
    Mention,
    Modality,
    Place,
    TimexType,
)
from timeline.table import events_table

PUBLISHED = date(2023, 3, 20)
BERGEN = Place("Bergen", None, "NO", 60.39299, 5.32415)


def placed(
    edtf: str,
    first: str | None,
    last: str | None,
    granularity: Granularity = Granularity.DAY,
    extent: Extent = Extent.WITHIN,
) -> CalendarDate:
    """A date; days are written as in ISO 8601, ``None`` is an open side."""
    ends = [None if day is None else date.fromisoformat(day) for day in (first, last)]
    return CalendarDate(ends[0], ends[1], granularity, extent, edtf)


MAY_7 = placed("2023-05-07", "2023-05-07", "2023-05-07")
EARLY_MAY = placed("[2023-05-01..2023-05-10]", "2023-05-01", "2023-05-10", Granularity.MONTH)
MAY = placed("2023-05", "2023-05-01", "2023-05-31", Granularity.MONTH)
STRIKE = placed("2023-05-08/2023-05-12", "2023-05-08", "2023-05-12", Granularity.INTERVAL, Extent.THROUGHOUT)
YEARS = placed("1997/2003", "1997-01-01", "2003-12-31", Granularity.INTERVAL, Extent.THROUGHOUT)
NINETIES = placed("199X", "1990-01-01", "1999-12-31", Granularity.DECADE)
SINCE = placed("2001/..", "2001-01-01", None, Granularity.YEAR, Extent.THROUGHOUT)
UNTIL = placed("../2010-06", None, "2010-06-30", Granularity.MONTH, Extent.THROUGHOUT)
PERHAPS = placed("2023-05-07?", "2023-05-07", "2023-05-07")
ABOUT = placed("2023-05-07~", "2023-05-07", "2023-05-07")
LAST_DAY = placed("9999-12-31", "9999-12-31", "9999-12-31")
FIRST_DAYS = placed("0001-01", "0001-01-01", "0001-01-31", Granularity.MONTH)


@dataclass(frozen=True)
class Case:
    """One article whose text is ``sentence``, with one statement dated by the words ``said``."""

    sentence: str = "The harbour closed on 7 May 2023."
    said: str = "7 May 2023"
    date: CalendarDate = MAY_7
    title: str = "Harbour closed"
    mod: str | None = None
    modality: Modality = Modality.ASSERTED
    actors: tuple[str, ...] = ("Harbour Union",)
    places: tuple[Place, ...] = (BERGEN,)
    groups: tuple[str, ...] = ("dockers",)
    explanation: str = "7 May 2023, as it stands in the text"
    about: tuple[tuple[str, Any], ...] = ()
    value: str = ""
    anchor: Anchor = Anchor.EXPLICIT

    def article(self, number: int) -> Article:
        """The article."""
        known = {"title": "Harbour news", "published": PUBLISHED, "source": "Fjord Post", **dict(self.about)}
        return Article(f"a{number}", self.sentence, **known)

    def mention(self, number: int) -> Mention:
        """The statement."""
        begin = self.sentence.index(self.said)
        end = begin + len(self.said)
        expression = Expression(
            begin,
            end,
            self.said,
            TimexType.DATE,
            self.value,
            self.mod,
            self.anchor,
            self.date,
            self.explanation,
        )
        whole = (0, len(self.sentence))
        named = (self.modality, self.actors, self.places, self.groups)
        return Mention(f"{number:016x}", f"a{number}", self.title, *whole, expression, *named)


TIMED = Case(
    "The harbour closed at 2:14 a.m. on 7 May 2023.", "2:14 a.m. on 7 May 2023", value="2023-05-07T02:14"
)
REPORTED = Case("The union has closed the harbour.", "", PERHAPS, anchor=Anchor.PUBLICATION)
"""News without a day, dated by publication."""


def collection_of(*cases: Case, together: bool = False, **view: Any) -> EventCollection:
    """The cases as a collection: one event each, or with ``together`` one event with several mentions."""
    articles = {f"a{at}": case.article(at) for at, case in enumerate(cases)}
    mentions = [case.mention(at) for at, case in enumerate(cases)]
    groups: Sequence[Sequence[Mention]] = [mentions] if together else [[each] for each in mentions]
    events = {group[0].id: Event(group[0].id, tuple(group)) for group in groups}
    merged = {each.event.id: each for each in described_events(events.values(), articles)}
    table = events_table(merged.values(), articles)
    return collect_events(table, merged, articles, View(**{"title": "Harbour in the news", **view}))


def filled_with(case: Case, text: str) -> Case:
    """The case with one text in all fields."""
    return replace(
        case,
        sentence=f"{text} on 7 May 2023 {text}.",
        title=text,
        actors=(text, text[::-1]),
        places=(replace(BERGEN, name=text),),
        groups=(text,),
        explanation=text,
        about=(("title", text), ("source", text), ("url", text), ("author", text)),
    )


HOSTILE = {
    "script": "<script>document.title='owned'</script>",
    "image": '"><img src=x onerror="document.title=\'owned\'"><a href=javascript:alert(1)>x</a>',
    "formula": '=HYPERLINK("http://evil.example")',
    "markdown": "[x](http://evil.example) ![y](http://evil.example/y.png) **z** $x^2$",
    "calendar": "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:owned;b,c\\n",
    "unseen": "a\x00b\x07c\x1b[31md\u202ee\u2066f\u200bg\ufeffh\u2028i\x85j\U000e0041k",
    "closing": "]]></metadata></svg></title></style>--><!-- \" ' & &amp;",
    "long": "Very long " * 1_000,
    "wide": "港口工人罢工" * 200,
    "arabic": "أغلق الميناء أبوابه بعد إضراب عمال الأرصفة",
}
"""Hostile and unusual texts by name."""
