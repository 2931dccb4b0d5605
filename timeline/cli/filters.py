"""The options that filter events; ``timeline.cli.selecting`` makes a selection of them."""

from __future__ import annotations

import argparse
import re
from datetime import date

from timeline.temporal import calendar

VALUES = {
    "precision": "how exact the date is: day, week, month, year, longer or open",
    "modality": "how it is stated: asserted, reported, planned, hypothetical or negated",
    "anchor": "how its date was found: explicit, dct (from the publication date) or previous (from another)",
}
"""The options with values of their own; ``selecting`` takes those, and the words for them."""
_WRITTEN = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")


def add_filters(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    repeated = "; give it again for another"
    parser.add_argument("--actor", action="append", default=[], metavar="NAME", help=f"by name{repeated}")
    parser.add_argument("--place", action="append", default=[], metavar="NAME", help=f"by name{repeated}")
    parser.add_argument("--every", action="store_true", help="all of the actors and all of the places named")
    parser.add_argument(
        "--words", default="", metavar="WORDS", help="that title or sentence hold, in any order"
    )
    for option, values in VALUES.items():
        parser.add_argument(
            f"--{option}", action="append", default=[], metavar="HOW", help=f"{values}{repeated}"
        )
    parser.add_argument("--source", action="append", default=[], metavar="NAME", help=f"by name{repeated}")
    parser.add_argument("--article", action="append", default=[], metavar="ID", help=f"by its id{repeated}")
    parser.add_argument(
        "--from", dest="first", type=_first, metavar="DAY", help="2021-08-15, 2021-08 or 2021"
    )
    parser.add_argument("--until", dest="last", type=_last, metavar="DAY", help="the same; inclusive")


def _first(text: str) -> date:
    return _period(text).first


def _last(text: str) -> date:
    return _period(text).last


def _period(text: str) -> calendar.Period:
    """Return the day, the month or the year that is written as in ISO 8601."""
    written = _WRITTEN.fullmatch(text)
    try:
        if written is None:
            raise ValueError
        year, month, day = (int(part or 1) for part in written.groups())
        return _whole(written, date(year, month, day))
    except ValueError:
        raise argparse.ArgumentTypeError(f"a day such as 2021-08-15 is needed, not {text!r}") from None


def _whole(written: re.Match[str], day: date) -> calendar.Period:
    if written["day"]:
        return calendar.single_day(day)
    return calendar.month(day.year, day.month) if written["month"] else calendar.year(day.year)
