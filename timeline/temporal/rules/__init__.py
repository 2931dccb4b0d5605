"""The grammar: every rule, checked.

Where two rules read the same words, the one that stands first here wins.
"""

from timeline.temporal.rule import checked
from timeline.temporal.rules import (
    clock,
    dates,
    distances,
    divisions,
    durations,
    fiscal,
    loose,
    named_days,
    relative,
    vague,
    weekdays,
    years,
)

RULES = checked(
    dates.ROWS,
    years.ROWS,
    loose.ROWS,
    relative.ROWS,
    distances.ROWS,
    weekdays.ROWS,
    divisions.ROWS,
    fiscal.ROWS,
    named_days.ROWS,
    clock.ROWS,
    durations.ROWS,
    vague.ROWS,
)
