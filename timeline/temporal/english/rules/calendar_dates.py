"""Rules for calendar dates, in words and in figures: "August 15, 2021", "May 1998", "15.08.2021"."""

from __future__ import annotations

import re

from timeline.temporal.english.english_words import MONTHS, TIME_PREPOSITIONS, WEEKDAYS, ordinal
from timeline.temporal.english.rule_grammar import Rule
from timeline.temporal.english.rules.match_words import (
    ALSO_WORDS,
    DATE_PREPOSITIONS,
    GLUED_BEFORE,
    capitalised,
    character_before,
    has_no_noun,
    is_a_count,
    month_number,
    spells_month,
    spells_weekday,
    word_after,
    word_before,
)
from timeline.temporal.language import alternation
from timeline.temporal.meaning import Meaning, PartialDate, TimeOfDay

_AMBIGUOUS_MONTHS = frozenset({"may", "march", "april", "june", "august"})


def _weekday(match: re.Match[str]) -> int | None:
    written = match.groupdict().get("weekday")
    return WEEKDAYS[written.lower().rstrip(".")] if written else None


def _month_day(match: re.Match[str]) -> Meaning | None:
    if not _is_month_and_day(match):
        return None
    groups = match.groupdict()
    year = int(groups["year"]) if groups.get("year") else None
    day = ordinal(groups.get("day") or groups["dayword"])
    if day > 31 or _FOLLOWING_NAME.match(match.string, match.end()):
        return None
    if year is not None and _counts_instead(match, year):
        return None
    return PartialDate(year, month_number(match), day, weekday=_weekday(match))


_FOLLOWING_NAME = re.compile(
    r"\s(?:[Mm]ovement|[Bb]rigades?|Revolution|Uprising|War|Rising|Crisis|Plot|Accords?|Organi[sz]ation|Party|Front|Square|Street|Avenue|Road|Bridge|Stadium|University"
    r"|Division|Battalion|City|Alliance|[Gg]roup|Hospital|Airport|Mosque|School|College)\b"
)
"""Words after a day of a name: "the 26 July Movement", "June 4th Square"."""


def _is_month_and_day(match: re.Match[str]) -> bool:
    """Return True if the letters of a month with a day are no other words."""
    groups = match.groupdict()
    if not spells_month(match) or character_before(match) in GLUED_BEFORE - {"/"}:
        return False
    if groups.get("weekday") and not spells_weekday(match) and word_before(match) not in DATE_PREPOSITIONS:
        return False
    if match["month"] == "may" and match.end("month") == match.end():
        return has_no_noun(match) and not groups.get("dayword")
    return not (groups.get("dayword") and groups["dayword"][0].isupper())


_LAST_YEAR = 2100
"""A later number mostly counts something."""


def _counts_instead(match: re.Match[str], year: int) -> bool:
    """Return True if a year after a day is a count: "On March 3, 5000 people", "on 9 May in 2011 homes"."""
    if year > _LAST_YEAR or year < 1000:
        return not has_no_noun(match)
    return "in" in match.re.groupindex and is_a_count(match, year)


def _month_short_year(match: re.Match[str]) -> Meaning | None:
    if not spells_month(match):
        return None
    return PartialDate(int(match["yy"]), month_number(match), None, short_year=True)


def _day_short_year(match: re.Match[str]) -> Meaning | None:
    if not _is_month_and_day(match):
        return None
    return PartialDate(int(match["yy"]), month_number(match), ordinal(match["day"]), short_year=True)


def _abbreviated_date(match: re.Match[str]) -> Meaning | None:
    """Return the date of "7th Nov 84"; refuse "on 3 May 12 people died"."""
    is_short = len(match["month"]) <= len("sept") and match["month"].lower() not in {"may", "june", "july"}
    if not is_short or not has_no_noun(match) or word_after(match) in {"were", "was"}:
        return None
    return _day_short_year(match)


def _month_year(match: re.Match[str]) -> Meaning | None:
    if not spells_month(match) or (is_a_count(match, int(match["year"])) and "in" in match.re.groupindex):
        return None
    return PartialDate(int(match["year"]), month_number(match))


