"""Bytes to text: by byte order mark, UTF-8, the declared encoding, or a guess of charset-normalizer."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from timeline.errors import ReadingError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the same bytes
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
"""Encodings supported by browsers (WHATWG Encoding Standard), the most frequent first."""
_DECLARABLE = frozenset(
    {
        *(
            "ascii",
            "utf-8",
            "utf-8-sig",
            "utf-16",
            "utf-16-le",
            "utf-16-be",
            "utf-32",
            "utf-32-le",
            "utf-32-be",
        ),
        *(f"iso8859-{part}" for part in (*range(1, 12), *range(13, 17))),
        *(f"cp{page}" for page in (437, 850, 852, 855, 858, 862, 864, 866, 869, 874, *range(1250, 1259))),
        *(
            "koi8-r",
            "koi8-u",
            "kz1048",
            "mac-roman",
            "mac-cyrillic",
            "mac-latin2",
            "mac-greek",
            "mac-turkish",
        ),
        *("gb2312", "gbk", "gb18030", "hz", "big5", "big5hkscs", "cp950", "tis-620"),
        *("shift_jis", "cp932", "euc_jp", "iso2022_jp", "euc_kr", "cp949", "johab", "iso2022_kr"),
    }
)
"""Python's names of the encodings that a file may declare. Others are no encodings of text, or take quadratic
time (punycode)."""
_SAMPLE = 200_000
"""Bytes of lines with letters outside ASCII: enough for a guess."""


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A text with line feeds at line ends; ``guessed`` is a guessed encoding, ``None`` if it is certain."""

    text: str
    guessed: str | None = None

    @property
    def note(self) -> str:
        """A note to the user about the guess."""
        return f"it is not UTF-8 and was read as {self.guessed}; if letters look wrong, save it as UTF-8."


def decode(data: bytes, declared: str | None = None) -> DecodedText:
    """Return bytes as text. Raises ReadingError for blank or binary data.

    ``declared`` is the encoding that the file names. It is ignored if the bytes do not fit it.
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise ReadingError("there is no text in it; give a file with an article.")
    if marked is None and b"\x00" in data:
        raise ReadingError("this is a binary file, not text; give the article as plain text.")
    # Bytes outside ASCII that form valid UTF-8 are UTF-8. Pure ASCII may be another encoding (ISO-2022-JP).
    in_order = (declared, "utf-8") if data.isascii() else ("utf-8", declared)
    for encoding in filter(None, (marked, *in_order)):
        if (text := decoded_as(data, encoding)) is not None:
            return DecodedText(_line_feeds(text))
    guess = _guess(data)
    return DecodedText(_line_feeds(data.decode(guess, "replace")), guess)


def decoded_as(data: bytes, encoding: str) -> str | None:
    """Return bytes in a declared encoding as text; ``None`` if it is none, or the bytes do not fit it."""
    try:
        name = codecs.lookup(encoding).name
        return data.decode(name) if name in _DECLARABLE else None
    except (ValueError, LookupError):
        return None


def _line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    lines = b"\n".join(line for line in data[: 50 * _SAMPLE].splitlines() if not line.isascii())
    matches = from_bytes(lines[:_SAMPLE], cp_isolation=_KNOWN, enable_fallback=False)
    best = matches.best()
    if best is None:
        raise ReadingError("its encoding is unknown; save the file as UTF-8.")
    equal = [match for match in matches if (match.chaos, match.coherence) == (best.chaos, best.coherence)]
    return min(
        (name for match in equal for name in (match.encoding, *match.could_be_from_charset)), key=_rank
    )


def _rank(name: str) -> int:
    return _KNOWN.index(name) if name in _KNOWN else len(_KNOWN)
