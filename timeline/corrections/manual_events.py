"""Events added by a person: as mentions of an article, or with a short text of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast
from urllib.parse import urlsplit

from timeline.corrections.correction import Entry, ManualEvent
from timeline.corrections.event_values import EXPLANATION, time_value
from timeline.corrections.reanchor_expressions import find_span
from timeline.events import mention_id
from timeline.language import sentences
from timeline.model import Anchor, Article, Expression, Mention, TimexType
from timeline.words.reasons import OrphanReason

SOURCE = "Added by hand"
_OWN = "by-hand/"


@dataclass(frozen=True, slots=True)
class ManualMention:
    """The mention of a manual event, with its article, and the note that the event was added with."""

    article: Article
    mention: Mention
    note: str = ""


def manual_mention(entry: Entry, articles: Mapping[str, Article]) -> ManualMention | OrphanReason:
    """Return the mention that an entry of ``Kind.ADDED`` adds, or the reason why it has no place."""
    added, target = cast("ManualEvent", entry.correction.new), entry.correction.target
    if target is None:
        return _without_article(entry.number, added)
    article = articles.get(target.article)
    if article is None:
        return OrphanReason.NO_ARTICLE
    span = find_span(article.text, target)
    if span is None:
        return OrphanReason.NO_WORDS
    return ManualMention(article, _mention(article, span, _sentence(article.text, span), added), added.note)


def is_by_hand(article: Article) -> bool:
    """Return True for the article that stands for an event of a person."""
    return article.id.startswith(_OWN)


def is_without_source(article: Article) -> bool:
    """Return True for the article of an event of a person for which no source was given."""
    return is_by_hand(article) and article.source == SOURCE


def is_without_quotation(article: Article) -> bool:
    """Return True for the article of an event of a person that holds no words but their own."""
    return is_by_hand(article) and "\n" not in article.text


def _without_article(number: int, added: ManualEvent) -> ManualMention:
    """Return the mention with an article of its own.

    Its text is the quotation and, on a line below it, the date; without a quotation the date and the title.
    """
    date, quotation = added.date.edtf, " ".join(added.quotation.split())
    text = f"{quotation}\n{date}" if quotation else f"{date}: {added.title}"
    start = len(quotation) + 1 if quotation else 0
    article = Article(
        f"{_OWN}{number}",
        text,
        title=added.title,
        source=added.source or _host(added.link) or SOURCE,
        url=added.link or None,
    )
    sentence = 0, len(quotation or text)
    mention = _mention(article, (start, start + len(date)), sentence, added)
    return ManualMention(article, mention, added.note)


def _host(link: str) -> str:
    try:
        return urlsplit(link).hostname or ""
    except ValueError:
        return ""


def _mention(
    article: Article, span: tuple[int, int], sentence: tuple[int, int], added: ManualEvent
) -> Mention:
    start, end = span
    words = article.text[start:end]
    day, kind, value = added.date.earliest, TimexType.DATE, added.date.edtf
    if added.time and day is not None and day == added.date.latest:
        kind, value = TimexType.TIME, time_value(day, added.time)
    expression = Expression(start, end, words, kind, value, None, Anchor.EXPLICIT, added.date, EXPLANATION)
    return Mention(
        mention_id(article.id, expression),
        article.id,
        added.title,
        *sentence,
        expression,
        added.modality,
        added.actors,
        added.places,
        added.groups,
    )


def _sentence(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return the bounds of the sentences around a span, at least the span itself."""
    start, end = span
    overlapping = [each for each in sentences(text) if each[0] < end and start < each[1]]
    if not overlapping:
        return span
    return min(start, overlapping[0][0]), max(end, overlapping[-1][1])
