"""English: its words, rules and policies."""

from __future__ import annotations

import re

from timeline.temporal.date_usage import date_usage
from timeline.temporal.datelines import datelines
from timeline.temporal.english_scanner import scan
from timeline.temporal.join_neighbours import PASSES
from timeline.temporal.language import Language, NarrativeWords, RangeWords
from timeline.temporal.normalised_text import spelled_out
from timeline.temporal.tense_direction import clause_tense, weekday_direction

_BEFORE_SECOND = r"\s(?:(?:the|in|on|late|early|mid)\s)?\Z"

_RANGES = RangeWords(
    to=re.compile(rf",?\s(?:to|until|till|through|thru){_BEFORE_SECOND}"),
    and_=re.compile(rf",?\s(?:and|&){_BEFORE_SECOND}"),
    link=re.compile(rf",?\s(?:to|and|or|through|thru|until|till){_BEFORE_SECOND}"),
    between=re.compile(r"\bbetween\s(?:(?:the|late|early|mid)\s)?\Z", re.IGNORECASE),
)

_NARRATIVE = NarrativeWords(
    said=re.compile(
        r"\b(?:say|says|said|saying|tells|told|spokes(?:man|woman|person)|reporters)\b", re.IGNORECASE
    ),
    fronted_before=re.compile(
        r"(?:\A|[.!?;]['\"”’)\]]{0,2}\s{1,3}|[\n\u2028]\s{0,8})"
        r"(?:(?:But|And|Then|Also|Later|Early|Late|Back),?\s)?"
        r"(?:[Ii]n|[Bb]y|[Dd]uring|[Tt]hroughout)\s(?:early\s|late\s|mid-)?\Z"
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
    owner_before=re.compile(
        r"(?:\b(?:(an?)|the|his|her|its|their|our|my|this|that)|['’]s|s['’])\s(?:\w+ly\s)?\Z", re.IGNORECASE
    ),
    noun_behind=re.compile(r"\s(?!(?:and|or|to|was|were|is|when|while|as|he|she|it|they|but)\b)[^\W\d_]"),
    inserted_before=re.compile(
        r"(?:,\s(?:\w+ly\s|first\s)?(?:who|which|whose|[a-z]+(?:ed|wn|lt|en|de|nt|un|ht|ld))\b[^,.;:()\n]{0,60}"
        r"|\([^()\n]{0,60})\s?\Z"
    ),
)

ENGLISH = Language(
    code="en",
    read=spelled_out,
    scan=lambda text: scan(text.plain),
    passes=PASSES,
    ranges=_RANGES,
    narrative=_NARRATIVE,
    usage=date_usage,
    clause_tense=clause_tense,
    weekday_direction=weekday_direction,
    inside=re.compile(r"\b(?:in|during|by|until|till|before|from)\s(?:the\s)?\Z", re.IGNORECASE),
    datelines=datelines,
)
