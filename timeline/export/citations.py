"""Events as a table to cite from: date, statement, sentence, article and address, to paste into a text."""

from __future__ import annotations

from timeline.export.markup import document, origin, sentence, text
from timeline.export.records import Collection, Record, Telling
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


def written(collection: Collection) -> str:
    """Return the table as a page of its own, a row for each mention of each event."""
    filtered = f"<p>{text(collection.filtered)}</p>\n" if collection.filtered else ""
    head = "".join(f'<th scope="col">{name}</th>' for name in HEADER)
    rows = "".join(_row(record, told) for record in collection.records for told in record.tellings)
    body = (
        f'<h1 dir="auto">{text(collection.title)}</h1>\n{filtered}'
        f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    )
    return document(collection.title, STYLE, body)


def _row(record: Record, told: Telling) -> str:
    address = safe_href(told.article.archive) or safe_href(told.article.url) or ""
    return (
        f'<tr><td class="when">{text(expression_date_words(told.mention.expression))}</td>'
        f'<td dir="auto">{text(record.lead.mention.title)}</td><td dir="auto">{sentence(told)}</td>'
        f'<td dir="auto">{origin(told.article)}</td><td>{address}</td>'
        f'<td dir="auto">{"<br>".join(map(text, record.remark.words))}</td></tr>\n'
    )
