"""Text that may go into a figure: made inert, measured, broken into lines.

Plotly reads its text as a small HTML (``<b>``, ``<a href>``, entities) and, where MathJax is loaded,
``$...$`` as TeX. Text of articles passes through ``plain`` and ``inert``, so that neither happens.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from timeline.inert import plain

FONTS = "Arial, Helvetica, 'Liberation Sans', 'Noto Sans', sans-serif"
EM = 2048
UNKNOWN = 0.95  # em; wider than nearly every letter of the scripts that the table lacks
WIDE = 1.05  # em; East Asian wide characters are square
EMOJI = 1.4
SLACK = 1.02  # kerning and hinting differ between browsers by less than this
LTR_MARK, RTL_ISOLATE, END_ISOLATE = "\u200e", "\u2067", "\u2069"
GAP = "\u00a0 "  # between a label's date and its title

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


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of Plotly's HTML with the size in pixels that they take."""

    html: str
    width: float
    lines: int


def block(
    text: str, size: float, limit: float, *, bold: bool = False, lead: str = "", even: bool = False
) -> Block:
    """Return text broken into as few lines as hold it within ``limit`` pixels; ``even``: of like length.

    ``lead`` is set in bold before the text and is not broken.
    """
    text, lead = plain(text), plain(lead)
    start = width(lead, size, bold=True) + (width(GAP, size) if lead and text else 0)
    words = [part for word in text.split() for part in _parts(word, size, limit, bold)]
    lines = _fill(words, size, limit, start, bold)
    if even:
        lines = _evened(words, size, limit, start, bold, lines)
    widths = [width(" ".join(line), size, bold=bold) for line in lines]
    widths[0] += start
    rows = [" ".join(line).translate(_ENTITIES) for line in lines]
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


def _evened(
    words: list[str], size: float, limit: float, start: float, bold: bool, lines: list[list[str]]
) -> list[list[str]]:
    """Return the same number of lines within the narrowest tenth of the limit that holds them."""
    for tenths in range(9, 1, -1):
        narrower = _fill(words, size, limit * tenths / 10, start, bold)
        if len(narrower) > len(lines) or limit * tenths / 10 < start:
            break
        lines = narrower
    return lines


def _fill(words: list[str], size: float, limit: float, start: float, bold: bool) -> list[list[str]]:
    space = width(" ", size, bold=bold)
    lines: list[list[str]] = [[]]
    used = start
    for word in words:
        wide = width(word, size, bold=bold)
        if used + wide > limit and (lines[-1] or start):
            lines.append([])
            used = 0.0
        lines[-1].append(word)
        used += wide + space
    return lines


def _parts(word: str, size: float, limit: float, bold: bool) -> list[str]:
    """Return a word cut where it alone is wider than a line, as text without spaces is."""
    if width(word, size, bold=bold) <= limit:
        return [word]
    parts, part, used = [], "", 0.0
    for char in word:
        wide = width(char, size, bold=bold)
        if part and used + wide > limit:
            parts.append(part)
            part, used = "", 0.0
        part += char
        used += wide
    return [*parts, part]
