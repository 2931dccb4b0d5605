"""Line ends of a text: wrapped lines of one paragraph, or lines of their own.

Entries of a list or chronology, rows of a table, verses, headings and dates alone keep their lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from timeline.resources import load_toml

_WORDS = {name: frozenset(words.split()) for name, words in load_toml("timeline", "line_breaks.toml").items()}
_MONTH = "|".join(sorted(_WORDS["months"], key=len, reverse=True))
_WEEKDAY = "|".join(sorted(_WORDS["weekdays"], key=len, reverse=True))

_LINES_OF_ONE_BLOCK = re.compile(r"\S[ \t]*\n[ \t]*\S")

_BULLET = re.compile(r"[-*•·▪◦‣–—>#+]\s")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)]\s")
_DAY = (
    rf"(?:(?:{_WEEKDAY})\.?,?\s)?(?:(?:{_MONTH})\.?\s\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th|\.|er|º)?\s(?:de\s)?"
    rf"(?:{_MONTH})\.?|(?:{_MONTH})\.?)(?:,?\s(?:de\s)?\d{{4}})?"
)
_DATE = (
    rf"(?:{_DAY}|(?:{_WEEKDAY})|\d{{4}}(?:[-/.]\d\d?(?:[-/.]\d\d?)?)?"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}[:.h]\d\d)"
)
_DATED_ENTRY = re.compile(rf"\W?{_DATE}(?:\s?[:–—]\s|\s-\s|\s\|\s)", re.IGNORECASE)
_DATE_LINE = re.compile(rf"{_DATE}\s?:?", re.IGNORECASE)
_DATE_FIRST = re.compile(rf"{_DATE}[ ,]", re.IGNORECASE)
_LABELLED = re.compile(r"(?=[^:\n]{0,40}\d)[A-ZÀ-Þ\d][^:–—\n]{0,40}?\s?[:–—]\s")

_STOP = re.compile(r"[.!?…。！？][\"'”’»)\]]*\Z|[:;]\Z")
_STOP_INSIDE = re.compile(r"[.!?][\"'”’)]*\s+[\"'“‘(]?[A-ZÀ-Þ]")
_LAST_WORD = re.compile(r"([^\W_]+)\.?\Z")
_FIRST_WORD = re.compile(r"\S+")
_CONTINUED = re.compile(r"[\"'“‘(\[]?[a-zß-ÿа-яёіїєґ]|[,;)\]]|[-–—]\s")
_HYPHEN = re.compile(r"([^\W\d_]+)-\Z")
_CJK = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff，、」』）]")

_MIN_PROSE_WORDS = 3
_VERSE_WIDTH, _LOWER_VERSE_WIDTH = 60, 40
"""Characters: longer lines are no verses. Wrapped prose has lines with a small first letter."""
_MIN_FULL_LINE, _MIN_FULL_CHINESE_LINE = 40, 15
"""Characters: a shorter line may be a heading, even if it is the longest one."""
_MAX_WIDTH = 140
"""Characters: longer lines are paragraphs, not lines of a fixed width."""
_MAX_SHARE_GOING_ON = 0.2
"""Share of the lines that end within a sentence, at most, in a text with paragraphs as lines."""


@dataclass(frozen=True, slots=True)
class JoinedEnd:
    """The end of a wrapped line: the span from its last word to the next line's first word.

    ``between`` joins the words: a space, a hyphen, or nothing for a broken word and for Chinese.
    """

    start: int
    end: int
    between: str


def join_lines(text: str) -> str:
    """Return the text with each paragraph of wrapped lines on one line."""
    pieces, position = [], 0
    for joined in joined_ends(text):
        pieces += [text[position : joined.start], joined.between]
        position = joined.end
    return "".join(pieces) + text[position:]


@lru_cache(maxsize=4)
def joined_ends(text: str) -> tuple[JoinedEnd, ...]:
    """Return the ends of wrapped lines in a text, in order."""
    if not _LINES_OF_ONE_BLOCK.search(text):
        return ()
    width, is_of_paragraphs = _text_width(text), _has_paragraphs_as_lines(text)
    blocks = (_Block(lines, width, is_of_paragraphs) for lines in _blocks(text))
    return tuple(joined for block in blocks for joined in block.joined_ends())


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Yield the lines of each block; empty lines stand between blocks."""
    lines: list[_Line] = []
    start = 0
    for line in text.split("\n"):
        if line and not line.isspace():
            lines.append(_Line(start, line))
        elif lines:
            yield lines
            lines = []
        start += len(line) + 1
    if lines:
        yield lines


def _text_width(text: str) -> int:
    """Return the width of a text with a fixed width, else 0."""
    lengths = sorted(len(line.rstrip()) for line in text.split("\n") if line.strip())
    longest = lengths[-1]
    full = sum(length > 0.8 * longest for length in lengths)
    return longest if longest <= _MAX_WIDTH and full >= max(3, 0.3 * len(lengths)) else 0


