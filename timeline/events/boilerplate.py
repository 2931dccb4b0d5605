"""Boilerplate: text on a page that is not part of the article's sentences.

Speakers' names, gallery counters, credits and lead-ins of captions mislead the parser. The dates in live
blogs' clock times, signatures, heads of comments and publication notes are only time stamps.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from itertools import pairwise

from timeline.entities import bodies
from timeline.events.picture_credits import credits_of_pictures, gallery_furniture
from timeline.language import Span

_SENTENCE_START = r"(?:^|(?<=[.!?]\s))"
"""Possible starts of sentences."""

_HEADS = re.compile(
    rf"{_SENTENCE_START}(?:"
    r"(?:[A-Z][A-Z.'’-]{2,}|(?:[A-Z][A-Z.'’-]*[ ]){1,3}[A-Z.'’-]{2,})(?:,[ ](?:HOST|BYLINE))?:[ ]"
    r"|FILE[ ]?[-–—]+[ ]"
    r"|[A-Z][A-Z .'’-]{2,30}(?:,[ ][A-Z][\w. ]{1,30})?[ ]?"
    r"(?:(?:\(|-LRB-)[^()\n]{2,40}?(?:\)|-RRB-)[ ]?)?[-–—]{1,2}[ ](?=[A-Z\"“])"
    r"|\([A-Z]{2,}[\w ./]{0,30}\)[ ](?:[-–—]{1,2}[ ])?"
    r"|(?:Hide[ ]Caption[ ])?\d{1,3}[ ]?(?:of|/)[ ]?\d{1,3}[ \n](?:(?:Photos?|Images?|Pictures?):[ ])?"
    r")(?=\S)",
    re.MULTILINE,
)
_BLOG_TIME = re.compile(
    rf"{_SENTENCE_START}\d{{1,2}}[.:]\d\d[ ]?(?:[ap]\.?m\b\.?)?(?:[ ][A-Z]{{2,4}})?[ ]?[-–—:]+[ ]"
    r"(?:UPDATED?[ ]?[-–—:]+[ ]?)?(?=\S)",
    re.MULTILINE,
)
_SIGNATURE = re.compile(
    r"(?:[ ](?:[—–-]{1,2}[ ][^—–()\n]{1,60}|by[ ][^()\n]{1,60})\(@\w{1,40}\)"
    r"|(?<!\w)Posted[ ]by[ ][A-Z][\w. ]{1,40}?[ ](?=on[ ])(?:on[ ][A-Z][a-z]{2,5}day,)?)"
    r"(?:[ ](?:on[ ])?[A-Z][a-z]{2,8}\.?[ ]\d{1,2},[ ]\d{4}"
    r"(?:[ ]at[ ]\d{1,2}:\d\d[ ]?[ap]m(?:[ ][A-Z]{3,4})?)?)?"
)
_SEND_TIME = (
    r"(?:[A-Z][a-z]{2,8}\.?[ ]\d{1,2}[ ]?,[ ]\d{4}(?:[ ]at)?[ ]\d{1,2}:\d\d[ ]?[AaPp]\.?[Mm]\.?"
    r"|(?:At[ ])?\d{1,2}:\d\d(?:[ ]?[ap]m)?(?:[ ]on)?[ ]\d{1,2}(?:st|nd|rd|th)?[ ][A-Z][a-z]{2,8}[ ]\d{4})"
)
_COMMENT_HEAD = re.compile(
    rf"(?:\|[ ]{_SEND_TIME}(?:[ ]?\|)?|{_SEND_TIME}(?:[ ]?\||[ ]?,[ ][^,|\n]{{1,40}}[ ]wrote[ ]?:))"
    r"(?:[ ](?:Reply|Report[ ]abuse)\b)?"
)
_TEXT = (
    r"(?:article|story|report|piece|column|post|page|essay|interview|obituary|review|headline|caption"
    r"|transcript|item)"
)
_PUBLICATION_NOTE = re.compile(
    rf"(?:(?:This[ ]{_TEXT}"
    rf"|(?:A|An[ ]earlier|Another|The[ ]print)[ ]version(?:[ ]of[ ](?:it|(?:this|the)[ ]{_TEXT}))?)"
    r"[ ](?:(?:was|has[ ]been)[ ])?(?:(?:first|originally|previously|last|also)[ ])?"
    r"(?:published|appear(?:ed|s)|ran|runs|print(?:ed|s)|updated|amended|corrected|edited|modified|revised|clarified"
    r"|posted|changed|filed|issued)|It[ ]was[ ](?:last|first)[ ](?:modified|updated|published))"
    r"\b[^|\n.]{0,60}?\b(?:on|in|at)\b[^|\n]{0,120}?(?:[ ]\d{4}\b|[ ]\d{1,2}\b|[a-z]{3}day\b)"
)
_CREDITS_NOTE = re.compile(
    r"\((?:Additional[ ])?(?:Reporting|Writing|Editing|Compiled|Translated|Photo(?:graph)?s?)[ ]by[ ]"
    r"[^()\n]{2,200}\)"
)
_NAME = r"(?:(?:de|van|von|al|el|Mc|Mac|O['’])[ -]?)?[A-Z][\w'’-]+"
_ONE_SOURCE = (
    rf"(?:see[ ]|cf\.[ ]|e\.g\.,?[ ])?{_NAME}(?:[ ](?:and|&)[ ]{_NAME}|[ ]et[ ]al\.?)?,?[ ]"
    r"(?:1[5-9]|20)\d\d[a-z]?"
)
_CITATION = re.compile(rf"\({_ONE_SOURCE}(?:,[ ]p{{1,2}}\.[ ]?[\d–-]+)?(?:;[ ]{_ONE_SOURCE}){{0,5}}\)")
"""The source of a statement: "(Okoro et al., 2014)"."""
_UPDATE = re.compile(
    r"(?:\(|-LRB-)[ ]?(?:Updated?|Posted)[ ]?:?[ ][^()\n]{0,20}?\d{1,2}[:.]\d\d[^()\n]{0,70}?(?:\)|-RRB-)"
)
"""The time of an entry of a live blog: "(Update 8:19 p.m. Cairo, 1:19 p.m. ET)"."""
_TICKER = re.compile(r"\(\s{0,5}[A-Z0-9_^]{1,8}\s?\.\s{0,3}[A-Z]{1,4}\s{0,5}\)")
"""The symbol of a share: "(BP.L)"."""
_DAY = (
    r"(?:\d{1,2}(?:st|nd|rd|th)?[ ][A-Z][a-z]{2,8}[ ]?,?[ ]\d{4}|[A-Z][a-z]{2,8}\.?[ ]\d{1,2}[ ]?,[ ]\d{4})"
)
_WEEKDAY = r"(?:[A-Z][a-z]{2,5}day[ ]?,?[ ])?"
_ZONE = r"(?:GMT|UTC|BST|CES?T|[ECMP][SD]?T|[IJK]ST|A[EW][SD]T|UK|local)"
_CLOCK = rf"\d{{1,2}}[:.]\d\d(?::\d\d)?(?:[ ]?[AaPp]\.?[Mm]\b\.?)?(?:[ ]{_ZONE}\b(?:[ ]time\b)?)?"
_AUTHOR = r"[Bb]y[ ]?:?[ ][A-Z][\w.'’-]+(?:[ ][A-Z]\.)?[ ][A-Z][\w.'’-]+"
_LABELLED_TIME = re.compile(
    r"\b(?:Added|Aired|Posted|Updated|Published|Last[ ](?:updated|modified))(?:[ ](?:on|at))?[ ]?:?[ ]"
    rf"{_WEEKDAY}{_DAY}[ ]?[-–,]?[ ](?:at[ ])?{_CLOCK}(?:[ ]{_CLOCK})?"
    rf"|{_DAY}[ ]?[-–—|][ ]?{_CLOCK}[ ]?\|[ ]?{_AUTHOR}"
)
"""The time of a page or a comment: "Added: Tuesday, 19 January, 2021, 17:06 GMT"."""
_PAGE_START = r"(?:^|(?<=[.!?]\s)|(?<=[)]\s)|(?<=-RRB-\s))"
_TIME_OF_PAGE = re.compile(
    rf"{_PAGE_START}(?:{_AUTHOR}[ ]?\|[ ])?{_WEEKDAY}"
    rf"(?:{_DAY}[ ]?[;,|–—-][ ]?(?:{_CLOCK}|{_AUTHOR}(?:[ ]?,[ ][A-Z]{{2,}}\b)?)"
    rf"|\d{{4}}-\d\d-\d\d[ ]{_CLOCK})(?:[ ]?[|:-])?(?=\s|\Z)"
    rf"|{_PAGE_START}(?:{_CLOCK}|UK[ ]time)[ ]?,[ ]{_WEEKDAY}{_DAY}(?=[ ][A-Z\"“`])"
    rf"|{_PAGE_START}(?:{_DAY}[ ])?(?:Page[ ])?[Ll]ast[ ]updated[ ]at[ ]{_CLOCK}"
    rf"(?:[ ]?,[ ]{_WEEKDAY}{_DAY}(?:[ ]{_CLOCK})?)?(?:[ ]Help\b)?"
    rf"|{_PAGE_START}[A-Z][a-z]{{2,8}}[ ]\d{{1,2}}[ ]?,[ ]"
    r"(?:leaders?|letters?|comment|editorial|page[ ]\d+)[ ]?:"
    rf"|(?<=[.!?]\s)[Pp]osted[ ]on[ ]{_WEEKDAY}{_DAY}(?:[ ]\|[ ]comment[ ]on[ ]this[ ]post)?",
    re.MULTILINE,
)
"""The time of a page before its first sentence: "May 14, 2010; 7:15 AM ET"."""
_PROGRAMME = re.compile(
    rf"{_SENTENCE_START}(?:Watch|Tune[ ]in|Don['’]t[ ]miss|Listen[ ]to)\b[^!?\n]{{3,80}}?"
    r"\b\d{1,2}(?::\d\d)?[ ]?[ap]\.?m\b[^!?\n]{0,60}",
    re.MULTILINE,
)
"""A note on a programme: "Watch Harbour Tonight on Mondays at 9 p.m. ET"."""
_STAMPS = (
    _LABELLED_TIME,
    _TIME_OF_PAGE,
    _PROGRAMME,
    _BLOG_TIME,
    _UPDATE,
    _SIGNATURE,
    _COMMENT_HEAD,
    _PUBLICATION_NOTE,
    _CREDITS_NOTE,
    _CITATION,
)
_BUTTONS = re.compile(
    r"(?:\b(?:Facebook|Twitter|Pinterest|LinkedIn|WhatsApp|Google\+|Reddit|E-?mail|Print)\b[ ,|/]+){3,}"
    r"|\bPlay slideshow\b(?:[ ][A-Z][a-z]+[ ]Images)?(?:[ ]\d{1,3}[ ]of[ ]\d{1,3})?(?:[ ]\d{1,3}\.)?"
    r"|\bMedia playback is (?:un)?supported on (?:this|your) device\b\.?"
)
"""Words on the buttons of a page, beside its pictures and videos."""
_PICTURE = (
    r"(?:(?:file|handout|combination|aerial|undated|archive|satellite)[ ])?(?:photo(?:graph)?|picture|image)"
)
_CAPTION_BY = (
    r"[ ](?:taken|released|provided|issued|supplied|made[ ]available|distributed)[ ]by[ ][^,;\n]{2,90}?"
)
_CAPTION_LEAD_IN = re.compile(
    rf"{_SENTENCE_START}(?:(?P<in>In[ ]this)|This|An?|The)[ ](?P<when>[^;:\n]{{0,40}}?)"
    rf"(?P<rest>,?[ ]?{_PICTURE}"
    rf"(?(in)(?:{_CAPTION_BY})?(?=,)|(?:(?:{_CAPTION_BY})?[ ]shows(?=[ ])|{_CAPTION_BY}[ ]of(?=[ ]))))",
    re.MULTILINE,
)


def time_stamps(text: str) -> list[Span]:
    """Return the spans of time stamps of an article, a comment or an entry of a live blog."""
    return [match.span() for pattern in _STAMPS for match in pattern.finditer(text)]


def without_boilerplate(text: str, dates: Iterable[Span], stamps: Iterable[Span]) -> str:
    """Return the text with blanks for its boilerplate, which ``stamps`` are part of.

    ``dates`` are the dated expressions to keep.
    """
    pieces, done = [], 0
    spans = {*stamps, *_boilerplate(text, frozenset(dates))}
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= done:
            pieces += [text[done:start], " " * (end - start)]
            done = end
    return "".join([*pieces, text[done:]])


def _boilerplate(text: str, dates: Collection[Span]) -> Iterator[Span]:
    yield from (match.span() for pattern in (_TICKER, _BUTTONS) for match in pattern.finditer(text))
    yield from credits_of_pictures(text)
    yield from gallery_furniture(text)
    yield from (match.span() for match in _HEADING.finditer(text))
    yield from (match.span() for match in _HEADS.finditer(text))
    for match in _CAPTION_LEAD_IN.finditer(_HEADS.sub(lambda head: " " * (len(head[0]) - 2) + ". ", text)):
        when = match["when"].rstrip(" ,")
        begin = match.start("when")
        if not when or (begin, begin + len(when)) in dates:
            yield match.start(), begin
            yield match.span("rest")


_CAPITALS = re.compile(
    rf"(?:{_SENTENCE_START}|(?<=\n))(?:[A-Z][A-Z'’,;-]*[ ]){{2}}(?:[A-Z0-9$][A-Z0-9.,'’;:-]*[ ]){{2,60}}"
    r"[A-Z0-9$][A-Z0-9.,'’;:-]*[.!?]?(?=\s|\Z)"
)
"""A sentence in capitals, of at least five words."""
_HEADING = re.compile(
    rf"{_SENTENCE_START}(?=(?:[A-Z][A-Z'’,$-]*[ ])*[A-Z]{{4,}})"
    r"(?:[A-Z][A-Z'’,$-]*[ ]){2}(?:[A-Z\d$'’,-]+[ ]){1,8}"
    r"(?=[A-Z][a-z’']*[ ](?:[A-Za-z’']+[ ]){0,3}(?!of\b)[a-z]{2,}[ ])",
    re.MULTILINE,
)
"""A heading of at least three words in capitals that runs into a sentence."""
_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


def in_sentence_case(text: str, dates: Iterable[Span]) -> str:
    """Return the text with its sentences of capitals in lower case, except first letters and ``dates``."""
    pieces, done = [], 0
    starts = {start for start, _ in dates}
    for match in _CAPITALS.finditer(text):
        start, end = match.span()
        kept = [start, *sorted(each for each in starts if start < each < end), end]
        pieces.append(text[done:start])
        pieces += [text[a] + text[a + 1 : b].translate(_LOWER) for a, b in pairwise(kept)]
        done = end
    return "".join([*pieces, text[done:]])


_AGENCY_CONTINUES = (
    r"(?! (?:News|Foundation|Institute|Television|TV|Agency|Editor|President|Chief|Director|Correspondent)\b)"
)
"""Words after an agency's name as a subject, or as part of a longer name."""


def credit_end(text: str, start: int, end: int) -> int:
    """Return the start of the sentence [start, end) after its opening credit; ``start`` without a credit.

    A credit is an agency's name, also with a photographer's or another agency's, directly before a capital
    ("Reuters In May the ..."), or a picture's labels ("Image copyright ... Image caption ...").
    """
    match = _credit_pattern().match(text, start, end)
    return match.end() if match else start


@cache
def _credit_pattern() -> re.Pattern[str]:
    names = sorted((alias for alias, body in bodies().items() if body.agency), key=len, reverse=True)
    agency = f"(?:{'|'.join(map(re.escape, names))})"
    joint = r"(?: ?/ ?|:| - )"
    person = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}"
    credit = (
        rf"(?:(?:{person}|[A-Z]{{2,4}}){joint})?{agency}(?:{joint}{agency})*(?![\w'’.-]){_AGENCY_CONTINUES}"
    )
    labels = r"Image copyright .{2,60}? Image caption|Image caption|Media caption"
    return re.compile(rf"(?:{labels}|{credit})[ \n]+(?=[A-Z][\w'’]* )")
