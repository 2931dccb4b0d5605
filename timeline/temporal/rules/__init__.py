"""The grammar: every rule, checked.

Where two rules read the same words, the one that stands first here wins.
"""

from timeline.temporal.rule import checked
from timeline.temporal.rules import (
    antiquity,
    clock,
    dates,
    distances,
    divisions,
    durations,
    fiscal,
    loose,
    named_days,
    relative,
    reported,
    vague,
    weekdays,
    years,
)

RULES = checked(
    dates.ROWS,
    years.ROWS,
    antiquity.ROWS,
    loose.ROWS,
    relative.ROWS,
    reported.ROWS,
    distances.ROWS,
    weekdays.ROWS,
    divisions.ROWS,
    fiscal.ROWS,
    named_days.ROWS,
    clock.ROWS,
    durations.ROWS,
    vague.ROWS,
)