def _mail_stamp(match: re.Match[str]) -> Meaning | None:
    """Return the time of "Tue Mar 9 08:15:02 UTC 2004"."""
    if not spells_month(match):
        return None
    day = PartialDate(int(match["year"]), month_number(match), ordinal(match["day"]), weekday=_weekday(match))
    return TimeOfDay(f"T{match['longclock']:0>8}", day)


def _bare_month(match: re.Match[str]) -> Meaning | None:
    name = match["month"].lower()
    if match["month"].islower() and name in ALSO_WORDS:
        return PartialDate(month=month_number(match)) if _is_plain_month(match) else None
    if not spells_month(match):
        return None
    if _is_cut_short(match, name):
        return None
    if name in _AMBIGUOUS_MONTHS and not _is_month(match, name):
        return None
    if _NO_SUCH_DAY.match(match.string, match.end()) or _is_named(match):
        return None
    return None if character_before(match) in GLUED_BEFORE - {"/"} else PartialDate(month=month_number(match))


def _is_cut_short(match: re.Match[str], name: str) -> bool:
    """Return True for a short form without its full stop: "Jan" and "Dec" are names, too."""
    if _RANGE_BEHIND.match(match.string, match.end()):
        return False
    return len(name) <= len("sept") and name not in {"may", "june", "july"} and name[-1] != "."


_MONTH_IN_NAME = re.compile(r"(?:\s\d{1,2}(?:st|nd|rd|th)?)?" + _FOLLOWING_NAME.pattern)
_BEFORE_PLAIN = frozenset({"in", "since", "until"})


def _is_plain_month(match: re.Match[str]) -> bool:
    """Return True for "may", "march" or "august" in lower case as the last word of a clause after "in"."""
    closes = match.string[match.end() : match.end() + 1] in {"", ".", ",", ";", "\n"}
    return closes and word_before(match) in _BEFORE_PLAIN


_TOWN = re.compile(
    r"\b(?:town|city|village|port|district|region|parish|count(?:y|ess)|hamlet)\sof\s\Z", re.IGNORECASE
)


def _is_named(match: re.Match[str]) -> bool:
    """Return True if a name has the month in it: "the 26 July Movement", "the town of March"."""
    if word_after(match) in _PARTICLES or _MONTH_IN_NAME.match(match.string, match.end()):
        return True
    return _TOWN.search(match.string, max(0, match.start() - 14), match.start()) is not None


_NO_SUCH_DAY = re.compile(r"\s(?:3[2-9]|[4-9]\d|\d{3,4})(?:st|nd|rd|th)\b")
_PARTICLES = frozenset({"von", "van", "de", "der", "zu"})
"""Parts of a surname: "under August von Mackensen"."""


_FIRST_NAMES = frozenset({"april", "may", "june", "august"})
_BEFORE_NAMES = frozenset({"by", "with", "and", "or", "than"})


def _is_first_name(match: re.Match[str], name: str, before: str, after: str) -> bool:
    """Return True for a person's name after an agent's "by", or beside another name: "led by April Jones".

    At the start of a sentence, "By" is one of time ("By June Iran had ...").
    """
    if name not in _FIRST_NAMES or before not in _BEFORE_NAMES or not capitalised(after):
        return False
    return match.string[match.end() : match.end() + 1] == " " and not _OPENS.search(
        match.string, max(0, match.start() - 8), match.start()
    )


_OPENS = re.compile(r"\b(?:By|With|And|Or)\s\Z")


def _is_month(match: re.Match[str], name: str) -> bool:
    before, after = word_before(match), word_after(match)
    if _is_first_name(match, name, before, after):
        return False
    if before in TIME_PREPOSITIONS:
        also_before_names = before in {"by", "for", "to", "with", "and"}
        return not (also_before_names and name == "may" and _names_a_may(match.string))
    if name in {"may", "march"}:
        return _modifies_noun(match, before, after) or _is_paired(match)
    return _is_paired(match) or (not capitalised(after) and before != "") or after == ""


_CAPITAL_MONTH = alternation(map(str.capitalize, MONTHS))
_RANGE_BEHIND = re.compile(rf"\s?[-–—]\s?(?:{_CAPITAL_MONTH})\.?\s(?:1\d|20)\d\d\b")
"""The end of a range, with its year: "Nov - Jan 2016"."""
_MONTH_BEHIND = re.compile(rf"\s?[/–-]\s?(?:{_CAPITAL_MONTH})\b")
_MONTH_IN_FRONT = re.compile(rf"\b(?:{_CAPITAL_MONTH})\.?\s?[/–-]\s?\Z")


