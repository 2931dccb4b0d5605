"""Bytes to text: UTF-8, what a mark or the file itself says, else what charset-normalizer finds."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from timeline.errors import ReadingError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PC = (
    "cp1252",
    "cp1251",
    "cp1250",
    "cp1254",
    "cp1256",
    "cp1253",
    "cp1255",
    "cp1257",
    "cp1258",
    "cp874",
    "cp866",
)
_OTHER = ("iso8859_2", "iso8859_7", "iso8859_8", "koi8_r", "koi8_u")
_EAST_ASIAN = ("gb18030", "big5", "cp932", "euc_jp", "euc_kr")
_KNOWN = [*_PC, *_OTHER, *_EAST_ASIAN]
"""The encodings that browsers know (WHATWG Encoding Standard), the likeliest first."""
_SAMPLE = 200_000
"""Bytes of lines with other letters than ASCII: enough to tell an encoding by."""


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A text with line feeds; ``guessed`` is the encoding that it was read with where nothing said which."""

    text: str
    guessed: str | None = None

    @property
    def note(self) -> str:
        """What a person should know of a guess."""
        return f"it is not UTF-8 and was read as {self.guessed}; if letters look wrong, save it as UTF-8."


def decode(data: bytes, declared: str | None = None) -> DecodedText:
    """Return bytes as text. Raises ReadingError where there is none, or where they are no text.

    ``declared`` is the encoding that the file says it is in; where it is not, that counts for nothing.
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise ReadingError("there is no text in it; give a file with an article.")
    if encoding is None and b"\x00" in data:
        raise ReadingError("this is a binary file, not text; give the article as plain text.")
    # What is UTF-8 says so by its form, whatever it declares; only what is all ASCII may be something else.
    stated_first = (declared, "utf-8") if data.isascii() else ("utf-8", declared)
    for stated in filter(None, (encoding, *stated_first)):
        if (text := _as(data, stated)) is not None:
            return DecodedText(_lines(text))
    guessed = _guess(data)
    return DecodedText(_lines(data.decode(guessed, "replace")), guessed)


def _as(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (ValueError, LookupError):
        return None


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n")


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    telling = b"\n".join(line for line in data[: 50 * _SAMPLE].splitlines() if not line.isascii())
    found = from_bytes(telling[:_SAMPLE], cp_isolation=_KNOWN, enable_fallback=False)
    best = found.best()
    if best is None:
        raise ReadingError("the letters are in no encoding that is known; save the file as UTF-8.")
    equal = [each for each in found if (each.chaos, each.coherence) == (best.chaos, best.coherence)]
    return min((name for each in equal for name in (each.encoding, *each.could_be_from_charset)), key=_rank)


def _rank(name: str) -> int:
    return _KNOWN.index(name) if name in _KNOWN else len(_KNOWN)
