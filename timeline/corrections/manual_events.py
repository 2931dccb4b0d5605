"""Events added by a person: as mentions of an article, or with a short text of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from timeline.corrections.correction import Entry, ManualEvent
from timeline.corrections.event_values import EXPLANATION
from timeline.corrections.reanchor_expressions import find_span
from timeline.events.mentions import mention_id
from timeline.language import sentences
from timeline.model import Anchor, Article, Expression, Mention, TimexType
from timeline.words.reasons import OrphanReason

SOURCE = "Added by hand"
_OWN = "by-hand/"


@dataclass(frozen=True, slots=True)
class ManualMention:
    """The mention of a manual event, with its article."""

    article: Article
    mention: Mention


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
    return ManualMention(article, _mention(article, span, _sentence(article.text, span), added))


def is_without_source(article: Article) -> bool:
    """Return True for the article that stands for an event of a person, and holds none but their words."""
    return article.id.startswith(_OWN) and article.source == SOURCE


def _without_article(number: int, added: ManualEvent) -> ManualMention:
    """Return the mention with an article of its own; its text is the date and the title."""
    date = added.date.edtf
    article = Article(f"{_OWN}{number}", f"{date}: {added.title}", title=added.title, source=SOURCE)
    return ManualMention(article, _mention(article, (0, len(date)), (0, len(article.text)), added))


def _mention(
    article: Article, span: tuple[int, int], sentence: tuple[int, int], added: ManualEvent
) -> Mention:
    start, end = span
    words = article.text[start:end]
    expression = Expression(
        start, end, words, TimexType.DATE, added.date.edtf, None, Anchor.EXPLICIT, added.date, EXPLANATION
    )
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
