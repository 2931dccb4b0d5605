"""Print how time grows with the text: ``python -m tests.benchmarks.growth``.

Each text is read at a tenth of its length and whole. Linear time shows as a ratio near 10.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from time import process_time

from tests.temporal.locales.news import LANGUAGES, SENTENCES
from timeline.events import extract
from timeline.model import Article
from timeline.temporal import datelines, tag
from timeline.temporal.english.rules import RULES

DAY = date(2021, 9, 15)
DULL = ("1", " ", "\n", "(", "٣", "A.", "KABUL ")
BUSY = (
    "last ", "the ", "1990-", "3, ", "hundred and ", "January 1, ", "the end of ", "will to be May ",
    "one to ", "1/2/", "twenty-", "a year and ", "July ", "Ashura ", "from 3 to 5 May to ",
    "two days before ", "at 8 pm on ", "2021-08-15/", "“(",
)  # fmt: skip
TRIGGERS = sorted({word for rule in RULES for word in rule.first if word.isalpha()})


def hostile_texts() -> dict[str, str]:
    """Return a megabyte of words without a rule, 100 kB of words with many rules, and every first word."""
    texts = {repr(word): word * (10**6 // len(word)) for word in DULL}
    texts |= {repr(word): word * (10**5 // len(word)) for word in BUSY}
    texts["every first word of a rule"] = "".join(
        (f"{word.title()} ") * 20 + f"{word}-" * 20 for word in TRIGGERS
    )
    return texts


def dated_sentences(count: int) -> str:
    """Return prose with one dated statement a sentence."""
    return " ".join(
        f"On May {day % 28 + 1}, {1900 + day % 99} the old ferry left the harbour of Oslo; "
        for day in range(count)
    )


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of one call."""
    begun = process_time()
    work()
    return process_time() - begun


def report(name: str, part: Callable[[], object], whole: Callable[[], object]) -> None:
    """Print the time for a tenth and for the whole, and their ratio."""
    small, large = seconds(part), seconds(whole)
    print(f"{name:32} {small:8.3f} s {large:8.3f} s   x {large / max(small, 0.001):.1f}", flush=True)


def tag_all(text: str) -> None:
    """Find the time expressions and the datelines of a text."""
    tag(text, DAY)
    datelines(text)


def main() -> None:
    """Print a line for each text: English, the other languages, and a long article."""
    for name, text in hostile_texts().items():
        report(name, lambda text=text: tag_all(text[: len(text) // 10]), lambda text=text: tag_all(text))
    for language in LANGUAGES:
        news = " ".join(each.text for each in SENTENCES if each.language == language)
        report(
            f"sentences in {language}",
            lambda text=news, language=language: tag(text * 8, DAY, language),
            lambda text=news, language=language: tag(text * 80, DAY, language),
        )
    extract(Article("warm", dated_sentences(20), published=DAY))
    report(
        "extract, dated sentences",
        lambda: extract(Article("a", dated_sentences(120), published=DAY)),
        lambda: extract(Article("b", dated_sentences(1200), published=DAY)),
    )


if __name__ == "__main__":
    main()