def _has_paragraphs_as_lines(text: str) -> bool:
    """Return True if each line of a text is a paragraph, a heading or a caption.

    Such a text has lines that are longer than a wrapped line, and few lines that go on in the next one.
    """
    lines = [_Line(0, line) for line in text.split("\n") if line.strip()]
    if max(len(line.text) for line in lines) <= _MAX_WIDTH:
        return False
    going_on = sum(line.is_open and following.continues for line, following in pairwise(lines))
    return going_on <= _MAX_SHARE_GOING_ON * (len(lines) - 1)


@dataclass(frozen=True)
class _Line:
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @cached_property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip())

    @cached_property
    def words(self) -> str:
        return self.text.strip()

    @cached_property
    def is_row(self) -> bool:
        return "\t" in self.words or "    " in self.words or self.words.startswith("|")

    @cached_property
    def is_bullet(self) -> bool:
        return _BULLET.match(self.words) is not None

    @cached_property
    def is_numbered(self) -> bool:
        return _NUMBERED.match(self.words) is not None

    @cached_property
    def is_dated_entry(self) -> bool:
        return _DATED_ENTRY.match(self.words) is not None

    @cached_property
    def is_date(self) -> bool:
        return _DATE_LINE.fullmatch(self.words) is not None

    @cached_property
    def begins_with_date(self) -> bool:
        return _DATE_FIRST.match(self.words) is not None

    @cached_property
    def continues(self) -> bool:
        """True if the line begins in the middle of a sentence."""
        return _CONTINUED.match(self.words) is not None

    @cached_property
    def begins_in_prose(self) -> bool:
        """Tell if the line begins as sentences do and headlines do not: "She was met by Pope"."""
        first, *others = self.words[:60].split()
        return len(others) >= _MIN_PROSE_WORDS and first in _WORDS["openers"]

    @cached_property
    def last_word(self) -> str:
        word = _LAST_WORD.search(self.words[-30:])
        return word[1].casefold() if word else ""

    @cached_property
    def is_open(self) -> bool:
        """True if no sentence ends with the line."""
        return not _STOP.search(self.words[-20:]) or self._ends_with_abbreviation

    @cached_property
    def is_unfinished(self) -> bool:
        """True if the line cannot be the end of a sentence, a heading or an entry."""
        if self.words.endswith((",", " -", "–", "—", "(")) or self._ends_with_abbreviation:
            return True
        return not self.words.endswith(".") and self.last_word in _WORDS["unfinished"]

    @property
    def _ends_with_abbreviation(self) -> bool:
        return self.words.endswith(".") and self.last_word in _WORDS["abbreviations"]

    def is_full(self, following: _Line, width: int) -> bool:
        """Return True if the next line's first word had no space left on this line."""
        if _CJK.match(self.words[-1]):
            return len(self.words) >= max(width - 1, _MIN_FULL_CHINESE_LINE)
        word = _FIRST_WORD.match(following.words)
        fits = len(self.text.rstrip()) + 1 + len(word[0] if word else "") <= width
        return not fits and len(self.words) >= _MIN_FULL_LINE


