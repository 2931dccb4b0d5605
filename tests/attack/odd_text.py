"""Odd texts of the tests' sentences, words that the rules know, and hostile pieces; a number makes each."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from random import Random

from tests.accuracy.corpus import gold_articles
from tests.accuracy.sentence_scores import sentences
from tests.attack.damaged_files import PIECES, TRIGGERS
from tests.attack.outcome import SEED
from tests.benchmarks.corpus import articles
from tests.temporal.locales.news import SENTENCES
from timeline.temporal.english.rules import RULES
from timeline.temporal.languages import languages

_PUBLISHED = (
    *(date(2024, 1, 10), date(2021, 9, 15), date(2020, 2, 29), date(1999, 12, 31), date(1, 1, 1)),
    *(date(9999, 12, 31), None),
)
_LINKS = (" ", " ", " ", ", ", ". ", "\n", "\n\n", " and ", " - ", "", "; ", "\u2028", "/", " (", "“")
_CASES: tuple[Callable[[str], str], ...] = (*([str] * 5), str.upper, str.lower, str.title, str.swapcase)


@dataclass(frozen=True, slots=True)
class OddText:
    """A text, its language (ISO 639-1), and the day of its publication."""

    text: str
    language: str
    published: date | None


def odd_text(number: int, language: str | None = None) -> OddText:
    """Return the text with this number; without a language, in any that has words for dates."""
    random = Random(f"{SEED}/{number}/{language}")
    code = language or random.choice(languages())
    make = random.choice((_mutated, _mutated, _spliced, _spliced, _of_triggers, _of_examples, _of_several))
    text = random.choice(_CASES)(make(random, code))
    return OddText(text, code, random.choice(_PUBLISHED))


@cache
def own_sentences() -> Mapping[str, tuple[str, ...]]:
    """Return the sentences of the tests by language; every language has some."""
    found: dict[str, list[str]] = {code: [] for code in languages()}
    for gold in gold_articles():
        text = gold.article.text
        found[gold.article.language or "en"] += [text, *re.split(r"(?<=[.!?。])\s+", text)]
    for sentence in sentences():
        found.setdefault(sentence.article.language or "en", []).append(sentence.article.text)
    for each in SENTENCES:
        found.setdefault(each.language, []).append(each.text)
    found["en"] += [each.text[:600] for each in articles(20)]
    return {code: tuple(texts or found["en"]) for code, texts in found.items()}


@cache
def _examples() -> tuple[str, ...]:
    return tuple(
        text.replace("_", "")
        for rule in RULES
        for text in (*(example[0] for example in rule.examples), *rule.leaves)
    )


def _sentence(random: Random, code: str) -> str:
    return random.choice(own_sentences()[code])


def _mutated(random: Random, code: str) -> str:
    """Return a sentence with characters and words taken out, doubled, moved or put in."""
    text = _sentence(random, code)
    for _ in range(random.randint(1, 6)):
        start = random.randrange(len(text) + 1)
        end = min(len(text), start + random.randrange(20))
        piece = random.choice((*PIECES, *TRIGGERS, *_LINKS))
        text = random.choice(
            (
                text[:start] + piece + text[start:],
                text[:start] + piece + text[end:],
                text[:start] + text[end:],
                text[:end] + text[start:],
                text[end:] + random.choice(_LINKS) + text[:start],
            )
        )
    return text


def _spliced(random: Random, code: str) -> str:
    """Return the beginning of a sentence, the end of another one, and often a third's words in between."""
    first, second, third = (_sentence(random, code).split(" ") for _ in range(3))
    middle = random.sample(third, random.randrange(min(8, len(third)) + 1))
    words = first[: random.randrange(len(first) + 1)] + middle + second[random.randrange(len(second)) :]
    return " ".join(words)


def _of_triggers(random: Random, code: str) -> str:
    words = random.sample((*TRIGGERS, *PIECES), random.randint(1, 50))
    return f"{_sentence(random, code)[:200]} {' '.join(words)}"


def _of_examples(random: Random, code: str) -> str:
    """Return examples of the rules, one in another."""
    parts = [random.choice(_examples()) for _ in range(random.randint(1, 8))]
    words = [random.choice(_sentence(random, code).split() or ["a"]) for _ in parts]
    return "".join(f"{one}{random.choice(_LINKS)}{two} " for one, two in zip(parts, words, strict=True))


def _of_several(random: Random, code: str) -> str:
    """Return some sentences, sometimes one in another language."""
    codes = [code, code, random.choice(languages()) if random.random() < 0.3 else code]
    return "".join(_sentence(random, each)[:500] + random.choice(_LINKS) for each in codes)
