"""The grammar: every rule, checked."""

from timeline.temporal.rule import checked
from timeline.temporal.rules import dates, divisions, durations, loose, relative

RULES = checked(dates.ROWS, loose.ROWS, relative.ROWS, divisions.ROWS, durations.ROWS)
