"""The text of a house style: the TOML file that ``style_file`` reads."""

from __future__ import annotations

import json

from timeline.figure import HouseStyle


def style_text(style: HouseStyle, logo: str = "") -> str:
    """Return the TOML of a house style, without the fields that it leaves to the program.

    ``logo`` is the name of the logo's file, "" for none.
    """
    values = {
        "font": style.font,
        "letter_width": style.letter_width,
        "colours": list(style.colours),
        "text": style.text,
        "background": style.background,
        "credit": style.credit,
        "logo": logo,
    }
    return "".join(f"{field} = {_written(value)}\n" for field, value in values.items() if value)


def _written(value: object) -> str:
    """Return a value in TOML: a text, number or list of JSON, where TOML also escapes a DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
