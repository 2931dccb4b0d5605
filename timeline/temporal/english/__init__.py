"""English: its words, rules and policies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from timeline.temporal.english.clause_words import WORDS
from timeline.temporal.english.datelines import datelines
from timeline.temporal.english.english_scanner import scan
from timeline.temporal.english.join_neighbours import PASSES
from timeline.temporal.english.lengths import length_with_date
from timeline.temporal.english.tense_direction import clause_tense, weekday_direction
from timeline.temporal.language import Language, NarrativeWords, ParsedSpan, RangeWords, UsageWords
from timeline.temporal.meaning import (
    Holiday,
    Meaning,
    Modified,
    PartialDate,
    TimeOfDay,
    Weekday,
    YearPart,
    core_meaning,
)
from timeline.temporal.normalised_text import spelled_out

_BEFORE_SECOND = r"\s(?:(?:the|in|on|late|early|mid)\s)?\Z"

_MOVE = (
    r"(?:mov(?:es?|ed|ing)|shift(?:s|ed|ing)?|push(?:es|ed|ing)?|put(?:s|ting)?|br(?:ing|ings|inging|ought))"
)
_APPOINTMENTS = "|".join(sorted(WORDS["appointments"], key=len, reverse=True))
"""What can be moved to another day; a thing is moved during some days ("moved boats from May 3 to May 5")."""

_RANGES = RangeWords(
    to=re.compile(rf",?\s(?:to|until|till|through|thru){_BEFORE_SECOND}"),
    and_=re.compile(rf",?\s(?:and|&){_BEFORE_SECOND}"),
    link=re.compile(rf",?\s(?:to|and|or|through|thru|until|till){_BEFORE_SECOND}"),
    between=re.compile(r"\bbetween\s(?:(?:the|late|early|mid)\s)?\Z", re.IGNORECASE),
    no_end=re.compile(r"the\spresent", re.IGNORECASE),
    once=re.compile(
        r"\bsome\s?time\s(?:in\s)?between\s(?:the\s)?\Z|\bat\ssome\spoint\sbetween\s\Z", re.IGNORECASE
    ),
    to_event=re.compile(
        r"\s(?:until|till)\s(?:he|she|it|they|(?:his|her|its|their|the)\s[\w’'-]+|[a-z]+ing)\b[^.;,:()\n]{0,40}\s(?:in|on)\s"
    ),
    moved=re.compile(
        r"\b(?:(?:postpon|delay|deferr?|reschedul)(?:e|ed|ing)"
        r"|(?:was|were|been|being|be|is|are)\s(?:moved|shifted|pushed|put\sback|brought\sforward|extended)"
        rf"|{_MOVE}\s(?:(?:back|forward|up|the|an?|its|his|her|their|[a-z-]+['’]s)\s){{1,2}}(?:[\w-]+\s){{0,2}}(?:{_APPOINTMENTS}))"
        r"\b(?:(?!\bto\b)[^.;\n]){0,50}?\s(?:from\s)?(?:the\s)?\Z",
        re.IGNORECASE,
    ),
)

_SENTENCE_HEAD = (
    r"(?:\A|[.!?;]['\"”’)\]]{0,2}\s{1,3}|[\n\u2028]\s{0,8})"
    r"(?:(?:But|And|Then|Also|Later|Early|Late|Back),?\s)?"
)
_OWNER = r"(?:\b(?:(an?)|the|his|her|its|their|our|my|this|that)|['’]s|s['’])\s(?:\w+ly\s)?\Z"
_PERIODS = (
    r"season|campaign|war|siege|uprising|revolution|revolt|rebellion|insurgency|invasion|occupation|crisis|famine"
    r"|drought|recession|epidemic|pandemic|outbreak|strike|tour|tournament|championships?|world\scup|olympics|games"
    r"|(?:school|academic|fiscal|financial|tax)\syear"
)

_NARRATIVE = NarrativeWords(
    said=re.compile(
        r"\b(?:say|says|said|saying|tells|told|spokes(?:man|woman|person)|reporters)\b", re.IGNORECASE
    ),
    fronted_before=re.compile(
        rf"{_SENTENCE_HEAD}(?:[Ii]n|[Bb]y|[Dd]uring|[Tt]hroughout)\s(?:early\s|late\s|mid-)?\Z"
    ),
    until_before=re.compile(r"\b(?:until|till)\s(?:[\w'’-]+\s){0,7}\Z", re.IGNORECASE),
    back_before=re.compile(
        r"\b(?:had|having)\s(?:\w+\s){0,8}\Z|\b(?:since|previous|earlier|already)\s(?:\w+\s){0,2}\Z",
        re.IGNORECASE,
    ),
    back_behind=re.compile(r",?\s(?:\w+\s){1,6}had\s"),
    ahead_before=re.compile(
        r"\b(?:will|won[’']t|shall|(?:is|are)\s(?:due|to|set|scheduled|expected|planned|going|likely))\b[^.;:!?\n]{0,60}\Z"
    ),
    owner_before=re.compile(_OWNER, re.IGNORECASE),
    noun_behind=re.compile(r"\s(?!(?:and|or|to|was|were|is|when|while|as|he|she|it|they|but)\b)[^\W\d_]"),
    fronted_owner_before=re.compile(
        rf"{_SENTENCE_HEAD}(?:[Ii]n|[Dd]uring|[Tt]hroughout|[Aa]t)\s(?:[^\s,.;:()]+\s){{0,4}}?[^\s,.;:()]*(?i:{_OWNER})"
    ),
    period_behind=re.compile(rf"\s(?:[\w-]+\s){{0,2}}?(?:{_PERIODS})\b", re.IGNORECASE),
    name_before=re.compile(
        r"[\w,]\s(?!(?:In|By|Of|Since|From|To|Until|The|And|For|At|On)\b)[A-Z][\w-]{1,24}\s\Z"
    ),
    inserted_before=re.compile(
        r"(?:,\s(?:\w+ly\s|first\s)?(?:who|which|whose|[a-z]+(?:ed|wn|lt|en|de|nt|un|ht|ld))\b[^,.;:()\n]{0,60}"
        r"|\([^()\n]{0,60})\s?\Z"
    ),
)

_FILLER = r"(?:(?:the|the\syear|at\sleast|about|around|some\stime\sin)\s)?"
_BEFORE = r"before|prior\sto|ahead\sof|earlier\sthan|sooner\sthan|older\sthan|up\sto"
_AFTER = r"after|later\sthan|younger\sthan"
_LIMIT = r"at\sthe\s(?:very\s)?{side},?\s(?:in|on|by)\s(?:the\s)?"
_DENIED = r"(?:\b(?:not|never|cannot)|n[’']t)\s(?:\w+\s){1,4}(?P<denied>before)\s(?:the\s)?"
"""A denied act before a date lies after it: "will not open before 2024"."""
_BESIDE = re.compile(
    rf"(?:(?P<until>\b(?:(?:not|no|never)\s(?P<not_after>{_AFTER})|(?P<before>{_BEFORE}|until|till|through))\s{_FILLER}"
    rf"|\b{_LIMIT.format(side='latest')}|\bpre[-–‑])"
    rf"|(?P<since>{_DENIED}|\b(?:(?:not|no|never)\s(?P<not_before>{_BEFORE})|(?P<after>{_AFTER}|since|from))\s{_FILLER}"
    rf"|\b{_LIMIT.format(side='earliest')}|\bpost[-–‑])"
    rf"|(?P<by>\b(?P<agent>by)\s{_FILLER})"
    r"|(?P<whole>\b(?:throughout|all\s(?:of\s|through\s)?|the\swhole\sof)\s?))\Z",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?:(?P<until>,?\s(?:at\sthe\s(?:very\s)?latest|or\s(?:earlier|before))\b)"
    r"|(?P<since>,?\s(?:at\sthe\s(?:very\s)?earliest|or\s(?:later|after(?:wards)?))\b)"
    r"|(?P<now>(?:\s(?:up\s)?(?:to|until|till|through)\s|\s?[-–—]\s?)(?:the\s)?(?:present|this\sday|now|date)\b))",
    re.IGNORECASE,
)
_NOT_UNTIL = re.compile(
    r"\b(?:not|n[’']t|never|postponed|delayed|deferred|adjourned|rescheduled|put\soff|pushed\sback|moved)\b[^.;\n]{0,44}"
    rf"\b(?:until|till)\s{_FILLER}\Z",
    re.IGNORECASE,
)
"""Words of an act on the date itself, not up to it: "did not end until 1945", "postponed until Saturday"."""
_ON = re.compile(r"\s(?:on|onwards?)(?=[\s,.;]|\Z)(?!\son\s)|\s(?:until|till)\s(?!\d|the\s\d)", re.IGNORECASE)
"""The words after a date with "from": a period begins with it, and its end is no date."""
_NEAR = re.compile(
    r"\b(?:soon|right|immediately|directly|minutes|hours|days|weeks|months)\s(?:before|after)\s(?:the\s)?\Z",
    re.IGNORECASE,
)
"""Words of a time near the date: "soon after 3 May" is no open interval."""
_PART_WAY = re.compile(r"\b(?:half|mid|part|all|\w+way)\s?through\s(?:the\s)?\Z", re.IGNORECASE)
_NOUN = re.compile(r"\s[A-Za-z]|[-–]\d{2,4}\s\w")
_NO_NOUN = re.compile(
    r"\s(?:and|or|but|in|on|at|of|to|by|for|with|from|the|a|an|he|she|it|they|we|when|while|as|that|who|which|is"
    r"|was|were|has|had|will|would|until|till|after|before|because)\b"
)
_POSSESSED = re.compile(r"['’]s\s(?P<noun>\w+)")
_SERVICE = re.compile(r"\s(?:\w+\s)?(?:prayers?|[Mm]ass|services?|sermons?|worship)\b")
"""What a weekday has each week: "after Friday prayers" is on that day."""
_LIMITS = re.compile(
    r"(?:['’]s)?\s(?:\w+\s)?(?:deadline|close|closing|end|start|opening|kick-?off|cut-?off|target|expiry)\b",
    re.IGNORECASE,
)
"""A noun of a limit: "by Friday's deadline" is a deadline all the same."""
_YARDSTICK = re.compile(
    r"\s(?:standards|levels?|prices|rules|figures|terms|values|dollars|rates)\b", re.IGNORECASE
)
"""A measure after "by": "small by 2019 standards"."""


def _is_closed(text: str, span: ParsedSpan, beside: re.Match[str]) -> bool:
    """Return True if a date has no open side for all the words before it."""
    names = ("before", "after", "not_before", "not_after", "denied", "agent")
    found = next((beside[name] for name in names if beside[name]), None)
    if found is None:
        return False
    before, word = text[max(0, span.start - _REACH) : span.start], " ".join(found.lower().split())
    if word in {"since", "from", "until", "till"}:
        return _identifies_noun(text, span, before) or _is_no_side(text, span, word)
    if _dates_noun(text, span, before, word):
        return True
    if word == "by":
        return _YARDSTICK.match(text, span.end) is not None
    return not _ends_there(span, before) if word == "through" else _is_near_or_clock(span, before)


_REACH = 36
"""Characters before a date."""


def _is_no_side(text: str, span: ParsedSpan, word: str) -> bool:
    """Return True for "from" before a place in time, and for an act on the date ("postponed until")."""
    if word == "from":
        return _ON.match(text, span.end) is None
    return word != "since" and _NOT_UNTIL.search(text, max(0, span.start - 60), span.start) is not None


def _identifies_noun(text: str, span: ParsedSpan, before: str) -> bool:
    """Return True if a year only identifies a noun ("since the 1998 bombing")."""
    meaning = span.meaning
    is_year = isinstance(meaning, PartialDate) and meaning.month is None
    return is_year and before.lower().endswith(" the ") and _NOUN.match(text, span.end) is not None


def _dates_noun(text: str, span: ParsedSpan, before: str, word: str) -> bool:
    """Return True if a date belongs to the noun behind it ("by Monday's crash", "after the May 3 vote").

    A limit is no such noun after "by" ("by Friday's deadline").
    """
    if word == "by" and _LIMITS.match(text, span.end):
        return False
    if _POSSESSED.match(text, span.end) or _SERVICE.match(text, span.end):
        return True
    has_article = before.lower().endswith(" the ") or text[span.start : span.start + 4].lower() == "the "
    if not has_article or _NOUN.match(text, span.end) is None or _NO_NOUN.match(text, span.end):
        return False
    return isinstance(span.meaning, PartialDate | Weekday | Holiday | YearPart)


def _ends_there(span: ParsedSpan, before: str) -> bool:
    """Return True if "through" leads up to a date ("will run through 2032"), not across a period."""
    if _PART_WAY.search(before) or before.lower().endswith("the ") or _names_time(span.meaning):
        return False
    return isinstance(core_meaning(span.meaning), PartialDate | Weekday | Holiday)


def _is_near_or_clock(span: ParsedSpan, before: str) -> bool:
    return _names_time(span.meaning) or _NEAR.search(before) is not None


def _names_time(meaning: Meaning) -> bool:
    """Return True for a time of day: "after midnight on Friday" is on Friday."""
    return isinstance(meaning.of if isinstance(meaning, Modified) else meaning, TimeOfDay)


def _headings(text: str, dct: date | None) -> Iterator[tuple[int, date]]:
    """Yield start and day of each dateline with a day: it is the DCT of the text below it."""
    for line in datelines(text, dct):
        if line.date is not None:
            yield line.start, line.date


ENGLISH = Language(
    code="en",
    read=spelled_out,
    scan=lambda text: scan(text.plain),
    passes=PASSES,
    ranges=_RANGES,
    narrative=_NARRATIVE,
    usage=UsageWords(_BESIDE, _BEHIND, _is_closed),
    clause_tense=clause_tense,
    weekday_direction=weekday_direction,
    inside=re.compile(r"\b(?:in|during|by|until|till|before|from)\s(?:the\s)?\Z", re.IGNORECASE),
    headings=_headings,
    join=length_with_date,
)
