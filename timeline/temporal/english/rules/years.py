"""Rules for years, and for dates before Christ."""

from __future__ import annotations

import re

from timeline.model import TimexMod
from timeline.temporal.english.english_words import (
    COUNTED,
    ONES,
    SEASONS,
    TENS,
    TIME_PREPOSITIONS,
    ordinal,
)
from timeline.temporal.english.rule_grammar import Rule
from timeline.temporal.english.rules.four_figure_times import is_clock_time, stands_after_at
from timeline.temporal.english.rules.match_words import (
    GLUED_BEFORE,
    RECENT_YEARS,
    character_before,
    has_no_noun,
    is_a_count,
    month_number,
    spells_month,
    word_after,
    word_before,
)
from timeline.temporal.meaning import BcDate, Meaning, Modified, PartialDate


def _stated_year(match: re.Match[str]) -> Meaning | None:
    return PartialDate(int(match["year"]))


def _numbered_year(match: re.Match[str]) -> Meaning | None:
    """Return the year of "the year 732"; a school's year has one or two figures."""
    figures = match["anyyear"]
    return PartialDate(int(figures)) if len(figures) > 2 and int(figures) > 0 else None


def _bare_year(match: re.Match[str]) -> Meaning | None:
    year = int(match["year"])
    if _is_part_of_figures(match) or is_a_count(match, year) or _ADDRESS.match(match.string, match.end()):
        return None
    if not RECENT_YEARS <= year < _NAMED_FROM and not _is_old_year(match):
        return None
    if _is_round_count(match) or stands_after_at(match):
        return None
    return None if is_clock_time(match, year) else PartialDate(year)


_ROUND = re.compile(
    r"(?:\A|[.!?\n“\"]\s?)(?:About|Around|Nearly|Almost|Over|Approximately|Roughly|Some|(?:More|Fewer|Less)\sthan)\s\Z|\b[Ss]ome\s\Z"
)


def _is_round_count(match: re.Match[str]) -> bool:
    """Return True for a subject ("About 2000 fled"), an age ("turned 2000") and a race ("the 1500")."""
    if word_before(match) in {"turn", "turns", "turned", "turning"}:
        return True
    if _ROUND.search(match.string, max(0, match.start() - 18), match.start()):
        return True
    return word_before(match) == "the" and int(match["year"]) % 100 == 0 and has_no_noun(match)


_NAMED_FROM = 2040
"""A later year without a preposition or article is mostly part of a name ("Vision 2040")."""
_ADDRESS = re.compile(
    r"\s(?:[NSEW]\.?\s)?(?:[A-Z][\w.'’-]{1,20}\s){1,3}"
    r"(?:Streets?|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Drive|Parkway|Highway|Square)\b"
)
"""The rest of a postal address: "1990 Main Street"."""


def _far_year(match: re.Match[str]) -> Meaning | None:
    """Return a year after 2099: after "in" or "by", in a sentence about the future."""
    before = word_before(match)
    if before not in _BEFORE_FAR_YEAR or not _has_no_counted_noun(match):
        return None
    is_plain = before in {"in", "until", "till"} and match.string[match.end() : match.end() + 1] in {
        "",
        ".",
        ",",
        ";",
        ")",
    }
    return PartialDate(int(match["farfuture"])) if is_plain or _looks_ahead(match) else None


_BEFORE_FAR_YEAR = frozenset({"in", "by", "until", "till", "before", "after", "around"})
_ARTICLE_AHEAD = re.compile(r"\s(?:the|an?|his|her|its|their|this|that)\b|\s[A-Z]", re.IGNORECASE)
_CAPITAL_AHEAD = re.compile(r"\s[A-Z]")
_AHEAD = re.compile(
    r"\b(?:will|would|could|should|might|must|may|shall|can|is\sto|are\sto|expect\w*|project\w*|forecast\w*"
    r"|meant|intend\w*|plan\w*|predict\w*|goal|target)\b|[’']ll\b",
    re.IGNORECASE,
)
_SENTENCE_REACH = 120


def _has_no_counted_noun(match: re.Match[str]) -> bool:
    """Return True if the figures close their phrase, or a noun phrase of its own follows."""
    if has_no_noun(match) or _CAPITAL_AHEAD.match(match.string, match.end()):
        return True
    return _ARTICLE_AHEAD.match(match.string, match.end()) is not None


def _looks_ahead(match: re.Match[str]) -> bool:
    """Return True if the sentence of the match has a verb of the future."""
    before = match.string[max(0, match.start() - _SENTENCE_REACH) : match.start()]
    behind = match.string[match.end() : match.end() + _SENTENCE_REACH]
    sentence = re.split(r"[.!?\n]\s", before)[-1] + " " + re.split(r"[.!?\n](?:\s|\Z)", behind)[0]
    return _AHEAD.search(sentence) is not None