def _is_paired(match: re.Match[str]) -> bool:
    """Return True if a slash or dash links the month to another ("the March/May talks")."""
    if _MONTH_BEHIND.match(match.string, match.end()):
        return True
    return _MONTH_IN_FRONT.search(match.string, max(0, match.start() - 14), match.start()) is not None


_DETERMINERS = frozenset({"the", "a", "that", "this", "its", "his", "her", "their", "our"})
_NO_NOUNS = frozenset(
    [
        "on", "of", "for", "against", "through", "to", "and", "or", "in", "from", "by", "at", "said", "says",
        "who", "which", "that", "is", "was", "were", "has", "had", "will",
    ]
)  # fmt: skip
_RALLY = re.compile(r"\b(?:women|people|men|children|workers)['’]s\s\Z", re.IGNORECASE)
"""The people of a rally: the Women's March."""


def _modifies_noun(match: re.Match[str], before: str, after: str) -> bool:
    """Return True if May or March modifies a noun ("the May vote", "Iran's March talks")."""
    if not after[:1].islower() or after in _NO_NOUNS or match.string[match.end() : match.end() + 1] != " ":
        return False
    possessor = match.string[max(0, match.start() - 3) : match.start()] in {"'s ", "’s "}
    if possessor and _RALLY.search(match.string, max(0, match.start() - 16), match.start()):
        return False
    return (possessor or before in _DETERMINERS) and not _names_a_may(match.string)


_SURNAME = re.compile(r"\b(?:Theresa|Mrs\.?|Mr\.?|Ms\.?|Minister)\sMay\b")


def _names_a_may(text: str) -> bool:
    """Return True if the start of a text names a person called May."""
    return _SURNAME.search(text, 0, 20_000) is not None


