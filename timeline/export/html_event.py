"""An event as HTML: date, title, sentence, article, facts, other mentions, map; and the footer of a page."""

from __future__ import annotations

from timeline import __version__
from timeline.export.event_collection import CitedMention, EventRecord
from timeline.export.html_map import CREDIT, html_map
from timeline.export.html_parts import html_article, html_sentence, html_text
from timeline.words import MODALITY_WORDS, dating_words, event_date_words, place_words, precision_words


def html_event(record: EventRecord, *, with_map: bool = False, on_paper: bool = False) -> str:
    """Return the heading, the quotation, the facts, the remarks and the other mentions of an event.

    Nothing unfolds ``on_paper``: there the articles of the other mentions are named.
    """
    mention = record.lead.mention
    others = _other_articles(record) if on_paper else _others(record)
    drawn = html_map(record.event.places) if with_map else ""
    return (
        f'<h3 dir="auto"><span class="when">{html_text(event_date_words(record.event))}</span>'
        f"{html_text(mention.title)}</h3>\n{_quotation(record.lead)}"
        f'<p class="facts">{". ".join(_facts(record))}.</p>\n{_remarks(record)}{others}{drawn}'
    )


def html_footer(events: str) -> str:
    """Return the footer of a page with some events as HTML; it credits their maps."""
    credit = f" {CREDIT}." if '<figure class="map">' in events else ""
    return (
        f"<footer>Dated by Timeline {__version__}. A program can be wrong: check the sentence.{credit}"
        "</footer>\n"
    )


def _facts(record: EventRecord) -> list[str]:
    mention = record.lead.mention
    who = ", ".join((*record.event.actors, *record.event.groups))
    facts = (
        f"{MODALITY_WORDS[mention.modality].capitalize()}",
        f"Date: {dating_words(mention)}",
        f"Who: {who}" if who else "",
        f"Where: {', '.join(map(place_words, record.event.places))}" if record.event.places else "",
    )
    precision = f'<span class="precision">{html_text(precision_words(mention.date))}</span>'
    return [precision, *(html_text(fact) for fact in facts if fact)]


def _remarks(record: EventRecord) -> str:
    return "".join(f'<p class="facts" dir="auto">{html_text(words)}</p>\n' for words in record.words)


def _quotation(cited: CitedMention) -> str:
    sentence = f'<blockquote dir="auto">{html_sentence(cited)}</blockquote>\n'
    return f'{sentence}<p class="facts" dir="auto">{html_article(cited.article)}</p>\n'


def _others(record: EventRecord) -> str:
    if not record.others:
        return ""
    quotations = "".join(map(_quotation, record.others))
    return f"<details><summary>Other mentions: {len(record.others):,}</summary>\n{quotations}</details>\n"


def _other_articles(record: EventRecord) -> str:
    articles = {
        each.article.id: each.article for each in record.others if each.article != record.lead.article
    }
    named = "; ".join(map(html_article, articles.values()))
    return f'<p class="facts" dir="auto">Also stated in: {named}</p>\n' if named else ""
