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
    loose,
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
    clock.ROWS,
    durations.ROWS,
    vague.ROWS,
)
