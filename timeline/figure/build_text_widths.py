"""Write ``text_widths.toml``: the width of each character in Arial's metrics, regular and bold.

Run ``python -m timeline.figure.build_text_widths REGULAR.ttf BOLD.ttf ARABIC.ttf ARABIC_BOLD.ttf`` with the
files of Liberation Sans, because it has Arial's advance widths, and of Noto Sans Arabic, because it is wider
than most Arabic fonts. It needs Pillow; the program itself does not.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

BLOCKS = ((0x20, 0x7F), (0xA0, 0x250), (0x370, 0x530), (0x5D0, 0x5EB), (0x1E00, 0x1F00), (0x2010, 0x2050))
ARABIC = ((0x60C, 0x6FA), (0xFB50, 0xFC00), (0xFE70, 0xFEFD))
SINGLES = "€₤₦₪₫₽№™←↑→↓−≈≠≤≥■●○◆"
EM = 2048
HEAD = (
    "# Advance widths of Liberation Sans and Noto Sans Arabic "
    "(both SIL Open Font License 1.1), by build_text_widths.py.\n"
)


def advances(path: str, chars: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield the characters of a font, each with its advance width in 1/2048 em.

    An Arabic letter has the width of its widest form at the same place in a word.
    """
    from PIL import ImageFont

    font = ImageFont.truetype(path, EM, layout_engine=ImageFont.Layout.BASIC)
    missing = font.getmask("\U0010ffff").getbbox()
    for char in chars:
        if char.isprintable() and font.getmask(char).getbbox() != missing:
            yield char, round(max(map(font.getlength, {char, *_alike(char)})))


def _alike(char: str) -> Iterator[str]:
    """Yield the other forms of an Arabic letter at the same place in a word."""
    last, going = ("isolated", "final"), ("initial", "medial")
    form, _, letter = unicodedata.decomposition(char).partition("> ")
    forms = going if form[1:] in going else last if 0x600 <= ord(char) < 0x700 else ()
    letter = letter if form[1:] in going else f"{ord(char):04X}"
    for code in (*range(0xFB50, 0xFC00), *range(0xFE70, 0xFEFD)):
        if unicodedata.decomposition(chr(code)) in [f"<{form}> {letter}" for form in forms]:
            yield chr(code)


def section(name: str, latin: str, arabic: str) -> str:
    """Return the table of a face as TOML: a width in 1/2048 em = all characters with it."""
    wanted = (*(chr(code) for block in BLOCKS for code in range(*block)), *SINGLES)
    joined = (chr(code) for block in ARABIC for code in range(*block))
    by_width: dict[int, str] = defaultdict(str)
    for char, width in (*advances(latin, wanted), *advances(arabic, joined)):
        by_width[width] += char
    rows = (f"{width} = {json.dumps(chars)}" for width, chars in sorted(by_width.items()))
    return "\n".join((f"[{name}]", *rows, ""))


if __name__ == "__main__":
    regular, bold, arabic, arabic_bold = sys.argv[1:5]
    text = "\n".join((section("regular", regular, arabic), section("bold", bold, arabic_bold)))
    Path(__file__).with_name("text_widths.toml").write_text(HEAD + text, encoding="utf-8")
