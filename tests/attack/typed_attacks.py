"""Attacks on what a person types or follows: dates, links, and the words of a picture."""

from __future__ import annotations

from datetime import date
from random import Random

from tests.attack.damaged_files import PIECES
from tests.attack.outcome import SEED, Effort, Outcome
from timeline import edtf
from timeline.errors import UsageError
from timeline.selection import from_params
from timeline.selection.link import KEYS
from timeline.selection.picture_options import PictureOptions
from timeline.temporal import parse_user_date

DATES, LINKS, ERAS = 3_000, 20_000, 20_000
_OF_DATES = (
    *(
        "2021",
        "08",
        "15",
        "-",
        "/",
        "..",
        "~",
        "?",
        "[",
        "]",
        "X",
        "0000",
        "9999",
        "13",
        "32",
        "W",
        "T",
        "e9",
    ),
    *(
        "early ",
        "August ",
        "next ",
        "week ",
        "the ",
        "end of ",
        "Monday ",
        " to ",
        "BC ",
        "c. ",
        " ",
        "\n",
        "nan",
    ),
    *("Easter ", "Ramadan ", "1400 AH", "\N{SUPERSCRIPT TWO}", "\N{FULLWIDTH DIGIT ONE}", "\ud800", "9" * 30),
)
_OF_LINKS = (*_OF_DATES, *PIECES, "a" * 400, "actor", "none", "asserted", "2021-08..2021-09", "#ff0000", "1")
_ANCHORS = (None, date(1, 1, 1), date(9999, 12, 31), date(2024, 2, 29))


def typed_dates(effort: Effort) -> Outcome:
    """Type odd dates."""
    outcome = Outcome("Every typed date is a date of the calendar, or none")
    for number in effort.numbers(DATES):
        random = Random(f"{SEED}/{number}")
        typed = _mixed(random, _OF_DATES, 9)[:100]
        outcome.attempt(
            repr(typed), lambda typed=typed, random=random: _is_date(typed, random.choice(_ANCHORS))
        )
    return outcome


def _is_date(typed: str, published: date | None) -> bool:
    found = parse_user_date(typed, published)
    if found is None:
        return True
    is_ordered = not (found.earliest and found.latest) or found.earliest <= found.latest
    return is_ordered and edtf.parse(found.edtf) is not None


def hostile_links(effort: Effort) -> Outcome:
    """Follow links with odd parameters."""
    outcome = Outcome("Every link is followed, what it cannot mean left out in a sentence")
    for number in effort.numbers(LINKS):
        random = Random(f"{SEED}/{number}")
        params = {_key(random): _value(random) for _ in range(random.randrange(9))}
        outcome.attempt(params, lambda params=params: from_params(params))
    return outcome


def _key(random: Random) -> str:
    return random.choice(KEYS) if random.random() < 0.95 else _mixed(random, _OF_LINKS, 2)


def _value(random: Random) -> str | list[str]:
    if random.random() < 0.5:
        return _mixed(random, _OF_LINKS, 4)
    return [_mixed(random, _OF_LINKS, 4) for _ in range(random.choice((0, 1, 2, 300)))]


def typed_eras(effort: Effort) -> Outcome:
    """Type odd eras."""
    outcome = Outcome("Every typed era is drawn, or refused in a sentence")
    for number in effort.numbers(ERAS):
        random = Random(f"{SEED}/{number}")
        typed = f"{_mixed(random, _OF_DATES, 5)} {_mixed(random, _OF_LINKS, 3)}"
        outcome.attempt(repr(typed), lambda typed=typed: _is_era(typed))
    return outcome


def _is_era(typed: str) -> bool:
    try:
        [era] = PictureOptions.of(eras=[typed]).eras
    except UsageError as error:
        return "\n" not in str(error)
    return PictureOptions.of(eras=[str(era)]).eras == (era,)


def _mixed(random: Random, pieces: tuple[str, ...], most: int) -> str:
    return "".join(random.choice(pieces) for _ in range(random.randint(1, most)))
