"""Made-up events in the columns of the events table, from one to thousands of them."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pandas as pd

from timeline.model import Extent, Granularity, Modality
from timeline.table import UNMARKED, frame

ACTORS = (
    "Coast Guard",
    "Court of Appeal",
    "Dockworkers' Council",
    "European Commission",
    "Harbour Union",
    "Mayor Elin Sandvik",
    "Ministry of Transport",
    "Nordic Shipping Federation",
    "Port Authority",
    "Rescue Service",
)
DEEDS = (
    "announced that the northern terminal would reopen within days",
    "closed the inner harbour to all traffic",
    "denied that containers had been moved at night",
    "did not attend",
    "opened talks with the dock workers over night shifts",
    "ordered an inquiry into the collapse of crane number four",
    "rejected the offer and called a strike at both terminals",
    "resigned",
)
PLACES = ("Bergen", "Oslo", "Stavanger")


def row(id: str, first: date | None, last: date | None, **more: Any) -> dict[str, Any]:  # noqa: A002
    """An event between two days, ``None`` on an open side, asserted of nobody unless ``more`` says so."""
    ends = [None if end is None else pd.Timestamp(end.isoformat()).as_unit("s") for end in (first, last)]
    single = first == last
    source, article = more.get("source", ""), more.get("article", "a")
    return {
        "id": id,
        "title": f"Something happened, number {id}",
        "expression": "",
        "mod": "",
        "edtf": str(first) if single else f"{first or '..'}/{last or '..'}",
        "earliest": ends[0],
        "latest": ends[1],
        "granularity": Granularity.DAY if single else Granularity.INTERVAL,
        "extent": Extent.WITHIN if single else Extent.THROUGHOUT,
        "anchor": "explicit",
        "time": "",
        "explanation": "",
        "modality": Modality.ASSERTED,
        "actors": (),
        "groups": (),
        "places": (),
        "countries": (),
        "article": "a",
        "source": "",
        "published": None,
        "mentions": 1,
        "articles": 1,
        "outlets": 1,
        "weight": 1.0,
        **UNMARKED,
        "disputed": False,
        "other_dates": (),
        "sources": (source,) if source else (),
        "witnesses": (article,),
        **more,
    }


def table(rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
    """The rows as an events table."""
    return frame(rows)


def days(count: int, first: date = date(2023, 3, 1), **more: Any) -> pd.DataFrame:
    """An event a day."""
    dates = [first + timedelta(at) for at in range(count)]
    return frame(row(f"d{at}", day, day, **more) for at, day in enumerate(dates))


def crowd(count: int, length: int = 14, first: date = date(2023, 3, 1), seed: int = 0) -> pd.DataFrame:
    """Events of five precisions and all modalities with long names, within ``length`` days."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    return frame(_one(f"e{at}", first + timedelta(chance.randrange(length)), chance) for at in range(count))


def _one(id: str, day: date, chance: random.Random) -> dict[str, Any]:  # noqa: A002
    actor = chance.choice(ACTORS)
    monday = day - timedelta(day.weekday())
    week, month = monday + timedelta(6), day.replace(day=10)
    first, last, more = chance.choice(
        (
            (day, day, {}),
            (day, day, {}),
            (day, day + timedelta(chance.randrange(1, 6)), {}),
            (monday, week, {"granularity": Granularity.WEEK, "edtf": f"[{monday}..{week}]"}),
            (day, None, {"expression": "since then"}),
            (None, day, {"expression": "until then"}),
            (day.replace(day=1), month, {"granularity": Granularity.MONTH, "mod": "START"}),
        )
    )
    extent = Extent.WITHIN if "granularity" in more or first == last else Extent.THROUGHOUT
    return row(
        id,
        first,
        last,
        title=f"{actor} {chance.choice(DEEDS)}"[:80],
        modality=chance.choices(list(Modality), (10, 4, 2, 1, 1))[0],
        actors=(actor, chance.choice(ACTORS)),
        places=(chance.choice(PLACES),),
        source=chance.choice(("Harbour Gazette", "The Northern Post", "Wire")),
        published=pd.Timestamp("2023-03-20").as_unit("s"),
        mentions=chance.choice((1, 1, 1, 2, 5)),
        article=f"a{chance.randrange(5)}",
        extent=extent,
        **more,
    )
