"""The language of an article, and its time expressions by the rules for that language.

Function words identify English. Script or py3langid identifies the other languages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from timeline.line_breaks import JoinedEnd, joined_ends
from timeline.model import Article, Expression
from timeline.resources import load_toml
from timeline.temporal import tag
from timeline.temporal.locales import is_supported, tag_in

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

UNDECIDED = "en"
"""Language of a text with too little evidence: English, the language with the most rules."""

_WORDS = {
    name: frozenset(words.split()) for name, words in load_toml(__package__, "language_words.toml").items()
}

_SAMPLE = 1500
"""Length in characters of each sample: one from the beginning and one from the middle of a text.

Foreign headlines and quotations carry little weight in two samples of this length.
"""

_ENGLISH_WORDS = _WORDS["english"]
"""English function words. Few other languages of newspapers have them."""
_FOREIGN_WORDS = _WORDS["foreign"]
"""Function words of other languages. A text with many of them only quotes English."""
_MIN_ENGLISH_WORDS = 3
_MIN_ENGLISH_SHARE = 0.05
"""Smallest share of English function words in an English text.

English news has 6 to 25 of them in 100 words; other languages have under 2.
"""

_MIN_PROBABILITY = 0.6
"""Smallest probability to accept a result of py3langid for a text shorter than ``_CLAUSE``."""
_CLAUSE = 40
"""In letters. From this length on, every result of py3langid is accepted."""

_LANGUAGES = _WORDS["languages"]
"""The languages that py3langid may choose: those of newspapers. Dialects and relics only add errors."""

_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
)
"""Scripts with one newspaper language each. Kana come first: Japanese also uses Chinese characters."""
_MIN_SCRIPT_SHARE = 0.3
_KANA = re.compile(r"[\u3040-\u30ff]")
_MIN_KANA_SHARE = 0.1

_NOISE = re.compile(r"(?:https?://|www\.)\S{1,300}|\S{1,80}@\S{1,80}|[\d_]+|[#@&]\w+")
_WORD = re.compile(r"[^\W\d_]+")

_identifier_lock = Lock()


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of a text's language; ``UNDECIDED`` if the evidence is too small.

    A text in several languages gets the main language of its beginning and middle.
    """
    sample = _sample(text)
    words = _WORD.findall(sample)
    if _is_english(words):
        return "en"
    letters = "".join(words)
    if not letters:
        return UNDECIDED
    return _language_by_script(letters) or _language_by_letters(sample, letters)


def _sample(text: str) -> str:
    middle = max(_SAMPLE, len(text) // 2)
    sample = _NOISE.sub(" ", f"{text[:_SAMPLE]} {text[middle : middle + _SAMPLE]}")
    return sample.lower() if sample.isupper() else sample


def _is_english(words: list[str]) -> bool:
    lowered = [word.lower() for word in words]
    english = sum(word in _ENGLISH_WORDS for word in lowered)
    foreign = sum(word in _FOREIGN_WORDS for word in lowered)
    enough = english >= _MIN_ENGLISH_WORDS and english >= _MIN_ENGLISH_SHARE * len(words)
    return enough and 2 * foreign < english


def _language_by_script(letters: str) -> str | None:
    """Return the only newspaper language of this script; ``None`` if several languages share it."""
    if len(_KANA.findall(letters)) >= _MIN_KANA_SHARE * len(letters):
        return "ja"
    for language, script in _SCRIPTS[1:]:
        if len(script.findall(letters)) >= _MIN_SCRIPT_SHARE * len(letters):
            return language
    return None


def _language_by_letters(sample: str, letters: str) -> str:
    language, probability = _identifier().classify(sample)
    if len(letters) >= _CLAUSE or probability >= _MIN_PROBABILITY:
        return str(language)
    return _language_of_few_letters(letters)


_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_UKRAINIAN = re.compile(r"[іїєґ]", re.IGNORECASE)
_PERSIAN = re.compile(r"[پچژگکی]")


def _language_of_few_letters(letters: str) -> str:
    """Return the most frequent language with these letters, for a text of a few words."""
    if len(_CYRILLIC.findall(letters)) * 2 > len(letters):
        return "uk" if _UKRAINIAN.search(letters) else "ru"
    if len(_ARABIC.findall(letters)) * 2 > len(letters):
        return "fa" if _PERSIAN.search(letters) else "ar"
    return UNDECIDED


@cache
def _load_identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(sorted(_LANGUAGES))
    return identifier


def _identifier() -> LanguageIdentifier:
    """Return py3langid's identifier. The first call loads it (half a second)."""
    with _identifier_lock:
        return _load_identifier()


ENGLISH = "en"

_CODE = re.compile(r"[a-z]{2}(?=$|[-_])", re.IGNORECASE)


def language(article: Article) -> str:
    """Return the ISO 639-1 code of an article's language: the stated language, else the detected one."""
    code = _CODE.match(article.language or "")
    return code[0].lower() if code else language_of(article.text)


def expressions(article: Article, code: str) -> list[Expression]:
    """Return the article's time expressions by the rules for a language, sorted and without overlaps.

    ``code`` comes from ``language``. The result is empty for a language without rules.
    """
    text, ends = article.text, joined_ends(article.text)
    if not ends:
        return _tagged(text, article.published, code)
    flat, offsets = _on_one_line(text, ends)
    return [
        replace(each, start=start, end=end, text=text[start:end])
        for each in _tagged(flat, article.published, code)
        for start, end in [(offsets[each.start], offsets[each.end - 1] + 1)]
    ]


def _tagged(text: str, published: date | None, code: str) -> list[Expression]:
    return tag(text, published) if code == ENGLISH else tag_in(text, published, code)


def _on_one_line(text: str, ends: Sequence[JoinedEnd]) -> tuple[str, list[int]]:
    """Return a text with its wrapped lines joined, and the offset in ``text`` of each of its characters."""
    pieces: list[str] = []
    offsets: list[int] = []
    position = 0
    for end in ends:
        pieces += [text[position : end.start], end.between]
        offsets += range(position, end.start + len(end.between))
        position = end.end
    return "".join([*pieces, text[position:]]), [*offsets, *range(position, len(text))]


def has_rules(code: str) -> bool:
    """Return True if there are rules for the language."""
    return code == ENGLISH or is_supported(code)
