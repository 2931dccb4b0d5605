"""Events tables of any length to measure on, the same in every run."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from timeline.model import Anchor, Extent, Granularity, Modality
from timeline.table import COLUMNS, DAYS, NAMES

BEGINNING = np.datetime64("2011-01-01")
DAYS_LONG = 3650
ARTICLE_EVENTS = 8
LENGTHS = (0, 0, 0, 0, 6, 9, 30, 364)
"""Days from the first to the last one: four dates in eight are a day, the others periods."""
DEEDS = ("opened talks", "closed the port", "called a strike", "denied the report", "met behind closed doors")


def events(count: int, seed: int = 1) -> pd.DataFrame:
    """Return a table of ``count`` events over ten years, in the order of time."""
    chance = np.random.default_rng(seed)
    days = np.sort(chance.integers(0, DAYS_LONG, count))
    length = chance.choice(LENGTHS, count)
    first = BEGINNING + days.astype("timedelta64[D]")
    last = first + length.astype("timedelta64[D]")
    article = np.arange(count) // ARTICLE_EVENTS
    actors = _objects(f"Actor {number}" for number in range(200))
    places = _objects((f"Place {number}",) for number in range(400))
    groups = _objects(((), ("police",), ("rebels", "residents"), ()))
    countries = _objects((code,) for code in ("AF", "RU", "US", "FR"))
    each_day = _objects(str(BEGINNING + day) for day in range(DAYS_LONG + max(LENGTHS)))
    who = (chance.pareto(1.2, (count, 2)) * 4).astype(int) % len(actors)
    where = (chance.pareto(1.2, count) * 6).astype(int) % len(places)
    deeds = chance.integers(0, len(DEEDS), count)
    columns: dict[str, Any] = dict.fromkeys(COLUMNS, "")
    columns |= {
        "id": [f"event-{number:07}" for number in range(count)],
        "title": [
            f"{actors[one]} {DEEDS[deed]} with {actors[other]}"
            for (one, other), deed in zip(who.tolist(), deeds.tolist(), strict=True)
        ],
        "expression": "on that day",
        "edtf": np.where(
            length == 0, each_day[days], "[" + each_day[days] + ".." + each_day[days + length] + "]"
        ),
        "earliest": first.astype("datetime64[s]"),
        "latest": last.astype("datetime64[s]"),
        "granularity": _objects((Granularity.DAY, Granularity.INTERVAL))[(length > 0).astype(int)],
        "extent": _objects((Extent.WITHIN, Extent.THROUGHOUT))[chance.integers(0, 2, count)],
        "anchor": chance.choice(_objects(Anchor), count),
        "explanation": "It is printed.",
        "modality": chance.choice(_objects(Modality), count, p=(0.6, 0.25, 0.08, 0.04, 0.03)),
        "actors": [
            (actors[one], actors[other]) if one != other else (actors[one],) for one, other in who.tolist()
        ],
        "groups": groups[where % len(groups)],
        "places": places[where],
        "countries": countries[where % len(countries)],
        "article": _objects(f"article-{number}" for number in range(article[-1] + 1))[article],
        "source": _objects(f"Outlet {number}" for number in range(12))[article % 12],
        "published": (first + np.timedelta64(2, "D")).astype("datetime64[s]"),
        "mentions": chance.choice((1, 1, 1, 2, 5), count),
        "articles": 1,
        "outlets": 1,
        "weight": 1.0,
        "disputed": False,
        **dict.fromkeys(("pinned", "starred", "checked", "corrected", "noted"), False),
        "order": 0,
        "tags": _objects(((),)).repeat(count),
    }
    columns["sources"] = _objects((f"Outlet {number}",) for number in range(12))[article % 12]
    columns["witnesses"] = _objects((each,) for each in columns["article"])
    table = pd.DataFrame(columns, columns=list(COLUMNS))
    for column in NAMES:
        table[column] = table[column].astype(object)
    for column in DAYS:
        table[column] = table[column].astype("datetime64[s]")
    return table


def _objects(values: Iterable[object]) -> npt.NDArray[np.object_]:
    """Return values as an array of objects, tuples among them whole; names of an enumeration as they are."""
    listed = [str(value) if isinstance(value, str) else value for value in values]
    made = np.empty(len(listed), dtype=object)
    made[:] = listed
    return made
