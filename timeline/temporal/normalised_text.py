"""Text in one normal form of letters and digits, with offsets into the original."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_SAME = str.maketrans(
    {
        "İ": "i", "ı": "i",
        "’": "'", "‘": "'", "ʼ": "'", "ʹ": "'", "´": "'", "`": "'", "＇": "'",
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ئ": "ي", "ک": "ك",
        "ۀ": "ه", "ہ": "ه", "ۂ": "ه", "ة": "ه",
        "ؤ": "و", "\u200c": " ", "٫": ".", "٬": ",", "،": ",", "؛": ";",
        "ё": "е", "Ё": "е", "ґ": "г",
        "個": "个", "週": "周", "後": "后", "號": "号", "兩": "两", "禮": "礼", "這": "这",
        "來": "来", "間": "间",
        "開": "开", "從": "从", "當": "当", "過": "过", "現": "现", "時": "时", "點": "点",
        "零": "〇", "貳": "二",
        "叁": "三",
        "／": "/", "－": "-", "．": ".", "，": ",", "（": "(", "）": ")", "\u3000": " ",
        "‐": "-", "‑": "-",
    }
)  # fmt: skip
"""Variant spellings of a letter to one form, so a word matches in either spelling."""

_DROPPED = re.compile("[\u0640\u064b-\u065f\u0670\u00ad\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Vowel signs, the Arabic letter stretcher, and characters of no width: none of them divides words."""
_ACCENTS = "\u0300-\u036f"
_ACCENT = re.compile(f"[{_ACCENTS}]")
_COMPOSED_LATER = re.compile(f"\\w[{_ACCENTS}]+")


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text as the rules of a language read it.

    ``plain`` is its normal form, ``cased`` has the letters of the source at the same offsets; ``offsets`` has
    the offset in ``source`` of each character, ``None`` if nothing has moved.
    """

    plain: str
    cased: str
    source: str
    offsets: Sequence[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return a span (``end`` exclusive) of ``source``, with the vowel signs of its last letter."""
        first, last = start, end
        if self.offsets is not None:
            first, last = self.offsets[start], self.offsets[end - 1] + 1
        while last < len(self.source) and unicodedata.combining(self.source[last]):
            last += 1
        return first, last


def _digits(text: str) -> Mapping[int, str]:
    """Return the Western digit of each digit of another script, or of full width, in the text."""
    return {ord(c): str(unicodedata.digit(c)) for c in set(text) if c.isdecimal() and not c.isascii()}


def normalised(text: str) -> ReadText:
    """Return a text in lower case, with Western digits and one spelling of each letter."""
    offsets: Sequence[int] | None = None
    plain = text
    if _ACCENT.search(plain):
        plain, offsets = _with_composed(plain, _composed(plain))
    if _DROPPED.search(plain):
        kept = [index for index, c in enumerate(plain) if not _DROPPED.match(c)]
        plain = "".join(map(plain.__getitem__, kept))
        offsets = kept if offsets is None else [offsets[index] for index in kept]
    cased = text if offsets is None else "".join(map(text.__getitem__, offsets))
    return ReadText(plain.translate(_SAME).lower().translate(_digits(plain)), cased, text, offsets)


_SPELLED = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st",
    "\ufb06": "st", "\u00ad": "", "\u200b": "",
}  # fmt: skip
"""Ligatures and characters of no width, as PDF files have them."""
_LIGATURE = re.compile(f"[{''.join(_SPELLED)}]")


def spelled_out(text: str) -> ReadText:
    """Return a text without ligatures and soft hyphens; its letters keep their case."""
    if text.isascii() or _LIGATURE.search(text) is None:
        return ReadText(text, text, text)
    pieces = [
        (letter, offset) for offset, source in enumerate(text) for letter in _SPELLED.get(source, source)
    ]
    plain = "".join(letter for letter, _ in pieces)
    return ReadText(plain, plain, text, [offset for _, offset in pieces])


def _with_composed(text: str, composed: Mapping[int, str]) -> tuple[str, list[int]]:
    out: list[str] = []
    offsets: list[int] = []
    for index, character in enumerate(text):
        written = composed.get(index, character)
        out.append(written)
        offsets.extend([index] * len(written))
    return "".join(out), offsets


def _composed(text: str) -> dict[int, str]:
    """Return the composed letter at the offset of each letter with accents; its accents become empty."""
    out: dict[int, str] = {}
    for cluster in _COMPOSED_LATER.finditer(text):
        one = unicodedata.normalize("NFC", cluster.group())
        if len(one) == 1:
            out.update(dict.fromkeys(range(cluster.start(), cluster.end()), ""))
            out[cluster.start()] = one
    return out


def normalised_word(word: str) -> str:
    """Return a word of a word list in the form of ``normalised``, with single spaces."""
    return normalised(" ".join(word.split())).plain
