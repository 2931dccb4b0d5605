"""Short dated articles, any number of them, each with different words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from timeline.model import Article

TOWNS = ("Lisbon", "Porto", "Braga", "Faro", "Evora", "Coimbra", "Aveiro", "Setubal")
VERBS = ("opened", "closed", "visited", "inspected", "left", "reached", "praised", "mapped")


def article(text: str, key: str = "one", **stated: object) -> Article:
    """Return an article published on Wednesday, 10 January 2024."""
    known = {"published": date(2024, 1, 10), "source": "Gazette"} | stated
    return Article(id=key, text=text, **known)


def many(count: int) -> Iterator[Article]:
    """Yield articles, the same ones in every process."""
    for number in range(count):
        town, verb = TOWNS[number % 8], VERBS[number // 8 % 8]
        day = date(2024, 1, 1) + timedelta(number % 300)
        text = (
            f"Mayor Ana Reis {verb} bridge {number} in {town} on Monday. "
            f"The council of {town} approved plan {number} on March {number % 28 + 1}, 2023."
        )
        yield Article(id=f"news/{number}", text=text, published=day, source="Gazette")
