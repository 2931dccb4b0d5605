"""Events tables of any length to measure on, the same in every run."""

from __future__ import annotations

from typing import Any

import numpy as np
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
    actors = [f"Actor {number}" for number in range(200)]
    places = [f"Place {number}" for number in range(400)]
    who = (chance.pareto(1.2, (count, 2)) * 4).astype(int) % len(actors)
    where = (chance.pareto(1.2, count) * 6).astype(int) % len(places)
    deeds = chance.integers(0, len(DEEDS), count)
    columns: dict[str, Any] = dict.fromkeys(COLUMNS, "")
    columns |= {
        "id": [f"event-{number:07}" for number in range(count)],
        "title": [
            f"{actors[one]} {DEEDS[deed]} with {actors[other]}"
            for (one, other), deed in zip(who, deeds, strict=True)
        ],
        "expression": "on that day",
        "edtf": np.where(
            length == 0, first.astype(str), "[" + first.astype(str) + ".." + last.astype(str) + "]"
        ),
        "earliest": first.astype("datetime64[s]"),
        "latest": last.astype("datetime64[s]"),
        "granularity": np.where(length == 0, str(Granularity.DAY), str(Granularity.INTERVAL)),
        "extent": np.where(chance.random(count) < 0.5, str(Extent.WITHIN), str(Extent.THROUGHOUT)),
        "anchor": chance.choice([str(each) for each in Anchor], count),
        "explanation": "It is printed.",
        "modality": chance.choice([str(each) for each in Modality], count, p=(0.6, 0.25, 0.08, 0.04, 0.03)),
        "actors": [(actors[one], actors[other]) if one != other else (actors[one],) for one, other in who],
        "places": [(places[at],) for at in where],
        "countries": [("AF", "RU", "US", "FR")[at % 4 : at % 4 + 1] for at in where],
        "article": [f"article-{number}" for number in article],
        "source": [f"Outlet {number % 12}" for number in article],
        "published": (first + np.timedelta64(2, "D")).astype("datetime64[s]"),
        "mentions": chance.choice((1, 1, 1, 2, 5), count),
    }
    table = pd.DataFrame(columns, columns=list(COLUMNS))
    for column in NAMES:
        table[column] = table[column].astype(object)
    for column in DAYS:
        table[column] = table[column].astype("datetime64[s]")
    return table
