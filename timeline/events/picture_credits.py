"""Captions: sentences about a picture that stand between those of the article, told by their credit.

Examples: "Women wait for water. (Ida Berg/Reuters)", "Kids with phones. (Photo: Getty Images)",
"Photograph: Ida Berg/AFP/Getty Images".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise, takewhile

from timeline.entities import bodies
from timeline.events import event_lexicon as lexicon
from timeline.language import Span

_SLASH = r"[ ]?\\?/[ ]?"
_NAME = r"[A-Z][\w.'’-]*"
_PERSON = rf"{_NAME}(?:[ ][A-Z]\.)?(?:[ ]{_NAME})?"
_BRACKET = re.compile(
    r"(?:©[^()\n©]{2,40})?(?:[(\[]|-LRB-)[ ]?(?P<inside>[^()\[\]\n]{2,120}?)[ ]?(?:[)\]]|-RRB-)"
)
_STOP_BEFORE = re.compile(r"(?:[.!?…)\]\"”’]|''|-RRB-)\s*\Z")
_LINE_BEFORE = re.compile(r"(?:\A|\n)[ \t]*\Z")
_LINE_AFTER = re.compile(r"[ \t]*(?:\n|\Z)")
_SENTENCE_AFTER = re.compile(r"[ \t]+(?:[\"“'‘(\[A-Z]|-LRB-|``)(?!-)")
_LABELLED = re.compile(
    r"(?:(?:file[ ]|handout[ ])?(?:photo(?:graph)?|picture|image|video)s?"
    r"(?:[ ]?[:/]|[ ](?:by|courtesy|credit|provided|from)\b)"
    r"|(?:credit|source)s?[ ]?:|courtesy\b|by[ ](?-i:[A-Z][\w.]+[ ][A-Z]))",
    re.IGNORECASE,
)
_GALLERY_MARK = re.compile(r"(?:(?<=\n)|\A|(?<=[ ]))Photos:[ ]")
_LINE_OF_GALLERY = re.compile(r"^(?P<words>[A-Z]\S*(?:[ ]\S+){3})[ ][^\n]{60,}", re.MULTILINE)
_WORD_END = re.compile(r"\w[ ]\Z")
_MIN_CAPTION = 30
"""Characters of a caption below a title that its line repeats."""
_HIDDEN_CAPTION = re.compile(r"[ ]?Hide[ ]Caption[ ]\d{1,3}[ ]of[ ]\d{1,3}\b[ ]*")
_COUNTER = re.compile(r"(?<![\w/.,-])(?P<number>\d{1,2})/(?P<total>\d{1,2})[ ](?=[A-Z\"“])")
_MIN_SERIES = 3
"""Counters that count on, so that they are no fractions or days."""
_VIDEO_LINE = re.compile(r"^CLOSE[ ][A-Z][^\n]*", re.MULTILINE)
_MAX_CAPTION = 500
"""Characters of a caption, at most."""
_MAX_LABEL_LINE = 90
"""Characters of a line that has nothing but a credit, at most."""


def credits_of_pictures(text: str) -> list[Span]:
    """Return the spans of the credits of pictures in a text, in order."""
    found = sorted({*_bracketed(text), *(match.span("credit") for match in _labels().finditer(text))})
    return [span for index, span in enumerate(found) if index == 0 or span[0] >= found[index - 1][1]]


def captions_in_text(text: str) -> list[Span]:
    """Return the spans of the captions in a text, with their credits.

    A caption is the text before a credit on its line; before a credit on a line of its own, it is the line
    above. The line below a video begins with "CLOSE", the button of its player.
    """
    ended = [(_caption_start(text, start), end) for start, end in credits_of_pictures(text)]
    return [*ended, *(match.span() for match in _VIDEO_LINE.finditer(text))]


def caption_starts(text: str) -> list[int]:
    """Return the offsets at which the captions of a gallery begin within a line."""
    return [end for _, end in gallery_furniture(text)]


def gallery_furniture(text: str) -> list[Span]:
    """Return the spans of a gallery's title before each of its captions, and of its counters, in order.

    Examples: "Photos: Storm over Porto", "Hide Caption 3 of 8", "3/8".
    """
    return sorted({*_marked_titles(text), *_repeated_titles(text), *_gallery_counters(text)})


def _marked_titles(text: str) -> Iterator[Span]:
    marks = list(_GALLERY_MARK.finditer(text))
    if not marks:
        return
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    lines = [text[mark.end() : end].split("\n")[0] for mark, end in zip(marks, ends, strict=True)]
    shared = [_shared_length(one, two) for one, two in pairwise(lines)]
    for mark, *near in zip(marks, [0, *shared], [*shared, 0], strict=True):
        titles = [length for length in near if length]
        if titles:
            yield mark.start(), mark.end() + min(titles)


def _repeated_titles(text: str) -> Iterator[Span]:
    """Yield the span of the title that several lines begin with, each before a caption with a capital."""
    groups: dict[str, list[Span]] = {}
    for line in _LINE_OF_GALLERY.finditer(text):
        groups.setdefault(line["words"], []).append(line.span())
    for lines in groups.values():
        if len(lines) <= _MIN_SERIES:
            continue
        shared = min(_shared_length(text[slice(*one)], text[slice(*two)]) for one, two in pairwise(lines))
        is_whole = all(
            end - start > shared + _MIN_CAPTION and text[start + shared].isupper() for start, end in lines
        )
        if is_whole and _WORD_END.search(text[lines[0][0] : lines[0][0] + shared]):
            yield from ((start, start + shared) for start, _ in lines)


def _gallery_counters(text: str) -> Iterator[Span]:
    yield from (match.span() for match in _HIDDEN_CAPTION.finditer(text))
    series: list[re.Match[str]] = []
    for match in _COUNTER.finditer(text):
        if series and not _counts_on(series[-1], match):
            yield from _spans_of_series(series)
            series = []
        series.append(match)
    yield from _spans_of_series(series)


def _counts_on(one: re.Match[str], two: re.Match[str]) -> bool:
    return one["total"] == two["total"] and int(two["number"]) == int(one["number"]) + 1


def _spans_of_series(series: Sequence[re.Match[str]]) -> Iterator[Span]:
    if len(series) >= _MIN_SERIES:
        yield from (match.span() for match in series)


def _shared_length(one: str, two: str) -> int:
    """Return the number of characters of the words that both lines begin with."""
    return sum(
        len(word) + 1
        for word, _ in takewhile(
            lambda pair: pair[0] == pair[1], zip(one.split(" "), two.split(" "), strict=False)
        )
    )


def _bracketed(text: str) -> Iterator[Span]:
    for match in _BRACKET.finditer(text):
        start, end = match.span()
        if _is_credit(match["inside"]) and _stands_apart(text, start, end, match["inside"]):
            yield start, end


def _is_credit(inside: str) -> bool:
    return _LABELLED.match(inside) is not None or _photographer().search(inside) is not None


def _stands_apart(text: str, start: int, end: int, inside: str) -> bool:
    """Return True if the bracket is outside of sentences, and no agency of a dateline."""
    before = text[max(0, start - 8) : start]
    if _LINE_AFTER.match(text, end):
        return True
    if _SENTENCE_AFTER.match(text, end) is None:
        return False
    if _LINE_BEFORE.search(before):
        return _LABELLED.match(inside) is not None
    return _STOP_BEFORE.search(before) is not None


def _caption_start(text: str, credit: int) -> int:
    line = text.rfind("\n", 0, credit) + 1
    if not text[line:credit].strip() and line > 0:
        line = text.rfind("\n", 0, line - 1) + 1
    if credit - line <= _MAX_CAPTION:
        return line
    stop = max(text.rfind(mark, line, max(line, credit - 3)) for mark in (". ", "! ", "? "))
    return stop + 2 if stop > line else credit


@cache
def _agency() -> str:
    names = {alias for alias, body in bodies().items() if body.agency} | lexicon.PICTURE_AGENCIES
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return f"(?:{'|'.join(map(re.escape, longest_first))})(?![\\w’'])"


@cache
def _photographer() -> re.Pattern[str]:
    """Return the pattern of a bracket with an agency's name, or with a photographer and a medium."""
    return re.compile(
        rf"(?<!\w){_agency()}(?:\W{{0,2}}(?:[Ff]ile|[Pp]ool))?\W*\Z"
        rf"|\A{_agency()}(?:\Z|[ ]?[/:-]|[ ]Photo)|\A{_PERSON}{_SLASH}[A-Z]"
    )


@cache
def _labels() -> re.Pattern[str]:
    """Return the pattern of a credit without brackets."""
    media = rf"(?:{_SLASH}(?:{_agency()}|[\w.'’-]+))"
    ends_line = rf"(?=[^\n]{{0,{_MAX_LABEL_LINE}}}(?:\n|\Z))"
    person = rf"{_PERSON}(?:(?:{media})+|[ ]for[ ]the[ ]{_NAME})?"
    return re.compile(
        r"(?:\A|(?<=\n)|(?<=[.!?\"”’][ ]))(?P<credit>"
        rf"(?:(?:Photograph|Photo|Picture|Image|Credit)[ ]?:|(?:Photograph|Photo)s?[ ]by\b)[ ]?{person}"
        rf"|Credit[ ]{_PERSON}{media}+(?=[ ]?(?:\n|\Z))"
        rf"|{ends_line}(?:{_PERSON}{_SLASH}{_agency()}|{_agency()}{_SLASH}{_PERSON}"
        rf"|{_NAME}(?:[ ]{_NAME}){{0,4}}[ ]via[ ]{_agency()})(?=[ ]?(?:\n|\Z)))"
    )
