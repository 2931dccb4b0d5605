"""News-like articles to measure on, the same in every run: sentences of our own, filled at random."""

from __future__ import annotations

import random
from datetime import date, timedelta

from timeline.model import Article

PEOPLE = ("Maria Santos", "Henrik Dahl", "Amina Yusuf", "Pavel Novak", "Li Wei", "John Carter")
PLACES = ("Lisbon", "Oslo", "Kano", "Brno", "Chengdu", "Ohio", "Valparaiso", "northern Mali")
BODIES = ("the United Nations", "the city council", "Reuters", "the European Commission", "the army")
TIMES = ("on Monday", "last week", "in early March", "on 14 May", "in 2016", "two days later", "since 1998")
DATED = (
    "{person} arrived in {place} {time}, where {body} had called a meeting about the flooded villages.",
    "{body} said {time} that {person} would leave {place} once the talks had ended.",
    "{Time}, a strike closed the port of {place} and stopped most of the trains to the coast.",
    "{person}, who led {body} for three years, was elected in {place} {time} with a narrow majority.",
    "Prices in {place} rose {time}, according to {body}, but they may fall again next year.",
)
UNDATED = (
    "The road is lined with small shops, and most of them had not opened when the visitors came.",
    "“We have waited long enough,” {person} told a crowd of supporters outside the station.",
    "Nobody was hurt, but the roof of the market hall in {place} will have to be rebuilt.",
    "{body} did not answer questions about what the new bridge had cost.",
    "The two sides have disagreed about the water of the river for as long as anyone can remember.",
)


def articles(count: int, seed: int = 7) -> list[Article]:
    """Return ``count`` articles of some 3 kB; one sentence in four holds a time expression."""
    chance = random.Random(seed)  # noqa: S311 (no secret, the same text in every run)
    return [_article(number, chance) for number in range(count)]


def _article(number: int, chance: random.Random) -> Article:
    paragraphs = [" ".join(_sentence(chance) for _ in range(3)) for _ in range(10)]
    published = date(2019, 1, 1) + timedelta(days=chance.randrange(1500))
    return Article(f"bench-{number}", "\n\n".join(paragraphs), published=published)


def _sentence(chance: random.Random) -> str:
    time = chance.choice(TIMES)
    filled = chance.choice(DATED if chance.random() < 0.25 else UNDATED).format(
        person=chance.choice(PEOPLE),
        place=chance.choice(PLACES),
        body=chance.choice(BODIES),
        time=time,
        Time=time[0].upper() + time[1:],
    )
    return filled[0].upper() + filled[1:]
