"""Attacks on time: four times as much of anything may take little more than four times as long."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from datetime import date
from math import inf
from time import process_time

from tests.attack.damaged_files import TRIGGERS as PIECES
from tests.attack.outcome import Effort, Outcome
from tests.benchmarks.growth import BUSY, DULL, tag_all
from tests.benchmarks.growth import TRIGGERS as FIRST_WORDS
from tests.reading.samples import feed, page, pdf, word_with
from timeline.events import extract
from timeline.model import Article
from timeline.reading import read_bytes

MOST_GROWTH = 4.6
"""Four times the text may take this many times the time, measured on the processor."""
_MEASURABLE = 0.05
"""Seconds of processor time: less says nothing about growth."""
_MOST_SIZE = 2**18
"""Characters of a small text that is still too fast to measure: its growth does not matter."""
_ROUNDS = 5
_DAY = date(2024, 1, 10)
_REPEATED = (
    *("A", "- . ' ", "A-", "A. ", "A'", "A&", "AA ", "1/", "Aa ", "two days later ", "he said that ", "a\n"),
    *("Bank of the ", "Paris, ", "Mr. Aa ", "of Aa ", "(a) ", "who was ", "“Aa” ", "Aa, Bb and ", "killed "),
    *(
        "On Monday he left Paris. ",
        "KABUL (Reuters) - ",
        "By Ida Brand\n",
        "May 5 - ",
        "\n\n* a",
        "will not ",
    ),
)
"""Units that the extraction once was slow with, and others that its parts look for."""
_MARKUP = (
    "<p>",
    "<div>",
    "<b>a",
    "<td>",
    "&amp;",
    "<a href=b>",
    "<!--",
    "<li>5 May 2020",
    "<table>",
    "<br>a",
)
_MARKDOWN = (
    "[",
    "![",
    "*",
    "_a",
    "`",
    "> ",
    "- ",
    "<",
    "<!--",
    "|a",
    "\\",
    "~~~\n",
    "# a\n",
    "[a]: b\n",
    "**a*",
)
_WORD_PART = "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>{}</w:body></w:document>"
_READ: dict[str, Callable[[str], bytes]] = {
    "a.txt": str.encode,
    "a.md": str.encode,
    "a.html": lambda text: page(text),
    "a.rss": lambda text: feed(f"<description><![CDATA[{text}]]></description>"),
    "a.csv": lambda text: f"text\n{text}".encode(),
    "a.json": lambda text: f'[{{"text": "{text}"}}]'.encode(),
    "a.jsonl": lambda text: f'{{"text": "{text}"}}'.encode(),
    "a.pdf": lambda text: pdf([[text[at : at + 80] for at in range(0, len(text), 80)]]),
    "a.docx": lambda text: word_with(_WORD_PART.format(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>").encode()),
}
_UNITS = {"a.html": _MARKUP, "a.rss": _MARKUP, "a.md": _MARKDOWN, "a.csv": ('"', "a,", '"\n', "a\n", ";")}
_OF_ALL = ("a", "a\n", "5 May 2020\n", "a-\n", "Aa. ")


def growing_texts(effort: Effort) -> Outcome:
    """Repeat every trigger of the tagger, of the extraction and of the readers."""
    outcome = Outcome(f"x4 the text takes at most x{MOST_GROWTH} the time")
    _extract("The mayor left Paris on Monday; the models are loaded before the time runs.")
    subjects = list(_subjects())
    # In an order that mixes the kinds, so that the short form tries some of each.
    for number in effort.numbers(len(subjects)):
        name, unit, work = subjects[number * 97 % len(subjects)]
        outcome.attempt(f"{name} of {unit!r}", lambda unit=unit, work=work: _grows_slowly(unit, work))
    return outcome


def _subjects() -> Iterator[tuple[str, str, Callable[[str], object]]]:
    for unit in (*DULL, *BUSY, *(f"{word} " for word in FIRST_WORDS), *(f"{word}-" for word in FIRST_WORDS)):
        yield "tag", unit, tag_all
    for unit in dict.fromkeys((*_REPEATED, *(f"{piece} " for piece in PIECES))):
        yield "extract", unit, _extract
    for name, made in _READ.items():
        for unit in (*_OF_ALL, *_UNITS.get(name, ())):
            yield f"read {name}", unit, lambda text, name=name, made=made: list(read_bytes(name, made(text)))


def _extract(text: str) -> None:
    extract(Article("a", f"The mayor spoke on Monday. {text}", published=_DAY))


def _grows_slowly(unit: str, work: Callable[[str], object]) -> bool:
    """Compare the least times of some rounds: a busy machine makes a single one slow."""
    size = 2**12
    while (small := min(_seconds(unit, size, work) for _ in range(2))) < _MEASURABLE:
        size *= 2
        if size > _MOST_SIZE:
            return True
    return _is_slow_growth(unit, size, work, small) or _is_slow_growth(unit, 4 * size, work)


def _is_slow_growth(unit: str, size: int, work: Callable[[str], object], small: float = inf) -> bool:
    """Return True if four times the size takes at most ``MOST_GROWTH`` times the time in some round."""
    large = inf
    for _ in range(_ROUNDS):
        large = min(large, _seconds(unit, 4 * size, work))
        if large <= MOST_GROWTH * small:
            return True
        small = min(small, _seconds(unit, size, work))
    return large <= MOST_GROWTH * small


def _seconds(unit: str, size: int, work: Callable[[str], object]) -> float:
    """Return the processor time for a text of the unit.

    Python's search for cyclic garbage waits: it walks all objects at certain numbers of them, so that a text
    just above such a number costs a step more. Over many texts it costs a share that stays the same.
    """
    text = unit * (size // len(unit))
    gc.collect()
    gc.disable()
    try:
        begun = process_time()
        work(text)
        return process_time() - begun
    finally:
        gc.enable()
