"""Make ``advances.toml``: how wide each character is in Arial's metrics, regular and bold.

Run ``python -m timeline.figure.make_advances REGULAR.ttf BOLD.ttf`` with the files of Liberation Sans,
which has Arial's advance widths. It needs Pillow, which the program itself does not.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

BLOCKS = ((0x20, 0x7F), (0xA0, 0x250), (0x370, 0x530), (0x5D0, 0x5EB), (0x1E00, 0x1F00), (0x2010, 0x2050))
SINGLES = "€₤₦₪₫₽№™←↑→↓−≈≠≤≥■●○◆"
EM = 2048


def advances(path: str) -> dict[int, str]:
    """Return the characters of a font by advance width, in 1/2048 em."""
    from PIL import ImageFont

    font = ImageFont.truetype(path, EM, layout_engine=ImageFont.Layout.BASIC)
    missing = font.getmask("\U0010ffff").getbbox()
    by_width: dict[int, str] = defaultdict(str)
    for char in (*(chr(code) for block in BLOCKS for code in range(*block)), *SINGLES):
        if char.isprintable() and font.getmask(char).getbbox() != missing:
            by_width[round(font.getlength(char))] += char
    return by_width


def section(name: str, path: str) -> str:
    """Return a font's table as TOML: width in 1/2048 em = the characters that have it."""
    rows = (f"{width} = {json.dumps(chars)}" for width, chars in sorted(advances(path).items()))
    return "\n".join((f"[{name}]", *rows, ""))


if __name__ == "__main__":
    text = "\n".join(
        section(name, path) for name, path in zip(("regular", "bold"), sys.argv[1:3], strict=True)
    )
    Path(__file__).with_name("advances.toml").write_text(text, encoding="utf-8")
