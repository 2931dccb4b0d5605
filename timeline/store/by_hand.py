"""Events that a person adds: as mentions of the article they are told in, or of a text of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from timeline.events.mentions import mention_id
from timeline.language import sentences
from timeline.model import Anchor, Article, Expression, Mention, TimexType
from timeline.store.correction import Entry, HandMade
from timeline.store.fit import NO_ARTICLE, NO_WORDS, place_in
from timeline.store.shown import EXPLANATION

SOURCE = "Added by hand"


@dataclass(frozen=True, slots=True)
class Written:
    """A mention made by hand, with the article that it stands in."""

    article: Article
    mention: Mention


def written(entry: Entry, articles: Mapping[str, Article]) -> Written | str:
    """Return the event that an entry adds, or why it does not stand in its article any more."""
    made, target = cast("HandMade", entry.correction.new), entry.correction.target
    if target is None:
        return _alone(entry.number, made)
    article = articles.get(target.article)
    if article is None:
        return NO_ARTICLE
    span = place_in(article.text, target)
    if span is None:
        return NO_WORDS
    return Written(article, _mention(article, span, _sentence(article.text, span), made))


def _alone(number: int, made: HandMade) -> Written:
    """Return an event with a text of its own: its date, and what happened."""
    when = made.date.edtf
    article = Article(f"by-hand/{number}", f"{when}: {made.title}", title=made.title, source=SOURCE)
    return Written(article, _mention(article, (0, len(when)), (0, len(article.text)), made))


def _mention(article: Article, span: tuple[int, int], sentence: tuple[int, int], made: HandMade) -> Mention:
    start, end = span
    words = article.text[start:end]
    expression = Expression(
        start, end, words, TimexType.DATE, made.date.edtf, None, Anchor.EXPLICIT, made.date, EXPLANATION
    )
    return Mention(
        mention_id(article.id, expression),
        article.id,
        made.title,
        *sentence,
        expression,
        made.modality,
        made.actors,
        made.places,
    )


def _sentence(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return the sentence that a span lies in."""
    start, end = span
    found = [each for each in sentences(text) if each[0] < end and start < each[1]]
    return (min(start, found[0][0]), max(end, found[-1][1])) if found else span
