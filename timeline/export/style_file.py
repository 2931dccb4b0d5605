"""The file of a house style: TOML with fonts, colours, credit and the name of a logo beside it.

Each value is checked before it reaches a picture; a fault is one sentence with the file and the field.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import Any

from timeline.errors import UsageError
from timeline.export.logo_file import LOGO_SUFFIXES, MAX_LOGO, checked_logo
from timeline.figure import HouseStyle, Logo
from timeline.figure.colours import INKS, MAX_COLOURS
from timeline.figure.house_style import FONT_NAME, HEX_COLOUR, contrast
from timeline.figure.view_options import Theme
from timeline.safe_text import short_line, single_line
from timeline.selection.picture_options import MAX_WORDS
from timeline.words import joined

MAX_BYTES = 65_536
MAX_LINE = 4_000  # bytes
READABLE, SEEN = 4.5, 1.5  # contrasts of text and of marks with the ground
LETTERS = 0.7, 1.6  # the least and the largest width of letters
FIELDS = ("font", "letter_width", "colours", "text", "background", "credit", "logo")


def read_style(path: str | PathLike[str]) -> HouseStyle:
    """Return the house style of a TOML file; its logo is a file of the same folder.

    Raises UsageError for a file that cannot be read, an unknown field and a wrong value.
    """
    file = Path(path)
    data = _bytes(file, MAX_BYTES)
    name = _parsed(data, file.name).get("logo")
    logos = {}
    if isinstance(name, str) and _is_logo_name(name):
        logos[name] = _bytes(file.parent / name, MAX_LOGO)
    return parsed_style(data, file.name, logos)


def parsed_style(data: bytes, name: str, logos: Mapping[str, bytes]) -> HouseStyle:
    """Return the house style of a TOML file with a name; ``logos`` are the files that may be its logo.

    Raises UsageError for an unknown field and a wrong value.
    """
    check = _Checker(short_line(name, 80), _parsed(data, name))
    check.fields()
    style = HouseStyle(
        font=check.font(),
        letter_width=check.letter_width(),
        colours=check.colours(),
        text=check.colour("text"),
        background=check.colour("background"),
        credit=check.words("credit", MAX_WORDS["credit"]),
        logo=check.logo(logos),
    )
    check.contrasts(style)
    return style


def _is_logo_name(name: str) -> bool:
    """Return True for the name of a PNG or SVG file without a folder."""
    return Path(name).name == name and name.isprintable() and name.lower().endswith(LOGO_SUFFIXES)


def _bytes(file: Path, most: int) -> bytes:
    if file.exists() and not file.is_file():  # reading from a pipe or a device may never end
        raise UsageError(f"{short_line(str(file))} is no file; give one.")
    try:
        with file.open("rb") as stream:
            data = stream.read(most + 1)
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        why = getattr(error, "strerror", None) or "no file can have this name"
        raise UsageError(f"{short_line(str(file))}: {why}; give a file that can be read.") from None
    if len(data) > most:
        raise UsageError(f"{short_line(str(file))} is larger than {most // 1024} kB; give a smaller file.")
    return data


def _parsed(data: bytes, name: str) -> dict[str, Any]:
    if len(data) > MAX_BYTES:
        raise UsageError(f"{short_line(name)} is larger than {MAX_BYTES // 1024} kB; give a smaller file.")
    if max(map(len, data.splitlines()), default=0) > MAX_LINE:  # tomllib takes quadratic time for some lines
        raise UsageError(f"{short_line(name)} has a line of more than {MAX_LINE:,} bytes; shorten it.")
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UsageError(f"{short_line(name)} is not a text in UTF-8; save it as one.") from None
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{short_line(name)} is no TOML: {short_line(str(error))}; correct it.") from None


class _Checker:
    """Checks the fields of a file one by one."""

    def __init__(self, name: str, values: Mapping[str, Any]) -> None:
        self._name = name
        self._values = values

    def _refuse(self, field: str, fault: str) -> UsageError:
        return UsageError(f"{self._name}: “{field}” {fault}")

    def fields(self) -> None:
        """Raise UsageError for an unknown field."""
        if unknown := self._values.keys() - set(FIELDS):
            known = joined(FIELDS)
            wrong = short_line(min(unknown), 40)
            raise self._refuse(wrong, f"is no field of a house style; these are {known}.")

    def _text(self, field: str) -> str:
        value = self._values.get(field, "")
        if not isinstance(value, str):
            raise self._refuse(field, "must be a text in quotation marks.")
        return value

    def words(self, field: str, most: int) -> str:
        """Return a text of at most ``most`` characters."""
        words = single_line(self._text(field))
        if len(words) > most:
            raise self._refuse(field, f"has {len(words)} characters; a picture has room for {most}.")
        return words

    def font(self) -> str:
        """Return the name of a font."""
        name = self._text("font")
        if name and not FONT_NAME.fullmatch(name):
            raise self._refuse("font", "must name one font, in letters, digits, spaces and hyphens.")
        return name

    def letter_width(self) -> float:
        """Return the width of the font's letters."""
        value = self._values.get("letter_width", 0.0)
        least, most = LETTERS
        if "letter_width" in self._values and (
            isinstance(value, bool) or not isinstance(value, (int, float)) or not least <= value <= most
        ):
            raise self._refuse("letter_width", f"must be a number from {least} to {most}; Arial has 1.")
        return float(value)

    def colour(self, field: str) -> str:
        """Return a colour."""
        return self._colour(field, self._text(field)) if field in self._values else ""

    def _colour(self, field: str, value: object) -> str:
        if not isinstance(value, str) or not HEX_COLOUR.fullmatch(value):
            raise self._refuse(field, f"cannot be “{short_line(str(value), 40)}”; write it as “#005689”.")
        return value.lower()

    def colours(self) -> tuple[str, ...]:
        """Return the colours of marks."""
        values = self._values.get("colours", [])
        if not isinstance(values, Sequence) or isinstance(values, str) or len(values) > MAX_COLOURS:
            raise self._refuse("colours", f"must be a list of at most {MAX_COLOURS} colours.")
        colours = tuple(self._colour("colours", value) for value in values)
        if len(set(colours)) < len(colours):
            raise self._refuse("colours", "has the same colour twice; give each once.")
        return colours

    def logo(self, logos: Mapping[str, bytes]) -> Logo | None:
        """Return the logo, one of the given files; ``None`` if the style names none."""
        name = self._text("logo")
        if not name:
            return None
        if not _is_logo_name(name):
            raise self._refuse("logo", "must be the name of a PNG or SVG file in the folder of this file.")
        if name not in logos:
            raise self._refuse("logo", f"is {short_line(name, 80)}; give that file together with this one.")
        return checked_logo(logos[name], name)

    def contrasts(self, style: HouseStyle) -> None:
        """Raise UsageError for a text that cannot be read, or a colour that cannot be seen, on the ground."""
        own = INKS[Theme.LIGHT]
        text, ground = style.text or own.text, style.background or own.ground
        if contrast(text, ground) < READABLE:
            raise self._refuse(
                "text" if style.text else "background",
                f"leaves texts hard to read: {text} on {ground}; give colours with a contrast of at least "
                f"{READABLE}.",
            )
        for colour in style.colours:
            if contrast(colour, ground) < SEEN:
                raise self._refuse("colours", f"has {colour}, which is lost on {ground}; change it.")
