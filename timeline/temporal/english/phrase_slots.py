"""The slots of phrases (in angle brackets), as patterns derived from the tables of words.

A slot also has its possible first words; ``#n`` stands for a run of n digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from timeline.temporal.english.english_words import (
    DECADES,
    MODIFIERS,
    MONTHS,
    MULTIPLES,
    ONES,
    ORDINALS,
    PERIODICALLY,
    SEASONS,
    TENS,
    UNITS,
    VAGUELY,
    WEEKDAYS,
)
from timeline.temporal.holidays import HOLIDAY_KEYS
from timeline.temporal.language import alternation


@dataclass(frozen=True, slots=True)
class Slot:
    """A named place in a phrase, with its pattern and its possible first words.

    ``following`` has the possible second words of a first word by their ``word_start``. Without an entry
    there is none; ``None`` if they are unknown.
    """

    pattern: str
    first: frozenset[str]
    following: Mapping[str, frozenset[str]] | None = None


def word_start(word: str) -> str:
    """Return the first two letters of a word, in lower case, and ``#`` for figures: a key of second words."""
    return "#" if word[:1].isdigit() or word[:1] == "#" else word[:2].lower()


ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})


def digits_key(run: str, ending: str = "") -> str:
    """Return the key of a run of digits: ``#n`` for n digits, ``#nth`` for an ordinal in figures ("21st")."""
    return f"#{len(run)}{'th' if ending in ORDINAL_ENDINGS else ''}"


def _words(words: Iterable[str]) -> frozenset[str]:
    """Return the words of a table, or of a string with bars between them."""
    return frozenset(words.split("|") if isinstance(words, str) else words)


def _starts(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(word_start, words))


