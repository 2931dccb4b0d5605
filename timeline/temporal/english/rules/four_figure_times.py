"""The evidence in a context for four figures as a clock time ("at 2010"), and against them as a year."""

from __future__ import annotations

import re

from timeline.temporal.english.english_words import MONTHS, WEEKDAYS
from timeline.temporal.english.rules.match_words import RECENT_YEARS


def is_clock_time(match: re.Match[str], figures: int) -> bool:
    """Return True if four figures in a context of times are a clock time: "at 2010", "shortly after 1100".

    In doubt they are a year. After "at" stands no year, except that of a noun ("at 2010 prices").
    """
    hour, minute = divmod(figures, 100)
    if hour > 23 or minute > 59 or not _closes_time(match) or _is_a_price(match):
        return False
    return (
        _is_after_at(match)
        or _names_train(match)
        or _is_after_moment(match, figures)
        or _is_in_span_of_minutes(match, figures)
    )


_TIME_CLOSES = re.compile(
    r"[,.;)\"”’]|\s?[-–—]|\s(?:and|but|or|to|on|at|in|by|when|with|while|as|after|before|from|for|because|until|local|that"
    r"|this|last|the|an?|yesterday|today|he|she|they|it|[A-Z][a-z]+day)\b|\Z"
)


def _closes_time(match: re.Match[str]) -> bool:
    return _TIME_CLOSES.match(match.string, match.end()) is not None


_PRICES = re.compile(
    r"\b(?:points?|index|indices|shares?|stocks?|futures|percent|traded|stood|priced|valued)\b|%"
)


def _is_a_price(match: re.Match[str]) -> bool:
    """Return True if figures after "at" are the state of an index or a price."""
    around = match.string[max(0, match.start() - 60) : match.end() + 30]
    return stands_after_at(match) and _PRICES.search(around) is not None


_MODIFIER_AHEAD = re.compile(r"\s[a-z]+")


def stands_after_at(match: re.Match[str]) -> bool:
    """Return True for figures after "at" without a noun of their own: they are no year."""
    before_noun = _MODIFIER_AHEAD.match(match.string, match.end()) and not _closes_time(match)
    return _is_after_at(match) and not before_noun


_AT = re.compile(
    r"\bat\s(?:(?:about|around|approximately|exactly|roughly|just\s(?:before|after))\s)?\Z", re.IGNORECASE
)


def _is_after_at(match: re.Match[str]) -> bool:
    return _AT.search(match.string, max(0, match.start() - 24), match.start()) is not None


_MOMENT = re.compile(
    r"\b(?:(?:shortly|just|soon|minutes|moments)\s(?:before|after)|around|about|by|until|from|before|after)\s\Z",
    re.IGNORECASE,
)
_DAY_AHEAD = re.compile(
    rf"\s(?:local\stime\s)?(?:on\s|yesterday\b|today\b)(?:(?:{'|'.join(WEEKDAYS)})\b|\d|(?:{'|'.join(MONTHS)})\b|(?=\W))",
    re.IGNORECASE,
)
_AFTERNOON = 1500
"""Below it, four figures after "shortly after" are rather a time than a year of the Middle Ages."""


def _is_after_moment(match: re.Match[str], figures: int) -> bool:
    """Return True for "shortly after 1100", and for "around 1915 on 17 April"."""
    moment = _MOMENT.search(match.string, max(0, match.start() - 16), match.start())
    if moment is None:
        return False
    if _DAY_AHEAD.match(match.string, match.end()):
        return True
    return " " in moment.group().strip() and figures < _AFTERNOON


_OTHER_END_AHEAD = re.compile(r"\s?(?:and|to|until|till|[-–])\s?(\d{4})\b(?!\s(?:people|men))")
_OTHER_END_BEFORE = re.compile(r"\b(\d{4})\s?(?:and|to|[-–])\s?\Z")
_BETWEEN = re.compile(r"\b(?:between|from)\s(?:\d{4}\s(?:and|to)\s)?\Z", re.IGNORECASE)
_LONG_ACT = re.compile(
    r"\b(?:found|buil|rebuil|writ|wrote|compos|paint|rule|reign|live|centur|dynast|date|populat|publish|decade|settle"
    r"|emigrat|king|queen|emperor|born|die|war|era|abbey|church|empire|coloni|year)\w{0,6}\b",
    re.IGNORECASE,
)
"""Acts and things of years: figures with them are years ("founded between 1040 and 1050")."""
_RANGE_MINUTES = 60


def _is_in_span_of_minutes(match: re.Match[str], figures: int) -> bool:
    """Return True for one end of "between 1040 and 1050": an hour at most, in steps of five minutes."""
    text, start = match.string, match.start()
    if not _BETWEEN.search(text, max(0, start - 18), start):
        return False
    other = _OTHER_END_AHEAD.match(text, match.end()) or _OTHER_END_BEFORE.search(
        text, max(0, start - 10), start
    )
    if other is None or figures % 5 or int(other[1]) % 5:
        return False
    if other[1][0] == "0":
        return True
    minutes = [int(end) // 100 * 60 + int(end) % 100 for end in (figures, other[1])]
    if int(other[1]) % 100 > 59 or abs(minutes[0] - minutes[1]) > _RANGE_MINUTES:
        return False
    around = text[max(0, start - 80) : match.end() + 60]
    if _WEEKDAY_NEAR.search(around):
        return True
    return figures < RECENT_YEARS and _LONG_ACT.search(around) is None


_WEEKDAY_NEAR = re.compile(r"\bon\s[A-Z][a-z]+day\b")
_TRAIN = re.compile(r"\bthe\s\Z", re.IGNORECASE)
_ROUTE = re.compile(r"\s(?:from|to)\s[A-Z]")


def _names_train(match: re.Match[str]) -> bool:
    """Return True for "the 1030 from Split"."""
    is_train = _TRAIN.search(match.string, max(0, match.start() - 5), match.start()) is not None
    return is_train and _ROUTE.match(match.string, match.end()) is not None