_COLON_AHEAD = re.compile(r":\S")
"""A colon inside figures or an address; a heading's colon has a space behind it ("In 2016: ...")."""
_NUMBER_GROUPS = re.compile(r"[-–]\d{3}\b|[-–]\d{1,4}[-–]\d|\s?[*x×]\s?\d")
"""The rest of figures: "555-123", "1024*768", "1920 x 1080"."""
_TWO_FIGURES = re.compile(r"/\d\d(?![\d/])")
_PREFIXED = re.compile(r"\b(?:mid|early|late|pre|post|(?:1\d|20)\d\d)\s?[-–—]\Z", re.IGNORECASE)


def _is_part_of_figures(match: re.Match[str]) -> bool:
    """Return True if the figures belong to something longer: "$1990", "12.1999", "555-1234", "2000Ds"."""
    if _MODEL.match(match.string, match.end()):
        return True
    before, after = character_before(match), match.string[match.end() : match.end() + 2]
    if before in GLUED_BEFORE - {"/"} or after[:1] in {"%", "°"} or _COLON_AHEAD.match(after):
        return True
    if before in "-–—" and not _continues(match):
        return True
    if after[:1] == "/":
        return _TWO_FIGURES.match(match.string, match.end()) is None
    if _TO_THE_PRESENT.match(match.string, match.end()):
        return False
    opens_compound = after[:1] == "-" and after[1:].isalpha()
    if opens_compound and word_before(match) != "in":
        return True
    return _NUMBER_GROUPS.match(match.string, match.end()) is not None


_MODEL = re.compile(r"[A-Z]{1,2}s\b")
"""The end of a model's name in the plural: "two Mirage 2000Ds"."""
_TO_THE_PRESENT = re.compile(r"[-–—](?:present|now|date)\b", re.IGNORECASE)


def _continues(match: re.Match[str]) -> bool:
    """Return True if a hyphen joins the year to a word of time before it ("mid-1996", "March-1996")."""
    return _PREFIXED.search(match.string, max(0, match.start() - 16), match.start()) is not None


_YEAR_AHEAD = re.compile(r"\s?[-–—]\s?\d{2,4}\b(?!,\d)")


def _is_old_year(match: re.Match[str]) -> bool:
    """Return True if the context makes a number below 1900 a year: a preposition, an article, a range."""
    if word_before(match) in TIME_PREPOSITIONS | {"the", "a", "an"} or _follows_year(match):
        return True
    return character_before(match) == "(" or _YEAR_AHEAD.match(match.string, match.end()) is not None


_YEAR_BEFORE = re.compile(r"(?:^|[^\w-])(1\d\d\d|20\d\d)\s?[-–—/]\s?\Z")


def _follows_year(match: re.Match[str]) -> bool:
    return _YEAR_BEFORE.search(match.string, max(0, match.start() - 8), match.start()) is not None


_SHORTENED = re.compile(r"\b(?:in|of|since|by|until|before|after|from|to|and)\s['’‘]\Z", re.IGNORECASE)


def _two_figures(match: re.Match[str]) -> Meaning | None:
    """Return the year of two figures after an apostrophe ("since '69") or after a full year ("1957-58")."""
    if _SHORTENED.search(match.string, max(0, match.start() - 9), match.start()):
        return PartialDate(int(match["yy"]), short_year=True)
    return _range_tail(match)


def _range_tail(match: re.Match[str]) -> Meaning | None:
    full_year = _YEAR_BEFORE.search(match.string, max(0, match.start() - 8), match.start())
    if full_year is None or match.string[match.end() : match.end() + 1] in {"-", "/"}:
        return None
    first = int(full_year.group(1))
    year = first // 100 * 100 + int(match["yy"])
    return PartialDate(year) if year > first else None


def _circa(match: re.Match[str]) -> Meaning | None:
    """Return the year of "c. 1450"; refuse an initial ("C. 1450") and a count."""
    year = int(match["year"])
    if not match.group()[0].islower() or is_a_count(match, year):
        return None
    return Modified(PartialDate(year), TimexMod.APPROX)


def written_year(match: re.Match[str]) -> PartialDate | None:
    """Return the year of "nineteen ninety-four"; refuse a count ("twenty two people")."""
    words = re.split(r"[\s-]", match["writtenyear"].lower())
    if word_after(match).lower() in COUNTED:
        return None
    if words[:2] == ["two", "thousand"]:
        return PartialDate(2000 + ONES[words[-1]])
    century = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}[words[0]]
    rest = sum(TENS.get(word, ONES.get(word, 0)) for word in words[1:])
    return PartialDate(century + rest) if rest >= 10 or len(words) > 2 or words[1] == "hundred" else None


def _month_written_year(match: re.Match[str]) -> Meaning | None:
    written = written_year(match)
    if written is None or not spells_month(match):
        return None
    day = match.groupdict().get("day")
    return PartialDate(written.year, month_number(match), ordinal(day) if day else None)


