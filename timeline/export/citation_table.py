"""Events as an HTML table of citations, to paste into a text: date, statement, sentence, article, address."""

from __future__ import annotations

from timeline.export.event_collection import CitedMention, EventCollection, EventRecord
from timeline.export.html_parts import html_article, html_document, html_sentence, html_text
from timeline.safe_text import safe_href
from timeline.words import expression_date_words

STYLE = """\
body { font: 14px/1.45 Arial, "Liberation Sans", "Noto Sans", sans-serif; margin: 2em; color: #1d1d1f }
table { border-collapse: collapse; width: 100% }
th, td { border: 1px solid #bbb; padding: .4em .6em; text-align: left; vertical-align: top }
td { overflow-wrap: anywhere }
td.when { white-space: nowrap }
td:nth-child(2), td:nth-child(5) { min-width: 11em }
"""
HEADER = ("Date", "What", "Sentence", "Article", "Address", "Remarks")


def to_citation_table(collection: EventCollection) -> str:
    """Return the table as a whole page, with one row for each mention of each event."""
    filtered = f"<p>{html_text(collection.filter_words)}</p>\n" if collection.filter_words else ""
    head = "".join(f'<th scope="col">{name}</th>' for name in HEADER)
    rows = "".join(_row(record, cited) for record in collection.records for cited in record.mentions)
    body = (
        f'<h1 dir="auto">{html_text(collection.title)}</h1>\n{filtered}'
        f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    )
    return html_document(collection.title, STYLE, body)


def _row(record: EventRecord, cited: CitedMention) -> str:
    address = safe_href(cited.article.archive) or safe_href(cited.article.url) or ""
    return (
        f'<tr><td class="when">{html_text(expression_date_words(cited.mention.expression))}</td>'
        f'<td dir="auto">{html_text(record.lead.mention.title)}</td>'
        f'<td dir="auto">{html_sentence(cited)}</td>'
        f'<td dir="auto">{html_article(cited.article)}</td><td>{address}</td>'
        f'<td dir="auto">{"<br>".join(map(html_text, record.words))}</td></tr>\n'
    )
