"""Text for a figure: escaped, measured, broken into lines.

Plotly reads text as simple HTML (``<b>``, ``<a href>``, entities) and, if MathJax is loaded, ``$...$`` as
TeX. Text of articles passes through ``single_line`` and ``inert``, so Plotly shows it as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from timeline.resources import load_toml
from timeline.safe_text import single_line

FONTS = (
    "Arial, Helvetica, 'Liberation Sans', 'Noto Sans', "
    "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', "  # Chinese
    "'Hiragino Sans', 'Yu Gothic', Meiryo, 'Noto Sans CJK JP', "  # kana
    "'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans CJK KR', "  # hangul
    "'Geeza Pro', 'Segoe UI', 'Noto Sans Arabic', 'DejaVu Sans', sans-serif"
)
EM = 2048
UNKNOWN = 0.95  # em; wider than nearly every letter of the scripts that the table lacks
WIDE = 1.0  # em; East Asian wide characters are square
EMOJI = 1.4
SLACK = 1.02  # kerning and hinting differ between browsers by less than this
LTR_MARK, RTL_ISOLATE, END_ISOLATE = "\u200e", "\u2067", "\u2069"
GAP = "\u00a0 "  # between a label's date and its title
REMEMBERED = 4096  # blocks: the next picture has most of its labels in common with the last

_ENTITIES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("$"): "&#36;"}
_JOINERS = "\u200c\u200d"  # Persian and Indic scripts are misspelt without
_RTL = r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_RTL_LETTERS = re.compile(f"{_RTL}+")
_IDEOGRAPHS = (
    "\u2e80-\u2fdf\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_OPENING = "（［｛〔〈《「『【〖〘‘“"  # which may not end a line
_SMALL_KANA = "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ"
_CLOSING = f"、。，．：；？！）］｝〕〉》」』】〗〙’”…‥・ーゝゞヽヾ々{_SMALL_KANA}"  # which may not begin one
_IDEOGRAPH = re.compile(f"[{_IDEOGRAPHS}]")
_PIECES = re.compile(
    f"[{_OPENING}]*(?:(?![{_CLOSING}])[{_IDEOGRAPHS}]|[^{_IDEOGRAPHS}{_OPENING}{_CLOSING}]+)?[{_CLOSING}]*"
)
_JOINED = {  # Arabic letters, and the narrower form that each has before a letter that it joins
    int(unicodedata.decomposition(char).split()[1], 16): char
    for char in map(chr, (*range(0xFB50, 0xFC00), *range(0xFE70, 0xFEFD)))
    if re.fullmatch(r"<initial> \w{4}", unicodedata.decomposition(char))
}
_JOINING = re.compile(f"([{''.join(map(chr, _JOINED))}])(?=[\u064b-\u0652]*[\u0620-\u064a\u0671-\u06d3])")
_RTL_RUN = re.compile(rf"{_RTL}(?:[ \u200c\u200d]*{_RTL})*")


def inert(text: str) -> str:
    """Return text escaped for Plotly, on one line."""
    return single_line(text).translate(_ENTITIES)


class _Advances(dict[str, float]):
    """The widths of characters in em / 2048; estimated for a character outside the table."""

    def __missing__(self, char: str) -> float:
        self[char] = _estimate(char) * EM
        return self[char]


@cache
def _advances(face: str) -> _Advances:
    table = load_toml(__package__, "text_widths.toml")
    return _Advances({char: int(width) for width, chars in table[face].items() for char in chars})


def _estimate(char: str) -> float:
    if unicodedata.combining(char) or char in _JOINERS:
        return 0.0
    if ord(char) >= 0x1F000:
        return EMOJI
    return WIDE if unicodedata.east_asian_width(char) in "WF" else UNKNOWN


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width in pixels of a line of text at a font size, rather too wide than too narrow."""
    if not text.isascii():
        text = _JOINING.sub(lambda letter: _JOINED[ord(letter[1])], text)
    return _units(text, "bold" if bold else "regular") / EM * size * SLACK


@lru_cache(maxsize=4 * REMEMBERED)
def _units(text: str, face: str) -> float:
    return sum(map(_advances(face).__getitem__, text))


class _Word(NamedTuple):
    """A word or a part of one, with its width and the width of the space before it; pixels."""

    text: str
    width: float
    space: float


_Lines = list[list[_Word]]


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of Plotly's HTML with their size in pixels; ``leftward`` lines are read from right to left."""

    html: str
    width: float
    lines: int
    leftward: bool = False


