"""Sentence splitting by rules, in one pass. The model then parses only the sentences it is needed for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from statistics import median

from timeline.line_breaks import joined_ends
from timeline.resources import load_toml

Span = tuple[int, int]

MAX_SENTENCE_LENGTH = 1200
"""In characters. A longer "sentence" is a table or a list; it is cut to bound the model's work."""

WRAPPED_WIDTH = 100
"""In characters. If no line of a text is longer, the text was wrapped and its line ends mean nothing."""

_WORDS = {
    name: frozenset(words.split()) for name, words in load_toml(__package__, "abbreviations.toml").items()
}

_PARAGRAPH = re.compile(r"\n[ \t\r]*\n|\n(?=[ \t]{2,}\S)|[\u2028\u2029\x0b\x0c\x85]")
_LINE_END = re.compile(r"\n")
_STOP = re.compile(
    r"(?<![.!?…])[.!?…]++[ ]?(?:''|[\"'”’»)\]])*+(?=\s)\s*+"
    r"|(?:(?<=[a-z]{2})|(?<=\d{4})|(?<=\d0s))[.!?][”’]?"
    r"(?=[“‘]?(?!(?:Com?|Net|Org|Gov|Edu)\b)[A-Z][a-z]+(?:[ ,'’-]|[.!?](?:\s|\Z)))"
    r"|(?<=[a-z]{2})[.!?](?=A [a-z]|[A-Z]{2,} [A-Z]{2})"
)
"""The ends of sentences: stops before a space, and between a word or a year and a capital ("said.The")."""
_BULLET = re.compile(r"\s(?=\\?[*•▪◦][ ][\"“‘'A-Z])")
"""The space before an item of a list within a line."""
_OPENING = re.compile(r"[\"'“‘«(\[`\-–—•*#@$€£]*+\s?(\w+)")
_WORD_BEFORE = re.compile(r"[\w.&'-]*$")
_BREAK = re.compile(r"[;:]\s|,\s|\s")


def sentences(text: str) -> list[Span]:
    """Return the sentences of a text in order, as offsets without the surrounding white space."""
    line_ends = not _is_wrapped(text)
    joined = (
        {at for end in joined_ends(text) for at in range(end.start, end.end)} if line_ends else frozenset()
    )
    return [
        piece
        for block in _split_at(text, 0, len(text), _PARAGRAPH)
        for line in (_split_at(text, *block, _LINE_END, joined) if line_ends else [block])
        for item in _split_at(text, *line, _BULLET)
        for sentence in _split_line(text, *item)
        for piece in _cut_to_length(text, *sentence)
    ]


def _is_wrapped(text: str) -> bool:
    lengths = [len(line) for line in text.split("\n") if line.strip()]
    return len(lengths) > 3 and max(lengths) <= WRAPPED_WIDTH and median(lengths) > WRAPPED_WIDTH / 2


def _split_at(
    text: str, start: int, end: int, between: re.Pattern[str], joined: Set[int] = frozenset()
) -> Iterator[Span]:
    """Yield the spans between the matches of a pattern; matches at the offsets ``joined`` do not count."""
    for match in between.finditer(text, start, end):
        if match.start() in joined:
            continue
        yield from _trimmed(text, start, match.start())
        start = match.end()
    yield from _trimmed(text, start, end)


def _split_line(text: str, start: int, end: int) -> Iterator[Span]:
    for match in _STOP.finditer(text, start, end):
        if match.end() < end and _ends_sentence(text, start, match):
            yield from _trimmed(text, start, match.end())
            start = match.end()
    yield from _trimmed(text, start, end)


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    opening = _OPENING.match(text, stop.end())
    following = opening[1] if opening else ""
    if following[:1].islower():
        return False
    if not stop.group().startswith(".") or stop.group().startswith(".."):
        return True
    before = _word_before(text, start, stop.start())
    if before in _WORDS["never_last"]:
        return False
    if before in _WORDS["seldom_last"] or _is_initial(before):
        return following.casefold() in _WORDS["openers"] and not following.isupper()
    return True


def _word_before(text: str, start: int, end: int) -> str:
    match = _WORD_BEFORE.search(text, max(start, end - 12), end)
    return match.group().casefold() if match else ""


def _is_initial(word: str) -> bool:
    return all(len(part) == 1 and part.isalpha() for part in word.split(".")) if word else False


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    if left < right:
        yield left, right


def _cut_to_length(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > MAX_SENTENCE_LENGTH:
        cut = _best_break(text, start + MAX_SENTENCE_LENGTH // 2, start + MAX_SENTENCE_LENGTH)
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _best_break(text: str, start: int, end: int) -> int:
    """Return the end of the best break: after ";", else after ":", else after ",", else after a space."""
    best = {match.group()[0]: match.end() for match in _BREAK.finditer(text, start, end)}
    return best.get(";") or best.get(":") or best.get(",") or max(best.values(), default=end)
