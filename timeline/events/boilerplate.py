"""What a page sets around its sentences, which is no part of them.

Names of speakers, counters of a gallery and the lead-in of a picture's caption mislead the parser. So do the
clock times of a live blog, signatures of messages, heads of comments and notes on where an article appeared,
whose dates are stamps.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache

from timeline.entities import bodies
from timeline.language import Span

_OPENS = r"(?:^|(?<=[.!?]\s))"
"""Where a sentence may begin."""

_HEADS = re.compile(
    rf"{_OPENS}(?:"
    r"(?:[A-Z][A-Z.'’-]{2,}|(?:[A-Z][A-Z.'’-]*[ ]){1,3}[A-Z.'’-]{2,})(?:,[ ](?:HOST|BYLINE))?:[ ]"
    r"|FILE[ ]?[-–—]+[ ]"
    r"|[A-Z][A-Z .'’-]{2,30}(?:,[ ][A-Z][\w. ]{1,30})?[ ]?(?:\([^()\n]{2,40}\)[ ]?)?[-–—]{1,2}[ ](?=[A-Z\"“])"
    r"|\([A-Z]{2,}[\w ./]{0,30}\)[ ](?:[-–—]{1,2}[ ])?"
    r"|(?:Hide[ ]Caption[ ])?\d{1,3}[ ]?(?:of|/)[ ]?\d{1,3}[ ](?:(?:Photos?|Images?|Pictures?):[ ])?"
    r")(?=\S)",
    re.MULTILINE,
)
_CLOCK = re.compile(
    rf"{_OPENS}\d{{1,2}}[.:]\d\d[ ]?(?:[ap]\.?m\b\.?)?(?:[ ][A-Z]{{2,4}})?[ ]?[-–—:]+[ ]"
    r"(?:UPDATED?[ ]?[-–—:]+[ ]?)?(?=\S)",
    re.MULTILINE,
)
_SIGNATURE = re.compile(
    r"(?:[ ](?:[—–-]{1,2}[ ][^—–()\n]{1,60}|by[ ][^()\n]{1,60})\(@\w{1,40}\)"
    r"|(?<!\w)Posted[ ]by[ ][A-Z][\w. ]{1,40}?[ ](?=on[ ])(?:on[ ][A-Z][a-z]{2,5}day,)?)"
    r"(?:[ ](?:on[ ])?[A-Z][a-z]{2,8}\.?[ ]\d{1,2},[ ]\d{4}"
    r"(?:[ ]at[ ]\d{1,2}:\d\d[ ]?[ap]m(?:[ ][A-Z]{3,4})?)?)?"
)
_SENT = (
    r"(?:[A-Z][a-z]{2,8}\.?[ ]\d{1,2}[ ]?,[ ]\d{4}(?:[ ]at)?[ ]\d{1,2}:\d\d[ ]?[AaPp]\.?[Mm]\.?"
    r"|(?:At[ ])?\d{1,2}:\d\d(?:[ ]?[ap]m)?(?:[ ]on)?[ ]\d{1,2}(?:st|nd|rd|th)?[ ][A-Z][a-z]{2,8}[ ]\d{4})"
)
_COMMENT = re.compile(
    rf"(?:\|[ ]{_SENT}(?:[ ]?\|)?|{_SENT}(?:[ ]?\||[ ]?,[ ][^,|\n]{{1,40}}[ ]wrote[ ]?:))"
    r"(?:[ ](?:Reply|Report[ ]abuse)\b)?"
)
_PRINTED = re.compile(
    r"(?:(?:This[ ]article|A[ ]version(?:[ ]of[ ]it)?)[ ](?:was[ ])?(?:first[ ])?(?:published|appeared)"
    r"|It[ ]was[ ]last[ ](?:modified|updated))[ ](?:on|in|at)\b[^|\n]{0,120}?[ ]\d{4}\b"
)
_STAMPS = (_CLOCK, _SIGNATURE, _COMMENT, _PRINTED)
_PICTURE = (
    r"(?:(?:file|handout|combination|aerial|undated|archive|satellite)[ ])?(?:photo(?:graph)?|picture|image)"
)
_CREDIT = r"[ ](?:taken|released|provided|issued|supplied|made[ ]available|distributed)[ ]by[ ][^,;\n]{2,90}?"
_LEAD_IN = re.compile(
    rf"{_OPENS}(?:(?P<in>In[ ]this)|This|An?|The)[ ](?P<when>[^;:\n]{{0,40}}?)"
    rf"(?P<rest>,?[ ]?{_PICTURE}"
    rf"(?(in)(?:{_CREDIT})?(?=,)|(?:(?:{_CREDIT})?[ ]shows(?=[ ])|{_CREDIT}[ ]of(?=[ ]))))",
    re.MULTILINE,
)


def stamps(text: str) -> list[Span]:
    """Return where the text only says when an article, a comment or an entry of a live blog was sent."""
    return [match.span() for pattern in _STAMPS for match in pattern.finditer(text)]


def bare(text: str, dates: Iterable[Span]) -> str:
    """Return the text with blanks for its furniture. ``dates`` are the expressions, which stay."""
    pieces, done = [], 0
    for start, end in sorted(_furniture(text, frozenset(dates))):
        if start >= done:
            pieces += [text[done:start], " " * (end - start)]
            done = end
    return "".join([*pieces, text[done:]])


def _furniture(text: str, dates: Collection[Span]) -> Iterator[Span]:
    yield from stamps(text)
    yield from (match.span() for match in _HEADS.finditer(text))
    for match in _LEAD_IN.finditer(_HEADS.sub(lambda head: " " * (len(head[0]) - 2) + ". ", text)):
        when = match["when"].rstrip(" ,")
        begin = match.start("when")
        if not when or (begin, begin + len(when)) in dates:
            yield match.start(), begin
            yield match.span("rest")


_GOES_ON = (
    r"(?! (?:News|Foundation|Institute|Television|TV|Agency|Editor|President|Chief|Director|Correspondent)\b)"
)
"""Words behind which the agency is the subject of its sentence, or part of a longer name."""


def behind_credit(text: str, start: int, end: int) -> int:
    """Return where the sentence [start, end) begins behind the credit that opens it; ``start`` without one.

    A credit is an agency's name, with a photographer's or another agency's, right before a capital
    ("Reuters In May the ..."), or the labels of a picture ("Image copyright ... Image caption ...").
    """
    found = _credit().match(text, start, end)
    return found.end() if found else start


@cache
def _credit() -> re.Pattern[str]:
    names = sorted((alias for alias, body in bodies().items() if body.agency), key=len, reverse=True)
    agency = f"(?:{'|'.join(map(re.escape, names))})"
    joint = r"(?: ?/ ?|:| - )"
    person = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}"
    credit = rf"(?:(?:{person}|[A-Z]{{2,4}}){joint})?{agency}(?:{joint}{agency})*(?![\w'’.-]){_GOES_ON}"
    labels = r"Image copyright .{2,60}? Image caption|Image caption|Media caption"
    return re.compile(rf"(?:{labels}|{credit})[ \n]+(?=[A-Z][\w'’]* )")
