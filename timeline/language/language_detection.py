"""The language of a text: function words identify most languages, py3langid the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from timeline import temporal
from timeline.resources import load_toml

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

UNDECIDED = "en"
"""Language of a text with too little evidence: English, the language with the most rules."""

_TABLES = load_toml(__package__, "language_words.toml")
_SHORT = {language: frozenset(words.split()) for language, words in _TABLES["short"].items()}
_PARTICLES = frozenset(_TABLES["names"]["particles"].split())

_SAMPLE = 1500
"""Length in characters of each sample: one from the beginning and one from the middle of a text.

Foreign headlines and quotations carry little weight in two samples of this length.
"""

_ENGLISH_WORDS = frozenset(_TABLES["english"].split())
"""English function words. Few other languages of newspapers have them."""
_FOREIGN_WORDS = frozenset(_TABLES["foreign"].split())
"""Function words of other languages. A text with many of them only quotes English."""
_MIN_ENGLISH_WORDS = 3
_MIN_ENGLISH_SHARE = 0.05
"""Smallest share of English function words in an English text.

English news has 6 to 25 of them in 100 words; other languages have under 2.
"""

_MAX_SHORT_WORDS = 60
"""Words of a post or a headline. In a longer text, small words of other languages may be quotations."""
_MIN_TELLING_LENGTH = 4
"""Letters of a word of one language only that counts twice."""
_MIN_PROBABILITY = 0.6
"""Smallest probability to accept a result of py3langid for a text shorter than ``_CLAUSE``."""
_MIN_PROBABILITY_WITHOUT_RULES = 0.98
"""The same for a short text in Latin letters, and a language without rules for dates."""
_CLAUSE = 40
"""In letters. From this length on, every result of py3langid is accepted."""

_LANGUAGES = frozenset(_TABLES["languages"].split())
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
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_UKRAINIAN = re.compile(r"[іїєґ]", re.IGNORECASE)
_PERSIAN = re.compile(r"[پچژگکی]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")

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
    if len(words) <= _MAX_SHORT_WORDS and (language := _language_by_short_words(words)):
        return language
    return _language_by_script(letters) or _language_by_letters(sample, letters, len(words))


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


def _language_by_short_words(words: Sequence[str]) -> str | None:
    """Return the language with most of the small words of a short text; ``None`` without a clear lead.

    One word is enough for English; the other languages need two, or a longer one in small letters or at the
    head ("Muere ..."). A particle before a capital letter is a part of a name ("Petróleos de Venezuela").
    """
    counts: Counter[str] = Counter()
    for position, (word, following) in enumerate(zip(words, [*words[1:], ""], strict=True)):
        if _is_part_of_name(word, following):
            continue
        lowered = word.lower()
        found = [language for language, known in _SHORT.items() if lowered in known]
        counts.update(found)
        is_small = word == lowered or position == 0
        if is_small and len(word) >= _MIN_TELLING_LENGTH and len(found) == 1:
            counts.update(found)
    (first, most), (_, second) = (*counts.most_common(2), ("", 0), ("", 0))[:2]
    return first if most > second and (first == "en" or most > 1) else None


def _is_part_of_name(word: str, following: str) -> bool:
    """Return True for a particle with a capital, or before one: "de Venezuela"."""
    return word.lower() in _PARTICLES and (following[:1].isupper() or word[0].isupper())


def _language_by_script(letters: str) -> str | None:
    """Return the only newspaper language of this script; ``None`` if several languages share it."""
    if len(_KANA.findall(letters)) >= _MIN_KANA_SHARE * len(letters):
        return "ja"
    for language, script in _SCRIPTS[1:]:
        if len(script.findall(letters)) >= _MIN_SCRIPT_SHARE * len(letters):
            return language
    return None


def _language_by_letters(sample: str, letters: str, count: int) -> str:
    language, probability = _identifier().classify(sample)
    is_short_latin = count <= _MAX_SHORT_WORDS and 2 * len(_LATIN.findall(letters)) > len(letters)
    if is_short_latin and probability < _MIN_PROBABILITY_WITHOUT_RULES and not _has_rules(str(language)):
        return UNDECIDED
    if len(letters) >= _CLAUSE or probability >= _MIN_PROBABILITY:
        return str(language)
    return _language_of_few_letters(letters)


def _has_rules(language: str) -> bool:
    return language == UNDECIDED or (language in _SHORT and temporal.is_supported(language))


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