ROWS = (
    Rule(
        "[<weekday>[,] ]<month>[ ][the ](<day>|<dayword>)[,][ of][ the year][ ]<year=fullyear>",
        _month_day,
        [
            ("August 15, 2021", "2021-08-15"),
            ("August 20,1999", "1999-08-20"),
            ("May 6 ,1871", "1871-05-06"),
            ("Aug.28, 1963", "1963-08-28"),
            ("on _march 6, 1987_", "1987-03-06"),
            ("March 1, 3020", "3020-03-01"),
            ("Sept. 3 1999", "1999-09-03"),
            ("Friday, Dec. 1st, 2017", "2017-12-01"),
        ],
        ["may 5 2010 dogs"],
    ),
    Rule(
        "[<weekday>[,] ]<month> <day>[,] '<yy>",
        _day_short_year,
        [("Oct 12, '91", "1991-10-12"), ("April 3 '95", "1995-04-03")],
    ),
    Rule(
        "[the ]<day>[ of] <month> '<yy>",
        _day_short_year,
        [("3 April '95", "1995-04-03")],
    ),
    Rule(
        "[the ]<day> <month> <yy>",
        _abbreviated_date,
        [("7th Nov 84", "1984-11-07"), ("3rd Feb 82", "1982-02-03")],
        ["on _7 Nov_ 12 people died"],
    ),
    Rule(
        "[<weekday>[,] ]<month> <day> <in=inword> [the year ]<year>",
        _month_day,
        [("August 20 in 1999", "1999-08-20"), ("June 26 in the year 2016", "2016-06-26")],
    ),
    Rule(
        "[<weekday>[,] ][the ](<day>|<dayword>)[ day][ of] <month> <in=inword> [the year ]<year>",
        _month_day,
        [("26 June in 2016", "2016-06-26"), ("this _5th day of May in the year 1821_", "1821-05-05")],
    ),
    Rule(
        "[<weekday>[,] ]<month> (<day>|<dayword>) <bracketedyear>",
        _month_day,
        [("August 20 (2019)", "2019-08-20")],
    ),
    Rule(
        "[<weekday>[,] ][the ](<day>|<dayword>)[ of] <month> <bracketedyear>",
        _month_day,
        [("20 August (2019)", "2019-08-20")],
    ),
    Rule(
        "<day>(-|.)<month>(-|.)<year=fullyear>",
        _month_day,
        [("20-August-1999", "1999-08-20"), ("03-FEB-2015", "2015-02-03"), ("15.Sept.2008", "2008-09-15")],
    ),
    Rule("<day>-<month>-<yy>", _day_short_year, [("19-Nov-12", "2012-11-19"), ("26-Dec-04", "2004-12-26")]),
    Rule(
        "<year>( |-)<month>( |-)<day>",
        _month_day,
        [("2019-Aug-01", "2019-08-01"), ("1996 Jul 17", "1996-07-17")],
    ),
    Rule(
        "[<weekday>[,] ]<month> <day> <longclock>[ <zone>] <year>",
        _mail_stamp,
        [
            ("Fri Apr 27 22:57:13 CST 2012", "2012-04-27T22:57:13"),
            ("Mar 9 8:15:02 2004", "2004-03-09T08:15:02"),
        ],
    ),
    Rule(
        "[<weekday>[,] ]<month> [the ](<day>|<dayword>)",
        _month_day,
        [
            ("August 15", "2021-08-15"),
            ("Sept. 30", "2021-09-30"),
            ("Thursday, July 4", "2019-07-04"),
            ("May the fourth", "2021-05-04"),
        ],
        ["they may 5 times", "march 3 miles"],
    ),
    Rule(
        "<weekday>[,][ the] (<day>|<dayword>)[ of] <month>[[,] <year=fullyear>]",
        _month_day,
        [
            ("Friday, 3 May 2019", "2019-05-03"),
            ("Tuesday the 4th of June", "2019-06-04"),
            ("Mon, 1 Jan 2018", "2018-01-01"),
        ],
    ),
    Rule(
        "[the ](<day>|<dayword>)[ day][ of] <month>[,][ of][ the year][ ]<year=fullyear>",
        _month_day,
        [
            ("15 August 2021", "2021-08-15"),
            ("15th September, 2021", "2021-09-15"),
            ("5 May of the year 1821", "1821-05-05"),
            ("the twenty-first of May 1968", "1968-05-21"),
        ],
        ["12 august 2021 guests"],
    ),
    Rule(
        "[the ](<day>|<dayword>)[ day][ of] <month>",
        _month_day,
        [("15 August", "2021-08-15"), ("the 3rd of May", "2021-05-03"), ("the first of June", "2021-06-01")],
        ["20 may have died", "the second may be better", "by 20 may have died", "the 26 July Movement"],
    ),
    Rule(
        "<month>([,][ of][ the year] |-)<year>",
        _month_year,
        [
            ("August 2021", "2021-08"),
            ("May of 1998", "1998-05"),
            ("Sept. 2001", "2001-09"),
            ("May-2004", "2004-05"),
            ("October of the year 1997", "1997-10"),
        ],
        ["may 2010 people"],
    ),
    Rule(
        "<month> <in=inword> [the year ]<year>",
        _month_year,
        [("April in the year 1987", "1987-04"), ("March in 2011", "2011-03")],
        ["june in 2011 homes"],
    ),
    Rule("<month>[ of] '<yy>", _month_short_year, [("October '62", "1962-10"), ("Dec. of '98", "1998-12")]),
    Rule(
        "<month>",
        _bare_month,
        [
            ("in _August_", "2021-08"),
            ("since _May_", "2021-05"),
            ("late in _March_", "2021-03", "END"),
            ("in _june_", "2021-06"),
            ("they left in _may_.", "2021-05"),
            ("By _June_ Iran had left", "2021-06"),
            ("the _May_ vote", "2021-05"),
            ("the _March_/May talks", "2021-03"),
            ("the March/_May_ talks", "2021-05"),
            ("shut _Nov_ - Jan 2016", "2015-11"),
        ],
        [
            "they may go",
            "the long march",
            "Theresa May spoke",
            "June Carter sang",
            "the March on Rome",
            "under August von Platen",
            "a team led by April Jones",
            "the house they lived in may fall",
            "the fair of August 40th",
            "the July Movement",
            "the June 4th Movement",
            "in the town of March",
        ],
    ),
)
