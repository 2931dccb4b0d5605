"""Prose: which parts of a page are sentences of its article.

Teasers that run together, menus, lists of links, programme schedules and the comments of readers hold dates,
too, but no statement of the article.
"""

from __future__ import annotations

import re

from timeline.events.event_lexicon import MID_SENTENCE
from timeline.language import Span

_CLOCK = r"\d{1,2}[:.]\d\d"
_COMMENT_TIME = re.compile(
    rf"\b[A-Z][a-z]{{2,8}}\.?[ ]\d{{1,2}}[ ]?,[ ]\d{{4}}(?:[ ]at)?[ ]{_CLOCK}[ ]?[AaPp]\.?[Mm]\.?[ ]?\|"
    rf"|\|[ ](?:At[ ])?{_CLOCK}(?:[ ]?[ap]m)?(?:[ ]on)?"
    r"[ ]\d{1,2}(?:st|nd|rd|th)?[ ][A-Z][a-z]{2,8}[ ]\d{4}|\bReport[ ]abuse\b"
)
"""The line of a reader's comment: "Ann May 3, 2021 at 7:58 pm | Reply"."""
_SLOT = re.compile(rf"{_CLOCK}[ ]?[-–][ ]?\d{{1,2}}[ ]?[:.]\d\d[ ]?[ap]\.?m\b", re.IGNORECASE)
"""The time of a programme: "7.00-10.30 pm"."""
_COMMENTS_OPEN = re.compile(
    r"\b(?:views|opinions)[ ]expressed[ ]in[ ](?:the|these|readers['’])[ ]?comments\b"
    r"|\bwe[ ]welcome[ ]comments[ ](?:that|on[ ]our)\b|^(?:post|leave|add)[ ]a[ ](?:comment|reply)\W*$"
    r"|^\d{1,5}[ ]comments?$|^comments[ ]?\(\d{1,5}\)$|^readers['’][ ]comments$",
    re.IGNORECASE | re.MULTILINE,
)
"""The head of the comments below an article."""
_AGENCY_END = re.compile(r"\((?:Additional[ ])?(?:Reporting|Writing|Editing)[ ]by[ ][^()\n]{2,400}\)")
"""The credits that end an article of an agency."""
_BY_THE_HOUR = re.compile(
    r"\W*(?:(?:\d{1,2}(?:[:.]\d\d)?|[ap]\.?m\.?|noon|midnight|and|[A-Z]{1,3}[SD]?T|GMT|UTC|local|time"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
    r"|(?:jan|febr)uary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber)\W+){3,}\Z",
    re.IGNORECASE,
)
"""A programme without a word for what is shown: "10 p.m. ET, Friday September 15"."""
_CLOCK_WORD = re.compile(r"\d\s?[ap]\.?m\b|\b[A-Z]{2,3}T\b|\bGMT\b", re.IGNORECASE)
_MIN_COMMENTS = 3
"""Comments that make a column of them."""
_KICKER = re.compile(
    r"(?<![\w'’.])(?=(?:[A-Z'’&-]+[ ]){0,5}[A-Z'’-]{5,}[ ])"
    r"(?:[A-Z][A-Z'’-]*|&)(?:[ ](?:[A-Z][A-Z'’-]+|&)){1,6}[ ](?=[A-Z][a-z'’])"
)
"""The words in capitals before the headline of a teaser: "TALL STORY Astronaut says sorry"."""
_MIN_KICKERS = 2
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_HEADLINE_SHARE, _HEADLINE_WORDS = 0.85, 7
"""Share of words with a capital in a headline of that style, and its number of words, at least."""
_MENU_SHARE, _MENU_WORDS = 0.6, 25
"""The same of a menu."""
_STOP = re.compile(r"[.!?…][\"'”’»)\]\s]*\Z|-RRB-\s*\Z")
_LINK = re.compile(
    r"\A\W*(?:related(?: (?:article|story|stories|news|video|content|coverage|links?))?"
    r"|read(?: (?:more|next|also))?|see also|also read|watch(?: (?:more|now|live|the video))?|must read"
    r"|more on this|in (?:photos|pictures)|recommended|you may (?:also )?like|trending"
    r"|most (?:read|popular|viewed))\s?:\s"
    r"|\A\W*(?:most (?:read|popular|viewed)|related (?:stories|articles|news|content|coverage))\b"
    r"|\b(?:read|show|view|load|click for|find out) more\W*\Z",
    re.IGNORECASE,
)
"""A link to another page."""
_WIDGET = re.compile(
    r"\b(?-i:RETWEET)\b|\breply retweet\b|\bskip in skip\b|\border reprints\b|\ba post shared by\b"
    r"|\bcontinue reading the main story\b|\bnewsletter sign ?up\b"
    r"|\bsign up for (?:our|the|your)\b.*\bnewsletter|\b(?:comment on|rate) this post\b"
    r"|\bthis is a rush transcript\b|\bplay slideshow\b|\bhide caption\b|\bdelivered to your inbox\b"
    r"|\bwhat do you think of this (?:story|article)\b",
    re.IGNORECASE,
)
"""A form, a poll, a shared post or another part of a page."""
_READER = re.compile(r"(?<![\w.(*'’-])i(?=['’]?[ ](?:[a-z']{2,}))")
"""A reader's "i": an article writes "I"."""
_SENTENCE_WITHIN = re.compile(
    r"(?<![\w.’'])(?P<last>[a-z][\w’']*|\d+|[A-Z][\w’']*(?= +(?:More than|At least|Up to)\b)) +"
    r"(?=(?P<first>The|An?|In|On|At|After|There|It|He|She|They|This|These|Its|His|Her|Their|Two|Three|Four|Five|Six"
    r"|More than|At least|Up to|Police|Officials|Experts|Scientists|Prosecutors|Protesters)"
    r" (?:[a-z]+|\d[\d,.]*) (?:[a-z]|\d))"
)
"""A capital within a sentence where another one begins without a stop before it."""
_COUNTING = frozenset({"More than", "At least", "Up to"})
"""First words that have a capital nowhere else, even behind a preposition."""
_MIN_PIECE = 25
"""Characters of each of two sentences that run together."""
_BREAK = re.compile(r"[.!?:;…|\n\"“”]|``|''")
_BAR = re.compile(r"[ ]\|[ ]+(?:\d{1,2}:\d\d[ ]+)?(?=[A-Z\"“])")
_MIN_REST = 40
"""Characters of a sentence after a bar."""


