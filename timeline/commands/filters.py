"""The options that filter events; ``timeline.commands.selecting`` makes a selection of them."""

from __future__ import annotations

import argparse
import re
from datetime import date

from timeline.temporal import calendar

_WRITTEN = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?")


def add_filters(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    repeated = "; give it again for another"
    parser.add_argument("--actor", action="append", default=[], metavar="NAME", help=f"by name{repeated}")
    parser.add_argument("--place", action="append", default=[], metavar="NAME", help=f"by name{repeated}")
    parser.add_argument(
        "--words", default="", metavar="WORDS", help="that title or sentence hold, in any order"
    )
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
