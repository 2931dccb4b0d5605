"""The share of the sentences of ``sentences/`` with every date right, in percent, by file and in all.

A sentence is a row ``[[case]]`` of a TOML file:

========= =====================================================================================
text      the sentence, or a few lines
published the day of publication (optional)
language  its code (optional: without it the program decides)
want      ``at``: words of an expression; the n-th row takes the n-th such words. ``date``: EDTF,
          or "" if the expression has no date. ``or``: other right dates. ``modality`` (optional)
none      words without any date
event     true: an event has each of these dates; false: no event has one of these expressions
why       the reason for the dates
========= =====================================================================================

Dates are equal if they have the same first and last day; spans match if they overlap. A range may be tagged
as one expression or as its two ends.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from timeline import edtf
from timeline.errors import TimelineError
from timeline.model import Article, CalendarDate, Expression, Mention
from timeline.pipeline import extract, tag

SENTENCES = Path(__file__).parent / "sentences"
IN_ALL = "sentences, all"

Days = tuple[date | None, date | None, bool]
"""First day, last day, and True for an approximate date."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class WantedDate:
    """The right dates of the expression at a span; ``None`` among them: it may have no date."""

    span: Span
    words: str
    days: tuple[Days | None, ...]
    modality: str | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its right dates. ``undated`` are the spans without any date."""

    group: str
    article: Article
    wanted: tuple[WantedDate, ...]
    undated: tuple[Span, ...]
    event: bool | None


@dataclass(frozen=True, slots=True)
class Findings:
    """The program's expressions and mentions in a sentence; no mentions if they are not asked for."""

    expressions: tuple[Expression, ...]
    mentions: tuple[Mention, ...]


def sentence_scores() -> dict[str, float]:
    """Return the figure of each file, and of all files together."""
    right, total = Counter[str](), Counter[str]()
    for sentence, findings in _compared():
        for group in (sentence.group, IN_ALL):
            total[group] += 1
            right[group] += not any(_faults(sentence, findings))
    return {group: round(100 * right[group] / total[group], 1) for group in sorted(total)}


def sentence_errors() -> Iterator[str]:
    """Yield a line for each fault."""
    for sentence, findings in _compared():
        for fault in _faults(sentence, findings):
            yield f"{sentence.article.id} [{sentence.article.published}] {sentence.article.text!r}: {fault}"


def sentences() -> Iterator[Sentence]:
    """Yield the sentences, by file name."""
    for path in sorted(SENTENCES.glob("*.toml")):
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
        for number, row in enumerate(rows, start=1):
            yield _sentence(path.stem, number, row)


def _sentence(stem: str, number: int, row: dict[str, Any]) -> Sentence:
    text = row["text"]
    article = Article(f"{stem}-{number}", text, published=row.get("published"), language=row.get("language"))
    taken = Counter[str]()
    wanted = []
    for each in row.get("want", ()):
        words = each["at"]
        span = _spans(text, words)[taken[words]]
        taken[words] += 1
        days = tuple(_parsed_days(written) for written in (each["date"], *each.get("or", ())))
        wanted.append(WantedDate(span, words, days, each.get("modality")))
    undated = tuple(span for words in row.get("none", ()) for span in _spans(text, words))
    return Sentence(f"sentences, {stem}", article, tuple(wanted), undated, row.get("event"))


def _spans(text: str, words: str) -> list[Span]:
    """Return the spans of the words: as whole words if possible, else anywhere (Chinese has no spaces)."""
    pattern = re.escape(words)
    for each in (rf"(?<!\w){pattern}(?!\w)", pattern):
        if spans := [match.span() for match in re.finditer(each, text)]:
            return spans
    raise ValueError(f"{words!r} is not in {text!r}")


def _parsed_days(written: str) -> Days | None:
    if not written:
        return None
    placed = edtf.parse(written)
    if placed is None:
        raise ValueError(f"{written!r} is no EDTF date")
    return _days(placed)


def _days(placed: CalendarDate) -> Days:
    return placed.earliest, placed.latest, edtf.is_approximate(placed.edtf)


def _compared() -> Iterator[tuple[Sentence, Findings]]:
    """Yield each sentence with the findings; only those with ``event`` are parsed."""
    tagged = [each for each in sentences() if each.event is None]
    parsed = [each for each in sentences() if each.event is not None]
    for sentence, (_, expressions) in zip(tagged, tag([each.article for each in tagged]), strict=True):
        if isinstance(expressions, TimelineError):
            raise expressions
        yield sentence, Findings(expressions, ())
    for sentence, (_, extraction) in zip(parsed, extract([each.article for each in parsed]), strict=True):
        if isinstance(extraction, TimelineError):
            raise extraction
        yield sentence, Findings(tuple(extraction.expressions), tuple(extraction.mentions))


def _faults(sentence: Sentence, findings: Findings) -> Iterator[str]:
    for wanted in sentence.wanted:
        mentions = [each for each in findings.mentions if _overlap(each.expression, wanted.span)]
        if sentence.event:
            yield from _mention_faults(wanted, mentions)
            continue
        if mentions:
            yield f"{wanted.words!r} makes an event"
        yield from _expression_faults(wanted, findings.expressions)
    for span in sentence.undated:
        for each in findings.expressions:
            if each.date and _overlap(each, span):
                yield f"{each.text!r} has the date {each.date.edtf}"


def _mention_faults(wanted: WantedDate, mentions: Sequence[Mention]) -> Iterator[str]:
    if not mentions:
        yield f"no event at {wanted.words!r}"
    for each in mentions:
        if _days(each.date) not in wanted.days:
            yield f"{wanted.words!r} has the date {each.date.edtf}"
        elif wanted.modality not in (None, each.modality):
            yield f"{wanted.words!r} is {each.modality}, not {wanted.modality}"


def _expression_faults(wanted: WantedDate, expressions: Sequence[Expression]) -> Iterator[str]:
    dates = [each.date for each in expressions if each.date and _overlap(each, wanted.span)]
    days = [_days(each) for each in dates]
    if not days:
        if None not in wanted.days:
            yield f"{wanted.words!r} has no date"
    elif not all(each in wanted.days for each in days) and _hull(dates) not in wanted.days:
        yield f"{wanted.words!r} has the date {', '.join(each.edtf for each in dates)}"


def _hull(dates: Sequence[CalendarDate]) -> Days:
    """Return the days from the first date to the last date."""
    return dates[0].earliest, dates[-1].latest, False


def _overlap(expression: Expression, span: Span) -> bool:
    return expression.start < span[1] and span[0] < expression.end