def comments_below(text: str) -> list[Span]:
    """Return the span of the comments of readers below an article, if it has some."""
    found = list(_COMMENT_TIME.finditer(text))
    starts = [found[0].start()] if len(found) >= _MIN_COMMENTS else []
    head = _COMMENTS_OPEN.search(text)
    if head is not None:
        end = _AGENCY_END.search(text, 0, head.start())
        starts.append(head.start() if end is None else end.end())
    return [(min(starts), len(text))] if starts else []


def sentences_within(text: str) -> list[int]:
    """Return the offsets at which a sentence begins behind a caption or a headline without a stop."""
    found = []
    for match in _SENTENCE_WITHIN.finditer(text):
        is_free = match["last"] not in MID_SENTENCE or match["first"] in _COUNTING
        before = text[max(0, match.end() - _MIN_PIECE) : match.end()]
        if is_free and not _BREAK.search(before):
            found.append(match.end())
    return found


def prose_start(text: str, start: int, end: int) -> int:
    """Return the start of a sentence after the title of a video or the labels of a page before its "|"."""
    bars = list(_BAR.finditer(text, start, end))
    if not bars:
        return start
    rest = bars[-1].end()
    return rest if end - rest >= _MIN_REST and _STOP.search(text[rest:end]) else start


def is_prose(sentence: str, *, has_capitals: bool = True) -> bool:
    """Return True if a sentence reads as one; False for teasers, menus, links and parts of a page.

    ``has_capitals`` is False in a text of small letters only, where "i" tells nothing.
    """
    if _BY_THE_HOUR.match(sentence + " ") and _CLOCK_WORD.search(sentence):
        return False
    if _WIDGET.search(sentence) or _LINK.search(sentence) or _SLOT.match(sentence.strip()):
        return False
    if " | " in sentence.strip():
        return False
    return not (
        _is_in_title_case(sentence) or _has_kickers(sentence) or (has_capitals and _is_of_reader(sentence))
    )


def _is_in_title_case(sentence: str) -> bool:
    """Return True for a headline with capitals, and for a menu."""
    words = _WORD.findall(sentence)
    if len(words) < _HEADLINE_WORDS:
        return False
    share = sum(word[0].isupper() for word in words) / len(words)
    if share >= _HEADLINE_SHARE:
        return _STOP.search(sentence) is None
    return len(words) >= _MENU_WORDS and share >= _MENU_SHARE and _STOP.search(sentence) is None


def _has_kickers(sentence: str) -> bool:
    return len(_KICKER.findall(sentence)) >= _MIN_KICKERS


def _is_of_reader(sentence: str) -> bool:
    return _READER.search(sentence) is not None and not re.search(r"\bI\b", sentence)
