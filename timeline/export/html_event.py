"""An event as HTML: date, title, sentence, article, facts, other mentions, map; and the footer of a page."""

from __future__ import annotations

from timeline import __version__
from timeline.export.event_collection import CitedMention, EventRecord
from timeline.export.html_map import CREDIT, html_map
from timeline.export.html_parts import html_article, html_sentence, html_text
from timeline.export.html_style import closing
from timeline.export.publication import TOLD, Publication
from timeline.words import (
    MODALITY_SENTENCES,
    MODALITY_WORDS,
    dating_words,
    event_date_words,
    place_words,
    precision_words,
)

MADE = f"Dated by Timeline {__version__}. A program can be wrong: check the sentence."


def html_event(
    record: EventRecord, *, with_map: bool = False, on_paper: bool = False, for_readers: bool = False
) -> str:
    """Return the heading, the quotation, the facts, the remarks and the other mentions of an event.

    Nothing unfolds ``on_paper``: there the articles of the other mentions are named. ``for_readers`` the
    facts and remarks are only those without which heading and quotation would mislead.
    """
    mention = record.lead.mention
    others = _other_articles(record) if on_paper else _others(record)
    drawn = html_map(record.event.places) if with_map else ""
    return (
        f'<h3 dir="auto"><span class="when">{html_text(event_date_words(record.event))}</span>'
        f"{html_text(mention.title)}</h3>\n{_quotation(record.lead)}"
        f"{told_to_readers(record) if for_readers else _workshop(record)}{others}{drawn}"
    )


def html_footer(events: str, publication: Publication) -> str:
    """Return the footer of a page with some events as HTML: the publisher's words, the maps' credit."""
    told = "" if publication.for_readers else MADE
    credit = f"{CREDIT}." if '<figure class="map">' in events else ""
    words = " ".join(filter(None, (told, credit)))
    made = f"<p>{words}</p>\n" if words else ""
    return f"<footer>\n{closing(publication)}{made}</footer>\n"


def told_to_readers(record: EventRecord) -> str:
    """Return what a reader must know: an event that is no fact, and a date that the sources dispute."""
    modality = record.lead.mention.modality
    words = MODALITY_SENTENCES[modality] if modality in TOLD else ""
    dispute = f"Sources disagree on the date: {record.disagreement}" if record.disagreement else ""
    return "".join(f'<p class="facts">{html_text(each)}.</p>\n' for each in (words, dispute) if each)


def _workshop(record: EventRecord) -> str:
    """Return how the event was dated and read, and what people did with it."""
    return f'<p class="facts">{". ".join(_facts(record))}.</p>\n{_remarks(record)}'


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
