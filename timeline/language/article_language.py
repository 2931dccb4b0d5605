"""Which language a text is written in: English by its function words, others by their script or py3langid."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from threading import Lock
from typing import TYPE_CHECKING

from timeline.model import Article, Expression
from timeline.temporal import tag
from timeline.temporal.locales import reads, tag_in

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

UNDECIDED = "en"
"""What comes back for a text that says too little: the language that the grammar reads best."""

_WORDS = {
    name: frozenset(words.split())
    for name, words in tomllib.loads(
        files(__package__).joinpath("language_words.toml").read_text(encoding="utf-8")
    ).items()
}

_SAMPLE = 1500
"""Characters of the beginning, and of the middle, that are looked at: headlines and quotations in another
language weigh less against that much."""

_TELLING_WORDS = _WORDS["telling"]
"""Function words that hardly another language of newspapers has."""
_FOREIGN_WORDS = _WORDS["foreign"]
"""Function words of other languages: where they are many too, English is only quoted."""
_ENOUGH_WORDS = 3
_SHARE = 0.05
"""Share of telling words from which a text is English: English news has 6 to 25 in 100, others under 2."""

_CERTAIN = 0.6
"""Probability from which py3langid is believed on a text of one clause; shorter than that it guesses."""
_CLAUSE = 40
"""Letters in a text that is no longer a mere headline."""

_LANGUAGES = _WORDS["languages"]
"""What py3langid chooses from: languages with newspapers, so that dialects and relics draw no votes."""

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
"""Scripts that one language of newspapers writes; kana come first: Japanese has Chinese characters too."""
_ENOUGH_OF_SCRIPT = 0.3
_KANA = re.compile(r"[\u3040-\u30ff]")
_ENOUGH_KANA = 0.1

_NOISE = re.compile(r"(?:https?://|www\.)\S{1,300}|\S{1,80}@\S{1,80}|[\d_]+|[#@&]\w+")
_WORD = re.compile(r"[^\W\d_]+")

_loading = Lock()


def language_of(text: str) -> str:
    """Return the language of a text as ISO 639-1; ``UNDECIDED`` where it says too little.

    A text in several languages is in the one that most of its beginning and middle are written in.
    """
    sample = _sample(text)
    words = _WORD.findall(sample)
    if _is_english(words):
        return "en"
    letters = "".join(words)
    if not letters:
        return UNDECIDED
    return _by_script(letters) or _by_letters(sample, letters)


def _sample(text: str) -> str:
    middle = max(_SAMPLE, len(text) // 2)
    sample = _NOISE.sub(" ", f"{text[:_SAMPLE]} {text[middle : middle + _SAMPLE]}")
    return sample.lower() if sample.isupper() else sample


def _is_english(words: list[str]) -> bool:
    lowered = [word.lower() for word in words]
    telling = sum(word in _TELLING_WORDS for word in lowered)
    foreign = sum(word in _FOREIGN_WORDS for word in lowered)
    return telling >= _ENOUGH_WORDS and telling >= _SHARE * len(words) and 2 * foreign < telling


def _by_script(letters: str) -> str | None:
    """Return the one language that writes these letters; ``None`` where several do."""
    if len(_KANA.findall(letters)) >= _ENOUGH_KANA * len(letters):
        return "ja"
    for language, script in _SCRIPTS[1:]:
        if len(script.findall(letters)) >= _ENOUGH_OF_SCRIPT * len(letters):
            return language
    return None


def _by_letters(sample: str, letters: str) -> str:
    language, probability = _identifier().classify(sample)
    if len(letters) >= _CLAUSE or probability >= _CERTAIN:
        return str(language)
    return _likely(letters)


_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_UKRAINIAN = re.compile(r"[іїєґ]", re.IGNORECASE)
_PERSIAN = re.compile(r"[پچژگکی]")


def _likely(letters: str) -> str:
    """Return the language that most often writes the letters of a few words."""
    if len(_CYRILLIC.findall(letters)) * 2 > len(letters):
        return "uk" if _UKRAINIAN.search(letters) else "ru"
    if len(_ARABIC.findall(letters)) * 2 > len(letters):
        return "fa" if _PERSIAN.search(letters) else "ar"
    return UNDECIDED


@cache
def _loaded() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(sorted(_LANGUAGES))
    return identifier


def _identifier() -> LanguageIdentifier:
    """Return the identifier, loaded once, when the first text needs it (half a second)."""
    with _loading:
        return _loaded()


ENGLISH = "en"

_CODE = re.compile(r"[a-z]{2}(?=$|[-_])", re.IGNORECASE)


def language(article: Article) -> str:
    """Return the ISO 639-1 code of an article's language: as stated, else as its text is written."""
    stated = _CODE.match(article.language or "")
    return stated[0].lower() if stated else language_of(article.text)


def expressions(article: Article, code: str) -> list[Expression]:
    """Return the article's time expressions by the rules for a language, sorted and without overlaps.

    ``code`` is what ``language`` returns; in a language that is not read there are none.
    """
    if code == ENGLISH:
        return tag(article.text, article.published)
    return tag_in(article.text, article.published, code)


def is_read(code: str) -> bool:
    """Return whether there are rules for a language."""
    return code == ENGLISH or reads(code)