def _ancient_decade(match: re.Match[str]) -> Meaning | None:
    first = int(match["anyyear"])
    return BcDate(first, decade=True) if first % 10 == 0 and len(match["anyyear"]) >= 2 else None


def _ancient(match: re.Match[str]) -> Meaning | None:
    groups = match.groupdict()
    day, season = groups.get("day"), groups.get("season")
    return BcDate(
        int(match["anyyear"]),
        month_number(match) if groups.get("month") else None,
        ordinal(day) if day else None,
        SEASONS[season.lower()] if season else None,
    )


_BC_AHEAD = re.compile(r"(?:\s?[-–—]\s?|\s(?:to|and|or)\s)\d{1,4}\s?B\.?C")


def _ancient_range(match: re.Match[str]) -> Meaning | None:
    """Return the first year of a range before Christ ("499 to 493 BC")."""
    return BcDate(int(match["anyyear"])) if _BC_AHEAD.match(match.string, match.end()) else None


def _anno_domini(match: re.Match[str]) -> Meaning | None:
    return PartialDate(int(match["anyyear"]))


ROWS = (
    Rule(
        "the (year|years) <year>",
        _stated_year,
        [("the year 1995", "1995"), ("_the years 1955_-1957", "1955")],
        ["the year 1,500"],
    ),
    Rule(
        "the year <anyyear>",
        _numbered_year,
        [("the year 732", "0732"), ("by _the year 2100_", "2100")],
        ["the year 7", "the year 1,500"],
    ),
    Rule(
        "<year>",
        _bare_year,
        [
            ("in _1988_", "1988"),
            ("the _2012_ budget", "2012"),
            ("by _1848_", "1848"),
            ("In _2016_: the bridge fell", "2016"),
        ],
        [
            "1,988",
            "2000 people",
            "$1990",
            "a 1500 metre race",
            "12.1999",
            "a screen of 1920 x 1080 pixels",
            "browsers with 1824*968",
            "Flight 1943",
            "two Mirage 2000Ds",
            "Agenda 2063",
            "the Russell 2000",
            "at 1990 Main Street",
            "About 2000 fled",
            "some 1950 were killed",
            "he ran the 1500 in Rome",
            "the town turned 1900 in May",
            "the index closed at 2010",
        ],
    ),
    Rule(
        "<farfuture>",
        _far_year,
        [
            ("It will be gone by _2120_", "2120"),
            ("It is licensed until _2110_.", "2110"),
            ("In _2117_ Venus will cross the sun", "2117"),
        ],
        ["It fell by 2150", "in 2300 homes", "It will cost 2500"],
    ),
    Rule(
        "<writtenyear>",
        written_year,
        [("nineteen ninety-six", "1996")],
        ["twenty two people", "nineteen people", "two thousand and twelve people"],
    ),
    Rule("the year two thousand", lambda _: PartialDate(2000), [("by _the year two thousand_", "2000")]),
    Rule(
        "<month> <day>[,] <writtenyear>",
        _month_written_year,
        [("November 9th, nineteen eighty-nine", "1989-11-09")],
    ),
    Rule("<month>[,] <writtenyear>", _month_written_year, [("January nineteen ninety-seven", "1997-01")]),
    Rule(
        "<yy>",
        _two_figures,
        [("1957-_58_", "1958"), ("since '_69_", "1969")],
        ["12-58", "it was '58", "the F1780-97 method"],
    ),
    Rule(
        "(c|ca)[.] <year>",
        _circa,
        [("_c. 1450_", "1450", "APPROX"), ("ca 1320", "1320", "APPROX")],
        ["C. 1450", "c. 2000 men"],
    ),
    Rule("<anyyear> <bc>", _ancient, [("500 BC", "BC0500"), ("44 B.C.", "BC0044")], ["12 bce"]),
    Rule(
        "[the ]<anyyear>['](s|S) <bc>",
        _ancient_decade,
        [("the 470s BC", "BC047"), ("the 60s BC", "BC006")],
        ["the 475s BC"],
    ),
    Rule("<month> <anyyear> <bc>", _ancient, [("June 479 BC", "BC0479-06")]),
    Rule("[the ]<day>[ of] <month>[,] <anyyear> <bc>", _ancient, [("15 March 44 BC", "BC0044-03-15")]),
    Rule("<month> <day>[,] <anyyear> <bc>", _ancient, [("March 15, 44 BC", "BC0044-03-15")]),
    Rule("[the ]<season>[ of] <anyyear> <bc>", _ancient, [("the spring of 480 BC", "BC0480-SP")]),
    Rule("<anyyear>", _ancient_range, [("_499_ to 493 BC", "BC0499"), ("_480_-479 BC", "BC0480")]),
    Rule("<ad> <anyyear>", _anno_domini, [("AD 79", "0079")], ["ad 79"]),
    Rule("<anyyear> <ad>", _anno_domini, [("79 AD", "0079")], ["79 ad"]),
)
