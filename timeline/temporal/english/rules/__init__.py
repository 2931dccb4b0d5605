"""The grammar: every rule, checked.

If two rules match the same span, the earlier one in this list wins.
"""

from timeline.temporal.english.rule_grammar import checked
from timeline.temporal.english.rules import (
    ago_and_later,
    calendar_dates,
    chronology_heads,
    days_without_month,
    decades_and_centuries,
    durations,
    financial_periods,
    holiday_names,
    numeric_dates,
    quarters_and_seasons,
    recurrences,
    relative_dates,
    times_of_day,
    vague,
    weekdays_and_weeks,
    years,
)

RULES = checked(
    holiday_names.ROWS,
    calendar_dates.ROWS,
    numeric_dates.ROWS,
    years.ROWS,
    decades_and_centuries.ROWS,
    days_without_month.ROWS,
    relative_dates.ROWS,
    financial_periods.ROWS,
    ago_and_later.ROWS,
    weekdays_and_weeks.ROWS,
    quarters_and_seasons.ROWS,
    times_of_day.ROWS,
    durations.ROWS,
    recurrences.ROWS,
    vague.ROWS,
    chronology_heads.ROWS,
)
