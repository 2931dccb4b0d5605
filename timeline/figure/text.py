"""Text that may go into a figure: made inert, measured, broken into lines.

Plotly reads its text as a small HTML (``<b>``, ``<a href>``, entities) and, where MathJax is loaded,
``$...$`` as TeX. Text of articles passes through ``plain`` and ``inert``, so that neither happens.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from timeline.inert import plain

FONTS = "Arial, Helvetica, 'Liberation Sans', 'Noto Sans', sans-serif"
EM = 2048
UNKNOWN = 0.95  # em; wider than nearly every letter of the scripts that the table lacks
WIDE = 1.05  # em; East Asian wide characters are square
EMOJI = 1.4
SLACK = 1.02  # kerning and hinting differ between browsers by less than this
LTR_MARK, RTL_ISOLATE, END_ISOLATE = "\u200e", "\u2067", "\u2069"
GAP = "\u00a0 "  # between a label's date and its title
REMEMBERED = 4096  # blocks: the next picture has most of its labels in common with the last

_ENTITIES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("$"): "&#36;"}
_JOINERS = "\u200c\u200d"  # Persian and Indic scripts are misspelt without
_RTL = r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_RTL_LETTERS = re.compile(f"{_RTL}+")
_RTL_RUN = re.compile(rf"{_RTL}(?:[ \u200c\u200d]*{_RTL})*")


def inert(text: str) -> str:
    """Return cleaned text so written that Plotly shows it as it is."""
    return plain(text).translate(_ENTITIES)


class _Advances(dict[str, float]):
    """How wide characters are, in em / 2048; of one that the table lacks, a guess."""

    def __missing__(self, char: str) -> float:
        self[char] = _guess(char) * EM
        return self[char]


@cache
def _advances(face: str) -> _Advances:
    table = tomllib.loads(files(__package__).joinpath("advances.toml").read_text(encoding="utf-8"))
    return _Advances({char: int(width) for width, chars in table[face].items() for char in chars})


def _guess(char: str) -> float:
    if unicodedata.combining(char) or char in _JOINERS:
        return 0.0
    if ord(char) >= 0x1F000:
        return EMOJI
    return WIDE if unicodedata.east_asian_width(char) in "WF" else UNKNOWN


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how many pixels a line of cleaned text takes at a font size, erring on the wide side."""
    return sum(map(_advances("bold" if bold else "regular").__getitem__, text)) / EM * size * SLACK


class _Word(NamedTuple):
    """A word of a line, or a part of one, with the pixels that it takes."""

    text: str
    width: float


_Lines = list[list[_Word]]


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of Plotly's HTML with the size in pixels that they take."""

    html: str
    width: float
    lines: int


@lru_cache(maxsize=REMEMBERED)
def block(
    text: str, size: float, limit: float, *, bold: bool = False, lead: str = "", even: bool = False
) -> Block:
    """Return text broken into as few lines as hold it within ``limit`` pixels; ``even``: of like length.

    ``lead`` is set in bold before the text and is not broken.
    """
    text, lead = plain(text), plain(lead)
    start = width(lead, size, bold=True) + (width(GAP, size) if lead and text else 0)
    words = [part for word in text.split() for part in _parts(word, size, limit, bold)]
    space = width(" ", size, bold=bold)
    lines = _fill(words, space, limit, start)
    if even:
        lines = _evened(words, space, limit, start, lines)
    widths = [sum(word.width for word in line) + space * max(len(line) - 1, 0) for line in lines]
    widths[0] += start
    rows = [" ".join(word.text for word in line).translate(_ENTITIES) for line in lines]
    rows = [f"<b>{row}</b>" if bold and row else row for row in _directed(rows, text)]
    if lead:
        rows[0] = f"<b>{lead.translate(_ENTITIES)}</b>" + (f"{GAP}{rows[0]}" if rows[0] else "")
    return Block("<br>".join(rows), max(widths), len(rows))


def _directed(rows: list[str], text: str) -> list[str]:
    """Return rows of a text so that each reads in its direction, in a picture that is read from the left.

    Where most letters are right-to-left ones, all of it is read so; in any other text, a comma or a number
    behind a right-to-left name stands behind it.
    """
    if 2 * sum(map(len, _RTL_LETTERS.findall(text))) > sum(map(str.isalpha, text)):
        return [f"{RTL_ISOLATE}{row}{END_ISOLATE}" for row in rows]
    return [_RTL_RUN.sub(rf"\g<0>{LTR_MARK}", row) for row in rows]


def _evened(words: list[_Word], space: float, limit: float, start: float, lines: _Lines) -> _Lines:
    """Return the same number of lines within the narrowest tenth of the limit that holds them."""
    for tenths in range(9, 1, -1):
        narrower = _fill(words, space, limit * tenths / 10, start)
        if len(narrower) > len(lines) or limit * tenths / 10 < start:
            break
        lines = narrower
    return lines


def _fill(words: list[_Word], space: float, limit: float, start: float) -> _Lines:
    lines: _Lines = [[]]
    used = start
    for word in words:
        if used + word.width > limit and (lines[-1] or start):
            lines.append([])
            used = 0.0
        lines[-1].append(word)
        used += word.width + space
    return lines


def _parts(word: str, size: float, limit: float, bold: bool) -> Iterator[_Word]:
    """Yield a word cut where it alone is wider than a line, as text without spaces is."""
    wide = width(word, size, bold=bold)
    if wide <= limit:
        yield _Word(word, wide)
        return
    part, used = "", 0.0
    for char in word:
        wide = width(char, size, bold=bold)
        if part and used + wide > limit:
            yield _Word(part, used)
            part, used = "", 0.0
        part += char
        used += wide
    yield _Word(part, used)
