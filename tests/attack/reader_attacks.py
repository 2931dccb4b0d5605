"""Attacks on the readers: damaged files of every format."""

from __future__ import annotations

from tests.attack.damaged_files import damaged_file
from tests.attack.guard import try_all
from tests.attack.outcome import Effort, Outcome
from tests.reading.samples import EVERY_KIND
from tests.reading.test_fuzz import assert_answered
from timeline.errors import ReadingError

FILES = 60_000


def damaged_files(effort: Effort) -> Outcome:
    """Read damaged files of every format."""
    outcome = Outcome("Every file gives articles or sentences, in time, no exception")
    try_all(outcome, read_damaged, effort.numbers(FILES), read_whole)
    return outcome


def read_damaged(number: int) -> str | None:
    """Read the damaged file with a number; return what was wrong."""
    name, data = damaged_file(number)
    sentences = (str(each) for each in assert_answered(name, data) if isinstance(each, ReadingError))
    return next((f"{name}: {each}" for each in sentences if "could not be read (" in each), None)


def read_whole() -> None:
    """Read an undamaged file of each format: this loads the readers."""
    for name, data in EVERY_KIND.items():
        assert_answered(name, data)