def _following(names: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return the starts of the second words of names by the first words."""
    following: dict[str, frozenset[str]] = {}
    for name in names:
        words = _WORD.findall(name)
        key = _first_word(name)
        following[key] = following.get(key, frozenset()) | _starts(words[1:2])
    return following


_WORD = re.compile(r"[^\W\d_]+|\d+")


def _of(words: Iterable[str]) -> Slot:
    return Slot(f"(?:{alternation(_words(words))})", _words(words), _following(_words(words)))


def _abbreviated(table: Mapping[str, int]) -> Slot:
    """Return a slot of full and short forms, the short ones with an optional full stop."""
    short = [
        word for word in table if len(word) <= 5 and word not in {"march", "april", "may", "june", "july"}
    ]
    full = [word for word in table if word not in short]
    return Slot(rf"(?:(?:{alternation(full)})\b|(?:{alternation(short)})\b\.?)", frozenset(table), {})


def _first_word(name: str) -> str:
    word = re.split(r"[\s'/-]", name)[0]
    return digits_key(word) if word.isdigit() else word


def _of_name(character: str) -> str:
    """Return the pattern of a character of a name."""
    return {" ": r"[\s-]", "'": "['’]?"}.get(character) or re.escape(character)


def _names(words: Iterable[str]) -> Slot:
    """Return a slot of names of several words, with spaces or hyphens between them."""
    names = _words(words)
    pattern = alternation(names, _of_name)
    forms = [form for name in names for form in (name, name.replace("'", ""))]
    return Slot(f"(?:{pattern})", frozenset(map(_first_word, forms)), _following(forms))


GAP = r"(?=\s)[^\S\n\u2028]{0,3}[\n\u2028]?[^\S\n\u2028]{0,3}"
"""A gap between words: bounded, with at most one line break."""
_SMALL = alternation([*ONES, *TENS, *MULTIPLES])
_FIRST = alternation([*ONES, *TENS, "dozen"])
_TAIL = rf"(?:(?:[-\s]|\sand\s)(?:{_SMALL})\b){{0,5}}"
_DIGITS = r"\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,3})?|\d{1,4}(?:\.\d{1,3})?"
_HALF = r"(?:[\s-]and[\s-](?:a|one)[\s-]half|(?:-|\s)?½|(?:-|\s)1/2)?"
_ANY_DIGITS = frozenset({"#1", "#2", "#3", "#4"})
_BEHIND_DAY = dict.fromkeys(("#1", "#2", "#3", "#1th", "#2th", "#3th"), ORDINAL_ENDINGS)
_BEHIND_TENS = dict.fromkeys(("twenty", "thirty"), _starts(ORDINALS))
_BEHIND_NUMBER = _starts([*ONES, *TENS, *MULTIPLES, "couple", "half", "and", "of", "a", "an", "½", "#"])

SLOTS: Mapping[str, Slot] = {
    "month": _abbreviated(MONTHS),
    "weekday": _abbreviated(WEEKDAYS),
    "weekdayplural": _of([f"{name}s" for name in WEEKDAYS if name.endswith("day")]),
    "unit": Slot(rf"(?:{alternation(UNITS)})s?\b", frozenset(UNITS) | {f"{unit}s" for unit in UNITS}, {}),
    "season": _of(SEASONS),
    "daytime": _of("morning|afternoon|evening|night"),
    "ordinal": Slot(
        rf"(?:twenty|thirty)-(?:{alternation(ORDINALS)})|(?:{alternation(ORDINALS)})|\d{{1,3}}(?:st|nd|rd|th)",
        frozenset(ORDINALS) | {"twenty", "thirty", "#1th", "#2th", "#3th"},
        _BEHIND_TENS | _BEHIND_DAY,
    ),
    "day": Slot(
        r"(?:3[01]|[12]\d|0?[1-9])(?:\s?(?:st|nd|rd|th)\b)?(?![\d%]|[:.]\d|,(?![12]\d{3}\b)\d|\s?(?:percent|a\.?m|p\.?m)\b)",
        frozenset({"#1", "#2", "#1th", "#2th"}),
        _BEHIND_DAY,
    ),
    "dayword": Slot(
        rf"(?:(?:twenty|thirty)[-\s])?(?:{alternation(ORDINALS)})",
        frozenset(ORDINALS) | {"twenty", "thirty"},
        _BEHIND_TENS,
    ),
    "yy": Slot(r"\d\d(?!\d|[.,]\d)", frozenset({"#2"}), {}),
    "number": Slot(r"\d{1,2}(?!\d)", frozenset({"#1", "#2"}), {}),
    "calendarunit": _of("day|week|weekend|month|quarter|year|decade|century"),
    "units": Slot(rf"(?:{alternation(UNITS)})s\b|centuries", frozenset(f"{unit}s" for unit in UNITS), {}),
    "clock": Slot(
        r"(?:2[0-3]|[01]?\d)[:.][0-5]\d(?::[0-5]\d)?(?:\s?(?:[ap]\.m\.|[ap]m\b))?|(?:1[0-2]|0?[1-9])\s?(?:[ap]\.m\.|[ap]m\b)",
        frozenset({"#1", "#2"}),
    ),
    "deictic": _of("today|yesterday|tomorrow"),
    "pointer": _names(
        "last|past|this past|this|current|present|next|coming|this coming|upcoming|following|ensuing"
        "|subsequent|succeeding|previous|preceding|prior|that|same|that same|this same|very same|that very"
        "|this very"
    ),
    "step": _of("last|this|next|current|previous|past|coming"),
    "seasonpointer": _of("last|past|this|next|coming|current|previous|following|that|same"),
    "nth": Slot(
        "(?:first|second|third|fourth|1st|2nd|3rd|4th|last|final)",
        frozenset({"first", "second", "third", "fourth", "last", "final", "#1th"}),
        _BEHIND_DAY,
    ),
    "division": _of("quarter|half|qtr"),
    "qcode": Slot(r"(?-i:Q[1-4]|H[12])", frozenset({"q", "h"})),
    "fy": Slot(r"(?-i:FY)\s?['’]?(?P<fyear>(?:19|20)?\d\d)", frozenset({"fy"})),
    "holiday": _names(HOLIDAY_KEYS),
    "pastnext": _of("past|last|next|first|coming|previous|following|final|preceding|initial|opening|closing"),
    "pastplural": _of(
        "past|last|next|coming|recent|previous|following|early|late|first|final|intervening|ensuing|opening"
        "|closing|dying|initial"
    ),
    "periodic": _of(PERIODICALLY),
    "vague": _names(VAGUELY),
    "hhmm": Slot(r"\d{4}(?!\d)", frozenset({"#4"}), {}),
    "gmt": _of(
        "gmt|utc|hours gmt|hours|hrs|hr|h|local time|hours local time|est|edt|cst|cdt|mst|mdt|pst|pdt|bst|ist"
        "|jst|cet|cest|eet|eest|msk|aest|aedt"
    ),
    "noon": _of("noon|midnight|midday"),
    "modifier": _names(MODIFIERS),
    "more": _of("more|additional|further|extra|full|straight|consecutive|successive|whole|entire|long"),
    "another": _names("another|an additional|a further|an extra|a full|a whole"),
    "beside": _of("before|after"),
    "edge": _of("first|last|final|opening|closing"),
    "partedge": _of("early|late|mid"),
    "earlier": _of("earlier|later|late|early"),
    "timeago": _names(
        "a long time|a very long time|a short time|some time|quite some time|long|a while|moments|a moment"
    ),
    "way": _of("earlier|later|before|after|afterwards|afterward|previously|on|prior"),
    "clockside": _of("past|after|to|before"),
    "afterwards": _of("after|afterwards|afterward|thereafter"),
    "writtenyear": Slot(
        rf"(?:nineteen|twenty|eighteen)[\s-](?:hundred|(?:oh|o)[\s-](?:{alternation(ONES)})|(?:{alternation(TENS)})"
        rf"(?:[\s-](?:{alternation(ONES)}))?|(?:{alternation(ONES)}))|two\sthousand(?:\sand)?\s(?:{alternation(ONES)})",
        frozenset({"nineteen", "twenty", "eighteen", "two"}),
    ),
    "yearago": _names("year-ago|year-earlier|year earlier|year ago"),
    "period": _of("quarter|period"),
    "nthhalf": _of("first|second|latter|former|last"),
    "agofrom": _of("ago|from|on|last"),
    "latest": _names("latest|most recent|just ended"),
    "half": Slot(r"and\sa\shalf\b", frozenset()),
    "smallhours": _names(
        "early hours|small hours|wee hours|early morning hours|predawn hours|pre-dawn hours"
    ),
    "yearend": _names(
        "year-end|year end|year's end|years-end|month-end|month's end|week's end|quarter-end|quarter's end"
        "|decade's end|century's end"
    ),
    "bc": Slot(r"(?-i:B\.?C\.?(?:E\.?)?)", frozenset()),
    "ad": Slot(r"(?-i:A\.?D\.?|C\.?E\.?)", frozenset({"ad", "a", "ce", "c"})),
    "zone": Slot(
        r"(?:(?-i:[A-Z]{2,4})|local(?:\s(?:eastern|pacific|central|mountain))?(?:\stime)?|(?:(?-i:[A-Z][a-z]+)|local)\s(?:(?:standard|daylight|summer|eastern)\s)?time"
        r"|(?-i:Eastern|Pacific|Central|Mountain))\b",
        frozenset(),
    ),
    "year": Slot(r"(?:1\d|20)\d\d(?!\d|[.,]\d)", frozenset({"#4"}), {}),
    "fullyear": Slot(r"[1-9]\d{3}(?!\d|[.,]\d)", frozenset({"#4"}), {}),
    "bracketedyear": Slot(r"\((?P<year>[12]\d{3})\)", frozenset()),
    "dottedyear": Slot(r"(?:1\d|20)\d\d(?=\.\d\d\.\d\d(?![\d.]\d|\d))", frozenset({"#4"})),
    "farfuture": Slot(r"2[1-9]\d\d(?!\d|[.,]\d)", frozenset({"#4"}), {}),
    "isoyear": Slot(r"(?:1\d|20)\d\d", frozenset({"#4"}), {}),
    "packed": Slot(
        r"(?P<year>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d|[.,]\d)",
        frozenset({"#8"}),
    ),
    "stamp": Slot(
        r"(?P<year>(?:1\d|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)T(?P<clock>\d\d:\d\d)(?::\d\d(?:[.,]\d{1,9})?)?"
        r"(?P<zone>Z|[+-]\d\d:?\d\d)?",
        frozenset({"#4"}),
    ),
    "inword": _of("in"),
    "longclock": Slot(r"(?:2[0-3]|[01]?\d):[0-5]\d:[0-5]\d", frozenset()),
    "anyyear": Slot(r"\d{1,4}(?!\d|[.,]\d)", _ANY_DIGITS, {}),
    "decade": _of(DECADES),
    "count": Slot(
        rf"(?:(?:an?\s)?couple(?:\sof)?|(?:a|one)\shalf(?:\sa)?|half\s(?:a|an)|(?:(?:{_DIGITS})(?:\s(?:million|billion|thousand|hundred|dozen))?"
        rf"|(?:an?\s(?:{alternation(MULTIPLES)})|(?:{_FIRST}))\b{_TAIL}|a|an){_HALF})",
        frozenset({"a", "an", "couple", "half", "dozen", *ONES, *TENS}) | _ANY_DIGITS,
        dict.fromkeys({"a", "an", "couple", "half", "dozen", *ONES, *TENS, *_ANY_DIGITS}, _BEHIND_NUMBER),
    ),
    "few": Slot(
        r"(?:(?:an?\s)?few(?:\smore)?|(?:many|several|some|various|numerous|countless)(?:\smore)?"
        r"|(?:dozens|hundreds|thousands|millions|tens\sof\sthousands)\sof)",
        _words(
            "a|couple|few|many|several|some|various|numerous|countless|dozens|hundreds|thousands|millions|tens"
        ),
        {"a": _starts(["few"])}
        | dict.fromkeys(
            ("few", "many", "several", "some", "various", "numerous", "countless"), _starts(["more"])
        )
        | dict.fromkeys(("dozens", "hundreds", "thousands", "millions", "tens"), _starts(["of"])),
    ),
}