class _Block:
    """Lines without an empty line between them."""

    def __init__(self, lines: Sequence[_Line], width: int, is_of_paragraphs: bool) -> None:
        self._lines = lines
        self._is_of_paragraphs = is_of_paragraphs
        longest = max(len(line.text.rstrip()) for line in self._lines)
        self._width = width or (longest if longest <= _MAX_WIDTH and len(self._lines) > 2 else 0)

    def joined_ends(self) -> Iterator[JoinedEnd]:
        sentence_began_before = False
        for line, following in pairwise(self._lines):
            between = self._between(line, following, sentence_began_before)
            if between is not None:
                yield JoinedEnd(*_gap(line, following, between), between)
            sentence_began_before = between is not None and (
                line.is_open or _STOP_INSIDE.search(line.words) is not None
            )

    def _between(self, line: _Line, following: _Line, sentence_began_before: bool) -> str | None:
        """Return the joint of two lines, ``None`` if the lines stay apart."""
        if len(line.text) > _MAX_WIDTH and following.text[0].isupper() and not line.is_open:
            return None  # a paragraph on one line, for speed before the other questions
        if line.is_row or following.is_row:
            return None
        if (joint := _joint_of_broken_word(line.words, following.words)) is not None:
            return joint
        if self._is_entry(line, following) or self._is_verse:
            return None
        if not self._is_same_sentence(line, following, sentence_began_before):
            return None
        return "" if _CJK.match(line.words[-1]) and _CJK.match(following.words) else " "

    def _is_same_sentence(self, line: _Line, following: _Line, sentence_began_before: bool) -> bool:
        if following.continues:
            return True
        if self._is_of_paragraphs:
            return line.words.endswith(",") or _is_divided_date(line, following)
        if line.is_unfinished:
            return True
        is_full = bool(self._width) and line.is_full(following, self._width)
        if not line.is_open:
            return self._is_prose and is_full
        if sentence_began_before or line.begins_in_prose or _is_divided_date(line, following):
            return True
        return is_full or _STOP_INSIDE.search(line.words) is not None

    def _is_entry(self, line: _Line, following: _Line) -> bool:
        """Return True if the next line begins an item or a paragraph, or one of the lines is a date."""
        if following.is_bullet:
            return not self._is_dash(line)
        if line.is_unfinished:
            return False
        if following.is_numbered:
            return self._begins_item(line, following)
        if self._begins_dated_or_labelled_entry(following):
            return True
        if _is_date_line(line, following):
            return not _is_divided_date(line, following)
        return following.indent >= self._lines[0].indent + 2 and not following.continues

    def _is_dash(self, line: _Line) -> bool:
        """Return True if the only bullet of the block is a dash within the sentence of a line."""
        return self._bullets == 1 and line.is_open and not line.words.endswith(":")

    def _begins_item(self, line: _Line, following: _Line) -> bool:
        """Return True if the number of the next line counts an item, and is none of the sentence."""
        return self._numbered > 1 or not line.is_open or not following.words[0].isdigit()

    def _begins_dated_or_labelled_entry(self, following: _Line) -> bool:
        if following.is_dated_entry or (self._has_date_entries and following.begins_with_date):
            return True
        return self._labelled > 1 and _LABELLED.match(following.words) is not None

    @cached_property
    def _bullets(self) -> int:
        return sum(line.is_bullet for line in self._lines)

    @cached_property
    def _numbered(self) -> int:
        return sum(line.is_numbered for line in self._lines)

    @cached_property
    def _labelled(self) -> int:
        return sum(_LABELLED.match(line.words) is not None for line in self._lines)

    @cached_property
    def _has_date_entries(self) -> bool:
        return self._lines[0].begins_with_date and sum(line.begins_with_date for line in self._lines) > 1

    @cached_property
    def _is_verse(self) -> bool:
        if len(self._lines) < 3 or any(line.is_unfinished for line in self._lines[:-1]):
            return False
        longest = max(len(line.words) for line in self._lines)
        if not any(line.continues for line in self._lines):
            return longest <= _VERSE_WIDTH and any(line.is_open for line in self._lines[:-1])
        return all(line.continues and line.is_open for line in self._lines) and longest <= _LOWER_VERSE_WIDTH

    @cached_property
    def _is_prose(self) -> bool:
        pairs: Iterator[Sequence[_Line]] = pairwise(self._lines)
        return any(following.continues and line.is_open for line, following in pairs)


def _is_divided_date(line: _Line, following: _Line) -> bool:
    """Return True if a line end divides a date: a month from its day or year, "last" from its weekday."""
    first = _FIRST_WORD.match(following.words)
    word = first[0].strip(".,;:").casefold() if first else ""
    if line.last_word in ("last", "next", "this", "before", "after"):
        return word in _WORDS["weekdays"] or word in _WORDS["months"]
    if line.last_word in _WORDS["weekdays"]:
        return word[:1].isdigit() or word in _WORDS["months"]
    if line.last_word in _WORDS["months"]:
        return word[:1].isdigit()
    return line.words[-1].isdigit() and word in _WORDS["months"] and not line.is_date


def _joint_of_broken_word(words: str, following: str) -> str | None:
    """Return the joint of a word that is broken at the line end, ``None`` for whole words."""
    if words.endswith("\u00ad"):
        return ""
    if not words.endswith("-"):
        return None
    hyphenated = _HYPHEN.search(words[-40:])
    if hyphenated is None:
        return "-" if words[-2:-1].isdigit() and following[0].isdigit() else None
    if following[0].islower() and hyphenated[1].casefold() not in _WORDS["prefixes"]:
        return ""
    return "-" if following[0].isalpha() else None


def _gap(line: _Line, following: _Line, between: str) -> tuple[int, int]:
    """Return the span that the joint replaces: white space, with the hyphen of a broken word."""
    start = line.start + len(line.text.rstrip())
    is_broken = line.words.endswith(("\u00ad", "-")) and between in ("", "-")
    return start - is_broken, following.start + following.indent


def _is_date_line(line: _Line, following: _Line) -> bool:
    """Return True if the next line, or a line before another sentence, is nothing but a date."""
    if following.is_date and not following.words.endswith("."):
        return True
    return line.is_date and not following.continues