@lru_cache(maxsize=REMEMBERED)
def block(
    text: str,
    size: float,
    limit: float,
    *,
    bold: bool = False,
    italic: bool = False,
    lead: str = "",
    even: bool = False,
) -> Block:
    """Return text in as few lines of ``limit`` pixels as possible; ``even`` makes them similar in length.

    ``lead`` stands before the text in bold and is not broken.
    """
    text, lead = single_line(text), single_line(lead)
    start = width(lead, size, bold=True) + (width(GAP, size) if lead and text else 0)
    words = list(_words(text, size, limit, bold))
    lines = _fill(words, limit, start)
    if even and len(lines) > 1:
        lines = _evened(words, limit, start, lines)
    widths = [_line_width(line) for line in lines]
    widths[0] += start
    leftward = _is_leftward(text)
    rows = _directed([_written(line).translate(_ENTITIES) for line in lines], leftward)
    if bold:
        rows = [f"<b>{row}</b>" if row else "" for row in rows]
    if italic:
        rows = [f"<i>{row}</i>" if row else "" for row in rows]
    if lead:
        rows[0] = f"<b>{lead.translate(_ENTITIES)}</b>" + (f"{GAP}{rows[0]}" if rows[0] else "")
    return Block("<br>".join(rows), max(widths), len(rows), leftward)


def stacked_blocks(blocks: Iterable[Block]) -> Block:
    """Return blocks one below the other, without the empty ones; read in the direction of the first one."""
    made = [each for each in blocks if each.html]
    if not made:
        return Block("", 0.0, 1)
    return Block(
        "<br>".join(each.html for each in made),
        max(each.width for each in made),
        sum(each.lines for each in made),
        made[0].leftward,
    )


def _line_width(line: list[_Word]) -> float:
    """Return the width of a line without the space before its first word."""
    return sum(word.width + word.space for word in line) - line[0].space if line else 0.0


def _is_leftward(text: str) -> bool:
    """Return True if most letters are right-to-left ones."""
    return 2 * sum(map(len, _RTL_LETTERS.findall(text))) > sum(map(str.isalpha, text))


def _written(line: list[_Word]) -> str:
    return "".join(f" {word.text}" if at and word.space else word.text for at, word in enumerate(line))


def _directed(rows: list[str], leftward: bool) -> list[str]:
    """Return the rows of a text with marks for their direction; the picture reads from left to right.

    A ``leftward`` text reads from right to left as a whole. In any other text, a comma or a number after a
    right-to-left name stays after it.
    """
    if leftward:
        return [f"{RTL_ISOLATE}{row}{END_ISOLATE}" for row in rows]
    return [_RTL_RUN.sub(rf"\g<0>{LTR_MARK}", row) for row in rows]


def _evened(words: list[_Word], limit: float, start: float, lines: _Lines) -> _Lines:
    """Return the same number of lines within the smallest number of tenths of the limit."""
    for tenths in range(9, 1, -1):
        narrower = _fill(words, limit * tenths / 10, start)
        if len(narrower) > len(lines) or limit * tenths / 10 < start:
            break
        lines = narrower
    return lines


def _fill(words: list[_Word], limit: float, start: float) -> _Lines:
    lines: _Lines = [[]]
    used = start
    for word in words:
        space = word.space if lines[-1] else 0.0
        if used + space + word.width > limit and (lines[-1] or start):
            lines.append([])
            used = space = 0.0
        lines[-1].append(word)
        used += space + word.width
    return lines


def _words(text: str, size: float, limit: float, bold: bool) -> Iterator[_Word]:
    """Yield words in parts; a line can end after each. In Chinese and Japanese most characters are parts."""
    before = width(" ", size, bold=bold)
    for word in text.split():
        space = before
        pieces = _PIECES.findall(word) if not word.isascii() and _IDEOGRAPH.search(word) else [word]
        for piece in filter(None, pieces):
            for part, wide in _cut(piece, size, limit, bold):
                yield _Word(part, wide, space)
                space = 0.0


def _cut(word: str, size: float, limit: float, bold: bool) -> Iterator[tuple[str, float]]:
    """Yield a word and its width; a word wider than a line is cut into parts."""
    wide = width(word, size, bold=bold)
    if wide <= limit:
        yield word, wide
        return
    part, used = "", 0.0
    for char in word:
        wide = width(char, size, bold=bold)
        if part and used + wide > limit:
            yield part, used
            part, used = "", 0.0
        part += char
        used += wide
    yield part, used
